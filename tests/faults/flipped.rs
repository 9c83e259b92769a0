//! Bytes that change where they lie, files that are cut, pages of another day, a journal that is gone: each is told, or does
//! no harm. Harmless is that every record reads as it was.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::kill::Known;
use super::scenarios::{OLD, SCENARIOS, by_passphrase};
use super::scene::Scene;
use super::strace;
use super::{Sweep, Wrong};
use crate::desks::{Desk, skipped};

/// A store with a passphrase, a refused row's worth of records, and a slip that waits.
fn desk() -> Desk {
    let desk = by_passphrase();
    desk.laptop.has_file("old.txt", OLD);
    desk.keeps(
        carnet::model::Kind::Trip,
        &[json!({ "date": "2026-10-09", "origin": "L-1", "destination": "L-2", "outcome": "facilitated", "completion": "full" })],
    );
    let words = ["inbox", "post", "note", "--text", "-"];
    desk.laptop.carnet_reading("The bridge is closed since noon.", &words).done();
    desk
}

/// What the store tells where nothing was altered.
struct Kept {
    scene: Scene,
    dump: String,
    slips: String,
    files: Vec<(PathBuf, Vec<u8>)>,
}

/// How an alteration came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    /// The program said so, and gave nothing that is wrong.
    Told,
    /// Everything reads as it was.
    Harmless,
}

impl Kept {
    fn new() -> Self {
        let scene = Scene::of(&desk());
        let slips = scene.carnet(&["inbox", "review", "--list", "--json"]).done();
        assert_eq!(slips.lines().count(), 1, "{slips}");
        scene.put_back();
        let dump = scene.carnet(&["dump", "--yes"]).done();
        scene.put_back();
        let mut files = crate::desks::files_under(&scene.folder());
        files.retain(|(_, bytes)| !bytes.is_empty());
        Self { scene, dump, slips, files }
    }

    /// Puts these bytes in place of a file, and holds what comes of it.
    fn with(&self, path: &PathBuf, bytes: &[u8]) -> Came {
        self.scene.put_back();
        fs::write(path, bytes).unwrap();
        let verified = self.scene.carnet(&["verify"]).to_string();
        let opening: &[&str] = match path.file_name().unwrap().to_str().unwrap() {
            "passphrase-1.age" => &["--passphrase-file", "old.txt"],
            _ => &super::scene::OPENING,
        };
        let dumped = self.scene.laptop.carnet(&[opening, &["dump", "--yes"]].concat());
        for said in [&verified, &dumped.to_string()] {
            let ended = ["exit: 0\n", "exit: 3\n", "exit: 4\n"].iter().any(|exit| said.starts_with(exit));
            assert!(ended && (said.starts_with("exit: 0\n") || said.contains("[CN-")), "{said}");
        }
        let is_told = !verified.starts_with("exit: 0\n") || dumped.to_string().contains("WARNING");
        if !dumped.ended(0) {
            return Came::Told;
        }
        // Whoever opens it, also of those who cannot open it any more.
        assert!(is_told || !path.ends_with("keys/recipients.age"), "an altered slot is not told; {verified}");
        assert!(dumped.done() == self.dump, "the records read otherwise than they were; {verified}");
        // A slip is no record yet: it reads as it was, or is put aside with a word.
        if path.parent().unwrap().ends_with("inbox") && !is_told {
            let slips = self.scene.carnet(&["inbox", "review", "--list", "--json"]);
            let told = slips.to_string();
            if slips.done() != self.slips {
                assert!(told.contains("aside"), "a slip is gone without a word: {told}");
                return Came::Told;
            }
        }
        if is_told { Came::Told } else { Came::Harmless }
    }

    fn named(&self, path: &Path) -> String {
        path.strip_prefix(self.scene.folder()).unwrap().display().to_string()
    }
}

#[test]
fn a_byte_that_changes_anywhere_is_told_or_harmless() {
    let sweep = Sweep::of_environment();
    if !sweep.takes("flip") {
        return;
    }
    let (kept, mut wrong) = (Kept::new(), Wrong::default());
    let many = if sweep.is_whole() { 2000 } else { 16 };
    // As many in the small files as in the database, where a byte of them would hardly ever be met.
    let (large, small): (Vec<_>, Vec<_>) =
        kept.files.iter().partition(|(path, _)| path.ends_with("store.db"));
    let mut number = super::numbers(0xF11B);
    let mut figures = std::collections::BTreeMap::<String, [usize; 2]>::new();
    for n in 0..many {
        // Each small file as often as another, however large it is.
        let among = if n % 2 == 0 { &large } else { &small };
        let (path, bytes) = among[number() as usize % among.len()];
        let at = number() as usize % bytes.len();
        let mut altered = bytes.clone();
        altered[at] ^= 1 + (number() % 255) as u8;
        let told = format!("{}: byte {at} from {} to {}", kept.named(path), bytes[at], altered[at]);
        wrong.unless(&told, || {
            let name = if path.parent().unwrap().ends_with("inbox") && !path.ends_with("key") {
                "a slip".into()
            } else {
                kept.named(path)
            };
            figures.entry(name).or_default()[usize::from(kept.with(path, &altered) == Came::Harmless)] += 1;
        });
    }
    for (name, [told, harmless]) in figures {
        sweep.tells(&format!("| flip | {name} | {} | {told} | {harmless} |", told + harmless));
    }
    wrong.ends();
}

#[test]
fn a_small_file_cut_anywhere_is_told_or_harmless() {
    let sweep = Sweep::of_environment();
    if !sweep.takes("cut") {
        return;
    }
    let (kept, mut wrong) = (Kept::new(), Wrong::default());
    for (path, bytes) in kept.files.iter().filter(|(path, _)| !path.ends_with("store.db")) {
        let mut figures = [0; 2];
        for length in sweep.of(bytes.len(), 2) {
            wrong.unless(&format!("{}: {length} of {} bytes", kept.named(path), bytes.len()), || {
                let came = kept.with(path, &bytes[..length]);
                figures[usize::from(came == Came::Harmless)] += 1;
                // But for the end of a line nothing can be missing.
                let spare = if bytes.ends_with(b"\n") { 1 } else { 0 };
                assert!(came == Came::Told || length + spare >= bytes.len(), "nothing is said");
            });
        }
        let [told, harmless] = figures;
        sweep.tells(&format!("| cut | {} | {} | {told} | {harmless} |", kept.named(path), told + harmless));
    }
    wrong.ends();
}

/// Each page that a change of one record wrote, put back as it was before; and pages in each other's place.
#[test]
fn a_page_of_another_day_or_place_is_told_or_harmless() {
    let sweep = Sweep::of_environment();
    if !sweep.takes("page") {
        return;
    }
    let (desk, mut wrong) = (desk(), Wrong::default());
    let before = fs::read(desk.folder().join("store.db")).unwrap();
    desk.carnet(&["decision", "edit", "D-1", "--code", "denied"]).done();
    let scene = Scene::of(&desk);
    let dump = scene.carnet(&["dump", "--yes"]).done();
    scene.put_back();
    let path = scene.folder().join("store.db");
    let now = fs::read(&path).unwrap();
    let (of, pages) = (|page: usize| page * 4096..(page + 1) * 4096, now.len() / 4096);
    let written: Vec<usize> =
        (1..pages.min(before.len() / 4096)).filter(|page| before[of(*page)] != now[of(*page)]).collect();
    assert!(written.len() > 4, "{written:?}");
    let mut altered: Vec<(String, Vec<u8>)> = Vec::new();
    for page in &written {
        let mut bytes = now.clone();
        bytes[of(*page)].copy_from_slice(&before[of(*page)]);
        altered.push((format!("page {page} as it was before"), bytes));
    }
    for page in (2..pages - 1).step_by(pages / 12) {
        let mut bytes = now.clone();
        bytes[of(page)].copy_from_slice(&now[of(page + 1)]);
        bytes[of(page + 1)].copy_from_slice(&now[of(page)]);
        altered.push((format!("pages {page} and {} in each other's place", page + 1), bytes));
    }
    let mut figures = [0; 2];
    for at in sweep.of(altered.len(), 4) {
        let (told, bytes) = &altered[at];
        wrong.unless(told, || {
            scene.put_back();
            fs::write(&path, bytes).unwrap();
            let verified = scene.carnet(&["verify"]).to_string();
            let is_told = !verified.starts_with("exit: 0\n");
            let dumped = scene.carnet(&["dump", "--yes"]);
            let is_same = dumped.ended(0) && dumped.done() == dump;
            assert!(is_told || is_same, "nothing is said: {verified}");
            figures[usize::from(!is_told)] += 1;
        });
    }
    sweep.tells(&format!(
        "| page | store.db | {} | {} | {} |",
        figures[0] + figures[1],
        figures[0],
        figures[1]
    ));
    wrong.ends();
}

/// What rolls back what a crash left half done, gone.
#[test]
fn a_journal_that_is_gone_is_told_or_harmless() {
    let sweep = Sweep::of_environment();
    if !strace::is_there() {
        return skipped("strace");
    }
    if !sweep.takes("journal") {
        return;
    }
    let scenario = SCENARIOS.iter().find(|scenario| scenario.name == "log").unwrap();
    let (known, mut wrong) = (Known::of(scenario), Wrong::default());
    let is_of_database =
        |point: &&super::strace::Point| point.with.contains("store.db>") || point.call.starts_with("unlink");
    let points: Vec<_> = known.points.iter().filter(is_of_database).collect();
    let (mut figures, mut gone) = ([0; 2], 0);
    for at in sweep.of(points.len(), 4) {
        let point = points[at];
        let _ = known.disturbed(point.call, &format!("signal=KILL:when={}", point.nth));
        let journal = known.scene.folder().join("store.db-journal");
        gone += usize::from(fs::remove_file(journal).is_ok());
        wrong.unless(&format!("killed before {} {}: {}", point.call, point.nth, point.with), || {
            let verified = known.scene.carnet(&["verify"]).to_string();
            let is_told = !verified.starts_with("exit: 0\n");
            if !is_told {
                known.is_before_or_after();
            }
            figures[usize::from(!is_told)] += 1;
        });
    }
    assert!(gone > 0, "no journal was there");
    sweep.tells(&format!(
        "| journal | store.db | {} | {} | {} |",
        figures[0] + figures[1],
        figures[0],
        figures[1]
    ));
    wrong.ends();
}
