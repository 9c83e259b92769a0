//! Sections whose rows are the terms of a dimension: each with its count, its share of the whole, or spread over the
//! terms of another.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{
    Counted, dimensions, in_reading_order, key_cell, key_cells, key_column, measure_column, table,
};
use super::share::share;
use crate::indicator::{Cell, Choice, Column, Dimension, Listed, Row, Rows, Section, Shape, Table, Values};
use crate::message::Message;
use crate::store::report::Key;

/// What falls to each term of one group, and of that to each term of the dimension that is spread over columns.
type Group = BTreeMap<Key, BTreeMap<Option<Key>, u64>>;

/// The table of a section of terms.
pub(super) fn terms_table(section: &Section, choice: &Choice, counted: &Counted) -> Table {
    let Rows::Terms { dimension, measure, listed, share: shared, spread, of_which } = &section.rows else {
        unreachable!("called for terms")
    };
    let dimensions = dimensions(section, choice);
    let place = |wanted: &Dimension| dimensions.iter().position(|there| there.name == wanted.name);
    let own = place(dimension).expect("a section is grouped by its own dimension");
    let across = spread.and_then(place);
    // The groups that were asked for; the section's own dimension and its columns are laid out inside each.
    let outer: Vec<usize> = (0..dimensions.len()).filter(|at| *at != own && Some(*at) != across).collect();
    let outer_dimensions: Vec<&'static Dimension> = outer.iter().map(|at| dimensions[*at]).collect();

    let mut groups: BTreeMap<Vec<Key>, Group> = BTreeMap::new();
    for key in counted.keys(&dimensions) {
        let count = counted.count(measure, &dimensions, &key);
        let group = groups.entry(outer.iter().map(|at| key[*at].clone()).collect()).or_default();
        let term = group.entry(key[own].clone()).or_default();
        *term.entry(across.map(|at| key[at].clone())).or_default() += count;
    }
    if groups.is_empty() && outer.is_empty() {
        groups.insert(Vec::new(), Group::new());
    }
    let terms = match listed {
        Listed::Only(codes) => codes.iter().map(|code| key_of(dimension, code)).collect(),
        Listed::All | Listed::Found => in_order(dimension, groups.values().flat_map(Group::keys)),
    };
    let found = groups.values().flat_map(Group::values).flat_map(BTreeMap::keys).flatten();
    let spread_over = across.map(|at| in_order(dimensions[at], found)).unwrap_or_default();

    let mut columns: Vec<Column> = outer_dimensions.iter().map(|dimension| key_column(dimension)).collect();
    columns.extend([key_column(dimension), measure_column(measure)]);
    if *shared {
        columns.push(Column {
            name: "share".to_owned(),
            label: Message::new("report-column-share"),
            shape: Shape::Share,
            in_title: false,
        });
    }
    if let Some(across) = across {
        columns.extend(spread_over.iter().map(|key| spread_column(dimensions[across], key)));
    }

    // Zeros are said where the whole is one table; in a table of many groups they would drown what there is.
    let zeros = outer.is_empty() && choice.filters.is_empty() && !matches!(listed, Listed::Found);
    let mut order: Vec<Vec<Key>> = groups.keys().cloned().collect();
    in_reading_order(&mut order, &outer_dimensions);
    let mut rows = Vec::new();
    for key in order {
        let group = &groups[&key];
        let alone = |term: &Key| group.get(term).map_or(0, |over| over.values().sum::<u64>());
        let whole: u64 = terms.iter().map(alone).sum();
        for term in &terms {
            let is = |code: &str| matches!(term, Key::Code(own) if own == code);
            let part =
                of_which.filter(|(_, whole)| is(whole)).map_or(0, |(part, _)| alone(&Key::Code(part.into())));
            let count = alone(term) + part;
            if count == 0 && !(zeros && *term != Key::Absent) {
                continue;
            }
            let mut cells = key_cells(&outer_dimensions, &key);
            cells.extend([key_cell(dimension, term), Cell::Count(count)]);
            if *shared {
                cells.push(share(count, whole));
            }
            let over = |column: &Key| group.get(term).and_then(|over| over.get(&Some(column.clone())));
            cells.extend(spread_over.iter().map(|column| Cell::Count(over(column).copied().unwrap_or(0))));
            rows.push(Row { cells, of_which: of_which.is_some_and(|(part, _)| is(part)) });
        }
    }
    table(section, columns, rows)
}

/// A code as the store gives it: what is absent is no term.
fn key_of(dimension: &Dimension, code: &str) -> Key {
    let is_term = matches!(dimension.values, Values::Terms(vocabulary) if vocabulary.has(code));
    if code == dimension.absent && !is_term { Key::Absent } else { Key::Code(code.to_owned()) }
}

/// The keys of a dimension: all terms of its vocabulary in reading order, then what else occurs.
fn in_order<'a>(dimension: &'static Dimension, found: impl Iterator<Item = &'a Key>) -> Vec<Key> {
    let mut keys: Vec<Key> = match dimension.values {
        Values::Terms(vocabulary) => vocabulary.codes().map(|code| Key::Code(code.to_owned())).collect(),
        _ => Vec::new(),
    };
    let others: BTreeSet<&Key> = found.filter(|key| !keys.contains(key)).collect();
    keys.extend(others.into_iter().cloned().collect::<Vec<_>>());
    keys
}

fn spread_column(dimension: &'static Dimension, key: &Key) -> Column {
    let (name, label) = match (key, dimension.values) {
        (Key::Code(code), Values::Terms(vocabulary)) => (code.clone(), vocabulary.label_key(code)),
        (Key::Code(code), _) => (code.clone(), code.clone()),
        _ => (dimension.absent.to_owned(), format!("report-absent-{}", dimension.absent)),
    };
    Column { name: name.replace('-', "_"), label: Message::new(label), shape: Shape::Count, in_title: false }
}
