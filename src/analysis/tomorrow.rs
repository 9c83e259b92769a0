//! Can we go? What stands behind each trip that is planned: never an answer, only what is known.
//!
//! Whether a yes is firm is what the store's view says ([`Said::firm`]); here stands only why another is not.

use chrono::NaiveDate;

use super::due::Patience;
use crate::model::{Hour, RecordId};
use crate::store::{Planned, Rule, Said, Store, StoreError, Word};
use crate::vocabulary::{
    ConditionView, Decision, DecisionForm, DirectiveCategory, GoDecision, KeepApart, Level, Needed,
};

/// Days after which the last own passage says little: it is shown as old.
const FRESH_DAYS: i64 = 14;

/// What is known of one planned trip.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The facts.
    pub planned: Planned,
    /// Every yes that it needs, and how each stands.
    pub steps: Vec<Step>,
    /// The same, counted.
    pub count: Count,
    /// The day on which the first of the firm yeses ends.
    pub until: Option<NaiveDate>,
    /// What is noticeable, the gravest first.
    pub signs: Vec<Sign>,
    /// Whether the last own passage is so long ago that it says little.
    pub passage_is_old: bool,
    /// Restrictions on women on that road or in force on the way.
    pub on_women: Vec<RecordId>,
}

/// A yes that is needed.
#[derive(Clone, Debug)]
pub struct Step {
    /// Of a request: the office, and what it said last.
    pub word: Option<Word>,
    /// Relied on by name: the decision.
    pub relied: Option<Said>,
    /// How it stands.
    pub standing: Standing,
}

/// How a yes that is needed stands, from best to worst.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A firm yes that is valid on the day.
    Firm,
    /// A yes that is not firm.
    Hollow(Hollow),
    /// Neither yes nor no.
    Pending {
        /// Days since it was asked, or since it last said something that is no answer.
        days: i64,
        /// The day from which the answer is owed, where that is past.
        owed_since: Option<NaiveDate>,
    },
    /// Not asked yet: the step is ours.
    Ours,
    /// A no, a yes taken back, or no means to do it.
    No,
}

/// What keeps a yes from being firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hollow {
    /// Only passed on by another.
    Relayed,
    /// A higher level must still confirm it.
    Unconfirmed(Level),
    /// On conditions that are not settled.
    ConditionsOpen,
    /// On conditions that we refused.
    ConditionsRefused,
    /// Valid only from a later day.
    NotYet(NaiveDate),
    /// No longer valid on the day.
    Expired(NaiveDate),
}

/// The steps of a trip, counted. Of a group of which one yes is enough, the best counts, once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Yeses that are needed.
    pub needed: usize,
    /// Of these, firm.
    pub firm: usize,
    /// Yes, but not firm.
    pub hollow: usize,
    /// No.
    pub no: usize,
    /// Neither yes nor no.
    pub pending: usize,
    /// Of these, past the day on which the answer was due.
    pub owing: usize,
    /// Not asked yet.
    pub ours: usize,
}

/// Something to notice about a trip. None of them says that it can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Another organisation leads: ask it.
    AskTheLead,
    /// So many have said no.
    No(usize),
    /// The request was taken back.
    Withdrawn,
    /// Movement is banned on the way.
    Ban,
    /// A curfew on the way, from this hour on where it is known.
    Curfew(Option<Hour>),
    /// So many have said neither yes nor no, the longest for so many days; so many of them owe their answer.
    Pending {
        /// How many.
        count: usize,
        /// The longest wait.
        days: i64,
        /// How many are past their date.
        owing: usize,
    },
    /// So many are still to be asked.
    Ours(usize),
    /// So many have said yes, and not firmly.
    Hollow(usize),
    /// Nobody was asked.
    NobodyAsked,
    /// A firm yes ends before the way back.
    EndsBeforeReturn(NaiveDate),
    /// A yes for a part only.
    InPart,
    /// Conditions to keep.
    Conditions(usize),
    /// Fewer vehicles on the paper than planned.
    Vehicles {
        /// On the paper.
        on_paper: u64,
        /// Planned.
        planned: u64,
    },
    /// Fewer persons on the paper than planned.
    Persons {
        /// On the paper.
        on_paper: u64,
        /// Planned.
        planned: u64,
    },
    /// The permit is not aboard.
    NoPermit,
    /// Women are aboard, and so many restrictions are known.
    Women(usize),
    /// Notified, and not acknowledged.
    NotAcknowledged,
    /// The morning's green light was asked and has not come.
    NoGreenLight,
    /// What the one who decides has said.
    Decided(GoDecision),
    /// All that is needed has been said; the first yes ends on.
    Until(NaiveDate),
}

/// What stands behind a trip on a day.
///
/// # Errors
/// [`StoreError::NoSuchRecord`].
pub fn outlook(store: &Store, trip: RecordId, today: NaiveDate) -> Result<Outlook, StoreError> {
    Ok(judge(store.behind(trip, today)?, Patience::of(store)?, today))
}

/// The trips planned from a day on, up to another where one is named, each with what stands behind it. Cautions are
/// not even read: whoever sees the list learns nothing from it.
///
/// # Errors
/// When the database fails.
pub fn tomorrow(
    store: &Store,
    (from, to): (NaiveDate, Option<NaiveDate>),
    today: NaiveDate,
) -> Result<Vec<Outlook>, StoreError> {
    let patience = Patience::of(store)?;
    let trips = store.planned(from, to)?;
    trips.into_iter().map(|trip| Ok(judge(store.behind(trip, today)?, patience, today))).collect()
}

/// What to keep apart from on a trip: for its own page, and nowhere else.
///
/// # Errors
/// When the database fails.
pub fn keep_apart(store: &Store, planned: &Planned) -> Result<Vec<KeepApart>, StoreError> {
    store.keep_apart_on(&store.route(&planned.stops())?, planned.date.first())
}

/// Tells how each yes stands, counts them, and says what is noticeable. Pure.
pub fn judge(planned: Planned, patience: Patience, today: NaiveDate) -> Outlook {
    let day = planned.date.first();
    let of_requests = planned.words.iter().map(|word| Step {
        standing: standing(word, patience, day, today),
        word: Some(word.clone()),
        relied: None,
    });
    let by_name = planned.relied.iter().map(|said| Step {
        standing: of_said(said, day, said.day, today, None),
        word: None,
        relied: Some(said.clone()),
    });
    let steps: Vec<Step> = of_requests.chain(by_name).collect();
    let units = units(&steps);
    let (count, until) = (counted(&units), first_end(&units));
    let passage_is_old =
        planned.passage.as_ref().is_some_and(|passage| (today - passage.day).num_days() > FRESH_DAYS);
    let on_women: Vec<RecordId> = planned
        .rules
        .iter()
        .filter(|rule| rule.category == Some(DirectiveCategory::Women))
        .map(|rule| rule.record)
        .chain(planned.incidents.iter().filter(|met| met.on_women).map(|met| met.incident))
        .collect();
    let mut outlook = Outlook { signs: Vec::new(), planned, steps, count, until, passage_is_old, on_women };
    outlook.signs = signs(&outlook, today);
    outlook
}

impl Step {
    /// What was said last.
    pub fn said(&self) -> Option<&Said> {
        self.relied.as_ref().or_else(|| self.word.as_ref()?.said.as_ref())
    }
}

impl Rule {
    /// Whether it restricts when people may move.
    pub fn is_curfew(&self) -> bool {
        self.curfew.0.is_some() || self.curfew.1.is_some()
    }
    /// Whether nobody may move.
    pub fn is_ban(&self) -> bool {
        !self.is_curfew() && self.category != Some(DirectiveCategory::Women)
    }
}

/// How the yeses that a request needs stand on a day, counted.
pub(super) fn count(words: Vec<Word>, patience: Patience, today: NaiveDate) -> Count {
    let steps: Vec<Step> = words
        .into_iter()
        .map(|word| Step {
            standing: standing(&word, patience, word.first_day, today),
            word: Some(word),
            relied: None,
        })
        .collect();
    counted(&units(&steps))
}

fn standing(word: &Word, patience: Patience, day: NaiveDate, today: NaiveDate) -> Standing {
    let Some(submitted_on) = word.submitted_on.or(word.said.as_ref().map(|said| said.day)) else {
        return Standing::Ours;
    };
    let owed_from = patience.owed_from(submitted_on, word.needed_by, word.first_day);
    match &word.said {
        Some(said) => of_said(said, day, said.day, today, Some(owed_from)),
        None => Standing::Pending {
            days: (today - submitted_on).num_days(),
            owed_since: Some(owed_from).filter(|since| today >= *since),
        },
    }
}

fn of_said(
    said: &Said,
    day: NaiveDate,
    since: NaiveDate,
    today: NaiveDate,
    owed_from: Option<NaiveDate>,
) -> Standing {
    if said.firm {
        return Standing::Firm;
    }
    match said.code {
        code if code.is_yes() => Standing::Hollow(why_hollow(said, day)),
        code if code.still_owes() => Standing::Pending {
            days: (today - since).num_days(),
            owed_since: owed_from.filter(|since| today >= *since),
        },
        _ => Standing::No,
    }
}

/// What weakens a yes most. A relayed one is hollow whoever relays it.
pub(super) fn why_hollow(said: &Said, day: NaiveDate) -> Hollow {
    match (said.form, said.confirm_by, said.condition_view, said.valid_from, said.valid_to) {
        (DecisionForm::Relayed, ..) => Hollow::Relayed,
        (_, Some(level), ..) => Hollow::Unconfirmed(level),
        (_, _, Some(ConditionView::Refused), ..) => Hollow::ConditionsRefused,
        (.., Some(from), _) if day < from => Hollow::NotYet(from),
        (.., Some(to)) if day > to => Hollow::Expired(to),
        _ => Hollow::ConditionsOpen,
    }
}

/// The steps, each alone or with the others of a group of which one yes is enough.
fn units(steps: &[Step]) -> Vec<Vec<&Step>> {
    let group = |step: &'_ Step| {
        let word = step.word.as_ref().filter(|word| word.needed == Needed::OneOf)?;
        Some((word.addressee.record, word.group.clone()))
    };
    let mut units: Vec<Vec<&Step>> = Vec::new();
    for step in steps {
        let of_a_group = group(step).is_some();
        match units.iter_mut().find(|unit| of_a_group && group(unit[0]) == group(step)) {
            Some(unit) => unit.push(step),
            None => units.push(vec![step]),
        }
    }
    units
}

/// Of a group, the best counts.
fn counted(units: &[Vec<&Step>]) -> Count {
    let mut count = Count { needed: units.len(), ..Count::default() };
    for standing in units.iter().filter_map(|unit| unit.iter().map(|step| &step.standing).min()) {
        match standing {
            Standing::Firm => count.firm += 1,
            Standing::Hollow(_) => count.hollow += 1,
            Standing::Pending { owed_since, .. } => {
                count.pending += 1;
                count.owing += usize::from(owed_since.is_some());
            }
            Standing::Ours => count.ours += 1,
            Standing::No => count.no += 1,
        }
    }
    count
}

/// The day on which the first of the firm yeses ends; of a group, the last of its own counts.
fn first_end(units: &[Vec<&Step>]) -> Option<NaiveDate> {
    let last_of = |unit: &Vec<&Step>| {
        let firm = unit.iter().filter(|step| step.standing == Standing::Firm);
        let ends: Vec<Option<NaiveDate>> =
            firm.map(|step| step.said().and_then(|said| said.valid_to)).collect();
        ends.iter().copied().collect::<Option<Vec<_>>>()?.into_iter().max()
    };
    units.iter().filter_map(last_of).min()
}

fn signs(outlook: &Outlook, today: NaiveDate) -> Vec<Sign> {
    let Outlook { planned, steps, count, until, on_women, .. } = outlook;
    let own = &planned.own;
    let said = || steps.iter().filter_map(Step::said);
    let yes = || said().filter(|said| said.code.is_yes());
    let mut signs = Vec::new();
    let mut sign = |holds: bool, sign: Sign| {
        if holds {
            signs.push(sign);
        }
    };
    sign(own.led_by_other, Sign::AskTheLead);
    sign(count.no > 0, Sign::No(count.no));
    sign(planned.requests.iter().any(|applied| applied.withdrawn_on.is_some()), Sign::Withdrawn);
    sign(planned.rules.iter().any(Rule::is_ban), Sign::Ban);
    let longest = steps.iter().filter_map(|step| match step.standing {
        Standing::Pending { days, .. } => Some(days),
        _ => None,
    });
    if let Some(days) = longest.max().filter(|_| count.pending > 0) {
        sign(true, Sign::Pending { count: count.pending, days, owing: count.owing });
    }
    if let Some(curfew) = planned.rules.iter().find(|rule| rule.is_curfew()) {
        sign(true, Sign::Curfew(curfew.curfew.0));
    }
    sign(count.ours > 0, Sign::Ours(count.ours));
    sign(count.hollow > 0, Sign::Hollow(count.hollow));
    sign(count.needed == 0 && !own.led_by_other, Sign::NobodyAsked);
    let back = own.return_on.or(planned.back.as_ref().map(|(_, date)| date.first()));
    if let (Some(until), Some(back)) = (until, back) {
        sign(*until < back, Sign::EndsBeforeReturn(*until));
    }
    sign(yes().any(|said| said.code == Decision::Partial), Sign::InPart);
    let conditions = yes().filter(|said| said.code == Decision::Conditional).count();
    sign(conditions > 0, Sign::Conditions(conditions));
    if let (Some(planned), Some(on_paper)) = own.vehicles {
        sign(on_paper < planned, Sign::Vehicles { on_paper, planned });
    }
    if let (Some(planned), Some(on_paper)) = own.persons {
        sign(on_paper < planned, Sign::Persons { on_paper, planned });
    }
    sign(own.permit_aboard == Some(false), Sign::NoPermit);
    sign(own.women.is_some_and(|women| women > 0) && !on_women.is_empty(), Sign::Women(on_women.len()));
    let waits =
        |applied: &crate::store::Applied| applied.notified_on.is_some() && applied.acknowledged_on.is_none();
    sign(planned.requests.iter().any(waits), Sign::NotAcknowledged);
    let is_today = planned.date.first() <= today && today <= planned.date.last();
    sign(is_today && own.go_ahead.0.is_some() && own.go_ahead.1.is_none(), Sign::NoGreenLight);
    if let Some(go) = own.go {
        sign(true, Sign::Decided(go));
    }
    if let Some(until) = until.filter(|_| count.firm == count.needed) {
        sign(true, Sign::Until(until));
    }
    signs
}
