//! What a form asks several times comes in with the answer that it belongs to, as KoboToolbox and as ODK export it, through
//! the real program.

use std::io::{Cursor, Write};

use carnet::model::Kind;
use carnet::store::Filter;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::officer::Officer;

type Sheet = Vec<Vec<&'static str>>;

/// Two trips and an incident, as the form asks them. The second trip was turned back.
fn answers() -> [Sheet; 3] {
    let main = vec![
        vec![
            "form_version",
            "record",
            "date",
            "origin",
            "destination",
            "outcome",
            "checkpoints",
            "place",
            "setting",
            "kinds",
        ],
        vec!["carnet-2", "trip", "2026-11-02", "XX0101", "XX0102", "facilitated", "3", "", "", ""],
        vec!["carnet-2", "trip", "2026-11-03", "XX0102", "XX0101", "turned-back", "1", "", "", ""],
        vec!["carnet-2", "incident", "2026-11-04", "", "", "", "", "XX0102", "checkpoint", "hold"],
    ];
    let demands =
        vec![vec!["amount", "currency"], vec!["20", "USD"], vec!["5000", "CDF"], vec!["10.5", "USD"]];
    let stops = vec![
        vec!["place", "setting", "barrier", "kinds", "on_whom"],
        vec!["XX0101", "checkpoint", "fixed-checkpoint", "fee-demanded hold", "staff"],
        vec!["XX0102", "road", "", "hold", "staff"],
    ];
    [main, demands, stops]
}

/// To which answer each row of the two repeats belongs, from 0.
const ABOVE: [&[usize]; 2] = [&[0, 0, 1], &[0, 1]];

fn with(sheet: &Sheet, head: &[&str], cells: impl Fn(usize) -> Vec<String>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (at, row) in sheet.iter().enumerate() {
        let more = if at == 0 { head.iter().map(|name| (*name).to_owned()).collect() } else { cells(at - 1) };
        rows.push(row.iter().map(|cell| (*cell).to_owned()).chain(more).collect());
    }
    rows
}

/// One sheet a repeat, tied to the answer by its number and its uuid.
fn kobo() -> Vec<u8> {
    let [main, demands, stops] = answers();
    let mut book = Workbook::new();
    let head = ["_id", "_uuid", "_submission_time", "_status", "__version__", "_index"];
    let main = with(&main, &head, |at| {
        let cells =
            [format!("90{at}"), format!("u-{at}"), "2026-11-05T08:00:00".into(), "x".into(), "v1".into()];
        cells.into_iter().chain([(at + 1).to_string()]).collect()
    });
    let mut sheets = vec![("Trips and incidents".to_owned(), main)];
    for ((name, sheet), above) in [("demands", demands), ("stops", stops)].into_iter().zip(ABOVE) {
        let head = [
            "_index",
            "_parent_table_name",
            "_parent_index",
            "_submission__id",
            "_submission__uuid",
            "_submission__tags",
        ];
        let rows = with(&sheet, &head, |at| {
            let up = above[at];
            let cells = [(at + 1).to_string(), "Trips and incidents".into(), (up + 1).to_string()];
            cells.into_iter().chain([format!("90{up}"), format!("u-{up}"), String::new()]).collect()
        });
        sheets.push((name.to_owned(), rows));
    }
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// One text table a repeat, each row with the key of the row above it.
fn odk() -> Vec<(&'static str, String)> {
    let [main, demands, stops] = answers();
    let head = ["meta-instanceID", "KEY", "SubmitterName", "AttachmentsPresent", "Status", "ReviewState"];
    let main = with(&main, &head, |at| {
        let key = format!("uuid:u-{at}");
        [key.clone(), key, "phone 3".into(), "0".into(), String::new(), String::new()].into()
    });
    let mut files = vec![("carnet.csv", csv(&main))];
    for ((file, repeat, sheet), above) in
        [("carnet-demands.csv", "demands", demands), ("carnet-stops.csv", "stops", stops)]
            .into_iter()
            .zip(ABOVE)
    {
        let rows = with(&sheet, &["PARENT_KEY", "KEY"], |at| {
            let up = above[at];
            let number = above[..=at].iter().filter(|other| **other == up).count();
            [format!("uuid:u-{up}"), format!("uuid:u-{up}/{repeat}[{number}]")].into()
        });
        files.push((file, csv(&rows)));
    }
    files
}

fn zipped(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files.iter().rev() {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("media/1730000000.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"no,table\n1,2,3\n").unwrap();
    zip.finish().unwrap().into_inner()
}

fn office() -> Officer {
    let officer = Officer::new();
    for (name, code) in [("Nord", "XX0101"), ("Sud", "XX0102")] {
        officer.carnet(&["place", "add", "--name", name, "--kind", "adm2", "--pcode", code]).done();
    }
    officer
}

fn records(officer: &Officer, kind: Kind) -> Vec<Value> {
    let store = officer.opens_store();
    let all = store.list(kind, &Filter::default()).unwrap();
    let mut values: Vec<_> = all.into_iter().map(|stored| (stored.id, stored.values)).collect();
    values.sort_by_key(|(id, _)| *id);
    values.into_iter().map(|(_, values)| Value::Object(values)).collect()
}

fn imports(officer: &Officer, words: &[&str]) -> Value {
    let ran = officer.carnet(&[&["import", "records"], words, &["--json"]].concat());
    serde_json::from_str(&ran.done()).unwrap()
}

/// What every export of the answers makes.
fn check(officer: &Officer) {
    let trips = records(officer, Kind::Trip);
    let incidents = records(officer, Kind::Incident);
    assert_eq!((trips.len(), incidents.len()), (2, 3), "{trips:?} {incidents:?}");
    let demanded = |trip: &Value| -> Vec<(Value, Value)> {
        let rows = trip["demands"].as_array().unwrap();
        let mut rows: Vec<_> =
            rows.iter().map(|row| (row["amount"].clone(), row["currency"].clone())).collect();
        // A row that came later stands last.
        rows.sort_by_key(|(amount, _)| amount.as_f64().unwrap() as i64);
        rows
    };
    assert_eq!(demanded(&trips[0]), [(json!(20), json!("USD")), (json!(5000), json!("CDF"))]);
    assert_eq!(demanded(&trips[1]), [(json!(10.5), json!("USD"))]);
    let shown = |incident: &Value| {
        ["date", "trip", "kinds", "setting"].map(|field| incident.get(field).cloned().unwrap_or_default())
    };
    let mut shown: Vec<_> = incidents.iter().map(shown).collect();
    shown.sort_by_key(|shown| shown[0].to_string());
    assert_eq!(
        shown[0],
        [json!("2026-11-02"), json!("T-1"), json!(["hold", "fee-demanded"]), json!("checkpoint")]
    );
    assert_eq!(shown[1], [json!("2026-11-03"), json!("T-2"), json!(["hold"]), json!("road")]);
    assert_eq!(shown[2][1], Value::Null);
    assert!(records(officer, Kind::Place).len() == 2, "a place was made where there was one");
}

#[test]
fn every_question_of_the_export_is_one_of_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.xlsx");
    std::fs::write(&path, carnet::import::xlsform().unwrap()).unwrap();
    use calamine::Reader;
    let mut form: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let survey = form.worksheet_range("survey").unwrap();
    let mut asked = [Vec::new(), Vec::new(), Vec::new()];
    let mut at = 0;
    for row in survey.rows().skip(1) {
        let (kind, name) = (row[0].to_string(), row[1].to_string());
        match kind.as_str() {
            "begin_repeat" => at = if name == "demands" { 1 } else { 2 },
            "end_repeat" => at = 0,
            _ => asked[at].push(name),
        }
    }
    for (sheet, asked) in answers().iter().zip(&asked) {
        assert!(
            sheet[0].iter().all(|name| asked.iter().any(|other| other == name)),
            "{:?} {asked:?}",
            sheet[0]
        );
    }
    assert_eq!(asked[1].len(), answers()[1][0].len());
}

#[test]
fn what_a_form_asks_several_times_comes_in_whole_in_every_shape_of_its_export() {
    for shape in ["kobo", "zip", "files"] {
        let officer = office();
        let mut words = vec!["--guess"];
        match shape {
            "kobo" => {
                officer.has_file("answers.xlsx", kobo());
                words.push("answers.xlsx");
            }
            "zip" => {
                officer.has_file("answers.zip", zipped(&odk()));
                words.push("answers.zip");
            }
            _ => {
                for (name, text) in odk() {
                    officer.has_file(name, text);
                    words.push(name);
                }
            }
        }
        let said = imports(&officer, &words);
        assert_eq!(
            (&said["rows"], &said["made"], &said["joined"]),
            (&json!(8), &json!(5), &json!(3)),
            "{shape} {said}"
        );
        assert_eq!((&said["refused"], &said["other_sheets"]), (&json!(0), &json!([])), "{shape} {said}");
        check(&officer);
        // Exported and imported again, nothing is doubled.
        let again = imports(&officer, &words);
        let counts = (&again["made"], &again["changed"], &again["unchanged"], &again["joined"]);
        assert_eq!(counts, (&json!(0), &json!(0), &json!(5), &json!(3)), "{shape} {again}");
        check(&officer);
    }
}

const MAP: &str = r#"
format = 1
source = "phones"
id = "_uuid"
[kind]
column = "record"
[kind.terms]
trip = "trip"
incident = "incident"
[fields]
date = { column = "date" }
[of.trip.fields]
origin = { column = "origin", place = { kind = "adm2" } }
destination = { column = "destination", place = { kind = "adm2" } }
outcome = { column = "outcome" }
[of.incident.fields]
place = { column = "place", place = { kind = "adm2" } }
setting = { column = "setting" }
kinds = { column = "kinds", split = [" "] }

[[repeats]]
sheet = "demands"
parent = "_parent_index"
of = "_index"
rows = "demands"
[repeats.fields]
amount = { column = "amount" }
currency = { column = "currency" }

[[repeats]]
sheet = "stops"
parent = "_parent_index"
of = "_index"
kind = "incident"
link = "trip"
[repeats.fields]
date = { column = "../date" }
place = { column = "place", place = { kind = "adm2" } }
setting = { column = "setting" }
kinds = { column = "kinds", split = [" "] }
"#;

/// The workbook with cells changed: sheet, row below the header from 1, column, what stands there.
fn changed(cells: &[(&str, usize, &str, &str)]) -> Vec<u8> {
    use calamine::Reader;
    let mut from: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(kobo())).unwrap();
    let mut to = Workbook::new();
    for name in from.sheet_names() {
        let range = from.worksheet_range(&name).unwrap();
        let head: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let sheet = to.add_worksheet();
        sheet.set_name(&name).unwrap();
        for (row, read) in range.rows().enumerate() {
            for (column, cell) in read.iter().enumerate() {
                let other = cells.iter().find(|(of, at, called, _)| {
                    *of == name && *at == row && *called == head[column] && row > 0
                });
                let text = other.map_or_else(|| cell.to_string(), |(.., text)| (*text).to_owned());
                sheet.write_string(row as u32, column as u16, text).unwrap();
            }
        }
    }
    to.save_to_buffer().unwrap()
}

/// The reasons for refusals, with sheet, line and column.
fn refusals(said: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let of = |one: &Value| {
        format!("{} {} {} {}", text(&one["sheet"]), one["line"], text(&one["column"]), text(&one["code"]))
    };
    said["refusals"].as_array().unwrap().iter().map(of).collect()
}

/// A table beside is as hostile as any, and it is the one that is named; so is one that is packed.
#[test]
fn tables_beside_and_packed_ones_are_held_to_the_same() {
    let officer = office();
    let main = odk().swap_remove(0);
    officer.has_file("carnet.csv", &main.1);
    for (name, bytes, code) in [
        ("nul.csv", b"amount,PARENT_KEY\n\0,uuid:1\n".to_vec(), "CN-0403"),
        ("twice.csv", b"amount,amount,PARENT_KEY\n1,2,uuid:1\n".to_vec(), "CN-0404"),
        ("book.xlsx", kobo()[..900].to_vec(), "CN-0814"),
    ] {
        officer.has_file(name, bytes);
        officer.has_file(
            "map.toml",
            MAP.replace("_uuid", "KEY")
                .replace("_index", "KEY")
                .replace("demands\"\npar", &format!("{}\"\npar", name.split('.').next().unwrap()))
                .replace("_parentKEY", "PARENT_KEY"),
        );
        let error = officer.carnet(&["import", "records", "carnet.csv", name, "--map", "map.toml"]).failed(2);
        assert!(error.contains(code) && error.contains(name), "{name}: {error}");
    }
    for (file, packed, code) in [
        (
            "stray.zip",
            zipped(&[("carnet.csv", main.1.clone()), ("../carnet-demands.csv", "a,b\n".into())]),
            "CN-0816",
        ),
        (
            "bomb.zip",
            zipped(&[("carnet.csv", main.1.clone()), ("carnet-demands.csv", "1,2\n".repeat(60_000_000))]),
            "CN-0813",
        ),
        ("none.zip", zipped(&[("carnet.txt", main.1.clone())]), "CN-0812"),
    ] {
        officer.has_file(file, packed);
        let error = officer.carnet(&["import", "records", file, "--guess"]).failed(2);
        assert!(error.contains(code) && error.contains(file), "{file}: {error}");
    }
    let error = officer.carnet(&["import", "incidents", "carnet.csv", "carnet.csv", "--guess"]).failed(2);
    assert!(error.contains("carnet.csv"), "{error}");
    assert!(records(&officer, Kind::Trip).is_empty());
}

#[test]
fn a_row_of_a_repeat_is_refused_on_its_own_or_with_the_row_that_it_belongs_to() {
    let officer = office();
    officer.has_file("map.toml", MAP);
    let bad = changed(&[
        ("Trips and incidents", 2, "outcome", "vanished"),
        ("demands", 1, "amount", "lots"),
        ("demands", 2, "currency", "francs"),
        ("stops", 1, "_parent_index", "77"),
    ]);
    officer.has_file("answers.xlsx", bad);
    let words = ["import", "records", "answers.xlsx", "--map", "map.toml"];
    let whole = officer.carnet(&[&words[..], &["--all-or-nothing"]].concat());
    assert!(whole.ended(2) && records(&officer, Kind::Trip).is_empty());
    let ran = officer.carnet(&words);
    insta::assert_snapshot!("repeats_with_bad_rows", ran);
    let (trips, incidents) = (records(&officer, Kind::Trip), records(&officer, Kind::Incident));
    assert_eq!((trips.len(), incidents.len()), (1, 1));
    assert!(trips[0].get("demands").is_none());

    // Each waits, and is mended in any order: what belongs to a row that waits waits on.
    let waiting = officer.carnet(&["import", "--mend", "--json"]).done();
    let waiting: Vec<Value> = waiting.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(waiting.len(), 6, "{waiting:?}");
    let id = |sheet: &str, line: u64| {
        let is_it = |one: &&Value| {
            one["refusals"].as_array().unwrap().iter().any(|refusal| {
                refusal["sheet"].as_str().unwrap_or("main") == sheet && refusal["line"] == line
            })
        };
        waiting.iter().find(is_it).unwrap_or_else(|| panic!("{sheet} {line} {waiting:?}"))["id"].to_string()
    };
    let mend = |row: &str, cell: &str| officer.carnet(&["import", "--mend", row, "--set", cell]);
    mend(&id("demands", 4), "amount=11").failed(2);
    mend(&id("main", 3), "outcome=turned-back").done();
    mend(&id("demands", 4), "amount=11").done();
    mend(&id("demands", 2), "amount=20").done();
    mend(&id("demands", 3), "currency=CDF").done();
    mend(&id("stops", 2), "@parent=u-0").failed(2);
    officer
        .carnet(&["import", "--mend", &id("stops", 2), "--set", "@parent=T-1", "--set", "../date=2026-11-02"])
        .done();
    mend(&id("stops", 3), "kinds=hold").done();
    let trips = records(&officer, Kind::Trip);
    let amounts = |trip: &Value| -> Vec<Value> {
        trip["demands"].as_array().unwrap().iter().map(|row| row["amount"].clone()).collect()
    };
    assert_eq!((amounts(&trips[0]), amounts(&trips[1])), (vec![json!(20), json!(5000)], vec![json!(11)]));
    assert_eq!(records(&officer, Kind::Incident).len(), 3);
    assert_eq!(officer.carnet(&["import", "--mend"]).done(), "No row waits to be mended.\n");

    // The same in the file: what was mended by hand is what the file says now, and nothing is doubled.
    officer.has_file("right.xlsx", changed(&[]));
    let said = imports(&officer, &["right.xlsx", "--map", "map.toml"]);
    assert_eq!((&said["made"], &said["refused"]), (&json!(1), &json!(0)), "{said}");
    let trips = records(&officer, Kind::Trip);
    assert_eq!((amounts(&trips[0]), amounts(&trips[1])), (vec![json!(20), json!(5000)], vec![json!(10.5)]));
}

#[test]
fn rows_that_waited_wait_no_longer_once_the_file_has_them_right() {
    let officer = office();
    officer.has_file("map.toml", MAP);
    let bad = [
        ("Trips and incidents", 2, "outcome", "vanished"),
        ("demands", 1, "amount", "-"),
        ("stops", 2, "kinds", "?"),
    ];
    officer.has_file("bad.xlsx", changed(&bad));
    officer.has_file("right.xlsx", changed(&[]));
    let ran = officer.carnet(&["import", "records", "bad.xlsx", "--map", "map.toml", "--json"]);
    assert!(ran.ended(2));
    let said: Value = serde_json::from_str(ran.to_string().lines().nth(2).unwrap()).unwrap();
    assert_eq!(
        refusals(&said),
        [
            "- 3 outcome CN-0235",
            "demands 2 amount CN-0238",
            "demands 4 _parent_index CN-0851",
            "stops 3 _parent_index CN-0851"
        ]
    );
    let said = imports(&officer, &["right.xlsx", "--map", "map.toml"]);
    assert_eq!(
        (&said["made"], &said["changed"], &said["refused"]),
        (&json!(2), &json!(1), &json!(0)),
        "{said}"
    );
    check(&officer);
    assert_eq!(officer.carnet(&["import", "--mend"]).done(), "No row waits to be mended.\n");
}

#[test]
fn a_row_that_belongs_to_a_record_of_another_kind_is_refused_and_what_a_map_gets_wrong_is_named() {
    let officer = office();
    officer.has_file(
        "answers.xlsx",
        changed(&[("demands", 3, "_parent_index", "3"), ("stops", 2, "_parent_index", "3")]),
    );
    officer.has_file("map.toml", MAP);
    let ran =
        officer.carnet(&["import", "records", "answers.xlsx", "--map", "map.toml", "--json", "--dry-run"]);
    let said: Value = serde_json::from_str(ran.to_string().lines().nth(2).unwrap()).unwrap();
    assert_eq!(refusals(&said), ["demands 4 _parent_index CN-0852", "stops 3 _parent_index CN-0852"]);
    for (from, to, code) in [
        ("sheet = \"demands\"", "sheet = \"demand\"", "CN-0853"),
        ("parent = \"_parent_index\"", "parent = \"_parent_indx\"", "CN-0416"),
        ("of = \"_index\"", "of = \"_indx\"", "CN-0416"),
        ("rows = \"demands\"", "rows = \"demand\"", "CN-0415"),
        ("rows = \"demands\"", "rows = \"harm\"", "CN-0422"),
        ("currency = { column = \"currency\" }", "", "CN-0418"),
        ("amount = {", "amout = {", "CN-0415"),
        ("link = \"trip\"", "link = \"place\"", "CN-0420"),
        ("link = \"trip\"", "", "CN-0418"),
        ("link = \"trip\"", "rows = \"demands\"\nlink = \"trip\"", "CN-0419"),
        ("../date", "../dat", "CN-0416"),
        ("id = \"_uuid\"", "", "CN-0418"),
    ] {
        officer.has_file("wrong.toml", MAP.replacen(from, to, 1));
        let error = officer.carnet(&["import", "records", "answers.xlsx", "--map", "wrong.toml"]).failed(2);
        assert!(error.contains(code), "{to}: {error}");
    }
    assert!(records(&officer, Kind::Trip).is_empty());
}
