//! Tables that nobody typed, or that came to harm on the way, a row each, through the real program: exit 2, a sentence with
//! its code, the store as it was, in bounded time and memory.
//!
//! What is said to each stands in a reviewed snapshot. Workbooks made by hand are also in `tests/workbooks.rs`.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use carnet::model::{Kind, Values};
use carnet::store::Filter;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::bombs::{overlapping, quine};
use crate::officer::Officer;

/// No table takes longer than this, on a laptop ten times as slow as it should be.
const PATIENCE: Duration = Duration::from_secs(100);
/// No table takes more memory: the largest file that is read, three times, and what a program is.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 900 * 1024 * 1024;

const MAP: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
id = "No"
[fields]
date = { column = "Date" }
origin = { column = "From", place = { kind = "locality", make = true } }
destination = { column = "To", place = { kind = "locality", make = true } }
[fields.outcome]
column = "Outcome"
terms = { OK = "facilitated" }
"#;

const HEAD: &str = "No,Date,From,To,Outcome\n";

/// What is wrong, the bytes, and the code that stands in what is said, with a map and without one.
fn tables() -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let with = |rows: &[u8]| [HEAD.as_bytes(), rows].concat();
    let field = |length: usize| vec![b'x'; length];
    let million: String = (0..1_000_000).map(|at| format!("c{at},")).collect();
    let both = |code| [code, code];
    vec![
        ("a million columns", million.into_bytes(), both("CN-0405")),
        (
            "one field of 100 MB",
            with(&[b"1,2026-01-01,Goma,", field(100_000_000).as_slice(), b",OK\n"].concat()),
            ["CN-0440", "CN-0821"],
        ),
        (
            "one name of 100 MB",
            [b"No,Date,From,To,", field(100_000_000).as_slice(), b"\n1,2026-01-01,Goma,Masisi,OK\n"].concat(),
            both("CN-0818"),
        ),
        (
            "semicolons above, commas below",
            [
                HEAD.replace(',', ";").as_bytes(),
                b"1,2026-01-01,Goma,Masisi,OK\n2,2026-01-02,Goma,Masisi,OK\n",
            ]
            .concat(),
            ["CN-0440", "CN-0821"],
        ),
        (
            "a quote never closed",
            with(b"1,2026-01-01,\"Goma,Masisi,OK\n2,2026-01-02,Goma,Masisi,OK\n"),
            ["CN-0440", "CN-0821"],
        ),
        (
            "no header",
            b"1,2026-01-01,Goma,Masisi,OK\n2,2026-01-02,Goma,Masisi,OK\n".to_vec(),
            ["CN-0416", "CN-0822"],
        ),
        (
            "a heading twice",
            b"No,Date,Date,To,Outcome\n1,2026-01-01,Goma,Masisi,OK\n".to_vec(),
            both("CN-0404"),
        ),
        ("NUL", with(b"1,2026-01-01,Go\0ma,Masisi,OK\n"), both("CN-0403")),
        ("bytes that are no text", with(b"1,2026-01-01,Go\x81ma,Masisi,OK\n"), both("CN-0402")),
        ("half of a UTF-16 character", b"\xff\xfeN\0o\0\n\0\0\xd8".to_vec(), both("CN-0402")),
        ("empty", Vec::new(), both("CN-0400")),
        ("only spaces", b" \r\n\r\n\t\n".to_vec(), both("CN-0400")),
        ("tags twice", with(b"#a,#date,#loc,#loc,#x\n#a,#date,#loc,#loc,#x\n"), ["CN-0440", "CN-0821"]),
        ("the only row cut", with(b"1,2026-01-01,Go"), ["CN-0440", "CN-0821"]),
        (
            "more rows than are taken",
            with("1,2026-01-01,Goma,Masisi,OK\n".repeat(1_000_001).as_bytes()),
            both("CN-0406"),
        ),
        ("a zip bomb", bomb(), both("CN-0813")),
        ("a workbook that is cut", bomb()[..200].to_vec(), both("CN-0814")),
        ("zips in zips, a bomb within", nested(), both("CN-0812")),
        ("a zip that holds itself", quine(), both("CN-0812")),
        ("a part under a thousand names", overlapping(), both("CN-0813")),
        (
            "a page of the web",
            b"<html><body>Sign in to download</body></html>\n".to_vec(),
            ["CN-0416", "CN-0808"],
        ),
    ]
}

/// A workbook whose one sheet unpacks to 600 MB; packed once for all tests.
pub(crate) fn bomb() -> Vec<u8> {
    static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
    BOMB.get_or_init(packed_bomb).clone()
}

fn packed_bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("xl/workbook.xml", packed).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", packed).unwrap();
    let million = b"<c>".repeat(1 << 20);
    (0..190).for_each(|_| zip.write_all(&million).unwrap());
    zip.finish().unwrap().into_inner()
}

/// Packed files in packed files, each named as a workbook: who unpacks what is inside does not come to an end, be it a
/// thousand deep or one that holds itself.
fn nested() -> Vec<u8> {
    (0..20).fold(bomb(), |inner, _| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("book.xlsx", SimpleFileOptions::default()).unwrap();
        zip.write_all(&inner).unwrap();
        zip.finish().unwrap().into_inner()
    })
}

/// Every record as it stands.
fn state(officer: &Officer) -> Vec<Values> {
    let store = officer.opens_store();
    let all = Filter { with_void: true, ..Filter::default() };
    Kind::ALL.iter().flat_map(|kind| store.list(*kind, &all).unwrap()).map(|stored| stored.values).collect()
}

/// The command, which ends when it takes more memory than it may.
fn bounded(officer: &Officer, words: &[&str]) -> Command {
    let mut command = officer.command(words);
    #[cfg(target_os = "linux")]
    {
        let mut within = Command::new("prlimit");
        within.arg(format!("--data={MEMORY}")).arg(command.get_program()).args(command.get_args());
        within.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        within.env("PATH", "/usr/bin:/bin").current_dir(officer.home());
        command = within;
    }
    command.stdin(Stdio::null());
    command
}

#[test]
fn tables_that_nobody_typed_cost_nothing_and_are_told_in_a_sentence() {
    let officer = Officer::new();
    officer.carnet(&["place", "add", "--name", "Goma", "--kind", "adm2"]).done();
    officer.has_file("map.toml", MAP);
    let before = state(&officer);
    let mut said = String::new();
    for (what, bytes, codes) in tables() {
        officer.has_file("table.csv", bytes);
        for (how, code) in [&["--map", "map.toml"][..], &["--guess"]].into_iter().zip(codes) {
            let start = Instant::now();
            let words = [&["import", "records", "table.csv"], how].concat();
            let ran = bounded(&officer, &words).output().unwrap();
            let error = String::from_utf8(ran.stderr).unwrap();
            assert_eq!(ran.status.code(), Some(2), "{what}: {error}");
            assert!(start.elapsed() < PATIENCE, "{what} took {:?}", start.elapsed());
            assert!(error.contains(code), "{what} {how:?}: {error}");
            assert!(error.len() < 1_000 && ran.stdout.len() < 1_000, "{what}: all of it was shown");
            assert_eq!(state(&officer), before, "{what}");
            let out = String::from_utf8(ran.stdout).unwrap();
            // The page of a guess stands in tests/guess.rs.
            let page = if how[0] == "--map" { out.trim_end() } else { "" };
            writeln!(
                said,
                "# {what}, {}\n{page}{}{}\n",
                how[0],
                if page.is_empty() { "" } else { "\n" },
                error.trim_end()
            )
            .unwrap();
        }
        // What was refused waits; the next table begins without it.
        let rows = officer.carnet(&["import", "--mend", "--json"]).done();
        for row in rows.lines() {
            let id = row.split("\"id\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).unwrap();
            officer.carnet(&["import", "--drop", id]).done();
        }
    }
    insta::assert_snapshot!(said);
}

/// A last line that somebody is still writing may end anywhere, within the limit of size too.
#[test]
fn a_file_that_grows_while_it_is_read_is_not_taken() {
    let officer = Officer::new();
    officer.has_file("map.toml", MAP);
    let rows = "1,2026-01-01,Goma,Masisi,OK\n".repeat(600_000);
    let path = officer.has_file("table.csv", format!("{HEAD}{rows}"));
    let done = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let writes = {
        let done = std::sync::Arc::clone(&done);
        let mut file = std::fs::File::options().append(true).open(path).unwrap();
        std::thread::spawn(move || {
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                file.write_all(b"2,2026-").unwrap();
                std::thread::sleep(Duration::from_micros(300));
            }
        })
    };
    let ran = officer.carnet(&["import", "records", "table.csv", "--map", "map.toml"]);
    done.store(true, std::sync::atomic::Ordering::Relaxed);
    writes.join().unwrap();
    let error = ran.failed(2);
    assert!(error.contains("[CN-0826]") && error.contains("table.csv"), "{error}");
    assert!(officer.carnet(&["trip", "list", "--json"]).done().is_empty());
}

#[test]
#[cfg(unix)]
fn what_is_no_file_or_not_ours_is_told() {
    use std::os::unix::fs::symlink;
    let officer = Officer::new();
    officer.has_file("map.toml", MAP);
    std::fs::create_dir(officer.home().join("folder.csv")).unwrap();
    symlink("/dev/zero", officer.home().join("zero.csv")).unwrap();
    assert!(Command::new("mkfifo").arg(officer.home().join("pipe.csv")).status().unwrap().success());
    for (file, code) in [
        ("folder.csv", "CN-0223"),
        ("zero.csv", "CN-0223"),
        ("pipe.csv", "CN-0223"),
        ("nothing.csv", "CN-0221"),
    ] {
        for how in [&["--map", "map.toml"][..], &["--guess"]] {
            let error = officer.carnet(&[&["import", "records", file], how].concat()).failed(2);
            assert!(error.contains(code) && error.contains(file), "{file}: {error}");
        }
    }
}

/// What is odd and no harm is taken: two byte-order marks, lines that end in CR, a row of tags, UTF-16, windows-1252.
#[test]
fn odd_tables_are_taken_whole() {
    let rows = "1,2026-01-01,Goma,Masisi,OK\n2,2026-01-02,Ndélé,Masisi,OK\n";
    let text = format!("{HEAD}{rows}");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    for (what, bytes) in [
        ("two marks", format!("\u{feff}\u{feff}{text}").into_bytes()),
        ("CR alone", text.replace('\n', "\r").into_bytes()),
        ("tags", format!("{HEAD}#a,#date,#loc,#loc,#x\n{rows}").into_bytes()),
        ("UTF-16", utf16),
        ("windows-1252", latin),
        ("tabs", text.replace(',', "\t").into_bytes()),
        ("empty cells behind", text.replace('\n', ",,\n").replacen(",,\n", "\n", 1).into_bytes()),
        (
            "formulas and paths in cells",
            format!("{text}3,2026-01-03,=cmd|' /C calc'!A0,../../x,OK\n").into_bytes(),
        ),
    ] {
        let officer = Officer::new();
        officer.has_file("map.toml", MAP);
        officer.has_file("table.csv", bytes);
        let page = officer.carnet(&["import", "records", "table.csv", "--map", "map.toml", "--json"]).done();
        let made = if what.starts_with("formulas") { "\"made\":3" } else { "\"made\":2" };
        assert!(page.contains(made) && page.contains("\"refused\":0"), "{what}: {page}");
        assert!(officer.carnet(&["place", "list", "--full", "--json"]).done().contains("Ndélé"), "{what}");
    }
}
