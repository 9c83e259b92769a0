//! The machine: rows in, records made or changed, each row on its own so that a bad one costs no good one.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::cell::CellFault;
use super::draft::{Draft, Drafting, Parent};
use super::finder::{Finder, Located, in_field};
use super::order::{self, Placed};
use super::outcome::{Outcome, Refusal, Refused, TOLD, Unmatched};
use super::rows::Rows;
use super::table::{Row, RowFault};
use crate::model::canonical::canonical_json;
use crate::model::{Fault, Kind, Reason, RecordId, Shape, Values, declaration};
use crate::store::{Change, Seen, StoreError, Stored};
use crate::text::fold;

/// How often progress is told, in rows.
const STEP: usize = 500;

/// The work of one import inside one change.
pub(super) struct Work<'w> {
    kind: Kind,
    source: &'w str,
    provenance: String,
    drafting: Drafting<'w>,
    /// What a column of the reshaped table is called in the file.
    called: &'w BTreeMap<String, String>,
    filled: BTreeMap<String, String>,
    finder: Finder,
    unmatched: HashMap<(String, String), usize>,
    /// How often rows without an id of their own stood in the file so far.
    alike: HashMap<String, usize>,
    outcome: Outcome,
}

/// What became of a row.
enum Done {
    Made,
    Changed,
    Unchanged,
}

/// What writing one record found out, besides.
#[derive(Default)]
struct Found {
    beside: usize,
    located: Option<Located>,
}

impl<'w> Work<'w> {
    pub(super) fn new(
        kind: Kind,
        source: &'w str,
        drafting: Drafting<'w>,
        called: &'w BTreeMap<String, String>,
    ) -> Self {
        Self {
            kind,
            source,
            provenance: format!("import:{source}"),
            filled: drafting.filled(),
            drafting,
            called,
            finder: Finder::default(),
            unmatched: HashMap::new(),
            alike: HashMap::new(),
            outcome: Outcome::new(kind),
        }
    }

    /// Takes all rows.
    ///
    /// # Errors
    /// When the database fails; what is wrong with a row is in the outcome.
    pub(super) fn run(
        mut self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<Outcome, StoreError> {
        if self.drafting.map.parent.is_some() {
            self.hierarchy(change, rows, progress)?;
        } else {
            while let Some(row) = rows.next_row() {
                if let Some(draft) = self.draft(row) {
                    self.record(change, draft, None)?;
                }
                self.tell(rows, progress);
            }
        }
        let mut outcome = self.outcome;
        outcome.refusals.sort_by_key(|refusal| refusal.line);
        outcome.had_tags = rows.tagged();
        outcome.mended = rows.mended();
        Ok(outcome)
    }

    fn hierarchy(
        &mut self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        progress: &mut dyn FnMut(usize, u8),
    ) -> Result<(), StoreError> {
        let mut drafts = Vec::new();
        while let Some(row) = rows.next_row() {
            drafts.extend(self.draft(row));
        }
        let (placed, repeated, further) = order::placed(drafts);
        self.outcome.further_links = further;
        for repeat in repeated {
            let column = self.drafting.map.id.as_ref().map(|id| id.get_ref().clone());
            self.refuse(repeat.line, repeat.record, column, vec![Refused::Repeats { line: repeat.first }]);
        }
        let (mut left, total) = (Vec::new(), placed.len().max(1));
        for (done, Placed { draft, later, depth }) in (1..).zip(placed) {
            left.extend(draft.id.clone().filter(|_| !later.is_empty()).map(|id| (id, later)));
            self.record(change, draft, depth)?;
            if done % STEP == 0 {
                progress(done, u8::try_from(done * 100 / total).unwrap_or(100));
            }
        }
        for (child, later) in left {
            for parent in later {
                self.later_link(change, &child, &parent)?;
            }
        }
        Ok(())
    }

    fn tell(&self, rows: &Rows<'_>, progress: &mut dyn FnMut(usize, u8)) {
        if self.outcome.rows.is_multiple_of(STEP) {
            progress(self.outcome.rows, rows.percent());
        }
    }

    /// A row as a draft; one that cannot be read is refused.
    fn draft(&mut self, row: Result<Row, (Row, RowFault)>) -> Option<Draft> {
        let row = match row {
            Ok(row) => row,
            Err((row, fault)) => {
                self.outcome.rows += 1;
                let column = match &fault {
                    RowFault::LongCell { column } => Some(column.clone()),
                    _ => None,
                };
                self.refuse(row.line, row.record, column, vec![Refused::Row(fault)]);
                return None;
            }
        };
        self.outcome.rows += usize::from(row.record.is_some());
        match self.drafting.draft(&row) {
            Ok(mut draft) => {
                if draft.id.is_none() {
                    draft.id = Some(self.own_id(&row, &draft));
                }
                Some(draft)
            }
            Err(faults) => {
                self.refuse_cells(row.line, row.record, faults);
                None
            }
        }
    }

    /// An id for a row that the file gives none: an actor or a place is known by its name, all else by what its row
    /// says, and how many rows said the same before it.
    fn own_id(&mut self, row: &Row, draft: &Draft) -> String {
        if let (Kind::Actor | Kind::Place, Some(name)) =
            (self.kind, draft.values.get("name").and_then(Value::as_str))
        {
            return format!("name:{}", fold::fold(name));
        }
        let mut digest = Sha256::new();
        for cell in &row.cells {
            digest.update((cell.len() as u64).to_be_bytes());
            digest.update(cell.as_bytes());
        }
        let digest = digest.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let before = self.alike.entry(digest.clone()).or_default();
        *before += 1;
        format!("row:{digest}:{before}")
    }

    fn record(
        &mut self,
        change: &mut Change<'_>,
        draft: Draft,
        depth: Option<u32>,
    ) -> Result<(), StoreError> {
        let mut found = Found::default();
        let done = change.savepoint(|change| self.write(change, &draft, depth, &mut found))?;
        match done {
            Ok(done) => {
                let nodes = self.finder.keep();
                self.beside(Kind::Actor, nodes);
                self.beside(Kind::Actor, found.beside);
                self.located(&draft, found.located);
                match (draft.record, done) {
                    (None, Done::Made) => self.beside(self.kind, 1),
                    (None, _) => {}
                    (Some(_), Done::Made) => self.outcome.made += 1,
                    (Some(_), Done::Changed) => self.outcome.changed += 1,
                    (Some(_), Done::Unchanged) => self.outcome.unchanged += 1,
                }
                Ok(())
            }
            Err(error) => {
                self.finder.forget();
                self.refuse_error(draft.line, draft.record, error)
            }
        }
    }

    fn beside(&mut self, kind: Kind, count: usize) {
        if count > 0 {
            *self.outcome.made_beside.entry(kind).or_default() += count;
        }
    }

    fn write(
        &mut self,
        change: &mut Change<'_>,
        draft: &Draft,
        depth: Option<u32>,
        found: &mut Found,
    ) -> Result<Done, StoreError> {
        let id = draft.id.as_deref().unwrap_or_default();
        let seen = match change.seen(self.kind, self.source, id)? {
            Some(seen) => Some(seen),
            None => self.adopted(change, draft)?,
        };
        if let (Some(_), None) = (&seen, draft.record) {
            return Ok(Done::Unchanged);
        }
        let raw = self.resolved(change, draft, found)?;
        let digest: [u8; 32] = Sha256::digest(canonical_json(&Value::Object(raw.clone()))).into();
        match seen {
            Some(seen) if seen.digest == Some(digest) => Ok(Done::Unchanged),
            Some(seen) => {
                let changed = self.change_record(change, seen.id, &raw)?;
                change.note_seen(seen.id, self.source, id, Some(&digest))?;
                Ok(if changed { Done::Changed } else { Done::Unchanged })
            }
            None => {
                let raw = self.as_new(raw, draft, depth);
                let made = change.make(self.kind, &raw, &self.provenance)?;
                change.note_seen(made, self.source, id, Some(&digest))?;
                Ok(Done::Made)
            }
        }
    }

    /// What a new record has beside what its row says.
    fn as_new(&self, mut raw: Values, draft: &Draft, depth: Option<u32>) -> Values {
        if self.kind == Kind::Actor {
            raw.insert("met".into(), false.into());
            if let Some(level) = self.level(draft, depth) {
                raw.insert("levels".into(), Value::Array(vec![Value::Object(level)]));
            }
        }
        raw
    }

    /// The level by the first line of the rule that fits.
    fn level(&self, draft: &Draft, depth: Option<u32>) -> Option<Values> {
        let rule = self.drafting.map.level.as_ref()?.get_ref();
        let fits = |at: &&usize| match rule.rules[**at].depth {
            None => true,
            Some((from, to)) => depth.is_some_and(|depth| (from..=to).contains(&depth)),
        };
        let line = &rule.rules[*draft.level_lines.iter().find(fits)?];
        let mut level = Values::new();
        level.insert("level".into(), line.level.as_str().into());
        if let Some(basis) = &rule.basis {
            level.insert("basis".into(), basis.as_str().into());
        }
        Some(level)
    }

    /// A record that is there already though this source never named it: a place of the same code, a country of the
    /// same name, or, where the file gives no ids, an actor or place of the same name.
    fn adopted(&self, change: &Change<'_>, draft: &Draft) -> Result<Option<Seen>, StoreError> {
        let text = |field: &str| draft.values.get(field).and_then(Value::as_str).unwrap_or_default();
        let mut candidates = Vec::new();
        if self.kind == Kind::Place && !text("pcode").is_empty() {
            for id in change.called(Kind::Place, text("pcode"))? {
                let stored = change.read(id)?;
                if stored.values.get("pcode").is_some_and(|code| code == text("pcode")) {
                    candidates.push(id);
                }
            }
        }
        if candidates.is_empty() && self.kind == Kind::Place && text("kind") == "country" {
            for id in change.called(Kind::Place, text("name"))? {
                let stored = change.read(id)?.values;
                let country = stored.get("kind").is_some_and(|kind| kind == "country");
                if country && !stored.contains_key("pcode") {
                    candidates.push(id);
                }
            }
        }
        if self.drafting.map.id.is_none() && matches!(self.kind, Kind::Actor | Kind::Place) {
            candidates = change.called(self.kind, text("name"))?;
        }
        match candidates.as_slice() {
            [] => Ok(None),
            [id] => Ok(Some(Seen { id: *id, digest: None })),
            several => {
                let fault = Fault::new("name", Reason::SeveralRecords(self.kind, several.to_vec()));
                Err(StoreError::Faults { kind: self.kind, id: None, faults: vec![fault] })
            }
        }
    }

    /// What the row says, with what it names found in the store.
    fn resolved(
        &mut self,
        change: &mut Change<'_>,
        draft: &Draft,
        found: &mut Found,
    ) -> Result<Values, StoreError> {
        let mut raw = draft.values.clone();
        if let Some(place) = &draft.place {
            let located = match place.name.is_empty() {
                true => Located::Not { area_known: false, candidates: 0 },
                false => self.finder.place(change, place)?,
            };
            match (&located, &place.text) {
                (Located::Found(id), _) => {
                    raw.insert(place.field.into(), id.to_string().into());
                }
                (Located::Not { .. }, Some((field, words))) => {
                    raw.insert(field.clone(), words.as_str().into());
                }
                (Located::Not { candidates: 0, .. }, None) => {
                    return Err(self.fault(place.field, Reason::NoSuchRecord(Kind::Place)));
                }
                (Located::Not { .. }, None) => {
                    return Err(self.fault(place.field, Reason::SeveralRecords(Kind::Place, Vec::new())));
                }
            }
            found.located = Some(located);
        }
        for node in &draft.nodes {
            let id = self.finder.actor(change, node, self.source, &self.provenance)?;
            let mut row = node.row.clone();
            row.insert("node".into(), id.to_string().into());
            push_row(&mut raw, node.field, row);
        }
        for parent in &draft.parents {
            let above = self.above(change, parent, found)?;
            self.add_parent(&mut raw, above, parent);
        }
        Ok(raw)
    }

    fn fault(&self, field: &str, reason: Reason) -> StoreError {
        StoreError::Faults { kind: self.kind, id: None, faults: vec![Fault::new(field, reason)] }
    }

    fn add_parent(&self, raw: &mut Values, above: RecordId, parent: &Parent) {
        if self.kind == Kind::Actor {
            let mut row = parent.row.clone();
            row.insert("parent".into(), above.to_string().into());
            push_row(raw, "parents", row);
        } else {
            raw.insert("parent".into(), above.to_string().into());
        }
    }

    /// The record above; one without a row of its own is made where the map says of what.
    fn above(
        &self,
        change: &mut Change<'_>,
        parent: &Parent,
        found: &mut Found,
    ) -> Result<RecordId, StoreError> {
        if let Some(seen) = change.seen(self.kind, self.source, &parent.id)? {
            return Ok(seen.id);
        }
        let field = if self.kind == Kind::Actor { "parents" } else { "parent" };
        let rule = self.drafting.map.parent.as_ref().map(|rule| rule.get_ref());
        let Some(fields) = rule.and_then(|rule| rule.missing.as_ref()) else {
            return Err(self.fault(field, Reason::NoSuchRecord(self.kind)));
        };
        let mut raw: Values =
            fields.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        let name = if parent.name.is_empty() { &parent.id } else { &parent.name };
        raw.insert("name".into(), name.as_str().into());
        raw.insert("placeholder".into(), true.into());
        raw.insert("met".into(), false.into());
        raw.entry("actor_type").or_insert_with(|| "unknown".into());
        let id = change.make(self.kind, &raw, &self.provenance).map_err(|error| in_field(error, field))?;
        change.note_seen(id, self.source, &parent.id, None)?;
        found.beside += 1;
        Ok(id)
    }

    /// Changes a record to what its row says now. Of the fields that the map does not fill nothing changes.
    fn change_record(&self, change: &mut Change<'_>, id: RecordId, raw: &Values) -> Result<bool, StoreError> {
        let stored = change.read(id)?;
        let (patch, remove) = self.patch(&stored, raw);
        let changed = change.edit(id, &patch, &remove)?;
        if changed
            && (patch.contains_key("parents") || patch.contains_key("parent"))
            && change.is_in_a_circle(id)?
        {
            return Err(
                self.fault(if self.kind == Kind::Actor { "parents" } else { "parent" }, Reason::Circle)
            );
        }
        Ok(changed)
    }

    fn patch(&self, stored: &Stored, raw: &Values) -> (Values, Vec<String>) {
        let (mut patch, mut remove) = (Values::new(), Vec::new());
        for field in self.filled.keys() {
            let (new, old) = (raw.get(field), stored.values.get(field));
            if self.drafting.has_rows(field) {
                let rows =
                    |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
                let (rows, gone) = matched_rows(self.kind, field, rows(new), rows(old));
                remove.extend(gone.into_iter().map(|n| format!("{field}.{n}")));
                if !rows.is_empty() {
                    patch.insert(field.clone(), Value::Array(rows));
                }
                continue;
            }
            match (new, old) {
                (None, None) => {}
                // Other names that people added stay where the file has none.
                (None, Some(_)) if is_names(self.kind, field) => {}
                (None, Some(_)) => {
                    patch.insert(field.clone(), Value::Null);
                }
                (Some(Value::Array(new)), Some(Value::Array(old))) if is_names(self.kind, field) => {
                    let mut names = new.clone();
                    names.extend(old.iter().filter(|name| !new.contains(name)).cloned());
                    patch.insert(field.clone(), Value::Array(names));
                }
                (Some(new), _) => {
                    patch.insert(field.clone(), new.clone());
                }
            }
        }
        (patch, remove)
    }

    /// A link that could not be made with its record, because what is above it came later.
    fn later_link(
        &mut self,
        change: &mut Change<'_>,
        child: &str,
        parent: &Parent,
    ) -> Result<(), StoreError> {
        let done = change.savepoint(|change| {
            let Some(child) = change.seen(self.kind, self.source, child)? else { return Ok(()) };
            let above = self.above(change, parent, &mut Found::default())?;
            let stored = change.read(child.id)?;
            let mut raw = Values::new();
            self.add_parent(&mut raw, above, parent);
            if let (Some(Value::Array(new)), Some(Value::Array(old))) =
                (raw.get("parents"), stored.values.get("parents"))
                && new.iter().all(|row| old.iter().any(|old| holds(old, row)))
            {
                return Ok(());
            }
            change.edit(child.id, &raw, &[])?;
            if change.is_in_a_circle(child.id)? {
                let field = if self.kind == Kind::Actor { "parents" } else { "parent" };
                return Err(self.fault(field, Reason::Circle));
            }
            Ok(())
        })?;
        match done {
            Ok(()) => Ok(()),
            Err(error) => self.refuse_error(parent.line, parent.record, error),
        }
    }

    fn located(&mut self, draft: &Draft, located: Option<Located>) {
        let Some(place) = &draft.place else { return };
        let (area_known, candidates) = match located {
            Some(Located::Found(_)) => {
                self.outcome.places_found += 1;
                return;
            }
            Some(Located::Not { area_known, candidates }) => (area_known, candidates),
            None => return,
        };
        let key = (place.within.clone(), fold::fold(&place.name));
        if let Some(at) = self.unmatched.get(&key) {
            self.outcome.unmatched[*at].rows += 1;
        } else if self.outcome.unmatched.len() < TOLD {
            self.unmatched.insert(key, self.outcome.unmatched.len());
            self.outcome.unmatched.push(Unmatched {
                name: place.name.clone(),
                within: place.within.clone(),
                area_known,
                candidates,
                rows: 1,
                line: draft.line,
            });
        }
    }

    fn refuse_cells(&mut self, line: u64, record: Option<usize>, faults: Vec<CellFault>) {
        self.outcome.refused += 1;
        for CellFault { column, reason } in faults {
            let column = self.called.get(&column).cloned().unwrap_or(column);
            let reason = Refused::Field(Fault::new(column.clone(), reason));
            self.outcome.refuse(Refusal { line, record, column: Some(column), reason });
        }
    }

    /// What the store says of one row; a fault of the store itself ends the import.
    fn refuse_error(
        &mut self,
        line: u64,
        record: Option<usize>,
        error: StoreError,
    ) -> Result<(), StoreError> {
        let faults = match error {
            StoreError::Faults { faults, .. } => faults,
            StoreError::Void { id } => {
                self.refuse(line, record, None, vec![Refused::Void(id)]);
                return Ok(());
            }
            other => return Err(other),
        };
        self.outcome.refused += 1;
        for fault in faults {
            let field = fault.field.split(['[', '.']).next().unwrap_or_default();
            let column = self.filled.get(field).filter(|column| !column.is_empty()).cloned();
            let column = column.map(|column| self.called.get(&column).cloned().unwrap_or(column));
            self.outcome.refuse(Refusal { line, record, column, reason: Refused::Field(fault) });
        }
        Ok(())
    }

    fn refuse(&mut self, line: u64, record: Option<usize>, column: Option<String>, reasons: Vec<Refused>) {
        self.outcome.refused += 1;
        for reason in reasons {
            self.outcome.refuse(Refusal { line, record, column: column.clone(), reason });
        }
    }
}

fn push_row(raw: &mut Values, field: &str, row: Values) {
    let rows = raw.entry(field).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(rows) = rows {
        rows.push(Value::Object(row));
    }
}

/// Whether a field is a list of other names.
fn is_names(kind: Kind, field: &str) -> bool {
    declaration(kind).field(field).is_some_and(|field| matches!(field.shape, Shape::List(Shape::Line)))
}

/// Whether a stored row says all that a new one says, and nothing else but its number.
fn holds(stored: &Value, new: &Value) -> bool {
    let (Value::Object(stored), Value::Object(new)) = (stored, new) else { return false };
    stored.len() == new.len() + usize::from(stored.contains_key("n"))
        && new.iter().all(|(name, value)| stored.get(name).is_some_and(|old| alike(old, value)))
}

/// Whether two values are the same once one of them is read: `"3"` and 3, `true` and `"yes"`.
fn alike(stored: &Value, new: &Value) -> bool {
    stored == new
        || matches!((stored, new), (Value::Number(number), Value::String(text)) if number.to_string() == *text)
}

/// The new rows of a field with the numbers of the stored ones that they replace, and the numbers of those that go.
fn matched_rows(kind: Kind, field: &str, new: Vec<Value>, old: Vec<Value>) -> (Vec<Value>, Vec<i64>) {
    let lead = match declaration(kind).field(field).map(|field| field.shape) {
        Some(Shape::Rows(part)) => part.fields[0].name,
        _ => return (new, Vec::new()),
    };
    let mut left: Vec<&Value> = old.iter().collect();
    let mut rows = Vec::new();
    let mut open = Vec::new();
    // What is there already stays as it is; then what says something else of the same node or kind takes its row.
    for row in new {
        match left.iter().position(|old| holds(old, &row)) {
            Some(at) => {
                left.remove(at);
            }
            None => open.push(row),
        }
    }
    for row in open {
        let Value::Object(mut row) = row else { continue };
        if let Some(at) = left.iter().position(|old| old.get(lead) == row.get(lead)) {
            let old = left.remove(at);
            for name in old.as_object().into_iter().flat_map(|old| old.keys()) {
                if name == "n" {
                    row.insert("n".into(), old["n"].clone());
                } else if !row.contains_key(name) {
                    row.insert(name.clone(), Value::Null);
                }
            }
        }
        rows.push(Value::Object(row));
    }
    let gone = left.iter().filter_map(|old| old.get("n")?.as_i64()).collect();
    (rows, gone)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_are_replaced_kept_added_and_taken_out_by_what_they_are_about() {
        let old = vec![
            json!({ "n": 1, "node": "A-1", "attribution": "reported" }),
            json!({ "n": 2, "node": "A-2", "attribution": "reported", "on_orders": "yes" }),
            json!({ "n": 4, "node": "A-3", "attribution": "reported" }),
        ];
        let new = vec![
            json!({ "node": "A-2", "attribution": "sure" }),
            json!({ "node": "A-1", "attribution": "reported" }),
            json!({ "node": "A-9", "attribution": "reported" }),
        ];
        let (rows, gone) = matched_rows(Kind::Incident, "actors", new, old);
        assert_eq!(
            rows,
            [
                json!({ "n": 2, "node": "A-2", "attribution": "sure", "on_orders": null }),
                json!({ "node": "A-9", "attribution": "reported" }),
            ]
        );
        assert_eq!(gone, [4]);
    }
}
