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

/// What is in the home folder.
fn files(officer: &Officer) -> Vec<String> {
    let entries = std::fs::read_dir(officer.home()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
