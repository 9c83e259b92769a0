//! A map proposed from headers and HXL tags: what it takes for what, and what the import by it alone makes of a file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use carnet::import::{Guess, MapFrom, Outcome, Request, What, guess, import};
use carnet::model::{Kind, RecordId};
use carnet::text::fold;
use serde_json::{Value, json};

use crate::imports::{fixture, shared};
use crate::old_sheet::{Desk, laptop_with_store};
use crate::stores::stamp;

impl Desk {
    fn request(&mut self, what: What, file: &Path, map: Option<&str>) -> Outcome {
        let request = Request {
            what,
            file,
            map: map.map(MapFrom::Text),
            beside: &[],
            dry_run: false,
            all_or_nothing: false,
            date_order: None,
        };
        import(&mut self.store, &stamp(), &request, &mut |_, _| {}).unwrap()
    }

    /// Imports a file by what is guessed alone.
    fn guessed(&mut self, what: What, file: &Path) -> (Guess, Outcome) {
        let guess = guess(what, file, &[]).unwrap();
        assert_eq!(guess.missing, [], "{}", guess.map);
        let outcome = self.request(what, file, Some(&guess.map));
        (guess, outcome)
    }

    fn sheet(&mut self, name: &str, text: &str) -> (Guess, Outcome) {
        let file = self.file(name, text);
        self.guessed(What::Records, &file)
    }
}

fn targets(guess: &Guess) -> BTreeMap<&str, &str> {
    guess.taken.iter().map(|(column, target)| (column.as_str(), target.as_str())).collect()
}

/// The rows of a file by a reader of its own, each by its columns; the row of tags is left out.
fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().skip(1).map(|row| {
        let row = row.unwrap();
        header.iter().zip(&row).map(|(column, cell)| (column.to_owned(), cell.trim().to_owned())).collect()
    });
    rows.collect()
}

/// The words of a text once two accidents of spreadsheets are put right.
fn plain(text: &str) -> Vec<String> {
    fold::words(&text.replace("_x000D_", "\n"))
}

/// Holds every incident to its row: date, country, admin 1, coordinates, who is said to have done it, text.
fn check_access_incidents(desk: &mut Desk, places: &Path, incidents: &Path) {
    desk.request(What::Places, places, None);
    let (guess, outcome) = desk.guessed(What::Incidents, incidents);
    let said = targets(&guess);
    for (column, target) in [
        ("Date", "date"),
        ("Event Description", "what_happened"),
        ("Country ISO", "place"),
        ("Admin 1", "place"),
        ("Latitude", "latitude"),
        ("Longitude", "longitude"),
        ("Geo Precision", "precision"),
        ("Reported Perpetrator", "actor_type"),
        ("Reported Perpetrator Name", "actors"),
        ("Location", "setting"),
        ("SiND Event ID", "id"),
        ("Health Workers Kidnapped", "kinds, harm"),
    ] {
        assert_eq!(said.get(column), Some(&target), "{column}\n{}", guess.map);
    }
    assert!(guess.unused.contains(&"Weapon Carried/Used".to_owned()));

    let rows = rows(incidents);
    assert_eq!((outcome.made, outcome.refused), (rows.len(), 0), "{:?}", outcome.refusals);
    let mut at_adm1 = 0;
    for (row, touched) in rows.iter().zip(&outcome.touched) {
        let values = desk.store.read(touched.id).unwrap().values;
        let shown = |field: &str| values.get(field).cloned().unwrap_or(Value::Null);
        assert_eq!(shown("date"), json!(row["Date"]));
        for (column, field) in [("Latitude", "latitude"), ("Longitude", "longitude")] {
            assert_eq!(shown(field).as_f64(), row[column].parse::<f64>().ok(), "{column} {row:?}");
        }
        if values.contains_key("latitude") {
            let precision = ["spot", "near", "district", "province", "along-road", "country", "unknown"];
            let number: usize = row["Geo Precision"][1..2].parse().unwrap();
            assert_eq!(shown("precision"), json!(precision[number - 1]));
        }
        let text = &row["Event Description"];
        if !text.contains('Ã') && !text.contains("â€") {
            assert_eq!(plain(shown("what_happened").as_str().unwrap_or_default()), plain(text));
        }
        at_adm1 += usize::from(check_place(desk, row, &values));
        check_actors(desk, row, &values);
    }
    assert!(at_adm1 > 0);
    let again = desk.request(What::Incidents, incidents, Some(&guess.map));
    assert!(again.seen_before && again.changes_nothing());
}

/// Whether the incident is at its admin 1; else it is at its country, or nowhere, and the name stands beside.
fn check_place(desk: &Desk, row: &BTreeMap<String, String>, values: &carnet::model::Values) -> bool {
    let read = |id: &Value| {
        let id: RecordId = id.as_str().unwrap().parse().unwrap();
        desk.store.read(id).unwrap().values
    };
    let (iso, admin) = (&row["Country ISO"], &row["Admin 1"].replace("Ã±", "ñ"));
    let named = !admin.is_empty() && admin != "No Information";
    let beside = values.get("place_text").map(|text| text.as_str().unwrap().to_owned()).unwrap_or_default();
    let Some(place) = values.get("place").map(read) else {
        let expected = if named { format!("{admin}, {}", row["Country"]) } else { row["Country"].clone() };
        assert_eq!(fold::words(&beside), fold::words(&expected));
        return false;
    };
    if place["kind"] == "country" {
        assert_eq!(place["pcode"], json!(iso));
        assert_eq!(named, fold::fold(&beside).contains(&fold::fold(admin)) && named, "{beside} {admin}");
        return false;
    }
    assert_eq!(place["kind"], json!("adm1"));
    assert_eq!(read(&place["parent"])["pcode"], json!(iso));
    let names = fold::words(place["name"].as_str().unwrap());
    assert!(fold::words(admin).iter().any(|word| names.contains(word)), "{admin} {names:?}");
    assert!(beside.is_empty());
    true
}

fn check_actors(desk: &Desk, row: &BTreeMap<String, String>, values: &carnet::model::Values) {
    let mut found = BTreeSet::new();
    for actor in values.get("actors").and_then(Value::as_array).into_iter().flatten() {
        assert_eq!(actor["attribution"], json!("reported"));
        let id: RecordId = actor["node"].as_str().unwrap().parse().unwrap();
        let node = desk.store.read(id).unwrap().values;
        assert_eq!(node["met"], json!(false));
        found.insert(fold::fold(node["name"].as_str().unwrap()));
    }
    let said = row["Reported Perpetrator Name"].replace("â€™", "’");
    let wanted: BTreeSet<String> = match said.as_str() {
        "No Information" => BTreeSet::new(),
        "Al Islah, at-Tagammu al Yamani il islah" => [fold::fold(&said)].into(),
        said => said.split(", ").map(fold::fold).collect(),
    };
    assert_eq!(found, wanted, "{said}");
}

#[test]
fn trimmed_access_incidents_are_placed_rightly_by_what_is_guessed_alone() {
    check_access_incidents(&mut Desk::new(), &fixture("pcodes.csv"), &fixture("incidents.csv"));
}

#[test]
fn the_whole_access_incidents_are_placed_rightly_by_what_is_guessed_alone() {
    let (Some(places), Some(incidents)) =
        (shared("gazetteer_pcodes_14_countries.csv"), shared("incidents_access_2016_2021_hxl.csv"))
    else {
        return;
    };
    let mut desk = Desk::new();
    check_access_incidents(&mut desk, &places, &incidents);
    let all = desk.all(Kind::Incident);
    let at = |kind: &str| {
        let places = desk.all(Kind::Place);
        assert!(!places.is_empty());
        all.iter().filter(|incident| incident["setting"] == kind).count()
    };
    assert_eq!((at("checkpoint"), at("road"), at("health-facility")), (40, 75, 81));
    let types: BTreeMap<String, String> = desk
        .all(Kind::Actor)
        .into_iter()
        .map(|actor| {
            (actor["name"].as_str().unwrap().to_owned(), actor["actor_type"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(types["Unidentified Armed Actor"], "unidentified-armed");
    assert_eq!(types["Ethiopian National Defense Forces"], "state-military");
}

#[test]
fn sheets_of_trips_are_understood_in_four_languages() {
    for (name, text) in [
        (
            "trips.csv",
            "No,Date,From,To,Outcome,Hours late,Checkpoints,Comments\n\
             1,13/02/2025,Goma,Rutshuru,Turned back,,4,rain\n2,03/02/2025,Goma,Masisi,OK,2.5,3,\n",
        ),
        (
            "trajets.csv",
            "N°;Date du trajet;De;À;Résultat;Retard (h);Barrières;Remarques\n\
             1;13/02/2025;Goma;Rutshuru;Demi-tour;;4;pluie\n2;03/02/2025;Goma;Masisi;Passé;2,5;3;\n",
        ),
        (
            "viajes.csv",
            "Número;Fecha del viaje;Desde;Hasta;Resultado;Horas de retraso;Retenes;Observaciones\n\
             1;13/02/2025;Goma;Rutshuru;devuelto;;4;lluvia\n2;03/02/2025;Goma;Masisi;sin problema;2,5;3;\n",
        ),
        (
            "رحلات.csv",
            "الرقم,تاريخ الرحلة,من,إلى,النتيجة,ساعات التأخير,عدد الحواجز,ملاحظات\n\
             1,13/02/2025,Goma,Rutshuru,أعيد,,4,مطر\n2,03/02/2025,Goma,Masisi,تم,2.5,3,\n",
        ),
    ] {
        let mut desk = Desk::new();
        let (guess, outcome) = desk.sheet(name, text);
        assert_eq!(guess.kinds, [Kind::Trip], "{}", guess.map);
        assert_eq!((outcome.made, outcome.refused, guess.unused.len()), (2, 0, 0), "{name}\n{}", guess.map);
        let trips = desk.all(Kind::Trip);
        // A day after the twelfth says in which order the others stand.
        assert_eq!((&trips[0]["date"], &trips[1]["date"]), (&json!("2025-02-03"), &json!("2025-02-13")));
        assert_eq!(
            (&trips[0]["outcome"], &trips[1]["outcome"]),
            (&json!("facilitated"), &json!("turned-back"))
        );
        assert_eq!((&trips[0]["hours_late"], &trips[1]["checkpoints"]), (&json!(2.5), &json!(4)));
        assert_eq!(trips[0]["origin"], trips[1]["origin"]);
    }
}

#[test]
fn what_is_not_understood_stands_in_the_map_and_is_refused() {
    let mut desk = Desk::new();
    let text =
        "Date,From,To,Outcome,Shoe size\n2025-02-03,Goma,Masisi,OK,41\n2025-02-04,Goma,Masisi,Magic,42\n";
    let (guess, outcome) = desk.sheet("trips.csv", text);
    assert_eq!(guess.unused, ["Shoe size"]);
    assert!(guess.map.contains("# Not understood: \"Magic\""), "{}", guess.map);
    assert_eq!((outcome.made, outcome.refused), (1, 1));

    let file = desk.file("log.csv", "Date,From,Outcome\n03/02/2025,Goma,OK\n");
    let guess = guess_of(&file);
    assert_eq!(guess.missing, [(Kind::Trip, "destination")], "{}", guess.map);
    assert_eq!(guess.open_dates, ["Date"]);
}

fn guess_of(file: &Path) -> Guess {
    guess(What::Records, file, &[]).unwrap()
}

#[test]
fn a_form_that_says_what_each_row_is_becomes_records_of_both_kinds() {
    let mut desk = Desk::new();
    let text = "start;record;date;origin;destination;outcome;place;setting;kinds;kinds/hold;kinds/fee-demanded;_uuid;__version__\n\
                x;trip;2025-02-03;Goma;Masisi;facilitated;;;;;;u-1;v1\n\
                x;incident;2025-02-04;;;;Masisi;checkpoint;hold fee-demanded;1;1;u-2;v1\n\
                x;incident;2025-02-05;;;;Masisi;checkpoint;hold;1;0;u-3;v1\n";
    let (guess, outcome) = desk.sheet("form.csv", text);
    assert_eq!((outcome.made, outcome.refused), (3, 0), "{:?}\n{}", outcome.refusals, guess.map);
    let kinds: Vec<Value> =
        desk.all(Kind::Incident).iter().map(|incident| incident["kinds"].clone()).collect();
    assert_eq!(kinds, [json!(["hold", "fee-demanded"]), json!(["hold"])]);
    assert_eq!(
        (guess.unused, targets_of(&guess.taken, "_uuid")),
        (vec!["start".to_owned(), "__version__".to_owned()], "id".to_owned())
    );
}

/// ODK parts groups from questions by a hyphen, whatever hyphens stand in codes and in other people's headers.
#[test]
fn groups_of_a_form_stand_before_a_hyphen() {
    let mut desk = Desk::new();
    let text = "SubmissionDate,what-record,when-date,trip-origin,trip-way-destination,trip-outcome,inc-place,inc-setting,inc-kinds,inc-kinds/hold,inc-kinds/fee-demanded,meta-instanceID,KEY\n\
                x,trip,2025-02-03,Goma,Masisi,facilitated,,,,,,uuid:1,uuid:1\n\
                x,incident,2025-02-04,,,,Masisi,checkpoint,hold fee-demanded,1,1,uuid:2,uuid:2\n";
    let (guess, outcome) = desk.sheet("form.csv", text);
    assert_eq!((outcome.made, outcome.refused), (2, 0), "{:?}\n{}", outcome.refusals, guess.map);
    assert_eq!(guess.unused, ["SubmissionDate", "KEY"], "{}", guess.map);
    assert_eq!(desk.all(Kind::Incident)[0]["kinds"], json!(["hold", "fee-demanded"]));
    assert_eq!(desk.all(Kind::Trip)[0]["outcome"], json!("facilitated"));

    let mut desk = Desk::new();
    let text = "No,Date,De,Sous-préfecture,Destination,Résultat,Après-demi-date\n\
                1,2025-02-03,Goma,Nord,Masisi,Passé,2025-03-03\n2,2025-02-04,Goma,Nord,Masisi,Passé,2025-03-03\n";
    let (guess, outcome) = desk.sheet("trajets.csv", text);
    assert_eq!((outcome.made, targets_of(&guess.taken, "Date")), (2, "date".to_owned()), "{}", guess.map);
    assert!(guess.unused.contains(&"Après-demi-date".to_owned()), "{}", guess.map);
}

fn targets_of(taken: &[(String, String)], column: &str) -> String {
    taken.iter().find(|(name, _)| name == column).map(|(_, target)| target.clone()).unwrap_or_default()
}

#[test]
fn the_command_shows_saves_and_imports_by_what_it_guesses() {
    let (laptop, opening) = laptop_with_store();
    let carnet = |words: &[&str]| {
        let words: Vec<String> =
            opening.iter().cloned().chain(words.iter().map(|word| (*word).to_owned())).collect();
        laptop.carnet(&words)
    };
    laptop.has_file(
        "trips.csv",
        "No,Date,From,To,Outcome\n1,13/02/2025,Goma,Rutshuru,Turned back\n2,03/02/2025,Goma,Masisi,OK\n",
    );
    let ran = carnet(&["import", "records", "trips.csv", "--guess", "--save-map", "trips.toml"]);
    insta::assert_snapshot!("guess", ran);
    insta::assert_snapshot!("saved_map", std::fs::read_to_string(laptop.home().join("trips.toml")).unwrap());
    let again = carnet(&["import", "records", "trips.csv", "--map", "trips.toml"]).done();
    assert!(again.contains("changes nothing"), "{again}");
    laptop.has_file("half.csv", "Date,From,Outcome\n13/02/2025,Goma,OK\n");
    insta::assert_snapshot!("guess_without_a_field", carnet(&["import", "records", "half.csv", "--guess"]));
}
