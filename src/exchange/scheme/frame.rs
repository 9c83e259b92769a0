//! The tables of a scheme for one period of one store: their cells, and what is counted in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Scheme, SchemeTable};
use crate::disclosure::{Cell, Dimension, Fault, Frame, Population};
use crate::model::Period;
use crate::store::{Counted, CountedRow, Store, StoreError};
use crate::vocabulary::{
    ActorType, Category, Decision, DirectiveCategory, Group, IncidentKind, Level, RequestState, Term,
    TripOutcome,
};

/// The leaf of what nobody knows, or what a vocabulary has no word for.
const UNKNOWN: &str = "unknown";
/// The total of every dimension.
const ALL: &str = "all";
/// What those whose yes a request needs can have answered.
const ANSWERS: [&str; 6] = ["yes-in-time", "yes-late", "no", "owing", "withdrawn", "other"];
/// Who stands behind the records of a cell: nodes, and parties.
type Authors = (BTreeSet<[u8; 16]>, BTreeSet<[u8; 16]>);

/// So many nodes, of so many parties, make up a cell that says of what level or type an author is.
const NODES: usize = 3;
const PARTIES: usize = 2;

/// Tables to protect, before anybody is named who may read them.
#[derive(Debug)]
pub struct FramedPeriod {
    /// What there is to count.
    pub frame: Frame,
    /// What was counted.
    pub population: Population,
    /// How many records each table counts, in the order of the frame's.
    pub records: Vec<u64>,
    /// The names of its tables.
    pub names: Vec<String>,
}

/// Why the tables cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The tables do not fit together.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Counts what a scheme's tables hold of a period, in one country, as things stood on a day.
///
/// # Errors
/// When the database fails. A fault of the tables is one of the scheme, which [`Scheme::parse`] should have found.
pub fn framed(
    store: &Store,
    scheme: &Scheme,
    country: i64,
    period: Period,
    as_of: chrono::NaiveDate,
) -> Result<FramedPeriod, FrameError> {
    let mut made = Making { frame: Frame::new(), dimensions: BTreeMap::new(), facts: BTreeMap::new() };
    let districts = store.districts(country)?;
    let tables: Vec<&SchemeTable> = scheme.tables().iter().filter(|table| table.is_in(period)).collect();
    for table in &tables {
        made.declare(table, &districts)?;
    }
    made.link(&tables)?;
    let frame = made.frame;
    let mut population = Population::new(&frame);
    let mut records = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let by: Vec<&str> = table.by().iter().map(String::as_str).collect();
        let rows = store.counted_rows(table.counts(), &by, country, period, as_of)?;
        let cells: Vec<Cell> = rows.iter().map(|row| cell_of(&frame, at, row)).collect::<Result<_, _>>()?;
        for cell in &cells {
            population.add(&frame, cell, 1)?;
        }
        for cell in told_of_too_few(&frame, at, &by, &rows, &cells) {
            population.too_few(&frame, cell)?;
        }
        records.push(rows.len() as u64);
    }
    let names = tables.iter().map(|table| table.name().to_owned()).collect();
    Ok(FramedPeriod { frame, population, records, names })
}

struct Making {
    frame: Frame,
    /// By name: a dimension is the same in all tables.
    dimensions: BTreeMap<String, usize>,
    facts: BTreeMap<Counted, usize>,
}

impl Making {
    fn declare(&mut self, table: &SchemeTable, districts: &[String]) -> Result<(), Fault> {
        let counted = table.counts();
        let frame = &mut self.frame;
        let fact = *self.facts.entry(counted).or_insert_with(|| frame.fact(counted.code()));
        let mut dimensions = Vec::new();
        for by in table.by() {
            let at = match self.dimensions.get(by) {
                Some(at) => *at,
                None => {
                    let at = self.frame.dimension(dimension(by, districts)?);
                    self.dimensions.insert(by.clone(), at);
                    at
                }
            };
            dimensions.push(at);
        }
        self.frame.table(table.name(), fact, &dimensions)?;
        Ok(())
    }

    /// What is known to be no more than something else: incidents at roadblocks are incidents, a request has somebody whose
    /// yes it needs, and violence that is not of the gravest is violence.
    fn link(&mut self, tables: &[&SchemeTable]) -> Result<(), Fault> {
        let of = |counted| tables.iter().position(|table| table.counts() == counted);
        if let (Some(lesser), Some(greater)) = (of(Counted::RoadblockIncidents), of(Counted::Incidents)) {
            self.frame.at_most_each(lesser, greater)?;
        }
        if let (Some(lesser), Some(greater)) = (of(Counted::Requests), of(Counted::Addressees)) {
            self.frame.at_most_each(lesser, greater)?;
        }
        let by_category = |table: &&SchemeTable| {
            table.counts() == Counted::Incidents && table.by().iter().any(|by| by == "category")
        };
        if let (Some(lesser), Some(greater)) = (tables.iter().position(by_category), of(Counted::Violence)) {
            let violence = leaf(Category::A5, Group::Insecurity);
            let codes: Vec<&str> = tables[lesser]
                .by()
                .iter()
                .map(|by| if by == "category" { violence.as_str() } else { ALL })
                .collect();
            let codes_of_all = vec![ALL; tables[greater].by().len()];
            let (lesser, greater) =
                (self.frame.cell(lesser, &codes)?, self.frame.cell(greater, &codes_of_all)?);
            self.frame.at_most(lesser, greater)?;
        }
        Ok(())
    }
}

/// The rows of a dimension, fixed before anybody looks at a record.
fn dimension(by: &str, districts: &[String]) -> Result<Dimension, Fault> {
    let flat = |codes: Vec<&str>| {
        let rest = (!codes.contains(&UNKNOWN)).then_some(UNKNOWN);
        Dimension::flat(by, ALL, codes.into_iter().chain(rest))
    };
    match by {
        "outcome" => flat(codes::<TripOutcome>()),
        "state" => flat(codes::<RequestState>()),
        "answer" => flat(ANSWERS.to_vec()),
        "actor-type" => flat(codes::<ActorType>()),
        "decision" => flat(codes::<Decision>()),
        "level" => flat(codes::<Level>()),
        "restriction" => flat(codes::<DirectiveCategory>()),
        "kind" => flat(codes::<IncidentKind>()),
        "category" => categories(by),
        _ => flat(districts.iter().map(String::as_str).collect()),
    }
}

fn codes<T: Term>() -> Vec<&'static str> {
    T::ALL.iter().map(|term| term.code()).collect()
}

/// Categories under the groups of what caused them; one that two groups can have caused stands under both.
fn categories(name: &str) -> Result<Dimension, Fault> {
    let mut nodes: Vec<(String, Option<String>)> = vec![(ALL.to_owned(), None)];
    for group in Group::ALL.iter().copied() {
        let of_group: Vec<Category> =
            Category::ALL.iter().copied().filter(|category| groups(*category).contains(&group)).collect();
        if of_group.is_empty() {
            continue;
        }
        nodes.push((group.code().to_owned(), Some(ALL.to_owned())));
        let leaves =
            of_group.into_iter().map(|category| (leaf(category, group), Some(group.code().to_owned())));
        nodes.extend(leaves);
    }
    nodes.push((UNKNOWN_CATEGORY.to_owned(), Some(ALL.to_owned())));
    Dimension::new(name, nodes.iter().map(|(code, parent)| (code.as_str(), parent.as_deref())))
}

/// What has no category, or one of a group that it cannot have.
const UNKNOWN_CATEGORY: &str = "unknown/unknown";

fn leaf(category: Category, group: Group) -> String {
    format!("{}/{}", category.code(), group.code())
}

fn groups(category: Category) -> BTreeSet<Group> {
    let authors = ActorType::ALL.iter().copied().map(Some).chain([None]);
    authors.map(|author| category.group(author)).filter(|group| group.code() != UNKNOWN).collect()
}

fn cell_of(frame: &Frame, table: usize, row: &CountedRow) -> Result<Cell, Fault> {
    let dimensions = frame.tables()[table].dimensions();
    let node = |(at, code): (&usize, &Option<String>)| {
        let dimension = &frame.dimensions()[*at];
        let found =
            code.as_deref().and_then(|code| dimension.node(code)).filter(|node| dimension.is_leaf(*node));
        let unknown = || dimension.node(UNKNOWN).or_else(|| dimension.node(UNKNOWN_CATEGORY));
        found.or_else(unknown).ok_or(Fault::Unknown)
    };
    Ok(Cell { table, nodes: dimensions.iter().zip(&row.codes).map(node).collect::<Result<_, _>>()? })
}

/// The cells that say of what level or type an author is, and that too few authors make up.
fn told_of_too_few(
    frame: &Frame,
    table: usize,
    by: &[&str],
    rows: &[CountedRow],
    cells: &[Cell],
) -> Vec<Cell> {
    let Some(at) = by.iter().position(|by| matches!(*by, "level" | "actor-type")) else { return Vec::new() };
    let mut authors: BTreeMap<Vec<usize>, Authors> = BTreeMap::new();
    for (row, cell) in rows.iter().zip(cells) {
        for nodes in above(frame, table, &cell.nodes).into_iter().filter(|nodes| nodes[at] != 0) {
            let (node, party) = authors.entry(nodes).or_default();
            if let Some(author) = row.author {
                node.insert(author.0);
                party.insert(author.1);
            }
        }
    }
    let few =
        authors.into_iter().filter(|(_, (nodes, parties))| nodes.len() < NODES || parties.len() < PARTIES);
    few.map(|(nodes, _)| Cell { table, nodes }).collect()
}

/// A cell and every margin that it is part of.
fn above(frame: &Frame, table: usize, nodes: &[usize]) -> Vec<Vec<usize>> {
    let dimensions = frame.tables()[table].dimensions();
    let mut found = vec![Vec::new()];
    for (&at, &node) in dimensions.iter().zip(nodes) {
        let dimension = &frame.dimensions()[at];
        let line: Vec<usize> = std::iter::successors(Some(node), |node| dimension.parent(*node)).collect();
        found = found
            .into_iter()
            .flat_map(|before: Vec<usize>| {
                line.iter().map(move |node| before.iter().copied().chain([*node]).collect())
            })
            .collect();
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::disclosure::Audience;
    use crate::exchange::scheme::{Scheme, share};
    use crate::model::Kind;
    use crate::seal::Identity;
    use crate::store::{NewKeys, Stamp};

    const DECISIONS: &str = "id = \"t\"\nversion = 1\nperiod = \"month\"\n[[tables]]\nname = \"decisions\"\n\
                             counts = \"decisions\"\nby = [\"decision\", \"level\"]";

    /// Twenty local yeses and twelve regional noes, by the posts named; and how many of the records everybody would see.
    fn seen(posts: &[&str]) -> u64 {
        let folder = tempfile::tempdir().expect("a folder");
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let stamp = Stamp { today: day, at: "2026-11-24T18:00:00Z".into() };
        let mut keys = NewKeys::default();
        keys.add_recipient(&Identity::generate().recipient().to_string()).expect("a recipient");
        let mut store = Store::create(&folder.path().join("store"), &keys, &stamp).expect("a store");
        let made = store.change(&stamp, |change| {
            let mut make = |kind, raw: serde_json::Value| {
                let raw = raw.as_object().expect("an object").clone();
                change.make(kind, &raw, "typed").map(drop)
            };
            make(Kind::Place, json!({ "name": "Pays", "kind": "country" }))?;
            let node = |name: &str, level: &str, parent: &str| {
                json!({
                    "name": name, "actor_type": "armed-group", "levels": [{ "level": level }],
                    "parents": if parent.is_empty() { json!([]) } else { json!([{ "parent": parent }]) },
                })
            };
            for party in ["front", "ligue"] {
                make(Kind::Actor, node(party, "leadership", ""))?;
            }
            for (post, party) in [("un", "A-1"), ("deux", "A-1"), ("trois", "A-2")] {
                make(Kind::Actor, node(post, "local", party))?;
            }
            for (post, party) in [("quatre", "A-1"), ("cinq", "A-1"), ("six", "A-2")] {
                make(Kind::Actor, node(post, "regional", party))?;
            }
            for at in 0..20 {
                let node = posts[at % posts.len()];
                make(Kind::Decision, json!({ "node": node, "date": "2026-10-05", "code": "granted" }))?;
            }
            for at in 0..12 {
                let node = ["A-6", "A-7", "A-8"][at % 3];
                make(Kind::Decision, json!({ "node": node, "date": "2026-10-05", "code": "denied" }))?;
            }
            Ok(())
        });
        made.expect("records");
        let scheme = Scheme::parse(DECISIONS).expect("a scheme");
        let country = store.countries().expect("countries")[0].0;
        let made = framed(&store, &scheme, country, Period::Month(2026, 10), day).expect("tables");
        assert_eq!(made.records, [32]);
        match share(&made, Audience::Public, &mut |_| {}) {
            Ok(shares) => shares[0].shown,
            Err(Fault::Refused { .. }) => 0,
            Err(fault) => panic!("{fault:?}"),
        }
    }

    #[test]
    fn a_cell_that_says_a_level_has_three_nodes_of_two_parties() {
        assert_eq!(seen(&["A-3", "A-4", "A-5"]), 32);
        assert!(seen(&["A-3", "A-4"]) < 20, "two nodes of one party are too few");
        assert!(seen(&["A-3", "A-5"]) < 20, "two nodes of two parties are too few");
    }

    #[test]
    fn every_category_stands_under_each_group_that_can_have_caused_it() {
        let tree = categories("category").expect("a tree");
        let leaves: BTreeSet<&str> = tree.leaves().iter().map(|leaf| tree.code(*leaf)).collect();
        for category in Category::ALL.iter().copied() {
            for author in ActorType::ALL.iter().copied().map(Some).chain([None]) {
                let group = category.group(author);
                if group.code() != UNKNOWN {
                    assert!(leaves.contains(leaf(category, group).as_str()), "{category:?} {group:?}");
                }
            }
        }
        assert!(leaves.contains("A3/insecurity") && leaves.contains("A3/bureaucratic"), "{leaves:?}");
    }
}
