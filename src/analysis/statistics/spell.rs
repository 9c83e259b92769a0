//! What lasts from a day until something ends it, or until it was last seen.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// How long something was seen to last, in whole days, and what ended it. One that nothing ended is *censored*: it
/// lasted at least so long. A spell that begins and ends on one day lasts 0 days.
///
/// ```
/// use carnet::analysis::statistics::Spell;
/// use chrono::NaiveDate;
/// let day = |m, d| NaiveDate::from_ymd_opt(2024, m, d).unwrap();
/// let spell = Spell::between(day(2, 28), day(3, 1), Some("denied")).unwrap();
/// assert_eq!(spell.days(), 2, "29 February lies between");
/// assert_eq!(Spell::between(day(3, 1), day(2, 28), Some("denied")), None, "ends before it begins");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spell<C> {
    days: u32,
    end: Option<C>,
}

impl<C: Copy> Spell<C> {
    /// A spell of so many days, with its end; none where it was still lasting when last seen.
    pub fn new(days: u32, end: Option<C>) -> Self {
        Self { days, end }
    }
    /// A spell between two days; none where it would end before it begins.
    pub fn between(from: NaiveDate, to: NaiveDate, end: Option<C>) -> Option<Self> {
        let days = u32::try_from((to - from).num_days()).ok()?;
        Some(Self { days, end })
    }
    /// How many days it lasted, or was seen to last.
    pub fn days(&self) -> u32 {
        self.days
    }
    /// What ended it, if anything did.
    pub fn end(&self) -> Option<C> {
        self.end
    }
}

/// A day, counted from each spell's own beginning, on which spells ended or were last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellDay<C> {
    /// Days since the beginning.
    pub day: u32,
    /// Spells that had lasted until then, these included: what ends on a day, or is last seen on it, was still at risk.
    pub at_risk: u64,
    /// How many ended, by what ended them.
    pub ended: BTreeMap<C, u64>,
    /// How many were last seen.
    pub censored: u64,
}

impl<C> SpellDay<C> {
    /// How many ended, by whatever end.
    pub fn all_ended(&self) -> u64 {
        self.ended.values().sum()
    }
}

/// The days of some spells, ascending.
pub(super) fn spell_days<C: Copy + Ord>(spells: &[Spell<C>]) -> Vec<SpellDay<C>> {
    let mut days: BTreeMap<u32, SpellDay<C>> = BTreeMap::new();
    for spell in spells {
        let day = days.entry(spell.days).or_insert_with(|| SpellDay {
            day: spell.days,
            at_risk: 0,
            ended: BTreeMap::new(),
            censored: 0,
        });
        match spell.end {
            Some(cause) => *day.ended.entry(cause).or_default() += 1,
            None => day.censored += 1,
        }
    }
    let mut left = spells.len() as u64;
    let mut days: Vec<SpellDay<C>> = days.into_values().collect();
    for day in &mut days {
        day.at_risk = left;
        left -= day.all_ended() + day.censored;
    }
    days
}
