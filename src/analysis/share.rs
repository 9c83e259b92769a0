//! Shares and rates, with how sure they are.

use super::statistics::wilson;
use crate::indicator::{Cell, Proportion, Rate, Share};

/// A share as a cell; empty where the part is greater than the whole, which only partial records can bring about.
pub fn share(numerator: u64, denominator: u64) -> Cell {
    Share::new(numerator, denominator, proportion(numerator, denominator)).map_or(Cell::Empty, Cell::Share)
}

/// How much of a whole a part is, with its Wilson interval, in per cent.
pub(super) fn proportion(numerator: u64, denominator: u64) -> Proportion {
    let sure = wilson(numerator, denominator);
    let percent = if denominator == 0 { 0.0 } else { numerator as f64 / denominator as f64 * 100.0 };
    Proportion { percent, low: sure.low * 100.0, high: sure.high * 100.0 }
}

/// A rate as a cell.
pub fn rate(numerator: u64, denominator: u64, per: u32) -> Cell {
    let value = if denominator == 0 { 0.0 } else { numerator as f64 / denominator as f64 * f64::from(per) };
    Cell::Rate(Rate::new(numerator, denominator, value))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn few_cases_have_no_percentage(n in 0u64..30, x in 0u64..40) {
            match share(x, n) {
                Cell::Share(share) => prop_assert_eq!(share.proportion().is_some(), n >= 10),
                other => { prop_assert!(x > n); prop_assert_eq!(other, Cell::Empty) }
            }
        }
    }
}
