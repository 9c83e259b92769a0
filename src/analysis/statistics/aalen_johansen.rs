//! How many have ended by so many days, by each of several ends.

use std::collections::BTreeSet;

use super::spell::{Spell, SpellDay, spell_days};
use super::{Interval, enough};

/// How ends that compete share out some spells as days go by.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidence<C> {
    spells: u64,
    days: Vec<SpellDay<C>>,
    curves: Option<Vec<CauseCurve<C>>>,
}

impl<C> Incidence<C> {
    /// How many spells there are.
    pub fn spells(&self) -> u64 {
        self.spells
    }
    /// The counts, a row for each day on which a spell ended or was last seen.
    pub fn days(&self) -> &[SpellDay<C>] {
        &self.days
    }
    /// A curve for each end, in the order of `C`; none of fewer than ten spells ([`FEW`](crate::indicator::FEW)), of
    /// which there are counts only. On every day the curves and what is left ([`kaplan_meier`](super::kaplan_meier))
    /// add up to one.
    pub fn curves(&self) -> Option<&[CauseCurve<C>]> {
        self.curves.as_deref()
    }
}

/// A curve that only rises, from 0 on day 0. It has a point for each day on which a spell ended or was last seen.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseCurve<C> {
    /// The end.
    pub cause: C,
    points: Vec<CausePoint>,
}

/// The curve from a day on, until the next point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CausePoint {
    /// Days since the beginning.
    pub day: u32,
    /// Spells that had lasted until then.
    pub at_risk: u64,
    /// The probability to have ended by then in this way, from 0 to 1.
    pub incidence: f64,
    /// The Greenwood-type estimate of its variance.
    pub variance: f64,
    /// Its interval; none while nothing has ended in this way, and once everything has.
    pub interval: Option<Interval>,
}

impl<C> CauseCurve<C> {
    /// Its points, by day.
    pub fn points(&self) -> &[CausePoint] {
        &self.points
    }
}

/// The Aalen–Johansen estimate of how many spells each end has taken by a day (O. O. Aalen and S. Johansen, *An
/// empirical transition matrix for non-homogeneous Markov chains based on censored observations*, Scandinavian Journal
/// of Statistics 5, 1978, p. 141–150). One minus Kaplan–Meier of a single end would count too many: what another end
/// took can no longer end in this way. `causes` have a curve even where nothing ended in their way; so has every end
/// that occurs. Takes as long as sorting, and days by ends.
///
/// The variance is of Greenwood's type, which equals what the delta method gives (J. J. Gaynor et al., *On the use of
/// cause-specific failure and conditional failure probabilities*, Journal of the American Statistical Association 88,
/// 1993, p. 400–409) and is advised by A. Allignol, M. Schumacher and J. Beyersmann (*A note on variance estimation of
/// the Aalen–Johansen estimator of the cumulative incidence function in competing risks*, Biometrical Journal 52, 2010,
/// p. 126–137), whose recursion of matrices is followed here, a day at a time. The interval is that of
/// `log(−log(1 − F))`, so that with a single end it is the one of Kaplan–Meier, turned over.
///
/// ```
/// use carnet::analysis::statistics::{Spell, cumulative_incidence};
/// let mut asked = vec![Spell::new(5, Some("cleared")); 6];
/// asked.extend([Spell::new(9, Some("refused")); 2]);
/// asked.extend([Spell::new(12, None); 4]);
/// let waited = cumulative_incidence(&asked, &["cleared", "refused", "withdrawn"]);
/// let by_day_12: Vec<String> = waited.curves().unwrap().iter().map(|curve| {
///     format!("{} {:.3}", curve.cause, curve.points().last().unwrap().incidence)
/// }).collect();
/// assert_eq!(by_day_12, ["cleared 0.500", "refused 0.167", "withdrawn 0.000"]);
/// ```
pub fn cumulative_incidence<C: Copy + Ord>(spells: &[Spell<C>], causes: &[C]) -> Incidence<C> {
    let days = spell_days(spells);
    let spells = spells.len() as u64;
    let causes: BTreeSet<C> =
        causes.iter().chain(days.iter().flat_map(|day| day.ended.keys())).copied().collect();
    let curves = enough(spells).then(|| causes.into_iter().map(|cause| curve(cause, &days)).collect());
    Incidence { spells, days, curves }
}

pub(super) fn curve<C: Copy + Ord>(cause: C, days: &[SpellDay<C>]) -> CauseCurve<C> {
    let (mut survival, mut incidence) = (1.0, 0.0);
    let (mut of_survival, mut of_incidence, mut of_both) = (0.0, 0.0, 0.0);
    let points = days
        .iter()
        .map(|day| {
            let n = day.at_risk as f64;
            let staying = (day.at_risk - day.all_ended()) as f64 / n;
            let own = day.ended.get(&cause).copied().unwrap_or(0) as f64 / n;
            let left = survival * survival / n;
            // What was not sure before is carried along; the multinomial variance of the day's own ends is added.
            // Where all have ended it is nothing, and rounding may leave a trace on the wrong side of it.
            of_incidence += own * (2.0 * of_both + own * of_survival) + left * own * (1.0 - own);
            of_incidence = of_incidence.max(0.0);
            of_both = staying * (of_both + own * of_survival - left * own);
            of_survival = staying * (staying * of_survival + left * (1.0 - staying));
            incidence += survival * own;
            survival *= staying;
            let interval = Interval::log_log(1.0 - incidence, of_incidence).map(Interval::of_the_rest);
            CausePoint { day: day.day, at_risk: day.at_risk, incidence, variance: of_incidence, interval }
        })
        .collect();
    CauseCurve { cause, points }
}
