//! Bars and lines of a terminal, in blocks or in plain ASCII.

use super::{Chart, Periods, Point};
use crate::indicator::{Reported, Table};
use crate::message::{Catalogue, Message};
use crate::text::{clean, width};

/// Longest title of a line, in columns, and the shortest to which a narrow screen cuts it.
const TITLE: usize = 34;
const LEAST_TITLE: usize = 12;

/// A bar for each row, of at most so many columns, by its first figure; nothing where a table is not drawn as bars.
pub(in crate::render) fn bars(
    made: &Reported,
    table: &Table,
    catalogue: &Catalogue,
    columns: usize,
    ascii: bool,
) -> Option<Vec<String>> {
    let Some(Chart::Bars(chart)) = Chart::of(made, table, catalogue) else { return None };
    let drawn = chart.figures.first()?.bars.iter().map(|one| bar(one.length.unwrap_or(0.0), columns, ascii));
    (chart.labels.len() > 1).then(|| drawn.collect())
}

/// A bar of at most so many columns. What is not nothing is seen.
fn bar(part: f64, columns: usize, ascii: bool) -> String {
    let halves = (part.clamp(0.0, 1.0) * columns as f64 * 2.0).round() as usize;
    let halves = if part > 0.0 { halves.max(1) } else { 0 };
    if ascii {
        return "#".repeat(halves.div_ceil(2));
    }
    format!("{}{}", "█".repeat(halves / 2), if halves % 2 == 1 { "▌" } else { "" })
}

/// A table over periods as a line for each figure or group: how it went, from when to when, and its highest.
pub(in crate::render) fn sparklines(
    made: &Reported,
    table: &Table,
    catalogue: &Catalogue,
    columns: usize,
    ascii: bool,
) -> Vec<String> {
    match Chart::of(made, table, catalogue) {
        Some(Chart::Periods(chart)) if chart.periods.len() > 1 => lines(&chart, catalogue, columns, ascii),
        _ => Vec::new(),
    }
}

fn lines(chart: &Periods, catalogue: &Catalogue, columns: usize, ascii: bool) -> Vec<String> {
    let between = catalogue.say(
        &Message::new("report-chart-between")
            .with("first", chart.periods[0].as_str())
            .with("last", chart.periods[chart.periods.len() - 1].as_str()),
    );
    let drawn: Vec<(String, String, String)> = chart
        .panels
        .iter()
        .map(|panel| {
            let step =
                |point: &Option<Point>| step(point.as_ref().map(|point| point.value / panel.most), ascii);
            let values = panel.points.iter().flatten().map(|point| (point.value, point.text.as_str()));
            let most = values.max_by(|left, right| left.0.total_cmp(&right.0)).map_or("", |(_, text)| text);
            let most = catalogue.say(&Message::new("report-chart-most").with("most", most));
            (clean::one_line(&panel.title).into_owned(), panel.points.iter().map(step).collect(), most)
        })
        .collect();
    let widest = |part: fn(&(String, String, String)) -> &str| {
        drawn.iter().map(|line| width::width(part(line))).max().unwrap_or(0)
    };
    let taken = widest(|(_, steps, _)| steps) + widest(|(.., most)| most) + 4;
    let wide = widest(|(title, ..)| title).min(TITLE);
    // From when to when stands once, under all of them, where it has no room behind each.
    if wide + taken + width::width(&between) + 2 <= columns {
        let line = |(title, steps, most)| format!("{}  {steps}  {between}, {most}", width::fit(title, wide));
        return drawn.iter().map(|(title, steps, most)| line((title, steps, most))).collect();
    }
    let wide = wide.min(columns.saturating_sub(taken).max(LEAST_TITLE));
    let lines =
        drawn.iter().map(|(title, steps, most)| format!("{}  {steps}  {most}", width::fit(title, wide)));
    lines.chain([between]).collect()
}

/// One period. Nothing, and too few cases for a figure, are not a low one.
fn step(part: Option<f64>, ascii: bool) -> char {
    let steps: &[char] = if ascii {
        &['_', '.', '-', '=', '*', '#']
    } else {
        &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
    };
    match part {
        None if ascii => ' ',
        None => '·',
        Some(part) => {
            let last = steps.len() - 1;
            let at = (part.clamp(0.0, 1.0) * last as f64).round() as usize;
            steps[if part > 0.0 { at.max(1) } else { 0 }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_nothing_is_seen() {
        assert_eq!(bar(0.0, 10, false), "");
        assert_eq!(bar(0.001, 10, false), "▌");
        assert_eq!(bar(0.25, 10, false), "██▌");
        assert_eq!(bar(1.0, 4, true), "####");
        assert_eq!(bar(0.001, 10, true), "#");
        assert_eq!([0.0, 0.01, 1.0].map(|part| step(Some(part), true)), ['_', '.', '#']);
        assert_eq!((step(None, true), step(None, false)), (' ', '·'));
    }
}
