//! `carnet verify`, through the real program, on what a store keeps of its records: counts of past months for reports, and
//! what left in summaries.

use rusqlite::Connection;
use serde_json::Value;

use crate::desks::{Desk, Person};
use crate::officer::Officer;
use crate::runner::Ran;
use crate::verify::{raw, raw_store};

/// What is found, as words, and all that is said of it.
fn found(ran: Ran) -> (Vec<String>, Value) {
    let text = if ran.ended(0) { ran.done() } else { ran.printed(4) };
    let found: Value = serde_json::from_str(text.trim()).unwrap();
    let named = |finding: &Value| finding["finding"].as_str().unwrap().to_owned();
    (found["findings"].as_array().unwrap().iter().map(named).collect(), found)
}

/// An officer whose reports have kept what they counted, which they do where there are many records.
fn officer_with_counts() -> Officer {
    let officer = Officer::new();
    for line in [
        "place add --name Goma --kind adm2",
        "place add --name Sake --kind locality --parent L-1",
        "trip log --date 2026-09-09 --origin L-1 --destination L-2 --outcome facilitated",
        "trip log --date 2026-10-09 --origin L-1 --destination L-2 --outcome facilitated",
        "trip log --date 2026-10-10 --origin L-1 --destination L-2 --outcome facilitated",
    ] {
        officer.writes(&line.split(' ').collect::<Vec<_>>());
    }
    officer.carnet(&["void", "T-3", "--reason", "Twice"]).done();
    // A void one counts nowhere, and its number makes the store a large one.
    let renumber = |from: i64, to: i64| {
        let sql = format!("PRAGMA foreign_keys = OFF; UPDATE trip SET id = {to} WHERE id = {from}");
        raw(&officer).execute_batch(&sql).unwrap();
    };
    renumber(3, 20_000);
    officer.carnet(&["report", "trips", "--since", "2026-01-01"]).done();
    renumber(20_000, 3);
    officer
}

fn altered(connection: &Connection, sql: &str) {
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
}

#[test]
fn counts_that_are_kept_for_reports_are_counted_again_and_can_be_dropped() {
    let officer = officer_with_counts();
    let verified = || found(officer.carnet(&["verify", "--json"]));
    let (findings, page) = verified();
    assert_eq!((findings, page["kept_counts"].as_u64().unwrap() > 2), (vec![], true), "{page}");
    let path = officer.home().join("carnet/store.db");
    let whole = std::fs::read(&path).unwrap();
    for sql in [
        "UPDATE kept_month SET answer = replace(answer, 'facilitated', 'denied') WHERE month = '2026-10'",
        "UPDATE kept_month SET answer = replace(answer, ',1,', ',2,') WHERE month = '2026-09'",
        "UPDATE kept_month SET answer = 'nothing' WHERE month = '2026-09'",
        "DELETE FROM kept_month WHERE month = '2026-09'",
        "INSERT INTO kept_month SELECT query, '2026-08', made_at, answer FROM kept_month WHERE month = '2026-09'",
        "UPDATE kept_month SET answer = answer || ' LIMIT 1' WHERE month = '*'",
    ] {
        altered(&raw(&officer), sql);
        assert_eq!(verified().0, ["counts"], "{sql}");
        std::fs::write(&path, &whole).unwrap();
    }

    // What was touched since is counted anew by reports; without the mark it would not be.
    let words = ["trip", "log", "--date", "2026-10-11", "--origin", "L-1", "--destination", "L-2"];
    officer.writes(&[&words[..], &["--outcome", "facilitated"]].concat());
    assert_eq!(verified().0, [""; 0]);
    altered(&raw(&officer), "DELETE FROM touched_month WHERE month = '2026-10'");
    let said = officer.carnet(&["verify"]).to_string();
    for part in
        ["kept for reports are not those of the records", "carnet verify --recount drops", "[CN-0881]"]
    {
        assert!(said.contains(part), "{said}");
    }
    officer.carnet(&["verify", "--recount", "--dry-run"]).done();
    assert_eq!(verified().0, ["counts"]);
    let said = officer.carnet(&["verify", "--recount"]);
    assert!(said.to_string().contains("the next reports count anew"), "{said}");
    said.done();
    let (findings, page) = verified();
    assert_eq!((findings, &page["kept_counts"]), (vec![], &0.into()), "{page}");

    // Not where anything else is wrong: that folder is to stay as it is.
    altered(&raw(&officer), "UPDATE trip SET outcome = 'denied' WHERE id = 1");
    officer.carnet(&["verify", "--recount"]).failed(4);
}

#[test]
fn what_left_is_kept_as_it_left_or_verify_tells_which_is_not() {
    let desk = Desk::in_kassoura().has_a_month("2026-07");
    for (period, profile) in [("2026-07", "public"), ("2026-07", "partners")] {
        desk.exports(period, profile, &Person::new(), &format!("{period}-{profile}.age"));
    }
    desk.hears_often("granted", "regional", 15, "2026-08-05");
    desk.exports("2026-08", "public", &Person::new(), "august.age");
    let verified = || found(desk.carnet(&["verify", "--json"]));
    let (findings, page) = verified();
    assert_eq!((findings, &page["releases"]), (vec![], &3.into()), "{page}");
    let path = desk.folder().join("store.db");
    let whole = std::fs::read(&path).unwrap();
    let first = "WHERE period = '2026-07' AND audience = 'public'";
    for (sql, expected, names) in [
        (format!("UPDATE release SET members = X'00' {first}"), "releases", &["2026-07 public"][..]),
        (format!("UPDATE release SET proof = '{{}}' {first}"), "releases", &["2026-07 public"]),
        (format!("UPDATE release SET manifest = CAST(manifest || X'20' AS BLOB) {first}"), "releases", &["2026-07 public"]),
        (format!("UPDATE release SET sequence = 7 {first}"), "releases", &["2026-07 public", "2026-08 public"]),
        (format!("UPDATE release SET withdrawn_on = '2026-11-01' {first}"), "releases", &["2026-07 public"]),
        (
            "UPDATE released_cell SET count = count + 1 WHERE frozen = (SELECT n FROM frozen_period WHERE period = '2026-08')"
                .to_owned(),
            "frozen",
            &["2026-08 public"],
        ),
        (
            "DELETE FROM released_cell WHERE frozen = (SELECT n FROM frozen_period WHERE period = '2026-07')".to_owned(),
            "frozen",
            &["2026-07 partners", "2026-07 public"],
        ),
    ] {
        altered(&raw_store(&desk.folder(), &desk.owner.identity), &sql);
        let (findings, page) = verified();
        assert_eq!(findings, [expected], "{sql}: {page}");
        assert_eq!(page["findings"][0]["releases"], serde_json::json!(names), "{sql}");
        std::fs::write(&path, &whole).unwrap();
    }
    // With the line of the ledger let go, and the chain after it put right: the history still tells of it.
    let gone = format!(
        "PRAGMA foreign_keys = OFF; UPDATE ledger SET release = NULL; DELETE FROM release {first};
         UPDATE release SET sequence = 1 WHERE period = '2026-08'"
    );
    raw_store(&desk.folder(), &desk.owner.identity).execute_batch(&gone).unwrap();
    let said = desk.carnet(&["verify"]).to_string();
    for part in ["are not kept as they left", "    2026-07 public\n", "Send no summary from this folder"] {
        assert!(said.contains(part), "{said}");
    }
    std::fs::write(&path, &whole).unwrap();
    // What was taken back is as it should be, and so is what leaves again.
    let hash = desk.releases()[0]["release"].as_str().unwrap()[..12].to_owned();
    desk.carnet(&["summary", "withdraw", &hash, "--reason", "wrong-records", "--yes"]).done();
    assert_eq!(verified().0, [""; 0]);
    let said = desk.carnet(&["backup", "store.tar"]);
    said.done();
    assert_eq!(verified().0, [""; 0]);
}
