//! `negotiation brief`, `negotiation handover`, `actor handover`: what a person takes along, or leaves to a successor.
//! Both stay on the device: on the terminal, or in a file sealed to the store itself.
//!
//! Each line is one that a list or a page would show, so that what those leave out is left out here: no actor stands
//! beside a place finer than a district, a node that nobody met has no name, a severe one shows its short code.

use super::reader::{Reader, ids, name_of, text};
use super::{Given, Verb, list, named, page};
use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::analysis::{self, Acquaintance, Brief, Item, is_open};
use carnet::exchange::{self, OwnCopy, OwnKind};
use carnet::file;
use carnet::indicator::Cell;
use carnet::message::{Catalogue, Message};
use carnet::model::{Kind, Shape, declaration};
use carnet::store::Stored;
use carnet::text::clean::{for_terminal, one_line};
use carnet::vocabulary::Term;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Lines of a kind that one page for the car has room for, the latest.
const ON_ONE_PAGE: usize = 6;

/// Shows the document, or seals it into a file.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let id = named(given, &store, session)?;
    let (name, sections) = {
        let writer =
            Writer { reader: Reader::new(&store, session), session, whole: given.verb == Verb::Handover };
        match id.kind {
            Kind::Actor => {
                ("actor-handover", writer.actor(&analysis::acquaintance(&store, id, session.today())?)?)
            }
            _ => {
                let brief = analysis::brief(&store, id, session.today())?;
                (
                    if writer.whole { "negotiation-handover" } else { "negotiation-brief" },
                    writer.negotiation(&brief)?,
                )
            }
        }
    };
    let document = json!({
        "name": name,
        "of": id.to_string(),
        "as_of": session.today().to_string(),
        "language": session.catalogue().language().code(),
        "title": session.catalogue().say(
            &Message::new(format!("brief-title-{name}")).with("id", id.to_string()).with("day", session.today().to_string())
        ),
        "sections": sections.iter().filter(|section| !section.lines.is_empty()).map(Section::object).collect::<Vec<_>>(),
    });
    match given.matches.get_one::<PathBuf>("output") {
        Some(_) if session.dry_run() => Ok(session.say(&Message::new("brief-dry-run"))?),
        Some(path) => {
            // Before the ledger says that it left.
            file::check_new(path)?;
            let copy = OwnCopy {
                name: format!("{name} {id}"),
                device_only: true,
                text: as_page(&document),
                data: document,
                html: String::new(),
            };
            let sealed = exchange::seal_to_self(&mut store, &session.stamp(), OwnKind::Handover, &copy)?;
            file::write_new(path, &sealed)?;
            Ok(session.say(&Message::new("brief-sealed").with("path", path.as_path()))?)
        }
        None if session.format() == Format::Json => session.write(|out| writeln!(out, "{document}")),
        None => {
            let page = as_page(&document);
            // In a pipe a line is a line.
            let page = if session.shows_on_terminal() { narrowed(&page) } else { page };
            session.print(&for_terminal(&page))
        }
    }
}

/// A document as a page.
fn as_page(document: &Value) -> String {
    let said =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut page = format!("{}\n", said(document, "title"));
    for section in document.get("sections").and_then(Value::as_array).into_iter().flatten() {
        page.push_str(&format!("\n{}\n", said(section, "title")));
        for line in section.get("lines").and_then(Value::as_array).into_iter().flatten() {
            page.push_str(&format!("  {}\n", line.as_str().unwrap_or_default()));
        }
    }
    page
}

/// A page whose lines are broken between words at the width of the screen.
fn narrowed(page: &str) -> String {
    let lines = page.lines().map(|line| {
        let indent = line.len() - line.trim_start().len();
        page::wrapped(&line[..indent], &line[indent..], indent + 2)
    });
    lines.collect()
}

/// Some lines under a heading.
struct Section {
    name: &'static str,
    title: String,
    lines: Vec<String>,
}

impl Section {
    fn object(&self) -> Value {
        json!({ "name": self.name, "title": self.title, "lines": self.lines })
    }
}

struct Writer<'s> {
    reader: Reader<'s>,
    session: &'s Session,
    /// All of it, for a successor.
    whole: bool,
}

impl Writer<'_> {
    fn negotiation(&self, brief: &Brief) -> Result<Vec<Section>, Failure> {
        let own = &brief.negotiation;
        let open = |ours: bool| {
            brief.promises.iter().filter(move |promise| {
                is_open(promise) && (text(promise, "promised_by") == Some("us")) == ours
            })
        };
        let mut sections = vec![
            self.section("about", self.about(own)?),
            self.section("red-lines", self.values(own, "red_lines")),
            self.section("ladder", self.ladder(brief)),
            self.section("never-met", self.never_met(brief)),
            self.section("promises-theirs", self.records(open(false))?),
            self.section("promises-ours", self.records(open(true))?),
            self.section("asks", self.asks(&brief.asks)?),
            self.section("trips", self.records(brief.trips.iter())?),
            self.section("incidents", self.records(brief.incidents.iter())?),
            self.section("directives", self.with_text(&brief.directives, &["what"])?),
            self.section(
                "apart",
                brief.keep_apart.iter().map(|one| self.session.catalogue().label(&one.label_key())).collect(),
            ),
            self.section("planned", self.records(brief.planned.iter())?),
            self.section("due", self.due(&brief.due)),
        ];
        if self.whole {
            sections.extend([
                self.section("position", self.fields(own, &["bottom_line", "motive", "lesson"])),
                self.section(
                    "meetings",
                    self.with_text(&brief.meetings, &["topics", "next_step", "lesson"])?,
                ),
                self.section("decisions", self.with_text(&brief.decisions, &["conditions"])?),
                self.section("requests", self.records(brief.requests.iter())?),
                self.section("promises-all", self.with_text(&brief.promises, &["text"])?),
            ]);
        }
        Ok(sections)
    }

    fn actor(&self, known: &Acquaintance) -> Result<Vec<Section>, Failure> {
        let mut incidents = Vec::new();
        for incident in &known.incidents {
            incidents.push(self.incident_beside_an_actor(incident)?);
        }
        Ok(vec![
            self.section("about", self.about_actor(&known.actor)?),
            self.section("decisions", self.with_text(&known.decisions, &["conditions"])?),
            self.section("requests", self.records(known.requests.iter())?),
            self.section("meetings", self.with_text(&known.meetings, &["topics", "next_step", "lesson"])?),
            self.section("promises-all", self.with_text(&known.promises, &["text"])?),
            self.section("asks", self.asks(&known.asks)?),
            self.section("incidents-with", incidents),
            self.section("directives-all", self.with_text(&known.directives, &["what"])?),
            self.section("due", self.due(&known.due)),
        ])
    }

    fn section(&self, name: &'static str, lines: Vec<String>) -> Section {
        Section { name, title: self.session.catalogue().label(&format!("brief-{name}")), lines }
    }

    /// What it is about: places to the district.
    fn about(&self, own: &Stored) -> Result<Vec<String>, Failure> {
        let mut lines = Vec::new();
        // A negotiation that is severe is known by its id alone.
        if text(own, "sensitivity") != Some("severe") {
            lines.extend(text(own, "title").map(|title| one_line(title).into_owned()));
        }
        lines.extend(
            self.fields(
                own,
                &["objective", "highest_association", "people", "for_whom", "mandate", "opened"],
            ),
        );
        let mut places: Vec<String> = Vec::new();
        for place in ids(own, "places") {
            let district = self.reader.coarse(place)?.unwrap_or(place);
            let name = self.reader.name(district)?.unwrap_or_else(|| district.to_string());
            if !places.contains(&name) {
                places.push(name);
            }
        }
        lines.push(self.labelled("places", &places.join(", ")));
        let mut actors = Vec::new();
        for actor in ids(own, "actors") {
            actors.push(match self.reader.name(actor)? {
                Some(name) => format!("{actor} {}", one_line(&name)),
                None => actor.to_string(),
            });
        }
        if !actors.is_empty() {
            lines.push(self.labelled("actors", &actors.join(", ")));
        }
        Ok(lines)
    }

    fn about_actor(&self, actor: &Stored) -> Result<Vec<String>, Failure> {
        let mut lines: Vec<String> =
            name_of(actor).map(|name| one_line(name).into_owned()).into_iter().collect();
        lines.extend(self.fields(actor, &["actor_type", "branches", "desk"]));
        for row in actor.values.get("levels").and_then(Value::as_array).into_iter().flatten() {
            let code = row.get("level").and_then(Value::as_str).unwrap_or_default();
            let label =
                self.session.catalogue().label(&carnet::vocabulary::Level::VOCABULARY.label_key(code));
            let day = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or("…").to_owned();
            lines.push(format!("{label}  {} – {}", day("since"), day("until")));
        }
        Ok(lines)
    }

    /// `label: value` of those fields that are there.
    fn fields(&self, stored: &Stored, names: &[&str]) -> Vec<String> {
        let mut lines = Vec::new();
        for name in names {
            let Some(value) = stored.values.get(*name) else { continue };
            let shape = declaration(stored.id.kind).field(name).map(|field| field.shape);
            let shown = match (shape, value) {
                (Some(Shape::Term(vocabulary)), Value::String(code)) => self.reader.term(vocabulary, code),
                (Some(Shape::List(Shape::Term(vocabulary))), Value::Array(codes)) => {
                    let labels =
                        codes.iter().filter_map(Value::as_str).map(|code| self.reader.term(vocabulary, code));
                    labels.collect::<Vec<_>>().join(", ")
                }
                (_, Value::String(text)) => text.clone(),
                (_, other) => other.to_string(),
            };
            let said = self.said(self.label(stored.id.kind, name), &shown);
            lines.extend(page::wrapped("", &said, 2).lines().map(str::to_owned));
        }
        lines
    }

    fn label(&self, kind: Kind, name: &str) -> String {
        let catalogue = self.session.catalogue();
        catalogue.label(&carnet::model::field_key(catalogue, kind.name(), name))
    }

    fn labelled(&self, name: &str, value: &str) -> String {
        self.said(self.label(Kind::Negotiation, name), value)
    }

    /// `label: value`, with the spaces of the language.
    fn said(&self, label: String, value: &str) -> String {
        self.session
            .catalogue()
            .say(&Message::new("record-labelled").with("label", label).with("value", value))
    }

    fn values(&self, stored: &Stored, name: &str) -> Vec<String> {
        let values = stored.values.get(name).and_then(Value::as_array);
        values
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|text| one_line(text).into_owned())
            .collect()
    }

    /// One line a record; of many, on one page, the latest.
    fn records<'r>(&self, records: impl Iterator<Item = &'r Stored>) -> Result<Vec<String>, Failure> {
        let mut lines = Vec::new();
        for stored in records {
            lines.push(self.line(stored)?);
        }
        Ok(self.latest(lines))
    }

    fn latest(&self, mut lines: Vec<String>) -> Vec<String> {
        if !self.whole && lines.len() > ON_ONE_PAGE {
            let earlier = lines.len() - ON_ONE_PAGE;
            lines.drain(..earlier);
            lines.insert(
                0,
                self.session.catalogue().say(&Message::new("brief-earlier").with("count", earlier)),
            );
        }
        lines
    }

    fn line(&self, stored: &Stored) -> Result<String, Failure> {
        let cells = list::cells(stored, &self.reader, true)?;
        let words: Vec<String> =
            cells.into_iter().map(|cell| cell.shown).filter(|shown| !shown.is_empty()).collect();
        Ok(one_line(&words.join("  ")).into_owned())
    }

    /// A line a record, and under it what was written in words.
    fn with_text(&self, records: &[Stored], names: &[&str]) -> Result<Vec<String>, Failure> {
        let mut lines = Vec::new();
        for stored in records {
            lines.push(self.line(stored)?);
            lines.extend(self.fields(stored, names).into_iter().map(|line| format!("  {line}")));
        }
        Ok(lines)
    }

    fn asks(&self, asks: &[(String, Stored)]) -> Result<Vec<String>, Failure> {
        let mut lines = Vec::new();
        for (day, ask) in asks {
            lines.push(format!("{day}  {}", self.line(ask)?));
        }
        Ok(self.latest(lines))
    }

    /// Beside an actor a place stands no finer than its district.
    fn incident_beside_an_actor(&self, incident: &Stored) -> Result<String, Failure> {
        let catalogue = self.session.catalogue();
        let kinds = incident.values.get("kinds").and_then(Value::as_array);
        let lead = kinds.and_then(|kinds| kinds.first()?.as_str()).unwrap_or_default();
        let mut words = vec![
            incident.id.to_string(),
            text(incident, "date").unwrap_or_default().to_owned(),
            catalogue.label(&carnet::vocabulary::IncidentKind::VOCABULARY.label_key(lead)),
        ];
        for place in ids(incident, "place") {
            if let Some(district) = self.reader.coarse(place)? {
                words.extend(self.reader.name(district)?);
            }
        }
        Ok(one_line(&words.join("  ")).into_owned())
    }

    /// A chain under a line of its own, then its levels; those that nobody met on one line, for they are many.
    fn ladder(&self, brief: &Brief) -> Vec<String> {
        let catalogue = self.session.catalogue();
        let own =
            format!("{} {} · ", brief.negotiation.id, text(&brief.negotiation, "title").unwrap_or_default());
        let mut lines = Vec::new();
        let mut road = None;
        for table in &brief.ladder.tables {
            let title = catalogue.say(&table.title);
            lines.push(one_line(title.strip_prefix(&own).unwrap_or(&title)).into_owned());
            let mut never = Vec::new();
            for row in &table.rows {
                // Negotiation and chain are in the title.
                let words: Vec<String> =
                    row.cells.iter().skip(2).filter_map(|cell| said(cell, catalogue)).collect();
                match (row.cells.get(2), row.cells.get(3)) {
                    // The same under every chain, and told once.
                    (Some(Cell::Said("road", _)), _) => road = Some(words.join("  ")),
                    (_, Some(Cell::Said("never-met", _))) => never.extend(words.into_iter().next()),
                    _ => lines.push(format!("  {}", one_line(&words.join("  ")))),
                }
            }
            if !never.is_empty() {
                let never = Message::new("brief-chain-never-met").with("levels", never.join(", "));
                lines.push(format!("  {}", catalogue.say(&never)));
            }
        }
        lines.extend(road);
        lines
    }

    /// Levels of which nobody was ever met, in no chain; never nodes.
    fn never_met(&self, brief: &Brief) -> Vec<String> {
        let labels: Vec<String> =
            brief.never_met.iter().map(|level| self.session.catalogue().label(&level.label_key())).collect();
        if labels.is_empty() { Vec::new() } else { vec![labels.join(", ")] }
    }

    fn due(&self, items: &[Item]) -> Vec<String> {
        let catalogue = self.session.catalogue();
        let line = |item: &Item| {
            let matter = catalogue.label(&format!("agenda-matter-{}", item.dated.matter.code()));
            let when = catalogue.label(&format!("agenda-when-{}", item.when.code()));
            format!("{}  {}  {matter}  ({when})", item.dated.on, item.id())
        };
        let mut lines: Vec<String> = items.iter().map(line).collect();
        if !self.whole && lines.len() > ON_ONE_PAGE {
            // What is overdue comes first, so that the end is what the page can do without.
            let more = lines.len() - ON_ONE_PAGE;
            lines.truncate(ON_ONE_PAGE);
            lines.push(catalogue.say(&Message::new("brief-more").with("count", more)));
        }
        lines
    }
}

/// A cell of the ladder in words.
fn said(cell: &Cell, catalogue: &Catalogue) -> Option<String> {
    match cell {
        Cell::Term(vocabulary, code) => Some(catalogue.label(&vocabulary.label_key(code))),
        Cell::Said(_, message) => Some(catalogue.say(message)),
        Cell::Date(day) => Some(day.to_string()),
        Cell::Code(code) => Some(code.clone()),
        _ => None,
    }
}
