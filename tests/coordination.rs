//! Three months of coordination: nine organisations of different size and coverage send to one coordinator. Two are late,
//! one takes a summary back, one goes on from a restored backup, and a quarter is published. All that is sealed for readers
//! is put before an attacker that shares no code with us, where it is beside the project.

use std::path::{Path, PathBuf};
use std::process::Command;

use carnet::sample::{self, Size};
use serde_json::Value;

use crate::desks::{Desk, Person, skipped};
use crate::source::root;
use crate::stores::stamp;

/// What each organisation has written down, and from which seed.
const ORGANISATIONS: [(&str, Size, u64); 9] = [
    ("north", Size::Team, 1),
    ("south", Size::Team, 2),
    ("east", Size::Tour, 3),
    ("west", Size::Records(3_000), 4),
    ("river", Size::Records(2_000), 5),
    ("hills", Size::Records(1_500), 6),
    ("plain", Size::Records(1_000), 7),
    ("coast", Size::Records(600), 8),
    ("gate", Size::Tour, 9),
];

const MONTHS: [&str; 3] = ["2026-07", "2026-08", "2026-09"];
const LATE: [&str; 2] = ["coast", "gate"];

/// Three of the tables that the group could have agreed on.
const SCHEME: &str = r#"
id = "group"
version = 1
period = "month"
[[tables]]
name = "trips"
counts = "trips"
by = ["outcome", "adm1"]
[[tables]]
name = "decisions"
counts = "decisions"
by = ["decision"]
[[tables]]
name = "incidents"
counts = "incidents"
by = ["category"]
"#;

struct Group {
    coordinator: Desk,
    senders: Vec<(&'static str, Desk)>,
    /// What the public reads.
    public: Person,
    post: tempfile::TempDir,
}

impl Group {
    fn new() -> Self {
        let coordinator = Desk::new();
        follows(&coordinator);
        let to = coordinator.owner.recipient.clone();
        let sender = |(name, size, seed): (&'static str, Size, u64)| {
            let desk = Desk::new();
            let mut store = desk.store();
            sample::fill(&mut store, size, seed, &stamp()).unwrap();
            drop(store);
            desk.carnet(&["setting", "set", "trusted_recipient", &to]).done();
            desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-04"]).done();
            follows(&desk);
            (name, desk)
        };
        let senders = ORGANISATIONS.into_iter().map(sender).collect();
        Self { coordinator, senders, public: Person::new(), post: tempfile::tempdir().unwrap() }
    }

    fn desk(&self, name: &str) -> &Desk {
        &self.senders.iter().find(|(called, _)| *called == name).unwrap().1
    }

    fn file(&self, name: &str, period: &str) -> PathBuf {
        self.post.path().join(format!("{name}-{period}.age"))
    }

    /// An organisation seals its exact counts, and the coordinator takes them in.
    fn sends(&self, name: &str, period: &str) {
        self.seals(name, period, "trusted", &self.file(name, period));
    }

    /// An organisation lets its partners see what it protected itself, and the coordinator takes that in beside.
    fn publishes(&self, name: &str, period: &str) {
        self.seals(name, period, "partners", &self.file(name, &format!("{period}-own")));
    }

    fn seals(&self, name: &str, period: &str, profile: &str, file: &Path) {
        let (to, file) = (&self.coordinator.owner.recipient, file.to_str().unwrap());
        let words =
            ["summary", "export", "--period", period, "--profile", profile, "--yes", "--to", to, "-o", file];
        self.desk(name).carnet(&words).done();
        self.coordinator.carnet(&["pool", "add", file, "--as", name, "--yes"]).done();
    }

    /// How many of a thousand records partners would see of a period: where each organisation protects its own before they
    /// are counted together, and where the pool protects the sum.
    fn would_show(&self, period: &str) -> (u64, u64) {
        let to = &self.public.recipient;
        let (mut seen, mut counted) = (0, 0);
        for (name, desk) in &self.senders {
            let words = [
                "summary",
                "export",
                "--period",
                period,
                "--profile",
                "partners",
                "--dry-run",
                "--json",
                "--to",
                to,
            ];
            // One that is refused shows nothing.
            let dry_run = desk.carnet(&words);
            if dry_run.ended(0) {
                seen += shown(&serde_json::from_str(&dry_run.done()).unwrap()).0;
            }
            let to = &self.coordinator.owner.recipient;
            let words = [
                "summary",
                "export",
                "--period",
                period,
                "--profile",
                "trusted",
                "--dry-run",
                "--json",
                "--to",
                to,
            ];
            counted += shown(&serde_json::from_str(&desk.carnet(&words).done()).unwrap()).1;
            self.sends(name, period);
        }
        let words = [
            "pool",
            "export",
            "--period",
            period,
            "--profile",
            "partners",
            "--dry-run",
            "--json",
            "--to",
            to,
        ];
        let (together, all) = shown(&serde_json::from_str(&self.coordinator.carnet(&words).done()).unwrap());
        (seen * 1000 / counted.max(1), together * 1000 / all.max(1))
    }

    /// The coordinator releases what all have together, after an attacker saw what each reader would.
    fn releases(&self, period: &str, profile: &str, readers: &[&str]) -> Value {
        let export =
            ["pool", "export", "--period", period, "--profile", profile, "--to", &self.public.recipient];
        for reader in readers {
            attacked(&self.coordinator, &export, reader);
        }
        let output = self.file("pool", &format!("{period}-{profile}"));
        let words = [&export[..], &["--yes", "--json", "-o", output.to_str().unwrap()]].concat();
        serde_json::from_str(&self.coordinator.carnet(&words).done()).unwrap()
    }
}

/// How many records of what was counted stand in published cells of the finest kind, and how many were counted.
fn shown(made: &Value) -> (u64, u64) {
    let mut seen = 0;
    for table in made["tables"].as_array().unwrap() {
        let by: Vec<&str> = table["by"].as_array().unwrap().iter().map(|by| by.as_str().unwrap()).collect();
        let is_inner = |row: &&Value| {
            by.iter().all(|by| {
                let code = row[*by].as_str().unwrap();
                code != "all" && (*by != "category" || code.contains('/'))
            })
        };
        seen += table["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(is_inner)
            .filter_map(|row| row["count"].as_u64())
            .sum::<u64>();
    }
    (seen, made["records"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum())
}

fn follows(desk: &Desk) {
    let file = desk.laptop.has_file("group.toml", SCHEME);
    desk.carnet(&["summary", "scheme", "set", file.to_str().unwrap()]).done();
}

/// The attacker finds no small number in what an export would tell a reader, with all that he has read.
fn attacked(desk: &Desk, export: &[&str], reader: &str) {
    let attack = root().ancestors().skip(1).map(|folder| folder.join("shared/tools/attack.py"));
    let (Some(attack), Some(python)) =
        (attack.into_iter().find(|path| path.exists()), std::env::var_os("CARNET_PYTHON"))
    else {
        return skipped("python with numpy and scipy, by CARNET_PYTHON");
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("attack.json");
    let more = [
        "--dry-run",
        "--format",
        "attack-json",
        "--plaintext-output",
        file.to_str().unwrap(),
        "--with-truth",
        "--reader",
        reader,
    ];
    desk.carnet(&[export, &more].concat()).done();
    let ran = Command::new(python).arg(attack).args(["--mode", "strict"]).arg(&file).output().unwrap();
    assert!(ran.status.success(), "{reader}: {}", String::from_utf8_lossy(&ran.stdout));
}

fn number(made: &Value, table: &str, period: &str, codes: &[(&str, &str)]) -> Value {
    let table = made["tables"].as_array().unwrap().iter().find(|one| one["table"] == table).unwrap();
    let is = |row: &&Value| row["period"] == period && codes.iter().all(|(by, code)| row[*by] == *code);
    table["rows"].as_array().unwrap().iter().find(is).unwrap()["count"].clone()
}

fn listed(desk: &Desk) -> Vec<Value> {
    let lines = desk.carnet(&["pool", "list", "--json"]).done();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn nine_organisations_send_for_three_months() {
    let mut group = Group::new();
    for month in MONTHS {
        for (name, _) in ORGANISATIONS.map(|(name, ..)| (name, ())) {
            if !(LATE.contains(&name) && month == "2026-07") {
                group.sends(name, month);
            }
        }
        if month == "2026-08" {
            group.publishes("west", month);
        }
        let made = group.releases(month, "partners", &["partners"]);
        let decided = number(&made, "decisions", month, &[("decision", "all")]);
        assert!(decided.as_u64().is_some_and(|count| count >= 5), "{month}: {decided}");
        if month == "2026-07" {
            LATE.into_iter().for_each(|name| group.sends(name, month));
        }
    }
    let count = |is: &dyn Fn(&Value) -> bool| listed(&group.coordinator).iter().filter(|one| is(one)).count();
    assert_eq!(count(&|one| one["state"] == "released"), 27);

    // One takes its September back: the pooled September has it, and says so once the next summary comes.
    let releases = group.desk("hills").carnet(&["summary", "ledger", "--releases", "--json"]).done();
    let last: Value = serde_json::from_str(releases.lines().last().unwrap()).unwrap();
    let hash = last["release"].as_str().unwrap();
    group.desk("hills").carnet(&["summary", "withdraw", hash, "--reason", "wrong-records", "--yes"]).done();

    // Another goes on from a restored backup: it says first what left since.
    let north = group.desk("north");
    north.carnet(&["backup", "kept.tar"]).done();
    group.sends("north", "2026-Q3");
    let north = group.desk("north");
    let folder = north.folder();
    std::fs::rename(&folder, folder.with_extension("lost")).unwrap();
    north.carnet(&["restore", "kept.tar"]).done();
    let (to, again) = (group.coordinator.owner.recipient.clone(), group.file("north", "again"));
    let export = [
        "summary",
        "export",
        "--period",
        "2026-Q3",
        "--profile",
        "trusted",
        "--yes",
        "--to",
        &to,
        "-o",
        again.to_str().unwrap(),
    ];
    assert!(north.carnet(&export).failed(5).contains("CN-0591"));
    let left = group.file("north", "2026-Q3");
    north.carnet(&["summary", "ledger", "--take-in", left.to_str().unwrap()]).done();
    north.carnet(&export).done();
    group.coordinator.carnet(&["pool", "add", again.to_str().unwrap()]).done();

    for (name, ..) in ORGANISATIONS.iter().filter(|(name, ..)| *name != "north") {
        group.sends(name, "2026-Q3");
    }
    let all = listed(&group.coordinator);
    assert_eq!(all.iter().filter(|one| one["state"] == "taken-back-released").count(), 1);
    assert_eq!(all.iter().filter(|one| one["period"] == "2026-Q3").count(), 9);

    let made = group.releases("2026-Q3", "public", &["public", "donor", "partners"]);
    assert!(number(&made, "trips", "2026-Q3", &[("outcome", "all"), ("adm1", "all")]).as_u64().is_some());
    let found = crate::summed::opened(
        group.file("pool", "2026-Q3-public").to_str().unwrap(),
        &std::mem::replace(&mut group.public, Person::new()),
    );
    assert!(found.0["definitions"].as_str().unwrap().contains("Joint counts of 9 organisations"));

    let (apart, together) = group.would_show("2026-Q2");
    println!("seen where each protects first: {apart} in 1000; where the pool protects: {together} in 1000");
    assert!(together > apart, "{together} of 1000 is no more than {apart}");

    // What single organisations seal for partners, after all that, is safe as well.
    for name in ["west", "gate"] {
        let desk = group.desk(name);
        let export = ["summary", "export", "--period", "2026-06", "--profile", "partners", "--to", &to];
        attacked(desk, &export, "partners");
    }
}
