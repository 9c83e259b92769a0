//! How the dates of a file are written: ISO, by a pattern, in a known order, with the month's name, or as a spreadsheet
//! counts days.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use crate::model::PartialDate;
use crate::model::date::DateFault;
use crate::text::{digits, fold};

/// In which order day, month and year stand where digits alone do not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `03/02/2025` is the third of February.
    Dmy,
    /// `03/02/2025` is the second of March.
    Mdy,
    /// `25/02/03` is the third of February.
    Ymd,
}

impl DateOrder {
    /// As maps and flags write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}

/// How a date is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) enum DatePattern {
    /// Year, year and month, or a whole day; a time behind it, or a hyphen left behind a month, does not matter.
    Iso,
    /// Letters `Y`, `M`, `D` in groups, all else as it stands.
    Written(String),
    /// Numbers in this order, with one or two digits for day and month.
    Ordered(DateOrder),
    /// Days since the end of 1899 (with the leap day of 1900 that never was), or since the beginning of 1904.
    Serial {
        /// As spreadsheets of old Macintoshes count.
        from_1904: bool,
    },
    /// Not a pattern.
    Unknown(String),
}

impl From<String> for DatePattern {
    fn from(text: String) -> Self {
        match text.to_lowercase().as_str() {
            "iso" => return Self::Iso,
            "dmy" => return Self::Ordered(DateOrder::Dmy),
            "mdy" => return Self::Ordered(DateOrder::Mdy),
            "ymd" => return Self::Ordered(DateOrder::Ymd),
            "serial" => return Self::Serial { from_1904: false },
            "serial-1904" => return Self::Serial { from_1904: true },
            _ => {}
        }
        let group = |letter: char| text.chars().filter(|character| *character == letter).count();
        let whole = |letter: char, length: usize| text.contains(&letter.to_string().repeat(length));
        let year = group('Y') == 4 && whole('Y', 4);
        let month = group('M') == 0 || group('M') == 2 && whole('M', 2);
        let day = group('D') == 0 || group('D') == 2 && whole('D', 2) && group('M') == 2;
        let only = text.chars().all(|c| matches!(c, 'Y' | 'M' | 'D') || c.is_ascii_punctuation() || c == ' ');
        if year && month && day && only { Self::Written(text) } else { Self::Unknown(text) }
    }
}

impl DatePattern {
    fn date(&self, cell: &str) -> Result<PartialDate, DateFault> {
        match self {
            Self::Iso => iso(cell),
            Self::Written(pattern) => written(pattern, cell),
            Self::Ordered(order) => ordered(cell, Some(*order)),
            Self::Serial { from_1904 } => serial(cell, *from_1904),
            Self::Unknown(_) => Err(DateFault::Form),
        }
    }
}

/// A date by the first pattern that fits; the first one's fault where none does. Without patterns it is what can be
/// read in one way only.
pub(super) fn date(cell: &str, patterns: &[DatePattern]) -> Result<PartialDate, DateFault> {
    let cell = digits::to_ascii(cell.trim());
    let mut fault = None;
    for pattern in patterns {
        match pattern.date(&cell) {
            Ok(date) => return Ok(date),
            // What knows the form and not the day says more than what does not know the form.
            Err(found) if fault.is_none() || fault == Some(DateFault::Form) => fault = Some(found),
            Err(_) => {}
        }
    }
    match fault {
        Some(fault) => Err(fault),
        None => iso(&cell).or_else(|fault| match ordered(&cell, None) {
            Err(DateFault::Form) => Err(fault),
            other => other,
        }),
    }
}

fn iso(cell: &str) -> Result<PartialDate, DateFault> {
    // `2021-12-31T00:00:00Z` and `2021-12-31 00:00`: a day, and a time that says nothing.
    let day = match cell.get(..10) {
        Some(day) if cell[10..].starts_with(['T', ' ']) => day,
        _ => cell,
    };
    // A partial date written with fields of fixed width: `2009-01-`, `2009--`.
    day.trim_end_matches('-').parse()
}

fn written(pattern: &str, cell: &str) -> Result<PartialDate, DateFault> {
    let (mut year, mut month, mut day) = (0_u32, None, None);
    if pattern.len() != cell.len() || !cell.is_ascii() {
        return Err(DateFault::Form);
    }
    for (wanted, found) in pattern.chars().zip(cell.chars()) {
        let digit = || found.to_digit(10).ok_or(DateFault::Form);
        let next = |number: &mut Option<u32>, digit: u32| *number = Some(number.unwrap_or(0) * 10 + digit);
        match wanted {
            'Y' => year = year * 10 + digit()?,
            'M' => next(&mut month, digit()?),
            'D' => next(&mut day, digit()?),
            sign if sign == found => {}
            _ => return Err(DateFault::Form),
        }
    }
    made(year, month, day)
}

/// Through the text of an ISO date, so that years out of range, Hijri years and days that are none are told alike.
fn made(year: u32, month: Option<u32>, day: Option<u32>) -> Result<PartialDate, DateFault> {
    let text = match (month, day) {
        (None, _) => format!("{year:04}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
    };
    text.parse()
}

/// Numbers, or a month's name among numbers, in an order; without one only where a single reading exists.
fn ordered(cell: &str, order: Option<DateOrder>) -> Result<PartialDate, DateFault> {
    let parts: Vec<&str> = without_time(cell)
        .split(['/', '.', '-', ',', ' ', '\u{a0}', '،'])
        .filter(|part| !part.is_empty())
        .collect();
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut named: Option<u32> = None;
    for part in &parts {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            if part.len() > 4 || part.len() == 3 {
                return Err(DateFault::Form);
            }
            numbers.push((part.parse().map_err(|_| DateFault::Form)?, part.len()));
            continue;
        }
        match (month_named(part), &named) {
            (Some(month), None) => named = Some(month),
            // `3 de marzo de 2024`, `1er mars 2024`, `3rd of March 2024`.
            (None, _) if FILLERS.contains(&fold::fold(part).as_str()) => {}
            (None, _) => numbers.push((ordinal(part).ok_or(DateFault::Form)?, 2)),
            (Some(_), Some(_)) => return Err(DateFault::Form),
        }
    }
    let year = |(number, length): (u32, usize)| match (length, order) {
        (4, _) => Ok(number),
        // Two digits say a year only where somebody said in which order they stand.
        (_, Some(_)) => Ok(2000 + number),
        _ => Err(DateFault::Form),
    };
    match (named, numbers.as_slice()) {
        (Some(month), [only]) if only.1 == 4 => made(only.0, Some(month), None),
        (Some(month), [first, second]) if second.1 == 4 => made(second.0, Some(month), Some(first.0)),
        (Some(month), [first, second]) if first.1 == 4 => made(first.0, Some(month), Some(second.0)),
        (Some(month), [first, second]) => match order {
            Some(DateOrder::Ymd) => made(year(*first)?, Some(month), Some(second.0)),
            _ => made(year(*second)?, Some(month), Some(first.0)),
        },
        (None, [only]) if only.1 == 4 => made(only.0, None, None),
        (None, [first, second]) if first.1 == 4 => made(first.0, Some(second.0), None),
        (None, [first, second]) if second.1 == 4 => made(second.0, Some(first.0), None),
        (None, [first, second, third]) if first.1 == 4 => made(first.0, Some(second.0), Some(third.0)),
        (None, [first, second, third]) => match order {
            Some(DateOrder::Dmy) => made(year(*third)?, Some(second.0), Some(first.0)),
            Some(DateOrder::Mdy) => made(year(*third)?, Some(first.0), Some(second.0)),
            Some(DateOrder::Ymd) => made(year(*first)?, Some(second.0), Some(third.0)),
            None => {
                let year = year(*third)?;
                let reading = |month: u32, day: u32| made(year, Some(month), Some(day));
                match (reading(second.0, first.0), reading(first.0, second.0)) {
                    (Ok(PartialDate::Day(day_first)), Ok(PartialDate::Day(month_first)))
                        if day_first != month_first =>
                    {
                        Err(DateFault::Ambiguous(day_first, month_first))
                    }
                    (Ok(day), _) | (_, Ok(day)) => Ok(day),
                    (Err(fault), Err(_)) => Err(fault),
                }
            }
        },
        _ => Err(DateFault::Form),
    }
}

/// Words that stand between the parts of a written date.
const FILLERS: &[&str] = &["de", "del", "of", "the", "le", "el", "du"];

fn without_time(cell: &str) -> &str {
    match cell.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') && day.contains(['/', '.', '-']) => day,
        _ => cell,
    }
}

/// `1er`, `3rd`, `2nd`, `1º`.
fn ordinal(part: &str) -> Option<u32> {
    let end = part.find(|character: char| !character.is_ascii_digit())?;
    let (number, rest) = part.split_at(end);
    matches!(fold::fold(rest).as_str(), "er" | "st" | "nd" | "rd" | "th" | "o" | "e")
        .then(|| number.parse().ok())?
}

fn month_named(part: &str) -> Option<u32> {
    let folded = fold::fold(part);
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == folded))?;
    u32::try_from(at + 1).ok()
}

/// The months in English, French, Spanish and Arabic (of the Levant and of the Nile and the Gulf), folded, with the
/// short forms that spreadsheets write.
const MONTHS: [&str; 12] = [
    "january jan janvier janv enero ene يناير جانفي",
    "february feb fevrier fevr fev febrero فبراير شباط فيفري",
    "march mar mars marzo مارس اذار",
    "april apr avril avr abril abr ابريل نيسان افريل",
    "may mai mayo مايو ايار ماي",
    "june jun juin junio يونيو حزيران جوان",
    "july jul juillet juil julio يوليو تموز جويليه",
    "august aug aout agosto ago اغسطس اب اوت",
    "september sep sept septembre septiembre set سبتمبر ايلول",
    "october oct octobre octubre اكتوبر",
    "november nov novembre noviembre نوفمبر",
    "december dec decembre diciembre dic ديسمبر",
];

fn serial(cell: &str, from_1904: bool) -> Result<PartialDate, DateFault> {
    let whole = cell.split(['.', ',']).next().unwrap_or_default();
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if !is_number || whole.is_empty() || whole.len() > 6 {
        return Err(DateFault::Form);
    }
    counted(whole.parse().map_err(|_| DateFault::Form)?, from_1904)
}

/// The day of a spreadsheet's number. 60 is the 29th of February 1900, a day that spreadsheets have and no calendar.
pub(super) fn counted(days: u64, from_1904: bool) -> Result<PartialDate, DateFault> {
    let (start, days) = match (from_1904, days) {
        (true, _) => (NaiveDate::from_ymd_opt(1904, 1, 1), days),
        (false, 60) => return Err(DateFault::NoSuchDay),
        (false, 0..60) => (NaiveDate::from_ymd_opt(1899, 12, 31), days),
        (false, _) => (NaiveDate::from_ymd_opt(1899, 12, 30), days),
    };
    let day = start.and_then(|start| start.checked_add_days(Days::new(days)));
    day.ok_or(DateFault::YearOutOfRange)?.format("%Y-%m-%d").to_string().parse()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(cell: &str, patterns: &[&str]) -> Result<String, DateFault> {
        let patterns: Vec<DatePattern> =
            patterns.iter().map(|pattern| DatePattern::from((*pattern).to_owned())).collect();
        date(cell, &patterns).map(|date| date.to_string())
    }

    #[test]
    fn dates_as_files_write_them() {
        for (cell, patterns, wanted) in [
            ("2021-12-31", &[][..], "2021-12-31"),
            ("2009-01-", &[], "2009-01"),
            ("1993", &["iso"], "1993"),
            ("2021-12-31T08:00:00Z", &[], "2021-12-31"),
            ("03/02/2025", &["DD/MM/YYYY"], "2025-02-03"),
            ("03/02/2025", &["MM/DD/YYYY"], "2025-03-02"),
            ("20250203", &["iso", "YYYYMMDD"], "2025-02-03"),
            ("٢٠٢٥-٠٢-٠٣", &[], "2025-02-03"),
            ("02/2025", &["DD/MM/YYYY", "MM/YYYY"], "2025-02"),
            ("3/2/2025", &["dmy"], "2025-02-03"),
            ("3/2/2025", &["mdy"], "2025-03-02"),
            ("3.2.25", &["dmy"], "2025-02-03"),
            ("25/2/3", &["ymd"], "2025-02-03"),
            ("2025/2/3", &["dmy"], "2025-02-03"),
            ("31/12/2024 08:15", &[], "2024-12-31"),
            ("12/31/2024", &[], "2024-12-31"),
            ("5/5/2024", &[], "2024-05-05"),
            ("2/2025", &[], "2025-02"),
            ("3 Feb 2025", &[], "2025-02-03"),
            ("1er août 2024", &[], "2024-08-01"),
            ("3 de marzo de 2024", &[], "2024-03-03"),
            ("March 3, 2024", &[], "2024-03-03"),
            ("décembre 2023", &[], "2023-12"),
            ("٣ مارس ٢٠٢٤", &[], "2024-03-03"),
            ("٣ آذار ٢٠٢٤", &[], "2024-03-03"),
            ("3-févr.-24", &["dmy"], "2024-02-03"),
            ("45292", &["serial"], "2024-01-01"),
            ("45292.75", &["iso", "serial"], "2024-01-01"),
            ("43830", &["serial-1904"], "2024-01-01"),
            ("59", &["serial"], "1900-02-28"),
            ("61", &["serial"], "1900-03-01"),
        ] {
            assert_eq!(read(cell, patterns).as_deref(), Ok(wanted), "{cell}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (cell, patterns, fault) in [
            ("-2", &[][..], DateFault::Form),
            ("yesterday", &[], DateFault::Form),
            ("31/02/2025", &["DD/MM/YYYY"], DateFault::NoSuchDay),
            ("31/02/2025", &[], DateFault::NoSuchDay),
            ("3/25/2025", &["dmy"], DateFault::NoSuchMonth),
            ("1446-03-01", &[], DateFault::Hijri),
            ("1/3/1446", &["dmy"], DateFault::Hijri),
            ("03/02/2025", &[], DateFault::Ambiguous(day("2025-02-03"), day("2025-03-02"))),
            ("3/2/25", &[], DateFault::Form),
            ("60", &["serial"], DateFault::NoSuchDay),
            ("-1", &["serial"], DateFault::Form),
            ("45292", &[], DateFault::Form),
            ("1/2/3/2024", &["dmy"], DateFault::Form),
            ("99/99/9999", &["dmy"], DateFault::YearOutOfRange),
        ] {
            assert_eq!(read(cell, patterns), Err(fault), "{cell}");
        }
        for wrong in ["", "YY-MM-DD", "YYYY-DD", "YYYY-M-DD", "%Y", "YYYYx"] {
            assert_eq!(DatePattern::from(wrong.to_owned()), DatePattern::Unknown(wrong.into()));
        }
    }

    proptest! {
        #[test]
        fn date_like_cells_never_panic(cell in "[0-9T:/. é-]{0,14}", pattern in "dmy|mdy|ymd|serial|serial-1904|iso|MM/YYYY|") {
            let _ = read(&cell, &[&pattern]);
            let _ = read(&cell, &[]);
        }
    }
}
