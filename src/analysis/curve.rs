//! Sections that say how long things last until one of several ends that compete.

use std::collections::BTreeMap;

use super::report::{in_reading_order, key_cells, key_column, table};
use super::statistics::{CauseCurve, Spell, Survival, cumulative_incidence, kaplan_meier};
use crate::indicator::{Cell, Column, Dimension, FEW, Proportion, Row, Rows, Section, Shape, Table};
use crate::message::Message;
use crate::store::report::{Key, Lasted};

/// What lasted, in groups.
pub(super) type Groups = BTreeMap<Vec<Key>, Vec<Spell<&'static str>>>;

/// What the store found, spell by spell.
pub(super) fn groups(lasted: &[Lasted], ends: &'static [&'static str]) -> Groups {
    let mut groups = Groups::new();
    for one in lasted {
        let end = ends.iter().copied().find(|end| one.ending.as_deref() == Some(*end));
        let spells = groups.entry(one.key.clone()).or_default();
        spells.extend((0..one.count).map(|_| Spell::new(one.days, end)));
    }
    groups
}

/// A column that is no dimension and no measure.
pub(super) fn column(name: impl Into<String>, label: Message, shape: Shape) -> Column {
    Column { name: name.into(), label, shape, in_title: false }
}

/// The table of a section of curves: for each group, after so many days, how many still last, how many each end has taken,
/// and how likely that is. None of groups that cannot be compared: their counts stand in the table that sets them side by
/// side.
pub(super) fn curve_table(
    section: &Section,
    dimensions: &[&'static Dimension],
    lasted: &[Lasted],
) -> Option<Table> {
    let Rows::Curve { ends, days, lasting, by, .. } = section.rows else { unreachable!("called for curves") };
    let groups = groups(lasted, ends);
    // Of groups that stand beside each other to be compared, all have cases enough, or all have counts alone.
    if !by.is_empty() && (groups.is_empty() || groups.values().any(|spells| (spells.len() as u64) < FEW)) {
        return None;
    }
    let mut columns: Vec<Column> = dimensions.iter().map(|dimension| key_column(dimension)).collect();
    columns.push(column("after_days", Message::new("report-column-after-days"), Shape::Count));
    columns.push(match lasting {
        true => column("at_risk", Message::new("report-column-at-risk"), Shape::Count),
        false => column("lasting", Message::new("report-column-lasting"), Shape::Count),
    });
    for end in ends {
        let label = Message::new(format!("report-ending-{end}"));
        columns.push(column(end.replace('-', "_"), label.clone(), Shape::Count));
        let by_then = Message::new("report-column-by-then").with("end", label);
        columns.push(column(format!("{}_by_then", end.replace('-', "_")), by_then, Shape::Estimate));
    }
    if lasting {
        let label = Message::new("report-column-lasting-by-then");
        columns.push(column("lasting_by_then", label, Shape::Estimate));
    }
    let mut keys: Vec<Vec<Key>> = groups.keys().cloned().collect();
    in_reading_order(&mut keys, dimensions);
    let mut rows = Vec::new();
    for key in keys {
        let spells = &groups[&key];
        let incidence = cumulative_incidence(spells, ends);
        let curves = incidence.curves();
        let survival = kaplan_meier(spells);
        let seen = spells.iter().map(Spell::days).max().unwrap_or(0);
        // Read no further than anything was seen to last, and at least once.
        for day in days.iter().enumerate().filter(|(at, day)| *at == 0 || **day <= seen).map(|(_, day)| *day)
        {
            let mut cells = key_cells(dimensions, &key);
            let there = spells.iter().filter(|spell| spell.days() > day || (lasting && spell.days() == day));
            cells.extend([Cell::Count(day.into()), Cell::Count(there.count() as u64)]);
            for end in ends {
                let ended =
                    spells.iter().filter(|spell| spell.end() == Some(*end) && spell.days() <= day).count();
                let curve = curves.and_then(|all| all.iter().find(|curve| curve.cause == *end));
                cells.extend([
                    Cell::Count(ended as u64),
                    Cell::Estimate(curve.map(|curve| by_day(curve, day))),
                ]);
            }
            if lasting {
                cells.push(Cell::Estimate(lasting_on(&survival, day)));
            }
            rows.push(Row::new(cells));
        }
    }
    Some(table(section, columns, rows))
}

/// How likely an end is by a day, in per cent.
fn by_day(curve: &CauseCurve<&'static str>, day: u32) -> Proportion {
    let point = curve.points().iter().take_while(|point| point.day <= day).last();
    let percent = point.map_or(0.0, |point| point.incidence * 100.0);
    let interval = point.and_then(|point| point.interval);
    Proportion {
        percent,
        low: interval.map_or(percent, |interval| interval.low * 100.0),
        high: interval.map_or(percent, |interval| interval.high * 100.0),
    }
}

/// How likely it is to last longer than so many days, whatever ends it, in per cent; none of few cases.
fn lasting_on<C: Copy>(survival: &Survival<C>, day: u32) -> Option<Proportion> {
    let point = survival.curve()?.points().iter().take_while(|point| point.day <= day).last();
    let percent = point.map_or(100.0, |point| point.survival * 100.0);
    let interval = point.and_then(|point| point.interval);
    Some(Proportion {
        percent,
        low: interval.map_or(percent, |interval| interval.low * 100.0),
        high: interval.map_or(percent, |interval| interval.high * 100.0),
    })
}
