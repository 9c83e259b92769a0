//! Manifests that cannot be, and are signed all the same.

use super::*;

#[test]
fn a_manifest_that_cannot_be_is_refused_although_it_is_signed() {
    let edit = |alter: &dyn Fn(&mut Value)| Parts::good().with_manifest(alter).tar();
    let set = |path: &'static str, value: Value| {
        edit(&move |manifest| *manifest.pointer_mut(path).unwrap() = value.clone())
    };
    let spelt = |from: &str, to: &str| {
        let mut parts = Parts::good();
        let text = parts.text("manifest.json");
        assert!(text.contains(from));
        parts.set("manifest.json", text.replacen(from, to, 1).into_bytes());
        parts.sign();
        parts.tar()
    };
    let zeros = "0".repeat(64);
    let recipient = |at: usize, label: &str| json!({ "key": format!("{at:032x}"), "label": label });
    for (what, tar, expected) in [
        ("white space", spelt("\"k\":10", "\"k\": 10"), "manifest-form"),
        ("a key twice", spelt("\"k\":10", "\"k\":5,\"k\":10"), "manifest-form"),
        ("a number in another spelling", spelt("\"k\":10", "\"k\":1e1"), "manifest-form"),
        ("a month in another spelling", spelt("2026-10", "2026-1"), "manifest-form"),
        ("a hash in capitals", spelt("1111", "111A"), "manifest-form"),
        ("a key more", edit(&|manifest| manifest["release"]["note"] = json!("x")), "manifest-form"),
        ("a key more outside", edit(&|manifest| manifest["time"] = json!("2026-11-02")), "manifest-form"),
        (
            "a key less",
            edit(&|manifest| {
                manifest["release"].as_object_mut().unwrap().remove("k");
            }),
            "manifest-form",
        ),
        ("no object", edit(&|manifest| *manifest = json!([])), "manifest-field"),
        ("a newer format", set("/format", json!(3)), "bundle-newer"),
        ("the format of before", set("/format", json!(1)), "manifest-field"),
        ("no format", set("/format", json!("2")), "manifest-field"),
        ("another kind", set("/kind", json!("report")), "manifest-field"),
        ("no audience", set("/release/audience", json!("friends")), "manifest-form"),
        ("a lower threshold", set("/release/k", json!(9)), "manifest-threshold"),
        ("no threshold", set("/release/k", json!(1)), "manifest-threshold"),
        ("a negative number", set("/release/published", json!(-1)), "manifest-form"),
        ("sequence zero", set("/release/sequence", json!(0)), "manifest-field"),
        ("a second without a first", set("/release/sequence", json!(2)), "manifest-field"),
        ("a first with one before", set("/release/previous", json!(zeros)), "manifest-field"),
        ("a scheme without a version", spelt(",\"version\":1", ""), "manifest-form"),
        ("a scheme's version that is no number", set("/release/scheme/version", json!("1")), "manifest-form"),
        ("a scheme's name with a path", set("/release/scheme/id", json!("../x")), "manifest-field"),
        ("a month that the tables do not have", set("/release/period", json!("2026-11")), "table-form"),
        ("a quarter that the tables do not have", set("/release/period", json!("2026-Q4")), "table-form"),
        ("no country", set("/release/country", json!("")), "manifest-field"),
        ("a turned country", set("/release/country", json!("K\u{202e}S")), "manifest-field"),
        ("a country in two lines", set("/release/country", json!("K\nS")), "manifest-field"),
        ("a country of 201 letters", set("/release/country", json!("K".repeat(201))), "manifest-field"),
        ("a protocol for everybody", set("/release/protocol", json!("ISP 2026-3")), "manifest-field"),
        ("no period", set("/release/period", json!("2026-13")), "manifest-form"),
        ("nobody", set("/envelope/recipients", json!([])), "manifest-field"),
        (
            "somebody twice",
            set("/envelope/recipients", json!([recipient(1, "a"), recipient(1, "b")])),
            "manifest-field",
        ),
        (
            "too many",
            set("/envelope/recipients", (0..64).map(|at| recipient(at, "a")).collect()),
            "manifest-field",
        ),
        ("a turned label", set("/envelope/recipients", json!([recipient(1, "a\u{202e}b")])), "manifest-form"),
        ("an empty label", set("/envelope/recipients", json!([recipient(1, "")])), "manifest-form"),
        (
            "a reason in words",
            set("/release/withdrawals", json!([{ "reason": "we were wrong", "release": zeros }])),
            "manifest-field",
        ),
        ("more cells published", set("/release/published", json!(6)), "table-numbers"),
        ("fewer cells withheld", set("/release/withheld", json!(4)), "table-numbers"),
        ("a higher threshold than the table's", set("/release/k", json!(11)), "table-disclosure"),
        (
            "a member more",
            edit(&|manifest| manifest["release"]["members"]["x"] = json!("0".repeat(64))),
            "manifest-field",
        ),
        (
            "a member less",
            edit(&|manifest| {
                manifest["release"]["members"].as_object_mut().unwrap().remove("definitions.md");
            }),
            "member-hash",
        ),
        ("another member", set("/release/members/definitions.md", json!(zeros)), "member-hash"),
    ] {
        assert_eq!(refusal(&tar), expected, "{what}");
    }
    let raised = edit(&|manifest| {
        manifest["release"]["country"] = json!("كسورة");
        manifest["release"]["scheme"]["hash"] = json!("0".repeat(64));
        manifest["release"]["withdrawals"] = json!([{ "reason": "miscount", "release": "0".repeat(64) }]);
        manifest["release"]["sequence"] = json!(2);
        manifest["release"]["previous"] = json!("0".repeat(64));
        manifest["envelope"]["recipients"] = json!([{ "key": "0".repeat(32), "label": "تنسيق غوما" }]);
    });
    assert!(read(&raised).is_ok());
}

#[test]
fn exact_counts_pass_as_nothing_else_than_what_they_are() {
    let edit = |alter: &dyn Fn(&mut Value)| refusal(&Parts::of(&trusted()).with_manifest(alter).tar());
    let set = |path: &'static str, value: Value| {
        edit(&move |manifest| *manifest.pointer_mut(path).unwrap() = value.clone())
    };
    for (what, found, expected) in [
        ("a threshold", set("/release/k", json!(10)), "manifest-field"),
        ("something withheld", set("/release/withheld", json!(1)), "manifest-field"),
        ("no protocol", set("/release/protocol", Value::Null), "manifest-field"),
        ("an empty protocol", set("/release/protocol", json!("")), "manifest-field"),
        ("a protocol in two lines", set("/release/protocol", json!("ISP\n3")), "manifest-field"),
        ("a turned protocol", set("/release/protocol", json!("ISP\u{202e}3")), "manifest-field"),
        ("a protocol that is no text", set("/release/protocol", json!(3)), "manifest-form"),
        ("an audience of everybody", set("/release/audience", json!("public")), "manifest-threshold"),
        (
            "an audience of everybody, and its threshold",
            edit(&|manifest| {
                manifest["release"]["audience"] = json!("public");
                manifest["release"]["k"] = json!(10);
            }),
            "manifest-field",
        ),
        (
            "all that an audience of everybody has",
            edit(&|manifest| {
                manifest["release"]["audience"] = json!("public");
                manifest["release"]["k"] = json!(10);
                manifest["release"]["protocol"] = Value::Null;
            }),
            "table-disclosure",
        ),
    ] {
        assert_eq!(found, expected, "{what}");
    }
    // Nor does a withheld count stand among exact ones.
    let hidden = Parts::of(&trusted());
    let table = hidden.text(DECISIONS).replacen("partial,4", "partial,withheld", 1);
    assert_eq!(refusal(&hidden.with_member(DECISIONS, table.as_bytes()).tar()), "table-numbers");
}
