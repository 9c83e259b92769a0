//! Reports as one HTML file that stands alone: no script, nothing fetched, a policy that forbids both.
//!
//! For the browser of a coordinator and for paper. What a person typed is escaped by the page's own macro and has its
//! direction to itself (`<bdi>`); characters that steer stand as visible marks.
//!
//! Absent here: scripts, references to anything outside the file, `style` attributes.

mod sheets;
mod style;

use maud::{DOCTYPE, Markup, PreEscaped, html};

pub use sheets::page as html_of_sheets;

use super::chart;
use super::ladder;
use super::map;
use super::words::{self, BETWEEN};
use crate::geometry::{Ground, Tier};
use crate::indicator::report::map::MAP;
use crate::indicator::{Cell, ChoiceError, Ladder, Measure, Placed, Reported, Shape, Table};
use crate::message::{Catalogue, Message};
use crate::text::clean;

/// Columns from which a table is set small.
const WIDE: usize = 8;
/// Columns from which it is printed on paper laid across.
const ACROSS: usize = 13;
/// Rows up to which a table is not divided between two pages.
const WHOLE: usize = 14;

/// What stands on a page besides the reports: where places are, and a map of its own where none of the reports has one.
#[derive(Clone, Copy, Debug)]
pub struct Mapped<'a> {
    /// Where places are.
    pub ground: &'a Ground,
    /// Trips and incidents by place, to stand after the rest.
    pub besides: Option<&'a Reported>,
}

/// One page of one report, or of several one after the other, without a map.
pub fn html(all: &[Reported], catalogue: &Catalogue) -> String {
    html_with_map(all, None, catalogue)
}

/// The same with a map of the first table of each report that can be drawn.
pub fn html_with_map(all: &[Reported], mapped: Option<Mapped<'_>>, catalogue: &Catalogue) -> String {
    let ground = mapped.map(|mapped| mapped.ground);
    let besides = mapped.and_then(|mapped| mapped.besides);
    let title = match all {
        [only] => words::heading(only, catalogue),
        _ => catalogue.label("report-all"),
    };
    let title = clean::one_line(&title);
    let body = html! {
        @if all.len() > 1 {
            header { h1 { (title) } }
            nav aria-label=(catalogue.label("report-html-contents")) {
                ul {
                    @for made in all {
                        li { a href=(format!("#{}", made.report.name)) { (words::heading(made, catalogue)) } }
                    }
                }
            }
        }
        main {
            @for made in all { (report(made, all.len() > 1, ground, catalogue)) }
            @if let Some(besides) = besides { (report(besides, true, ground, catalogue)) }
        }
    };
    document(&title, &body, catalogue)
}

/// A page that stands alone.
fn document(title: &str, body: &Markup, catalogue: &Catalogue) -> String {
    let language = catalogue.language();
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let page = html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(direction) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(style::policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(style::STYLE)) }
            }
            body {
                (body)
                footer { p { (catalogue.label("report-html-footer")) } }
            }
        }
    };
    format!("{}\n", page.into_string())
}

/// The text of a line that holds what people typed.
fn own(text: &str) -> Markup {
    html! { @if !text.is_empty() { bdi { (clean::one_line(text)) } } }
}

fn report(made: &Reported, one_of_many: bool, ground: Option<&Ground>, catalogue: &Catalogue) -> Markup {
    let map = ground.and_then(|ground| map_of(made, ground, catalogue));
    let heading = words::heading(made, catalogue);
    let notes = words::notes(made, catalogue);
    html! {
        article id=(made.report.name) {
            header {
                @if one_of_many { h2 { (heading) } } @else { h1 { (heading) } }
                @if let Some(filters) = words::filters(&made.choice, catalogue) { p { (own(&filters)) } }
                @if made.report.device_only { p.device { (catalogue.label("report-device-only")) } }
                @if let Some(summary) = words::summary(made, catalogue) { p.summary { (summary) } }
            }
            @for (number, table) in made.tables.iter().enumerate() {
                @let id = format!("{}-{}", made.report.name, number + 1);
                @let map = map.as_ref().filter(|(of, _)| *of == table.name).map(|(_, map)| map);
                (section(made, (table, made.pictures.get(number), map), &id, one_of_many, catalogue))
            }
            @if made.tables.is_empty() { p.empty { (catalogue.label("report-empty")) } }
            @if !notes.is_empty() {
                section.notes {
                    (title(&catalogue.label("report-html-notes"), one_of_many))
                    ul { @for note in notes { li { (own(&note)) } } }
                }
            }
            (definitions(made, one_of_many, catalogue))
        }
    }
}

/// The map of the first table that can be drawn, with that table's name; a sentence where none can say who.
fn map_of(made: &Reported, ground: &Ground, catalogue: &Catalogue) -> Option<(&'static str, Markup)> {
    let placed = match Placed::of(made) {
        Ok(placed) => placed,
        Err(ChoiceError::AuthorOnMap { .. }) if made.report.name == MAP.name => {
            let table = made.tables.first()?;
            return Some((table.name, html! { p.empty { (catalogue.label("report-map-no-author")) } }));
        }
        Err(_) => return None,
    };
    if made.report.name == MAP.name
        && let Some(road) = placed.tables().iter().find(|placed| placed.tier == Tier::Road)
    {
        return Some((road.table.name, html! { p.empty { (catalogue.label("report-map-no-roads")) } }));
    }
    let table = placed.tables().iter().find(|placed| map::can_be_drawn(placed))?;
    let id = format!("{}-map", made.report.name);
    Some((table.table.name, map::map(table, ground, &id, catalogue)?))
}

/// The title of a part: one level lower where the page holds several reports. Each name in it runs as its script does, for two
/// in Arabic beside each other would be read as one.
fn title(text: &str, one_of_many: bool) -> Markup {
    let parts = html! {
        @for (at, part) in text.split(BETWEEN).enumerate() { @if at > 0 { (BETWEEN) } (own(part)) }
    };
    html! { @if one_of_many { h3 { (parts) } } @else { h2 { (parts) } } }
}

fn section(
    made: &Reported,
    (table, picture, map): (&Table, Option<&Ladder>, Option<&Markup>),
    id: &str,
    one_of_many: bool,
    catalogue: &Catalogue,
) -> Markup {
    let shown = words::shown(&table.columns).count();
    // A map and its table are more than a page of paper.
    let whole = table.rows.len() <= WHOLE && map.is_none();
    html! {
        section id=(id) .wide[shown >= WIDE] .across[shown >= ACROSS] .whole[whole] {
            (title(&catalogue.say(&table.title), one_of_many))
            @if words::is_blank(table) {
                p.empty { (catalogue.label("report-empty")) }
            } @else {
                @if let Some(map) = map { (map) }
                @if map.is_some() && made.report.name == MAP.name {
                } @else if let Some(picture) = picture {
                    figure { (ladder::svg(picture, id, catalogue)) }
                } @else if let Some(drawn) = chart::svg(made, table, id, catalogue) {
                    figure { (drawn) }
                }
                (rows(table, catalogue))
            }
        }
    }
}

fn rows(table: &Table, catalogue: &Catalogue) -> Markup {
    let places: Vec<usize> = words::shown(&table.columns).map(|(at, _)| at).collect();
    let title = catalogue.say(&table.title);
    let class = |at: usize| match table.columns[at].shape {
        Shape::Count
        | Shape::Rate
        | Shape::Amount
        | Shape::Share
        | Shape::OutOf
        | Shape::Days
        | Shape::Estimate
        | Shape::Earlier
        | Shape::Decimal => Some("n"),
        Shape::Date => Some("d"),
        Shape::Code | Shape::Record => None,
    };
    let class_of = |at: usize, cell: &Cell| match cell {
        Cell::Count(0) => Some("n zero"),
        _ => class(at),
    };
    html! {
        div.scroll role="region" tabindex="0" aria-label=(clean::one_line(&title)) {
            table {
                thead {
                    tr {
                        @for at in &places {
                            th scope="col" class=[class(*at)] { (own(&catalogue.say(&table.columns[*at].label))) }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr.part[row.of_which] {
                            @for (at, text) in places.iter().zip(words::row(row, &places, catalogue)) {
                                @if is_name(table, *at, &places) {
                                    th scope="row" { (own(&text)) }
                                } @else {
                                    td class=[class_of(*at, &row.cells[*at])] { (own(&text)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The columns at the beginning that say what a row is about.
fn is_name(table: &Table, at: usize, places: &[usize]) -> bool {
    places
        .iter()
        .take_while(|place| matches!(table.columns[**place].shape, Shape::Code | Shape::Record))
        .any(|place| *place == at)
        && matches!(table.columns[at].shape, Shape::Code | Shape::Record)
}

fn definitions(made: &Reported, one_of_many: bool, catalogue: &Catalogue) -> Markup {
    let report = made.report;
    html! {
        section.definitions {
            (title(&catalogue.label("report-html-definitions"), one_of_many))
            p { (catalogue.definition(&report.label_key())) }
            @if !report.measures().is_empty() {
                dl {
                    @for measure in report.measures() {
                        dt { (catalogue.label(&measure.label_key())) " " code { (measure.column_name()) } }
                        dd { (definition(measure, catalogue)) }
                    }
                }
            }
        }
    }
}

fn definition(measure: &Measure, catalogue: &Catalogue) -> String {
    let mut text = catalogue.definition(&measure.label_key());
    if let Some(denominator) = measure.denominator() {
        let against =
            Message::new("report-explain-against").with("measure", Message::new(denominator.label_key()));
        text.push_str(&format!(" {}", catalogue.say(&against)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_of_a_title_runs_as_its_script_does() {
        let said = title("N-3 طريق · فصيل", false).into_string();
        assert_eq!(said, "<h2><bdi>N-3 طريق</bdi> · <bdi>فصيل</bdi></h2>");
        assert_eq!(title("Outcomes", true).into_string(), "<h3><bdi>Outcomes</bdi></h3>");
    }
}
