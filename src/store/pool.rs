//! Summaries that others sent to this store's pool, and who they are.

use rusqlite::{Connection, OptionalExtension};

use super::{Profile, Stamp, Store, StoreError};
use crate::model::Period;

/// Somebody who sends summaries to the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    pub(crate) id: i64,
    /// What the coordinator calls them.
    pub label: String,
    /// Their signing key.
    pub key: [u8; 32],
    /// Since when it is pinned.
    pub pinned_on: String,
}

/// A summary that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub(crate) id: i64,
    pub(crate) contributor: i64,
    /// For whom its sender made it.
    pub profile: Profile,
    pub(crate) epoch: [u8; 16],
    /// Its number in the sender's epoch for that profile.
    pub sequence: u64,
    pub(crate) hash: [u8; 32],
    /// The country that it covers, by its code.
    pub country: String,
    /// What it counts.
    pub period: Period,
    /// The name of its scheme.
    pub scheme: String,
    pub(crate) scheme_hash: [u8; 32],
    /// What its tables look like, as JSON.
    pub(crate) form: String,
    /// What they show, as JSON.
    pub(crate) cells: String,
    /// When it was taken in.
    pub added_on: String,
    /// Since when its sender has taken it back.
    pub withdrawn_on: Option<String>,
    pub(crate) frozen: Option<i64>,
    /// The last release that the store had made when it came.
    pub(crate) came_after: i64,
}

/// The number of a sender who is not pinned yet.
const NEW: i64 = 0;

impl Contributor {
    /// A sender whose words were compared, to be pinned with the first summary that is taken in.
    pub fn new(label: &str, key: [u8; 32]) -> Self {
        Self { id: NEW, label: label.to_owned(), key, pinned_on: String::new() }
    }

    /// Whether it is yet to be pinned.
    pub fn is_new(&self) -> bool {
        self.id == NEW
    }

    /// Its number in this store.
    pub fn number(&self) -> i64 {
        self.id
    }
}

impl Contribution {
    /// Whether somebody sent it.
    pub fn is_of(&self, contributor: &Contributor) -> bool {
        self.contributor == contributor.id
    }

    /// The number of who sent it.
    pub fn sender(&self) -> i64 {
        self.contributor
    }

    /// The chain of its sender's in which it has its number.
    pub fn chain(&self) -> String {
        super::hex(&self.epoch)
    }

    /// Whether a pooled release has it.
    pub fn is_released(&self) -> bool {
        self.frozen.is_some()
    }
}

impl Store {
    /// Those who send summaries, in the order in which they came.
    ///
    /// # Errors
    /// When the database fails.
    pub fn contributors(&self) -> Result<Vec<Contributor>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, label, key, pinned_on FROM contributor ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok(Contributor { id: row.get(0)?, label: row.get(1)?, key: row.get(2)?, pinned_on: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was received, in the order in which it came.
    ///
    /// # Errors
    /// When the database fails.
    pub fn contributions(&self) -> Result<Vec<Contribution>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, contributor, audience, epoch, sequence, hash, country, period, scheme, scheme_hash, form, cells,
                 added_on, withdrawn_on, frozen, came_after
             FROM contribution ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            let words: [String; 2] = [row.get(2)?, row.get(7)?];
            let contribution = Contribution {
                id: row.get(0)?,
                contributor: row.get(1)?,
                profile: Profile::Trusted,
                epoch: row.get(3)?,
                sequence: row.get::<_, i64>(4)?.unsigned_abs(),
                hash: row.get(5)?,
                country: row.get(6)?,
                period: Period::Year(1),
                scheme: row.get(8)?,
                scheme_hash: row.get(9)?,
                form: row.get(10)?,
                cells: row.get(11)?,
                added_on: row.get(12)?,
                withdrawn_on: row.get(13)?,
                frozen: row.get(14)?,
                came_after: row.get(15)?,
            };
            Ok((words, contribution))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let ([profile, period], contribution) = row?;
            let profile = Profile::from_code(&profile).ok_or_else(super::release::unreadable)?;
            found.push(Contribution { profile, period: super::release::period(&period)?, ..contribution });
        }
        Ok(found)
    }

    /// Takes summaries in, pins the key of a [new sender](Contributor::new), and strikes those that they take back. Gives how
    /// many were struck.
    ///
    /// # Errors
    /// [`StoreError::LabelTaken`] where another key has the new sender's label, or the key another label; when the database
    /// fails. Then none is taken in, and nobody pinned.
    pub(crate) fn contribute(
        &mut self,
        stamp: &Stamp,
        new: Option<&Contributor>,
        all: &[Contribution],
        withdrawn: &[(i64, [u8; 32])],
    ) -> Result<usize, StoreError> {
        let day = super::release::day(stamp);
        self.change(stamp, |change| {
            let mut pinned = None;
            if let Some(new) = new {
                pinned = Some(pin(change.connection(), new, &day)?);
                change.note_pinned(&new.label)?;
            }
            let number = |contributor: i64| if contributor == NEW { pinned } else { Some(contributor) };
            let connection = change.connection();
            for one in all {
                connection.execute(
                    "INSERT INTO contribution (contributor, audience, epoch, sequence, hash, country, period, scheme,
                         scheme_hash, form, cells, added_on, came_after)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                         (SELECT coalesce(max(id), 0) FROM release))",
                    rusqlite::params![
                        number(one.contributor),
                        one.profile.code(),
                        one.epoch,
                        one.sequence as i64,
                        one.hash,
                        one.country,
                        one.period.to_string(),
                        one.scheme,
                        one.scheme_hash,
                        one.form,
                        one.cells,
                        day,
                    ],
                )?;
            }
            let mut struck = 0;
            for (contributor, hash) in withdrawn {
                struck += connection.execute(
                    "UPDATE contribution SET withdrawn_on = ?1
                     WHERE contributor = ?2 AND hash = ?3 AND withdrawn_on IS NULL",
                    rusqlite::params![day, number(*contributor), hash],
                )?;
            }
            change.note_pooled(all.len())?;
            Ok(struck)
        })
    }

    /// Takes a contributor out of the pool with all that they sent and no pooled release has, or what they sent of one
    /// period. Gives how many summaries went.
    ///
    /// # Errors
    /// [`StoreError::NoSuchContributor`]; [`StoreError::InRelease`] where a pooled release has one of them.
    pub fn remove_contributions(
        &mut self,
        stamp: &Stamp,
        label: &str,
        period: Option<Period>,
    ) -> Result<usize, StoreError> {
        let contributors = self.contributors()?;
        let near = || crate::text::fold::nearest(label, contributors.iter().map(|one| one.label.as_str()));
        let contributor = contributors
            .iter()
            .find(|one| one.label == label)
            .ok_or_else(|| StoreError::NoSuchContributor { near: near().map(str::to_owned) })?;
        let of_period = |one: &Contribution| period.is_none_or(|period| one.period == period);
        let theirs: Vec<Contribution> = self
            .contributions()?
            .into_iter()
            .filter(|one| one.contributor == contributor.id && of_period(one))
            .collect();
        if theirs.iter().any(|one| one.frozen.is_some()) {
            return Err(StoreError::InRelease);
        }
        self.change(stamp, |change| {
            let connection = change.connection();
            for one in &theirs {
                connection.execute("DELETE FROM contribution WHERE id = ?1", [one.id])?;
            }
            if period.is_none() {
                connection.execute("DELETE FROM contributor WHERE id = ?1", [contributor.id])?;
            }
            change.note_pooled(0)?;
            Ok(theirs.len())
        })
    }
}

fn pin(connection: &Connection, new: &Contributor, day: &str) -> Result<i64, StoreError> {
    let Contributor { label, key, .. } = new;
    let taken: Option<i64> = connection
        .query_row("SELECT id FROM contributor WHERE label = ?1 OR key = ?2", (label, key), |row| row.get(0))
        .optional()?;
    if taken.is_some() {
        return Err(StoreError::LabelTaken { label: label.clone() });
    }
    connection.execute(
        "INSERT INTO contributor (label, key, pinned_on) VALUES (?1, ?2, ?3)",
        rusqlite::params![label, key, day],
    )?;
    Ok(connection.last_insert_rowid())
}
