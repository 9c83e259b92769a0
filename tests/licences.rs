//! docs/licences.txt, which the program prints, against what it is built from.

use crate::source::root;
use std::collections::BTreeSet;
use std::process::Command;

/// What is in the program and is no crate.
const DATA: &[&str] = &["world-atlas v2.0.2 (data, npm): ISC"];

#[test]
fn the_list_of_licences_is_the_builds() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "-e", "normal,build", "--prefix", "none", "-f", "{p}: {l}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let built: BTreeSet<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        // Our own crates are shown with the folder that they stand in.
        .filter(|line| !line.is_empty() && !line.contains("(/"))
        .map(|line| line.trim_end_matches(" (*)").replace(" (proc-macro)", ""))
        .collect();
    let listed: BTreeSet<String> = std::fs::read_to_string(root().join("docs/licences.txt"))
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let listed: BTreeSet<String> = listed.into_iter().filter(|line| !DATA.contains(&line.as_str())).collect();
    let missing: Vec<_> = built.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&built).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "docs/licences.txt lacks {missing:#?}\nand has what the program is not built from {gone:#?}"
    );
    for line in &listed {
        let licence = line.split_once(": ").map_or("", |(_, licence)| licence);
        assert!(!licence.is_empty(), "{line}: no licence");
        let free = licence.split(" OR ").any(|choice| !choice.contains("GPL"));
        assert!(free, "{line}: cannot be passed on under our licences");
    }
}
