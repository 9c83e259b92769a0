//! Workbooks as people keep them, and as somebody hostile makes them; the form for phones.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use carnet::import::{
    ImportError, MapFrom, Outcome, Refused, Request, RowFault, TableFault, What, guess, import,
};
use carnet::model::date::DateFault;
use carnet::model::{Kind, Reason};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::old_sheet::{Desk, laptop_with_store};
use crate::source::root;
use crate::stores::stamp;

/// A book with a title, a header of two rows, days as spreadsheets keep them, a formula, and two more sheets.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("2025").unwrap();
    sheet.write_string(0, 0, "Movements of the base").unwrap();
    sheet.merge_range(1, 2, 1, 3, "Route", &Format::new()).unwrap();
    for (column, name) in [(0, "No"), (1, "Date"), (4, "Outcome"), (5, "Checkpoints"), (6, "Checked twice")] {
        sheet.write_string(1, column, name).unwrap();
    }
    sheet.write_string(2, 2, "From").unwrap();
    sheet.write_string(2, 3, "To").unwrap();
    for (row, (no, to, outcome)) in (3..).zip([(1, "Rutshuru", "OK"), (2, "Masisi", "Turned back")]) {
        sheet.write_number(row, 0, no).unwrap();
        let date = ExcelDateTime::from_ymd(2025, 2, 3).unwrap();
        sheet.write_datetime_with_format(row, 1, &date, &day).unwrap();
        sheet.write_string(row, 2, "Goma").unwrap();
        sheet.write_string(row, 3, to).unwrap();
        sheet.write_string(row, 4, outcome).unwrap();
        sheet.write_formula(row, 5, Formula::new("2+2").set_result("4")).unwrap();
        sheet.write_boolean(row, 6, true).unwrap();
    }
    book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "a note").unwrap();
    book.add_worksheet().set_name("Old").unwrap().set_hidden(true).write_string(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

/// The same container with each member changed.
fn repacked(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut member = from.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut text = String::new();
        member.read_to_string(&mut text).unwrap();
        to.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        to.write_all(change(&name, text).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

fn with_member(name: &str, content: &[u8]) -> Vec<u8> {
    let mut to = ZipWriter::new_append(Cursor::new(book())).unwrap();
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    to.start_file(name, packed).unwrap();
    to.write_all(content).unwrap();
    to.finish().unwrap().into_inner()
}

fn take(desk: &mut Desk, bytes: &[u8]) -> Result<Outcome, ImportError> {
    let file = desk.file("book.xlsx", bytes);
    let guess = guess(What::Records, &file, &[])?;
    let request = Request {
        what: What::Records,
        file: &file,
        map: Some(MapFrom::Text(&guess.map)),
        beside: &[],
        dry_run: false,
        all_or_nothing: false,
        date_order: None,
    };
    import(&mut desk.store, &stamp(), &request, &mut |_, _| {})
}

fn fault(bytes: &[u8]) -> TableFault {
    match take(&mut Desk::new(), bytes) {
        Err(ImportError::Table { fault, .. }) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_workbook_is_read_as_people_see_it() {
    let mut desk = Desk::new();
    let outcome = take(&mut desk, &book()).unwrap();
    assert_eq!((outcome.made, outcome.refused), (2, 0), "{outcome:?}");
    assert_eq!((outcome.hidden_sheets, outcome.other_sheets.as_slice()), (1, &["Notes".to_owned()][..]));
    let trips = desk.all(Kind::Trip);
    assert_eq!((&trips[0]["date"], &trips[0]["checkpoints"]), (&json!("2025-02-03"), &json!(4)));
    assert_eq!(trips[1]["outcome"], json!("turned-back"));
    assert_eq!(outcome.touched[0].line, 4);
    assert!(take(&mut desk, &book()).unwrap().changes_nothing());
}

#[test]
fn days_that_count_from_1904_and_the_leap_day_that_never_was() {
    let mut desk = Desk::new();
    let from_1904 = repacked(&book(), |name, text| match name {
        "xl/workbook.xml" => text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
        "xl/worksheets/sheet1.xml" => text.replace("<v>45691</v>", "<v>40000</v>"),
        _ => text,
    });
    take(&mut desk, &from_1904).unwrap();
    assert_eq!(desk.all(Kind::Trip)[0]["date"], json!("2013-07-07"));

    let sixty = repacked(&book(), |name, text| match name {
        // 3 February 2025 is 45691.
        "xl/worksheets/sheet1.xml" => text.replacen("<v>45691</v>", "<v>60</v>", 1),
        _ => text,
    });
    let outcome = take(&mut Desk::new(), &sixty).unwrap();
    assert_eq!((outcome.made, outcome.refused), (1, 1), "{outcome:?}");
    assert!(
        matches!(&outcome.refusals[0].reason, Refused::Field(fault) if fault.reason == Reason::Date(DateFault::NoSuchDay))
    );
}

#[test]
fn formulas_without_a_result_and_errors_refuse_their_row_alone() {
    let sheet = |from: &'static str, to: &'static str| {
        let changed = repacked(&book(), |name, text| match name {
            "xl/worksheets/sheet1.xml" => {
                assert!(text.contains(from), "{text}");
                text.replacen(from, to, 1)
            }
            _ => text,
        });
        let outcome = take(&mut Desk::new(), &changed).unwrap();
        assert_eq!((outcome.made, outcome.refused, outcome.waiting), (1, 1, 1), "{outcome:?}");
        outcome.refusals[0].reason.clone()
    };
    let column = || "Checkpoints".to_owned();
    assert_eq!(
        sheet("<f>2+2</f><v>4</v>", "<f>2+2</f>"),
        Refused::Row(RowFault::NoResult { column: column() })
    );
    assert_eq!(
        sheet("<c r=\"F4\"><f>2+2</f><v>4</v></c>", "<c r=\"F4\" t=\"e\"><f>2+2</f><v>#REF!</v></c>"),
        Refused::Row(RowFault::ErrorCell { column: column() })
    );
}

#[test]
fn workbooks_that_nobody_typed_are_refused_before_they_are_read() {
    let good = book();
    for cut in [good.len() / 2, good.len() - 30, 40] {
        assert_eq!(fault(&good[..cut]), TableFault::Damaged, "{cut}");
    }
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(fault(&[old.clone(), vec![0; 600], utf16("EncryptedPackage")].concat()), TableFault::Locked);
    assert_eq!(fault(&[old, vec![0; 600], utf16("Workbook")].concat()), TableFault::OldWorkbook);
    // 300 MB of nothing in 300 kB.
    assert_eq!(fault(&with_member("xl/media/big.bin", &vec![0; 300_000_000])), TableFault::TooLargeUnpacked);
    assert_eq!(fault(&with_member("../evil.xml", b"<x/>")), TableFault::StrayMember);
    assert_eq!(fault(&with_member("/etc/evil.xml", b"<x/>")), TableFault::StrayMember);
    let entities =
        b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    assert_eq!(fault(&with_member("xl/extra.xml", entities)), TableFault::Entities);
    // A packed file in a packed file is not unpacked, whatever it holds, itself included.
    let mut within = ZipWriter::new(Cursor::new(Vec::new()));
    within.start_file("book.xlsx", SimpleFileOptions::default()).unwrap();
    within.write_all(&good).unwrap();
    assert_eq!(fault(&within.finish().unwrap().into_inner()), TableFault::OtherArchive);
    let shared = repacked(&good, |name, text| match name {
        "xl/worksheets/sheet1.xml" => {
            text.replacen("<f>2+2</f>", "<f t=\"shared\" si=\"4000000000\">2+2</f>", 1)
        }
        _ => text,
    });
    assert_eq!(fault(&shared), TableFault::TooLargeUnpacked);
    let far = repacked(&good, |name, text| match name {
        "xl/worksheets/sheet1.xml" => text
            .replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"),
        _ => text,
    });
    assert_eq!(fault(&far), TableFault::TooManyColumns);
    let hidden = repacked(&good, |name, text| match name {
        "xl/workbook.xml" => text
            .replace("<sheet name=\"2025\"", "<sheet state=\"hidden\" name=\"2025\"")
            .replace("<sheet name=\"Notes\"", "<sheet state=\"veryHidden\" name=\"Notes\""),
        _ => text,
    });
    assert_eq!(fault(&hidden), TableFault::NoSheet);
}

#[test]
fn the_command_says_what_is_wrong_with_a_workbook() {
    let (laptop, opening) = laptop_with_store();
    laptop.has_file("cut.xlsx", &book()[..900]);
    let words: Vec<String> = opening
        .iter()
        .cloned()
        .chain(["import", "records", "cut.xlsx", "--guess"].map(str::to_owned))
        .collect();
    insta::assert_snapshot!("cut_workbook", laptop.carnet(&words));
}

/// pyxform, which KoboToolbox and ODK read forms with; `.ci/run` installs it, and there it must be.
#[allow(clippy::print_stdout, reason = "a test that did not run must not look like one that did")]
fn xls2xform() -> Option<std::path::PathBuf> {
    let program = root().join("target/pyxform/bin/xls2xform");
    if program.exists() {
        return Some(program);
    }
    assert!(std::env::var_os("CI").is_none(), "pyxform is not here: .ci/run should have installed it");
    println!("skipped: pyxform is not in target/pyxform (see .ci/run)");
    None
}

fn written_form(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("form.xlsx");
    std::fs::write(&path, carnet::import::xlsform().unwrap()).unwrap();
    path
}

#[test]
fn the_form_asks_no_free_text_and_pyxform_takes_it() {
    let folder = tempfile::tempdir().unwrap();
    let form = written_form(folder.path());
    let Some(program) = xls2xform() else { return };
    let out = folder.path().join("form.xml");
    let ran = Command::new(program).arg("--skip_validate").args([&form, &out]).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && out.exists(), "{said}");
    let xform = std::fs::read_to_string(out).unwrap();
    let mut typed = 0;
    for (at, ask) in xform.match_indices("<input ref=\"/data/") {
        let name = xform[at + ask.len()..].split('"').next().unwrap();
        if name == "no_names" {
            continue;
        }
        let bind = format!("nodeset=\"/data/{name}\" type=\"");
        let kind = xform.split(bind.as_str()).nth(1).and_then(|rest| rest.split('"').next());
        assert!(matches!(kind, Some("int" | "decimal" | "date")), "{name} is {kind:?}");
        typed += 1;
    }
    assert!(typed > 5, "{xform}");
    assert!(
        ["demands", "stops"].iter().all(|name| xform.contains(&format!("<repeat nodeset=\"/data/{name}\"")))
    );
    assert!(!xform.contains("geopoint") && !xform.contains("type=\"binary\""));
    assert!(xform.contains("lang=\"Français (fr)\"") && xform.contains("places.csv"));
}

#[test]
fn the_command_writes_the_form_without_a_store_and_once() {
    let laptop = crate::runner::Laptop::new();
    laptop.carnet(&["import", "--write-xlsform", "form.xlsx"]).done();
    let written = std::fs::read(laptop.home().join("form.xlsx")).unwrap();
    assert_eq!(written, carnet::import::xlsform().unwrap());
    laptop.carnet(&["import", "--write-xlsform", "form.xlsx"]).failed(2);
}
