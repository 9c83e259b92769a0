//! Sections that say how long things last until one of several ends that compete.

use std::collections::BTreeMap;

use super::report::{in_reading_order, key_cells, key_column, table};
use super::statistics::{CauseCurve, Spell, cumulative_incidence};
use crate::indicator::{Cell, Column, Dimension, Proportion, Row, Rows, Section, Shape, Table};
use crate::message::Message;
use crate::store::report::{Key, Lasted};

/// The table of a section of curves: for each group, after so many days, how many still last, how many each end has taken,
/// and how likely that is.
pub(super) fn curve_table(section: &Section, dimensions: &[&'static Dimension], lasted: &[Lasted]) -> Table {
    let Rows::Curve { ends, days, .. } = section.rows else { unreachable!("called for curves") };
    let mut groups: BTreeMap<Vec<Key>, Vec<Spell<&'static str>>> = BTreeMap::new();
    for one in lasted {
        let end = ends.iter().copied().find(|end| one.ending.as_deref() == Some(*end));
        let spells = groups.entry(one.key.clone()).or_default();
        spells.extend((0..one.count).map(|_| Spell::new(one.days, end)));
    }
    let mut columns: Vec<Column> = dimensions.iter().map(|dimension| key_column(dimension)).collect();
    let column = |name: String, label: Message, shape| Column { name, label, shape, in_title: false };
    columns.push(column("after_days".to_owned(), Message::new("report-column-after-days"), Shape::Count));
    columns.push(column("lasting".to_owned(), Message::new("report-column-lasting"), Shape::Count));
    for end in ends {
        let label = Message::new(format!("report-ending-{end}"));
        columns.push(column((*end).to_owned(), label.clone(), Shape::Count));
        let by_then = Message::new("report-column-by-then").with("end", label);
        columns.push(column(format!("{end}_by_then"), by_then, Shape::Estimate));
    }
    let mut keys: Vec<Vec<Key>> = groups.keys().cloned().collect();
    in_reading_order(&mut keys, dimensions);
    let mut rows = Vec::new();
    for key in keys {
        let spells = &groups[&key];
        let incidence = cumulative_incidence(spells, ends);
        let seen = spells.iter().map(Spell::days).max().unwrap_or(0);
        // Read no further than anything was seen to last, and at least once.
        for day in days.iter().enumerate().filter(|(at, day)| *at == 0 || **day <= seen).map(|(_, day)| *day)
        {
            let mut cells = key_cells(dimensions, &key);
            let lasting = spells.iter().filter(|spell| spell.days() > day).count();
            cells.extend([Cell::Count(day.into()), Cell::Count(lasting as u64)]);
            for end in ends {
                let ended =
                    spells.iter().filter(|spell| spell.end() == Some(*end) && spell.days() <= day).count();
                let curve = incidence.curves().and_then(|all| all.iter().find(|curve| curve.cause == *end));
                cells.extend([Cell::Count(ended as u64), Cell::Estimate(curve.map(|curve| by(curve, day)))]);
            }
            rows.push(Row::new(cells));
        }
    }
    table(section, columns, rows)
}

/// How likely an end is by a day, in per cent.
fn by(curve: &CauseCurve<&'static str>, day: u32) -> Proportion {
    let point = curve.points().iter().take_while(|point| point.day <= day).last();
    let percent = point.map_or(0.0, |point| point.incidence * 100.0);
    let interval = point.and_then(|point| point.interval);
    Proportion {
        percent,
        low: interval.map_or(percent, |interval| interval.low * 100.0),
        high: interval.map_or(percent, |interval| interval.high * 100.0),
    }
}
