//! A row of the file as a draft of a record: what the map alone can say, and what the store must be asked.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::beforehand::Ready;
use super::cell::{self, CellFault};
use super::dates::{self, DatePattern};
use super::map::{
    AddRule, Condition, FieldRule, KindRule, Map, NodesRule, ParentRule, Rules, TypeRule, UntilRule, When,
};
use super::table::{Header, Row};
use crate::model::date::DateFault;
use crate::model::{Declaration, Kind, PartialDate, Reason, Shape, Values, Withheld, declaration};
use crate::text::digits;

/// What a row says.
#[derive(Debug)]
pub(super) struct Draft {
    /// What kind of record it becomes.
    pub(super) kind: Kind,
    /// Its line in the file.
    pub(super) line: u64,
    /// Its number among the records; none where it was derived from another row.
    pub(super) record: Option<usize>,
    /// What the file calls the record.
    pub(super) id: Option<String>,
    /// Fields that need no look into the store; none where they went into a record that is ready.
    pub(super) values: Values,
    /// The same once more, for whoever takes them to change them: made where there is time.
    pub(super) copy: Option<Values>,
    /// Its record, where that only has to be written.
    pub(super) ready: Option<Ready>,
    /// What is left of that once it was: whoever made it frees it.
    pub(super) spent: Option<Ready>,
    /// The actors that it names.
    pub(super) nodes: Vec<Node>,
    /// The places that it names.
    pub(super) places: Vec<Place>,
    /// The records above.
    pub(super) parents: Vec<Parent>,
    /// The lines of the level rule that its cells fit, whatever its depth.
    pub(super) level_lines: Vec<usize>,
    /// The row itself.
    pub(super) cells: Vec<String>,
    /// Whether it says something that its record never keeps, and that was left out.
    pub(super) left_out: bool,
}

/// Where in its record something that is named goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goes {
    /// It is the field.
    Field,
    /// It is one of the field's list.
    List,
    /// It is the first field of a row.
    Row,
}

/// An actor by its name.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) field: &'static str,
    pub(super) goes: Goes,
    pub(super) name: String,
    pub(super) actor_type: String,
    pub(super) row: Values,
}

/// A place by its name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) field: &'static str,
    pub(super) goes: Goes,
    pub(super) name: String,
    /// Codes or names of the places around it, the nearest first.
    pub(super) within: Vec<String>,
    pub(super) kind: String,
    pub(super) drop: Vec<String>,
    pub(super) or_within: bool,
    pub(super) make: bool,
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

/// Why a row is no draft.
#[derive(Debug)]
pub(super) enum NoDraft {
    /// The column that says what kind of record it is says none.
    NoKind(String),
    /// Cells that the map does not understand.
    Cells(Vec<CellFault>),
}

/// Reads drafts by one map.
pub(super) struct Drafting<'m> {
    pub(super) map: &'m Map,
    pub(super) header: &'m Header,
    /// How dates are written where the map does not say.
    pub(super) dates: Vec<DatePattern>,
    pub(super) rules: HashMap<Kind, (&'static Declaration, Rules<'m>)>,
    /// What kind all rows are, where the map says so.
    one_kind: Option<Kind>,
}

impl<'m> Drafting<'m> {
    pub(super) fn new(map: &'m Map, header: &'m Header, dates: Vec<DatePattern>) -> Self {
        let rules = map.kinds().into_iter().map(|kind| (kind, (declaration(kind), map.rules(kind))));
        Self { map, header, dates, rules: rules.collect(), one_kind: map.one_kind() }
    }

    /// The kinds that rows can be.
    pub(super) fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.rules.keys().copied()
    }

    /// What kind of record a row is.
    pub(super) fn kind(&self, row: &Row) -> Result<Kind, NoDraft> {
        match self.map.kind.get_ref() {
            KindRule::One(_) => Ok(self.one_kind.expect("checked when the map was read")),
            KindRule::Said(said) => said
                .kind(self.header.cell(row, &said.column))
                .filter(|kind| self.rules.contains_key(kind))
                .ok_or_else(|| NoDraft::NoKind(said.column.clone())),
        }
    }

    /// The draft of a row.
    ///
    /// # Errors
    /// Every cell that the map does not understand.
    pub(super) fn draft(&self, row: &Row) -> Result<Draft, NoDraft> {
        let kind = self.kind(row)?;
        let (declaration, rules) = &self.rules[&kind];
        let mut faults: Vec<(&str, CellFault)> = Vec::new();
        let mut draft = Draft {
            kind,
            line: row.line,
            record: row.record,
            id: self.map.id.as_ref().map(|column| self.header.cell(row, column.get_ref()).to_owned()),
            values: Values::new(),
            copy: None,
            ready: None,
            spent: None,
            nodes: Vec::new(),
            places: Vec::new(),
            parents: Vec::new(),
            level_lines: self.level_lines(row),
            cells: Vec::new(),
            left_out: false,
        };
        if let Some(column) = &self.map.id
            && draft.id.as_deref() == Some("")
        {
            faults.push(("", CellFault::new(column.get_ref(), Reason::Missing)));
        }
        for (name, rule) in &rules.fields {
            let Some(field) = declaration.field(name) else { continue };
            let rule = rule.get_ref();
            let goes = if matches!(field.shape, Shape::List(_)) { Goes::List } else { Goes::Field };
            if rule.place.is_some() {
                self.name_places(row, (field.name, goes), rule, &mut draft.places);
                continue;
            }
            if let Some(actor) = &rule.actor {
                draft.nodes.extend(self.actors(row, field.name, goes, rule, actor));
                continue;
            }
            match cell::value(self.header, row, rule, field.shape, &self.dates) {
                Ok(Some(value)) => {
                    draft.values.insert((*name).to_owned(), value);
                }
                Ok(None) => {}
                Err(fault) => faults.push((name, fault)),
            }
        }
        for (name, rules) in &rules.add {
            let any = draft.values.contains_key(*name);
            match self.added(row, rules.iter().map(|rule| rule.get_ref()), any) {
                Ok(elements) => put_elements(&mut draft.values, name, elements),
                Err(fault) => faults.push((name, fault)),
            }
        }
        for (name, rule) in &rules.nodes {
            let Some(field) = declaration.field(name) else { continue };
            let Shape::Rows(part) = field.shape else { continue };
            match self.nodes(row, field.name, part.fields, rule.get_ref()) {
                Ok(nodes) => draft.nodes.extend(nodes),
                Err(found) => faults.extend(found.into_iter().map(|fault| (*name, fault))),
            }
        }
        if let Some(rule) = &self.map.parent {
            match self.parent(row, rule.get_ref()) {
                Ok(parent) => draft.parents.extend(parent),
                Err(fault) => faults.push(("", fault)),
            }
        }
        draft.left_out = self.keep_apart(row, &mut draft, rules);
        if let Some(withheld) = Withheld::of(kind).filter(|withheld| withheld.is_said(&draft.values)) {
            // What is not kept may say what it likes.
            faults.retain(|(field, _)| !withheld.never.contains(field));
        }
        if faults.is_empty() {
            return Ok(draft);
        }
        Err(NoDraft::Cells(faults.into_iter().map(|(_, fault)| fault).collect()))
    }

    /// The values of a draft once more, from its cells.
    pub(super) fn values_again(&self, draft: &Draft) -> Values {
        let Draft { line, record, cells, .. } = draft;
        let row = Row { line: *line, record: *record, cells: cells.clone() };
        self.draft(&row).map(|draft| draft.values).unwrap_or_default()
    }

    /// Adds the places that the cell of a field names.
    fn name_places(
        &self,
        row: &Row,
        (field, goes): (&'static str, Goes),
        rule: &FieldRule,
        places: &mut Vec<Place>,
    ) {
        let Some(place) = &rule.place else { return };
        let said = cell::said(self.header, row, rule).map(|(_, said)| said);
        let with: Vec<&str> = place.text_with.iter().map(|column| self.header.cell(row, column)).collect();
        let within = place.within.iter().flat_map(|columns| columns.names());
        let within: Vec<String> = within
            .map(|column| self.header.cell(row, column))
            .filter(|area| !cell::is_empty(area, &rule.empty))
            .map(str::to_owned)
            .collect();
        let names = match said {
            Some(said) => cell::parts(said, &rule.split, &rule.whole),
            // Nothing nearer is named than the area: where that may stand for it, it does.
            None if with.iter().any(|words| !words.is_empty()) || place.or_within && !within.is_empty() => {
                vec![""]
            }
            None => Vec::new(),
        };
        let names = names.into_iter().filter(|name| name.is_empty() || !cell::is_empty(name, &rule.empty));
        let of = |name: &str| {
            let text = place.text.clone().and_then(|field| {
                let words = [name].into_iter().chain(with.iter().copied());
                let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
                (!words.is_empty()).then(|| (field, words.join(", ")))
            });
            Place {
                field,
                goes,
                name: name.to_owned(),
                within: within.clone(),
                kind: place.kind.clone(),
                drop: place.drop.clone(),
                or_within: place.or_within,
                make: place.make,
                text,
            }
        };
        places.extend(names.map(of));
    }

    /// The actors that the cell of a field names.
    pub(super) fn actors(
        &self,
        row: &Row,
        field: &'static str,
        goes: Goes,
        rule: &FieldRule,
        kind: &TypeRule,
    ) -> Vec<Node> {
        let Some((_, cell)) = cell::said(self.header, row, rule) else { return Vec::new() };
        let names = cell::parts(cell, &rule.split, &rule.whole);
        let names = names.into_iter().filter(|name| !cell::is_empty(name, &rule.empty));
        self.named(row, names, kind)
            .map(|(name, actor_type)| Node { field, goes, name, actor_type, row: Values::new() })
            .collect()
    }

    /// Names of actors, each once, with what kind a new one would be.
    fn named<'r>(
        &self,
        row: &'r Row,
        names: impl Iterator<Item = &'r str>,
        kind: &'r TypeRule,
    ) -> impl Iterator<Item = (String, String)> {
        let word = kind.column.as_deref().map_or("", |column| self.header.cell(row, column));
        let from_column = cell::mapped(word, &kind.terms).unwrap_or(&kind.otherwise);
        let mut seen: Vec<&str> = Vec::new();
        let names = names.filter(move |name| {
            let new = !seen.iter().any(|other| cell::same(other, name));
            seen.push(name);
            new
        });
        names.map(move |name| {
            let named = cell::mapped(name, &kind.named).unwrap_or(from_column);
            (name.to_owned(), named.to_owned())
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
        any_there: bool,
    ) -> Result<Vec<Value>, CellFault> {
        let mut elements = Vec::new();
        for rule in rules {
            let wanted = rule.only_if.as_ref().is_none_or(|condition| self.holds(row, condition))
                && !rule.unless.as_ref().is_some_and(|condition| self.holds(row, condition));
            let column = rule.column.as_deref().unwrap_or_default();
            let cell = self.header.cell(row, column);
            let says_so = match rule.when {
                When::Nothing => elements.is_empty() && !any_there,
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

    /// The actors that a column names, each with the other fields of its row.
    fn nodes(
        &self,
        row: &Row,
        field: &'static str,
        fields: &'static [crate::model::Field],
        rule: &NodesRule,
    ) -> Result<Vec<Node>, Vec<CellFault>> {
        let cell = self.header.cell(row, &rule.column);
        if cell::is_empty(cell, &rule.empty) {
            return Ok(Vec::new());
        }
        let mut with = constants(&rule.row);
        let mut faults = Vec::new();
        for (name, rule) in &rule.with {
            let Some(field) = fields.iter().find(|field| field.name == name) else { continue };
            match cell::value(self.header, row, rule, field.shape, &self.dates) {
                Ok(Some(value)) => {
                    with.insert(name.clone(), value);
                }
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let names = cell::parts(cell, &rule.split, &rule.whole);
        let names = names.into_iter().filter(|name| !cell::is_empty(name, &rule.empty));
        let of = |(name, actor_type)| Node { field, goes: Goes::Row, name, actor_type, row: with.clone() };
        Ok(self.named(row, names, &rule.actor_type).map(of).collect())
    }

    fn parent(&self, row: &Row, rule: &ParentRule) -> Result<Option<Parent>, CellFault> {
        let id = self.header.cell(row, &rule.column);
        if id.is_empty() {
            return Ok(None);
        }
        let mut link = Values::new();
        let date = |column: &str| -> Result<Option<PartialDate>, CellFault> {
            let cell = self.header.cell(row, column);
            let read = (!cell.is_empty()).then(|| dates::date(cell, &[])).transpose();
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

    /// The fields that the map fills, with the column that each is from: what a later import may change.
    pub(super) fn filled(&self, kind: Kind) -> BTreeMap<String, String> {
        let mut filled = BTreeMap::new();
        let Some((_, rules)) = self.rules.get(&kind) else { return filled };
        for (name, rule) in &rules.fields {
            let rule = rule.get_ref();
            let column =
                rule.column.as_ref().and_then(|columns| columns.names().first().cloned()).unwrap_or_default();
            if let Some(text) = rule.place.as_ref().and_then(|place| place.text.clone()) {
                filled.insert(text, column.clone());
            }
            filled.insert((*name).to_owned(), column);
        }
        for (name, rules) in &rules.add {
            let column = rules.iter().find_map(|rule| rule.get_ref().column.clone());
            filled.entry((*name).to_owned()).or_insert(column.unwrap_or_default());
        }
        for (name, rule) in &rules.nodes {
            filled.insert((*name).to_owned(), rule.get_ref().column.clone());
        }
        for field in self.map.below.iter().filter_map(|repeat| repeat.fills(kind)) {
            filled.entry(field.to_owned()).or_default();
        }
        if let Some(rule) = &self.map.parent {
            let field = if kind == Kind::Actor { "parents" } else { "parent" };
            filled.insert(field.into(), rule.get_ref().column.clone());
            if kind == Kind::Actor {
                filled.entry("placeholder".into()).or_default();
            }
        }
        filled
    }
}

/// Adds elements to a list that may be there already.
fn put_elements(values: &mut Values, name: &str, elements: Vec<Value>) {
    if elements.is_empty() {
        return;
    }
    let list = values.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        for element in elements {
            if !list.contains(&element) {
                list.push(element);
            }
        }
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
