//! Reports as files that other programs open: one page of HTML, a workbook.

use carnet::analysis;
use carnet::indicator::{Cell, Choice, Column, REPORTS, Reported, Row, Shape, Table, report};
use carnet::message::{Catalogue, Language, Message};
use carnet::render;
use scraper::{Html, Selector};

use crate::stores::new_store;
use crate::worked_month::{log_the_month, october};

fn month(of: &'static carnet::indicator::Report, choice: &Choice) -> Reported {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = new_store(&folder.path().join("store"));
    log_the_month(&mut store);
    analysis::make(&store, of, choice, None).unwrap()
}

/// A table of so many roads, called whatever others typed.
pub fn roads(names: &[&str], rows: usize) -> Reported {
    let column = |name: &str, label: &'static str, shape| Column {
        name: name.to_owned(),
        label: Message::new(label),
        shape,
        in_title: false,
    };
    let row = |number: usize| {
        let name = names[number % names.len()].to_owned();
        let met = (number as u64 * 7) % 40;
        let share = analysis::share::share(met / 3, met);
        Row::new(vec![
            Cell::Record { id: format!("L-{}", number + 1), name },
            Cell::Count(met / 3),
            share,
            Cell::Date(chrono::NaiveDate::from_ymd_opt(2026, 10, 1 + (number % 28) as u32).unwrap()),
        ])
    };
    Reported {
        report: &report::ROADBLOCKS,
        choice: october(),
        tables: vec![Table {
            name: "roadblocks",
            title: Message::new("report-section-roadblocks"),
            columns: vec![
                column("road", "report-dimension-road", Shape::Record),
                column("incidents", "report-measure-roadblock-incidents", Shape::Count),
                column("share", "report-column-share", Shape::Share),
                column("date", "report-ladder-column-date", Shape::Date),
            ],
            rows: (0..rows).map(row).collect(),
        }],
        notes: Vec::new(),
    }
}

fn parsed(page: &str) -> Html {
    let parsed = Html::parse_document(page);
    assert!(parsed.errors.is_empty(), "not valid: {:?}", parsed.errors.first());
    parsed
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|found| found.text().collect::<String>()).collect()
}

#[test]
fn a_page_is_valid_stands_alone_and_may_do_nothing() {
    let every: Vec<Reported> = REPORTS.iter().map(|of| month(of, &october())).collect();
    let monthly = month(&report::ROADBLOCKS, &october().by("month").unwrap());
    let pages = [&every[..], std::slice::from_ref(&monthly), std::slice::from_ref(&every[0])];
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        for all in pages {
            let page = render::html(all, &catalogue);
            assert_eq!(page, render::html(all, &catalogue), "the same bytes twice");
            let found = parsed(&page);
            for (nothing, selector) in [
                ("script", "script, iframe, object, embed, link, base, form, img, image, use, animate"),
                ("handler", "[style], [onclick], [onload], [onerror]"),
                ("source", "[src], [xlink\\:href], a:not([href^='#'])"),
            ] {
                assert!(found.select(&Selector::parse(selector).unwrap()).next().is_none(), "{nothing}");
            }
            let fetches = |text: &str| text.contains("://") || text.contains("@import");
            assert!(!fetches(&page.replace("http://www.w3.org/2000/svg", "")), "nothing is fetched");
            let lang = format!("html[lang='{}'][dir='ltr']", language.code());
            assert!(found.select(&Selector::parse(&lang).unwrap()).next().is_some());
            let policy = "meta[http-equiv='Content-Security-Policy'][content^=\"default-src 'none'\"]";
            assert!(found.select(&Selector::parse(policy).unwrap()).next().is_some());
            let cells = texts(&found, "td, th").iter().filter(|text| !text.is_empty()).count();
            assert_eq!(cells, texts(&found, "td > bdi:only-child, th > bdi:only-child").len());
            // An id twice would send a link, or a pattern, to the wrong place.
            let mut ids: Vec<&str> = found
                .select(&Selector::parse("[id]").unwrap())
                .filter_map(|one| one.value().attr("id"))
                .collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "each id once");
        }
    }
}

#[test]
fn a_page_reads_as_reviewed() {
    let month = month(&report::ROADBLOCKS, &october());
    for language in Language::ALL {
        let page = render::html(std::slice::from_ref(&month), &Catalogue::new(*language));
        let body = page.split_once("<body>").unwrap().1.replace("><", ">\n<");
        insta::assert_snapshot!(format!("documents_{}", language.code()), body);
    }
}

#[test]
fn names_steer_no_page() {
    let hostile =
        ["<script>alert(1)</script>", "</style><img src=x>", "\u{202e}txt.exe", "=cmd|' /C'!A1", "نقطة"];
    let page = render::html(&[roads(&hostile, 5)], &Catalogue::new(Language::English));
    let found = parsed(&page);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'));
    let names = texts(&found, "tbody th bdi");
    assert_eq!(names[0], "<script>alert(1)</script>");
    assert_eq!(names[2], "<U+202E>txt.exe");
    assert_eq!(names[4], "نقطة");
}

#[test]
fn large_pages_draw_what_can_be_seen_and_list_the_rest() {
    let catalogue = Catalogue::new(Language::English);
    let found = parsed(&render::html(&[roads(&["Goma – Rutshuru"], 5_000)], &catalogue));
    assert_eq!(texts(&found, "tbody tr").len(), 5_000);
    assert_eq!(texts(&found, "figcaption"), ["4970 more are in the table and not in the picture."]);
    let empty = parsed(&render::html(&[roads(&["x"], 0)], &catalogue));
    assert_eq!(texts(&empty, "section > p.empty"), ["Nothing recorded for this."]);
    assert!(texts(&empty, "svg").is_empty());
}
