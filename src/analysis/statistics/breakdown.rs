//! Shares of a whole, what is unknown among them.

use crate::analysis::share::proportion;
use crate::indicator::Share;

/// A whole taken apart: the shares of what is known add up to one only together with what is not. There is no way to
/// take the unknown out of the whole or to leave it out of the parts.
///
/// ```
/// use carnet::analysis::statistics::Breakdown;
/// let promises = Breakdown::new([("holding", 6), ("broken", 2)], 12);
/// let rows: Vec<_> = promises.rows().map(|(part, share)| (part.copied(), share.numerator())).collect();
/// assert_eq!(rows, [(Some("holding"), 6), (Some("broken"), 2), (None, 12)]);
/// assert_eq!(promises.unknown().proportion().unwrap().percent, 60.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown<K> {
    known: Vec<(K, Share)>,
    unknown: Share,
}

impl<K> Breakdown<K> {
    /// The parts with their counts, and how many belong to none because nobody knows, or nobody went to see.
    pub fn new(known: impl IntoIterator<Item = (K, u64)>, unknown: u64) -> Self {
        let counts: Vec<(K, u64)> = known.into_iter().collect();
        let whole = counts.iter().map(|(_, count)| count).sum::<u64>() + unknown;
        let share = |part| {
            Share::new(part, whole, proportion(part, whole))
                .expect("a part is not greater than the sum of all")
        };
        let known = counts.into_iter().map(|(part, count)| (part, share(count))).collect();
        Self { known, unknown: share(unknown) }
    }
    /// What is unknown or unchecked, as a share of the whole; there also where it is nought.
    pub fn unknown(&self) -> Share {
        self.unknown
    }
    /// Each part as a share of the whole, in the order in which they were given, then the unknown under `None`.
    pub fn rows(&self) -> impl Iterator<Item = (Option<&K>, Share)> {
        let known = self.known.iter().map(|(part, share)| (Some(part), *share));
        known.chain([(None, self.unknown)])
    }
}
