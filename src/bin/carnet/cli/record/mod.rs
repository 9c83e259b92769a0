//! The records' nouns: `carnet trip log`, `carnet actor list` and their kin.
//!
//! One implementation serves all kinds: flags, questions, pages and lists follow from the declarations of
//! `model`, so that a field added there appears here by itself.
//!
//! Absent here: rules of the field (the model has them), and any question about what is not required.

mod again;
mod alike;
mod brief;
mod error;
pub(super) mod find;
mod flags;
mod input;
mod later;
mod like;
mod list;
mod page;
mod reader;
mod said;
mod sheet;
mod table;
mod tree;
mod write;

pub(super) use error::RecordError;
pub(super) use flags::{codes, entry_command, entry_values, help_key, is_field, shape};
pub(super) use input::{from_standard_input, records as input_records};
pub(super) use later::last_day;
pub(super) use page::{entry as entry_page, wrapped};
pub(super) use reader::{Reader, is_unmet, name_of, object, text as text_of};
pub(super) use said::written;
pub(super) use table::{Cell, Table};

use super::globals::Format;
use super::{Failure, Session, asked};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::{Fault, Kind, Near, Reason, RecordId};
use carnet::store::{Store, StoreError};
use clap::{ArgMatches, Command, FromArgMatches, Subcommand};
use std::path::PathBuf;

/// A kind of record on the command line.
struct Noun {
    kind: Kind,
    alias: Option<&'static str>,
    verbs: &'static [Verb],
}

/// What can be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// Writes down a new one; the word differs by kind.
    Make(&'static str),
    Show,
    Edit,
    List,
    Tree,
    /// Two that are one.
    Merge,
    Close,
    /// Of trips: the vehicles of an evening.
    Sheet,
    Brief,
    Handover,
    /// What becomes of it later.
    Then(Later),
}

impl Verb {
    fn name(self) -> &'static str {
        match self {
            Self::Make(name) => name,
            Self::Show => "show",
            Self::Edit => "edit",
            Self::List => "list",
            Self::Tree => "tree",
            Self::Merge => "merge",
            Self::Close => "close",
            Self::Sheet => "sheet",
            Self::Brief => "brief",
            Self::Handover => "handover",
            Self::Then(later) => later.name(),
        }
    }
}

use Verb::{Close, Edit, List, Make, Merge, Show, Then, Tree};
use later::Later;

const LOGGED: &[Verb] = &[Make("log"), Show, Edit, List];

/// In the order of the help.
const NOUNS: &[Noun] = &[
    Noun {
        kind: Kind::Actor,
        alias: None,
        verbs: &[Make("add"), Show, Edit, List, Tree, Merge, Verb::Handover],
    },
    Noun { kind: Kind::Place, alias: None, verbs: &[Make("add"), Show, Edit, List, Merge] },
    Noun {
        kind: Kind::Negotiation,
        alias: Some("neg"),
        verbs: &[Make("open"), Show, Edit, List, Close, Verb::Brief, Verb::Handover],
    },
    Noun {
        kind: Kind::Request,
        alias: None,
        verbs: &[
            Make("log"),
            Then(Later::Postpone),
            Then(Later::Remind),
            Then(Later::Withdraw),
            Show,
            Edit,
            List,
        ],
    },
    Noun { kind: Kind::Meeting, alias: None, verbs: &[Make("log"), Make("call"), Show, Edit, List] },
    Noun { kind: Kind::Decision, alias: None, verbs: LOGGED },
    Noun {
        kind: Kind::Promise,
        alias: None,
        verbs: &[Make("add"), Then(Later::Check), Then(Later::Settle), Show, Edit, List],
    },
    Noun {
        kind: Kind::Trip,
        alias: None,
        verbs: &[Make("plan"), Make("log"), Verb::Sheet, Show, Edit, List],
    },
    Noun { kind: Kind::Incident, alias: None, verbs: LOGGED },
    Noun { kind: Kind::Ask, alias: None, verbs: &[Show, Edit, List] },
    Noun { kind: Kind::Directive, alias: None, verbs: &[Make("log"), Then(Later::Lift), Show, Edit, List] },
    Noun {
        kind: Kind::Caution,
        alias: None,
        verbs: &[Make("add"), Then(Later::Lift), Then(Later::Renew), List],
    },
    Noun { kind: Kind::Event, alias: None, verbs: LOGGED },
];

/// A command about a record, as given.
pub(crate) struct Given {
    kind: Kind,
    verb: Verb,
    matches: ArgMatches,
}

impl Given {
    /// The store, and the file that `--input` names.
    pub(super) fn reach(&self, session: &Session) -> Result<Reach, Failure> {
        let mut reach = session.reach_of_store()?;
        reach.inputs.extend(self.input().filter(|path| path.as_os_str() != "-"));
        reach.outputs.extend(self.matches.try_get_one::<PathBuf>("output").ok().flatten().cloned());
        Ok(reach)
    }

    /// Whether it prints a list.
    pub(super) fn is_list(&self) -> bool {
        self.verb == List
    }

    fn input(&self) -> Option<PathBuf> {
        self.matches.try_get_one::<PathBuf>("input").ok().flatten().cloned()
    }
}

/// Does what the command says.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    match given.verb {
        Make(_) => write::make(given, session),
        Edit => write::edit(given, session),
        Close => write::close(given, session),
        Verb::Sheet => sheet::run(given, session),
        Verb::Brief | Verb::Handover => brief::run(given, session),
        Then(later) => later::run(later, given, session),
        Show => page::run(given, session),
        List => list::run(given, session),
        Tree => tree::run(given, session),
        Merge => {
            let mut store = session.open_store()?;
            let from = named(given, &store, session)?;
            let into = given.matches.get_one::<String>("into").map(String::as_str).unwrap_or_default();
            let into = find(&store, given.kind, into).map_err(|error| told(error, &store, session))?;
            super::mend::merge(from, into, &mut store, session)
        }
    }
}

/// The record that the command names: by its id, or an actor or place by a few letters. Where several fit, or others
/// have much the same name, they are shown.
fn named(given: &Given, store: &Store, session: &Session) -> Result<RecordId, Failure> {
    let text = given.matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    find(store, given.kind, text).map_err(|error| told(error, store, session))
}

fn find(store: &Store, kind: Kind, text: &str) -> Result<RecordId, StoreError> {
    if let Ok(id) = text.trim().parse::<RecordId>()
        && id.kind == kind
    {
        return Ok(id);
    }
    let fault = |reason| StoreError::Faults { kind, id: None, faults: vec![Fault::new("id", reason)] };
    let found = match kind {
        Kind::Actor | Kind::Place => store.find_by_name(kind, text)?,
        _ => Vec::new(),
    };
    match found.as_slice() {
        [] => Err(fault(Reason::NoSuchRecord(kind, store.near(kind, text)?))),
        [one] => Ok(one.id),
        several => Err(fault(Reason::SeveralRecords(kind, several.iter().map(|found| found.id).collect()))),
    }
}

/// The error, once the names of the records that it points at are shown: it holds their ids alone, and a person knows a
/// place by its name. Never taken for granted, and never shown to a program.
fn told(error: StoreError, store: &Store, session: &Session) -> Failure {
    show_candidates(&error, store, session);
    error.into()
}

fn show_candidates(error: &StoreError, store: &Store, session: &Session) {
    if let StoreError::Faults { faults, .. } = error
        && session.format() != Format::Json
    {
        let ids = faults.iter().flat_map(|fault| match &fault.reason {
            Reason::NoSuchRecord(_, Near::Alike(ids)) | Reason::SeveralRecords(_, ids) => ids.as_slice(),
            _ => &[],
        });
        let mut shown: Vec<RecordId> = Vec::new();
        for id in ids {
            if !shown.contains(id) {
                shown.push(*id);
            }
        }
        for line in shown.into_iter().filter_map(|id| asked::candidate(id, store, session).ok()) {
            // The error matters more than what is said before it.
            let _ = session.say(&Message::new("record-candidate").with("line", line));
        }
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = || {
            let (noun, of_noun) = matches.subcommand()?;
            let noun = NOUNS.iter().find(|known| known.kind.name() == noun)?;
            let (verb, of_verb) = of_noun.subcommand()?;
            let verb = *noun.verbs.iter().find(|known| known.name() == verb)?;
            Some(Self { kind: noun.kind, verb, matches: of_verb.clone() })
        };
        given().ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Subcommand for Given {
    fn augment_subcommands(tree: Command) -> Command {
        tree.subcommands(NOUNS.iter().map(|noun| {
            let verbs = noun.verbs.iter().map(|verb| flags::command(noun.kind, *verb));
            let command = Command::new(noun.kind.name())
                .subcommand_required(true)
                .arg_required_else_help(true)
                .disable_help_subcommand(true)
                .subcommands(verbs);
            noun.alias.into_iter().fold(command, Command::alias)
        }))
    }

    fn augment_subcommands_for_update(tree: Command) -> Command {
        Self::augment_subcommands(tree)
    }

    fn has_subcommand(name: &str) -> bool {
        NOUNS.iter().any(|noun| noun.kind.name() == name || noun.alias == Some(name))
    }
}
