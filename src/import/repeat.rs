//! Sheets whose rows belong to rows of the main one, as forms export what they ask several times: how a map says what
//! becomes of them.
//!
//! The rules of such a sheet are a map of their own, so that its rows are read, refused, kept and mended as all rows are.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::What;
use super::map::{
    AddRule, Columns, FieldRule, KindRule, Map, MapFault, MapReason, NodesRule, kind_named, line_of,
};
use super::workbook::Head;
use crate::model::{Kind, Part, Shape, declaration};
use crate::text::fold::nearest;

/// The column that holds what the file calls the record above.
pub(super) const PARENT: &str = "@parent";
/// The column that holds what the row is known by.
pub(super) const ROW: &str = "@row";
/// Before the name of a column of the row above.
pub(super) const UP: &str = "../";

/// How a map that is kept with a row begins where the row is of such a sheet.
const KEPT: &str = "# Of the rows in ";

/// A sheet whose rows belong to rows of the main one, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RepeatRule {
    sheet: String,
    /// Its column that names the row above.
    parent: String,
    /// The column of the main sheet that it names; the id where not said.
    of: Option<String>,
    /// The kind of record that a row becomes.
    kind: Option<String>,
    /// The field of it that names the record above.
    link: Option<String>,
    /// The field of the record above whose rows these are.
    rows: Option<String>,
    #[serde(default)]
    skip: u16,
    header_rows: Option<u8>,
    #[serde(default)]
    fields: BTreeMap<String, Spanned<FieldRule>>,
    #[serde(default)]
    add: BTreeMap<String, Vec<Spanned<AddRule>>>,
    #[serde(default)]
    nodes: BTreeMap<String, Spanned<NodesRule>>,
}

/// A sheet whose rows belong to rows of the main one.
#[derive(Debug)]
pub(super) struct Repeat {
    /// Where in the map it stands.
    pub(super) at: usize,
    pub(super) sheet: String,
    /// Its column that names the row above, and the column of the main sheet that it names.
    pub(super) parent: String,
    pub(super) of: String,
    pub(super) head: Head,
    /// Its rules, as a map.
    pub(super) map: Map,
}

/// What the rows of a sheet belong to.
#[derive(Clone, Debug)]
pub(super) struct Above {
    /// The column that is to blame where that is not there.
    pub(super) column: String,
    /// What kinds of record that can be.
    pub(super) kinds: Vec<Kind>,
    pub(super) becomes: Becomes,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Becomes {
    /// A record that names the one above.
    Record,
    /// A row of this field of the record above.
    Row(&'static str, &'static Part),
}

impl Repeat {
    /// The columns of the row above that its rules name, without what stands before them.
    pub(super) fn columns_above(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let rules = self.map.fields.values().map(|rule| rule.get_ref());
        let with = self.map.nodes.values().flat_map(|rule| rule.get_ref().with.values());
        for rule in rules.chain(with) {
            let columns = rule.column.iter().flat_map(|columns| columns.names());
            let around = rule.place.iter().flat_map(|place| {
                place.within.iter().flat_map(|columns| columns.names()).chain(&place.text_with)
            });
            let typed = rule.actor.iter().filter_map(|actor| actor.column.as_ref());
            found.extend(columns.chain(around).chain(typed).cloned());
        }
        let added = self.map.add.values().flatten().map(|rule| rule.get_ref());
        found.extend(added.filter_map(|rule| rule.column.clone()));
        found.extend(self.map.nodes.values().map(|rule| rule.get_ref().column.clone()));
        let mut above: Vec<String> =
            found.iter().filter_map(|column| Some(column.strip_prefix(UP)?.to_owned())).collect();
        above.sort_unstable();
        above.dedup();
        above
    }

    /// The text of the main map as it is kept with a row of this sheet.
    pub(super) fn kept(&self, text: &str) -> String {
        format!("{KEPT}{}\n{text}", serde_json::Value::from(self.sheet.as_str()))
    }
}

/// The map that a row waits with: the main one, or that of the sheet that the row is of.
pub(super) fn read_kept(text: &str, what: What) -> Option<Map> {
    let Some(rest) = text.strip_prefix(KEPT) else { return Map::read(text, what).ok() };
    let (sheet, rest) = rest.split_once('\n')?;
    let sheet: String = serde_json::from_str(sheet).ok()?;
    let below = Map::read(rest, what).ok()?.below;
    let mut map = below.into_iter().find(|repeat| repeat.sheet == sheet)?.map;
    // The column of the file is not kept, what it stands for is.
    map.above.iter_mut().for_each(|above| PARENT.clone_into(&mut above.column));
    Some(map)
}

/// Takes the repeats out of a map and gives each a map of its own.
pub(super) fn repeats(map: &mut Map, text: &str) -> Result<Vec<Repeat>, MapFault> {
    let mut found: Vec<Repeat> = Vec::new();
    for rule in std::mem::take(&mut map.repeats) {
        let at = rule.span().start;
        let fault = |key: &str, reason| {
            Err(MapFault::Key { key: format!("repeats.{key}"), line: line_of(text, at), reason })
        };
        let rule = rule.into_inner();
        let Some(id) = &map.id else { return fault("of", MapReason::Needs("id")) };
        if map.parent.is_some() {
            return fault("sheet", MapReason::NotWith("parent"));
        }
        if found.iter().any(|other| other.sheet == rule.sheet) {
            return fault("sheet", MapReason::NotWith("sheet"));
        }
        let spanned = |name: &str| Spanned::new(at..at, name.to_owned());
        let (kind, becomes, kinds) = match (&rule.kind, &rule.link, &rule.rows) {
            (Some(name), Some(link), None) => {
                let Some(kind) = kind_named(name) else {
                    let near = nearest(name, Kind::ALL.iter().map(|kind| kind.name()));
                    return fault("kind", MapReason::NoSuchKind(name.clone(), near));
                };
                let Some(field) = declaration(kind).field(link) else {
                    let near = nearest(link, declaration(kind).all_fields().map(|field| field.name));
                    return fault("link", MapReason::NoSuchField(near.map(str::to_owned)));
                };
                match field.shape {
                    Shape::Reference(above) | Shape::List(Shape::Reference(above))
                        if map.kinds().contains(above) =>
                    {
                        (kind, Becomes::Record, vec![*above])
                    }
                    _ => return fault("link", MapReason::WrongSort),
                }
            }
            (None, None, Some(rows)) => {
                let of =
                    |kind: &Kind| match declaration(*kind).field(rows).map(|field| (field.name, field.shape))
                    {
                        Some((name, Shape::Rows(part))) => Some((*kind, name, *part)),
                        _ => None,
                    };
                let kinds: Vec<_> = map.kinds().iter().filter_map(of).collect();
                let Some((kind, name, part)) = kinds.first().copied() else {
                    return fault("rows", MapReason::NoSuchField(None));
                };
                (kind, Becomes::Row(name, part), kinds.into_iter().map(|(kind, ..)| kind).collect())
            }
            (None, _, None) => return fault("kind", MapReason::Needs("kind")),
            (Some(_), None, None) => return fault("link", MapReason::Needs("link")),
            (_, _, Some(_)) => return fault("rows", MapReason::NotWith("kind")),
        };
        let mut fields = rule.fields;
        if let (Some(link), Becomes::Record) = (&rule.link, becomes) {
            let linked = FieldRule { column: Some(Columns::One(PARENT.to_owned())), ..FieldRule::default() };
            fields.insert(link.clone(), Spanned::new(at..at, linked));
        }
        let own = Map {
            format: map.format.clone(),
            kind: Spanned::new(at..at, KindRule::One(kind.name().to_owned())),
            source: map.source.clone(),
            id: Some(spanned(ROW)),
            sheet: Some(rule.sheet.clone()),
            skip: rule.skip,
            header_rows: rule.header_rows,
            encoding: None,
            date_order: map.date_order,
            fields,
            add: rule.add,
            nodes: rule.nodes,
            of: BTreeMap::new(),
            parent: None,
            level: None,
            repeats: Vec::new(),
            below: Vec::new(),
            above: Some(Above { column: rule.parent.clone(), kinds, becomes }),
        };
        found.push(Repeat {
            at,
            head: own.head(),
            sheet: rule.sheet,
            parent: rule.parent,
            of: rule.of.unwrap_or_else(|| id.get_ref().clone()),
            map: own,
        });
    }
    Ok(found)
}
