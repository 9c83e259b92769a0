//! Imports: the machine on small files of our own, on trimmed real ones, and on the whole real ones where they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use carnet::import::{
    ImportError, MapFault, MapFrom, MapReason, Outcome, Refused, Request, TableFault, What, import,
};
use carnet::model::{Fault, Kind, Near, Reason, RecordId, Values};
use carnet::store::{Filter, Link, NewKeys, Store, StoreError, Stored, setting};
use insta::assert_snapshot;
use serde_json::json;

use crate::runner::Laptop;
use crate::source::root;
use crate::stores::{new_store, stamp, values};

/// A store, and a folder for the files that are imported into it.
struct Desk {
    folder: tempfile::TempDir,
    store: Store,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = new_store(&folder.path().join("store"));
        Self { folder, store }
    }

    /// The unmet nodes that a test at scale needs; a store of an access team holds sixty.
    fn for_many(mut self) -> Self {
        let limit = setting("unmet_limit").unwrap();
        self.store.change(&stamp(), |change| change.set(limit, Some("1000"))).unwrap();
        self
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn import(&mut self, what: What, file: &Path, map: Option<&Path>) -> Result<Outcome, ImportError> {
        let request = Request {
            what,
            file,
            map: map.map(MapFrom::File),
            beside: &[],
            dry_run: false,
            all_or_nothing: false,
            date_order: None,
        };
        import(&mut self.store, &stamp(), &request, &mut |_, _| {})
    }

    fn take(&mut self, what: What, text: &str, map: &str) -> Result<Outcome, ImportError> {
        let (file, map) = (self.file("table.csv", text), self.file("map.toml", map));
        self.import(what, &file, Some(&map))
    }

    fn all(&self, kind: Kind) -> Vec<Stored> {
        self.store.list(kind, &Filter::default()).unwrap()
    }

    fn called(&self, kind: Kind, name: &str) -> Stored {
        let mut found: Vec<Stored> =
            self.all(kind).into_iter().filter(|stored| stored.values["name"] == name).collect();
        assert_eq!(found.len(), 1, "{name}");
        found.remove(0)
    }

    fn edit(&mut self, id: RecordId, patch: serde_json::Value) {
        self.store.change(&stamp(), |change| change.edit(id, &values(patch), &[])).unwrap();
    }
}

fn map(name: &str) -> PathBuf {
    root().join("tests/maps").join(name)
}

pub(crate) fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/import").join(name)
}

/// A whole file of the shared data, beside the project or beside a folder around it; where it is absent the test
/// says that it was skipped.
#[allow(clippy::print_stdout, reason = "a test that did not run must not look like one that did")]
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let found = root()
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("shared/data").join(name))
        .find(|path| path.exists());
    if found.is_none() {
        println!("skipped: shared/data/{name} is not here");
    }
    found
}

fn counts(outcome: &Outcome) -> [usize; 4] {
    [outcome.made, outcome.changed, outcome.unchanged, outcome.refused]
}

/// Line, column and reason of each refusal.
fn refusals(outcome: &Outcome) -> Vec<(u64, Option<&str>, &Refused)> {
    outcome
        .refusals
        .iter()
        .map(|refusal| (refusal.line, refusal.column.as_deref(), &refusal.reason))
        .collect()
}

fn field(name: &str, reason: Reason) -> Refused {
    Refused::Field(Fault::new(name, reason))
}

const CONTACTS: &str = r#"
format = 1
kind = "actors"
source = "team"
id = "no"
[fields]
name = { column = "name" }
actor_type = { column = "type" }
[parent]
column = "above"
name = "above name"
missing = { actor_type = "state-civil" }
since = { column = "from", flag = "exact", began = ["Y"] }
until = { column = "to", flag = "open", ended = ["E"], seen = ["N"] }
[level]
basis = "their own list"
rules = [{ level = "checkpoint", column = "name", is = ["Barrière"] }, { level = "leadership", depth = [0, 0] }, { level = "local", depth = [1, 9] }]
"#;

const CONTACTS_HEAD: &str = "no,name,type,above,above name,from,exact,to,open\n";

#[test]
fn a_contact_list_becomes_a_dated_tree_of_nodes_that_nobody_met() {
    let mut desk = Desk::new();
    let text = format!(
        "{CONTACTS_HEAD}\
         3,Barrière Nord,state-police,2,,2009-01-,N,,N\n\
         2,District,state-civil,1,,2010,Y,2016-08-18,E\n\
         2,District,state-civil,9,Ministry,2016-08-18,Y,,Y\n\
         1,Governor,state-civil,,,,,,\n"
    );
    let outcome = desk.take(What::Actors, &text, CONTACTS).unwrap();
    assert_eq!((counts(&outcome), outcome.rows, outcome.further_links), ([3, 0, 0, 0], 4, 1));
    assert_eq!(outcome.made_beside, BTreeMap::from([(Kind::Actor, 1)]));
    assert_eq!(outcome.refusals, []);

    let [governor, ministry] = ["Governor", "Ministry"].map(|name| desk.called(Kind::Actor, name));
    assert_eq!(ministry.values["placeholder"], json!(true));
    assert_eq!(ministry.values["actor_type"], json!("state-civil"));
    let district = desk.called(Kind::Actor, "District");
    assert_eq!(
        district.values["parents"],
        json!([
            { "n": 1, "parent": governor.id.to_string(), "since": "2010", "since_is": "began", "until": "2016-08-18", "until_is": "ended" },
            { "n": 2, "parent": ministry.id.to_string(), "since": "2016-08-18", "since_is": "began" },
        ])
    );
    let barrier = desk.called(Kind::Actor, "Barrière Nord");
    assert_eq!(
        barrier.values["parents"],
        json!([{ "n": 1, "parent": district.id.to_string(), "since": "2009-01", "since_is": "first-seen", "until": "2009-01", "until_is": "last-seen" }])
    );
    for (stored, level) in [(&governor, "leadership"), (&district, "local"), (&barrier, "checkpoint")] {
        assert_eq!(stored.values["met"], json!(false));
        assert_eq!(stored.values["levels"], json!([{ "n": 1, "level": level, "basis": "their own list" }]));
        assert_eq!(stored.provenance, "import:team");
    }
}

#[test]
fn the_same_file_twice_changes_nothing_and_says_so() {
    let mut desk = Desk::new();
    let text = format!("{CONTACTS_HEAD}1,Governor,state-civil,,,,,,\n2,District,state-civil,1,,2010,Y,,Y\n");
    assert!(!desk.take(What::Actors, &text, CONTACTS).unwrap().seen_before);
    let before = desk.all(Kind::Actor);
    let again = desk.take(What::Actors, &text, CONTACTS).unwrap();
    assert!(again.seen_before && again.changes_nothing() && again.kept);
    assert_eq!(counts(&again), [0, 0, 2, 0]);
    assert_eq!(desk.all(Kind::Actor), before);
}

#[test]
fn a_later_file_changes_what_it_says_anew_and_leaves_what_people_corrected() {
    let mut desk = Desk::new();
    let head = format!("{CONTACTS_HEAD}1,Governor,state-civil,,,,,,\n");
    let first = format!("{head}2,District,state-civil,1,,2010,Y,,Y\n3,Post,state-police,1,,2010,Y,,Y\n");
    desk.take(What::Actors, &first, CONTACTS).unwrap();
    let [district, post] = ["District", "Post"].map(|name| desk.called(Kind::Actor, name).id);
    desk.edit(
        district,
        json!({ "name": "Bon District", "levels": ["n=1 level=regional"], "desk": "liaison" }),
    );
    desk.edit(post, json!({ "name": "Poste de Pont" }));
    // The district's row says nothing new; the post's says that its link ended.
    let second =
        format!("{head}2,District,state-civil,1,,2010,Y,,Y\n3,Post,state-police,1,,2010,Y,2020-05,E\n");
    let outcome = desk.take(What::Actors, &second, CONTACTS).unwrap();
    assert_eq!((counts(&outcome), outcome.seen_before), ([0, 1, 2, 0], false));
    let district = desk.store.read(district).unwrap().values;
    assert_eq!(
        (&district["name"], &district["levels"][0]["level"]),
        (&json!("Bon District"), &json!("regional"))
    );
    let post = desk.store.read(post).unwrap().values;
    assert_eq!(post["name"], json!("Post"));
    assert_eq!(post["parents"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&post["parents"][0]["until"], &post["parents"][0]["until_is"]),
        (&json!("2020-05"), &json!("ended"))
    );
}

#[test]
fn a_placeholder_whose_row_comes_later_is_itself_from_then_on() {
    let mut desk = Desk::new();
    desk.take(What::Actors, &format!("{CONTACTS_HEAD}2,Post,state-police,1,Someone,,,,\n"), CONTACTS)
        .unwrap();
    let someone = desk.called(Kind::Actor, "Someone").id;
    let outcome =
        desk.take(What::Actors, &format!("{CONTACTS_HEAD}1,Governor,state-civil,,,,,,\n"), CONTACTS).unwrap();
    assert_eq!(counts(&outcome), [0, 1, 0, 0]);
    let governor = desk.store.read(someone).unwrap().values;
    assert_eq!(governor["name"], json!("Governor"));
    assert_ne!(governor.get("placeholder"), Some(&json!(true)), "{governor:?}");
}

#[test]
fn one_bad_row_costs_no_good_one_and_is_named() {
    let mut desk = Desk::new();
    let text = format!(
        "{CONTACTS_HEAD}#id,#name,,,,,,,\n\
         1,Governor,state-civil,,,,,,\n\
         2,District,governors,1,,,,,\n\
         3,\"Post\nof two lines\",state-police,1,,2010-13,,,\n\
         ,No id,state-police,1,,,,,\n\
         5,Short\n\
         1,Governor,state-civil,,,,,,\n\
         7,Good,state-police,1,,,,,\n"
    );
    let outcome = desk.take(What::Actors, &text, CONTACTS).unwrap();
    assert_eq!((counts(&outcome), outcome.rows, outcome.had_tags), ([2, 0, 0, 5], 7, true));
    let found = refusals(&outcome);
    let no_month = carnet::model::date::DateFault::NoSuchMonth;
    assert_eq!(found[0].0, 4);
    assert_eq!(found[0].1, Some("type"));
    assert!(matches!(found[0].2, Refused::Field(Fault { reason: Reason::NotATerm("actor-type", _), .. })));
    assert_eq!(found[1], (5, Some("from"), &field("from", Reason::Date(no_month))));
    assert_eq!(found[2], (7, Some("no"), &field("no", Reason::Missing)));
    assert_eq!(found[3].0, 8);
    assert_eq!(found[4], (9, Some("no"), &Refused::Repeats { line: 3 }));
    assert_eq!(outcome.refusals[1].record, Some(3));
    assert_eq!(desk.store.count(Kind::Actor).unwrap(), 2);
}

#[test]
fn a_dry_run_tells_the_same_and_keeps_nothing() {
    let mut desk = Desk::new();
    let text = format!("{CONTACTS_HEAD}1,Governor,state-civil,,,,,,\n2,District,bad,1,,,,,\n");
    let (file, map) = (desk.file("a.csv", &text), desk.file("a.toml", CONTACTS));
    let mut request = Request {
        what: What::Actors,
        file: &file,
        map: Some(MapFrom::File(&map)),
        beside: &[],
        dry_run: true,
        all_or_nothing: false,
        date_order: None,
    };
    let rehearsed = import(&mut desk.store, &stamp(), &request, &mut |_, _| {}).unwrap();
    assert_eq!((rehearsed.kept, desk.store.count(Kind::Actor).unwrap()), (false, 0));
    request.dry_run = false;
    request.all_or_nothing = true;
    let all = import(&mut desk.store, &stamp(), &request, &mut |_, _| {}).unwrap();
    assert_eq!((all.kept, desk.store.count(Kind::Actor).unwrap()), (false, 0));
    request.all_or_nothing = false;
    let kept = import(&mut desk.store, &stamp(), &request, &mut |_, _| {}).unwrap();
    assert_eq!((kept.kept, desk.store.count(Kind::Actor).unwrap()), (true, 1));
    assert_eq!(Outcome { kept: false, ..kept.clone() }, rehearsed);
    assert_eq!(rehearsed, all);
}

#[test]
fn a_circle_is_refused_and_the_rest_is_taken() {
    let mut desk = Desk::new();
    let text = format!(
        "{CONTACTS_HEAD}\
         1,One,state-civil,2,,,,,\n\
         2,Two,state-civil,1,,,,,\n\
         3,Three,state-civil,2,,,,,\n\
         4,Four,state-civil,5,,2015,Y,,Y\n\
         5,Five,state-civil,4,,2010,Y,2012,E\n"
    );
    let outcome = desk.take(What::Actors, &text, CONTACTS).unwrap();
    // Four and five changed places over time, which is no circle; one and two would be.
    assert_eq!(counts(&outcome), [5, 0, 0, 1]);
    assert_eq!(refusals(&outcome), [(2, Some("above"), &field("parents", Reason::Circle))]);
    assert_eq!(desk.store.links().unwrap().len(), 4);
    // A circle with what is in the store already.
    let text = format!("{CONTACTS_HEAD}2,Two,state-civil,3,,,,,\n");
    let outcome = desk.take(What::Actors, &text, CONTACTS).unwrap();
    assert_eq!(refusals(&outcome), [(2, Some("above"), &field("parents", Reason::Circle))]);
    assert_eq!(desk.store.links().unwrap().len(), 4);
}

#[test]
fn more_unmet_nodes_than_the_limit_are_refused_whole() {
    let mut desk = Desk::new();
    let rows: String = (0..61).map(|n| format!("{n},Node {n},armed-group,,,,,,\n")).collect();
    let refused = desk.take(What::Actors, &format!("{CONTACTS_HEAD}{rows}"), CONTACTS);
    let limit = ImportError::Store(StoreError::UnmetLimit { limit: 60, would_be: 61 });
    assert_eq!(refused.unwrap_err().to_string(), limit.to_string());
    assert_eq!(desk.store.count(Kind::Actor).unwrap(), 0);
}

#[test]
fn a_map_that_does_not_fit_names_key_and_line() {
    let mut desk = Desk::new();
    let head = "format = 1\nkind = \"actors\"\nsource = \"x\"\n";
    let key = |key: &str, line, reason| (Some(key.to_owned()), line, Some(reason));
    for (written, wanted) in [
        (
            format!("{head}[fields]\nnam = {{ column = \"name\" }}\n"),
            key("fields.nam", 5, MapReason::NoSuchField(Some("name".into()))),
        ),
        (
            format!("{head}[fields]\nname = {{ column = \"nmae\" }}\n"),
            key("fields.name", 5, MapReason::NoSuchColumn("nmae".into(), Some("name".into()))),
        ),
        (
            format!("{head}[fields.actor_type]\ncolumn = \"type\"\nterms = {{ a = \"armed-grup\" }}\n"),
            key("fields.actor_type", 4, MapReason::NotATerm("armed-grup".into(), Some("armed-group".into()))),
        ),
        (
            format!("{head}[fields]\nmet = {{ constant = \"yes\" }}\n"),
            key("fields.met", 5, MapReason::NotKept),
        ),
        (format!("{head}[fields]\nname = {{ }}\n"), key("fields.name", 5, MapReason::Needs("column"))),
        ("format = 2\nkind = \"actors\"\nsource = \"x\"\n".into(), key("format", 1, MapReason::Version(2))),
        ("format = 1\nkind = \"places\"\nsource = \"x\"\n".into(), key("kind", 2, MapReason::OtherKind)),
        (format!("{head}[fields]\nname = {{ colum = \"name\" }}\n"), (Some("colum".into()), 5, None)),
        (format!("{head}[parent\n"), (None, 4, None)),
    ] {
        let found = match desk.take(What::Actors, "name,type\n", &written) {
            Err(ImportError::Map(MapFault::Key { key, line, reason })) => (Some(key), line, Some(reason)),
            Err(ImportError::Map(MapFault::Form { line, word, .. })) => (word, line, None),
            other => panic!("{other:?}"),
        };
        assert_eq!(found, wanted, "{written}");
    }
    let fault = |what, text: &str| match desk.take(what, text, "x") {
        Err(ImportError::Table { fault, .. }) => fault,
        other => panic!("{other:?}"),
    };
    let mut fault = fault;
    assert_eq!(fault(What::Places, ""), TableFault::Empty);
    assert_eq!(fault(What::Places, "a,a\n"), TableFault::DuplicateColumn { column: "a".into() });
    let plain = desk.file("plain.csv", "a,b\n1,2\n");
    assert!(matches!(desk.import(What::Places, &plain, None), Err(ImportError::MapNeeded { .. })));
    assert!(matches!(desk.import(What::Actors, &plain, None), Err(ImportError::MapNeeded { .. })));
}

#[test]
fn no_map_takes_what_a_record_has_no_field_for() {
    let header = std::fs::read_to_string(fixture("incidents.csv")).unwrap();
    let weapons = header.lines().next().unwrap().split(',').find(|name| name.starts_with("Weapon")).unwrap();
    for path in
        [map("incidents_access.toml"), map("actors_chain.toml"), root().join("src/import/places.toml")]
    {
        assert!(!std::fs::read_to_string(path).unwrap().contains(weapons));
    }
    let mut desk = Desk::new();
    let gazetteer = fixture("pcodes.csv");
    desk.import(What::Places, &gazetteer, None).unwrap();
    desk.import(What::Incidents, &fixture("incidents.csv"), Some(&map("incidents_access.toml"))).unwrap();
    let column = csv_column(&fixture("incidents.csv"), weapons);
    let words: BTreeSet<&str> = column.iter().map(String::as_str).filter(|word| word.len() > 4).collect();
    assert!(words.contains("Firearms"));
    for kind in [Kind::Incident, Kind::Actor, Kind::Ask] {
        for stored in desk.all(kind) {
            let mut fields = stored.values;
            fields.remove("what_happened");
            let text = serde_json::to_string(&fields).unwrap();
            assert!(!words.iter().any(|word| text.contains(word)), "{text}");
        }
    }
}

/// The cells of a column, by a reader of its own.
fn csv_column(path: &Path, column: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let at = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

/// What holds of the trimmed incidents holds of the whole ones.
fn check_incidents(desk: &Desk, outcome: &Outcome) {
    assert!(outcome.had_tags);
    assert_eq!((outcome.refusals.as_slice(), outcome.changed, outcome.unchanged), (&[][..], 0, 0));
    let all = desk.all(Kind::Incident);
    assert_eq!(all.len(), outcome.rows);
    for Stored { values, .. } in &all {
        let text = serde_json::to_string(values).unwrap();
        assert!(!text.contains("_x000D_") && !text.contains('Ã') && !text.contains("â€"), "{text}");
        assert_eq!(values["sensitivity"], if values.contains_key("latitude") { "severe" } else { "high" });
        assert_ne!(values.contains_key("place"), values.contains_key("place_text"), "{text}");
        let actors = values.get("actors").and_then(|actors| actors.as_array()).cloned().unwrap_or_default();
        assert!(actors.iter().all(|actor| actor["attribution"] == "reported"));
    }
    let islah = desk.called(Kind::Actor, "Al Islah, at-Tagammu al Yamani il islah");
    assert_eq!(islah.values["met"], json!(false));
    assert!(!islah.values.contains_key("levels"));
    assert_eq!(
        desk.called(Kind::Actor, "Unidentified Armed Actor").values["actor_type"],
        json!("unidentified-armed")
    );
    assert!(!desk.all(Kind::Actor).iter().any(|actor| actor.values["name"] == "No Information"));
    // Named beside the government in one cell, in a cell that a spreadsheet had garbled.
    assert_eq!(
        desk.called(Kind::Actor, "Tigray People’s Liberation Front").values["actor_type"],
        json!("armed-group")
    );
}

#[test]
fn trimmed_incidents_with_their_gazetteer() {
    let mut desk = Desk::new();
    let outcome = desk.import(What::Places, &fixture("pcodes.csv"), None).unwrap();
    assert_eq!(outcome.refusals, []);
    let outcome =
        desk.import(What::Incidents, &fixture("incidents.csv"), Some(&map("incidents_access.toml"))).unwrap();
    check_incidents(&desk, &outcome);
    assert_eq!(desk.store.unmet().unwrap(), 0);
    let seen = outcome.unmatched.iter().find(|unmatched| unmatched.within == "PSE").unwrap();
    assert_eq!((seen.name.as_str(), seen.area_known, seen.candidates), ("Palestinian Territories", true, 0));
    assert!(outcome.unmatched.iter().any(|unmatched| !unmatched.area_known));

    let again =
        desk.import(What::Incidents, &fixture("incidents.csv"), Some(&map("incidents_access.toml"))).unwrap();
    assert!(again.seen_before && again.changes_nothing());
    assert_eq!((again.unchanged, &again.unmatched), (outcome.rows, &outcome.unmatched));
}

#[test]
fn an_incident_keeps_place_harm_kinds_and_who_is_said_to_have_done_it() {
    let mut desk = Desk::new();
    desk.import(What::Places, &fixture("pcodes.csv"), None).unwrap();
    desk.import(What::Incidents, &fixture("incidents.csv"), Some(&map("incidents_access.toml"))).unwrap();
    let all: Vec<Values> = desk.all(Kind::Incident).into_iter().map(|stored| stored.values).collect();
    let at_checkpoints: Vec<&Values> =
        all.iter().filter(|values| values["setting"] == "checkpoint").collect();
    assert!(!at_checkpoints.is_empty());
    assert!(
        at_checkpoints.iter().any(|values| values["kinds"].as_array().unwrap().contains(&json!("refused")))
    );
    let harmed: Vec<&Values> = all.iter().filter(|values| values.contains_key("harm")).collect();
    assert!(harmed.iter().any(|values| values["harm"][0]["count"].as_u64() > Some(1)));
    let abducted = harmed.iter().find(|values| values["harm"][0]["harm"] == "abducted").unwrap();
    assert_eq!(abducted["kinds"][0], json!("abducted"));
}

#[test]
fn places_that_come_after_the_incidents_are_found_the_second_time() {
    let mut desk = Desk::new();
    let incidents = (fixture("incidents.csv"), map("incidents_access.toml"));
    let first = desk.import(What::Incidents, &incidents.0, Some(&incidents.1)).unwrap();
    assert_eq!(first.places_found, 0);
    desk.import(What::Places, &fixture("pcodes.csv"), None).unwrap();
    let second = desk.import(What::Incidents, &incidents.0, Some(&incidents.1)).unwrap();
    assert!(second.seen_before && second.places_found > 0);
    assert_eq!(counts(&second), [0, second.places_found, first.rows - second.places_found, 0]);
    let actors = desk.store.count(Kind::Actor).unwrap();
    // A node that people gave another name is still the one that the file names.
    let node = desk.called(Kind::Actor, "Unidentified Armed Actor").id;
    desk.edit(node, json!({ "name": "Des hommes armés" }));
    let third = desk.import(What::Incidents, &incidents.0, Some(&incidents.1)).unwrap();
    assert!(third.changes_nothing());
    assert_eq!(desk.store.count(Kind::Actor).unwrap(), actors);
}

#[test]
fn accounts_of_sexual_violence_are_not_taken() {
    let mut desk = Desk::new();
    let map = "format = 1\nkind = \"incidents\"\nsource = \"x\"\n\
               [fields]\ndate = { column = \"d\" }\nwhat_happened = { column = \"t\" }\nplace_text = { column = \"p\" }\n\
               setting = { constant = \"unknown\" }\n\
               [[add.kinds]]\ncolumn = \"n\"\nwhen = \"count\"\nvalue = \"sexual-violence-or-harassment\"\n\
               [nodes.actors]\ncolumn = \"a\"\ntype = { otherwise = \"unknown\" }\n";
    let outcome =
        desk.take(What::Incidents, "d,t,p,n,a\n2020-01-01,an account,Goma,1,Somebody\n", map).unwrap();
    assert_eq!(counts(&outcome), [1, 0, 0, 0]);
    let values = &desk.all(Kind::Incident)[0].values;
    assert!(!values.contains_key("what_happened") && !values.contains_key("actors"));
    assert_eq!(values["sensitivity"], json!("severe"));
    assert_eq!(desk.store.count(Kind::Actor).unwrap(), 0);
}

#[test]
fn rows_without_an_id_are_known_by_what_they_say() {
    let mut desk = Desk::new();
    let map = "format = 1\nkind = \"incidents\"\nsource = \"old-log\"\n\
               [fields]\ndate = { column = \"d\", dates = [\"DD/MM/YYYY\"] }\nplace_text = { column = \"p\" }\n\
               setting = { constant = \"road\" }\n[[add.kinds]]\nwhen = \"nothing\"\nvalue = \"hold\"\n";
    let text = "d;p\n03/02/2020;Pont\n03/02/2020;Pont\n04/02/2020;Pont\n";
    assert_eq!(counts(&desk.take(What::Incidents, text, map).unwrap()), [3, 0, 0, 0]);
    let more = format!("{text}05/02/2020;Pont\n");
    assert_eq!(counts(&desk.take(What::Incidents, &more, map).unwrap()), [1, 0, 3, 0]);
    assert_eq!(desk.all(Kind::Incident)[0].values["date"], json!("2020-02-03"));
}

#[test]
fn a_gazetteer_keeps_codes_as_text_parents_and_its_version() {
    let mut desk = Desk::new();
    let outcome = desk.import(What::Places, &fixture("pcodes.csv"), None).unwrap();
    assert_eq!(outcome.made, outcome.rows);
    let all = desk.all(Kind::Place);
    let by_code = |code: &str| {
        all.iter().find(|place| place.values.get("pcode").is_some_and(|own| own == code)).unwrap()
    };
    let (mali, region, cercle) = (by_code("MLI"), by_code("ML05"), by_code("ML0506"));
    assert_eq!((&region.values["name"], &cercle.values["name"]), (&json!("Mopti"), &json!("Mopti")));
    assert_eq!(mali.values["kind"], json!("country"));
    assert_eq!(mali.values["name"], json!("Mali"));
    assert_eq!(region.values["parent"], json!(mali.id.to_string()));
    assert_eq!(cercle.values["parent"], json!(region.id.to_string()));
    assert!(region.values["gazetteer"].as_str().unwrap().starts_with("COD-AB 20"));
    // People may call a country as they do; the same list again does not mind.
    desk.edit(mali.id, json!({ "name": "République du Mali" }));
    assert!(desk.import(What::Places, &fixture("pcodes.csv"), None).unwrap().changes_nothing());
    assert_eq!(desk.store.read(mali.id).unwrap().values["name"], json!("République du Mali"));
}

#[test]
fn places_typed_by_hand_are_known_by_their_code() {
    let mut desk = Desk::new();
    let typed = json!({ "name": "Mopti", "kind": "adm1", "pcode": "ML05", "names": ["موبتي"] });
    let id = desk.store.change(&stamp(), |change| change.make(Kind::Place, &values(typed), "typed")).unwrap();
    let rows = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n\
                MLI,1,ML05,Mopti,MLI,2021-11-17\nMLI,2,ML9901,Lost,ML99,2021-11-17\nMLI,7,ML0507,Odd,ML05,2021-11-17\n";
    let file = desk.file("p.csv", rows);
    let outcome = desk.import(What::Places, &file, None).unwrap();
    assert_eq!(counts(&outcome), [0, 1, 0, 2]);
    assert_eq!(
        refusals(&outcome),
        [
            (3, Some("Parent P-Code"), &field("parent", Reason::NoSuchRecord(Kind::Place, Near::Unknown))),
            (4, Some("Admin Level"), &field("Admin Level", Reason::NotATerm("place-kind", None))),
        ]
    );
    let place = desk.store.read(id).unwrap().values;
    assert!(place.contains_key("parent") && place["names"] == json!(["موبتي"]));
}

#[test]
fn both_cod_ab_layouts_need_no_map() {
    let mut desk = Desk::new();
    let older = "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE,date\nGhazni,AF1101,Ghazni,AF11,Afghanistan,AF,2019-01-01\n";
    let file = desk.file("older.csv", older);
    let outcome = desk.import(What::Places, &file, None).unwrap();
    assert_eq!((counts(&outcome), outcome.made_beside[&Kind::Place]), ([1, 0, 0, 0], 2));
    let today = "adm0_pcode,adm0_name,adm1_pcode,adm1_name,adm1_name1,adm2_pcode,adm2_name,adm2_name1,valid_on\n\
                 AF,Afghanistan,AF11,Ghazni,غزنی,AF1101,Ghazni,غزنی,2025-01-01\n";
    let file = desk.file("today.csv", today);
    let outcome = desk.import(What::Places, &file, None).unwrap();
    assert_eq!(counts(&outcome), [0, 1, 0, 0]);
    let place =
        desk.all(Kind::Place).into_iter().find(|place| place.values["pcode"] == "AF1101").unwrap().values;
    assert_eq!((&place["names"], &place["gazetteer"]), (&json!(["غزنی"]), &json!("COD-AB 2025-01-01")));
}

/// A laptop with a store, and the words that open it.
fn laptop_with_store() -> (Laptop, [String; 4]) {
    let laptop = Laptop::new();
    let (recipient, identity) = crate::stores::identity();
    let mut keys = NewKeys::default();
    keys.add_recipient(&recipient).unwrap();
    let path = laptop.home().join("store");
    drop(Store::create(&path, &keys, &stamp()).unwrap());
    laptop.has_file("key.txt", identity);
    (laptop, ["--store", "store", "--identity", "key.txt"].map(str::to_owned))
}

#[test]
fn the_command_takes_good_rows_names_bad_ones_and_says_when_nothing_changes() {
    let (laptop, opening) = laptop_with_store();
    let carnet = |words: &[&str]| {
        let words: Vec<String> =
            opening.iter().cloned().chain(words.iter().map(|word| (*word).to_owned())).collect();
        laptop.carnet(&words)
    };
    laptop.has_file("p.csv", std::fs::read(fixture("pcodes.csv")).unwrap());
    laptop.has_file("contacts.toml", CONTACTS);
    laptop.has_file(
        "contacts.csv",
        format!("{CONTACTS_HEAD}1,Governor,state-civil,,,,,,\n2,District,bad,1,,,,,\n"),
    );
    assert_snapshot!("places_a_dry_run", carnet(&["import", "places", "p.csv", "--dry-run"]));
    carnet(&["import", "places", "p.csv"]).done();
    let again: serde_json::Value =
        serde_json::from_str(&carnet(&["import", "places", "p.csv", "--json"]).done()).unwrap();
    assert_eq!(
        (&again["seen_before"], &again["made"], &again["unchanged"]),
        (&json!(true), &json!(0), &again["rows"])
    );
    let contacts = ["import", "actors", "contacts.csv", "--map", "contacts.toml"];
    assert_snapshot!("contacts_all_or_nothing", carnet(&[&contacts[..], &["--all-or-nothing"]].concat()));
    assert_snapshot!("contacts_with_a_bad_row", carnet(&contacts));
    assert_snapshot!("contacts_without_a_map", carnet(&contacts[..3]));
}

/// Links by child, whatever their dates.
fn links_by_child(links: &[Link]) -> BTreeMap<i64, BTreeSet<i64>> {
    let mut above: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for link in links {
        above.entry(link.child).or_default().insert(link.parent);
    }
    above
}

fn reached(from: i64, steps: &BTreeMap<i64, BTreeSet<i64>>) -> BTreeSet<i64> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for next in steps.get(&at).into_iter().flatten() {
            if found.insert(*next) {
                open.push(*next);
            }
        }
    }
    found
}

fn depth(of: i64, above: &BTreeMap<i64, BTreeSet<i64>>) -> usize {
    above.get(&of).into_iter().flatten().map(|parent| 1 + depth(*parent, above)).max().unwrap_or(0)
}

#[test]
fn the_whole_chain() {
    let Some(file) = shared("actors_chain.tsv") else { return };
    let mut desk = Desk::new().for_many();
    let outcome = desk.import(What::Actors, &file, Some(&map("actors_chain.toml"))).unwrap();
    assert_eq!(outcome.refusals, []);
    assert_eq!((counts(&outcome), outcome.rows, outcome.further_links), ([398, 0, 0, 0], 400, 2));
    assert_eq!(outcome.made_beside, BTreeMap::from([(Kind::Actor, 3)]));
    let actors = desk.all(Kind::Actor);
    assert_eq!((actors.len(), desk.store.unmet().unwrap()), (401, 401));

    let above = links_by_child(&desk.store.links().unwrap());
    let roots: BTreeSet<i64> =
        actors.iter().map(|actor| actor.id.number).filter(|actor| !above.contains_key(actor)).collect();
    assert_eq!(roots.len(), 5);
    let without_row =
        ["Defence and Security Committee", "Littoral-led International Support Mission in Kalobara"]
            .map(|name| desk.called(Kind::Actor, name).id.number);
    assert!(without_row.iter().all(|actor| roots.contains(actor)));
    let mission = actors
        .iter()
        .find(|actor| actor.values["name"].as_str().unwrap().starts_with("Mission multi"))
        .unwrap();
    let without_row = [without_row[0], without_row[1], mission.id.number];
    let mut by_depth = [0; 8];
    for actor in actors.iter().filter(|actor| !without_row.contains(&actor.id.number)) {
        by_depth[depth(actor.id.number, &above)] += 1;
    }
    assert_eq!(by_depth, [2, 8, 5, 11, 38, 70, 137, 127]);

    let ministry = desk.called(Kind::Actor, "Ministère de la Défense et des Anciens Combattants").id.number;
    let [president, council] = ["Président de la République", "Conseil Provisoire de la Concorde"]
        .map(|name| desk.called(Kind::Actor, name).id.number);
    let parent_on = |day: &str| -> Vec<i64> {
        let branches = desk.store.tree(day.parse().unwrap(), false).unwrap();
        fn find(branches: &[carnet::store::Branch], child: i64, above: Option<i64>, found: &mut Vec<i64>) {
            for branch in branches {
                if branch.actor == child {
                    found.extend(above);
                }
                find(&branch.below, child, Some(branch.actor), found);
            }
        }
        let mut found = Vec::new();
        find(&branches, ministry, None, &mut found);
        found
    };
    assert_eq!(parent_on("2016-08-17"), [president]);
    assert_eq!(parent_on("2016-08-19"), [council]);

    let regiment = desk.called(Kind::Actor, "27 Régiment d’Infanterie Motorisée").id.number;
    assert_eq!(reached(regiment, &above).len(), 6);
    let mut below: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (child, parents) in &above {
        parents.iter().for_each(|parent| {
            below.entry(*parent).or_default().insert(*child);
        });
    }
    assert_eq!(reached(regiment, &below).len(), 1);

    let levels = |level: &str| {
        actors
            .iter()
            .filter(|actor| actor.values.get("levels").is_some_and(|levels| levels[0]["level"] == level))
            .count()
    };
    assert_eq!(
        levels("checkpoint"),
        actors
            .iter()
            .filter(|actor| actor.values["name"].as_str().unwrap().starts_with("Brigade Territoriale"))
            .count()
    );
    assert_eq!(desk.called(Kind::Actor, "Secteur Ouest").values["levels"][0]["level"], json!("regional"));

    let again = desk.import(What::Actors, &file, Some(&map("actors_chain.toml"))).unwrap();
    assert!(again.seen_before && again.changes_nothing());
}

#[test]
fn the_whole_gazetteer_and_the_whole_incidents() {
    let (Some(places), Some(incidents)) =
        (shared("gazetteer_pcodes_14_countries.csv"), shared("incidents_access_2016_2021_hxl.csv"))
    else {
        return;
    };
    let mut desk = Desk::new();
    let outcome = desk.import(What::Places, &places, None).unwrap();
    assert_eq!((counts(&outcome), outcome.refusals.len()), ([2036, 0, 0, 0], 0));
    assert_eq!(outcome.made_beside, BTreeMap::from([(Kind::Place, 14)]));
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for place in desk.all(Kind::Place).iter().filter(|place| place.values["kind"] != "country") {
        *names.entry(place.values["name"].as_str().unwrap().to_owned()).or_default() += 1;
        assert!(place.values["pcode"].is_string() && place.values["parent"].is_string());
    }
    assert_eq!(names.values().filter(|count| **count > 1).count(), 67);

    let map = map("incidents_access.toml");
    let outcome = desk.import(What::Incidents, &incidents, Some(&map)).unwrap();
    assert_eq!(counts(&outcome), [368, 0, 0, 0]);
    check_incidents(&desk, &outcome);
    let all = desk.all(Kind::Incident);
    assert_eq!(all.iter().filter(|incident| !incident.values.contains_key("latitude")).count(), 11);
    assert_eq!(all.iter().filter(|incident| incident.values["setting"] == "checkpoint").count(), 40);
    assert!(outcome.places_found >= 71, "{} places found", outcome.places_found);
    let as_text = all.iter().filter(|incident| incident.values.contains_key("place_text")).count();
    assert_eq!(outcome.places_found + as_text, 368);
    assert_eq!(outcome.unmatched.iter().map(|unmatched| unmatched.rows).sum::<usize>(), as_text);
    let texts: BTreeSet<&str> =
        all.iter().filter_map(|incident| incident.values.get("what_happened")?.as_str()).collect();
    assert!(texts.len() < 320, "texts that repeat are all kept");

    let again = desk.import(What::Incidents, &incidents, Some(&map)).unwrap();
    assert!(again.seen_before && again.changes_nothing());
    assert_eq!(again.unchanged, 368);
}
