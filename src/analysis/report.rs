//! Sections over facts: counts joined, shares and rates made, rows put in order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::compared::compared_table;
use super::curve::curve_table;
use super::share::{rate, share};
use super::statistics::deltas;
use super::terms::terms_table;
use super::watched::watched_table;
use crate::indicator::{
    Base, Cell, Column, Deltas, Dimension, Fact, Figure, Listed, Measure, Row, Rows, Section, Shape, Table,
    Values,
};
use crate::indicator::{Choice, Report, Reported};
use crate::message::Message;
use crate::store::report::{Answer, Key, Lasted, Query};
use crate::store::{Store, StoreError};

/// Makes a report of sections. Groups are as many as occur, rows in memory never more.
///
/// The choice was held against the report by [`Choice::check`].
///
/// # Errors
/// When the store fails.
pub fn report(store: &Store, report: &'static Report, choice: &Choice) -> Result<Reported, StoreError> {
    let (mut tables, notes) = sections(store, report, choice)?;
    if let Some((last_month, last_year)) = choice.earlier().filter(|_| report.deltas) {
        let began = store.records_began()?;
        let earlier = |choice: &Choice| -> Result<Option<Vec<Table>>, StoreError> {
            if began.is_none_or(|began| began > choice.until) {
                return Ok(None);
            }
            Ok(Some(sections(store, report, choice)?.0))
        };
        let (last_month, last_year) = (earlier(&last_month)?, earlier(&last_year)?);
        beside(report, &mut tables, last_month.as_deref(), last_year.as_deref());
    }
    Ok(Reported { report, choice: choice.clone(), tables, pictures: Vec::new(), notes })
}

/// The tables of a report, and what is to be said beside them.
fn sections(
    store: &Store,
    report: &'static Report,
    choice: &Choice,
) -> Result<(Vec<Table>, Vec<Message>), StoreError> {
    let mut tables = Vec::new();
    let mut notes = Vec::new();
    let mut uncertain: BTreeMap<&'static str, u64> = BTreeMap::new();
    // Two sections that stand beside each other ask for the same rows.
    let mut answered: Vec<(Vec<&'static str>, &'static Fact, Vec<Base>, Answer)> = Vec::new();
    let mut spells: Vec<(&'static str, Vec<&'static Dimension>, Vec<Lasted>)> = Vec::new();
    for section in report.sections() {
        if let Rows::Room(lines) = section.rows {
            tables.push(room_table(section, lines));
            continue;
        }
        if !choice.fits(section) || !choice.may_stand(section) {
            let why = if choice.fits(section) { "report-note-not-beside" } else { "report-note-left-out" };
            notes.push(Message::new(why).with("section", Message::new(section.label_key())));
            continue;
        }
        let dimensions = dimensions(section, choice);
        if let Rows::Curve { measure, lasted, ending, .. } | Rows::Compared { measure, lasted, ending, .. } =
            section.rows
        {
            let at = match spells.iter().position(|(of, ..)| *of == measure.name) {
                Some(at) => at,
                None => {
                    // Once by all that any section of these groups by: what lasts is dear to find.
                    let all = all_dimensions(report, measure, choice);
                    let query = Query::new(measure.fact(), measure.bases(), &all, choice);
                    spells.push((measure.name, all, store.spells(&query, lasted, ending)?));
                    spells.len() - 1
                }
            };
            let lasted = &of_dimensions(&spells[at].2, &spells[at].1, &dimensions);
            if matches!(section.rows, Rows::Curve { .. }) {
                tables.extend(curve_table(section, &dimensions, lasted));
            } else {
                let (made, said) = compared_table(section, &dimensions, lasted);
                tables.push(made);
                notes.extend(said);
            }
            continue;
        }
        if let Rows::Watched { .. } = section.rows {
            let (made, said) = watched_table(store, section, choice, store.records_began()?)?;
            tables.push(made);
            for measure in section.measures() {
                notes.extend(whole_of(measure.fact(), &dimensions, choice));
            }
            notes.extend(said);
            continue;
        }
        let mut counted = Counted { answers: Vec::new() };
        for (fact, bases) in by_fact(section) {
            let names: Vec<&'static str> = dimensions.iter().map(|dimension| dimension.name).collect();
            let known = answered.iter().find(|(by, of, taken, _)| {
                *by == names
                    && of.name == fact.name
                    && taken.iter().zip(&bases).all(|(one, other)| same(one, other))
                    && taken.len() == bases.len()
            });
            let answer = match known {
                Some((.., answer)) => answer.clone(),
                None => {
                    let answer = store.tabulate(&Query::new(fact, bases.clone(), &dimensions, choice))?;
                    answered.push((names, fact, bases.clone(), answer.clone()));
                    answer
                }
            };
            let most = uncertain.entry(fact.record).or_default();
            *most = answer.uncertain.max(*most);
            notes.extend(whole_of(fact, &dimensions, choice));
            counted.answers.push((fact, bases, answer));
        }
        tables.push(match &section.rows {
            Rows::Terms { .. } => terms_table(section, choice, &counted),
            Rows::Figures { measures, .. } => figures_table(section, measures, &dimensions, &counted),
            Rows::Lines(measures) => lines_table(section, measures, &dimensions, &counted),
            Rows::Curve { .. } | Rows::Compared { .. } | Rows::Watched { .. } | Rows::Room(_) => {
                unreachable!("these have their own tables")
            }
        });
    }
    // Where nothing is asked for, noughts are what there is; where something is, they may look counted.
    if tables.iter().all(is_empty) {
        if !choice.filters.is_empty() {
            notes.insert(0, Message::new("report-note-nothing"));
        } else if choice.since.is_some() {
            notes.insert(0, Message::new("report-note-nothing-then").with("period", choice.period()));
        }
    }
    let uncertain = uncertain.into_iter().filter(|(_, count)| *count > 0);
    notes.extend(uncertain.map(|(record, count)| {
        Message::new("report-note-uncertain")
            .with("count", count)
            .with("record", Message::new(format!("report-record-{record}")))
    }));
    Ok((tables, once(notes)))
}

/// Whether a table counts nothing.
fn is_empty(table: &Table) -> bool {
    !table.rows.iter().flat_map(|row| &row.cells).any(says_something)
}

fn says_something(cell: &Cell) -> bool {
    match cell {
        Cell::Count(count) | Cell::OutOf(_, count) => *count > 0,
        Cell::Share(share) => share.denominator() > 0,
        Cell::Rate(rate) => rate.denominator() > 0 || rate.numerator() > 0,
        Cell::Decimal(value, _) => *value > 0.0,
        Cell::Amount(amount) => *amount > 0,
        Cell::Days(_) | Cell::Date(_) | Cell::Estimate(Some(_)) => true,
        _ => false,
    }
}

/// Puts the counts of the month before and of the same month a year before beside those of a month, in every table whose
/// rows are the same whatever the month. Never one without the other.
fn beside(report: &Report, tables: &mut [Table], last_month: Option<&[Table]>, last_year: Option<&[Table]>) {
    for table in tables {
        let own = report.sections().iter().find(|section| section.name == table.name);
        let fixed = match own.map(|section| &section.rows) {
            Some(Rows::Lines(_)) => true,
            Some(Rows::Terms { listed, .. }) => !matches!(listed, Listed::Found),
            _ => false,
        };
        let at = table.columns.iter().position(|column| column.shape == Shape::Count).filter(|_| fixed);
        let Some(at) = at else { continue };
        let count = |row: &Row| match row.cells[at] {
            Cell::Count(count) => count,
            _ => 0,
        };
        let before = |earlier: Option<&[Table]>, row: &Row| -> Option<u64> {
            let there = earlier?.iter().find(|there| there.name == table.name);
            let same =
                there.and_then(|there| there.rows.iter().find(|one| one.cells[..at] == row.cells[..at]));
            Some(same.map_or(0, count))
        };
        let found: Vec<Deltas> = table
            .rows
            .iter()
            .map(|row| deltas(count(row), before(last_month, row), before(last_year, row)))
            .collect();
        for (row, deltas) in table.rows.iter_mut().zip(found) {
            row.cells.extend([Cell::Earlier(deltas.last_month), Cell::Earlier(deltas.last_year)]);
        }
        table.columns.extend(["last_month", "last_year"].map(|name| Column {
            name: name.to_owned(),
            label: Message::new(format!("report-column-{}", name.replace('_', "-"))),
            shape: Shape::Earlier,
            in_title: false,
        }));
    }
}

fn once(notes: Vec<Message>) -> Vec<Message> {
    let mut kept: Vec<Message> = Vec::new();
    for note in notes {
        if !kept.contains(&note) {
            kept.push(note);
        }
    }
    kept
}

/// The dimensions of a section's groups: those asked for, then its own.
pub(super) fn dimensions(section: &Section, choice: &Choice) -> Vec<&'static Dimension> {
    let mut all = choice.by.clone();
    for own in section.own() {
        if !all.iter().any(|there| there.name == own.name) {
            all.push(own);
        }
    }
    all
}

/// The dimensions by which any section that says how long a measure's rows lasted is grouped.
fn all_dimensions(report: &Report, measure: &Measure, choice: &Choice) -> Vec<&'static Dimension> {
    let mut all = choice.by.clone();
    for section in
        report.sections().iter().filter(|section| choice.fits(section) && choice.may_stand(section))
    {
        let lasts = matches!(section.rows, Rows::Curve { measure: of, .. } | Rows::Compared { measure: of, .. }
            if of.name == measure.name);
        let own = if lasts { dimensions(section, choice) } else { Vec::new() };
        for dimension in own {
            if !all.iter().any(|there| there.name == dimension.name) {
                all.push(dimension);
            }
        }
    }
    all
}

/// What lasted, with no more of its key than some of the dimensions.
fn of_dimensions(
    lasted: &[Lasted],
    all: &[&'static Dimension],
    dimensions: &[&'static Dimension],
) -> Vec<Lasted> {
    let at = |wanted: &&'static Dimension| all.iter().position(|one| one.name == wanted.name);
    let places: Vec<usize> = dimensions.iter().filter_map(at).collect();
    let part =
        |one: &Lasted| Lasted { key: places.iter().map(|at| one.key[*at].clone()).collect(), ..one.clone() };
    lasted.iter().map(part).collect()
}

/// What a section takes from each fact.
fn by_fact(section: &Section) -> Vec<(&'static Fact, Vec<Base>)> {
    let mut facts: Vec<(&'static Fact, Vec<Base>)> = Vec::new();
    for base in section.measures().into_iter().flat_map(Measure::bases) {
        match facts.iter_mut().find(|(fact, _)| fact.name == base.fact.name) {
            Some((_, bases)) => {
                if !bases.iter().any(|there| same(there, &base)) {
                    bases.push(base);
                }
            }
            None => facts.push((base.fact, vec![base])),
        }
    }
    facts
}

fn same(left: &Base, right: &Base) -> bool {
    left.fact.name == right.fact.name && left.take == right.take && left.given == right.given
}

/// Says that a denominator lacks a dimension and is therefore taken over the whole of it.
fn whole_of(fact: &'static Fact, dimensions: &[&'static Dimension], choice: &Choice) -> Vec<Message> {
    let filtered = choice.filters.iter().map(|filter| filter.dimension);
    dimensions
        .iter()
        .copied()
        .chain(filtered)
        .filter(|dimension| !fact.has(dimension))
        .map(|dimension| {
            Message::new("report-note-whole")
                .with("fact", Message::new(fact.label_key()))
                .with("dimension", Message::new(dimension.label_key()))
        })
        .collect()
}

/// The answers of one section.
pub(super) struct Counted {
    answers: Vec<(&'static Fact, Vec<Base>, Answer)>,
}

impl Counted {
    /// What was taken for a group; of a fact that lacks some of the dimensions, over the whole of them.
    fn of(&self, base: &Base, dimensions: &[&'static Dimension], key: &[Key]) -> u64 {
        self.value(base, dimensions, key).unwrap_or(0).max(0).unsigned_abs()
    }

    fn value(&self, base: &Base, dimensions: &[&'static Dimension], key: &[Key]) -> Option<i64> {
        let (fact, bases, answer) = self.answers.iter().find(|(fact, ..)| fact.name == base.fact.name)?;
        let own: Vec<Key> = dimensions
            .iter()
            .zip(key)
            .filter(|(dimension, _)| fact.has(dimension))
            .map(|(_, key)| key.clone())
            .collect();
        let at = bases.iter().position(|there| same(there, base));
        at.and_then(|at| answer.groups.get(&own).map(|values| values[at]))
    }

    /// Whether a group has a value at all: a median of nothing is none, of same-day answers it is nought.
    fn is_known(&self, base: &Base, dimensions: &[&'static Dimension], key: &[Key]) -> bool {
        self.value(base, dimensions, key).is_some_and(|value| value >= 0)
    }

    pub(super) fn count(&self, measure: &Measure, dimensions: &[&'static Dimension], key: &[Key]) -> u64 {
        match measure.figure {
            Figure::Count(base)
            | Figure::Hundredths(base)
            | Figure::Median(base)
            | Figure::MedianDays(base)
            | Figure::Day(base) => self.of(&base, dimensions, key),
            Figure::Share(part, _) | Figure::OutOf(part, _) => self.count(part, dimensions, key),
            Figure::Rate { of, .. } => self.count(of, dimensions, key),
        }
    }

    fn cell(&self, measure: &Measure, dimensions: &[&'static Dimension], key: &[Key]) -> Cell {
        let count = |measure| self.count(measure, dimensions, key);
        match measure.figure {
            // A sum of what nobody wrote is not nought.
            Figure::Count(base) if self.value(&base, dimensions, key).is_some_and(|value| value < 0) => {
                Cell::Absent("not-recorded")
            }
            Figure::Count(_) => Cell::Count(count(measure)),
            Figure::Hundredths(_) | Figure::Median(_) => {
                Cell::Amount(i64::try_from(count(measure)).unwrap_or(i64::MAX))
            }
            Figure::Share(part, whole) => share(count(part), count(whole)),
            Figure::OutOf(part, whole) => Cell::OutOf(count(part), count(whole)),
            Figure::MedianDays(base) => match self.is_known(&base, dimensions, key) {
                true => Cell::Days(i64::try_from(count(measure)).unwrap_or(i64::MAX)),
                false => Cell::Empty,
            },
            Figure::Day(_) => i32::try_from(count(measure))
                .ok()
                .filter(|number| *number > 0)
                .and_then(NaiveDate::from_num_days_from_ce_opt)
                .map_or(Cell::Empty, Cell::Date),
            Figure::Rate { of, against, per } => rate(count(of), count(against), per),
        }
    }

    /// The groups of the facts that have every dimension.
    pub(super) fn keys(&self, dimensions: &[&'static Dimension]) -> BTreeSet<Vec<Key>> {
        self.answers
            .iter()
            .filter(|(fact, ..)| dimensions.iter().all(|dimension| fact.has(dimension)))
            .flat_map(|(.., answer)| answer.groups.keys().cloned())
            .collect()
    }
}

/// Lines that only a person can fill.
fn room_table(section: &Section, lines: &[&'static str]) -> Table {
    let column = |name: &str| Column {
        name: name.to_owned(),
        label: Message::new(format!("report-column-{name}")),
        shape: Shape::Code,
        in_title: false,
    };
    let line = |line: &&'static str| {
        Row::new(vec![Cell::Said(line, Message::new(format!("report-room-{line}"))), Cell::Empty])
    };
    table(section, vec![column("to-say"), column("said")], lines.iter().map(line).collect())
}

/// Measures as rows. Counts that are all of one kind read best one below the other, and have room beside them.
fn lines_table(
    section: &Section,
    measures: &[&'static Measure],
    dimensions: &[&'static Dimension],
    counted: &Counted,
) -> Table {
    let mut columns: Vec<Column> = dimensions.iter().map(|dimension| key_column(dimension)).collect();
    let column = |name: &str, shape| Column {
        name: name.to_owned(),
        label: Message::new(format!("report-column-{name}")),
        shape,
        in_title: false,
    };
    columns.extend([column("figure", Shape::Code), column("count", Shape::Count)]);
    let mut keys: Vec<Vec<Key>> = counted.keys(dimensions).into_iter().collect();
    in_reading_order(&mut keys, dimensions);
    let line = |key: &Vec<Key>, measure: &'static Measure| {
        let mut cells = key_cells(dimensions, key);
        cells.push(Cell::Said(measure.name, Message::new(measure.label_key())));
        cells.push(counted.cell(measure, dimensions, key));
        Row::new(cells)
    };
    let rows = keys.iter().flat_map(|key| measures.iter().map(|measure| line(key, measure))).collect();
    table(section, columns, rows)
}

fn figures_table(
    section: &Section,
    measures: &[&'static Measure],
    dimensions: &[&'static Dimension],
    counted: &Counted,
) -> Table {
    let mut columns: Vec<Column> = dimensions.iter().map(|dimension| key_column(dimension)).collect();
    columns.extend(measures.iter().map(|measure| measure_column(measure)));
    let mut keys: Vec<Vec<Key>> = counted.keys(dimensions).into_iter().collect();
    in_reading_order(&mut keys, dimensions);
    let rows = keys
        .iter()
        .map(|key| {
            let mut cells = key_cells(dimensions, key);
            cells.extend(measures.iter().map(|measure| counted.cell(measure, dimensions, key)));
            Row::new(cells)
        })
        // A group of which nothing at all is counted was found by another condition, and would only be a row of noughts.
        .filter(|row| dimensions.is_empty() || row.cells[dimensions.len()..].iter().any(says_something))
        .collect();
    table(section, columns, rows)
}

/// Terms as their vocabulary has them, periods and names ascending, what is absent last.
pub(super) fn in_reading_order(keys: &mut [Vec<Key>], dimensions: &[&'static Dimension]) {
    let place = |dimension: &Dimension, key: &Key| match (dimension.values, key) {
        (Values::Terms(vocabulary), Key::Code(code)) => {
            vocabulary.codes().position(|known| known == code).unwrap_or(usize::MAX - 1)
        }
        (_, Key::Absent) => usize::MAX,
        _ => 0,
    };
    keys.sort_by(|left, right| {
        let one = |key: &[Key]| -> Vec<(usize, Key)> {
            dimensions.iter().zip(key).map(|(dimension, key)| (place(dimension, key), key.clone())).collect()
        };
        one(left).cmp(&one(right))
    });
}

pub(super) fn key_cells(dimensions: &[&'static Dimension], key: &[Key]) -> Vec<Cell> {
    dimensions.iter().zip(key).map(|(dimension, key)| key_cell(dimension, key)).collect()
}

pub(super) fn key_cell(dimension: &'static Dimension, key: &Key) -> Cell {
    match (key, dimension.values) {
        (Key::Absent, _) => Cell::Absent(dimension.absent),
        (Key::Record { name, id, .. }, _) => Cell::Record { id: id.clone(), name: name.clone() },
        (Key::Code(code), Values::Terms(vocabulary)) => Cell::Term(vocabulary, code.clone()),
        (Key::Code(code), _) => Cell::Code(code.clone()),
    }
}

pub(super) fn key_column(dimension: &'static Dimension) -> Column {
    let shape = match dimension.values {
        Values::Place | Values::Actor | Values::Negotiation | Values::Request => Shape::Record,
        _ => Shape::Code,
    };
    Column {
        name: dimension.column_name(),
        label: Message::new(dimension.label_key()),
        shape,
        in_title: false,
    }
}

pub(super) fn measure_column(measure: &Measure) -> Column {
    let shape = match measure.figure {
        Figure::Count(_) => Shape::Count,
        Figure::Share(..) => Shape::Share,
        Figure::OutOf(..) => Shape::OutOf,
        Figure::MedianDays(_) => Shape::Days,
        Figure::Day(_) => Shape::Date,
        Figure::Rate { .. } => Shape::Rate,
        Figure::Hundredths(_) | Figure::Median(_) => Shape::Amount,
    };
    Column { name: measure.column_name(), label: Message::new(measure.label_key()), shape, in_title: false }
}

pub(super) fn table(section: &Section, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { name: section.name, title: Message::new(section.label_key()), columns, rows }
}
