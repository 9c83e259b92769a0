//! A map of one table: districts by classes of a figure, drawn by hand as the charts are.
//!
//! Colour is never alone: each class has its pattern, each district its figure where there is room, and a title; the table
//! with the same figures stands below. A district of which nothing was written down is hatched, not pale: it is unseen, not
//! quiet. Nothing is as large as a figure, and nothing is ordered by one.
//!
//! Absent here: figures that the table does not hold, roads, anything that says who.

use maud::{Markup, html};

use super::chart::{at, columns};
use super::words;
use crate::geometry::{Bounds, Ground, Known, Land, Outline, Position, Tier, base, clip, simplified};
use crate::indicator::{Cell, PlacedTable, Row, Shape};
use crate::message::{Catalogue, Message};
use crate::text::clean;

/// Width of the picture, in its own units.
const WIDTH: f64 = 720.0;
/// Its greatest height: with its legend a page of paper holds it.
const HEIGHT: f64 = 560.0;
/// Classes of counts, the one of nought aside.
const CLASSES: usize = 4;
/// The letters in a place are smaller than those of charts.
const SMALL: f64 = 0.86;
/// Least stretch of a picture, in parts of a degree.
const LEAST: i32 = 5_000;

/// What a place has to show.
struct Shown<'a> {
    land: &'a Land,
    /// The first figure; none where the table has no row of the place.
    value: Option<u64>,
    /// The figures as they stand in the place.
    text: String,
    /// Name and figures, for whoever points at it.
    title: String,
}

/// The figures of a table that are shown: the one that gives the class, and the one it is read against.
struct Figures {
    first: usize,
    second: Option<usize>,
}

/// Whether a table can be drawn: one row a place, and a count.
pub(super) fn can_be_drawn(placed: &PlacedTable<'_>) -> bool {
    placed.tier != Tier::Road && figures(placed).is_some()
}

fn figures(placed: &PlacedTable<'_>) -> Option<Figures> {
    let table = placed.table;
    let keys = table.columns.iter().filter(|one| matches!(one.shape, Shape::Code | Shape::Record)).count();
    let counts = |at: &usize| matches!(table.columns[*at].shape, Shape::Count | Shape::Share | Shape::OutOf);
    let first = (0..table.columns.len()).find(counts)?;
    let is_count = |at: &usize| table.columns[*at].shape == Shape::Count;
    let second = Some(first + 1).filter(|at| *at < table.columns.len() && is_count(&first) && is_count(at));
    (keys == 1 && !table.rows.is_empty()).then_some(Figures { first, second })
}

/// The map with its legend; a sentence where nothing says where the places are.
pub(super) fn map(
    placed: &PlacedTable<'_>,
    ground: &Ground,
    id: &str,
    catalogue: &Catalogue,
) -> Option<Markup> {
    let figures = figures(placed)?;
    let lands = ground.of(placed.tier);
    if lands.is_empty() {
        return Some(html! { p.empty { (catalogue.label("report-map-nothing")) } });
    }
    let shown: Vec<Shown<'_>> = lands
        .iter()
        .map(|land| {
            let is_it =
                |row: &&Row| matches!(&row.cells[placed.column], Cell::Record { id, .. } if *id == land.code);
            shown(land, placed.table.rows.iter().find(is_it), placed, &figures, catalogue)
        })
        .collect();
    let drawn = shown.iter().filter(|one| one.value.is_some()).count();
    let is_absent = |row: &&Row| matches!(row.cells[placed.column], Cell::Absent(_));
    let absent = placed.table.rows.iter().find(is_absent);
    let missing = placed.table.rows.len() - drawn - usize::from(absent.is_some());
    let frame = Frame::round(lands)?;
    let classes = classes(shown.iter().filter_map(|one| one.value));
    let land = if ground.base_map { countries(&frame) } else { String::new() };
    let title = clean::one_line(&catalogue.say(&placed.table.title)).into_owned();
    let description = Message::new("report-map-description")
        .with("first", name(placed, figures.first, catalogue))
        .with("places", drawn);
    Some(html! {
        figure.map {
            svg viewBox=(format!("0 0 {} {}", at(WIDTH), at(frame.height))) role="img"
                aria-label=(title) aria-describedby=(format!("{id}-about")) {
                desc id=(format!("{id}-about")) { (catalogue.say(&description)) }
                defs { @for class in 0..=CLASSES + 1 { (pattern(class, id)) } }
                @if !land.is_empty() { path.land d=(land) fill-rule="evenodd" {} }
                (areas(&shown, &classes, &frame, id))
                @if placed.tier == Tier::District { (provinces(ground, &frame)) }
                rect.frame x="0.5" y="0.5" width=(at(WIDTH - 1.0)) height=(at(frame.height - 1.0)) {}
                (labels(&shown, &classes, &frame, id))
            }
            figcaption {
                (legend(&shown, &classes, placed, &figures, id, catalogue))
                @if missing > 0 {
                    p { (catalogue.say(&Message::new("report-map-missing").with("count", missing))) }
                }
                @if let Some(row) = absent {
                    @let said = said(row, placed, catalogue);
                    p { (catalogue.say(&Message::new("report-map-nowhere").with("figures", said))) }
                }
                @if !land.is_empty() || is_base(lands) { p.q { (catalogue.label("report-map-base")) } }
                p.q { (catalogue.label("report-map-disclaimer")) }
            }
        }
    })
}

fn name(placed: &PlacedTable<'_>, column: usize, catalogue: &Catalogue) -> String {
    catalogue.say(&placed.table.columns[column].label)
}

fn shown<'a>(
    land: &'a Land,
    row: Option<&Row>,
    placed: &PlacedTable<'_>,
    figures: &Figures,
    catalogue: &Catalogue,
) -> Shown<'a> {
    let place = clean::one_line(&land.name).into_owned();
    let place = if place.is_empty() { land.code.clone() } else { place };
    let Some(row) = row else {
        let title = format!("{place}: {}", catalogue.label("report-map-unseen"));
        return Shown { land, value: None, text: String::new(), title };
    };
    let (value, text) = match (&row.cells[figures.first], figures.second.map(|at| &row.cells[at])) {
        (Cell::Count(first), Some(Cell::Count(second))) => (Some(*first), format!("{first} / {second}")),
        (Cell::Count(first), _) => (Some(*first), first.to_string()),
        (Cell::Share(share), _) => {
            (Some(share.numerator()), format!("{} / {}", share.numerator(), share.denominator()))
        }
        (Cell::OutOf(part, whole), _) => (Some(*part), format!("{part} / {whole}")),
        _ => (None, String::new()),
    };
    let title = format!("{place}. {}", said(row, placed, catalogue));
    Shown { land, value, text, title }
}

/// The figures of a row, with what they are called.
fn said(row: &Row, placed: &PlacedTable<'_>, catalogue: &Catalogue) -> String {
    let figure = |at: usize| {
        let words = Message::new("report-summary-figure")
            .with("what", name(placed, at, catalogue))
            .with("figure", words::cell(&row.cells[at], catalogue));
        catalogue.say(&words)
    };
    let figures: Vec<String> = (0..row.cells.len()).filter(|at| *at != placed.column).map(figure).collect();
    figures.join(", ")
}

/// Least and greatest count of each class above nought: as many counts in each as can be, the same in all languages.
fn classes(values: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut found: Vec<u64> = values.filter(|value| *value > 0).collect();
    found.sort_unstable();
    found.dedup();
    let count = found.len().min(CLASSES);
    let start = |class: usize| (class * found.len()).div_ceil(count);
    (0..count).map(|class| (found[start(class)], found[start(class + 1) - 1])).collect()
}

/// The class of a figure: 0 of nought, 1 to [`CLASSES`], one more for what nobody wrote down.
fn class(value: Option<u64>, classes: &[(u64, u64)]) -> usize {
    match value {
        None => CLASSES + 1,
        Some(0) => 0,
        Some(value) => classes.iter().position(|(_, most)| value <= *most).map_or(0, |at| at + 1),
    }
}

/// From degrees to the picture: east and north at the scale of the middle latitude.
struct Frame {
    bounds: Bounds,
    height: f64,
    /// Units of the picture for a part of a degree north.
    scale: f64,
    /// Parts of a degree east are so much shorter.
    narrow: f64,
}

impl Frame {
    fn round(lands: &[Land]) -> Option<Self> {
        let each = lands.iter().filter_map(|land| match &land.outline {
            Some(outline) => Some(outline.bounds()),
            None => land.point.map(Bounds::of),
        });
        let bounds = each.reduce(Bounds::with)?;
        let (wide, high) = (bounds.east - bounds.west, bounds.north - bounds.south);
        let margin = (wide.max(high) / 25).max(LEAST);
        let middle = (f64::from(bounds.south) + f64::from(high) / 2.0) / 100_000.0;
        let narrow = middle.to_radians().cos().max(0.05);
        let (wide, high) = (f64::from(wide + 2 * margin), f64::from(high + 2 * margin));
        let scale = (WIDTH / (wide * narrow)).min(HEIGHT / high);
        // What is left of the width is ground to both sides.
        let spare = ((WIDTH / scale / narrow - wide) / 2.0) as i32;
        let bounds = Bounds {
            west: bounds.west - margin - spare,
            east: bounds.east + margin + spare,
            south: bounds.south - margin,
            north: bounds.north + margin,
        };
        Some(Self { bounds, height: (high * scale).round().max(40.0), scale, narrow })
    }

    fn point(&self, position: Position) -> (f64, f64) {
        let east = f64::from(position.east) - f64::from(self.bounds.west);
        let south = f64::from(self.bounds.north) - f64::from(position.north);
        (east * self.narrow * self.scale, south * self.scale)
    }

    /// Two fifths of a unit of the picture, in parts of a degree: what nobody can see.
    fn unseen(&self) -> i32 {
        (0.4 / self.scale).max(1.0) as i32
    }

    /// The path of rings, each to a tenth of a unit.
    fn path<'r>(&self, rings: impl Iterator<Item = &'r [Position]>) -> String {
        let mut path = String::new();
        for ring in rings.filter(|ring| ring.len() > 3) {
            let mut last = None;
            for position in &ring[..ring.len() - 1] {
                let (x, y) = self.point(*position);
                let step = format!("{} {}", at(x), at(y));
                if last.as_ref() != Some(&step) {
                    path.push_str(if last.is_none() { "M" } else { "L" });
                    path.push_str(&step);
                }
                last = Some(step);
            }
            path.push('Z');
        }
        path
    }

    fn outline(&self, outline: &Outline) -> String {
        self.path(outline.rings().map(|ring| ring.positions()))
    }
}

/// Whether any of the places has its outline from the base map.
fn is_base(lands: &[Land]) -> bool {
    lands.iter().any(|land| land.known == Known::BaseMap)
}

/// Countries around, as quiet ground.
fn countries(frame: &Frame) -> String {
    let inside = base::countries().iter().filter(|(_, outline)| outline.bounds().touches(frame.bounds));
    let rings: Vec<Vec<Position>> = inside
        .flat_map(|(_, outline)| outline.rings())
        .map(|ring| clip(ring.positions(), frame.bounds))
        .collect();
    frame.path(rings.iter().map(Vec::as_slice))
}

fn provinces(ground: &Ground, frame: &Frame) -> Markup {
    let outlines: Vec<Outline> =
        ground.of(Tier::Province).iter().filter_map(|land| land.outline.clone()).collect();
    let path: String =
        simplified(&outlines, frame.unseen()).iter().map(|outline| frame.outline(outline)).collect();
    html! { @if !path.is_empty() { path.province d=(path) {} } }
}

fn areas(shown: &[Shown<'_>], classes: &[(u64, u64)], frame: &Frame, id: &str) -> Markup {
    // All together, so that neighbours keep one border.
    let with_outline: Vec<&Shown<'_>> = shown.iter().filter(|one| one.land.outline.is_some()).collect();
    let outlines: Vec<Outline> = with_outline.iter().filter_map(|one| one.land.outline.clone()).collect();
    let simple = simplified(&outlines, frame.unseen());
    html! {
        @for (one, outline) in with_outline.iter().zip(&simple) {
            path.area d=(frame.outline(outline)) fill=(fill(class(one.value, classes), id)) { title { (one.title) } }
        }
    }
}

/// Names and figures where there is room; positions of places without a border.
fn labels(shown: &[Shown<'_>], classes: &[(u64, u64)], frame: &Frame, id: &str) -> Markup {
    html! {
        @for one in shown {
            @if let Some(outline) = &one.land.outline {
                @let (position, wide) = outline.label();
                @let (x, y) = frame.point(position);
                @let room = f64::from(wide) * frame.narrow * frame.scale;
                @let bounds = outline.bounds();
                @let high = (f64::from(bounds.north) - f64::from(bounds.south)) * frame.scale;
                @let name = clean::one_line(&one.land.name);
                @let has_name = columns(&name) * SMALL <= room && high > 34.0 && !name.is_empty();
                @if has_name { text.name.l x=(at(x)) y=(at(y - 3.0)) text-anchor="middle" { (name) } }
                @if !one.text.is_empty() && columns(&one.text) * SMALL <= room + 4.0 && high > 14.0 {
                    text.figure x=(at(x)) y=(at(if has_name { y + 11.0 } else { y + 5.0 })) text-anchor="middle" { (one.text) }
                }
            } @else if let Some(point) = one.land.point {
                @let (x, y) = frame.point(point);
                circle.area cx=(at(x)) cy=(at(y)) r="8" fill=(fill(class(one.value, classes), id)) { title { (one.title) } }
                @if !one.text.is_empty() {
                    // Towards the middle, so that nothing is cut off.
                    @let right = x < WIDTH * 0.75;
                    text.figure x=(at(if right { x + 12.0 } else { x - 12.0 })) y=(at(y + 5.0)) text-anchor=(if right { "start" } else { "end" }) { (one.text) }
                }
            }
        }
    }
}

fn fill(class: usize, id: &str) -> String {
    format!("url(#{id}-m{class})")
}

/// A shade with its own dots or lines; the darker, the denser.
fn pattern(class: usize, id: &str) -> Markup {
    let unseen = class == CLASSES + 1;
    html! {
        pattern id=(format!("{id}-m{class}")) width="8" height="8" patternUnits="userSpaceOnUse" {
            rect class=(if unseen { "m0".to_owned() } else { format!("m{class}") }) width="8" height="8" {}
            @match class {
                2 => { circle.dot cx="2" cy="2" r="1" {} circle.dot cx="6" cy="6" r="1" {} }
                3 => { path.line d="M-1 1L1 -1M0 8L8 0M7 9L9 7" {} }
                4 => { path.line d="M-1 1L1 -1M0 8L8 0M7 9L9 7M-1 7L1 9M0 0L8 8M7 -1L9 1" {} }
                _ if unseen => { path.hatch d="M-1 7L1 9M0 0L8 8M7 -1L9 1" {} }
                _ => {}
            }
        }
    }
}

/// What each class is, with how many places are of it.
fn legend(
    shown: &[Shown<'_>],
    classes: &[(u64, u64)],
    placed: &PlacedTable<'_>,
    figures: &Figures,
    id: &str,
    catalogue: &Catalogue,
) -> Markup {
    let of = |wanted: usize| shown.iter().filter(|one| class(one.value, classes) == wanted).count();
    let mut entries: Vec<(usize, String)> = vec![(0, "0".to_owned())];
    entries.extend((1..).zip(classes).map(|(at, (least, most))| {
        (at, if least == most { least.to_string() } else { format!("{least}–{most}") })
    }));
    entries.push((CLASSES + 1, catalogue.label("report-map-unseen")));
    let what = name(placed, figures.first, catalogue);
    let read = figures.second.map(|second| {
        Message::new("report-map-read")
            .with("first", what.clone())
            .with("second", name(placed, second, catalogue))
    });
    html! {
        p { (what) }
        ul.legend {
            @for (class, text) in entries.into_iter().filter(|(class, _)| of(*class) > 0) {
                li {
                    svg.swatch viewBox="0 0 24 16" aria-hidden="true" {
                        rect.area x="1" y="1" width="22" height="14" fill=(fill(class, id)) {}
                    }
                    " " bdi { (text) } " "
                    span.q { (catalogue.say(&Message::new("report-map-places").with("count", of(class)))) }
                }
            }
        }
        @if let Some(read) = read { p { (catalogue.say(&read)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, class, classes};
    use proptest::prelude::*;

    #[test]
    fn few_counts_have_a_class_each() {
        assert_eq!(classes([0, 3, 1, 1, 7].into_iter()), [(1, 1), (3, 3), (7, 7)]);
        assert_eq!(classes([0, 0].into_iter()), []);
        assert_eq!(classes(1..=9), [(1, 3), (4, 5), (6, 7), (8, 9)]);
    }

    proptest! {
        #[test]
        fn every_count_has_one_class(values in prop::collection::vec(0u64..500, 0..200)) {
            let found = classes(values.iter().copied());
            prop_assert!(found.len() <= CLASSES);
            for value in values {
                let class = class(Some(value), &found);
                prop_assert_eq!(class == 0, value == 0);
                if class > 0 {
                    let (least, most) = found[class - 1];
                    prop_assert!((least..=most).contains(&value));
                }
            }
        }
    }
}
