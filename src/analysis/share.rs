//! Shares and rates, with how sure they are.

use crate::indicator::{Cell, Proportion, Rate, Share};

/// The 97.5th percentile of the normal distribution: 95 % lie between it and its negative.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The Wilson score interval of a proportion, as fractions (E. B. Wilson, *Probable inference, the law of
/// succession, and statistical inference*, Journal of the American Statistical Association 22, 1927, p. 209–212;
/// the form with `z` as in Newcombe 1998, method 3). From 0 to 1 where there are no cases.
///
/// ```
/// let (low, high) = carnet::analysis::share::wilson(3, 12);
/// assert_eq!(format!("{:.1} {:.1}", low * 100.0, high * 100.0), "8.9 53.2");
/// ```
pub fn wilson(numerator: u64, denominator: u64) -> (f64, f64) {
    if denominator == 0 {
        return (0.0, 1.0);
    }
    let (x, n) = (numerator as f64, denominator as f64);
    let (p, z2) = (x / n, Z_95 * Z_95);
    let middle = p + z2 / (2.0 * n);
    let half = Z_95 * ((p * (1.0 - p) + z2 / (4.0 * n)) / n).sqrt();
    let scale = 1.0 + z2 / n;
    // At the ends the interval is exact; the subtraction is not.
    let low = if numerator == 0 { 0.0 } else { ((middle - half) / scale).max(0.0) };
    let high = if numerator == denominator { 1.0 } else { ((middle + half) / scale).min(1.0) };
    (low, high)
}

/// A share as a cell; empty where the part is greater than the whole, which only partial records can bring about.
pub fn share(numerator: u64, denominator: u64) -> Cell {
    let (low, high) = wilson(numerator, denominator);
    let percent = if denominator == 0 { 0.0 } else { numerator as f64 / denominator as f64 * 100.0 };
    let proportion = Proportion { percent, low: low * 100.0, high: high * 100.0 };
    Share::new(numerator, denominator, proportion).map_or(Cell::Empty, Cell::Share)
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

    /// Computed with 50 digits from the closed form, apart from this code; 81/263, 15/148, 0/20 and 1/29 are the
    /// examples that Newcombe (1998) prints to four.
    #[test]
    fn the_interval_equals_reference_values() {
        for (x, n, low, high) in REFERENCE {
            let (l, h) = wilson(*x, *n);
            assert!((l - low).abs() < 1e-9 && (h - high).abs() < 1e-9, "{x}/{n}: {l} {h}");
        }
    }

    const REFERENCE: &[(u64, u64, f64, f64)] = &[
        (3, 12, 0.088_941_668_394_055, 0.532_305_334_933_566),
        (11, 14, 0.524_107_694_133_997, 0.924_286_132_873_068),
        (5, 12, 0.193_260_313_658_757, 0.680_488_687_450_45),
        (6, 12, 0.253_781_597_633_706, 0.746_218_402_366_294),
        (0, 10, 0.0, 0.277_532_799_862_889),
        (10, 10, 0.722_467_200_137_111, 1.0),
        (1, 29, 0.006_113_214_292_763, 0.171_755_218_793_203),
        (81, 263, 0.255_288_519_878_274, 0.366_209_576_982_8),
        (15, 148, 0.062_386_399_530_736, 0.160_487_241_723_308),
        (0, 20, 0.0, 0.161_125_158_052_819),
        (29, 30, 0.833_296_090_085_908, 0.994_091_409_618_388),
        (500000, 1000000, 0.499_020_019_890_005, 0.500_979_980_109_995),
    ];

    proptest! {
        #[test]
        fn an_interval_holds_its_proportion(n in 1u64..1_000_000, part in 0.0f64..=1.0) {
            let x = (n as f64 * part) as u64;
            let (low, high) = wilson(x, n);
            let p = x as f64 / n as f64;
            prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0);
        }

        #[test]
        fn few_cases_have_no_percentage(n in 0u64..30, x in 0u64..40) {
            match share(x, n) {
                Cell::Share(share) => prop_assert_eq!(share.proportion().is_some(), n >= 10),
                other => { prop_assert!(x > n); prop_assert_eq!(other, Cell::Empty) }
            }
        }
    }
}
