//! The ladder as SVG.

use maud::{Markup, html};

use super::{conducts, signs};
use crate::indicator::{Conduct, Ladder, LadderRung, Sign};
use crate::message::{Catalogue, Message};
use crate::render::chart::at;
use crate::text::{clean, width};
use crate::vocabulary::{Level, Term};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 170.0;
const RIGHT: f64 = 700.0;
const TOP: f64 = 28.0;
const ROW: f64 = 30.0;
/// What a row is taller by where words stand under its line: on the line they would hide the latest answers.
const WORDS: f64 = 18.0;
const LETTER: f64 = 7.6;
/// How far below the trips the incidents stand.
const INCIDENTS: f64 = 22.0;

/// The picture.
pub(in crate::render) fn svg(ladder: &Ladder, id: &str, catalogue: &Catalogue) -> Markup {
    let (tops, bottom) = rows(ladder);
    let road = bottom + 10.0;
    let entries = legend(ladder, catalogue);
    let (tall, places) = laid_out(&entries);
    let under = if conducts(ladder).contains(&Conduct::Incident) { INCIDENTS } else { 0.0 };
    let height = road + ROW + under + 14.0 + tall;
    let title = clean::one_line(&catalogue.say(&ladder.title)).into_owned();
    let x = |day| LEFT + ladder.place(day) * (RIGHT - LEFT);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {}", at(height))) role="img" aria-label=(title) {
            defs {
                pattern id=(format!("{id}-untested")) width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect.band width="8" height="8" {}
                    path.dash d="M-2 2L2 -2M0 8L8 0M6 10L10 6" {}
                }
            }
            @if ladder.first() == ladder.as_of {
                text.q x=(at((LEFT + RIGHT) / 2.0)) y="14" text-anchor="middle" { (ladder.as_of) }
            } @else {
                text.q x=(at(LEFT)) y="14" { (ladder.first()) }
                text.q x=(at(RIGHT)) y="14" text-anchor="end" { (ladder.as_of) }
            }
            @for (number, (rung, top)) in ladder.rungs.iter().zip(tops).enumerate() {
                (row(ladder, rung, top, number % 2 == 0, catalogue))
            }
            @let middle = road + ROW / 2.0;
            text.h x=(at(LEFT - 12.0)) y=(at(middle + 5.0)) text-anchor="end" { (catalogue.label("report-picture-road")) }
            line.axis x1=(at(LEFT)) x2=(at(RIGHT)) y1=(at(middle)) y2=(at(middle)) {}
            @if let Some(since) = ladder.untested_since {
                rect x=(at(x(since))) y=(at(middle - 9.0)) width=(at((RIGHT - x(since)).max(4.0))) height="18" fill=(format!("url(#{id}-untested)")) {}
            }
            // Incidents have a line of their own, or they would hide the trips on which they happened.
            @for passage in &ladder.road {
                @let below = if passage.conduct == Conduct::Incident { INCIDENTS } else { 0.0 };
                (way(passage.conduct, x(passage.day), middle + below))
            }
            @for ((mark, words), (left, down)) in entries.iter().zip(places) {
                @let y = road + ROW + under + 14.0 + down;
                (drawn(mark, left + 9.0, y + 9.0, id))
                text x=(at(left + 24.0)) y=(at(y + 14.0)) { (words) }
            }
        }
    }
}

/// Where each row begins, and where the last ends.
fn rows(ladder: &Ladder) -> (Vec<f64>, f64) {
    let mut y = TOP;
    let tops = ladder
        .rungs
        .iter()
        .map(|rung| {
            let top = y;
            y += tall(rung);
            top
        })
        .collect();
    (tops, y)
}

fn tall(rung: &LadderRung) -> f64 {
    ROW + rung.stops.map_or(0.0, |_| WORDS)
}

fn row(ladder: &Ladder, rung: &LadderRung, y: f64, shaded: bool, catalogue: &Catalogue) -> Markup {
    let middle = y + ROW / 2.0;
    let x = |day| LEFT + ladder.place(day) * (RIGHT - LEFT);
    let name = catalogue.label(&Level::VOCABULARY.label_key(rung.level.code()));
    html! {
        @if shaded { rect.band x="0" y=(at(y)) width=(at(WIDTH)) height=(at(tall(rung))) {} }
        text x=(at(LEFT - 12.0)) y=(at(middle + 5.0)) text-anchor="end" { (width::truncate(&name, 22)) }
        @if rung.met {
            line.axis x1=(at(LEFT)) x2=(at(RIGHT)) y1=(at(middle)) y2=(at(middle)) {}
        } @else {
            text.q x=(at(LEFT)) y=(at(middle + 5.0)) { (catalogue.label("report-picture-never-met")) }
        }
        @if let Some(since) = rung.silent_since {
            path.dash d=(format!("M{} {m}H{}", at(x(since)), at(RIGHT), m = at(middle))) {}
            circle.sign.none.hollow cx=(at(x(since))) cy=(at(middle)) r="4" {}
        }
        @for answer in &rung.answers { (sign(answer.sign, answer.by_desk, x(answer.day), middle)) }
        @if let Some(stop) = rung.stops {
            text.h x=(at(RIGHT)) y=(at(y + ROW + 8.0)) text-anchor="end" { (catalogue.label(stop.label_key())) }
        }
    }
}

/// A form for each answer; a desk's is underlined, for it relays.
fn sign(sign: Sign, by_desk: bool, x: f64, y: f64) -> Markup {
    html! {
        @match sign {
            Sign::Yes => circle.sign.yes cx=(at(x)) cy=(at(y)) r="7" {},
            Sign::HollowYes => circle.sign.yes.hollow cx=(at(x)) cy=(at(y)) r="7" {},
            Sign::Neither => path.sign.wait.hollow d=(format!("M{} {}l8 8l-8 8l-8 -8z", at(x), at(y - 8.0))) {},
            Sign::No => path.sign.no d=(format!("M{} {}l12 12m0 -12l-12 12", at(x - 6.0), at(y - 6.0))) {},
        }
        @if by_desk {
            path.whisker d=(format!("M{} {}h16", at(x - 8.0), at(y + 11.0))) {}
        }
    }
}

fn way(conduct: Conduct, x: f64, y: f64) -> Markup {
    let up = format!("M{} {}l6 12h-12z", at(x), at(y - 7.0));
    html! {
        @match conduct {
            Conduct::Passed => path.sign.yes d=(up) {},
            Conduct::Trouble => path.sign.wait.hollow d=(up) {},
            Conduct::TurnedBack => path.sign.no d=(format!("M{} {}l6 -12h-12z", at(x), at(y + 7.0))) {},
            Conduct::NotMade => rect.sign.none.hollow x=(at(x - 5.0)) y=(at(y - 5.0)) width="10" height="10" {},
            Conduct::Incident => {
                rect.sign.no x=(at(x - 3.0)) y=(at(y - 10.0)) width="6" height="12" {}
                rect.sign.no x=(at(x - 2.0)) y=(at(y + 6.0)) width="4" height="4" {}
            }
        }
    }
}

/// Something that the legend names.
enum Mark {
    Sign(Sign),
    Desk,
    Silent,
    Way(Conduct),
    Untested,
}

fn drawn(mark: &Mark, x: f64, y: f64, id: &str) -> Markup {
    match mark {
        Mark::Sign(one) => sign(*one, false, x, y),
        Mark::Desk => html! { path.whisker d=(format!("M{} {}h16", at(x - 8.0), at(y + 4.0))) {} },
        Mark::Silent => html! { path.dash d=(format!("M{} {}h18", at(x - 9.0), at(y))) {} },
        Mark::Way(one) => way(*one, x, y),
        Mark::Untested => html! {
            rect x=(at(x - 9.0)) y=(at(y - 7.0)) width="18" height="14" fill=(format!("url(#{id}-untested)")) {}
        },
    }
}

fn legend(ladder: &Ladder, catalogue: &Catalogue) -> Vec<(Mark, String)> {
    let mut entries: Vec<(Mark, String)> =
        signs(ladder).into_iter().map(|one| (Mark::Sign(one), catalogue.label(one.label_key()))).collect();
    if ladder.rungs.iter().flat_map(|rung| &rung.answers).any(|answer| answer.by_desk) {
        entries.push((Mark::Desk, catalogue.label("report-ladder-through-desk")));
    }
    if ladder.rungs.iter().any(|rung| rung.silent_since.is_some()) {
        entries.push((Mark::Silent, catalogue.label("report-picture-silent")));
    }
    entries
        .extend(conducts(ladder).into_iter().map(|one| (Mark::Way(one), catalogue.label(one.label_key()))));
    if let Some(since) = ladder.untested_since {
        let words = Message::new("report-picture-untested").with("since", since.to_string());
        entries.push((Mark::Untested, catalogue.say(&words)));
    }
    entries
}

/// Where each entry stands, and how tall all of them are.
fn laid_out(entries: &[(Mark, String)]) -> (f64, Vec<(f64, f64)>) {
    let (mut x, mut y) = (0.0, 0.0);
    let places = entries
        .iter()
        .map(|(_, words)| {
            let wide = width::width(words) as f64 * LETTER + 44.0;
            if x > 0.0 && x + wide > WIDTH {
                (x, y) = (0.0, y + 24.0);
            }
            let place = (x, y);
            x += wide;
            place
        })
        .collect();
    (y + 28.0, places)
}
