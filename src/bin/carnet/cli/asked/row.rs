//! The cells of a row that an import refused, asked as the fields that they fill.

use super::dialogue::{self, Written};
use super::drafts::Begun;
use super::form::{Act, Desk, Form, List};
use super::question::{Question, Takes};
use super::said::{Answered, Said};
use super::{Failure, Held, Rim};
use crate::cli::Session;
use carnet::import::{Cell, Filled, RowThatWaits, filled};
use carnet::message::Message;
use carnet::model::{Kind, Shape};
use carnet::store::{Store, StoreError};
use carnet::text::clean::one_line;
use serde_json::Value;
use std::sync::LazyLock;

/// The verb under which a draft of a row is kept.
const VERB: &str = "mend ";

/// A cell that is to blame.
struct Blamed {
    name: &'static str,
    column: String,
    says: String,
    filled: Option<Filled>,
}

/// The cells of a row that are to blame.
struct Row {
    cells: Vec<Blamed>,
}

impl Form for Row {
    fn kind(&self) -> Option<Kind> {
        None
    }

    fn questions(&self, said: &Said, desk: &Desk<'_>) -> Result<Vec<Question>, StoreError> {
        let mut list = List::new(said, desk);
        for cell in &self.cells {
            let takes = match cell.filled.as_ref().map(|filled| &filled.cell) {
                Some(Cell::Term(vocabulary, words)) if !words.is_empty() => {
                    Takes::One(vocabulary, words.iter().map(|(code, _)| *code).collect())
                }
                Some(Cell::Record(kind)) => Takes::Record(*kind, Vec::new()),
                Some(Cell::Value(shape)) => Takes::Value(shape),
                _ => Takes::Value(&Shape::Text),
            };
            let label = Message::new("asked-cell").with("column", &cell.column);
            let as_it_is = (!cell.says.is_empty())
                .then(|| Answered { shown: cell.says.clone(), ..Answered::nothing(cell.name) });
            list.cell(cell.name, label, takes).answering(as_it_is);
        }
        Ok(list.done())
    }

    fn acts(&self, _: &Said, _: &Desk<'_>) -> Result<Vec<Act>, StoreError> {
        Ok(Vec::new())
    }
}

/// The row whose cells were asked when a shell locked.
pub(in crate::cli) fn resumed_row(store: &Store, session: &Session) -> Result<Option<i64>, Failure> {
    let Some(number) = session.kept().and_then(|kept| kept.draft.get()) else { return Ok(None) };
    let draft = store.drafts()?.into_iter().find(|draft| draft.number == number);
    Ok(draft.and_then(|draft| draft.verb.strip_prefix(VERB)?.parse().ok()))
}

/// Asks for each cell of a row that is to blame, and gives those that say something else now, with their columns.
pub(in crate::cli) fn row(
    one: &RowThatWaits,
    store: &mut Store,
    session: &Session,
) -> Result<Vec<(String, String)>, Failure> {
    carnet::guard::outlive_terminal();
    let rim = Rim::of(session);
    let mut form = Row { cells: Vec::new() };
    for column in one.refusals.iter().filter_map(|refusal| refusal.column.clone()) {
        if form.cells.iter().any(|cell| cell.column == column) {
            continue;
        }
        let at = one.row.header.iter().position(|name| *name == column);
        let says = at.and_then(|at| one.row.cells.get(at)).map(|cell| one_line(cell).into_owned());
        let Some(name) = NAMES.get(form.cells.len()) else { break };
        let filled = filled(&one.row, &column);
        form.cells.push(Blamed { name, column, says: says.unwrap_or_default(), filled });
    }
    if form.cells.is_empty() {
        return Ok(Vec::new());
    }
    let kind = form.cells.iter().find_map(|cell| Some(cell.filled.as_ref()?.kind)).unwrap_or(Kind::Event);
    let verb = format!("{VERB}{}", one.row.id);
    let (begun, body) = Begun::look((kind, &verb), store, &rim)?;
    let mut said: Said = body.and_then(|body| serde_json::from_value(body).ok()).unwrap_or_default();
    rim.half.replace(said.half.take());
    rim.tell(&Message::new("asked-cell-how"))?;
    let mut seen = |_: &Said, _: &[Act], _: &mut Store, _: &Rim<'_>| Ok(Written::Done(Vec::new()));
    match dialogue::hold_from(&form, &mut said, false, &mut seen, store, &rim) {
        Ok(Held::Done(_)) => {
            begun.done(store, &rim)?;
            Ok(form.cells.iter().filter_map(|cell| Some((cell.column.clone(), cell.now(&said)?))).collect())
        }
        Ok(Held::Stopped(stopped)) => {
            said.half = rim.half.take();
            Err(begun.stopped(stopped, said.body(), store, &rim)?)
        }
        Err(failure) => {
            begun.failed(said.body(), store, &rim);
            Err(failure)
        }
    }
}

impl Blamed {
    /// What the cell says now; `None` where it stays as it is.
    fn now(&self, said: &Said) -> Option<String> {
        let value = said.answer(self.name)?.values.get(self.name)?;
        if value.is_null() {
            return Some(String::new());
        }
        let spelt = self.filled.as_ref().and_then(|filled| filled.spelling(value));
        spelt.or_else(|| value.as_str().map(str::to_owned)).or_else(|| match value {
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }
}

/// Names of as many cells as a row can have.
static NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| (1..=carnet::import::COLUMNS).map(|number| format!("cell.{number}")).collect());
