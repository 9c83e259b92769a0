//! Whether groups of spells last alike.

use std::collections::BTreeMap;

use statrs::function::gamma::gamma_ur;

use super::enough;
use super::spell::{Spell, SpellDay, spell_days};

/// Groups side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What each group counts, in the order in which they were given.
    pub groups: Vec<Group>,
    test: Option<LogRank>,
}

/// What a group counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its spells.
    pub spells: u64,
    /// How many of them ended.
    pub ended: u64,
}

/// The test. It says how rarely chance alone would set the groups so far apart, never why they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRank {
    /// How many would have ended in each group if all lasted alike; they add up to those that did.
    pub expected: Vec<f64>,
    /// Chi-square.
    pub statistic: f64,
    /// Its degrees of freedom: one fewer than the groups that had spells at risk when something ended.
    pub degrees: u32,
    /// The probability of so large a statistic where all last alike.
    pub p: f64,
}

impl Compared {
    /// The test; none where a group has fewer than ten spells ([`FEW`](crate::indicator::FEW)), where there is but one
    /// group, where nothing ended while two groups or more were at risk, or everything on the first day.
    pub fn test(&self) -> Option<&LogRank> {
        self.test.as_ref()
    }
}

/// The log-rank test of two groups or more, each end counting the same whatever it is (N. Mantel, *Evaluation of
/// survival data and two new rank order statistics arising in its consideration*, Cancer Chemotherapy Reports 50,
/// 1966, p. 163–170; for several groups R. Peto and J. Peto, Journal of the Royal Statistical Society A 135, 1972,
/// p. 185–207), with the hypergeometric variance, which holds where several end on one day.
///
/// ```
/// use carnet::analysis::statistics::{Spell, log_rank};
/// let with: Vec<_> = (0..12).map(|at| Spell::new(40 + 5 * at, (at % 2 == 0).then_some("lost"))).collect();
/// let without: Vec<_> = (0..12).map(|at| Spell::new(10 + 3 * at, (at % 3 != 0).then_some("lost"))).collect();
/// let compared = log_rank(&[&with, &without]);
/// assert_eq!(compared.groups[0].ended, 6);
/// assert!(compared.test().unwrap().p < 0.01);
/// ```
pub fn log_rank<C: Copy + Ord>(groups: &[&[Spell<C>]]) -> Compared {
    let days: Vec<_> = groups.iter().map(|group| spell_days(group)).collect();
    let groups: Vec<Group> = groups
        .iter()
        .zip(&days)
        .map(|(group, days)| Group {
            spells: group.len() as u64,
            ended: days.iter().map(SpellDay::all_ended).sum(),
        })
        .collect();
    let test = groups.iter().all(|group| enough(group.spells)).then(|| test(&groups, &days)).flatten();
    Compared { groups, test }
}

/// A day of all groups.
#[derive(Default)]
struct Day {
    /// Of each group that has a row on this day: its place, those that ended, those that left by the end of the day.
    rows: Vec<(usize, u64, u64)>,
}

pub(super) fn test<C>(groups: &[Group], days: &[Vec<SpellDay<C>>]) -> Option<LogRank> {
    let mut all: BTreeMap<u32, Day> = BTreeMap::new();
    for (group, days) in days.iter().enumerate() {
        for day in days {
            let row = (group, day.all_ended(), day.all_ended() + day.censored);
            all.entry(day.day).or_default().rows.push(row);
        }
    }
    let mut at_risk: Vec<u64> = groups.iter().map(|group| group.spells).collect();
    let mut expected = vec![0.0; groups.len()];
    let mut covariance = vec![vec![0.0; groups.len()]; groups.len()];
    for day in all.values() {
        let n: u64 = at_risk.iter().sum();
        let ended: u64 = day.rows.iter().map(|(_, ended, _)| ended).sum();
        if ended > 0 {
            let (n, d) = (n as f64, ended as f64);
            let spread = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
            let parts: Vec<f64> = at_risk.iter().map(|own| *own as f64 / n).collect();
            for (one, part) in parts.iter().enumerate() {
                expected[one] += d * part;
                for (other, of_other) in parts.iter().enumerate() {
                    let own = if one == other { 1.0 } else { 0.0 };
                    covariance[one][other] += spread * part * (own - of_other);
                }
            }
        }
        for (group, _, gone) in &day.rows {
            at_risk[*group] -= gone;
        }
    }
    // A group that nothing could have ended in has no part in the test. Of the others one follows from the rest.
    let took_part: Vec<usize> = (0..groups.len()).filter(|group| expected[*group] > 0.0).collect();
    let (_, free) = took_part.split_last().filter(|(_, free)| !free.is_empty())?;
    let apart: Vec<f64> = free.iter().map(|group| groups[*group].ended as f64 - expected[*group]).collect();
    let among: Vec<Vec<f64>> =
        free.iter().map(|one| free.iter().map(|other| covariance[*one][*other]).collect()).collect();
    let statistic = quadratic_form(&apart, among)?;
    let degrees = u32::try_from(free.len()).ok()?;
    Some(LogRank { expected, statistic, degrees, p: chi_square_above(statistic, degrees) })
}

/// `vᵀ M⁻¹ v` of a symmetric positive matrix, by Cholesky's decomposition; none where it is singular.
fn quadratic_form(vector: &[f64], mut matrix: Vec<Vec<f64>>) -> Option<f64> {
    let mut sum = 0.0;
    let mut solved: Vec<f64> = Vec::with_capacity(vector.len());
    for row in 0..vector.len() {
        let whole = matrix[row][row];
        for column in 0..=row {
            let done: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let rest = matrix[row][column] - done;
            if row == column {
                if rest <= whole * 1e-12 {
                    return None;
                }
                matrix[row][row] = rest.sqrt();
            } else {
                matrix[row][column] = rest / matrix[column][column];
            }
        }
        let done: f64 = solved.iter().enumerate().map(|(at, value)| matrix[row][at] * value).sum();
        let value = (vector[row] - done) / matrix[row][row];
        sum += value * value;
        solved.push(value);
    }
    Some(sum)
}

/// The probability of a chi-square variable to lie above a value: the upper regularised incomplete gamma function.
fn chi_square_above(statistic: f64, degrees: u32) -> f64 {
    if statistic > 0.0 { gamma_ur(f64::from(degrees) / 2.0, statistic / 2.0) } else { 1.0 }
}
