//! A day of an officer at the real program: what is written down, read, corrected, and refused.

use crate::officer::Officer;
use insta::assert_snapshot;
use serde_json::Value;

/// What stands in the store in the morning: places, actors, a negotiation, a request to two authorities.
fn morning(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1", "pcode": "CD61"}
        {"name": "Rutshuru", "kind": "adm2", "pcode": "CD6105", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "pcode": "CD6101", "parent": "Nord-Kivu"}
        {"name": "Kiwanja", "kind": "site", "parent": "Rutshuru"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    let made = officer.carnet_reading(places, &["place", "add", "--input", "-", "--format", "plain"]).done();
    assert_eq!(made, "L-1\nL-2\nL-3\nL-4\nL-5\n");
    for words in [
        "actor add --name Gouvernorat --actor-type state-civil --level regional --branch administration",
        "actor add --name Guichet --actor-type state-civil --desk liaison --parent A-1",
        "actor add --name Brigade --actor-type state-military --level local",
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        officer.writes(&words);
    }
    let parent = "A-3 since=2026-01 since_is=first-seen";
    officer.writes(&[
        "actor",
        "add",
        "--name",
        "لجنة الإغاثة",
        "--actor-type",
        "armed-group",
        "--parent",
        parent,
    ]);
    officer.writes(&[
        "negotiation",
        "open",
        "--title",
        "Accès à Kiwanja",
        "--objective",
        "convoy",
        "--place",
        "Kiwanja",
        "--opened",
        "2026-10-01",
        "--actor",
        "A-1,A-3",
    ]);
    officer.writes(&[
        "request",
        "log",
        "--what",
        "convoy",
        "--place",
        "Kiwanja",
        "--first-day",
        "2026-11-24",
        "--negotiation",
        "N-1",
        "--people",
        "1200",
        "--addressee",
        "A-1 submitted_on=2026-11-10",
        "--addressee",
        "A-3 submitted_on=2026-11-12 needed_by=2026-11-22",
    ]);
    officer
}

/// The same in the evening: a meeting with an answer, a trip, what happened on it.
fn evening(officer: Officer) -> Officer {
    let officer = morning(officer);
    let said = "Les camions, le poste de Kiwanja.\nRien d'autre.";
    let meeting = officer.carnet_reading(
        said,
        &[
            "meeting",
            "log",
            "--date",
            "yesterday",
            "--channel",
            "in-person",
            "--place",
            "Kiwanja",
            "--mode",
            "alone",
            "--negotiation",
            "N-1",
            "--participant",
            "A-1 function=adjoint authority=recommends",
            "--topics",
            "-",
            "--decision",
            "A-1 code=granted request=R-1",
            "--ask",
            "money node=A-3 amount=200 currency=USD",
            "--promise",
            "no-taxation promised_by=them due=2026-12-01",
            "--format",
            "plain",
        ],
    );
    assert_eq!(meeting.done(), "M-1\n");
    officer.writes(&[
        "trip",
        "log",
        "--date",
        "2026-11-24",
        "--origin",
        "Goma",
        "--destination",
        "Kiwanja",
        "--road",
        "RN2",
        "--request",
        "R-1",
        "--outcome",
        "stopped-then-passed",
        "--hours-late",
        "3,5",
        "--checkpoints",
        "٩",
        "--checkpoints-demanding",
        "2",
        "--demand",
        "5000 currency=CDF",
        "--vehicles",
        "3",
    ]);
    officer.writes(&[
        "incident",
        "log",
        "--date",
        "2026-11-24",
        "--kind",
        "hold,fee-demanded",
        "--setting",
        "checkpoint",
        "--place",
        "Kiwanja",
        "--barrier",
        "rope",
        "--trip",
        "T-1",
        "--actor",
        "لجنة attribution=likely on_orders=unknown",
        "--what-happened",
        "حاجز عند المدخل",
    ]);
    officer
}

/// What the commands print, one after the other.
fn pages(officer: &Officer, commands: &[&str]) -> String {
    let page = |command: &&str| {
        let words: Vec<&str> = command.split(' ').collect();
        format!("$ carnet {command}\n{}\n", officer.carnet(&words).done())
    };
    commands.iter().map(page).collect()
}

const PAGES: &[&str] = &[
    "meeting show M-1",
    "request show R-1",
    "incident show I-1",
    "actor show A-4",
    "trip list",
    "meeting list",
    "incident list",
    "actor list",
    "actor list --full",
    "request list",
    "actor tree",
    "actor tree --as-of 2025-12 --possible",
    "actor tree --discreet --term dumb",
    "setting list",
];

#[test]
fn pages_lists_and_the_tree_in_english() {
    assert_snapshot!(pages(&evening(Officer::new()), PAGES));
}

#[test]
fn pages_lists_and_the_tree_in_french() {
    assert_snapshot!(pages(&evening(Officer::in_french()), PAGES));
}

#[test]
fn what_is_said_after_saving() {
    let officer = morning(Officer::new());
    assert_snapshot!(officer.carnet(&[
        "meeting",
        "log",
        "--date",
        "-1",
        "--channel",
        "phone",
        "--mode",
        "alone",
        "--topics",
        "the trucks",
        "--participant",
        "A-1",
        "--decision",
        "A-1 code=conditional request=R-1",
        "--ask",
        "escort",
    ]));
}

#[test]
fn a_list_fits_sixty_columns_in_every_language() {
    let officer = evening(Officer::in_french());
    officer.writes(&[
        "event",
        "log",
        "--date",
        "2026-11",
        "--kind",
        "mission-reduction-announced",
        "--place",
        "Kiwanja",
        "--actor",
        "A-1",
    ]);
    officer.writes(&[
        "caution",
        "add",
        "--area",
        "Rutshuru",
        "--keep-apart-from",
        "escort,officials",
        "--until",
        "+20",
    ]);
    officer.writes(&[
        "directive",
        "log",
        "--issued-by",
        "A-1",
        "--date",
        "2026-11-02",
        "--what",
        "liste du personnel",
        "--area",
        "Kiwanja",
        "--category",
        "staff-data",
        "--effect",
        "partial-stop",
    ]);
    for language in ["en", "fr"] {
        for noun in [
            "actor",
            "place",
            "negotiation",
            "request",
            "meeting",
            "decision",
            "promise",
            "trip",
            "incident",
            "ask",
            "directive",
            "caution",
            "event",
        ] {
            let list = officer.carnet(&[noun, "list", "--lang", language]).done();
            assert!(list.lines().count() >= 2, "{noun}: {list}");
            for line in list.lines() {
                assert!(carnet::text::width::width(line) <= 60, "{noun}: {line}");
            }
        }
    }
}

#[test]
fn beside_an_actor_no_list_names_a_place_finer_than_a_district() {
    let officer = evening(Officer::new());
    officer.writes(&[
        "event",
        "log",
        "--date",
        "2026-11",
        "--kind",
        "acceptance",
        "--acceptance",
        "guarded",
        "--place",
        "Kiwanja",
        "--actor",
        "A-1",
    ]);
    for noun in ["meeting", "event"] {
        for shape in ["table", "plain", "csv", "md"] {
            for full in [&[][..], &["--full"]] {
                let words = [&[noun, "list", "--format", shape], full].concat();
                let list = officer.carnet(&words).done();
                assert!(list.contains("A-1"), "{list}");
                assert!(!list.contains("Kiwanja") && !list.contains("L-4"), "{list}");
                assert!(list.contains("Rutshuru") || list.contains("L-2"), "{list}");
            }
        }
    }
}

#[test]
fn a_list_is_narrowed_by_some_letters_of_a_name() {
    let officer = Officer::new();
    for name in ["Rivière-Noire", "أم رقبة", "Pont"] {
        let _ = officer.carnet(&["place", "add", "--name", name, "--kind", "locality"]).done();
    }
    for (letters, id) in [("riviere noi", "L-1"), ("ام رقبه", "L-2"), ("PONT", "L-3")] {
        let list = officer.carnet(&["place", "list", letters, "--format", "plain"]).done();
        assert_eq!(list.lines().count(), 1, "{list}");
        assert!(list.starts_with(id), "{list}");
    }
    assert_eq!(officer.carnet(&["place", "list", "Kassoura", "--format", "plain"]).done(), "");
}

#[test]
fn lists_show_names_only_in_full() {
    let officer = evening(Officer::new());
    for list in ["actor list", "decision list", "meeting list", "ask list", "negotiation list"] {
        let words: Vec<&str> = list.split(' ').collect();
        let discreet = officer.carnet(&words).done();
        for name in ["Gouvernorat", "Brigade", "Accès"] {
            assert!(!discreet.contains(name), "{list}: {discreet}");
        }
    }
    assert!(officer.carnet(&["decision", "list", "--full"]).done().contains("A-1 Gouvernorat"));
}

#[test]
fn a_record_as_json_can_be_logged_again() {
    let officer = evening(Officer::new());
    for (noun, id, verb) in [("trip", "T-1", "log"), ("incident", "I-1", "log"), ("request", "R-1", "log")] {
        let shown = officer.carnet(&[noun, "show", id, "--json"]).done();
        let mut object: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!((&object["kind_of_record"], &object["revision"]), (&noun.into(), &1.into()));
        // The id is taken, and the same record twice would be counted twice.
        let again = officer.carnet_reading(&shown, &[noun, verb, "--input", "-"]).failed(2);
        assert!(again.contains("CN-0263") && again.contains("id: taken already, by"), "{again}");
        for name in ["id", "uid"] {
            object.as_object_mut().unwrap().remove(name);
        }
        let copy = officer.carnet_reading(object.to_string(), &[noun, verb, "--input", "-", "--json"]).done();
        let mut copy: Value = serde_json::from_str(&copy).unwrap();
        for name in ["id", "uid"] {
            copy.as_object_mut().unwrap().remove(name);
        }
        assert_eq!(copy, object);
    }
    let lines = officer.carnet(&["trip", "list", "--json"]).done();
    assert_eq!(lines.lines().count(), 2, "one record a line: {lines}");
}

#[test]
fn what_is_edited_and_voided_reads_so() {
    let officer = evening(Officer::new());
    let get = |words: &[&str]| -> Value { serde_json::from_str(&officer.carnet(words).done()).unwrap() };
    let _ = officer
        .carnet(&["trip", "edit", "T-1", "--outcome", "turned-back", "--clear", "hours-late", "--met"])
        .failed(2);
    let trip = get(&["trip", "edit", "T-1", "--outcome", "turned-back", "--clear", "hours-late", "--json"]);
    assert_eq!(trip["outcome"], "turned-back");
    assert_eq!(trip["completion"], "none", "proposed anew from the outcome");
    assert_eq!((&trip["hours_late"], &trip["revision"]), (&Value::Null, &2.into()));
    let request = get(&["request", "edit", "R-1", "--addressee", "n=2 needed=no", "--json"]);
    assert_eq!(request["addressees"][1]["needed"], "no");
    let named = officer.carnet(&["request", "edit", "R-1", "--remove", "addressees.1"]).failed(2);
    assert!(named.contains("addressees.1: D-1 answers this row") && named.contains("CN-0275"), "{named}");
    let request = get(&["request", "edit", "R-1", "--remove", "addressees.2", "--json"]);
    assert_eq!(request["addressees"].as_array().unwrap().len(), 1);
    let patch = r#"{"people": 900, "goods": "أرز"}"#;
    let said = officer.carnet_reading(patch, &["request", "edit", "R-1", "--input", "-", "--json"]).done();
    assert!(said.contains("\"people\":900") && said.contains("أرز"), "{said}");

    let same = officer.carnet(&["request", "edit", "R-1", "--people", "900"]);
    assert!(same.to_string().contains("R-1 already says this."), "{same}");

    assert_eq!(officer.carnet(&["void", "I-1", "--reason", "entered twice"]).done(), "I-1\n");
    assert!(!officer.carnet(&["incident", "list"]).done().contains("I-1"));
    let with_void = officer.carnet(&["incident", "list", "--void"]).done();
    assert!(with_void.contains("I-1") && with_void.contains("2026-11-24"), "{with_void}");
    assert!(
        officer.carnet(&["incident", "show", "I-1"]).done().contains("VOID since 2026-11-24: entered twice")
    );
    assert!(officer.carnet(&["incident", "edit", "I-1", "--place", "Goma"]).failed(2).contains("CN-0212"));
    assert!(officer.carnet(&["void", "I-1", "--reason", "again"]).failed(2).contains("CN-0212"));
}

#[test]
fn a_negotiation_is_closed_with_its_result() {
    let officer = morning(Officer::new());
    let said = officer.carnet(&["neg", "close", "N-1", "--result", "partly", "--json"]).done();
    assert!(said.contains("\"closed\":\"2026-11-24\"") && said.contains("\"result\":\"partly\""), "{said}");
    assert!(officer.carnet(&["neg", "close", "N-1"]).failed(2).contains("CN-0109"));
}

#[test]
fn one_bad_record_of_many_keeps_all_out() {
    let officer = morning(Officer::new());
    let trips = r#"{"date": "2026-11-20", "origin": "Goma", "destination": "Kiwanja", "outcome": "facilitated"}
        {"date": "2026-11-21", "origin": "Goma", "destination": "Kiwanja", "outcome": "facilitate"}
        {"date": "2026-11-22", "origin": "Goma", "destination": "Kiwanja", "outcome": "delayed"}"#;
    officer.has_file("trips.json", trips);
    let said = officer.carnet(&["trip", "log", "--input", "trips.json"]).failed(2);
    assert_snapshot!(said);
    assert_eq!(officer.carnet(&["trip", "list"]).done(), "");
    officer.has_file("trips.json", trips.replace("facilitate\"", "facilitated\""));
    assert_eq!(
        officer.carnet(&["trip", "log", "--input", "trips.json", "--format", "plain"]).done(),
        "T-1\nT-2\nT-3\n"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let officer = morning(Officer::new());
    let ran = officer.carnet(&["place", "add", "--name", "Masisi", "--kind", "adm2", "-n"]);
    assert!(ran.to_string().contains("Nothing was."), "{ran}");
    assert!(ran.done().starts_with("L-6  place  Admin 2"));
    let _ = officer.carnet(&["void", "R-1", "--reason", "x", "--dry-run"]).done();
    let _ = officer.carnet(&["setting", "set", "unmet_limit", "3", "--dry-run"]).done();
    assert!(officer.carnet(&["setting", "list", "--format", "plain"]).done().contains("60"));
    assert_eq!(officer.carnet(&["place", "list", "--json"]).done().lines().count(), 5);
    assert!(officer.carnet(&["request", "list"]).done().contains("R-1"));
}

/// A word that stands for everything confidential: no error may repeat it.
const SECRET: &str = "Xylophone";

#[test]
fn bad_input_is_refused_by_its_field_and_nothing_is_stored() {
    let officer = morning(Officer::new());
    let trip = |extra: &[&'static str]| -> Vec<&'static str> {
        let whole = ["trip", "log", "--origin", "Goma", "--destination", "Kiwanja", "--outcome", "delayed"];
        [&whole[..], extra].concat()
    };
    let control = "Xylophone\u{1b}]52;c;eA==\u{7}";
    let cases: Vec<(Vec<&str>, &str, &str)> = vec![
        // Dates
        (trip(&["--date", "2026-02-31"]), "date: the calendar has no such day", "CN-0246"),
        (trip(&["--date", "1900-02-29"]), "date", "CN-0246"),
        (trip(&["--date", "03/02/2025"]), "date: this could be 2025-02-03 or 2025-03-02", "CN-0248"),
        (trip(&["--date", "1446-03-01"]), "date: the year looks like one of the Hijri", "CN-0249"),
        (trip(&["--date", "0000-01-01"]), "date", "CN-0247"),
        (trip(&["--date", "12/11/10"]), "date", "CN-0245"),
        (trip(&["--date", "2027-01-01"]), "date: the day is still to come", "CN-0251"),
        (trip(&["--date", "1e308"]), "date", "CN-0245"),
        // Terms, ids, numbers
        (trip(&["--date", "today", "--completion", "whole"]), "completion", "CN-0235"),
        (trip(&["--date", "today", "--road", "L-99"]), "road: no place has this id or name", "CN-0259"),
        (trip(&["--date", "today", "--road", SECRET]), "road: no place has this id or name", "CN-0259"),
        (trip(&["--date", "today", "--request", "R-1,R-9"]), "requests[2]", "CN-0259"),
        (trip(&["--date", "today", "--vehicles=-3"]), "vehicles: less than zero", "CN-0240"),
        (trip(&["--date", "today", "--vehicles", "2.5"]), "vehicles", "CN-0237"),
        (trip(&["--date", "today", "--vehicles", "NaN"]), "vehicles", "CN-0238"),
        (trip(&["--date", "today", "--vehicles", "99999999999"]), "vehicles: more than", "CN-0239"),
        (trip(&["--date", "today", "--hours-late", "1.234"]), "hours_late", "CN-0241"),
        (trip(&["--date", "today", "--demand", "5000 currency=francs"]), "demands[1].currency", "CN-0242"),
        (trip(&["--date", "today", "--demand", "5000"]), "demands[1].currency: is missing", "CN-0232"),
        (trip(&["--date", "today", "--go-ahead-asked-at", "25:00"]), "go_ahead_asked_at", "CN-0244"),
        (
            trip(&["--date", "today", "--checkpoints", "1", "--checkpoints-long", "2"]),
            "checkpoints_long",
            "CN-0269",
        ),
        (trip(&["--date", "today", "--led-by-other=perhaps"]), "led_by_other: neither yes nor no", "CN-0236"),
        (trip(&["--date", "today", "--sensitivity", "low"]), "sensitivity", "CN-0271"),
        // Words
        (
            trip(&["--date", "today", "--notes", control]),
            "notes: the character U+001B at position 10",
            "CN-0253",
        ),
        (
            trip(&["--date", "today", "--purpose", "\u{202e}Xylophone"]),
            "purpose: the character U+202E",
            "CN-0253",
        ),
        (
            trip(&["--date", "today", "--journey", "Xylophone\nXylophone"]),
            "journey: one line only",
            "CN-0257",
        ),
        // What is missing, and where it goes
        (vec!["trip", "log"], "--date, --origin, --destination, --outcome", "CN-0232"),
        (vec!["trip", "plan", "--date", "+1"], "--origin, --destination", "CN-0232"),
        (vec!["trip", "plan", "--outcome", "delayed"], "there is no argument --outcome", "CN-0104"),
        (trip(&["--date", "today", "--outcom", "x"]), "Did you mean --outcome?", "CN-0104"),
        // Rules across fields and records
        (vec!["place", "add", "--name", "x", "--kind", "castle"], "kind", "CN-0235"),
        (vec!["place", "add", "--name", "x", "--kind", "roadblock"], "barrier: is missing", "CN-0232"),
        (
            vec!["place", "add", "--name", "x", "--kind", "site", "--latitude", "91", "--longitude", "2"],
            "latitude",
            "CN-0243",
        ),
        (vec!["place", "edit", "L-1", "--parent", "Kiwanja"], "parent: this would make a circle", "CN-0272"),
        (vec!["actor", "edit", "A-3", "--parent", "A-4"], "parents: this would make a circle", "CN-0272"),
        (
            vec![
                "actor",
                "add",
                "--name",
                "x",
                "--actor-type",
                "state-civil",
                "--branch",
                "command,abroad,aid-office",
            ],
            "branches",
            "CN-0258",
        ),
        (
            vec!["caution", "add", "--area", "Kiwanja", "--keep-apart-from", "logo", "--until", "+5"],
            "area: the place is finer",
            "CN-0273",
        ),
        (
            vec![
                "negotiation",
                "open",
                "--title",
                "x",
                "--objective",
                "release-children",
                "--place",
                "Goma",
                "--people",
                "3",
            ],
            "people: this is not kept here",
            "CN-0271",
        ),
        (
            vec!["request", "edit", "R-1", "--addressee", "n=7 needed=no"],
            "addressees[1].n: there is no such row",
            "CN-0262",
        ),
        (vec!["request", "edit", "R-1", "--addressee", "A-1"], "addressees[3].node: named twice", "CN-0264"),
        (
            vec!["request", "edit", "R-1", "--remove", "addressees.9"],
            "addressees.9: there is no such row",
            "CN-0262",
        ),
        (vec!["request", "edit", "R-1", "--clear", "place"], "place: is missing", "CN-0232"),
        (vec!["request", "edit", "R-1", "--clear", "places"], "places: there is no such field", "CN-0233"),
        (vec!["request", "edit", "R-1"], "nothing was said that should change", "CN-0288"),
        (vec!["request", "edit", "R-9", "--people", "1"], "there is no R-9", "CN-0211"),
        (
            vec![
                "decision",
                "log",
                "--node",
                "A-4",
                "--date",
                "today",
                "--code",
                "granted",
                "--request",
                "R-1",
            ],
            "request: there is no such row",
            "CN-0262",
        ),
        (vec!["trip", "show", "A-1"], "id: no ", "CN-0259"),
        (vec!["actor", "show", SECRET], "id: no ", "CN-0259"),
        (vec!["actor", "show", "g"], "several fit", "CN-0260"),
        (vec!["void", "trip-1", "--reason", "x"], "this is not an id", "CN-0274"),
        (vec!["void", "R-1"], "--reason", "CN-0120"),
        (vec!["actor", "tree", "--as-of", "2015-13"], "as_of", "CN-0951"),
        (vec!["setting", "set", "unmet_limit", "many"], "unmet_limit cannot have this value", "CN-0216"),
        (vec!["setting", "set", "unmet-limt", "3"], "Did you mean unmet_limit?", "CN-0215"),
    ];
    let before = officer.carnet(&["trip", "list", "--void"]).done();
    let request = officer.carnet(&["request", "show", "R-1", "--json"]).done();
    for (words, said, code) in cases {
        let error = officer.carnet(&words).failed(2);
        assert!(error.contains(said) && error.contains(code), "{words:?}: {error}");
        assert!(!error.contains(SECRET), "{words:?}: {error}");
    }
    assert_eq!(officer.carnet(&["trip", "list", "--void"]).done(), before);
    assert_eq!(officer.carnet(&["request", "show", "R-1", "--json"]).done(), request);
    for (noun, records) in [("place", 5), ("actor", 4), ("caution", 0), ("negotiation", 1), ("decision", 0)] {
        assert_eq!(officer.carnet(&[noun, "list", "--json"]).done().lines().count(), records, "{noun}");
    }
}

#[test]
fn hostile_json_is_refused_and_nothing_is_stored() {
    let officer = morning(Officer::new());
    let good = r#"{"date": "2026-11-20", "origin": "Goma", "destination": "Kiwanja", "outcome": "delayed"}"#;
    let deep = format!("{{\"notes\": {}}}", "[".repeat(100_000));
    let cases: Vec<(String, &str, &str)> = vec![
        (String::new(), "no record", "CN-0285"),
        ("{\"date\": \"2026-11-20\",}".into(), "line 1", "CN-0280"),
        (format!("{good}\n{{"), "line 2", "CN-0280"),
        (format!("{good}{good}"), "two records on one line", "CN-0283"),
        (deep, "nested too deeply", "CN-0280"),
        ("{\"vehicles\": 1e400}".into(), "line 1", "CN-0280"),
        ("{\"notes\": \"\\ud800\"}".into(), "line 1", "CN-0280"),
        ("[3]".into(), "record 1: an object", "CN-0281"),
        (good.replace("\"origin\"", "\"date\""), "date is given twice", "CN-0282"),
        (good.replace("outcome", "outcomes"), "record 1 of 1: trip: these fields", "CN-0233"),
        (good.replace("}", ", \"notes\": {\"Xylophone\": 1}}"), "notes: must be text", "CN-0234"),
        (good.replace("}", ", \"vehicles\": [1]}"), "vehicles: must be a number", "CN-0234"),
        (good.replace("}", ", \"demands\": [3]}"), "demands[1]: must be an object", "CN-0234"),
        (good.replace("}", ", \"requests\": [\"R-1\", \"R-1\"]}"), "requests[2]: named twice", "CN-0264"),
        (good.replace("}", ", \"kind_of_record\": \"incident\"}"), "is no trip", "CN-0293"),
        (
            good.replace("}", ", \"voided_on\": \"2026-01-01\"}"),
            "voided_on: there is no such field",
            "CN-0233",
        ),
        (good.replace("}", ", \"uid\": \"short\"}"), "uid: must be a uid", "CN-0234"),
        (good.replace("}", ", \"id\": \"I-1\"}"), "id: no trip has this id", "CN-0259"),
    ];
    for (input, said, code) in cases {
        let error = officer.carnet_reading(&input, &["trip", "log", "--input", "-"]).failed(2);
        assert!(error.contains(said) && error.contains(code), "{said}: {error}");
        assert!(!error.contains(SECRET), "{error}");
    }
    for (name, said) in [("absent.json", "does not exist"), (".", "is a folder")] {
        let error = officer.carnet(&["trip", "log", "--input", name]).failed(2);
        assert!(error.contains(said), "{error}");
    }
    let two = officer
        .carnet_reading(format!("{good}\n{good}"), &["request", "edit", "R-1", "--input", "-"])
        .failed(2);
    assert!(two.contains("CN-0289"), "{two}");
    let both = officer.carnet(&["trip", "log", "--input", "-", "--date", "today"]).failed(2);
    assert!(both.contains("CN-0108"), "{both}");
    assert_eq!(officer.carnet(&["trip", "list", "--void"]).done(), "");
}

#[test]
fn only_one_text_comes_from_standard_input() {
    let officer = morning(Officer::new());
    let words = ["negotiation", "edit", "N-1", "--motive", "-", "--bottom-line", "-"];
    assert!(officer.carnet_reading("x", &words).failed(2).contains("CN-0287"));
    assert!(officer.carnet_reading(b"\xff", &words[..5]).failed(2).contains("CN-0286"));
    let said = officer.carnet_reading("ليس لديهم وقود\nسطر ثان", &[&words[..5], &["--json"]].concat()).done();
    assert!(said.contains("ليس لديهم وقود\\nسطر ثان"), "{said}");
}

#[test]
fn names_are_found_in_any_script_and_likeness_is_pointed_out() {
    let officer = morning(Officer::new());
    for typed in ["لجنه", "الاغاثه", "لجنة الإغاثة", "A-4", "a4"] {
        let shown = officer.carnet(&["actor", "show", typed, "--json"]).done();
        assert!(shown.contains("\"id\":\"A-4\""), "{typed}: {shown}");
    }
    let ran = officer.carnet(&["actor", "add", "--name", "Gouvernorrat", "--actor-type", "state-civil"]);
    assert!(ran.to_string().contains("Much the same name: A-1."), "{ran}");
}

#[test]
fn a_node_that_nobody_met_shows_as_above() {
    let officer = morning(Officer::new());
    officer.writes(&[
        "actor",
        "add",
        "--name",
        SECRET,
        "--actor-type",
        "state-civil",
        "--met=no",
        "--level",
        "senior",
    ]);
    officer.writes(&["actor", "edit", "A-1", "--parent", "A-5"]);
    let page = officer.carnet(&["actor", "show", "A-1"]).done();
    assert!(page.contains("A-5 above") && !page.contains(SECRET), "{page}");
    let unmet = officer.carnet(&["actor", "list", "--unmet"]).done();
    assert!(unmet.contains("A-5") && !unmet.contains("A-1"), "{unmet}");
    assert!(officer.carnet(&["actor", "tree"]).done().contains("above"));

    let _ = officer.carnet(&["setting", "set", "unmet_limit", "0"]).done();
    let refused = officer.carnet(&["actor", "add", "--name", "y", "--actor-type", "state-civil", "--met=no"]);
    assert!(refused.failed(5).contains("CN-0214"));
    assert!(officer.carnet(&["setting", "unset", "unmet_limit"]).done().contains("60"));
}

#[test]
fn the_tree_shows_a_node_twice_and_what_is_under_it_once() {
    let officer = morning(Officer::new());
    officer.writes(&["actor", "edit", "A-4", "--parent", "A-1"]);
    officer.writes(&["actor", "add", "--name", "Barrière", "--actor-type", "armed-group", "--parent", "A-4"]);
    let tree = officer.carnet(&["actor", "tree", "--format", "plain", "--discreet"]).done();
    let ids: Vec<&str> = tree.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(ids, ["A-1", "A-2", "A-4", "A-5", "A-3", "A-4"]);
    assert!(!tree.contains("Gouvernorat"), "{tree}");
    let under = officer.carnet(&["actor", "tree", "--actor", "A-4", "--json"]).done();
    assert_eq!(under.lines().count(), 2, "{under}");
    let typed = officer.carnet(&["actor", "tree", "--term", "dumb", "--discreet"]).done();
    assert!(typed.is_ascii() && typed.contains("`- A-4"), "{typed}");
}

#[test]
fn after_a_caution_nothing_else_needs_writing() {
    let officer = morning(Officer::new());
    let ran = officer.carnet(&[
        "caution",
        "add",
        "--area",
        "Rutshuru",
        "--keep-apart-from",
        "logo",
        "--until",
        "+30",
    ]);
    assert!(ran.to_string().ends_with("Nothing else needs writing.\n"), "{ran}");
}

#[test]
fn what_a_list_does_not_find_it_says() {
    let officer = morning(Officer::in_french());
    assert_snapshot!(officer.carnet(&["trip", "list", "--since", "2026-01-01"]));
    assert!(officer.carnet(&["trip", "list", "-q"]).to_string().ends_with("--- standard error\n"));
}

#[test]
fn a_store_that_cannot_be_opened_is_named_by_what_is_wrong_with_it() {
    let officer = morning(Officer::new());
    let list = |extra: &[&str]| officer.carnet_alone(&[&["trip", "list"], extra].concat());
    let key = ["--identity", "key.txt"];
    assert!(list(&[&["--store", "nowhere"][..], &key].concat()).failed(4).contains("CN-0200"));
    assert!(list(&[&["--store", "."][..], &key].concat()).failed(4).contains("CN-0201"));
    officer.has_file("other.txt", crate::stores::identity().1);
    assert!(list(&["--store", "carnet", "--identity", "other.txt"]).failed(3).contains("CN-0208"));
    officer.has_file("none.txt", "nothing\n");
    assert!(list(&["--store", "carnet", "--identity", "none.txt"]).failed(3).contains("CN-0534"));
    assert!(list(&["--store", "carnet", "--identity", "absent.txt"]).failed(2).contains("CN-0131"));
    assert!(list(&["--store", "carnet"]).failed(2).contains("CN-0121"));

    let open = officer.opens_store();
    assert!(officer.carnet(&["trip", "list"]).failed(6).contains("CN-0210"));
    drop(open);

    std::fs::remove_file(officer.home().join("carnet/head")).unwrap();
    let ran = officer.carnet(&["trip", "list", "--quiet"]);
    assert!(ran.to_string().contains("WARNING: the file 'head'"), "{ran}");

    let database = officer.home().join("carnet/store.db");
    std::fs::write(&database, b"SQLite format 3\0 and so on").unwrap();
    assert!(officer.carnet(&["trip", "list"]).failed(4).contains("CN-0203"));
    std::fs::write(&database, [7; 8192]).unwrap();
    assert!(officer.carnet(&["trip", "list"]).failed(4).contains("CN-0205"));
}
