//! `carnet shell` with lines from a pipe: one unlocking, many commands, and nothing left behind.

use crate::officer::Officer;

fn shell(officer: &Officer, lines: &str) -> crate::runner::Ran {
    officer.carnet_reading(lines, &["shell"])
}

#[test]
fn many_commands_are_done_with_one_unlocking() {
    let officer = Officer::new();
    let lines = "# the place first\n\
        place add --name \"Poste du pont\" --kind site\n\
        carnet event log --kind other --date 2026-11-20 --text 'feu vert reçu'\n\
        \n\
        find 'feu vert'\n\
        find introuvable --quiet\n\
        place list --format plain";
    let out = shell(&officer, lines).done();
    assert!(out.contains("Poste du pont") && out.contains("E-1") && out.contains("2026-11-20"), "{out}");
    let store = officer.opens_store();
    assert_eq!(store.count(carnet::model::Kind::Event).unwrap(), 1);
}

#[test]
fn a_command_that_fails_shows_its_code_and_the_shell_goes_on() {
    let officer = Officer::new();
    let ran = shell(
        &officer,
        "event show E-9\nfind 'open\nnothing\nshell\nplace list --store other\nplace list --json\n",
    );
    assert!(ran.ended(2), "{ran}");
    let page = ran.to_string();
    for said in ["CN-0211", "CN-0743", "CN-0103", "CN-0742", "CN-0741", "(exit 2)"] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

#[test]
fn a_locked_shell_opens_again_and_the_end_of_a_shell_leaves_nothing_behind() {
    let officer = Officer::new();
    let before = files(&officer);
    let out = shell(
        &officer,
        "event log --kind other --date 2026-11-20 --text secret\nlock\nevent list --format plain\nexit\nnot reached\n",
    );
    assert!(out.ended(0), "{out}");
    assert!(out.to_string().contains("Locked.") && out.to_string().contains("E-1\t2026-11-20"), "{out}");
    assert_eq!(files(&officer), before, "a history, or something else, was left in the home folder");
}

#[test]
fn data_cannot_come_from_where_commands_come() {
    let officer = Officer::new();
    let said = shell(&officer, "event log --input -\n").failed(2);
    assert!(said.contains("CN-0744"), "{said}");
}

#[test]
fn a_line_has_its_own_language_and_day_wherever_they_stand() {
    let officer = Officer::new();
    let lines = "--lang fr place show L-9\n\
        place show L-9 --lang=fr\n\
        place show L-9\n\
        --today 2026-11-10 event log --kind other --date yesterday --text a\n\
        event log --kind other --date yesterday --text b --today 2026-11-05\n\
        event log --kind other --date yesterday --text c\n\
        event list --format plain\n\
        --format csv place list\n";
    let ran = shell(&officer, lines);
    assert!(ran.ended(2), "{ran}");
    let page = ran.to_string();
    assert_eq!(page.matches("Erreur [CN-0211]").count(), 2, "{page}");
    assert_eq!(page.matches("Error [CN-0211]").count(), 1, "{page}");
    for line in ["E-1\t2026-11-09", "E-2\t2026-11-04", "E-3\t2026-11-23"] {
        assert!(page.contains(line), "{line} in {page}");
    }
}

#[test]
fn no_line_opens_another_store() {
    let officer = Officer::new();
    for line in ["--store carnet place list", "place list -s elsewhere", "-s elsewhere place list"] {
        let said = shell(&officer, line).failed(2);
        assert!(said.contains("CN-0741") && said.contains("Leave the shell"), "{line}: {said}");
    }
}

#[test]
fn flags_given_to_the_shell_hold_for_every_line() {
    let officer = Officer::new();
    let words = ["--dry-run", "--json", "shell"];
    let out = officer.carnet_reading("event log --kind other --date today --text a\n", &words).done();
    assert!(out.contains('{'), "{out}");
    assert_eq!(officer.opens_store().count(carnet::model::Kind::Event).unwrap(), 0);
}

/// What is in the home folder.
fn files(officer: &Officer) -> Vec<String> {
    let entries = std::fs::read_dir(officer.home()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
