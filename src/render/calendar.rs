//! Days as a calendar that other programs read (RFC 5545): one all-day event each, no names, no reminder.

use chrono::{Days, NaiveDate};

/// One day.
#[derive(Clone, Debug)]
pub struct CalendarDay {
    /// Names the event for ever, so that a calendar that is read twice holds it once.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What is shown.
    pub summary: String,
}

/// The calendar. `moment` is when it was made: `2026-11-24T18:00:00Z`.
pub fn calendar(days: &[CalendarDay], moment: &str) -> String {
    let stamp: String = moment.chars().filter(|character| !matches!(character, '-' | ':')).collect();
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    // The standard wants a maker; this one says no more than it must.
    line(&mut text, "PRODID:-//carnet//agenda//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    for day in days {
        let next = day.on + Days::new(1);
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}", escaped(&day.uid)));
        line(&mut text, &format!("DTSTAMP:{stamp}"));
        line(&mut text, &format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")));
        line(&mut text, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        line(&mut text, &format!("SUMMARY:{}", escaped(&day.summary)));
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// RFC 5545, 3.3.11: what a text may not hold as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// RFC 5545, 3.1: lines of at most 75 bytes, the rest on lines that begin with a space; never within a character.
fn line(text: &mut String, content: &str) {
    let mut room = 75;
    for character in content.chars() {
        if character.len_utf8() > room {
            text.push_str("\r\n ");
            room = 74;
        }
        text.push(character);
        room -= character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_texts_escaped() {
        let on = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let summary = format!("a;b,c\\d\n{}\u{7}", "é".repeat(60));
        let text = calendar(&[CalendarDay { uid: "x".into(), on, summary }], "2026-11-24T18:00:05Z");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.split("\r\n").all(|line| !line.contains('\n')));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:a\\;b\\,c\\\\d\\n{}\r\n", "é".repeat(60))), "{unfolded}");
        assert!(unfolded.contains("DTSTAMP:20261124T180005Z\r\n"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }
}
