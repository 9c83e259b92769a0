//! One record as a page.

use super::reader::{Reader, object};
use super::{Given, list, named};
use crate::cli::globals::Format;
use crate::cli::terminal::columns;
use crate::cli::{Failure, Session};
use carnet::message::{Catalogue, Message};
use carnet::model::read::{OF_REDUCED, REDUCED_ON};
use carnet::model::{COMMON, Field, Kind, Part, Shape, Values, declaration, field_key};
use carnet::store::{Filter, Store, StoreError, Stored};
use carnet::text::clean::for_terminal;
use carnet::text::width::{pad_end, width};
use serde_json::Value;

/// Columns of the screen that a page leaves free.
const MARGIN: usize = 2;
/// Labels are padded to at most so many.
const LABEL_COLUMNS: usize = 24;

/// Shows the record that the command names.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let stored = store.read(named(given, &store, session)?)?;
    if session.format() == Format::Json {
        return session.write(|out| writeln!(out, "{}", object(&stored)));
    }
    let reader = Reader::new(&store, session);
    let lines = Lines { store: &store, reader: &reader, catalogue: session.catalogue() };
    let page = lines.page(&stored)?;
    session.print(&for_terminal(&page))
}

/// What an entry says that is no record yet.
pub(crate) fn entry(
    kind: Kind,
    values: &Values,
    store: &Store,
    session: &Session,
) -> Result<String, Failure> {
    let reader = Reader::new(store, session);
    let lines = Lines { store, reader: &reader, catalogue: session.catalogue() };
    let mut page = String::new();
    lines.fields(kind.name(), declaration(kind).fields, values, 0, &mut page)?;
    for (field, inside, _) in declaration(kind).embedded() {
        for element in values.get(*field).and_then(Value::as_array).into_iter().flatten() {
            let Some(element) = element.as_object() else { continue };
            page.push_str(&format!("\n  {}\n", session.catalogue().label(&inside.label_key())));
            lines.fields(inside.name(), declaration(*inside).fields, element, 2, &mut page)?;
        }
    }
    lines.fields(kind.name(), COMMON, values, 0, &mut page)?;
    Ok(page)
}

/// The kinds whose records name one of this kind, and the field in which they do.
fn hanging_on(kind: Kind) -> &'static [(Kind, &'static str)] {
    match kind {
        Kind::Meeting => &[(Kind::Decision, "meeting"), (Kind::Ask, "meeting"), (Kind::Promise, "meeting")],
        Kind::Request => &[(Kind::Decision, "addressee")],
        Kind::Incident => &[(Kind::Ask, "incident")],
        Kind::Trip => &[(Kind::Incident, "trip")],
        Kind::Negotiation => &[
            (Kind::Request, "negotiation"),
            (Kind::Meeting, "negotiation"),
            (Kind::Decision, "negotiation"),
            (Kind::Promise, "negotiation"),
            (Kind::Trip, "negotiation"),
            (Kind::Incident, "negotiation"),
        ],
        _ => &[],
    }
}

struct Lines<'s> {
    store: &'s Store,
    reader: &'s Reader<'s>,
    catalogue: &'s Catalogue,
}

impl Lines<'_> {
    fn page(&self, stored: &Stored) -> Result<String, StoreError> {
        let kind = stored.id.kind;
        let mut page = format!("{}  {}\n", stored.id, self.catalogue.label(&kind.label_key()));
        if let Some((day, reason)) = &stored.voided {
            let void = Message::new("record-voided").with("day", day).with("reason", reason);
            page.push_str(&wrapped("", &self.catalogue.say(&void), 0));
        }
        page.push('\n');
        let fields = declaration(kind).fields;
        self.fields(kind.name(), fields, &stored.values, 0, &mut page)?;
        page.push('\n');
        self.hanging(stored, &mut page)?;
        self.fields(kind.name(), COMMON, &stored.values, 0, &mut page)?;
        let came = Message::new("record-came")
            .with("provenance", self.provenance(&stored.provenance))
            .with("revision", stored.revision);
        page.push_str(&wrapped("", &self.catalogue.say(&came), 0));
        // What was reduced is without most fields, and nobody can fill them in any more.
        let is_whole = !stored.values.contains_key(REDUCED_ON);
        let absent: Vec<String> = fields
            .iter()
            .filter(|field| is_whole && !stored.values.contains_key(field.name))
            .filter(|field| !OF_REDUCED.contains(&field.name))
            .map(|field| self.label(kind.name(), field))
            .collect();
        if !absent.is_empty() {
            let absent = Message::new("record-absent").with("fields", absent.join(", "));
            page.push_str(&wrapped("", &self.catalogue.say(&absent), 0));
        }
        Ok(page)
    }

    fn label(&self, owner: &str, field: &Field) -> String {
        self.catalogue.label(&field_key(self.catalogue, owner, field.name))
    }

    fn fields(
        &self,
        owner: &str,
        fields: &[Field],
        values: &Values,
        indent: usize,
        page: &mut String,
    ) -> Result<(), StoreError> {
        let there: Vec<(&Field, &Value)> =
            fields.iter().filter_map(|field| Some((field, values.get(field.name)?))).collect();
        let labels: Vec<String> = there.iter().map(|(field, _)| self.label(owner, field)).collect();
        let columns = labels.iter().map(|label| width(label)).max().unwrap_or(0).min(LABEL_COLUMNS);
        for ((field, value), label) in there.into_iter().zip(labels) {
            let head = format!("{}{}  ", " ".repeat(indent), pad_end(&label, columns));
            match (field.shape, value) {
                (Shape::Rows(part), Value::Array(rows)) => {
                    page.push_str(&format!("{}\n", head.trim_end()));
                    for row in rows.iter().filter_map(Value::as_object) {
                        self.row(part, row, indent + 2, page)?;
                    }
                }
                _ => {
                    let said = self.reader.value(field.shape, value)?;
                    page.push_str(&wrapped(&head, &said, indent + columns + 2));
                }
            }
        }
        Ok(())
    }

    /// `2  A-3 3e Région · accord nécessaire: yes`: a row on a line, with the number that edits it.
    fn row(&self, part: &Part, row: &Values, indent: usize, page: &mut String) -> Result<(), StoreError> {
        let number = row.get("n").map(ToString::to_string).unwrap_or_default();
        let mut said = Vec::new();
        for (at, field) in part.fields.iter().enumerate() {
            let Some(value) = row.get(field.name) else { continue };
            let value = self.reader.value(field.shape, value)?;
            said.push(match at {
                0 => value,
                _ => self.catalogue.say(&labelled(self.label(part.table, field), value)),
            });
        }
        let head = format!("{}{number}  ", " ".repeat(indent));
        page.push_str(&wrapped(&head, &said.join(" · "), width(&head)));
        Ok(())
    }

    /// A line for each record that names this one: what was said in a meeting, who answered a request.
    fn hanging(&self, stored: &Stored, page: &mut String) -> Result<(), StoreError> {
        let id = stored.id.to_string();
        let mut found = Vec::new();
        for (kind, field) in hanging_on(stored.id.kind) {
            let mut of = |value: String| -> Result<(), StoreError> {
                let filter = Filter { fields: vec![(*field, value)], ..Filter::default() };
                found.extend(self.store.list(*kind, &filter)?);
                Ok(())
            };
            if *field != "addressee" {
                of(id.clone())?;
                continue;
            }
            for row in stored.values.get("addressees").and_then(Value::as_array).into_iter().flatten() {
                of(format!("{id}.{}", row.get("n").map(ToString::to_string).unwrap_or_default()))?;
            }
        }
        for other in &found {
            let kind = self.catalogue.label(&other.id.kind.label_key());
            let mut words = vec![other.id.to_string(), kind];
            let cells = list::cells(other, self.reader, false)?;
            // The first cell is the id, and one of the others this record's.
            let cells = cells.into_iter().skip(1).filter(|cell| !cell.code.is_empty() && cell.code != id);
            words.extend(cells.map(|cell| cell.shown));
            page.push_str(&wrapped("", &words.join("  "), 2));
        }
        if !found.is_empty() {
            page.push('\n');
        }
        Ok(())
    }

    fn provenance(&self, provenance: &str) -> Message {
        match provenance.split_once(':') {
            Some((_, from)) => Message::new("record-imported").with("from", from),
            None if provenance == "inbox" => Message::new("provenance-inbox"),
            None if provenance == "reduced" => Message::new("provenance-reduced"),
            None => Message::new("provenance-typed"),
        }
    }
}

/// `role: Addressed`, with the spaces of the language.
fn labelled(label: String, value: String) -> Message {
    Message::new("record-labelled").with("label", label).with("value", value)
}

/// The text after its head, broken between words at the width of a page; further lines are indented.
pub(in crate::cli) fn wrapped(head: &str, text: &str, indent: usize) -> String {
    let columns = columns() - MARGIN;
    let mut lines = String::new();
    let mut line = head.to_owned();
    let mut has_words = false;
    for (at, paragraph) in text.lines().enumerate() {
        if at > 0 {
            lines.push_str(&format!("{}\n", line.trim_end()));
            line = " ".repeat(indent);
            has_words = false;
        }
        for word in paragraph.split(' ') {
            if has_words && width(&line) + 1 + width(word) > columns {
                lines.push_str(&format!("{}\n", line.trim_end()));
                line = " ".repeat(indent);
                has_words = false;
            }
            if has_words {
                line.push(' ');
            }
            line.push_str(word);
            has_words = true;
        }
    }
    lines.push_str(&format!("{}\n", line.trim_end()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_broken_between_words_under_their_label() {
        let text = format!("{}\nsecond paragraph", "word ".repeat(30).trim());
        let page = wrapped("notes  ", &text, 7);
        assert!(page.lines().all(|line| width(line) <= columns()), "{page}");
        assert!(page.lines().skip(1).all(|line| line.starts_with("       ")), "{page}");
        assert!(page.ends_with("\n       second paragraph\n"), "{page}");
        assert_eq!(wrapped("a  ", "b", 3), "a  b\n");
    }
}
