//! Every command of README's first steps works, in its order, on a laptop on which nothing was ever done.

use crate::runner::Laptop;
use crate::source::root;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The lines `$ carnet ...` of the page.
fn commands(page: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            inside = kind == "console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            found.push(command.to_owned());
        }
    }
    found
}

#[test]
fn the_first_steps_work_as_they_stand() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let commands = commands(&page);
    assert!(commands.len() >= 8, "README has {} commands", commands.len());
    let laptop = Laptop::new();
    // Nobody sits at the terminal: what a person would type there is read from a file.
    let passphrase = laptop.has_file("passphrase.txt", "quatre mots pris au hasard\n");
    let program = Path::new(env!("CARGO_BIN_EXE_carnet"));
    for command in commands {
        assert!(command.starts_with("carnet "), "{command}");
        let ran = Command::new("sh")
            .args([
                "-c",
                &format!("{command} --passphrase-file '{}' --today 2026-11-24", passphrase.display()),
            ])
            .env_clear()
            .env("HOME", laptop.home())
            .env("PATH", format!("{}:/usr/bin:/bin", program.parent().unwrap().display()))
            .current_dir(laptop.home())
            .output()
            .unwrap();
        assert!(
            ran.status.success(),
            "{command}\n{}\n{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
    }
    assert!(laptop.home().join("carnet-backup.tar").exists());
}

#[test]
fn the_tests_are_run_by_the_command_that_readme_names() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let script = fs::read_to_string(root().join(".ci/run")).unwrap();
    let command = "cargo test --workspace --locked";
    assert!(page.lines().any(|line| line == command));
    assert!(script.lines().any(|line| line == format!("step {command}")));
}

#[test]
fn the_index_of_the_documentation_names_every_page() {
    let index = fs::read_to_string(root().join("docs/README.md")).unwrap();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_page = name.ends_with(".md") && name != "README.md";
        assert!(!is_page || index.contains(&format!("({name})")), "{name} is not in docs/README.md");
    }
    for link in index.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(root().join("docs").join(link).exists(), "docs/README.md leads to {link}");
    }
}
