//! What is kept for how long, and what becomes of it then (domain.md, *Retention*): declared once. The plan of a purge,
//! its page and docs/guide/retention.md follow from it.
//!
//! ```
//! use carnet::model::retention::Rule;
//! let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
//! // A trip of 26 August is 90 days old on 24 November, and is reduced on that day.
//! assert_eq!(Rule::Trips.last_due(today), chrono::NaiveDate::from_ymd_opt(2026, 8, 26));
//! ```

use chrono::{Days, Months, NaiveDate};

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many days.
    Days(u32),
    /// So many months by the calendar; from the 31st to the last day of a shorter month.
    Months(u32),
}

/// What becomes of a record when its time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// It is taken out with all its versions.
    Destroy,
    /// What reports count stays; names of nodes, fine places, words and persons go, from all its versions.
    Reduce,
    /// Some of its words go, from all its versions.
    Forget,
}

impl Act {
    /// The word in a plan and in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::Destroy => "destroy",
            Self::Reduce => "reduce",
            Self::Forget => "forget",
        }
    }

    /// Every act.
    pub const ALL: &'static [Self] = &[Self::Destroy, Self::Reduce, Self::Forget];
}

/// Why something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The record's own retention date is over. A date still to come keeps it whole, whatever the other rules say.
    RetentionDate,
    /// Trips: 90 days after they are over, and not fewer, for roads are the denominators of roadblocks.
    Trips,
    /// Words on incidents in which our people were harmed: 90 days after the report; the counts stay.
    StaffDetail,
    /// Motives and lessons: 6 months after the negotiation is closed.
    Motives,
    /// Incidents: 12 months.
    Incidents,
    /// Meetings, decisions, requests, asks, promises: 24 months after the last day that they speak of.
    Talks,
    /// Nodes that nobody met, that no record names, and under which no named node hangs: 30 days.
    Unmet,
    /// Drafts and rows of files that wait for mending: 90 days.
    Unfinished,
    /// Somebody said so.
    Asked,
}

impl Rule {
    /// Every rule, in the order in which a plan tells of them.
    pub const ALL: &'static [Self] = &[
        Self::RetentionDate,
        Self::Trips,
        Self::StaffDetail,
        Self::Motives,
        Self::Incidents,
        Self::Talks,
        Self::Unmet,
        Self::Unfinished,
        Self::Asked,
    ];

    /// The word in a plan.
    pub fn code(self) -> &'static str {
        match self {
            Self::RetentionDate => "retention-date",
            Self::Trips => "trips",
            Self::StaffDetail => "staff-detail",
            Self::Motives => "motives",
            Self::Incidents => "incidents",
            Self::Talks => "talks",
            Self::Unmet => "unmet",
            Self::Unfinished => "unfinished",
            Self::Asked => "asked",
        }
    }

    /// How long is kept what the rule is about; `None` where no span says it.
    pub fn span(self) -> Option<Span> {
        Some(match self {
            Self::Trips | Self::StaffDetail | Self::Unfinished => Span::Days(90),
            Self::Motives => Span::Months(6),
            Self::Incidents => Span::Months(12),
            Self::Talks => Span::Months(24),
            Self::Unmet => Span::Days(30),
            Self::RetentionDate | Self::Asked => return None,
        })
    }

    /// What is dated on this day or before is due today; `None` where no span says it.
    pub fn last_due(self, today: NaiveDate) -> Option<NaiveDate> {
        match self.span()? {
            Span::Days(days) => today.checked_sub_days(Days::new(days.into())),
            Span::Months(months) => today.checked_sub_months(Months::new(months)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_tells_of_every_rule_with_its_span() {
        let page = include_str!("../../docs/guide/retention.md");
        for (rule, row) in [
            (Rule::Trips, "| Trips | 90 days after they are over |"),
            (
                Rule::StaffDetail,
                "| Words on incidents in which our people were harmed | 90 days after the report |",
            ),
            (Rule::Motives, "| Motives and lessons | 6 months after the negotiation is closed |"),
            (Rule::Incidents, "| Incidents | 12 months |"),
            (Rule::Talks, "| Meetings, decisions, requests, asks, promises | 24 months |"),
            (Rule::Unmet, "| Nodes that nobody met | 30 days |"),
            (Rule::Unfinished, "| Drafts, and rows of files that wait for mending | 90 days |"),
        ] {
            let (number, unit) = match rule.span().expect("a span") {
                Span::Days(days) => (days, "days"),
                Span::Months(months) => (months, "months"),
            };
            assert!(row.contains(&format!("| {number} {unit}")), "{rule:?}");
            assert!(page.contains(row), "docs/guide/retention.md lacks {row}");
        }
    }

    #[test]
    fn months_are_counted_by_the_calendar() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(Rule::Motives.last_due(day("2026-08-31")), Some(day("2026-02-28")));
        assert_eq!(Rule::Talks.last_due(day("2024-02-29")), Some(day("2022-02-28")));
        assert_eq!(Rule::Unmet.last_due(day("2026-03-01")), Some(day("2026-01-30")));
        assert_eq!(Rule::Asked.last_due(day("2026-03-01")), None);
    }
}
