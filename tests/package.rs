//! What `cargo package` would pass on: source, words and pages, and of what came from elsewhere the base map alone.

use crate::source::root;
use std::path::Path;
use std::process::Command;

/// Larger than any file of source or words; a data set would stand out.
const LARGEST: u64 = 300_000;

fn packaged() -> Vec<String> {
    let listed = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline", "--quiet"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    String::from_utf8(listed.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_package_holds_what_is_ours_and_one_base_map() {
    let files = packaged();
    for needed in
        ["src/lib.rs", "src/bin/carnet/main.rs", "schema.sql", "i18n/fr/vocabulary.ftl", "LICENSE-MIT"]
    {
        assert!(files.iter().any(|file| file == needed), "{needed} is missing from the package");
    }
    for file in &files {
        let path = Path::new(file);
        let kind = path.extension().map(|kind| kind.to_string_lossy().into_owned()).unwrap_or_default();
        let is_text_of_ours = ["rs", "ftl", "sql", "md", "toml", "py"].contains(&kind.as_str());
        let is_named = [
            "Cargo.toml",
            "Cargo.toml.orig",
            "Cargo.lock",
            ".cargo_vcs_info.json",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "docs/benchmarks/growth.svg",
            "docs/licences.txt",
            "docs/licences-data.txt",
            // The one thing that came from elsewhere: the base map.
            "src/geometry/countries-110m.json",
        ]
        .contains(&file.as_str());
        assert!(is_text_of_ours || is_named, "{file} is in the package");
        if let Ok(found) = root().join(path).metadata() {
            assert!(found.len() < LARGEST, "{file} is {} bytes", found.len());
        }
    }
}
