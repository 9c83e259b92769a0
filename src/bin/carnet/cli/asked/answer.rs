//! An answer as it was typed: a term, a date, a name, a way, several of them; what cannot be read is said.

use super::Rim;
use super::ask::{Stopped, number, way};
use super::form::{Desk, named};
use super::pick::{self, Picked};
use super::question::{Question, Takes};
use super::said::Answered;
use crate::cli::Failure;
use carnet::message::{Explain, Message};
use carnet::model::read::value_of;
use carnet::model::{Fault, Kind, PartialDate, RecordId, Shape};
use carnet::store::{Store, Way};
use carnet::text::{digits, fold};
use carnet::vocabulary::Vocabulary;
use serde_json::Value;

/// What became of a line.
pub(super) enum Read {
    Answer(Answered),
    Again,
    Stop(Stopped),
}

/// Reads what was typed as the answer to a question, and says what is wrong with it.
pub(super) fn read(
    question: &Question,
    typed: &str,
    store: &mut Store,
    rim: &Rim<'_>,
) -> Result<Read, Failure> {
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
        Err(carnet::model::Reason::NoSuchRecord(kind, carnet::model::Near::Unknown))
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
}
