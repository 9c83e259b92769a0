//! What happened on the road, and how it stands against what was said.

use super::Group;

vocabulary! {
    /// What became of a trip. The first five were made, from the best to the worst.
    TripOutcome = "trip-outcome", "OCHA movement monitoring (facilitated, impeded, denied, cancelled); Carnet" {
        /// Arrived as planned.
        Facilitated = "facilitated" [ "ocha-movement": "facilitated" ],
        /// Arrived, later than the setting allows (4 h).
        Delayed = "delayed",
        /// Held or argued with at a checkpoint, then passed.
        StoppedThenPassed = "stopped-then-passed" [ "ocha-movement": "impeded" ],
        /// Begun, broken off before the end.
        CutShort = "cut-short" [ "ocha-movement": "impeded" ],
        /// Made to turn back.
        TurnedBack = "turned-back" [ "ocha-movement": "impeded" ],
        /// A needed no came before leaving.
        Denied = "denied" [ "ocha-movement": "denied" ],
        /// A needed answer was missing on the day.
        NotClearedInTime = "not-cleared-in-time" [ "ocha-movement": "denied" ],
        /// All said yes, the green light of the day never came.
        GoAheadWithheld = "go-ahead-withheld" [ "ocha-movement": "denied" ],
        /// Vehicle, staff, budget.
        CancelledByUs = "cancelled-by-us" [ "ocha-movement": "cancelled" ],
        /// Out of fear for the team or the residents.
        SelfRestricted = "self-restricted" [ "ocha-movement": "cancelled" ],
        /// The need was gone or met.
        NoLongerNeeded = "no-longer-needed" [ "ocha-movement": "cancelled" ],
    }
}

impl TripOutcome {
    /// Whether wheels turned.
    pub fn is_made(self) -> bool {
        self <= TripOutcome::TurnedBack
    }

    /// OCHA's *impeded*: stopped then passed, cut short, turned back.
    pub fn is_impeded(self) -> bool {
        matches!(self, TripOutcome::StoppedThenPassed | TripOutcome::CutShort | TripOutcome::TurnedBack)
    }

    /// Our own reasons: printed beside, outside every share.
    pub fn is_our_own_reason(self) -> bool {
        matches!(self, TripOutcome::CancelledByUs | TripOutcome::NoLongerNeeded)
    }

    /// How much of the trip was done, as proposed until somebody says otherwise.
    pub fn proposed_completion(self) -> Completion {
        match self {
            TripOutcome::Facilitated | TripOutcome::Delayed | TripOutcome::StoppedThenPassed => {
                Completion::Full
            }
            TripOutcome::CutShort => Completion::Part,
            _ => Completion::None,
        }
    }

    /// The cause, where no incident leads the trip: a no or a silence is bureaucratic, caution is
    /// insecurity, anything else is not known.
    pub fn cause_without_incident(self) -> Option<Group> {
        match self {
            TripOutcome::Denied | TripOutcome::NotClearedInTime | TripOutcome::GoAheadWithheld => {
                Some(Group::Bureaucratic)
            }
            TripOutcome::SelfRestricted => Some(Group::Insecurity),
            _ => None,
        }
    }
}

vocabulary! {
    /// How much of what was planned was done.
    Completion = "completion", "Carnet" {
        /// All of it.
        Full = "full",
        /// A part.
        Part = "part",
        /// Nothing.
        None = "none",
    }
}

vocabulary! {
    /// What was decided on the morning of a trip.
    GoDecision = "go-decision", "Carnet" {
        /// Go.
        Go = "go",
        /// Wait.
        Wait = "wait",
        /// Do not go.
        No = "no",
    }
}

vocabulary! {
    /// How what happened stands against what was said: the rows of the promise gap. The last three stand
    /// beside it.
    PromiseGap = "promise-gap", "Carnet" {
        /// As planned and in full.
        AsPlanned = "as-planned",
        /// Reached with trouble.
        Trouble = "trouble",
        /// Reached with trouble, by the side that had said yes.
        TroubleSameSide = "trouble-same-side",
        /// Broken lower down the chain that had said yes.
        SameChain = "same-chain",
        /// Broken by another branch of the same party.
        AnotherBranch = "another-branch",
        /// Broken by another party.
        AnotherParty = "another-party",
        /// The road or fighting.
        RoadOrFighting = "road-or-fighting",
        /// The green light never came.
        GoAheadWithheld = "go-ahead-withheld",
        /// We did not go, out of caution, after a yes.
        SelfRestrictedAfterYes = "self-restricted-after-yes",
        /// Not known.
        Unknown = "unknown",
        /// Not approved.
        NotApproved = "not-approved",
        /// It relied on no yes that is on record.
        NoRecordedYes = "no-recorded-yes",
        /// Our own reasons.
        OwnReasons = "own-reasons",
    }
}

vocabulary! {
    /// How a trip that was due went, computed from outcome and completion: the first of the three numbers.
    Arrival = "arrival", "Carnet" {
        /// As planned and in full.
        AsPlanned = "as-planned",
        /// In full, late or after having been stopped.
        WithTrouble = "with-trouble",
        /// Made, and done in part.
        InPart = "in-part",
        /// Nothing of it was done.
        NotReached = "not-reached",
        /// Our own reasons.
        OwnReasons = "own-reasons",
    }
}

impl PromiseGap {
    /// Whether the row is one of approved trips, so that these sum to the gap's denominator.
    pub fn is_of_approved(self) -> bool {
        self <= PromiseGap::Unknown
    }
}

vocabulary! {
    /// What kept a trip from going as planned: the group of the incident that leads it, else what its outcome says.
    Cause = "cause", "Carnet" {
        /// Insecurity.
        Insecurity = "insecurity",
        /// Road, water or weather.
        Physical = "physical",
        /// A no, a silence, a paper, a rule.
        Bureaucratic = "bureaucratic",
        /// People's own access.
        People = "people",
        /// Not known.
        Unknown = "unknown",
        /// Nothing did, or it was we.
        Nothing = "none",
    }
}

vocabulary! {
    /// What ended our going to a destination, or that nothing has.
    SpellEnd = "spell-end", "Carnet" {
        /// A no, a yes taken back, or turned back by somebody.
        Lost = "lost",
        /// We did not go, out of caution.
        GivenUp = "given-up",
        /// Nobody went for longer than the team waits.
        NotVisited = "not-visited",
        /// Nothing has ended it.
        StillGoing = "still-going",
    }
}
