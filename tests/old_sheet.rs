//! An old sheet becomes records: rows of any kind by a map, what is refused kept and mended.

use std::path::PathBuf;

use carnet::import::{
    DateOrder, ImportError, MapFault, MapFrom, MapReason, Mended, Mending, Outcome, Request, What, import,
    mend, rows_that_wait,
};
use carnet::model::{Kind, Values};
use carnet::store::{Filter, NewKeys, Store, Stored};
use serde_json::{Value, json};

use crate::runner::Laptop;
use crate::stores::{new_store, stamp, values};

/// A store, and a folder for the files that are imported into it.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    pub(crate) store: Store,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = new_store(&folder.path().join("store"));
        Self { folder, store }
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn place(&mut self, place: Value) -> String {
        let made = self.store.change(&stamp(), |change| change.make(Kind::Place, &values(place), "typed"));
        made.unwrap().to_string()
    }

    pub(crate) fn take(&mut self, bytes: impl AsRef<[u8]>, map: &str) -> Result<Outcome, ImportError> {
        self.take_by(bytes, map, None)
    }

    fn take_by(
        &mut self,
        bytes: impl AsRef<[u8]>,
        map: &str,
        date_order: Option<DateOrder>,
    ) -> Result<Outcome, ImportError> {
        let (file, map) = (self.file("sheet.csv", bytes), self.file("map.toml", map));
        let request = Request {
            what: What::Records,
            file: &file,
            map: Some(MapFrom::File(&map)),
            beside: &[],
            dry_run: false,
            all_or_nothing: false,
            date_order,
        };
        import(&mut self.store, &stamp(), &request, &mut |_, _| {})
    }

    pub(crate) fn all(&self, kind: Kind) -> Vec<Values> {
        let all: Vec<Stored> = self.store.list(kind, &Filter::default()).unwrap();
        all.into_iter().map(|stored| stored.values).collect()
    }
}

const TRIPS: &str = r#"
format = 1
kind = "trips"
source = "radio-room"
id = "No"
[fields]
date = { column = "Date" }
purpose = { column = "Pour quoi" }
hours_late = { column = "Retard (h)", empty = ["-"] }
checkpoints = { column = "Barrières" }
[fields.origin]
column = "De"
place = { kind = "locality", make = true }
[fields.destination]
column = "À"
place = { kind = "locality", make = true }
[fields.outcome]
column = "Résultat"
terms = { "Passé" = "facilitated", "Retard" = "delayed", "Demi-tour" = "turned-back", "Annulé" = "cancelled-by-us" }
"#;

const SHEET: &str = "No;Date;De;À;Résultat;Retard (h);Barrières;Pour quoi\n\
    1;03/02/2025;Goma;Rutshuru;Passé;-;4;vivres\n\
    2;04/02/2025;Goma;Masisi;Demi-tour;;2;santé\n\
    3;31/02/2025;Goma;Masisi;Passé;;2;santé\n\
    4;05/02/2025;Goma;Masisi;Refus;;2;santé\n\
    5;06/02/2025;goma;Rutshuru;Retard;4,5;3;\n";

#[test]
fn a_sheet_of_trips_becomes_trips_and_its_places() {
    let mut desk = Desk::new();
    let outcome = desk.take_by(SHEET, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.waiting), (3, 2, 2), "{outcome:?}");
    assert_eq!(outcome.made_beside[&Kind::Place], 3);
    let trips = desk.all(Kind::Trip);
    assert_eq!(trips[0]["date"], json!("2025-02-03"));
    assert_eq!((&trips[1]["outcome"], &trips[1]["completion"]), (&json!("turned-back"), &json!("none")));
    assert_eq!((&trips[2]["hours_late"], &trips[2]["checkpoints"]), (&json!(4.5), &json!(3)));
    // One Goma, however it is written, known again by its name.
    assert_eq!(trips[0]["origin"], trips[2]["origin"]);
    let mut places: Vec<String> =
        desk.all(Kind::Place).iter().map(|place| place["name"].to_string()).collect();
    places.sort_unstable();
    assert_eq!(places, ["\"Goma\"", "\"Masisi\"", "\"Rutshuru\""]);

    let before = desk.all(Kind::Trip);
    let again = desk.take_by(SHEET, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert!(again.seen_before && again.changes_nothing());
    assert_eq!((again.unchanged, again.refused, again.waiting), (3, 2, 2));
    assert_eq!((desk.all(Kind::Trip), desk.store.refused_rows().unwrap().len()), (before, 2));
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_refused_until_their_order_is_said() {
    let mut desk = Desk::new();
    let outcome = desk.take(SHEET, TRIPS).unwrap();
    assert_eq!((outcome.made, outcome.refused), (0, 5));
    let order = format!("date_order = \"mdy\"\n{TRIPS}");
    let outcome = desk.take(SHEET, &order).unwrap();
    assert_eq!((outcome.made, outcome.refused), (3, 2));
    assert_eq!(desk.all(Kind::Trip)[0]["date"], json!("2025-03-02"));
    // The flag is the last word.
    let outcome = desk.take_by(SHEET, &order, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.changed, outcome.refused), (3, 2));
    assert_eq!(desk.all(Kind::Trip)[0]["date"], json!("2025-02-03"));
}

#[test]
fn refused_rows_wait_in_the_store_and_are_taken_once_they_are_mended() {
    let mut desk = Desk::new();
    desk.take_by(SHEET, TRIPS, Some(DateOrder::Dmy)).unwrap();
    let rows = rows_that_wait(&mut desk.store, &stamp()).unwrap();
    let columns: Vec<_> = rows.iter().map(|one| one.refusals[0].column.as_deref()).collect();
    assert_eq!(columns, [Some("Date"), Some("Résultat")]);
    assert_eq!(rows[0].refusals[0].value.as_deref(), Some("31/02/2025"));
    assert_eq!((rows[0].row.row, rows[1].row.row), (4, 5));
    let [first, second] = [rows[0].row.id, rows[1].row.id];
    let set = |id, column: &str, cell: &str| Mending::Set { id, cells: vec![(column.into(), cell.into())] };

    // In the order of dates that the file was read in.
    let mended = mend(
        &mut desk.store,
        &stamp(),
        &[
            set(first, "Date", "05/03/2025"),
            set(second, "Résultat", "Refusé"),
            set(second, "Résultat", "Annulé"),
        ],
    );
    let mended = mended.unwrap();
    assert!(matches!(&mended[0], Mended::Taken { record: Some(_), .. }), "{mended:?}");
    assert!(matches!(&mended[1], Mended::Waits { refusals, .. } if refusals.len() == 1));
    assert!(matches!(&mended[2], Mended::Taken { .. }));
    assert!(desk.store.refused_rows().unwrap().is_empty());
    let dates: Vec<Value> = desk.all(Kind::Trip).into_iter().map(|trip| trip["date"].clone()).collect();
    assert!(dates.contains(&json!("2025-03-05")), "{dates:?}");

    // The file as it was: its rows say what was mended otherwise, and they wait again.
    let again = desk.take_by(SHEET, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((again.made, again.changed, again.refused), (0, 0, 2));
    // The file put right takes its place.
    let right = SHEET.replace("31/02/2025", "05/03/2025").replace("Refus;", "Annulé;");
    let outcome = desk.take_by(right, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.unchanged), (0, 0, 5));
    assert!(desk.store.refused_rows().unwrap().is_empty());
}

/// The driver, his number and what he paid have no field: a row that waits is no back door for them.
#[test]
fn of_a_row_that_waits_only_the_columns_of_the_map_are_kept() {
    let mut desk = Desk::new();
    let sheet: String = SHEET
        .lines()
        .zip(["Chauffeur;Téléphone", "J;1", "K;2", "Luc;0991234567", "Marc;0997654321", "L;3"])
        .map(|(row, more)| format!("{more};{row}\n"))
        .collect();
    let outcome = desk.take_by(&sheet, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.waiting), (3, 2, 2), "{outcome:?}");
    let rows = desk.store.refused_rows().unwrap();
    assert_eq!(rows[0].header, ["No", "Date", "De", "À", "Résultat", "Retard (h)", "Barrières", "Pour quoi"]);
    assert_eq!(rows[0].cells, ["3", "31/02/2025", "Goma", "Masisi", "Passé", "", "2", "santé"]);
    // Known again by its number all the same: nothing waits twice, and the row put right takes its place.
    desk.take_by(&sheet, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!(desk.store.refused_rows().unwrap().len(), 2);
    let right = sheet.replace("31/02/2025", "05/03/2025");
    assert_eq!(desk.take_by(right, TRIPS, Some(DateOrder::Dmy)).unwrap().made, 1);
    assert_eq!(desk.store.refused_rows().unwrap().len(), 1);
}

#[test]
fn mending_names_what_is_not_there_and_then_changes_nothing() {
    let mut desk = Desk::new();
    desk.take_by(SHEET, TRIPS, Some(DateOrder::Dmy)).unwrap();
    let id = desk.store.refused_rows().unwrap()[0].id;
    let set = |id, column: &str| Mending::Set { id, cells: vec![(column.into(), "2025-01-01".into())] };
    let wrong = mend(&mut desk.store, &stamp(), &[Mending::Drop { id }, set(99, "Date")]);
    assert!(matches!(wrong, Err(ImportError::NoSuchRow { id: 99 })));
    let wrong = mend(&mut desk.store, &stamp(), &[set(id, "Dat")]);
    assert!(matches!(wrong, Err(ImportError::NoSuchColumn { near: Some(near), .. }) if near == "Date"));
    assert_eq!(desk.store.refused_rows().unwrap().len(), 2);
    assert_eq!(mend(&mut desk.store, &stamp(), &[Mending::Drop { id }]).unwrap(), [Mended::Dropped { id }]);
    assert_eq!(desk.store.refused_rows().unwrap().len(), 1);
}

const MIXED: &str = r#"
format = 1
source = "one-log"
id = "ref"
[kind]
column = "type"
terms = { "Barrière" = "incident", "Réponse" = "decision", "Rencontre" = "meeting" }
[fields]
date = { column = "jour", dates = ["dmy"] }
recorded_by = { column = "par" }
[of.decision.fields]
node = { column = "qui", actor = { otherwise = "state-civil" } }
code = { column = "quoi", terms = { oui = "granted", non = "denied" } }
meeting = { column = "lors de" }
[of.incident.fields]
setting = { constant = "checkpoint" }
place_text = { column = "où" }
kinds = { column = "quoi", split = ["/"], terms = { taxe = "fee-demanded", attente = "hold" } }
[of.incident.nodes.actors]
column = "qui"
type = { otherwise = "armed-group" }
row = { attribution = "likely" }
[of.meeting.fields]
channel = { constant = "phone" }
mode = { constant = "alone" }
topics = { column = "quoi" }
[of.meeting.nodes.participants]
column = "qui"
split = [","]
type = { otherwise = "state-civil" }
with = { function = { column = "fonction" } }
"#;

const LOG: &str = "ref,type,jour,qui,quoi,où,par,lors de,fonction\n\
    a,Rencontre,3/2/2025,\"Mairie, Police\",accès au camp,,JB,,adjoint\n\
    b,Réponse,3/2/2025,Mairie,oui,,JB,a,\n\
    c,Barrière,4/2/2025,Coalition du Nord,taxe / attente,Pont 3,JB,,\n\
    d,Autre,4/2/2025,,,,,,\n\
    e,directive,4/2/2025,,,,,,\n";

#[test]
fn rows_of_several_kinds_in_one_sheet_refer_to_each_other() {
    let mut desk = Desk::new();
    let outcome = desk.take(LOG, MIXED).unwrap();
    assert_eq!((outcome.made, outcome.refused), (3, 2), "{outcome:?}");
    assert_eq!(outcome.kind, None);
    let meeting = &desk.all(Kind::Meeting)[0];
    let rows = meeting["participants"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[1]["function"]), (2, &json!("adjoint")));
    let decision = &desk.all(Kind::Decision)[0];
    assert_eq!((&decision["code"], &decision["node"]), (&json!("granted"), &rows[0]["node"]));
    assert!(decision["meeting"].as_str().unwrap().starts_with("M-"));
    let incident = &desk.all(Kind::Incident)[0];
    assert_eq!(incident["kinds"], json!(["hold", "fee-demanded"]));
    assert_eq!(incident["actors"][0]["attribution"], json!("likely"));
    assert_eq!(incident["recorded_by"], json!("JB"));
    assert!(desk.take(LOG, MIXED).unwrap().changes_nothing());
}

#[test]
fn maps_of_several_kinds_are_held_to_all_of_them() {
    let mut desk = Desk::new();
    let wrong = |map: &str, desk: &mut Desk| match desk.take(LOG, map) {
        Err(ImportError::Map(MapFault::Key { key, reason, .. })) => (key, reason),
        other => panic!("{other:?}"),
    };
    let map = MIXED.replace("recorded_by", "recorded_bi");
    let near = Some("recorded_by".to_owned());
    assert_eq!(wrong(&map, &mut desk), ("fields.recorded_bi".into(), MapReason::NoSuchField(near)));
    let map = MIXED.replace("= \"meeting\"", "= \"meetting\"");
    let reason = MapReason::NoSuchKind("meetting".into(), Some("meeting"));
    assert_eq!(wrong(&map, &mut desk), ("kind".into(), reason));
    let map = MIXED.replace("[of.meeting.fields]", "[of.trip.fields]");
    assert_eq!(wrong(&map, &mut desk), ("of.trip".into(), MapReason::OtherKind));
}

#[test]
fn a_place_that_is_not_there_is_kept_as_text_beside_the_area_around_it() {
    let mut desk = Desk::new();
    let mali = desk.place(json!({ "name": "Mali", "kind": "country", "pcode": "MLI" }));
    let mopti =
        desk.place(json!({ "name": "Mopti", "kind": "adm1", "parent": mali.clone(), "pcode": "ML05" }));
    let cercle = desk.place(json!({ "name": "Mopti", "kind": "adm2", "parent": mopti.clone() }));
    let map = r#"
format = 1
kind = "incident"
source = "x"
[fields]
date = { column = "d" }
setting = { constant = "road" }
kinds = { constant = "hold" }
[fields.place]
column = "cercle"
place = { kind = "adm2", within = ["region", "pays"], or_within = true, text = "place_text" }
"#;
    let text = "d,pays,region,cercle\n2025-01-01,MLI,Région de Mopti,Mopti\n2025-01-02,MLI,Mopti,Djenné\n\
                2025-01-03,MLI,Gao,Ansongo\n2025-01-04,ZZZ,,Nulle part\n2025-01-05,MLI,Mopti,\n";
    let outcome = desk.take(text, map).unwrap();
    assert_eq!((outcome.made, outcome.places_found), (5, 2), "{outcome:?}");
    let found: Vec<(Option<Value>, Option<Value>)> = desk
        .all(Kind::Incident)
        .into_iter()
        .map(|incident| (incident.get("place").cloned(), incident.get("place_text").cloned()))
        .collect();
    let wanted = [
        (Some(json!(cercle)), None),
        (Some(json!(mopti)), Some(json!("Djenné"))),
        (Some(json!(mali)), Some(json!("Ansongo"))),
        (None, Some(json!("Nulle part"))),
        (Some(json!(mopti)), None),
    ];
    assert_eq!(found, wanted);
    assert_eq!(outcome.unmatched[0].stands_in.map(|id| id.to_string()), Some(mopti));
}

/// A town that the gazetteer knows by the area around it is that area, the innermost of its name; what it does not know is
/// made; what stands twice in different places is refused.
#[test]
fn names_of_places_are_looked_for_in_the_gazetteer_before_one_is_made() {
    let gazetteer = || {
        let mut desk = Desk::new();
        let mali = desk.place(json!({ "name": "Mali", "kind": "country", "pcode": "MLI" }));
        let mut area = |name: &str, kind: &str, of: &str| {
            desk.place(json!({ "name": name, "kind": kind, "parent": of }))
        };
        let (mopti, kayes) = (area("Mopti", "adm1", &mali), area("Kayes", "adm1", &mali));
        let inner = area("Mopti", "adm2", &mopti);
        let djenne = area("Cercle de Djenné", "adm2", &mopti);
        let kita = area("Kita", "adm2", &kayes);
        area("Kita", "adm2", &mopti);
        (desk, inner, djenne, kita)
    };
    let map = |within: &str| {
        format!(
            "format = 1\nkind = \"trip\"\nsource = \"x\"\n[fields]\ndate = {{ column = \"d\" }}\n\
             origin = {{ column = \"from\", place = {{ kind = \"locality\", make = true{within} }} }}\n\
             destination = {{ column = \"to\", place = {{ kind = \"locality\", make = true{within} }} }}\n"
        )
    };
    let text = "d,from,to,region\n2025-01-01,Mopti,Konna,Mopti\n2025-01-02,Kita,Konna,Kayes\n2025-01-03,Djenné,Konna,Mopti\n";
    let from = |desk: &Desk| -> Vec<Value> {
        desk.all(Kind::Trip).iter().map(|trip| trip["origin"].clone()).collect()
    };
    // Kita is two places; Djenné is written otherwise, and nothing says where it would be looked for.
    let (mut desk, inner, ..) = gazetteer();
    let outcome = desk.take(text, &map("")).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.made_beside[&Kind::Place]), (2, 1, 2), "{outcome:?}");
    assert_eq!(from(&desk)[0], json!(inner));

    // In an area, which is the larger one of its name.
    let (mut desk, inner, djenne, kita) = gazetteer();
    let outcome = desk.take(text, &map(", within = \"region\"")).unwrap();
    assert_eq!((outcome.made, outcome.refused), (3, 0), "{outcome:?}");
    assert_eq!(from(&desk), [json!(inner), json!(kita), json!(djenne)]);
    // Konna in Mopti is one place, in Kayes another.
    assert_eq!(outcome.made_beside[&Kind::Place], 2);
}

#[test]
fn files_in_other_encodings_are_read_and_said() {
    let mut desk = Desk::new();
    let latin: Vec<u8> = SHEET.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let outcome = desk.take_by(latin, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.made, outcome.encoding), (3, Some("windows-1252")));
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(SHEET.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let outcome = desk.take_by(wide, TRIPS, Some(DateOrder::Dmy)).unwrap();
    assert_eq!((outcome.made, outcome.unchanged, outcome.encoding), (0, 3, Some("UTF-16LE")));
    let map = format!("encoding = \"windows-1256\"\n{}", TRIPS.replace("Résultat", "النتيجه"));
    let cells = SHEET.replace("Résultat", "X").replace(|sign: char| !sign.is_ascii(), "");
    let mut arabic: Vec<u8> = cells.into_bytes();
    let at = arabic.windows(3).position(|three| three == b";X;").unwrap() + 1;
    arabic.splice(at..=at, [0xc7, 0xe1, 0xe4, 0xca, 0xed, 0xcc, 0xe5]);
    let map = map.replace("Barrières", "Barrires").replace("\"À\"", "\"\"");
    let wrong = desk.take_by(arabic, &map, None);
    assert!(
        matches!(wrong, Err(ImportError::Map(_))),
        "the column without a name cannot be named: {wrong:?}"
    );
}

/// A laptop with a store, and the words that open it.
pub(crate) fn laptop_with_store() -> (Laptop, [String; 4]) {
    let laptop = Laptop::new();
    let (recipient, identity) = crate::stores::identity();
    let mut keys = NewKeys::default();
    keys.add_recipient(&recipient).unwrap();
    drop(Store::create(&laptop.home().join("store"), &keys, &stamp()).unwrap());
    laptop.has_file("key.txt", identity);
    (laptop, ["--store", "store", "--identity", "key.txt"].map(str::to_owned))
}

#[test]
fn the_command_keeps_lists_and_mends_refused_rows() {
    let (laptop, opening) = laptop_with_store();
    let carnet = |words: &[&str]| {
        let words: Vec<String> =
            opening.iter().cloned().chain(words.iter().map(|word| (*word).to_owned())).collect();
        laptop.carnet(&words)
    };
    laptop.has_file("log.csv", SHEET);
    laptop.has_file("log.toml", TRIPS);
    let words = ["import", "records", "log.csv", "--map", "log.toml", "--date-order", "dmy"];
    let ran = carnet(&words);
    insta::assert_snapshot!("records_with_bad_rows", ran);
    insta::assert_snapshot!("rows_that_wait", carnet(&["import", "--mend"]));
    insta::assert_snapshot!("one_row_that_waits", carnet(&["import", "--mend", "1"]));
    let wrong = carnet(&["import", "--mend", "1", "--set", "Date=35/03/2025"]).failed(2);
    assert!(!wrong.contains("35/03"), "{wrong}");
    let done = carnet(&["import", "--mend", "1", "--set", "Date=05/03/2025"]).done();
    assert!(done.contains("T-4"), "{done}");
    let listed = carnet(&["import", "--mend", "--json"]).done();
    let mut row: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(row["cells"]["Résultat"], json!("Refus"));
    row["cells"]["Résultat"] = json!("Annulé");
    laptop.has_file("mended.json", row.to_string());
    let done = carnet(&["import", "--mend", "--input", "mended.json"]).done();
    assert!(done.contains("T-5"), "{done}");
    assert_eq!(carnet(&["import", "--mend"]).done(), "No row waits to be mended.\n");
    carnet(&["import", "--drop", "1"]).failed(2);
    carnet(&["import", "records"]).failed(2);
}

/// A long sheet says at once that it is read, and then how far it is.
#[test]
#[cfg(unix)]
fn a_long_sheet_says_on_a_terminal_how_far_it_is() {
    let officer = crate::officer::Officer::new();
    let row =
        |at: usize| format!("{at};2025-02-03;Goma;Rutshuru;Passé;-;4;distribution de vivres et d'eau\n");
    let head = SHEET.lines().next().unwrap();
    let rows: String = (0..10_000).map(row).collect();
    officer.has_file("log.csv", format!("{head}\n{rows}"));
    officer.has_file("log.toml", TRIPS);
    let mut seat = officer.sits_down(&["import", "records", "log.csv", "--map", "log.toml"]);
    seat.sees("Reading…").sees(" rows, ").sees(" %").sees("10000 rows read");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    // To a file or a pipe it says nothing of the kind.
    let quiet = officer.carnet(&["import", "records", "log.csv", "--map", "log.toml"]);
    assert!(!quiet.to_string().contains('%'), "{quiet}");
}

/// Whoever ends it is told what became of it, which is nothing.
#[test]
#[cfg(unix)]
fn ctrl_c_ends_an_import_and_says_that_nothing_is_stored() {
    let officer = crate::officer::Officer::new();
    let row = |at: usize| format!("{at};2025-02-03;Goma;Rutshuru;Passé;-;4;{at}\n");
    let head = SHEET.lines().next().unwrap();
    let rows: String = (0..20_000).map(row).collect();
    officer.has_file("log.csv", format!("{head}\n{rows}"));
    officer.has_file("log.toml", TRIPS);
    let mut seat = officer.sits_down(&["import", "records", "log.csv", "--map", "log.toml"]);
    seat.sees(" rows, ").presses("\x03").sees("interrupted; the store is as it was");
    let left = seat.leaves();
    assert_eq!(left.exit, Some(130), "{}", left.shown);
    assert_eq!(officer.carnet(&["trip", "list", "--json"]).done(), "");
    assert!(officer.carnet(&["verify"]).done().starts_with("The store is whole."));
}

/// What was said is not asked for.
#[test]
fn a_guess_asks_for_the_order_of_dates_only_where_nobody_said_it() {
    let officer = crate::officer::Officer::new();
    officer.has_file("log.csv", "No;Date;De;À;Résultat\n1;03/02/2025;Goma;Masisi;Passé\n");
    let words = ["import", "records", "log.csv", "--guess", "--dry-run"];
    assert!(officer.carnet(&words).to_string().contains("Date. Say which with --date-order."));
    let said = officer.carnet(&[&words[..], &["--date-order", "dmy"]].concat()).done();
    assert!(!said.contains("--date-order") && said.contains("1 would be new"), "{said}");
}
