//! What is due, and when: promises of all sides, answers awaited, next steps, access that runs out, deadlines, cautions,
//! reviews.
//!
//! Pure over the rows that the store gives: the day is a parameter.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::due::Patience;
use crate::model::RecordId;
use crate::store::{Awaited, Dated, Matter, Store, StoreError};

/// Days of a week.
const WEEK: u64 = 7;
/// What ran out and nobody renewed is told for so many days.
const TOLD_AFTER: u64 = 30;
/// Days after the last day needed from which nobody waits for an answer any more (docs/indicators.md).
const NEVER_AFTER: u64 = 30;

/// When it is due, as people plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Its day is over; an answer from the day on which it is owed.
    Overdue,
    /// In the seven days from today.
    ThisWeek,
    /// In the seven days after these.
    NextWeek,
    /// After that.
    Later,
}

impl When {
    /// The word for programs; the end of its message id too.
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ThisWeek => "this-week",
            Self::NextWeek => "next-week",
            Self::Later => "later",
        }
    }
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// When.
    pub when: When,
    /// What, and of which record.
    pub dated: Dated,
    /// Of an answer: the row of the request.
    pub row: Option<i64>,
    /// For how many days it is overdue; before it, how many days are left, as a negative number.
    pub days: i64,
}

impl Item {
    /// The id by which people name it: `P-3`, and of an answer `R-7.2`.
    pub fn id(&self) -> String {
        match self.row {
            Some(row) => format!("{}.{row}", self.dated.record),
            None => self.dated.record.to_string(),
        }
    }
}

/// Everything that is due by the rows given, the earliest first.
pub fn agenda(
    dated: Vec<Dated>,
    answers: &[(Awaited, Dated)],
    patience: Patience,
    today: NaiveDate,
) -> Vec<Item> {
    let mut items: Vec<Item> = dated.into_iter().filter_map(|dated| item(dated, today)).collect();
    for (awaited, dated) in answers {
        if today > awaited.last_day + Days::new(NEVER_AFTER) {
            continue;
        }
        let on = patience.owed_from(awaited.submitted_on, awaited.needed_by, awaited.first_day);
        // From its day on an answer is owed; of everything else the day itself is still in time.
        let when = if on <= today { When::Overdue } else { when(on, today) };
        items.push(Item {
            when,
            dated: Dated { on, ..dated.clone() },
            row: Some(awaited.addressee.row),
            days: (today - on).num_days(),
        });
    }
    items.sort_by(|left, right| {
        let key =
            |item: &Item| (item.when, item.dated.on, item.dated.matter, item.dated.record.number, item.row);
        key(left).cmp(&key(right))
    });
    items
}

fn item(dated: Dated, today: NaiveDate) -> Option<Item> {
    let days = (today - dated.on).num_days();
    // Nobody can tick off what ran out: after a while it is history.
    let runs_out = matches!(dated.matter, Matter::Access | Matter::Caution | Matter::Deadline);
    let is_past = runs_out && today > dated.on + Days::new(TOLD_AFTER);
    (!is_past).then(|| Item { when: when(dated.on, today), dated, row: None, days })
}

fn when(on: NaiveDate, today: NaiveDate) -> When {
    if on < today {
        When::Overdue
    } else if on < today + Days::new(WEEK) {
        When::ThisWeek
    } else if on < today + Days::new(2 * WEEK) {
        When::NextWeek
    } else {
        When::Later
    }
}

/// Everything that is due in a store.
///
/// # Errors
/// When the database fails.
pub fn agenda_of(store: &Store, today: NaiveDate) -> Result<Vec<Item>, StoreError> {
    let mut dated = store.promises_dated(today)?;
    // A step that a later exchange closed is told no more, here as in `tomorrow`.
    let open: BTreeSet<RecordId> = store.next_steps(today)?.into_iter().map(|step| step.meeting).collect();
    dated.extend(store.steps_dated(today)?.into_iter().filter(|step| open.contains(&step.record)));
    dated.extend(store.running_out(today)?);
    dated.extend(store.deadlines(today)?);
    dated.extend(store.cautions_to_renew(today)?);
    dated.extend(store.reviews(today)?);
    let mut answers = Vec::new();
    for awaited in store.awaited(today)? {
        let request: RecordId = awaited.addressee.record;
        let (negotiation, severe) = store.request_belongs(request)?;
        let dated = Dated {
            record: request,
            matter: Matter::Answer,
            on: awaited.submitted_on,
            node: Some(awaited.node),
            negotiation,
            code: awaited.said.map(|said| crate::vocabulary::Term::code(said).to_owned()),
            severe,
        };
        answers.push((awaited, dated));
    }
    Ok(agenda(dated, &answers, Patience::of(store)?, today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, RowId};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn dated(number: i64, matter: Matter, on: NaiveDate) -> Dated {
        let record = RecordId { kind: Kind::Promise, number };
        Dated { record, matter, on, node: None, negotiation: None, code: None, severe: false }
    }

    fn told(items: &[Item]) -> Vec<(i64, When, i64)> {
        items.iter().map(|item| (item.dated.record.number, item.when, item.days)).collect()
    }

    const PATIENCE: Patience = Patience { overdue_days: 14, overdue_grace: 3 };

    #[test]
    fn a_day_is_overdue_once_it_is_over_and_weeks_begin_today() {
        let today = day(11, 24);
        let days = [
            (1, day(11, 23)),
            (2, today),
            (3, day(11, 30)),
            (4, day(12, 1)),
            (5, day(12, 7)),
            (6, day(12, 8)),
        ];
        let rows = days.iter().rev().map(|(number, on)| dated(*number, Matter::PromiseByUs, *on)).collect();
        assert_eq!(
            told(&agenda(rows, &[], PATIENCE, today)),
            [
                (1, When::Overdue, 1),
                (2, When::ThisWeek, 0),
                (3, When::ThisWeek, -6),
                (4, When::NextWeek, -7),
                (5, When::NextWeek, -13),
                (6, When::Later, -14),
            ]
        );
    }

    #[test]
    fn what_ran_out_long_ago_is_history_and_a_promise_is_not() {
        let long_ago = day(10, 24);
        let rows = vec![
            dated(1, Matter::Access, long_ago),
            dated(2, Matter::Caution, long_ago),
            dated(3, Matter::PromiseByThem, long_ago),
            dated(4, Matter::Access, day(10, 25)),
        ];
        let items = agenda(rows, &[], PATIENCE, day(11, 24));
        assert_eq!(told(&items), [(3, When::Overdue, 31), (4, When::Overdue, 30)]);
    }

    #[test]
    fn an_answer_is_overdue_from_the_day_on_which_it_is_owed() {
        let request = RecordId { kind: Kind::Request, number: 7 };
        let awaited = |submitted_on, first_day| Awaited {
            addressee: RowId { record: request, row: 2 },
            node: RecordId { kind: Kind::Actor, number: 1 },
            submitted_on,
            needed_by: None,
            first_day,
            last_day: first_day,
            said: None,
        };
        let of = |awaited: Awaited, today| {
            let row = Dated { record: request, ..dated(7, Matter::Answer, awaited.submitted_on) };
            agenda(Vec::new(), &[(awaited, row)], PATIENCE, today)
        };
        // Owed from the day before it is needed.
        let items = of(awaited(day(11, 10), day(11, 20)), day(11, 19));
        assert_eq!((items[0].when, items[0].days, items[0].id()), (When::Overdue, 0, "R-7.2".to_owned()));
        assert_eq!(of(awaited(day(11, 10), day(11, 20)), day(11, 18))[0].when, When::ThisWeek);
        // Handed in late: the grace goes first.
        assert_eq!(of(awaited(day(11, 19), day(11, 20)), day(11, 21))[0].when, When::ThisWeek);
        assert_eq!(of(awaited(day(11, 19), day(11, 20)), day(11, 22))[0].when, When::Overdue);
        // Thirty days after the last day needed nobody waits any more.
        assert_eq!(of(awaited(day(11, 10), day(11, 20)), day(12, 20)).len(), 1);
        assert!(of(awaited(day(11, 10), day(11, 20)), day(12, 21)).is_empty());
    }
}
