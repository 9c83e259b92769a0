//! Reading the history: the versions of a record, the last commands, and whether the chain is whole.

use rusqlite::{Connection, OptionalExtension};

use super::history::{Action, Named, commitment, link};
use super::{Store, StoreError, history, record};
use crate::model::{Kind, RecordId, Uid, Values};

/// One version of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its entry's number.
    pub n: i64,
    /// The command that made it.
    pub command: i64,
    /// The device's moment, ISO text in UTC.
    pub at: String,
    /// What happened.
    pub action: Action,
    /// The record's revision.
    pub revision: i64,
    /// What the version says.
    pub says: Says,
}

/// What a version says of its record.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// Its fields after the change, and whether it was void: the day and the reason.
    Fields(Values, Option<(String, String)>),
    /// The record was not there any more.
    Nothing,
    /// The words of the version were destroyed.
    Purged,
}

/// A command as the history tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its number.
    pub command: i64,
    /// The device's moment, ISO text in UTC.
    pub at: String,
    /// What it did, in order.
    pub deeds: Vec<Deed>,
}

/// What a command did to the records of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub action: Action,
    /// To a kind of record; `None` for the store and its settings.
    pub kind: Option<Kind>,
    /// To how many.
    pub count: u64,
    /// The first few of them.
    pub ids: Vec<RecordId>,
}

/// Most ids that a deed names.
const NAMED: i64 = 3;

/// Where the chain of the history breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// An entry is missing before this one.
    Gap {
        /// The entry.
        n: i64,
    },
    /// What the entry says is not what was written.
    Altered {
        /// The entry.
        n: i64,
    },
}

impl Store {
    /// The versions of a record, the oldest first; also of one that was made by a command that was taken back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] where there never was such a record.
    pub fn versions(&self, id: RecordId) -> Result<Vec<Version>, StoreError> {
        let Some(uid) = uid_of(&self.connection, id)? else {
            return Err(record::missing(&self.connection, id)?);
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT n, command, at, action, revision, body FROM history WHERE uid = ?1 AND kind = ?2 ORDER BY n",
        )?;
        let mut rows = statement.query(rusqlite::params![uid.0, id.kind.name()])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            let action: String = row.get(3)?;
            let body: Option<String> = row.get(5)?;
            let body = body.and_then(|body| serde_json::from_str(&body).ok());
            let says = match body.and_then(|body| super::version::read(id.kind, body)) {
                None => Says::Purged,
                Some(state) => match state.there {
                    None => Says::Nothing,
                    Some(there) => Says::Fields(there.values, there.voided),
                },
            };
            versions.push(Version {
                n: row.get(0)?,
                command: row.get(1)?,
                at: row.get(2)?,
                action: action_of(&action)?,
                revision: row.get(4)?,
                says,
            });
        }
        Ok(versions)
    }

    /// The last commands, at most so many, the oldest of them first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn commands(&self, limit: usize) -> Result<Vec<Done>, StoreError> {
        let mut commands: Vec<i64> = {
            let mut statement = self
                .connection
                .prepare_cached("SELECT DISTINCT command FROM history ORDER BY command DESC LIMIT ?1")?;
            let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        commands.reverse();
        commands.into_iter().map(|command| self.done(command)).collect()
    }

    /// What a command did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn done(&self, command: i64) -> Result<Done, StoreError> {
        done(&self.connection, command)
    }

    /// Walks the whole chain of the history; gives where it breaks first, if it does.
    ///
    /// # Errors
    /// When the database fails.
    pub fn check_history(&self) -> Result<Option<Break>, StoreError> {
        broken_at(&self.connection, &history::chain_key(&self.key))
    }
}

/// Where the chain of the history breaks first, if it does.
pub(super) fn broken_at(connection: &Connection, chain_key: &[u8; 32]) -> Result<Option<Break>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT n, command, at, action, kind, uid, revision, salt, body, commitment, hash FROM history ORDER BY n",
    )?;
    let mut rows = statement.query([])?;
    let (mut before, mut previous) = (0, [0; 32]);
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        if n != before + 1 {
            return Ok(Some(Break::Gap { n }));
        }
        let (at, action, kind): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let named = Named {
            command: row.get(1)?,
            at: &at,
            action: &action,
            kind: &kind,
            uid: row.get(5)?,
            revision: row.get(6)?,
        };
        let (salt, body): (Option<[u8; 16]>, Option<String>) = (row.get(7)?, row.get(8)?);
        let (committed, hash): ([u8; 32], [u8; 32]) = (row.get(9)?, row.get(10)?);
        let fits = match (salt, body) {
            (Some(salt), Some(body)) => commitment(&salt, body.as_bytes()) == committed,
            // Purged: both are gone, and nothing else may be.
            (salt, body) => salt.is_none() && body.is_none(),
        };
        if !fits || link(chain_key, &previous, n, &named, &committed) != hash {
            return Ok(Some(Break::Altered { n }));
        }
        (before, previous) = (n, hash);
    }
    Ok(None)
}

/// What a command did, by action and kind.
pub(super) fn done(connection: &Connection, command: i64) -> Result<Done, StoreError> {
    let at: Option<String> = connection
        .prepare_cached("SELECT at FROM history WHERE command = ?1 LIMIT 1")?
        .query_row([command], |row| row.get(0))
        .optional()?;
    let mut statement = connection.prepare_cached(
        "SELECT action, kind, count(*) FROM history WHERE command = ?1 GROUP BY action, kind ORDER BY min(n)",
    )?;
    let mut rows = statement.query([command])?;
    let mut deeds = Vec::new();
    while let Some(row) = rows.next()? {
        let (action, kind): (String, String) = (row.get(0)?, row.get(1)?);
        let count: i64 = row.get(2)?;
        deeds.push(Deed {
            action: action_of(&action)?,
            kind: Kind::from_name(&kind),
            count: count.unsigned_abs(),
            ids: match Kind::from_name(&kind) {
                Some(_) => first_ids(connection, command, &action, &kind)?,
                None => Vec::new(),
            },
        });
    }
    Ok(Done { command, at: at.unwrap_or_default(), deeds })
}

fn first_ids(
    connection: &Connection,
    command: i64,
    action: &str,
    kind: &str,
) -> Result<Vec<RecordId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT json_extract(body, '$.id') FROM history
         WHERE command = ?1 AND action = ?2 AND kind = ?3 ORDER BY n LIMIT ?4",
    )?;
    let rows = statement.query_map(rusqlite::params![command, action, kind, NAMED], |row| {
        Ok(row.get::<_, Option<String>>(0)?.and_then(|id| id.parse().ok()))
    })?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// The uid of a record, or of one that had this id last and was taken out.
fn uid_of(connection: &Connection, id: RecordId) -> Result<Option<Uid>, StoreError> {
    let sql = format!("SELECT uid FROM {} WHERE id = ?1", id.kind.name());
    let there = connection.prepare_cached(&sql)?.query_row([id.number], |row| row.get(0)).optional()?;
    let uid = match there {
        Some(uid) => Some(uid),
        None => connection
            .prepare_cached(
                "SELECT uid FROM history WHERE kind = ?1 AND json_extract(body, '$.id') = ?2
                 ORDER BY n DESC LIMIT 1",
            )?
            .query_row(rusqlite::params![id.kind.name(), id.to_string()], |row| row.get(0))
            .optional()?,
    };
    Ok(uid.map(Uid))
}

fn action_of(code: &str) -> Result<Action, StoreError> {
    // The schema's CHECK lets no other word in.
    Action::from_code(code).ok_or(StoreError::Database(rusqlite::Error::InvalidQuery))
}
