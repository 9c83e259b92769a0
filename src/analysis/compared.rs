//! Sections that set groups side by side, by how long what they count lasted.

use super::curve::{Groups, column, groups};
use super::report::{in_reading_order, key_cells, key_column, table};
use super::statistics::{Spell, kaplan_meier, log_rank};
use crate::indicator::{Cell, Column, Dimension, FEW, Row, Rows, Section, Shape, Table};
use crate::message::{Arg, Message};
use crate::store::report::{Key, Lasted};

/// The table of a section of groups, and what is to be said of whether they last alike. Inside each group that was asked
/// for, those of the section are compared; where one of them has few cases, there are counts and no test.
pub(super) fn compared_table(
    section: &Section,
    dimensions: &[&'static Dimension],
    lasted: &[Lasted],
) -> (Table, Vec<Message>) {
    let Rows::Compared { ends, by, .. } = section.rows else { unreachable!("called for groups") };
    let groups = groups(lasted, ends);
    let own = dimensions.iter().position(|there| there.name == by.name);
    let own = own.expect("a section is grouped by its own dimension");
    let alone = dimensions.len() == 1;
    let columns = columns(dimensions, ends, !alone);
    let mut keys: Vec<Vec<Key>> = groups.keys().cloned().collect();
    in_reading_order(&mut keys, dimensions);
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    let mut done: Vec<Vec<Key>> = Vec::new();
    for key in &keys {
        let outer = without(key, own);
        if done.contains(&outer) {
            continue;
        }
        let beside: Vec<&Vec<Key>> = keys.iter().filter(|key| without(key, own) == outer).collect();
        let (more, note) = side_by_side(section, &groups, &beside, dimensions, ends);
        rows.extend(more);
        notes.extend(note.filter(|_| alone));
        done.push(outer);
    }
    (table(section, columns, rows), notes)
}

fn without(key: &[Key], own: usize) -> Vec<Key> {
    key.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, key)| key.clone()).collect()
}

fn columns(dimensions: &[&'static Dimension], ends: &[&'static str], test_in_rows: bool) -> Vec<Column> {
    let mut columns: Vec<Column> = dimensions.iter().map(|dimension| key_column(dimension)).collect();
    let named = |name: &str| Message::new(format!("report-column-{}", name.replace('_', "-")));
    columns.push(column("compared", named("compared"), Shape::Count));
    for end in ends {
        let label = Message::new(format!("report-ending-{end}"));
        columns.push(column(end.replace('-', "_"), label, Shape::Count));
    }
    for (name, shape) in [
        ("not_ended", Shape::Count),
        ("median_days", Shape::Days),
        ("expected_ended", Shape::Decimal),
        ("chi_square", Shape::Decimal),
        ("degrees", Shape::Count),
        ("p", Shape::Decimal),
    ] {
        // The test is one for all rows.
        let in_title = !test_in_rows && matches!(name, "chi_square" | "degrees" | "p");
        columns.push(Column { in_title, ..column(name, named(name), shape) });
    }
    columns
}

/// The rows of groups that are compared with each other, and the test in words.
fn side_by_side(
    section: &Section,
    groups: &Groups,
    keys: &[&Vec<Key>],
    dimensions: &[&'static Dimension],
    ends: &[&'static str],
) -> (Vec<Row>, Option<Message>) {
    let spells: Vec<&[Spell<&'static str>]> = keys.iter().map(|key| groups[*key].as_slice()).collect();
    let compared = log_rank(&spells);
    let few = spells.iter().any(|spells| (spells.len() as u64) < FEW);
    let test = compared.test();
    let rows = keys.iter().zip(&spells).enumerate().map(|(at, (key, spells))| {
        let mut cells = key_cells(dimensions, key);
        cells.push(Cell::Count(spells.len() as u64));
        let ended = |end: &str| spells.iter().filter(|spell| spell.end() == Some(end)).count() as u64;
        cells.extend(ends.iter().map(|end| Cell::Count(ended(end))));
        cells.push(Cell::Count(spells.iter().filter(|spell| spell.end().is_none()).count() as u64));
        let middle = kaplan_meier(spells).curve().filter(|_| !few).and_then(|curve| curve.median().days);
        let why = if few { "few" } else { "half" };
        cells.push(middle.map_or(Cell::Without(why), |days| Cell::Days(i64::from(days) * 100)));
        cells.extend(match test {
            Some(test) => [
                Cell::Decimal(test.expected[at], 1),
                Cell::Decimal(test.statistic, 2),
                Cell::Count(test.degrees.into()),
                Cell::Decimal(test.p, 3),
            ],
            None => {
                let why = if few { "few" } else { "end" };
                [Cell::Without(why), Cell::Empty, Cell::Empty, Cell::Empty]
            }
        });
        Row::new(cells)
    });
    let title = Message::new(section.label_key());
    let said = match test {
        Some(test) => Message::new("report-note-log-rank")
            .with("section", title)
            .with("statistic", Arg::Decimal { value: test.statistic, places: 2 })
            .with("degrees", u64::from(test.degrees))
            .with("p", Arg::Decimal { value: test.p, places: 3 }),
        None if few => Message::new("report-note-not-compared").with("section", title),
        None => Message::new("report-note-nothing-to-compare").with("section", title),
    };
    (rows.collect(), (keys.len() > 1 || few).then_some(said))
}
