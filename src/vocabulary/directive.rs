//! Rules that restrict.

vocabulary! {
    /// What a directive is about: a category of access, or one of the subjects that come back every month.
    DirectiveCategory = "directive-category", "OCHA AMRF (policies); OCHA Afghanistan access snapshots" {
        /// Denial of needs or entitlement.
        A1 = "A1",
        /// Entry into the country.
        A2 = "A2",
        /// Movement within the country.
        A3 = "A3",
        /// Military operations and hostilities.
        A4 = "A4",
        /// Violence against personnel, assets, facilities.
        A5 = "A5",
        /// Interference in implementation.
        A6 = "A6",
        /// Mines and explosives.
        A7 = "A7",
        /// Physical environment.
        A8 = "A8",
        /// People's own access to services.
        A9 = "A9",
        /// Women staff or women reached.
        Women = "women",
        /// Permits to move.
        MovementPermit = "movement-permit",
        /// Data on projects.
        ProjectData = "project-data",
        /// Data on staff.
        StaffData = "staff-data",
        /// Whom to hire, and how.
        Hiring = "hiring",
        /// Taxes and fees.
        Tax = "tax",
        /// Registering anew.
        ReRegistration = "re-registration",
        /// An activity or organisation suspended.
        SuspensionOrder = "suspension-order",
        /// Who is to receive aid.
        BeneficiarySelection = "beneficiary-selection",
        /// Something else.
        Other = "other",
    }
}

vocabulary! {
    /// In what form a directive came.
    DirectiveForm = "directive-form", "OCHA AMRF (policies, formal or informal)" {
        /// Signed, published or sent.
        Formal = "formal",
        /// Said, or simply applied.
        Informal = "informal",
    }
}

vocabulary! {
    /// What a directive did to the work.
    Effect = "effect", "Carnet" {
        /// Slower.
        Slower = "slower",
        /// Stopped in part.
        PartialStop = "partial-stop",
        /// Stopped.
        FullStop = "full-stop",
        /// Costs more.
        Cost = "cost",
        /// None so far.
        NoneYet = "none-yet",
    }
}
