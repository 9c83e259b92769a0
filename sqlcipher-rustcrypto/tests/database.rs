//! What a database made through the provider is like, and that other builds of SQLCipher agree with it.
#![allow(clippy::disallowed_methods, reason = "tests make databases and damage them")]

use std::fs;
use std::path::Path;

use rusqlite::{Connection, Result};
use sqlcipher_rustcrypto as _;

const HMACS: [&str; 2] = ["HMAC_SHA256", "HMAC_SHA512"];
const NOTE: &str = "the colonel asked for the convoy list";

/// A connection keyed with 32 times `key`, set up as SQLCipher wants it: key, page size, HMAC, and then the rest.
fn open(path: &Path, key: u8, hmac: &str) -> Result<Connection> {
    let db = Connection::open(path)?;
    db.pragma_update(None, "key", format!("x'{}'", format!("{key:02x}").repeat(32)))?;
    db.pragma_update(None, "cipher_page_size", 4096)?;
    db.pragma_update(None, "cipher_hmac_algorithm", hmac)?;
    Ok(db)
}

fn text(db: &Connection, sql: &str) -> Result<String> {
    db.query_row(sql, [], |row| row.get(0))
}

/// Complaints of both checks: SQLCipher's over the page MACs, SQLite's over the structure.
fn complaints(db: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
        let mut statement = db.prepare(check)?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            found.push(line?);
        }
    }
    found.retain(|line| line != "ok");
    Ok(found)
}

fn write_note(path: &Path, key: u8, hmac: &str) -> Result<()> {
    let db = open(path, key, hmac)?;
    db.execute_batch("CREATE TABLE note(text TEXT NOT NULL) STRICT")?;
    db.execute("INSERT INTO note VALUES (?1)", [NOTE])?;
    Ok(())
}

#[test]
fn the_build_is_the_one_described() -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("a.db"), 7, HMACS[0])?;
    assert_eq!(rusqlite::version(), rusqlite::ffi::SQLITE_VERSION.to_str().expect("ASCII"));
    assert!(text(&db, "PRAGMA cipher_version")?.starts_with("4."));
    assert_eq!(text(&db, "PRAGMA cipher_provider")?, "rustcrypto");
    assert_eq!(text(&db, "PRAGMA cipher")?, "aes-256-cbc");
    let mut options = Vec::new();
    let mut statement = db.prepare("PRAGMA compile_options")?;
    for option in statement.query_map([], |row| row.get::<_, String>(0))? {
        options.push(option?);
    }
    for wanted in ["TEMP_STORE=3", "THREADSAFE=1", "ENABLE_FTS5", "OMIT_LOAD_EXTENSION", "HAS_CODEC"] {
        assert!(options.iter().any(|option| option == wanted), "{wanted} is missing from {options:?}");
    }
    Ok(())
}

#[test]
fn what_is_written_can_be_read_with_the_key_alone() -> Result<()> {
    for hmac in HMACS {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        write_note(&path, 7, hmac)?;

        let db = open(&path, 7, hmac)?;
        assert_eq!(text(&db, "SELECT text FROM note")?, NOTE);
        assert_eq!(complaints(&db)?, Vec::<String>::new());

        let other_hmac = HMACS[usize::from(hmac == HMACS[0])];
        for (key, hmac) in [(8, hmac), (7, other_hmac)] {
            let refused = open(&path, key, hmac).and_then(|db| text(&db, "SELECT text FROM note"));
            let code = refused.expect_err("a wrong key or HMAC").sqlite_error_code();
            assert_eq!(code, Some(rusqlite::ErrorCode::NotADatabase));
        }
    }
    Ok(())
}

#[test]
fn nothing_in_the_file_is_in_clear() -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    write_note(&path, 7, HMACS[0])?;
    let bytes = fs::read(&path).expect("the file");
    assert_eq!(bytes.len() % 4096, 0);
    for clear in [&b"SQLite format 3"[..], b"CREATE TABLE", NOTE.as_bytes()] {
        assert!(!bytes.windows(clear.len()).any(|window| window == clear));
    }
    Ok(())
}

#[test]
fn one_flipped_bit_is_an_error() -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    write_note(&path, 7, HMACS[0])?;
    let whole = fs::read(&path).expect("the file");
    // The salt; the first page's text, initialisation vector and MAC; then the second page's.
    for place in [0, 16, 2000, 4096 - 40, 4096 - 1, 4096, 6000, 8192 - 40, 8192 - 1] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&path, bytes).expect("the altered file");
        let read = open(&path, 7, HMACS[0]).and_then(|db| text(&db, "SELECT text FROM note"));
        assert!(read.is_err(), "the change at byte {place} went unseen");
    }
    Ok(())
}

#[test]
fn files_of_another_build_of_sqlcipher_open() -> Result<()> {
    // Made by the PyPI package sqlcipher3-wheels 0.5.7 (SQLCipher 4.12.0 over OpenSSL).
    for (hmac, name) in HMACS.into_iter().zip(["sqlcipher-4.12-sha256.db", "sqlcipher-4.12-sha512.db"]) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores").join(name), &path)
            .expect("a copy");
        let db = open(&path, 0x42, hmac)?;
        assert_eq!(complaints(&db)?, Vec::<String>::new());
        assert_eq!(text(&db, "SELECT count(*) || ' ' || max(place) FROM crossing")?, "100 bridge 99");
    }
    Ok(())
}

#[test]
fn full_text_search_is_there() -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("a.db"), 7, HMACS[0])?;
    db.execute_batch("CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1)")?;
    db.execute("INSERT INTO words(rowid, text) VALUES (3, ?1)", [NOTE])?;
    assert_eq!(text(&db, "SELECT rowid || '' FROM words WHERE words MATCH 'convoy'")?, "3");
    Ok(())
}

#[test]
fn threads_each_with_a_database_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=8_u8)
            .map(|key| {
                let path = folder.path().join(format!("{key}.db"));
                scope.spawn(move || -> Result<String> {
                    write_note(&path, key, HMACS[0])?;
                    text(&open(&path, key, HMACS[0])?, "SELECT text FROM note")
                })
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic").expect("the note"), NOTE);
        }
    });
}
