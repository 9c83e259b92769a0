//! Exchanges: through which channel, with whom, on whose initiative, with how much of the community in it.

vocabulary! {
    /// Through what an exchange went.
    Channel = "channel", "Carnet (after CCHN field manual)" {
        /// Face to face.
        InPerson = "in-person",
        /// Telephone.
        Phone = "phone",
        /// Radio.
        Radio = "radio",
        /// Written message on a telephone or by e-mail.
        Message = "message",
        /// Letter on paper.
        Letter = "letter",
        /// Carried by somebody.
        Intermediary = "intermediary",
        /// Said or written in public.
        Public = "public",
    }
}

vocabulary! {
    /// What part a node took in an exchange.
    ParticipantRole = "participant-role", "Carnet" {
        /// The one we spoke to.
        Addressed = "addressed",
        /// Came with it.
        Accompanying = "accompanying",
        /// Carried words between us.
        Intermediary = "intermediary",
        /// A peace mission in the room.
        Mission = "mission",
        /// Community in the room.
        Community = "community",
    }
}

vocabulary! {
    /// How far the interlocutor's word goes.
    Authority = "authority", "CCHN field manual" {
        /// Decides.
        Decides = "decides",
        /// Recommends to the one who decides.
        Recommends = "recommends",
        /// Relays only.
        Relays = "relays",
    }
}

vocabulary! {
    /// On whose initiative an exchange took place.
    AskedBy = "asked-by", "Carnet" {
        /// Ours.
        Us = "us",
        /// Theirs.
        Them = "them",
        /// A third party's.
        Third = "third",
    }
}

vocabulary! {
    /// How a community had its part. A category, not a score.
    InvolvementDegree = "involvement-degree", "Carnet (after CHS and the participation literature)" {
        /// No part.
        None = "none",
        /// Told.
        Informed = "informed",
        /// Asked for its view.
        Consulted = "consulted",
        /// Agreed.
        Consented = "consented",
        /// Led with us.
        CoLed = "co-led",
        /// Objected.
        Objected = "objected",
    }
}

vocabulary! {
    /// Which part of a community was involved.
    InvolvedGroup = "involved-group", "Carnet" {
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Young people.
        Youth = "youth",
        /// Children.
        Children = "children",
        /// Elders.
        Elders = "elders",
        /// Displaced people.
        Displaced = "displaced",
        /// Returnees.
        Returnees = "returnees",
        /// A community-based organisation.
        Cbo = "cbo",
        /// A committee.
        Committee = "committee",
    }
}
