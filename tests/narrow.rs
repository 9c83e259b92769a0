//! A terminal of 60 columns: what people read is set for it, and no line runs over its edge.

use carnet::sample::{self, Size};
use carnet::text::width::width;

use crate::officer::Officer;
use crate::runner::terminal::Seat;
use crate::stores::stamp;

const COLUMNS: u16 = 60;

/// What the terminal shows, without colours and marks of direction.
fn seen(officer: &Officer, words: &[&str], columns: u16) -> String {
    let left = Seat::at_width(officer.command(words), columns).leaves();
    assert_eq!(left.exit, Some(0), "{}", left.shown);
    let mut text = String::new();
    let mut letters = left.shown.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => _ = letters.by_ref().find(char::is_ascii_alphabetic),
            '\u{2066}'..='\u{2069}' => {}
            letter => text.push(letter),
        }
    }
    text
}

#[test]
fn what_people_read_fits_a_narrow_terminal() {
    let mut over = Vec::new();
    for officer in [Officer::new(), Officer::in_french()] {
        let mut store = officer.opens_store();
        let filled = sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
        drop(store);
        let negotiation = filled.negotiation.to_string();
        for words in [
            ["report", "overview"].as_slice(),
            &["report", "outcomes"],
            &["report", "requests"],
            &["report", "levels"],
            &["report", "ladder", "--negotiation", &negotiation],
            &["report", "trips", "--by", "month"],
            &["report", "roadblocks"],
            &["report", "constraints"],
            &["report", "promises"],
            &["report", "durability"],
            &["report", "mission"],
            &["report", "changes"],
            &["report", "people"],
            &["report", "coverage"],
            &["report", "map"],
            &["negotiation", "brief", &negotiation],
            &["negotiation", "show", &negotiation],
            &["tomorrow"],
            &["trip", "list"],
            &["doctor"],
            &["doctor", "--outside-view"],
        ] {
            let text = seen(&officer, words, COLUMNS);
            assert!(text.lines().count() > 1, "{words:?}: {text}");
            let wide = text.lines().filter(|line| width(line) > COLUMNS.into());
            over.extend(wide.map(|line| format!("{}: {line}", words.join(" "))));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

#[test]
fn a_wide_terminal_is_made_use_of() {
    let officer = Officer::new();
    let mut store = officer.opens_store();
    sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
    drop(store);
    let lines = |columns| seen(&officer, &["report", "changes"], columns).lines().count();
    assert!(lines(120) < lines(80));
}

/// A figure without the heading of its column is a riddle: `18.5 % [13.6-25.1]` of what?
#[test]
fn what_is_read_down_has_a_heading_on_every_line() {
    for (officer, days, until) in [
        (Officer::new(), "After days", "Cleared: by then"),
        (Officer::in_french(), "Après jours", "Autorisées : d’ici là"),
    ] {
        let mut store = officer.opens_store();
        let _ = sample::fill(&mut store, Size::Tour, 1, &stamp()).unwrap();
        drop(store);
        for (report, columns) in
            [("requests", COLUMNS), ("requests", 80), ("durability", COLUMNS), ("people", COLUMNS)]
        {
            let text = seen(&officer, &["report", report], columns);
            let bare = |line: &&str| line.starts_with(|first: char| first.is_ascii_digit());
            // The sentences above the tables may break before a number.
            let tables = text.lines().skip_while(|line| !line.trim().is_empty());
            let bare: Vec<&str> = tables.filter(bare).collect();
            // Where the table fits, its rows may begin with a number of days under their heading.
            let fits = text.lines().any(|line| line.starts_with(days) && line.contains(until));
            assert!(bare.is_empty() || fits, "{report} on {columns}: {bare:#?}");
            let headed = |line: &str| line.contains("Waiting since") || line.contains("En attente depuis");
            assert!(report != "people" || text.lines().any(headed), "{text}");
            if report == "requests" && columns == COLUMNS {
                for heading in [days, until] {
                    assert!(text.lines().any(|line| line.starts_with(heading)), "{heading}: {text}");
                }
            }
        }
    }
}
