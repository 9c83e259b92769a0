//! What lies on pages that cannot be read, and which rows refer to nothing: by the table, in words of the work.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::reading;
use crate::model::Kind;
use crate::store::StoreError;
use crate::store::folder::Folder;
use crate::store::key::DataKey;

/// What a table holds, as far as a person has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Records of a kind.
    Records(Kind),
    /// Earlier versions.
    History,
    /// What left.
    Ledger,
    /// What was sealed.
    Releases,
    /// The store's own keys and settings.
    Settings,
    /// Drafts, rows that wait, notes about slips and imports, borders.
    Waiting,
    /// What is made from the records.
    Derived,
}

impl Part {
    /// The word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Records(kind) => kind.name(),
            Self::History => "history",
            Self::Ledger => "ledger",
            Self::Releases => "releases",
            Self::Settings => "settings",
            Self::Waiting => "waiting",
            Self::Derived => "derived",
        }
    }

    fn of(table: &str) -> Self {
        match table {
            "history" => Self::History,
            "ledger" => Self::Ledger,
            "release" | "released_cell" | "frozen_record" | "frozen_period" | "release_scheme" => {
                Self::Releases
            }
            "actor_line" | "place_area" | "folded_name" | "kept_month" | "touched_month" | "touched_day" => {
                Self::Derived
            }
            table if table.starts_with("full_text") => Self::Derived,
            "store" | "setting" => Self::Settings,
            table => {
                // `meeting_participant` is of the meetings.
                let kind = Kind::ALL.iter().find(|kind| {
                    table
                        .strip_prefix(kind.name())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
                });
                kind.map_or(Self::Waiting, |kind| Self::Records(*kind))
            }
        }
    }
}

/// How many pages are not as they were written. `cipher_integrity_check` gives no row when all is well.
pub(super) fn bad_pages(connection: &Connection) -> Result<u64, StoreError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

/// Whether a table with its indexes, or the whole database, is laid out as SQLite does it.
pub(super) fn is_sound(connection: &Connection, table: Option<&str>) -> bool {
    let first = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        connection.query_row(sql, values, |row| row.get::<_, String>(0)).is_ok_and(|word| word == "ok")
    };
    match table {
        Some(table) => first("SELECT integrity_check FROM pragma_integrity_check(?1)", &[&table]),
        None => first("PRAGMA integrity_check", &[]),
    }
}

/// What cannot be read whole. Each table is looked at by a connection of its own, for one is of no use any more after
/// it came upon a bad page.
pub(super) fn unreadable(folder: &Folder, key: &DataKey) -> Result<Vec<Part>, StoreError> {
    let tables: Vec<String> = {
        let connection = reading(folder, key)?;
        let listed = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect());
        match listed {
            Ok(tables) => tables,
            // The schema itself: nothing says what there was.
            Err(_) => return Ok(Vec::new()),
        }
    };
    let mut parts = BTreeSet::new();
    for table in tables {
        let connection = reading(folder, key)?;
        if !is_sound(&connection, Some(&table)) || !is_readable(&connection, &table) {
            parts.insert(Part::of(&table));
        }
    }
    Ok(parts.into_iter().collect())
}

/// Whether every row of a table can be read to its end.
fn is_readable(connection: &Connection, table: &str) -> bool {
    let read = || -> Result<(), rusqlite::Error> {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} NOT INDEXED"))?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        Ok(())
    };
    read().is_ok()
}

/// Rows that refer to what is not there: how many, and of what.
pub(super) fn broken_references(connection: &Connection) -> Result<(u64, Vec<Part>), StoreError> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let (mut count, mut parts) = (0, BTreeSet::new());
    while let Some(row) = rows.next()? {
        count += 1;
        parts.insert(Part::of(&row.get::<_, String>(0)?));
    }
    Ok((count, parts.into_iter().collect()))
}
