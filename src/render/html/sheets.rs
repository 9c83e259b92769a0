//! Tables that are no report, as a page of the same kind.

use maud::html;

use super::{document, own};
use crate::message::Catalogue;
use crate::render::{Sheet, Value};
use crate::text::clean;

/// One page of a title, tables with what is said of each, and lines of text after them. A sheet that is a text stands as
/// paragraphs.
pub fn page(sheets: &[Sheet], title: &str, lines: &[String], catalogue: &Catalogue) -> String {
    let title = clean::one_line(title);
    let body = html! {
        main {
            article {
                header { h1 { (own(&title)) } }
                ul.notes { @for line in lines { li { (own(line)) } } }
                @for sheet in sheets {
                    section id=(sheet.name) {
                        h2 { (own(&sheet.title)) }
                        @if sheet.is_text {
                            @for row in &sheet.rows { p { @for value in row { (own(&said(value))) } } }
                        } @else if sheet.rows.is_empty() {
                            p.empty { (catalogue.label("report-empty")) }
                        } @else {
                            div.scroll role="region" aria-label=(clean::one_line(&sheet.title)) tabindex="0" {
                                table {
                                    thead { tr { @for heading in &sheet.headings { th scope="col" { (own(heading)) } } } }
                                    tbody {
                                        @for row in &sheet.rows {
                                            tr {
                                                @for value in row {
                                                    @if matches!(value, Value::Number(_)) {
                                                        td.n { (own(&said(value))) }
                                                    } @else {
                                                        td { (own(&said(value))) }
                                                    }
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    document(&title, &body, catalogue)
}

fn said(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Part(part) => format!("{:.0} %", part * 100.0),
        Value::Day(day) => day.to_string(),
    }
}
