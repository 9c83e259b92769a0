//! What the tables of a release look like: their dimensions with all codes, and what each counts. Known before anybody
//! looks at a record, and part of the manifest, so that a reader needs nothing else to take the tables apart.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::disclosure::{Cell, Dimension, Fault, Frame};
use crate::model::Period;
use crate::model::field::LINE_CHARS;
use crate::store::Counted;
use crate::text::clean::{csv_guard, is_hidden};

/// The dimension that every table has first: the release's period, and what came late of periods before.
pub const PERIOD: &str = "period";
/// What came late: records of periods that had left before they were written.
pub const EARLIER: &str = "earlier";
/// The total of a dimension.
const ALL: &str = "all";
/// The leaf of violence among incidents.
pub(super) const VIOLENCE: &str = "A5/insecurity";
/// Most tables, dimensions, and codes of a dimension.
pub(super) const MOST_TABLES: usize = 64;
const MOST_CODES: usize = 5_000;
/// Most lines of all tables together.
const MOST_LINES: usize = 200_000;

/// The tables of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The tree of every dimension but the period, the total first and every other code after its parent.
    pub dimensions: BTreeMap<String, Vec<Node>>,
    /// The tables, in their order.
    pub tables: Vec<FormTable>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormTable {
    /// By what it counts, beside the period.
    pub by: Vec<String>,
    /// What it counts: a fact of the closed list.
    pub counts: String,
    /// Its name.
    pub name: String,
}

/// A code of a dimension, with the code above it; written as a list of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The code.
    pub code: String,
    /// The code above; none for the total.
    pub parent: Option<String>,
}

impl Node {
    /// A code under another.
    pub fn new(code: &str, parent: Option<&str>) -> Self {
        Self { code: code.to_owned(), parent: parent.map(str::to_owned) }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.code, &self.parent).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (code, parent) = Deserialize::deserialize(deserializer)?;
        Ok(Self { code, parent })
    }
}

impl Form {
    /// Whether it is one, as far as can be seen without tables: bounded first, so that a form that would multiply to
    /// more than fits a member costs nothing.
    pub(super) fn is_sound(&self) -> bool {
        (1..=MOST_TABLES).contains(&self.tables.len())
            && self.dimensions.len() <= MOST_TABLES
            && self.dimensions.iter().all(|(name, nodes)| self.is_dimension(name, nodes))
            && self.tables.iter().enumerate().all(|(at, table)| self.is_table(at, table))
            && self.lines().is_some_and(|lines| lines <= MOST_LINES)
            && self.frame_of_reader(Period::Year(1)).is_ok()
    }

    /// A total and codes under it, by which some table counts. A dimension that none does would be text that nobody sees.
    fn is_dimension(&self, name: &str, nodes: &[Node]) -> bool {
        (1..=MOST_CODES).contains(&nodes.len())
            && nodes[0].code == ALL
            && nodes.iter().all(|node| is_named(&node.code) && node.parent.as_deref().is_none_or(is_named))
            && self.tables.iter().any(|table| table.by.iter().any(|by| by == name))
    }

    /// Whether any of the tables adds up what records say, and does not count them.
    pub(super) fn has_sums(&self) -> bool {
        let is_sum = |table: &FormTable| Counted::from_code(&table.counts).is_some_and(Counted::is_sum);
        self.tables.iter().any(is_sum)
    }

    /// A table of the closed list: of what may be counted, by what it may be counted by.
    fn is_table(&self, at: usize, table: &FormTable) -> bool {
        let Some(counted) = Counted::from_code(&table.counts) else { return false };
        let has = |word: &str| table.by.iter().any(|by| by == word);
        super::manifest::is_code(&table.name)
            && self.tables[..at].iter().all(|other| other.name != table.name)
            && (1..=counted.dimensions().len()).contains(&table.by.len())
            && table.by.iter().all(|by| counted.dimensions().contains(&by.as_str()))
            && !((has("level") || has("actor-type")) && has("adm1"))
    }

    /// How many lines the tables have; none where a dimension is not there, or they cannot be counted.
    fn lines(&self) -> Option<usize> {
        self.tables.iter().try_fold(0_usize, |lines, table| {
            let of_table = table
                .by
                .iter()
                .try_fold(2_usize, |lines, by| lines.checked_mul(self.dimensions.get(by)?.len()));
            lines.checked_add(of_table?)
        })
    }

    /// The tables as a reader of one release sees them.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit together.
    pub fn frame_of_reader(&self, period: Period) -> Result<Frame, Fault> {
        let period = period.to_string();
        let time = Dimension::flat(PERIOD, ALL, [period.as_str(), EARLIER])?;
        let mut frame = self.frame(time, &[period.as_str()], None)?;
        for table in 0..self.tables.len() {
            frame.show(table, 0, &[1, 2])?;
        }
        Ok(frame)
    }

    /// The tables over a dimension of time, which is the first declared, and where it matters over who counted, which is the
    /// last; with what is known to link them; incidents of violence and violence at these times.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit together.
    pub(super) fn frame(
        &self,
        time: Dimension,
        violent: &[&str],
        who: Option<Dimension>,
    ) -> Result<Frame, Fault> {
        let mut frame = Frame::new();
        let time = frame.dimension(time);
        let mut dimensions = BTreeMap::new();
        for (name, nodes) in &self.dimensions {
            let nodes = nodes.iter().map(|node| (node.code.as_str(), node.parent.as_deref()));
            dimensions.insert(name.as_str(), frame.dimension(Dimension::new(name, nodes)?));
        }
        let who = who.map(|who| frame.dimension(who));
        let mut facts = BTreeMap::new();
        for table in &self.tables {
            let fact = *facts.entry(table.counts.as_str()).or_insert_with(|| frame.fact(&table.counts));
            let by = table.by.iter().map(|by| dimensions.get(by.as_str()).copied().ok_or(Fault::Unknown));
            let by = std::iter::once(Ok(time)).chain(by).chain(who.map(Ok)).collect::<Result<Vec<_>, _>>()?;
            frame.table(&table.name, fact, &by)?;
        }
        self.link(&mut frame, violent, who.is_some())?;
        Ok(frame)
    }

    /// What is known to be no more than something else: incidents at roadblocks are incidents, a request has somebody whose
    /// yes it needs, and violence that is not of the gravest is violence.
    fn link(&self, frame: &mut Frame, times: &[&str], has_who: bool) -> Result<(), Fault> {
        let of = |counted: Counted| self.tables.iter().position(|table| table.counts == counted.code());
        if let (Some(lesser), Some(greater)) = (of(Counted::RoadblockIncidents), of(Counted::Incidents)) {
            frame.at_most_each(lesser, greater)?;
        }
        if let (Some(lesser), Some(greater)) = (of(Counted::Requests), of(Counted::Addressees)) {
            frame.at_most_each(lesser, greater)?;
        }
        let by_category = |table: &FormTable| {
            table.counts == Counted::Incidents.code() && table.by.iter().any(|by| by == "category")
        };
        let (Some(lesser), Some(greater)) = (self.tables.iter().position(by_category), of(Counted::Violence))
        else {
            return Ok(());
        };
        for time in times {
            let codes = |table: usize, category: &'static str| -> Vec<&str> {
                let by = self.tables[table].by.iter();
                let code = |by: &String| if by == "category" { category } else { ALL };
                std::iter::once(*time).chain(by.map(code)).chain(has_who.then_some(ALL)).collect()
            };
            let lesser: Cell = frame.cell(lesser, &codes(lesser, VIOLENCE))?;
            let greater: Cell = frame.cell(greater, &codes(greater, ALL))?;
            frame.at_most(lesser, greater)?;
        }
        Ok(())
    }
}

/// Whether a code can be shown: some letters in one line that no spreadsheet takes for a formula.
fn is_named(code: &str) -> bool {
    (1..=LINE_CHARS).contains(&code.chars().count())
        && !code.chars().any(is_hidden)
        && matches!(csv_guard(code), Cow::Borrowed(_))
}
