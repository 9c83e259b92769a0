//! Reports as files that other programs open: one page of HTML, a workbook.

use carnet::analysis;
use carnet::geometry::{Ground, Known, Land, Outline, Tier};
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
        pictures: Vec::new(),
        notes: Vec::new(),
    }
}

/// Borders for the districts of the worked month, one beside the other.
fn ground() -> Ground {
    let land = |number: usize| {
        let west = number as f64;
        let text = format!("[[[[{west},5],[{0},5],[{0},6],[{west},6],[{west},5]]]]", west + 1.0);
        Land {
            code: format!("L-{number}"),
            name: "حي <i>".to_owned(),
            outline: Outline::from_coordinates(&text),
            point: None,
            known: Known::Border,
        }
    };
    let districts = (1..20).map(land).collect();
    Ground { lands: [(Tier::District, districts)].into(), base_map: true }
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
    let every: Vec<Reported> = REPORTS.iter().map(|of| month(of, &october().of(of))).collect();
    let monthly = month(&report::ROADBLOCKS, &october().by("month").unwrap());
    let ground = ground();
    let pages = [&every[..], std::slice::from_ref(&monthly), std::slice::from_ref(&every[0])];
    for language in Language::ALL {
        let catalogue = Catalogue::new(*language);
        for all in pages {
            let mapped = Some(render::Mapped { ground: &ground, besides: None });
            let page = render::html_with_map(all, mapped, &catalogue);
            assert_eq!(page, render::html_with_map(all, mapped, &catalogue), "the same bytes twice");
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

/// The sheets of a workbook by name, each as rows of what a spreadsheet program reads.
fn sheets(book: &[u8]) -> Vec<(String, Vec<Vec<calamine::Data>>)> {
    use calamine::Reader;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
    book.worksheets()
        .into_iter()
        .map(|(name, range)| (name, range.rows().map(<[calamine::Data]>::to_vec).collect()))
        .collect()
}

#[test]
fn a_workbook_has_typed_cells_and_opens_in_another_reader() {
    use calamine::Data::{Float, String as Text};
    let catalogue = Catalogue::new(Language::English);
    let made = roads(&["=1+1", "\u{202e}evil", "طريق صنعاء – تعز"], 7);
    let book = render::xlsx(std::slice::from_ref(&made), &catalogue).unwrap();
    let again = render::xlsx(&[made], &catalogue).unwrap();
    assert!(book == again, "the same bytes twice");
    let sheets = sheets(&book);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Read first", "Roadblock incidents and", "What is counted"]);
    let rows = &sheets[1].1;
    let head: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(head[..3], ["Road: id", "Road", "Incidents"].map(str::to_owned));
    assert_eq!(rows[1][1], Text("=1+1".into()), "a text, and no formula");
    assert_eq!(rows[2][1], Text("<U+202E>evil".into()));
    assert_eq!(rows[3][1], Text("طريق صنعاء – تعز".into()));
    assert_eq!(rows[3][2], Float(4.0));
    assert_eq!((&rows[3][3], &rows[3][4]), (&Float(4.0), &Float(14.0)));
    let Float(percent) = rows[3][5] else { panic!("{:?}", rows[3][5]) };
    assert!((percent - 4.0 / 14.0).abs() < 1e-12);
    assert_eq!(rows[1][5], calamine::Data::Empty, "few cases have no share");
    let calamine::Data::DateTime(day) = rows[3][8] else { panic!("{:?}", rows[3][8]) };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 10, 3, 0, 0, 0, 0));
}

/// What LibreOffice makes of the workbook of all reports, where the machine has it: in every sheet the same values.
#[test]
fn libreoffice_reads_the_same_values() {
    let catalogue = Catalogue::new(Language::French);
    let every: Vec<Reported> = REPORTS.iter().map(|of| month(of, &october().of(of))).collect();
    let book = render::xlsx(&every, &catalogue).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.xlsx");
    std::fs::write(&file, &book).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let run = std::process::Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to"])
        // Every sheet into a file of its own, values and not what is shown.
        .arg("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1")
        .args(["--outdir", folder.path().to_str().unwrap(), file.to_str().unwrap()])
        .output();
    let Ok(output) = run else {
        println!("skipped: this machine has no LibreOffice");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (mut read, mut numbers) = (0, 0);
    for (name, rows) in sheets(&book) {
        let path = folder.path().join(format!("all-{name}.csv"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        read += 1;
        // An empty line is none to a reader of CSV.
        let ours = rows.iter().filter(|row| row.iter().any(|cell| *cell != calamine::Data::Empty));
        for (row, other) in ours.zip(theirs.iter().filter(|row| row.iter().any(|cell| !cell.is_empty()))) {
            for (cell, other) in row.iter().zip(other) {
                match cell {
                    calamine::Data::Float(number) => {
                        let (value, of) = match other.strip_suffix('%') {
                            Some(percent) => (percent.trim(), 100.0),
                            None => (other, 1.0),
                        };
                        let value: f64 =
                            value.parse().unwrap_or_else(|_| panic!("{name}: {other} for {number}"));
                        assert!((value / of - number).abs() < 1e-9, "{name}: {other} for {number}");
                        numbers += 1;
                    }
                    calamine::Data::String(text) => assert_eq!(other, text, "{name}"),
                    _ => {}
                }
            }
        }
    }
    assert!(read > REPORTS.len() && numbers > 100, "{read} sheets, {numbers} numbers");
}

/// HTML Tidy, where the machine has it, finds nothing to say of any page.
#[test]
fn tidy_has_nothing_to_say() {
    let catalogue = Catalogue::new(Language::French);
    let every: Vec<Reported> = REPORTS.iter().map(|of| month(of, &october().of(of))).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.html");
    let ground = ground();
    let mapped = render::Mapped { ground: &ground, besides: None };
    std::fs::write(&file, render::html_with_map(&every, Some(mapped), &catalogue)).unwrap();
    let Ok(said) = std::process::Command::new("tidy").args(["-errors", "-quiet"]).arg(&file).output() else {
        println!("skipped: this machine has no tidy");
        return;
    };
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}
