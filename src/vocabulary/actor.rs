//! Who they are: levels.

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
