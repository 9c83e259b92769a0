//! Signatures that do not hold, and seals that are not for us.

use super::*;
use crate::seal::{self, Identity};

#[test]
fn a_signature_that_does_not_hold_is_refused() {
    let good = Parts::good();
    let file: Value = serde_json::from_slice(good.get("signature")).unwrap();
    let with = |alter: &dyn Fn(&mut Value)| {
        let mut parts = good.clone();
        let mut file = file.clone();
        alter(&mut file);
        parts.set("signature", canonical_json(&file));
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
    let hash = Hash::of(good.get("manifest.json")).0;
    for text in [good.get("manifest.json"), &hash, &[&b"carnet/summary/2\0"[..], &hash].concat()] {
        assert_eq!(with(&|file| file["signature"] = json!(over(text))), "signature-mismatch");
    }
    assert_eq!(with(&|file| file["signature"] = json!("00")), "signature-form");
    assert_eq!(with(&|file| file["algorithm"] = json!("none")), "signature-form");
    assert_eq!(with(&|file| *file = json!({})), "signature-form");
    let instead = |name: &str, content: String| {
        let mut parts = good.clone();
        parts.set(name, content.into_bytes());
        refusal(&parts.tar())
    };
    assert_eq!(instead("signature", good.text("signature") + "\n"), "signature-form");
    let unsigned = good.text("manifest.json").replace("2026-10", "2026-11");
    assert_eq!(instead("manifest.json", unsigned), "signature-mismatch");
    let swapped = good.text(DECISIONS).replace(",31", ",41");
    assert_eq!(instead(DECISIONS, swapped), "member-hash");
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
    let tar = seal::open_with_identities(&sealed, own.all(), 1 << 24).unwrap();
    let again = seal::wrap_for(&tar, &[rival.recipient()]).unwrap();
    assert_eq!(refused(&again, &rivals), "envelope-readdressed");
    assert_eq!(refused(b"", &own), "seal-header");
    assert_eq!(refused(b"-----BEGIN AGE ENCRYPTED FILE-----\n", &own), "seal-header");
    assert_eq!(refused(&vec![0; usize::try_from(MAX_SEALED).unwrap() + 1], &own), "seal-too-large");
    let bomb = seal::wrap_for(
        &vec![0; (16 << 20) + 1],
        &own.all().iter().map(Identity::recipient).collect::<Vec<_>>(),
    );
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
