//! The proposal as a map in TOML, for a person to read and put right.

use std::collections::BTreeMap;

use super::columns::{Column, names_apart};
use super::fit::{Assigned, separators, terms_of};
use super::words::Words;
use crate::import::finder::AREA_WORDS;
use crate::model::{Field, Kind, Shape, declaration};
use crate::text::fold;
use crate::vocabulary::{ActorType, Term, Vocabulary};

/// The rules for one kind of record.
pub(super) struct Rules {
    /// TOML.
    pub(super) text: String,
    /// Which column fills what.
    pub(super) taken: Vec<(usize, String)>,
    /// Fields without which there is no record, and which no column fills.
    pub(super) missing: Vec<&'static str>,
    /// Columns whose dates can be read in two ways.
    pub(super) open_dates: Vec<String>,
}

/// What writing the rules needs.
pub(super) struct Writing<'w> {
    pub(super) words: &'w mut Words,
    pub(super) kind: Kind,
    pub(super) columns: &'w [Column],
    pub(super) assigned: &'w Assigned,
    /// `of.trip.` where rows are of several kinds.
    pub(super) prefix: String,
    pub(super) from_1904: bool,
    rules: Rules,
}

/// The names of what stands where, from near to far: what is written in the map, and the columns.
const AREAS: [(&str, &[&str]); 5] = [
    ("locality", &["@locality"]),
    ("adm3", &["@adm3"]),
    ("adm2", &["@adm2_code", "@adm2"]),
    ("adm1", &["@adm1_code", "@adm1"]),
    ("country", &["@country", "@country_name"]),
];

impl<'w> Writing<'w> {
    pub(super) fn new(
        words: &'w mut Words,
        kind: Kind,
        columns: &'w [Column],
        assigned: &'w Assigned,
        prefix: String,
        from_1904: bool,
    ) -> Self {
        let rules =
            Rules { text: String::new(), taken: Vec::new(), missing: Vec::new(), open_dates: Vec::new() };
        Self { words, kind, columns, assigned, prefix, from_1904, rules }
    }

    /// Writes the rules of the kind.
    pub(super) fn rules(mut self) -> Rules {
        let declaration = declaration(self.kind);
        let mut filled: Vec<&str> = Vec::new();
        for field in declaration.all_fields() {
            if let Some(at) = self.assigned.get(field.name).copied() {
                self.field(field, at);
                filled.push(field.name);
            }
        }
        filled.extend(self.place());
        filled.extend(self.actor());
        let counted = self.counted(&filled);
        filled.extend(counted);
        for field in declaration.fields.iter().filter(|field| field.required) {
            if filled.contains(&field.name) {
                continue;
            }
            match unsaid(field.shape) {
                Some(code) if matches!(field.shape, Shape::List(_)) => {
                    self.block(&format!("[[{}add.{}]]", self.prefix, field.name));
                    self.line(&format!("when = \"nothing\"\nvalue = {}", quoted(code)));
                }
                Some(code) => {
                    self.block(&format!("[{}fields.{}]", self.prefix, field.name));
                    self.line(&format!("constant = {}", quoted(code)));
                }
                None => self.rules.missing.push(field.name),
            }
        }
        self.rules
    }

    /// Writes the rules of the fields of a row that is part of a record.
    pub(super) fn of(mut self, fields: &'static [Field]) -> Rules {
        for field in fields {
            if let Some(at) = self.assigned.get(field.name).copied() {
                self.field(field, at);
            }
        }
        self.rules
    }

    fn block(&mut self, head: &str) {
        self.rules.text += &format!("\n{head}\n");
    }

    fn line(&mut self, line: &str) {
        self.rules.text += &format!("{line}\n");
    }

    fn take(&mut self, at: usize, target: &str) {
        self.rules.taken.push((at, target.to_owned()));
    }

    fn empty(&mut self, at: usize) {
        let empty = &self.columns[at].empty;
        if !empty.is_empty() {
            self.line(&format!("empty = {}", list(empty.iter().map(String::as_str))));
        }
    }

    fn field(&mut self, field: &'static Field, at: usize) {
        let column = &self.columns[at];
        self.take(at, field.name);
        self.block(&format!("[{}fields.{}]", self.prefix, field.name));
        self.line(&format!("column = {}", quoted(&column.name)));
        match field.shape {
            Shape::Term(vocabulary) => self.terms(field, vocabulary, at),
            Shape::List(Shape::Term(vocabulary)) => self.terms(field, vocabulary, at),
            Shape::Day | Shape::PartialDate => {
                self.empty(at);
                if let Some((patterns, is_open)) = self.columns[at].dates(self.from_1904) {
                    if !patterns.is_empty() {
                        self.line(&format!("dates = {}", list(patterns.into_iter())));
                    }
                    if is_open {
                        self.rules.open_dates.push(self.columns[at].name.clone());
                    }
                }
            }
            Shape::Reference(Kind::Place) | Shape::List(Shape::Reference(Kind::Place)) => {
                self.empty(at);
                let kind = if field.name == "road" { "road" } else { "locality" };
                let within = self.within(0);
                let within = if within.is_empty() {
                    String::new()
                } else {
                    format!(", within = {}", list(within.iter().map(String::as_str)))
                };
                self.line(&format!("place = {{ kind = \"{kind}\"{within}, make = true }}"));
            }
            Shape::Reference(Kind::Actor) => {
                self.empty(at);
                self.line(&format!("actor = {}", self.actor_type_inline()));
            }
            Shape::List(_) => {
                self.empty(at);
                if let Some(mark) = self.columns[at].separator() {
                    self.line(&format!("split = [{}]", quoted(mark)));
                }
            }
            _ => self.empty(at),
        }
    }

    /// The words of a column as terms, and what every other word is.
    fn terms(&mut self, field: &'static Field, vocabulary: &'static Vocabulary, at: usize) {
        let column = &self.columns[at];
        let is_list = matches!(field.shape, Shape::List(_));
        let marks = separators(column);
        let mut known: BTreeMap<String, &'static str> = BTreeMap::new();
        let mut unknown: Vec<String> = Vec::new();
        let mut parted = false;
        let mut spaced = false;
        for word in column.words.keys() {
            let terms = terms_of(self.words, vocabulary, word, if is_list { &marks } else { &[] });
            parted |= terms.len() > 1 && marks.iter().any(|mark| word.contains(mark));
            spaced |= terms.len() > 1 && !marks.iter().any(|mark| word.contains(mark));
            for (word, code) in terms {
                match code {
                    Some(code) => {
                        known.insert(word, code);
                    }
                    None if !unknown.contains(&word) => unknown.push(word),
                    None => {}
                }
            }
        }
        let mut empty: Vec<&str> = Vec::new();
        for word in &column.empty {
            match self.words.term(vocabulary, word) {
                Some(code) => {
                    known.insert(word.clone(), code);
                }
                None => empty.push(word),
            }
        }
        let mut lines = Vec::new();
        if !empty.is_empty() {
            lines.push(format!("empty = {}", list(empty.into_iter())));
        }
        let split: Vec<&str> =
            marks.iter().copied().filter(|_| parted).chain([" "].into_iter().filter(|_| spaced)).collect();
        if !split.is_empty() {
            lines.push(format!("split = {}", list(split.iter().copied())));
            if spaced {
                // Labels of several words among codes that a space parts.
                let whole = known.keys().filter(|word| word.contains(' ')).map(String::as_str);
                lines.push(format!("whole = {}", list(whole)));
            }
        }
        let other = unsaid(field.shape).filter(|_| !is_list);
        if let Some(code) = other {
            lines.push(format!("otherwise = {}", quoted(code)));
            if field.required {
                let code = if vocabulary.has("unknown") { "unknown" } else { code };
                lines.push(format!("default = {}", quoted(code)));
            }
        }
        for word in unknown.iter().take(40) {
            lines.push(format!("# Not understood: {}", quoted(word)));
        }
        lines.push(format!("[{}fields.{}.terms]", self.prefix, field.name));
        lines.extend(known.iter().map(|(word, code)| format!("{} = {}", quoted(word), quoted(code))));
        self.line(&lines.join("\n"));
    }

    /// The columns of the areas, nearest first, from a level on.
    fn within(&self, from: usize) -> Vec<String> {
        let levels = AREAS.iter().skip(from.max(1));
        let column = |names: &&[&str]| {
            let at = names.iter().find_map(|name| self.assigned.get(*name))?;
            Some(self.columns[*at].name.clone())
        };
        levels.filter_map(|(_, names)| column(names)).collect()
    }

    fn place(&mut self) -> Option<&'static str> {
        let field = match self.kind {
            Kind::Incident | Kind::Request | Kind::Meeting | Kind::Promise | Kind::Event => "place",
            Kind::Negotiation => "places",
            Kind::Directive => "areas",
            Kind::Caution => "area",
            _ => return None,
        };
        if self.assigned.contains_key(field) {
            return None;
        }
        let has = |names: &[&str]| names.iter().any(|name| self.assigned.contains_key(*name));
        let level = AREAS.iter().position(|(_, names)| has(names))?;
        let (kind, names) = AREAS[level];
        let ats: Vec<usize> = names.iter().filter_map(|name| self.assigned.get(*name).copied()).collect();
        let columns: Vec<String> = ats.iter().map(|at| self.columns[*at].name.clone()).collect();
        self.block(&format!("[{}fields.{field}]", self.prefix));
        self.line(&format!("column = {}", list(columns.iter().map(String::as_str))));
        self.empty(*ats.last()?);
        let within = self.within(level + 1);
        let is_required = declaration(self.kind).field(field).is_some_and(|field| field.required);
        let mut place = vec![format!("kind = \"{kind}\"")];
        if !within.is_empty() {
            place.push(format!("within = {}", list(within.iter().map(String::as_str))));
        }
        if self.kind == Kind::Incident {
            place.push("text = \"place_text\"".to_owned());
            let country = self.assigned.get("@country_name").filter(|_| kind != "country");
            if let Some(at) = country {
                place.push(format!("text_with = [{}]", quoted(&self.columns[*at].name)));
            }
        }
        if is_required {
            place.push("make = true".to_owned());
        } else if !within.is_empty() {
            place.push("or_within = true".to_owned());
        } else if self.kind != Kind::Incident {
            place.push("make = true".to_owned());
        }
        if kind.starts_with("adm") {
            place.push(format!("drop = {}", list(AREA_WORDS.iter().copied())));
        }
        self.line(&format!("place = {{ {} }}", place.join(", ")));
        for at in ats {
            self.take(at, field);
        }
        for (_, names) in AREAS.iter().skip(level + 1) {
            for name in *names {
                if let Some(at) = self.assigned.get(*name).copied() {
                    self.take(at, field);
                }
            }
        }
        Some(field)
    }

    fn actor(&mut self) -> Option<&'static str> {
        let at = self.assigned.get("@actor").copied()?;
        let field = match self.kind {
            Kind::Incident | Kind::Negotiation => "actors",
            Kind::Meeting => "participants",
            Kind::Request => "addressees",
            Kind::Decision | Kind::Promise | Kind::Ask => "node",
            Kind::Directive => "issued_by",
            Kind::Event => "actor",
            _ => return None,
        };
        if self.assigned.contains_key(field) {
            return None;
        }
        let shape = declaration(self.kind).field(field)?.shape;
        let is_rows = matches!(shape, Shape::Rows(_));
        let column = &self.columns[at];
        let head = if is_rows { "nodes" } else { "fields" };
        self.block(&format!("[{}{head}.{field}]", self.prefix));
        self.line(&format!("column = {}", quoted(&column.name)));
        self.empty(at);
        if !matches!(shape, Shape::Reference(_)) {
            let (marks, whole) = names_apart(column);
            if !marks.is_empty() {
                self.line(&format!("split = {}", list(marks.into_iter())));
                self.line(&format!("whole = {}", list(whole.iter().map(String::as_str))));
            }
        }
        if self.kind == Kind::Incident && is_reported(&column.name) {
            self.line("row = { attribution = \"reported\" }");
        }
        let key = if is_rows { "type" } else { "actor" };
        self.actor_type(&format!("{}{head}.{field}.{key}", self.prefix), at);
        self.take(at, field);
        Some(field)
    }

    fn actor_type_inline(&self) -> String {
        "{ otherwise = \"unknown\" }".to_owned()
    }

    /// What kind of actor a name stands for, by its own column and by names that say it themselves.
    fn actor_type(&mut self, key: &str, names: usize) {
        let vocabulary = ActorType::VOCABULARY;
        let mut lines = vec![format!("[{key}]"), "otherwise = \"unknown\"".to_owned()];
        let typed = self.assigned.get("@actor_type").copied();
        let terms = |words: &mut Words, column: &Column| -> Vec<String> {
            let all = column.words.keys().chain(&column.empty);
            let known = all.filter_map(|word| Some((word, words.term(vocabulary, word)?)));
            known.map(|(word, code)| format!("{} = {}", quoted(word), quoted(code))).collect()
        };
        let named = terms(self.words, &self.columns[names]);
        if let Some(at) = typed {
            lines.push(format!("column = {}", quoted(&self.columns[at].name)));
        }
        if !named.is_empty() {
            lines.push(format!("[{key}.named]"));
            lines.extend(named);
        }
        if let Some(at) = typed {
            lines.push(format!("[{key}.terms]"));
            lines.extend(terms(self.words, &self.columns[at]));
            self.take(at, "@actor_type");
        }
        self.line(&lines.join("\n"));
    }

    /// Columns that are named for a term and hold counts or yes and no: each adds its term where it says so.
    fn counted(&mut self, filled: &[&str]) -> Vec<&'static str> {
        let mut found: Vec<&'static str> = Vec::new();
        for field in declaration(self.kind).fields {
            let (vocabulary, count) = match field.shape {
                Shape::List(Shape::Term(vocabulary)) => (*vocabulary, None),
                Shape::Rows(part) => match (part.fields[0].shape, part.fields.get(1)) {
                    (Shape::Term(vocabulary), Some(second)) if matches!(second.shape, Shape::Count) => {
                        (*vocabulary, Some((part.fields[0].name, second.name)))
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let mut any = false;
            for (at, column) in self.columns.iter().enumerate() {
                let is_count = column.filled > 0 && column.numbers == column.filled;
                let is_flag = column.filled > 0 && column.flags == column.filled;
                if !(is_count || is_flag) || self.assigned.values().any(|taken| *taken == at) {
                    continue;
                }
                let Some(code) = self.named_for(field, vocabulary, &column.name) else { continue };
                if filled.contains(&field.name) {
                    // The same once more, as forms write lists: the list itself is read.
                    self.rules.taken.push((at, field.name.to_owned()));
                    continue;
                }
                if count.is_some() && !is_count {
                    continue;
                }
                any = true;
                let when = if is_count { "count" } else { "yes" };
                let added = match count {
                    None => format!("value = {}", quoted(code)),
                    Some((lead, count)) => {
                        format!("row = {{ {lead} = {} }}\ncell_as = \"{count}\"", quoted(code))
                    }
                };
                self.block(&format!("[[{}add.{}]]", self.prefix, field.name));
                self.line(&format!(
                    "column = {}\nwhen = \"{when}\"\n{added}",
                    quoted(&self.columns[at].name)
                ));
                self.take(at, field.name);
            }
            if any {
                found.push(field.name);
                if field.required
                    && let Some(code) = unsaid(field.shape)
                {
                    self.block(&format!("[[{}add.{}]]", self.prefix, field.name));
                    self.line(&format!("when = \"nothing\"\nvalue = {}", quoted(code)));
                }
            }
        }
        found
    }

    /// The term that a column is named for: by its whole name, or as forms do, `field/choice`.
    fn named_for(
        &mut self,
        field: &Field,
        vocabulary: &'static Vocabulary,
        name: &str,
    ) -> Option<&'static str> {
        match name.rsplit_once('/') {
            Some((group, choice)) => {
                let group = self.words.last(group);
                let is_field = fold::fold(group) == fold::fold(&field.name.replace('_', " "));
                let code = self.words.term(vocabulary, choice);
                if is_field { code } else { self.words.term(vocabulary, name) }
            }
            None => self.words.term(vocabulary, name),
        }
    }
}

/// The term by which a vocabulary says that nothing is said.
fn unsaid(shape: &Shape) -> Option<&'static str> {
    let vocabulary = match shape {
        Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary)) => vocabulary,
        _ => return None,
    };
    ["other", "unknown"].into_iter().find(|code| vocabulary.has(code))
}

/// Whether a header says that somebody says so.
fn is_reported(header: &str) -> bool {
    const WORDS: [&str; 8] =
        ["report", "alleg", "suspect", "presum", "suppos", "rapport", "supuest", "مزعوم"];
    let folded = fold::fold(header);
    WORDS.iter().any(|word| folded.contains(word))
}

/// A string as TOML writes it; its escapes are those of JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

pub(super) fn list<'t>(words: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", words.map(quoted).collect::<Vec<_>>().join(", "))
}
