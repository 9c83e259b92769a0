//! Flags from declarations: each field of a record is one, `first_day` is `--first-day`.

use super::input::from_standard_input;
use super::{RecordError, Verb};
use crate::cli::{Failure, Session};
use carnet::message::Catalogue;
use carnet::model::read::OF_REDUCED;
use carnet::model::{COMMON, Field, Kind, Shape, Values, declaration, field_key};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use serde_json::Value;
use std::path::PathBuf;

/// Most bytes that a text on standard input may have; the model counts its characters.
const TEXT_BYTES: u64 = 128 * 1024;

/// Ids of arguments that are fields begin so: `field:trip.first_day`.
const PREFIX: &str = "field:";

/// Plurals that are not the singular and an s.
const SINGULARS: &[(&str, Option<&str>)] =
    &[("aliases", Some("alias")), ("branches", Some("branch")), ("crosses", None), ("names", None)];

/// Fields that a trip does not have while it is planned.
const AFTER_THE_TRIP: &[&str] = &[
    "outcome",
    "completion",
    "vehicles",
    "persons",
    "women",
    "people_reached",
    "hours_late",
    "checkpoints",
    "checkpoints_long",
    "checkpoints_demanding",
    "demands",
];

/// What a flag says.
struct Flag {
    name: &'static str,
    takes: Takes,
}

#[derive(Clone, Copy)]
enum Takes {
    /// The value of a field.
    Value(&'static Shape),
    /// A record that stands inside this one.
    Record,
    /// Of a decision: the request in place of its addressee row.
    Request,
}

impl Flag {
    fn id(&self, kind: Kind) -> String {
        format!("{PREFIX}{}.{}", kind.name(), self.name)
    }

    fn repeats(&self) -> bool {
        matches!(self.takes, Takes::Record | Takes::Value(Shape::List(_) | Shape::Rows(_)))
    }

    fn arg(&self, kind: Kind) -> Arg {
        let long = self.name.replace('_', "-");
        let singular = match SINGULARS.iter().find(|(plural, _)| *plural == self.name) {
            Some((_, singular)) => singular.map(str::to_owned),
            None if self.repeats() => long.strip_suffix('s').map(str::to_owned),
            None => None,
        };
        let arg = Arg::new(self.id(kind)).long(long).value_name(self.value_name()).group("fields");
        let arg = singular.into_iter().fold(arg, Arg::alias);
        let arg = if self.repeats() { arg.action(ArgAction::Append) } else { arg };
        let shared = COMMON.iter().any(|field| field.name == self.name);
        let arg = arg.hide_short_help(shared);
        match self.takes {
            Takes::Value(Shape::Flag) => {
                arg.num_args(0..=1).require_equals(true).default_missing_value("yes")
            }
            // `-2` is a date, two days ago.
            Takes::Value(Shape::Day | Shape::PartialDate | Shape::Degrees(_) | Shape::List(_)) => {
                arg.allow_negative_numbers(true)
            }
            _ => arg,
        }
    }

    fn value_name(&self) -> &'static str {
        fn of(shape: &Shape) -> &'static str {
            match shape {
                Shape::Text | Shape::Line => "TEXT",
                Shape::Flag => "YES_NO",
                Shape::Count => "N",
                Shape::Amount => "AMOUNT",
                Shape::Currency => "CURRENCY",
                Shape::Degrees(_) => "DEGREES",
                Shape::Hour => "HOUR",
                Shape::Day | Shape::PartialDate => "DATE",
                Shape::Term(_) => "CODE",
                Shape::Reference(_) | Shape::Row(_) => "ID",
                Shape::List(element) => of(element),
                Shape::Rows(_) => "ROW",
            }
        }
        match self.takes {
            Takes::Value(shape) => of(shape),
            Takes::Record => "ROW",
            Takes::Request => "ID",
        }
    }
}

/// Of an incident: what only an import brings.
const FROM_IMPORTS: &[&str] = &["latitude", "longitude", "precision"];

/// The flags of a kind: its own fields, what may stand inside it, what all records share.
fn flags(kind: Kind) -> Vec<Flag> {
    let declaration = declaration(kind);
    let mut flags: Vec<Flag> = declaration
        .all_fields()
        .filter(|field| kind != Kind::Incident || !FROM_IMPORTS.contains(&field.name))
        .filter(|field| !OF_REDUCED.contains(&field.name))
        .map(|field| Flag { name: field.name, takes: Takes::Value(field.shape) })
        .collect();
    let own = flags
        .iter()
        .take_while(|flag| declaration.fields.iter().any(|field| field.name == flag.name))
        .count();
    let inside = declaration.embedded().iter().map(|(name, ..)| Flag { name, takes: Takes::Record });
    let request = (kind == Kind::Decision).then_some(Flag { name: "request", takes: Takes::Request });
    flags.splice(own..own, inside.chain(request));
    flags
}

/// The command of a verb.
pub(super) fn command(kind: Kind, verb: Verb) -> Command {
    let command = Command::new(verb.name()).group(ArgGroup::new("fields").multiple(true));
    let id = || Arg::new("id").value_name("ID").required(true);
    let date = |name: &'static str| Arg::new(name).long(name).value_name("DATE").allow_negative_numbers(true);
    let switch = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    let input = || {
        Arg::new("input")
            .long("input")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .conflicts_with("fields")
    };
    match verb {
        Verb::Make(word) => {
            let flags = flags(kind).into_iter();
            let flags = flags.filter(|flag| word != "plan" || !AFTER_THE_TRIP.contains(&flag.name));
            let command = command.arg(input()).args(flags.map(|flag| flag.arg(kind)));
            let like = || Arg::new("like").long("like").value_name("ID").conflicts_with("input");
            // Of the last trip, or of the one that is named.
            let once_more = |name: &'static str| {
                let arg =
                    Arg::new(name).long(name).value_name("ID").num_args(0..=1).default_missing_value("");
                arg.conflicts_with("input")
            };
            match (kind, word) {
                (Kind::Request, "log") => command.arg(like()),
                (Kind::Trip, "log" | "plan") => {
                    command.arg(once_more("again")).arg(once_more("back").conflicts_with("again"))
                }
                _ => command,
            }
        }
        Verb::Edit => {
            let inside = |flag: &Flag| matches!(flag.takes, Takes::Record);
            let several = |name: &'static str, value: &'static str| {
                let arg = Arg::new(name).long(name).value_name(value).action(ArgAction::Append);
                arg.conflicts_with("input")
            };
            command
                .arg(id())
                .arg(input())
                .arg(several("clear", "FIELD"))
                .arg(several("remove", "FIELD_N"))
                .args(flags(kind).into_iter().filter(|flag| !inside(flag)).map(|flag| flag.arg(kind)))
        }
        Verb::Close => {
            let some = ["result", "closed", "lesson"];
            let of_close = flags(kind).into_iter().filter(|flag| some.contains(&flag.name));
            command.arg(id()).args(of_close.map(|flag| {
                let required = flag.name == "result";
                flag.arg(kind).required(required)
            }))
        }
        Verb::Then(later) => later.arguments(kind, command.arg(id())),
        Verb::Show => command.arg(id()),
        Verb::Sheet => command
            .arg(Arg::new("input").long("input").value_name("FILE").value_parser(value_parser!(PathBuf))),
        Verb::Merge => command.arg(id()).arg(Arg::new("into").value_name("ID").required(true)),
        Verb::Brief | Verb::Handover => {
            let output = Arg::new("output").short('o').long("output").value_name("FILE");
            command.arg(id()).arg(output.value_parser(value_parser!(PathBuf)))
        }
        Verb::List => {
            let command = command
                .arg(date("since"))
                .arg(date("until"))
                .arg(
                    Arg::new("limit")
                        .long("limit")
                        .value_name("N")
                        .value_parser(value_parser!(u64).range(1..)),
                )
                .arg(switch("full"))
                .arg(switch("void"));
            let command = match kind {
                Kind::Actor | Kind::Place => command.arg(Arg::new("called").value_name("NAME")),
                _ => command,
            };
            if kind == Kind::Actor { command.arg(switch("unmet")) } else { command }
        }
        Verb::Tree => command
            .arg(Arg::new("as-of").long("as-of").value_name("DATE").allow_negative_numbers(true))
            .arg(switch("possible"))
            .arg(Arg::new("actor").long("actor").value_name("ID"))
            .arg(switch("discreet"))
            .arg(switch("full").conflicts_with("discreet")),
    }
}

/// The command that takes a record of a kind, under another name: for what is written where no store is open.
pub(crate) fn entry_command(kind: Kind, name: &'static str) -> Command {
    command(kind, Verb::Make("post")).name(name)
}

/// What its flags give.
pub(crate) fn entry_values(kind: Kind, matches: &ArgMatches, session: &Session) -> Result<Values, Failure> {
    values(kind, matches, session)
}

/// A field by its owner: a record (`promise`) or rows in one (`promise_check`).
pub(super) fn field_of(owner: &str, name: &str) -> Option<&'static Field> {
    if let Some(kind) = Kind::from_name(owner) {
        return declaration(kind).field(name);
    }
    let parts = Kind::ALL.iter().flat_map(|kind| declaration(*kind).all_fields());
    let mut parts = parts.filter_map(|field| match field.shape {
        Shape::Rows(part) => Some(part),
        _ => None,
    });
    parts.find(|part| part.table == owner)?.fields.iter().find(|field| field.name == name)
}

/// The flag of one field, under a name that fits the verb.
///
/// # Panics
/// When there is no such field: names stand in the source, and every command is built by a test.
pub(super) fn of_field(owner: &'static str, name: &'static str, long: &'static str) -> Arg {
    let field = field_of(owner, name).expect("the source names fields that are declared");
    let flag = Flag { name, takes: Takes::Value(field.shape) };
    let arg = Arg::new(format!("{PREFIX}{owner}.{name}")).long(long).value_name(flag.value_name());
    arg.group("fields").allow_negative_numbers(true)
}

/// What the flag of one field says.
pub(super) fn said(matches: &ArgMatches, owner: &str, name: &str) -> Option<String> {
    let id = format!("{PREFIX}{owner}.{name}");
    matches.try_get_one::<String>(&id).ok().flatten().cloned()
}

/// The values that the flags give, as [`carnet::model::read()`] takes them.
pub(super) fn values(kind: Kind, matches: &ArgMatches, session: &Session) -> Result<Values, Failure> {
    let mut values = Values::new();
    let mut from_input = false;
    for flag in flags(kind) {
        let given: Vec<String> = match matches.try_get_many::<String>(&flag.id(kind)) {
            Ok(Some(given)) => given.cloned().collect(),
            _ => continue,
        };
        let value = match (flag.takes, given.as_slice()) {
            (Takes::Value(Shape::Text), [dash]) if dash == "-" => {
                if std::mem::replace(&mut from_input, true) {
                    return Err(RecordError::SeveralFromInput.into());
                }
                let bytes = from_standard_input(session, TEXT_BYTES)?;
                String::from_utf8(bytes).map_err(|_| RecordError::NotText)?.into()
            }
            (Takes::Value(Shape::List(Shape::Text | Shape::Line)), _) => given.into(),
            // Codes and ids with commas between them, and given again: one list.
            (Takes::Value(Shape::List(_)), _) => given.join(",").into(),
            (Takes::Value(Shape::Rows(_)) | Takes::Record, _) => given.into(),
            _ => given.into_iter().next().map(Value::from).unwrap_or_default(),
        };
        values.insert(flag.name.to_owned(), value);
    }
    Ok(values)
}

/// Whether an argument of this id is a field of a record.
pub(crate) fn is_field(id: &str) -> bool {
    id.starts_with(PREFIX)
}

/// Key of a field's help, from the id of its argument; `None` for arguments that are no field.
pub(crate) fn help_key(id: &str, catalogue: &Catalogue) -> Option<String> {
    let (kind, name) = id.strip_prefix(PREFIX)?.split_once('.')?;
    Some(format!("{}.help", field_key(catalogue, kind, name)))
}

/// What the field of an argument holds.
pub(crate) fn shape(id: &str) -> Option<&'static Shape> {
    let (kind, name) = id.strip_prefix(PREFIX)?.split_once('.')?;
    Some(field_of(kind, name)?.shape)
}

/// The codes that a field takes, a line each; of rows, the fields and their codes.
pub(crate) fn codes(id: &str, catalogue: &Catalogue) -> Option<String> {
    let (owner, name) = id.strip_prefix(PREFIX)?.split_once('.')?;
    let inside = Kind::from_name(owner).map(|kind| declaration(kind).embedded()).unwrap_or_default();
    if let Some((_, inside, _)) = inside.iter().find(|(field, ..)| *field == name) {
        return Some(row_lines(inside.name(), carnet::model::declaration(*inside).fields, catalogue));
    }
    match field_of(owner, name)?.shape {
        Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary)) => {
            let lines: Vec<String> = vocabulary
                .codes()
                .map(|code| format!("  {code}: {}", catalogue.label(&vocabulary.label_key(code))))
                .collect();
            Some(lines.join("\n"))
        }
        Shape::Rows(part) => Some(row_lines(part.table, part.fields, catalogue)),
        // What it keeps out, in the words of the question: facts 6 and 7.
        Shape::Text => Some(format!("  {}", catalogue.label("asked-words"))),
        _ => None,
    }
}

fn row_lines(owner: &str, fields: &[carnet::model::Field], catalogue: &Catalogue) -> String {
    let line = |field: &carnet::model::Field| {
        let label = catalogue.label(&field_key(catalogue, owner, field.name));
        match field.shape {
            Shape::Term(vocabulary) | Shape::List(Shape::Term(vocabulary)) => {
                let codes: Vec<&str> = vocabulary.codes().collect();
                format!("  {}: {label} ({})", field.name, codes.join(", "))
            }
            _ => format!("  {}: {label}", field.name),
        }
    };
    fields.iter().map(line).collect::<Vec<_>>().join("\n")
}
