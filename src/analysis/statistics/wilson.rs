//! How sure a share is.

use super::{Interval, Z_95};

/// The Wilson score interval of a proportion, as fractions (E. B. Wilson, *Probable inference, the law of
/// succession, and statistical inference*, Journal of the American Statistical Association 22, 1927, p. 209–212;
/// the form with `z` as in Newcombe 1998, method 3). From 0 to 1 where there are no cases.
///
/// ```
/// let sure = carnet::analysis::statistics::wilson(3, 12);
/// assert_eq!(format!("{:.1} {:.1}", sure.low * 100.0, sure.high * 100.0), "8.9 53.2");
/// ```
pub fn wilson(numerator: u64, denominator: u64) -> Interval {
    if denominator == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (x, n) = (numerator as f64, denominator as f64);
    let (p, z2) = (x / n, Z_95 * Z_95);
    let middle = p + z2 / (2.0 * n);
    let half = Z_95 * ((p * (1.0 - p) + z2 / (4.0 * n)) / n).sqrt();
    let scale = 1.0 + z2 / n;
    // At the ends the interval is exact; the subtraction is not.
    let low = if numerator == 0 { 0.0 } else { ((middle - half) / scale).max(0.0) };
    let high = if numerator == denominator { 1.0 } else { ((middle + half) / scale).min(1.0) };
    Interval { low, high }
}
