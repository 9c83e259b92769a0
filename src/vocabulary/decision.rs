//! What a node said. What then happened on the road is another vocabulary (`trip-outcome`).

vocabulary! {
    /// What a node said. Silence is computed, never typed.
    Decision = "decision", "Carnet (after OCHA access reporting)" {
        /// Yes, without condition.
        Granted = "granted",
        /// Yes, if conditions are met.
        Conditional = "conditional",
        /// Yes to a part.
        Partial = "partial",
        /// "See my chief": another decides.
        Referred = "referred",
        /// "Come back later": neither yes nor no.
        Deferred = "deferred",
        /// Took note: neither yes nor no.
        Acknowledged = "acknowledged",
        /// No.
        Denied = "denied",
        /// A yes taken back.
        Revoked = "revoked",
        /// No means to do it; only from a peace mission or ourselves.
        NoCapacity = "no-capacity",
    }
}

impl Decision {
    /// Granted, conditional or partial. Whether the yes is *firm* takes the whole record.
    pub fn is_yes(self) -> bool {
        matches!(self, Decision::Granted | Decision::Conditional | Decision::Partial)
    }
    /// Denied or revoked.
    pub fn is_no(self) -> bool {
        matches!(self, Decision::Denied | Decision::Revoked)
    }
    /// Referred, deferred or acknowledged: the answer is still owed.
    pub fn still_owes(self) -> bool {
        matches!(self, Decision::Referred | Decision::Deferred | Decision::Acknowledged)
    }
}

vocabulary! {
    /// In what form it was said.
    DecisionForm = "decision-form", "Carnet" {
        /// Said to us.
        Oral = "oral",
        /// On paper.
        Written = "written",
        /// Told by another node: hollow until written or confirmed.
        Relayed = "relayed",
        /// In public.
        Public = "public",
    }
}

vocabulary! {
    /// Our view of the conditions.
    ConditionView = "condition-view", "Carnet" {
        /// We take them.
        Accepted = "accepted",
        /// We do not.
        Refused = "refused",
        /// Not settled yet.
        Open = "open",
    }
}

vocabulary! {
    /// Of what a partial yes is a part.
    PartOf = "part-of", "Carnet" {
        /// Of the places.
        Places = "places",
        /// Of the dates.
        Dates = "dates",
        /// Of the vehicles.
        Vehicles = "vehicles",
        /// Of the persons.
        Persons = "persons",
    }
}

vocabulary! {
    /// How high up a firm yes was said, of a request or a negotiation.
    Contact = "contact", "Carnet" {
        /// At the top or just below it.
        Senior = "senior",
        /// At regional level, and no higher.
        Regional = "regional",
        /// At local level or a checkpoint, and no higher.
        BottomUp = "bottom-up",
        /// At a level that is not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What became of a yes lower down its own chain. Untested is not kept.
    Conduct = "conduct", "Carnet" {
        /// Tried, and nothing went against it.
        Kept = "kept",
        /// Something in its chain went against it.
        Breached = "breached",
        /// Nothing tried it.
        Untested = "untested",
    }
}
