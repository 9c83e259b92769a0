//! What we want, how we go about it, and what we do not give up.

vocabulary! {
    /// What a negotiation is for, and what a request asks.
    Objective = "objective", "Carnet (after CCHN field manual; UN-CMCoord)" {
        /// A convoy of aid.
        Convoy = "convoy",
        /// Crossing a front line.
        CrossLine = "cross-line",
        /// Crossing a border.
        CrossBorder = "cross-border",
        /// A visit to the field.
        FieldVisit = "field-visit",
        /// An assessment of needs.
        Assessment = "assessment",
        /// Staying and working in a place.
        SustainedPresence = "sustained-presence",
        /// Entering a site.
        SiteAccess = "site-access",
        /// People can come to us.
        CommunityAccess = "community-access",
        /// Moving people out of danger.
        Evacuation = "evacuation",
        /// Taking a patient to care.
        MedicalReferral = "medical-referral",
        /// Visas and permits of stay.
        Visa = "visa",
        /// An agreement with an authority on a project.
        TechnicalAgreement = "technical-agreement",
        /// Registration of the organisation.
        Registration = "registration",
        /// The use of an asset of a peace mission.
        Asset = "asset",
        /// Freedom for staff who are held.
        ReleaseStaff = "release-staff",
        /// Goods or vehicles given back.
        ReleaseGoods = "release-goods",
        /// Children let go by a force or group.
        ReleaseChildren = "release-children",
        /// A place without weapons.
        WeaponsFreeZone = "weapons-free-zone",
        /// A pause in the fighting.
        PauseInFighting = "pause-in-fighting",
        /// Respect for rules that protect people and aid.
        Norms = "norms",
        /// Something else.
        Other = "other",
    }
}

vocabulary! {
    /// Which asset of a mission is asked for.
    AssetKind = "asset-kind", "UN-CMCoord field handbook" {
        /// A seat or cargo on a flight.
        Flight = "flight",
        /// Fuel.
        Fuel = "fuel",
        /// Storage.
        Storage = "storage",
        /// Repair of a road, a bridge or an airstrip.
        Engineering = "engineering",
        /// Medical evacuation.
        Medevac = "medevac",
        /// Radio.
        Radio = "radio",
        /// Transport by road or water.
        Transport = "transport",
    }
}

vocabulary! {
    /// On what authority of our own house we negotiate.
    Mandate = "mandate", "CCHN field manual (negotiator, support team, mandator)" {
        /// Given for this negotiation.
        Given = "given",
        /// Delegated for negotiations of this kind.
        Delegated = "delegated",
        /// Done without guidance from above.
        Tacit = "tacit",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// How a negotiation ended.
    NegotiationResult = "negotiation-result", "Carnet" {
        /// The objective was reached.
        Reached = "reached",
        /// Reached in part.
        Partly = "partly",
        /// Not reached.
        Failed = "failed",
        /// We gave it up.
        GivenUp = "given-up",
        /// Events made it pointless.
        Overtaken = "overtaken",
    }
}

vocabulary! {
    /// The humanitarian principle that an arrangement puts at risk.
    Principle = "principle", "United Nations General Assembly resolutions 46/182 and 58/114" {
        /// Suffering is addressed wherever it is found.
        Humanity = "humanity",
        /// No side is taken.
        Neutrality = "neutrality",
        /// Need alone decides.
        Impartiality = "impartiality",
        /// Aid serves no other aim.
        Independence = "independence",
    }
}

vocabulary! {
    /// What access groups seek a common position on; an organisation adds its own.
    RedLine = "red-line", "Humanitarian access working group toolkit" {
        /// Travelling under armed escort.
        ArmedEscorts = "armed-escorts",
        /// Handing over data on projects and staff.
        ProjectAndStaffData = "project-and-staff-data",
        /// Others choose whom we hire.
        Hiring = "hiring",
        /// Others choose who receives aid.
        BeneficiarySelection = "beneficiary-selection",
        /// Fees without a rule behind them.
        ArbitraryFees = "arbitrary-fees",
        /// Women kept from working or from being reached.
        WomensParticipation = "womens-participation",
    }
}

vocabulary! {
    /// How close a trip is to a peace mission, from not at all to under its guns.
    Association = "association", "UN-CMCoord and IASC guidelines on armed escorts (2013)" {
        /// No contact.
        None = "none",
        /// Information was exchanged.
        Information = "information",
        /// The mission was notified.
        Notification = "notification",
        /// An asset of the mission was used.
        SharedAsset = "shared-asset",
        /// Seen together, or staying in its base.
        SeenTogether = "seen-together",
        /// Under its armed escort.
        ArmedEscort = "armed-escort",
    }
}

impl Association {
    /// 0 for none to 5 for an armed escort: an order, not a measure.
    pub fn degree(self) -> u8 {
        self as u8
    }
}

vocabulary! {
    /// Who does the asking.
    Mode = "mode", "Jackson 2014; Carnet" {
        /// Our organisation alone.
        Alone = "alone",
        /// Several organisations with one ask.
        Joint = "joint",
        /// The coordination asks for all.
        LedForUs = "led-for-us",
        /// A local partner asks.
        ViaPartner = "via-partner",
        /// An elder, a cleric or a trader carries it.
        ViaIntermediary = "via-intermediary",
        /// The community negotiates, we support.
        CommunityLed = "community-led",
        /// A peace mission was there.
        MissionPresent = "mission-present",
        /// A peace mission asks for us.
        MissionAsksForUs = "mission-asks-for-us",
        /// We ask a peace mission, which holds the gate.
        WeAskMission = "we-ask-mission",
    }
}

vocabulary! {
    /// The sector of the work.
    Sector = "sector", "IASC cluster list" {
        /// Camp coordination and camp management.
        Cccm = "cccm",
        /// Education.
        Education = "education",
        /// Food security and livelihoods.
        FoodSecurity = "food-security",
        /// Health.
        Health = "health",
        /// Logistics.
        Logistics = "logistics",
        /// Nutrition.
        Nutrition = "nutrition",
        /// Protection.
        Protection = "protection",
        /// Child protection.
        ChildProtection = "child-protection",
        /// Gender-based violence.
        Gbv = "gbv",
        /// Mine action.
        MineAction = "mine-action",
        /// Shelter and household items.
        ShelterNfi = "shelter-nfi",
        /// Water, sanitation and hygiene.
        Wash = "wash",
        /// Emergency telecommunications.
        Telecom = "telecom",
        /// Several sectors.
        MultiSector = "multi-sector",
        /// Another sector.
        Other = "other",
    }
}

vocabulary! {
    /// The people for whom, by age and sex.
    PeopleGroup = "people-group", "IASC sex and age disaggregation" {
        /// Women.
        Women = "women",
        /// Girls.
        Girls = "girls",
        /// Boys.
        Boys = "boys",
        /// Men.
        Men = "men",
    }
}
