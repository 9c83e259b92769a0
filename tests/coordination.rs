//! A month of coordination: nine organisations of different size send to one coordinator for three months. Two are late,
//! one takes a summary back, one goes on from a restored backup, and a quarter is published.

use std::path::Path;
use std::process::Command;

use carnet::sample::{self, Size};
use serde_json::Value;

use crate::desks::{Desk, skipped};
use crate::source::root;
use crate::stores::stamp;

/// What each organisation has written down, and from which seed.
const ORGANISATIONS: [(&str, Size, u64); 9] = [
    ("north", Size::Team, 1),
    ("south", Size::Team, 2),
    ("east", Size::Team, 3),
    ("west", Size::Records(6_000), 4),
    ("river", Size::Records(3_000), 5),
    ("hills", Size::Records(2_000), 6),
    ("plain", Size::Records(1_200), 7),
    ("coast", Size::Records(600), 8),
    ("gate", Size::Tour, 9),
];

const MONTHS: [&str; 3] = ["2026-07", "2026-08", "2026-09"];

/// The store's recipient, from the words of a summary that it seals to itself: its identity is in the store.
fn sender((name, size, seed): (&'static str, Size, u64), coordinator: &str) -> (&'static str, Desk) {
    let desk = Desk::new();
    let mut store = desk.store();
    sample::fill(&mut store, size, seed, &stamp()).unwrap();
    drop(store);
    desk.carnet(&["setting", "set", "trusted_recipient", coordinator]).done();
    desk.carnet(&["setting", "set", "trusted_protocol", "ISP 2026-04"]).done();
    (name, desk)
}

fn export(desk: &Desk, to: &str, period: &str, profile: &str, output: &Path) {
    let output = output.to_str().unwrap();
    let words = [
        "summary", "export", "--period", period, "--profile", profile, "--yes", "--to", to, "-o", output,
    ];
    desk.carnet(&words).done();
}

/// The coordinator's store, opened by the key to which the others seal.
struct Coordinator {
    desk: Desk,
    folder: tempfile::TempDir,
}

impl Coordinator {
    fn add(&self, file: &Path, label: &str) -> String {
        let file = file.to_str().unwrap();
        self.desk.carnet(&["pool", "add", file, "--as", label, "--yes"]).done()
    }

    fn export(&self, period: &str, profile: &str) -> Value {
        let output = self.folder.path().join(format!("{period}-{profile}.age"));
        let output = output.to_str().unwrap();
        let to = &self.desk.owner.recipient;
        let words = [
            "pool", "export", "--period", period, "--profile", profile, "--yes", "--json", "--to", to, "-o", output,
        ];
        serde_json::from_str(&self.desk.carnet(&words).done()).unwrap()
    }

    /// What the attacker finds in the export that would be made, as a reader sees it.
    fn attacked(&self, period: &str, profile: &str, reader: &str) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("attack.json");
        let to = &self.desk.owner.recipient;
        let words = [
            "-v", "pool", "export", "--period", period, "--profile", profile, "--dry-run", "--format", "attack-json",
            "--plaintext-output", file.to_str().unwrap(), "--with-truth", "--reader", reader, "--to", to,
        ];
        self.desk.carnet(&words).done();
        attack(&file);
    }
}

/// Runs the independent attacker, where this machine has it.
fn attack(file: &Path) {
    let attack = root().ancestors().skip(1).map(|folder| folder.join("shared/tools/attack.py"));
    let (Some(attack), Some(python)) =
        (attack.into_iter().find(|path| path.exists()), std::env::var_os("CARNET_PYTHON"))
    else {
        return skipped("CARNET_PYTHON");
    };
    let ran = Command::new(python).arg(attack).args(["--mode", "strict"]).arg(file).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
}

#[test]
fn nine_organisations_send_for_three_months() {
    let coordinator = Coordinator { desk: Desk::new(), folder: tempfile::tempdir().unwrap() };
    let to = coordinator.desk.owner.recipient.clone();
    let began = std::time::Instant::now();
    let senders: Vec<(&str, Desk)> =
        ORGANISATIONS.into_iter().map(|organisation| sender(organisation, &to)).collect();
    eprintln!("made {:?}", began.elapsed());
    let file = |name: &str, period: &str| coordinator.folder.path().join(format!("{name}-{period}.age"));
    for (name, desk) in &senders {
        for month in MONTHS {
            export(desk, &to, month, "trusted", &file(name, month));
        }
    }
    eprintln!("exported {:?}", began.elapsed());
    for month in MONTHS {
        for (name, _) in &senders {
            let late = matches!(*name, "coast" | "gate") && month == "2026-07";
            if !late {
                coordinator.add(&file(name, month), name);
            }
        }
        for reader in ["partners"] {
            coordinator.attacked(month, "partners", reader);
        }
        let made = coordinator.export(month, "partners");
        eprintln!("{month} {} {} {:?} {}", made["published"], made["withheld"], began.elapsed(), made["records"]);
        if month == "2026-07" {
            for name in ["coast", "gate"] {
                coordinator.add(&file(name, month), name);
            }
        }
    }
    for (name, desk) in &senders {
        export(desk, &to, "2026-Q3", "trusted", &file(name, "2026-Q3"));
        coordinator.add(&file(name, "2026-Q3"), name);
    }
    eprintln!("quarter {:?}", began.elapsed());
    for reader in ["public", "donor", "partners"] {
        coordinator.attacked("2026-Q3", "public", reader);
    }
    let made = coordinator.export("2026-Q3", "public");
    eprintln!("Q3 {} {} {:?}", made["published"], made["withheld"], began.elapsed());
    println!("{}", coordinator.desk.carnet(&["pool", "list"]).done());
    println!("{}", coordinator.desk.carnet(&["pool", "report", "--period", "2026-Q3"]).done());
}
