//! `carnet trip sheet`: the evening's vehicles, typed line by line or pasted as a table; all of them, or none.

use super::input::from_standard_input;
use super::{Given, RecordError, said};
use crate::cli::asked::{self, outcome, tally_fields};
use crate::cli::{Failure, Session};
use carnet::file;
use carnet::import::RecordsFault;
use carnet::message::{Catalogue, Message};
use carnet::model::{Fault, Kind, Reason, Values, field_key};
use carnet::store::{Change, StoreError};
use carnet::text::fold::fold;

/// Most bytes of a sheet, and most vehicles of one evening.
const BYTES: u64 = 1024 * 1024;
const ROWS: usize = 500;

/// The columns in their order, where no header says another.
const COLUMNS: [&str; 10] = [
    "date",
    "origin",
    "destination",
    "road",
    "vehicles",
    "outcome",
    "checkpoints",
    "checkpoints_long",
    "checkpoints_demanding",
    "hours_late",
];
/// The three numbers in one column: `7/1/2`.
const TALLY: &str = "tally";
/// Rows whose faults are said one by one.
const SAID: usize = 20;

/// What is wrong in one cell, or in a row where no column is to blame.
#[derive(Debug)]
pub(crate) struct Wrong {
    row: usize,
    column: Option<(usize, &'static str)>,
    fault: Fault,
}

impl Wrong {
    /// `row 3, column 6 (outcome): ...`
    pub(super) fn message(&self) -> Message {
        use carnet::message::Explain;
        let reason = Fault::new("", self.fault.reason.clone()).message();
        match self.column {
            Some((at, name)) => Message::new("sheet-cell").with("column", at + 1).with("name", name),
            None => Message::new("sheet-row").with("name", self.fault.field.clone()),
        }
        .with("row", self.row)
        .with("reason", reason)
    }
}

/// Writes down what the lines or the table say.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let bytes = match given.input() {
        Some(path) if path.as_os_str() != "-" => file::read(&path, BYTES)?,
        None if session.can_ask() => {
            let made = asked::evening(&mut store, session)?;
            return said::written(&made, &store, session);
        }
        _ => from_standard_input(session, BYTES)?,
    };
    let (columns, rows) = parse(&bytes, session)?;
    let stamp = session.stamp();
    let made = |change: &mut Change<'_>| {
        rows.iter()
            .map(|(_, values)| change.make(Kind::Trip, values, "typed").and_then(|id| change.read(id)))
            .collect::<Result<Vec<_>, _>>()
    };
    let wrong = store.rehearse(&stamp, |change| {
        let mut wrong = Vec::new();
        for (row, values) in &rows {
            match change.make(Kind::Trip, values, "typed") {
                Ok(_) => {}
                Err(StoreError::Faults { faults, .. }) => {
                    let column = |fault: &Fault| place_of(&columns, &fault.field);
                    wrong.extend(faults.into_iter().map(|fault| Wrong {
                        row: *row,
                        column: column(&fault),
                        fault,
                    }));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(wrong)
    })?;
    refuse(wrong, rows.len())?;
    let made = if session.dry_run() { store.rehearse(&stamp, made)? } else { store.change(&stamp, made)? };
    said::written(&made, &store, session)
}

fn refuse(mut wrong: Vec<Wrong>, rows: usize) -> Result<(), RecordError> {
    if wrong.is_empty() {
        return Ok(());
    }
    wrong.sort_by_key(|wrong| (wrong.row, wrong.column));
    let count = wrong.len();
    wrong.truncate(SAID);
    Err(RecordError::InSheet { wrong, count, rows })
}

/// The column that a field came from, its number from nought.
fn place_of(columns: &[&'static str], field: &str) -> Option<(usize, &'static str)> {
    let of_tally = field.starts_with("checkpoints");
    columns
        .iter()
        .enumerate()
        .find(|(_, name)| **name == field || (of_tally && **name == TALLY))
        .map(|(at, name)| (at, *name))
}

type Parsed = (Vec<&'static str>, Vec<(usize, Values)>);

fn parse(bytes: &[u8], session: &Session) -> Result<Parsed, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| RecordError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut columns = COLUMNS.to_vec();
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|_| RecordError::NotASheet { row: at + 1 })?;
        if at == 0
            && let Some(named) = header(&record, session.catalogue())?
        {
            columns = named;
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() >= ROWS {
            return Err(RecordError::from(RecordsFault::TooMany { limit: ROWS }).into());
        }
        if record.len() > columns.len() {
            return Err(RecordError::NotASheet { row: at + 1 }.into());
        }
        let row = at + 1;
        let values = values(&record, &columns, session).unwrap_or_else(|faults| {
            wrong.extend(faults.into_iter().map(|(column, fault)| Wrong {
                row,
                column: Some(column),
                fault,
            }));
            Values::new()
        });
        rows.push((row, values));
    }
    if rows.is_empty() {
        return Err(RecordError::from(RecordsFault::Empty).into());
    }
    refuse(wrong, rows.len())?;
    Ok((columns, rows))
}

/// Tabs come from a spreadsheet, semicolons from one that writes 3,5 for three and a half.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    match (count('\t'), count(';'), count(',')) {
        (tabs, ..) if tabs > 0 => b'\t',
        (_, semicolons, commas) if semicolons > commas => b';',
        _ => b',',
    }
}

/// The columns that the first row names, as flags or as the labels of the person's language; none where it is data.
fn header(
    record: &csv::StringRecord,
    catalogue: &Catalogue,
) -> Result<Option<Vec<&'static str>>, RecordError> {
    let plain = |text: &str| fold(text.trim_start_matches('-')).replace(['-', '_', '\'', '’'], " ");
    let known = |cell: &str| {
        let cell = plain(cell);
        COLUMNS.into_iter().chain([TALLY]).find(|name| {
            plain(name) == cell
                || (*name != TALLY && plain(&catalogue.label(&field_key(catalogue, "trip", name))) == cell)
        })
    };
    let named: Vec<Option<&'static str>> = record.iter().map(known).collect();
    if named.iter().flatten().count() < 2 {
        return Ok(None);
    }
    match named.iter().position(Option::is_none) {
        Some(at) => Err(RecordError::UnknownColumn { column: at + 1 }),
        None => Ok(Some(named.into_iter().flatten().collect())),
    }
}

type CellFault = ((usize, &'static str), Fault);

fn values(
    record: &csv::StringRecord,
    columns: &[&'static str],
    session: &Session,
) -> Result<Values, Vec<CellFault>> {
    let (mut values, mut faults) = (Values::new(), Vec::new());
    for (at, (name, cell)) in columns.iter().copied().zip(record).enumerate() {
        if cell.is_empty() {
            continue;
        }
        if name == TALLY || (name == "checkpoints" && cell.contains('/')) {
            match tally_fields(cell) {
                Some(fields) => values.extend(fields),
                None => faults.push(((at, name), Fault::new(name, Reason::NotAWholeNumber))),
            }
            continue;
        }
        // A code or label that nobody knows is the store's to refuse.
        let cell = match name {
            "outcome" => outcome(cell, session.catalogue()).unwrap_or(cell),
            _ => cell,
        };
        values.insert(name.to_owned(), cell.into());
    }
    values.entry("date").or_insert_with(|| session.today().to_string().into());
    // A row without an outcome is no trip of the evening.
    if !values.contains_key("outcome") {
        let at = columns.iter().position(|name| *name == "outcome").unwrap_or(columns.len());
        faults.push(((at, "outcome"), Fault::new("outcome", Reason::Missing)));
    }
    if faults.is_empty() { Ok(values) } else { Err(faults) }
}
