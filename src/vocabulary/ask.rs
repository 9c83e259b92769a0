//! What they wanted of us. Amounts demanded are kept, amounts paid are not.

vocabulary! {
    /// What is wanted of us.
    AskKind = "ask-kind", "Carnet (after HAWG toolkit; OCHA access snapshots)" {
        /// A sum, whatever its name.
        Money = "money",
        /// A share of the goods.
        GoodsShare = "goods-share",
        /// Fuel, food, airtime, tyres.
        InKind = "in-kind",
        /// A fee for receiving us or for attending.
        MeetingFee = "meeting-fee",
        /// A tax, a registration or its renewal.
        TaxRegistration = "tax-registration",
        /// To hire a person or from a group.
        Hiring = "hiring",
        /// To take a supplier or a lorry.
        ContractsTransport = "contracts-transport",
        /// To add, drop or choose recipients.
        BeneficiaryChoice = "beneficiary-choice",
        /// To go here and not there.
        PlaceSteering = "place-steering",
        /// Names, origins, telephones of staff.
        StaffData = "staff-data",
        /// Lists of recipients, surveys.
        BeneficiaryData = "beneficiary-data",
        /// What we saw elsewhere.
        InformationOnOthers = "information-on-others",
        /// A letter, a stamp, a picture, a title.
        Recognition = "recognition",
        /// To show a logo, to speak, or to keep silent.
        VisibilityOrSilence = "visibility-or-silence",
        /// Not to be seen with the peace mission.
        DistanceFromMission = "distance-from-mission",
        /// Care, water, repairs.
        Services = "services",
        /// To carry a message to another party.
        CarryMessage = "carry-message",
        /// Seats for armed people in our vehicles.
        CarryArmedPersons = "carry-armed-persons",
        /// To take out wounded, sick or relatives.
        EvacuationFavour = "evacuation-favour",
        /// To accept an armed escort.
        Escort = "escort",
        /// To take officials along.
        OfficialsAboard = "officials-aboard",
        /// Something else.
        Other = "other",
    }
}

impl AskKind {
    /// Whether `agreed` may be recorded as our answer. For all others a record of consent would be a
    /// confession, and there is none.
    pub fn may_be_agreed(self) -> bool {
        matches!(
            self,
            AskKind::DistanceFromMission
                | AskKind::VisibilityOrSilence
                | AskKind::Services
                | AskKind::EvacuationFavour
        )
    }
}

vocabulary! {
    /// What we answered.
    AskAnswer = "ask-answer", "Carnet" {
        /// We said no.
        Declined = "declined",
        /// We put it off.
        Deferred = "deferred",
        /// We passed it to our own hierarchy.
        PassedUp = "passed-up",
        /// We agreed; see [`AskKind::may_be_agreed`].
        Agreed = "agreed",
    }
}
