//! Rows of files that an import could not take, kept until they are mended or dropped.

use rusqlite::{OptionalExtension, Row, params};

use super::{Change, Store, StoreError};

/// A row that an import could not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its number in the store; 0 before it is kept.
    pub id: i64,
    /// What was imported.
    pub what: String,
    /// Whose file it was in.
    pub source: String,
    /// The line of the file on which it began, from 1.
    pub row: u64,
    /// The columns.
    pub header: Vec<String>,
    /// Its cells.
    pub cells: Vec<String>,
    /// Why, as a JSON array of objects with `column` and `code`.
    pub reasons: String,
    /// The map that it was read with.
    pub map: String,
    /// The day on which it was refused.
    pub refused_on: String,
}

const COLUMNS: &str = "id, what, source, row, header, cells, reasons, map, refused_on";

impl Store {
    /// The rows that wait for mending, in the order in which they came.
    ///
    /// # Errors
    /// When the database fails.
    pub fn refused_rows(&self) -> Result<Vec<RefusedRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM refused_row ORDER BY id");
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Change<'_> {
    /// A row that waits for mending.
    ///
    /// # Errors
    /// When the database fails.
    pub fn refused_row(&self, id: i64) -> Result<Option<RefusedRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM refused_row WHERE id = ?1");
        Ok(self.connection().prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    /// The rows of one source that wait for mending.
    ///
    /// # Errors
    /// When the database fails.
    pub fn refused_rows_of(&self, what: &str, source: &str) -> Result<Vec<RefusedRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM refused_row WHERE what = ?1 AND source = ?2 ORDER BY id");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map(params![what, source], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a row: a new one where its id is 0, else in place of what was kept under it. Gives its id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_refused(&mut self, row: &RefusedRow) -> Result<i64, StoreError> {
        let json = |words: &[String]| serde_json::Value::from(words.to_vec()).to_string();
        self.connection()
            .prepare_cached(
                "INSERT INTO refused_row (id, what, source, row, header, cells, reasons, map, refused_on)
                 VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                 ON CONFLICT (id) DO UPDATE SET row = excluded.row, header = excluded.header,
                     cells = excluded.cells, reasons = excluded.reasons, map = excluded.map",
            )?
            .execute(params![
                row.id,
                row.what,
                row.source,
                i64::try_from(row.row).unwrap_or(i64::MAX),
                json(&row.header),
                json(&row.cells),
                row.reasons,
                row.map,
                self.stamp().today.format("%Y-%m-%d").to_string(),
            ])?;
        Ok(if row.id == 0 { self.connection().last_insert_rowid() } else { row.id })
    }

    /// Lets go of a row that was kept; gives whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drop_refused(&mut self, id: i64) -> Result<bool, StoreError> {
        Ok(self.connection().prepare_cached("DELETE FROM refused_row WHERE id = ?1")?.execute([id])? > 0)
    }
}

fn read(row: &Row<'_>) -> Result<RefusedRow, rusqlite::Error> {
    // What stands there was written above; were it no array of texts, the row would show as empty, not break the list.
    let words = |text: String| serde_json::from_str::<Vec<String>>(&text).unwrap_or_default();
    Ok(RefusedRow {
        id: row.get(0)?,
        what: row.get(1)?,
        source: row.get(2)?,
        row: row.get::<_, i64>(3)?.unsigned_abs(),
        header: words(row.get(4)?),
        cells: words(row.get(5)?),
        reasons: row.get(6)?,
        map: row.get(7)?,
        refused_on: row.get(8)?,
    })
}
