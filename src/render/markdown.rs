//! A report as Markdown, for whoever writes the month's page.

use super::words;
use crate::indicator::{Reported, Table};
use crate::message::Catalogue;
use crate::text::clean;

/// The report: a heading, its sentences, a table a section, the notes as a list.
pub fn markdown(made: &Reported, catalogue: &Catalogue) -> String {
    let mut page = format!("# {}\n", escaped(&words::heading(made, catalogue)));
    if let Some(filters) = words::filters(&made.choice, catalogue) {
        page.push_str(&format!("\n{}\n", escaped(&filters)));
    }
    if let Some(said) = words::said(made, catalogue) {
        page.push_str(&format!("\n{}\n", escaped(&said)));
    }
    for table in &made.tables {
        page.push_str(&format!("\n## {}\n\n", escaped(&catalogue.say(&table.title))));
        page.push_str(&pipes(table, catalogue));
    }
    let notes = words::notes(made, catalogue);
    if !notes.is_empty() {
        page.push('\n');
    }
    for note in notes {
        page.push_str(&format!("- {}\n", escaped(&note)));
    }
    page
}

fn pipes(table: &Table, catalogue: &Catalogue) -> String {
    if words::is_blank(table) {
        return format!("{}\n", escaped(&catalogue.label("report-empty")));
    }
    let places: Vec<usize> = words::shown(&table.columns).map(|(at, _)| at).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(places.iter().map(|at| escaped(&catalogue.say(&table.columns[*at].label))).collect());
    text.push_str(&line(
        places
            .iter()
            .map(|at| if words::is_number(&table.columns[*at]) { "---:" } else { "---" }.to_owned())
            .collect(),
    ));
    for row in &table.rows {
        text.push_str(&line(words::row(row, &places, catalogue).iter().map(|cell| escaped(cell)).collect()));
    }
    text
}

/// What others typed cannot make a link, a cell or a heading.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in clean::one_line(text).chars() {
        if matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
