//! A vehicle of the evening in one line: `goma > rutshuru, delayed, 7/1/2, 5h`.

use super::answer::tally;
use carnet::message::{Catalogue, Explain, Message};
use carnet::model::{Fault, Kind, Lookup, PartialDate, Values};
use carnet::text::digits;
use carnet::text::fold::fold;
use carnet::vocabulary::{Term, TripOutcome};

/// Fewest letters by which an outcome is known.
const LETTERS: usize = 2;

/// What the line is read with.
pub(super) struct Known<'a> {
    pub(super) lookup: &'a dyn Lookup,
    pub(super) catalogue: &'a Catalogue,
}

/// The trip that a line says. `before` is the line before it, for `=` and `<`; a `planned` trip has its way already.
///
/// # Errors
/// The sentence that says what cannot be read.
pub(super) fn read(
    line: &str,
    before: Option<&Values>,
    planned: bool,
    known: &Known<'_>,
) -> Result<Values, Message> {
    let mut parts = line.split([',', ';', '،', '؛']).map(str::trim).filter(|part| !part.is_empty());
    let mut values = if planned { Values::new() } else { way(parts.next(), before, known)? };
    for part in parts {
        fact(part, &mut values, known)?;
    }
    values.entry("outcome").or_insert_with(|| TripOutcome::Facilitated.code().into());
    Ok(values)
}

fn way(part: Option<&str>, before: Option<&Values>, known: &Known<'_>) -> Result<Values, Message> {
    let part = part.unwrap_or_default();
    match (part, before) {
        ("=", Some(before)) => return Ok(before.clone()),
        ("<", Some(before)) => return Ok(back(before)),
        ("=" | "<", None) => return Err(Message::new("sheet-none-before")),
        _ => {}
    }
    let part = part.replace("->", ">");
    let (origin, destination) = part.split_once(['>', '→', '←']).ok_or_else(|| Message::new("sheet-way"))?;
    let mut values = Values::new();
    for (field, text) in [("origin", origin), ("destination", destination)] {
        values.insert(field.to_owned(), place(text.trim(), known)?.into());
    }
    Ok(values)
}

/// The way back on the day of the way out.
fn back(trip: &Values) -> Values {
    let mut values = carnet::model::again::back(trip);
    if let Some(date) = trip.get("date") {
        values.insert("date".to_owned(), date.clone());
    }
    values
}

fn fact(part: &str, values: &mut Values, known: &Known<'_>) -> Result<(), Message> {
    let typed = digits::to_ascii(part).to_lowercase();
    let is_number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    if typed.chars().all(|c| c.is_ascii_digit() || c == '/') {
        let (numbers, _) = tally(&typed).ok_or_else(|| Message::new("asked-tally-form"))?;
        for (field, number) in TALLY.into_iter().zip(numbers) {
            values.insert(field.to_owned(), number.into());
        }
        return Ok(());
    }
    for (mark, field) in [('h', "hours_late"), ('v', "vehicles"), ('p', "persons")] {
        if let Some(number) = typed.strip_suffix(mark).map(str::trim_end).filter(|text| is_number(text)) {
            values.insert(field.to_owned(), number.into());
            return Ok(());
        }
    }
    if let Ok(day) = PartialDate::typed(part, known.lookup.today()) {
        values.insert("date".to_owned(), day.to_string().into());
        return Ok(());
    }
    if let Some(code) = outcome(part, known.catalogue) {
        values.insert("outcome".to_owned(), code.into());
        return Ok(());
    }
    let road = place(part, known).map_err(|_| Message::new("sheet-part"))?;
    values.insert("road".to_owned(), road.into());
    Ok(())
}

/// The three fields of a tally.
pub(in crate::cli) const TALLY: [&str; 3] = ["checkpoints", "checkpoints_long", "checkpoints_demanding"];

/// The fields of a tally typed as `7/1/2`.
pub(in crate::cli) fn tally_fields(text: &str) -> Option<Values> {
    let (numbers, _) = tally(text)?;
    Some(TALLY.into_iter().zip(numbers).map(|(field, number)| (field.to_owned(), number.into())).collect())
}

/// What the road did, by its code, its label in the person's language, or how one of them begins.
pub(in crate::cli) fn outcome(text: &str, catalogue: &Catalogue) -> Option<&'static str> {
    let plain = |text: &str| fold(text).replace(['-', '_', '\'', '’'], " ");
    let text = plain(text.trim());
    let names = |term: &TripOutcome| [plain(term.code()), plain(&catalogue.label(&term.label_key()))];
    let exact = TripOutcome::ALL.iter().find(|term| names(term).contains(&text));
    if let Some(term) = exact {
        return Some(term.code());
    }
    if text.chars().count() < LETTERS {
        return None;
    }
    let mut begin =
        TripOutcome::ALL.iter().filter(|term| names(term).iter().any(|name| name.starts_with(&text)));
    match (begin.next(), begin.next()) {
        (Some(term), None) => Some(term.code()),
        _ => None,
    }
}

fn place(text: &str, known: &Known<'_>) -> Result<String, Message> {
    match known.lookup.record(Kind::Place, text) {
        Ok(id) => Ok(id.to_string()),
        Err(reason) => Err(Fault::new("", reason).message()),
    }
}
