//! The ladder on a terminal, in signs or in plain ASCII.

use chrono::NaiveDate;

use super::{conducts, signs};
use crate::indicator::{Conduct, Ladder, Sign, Stop};
use crate::message::{Catalogue, Message};
use crate::render::grid;
use crate::text::{clean, width};
use crate::vocabulary::{Level, Term};

/// Columns of the labels.
const LABEL: usize = 22;
/// So many the picture takes at least, where something stands behind it.
const LEAST: usize = 56;

/// The picture in so many columns. `colour` puts escapes around signs, which whoever prints to no terminal takes out.
pub(in crate::render) fn text(
    ladder: &Ladder,
    catalogue: &Catalogue,
    columns: usize,
    ascii: bool,
    colour: bool,
) -> String {
    let stops = |stop: Stop| format!("  < {}", catalogue.label(stop.label_key()));
    let stopped = ladder.rungs.iter().find_map(|rung| rung.stops).map(stops);
    let words = stopped.as_deref().map_or(0, width::width);
    let room = columns.saturating_sub(LABEL + 2);
    // Where assent stops is said behind the picture, or under the line where that would leave no room for it.
    let beside = room.saturating_sub(words) >= LEAST;
    let taken = if beside { words } else { 0 };
    let room = room.saturating_sub(taken).clamp(10, 70);
    let mut page = String::new();
    for line in grid::wrap(&clean::one_line(&catalogue.say(&ladder.title)), columns) {
        page.push_str(&format!("{line}\n"));
    }
    let ends = [ladder.first().to_string(), ladder.as_of.to_string()];
    let gap = room.saturating_sub(ends[0].len() + ends[1].len());
    let dates = if ladder.first() == ladder.as_of {
        format!("{:^room$}", ends[1])
    } else {
        format!("{}{}{}", ends[0], " ".repeat(gap), ends[1])
    };
    page.push_str(&format!("{}  {}\n", " ".repeat(LABEL), dates.trim_end()));
    for rung in &ladder.rungs {
        let name = catalogue.label(&Level::VOCABULARY.label_key(rung.level.code()));
        let mut line = Line::new(room, if rung.met { if ascii { '.' } else { '·' } } else { ' ' });
        if let Some(since) = rung.silent_since {
            line.stretch(ladder, since, ladder.as_of, if ascii { '?' } else { '┄' });
        }
        for answer in &rung.answers {
            line.put(ladder, answer.day, sign(answer.sign, ascii), shade(answer.sign));
        }
        if !rung.met {
            line.say(&catalogue.label("report-picture-never-met"));
        }
        let end = match (rung.stops.map(stops), beside) {
            (Some(words), true) => words,
            (Some(words), false) => format!("\n{}{words}", " ".repeat(LABEL)),
            (None, _) => String::new(),
        };
        let line = line.written(colour);
        page.push_str(&format!("{}  {}\n", width::fit(&name, LABEL), format!("{line}{end}").trim_end()));
    }
    let mut road = Line::new(room, if ascii { '-' } else { '─' });
    if let Some(since) = ladder.untested_since {
        road.stretch(ladder, since, ladder.as_of, if ascii { '/' } else { '░' });
    }
    for passage in &ladder.road {
        road.put(ladder, passage.day, way(passage.conduct, ascii), way_shade(passage.conduct));
    }
    let name = catalogue.label("report-picture-road");
    page.push_str(&format!("{}  {}\n", width::fit(&name, LABEL), road.written(colour).trim_end()));
    for line in legend(ladder, catalogue, columns, ascii) {
        for line in grid::wrap(&line, columns) {
            page.push_str(&format!("{line}\n"));
        }
    }
    page
}

fn sign(sign: Sign, ascii: bool) -> char {
    match (sign, ascii) {
        (Sign::Yes, false) => '●',
        (Sign::HollowYes, false) => '○',
        (Sign::Neither, false) => '◇',
        (Sign::No, false) => '✕',
        (Sign::Yes, true) => 'Y',
        (Sign::HollowYes, true) => 'y',
        (Sign::Neither, true) => 'o',
        (Sign::No, true) => 'N',
    }
}

fn way(conduct: Conduct, ascii: bool) -> char {
    match (conduct, ascii) {
        (Conduct::Passed, false) => '▲',
        (Conduct::Trouble, false) => '△',
        (Conduct::TurnedBack, false) => '▼',
        (Conduct::NotMade, false) => '□',
        (Conduct::Passed, true) => '>',
        (Conduct::Trouble, true) => '~',
        (Conduct::TurnedBack, true) => '<',
        (Conduct::NotMade, true) => '0',
        (Conduct::Incident, _) => '!',
    }
}

/// Colours of the eight that every terminal has.
fn shade(sign: Sign) -> u8 {
    match sign {
        Sign::Yes | Sign::HollowYes => 32,
        Sign::Neither => 33,
        Sign::No => 31,
    }
}

fn way_shade(conduct: Conduct) -> u8 {
    match conduct {
        Conduct::Passed => 32,
        Conduct::Trouble | Conduct::NotMade => 33,
        Conduct::TurnedBack | Conduct::Incident => 31,
    }
}

/// A row of the picture.
struct Line {
    cells: Vec<(char, Option<u8>)>,
    words: Option<String>,
}

impl Line {
    fn new(room: usize, ground: char) -> Self {
        Self { cells: vec![(ground, None); room], words: None }
    }
    fn column(&self, ladder: &Ladder, day: NaiveDate) -> usize {
        (ladder.place(day) * (self.cells.len() - 1) as f64).round() as usize
    }
    /// A sign on its day, or beside it where another stands there already.
    fn put(&mut self, ladder: &Ladder, day: NaiveDate, sign: char, shade: u8) {
        let wanted = self.column(ladder, day);
        let free = |at: &usize| self.cells[*at].1.is_none();
        let at = (wanted..self.cells.len()).find(free).or_else(|| (0..wanted).rev().find(free));
        self.cells[at.unwrap_or(wanted)] = (sign, Some(shade));
    }
    fn stretch(&mut self, ladder: &Ladder, from: NaiveDate, to: NaiveDate, ground: char) {
        let (from, to) = (self.column(ladder, from), self.column(ladder, to));
        self.cells[from..=to].iter_mut().for_each(|cell| *cell = (ground, None));
    }
    fn say(&mut self, words: &str) {
        self.words = Some(words.to_owned());
    }
    fn written(self, colour: bool) -> String {
        if let Some(words) = self.words {
            return words;
        }
        self.cells
            .into_iter()
            .map(|(sign, shade)| match shade.filter(|_| colour) {
                Some(shade) => format!("\u{1b}[{shade}m{sign}\u{1b}[0m"),
                None => sign.to_string(),
            })
            .collect()
    }
}

fn legend(ladder: &Ladder, catalogue: &Catalogue, columns: usize, ascii: bool) -> Vec<String> {
    let entry = |sign: char, key: &str| format!("{sign} {}", catalogue.label(key));
    let mut entries: Vec<String> =
        signs(ladder).into_iter().map(|one| entry(sign(one, ascii), one.label_key())).collect();
    if ladder.rungs.iter().any(|rung| rung.silent_since.is_some()) {
        entries.push(entry(if ascii { '?' } else { '┄' }, "report-picture-silent"));
    }
    entries.extend(conducts(ladder).into_iter().map(|one| entry(way(one, ascii), one.label_key())));
    if let Some(since) = ladder.untested_since {
        let untested = Message::new("report-picture-untested").with("since", since.to_string());
        entries.push(format!("{} {}", if ascii { '/' } else { '░' }, catalogue.say(&untested)));
    }
    let mut lines: Vec<String> = Vec::new();
    for entry in entries {
        match lines.last_mut() {
            Some(line) if width::width(line) + 3 + width::width(&entry) <= columns => {
                line.push_str("   ");
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines
}
