//! A seized laptop: what was written down must be found nowhere outside the encrypted database.

use std::path::{Path, PathBuf};

use crate::desks::{Desk, Person, files_under};

/// Words that stand in a name, a place, a note and every other text that was typed: found anywhere, they betray it.
const MARKERS: [&str; 8] = [
    "Zorkandia-Préfecture",
    "Quibblewick",
    "Villefantôme",
    "المنصورة-القديمة",
    "Xanthippe-Passage",
    "Brontosaure-Demande",
    "Wolkenkratzer-Notiz",
    "Yttrium-Barrière",
];

/// Shortest piece of a marker that is looked for in base64, where only whole groups of three bytes show.
const LEAST: usize = 9;

/// The spellings of a word in which a file could hold it.
fn spellings(word: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = vec![word.as_bytes().to_vec(), word.to_lowercase().into_bytes(), wide];
    for shift in 0..3 {
        let bytes = &word.as_bytes()[shift..];
        let whole = &bytes[..bytes.len() / 3 * 3];
        assert!(whole.len() >= LEAST, "{word} is too short");
        found.push(base64(whole).into_bytes());
    }
    found
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(LETTERS[(bits >> shift & 63) as usize]))
    };
    bytes.chunks_exact(3).flat_map(group).collect()
}

/// Which markers stand in which files under a folder, whatever the spelling.
fn found_under(folder: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    for (path, bytes) in files_under(folder) {
        for marker in MARKERS {
            let stands = |spelling: &Vec<u8>| bytes.windows(spelling.len()).any(|window| window == spelling);
            if spellings(marker).iter().any(stands) || path.to_string_lossy().contains(marker) {
                found.push((path.clone(), marker));
            }
        }
    }
    found
}

/// A desk at which every marker was typed, and everything that makes a file was done.
fn busy_desk(coordinator: &Person) -> Desk {
    let desk = Desk::new();
    let reads = |input: &str, words: &[&str]| {
        desk.carnet_reading(input, words).done();
    };
    reads("", &["place", "add", "--name", "Villefantôme", "--kind", "adm2", "--pcode", "QQ0101"]);
    reads("", &["place", "add", "--name", "المنصورة-القديمة", "--kind", "site", "--parent", "L-1"]);
    reads("", &["place", "add", "--name", "Yttrium-Barrière", "--kind", "road"]);
    reads("", &["actor", "add", "--name", "Zorkandia-Préfecture", "--actor-type", "state-civil"]);
    let input = r#"{"title": "Quibblewick", "objective": "convoy", "places": ["L-1"], "opened": "2026-10-01", "actors": ["A-1"]}"#;
    reads(input, &["negotiation", "open", "--input", "-"]);
    reads(
        "Wolkenkratzer-Notiz\nline two",
        &[
            "meeting",
            "log",
            "--date",
            "2026-10-12",
            "--channel",
            "in-person",
            "--place",
            "L-1",
            "--mode",
            "alone",
            "--negotiation",
            "N-1",
            "--participant",
            "A-1",
            "--topics",
            "-",
        ],
    );
    let incident = r#"{"date": "2026-10-20", "kinds": ["hold"], "setting": "checkpoint", "place": "L-1", "what_happened": "Xanthippe-Passage"}
"#;
    reads(&incident.repeat(12), &["incident", "log", "--input", "-"]);
    // Refused, changed and taken out: none of it may leave a trace either.
    desk.carnet_reading(
        r#"{"name": "Brontosaure-Demande", "kind": "castle"}"#,
        &["place", "add", "--input", "-"],
    )
    .failed(2);
    reads("", &["place", "add", "--name", "Brontosaure-Demande", "--kind", "site", "--parent", "L-1"]);
    reads("", &["void", "L-4", "--reason", "Brontosaure-Demande"]);
    for _ in 0..12 {
        reads("", &["decision", "log", "--node", "A-1", "--date", "2026-10-12", "--code", "granted"]);
    }
    reads("", &["actor", "list"]);
    let to = &coordinator.recipient;
    reads("", &["place", "add", "--name", "Pays", "--kind", "country"]);
    reads("", &["summary", "export", "--period", "2026-10", "--yes", "--to", to, "-o", "october.age"]);
    reads("", &["backup", "store.tar"]);
    reads("", &["backup", "store.age", "--to", to]);
    reads("", &["--store", "back", "restore", "store.tar"]);
    desk
}

#[test]
fn what_was_written_stands_nowhere_but_in_the_encrypted_database() {
    let coordinator = Person::new();
    let desk = busy_desk(&coordinator);
    let home = desk.laptop.home();
    assert!(files_under(home).len() > 15, "too few files to have looked at");
    assert_eq!(found_under(home), []);
    // The same texts are there for whoever has the key.
    let written: String = ["actor", "place", "negotiation", "meeting", "incident"]
        .map(|kind| desk.carnet(&[kind, "list", "--json", "--void"]).done())
        .concat();
    for marker in MARKERS {
        assert!(written.contains(marker), "{marker} was not stored:\n{written}");
    }
    // What the summary holds, its seal taken off, names nothing either.
    let opened = desk.carnet(&["summary", "open", "october.age", "--json"]).done();
    for marker in MARKERS {
        assert!(!opened.contains(marker));
    }
}

#[test]
fn the_search_finds_a_marker_in_every_spelling() {
    let folder = tempfile::tempdir().unwrap();
    for marker in MARKERS {
        let wide: Vec<u8> = marker.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut samples = vec![format!("...{marker}...").into_bytes(), wide];
        // Wherever in a stream the word begins.
        for before in 0..3 {
            let text = format!("{}{marker}zz", "x".repeat(before));
            samples.push(base64(&text.as_bytes()[..text.len() / 3 * 3]).into_bytes());
        }
        for sample in samples {
            std::fs::write(folder.path().join("notes"), &sample).unwrap();
            let expected = [(folder.path().join("notes"), marker)];
            assert_eq!(found_under(folder.path()), expected, "{:?}", String::from_utf8_lossy(&sample));
        }
    }
}
