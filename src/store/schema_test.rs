//! Holds `schema.sql` to the declarations, and every released schema to the present one.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use super::open::{SCHEMA, schema_of};
use super::{full_text, migration, record};
use crate::model::{COMMON, Field, Kind, Part, RecordId, Shape, Uid, Values, declaration};
use crate::vocabulary::{ActorType, Category, Term, Vocabulary};

/// The schema of version 1 with rows in every table, kept for ever.
const VERSION_1: &str = include_str!("../../tests/fixtures/stores/v1.sql");

/// The fields that version 1 did not have.
const SINCE_VERSION_1: &[(Kind, &str)] = &[
    (Kind::Request, "notification_acknowledged_on"),
    (Kind::Meeting, "next_step_done_on"),
    (Kind::Trip, "return_on"),
    (Kind::Trip, "turn_back_by"),
    (Kind::Trip, "permit_aboard"),
    (Kind::Trip, "association_agreed_by"),
    (Kind::Incident, "ban_until"),
    (Kind::Incident, "curfew_from"),
    (Kind::Incident, "curfew_to"),
    (Kind::Incident, "reduced_on"),
    (Kind::Trip, "reduced_on"),
    (Kind::Trip, "gap"),
    (Kind::Directive, "curfew_from"),
    (Kind::Directive, "curfew_to"),
];

fn new_database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    connection
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
    statement.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn without(columns: Vec<String>, known: &[&str]) -> BTreeSet<String> {
    columns.into_iter().filter(|column| !known.contains(&column.as_str())).collect()
}

/// Calls with the table, its fields, whether it is a record's own, and the fixed columns.
fn for_each_table(mut look: impl FnMut(&str, &'static [Field], bool, &[&str])) {
    fn parts(fields: &'static [Field], look: &mut impl FnMut(&str, &'static [Field], bool, &[&str])) {
        for field in fields {
            if let Shape::Rows(part) = field.shape {
                look(part.table, part.fields, false, &["id", part.owner, "n", "node_level"]);
                parts(part.fields, look);
            }
        }
    }
    for kind in Kind::ALL {
        let fields = declaration(*kind).fields;
        let fixed = ["id", "uid", "revision", "provenance", "voided_on", "void_reason", "node_level"];
        look(kind.name(), fields, true, &fixed);
        parts(fields, &mut look);
    }
}

#[test]
fn every_declared_field_has_its_column_and_no_other_column_is_there() {
    let connection = new_database();
    for_each_table(|table, fields, shared, fixed| {
        let declared: BTreeSet<String> = record::declared_columns(fields, shared).into_iter().collect();
        assert_eq!(without(columns(&connection, table), fixed), declared, "{table}");
        for field in fields {
            if let Shape::List(_) = field.shape {
                let list = format!("{table}_{}", field.name);
                assert_eq!(columns(&connection, &list), [table, "n", "value"], "{list}");
            }
        }
    });
}

#[test]
fn the_codes_of_the_checks_are_those_of_the_vocabularies() {
    let connection = new_database();
    let schema = schema_of(&connection).unwrap();
    let check = |table: &str, column: &str, vocabulary: &Vocabulary| {
        let sql = &schema[&format!("table {table}")];
        // The check runs from its column to the next line that declares another.
        let start =
            sql.find(&format!("\n    {column} TEXT")).unwrap_or_else(|| panic!("{table}.{column}")) + 1;
        let end = sql[start..].find(",\n    ").map_or(sql.len(), |length| start + length);
        let codes: Vec<&str> = sql[start..end].split('\'').skip(1).step_by(2).collect();
        assert_eq!(codes, vocabulary.codes().collect::<Vec<_>>(), "{table}.{column}");
    };
    for_each_table(|table, fields, shared, _| {
        for field in fields.iter().chain(if shared { COMMON } else { &[] }) {
            match field.shape {
                Shape::Term(vocabulary) => check(table, field.name, vocabulary),
                Shape::List(Shape::Term(vocabulary)) => {
                    check(&format!("{table}_{}", field.name), "value", vocabulary)
                }
                _ => {}
            }
        }
    });
}

#[test]
fn the_views_group_and_lead_as_the_vocabulary_does() {
    let connection = new_database();
    connection
        .execute_batch(
            "INSERT INTO place (id, uid, revision, name, kind, sensitivity, provenance)
        VALUES (1, zeroblob(16), 1, 'x', 'road', 'low', 'typed')",
        )
        .unwrap();
    let mut uid = 1_i64;
    for author in ActorType::ALL {
        uid += 1;
        connection
            .execute(
                "INSERT INTO actor (id, uid, revision, name, actor_type, sensitivity, provenance)
             VALUES (?1, CAST(printf('%016d', ?1) AS BLOB), 1, 'x', ?2, 'high', 'typed')",
                rusqlite::params![uid, author.code()],
            )
            .unwrap();
        for category in Category::ALL {
            let incident = uid * 100 + *category as i64;
            connection.execute(
                "INSERT INTO incident (id, uid, revision, date, date_first, date_last, setting, category, place,
                    sensitivity, provenance)
                 VALUES (?1, CAST(printf('%016d', ?1) AS BLOB), 1, '2026', '2026', '2026', 'road', ?2, 1, 'high', 'typed')",
                rusqlite::params![incident, category.code()],
            ).unwrap();
            connection
                .execute("INSERT INTO incident_actor (incident, n, node) VALUES (?1, 1, ?2)", [incident, uid])
                .unwrap();
            let group: String = connection
                .query_row("SELECT cause_group FROM fact_incident WHERE id = ?1", [incident], |row| {
                    row.get(0)
                })
                .unwrap();
            assert_eq!(
                group,
                category.group(Some(*author)).code(),
                "{} by {}",
                category.code(),
                author.code()
            );
        }
    }
    let view = &schema_of(&connection).unwrap()["view trip_lead"];
    let order: Vec<String> = Category::LEADING_ORDER
        .iter()
        .zip(1..)
        .map(|(category, n)| format!("WHEN '{}' THEN {n}", category.code()))
        .collect();
    let spaced = view.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(spaced.contains(&order.join(" ")), "the order in which incidents lead a trip");
}

/// A value for every shape; what refers to another record refers to number 1.
fn sample(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Line => json!("القرية – Rivière-Noire"),
        Shape::Flag => json!(true),
        Shape::Count => json!(7),
        Shape::Amount => json!(12.5),
        Shape::Currency => json!("XAF"),
        Shape::Degrees(_) => json!(-1.5),
        Shape::Hour => json!("07:30"),
        Shape::Day => json!("2026-10-05"),
        Shape::PartialDate => json!("2026-10"),
        Shape::Term(vocabulary) => json!(vocabulary.terms[0].code),
        Shape::Reference(kind) => json!(RecordId { kind: *kind, number: 1 }.to_string()),
        Shape::Row(_) => json!("R-1.1"),
        Shape::List(element) => json!([sample(element)]),
        Shape::Rows(part) => json!([full(part.fields, Some(part))]),
    }
}

fn full(fields: &'static [Field], row: Option<&Part>) -> Values {
    let mut values: Values =
        fields.iter().map(|field| (field.name.to_owned(), sample(field.shape))).collect();
    if row.is_some() {
        values.insert("n".into(), json!(1));
    }
    values
}

fn full_record(kind: Kind) -> Values {
    let mut values = full(declaration(kind).fields, None);
    values.extend(full(COMMON, None));
    values
}

#[test]
fn every_field_of_every_kind_reads_back_as_it_was_written() {
    let connection = new_database();
    connection.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON;").unwrap();
    for (kind, byte) in Kind::ALL.iter().zip(1..) {
        let values = full_record(*kind);
        let id =
            record::insert(&connection, declaration(*kind), Uid([byte; 16]), None, &values, "typed").unwrap();
        assert_eq!(record::read(&connection, id).unwrap().unwrap().values, values, "{kind}");
    }
    connection.execute_batch("COMMIT").unwrap();
}

#[test]
fn the_first_version_is_brought_to_the_present_one_with_all_its_rows() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(VERSION_1).unwrap();
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    let tables = tables(&connection);
    for (version, step) in (version + 1..).zip(migration::STEPS) {
        migration::take(&connection, Path::new("store.db"), version, step, full_text::fill).unwrap();
    }
    assert_eq!(schema_of(&connection).unwrap(), schema_of(&new_database()).unwrap());
    for kind in Kind::ALL {
        let stored = record::read(&connection, RecordId { kind: *kind, number: 1 }).unwrap().unwrap();
        let mut expected = full_record(*kind);
        for (_, field) in SINCE_VERSION_1.iter().filter(|(of, _)| of == kind) {
            assert!(expected.remove(*field).is_some(), "{kind} has no {field}");
        }
        assert_eq!(stored.values, expected, "{kind}");
    }
    for table in tables {
        let rows: i64 =
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "the fixture has no row in {table}");
    }
    assert!(!connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    // What people had written is found.
    let found: i64 = connection
        .query_row("SELECT count(*) FROM full_text WHERE full_text MATCH 'riviere AND قريه'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(found, Kind::ALL.len() as i64);
}

/// The third division of a place was not kept in the first version; it follows from what the place lies in.
#[test]
fn the_first_version_gets_the_third_division_of_its_places() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(VERSION_1).unwrap();
    for (id, kind, parent) in
        [(2, "adm2", None), (3, "adm3", Some(2)), (4, "locality", Some(3)), (5, "site", Some(2))]
    {
        connection
            .execute(
                "INSERT INTO place (id, uid, revision, name, kind, parent, sensitivity, provenance)
                 VALUES (?1, randomblob(16), 1, 'P', ?2, ?3, 'low', 'typed')",
                rusqlite::params![id, kind, parent],
            )
            .unwrap();
        connection.execute("INSERT INTO place_area (place, adm2) VALUES (?1, 2)", [id]).unwrap();
    }
    migration::take(&connection, Path::new("store.db"), 2, migration::STEPS[0], full_text::fill).unwrap();
    let mut statement = connection
        .prepare("SELECT place, adm2, adm3 FROM place_area WHERE place > 1 ORDER BY place")
        .unwrap();
    let found: Vec<(i64, i64, Option<i64>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(found, [(2, 2, None), (3, 2, Some(3)), (4, 2, Some(3)), (5, 2, None)]);
}

fn tables(connection: &Connection) -> Vec<String> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        .unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn an_interrupted_step_leaves_the_version_before_and_its_rows() {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(VERSION_1).unwrap();
    for broken in [
        format!("{}\nSELECT no_such_function();", migration::STEPS[0]),
        // A row that hangs on nothing.
        format!("{}\nDELETE FROM place WHERE id = 1;", migration::STEPS[0]),
    ] {
        let before = schema_of(&connection).unwrap();
        assert!(migration::take(&connection, Path::new("store.db"), 2, &broken, full_text::fill).is_err());
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(version, 1);
        assert_eq!(schema_of(&connection).unwrap(), before);
        let place = RecordId { kind: Kind::Place, number: 1 };
        assert!(record::read(&connection, place).unwrap().is_some());
    }
}
