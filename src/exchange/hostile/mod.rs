//! Bundles that must be refused, each by its own reason, and the good ones that they are made from.

mod archive;
mod form;
mod good;
mod manifest;
mod page;
mod seal;
mod tables;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::bundle::{Link, Members, assemble, read, seal_members};
use super::form::{Form, FormTable, Node};
use super::members::Writer;
use super::table::Tables;
use super::*;
use crate::disclosure::{Audience, Population, Reader, protect_tables};
use crate::model::Period;
use crate::model::canonical::canonical_json;
use crate::seal::{Recipient, SigningKey, padded_length};
use crate::store::Profile;

pub(super) const DEFINITIONS: &str = "# What is counted\n\nDecisions by code, requests by where they stand. Some records \
     are not in these tables.\n";
/// The file of the first table.
pub(super) const DECISIONS: &str = "tables/decisions.csv";
const REQUESTS: &str = "tables/requests.csv";
const PERIOD: Period = Period::Month(2026, 10);
/// The codes of decisions, in the vocabulary's order.
const CODES: [&str; 9] = [
    "granted",
    "conditional",
    "partial",
    "referred",
    "deferred",
    "acknowledged",
    "denied",
    "revoked",
    "no-capacity",
];
/// How many of each the month had.
pub(super) const COUNTS: [u64; 9] = [31, 12, 4, 10, 0, 1, 17, 9, 0];
/// Requests cleared, refused and owing.
const STATES: [(&str, u64); 3] = [("cleared-in-time", 24), ("refused", 2), ("owing", 13)];

/// A store that makes bundles.
pub(super) struct Sender {
    pub(super) key: SigningKey,
    pub(super) members: Members,
    pub(super) release: Release,
}

/// Two tables, of a dimension each.
pub(super) fn form() -> Form {
    let flat = |leaves: &[&str]| {
        let leaves = leaves.iter().map(|code| Node::new(code, Some("all")));
        std::iter::once(Node::new("all", None)).chain(leaves).collect::<Vec<_>>()
    };
    let table = |name: &str, by: &str| FormTable {
        by: vec![by.to_owned()],
        counts: name.to_owned(),
        name: name.to_owned(),
    };
    let states = STATES.map(|(code, _)| code);
    Form {
        dimensions: BTreeMap::from([
            ("decision".to_owned(), flat(&CODES)),
            ("state".to_owned(), flat(&states)),
        ]),
        tables: vec![table("decisions", "decision"), table("requests", "state")],
    }
}

/// A store with so many decisions of each code, which protects them for everybody.
pub(super) fn sender(counts: [u64; 9]) -> Sender {
    let (frame, population) = population(counts);
    let readers: Vec<Reader> =
        Audience::Public.readers().iter().map(|audience| Reader::new(audience.least_threshold())).collect();
    let audited = protect_tables(&frame, &population, &readers, &mut |_| {}).unwrap();
    let shown = (0..2).map(|table| audited.release().cells(table).collect()).collect();
    made(Tables::new(shown), Profile::Protected(Audience::Public), 10, None)
}

/// The same counts for one recipient, under a protocol.
fn trusted() -> Sender {
    let states = STATES.map(|(_, count)| count);
    let with_total = |counts: &[u64]| {
        let shown = std::iter::once(counts.iter().sum()).chain(counts.iter().copied());
        let earlier = std::iter::repeat_n(0, counts.len() + 1);
        shown.chain(earlier).map(crate::disclosure::Shown::Published).collect()
    };
    let tables = Tables::new(vec![with_total(&COUNTS), with_total(&states)]);
    made(tables, Profile::Trusted, 0, Some("ISP 2026-3".to_owned()))
}

fn population(counts: [u64; 9]) -> (crate::disclosure::Frame, Population) {
    let frame = form().frame_of_reader(PERIOD).unwrap();
    let mut population = Population::new(&frame);
    let decisions = CODES.into_iter().zip(counts).map(|(code, count)| (0, code, count));
    for (table, code, count) in decisions.chain(STATES.map(|(code, count)| (1, code, count))) {
        let cell = frame.cell(table, &["2026-10", code]).unwrap();
        population.add(&frame, &cell, count).unwrap();
    }
    (frame, population)
}

fn made(tables: Tables, profile: Profile, k: u64, protocol: Option<String>) -> Sender {
    let members = Members::new(&form(), PERIOD, tables, DEFINITIONS).unwrap();
    let release = members.release(Link {
        alias: Hex([0x11; 16]),
        epoch: Hex([0x22; 16]),
        profile,
        country: "KS".to_owned(),
        form: form(),
        k,
        sequence: 1,
        previous: None,
        protocol,
        period: PERIOD,
        scheme: SchemeId { hash: Hash::of(b"a scheme"), id: "decisions-1".to_owned(), version: 1 },
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

    /// A table as it leaves.
    pub(super) fn csv(&self, table: usize) -> Vec<u8> {
        self.members.tables().to_csv(&self.release.form, table, self.release.period)
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

/// The members of a bundle by name, in their order, to be altered.
#[derive(Clone)]
struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    fn good() -> Self {
        Self::of(&sender(COUNTS))
    }

    fn of(sender: &Sender) -> Self {
        let tar = sender.tar(&known());
        let mut parts = Self(vec![
            ("manifest.json".to_owned(), read(&tar).unwrap().manifest.to_bytes()),
            (DECISIONS.to_owned(), sender.csv(0)),
            (REQUESTS.to_owned(), sender.csv(1)),
            ("definitions.md".to_owned(), sender.members.definitions().as_bytes().to_vec()),
            ("signature".to_owned(), Vec::new()),
        ]);
        parts.sign();
        assert_eq!(parts.tar(), tar);
        parts
    }

    fn get(&self, name: &str) -> &[u8] {
        &self.0.iter().find(|(member, _)| member == name).unwrap().1
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.get(name).to_vec()).unwrap()
    }

    fn set(&mut self, name: &str, content: Vec<u8>) {
        self.0.iter_mut().find(|(member, _)| member == name).unwrap().1 = content;
    }

    fn sign(&mut self) {
        let key = SigningKey::from_bytes(&[7; 32]);
        let text = [&b"carnet/summary/1\0"[..], &Hash::of(self.get("manifest.json")).0].concat();
        let signature = json!({
            "key": Hex(key.public().to_bytes()).to_string(),
            "signature": Hex(key.sign(&text)).to_string(),
        });
        self.set("signature", canonical_json(&signature));
    }

    fn manifest(&self) -> Value {
        serde_json::from_slice(self.get("manifest.json")).unwrap()
    }

    /// Puts another manifest in, and signs it.
    fn with_manifest(mut self, alter: impl FnOnce(&mut Value)) -> Self {
        let mut manifest = self.manifest();
        alter(&mut manifest);
        self.set("manifest.json", canonical_json(&manifest));
        self.sign();
        self
    }

    /// Puts another member in, and signs a manifest that names it.
    fn with_member(mut self, name: &str, content: &[u8]) -> Self {
        self.set(name, content.to_vec());
        self.with_manifest(|manifest| {
            manifest["release"]["members"][name] = json!(Hash::of(content).to_string());
        })
    }

    /// Each member as it stands in the tar.
    fn raw(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(|(name, content)| raw(name, content, |_| {})).collect()
    }

    fn tar(&self) -> Vec<u8> {
        padded(self.raw().concat())
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
