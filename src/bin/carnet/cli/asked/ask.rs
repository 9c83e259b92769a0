//! One question: it is shown, its answer read at once, and a bad one said and asked again.

use super::Rim;
use super::answer::{Read, read};
use super::form::{Desk, named};
use super::pick;
use super::question::{Question, Takes};
use super::said::Answered;
use crate::cli::Failure;
use crate::cli::session::SessionError;
use crate::cli::terminal::Heard;
use carnet::message::{Explain, Message};
use carnet::model::Shape;
use carnet::store::{Store, Way};
use carnet::text::{digits, width};
use serde_json::Value;

/// Columns in which options are set out.
const COLUMNS: usize = 76;

/// How an exchange went.
#[derive(Debug)]
pub(in crate::cli) enum Step<T> {
    /// It gave this.
    Said(T),
    /// The question before, please.
    Back,
    /// Enough for now.
    Stop(Stopped),
}

/// How somebody stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Stopped {
    /// By Ctrl-C.
    ByHand,
    /// The input ended.
    Ended,
    /// Nobody answered for some time.
    Idle,
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::ByHand | Stopped::Ended => SessionError::Interrupted.into(),
            Stopped::Idle => SessionError::Idle.into(),
        }
    }
}

/// What the answer to one prompt is, before it is read.
pub(super) enum Line {
    Empty,
    Typed(String),
    Back,
    Stop(Stopped),
}

/// Hears a line; says what is wrong with one that cannot be heard, and asks again.
pub(super) fn hear(prompt: &str, help: &Message, rim: &Rim<'_>) -> Result<Line, Failure> {
    loop {
        match rim.person.hear_on(prompt, &rim.half.take().unwrap_or_default()) {
            Ok(Heard::Idle(typed)) => {
                rim.half.replace(Some(typed).filter(|typed| !typed.is_empty()));
                return Ok(Line::Stop(Stopped::Idle));
            }
            Ok(Heard::Stop) => return Ok(Line::Stop(Stopped::ByHand)),
            Ok(Heard::End) => return Ok(Line::Stop(Stopped::Ended)),
            Ok(Heard::Line(line)) => match line.as_str() {
                "" => return Ok(Line::Empty),
                "<" => return Ok(Line::Back),
                "?" | "؟" => {
                    rim.tell(help)?;
                    rim.tell(&Message::new("asked-keys"))?;
                }
                _ => return Ok(Line::Typed(line)),
            },
            Err(error @ (SessionError::LineTooLong { .. } | SessionError::LineNotText)) => {
                rim.tell(&error.message())?;
                rim.tell_hint(&error)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Asks it until it is answered.
pub(in crate::cli) fn ask(
    question: &Question,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Step<Answered>, Failure> {
    show(question, store, rim)?;
    loop {
        let typed = match hear(&prompt(question, rim), &question.help, rim)? {
            Line::Back => return Ok(Step::Back),
            Line::Stop(stopped) => return Ok(Step::Stop(stopped)),
            Line::Empty => match &question.default {
                Some(default) => return Ok(Step::Said(Answered { proposed: false, ..default.clone() })),
                None if question.optional => return Ok(Step::Said(Answered::nothing(question.name))),
                None => {
                    rim.tell(&Message::new("asked-needed"))?;
                    continue;
                }
            },
            Line::Typed(dash) if question.empties && dash == "-" => {
                return Ok(Step::Said(Answered::one(question.name, question.name, Value::Null, "-")));
            }
            Line::Typed(typed) => typed,
        };
        match read(question, &typed, store, rim)? {
            Read::Answer(answer) => return Ok(Step::Said(answer)),
            Read::Again => {}
            Read::Stop(stopped) => {
                // What led to the question at which it stopped is to be said again.
                rim.half.replace(Some(typed).filter(|_| stopped != Stopped::ByHand));
                return Ok(Step::Stop(stopped));
            }
        }
    }
}

fn prompt(question: &Question, rim: &Rim<'_>) -> String {
    let label = question.label.clone();
    rim.catalogue.say(&match &question.default {
        Some(default) if !default.shown.is_empty() => {
            Message::new("asked-prompt-default").with("label", label).with("default", &default.shown)
        }
        _ if question.optional => Message::new("asked-prompt-optional").with("label", label),
        _ => Message::new("asked-prompt").with("label", label),
    })
}

fn show(question: &Question, store: &Store, rim: &Rim<'_>) -> Result<(), Failure> {
    if question.warns {
        rim.tell(&Message::new("asked-words"))?;
    }
    match &question.takes {
        Takes::One(vocabulary, codes) | Takes::Several(vocabulary, codes) => {
            let labels: Vec<String> =
                codes.iter().map(|code| rim.catalogue.label(&vocabulary.label_key(code))).collect();
            rim.person.tell(&columns(&labels))?;
        }
        Takes::Record(_, offered) | Takes::Records(_, offered) => pick::show(offered, store, rim)?,
        Takes::Route(routes) => {
            for (number, route) in (1..).zip(routes) {
                rim.person.tell(&format!("{number:>3}  {}", route_line(route, &rim.desk(store), rim)?))?;
            }
        }
        Takes::Row(rows) => {
            for (number, row) in (1..).zip(rows) {
                let request = store.read(row.record)?;
                let place =
                    request.values.get("place").and_then(Value::as_str).and_then(|id| id.parse().ok());
                let place = place.map(|id| named(&rim.desk(store), id)).transpose()?.unwrap_or_default();
                let day = request.values.get("first_day").and_then(Value::as_str).unwrap_or_default();
                rim.person.tell(&format!("{number:>3}  {row}  {day}  {place}"))?;
            }
        }
        Takes::Rows(names) => {
            for (number, name) in (1..).zip(names) {
                rim.person.tell(&format!("{number:>3}  {name}"))?;
            }
        }
        Takes::Value(Shape::Flag) => {
            let yes_or_no = ["record-yes", "record-no"].map(|key| rim.catalogue.label(key));
            rim.person.tell(&columns(&yes_or_no))?;
        }
        Takes::Value(_) | Takes::Tally | Takes::Money(_) => {}
    }
    Ok(())
}

/// Numbered options, in as many columns as there is room for.
fn columns(labels: &[String]) -> String {
    let widest = labels.iter().map(|label| width::width(label)).max().unwrap_or(0) + 7;
    let across = if labels.len() < 5 { 1 } else { (COLUMNS / widest).clamp(1, 3) };
    let down = labels.len().div_ceil(across);
    let line = |row: usize| {
        let cells = (0..across).filter_map(|column| {
            let at = column * down + row;
            labels.get(at).map(|label| width::pad_end(&format!("{:>3}  {label}", at + 1), widest))
        });
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..down).map(line).collect::<Vec<_>>().join("\n")
}

/// `Goma → Rutshuru (RN2)`, and when.
pub(super) fn route_line(route: &Way, desk: &Desk<'_>, rim: &Rim<'_>) -> Result<String, Failure> {
    let way = way(route, desk)?;
    Ok(match route.planned {
        Some(trip) => rim.catalogue.say(
            &Message::new("asked-route-planned")
                .with("trip", trip.to_string())
                .with("day", &route.day)
                .with("way", way),
        ),
        None => {
            rim.catalogue.say(&Message::new("asked-route-driven").with("day", &route.day).with("way", way))
        }
    })
}

pub(super) fn way(route: &Way, desk: &Desk<'_>) -> Result<String, Failure> {
    let road = route.road.map(|road| named(desk, road)).transpose()?;
    let (from, to) = (named(desk, route.origin)?, named(desk, route.destination)?);
    Ok(match road {
        Some(road) => format!("{from} → {to}, {road}"),
        None => format!("{from} → {to}"),
    })
}

/// The option of a number from 1 up, in any digits.
pub(super) fn number(typed: &str, options: usize) -> Option<usize> {
    let number: usize = digits::to_ascii(typed.trim()).parse().ok()?;
    number.checked_sub(1).filter(|at| *at < options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_in_columns_and_keep_their_numbers() {
        let labels: Vec<String> = (1..=7).map(|n| format!("label {n}")).collect();
        let shown = columns(&labels);
        assert_eq!(shown.lines().count(), 3);
        assert!(shown.lines().next().unwrap().contains("4  label 4"));
        assert_eq!(number("٣", 7), Some(2));
        assert_eq!(number("8", 7), None);
        assert_eq!(number("0", 7), None);
    }
}
