//! The evening's vehicles: a line each on a terminal, or a table; all of them, or none.

use crate::officer::Officer;

/// Four places and a road.
fn before(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1", "pcode": "CD61"}
        {"name": "Rutshuru", "kind": "adm2", "pcode": "CD6105", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "pcode": "CD6101", "parent": "Nord-Kivu"}
        {"name": "Kiwanja", "kind": "site", "parent": "Rutshuru"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    officer.carnet_reading(places, &["place", "add", "--input", "-"]).done();
    officer
}

fn trips(officer: &Officer) -> usize {
    officer.carnet(&["trip", "list", "--format", "plain"]).done().lines().count()
}

#[test]
fn twelve_vehicles_take_a_line_each_and_two_enters() {
    let officer = before(Officer::new());
    officer.writes(&["trip", "plan", "--date", "today", "--origin", "Goma", "--destination", "Kiwanja"]);
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.sees("T-1 Goma > Kiwanja").answers("not now): ", "delayed, 7/1/2, 5h");
    seat.answers("\n  2  ", "goma > rutsh, 6/0/0, 2v");
    seat.answers("\n  3  ", "<, turned back");
    for line in 4..=12 {
        seat.answers(&format!("\n{line:>3}  "), "=");
    }
    seat.answers("\n 13  ", "");
    seat.sees("\n  3  11-24  Rutshuru > Goma").sees("Turned back").answers("adds lines: ", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert_eq!(left.answers, 14, "twelve lines, and two Enters");
    assert_eq!(trips(&officer), 12);
    assert!(left.shown.lines().all(|line| line.chars().count() <= 80), "{}", left.shown);
    let planned = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    for said in [r#""outcome":"delayed""#, r#""checkpoints_demanding":2"#, r#""hours_late":5"#] {
        assert!(planned.contains(said), "{said} in {planned}");
    }
    let back = officer.carnet(&["trip", "show", "T-3", "--json"]).done();
    for said in
        [r#""origin":"L-2""#, r#""destination":"L-3""#, r#""outcome":"turned-back""#, r#""vehicles":2"#]
    {
        assert!(back.contains(said), "{said} in {back}");
    }
    assert!(!back.contains("checkpoints"), "what was met on the way out is not what was met on the way back");

    // One command, one step back: the planned trip is planned again.
    officer.carnet(&["undo"]).done();
    assert_eq!(trips(&officer), 1);
    assert!(!officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains("outcome"));
}

#[test]
fn a_line_is_corrected_by_its_number() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("\n  1  ", "goma > nowhere, delayed");
    seat.answers("\n  1  ", "goma > kiwanja, 1/2/3");
    seat.answers("\n  1  ", "goma > kiwanja, delayed, 3h");
    seat.answers("\n  2  ", "=, facil");
    seat.answers("\n  3  ", "");
    seat.answers("adds lines: ", "2");
    seat.answers("\n  2  ", "goma > rutshuru, cut short, 4/1");
    seat.answers("adds lines: ", "1");
    seat.answers("\n  1  ", "-");
    seat.answers("adds lines: ", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert_eq!(trips(&officer), 1);
    let page = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    for said in [r#""destination":"L-2""#, r#""outcome":"cut-short""#, r#""checkpoints_long":1"#] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

#[test]
fn who_stops_stores_nothing_unless_it_is_wanted() {
    let officer = before(Officer::new());
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("\n  1  ", "goma > kiwanja").sees("\n  2  ").presses("\x03");
    seat.answers("Keep what you said", "no");
    assert_eq!(seat.leaves().exit, Some(130));
    assert_eq!(trips(&officer), 0);
    assert_eq!(drafts(&officer), "");
}

fn drafts(officer: &Officer) -> String {
    officer.carnet(&["draft", "list", "--format", "plain"]).done()
}

#[test]
fn a_sheet_that_was_broken_off_is_gone_on_with() {
    let officer = before(Officer::new());
    officer.writes(&["trip", "plan", "--date", "today", "--origin", "Goma", "--destination", "Kiwanja"]);
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("not now): ", "delayed, 5h").answers("\n  2  ", "goma > rutsh, 6/0/0, 2v");
    seat.sees("\n  3  ").presses("<, tur\x03").answers("Keep what you said", "");
    assert_eq!(seat.leaves().exit, Some(130));
    assert_eq!(drafts(&officer), "1\t2026-11-24\ttrip\tsheet\n");

    // The terminal goes away at the table; the planned trip is not asked about again.
    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("Go on with it?", "").answers("\n  3  ", "<, turned back").answers("\n  4  ", "");
    seat.sees("Turned back").sees("adds lines: ").pulls_the_plug();
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert_eq!(drafts(&officer), "2\t2026-11-24\ttrip\tsheet\n");
    assert_eq!(trips(&officer), 1);

    let mut seat = officer.sits_down(&["trip", "sheet"]);
    seat.answers("Go on with it?", "").sees("\n  3  11-24  Rutshuru > Goma").answers("adds lines: ", "");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    assert_eq!((trips(&officer), drafts(&officer).as_str()), (3, ""));
    assert!(officer.carnet(&["trip", "show", "T-1", "--json"]).done().contains(r#""hours_late":5"#));
}

#[test]
fn a_table_is_stored_whole_and_taken_back_whole() {
    let officer = before(Officer::new());
    let table = "2026-11-24,goma,kiwa,RN2,2,Stopped then passed,7/1/2,,,5\n\
                 ,Kiwanja,Goma,,,facilitated,3,0,0,\n";
    officer.carnet_reading(table, &["trip", "sheet", "--dry-run"]).done();
    assert_eq!(trips(&officer), 0);
    officer.carnet_reading(table, &["trip", "sheet"]).done();
    assert_eq!(trips(&officer), 2);
    let page = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    for said in [
        r#""outcome":"stopped-then-passed""#,
        r#""checkpoints_long":1"#,
        r#""road":"L-5""#,
        r#""vehicles":2"#,
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    assert!(officer.carnet(&["trip", "show", "T-2", "--json"]).done().contains(r#""date":"2026-11-24""#));
    officer.carnet(&["undo"]).done();
    assert_eq!(trips(&officer), 0);
}

#[test]
fn columns_have_the_order_of_the_header_and_labels_of_the_language() {
    let officer = before(Officer::in_french());
    let sheet = "\u{feff}origin\tdestination\tIssue du déplacement\ttally\thours-late\n\
                 goma\tkiwanja\tdemi-tour imposé\t4/1/1\t\n";
    let header = sheet.replace("Issue du déplacement", "outcome");
    let file = officer.has_file("soir.tsv", header);
    officer.carnet(&["trip", "sheet", "--input", file.to_str().unwrap()]).done();
    let page = officer.carnet(&["trip", "show", "T-1", "--json"]).done();
    assert!(page.contains(r#""outcome":"turned-back""#) && page.contains(r#""checkpoints":4"#), "{page}");
}

#[test]
fn each_fault_names_its_row_and_column_and_nothing_is_stored() {
    let officer = before(Officer::new());
    let table = "date,origin,destination,outcome,tally\n\
                 2026-11-24,goma,kiwanja,facilitated,3/0/0\n\
                 2026-11-24,goma,xyz,facilitated,3/0/0\n\
                 2026-11-24,goma,kiwanja,fine,3/0/0\n";
    let said = officer.carnet_reading(table, &["trip", "sheet", "--input", "-"]).failed(2);
    for part in ["CN-0712", "2 cells", "row 3, column 3 (destination)", "row 4, column 4 (outcome)"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!said.contains("xyz"), "{said}");
    assert_eq!(trips(&officer), 0);
    let bad = |table: &str| officer.carnet_reading(table, &["trip", "sheet"]).failed(2);
    assert!(bad("date,origin,colour\n2026-11-24,goma,red\n").contains("CN-0714"));
    assert!(bad("2026-11-24,goma,kiwanja,,,delayed,1,0,0,2,3\n").contains("CN-0713"));
    let said = bad("2026-11-24,goma,kiwanja,,,delayed,1/2/3\n");
    assert!(said.contains("row 1, column 7 (checkpoints)"), "{said}");
    let said = bad("2026-11-24,goma,kiwanja\n");
    assert!(said.contains("row 1, column 6 (outcome)"), "{said}");
}
