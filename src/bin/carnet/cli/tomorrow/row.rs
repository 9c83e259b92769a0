//! A row a trip, or two lines where the terminal is narrow. Every row ends with the same word.

use super::words;
use crate::cli::record::{Cell, Reader, Table};
use crate::cli::terminal::columns;
use crate::cli::{Failure, Session};
use anstyle::{Effects, Style};
use carnet::analysis::Outlook;
use carnet::message::Message;
use carnet::model::PartialDate;
use carnet::store::StoreError;
use carnet::text::clean::{for_terminal, isolate, one_line};
use carnet::text::width::{fit, pad_end, truncate, width};
use chrono::{Datelike, NaiveDate};

/// Between two columns.
const GAP: usize = 2;
/// What is noticeable takes at least so much.
const LEAST_SIGNS: usize = 29;
/// And the way so much, or a row takes two lines.
const LEAST_WAY: usize = 12;
/// The last passage is so long ago that the year has to stand beside it.
const DAYS_WITHOUT_YEAR: i64 = 300;

/// The list for people.
pub(super) fn list(outlooks: &[Outlook], reader: &Reader<'_>, session: &Session) -> Result<String, Failure> {
    let catalogue = session.catalogue();
    let heading = |name: &'static str| catalogue.label(name);
    let notes = catalogue.label("tomorrow-notes");
    let mut rows = Vec::new();
    for outlook in outlooks {
        rows.push(Row {
            id: outlook.planned.trip.to_string(),
            day: when(outlook.planned.date, session),
            way: way(outlook, reader, session)?,
            signs: signs(outlook, session),
            passage: passage(outlook, session),
            is_old: outlook.passage_is_old,
        });
    }
    let headings = [
        String::new(),
        heading("tomorrow-column-day"),
        heading("tomorrow-column-way"),
        heading("tomorrow-column-yeses"),
        heading("tomorrow-column-passage"),
        heading("tomorrow-column-notes"),
    ];
    let widest = |cell: fn(&Row) -> &str, at: usize| {
        rows.iter().map(|row| width(cell(row))).chain([width(&headings[at])]).max().unwrap_or(0)
    };
    let (id, day) = (widest(|row| &row.id, 0), widest(|row| &row.day, 1));
    let passage = widest(|row| &row.passage, 4);
    let last = passage + width(&notes).max(width(&headings[5])) + GAP;
    let first = id + day + GAP;
    let room = columns().saturating_sub(first + last + 3 * GAP);
    let gap = " ".repeat(GAP);
    // Between the way and what is noticeable: a gap, or a new line under the day.
    let (wanted_way, wanted_signs, between) = if room < LEAST_WAY + LEAST_SIGNS {
        let (way, signs) =
            (columns().saturating_sub(first + GAP), columns().saturating_sub(id + last + 2 * GAP));
        (way, signs, format!("\n{}{gap}", " ".repeat(id)))
    } else {
        let way = widest(|row| &row.way, 2).min(room - LEAST_SIGNS);
        (way, room - way, gap.clone())
    };
    let on_terminal = session.shows_on_terminal();
    let mut page = format!(
        "{}{gap}{}{gap}{}{between}{}{gap}{}{gap}{}\n",
        fit(&headings[0], id),
        fit(&headings[1], day),
        fit(&headings[2], wanted_way),
        fit(&headings[3], wanted_signs),
        fit(&headings[4], passage),
        headings[5],
    );
    for row in &rows {
        let dim = if row.is_old { Style::new().effects(Effects::DIMMED) } else { Style::new() };
        let way = truncate(&row.way, wanted_way);
        let padding = " ".repeat(wanted_way.saturating_sub(width(&way)));
        let way = if on_terminal { isolate(&way) } else { for_terminal(&way).into_owned() };
        page.push_str(&format!(
            "{}{gap}{}{gap}{way}{padding}{between}{}{gap}{dim}{}{dim:#}{gap}{notes}\n",
            pad_end(&row.id, id),
            pad_end(&row.day, day),
            pad_end(&fitted(&row.signs, wanted_signs, session), wanted_signs),
            pad_end(&row.passage, passage),
        ));
    }
    page.push_str(&format!("{}\n", catalogue.label("tomorrow-not-safe")));
    Ok(page)
}

/// The list for programs and spreadsheets.
pub(super) fn table(outlooks: &[Outlook], reader: &Reader<'_>, session: &Session) -> Result<Table, Failure> {
    let label = |id: &'static str| session.catalogue().label(id);
    let mut rows = Vec::new();
    for outlook in outlooks {
        let planned = &outlook.planned;
        let codes: Vec<&str> = outlook.signs.iter().map(words::code).collect();
        let passage = planned.passage.as_ref().map(|passage| passage.day.to_string()).unwrap_or_default();
        rows.push(vec![
            Cell::plain(planned.trip.to_string()),
            Cell::plain(planned.date.to_string()),
            Cell::new(planned.origin.to_string(), reader.name(planned.origin)?.unwrap_or_default()),
            Cell::new(planned.destination.to_string(), reader.name(planned.destination)?.unwrap_or_default()),
            Cell::plain(outlook.count.needed.to_string()),
            Cell::plain(outlook.count.firm.to_string()),
            Cell::new(codes.join(" "), signs(outlook, session).join(" · ")),
            Cell::plain(passage),
        ]);
    }
    Ok(Table {
        columns: vec![
            ("trip", String::new()),
            ("date", label("tomorrow-column-day")),
            ("origin", label("tomorrow-column-from")),
            ("destination", label("tomorrow-column-to")),
            ("needed", label("tomorrow-column-needed")),
            ("firm", label("tomorrow-column-firm")),
            ("signs", label("tomorrow-column-yeses")),
            ("last_passage", label("tomorrow-column-passage")),
        ],
        rows,
    })
}

struct Row {
    id: String,
    day: String,
    way: String,
    signs: Vec<String>,
    passage: String,
    is_old: bool,
}

/// `2/3`, and what is noticeable.
fn signs(outlook: &Outlook, session: &Session) -> Vec<String> {
    let count = outlook.count;
    let mut said = Vec::new();
    if count.needed > 0 {
        said.push(format!("{}/{}", count.firm, count.needed));
    }
    said.extend(outlook.signs.iter().map(|sign| session.catalogue().say(&words::sign(sign))));
    said
}

/// As many as fit, the gravest first, and how many more there are.
fn fitted(signs: &[String], columns: usize, session: &Session) -> String {
    let more =
        |count: usize| session.catalogue().say(&Message::new("tomorrow-sign-more").with("count", count));
    for shown in (1..=signs.len()).rev() {
        let mut line = signs[..shown].join(" · ");
        if shown < signs.len() {
            line.push_str(&format!(" · {}", more(signs.len() - shown)));
        }
        if width(&line) <= columns {
            return line;
        }
    }
    signs.first().map(|first| truncate(first, columns).into_owned()).unwrap_or_default()
}

fn way(outlook: &Outlook, reader: &Reader<'_>, session: &Session) -> Result<String, StoreError> {
    let name = |place| Ok::<_, StoreError>(reader.name(place)?.unwrap_or_default());
    let way = Message::new("tomorrow-way")
        .with("origin", name(outlook.planned.origin)?)
        .with("destination", name(outlook.planned.destination)?);
    Ok(one_line(&session.catalogue().say(&way)).into_owned())
}

fn when(date: PartialDate, session: &Session) -> String {
    match date {
        PartialDate::Day(day) => session.catalogue().say(&words::day(day)),
        known_in_part => known_in_part.to_string(),
    }
}

fn passage(outlook: &Outlook, session: &Session) -> String {
    let Some(passage) = &outlook.planned.passage else { return "–".to_owned() };
    let day = short(passage.day, session);
    if outlook.passage_is_old {
        return session.catalogue().say(&Message::new("tomorrow-old").with("day", day));
    }
    day
}

fn short(day: NaiveDate, session: &Session) -> String {
    if (session.today() - day).num_days() > DAYS_WITHOUT_YEAR {
        return format!("{}-{:02}", day.year(), day.month());
    }
    session.catalogue().say(&words::day(day))
}
