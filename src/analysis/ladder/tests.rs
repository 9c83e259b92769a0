use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::indicator::report::LADDER;
use crate::model::{Kind, RecordId};
use crate::store::report::{Road, Rung};
use crate::vocabulary::Decision;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, day).unwrap()
}

fn said(node: i64, level: Level, code: Decision, on: u32) -> Answered {
    Answered {
        node,
        level,
        code,
        form: DecisionForm::Oral,
        confirm_by: None,
        is_yes: code.is_yes(),
        firm: code.is_yes(),
        valid: true,
        day: day(on),
    }
}

/// A negotiation with one chain, whose nodes are numbered by level.
fn climb(answers: Vec<Answered>, rungs: Vec<Rung>) -> Climb {
    let ids: BTreeSet<i64> =
        answers.iter().map(|one| one.node).chain(rungs.iter().map(|one| one.node)).collect();
    let node = |id: i64| Node {
        name: format!("node {id}"),
        desk: id >= 100,
        party: 1,
        party_name: Some("Front".into()),
    };
    Climb {
        negotiation: RecordId { kind: Kind::Negotiation, number: 1 },
        title: "Passage".into(),
        answers,
        rungs,
        nodes: ids.into_iter().map(|id| (id, node(id))).collect(),
        road: None,
        trips: Vec::new(),
        incidents: Vec::new(),
    }
}

/// `level answer standing assent` of each row.
fn rows(climb: Climb) -> Vec<String> {
    let made = ladder(&LADDER, &Choice::until(day(31)), &[climb]);
    let code = |cell: &Cell| match cell {
        Cell::Term(_, code) | Cell::Code(code) => code.clone(),
        Cell::Said(code, _) => (*code).to_owned(),
        Cell::Empty => "-".to_owned(),
        other => panic!("{other:?}"),
    };
    made.tables[0]
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = [2, 3, 4, 7].iter().map(|at| code(&row.cells[*at])).collect();
            cells.join(" ")
        })
        .collect()
}

use Level::{Checkpoint, Leadership, Local, Regional, Senior};

#[test]
fn a_yes_above_stops_where_the_first_level_below_does_not_say_it_too() {
    let climb = climb(
        vec![
            said(2, Senior, Decision::Granted, 1),
            said(3, Regional, Decision::Granted, 2),
            said(4, Local, Decision::Denied, 3),
            said(5, Checkpoint, Decision::Granted, 4),
        ],
        vec![],
    );
    assert_eq!(
        rows(climb),
        [
            "leadership never-met - -",
            "senior granted - carries",
            "regional granted - carries",
            "local denied - stops",
            "checkpoint granted - -",
        ]
    );
}

#[test]
fn the_latest_answer_of_a_level_counts_and_another_node_of_it_is_not_forgotten() {
    let climb = climb(
        vec![
            said(3, Regional, Decision::Granted, 1),
            said(33, Regional, Decision::Denied, 2),
            said(3, Regional, Decision::Granted, 3),
        ],
        vec![],
    );
    assert_eq!(rows(climb)[2], "regional granted others-differ carries");
}

#[test]
fn silence_and_a_hollow_yes_stop_assent_and_a_level_only_met_does_not() {
    let asked = |node, level| Rung { node, level, asked: true, day: Some(day(1)) };
    let met = |node, level| Rung { node, level, asked: false, day: Some(day(1)) };
    let mut relayed = said(4, Local, Decision::Granted, 2);
    (relayed.form, relayed.firm) = (DecisionForm::Relayed, false);
    let hollow = climb(vec![said(1, Leadership, Decision::Granted, 1), relayed], vec![met(3, Regional)]);
    assert_eq!(
        rows(hollow),
        [
            "leadership granted - carries",
            "senior never-met - -",
            "regional met - -",
            "local granted hollow stops",
            "checkpoint never-met - -",
        ]
    );
    let silent =
        climb(vec![said(3, Regional, Decision::Granted, 1)], vec![asked(1, Leadership), asked(4, Local)]);
    assert_eq!(
        rows(silent),
        [
            "leadership silent - -",
            "senior never-met - -",
            "regional granted - carries",
            "local silent - stops",
            "checkpoint never-met - -",
        ]
    );
}

#[test]
fn without_a_yes_assent_stops_at_the_highest_level_asked() {
    let climb =
        climb(vec![said(3, Regional, Decision::Referred, 1), said(4, Local, Decision::Denied, 2)], vec![]);
    assert_eq!(rows(climb)[2], "regional referred - no-yes");
}

#[test]
fn what_weakens_a_yes_is_said() {
    let with = |change: fn(&mut Answered)| {
        let mut answer = said(3, Regional, Decision::Conditional, 1);
        change(&mut answer);
        rows(climb(vec![answer], vec![]))[2].clone()
    };
    assert_eq!(with(|_| {}), "regional conditional - carries");
    assert_eq!(
        with(|one| (one.confirm_by, one.firm) = (Some(Senior), false)),
        "regional conditional awaits-confirmation no-yes"
    );
    assert_eq!(
        with(|one| (one.is_yes, one.firm) = (false, false)),
        "regional conditional conditions-open no-yes"
    );
    assert_eq!(with(|one| one.valid = false), "regional conditional not-valid-now no-yes");
    let desk = climb(vec![said(103, Regional, Decision::Granted, 1)], vec![]);
    assert_eq!(rows(desk)[2], "regional granted through-desk carries");
}

#[test]
fn a_top_that_nobody_met_is_never_named() {
    let mut one =
        climb(vec![said(3, Regional, Decision::Granted, 1), said(4, Local, Decision::Granted, 1)], vec![]);
    for node in one.nodes.values_mut() {
        node.party_name = None;
    }
    let made = ladder(&LADDER, &Choice::until(day(31)), &[one]);
    let title = crate::message::Catalogue::new(crate::message::Language::English).say(&made.tables[0].title);
    assert_eq!(title, "N-1 Passage · above node 3");
    assert_eq!(made.tables[0].rows[0].cells[1], Cell::Record { id: "A-1".into(), name: String::new() });
}

#[test]
fn a_negotiation_without_a_word_has_no_ladder() {
    let made = ladder(&LADDER, &Choice::until(day(31)), &[climb(vec![], vec![])]);
    assert!(made.tables.is_empty());
    assert_eq!(made.notes[0].id, "report-note-no-ladder");
}

#[test]
fn the_picture_shows_hollow_silent_unmet_and_untested() {
    let mut climb = climb(
        vec![
            said(2, Senior, Decision::Granted, 5),
            Answered {
                form: DecisionForm::Relayed,
                firm: false,
                ..said(103, Regional, Decision::Granted, 8)
            },
            said(5, Checkpoint, Decision::Denied, 20),
        ],
        vec![Rung { node: 4, level: Local, asked: true, day: Some(day(6)) }],
    );
    let trip =
        |number, on, outcome| Road { trip: RecordId { kind: Kind::Trip, number }, day: day(on), outcome };
    climb.trips = vec![trip(1, 2, TripOutcome::Facilitated), trip(2, 9, TripOutcome::NotClearedInTime)];
    let made = ladder(&LADDER, &Choice::until(day(31)), std::slice::from_ref(&climb));
    let picture = &made.pictures[0];
    let signs: Vec<Vec<Sign>> =
        picture.rungs.iter().map(|rung| rung.answers.iter().map(|one| one.sign).collect()).collect();
    assert_eq!(
        signs,
        [vec![], vec![Sign::Yes], vec![Sign::HollowYes], vec![], vec![Sign::No]],
        "leadership first, the checkpoint last"
    );
    assert_eq!(
        picture.rungs.iter().map(|rung| rung.met).collect::<Vec<_>>(),
        [false, true, true, true, true]
    );
    assert!(picture.rungs[2].answers[0].by_desk);
    assert_eq!(picture.rungs[2].stops, Some(Stop::Yes));
    assert_eq!(picture.rungs[3].silent_since, Some(day(6)));
    // The trip of the 2nd came before the yes, that of the 9th was never made: nothing has tried it.
    assert_eq!(picture.untested_since, Some(day(5)));
    assert_eq!(
        picture.road.iter().map(|one| one.conduct).collect::<Vec<_>>(),
        [Conduct::Passed, Conduct::NotMade]
    );
    climb.incidents = vec![day(12)];
    let made = ladder(&LADDER, &Choice::until(day(31)), &[climb]);
    assert_eq!(made.pictures[0].untested_since, None);
}

#[test]
fn no_yes_stops_where_none_ever_came() {
    let stops = |answers, rungs| {
        let made = ladder(&LADDER, &Choice::until(day(31)), &[climb(answers, rungs)]);
        made.pictures[0].rungs.iter().map(|rung| rung.stops).collect::<Vec<_>>()
    };
    let asked = || vec![Rung { node: 3, level: Regional, asked: true, day: Some(day(1)) }];
    assert_eq!(stops(vec![], asked()), [None, None, Some(Stop::NoYes), None, None]);
    assert_eq!(
        stops(vec![said(4, Local, Decision::Denied, 3)], vec![]),
        [None, None, None, Some(Stop::NoYes), None]
    );
    assert_eq!(
        stops(vec![said(2, Senior, Decision::Granted, 2)], asked()),
        [None, None, Some(Stop::Yes), None, None]
    );
}
