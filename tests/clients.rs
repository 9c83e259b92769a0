//! Programs of strangers open what the real program writes: pandas its tables, chromium its pages. LibreOffice and Tidy are
//! in `documents`, GDAL in `borders`. Where one is missing its test says so and passes; `.ci/run` installs both.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::desks::skipped;
use crate::report_command::{laptop, report};
use crate::source::root;

/// Reads both files, and prints the rows and the numbers of the table. Ends with an error where a number in one is not in the
/// other, or a column of numbers was read as anything else.
const READS: &str = r#"
import json, sys
import pandas as pd
table = pd.read_csv(sys.argv[1])
rows = pd.json_normalize(json.load(open(sys.argv[2], encoding="utf-8")), "rows")
numbers = 0
for name in table.columns:
    there = name.replace("share_", "share.", 1)
    if not pd.api.types.is_numeric_dtype(table[name]):
        assert there not in rows or not pd.api.types.is_numeric_dtype(rows[there]), name
        continue
    ours = table[name]
    if there in rows:
        assert ours.fillna(-1).tolist() == rows[there].fillna(-1).tolist(), name
    else:
        assert name in ("share_low", "share_high"), name
    numbers += int(ours.notna().sum())
print(len(table), len(rows), numbers, int(table["decisions"].sum()))
"#;

#[test]
fn pandas_reads_the_same_numbers_from_a_table_and_from_json() {
    let python = root().join("target/pandas/bin/python");
    if !python.exists() {
        assert!(std::env::var_os("CI").is_none(), "pandas is not here: .ci/run should have installed it");
        return skipped("pandas in target/pandas");
    }
    let laptop = laptop();
    let words = ["outcomes", "--by", "month", "--period", "2026"];
    let written = |format: &str| {
        let text = report(&laptop, &[&words[..], &["--format", format]].concat()).done();
        laptop.has_file(&format!("outcomes.{format}"), &text)
    };
    let (table, json) = (written("csv"), written("json"));
    let ran = Command::new(python).args(["-c", READS]).args([&table, &json]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let said = String::from_utf8(ran.stdout).unwrap();
    let said: Vec<u64> = said.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let object: Value = serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
    let rows = object["rows"].as_array().unwrap();
    let decisions = rows.iter().filter_map(|row| row["decisions"].as_u64()).sum::<u64>();
    assert_eq!((said[0], said[1], said[3]), (rows.len() as u64, rows.len() as u64, decisions));
    assert!(said[2] > 50 && decisions >= 11, "{said:?}");
}

/// What chromium says while it shows a page, and what it asks of the network for it.
struct Shown {
    page: String,
    console: Vec<String>,
    asked: Vec<String>,
}

/// A browser asks for things of its own, whatever page it shows.
const ITS_OWN: &[&str] = &["google.com", "googleapis.com", "gvt1.com", "gstatic.com"];

/// None where chromium does not run on this machine.
fn shown(chromium: &Path, folder: &Path, page: &Path) -> Option<Shown> {
    let log = folder.join("net.json");
    let ran = Command::new(chromium)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-default-apps"])
        .arg("--disable-dev-shm-usage")
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--log-net-log={}", log.display()))
        .args(["--enable-logging=stderr", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .env("HOME", folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    let log = std::fs::read_to_string(log).ok().filter(|_| ran.status.success())?;
    let urls = log.split("\"url\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = |url: &&str| {
        let host = url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
        ITS_OWN.iter().any(|own| host.ends_with(own))
    };
    let fetched = |url: &&str| ["http://", "https://", "ws"].iter().any(|by| url.starts_with(by));
    Some(Shown {
        page: String::from_utf8(ran.stdout).unwrap(),
        console: said.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect(),
        asked: urls.filter(fetched).filter(|url| !own(url)).map(str::to_owned).collect(),
    })
}

fn chromium() -> Option<PathBuf> {
    let there = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    there.iter().map(PathBuf::from).find(|path| path.exists())
}

#[test]
fn chromium_shows_a_page_without_a_word_and_asks_nobody() {
    let Some(chromium) = chromium() else { return skipped("chromium") };
    let folder = tempfile::tempdir().unwrap();
    let control = folder.path().join("control.html");
    let text =
        "<!DOCTYPE html><title>x</title><img src=http://carnet.invalid/x.png><script>console.log(1)</script>";
    std::fs::write(&control, text).unwrap();
    let Some(seen) = shown(&chromium, folder.path(), &control) else {
        return skipped("chromium that runs without a screen");
    };
    assert_eq!(seen.console.len(), 1, "{:?}", seen.console);
    assert!(seen.asked.iter().any(|url| url.contains("carnet.invalid")), "{:?}", seen.asked);

    let laptop = laptop();
    for language in ["en", "fr"] {
        let words = ["all", "--period", "2026", "--format", "html", "--lang", language];
        let page = laptop.has_file("all.html", report(&laptop, &words).done());
        let seen = shown(&chromium, folder.path(), &page).unwrap();
        assert_eq!((seen.console, seen.asked), (Vec::new(), Vec::new()), "{language}");
        assert!(seen.page.contains("<svg") && seen.page.contains("<article id=\"overview\">"), "{language}");
    }
}
