//! What happened to us or to people: kinds, categories, and what follows from them.
//!
//! The rules that need nothing but terms live beside them: the category proposed from a kind, the group
//! from a category and its author, and which of several kinds leads.

use super::{ActorType, AskKind};

vocabulary! {
    /// Category of an access constraint, as OCHA's monitoring framework numbers them.
    Category = "category", "OCHA Access Monitoring and Reporting Framework" {
        /// Denial of needs or entitlement.
        A1 = "A1" [ "acaps": "Denial of existence of humanitarian needs or entitlements to assistance" ],
        /// Entry into the country.
        A2 = "A2" [ "acaps": "Impediments to entry (bureaucratic and administrative)" ],
        /// Movement within the country.
        A3 = "A3" [ "acaps": "Restriction of movement" ],
        /// Military operations and hostilities.
        A4 = "A4" [ "acaps": "Ongoing insecurity/hostilities" ],
        /// Violence against personnel, assets, facilities.
        A5 = "A5" [ "acaps": "Violence against humanitarian personnel, assets and facilities" ],
        /// Interference in implementation.
        A6 = "A6" [ "acaps": "Interference in the implementation of humanitarian activities" ],
        /// Mines and explosives.
        A7 = "A7" [ "acaps": "Mines and IEDs" ],
        /// Physical environment.
        A8 = "A8" [ "acaps": "Terrain, climate, infrastructure" ],
        /// People's own access to services.
        A9 = "A9" [ "acaps": "Restriction on, or obstruction of, affected people's access to services and assistance" ],
    }
}

impl Category {
    /// The order in which kinds are proposed to lead an incident.
    pub const LEADING_ORDER: [Category; 9] = [
        Category::A5,
        Category::A7,
        Category::A4,
        Category::A1,
        Category::A3,
        Category::A9,
        Category::A2,
        Category::A6,
        Category::A8,
    ];

    /// The group, given the type of the author where one is known: movement and interference count as
    /// insecurity when the author is an armed group, a self-defence group, bandits, unidentified armed
    /// people or a crowd.
    pub fn group(self, author: Option<ActorType>) -> Group {
        match self {
            Category::A4 | Category::A5 | Category::A7 => Group::Insecurity,
            Category::A8 => Group::Physical,
            Category::A1 | Category::A9 => Group::People,
            Category::A2 => Group::Bureaucratic,
            Category::A3 | Category::A6 => match author {
                Some(author) if author.acts_by_force() => Group::Insecurity,
                _ => Group::Bureaucratic,
            },
        }
    }

    fn leading_rank(self) -> usize {
        Self::LEADING_ORDER
            .iter()
            .position(|category| *category == self)
            .expect("LEADING_ORDER holds all nine categories")
    }
}

vocabulary! {
    /// The nine categories in four groups.
    Group = "group", "Carnet (after OCHA access snapshots)" {
        /// Violence, fighting, explosives, and barriers held by force.
        Insecurity = "insecurity",
        /// Roads, weather, infrastructure.
        Physical = "physical",
        /// Bureaucratic and administrative impediments.
        Bureaucratic = "bureaucratic",
        /// People's own access, and needs denied.
        People = "people",
    }
}

vocabulary! {
    /// What happened, in the field's words: first what happens on the road, then elsewhere.
    IncidentKind = "incident-kind", "OCHA AMRF sub-types; INSO acts; Carnet" {
        /// Vehicle, luggage or people searched.
        Search = "search",
        /// Telephone or computer opened or read.
        PhoneSearch = "phone-search",
        /// Papers demanded, disputed or kept.
        Documents = "documents",
        /// Names of staff or recipients demanded.
        Lists = "lists",
        /// Money demanded, with or without a paper.
        FeeDemanded = "fee-demanded",
        /// Fuel, food or airtime demanded.
        InKindDemanded = "in-kind-demanded",
        /// Seats demanded for armed people.
        CarryArmedPersons = "carry-armed-persons",
        /// Kept there, then free to go.
        Hold = "hold",
        /// The barrier lets nobody through.
        Refused = "refused",
        /// Another road imposed.
        Reroute = "reroute",
        /// Armed company against our will.
        EscortForced = "escort-forced",
        /// Travel, work, dress or company of women staff.
        WomenStaffRestricted = "women-staff-restricted",
        /// Said to inform for a side.
        AccusedSpying = "accused-spying" [ "inso-act": "Threat" ],
        /// Said to be close to a side or to the peace mission.
        AccusedSiding = "accused-siding" [ "inso-act": "Threat" ],
        /// Words, a gesture, a message, a weapon pointed.
        Threat = "threat" [ "inso-act": "Threat", "insecurity-insight": "Health Workers Threatened" ],
        /// Blows, stones.
        Assault = "assault" [ "inso-act": "Attack", "insecurity-insight": "Health Workers Assaulted" ],
        /// Shots at vehicle or team.
        FiredOn = "fired-on" [ "inso-act": "Attack" ],
        /// A prepared attack on the road.
        Ambush = "ambush" [ "inso-act": "Attack" ],
        /// Deprived of liberty by an authority.
        Detained = "detained" [
            "inso-act": "Confine", "insecurity-insight": "arrested", "insecurity-insight": "Health Workers Arrested",
        ],
        /// Taken by force by a group.
        Abducted = "abducted" [
            "inso-act": "Confine", "insecurity-insight": "kidnapped", "insecurity-insight": "Health Workers Kidnapped",
        ],
        /// Things taken by an authority.
        Confiscated = "confiscated" [ "inso-act": "Theft" ],
        /// Things taken by force.
        Looted = "looted" [
            "inso-act": "Theft", "insecurity-insight": "Looting/Theft/Robbery/Burglary of Health Supplies",
        ],
        /// The vehicle taken.
        VehicleTaken = "vehicle-taken" [
            "inso-act": "Theft", "insecurity-insight": "Health Transportation Stolen/Hijacked",
        ],
        /// Road cut by residents or protesters.
        Crowd = "crowd",
        /// Tree, ditch, barrier with nobody there.
        Obstacle = "obstacle",
        /// Signs or word of an explosive device on the road.
        MineSuspected = "mine-suspected",
        /// The administration says no.
        TravelPermitDenied = "travel-permit-denied",
        /// Past its date.
        TravelPermitDelayed = "travel-permit-delayed",
        /// Agreement not signed in time.
        TechnicalAgreementDelayed = "technical-agreement-delayed",
        /// Entry or stay refused.
        VisaDenied = "visa-denied",
        /// No answer in time.
        VisaDelayed = "visa-delayed",
        /// Goods held at entry.
        Customs = "customs",
        /// Flight or landing refused.
        FlightClearanceRefused = "flight-clearance-refused",
        /// No assurance of safety given.
        GuaranteeRefused = "guarantee-refused",
        /// Choice of places, staff, recipients or suppliers.
        ProgrammeDemand = "programme-demand",
        /// Curfew, closed town, a party's ban on travel.
        MovementBan = "movement-ban",
        /// Declared unwelcome or sent away.
        StaffExpelled = "staff-expelled",
        /// Women kept from aid or services.
        WomenPeopleRestricted = "women-people-restricted",
        /// Office, school or health centre occupied.
        FacilityOccupied = "facility-occupied" [ "insecurity-insight": "Occupation of Health Facility" ],
        /// Premises hit by shots, shells or fire.
        FacilityHit = "facility-hit" [
            "inso-act": "Attack",
            "insecurity-insight": "Number of Attacks on Health Facilities Reporting Destruction",
            "insecurity-insight": "Number of Attacks on Health Facilities Reporting Damaged",
        ],
        /// Strike from the air, on us or on the road.
        AirOrDroneStrike = "air-or-drone-strike" [ "inso-act": "Attack" ],
        /// Dead or wounded in the team, by any violence.
        KilledInjured = "killed-injured" [ "inso-act": "Attack" ],
        /// Referral date only.
        SexualViolenceOrHarassment = "sexual-violence-or-harassment" [
            "insecurity-insight": "Health Workers Sexually Assaulted",
        ],
        /// Office, store or house broken into.
        Burglary = "burglary" [ "inso-act": "Theft" ],
        /// Talk or posts against us.
        HostileRumour = "hostile-rumour",
        /// Armed people enter our places.
        ArmedEntry = "armed-entry" [ "insecurity-insight": "Forceful Entry into Health Facility" ],
        /// The undertaking is not kept.
        WeaponInFreeZone = "weapon-in-free-zone",
        /// A place cut off, goods and people held.
        Siege = "siege",
        /// Telephone or internet cut.
        NetworkShutdown = "network-shutdown",
        /// Nothing to drive or pay with.
        FuelOrCashBlocked = "fuel-or-cash-blocked",
        /// People driven from a site.
        Eviction = "eviction",
        /// Fighting on the road.
        HostilitiesOnRoute = "hostilities-on-route",
        /// Confirmed device, mine or remnant.
        ExplosiveHazard = "explosive-hazard",
        /// Rain, bridge, ferry.
        RoadImpassable = "road-impassable",
        /// People can neither come to aid nor leave.
        PopulationBlocked = "population-blocked" [ "insecurity-insight": "Access Denied or Obstructed" ],
        /// The authority says there is neither need nor right.
        NeedsDenied = "needs-denied",
        /// Something else.
        Other = "other",
    }
}

impl IncidentKind {
    /// The category that the kind proposes; people and country maps can change it. `other` proposes one
    /// only at a roadblock, where whatever happened restricted movement.
    pub fn proposed_category(self, at_roadblock: bool) -> Option<Category> {
        use IncidentKind as Kind;
        let category = match self {
            Kind::NeedsDenied => Category::A1,
            Kind::VisaDenied | Kind::VisaDelayed | Kind::Customs | Kind::StaffExpelled => Category::A2,
            Kind::Search
            | Kind::Documents
            | Kind::Hold
            | Kind::Refused
            | Kind::Reroute
            | Kind::Crowd
            | Kind::TravelPermitDenied
            | Kind::TravelPermitDelayed
            | Kind::FlightClearanceRefused
            | Kind::GuaranteeRefused
            | Kind::MovementBan => Category::A3,
            Kind::AirOrDroneStrike | Kind::HostilitiesOnRoute => Category::A4,
            Kind::PhoneSearch
            | Kind::AccusedSpying
            | Kind::AccusedSiding
            | Kind::Threat
            | Kind::Assault
            | Kind::FiredOn
            | Kind::Ambush
            | Kind::Detained
            | Kind::Abducted
            | Kind::Looted
            | Kind::VehicleTaken
            | Kind::FacilityHit
            | Kind::KilledInjured
            | Kind::SexualViolenceOrHarassment
            | Kind::Burglary
            | Kind::ArmedEntry
            | Kind::WeaponInFreeZone => Category::A5,
            Kind::Lists
            | Kind::FeeDemanded
            | Kind::InKindDemanded
            | Kind::CarryArmedPersons
            | Kind::EscortForced
            | Kind::WomenStaffRestricted
            | Kind::Confiscated
            | Kind::TechnicalAgreementDelayed
            | Kind::ProgrammeDemand
            | Kind::FacilityOccupied
            | Kind::HostileRumour => Category::A6,
            Kind::MineSuspected | Kind::ExplosiveHazard => Category::A7,
            Kind::Obstacle | Kind::RoadImpassable => Category::A8,
            Kind::WomenPeopleRestricted
            | Kind::Siege
            | Kind::NetworkShutdown
            | Kind::FuelOrCashBlocked
            | Kind::Eviction
            | Kind::PopulationBlocked => Category::A9,
            Kind::Other if at_roadblock => Category::A3,
            Kind::Other => return None,
        };
        Some(category)
    }

    /// Where it most likely came about, of kinds that happened together; `None` where none of them says.
    pub fn proposed_setting(kinds: &[IncidentKind]) -> Option<Setting> {
        use IncidentKind as Kind;
        let on_the_way = [
            Kind::Crowd,
            Kind::Obstacle,
            Kind::MineSuspected,
            Kind::Ambush,
            Kind::FiredOn,
            Kind::HostilitiesOnRoute,
            Kind::RoadImpassable,
        ];
        if kinds.iter().any(|kind| kind.is_on_the_road() && !on_the_way.contains(kind)) {
            Some(Setting::Checkpoint)
        } else if kinds.iter().any(|kind| on_the_way.contains(kind)) {
            Some(Setting::Road)
        } else {
            None
        }
    }

    /// Whether it is asked if they acted on orders.
    pub fn asks_about_orders(self) -> bool {
        use IncidentKind as Kind;
        matches!(self, Kind::Hold | Kind::Refused | Kind::Reroute | Kind::Documents | Kind::FeeDemanded)
    }

    /// Whether an amount can have been demanded.
    pub fn demands_money(self) -> bool {
        self.own_ask() == Some(AskKind::Money)
    }

    /// Whether it is one of the kinds that happen on the road.
    pub fn is_on_the_road(self) -> bool {
        self <= IncidentKind::MineSuspected
    }

    /// The kind that is proposed to lead: by [`Category::LEADING_ORDER`], among equals in the vocabulary's
    /// order, never in the order of typing. `other` leads only alone.
    pub fn leading(kinds: &[IncidentKind]) -> Option<IncidentKind> {
        kinds.iter().copied().min_by_key(|kind| kind.leading_rank())
    }

    /// The kinds with the leading one first and the others after it by the same rule, each once.
    pub fn in_leading_order(kinds: &[IncidentKind]) -> Vec<IncidentKind> {
        let mut ordered = kinds.to_vec();
        ordered.sort_by_key(|kind| kind.leading_rank());
        ordered.dedup();
        ordered
    }

    fn leading_rank(self) -> (usize, IncidentKind) {
        let by_category = match self.proposed_category(false) {
            Some(category) => category.leading_rank(),
            None => Category::LEADING_ORDER.len(),
        };
        (by_category, self)
    }

    /// Whether 'was it said to be on orders?' is asked.
    pub fn asks_for_orders(self) -> bool {
        matches!(
            self,
            IncidentKind::Hold
                | IncidentKind::Refused
                | IncidentKind::Reroute
                | IncidentKind::Documents
                | IncidentKind::FeeDemanded
        )
    }

    /// Whether the response `followed-instructions` may be recorded. With a demand it would be a confession.
    pub fn offers_followed_instructions(self) -> bool {
        !matches!(
            self,
            IncidentKind::FeeDemanded
                | IncidentKind::InKindDemanded
                | IncidentKind::Lists
                | IncidentKind::PhoneSearch
                | IncidentKind::CarryArmedPersons
                | IncidentKind::ProgrammeDemand
        )
    }

    /// The ask that the kind makes by itself, as proposed.
    pub fn own_ask(self) -> Option<AskKind> {
        match self {
            IncidentKind::FeeDemanded => Some(AskKind::Money),
            IncidentKind::InKindDemanded => Some(AskKind::InKind),
            IncidentKind::Lists => Some(AskKind::StaffData),
            IncidentKind::CarryArmedPersons => Some(AskKind::CarryArmedPersons),
            _ => None,
        }
    }

    /// Detention, abduction and sexual violence: strictly confidential whatever else the record holds.
    pub fn is_always_severe(self) -> bool {
        matches!(
            self,
            IncidentKind::Detained | IncidentKind::Abducted | IncidentKind::SexualViolenceOrHarassment
        )
    }
}

vocabulary! {
    /// In what setting it happened.
    Setting = "setting", "AWSD location; Insecurity Insight location; Carnet" {
        /// At a checkpoint or barrier.
        Checkpoint = "checkpoint" [ "insecurity-insight": "Checkpoint" ],
        /// On the road.
        Road = "road" [ "awsd": "Road", "insecurity-insight": "Road" ],
        /// At our office, store or house.
        OurPremises = "our-premises" [ "awsd": "Office/compound", "insecurity-insight": "Compound/Office Building" ],
        /// At a health facility.
        HealthFacility = "health-facility" [ "insecurity-insight": "Health Building" ],
        /// At a camp, a distribution or project site.
        Site = "site" [
            "awsd": "Project site", "insecurity-insight": "Project Site", "insecurity-insight": "IDP/Refugee Camp",
        ],
        /// At an office of an authority.
        AuthorityOffice = "authority-office" [ "insecurity-insight": "Administration" ],
        /// At a border, a port or an airport.
        BorderPortAirport = "border-port-airport" [
            "insecurity-insight": "Airstrip", "insecurity-insight": "Ship/Water",
        ],
        /// Elsewhere.
        Other = "other" [ "awsd": "Public location", "insecurity-insight": "Other" ],
        /// Not known.
        Unknown = "unknown" [ "awsd": "Unknown", "insecurity-insight": "No Information" ],
    }
}

vocabulary! {
    /// How sure we are that this actor did it.
    Attribution = "attribution", "Carnet" {
        /// We were there and know.
        Sure = "sure",
        /// Likely.
        Likely = "likely",
        /// Others say so.
        Reported = "reported",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Whom it struck.
    OnWhom = "on-whom", "Carnet (after AWSD organisation types)" {
        /// Our own staff or assets.
        Own = "own",
        /// A partner's.
        Partner = "partner",
        /// Volunteers.
        Volunteer = "volunteer",
        /// Day labourers.
        DayLabour = "day-labour",
        /// Transporters.
        Transporter = "transporter",
    }
}

vocabulary! {
    /// What followed from it; any number.
    Consequence = "consequence", "OCHA AMRF impact types" {
        /// Nothing.
        None = "none",
        /// Hours lost.
        HoursLost = "hours-lost",
        /// Another road taken.
        Rerouted = "rerouted",
        /// Made to turn back.
        TurnedBack = "turned-back",
        /// The trip cancelled.
        TripCancelled = "trip-cancelled",
        /// Goods lost.
        GoodsLost = "goods-lost",
        /// People waited for aid.
        PeopleWaited = "people-waited",
        /// Staff harmed.
        StaffHarmed = "staff-harmed",
        /// Staff moved elsewhere.
        StaffRelocated = "staff-relocated",
        /// An activity suspended.
        ActivitySuspended = "activity-suspended",
        /// A facility closed.
        FacilityClosed = "facility-closed",
        /// The activity ended for good.
        Ended = "ended",
    }
}

vocabulary! {
    /// What harm was done to a person. Words of fact, not of law.
    Harm = "harm", "AWSD; Insecurity Insight" {
        /// Killed.
        Killed = "killed" [ "awsd": "killed", "insecurity-insight": "killed" ],
        /// Wounded.
        Injured = "injured" [ "awsd": "wounded", "insecurity-insight": "injured" ],
        /// Taken by a group that is no authority.
        Abducted = "abducted" [ "awsd": "kidnapped", "insecurity-insight": "kidnapped" ],
        /// Held by an authority, or by a group acting as one.
        Detained = "detained" [ "insecurity-insight": "arrested" ],
    }
}

vocabulary! {
    /// Whether the person harmed is national or international staff.
    HarmOrigin = "harm-origin", "AWSD; Insecurity Insight" {
        /// National staff.
        National = "national" [ "awsd": "nationals" ],
        /// International staff.
        International = "international" [ "awsd": "internationals" ],
    }
}

vocabulary! {
    /// Sex of the person harmed.
    Sex = "sex", "AWSD; Insecurity Insight" {
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// What we did.
    Response = "response", "OCHA AMRF (action taken)" {
        /// Did as told; see [`IncidentKind::offers_followed_instructions`].
        FollowedInstructions = "followed-instructions",
        /// Talked it over.
        Negotiated = "negotiated",
        /// Went away.
        Withdrew = "withdrew",
        /// Passed it to our hierarchy or the coordination.
        PassedUp = "passed-up",
        /// Suspended the work.
        Suspended = "suspended",
        /// Nothing.
        None = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Term;

    #[test]
    fn the_worked_example_leads_with_the_phone_search() {
        use IncidentKind::{AccusedSiding, PhoneSearch, Refused};
        for kinds in [
            [Refused, AccusedSiding, PhoneSearch],
            [PhoneSearch, Refused, AccusedSiding],
            [AccusedSiding, PhoneSearch, Refused],
        ] {
            let leading = IncidentKind::leading(&kinds);
            assert_eq!(leading, Some(PhoneSearch));
            assert_eq!(leading.and_then(|kind| kind.proposed_category(true)), Some(Category::A5));
            assert_eq!(IncidentKind::in_leading_order(&kinds), [PhoneSearch, AccusedSiding, Refused]);
        }
    }

    #[test]
    fn leading_follows_the_order_of_categories() {
        use IncidentKind::*;
        // One kind of each category, written in the order in which they lead.
        let expected = [
            Threat,
            MineSuspected,
            HostilitiesOnRoute,
            NeedsDenied,
            Hold,
            Siege,
            Customs,
            Lists,
            Obstacle,
            Other,
        ];
        let mut typed = expected;
        typed.reverse();
        assert_eq!(IncidentKind::in_leading_order(&typed), expected);
        assert_eq!(IncidentKind::in_leading_order(&[Hold, Hold]), [Hold]);
        assert_eq!(IncidentKind::leading(&[]), None);
        assert_eq!(IncidentKind::leading(&[Other]), Some(Other));
        assert_eq!(IncidentKind::leading(&[Hold, FeeDemanded]), Some(Hold));
    }

    #[test]
    fn categories_are_those_of_the_table() {
        let table = "searchA3 phone-searchA5 documentsA3 listsA6 fee-demandedA6 in-kind-demandedA6 \
            carry-armed-personsA6 holdA3 refusedA3 rerouteA3 escort-forcedA6 women-staff-restrictedA6 \
            accused-spyingA5 accused-sidingA5 threatA5 assaultA5 fired-onA5 ambushA5 detainedA5 abductedA5 \
            confiscatedA6 lootedA5 vehicle-takenA5 crowdA3 obstacleA8 mine-suspectedA7 \
            travel-permit-deniedA3 travel-permit-delayedA3 technical-agreement-delayedA6 visa-deniedA2 \
            visa-delayedA2 customsA2 flight-clearance-refusedA3 guarantee-refusedA3 programme-demandA6 \
            movement-banA3 staff-expelledA2 women-people-restrictedA9 facility-occupiedA6 facility-hitA5 \
            air-or-drone-strikeA4 killed-injuredA5 sexual-violence-or-harassmentA5 burglaryA5 \
            hostile-rumourA6 armed-entryA5 weapon-in-free-zoneA5 siegeA9 network-shutdownA9 \
            fuel-or-cash-blockedA9 evictionA9 hostilities-on-routeA4 explosive-hazardA7 road-impassableA8 \
            population-blockedA9 needs-deniedA1";
        let declared: Vec<String> = IncidentKind::ALL
            .iter()
            .filter_map(|kind| Some(format!("{}{}", kind.code(), kind.proposed_category(false)?.code())))
            .collect();
        assert_eq!(declared, table.split_whitespace().collect::<Vec<_>>());
        assert_eq!(IncidentKind::Other.proposed_category(false), None);
        assert_eq!(IncidentKind::Other.proposed_category(true), Some(Category::A3));
    }

    #[test]
    fn the_road_ends_at_the_suspected_mine() {
        let on_the_road = IncidentKind::ALL.iter().filter(|kind| kind.is_on_the_road()).count();
        assert_eq!(on_the_road, 26);
        assert!(!IncidentKind::TravelPermitDenied.is_on_the_road());
    }

    #[test]
    fn movement_and_interference_take_the_author_into_account() {
        let forceful: Vec<ActorType> =
            ActorType::ALL.iter().copied().filter(|author| author.acts_by_force()).collect();
        assert_eq!(
            forceful,
            [
                ActorType::ArmedGroup,
                ActorType::UnidentifiedArmed,
                ActorType::SelfDefenceGroup,
                ActorType::Criminal,
                ActorType::Civilians,
            ]
        );
        for category in Category::ALL {
            for author in ActorType::ALL.iter().copied().map(Some).chain([None]) {
                let expected = match category {
                    Category::A4 | Category::A5 | Category::A7 => Group::Insecurity,
                    Category::A8 => Group::Physical,
                    Category::A1 | Category::A9 => Group::People,
                    Category::A3 | Category::A6
                        if author.is_some_and(|author| forceful.contains(&author)) =>
                    {
                        Group::Insecurity
                    }
                    _ => Group::Bureaucratic,
                };
                assert_eq!(category.group(author), expected, "{category:?} by {author:?}");
            }
        }
    }
}
