//! Who said yes at which level of which chain, and where assent stops.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::indicator::{Cell, Column, Row, Shape, Table};
use crate::indicator::{Choice, Report, Reported};
use crate::indicator::{Conduct, Ladder, LadderAnswer, LadderRung, Passage, Sign, Stop};
use crate::message::Message;
use crate::store::report::{Answered, Climb, Node};
use crate::vocabulary::{DecisionForm, Level, Term, TripOutcome};

/// The ladder of each chain of each negotiation, as of the choice's last day.
pub fn ladder(report: &'static Report, choice: &Choice, climbs: &[Climb]) -> Reported {
    let chains: Vec<(&Climb, Chain)> =
        climbs.iter().flat_map(|climb| chains(climb).into_iter().map(move |chain| (climb, chain))).collect();
    let tables: Vec<Table> = chains.iter().map(|(climb, chain)| table(climb, chain)).collect();
    let pictures = chains.iter().map(|(climb, chain)| picture(climb, chain, choice.until)).collect();
    let mut notes = Vec::new();
    if tables.is_empty() {
        notes.push(Message::new("report-note-no-ladder"));
    }
    // What was said long ago and not taken back still stands: a ladder has a day, not a period.
    Reported { report, choice: Choice { since: None, ..choice.clone() }, tables, pictures, notes }
}

/// One chain: a party with the levels at which we dealt with it.
struct Chain {
    party: i64,
    /// Its top node, where somebody met it.
    name: Option<String>,
    /// The highest of its nodes that we dealt with.
    highest: String,
    steps: Vec<Step>,
}

/// One level of a chain.
struct Step {
    level: Level,
    state: State,
    /// What the level means for a yes that comes down to it.
    assent: Option<Assent>,
}

/// What is known of a level.
enum State {
    /// Its latest answer, and whether another node of the level last said otherwise.
    Answered { last: Answered, node: Node, otherwise: bool },
    /// Asked, and nothing came.
    Silent,
    /// Met, and nothing was asked.
    Met,
    /// Nobody of it was ever met.
    NeverMet,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Assent {
    /// A firm yes on the way down from the highest one.
    Carries,
    /// The first below it that is not; of a chain without one, the highest that was asked or answered.
    Stops(Stop),
}

impl State {
    fn is_firm_yes(&self) -> bool {
        matches!(self, Self::Answered { last, .. } if stands(last))
    }
    fn is_a_step(&self) -> bool {
        matches!(self, Self::Answered { .. } | Self::Silent)
    }
}

fn stands(answer: &Answered) -> bool {
    answer.firm && answer.valid
}

fn chains(climb: &Climb) -> Vec<Chain> {
    let parties: BTreeSet<i64> = climb.nodes.values().map(|node| node.party).collect();
    let mut chains: Vec<Chain> = parties
        .into_iter()
        .map(|party| {
            let mut steps: Vec<Step> =
                Level::ALL.iter().filter_map(|level| step(climb, party, *level)).collect();
            mark(&mut steps);
            let top = climb.nodes.values().find(|node| node.party == party);
            let name = top.and_then(|node| node.party_name.clone());
            Chain { party, name, highest: highest(climb, party), steps }
        })
        .collect();
    chains.sort_by(|left, right| {
        (&left.name, &left.highest, left.party).cmp(&(&right.name, &right.highest, right.party))
    });
    chains
}

/// The name of the node of a party that stood highest when it was asked, met or answered.
fn highest(climb: &Climb, party: i64) -> String {
    let answered = climb.answers.iter().map(|answer| (answer.level, answer.node));
    answered
        .chain(climb.rungs.iter().map(|rung| (rung.level, rung.node)))
        .filter(|(_, node)| climb.nodes[node].party == party)
        .min()
        .map(|(_, node)| climb.nodes[&node].name.clone())
        .unwrap_or_default()
}

/// A level of a chain. An unknown level is no rung, and shown only where something hangs on it.
fn step(climb: &Climb, party: i64, level: Level) -> Option<Step> {
    let here = |node: &i64| climb.nodes.get(node).is_some_and(|node| node.party == party);
    // In the order of their days: the last that each node said stays.
    let mut last: BTreeMap<i64, &Answered> = BTreeMap::new();
    let mut latest: Option<&Answered> = None;
    for answer in climb.answers.iter().filter(|answer| answer.level == level && here(&answer.node)) {
        last.insert(answer.node, answer);
        latest = Some(answer);
    }
    let rungs: Vec<_> = climb.rungs.iter().filter(|rung| rung.level == level && here(&rung.node)).collect();
    let state = match latest {
        Some(answer) => State::Answered {
            last: answer.clone(),
            node: climb.nodes[&answer.node].clone(),
            otherwise: last.values().any(|other| stands(other) != stands(answer)),
        },
        None if rungs.iter().any(|rung| rung.asked) => State::Silent,
        None if !rungs.is_empty() => State::Met,
        None if level == Level::Unknown => return None,
        None => State::NeverMet,
    };
    Some(Step { level, state, assent: None })
}

/// From the highest firm yes down, as far as each level that was asked or answered says yes too; where none does,
/// assent stops at the highest that was asked. What never came cannot stop: a chain without a firm yes says that it has
/// none.
fn mark(steps: &mut [Step]) {
    let begins = steps.iter().position(|step| step.state.is_firm_yes());
    let stop = if begins.is_some() { Stop::Yes } else { Stop::NoYes };
    let from = begins.unwrap_or(0);
    for step in steps[from..].iter_mut().filter(|step| step.level != Level::Unknown && step.state.is_a_step())
    {
        if step.state.is_firm_yes() {
            step.assent = Some(Assent::Carries);
        } else {
            step.assent = Some(Assent::Stops(stop));
            return;
        }
    }
}

fn table(climb: &Climb, chain: &Chain) -> Table {
    let mut rows: Vec<Row> = chain
        .steps
        .iter()
        .map(|step| {
            let mut cells = about(climb, chain);
            cells.push(Cell::Term(Level::VOCABULARY, step.level.code().to_owned()));
            cells.extend(state_cells(&step.state));
            cells.push(match step.assent {
                Some(Assent::Carries) => said("carries"),
                Some(Assent::Stops(Stop::Yes)) => said("stops"),
                Some(Assent::Stops(Stop::NoYes)) => said("no-yes"),
                None => Cell::Empty,
            });
            Row::new(cells)
        })
        .collect();
    if let Some(road) = &climb.road {
        let mut cells = about(climb, chain);
        cells.extend([
            said("road"),
            Cell::Term(TripOutcome::VOCABULARY, road.outcome.code().to_owned()),
            Cell::Empty,
            Cell::Date(road.day),
            Cell::Code(road.trip.to_string()),
            Cell::Empty,
        ]);
        rows.push(Row::new(cells));
    }
    let title = chain_title(climb, chain);
    Table { name: "ladder", title, columns: columns(), rows }
}

fn chain_title(climb: &Climb, chain: &Chain) -> Message {
    Message::new("report-ladder-title")
        .with("negotiation", climb.negotiation.to_string())
        .with("title", climb.title.as_str())
        .with("chain", chain_name(chain))
}

/// A top that nobody met has no name here: it is what stands above the highest node that somebody did.
fn chain_name(chain: &Chain) -> crate::message::Arg {
    match &chain.name {
        Some(name) => name.into(),
        None => Message::new("report-ladder-above").with("node", chain.highest.as_str()).into(),
    }
}

fn about(climb: &Climb, chain: &Chain) -> Vec<Cell> {
    let party = crate::model::RecordId { kind: crate::model::Kind::Actor, number: chain.party };
    vec![
        Cell::Record { id: climb.negotiation.to_string(), name: climb.title.clone() },
        Cell::Record { id: party.to_string(), name: chain.name.clone().unwrap_or_default() },
    ]
}

/// Answer, how it stands, day, node.
fn state_cells(state: &State) -> [Cell; 4] {
    match state {
        State::Answered { last, node, otherwise } => [
            Cell::Term(crate::vocabulary::Decision::VOCABULARY, last.code.code().to_owned()),
            standing(last, node, *otherwise),
            Cell::Date(last.day),
            Cell::Code(node.name.clone()),
        ],
        State::Silent => [said("silent"), Cell::Empty, Cell::Empty, Cell::Empty],
        State::Met => [said("met"), Cell::Empty, Cell::Empty, Cell::Empty],
        State::NeverMet => [said("never-met"), Cell::Empty, Cell::Empty, Cell::Empty],
    }
}

/// What weakens an answer most. A relayed yes is hollow whoever relays it.
fn standing(answer: &Answered, node: &Node, otherwise: bool) -> Cell {
    if answer.code.is_yes() && answer.form == DecisionForm::Relayed {
        return said("hollow");
    }
    if answer.code.is_yes() && answer.confirm_by.is_some() {
        return said("awaits-confirmation");
    }
    if answer.code.is_yes() && !answer.is_yes {
        return said("conditions-open");
    }
    if answer.code.is_yes() && !answer.valid {
        return said("not-valid-now");
    }
    if otherwise {
        return said("others-differ");
    }
    if node.desk {
        return said("through-desk");
    }
    Cell::Empty
}

fn said(code: &'static str) -> Cell {
    Cell::Said(code, Message::new(format!("report-ladder-{code}")))
}

fn columns() -> Vec<Column> {
    let column = |name: &str, shape, in_title| Column {
        name: name.to_owned(),
        label: Message::new(format!("report-ladder-column-{name}")),
        shape,
        in_title,
    };
    vec![
        column("negotiation", Shape::Record, true),
        column("chain", Shape::Record, true),
        column("level", Shape::Code, false),
        column("answer", Shape::Code, false),
        column("standing", Shape::Code, false),
        column("date", Shape::Date, false),
        column("node", Shape::Code, false),
        column("assent", Shape::Code, false),
    ]
}

/// The same chain for the eye: every answer of every level, not only the latest.
fn picture(climb: &Climb, chain: &Chain, as_of: NaiveDate) -> Ladder {
    let here = |node: &i64| climb.nodes.get(node).is_some_and(|node| node.party == chain.party);
    let answers = |level| climb.answers.iter().filter(move |one| one.level == level && here(&one.node));
    let rungs = chain
        .steps
        .iter()
        .map(|step| LadderRung {
            level: step.level,
            met: !matches!(step.state, State::NeverMet),
            answers: answers(step.level)
                .map(|one| LadderAnswer {
                    day: one.day,
                    sign: sign(one),
                    by_desk: climb.nodes[&one.node].desk,
                })
                .collect(),
            silent_since: match step.state {
                State::Silent => {
                    let asked = climb.rungs.iter().filter(|rung| rung.asked && rung.level == step.level);
                    asked.filter(|rung| here(&rung.node)).filter_map(|rung| rung.day).min()
                }
                _ => None,
            },
            stops: match step.assent {
                Some(Assent::Stops(stop)) => Some(stop),
                _ => None,
            },
        })
        .collect();
    let mut road: Vec<Passage> = climb
        .trips
        .iter()
        .map(|trip| Passage { day: trip.day, conduct: conduct(trip.outcome) })
        .chain(climb.incidents.iter().map(|day| Passage { day: *day, conduct: Conduct::Incident }))
        .collect();
    road.sort_by_key(|passage| (passage.day, passage.conduct));
    let tried = road.iter().filter(|one| one.conduct != Conduct::NotMade).map(|one| one.day).max();
    let untested_since = climb
        .answers
        .iter()
        .filter(|one| here(&one.node) && stands(one) && tried.is_none_or(|tried| one.day > tried))
        .map(|one| one.day)
        .min();
    Ladder { title: chain_title(climb, chain), as_of, rungs, road, untested_since }
}

fn sign(answer: &Answered) -> Sign {
    match answer.code {
        code if code.is_yes() && answer.firm => Sign::Yes,
        code if code.is_yes() => Sign::HollowYes,
        code if code.is_no() => Sign::No,
        _ => Sign::Neither,
    }
}

fn conduct(outcome: TripOutcome) -> Conduct {
    match outcome {
        TripOutcome::Facilitated => Conduct::Passed,
        TripOutcome::Delayed | TripOutcome::StoppedThenPassed | TripOutcome::CutShort => Conduct::Trouble,
        TripOutcome::TurnedBack => Conduct::TurnedBack,
        _ => Conduct::NotMade,
    }
}

#[cfg(test)]
mod tests;
