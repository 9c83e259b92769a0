//! The page of the format, held to the bytes.

use super::*;

#[test]
fn the_format_page_shows_these_bytes() {
    let page = include_str!("../../../docs/formats/summary.md");
    let parts = Parts::good();
    for (name, content) in &parts.0 {
        let shown = String::from_utf8(content.clone()).unwrap().replace("\r\n", "\n");
        assert!(page.contains(shown.trim_end()), "{name}:\n{shown}");
    }
    let bundle = read(&parts.tar()).unwrap();
    for shown in [
        bundle.manifest.release.hash().to_string(),
        Hash::of(&parts.tar()).to_string(),
        bundle.signer.words().join(" "),
        parts.tar().len().to_string(),
    ] {
        assert!(page.contains(&shown), "{shown}");
    }
    let header = &parts.tar()[..512];
    for row in [0, 96, 112, 128, 144, 256] {
        let bytes: Vec<String> = header[row..row + 16].iter().map(|byte| format!("{byte:02x}")).collect();
        let shown = format!("{row:08x}  {}", bytes.join(" "));
        assert!(page.contains(&shown), "{shown}");
    }
}

#[test]
fn the_format_page_names_every_refusal() {
    let page = include_str!("../../../docs/formats/summary.md");
    let names = include_str!("../members.rs").lines().chain(include_str!("../error.rs").lines());
    let reasons = names.filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","));
    let mut count = 0;
    for reason in reasons {
        assert!(page.contains(&format!("`{reason}`")), "{reason}");
        count += 1;
    }
    assert!(count > 40, "the names were not found in the source: {count}");
}

#[test]
fn the_format_page_has_the_closed_list() {
    let page = include_str!("../../../docs/formats/summary.md");
    for counted in crate::store::Counted::ALL {
        let by: Vec<String> = counted.dimensions().iter().map(|by| format!("`{by}`")).collect();
        let line = format!("| `{}` | {} |", counted.code(), by.join(", "));
        assert!(page.contains(&line), "{line}");
    }
}
