//! What is asked of a report, and what is refused.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::dimension::{self, Dimension, Reveals};
use super::report::{self, Report, Section};
use crate::message::{Exit, Explain, Message};
use crate::text::fold::nearest;
use crate::vocabulary::{Sensitivity, Term};

/// What is asked of a report.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The dimensions that its tables are grouped by.
    pub by: Vec<&'static Dimension>,
    /// Only facts that all of this is true of; several terms of one dimension are alternatives.
    pub filters: Vec<Filter>,
    /// First day, where there is one.
    pub since: Option<NaiveDate>,
    /// Last day; what is due is due on or before it.
    pub until: NaiveDate,
    /// Levels as believed when written, instead of as known now.
    pub as_recorded: bool,
}

/// Only one value of a dimension.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The dimension.
    pub dimension: &'static Dimension,
    /// The code of the value, an id or a P-code.
    pub term: String,
    /// What the record is called, where it was named and not given by its id.
    pub name: Option<String>,
    /// Of a node: whether what stands below it counts as it.
    pub below: bool,
}

impl Choice {
    /// Everything up to a day, grouped by nothing.
    pub fn until(day: NaiveDate) -> Self {
        Self { by: Vec::new(), filters: Vec::new(), since: None, until: day, as_recorded: false }
    }

    /// Adds a dimension to group by.
    ///
    /// # Errors
    /// [`ChoiceError::NoSuchDimension`].
    pub fn by(mut self, name: &str) -> Result<Self, ChoiceError> {
        let dimension = known(name)?;
        if !self.by.iter().any(|there| there.name == dimension.name) {
            self.by.push(dimension);
        }
        Ok(self)
    }

    /// Adds a filter written `DIMENSION=TERM`.
    ///
    /// # Errors
    /// [`ChoiceError::NotAFilter`], [`ChoiceError::NoSuchDimension`], [`ChoiceError::NoSuchTerm`].
    pub fn only(mut self, filter: &str) -> Result<Self, ChoiceError> {
        let (name, term) = filter.split_once('=').ok_or(ChoiceError::NotAFilter)?;
        let dimension = known(name)?;
        let term = term.trim();
        if !dimension.takes(term) {
            return Err(ChoiceError::no_such_term(dimension, term));
        }
        let below = matches!(dimension.values, dimension::Values::Actor);
        self.filters.push(Filter { dimension, term: term.to_owned(), name: None, below });
        Ok(self)
    }

    /// Adds one node, and everything below it by certain links where that is asked for.
    ///
    /// # Errors
    /// [`ChoiceError::NoSuchTerm`].
    pub fn of_actor(mut self, id: &str, below: bool) -> Result<Self, ChoiceError> {
        let (dimension, term) = (&dimension::ACTOR, id.trim().to_owned());
        if !dimension.takes(&term) {
            return Err(ChoiceError::no_such_term(dimension, term));
        }
        self.filters.push(Filter { dimension, term, name: None, below });
        Ok(self)
    }

    /// Leaves out whatever is more sensitive than this.
    ///
    /// # Errors
    /// [`ChoiceError::NoSuchTerm`], [`ChoiceError::TwoCeilings`] where a filter on sensitivities is there already.
    pub fn up_to(mut self, ceiling: &str) -> Result<Self, ChoiceError> {
        let dimension = &dimension::SENSITIVITY;
        let Some(ceiling) = Sensitivity::from_code(ceiling.trim()) else {
            return Err(ChoiceError::no_such_term(dimension, ceiling.trim()));
        };
        if self.filters.iter().any(|filter| filter.dimension.name == dimension.name) {
            return Err(ChoiceError::TwoCeilings);
        }
        let below = Sensitivity::ALL.iter().filter(|one| **one <= ceiling);
        self.filters.extend(below.map(|one| Filter {
            dimension,
            term: one.code().to_owned(),
            name: None,
            below: false,
        }));
        Ok(self)
    }

    /// The days that it is about, in words.
    pub fn period(&self) -> Message {
        match self.since {
            Some(since) => Message::new("report-period")
                .with("since", since.to_string())
                .with("until", self.until.to_string()),
            None => Message::new("report-period-until").with("until", self.until.to_string()),
        }
    }

    /// Where one whole month is asked for: the same of the month before, and of the same month a year before. Each as it
    /// stood at its own end.
    pub fn earlier(&self) -> Option<(Self, Self)> {
        let since = self.since?;
        let whole = since.day() == 1 && self.until == since + Months::new(1) - Days::new(1);
        let by_period =
            self.by.iter().any(|dimension| matches!(dimension.values, dimension::Values::Period(_)));
        let before = |months: u32| {
            let first = since - Months::new(months);
            Self { since: Some(first), until: first + Months::new(1) - Days::new(1), ..self.clone() }
        };
        (whole && !by_period).then(|| (before(1), before(12)))
    }

    /// Holds what no report may show: who, beside where finer than a district. And what this one lacks.
    ///
    /// # Errors
    /// [`ChoiceError::AuthorWithPlace`], [`ChoiceError::NotOfReport`].
    pub fn check(&self, report: &'static Report) -> Result<(), ChoiceError> {
        let asked: Vec<&'static Dimension> =
            self.by.iter().copied().chain(self.filters.iter().map(|filter| filter.dimension)).collect();
        crossing(&asked)?;
        for dimension in &asked {
            if !report.dimensions().any(|known| known.name == dimension.name) {
                return Err(ChoiceError::NotOfReport { report: report.name, dimension: dimension.name });
            }
        }
        Ok(())
    }

    /// Whether a section has every dimension asked for. One that lacks any would answer another question than the
    /// one asked, and is left out.
    pub fn fits(&self, section: &Section) -> bool {
        self.by.iter().all(|dimension| section.has(dimension))
            && self.filters.iter().all(|filter| section.has(filter.dimension))
    }

    /// Whether a section's own rows may stand beside what is asked for. One that would say who stands where is left out.
    pub fn may_stand(&self, section: &Section) -> bool {
        let asked = self.by.iter().copied().chain(self.filters.iter().map(|filter| filter.dimension));
        crossing(&asked.chain(section.own()).collect::<Vec<_>>()).is_ok()
    }
}

fn known(name: &str) -> Result<&'static Dimension, ChoiceError> {
    let name = name.trim().to_ascii_lowercase().replace('_', "-");
    dimension::find(&name).ok_or(ChoiceError::NoSuchDimension { name })
}

fn crossing(dimensions: &[&'static Dimension]) -> Result<(), ChoiceError> {
    let revealing = |what| dimensions.iter().find(move |dimension| dimension.reveals == what);
    // What somebody typed may say either: it stands beside neither.
    let words = revealing(Reveals::Anything);
    let author = revealing(Reveals::Author).or(words);
    let place = revealing(Reveals::FinePlace).or(words.filter(|_| revealing(Reveals::Author).is_some()));
    match (author, place) {
        (Some(author), Some(place)) => {
            Err(ChoiceError::AuthorWithPlace { author: author.name, place: place.name })
        }
        _ => Ok(()),
    }
}

/// Why a report is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// No report of that name.
    #[error("no report {name:?}")]
    NoSuchReport {
        /// The name given.
        name: String,
    },
    /// No dimension of that name.
    #[error("no dimension {name:?}")]
    NoSuchDimension {
        /// The name given.
        name: String,
    },
    /// The dimension exists; this report is not about it.
    #[error("report {report} has no dimension {dimension}")]
    NotOfReport {
        /// The report.
        report: &'static str,
        /// The dimension.
        dimension: &'static str,
    },
    /// Not `DIMENSION=TERM`.
    #[error("a filter is not written DIMENSION=TERM")]
    NotAFilter,
    /// No such value.
    #[error("{dimension} has no term {term:?}")]
    NoSuchTerm {
        /// The dimension.
        dimension: &'static str,
        /// The term given.
        term: String,
        /// What may be meant, with ids: known once a store is open.
        near: Vec<String>,
    },
    /// A name that several records have.
    #[error("{dimension}: several fit {term:?}")]
    SeveralTerms {
        /// The dimension.
        dimension: &'static str,
        /// The name given.
        term: String,
        /// Those that have it, with ids.
        found: Vec<String>,
    },
    /// Who and where in one table.
    #[error("{author} and {place} are never shown together")]
    AuthorWithPlace {
        /// The dimension that says who.
        author: &'static str,
        /// The dimension that says where.
        place: &'static str,
    },
    /// Who, on a map.
    #[error("{author} is never on a map")]
    AuthorOnMap {
        /// The dimension that says who, or in which somebody may have typed it.
        author: &'static str,
    },
    /// A map of what has no place.
    #[error("report {report} is asked by no place")]
    NoPlace {
        /// The report.
        report: &'static str,
        /// The places that it can be asked by.
        ways: Vec<&'static str>,
    },
    /// Sensitivities are limited twice.
    #[error("a ceiling of sensitivity beside a filter on it")]
    TwoCeilings,
    /// The period ends before it begins.
    #[error("{since} is after {until}")]
    Backwards {
        /// First day.
        since: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// The period begins after the day on which the report stands.
    #[error("{since} is after the day of the report, {as_of}")]
    NotYet {
        /// First day.
        since: NaiveDate,
        /// The day of the report.
        as_of: NaiveDate,
    },
}

impl ChoiceError {
    /// Nothing of a dimension is called so, nor near it as far as is known.
    pub fn no_such_term(dimension: &Dimension, term: impl Into<String>) -> Self {
        Self::NoSuchTerm { dimension: dimension.name, term: term.into(), near: Vec::new() }
    }
}

impl Explain for ChoiceError {
    fn message(&self) -> Message {
        match self {
            Self::NoSuchReport { name } => Message::new("errors-report-none").with("name", name),
            Self::NoSuchDimension { name } => Message::new("errors-report-dimension").with("name", name),
            Self::NotOfReport { report, dimension } => {
                Message::new("errors-report-not-of").with("report", *report).with("dimension", *dimension)
            }
            Self::NotAFilter => Message::new("errors-report-filter"),
            Self::NoSuchTerm { dimension, term, .. } => {
                Message::new("errors-report-term").with("dimension", *dimension).with("term", term)
            }
            Self::SeveralTerms { dimension, term, .. } => {
                Message::new("errors-report-several-terms").with("dimension", *dimension).with("term", term)
            }
            Self::AuthorWithPlace { author, place } => {
                Message::new("errors-report-crossing").with("author", *author).with("place", *place)
            }
            Self::AuthorOnMap { author } => {
                Message::new("errors-report-author-on-map").with("author", *author)
            }
            Self::NoPlace { report, .. } => Message::new("errors-report-no-place").with("report", *report),
            Self::TwoCeilings => Message::new("errors-report-two-ceilings"),
            Self::Backwards { since, until } => Message::new("errors-report-backwards")
                .with("since", since.to_string())
                .with("until", until.to_string()),
            Self::NotYet { since, as_of } => Message::new("errors-report-not-yet")
                .with("since", since.to_string())
                .with("day", as_of.to_string()),
        }
    }

    fn hint(&self) -> Option<Message> {
        let near = |id: &'static str, near: Option<&str>| match near {
            Some(near) => Message::new(format!("{id}.near")).with("near", near),
            None => Message::new(format!("{id}.hint")),
        };
        Some(match self {
            Self::NoSuchReport { name } => {
                near("errors-report-none", nearest(name, report::REPORTS.iter().map(|report| report.name)))
            }
            Self::NoSuchDimension { name } => near(
                "errors-report-dimension",
                nearest(name, dimension::DIMENSIONS.iter().map(|one| one.name)),
            ),
            Self::NotOfReport { report, dimension } => {
                let has = |of: &&Report| of.dimensions().any(|one| one.name == *dimension);
                let others: Vec<&str> =
                    report::REPORTS.iter().copied().filter(has).map(|of| of.name).collect();
                Message::new("errors-report-not-of.hint")
                    .with("report", *report)
                    .with("others", others.join(", "))
            }
            Self::NotAFilter => Message::new("errors-report-filter.hint"),
            Self::TwoCeilings => Message::new("errors-report-two-ceilings.hint"),
            Self::SeveralTerms { found, .. } => {
                Message::new("errors-report-several-terms.hint").with("found", found.join(", "))
            }
            Self::NoSuchTerm { near, .. } if !near.is_empty() => {
                Message::new("errors-report-term.near").with("near", near.join(", "))
            }
            Self::NoSuchTerm { dimension, term, .. } => {
                let known = dimension::find(dimension).map(|dimension| dimension.values);
                if let Some(dimension::Values::Terms(vocabulary)) = known
                    && let Some(near) = nearest(term, vocabulary.codes())
                {
                    return Some(Message::new("errors-report-term.near").with("near", near));
                }
                let words = match known {
                    Some(dimension::Values::Terms(vocabulary)) => {
                        vocabulary.codes().collect::<Vec<_>>().join(", ")
                    }
                    Some(dimension::Values::Period(dimension::Grain::Week)) => "2026-10-05".to_owned(),
                    Some(dimension::Values::Period(dimension::Grain::Month)) => "2026-10".to_owned(),
                    Some(dimension::Values::Period(dimension::Grain::Quarter)) => "2026-Q4".to_owned(),
                    Some(dimension::Values::Period(dimension::Grain::Year)) => "2026".to_owned(),
                    Some(dimension::Values::Place) => {
                        return Some(Message::new("errors-report-term.by-name").with("command", "place"));
                    }
                    Some(dimension::Values::Actor) => {
                        return Some(Message::new("errors-report-term.by-name").with("command", "actor"));
                    }
                    Some(dimension::Values::Negotiation) => {
                        return Some(Message::new("errors-report-term.by-id").with("command", "negotiation"));
                    }
                    Some(dimension::Values::Request) => {
                        return Some(Message::new("errors-report-term.by-id").with("command", "request"));
                    }
                    Some(dimension::Values::Currency) => "XAF, USD".to_owned(),
                    Some(dimension::Values::Words) | None => return None,
                };
                Message::new("errors-report-term.hint").with("terms", words)
            }
            Self::AuthorWithPlace { .. } => Message::new("errors-report-crossing.hint"),
            Self::AuthorOnMap { .. } => Message::new("errors-report-author-on-map.hint"),
            Self::NoPlace { ways, .. } if ways.is_empty() => Message::new("errors-report-no-place.none"),
            Self::NoPlace { ways, .. } => {
                let ways: Vec<String> = ways.iter().map(|way| format!("--by {way}")).collect();
                Message::new("errors-report-no-place.hint").with("ways", ways.join(", "))
            }
            Self::Backwards { .. } => Message::new("errors-report-backwards.hint"),
            Self::NotYet { .. } => Message::new("errors-report-not-yet.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::NoSuchReport { .. } => 601,
            Self::NoSuchDimension { .. } => 602,
            Self::NotOfReport { .. } => 603,
            Self::NotAFilter => 604,
            Self::NoSuchTerm { .. } => 605,
            Self::AuthorWithPlace { .. } => 606,
            Self::Backwards { .. } => 607,
            Self::TwoCeilings => 860,
            Self::NoPlace { .. } => 876,
            Self::AuthorOnMap { .. } => 877,
            Self::NotYet { .. } => 878,
            Self::SeveralTerms { .. } => 949,
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::AuthorWithPlace { .. } | Self::AuthorOnMap { .. } => Exit::Refused,
            _ => Exit::Input,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::dimension::DIMENSIONS;
    use super::super::report::REPORTS;
    use super::*;

    fn choice() -> Choice {
        Choice::until(NaiveDate::from_ymd_opt(2026, 10, 31).unwrap())
    }

    fn named(name: &str) -> &'static Report {
        super::super::report::find(name).unwrap()
    }

    /// Every pair of dimensions, as groups and as filters, on every report: none may show who stands where.
    #[test]
    fn no_report_joins_an_author_with_a_fine_place() {
        let example = |dimension: &Dimension| match dimension.values {
            dimension::Values::Terms(vocabulary) => vocabulary.terms[0].code.to_owned(),
            _ => dimension.absent.to_owned(),
        };
        let mut refused = 0;
        for left in DIMENSIONS {
            for right in DIMENSIONS {
                let filter = format!("{}={}", right.name, example(right));
                let grouped = choice().by(left.name).unwrap().by(right.name).unwrap();
                let filtered = choice().by(left.name).unwrap().only(&filter).unwrap();
                let joins = matches!(
                    (left.reveals, right.reveals),
                    (Reveals::Author, Reveals::FinePlace)
                        | (Reveals::FinePlace, Reveals::Author)
                        | (Reveals::Anything, Reveals::Author | Reveals::FinePlace)
                        | (Reveals::Author | Reveals::FinePlace, Reveals::Anything)
                );
                for (choice, report) in [grouped, filtered]
                    .iter()
                    .flat_map(|choice| REPORTS.iter().map(move |report| (choice, report)))
                {
                    let answer = choice.check(report);
                    if joins {
                        assert!(
                            matches!(answer, Err(ChoiceError::AuthorWithPlace { .. })),
                            "{left:?} {right:?}"
                        );
                        refused += 1;
                    } else if answer.is_ok() {
                        let stand = |section: &&&Section| choice.fits(section) && choice.may_stand(section);
                        for section in report.sections().iter().filter(stand) {
                            let all: Vec<_> = choice.by.iter().copied().chain(section.own()).collect();
                            assert_eq!(crossing(&all), Ok(()), "{}", section.name);
                        }
                    }
                }
            }
        }
        // Four say who, two say where, one may say either; in both orders, as groups and as filters.
        assert_eq!(refused, REPORTS.len() * 2 * 2 * (4 * 2 + 4 + 2));
        assert_eq!(ChoiceError::AuthorWithPlace { author: "a", place: "b" }.exit().code(), 5);
    }

    #[test]
    fn a_report_refuses_what_it_is_not_about() {
        let by_kind = choice().by("kind").unwrap();
        assert!(matches!(by_kind.check(named("outcomes")), Err(ChoiceError::NotOfReport { .. })));
        assert!(by_kind.check(named("roadblocks")).is_ok());
        assert!(matches!(choice().by("region"), Err(ChoiceError::NoSuchDimension { .. })));
        assert!(matches!(choice().only("level"), Err(ChoiceError::NotAFilter)));
        assert!(matches!(choice().only("level=high"), Err(ChoiceError::NoSuchTerm { .. })));
        assert!(matches!(choice().only("month=2026-13"), Err(ChoiceError::NoSuchTerm { .. })));
        assert!(choice().only("actor_type=armed-group").is_ok());
        let near = choice().by("adm4").unwrap_err().hint().unwrap();
        assert_eq!(near.id, "errors-report-dimension.near");
        assert!(matches!(
            choice().only("sensitivity=severe").unwrap().up_to("low"),
            Err(ChoiceError::TwoCeilings)
        ));
        let terms: Vec<String> =
            choice().up_to("moderate").unwrap().filters.into_iter().map(|filter| filter.term).collect();
        assert_eq!(terms, ["low", "moderate"]);
    }
}
