//! The part of the ledger that lets a summary leave: rows frozen, the release chained, the line written. Only what
//! comes out of here as [`Recorded`] can be sealed.

mod checked;
mod counted;
mod fixed;
mod frozen;
mod origin;
#[cfg(test)]
mod tests;

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

pub(in crate::store) use checked::{Unlike, committed, unlike};
pub use counted::{Counted, CountedRow, Country, Window};
pub use fixed::FixedScheme;
pub use frozen::{
    CountedPeriod, CountedTable, Freezing, FrozenCount, FrozenKey, FrozenPeriod, FrozenRows, Leaf, Origin,
    Pseudonym,
};
pub(in crate::store) use frozen::{period, unreadable};
pub(crate) use origin::Left;
pub(in crate::store) use origin::made_by_load;

use super::ledger::Door;
use super::{Change, Stamp, Store, StoreError};
use crate::disclosure::{Audience, AuditedRelease};
use crate::model::Period;
use crate::seal::{Recipient, SigningKey};

/// For whom something is released, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Protected counts, for an audience.
    Protected(Audience),
    /// Exact counts, for one recipient under a signed protocol. No audience reads them.
    Trusted,
}

impl Profile {
    /// The name in manifests, in the ledger and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Protected(audience) => audience.code(),
            Self::Trusted => "trusted",
        }
    }

    /// The profile of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "trusted" => Some(Self::Trusted),
            code => Audience::from_code(code).map(Self::Protected),
        }
    }
}

/// A release's place in its store's chain, which the composer of the manifest needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The store's random name, which changes each year.
    pub(crate) alias: [u8; 16],
    /// The epoch.
    pub(crate) epoch: [u8; 16],
    /// For whom.
    pub(crate) profile: Profile,
    /// Number in this epoch for this profile, from 1.
    pub(crate) sequence: u64,
    /// Hash of the release before.
    pub(crate) previous: Option<[u8; 32]>,
    /// What is counted.
    pub(crate) period: Period,
}

/// A release as it is kept: the bytes that every bundle of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Composed {
    /// The `release` part of the manifest.
    pub(crate) release: Vec<u8>,
    /// Its hash.
    pub(crate) hash: [u8; 32],
    /// The members, as `exchange` writes them down.
    pub(crate) members: Vec<u8>,
    /// Name and hash of the scheme.
    pub(crate) scheme: (String, [u8; 32]),
}

/// A release that left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    pub(crate) id: i64,
    /// For whom.
    pub profile: Profile,
    /// What it counts.
    pub period: Period,
    /// The day on which it was released.
    pub on: String,
    /// Its number in its epoch for its profile.
    pub sequence: u64,
    pub(crate) epoch: [u8; 16],
    /// The name of its scheme.
    pub scheme_id: String,
    pub(crate) scheme: [u8; 32],
    pub(crate) hash: [u8; 32],
    pub(crate) release: Vec<u8>,
    pub(crate) members: Vec<u8>,
    /// Whether it left another copy of the store.
    pub taken_in: bool,
    /// Since when it is taken back, and why.
    pub withdrawn: Option<(String, String)>,
}

impl Released {
    /// Its hash, in hexadecimal: what it is called.
    pub fn hash(&self) -> String {
        crate::store::hex(&self.hash)
    }

    /// Its hash.
    pub fn hash_bytes(&self) -> [u8; 32] {
        self.hash
    }
}

/// To whom a release goes: the keys with their labels.
pub(crate) type Addressed = Vec<(Recipient, String)>;

/// What may be released: protected tables that passed the audit, or exact ones for the recipient of a protocol. The
/// first is made by the audit alone, the second by the store, for the recipient that is set down with a protocol.
#[derive(Clone, Debug)]
pub enum Releasable {
    /// Tables that passed the audit.
    Protected(Box<AuditedRelease>),
    /// Exact counts, for one recipient under a protocol.
    Exact(Entrusted),
}

/// Leave to release exact counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrusted {
    recipient: Recipient,
    protocol: String,
}

impl Entrusted {
    /// The reference of the protocol.
    pub fn protocol(&self) -> &str {
        &self.protocol
    }
}

/// A release that stands in the ledger, for the recipients with whom it stands there. Only the ledger makes one, and
/// `exchange::seal_summary` takes nothing else: what was not audited, or not recorded, cannot be sealed.
///
/// ```compile_fail,E0451
/// use carnet::store::Recorded;
/// fn forge(other: Recorded) -> Recorded {
///     Recorded { members: b"granted,1".to_vec(), ..other }
/// }
/// ```
pub struct Recorded {
    release: Vec<u8>,
    members: Vec<u8>,
    to: Addressed,
    signing: SigningKey,
    again: bool,
}

impl std::fmt::Debug for Recorded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recorded").field("again", &self.again).finish_non_exhaustive()
    }
}

impl Recorded {
    /// Whether the release had left before, for others of its audience.
    pub fn again(&self) -> bool {
        self.again
    }
    pub(crate) fn release(&self) -> &[u8] {
        &self.release
    }
    pub(crate) fn members(&self) -> &[u8] {
        &self.members
    }
    pub(crate) fn to(&self) -> &Addressed {
        &self.to
    }
    pub(crate) fn signing(&self) -> &SigningKey {
        &self.signing
    }
}

/// What is about to be released.
pub(crate) struct Releasing<'a> {
    /// What is counted.
    pub(crate) counted: &'a CountedPeriod,
    /// The districts that its tables have lines for.
    pub(crate) districts: &'a [String],
    /// Where its rows are from.
    pub(crate) origin: &'a Origin,
    /// For whom.
    pub(crate) profile: Profile,
    /// Why it may leave.
    pub(crate) releasable: &'a Releasable,
    /// The body of the scheme, which is fixed for the year where none was.
    pub(crate) scheme: (&'a str, &'a str),
}

impl Store {
    fn signing_key(&self) -> Result<SigningKey, StoreError> {
        let seed: [u8; 32] =
            self.connection.query_row("SELECT signing_key FROM store WHERE id = 1", [], |row| row.get(0))?;
        Ok(SigningKey::from_bytes(&seed))
    }

    /// The four words of the key that signs this store's summaries: what its recipients compare.
    ///
    /// # Errors
    /// When the database fails.
    pub fn words(&self) -> Result<Vec<&'static str>, StoreError> {
        Ok(self.signing_key()?.public().words())
    }

    /// All that was released of a country, and what left before summaries had a country, in the order in which it left.
    ///
    /// # Errors
    /// When the database fails.
    pub fn releases(&self, country: &Country) -> Result<Vec<Released>, StoreError> {
        releases(&self.connection, &country.uid)
    }

    /// All that was ever released, in the order in which it left.
    ///
    /// # Errors
    /// When the database fails.
    pub fn all_releases(&self) -> Result<Vec<Released>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT country FROM release WHERE country <> X''")?;
        let countries = statement
            .query_map([], |row| row.get(0))?
            .chain(std::iter::once(Ok(Vec::new())))
            .collect::<Result<Vec<Vec<u8>>, _>>()?;
        let mut all: Vec<Released> = Vec::new();
        for country in countries {
            all.extend(releases(&self.connection, &country)?);
        }
        all.sort_by_key(|release| release.id);
        all.dedup_by_key(|release| release.id);
        Ok(all)
    }

    /// Whether the period is over, which every release waits for.
    ///
    /// # Errors
    /// [`StoreError::PeriodNotOver`].
    pub(crate) fn check_over(stamp: &Stamp, period: Period) -> Result<(), StoreError> {
        if stamp.today > period.last() {
            Ok(())
        } else {
            Err(StoreError::PeriodNotOver { period: period.to_string() })
        }
    }

    /// Whether a period may be released under a scheme, given what left before: not again once it was taken back, not
    /// after a longer period around it, and not beside what another scheme counted.
    ///
    /// # Errors
    /// [`StoreError::Withdrawn`], [`StoreError::LongerReleased`], [`StoreError::OtherScheme`].
    pub(crate) fn check_free(
        &self,
        country: &Country,
        period: Period,
        scheme: [u8; 32],
    ) -> Result<(), StoreError> {
        check_free(&self.releases(country)?, period, scheme)
    }

    /// Leave to release exact counts, for the one recipient that was pinned together with a protocol, where it is the
    /// one meant.
    ///
    /// # Errors
    /// [`StoreError::NotEntrusted`].
    pub(crate) fn entrust(&self, to: &[Recipient]) -> Result<Entrusted, StoreError> {
        let pinned = |name: &str| crate::store::setting::text(&self.connection, name);
        let (recipient, protocol) = (pinned("trusted_recipient")?, pinned("trusted_protocol")?);
        match (recipient, protocol, to) {
            (Some(pinned), Some(protocol), [one]) if one.to_string() == pinned => {
                Ok(Entrusted { recipient: one.clone(), protocol })
            }
            (recipient, protocol, _) => {
                Err(StoreError::NotEntrusted { pinned: recipient.is_some() && protocol.is_some() })
            }
        }
    }

    /// Writes a new release down, in one transaction: its frozen rows, its place in the chain, and the line of the
    /// ledger. `compose` makes the bytes that will leave, once the place is known.
    ///
    /// # Errors
    /// [`StoreError::PeriodNotOver`], [`StoreError::ReleasedAlready`], as [`Store::check_free`]; and
    /// [`StoreError::NotAudited`] when the rows are not those that were audited.
    pub(crate) fn record(
        &mut self,
        stamp: &Stamp,
        releasing: &Releasing<'_>,
        to: Addressed,
        compose: impl FnOnce(Place) -> Composed,
    ) -> Result<Recorded, StoreError> {
        let CountedPeriod { country, period, scheme, .. } = releasing.counted;
        let (period, profile) = (*period, releasing.profile);
        Self::check_over(stamp, period)?;
        let proof = match (releasing.releasable, profile) {
            (Releasable::Protected(audited), Profile::Protected(_)) => {
                serde_json::to_string(audited.proof()).expect("lists of numbers")
            }
            (Releasable::Exact(entrusted), Profile::Trusted)
                if to.first().is_some_and(|(recipient, _)| *recipient == entrusted.recipient)
                    && to.len() == 2 =>
            {
                format!("{{\"protocol\":{}}}", serde_json::Value::from(entrusted.protocol.as_str()))
            }
            _ => return Err(StoreError::NotEntrusted { pinned: true }),
        };
        // What is frozen is what was audited, though time passed between the two.
        if let Origin::Records(freezing) = releasing.origin
            && self.freezing(releasing.counted, stamp.today)? != *freezing
        {
            return Err(StoreError::NotAudited);
        }
        let signing = self.signing_key()?;
        let (release, members) = self.change(stamp, |change| {
            let connection = change.connection();
            let before = releases(connection, &country.uid)?;
            check_free(&before, period, *scheme)?;
            let same = |old: &&Released| old.period == period && old.profile == profile;
            if let Some(old) = before.iter().find(same) {
                return Err(StoreError::ReleasedAlready { period: period.to_string(), on: old.on.clone() });
            }
            let first = *releasing.origin != Origin::Frozen;
            if frozen::is_frozen(connection, country, period)? == first {
                return Err(StoreError::NotAudited);
            }
            let day = day(stamp);
            fixed::fix(connection, period.year(), releasing.scheme, *scheme, &day)?;
            if first {
                let n = frozen::begin(connection, releasing.counted, releasing.districts, &day)?;
                match releasing.origin {
                    Origin::Frozen => {}
                    Origin::Records(freezing) => frozen::freeze(connection, n, releasing.counted, freezing)?,
                    Origin::Received(received) => frozen::mark_received(connection, n, received)?,
                }
            }
            let place = next_place(connection, period, profile)?;
            let composed = compose(place);
            insert(connection, &place, &country.uid, &composed, &proof, &day, None)?;
            let id = connection.last_insert_rowid();
            line(change, &what(period, profile, country), &to, id)?;
            Ok((composed.release, composed.members))
        })?;
        Ok(Recorded { release, members, to, signing, again: false })
    }

    /// Writes down that a release leaves once more, for others of its audience.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn record_again(
        &mut self,
        stamp: &Stamp,
        released: Released,
        country: &Country,
        to: Addressed,
    ) -> Result<Recorded, StoreError> {
        let signing = self.signing_key()?;
        let said = what(released.period, released.profile, country);
        self.change(stamp, |change| line(change, &said, &to, released.id))?;
        Ok(Recorded { release: released.release, members: released.members, to, signing, again: true })
    }

    /// Takes a release back. All that left of its period goes with it, to whatever audience, for it was computed from
    /// the same rows; the period returns only in a longer one. Gives what was taken back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRelease`]; [`StoreError::LongerStands`] while a longer one around it stands, which was computed from
    /// the same rows: without them its records would be counted once more, and the difference would tell what changed.
    pub fn withdraw(
        &mut self,
        stamp: &Stamp,
        hash: [u8; 32],
        reason: &str,
    ) -> Result<Vec<Released>, StoreError> {
        self.change(stamp, |change| {
            let connection = change.connection();
            let found: Option<(Vec<u8>, String)> = connection
                .query_row(
                    "SELECT country, period FROM release WHERE hash = ?1 AND withdrawn_on IS NULL",
                    [hash],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            let (country, period) = found.ok_or(StoreError::NoSuchRelease)?;
            let taken = releases(connection, &country)?;
            let whole = frozen::period(&period)?;
            let longer = |old: &&Released| {
                old.withdrawn.is_none() && old.period != whole && old.period.contains(whole)
            };
            if let Some(longer) = taken.iter().find(longer) {
                return Err(StoreError::LongerStands { period, longer: longer.period.to_string() });
            }
            connection.execute(
                "UPDATE release SET withdrawn_on = ?1, withdrawn_reason = ?2
                 WHERE country = ?3 AND period = ?4 AND withdrawn_on IS NULL",
                rusqlite::params![day(stamp), reason, country, period],
            )?;
            frozen::thaw(connection, &country, &period)?;
            let taken: Vec<Released> = taken
                .into_iter()
                .filter(|release| release.period.to_string() == period && release.withdrawn.is_none())
                .collect();
            for release in &taken {
                let what = format!("withdrawn {} {}", release.period, release.profile.code());
                change.leave(Door::Summary, &[], &what, Some(release.id))?;
            }
            Ok(taken)
        })
    }
}

fn check_free(before: &[Released], period: Period, scheme: [u8; 32]) -> Result<(), StoreError> {
    for old in before {
        let of = |period: Period| period.to_string();
        if old.period == period && old.taken_in {
            return Err(StoreError::LeftElsewhere { period: of(period) });
        }
        if old.period == period && old.withdrawn.is_some() {
            return Err(StoreError::Withdrawn { period: of(period) });
        }
        if old.period != period && old.period.contains(period) {
            return Err(StoreError::LongerReleased { period: of(period), longer: of(old.period) });
        }
        if period.contains(old.period) && old.scheme != scheme {
            return Err(StoreError::OtherScheme { period: of(period), released: of(old.period) });
        }
    }
    Ok(())
}

pub(in crate::store) fn day(stamp: &Stamp) -> String {
    stamp.today.format("%Y-%m-%d").to_string()
}

fn line(change: &mut Change<'_>, what: &str, to: &Addressed, release: i64) -> Result<(), StoreError> {
    let labels: Vec<String> = to.iter().map(|(_, label)| label.clone()).collect();
    change.leave(Door::Summary, &labels, what, Some(release))
}

/// What the ledger says of a release.
fn what(period: Period, profile: Profile, country: &Country) -> String {
    let pooled = if country.is_pooled() { " pooled" } else { "" };
    format!("{period} {}{pooled}", profile.code())
}

fn insert(
    connection: &Connection,
    place: &Place,
    country: &[u8],
    composed: &Composed,
    proof: &str,
    day: &str,
    taken_in: Option<&str>,
) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO release (epoch, audience, sequence, period, country, scheme, scheme_hash, manifest, members, hash, proof,
             released_on, taken_in_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        rusqlite::params![
            place.epoch,
            place.profile.code(),
            place.sequence as i64,
            place.period.to_string(),
            country,
            composed.scheme.0,
            composed.scheme.1,
            composed.release,
            composed.members,
            composed.hash,
            proof,
            day,
            taken_in,
        ],
    )?;
    Ok(())
}

fn releases(connection: &Connection, country: &[u8]) -> Result<Vec<Released>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, audience, period, released_on, sequence, epoch, scheme_hash, hash, manifest, members,
             withdrawn_on, withdrawn_reason, scheme, taken_in_on IS NOT NULL
         FROM release WHERE country = ?1 OR country = X'' ORDER BY id",
    )?;
    let rows = statement.query_map([country], |row| {
        let words: [String; 2] = [row.get(1)?, row.get(2)?];
        let withdrawn: Option<String> = row.get(10)?;
        let reason: Option<String> = row.get(11)?;
        let released = Released {
            id: row.get(0)?,
            profile: Profile::Trusted,
            period: Period::Year(1),
            on: row.get(3)?,
            sequence: row.get::<_, i64>(4)?.unsigned_abs(),
            epoch: row.get(5)?,
            scheme: row.get(6)?,
            scheme_id: row.get(12)?,
            taken_in: row.get(13)?,
            hash: row.get(7)?,
            release: row.get(8)?,
            members: row.get(9)?,
            withdrawn: withdrawn.map(|day| (day, reason.unwrap_or_default())),
        };
        Ok((words, released))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let ([profile, period], released) = row?;
        let profile = Profile::from_code(&profile).ok_or_else(frozen::unreadable)?;
        found.push(Released { profile, period: frozen::period(&period)?, ..released });
    }
    Ok(found)
}

/// What the store is called in the summaries of a year: two years' tell not by it that they are of one store.
fn alias_of(secret: [u8; 16], year: i32) -> [u8; 16] {
    let digest =
        Sha256::new().chain_update(b"carnet/alias/1\0").chain_update(secret).chain_update(year.to_be_bytes());
    digest.finalize().first_chunk().copied().expect("32 bytes begin with 16")
}

fn next_place(connection: &Connection, period: Period, profile: Profile) -> Result<Place, StoreError> {
    let (secret, epoch): ([u8; 16], [u8; 16]) =
        connection.query_row("SELECT alias, epoch FROM store WHERE id = 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let last: Option<(i64, [u8; 32])> = connection
        .query_row(
            "SELECT sequence, hash FROM release WHERE epoch = ?1 AND audience = ?2 ORDER BY sequence DESC LIMIT 1",
            rusqlite::params![epoch, profile.code()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (sequence, previous) = last.map_or((1, None), |(n, hash)| (n.unsigned_abs() + 1, Some(hash)));
    Ok(Place { alias: alias_of(secret, period.year()), epoch, profile, sequence, previous, period })
}
