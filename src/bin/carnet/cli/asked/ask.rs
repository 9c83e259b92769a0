//! One question: it is shown, its answer read at once, and a bad one said and asked again.

use super::Rim;
use super::form::{Desk, named};
use super::pick::{self, Picked};
use super::question::{Question, Takes};
use super::said::Answered;
use crate::cli::Failure;
use crate::cli::session::SessionError;
use crate::cli::terminal::Heard;
use carnet::message::{Explain, Message};
use carnet::model::read::value_of;
use carnet::model::{Fault, Kind, PartialDate, RecordId, Shape};
use carnet::store::{Store, Way};
use carnet::text::{digits, fold, width};
use carnet::vocabulary::Vocabulary;
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

/// What became of a line.
enum Read {
    Answer(Answered),
    Again,
    Stop(Stopped),
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

fn way(route: &Way, desk: &Desk<'_>) -> Result<String, Failure> {
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

fn read(question: &Question, typed: &str, store: &mut Store, rim: &Rim<'_>) -> Result<Read, Failure> {
    let name = question.name;
    if rim.in_words
        && let Some(read) = words(question, typed, rim)?
    {
        return Ok(read);
    }
    match &question.takes {
        Takes::Value(shape) => value(question, shape, typed, store, rim),
        Takes::One(vocabulary, codes) => match term(vocabulary, codes, typed, rim)? {
            Some(code) => {
                let label = rim.catalogue.label(&vocabulary.label_key(code));
                Ok(Read::Answer(Answered::one(name, name, code.into(), label)))
            }
            None => Ok(Read::Again),
        },
        Takes::Several(vocabulary, codes) => several(name, vocabulary, codes, typed, rim),
        Takes::Record(kind, offered) => {
            match pick::pick(*kind, typed, offered, &question.help, store, rim)? {
                Picked::Record(id) => {
                    let shown = named(&rim.desk(store), id)?;
                    rim.person.tell(&format!("  {shown}"))?;
                    Ok(Read::Answer(Answered::one(name, name, id.to_string().into(), shown)))
                }
                Picked::Nothing => Ok(Read::Again),
                Picked::Stop(stopped) => Ok(Read::Stop(stopped)),
            }
        }
        Takes::Records(kind, offered) => {
            let (mut ids, mut shown): (Vec<Value>, Vec<String>) = (Vec::new(), Vec::new());
            for part in typed.split([',', '،', ';']).map(str::trim).filter(|part| !part.is_empty()) {
                match pick::pick(*kind, part, offered, &question.help, store, rim)? {
                    Picked::Record(id) if ids.contains(&id.to_string().into()) => {}
                    Picked::Record(id) => {
                        ids.push(id.to_string().into());
                        shown.push(named(&rim.desk(store), id)?);
                    }
                    Picked::Nothing => return Ok(Read::Again),
                    Picked::Stop(stopped) => return Ok(Read::Stop(stopped)),
                }
            }
            let shown = shown.join(", ");
            rim.person.tell(&format!("  {shown}"))?;
            Ok(Read::Answer(Answered::one(name, name, Value::Array(ids), shown)))
        }
        Takes::Row(rows) => {
            let row = match number(typed, rows.len()) {
                Some(at) => Some(rows[at]),
                None => rows.iter().copied().find(|row| row.to_string().eq_ignore_ascii_case(typed)),
            };
            match row {
                Some(row) => {
                    Ok(Read::Answer(Answered::one(name, name, row.to_string().into(), row.to_string())))
                }
                None => again(&Message::new("prompts-choose-again"), rim),
            }
        }
        Takes::Route(routes) => route(question, routes, typed, store, rim),
        Takes::Tally => match tally(typed) {
            Some((answer, shown)) => {
                let mut answered = Answered::nothing(name);
                for (field, count) in
                    ["checkpoints", "checkpoints_long", "checkpoints_demanding"].iter().zip(answer)
                {
                    answered.values.insert(format!("trip.{field}"), count.into());
                }
                Ok(Read::Answer(Answered { shown, ..answered }))
            }
            None => again(&Message::new("asked-tally-form"), rim),
        },
        Takes::Money(last) => money(question, last.as_deref(), typed, rim),
        Takes::Rows(names) => {
            let none = digits::to_ascii(typed) == "0";
            let numbers: Option<Vec<usize>> = typed
                .split([',', '،', ' ', ';'])
                .filter(|part| !part.is_empty())
                .map(|part| number(part, names.len()))
                .collect();
            match numbers {
                _ if none => Ok(Read::Answer(Answered::one(name, name, Value::Array(Vec::new()), "0"))),
                Some(numbers) => {
                    let shown: Vec<&str> = numbers.iter().map(|at| names[*at].as_str()).collect();
                    let rows = numbers.iter().map(|at| Value::from(*at)).collect();
                    Ok(Read::Answer(Answered::one(name, name, Value::Array(rows), shown.join(", "))))
                }
                None => again(&Message::new("prompts-choose-again"), rim),
            }
        }
    }
}

/// Actors, places and ways as words, where no store is open in which they could be found.
fn words(question: &Question, typed: &str, rim: &Rim<'_>) -> Result<Option<Read>, Failure> {
    let name = question.name;
    let line = |text: &str| value_of(&Shape::Line, "", &text.trim().into(), &NoRecords(rim.stamp.today));
    let several = |texts: Vec<&str>| {
        let read: Result<Vec<_>, _> = texts.into_iter().map(line).collect();
        read.map(|read| read.into_iter().flatten().collect::<Vec<Value>>())
    };
    let read = match &question.takes {
        Takes::Record(..) => several(vec![typed]),
        Takes::Records(..) => several(typed.split([',', '،', ';']).collect()),
        Takes::Route(_) => match typed.split_once(['>', '→']) {
            Some((from, to)) => several(vec![from, to]),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let found = match read {
        Ok(found) => found,
        Err(faults) => return bad(faults, rim).map(Some),
    };
    let shown: Vec<&str> = found.iter().filter_map(Value::as_str).collect();
    Ok(Some(Read::Answer(match (&question.takes, found.as_slice()) {
        (Takes::Route(_), [from, to]) => {
            let mut answered = Answered { shown: shown.join(" → "), ..Answered::nothing(name) };
            answered.values.insert("trip.origin".to_owned(), from.clone());
            answered.values.insert("trip.destination".to_owned(), to.clone());
            answered
        }
        (Takes::Records(..), [_, ..]) => {
            Answered::one(name, name, Value::Array(found.clone()), shown.join(", "))
        }
        (Takes::Record(..), [one]) => Answered::one(name, name, one.clone(), shown.join("")),
        _ => return again(&Message::new("asked-route-form"), rim).map(Some),
    })))
}

fn again(why: &Message, rim: &Rim<'_>) -> Result<Read, Failure> {
    rim.tell(why)?;
    Ok(Read::Again)
}

/// Says why a value cannot be taken, without the words that were typed.
fn bad(faults: Vec<Fault>, rim: &Rim<'_>) -> Result<Read, Failure> {
    for fault in faults {
        let fault = Fault::new("", fault.reason);
        rim.tell(&fault.message())?;
        rim.tell_hint(&fault)?;
    }
    Ok(Read::Again)
}

fn value(
    question: &Question,
    shape: &'static Shape,
    typed: &str,
    store: &Store,
    rim: &Rim<'_>,
) -> Result<Read, Failure> {
    let mut text = typed.to_owned();
    if matches!(shape, Shape::Text) {
        // What was pasted in one go is one text, and no answers to the questions after it.
        while let Some(line) = rim.person.pasted()? {
            text.push('\n');
            text.push_str(&line);
        }
    }
    let text = match (shape, number(&text, 2)) {
        (Shape::Flag, Some(at)) => ["yes", "no"][at].to_owned(),
        _ => text,
    };
    let name = question.name;
    match value_of(shape, name, &text.into(), &store.lookup(rim.stamp.today)) {
        Ok(Some(value)) => {
            let shown = super::form::shown_value(&rim.desk(store), shape, &value)?;
            Ok(Read::Answer(Answered::one(name, name, value, shown)))
        }
        Ok(None) => Ok(Read::Again),
        Err(faults) => bad(faults, rim),
    }
}

/// The term of a number among those offered, of a code, or of letters that fit one label only.
fn term(
    vocabulary: &'static Vocabulary,
    offered: &[&'static str],
    typed: &str,
    rim: &Rim<'_>,
) -> Result<Option<&'static str>, Failure> {
    if let Some(at) = number(typed, offered.len()) {
        return Ok(Some(offered[at]));
    }
    let wanted = typed.trim();
    if let Some(code) = vocabulary.codes().find(|code| code.eq_ignore_ascii_case(wanted)) {
        return Ok(Some(code));
    }
    let label = |code: &str| rim.catalogue.label(&vocabulary.label_key(code));
    let fitting: Vec<&'static str> =
        vocabulary.codes().filter(|code| fold::matches(wanted, &label(code))).collect();
    match fitting.as_slice() {
        [only] if !fold::fold(wanted).is_empty() => return Ok(Some(only)),
        [] | [_] => rim.tell(&Message::new("prompts-choose-again"))?,
        several => {
            let labels: Vec<String> = several.iter().map(|code| label(code)).collect();
            rim.tell(&Message::new("asked-several-fit").with("found", labels.join(" · ")))?;
        }
    }
    Ok(None)
}

fn several(
    name: &'static str,
    vocabulary: &'static Vocabulary,
    offered: &[&'static str],
    typed: &str,
    rim: &Rim<'_>,
) -> Result<Read, Failure> {
    let all_numbers =
        digits::to_ascii(typed).chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '،' | ';'));
    let parts: Vec<&str> = if all_numbers {
        typed.split([' ', ',', '،', ';']).filter(|part| !part.is_empty()).collect()
    } else {
        typed.split([',', '،', ';']).map(str::trim).filter(|part| !part.is_empty()).collect()
    };
    let mut codes: Vec<&'static str> = Vec::new();
    for part in parts {
        match term(vocabulary, offered, part, rim)? {
            Some(code) if codes.contains(&code) => {}
            Some(code) => codes.push(code),
            None => return Ok(Read::Again),
        }
    }
    let labels: Vec<String> =
        codes.iter().map(|code| rim.catalogue.label(&vocabulary.label_key(code))).collect();
    let values = codes.into_iter().map(Value::from).collect();
    Ok(Read::Answer(Answered::one(name, name, Value::Array(values), labels.join(", "))))
}

/// `7/1/2` or `7 1 2`: met, stopped long, demanding. Numbers left out are not known.
pub(super) fn tally(typed: &str) -> Option<(Vec<u64>, String)> {
    let typed = digits::to_ascii(typed);
    let numbers: Option<Vec<u64>> = typed
        .split(['/', ' ', '-'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u64>().ok().filter(|count| *count < 1000))
        .collect();
    let numbers = numbers.filter(|numbers| (1..=3).contains(&numbers.len()))?;
    // A part is never more than its whole.
    if numbers[1..].iter().any(|part| *part > numbers[0]) {
        return None;
    }
    let shown: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    Some((numbers, shown.join("/")))
}

fn money(question: &Question, last: Option<&str>, typed: &str, rim: &Rim<'_>) -> Result<Read, Failure> {
    let typed = digits::to_ascii(typed);
    let at = typed.find(char::is_alphabetic).unwrap_or(typed.len());
    let (amount, currency) = typed.split_at(at);
    let currency = match currency.trim() {
        "" => last.unwrap_or_default(),
        given => given,
    };
    let lookup = NoRecords(rim.stamp.today);
    let amount = value_of(&Shape::Amount, "", &amount.trim().into(), &lookup);
    let currency = value_of(&Shape::Currency, "", &currency.into(), &lookup);
    match (amount, currency) {
        (Ok(Some(amount)), Ok(Some(currency))) => {
            let shown = format!("{amount} {}", currency.as_str().unwrap_or_default());
            let mut answered = Answered::one(question.name, "money.amount", amount, shown);
            answered.values.insert("money.currency".into(), currency);
            Ok(Read::Answer(answered))
        }
        (Err(faults), _) | (_, Err(faults)) => bad(faults, rim),
        _ => again(&Message::new("asked-money-form"), rim),
    }
}

/// For values that name no record.
struct NoRecords(chrono::NaiveDate);

impl carnet::model::Lookup for NoRecords {
    fn record(&self, kind: Kind, _: &str) -> Result<RecordId, carnet::model::Reason> {
        Err(carnet::model::Reason::NoSuchRecord(kind))
    }
    fn row(
        &self,
        _: &'static carnet::model::Part,
        _: &str,
    ) -> Result<carnet::model::RowId, carnet::model::Reason> {
        Err(carnet::model::Reason::NoSuchRow)
    }
    fn today(&self) -> chrono::NaiveDate {
        self.0
    }
}

/// The number of an offered way, another day, or `from > to`.
fn route(
    question: &Question,
    routes: &[Way],
    typed: &str,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Read, Failure> {
    if let Some(at) = number(typed, routes.len()) {
        return Ok(Read::Answer(answer_of_route(question.name, &routes[at], &rim.desk(store))?));
    }
    let Some((from, to)) = typed.split_once(['>', '→']) else {
        if let Ok(PartialDate::Day(day)) = PartialDate::typed(typed, rim.stamp.today) {
            let day = day.format("%Y-%m-%d").to_string();
            rim.tell(&Message::new("asked-another-day").with("day", &day))?;
            rim.day.replace(Some(day));
            return Ok(Read::Again);
        }
        return again(&Message::new("asked-route-form"), rim);
    };
    let mut ends = Vec::new();
    for end in [from, to] {
        match pick::pick(Kind::Place, end.trim(), &[], &question.help, store, rim)? {
            Picked::Record(id) => ends.push(id),
            Picked::Nothing => return again(&Message::new("asked-route-form"), rim),
            Picked::Stop(stopped) => return Ok(Read::Stop(stopped)),
        }
    }
    let road = store.road_between(ends[0], ends[1])?;
    let route = Way { origin: ends[0], destination: ends[1], road, day: String::new(), planned: None };
    let answer = answer_of_route(question.name, &route, &rim.desk(store))?;
    rim.person.tell(&format!("  {}", answer.shown))?;
    Ok(Read::Answer(answer))
}

/// What a way says of the trip.
pub(super) fn answer_of_route(question: &str, route: &Way, desk: &Desk<'_>) -> Result<Answered, Failure> {
    let mut answered = Answered { shown: way(route, desk)?, ..Answered::nothing(question) };
    let mut put = |key: &str, value: String| answered.values.insert(key.to_owned(), value.into());
    put("trip.origin", route.origin.to_string());
    put("trip.destination", route.destination.to_string());
    if let Some(road) = route.road {
        put("route.road", road.to_string());
    }
    if let Some(trip) = route.planned {
        put("route.planned", trip.to_string());
        put("route.day", route.day.clone());
    }
    Ok(answered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_one_answer() {
        assert_eq!(tally("7/1/2").unwrap().0, [7, 1, 2]);
        assert_eq!(tally("٧/١/٢").unwrap().0, [7, 1, 2]);
        assert_eq!(tally("9").unwrap().0, [9]);
        for wrong in ["", "a", "7/8/0", "1/2/3/4", "-", "7,5"] {
            assert!(tally(wrong).is_none(), "{wrong}");
        }
    }

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
