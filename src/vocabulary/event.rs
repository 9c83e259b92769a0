//! Context: what happened around us.

vocabulary! {
    /// What kind of event.
    EventKind = "event-kind", "Carnet" {
        /// A peace mission arrives.
        MissionArrival = "mission-arrival",
        /// Its reduction is announced.
        MissionReductionAnnounced = "mission-reduction-announced",
        /// It is reduced.
        MissionReduced = "mission-reduced",
        /// One of its bases closes.
        MissionBaseClosed = "mission-base-closed",
        /// A base or task is handed over.
        MissionHandedOver = "mission-handed-over",
        /// It is gone.
        MissionLeft = "mission-left",
        /// Its mandate changes.
        MandateChange = "mandate-change",
        /// An agreement between parties.
        Agreement = "agreement",
        /// A public statement of ours.
        PublicStatementOurs = "public-statement-ours",
        /// A public statement with others.
        PublicStatementJoint = "public-statement-joint",
        /// Advocacy behind closed doors.
        PrivateAdvocacy = "private-advocacy",
        /// We decided to stay silent.
        SilenceDecided = "silence-decided",
        /// An election.
        Election = "election",
        /// Something else.
        Other = "other",
        /// How we are accepted at a place, asked monthly.
        Acceptance = "acceptance",
        /// A training of ours.
        Training = "training",
    }
}

vocabulary! {
    /// How we are accepted at a place.
    Acceptance = "acceptance", "Carnet (after the acceptance literature)" {
        /// Welcoming.
        Welcoming = "welcoming",
        /// Guarded.
        Guarded = "guarded",
        /// Hostile.
        Hostile = "hostile",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Where advocacy is done.
    AdvocacyForum = "advocacy-forum", "Carnet" {
        /// On the spot.
        Local = "local",
        /// In the capital.
        Capital = "capital",
        /// In the humanitarian country team.
        Hct = "hct",
        /// In the region.
        Regional = "regional",
        /// In Geneva.
        Geneva = "geneva",
        /// In New York.
        NewYork = "new-york",
        /// In a donor's capital.
        DonorCapital = "donor-capital",
        /// In the media.
        Media = "media",
    }
}
