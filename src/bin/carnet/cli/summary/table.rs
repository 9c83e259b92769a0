//! The tables of a summary as people and programs read them. A withheld cell looks the same wherever it stands, whatever
//! it stands for.

use crate::cli::Session;
use carnet::disclosure::Shown;
use carnet::exchange::form::{EARLIER, Form};
use carnet::exchange::{Line, Tables, WITHHELD, words_of};
use carnet::message::Message;
use carnet::model::Period;
use carnet::render::{Sheet, Value as SheetValue};
use carnet::text::width::{pad_end, pad_start, width};
use serde_json::{Map, Value, json};

/// Columns between two cells.
const GAP: &str = "  ";

/// Tables with what fixes their lines.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Shows<'a> {
    pub(in crate::cli) form: &'a Form,
    pub(in crate::cli) tables: &'a Tables,
    pub(in crate::cli) period: Period,
}

impl Shows<'_> {
    fn names(&self) -> impl Iterator<Item = (usize, &str)> {
        self.form.tables.iter().map(|table| table.name.as_str()).enumerate()
    }

    fn title(&self, table: usize, session: &Session) -> String {
        session.catalogue().label(&format!("summary-counts-{}", self.form.tables[table].counts))
    }

    fn headings(&self, table: usize, session: &Session) -> Vec<String> {
        let by = self.form.tables[table].by.iter().map(|by| format!("summary-by-{by}"));
        let keys = std::iter::once("summary-by-period".to_owned()).chain(by);
        let mut headings: Vec<String> = keys.map(|key| session.catalogue().label(&key)).collect();
        headings.push(session.catalogue().label("summary-table-count"));
        headings
    }

    /// What a person reads of a line: the period, each code in words, the number.
    fn said(&self, table: usize, line: &Line<'_>, session: &Session) -> Vec<String> {
        let catalogue = session.catalogue();
        let when = if line.earlier {
            words_of("period", EARLIER, catalogue).map(|(label, _)| label).unwrap_or_default()
        } else {
            self.period.to_string()
        };
        let code = |(by, code): (&String, &&str)| {
            words_of(by, code, catalogue).map_or_else(|| (*code).to_owned(), |(label, _)| label)
        };
        let codes = self.form.tables[table].by.iter().zip(&line.codes).map(code);
        let shown = match line.shown {
            Shown::Published(count) => count.to_string(),
            Shown::Withheld => catalogue.label("summary-table-withheld"),
        };
        std::iter::once(when).chain(codes).chain([shown]).collect()
    }

    /// The lines with a number, table by table, and how many have none.
    pub(in crate::cli) fn page(&self, session: &Session) -> String {
        self.paged(session, &|shown| shown != Shown::Withheld)
    }

    /// The lines that count something, table by table.
    pub(in crate::cli) fn page_of_counts(&self, session: &Session) -> String {
        self.paged(session, &|shown| !matches!(shown, Shown::Withheld | Shown::Published(0)))
    }

    fn paged(&self, session: &Session, is_shown: &dyn Fn(Shown) -> bool) -> String {
        let mut page = String::new();
        for (table, name) in self.names() {
            let lines = self.tables.lines(self.form, table);
            let published: Vec<&Line<'_>> = lines.iter().filter(|line| is_shown(line.shown)).collect();
            let head = Message::new("summary-table-head")
                .with("title", self.title(table, session))
                .with("table", name)
                .with("published", published.len())
                .with("cells", lines.len());
            page.push_str(&session.catalogue().say(&head));
            page.push('\n');
            if !published.is_empty() {
                let rows = published.into_iter().map(|line| self.said(table, line, session));
                page.push_str(&columns(std::iter::once(self.headings(table, session)).chain(rows).collect()));
            }
            page.push('\n');
        }
        page
    }

    /// In Markdown: every line of every table.
    pub(in crate::cli) fn markdown(&self, session: &Session) -> String {
        let mut page = String::new();
        for (table, name) in self.names() {
            page.push_str(&format!("## {} (`{name}`)\n\n", self.title(table, session)));
            let headings = self.headings(table, session);
            page.push_str(&format!("| {} |\n", headings.join(" | ")));
            page.push_str(&format!("|{}---:|\n", "---|".repeat(headings.len() - 1)));
            for line in self.tables.lines(self.form, table) {
                let cells = self.said(table, &line, session).join(" | ");
                page.push_str(&format!("| {cells} |\n"));
            }
            page.push('\n');
        }
        page
    }

    /// For programs: one file for all tables, a column for each dimension that any of them has.
    pub(in crate::cli) fn csv(&self) -> Vec<u8> {
        let dimensions: Vec<&String> = self.form.dimensions.keys().collect();
        let mut data = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let head = ["table", "period"].into_iter().chain(dimensions.iter().map(|name| name.as_str()));
        // A vector takes everything, and each row has as many cells as the head.
        let _ = data.write_record(head.chain(["count"]));
        self.each(|name, when, codes, shown| {
            let mut row = vec![name.to_owned(), when];
            row.extend(
                dimensions.iter().map(|name| codes.get(name.as_str()).copied().unwrap_or("").to_owned()),
            );
            row.push(word(shown));
            let _ =
                data.write_record(row.iter().map(|cell| carnet::text::clean::csv_guard(cell).into_owned()));
        });
        data.into_inner().unwrap_or_default()
    }

    /// For programs: table, period, codes and count by tabs.
    pub(in crate::cli) fn plain(&self) -> String {
        let mut text = String::new();
        for (table, name) in self.names() {
            for line in self.tables.lines(self.form, table) {
                let when = self.when(&line);
                text.push_str(&format!("{name}\t{when}\t{}\t{}\n", line.codes.join("\t"), word(line.shown)));
            }
        }
        text
    }

    /// For programs: an object a table with its lines.
    pub(in crate::cli) fn json(&self) -> Value {
        let table = |(table, name): (usize, &str)| {
            let by = &self.form.tables[table].by;
            let line = |line: Line<'_>| {
                let mut object = Map::new();
                object.insert("period".into(), self.when(&line).into());
                object.extend(by.iter().cloned().zip(line.codes.iter().map(|code| Value::from(*code))));
                object.insert("count".into(), line.shown.count().map_or(WITHHELD.into(), Value::from));
                Value::Object(object)
            };
            let rows: Vec<Value> = self.tables.lines(self.form, table).into_iter().map(line).collect();
            json!({ "table": name, "counts": self.form.tables[table].counts, "by": by, "rows": rows })
        };
        self.names().map(table).collect()
    }

    /// A sheet for each table.
    pub(in crate::cli) fn sheets(&self, session: &Session) -> Vec<Sheet> {
        self.sheets_of(session, &|_| true)
    }

    /// The lines with a number alone; the title of each sheet says of how many.
    pub(in crate::cli) fn published(&self, session: &Session) -> Vec<Sheet> {
        let mut sheets = self.sheets_of(session, &|shown| shown != Shown::Withheld);
        for (sheet, (table, name)) in sheets.iter_mut().zip(self.names()) {
            let head = Message::new("summary-table-head")
                .with("title", self.title(table, session))
                .with("table", name)
                .with("published", sheet.rows.len())
                .with("cells", self.tables.lines(self.form, table).len());
            sheet.title = session.catalogue().say(&head);
        }
        sheets
    }

    fn sheets_of(&self, session: &Session, is_shown: &dyn Fn(Shown) -> bool) -> Vec<Sheet> {
        let sheet = |(table, name): (usize, &str)| {
            let row = |line: Line<'_>| {
                let mut said = self.said(table, &line, session);
                let last = said.pop().unwrap_or_default();
                let shown = match line.shown {
                    Shown::Published(count) => SheetValue::Number(count as f64),
                    Shown::Withheld => SheetValue::Text(last),
                };
                said.into_iter().map(SheetValue::Text).chain([shown]).collect()
            };
            Sheet {
                name: name.to_owned(),
                title: self.title(table, session),
                headings: self.headings(table, session),
                rows: self
                    .tables
                    .lines(self.form, table)
                    .into_iter()
                    .filter(|line| is_shown(line.shown))
                    .map(row)
                    .collect(),
                is_text: false,
            }
        };
        self.names().map(sheet).collect()
    }

    fn when(&self, line: &Line<'_>) -> String {
        if line.earlier { EARLIER.to_owned() } else { self.period.to_string() }
    }

    fn each(&self, mut take: impl FnMut(&str, String, &std::collections::BTreeMap<&str, &str>, Shown)) {
        for (table, name) in self.names() {
            let by = &self.form.tables[table].by;
            for line in self.tables.lines(self.form, table) {
                let codes = by.iter().map(String::as_str).zip(line.codes.iter().copied()).collect();
                take(name, self.when(&line), &codes, line.shown);
            }
        }
    }
}

/// In columns, the last to the right.
fn columns(rows: Vec<Vec<String>>) -> String {
    let number = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..number).map(widest).collect();
    let mut text = String::new();
    for row in &rows {
        let cell = |(column, cell): (usize, &String)| {
            if column + 1 == number { pad_start(cell, widths[column]) } else { pad_end(cell, widths[column]) }
        };
        let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
        text.push_str("  ");
        text.push_str(&cells.join(GAP));
        text.push('\n');
    }
    text
}

fn word(shown: Shown) -> String {
    match shown {
        Shown::Published(count) => count.to_string(),
        Shown::Withheld => WITHHELD.to_owned(),
    }
}
