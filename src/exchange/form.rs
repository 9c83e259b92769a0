//! What the tables of a release look like: their dimensions with all codes, and what each counts. Known before anybody
//! looks at a record, and part of the manifest, so that a reader needs nothing else to take the tables apart.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::disclosure::{Cell, Dimension, Fault, Frame};
use crate::model::Period;
use crate::store::Counted;

/// The dimension that every table has first: the release's period, and what came late of periods before.
pub const PERIOD: &str = "period";
/// What came late: records of periods that had left before they were written.
pub const EARLIER: &str = "earlier";
/// The total of a dimension.
const ALL: &str = "all";
/// The leaf of violence among incidents.
pub(super) const VIOLENCE: &str = "A5/insecurity";
/// Most tables, dimensions, and codes of a dimension.
const MOST_TABLES: usize = 64;
const MOST_CODES: usize = 5_000;
/// Most characters of a code.
const LONGEST_CODE: usize = 120;

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
    /// Whether it is one, as far as can be seen without tables.
    pub(super) fn is_sound(&self) -> bool {
        let named = |text: &str| {
            (1..=LONGEST_CODE).contains(&text.chars().count())
                && !text.chars().any(crate::text::clean::is_hidden)
        };
        let is_tree = |nodes: &Vec<Node>| {
            (1..=MOST_CODES).contains(&nodes.len())
                && nodes.iter().all(|node| named(&node.code) && node.parent.as_deref().is_none_or(named))
        };
        let is_table = |(at, table): (usize, &FormTable)| {
            super::manifest::is_code(&table.name)
                && Counted::from_code(&table.counts).is_some()
                && self.tables[..at].iter().all(|other| other.name != table.name)
                && table.by.iter().all(|by| self.dimensions.contains_key(by))
        };
        (1..=MOST_TABLES).contains(&self.tables.len())
            && self.dimensions.len() <= MOST_TABLES
            && self.dimensions.iter().all(|(name, nodes)| named(name) && name != PERIOD && is_tree(nodes))
            && self.tables.iter().enumerate().all(is_table)
            && self.frame_of_reader(Period::Year(1)).is_ok()
    }

    /// The tables as a reader of one release sees them.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit together.
    pub fn frame_of_reader(&self, period: Period) -> Result<Frame, Fault> {
        let period = period.to_string();
        let time = Dimension::flat(PERIOD, ALL, [period.as_str(), EARLIER])?;
        let mut frame = self.frame(time, &[period.as_str()])?;
        for table in 0..self.tables.len() {
            frame.show(table, 0, &[1, 2])?;
        }
        Ok(frame)
    }

    /// The tables over a dimension of time, which is the first declared, with what is known to link them; incidents of
    /// violence and violence at these times.
    ///
    /// # Errors
    /// [`Fault`] where they do not fit together.
    pub(super) fn frame(&self, time: Dimension, violent: &[&str]) -> Result<Frame, Fault> {
        let mut frame = Frame::new();
        let time = frame.dimension(time);
        let mut dimensions = BTreeMap::new();
        for (name, nodes) in &self.dimensions {
            let nodes = nodes.iter().map(|node| (node.code.as_str(), node.parent.as_deref()));
            dimensions.insert(name.as_str(), frame.dimension(Dimension::new(name, nodes)?));
        }
        let mut facts = BTreeMap::new();
        for table in &self.tables {
            let fact =
                *facts.entry(table.counts.as_str()).or_insert_with(|| frame.fact(&table.counts));
            let by = table.by.iter().map(|by| dimensions.get(by.as_str()).copied().ok_or(Fault::Unknown));
            let by = std::iter::once(Ok(time)).chain(by).collect::<Result<Vec<_>, _>>()?;
            frame.table(&table.name, fact, &by)?;
        }
        self.link(&mut frame, violent)?;
        Ok(frame)
    }

    /// What is known to be no more than something else: incidents at roadblocks are incidents, a request has somebody whose
    /// yes it needs, and violence that is not of the gravest is violence.
    fn link(&self, frame: &mut Frame, times: &[&str]) -> Result<(), Fault> {
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
        let (Some(lesser), Some(greater)) =
            (self.tables.iter().position(by_category), of(Counted::Violence))
        else {
            return Ok(());
        };
        for time in times {
            let codes = |table: usize, category: &'static str| -> Vec<&str> {
                let by = self.tables[table].by.iter();
                let code = |by: &String| if by == "category" { category } else { ALL };
                std::iter::once(*time).chain(by.map(code)).collect()
            };
            let lesser: Cell = frame.cell(lesser, &codes(lesser, VIOLENCE))?;
            let greater: Cell = frame.cell(greater, &codes(greater, ALL))?;
            frame.at_most(lesser, greater)?;
        }
        Ok(())
    }
}
