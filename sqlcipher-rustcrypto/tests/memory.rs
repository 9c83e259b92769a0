//! What SQLite gives back is cleared: after the last connection is closed, no text of a record is left in memory.
//!
//! A file, and so a process, of its own: the memory of all threads is looked through.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test makes a database and reads its own memory")]

use std::fs;
use std::os::unix::fs::FileExt;

use rusqlite::{Connection, Result};
use sqlcipher_rustcrypto as _;

const LETTERS: usize = 40;

/// The text as SQLite makes it. It comes into no string of ours, where it would be found as well.
const TEXT: &str = "(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39)
                     SELECT group_concat(char(65 + (i * i * 7 + i + 3) % 26), '') FROM n)";

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(i, byte)| usize::from(*byte) == 65 + (i * i * 7 + i + 3) % 26)
}

/// How often the text is in the memory that this process can write.
fn copies() -> usize {
    let memory = fs::File::open("/proc/self/mem").expect("our memory");
    let maps = fs::read_to_string("/proc/self/maps").expect("the maps of it");
    let mut buffer = vec![0_u8; 1 << 16];
    let ours = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
    let mut found = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (start, end) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let [mut at, end] = [start, end].map(|hex| u64::from_str_radix(hex, 16).expect("an address"));
        while at < end {
            let wanted = buffer.len().min((end - at) as usize);
            let Ok(read) = memory.read_at(&mut buffer[..wanted], at) else { break };
            let starts = buffer[..read].windows(LETTERS).enumerate().filter(|(_, bytes)| is_text(bytes));
            found += starts.filter(|(start, _)| !ours.contains(&(at + *start as u64))).count();
            // A text over the edge is whole in the next piece.
            at += if read > LETTERS && at + (read as u64) < end {
                (read - LETTERS) as u64
            } else {
                wanted as u64
            };
        }
        buffer.fill(0);
    }
    found
}

#[test]
fn nothing_of_a_record_is_left_in_memory_once_its_database_is_closed() -> Result<()> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    for round in 0..2 {
        let db = Connection::open(&path)?;
        db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32)))?;
        if round == 0 {
            db.execute_batch("CREATE TABLE note(text TEXT NOT NULL) STRICT")?;
            db.execute_batch(&format!(
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 500)
                 INSERT INTO note SELECT n || ' ' || {TEXT} || ' ' || n FROM r"
            ))?;
        }
        // A sort, a join over a table made on the way, and a text that grows by and by.
        let length: i64 = db.query_row(
            "SELECT length(group_concat(a.text ORDER BY b.text)) FROM note AS a JOIN (SELECT DISTINCT text FROM note) AS b
             USING (text)",
            [],
            |row| row.get(0),
        )?;
        assert!(length > 20_000);
        assert!(copies() > 100, "an open database has its pages in memory, and they are seen");
        drop(db);
        assert_eq!(copies(), 0);
    }
    Ok(())
}
