//! A row of the file as a draft of a record: what the map alone can say, and what the store must be asked.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cell::{self, CellFault};
use super::map::{AddRule, Condition, Map, NodesRule, ParentRule, UntilRule, When};
use super::table::{Header, Row};
use crate::model::date::DateFault;
use crate::model::{Declaration, Kind, PartialDate, Reason, Shape, Values, declaration};
use crate::text::digits;

/// What a row says.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its line in the file.
    pub(super) line: u64,
    /// Its number among the records; none where it was derived from another row.
    pub(super) record: Option<usize>,
    /// What the file calls the record.
    pub(super) id: Option<String>,
    /// Fields that need no look into the store.
    pub(super) values: Values,
    /// The actors that it names.
    pub(super) nodes: Vec<Node>,
    /// The place that it names.
    pub(super) place: Option<Place>,
    /// The records above.
    pub(super) parents: Vec<Parent>,
    /// The lines of the level rule that its cells fit, whatever its depth.
    pub(super) level_lines: Vec<usize>,
}

/// An actor by its name.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) field: &'static str,
    pub(super) name: String,
    pub(super) actor_type: String,
    pub(super) row: Values,
}

/// A place by its name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) field: &'static str,
    pub(super) name: String,
    pub(super) within: String,
    pub(super) kind: String,
    pub(super) drop: Vec<String>,
    /// The field that keeps the name where no place has it, and the words that it keeps.
    pub(super) text: Option<(String, String)>,
}

/// A record above, by what the file calls it.
#[derive(Clone, Debug)]
pub(super) struct Parent {
    pub(super) line: u64,
    pub(super) record: Option<usize>,
    pub(super) id: String,
    pub(super) name: String,
    /// Since and until, of an actor's link.
    pub(super) row: Values,
}

/// Reads drafts by one map.
pub(super) struct Drafting<'m> {
    pub(super) map: &'m Map,
    pub(super) header: &'m Header,
    declaration: &'static Declaration,
}

impl<'m> Drafting<'m> {
    pub(super) fn new(map: &'m Map, header: &'m Header, kind: Kind) -> Self {
        Self { map, header, declaration: declaration(kind) }
    }

    /// The draft of a row.
    ///
    /// # Errors
    /// Every cell that the map does not understand.
    pub(super) fn draft(&self, row: &Row) -> Result<Draft, Vec<CellFault>> {
        let mut faults = Vec::new();
        let mut draft = Draft {
            line: row.line,
            record: row.record,
            id: self.map.id.as_ref().map(|column| self.header.cell(row, column.get_ref()).to_owned()),
            values: Values::new(),
            nodes: Vec::new(),
            place: None,
            parents: Vec::new(),
            level_lines: self.level_lines(row),
        };
        if let Some(column) = &self.map.id
            && draft.id.as_deref() == Some("")
        {
            faults.push(CellFault::new(column.get_ref(), Reason::Missing));
        }
        for (name, rule) in &self.map.fields {
            let Some(field) = self.declaration.field(name) else { continue };
            let rule = rule.get_ref();
            if rule.place.is_some() {
                draft.place = self.place(row, field.name, rule);
                continue;
            }
            match cell::value(self.header, row, rule, field.shape) {
                Ok(Some(value)) => {
                    draft.values.insert(name.clone(), value);
                }
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        for (name, rules) in &self.map.add {
            match self.added(row, rules.iter().map(|rule| rule.get_ref())) {
                Ok(elements) if elements.is_empty() => {}
                Ok(elements) => {
                    draft.values.insert(name.clone(), Value::Array(elements));
                }
                Err(fault) => faults.push(fault),
            }
        }
        for (name, rule) in &self.map.nodes {
            let Some(field) = self.declaration.field(name) else { continue };
            draft.nodes.extend(self.nodes(row, field.name, rule.get_ref()));
        }
        if let Some(rule) = &self.map.parent {
            match self.parent(row, rule.get_ref()) {
                Ok(parent) => draft.parents.extend(parent),
                Err(fault) => faults.push(fault),
            }
        }
        self.keep_apart(&mut draft);
        if faults.is_empty() { Ok(draft) } else { Err(faults) }
    }

    fn place(&self, row: &Row, field: &'static str, rule: &super::map::FieldRule) -> Option<Place> {
        let place = rule.place.as_ref()?;
        let said = cell::said(self.header, row, rule);
        let with: Vec<&str> = place.text_with.iter().map(|column| self.header.cell(row, column)).collect();
        let words: Vec<&str> =
            said.iter().map(|(_, name)| *name).chain(with).filter(|words| !words.is_empty()).collect();
        if words.is_empty() {
            return None;
        }
        Some(Place {
            field,
            name: said.map_or("", |(_, name)| name).to_owned(),
            within: self.header.cell(row, &place.within).to_owned(),
            kind: place.kind.clone(),
            drop: place.drop.clone(),
            text: place.text.clone().map(|field| (field, words.join(", "))),
        })
    }

    fn holds(&self, row: &Row, condition: &Condition) -> bool {
        let cell = self.header.cell(row, &condition.column);
        condition.is.iter().any(|word| cell::same(word, cell))
    }

    fn added<'r>(
        &self,
        row: &Row,
        rules: impl Iterator<Item = &'r AddRule>,
    ) -> Result<Vec<Value>, CellFault> {
        let mut elements = Vec::new();
        for rule in rules {
            let wanted = rule.only_if.as_ref().is_none_or(|condition| self.holds(row, condition))
                && !rule.unless.as_ref().is_some_and(|condition| self.holds(row, condition));
            let column = rule.column.as_deref().unwrap_or_default();
            let cell = self.header.cell(row, column);
            let says_so = match rule.when {
                When::Nothing => elements.is_empty(),
                _ if cell.is_empty() => false,
                When::Count => {
                    count(cell).ok_or_else(|| CellFault::new(column, Reason::NotAWholeNumber))? > 0
                }
                When::Yes => yes(cell).ok_or_else(|| CellFault::new(column, Reason::NotYesOrNo))?,
                When::Is => rule.is.iter().any(|word| cell::same(word, cell)),
            };
            if !wanted || !says_so {
                continue;
            }
            let element = match (&rule.value, &rule.row) {
                (Some(value), _) => Value::from(value.as_str()),
                (None, Some(fields)) => {
                    let mut row = constants(fields);
                    if let Some(field) = &rule.cell_as {
                        row.insert(field.clone(), cell.into());
                    }
                    Value::Object(row)
                }
                (None, None) => continue,
            };
            if !elements.contains(&element) {
                elements.push(element);
            }
        }
        Ok(elements)
    }

    fn nodes(&self, row: &Row, field: &'static str, rule: &NodesRule) -> Vec<Node> {
        let cell = self.header.cell(row, &rule.column);
        if cell::is_empty(cell, &rule.empty) {
            return Vec::new();
        }
        let names = cell::parts(cell, &rule.split, &rule.whole);
        let word = rule.actor_type.column.as_deref().map_or("", |column| self.header.cell(row, column));
        let from_column = cell::mapped(word, &rule.actor_type.terms).unwrap_or(&rule.actor_type.otherwise);
        let mut nodes: Vec<Node> = Vec::new();
        for name in names.into_iter().filter(|name| !cell::is_empty(name, &rule.empty)) {
            if nodes.iter().any(|other| cell::same(&other.name, name)) {
                continue;
            }
            nodes.push(Node {
                field,
                name: name.to_owned(),
                actor_type: cell::mapped(name, &rule.actor_type.named).unwrap_or(from_column).to_owned(),
                row: constants(&rule.row),
            });
        }
        nodes
    }

    fn parent(&self, row: &Row, rule: &ParentRule) -> Result<Option<Parent>, CellFault> {
        let id = self.header.cell(row, &rule.column);
        if id.is_empty() {
            return Ok(None);
        }
        let mut link = Values::new();
        let date = |column: &str| -> Result<Option<PartialDate>, CellFault> {
            let cell = self.header.cell(row, column);
            let read = (!cell.is_empty()).then(|| cell::date(cell, &[])).transpose();
            read.map_err(|fault: DateFault| CellFault::new(column, Reason::Date(fault)))
        };
        let says = |flag: &Option<String>, words: &[String]| {
            let cell = flag.as_deref().map_or("", |column| self.header.cell(row, column));
            words.iter().any(|word| cell::same(word, cell))
        };
        let since = rule.since.as_ref().map(|since| date(&since.column)).transpose()?.flatten();
        if let (Some(rule), Some(since)) = (&rule.since, since) {
            let began = says(&rule.flag, &rule.began);
            link.insert("since".into(), since.to_string().into());
            link.insert("since_is".into(), if began { "began" } else { "first-seen" }.into());
        }
        if let Some(UntilRule { column, flag, ended, seen }) = &rule.until {
            let last = date(column)?;
            // A link that nobody says lasted was last seen on the one day on which it was seen at all.
            let until = last.or_else(|| since.filter(|_| says(flag, seen)));
            if let Some(until) = until {
                let ended = last.is_some() && says(flag, ended);
                link.insert("until".into(), until.to_string().into());
                link.insert("until_is".into(), if ended { "ended" } else { "last-seen" }.into());
            }
        }
        let name = rule.name.as_deref().map_or("", |column| self.header.cell(row, column));
        Ok(Some(Parent { line: row.line, record: row.record, id: id.into(), name: name.into(), row: link }))
    }

    fn level_lines(&self, row: &Row) -> Vec<usize> {
        let lines = self.map.level.iter().flat_map(|rule| &rule.get_ref().rules).enumerate();
        lines
            .filter(|(_, line)| {
                let Some(column) = &line.column else { return true };
                let parts = cell::parts(self.header.cell(row, column), &line.split, &[]);
                parts.iter().any(|part| line.is.iter().any(|words| cell::begins(part, words)))
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// What must not stand in a record, whatever the file says.
    fn keep_apart(&self, draft: &mut Draft) {
        if self.declaration.kind != Kind::Incident {
            return;
        }
        let kinds = draft.values.get("kinds").and_then(Value::as_array);
        if kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "sexual-violence-or-harassment")) {
            // A referral date only: the account itself belongs to those who can protect the person.
            draft.values.remove("what_happened");
            draft.values.remove("harm");
            draft.nodes.clear();
        }
        if !draft.values.contains_key("latitude") {
            draft.values.remove("precision");
        }
    }

    /// The fields that the map fills, with the column that each is from: what a later import may change.
    pub(super) fn filled(&self) -> BTreeMap<String, String> {
        let mut filled = BTreeMap::new();
        for (name, rule) in &self.map.fields {
            let rule = rule.get_ref();
            let column =
                rule.column.as_ref().and_then(|columns| columns.names().first().cloned()).unwrap_or_default();
            if let Some(text) = rule.place.as_ref().and_then(|place| place.text.clone()) {
                filled.insert(text, column.clone());
            }
            filled.insert(name.clone(), column);
        }
        for (name, rules) in &self.map.add {
            let column = rules.iter().find_map(|rule| rule.get_ref().column.clone());
            filled.insert(name.clone(), column.unwrap_or_default());
        }
        for (name, rule) in &self.map.nodes {
            filled.insert(name.clone(), rule.get_ref().column.clone());
        }
        if let Some(rule) = &self.map.parent {
            let field = if self.declaration.kind == Kind::Actor { "parents" } else { "parent" };
            filled.insert(field.into(), rule.get_ref().column.clone());
            if self.declaration.kind == Kind::Actor {
                filled.entry("placeholder".into()).or_default();
            }
        }
        filled
    }

    /// Whether a field holds rows.
    pub(super) fn has_rows(&self, field: &str) -> bool {
        self.declaration.field(field).is_some_and(|field| matches!(field.shape, Shape::Rows(_)))
    }
}

fn constants(fields: &BTreeMap<String, String>) -> Values {
    fields.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect()
}

/// A whole number from zero.
fn count(cell: &str) -> Option<u64> {
    let number = digits::number(cell)?;
    (number >= 0.0 && number.fract() == 0.0).then_some(number as u64)
}

/// Yes or no, as files write it.
fn yes(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "oui" | "x" => Some(true),
        "false" | "no" | "n" | "0" | "non" => Some(false),
        _ => None,
    }
}
