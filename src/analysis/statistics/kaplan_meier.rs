//! How many still last after so many days.

use super::spell::{Spell, SpellDay, spell_days};
use super::{Interval, enough};

/// What is left of some spells as days go by.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival<C> {
    spells: u64,
    days: Vec<SpellDay<C>>,
    curve: Option<Curve>,
}

impl<C> Survival<C> {
    /// How many spells there are.
    pub fn spells(&self) -> u64 {
        self.spells
    }
    /// The counts, a row for each day on which a spell ended or was last seen.
    pub fn days(&self) -> &[SpellDay<C>] {
        &self.days
    }
    /// The curve; none of fewer than ten spells ([`FEW`](crate::indicator::FEW)), of which there are counts only.
    pub fn curve(&self) -> Option<&Curve> {
        self.curve.as_ref()
    }
}

/// A curve that only falls, from 1 on day 0. It has a point for each day on which a spell ended or was last seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    points: Vec<Point>,
}

/// The curve from a day on, until the next point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Days since the beginning.
    pub day: u32,
    /// Spells that had lasted until then.
    pub at_risk: u64,
    /// The probability to last longer than that, from 0 to 1.
    pub survival: f64,
    /// Greenwood's estimate of its variance.
    pub variance: f64,
    /// Its interval; none while nothing has ended and once everything has.
    pub interval: Option<Interval>,
}

/// The day by which half of the spells have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MedianTime {
    /// The day; none where more than half still last at the end of what was seen.
    pub days: Option<u32>,
    /// The lower end of its interval; none where it was not reached.
    pub low: Option<u32>,
    /// The upper end of its interval; none where it was not reached.
    pub high: Option<u32>,
}

/// The Kaplan–Meier estimate of how long spells last, whatever ends them (E. L. Kaplan and P. Meier, *Nonparametric
/// estimation from incomplete observations*, Journal of the American Statistical Association 53, 1958, p. 457–481,
/// eq. 2b): on each day the curve is multiplied by the part of those at risk that did not end. The variance is
/// Greenwood's (M. Greenwood, *The natural duration of cancer*, Reports on Public Health and Medical Subjects 33, 1926,
/// p. 1–26), the interval that of `log(−log S)`. Takes as long as sorting.
///
/// It takes for granted that what is seen no longer would have gone on like what is. People stop going where they are
/// afraid: of access, the curve is an upper bound.
pub fn kaplan_meier<C: Copy + Ord>(spells: &[Spell<C>]) -> Survival<C> {
    let days = spell_days(spells);
    let spells = spells.len() as u64;
    let curve = enough(spells).then(|| curve(&days));
    Survival { spells, days, curve }
}

pub(super) fn curve<C>(days: &[SpellDay<C>]) -> Curve {
    let mut survival = 1.0;
    let mut variance = 0.0;
    let points = days
        .iter()
        .map(|day| {
            let (ended, at_risk) = (day.all_ended() as f64, day.at_risk as f64);
            let staying = (day.at_risk - day.all_ended()) as f64 / at_risk;
            // Greenwood's sum, S² Σ d / (n (n − d)), a day at a time, so that a last day on which all end is no 0/0.
            variance =
                staying * staying * variance + survival * survival * (ended / at_risk) * staying / at_risk;
            survival *= staying;
            let interval = Interval::log_log(survival, variance);
            Point { day: day.day, at_risk: day.at_risk, survival, variance, interval }
        })
        .collect();
    Curve { points }
}

impl Curve {
    /// Its points, by day.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The point that holds on a day, its number at risk that of the day itself; none after the last day on which a
    /// spell was seen, unless all had ended.
    pub fn at(&self, day: u32) -> Option<Point> {
        let next = self.points.partition_point(|point| point.day <= day);
        let at_risk = self.points.get(next).map_or(0, |point| point.at_risk);
        let Some(held) = next.checked_sub(1).map(|last| self.points[last]) else {
            return Some(Point { day, at_risk, survival: 1.0, variance: 0.0, interval: None });
        };
        let seen = held.day == day || at_risk > 0 || held.survival == 0.0;
        let at_risk = if held.day == day { held.at_risk } else { at_risk };
        seen.then_some(Point { day, at_risk, ..held })
    }

    /// The first day on which the curve is at one half or below, with the interval of R. Brookmeyer and J. Crowley (*A
    /// confidence interval for the median survival time*, Biometrics 38, 1982, p. 29–41): from the first day on which
    /// the lower end of the curve's interval is there, to the first on which the upper end is. Where the curve falls to
    /// 0 at once it has no interval: the lower end is then the median itself, and the upper one is not reached.
    pub fn median(&self) -> MedianTime {
        let first = |value: fn(&Point) -> f64| {
            // A product of fractions that is one half may come out a hair above it.
            self.points.iter().find(|point| value(point) <= 0.5 + 1e-9).map(|point| point.day)
        };
        MedianTime {
            days: first(|point| point.survival),
            low: first(|point| point.interval.map_or(point.survival, |interval| interval.low)),
            high: first(|point| point.interval.map_or(1.0, |interval| interval.high)),
        }
    }
}
