//! A day of an officer at the real program: what is written down, read, corrected, and refused.

use crate::officer::Officer;

/// Places, actors, a negotiation and a request, as they stand in the evening before.
fn with_records(officer: Officer) -> Officer {
    let places = r#"
        {"name": "Nord-Kivu", "kind": "adm1", "pcode": "CD61"}
        {"name": "Rutshuru", "kind": "adm2", "pcode": "CD6105", "parent": "Nord-Kivu"}
        {"name": "Goma", "kind": "adm2", "pcode": "CD6101", "parent": "Nord-Kivu"}
        {"name": "Kiwanja", "kind": "site", "parent": "Rutshuru"}
        {"name": "RN2", "kind": "road", "crosses": ["Goma", "Rutshuru"]}"#;
    assert_eq!(
        officer.carnet_reading(places, &["place", "add", "--input", "-", "--format", "plain"]).done(),
        "L-1\nL-2\nL-3\nL-4\nL-5\n"
    );
    let write = |words: &[&str]| officer.writes(words);
    write(&[
        "actor",
        "add",
        "--name",
        "Gouvernorat",
        "--actor-type",
        "state-civil",
        "--level",
        "regional",
        "--branch",
        "administration",
    ]);
    write(&[
        "actor",
        "add",
        "--name",
        "Bureau des affaires humanitaires",
        "--actor-type",
        "state-civil",
        "--desk",
        "liaison",
        "--parent",
        "A-1",
        "--level",
        "regional since=2025-03",
    ]);
    write(&[
        "actor",
        "add",
        "--name",
        "Brigade de Rutshuru",
        "--actor-type",
        "state-military",
        "--level",
        "local",
    ]);
    write(&[
        "actor",
        "add",
        "--name",
        "لجنة الإغاثة",
        "--actor-type",
        "armed-group",
        "--level",
        "checkpoint",
        "--parent",
        "A-3 since=2026-01 since_is=first-seen",
    ]);
    write(&[
        "negotiation",
        "open",
        "--title",
        "Accès à Kiwanja",
        "--objective",
        "convoy",
        "--place",
        "Kiwanja",
        "--opened",
        "2026-10-01",
        "--actor",
        "A-1,A-3",
    ]);
    write(&[
        "request",
        "log",
        "--what",
        "convoy",
        "--place",
        "Kiwanja",
        "--first-day",
        "2026-11-24",
        "--negotiation",
        "N-1",
        "--people",
        "1200",
        "--addressee",
        "A-1 submitted_on=2026-11-10",
        "--addressee",
        "A-3 submitted_on=2026-11-12 needed_by=2026-11-22",
    ]);
    officer
}

#[test]
fn lists_are_discreet() {
    let officer = with_records(Officer::new());
    let list = officer.carnet(&["actor", "list"]).done();
    assert!(list.contains("A-4") && !list.contains("Gouvernorat"), "{list}");
    assert!(officer.carnet(&["actor", "list", "--full"]).done().contains("Gouvernorat"));
}
