//! Random tables, readers and histories: what leaves is proven, and nothing more could.

use proptest::prelude::*;

use super::*;

/// A table of three offices under two groups by three kinds; what was published of it before, by which of its
/// cells and whether it was a sum of two that is no cell; what one reader knows himself; and which cells too
/// few make up, or must be withheld.
#[derive(Clone, Debug)]
struct Case {
    counts: Vec<u64>,
    own: Vec<u64>,
    before: u64,
    few: usize,
    withheld: usize,
    insider: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let counts = prop::collection::vec(prop_oneof![3 => 0_u64..6, 2 => 5_u64..30], 9);
    let own = prop::collection::vec(0_u64..8, 9);
    (counts, own, any::<u64>(), 0_usize..40, 0_usize..40, any::<bool>()).prop_map(
        |(counts, own, before, few, withheld, insider)| Case { counts, own, before, few, withheld, insider },
    )
}

fn dimensions() -> Vec<Dimension> {
    let office = [("T", None), ("g", Some("T")), ("A", Some("g")), ("B", Some("g")), ("C", Some("T"))];
    vec![Dimension::new("office", office).unwrap(), flat("kind", &["x", "y", "z"])]
}

/// What was protected before: of all the table the offices, or A and C as one sum that is no cell.
fn history(case: &Case) -> (Frame, Population, Vec<Earlier>) {
    let (mut frame, mut population) = table(dimensions(), &case.counts);
    for (at, cell) in frame.cells(0).enumerate().collect::<Vec<_>>() {
        if at == case.few {
            population.too_few(&frame, cell.clone()).unwrap();
        }
        if at == case.withheld {
            population.withhold(&frame, cell).unwrap();
        }
    }
    // A frame of its own in which A and C are one leaf, as months that came late are in a later one.
    let joined = Dimension::new("office", [("T", None), ("AC", Some("T")), ("B", Some("T"))]).unwrap();
    let sum = |at: usize| case.counts[at] + case.counts[6 + at];
    let counts: Vec<u64> = (0..3).map(sum).chain(case.counts[3..6].iter().copied()).collect();
    let (other, other_population) = table(vec![joined, flat("kind", &["x", "y", "z"])], &counts);
    let mut earlier = Vec::new();
    if !case.before.is_multiple_of(4) {
        let release = protected(&other, &other_population, &[reader(5)]).unwrap();
        let [a, b, c] = ["A", "B", "C"].map(|code| frame.dimensions()[0].node(code).unwrap());
        for (cell, shown) in release.rows(&other, 0) {
            let office = [vec![0], vec![a, c], vec![b]][cell.nodes[0]].clone();
            earlier.push(Earlier { table: 0, parts: vec![office, vec![cell.nodes[1]]], shown });
        }
    }
    if case.before.is_multiple_of(3) {
        frame.show(0, 0, &[0, 1, 2]).unwrap();
    }
    (frame, population, earlier)
}

/// Partners who have read it, the public who has not, and a partner who knows a part of the records.
fn readers(case: &Case, frame: &Frame, earlier: Vec<Earlier>) -> Vec<Reader> {
    let partner = Reader { earlier, ..reader(5) };
    let mut readers = vec![partner.clone(), reader(10)];
    if case.before.is_multiple_of(5) {
        readers.truncate(1);
    }
    if case.insider {
        let own: Vec<u64> = case.own.iter().zip(&case.counts).map(|(own, all)| *own.min(all)).collect();
        let mut full = frame.clone();
        full.show(0, 0, &[0, 1, 2, 3, 4]).unwrap();
        readers.push(Reader { own: Some(counted(&full, 0, &own)), ..partner });
    }
    readers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_leaves_is_proven_to_all_and_nothing_more_could(case in case()) {
        let (frame, population, earlier) = history(&case);
        let readers = readers(&case, &frame, earlier.clone());
        let audited = match protect_tables(&frame, &population, &readers, &mut |_| {}) {
            Ok(audited) => audited,
            // Only what is known already is refused: of an earlier release, or by who has a part.
            Err(Fault::Refused { in_the_way, .. }) => {
                prop_assert!(!earlier.is_empty(), "{in_the_way:?}");
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let release = audited.release();
        audited.proof().check(&frame, &population, &readers, release).unwrap();
        audit_tables(&frame, &population, &readers, release.clone(), &mut |_| {}).unwrap();
        let k = Threshold::new(release.k()).unwrap();
        let shown: Vec<Shown> = release.cells(0).collect();
        // Each withheld cell once more, published.
        for (at, cell) in frame.cells(0).enumerate().filter(|(at, _)| shown[*at] == Shown::Withheld) {
            let mut more = shown.clone();
            let mut full = frame.clone();
            full.show(0, 0, &[0, 1, 2, 3, 4]).unwrap();
            more[at] = Shown::Published(count(&full, &cell, &case.counts));
            let found = Release::new(&frame, k, vec![more])
                .and_then(|more| audit_tables(&frame, &population, &readers, more, &mut |_| {}));
            prop_assert!(found.is_err(), "{} could be published too", codes(&frame, &cell));
        }
        // And each small cell of each reader, by two linear programs of its own.
        for reader in &readers {
            let mut full = frame.clone();
            full.show(0, 0, &[0, 1, 2, 3, 4]).unwrap();
            for cell in full.cells(0) {
                let known = |own: &Population| own.counts(0).to_vec();
                let own = reader.own.as_ref().map(|own| count(&full, &cell, &known(own))).unwrap_or(0);
                let left = count(&full, &cell, &case.counts) - own;
                let told = earlier.iter().any(|one| one.as_cell().as_ref() == Some(&cell) && one.shown != Shown::Withheld);
                if (1..reader.threshold.k()).contains(&left) && (!told || reader.earlier.is_empty()) {
                    let (low, high) = interval(&frame, &population, reader, release, &cell);
                    let wide = low == 0.0 && high.is_none_or(|high| high >= reader.threshold.k() as f64);
                    prop_assert!(wide, "{} is in [{low}, {high:?}]", codes(&frame, &cell));
                }
            }
        }
    }
}
