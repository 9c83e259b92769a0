//! How much of what is counted a reader would see.

use super::FramedPeriod;
use crate::disclosure::{Audience, Fault, Progress, Reader, protect_tables};

/// How much of the records of some tables lies in a published cell of the finest kind.
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

/// Protects the tables for an audience as if nothing had left before, and says what would be seen, table by table.
///
/// # Errors
/// [`Fault`] where they cannot be protected.
pub fn share(
    period: &FramedPeriod,
    audience: Audience,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Share>, Fault> {
    let readers = [Reader::new(audience.least_threshold())];
    let audited = protect_tables(&period.frame, &period.population, &readers, progress)?;
    let of = |(utility, records): (crate::disclosure::Utility, &u64)| Share {
        records: *records,
        shown: utility.records_in_inner_cells,
        cells: utility.cells as u64,
        published: utility.published as u64,
    };
    Ok(audited.utility(&period.frame).into_iter().zip(&period.records).map(of).collect())
}
