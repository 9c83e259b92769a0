//! The days asked for, as whole months and what is left at either end.

use chrono::{Datelike, Months, NaiveDate};

use crate::store::touched::IN_PART;

/// The days asked for.
pub(super) struct Period {
    pub(super) since: NaiveDate,
    pub(super) until: NaiveDate,
    /// First and last whole month, as `2026-10`; nothing where there is none.
    pub(super) months: Option<(String, String)>,
    /// Months of which not every day is asked for.
    pub(super) ends: Vec<End>,
}

/// Days of one month.
pub(super) struct End {
    pub(super) month: String,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Period {
    pub(super) fn new(since: Option<NaiveDate>, until: NaiveDate) -> Self {
        let since = since.unwrap_or(NaiveDate::from_ymd_opt(1, 1, 1).expect("the first day of the calendar"));
        let mut found = Self { since, until, months: None, ends: Vec::new() };
        if since > until {
            return found;
        }
        let end = |first, last| End { month: name(first), first, last };
        if name(since) == name(until) {
            if (since, until) == (begins(since), ends(since)) {
                found.months = Some((name(since), name(since)));
            } else {
                found.ends.push(end(since, until));
            }
            return found;
        }
        let mut first = since;
        if since != begins(since) {
            found.ends.push(end(since, ends(since)));
            first = begins(since) + Months::new(1);
        }
        let mut last = until;
        if until != ends(until) {
            found.ends.push(end(begins(until), until));
            last = begins(until).pred_opt().expect("a month has days before its end");
        }
        found.months = (first <= last).then(|| (name(first), name(last)));
        found
    }

    /// Whether a whole month lies in it, a day, or, wherever that is, what is dated in part.
    pub(super) fn has(&self, at: &str) -> bool {
        let month = at.get(..7).unwrap_or(at);
        let is_whole = self
            .months
            .as_ref()
            .is_some_and(|(first, last)| first.as_str() <= month && month <= last.as_str());
        let is_asked =
            |end: &End| end.first.to_string().as_str() <= at && at <= end.last.to_string().as_str();
        at == IN_PART || is_whole || self.ends.iter().any(is_asked)
    }

    /// Whether only some days of a month lie in it.
    pub(super) fn is_end(&self, month: &str) -> bool {
        self.ends.iter().any(|end| end.month == month)
    }

    /// The whole months whose first day lies in it.
    pub(super) fn by_first_days(self) -> Self {
        let since =
            if self.since == begins(self.since) { self.since } else { begins(self.since) + Months::new(1) };
        Self { since: self.since, until: self.until, ..Self::new(Some(since), ends(self.until)) }
    }

    /// The first and the last month of which any day is asked for; what nothing is called where there is none.
    pub(super) fn spans(&self) -> (&str, &str) {
        let months = self.months.iter().flat_map(|(first, last)| [first.as_str(), last.as_str()]);
        let all: Vec<&str> = months.chain(self.ends.iter().map(|end| end.month.as_str())).collect();
        (all.iter().min().unwrap_or(&"~"), all.iter().max().unwrap_or(&"~"))
    }
}

/// The first and the last day of a month, as `2026-10`.
pub(super) fn days_of(month: &str) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()?;
    Some((first, ends(first)))
}

fn begins(day: NaiveDate) -> NaiveDate {
    day.with_day(1).expect("every month has a first day")
}

fn ends(day: NaiveDate) -> NaiveDate {
    (begins(day) + Months::new(1)).pred_opt().expect("a month has days before its end")
}

fn name(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(since: Option<&str>, until: &str) -> (Option<(String, String)>, Vec<String>) {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day");
        let Period { months, ends, .. } = Period::new(since.map(day), day(until));
        (months, ends.iter().map(|end| format!("{} {} {}", end.month, end.first, end.last)).collect())
    }

    fn months(first: &str, last: &str) -> Option<(String, String)> {
        Some((first.to_owned(), last.to_owned()))
    }

    #[test]
    fn what_stands_on_first_days_is_asked_for_by_whole_months() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day");
        let by_first_days = |since: Option<&str>, until| {
            let period = Period::new(since.map(day), day(until)).by_first_days();
            assert!(period.ends.is_empty());
            period.months
        };
        assert_eq!(by_first_days(None, "2026-11-24"), months("0001-01", "2026-11"));
        assert_eq!(by_first_days(Some("2026-10-01"), "2026-11-01"), months("2026-10", "2026-11"));
        assert_eq!(by_first_days(Some("2026-10-02"), "2026-11-30"), months("2026-11", "2026-11"));
        assert_eq!(by_first_days(Some("2026-11-02"), "2026-11-24"), None);
    }

    #[test]
    fn a_period_is_whole_months_and_its_ends() {
        assert_eq!(period(None, "2026-10-31"), (months("0001-01", "2026-10"), vec![]));
        assert_eq!(
            period(None, "2026-11-24"),
            (months("0001-01", "2026-10"), vec!["2026-11 2026-11-01 2026-11-24".into()])
        );
        assert_eq!(period(Some("2026-10-01"), "2026-10-31"), (months("2026-10", "2026-10"), vec![]));
        assert_eq!(
            period(Some("2026-10-20"), "2026-11-10"),
            (None, vec!["2026-10 2026-10-20 2026-10-31".into(), "2026-11 2026-11-01 2026-11-10".into()])
        );
        assert_eq!(
            period(Some("2026-10-02"), "2026-10-03"),
            (None, vec!["2026-10 2026-10-02 2026-10-03".into()])
        );
        assert_eq!(
            period(Some("2024-02-02"), "2024-12-31"),
            (months("2024-03", "2024-12"), vec!["2024-02 2024-02-02 2024-02-29".into()])
        );
        assert_eq!(period(Some("2026-10-03"), "2026-10-02"), (None, vec![]));
    }
}
