//! Promises, by their checks; and what becomes of a yes lower down.

use super::super::fact::asked;
use super::{CARNET, Condition, Measure, count, median_days, rows, share};

/// Promises made by the last day.
pub static PROMISES: Measure = count("promises", rows(&asked::PROMISE, &[]), "report-unit-promises", CARNET);
/// Those that were checked.
pub static CHECKED: Measure = count(
    "promises-checked",
    rows(&asked::PROMISE, &[Condition::Is("checked")]),
    "report-unit-promises",
    CARNET,
);
/// Checked, of all.
pub static CHECKED_SHARE: Measure = share("checked", &CHECKED, &PROMISES, "report-unit-promises");
/// Past their day.
pub static OVERDUE: Measure = count(
    "promises-overdue",
    rows(&asked::PROMISE, &[Condition::Is("overdue")]),
    "report-unit-promises",
    CARNET,
);
/// Ever broken.
pub static EVER_BROKEN: Measure = count(
    "promises-broken",
    rows(&asked::PROMISE, &[Condition::OneOf("ending", &["broken"])]),
    "report-unit-promises",
    CARNET,
);
/// Days to the first breach.
pub static DAYS_TO_BREACH: Measure = median_days("days-to-breach", &asked::PROMISE, "days_to_breach");
/// Requests and negotiations with a yes.
pub static DESCENTS: Measure = count("yeses", rows(&asked::DESCENT, &[]), "report-unit-yeses", CARNET);
/// Kept.
pub static KEPT: Measure =
    count("yeses-kept", rows(&asked::DESCENT, &[Condition::Is("kept")]), "report-unit-yeses", CARNET);
/// Breached.
pub static BREACHED: Measure =
    count("yeses-breached", rows(&asked::DESCENT, &[Condition::Is("breached")]), "report-unit-yeses", CARNET);
/// Tried.
pub static TRIED: Measure = count(
    "yeses-tried",
    rows(&asked::DESCENT, &[Condition::OneOf("conduct", &["kept", "breached"])]),
    "report-unit-yeses",
    CARNET,
);
/// Untested.
pub static UNTESTED: Measure = count(
    "yeses-untested",
    rows(&asked::DESCENT, &[Condition::OneOf("conduct", &["untested"])]),
    "report-unit-yeses",
    CARNET,
);
/// Kept, of those tried.
pub static KEPT_SHARE: Measure = share("kept", &KEPT, &TRIED, "report-unit-yeses");
/// Days to the first trial.
pub static LAG: Measure = median_days("days-to-first-trial", &asked::DESCENT, "lag");

/// Every one of them.
pub static ALL: &[&Measure] = &[
    &PROMISES,
    &CHECKED,
    &CHECKED_SHARE,
    &OVERDUE,
    &EVER_BROKEN,
    &DAYS_TO_BREACH,
    &DESCENTS,
    &KEPT,
    &BREACHED,
    &TRIED,
    &UNTESTED,
    &KEPT_SHARE,
    &LAG,
];
