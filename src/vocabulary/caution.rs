//! What not to be seen with. A caution has no source and no reason, and stands in no figure.

vocabulary! {
    /// What to keep apart from in an area.
    KeepApart = "keep-apart", "Carnet" {
        /// Vehicles of a peace mission.
        MissionVehicles = "mission-vehicles",
        /// An escort.
        Escort = "escort",
        /// Uniforms.
        Uniforms = "uniforms",
        /// A logo, ours included.
        Logo = "logo",
        /// Officials.
        Officials = "officials",
    }
}
