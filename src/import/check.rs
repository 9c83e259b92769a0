//! Holds a map to the record that it fills and to the columns of the file, before the first row is read.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;

use super::dates::DatePattern;
use super::map::{
    AddRule, FieldRule, KindRule, LevelRule, Map, MapFault, MapReason, NodesRule, ParentRule, PlaceRule,
    TypeRule, When, line_of,
};
use super::repeat::Becomes;
use super::table::Header;
use crate::model::read::term;
use crate::model::{Declaration, Kind, Part, Reason, Shape, Withheld, declaration, withheld};
use crate::text::fold::nearest;
use crate::vocabulary::{ActorType, Level, PlaceKind, Term, Vocabulary};

/// What the map may never fill: it is ours to say, or nobody's.
const NOT_FILLED: &[&str] = &["met", "parents", "parent", "levels", "reduced_on"];

/// Holds a map to the declarations of its kinds and to the header, and gives the columns that it reads.
///
/// # Errors
/// The first key that does not fit.
pub(super) fn check(map: &Map, text: &str, header: &Header) -> Result<BTreeSet<String>, MapFault> {
    let read = RefCell::default();
    match map.above.as_ref().map(|above| above.becomes) {
        Some(Becomes::Row(field, part)) => rows_held(map, text, header, &read, (field, part))?,
        _ => held(map, text, header, &read)?,
    }
    Ok(read.into_inner())
}

fn held(map: &Map, text: &str, header: &Header, read: &RefCell<BTreeSet<String>>) -> Result<(), MapFault> {
    let kinds = map.kinds();
    let of = |kind: Kind| Check { text, header, read, declaration: declaration(kind), part: None };
    let Some(first) = kinds.first().copied().map(of) else {
        let line = line_of(text, map.kind.span().start);
        return Err(MapFault::Key { key: "kind".into(), line, reason: MapReason::Needs("terms") });
    };
    let source = map.source.get_ref();
    if source.is_empty()
        || source.len() > 40
        || !source.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        return first.fault("source", &map.source, MapReason::WrongSort);
    }
    if let KindRule::Said(said) = map.kind.get_ref() {
        first.column("kind", &map.kind, &said.column)?;
    }
    if let Some(id) = &map.id {
        first.column("id", id, id.get_ref())?;
    }
    for (name, at) in map.shared() {
        let known = kinds.iter().any(|kind| declaration(*kind).field(name).is_some());
        if !known && map.one_kind().is_none() {
            let fields = kinds.iter().flat_map(|kind| declaration(*kind).all_fields());
            let near = nearest(name, fields.map(|field| field.name)).map(str::to_owned);
            let (key, line) = (format!("fields.{name}"), line_of(text, at));
            return Err(MapFault::Key { key, line, reason: MapReason::NoSuchField(near) });
        }
    }
    for kind in &kinds {
        let (check, rules) = (of(*kind), map.rules(*kind));
        rules.fields.iter().try_for_each(|(name, rule)| check.field(name, rule))?;
        for (name, rules) in &rules.add {
            rules.iter().try_for_each(|rule| check.add(name, rule))?;
        }
        rules.nodes.iter().try_for_each(|(name, rule)| check.nodes(name, rule))?;
    }
    if let Some(rule) = &map.parent {
        first.parent(rule)?;
        if map.id.is_none() {
            return first.fault("parent", rule, MapReason::Needs("id"));
        }
        if map.one_kind().is_none() {
            return first.fault("parent", rule, MapReason::NotWith("kind"));
        }
    }
    map.level.as_ref().map_or(Ok(()), |rule| first.level(rule))
}

struct Check<'c> {
    text: &'c str,
    header: &'c Header,
    /// The columns that the map was found to name.
    read: &'c RefCell<BTreeSet<String>>,
    declaration: &'static Declaration,
    /// Where rows become rows of a record: what those hold.
    part: Option<&'static Part>,
}

/// Holds the map of a repeat whose rows become rows of a record.
fn rows_held(
    map: &Map,
    text: &str,
    header: &Header,
    read: &RefCell<BTreeSet<String>>,
    (name, part): (&'static str, &'static Part),
) -> Result<(), MapFault> {
    let kind = map.kinds().first().copied().expect("a map of rows has the kind of their record");
    let check = Check { text, header, read, declaration: declaration(kind), part: Some(part) };
    // What the record is about stands on another sheet than the row that might be one to be withheld.
    let is_withheld =
        |withheld: &Withheld| withheld.never.contains(&name) || withheld.high_nodes_only.contains(&name);
    if NOT_FILLED.contains(&name) || withheld::all().iter().any(is_withheld) {
        return check.fault("rows", &map.kind, MapReason::NotKept);
    }
    for (name, rule) in &map.fields {
        check.field(name, rule)?;
        let shape = check.shape(name, rule, name)?;
        let is_lead = part.fields[0].name == name;
        let is_named = matches!(shape, Shape::Reference(Kind::Actor)) && rule.get_ref().actor.is_some();
        if matches!(shape, Shape::Reference(_) | Shape::Row(_)) && !(is_lead && is_named) {
            return check.fault(&format!("fields.{name}"), rule, MapReason::WrongSort);
        }
    }
    if let Some(field) = part.fields.iter().find(|own| own.required && !map.fields.contains_key(own.name)) {
        return check.fault("rows", &map.kind, MapReason::Needs(field.name));
    }
    if let Some((_, rule)) = map.nodes.first_key_value() {
        return check.fault("nodes", rule, MapReason::NotWith("rows"));
    }
    match map.add.values().flatten().next() {
        Some(rule) => check.fault("add", rule, MapReason::NotWith("rows")),
        None => Ok(()),
    }
}

impl Check<'_> {
    fn fault<T, R>(&self, key: &str, at: &Spanned<R>, reason: MapReason) -> Result<T, MapFault> {
        Err(MapFault::Key { key: key.to_owned(), line: line_of(self.text, at.span().start), reason })
    }

    fn column<R>(&self, key: &str, at: &Spanned<R>, column: &str) -> Result<(), MapFault> {
        if self.header.has(column) {
            self.read.borrow_mut().insert(column.to_owned());
            return Ok(());
        }
        let near = nearest(column, self.header.names.iter().map(String::as_str)).map(str::to_owned);
        self.fault(key, at, MapReason::NoSuchColumn(column.to_owned(), near))
    }

    fn term<R>(
        &self,
        key: &str,
        at: &Spanned<R>,
        vocabulary: &'static Vocabulary,
        code: &str,
    ) -> Result<(), MapFault> {
        match term(vocabulary, code) {
            Ok(_) => Ok(()),
            Err(Reason::NotATerm(_, near)) => {
                self.fault(key, at, MapReason::NotATerm(code.to_owned(), near.map(str::to_owned)))
            }
            Err(_) => self.fault(key, at, MapReason::WrongSort),
        }
    }

    /// The shape of a field that a map may fill.
    fn shape<R>(&self, key: &str, at: &Spanned<R>, name: &str) -> Result<&'static Shape, MapFault> {
        if NOT_FILLED.contains(&name) {
            return self.fault(key, at, MapReason::NotKept);
        }
        let field = match self.part {
            Some(part) => part.fields.iter().find(|field| field.name == name),
            None => self.declaration.field(name),
        };
        match (field, self.part) {
            (Some(field), _) => Ok(field.shape),
            (None, Some(part)) => {
                let near = nearest(name, part.fields.iter().map(|field| field.name));
                self.fault(key, at, MapReason::NoSuchField(near.map(str::to_owned)))
            }
            (None, None) => {
                let near = nearest(name, self.declaration.all_fields().map(|field| field.name));
                self.fault(key, at, MapReason::NoSuchField(near.map(str::to_owned)))
            }
        }
    }

    fn field(&self, name: &str, rule: &Spanned<FieldRule>) -> Result<(), MapFault> {
        let key = format!("fields.{name}");
        let shape = self.shape(&key, rule, name)?;
        let FieldRule { column, constant, terms, otherwise, default, dates, place, actor, split, .. } =
            rule.get_ref();
        match (column, constant) {
            (None, None) => return self.fault(&key, rule, MapReason::Needs("column")),
            (Some(_), Some(_)) => return self.fault(&key, rule, MapReason::NotWith("constant")),
            _ => {}
        }
        let element = match shape {
            Shape::List(element) => element,
            Shape::Rows(_) | Shape::Row(_) => return self.fault(&key, rule, MapReason::WrongSort),
            shape => shape,
        };
        let is_list = matches!(shape, Shape::List(_));
        if !is_list && !split.is_empty() && terms.is_none() {
            return self.fault(&key, rule, MapReason::NotWith("split"));
        }
        for column in column.iter().flat_map(|columns| columns.names()) {
            self.column(&key, rule, column)?;
        }
        if let Shape::Term(vocabulary) = element {
            let words = terms.iter().flat_map(|terms| terms.values());
            let words = words.chain(otherwise).chain(constant).chain(default);
            for word in words.filter(|word| !word.is_empty()) {
                self.term(&key, rule, vocabulary, word)?;
            }
        }
        if otherwise.is_some() && terms.is_none() {
            return self.fault(&key, rule, MapReason::Needs("terms"));
        }
        for pattern in dates {
            if !matches!(element, Shape::Day | Shape::PartialDate) {
                return self.fault(&key, rule, MapReason::NotWith("dates"));
            }
            if let DatePattern::Unknown(pattern) = pattern {
                return self.fault(&key, rule, MapReason::NotADatePattern(pattern.clone()));
            }
        }
        if let Some(actor) = actor {
            if !matches!(element, Shape::Reference(Kind::Actor)) {
                return self.fault(&key, rule, MapReason::NotWith("actor"));
            }
            self.actor_type(&key, rule, actor)?;
        }
        let Some(place) = place else { return Ok(()) };
        if !matches!(element, Shape::Reference(Kind::Place)) {
            return self.fault(&key, rule, MapReason::NotWith("place"));
        }
        self.place(&key, rule, place)
    }

    fn place<R>(&self, key: &str, at: &Spanned<R>, place: &PlaceRule) -> Result<(), MapFault> {
        self.term(key, at, PlaceKind::VOCABULARY, &place.kind)?;
        let within = place.within.iter().flat_map(|columns| columns.names());
        within.chain(&place.text_with).try_for_each(|column| self.column(key, at, column))?;
        if place.or_within && place.within.is_none() {
            return self.fault(key, at, MapReason::Needs("within"));
        }
        match place.text.as_deref().map(|text| self.shape(key, at, text)).transpose()? {
            None | Some(Shape::Line | Shape::Text) => Ok(()),
            Some(_) => self.fault(key, at, MapReason::WrongSort),
        }
    }

    fn actor_type<R>(&self, key: &str, at: &Spanned<R>, rule: &TypeRule) -> Result<(), MapFault> {
        if let Some(column) = &rule.column {
            self.column(key, at, column)?;
        }
        let types = rule.terms.values().chain(rule.named.values()).chain([&rule.otherwise]);
        for code in types {
            self.term(key, at, ActorType::VOCABULARY, code)?;
        }
        Ok(())
    }

    fn add(&self, name: &str, rule: &Spanned<AddRule>) -> Result<(), MapFault> {
        let key = format!("add.{name}");
        let shape = self.shape(&key, rule, name)?;
        let AddRule { column, when, is, only_if, unless, value, row, cell_as } = rule.get_ref();
        match (column, when) {
            (None, When::Nothing) => {}
            (None, _) => return self.fault(&key, rule, MapReason::Needs("column")),
            (Some(_), When::Nothing) => return self.fault(&key, rule, MapReason::NotWith("column")),
            (Some(column), _) => self.column(&key, rule, column)?,
        }
        if (*when == When::Is) == is.is_empty() {
            return self.fault(&key, rule, MapReason::Needs("is"));
        }
        for condition in [only_if, unless].into_iter().flatten() {
            self.column(&key, rule, &condition.column)?;
        }
        match (shape, value, row) {
            (Shape::List(Shape::Term(vocabulary)), Some(value), None) => {
                self.term(&key, rule, vocabulary, value)
            }
            (Shape::List(_), Some(_), None) => Ok(()),
            (Shape::Rows(part), None, Some(row)) => {
                let fields = row.keys().chain(cell_as).map(String::as_str);
                self.row(&key, rule, part, fields)?;
                self.row_terms(&key, rule, part, row.iter())
            }
            (Shape::List(_), ..) => self.fault(&key, rule, MapReason::Needs("value")),
            (Shape::Rows(_), ..) => self.fault(&key, rule, MapReason::Needs("row")),
            _ => self.fault(&key, rule, MapReason::WrongSort),
        }
    }

    fn row<'a, R>(
        &self,
        key: &str,
        at: &Spanned<R>,
        part: &'static Part,
        mut names: impl Iterator<Item = &'a str>,
    ) -> Result<(), MapFault> {
        let fields = || part.fields.iter().map(|field| field.name);
        match names.find(|name| !fields().any(|field| field == *name)) {
            None => Ok(()),
            Some(name) => {
                self.fault(key, at, MapReason::NoSuchField(nearest(name, fields()).map(str::to_owned)))
            }
        }
    }

    fn row_terms<'a, R>(
        &self,
        key: &str,
        at: &Spanned<R>,
        part: &'static Part,
        mut values: impl Iterator<Item = (&'a String, &'a String)>,
    ) -> Result<(), MapFault> {
        values.try_for_each(|(name, value)| {
            match part.fields.iter().find(|field| field.name == name).map(|field| field.shape) {
                Some(Shape::Term(vocabulary)) => self.term(key, at, vocabulary, value),
                _ => Ok(()),
            }
        })
    }

    fn nodes(&self, name: &str, rule: &Spanned<NodesRule>) -> Result<(), MapFault> {
        let key = format!("nodes.{name}");
        let Shape::Rows(part) = self.shape(&key, rule, name)? else {
            return self.fault(&key, rule, MapReason::WrongSort);
        };
        if !matches!(part.fields[0].shape, Shape::Reference(Kind::Actor)) {
            return self.fault(&key, rule, MapReason::WrongSort);
        }
        let NodesRule { column, actor_type, row, with, .. } = rule.get_ref();
        self.column(&key, rule, column)?;
        self.actor_type(&key, rule, actor_type)?;
        self.row(&key, rule, part, row.keys().chain(with.keys()).map(String::as_str))?;
        for (name, from) in with {
            let columns = from.column.iter().flat_map(|columns| columns.names());
            let mut columns = columns.peekable();
            if columns.peek().is_none() {
                return self.fault(&format!("{key}.with.{name}"), rule, MapReason::Needs("column"));
            }
            columns.try_for_each(|column| self.column(&key, rule, column))?;
            let field = part.fields.iter().find(|field| field.name == name);
            if let Some(Shape::Term(vocabulary)) = field.map(|field| field.shape) {
                let words = from.terms.iter().flat_map(|terms| terms.values()).chain(&from.otherwise);
                words
                    .filter(|word| !word.is_empty())
                    .try_for_each(|word| self.term(&key, rule, vocabulary, word))?;
            }
        }
        self.row_terms(&key, rule, part, row.iter())
    }

    fn parent(&self, rule: &Spanned<ParentRule>) -> Result<(), MapFault> {
        let key = "parent";
        let ParentRule { column, name, missing, since, until } = rule.get_ref();
        let columns = [Some(column), name.as_ref()]
            .into_iter()
            .chain(since.iter().flat_map(|since| [Some(&since.column), since.flag.as_ref()]))
            .chain(until.iter().flat_map(|until| [Some(&until.column), until.flag.as_ref()]))
            .flatten();
        columns.into_iter().try_for_each(|column| self.column(key, rule, column))?;
        match self.declaration.kind {
            Kind::Actor => {
                let fields = missing.iter().flat_map(|fields| fields.iter());
                fields.into_iter().try_for_each(|(name, value)| match self.shape(key, rule, name)? {
                    Shape::Term(vocabulary) => self.term(key, rule, vocabulary, value),
                    _ => Ok(()),
                })
            }
            Kind::Place if since.is_some() || until.is_some() => {
                self.fault(key, rule, MapReason::NotWith("since"))
            }
            Kind::Place if missing.is_some() => self.fault(key, rule, MapReason::NotWith("missing")),
            Kind::Place => Ok(()),
            _ => self.fault(key, rule, MapReason::WrongSort),
        }
    }

    fn level(&self, rule: &Spanned<LevelRule>) -> Result<(), MapFault> {
        let key = "level";
        if self.declaration.kind != Kind::Actor {
            return self.fault(key, rule, MapReason::WrongSort);
        }
        for line in &rule.get_ref().rules {
            self.term(key, rule, Level::VOCABULARY, &line.level)?;
            match &line.column {
                Some(column) => self.column(key, rule, column)?,
                None if !line.is.is_empty() => return self.fault(key, rule, MapReason::Needs("column")),
                None => {}
            }
        }
        Ok(())
    }
}
