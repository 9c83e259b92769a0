//! Dates as people know them: a day, a month, a year, about a day; and the periods that reports are made for.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Years that a record may name. Outside, a date is a typing error or another calendar.
pub const YEARS: RangeInclusive<i32> = 1900..=2199;

/// How many days either side "about that day" reaches.
pub const ABOUT_DAYS: u64 = 3;

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not in a form that is understood.
    #[error("not a date")]
    Form,
    /// In the right form, but the calendar has no such day.
    #[error("no such day")]
    NoSuchDay,
    /// In the right form, but its month is not 1 to 12.
    #[error("no such month")]
    NoSuchMonth,
    /// A year outside [`YEARS`].
    #[error("year out of range")]
    YearOutOfRange,
    /// `03/02/2025`: two readings, both given.
    #[error("ambiguous: {0} or {1}")]
    Ambiguous(NaiveDate, NaiveDate),
    /// The year looks like one of the Hijri calendar.
    #[error("looks like a Hijri year")]
    Hijri,
    /// A whole day is wanted and only a month or a year was given.
    #[error("a whole day is needed")]
    NotAWholeDay,
}

/// One day of the calendar, `2026-10-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub NaiveDate);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_day(f, self.0)
    }
}

/// Writes a day in one piece: a text that grows by a sign at a time is moved in memory several times.
fn write_day(f: &mut fmt::Formatter<'_>, day: NaiveDate) -> fmt::Result {
    let mut text = *b"0000-00-00";
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year < 10_000) else {
        return write!(f, "{day}");
    };
    let parts = [(0..4, year), (5..7, day.month()), (8..10, day.day())];
    for (at, mut number) in parts {
        for digit in text[at].iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
    }
    f.write_str(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
}

impl FromStr for Day {
    type Err = DateFault;
    fn from_str(text: &str) -> Result<Self, DateFault> {
        match text.parse()? {
            PartialDate::Day(day) => Ok(Self(day)),
            _ => Err(DateFault::NotAWholeDay),
        }
    }
}

/// A date that may be known only in part. ISO text: `2026`, `2026-10`, `2026-10-05`, `~2026-10-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Some day of that year.
    Year(i32),
    /// Some day of that month.
    Month(i32, u32),
    /// That day.
    Day(NaiveDate),
    /// Within [`ABOUT_DAYS`] of that day.
    About(NaiveDate),
}

impl PartialDate {
    /// The earliest day that it can be.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Year(year) => first_of(year, 1),
            Self::Month(year, month) => first_of(year, month),
            Self::Day(day) => day,
            Self::About(day) => day - Days::new(ABOUT_DAYS),
        }
    }

    /// The latest day that it can be.
    pub fn last(self) -> NaiveDate {
        match self {
            Self::Year(year) => first_of(year, 12) + Days::new(30),
            Self::Month(year, month) => first_of(year, month) + Months::new(1) - Days::new(1),
            Self::Day(day) => day,
            Self::About(day) => day + Days::new(ABOUT_DAYS),
        }
    }

    /// Reads what a person types: ISO dates, `today`, `yesterday`, `-2` (days ago), `05.10.2026` where only one
    /// reading exists, in any digits; `today` is the day it is for the person.
    pub fn typed(text: &str, today: NaiveDate) -> Result<Self, DateFault> {
        // As files and the program itself write it: no word means anything else.
        if let Ok(date) = text.trim().parse() {
            return Ok(date);
        }
        let text = crate::text::digits::to_ascii(text.trim());
        let folded = crate::text::fold::fold(&text);
        let relative = match folded.as_str() {
            "today" | "aujourd hui" | "hoy" | "اليوم" => Some(0),
            "yesterday" | "hier" | "ayer" | "امس" => Some(1),
            "avant hier" => Some(2),
            _ => text
                .strip_prefix('-')
                .filter(|days| days.len() <= 3 && !days.is_empty())
                .and_then(|days| days.parse::<u64>().ok()),
        };
        if let Some(days) = relative {
            return Ok(Self::Day(today - Days::new(days)));
        }
        if let Some(days) = text.strip_prefix('+').filter(|days| days.len() <= 3) {
            return days.parse().map(|days| Self::Day(today + Days::new(days))).map_err(|_| DateFault::Form);
        }
        if text.contains(['/', '.']) {
            return slashed(&text).map(Self::Day);
        }
        text.parse()
    }
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).expect("year and month are checked when the date is made")
}

/// `05/10/2026` and its kin: accepted only where the calendar leaves one reading.
fn slashed(text: &str) -> Result<NaiveDate, DateFault> {
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let [first, second, year] = parts.as_slice() else { return Err(DateFault::Form) };
    let number = |part: &str| -> Result<u32, DateFault> {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DateFault::Form);
        }
        part.parse().map_err(|_| DateFault::Form)
    };
    if first.len() == 4 {
        return day(number(first)? as i32, number(second)?, number(year)?);
    }
    if year.len() != 4 {
        return Err(DateFault::Form);
    }
    let (first, second, year) = (number(first)?, number(second)?, number(year)? as i32);
    match (day(year, second, first), day(year, first, second)) {
        (Ok(day_first), Ok(month_first)) if day_first != month_first => {
            Err(DateFault::Ambiguous(day_first, month_first))
        }
        (Ok(day), _) | (_, Ok(day)) => Ok(day),
        (Err(fault), Err(_)) => Err(fault),
    }
}

fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateFault> {
    if (1300..=1500).contains(&year) {
        return Err(DateFault::Hijri);
    }
    if !YEARS.contains(&year) {
        return Err(DateFault::YearOutOfRange);
    }
    if !(1..=12).contains(&month) {
        return Err(DateFault::NoSuchMonth);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write_day(f, *day),
            Self::About(day) => {
                f.write_str("~")?;
                write_day(f, *day)
            }
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateFault;
    fn from_str(text: &str) -> Result<Self, DateFault> {
        let (about, plain) = match text.strip_prefix('~') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parts = plain.split('-');
        // Exact widths: chrono alone would take `2025-2-3`, and a reader would wonder which of the two is the month.
        let mut number = |width| match parts.next() {
            Some(part) if part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<u32>().map(Some).map_err(|_| DateFault::Form)
            }
            Some(_) => Err(DateFault::Form),
            None => Ok(None),
        };
        let numbers = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        match numbers {
            (Some(year), None, _) if !about => day(year as i32, 1, 1).map(|_| Self::Year(year as i32)),
            (Some(year), Some(month), None) if !about => {
                day(year as i32, month, 1).map(|_| Self::Month(year as i32, month))
            }
            (Some(year), Some(month), Some(of_month)) => {
                let date = day(year as i32, month, of_month)?;
                Ok(if about { Self::About(date) } else { Self::Day(date) })
            }
            _ => Err(DateFault::Form),
        }
    }
}

/// A time of day, `07:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour {
    hour: u8,
    minute: u8,
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for Hour {
    type Err = DateFault;
    /// Reads `07:30`, `7:30` and `7h30`.
    fn from_str(text: &str) -> Result<Self, DateFault> {
        let (hour, minute) = text.split_once([':', 'h', 'H']).ok_or(DateFault::Form)?;
        let minute = if minute.is_empty() { "0" } else { minute };
        let number = |part: &str, limit: u8| {
            part.parse::<u8>().ok().filter(|number| *number < limit && part.len() <= 2).ok_or(DateFault::Form)
        };
        Ok(Self { hour: number(hour, 24)?, minute: number(minute, 60)? })
    }
}

/// What a report or a summary is made for: a year `2026`, a quarter `2026-Q4` or a month `2026-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// A quarter, 1 to 4.
    Quarter(i32, u32),
    /// A calendar month.
    Month(i32, u32),
}

impl Period {
    /// The month that a day lies in.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// First day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Year(year) => first_of(year, 1),
            Self::Quarter(year, quarter) => first_of(year, quarter * 3 - 2),
            Self::Month(year, month) => first_of(year, month),
        }
    }

    /// Last day.
    pub fn last(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
        };
        self.first() + Months::new(months) - Days::new(1)
    }

    /// The quarter that a day lies in.
    pub fn quarter_of(day: NaiveDate) -> Self {
        Self::Quarter(day.year(), day.month0() / 3 + 1)
    }

    /// The calendar year in which it lies.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }

    /// Whether another period lies wholly in it.
    pub fn contains(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = DateFault;
    fn from_str(text: &str) -> Result<Self, DateFault> {
        if let Some((year, quarter)) = text.split_once("-Q") {
            let PartialDate::Year(year) = year.parse()? else { return Err(DateFault::Form) };
            return match quarter {
                "1" | "2" | "3" | "4" => {
                    Ok(Self::Quarter(year, quarter.parse().map_err(|_| DateFault::Form)?))
                }
                _ => Err(DateFault::Form),
            };
        }
        match text.parse()? {
            PartialDate::Year(year) => Ok(Self::Year(year)),
            PartialDate::Month(year, month) => Ok(Self::Month(year, month)),
            _ => Err(DateFault::Form),
        }
    }
}

macro_rules! as_text {
    ($($name:ident),*) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )* };
}
as_text!(Day, PartialDate, Hour, Period);

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
    }

    fn typed(text: &str) -> Result<String, DateFault> {
        PartialDate::typed(text, today()).map(|date| date.to_string())
    }

    #[test]
    fn what_people_type() {
        for (text, read) in [
            ("2026", "2026"),
            ("2026-10", "2026-10"),
            ("~2026-10-03", "~2026-10-03"),
            ("yesterday", "2026-11-23"),
            ("Hier", "2026-11-23"),
            ("-2", "2026-11-22"),
            ("٢٠٢٦-١٠-٠٣", "2026-10-03"),
            ("23/10/2026", "2026-10-23"),
            ("05.05.2026", "2026-05-05"),
        ] {
            assert_eq!(typed(text), Ok(read.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_refused_and_why() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day");
        for (text, fault) in [
            ("2026-02-31", DateFault::NoSuchDay),
            ("1900-02-29", DateFault::NoSuchDay),
            ("2026-13", DateFault::NoSuchMonth),
            ("0000-01-01", DateFault::YearOutOfRange),
            ("10000-01-01", DateFault::Form),
            ("2025-2-3", DateFault::Form),
            ("12/11/10", DateFault::Form),
            ("1e308", DateFault::Form),
            ("", DateFault::Form),
            ("~2026", DateFault::Form),
            ("1446-03-01", DateFault::Hijri),
            ("03/02/2025", DateFault::Ambiguous(day("2025-02-03"), day("2025-03-02"))),
        ] {
            assert_eq!(typed(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_partial_date_spans_every_completion() {
        let span = |text: &str| {
            let date: PartialDate = text.parse().expect("a date");
            (date.first().to_string(), date.last().to_string())
        };
        assert_eq!(span("2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
        assert_eq!(span("2023"), ("2023-01-01".into(), "2023-12-31".into()));
        assert_eq!(span("~2026-10-03"), ("2026-09-30".into(), "2026-10-06".into()));
    }

    #[test]
    fn periods() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
        ] {
            let period: Period = text.parse().expect("a period");
            assert_eq!((period.first().to_string(), period.last().to_string()), (first.into(), last.into()));
            assert_eq!(period.to_string(), text);
        }
        assert_eq!("2026-Q5".parse::<Period>(), Err(DateFault::Form));
    }
}
