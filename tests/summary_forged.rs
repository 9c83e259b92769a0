//! What a summary does not tell, and what somebody who alters one achieves.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use serde_json::Value;

use crate::desks::{Desk, Person};
use crate::runner::Laptop;

fn refused(sealed: &[u8], by: &Person, exit: i32) -> String {
    let laptop = Laptop::new();
    let key = laptop.has_file("key.txt", &by.identity);
    let file = laptop.has_file("sealed.age", sealed);
    let words = ["summary", "open", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    laptop.carnet(&words).failed(exit)
}

/// What is inside a seal.
pub(crate) fn unsealed(sealed: &[u8], by: &Person) -> Vec<u8> {
    let identity: age::x25519::Identity = by.identity.parse().unwrap();
    let decryptor = age::Decryptor::new_buffered(sealed).unwrap();
    let mut tar = Vec::new();
    decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .unwrap()
        .read_to_end(&mut tar)
        .unwrap();
    tar
}

fn resealed(tar: &[u8], to: &Person) -> Vec<u8> {
    let recipient: age::x25519::Recipient = to.recipient.parse().unwrap();
    let mut sealed = Vec::new();
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(tar).unwrap();
    writer.finish().unwrap();
    sealed
}

/// The members of a bundle, by name.
fn members(tar: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut at, mut found) = (0, Vec::new());
    while tar[at] != 0 {
        let name = String::from_utf8(tar[at..at + 100].to_vec()).unwrap().trim_end_matches('\0').to_owned();
        let size = std::str::from_utf8(&tar[at + 124..at + 135]).unwrap();
        let size = usize::from_str_radix(size, 8).unwrap();
        found.push((name, tar[at + 512..at + 512 + size].to_vec()));
        at += 512 + size.next_multiple_of(512);
    }
    found
}

/// The length to which so many bytes are padded: Padmé, as docs/formats/summary.md says it.
fn padded(length: usize) -> usize {
    let length = length.max(65_536);
    let exponent = length.ilog2();
    let step = 1_usize << (exponent - (exponent.ilog2() + 1));
    length.next_multiple_of(step)
}

/// October with these small counts, which sum to the same: answers with conditions and in part; trips late, denied and cut short.
fn an_october(conditional: usize, [delayed, denied, cut_short]: [usize; 3]) -> Desk {
    assert_eq!(delayed + denied + cut_short, 11);
    let desk = Desk::in_kassoura();
    for (code, level, times) in [
        ("granted", "regional", 12),
        ("granted", "local", 13),
        ("denied", "regional", 11),
        ("conditional", "local", conditional),
        ("partial", "local", 11 - conditional),
    ] {
        desk.hears_often(code, level, times, "2026-10-05");
    }
    for (outcome, times) in
        [("facilitated", 14), ("delayed", delayed), ("denied", denied), ("cut-short", cut_short)]
    {
        desk.travels(outcome, crate::summed::NORTH, times, "2026-10-12");
    }
    desk
}

/// All that somebody can see of what left.
#[derive(Debug, PartialEq)]
struct Leaves {
    tables: Vec<String>,
    formats: [String; 3],
    members: Vec<(String, Vec<u8>)>,
    manifest: Value,
    /// Of the manifest.
    length: usize,
    signature: (String, usize),
}

#[track_caller]
fn alike(one: &Leaves, other: &Leaves) {
    assert_eq!(one.tables, other.tables);
    assert_eq!(one.formats, other.formats);
    assert_eq!(one.manifest, other.manifest);
    assert_eq!(one, other);
}

/// Two data sets whose published cells are equal are the same to whoever reads what left of them.
#[test]
fn what_is_withheld_looks_alike_everywhere() {
    let to = Person::new();
    let leaves = |desk: Desk| {
        let shown = desk.exports("2026-10", "public", &to, "october.age");
        let tables = shown.split("\n\n").filter(|part| part.contains("rows published"));
        let tables: Vec<String> =
            tables.filter(|part| !part.contains("Sealed to")).map(str::to_owned).collect();
        let laptop = Laptop::new();
        let key = laptop.has_file("key.txt", &to.identity);
        let file = desk.path("october.age");
        let formats = ["csv", "plain", "md"].map(|format| {
            let words = ["summary", "open", &file, "--identity", key.to_str().unwrap(), "--format", format];
            laptop.carnet(&words).done()
        });
        let tar = unsealed(&std::fs::read(&file).unwrap(), &to);
        let mut members = members(&tar);
        // Of its content, and nothing else.
        let used: usize = members.iter().map(|(_, content)| 512 + content.len().next_multiple_of(512)).sum();
        assert_eq!(tar.len(), padded(used + 1024));
        let (name, manifest) = members.remove(0);
        assert_eq!(name, "manifest.json");
        let length = manifest.len();
        let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
        for part in ["alias", "epoch", "previous"] {
            assert!(manifest["release"].as_object_mut().unwrap().remove(part).is_some(), "{part}");
        }
        // The second recipient is the store itself, whose label is as long as its words are.
        let own = manifest["envelope"]["recipients"].as_array_mut().unwrap().pop().unwrap();
        let length = length - own["label"].as_str().unwrap().len();
        let (name, signature) = members.pop().unwrap();
        Leaves { tables, formats, members, manifest, length, signature: (name, signature.len()) }
    };
    let one = leaves(an_october(4, [3, 4, 4]));
    assert_eq!(one.tables.len(), 8, "{:?}", one.tables);
    alike(&one, &leaves(an_october(7, [9, 1, 1])));
    // Nothing at all looks as a few do.
    alike(&one, &leaves(an_october(2, [0, 6, 5])));
    let (csv, released) = (&one.formats[0], &one.manifest["release"]);
    assert!(csv.contains("\r\ndecisions,2026-10,,,,,conditional,local,,,,withheld\r\n"), "{csv}");
    assert!(released["published"].as_u64().unwrap() > 10 && released["withheld"].as_u64().unwrap() > 1000);
}

/// How many counts are small, how narrow they are, the proof: that stays in the store.
#[test]
fn a_bundle_says_nothing_of_how_it_was_protected() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.exports("2026-10", "partners", &to, "october.age");
    let tar = unsealed(&std::fs::read(desk.path("october.age")).unwrap(), &to);
    let members = members(&tar);
    let manifest: Value = serde_json::from_slice(&members[0].1).unwrap();
    let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let list = |names: &str| names.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(fields(&manifest), list("envelope format kind release"));
    assert_eq!(
        fields(&manifest["release"]),
        list(
            "alias audience country epoch form k members period previous protocol published scheme sequence withdrawals \
             withheld"
        )
    );
    assert_eq!(fields(&manifest["release"]["form"]), list("dimensions tables"));
    assert_eq!(fields(&manifest["release"]["scheme"]), list("hash id version"));
    let told = members.iter().filter(|(name, _)| name != "definitions.md");
    let told: Vec<u8> = told.flat_map(|(_, content)| content.clone()).collect();
    let told = String::from_utf8(told).unwrap().to_lowercase();
    for word in ["proof", "small", "narrow", "interval", "primary", "secondary", "node", "party", "frozen"] {
        assert!(!told.contains(word), "{word}");
    }
    // Nor of who it was, or what was written.
    let all = String::from_utf8_lossy(&tar).to_lowercase();
    for word in ["office 1", "post 3", "town", "it happened", "a-1", "t-1", "d-1"] {
        assert!(!all.contains(word), "{word}");
    }
}

#[test]
fn a_file_that_is_altered_cut_or_for_others_gives_nothing() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.exports("2026-10", "public", &to, "october.age");
    let sealed = std::fs::read(desk.path("october.age")).unwrap();
    assert!(refused(&sealed, &Person::new(), 3).contains("CN-0510"));
    for at in [sealed.len() / 2, sealed.len() - 1] {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        assert!(refused(&flipped, &to, 4).contains("CN-0512"), "byte {at}");
    }
    assert!(refused(&sealed[..sealed.len() - 100], &to, 4).contains("CN-0512"));
    refused(&sealed[..50], &to, 4);
    refused(b"", &to, 4);
    refused(b"decision,count\r\n", &to, 4);
}

#[test]
fn what_a_recipient_seals_again_is_told() {
    let desk = Desk::in_kassoura().has_an_october();
    let to = Person::new();
    desk.exports("2026-10", "public", &to, "october.age");
    let sealed = std::fs::read(desk.path("october.age")).unwrap();
    let tar = unsealed(&sealed, &to);
    let altered = |from: &str, into: &str| {
        assert_eq!(from.len(), into.len());
        // The last place: a table's name stands in the manifest first.
        let at = tar.windows(from.len()).rposition(|window| window == from.as_bytes()).unwrap();
        let mut tar = tar.clone();
        tar[at..at + into.len()].copy_from_slice(into.as_bytes());
        resealed(&tar, &to)
    };
    // Sealed again as it was, it is as good as before.
    let laptop = Laptop::new();
    let (key, file) =
        (laptop.has_file("key.txt", &to.identity), laptop.has_file("o.age", resealed(&tar, &to)));
    let words = ["summary", "open", file.to_str().unwrap(), "--identity", key.to_str().unwrap()];
    laptop.carnet(&words).done();

    for (from, into) in [
        ("\"published\":29", "\"published\":30"),
        ("\"period\":\"2026-10\"", "\"period\":\"2026-11\""),
        ("\"country\":\"KS\"", "\"country\":\"KT\""),
        ("[\"granted\",\"all\"]", "[\"Granted\",\"all\"]"),
    ] {
        let said = refused(&altered(from, into), &to, 5);
        assert!(said.contains("CN-0542"), "{from}: {said}");
    }
    assert!(refused(&altered("\"public\"", "\"anyone\""), &to, 4).contains("CN-0551"));
    assert!(refused(&altered("granted,regional,12", "granted,regional,92"), &to, 4).contains("CN-0555"));
    assert!(refused(&altered("denied,all,11", "denied,all,21"), &to, 4).contains("CN-0555"));
    // A table under another's name.
    assert!(refused(&altered("tables/trips.csv", "tables/strip.csv"), &to, 4).contains("CN-0575"));
    // A recipient who passes it on to somebody whom the sender did not mean.
    let other = Person::new();
    assert!(refused(&resealed(&tar, &other), &other, 5).contains("CN-0562"));
}
