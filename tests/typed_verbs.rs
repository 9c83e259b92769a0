//! At a terminal: what becomes of a record later, Ctrl-C at every question, an input that ends, and who agreed to a trip
//! that is seen closer to a mission than its negotiation accepts.

use crate::asked::before;
use crate::officer::Officer;
use crate::runner::terminal::Left;
use crate::verbs::month;

fn json(officer: &Officer, line: &str) -> String {
    officer.carnet(&format!("{line} --json").split(' ').collect::<Vec<_>>()).done()
}

/// Every record and setting.
fn dump(officer: &Officer) -> String {
    officer.carnet(&["dump", "--yes"]).done()
}

#[track_caller]
fn done(left: Left) -> Left {
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    left
}

#[track_caller]
fn interrupted(left: Left) {
    assert_eq!((left.exit, left.signal), (Some(130), None), "{}", left.shown);
}

#[test]
fn each_later_verb_asks_for_what_its_flags_do_not_say() {
    let officer = month();
    let mut seat = officer.sits_down(&["request", "postpone", "R-1"]);
    seat.answers("first day", "2026-02-31")
        .sees("no such day")
        .answers("first day", "2026-12-09")
        .answers("postponed by", "nobody at all")
        .answers("postponed by", "them");
    let _ = done(seat.leaves());
    let request = json(&officer, "request show R-1");
    assert!(request.contains(r#""postponed_by":"them""#) && request.contains("2026-12-11"), "{request}");

    let mut seat = officer.sits_down(&["promise", "check", "P-1"]);
    seat.answers("finding", "?").answers("finding", "3");
    let _ = done(seat.leaves());
    assert!(json(&officer, "promise show P-1").contains(r#""finding":"broken""#));

    let mut seat = officer.sits_down(&["directive", "lift", "X-1"]);
    seat.answers("[nothing]", "gouverneur");
    let _ = done(seat.leaves());
    assert!(json(&officer, "directive show X-1").contains(r#""lifted_on":"2026-11-24""#));

    // These have nothing to ask.
    for (words, said) in [
        ("request remind R-1", r#""2026-11-24""#),
        ("request withdraw R-1", r#""withdrawn_on":"2026-11-24""#),
        ("promise settle P-1", r#""settled_on":"2026-11-24""#),
        ("caution renew C-1", r#""until":"2026-12-24""#),
        ("caution lift C-1", r#""until":"2026-11-23""#),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let left = done(officer.sits_down(&words).leaves());
        assert_eq!(left.answers, 0);
        let is_over = words[1] == "withdraw" || words[1] == "settle";
        let next = format!("Next: carnet {} show", words[0]);
        assert!(!is_over || left.shown.contains(&next), "what is over asks for nothing more: {}", left.shown);
        let list = json(&officer, &format!("{} list", words[0]));
        assert!(list.contains(said), "{said} in {list}\n{}", left.shown);
    }
}

/// The questions of each command that asks on a terminal, with an answer that leads to the next one.
const QUESTIONS: &[(&str, &[(&str, &str)])] = &[
    ("request postpone R-1", &[("first day", "2026-12-09"), ("postponed by", "them")]),
    ("promise check P-1", &[("finding", "3")]),
    ("directive lift X-1", &[("[nothing]", "x")]),
    ("void T-1", &[("Why is it wrong", "x")]),
    ("find", &[("Look for", "x")]),
    ("caution add", &[("area", "ruts"), ("keep apart from", "2"), ("until [", "")]),
    ("meeting call", &[("with whom", "gouv"), ("what they said", "Thursday."), ("next step", "")]),
    (
        "meeting log",
        &[
            ("date [", ""),
            ("with whom", "gouv"),
            ("channel [", "phone"),
            ("talked about", "x"),
            ("their answer", ""),
            ("next step", ""),
            ("Enter stores", ""),
        ],
    ),
    (
        "incident log",
        &[
            ("date [", ""),
            ("what happened", "1"),
            ("setting [", ""),
            ("place", "ruts"),
            ("barrier", ""),
            ("who did it", ""),
        ],
    ),
    (
        "request log",
        &[("what", "1"), ("place", "ruts"), ("first day", "+9"), ("last day", ""), ("people", "")],
    ),
    ("place add", &[("name: ", "Somewhere"), ("kind: ", "adm3"), ("lies in", "")]),
    ("actor add", &[("name: ", "Somebody at a desk"), ("type: ", "4"), ("level", "")]),
    (
        "trip sheet",
        &[("  1  ", "goma > rutsh"), ("  2  ", ""), ("adds lines: ", "1"), ("  1  ", "goma > rutsh")],
    ),
];

#[test]
fn ctrl_c_at_every_prompt_stores_nothing() {
    let officer = month();
    let before = dump(&officer);
    for (command, questions) in QUESTIONS {
        for stops_at in 0..questions.len() {
            let mut seat = officer.sits_down(&command.split(' ').collect::<Vec<_>>());
            for (question, answer) in &questions[..stops_at] {
                seat.answers(question, answer);
            }
            seat.sees(questions[stops_at].0).presses("half an ans\x03");
            // Where a draft is offered, a second Ctrl-C is a no; else it meets a program that has ended.
            let has_draft = ["log", "call", "add", "sheet"].iter().any(|verb| command.ends_with(verb));
            if has_draft && stops_at > 0 {
                seat.sees("Keep what you said").presses("\x03");
            }
            interrupted(seat.leaves());
        }
    }
    assert_eq!(dump(&officer), before);
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
}

#[test]
fn an_input_that_ends_at_any_prompt_stores_nothing_and_keeps_what_was_said() {
    let officer = month();
    let before = dump(&officer);
    for (command, questions) in QUESTIONS {
        let last = questions.len() - 1;
        for (at, is_gone) in [(0, false), (last, false), (last, true)] {
            let mut seat = officer.sits_down(&command.split(' ').collect::<Vec<_>>());
            for (question, answer) in &questions[..at] {
                seat.answers(question, answer);
            }
            seat.sees(questions[at].0);
            if is_gone {
                seat.pulls_the_plug();
            } else {
                seat.presses("\x04");
            }
            let left = seat.leaves();
            // A command without a draft ends with its terminal, by the signal that says so.
            assert!(left.exit == Some(130) || is_gone && left.signal == Some(1), "{command}: {}", left.shown);
            let drafts = officer.carnet(&["draft", "list", "--format", "plain"]).done();
            let words: Vec<&str> = command.split(' ').collect();
            let has_draft = at > 0 && ["log", "call", "add", "sheet"].contains(&words[1]);
            assert_eq!(!drafts.is_empty(), has_draft, "{command} at {at}: {drafts}{}", left.shown);
            for line in drafts.lines() {
                let number = line.split('\t').next().unwrap();
                officer.carnet(&["draft", "drop", number]).done();
            }
        }
    }
    assert_eq!(dump(&officer), before);
}

#[test]
fn nothing_waits_for_an_answer_where_standard_input_is_closed() {
    let officer = month();
    let before = dump(&officer);
    // By whom a directive was lifted may stay unsaid.
    for (command, _) in QUESTIONS.iter().filter(|(command, _)| !command.starts_with("directive")) {
        let said = officer.carnet(&command.split(' ').collect::<Vec<_>>());
        assert!(said.ended(2) || *command == "trip sheet", "{command}: {said}");
    }
    assert_eq!(dump(&officer), before);
}

/// An officer whose negotiation accepts no more than that a mission is told.
fn accepting_notification() -> Officer {
    let officer = before(Officer::new());
    let words = "negotiation open --title Kiwanja --objective convoy --place Kiwanja --highest-association notification";
    officer.writes(&words.split(' ').collect::<Vec<_>>());
    officer
}

const ESCORTED: &str =
    "trip plan --date +1 --origin Goma --destination Kiwanja --negotiation N-1 --association armed-escort";

#[test]
fn who_agreed_is_asked_wherever_a_trip_comes_from() {
    let officer = accepting_notification();
    let words: Vec<&str> = ESCORTED.split(' ').collect();
    let said = officer.carnet(&words).failed(2);
    assert!(said.contains("CN-0717") && said.contains("--association-agreed-by"), "{said}");
    let input = r#"{"date": "2026-11-20", "origin": "Goma", "destination": "Kiwanja", "outcome": "facilitated",
        "negotiation": "N-1", "association": "seen-together"}"#;
    let said = officer.carnet_reading(input, &["trip", "log", "--input", "-"]).failed(2);
    assert!(said.contains("CN-0717"), "{said}");
    officer.carnet_reading(input, &["inbox", "post", "trip", "--input", "-"]).done();
    let slips = officer.carnet(&["inbox", "review", "--list", "--json"]).done();
    let slip: serde_json::Value = serde_json::from_str(&slips).unwrap();
    let number = slip["slip"].to_string();
    let said = officer.carnet(&["inbox", "review", "--accept", &number]).failed(2);
    assert!(said.contains("CN-0717"), "{said}");
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 1);

    // On a terminal it is asked, and nothing else is.
    let mut seat = officer.sits_down(&words);
    seat.answers("who agreed", "").answers("who agreed", "<").answers("who agreed", "chef de base");
    let left = done(seat.leaves());
    let trip = json(&officer, "trip show T-2");
    assert!(trip.contains(r#""association_agreed_by":"chef de base""#), "{trip}\n{}", left.shown);
    let agreed = [&words[..], &["--association-agreed-by", "chef de base"]].concat();
    officer.writes(&agreed);
    officer
        .carnet(&["inbox", "review", "--accept", &number, "--set", "association_agreed_by=coordinateur"])
        .done();

    // Less needs nobody, a change that does not touch it neither; one that takes the name away does.
    officer.writes(&ESCORTED.replace("armed-escort", "notification").split(' ').collect::<Vec<_>>());
    officer.carnet(&["trip", "edit", "T-2", "--purpose", "seeds"]).done();
    let said = officer.carnet(&["trip", "edit", "T-2", "--clear", "association_agreed_by"]).failed(2);
    assert!(said.contains("CN-0717"), "{said}");
    let said = officer.carnet(&["trip", "edit", "T-5", "--association", "shared-asset"]).failed(2);
    assert!(said.contains("CN-0717"), "{said}");
}
