//! Tables and texts in another form, signed all the same.

use super::*;

#[test]
fn a_table_or_text_in_another_form_is_refused_although_it_is_signed() {
    let with = |name: &str, content: &[u8]| refusal(&Parts::good().with_member(name, content).tar());
    let good = Parts::good().text(DECISIONS);
    for (from, to, expected) in [
        ("partial,withheld", "partial,4", "table-disclosure"),
        ("deferred,withheld", "deferred,0", "table-disclosure"),
        ("partial,withheld", "partial,", "table-form"),
        ("partial,withheld", "partial,*", "table-form"),
        ("granted,31", "granted,+31", "table-form"),
        ("granted,31", "granted,031", "table-form"),
        ("granted,31", "granted,-31", "table-form"),
        ("granted,31", "granted,3.1e1", "table-form"),
        ("granted,31", "granted,18446744073709551616", "table-form"),
        ("granted,31", "\"granted\",31", "table-form"),
        ("granted,31", "=cmd|' /C calc'!A0,31", "table-form"),
        ("granted,31", "granted,31,7", "table-form"),
        (
            "2026-10,granted,31\r\n2026-10,conditional,12\r\n",
            "2026-10,conditional,12\r\n2026-10,granted,31\r\n",
            "table-form",
        ),
        ("2026-10,all", "2026-11,all", "table-form"),
        ("2026-10,all", "earlier,all", "table-form"),
        ("earlier,all,withheld\r\n", "", "table-form"),
        ("2026-10,granted,31\r\n", "", "table-form"),
        ("2026-10,granted,31\r\n", "2026-10,granted,31\r\n2026-10,granted,31\r\n", "table-form"),
        ("decision,count", "decision,number", "table-form"),
        ("\r\n", "\n", "table-form"),
    ] {
        let altered = good.replacen(from, to, 1);
        assert_ne!(altered, good, "{from}");
        let found = with(DECISIONS, altered.as_bytes());
        assert_eq!(found, expected, "{from} -> {to}");
    }
    // Another table of the form is none of this one.
    assert_eq!(with(DECISIONS, Parts::good().get(REQUESTS)), "table-form");
    assert_eq!(with(DECISIONS, b"\xff\xfe"), "table-form");
    let escape: &[u8] = b"text\x1b[2J";
    for content in [escape, b"", b"a\0b", b"\xff", "a\u{202e}b".as_bytes(), b"a\r\nb", "\u{9b}x".as_bytes()] {
        assert_eq!(with("definitions.md", content), "definitions-form");
    }
}

#[test]
fn numbers_that_no_records_have_are_refused_although_they_are_signed() {
    let altered = |sender: &Sender, changes: &[(&str, &str)]| {
        let parts = Parts::of(sender);
        let mut table = parts.text(DECISIONS);
        for (from, to) in changes {
            assert!(table.contains(from), "{from} in {table}");
            table = table.replacen(from, to, 1);
        }
        refusal(&parts.with_member(DECISIONS, table.as_bytes()).tar())
    };
    let (protected, exact) = (sender(COUNTS), trusted());
    // A part above its total; parts that all are published and do not make it.
    assert_eq!(altered(&protected, &[("granted,31", "granted,85")]), "table-sums");
    assert_eq!(altered(&protected, &[("all,84", "all,69")]), "table-sums");
    assert_eq!(altered(&exact, &[("all,84", "all,85")]), "table-sums");
    assert_eq!(altered(&exact, &[("no-capacity,0", "no-capacity,1")]), "table-sums");
    let most = u64::MAX.to_string();
    let most = [("granted,31", &*format!("granted,{most}")), ("denied,17", &*format!("denied,{most}"))];
    assert_eq!(altered(&exact, &most), "table-sums");
    // What is left for the withheld is not looked into here.
    let parts = Parts::of(&protected);
    let table = parts.text(DECISIONS).replacen("all,84", "all,70", 1);
    assert!(read(&parts.with_member(DECISIONS, table.as_bytes()).tar()).is_ok());
}
