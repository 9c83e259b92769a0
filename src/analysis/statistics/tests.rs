//! Against the references of `tests/fixtures/statistics`, and what must hold whatever comes in.

use std::path::Path;

use serde_json::Value;

use super::aalen_johansen::curve as incidence_curve;
use super::kaplan_meier::curve;
use super::spell::spell_days;
use super::*;

mod properties;

/// The cases of a fixture.
fn cases(method: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/statistics/{method}.json"));
    let fixture: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases = fixture["cases"].as_array().unwrap().clone();
    assert!(cases.len() > 3 || method == "dates");
    cases
}

/// Equal to nine digits, however small; 1e-15 is where a reference that should be 0 has its rounding.
#[track_caller]
fn close(found: f64, wanted: &Value, what: impl std::fmt::Debug) {
    let wanted = wanted.as_f64().unwrap_or_else(|| panic!("{what:?}: {found} where nothing is wanted"));
    let most = 1e-9 * wanted.abs() + 1e-15;
    assert!((found - wanted).abs() <= most, "{what:?}: {found} is not {wanted}");
}

#[track_caller]
fn close_interval(found: Option<Interval>, low: &Value, high: &Value, what: impl std::fmt::Debug) {
    match found {
        Some(found) => {
            close(found.low, low, ("low", &what));
            close(found.high, high, ("high", &what));
        }
        None => {
            assert!(low.is_null() && high.is_null(), "{what:?}: no interval where {low} {high} is wanted")
        }
    }
}

/// `[days, cause, how many]`, cause 0 for none.
fn spells(rows: &Value) -> Vec<Spell<u64>> {
    let mut spells = Vec::new();
    for row in rows.as_array().unwrap() {
        let at = |place: usize| row[place].as_u64().unwrap();
        let end = Some(at(1)).filter(|cause| *cause > 0);
        spells.extend(vec![Spell::new(u32::try_from(at(0)).unwrap(), end); at(2) as usize]);
    }
    spells
}

#[test]
fn kaplan_meier_is_that_of_survival_and_lifelines() {
    for case in cases("kaplan_meier") {
        let name = case["name"].as_str().unwrap();
        let spells = spells(&case["spells"]);
        let days = spell_days(&spells);
        let found = curve(&days);
        let steps = case["steps"].as_array().unwrap();
        assert_eq!(found.points().len(), steps.len(), "{name}");
        for ((point, day), step) in found.points().iter().zip(&days).zip(steps) {
            let what = (name, point.day);
            let counts = [u64::from(point.day), point.at_risk, day.all_ended(), day.censored];
            assert_eq!(counts, [0, 1, 2, 3].map(|at| step[at].as_u64().unwrap()), "{name}");
            close(point.survival, &step[4], what);
            close(point.variance, &step[5], what);
            close_interval(point.interval, &step[6], &step[7], what);
        }
        let median = found.median();
        let days = |of: &str| case[of].as_f64().map(|days| days as u32);
        assert_eq!(median.days, days("median"), "{name}");
        // Where the curve falls from above one half to 0, survival has no lower end; we take the median itself.
        assert_eq!(median.low, days("median_low").or(median.days), "{name}: lower end");
        assert_eq!(median.high, days("median_high"), "{name}: upper end");
        // What people can get: the same, but for few cases.
        let shown = kaplan_meier(&spells);
        assert_eq!(shown.curve(), (spells.len() >= 10).then_some(&found), "{name}");
    }
}

#[test]
fn aalen_johansen_is_that_of_etm_cmprsk_and_lifelines() {
    for case in cases("aalen_johansen") {
        let name = case["name"].as_str().unwrap();
        let spells = spells(&case["spells"]);
        let days = spell_days(&spells);
        for (cause, steps) in case["curves"].as_object().unwrap() {
            let found = incidence_curve(cause.parse().unwrap(), &days);
            for step in steps.as_array().unwrap() {
                let point = found.points().iter().find(|point| step[0] == point.day).unwrap();
                let what = (name, cause, point.day);
                close(point.incidence, &step[1], what);
                close(point.variance, &step[2], what);
                close_interval(point.interval, &step[3], &step[4], what);
            }
        }
    }
}

#[test]
fn log_rank_is_that_of_survival_and_lifelines() {
    for case in cases("log_rank") {
        let name = case["name"].as_str().unwrap();
        let groups: Vec<Vec<Spell<u64>>> = case["groups"].as_array().unwrap().iter().map(spells).collect();
        let given: Vec<&[Spell<u64>]> = groups.iter().map(Vec::as_slice).collect();
        let compared = log_rank(&given);
        let days: Vec<_> = given.iter().map(|group| spell_days(group)).collect();
        let Some(found) = log_rank::test(&compared.groups, &days) else {
            assert!(case["statistic"].is_null(), "{name}");
            continue;
        };
        close(found.statistic, &case["statistic"], name);
        close(found.p, &case["p"], name);
        assert_eq!(Some(u64::from(found.degrees)), case["degrees"].as_f64().map(|degrees| degrees as u64));
        for (at, expected) in found.expected.iter().enumerate() {
            close(*expected, &case["expected"][at], (name, at));
            assert_eq!(Some(compared.groups[at].ended as f64), case["observed"][at].as_f64());
        }
        let few = groups.iter().any(|group| group.len() < 10);
        assert_eq!(compared.test(), (!few).then_some(&found), "{name}");
    }
}

#[test]
fn ears_is_that_of_surveillance() {
    for case in cases("ears") {
        let name = case["name"].as_str().unwrap();
        let counts: Vec<u64> =
            case["counts"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
        for rule in Ears::ALL {
            let found = ears(rule, &counts);
            let judged: Vec<usize> =
                (0..found.len()).filter(|week| found[*week].finding != Finding::TooEarly).collect();
            let rows = case["rules"][format!("{rule:?}")].as_array().unwrap();
            assert_eq!(judged, rows.iter().map(|row| row[0].as_u64().unwrap() as usize).collect::<Vec<_>>());
            for row in rows {
                let week = row[0].as_u64().unwrap() as usize;
                let what = (name, rule, week);
                let past = found[week].past.unwrap();
                close(past.mean, &row[1], what);
                if !row[2].is_null() {
                    close(past.deviation, &row[2], what);
                }
                close(past.statistic, &row[3], what);
                assert_eq!(found[week].finding == Finding::Signal, row[4].as_bool().unwrap(), "{what:?}");
            }
        }
    }
}

#[test]
fn few_incidents_are_no_signal() {
    let last = |counts: &[u64]| ears(Ears::C1, counts).last().unwrap().finding;
    assert_eq!(last(&[1, 1, 1, 1, 1, 1, 0, 50]), Finding::TooFew, "a past mean of 6/7");
    assert_eq!(last(&[1, 1, 1, 1, 1, 1, 1, 50]), Finding::Signal, "a past mean of 1");
    assert_eq!(last(&[1, 1, 1, 1, 1, 1, 1, 2]), Finding::TooFew);
    assert_eq!(last(&[1, 1, 1, 1, 1, 1, 1, 3]), Finding::Signal, "(3 - 1) / 0.5 = 4");
    assert_eq!(last(&[2, 2, 2, 2, 2, 2, 2, 3]), Finding::AsBefore, "(3 - 2) / 0.5 = 2");
    assert_eq!(Ears::ALL.map(Ears::first_week), [8, 10, 12]);
    assert_eq!(last(&[2, 2, 2, 2, 2, 2, 50]), Finding::TooEarly, "the 7th week");
}

#[test]
fn quartiles_are_those_of_numpy_and_r() {
    for case in cases("quartiles") {
        let values: Vec<i64> =
            case["values"].as_array().unwrap().iter().map(|v| v.as_i64().unwrap()).collect();
        let found = quartiles(&values).unwrap();
        assert_eq!(found.values, values.len() as u64);
        for (at, quartile) in [found.lower, found.median, found.upper].into_iter().enumerate() {
            close(quartile, &case["quartiles"][at], (&case["name"], at));
        }
    }
    assert_eq!(quartiles(&[]), None);
}

#[test]
fn poisson_is_that_of_scipy_and_r() {
    for case in cases("poisson") {
        let count = case["count"].as_u64().unwrap();
        let found = match case["exposure"].as_u64() {
            Some(exposure) => {
                poisson_rate(count, exposure, u32::try_from(case["per"].as_u64().unwrap()).unwrap())
            }
            None => Some(poisson(count)),
        };
        assert!(found.is_some());
        close_interval(found, &case["interval"][0], &case["interval"][1], &case);
    }
}

/// Beside the fixture: 81/263, 15/148, 0/20 and 1/29 are the examples that Newcombe (1998) prints to four digits.
#[test]
fn wilson_is_that_of_statsmodels_and_of_newcombe() {
    for case in cases("wilson") {
        let found = wilson(case["numerator"].as_u64().unwrap(), case["denominator"].as_u64().unwrap());
        close_interval(Some(found), &case["interval"][0], &case["interval"][1], &case);
    }
    for (x, n, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let found = wilson(x, n);
        assert!((found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5, "{x}/{n}: {found:?}");
    }
}

#[test]
fn days_between_dates_count_every_29_february() {
    for case in cases("dates") {
        for (row, wanted) in case["dates"].as_array().unwrap().iter().zip(case["days"].as_array().unwrap()) {
            let day = |at: usize| row[at].as_str().unwrap().parse().unwrap();
            let spell = Spell::between(day(0), day(1), Some(1)).unwrap();
            assert_eq!(u64::from(spell.days()), wanted.as_u64().unwrap(), "{row}");
            if day(0) < day(1) {
                assert_eq!(Spell::between(day(1), day(0), Some(1)), None);
            }
        }
    }
}

/// The treated of Freireich et al. (1963), of whom textbooks print 0.857 after 6 weeks and 0.448 at the end.
#[test]
fn a_curve_is_known_as_far_as_something_was_seen() {
    let treated = cases("kaplan_meier").into_iter().find(|case| case["name"] == "treated").unwrap();
    let survival = kaplan_meier(&spells(&treated["spells"]));
    assert_eq!(survival.spells(), 21);
    let curve = survival.curve().unwrap();
    let at = |day| curve.at(day).map(|point| (point.at_risk, format!("{:.3}", point.survival)));
    assert_eq!(at(0), Some((21, "1.000".into())));
    assert_eq!(at(5), Some((21, "1.000".into())));
    assert_eq!(at(6), Some((21, "0.857".into())));
    assert_eq!(at(8), Some((16, "0.807".into())));
    assert_eq!(at(35), Some((1, "0.448".into())));
    assert_eq!(at(36), None, "nothing was seen after day 35");
    let over = kaplan_meier(&[Spell::new(7, Some(())); 12]);
    let after = over.curve().unwrap().at(8).unwrap();
    assert_eq!((after.at_risk, after.survival), (0, 0.0), "what has ended has ended");
}

#[test]
fn few_cases_have_counts_and_nothing_else() {
    let nine = vec![Spell::new(30, Some("broken")); 9];
    let ten = vec![Spell::new(30, Some("broken")); 10];
    assert_eq!((kaplan_meier(&nine).days()[0].all_ended(), kaplan_meier(&nine).curve()), (9, None));
    assert!(kaplan_meier(&ten).curve().is_some());
    assert!(cumulative_incidence(&nine, &["kept"]).curves().is_none());
    assert_eq!(cumulative_incidence(&nine, &["kept"]).spells(), 9);
    assert_eq!(cumulative_incidence(&ten, &["kept"]).curves().unwrap().len(), 2);
    let varied: Vec<_> = (0..10).map(|day| Spell::new(day, Some("broken"))).collect();
    assert!(log_rank(&[&varied, &ten]).test().is_some());
    assert!(log_rank(&[&varied, &nine]).test().is_none());
    assert_eq!(log_rank(&[&varied, &nine]).groups[1], Group { spells: 9, ended: 9 });
    assert!(log_rank::<()>(&[]).test().is_none());
    assert_eq!((poisson_rate(4, 9, 100), poisson_rate(0, 0, 100)), (None, None));
}

#[test]
fn a_change_below_twenty_is_two_counts() {
    use crate::indicator::Against;
    for (now, before, percent) in [
        (20, 20, Some(0.0)),
        (20, 19, None),
        (19, 20, None),
        (0, 40, None),
        (40, 0, None),
        (30, 40, Some(-25.0)),
        (50, 20, Some(150.0)),
    ] {
        let change = change(now, before);
        assert_eq!((change.now(), change.before(), change.percent()), (now, before, percent));
    }
    let both = deltas(30, Some(24), Some(0));
    assert_eq!(both.last_month, Against::Change(change(30, 24)));
    assert_eq!(both.last_year, Against::Change(change(30, 0)));
    assert_eq!(deltas(30, None, Some(24)).last_month, Against::NotRecorded);
}

#[test]
fn what_is_unknown_is_a_part_even_where_there_is_none() {
    let none = Breakdown::new([("holding", 12)], 0);
    assert_eq!(none.rows().last().map(|(part, share)| (part, share.numerator())), Some((None, 0)));
    let nothing = Breakdown::<&str>::new([], 0);
    assert_eq!((nothing.rows().count(), nothing.unknown().denominator()), (1, 0));
    let few = Breakdown::new([("holding", 4)], 5);
    assert!(few.rows().all(|(_, share)| share.proportion().is_none() && share.denominator() == 9));
}

/// Clocks and random sources are forbidden everywhere but to their owners; what this folder may know is less still.
#[test]
fn the_methods_know_neither_store_nor_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/statistics");
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() || path.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for room in ["store", "message", "vocabulary", "model"] {
            assert!(!text.contains(&format!("crate::{room}")), "{} knows {room}", path.display());
        }
        read += 1;
    }
    assert_eq!(read, 11);
}
