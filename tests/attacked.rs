//! Random tables as they would leave, put before an attacker that shares no code with us, where it is beside the project.

use std::process::Command;

use carnet::disclosure::{
    Audience, Dimension, Fault, Frame, Population, Reader, attack_json, protect_tables,
};

use crate::source::root;

/// Numbers that look random and are the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

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
        let category = ["a", "a", "a", "b", "c"][dice.below(5) as usize];
        let place = ["n", "n", "s", "e", "w"][dice.below(5) as usize];
        let cell = frame.cell(crossed, &[category, place]).unwrap();
        population.add(&frame, &cell, 1).unwrap();
        let author = ["x", "x", "x", "y", "z"][dice.below(5) as usize];
        population.add(&frame, &frame.cell(authors, &[author]).unwrap(), 1).unwrap();
        if dice.below(3) == 0 {
            let cell = frame.cell(at_roadblocks, &[category, place]).unwrap();
            population.add(&frame, &cell, 1).unwrap();
        }
    }
    (frame, population)
}

#[test]
fn an_attacker_of_his_own_finds_no_small_number() {
    let attack = root().ancestors().skip(1).map(|folder| folder.join("shared/tools/attack.py"));
    let Some(attack) = attack.into_iter().find(|path| path.exists()) else {
        println!("skipped: shared/tools/attack.py is not here");
        return;
    };
    let python = std::env::var_os("CARNET_PYTHON").unwrap_or_else(|| "python3".into());
    let has_numbers = Command::new(&python).args(["-c", "import numpy, scipy"]).output();
    if !has_numbers.is_ok_and(|ran| ran.status.success()) {
        println!("skipped: no Python with numpy and scipy; CARNET_PYTHON names one");
        return;
    }
    let number = std::env::var("CARNET_TABLES").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let folder = tempfile::tempdir().unwrap();
    let (mut dice, mut published, mut refused) = (Dice(1), 0, 0);
    for at in 0..number {
        let (frame, population) = tables(&mut dice);
        let audience = if at % 2 == 0 { Audience::Partners } else { Audience::Public };
        let reader = Reader::new(audience.least_threshold());
        let audited = match protect_tables(&frame, &population, std::slice::from_ref(&reader), &mut |_| {}) {
            Ok(audited) => audited,
            Err(Fault::Refused { .. }) => {
                refused += 1;
                continue;
            }
            Err(fault) => panic!("table {at}: {fault:?}"),
        };
        published += audited.release().published();
        let file = folder.path().join("table.json");
        let seen = attack_json(&frame, &reader, audited.release(), Some(&population)).unwrap();
        std::fs::write(&file, seen.to_string()).unwrap();
        let ran = Command::new(&python).arg(&attack).args(["--mode", "strict"]).arg(&file).output().unwrap();
        assert!(ran.status.success(), "table {at}: {}", String::from_utf8_lossy(&ran.stdout));
    }
    assert!(
        published > 2 * number && refused * 4 < number.max(4),
        "{published} published, {refused} refused"
    );
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
