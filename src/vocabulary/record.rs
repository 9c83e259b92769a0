//! What every record has: how sensitive it is, where it came from, who counts it.

vocabulary! {
    /// A question of fact that may stay open.
    YesNoUnknown = "yes-no-unknown", "Carnet" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How much harm disclosure could do, from little to much: terms compare in that order.
    Sensitivity = "sensitivity", "OCHA Data Responsibility Guidelines (2021, revised 2025)" {
        /// Unlikely to harm.
        Low = "low",
        /// Minor harm.
        Moderate = "moderate",
        /// Serious harm.
        High = "high",
        /// Severe harm: strictly confidential.
        Severe = "severe",
    }
}

vocabulary! {
    /// From whom we know it.
    Source = "source", "Carnet" {
        /// Our own people.
        Own = "own",
        /// A partner.
        Partner = "partner",
        /// The community.
        Community = "community",
        /// An authority.
        Authority = "authority",
        /// Published.
        Public = "public",
    }
}

vocabulary! {
    /// Who counts a record that several organisations hold: a joint convoy is counted by its lead.
    CountedBy = "counted-by", "Carnet" {
        /// We do.
        Us = "us",
        /// Another organisation does, so that it is in none of our figures.
        Other = "other",
    }
}

vocabulary! {
    /// How a record came into the store.
    Provenance = "provenance", "Carnet" {
        /// Typed here.
        Typed = "typed",
        /// Imported from a file.
        Imported = "imported",
        /// Taken in from a slip, whose sender nothing proves.
        Inbox = "inbox",
        /// Made when an incident was reduced: it stands for every author of one type and level.
        Reduced = "reduced",
    }
}
