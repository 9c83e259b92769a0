//! Reports on stores that each show one rule, and what comes out of the renderers.

use carnet::analysis;
use carnet::indicator::{
    Cell, Choice, DIMENSIONS, REPORTS, Reported, Row, Table, Values, fact, measure, report,
};
use carnet::message::{Catalogue, Language, Message};
use carnet::model::Kind;
use carnet::render::{self, CsvOptions, Screen};
use carnet::store::{Change, Store, StoreError};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::source::root;
use crate::stores::{new_store, stamp, values};
use crate::worked_month::{log_the_month, october};

struct Field {
    store: Store,
    _folder: tempfile::TempDir,
}

type Made = Result<String, StoreError>;

fn make(change: &mut Change<'_>, kind: Kind, raw: Value) -> Made {
    change.make(kind, &values(raw), "typed").map(|id| id.to_string())
}

/// The fifth day of a month that is not October 2026, another for each case.
fn fifth(case: usize) -> String {
    format!("{}-{:02}-05", 2024 + case / 12, case % 12 + 1)
}

impl Field {
    /// Two parties: an army of two branches under one staff, and a front; and a ministry.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = new_store(&folder.path().join("store"));
        let mut field = Self { store, _folder: folder };
        field.log(|change| {
            make(change, Kind::Place, json!({ "name": "Goma", "kind": "locality" }))?;
            make(change, Kind::Place, json!({ "name": "Kola", "kind": "locality" }))?;
            for (name, actor_type, level, parent) in [
                ("Staff", "state-military", "senior", None),
                ("Region", "state-military", "regional", Some("A-1")),
                ("Garrison", "state-military", "local", Some("A-2")),
                ("Signals", "state-military", "regional", Some("A-1")),
                ("Front", "armed-group", "regional", None),
                ("Ministry", "state-civil", "leadership", None),
            ] {
                let mut raw =
                    json!({ "name": name, "actor_type": actor_type, "met": true, "levels": [level] });
                if let Some(parent) = parent {
                    raw["parents"] = json!([{ "parent": parent }]);
                }
                make(change, Kind::Actor, raw)?;
            }
            Ok(())
        });
        field
    }

    fn log<T>(&mut self, work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>) -> T {
        self.store.change(&stamp(), work).expect("the records are good")
    }

    fn make(&mut self, kind: Kind, raw: Value) -> String {
        self.log(|change| make(change, kind, raw))
    }

    fn made(&self, report: &'static carnet::indicator::Report) -> Reported {
        analysis::make(&self.store, report, &october(), None).unwrap()
    }

    /// The rows of the gap and of what stands beside it, of each month, in the order of months.
    fn gaps(&self) -> BTreeMap<String, Vec<String>> {
        let choice = Choice::until(NaiveDate::from_ymd_opt(2026, 10, 31).unwrap()).by("month").unwrap();
        let made = analysis::make(&self.store, &report::OUTCOMES, &choice, None).unwrap();
        let mut gaps: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in
            made.tables.iter().filter(|table| table.name.ends_with("gap")).flat_map(|table| &table.rows)
        {
            let [Cell::Code(month), Cell::Term(_, code), Cell::Count(count), ..] = &row.cells[..] else {
                panic!("{row:?}")
            };
            gaps.entry(month.clone()).or_default().push(format!("{code} {count}"));
        }
        gaps
    }
}

/// A request to the region for a day, answered as said.
fn request(change: &mut Change<'_>, day: &str, answer: Value) -> Made {
    let request = make(
        change,
        Kind::Request,
        json!({
            "what": "convoy", "place": "Kola", "first_day": day,
            "addressees": [{ "node": "A-2", "submitted_on": "2023-12-01" }],
        }),
    )?;
    let mut raw = json!({ "node": "A-2", "date": day, "request": request, "code": "granted" });
    raw.as_object_mut().unwrap().extend(values(answer));
    make(change, Kind::Decision, raw)?;
    Ok(request)
}

fn trip(change: &mut Change<'_>, day: &str, request: &str, outcome: &str) -> Made {
    make(
        change,
        Kind::Trip,
        json!({
            "date": day, "origin": "Goma", "destination": "Kola", "requests": [request], "outcome": outcome,
        }),
    )
}

fn incident(change: &mut Change<'_>, day: &str, trip: &str, kind: &str, author: Option<&str>) -> Made {
    let mut raw = json!({
        "date": day, "setting": "checkpoint", "trip": trip, "place": "Kola", "kinds": [kind],
    });
    if let Some(author) = author {
        raw["actors"] = json!([{ "node": author }]);
    }
    make(change, Kind::Incident, raw)
}

#[test]
fn each_class_of_the_gap_is_told_from_the_others() {
    type Case<'a> = (&'a str, Option<(&'a str, Option<&'a str>)>, &'a [&'a str]);
    let cases: [Case<'_>; 17] = [
        ("facilitated", None, &["as-planned 1"]),
        ("stopped-then-passed", Some(("hold", Some("A-5"))), &["trouble 1"]),
        ("stopped-then-passed", Some(("hold", Some("A-4"))), &["trouble 1", "trouble-same-side 1"]),
        ("delayed", None, &["trouble 1"]),
        ("turned-back", Some(("refused", Some("A-3"))), &["same-chain 1"]),
        ("turned-back", Some(("refused", Some("A-1"))), &["same-chain 1"]),
        ("turned-back", Some(("refused", Some("A-4"))), &["another-branch 1"]),
        ("turned-back", Some(("refused", Some("A-5"))), &["another-party 1"]),
        ("turned-back", Some(("refused", Some("A-6"))), &["another-party 1"]),
        ("turned-back", Some(("refused", None)), &["unknown 1"]),
        ("turned-back", Some(("road-impassable", None)), &["road-or-fighting 1"]),
        ("cut-short", Some(("hostilities-on-route", Some("A-3"))), &["road-or-fighting 1"]),
        ("cut-short", None, &["unknown 1"]),
        ("go-ahead-withheld", None, &["go-ahead-withheld 1"]),
        ("self-restricted", None, &["self-restricted-after-yes 1"]),
        ("cancelled-by-us", None, &["own-reasons 1"]),
        ("no-longer-needed", None, &["own-reasons 1"]),
    ];
    let mut field = Field::new();
    field.log(|change| {
        for (at, (outcome, met, _)) in cases.iter().enumerate() {
            let day = fifth(at);
            let request = request(change, &day, json!({}))?;
            let trip = trip(change, &day, &request, outcome)?;
            if let Some((kind, author)) = met {
                incident(change, &day, &trip, kind, *author)?;
            }
        }
        Ok(())
    });
    let gaps = field.gaps();
    for (at, (outcome, met, expected)) in cases.iter().enumerate() {
        assert_eq!(gaps[&fifth(at)[..7]], *expected, "{outcome} {met:?}");
    }
}

#[test]
fn only_a_yes_that_is_firm_on_the_day_approves() {
    let day = |case: usize, day: &str| fifth(case).replace("-05", day);
    let conditional =
        |view| json!({ "code": "conditional", "conditions": "no trucks", "condition_view": view });
    let cases: Vec<(Value, bool)> = vec![
        (json!({ "code": "denied" }), false),
        (json!({ "code": "acknowledged" }), false),
        (json!({ "form": "relayed" }), false),
        (json!({ "confirm_by": "senior" }), false),
        (conditional("open"), false),
        (conditional("refused"), false),
        (json!({ "date": day(6, "-01"), "valid_to": day(6, "-04") }), false),
        (json!({ "valid_from": day(7, "-06") }), false),
        (json!({ "date": day(8, "-06") }), false),
        (json!({ "form": "written" }), true),
        (json!({ "code": "partial" }), true),
        (conditional("accepted"), true),
        (json!({ "valid_from": fifth(12), "valid_to": fifth(12) }), true),
        (json!({}), true),
    ];
    let mut field = Field::new();
    field.log(|change| {
        for (at, (answer, _)) in cases.iter().enumerate() {
            let request = request(change, &fifth(at), answer.clone())?;
            trip(change, &fifth(at), &request, "go-ahead-withheld")?;
        }
        Ok(())
    });
    let gaps = field.gaps();
    for (at, (answer, approved)) in cases.iter().enumerate() {
        let expected = if *approved { "go-ahead-withheld 1" } else { "not-approved 1" };
        assert_eq!(gaps[&fifth(at)[..7]], [expected], "{answer}");
    }
}

#[test]
fn a_yes_taken_back_before_the_day_is_none_and_one_of_a_group_is_enough() {
    let mut field = Field::new();
    field.log(|change| {
        let first = request(change, &fifth(0), json!({ "date": "2024-01-01" }))?;
        let revoked = json!({ "node": "A-2", "date": "2024-01-04", "request": first, "code": "revoked" });
        make(change, Kind::Decision, revoked)?;
        trip(change, &fifth(0), &first, "denied")?;
        for (case, answering) in [(1, "A-2"), (2, "A-5")] {
            let group = |node| json!({ "node": node, "needed": "one-of", "needed_group": "army", "submitted_on": "2023-12-01" });
            let needed = json!({ "node": "A-5", "needed": "yes", "submitted_on": "2023-12-01" });
            let request = make(change, Kind::Request, json!({
                "what": "convoy", "place": "Kola", "first_day": fifth(case),
                "addressees": [group("A-2"), group("A-4"), needed],
            }))?;
            for node in ["A-5", answering] {
                let raw = json!({ "node": node, "date": fifth(case), "request": request, "code": "granted" });
                make(change, Kind::Decision, raw)?;
            }
            trip(change, &fifth(case), &request, "go-ahead-withheld")?;
        }
        Ok(())
    });
    let gaps = field.gaps();
    assert_eq!(gaps["2024-01"], ["not-approved 1"]);
    assert_eq!(gaps["2024-02"], ["go-ahead-withheld 1"]);
    assert_eq!(gaps["2024-03"], ["not-approved 1"], "nobody of the group said yes");
}

#[test]
fn void_records_and_those_that_others_count_are_in_no_figure() {
    let mut field = Field::new();
    let wrong = field.log(|change| {
        let request = request(change, "2026-10-05", json!({}))?;
        trip(change, "2026-10-05", &request, "facilitated")?;
        let wrong = trip(change, "2026-10-05", &request, "turned-back")?;
        make(
            change,
            Kind::Trip,
            json!({
                "date": "2026-10-05", "origin": "Goma", "destination": "Kola", "outcome": "delayed",
                "counted_by": "other",
            }),
        )?;
        Ok(wrong)
    });
    field.log(|change| change.void(wrong.parse().unwrap(), "typed twice"));
    assert_eq!(field.gaps()["2026-10"], ["as-planned 1"]);
    let made = field.made(&report::ROADBLOCKS);
    assert_eq!(made.tables[0].rows[0].cells[1], Cell::Count(1), "one trip made");
}

#[test]
fn what_is_due_without_an_outcome_is_shown_and_what_is_not_due_is_not() {
    let mut field = Field::new();
    for date in ["2026-10-05", "2026-10-31", "2026-11-01"] {
        field.make(Kind::Trip, json!({ "date": date, "origin": "Goma", "destination": "Kola" }));
    }
    let made = field.made(&report::OUTCOMES);
    let due = made.tables.iter().find(|table| table.name == "trips-due").unwrap();
    assert_eq!(due.rows[0].cells[0], Cell::Count(2));
    assert_eq!(due.rows[0].cells[3], Cell::Count(2), "not recorded");
    let outcomes = made.tables.iter().find(|table| table.name == "trips-by-outcome").unwrap();
    let last = outcomes.rows.last().unwrap();
    assert_eq!((&last.cells[0], &last.cells[1]), (&Cell::Absent("not-recorded"), &Cell::Count(2)));
}

#[test]
fn a_date_that_may_lie_outside_the_period_is_left_out_and_said() {
    let mut field = Field::new();
    for date in ["2026-10", "~2026-10-02", "2026"] {
        field.make(
            Kind::Trip,
            json!({
                "date": date, "origin": "Goma", "destination": "Kola", "outcome": "facilitated",
            }),
        );
    }
    let made = field.made(&report::ROADBLOCKS);
    assert_eq!(made.tables[0].rows[0].cells[1], Cell::Count(1), "only October lies in October");
    let note = made.notes.iter().find(|note| note.id == "report-note-uncertain").unwrap();
    let said = Catalogue::new(Language::English).say(note);
    assert!(said.starts_with("2 of the trips"), "{said}");
}

#[test]
fn quarters_and_months_hold_the_trips_of_their_days() {
    let mut field = Field::new();
    for date in ["2026-07-31", "2026-10-01", "2026-10-31", "2026-12-31"] {
        let raw = json!({ "date": date, "origin": "Goma", "destination": "Kola" });
        field.store.change(&late(), |change| change.make(Kind::Trip, &values(raw), "typed")).unwrap();
    }
    let choice = Choice::until(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()).by("quarter").unwrap();
    let made = analysis::make(&field.store, &report::OUTCOMES, &choice, None).unwrap();
    let due = made.tables.iter().find(|table| table.name == "trips-due").unwrap();
    let rows: Vec<(&Cell, &Cell)> = due.rows.iter().map(|row| (&row.cells[0], &row.cells[1])).collect();
    let quarter = |code: &str| Cell::Code(code.to_owned());
    assert_eq!(rows, [(&quarter("2026-Q3"), &Cell::Count(1)), (&quarter("2026-Q4"), &Cell::Count(3))]);
}

/// Each level of the map has its own figures; below a district nobody stands beside them.
#[test]
fn trips_and_incidents_fall_to_each_division_down_to_the_third() {
    let mut field = Field::new();
    let (district, commune, village) = (
        field.make(Kind::Place, json!({ "name": "District", "kind": "adm2" })),
        field.make(Kind::Place, json!({ "name": "Commune", "kind": "adm3", "parent": "District" })),
        field.make(Kind::Place, json!({ "name": "Village", "kind": "locality", "parent": "Commune" })),
    );
    for to in [&district, &commune, &village, &village] {
        field.make(
            Kind::Trip,
            json!({ "date": "2026-10-05", "origin": "Goma", "destination": to, "outcome": "facilitated" }),
        );
    }
    field.log(|change| incident(change, "2026-10-05", "T-4", "hold", Some("A-5")));
    field.log(|change| {
        let raw = json!({ "date": "2026-10-06", "setting": "checkpoint", "place": village, "kinds": ["hold"], "actors": [{ "node": "A-5" }] });
        make(change, Kind::Incident, raw)
    });
    let by = |dimension: &str| -> Vec<(Option<String>, Cell, Cell)> {
        let choice = october().by(dimension).unwrap();
        let made = analysis::make(&field.store, &report::ROADBLOCKS, &choice, None).unwrap();
        let table = made.tables.iter().find(|table| table.name == "roadblocks").unwrap();
        let name = |cell: &Cell| match cell {
            Cell::Record { name, .. } => Some(name.clone()),
            _ => None,
        };
        table
            .rows
            .iter()
            .map(|row| (name(&row.cells[0]), row.cells[1].clone(), row.cells[2].clone()))
            .collect()
    };
    let named =
        |name: &str, incidents, trips| (Some(name.to_owned()), Cell::Count(incidents), Cell::Count(trips));
    // One incident lies in Kola, which lies nowhere.
    assert_eq!(by("adm2"), [named("District", 1, 4), (None, Cell::Count(1), Cell::Count(0))]);
    assert_eq!(by("adm3"), [named("Commune", 1, 3), (None, Cell::Count(1), Cell::Count(1))]);
    let with_author = october().by("adm3").unwrap().by("actor-type").unwrap();
    assert!(analysis::make(&field.store, &report::ROADBLOCKS, &with_author, None).is_err());
    // What has its author in its own rows is left out, and said.
    let made =
        analysis::make(&field.store, &report::constraint::CONSTRAINTS, &october().by("adm3").unwrap(), None);
    let made = made.unwrap();
    assert!(!made.tables.iter().any(|table| table.name == "incidents-by-branch"));
    assert!(made.notes.iter().any(|note| note.id == "report-note-not-beside"));
    // Another commune on the map is another in every figure.
    field.make(Kind::Place, json!({ "name": "Other commune", "kind": "adm3", "parent": "District" }));
    let moved = json!({ "parent": "Other commune" });
    field.log(|change| change.edit(village.parse().unwrap(), &values(moved), &[]));
    let choice = october().by("adm3").unwrap();
    let made = analysis::make(&field.store, &report::ROADBLOCKS, &choice, None).unwrap();
    assert_eq!(made.tables[0].rows.len(), 3, "two communes, and what lies in none");
}

fn late() -> carnet::store::Stamp {
    carnet::store::Stamp { today: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(), ..stamp() }
}

#[test]
fn every_word_of_the_reports_is_in_every_language() {
    let mut ids: Vec<String> = Vec::new();
    for report in REPORTS {
        ids.extend([report.label_key(), format!("{}.definition", report.label_key())]);
        ids.extend(report.sections().iter().map(|section| section.label_key()));
        ids.extend(report.traps.iter().map(|id| (*id).to_owned()));
    }
    for measure in measure::all() {
        ids.extend([
            measure.label_key(),
            format!("{}.definition", measure.label_key()),
            measure.unit.to_owned(),
        ]);
    }
    for dimension in DIMENSIONS {
        ids.extend([dimension.label_key(), format!("report-absent-{}", dimension.absent)]);
    }
    for fact in fact::all() {
        ids.extend([fact.label_key(), format!("report-record-{}", fact.record)]);
    }
    for section in REPORTS.iter().flat_map(|report| report.sections()) {
        match section.rows {
            carnet::indicator::Rows::Curve { ends, .. } => {
                ids.extend(ends.iter().map(|end| format!("report-ending-{end}")));
            }
            carnet::indicator::Rows::Room(lines) => {
                ids.extend(lines.iter().map(|line| format!("report-room-{line}")));
            }
            _ => {}
        }
    }
    let ladder = [
        "carries",
        "stops",
        "no-yes",
        "road",
        "silent",
        "met",
        "never-met",
        "hollow",
        "awaits-confirmation",
        "conditions-open",
        "not-valid-now",
        "others-differ",
        "through-desk",
    ];
    ids.extend(ladder.iter().map(|code| format!("report-ladder-{code}")));
    let columns = ["negotiation", "chain", "level", "answer", "standing", "date", "node", "assent"];
    ids.extend(columns.iter().map(|name| format!("report-ladder-column-{name}")));
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        let missing: Vec<&String> = ids.iter().filter(|id| !catalogue.has(id)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.code());
    }
}

#[test]
fn the_page_of_indicators_is_the_declarations() {
    let catalogue = Catalogue::new(Language::English);
    let mut page = "# Indicators\n\nWhat each report counts, and what it must not be taken for. Made from the \
        declarations in `src/indicator/`; the same words are printed by `carnet report --explain NAME`. Common \
        rules: every share shows numerator, denominator and its 95 % Wilson interval; below ten cases there is no \
        percentage; what is void, and what others count, is in no figure. Formulas are in the manner of SQL: `fact_` \
        begins the name of a view of `schema.sql`, `state_` that of a statement in `src/store/report/` which depends on \
        the day asked about.\n"
        .to_owned();
    for report in REPORTS {
        page.push_str(&format!("\n{}", render::explained(report, &catalogue)));
    }
    page.push_str("\n## Dimensions\n\n| name | title | values |\n|---|---|---|\n");
    for dimension in DIMENSIONS {
        let values = match dimension.values {
            Values::Terms(vocabulary) => {
                vocabulary.codes().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" ")
            }
            Values::Period(_) => "calendar periods".to_owned(),
            Values::Place => "places, by id, P-code or name".to_owned(),
            Values::Actor => "nodes, by id or name; as a filter, with all below them".to_owned(),
            Values::Negotiation => "negotiations, by id".to_owned(),
            Values::Request => "requests, by id".to_owned(),
            Values::Currency => "currencies".to_owned(),
            Values::Words => "words as typed".to_owned(),
        };
        page.push_str(&format!(
            "| `{}` | {} | {values} |\n",
            dimension.name,
            catalogue.label(&dimension.label_key())
        ));
    }
    let path = root().join("docs/indicators.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    if found != page {
        let made = root().join("target/indicators.md");
        std::fs::create_dir_all(made.parent().unwrap()).unwrap();
        std::fs::write(&made, &page).unwrap();
        panic!("docs/indicators.md is not what the declarations say; they say {}", made.display());
    }
}

fn the_month() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = new_store(&folder.path().join("store"));
    log_the_month(&mut store);
    (folder, store)
}

#[test]
fn a_report_reads_well_on_eighty_columns_in_every_language() {
    let (_folder, store) = the_month();
    let made: Vec<Reported> = REPORTS
        .iter()
        .map(|report| analysis::make(&store, report, &october(), None).unwrap())
        .chain([analysis::make(&store, &report::ROADBLOCKS, &october().by("month").unwrap(), None).unwrap()])
        .collect();
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        let pages: Vec<String> =
            made.iter().map(|made| render::terminal(made, &catalogue, &Screen::default())).collect();
        for page in &pages {
            for line in page.lines() {
                assert!(carnet::text::width::width(line) <= 80 || !line.contains("  "), "{line}");
            }
        }
        insta::assert_snapshot!(format!("reports_{}", language.code()), pages.join("\n\n"));
    }
}

#[test]
fn programs_read_the_same_figures() {
    let (_folder, store) = the_month();
    let made = analysis::make(&store, &report::OUTCOMES, &october(), None).unwrap();
    let catalogue = Catalogue::new(Language::French);
    let object = render::json(&made, &catalogue);
    assert_eq!(object["name"], "outcomes");
    assert_eq!(object["period"], json!({ "since": "2026-10-01", "until": "2026-10-31" }));
    let rows = object["rows"].as_array().unwrap();
    assert_eq!(
        rows[0],
        json!({
            "section": "decisions", "decision": "granted", "decisions": 11,
            "share": { "numerator": 11, "denominator": 14, "percent": 78.6, "interval": [52.4, 92.4] },
        })
    );
    let gap = rows.iter().find(|row| row["gap"] == "trouble-same-side").unwrap();
    assert_eq!(gap["of_which"], true);
    assert_eq!(gap["share"], json!({ "numerator": 1, "denominator": 8, "percent": null, "interval": null }));

    let csv = |options| {
        let mut bytes = Vec::new();
        render::csv(std::slice::from_ref(&made), &mut bytes, options).unwrap();
        bytes
    };
    let plain = csv(CsvOptions::default());
    assert_eq!(plain, csv(CsvOptions::default()), "the same bytes twice");
    assert_eq!(csv(CsvOptions { bom: true, ..CsvOptions::default() })[..3], [0xef, 0xbb, 0xbf]);
    let mut reader = csv_reader(&plain);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header[..9],
        [
            "section",
            "decision",
            "decisions",
            "share_numerator",
            "share_denominator",
            "share_percent",
            "share_low",
            "share_high",
            "level",
        ]
    );
    let first = reader.records().next().unwrap().unwrap();
    assert_eq!(
        first.iter().take(8).collect::<Vec<_>>(),
        ["decisions", "granted", "11", "11", "14", "78.6", "52.4", "92.4"]
    );
}

fn csv_reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::Reader::from_reader(bytes)
}

/// A report of one table whose names are whatever others typed.
fn named(name: &str, share: Cell) -> Reported {
    let column = |name: &str, shape| carnet::indicator::Column {
        name: name.to_owned(),
        label: Message::new("report-dimension-road"),
        shape,
        in_title: false,
    };
    Reported {
        report: &report::ROADBLOCKS,
        choice: october(),
        tables: vec![Table {
            name: "roadblocks",
            title: Message::new("report-section-roadblocks"),
            columns: vec![
                column("road", carnet::indicator::Shape::Record),
                column("share", carnet::indicator::Shape::Share),
            ],
            rows: vec![Row::new(vec![Cell::Record { id: "L-1".into(), name: name.to_owned() }, share])],
        }],
        pictures: Vec::new(),
        notes: Vec::new(),
    }
}

#[test]
fn a_name_cannot_steer_a_terminal_or_a_spreadsheet() {
    let hostile = "=HYPERLINK(\"x\")\u{1b}]52;c;eA==\u{7}\u{202e}|<b>";
    let made = named(hostile, Cell::Empty);
    let catalogue = Catalogue::new(Language::English);
    for page in [
        render::terminal(&made, &catalogue, &Screen { isolates: true, ..Screen::default() }),
        render::markdown(&made, &catalogue),
        render::terminal(&made, &catalogue, &Screen { ascii: true, ..Screen::default() }),
    ] {
        assert!(!page.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{page:?}");
    }
    let mut bytes = Vec::new();
    render::csv(std::slice::from_ref(&made), &mut bytes, CsvOptions::default()).unwrap();
    assert!(csv_reader(&bytes).records().next().unwrap().unwrap()[2].starts_with("'="));
    let arabic = named("صنعاء", Cell::Empty);
    let marked = |isolates| render::terminal(&arabic, &catalogue, &Screen { isolates, ..Screen::default() });
    assert!(marked(true).contains("\u{2068}صنعاء\u{2069}"));
    assert!(!marked(false).contains('\u{2068}'));
}

proptest! {
    #[test]
    fn no_format_prints_a_percentage_of_few_cases(x in 0u64..12, n in 0u64..12) {
        let share = analysis::share::share(x.min(n), n);
        let made = named("RN4", share);
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            let mut pages = vec![
                render::terminal(&made, &catalogue, &Screen::default()),
                render::markdown(&made, &catalogue),
            ];
            // Notes and headings speak of per cent; the row does not.
            for page in &mut pages {
                let row = page.lines().find(|line| line.contains("RN4")).unwrap().to_owned();
                prop_assert_eq!(row.contains('%'), n >= 10, "{}", row);
            }
            let object = render::json(&made, &catalogue);
            prop_assert_eq!(object["rows"][0]["share"]["percent"].is_null(), n < 10);
            let mut bytes = Vec::new();
            render::csv(std::slice::from_ref(&made), &mut bytes, CsvOptions::default()).unwrap();
            prop_assert_eq!(bytes.contains(&b'.'), n >= 10);
        }
    }
}
