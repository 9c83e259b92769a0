use super::*;
use crate::analysis::Hollow;
use crate::message::{Catalogue, Language};
use crate::model::RowId;
use crate::store::{Awaited, Driven, Happened, Kept, MetBefore, RoadDays, Said, Spoken, Word};
use crate::vocabulary::{AskKind, DecisionForm, Finding, Level, Needed};
use TripOutcome::{
    CancelledByUs, CutShort, Delayed, Denied, Facilitated, GoAheadWithheld, SelfRestricted,
    StoppedThenPassed, TurnedBack,
};

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn trip(number: i64) -> RecordId {
    RecordId { kind: Kind::Trip, number }
}

/// A road with these trips, numbered from 1; an outcome and whether something was demanded.
fn road(trips: &[(TripOutcome, bool)]) -> RoadDays {
    let driven = |(number, (outcome, demanded)): (i64, &(TripOutcome, bool))| Driven {
        trip: trip(number),
        day: on(11, 1) + Days::new(number as u64),
        outcome: *outcome,
        demanded: *demanded,
    };
    RoadDays { trips: (1..).zip(trips).map(driven).collect(), incidents: Vec::new() }
}

/// What the last of these trips makes noticeable.
fn last(trips: &[(TripOutcome, bool)]) -> Vec<Noticed> {
    road::of_trip(trip(trips.len() as i64), trips.last().unwrap().0, &road(trips))
}

fn incident(number: i64, at_roadblock: bool, demanded_alone: bool) -> Happened {
    Happened { incident: RecordId { kind: Kind::Incident, number }, at_roadblock, demanded_alone }
}

const fn of(times: u64, of: u64) -> Of {
    Of { times, of }
}

#[test]
fn the_third_demand_on_a_road_is_noticed_with_the_trips_made() {
    let paid = (Facilitated, true);
    assert_eq!(last(&[paid, (Facilitated, false), paid]), []);
    assert_eq!(last(&[paid, (Facilitated, false), paid, paid]), [Noticed::Demanded(of(3, 4))]);
    // A trip that was not made is no trip made; a trip without a demand notices nothing about demands.
    assert_eq!(last(&[paid, paid, (Denied, false), paid]), [Noticed::Demanded(of(3, 3))]);
    assert_eq!(last(&[paid, paid, paid, (Facilitated, false)]), []);
    // Incidents that belong to no trip count with the trips.
    let mut days = road(&[paid]);
    days.incidents = vec![incident(1, true, true), incident(2, false, true)];
    let own = RecordId { kind: Kind::Incident, number: 2 };
    assert_eq!(road::of_incident(own, true, &days), Some(Noticed::Demanded(of(3, 1))));
    days.incidents.remove(0);
    assert_eq!(road::of_incident(own, true, &days), None);
}

#[test]
fn trips_broken_off_or_not_made_are_noticed_from_the_second_on() {
    assert_eq!(last(&[(TurnedBack, false)]), []);
    assert_eq!(
        last(&[(CutShort, false), (Facilitated, false), (TurnedBack, false)]),
        [Noticed::TurnedBack(of(2, 3))]
    );
    assert_eq!(last(&[(Denied, false)]), []);
    let trips = [(Denied, false), (Facilitated, false), (CancelledByUs, false), (SelfRestricted, false)];
    assert_eq!(last(&trips), [Noticed::NotMade(of(2, 3))]);
    assert_eq!(last(&[(Denied, false), (GoAheadWithheld, false), (CancelledByUs, false)]), []);
}

#[test]
fn the_first_trouble_is_noticed_after_three_trips_without() {
    let fine = (Facilitated, false);
    assert_eq!(last(&[fine, fine, (StoppedThenPassed, false)]), []);
    assert_eq!(last(&[fine, (Delayed, false), fine, (StoppedThenPassed, false)]), [Noticed::FirstTrouble(3)]);
    // A trip that was not made neither passed nor was in trouble.
    assert_eq!(
        last(&[fine, fine, (Denied, false), fine, (StoppedThenPassed, false)]),
        [Noticed::FirstTrouble(3)]
    );
    let again = [fine, fine, fine, (StoppedThenPassed, false), fine, (StoppedThenPassed, false)];
    assert_eq!(last(&again), []);
}

#[test]
fn roadblock_incidents_are_noticed_from_the_third_on() {
    let mut days = road(&[(Facilitated, false), (Denied, false)]);
    days.incidents = vec![incident(1, true, false), incident(2, false, false), incident(3, true, false)];
    let own = RecordId { kind: Kind::Incident, number: 3 };
    assert_eq!(road::of_incident(own, false, &days), None);
    days.incidents.push(incident(4, true, false));
    assert_eq!(road::of_incident(own, false, &days), Some(Noticed::AtRoadblocks(of(3, 1))));
    // One that was not at a roadblock says nothing of roadblocks.
    let elsewhere = RecordId { kind: Kind::Incident, number: 2 };
    assert_eq!(road::of_incident(elsewhere, false, &days), None);
    assert_eq!((road::before_leaving(0), road::before_leaving(1)), (None, Some(Noticed::OnTheRoad(1))));
}

#[test]
fn a_road_is_new_again_after_more_than_thirty_days() {
    let today = on(11, 24);
    let after = |days: u64| road::first_for_days(today, Some(today - Days::new(days)));
    assert_eq!((after(0), after(29), after(30)), (None, None, None));
    assert_eq!(after(31), Some(Noticed::FirstForDays(31)));
    assert_eq!(road::first_for_days(today, None), None);
    assert_eq!(window(today), today - Days::new(30));
}

#[test]
fn a_yes_that_the_road_did_not_keep_is_noticed() {
    assert_eq!(road::not_as_said(TurnedBack, true), Some(Noticed::NotAsSaid(TurnedBack)));
    assert_eq!(road::not_as_said(GoAheadWithheld, true), Some(Noticed::NotAsSaid(GoAheadWithheld)));
    for (outcome, approved) in
        [(TurnedBack, false), (Facilitated, true), (Delayed, true), (SelfRestricted, true)]
    {
        assert_eq!(road::not_as_said(outcome, approved), None);
    }
}

#[test]
fn as_planned_is_questioned_above_the_hours_of_a_delay() {
    assert_eq!(road::late_as_planned(Facilitated, 4.0, 4), None);
    assert_eq!(
        road::late_as_planned(Facilitated, 4.5, 4),
        Some(Noticed::LateAsPlanned { hours: 4, limit: 4 })
    );
    assert_eq!(road::late_as_planned(Delayed, 9.0, 4), None);
    assert_eq!(road::late_as_planned(Facilitated, 5.0, 6), None);
}

#[test]
fn the_first_no_after_three_yeses_is_noticed_and_the_other_way_round() {
    let said = |yeses: &[bool]| yeses.iter().map(|is_yes| Spoken { is_yes: *is_yes }).collect::<Vec<_>>();
    let turn = |code, before: &[bool]| answers::turn(code, &said(before));
    assert_eq!(turn(Decision::Denied, &[]), None);
    assert_eq!(turn(Decision::Denied, &[true, true]), None);
    assert_eq!(turn(Decision::Denied, &[true, true, true]), Some(Noticed::FirstNo(3)));
    assert_eq!(turn(Decision::Revoked, &[true, true, true, true, false]), Some(Noticed::FirstNo(4)));
    // The latest stands first: a no before it is no first one.
    assert_eq!(turn(Decision::Denied, &[false, true, true, true]), None);
    assert_eq!(turn(Decision::Granted, &[false, false, false]), Some(Noticed::FirstYes(3)));
    assert_eq!(turn(Decision::Granted, &[true, true, true]), None);
}

fn word(row: i64, submitted_on: Option<NaiveDate>) -> Word {
    let record = RecordId { kind: Kind::Request, number: 1 };
    Word {
        addressee: RowId { record, row },
        node: RecordId { kind: Kind::Actor, number: row },
        needed: Needed::Yes,
        group: None,
        submitted_on,
        waits_on: None,
        needed_by: None,
        first_day: on(12, 1),
        said: None,
    }
}

fn said(number: i64, code: Decision, form: DecisionForm, firm: bool) -> Said {
    Said {
        decision: RecordId { kind: Kind::Decision, number },
        node: RecordId { kind: Kind::Actor, number: 1 },
        day: on(11, 20),
        code,
        form,
        confirm_by: None,
        conditions: None,
        condition_view: None,
        part: None,
        valid_from: None,
        valid_to: None,
        firm,
    }
}

const PATIENCE: Patience = Patience { overdue_days: 14, overdue_grace: 3 };

#[test]
fn the_yeses_that_are_needed_are_counted_where_there_are_two_or_more() {
    let today = on(11, 24);
    let asked = Some(on(11, 10));
    let firm = Word { said: Some(said(1, Decision::Granted, DecisionForm::Written, true)), ..word(1, asked) };
    let took_note =
        Word { said: Some(said(2, Decision::Acknowledged, DecisionForm::Oral, false)), ..word(2, asked) };
    let words = vec![firm.clone(), took_note, word(3, asked), word(4, None)];
    let yeses = Yeses { firm: of(1, 4), silent: 2, on: on(12, 1) };
    assert_eq!(answers::standing(count(words, PATIENCE, today), on(12, 1)), Some(Noticed::Standing(yeses)));
    assert_eq!(answers::standing(count(vec![firm], PATIENCE, today), on(12, 1)), None);
    // Of a group one yes is enough.
    let of_group = |row| Word { needed: Needed::OneOf, group: Some("police".into()), ..word(row, asked) };
    assert_eq!(answers::standing(count(vec![of_group(1), of_group(2)], PATIENCE, today), on(12, 1)), None);
}

#[test]
fn a_yes_that_is_not_firm_is_noticed_with_the_reason() {
    let hollow = |said: Said| answers::not_firm(said.decision, &[Word { said: Some(said), ..word(1, None) }]);
    let relayed = said(1, Decision::Granted, DecisionForm::Relayed, false);
    assert_eq!(hollow(relayed), Some(Noticed::NotFirm(Hollow::Relayed)));
    assert_eq!(hollow(said(1, Decision::Granted, DecisionForm::Oral, true)), None);
    assert_eq!(hollow(said(1, Decision::Denied, DecisionForm::Oral, false)), None);
    let confirmed =
        Said { confirm_by: Some(Level::Senior), ..said(1, Decision::Granted, DecisionForm::Oral, false) };
    assert_eq!(hollow(confirmed), Some(Noticed::NotFirm(Hollow::Unconfirmed(Level::Senior))));
    let late = Said { valid_from: Some(on(12, 2)), ..said(1, Decision::Granted, DecisionForm::Oral, false) };
    assert_eq!(hollow(late), Some(Noticed::NotFirm(Hollow::NotYet(on(12, 2)))));
    // It is not its office's last word: another decision is.
    let words = [Word { said: Some(said(2, Decision::Denied, DecisionForm::Oral, false)), ..word(1, None) }];
    assert_eq!(answers::not_firm(RecordId { kind: Kind::Decision, number: 1 }, &words), None);
}

#[test]
fn a_new_request_notices_whom_nobody_asked_and_who_owes_already() {
    let asked = Some(on(11, 24));
    assert_eq!(answers::not_asked(&[word(1, asked), word(2, None)]), Some(Noticed::NotAsked(1)));
    assert_eq!(answers::not_asked(&[word(1, None), word(2, None)]), None);
    assert_eq!(answers::not_asked(&[word(1, asked), word(2, asked)]), None);
    let awaited = |node, submitted_on, first_day| Awaited {
        addressee: RowId { record: RecordId { kind: Kind::Request, number: 7 }, row: 1 },
        node: RecordId { kind: Kind::Actor, number: node },
        submitted_on,
        needed_by: None,
        first_day,
        last_day: first_day,
        said: None,
    };
    let today = on(11, 24);
    // Owed from the 14th day on, not on the 13th; two requests of one office are one office.
    let late = awaited(1, on(11, 10), on(12, 20));
    let other = awaited(1, on(11, 9), on(12, 20));
    let in_time = awaited(2, on(11, 11), on(12, 20));
    assert_eq!(answers::owes_already(std::slice::from_ref(&in_time), PATIENCE, today), None);
    assert_eq!(
        answers::owes_already(&[late, other, in_time], PATIENCE, today),
        Some(Noticed::OwesAlready(1))
    );
}

#[test]
fn a_request_that_is_put_off_again_says_by_whom() {
    let rounds = |by: &[&str]| {
        let rounds: Vec<Value> = by
            .iter()
            .map(|by| serde_json::json!({ "postponed_by": by, "first_day": "2026-12-01" }))
            .collect();
        let mut values = Values::new();
        values.insert("rounds".into(), rounds.into());
        answers::postponed(&values)
    };
    assert_eq!(rounds(&["them"]), None);
    assert_eq!(rounds(&["them", "us", "them"]), Some(Noticed::Postponed(of(2, 3))));
    assert_eq!(answers::postponed(&Values::new()), None);
}

#[test]
fn a_breach_is_noticed_after_three_checks_that_held_or_when_it_comes_again() {
    use Finding::{Broken, Held, Partly, Unknown};
    assert_eq!(promises::found(&[Broken]), None);
    assert_eq!(promises::found(&[Held, Held, Partly, Broken]), None);
    assert_eq!(promises::found(&[Held, Held, Unknown, Held, Broken]), Some(Noticed::FirstBreach(3)));
    assert_eq!(promises::found(&[Broken, Held, Held, Held, Broken]), Some(Noticed::BrokenAgain(2)));
    assert_eq!(promises::found(&[Broken, Broken, Held]), None);
    assert_eq!(promises::found(&[]), None);
}

#[test]
fn earlier_promises_are_told_from_three_on_with_those_nobody_checked() {
    let kept =
        |number, broken, checked| Kept { promise: RecordId { kind: Kind::Promise, number }, broken, checked };
    let two = [kept(1, true, true), kept(2, true, true)];
    assert_eq!(promises::before(&two), None);
    let three = [kept(1, true, true), kept(2, false, true), kept(3, false, false)];
    let told = Noticed::PromisesBefore { broken: of(1, 3), unchecked: 1 };
    assert_eq!(promises::before(&three), Some(told));
}

#[test]
fn a_new_level_is_noticed_where_there_were_meetings_before() {
    let before = |meetings, levels: &[Level]| MetBefore { meetings, levels: levels.to_vec() };
    assert_eq!(talks::first_at_level(&[Level::Regional], &before(0, &[])), None);
    assert_eq!(talks::first_at_level(&[Level::Regional], &before(2, &[Level::Regional])), None);
    // Of several new ones the highest.
    assert_eq!(
        talks::first_at_level(&[Level::Local, Level::Senior], &before(1, &[Level::Checkpoint])),
        Some(Noticed::FirstAtLevel(Level::Senior))
    );
    assert_eq!(talks::asked_again(Some((AskKind::Money, 2))), None);
    assert_eq!(talks::asked_again(Some((AskKind::Money, 3))), Some(Noticed::AskedAgain(AskKind::Money, 3)));
    assert_eq!(talks::still_open(0, 0), None);
    assert_eq!(talks::still_open(0, 2), Some(Noticed::StillOpen { promises: 0, answers: 2 }));
}

#[test]
fn two_lines_are_said_at_most_and_one_of_each_subject() {
    let all = vec![
        Noticed::FirstForDays(40),
        Noticed::Demanded(of(3, 5)),
        Noticed::AtRoadblocks(of(4, 5)),
        Noticed::NotAsSaid(TurnedBack),
        Noticed::NotMade(of(2, 5)),
    ];
    assert_eq!(weightiest(all), [Noticed::NotAsSaid(TurnedBack), Noticed::NotMade(of(2, 5))]);
    // Who acted and on which road stand in no two lines of one entry either.
    let both = vec![
        Noticed::Demanded(of(3, 5)),
        Noticed::NotAsSaid(TurnedBack),
        Noticed::BrokenAt(Level::Local),
        Noticed::LinkSuspected(of(2, 9)),
    ];
    assert_eq!(weightiest(both), [Noticed::BrokenAt(Level::Local), Noticed::LinkSuspected(of(2, 9))]);
    assert_eq!(weightiest(Vec::new()), []);
}

/// One of each; a new one that is not named here does not compile.
fn every() -> Vec<Noticed> {
    let all = vec![
        Noticed::BrokenAt(Level::Local),
        Noticed::NotAsSaid(TurnedBack),
        Noticed::YesAbove(Level::Senior),
        Noticed::FirstNo(3),
        Noticed::FirstYes(3),
        Noticed::NotFirm(Hollow::Relayed),
        Noticed::NotFirm(Hollow::Unconfirmed(Level::Senior)),
        Noticed::NotFirm(Hollow::ConditionsOpen),
        Noticed::NotFirm(Hollow::ConditionsRefused),
        Noticed::NotFirm(Hollow::NotYet(on(12, 1))),
        Noticed::NotFirm(Hollow::Expired(on(12, 1))),
        Noticed::BrokenAgain(2),
        Noticed::FirstBreach(3),
        Noticed::Demanded(of(3, 7)),
        Noticed::TurnedBack(of(2, 7)),
        Noticed::NotMade(of(2, 7)),
        Noticed::FirstTrouble(3),
        Noticed::AtRoadblocks(of(3, 7)),
        Noticed::OnTheRoad(1),
        Noticed::FirstForDays(31),
        Noticed::KindAgain(IncidentKind::FeeDemanded, of(3, 20)),
        Noticed::LinkSuspected(of(2, 20)),
        Noticed::Standing(Yeses { firm: of(1, 4), silent: 2, on: on(12, 1) }),
        Noticed::Standing(Yeses { firm: of(4, 4), silent: 0, on: on(12, 1) }),
        Noticed::NotAsked(1),
        Noticed::OwesAlready(1),
        Noticed::Postponed(of(1, 2)),
        Noticed::PromisesBefore { broken: of(1, 3), unchecked: 1 },
        Noticed::FirstAtLevel(Level::Regional),
        Noticed::AskedAgain(AskKind::Money, 3),
        Noticed::PlannedThere(1),
        Noticed::StillOpen { promises: 1, answers: 2 },
        Noticed::LateAsPlanned { hours: 5, limit: 4 },
    ];
    let subjects: std::collections::BTreeSet<u8> = all.iter().map(Noticed::subject).collect();
    assert_eq!(subjects.into_iter().collect::<Vec<_>>(), (1..=21).collect::<Vec<_>>());
    all
}

/// domain.md, fact 6: a line names a road or an author, never both. What is noticed has no record's name in it at all;
/// here its words are held to the same.
#[test]
fn no_sentence_joins_an_author_with_a_road() {
    let words: [(Language, [&[&str]; 2]); 2] = [
        (Language::English, [&["road"], &["office", "chain", "level", "authorit"]]),
        (Language::French, [&["axe"], &["interlocuteur", "chaîne", "niveau", "autorité"]]),
    ];
    for (language, [of_roads, of_authors]) in words {
        let catalogue = Catalogue::new(language);
        for noticed in every() {
            let said = catalogue.say(&noticed.message());
            let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
            assert!(!(has(of_roads) && has(of_authors)), "{said}");
            assert!(noticed.is_of_a_road() || !has(of_roads), "{said}");
            assert!(!said.contains('{') && !said.contains("noticed-"), "{said}");
        }
    }
}

/// domain.md, fact 9: counts, never causes or praise.
#[test]
fn no_sentence_says_why_or_how_good_it_is() {
    for (language, words) in [
        (Language::English, &["caused", "because of", "improv", "worse", "better", " OK"][..]),
        (Language::French, &["causé", "à cause", "amélior", "pire", "mieux", " OK"][..]),
    ] {
        let catalogue = Catalogue::new(language);
        for noticed in every() {
            let said = catalogue.say(&noticed.message());
            assert!(words.iter().all(|word| !said.contains(word)), "{said}");
        }
    }
}

#[test]
fn plurals_are_right_in_both_languages() {
    let say = |language, noticed: Noticed| Catalogue::new(language).say(&noticed.message());
    let (en, fr) = (Language::English, Language::French);
    assert_eq!(say(en, Noticed::NotAsked(1)), "One needed authority is not asked yet: the step is ours.");
    assert_eq!(say(en, Noticed::OnTheRoad(2)), "On this road 2 incidents of ours in 30 days.");
    assert_eq!(say(fr, Noticed::OnTheRoad(1)), "Sur cet axe, un incident à nous en 30 jours.");
    assert_eq!(say(en, Noticed::BrokenAgain(2)), "This promise was found broken for the second time.");
    assert_eq!(say(fr, Noticed::BrokenAgain(4)), "Cet engagement a été trouvé rompu 4 fois.");
    assert_eq!(
        say(fr, Noticed::LateAsPlanned { hours: 5, limit: 1 }),
        "5 heures de retard, et comme prévu ? Au-delà d'une heure, c'est un retard."
    );
}
