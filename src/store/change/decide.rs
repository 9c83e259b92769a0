//! The morning's decision about a trip: go, wait or no, by whom.

use crate::model::{Fault, Reason, RecordId, Values};
use crate::store::{Change, StoreError};
use crate::vocabulary::{GoDecision, Term, TripOutcome};

impl Change<'_> {
    /// Writes down what the one who decides said of a planned trip. A *no* is the trip's outcome too: given up out of
    /// caution unless another reason is named, so that a trip not made out of fear is never missing from the figures.
    ///
    /// # Errors
    /// [`StoreError::Faults`] when something has become of the trip already, when nobody is named who decides, or when
    /// the outcome is one of a trip that was made.
    pub fn decide(
        &mut self,
        trip: RecordId,
        go: GoDecision,
        by: Option<&str>,
        why_not: Option<TripOutcome>,
    ) -> Result<(), StoreError> {
        let fault = |field: &str, reason| StoreError::fault(trip.kind, Some(trip), Fault::new(field, reason));
        let stored = self.read(trip)?;
        if stored.values.contains_key("outcome") {
            return Err(fault("outcome", Reason::AlreadyOver));
        }
        if by.is_none() && !stored.values.contains_key("decided_by") {
            return Err(fault("decided_by", Reason::Missing));
        }
        let mut patch = Values::new();
        patch.insert("go".into(), go.code().into());
        if let Some(by) = by {
            patch.insert("decided_by".into(), by.into());
        }
        if go == GoDecision::No {
            let outcome = why_not.unwrap_or(TripOutcome::SelfRestricted);
            if outcome.is_made() {
                return Err(fault("outcome", Reason::OnlyWhenMade));
            }
            patch.insert("outcome".into(), outcome.code().into());
        }
        self.edit(trip, &patch, &[]).map(drop)
    }
}
