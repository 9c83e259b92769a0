//! What summaries may count: a closed list, each with its rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use super::super::report::prologue_of;
use super::super::{Store, StoreError};
use crate::model::Kind;
use crate::text::clean::csv_guard;

/// A fact of which summaries hold counts. Nothing else is ever counted for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Trips, by the district where they went.
    Trips,
    /// Requests that need somebody's yes.
    Requests,
    /// Those whose yes a request needs.
    Addressees,
    /// What was answered.
    Decisions,
    /// Incidents, each by its first kind and first author.
    Incidents,
    /// Those of them at checkpoints and roadblocks.
    RoadblockIncidents,
    /// Rules that restrict.
    Directives,
    /// Violence against people, the gravest records included.
    Violence,
    /// Not trips but the people whom they were for, as planned. Sums are for the recipient of a protocol alone.
    PeoplePlanned,
    /// The people whom they reached.
    PeopleReached,
    /// The hours by which they were late, those of each rounded.
    HoursLate,
}

/// A record that is counted: under which codes, and who stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedRow {
    /// The record's number among those of its kind, [`Counted::kind`].
    pub record: i64,
    /// The first day on which it may have been.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// The code of each dimension asked for, in their order; none where nobody knows.
    pub codes: Vec<Option<String>>,
    /// How much it counts: 1, or of a sum what it adds to it.
    pub weight: u64,
    /// The node that said or did it, and the topmost node of its own type above it.
    pub author: Option<([u8; 16], [u8; 16])>,
}

impl Counted {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Trips,
        Self::Requests,
        Self::Addressees,
        Self::Decisions,
        Self::Incidents,
        Self::RoadblockIncidents,
        Self::Directives,
        Self::Violence,
        Self::PeoplePlanned,
        Self::PeopleReached,
        Self::HoursLate,
    ];

    /// Those that are sums over trips.
    pub const SUMS: [Self; 3] = [Self::PeoplePlanned, Self::PeopleReached, Self::HoursLate];

    /// Whether it adds up what records say, and does not count them.
    pub fn is_sum(self) -> bool {
        Self::SUMS.contains(&self)
    }

    /// Its name in a scheme.
    pub fn code(self) -> &'static str {
        match self {
            Self::Trips => "trips",
            Self::Requests => "requests",
            Self::Addressees => "addressees",
            Self::Decisions => "decisions",
            Self::Incidents => "incidents",
            Self::RoadblockIncidents => "roadblock-incidents",
            Self::Directives => "directives",
            Self::Violence => "violence",
            Self::PeoplePlanned => "people-planned",
            Self::PeopleReached => "people-reached",
            Self::HoursLate => "hours-late",
        }
    }

    /// The kind of record of which it counts each once, or the parts of each.
    pub fn kind(self) -> Kind {
        match self {
            Self::Trips | Self::PeoplePlanned | Self::PeopleReached | Self::HoursLate => Kind::Trip,
            Self::Requests | Self::Addressees => Kind::Request,
            Self::Decisions => Kind::Decision,
            Self::Incidents | Self::RoadblockIncidents | Self::Violence => Kind::Incident,
            Self::Directives => Kind::Directive,
        }
    }

    /// The one of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counted| counted.code() == code)
    }

    /// What its records may be counted by, under these names.
    pub fn dimensions(self) -> &'static [&'static str] {
        match self {
            Self::Trips | Self::PeoplePlanned | Self::PeopleReached | Self::HoursLate => &["outcome", "adm1"],
            Self::Requests => &["state"],
            Self::Addressees => &["answer", "actor-type"],
            Self::Decisions => &["decision", "level"],
            Self::Incidents => &["category", "adm1", "actor-type"],
            Self::RoadblockIncidents => &["category", "adm1"],
            Self::Directives => &["restriction"],
            Self::Violence => &["kind"],
        }
    }

    fn sql(self) -> &'static str {
        match self {
            Self::Trips | Self::PeoplePlanned | Self::PeopleReached | Self::HoursLate => {
                include_str!("counted/trips.sql")
            }
            Self::Requests => include_str!("counted/requests.sql"),
            Self::Addressees => include_str!("counted/addressees.sql"),
            Self::Decisions => include_str!("counted/decisions.sql"),
            Self::Incidents => include_str!("counted/incidents.sql"),
            Self::RoadblockIncidents => include_str!("counted/roadblock_incidents.sql"),
            Self::Directives => include_str!("counted/directives.sql"),
            Self::Violence => include_str!("counted/violence.sql"),
        }
    }

    /// How much a record of its statement counts. Hours are kept in hundredths.
    fn weight(self) -> &'static str {
        match self {
            Self::PeoplePlanned => "coalesce(f.people_planned, 0)",
            Self::PeopleReached => "coalesce(f.people_reached, 0)",
            Self::HoursLate => "(f.hours_late + 50) / 100",
            _ => "1",
        }
    }

    /// The fact of reports whose tables its statement reads, where it depends on the day asked about.
    fn asked(self) -> Option<&'static str> {
        matches!(self, Self::Requests | Self::Addressees).then_some("state_request")
    }
}

/// A party is the topmost ancestor of the node's own type, by certain links. The gravest records are in one table only.
const ROWS: &str = "
SELECT f.record, f.day_first, f.day_last, a.uid, coalesce((
        SELECT p.uid FROM actor_line l JOIN actor p ON p.id = l.ancestor
        WHERE l.actor = f.node AND l.certain_from <= f.day_first AND l.certain_to >= f.day_last
            AND p.actor_type = a.actor_type
        ORDER BY l.depth DESC, l.ancestor LIMIT 1), a.uid)";

/// What a district is called in tables. A name that is a word of every table, or that a spreadsheet would take for a formula,
/// says that it is a name.
fn district_code(code: &str) -> String {
    let is_word = ["all", "unknown", "earlier"].contains(&code);
    if is_word || matches!(csv_guard(code), Cow::Owned(_)) { format!("adm1 {code}") } else { code.to_owned() }
}

/// Columns of [`ROWS`], and the weight.
const BEFORE_CODES: usize = 6;

/// Which records of a fact are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The country; what has none counts in it too.
    pub country: Option<i64>,
    /// They lie wholly between this day
    pub first: NaiveDate,
    /// and this one.
    pub last: NaiveDate,
    /// The day as of which states are told.
    pub as_of: NaiveDate,
    /// Only those that no release has frozen.
    pub not_frozen: bool,
}

impl Store {
    /// The records of a fact in a window.
    ///
    /// # Errors
    /// When the database fails.
    ///
    /// # Panics
    /// By a dimension that the fact has not.
    pub fn counted_rows(
        &self,
        counted: Counted,
        by: &[&str],
        window: Window,
    ) -> Result<Vec<CountedRow>, StoreError> {
        let day = |day: NaiveDate| Value::Text(day.format("%Y-%m-%d").to_string());
        assert!(by.iter().all(|by| counted.dimensions().contains(by)), "a scheme is held to the closed list");
        let (mut sql, mut values) = match counted.asked() {
            Some(view) => {
                let (tables, values) = prologue_of(self, view, Some(window.first), window.as_of)?;
                (format!("WITH {tables}"), values)
            }
            None => (String::new(), Vec::new()),
        };
        sql.push_str(ROWS);
        sql.push_str(&format!(", {}", counted.weight()));
        sql.extend(by.iter().map(|by| match *by {
            // By their P-code, which others know too; else by their name.
            "adm1" => ", (SELECT coalesce(d.pcode, d.name) FROM place d WHERE d.id = f.adm1)".to_owned(),
            by => format!(", f.\"{by}\""),
        }));
        sql.push_str(&format!(
            " FROM ({}) f LEFT JOIN actor a ON a.id = f.node
            WHERE f.day_first >= ? AND f.day_last <= ? AND coalesce(f.country, ?) = ? AND f.sensitivity <> 'severe'
                AND NOT (? AND EXISTS (
                    SELECT 1 FROM frozen_record z WHERE z.kind = '{}' AND z.record = f.record))
            ORDER BY f.record",
            counted.sql(),
            counted.kind().name(),
        ));
        values.extend([
            day(window.first),
            day(window.last),
            window.country.into(),
            window.country.into(),
            window.not_frozen.into(),
        ]);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
            let node: Option<[u8; 16]> = row.get(3)?;
            let party: Option<[u8; 16]> = row.get(4)?;
            Ok(CountedRow {
                record: row.get(0)?,
                first: day_of(row.get(1)?, 1)?,
                last: day_of(row.get(2)?, 2)?,
                codes: by
                    .iter()
                    .enumerate()
                    .map(|(at, by)| {
                        let code: Option<String> = row.get(BEFORE_CODES + at)?;
                        Ok(if *by == "adm1" { code.map(|code| district_code(&code)) } else { code })
                    })
                    .collect::<Result<_, rusqlite::Error>>()?,
                weight: row.get::<_, i64>(BEFORE_CODES - 1)?.unsigned_abs(),
                author: node.zip(party),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The districts of the first level of a country: their P-codes, or names where they have none, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub fn districts(&self, country: &Country) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT coalesce(p.pcode, p.name) FROM place p JOIN place_area a ON a.place = p.id
             WHERE p.kind = 'adm1' AND p.voided_on IS NULL AND a.country = ?1 ORDER BY 1",
        )?;
        let rows =
            statement.query_map([country.id], |row| row.get(0).map(|code: String| district_code(&code)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names of the districts of a country by their P-codes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn district_names(&self, country: &Country) -> Result<BTreeMap<String, String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.pcode, p.name FROM place p JOIN place_area a ON a.place = p.id
             WHERE p.kind = 'adm1' AND p.voided_on IS NULL AND p.pcode IS NOT NULL AND a.country = ?1",
        )?;
        let rows = statement.query_map([country.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The districts that the organisation says it covers, as [`Store::districts`] calls them; none where it does not say.
    ///
    /// # Errors
    /// When the database fails.
    pub fn coverage(&self) -> Result<Vec<String>, StoreError> {
        let kept = crate::store::setting::text(&self.connection, "coverage")?.unwrap_or_default();
        let mut statement = self
            .connection
            .prepare_cached("SELECT coalesce(pcode, name) FROM place WHERE lower(hex(uid)) = ?1")?;
        let mut found = Vec::new();
        for uid in kept.split(',').filter(|uid| !uid.is_empty()) {
            let codes = statement.query_map([uid], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            found.extend(codes.iter().map(|code| district_code(code)));
        }
        Ok(found)
    }

    /// The countries in which places are known.
    ///
    /// # Errors
    /// When the database fails.
    pub fn countries(&self) -> Result<Vec<Country>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, uid, coalesce(pcode, name), name FROM place
             WHERE kind = 'country' AND voided_on IS NULL ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Country {
                id: row.get(0)?,
                uid: row.get(1)?,
                code: row.get(2)?,
                name: row.get(3)?,
                pooled: false,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A country that a summary can cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its number in this store; none of what only others count.
    pub(crate) id: Option<i64>,
    /// Its name among all stores that have it by `dump`; of a pool, a name that no place has.
    pub(crate) uid: [u8; 16],
    pooled: bool,
    /// Its P-code, or its name where it has none: what receivers see.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl Country {
    /// What a pool counts of a country: the releases of a pool have a ledger of their own.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn of_pool(store: &Store, code: &str) -> Result<Self, StoreError> {
        let own = store.countries()?.into_iter().find(|country| country.code == code);
        let digest = Sha256::new().chain_update(b"carnet/pool/1\0").chain_update(code).finalize();
        let mut uid = [0; 16];
        uid.copy_from_slice(&digest[..16]);
        let (id, name) = own.map_or((None, code.to_owned()), |own| (own.id, own.name));
        Ok(Self { id, uid, pooled: true, code: code.to_owned(), name })
    }

    /// Whether it stands for what a pool counts.
    pub fn is_pooled(&self) -> bool {
        self.pooled
    }

    /// Its uid, in hexadecimal.
    pub fn uid(&self) -> String {
        crate::model::Uid(self.uid).to_string()
    }
}

fn day_of(text: String, column: usize) -> Result<NaiveDate, rusqlite::Error> {
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}
