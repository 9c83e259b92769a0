//! The scheme of a calendar year: fixed once, before the first summary of the year leaves.

use rusqlite::{Connection, OptionalExtension};

use crate::store::{Stamp, Store, StoreError};

/// The scheme that a year's summaries follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedScheme {
    /// From which year on; later years follow it until another is fixed.
    pub since: i32,
    /// What the scheme says, as TOML.
    pub body: String,
}

impl Store {
    /// The scheme that the summaries of a year follow: the one fixed for it, else that of the last year before that has
    /// one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fixed_scheme(&self, year: i32) -> Result<Option<FixedScheme>, StoreError> {
        let found = self
            .connection
            .query_row(
                "SELECT year, body FROM release_scheme WHERE year <= ?1 ORDER BY year DESC LIMIT 1",
                [year],
                |row| Ok(FixedScheme { since: row.get(0)?, body: row.get(1)? }),
            )
            .optional()?;
        Ok(found)
    }

    /// Every scheme that was fixed for some year.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fixed_schemes(&self) -> Result<Vec<FixedScheme>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT year, body FROM release_scheme ORDER BY year")?;
        let rows =
            statement.query_map([], |row| Ok(FixedScheme { since: row.get(0)?, body: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Fixes the scheme of a year and of those after it, where nothing of that year has left yet; else of the next year.
    /// Gives the year.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fix_scheme(
        &mut self,
        stamp: &Stamp,
        year: i32,
        scheme: (&str, &str),
        hash: [u8; 32],
    ) -> Result<i32, StoreError> {
        let day = super::day(stamp);
        self.change(stamp, |change| {
            let connection = change.connection();
            let left: bool = connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM release WHERE substr(period, 1, 4) = printf('%04d', ?1))",
                [year],
                |row| row.get(0),
            )?;
            let from = if left { year + 1 } else { year };
            connection.execute("DELETE FROM release_scheme WHERE year >= ?1", [from])?;
            fix(connection, from, scheme, hash, &day)?;
            change.note_scheme(scheme.0, from)?;
            Ok(from)
        })
    }
}

/// Fixes the scheme of a year, where it has none of its own.
pub(super) fn fix(
    connection: &Connection,
    year: i32,
    (id, body): (&str, &str),
    hash: [u8; 32],
    day: &str,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO release_scheme (year, id, hash, body, fixed_on) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (year) DO NOTHING",
        rusqlite::params![year, id, hash, body, day],
    )?;
    Ok(())
}
