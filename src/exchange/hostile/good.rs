//! Good bundles.

use super::*;
use crate::disclosure::Shown;
use crate::seal::Identity;

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
        assert_eq!(bundle.tables, *sender.members.tables());
        assert_eq!(bundle.signer.key(), Hex(sender.key.public().to_bytes()));
        let words = bundle.signer.words();
        assert!(bundle.signer.has_words(&words.join(" - ").to_uppercase()));
        assert!(!bundle.signer.has_words(&words[..3].join(" ")));
    }
    // Of the decisions all totals and large counts; nothing small, and nothing of the months before.
    let lines = sender.members.tables().lines(&sender.release.form, 0);
    let shown: Vec<u64> = lines.iter().filter_map(|line| line.shown.count()).collect();
    assert_eq!(shown, [84, 31, 12, 10, 17]);
    assert!(lines.iter().all(|line| !line.earlier || line.shown == Shown::Withheld));
}

#[test]
fn exact_counts_are_read_from_a_bundle_that_says_under_which_protocol() {
    let sender = trusted();
    let bundle = read(&sender.tar(&known())).unwrap();
    let release = &bundle.manifest.release;
    assert_eq!((release.audience, release.k, release.withheld), (Profile::Trusted, 0, 0));
    assert_eq!(release.protocol.as_deref(), Some("ISP 2026-3"));
    let lines = bundle.tables.lines(&release.form, 0);
    let shown: Vec<Option<u64>> = lines.iter().map(|line| line.shown.count()).collect();
    let counts = std::iter::once(84).chain(COUNTS).chain([0; 10]);
    assert_eq!(shown, counts.map(Some).collect::<Vec<_>>());
}

#[test]
fn the_same_release_has_the_same_bytes_and_the_same_hash_for_everybody() {
    let (first, second) = (Identity::generate().recipient(), Identity::generate().recipient());
    let sender = sender(COUNTS);
    assert_eq!(sender.tar(&known()), sender.tar(&known()));
    let [one, other] = [first, second].map(|key| read(&sender.tar(&recipients(&[key]))).unwrap().manifest);
    assert_eq!(one.release.hash(), other.release.hash());
    assert_ne!(one.to_bytes(), other.to_bytes());
    // What the ledger keeps is read back as it was.
    let kept = canonical_json(&sender.members.to_value());
    assert_eq!(Members::read(&kept, &sender.release).unwrap(), sender.members);
    let mut other = sender.release.clone();
    other.members.remove(REQUESTS);
    assert_eq!(Members::read(&kept, &other).unwrap_err().name(), "manifest-field");
}

#[test]
fn populations_with_equal_published_cells_leave_as_the_same_bytes() {
    let other = [31, 12, 0, 10, 5, 5, 17, 1, 3];
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
fn what_no_reader_would_take_is_not_made() {
    let shown = |counts: &[u64]| counts.iter().map(|count| Shown::Published(*count)).collect::<Vec<_>>();
    let decisions = shown(&[&[9][..], &[1; 9], &[0; 10]].concat());
    let made = |form: &Form, requests: &[u64]| {
        Members::new(form, PERIOD, Tables::new(vec![decisions.clone(), shown(requests)]), DEFINITIONS)
    };
    assert!(made(&form(), &[6, 1, 2, 3, 0, 0, 0, 0]).is_ok());
    assert_eq!(made(&form(), &[7, 1, 2, 3, 0, 0, 0, 0]).unwrap_err().name(), "table-sums");
    let mut named_as_a_path = form();
    named_as_a_path.tables[0].name = "../decisions".to_owned();
    assert_eq!(made(&named_as_a_path, &[6, 1, 2, 3, 0, 0, 0, 0]).unwrap_err().name(), "manifest-field");
}
