//! What Tab offers: commands, flags, terms, and from the store ids, actors and places.

use super::words;
use crate::cli::kept::Kept;
use crate::cli::record;
use carnet::message::Catalogue;
use carnet::model::{Kind, RecordId, Shape};
use carnet::store::{Filter, Store};
use carnet::text::clean::one_line;
use clap::{Arg, ArgAction, Command};
use serde_json::Value;
use std::rc::Rc;

/// Records offered at most.
const OFFERED: usize = 20;

/// One thing that can stand there: what is typed, and what is shown beside it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) typed: String,
    pub(super) shown: String,
}

impl Offer {
    fn plain(typed: &str) -> Self {
        Self { typed: typed.to_owned(), shown: typed.to_owned() }
    }
}

/// Knows the commands and where the store lies.
pub(super) struct Completer {
    tree: Command,
    kept: Kept,
    catalogue: Rc<Catalogue>,
}

impl Completer {
    pub(super) fn new(mut tree: Command, kept: Kept, catalogue: Rc<Catalogue>) -> Self {
        tree.build();
        Self { tree, kept, catalogue }
    }

    /// What can stand at the end of the line, and where the word begins that it takes the place of.
    pub(super) fn offers(&self, line: &str) -> (usize, Vec<Offer>) {
        let read = words::read(line);
        let (at, typed, before) = match &read.last {
            Some(last) => (last.at, last.text.clone(), &read.words[..read.words.len() - 1]),
            None => (line.len(), String::new(), read.words.as_slice()),
        };
        let before = match before {
            [first, rest @ ..] if first == "carnet" => rest,
            all => all,
        };
        let (command, waiting) = self.command(before);
        if let Some(flag) = waiting {
            return (at, self.values(flag, command, &typed));
        }
        if typed.starts_with('-') {
            if let Some((name, value)) = typed.split_once('=') {
                let flag = flags(command).find(|arg| arg.get_long() == name.strip_prefix("--"));
                let offers = flag.map(|flag| self.values(flag, command, value)).unwrap_or_default();
                return (at + name.len() + 1, offers);
            }
            let mut offers: Vec<Offer> = flags(command)
                .filter_map(|arg| Some(Offer::plain(&format!("--{}", arg.get_long()?))))
                .filter(|offer| offer.typed.starts_with(&typed))
                .collect();
            offers.sort_by(|left, right| left.typed.cmp(&right.typed));
            return (at, offers);
        }
        let mut offers: Vec<Offer> = command
            .get_subcommands()
            .filter(|inner| !inner.is_hide_set() && inner.get_name().starts_with(&typed))
            .map(|inner| Offer::plain(inner.get_name()))
            .collect();
        if before.is_empty() {
            offers.extend(
                ["exit", "lock"].into_iter().filter(|word| word.starts_with(&typed)).map(Offer::plain),
            );
        }
        if let Some(positional) = command.get_positionals().next() {
            offers.extend(self.values(positional, command, &typed));
        }
        (at, offers)
    }

    /// The command that the words name, and the flag that waits for its value.
    fn command(&self, words: &[String]) -> (&Command, Option<&Arg>) {
        let mut command = &self.tree;
        let mut waiting = None;
        for word in words {
            if waiting.take().is_some() {
                continue;
            }
            if let Some(name) = word.strip_prefix("--") {
                waiting = flags(command)
                    .find(|arg| arg.get_long() == Some(name))
                    .filter(|arg| matches!(arg.get_action(), ArgAction::Set | ArgAction::Append));
            } else if let Some(inner) = command.find_subcommand(word) {
                command = inner;
            }
        }
        (command, waiting)
    }

    /// What an argument can be.
    fn values(&self, arg: &Arg, command: &Command, typed: &str) -> Vec<Offer> {
        let possible = arg.get_possible_values();
        if !possible.is_empty() {
            let names = possible.iter().map(|value| value.get_name());
            return names.filter(|name| name.starts_with(typed)).map(Offer::plain).collect();
        }
        let id = arg.get_id().as_str();
        match record::shape(id) {
            Some(shape) => self.of_shape(shape, typed),
            None => match id {
                "actor" | "node" => self.records(Kind::Actor, typed),
                "place" => self.records(Kind::Place, typed),
                "id" | "called" => match Kind::from_name(noun(command)) {
                    Some(kind) => self.records(kind, typed),
                    None => self.by_prefix(typed),
                },
                "negotiation" => self.records(Kind::Negotiation, typed),
                _ => Vec::new(),
            },
        }
    }

    fn of_shape(&self, shape: &Shape, typed: &str) -> Vec<Offer> {
        match shape {
            Shape::List(element) => self.of_shape(element, typed),
            Shape::Rows(part) => match part.fields.first() {
                Some(first) => self.of_shape(first.shape, typed),
                None => Vec::new(),
            },
            Shape::Reference(kind) => self.records(*kind, typed),
            Shape::Term(vocabulary) => vocabulary
                .codes()
                .filter(|code| code.starts_with(typed))
                .map(|code| Offer {
                    typed: code.to_owned(),
                    shown: format!("{code}  {}", self.catalogue.label(&vocabulary.label_key(code))),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// `void T-1`: the letter says which kind.
    fn by_prefix(&self, typed: &str) -> Vec<Offer> {
        let letter = typed.chars().next().map(|letter| letter.to_ascii_uppercase());
        match Kind::ALL.iter().find(|kind| Some(kind.prefix()) == letter) {
            Some(kind) => self.records(*kind, typed),
            None => Vec::new(),
        }
    }

    /// Records by the beginning of their id, actors and places also by some letters of their name.
    fn records(&self, kind: Kind, typed: &str) -> Vec<Offer> {
        let Some(store) = self.kept.take() else { return Vec::new() };
        // Whatever fails here fails again, and aloud, in the command.
        let mut ids: Vec<RecordId> = Vec::new();
        if matches!(kind, Kind::Actor | Kind::Place) {
            ids.extend(store.find_by_name(kind, typed).unwrap_or_default().iter().map(|found| found.id));
        }
        let wanted = typed.to_uppercase();
        if ids.is_empty() {
            let latest = Filter { limit: (wanted.len() < 3).then_some(200), ..Filter::default() };
            let found = store.list(kind, &latest).unwrap_or_default();
            ids.extend(
                found.iter().rev().map(|stored| stored.id).filter(|id| id.to_string().starts_with(&wanted)),
            );
        }
        ids.truncate(OFFERED);
        let mut offers: Vec<Offer> =
            ids.iter().map(|id| Offer { typed: id.to_string(), shown: self.shown(*id, &store) }).collect();
        // The editor puts in what all offers begin with; of several ids that is not what was meant by a name.
        if offers.len() > 1 && offers.iter().any(|offer| !offer.typed.starts_with(&wanted)) {
            offers.push(Offer::plain(typed));
        }
        offers
    }

    /// The id with what tells it from others: the name of an actor or a place, the date of everything else.
    fn shown(&self, id: RecordId, store: &Store) -> String {
        let Ok(stored) = store.read(id) else { return id.to_string() };
        let text = |field: &str| stored.values.get(field).and_then(Value::as_str).map(str::to_owned);
        let beside = if record::is_unmet(&stored) {
            Some(self.catalogue.label("record-above"))
        } else if matches!(id.kind, Kind::Actor | Kind::Place) {
            record::name_of(&stored).map(str::to_owned)
        } else {
            carnet::model::declaration(id.kind).date_field().and_then(text)
        };
        one_line(&format!("{id}  {}", beside.unwrap_or_default())).trim_end().to_owned()
    }
}

fn flags(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set())
}

/// The noun that a verb hangs under: `carnet-trip-show` as clap builds the name.
fn noun(command: &Command) -> &str {
    let name = command.get_bin_name().unwrap_or_default();
    name.split_whitespace().nth(1).unwrap_or_default()
}
