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

/// What is found, swap left aside: it is this machine's.
fn seen(officer: &Officer) -> Vec<String> {
    let words = ["--store", "carnet", "doctor", "--json"];
    let found: Vec<Value> = serde_json::from_str(officer.carnet_alone(&words).done().trim()).unwrap();
    let codes = found.iter().map(|sight| sight["seen"].as_str().unwrap().to_owned());
    codes.filter(|code| code != "swap-in-clear").collect()
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
