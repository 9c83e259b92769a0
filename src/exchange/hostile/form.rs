//! Forms that are none, or would cost too much, signed all the same.

use std::time::{Duration, Instant};

use super::*;

/// The refusal of a bundle that says that its tables look like this.
fn with(form: &Value) -> &'static str {
    refusal(&Parts::good().with_manifest(|manifest| manifest["release"]["form"] = form.clone()).tar())
}

/// The good form, altered.
fn edited(alter: impl FnOnce(&mut Value)) -> &'static str {
    let mut good = serde_json::to_value(form()).unwrap();
    alter(&mut good);
    with(&good)
}

fn set(path: &str, value: Value) -> &'static str {
    edited(|form| *form.pointer_mut(path).unwrap() = value)
}

/// A total over so many codes.
fn flat(codes: usize) -> Value {
    let leaves = (1..codes).map(|at| json!([format!("c{at}"), "all"]));
    std::iter::once(json!(["all", null])).chain(leaves).collect()
}

#[test]
fn a_dimension_that_is_no_tree_is_refused() {
    let tree = |nodes: Value| set("/dimensions/decision", nodes);
    let all = json!(["all", null]);
    for (what, found) in [
        ("nothing", tree(json!([]))),
        ("another total", tree(json!([["everything", null], ["granted", "everything"]]))),
        ("a total under something", tree(json!([["all", "granted"], ["granted", "all"]]))),
        ("a total under itself", tree(json!([["all", "all"]]))),
        ("two totals", tree(json!([all, ["granted", null]]))),
        ("a code under nothing that is there", tree(json!([all, ["granted", "yes"]]))),
        ("a code before the one above it", tree(json!([all, ["a", "b"], ["b", "all"]]))),
        ("two codes under each other", tree(json!([all, ["a", "b"], ["b", "a"]]))),
        ("a code under itself", tree(json!([all, ["a", "a"]]))),
        ("a code twice", tree(json!([all, ["a", "all"], ["a", "all"]]))),
        ("the total twice", tree(json!([all, ["all", "all"]]))),
        ("5,001 codes", tree(flat(5_001))),
    ] {
        assert_eq!(found, "manifest-field", "{what}");
    }
    for (what, found) in [
        ("a code without the one above", tree(json!([["all"]]))),
        ("a code with a third word", tree(json!([["all", null, "x"]]))),
        ("a code that is a number", tree(json!([[1, null]]))),
        ("no list", tree(json!({ "all": null }))),
        ("objects", tree(json!([{ "code": "all", "parent": null }]))),
        ("no dimensions", set("/dimensions", json!([]))),
        ("no tables", set("/tables", json!({}))),
        ("a field more", edited(|form| form["note"] = json!("x"))),
        ("a field more in a table", edited(|form| form["tables"][0]["note"] = json!("x"))),
    ] {
        assert_eq!(found, "manifest-form", "{what}");
    }
}

#[test]
fn a_code_that_steers_or_hides_is_refused() {
    let long = "c".repeat(201);
    for code in [
        "",
        "a\u{202e}b",
        "a\u{200b}b",
        "a\nb",
        "a\tb",
        "a\0b",
        "\u{1b}[2Ja",
        "\u{9b}2J",
        "\u{feff}a",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\u{ff1d}1",
        &long,
    ] {
        assert_eq!(set("/dimensions/decision/1/0", json!(code)), "manifest-field", "{code:?}");
        assert_eq!(set("/dimensions/decision/1/1", json!(code)), "manifest-field", "under {code:?}");
    }
}

#[test]
fn a_table_outside_of_the_closed_list_is_refused() {
    for (what, found) in [
        ("no table", set("/tables", json!([]))),
        ("what is never counted", set("/tables/0/counts", json!("promises"))),
        ("another spelling", set("/tables/0/counts", json!("Decisions"))),
        ("what another fact has", set("/tables/0/counts", json!("requests"))),
        ("a dimension that is not there", set("/tables/0/by", json!(["level"]))),
        ("a dimension that another fact has", set("/tables/0/by", json!(["state"]))),
        ("nothing to count by", set("/tables/0/by", json!([]))),
        ("a dimension twice", set("/tables/0/by", json!(["decision", "decision"]))),
        ("a dimension a thousand times", set("/tables/0/by", json!(vec!["decision"; 1_000]))),
        ("two tables of one name", set("/tables/1/name", json!("decisions"))),
        ("no name", set("/tables/0/name", json!(""))),
        ("a path", set("/tables/0/name", json!("../decisions"))),
        ("a path from the root", set("/tables/0/name", json!("/decisions"))),
        ("a path of another system", set("/tables/0/name", json!("..\\decisions"))),
        ("a folder", set("/tables/0/name", json!("a/decisions"))),
        ("a name with a dot", set("/tables/0/name", json!("decisions.csv"))),
        ("capital letters", set("/tables/0/name", json!("CON"))),
        ("a name of 41 letters", set("/tables/0/name", json!("d".repeat(41)))),
        ("a turned name", set("/tables/0/name", json!("a\u{202e}b"))),
        ("65 tables", {
            let tables: Vec<Value> = (0..65)
                .map(|at| json!({ "by": ["decision"], "counts": "decisions", "name": format!("t{at}") }))
                .collect();
            edited(|form| form["tables"] = tables.into())
        }),
        ("a dimension that no table has", edited(|form| form["dimensions"]["level"] = flat(3))),
        ("a dimension of time", edited(|form| form["dimensions"]["period"] = flat(3))),
        (
            "a dimension whose name is two columns",
            edited(|form| {
                form["dimensions"]["decision,count"] = flat(3);
                form["tables"][0]["by"] = json!(["decision,count"]);
            }),
        ),
        (
            "a thousand dimensions",
            edited(|form| {
                for at in 0..1_000 {
                    form["dimensions"][format!("d{at}")] = flat(2);
                }
            }),
        ),
    ] {
        assert_eq!(found, "manifest-field", "{what}");
    }
}

#[test]
fn who_it_was_and_where_stand_in_no_table_together() {
    let crossed = |counts: &str, by: &[&str]| {
        let dimensions: serde_json::Map<String, Value> =
            by.iter().map(|by| ((*by).to_owned(), flat(3))).collect();
        with(&json!({
            "dimensions": dimensions,
            "tables": [{ "by": by, "counts": counts, "name": "t" }],
        }))
    };
    assert_eq!(crossed("incidents", &["adm1", "actor-type"]), "manifest-field");
    assert_eq!(crossed("decisions", &["decision", "level", "adm1"]), "manifest-field");
    assert_eq!(crossed("violence", &["kind", "adm1"]), "manifest-field");
    // Sums are for the recipient of a protocol; trips by the same are a form.
    assert_eq!(crossed("people-reached", &["outcome", "adm1"]), "manifest-field");
    assert_eq!(crossed("trips", &["outcome", "adm1"]), "tar-unknown-name");
    // Where it was not is a form, of another table than the bundle has.
    assert_eq!(crossed("incidents", &["category", "actor-type"]), "tar-unknown-name");
}

#[test]
fn a_form_of_other_tables_is_refused() {
    let list = |path: &str, alter: &dyn Fn(&mut Vec<Value>)| {
        edited(|form| alter(form.pointer_mut(path).unwrap().as_array_mut().unwrap()))
    };
    let more = json!({ "by": ["decision"], "counts": "decisions", "name": "more" });
    for (what, found, expected) in [
        ("codes in another order", list("/dimensions/decision", &|codes| codes.swap(1, 2)), "table-form"),
        ("another code", set("/dimensions/decision/1/0", json!("refused")), "table-form"),
        ("a code less", list("/dimensions/decision", &|codes| drop(codes.pop())), "table-form"),
        ("a code more", list("/dimensions/state", &|codes| codes.push(json!(["late", "all"]))), "table-form"),
        ("another table first", list("/tables", &|tables| tables.swap(0, 1)), "tar-order"),
        ("a table more", list("/tables", &|tables| tables.push(more.clone())), "tar-order"),
        ("another name", set("/tables/1/name", json!("others")), "tar-unknown-name"),
        (
            "a table less",
            edited(|form| {
                form["tables"].as_array_mut().unwrap().pop();
                form["dimensions"].as_object_mut().unwrap().remove("state");
            }),
            "tar-unknown-name",
        ),
        // A deeper tree has the same lines and other sums: 17 are no part of 12.
        ("a code under a lesser one", set("/dimensions/decision/7/1", json!("conditional")), "table-sums"),
    ] {
        assert_eq!(found, expected, "{what}");
    }
}

/// Neither time nor memory is spent on what a form would multiply to.
#[test]
fn a_form_that_would_multiply_is_refused_at_once() {
    let started = Instant::now();
    let huge = |counts: &str, by: &[String]| {
        let dimensions: serde_json::Map<String, Value> =
            by.iter().map(|by| (by.clone(), flat(5_000))).collect();
        json!({
            "dimensions": dimensions,
            "tables": [{ "by": by, "counts": counts, "name": "t" }],
        })
    };
    let ten: Vec<String> = (0..10).map(|at| format!("d{at}")).collect();
    let crossed = ["category", "adm1"].map(str::to_owned);
    let authors = ["category", "actor-type"].map(str::to_owned);
    assert_eq!(with(&huge("incidents", &ten)), "manifest-field");
    assert_eq!(with(&huge("incidents", &crossed)), "manifest-field");
    assert_eq!(with(&huge("incidents", &authors)), "manifest-field");
    // Many tables, each of which would pass alone.
    let mut many = huge("incidents", &["adm1".to_owned()]);
    many["tables"] = (0..64)
        .map(|at| json!({ "by": ["adm1"], "counts": "incidents", "name": format!("t{at}") }))
        .collect();
    assert_eq!(with(&many), "manifest-field");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

/// Tables in a circle agree on what they share without coming from one population.
#[test]
fn tables_in_a_circle_are_refused() {
    let [category, district, author] = ["category", "adm1", "actor-type"];
    let pairs = [[category, district], [category, author], [district, author]];
    let tables: Value = pairs
        .iter()
        .enumerate()
        .map(|(at, by)| json!({ "by": by, "counts": "incidents", "name": format!("t{at}") }))
        .collect();
    let dimensions: serde_json::Map<String, Value> =
        [category, district, author].into_iter().map(|by| (by.to_owned(), flat(3))).collect();
    assert_eq!(with(&json!({ "dimensions": dimensions, "tables": tables })), "manifest-field");
}
