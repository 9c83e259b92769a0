//! Who they are: where a node sits, which branch it belongs to, what kind of party it is, and how surely
//! it hangs under another.

vocabulary! {
    /// Where in its hierarchy an actor's node sits, top to bottom. Political will is embedded at the first
    /// two, command and control is exercised at the last three. Communities show it as *scope*.
    Level = "level", "Carnet (after Jackson 2014; HD Centre 2004)" {
        /// Council, political bureau, minister, head of mission.
        Leadership = "leadership",
        /// General staff, directorate-general, force command.
        Senior = "senior",
        /// Zone, sector, military region, governorate, field office.
        Regional = "regional",
        /// Commander on the spot, battalion, district, mayor.
        Local = "local",
        /// Those who hold the barrier, the desk or the gate.
        Checkpoint = "checkpoint",
        /// Not known, or not yet.
        Unknown = "unknown",
    }
}

impl Level {
    /// The rung, 1 at the top to 5 at the barrier; none where the level is not known.
    pub fn number(self) -> Option<u8> {
        match self {
            Level::Leadership => Some(1),
            Level::Senior => Some(2),
            Level::Regional => Some(3),
            Level::Local => Some(4),
            Level::Checkpoint => Some(5),
            Level::Unknown => None,
        }
    }
}

vocabulary! {
    /// The branch of an authority that a node speaks for; a node has up to two.
    Branch = "branch", "Carnet" {
        /// Military or armed command.
        Command = "command",
        /// Security service of the authority.
        SecurityService = "security-service",
        /// Commission or office in charge of humanitarian affairs.
        AidOffice = "aid-office",
        /// Governor, province, district, commune.
        Administration = "administration",
        /// A ministry by subject, such as health or education.
        LineMinistry = "line-ministry",
        /// Office of public morals.
        PublicMorals = "public-morals",
        /// Border, visas, port and customs.
        ImmigrationCustoms = "immigration-customs",
        /// Political office of a party to the conflict.
        PoliticalWing = "political-wing",
        /// Chiefs, elders, religious offices.
        CustomaryReligious = "customary-religious",
        /// An office outside the country whose word counts.
        Abroad = "abroad",
    }
}

vocabulary! {
    /// A desk that hangs on its parent at the parent's level, and relays.
    Desk = "desk", "Carnet" {
        /// Liaison with aid organisations.
        Liaison = "liaison",
        /// Takes notifications of movements and sites.
        Notification = "notification",
        /// Civil-military coordination.
        CivilMilitary = "civil-military",
    }
}

vocabulary! {
    /// What kind of party an actor is.
    ActorType = "actor-type", "Carnet (ACLED, AWSD, IPIS, Insecurity Insight beside each)" {
        /// Armed forces of the government.
        StateMilitary = "state-military" [
            "acled-inter": "1", "awsd": "Host state", "ipis": "forces de sécurité",
            "insecurity-insight": "Armed Forces of Government/Self-Declared Government",
        ],
        /// Police, gendarmerie, border guard.
        StatePolice = "state-police" [
            "acled-inter": "1", "awsd": "Police or paramilitary", "ipis": "forces de sécurité",
            "insecurity-insight": "Police",
        ],
        /// Security service of the state.
        StateSecurity = "state-security" [
            "acled-inter": "1", "awsd": "Host state", "ipis": "forces de sécurité",
        ],
        /// Civil administration at any level.
        StateCivil = "state-civil" [
            "ipis": "acteurs étatiques", "awsd": "Host state",
            "insecurity-insight": "Government/Self-Declared Government", "insecurity-insight": "Donor Government",
        ],
        /// Administration of an armed group or of a government not recognised.
        AuthorityInPlace = "authority-in-place" [ "geneva-call": "AGDA" ],
        /// Organised armed group outside the state's control.
        ArmedGroup = "armed-group" [
            "acled-inter": "2", "awsd": "Non-state armed group", "ipis": "groupes armés",
            "insecurity-insight": "NSA",
        ],
        /// Armed people whom nobody could name.
        UnidentifiedArmed = "unidentified-armed" [ "acled-inter": "3", "awsd": "Unknown" ],
        /// Militia on the state's side.
        AuxiliaryForce = "auxiliary-force" [ "acled-inter": "3", "awsd": "Police or paramilitary" ],
        /// Armed people of a community that defends itself.
        SelfDefenceGroup = "self-defence-group" [ "acled-inter": "4", "awsd": "Non-state armed group" ],
        /// Bandits or a gang, gain as the aim.
        Criminal = "criminal" [ "awsd": "Criminal", "insecurity-insight": "Criminal" ],
        /// Forces of another state or of a coalition.
        ForeignForce = "foreign-force" [
            "acled-inter": "8", "awsd": "Foreign or coalition forces",
            "insecurity-insight": "Foreign Forces: Military",
        ],
        /// Private military or security company.
        PrivateSecurity = "private-security" [ "acled-inter": "8" ],
        /// Peace operation of the United Nations.
        PeaceMissionUn = "peace-mission-un" [ "acled-inter": "8" ],
        /// Peace operation of a regional body.
        PeaceMissionRegional = "peace-mission-regional" [ "acled-inter": "8" ],
        /// Residents, displaced people, returnees.
        Community = "community" [ "acled-inter": "7", "awsd": "Aid recipient" ],
        /// A committee that speaks for residents or displaced people.
        CommunityCommittee = "community-committee" [ "acled-inter": "7" ],
        /// Community-based organisation.
        Cbo = "cbo",
        /// Organisation led by women.
        WomenLedOrganisation = "women-led-organisation",
        /// Local committee that gathers and gives out relief.
        ReliefCommittee = "relief-committee",
        /// Customary or religious authority.
        TraditionalReligious = "traditional-religious",
        /// A crowd, protesters, people of no group.
        Civilians = "civilians" [
            "acled-inter": "5", "acled-inter": "6", "acled-inter": "7", "awsd": "Unaffiliated",
            "insecurity-insight": "Protestors", "insecurity-insight": "Civilian",
        ],
        /// Drivers, carriers and their unions.
        Transporter = "transporter" [ "ipis": "acteurs civils" ],
        /// Trader, cooperative, company.
        Economic = "economic" [ "ipis": "acteurs civils" ],
        /// Another aid organisation, or a coordination of them.
        Humanitarian = "humanitarian" [ "awsd": "Staff member", "insecurity-insight": "Employee" ],
        /// Not identified.
        Unknown = "unknown" [
            "awsd": "Unknown", "insecurity-insight": "No Information",
        ],
    }
}

impl ActorType {
    /// Whether entry or movement blocked, or work interfered with, by such an author counts as insecurity
    /// and not as bureaucracy: armed group, self-defence group, bandits, unidentified armed people, a crowd.
    pub fn acts_by_force(self) -> bool {
        matches!(
            self,
            ActorType::ArmedGroup
                | ActorType::SelfDefenceGroup
                | ActorType::Criminal
                | ActorType::UnidentifiedArmed
                | ActorType::Civilians
        )
    }

    /// Whether it is a peace mission, whatever body sends it.
    pub fn is_peace_mission(self) -> bool {
        matches!(self, ActorType::PeaceMissionUn | ActorType::PeaceMissionRegional)
    }
}

vocabulary! {
    /// What a peace mission is mandated to do; each is yes or no, and dated.
    MissionMandate = "mission-mandate", "Carnet" {
        /// Protection of civilians.
        Protection = "protection",
        /// It holds a gate through which others pass.
        Gate = "gate",
        /// It escorts others.
        Escort = "escort",
    }
}

vocabulary! {
    /// What the first date of a link or a level means.
    LinkStart = "link-start", "Carnet" {
        /// It began that day.
        Began = "began",
        /// It was first seen that day, and may be older.
        FirstSeen = "first-seen",
    }
}

vocabulary! {
    /// What the last date of a link or a level means.
    LinkEnd = "link-end", "Carnet" {
        /// It ended that day.
        Ended = "ended",
        /// It was last seen that day, and may still hold.
        LastSeen = "last-seen",
    }
}

vocabulary! {
    /// How surely a link holds at a given date. Reports and guarantees use certain links only.
    LinkCertainty = "link-certainty", "Carnet" {
        /// It holds on every reading of its dates.
        Certain = "certain",
        /// It holds on some reading of its dates.
        Possible = "possible",
    }
}
