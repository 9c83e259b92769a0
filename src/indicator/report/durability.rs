//! How long access and promises last. Device only: who could be reached for how long says who let us.

use super::super::{dimension, dimension::Dimension, measure};
use super::{Body, CURVE_DAYS, GROUP_DAYS, Listed, Report, Rows, Section, counts, lines, section};

/// What ends a spell. They compete: what was given up can no longer be lost.
const ENDS: &[&str] = &["lost", "given-up"];

const fn spells(name: &'static str, days: &'static [u32], by: &'static [&'static Dimension]) -> Section {
    let measure = &measure::durability::SPELLS;
    let (lasted, ending) = ("lasted", "ending");
    section(name, Rows::Curve { measure, lasted, ending, ends: ENDS, days, lasting: true, by })
}

const fn spells_compared(name: &'static str, by: &'static Dimension) -> Section {
    let measure = &measure::durability::SPELLS;
    section(name, Rows::Compared { measure, lasted: "lasted", ending: "ending", ends: ENDS, by })
}

const fn promises(name: &'static str, days: &'static [u32], by: &'static [&'static Dimension]) -> Section {
    let measure = &measure::promise::CHECKED;
    let (lasted, ending) = ("lasted", "ending");
    section(name, Rows::Curve { measure, lasted, ending, ends: &["broken"], days, lasting: true, by })
}

const fn promises_compared(name: &'static str, by: &'static Dimension) -> Section {
    let measure = &measure::promise::CHECKED;
    section(name, Rows::Compared { measure, lasted: "lasted", ending: "ending", ends: &["broken"], by })
}

/// How long promises held that were checked.
pub(super) static PROMISES_HELD: Section = promises("promises-until-broken", CURVE_DAYS, &[]);
/// By how a community took part before.
pub(super) const PROMISES_BY_INVOLVEMENT: Section =
    promises_compared("promises-held-by-involvement", &dimension::DEGREE);
/// By how we came to it.
pub(super) const PROMISES_BY_MODE: Section = promises_compared("promises-held-by-mode", &dimension::MODE);
/// By the level of who promised.
pub(super) const PROMISES_BY_LEVEL: Section = promises_compared("promises-held-by-level", &dimension::LEVEL);

/// How long access and promises last.
pub static DURABILITY: Report = Report {
    name: "durability",
    body: Body::Sections(&[
        &counts("spells-by-end", &dimension::SPELL_END, &measure::durability::SPELLS, Listed::All),
        &lines(
            "spells",
            &[&measure::durability::SPELLS, &measure::durability::DESTINATIONS, &measure::durability::TRIPS],
        ),
        &spells("spells-until-ended", CURVE_DAYS, &[]),
        &spells_compared("spells-by-involvement", &dimension::DEGREE),
        &spells("spells-until-ended-by-involvement", GROUP_DAYS, &[&dimension::DEGREE]),
        &spells_compared("spells-by-mode", &dimension::MODE),
        &spells("spells-until-ended-by-mode", GROUP_DAYS, &[&dimension::MODE]),
        &spells_compared("spells-by-level", &dimension::LEVEL),
        &spells("spells-until-ended-by-level", GROUP_DAYS, &[&dimension::LEVEL]),
        &PROMISES_HELD,
        &super::device(PROMISES_BY_INVOLVEMENT),
        &promises("promises-until-broken-by-involvement", GROUP_DAYS, &[&dimension::DEGREE]),
        &super::device(PROMISES_BY_MODE),
        &promises("promises-until-broken-by-mode", GROUP_DAYS, &[&dimension::MODE]),
        &super::device(PROMISES_BY_LEVEL),
        &promises("promises-until-broken-by-level", GROUP_DAYS, &[&dimension::LEVEL]),
    ]),
    device_only: true,
    deltas: false,
    traps: &[
        "report-trap-access-upper-bound",
        "report-trap-spell",
        "report-trap-spell-reduced",
        "report-trap-recorded-before",
        "report-trap-log-rank",
        "report-trap-upper-bound",
    ],
};
