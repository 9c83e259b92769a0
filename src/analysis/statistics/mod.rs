//! The statistics of the reports, one method a file, each with its source.
//!
//! | file | what for |
//! |---|---|
//! | `wilson` | how sure a share is |
//! | `poisson` | how sure a count and a rate are |
//! | `quartiles` | the middle of amounts and days |
//! | `spell` | what lasts from a day until something ends it, or until it was last seen |
//! | `kaplan_meier` | how many still last after so many days |
//! | `log_rank` | whether groups of spells last alike |
//! | `aalen_johansen` | how many have ended by so many days, by each of several ends |
//! | `ears` | whether a week stands out from the weeks before it |
//! | `change` | a count against the periods that it must stand beside |
//! | `breakdown` | shares of a whole, what is unknown among them |
//!
//! ```
//! use carnet::analysis::statistics::{Spell, kaplan_meier};
//! // Twelve guarantees: two broken after 30 days, three after 90, the others still held when they were last checked.
//! let mut spells = vec![Spell::new(30, Some("broken")); 2];
//! spells.extend([Spell::new(90, Some("broken")); 3]);
//! spells.extend([Spell::new(120, None); 7]);
//! let held = kaplan_meier(&spells);
//! let curve = held.curve().expect("ten spells or more");
//! assert_eq!(format!("{:.3}", curve.at(100).unwrap().survival), "0.583");
//! assert_eq!(curve.median().days, None, "more than half still hold");
//! ```
//!
//! What the common rules forbid cannot be had from these types: nothing gives a proportion of fewer than ten cases
//! ([`FEW`]), a change in per cent from or to fewer than twenty
//! ([`FEW_TO_CHANGE`](crate::indicator::FEW_TO_CHANGE)), or the shares of a whole without what is unknown. All
//! intervals are of 95 %. What was chosen among the known variants, and why, stands in docs/decisions/statistics.md;
//! every method is held to 1e-9 by references computed with other people's programs (`tests/fixtures/statistics`).
//!
//! Absent here: the store, the clock, randomness, words.

mod aalen_johansen;
mod breakdown;
mod change;
mod ears;
mod kaplan_meier;
mod log_rank;
mod poisson;
mod quartiles;
mod spell;
mod wilson;

pub use aalen_johansen::{CauseCurve, CausePoint, Incidence, cumulative_incidence};
pub use breakdown::Breakdown;
pub use change::{change, deltas};
pub use ears::{Baseline, Ears, Finding, Watched, ears};
pub use kaplan_meier::{Curve, MedianTime, Point, Survival, kaplan_meier};
pub use log_rank::{Compared, Group, LogRank, log_rank};
pub use poisson::{poisson, poisson_rate};
pub use quartiles::{Quartiles, quartiles};
pub use spell::{Spell, SpellDay};
pub use wilson::wilson;

use crate::indicator::FEW;

/// The 97.5th percentile of the normal distribution: 95 % lie between it and its negative.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// An interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of a probability on the scale of log(−log), where it can neither pass 0 nor 1 and is closest to
    /// what it promises with few cases (J. D. Kalbfleisch and R. L. Prentice, *The Statistical Analysis of Failure
    /// Time Data*, 1980, section 1.3; Ø. Borgan and K. Liestøl, *A note on confidence intervals and bands for the
    /// survival function based on transformations*, Scandinavian Journal of Statistics 17, 1990, p. 35–41):
    /// `p^exp(±z·se / (p·log p))`, with `se` the standard error of `p`.
    ///
    /// None at 0 and 1, where the estimated variance is nothing and says nothing.
    fn log_log(p: f64, variance: f64) -> Option<Self> {
        if p <= 0.0 || p >= 1.0 || variance <= 0.0 {
            return None;
        }
        let spread = (Z_95 * variance.sqrt() / (p * p.ln()).abs()).exp();
        Some(Self { low: p.powf(spread), high: p.powf(1.0 / spread) })
    }

    /// The interval of what is left of one.
    fn of_the_rest(self) -> Self {
        Self { low: 1.0 - self.high, high: 1.0 - self.low }
    }
}

/// Whether so many cases may have a proportion.
fn enough(cases: u64) -> bool {
    cases >= FEW
}

#[cfg(test)]
mod tests;
