//! The demo as a stranger meets it: no question, a tour, and three commands that work as printed.

use crate::runner::Laptop;
use std::process::Command;

/// The page with what is random in it replaced: keys, the words that they are shown as, the hash.
fn tour(page: &str) -> &str {
    let (tour, _) =
        page.split_once("\nA SUMMARY FOR A COORDINATOR").expect("the summary comes after the reports");
    tour
}

#[test]
fn the_tour_asks_nothing_and_its_three_commands_work_as_printed() {
    let laptop = Laptop::new();
    let page = laptop.carnet(&["demo"]).done();
    insta::assert_snapshot!("demo", tour(&page));

    let folder = laptop.home().join("carnet-demo");
    for file in ["store/store.db", "demo-passphrase.txt", "demo-coordinator-key.txt", "summary-2026-Q3.age"] {
        assert!(folder.join(file).exists(), "{file}");
    }
    // The coordinator sees how many trips and answers the quarter had, and no small count.
    let (_, opened) = page.split_once("OPENED BY THE COORDINATOR").expect("the summary is opened");
    let counts: Vec<(&str, u64)> = opened
        .lines()
        .filter(|line| line.starts_with("  2026-Q3 ") || line.starts_with("  came late "))
        .map(|line| (line, line.split_whitespace().last().unwrap().parse().expect("a published count")))
        .collect();
    assert!(counts.len() > 20 && counts.iter().all(|(_, count)| *count >= 5), "{counts:?}");
    assert!(counts.iter().any(|(line, _)| line.starts_with("  2026-Q3  All")), "{counts:?}");
    let name =
        |line: &'_ str| Some(line.split_once("A-")?.1.split_once(' ')?.1.split(" · ").next()?.to_owned());
    let (_, tree) = page.split_once("$ carnet actor tree").expect("the tree is shown");
    let names: Vec<String> = tree
        .lines()
        .take_while(|line| !line.starts_with('$'))
        .filter_map(name)
        .filter(|name| name.len() > 12)
        .collect();
    assert!(names.len() > 20 && names.iter().all(|name| !opened.contains(name.as_str())), "{names:?}");

    let (_, to_try) = page.split_once("Three commands to try:\n").expect("the demo ends with commands");
    let commands: Vec<&str> = to_try.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(commands.len(), 3, "{to_try}");
    for command in commands {
        // The laptop's own date, which a test fixes.
        let ran = Command::new("sh")
            .args(["-c", &format!("{command} --today 2026-11-24")])
            .env_clear()
            .env("HOME", laptop.home())
            .current_dir(laptop.home())
            .output()
            .unwrap();
        assert!(ran.status.success(), "{command}\n{}", String::from_utf8_lossy(&ran.stderr));
        assert!(!ran.stdout.is_empty() || !ran.stderr.is_empty(), "{command} says nothing");
    }
}

#[test]
fn a_folder_that_is_there_is_left_as_it_is() {
    let laptop = Laptop::new();
    let folder = laptop.home().join("mine");
    std::fs::create_dir(&folder).unwrap();
    let said = laptop.carnet(&["demo", "mine"]).failed(2);
    assert!(said.contains("mine"), "{said}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    let _ = laptop.carnet(&["demo", "new", "--dry-run"]).done();
    assert!(!laptop.home().join("new").exists());
}

#[test]
fn the_tour_speaks_the_language_of_the_laptop() {
    let page = Laptop::new().in_french().carnet(&["demo", "visite"]).done();
    for sentence in [
        "QUI EST AU-DESSUS DE QUI",
        "QUI A DIT OUI",
        "Trois commandes à essayer",
        "visite/demo-passphrase.txt",
    ] {
        assert!(page.contains(sentence), "{sentence}");
    }
}
