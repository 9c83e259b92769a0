//! How near readers come: worked examples, with their intervals as computed by hand.

use super::*;

/// The intervals of some cells when they are withheld and all else is published, for somebody who has read nothing.
fn intervals(counts: &[u64], dimensions: [&[&'static str]; 2], withheld: &[[&str; 2]]) -> Vec<(f64, f64)> {
    let [rows, columns] = dimensions;
    let (frame, population) = table(vec![flat("row", rows), flat("col", columns)], counts);
    let cells: Vec<Cell> = withheld.iter().map(|codes| frame.cell(0, codes).unwrap()).collect();
    let release = all_but(&frame, counts, &cells, 2).unwrap();
    let of = |cell: &Cell| {
        let (low, high) = interval(&frame, &population, &reader(2), &release, cell);
        (low, high.unwrap())
    };
    cells.iter().map(of).collect()
}

#[test]
fn the_example_of_the_manual_of_tau_argus() {
    // Section 2.15: two by two cells under margins of 7 and 3, 6 and 4.
    let all = [["1", "1"], ["1", "2"], ["2", "1"], ["2", "2"]];
    let found = intervals(&[4, 3, 2, 1], [&["1", "2"], &["1", "2"]], &all);
    assert_eq!(found, [(3.0, 6.0), (1.0, 4.0), (0.0, 3.0), (0.0, 3.0)]);
}

const OFFICES: [&[&str]; 2] = [&["Jan", "Feb", "Mar"], &["A", "B", "C"]];
/// Month by month, the same table as the examples by office.
const FIRST: [u64; 9] = [12, 7, 2, 3, 15, 8, 9, 6, 11];

#[test]
fn small_cells_hidden_alone_are_subtracted() {
    assert_eq!(intervals(&FIRST, OFFICES, &[["Feb", "A"], ["Jan", "C"]]), [(3.0, 3.0), (2.0, 2.0)]);
}

#[test]
fn a_block_leaves_a_cell_that_is_certainly_there() {
    let block = [["Feb", "A"], ["Jan", "A"], ["Jan", "C"], ["Feb", "C"]];
    assert_eq!(intervals(&FIRST, OFFICES, &block), [(1.0, 11.0), (4.0, 14.0), (0.0, 10.0), (0.0, 10.0)]);
}

#[test]
fn a_narrow_block_is_not_derived_and_yet_known() {
    let counts = [1, 1, 9, 2, 0, 6, 9, 8, 11];
    let block = [["Jan", "A"], ["Jan", "B"], ["Feb", "A"], ["Feb", "B"]];
    // By hand: rows of 2 and 2, columns of 3 and 1.
    assert_eq!(intervals(&counts, OFFICES, &block), [(1.0, 2.0), (0.0, 1.0), (1.0, 2.0), (0.0, 1.0)]);
}

/// Tables of the year so far, at the end of March and of April, of what each office met; withheld in both what
/// B and C met of militia and council.
fn year_to_date() -> (Frame, Population, Release, Release) {
    let march = [9, 6, 8, 12, 7, 14, 11, 3, 2];
    let april = [0, 1, 0, 2, 0, 5, 6, 1, 0];
    let time = flat("upto", &["Mar", "month4"]);
    let dimensions =
        vec![time, flat("row", &["A", "B", "C"]), flat("col", &["police", "militia", "council"])];
    let counts = [march, april].concat();
    let (mut frame, population) = table(dimensions, &counts);
    let full = frame.clone();
    let hidden = |cell: &Cell| [2, 3].contains(&cell.nodes[1]) && [2, 3].contains(&cell.nodes[2]);
    let mut of = |node: usize| {
        frame.show(0, 0, &[node]).unwrap();
        let show = |cell: Cell| match hidden(&cell) {
            true => Shown::Withheld,
            false => Shown::Published(count(&full, &cell, &counts)),
        };
        Release::new(&frame, Threshold::new(5).unwrap(), vec![frame.cells(0).map(show).collect()]).unwrap()
    };
    let (march, april) = (of(1), of(0));
    (frame, population, march, april)
}

#[test]
fn two_tables_of_the_year_so_far_are_each_clean_and_fall_together() {
    let (mut frame, population, march, april) = year_to_date();
    // Each alone holds back what it shows itself; the month that is their difference, only together.
    let alone = narrow(&frame, &population, &[reader(5)], april.clone());
    assert_eq!(alone, [""; 0]);
    frame.show(0, 0, &[1]).unwrap();
    assert_eq!(narrow(&frame, &population, &[reader(5)], march.clone()), [""; 0]);
    let earlier = march.rows(&frame, 0).map(|(cell, shown)| Earlier::cell(cell, shown)).collect();
    frame.show(0, 0, &[0]).unwrap();
    let reader = Reader { earlier, ..reader(5) };
    let found = narrow(&frame, &population, std::slice::from_ref(&reader), april.clone());
    let five = ["month4/T/militia", "month4/A/T", "month4/A/militia", "month4/B/police", "month4/C/militia"];
    assert_eq!(found, five);
    let of =
        |codes: [&str; 3]| interval(&frame, &population, &reader, &april, &frame.cell(0, &codes).unwrap());
    assert_eq!(of(["month4", "A", "militia"]), (1.0, Some(1.0)));
    assert_eq!(of(["month4", "C", "militia"]), (0.0, Some(1.0)));
    // What is protected against March does not fall.
    protected(&frame, &population, &[reader]).unwrap();
}

#[test]
fn what_was_published_before_and_is_withheld_now_gives_the_rest_away() {
    // A's 10 are 7 and 3; the 7 were published before.
    let counts = [7, 3, 40, 50];
    let (frame, population) = table(vec![flat("row", &["A", "B"]), flat("col", &["x", "y"])], &counts);
    let cell = |codes: [&str; 2]| frame.cell(0, &codes).unwrap();
    let block = [["A", "x"], ["A", "y"], ["B", "x"], ["B", "y"]].map(cell);
    let release = all_but(&frame, &counts, &block, 5).unwrap();
    assert_eq!(narrow(&frame, &population, &[reader(5)], release.clone()), [""; 0]);
    let before = vec![Earlier::cell(cell(["A", "x"]), Shown::Published(7))];
    let knowing = Reader { earlier: before.clone(), ..reader(5) };
    let y = cell(["A", "y"]);
    assert_eq!(interval(&frame, &population, &reader(5), &release, &y), (0.0, Some(10.0)));
    assert_eq!(interval(&frame, &population, &knowing, &release, &y), (3.0, Some(3.0)));
    assert_eq!(narrow(&frame, &population, std::slice::from_ref(&knowing), release), ["A/y"]);
    // Protected anew, A's total goes; where it was published too, nothing helps any more.
    let anew = protected(&frame, &population, std::slice::from_ref(&knowing)).unwrap();
    assert_eq!(shown(&frame, &anew, &cell(["A", "T"])), Shown::Withheld);
    let total = Earlier::cell(cell(["A", "T"]), Shown::Published(10));
    let told = Reader { earlier: [before, vec![total]].concat(), ..reader(5) };
    let found = protect_tables(&frame, &population, &[told], &mut |_| {});
    let in_the_way = vec![cell(["A", "T"]), cell(["A", "x"])];
    assert_eq!(found.unwrap_err(), Fault::Refused { too_narrow: vec![y], in_the_way });
}

#[test]
fn an_earlier_number_that_is_another_now_is_found() {
    let (frame, population) = table(vec![flat("row", &["A", "B"])], &[7, 30]);
    let changed = Earlier::cell(frame.cell(0, &["A"]).unwrap(), Shown::Published(8));
    let same = Earlier { shown: Shown::Published(7), ..changed.clone() };
    let reader = Reader { earlier: vec![same, changed], ..reader(5) };
    let found = protect_tables(&frame, &population, &[reader], &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::EarlierDiffers { reader: 0, earlier: 1 });
}
