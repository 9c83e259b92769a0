//! How much of what is counted a reader would see.

use super::{Joint, Weight};
use crate::disclosure::{Audience, Fault, Progress};

/// How much of the records of a table lies in a published cell of the finest kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Records, counted once in each table.
    pub records: u64,
    /// Of these, in a published inner cell.
    pub shown: u64,
    /// Cells.
    pub cells: u64,
    /// Of these, published.
    pub published: u64,
}

impl Share {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            records: self.records + other.records,
            shown: self.shown + other.shown,
            cells: self.cells + other.cells,
            published: self.published + other.published,
        }
    }
}

/// Protects the tables for an audience, and says what would be seen, table by table, in the order of
/// [`Joint::weights`].
///
/// # Errors
/// [`Fault`] where they cannot be protected.
pub fn share(
    joint: &Joint,
    audience: Audience,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Share>, Fault> {
    let audited = joint.protect(audience, audience.least_threshold(), progress)?;
    let utility = audited.utility(joint.frame()).into_iter().filter(|utility| utility.cells > 0);
    let of = |(utility, Weight { records, .. }): (crate::disclosure::Utility, Weight)| Share {
        records,
        shown: utility.records_in_inner_cells,
        cells: utility.cells as u64,
        published: utility.published as u64,
    };
    Ok(utility.zip(joint.weights()).map(of).collect())
}
