//! What a record never keeps, a row that waits to be mended does not keep either (domain.md, fact 7).

use carnet::import::{Mended, Mending, mend};
use carnet::model::Kind;
use serde_json::json;

use crate::old_sheet::Desk;
use crate::stores::stamp;

const INCIDENTS: &str = r#"
format = 1
kind = "incidents"
source = "protection"
id = "Ref"
[fields]
date = { column = "Date" }
setting = { constant = "road" }
place_text = { column = "Lieu" }
what_happened = { column = "Récit" }
kinds = { column = "Type", split = [";"], terms = { "Racket" = "fee-demanded", "VBG*" = "sexual-violence-or-harassment", "Détention" = "detained" } }
[[add.harm]]
column = "Blessés"
when = "count"
row = { harm = "injured" }
cell_as = "count"
[nodes.actors]
column = "Auteur"
type = { otherwise = "armed-group", column = "Sorte" }
"#;

const HEAD: &str = "Ref,Date,Lieu,Type,Récit,Blessés,Auteur,Sorte\n";

/// The cells that wait, row by row.
fn waiting(desk: &Desk) -> Vec<Vec<String>> {
    desk.store.refused_rows().unwrap().into_iter().map(|row| row.cells).collect()
}

fn rows(desk: &mut Desk, rows: &str) -> Vec<Vec<String>> {
    let outcome = desk.take(format!("{HEAD}{rows}"), INCIDENTS).unwrap();
    assert_eq!((outcome.made, outcome.waiting), (0, rows.lines().count()), "{outcome:?}");
    waiting(desk)
}

#[test]
fn of_a_refused_row_of_sexual_violence_only_what_its_record_keeps_waits() {
    let mut desk = Desk::new();
    let kept = rows(
        &mut desk,
        "1,31/02/2025,Pont,VBG,LE RECIT,2,L AUTEUR,ANR\n2,31/02/2025,Pont,Racket; VBG (1 cas),LE RECIT,x,L AUTEUR,ANR\n",
    );
    assert_eq!(kept[0], ["1", "31/02/2025", "Pont", "VBG", "", "", "", ""]);
    assert_eq!(kept[1], ["2", "31/02/2025", "Pont", "Racket; VBG (1 cas)", "", "", "", ""]);
    let id = desk.store.refused_rows().unwrap()[0].id;
    let set = Mending::Set { id, cells: vec![("Date".into(), "2025-02-28".into())] };
    assert!(matches!(mend(&mut desk.store, &stamp(), &[set]).unwrap()[0], Mended::Taken { .. }));
    let incident = &desk.all(Kind::Incident)[0];
    assert_eq!(incident["kinds"], json!(["sexual-violence-or-harassment"]));
    assert!(["what_happened", "harm", "actors"].iter().all(|field| !incident.contains_key(*field)));
}

/// The row is refused for the very word that says what it is about.
#[test]
fn a_word_that_the_map_does_not_know_is_enough() {
    let mut desk = Desk::new();
    let kept = rows(&mut desk, "1,2025-02-03,Pont,Viol,LE RECIT,2,L AUTEUR,ANR\n");
    assert_eq!(kept, [["1", "2025-02-03", "Pont", "Viol", "", "", "", ""]]);
    // What is set while it is mended is held to the same.
    let id = desk.store.refused_rows().unwrap()[0].id;
    let cells = vec![("Récit".into(), "LE RECIT".into())];
    mend(&mut desk.store, &stamp(), &[Mending::Set { id, cells }]).unwrap();
    assert_eq!(waiting(&desk)[0][4], "");
    let cells = vec![("Type".into(), "xyz".into()), ("Récit".into(), "un autre".into())];
    mend(&mut desk.store, &stamp(), &[Mending::Set { id, cells }]).unwrap();
    assert_eq!(waiting(&desk)[0][4], "un autre");
    let cells = vec![("Type".into(), "Violences sexuelles".into())];
    mend(&mut desk.store, &stamp(), &[Mending::Set { id, cells }]).unwrap();
    assert_eq!(waiting(&desk)[0][4], "");
}

/// `otherwise` is for words that nobody thought of; it does not make another incident of this one.
#[test]
fn a_map_that_takes_every_other_word_does_not_take_this_one_as_another() {
    let mut desk = Desk::new();
    let map = INCIDENTS.replace(" } }\n[[add", " }, otherwise = \"other\" }\n[[add");
    let rows =
        format!("{HEAD}1,2025-02-03,Pont,Viol,LE RECIT,2,L AUTEUR,\n2,2025-02-03,Pont,Bruit,un cri,,,\n");
    let outcome = desk.take(rows, &map).unwrap();
    assert_eq!((outcome.made, outcome.refused, outcome.left_out), (2, 0, 1), "{outcome:?}");
    let incidents = desk.all(Kind::Incident);
    assert_eq!(incidents[0]["kinds"][0], json!("sexual-violence-or-harassment"));
    assert!(!incidents[0].contains_key("what_happened") && !incidents[0].contains_key("harm"));
    assert_eq!(
        (&incidents[1]["kinds"], &incidents[1]["what_happened"]),
        (&json!(["other"]), &json!("un cri"))
    );
    assert!(desk.all(Kind::Actor).is_empty());
}

#[test]
fn of_a_row_that_cannot_be_read_nothing_waits_where_it_says_so() {
    let mut desk = Desk::new();
    let kept = rows(
        &mut desk,
        "1,2025-02-03,Pont,VBG,LE,RECIT,2,L AUTEUR,ANR\n2,2025-02-03,Pont,Racket,LE,RECIT,2,M,ANR\n",
    );
    assert!(kept[0].iter().all(String::is_empty), "{kept:?}");
    assert_eq!(kept[1][4], "LE");
}

/// A detention is severe, and its record keeps all that is said; so does the row.
#[test]
fn other_rows_wait_whole() {
    let mut desk = Desk::new();
    let kept = rows(&mut desk, "1,31/02/2025,Pont,Détention,LE RECIT,2,L AUTEUR,ANR\n");
    assert_eq!(kept, [["1", "31/02/2025", "Pont", "Détention", "LE RECIT", "2", "L AUTEUR", "ANR"]]);
}

#[test]
fn of_a_release_of_children_neither_count_nor_names_wait() {
    let mut desk = Desk::new();
    let map = r#"
format = 1
kind = "negotiations"
source = "releases"
[fields]
title = { column = "Titre" }
objective = { column = "Objet", terms = { "Enfants" = "release-children", "Convoi" = "convoy" } }
people = { column = "Combien" }
opened = { column = "Date" }
places = { column = "Zone", place = { kind = "adm2", make = true } }
actors = { column = "Avec", actor = { otherwise = "armed-group" } }
"#;
    let sheet = "Titre,Objet,Combien,Date,Zone,Avec\nSortie,Enfants,12,31/02/2025,Nord,Poste 4\n\
                 Passage,Convoi,12,31/02/2025,Nord,Poste 4\nRetour,Enfants,7,2025-02-03,Nord,\n";
    let outcome = desk.take(sheet, map).unwrap();
    assert_eq!((outcome.made, outcome.waiting, outcome.left_out), (1, 2, 1), "{outcome:?}");
    assert_eq!(waiting(&desk)[0], ["Sortie", "Enfants", "", "31/02/2025", "Nord", ""]);
    assert_eq!(waiting(&desk)[1], ["Passage", "Convoi", "12", "31/02/2025", "Nord", "Poste 4"]);
    assert!(!desk.all(Kind::Negotiation)[0].contains_key("people"));
}
