//! What would leave, put before an attacker that shares no code with us, as each of its readers would know it.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::desks::{Desk, Person};
use crate::source::root;
use crate::summed::SOUTH;

/// The attack program and a Python that can run it, where both are here and the one is named.
fn attacker() -> Option<(PathBuf, std::ffi::OsString)> {
    let python = std::env::var_os("CARNET_PYTHON")?;
    let found = root()
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/tools/attack.py"))
        .find(|path| path.exists());
    Some((found?, python))
}

/// Writes down what a reader would know of a period, and gives it.
fn known(desk: &Desk, period: &str, profile: &str, reader: &str) -> Value {
    let to = Person::new();
    let words =
        ["summary", "export", "--period", period, "--profile", profile, "--reader", reader, "--dry-run"];
    let more = [
        "--format",
        "attack-json",
        "--with-truth",
        "--to",
        &to.recipient,
        "--plaintext-output",
        "known.json",
    ];
    let said = desk.carnet(&[&words[..], &more].concat()).to_string();
    assert!(said.contains("exit: 0") && said.contains("known.json"), "{said}");
    let file = desk.laptop.home().join("known.json");
    let known: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    if let Some((attack, python)) = attacker() {
        let ran = Command::new(python).arg(attack).args(["--mode", "strict"]).arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        let end: String = said.lines().rev().take(20).map(|line| format!("{line}\n")).collect();
        assert!(ran.status.success(), "{period} {profile}, read by {reader}:\n{end}");
    }
    std::fs::remove_file(file).unwrap();
    known
}

/// Fewer tables than the schemes that come with the program, linked as theirs are: an attack asks for each cell.
const SCHEME: &str = r#"
id = "attacked-1"
version = 1
period = "month"

[[tables]]
name = "decisions"
counts = "decisions"
by = ["decision", "level"]

[[tables]]
name = "incidents"
counts = "incidents"
by = ["category"]

[[tables]]
name = "districts"
counts = "incidents"
by = ["adm1"]

[[tables]]
name = "violence"
counts = "violence"
by = ["kind"]
only = "quarter"
"#;

impl Desk {
    fn follows_a_small_scheme(self) -> Self {
        self.laptop.has_file("small.toml", SCHEME);
        self.carnet(&["summary", "scheme", "set", "small.toml"]).done();
        self
    }
}

/// A quarter whose months left to one audience or another, with what came late.
#[test]
fn nobody_finds_a_small_number_in_a_month_or_its_quarter() {
    if attacker().is_none() {
        println!(
            "not attacked: CARNET_PYTHON names a Python with numpy and scipy, for shared/tools/attack.py"
        );
    }
    let desk = Desk::in_kassoura().follows_a_small_scheme().has_a_month("2026-07").has_a_month("2026-08");
    desk.hears_often("referred", "regional", 6, "2026-07-20");
    desk.hears_often("revoked", "local", 3, "2026-08-20");
    desk.suffers("fee-demanded", SOUTH, 4, "2026-08-22");
    let (to, readers) = (Person::new(), ["partners", "donor", "public"]);
    for reader in readers {
        known(&desk, "2026-07", "public", reader);
    }
    desk.exports("2026-07", "public", &to, "july.age");
    known(&desk, "2026-07", "partners", "partners");
    desk.exports("2026-07", "partners", &to, "july-partners.age");
    // Some of July comes late, with August.
    desk.hears_often("denied", "local", 14, "2026-07-25");
    desk.hears_often("conditional", "regional", 2, "2026-07-26");
    known(&desk, "2026-08", "partners", "partners");
    desk.exports("2026-08", "partners", &to, "august.age");
    desk.hears_often("deferred", "regional", 4, "2026-09-03");
    desk.suffers("abducted", SOUTH, 3, "2026-09-04");
    for reader in readers {
        let known = known(&desk, "2026-Q3", "public", reader);
        let told = known["cells"].as_array().unwrap().iter().filter(|cell| !cell["value"].is_null()).count();
        assert!(told > 20, "{reader}: {told}");
    }
}

/// One published more, and the attacker says so: the test above can fail.
#[test]
fn a_small_number_that_is_published_is_found() {
    let Some((attack, python)) = attacker() else { return };
    let desk = Desk::in_kassoura().follows_a_small_scheme().has_a_month("2026-07");
    let mut told = known(&desk, "2026-07", "public", "public");
    // Two small numbers stand for each other; with the one, the other is known.
    let partial = |cell: &&mut Value| cell["truth"] == 7 && cell["dims"]["decision"] == "partial";
    let cells: Vec<&mut Value> = told["cells"].as_array_mut().unwrap().iter_mut().filter(partial).collect();
    assert!(!cells.is_empty() && cells.iter().all(|cell| cell["value"].is_null()));
    cells.into_iter().for_each(|cell| cell["value"] = 7.into());
    let file = desk.laptop.has_file("worse.json", told.to_string());
    let ran = Command::new(python).arg(attack).args(["--mode", "strict"]).arg(file).output().unwrap();
    assert_eq!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn an_attack_is_written_by_a_dry_run_of_what_is_protected_alone() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let to = Person::new();
    let words = ["summary", "export", "--period", "2026-07", "--to", &to.recipient];
    let tried = |more: &[&str]| desk.carnet(&[&words[..], more].concat());
    let attack = ["--format", "attack-json", "--plaintext-output", "known.json"];
    for more in [
        vec!["--format", "attack-json", "--dry-run"],
        [&attack[..], &["-o", "july.age", "--yes"]].concat(),
        vec!["--plaintext-output", "known.json", "--dry-run"],
        vec!["--plaintext-output", "known.json", "-o", "july.age", "--yes"],
    ] {
        assert!(tried(&more).failed(2).contains("CN-0867"), "{more:?}");
    }
    for more in [vec!["--with-truth", "--dry-run"], vec!["--reader", "public", "--dry-run"]] {
        let _ = tried(&more).failed(2);
    }
    // A donor does not read what partners get.
    let others = [&attack[..], &["--dry-run", "--profile", "partners", "--reader", "donor"]].concat();
    assert!(tried(&others).failed(2).contains("CN-0867"));
    assert_eq!((desk.ledger(), desk.releases().len()), (0, 0));
    // In clear it is on the ledger, as all that leaves in clear, and it is no release.
    tried(&[&attack[..], &["--dry-run"]].concat()).done();
    let told: Value = serde_json::from_slice(&std::fs::read(desk.path("known.json")).unwrap()).unwrap();
    assert!(told["cells"].as_array().unwrap().iter().all(|cell| cell.get("truth").is_none()));
    assert_eq!(told["threshold"], 10);
    assert_eq!((desk.ledger(), desk.releases().len()), (1, 0));
    assert!(
        tried(&[&attack[..], &["--dry-run"]].concat()).failed(2).contains("CN-0222"),
        "the file is there"
    );
    std::fs::remove_file(desk.path("known.json")).unwrap();
    desk.exports("2026-07", "public", &to, "july.age");
    // What has left is for its readers to attack.
    assert!(tried(&[&attack[..], &["--dry-run"]].concat()).failed(2).contains("CN-0867"));
}
