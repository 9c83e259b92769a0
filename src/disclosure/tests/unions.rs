//! Withheld parts of a published total.

use super::*;

#[test]
fn withheld_parts_are_nothing_or_many() {
    // 1 + 2 are no union that may be left over; nothing and nothing are.
    for (counts, published) in
        [([1, 2, 30, 40], 3), ([0, 0, 30, 40], 3), ([3, 2, 30, 40], 3), ([4, 4, 30, 40], 3)]
    {
        let (frame, population) = table(vec![flat("row", &["A", "B", "C", "D"])], &counts);
        let release = protected(&frame, &population, &[reader(5)]).unwrap();
        let left: u64 = (frame.cells(0).zip(counts_of(&frame, &counts)))
            .filter(|(cell, _)| cell.nodes[0] > 0 && shown(&frame, &release, cell) == Shown::Withheld)
            .map(|(_, count)| count)
            .sum();
        let total = shown(&frame, &release, &frame.cell(0, &["T"]).unwrap());
        assert!(total != Shown::Withheld && (left == 0 || left >= 5), "{counts:?}: {release:?}");
        assert!(release.published() <= published + usize::from(left == 0), "{release:?}");
    }
    // The group of nothing is published around: total, C and D.
    let (frame, population) = table(vec![flat("row", &["A", "B", "C", "D"])], &[0, 0, 30, 40]);
    assert_eq!(protected(&frame, &population, &[reader(5)]).unwrap().published(), 3);
}

fn counts_of(frame: &Frame, counts: &[u64]) -> Vec<u64> {
    frame.cells(0).map(|cell| count(frame, &cell, counts)).collect()
}

#[test]
fn a_release_with_a_small_union_is_refused() {
    let counts = [1, 2, 30, 40];
    let (frame, population) = table(vec![flat("row", &["A", "B", "C", "D"])], &counts);
    let small = ["A", "B"].map(|code| frame.cell(0, &[code]).unwrap());
    let release = all_but(&frame, &counts, &small, 5).unwrap();
    assert_eq!(narrow(&frame, &population, &[reader(5)], release), ["A", "B"]);
}

#[test]
fn tables_of_one_population_are_audited_through_what_they_share() {
    // By office and kind, by office and outcome: each alone protects A's 3, but only with one total of A withheld
    // in both.
    let mut frame = Frame::new();
    let fact = frame.fact("records");
    let office = frame.dimension(flat("office", &["A", "B"]));
    let [kind, outcome] = ["kind", "outcome"].map(|name| frame.dimension(flat(name, &["x", "y"])));
    let kinds = frame.table("kinds", fact, &[office, kind]).unwrap();
    let outcomes = frame.table("outcomes", fact, &[office, outcome]).unwrap();
    let mut population = Population::new(&frame);
    for (table, counts) in [(kinds, [3, 9, 40, 30]), (outcomes, [12, 0, 35, 35])] {
        for (cell, count) in inner(&frame, table).into_iter().zip(counts) {
            population.add(&frame, &cell, count).unwrap();
        }
    }
    let of = |table: usize, withheld: &[&str]| -> Vec<Shown> {
        let counts = [[3, 9, 40, 30], [12, 0, 35, 35]];
        let show = |cell: Cell| match withheld.contains(&codes(&frame, &cell).as_str()) {
            true => Shown::Withheld,
            false => {
                let sum = inner(&frame, table).into_iter().zip(counts[table]);
                let under = |inner: &Cell| (0..2).all(|at| [0, inner.nodes[at]].contains(&cell.nodes[at]));
                Shown::Published(sum.filter(|(one, _)| under(one)).map(|(_, count)| count).sum())
            }
        };
        frame.cells(table).map(show).collect()
    };
    let k = Threshold::new(5).unwrap();
    // A's total is withheld by kind and shown by outcome: the same number has two answers.
    let block = ["A/T", "B/T", "A/x", "B/x"];
    let two = Release::new(&frame, k, vec![of(kinds, &block), of(outcomes, &["A/y"])]).unwrap();
    let found = audit_tables(&frame, &population, &[reader(5)], two, &mut |_| {});
    assert!(matches!(found, Err(Fault::TwoAnswers { .. })), "{found:?}");
    // Withheld in both, but its parts by outcome are shown, and make it.
    let shown =
        Release::new(&frame, k, vec![of(kinds, &block), of(outcomes, &["A/T", "B/T", "A/y"])]).unwrap();
    assert_eq!(narrow(&frame, &population, &[reader(5)], shown), ["A/x"]);
    protected(&frame, &population, &[reader(5)]).unwrap();
}
