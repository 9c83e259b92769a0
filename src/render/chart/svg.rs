//! Charts as SVG, drawn by hand: no script, no `style`, colours by class so that a dark page and paper have their own.
//! Nothing is told apart by colour alone: parts have patterns, every bar its figure.

use maud::{Markup, html};

use super::{Bars, Chart, Figure, Label, Panel, Parts, Periods};
use crate::indicator::{Reported, Table};
use crate::message::{Catalogue, Message};
use crate::render::words::BETWEEN;
use crate::text::{clean, width};

/// Width of every picture, in its own units.
const WIDTH: f64 = 720.0;
/// Height of a row.
const ROW: f64 = 24.0;
/// How wide a character is, on the average of proportional letters.
const LETTER: f64 = 7.6;
/// Widest column of labels, in characters.
const LABEL: usize = 34;
const GAP: f64 = 10.0;
/// Colours and patterns of parts.
const SERIES: usize = 8;

/// The picture of a table, where there is one.
pub(in crate::render) fn svg(
    made: &Reported,
    table: &Table,
    id: &str,
    catalogue: &Catalogue,
) -> Option<Markup> {
    let title = clean::one_line(&catalogue.say(&table.title)).into_owned();
    let chart = Chart::of(made, table, catalogue)?;
    let (height, drawn, left_out) = match &chart {
        Chart::Bars(chart) => (bars_height(chart), bars(chart), chart.left_out),
        Chart::Parts(chart) => (parts_height(chart), parts(chart, id), chart.left_out),
        Chart::Periods(chart) => (periods_height(chart), periods(chart), chart.left_out),
    };
    let height = (height + 6.0).round();
    Some(html! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-label=(title) { (drawn) }
        @if left_out > 0 {
            figcaption { (catalogue.say(&Message::new("report-chart-left-out").with("count", left_out))) }
        }
    })
}

/// A number as SVG takes it, to a tenth.
pub(in crate::render) fn at(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// How wide a text is, about.
pub(in crate::render) fn columns(text: &str) -> f64 {
    width::width(text) as f64 * LETTER
}

fn cut(text: &str, room: f64) -> String {
    width::truncate(text, (room / LETTER).max(1.0) as usize).into_owned()
}

fn label_width(labels: &[Label]) -> f64 {
    let longest = labels.iter().map(|label| width::width(&label.text)).max().unwrap_or(0);
    // Short words can be all wide letters.
    longest.min(LABEL) as f64 * LETTER + 14.0
}

fn row_label(label: &Label, wide: f64, y: f64) -> Markup {
    let shown = width::truncate(&label.text, LABEL);
    // Each name runs as its script does: beside a date, one in Arabic would turn the whole label around.
    let parts: Vec<&str> = shown.split(BETWEEN).collect();
    let alone = parts.len() == 1;
    html! {
        text.l[alone].q[label.of_which] x=(at(wide)) y=(at(y + 16.0)) text-anchor="end" {
            @for (at, part) in parts.into_iter().enumerate() {
                @if at > 0 { (BETWEEN) }
                @if alone { (part) } @else { tspan.l { (part) } }
            }
            @if shown != label.text { title { (label.text) } }
        }
    }
}

const HEAD: f64 = 22.0;

fn bars_height(chart: &Bars) -> f64 {
    HEAD + chart.labels.len() as f64 * ROW
}

fn bars(chart: &Bars) -> Markup {
    let labels = label_width(&chart.labels);
    let left = labels + GAP;
    let room = (WIDTH - left) / chart.figures.len() as f64;
    html! {
        @for (row, label) in chart.labels.iter().enumerate() { (row_label(label, labels, HEAD + row as f64 * ROW)) }
        @for (number, figure) in chart.figures.iter().enumerate() {
            (bars_of(figure, left + number as f64 * room, room - GAP, &chart.labels))
        }
    }
}

fn bars_of(figure: &Figure, left: f64, room: f64, labels: &[Label]) -> Markup {
    let text = figure.bars.iter().map(|bar| columns(&bar.text)).fold(0.0, f64::max) + 8.0;
    let length = (room - text).max(30.0);
    let bottom = HEAD + figure.bars.len() as f64 * ROW;
    html! {
        text.h x=(at(left)) y="14" { (cut(&figure.title, room)) }
        line.axis x1=(at(left)) x2=(at(left)) y1=(at(HEAD)) y2=(at(bottom)) {}
        @if figure.of_whole {
            @for part in [0.5, 1.0] {
                line.axis x1=(at(left + part * length)) x2=(at(left + part * length)) y1=(at(HEAD)) y2=(at(bottom)) {}
            }
        }
        @for (row, bar) in figure.bars.iter().enumerate() {
            @let y = HEAD + row as f64 * ROW;
            @let end = left + bar.length.unwrap_or(0.0) * length;
            @if let Some(part) = bar.length.filter(|part| *part > 0.0) {
                // A row that is counted in another is a thinner bar.
                @let (top, high) = if labels[row].of_which { (8.0, 8.0) } else { (4.0, 16.0) };
                rect.bar x=(at(left)) y=(at(y + top)) width=(at((part * length).max(1.0))) height=(at(high)) {}
            }
            @let after = bar.interval.map_or(end, |(_, high)| end.max(left + high * length));
            @if let Some((low, high)) = bar.interval { (whisker(left + low * length, left + high * length, y + 12.0)) }
            text.q[bar.text == "0"] x=(at(after + 5.0)) y=(at(y + 16.0)) { (bar.text) }
        }
    }
}

/// An interval lying: a line between two ends.
fn whisker(low: f64, high: f64, y: f64) -> Markup {
    let path =
        format!("M{0} {1}V{2}M{0} {3}H{4}M{4} {1}V{2}", at(low), at(y - 4.0), at(y + 4.0), at(y), at(high));
    html! { path.whisker d=(path) {} }
}

/// How many rows the legend of the parts takes, and where each entry stands.
fn legend(series: &[String]) -> (f64, Vec<(f64, f64)>) {
    let (mut x, mut y) = (0.0, 0.0);
    let places = series
        .iter()
        .map(|name| {
            let wide = columns(name) + 38.0;
            if x > 0.0 && x + wide > WIDTH {
                (x, y) = (0.0, y + 20.0);
            }
            let place = (x, y);
            x += wide;
            place
        })
        .collect();
    (y + 26.0, places)
}

fn parts_height(chart: &Parts) -> f64 {
    legend(&chart.series).0 + chart.labels.len() as f64 * ROW
}

fn parts(chart: &Parts, id: &str) -> Markup {
    let labels = label_width(&chart.labels);
    let left = labels + GAP;
    let (top, places) = legend(&chart.series);
    let whole: Vec<u64> = chart.counts.iter().map(|row| row.iter().sum()).collect();
    let most = whole.iter().copied().max().unwrap_or(0).max(1) as f64;
    let room = WIDTH - left - columns(&most.to_string()) - 12.0;
    let fill = |series: usize| format!("url(#{id}-{series})");
    html! {
        defs { @for series in 0..chart.series.len() { (pattern(series, id)) } }
        @for (series, (x, y)) in places.iter().enumerate() {
            rect x=(at(*x)) y=(at(*y)) width="18" height="14" fill=(fill(series)) {}
            text x=(at(x + 24.0)) y=(at(y + 12.0)) { (chart.series[series]) }
        }
        @for (row, label) in chart.labels.iter().enumerate() {
            @let y = top + row as f64 * ROW;
            (row_label(label, labels, y))
            @for (series, count) in chart.counts[row].iter().enumerate() {
                @let before: u64 = chart.counts[row][..series].iter().sum();
                @let x = left + before as f64 / most * room;
                @let wide = *count as f64 / most * room;
                @if *count > 0 {
                    rect.edge x=(at(x)) y=(at(y + 3.0)) width=(at(wide)) height="18" fill=(fill(series)) {
                        title { (chart.series[series]) ": " (count) }
                    }
                }
            }
            text.q[whole[row] == 0] x=(at(left + whole[row] as f64 / most * room + 5.0)) y=(at(y + 16.0)) { (whole[row]) }
        }
        line.axis x1=(at(left)) x2=(at(left)) y1=(at(top)) y2=(at(top + chart.labels.len() as f64 * ROW)) {}
    }
}

/// A colour with lines cut out of it; the two repeat in different steps.
fn pattern(series: usize, id: &str) -> Markup {
    let colour = format!("s{}", series % SERIES);
    let cuts = match (series + series / SERIES) % SERIES {
        0 => "",
        1 => "M-2 2L2 -2M0 10L10 0M8 12L12 8",
        2 => "M-2 8L2 12M0 0L10 10M8 -2L12 2",
        3 => "M3 0V10M8 0V10",
        4 => "M0 3H10M0 8H10",
        5 => "M4 5H6M9 0H11M-1 0H1M9 10H11M-1 10H1",
        6 => "M0 5H10M5 0V10",
        _ => "M5 0V10",
    };
    html! {
        pattern id=(format!("{id}-{series}")) width="10" height="10" patternUnits="userSpaceOnUse" {
            rect class=(colour) width="10" height="10" {}
            @if !cuts.is_empty() { path.cut d=(cuts) {} }
        }
    }
}

const PANEL_HEIGHT: f64 = 118.0;
const ACROSS: usize = 3;

fn across(chart: &Periods) -> usize {
    // Many periods, or one panel, have the whole width.
    match (chart.panels.len(), chart.periods.len()) {
        (1, _) => 1,
        (2, _) | (_, 19..) => 2,
        _ => ACROSS,
    }
}

fn periods_height(chart: &Periods) -> f64 {
    chart.panels.len().div_ceil(across(chart)) as f64 * PANEL_HEIGHT
}

fn periods(chart: &Periods) -> Markup {
    let across = across(chart);
    let wide = WIDTH / across as f64;
    html! {
        @for (number, one) in chart.panels.iter().enumerate() {
            (panel(one, &chart.periods, (number % across) as f64 * wide, (number / across) as f64 * PANEL_HEIGHT, wide - 18.0))
        }
    }
}

fn panel(panel: &Panel, periods: &[String], left: f64, top: f64, room: f64) -> Markup {
    let (high, floor) = (58.0, top + 96.0);
    let step = room / periods.len() as f64;
    let y = |value: f64| floor - (value / panel.most).clamp(0.0, 1.0) * high;
    let middle = |at: usize| left + (at as f64 + 0.5) * step;
    let thick = (step * 0.7).min(26.0);
    // Figures over the bars where there is room for them; else the highest says its own.
    let fits = panel.points.iter().flatten().all(|point| columns(&point.text) <= step + 6.0);
    let highest = panel.points.iter().flatten().map(|point| point.value).fold(0.0, f64::max);
    let first = panel.points.iter().position(|point| point.as_ref().is_some_and(|one| one.value == highest));
    html! {
        text.h.l x=(at(left)) y=(at(top + 14.0)) { (cut(&panel.title, room)) }
        line.axis x1=(at(left)) x2=(at(left + room)) y1=(at(floor)) y2=(at(floor)) {}
        @if panel.of_whole {
            @for pair in joined(panel) {
                line.whisker x1=(at(middle(pair))) y1=(at(y(value(panel, pair)))) x2=(at(middle(pair + 1))) y2=(at(y(value(panel, pair + 1)))) {}
            }
        }
        @for (number, point) in panel.points.iter().enumerate() {
            @if let Some(point) = point {
                @let x = middle(number);
                @if panel.of_whole {
                    @if let Some((low, high)) = point.interval {
                        line.whisker x1=(at(x)) x2=(at(x)) y1=(at(y(low))) y2=(at(y(high))) {}
                    }
                    circle.bar cx=(at(x)) cy=(at(y(point.value))) r="3.5" {}
                } @else if point.value > 0.0 {
                    rect.bar x=(at(x - thick / 2.0)) y=(at(y(point.value))) width=(at(thick)) height=(at((floor - y(point.value)).max(1.0))) {}
                }
                @if fits || Some(number) == first {
                    @let peak = point.interval.map_or(point.value, |(_, high)| high);
                    @let shift = (columns(&point.text) / 2.0).min(x - left).max(columns(&point.text) + x - left - room).max(0.0);
                    text.q[point.value == 0.0] x=(at(x - shift)) y=(at(y(peak) - 4.0)) { (point.text) }
                }
            }
        }
        text.q x=(at(left)) y=(at(floor + 14.0)) { (periods[0]) }
        @if periods.len() > 1 {
            text.q x=(at(left + room)) y=(at(floor + 14.0)) text-anchor="end" { (periods[periods.len() - 1]) }
        }
    }
}

/// The places from which a line goes to the next period: both have a figure.
fn joined(panel: &Panel) -> impl Iterator<Item = usize> + '_ {
    panel
        .points
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0].is_some() && pair[1].is_some())
        .map(|(at, _)| at)
}

fn value(panel: &Panel, at: usize) -> f64 {
    panel.points[at].as_ref().map_or(0.0, |point| point.value)
}
