//! The inbox: what is posted without a key, what a review makes of it, and what a hostile folder can do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::officer::Officer;
use crate::runner::Ran;

/// What a colleague writes who knows the road and not the store.
const HOLD: &str = r#"{"date": "yesterday", "kinds": ["hold", "fee-demanded"], "setting": "checkpoint", "place": "kola nord", "what_happened": "Zorkandia-Note", "actors": [{"node": "ceux du pont", "attribution": "likely"}]}"#;

fn post(officer: &Officer, entry: &str, input: &str) -> String {
    posted(officer, entry, input).done().trim_end().to_owned()
}

/// Nothing is given that opens the store.
fn posted(officer: &Officer, entry: &str, input: &str) -> Ran {
    officer.carnet_alone_reading(input, &["--store", "carnet", "inbox", "post", entry, "--input", "-"])
}

fn note(officer: &Officer, text: &str) -> String {
    let words = ["--store", "carnet", "inbox", "post", "note", "--text", "-"];
    officer.carnet_alone_reading(text, &words).done().trim_end().to_owned()
}

fn list(officer: &Officer) -> Vec<Value> {
    let said = officer.carnet(&["inbox", "review", "--list", "--json"]).done();
    said.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn inbox(officer: &Officer) -> PathBuf {
    officer.home().join("carnet/inbox")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn with_places(officer: &Officer) {
    officer.writes(&["place", "add", "--name", "Kola", "--kind", "adm2"]);
    officer.writes(&["place", "add", "--name", "Kola-Nord", "--kind", "site", "--parent", "L-1"]);
    officer.writes(&["actor", "add", "--name", "Comité du pont", "--actor-type", "self-defence-group"]);
}

#[test]
fn what_a_colleague_posts_without_a_key_becomes_a_record_at_the_review() {
    let officer = Officer::new();
    with_places(&officer);
    let number = post(&officer, "incident", HOLD);
    let listed = list(&officer);
    assert_eq!(listed[0]["slip"].to_string(), number);
    assert_eq!(listed[0]["written_on"], "2026-11-24");
    // 'Yesterday' is the writer's; places and actors are the writer's words.
    assert_eq!(listed[0]["values"]["date"], "2026-11-23");
    assert_eq!(listed[0]["values"]["place"], "kola nord");

    // The store knows the place by these words, and nobody by the others.
    let refused = officer.carnet(&["inbox", "review", "--accept", &number]).failed(2);
    assert!(refused.contains("actors"), "{refused}");
    assert_eq!(list(&officer).len(), 1);
    let accept = ["inbox", "review", "--accept", &number, "--set", "actors=A-1 attribution=likely", "--json"];
    let made: Value = serde_json::from_str(&officer.carnet(&accept).done()).unwrap();
    assert_eq!(made["provenance"], "inbox");
    assert_eq!(made["place"], "L-2");
    assert_eq!(made["actors"][0]["node"], "A-1");
    assert_eq!(made["what_happened"], "Zorkandia-Note");
    assert_eq!(made["revision"], 1);
    assert!(list(&officer).is_empty());
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
    let page = officer.carnet(&["incident", "show", "I-1"]).done();
    assert!(page.contains("Slip; revision 1"), "{page}");
    // The demand made its own ask, as it does when it is typed.
    let asks = officer.carnet(&["ask", "list", "--json"]).done();
    assert!(asks.contains("\"money\""), "{asks}");
}

#[test]
fn a_meeting_brings_what_was_said_in_it() {
    let officer = Officer::new();
    with_places(&officer);
    let meeting = json!({
        "date": "-2", "channel": "phone", "participants": ["comite du pont role=addressed"], "mode": "alone",
        "topics": "passage", "decisions": [{ "code": "granted", "valid_to": "2026-11-30" }],
        "promises": ["information promised-by=us due=2026-11-28"],
    });
    let number = post(&officer, "meeting", &meeting.to_string());
    officer.carnet(&["inbox", "review", "--accept", &number]).done();
    let decision: Value =
        serde_json::from_str(&officer.carnet(&["decision", "show", "D-1", "--json"]).done()).unwrap();
    assert_eq!((&decision["node"], &decision["date"]), (&json!("A-1"), &json!("2026-11-22")));
    assert_eq!(decision["provenance"], "inbox");
    let promise: Value =
        serde_json::from_str(&officer.carnet(&["promise", "show", "P-1", "--json"]).done()).unwrap();
    assert_eq!(promise["due"], "2026-11-28");
}

#[test]
fn a_note_is_an_event_unless_the_reader_says_otherwise() {
    let officer = Officer::new();
    with_places(&officer);
    let (first, second) = (note(&officer, "Barrière levée"), note(&officer, "Arrêtés au pont"));
    let made = officer.carnet(&["inbox", "review", "--accept", &first, "--json"]).done();
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!((&made["kind_of_record"], &made["text"]), (&json!("event"), &json!("Barrière levée")));
    let patch = json!({ "kinds": ["hold"], "setting": "checkpoint", "place": "kola nord" }).to_string();
    let words = ["inbox", "review", "--accept", &second, "--as", "incident", "--input", "-", "--json"];
    let made: Value = serde_json::from_str(&officer.carnet_reading(patch, &words).done()).unwrap();
    assert_eq!((&made["what_happened"], &made["date"]), (&json!("Arrêtés au pont"), &json!("2026-11-24")));
}

#[test]
fn a_dropped_slip_goes_and_so_does_its_twin() {
    let officer = Officer::new();
    let number = note(&officer, "nothing");
    let kept = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
    officer.carnet(&["inbox", "review", "--drop", &number, "--dry-run"]).done();
    assert_eq!(list(&officer).len(), 1);
    officer.carnet(&["inbox", "review", "--drop", &number]).done();
    assert!(list(&officer).is_empty());
    assert!(officer.carnet(&["inbox", "review", "--drop", &number]).failed(2).contains("CN-0765"));
    // The same file once more, and the same words posted again that day.
    std::fs::write(inbox(&officer).join("77.slip"), &kept).unwrap();
    note(&officer, "nothing");
    assert!(list(&officer).is_empty());
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
    officer.has_file("mail.slip", &kept);
    assert!(officer.carnet(&["import", "slips", "mail.slip"]).failed(2).contains("CN-0766"));
}

#[test]
fn slips_are_carried_to_a_store_that_is_elsewhere() {
    let (office, colleague) = (Officer::new(), Officer::new());
    colleague.has_file("office.key", std::fs::read(inbox(&office).join("key")).unwrap());
    let words = ["inbox", "post", "note", "--text", "-", "--store-key", "office.key", "-o"];
    let mut slips = Vec::new();
    for name in ["a.slip", "b.slip"] {
        let said = colleague.carnet_alone_reading(name, &[&words[..], &[name]].concat());
        assert!(said.ended(0), "{said}");
        let bytes = std::fs::read(colleague.home().join(name)).unwrap();
        office.has_file(name, &bytes);
        slips.push(bytes);
    }
    // Nothing is overwritten, and a key without a file to write says which flag is missing.
    assert!(
        colleague
            .carnet_alone_reading("x", &[&words[..], &["a.slip"]].concat())
            .failed(2)
            .contains("CN-0222")
    );
    assert!(colleague.carnet_alone_reading("x", &words[..words.len() - 1]).failed(2).contains("--output"));
    office.has_file("c.slip", "not a slip");
    let said = office.carnet(&["import", "slips", "a.slip", "c.slip", "b.slip", "a.slip"]).failed(2);
    assert!(said.contains("CN-0769") && said.contains("CN-0761") && said.contains("CN-0766"), "{said}");
    assert_eq!(list(&office).len(), 2);
    assert!(office.home().join("a.slip").exists(), "a file that was brought is not taken away");
    // A slip for the office is nothing to the colleague's own store.
    assert!(colleague.carnet(&["import", "slips", "a.slip"]).failed(4).contains("CN-0760"));
    assert!(office.carnet(&["import", "slips", "gone.slip"]).failed(2).contains("CN-0221"));
    let table = office.carnet(&["import", "incidents", "a.slip", "b.slip"]).failed(2);
    assert!(table.contains("CN-0104"), "{table}");
}

#[test]
fn the_words_of_the_key_are_shown_and_a_swapped_key_is_told_loudly() {
    let officer = Officer::new();
    let words = ["--store", "carnet", "inbox", "post", "note", "--text", "x", "--dry-run"];
    let shown = |officer: &Officer| format!("{}", officer.carnet_alone(&words));
    let store = officer.opens_store();
    let own = store.inbox_words().unwrap().join(" ");
    drop(store);
    assert!(shown(&officer).contains(&own));
    assert!(!officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));

    let key = std::fs::read(inbox(&officer).join("key")).unwrap();
    let (other, _) = crate::stores::identity();
    for swapped in [format!("{other}\n").into_bytes(), b"age1".to_vec(), Vec::new(), vec![b'a'; 5000]] {
        std::fs::write(inbox(&officer).join("key"), &swapped).unwrap();
        let said = officer.carnet(&["actor", "list", "--quiet"]);
        assert!(said.to_string().contains("WARNING: the public key in inbox/key"), "{said}");
    }
    std::fs::write(inbox(&officer).join("key"), format!("{other}\n")).unwrap();
    assert!(!shown(&officer).contains(&own));
    std::fs::remove_file(inbox(&officer).join("key")).unwrap();
    assert!(officer.carnet_alone(&words).failed(2).contains("CN-0768"));
    assert!(officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));
    officer.carnet(&["inbox", "review", "--put-key-back"]).done();
    assert_eq!(std::fs::read(inbox(&officer).join("key")).unwrap(), key);
    assert!(!officer.carnet(&["actor", "list"]).to_string().contains("WARNING"));
}

/// What follows the header, whose noise has a length of its own each time.
fn payload(sealed: &[u8]) -> usize {
    let header = sealed.windows(5).position(|window| window == b"\n--- ").unwrap() + 5;
    sealed.len() - header - sealed[header..].iter().position(|byte| *byte == b'\n').unwrap()
}

#[test]
fn neither_size_nor_name_tells_what_a_slip_is() {
    let officer = Officer::new();
    let trip = r#"{"date": "2026-11-25", "origin": "Kola", "destination": "Bria"}"#;
    let meeting =
        r#"{"date": "today", "channel": "phone", "participants": ["x"], "mode": "alone", "topics": "y"}"#;
    let mut sizes = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for _ in 0..3 {
        for number in [
            post(&officer, "incident", HOLD),
            post(&officer, "trip", trip),
            post(&officer, "meeting", meeting),
            note(&officer, "x"),
            note(&officer, &"long ".repeat(2000)),
        ] {
            let bytes = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
            assert!(!bytes.windows(9).any(|window| window == b"Zorkandia"));
            sizes.insert(payload(&bytes));
            numbers.insert(number);
        }
    }
    // A nonce, 16 KiB, a tag.
    assert_eq!(sizes, BTreeSet::from([1 + 16 + 16 * 1024 + 16]));
    assert_eq!(numbers.len(), 15);
    let number = note(&officer, &"é".repeat(20_000));
    let bytes = std::fs::read(inbox(&officer).join(format!("{number}.slip"))).unwrap();
    assert_eq!(payload(&bytes), 1 + 16 + 64 * 1024 + 16);
    assert!(officer.carnet(&["actor", "list"]).to_string().contains("16 slips wait"));
    assert!(!officer.carnet(&["actor", "list", "--quiet"]).to_string().contains("wait"));
}

#[test]
fn the_writer_hears_what_does_not_fit() {
    let officer = Officer::new();
    for (entry, input, said) in [
        ("incident", r#"{"date": "today"}"#, "kinds"),
        ("incident", r#"{"date": "tomorrow", "kinds": ["hold"], "setting": "road", "place": "x"}"#, "CN-"),
        ("incident", r#"{"date": "03/02/2025", "kinds": ["hold"], "setting": "road", "place": "x"}"#, "CN-"),
        (
            "incident",
            r#"{"date": "today", "kinds": ["hold"], "setting": "road", "place": "x", "latitude": 1}"#,
            "CN-",
        ),
        (
            "incident",
            r#"{"date": "today", "kinds": ["hold"], "setting": "road", "place": "x", "checked": true}"#,
            "CN-",
        ),
        ("trip", r#"{"date": "today", "origin": "x", "destination": "y", "outcome": "lost"}"#, "outcome"),
        (
            "meeting",
            r#"{"date": "today", "channel": "in-person", "participants": ["x"], "mode": "alone", "topics": "y"}"#,
            "place",
        ),
        (
            "meeting",
            r#"{"date": "today", "channel": "phone", "participants": ["x"], "mode": "alone", "topics": "y", "decisions": [{"code": "maybe"}]}"#,
            "decisions[1].code",
        ),
    ] {
        let failed = posted(&officer, entry, input).failed(2);
        assert!(failed.contains(said), "{input}: {failed}");
    }
    assert!(
        officer
            .carnet_alone(&["--store", "carnet", "--no-input", "inbox", "post", "note"])
            .failed(2)
            .contains("--text")
    );
    assert!(
        officer
            .carnet_alone(&["--store", "carnet", "inbox", "post", "note", "--text", ""])
            .failed(2)
            .contains("CN-")
    );
    officer.carnet_alone(&["--store", "nothing", "inbox", "post", "note", "--text", "x"]).failed(2);
    assert_eq!(names(&inbox(&officer)), BTreeSet::from(["key".to_owned()]));
}

/// Seals anything to the store of an officer, as anybody with its public key can.
fn sealed_to(officer: &Officer, content: &[u8]) -> Vec<u8> {
    let key = std::fs::read_to_string(inbox(officer).join("key")).unwrap();
    let recipient: age::x25519::Recipient = key.trim().parse().unwrap();
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    std::io::Write::write_all(&mut writer, content).unwrap();
    writer.finish().unwrap();
    sealed
}

/// A vector: what is expected, and what is sealed.
fn vector(text: &str) -> (String, Vec<u8>) {
    let (head, body) = text.split_once("\n\n").expect("header lines, an empty line, the content");
    let of = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let size = of("size").map_or(16 * 1024, |size| size.parse().unwrap());
    let mut content = body.as_bytes().to_vec();
    content.resize(size, 0);
    if let Some(last) = of("last") {
        *content.last_mut().unwrap() = last.parse().unwrap();
    }
    (of("expect").expect("an expectation").to_owned(), content)
}

#[test]
fn every_vector_of_the_format_is_taken_or_refused_as_it_says() {
    let folder = crate::source::root().join("tests/fixtures/slips");
    let (mut taken, mut refused) = (0, 0);
    let officer = Officer::new();
    let mut expected = std::collections::BTreeMap::new();
    for (number, name) in (1..).zip(names(&folder)) {
        let (expect, content) = vector(&std::fs::read_to_string(folder.join(&name)).unwrap());
        if expect == "taken" {
            taken += 1
        } else {
            refused += 1
        }
        std::fs::write(inbox(&officer).join(format!("{number}.slip")), sealed_to(&officer, &content))
            .unwrap();
        expected.insert(number, (name, expect));
    }
    assert!(taken >= 2 && refused >= 2 * taken, "{taken} taken, {refused} refused");
    let ran = officer.carnet(&["inbox", "review", "--list", "--json"]).to_string();
    for (number, (name, expect)) in &expected {
        let said = match expect.as_str() {
            "taken" => ran.contains(&format!("\"slip\":{number},")),
            code => ran
                .lines()
                .any(|line| line.contains(&format!("Slip {number} is not taken")) && line.contains(code)),
        };
        assert!(said, "{name}: {ran}");
    }
    // What is of a later version waits; everything else that is refused is aside, and nothing is gone.
    let waiting = names(&inbox(&officer));
    for (number, (name, expect)) in &expected {
        let slip = format!("{number}.slip");
        let there = match expect.as_str() {
            "taken" | "CN-0763" => waiting.contains(&slip),
            _ => names(&inbox(&officer).join("aside")).contains(&slip),
        };
        assert!(there, "{name}");
    }
}

#[test]
fn the_page_of_the_format_shows_a_vector() {
    let page = std::fs::read_to_string(crate::source::root().join("docs/formats/slip.md")).unwrap();
    let vector = include_str!("fixtures/slips/incident.txt");
    let (_, content) = vector.split_once("\n\n").unwrap();
    assert!(page.contains(content), "docs/formats/slip.md lacks\n{content}");
}

#[cfg(unix)]
#[test]
fn a_hostile_folder_stops_nothing_and_loses_nothing() {
    let officer = Officer::new();
    let good = note(&officer, "good");
    let whole = std::fs::read(inbox(&officer).join(format!("{good}.slip"))).unwrap();
    let at = |name: &str| inbox(&officer).join(name);
    std::os::unix::fs::symlink("/dev/zero", at("1.slip")).unwrap();
    std::os::unix::fs::symlink(at(&format!("{good}.slip")), at("2.slip")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at("3.slip")).status().unwrap().success());
    std::fs::create_dir(at("4.slip")).unwrap();
    std::fs::File::create(at("5.slip")).unwrap().set_len(1 << 40).unwrap();
    std::fs::write(at("6.slip"), "").unwrap();
    std::fs::write(at("7.slip"), age_header(400)).unwrap();
    // Cut in the header, at its end, in the content, at its last byte.
    let header = whole.windows(5).position(|window| window == b"\n--- ").unwrap();
    for (number, length) in
        (10..).zip([1, 20, header, header + 49, header + 60, whole.len() / 2, whole.len() - 1])
    {
        std::fs::write(at(&format!("{number}.slip")), &whole[..length]).unwrap();
    }
    // Names that are no slip's are left alone.
    for name in ["01.slip", "0.slip", "a.slip", "9.slip~", ".part-x"] {
        std::fs::write(at(name), "x").unwrap();
    }
    let said = officer.carnet(&["inbox", "review", "--list", "--dry-run"]);
    assert!(said.to_string().contains(&good), "{said}");
    assert!(!at("aside").exists(), "a rehearsal moves nothing");
    let said = officer.carnet(&["inbox", "review", "--list"]).to_string();
    assert_eq!(said.matches("is not taken").count(), 14, "{said}");
    assert!(said.contains(&good), "{said}");
    // Links and pipes stay: the program denies itself the making of either.
    let mut kept = 0;
    for number in (1..=7).chain(10..=16) {
        let name = format!("{number}.slip");
        let aside = at("aside").join(&name).symlink_metadata().is_ok();
        assert!(aside || number <= 3, "{number}");
        kept += usize::from(aside || at(&name).symlink_metadata().is_ok());
    }
    assert_eq!(kept, 14);
    for name in ["01.slip", "0.slip", "a.slip", "9.slip~"] {
        assert!(at(name).exists(), "{name}");
    }
    officer.carnet(&["backup", "store.tar"]).done();
    officer.carnet(&["inbox", "review", "--accept", &good]).done();
}

fn age_header(stanzas: usize) -> Vec<u8> {
    let mut bytes = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..stanzas {
        bytes.extend_from_slice(b"-> X25519 AAAA\nAAAA\n");
    }
    bytes
}

#[cfg(unix)]
#[test]
fn aside_is_bounded_and_no_link_leads_out_of_it() {
    let officer = Officer::new();
    let aside = inbox(&officer).join("aside");
    let bad = inbox(&officer).join("5.slip");
    std::fs::write(&bad, "bad").unwrap();
    std::fs::create_dir(&aside).unwrap();
    for number in 0..1000 {
        std::fs::write(aside.join(number.to_string()), "").unwrap();
    }
    let said = officer.carnet(&["inbox", "review", "--list"]).to_string();
    assert!(said.contains("Not all could be moved"), "{said}");
    assert!(bad.exists());
    std::fs::remove_dir_all(&aside).unwrap();
    let elsewhere = officer.home().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &aside).unwrap();
    officer.carnet(&["inbox", "review", "--list"]).done();
    assert!(bad.exists() && names(&elsewhere).is_empty());
}

#[test]
fn ten_thousand_slips_are_counted_at_once_and_read_in_turns() {
    let officer = Officer::new();
    let slip = sealed_to(&officer, b"not a slip");
    for number in 1..=10_000 {
        std::fs::write(inbox(&officer).join(format!("{number}.slip")), &slip[..40]).unwrap();
    }
    let began = std::time::Instant::now();
    assert!(officer.carnet(&["actor", "list"]).to_string().contains("10000 slips wait"));
    assert!(began.elapsed().as_secs() < 30, "counting opens none");
    let said = officer.carnet(&["inbox", "review", "--list"]).to_string();
    assert!(said.contains("9500 more wait"), "{}", said.len());
}
