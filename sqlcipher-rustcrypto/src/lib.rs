//! SQLCipher, compiled with its cryptography supplied by [RustCrypto](https://github.com/RustCrypto).
//!
//! SQLCipher encrypts each page of an SQLite database and authenticates it. It leaves the four operations that this
//! takes to a *provider*, usually OpenSSL. This crate compiles the published SQLCipher source (`sqlcipher-src`) with
//! a provider of its own, and so with no socket, no configuration file and no build tool but a C compiler in it. The
//! files it writes are SQLCipher 4 files that any other SQLCipher reads.
//!
//! # For a reader who checks it
//!
//! - **It chooses no algorithm.** SQLCipher decides what is encrypted, with which key, initialisation vector and MAC,
//!   and compares the MAC itself, in constant time. The functions here pass one call on each: AES-256-CBC without
//!   padding, HMAC and PBKDF2 with SHA-256 or SHA-512, bytes from the kernel. SHA-1, which SQLCipher names for files
//!   of its releases 1 to 3, is refused.
//! - **It has no state:** no lock, no thread-local, no cached key, and one static, which is where SQLite's own `free` is kept. A
//!   fork or a thread changes nothing.
//! - **It fails closed.** A null pointer, a size that does not fit or an unknown algorithm gives SQLITE_ERROR and
//!   leaves the output as it was. A kernel without random bytes gives SQLITE_ERROR too: there is no second source.
//! - **Keys are wiped** by the `zeroize` features of the crates below it; here none is copied.
//! - **Memory is cleared** whenever SQLite gives it back, in every connection, asked or not (`PRAGMA cipher_memory_security` is not
//!   needed, and is slow); closing a connection clears the stack below it, where deciphering left a piece of the last page.
//! - **Threads** may open the first databases of a process at the same time: each connection makes sure that SQLCipher is ready.
//! - `src/provider.c` fills SQLCipher's table by name, in the translation unit that declares it. A changed type stops
//!   the build (`-Werror=incompatible-pointer-types`), so does an added field or a renumbered constant
//!   (static assertions).
//! - `unsafe` is what a C interface needs and no more: each function turns pointers into slices at its top, checks
//!   them, and calls safe code. Nothing unwinds into C: no call below can panic on checked sizes, and `extern "C"`
//!   aborts if one did.
//!
//! # Use
//!
//! Nothing is called by name. The crate that opens databases says so once, and rusqlite, built with its feature
//! `in_gecko` (which links no SQLite of its own), finds SQLCipher:
//!
//! ```
//! use sqlcipher_rustcrypto as _;
//!
//! let db = rusqlite::Connection::open_in_memory()?;
//! db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32)))?;
//! let provider: String = db.query_row("PRAGMA cipher_provider", [], |row| row.get(0))?;
//! assert_eq!(provider, "rustcrypto");
//! # Ok::<(), rusqlite::Error>(())
//! ```
//!
//! Two dangers are SQLCipher's own and stay with the caller: `PRAGMA key` on a plain SQLite is ignored without a word,
//! so ask for `cipher_version` and `cipher_provider` before the first write; and page size and HMAC algorithm are not
//! stored in the file, so a wrong one looks like a wrong key.
#![expect(clippy::disallowed_methods, reason = "SQLCipher draws its salts and nonces through this provider")]

use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;
use std::slice;

use aes::Aes256;
use aes::cipher::{Array, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

// SQLCipher's numbers; provider.c asserts that they are still these.
const OK: c_int = 0;
const ERROR: c_int = 1;
const DECRYPT: c_int = 0;
const ENCRYPT: c_int = 1;
const SHA256: c_int = 1;
const SHA512: c_int = 2;

const KEY: usize = 32;
const BLOCK: usize = 16;

/// Fills `buffer` with `length` bytes from the kernel.
///
/// # Safety
/// `buffer` is null or valid for writes of `length` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn sqlcipher_rustcrypto_random(
    _ctx: *mut c_void,
    buffer: *mut c_void,
    length: c_int,
) -> c_int {
    let Some(length) = size(buffer.cast(), length) else { return ERROR };
    // SAFETY: not null, and writable for `length` bytes as the caller promises; MaybeUninit may hold anything.
    let buffer = unsafe { slice::from_raw_parts_mut(buffer.cast::<MaybeUninit<u8>>(), length) };
    match getrandom::fill_uninit(buffer) {
        Ok(_) => OK,
        Err(_) => ERROR,
    }
}

/// Writes the HMAC of `input`, then of `second` if there is one, to `out`: 32 bytes (SHA-256) or 64 (SHA-512).
///
/// # Safety
/// Each input is null or readable for the size named after it; `out` is null or writable for the size of the MAC.
#[unsafe(no_mangle)]
unsafe extern "C" fn sqlcipher_rustcrypto_hmac(
    _ctx: *mut c_void,
    algorithm: c_int,
    key: *const u8,
    key_size: c_int,
    input: *const u8,
    input_size: c_int,
    second: *const u8,
    second_size: c_int,
    out: *mut u8,
) -> c_int {
    // SAFETY: the caller's promise for each of the inputs.
    let (key, input) = match unsafe { (bytes(key, key_size), bytes(input, input_size)) } {
        (Some(key), Some(input)) if !out.is_null() => (key, input),
        _ => return ERROR,
    };
    let second = if second.is_null() {
        &[]
    } else {
        // SAFETY: as above.
        match unsafe { bytes(second, second_size) } {
            Some(second) => second,
            None => return ERROR,
        }
    };
    match algorithm {
        // SAFETY: `out` is not null and, as the caller promises, writable for the size of this MAC.
        SHA256 => unsafe { mac::<Hmac<Sha256>>(key, input, second, out) },
        // SAFETY: the same.
        SHA512 => unsafe { mac::<Hmac<Sha512>>(key, input, second, out) },
        _ => ERROR,
    }
}

/// # Safety
/// `out` is writable for the size of this MAC.
unsafe fn mac<M: Mac + KeyInit>(key: &[u8], input: &[u8], second: &[u8], out: *mut u8) -> c_int {
    let Ok(mac) = <M as KeyInit>::new_from_slice(key) else { return ERROR };
    let tag = mac.chain_update(input).chain_update(second).finalize().into_bytes();
    // SAFETY: the caller's promise; `tag` is ours, so the two cannot overlap.
    unsafe { out.copy_from_nonoverlapping(tag.as_ptr(), tag.len()) };
    OK
}

/// Derives `out_size` bytes from a passphrase with PBKDF2.
///
/// SQLCipher calls it, with two rounds of SHA-512, for a raw key as well.
///
/// # Safety
/// `pass` and `salt` are null or readable for the size named after them; `out` is null or writable for `out_size`
/// bytes and apart from both.
#[unsafe(no_mangle)]
unsafe extern "C" fn sqlcipher_rustcrypto_kdf(
    _ctx: *mut c_void,
    algorithm: c_int,
    pass: *const u8,
    pass_size: c_int,
    salt: *const u8,
    salt_size: c_int,
    rounds: c_int,
    out_size: c_int,
    out: *mut u8,
) -> c_int {
    // SAFETY: the caller's promise for both inputs.
    let (Some(pass), Some(salt)) = (unsafe { (bytes(pass, pass_size), bytes(salt, salt_size)) }) else {
        return ERROR;
    };
    let (Some(out_size), Ok(rounds @ 1..)) = (size(out, out_size), u32::try_from(rounds)) else {
        return ERROR;
    };
    let derive = match algorithm {
        SHA256 => pbkdf2::pbkdf2_hmac::<Sha256>,
        SHA512 => pbkdf2::pbkdf2_hmac::<Sha512>,
        _ => return ERROR,
    };
    // SAFETY: not null, writable for `out_size` bytes and apart from the inputs as the caller promises; zeroed first,
    // because a slice must not show bytes that were never written.
    let out = unsafe {
        out.write_bytes(0, out_size);
        slice::from_raw_parts_mut(out, out_size)
    };
    derive(pass, salt, rounds, out);
    OK
}

/// Encrypts or decrypts `input` with AES-256-CBC, without padding, to `out`; the two may be the same memory.
///
/// # Safety
/// `key` and `input` are null or readable for the size named after them, `iv` is null or readable for 16 bytes, `out`
/// is null or writable for `input_size` bytes and apart from `key` and `iv`.
#[unsafe(no_mangle)]
unsafe extern "C" fn sqlcipher_rustcrypto_cipher(
    _ctx: *mut c_void,
    mode: c_int,
    key: *const u8,
    key_size: c_int,
    iv: *const u8,
    input: *const u8,
    input_size: c_int,
    out: *mut u8,
) -> c_int {
    // SAFETY: the caller's promise for both inputs; the block size fits.
    let (Some(key), Some(iv)) = (unsafe { (bytes(key, key_size), bytes(iv, BLOCK as c_int)) }) else {
        return ERROR;
    };
    let (Some(length), Some(_)) = (size(input, input_size), size(out, input_size)) else { return ERROR };
    if key.len() != KEY || length == 0 || !length.is_multiple_of(BLOCK) || !matches!(mode, ENCRYPT | DECRYPT)
    {
        return ERROR;
    }
    // SAFETY: both are not null and valid for `length` bytes as the caller promises; `copy` allows any overlap. From
    // here on `out` alone is used, so no other slice shows the same memory.
    let out = unsafe {
        out.copy_from(input, length);
        slice::from_raw_parts_mut(out, length)
    };
    let (blocks, _) = Array::slice_as_chunks_mut(out);
    if mode == ENCRYPT {
        let Ok(mut cipher) = cbc::Encryptor::<Aes256>::new_from_slices(key, iv) else { return ERROR };
        cipher.encrypt_blocks(blocks);
    } else {
        let Ok(mut cipher) = cbc::Decryptor::<Aes256>::new_from_slices(key, iv) else { return ERROR };
        cipher.decrypt_blocks(blocks);
    }
    OK
}

/// The length as a size, if it is not negative and there is memory for it.
fn size(memory: *const u8, length: c_int) -> Option<usize> {
    if memory.is_null() { None } else { usize::try_from(length).ok() }
}

/// The bytes at `memory`, if it is not null and `length` not negative.
///
/// # Safety
/// `memory` is null or readable, and left alone, for `length` bytes for as long as the slice is used.
unsafe fn bytes<'a>(memory: *const u8, length: c_int) -> Option<&'a [u8]> {
    // SAFETY: not null, and the rest is the caller's promise.
    size(memory, length).map(|length| unsafe { slice::from_raw_parts(memory, length) })
}

#[cfg(test)]
mod tests;
