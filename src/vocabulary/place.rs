//! Where: kinds of places, barriers, and how near a coordinate is.

vocabulary! {
    /// What kind of place it is.
    PlaceKind = "place-kind", "OCHA COD-AB for the administrative levels; Carnet" {
        /// A country.
        Country = "country",
        /// First administrative level: region, province, governorate.
        Adm1 = "adm1",
        /// Second administrative level: district, territory, cercle.
        Adm2 = "adm2",
        /// Third administrative level: commune, sub-district.
        Adm3 = "adm3",
        /// Town or village.
        Locality = "locality",
        /// A camp, a hospital, a warehouse, a distribution point.
        Site = "site",
        /// A road, a river or a track that people travel.
        Road = "road",
        /// A crossing at the border, a port or an airport.
        BorderPoint = "border-point",
        /// A barrier that is always there and that every driver knows by name.
        Roadblock = "roadblock",
    }
}

vocabulary! {
    /// Kind of a barrier that has a name, because it is always there.
    RoadblockKind = "roadblock-kind", "Carnet (after IPIS roadblock mapping)" {
        /// A post on the road.
        Fixed = "fixed",
        /// The gate of a town, a camp or a base.
        Gate = "gate",
        /// A crossing by boat or ferry.
        River = "river",
    }
}

vocabulary! {
    /// Kind of a barrier without a name; it is counted on its road and month.
    Barrier = "barrier", "Carnet (after IPIS roadblock mapping)" {
        /// Set up for hours, here or there.
        Mobile = "mobile",
        /// A rope, a stick or a chain.
        Rope = "rope",
        /// Trees, stones or a ditch with nobody there.
        Obstacle = "obstacle",
        /// Always there, but not known by a name.
        FixedUnnamed = "fixed-unnamed",
    }
}

vocabulary! {
    /// How near to the true spot a coordinate is; coordinates come from imports only.
    CoordinatePrecision = "coordinate-precision", "Insecurity Insight (Geo Precision), ACLED (geo_precision)" {
        /// The spot itself.
        Spot = "spot" [ "insecurity-insight": "1", "acled-geo-precision": "1" ],
        /// Within about 25 km.
        Near = "near" [ "insecurity-insight": "2", "acled-geo-precision": "2" ],
        /// Somewhere in the district or commune.
        District = "district" [ "insecurity-insight": "3" ],
        /// Somewhere in the province or governorate.
        Province = "province" [ "insecurity-insight": "4", "acled-geo-precision": "3" ],
        /// Somewhere along a road or river.
        AlongRoad = "along-road" [ "insecurity-insight": "5" ],
        /// Somewhere in the country.
        Country = "country" [ "insecurity-insight": "6" ],
        /// Not stated.
        Unknown = "unknown" [ "insecurity-insight": "7" ],
    }
}
