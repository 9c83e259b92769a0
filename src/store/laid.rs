//! Values laid out in the columns of their tables: the one place where declared fields meet their columns, both ways.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, Statement, ToSql};
use serde_json::Value;

use super::lookup::{row_id, row_number};
use super::{StoreError, level};
use crate::model::{Amount, Day, Declaration, Field, PartialDate, RecordId, RowId, Shape, Values};

thread_local! {
    /// The layouts of tables, by name: they follow from declarations, and an import asks for the same two a hundred thousand
    /// times.
    static LAYOUTS: RefCell<HashMap<&'static str, Rc<Layout>>> = RefCell::default();
}

/// The columns of the fields, in order.
pub(super) fn columns(fields: &[&Field]) -> Vec<String> {
    let mut names = Vec::new();
    for field in fields {
        match field.shape {
            Shape::List(_) | Shape::Rows(_) => {}
            Shape::PartialDate => {
                names.extend([
                    field.name.to_owned(),
                    format!("{}_first", field.name),
                    format!("{}_last", field.name),
                ]);
            }
            _ => names.push(field.name.to_owned()),
        }
    }
    names
}

/// The cell of a value in canonical form.
pub(super) fn scalar_cell(connection: &Connection, shape: &Shape, value: &Value) -> Result<Cell, StoreError> {
    match (shape, value) {
        (Shape::Row(part), Value::String(text)) => match text.parse::<RowId>() {
            Ok(row) => Ok(row_number(connection, part, row)?.map_or(Cell::Null, Cell::Integer)),
            Err(_) => Ok(Cell::Null),
        },
        _ => Ok(plain_cell(shape, value)),
    }
}

/// The cell of a value that says itself what stands in it: of any but one that names a row of another record.
fn plain_cell(shape: &Shape, value: &Value) -> Cell {
    match (shape, value) {
        (Shape::Flag, Value::Bool(flag)) => Cell::Integer(i64::from(*flag)),
        (Shape::Count, Value::Number(number)) => Cell::Integer(number.as_i64().unwrap_or_default()),
        (Shape::Amount, Value::Number(number)) => {
            Amount::from_number(number).map_or(Cell::Null, |a| Cell::Integer(a.0))
        }
        (Shape::Degrees(_), Value::Number(number)) => number.as_f64().map_or(Cell::Null, Cell::Real),
        (Shape::Reference(_), Value::String(text)) => {
            text.parse::<RecordId>().map_or(Cell::Null, |id| Cell::Integer(id.number))
        }
        (_, Value::String(text)) => Cell::Text(text.clone()),
        _ => Cell::Null,
    }
}

/// Where the fields of a table have their columns, by name, and how many columns there are.
pub(super) struct Layout {
    fields: HashMap<&'static str, (&'static Shape, usize)>,
    width: usize,
}

impl Layout {
    fn of(table: &str, fields: impl Iterator<Item = &'static Field>) -> Self {
        let mut layout = Self { fields: HashMap::new(), width: 0 };
        for field in fields {
            let width = match field.shape {
                Shape::List(_) | Shape::Rows(_) => continue,
                Shape::PartialDate => 3,
                _ => 1,
            };
            layout.fields.insert(field.name, (field.shape, layout.width));
            layout.width += width;
        }
        // What was believed is no field: it is written once, with a new record.
        if level::stand_in(table) {
            layout.fields.insert(level::NODE_LEVEL, (&Shape::Line, layout.width));
            layout.width += 1;
        }
        layout
    }

    /// Goes by what is there, not by what could be.
    fn lay_out<E>(
        &self,
        values: &Values,
        cell_of: impl Fn(&Shape, &Value) -> Result<Cell, E>,
    ) -> Result<Laid, E> {
        let mut cells = Vec::with_capacity(values.len() + 4);
        for (name, value) in values {
            let Some((shape, at)) = self.fields.get(name.as_str()).copied() else { continue };
            match (shape, value) {
                (Shape::PartialDate, value) => {
                    let Some(text) = value.as_str() else { continue };
                    let Ok(date) = text.parse::<PartialDate>() else { continue };
                    let ends = match date {
                        PartialDate::Day(_) => [text.to_owned(), text.to_owned()],
                        date => [Day(date.first()).to_string(), Day(date.last()).to_string()],
                    };
                    let texts = [text.to_owned()].into_iter().chain(ends);
                    cells.extend((at..).zip(texts.map(Cell::Text)));
                }
                (shape, value) => cells.push((at, cell_of(shape, value)?)),
            }
        }
        Ok(Laid { cells, width: self.width })
    }
}

/// The layout of a table, found once.
pub(super) fn layout(table: &'static str, fields: impl Iterator<Item = &'static Field>) -> Rc<Layout> {
    LAYOUTS.with_borrow_mut(|layouts| {
        layouts.entry(table).or_insert_with(|| Rc::new(Layout::of(table, fields))).clone()
    })
}

/// The layout of a record's own table.
pub(super) fn layout_of(declaration: &Declaration) -> Rc<Layout> {
    layout(declaration.kind.name(), declaration.all_fields())
}

/// What stands in the columns of a table's fields: the place of each cell that is not null, and how many columns there are.
#[derive(Debug)]
pub(super) struct Laid {
    cells: Vec<(usize, Cell)>,
    width: usize,
}

impl Laid {
    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Binds the cells and what stands behind them, each in its place. What is not bound is null, as most of a record's fifty
    /// columns are.
    pub(super) fn bind(&self, statement: &mut Statement<'_>, also: &[&dyn ToSql]) -> Result<(), StoreError> {
        for (at, cell) in &self.cells {
            statement.raw_bind_parameter(at + 1, cell)?;
        }
        for (value, at) in also.iter().zip(self.width + 1..) {
            statement.raw_bind_parameter(at, value)?;
        }
        Ok(())
    }
}

/// What stands in the columns of a record's own table, or of one of its parts.
pub(super) fn out(connection: &Connection, layout: &Layout, values: &Values) -> Result<Laid, StoreError> {
    layout.lay_out(values, |shape, value| scalar_cell(connection, shape, value))
}

/// What will stand in the columns of a new record's own table, found without the database: none where it has to be asked.
pub(super) fn out_ahead(declaration: &Declaration, values: &Values) -> Option<Laid> {
    let cell = |shape: &Shape, value: &Value| match shape {
        Shape::Row(_) => Err(()),
        shape => Ok(plain_cell(shape, value)),
    };
    layout_of(declaration).lay_out(values, cell).ok()
}

/// The value of a cell in canonical form; none of one that is null.
pub(super) fn json_value(
    connection: &Connection,
    shape: &Shape,
    cell: Cell,
) -> Result<Option<Value>, rusqlite::Error> {
    Ok(match (shape, cell) {
        (_, Cell::Null) => None,
        (Shape::Flag, Cell::Integer(flag)) => Some(Value::Bool(flag == 1)),
        (Shape::Amount, Cell::Integer(hundredths)) => Some(Value::Number(Amount(hundredths).to_number())),
        (Shape::Reference(kind), Cell::Integer(number)) => {
            Some(RecordId { kind: *kind, number }.to_string().into())
        }
        (Shape::Row(part), Cell::Integer(id)) => {
            row_id(connection, part, id)?.map(|row| row.to_string().into())
        }
        (_, Cell::Integer(number)) => Some(number.into()),
        (_, Cell::Real(number)) => serde_json::Number::from_f64(number).map(Value::Number),
        (_, Cell::Text(text)) => Some(text.into()),
        (_, Cell::Blob(_)) => None,
    })
}
