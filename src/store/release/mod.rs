//! The part of the ledger that lets a summary leave: rows frozen, the release chained, the line written. Only what
//! comes out of here as [`Recorded`] can be sealed.

mod counted;

use std::collections::BTreeMap;

use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::Sha256;

pub use counted::{Counted, CountedRow};

use super::ledger::Door;
use super::{Change, Stamp, Store, StoreError};
use crate::disclosure::{Audience, FlatTable, Layout, Releasable, audit};
use crate::model::Period;
use crate::seal::{Identity, Recipient, SigningKey};

/// The table's name in frozen rows.
const DECISIONS: &str = "decisions";
/// What the store remembers of the person's word after a restore: the epoch for which it was given.
const NOTHING_SENT: &str = "nothing_sent_since";

/// A release's place in its store's chain, which the composer of the manifest needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The store's random name.
    pub(crate) alias: [u8; 16],
    /// The epoch.
    pub(crate) epoch: [u8; 16],
    /// For whom.
    pub(crate) audience: Audience,
    /// Number in this epoch for this audience, from 1.
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

/// An earlier release of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Released {
    pub(crate) id: i64,
    /// The day on which it was released.
    pub(crate) on: String,
    pub(crate) sequence: u64,
    pub(crate) release: Vec<u8>,
    pub(crate) members: Vec<u8>,
}

/// To whom a release goes: the keys with their labels.
pub(crate) type Addressed = Vec<(Recipient, String)>;

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

impl Store {
    /// The store's own X25519 identity: it opens the store's copy of what left.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn own_identity(&self) -> Result<Identity, StoreError> {
        let line: String =
            self.connection.query_row("SELECT identity FROM store WHERE id = 1", [], |row| row.get(0))?;
        let keys = Identity::parse_file(&secrecy::SecretString::from(line))?;
        keys.into_iter().next().ok_or(StoreError::Identity(crate::seal::IdentityError::Empty))
    }

    /// Whether the store was put back from a backup and nobody said since what had left it meanwhile. Two releases of
    /// one month from two copies of a store would undo each other's protection.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_unsure_what_left(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM history WHERE action = 'restored')
                AND NOT EXISTS (
                    SELECT 1 FROM setting, store WHERE name = ?1 AND value = lower(hex(store.epoch)))",
            [NOTHING_SENT],
            |row| row.get(0),
        )?)
    }

    /// Takes the person's word that nothing left the store after the backup that it was put back from.
    ///
    /// # Errors
    /// When the database fails.
    pub fn confirm_nothing_sent(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        self.change(stamp, |change| {
            change.connection().execute(
                "INSERT INTO setting (name, value) SELECT ?1, lower(hex(epoch)) FROM store WHERE id = 1
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [NOTHING_SENT],
            )?;
            change.note_nothing_sent()
        })
    }

    /// Gives a store that was put back from a backup its own epoch, and writes that down: its releases must not look
    /// like a fork of those that the original makes.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn begin_epoch(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        let epoch: [u8; 16] = crate::seal::random()?;
        self.change(stamp, |change| {
            change.connection().execute("UPDATE store SET epoch = ?1 WHERE id = 1", [epoch])?;
            change.note_restored()
        })
    }

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

    /// The true counts of decisions by code in a period: those that no earlier period froze, dated wholly in it. The
    /// gravest records are in no such table.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn decisions(&self, period: Period, layout: &Layout) -> Result<FlatTable, StoreError> {
        table(&counted(&self.connection, period)?, layout)
    }

    /// The release of a period to an audience, where there is one already.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn released(
        &self,
        period: Period,
        audience: Audience,
    ) -> Result<Option<Released>, StoreError> {
        released(&self.connection, period, audience)
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

    /// Writes a new release down, in one transaction: its frozen rows, its place in the chain, and the line of the
    /// ledger. `compose` makes the bytes that will leave, once the place is known.
    ///
    /// # Errors
    /// [`StoreError::PeriodNotOver`], [`StoreError::ReleasedAlready`], [`StoreError::NotAudited`] when the table is
    /// not the one that the store counts.
    pub(crate) fn record(
        &mut self,
        stamp: &Stamp,
        period: Period,
        audience: Audience,
        releasable: &Releasable,
        to: Addressed,
        compose: impl FnOnce(Place) -> Composed,
    ) -> Result<Recorded, StoreError> {
        Self::check_over(stamp, period)?;
        let Releasable::Audited(audited) = releasable;
        let signing = self.signing_key()?;
        let frozen_key = self.key.derive("carnet/frozen/1");
        let (release, members) = self.change(stamp, |change| {
            let connection = change.connection();
            if let Some(released) = released(connection, period, audience)? {
                return Err(StoreError::ReleasedAlready { period: period.to_string(), on: released.on });
            }
            let decisions = counted(connection, period)?;
            let layout = audited.protected().layout();
            // What is frozen is what was audited, though time passed between the two.
            let truth = table(&decisions, layout)?;
            audit(&truth, audited.protected().clone(), audience.least_threshold())?;
            freeze(connection, period, layout, &decisions, &frozen_key)?;

            let place = next_place(connection, period, audience)?;
            let composed = compose(place);
            let day = day(stamp);
            let proof = serde_json::to_string(audited.proof()).expect("two lists of numbers");
            connection.execute(
                "INSERT INTO release (epoch, audience, sequence, period, scheme, scheme_hash, manifest, members, hash, proof, released_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                rusqlite::params![
                    place.epoch,
                    audience.code(),
                    place.sequence as i64,
                    period.to_string(),
                    composed.scheme.0,
                    composed.scheme.1,
                    composed.release,
                    composed.members,
                    composed.hash,
                    proof,
                    day,
                ],
            )?;
            let id = connection.last_insert_rowid();
            line(change, period, audience, &to, id)?;
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
        period: Period,
        audience: Audience,
        released: Released,
        to: Addressed,
    ) -> Result<Recorded, StoreError> {
        let signing = self.signing_key()?;
        self.change(stamp, |change| line(change, period, audience, &to, released.id))?;
        Ok(Recorded { release: released.release, members: released.members, to, signing, again: true })
    }
}

fn day(stamp: &Stamp) -> String {
    stamp.today.format("%Y-%m-%d").to_string()
}

fn line(
    change: &mut Change<'_>,
    period: Period,
    audience: Audience,
    to: &Addressed,
    release: i64,
) -> Result<(), StoreError> {
    let labels: Vec<String> = to.iter().map(|(_, label)| label.clone()).collect();
    let what = format!("{period} {}", audience.code());
    change.leave(Door::Summary, &labels, &what, Some(release))
}

fn released(
    connection: &Connection,
    period: Period,
    audience: Audience,
) -> Result<Option<Released>, StoreError> {
    let row = connection
        .query_row(
            "SELECT id, released_on, sequence, manifest, members FROM release
             WHERE period = ?1 AND audience = ?2 AND withdrawn_on IS NULL ORDER BY id LIMIT 1",
            [period.to_string().as_str(), audience.code()],
            |row| {
                Ok(Released {
                    id: row.get(0)?,
                    on: row.get(1)?,
                    sequence: row.get::<_, i64>(2)?.unsigned_abs(),
                    release: row.get(3)?,
                    members: row.get(4)?,
                })
            },
        )
        .optional()?;
    Ok(row)
}

fn next_place(connection: &Connection, period: Period, audience: Audience) -> Result<Place, StoreError> {
    let (alias, epoch): ([u8; 16], [u8; 16]) =
        connection.query_row("SELECT alias, epoch FROM store WHERE id = 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let last: Option<(i64, [u8; 32])> = connection
        .query_row(
            "SELECT sequence, hash FROM release WHERE epoch = ?1 AND audience = ?2 ORDER BY sequence DESC LIMIT 1",
            rusqlite::params![epoch, audience.code()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (sequence, previous) = last.map_or((1, None), |(n, hash)| (n.unsigned_abs() + 1, Some(hash)));
    Ok(Place { alias, epoch, audience, sequence, previous, period })
}

/// A decision that is counted, with the node that said it and the party above it.
struct CountedDecision {
    id: i64,
    code: String,
    node: [u8; 16],
    party: [u8; 16],
}

/// A party is the topmost ancestor of the node's own type, by certain links.
const COUNTED: &str = "\
SELECT d.id, d.code, a.uid, coalesce((
        SELECT p.uid FROM actor_line l JOIN actor p ON p.id = l.ancestor
        WHERE l.actor = d.actor AND l.certain_from <= d.day_first AND l.certain_to >= d.day_last
            AND p.actor_type = d.actor_type
        ORDER BY l.depth DESC, l.ancestor LIMIT 1), a.uid)
FROM fact_decision d
JOIN actor a ON a.id = d.actor
WHERE d.day_first >= ?1 AND d.day_last <= ?2 AND d.sensitivity <> 'severe'
    AND NOT EXISTS (
        SELECT 1 FROM frozen_record f
        WHERE f.kind = 'decision' AND f.record = d.id AND f.table_name = 'decisions')
ORDER BY d.id";

fn counted(connection: &Connection, period: Period) -> Result<Vec<CountedDecision>, StoreError> {
    let text = |day: chrono::NaiveDate| day.format("%Y-%m-%d").to_string();
    let mut statement = connection.prepare(COUNTED)?;
    let rows = statement.query_map([text(period.first()), text(period.last())], |row| {
        Ok(CountedDecision { id: row.get(0)?, code: row.get(1)?, node: row.get(2)?, party: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn table(decisions: &[CountedDecision], layout: &Layout) -> Result<FlatTable, StoreError> {
    let count = |cell: &String| decisions.iter().filter(|decision| decision.code == *cell).count() as u64;
    Ok(FlatTable::new(layout.clone(), layout.cells().iter().map(count).collect())?)
}

/// Keeps the counts of the period, and which records are in them, for every later release.
fn freeze(
    connection: &Connection,
    period: Period,
    layout: &Layout,
    decisions: &[CountedDecision],
    key: &[u8; 32],
) -> Result<(), StoreError> {
    let mut cells: BTreeMap<&str, Vec<&CountedDecision>> =
        layout.cells().iter().map(|cell| (cell.as_str(), Vec::new())).collect();
    for decision in decisions {
        cells.entry(&decision.code).or_default().push(decision);
    }
    let period = period.to_string();
    for (cell, inside) in cells {
        let nodes = keyed(key, b"node\0", inside.iter().map(|decision| decision.node));
        let parties = keyed(key, b"party\0", inside.iter().map(|decision| decision.party));
        connection.execute(
            "INSERT INTO released_cell (period, table_name, cell, true_period, leaf, count, nodes, parties)
             VALUES (?1, ?2, ?3, ?1, 'on-time', ?4, ?5, ?6)",
            rusqlite::params![period, DECISIONS, cell, inside.len() as i64, nodes, parties],
        )?;
    }
    for decision in decisions {
        connection.execute(
            "INSERT INTO frozen_record (kind, record, table_name, period) VALUES ('decision', ?1, ?2, ?3)",
            rusqlite::params![decision.id, DECISIONS, period],
        )?;
    }
    Ok(())
}

/// The first 16 bytes of each one's keyed hash, in order, each once: enough to count them and to join them with those
/// of another period, and nothing that names one.
fn keyed(key: &[u8; 32], kind: &[u8], uids: impl Iterator<Item = [u8; 16]>) -> Vec<u8> {
    let hash = |uid: [u8; 16]| -> [u8; 16] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
        mac.update(kind);
        mac.update(&uid);
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        whole.first_chunk().copied().expect("32 bytes begin with 16")
    };
    let hashes: std::collections::BTreeSet<[u8; 16]> = uids.map(hash).collect();
    hashes.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::super::NewKeys;
    use super::*;
    use crate::disclosure::protect;
    use crate::model::Kind;
    use crate::vocabulary::{Decision, Term};
    use serde_json::json;

    fn stamp() -> Stamp {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        Stamp { today, at: "2026-11-24T18:00:00Z".into() }
    }

    fn make(store: &mut Store, kind: Kind, raw: serde_json::Value) {
        let serde_json::Value::Object(raw) = raw else { panic!("not an object") };
        store.change(&stamp(), |change| change.make(kind, &raw, "typed")).expect("a good record");
    }

    fn composed(place: Place) -> Composed {
        let hash = [u8::try_from(place.sequence).expect("small"); 32];
        Composed {
            release: b"release".to_vec(),
            hash,
            members: b"members".to_vec(),
            scheme: ("s".into(), [0; 32]),
        }
    }

    #[test]
    fn a_release_freezes_its_rows_and_hangs_in_the_chain() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keys = NewKeys::default();
        keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
        let mut store = Store::create(&folder.path().join("store"), &keys, &stamp()).expect("a store");
        for (name, parents) in [("front", json!([])), ("brigade", json!(["A-1"])), ("post", json!(["A-2"]))] {
            let node = json!({ "name": name, "actor_type": "armed-group", "parents": parents });
            make(&mut store, Kind::Actor, node);
        }
        make(&mut store, Kind::Actor, json!({ "name": "commission", "actor_type": "state-civil" }));
        for node in ["A-2", "A-3", "A-3", "A-4"] {
            make(
                &mut store,
                Kind::Decision,
                json!({ "node": node, "date": "2026-10-05", "code": "granted" }),
            );
        }
        let layout =
            Layout::new("decision", Decision::ALL.iter().map(|decision| decision.code())).expect("a layout");
        let october = Period::Month(2026, 10);
        let k = Audience::Public.least_threshold();
        let counts = store.decisions(october, &layout).expect("counts");
        let audited = audit(&counts, protect(&counts, k), k).expect("is clean");
        let releasable = Releasable::Audited(audited);
        let record = |store: &mut Store, period| {
            store.record(&stamp(), period, Audience::Public, &releasable, Vec::new(), composed)
        };
        assert!(!record(&mut store, october).expect("recorded").again());

        let frozen = store.connection.query_row(
            "SELECT count, length(nodes) / 16, length(parties) / 16 FROM released_cell
             WHERE period = '2026-10' AND cell = 'granted' AND leaf = 'on-time'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        );
        // Three nodes of two parties: brigade and post have one top.
        assert_eq!(frozen.expect("a row"), (4_i64, 3_i64, 2_i64));
        let rows = |table: &str| -> i64 {
            let sql = format!("SELECT count(*) FROM {table}");
            store.connection.query_row(&sql, [], |row| row.get(0)).expect("a number")
        };
        assert_eq!((rows("released_cell"), rows("frozen_record")), (9, 4));
        let left = store.decisions(october, &layout).expect("counts");
        assert!(left.counts().iter().all(|count| *count == 0), "no later release counts them again");

        // A second release of the month is refused, and so is a table that is not the one counted.
        assert!(matches!(record(&mut store, october), Err(StoreError::ReleasedAlready { .. })));
        assert!(matches!(record(&mut store, Period::Month(2026, 11)), Err(StoreError::PeriodNotOver { .. })));
        for _ in 0..12 {
            make(
                &mut store,
                Kind::Decision,
                json!({ "node": "A-4", "date": "2026-09-05", "code": "denied" }),
            );
        }
        let other = FlatTable::new(layout.clone(), vec![10; 9]).expect("a table");
        let forged = Releasable::Audited(audit(&other, protect(&other, k), k).expect("clean by itself"));
        let september = Period::Month(2026, 9);
        let refused = store.record(&stamp(), september, Audience::Public, &forged, Vec::new(), composed);
        assert!(matches!(refused, Err(StoreError::NotAudited(_))));
        assert_eq!(store.ledger().expect("lines").len(), 1);
        assert!(store.released(september, Audience::Public).expect("reads").is_none());
        let place = next_place(&store.connection, september, Audience::Public).expect("a place");
        assert_eq!((place.sequence, place.previous), (2, Some([1; 32])));
    }
}
