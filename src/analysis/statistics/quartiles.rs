//! The middle of amounts and days.

/// Quartiles of some values, of the type that R numbers 7 and that R, NumPy and spreadsheets give unasked (R. J.
/// Hyndman and Y. Fan, *Sample quantiles in statistical packages*, The American Statistician 50, 1996, p. 361–365,
/// definition 7): among `n` values in order the quantile `p` lies at `(n − 1)·p`, between two of them in proportion.
///
/// ```
/// let days = carnet::analysis::statistics::quartiles(&[3, 1, 12, 5]).unwrap();
/// assert_eq!((days.values, days.lower, days.median, days.upper), (4, 2.5, 4.0, 6.75));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// How many values there are.
    pub values: u64,
    /// A quarter of them lie below.
    pub lower: f64,
    /// Half of them lie below.
    pub median: f64,
    /// Three quarters of them lie below.
    pub upper: f64,
}

/// The quartiles of some values, in their unit; none where there is no value. Exact for values below 2^51.
pub fn quartiles(values: &[i64]) -> Option<Quartiles> {
    let mut ordered = values.to_vec();
    ordered.sort_unstable();
    let last = ordered.len().checked_sub(1)?;
    let quarter = |quarters: usize| {
        let (at, part) = (last * quarters / 4, last * quarters % 4);
        let below = ordered[at];
        let step = i128::from(ordered[(at + 1).min(last)]) - i128::from(below);
        (i128::from(below) * 4 + step * part as i128) as f64 / 4.0
    };
    Some(Quartiles { values: ordered.len() as u64, lower: quarter(1), median: quarter(2), upper: quarter(3) })
}
