//! Whether a week stands out from the weeks before it.

/// Weeks of the past that a week is held against.
const BASELINE: usize = 7;
/// Weeks between a week and its past, for C2 and C3.
const GAP: usize = 2;
/// Fewer incidents in a week are no signal, whatever the weeks before it.
const FEWEST: u64 = 3;
/// Below this past mean there is no signal: two after none is no news.
const LOWEST_MEAN: f64 = 1.0;
/// The least standard deviation taken, as H. Burkom advises for sparse counts (R's surveillance, `earsC`): seven weeks
/// with two incidents each are seven small numbers, not a promise of two.
const LEAST_DEVIATION: f64 = 0.5;

/// The three rules of EARS, the *Early Aberration Reporting System* (L. Hutwagner, W. Thompson, G. M. Seeman and
/// T. Treadwell, *The bioterrorism preparedness and response Early Aberration Reporting System (EARS)*, Journal of
/// Urban Health 80, 2003, supplement 1, p. i89–i96), each against seven weeks of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ears {
    /// Against the seven weeks just before. Judges from the 8th week on.
    C1,
    /// Against the seven weeks that ended with the third week before, so that what begins slowly is not soon its own
    /// past. Judges from the 10th week on.
    C2,
    /// By how much C2 of this week and of the two before exceed one, added up. Judges from the 12th week on.
    C3,
}

impl Ears {
    /// All three, from the one that forgets soonest.
    pub const ALL: [Self; 3] = [Self::C1, Self::C2, Self::C3];

    /// What the statistic must exceed.
    pub fn threshold(self) -> f64 {
        match self {
            Self::C1 | Self::C2 => 3.0,
            Self::C3 => 2.0,
        }
    }
    /// The first week that is judged, counted from 1.
    pub fn first_week(self) -> usize {
        1 + match self {
            Self::C1 => BASELINE,
            Self::C2 => BASELINE + GAP,
            Self::C3 => BASELINE + GAP + 2,
        }
    }
    fn gap(self) -> usize {
        if self == Self::C1 { 0 } else { GAP }
    }
}

/// A week against its past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Watched {
    /// Incidents in the week.
    pub count: u64,
    /// What it was held against; none in the first weeks, which have no past to be held against.
    pub past: Option<Baseline>,
    /// What is to be said of it.
    pub finding: Finding,
}

/// What a week was held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// The mean of the seven weeks.
    pub mean: f64,
    /// Their standard deviation (divided by six), never taken below 0.5.
    pub deviation: f64,
    /// The rule's statistic for this week.
    pub statistic: f64,
}

/// What is to be said of a week. A signal says that more was reported than in the weeks before; it is not a warning of
/// attacks, and it says nothing where trips rose as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There are not weeks enough before it.
    TooEarly,
    /// The statistic may be what it will: fewer than 3 incidents in the week, or a past mean below 1.
    TooFew,
    /// Within what the weeks before it led to expect.
    AsBefore,
    /// More than the weeks before it led to expect.
    Signal,
}

/// Each of some weeks by one of the rules. `counts` are of weeks that are over, one after another, oldest first, those
/// without an incident as 0.
///
/// C1 and C2 are `(count − mean) / deviation`, and a signal above 3; C3 is `Σ max(0, C2 − 1)` over three weeks, and a
/// signal above 2. By hand, for the week with 9 in the example: the seven weeks before have the mean
/// 14 / 7 = 2 and the squared deviations 0 1 1 0 1 1 0, so that the variance is 4/6 and the deviation 0.8165; and
/// (9 − 2) / 0.8165 = 8.573. C2 of the same week, the tenth, looks back on the first seven: 2 4 2 3 1 2 1, mean 15/7,
/// variance 6.857/6, deviation 1.069, and (9 − 2.143) / 1.069 = 6.414.
///
/// ```
/// use carnet::analysis::statistics::{Ears, Finding, ears};
/// let counts = [2, 4, 2, 3, 1, 2, 1, 3, 2, 9];
/// let weeks = ears(Ears::C1, &counts);
/// assert_eq!(weeks[6].finding, Finding::TooEarly);
/// assert_eq!(weeks[9].finding, Finding::Signal);
/// assert_eq!(format!("{:.3}", weeks[9].past.unwrap().statistic), "8.573");
/// assert_eq!(format!("{:.3}", ears(Ears::C2, &counts)[9].past.unwrap().statistic), "6.414");
/// ```
pub fn ears(rule: Ears, counts: &[u64]) -> Vec<Watched> {
    (0..counts.len()).map(|week| watched(rule, counts, week)).collect()
}

fn watched(rule: Ears, counts: &[u64], week: usize) -> Watched {
    let count = counts[week];
    if week + 1 < rule.first_week() {
        return Watched { count, past: None, finding: Finding::TooEarly };
    }
    let mut past = baseline(counts, week, rule.gap());
    if rule == Ears::C3 {
        let excess = |week| (baseline(counts, week, GAP).statistic - 1.0).max(0.0);
        past.statistic = (week - 2..=week).map(excess).sum();
    }
    let finding = if count < FEWEST || past.mean < LOWEST_MEAN {
        Finding::TooFew
    } else if past.statistic > rule.threshold() {
        Finding::Signal
    } else {
        Finding::AsBefore
    };
    Watched { count, past: Some(past), finding }
}

/// The seven weeks that ended so many weeks before a week, and how far the week lies above their mean.
fn baseline(counts: &[u64], week: usize, gap: usize) -> Baseline {
    let weeks = &counts[week - gap - BASELINE..week - gap];
    let mean = weeks.iter().map(|count| *count as f64).sum::<f64>() / BASELINE as f64;
    let squares: f64 = weeks.iter().map(|count| (*count as f64 - mean).powi(2)).sum();
    let deviation = (squares / (BASELINE - 1) as f64).sqrt().max(LEAST_DEVIATION);
    Baseline { mean, deviation, statistic: (counts[week] as f64 - mean) / deviation }
}
