//! How long a destination could be reached.

use super::super::fact::asked;
use super::{CARNET, Measure, count, distinct, rows, sum};

/// Spells.
pub static SPELLS: Measure = count("spells", rows(&asked::SPELL, &[]), "report-unit-spells", CARNET);
/// Trips made in them.
pub static TRIPS: Measure =
    count("spell-trips", sum(&asked::SPELL, "trips", &[]), "report-unit-trips", CARNET);
/// Destinations.
pub static DESTINATIONS: Measure =
    count("destinations", distinct(&asked::SPELL, "destination", &[]), "report-unit-destinations", CARNET);

/// Every one of them.
pub static ALL: &[&Measure] = &[&SPELLS, &TRIPS, &DESTINATIONS];
