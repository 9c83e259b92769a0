//! `carnet actor tree`: the hierarchy at a date, with levels and what each node last said.

use super::reader::{is_unmet, name_of, text};
use super::{Given, find};
use crate::cli::globals::Format;
use crate::cli::{Failure, Session};
use carnet::message::{Catalogue, Message};
use carnet::model::{Fault, Kind, PartialDate, Reason, RecordId};
use carnet::store::{Branch, Filter, Store, StoreError, Stored};
use carnet::text::clean::{isolate, one_line};
use carnet::vocabulary::{Decision, Level, LinkCertainty, Term, Vocabulary};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The lines of a drawing.
struct Strokes {
    node: &'static str,
    last: &'static str,
    possible: &'static str,
    last_possible: &'static str,
    down: &'static str,
    elsewhere: &'static str,
    between: &'static str,
}

const DRAWN: Strokes = Strokes {
    node: "├─ ",
    last: "└─ ",
    possible: "├┄ ",
    last_possible: "└┄ ",
    down: "│  ",
    elsewhere: "↑",
    between: " · ",
};
/// For terminals that know no other characters.
const TYPED: Strokes = Strokes {
    node: "|- ",
    last: "`- ",
    possible: "|. ",
    last_possible: "`. ",
    down: "|  ",
    elsewhere: "^",
    between: " - ",
};

/// Draws the tree.
pub(super) fn run(given: &Given, session: &Session) -> Result<(), Failure> {
    let store = session.open_store()?;
    let at = as_of(given, session)?;
    let mut roots = store.tree(at, given.matches.get_flag("possible"))?;
    if let Some(actor) = given.matches.get_one::<String>("actor") {
        let id = find(&store, Kind::Actor, actor)?;
        roots = under(&roots, id.number).into_iter().cloned().collect();
        if roots.is_empty() {
            return Err(StoreError::NoSuchRecord { id, last: None }.into());
        }
    }
    let shown = Names { none: given.matches.get_flag("discreet"), all: given.matches.get_flag("full") };
    let tree = Tree::new(&store, at, shown, session)?;
    match session.format() {
        Format::Json => {
            let lines = tree
                .lines(&roots, |node, branch, depth, above| node.as_object(branch, depth, above).to_string());
            session.write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))?;
        }
        Format::Plain | Format::Csv => {
            let lines = tree.lines(&roots, |node, branch, depth, _| node.as_cells(branch, depth).join("\t"));
            session.write(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))?;
        }
        Format::Table | Format::Md => {
            let strokes = if session.draws_lines() { &DRAWN } else { &TYPED };
            let mut page = String::new();
            roots.iter().for_each(|root| tree.draw(root, None, "", strokes, &mut page));
            session.print(&page)?;
        }
    }
    if roots.is_empty() {
        let kind = Message::new(format!("{}.plural", Kind::Actor.label_key()));
        let none = Message::new("record-none").with("kind", kind).with("command", "carnet actor add");
        session.say(&none)?;
    }
    Ok(())
}

fn as_of(given: &Given, session: &Session) -> Result<PartialDate, StoreError> {
    match given.matches.get_one::<String>("as-of") {
        None => Ok(PartialDate::Day(session.today())),
        Some(typed) => PartialDate::typed(typed, session.today()).map_err(|fault| {
            let faults = vec![Fault::new("as_of", Reason::Date(fault))];
            StoreError::Faults { kind: Kind::Actor, id: None, faults }
        }),
    }
}

/// The branch of a node: where what is under it is shown.
fn under(branches: &[Branch], actor: i64) -> Option<&Branch> {
    branches.iter().find_map(|branch| {
        if branch.actor == actor && !branch.repeated { Some(branch) } else { under(&branch.below, actor) }
    })
}

/// Whose names are shown.
#[derive(Clone, Copy)]
struct Names {
    /// Nobody's.
    none: bool,
    /// Everybody's, also of those above the ones we met.
    all: bool,
}

impl Names {
    /// A node that nobody met, and under which others hang, shows as 'above': it is kept to know whether a yes and a no
    /// come from the same house, and the log is no list of who commands whom.
    fn show(self, node: &Node, branch: &Branch) -> bool {
        let is_only_above =
            node.unmet && node.decision.is_none() && (branch.repeated || !branch.below.is_empty());
        !self.none && (self.all || !is_only_above)
    }
}

/// What is shown of the actors.
struct Tree<'s> {
    nodes: BTreeMap<i64, Node>,
    catalogue: &'s Catalogue,
    names: Names,
    terminal: bool,
}

/// One actor at the date.
struct Node {
    name: String,
    unmet: bool,
    level: Option<String>,
    /// What it last said, and when.
    decision: Option<(String, String)>,
}

impl<'s> Tree<'s> {
    fn new(store: &Store, at: PartialDate, names: Names, session: &'s Session) -> Result<Self, StoreError> {
        let mut nodes = BTreeMap::new();
        for actor in store.list(Kind::Actor, &Filter::default())? {
            let node = Node {
                name: name_of(&actor).unwrap_or_default().to_owned(),
                unmet: is_unmet(&actor),
                level: level_at(&actor, at),
                decision: None,
            };
            nodes.insert(actor.id.number, node);
        }
        let until = Filter { until: Some(at.last()), ..Filter::default() };
        for decision in store.list(Kind::Decision, &until)? {
            let node = text(&decision, "node").and_then(|id| id.parse::<RecordId>().ok());
            if let Some(node) = node.and_then(|id| nodes.get_mut(&id.number)) {
                let said = |field| text(&decision, field).unwrap_or_default().to_owned();
                // They come by date, so that the last one stays.
                node.decision = Some((said("code"), said("date")));
            }
        }
        Ok(Self { nodes, catalogue: session.catalogue(), names, terminal: session.shows_on_terminal() })
    }

    fn draw(
        &self,
        branch: &Branch,
        place: Option<(bool, &'static str)>,
        before: &str,
        strokes: &Strokes,
        page: &mut String,
    ) {
        let stroke = place.map_or("", |(_, stroke)| stroke);
        page.push_str(&format!("{before}{stroke}{}\n", self.line(branch, strokes)));
        let before = match place {
            None => before.to_owned(),
            Some((true, _)) => format!("{before}   "),
            Some((false, _)) => format!("{before}{}", strokes.down),
        };
        for (at, child) in branch.below.iter().enumerate() {
            let last = at + 1 == branch.below.len();
            let stroke = match (last, child.link) {
                (false, Some(LinkCertainty::Possible)) => strokes.possible,
                (true, Some(LinkCertainty::Possible)) => strokes.last_possible,
                (false, _) => strokes.node,
                (true, _) => strokes.last,
            };
            self.draw(child, Some((last, stroke)), &before, strokes, page);
        }
    }

    /// `A-3 3e Région · Regional level · Granted 2026-10-08`
    fn line(&self, branch: &Branch, strokes: &Strokes) -> String {
        let id = RecordId { kind: Kind::Actor, number: branch.actor };
        let Some(node) = self.nodes.get(&branch.actor) else { return id.to_string() };
        let name = one_line(&node.name);
        let mut words = vec![match (self.names.show(node, branch), self.terminal) {
            (false, _) => id.to_string(),
            (true, true) => format!("{id} {}", isolate(&name)),
            (true, false) => format!("{id} {name}"),
        }];
        let label = |vocabulary: &Vocabulary, code: &str| self.catalogue.label(&vocabulary.label_key(code));
        if let Some(level) = &node.level {
            words.push(label(Level::VOCABULARY, level));
        }
        if let Some((code, date)) = &node.decision {
            words.push(format!("{} {date}", label(Decision::VOCABULARY, code)));
        }
        if node.unmet {
            let named = self.names.none || self.names.show(node, branch);
            words.push(self.catalogue.label(if named { "record-not-met" } else { "record-above" }));
        }
        if branch.repeated {
            words.push(strokes.elsewhere.to_owned());
        }
        words.join(strokes.between)
    }

    /// A line for each node in the order of the drawing.
    fn lines(
        &self,
        roots: &[Branch],
        line: impl Fn(Shown<'_>, &Branch, usize, Option<i64>) -> String,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        let mut waiting: Vec<(&Branch, usize, Option<i64>)> =
            roots.iter().rev().map(|root| (root, 0, None)).collect();
        while let Some((branch, depth, above)) = waiting.pop() {
            let node = self.nodes.get(&branch.actor);
            let shown = Shown { node, named: node.is_some_and(|node| self.names.show(node, branch)) };
            lines.push(line(shown, branch, depth, above));
            waiting.extend(branch.below.iter().rev().map(|child| (child, depth + 1, Some(branch.actor))));
        }
        lines
    }
}

/// A node for programs.
struct Shown<'t> {
    node: Option<&'t Node>,
    named: bool,
}

impl Shown<'_> {
    fn as_cells(&self, branch: &Branch, depth: usize) -> Vec<String> {
        let (code, date) = self.decision();
        vec![
            depth.to_string(),
            actor_id(branch.actor),
            self.node.and_then(|node| node.level.clone()).unwrap_or_default(),
            branch.link.map(Term::code).unwrap_or_default().to_owned(),
            code.unwrap_or_default(),
            date.unwrap_or_default(),
            one_line(&self.name().unwrap_or_default()).into_owned(),
        ]
    }

    fn as_object(&self, branch: &Branch, depth: usize, above: Option<i64>) -> Value {
        let (code, date) = self.decision();
        json!({
            "id": actor_id(branch.actor),
            "depth": depth,
            "under": above.map(actor_id),
            "link": branch.link.map(Term::code),
            "repeated": branch.repeated,
            "name": self.name(),
            "met": self.node.map(|node| !node.unmet),
            "level": self.node.and_then(|node| node.level.clone()),
            "decision": code,
            "decision_date": date,
        })
    }

    fn name(&self) -> Option<String> {
        self.node.filter(|_| self.named).map(|node| node.name.clone())
    }

    fn decision(&self) -> (Option<String>, Option<String>) {
        self.node.and_then(|node| node.decision.clone()).unzip()
    }
}

fn actor_id(number: i64) -> String {
    RecordId { kind: Kind::Actor, number }.to_string()
}

/// The level that is true at the date, the one that began last where several are.
fn level_at(actor: &Stored, at: PartialDate) -> Option<String> {
    let rows = actor.values.get("levels")?.as_array()?;
    let date = |row: &Value, field: &str| row.get(field)?.as_str()?.parse::<PartialDate>().ok();
    rows.iter()
        .filter(|row| date(row, "since").is_none_or(|since| since.first() <= at.last()))
        .filter(|row| date(row, "until").is_none_or(|until| until.last() >= at.first()))
        .max_by_key(|row| date(row, "since").map(PartialDate::first))
        .and_then(|row| row.get("level")?.as_str().map(str::to_owned))
}
