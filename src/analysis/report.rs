//! Sections over facts: counts joined, shares and rates made, rows put in order.

use std::collections::{BTreeMap, BTreeSet};

use super::share::{rate, share};
use crate::indicator::{Choice, Report, Reported};
use crate::indicator::{
    Base, Cell, Column, Dimension, Fact, Figure, Listed, Measure, Row, Rows, Section, Shape, Table, Values,
};
use crate::message::Message;
use crate::store::report::{Answer, Key, Query};

/// Makes a report of sections; `tabulate` answers one query. Groups are as many as occur, rows in memory never more.
///
/// The choice was held against the report by [`Choice::check`].
///
/// # Errors
/// Those of `tabulate`.
pub fn report<E>(
    report: &'static Report,
    choice: &Choice,
    mut tabulate: impl FnMut(&Query<'_>) -> Result<Answer, E>,
) -> Result<Reported, E> {
    let mut tables = Vec::new();
    let mut notes = Vec::new();
    let mut uncertain: BTreeMap<&'static str, u64> = BTreeMap::new();
    for section in report.sections() {
        if !choice.fits(section) {
            notes.push(
                Message::new("report-note-left-out").with("section", Message::new(section.label_key())),
            );
            continue;
        }
        let dimensions = dimensions(section, choice);
        let mut counted = Counted { answers: Vec::new() };
        for (fact, bases) in by_fact(section) {
            let answer = tabulate(&Query::new(fact, bases.clone(), &dimensions, choice))?;
            let most = uncertain.entry(fact.record).or_default();
            *most = answer.uncertain.max(*most);
            notes.extend(whole_of(fact, &dimensions, choice));
            counted.answers.push((fact, bases, answer));
        }
        tables.push(match &section.rows {
            Rows::Terms { .. } => terms_table(section, choice, &counted),
            Rows::Figures { measures, .. } => figures_table(section, measures, &dimensions, &counted),
        });
    }
    let uncertain = uncertain.into_iter().filter(|(_, count)| *count > 0);
    notes.extend(uncertain.map(|(record, count)| {
        Message::new("report-note-uncertain")
            .with("count", count)
            .with("record", Message::new(format!("report-record-{record}")))
    }));
    notes.dedup();
    Ok(Reported { report, choice: choice.clone(), tables, notes: once(notes) })
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
fn dimensions(section: &Section, choice: &Choice) -> Vec<&'static Dimension> {
    let mut all = choice.by.clone();
    for own in section.own() {
        if !all.iter().any(|there| there.name == own.name) {
            all.push(own);
        }
    }
    all
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
struct Counted {
    answers: Vec<(&'static Fact, Vec<Base>, Answer)>,
}

impl Counted {
    /// What was taken for a group; of a fact that lacks some of the dimensions, over the whole of them.
    fn of(&self, base: &Base, dimensions: &[&'static Dimension], key: &[Key]) -> u64 {
        let Some((fact, bases, answer)) = self.answers.iter().find(|(fact, ..)| fact.name == base.fact.name)
        else {
            return 0;
        };
        let own: Vec<Key> = dimensions
            .iter()
            .zip(key)
            .filter(|(dimension, _)| fact.has(dimension))
            .map(|(_, key)| key.clone())
            .collect();
        let at = bases.iter().position(|there| same(there, base));
        let value = at.and_then(|at| answer.groups.get(&own).map(|values| values[at])).unwrap_or(0);
        value.max(0).unsigned_abs()
    }

    fn count(&self, measure: &Measure, dimensions: &[&'static Dimension], key: &[Key]) -> u64 {
        match measure.figure {
            Figure::Count(base) | Figure::Median(base) => self.of(&base, dimensions, key),
            Figure::Share(part, _) => self.count(part, dimensions, key),
            Figure::Rate { of, .. } => self.count(of, dimensions, key),
        }
    }

    fn cell(&self, measure: &Measure, dimensions: &[&'static Dimension], key: &[Key]) -> Cell {
        let count = |measure| self.count(measure, dimensions, key);
        match measure.figure {
            Figure::Count(_) => Cell::Count(count(measure)),
            Figure::Median(_) => Cell::Amount(i64::try_from(count(measure)).unwrap_or(i64::MAX)),
            Figure::Share(part, whole) => share(count(part), count(whole)),
            Figure::Rate { of, against, per } => rate(count(of), count(against), per),
        }
    }

    /// The groups of the facts that have every dimension.
    fn keys(&self, dimensions: &[&'static Dimension]) -> BTreeSet<Vec<Key>> {
        self.answers
            .iter()
            .filter(|(fact, ..)| dimensions.iter().all(|dimension| fact.has(dimension)))
            .flat_map(|(.., answer)| answer.groups.keys().cloned())
            .collect()
    }
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
        .collect();
    table(section, columns, rows)
}

fn terms_table(section: &Section, choice: &Choice, counted: &Counted) -> Table {
    let Rows::Terms { dimension, measure, listed, share: shared, spread, of_which } = &section.rows else {
        unreachable!("called for terms")
    };
    let dimensions = dimensions(section, choice);
    let place = |wanted: &Dimension| dimensions.iter().position(|there| there.name == wanted.name);
    let own = place(dimension).expect("a section is grouped by its own dimension");
    let across = spread.and_then(place);
    // The groups that were asked for; the section's own dimension and its columns are laid out inside each.
    let outer: Vec<usize> = (0..dimensions.len()).filter(|at| *at != own && Some(*at) != across).collect();
    let pick = |key: &[Key]| -> Vec<Key> { outer.iter().map(|at| key[*at].clone()).collect() };
    let outer_dimensions: Vec<&'static Dimension> = outer.iter().map(|at| dimensions[*at]).collect();

    let mut counts: BTreeMap<(Vec<Key>, Key, Option<Key>), u64> = BTreeMap::new();
    for key in counted.keys(&dimensions) {
        let count = counted.count(measure, &dimensions, &key);
        let at = (pick(&key), key[own].clone(), across.map(|at| key[at].clone()));
        *counts.entry(at).or_default() += count;
    }
    let mut groups: Vec<Vec<Key>> =
        counts.keys().map(|(group, ..)| group.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    in_reading_order(&mut groups, &outer_dimensions);
    if groups.is_empty() && outer.is_empty() {
        groups.push(Vec::new());
    }
    // Zeros are said where the whole is one table; in a table of many groups they would drown what there is.
    let zeros = outer.is_empty() && choice.filters.is_empty();

    let across_keys: Vec<Key> = across.map(|at| all_keys(dimensions[at], &counts)).unwrap_or_default();
    let mut columns: Vec<Column> = outer_dimensions.iter().map(|dimension| key_column(dimension)).collect();
    columns.push(key_column(dimension));
    columns.push(measure_column(measure));
    if *shared {
        columns.push(Column {
            name: "share".to_owned(),
            label: Message::new("report-column-share"),
            shape: Shape::Share,
            in_title: false,
        });
    }
    if let Some(across) = across {
        columns.extend(across_keys.iter().map(|key| spread_column(dimensions[across], key)));
    }

    let mut rows = Vec::new();
    for group in &groups {
        let of = |own: &Key, across: Option<&Key>| -> u64 {
            counts
                .iter()
                .filter(|((outer, term, column), _)| {
                    outer == group && term == own && (across.is_none() || column.as_ref() == across)
                })
                .map(|(_, count)| count)
                .sum()
        };
        let terms = listed_keys(dimension, listed, &counts);
        let part_of = |term: &Key| -> Option<Key> {
            of_which
                .filter(|(part, _)| *term == Key::Code((*part).to_owned()))
                .map(|(_, whole)| Key::Code(whole.to_owned()))
        };
        let whole: u64 = terms.iter().map(|term| of(term, None)).sum();
        for term in &terms {
            let parts: u64 = terms
                .iter()
                .filter(|part| part_of(part).as_ref() == Some(term))
                .map(|part| of(part, None))
                .sum();
            let count = of(term, None) + parts;
            if count == 0 && !(zeros && *term != Key::Absent && !matches!(listed, Listed::Found)) {
                continue;
            }
            let mut cells = key_cells(&outer_dimensions, group);
            cells.push(key_cell(dimension, term));
            cells.push(Cell::Count(count));
            if *shared {
                cells.push(share(count, whole));
            }
            cells.extend(across_keys.iter().map(|key| Cell::Count(of(term, Some(key)))));
            rows.push(Row { cells, of_which: part_of(term).is_some() });
        }
    }
    table(section, columns, rows)
}

/// The keys of a dimension in reading order: all of its terms, and what else occurs.
fn all_keys(dimension: &'static Dimension, counts: &Counts) -> Vec<Key> {
    let mut keys: Vec<Key> = match dimension.values {
        Values::Terms(vocabulary) => vocabulary.codes().map(|code| Key::Code(code.to_owned())).collect(),
        _ => Vec::new(),
    };
    let found: BTreeSet<Key> = counts.keys().filter_map(|(_, _, across)| across.clone()).collect();
    keys.extend(found.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>());
    keys
}

type Counts = BTreeMap<(Vec<Key>, Key, Option<Key>), u64>;

fn listed_keys(dimension: &'static Dimension, listed: &Listed, counts: &Counts) -> Vec<Key> {
    let found: BTreeSet<Key> = counts.keys().map(|(_, term, _)| term.clone()).collect();
    match (listed, dimension.values) {
        (Listed::Only(codes), _) => codes.iter().map(|code| Key::Code((*code).to_owned())).collect(),
        (_, Values::Terms(vocabulary)) => {
            let mut keys: Vec<Key> = vocabulary.codes().map(|code| Key::Code(code.to_owned())).collect();
            keys.extend(found.into_iter().filter(|key| !keys.contains(key)).collect::<Vec<_>>());
            keys
        }
        _ => found.into_iter().collect(),
    }
}

/// Terms as their vocabulary has them, periods and names ascending, what is absent last.
fn in_reading_order(keys: &mut [Vec<Key>], dimensions: &[&'static Dimension]) {
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

fn key_cells(dimensions: &[&'static Dimension], key: &[Key]) -> Vec<Cell> {
    dimensions.iter().zip(key).map(|(dimension, key)| key_cell(dimension, key)).collect()
}

fn key_cell(dimension: &'static Dimension, key: &Key) -> Cell {
    match (key, dimension.values) {
        (Key::Absent, _) => Cell::Absent(dimension.absent),
        (Key::Record { name, id, .. }, _) => Cell::Record { id: id.clone(), name: name.clone() },
        (Key::Code(code), Values::Terms(vocabulary)) => Cell::Term(vocabulary, code.clone()),
        (Key::Code(code), _) => Cell::Code(code.clone()),
    }
}

fn key_column(dimension: &'static Dimension) -> Column {
    let shape = match dimension.values {
        Values::Place | Values::Actor | Values::Negotiation => Shape::Record,
        _ => Shape::Code,
    };
    Column {
        name: dimension.column_name(),
        label: Message::new(dimension.label_key()),
        shape,
        in_title: false,
    }
}

fn measure_column(measure: &Measure) -> Column {
    let shape = match measure.figure {
        Figure::Count(_) => Shape::Count,
        Figure::Share(..) => Shape::Share,
        Figure::Rate { .. } => Shape::Rate,
        Figure::Median(_) => Shape::Amount,
    };
    Column {
        name: measure.column_name(),
        label: Message::new(measure.label_key()),
        shape,
        in_title: false,
    }
}

fn spread_column(dimension: &'static Dimension, key: &Key) -> Column {
    let (name, label) = match (key, dimension.values) {
        (Key::Code(code), Values::Terms(vocabulary)) => (code.clone(), vocabulary.label_key(code)),
        (Key::Code(code), _) => (code.clone(), code.clone()),
        _ => (dimension.absent.to_owned(), format!("report-absent-{}", dimension.absent)),
    };
    Column {
        name: name.replace('-', "_"),
        label: Message::new(label),
        shape: Shape::Count,
        in_title: false,
    }
}

fn table(section: &Section, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { name: section.name, title: Message::new(section.label_key()), columns, rows }
}
