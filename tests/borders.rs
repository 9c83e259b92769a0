//! Borders that come in, the map that they make, and GeoJSON that goes out: through the real program, with a country that
//! does not exist.

use std::fmt::Write as _;
use std::process::Command;

use carnet::message::{Catalogue, Language};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::desks::Desk;

const BORDERS: &str = include_str!("fixtures/borders/admin2.geojson");

/// A desk with three districts, a road through two of them, trips and incidents; no border yet.
fn desk() -> Desk {
    let desk = Desk::new();
    let add = |words: &[&str]| drop(desk.carnet(&[&["place", "add"][..], words].concat()).done());
    add(&["--name", "Belsara", "--kind", "country", "--pcode", "QQ"]);
    add(&["--name", "Hauts-Plateaux", "--kind", "adm1", "--pcode", "QQ01", "--parent", "L-1"]);
    add(&["--name", "Kassoura", "--kind", "adm2", "--pcode", "QQ0101", "--parent", "L-2"]);
    add(&["--name", "بليكو", "--kind", "adm2", "--pcode", "QQ0102", "--parent", "L-2"]);
    add(&["--name", "Nanbolé <b>", "--kind", "adm2", "--pcode", "QQ0103", "--parent", "L-2"]);
    add(&["--name", "Fadoua", "--kind", "adm2", "--pcode", "QQ0104", "--parent", "L-2"]);
    add(&["--name", "Kassoura–Béliko", "--kind", "road", "--crosses", "L-3", "--crosses", "L-4"]);
    add(&["--name", "The office", "--kind", "site", "--parent", "L-3"]);
    desk.carnet(&["actor", "add", "--name", "A post", "--actor-type", "armed-group"]).done();
    let trip = |to: &str, day: u32| {
        let date = format!("2026-10-{day:02}");
        let words = [
            "trip",
            "log",
            "--date",
            &date,
            "--origin",
            "L-8",
            "--destination",
            to,
            "--outcome",
            "facilitated",
        ];
        desk.carnet(&[&words[..], &["--road", "L-7"]].concat()).done();
    };
    (1..=12).for_each(|day| trip("L-4", day));
    trip("L-3", 13);
    let incident = |place: &str, day: u32| {
        let record = json!({ "date": format!("2026-10-{day:02}"), "place": place, "setting": "other",
            "kinds": ["hold"], "what_happened": "held", "actors": [{ "node": "A-1", "attribution": "sure" }] });
        desk.carnet_reading(&record.to_string(), &["incident", "log", "--input", "-"]).done();
    };
    [("L-4", 2), ("L-4", 3), ("L-5", 4), ("L-6", 5), ("L-7", 6)]
        .into_iter()
        .for_each(|(at, day)| incident(at, day));
    desk
}

fn with_borders() -> Desk {
    let desk = desk();
    desk.laptop.has_file("admin2.geojson", BORDERS);
    desk.carnet(&["import", "places", "--borders", "admin2.geojson"]).done();
    desk
}

fn features(text: &str) -> Vec<Value> {
    let whole: Value = serde_json::from_str(text).unwrap();
    whole["features"].as_array().unwrap().clone()
}

#[test]
fn borders_come_in_by_p_code_and_are_said_to_have() {
    let desk = desk();
    desk.laptop.has_file("admin2.geojson", BORDERS);
    let mut said = String::new();
    for words in [
        &["import", "places", "admin2.geojson", "--dry-run"][..],
        &["import", "places", "--borders", "admin2.geojson"],
        &["import", "places", "admin2.geojson", "--lang", "fr"],
    ] {
        writeln!(said, "$ {}\n{}", words.join(" "), desk.carnet(words)).unwrap();
    }
    insta::assert_snapshot!(said);
    let object: Value =
        serde_json::from_str(&desk.carnet(&["import", "places", "admin2.geojson", "--json"]).done()).unwrap();
    assert_eq!(object["borders"], 3);
    assert_eq!(object["unmatched_pcodes"], json!(["QQ0199"]));
    assert_eq!(object["left_out"], 3, "a finer division, a point, nothing at all");
    // The nearly straight position went, the rest is as it was drawn.
    assert_eq!((&object["positions_before"], &object["positions"]), (&json!(26), &json!(25)));
    // What is public and can be had again is in no history and no dump.
    assert!(!desk.carnet(&["dump", "--yes"]).done().contains("-23.4"));
    assert_eq!(features(&desk.carnet(&["report", "map", "--format", "geojson"]).done()).len(), 5);
}

/// RFC 7946: no `crs`, a `bbox`, positions longitude first, outer rings against the clock, `null` where nothing is known.
#[test]
fn rows_by_district_are_features() {
    let desk = with_borders();
    let ran = desk.carnet(&["report", "map", "--format", "geojson"]);
    let shown = ran.to_string();
    assert!(shown.contains("2 of 5 features have no geometry"), "{shown}");
    let text = ran.done();
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(whole["type"], "FeatureCollection");
    assert!(whole.get("crs").is_none());
    assert_eq!(whole["bbox"], json!([-22.4, -24.0, -19.0, -23.0]));
    assert_eq!(whole["disclaimer"], Catalogue::new(Language::English).label("report-map-disclaimer"));
    let all = features(&text);
    let of = |code: &str| all.iter().find(|one| one["properties"]["adm2_pcode"] == code).unwrap();
    let beliko = of("QQ0102");
    assert_eq!(beliko["properties"]["adm2_name"], "بليكو");
    assert_eq!(beliko["properties"]["incidents"], 2);
    assert_eq!(beliko["properties"]["trips_made"], 12);
    assert_eq!(beliko["properties"]["incidents_per_100_trips"], 16.7);
    assert_eq!(beliko["properties"]["geometry_from"], "border");
    let rings = beliko["geometry"]["coordinates"][0].as_array().unwrap();
    let turns: Vec<bool> = rings.iter().map(|ring| twice_area(ring) > 0.0).collect();
    assert_eq!(turns, [true, false], "the outer ring against the clock, the hole with it");
    for ring in rings {
        assert_eq!(ring[0], ring[ring.as_array().unwrap().len() - 1]);
    }
    let fadoua = of("QQ0104");
    assert!(fadoua["geometry"].is_null() && fadoua["properties"]["geometry_from"].is_null());
    assert!(of("unknown")["geometry"].is_null());
    let ids: Vec<u64> = all.iter().map(|one| one["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5], "numbers that mean nothing");
    assert!(!text.contains("A-1") && !text.contains("armed") && !text.contains("post"));
}

fn twice_area(ring: &Value) -> f64 {
    let at = |point: &Value, axis: usize| point[axis].as_f64().unwrap();
    let points = ring.as_array().unwrap();
    points.windows(2).map(|pair| at(&pair[0], 0) * at(&pair[1], 1) - at(&pair[1], 0) * at(&pair[0], 1)).sum()
}

#[test]
fn a_road_is_the_districts_that_it_crosses_and_a_province_its_districts() {
    let desk = with_borders();
    let road =
        features(&desk.carnet(&["report", "roadblocks", "--by", "road", "--format", "geojson"]).done());
    let road = road.iter().find(|one| one["properties"]["road_id"] == "L-7").unwrap();
    assert_eq!(road["properties"]["geometry_from"], "crossed-districts");
    // The border between the two is gone: one polygon, with the hole of the one, and the island of the other.
    let polygons = road["geometry"]["coordinates"].as_array().unwrap();
    assert_eq!(polygons.iter().map(|polygon| polygon.as_array().unwrap().len()).sum::<usize>(), 3);
    assert_eq!(polygons.len(), 2);

    let by_province = ["report", "map", "--by", "adm1", "--format", "geojson"];
    // Fadoua has no border: without it the outline of the province would lie.
    assert!(features(&desk.carnet(&by_province).done())[0]["geometry"].is_null());
    desk.carnet(&["void", "L-6", "--reason", "not a district"]).done();
    let province = features(&desk.carnet(&by_province).done());
    assert_eq!(province[0]["properties"]["geometry_from"], "own-districts");
    let holes = &province[0]["geometry"]["coordinates"];
    assert!(
        holes.as_array().unwrap().iter().all(|polygon| polygon.as_array().unwrap().len() == 1),
        "{holes}"
    );
}

#[test]
fn no_map_says_who() {
    let desk = with_borders();
    let mut said = String::new();
    for (words, exit) in [
        (&["roadblocks", "--by", "adm2,actor-type"][..], 5),
        (&["map", "--where", "actor-type=armed-group"], 5),
        (&["map", "--actor", "A-1"], 5),
        (&["outcomes", "--by", "adm1,level"], 5),
        (&["promises", "--by", "adm2,side"], 5),
        (&["all", "--by", "adm2,branch"], 5),
        (&["roadblocks"], 2),
        (&["ladder"], 2),
        (&["all", "--period", "2026-10"], 0),
        (&["map", "--no-map"], 2),
    ] {
        let all = [&["report"][..], words, &["--format", "geojson"]].concat();
        let ran = desk.carnet(&all);
        assert!(ran.ended(exit), "{words:?}: {ran}");
        if exit != 0 {
            writeln!(said, "$ carnet {}\n{}", all.join(" "), ran.failed(exit).trim_end()).unwrap();
        }
    }
    insta::assert_snapshot!(said);
    // Sections that say who by themselves are left out, and are said to be.
    let ran = desk.carnet(&["report", "outcomes", "--by", "adm2", "--format", "geojson"]);
    assert!(
        ran.to_string().contains("On no map, because it would say who: What was said, by level"),
        "{ran}"
    );
    for one in features(&ran.done()) {
        let section = one["properties"]["section"].as_str().unwrap().to_owned();
        assert!(!["decisions-by-level", "decisions-by-branch"].contains(&section.as_str()), "{section}");
    }
}

/// What GDAL, and so QGIS, makes of it, where the machine has it.
#[test]
fn gdal_counts_the_same_features_and_fields() {
    let desk = with_borders();
    let text = desk.carnet(&["report", "map", "--format", "geojson"]).done();
    let file = desk.laptop.has_file("map.geojson", &text);
    let Ok(run) = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(&file).output() else {
        println!("skipped: this machine has no GDAL");
        return;
    };
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("Layer name: map\n") && said.contains("Feature Count: 5\n"), "{said}");
    assert!(said.contains("Extent: (-22.400000, -24.000000) - (-19.000000, -23.000000)\n"), "{said}");
    let fields = [
        "report: String",
        "section: String",
        "adm2_pcode: String",
        "adm2_name: String",
        "incidents: Integer",
        "trips_made: Integer",
        "incidents_per_100_trips: Real",
        "geometry_from: String",
    ];
    let found: Vec<usize> = fields.iter().map(|field| said.find(field).expect(field)).collect();
    assert!(found.is_sorted(), "{said}");
    assert!(said.contains("ID[\"EPSG\",4326]"), "{said}");
}

fn page(desk: &Desk, words: &[&str]) -> String {
    desk.carnet(&[&["report"][..], words, &["--format", "html"]].concat()).done()
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    assert!(page.errors.is_empty(), "{:?}", page.errors.first());
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|one| one.text().collect::<String>()).collect()
}

#[test]
fn a_page_has_a_map_with_its_legend_and_the_disclaimer() {
    let desk = with_borders();
    let html = page(&desk, &["map"]);
    let titles = texts(&html, "path.area title");
    assert_eq!(titles.len(), 3);
    assert_eq!(titles[1], "بليكو. Incidents 2, Trips made 12, Incidents per 100 trips made 16.7");
    assert!(titles[2].starts_with("Nanbolé <b>"), "{titles:?}");
    assert_eq!(texts(&html, "text.figure"), ["0 / 1", "2 / 12", "1 / 0"]);
    let legend = texts(&html, ".legend li").iter().map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(legend, ["0 (one place)", "1 (one place)", "2 (one place)"]);
    let caption = texts(&html, "figcaption p");
    assert!(
        caption.iter().any(|one| one.starts_with("One row of the table is not on the map")),
        "{caption:?}"
    );
    assert!(caption.iter().any(|one| one.starts_with("Of no known place")), "{caption:?}");
    let disclaimer = Catalogue::new(Language::English).label("report-map-disclaimer");
    assert_eq!(caption.last(), Some(&disclaimer));
    assert_eq!(texts(&html, "tbody tr").len(), 5, "the table beside it has every row");
    assert!(texts(&html, "svg desc")[0].starts_with("A map of 3 places"));
    for forbidden in ["<script", "style=", "href=\"http", "@import", "url(http"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    // Two runs give the same bytes; a page of another report about trips has the map after it; one that is not has none.
    assert_eq!(html, page(&desk, &["map"]));
    assert_eq!(texts(&page(&desk, &["trips"]), "figure.map").len(), 1);
    assert_eq!(texts(&page(&desk, &["promises"]), "figure.map").len(), 0);
    assert_eq!(texts(&page(&desk, &["all"]), "#map figure.map").len(), 1);
    assert_eq!(texts(&page(&desk, &["map", "--no-map"]), "figure.map").len(), 0);
    let of_one = page(&desk, &["map", "--actor", "A-1"]);
    assert_eq!(texts(&of_one, "figure.map").len(), 0);
    assert!(of_one.contains("a map never says who"));
    let french = desk.carnet(&["report", "map", "--format", "html", "--lang", "fr"]).done();
    let disclaimer = Catalogue::new(Language::French).label("report-map-disclaimer");
    assert_eq!(texts(&french, "figcaption p").last(), Some(&disclaimer));
}

#[test]
fn without_borders_a_sentence_says_how_they_come_in() {
    let desk = desk();
    let html = page(&desk, &["map"]);
    assert_eq!(texts(&html, "figure.map").len(), 0);
    let nothing = Catalogue::new(Language::English).label("report-map-nothing");
    assert_eq!(texts(&html, "p.empty"), [nothing]);
}

/// The base map alone: a country that is on it, asked by country; and nothing of it where nobody wants it.
#[test]
fn a_country_is_on_the_base_map() {
    let desk = Desk::new();
    desk.carnet(&["place", "add", "--name", "Mali", "--kind", "country", "--pcode", "MLI"]).done();
    desk.carnet(&["place", "add", "--name", "Mopti", "--kind", "adm1", "--pcode", "ML05", "--parent", "L-1"])
        .done();
    let trip = ["trip", "log", "--date", "2026-10-01", "--origin", "L-2", "--destination", "L-2"];
    desk.carnet(&[&trip[..], &["--outcome", "facilitated"]].concat()).done();
    let by_country = ["map", "--by", "country"];
    let html = page(&desk, &by_country);
    assert_eq!(
        texts(&html, "path.area title"),
        ["Mali. Incidents 0, Trips made 1, Incidents per 100 trips made (few cases)"]
    );
    assert_eq!(texts(&html, "path.land").len(), 1, "its neighbours");
    assert!(html.contains("Natural Earth"));
    let geojson = ["report", "map", "--by", "country", "--format", "geojson"];
    let all = features(&desk.carnet(&geojson).done());
    assert_eq!(all[0]["properties"]["geometry_from"], "base-map");
    let bare = page(&desk, &[&by_country[..], &["--no-base-map"]].concat());
    assert!(texts(&bare, "path").is_empty() && !bare.contains("Natural Earth"));
    let without = features(&desk.carnet(&[&geojson[..], &["--no-base-map"]].concat()).done());
    assert!(without[0]["geometry"].is_null());
}

/// A district without a border is a point, a tenth of a degree exact, if its gazetteer gave one that is of a district.
#[test]
fn a_district_without_a_border_is_a_rounded_point() {
    let desk = desk();
    let map = "format = 1\nkind = \"places\"\nsource = \"points\"\nid = \"code\"\n[fields]\nname = { column = \"name\" }\n\
        kind = { column = \"kind\" }\npcode = { column = \"code\" }\nlatitude = { column = \"lat\" }\nlongitude = { column = \"lon\" }\n\
        precision = { column = \"precision\" }\n";
    desk.laptop.has_file("points.toml", map);
    desk.laptop.has_file(
        "points.csv",
        "name,kind,code,lat,lon,precision\nDjaromé,adm2,QQ0303,-23.4567,-20.1234,district\nRas,adm2,QQ0602,-23.1,-20.9,province\n",
    );
    desk.carnet(&["import", "places", "points.csv", "--map", "points.toml"]).done();
    for code in ["QQ0303", "QQ0602"] {
        let record = json!({ "date": "2026-10-20", "place": code, "setting": "other", "kinds": ["hold"],
            "what_happened": "held" });
        desk.carnet_reading(&record.to_string(), &["incident", "log", "--input", "-"]).done();
    }
    let all = features(&desk.carnet(&["report", "map", "--format", "geojson"]).done());
    let of = |code: &str| all.iter().find(|one| one["properties"]["adm2_pcode"] == code).unwrap();
    assert_eq!(of("QQ0303")["geometry"], json!({ "type": "Point", "coordinates": [-20.1, -23.5] }));
    assert_eq!(of("QQ0303")["properties"]["geometry_from"], "point");
    assert!(of("QQ0602")["geometry"].is_null(), "somewhere in the province is no district");
    assert_eq!(texts(&page(&desk, &["map"]), "circle.area title").len(), 1);
}

/// Borders made to hurt: each ends in a sentence, and the store has none of it.
#[test]
fn hostile_borders_are_refused_in_a_sentence() {
    let desk = desk();
    let ring = "[[-22,-24],[-21,-24],[-21,-23],[-22,-24]]";
    let of = |geometry: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"adm2_pcode\":\"QQ0101\"}},\
             \"geometry\":{geometry}}}]}}"
        )
    };
    let area = |coordinates: &str| of(&format!("{{\"type\":\"Polygon\",\"coordinates\":{coordinates}}}"));
    let many = |what: &str, count: usize| vec![what; count].join(",");
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", Vec::new(), "CN-0870"),
        ("a list", b"[1,2,3]".to_vec(), "CN-0870"),
        ("an object without features", b"{\"type\":\"Topology\"}".to_vec(), "CN-0870"),
        ("cut short", area(&format!("[{ring}]")).into_bytes()[..90].to_vec(), "CN-0870"),
        ("followed by more", [area(&format!("[{ring}]")).as_bytes(), b"{}"].concat(), "CN-0870"),
        ("bytes that are no text", b"{\"features\":\xff\xfe}".to_vec(), "CN-0870"),
        ("a zip", b"PK\x03\x04whatever".to_vec(), "CN-0870"),
        ("ten thousand lists deep", area(&"[".repeat(10_000)).into_bytes(), "CN-0870"),
        ("five lists deep", area(&format!("[[[{ring}]]]")).into_bytes(), "CN-0870"),
        (
            "properties ten thousand deep",
            format!("{{\"features\":[{{\"properties\":{}}}]}}", "{\"a\":".repeat(10_000)).into_bytes(),
            "CN-0870",
        ),
        (
            "metres of a projection",
            area("[[[500000,9700000],[510000,9700000],[510000,9710000],[500000,9700000]]]").into_bytes(),
            "CN-0872",
        ),
        ("no latitude of the earth", area("[[[0,0],[0,90.1],[1,1],[0,0]]]").into_bytes(), "CN-0872"),
        ("numbers beyond numbers", area("[[[1e999,0],[0,1],[1,1],[1e999,0]]]").into_bytes(), "CN-0870"),
        ("not a number", area("[[[NaN,0],[0,1],[1,1],[NaN,0]]]").into_bytes(), "CN-0870"),
        ("a ring that does not close", area("[[[0,0],[1,0],[1,1],[0,1]]]").into_bytes(), "CN-0873"),
        ("a ring of three", area("[[[0,0],[1,0],[0,0]]]").into_bytes(), "CN-0873"),
        ("a ring round nothing", area("[[[0,0],[1,1],[2,2],[0,0]]]").into_bytes(), "CN-0873"),
        ("no rings", area("[]").into_bytes(), "CN-0873"),
        ("an empty ring", area("[[]]").into_bytes(), "CN-0873"),
        ("a longitude alone", area("[[[1],[2],[3],[1]]]").into_bytes(), "CN-0873"),
        ("words for numbers", area("[[[\"1\",\"2\"]]]").into_bytes(), "CN-0870"),
        ("depths mixed", area(&format!("[{ring},[{ring}]]")).into_bytes(), "CN-0873"),
        ("points only", of("{\"type\":\"Point\",\"coordinates\":[1,2]}").into_bytes(), "CN-0874"),
        ("P-codes of nobody", area(&format!("[{ring}]")).replace("QQ0101", "ZZ9999").into_bytes(), "CN-0875"),
        (
            "a P-code that steers",
            area(&format!("[{ring}]")).replace("QQ0101", "\\u202eQQ\\u001b[31m").into_bytes(),
            "CN-0874",
        ),
        (
            "more positions than are read",
            area(&format!("[[{}]]", many("[0,0]", 4_000_001))).into_bytes(),
            "CN-0871",
        ),
        (
            "more rings than are read",
            area(&format!("[{}]", many("[[0,0],[1,0],[1,1],[0,0]]", 200_001))).into_bytes(),
            "CN-0871",
        ),
        (
            "more areas than are read",
            format!("{{\"features\":[{}]}}", many("{}", 20_001)).into_bytes(),
            "CN-0871",
        ),
    ];
    let before = desk.carnet(&["report", "map", "--format", "geojson"]).done();
    let mut said = String::new();
    for (what, bytes, code) in files {
        desk.laptop.has_file("bad.geojson", bytes);
        let error = desk.carnet(&["import", "places", "bad.geojson"]).failed(2);
        assert!(error.contains(code), "{what}: {error}");
        assert!(
            error.len() < 600 && !error.contains('\u{202e}') && !error.contains('\u{1b}'),
            "{what}: {error}"
        );
        writeln!(said, "# {what}\n{}\n", error.trim_end()).unwrap();
    }
    for words in [&["actors"][..], &["places", "--guess"], &["places", "--map", "points.toml"]] {
        let all = [&["import"][..], words, &["--borders", "bad.geojson"]].concat();
        writeln!(said, "$ carnet {}\n{}\n", all.join(" "), desk.carnet(&all).failed(2).trim_end()).unwrap();
    }
    insta::assert_snapshot!(said);
    assert_eq!(desk.carnet(&["report", "map", "--format", "geojson"]).done(), before);
}
