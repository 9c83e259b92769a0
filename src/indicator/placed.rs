//! What of a report may stand on a map: rows by place that say nothing of who.
//!
//! A map is read at a glance and passed on without its words. So it is narrower than a table: no actor, type, branch or
//! level, and nothing in which somebody may have typed one, stands on it, however coarse the place. What draws a map or
//! writes GeoJSON takes a [`Placed`], and only this file makes one.

use super::choice::{Choice, ChoiceError};
use super::dimension::{self, Dimension, Reveals, Values};
use super::report::{self, Body, Report, Section};
use super::table::{Reported, Table};
use crate::geometry::Tier;
use crate::message::Message;

/// The dimensions that are places on a map, the finest first.
pub static PLACES: &[(&Dimension, Tier)] = &[
    (&dimension::ROAD, Tier::Road),
    (&dimension::ADM2, Tier::District),
    (&dimension::ADM1, Tier::Province),
    (&dimension::COUNTRY, Tier::Country),
];

impl Dimension {
    /// Whether it may stand on a map. Who promised, and how high a yes was said, say who as well; the title of a negotiation
    /// is what somebody typed.
    pub fn may_be_mapped(&self) -> bool {
        let says_who = [dimension::SIDE.name, dimension::CONTACT.name].contains(&self.name);
        let typed = matches!(self.values, Values::Negotiation | Values::Words | Values::Actor);
        !says_who && !typed && !matches!(self.reveals, Reveals::Author | Reveals::Anything)
    }
}

impl Choice {
    /// The same choice as a report takes it: a map that nobody said by what is by district.
    pub fn of(&self, report: &Report) -> Self {
        let mut choice = self.clone();
        if report.name == report::map::MAP.name && choice.place().is_none() {
            choice.by.insert(0, &dimension::ADM2);
        }
        choice
    }

    /// The finest place that it groups by.
    pub fn place(&self) -> Option<(&'static Dimension, Tier)> {
        PLACES.iter().copied().find(|(place, _)| self.by.iter().any(|by| by.name == place.name))
    }

    /// Holds what no map may show, and what a map needs.
    ///
    /// # Errors
    /// [`ChoiceError::AuthorOnMap`], [`ChoiceError::NoPlace`].
    pub fn check_on_map(&self, report: &'static Report) -> Result<(), ChoiceError> {
        let asked = self.by.iter().copied().chain(self.filters.iter().map(|filter| filter.dimension));
        if let Some(author) = asked.into_iter().find(|dimension| !dimension.may_be_mapped()) {
            return Err(ChoiceError::AuthorOnMap { author: author.name });
        }
        let of_its_own = report.sections().iter().filter(|section| self.fits(section)).any(|section| {
            section.own().iter().any(|own| PLACES.iter().any(|(place, _)| place.name == own.name))
        });
        if self.place().is_none() && !of_its_own {
            let has = |place: &&Dimension| report.dimensions().any(|one| one.name == place.name);
            // By district before anything else.
            let ways = [&dimension::ADM2, &dimension::ADM1, &dimension::COUNTRY, &dimension::ROAD];
            let ways = ways.into_iter().filter(has).map(|place| place.name).collect();
            return Err(ChoiceError::NoPlace { report: report.name, ways });
        }
        if let Body::Ladder = report.body {
            return Err(ChoiceError::NoPlace { report: report.name, ways: Vec::new() });
        }
        let fitting =
            report.sections().iter().filter(|section| self.fits(section) && self.may_stand(section));
        let authors: Vec<&'static Dimension> =
            fitting.clone().filter_map(|section| author_of(section)).collect();
        match authors.first() {
            Some(author) if authors.len() == fitting.count() => {
                Err(ChoiceError::AuthorOnMap { author: author.name })
            }
            _ => Ok(()),
        }
    }
}

/// A dimension of a section's own that no map may show.
fn author_of(section: &Section) -> Option<&'static Dimension> {
    section.own().into_iter().find(|dimension| !dimension.may_be_mapped())
}

/// A table whose rows stand on a map.
#[derive(Clone, Copy, Debug)]
pub struct PlacedTable<'r> {
    /// The table.
    pub table: &'r Table,
    /// The column with the place.
    pub column: usize,
    /// What the place is.
    pub tier: Tier,
}

/// What of a report may stand on a map.
#[derive(Clone, Debug)]
pub struct Placed<'r> {
    made: &'r Reported,
    tables: Vec<PlacedTable<'r>>,
    left_out: Vec<Message>,
}

impl<'r> Placed<'r> {
    /// The tables of a report that have a place and say nothing of who.
    ///
    /// # Errors
    /// As [`Choice::check_on_map`].
    pub fn of(made: &'r Reported) -> Result<Self, ChoiceError> {
        made.choice.check_on_map(made.report)?;
        let mut placed = Self { made, tables: Vec::new(), left_out: Vec::new() };
        for table in &made.tables {
            let own = made.report.sections().iter().find(|section| section.name == table.name);
            let says_who = own.is_none_or(|section| author_of(section).is_some())
                || table.columns.iter().any(|column| {
                    let named = dimension::DIMENSIONS.iter().find(|one| one.column_name() == column.name);
                    named.is_some_and(|dimension| !dimension.may_be_mapped())
                });
            let place =
                PLACES.iter().find_map(|(place, tier)| Some((table.column(&place.column_name())?, *tier)));
            match place {
                Some((column, tier)) if !says_who => placed.tables.push(PlacedTable { table, column, tier }),
                Some(_) => placed.left_out.push(table.title.clone()),
                None => {}
            }
        }
        Ok(placed)
    }

    /// The report.
    pub fn made(&self) -> &'r Reported {
        self.made
    }

    /// The tables that stand on the map.
    pub fn tables(&self) -> &[PlacedTable<'r>] {
        &self.tables
    }

    /// The titles of those that would say who.
    pub fn left_out(&self) -> &[Message] {
        &self.left_out
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::indicator::table::{Cell, Column, Row, Shape};
    use crate::indicator::{DIMENSIONS, REPORTS, Rows};
    use crate::message::{Exit, Explain};

    fn choice() -> Choice {
        Choice::until(NaiveDate::from_ymd_opt(2026, 10, 31).unwrap())
    }

    /// A report as it would come out: each section with the columns of what was asked and of its own, a row in each.
    fn made(report: &'static Report, choice: &Choice) -> Reported {
        let tables = report
            .sections()
            .iter()
            .filter(|section| choice.fits(section) && choice.may_stand(section))
            .map(|section| {
                let all = choice.by.iter().copied().chain(section.own());
                let columns: Vec<Column> = all
                    .map(|dimension| Column {
                        name: dimension.column_name(),
                        label: Message::new(dimension.label_key()),
                        shape: Shape::Code,
                        in_title: false,
                    })
                    .collect();
                let row = Row::new(vec![Cell::Code("x".into()); columns.len()]);
                Table {
                    name: section.name,
                    title: Message::new(section.label_key()),
                    columns,
                    rows: vec![row],
                }
            })
            .collect();
        Reported { report, choice: choice.clone(), tables, pictures: Vec::new(), notes: Vec::new() }
    }

    /// Every report by every pair of dimensions: on no map is there a column that says who.
    #[test]
    fn no_map_has_an_author() {
        let authors =
            ["level", "branch", "actor-type", "actor", "side", "contact", "negotiation", "solved-by"];
        let (mut refused, mut drawn) = (0, 0);
        for report in REPORTS {
            for left in DIMENSIONS {
                for right in DIMENSIONS {
                    let choice = choice().by(left.name).unwrap().by(right.name).unwrap();
                    if choice.check(report).is_err() {
                        continue;
                    }
                    let made = made(report, &choice);
                    match Placed::of(&made) {
                        Err(error @ ChoiceError::AuthorOnMap { .. }) => {
                            assert_eq!(error.exit(), Exit::Refused);
                            refused += 1;
                        }
                        Err(error) => assert_eq!(error.exit(), Exit::Input),
                        Ok(placed) => {
                            assert!(!authors.contains(&left.name) && !authors.contains(&right.name));
                            for PlacedTable { table, .. } in placed.tables() {
                                drawn += 1;
                                for column in &table.columns {
                                    let name = column.name.replace('_', "-");
                                    assert!(!authors.contains(&name.as_str()), "{}: {name}", table.name);
                                }
                                let own =
                                    report.sections().iter().find(|one| one.name == table.name).unwrap();
                                if let Rows::Terms { spread: Some(spread), .. } = own.rows {
                                    assert!(!authors.contains(&spread.name));
                                }
                            }
                        }
                    }
                }
            }
        }
        assert!(refused > 100 && drawn > 100, "{refused} {drawn}");
    }

    #[test]
    fn a_filter_is_a_map_of_one() {
        let filtered = choice().by("adm2").unwrap().only("actor-type=armed-group").unwrap();
        assert!(matches!(filtered.check_on_map(&report::map::MAP), Err(ChoiceError::AuthorOnMap { .. })));
        let of_one = choice().by("adm2").unwrap().of_actor("A-3", true).unwrap();
        assert!(matches!(of_one.check_on_map(&report::map::MAP), Err(ChoiceError::AuthorOnMap { .. })));
    }

    #[test]
    fn a_map_says_by_which_place_it_can_be_asked() {
        let ways = match choice().check_on_map(&report::ROADBLOCKS) {
            Err(ChoiceError::NoPlace { ways, .. }) => ways,
            other => panic!("{other:?}"),
        };
        assert_eq!(ways, ["adm2", "adm1", "country", "road"]);
        assert!(choice().of(&report::map::MAP).check_on_map(&report::map::MAP).is_ok());
        assert!(choice().by("adm1").unwrap().of(&report::map::MAP).by.len() == 1);
        assert!(choice().of(&report::ROADBLOCKS).by.is_empty());
        assert!(matches!(
            choice().by("adm2").unwrap().check_on_map(&report::LADDER),
            Err(ChoiceError::NoPlace { .. })
        ));
    }
}
