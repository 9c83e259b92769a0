//! The worked examples of the specification, and random tables: what may leave, and what an attacker makes of it.

use proptest::prelude::*;

use crate::disclosure::*;

/// Three offices by three months with totals, from the counts office by office.
fn tables(counts: [[u64; 3]; 3]) -> (Frame, Population) {
    let mut frame = Frame::new();
    let fact = frame.fact("records");
    let row = frame.dimension(Dimension::flat("row", "T", ["A", "B", "C"]).unwrap());
    let col = frame.dimension(Dimension::flat("col", "T", ["Jan", "Feb", "Mar"]).unwrap());
    let table = frame.table("t", fact, &[row, col]).unwrap();
    let mut population = Population::new(&frame);
    for (row, counts) in ["A", "B", "C"].into_iter().zip(counts) {
        for (col, count) in ["Jan", "Feb", "Mar"].into_iter().zip(counts) {
            let cell = frame.cell(table, &[row, col]).unwrap();
            population.add(&frame, &cell, count).unwrap();
        }
    }
    (frame, population)
}

fn readers() -> [Reader; 1] {
    [Reader::new(Threshold::new(5).unwrap())]
}

/// A release of the table that withholds just the named cells.
fn withholding(frame: &Frame, counts: [[u64; 3]; 3], withheld: &[(&str, &str)]) -> Result<Release, Fault> {
    let withheld: Vec<Cell> = withheld.iter().map(|(row, col)| frame.cell(0, &[row, col]).unwrap()).collect();
    let of = |nodes: &[usize]| -> u64 {
        let within = |node: usize, at: usize| node == 0 || node - 1 == at;
        let cells = (0..3).flat_map(|row| (0..3).map(move |col| (row, col)));
        cells
            .filter(|(row, col)| within(nodes[0], *row) && within(nodes[1], *col))
            .map(|(r, c)| counts[r][c])
            .sum()
    };
    let show = |cell: Cell| match withheld.contains(&cell) {
        true => Shown::Withheld,
        false => Shown::Published(of(&cell.nodes)),
    };
    Release::new(frame, Threshold::new(5).unwrap(), vec![frame.cells(0).map(show).collect()])
}

/// The cells that are too narrow in a release, by their codes.
fn too_narrow(counts: [[u64; 3]; 3], withheld: &[(&str, &str)]) -> Vec<String> {
    let (frame, population) = tables(counts);
    let release = withholding(&frame, counts, withheld).unwrap();
    match audit_tables(&frame, &population, &readers(), release, &mut |_| {}) {
        Ok(_) => Vec::new(),
        Err(Fault::Refused { too_narrow, .. }) => {
            let code = |cell: &Cell, at: usize| frame.dimensions()[at].code(cell.nodes[at]).to_owned();
            too_narrow.iter().map(|cell| format!("{}/{}", code(cell, 0), code(cell, 1))).collect()
        }
        Err(fault) => panic!("{fault:?}"),
    }
}

/// The first example: only the small cells are hidden, and each can be subtracted.
const FIRST: [[u64; 3]; 3] = [[12, 3, 9], [7, 15, 6], [2, 8, 11]];

#[test]
fn hiding_only_small_cells_is_refused() {
    assert_eq!(too_narrow(FIRST, &[("A", "Feb"), ("C", "Jan")]), ["A/Feb", "C/Jan"]);
}

#[test]
fn a_block_of_four_leaves_one_cell_certainly_there() {
    // A/Feb is in [1, 11]: not nothing. C/Jan is in [0, 10].
    let block = [("A", "Jan"), ("A", "Feb"), ("C", "Jan"), ("C", "Feb")];
    assert_eq!(too_narrow(FIRST, &block), ["A/Feb"]);
}

#[test]
fn a_narrow_block_fails_though_nothing_can_be_derived() {
    let narrow = [[1, 1, 9], [2, 0, 6], [9, 8, 11]];
    let block = [("A", "Jan"), ("A", "Feb"), ("B", "Jan"), ("B", "Feb")];
    // Every small cell; that of nothing is no small one. The withheld parts of a total are small unions besides.
    assert_eq!(too_narrow(narrow, &block), ["A/Jan", "A/Feb", "B/Jan"]);
}

#[test]
fn what_protection_lets_through_stands_the_audit_and_nothing_more_does() {
    let (frame, population) = tables(FIRST);
    let audited = protect_tables(&frame, &population, &readers(), &mut |_| {}).unwrap();
    let release = audited.release().clone();
    audited.proof().check(&frame, &population, &readers(), &release).unwrap();
    assert!(release.published() >= 9, "{release:?}");
    let shown: Vec<Shown> = release.cells(0).collect();
    let (mut worse, mut tried) = (0, 0);
    for (at, cell) in frame.cells(0).enumerate().filter(|(at, _)| shown[*at] == Shown::Withheld) {
        let count = [FIRST.as_slice()].concat();
        let within = |node: usize, at: usize| node == 0 || node - 1 == at;
        let mut sum = 0;
        for (row, counts) in count.iter().enumerate() {
            for (col, count) in counts.iter().enumerate() {
                sum += if within(cell.nodes[0], row) && within(cell.nodes[1], col) { *count } else { 0 };
            }
        }
        let mut more = shown.clone();
        more[at] = Shown::Published(sum);
        tried += 1;
        let refused = Release::new(&frame, Threshold::new(5).unwrap(), vec![more])
            .and_then(|more| audit_tables(&frame, &population, &readers(), more, &mut |_| {}));
        worse += usize::from(refused.is_err());
    }
    assert!(tried > 0 && worse == tried, "{worse} of {tried}");
    // A threshold that was lowered, and a number that was changed, are found.
    let lowered = Release::new(&frame, Threshold::new(4).unwrap(), vec![shown.clone()]).unwrap();
    let found = audit_tables(&frame, &population, &readers(), lowered, &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::OtherThreshold);
    let changed = shown.iter().map(|one| match one {
        Shown::Published(count) => Shown::Published(count + 1),
        Shown::Withheld => Shown::Withheld,
    });
    let changed = Release::new(&frame, Threshold::new(5).unwrap(), vec![changed.collect()]).unwrap();
    let found = audit_tables(&frame, &population, &readers(), changed, &mut |_| {});
    assert!(matches!(found, Err(Fault::Altered { .. })));
}

#[test]
fn tables_with_equal_published_cells_are_equal() {
    // Nothing is published of a table of small counts alone, whatever they are.
    let of = |counts| {
        let (frame, population) = tables(counts);
        protect_tables(&frame, &population, &readers(), &mut |_| {}).unwrap().release().clone()
    };
    assert_eq!(of([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), of([[0, 0, 2], [0, 0, 0], [0, 1, 0]]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever the counts, what leaves is proven, shows no small number, and no small sum of what is withheld.
    #[test]
    fn random_tables_leave_protected(counts in prop::array::uniform3(prop::array::uniform3(0_u64..14))) {
        let (frame, population) = tables(counts);
        match protect_tables(&frame, &population, &readers(), &mut |_| {}) {
            Ok(audited) => {
                let release = audited.release();
                audited.proof().check(&frame, &population, &readers(), release).unwrap();
                let shown: Vec<(Cell, Shown)> = release.rows(&frame, 0).collect();
                let number = |nodes: [usize; 2]| {
                    shown.iter().find(|(cell, _)| cell.nodes == nodes).map(|(_, shown)| *shown).unwrap()
                };
                for row in 1..4 {
                    let Shown::Published(total) = number([row, 0]) else { continue };
                    let mut rest = total;
                    for col in 1..4 {
                        if let Shown::Published(count) = number([row, col]) {
                            prop_assert!(count >= 5);
                            rest -= count;
                        }
                    }
                    prop_assert!(rest == 0 || rest >= 5, "row {row} leaves {rest} to its withheld months");
                }
            }
            Err(Fault::Refused { .. }) => {}
            Err(fault) => prop_assert!(false, "{fault:?}"),
        }
    }
}
