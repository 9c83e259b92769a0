//! The tables of a bundle as files that any spreadsheet opens.

use std::borrow::Cow;
use std::collections::HashMap;

use super::BundleError;
use super::form::{EARLIER, Form, PERIOD};
use crate::disclosure::{Cell, Frame, Shown};
use crate::model::Period;

/// What stands in a withheld cell, whatever the reason.
pub const WITHHELD: &str = "withheld";
/// The column of numbers.
const COUNT: &str = "count";

/// What the tables of a form show: for each its lines in their fixed order. First those of the period, then those of what
/// came late; within, every node of every dimension, the last varying fastest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables(Vec<Vec<Shown>>);

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'f> {
    /// A code for each dimension but the period.
    pub codes: Vec<&'f str>,
    /// Whether it is of what came late.
    pub earlier: bool,
    /// What it shows.
    pub shown: Shown,
}

impl Tables {
    /// From the lines of each table, in the form's order.
    pub(super) fn new(lines: Vec<Vec<Shown>>) -> Self {
        Self(lines)
    }

    /// What each table shows.
    pub fn all(&self) -> &[Vec<Shown>] {
        &self.0
    }

    /// Number of cells that are published.
    pub fn published(&self) -> u64 {
        self.0.iter().flatten().filter(|shown| **shown != Shown::Withheld).count() as u64
    }

    /// Number of cells that are withheld.
    pub fn withheld(&self) -> u64 {
        self.0.iter().flatten().filter(|shown| **shown == Shown::Withheld).count() as u64
    }

    /// The lines of a table.
    ///
    /// # Panics
    /// Without such a table.
    pub fn lines<'f>(&self, form: &'f Form, table: usize) -> Vec<Line<'f>> {
        let line = |((earlier, codes), shown): ((bool, Vec<&'f str>), &Shown)| Line {
            codes,
            earlier,
            shown: *shown,
        };
        places(form, table).into_iter().zip(&self.0[table]).map(line).collect()
    }

    /// A table as CSV (RFC 4180, CRLF): a column for the period, one for each dimension, one of counts.
    pub fn to_csv(&self, form: &Form, table: usize, period: Period) -> Vec<u8> {
        let mut text = head(form, table);
        for Line { codes, earlier, shown } in self.lines(form, table) {
            text.push_str(&start(period, earlier, &codes));
            match shown {
                Shown::Published(count) => text.push_str(&count.to_string()),
                Shown::Withheld => text.push_str(WITHHELD),
            }
            text.push_str("\r\n");
        }
        text.into_bytes()
    }

    /// Reads the tables back. Their lines must be the form's, in order and in the one way in which we write them.
    pub(super) fn from_csv(files: &[&[u8]], form: &Form, period: Period) -> Result<Self, BundleError> {
        let read = |(table, bytes): (usize, &&[u8])| {
            let text = std::str::from_utf8(bytes).map_err(|_| BundleError::TableForm)?;
            let mut rest = text.strip_prefix(head(form, table).as_str()).ok_or(BundleError::TableForm)?;
            let mut cells = Vec::new();
            for (earlier, codes) in places(form, table) {
                rest = rest.strip_prefix(&start(period, earlier, &codes)).ok_or(BundleError::TableForm)?;
                let (shown, after) = rest.split_once("\r\n").ok_or(BundleError::TableForm)?;
                cells.push(match shown {
                    WITHHELD => Shown::Withheld,
                    count => Shown::Published(number(count).ok_or(BundleError::TableForm)?),
                });
                rest = after;
            }
            if rest.is_empty() { Ok(cells) } else { Err(BundleError::TableForm) }
        };
        if files.len() != form.tables.len() {
            return Err(BundleError::TableForm);
        }
        Ok(Self(files.iter().enumerate().map(read).collect::<Result<_, _>>()?))
    }
}

/// Whether published numbers can be counts of records: none is less than its published parts, nor other than their sum
/// where all of them are, nor other in another table of what is counted, nor more than what it is at most. Withheld cells
/// are not looked into: that takes a program of its own (`disclosure`).
pub(super) fn adds_up(tables: &Tables, frame: &Frame) -> bool {
    let published: Vec<HashMap<Vec<usize>, u64>> = (0..frame.tables().len())
        .map(|table| {
            let cells = frame.cells(table).map(|cell| cell.nodes).zip(&tables.0[table]);
            cells.filter_map(|(nodes, shown)| Some((nodes, shown.count()?))).collect()
        })
        .collect();
    let count = |cell: &Cell| published[cell.table].get(&cell.nodes).copied();
    let sums = |table: usize| {
        published[table]
            .iter()
            .all(|(nodes, total)| parts_fit(frame, &published[table], table, nodes, *total))
    };
    let links = frame.links().iter().all(|(lesser, greater)| match (count(lesser), count(greater)) {
        (Some(lesser), Some(greater)) => lesser <= greater,
        _ => true,
    });
    links && (0..published.len()).all(sums) && tables_agree(frame, &published)
}

/// Whether a published total fits its published parts, by each of its dimensions.
fn parts_fit(
    frame: &Frame,
    published: &HashMap<Vec<usize>, u64>,
    table: usize,
    nodes: &[usize],
    total: u64,
) -> bool {
    frame.tables()[table].dimensions().iter().enumerate().all(|(at, &dimension)| {
        let children = frame.dimensions()[dimension].children(nodes[at]);
        let part = |child: &usize| {
            let mut part = nodes.to_vec();
            part[at] = *child;
            published.get(&part).copied()
        };
        let parts: Vec<u64> = children.iter().filter_map(part).collect();
        let sum: u128 = parts.iter().map(|part| u128::from(*part)).sum();
        let all = !children.is_empty() && parts.len() == children.len();
        sum <= u128::from(total) && (!all || sum == u128::from(total))
    })
}

/// Whether two tables of one fact show the same number where both show one.
fn tables_agree(frame: &Frame, published: &[HashMap<Vec<usize>, u64>]) -> bool {
    let pairs = (0..published.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.filter(|(one, other)| frame.tables()[*one].fact() == frame.tables()[*other].fact()).all(
        |(one, other)| {
            let (here, there) = (frame.tables()[one].dimensions(), frame.tables()[other].dimensions());
            // A cell of the one that says nothing but what the other has too: totals of all its other dimensions.
            let twin = |nodes: &Vec<usize>| {
                let alone = here.iter().zip(nodes).any(|(d, node)| *node != 0 && !there.contains(d));
                let node = |d: &usize| here.iter().position(|own| own == d).map_or(0, |at| nodes[at]);
                (!alone).then(|| there.iter().map(node).collect::<Vec<usize>>())
            };
            published[one].iter().all(|(nodes, count)| {
                let other = twin(nodes).and_then(|twin| published[other].get(&twin));
                other.is_none_or(|other| other == count)
            })
        },
    )
}

/// A whole number in the one way in which we write it.
fn number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|count: &u64| count.to_string() == text)
}

fn head(form: &Form, table: usize) -> String {
    let mut text = PERIOD.to_owned();
    for by in form.tables[table].by.iter().map(String::as_str).chain([COUNT]) {
        text.push(',');
        text.push_str(by);
    }
    text + "\r\n"
}

fn start(period: Period, earlier: bool, codes: &[&str]) -> String {
    let mut text = if earlier { EARLIER.to_owned() } else { period.to_string() };
    for code in codes {
        text.push(',');
        text.push_str(&field(code));
    }
    text.push(',');
    text
}

fn field(code: &str) -> Cow<'_, str> {
    if code.contains([',', '"', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", code.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(code)
    }
}

/// The places of a table's lines, in order.
fn places(form: &Form, table: usize) -> Vec<(bool, Vec<&str>)> {
    let mut places: Vec<(bool, Vec<&str>)> = vec![(false, Vec::new()), (true, Vec::new())];
    for by in &form.tables[table].by {
        let nodes = form.dimensions.get(by).map_or(&[][..], Vec::as_slice);
        places = places
            .into_iter()
            .flat_map(|(earlier, before)| {
                nodes
                    .iter()
                    .map(move |node| (earlier, before.iter().copied().chain([node.code.as_str()]).collect()))
            })
            .collect();
    }
    places
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::form::{FormTable, Node};
    use super::*;

    #[test]
    fn a_table_is_read_only_as_it_is_written() {
        let adm1 = ["all", "North, \"upper\""].map(|code| Node::new(code, (code != "all").then_some("all")));
        let form = Form {
            dimensions: BTreeMap::from([("adm1".to_owned(), adm1.to_vec())]),
            tables: vec![FormTable { by: vec!["adm1".into()], counts: "trips".into(), name: "trips".into() }],
        };
        let shown = [Shown::Published(31), Shown::Withheld, Shown::Withheld, Shown::Withheld];
        let tables = Tables::new(vec![shown.to_vec()]);
        let period = Period::Month(2026, 10);
        let csv = tables.to_csv(&form, 0, period);
        let text = String::from_utf8(csv.clone()).expect("text");
        assert_eq!(
            text,
            "period,adm1,count\r\n2026-10,all,31\r\n2026-10,\"North, \"\"upper\"\"\",withheld\r\n\
             earlier,all,withheld\r\nearlier,\"North, \"\"upper\"\"\",withheld\r\n"
        );
        assert_eq!(Tables::from_csv(&[&csv], &form, period).expect("is read"), tables);
        for other in [
            text.replace("31", "031"),
            text.replace("31", "+31"),
            text.replace("\r\n", "\n"),
            text.replace("2026-10,all", "2026-11,all"),
            format!("{text}earlier,all,12\r\n"),
            text.replace("earlier,all,withheld\r\n", ""),
        ] {
            let read = Tables::from_csv(&[other.as_bytes()], &form, period);
            assert!(matches!(read, Err(BundleError::TableForm)), "{other}");
        }
    }

    #[test]
    fn numbers_add_up_within_a_table_and_between_tables() {
        let flat = |leaves: [&str; 2]| {
            let leaves = leaves.map(|code| Node::new(code, Some("all")));
            std::iter::once(Node::new("all", None)).chain(leaves).collect::<Vec<_>>()
        };
        let table = |name: &str, counts: &str, by: &str| FormTable {
            by: vec![by.to_owned()],
            counts: counts.to_owned(),
            name: name.to_owned(),
        };
        let form = Form {
            dimensions: BTreeMap::from([
                ("adm1".to_owned(), flat(["N", "S"])),
                ("actor-type".to_owned(), flat(["a", "b"])),
            ]),
            tables: vec![
                table("incidents", "incidents", "adm1"),
                table("authors", "incidents", "actor-type"),
                table("roadblocks", "roadblock-incidents", "adm1"),
            ],
        };
        let frame = form.frame_of_reader(Period::Month(2026, 10)).expect("a form");
        // None of a count stands for a withheld one; nothing came late.
        let fits = |counts: [[Option<u64>; 3]; 3]| {
            let shown = |count: Option<u64>| count.map_or(Shown::Withheld, Shown::Published);
            let lines = |counts: [Option<u64>; 3]| counts.into_iter().chain([None; 3]).map(shown).collect();
            adds_up(&Tables::new(counts.map(lines).to_vec()), &frame)
        };
        let some = |counts: [u64; 3]| counts.map(Some);
        assert!(fits([some([30, 20, 10]), some([30, 18, 12]), some([12, 12, 0])]));
        assert!(fits([[None; 3]; 3]));
        assert!(fits([[Some(30), Some(20), None], [None, Some(40), None], [None, Some(20), Some(90)]]));
        // The parts are more, or other, than the total.
        assert!(!fits([some([30, 20, 11]), [None; 3], [None; 3]]));
        assert!(!fits([[Some(30), Some(31), None], [None; 3], [None; 3]]));
        // Two tables of one fact have another total.
        assert!(!fits([some([30, 20, 10]), some([31, 18, 13]), [None; 3]]));
        // What is a part of the incidents is more than they are.
        assert!(!fits([[None, Some(20), None], [None; 3], [None, Some(21), None]]));
    }
}
