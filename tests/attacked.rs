//! Random tables as they would leave, put before an attacker that shares no code with us, where it is beside the project.

use std::path::{Path, PathBuf};
use std::process::Command;

use carnet::disclosure::{
    Audience, AuditedRelease, Cell, Dimension, Earlier, Fault, Frame, Population, Progress, Reader, Release,
    Shown, attack_json, protect_tables,
};

use crate::source::root;

/// The year of releases that the room's own tests go through.
#[path = "../src/disclosure/tests/sequence.rs"]
#[allow(dead_code, reason = "the benchmark needs more of it")]
mod sequence;

use sequence::{Dice, Ledger, Period, records, small};

/// Incidents by category under two groups and by district, and by what their author is; roadblock incidents among them.
fn tables(dice: &mut Dice) -> (Frame, Population) {
    let mut frame = Frame::new();
    let category =
        [("all", None), ("g", Some("all")), ("a", Some("g")), ("b", Some("g")), ("c", Some("all"))];
    let category = frame.dimension(Dimension::new("category", category).unwrap());
    let place = frame.dimension(Dimension::flat("place", "all", ["n", "s", "e", "w"]).unwrap());
    let author = frame.dimension(Dimension::flat("author", "all", ["x", "y", "z"]).unwrap());
    let (incidents, roadblocks) = (frame.fact("incidents"), frame.fact("roadblocks"));
    let crossed = frame.table("crossed", incidents, &[category, place]).unwrap();
    let authors = frame.table("authors", incidents, &[author]).unwrap();
    let at_roadblocks = frame.table("roadblocks", roadblocks, &[category, place]).unwrap();
    frame.at_most_each(at_roadblocks, crossed).unwrap();
    let mut population = Population::new(&frame);
    for _ in 0..40 + dice.below(120) {
        let category = ["a", "a", "a", "b", "c"][dice.below(5)];
        let place = ["n", "n", "s", "e", "w"][dice.below(5)];
        let cell = frame.cell(crossed, &[category, place]).unwrap();
        population.add(&frame, &cell, 1).unwrap();
        let author = ["x", "x", "x", "y", "z"][dice.below(5)];
        population.add(&frame, &frame.cell(authors, &[author]).unwrap(), 1).unwrap();
        if dice.below(3) == 0 {
            let cell = frame.cell(at_roadblocks, &[category, place]).unwrap();
            population.add(&frame, &cell, 1).unwrap();
        }
    }
    (frame, population)
}

/// The attack program beside the project, with a Python that can run it.
struct Attacker {
    python: std::ffi::OsString,
    program: PathBuf,
    folder: tempfile::TempDir,
    attacks: usize,
}

impl Attacker {
    /// None, with a word why, where it cannot be run. `CARNET_PYTHON` names a Python with numpy and scipy.
    fn new() -> Option<Self> {
        let mut beside = root().ancestors().skip(1).map(|folder| folder.join("shared/tools/attack.py"));
        let Some(program) = beside.find(|path| path.exists()) else {
            crate::desks::skipped("shared/tools/attack.py");
            return None;
        };
        let python = std::env::var_os("CARNET_PYTHON").unwrap_or_else(|| "python3".into());
        let has_numbers = Command::new(&python).args(["-c", "import numpy, scipy"]).output();
        if !has_numbers.is_ok_and(|ran| ran.status.success()) {
            crate::desks::skipped("python with numpy and scipy, by CARNET_PYTHON");
            return None;
        }
        Some(Self { python, program, folder: tempfile::tempdir().unwrap(), attacks: 0 })
    }

    fn run(&self, file: &Path) -> (Option<i32>, String) {
        let ran = Command::new(&self.python).arg(&self.program).args(["--mode", "strict"]).arg(file).output();
        let ran = ran.unwrap();
        (ran.status.code(), String::from_utf8_lossy(&ran.stdout).into_owned())
    }

    /// Puts a release before it as each of its readers has it: none may come too near.
    fn attack(
        &mut self,
        name: &str,
        frame: &Frame,
        population: &Population,
        readers: &[Reader],
        release: &Release,
    ) {
        for (at, reader) in readers.iter().enumerate() {
            let file = self.folder.path().join("table.json");
            let seen = attack_json(frame, reader, release, Some(population)).unwrap();
            std::fs::write(&file, seen.to_string()).unwrap();
            let (code, said) = self.run(&file);
            self.attacks += 1;
            assert_eq!(code, Some(0), "{name}, reader {at}: {said}");
        }
    }
}

/// How many tables are attacked: a few, or as many as `CARNET_TABLES` says.
fn number() -> usize {
    std::env::var("CARNET_TABLES").ok().and_then(|text| text.parse().ok()).unwrap_or(6)
}

/// What one of some contributors to a pool sent, and what all sent, with the cells withheld of which too few sent
/// something or one nearly all.
fn pool(dice: &mut Dice) -> (Frame, Population, Vec<Reader>) {
    let mut frame = Frame::new();
    let fact = frame.fact("incidents");
    let place = frame.dimension(Dimension::flat("place", "T", ["n", "s", "e", "w", "c"]).unwrap());
    let kind = [("T", None), ("g", Some("T")), ("a", Some("g")), ("b", Some("g")), ("c", Some("T"))];
    let kind = frame.dimension(Dimension::new("kind", kind).unwrap());
    let table = frame.table("table", fact, &[place, kind]).unwrap();
    let mut all = Population::new(&frame);
    let mut sent = vec![Population::new(&frame); 4];
    let mut counts = std::collections::BTreeMap::<Cell, [u64; 4]>::new();
    for _ in 0..150 {
        let from = dice.zipf(4);
        let nodes = [(0, (from + dice.zipf(5)) % 5), (1, dice.zipf(3))].map(|(d, leaf)| {
            let leaves: Vec<usize> = frame.dimensions()[d].leaves().to_vec();
            leaves[leaf]
        });
        let cell = Cell { table, nodes: nodes.to_vec() };
        all.add(&frame, &cell, 1).unwrap();
        sent[from].add(&frame, &cell, 1).unwrap();
        let above = |d: usize| -> Vec<usize> {
            let dimension = &frame.dimensions()[d];
            std::iter::successors(Some(nodes[d]), |&node| dimension.parent(node)).collect()
        };
        for one in above(0) {
            for other in above(1) {
                counts.entry(Cell { table, nodes: vec![one, other] }).or_default()[from] += 1;
            }
        }
    }
    for (cell, of) in counts {
        let (sum, most) = (of.iter().sum::<u64>(), of.iter().max().copied().unwrap_or(0));
        if of.iter().filter(|&&count| count > 0).count() < 3 || sum - most < 5 {
            all.withhold(&frame, cell).unwrap();
        }
    }
    let partner = Reader::new(Audience::Partners.least_threshold());
    let insiders = sent.into_iter().map(|own| Reader { own: Some(own), ..partner.clone() });
    let readers = std::iter::once(partner.clone()).chain(insiders).collect();
    (frame, all, readers)
}

#[test]
fn an_attacker_of_his_own_finds_no_small_number() {
    let Some(mut attacker) = Attacker::new() else { return };
    let (mut dice, mut published, mut refused) = (Dice(1), 0, 0);
    for at in 0..number() {
        let (frame, population) = tables(&mut dice);
        let audience = if at % 2 == 0 { Audience::Partners } else { Audience::Public };
        let readers = [Reader::new(audience.least_threshold())];
        match protect_tables(&frame, &population, &readers, &mut |_| {}) {
            Ok(audited) => {
                published += audited.release().published();
                attacker.attack(&format!("table {at}"), &frame, &population, &readers, audited.release());
            }
            Err(Fault::Refused { .. }) => refused += 1,
            Err(fault) => panic!("table {at}: {fault:?}"),
        }
    }
    // Where nobody knows anything yet, there is nothing to refuse for.
    assert!(published > 2 * number() && refused == 0, "{published} published, {refused} refused");
}

#[test]
fn an_attacker_who_sent_a_part_finds_no_small_number_of_the_others() {
    let Some(mut attacker) = Attacker::new() else { return };
    let (mut dice, mut published) = (Dice(2), 0);
    for at in 0..number().div_ceil(4) {
        let (frame, population, readers) = pool(&mut dice);
        let audited = protect_tables(&frame, &population, &readers, &mut |_| {}).unwrap();
        published += audited.release().published();
        attacker.attack(&format!("pool {at}"), &frame, &population, &readers, audited.release());
    }
    assert!(published > 0);
}

#[test]
fn an_attacker_who_kept_every_release_finds_no_small_number() {
    let Some(mut attacker) = Attacker::new() else { return };
    let (scheme, many) = (small(), number() >= 200);
    let mut dice = Dice(3);
    for at in 0..number().div_ceil(20) {
        let records = records(&scheme, &mut dice, 300, 3);
        let mut ledger = Ledger::default();
        let last = if many { Period::Year } else { Period::Month(1) };
        for period in Period::all() {
            // The later a release, the longer the attack takes: the year is attacked once.
            let attacked = match period {
                Period::Month(month) => month < if many { 4 } else { 2 },
                Period::Quarter(quarter) => quarter == 0 && many,
                Period::Year => many && at == 0,
            };
            let framed = scheme.framed(period, &records);
            for audience in [Audience::Partners, Audience::Public] {
                let readers = ledger.readers(&framed, audience);
                let audited = ledger.release(&framed, audience, &mut |_| {}).unwrap();
                if attacked {
                    let name = format!("sequence {at}, {period:?}, {audience:?}");
                    attacker.attack(&name, &framed.frame, &framed.population, &readers, audited.release());
                }
            }
            if period == last {
                break;
            }
        }
    }
    assert!(attacker.attacks > 0);
}

#[test]
fn the_attacker_finds_what_is_not_protected() {
    let Some(attacker) = Attacker::new() else { return };
    let (frame, population) = tables(&mut Dice(1));
    // All that is not small is published: the small ones are subtracted.
    let reader = Reader::new(Audience::Partners.least_threshold());
    let k = reader.threshold;
    let whole = attack_json(&frame, &reader, &nothing(&frame), Some(&population)).unwrap();
    let truths: std::collections::HashMap<String, u64> = whole["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|cell| cell["id"].as_str().is_some_and(|id| id.starts_with("incidents")))
        .filter_map(|cell| Some((cell["dims"].to_string(), cell["truth"].as_u64()?)))
        .collect();
    let shows = |cell: Cell| {
        let dims: std::collections::BTreeMap<&str, &str> = frame.tables()[cell.table]
            .dimensions()
            .iter()
            .zip(&cell.nodes)
            .map(|(&d, &node)| (frame.dimensions()[d].name(), frame.dimensions()[d].code(node)))
            .collect();
        match (cell.table, truths.get(&serde_json::to_string(&dims).unwrap())) {
            (0, Some(&count)) if count >= k.k() => Shown::Published(count),
            _ => Shown::Withheld,
        }
    };
    let cells = (0..frame.tables().len()).map(|table| frame.cells(table).map(shows).collect()).collect();
    let release = Release::new(&frame, k, cells).unwrap();
    let file = attacker.folder.path().join("table.json");
    let seen = attack_json(&frame, &reader, &release, Some(&population)).unwrap();
    std::fs::write(&file, seen.to_string()).unwrap();
    assert_eq!(attacker.run(&file).0, Some(2));
}

/// A release in which everything is withheld.
fn nothing(frame: &Frame) -> Release {
    let all = (0..frame.tables().len()).map(|table| frame.cells(table).map(|_| Shown::Withheld).collect());
    Release::new(frame, Audience::Partners.least_threshold(), all.collect()).unwrap()
}

#[test]
fn linked_tables_are_protected_or_refused() {
    let mut dice = Dice(1);
    let mut published = 0;
    for at in 0..40 {
        let (frame, population) = tables(&mut dice);
        let reader = Reader::new(Audience::ALL[at % 3].least_threshold());
        match protect_tables(&frame, &population, std::slice::from_ref(&reader), &mut |_| {}) {
            Ok(audited) => {
                let release = audited.release();
                audited.proof().check(&frame, &population, std::slice::from_ref(&reader), release).unwrap();
                published += release.published();
            }
            Err(Fault::Refused { .. }) => {}
            Err(fault) => panic!("table {at}: {fault:?}"),
        }
    }
    assert!(published > 200, "{published}");
}
