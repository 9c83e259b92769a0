//! How the words after a flag become values.

use super::failure::{Failure, Told};
use super::usage::UsageError;
use carnet::message::{Exit, Explain, Language, Message};
use carnet::model::{Fault, PartialDate, Period, Reason};
use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A value that its own type refuses, with the reason that the type gives.
#[derive(Debug)]
pub(crate) struct BadValue(pub(crate) Box<dyn Told + Send + Sync>);

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for BadValue {}

/// Reads a value by its type's `FromStr`, whose error explains itself: `#[arg(value_parser = values::read::<T>)]`.
pub(crate) fn read<T>(text: &str) -> Result<T, BadValue>
where
    T: FromStr,
    T::Err: Explain + Error + Send + Sync + 'static,
{
    text.parse().map_err(|error| BadValue(Box::new(error)))
}

/// One of the languages that have a catalogue.
pub(crate) fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.iter().map(|language| language.code()))
        .map(|code| Language::from_code(&code).expect("the parser lets only codes of languages through"))
}

/// A year, a quarter or a month.
pub(crate) fn period(text: &str) -> Result<Period, BadValue> {
    text.parse().map_err(|fault| BadValue(Box::new(NotAPeriod(Fault::new("", Reason::Date(fault))))))
}

/// A whole date, `2026-11-23`, and nothing that only looks like one.
pub(crate) fn day(text: &str) -> Result<NaiveDate, BadValue> {
    // chrono also reads `2026-1-3` and a plus sign before the year.
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| day.format("%Y-%m-%d").to_string() == text)
        .ok_or_else(|| BadValue(Box::new(NotADay)))
}

/// The date that a flag gives, whole or in part, and as people say it: `2026-10`, `yesterday`, `-30`. Such a flag lets negative
/// numbers through.
pub(crate) fn date(flag: &str, text: Option<&str>, today: NaiveDate) -> Result<Option<PartialDate>, Failure> {
    text.map(|text| PartialDate::typed(text, today))
        .transpose()
        .map_err(|fault| UsageError::refused(flag, Reason::Date(fault)).into())
}

/// A period that cannot be, with the reason that the model gives.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotAPeriod(Fault);

impl Explain for NotAPeriod {
    fn message(&self) -> Message {
        self.0.message()
    }
    fn hint(&self) -> Option<Message> {
        self.0.hint()
    }
    fn code(&self) -> u16 {
        self.0.code()
    }
    fn exit(&self) -> Exit {
        self.0.exit()
    }
}

/// The value of `--today` is not a whole date.
#[derive(Debug, thiserror::Error)]
#[error("not a whole date, YYYY-MM-DD")]
pub(crate) struct NotADay;

impl Explain for NotADay {
    fn message(&self) -> Message {
        Message::new("errors-cli-day")
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("errors-cli-day.hint"))
    }
    fn code(&self) -> u16 {
        102
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_written_in_full() {
        assert_eq!(day("2026-11-23").unwrap().to_string(), "2026-11-23");
        for wrong in ["2026-11-3", "2026-11", "+2026-11-23", "23/11/2026", "2026-02-30", " 2026-11-23", ""] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
