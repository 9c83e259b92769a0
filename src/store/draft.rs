//! Drafts: what a person had begun to say. They are in the encrypted database and nowhere else, and in no history, for
//! nothing was stored yet.

use chrono::NaiveDate;
use rusqlite::params;
use serde_json::Value;

use super::{Store, StoreError};
use crate::model::Kind;

/// What a person had begun to say when they were interrupted.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its number, by which it is named.
    pub number: i64,
    /// The kind of record that it would become.
    pub kind: Kind,
    /// The command's verb.
    pub verb: String,
    /// The day on which it was begun, as ISO text.
    pub begun_on: String,
    /// What was said, in the form of whoever asked.
    pub body: Value,
}

impl Store {
    /// Keeps a draft and gives its number.
    ///
    /// # Errors
    /// When the database fails.
    pub fn keep_draft(
        &mut self,
        kind: Kind,
        verb: &str,
        today: NaiveDate,
        body: &Value,
    ) -> Result<i64, StoreError> {
        self.connection
            .prepare_cached("INSERT INTO draft (kind, verb, begun_on, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![kind.name(), verb, today.format("%Y-%m-%d").to_string(), body.to_string()])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Every draft, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, kind, verb, begun_on, body FROM draft ORDER BY id DESC")?;
        let mut rows = statement.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, body): (String, String) = (row.get(1)?, row.get(4)?);
            // What no version of the program wrote is no draft.
            let (Some(kind), Ok(body)) = (Kind::from_name(&kind), serde_json::from_str(&body)) else {
                continue;
            };
            drafts.push(Draft { number: row.get(0)?, kind, verb: row.get(2)?, begun_on: row.get(3)?, body });
        }
        Ok(drafts)
    }

    /// Drops a draft; gives whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drop_draft(&mut self, number: i64) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached("DELETE FROM draft WHERE id = ?1")?.execute([number])? == 1)
    }
}
