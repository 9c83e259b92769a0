/*
** SQLCipher, and the table by which it calls the functions of lib.rs. The table is filled by name inside the one
** translation unit that declares it, so that the compiler compares every name and type; a field that was added shows
** in the assertion on its size.
*/
#include "sqlcipher.c"

/*
** SQLite calls itself initialised before it calls SQLITE_EXTRA_INIT, and outside of its lock. A second thread that opens
** a database in between would find SQLCipher not ready and have its key refused. So every connection, as it is opened,
** asks for SQLCipher's part itself: that function locks, and does nothing where all is done.
*/
int sqlcipher_rustcrypto_ready(sqlite3 *db) { return sqlcipher_extra_init(0); }

/*
** SQLite's memory is cleared when it is given back, of every connection and from the first to the last. SQLCipher can do
** that too (PRAGMA cipher_memory_security), but locks each block against swapping by a system call of its own, which
** makes a report of large tables ten times slower, and whose unlocking undoes the lock of every other block on the same
** page. So records may be swapped out; keys are not: SQLCipher keeps them in a heap of its own, which it locks once.
*/
static void (*free_as_it_is)(void *) = 0;
/* A call through a volatile pointer is made: the compiler may not leave it out because nobody reads what it wrote. */
static void *(*const volatile clear)(void *, int, size_t) = memset;

static void clearing_free(void *memory) {
  clear(memory, 0, default_mem_methods.xSize(memory));
  free_as_it_is(memory);
}

/* The system's own would leave the old block behind as it was. */
static void *clearing_realloc(void *memory, int size) {
  int old_size = default_mem_methods.xSize(memory);
  if( size<=old_size && size>=old_size/2 ) return memory;
  void *other = default_mem_methods.xMalloc(size);
  if( other ){
    memcpy(other, memory, size<old_size ? size : old_size);
    clearing_free(memory);
  }
  return other;
}

/* SQLite calls this under its lock before it calls itself initialised; sqlcipher_init_memmethods was before. */
int sqlcipher_rustcrypto_memory(const char *unused) {
  if( !sqlcipher_mem_initialized ) return SQLITE_ERROR;
  if( !free_as_it_is ){
    free_as_it_is = default_mem_methods.xFree;
    default_mem_methods.xFree = clearing_free;
    default_mem_methods.xRealloc = clearing_realloc;
  }
  return SQLITE_OK;
}

/* Deciphering leaves a piece of the last page, and of the key's schedule, below the frames of the stack. */
static void clear_stack(void) {
  unsigned char below[32 * 1024];
  clear(below, 0, sizeof(below));
}

extern int sqlcipher_rustcrypto_random(void *ctx, void *buffer, int length);
extern int sqlcipher_rustcrypto_hmac(void *ctx, int algorithm, const unsigned char *key, int key_sz,
                                     const unsigned char *in, int in_sz, const unsigned char *in2, int in2_sz,
                                     unsigned char *out);
extern int sqlcipher_rustcrypto_kdf(void *ctx, int algorithm, const unsigned char *pass, int pass_sz,
                                    const unsigned char *salt, int salt_sz, int rounds, int key_sz,
                                    unsigned char *key);
extern int sqlcipher_rustcrypto_cipher(void *ctx, int mode, const unsigned char *key, int key_sz,
                                       const unsigned char *iv, const unsigned char *in, int in_sz,
                                       unsigned char *out);

_Static_assert(sizeof(sqlcipher_provider) == 18 * sizeof(void *), "SQLCipher's provider table has changed");
/* The numbers that lib.rs matches on. */
_Static_assert(SQLCIPHER_DECRYPT == 0 && SQLCIPHER_ENCRYPT == 1, "cipher modes");
_Static_assert(SQLCIPHER_HMAC_SHA256 == 1 && SQLCIPHER_HMAC_SHA512 == 2, "HMAC algorithms");
_Static_assert(SQLCIPHER_PBKDF2_HMAC_SHA256 == 1 && SQLCIPHER_PBKDF2_HMAC_SHA512 == 2, "PBKDF2 algorithms");
_Static_assert(SQLITE_OK == 0 && SQLITE_ERROR == 1, "result codes");

static const char *rustcrypto_name(void *ctx) { return "rustcrypto"; }
static const char *rustcrypto_version(void *ctx) { return "1"; }
static const char *rustcrypto_cipher_name(void *ctx) { return "aes-256-cbc"; }
static int rustcrypto_key_sz(void *ctx) { return 32; }
static int rustcrypto_iv_sz(void *ctx) { return 16; }
static int rustcrypto_block_sz(void *ctx) { return 16; }
static int rustcrypto_hmac_sz(void *ctx, int algorithm) {
  return algorithm == SQLCIPHER_HMAC_SHA256 ? 32 : algorithm == SQLCIPHER_HMAC_SHA512 ? 64 : 0;
}
/* The functions keep no state, and the kernel's generator needs no help from us. */
static int rustcrypto_ctx(void **ctx) { return SQLITE_OK; }
static int rustcrypto_ctx_free(void **ctx) {
  clear_stack();
  return SQLITE_OK;
}
static int rustcrypto_add_random(void *ctx, const void *buffer, int length) { return SQLITE_OK; }
static int rustcrypto_fips_status(void *ctx) { return 0; }

int sqlcipher_rustcrypto_setup(sqlcipher_provider *provider) {
  *provider = (sqlcipher_provider){
    .get_provider_name = rustcrypto_name,
    .get_provider_version = rustcrypto_version,
    .add_random = rustcrypto_add_random,
    .random = sqlcipher_rustcrypto_random,
    .hmac = sqlcipher_rustcrypto_hmac,
    .kdf = sqlcipher_rustcrypto_kdf,
    .cipher = sqlcipher_rustcrypto_cipher,
    .get_cipher = rustcrypto_cipher_name,
    .get_key_sz = rustcrypto_key_sz,
    .get_iv_sz = rustcrypto_iv_sz,
    .get_block_sz = rustcrypto_block_sz,
    .get_hmac_sz = rustcrypto_hmac_sz,
    .ctx_init = rustcrypto_ctx,
    .ctx_free = rustcrypto_ctx_free,
    .fips_status = rustcrypto_fips_status,
  };
  return SQLITE_OK;
}
