//! What a report says first: the sentences that somebody tired would read aloud.
//!
//! Each report has its own, made of the cells of its tables. Parts are given with their wholes and without a percentage,
//! which stands in the tables with its interval. Every state is named: what is kept never without what is untested. No
//! place and no actor is named, for they are not ranked.

use crate::indicator::{Cell, Reported, Row, Stop, Table};
use crate::message::{Catalogue, Message};

use super::words;

/// The sentences; none where the report is grouped by more than its own dimensions, for groups can overlap and their
/// sum would be of nothing.
pub(super) fn sentences(made: &Reported, catalogue: &Catalogue) -> Vec<String> {
    let own = made.report.name == "map" && made.choice.by.iter().all(|by| by.name == "adm2");
    if !made.choice.by.is_empty() && !own {
        return Vec::new();
    }
    let of = Tables { made, catalogue };
    let said: Vec<Option<Message>> = match made.report.name {
        "overview" | "snapshot" => {
            vec![of.trips(), of.our_own(), of.requests(), of.people(), of.owed()]
        }
        "outcomes" => vec![of.gap(), of.states("decisions", "report-said-decisions")],
        "requests" => vec![of.requests(), of.answers()],
        "levels" => vec![of.levels(), of.community()],
        "ladder" => vec![Some(ladders(made))],
        "transmission" => vec![of.transmission()],
        "trips" => {
            vec![of.trips(), of.our_own(), of.states("trips-not-made", "report-said-not-made")]
        }
        "map" => vec![of.map()],
        "roadblocks" => vec![of.roadblocks()],
        "constraints" => {
            vec![of.states("incidents-by-group", "report-said-incidents"), of.directives(), of.harm()]
        }
        "promises" => vec![of.promises(), of.overdue()],
        "durability" => vec![of.spells()],
        "mission" => vec![
            of.figures("mission-made-possible", "report-said-possible"),
            of.figures("mission-made-harder", "report-said-harder"),
        ],
        "bargain" => vec![of.asks()],
        "changes" => vec![of.changes()],
        "advocacy" => vec![of.states("advocacy-by-kind", "report-said-advocacy")],
        "people" => vec![of.people()],
        "coverage" => vec![of.unknown()],
        _ => Vec::new(),
    };
    said.into_iter().flatten().map(|message| catalogue.say(&message)).collect()
}

struct Tables<'a> {
    made: &'a Reported,
    catalogue: &'a Catalogue,
}

impl Tables<'_> {
    fn table(&self, name: &str) -> Option<&Table> {
        self.made.tables.iter().find(|table| table.name == name)
    }

    /// What was due, and how it went: the good first, whatever there is more of.
    fn due(&self, table: &str, good: &str, id: &'static str) -> Option<Message> {
        let table = self.table(table)?;
        Some(
            Message::new(id)
                .with("due", whole(table))
                .with("good", count_of(table, good))
                .with("others", self.others(table, good)),
        )
    }

    fn trips(&self) -> Option<Message> {
        self.due("trips-as-planned", "as-planned", "report-said-trips")
    }

    fn requests(&self) -> Option<Message> {
        self.due("requests-by-state", "cleared-in-time", "report-said-requests")
    }

    fn gap(&self) -> Option<Message> {
        self.due("promise-gap", "as-planned", "report-said-gap")
    }

    fn our_own(&self) -> Option<Message> {
        let count = whole(self.table("trips-our-own")?);
        (count > 0).then(|| Message::new("report-said-our-own").with("count", count))
    }

    fn people(&self) -> Option<Message> {
        let table = self.table("people-not-reached")?;
        let causes = table.rows.iter().filter(|row| {
            let of = code(row);
            of.starts_with("not-reached-") && of != "not-reached-no-district" && count(table, row) > 0
        });
        Some(
            Message::new("report-said-people")
                .with("people", count_of(table, "people-not-reached"))
                .with("districts", count_of(table, "districts-not-reached"))
                .with("causes", self.listed(table, causes)),
        )
    }

    fn owed(&self) -> Option<Message> {
        let table = self.table("answers-owed")?;
        // The snapshot does not say who owes, and not for how long.
        let days = self.table("answers-owed-by").and_then(|owing| {
            let at = owing.column("days_owed")?;
            let days = owing.rows.iter().filter_map(|row| match row.cells[at] {
                Cell::Count(days) => Some(days),
                _ => None,
            });
            days.max()
        });
        let longest = days
            .map(|days| self.catalogue.say(&Message::new("report-said-longest").with("days", days)))
            .unwrap_or_default();
        Some(
            Message::new("report-said-owed")
                .with("answers", count_of(table, "answers-owed"))
                .with("authorities", count_of(table, "authorities-owing"))
                .with("longest", longest),
        )
    }

    fn answers(&self) -> Option<Message> {
        let row = self.table("answers")?;
        let (answered, asked) = share(row, "answered")?;
        let overdue = sum(row, "overdue");
        Some(
            Message::new("report-said-answers")
                .with("asked", asked)
                .with("answered", answered)
                .with("overdue", overdue),
        )
    }

    fn levels(&self) -> Option<Message> {
        let table = self.table("levels-ever-met")?;
        let at = table.column("ever_met")?;
        let mut all = 0;
        let levels: Vec<String> = table
            .rows
            .iter()
            .filter_map(|row| match &row.cells[at] {
                Cell::Share(met) => {
                    all = met.denominator();
                    Some(self.figure(&row.cells[0], met.numerator()))
                }
                _ => None,
            })
            .collect();
        Some(Message::new("report-said-levels").with("all", all).with("levels", levels.join(", ")))
    }

    fn community(&self) -> Option<Message> {
        let (with, all) = share(self.table("meetings-with-community")?, "community_involved")?;
        Some(Message::new("report-said-community").with("all", all).with("with", with))
    }

    /// Kept, breached and untested: always all three.
    fn transmission(&self) -> Option<Message> {
        let table = self.table("yes-and-conduct")?;
        Some(["kept", "breached", "untested"].iter().fold(
            Message::new("report-said-transmission").with("yeses", sum(table, "yeses")),
            |said, one| said.with(one, sum(table, one)),
        ))
    }

    fn map(&self) -> Option<Message> {
        let table = self.table("incidents-and-trips")?;
        let nowhere = table.rows.iter().filter(|row| matches!(row.cells.first(), Some(Cell::Absent(_))));
        let nowhere: Vec<&Row> = nowhere.collect();
        Some(
            Message::new("report-said-map")
                .with("incidents", sum(table, "incidents"))
                .with("trips", sum(table, "trips_made"))
                .with("unplaced", sum_of(table, &nowhere, "incidents"))
                .with("untold", sum_of(table, &nowhere, "trips_made")),
        )
    }

    fn roadblocks(&self) -> Option<Message> {
        let table = self.table("roadblocks")?;
        let (stopped, trips) = share(self.table("trips-stopped")?, "trips_stopped")?;
        let (demanding, met) = share(self.table("demands")?, "demanding")?;
        Some(
            Message::new("report-said-roadblocks")
                .with("incidents", sum(table, "roadblock_incidents"))
                .with("trips", trips)
                .with("stopped", stopped)
                .with("demanding", demanding)
                .with("met", met),
        )
    }

    fn directives(&self) -> Option<Message> {
        let table = self.table("directives")?;
        Some(
            Message::new("report-said-directives")
                .with("force", count_of(table, "directives-in-force"))
                .with("new", count_of(table, "directives-new"))
                .with("lifted", count_of(table, "directives-lifted")),
        )
    }

    fn harm(&self) -> Option<Message> {
        (whole(self.table("harm")?) > 0).then(|| self.states("harm", "report-said-harm"))?
    }

    fn promises(&self) -> Option<Message> {
        self.states("promises-by-state", "report-said-promises")
    }

    fn overdue(&self) -> Option<Message> {
        let count = sum(self.table("promises-checked")?, "promises_overdue");
        (count > 0).then(|| Message::new("report-said-overdue").with("count", count))
    }

    fn spells(&self) -> Option<Message> {
        let destinations = count_of(self.table("spells")?, "destinations");
        Some(self.states("spells-by-end", "report-said-spells")?.with("destinations", destinations))
    }

    fn asks(&self) -> Option<Message> {
        let table = self.table("asks-touching")?;
        let kinds = self.table("asks-by-kind")?;
        let most = kinds.rows.iter().map(|row| count(kinds, row)).max().unwrap_or(0);
        let mut leading = kinds.rows.iter().filter(|row| count(kinds, row) == most);
        // Of several that are asked equally often none is *the* most frequent.
        let leading = match (leading.next(), leading.next()) {
            (Some(one), None) => self.figure(&one.cells[0], most),
            _ => String::new(),
        };
        let has_one = u64::from(!leading.is_empty());
        Some(
            Message::new("report-said-asks")
                .with("asks", count_of(table, "asks"))
                .with("linked", count_of(table, "asks-linked-to-access"))
                .with("lines", count_of(table, "asks-red-line"))
                .with("one", has_one)
                .with("most", leading),
        )
    }

    fn changes(&self) -> Option<Message> {
        let rows = |name| self.table(name).map_or(0, |table| table.rows.len() as u64);
        let refusals = self.table("first-refusals").map_or(0, |table| sum(table, "first_refusals"));
        let directives = self.table("new-directives").map_or(0, |table| sum(table, "directives_new"));
        Some(
            Message::new("report-said-changes")
                .with("refusals", refusals)
                .with("silent", rows("newly-silent"))
                .with("roads", rows("roads-unused"))
                .with("directives", directives),
        )
    }

    /// What is not known, each part with its whole.
    fn unknown(&self) -> Option<Message> {
        let mut parts = Vec::new();
        for table in &self.made.tables {
            for (at, column) in words::shown(&table.columns) {
                if let Some(Cell::Share(share)) = table.rows.first().map(|row| &row.cells[at]) {
                    let of = Cell::OutOf(share.numerator(), share.denominator());
                    let label = self.catalogue.say(&column.label);
                    parts.push(self.pair(&label, &words::cell(&of, self.catalogue)));
                }
            }
        }
        (!parts.is_empty()).then(|| Message::new("report-said-unknown").with("parts", parts.join(", ")))
    }

    /// A whole and the states that make it up.
    fn states(&self, name: &str, id: &'static str) -> Option<Message> {
        let table = self.table(name)?;
        let rows = table.rows.iter().filter(|row| !row.of_which && count(table, row) > 0);
        Some(Message::new(id).with("whole", whole(table)).with("states", self.listed(table, rows)))
    }

    /// Figures of their own, those that are not nought; nothing where there is none.
    fn figures(&self, name: &str, id: &'static str) -> Option<Message> {
        let table = self.table(name)?;
        let figures: Vec<String> = match table.column("figure") {
            Some(_) => {
                let rows = table.rows.iter().filter(|row| count(table, row) > 0);
                rows.map(|row| self.figure(&row.cells[0], count(table, row))).collect()
            }
            None => words::shown(&table.columns)
                .filter_map(|(at, column)| match table.rows.first()?.cells[at] {
                    Cell::Count(count) if count > 0 => {
                        Some(self.pair(&self.catalogue.say(&column.label), &count.to_string()))
                    }
                    _ => None,
                })
                .collect(),
        };
        let any = figures.len() as u64;
        Some(Message::new(id).with("any", any).with("figures", figures.join(", ")))
    }

    /// `; the others: ...`, where there are any.
    fn others(&self, table: &Table, but: &str) -> String {
        let rows = table.rows.iter().filter(|row| !row.of_which && code(row) != but && count(table, row) > 0);
        let list = self.listed(table, rows);
        match list.is_empty() {
            true => list,
            false => self.catalogue.say(&Message::new("report-said-others").with("list", list)),
        }
    }

    fn listed<'t>(&self, table: &Table, rows: impl Iterator<Item = &'t Row>) -> String {
        let figures: Vec<String> = rows.map(|row| self.figure(&row.cells[0], count(table, row))).collect();
        figures.join(", ")
    }

    fn figure(&self, what: &Cell, count: u64) -> String {
        self.pair(&words::cell(what, self.catalogue), &count.to_string())
    }

    fn pair(&self, what: &str, figure: &str) -> String {
        self.catalogue.say(&Message::new("report-summary-figure").with("what", what).with("figure", figure))
    }
}

/// How many chains say yes all the way down, and how many do not.
fn ladders(made: &Reported) -> Message {
    let (mut holds, mut stops, mut none, mut unasked) = (0u64, 0u64, 0u64, 0u64);
    for (table, picture) in made.tables.iter().zip(&made.pictures) {
        let carries = |row: &Row| row.cells.iter().any(|cell| matches!(cell, Cell::Said("carries", _)));
        match picture.rungs.iter().find_map(|rung| rung.stops) {
            Some(Stop::Yes) => stops += 1,
            Some(Stop::NoYes) => none += 1,
            None if table.rows.iter().any(carries) => holds += 1,
            None => unasked += 1,
        }
    }
    Message::new("report-said-ladder")
        .with("chains", made.pictures.len() as u64)
        .with("holds", holds)
        .with("stops", stops)
        .with("none", none)
        .with("unasked", unasked)
}

/// What a row is about, by its code.
fn code(row: &Row) -> &str {
    match row.cells.first() {
        Some(Cell::Term(_, code)) => code,
        Some(Cell::Said(code, _) | Cell::Absent(code)) => code,
        _ => "",
    }
}

/// The first count of a row.
fn count(table: &Table, row: &Row) -> u64 {
    let counts = words::shown(&table.columns).filter_map(|(at, _)| match row.cells[at] {
        Cell::Count(count) => Some(count),
        _ => None,
    });
    counts.take(1).sum()
}

fn count_of(table: &Table, of: &str) -> u64 {
    table.rows.iter().find(|row| code(row) == of).map_or(0, |row| count(table, row))
}

/// All rows together, but for those that are counted in the row above.
fn whole(table: &Table) -> u64 {
    table.rows.iter().filter(|row| !row.of_which).map(|row| count(table, row)).sum()
}

fn sum(table: &Table, column: &str) -> u64 {
    sum_of(table, &table.rows.iter().collect::<Vec<_>>(), column)
}

fn sum_of(table: &Table, rows: &[&Row], column: &str) -> u64 {
    let Some(at) = table.column(column) else { return 0 };
    let counts = rows.iter().map(|row| match row.cells[at] {
        Cell::Count(count) => count,
        _ => 0,
    });
    counts.sum()
}

/// Part and whole of the only row.
fn share(table: &Table, column: &str) -> Option<(u64, u64)> {
    match table.rows.first()?.cells[table.column(column)?] {
        Cell::Share(share) => Some((share.numerator(), share.denominator())),
        Cell::OutOf(part, whole) => Some((part, whole)),
        _ => None,
    }
}
