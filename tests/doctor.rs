//! `carnet doctor`, through the real program: what is found, and what is said of it to others.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::desks::files_under;
use crate::officer::Officer;

fn store(officer: &Officer) -> PathBuf {
    officer.home().join("carnet")
}

/// An officer whose store has the rights that the program gives it; the one that tests make has those of the test.
fn officer() -> Officer {
    let officer = Officer::new();
    #[cfg(unix)]
    for (path, _) in files_under(&store(&officer)) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    officer
}

/// What is found, swap, disk and hibernation left aside: they are this machine's.
fn seen(officer: &Officer) -> Vec<String> {
    let codes = found(officer).into_iter().filter_map(|sight| Some(sight["seen"].as_str()?.to_owned()));
    codes.filter(|code| !["swap-in-clear", "disk-in-clear", "hibernation"].contains(&code.as_str())).collect()
}

fn found(officer: &Officer) -> Vec<Value> {
    let words = ["--store", "carnet", "doctor", "--json"];
    serde_json::from_str(officer.carnet_alone(&words).done().trim()).unwrap()
}

/// What the program denies itself is said, whatever is seen; here all of it holds.
#[cfg(target_os = "linux")]
#[test]
fn which_locks_hold_is_said() {
    let officer = officer();
    for lock in ["private-files", "core-dump", "memory", "network", "files"] {
        let holds = |found: &Value| found["lock"] == lock && found["holds"] == "full";
        assert!(found(&officer).iter().any(holds), "{lock}");
    }
    let page = officer.carnet_alone(&["--store", "carnet", "doctor"]).done();
    assert!(page.contains("    holds: it reaches no network and starts no program\n"), "{page}");
}

#[test]
fn what_a_recorder_of_terminals_and_an_interrupted_command_left_is_seen_and_how_bad_it_is() {
    let officer = officer();
    fs::write(officer.home().join("typescript"), "$ carnet find Zorblatt\n").unwrap();
    assert_eq!(seen(&officer), ["terminal-log"]);
    fs::write(store(&officer).join(".part-x"), "").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(store(&officer).join(".part-x"), fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert_eq!(seen(&officer), ["terminal-log", "unfinished"]);
    fs::write(officer.home().join(".bash_history"), "carnet agenda\n").unwrap();
    let page = officer.carnet_alone(&["--store", "carnet", "doctor"]).done();
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    // The worst first.
    assert!(at("Grave: What terminals show") < at("Serious: A shell's history"));
    assert!(at("Serious: A shell's history") < at("Slight: A file of an interrupted"));
}

#[test]
fn a_store_as_it_is_made_shows_nothing_of_this_kind() {
    let officer = officer();
    officer.writes(&["place", "add", "--name", "Goma", "--kind", "adm2"]);
    let before = files_under(officer.home());
    assert_eq!(seen(&officer), [""; 0]);
    assert_eq!(files_under(officer.home()), before);
}

#[cfg(unix)]
#[test]
fn what_others_may_read_is_seen() {
    use std::os::unix::fs::PermissionsExt;
    let officer = officer();
    for (path, mode) in [("", 0o750), ("keys", 0o701), ("store.db", 0o640), ("keys/recipients.age", 0o604)] {
        let path = store(&officer).join(path);
        let was = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(seen(&officer), ["open-to-others"], "{}", path.display());
        fs::set_permissions(&path, was).unwrap();
        assert_eq!(seen(&officer), [""; 0]);
    }
}

#[test]
fn what_shells_and_desktops_wrote_down_is_seen() {
    let officer = officer();
    let home = officer.home();
    fs::create_dir_all(home.join(".local/share/fish")).unwrap();
    for name in [".bash_history", ".zsh_history", ".local/share/fish/fish_history"] {
        fs::write(home.join(name), "ls\ncarnet find Zorblatt\n").unwrap();
        assert_eq!(seen(&officer), ["shell-history"], "{name}");
        fs::write(home.join(name), "ls carnets\n").unwrap();
        assert_eq!(seen(&officer), [""; 0], "{name}");
    }
    let named = format!(
        "<bookmark href=\"file://{}/inbox/1.slip\"/>",
        store(&officer).canonicalize().unwrap().display()
    );
    fs::write(home.join(".local/share/recently-used.xbel"), named).unwrap();
    assert_eq!(seen(&officer), ["recent-files"]);
}

#[test]
fn a_folder_that_a_service_copies_is_seen() {
    let officer = officer();
    for place in ["Dropbox", "OneDrive - Office", "Nextcloud/work"] {
        let place = officer.home().join(place);
        fs::create_dir_all(&place).unwrap();
        fs::rename(store(&officer), place.join("store")).unwrap();
        let folder = place.join("store");
        let words = ["--store", folder.to_str().unwrap(), "doctor", "--json"];
        assert!(officer.carnet_alone(&words).done().contains("\"synchronised\""), "{}", place.display());
        fs::rename(folder, store(&officer)).unwrap();
    }
    fs::create_dir(officer.home().join(".stfolder")).unwrap();
    assert_eq!(seen(&officer), ["synchronised"]);
}

/// The view from outside can be read to anybody.
#[test]
fn the_view_from_outside_names_no_place_and_counts_nothing() {
    for officer in [Officer::new(), Officer::in_french()] {
        fs::write(officer.home().join(".bash_history"), "carnet find Zorblatt\n".repeat(3)).unwrap();
        let whole = officer.carnet_alone(&["--store", "carnet", "doctor"]).done();
        assert!(whole.contains(".bash_history") && !whole.contains("Zorblatt"), "{whole}");
        for words in [
            &["--store", "carnet", "doctor", "--outside-view"][..],
            &["--store", "carnet", "doctor", "--outside-view", "--json"],
        ] {
            let outside = officer.carnet_alone(words).done();
            assert!(outside.contains("history") || outside.contains("historique"), "{outside}");
            // `chmod -R go=` and `ulimit -c 0` are advice.
            let said = outside.replace("ulimit -c 0", "").replace("kill -9", "");
            assert!(!said.contains(|character: char| character.is_ascii_digit()), "{outside}");
            for hidden in ["Zorblatt", ".bash_history", "/", "key.txt"] {
                assert!(!outside.contains(hidden), "{hidden}: {outside}");
            }
        }
    }
}
