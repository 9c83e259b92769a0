//! What is past its date: answers that offices owe, promises, next steps.
//!
//! The one place that says from which day an answer is owed: [`Patience::owed_from`].

use chrono::{Days, NaiveDate};

use crate::store::{Awaited, NextStep, Promised, Store, StoreError, setting};

/// Days after the last day needed from which a request counts as never answered, and nobody waits any more.
const NEVER_AFTER: u64 = 30;

/// How long a team waits before an answer is owed: two settings of its store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Days after which an office that was asked owes its answer.
    pub overdue_days: u64,
    /// Days after the request was handed in before which it never does.
    pub overdue_grace: u64,
}

impl Patience {
    /// As the store has it set.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        Ok(Self {
            overdue_days: store.setting(setting("overdue_days")?)?,
            overdue_grace: store.setting(setting("overdue_grace")?)?,
        })
    }

    /// The day from which an office owes its answer: the earlier of the day by which it is needed (the day before the
    /// first day, where nobody said another) and so many days after it was asked; never within the grace.
    pub fn owed_from(
        self,
        submitted_on: NaiveDate,
        needed_by: Option<NaiveDate>,
        first_day: NaiveDate,
    ) -> NaiveDate {
        let needed_by = needed_by.unwrap_or(first_day - Days::new(1));
        let patient = submitted_on + Days::new(self.overdue_days);
        needed_by.min(patient).max(submitted_on + Days::new(self.overdue_grace))
    }

    /// Whether an answer that is awaited is owed on a day; once nobody waits any more, it is not.
    pub(super) fn is_owed(self, awaited: &Awaited, day: NaiveDate) -> bool {
        day <= awaited.last_day + Days::new(NEVER_AFTER)
            && day >= self.owed_from(awaited.submitted_on, awaited.needed_by, awaited.first_day)
    }
}

/// An answer past its date.
#[derive(Clone, Debug, PartialEq)]
pub struct Owed {
    /// Whose, of which request.
    pub awaited: Awaited,
    /// The first day on which it was owed.
    pub since: NaiveDate,
    /// For how many days.
    pub days: i64,
}

/// A promise past its day.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// Which.
    pub promised: Promised,
    /// For how many days.
    pub days: i64,
}

/// The answers that are owed on a day, the longest first.
///
/// # Errors
/// When the database fails.
pub fn answers_owed(store: &Store, day: NaiveDate) -> Result<Vec<Owed>, StoreError> {
    let patience = Patience::of(store)?;
    let mut owed: Vec<Owed> = store
        .awaited(day)?
        .into_iter()
        .filter(|awaited| patience.is_owed(awaited, day))
        .map(|awaited| {
            let since = patience.owed_from(awaited.submitted_on, awaited.needed_by, awaited.first_day);
            Owed { awaited, since, days: (day - since).num_days() }
        })
        .collect();
    owed.sort_by_key(|owed| owed.since);
    Ok(owed)
}

/// The promises whose day is over and that are not settled, the longest first.
///
/// # Errors
/// When the database fails.
pub fn promises_overdue(store: &Store, day: NaiveDate) -> Result<Vec<Late>, StoreError> {
    let overdue = store.promised(day)?.into_iter().filter(|promised| promised.due < day);
    Ok(overdue.map(|promised| Late { days: (day - promised.due).num_days(), promised }).collect())
}

/// The next steps whose day is over and after which nobody has spoken again, the longest first, with their days.
///
/// # Errors
/// When the database fails.
pub fn follow_ups_overdue(store: &Store, day: NaiveDate) -> Result<Vec<(NextStep, i64)>, StoreError> {
    let overdue = store.next_steps(day)?.into_iter().filter(|step| step.on < day);
    Ok(overdue.map(|step| (day - step.on, step)).map(|(late, step)| (step, late.num_days())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    const DEFAULT: Patience = Patience { overdue_days: 14, overdue_grace: 3 };

    #[test]
    fn an_answer_is_owed_from_the_earlier_day_but_never_within_the_grace() {
        // The worked month: R3 D2 from 9 October on, R4 C1 from 14 October on.
        assert_eq!(DEFAULT.owed_from(day(9, 25), None, day(10, 12)), day(10, 9));
        assert_eq!(DEFAULT.owed_from(day(10, 1), None, day(10, 15)), day(10, 14));
        // Needed by a day that somebody named.
        assert_eq!(DEFAULT.owed_from(day(10, 1), Some(day(10, 8)), day(10, 15)), day(10, 8));
        // Handed in on the day before: three days of grace.
        assert_eq!(DEFAULT.owed_from(day(10, 14), None, day(10, 15)), day(10, 17));
        let hasty = Patience { overdue_days: 5, overdue_grace: 0 };
        assert_eq!(hasty.owed_from(day(10, 1), None, day(10, 15)), day(10, 6));
        assert_eq!(hasty.owed_from(day(10, 14), None, day(10, 15)), day(10, 14));
    }
}
