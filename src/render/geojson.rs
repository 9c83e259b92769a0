//! Rows by place as GeoJSON (RFC 7946) for QGIS and its like: docs/formats/report.md.
//!
//! What says who never comes here: [`Placed`] has no such column.

use serde_json::{Value, json};

use super::record;
use crate::geometry::{Bounds, Ground, Known, Land};
use crate::indicator::{Cell, Column, Placed, Shape};
use crate::message::Catalogue;

/// A file of features, and what is to be said beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct GeoJson {
    /// The file: one feature a line.
    pub text: String,
    /// Features without a geometry: nobody has said where their place is.
    pub without: usize,
    /// Features in all.
    pub features: usize,
}

/// The rows of all tables that have a place, a feature each. A section that stands in several reports is written once.
pub fn geojson(all: &[Placed<'_>], ground: &Ground, catalogue: &Catalogue) -> GeoJson {
    let mut lines = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut bounds: Option<Bounds> = None;
    let mut without = 0;
    for placed in all {
        for one in placed.tables() {
            if seen.contains(&one.table.name) {
                continue;
            }
            seen.push(one.table.name);
            for row in &one.table.rows {
                let land = match &row.cells[one.column] {
                    Cell::Record { id, .. } => ground.find(one.tier, id),
                    _ => None,
                };
                let (geometry, known, round) = drawn(land);
                without += usize::from(known.is_none());
                bounds = [bounds, round].into_iter().flatten().reduce(Bounds::with);
                let mut properties: Vec<(String, Value)> = vec![
                    ("report".to_owned(), placed.made().report.name.into()),
                    ("section".to_owned(), one.table.name.into()),
                ];
                for (column, cell) in one.table.columns.iter().zip(&row.cells) {
                    properties.extend(values(column, cell));
                }
                if row.of_which {
                    properties.push(("of_which".to_owned(), true.into()));
                }
                properties.push(("geometry_from".to_owned(), known.map(Known::code).into()));
                // A number in this file and nothing else: it joins nothing.
                let id = lines.len() + 1;
                lines.push(format!(
                    "{{\"type\":\"Feature\",\"id\":{id},\"properties\":{},\"geometry\":{geometry}}}",
                    object(&properties)
                ));
            }
        }
    }
    let name = match all {
        [only] => only.made().report.name,
        _ => "reports",
    };
    let mut head: Vec<(String, Value)> = vec![
        ("type".to_owned(), "FeatureCollection".into()),
        ("name".to_owned(), name.into()),
        ("disclaimer".to_owned(), catalogue.label("report-map-disclaimer").into()),
    ];
    head.extend(bounds.map(|bounds| ("bbox".to_owned(), json!(bounds.degrees()))));
    let head = object(&head);
    let head = head.strip_suffix('}').expect("an object ends in a brace");
    let features = lines.len();
    let text = format!("{head},\"features\":[\n{}\n]}}\n", lines.join(",\n"));
    GeoJson { text, without, features }
}

/// An object with its keys in this order, which is the order of the columns in a table of attributes.
fn object(members: &[(String, Value)]) -> String {
    let members: Vec<String> =
        members.iter().map(|(name, value)| format!("{}:{value}", Value::from(name.as_str()))).collect();
    format!("{{{}}}", members.join(","))
}

fn drawn(land: Option<&Land>) -> (String, Option<Known>, Option<Bounds>) {
    match land {
        Some(Land { outline: Some(outline), known, .. }) => {
            let geometry = shape("MultiPolygon", outline.coordinates());
            (geometry, Some(*known), Some(outline.bounds()))
        }
        Some(Land { point: Some(point), known, .. }) => {
            let geometry = shape("Point", json!(point.degrees()));
            (geometry, Some(*known), Some(Bounds::of(*point)))
        }
        _ => ("null".to_owned(), None, None),
    }
}

fn shape(kind: &str, coordinates: Value) -> String {
    object(&[("type".to_owned(), kind.into()), ("coordinates".to_owned(), coordinates)])
}

/// The columns of a cell, flat as in CSV: a program that draws maps takes no objects.
fn values(column: &Column, cell: &Cell) -> Vec<(String, Value)> {
    let is_text = matches!(column.shape, Shape::Code | Shape::Record | Shape::Date);
    let value = |text: String| match text.parse::<serde_json::Number>() {
        _ if text.is_empty() => Value::Null,
        Ok(number) if !is_text => Value::Number(number),
        _ => Value::String(text),
    };
    let values = record::values(cell, column.shape).into_iter().map(value);
    record::names(column).into_iter().zip(values).collect()
}
