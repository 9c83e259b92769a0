//! Frozen rows: what a period counts, kept as it was when the period first left, to whomever. Every later release of the
//! period, and of every longer one, is computed from them, whatever happens to the records since.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use hmac::{Hmac, Mac};
use rusqlite::{Connection, OptionalExtension};
use sha2::Sha256;

use super::counted::{Counted, Country, Window};
use crate::model::{Kind, Period, RecordId};
use crate::store::{Store, StoreError};

/// The first 16 bytes of a node's or a party's keyed hash: enough to count them and to join them with those of another
/// period, and nothing that names one.
pub type Pseudonym = [u8; 16];

/// A table that a scheme counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedTable {
    /// Its name in the scheme.
    pub name: String,
    /// What it counts.
    pub counted: Counted,
    /// By what.
    pub by: Vec<String>,
}

/// What a release counts, and how: fixed before anybody looks at a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedPeriod {
    /// Where.
    pub country: Country,
    /// When.
    pub period: Period,
    /// The hash of the scheme.
    pub scheme: [u8; 32],
    /// Whether the scheme's shortest periods are months; else quarters.
    pub by_month: bool,
    /// The scheme's tables, those that are not in this period's release included.
    pub tables: Vec<CountedTable>,
}

/// The place of a frozen row: one inner cell, of records of one true period, in one freeze.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FrozenKey {
    /// The table.
    pub table: String,
    /// A code for each dimension; none where nobody knows.
    pub codes: Vec<Option<String>>,
    /// The shortest period that the records lie in.
    pub truly: Leaf,
}

/// Where in time a row stands: of which period its records are, and with which period they were frozen. The two differ
/// for what came late, and for the months of a quarter that were never released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Leaf {
    /// The period of the records.
    pub of: Period,
    /// The period whose release froze them.
    pub frozen_in: Period,
}

impl Ord for Leaf {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |leaf: &Self| [leaf.of, leaf.frozen_in].map(|period| (period.first(), period.last()));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Leaf {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What a frozen row holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrozenCount {
    /// Records.
    pub count: u64,
    /// The nodes behind them.
    pub nodes: BTreeSet<Pseudonym>,
    /// The parties of these.
    pub parties: BTreeSet<Pseudonym>,
}

/// Frozen rows, by their place.
pub type FrozenRows = BTreeMap<FrozenKey, FrozenCount>;

/// A period that is frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenPeriod {
    /// The number of the freeze; a later one has a higher.
    pub n: i64,
    /// The period.
    pub period: Period,
    /// The hash of the scheme.
    pub scheme: [u8; 32],
    /// The kinds of records that it counts.
    kinds: Vec<String>,
    /// The districts that its tables have lines for.
    pub districts: Vec<String>,
}

/// Where the rows of a release are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// They are frozen, by the first release of the period.
    Frozen,
    /// The store's own records, to be frozen by this release.
    Records(Freezing),
    /// Summaries that others sent, by their numbers in this store, to be frozen by this release.
    Received(Vec<i64>),
}

/// What the first release of a period would freeze.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freezing {
    /// The rows.
    pub rows: FrozenRows,
    /// The records in them.
    marks: BTreeSet<(Kind, i64)>,
    /// The records of each district.
    places: BTreeMap<String, BTreeSet<(Kind, i64)>>,
}

impl Freezing {
    /// The districts in which something is counted, with the records, as they are called in the store.
    pub fn by_district(&self) -> impl Iterator<Item = (&String, Vec<String>)> {
        let called = |(kind, number): &(Kind, i64)| RecordId { kind: *kind, number: *number }.to_string();
        self.places.iter().map(move |(district, records)| (district, records.iter().map(called).collect()))
    }
}

impl Store {
    /// The periods of a country that are frozen, in the order of freezing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn frozen_periods(&self, country: &Country) -> Result<Vec<FrozenPeriod>, StoreError> {
        frozen_periods(&self.connection, country)
    }

    /// The rows that are frozen for a country under a scheme.
    ///
    /// # Errors
    /// When the database fails.
    pub fn frozen_rows(&self, country: &Country, scheme: [u8; 32]) -> Result<FrozenRows, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.table_name, c.cell, c.true_period, p.period, c.count, c.nodes, c.parties
             FROM released_cell c JOIN frozen_period p ON p.n = c.frozen
             WHERE p.country = ?1 AND p.scheme_hash = ?2",
        )?;
        let rows = statement.query_map(rusqlite::params![country.uid, scheme], |row| {
            let cell: String = row.get(1)?;
            let texts: [String; 2] = [row.get(2)?, row.get(3)?];
            let count: i64 = row.get(4)?;
            let people: [Option<Vec<u8>>; 2] = [row.get(5)?, row.get(6)?];
            Ok((row.get::<_, String>(0)?, cell, texts, count.unsigned_abs(), people))
        })?;
        let mut found = FrozenRows::new();
        for row in rows {
            let (table, cell, [of, frozen_in], count, [nodes, parties]) = row?;
            let codes = serde_json::from_str(&cell).map_err(|_| unreadable())?;
            let truly = Leaf { of: period(&of)?, frozen_in: period(&frozen_in)? };
            let count = FrozenCount { count, nodes: apart(nodes)?, parties: apart(parties)? };
            found.insert(FrozenKey { table, codes, truly }, count);
        }
        Ok(found)
    }

    /// What a release of a period that is not frozen yet would freeze: the records of it, and those that came late of
    /// periods before it that are.
    ///
    /// # Errors
    /// When the database fails.
    pub fn freezing(&self, counted: &CountedPeriod, as_of: NaiveDate) -> Result<Freezing, StoreError> {
        let frozen = self.frozen_periods(&counted.country)?;
        self.gathered(counted, as_of, &frozen, true)
    }

    /// What a period counts as if nothing had ever left.
    ///
    /// # Errors
    /// When the database fails.
    pub fn counting(&self, counted: &CountedPeriod, as_of: NaiveDate) -> Result<Freezing, StoreError> {
        self.gathered(counted, as_of, &[], false)
    }

    fn gathered(
        &self,
        counted: &CountedPeriod,
        as_of: NaiveDate,
        frozen: &[FrozenPeriod],
        not_frozen: bool,
    ) -> Result<Freezing, StoreError> {
        let first = frozen.iter().map(|frozen| frozen.period.first()).chain([counted.period.first()]).min();
        let window = Window {
            country: counted.country.id,
            first: first.unwrap_or_else(|| counted.period.first()),
            last: counted.period.last(),
            as_of,
            not_frozen,
        };
        // Not of the data key: that can be replaced, and a node must stay the same one from period to period.
        let key: [u8; 16] =
            self.connection.query_row("SELECT alias FROM store WHERE id = 1", [], |row| row.get(0))?;
        let mut made = Freezing::default();
        for table in &counted.tables {
            let kind = table.counted.kind();
            let by: Vec<&str> = table.by.iter().map(String::as_str).collect();
            for row in self.counted_rows(table.counted, &by, window)? {
                let Some(of) = truly(row.first, row.last, counted.by_month) else { continue };
                if !counted.period.contains(of) && !is_late(of, counted.period, kind, frozen) {
                    continue;
                }
                made.marks.insert((kind, row.record));
                let district = by.iter().position(|by| *by == "adm1");
                if let Some(district) = district.and_then(|at| row.codes[at].clone()) {
                    made.places.entry(district).or_default().insert((kind, row.record));
                }
                if row.weight == 0 {
                    continue;
                }
                let truly = Leaf { of, frozen_in: counted.period };
                let at = FrozenKey { table: table.name.clone(), codes: row.codes, truly };
                let cell = made.rows.entry(at).or_default();
                cell.count += row.weight;
                if let Some((node, party)) = row.author {
                    cell.nodes.insert(pseudonym(&key, b"node\0", node));
                    cell.parties.insert(pseudonym(&key, b"party\0", party));
                }
            }
        }
        Ok(made)
    }
}

/// Records came late where their period, or a longer one around it, has left with all of their kind, and the release is
/// of a time after them.
fn is_late(of: Period, released: Period, kind: Kind, frozen: &[FrozenPeriod]) -> bool {
    let left = |frozen: &FrozenPeriod| {
        frozen.period.contains(of) && frozen.kinds.iter().any(|counted| counted == kind.name())
    };
    of.last() < released.first() && frozen.iter().any(left)
}

/// The shortest period that days lie wholly in; none where they lie in two years.
fn truly(first: NaiveDate, last: NaiveDate, by_month: bool) -> Option<Period> {
    use chrono::Datelike;
    let month = by_month.then(|| Period::month_of(first));
    let longer = [Period::quarter_of(first), Period::Year(first.year())];
    month.into_iter().chain(longer).find(|period| last <= period.last())
}

/// As [`Store::frozen_periods`], within a transaction.
pub(super) fn frozen_periods(
    connection: &Connection,
    country: &Country,
) -> Result<Vec<FrozenPeriod>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT n, period, scheme_hash, kinds, districts FROM frozen_period WHERE country = ?1 ORDER BY n",
    )?;
    let rows = statement.query_map([country.uid], |row| {
        let texts: [String; 3] = [row.get(1)?, row.get(3)?, row.get(4)?];
        Ok((row.get(0)?, texts, row.get(2)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (n, [of, kinds, districts], scheme) = row?;
        let list = |text: &str| serde_json::from_str(text).map_err(|_| unreadable());
        found.push(FrozenPeriod {
            n,
            period: period(&of)?,
            scheme,
            kinds: list(&kinds)?,
            districts: list(&districts)?,
        });
    }
    Ok(found)
}

/// Whether a period of a country is frozen.
pub(super) fn is_frozen(
    connection: &Connection,
    country: &Country,
    period: Period,
) -> Result<bool, StoreError> {
    let found = connection
        .query_row(
            "SELECT 1 FROM frozen_period WHERE country = ?1 AND period = ?2",
            rusqlite::params![country.uid, period.to_string()],
            |_| Ok(()),
        )
        .optional()?;
    Ok(found.is_some())
}

/// Keeps a period as frozen. Gives the number of the freeze.
pub(super) fn begin(
    connection: &Connection,
    counted: &CountedPeriod,
    districts: &[String],
    day: &str,
) -> Result<i64, StoreError> {
    let kinds: BTreeSet<&str> = counted.tables.iter().map(|table| table.counted.kind().name()).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    connection.execute(
        "INSERT INTO frozen_period (country, period, scheme_hash, kinds, districts, frozen_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        rusqlite::params![
            counted.country.uid,
            counted.period.to_string(),
            counted.scheme,
            serde_json::to_string(&kinds).expect("a list of texts"),
            serde_json::to_string(districts).expect("a list of texts"),
            day,
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Marks what was received as being in a freeze.
pub(super) fn mark_received(connection: &Connection, n: i64, received: &[i64]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "UPDATE contribution SET frozen = ?1 WHERE id = ?2 AND frozen IS NULL AND withdrawn_on IS NULL",
    )?;
    for one in received {
        if statement.execute([n, *one])? != 1 {
            return Err(StoreError::NotAudited);
        }
    }
    Ok(())
}

/// Keeps the rows of a period, and which records are in them, for every later release.
pub(super) fn freeze(
    connection: &Connection,
    n: i64,
    counted: &CountedPeriod,
    freezing: &Freezing,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO released_cell (frozen, table_name, cell, true_period, leaf, count, nodes, parties)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (key, cell) in &freezing.rows {
        let codes = serde_json::to_string(&key.codes).expect("a list of texts");
        let leaf = if counted.period.contains(key.truly.of) { "on-time" } else { "earlier" };
        let together = |some: &BTreeSet<Pseudonym>| some.iter().flatten().copied().collect::<Vec<u8>>();
        statement.execute(rusqlite::params![
            n,
            key.table,
            codes,
            key.truly.of.to_string(),
            leaf,
            cell.count as i64,
            together(&cell.nodes),
            together(&cell.parties),
        ])?;
    }
    let mut statement =
        connection.prepare_cached("INSERT INTO frozen_record (kind, record, frozen) VALUES (?1, ?2, ?3)")?;
    for (kind, record) in &freezing.marks {
        statement.execute(rusqlite::params![kind.name(), record, n])?;
    }
    Ok(())
}

/// Forgets the rows of a period: its release was taken back, and it returns only in a longer one.
pub(super) fn thaw(connection: &Connection, country: &[u8], period: &str) -> Result<(), StoreError> {
    let n: Option<i64> = connection
        .query_row(
            "SELECT n FROM frozen_period WHERE country = ?1 AND period = ?2",
            rusqlite::params![country, period],
            |row| row.get(0),
        )
        .optional()?;
    for table in ["released_cell", "frozen_record"] {
        connection.execute(&format!("DELETE FROM {table} WHERE frozen = ?1"), [n])?;
    }
    connection.execute("UPDATE contribution SET frozen = NULL WHERE frozen = ?1", [n])?;
    connection.execute("DELETE FROM frozen_period WHERE n = ?1", [n])?;
    Ok(())
}

impl StoreError {
    /// A row of ours that is not as we write it.
    pub(crate) fn unreadable() -> Self {
        unreadable()
    }
}

/// A row of ours that is not as we write it.
pub(in crate::store) fn unreadable() -> StoreError {
    let name = "released_cell".to_owned();
    rusqlite::Error::InvalidColumnType(0, name, rusqlite::types::Type::Text).into()
}

pub(in crate::store) fn period(text: &str) -> Result<Period, StoreError> {
    text.parse().map_err(|_| unreadable())
}

fn apart(together: Option<Vec<u8>>) -> Result<BTreeSet<Pseudonym>, StoreError> {
    let together = together.unwrap_or_default();
    let (whole, rest) = together.as_chunks::<16>();
    if rest.is_empty() { Ok(whole.iter().copied().collect()) } else { Err(unreadable()) }
}

fn pseudonym(key: &[u8; 16], kind: &[u8], uid: [u8; 16]) -> Pseudonym {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(b"carnet/frozen/1\0");
    mac.update(kind);
    mac.update(&uid);
    let whole: [u8; 32] = mac.finalize().into_bytes().into();
    whole.first_chunk().copied().expect("32 bytes begin with 16")
}
