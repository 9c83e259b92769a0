//! What was promised, by whom, and whether it held. A granted decision is no promise: trips check it.

vocabulary! {
    /// Who promised.
    PromiseSide = "promise-side", "Carnet" {
        /// An authority or a party.
        Them = "them",
        /// We did.
        Us = "us",
        /// A peace mission.
        Mission = "mission",
        /// A community.
        Community = "community",
    }
}

vocabulary! {
    /// What was promised.
    PromiseKind = "promise-kind", "Carnet (after Geneva Call; UN-CMCoord)" {
        /// The team is neither attacked nor troubled.
        SecurityGuarantee = "security-guarantee",
        /// No weapons in an agreed place.
        WeaponsFreeZone = "weapons-free-zone",
        /// Residents can leave or come.
        CivilianPassage = "civilian-passage",
        /// No attack on an agreed place.
        NoAttackOnSite = "no-attack-on-site",
        /// No recruitment in a place or from a group.
        NoRecruitment = "no-recruitment",
        /// Neither tax nor share.
        NoTaxation = "no-taxation",
        /// The programme stays our choice.
        NonInterference = "non-interference",
        /// People or goods given back.
        Release = "release",
        /// Children handed to child protection.
        ChildRelease = "child-release",
        /// Word before an operation or a change.
        Notification = "notification",
        /// Works, care or means.
        Assistance = "assistance",
        /// Keeping somebody informed.
        Information = "information",
        /// Logo, escort or distance, as agreed.
        Visibility = "visibility",
        /// Something else.
        Other = "other",
    }
}

vocabulary! {
    /// What a check of a promise found.
    Finding = "finding", "Carnet" {
        /// It holds.
        Held = "held",
        /// It holds in part.
        Partly = "partly",
        /// It was broken.
        Broken = "broken",
        /// Could not be told.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// By what a check was made.
    VerifiedBy = "verified-by", "Carnet" {
        /// Our own eyes.
        OwnEyes = "own-eyes",
        /// A partner.
        Partner = "partner",
        /// The community.
        Community = "community",
    }
}

vocabulary! {
    /// Where a promise stands, derived from its checks.
    PromiseState = "promise-state", "Carnet" {
        /// No check that found anything.
        Unchecked = "unchecked",
        /// The latest check found it held.
        Holding = "holding",
        /// The latest check found it held in part.
        Partly = "partly",
        /// The latest check found it broken.
        Broken = "broken",
        /// Settled, and never broken.
        Kept = "kept",
        /// Settled, after having been broken.
        SettledAfterBreach = "settled-after-breach",
    }
}
