//! Bundles that must be refused, each by its own reason, and the good ones that they are made from.

use serde_json::{Value, json};

use super::bundle::{assemble, read, seal_members};
use super::members::Writer;
use super::*;
use crate::disclosure::{Audience, FlatTable, audit, protect};
use crate::model::canonical::canonical_json;
use crate::seal::{self, Identity, Recipient, SigningKey, padded_length};

pub(super) const DEFINITIONS: &str =
    "# decisions\n\nDecisions by code. Some records are not in these tables.\n";

/// A store that makes bundles.
pub(super) struct Sender {
    pub(super) key: SigningKey,
    pub(super) members: Members,
    pub(super) release: Release,
}

/// Decisions by code, in the vocabulary's order.
pub(super) const COUNTS: [u64; 9] = [31, 12, 4, 10, 0, 1, 17, 9, 0];

pub(super) fn sender(counts: [u64; 9]) -> Sender {
    let table = FlatTable::new(decisions_layout(), counts.to_vec()).unwrap();
    let k = Audience::Public.least_threshold();
    let audited = audit(&table, protect(&table, k), k).unwrap();
    let members = Members::new(&audited, DEFINITIONS).unwrap();
    let release = members.release(Link {
        alias: Hex([0x11; 16]),
        epoch: Hex([0x22; 16]),
        audience: Audience::Public,
        sequence: 1,
        previous: None,
        period: "2026-10".parse().unwrap(),
        withdrawals: Vec::new(),
    });
    Sender { key: SigningKey::from_bytes(&[7; 32]), members, release }
}

impl Sender {
    pub(super) fn tar(&self, to: &Recipients) -> Vec<u8> {
        assemble(&self.members, &self.release, &to.envelope(), &self.key).unwrap()
    }

    pub(super) fn sealed(&self, to: &Recipients) -> Vec<u8> {
        seal_members(&self.members, &self.release, &to.envelope(), &self.key, &to.keys()).unwrap()
    }
}

pub(super) fn recipients(keys: &[Recipient]) -> Recipients {
    let mut recipients = Recipients::new();
    for key in keys {
        recipients.add_recipient(key.clone(), None);
    }
    recipients
}

fn known() -> Recipients {
    let mut recipients = Recipients::new();
    let key = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    recipients.add(key, Some("coordination-goma".parse().unwrap())).unwrap();
    recipients
}

/// The four members of a bundle, to be altered.
#[derive(Clone)]
struct Parts {
    manifest: Vec<u8>,
    decisions: Vec<u8>,
    definitions: Vec<u8>,
    signature: Vec<u8>,
}

impl Parts {
    fn good() -> Self {
        let sender = sender(COUNTS);
        let tar = sender.tar(&known());
        let bundle = read(&tar).unwrap();
        let mut parts = Self {
            manifest: bundle.manifest.to_bytes(),
            decisions: sender.members.decisions().to_vec(),
            definitions: sender.members.definitions().as_bytes().to_vec(),
            signature: Vec::new(),
        };
        parts.sign();
        assert_eq!(parts.tar(), tar);
        parts
    }

    fn named(&self) -> [(&'static str, &[u8]); 4] {
        [
            ("manifest.json", &self.manifest),
            ("tables/decisions.csv", &self.decisions),
            ("definitions.md", &self.definitions),
            ("signature", &self.signature),
        ]
    }

    fn sign(&mut self) {
        let key = SigningKey::from_bytes(&[7; 32]);
        let text = [&b"carnet/summary/1\0"[..], &Hash::of(&self.manifest).0].concat();
        let signature = json!({
            "key": Hex(key.public().to_bytes()).to_string(),
            "signature": Hex(key.sign(&text)).to_string(),
        });
        self.signature = canonical_json(&signature);
    }

    fn manifest_value(&self) -> Value {
        serde_json::from_slice(&self.manifest).unwrap()
    }

    fn tar(&self) -> Vec<u8> {
        let members = self.named().map(|(name, content)| raw(name, content, |_| {}));
        padded(members.concat())
    }
}

/// A member whose header `alter` may spoil; the checksum is made to fit afterwards.
fn raw(name: &str, content: &[u8], alter: impl FnOnce(&mut [u8; 512])) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    writer.member("signature", content.len() as u64, content).unwrap();
    let mut member = writer.finish(|length| length).unwrap();
    member.truncate(member.len() - 1024);
    let mut header: [u8; 512] = member[..512].try_into().unwrap();
    header[..100].fill(0);
    header[..name.len()].copy_from_slice(name.as_bytes());
    alter(&mut header);
    header[148..156].fill(b' ');
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:07o}\0").as_bytes());
    member[..512].copy_from_slice(&header);
    member
}

fn padded(mut tar: Vec<u8>) -> Vec<u8> {
    tar.resize(usize::try_from(padded_length(tar.len() as u64 + 1024)).unwrap(), 0);
    tar
}

fn refusal(tar: &[u8]) -> &'static str {
    read(tar).expect_err("must be refused").name()
}

#[test]
fn a_good_bundle_is_read_as_it_was_made() {
    let identity = Identity::generate();
    let own = Identity::generate();
    let sender = sender(COUNTS);
    let to = recipients(&[identity.recipient(), own.recipient()]);
    let sealed = sender.sealed(&to);
    for key in [identity, own] {
        let bundle = open_summary(&sealed, &Identities::from_keys(vec![key])).unwrap();
        assert_eq!(bundle.manifest.release, sender.release);
        assert_eq!(bundle.manifest.envelope, to.envelope());
        assert_eq!(bundle.definitions, DEFINITIONS);
        let numbers = (bundle.decisions.published(), bundle.decisions.withheld());
        assert_eq!(numbers, (4, 5));
        assert_eq!(bundle.signer.key(), Hex(sender.key.public().to_bytes()));
        let words = bundle.signer.words();
        assert!(bundle.signer.has_words(&words.join(" - ").to_uppercase()));
        assert!(!bundle.signer.has_words(&words[..3].join(" ")));
    }
}

#[test]
fn the_same_release_has_the_same_bytes_and_the_same_hash_for_everybody() {
    let (first, second) = (Identity::generate().recipient(), Identity::generate().recipient());
    let sender = sender(COUNTS);
    assert_eq!(sender.tar(&known()), sender.tar(&known()));
    let [one, other] = [first, second].map(|key| read(&sender.tar(&recipients(&[key]))).unwrap().manifest);
    assert_eq!(one.release.hash(), other.release.hash());
    assert_ne!(one.to_bytes(), other.to_bytes());
    let kept = Members::again(
        sender.members.decisions(),
        sender.members.definitions().as_bytes(),
        Audience::Public.least_threshold(),
    );
    assert_eq!(kept.unwrap(), sender.members);
}

#[test]
fn populations_with_equal_published_cells_leave_as_the_same_bytes() {
    let other = [31, 12, 0, 10, 9, 9, 17, 1, 5];
    assert_eq!(sender(COUNTS).tar(&known()), sender(other).tar(&known()));
}

#[test]
fn a_release_of_other_members_is_not_assembled() {
    let (mut one, other) = (sender(COUNTS), sender([50; 9]));
    one.release.members = other.release.members.clone();
    let made = assemble(&one.members, &one.release, &known().envelope(), &one.key);
    assert_eq!(made.unwrap_err().name(), "manifest-field");
    let mut lying = sender(COUNTS);
    lying.release.withheld = 0;
    let made = assemble(&lying.members, &lying.release, &known().envelope(), &lying.key);
    assert_eq!(made.unwrap_err().name(), "table-numbers");
    let stranger = [Identity::generate().recipient()];
    let sender = sender(COUNTS);
    let made = seal_members(&sender.members, &sender.release, &known().envelope(), &sender.key, &stranger);
    assert_eq!(made.unwrap_err().name(), "envelope-readdressed");
    let made = seal_members(&sender.members, &sender.release, &known().envelope(), &sender.key, &[]);
    assert_eq!(made.unwrap_err().name(), "envelope-readdressed");
}

#[test]
fn an_archive_in_another_form_is_refused_by_its_reason() {
    let parts = Parts::good();
    let [manifest, decisions, definitions, signature] =
        parts.named().map(|(name, content)| raw(name, content, |_| {}));
    let good = [&manifest[..], &decisions, &definitions, &signature].concat();
    let instead = |first: Vec<u8>| padded([&first[..], &decisions, &definitions, &signature].concat());
    let before = |extra: Vec<u8>| padded([&extra[..], &good].concat());
    let spoilt = |alter: &dyn Fn(&mut [u8; 512])| {
        instead(raw("manifest.json", &parts.manifest, |header| alter(header)))
    };
    let of_kind = |kind: u8| before(raw("manifest.json", b"", |header| header[156] = kind));
    let called = |name: &str| instead(raw(name, &parts.manifest, |_| {}));
    let size = |text: &'static [u8]| spoilt(&move |header| header[124..136].copy_from_slice(text));

    let mut cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "tar-truncated"),
        ("no end", good.clone(), "tar-truncated"),
        ("one empty block at the end", [&good[..], &[0; 512]].concat(), "tar-truncated"),
        ("only zeros", vec![0; 65536], "tar-missing"),
        ("text", vec![b'x'; 65536], "tar-header"),
        (
            "a checksum that does not fit",
            {
                let mut tar = padded(good.clone());
                tar[0] ^= 1;
                tar
            },
            "tar-header",
        ),
        ("root", called("/manifest.json"), "tar-absolute-path"),
        ("drive", called("C:\\manifest.json"), "tar-absolute-path"),
        ("share", called("\\\\host\\manifest.json"), "tar-absolute-path"),
        ("parent", called("../manifest.json"), "tar-parent-path"),
        ("parent inside", called("tables/../manifest.json"), "tar-parent-path"),
        ("parent, Windows", called("tables\\..\\manifest.json"), "tar-parent-path"),
        ("hard link", of_kind(b'1'), "tar-hard-link"),
        ("symbolic link", of_kind(b'2'), "tar-symbolic-link"),
        ("character device", of_kind(b'3'), "tar-device"),
        ("block device", of_kind(b'4'), "tar-device"),
        ("folder", of_kind(b'5'), "tar-folder"),
        ("pipe", of_kind(b'6'), "tar-pipe"),
        ("contiguous file", of_kind(b'7'), "tar-unknown-kind"),
        ("sparse file", of_kind(b'S'), "tar-sparse"),
        ("PAX header", of_kind(b'x'), "tar-extension"),
        ("global PAX header", of_kind(b'g'), "tar-extension"),
        ("long name", of_kind(b'L'), "tar-extension"),
        ("long link", of_kind(b'K'), "tar-extension"),
        ("a name of no member", before(raw("notes.txt", b"", |_| {})), "tar-unknown-name"),
        ("a name with a dot before", called("./manifest.json"), "tar-form"),
        ("a name with a space", called("manifest.json "), "tar-unknown-name"),
        ("capital letters", called("MANIFEST.JSON"), "tar-unknown-name"),
        ("a device's name", called("CON"), "tar-unknown-name"),
        ("a trailing dot", called("manifest.json."), "tar-unknown-name"),
        ("no name", called(""), "tar-unknown-name"),
        ("an escape in the name", called("\u{1b}]0;x"), "tar-unknown-name"),
        ("a turned name", called("table\u{202e}vsc.exe"), "tar-unknown-name"),
        ("not UTF-8", spoilt(&|header| header[0] = 0xff), "tar-unknown-name"),
        (
            "300 letters",
            spoilt(&|header| {
                header[..100].fill(b'a');
                header[345..500].fill(b'b');
            }),
            "tar-unknown-name",
        ),
        ("a name hidden in the prefix", spoilt(&|header| header[345] = b'x'), "tar-form"),
        ("twice", before(manifest.clone()), "tar-duplicate"),
        ("out of order", padded([&decisions[..], &manifest, &definitions, &signature].concat()), "tar-order"),
        ("no signature", padded([&manifest[..], &decisions, &definitions].concat()), "tar-missing"),
        ("no definitions", padded([&manifest[..], &decisions, &signature].concat()), "tar-order"),
        ("2^62 bytes", size(b"\x80\0\0\0\x40\0\0\0\0\0\0\0"), "tar-too-large"),
        ("8 GiB", size(b"77777777777\0"), "tar-too-large"),
        (
            "one byte too many",
            instead(raw("manifest.json", &[b' '; 256 * 1024 + 1], |_| {})),
            "tar-too-large",
        ),
        ("a size that is no number", size(b"0x000000010\0"), "tar-too-large"),
        ("setuid", spoilt(&|header| header[100..108].copy_from_slice(b"0004755\0")), "tar-form"),
        ("an owner", spoilt(&|header| header[108..116].copy_from_slice(b"0001750\0")), "tar-form"),
        ("a time", spoilt(&|header| header[136..148].copy_from_slice(b"14725216000\0")), "tar-form"),
        ("a user's name", spoilt(&|header| header[265..269].copy_from_slice(b"jean")), "tar-form"),
        ("a group's name", spoilt(&|header| header[297..301].copy_from_slice(b"base")), "tar-form"),
        ("a link's target", spoilt(&|header| header[157..161].copy_from_slice(b"/etc")), "tar-form"),
        ("a note in the last bytes", spoilt(&|header| header[505] = b'!'), "tar-form"),
        ("an old plain file", spoilt(&|header| header[156] = 0), "tar-form"),
        ("GNU's magic", spoilt(&|header| header[257..265].copy_from_slice(b"ustar  \0")), "tar-form"),
        (
            "bytes behind a member",
            {
                let mut tar = padded(good.clone());
                tar[manifest.len() - 1] = 1;
                tar
            },
            "tar-hidden-bytes",
        ),
        (
            "bytes in the padding",
            {
                let mut tar = padded(good.clone());
                *tar.last_mut().unwrap() = 1;
                tar
            },
            "tar-hidden-bytes",
        ),
        (
            "a member behind the end",
            {
                let mut tar = padded(good.clone());
                tar[good.len() + 1024..good.len() + 1536].copy_from_slice(&manifest[..512]);
                tar
            },
            "tar-hidden-bytes",
        ),
        ("too little padding", [&good[..], &[0; 1024]].concat(), "tar-length"),
        ("too much padding", [padded(good.clone()), vec![0; 512]].concat(), "tar-length"),
    ];
    let many: Vec<u8> = std::iter::repeat_n(manifest.clone(), 10_000).flatten().collect();
    cases.push(("10,000 members", padded(many), "tar-duplicate"));
    for (what, tar, expected) in &cases {
        assert_eq!(refusal(tar), *expected, "{what}");
    }
    assert!(read(&padded(good.clone())).is_ok());
    for blocks in 0..good.len() / 512 {
        assert_eq!(refusal(&good[..blocks * 512]), "tar-truncated", "{blocks} blocks");
    }
}

#[test]
fn a_manifest_that_cannot_be_is_refused_although_it_is_signed() {
    let edit = |alter: &dyn Fn(&mut Value)| {
        let mut parts = Parts::good();
        let mut manifest = parts.manifest_value();
        alter(&mut manifest);
        parts.manifest = canonical_json(&manifest);
        parts.sign();
        parts.tar()
    };
    let set = |path: &'static str, value: Value| {
        edit(&move |manifest| *manifest.pointer_mut(path).unwrap() = value.clone())
    };
    let spelt = |from: &str, to: &str| {
        let mut parts = Parts::good();
        let text = String::from_utf8(parts.manifest).unwrap();
        assert!(text.contains(from));
        parts.manifest = text.replacen(from, to, 1).into_bytes();
        parts.sign();
        parts.tar()
    };
    let zeros = "0".repeat(64);
    let recipient = |at: usize, label: &str| json!({ "key": format!("{at:032x}"), "label": label });
    for (what, tar, expected) in [
        ("white space", spelt("\"k\":10", "\"k\": 10"), "manifest-form"),
        ("a key twice", spelt("\"k\":10", "\"k\":5,\"k\":10"), "manifest-form"),
        ("a number in another spelling", spelt("\"k\":10", "\"k\":1e1"), "manifest-form"),
        ("a month in another spelling", spelt("2026-10", "2026-1"), "manifest-form"),
        ("a hash in capitals", spelt("1111", "111A"), "manifest-form"),
        ("a key more", edit(&|manifest| manifest["release"]["note"] = json!("x")), "manifest-form"),
        ("a key more outside", edit(&|manifest| manifest["time"] = json!("2026-11-02")), "manifest-form"),
        (
            "a key less",
            edit(&|manifest| {
                manifest["release"].as_object_mut().unwrap().remove("k");
            }),
            "manifest-form",
        ),
        ("no object", edit(&|manifest| *manifest = json!([])), "manifest-field"),
        ("a newer format", set("/format", json!(2)), "bundle-newer"),
        ("no format", set("/format", json!("1")), "manifest-field"),
        ("another kind", set("/kind", json!("report")), "manifest-field"),
        ("no audience", set("/release/audience", json!("friends")), "manifest-form"),
        ("a lower threshold", set("/release/k", json!(9)), "manifest-threshold"),
        ("no threshold", set("/release/k", json!(1)), "manifest-threshold"),
        ("a negative number", set("/release/published", json!(-1)), "manifest-form"),
        ("sequence zero", set("/release/sequence", json!(0)), "manifest-field"),
        ("a second without a first", set("/release/sequence", json!(2)), "manifest-field"),
        ("a first with one before", set("/release/previous", json!(zeros)), "manifest-field"),
        ("another scheme", set("/release/scheme/id", json!("access-1-month")), "scheme-unknown"),
        ("a scheme that says otherwise", set("/release/scheme/hash", json!(zeros)), "scheme-unknown"),
        ("a scheme's name with a path", set("/release/scheme/id", json!("../x")), "manifest-field"),
        ("a quarter", set("/release/period", json!("2026-Q4")), "manifest-field"),
        ("no period", set("/release/period", json!("2026-13")), "manifest-form"),
        ("nobody", set("/envelope/recipients", json!([])), "manifest-field"),
        (
            "somebody twice",
            set("/envelope/recipients", json!([recipient(1, "a"), recipient(1, "b")])),
            "manifest-field",
        ),
        (
            "too many",
            set("/envelope/recipients", (0..64).map(|at| recipient(at, "a")).collect()),
            "manifest-field",
        ),
        ("a turned label", set("/envelope/recipients", json!([recipient(1, "a\u{202e}b")])), "manifest-form"),
        ("an empty label", set("/envelope/recipients", json!([recipient(1, "")])), "manifest-form"),
        (
            "a reason in words",
            set("/release/withdrawals", json!([{ "reason": "we were wrong", "release": zeros }])),
            "manifest-field",
        ),
        ("more cells published", set("/release/published", json!(5)), "table-numbers"),
        ("fewer cells withheld", set("/release/withheld", json!(4)), "table-numbers"),
        ("a higher threshold than the table's", set("/release/k", json!(11)), "table-disclosure"),
        (
            "a member more",
            edit(&|manifest| manifest["release"]["members"]["x"] = json!("0".repeat(64))),
            "manifest-field",
        ),
        (
            "a member less",
            edit(&|manifest| {
                manifest["release"]["members"].as_object_mut().unwrap().remove("definitions.md");
            }),
            "member-hash",
        ),
        ("another member", set("/release/members/definitions.md", json!(zeros)), "member-hash"),
    ] {
        assert_eq!(refusal(&tar), expected, "{what}");
    }
    let raised = edit(&|manifest| {
        manifest["release"]["k"] = json!(10);
        manifest["release"]["withdrawals"] = json!([{ "reason": "miscount", "release": "0".repeat(64) }]);
        manifest["release"]["sequence"] = json!(2);
        manifest["release"]["previous"] = json!("0".repeat(64));
        manifest["envelope"]["recipients"] = json!([{ "key": "0".repeat(32), "label": "تنسيق غوما" }]);
    });
    assert!(read(&raised).is_ok());
}

#[test]
fn a_table_or_text_in_another_form_is_refused_although_it_is_signed() {
    let with = |name: &str, content: &[u8]| {
        let mut parts = Parts::good();
        let mut manifest = parts.manifest_value();
        manifest["release"]["members"][name] = json!(Hash::of(content).to_string());
        match name {
            "definitions.md" => parts.definitions = content.to_vec(),
            _ => parts.decisions = content.to_vec(),
        }
        parts.manifest = canonical_json(&manifest);
        parts.sign();
        refusal(&parts.tar())
    };
    let good = String::from_utf8(Parts::good().decisions).unwrap();
    for (from, to, expected) in [
        ("partial,withheld", "partial,4", "table-disclosure"),
        ("deferred,withheld", "deferred,0", "table-disclosure"),
        ("partial,withheld", "partial,", "table-form"),
        ("partial,withheld", "partial,*", "table-form"),
        ("granted,31", "granted,+31", "table-form"),
        ("granted,31", "granted,031", "table-form"),
        ("granted,31", "granted,-31", "table-form"),
        ("granted,31", "granted,3.1e1", "table-form"),
        ("granted,31", "granted,18446744073709551616", "table-form"),
        ("granted,31", "\"granted\",31", "table-form"),
        ("granted,31", "=cmd|' /C calc'!A0,31", "table-form"),
        ("granted,31", "granted,31,7", "table-form"),
        ("granted,31\r\nconditional,12\r\n", "conditional,12\r\ngranted,31\r\n", "table-form"),
        ("granted,31\r\n", "", "table-disclosure"),
        ("granted,31\r\n", "granted,31\r\ngranted,31\r\n", "table-form"),
        ("decision,count", "decision,number", "table-form"),
        ("\r\n", "\n", "table-form"),
    ] {
        let altered = good.replacen(from, to, 1);
        assert_ne!(altered, good, "{from}");
        let found = with("tables/decisions.csv", altered.as_bytes());
        assert_eq!(found, expected, "{from} -> {to}");
    }
    assert_eq!(with("tables/decisions.csv", b"\xff\xfe"), "table-form");
    let escape: &[u8] = b"text\x1b[2J";
    for content in [escape, b"", b"a\0b", b"\xff", "a\u{202e}b".as_bytes(), b"a\r\nb", "\u{9b}x".as_bytes()] {
        assert_eq!(with("definitions.md", content), "definitions-form");
    }
}

#[test]
fn a_signature_that_does_not_hold_is_refused() {
    let good = Parts::good();
    let file: Value = serde_json::from_slice(&good.signature).unwrap();
    let with = |alter: &dyn Fn(&mut Value)| {
        let mut parts = good.clone();
        let mut file = file.clone();
        alter(&mut file);
        parts.signature = canonical_json(&file);
        refusal(&parts.tar())
    };
    let other = SigningKey::from_bytes(&[8; 32]);
    let other_key = Hex(other.public().to_bytes()).to_string();
    assert_eq!(with(&|file| file["key"] = json!(other_key)), "signature-mismatch");
    let mut weak = [0; 32];
    weak[0] = 1;
    assert_eq!(with(&|file| file["key"] = json!(Hex(weak).to_string())), "signature-weak-key");
    weak[0] = 2;
    assert_eq!(with(&|file| file["key"] = json!(Hex(weak).to_string())), "signature-key");
    let over = |text: &[u8]| Hex(SigningKey::from_bytes(&[7; 32]).sign(text)).to_string();
    let hash = Hash::of(&good.manifest).0;
    for text in [&good.manifest[..], &hash, &[&b"carnet/summary/2\0"[..], &hash].concat()] {
        assert_eq!(with(&|file| file["signature"] = json!(over(text))), "signature-mismatch");
    }
    assert_eq!(with(&|file| file["signature"] = json!("00")), "signature-form");
    assert_eq!(with(&|file| file["algorithm"] = json!("none")), "signature-form");
    assert_eq!(with(&|file| *file = json!({})), "signature-form");
    let mut spaced = good.clone();
    spaced.signature.push(b'\n');
    assert_eq!(refusal(&spaced.tar()), "signature-form");
    let mut unsigned = good.clone();
    unsigned.manifest =
        String::from_utf8(good.manifest.clone()).unwrap().replace("2026-10", "2026-11").into();
    assert_eq!(refusal(&unsigned.tar()), "signature-mismatch");
    let mut swapped = good;
    swapped.decisions = String::from_utf8(swapped.decisions).unwrap().replace(",31", ",41").into();
    assert_eq!(refusal(&swapped.tar()), "member-hash");
}

#[test]
fn every_flipped_byte_of_the_archive_is_refused() {
    let tar = Parts::good().tar();
    let used = tar.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    for at in (0..used).chain([used + 600, tar.len() - 1]) {
        let mut altered = tar.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(read(&altered).is_err(), "byte {at}");
    }
}

#[test]
fn a_seal_that_is_not_for_us_or_not_whole_is_refused() {
    let (coordinator, rival) = (Identity::generate(), Identity::generate());
    let sender = sender(COUNTS);
    let sealed = sender.sealed(&recipients(&[coordinator.recipient()]));
    let own = Identities::from_keys(vec![coordinator]);
    let rivals = Identities::from_keys(vec![rival.clone()]);
    let refused = |sealed: &[u8], keys: &Identities| open_summary(sealed, keys).unwrap_err().name();
    assert_eq!(refused(&sealed, &rivals), "seal-no-key");
    // The coordinator opens the bundle and seals it again, so that it seems to come from the sender.
    let tar = seal::open_with_identities(&sealed, own.all(), 1 << 21).unwrap();
    let again = seal::wrap_for(&tar, &[rival.recipient()]).unwrap();
    assert_eq!(refused(&again, &rivals), "envelope-readdressed");
    assert_eq!(refused(b"", &own), "seal-header");
    assert_eq!(refused(b"-----BEGIN AGE ENCRYPTED FILE-----\n", &own), "seal-header");
    assert_eq!(refused(&vec![0; usize::try_from(MAX_SEALED).unwrap() + 1], &own), "seal-too-large");
    let bomb =
        seal::wrap_for(&vec![0; 3 << 20], &own.all().iter().map(Identity::recipient).collect::<Vec<_>>());
    let bomb = bomb.unwrap();
    assert_eq!(refused(&bomb, &own), "seal-too-large");
    for at in (0..sealed.len()).step_by(97).chain([sealed.len() - 1]) {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        assert!(open_summary(&altered, &own).is_err(), "byte {at}");
        assert!(open_summary(&sealed[..at], &own).is_err(), "length {at}");
    }
    assert_eq!(open_summary_from(&sealed[..], &own).unwrap(), open_summary(&sealed, &own).unwrap());
}

#[test]
fn the_format_page_shows_these_bytes() {
    let page = include_str!("../../docs/formats/summary.md");
    let parts = Parts::good();
    for content in [&parts.manifest, &parts.signature, &parts.definitions] {
        assert!(page.contains(std::str::from_utf8(content).unwrap().trim_end()));
    }
    let table = String::from_utf8(parts.decisions.clone()).unwrap().replace("\r\n", "\n");
    assert!(page.contains(table.trim_end()));
    let bundle = read(&parts.tar()).unwrap();
    for shown in [
        bundle.manifest.release.hash().to_string(),
        Hash::of(&parts.tar()).to_string(),
        bundle.signer.words().join(" "),
        parts.tar().len().to_string(),
    ] {
        assert!(page.contains(&shown), "{shown}");
    }
    let header = &parts.tar()[..512];
    for row in [0, 96, 112, 128, 144, 256] {
        let bytes: Vec<String> = header[row..row + 16].iter().map(|byte| format!("{byte:02x}")).collect();
        let shown = format!("{row:08x}  {}", bytes.join(" "));
        assert!(page.contains(&shown), "{shown}");
    }
}

#[test]
fn the_format_page_names_every_refusal() {
    let page = include_str!("../../docs/formats/summary.md");
    let names = include_str!("members.rs").lines().chain(include_str!("error.rs").lines());
    let reasons = names.filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","));
    let mut count = 0;
    for reason in reasons {
        assert!(page.contains(&format!("`{reason}`")), "{reason}");
        count += 1;
    }
    assert!(count > 40, "the names were not found in the source: {count}");
}
