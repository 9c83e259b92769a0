//! Applications to several authorities, of which each may answer, refuse or stay silent.

vocabulary! {
    /// Whether an addressee's yes is needed.
    Needed = "needed", "Carnet" {
        /// Needed.
        Yes = "yes",
        /// Told, not needed.
        No = "no",
        /// One of a group of addressees is enough.
        OneOf = "one-of",
    }
}

vocabulary! {
    /// Who put the day off; the first day stays judged.
    PostponedBy = "postponed-by", "Carnet" {
        /// We did.
        Us = "us",
        /// They did.
        Them = "them",
    }
}

vocabulary! {
    /// Where a request stands as a whole, computed: the first that fits.
    RequestState = "request-state", "Carnet" {
        /// We took it back.
        Withdrawn = "withdrawn",
        /// Every needed addressee had said a firm yes by the first day needed.
        ClearedInTime = "cleared-in-time",
        /// Of those cleared in time: for a part of the places, dates, vehicles or persons only.
        ClearedInPart = "cleared-in-part",
        /// The latest word of a needed addressee is a no.
        Refused = "refused",
        /// Cleared after the day.
        Late = "late",
        /// A needed answer is past its date.
        Owing = "owing",
        /// No answer 30 days after the last day needed.
        NeverAnswered = "never-answered",
        /// Every needed addressee said yes, and not every yes is firm.
        YesNotFirm = "yes-not-firm",
        /// Submitted or being prepared, and no answer is past its date.
        Waiting = "waiting",
    }
}

vocabulary! {
    /// What one needed addressee has answered, computed.
    AddresseeAnswer = "addressee-answer", "Carnet" {
        /// A firm yes by the first day needed.
        YesInTime = "yes-in-time",
        /// A firm yes after it.
        YesLate = "yes-late",
        /// A no.
        No = "no",
        /// No answer, and past its date.
        Owing = "owing",
        /// No answer, and not yet past its date.
        Waiting = "waiting",
        /// The request was taken back.
        Withdrawn = "withdrawn",
    }
}
