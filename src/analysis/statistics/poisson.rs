//! How sure a count and a rate are.

use statrs::distribution::{Continuous, ContinuousCDF, Gamma};

use super::{Interval, enough};

/// The exact interval of the mean of a Poisson count (F. Garwood, *Fiducial limits for the Poisson distribution*,
/// Biometrika 28, 1936, p. 437–442): the lower end is the 2.5th percentile of a gamma distribution of shape `count`,
/// the upper the 97.5th of one of shape `count + 1`; in quantiles of chi-square, `χ²(0.025; 2x)/2` and
/// `χ²(0.975; 2x + 2)/2`. It holds where events come one by one and each says nothing of the next; ten incidents of
/// one bad day are surer on paper than in truth.
///
/// ```
/// let sure = carnet::analysis::statistics::poisson(3);
/// assert_eq!(format!("{:.2} {:.2}", sure.low, sure.high), "0.62 8.77");
/// ```
pub fn poisson(count: u64) -> Interval {
    let low = if count == 0 { 0.0 } else { gamma_quantile(count as f64, 0.025) };
    Interval { low, high: gamma_quantile(count as f64 + 1.0, 0.975) }
}

/// The exact interval of a rate: so many for each `per` of what they stand against, such as incidents for each 100
/// trips. None below ten ([`FEW`](crate::indicator::FEW)) of these, where a [`Rate`](crate::indicator::Rate) has no
/// value either.
///
/// ```
/// use carnet::analysis::statistics::poisson_rate;
/// let sure = poisson_rate(3, 150, 100).unwrap();
/// assert_eq!(format!("{:.2} {:.2}", sure.low, sure.high), "0.41 5.84");
/// assert_eq!(poisson_rate(3, 9, 100), None);
/// ```
pub fn poisson_rate(count: u64, exposure: u64, per: u32) -> Option<Interval> {
    let scale = f64::from(per) / exposure as f64;
    let Interval { low, high } = poisson(count);
    enough(exposure).then_some(Interval { low: low * scale, high: high * scale })
}

/// A quantile of the gamma distribution of scale 1. statrs leaves off within 1e-9 of it; a step of Newton's gives the
/// digits that its distribution function has. The density goes by its logarithm: from a shape of 142 on statrs' own
/// overflows, and its search falls back on halving.
fn gamma_quantile(shape: f64, p: f64) -> f64 {
    let gamma =
        Gamma::new(shape, 1.0).expect("a count is not negative and one is added to it, or it is positive");
    let near = gamma.inverse_cdf(p);
    near - (gamma.cdf(near) - p) / gamma.ln_pdf(near).exp()
}
