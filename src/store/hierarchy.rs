//! The hierarchy over time: who stands above whom, on which days that is certain, and on which it is only possible.
//!
//! A link has a start (`began`, or only `first-seen`) and an end (`ended`, or only `last-seen`). On a day it is
//! *certain*, *possible* (before it was first seen; after it was last seen and not known to have ended) or not there.
//! Without a date on a side it is unbounded there, and certain. A partial date makes it certain only where every
//! completion agrees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::StoreError;
use crate::model::{Fault, Kind, PartialDate, Reason, RecordId};
use crate::vocabulary::{LinkCertainty, LinkEnd, LinkStart, Term};

/// The days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Span {
    const ALWAYS: Self = Self {
        from: NaiveDate::from_ymd_opt(1, 1, 1).expect("a day"),
        to: NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day"),
    };

    /// The days in both; `None` where there are none.
    fn and(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), to: self.to.min(other.to) };
        (both.from <= both.to).then_some(both)
    }

    fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// A link to a node above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The node below.
    pub child: i64,
    /// The node above.
    pub parent: i64,
    /// The days on which it is certain; `None` where no day is.
    pub certain: Option<Span>,
    /// The days on which it is at least possible; `None` where no day is.
    pub possible: Option<Span>,
}

impl Link {
    /// A link from its dates.
    pub fn new(
        child: i64,
        parent: i64,
        since: Option<(PartialDate, LinkStart)>,
        until: Option<(PartialDate, LinkEnd)>,
    ) -> Self {
        let always = Span::ALWAYS;
        let certain = Span {
            from: since.map_or(always.from, |(date, _)| date.last()),
            to: until.map_or(always.to, |(date, _)| date.first()),
        };
        let possible = Span {
            from: match since {
                Some((date, LinkStart::Began)) => date.first(),
                _ => always.from,
            },
            to: match until {
                Some((date, LinkEnd::Ended)) => date.last(),
                _ => always.to,
            },
        };
        Self { child, parent, certain: certain.and(always), possible: possible.and(always) }
    }

    /// What it is over some days: certain only where it is so on each of them.
    pub fn over(&self, days: Span) -> Option<LinkCertainty> {
        if self.certain.is_some_and(|span| span.holds(days)) {
            return Some(LinkCertainty::Certain);
        }
        self.possible.and_then(|span| span.and(days)).map(|_| LinkCertainty::Possible)
    }
}

macro_rules! links_sql {
    () => {
        "SELECT p.actor, p.parent, p.since, p.since_is, p.until, p.until_is
         FROM actor_parent p
         JOIN actor a ON a.id = p.actor AND a.voided_on IS NULL
         JOIN actor b ON b.id = p.parent AND b.voided_on IS NULL"
    };
}

/// Every link of actors that are not void.
pub(super) fn links(connection: &Connection) -> Result<Vec<Link>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(links_sql!(), " ORDER BY p.actor, p.n"))?;
    let rows = statement.query_map([], link_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The links of one actor to the nodes above it.
fn links_above(connection: &Connection, actor: i64) -> Result<Vec<Link>, StoreError> {
    let mut statement =
        connection.prepare_cached(concat!(links_sql!(), " WHERE p.actor = ?1 ORDER BY p.n"))?;
    let rows = statement.query_map([actor], link_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn link_of(row: &Row<'_>) -> Result<Link, rusqlite::Error> {
    let date = |text: Option<String>| text.and_then(|text| text.parse::<PartialDate>().ok());
    let since_is: Option<String> = row.get(3)?;
    let until_is: Option<String> = row.get(5)?;
    // Where nobody said which, the weaker is meant: that is when it was seen, not when it began.
    let start = since_is.as_deref().and_then(LinkStart::from_code).unwrap_or(LinkStart::FirstSeen);
    let end = until_is.as_deref().and_then(LinkEnd::from_code).unwrap_or(LinkEnd::LastSeen);
    let since = date(row.get(2)?).map(|date| (date, start));
    let until = date(row.get(4)?).map(|date| (date, end));
    Ok(Link::new(row.get(0)?, row.get(1)?, since, until))
}

/// A node above another, the steps between, and the days on which the whole way up is certain.
type Line = (i64, i64, i64, Span);

/// Derives `actor_line`, and refuses circles.
///
/// # Errors
/// A fault of the first actor found that would stand above itself on some possible day.
pub(super) fn derive_lines(connection: &Connection) -> Result<(), StoreError> {
    let links = links(connection)?;
    let mut above: BTreeMap<i64, Vec<Link>> = BTreeMap::new();
    for link in &links {
        above.entry(link.child).or_default().push(*link);
    }
    for start in above.keys() {
        if stands_above_itself(*start, *start, Span::ALWAYS, &above, &mut BTreeSet::new()) {
            let id = RecordId { kind: Kind::Actor, number: *start };
            return Err(StoreError::fault(Kind::Actor, Some(id), Fault::new("parents", Reason::Circle)));
        }
    }
    connection.execute("DELETE FROM actor_line", [])?;
    let mut insert = connection.prepare(
        "INSERT OR IGNORE INTO actor_line (actor, ancestor, depth, certain_from, certain_to) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (actor, ancestor, depth, span) in lines_by(connection, &above)? {
        let [from, to] = text_of(span);
        insert.execute(rusqlite::params![actor, ancestor, depth, from, to])?;
    }
    Ok(())
}

fn lines_by(connection: &Connection, above: &BTreeMap<i64, Vec<Link>>) -> Result<Vec<Line>, StoreError> {
    let mut statement = connection.prepare("SELECT id FROM actor WHERE voided_on IS NULL")?;
    let actors = statement.query_map([], |row| row.get(0))?;
    let mut lines = Vec::new();
    for actor in actors {
        let actor = actor?;
        lines.push((actor, actor, 0, Span::ALWAYS));
        climb(actor, actor, 1, Span::ALWAYS, above, &mut lines);
    }
    Ok(lines)
}

fn text_of(span: Span) -> [String; 2] {
    [span.from, span.to].map(|day| day.format("%Y-%m-%d").to_string())
}

/// Whether `actor_line` is what follows from the links.
pub(super) fn lines_follow(connection: &Connection) -> Result<bool, StoreError> {
    let mut above: BTreeMap<i64, Vec<Link>> = BTreeMap::new();
    for link in links(connection)? {
        above.entry(link.child).or_default().push(link);
    }
    // A circle, which no change of ours makes, has no end of lines.
    if above
        .keys()
        .any(|start| stands_above_itself(*start, *start, Span::ALWAYS, &above, &mut BTreeSet::new()))
    {
        return Ok(false);
    }
    let expected: BTreeSet<_> = lines_by(connection, &above)?
        .into_iter()
        .map(|(actor, ancestor, depth, span)| (actor, ancestor, depth, text_of(span)))
        .collect();
    let mut statement =
        connection.prepare("SELECT actor, ancestor, depth, certain_from, certain_to FROM actor_line")?;
    let found = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, [row.get(3)?, row.get(4)?])))?;
    Ok(found.collect::<Result<BTreeSet<_>, _>>()? == expected)
}

fn climb(
    from: i64,
    at: i64,
    depth: i64,
    span: Span,
    above: &BTreeMap<i64, Vec<Link>>,
    lines: &mut Vec<Line>,
) {
    for link in above.get(&at).into_iter().flatten() {
        if let Some(span) = link.certain.and_then(|certain| certain.and(span)) {
            lines.push((from, link.parent, depth, span));
            climb(from, link.parent, depth + 1, span, above, lines);
        }
    }
}

/// Whether a way up leads back to the start on some day on which all its links are possible.
fn stands_above_itself(
    start: i64,
    at: i64,
    span: Span,
    above: &BTreeMap<i64, Vec<Link>>,
    seen: &mut BTreeSet<(i64, Span)>,
) -> bool {
    above.get(&at).into_iter().flatten().any(|link| {
        let Some(span) = link.possible.and_then(|possible| possible.and(span)) else { return false };
        link.parent == start
            || (seen.insert((link.parent, span))
                && stands_above_itself(start, link.parent, span, above, seen))
    })
}

/// Whether an actor would stand above itself on some day. Looks at the nodes above it only.
pub(super) fn actor_in_a_circle(connection: &Connection, actor: i64) -> Result<bool, StoreError> {
    let mut seen = BTreeSet::new();
    let mut open = vec![(actor, Span::ALWAYS)];
    while let Some((at, span)) = open.pop() {
        for link in links_above(connection, at)? {
            let Some(span) = link.possible.and_then(|possible| possible.and(span)) else { continue };
            if link.parent == actor {
                return Ok(true);
            }
            if seen.insert((link.parent, span)) {
                open.push((link.parent, span));
            }
        }
    }
    Ok(false)
}

/// Whether a place would lie in itself.
pub(super) fn place_in_a_circle(connection: &Connection, place: i64) -> Result<bool, StoreError> {
    let mut seen = BTreeSet::new();
    let mut at = place;
    let mut statement = connection.prepare_cached("SELECT parent FROM place WHERE id = ?1")?;
    while let Some(parent) = statement.query_row([at], |row| row.get::<_, Option<i64>>(0))? {
        if parent == place {
            return Ok(true);
        }
        if !seen.insert(parent) {
            break;
        }
        at = parent;
    }
    Ok(false)
}

/// Country, first, second and third division.
type Areas = [Option<i64>; 4];

/// Derives `place_area`: the country and the divisions of every place.
///
/// # Errors
/// A fault of the first place that would lie in itself.
pub(super) fn derive_areas(connection: &Connection) -> Result<(), StoreError> {
    let areas = areas(connection)?;
    connection.execute("DELETE FROM place_area", [])?;
    let mut insert = connection
        .prepare("INSERT INTO place_area (place, country, adm1, adm2, adm3) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, [country, adm1, adm2, adm3]) in areas {
        insert.execute(rusqlite::params![place, country, adm1, adm2, adm3])?;
    }
    Ok(())
}

/// Whether `place_area` is what follows from the places.
pub(super) fn areas_follow(connection: &Connection) -> Result<bool, StoreError> {
    let expected = match areas(connection) {
        Err(StoreError::Faults { .. }) => return Ok(false),
        areas => areas?,
    };
    let mut statement = connection.prepare("SELECT place, country, adm1, adm2, adm3 FROM place_area")?;
    let found = statement
        .query_map([], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?])))?;
    Ok(found.collect::<Result<BTreeMap<i64, Areas>, _>>()? == expected)
}

fn areas(connection: &Connection) -> Result<BTreeMap<i64, Areas>, StoreError> {
    let places: BTreeMap<i64, (String, Option<i64>)> = {
        let mut statement = connection.prepare("SELECT id, kind, parent FROM place")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        rows.collect::<Result<_, _>>()?
    };
    let mut found = BTreeMap::new();
    for place in places.keys() {
        let mut areas: Areas = [None; 4];
        let mut at = Some(*place);
        let mut steps = 0;
        while let Some((number, (kind, parent))) = at.and_then(|number| Some((number, places.get(&number)?)))
        {
            let division = ["country", "adm1", "adm2", "adm3"].iter().position(|name| name == kind);
            if let Some(division) = division {
                areas[division] = Some(number);
            }
            at = *parent;
            steps += 1;
            if steps > places.len() {
                let id = RecordId { kind: Kind::Place, number: *place };
                return Err(StoreError::fault(Kind::Place, Some(id), Fault::new("parent", Reason::Circle)));
            }
        }
        found.insert(*place, areas);
    }
    Ok(found)
}

/// A node of the tree and what hangs under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The node.
    pub actor: i64,
    /// How certain the link to the node above is; `None` at a root.
    pub link: Option<LinkCertainty>,
    /// Whether it stands elsewhere in the tree too, where what hangs under it is shown.
    pub repeated: bool,
    /// What hangs under it.
    pub below: Vec<Branch>,
}

/// The tree over some days: certain links, and the possible ones too where asked for.
pub(super) fn tree(
    connection: &Connection,
    days: Span,
    with_possible: bool,
) -> Result<Vec<Branch>, StoreError> {
    let mut below: BTreeMap<i64, Vec<(i64, LinkCertainty)>> = BTreeMap::new();
    let mut hanging = BTreeSet::new();
    for link in links(connection)? {
        let Some(certainty) = link.over(days) else { continue };
        if certainty == LinkCertainty::Certain || with_possible {
            let children = below.entry(link.parent).or_default();
            match children.iter_mut().find(|(child, _)| *child == link.child) {
                Some((_, known)) if certainty == LinkCertainty::Certain => *known = certainty,
                Some(_) => {}
                None => children.push((link.child, certainty)),
            }
            hanging.insert(link.child);
        }
    }
    let mut statement = connection.prepare("SELECT id FROM actor WHERE voided_on IS NULL ORDER BY id")?;
    let roots: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut shown = BTreeSet::new();
    Ok(roots
        .into_iter()
        .filter(|actor| !hanging.contains(actor))
        .map(|actor| branch(actor, None, &below, &mut shown))
        .collect())
}

fn branch(
    actor: i64,
    link: Option<LinkCertainty>,
    below: &BTreeMap<i64, Vec<(i64, LinkCertainty)>>,
    shown: &mut BTreeSet<i64>,
) -> Branch {
    // A node with several parents hangs under each; what is under it is drawn once.
    let repeated = !shown.insert(actor);
    let children = if repeated { &[] } else { below.get(&actor).map_or(&[][..], Vec::as_slice) };
    let below = children.iter().map(|(child, link)| branch(*child, Some(*link), below, shown)).collect();
    Branch { actor, link, repeated, below }
}

/// The days of a date, partial or not.
pub(super) fn days_of(date: PartialDate) -> Span {
    Span { from: date.first(), to: date.last() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    fn on(link: &Link, day: &str) -> Option<LinkCertainty> {
        link.over(days_of(date(day)))
    }

    #[test]
    fn a_link_is_certain_possible_or_not_there() {
        let seen = Link::new(
            1,
            2,
            Some((date("2012-08-16"), LinkStart::FirstSeen)),
            Some((date("2014"), LinkEnd::LastSeen)),
        );
        assert_eq!(on(&seen, "2012-08-15"), Some(LinkCertainty::Possible));
        assert_eq!(on(&seen, "2012-08-16"), Some(LinkCertainty::Certain));
        assert_eq!(on(&seen, "2014-01-01"), Some(LinkCertainty::Certain));
        // Not every completion of 2014 is as late as 2 January.
        assert_eq!(on(&seen, "2014-01-02"), Some(LinkCertainty::Possible));
        assert_eq!(on(&seen, "2020"), Some(LinkCertainty::Possible));

        let known = Link::new(
            1,
            2,
            Some((date("2012-08-16"), LinkStart::Began)),
            Some((date("2014-02"), LinkEnd::Ended)),
        );
        assert_eq!(on(&known, "2012-08-15"), None);
        assert_eq!(on(&known, "2014-02-01"), Some(LinkCertainty::Certain));
        assert_eq!(on(&known, "2014-02-02"), Some(LinkCertainty::Possible));
        assert_eq!(on(&known, "2014-03-01"), None);

        let undated = Link::new(1, 2, None, None);
        assert_eq!(on(&undated, "1999"), Some(LinkCertainty::Certain));
    }
}
