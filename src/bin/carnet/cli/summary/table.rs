//! A protected table as people and programs read it. A withheld cell looks the same wherever it stands, whatever it
//! stands for.

use crate::cli::Session;
use carnet::disclosure::{Protected, Shown};
use carnet::exchange::WITHHELD;
use carnet::text::width::{pad_end, pad_start, width};
use carnet::vocabulary::{Decision, Term};
use serde_json::{Value, json};

/// Columns between two cells.
const GAP: &str = "  ";

/// The rows with what a person reads.
fn said(table: &Protected, session: &Session) -> Vec<[String; 2]> {
    let catalogue = session.catalogue();
    let label = |cell: &str| match Decision::from_code(cell) {
        Some(decision) => catalogue.label(&decision.label_key()),
        None => cell.to_owned(),
    };
    let shown = |shown: Shown| match shown {
        Shown::Published(count) => count.to_string(),
        Shown::Withheld => catalogue.label("summary-table-withheld"),
    };
    let heads = ["summary-table-decision", "summary-table-count"].map(|key| catalogue.label(key));
    std::iter::once(heads).chain(table.rows().map(|(cell, count)| [label(cell), shown(count)])).collect()
}

/// In columns.
pub(super) fn columns(table: &Protected, session: &Session) -> String {
    let rows = said(table, session);
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let (first, second) = (widest(0), widest(1));
    rows.iter()
        .map(|[label, count]| format!("{}{GAP}{}\n", pad_end(label, first), pad_start(count, second)))
        .collect()
}

/// In Markdown.
pub(super) fn markdown(table: &Protected, session: &Session) -> String {
    let rows = said(table, session);
    let mut lines = rows.iter().map(|[label, count]| format!("| {label} | {count} |\n"));
    let head = lines.next().unwrap_or_default();
    format!("{head}|---|---:|\n{}", lines.collect::<String>())
}

/// For programs: code and count by tabs.
pub(super) fn plain(table: &Protected) -> String {
    table.rows().map(|(cell, shown)| format!("{cell}\t{}\n", word(shown))).collect()
}

/// For programs: an object a row.
pub(super) fn json(table: &Protected) -> Value {
    let row = |(cell, shown): (&str, Shown)| match shown {
        Shown::Published(count) => json!({ "decision": cell, "count": count }),
        Shown::Withheld => json!({ "decision": cell, "count": WITHHELD }),
    };
    table.rows().map(row).collect()
}

fn word(shown: Shown) -> String {
    match shown {
        Shown::Published(count) => count.to_string(),
        Shown::Withheld => WITHHELD.to_owned(),
    }
}
