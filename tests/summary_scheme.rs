//! The scheme of a year: fixed once, by a first summary or by hand, from a list that is closed.

use serde_json::{Value, json};

use crate::desks::{Desk, Person, files_under};
use crate::summed::Found;

/// Decisions alone, by what was said.
const OWN: &str = "# Ours\nid = \"answers-1\"\nversion = 3\nperiod = \"month\"\n\n[[tables]]\nname = \"said\"\n\
    counts = \"decisions\"\nby = [\"decision\"]\n";

fn leaves(desk: &Desk, period: &str, profile: &str) -> Found {
    let to = Person::new();
    let file = format!("{period}-{profile}-{}.age", desk.ledger());
    desk.exports(period, profile, &to, &file);
    desk.read_by(&file, &to)
}

#[test]
fn the_first_summary_fixes_the_scheme_of_its_year() {
    let desk = Desk::in_kassoura().has_a_month("2026-07").on("2027-02-05");
    let to = Person::new();
    let shown = desk.exports("2026-Q3", "public", &to, "quarter.age");
    assert!(shown.contains("This fixes the scheme access-1-quarter for 2026"), "{shown}");
    let said = desk.tries_to_export("2026-07", "public", &to, "july.age", &[]).failed(2);
    assert!(said.contains("CN-0590") && said.contains("access-1-quarter"), "{said}");
    // Said once; and the year after follows it, until another is set.
    let shown = desk.exports("2026-Q4", "public", &to, "next.age");
    assert!(!shown.contains("This fixes"), "{shown}");
    assert!(desk.tries_to_export("2027-01", "public", &to, "january.age", &[]).failed(2).contains("CN-0590"));
    let said = desk.carnet(&["summary", "scheme", "set", "access-1-month"]).to_string();
    assert!(said.contains("access-1-month is fixed from 2027 on."), "{said}");
    assert_eq!(leaves(&desk, "2027-01", "public").release("scheme")["id"], "access-1-month");
}

#[test]
fn a_year_of_which_something_left_keeps_its_scheme() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let set = |name: &str| desk.carnet(&["summary", "scheme", "set", name]).to_string();
    for name in ["access-1-quarter", "access-1-month"] {
        let said = set(name);
        assert!(said.contains(&format!("{name} is fixed from 2026 on.")), "{said}");
    }
    let july = leaves(&desk, "2026-07", "public");
    let said = set("access-1-quarter");
    assert!(said.contains("access-1-quarter is fixed from 2027 on."), "{said}");
    let august = leaves(&desk, "2026-08", "public");
    assert_eq!(august.release("scheme"), july.release("scheme"));
    let desk = desk.on("2027-05-01");
    let to = Person::new();
    assert!(desk.tries_to_export("2027-01", "public", &to, "no.age", &[]).failed(2).contains("CN-0590"));
    let quarter = leaves(&desk, "2027-Q1", "public");
    assert_eq!(quarter.release("scheme")["id"], "access-1-quarter");
    // What left under the one is not summed under the other, and the year before is what it was.
    assert_eq!(leaves(&desk, "2026", "public").release("scheme"), july.release("scheme"));
}

#[test]
fn a_scheme_of_ones_own_is_held_to_the_closed_list() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let before = files_under(&desk.folder());
    let table = |counts: &str, by: &str| {
        format!(
            "id = \"x\"\nversion = 1\nperiod = \"month\"\n[[tables]]\nname = \"t\"\ncounts = \"{counts}\"\nby = [{by}]\n"
        )
    };
    for (text, word) in [
        ("".to_owned(), "id"),
        ("id = [".to_owned(), ""),
        (OWN.replace("counts", "count"), "count"),
        (OWN.replace("\"decision\"]", "\"decision\", \"adm1\"]"), "adm1"),
        (table("promises", "\"state\""), "promises"),
        (table("incidents", "\"adm1\", \"actor-type\""), "t"),
        (table("violence", "\"kind\""), "t"),
        (table("trips", "\"adm2\""), "adm2"),
        (table("trips", ""), "t"),
        (OWN.replace("answers-1", "../answers"), "../answers"),
        (OWN.replace("\"said\"", "\"../said\""), "../said"),
        (format!("{OWN}note = \"x\"\n"), "note"),
        ("x".repeat(70_000), ""),
        ("id = \"\u{feff}".to_owned(), ""),
        // Ours keep their names.
        (OWN.replace("answers-1", "access-1-quarter"), "access-1-quarter"),
    ] {
        let file = desk.laptop.has_file("own.toml", &text);
        let ran = desk.carnet(&["summary", "scheme", "set", "own.toml"]);
        let said = ran.failed(2);
        assert!(said.contains(word) && (text.len() > 65_536 || said.contains("CN-0868")), "{text}\n{said}");
        std::fs::remove_file(file).unwrap();
    }
    desk.laptop.has_file("own.toml", OWN.replace("counts", "count"));
    let said = desk.carnet(&["--lang", "fr", "summary", "scheme", "set", "own.toml"]).failed(2);
    assert!(said.contains("pas du TOML avec les champs"), "{said}");
    desk.laptop.has_file("own.toml", b"id = \"\xff\"");
    assert!(desk.carnet(&["summary", "scheme", "set", "own.toml"]).failed(2).contains("CN-0868"));
    let near = desk.carnet(&["summary", "scheme", "set", "acces-1-month"]).failed(2);
    assert!(near.contains("CN-0857") && near.contains("access-1-month?"), "{near}");
    let _ = desk.carnet(&["summary", "scheme", "set", "not-there.toml"]).failed(2);
    desk.laptop.has_file("own.toml", OWN);
    desk.carnet(&["summary", "scheme", "set", "own.toml", "--dry-run"]).done();
    assert_eq!(files_under(&desk.folder()), before);

    let said = desk.carnet(&["summary", "scheme", "set", "own.toml"]).to_string();
    assert!(said.contains("answers-1 is fixed from 2026 on."), "{said}");
    let july = leaves(&desk, "2026-07", "public");
    assert_eq!(july.names(), ["said"]);
    assert_eq!(july.count("said", "2026-07", &[("decision", "granted")]), Some(25));
    let scheme = july.release("scheme");
    assert_eq!((&scheme["id"], &scheme["version"]), (&json!("answers-1"), &json!(3)));
    // Another text of the same scheme is the same; another version is not.
    let hash = |text: &str| {
        let other = Desk::in_kassoura();
        other.laptop.has_file("own.toml", text);
        other.carnet(&["summary", "scheme", "set", "own.toml"]).done();
        leaves(&other, "2026-07", "public").release("scheme")["hash"].clone()
    };
    assert_eq!(hash(&OWN.replace("# Ours\n", "# Theirs\n\n")), scheme["hash"]);
    assert_ne!(hash(&OWN.replace("version = 3", "version = 4")), scheme["hash"]);
}

#[test]
fn the_ledger_lists_what_left_by_name() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    let none = desk.carnet(&["summary", "ledger", "--releases"]).to_string();
    assert!(none.contains("No summary has left this store."), "{none}");
    assert_eq!(desk.releases(), Vec::<Value>::new());
    let (public, partners) = (leaves(&desk, "2026-07", "public"), leaves(&desk, "2026-07", "partners"));
    leaves(&desk, "2026-07", "public");
    let hash = |found: &Found| found.0["release_hash"].clone();
    let listed = desk.releases();
    let expected = |found: &Found, profile: &str| {
        json!({
            "release": hash(found), "period": "2026-07", "profile": profile, "sequence": 1, "day": "2026-11-24",
            "scheme": "access-1-month", "withdrawn": null,
        })
    };
    assert_eq!(listed, [expected(&public, "public"), expected(&partners, "partners")]);
    let short = |found: &Found| hash(found).as_str().unwrap()[..12].to_owned();
    let words = ["summary", "withdraw", &short(&public), "--reason", "other", "--yes"];
    desk.carnet(&words).done();
    assert_eq!(desk.releases()[0]["withdrawn"], json!({ "day": "2026-11-24", "reason": "other" }));
    let page = desk.carnet(&["summary", "ledger", "--releases"]).done();
    let lines: Vec<&str> = page.lines().collect();
    assert_eq!(lines.len(), 3, "{page}");
    assert!(lines[0].contains("Taken back") && lines[1].contains("2026-07  public"), "{page}");
    assert!(lines[1].contains(&short(&public)), "{page}");
    let plain = desk.carnet(&["summary", "ledger", "--releases", "--format", "plain"]).done();
    let line = |found: &Found, profile: &str| {
        format!("{}\t2026-11-24\t2026-07\t{profile}\taccess-1-month\t2026-11-24", short(found))
    };
    assert_eq!(plain.trim_end(), format!("{}\n{}", line(&public, "public"), line(&partners, "partners")));
}
