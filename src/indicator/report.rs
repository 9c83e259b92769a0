//! The reports: which measures stand in which section, and what a reader is warned of.

pub mod change;
pub mod constraint;
pub mod durability;
pub mod map;
pub mod numbers;
pub mod request;
pub mod talk;
pub mod trip;

use super::dimension::{self, Dimension};
use super::fact::Fact;
use super::measure::{self, Measure};

/// A report. Title and definition stand in the catalogue under [`Report::label_key`].
#[derive(Debug)]
pub struct Report {
    /// Name, as the command takes it.
    pub name: &'static str,
    /// What it is made of.
    pub body: Body,
    /// Never in a summary, never as plain text in a file.
    pub device_only: bool,
    /// Whether a month stands beside the month before and the same month a year before.
    pub deltas: bool,
    /// What a reader could take it for and must not: keys of the catalogue.
    pub traps: &'static [&'static str],
}

/// What a report is made of.
#[derive(Debug)]
pub enum Body {
    /// Sections over facts.
    Sections(&'static [&'static Section]),
    /// The latest answer of each level of each chain, per negotiation.
    Ladder,
}

/// One table of a report.
#[derive(Debug)]
pub struct Section {
    /// Name in kebab-case; title in the catalogue. A section that stands in two reports is the same in both.
    pub name: &'static str,
    /// Never as plain text in a file, though the rest of its report may be.
    pub device_only: bool,
    /// What its rows are.
    pub rows: Rows,
}

/// What the rows of a section are.
#[derive(Debug)]
pub enum Rows {
    /// The terms of a dimension, with how many fall to each.
    Terms {
        /// The dimension.
        dimension: &'static Dimension,
        /// What is counted.
        measure: &'static Measure,
        /// Which terms.
        listed: Listed,
        /// Whether each stands as a share of all rows.
        share: bool,
        /// A dimension whose terms are columns.
        spread: Option<&'static Dimension>,
        /// A term that is also counted in another, and shown as *of these*.
        of_which: Option<(&'static str, &'static str)>,
    },
    /// Measures as columns, one row, or one for each group asked for.
    Figures {
        /// The measures; the first says what the section is about.
        measures: &'static [&'static Measure],
        /// The dimensions by which the section is always grouped.
        by: &'static [&'static Dimension],
    },
    /// Measures as rows, each a count of its own.
    Lines(&'static [&'static Measure]),
    /// How long things last until one of several ends that compete (Aalen–Johansen), by so many days.
    Curve {
        /// What is counted: what lasts.
        measure: &'static Measure,
        /// The column that says for how many days. What has none is left out.
        lasted: &'static str,
        /// The column that says what ended it; empty where nothing has.
        ending: &'static str,
        /// The ends, by their codes.
        ends: &'static [&'static str],
        /// After how many days the curve is read.
        days: &'static [u32],
        /// Whether it also says how many were at risk, and how likely it is to last on (Kaplan–Meier).
        lasting: bool,
        /// The dimensions by which the section is always grouped. Where a group of these has few cases, there is no curve
        /// of any: what cannot be compared must not look as if it could.
        by: &'static [&'static Dimension],
    },
    /// Groups side by side, by how long what they count lasted: so many, what ended them, the middle, and whether they
    /// last alike (log-rank), if each has cases enough.
    Compared {
        /// What is counted: what lasts.
        measure: &'static Measure,
        /// The column that says for how many days.
        lasted: &'static str,
        /// The column that says what ended it.
        ending: &'static str,
        /// The ends, by their codes.
        ends: &'static [&'static str],
        /// The groups.
        by: &'static Dimension,
    },
    /// Weeks against the weeks before them (EARS).
    Watched {
        /// What is watched.
        measure: &'static Measure,
        /// What stands beside it: trips made, and trips not made.
        beside: &'static [&'static Measure],
    },
    /// Room for what only a person can say: so many empty lines.
    Room(&'static [&'static str]),
}

/// After how many days curves are read, where nothing else is fitting.
const CURVE_DAYS: &[u32] = &[7, 14, 30, 60, 90, 180];
/// The same of several groups one below the other.
const GROUP_DAYS: &[u32] = &[30, 90, 180];

/// Which terms of a dimension have a row.
#[derive(Debug)]
pub enum Listed {
    /// All of them, zeros too.
    All,
    /// Those that occur.
    Found,
    /// These, zeros too.
    Only(&'static [&'static str]),
}

impl Report {
    /// Key of its title in the catalogue; the definition is the attribute `.definition`.
    pub fn label_key(&self) -> String {
        format!("report-{}", self.name)
    }
    /// Its sections; none where it is no table of facts.
    pub fn sections(&self) -> &'static [&'static Section] {
        match self.body {
            Body::Sections(sections) => sections,
            Body::Ladder => &[],
        }
    }
    /// The dimensions that at least one of its sections has.
    pub fn dimensions(&self) -> impl Iterator<Item = &'static Dimension> {
        let sections = self.sections();
        dimension::DIMENSIONS
            .iter()
            .copied()
            .filter(move |dimension| sections.iter().any(|section| section.has(dimension)))
    }
    /// Its measures, each once, denominators too.
    pub fn measures(&self) -> Vec<&'static Measure> {
        let mut found: Vec<&'static Measure> = Vec::new();
        for measure in self.sections().iter().flat_map(|section| section.measures()) {
            for measure in [Some(measure), measure.denominator()].into_iter().flatten() {
                if !found.iter().any(|known| known.name == measure.name) {
                    found.push(measure);
                }
            }
        }
        found
    }
}

impl Section {
    /// Key of its title in the catalogue.
    pub fn label_key(&self) -> String {
        format!("report-section-{}", self.name)
    }
    /// The measures that it shows.
    pub fn measures(&self) -> Vec<&'static Measure> {
        match self.rows {
            Rows::Terms { measure, .. } | Rows::Curve { measure, .. } | Rows::Compared { measure, .. } => {
                vec![measure]
            }
            Rows::Watched { measure, beside } => [&[measure][..], beside].concat(),
            Rows::Room(_) => Vec::new(),
            Rows::Figures { measures, .. } | Rows::Lines(measures) => measures.to_vec(),
        }
    }
    /// The rows that it is about: those of its first measure. Others may lack a dimension that these have; they
    /// are then taken over the whole of it.
    ///
    /// None where it has no figures.
    pub fn fact(&self) -> Option<&'static Fact> {
        self.measures().first().map(|measure| measure.fact())
    }
    /// Whether it can be grouped or filtered by a dimension.
    pub fn has(&self, dimension: &Dimension) -> bool {
        self.fact().is_some_and(|fact| fact.has(dimension))
    }
    /// The dimensions that it is grouped by whatever is asked.
    pub fn own(&self) -> Vec<&'static Dimension> {
        match self.rows {
            Rows::Terms { dimension, spread, .. } => {
                [Some(dimension), spread].into_iter().flatten().collect()
            }
            Rows::Figures { by, .. } | Rows::Curve { by, .. } => by.to_vec(),
            Rows::Compared { by, .. } => vec![by],
            Rows::Watched { .. } => vec![&dimension::WEEK],
            Rows::Lines(_) | Rows::Room(_) => Vec::new(),
        }
    }
}

const fn section(name: &'static str, rows: Rows) -> Section {
    Section { name, device_only: false, rows }
}

/// The same section, never as plain text in a file.
const fn device(section: Section) -> Section {
    Section { device_only: true, ..section }
}

const fn terms(
    name: &'static str,
    dimension: &'static Dimension,
    measure: &'static Measure,
    listed: Listed,
) -> Section {
    section(name, Rows::Terms { dimension, measure, listed, share: true, spread: None, of_which: None })
}

/// Terms with how many fall to each, as a share of nothing.
const fn counts(
    name: &'static str,
    dimension: &'static Dimension,
    measure: &'static Measure,
    listed: Listed,
) -> Section {
    section(name, Rows::Terms { dimension, measure, listed, share: false, spread: None, of_which: None })
}

const fn spread(
    name: &'static str,
    dimension: &'static Dimension,
    across: &'static Dimension,
    measure: &'static Measure,
    listed: Listed,
) -> Section {
    section(
        name,
        Rows::Terms { dimension, measure, listed, share: false, spread: Some(across), of_which: None },
    )
}

const fn figures(
    name: &'static str,
    measures: &'static [&'static Measure],
    by: &'static [&'static Dimension],
) -> Section {
    section(name, Rows::Figures { measures, by })
}

const fn lines(name: &'static str, measures: &'static [&'static Measure]) -> Section {
    section(name, Rows::Lines(measures))
}

/// How what happened stands against what was said.
static GAP: Section = section(
    "promise-gap",
    Rows::Terms {
        dimension: &dimension::GAP,
        measure: &measure::TRIPS_JUDGED,
        listed: Listed::Only(&[
            "as-planned",
            "trouble",
            "trouble-same-side",
            "same-chain",
            "another-branch",
            "another-party",
            "road-or-fighting",
            "go-ahead-withheld",
            "self-restricted-after-yes",
            "unknown",
        ]),
        share: true,
        spread: None,
        of_which: Some(("trouble-same-side", "trouble")),
    },
);

/// What was said, what the road did, and the distance between them.
pub static OUTCOMES: Report = Report {
    name: "outcomes",
    body: Body::Sections(&[
        &terms("decisions", &dimension::DECISION, &measure::DECISIONS, Listed::All),
        &spread(
            "decisions-by-level",
            &dimension::LEVEL,
            &dimension::DECISION,
            &measure::DECISIONS,
            Listed::All,
        ),
        &spread(
            "decisions-by-branch",
            &dimension::BRANCH,
            &dimension::DECISION,
            &measure::DECISIONS,
            Listed::Found,
        ),
        &terms("trips-by-outcome", &dimension::OUTCOME, &measure::TRIPS_DUE, Listed::All),
        &terms("trips-by-completion", &dimension::COMPLETION, &measure::TRIPS_DUE, Listed::All),
        &figures(
            "trips-due",
            &[&measure::TRIPS_DUE, &measure::IMPEDED, &measure::OWN_REASONS, &measure::NOT_RECORDED],
            &[],
        ),
        &GAP,
        &counts(
            "beside-the-gap",
            &dimension::GAP,
            &measure::TRIPS_JUDGED,
            Listed::Only(&["not-approved", "no-recorded-yes", "own-reasons"]),
        ),
    ]),
    device_only: false,
    deltas: false,
    traps: &["report-trap-silence", "report-trap-gap", "report-trap-first-branch"],
};

/// The latest answer of each level.
pub static LADDER: Report = Report {
    name: "ladder",
    body: Body::Ladder,
    device_only: false,
    deltas: false,
    traps: &["report-trap-hollow", "report-trap-never-met", "report-trap-ladder-parallel"],
};

/// Incidents at roadblocks, beside the journeys that could meet one.
pub static ROADBLOCKS: Report = Report {
    name: "roadblocks",
    body: Body::Sections(&[
        &figures(
            "roadblocks",
            &[
                &measure::ROADBLOCK_INCIDENTS,
                &measure::TRIPS_MADE,
                &measure::PER_100_TRIPS,
                &measure::CHECKPOINTS_MET,
                &measure::PER_100_CHECKPOINTS,
                &measure::WITHOUT_TALLY,
            ],
            &[],
        ),
        &figures("trips-stopped", &[&measure::TRIPS_STOPPED], &[]),
        &figures("demands", &[&measure::DEMANDING], &[]),
        &figures("amounts", &[&measure::AMOUNTS, &measure::AMOUNT_MEDIAN], &[&dimension::CURRENCY]),
        &terms("roadblock-kinds", &dimension::KIND, &measure::ROADBLOCK_INCIDENTS, Listed::Found),
    ]),
    device_only: false,
    deltas: false,
    traps: &[
        "report-trap-fewer-trips",
        "report-trap-tally",
        "report-trap-demanded",
        "report-trap-no-ranking",
    ],
};

/// Every report, in the order of the list.
pub static REPORTS: &[&Report] = &[
    &numbers::OVERVIEW,
    &OUTCOMES,
    &request::REQUESTS,
    &talk::LEVELS,
    &LADDER,
    &talk::TRANSMISSION,
    &trip::TRIPS,
    &map::MAP,
    &ROADBLOCKS,
    &constraint::CONSTRAINTS,
    &constraint::SNAPSHOT,
    &talk::PROMISES,
    &durability::DURABILITY,
    &talk::MISSION,
    &talk::BARGAIN,
    &change::CHANGES,
    &talk::ADVOCACY,
    &numbers::PEOPLE,
    &constraint::COVERAGE,
];

/// The report of a name.
pub fn find(name: &str) -> Option<&'static Report> {
    REPORTS.iter().copied().find(|report| report.name == name)
}
