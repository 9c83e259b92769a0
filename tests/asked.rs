//! Asked mode on a terminal: how many answers each entry takes, counted; and what happens when somebody stops.

use crate::officer::Officer;
use crate::runner::terminal::Left;

/// What stands in the store before the evening: places, a road, actors, a trip of the week before.
pub(crate) fn before(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1", "pcode": "CD61"}
        {"name": "Rutshuru", "kind": "adm2", "pcode": "CD6105", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "pcode": "CD6101", "parent": "Nord-Kivu"}
        {"name": "Kiwanja", "kind": "site", "parent": "Rutshuru"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    let actors = r#"
        {"name": "Gouvernorat", "actor_type": "state-civil", "levels": [{"level": "regional"}]}
        {"name": "Brigade", "actor_type": "state-military", "levels": [{"level": "local"}]}
        {"name": "Brigade anti-fraude", "actor_type": "state-police"}
        {"name": "لجنة الإغاثة", "actor_type": "community-committee"}"#;
    officer.carnet_reading(actors, &["actor", "add", "--input", "-"]).done();
    officer.writes(&[
        "trip",
        "log",
        "--date",
        "2026-11-18",
        "--origin",
        "Goma",
        "--destination",
        "Kiwanja",
        "--road",
        "RN2",
        "--outcome",
        "facilitated",
        "--checkpoints",
        "6",
    ]);
    officer
}

#[track_caller]
fn done(left: Left) -> Left {
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    left
}

#[test]
fn a_trip_that_passed_takes_four_answers() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "")
        .answers("checkpoints met", "7/0/0")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(left.answers <= 4);
    let page = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    for said in [
        r#""date":"2026-11-24""#,
        r#""origin":"L-3""#,
        r#""destination":"L-4""#,
        r#""road":"L-5""#,
        r#""outcome":"facilitated""#,
        r#""checkpoints":7"#,
    ] {
        assert!(page.contains(said), "{said} in {page}\n{}", left.shown);
    }
}

#[test]
fn a_bad_barrier_takes_at_most_twelve() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "3")
        .answers("checkpoints met", "7/1/2")
        .answers("what happened", "1,5,8")
        .answers("barrier", "1")
        .answers("who did it", "Brigade")
        .answers("on orders", "2")
        .answers("how much was demanded", "5000 cdf")
        .answers("paper given", "no")
        .answers("account [", "Sent on after two hours; a fee at the rope.")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(left.answers <= 12);
    let trip = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    assert!(trip.contains(r#""checkpoints":7"#) && trip.contains(r#""checkpoints_demanding":2"#), "{trip}");
    let incident = officer.carnet(&["incident", "show", "I-1", "--json"]).done();
    for said in
        [r#""trip":"T-2""#, r#""node":"A-2""#, r#""road":"L-5""#, r#""setting":"checkpoint""#, "fee-demanded"]
    {
        assert!(incident.contains(said), "{said} in {incident}\n{}", left.shown);
    }
    let ask = officer.carnet(&["ask", "show", "K-1", "--json"]).done();
    assert!(ask.contains(r#""amount":5000"#) && ask.contains(r#""currency":"CDF""#), "{ask}");
    assert_eq!(officer.carnet(&["ask", "list", "--format", "plain"]).done().lines().count(), 1);
}

#[test]
fn a_call_and_a_caution_take_three_answers_each() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["meeting", "call"]);
    seat.answers("with whom", "gouv")
        .answers("what they said", "They look at it on Thursday.")
        .answers("next step", "");
    assert_eq!(done(seat.leaves()).answers, 3);
    let page = officer.carnet(&["meeting", "show", "M-1", "--json"]).done();
    assert!(page.contains(r#""channel":"phone""#) && page.contains("They look at it on Thursday."), "{page}");

    let mut seat = officer.sits_down(&["caution", "add"]);
    seat.answers("area", "ruts").answers("keep apart from", "2").answers("until", "");
    let left = done(seat.leaves());
    assert_eq!(left.answers, 3);
    assert!(left.shown.contains("Nothing else needs writing."), "{}", left.shown);
    assert!(officer.carnet(&["caution", "list", "--json"]).done().contains("2026-12-24"));

    // The road crosses the area: it is shown before the trip is stored, and changing stores nothing.
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1")
        .answers("outcome [", "")
        .answers("checkpoints met", "")
        .answers("Enter stores", "")
        .answers("1 go on", "2")
        .answers("Enter stores", "")
        .answers("1 go on", "1");
    assert_eq!(done(seat.leaves()).answers, 7);
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 2);
}

#[test]
fn a_request_to_six_authorities_like_another_takes_few_answers() {
    let officer = before(Officer::new());
    let more = r#"{"name": "Sécurité", "actor_type": "state-police"}
        {"name": "Territoire", "actor_type": "state-civil"}"#;
    officer.carnet_reading(more, &["actor", "add", "--input", "-"]).done();
    let first = r#"{"what": "convoy", "place": "Kiwanja", "first_day": "2026-11-02", "last_day": "2026-11-04",
        "people": 900, "goods": "seeds", "addressees": [
            {"node": "A-1", "submitted_on": "2026-10-20"}, {"node": "A-2", "needed": "no"}, {"node": "A-3"},
            {"node": "A-4"}, {"node": "A-5", "needed": "one-of", "needed_group": "police"},
            {"node": "A-6", "needed": "one-of", "needed_group": "police"}]}"#;
    officer.carnet_reading(first, &["request", "log", "--input", "-"]).done();
    let mut seat = officer.sits_down(&["request", "log", "--like", "R-1"]);
    seat.answers("first day", "2026-12-10")
        .answers("last day", "")
        .answers("people", "")
        .answers("submitted today", "")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    assert!(left.answers <= 19, "{}", left.answers);
    let page = officer.carnet(&["request", "show", "R-2", "--json"]).done();
    let said: serde_json::Value = serde_json::from_str(&page).unwrap();
    for (name, value) in [
        ("what", "convoy"),
        ("place", "L-4"),
        ("first_day", "2026-12-10"),
        ("last_day", "2026-12-12"),
        ("goods", "seeds"),
    ] {
        assert_eq!(said[name], value, "{page}");
    }
    assert_eq!(said["people"], 900);
    let rows = said["addressees"].as_array().unwrap();
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row["submitted_on"] == "2026-11-24"), "{page}");
    assert_eq!((&rows[1]["needed"], &rows[5]["needed_group"]), (&"no".into(), &"police".into()));

    // Without a terminal flags say what differs.
    officer.writes(&["request", "log", "--like", "R-1", "--first-day", "2027-01-05", "--people", "50"]);
    let page = officer.carnet(&["request", "show", "R-3", "--json"]).done();
    assert!(
        page.contains("2027-01-07") && page.contains(r#""people":50"#) && !page.contains("submitted_on"),
        "{page}"
    );
}

#[test]
fn ctrl_c_keeps_a_draft_that_the_command_goes_on_with() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1").answers("outcome [", "2").sees("checkpoints met").presses("\x03");
    seat.answers("Keep what you said", "");
    let left = seat.leaves();
    assert_eq!((left.exit, left.signal), (Some(130), None), "{}", left.shown);
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "1\t2026-11-24\ttrip\tlog\n");
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 1);

    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("Go on with it?", "")
        .answers("checkpoints met", "4")
        .answers("hours late", "3")
        .answers("Enter stores", "");
    let _ = done(seat.leaves());
    let page = officer.carnet(&["trip", "show", "T-2", "--json"]).done();
    assert!(page.contains(r#""outcome":"delayed""#) && page.contains(r#""checkpoints":4"#), "{page}");
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
    let gone = officer.carnet(&["draft", "drop", "1"]).failed(2);
    assert!(gone.contains("CN-0703"), "{gone}");
}

#[test]
fn ctrl_c_at_every_question_stores_nothing_and_ends_with_130() {
    let officer = before(Officer::new());
    let questions = [
        ("which trip", "1"),
        ("outcome [", "3"),
        ("checkpoints met", "7"),
        ("what happened", "8"),
        ("Enter stores", ""),
    ];
    for stops_at in [0, 1, 3] {
        let mut seat = officer.sits_down(&["trip", "log"]);
        for (question, answer) in &questions[..stops_at] {
            seat.answers(question, answer);
        }
        seat.sees(questions[stops_at].0).presses("half an ans\x03");
        if stops_at > 0 {
            // A second Ctrl-C is a no to the draft.
            seat.sees("Keep what you said").presses("\x03");
        }
        let left = seat.leaves();
        assert_eq!((left.exit, left.signal), (Some(130), None), "{}", left.shown);
    }
    assert_eq!(officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count(), 1);
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done(), "");
}

#[test]
fn the_end_of_the_input_or_of_the_terminal_keeps_what_was_said() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1").sees("outcome [").presses("\x04");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert!(left.shown.contains("Kept as a draft"), "{}", left.shown);
    let _ = officer.carnet(&["draft", "drop", "1"]).done();

    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("which trip", "1").sees("outcome [").pulls_the_plug();
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert_eq!(officer.carnet(&["draft", "list", "--format", "plain"]).done().lines().count(), 1);
}

#[test]
fn a_bad_answer_is_said_and_asked_again_and_one_question_goes_back() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["caution", "add"]);
    seat.answers("area", "nowhere")
        .answers("+ to make it new", "ruts")
        .answers("keep apart from", "9")
        .answers("keep apart from", "<")
        .answers("area [", "goma")
        .answers("keep apart from", "1, 2")
        .answers("until [", "31 February")
        .answers("until [", "2027-02-31")
        .answers("until [", "03/02/2027")
        .answers("until [", "?")
        .answers("until [", "2028-01-01")
        .answers("until [", "+60");
    let left = done(seat.leaves());
    for said in ["no such day", "2027-02-03", "2027-03-02", "Until when", "later than 2027-05-23"] {
        assert!(left.shown.contains(said), "{said}: {}", left.shown);
    }
    let page = officer.carnet(&["caution", "list", "--json"]).done();
    assert!(page.contains(r#""area":"L-3""#) && page.contains("2027-01-23"), "{page}");
}

#[test]
fn an_actor_is_made_on_the_spot_after_similar_ones_were_shown() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["meeting", "call"]);
    seat.answers("with whom", "Gouvernoratt")
        .sees("Similar:")
        .sees("Gouvernorat (A-1)")
        .answers("+ to make it new", "+")
        .answers("type", "4")
        .answers("level", "4")
        .answers("what they said", "Come back tomorrow.")
        .answers("next step", "Go back");
    let left = done(seat.leaves());
    let page = officer.carnet(&["actor", "show", "A-5", "--json"]).done();
    assert!(page.contains("Gouvernoratt") && page.contains(r#""level":"local""#), "{page}\n{}", left.shown);
    assert!(officer.carnet(&["meeting", "show", "M-1", "--json"]).done().contains(r#""node":"A-5""#));
}

#[test]
fn one_line_of_the_summary_is_corrected_and_an_arabic_name_is_found() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["meeting", "log", "--place", "Goma"]);
    seat.answers("date [", "yesterday")
        .answers("with whom", "اغاثه")
        .answers("channel [", "")
        .answers("talked about", "The list of villages.")
        .answers("their answer", "")
        .answers("next step", "")
        .answers("Enter stores", "1")
        .answers("date [", "-2")
        .answers("Enter stores", "");
    let left = done(seat.leaves());
    let page = officer.carnet(&["meeting", "show", "M-1", "--json"]).done();
    assert!(
        page.contains(r#""date":"2026-11-22""#) && page.contains(r#""node":"A-4""#),
        "{page}\n{}",
        left.shown
    );
}

#[test]
fn a_passphrase_is_asked_at_the_terminal_before_anything_else() {
    use crate::runner::{Laptop, terminal::Seat};
    use carnet::store::{NewKeys, Store};
    let laptop = Laptop::new();
    let mut keys = NewKeys::default();
    keys.memory = Some(1_000_000_000);
    assert!(keys.add_passphrase(secrecy::SecretString::from("nine lemons on a boat")).is_ok());
    drop(Store::create(&laptop.home().join("carnet"), &keys, &crate::stores::stamp()).unwrap());
    let sits_down = || Seat::at(laptop.command(&["--store", "carnet", "caution", "add"]));

    let mut seat = sits_down();
    seat.answers_unseen("Passphrase:", "nine melons on a boat");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(3), "{}", left.shown);
    assert!(!left.shown.contains("area") && !left.shown.contains("melons"), "{}", left.shown);

    let mut seat = sits_down();
    seat.answers_unseen("Passphrase:", "nine lemons on a boat").sees("area").presses("\x03");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert!(!left.shown.contains("lemons"), "{}", left.shown);
}

/// The words of a language's catalogue: what stands in its sentences, names of facts and commands aside.
fn words_of(language: &str) -> std::collections::BTreeSet<String> {
    let mut words = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(crate::source::root().join("i18n").join(language)).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            if line.starts_with('#') || line.contains("carnet ") || line.contains("--") {
                continue;
            }
            let text = line.split_once('=').map_or(line, |(_, text)| text);
            words.extend(letters(text));
        }
    }
    words
}

/// The words of three letters and more, in small letters; what stands in braces is a fact's name.
fn letters(text: &str) -> Vec<String> {
    let mut depth = 0;
    let plain: String = text
        .chars()
        .map(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth > 0 { ' ' } else { c }
        })
        .collect();
    let words = plain.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2);
    words.map(str::to_lowercase).collect()
}

#[test]
fn asked_mode_in_french_has_no_english_word() {
    let officer = before(Officer::in_french());
    let mut shown = String::new();
    let mut seat = officer.sits_down(&["caution", "add"]);
    seat.answers("zone", "?").answers("zone", "ruts").answers("écart", "1,2").answers("jusqu", "");
    shown.push_str(&done(seat.leaves()).shown);
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.answers("quel déplacement", "?")
        .answers("quel déplacement", "hier")
        .answers("quel déplacement", "1")
        .answers("issue [", "3")
        .answers("barrières passées", "7/1/2")
        .answers("arrivé [", "1,5,8")
        .answers("barrière [", "1")
        .answers("qui l'a fait", "brig")
        .answers("Numéro", "1")
        .answers("sur ordre", "2")
        .answers("montant exigé", "5000")
        .answers("montant exigé", "5000 cdf")
        .answers("[rien]", "non")
        .answers("[rien]", "Deux heures à la corde.")
        .answers("Entrée enregistre", "")
        .answers("1 continuer", "1");
    shown.push_str(&done(seat.leaves()).shown);
    let mut seat = officer.sits_down(&["meeting", "call"]);
    seat.answers("avec qui", "Préfecture")
        .answers("pour le noter", "+")
        .answers("type", "4")
        .answers("échelon", "3")
        .answers("ont dit", "Jeudi.")
        .answers("[rien]", "");
    shown.push_str(&done(seat.leaves()).shown);
    let mut seat = officer.sits_down(&["request", "log"]);
    seat.answers("objet", "1")
        .answers("lieu", "kiw")
        .answers("premier jour", "+7")
        .answers("[rien]", "")
        .answers("[rien]", "1200")
        .answers("à qui", "gouv, préf")
        .answers("déposée", "")
        .sees("Entrée enregistre")
        .presses("\x03");
    seat.answers("brouillon", "");
    shown.push_str(&seat.leaves().shown);
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("  1  ", "goma > kiwanja, 4").sees("  2  ").presses("\x03");
    seat.answers("brouillon", "");
    shown.push_str(&seat.leaves().shown);
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("reprend", "")
        .answers("  2  ", "")
        .answers("ajoute des lignes", "")
        .answers("1 continuer", "1");
    shown.push_str(&done(seat.leaves()).shown);
    let slip = r#"{"date": "2026-11-23", "origin": "Goma", "destination": "Kiwanga", "outcome": "delayed"}"#;
    officer.carnet_reading(slip, &["inbox", "post", "trip", "--input", "-"]).done();
    let mut seat = officer.sits_down(&["inbox", "review"]);
    seat.answers("en fait-on ?", "1").answers("pour le noter", "1").answers("Entrée enregistre", "?");
    seat.answers("Entrée enregistre", "").answers("1 continuer", "1");
    // The page of a slip has the codes of terms beside their labels.
    let asked = done(seat.leaves()).shown;
    shown.push_str(asked.split_once("en fait-on ?").unwrap().1);
    officer.has_file("log.csv", "Quand,Quoi\n2026-02-31,un fait\n");
    let map = "format = 1\nkind = \"events\"\nsource = \"log\"\n[fields]\ndate = { column = \"Quand\" }\n\
        kind = { constant = \"other\" }\ntext = { column = \"Quoi\" }\n";
    officer.has_file("map.toml", map);
    let _ = officer.carnet(&["import", "records", "log.csv", "--map", "map.toml"]).failed(2);
    let mut seat = officer.sits_down(&["import", "--mend", "1"]);
    seat.answers("Quand [", "?").answers("Quand [", "2026-02-28").answers("Entrée enregistre", "");
    // The row is headed by the word of the command that imported it.
    let asked = done(seat.leaves()).shown;
    shown.push_str(asked.split_once("Quand [").unwrap().1);

    let french = words_of("fr");
    let typed = ["goma", "kiwanja", "rutshuru", "brig", "brigade", "gouvernorat", "cdf", "rien", "carnet"];
    let english: std::collections::BTreeSet<String> = words_of("en")
        .into_iter()
        .filter(|word| !french.contains(word) && !typed.contains(&word.as_str()))
        .collect();
    for word in ["nothing", "which", "stores", "answer", "barrier"] {
        assert!(english.contains(word), "{word} is not among {} English words", english.len());
    }
    // A command is a command in every language.
    let said: Vec<&str> =
        shown.lines().map(|line| line.split("carnet ").next().unwrap_or_default()).collect();
    let found: Vec<String> =
        said.iter().flat_map(|line| letters(line)).filter(|word| english.contains(word)).collect();
    assert!(found.is_empty(), "{found:?} in {shown}");
}

#[test]
fn a_way_that_nobody_went_is_not_offered_as_the_last() {
    let officer = before(Officer::new());
    let given_up = "trip log --date 2026-11-27 --origin Kiwanja --destination Goma --outcome self-restricted";
    officer.writes(&given_up.split(' ').collect::<Vec<_>>());
    let mut seat = officer.sits_down(&["trip", "log"]);
    seat.sees("which trip").presses("\x03");
    let shown = seat.leaves().shown;
    assert!(shown.contains("last on 2026-11-18") && !shown.contains("2026-11-27"), "{shown}");
}
