//! Known answers, asked for as SQLCipher asks: through the C interface.

use std::ptr::{null, null_mut};

use super::*;

/// NIST SP 800-38A, F.2.5: key, initialisation vector, four blocks and what they become.
const AES_KEY: &str = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
const AES_IV: &str = "000102030405060708090a0b0c0d0e0f";
const AES_PLAIN: &str = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51\
                         30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";
const AES_SEALED: &str = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d\
                          39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b";

fn unhex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("a hexadecimal digit") as u8;
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

fn cipher(mode: c_int, key: &[u8], input: &[u8]) -> (c_int, Vec<u8>) {
    let iv = unhex(AES_IV);
    let mut out = vec![0xaa; input.len()];
    // SAFETY: every pointer comes from a slice of the size given beside it.
    let code = unsafe {
        sqlcipher_rustcrypto_cipher(
            null_mut(),
            mode,
            key.as_ptr(),
            key.len() as c_int,
            iv.as_ptr(),
            input.as_ptr(),
            input.len() as c_int,
            out.as_mut_ptr(),
        )
    };
    (code, out)
}

fn hmac(algorithm: c_int, key: &[u8], input: &[u8], second: Option<&[u8]>) -> (c_int, [u8; 64]) {
    let mut out = [0; 64];
    // SAFETY: as above; 64 bytes hold the largest MAC.
    let code = unsafe {
        sqlcipher_rustcrypto_hmac(
            null_mut(),
            algorithm,
            key.as_ptr(),
            key.len() as c_int,
            input.as_ptr(),
            input.len() as c_int,
            second.map_or(null(), <[u8]>::as_ptr),
            second.map_or(0, |second| second.len() as c_int),
            out.as_mut_ptr(),
        )
    };
    (code, out)
}

fn kdf(algorithm: c_int, rounds: c_int, out: &mut [u8]) -> c_int {
    let (pass, salt) = (b"password", b"salt");
    // SAFETY: as above.
    unsafe {
        sqlcipher_rustcrypto_kdf(
            null_mut(),
            algorithm,
            pass.as_ptr(),
            pass.len() as c_int,
            salt.as_ptr(),
            salt.len() as c_int,
            rounds,
            out.len() as c_int,
            out.as_mut_ptr(),
        )
    }
}

#[test]
fn aes_gives_the_published_answer_both_ways() {
    let (key, plain, sealed) = (unhex(AES_KEY), unhex(AES_PLAIN), unhex(AES_SEALED));
    assert_eq!(cipher(ENCRYPT, &key, &plain), (OK, sealed.clone()));
    assert_eq!(cipher(DECRYPT, &key, &sealed), (OK, plain));
}

#[test]
fn aes_works_in_place() {
    let (key, iv, mut page) = (unhex(AES_KEY), unhex(AES_IV), unhex(AES_PLAIN));
    let (length, memory) = (page.len() as c_int, page.as_mut_ptr());
    for (mode, expected) in [(ENCRYPT, AES_SEALED), (DECRYPT, AES_PLAIN)] {
        // SAFETY: input and output are the whole of `page`, which nothing else uses meanwhile.
        let code = unsafe {
            sqlcipher_rustcrypto_cipher(
                null_mut(),
                mode,
                key.as_ptr(),
                32,
                iv.as_ptr(),
                memory,
                length,
                memory,
            )
        };
        assert_eq!(code, OK);
        // SAFETY: `memory` is still the start of `page`.
        assert_eq!(unsafe { slice::from_raw_parts(memory, length as usize) }, unhex(expected));
    }
}

#[test]
fn aes_refuses_what_does_not_fit() {
    let (key, plain) = (unhex(AES_KEY), unhex(AES_PLAIN));
    for (mode, key, input) in [
        (ENCRYPT, &key[..16], &plain[..]),
        (ENCRYPT, &key[..31], &plain[..]),
        (ENCRYPT, &key[..], &plain[..15]),
        (DECRYPT, &key[..], &plain[..17]),
        (DECRYPT, &key[..], &[]),
        (2, &key[..], &plain[..]),
    ] {
        let (code, out) = cipher(mode, key, input);
        assert_eq!(code, ERROR, "mode {mode}, key of {}, input of {}", key.len(), input.len());
        assert!(out.iter().all(|&byte| byte == 0xaa), "the output is left alone");
    }
}

#[test]
fn hmac_gives_the_published_answers() {
    // RFC 4231, test case 2.
    let (key, input) = (b"Jefe", b"what do ya want for nothing?");
    let sha256 = unhex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    let sha512 = unhex(
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
         9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    );
    for (first, second) in [(&input[..], None), (&input[..9], Some(&input[9..])), (&input[..], Some(&[][..]))]
    {
        let (code, out) = hmac(SHA256, key, first, second);
        assert_eq!((code, &out[..32]), (OK, &sha256[..]));
        assert_eq!(out[32..], [0; 32], "no byte past the MAC is written");
        let (code, out) = hmac(SHA512, key, first, second);
        assert_eq!((code, &out[..]), (OK, &sha512[..]));
    }
}

#[test]
fn pbkdf2_gives_the_published_answers() {
    let mut out = [0; 32];
    assert_eq!(kdf(SHA256, 4096, &mut out), OK);
    assert_eq!(out[..], unhex("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"));
    let mut out = [0; 40];
    assert_eq!(kdf(SHA512, 2, &mut out), OK);
    assert_eq!(
        out[..],
        unhex("e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53cf76cab2868a39b9f")
    );
}

#[test]
fn unknown_algorithms_and_rounds_are_refused() {
    for algorithm in [-1, 0, 3] {
        assert_eq!(hmac(algorithm, b"key", b"input", None).0, ERROR);
        assert_eq!(kdf(algorithm, 1, &mut [0; 32]), ERROR);
    }
    for rounds in [-1, 0] {
        assert_eq!(kdf(SHA512, rounds, &mut [0; 32]), ERROR);
    }
}

#[test]
fn null_pointers_and_negative_sizes_are_refused() {
    let mut out = [0; 64];
    let (there, to) = (out.as_ptr(), out.as_mut_ptr());
    // SAFETY: each call has a null pointer or a negative size, which must be refused before memory is touched.
    let codes = unsafe {
        [
            sqlcipher_rustcrypto_random(null_mut(), null_mut(), 8),
            sqlcipher_rustcrypto_random(null_mut(), to.cast(), -1),
            sqlcipher_rustcrypto_hmac(null_mut(), SHA256, null(), 0, there, 1, null(), 0, to),
            sqlcipher_rustcrypto_hmac(null_mut(), SHA256, there, -1, there, 1, null(), 0, to),
            sqlcipher_rustcrypto_hmac(null_mut(), SHA256, there, 1, null(), 0, null(), 0, to),
            sqlcipher_rustcrypto_hmac(null_mut(), SHA256, there, 1, there, 1, there, -1, to),
            sqlcipher_rustcrypto_hmac(null_mut(), SHA256, there, 1, there, 1, null(), 0, null_mut()),
            sqlcipher_rustcrypto_kdf(null_mut(), SHA256, null(), 0, there, 1, 1, 1, to),
            sqlcipher_rustcrypto_kdf(null_mut(), SHA256, there, 1, null(), 0, 1, 1, to),
            sqlcipher_rustcrypto_kdf(null_mut(), SHA256, there, 1, there, 1, 1, -1, to),
            sqlcipher_rustcrypto_kdf(null_mut(), SHA256, there, 1, there, 1, 1, 1, null_mut()),
            sqlcipher_rustcrypto_cipher(null_mut(), ENCRYPT, null(), 32, there, there, 16, to),
            sqlcipher_rustcrypto_cipher(null_mut(), ENCRYPT, there, 32, null(), there, 16, to),
            sqlcipher_rustcrypto_cipher(null_mut(), ENCRYPT, there, 32, there, null(), 16, to),
            sqlcipher_rustcrypto_cipher(null_mut(), ENCRYPT, there, 32, there, there, -16, to),
            sqlcipher_rustcrypto_cipher(null_mut(), ENCRYPT, there, 32, there, there, 16, null_mut()),
        ]
    };
    assert_eq!(codes, [ERROR; 16]);
    assert_eq!(out, [0; 64]);
}

#[test]
fn random_bytes_fill_the_buffer_and_differ() {
    let mut buffers = [[0_u8; 48]; 2];
    for buffer in &mut buffers {
        // SAFETY: the buffer holds 48 bytes.
        assert_eq!(unsafe { sqlcipher_rustcrypto_random(null_mut(), buffer.as_mut_ptr().cast(), 48) }, OK);
        assert!(buffer[32..].iter().any(|&byte| byte != 0), "the end is filled as well");
    }
    assert_ne!(buffers[0], buffers[1]);
}
