//! The rows that belong to rows of the main sheet: each finds the one above it, becomes a record that names it or a row of
//! its record, and is refused where that one is.
//!
//! Such a sheet is laid out anew, with what its map may name beside its own columns: what the file calls the record above
//! (`@parent`), what the row is known by (`@row`: that, the sheet, and its number among those of the same record), and the
//! columns of the row above (`../date`). A row that waits keeps these, and so is mended without its file.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::Value;

use super::cell::{self, CellFault};
use super::check;
use super::dates::DatePattern;
use super::draft::{Draft, Drafting, Goes, NoDraft, Node};
use super::map::{Map, MapFault, MapReason, line_of};
use super::opened::Files;
use super::outcome::{Outcome, Refused, Touched};
use super::refuse::Keeping;
use super::repeat::{Above, Becomes, PARENT, ROW, Repeat, UP};
use super::rows::{Laid, Rows};
use super::slip::Words;
use super::table::{Header, Row, RowFault, TableFault};
use super::work::Work;
use crate::model::read::value_of;
use crate::model::{Kind, Part, Reason, RecordId, Values};
use crate::store::{Change, StoreError};
use crate::text::fold::nearest;

/// Why a row that belongs to another is refused with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParentFault {
    /// The file has no such row.
    Missing,
    /// That row was not taken.
    Refused,
    /// Its record is of a kind to which such a row does not belong.
    OtherKind,
}

/// The rows of the main sheet, by what those of a repeat call them.
#[derive(Debug, Default)]
struct Parents {
    /// Where each stands in `ids` and `cells`.
    at: HashMap<String, usize>,
    ids: Vec<String>,
    lines: Vec<u64>,
    cells: Vec<Vec<String>>,
}

impl Parents {
    /// Reads them. `above` are the columns that the repeat wants of them.
    fn read(rows: &mut Rows<'_>, id: &str, of: &str, above: &[String]) -> Self {
        let mut parents = Self::default();
        let header = rows.header().clone();
        while let Some(row) = rows.next_row() {
            // One that is refused is there all the same, and what belongs to it is refused for that.
            let row = match row {
                Ok(row) | Err((row, _)) => row,
            };
            let (called, id) = (header.cell(&row, of), header.cell(&row, id));
            if called.is_empty() || parents.at.contains_key(called) {
                continue;
            }
            parents.at.insert(called.to_owned(), parents.ids.len());
            parents.ids.push(id.to_owned());
            parents.lines.push(row.line);
            parents.cells.push(above.iter().map(|column| header.cell(&row, column).to_owned()).collect());
        }
        parents
    }

    /// The one that a row of a repeat names. ODK calls a row `uuid/repeat[1]`: what belongs to it is of its `uuid`.
    fn find(&self, called: &str) -> Option<usize> {
        let whole = || called.split_once('/').map(|(whole, _)| whole);
        self.at.get(called).or_else(|| self.at.get(whole()?)).copied()
    }
}

/// A repeat with its rows laid out.
pub(super) struct Child<'m> {
    pub(super) repeat: &'m Repeat,
    header: Header,
    rows: Vec<Result<Row, (Row, RowFault)>>,
    /// The columns that its map reads.
    columns: BTreeSet<String>,
    /// On which line of the main sheet the row above begins, by the line of each row.
    above: HashMap<u64, u64>,
    mended: usize,
    filled: usize,
}

/// What may be wrong with a repeat as a whole.
#[derive(Debug)]
pub(super) enum ChildFault {
    Map(MapFault),
    Table(TableFault),
}

/// Whether the rows above were taken.
#[derive(Debug)]
pub(super) struct Standing<'s> {
    above: &'s HashMap<u64, u64>,
    refused: &'s HashSet<u64>,
}

/// A row of a record, from a row of a repeat.
#[derive(Clone, Debug)]
struct Element {
    field: &'static str,
    kinds: Vec<Kind>,
    values: Values,
    /// The actor that leads it.
    node: Option<Node>,
}

/// What is joined to the drafts of the main sheet, by what the file calls them.
#[derive(Debug, Default)]
pub(super) struct Joined(HashMap<String, Vec<Element>>);

impl Joined {
    /// Reads what repeats say of rows of records; what cannot be read is told when the rows are taken.
    pub(super) fn read(children: &[Child<'_>], dates: &[DatePattern], today: NaiveDate) -> Self {
        let mut joined = Self::default();
        for child in children {
            let Some((above, field, part)) = of_rows(&child.repeat.map) else { continue };
            let drafting = Drafting::new(&child.repeat.map, &child.header, dates.to_vec());
            for row in child.rows.iter().flatten() {
                if let Ok(element) = element(&drafting, (above, field, part), row, today) {
                    joined.0.entry(child.header.cell(row, PARENT).to_owned()).or_default().push(element);
                }
            }
        }
        joined
    }

    /// Adds to a draft what belongs to it.
    pub(super) fn join(&self, draft: &mut Draft) {
        let elements = draft.id.as_ref().and_then(|id| self.0.get(id));
        for element in elements.into_iter().flatten().filter(|element| element.kinds.contains(&draft.kind)) {
            draft.copy = None;
            match element.node.clone() {
                Some(node) => draft.nodes.push(Node { row: element.values.clone(), ..node }),
                None => {
                    let rows = draft.values.entry(element.field).or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(rows) = rows {
                        rows.push(Value::Object(element.values.clone()));
                    }
                }
            }
        }
    }
}

/// Of a map whose rows become rows of a record: what they belong to, and of which field.
fn of_rows(map: &Map) -> Option<(&Above, &'static str, &'static Part)> {
    match map.above.as_ref()? {
        above @ Above { becomes: Becomes::Row(field, part), .. } => Some((above, field, part)),
        _ => None,
    }
}

/// The row of a record that a row says.
fn element(
    drafting: &Drafting<'_>,
    (above, field, part): (&Above, &'static str, &'static Part),
    row: &Row,
    today: NaiveDate,
) -> Result<Element, Vec<CellFault>> {
    let lookup = Words { today };
    let mut element = Element { field, kinds: above.kinds.clone(), values: Values::new(), node: None };
    let mut faults = Vec::new();
    for own in part.fields {
        let Some(rule) = drafting.map.fields.get(own.name).map(|rule| rule.get_ref()) else { continue };
        let columns = rule.column.as_ref().map_or(&[][..], |columns| columns.names());
        let column = columns.first().map_or("", String::as_str);
        let mut is_there = false;
        if let Some(actor) = &rule.actor {
            element.node = drafting.actors(row, field, Goes::Row, rule, actor).into_iter().next();
            is_there = element.node.is_some();
        } else {
            match cell::value(drafting.header, row, rule, own.shape, &drafting.dates) {
                Ok(Some(said)) => match value_of(own.shape, own.name, &said, &lookup) {
                    Ok(Some(value)) => {
                        element.values.insert(own.name.to_owned(), value);
                        is_there = true;
                    }
                    Ok(None) => {}
                    Err(found) => {
                        faults.extend(found.into_iter().map(|fault| CellFault::new(column, fault.reason)));
                        continue;
                    }
                },
                Ok(None) => {}
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            }
        }
        if own.required && !is_there {
            faults.push(CellFault::new(column, Reason::Missing));
        }
    }
    if faults.is_empty() { Ok(element) } else { Err(faults) }
}

impl<'m> Child<'m> {
    /// Lays the rows of a repeat out, below those of the main sheet, and holds its map to them.
    pub(super) fn read(
        repeat: &'m Repeat,
        map: &Map,
        text: &str,
        files: &Files<'_>,
        main: &mut Rows<'_>,
    ) -> Result<Self, ChildFault> {
        let fault = |key: &str, reason| {
            let (key, line) = (format!("repeats.{key}"), line_of(text, repeat.at));
            ChildFault::Map(MapFault::Key { key, line, reason })
        };
        let missing = |header: &Header, column: &str| {
            let near = nearest(column, header.names.iter().map(String::as_str)).map(str::to_owned);
            MapReason::NoSuchColumn(column.to_owned(), near)
        };
        let Some((opened, sheet)) = files.table(&repeat.sheet) else {
            return Err(fault("sheet", MapReason::NoSuchSheet(repeat.sheet.clone())));
        };
        let mut rows = opened.rows(sheet.as_deref(), repeat.head, None).map_err(ChildFault::Table)?;
        let own = rows.header().clone();
        if !own.has(&repeat.parent) {
            return Err(fault("parent", missing(&own, &repeat.parent)));
        }
        let above = repeat.columns_above();
        if let Some(column) = above.iter().chain([&repeat.of]).find(|column| !main.header().has(column)) {
            return Err(fault("of", missing(main.header(), column)));
        }
        let id = map.id.as_ref().map_or("", |id| id.get_ref().as_str());
        let parents = Parents::read(main, id, &repeat.of, &above);
        let names = own.names.iter().cloned().chain([PARENT.to_owned(), ROW.to_owned()]);
        let names = names.chain(above.iter().map(|column| format!("{UP}{column}")));
        let header = Header::new(names.collect()).map_err(ChildFault::Table)?;
        let columns = check::check(&repeat.map, text, &header).map_err(|fault| match fault {
            MapFault::Key { key, line, reason } => {
                ChildFault::Map(MapFault::Key { key: format!("repeats.{key}"), line, reason })
            }
            other => ChildFault::Map(other),
        })?;
        let columns = columns.into_iter().chain([PARENT.to_owned(), ROW.to_owned()]).collect();
        let mut child =
            Self { repeat, header, rows: Vec::new(), columns, above: HashMap::new(), mended: 0, filled: 0 };
        let (mut siblings, width) = (HashMap::<Option<usize>, usize>::new(), own.names.len());
        while let Some(row) = rows.next_row() {
            let (mut row, fault) = match row {
                Ok(row) => (row, None),
                Err((row, fault)) => (row, Some(fault)),
            };
            row.cells.resize(width, String::new());
            let found = parents.find(own.cell(&row, &repeat.parent));
            let id = found.map_or("", |at| parents.ids[at].as_str());
            let number = siblings.entry(found).or_default();
            *number += 1;
            row.cells.push(id.to_owned());
            row.cells.push(format!("{id}/{}/{number}", repeat.sheet));
            match found {
                Some(at) => {
                    child.above.insert(row.line, parents.lines[at]);
                    row.cells.extend(parents.cells[at].iter().cloned());
                }
                None => row.cells.resize(child.header.names.len(), String::new()),
            }
            child.rows.push(match fault {
                None => Ok(row),
                Some(fault) => Err((row, fault)),
            });
        }
        child.mended = rows.mended();
        child.filled = rows.filled();
        Ok(child)
    }

    /// Takes its rows, once those of the main sheet are taken. `refused` are the lines of those that were not.
    pub(super) fn take(
        &self,
        change: &mut Change<'_>,
        (what, text): (&str, &str),
        dates: &[DatePattern],
        refused: &HashSet<u64>,
    ) -> Result<Outcome, StoreError> {
        let (source, kept) = (self.repeat.map.source.get_ref(), self.repeat.kept(text));
        let keeping = Keeping::new(change, what, source, &kept, Some(ROW), (&self.header, &self.columns))?;
        let called = BTreeMap::new();
        let drafting = Drafting::new(&self.repeat.map, &self.header, dates.to_vec());
        let mut work = Work::new(source, &drafting, &called, Some(keeping));
        work.sheet = Some(self.repeat.sheet.clone());
        work.standing = Some(Standing { above: &self.above, refused });
        let rows = self.rows.clone().into_iter();
        let mut rows =
            Laid { header: self.header.clone(), rows, tagged: false, tags: Vec::new(), mended: 0, filled: 0 };
        let outcome = match of_rows(&self.repeat.map) {
            None => work.run(change, &mut Rows::Laid(rows), &mut |_, _| {})?,
            Some(_) => {
                for row in &mut rows.rows {
                    work.joined_row(change, row)?;
                }
                work.done()
            }
        };
        Ok(Outcome { mended: self.mended, filled: self.filled, ..outcome })
    }
}

impl Work<'_> {
    /// Why a row cannot be taken for want of the one above it; none where it can, or where there is none above.
    pub(super) fn without_parent(
        &self,
        change: &Change<'_>,
        row: &Row,
    ) -> Result<Option<ParentFault>, StoreError> {
        let Some(above) = &self.drafting.map.above else { return Ok(None) };
        let line = self.standing.as_ref().map(|standing| (standing, standing.above.get(&row.line)));
        match line {
            Some((_, None)) => return Ok(Some(ParentFault::Missing)),
            Some((standing, Some(line))) if standing.refused.contains(line) => {
                return Ok(Some(ParentFault::Refused));
            }
            _ => {}
        }
        let called = self.drafting.header.cell(row, PARENT);
        Ok(match self.record_above(change, above, called)? {
            Some(_) => None,
            None if called.is_empty() => Some(ParentFault::Missing),
            None if line.is_some() => Some(ParentFault::OtherKind),
            None => Some(ParentFault::Refused),
        })
    }

    fn record_above(
        &self,
        change: &Change<'_>,
        above: &Above,
        called: &str,
    ) -> Result<Option<RecordId>, StoreError> {
        for kind in &above.kinds {
            if let Some(seen) = change.seen(*kind, self.source, called)? {
                return Ok(Some(seen.id));
            }
        }
        // Whoever mends a row may name the record itself.
        let id: Option<RecordId> = called.trim().parse().ok();
        let is_there = |id: &RecordId| {
            above.kinds.contains(&id.kind) && change.read(*id).is_ok_and(|stored| stored.voided.is_none())
        };
        Ok(id.filter(is_there))
    }

    /// A row that became a row of the record above, or could not.
    fn joined_row(
        &mut self,
        change: &mut Change<'_>,
        row: Result<Row, (Row, RowFault)>,
    ) -> Result<(), StoreError> {
        self.outcome.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err((row, fault)) => return self.refuse_row(change, &row, fault),
        };
        if self.said_of_record(change, &row)?.is_none() {
            return Ok(());
        }
        self.outcome.joined += 1;
        match &mut self.keeping {
            Some(keeping) => keeping.taken(change, &row.cells),
            None => Ok(()),
        }
    }

    /// What a row says of the record above; a row that says nothing that can be taken is refused.
    fn said_of_record(&mut self, change: &mut Change<'_>, row: &Row) -> Result<Option<Element>, StoreError> {
        if let Some(fault) = self.without_parent(change, row)? {
            self.refuse_child(change, row, fault)?;
            return Ok(None);
        }
        let Some(of) = of_rows(self.drafting.map) else { return Ok(None) };
        match element(self.drafting, of, row, change.stamp().today) {
            Ok(element) => Ok(Some(element)),
            Err(faults) => {
                self.refuse_draft(change, row, NoDraft::Cells(faults))?;
                Ok(None)
            }
        }
    }

    /// A row that waited, added to the record above it once it is mended.
    pub(super) fn add_to_record(mut self, change: &mut Change<'_>, row: Row) -> Result<Outcome, StoreError> {
        self.outcome.rows = 1;
        let Some(element) = self.said_of_record(change, &row)? else { return Ok(self.done()) };
        let Some(above) = self.drafting.map.above.clone() else { return Ok(self.done()) };
        let called = self.drafting.header.cell(&row, PARENT);
        let Some(id) = self.record_above(change, &above, called)? else { return Ok(self.done()) };
        let done = change.savepoint(|change| {
            let mut values = element.values.clone();
            if let (Some(node), Becomes::Row(_, part)) = (&element.node, above.becomes) {
                let actor = self.finder.actor(change, node, self.source, &self.provenance)?;
                values.insert(part.fields[0].name.to_owned(), actor.to_string().into());
            }
            let mut patch = Values::new();
            patch.insert(element.field.to_owned(), Value::Array(vec![Value::Object(values)]));
            change.edit(id, &patch, &[])
        })?;
        match done {
            Ok(_) => {
                self.outcome.changed = 1;
                let sheet = self.sheet.clone();
                self.outcome.touch(Touched { sheet, line: row.line, id, made: false });
            }
            Err(StoreError::Void { id }) => self.refuse(row.line, row.record, None, vec![Refused::Void(id)]),
            Err(StoreError::Faults { faults, .. }) => {
                self.refuse(row.line, row.record, None, faults.into_iter().map(Refused::Field).collect());
            }
            Err(other) => return Err(other),
        }
        Ok(self.done())
    }
}

impl Repeat {
    /// Whether rows of it become rows of the record above.
    pub(super) fn fills(&self, kind: Kind) -> Option<&'static str> {
        of_rows(&self.map).filter(|(above, ..)| above.kinds.contains(&kind)).map(|(_, field, _)| field)
    }
}
