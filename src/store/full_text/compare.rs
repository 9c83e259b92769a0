//! Whether the index holds what the records say. It keeps no texts, so its words are compared one by one, as sums: what
//! the records give is taken from what the index has, and nothing may be left of any row.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use super::{Waiting, record_of, row_number, words_of};
use crate::model::{RecordId, Values};
use crate::store::StoreError;

/// What is left of each row of the index.
pub(in crate::store) struct Compare {
    rows: HashMap<i64, u64>,
    /// Knows which places lie in which.
    areas: Waiting,
}

impl Compare {
    /// Reads the whole index.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::store) fn new(connection: &Connection) -> Result<Self, StoreError> {
        connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.full_text_word USING fts5vocab(main, full_text, instance)",
        )?;
        let mut rows: HashMap<i64, u64> = HashMap::new();
        let mut statement =
            connection.prepare("SELECT doc, col, \"offset\", term FROM temp.full_text_word")?;
        let mut words = statement.query([])?;
        while let Some(word) = words.next()? {
            let column: String = word.get(1)?;
            let term: Vec<u8> = word.get_ref(3)?.as_bytes().unwrap_or_default().to_vec();
            let sum = rows.entry(word.get(0)?).or_default();
            *sum = sum.wrapping_add(sum_of(&column, word.get(2)?, &term));
        }
        Ok(Self { rows, areas: Waiting::default() })
    }

    /// Takes away what a record gives.
    ///
    /// # Errors
    /// When the database fails.
    pub(in crate::store) fn expect(
        &mut self,
        connection: &Connection,
        id: RecordId,
        values: &Values,
        is_void: bool,
    ) -> Result<(), StoreError> {
        let Some(mut words) = words_of(id, values, is_void) else { return Ok(()) };
        self.areas.name_areas(connection, &mut words)?;
        let sum = self.rows.entry(row_number(id)).or_default();
        for (column, text) in [("names", &words.names), ("words", &words.words), ("about", &words.about)] {
            for (offset, term) in terms(text).enumerate() {
                *sum = sum.wrapping_sub(sum_of(column, offset as i64, term.as_bytes()));
            }
        }
        Ok(())
    }

    /// The records of which something is left, or missing.
    pub(in crate::store) fn different(self) -> Vec<RecordId> {
        let left = self.rows.into_iter().filter(|(_, sum)| *sum != 0);
        let mut found: Vec<RecordId> = left.filter_map(|(row, _)| record_of(row)).collect();
        found.sort_unstable();
        found
    }
}

/// A text as the index takes it apart: everything but ASCII is part of a word.
fn terms(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|character: char| character.is_ascii() && !character.is_ascii_alphanumeric())
        .filter(|term| !term.is_empty())
        .map(str::to_ascii_lowercase)
}

fn sum_of(column: &str, offset: i64, term: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (column, offset, term).hash(&mut hasher);
    hasher.finish()
}
