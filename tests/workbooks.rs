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

/// The days and the first place of a base that writes each once: merged down over the trips of the day.
fn merged_book(with_id: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    // A header of two rows, of which the names of single columns are merged down.
    for (column, name) in [(0, "Date"), (3, "Outcome"), (4, "No")] {
        sheet.merge_range(0, column, 1, column, name, &plain).unwrap();
    }
    sheet.merge_range(0, 1, 0, 2, "Route", &plain).unwrap();
    sheet.write_string(1, 1, "From").unwrap();
    sheet.write_string(1, 2, "To").unwrap();
    sheet.merge_range(2, 0, 4, 0, "2025-02-03", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "Goma", &plain).unwrap();
    sheet.write_string(4, 1, "Sake").unwrap();
    // A row that says nothing of its own stands below the trips of the first day; a day of one row is merged with nothing.
    sheet.merge_range(5, 0, 6, 0, "2025-02-04", &plain).unwrap();
    for (row, from, to) in
        [(2, "", "Rutshuru"), (3, "", "Masisi"), (4, "", "Walikale"), (5, "Goma", "Masisi")]
    {
        if !from.is_empty() {
            sheet.write_string(row, 1, from).unwrap();
        }
        sheet.write_string(row, 2, to).unwrap();
        sheet.write_string(row, 3, "OK").unwrap();
        if with_id && row != 3 {
            sheet.write_number(row, 4, f64::from(row)).unwrap();
        }
    }
    if with_id {
        sheet.merge_range(2, 4, 3, 4, "2", &plain).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn what_is_merged_down_counts_for_each_row_and_is_told() {
    let mut desk = Desk::new();
    let outcome = take(&mut desk, &merged_book(false)).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.filled), (4, 0, 3), "{outcome:?}");
    let trips = desk.all(Kind::Trip);
    let days: Vec<_> = trips.iter().map(|trip| trip["date"].as_str().unwrap().to_owned()).collect();
    assert_eq!(days, ["2025-02-03", "2025-02-03", "2025-02-03", "2025-02-04"]);
    assert_eq!(trips[0]["origin"], trips[1]["origin"]);
    assert_ne!(trips[1]["origin"], trips[2]["origin"]);
    assert!(take(&mut desk, &merged_book(false)).unwrap().changes_nothing());

    // In the column that names records it would be one record twice.
    let mut desk = Desk::new();
    let map = "format = 1\nkind = \"trip\"\nsource = \"x\"\nid = \"No\"\nheader_rows = 2\n[fields]\ndate = { column = \"Date\" }\n\
               origin = { column = \"Route / From\", place = { kind = \"locality\", make = true } }\n\
               destination = { column = \"Route / To\", place = { kind = \"locality\", make = true } }\n\
               outcome = { column = \"Outcome\", terms = { OK = \"facilitated\" } }\n";
    let outcome = desk.take(merged_book(true), map).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.filled), (3, 1, 3), "{outcome:?}");
    assert_eq!((outcome.refusals[0].line, outcome.refusals[0].column.as_deref()), (4, Some("No")));
}

#[test]
fn more_is_merged_than_people_merge() {
    let many: String = (1..=100_001).map(|row| format!("<mergeCell ref=\"A{row}:A{}\"/>", row + 1)).collect();
    let changed = repacked(&merged_book(false), |name, text| match name {
        "xl/worksheets/sheet1.xml" => text.replace("</mergeCells>", &format!("{many}</mergeCells>")),
        _ => text,
    });
    assert_eq!(fault(&changed), TableFault::TooLargeUnpacked);
    // A long cell that is merged over all rows that there are is laid over no more of them than a file holds.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Notes").unwrap();
    sheet.write_string(0, 1, "Date").unwrap();
    sheet.merge_range(1, 0, 6_000, 0, &"x".repeat(30_000), &Format::new()).unwrap();
    (1..=6_000).for_each(|row| _ = sheet.write_string(row, 1, "2025-02-03").unwrap());
    assert_eq!(fault(&book.save_to_buffer().unwrap()), TableFault::TooLargeUnpacked);
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
