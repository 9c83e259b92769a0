//! What is inside a seal: summaries whose members somebody wrote, signed and hashed as they should be, so that what is
//! looked into is the manifest and the tables; what a store seals to itself; archives of backups; and any bytes as a tar.
#![no_main]

use carnet::exchange::{Identities, examined, open_own, read, read_archive};
use carnet::model::canonical::canonical_json;
use carnet_fuzz::{said, seal_to};
use ed25519_dalek::{Signer, SigningKey};
use libfuzzer_sys::fuzz_target;
use secrecy::SecretString;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Parts the members in the input; no text of ours has it.
const PARTING: u8 = 0x1e;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn member(name: &str, content: &[u8]) -> Option<Vec<u8>> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name).ok()?;
    header.set_size(content.len() as u64);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    let mut member = [header.as_bytes().as_slice(), content].concat();
    member.resize(member.len().next_multiple_of(512), 0);
    Some(member)
}

/// As docs/formats/summary.md pads: Padmé, at least 64 KiB.
fn padded(mut tar: Vec<u8>) -> Vec<u8> {
    let length = (tar.len() + 1024).max(65_536);
    let exponent = length.ilog2();
    let step = 1_usize << (exponent - (exponent.ilog2() + 1));
    tar.resize(length.next_multiple_of(step), 0);
    tar
}

fn tar_of(members: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let members: Option<Vec<_>> = members.iter().map(|(name, content)| member(name, content)).collect();
    Some(padded(members?.concat()))
}

/// The manifest, the tables by the names that it gives them, the definitions: with their hashes in the manifest, in its
/// one spelling, and signed.
fn summary(parts: &[&[u8]]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (manifest, contents) = parts.split_first()?;
    let mut manifest: Value = serde_json::from_slice(manifest).ok()?;
    let mut names = Vec::new();
    for table in manifest["release"]["form"]["tables"].as_array()? {
        names.push(format!("tables/{}.csv", table["name"].as_str()?));
    }
    names.push("definitions.md".to_owned());
    let mut hashes = serde_json::Map::new();
    let mut members = vec![("manifest.json".to_owned(), Vec::new())];
    for (name, content) in names.iter().zip(contents) {
        hashes.insert(name.clone(), hex(&Sha256::digest(content)).into());
        members.push((name.clone(), content.to_vec()));
    }
    manifest["release"]["members"] = hashes.into();
    let manifest = canonical_json(&manifest);
    let key = SigningKey::from_bytes(&[7; 32]);
    let signed = [b"carnet/summary/1\0".as_slice(), &Sha256::digest(&manifest)].concat();
    let signature = json!({
        "key": hex(key.verifying_key().as_bytes()),
        "signature": hex(&key.sign(&signed).to_bytes()),
    });
    members[0].1.clone_from(&manifest);
    members.push(("signature".to_owned(), canonical_json(&signature)));
    Some((tar_of(&members)?, manifest))
}

/// A report as a store seals it to itself.
fn own(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let [manifest, content] = parts else { return None };
    let mut manifest: Value = serde_json::from_slice(manifest).ok()?;
    manifest.as_object_mut()?.insert("content".to_owned(), hex(&Sha256::digest(content)).into());
    tar_of(&[
        ("manifest.json".to_owned(), canonical_json(&manifest)),
        ("report.json".to_owned(), content.to_vec()),
    ])
}

/// Members with the names that they bring: name, a line end, content.
fn archive(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let members: Option<Vec<_>> = parts
        .iter()
        .map(|part| {
            let end = part.iter().position(|byte| *byte == b'\n')?;
            Some((String::from_utf8(part[..end].to_vec()).ok()?, part[end + 1..].to_vec()))
        })
        .collect();
    tar_of(&members?)
}

fn read_as_summary(tar: &[u8], manifest: Option<&[u8]>) {
    match read(tar) {
        Ok(bundle) => {
            if let Some(manifest) = manifest {
                let release = serde_json::to_value(&bundle.manifest.release).unwrap();
                let given: Value = serde_json::from_slice(manifest).unwrap();
                assert_eq!(release, given["release"], "what was read is what was written");
            }
            let lines: usize = (0..bundle.manifest.release.form.tables.len())
                .map(|table| bundle.tables.lines(&bundle.manifest.release.form, table).len())
                .sum();
            // What an attacker can work out is a question of its own, and takes its time over large tables.
            if lines < 200 {
                let _ = examined(&bundle);
            }
        }
        Err(error) => {
            assert!(!error.name().is_empty());
            said(&error);
        }
    }
}

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == PARTING).collect();
    match choice % 4 {
        0 => {
            if let Some((tar, manifest)) = summary(&parts) {
                read_as_summary(&tar, Some(&manifest));
            }
        }
        1 => {
            let Some(tar) = own(&parts) else { return };
            let (identity, recipient) = carnet_fuzz::identity();
            let identities = Identities::parse_file(&SecretString::from(identity)).unwrap();
            if let Err(error) = open_own(&seal_to(&recipient, &tar), &identities) {
                said(&error);
            }
        }
        2 => {
            let Some(tar) = archive(&parts) else { return };
            let mut entries = Vec::new();
            let taken = read_archive(tar.as_slice(), |entry, content| {
                let mut bytes = Vec::new();
                content.read_to_end(&mut bytes)?;
                assert!(bytes.len() as u64 <= entry.limit());
                entries.push(entry);
                Ok(())
            });
            if let Ok(taken) = taken {
                assert_eq!(taken, entries);
                assert_eq!(entries.len(), parts.len());
            }
            read_as_summary(&tar, None);
        }
        _ => {
            let _ = read_archive(bytes, |_, _| Ok(()));
            read_as_summary(bytes, None);
        }
    }
});
