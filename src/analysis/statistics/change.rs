//! A count against the periods that it must stand beside.

use crate::indicator::{Against, Change, Deltas};

/// A count against an earlier one: its change in per cent where both are of twenty cases or more
/// ([`FEW_TO_CHANGE`](crate::indicator::FEW_TO_CHANGE)), else the two counts.
///
/// ```
/// use carnet::analysis::statistics::change;
/// assert_eq!(change(30, 24).percent(), Some(25.0));
/// assert_eq!(change(30, 19).percent(), None);
/// ```
pub fn change(now: u64, before: u64) -> Change {
    let percent = (now as f64 - before as f64) / before as f64 * 100.0;
    Change::new(now, before, percent)
}

/// A month against the last one **and** against the same month last year: neither can be given alone, for access has
/// its seasons. A period before the records began has no count, which is not a count of nought.
///
/// ```
/// use carnet::analysis::statistics::deltas;
/// use carnet::indicator::Against;
/// let roadblocks = deltas(30, Some(24), None);
/// assert_eq!(roadblocks.last_year, Against::NotRecorded);
/// ```
pub fn deltas(now: u64, last_month: Option<u64>, last_year: Option<u64>) -> Deltas {
    let against = |before: Option<u64>| {
        before.map_or(Against::NotRecorded, |before| Against::Change(change(now, before)))
    };
    Deltas { last_month: against(last_month), last_year: against(last_year) }
}
