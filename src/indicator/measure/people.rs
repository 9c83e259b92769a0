//! People planned and not reached, *at least*: never a sum over requests that may be for the same people.

use super::super::fact::asked;
use super::{Base, CARNET, Condition, Figure, Largest, Measure, Take, count};

/// The request of a district with most people not reached; of equal ones the one that waits longest.
static OF_DISTRICT: Largest = Largest {
    by: &["missing", "waits_longest", "insecurity", "physical", "bureaucratic", "own_access"],
    within: "adm2",
};
/// The same of all that lie in no known district.
static OF_NO_DISTRICT: Largest = Largest {
    by: &["missing", "waits_longest", "insecurity", "physical", "bureaucratic", "own_access"],
    within: "no_district",
};

const fn of_largest(name: &'static str, column: &'static str) -> Measure {
    let take = Take::SumOfLargest(&OF_DISTRICT, column);
    count(name, Base { fact: &asked::CLAIM, take, given: &[] }, "report-unit-people", CARNET)
}

/// People not reached.
pub static NOT_REACHED: Measure = of_largest("people-not-reached", "missing");
/// Of these, out of insecurity.
pub static INSECURITY: Measure = of_largest("not-reached-insecurity", "insecurity");
/// Because of the road or the weather.
pub static PHYSICAL: Measure = of_largest("not-reached-physical", "physical");
/// For want of a yes, or of a trip.
pub static BUREAUCRATIC: Measure = of_largest("not-reached-bureaucratic", "bureaucratic");
/// Because they themselves could not come.
pub static OWN_ACCESS: Measure = of_largest("not-reached-own-access", "own_access");
/// For a reason that nobody wrote.
pub static UNKNOWN: Measure = of_largest("not-reached-unknown", "unknown_cause");
/// Districts with people not reached.
pub static DISTRICTS: Measure = count(
    "districts-not-reached",
    Base { fact: &asked::CLAIM, take: Take::Distinct("adm2"), given: &[Condition::Some("missing")] },
    "report-unit-districts",
    CARNET,
);
/// The most of any request that lies in no known district.
pub static NO_DISTRICT: Measure = count(
    "not-reached-no-district",
    Base { fact: &asked::CLAIM, take: Take::SumOfLargest(&OF_NO_DISTRICT, "missing"), given: &[] },
    "report-unit-people",
    CARNET,
);
/// Since when they wait.
pub static WAITING_SINCE: Measure = Measure {
    name: "waiting-since",
    figure: Figure::Day(Base {
        fact: &asked::CLAIM,
        take: Take::FirstOfLargest(&OF_DISTRICT, "waiting_since"),
        given: &[],
    }),
    unit: "report-unit-day",
    source: CARNET,
};
/// Women among them, where planned so.
pub static WOMEN: Measure = of_largest("not-reached-women", "women");
/// Girls.
pub static GIRLS: Measure = of_largest("not-reached-girls", "girls");
/// Boys.
pub static BOYS: Measure = of_largest("not-reached-boys", "boys");
/// Men.
pub static MEN: Measure = of_largest("not-reached-men", "men");
/// Trips done in part of which nobody wrote how many were reached.
pub static NOT_KNOWN: Measure = count(
    "reached-not-known",
    Base { fact: &asked::CLAIM, take: Take::Sum("not_known"), given: &[] },
    "report-unit-trips",
    CARNET,
);

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &NOT_REACHED,
    &INSECURITY,
    &PHYSICAL,
    &BUREAUCRATIC,
    &OWN_ACCESS,
    &UNKNOWN,
    &DISTRICTS,
    &NO_DISTRICT,
    &WAITING_SINCE,
    &WOMEN,
    &GIRLS,
    &BOYS,
    &MEN,
    &NOT_KNOWN,
];
