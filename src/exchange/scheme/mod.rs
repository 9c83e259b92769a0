//! Schemes: which tables a store's summaries hold, fixed for a year, so that months add up and organisations can be pooled.
//!
//! A scheme is TOML, held to the closed list of what may leave: the facts and dimensions of [`Counted`], never a level
//! beside a place or an author's type, nothing twice. docs/formats/scheme.md describes it for a stranger.

mod dimension;
mod joint;
mod known;
mod pool;
mod share;
mod time;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::exchange::form::MOST_TABLES;
use crate::exchange::manifest::is_code;
use crate::model::Period;
use crate::model::canonical::canonical_json;
use crate::store::{Counted, CountedPeriod, CountedTable, Country};

pub(super) use dimension::dimension;
pub use joint::{FrameError, Joint, Weight};
pub use known::Seen;
pub(super) use pool::read as read_contribution;
pub use share::{Share, share};

/// Schemes that come with the program.
const SHIPPED: [&str; 2] = [include_str!("access-1-month.toml"), include_str!("access-1-quarter.toml")];

/// How long the shortest periods of a scheme are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Length {
    /// Calendar months.
    Month,
    /// Quarters.
    Quarter,
}

/// Which tables are released, and for how long a period at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    id: String,
    version: u32,
    period: Length,
    tables: Vec<SchemeTable>,
    /// What the recipient of a protocol gets besides.
    #[serde(skip)]
    sums: Vec<SchemeTable>,
    #[serde(skip)]
    hash: [u8; 32],
    #[serde(skip)]
    body: String,
}

/// What of a scheme a release gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// Counts, to be protected.
    Counts,
    /// Every count, and what the records of the first table of trips sum: people, and hours.
    CountsAndSums,
}

/// A table of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeTable {
    name: String,
    counts: String,
    by: Vec<String>,
    only: Option<Length>,
}

/// Why a scheme is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SchemeFault {
    /// It is not TOML of this form.
    #[error("not a scheme: {0}")]
    Form(String),
    /// It counts what may not leave, or by what it may not.
    #[error("table {table}: {word} is not on the closed list")]
    NotListed {
        /// The table.
        table: String,
        /// What is not on it.
        word: String,
    },
    /// A level stands beside something else that tells who it was.
    #[error("table {table} crosses what would tell who it was")]
    Tells {
        /// The table.
        table: String,
    },
    /// Its own name or a table's is no code, or it has no table or more than a summary holds.
    #[error("{name} is no name of 1 to 40 small letters, digits and dashes, or there are not 1 to 61 tables")]
    Name {
        /// The name.
        name: String,
    },
    /// Two tables of one name, or a table by one dimension twice, or by none.
    #[error("table {table} stands twice, or counts by something twice or by nothing")]
    Twice {
        /// The table.
        table: String,
    },
}

impl Scheme {
    /// Reads a scheme.
    ///
    /// # Errors
    /// [`SchemeFault`].
    pub fn parse(text: &str) -> Result<Self, SchemeFault> {
        let mut scheme: Self =
            toml::from_str(text).map_err(|error| SchemeFault::Form(error.message().to_owned()))?;
        // What cannot stand in a manifest must not be fixed for a year.
        let names = std::iter::once(&scheme.id).chain(scheme.tables.iter().map(|table| &table.name));
        let is_sum = |name: &str| Counted::from_code(name).is_some_and(Counted::is_sum);
        let bad = names.clone().find(|name| !is_code(name) || is_sum(name));
        let in_bounds = (1..=MOST_TABLES - Counted::SUMS.len()).contains(&scheme.tables.len());
        if let Some(name) = bad.or((!in_bounds).then_some(&scheme.id)) {
            return Err(SchemeFault::Name { name: name.clone() });
        }
        for (at, table) in scheme.tables.iter().enumerate() {
            let name = || table.name.clone();
            let counted = Counted::from_code(&table.counts)
                .filter(|counted| !counted.is_sum())
                .ok_or_else(|| SchemeFault::NotListed { table: name(), word: table.counts.clone() })?;
            let unlisted = table.by.iter().find(|by| !counted.dimensions().contains(&by.as_str()));
            if let Some(word) = unlisted {
                return Err(SchemeFault::NotListed { table: name(), word: word.clone() });
            }
            let twice = table.by.iter().enumerate().any(|(at, by)| table.by[..at].contains(by));
            if twice
                || table.by.is_empty()
                || scheme.tables[..at].iter().any(|other| other.name == table.name)
            {
                return Err(SchemeFault::Twice { table: name() });
            }
            // The type of an author in a district is an author in a district.
            let has = |word: &str| table.by.iter().any(|by| by == word);
            if (has("level") || has("actor-type")) && has("adm1") {
                return Err(SchemeFault::Tells { table: name() });
            }
            // The gravest records are never told by the month.
            if counted == Counted::Violence
                && table.only != Some(Length::Quarter)
                && scheme.period == Length::Month
            {
                return Err(SchemeFault::Tells { table: name() });
            }
        }
        // Of what it says, not of how it is written.
        let said = serde_json::to_value(&scheme).expect("texts, lists and a number");
        scheme.hash = Sha256::digest(canonical_json(&said)).into();
        scheme.body = text.to_owned();
        if let Some(trips) = scheme.tables.iter().find(|table| table.counts() == Counted::Trips) {
            let sum = |sum: Counted| SchemeTable {
                name: sum.code().to_owned(),
                counts: sum.code().to_owned(),
                ..trips.clone()
            };
            scheme.sums = Counted::SUMS.map(sum).into();
        }
        Ok(scheme)
    }

    /// The schemes that come with the program.
    pub fn shipped() -> Vec<Self> {
        let parse = |text| Self::parse(text).expect("tests read the schemes that come with the program");
        SHIPPED.into_iter().map(parse).collect()
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its version.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The length of its shortest periods.
    pub fn period(&self) -> Length {
        self.period
    }

    /// Its tables.
    pub fn tables(&self) -> &[SchemeTable] {
        &self.tables
    }

    /// The tables of a release.
    pub fn gives(&self, give: Give) -> impl Iterator<Item = &SchemeTable> + Clone {
        let sums: &[SchemeTable] = if give == Give::CountsAndSums { &self.sums } else { &[] };
        self.tables.iter().chain(sums)
    }

    /// What it says, as TOML.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// What its release of a period counts, tables that are not shown in it included.
    pub fn counted(&self, country: Country, period: Period) -> CountedPeriod {
        let table = |table: &SchemeTable| CountedTable {
            name: table.name.clone(),
            counted: table.counts(),
            by: table.by.clone(),
        };
        CountedPeriod {
            country,
            period,
            scheme: self.hash,
            by_month: self.period == Length::Month,
            tables: self.gives(Give::CountsAndSums).map(table).collect(),
        }
    }

    /// Whether it has releases of such a period: none shorter than its own.
    pub fn has(&self, period: Period) -> bool {
        self.period == Length::Month || !matches!(period, Period::Month(..))
    }

    /// What tells it from another, and from an altered one: SHA-256 of all that it says.
    pub fn hash(&self) -> &[u8; 32] {
        &self.hash
    }

    /// The last periods that are over on a day, latest first.
    pub fn periods(&self, today: chrono::NaiveDate) -> impl Iterator<Item = Period> + use<> {
        use chrono::Datelike;
        let (length, months) = match self.period {
            Length::Month => (self.period, 1),
            Length::Quarter => (self.period, 3),
        };
        let of = move |day: chrono::NaiveDate| match length {
            Length::Month => Period::Month(day.year(), day.month()),
            Length::Quarter => Period::Quarter(day.year(), day.month0() / 3 + 1),
        };
        let mut next = of(today).first();
        std::iter::from_fn(move || {
            next = next.checked_sub_months(chrono::Months::new(months))?;
            Some(of(next))
        })
    }
}

impl SchemeTable {
    /// Its name, which is its file's in a bundle.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it counts.
    pub fn counts(&self) -> Counted {
        Counted::from_code(&self.counts).expect("a scheme that was read is held to the closed list")
    }

    /// By what, from left to right.
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// Whether it is released only for periods of some length.
    pub fn only(&self) -> Option<Length> {
        self.only
    }

    /// Whether it is in the release of a period.
    pub fn is_in(&self, period: Period) -> bool {
        match self.only {
            None => true,
            Some(Length::Month) => matches!(period, Period::Month(..)),
            Some(Length::Quarter) => matches!(period, Period::Quarter(..)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(table: &str) -> Result<Scheme, SchemeFault> {
        Scheme::parse(&format!("id = \"x\"\nversion = 1\nperiod = \"month\"\n[[tables]]\n{table}"))
    }

    #[test]
    fn the_closed_list_holds() {
        assert!(with("name = \"t\"\ncounts = \"trips\"\nby = [\"outcome\"]").is_ok());
        let unlisted = |word: &str| SchemeFault::NotListed { table: "t".into(), word: word.into() };
        for (table, word) in [
            ("name = \"t\"\ncounts = \"promises\"\nby = [\"state\"]", "promises"),
            ("name = \"t\"\ncounts = \"trips\"\nby = [\"adm2\"]", "adm2"),
            ("name = \"t\"\ncounts = \"decisions\"\nby = [\"level\", \"adm1\"]", "adm1"),
            ("name = \"t\"\ncounts = \"decisions\"\nby = [\"actor\"]", "actor"),
            ("name = \"t\"\ncounts = \"violence\"\nby = [\"adm1\"]", "adm1"),
        ] {
            assert_eq!(with(table).unwrap_err(), unlisted(word), "{table}");
        }
        for table in [
            "name = \"t\"\ncounts = \"incidents\"\nby = [\"actor-type\", \"adm1\"]",
            "name = \"t\"\ncounts = \"violence\"\nby = [\"kind\"]",
        ] {
            assert_eq!(with(table).unwrap_err(), SchemeFault::Tells { table: "t".into() }, "{table}");
        }
        for table in [
            "name = \"t\"\ncounts = \"trips\"\nby = []",
            "name = \"t\"\ncounts = \"trips\"\nby = [\"adm1\", \"adm1\"]",
            "name = \"t\"\ncounts = \"trips\"\nby = [\"adm1\"]\n[[tables]]\nname = \"t\"\ncounts = \"requests\"\nby = [\"state\"]",
        ] {
            assert_eq!(with(table).unwrap_err(), SchemeFault::Twice { table: "t".into() }, "{table}");
        }
        assert!(matches!(with("name = \"t\"\ncount = \"trips\""), Err(SchemeFault::Form(_))));
    }

    #[test]
    fn names_are_those_that_a_manifest_can_have() {
        let trips = "counts = \"trips\"\nby = [\"outcome\"]";
        for name in ["", "../trips", "Trips", "a b", &"t".repeat(41)] {
            let named = with(&format!("name = \"{name}\"\n{trips}"));
            assert_eq!(named.unwrap_err(), SchemeFault::Name { name: name.to_owned() });
            let scheme = SHIPPED[0].replace("access-1-month", name);
            assert_eq!(Scheme::parse(&scheme).unwrap_err(), SchemeFault::Name { name: name.to_owned() });
        }
        let table = |at: usize| format!("[[tables]]\nname = \"t{at}\"\n{trips}\n");
        let of = |tables: usize| {
            let tables: String = (0..tables).map(table).collect();
            Scheme::parse(&format!("id = \"x\"\nversion = 1\nperiod = \"month\"\n{tables}"))
        };
        assert!(of(61).is_ok());
        assert_eq!(of(62).unwrap_err(), SchemeFault::Name { name: "x".to_owned() });
    }

    #[test]
    fn the_hash_is_of_what_is_said() {
        let [month, quarter] = Scheme::shipped().try_into().expect("two schemes");
        assert_ne!(month.hash(), quarter.hash());
        let again = Scheme::parse(&format!("# another remark\n{}", SHIPPED[0])).expect("the same");
        assert_eq!(again.hash(), month.hash());
        let other = Scheme::parse(&SHIPPED[0].replace("version = 1", "version = 2")).expect("another");
        assert_ne!(other.hash(), month.hash());
        // As another program would make it, from the page.
        let page = include_str!("../../../docs/formats/scheme.md");
        let said =
            page.lines().find(|line| line.starts_with("{\"id\":\"access-1-quarter\",")).expect("an example");
        assert_eq!(<[u8; 32]>::from(Sha256::digest(said)), *quarter.hash());
        let hex: String = quarter.hash().iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(page.contains(&hex), "{hex}");
    }

    #[test]
    fn periods_are_those_that_are_over() {
        let [month, quarter] = Scheme::shipped().try_into().expect("two schemes");
        let today = chrono::NaiveDate::from_ymd_opt(2026, 2, 1).expect("a day");
        let said = |scheme: &Scheme| scheme.periods(today).take(3).map(|p| p.to_string()).collect::<Vec<_>>();
        assert_eq!(said(&month), ["2026-01", "2025-12", "2025-11"]);
        assert_eq!(said(&quarter), ["2025-Q4", "2025-Q3", "2025-Q2"]);
    }
}
