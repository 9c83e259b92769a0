//! Cells that too few nodes or parties make up.

use super::*;

/// Four offices by two kinds, and the named cells made up by too few.
fn few(counts: &[u64], cells: &[[&str; 2]]) -> (Frame, Population) {
    let dimensions = vec![flat("row", &["A", "B", "C", "D"]), flat("col", &["x", "y"])];
    let (frame, mut population) = table(dimensions, counts);
    for codes in cells {
        population.too_few(&frame, frame.cell(0, codes).unwrap()).unwrap();
    }
    (frame, population)
}

#[test]
fn a_grand_total_that_is_nearly_one_cell_of_too_few_is_left_out() {
    // A/x has 40 of 45 records: a total of 45 shows that it has no 60.
    let (frame, population) = few(&[40, 0, 0, 5, 0, 0, 0, 0], &[["A", "x"]]);
    let release = protected(&frame, &population, &[reader(5)]).unwrap();
    assert_eq!(shown(&frame, &release, &frame.cell(0, &["T", "T"]).unwrap()), Shown::Withheld);
    // What does not hold it back stays.
    assert_eq!(shown(&frame, &release, &frame.cell(0, &["B", "y"]).unwrap()), Shown::Published(5));
}

#[test]
fn a_total_that_leaves_room_is_published() {
    // 40 of 60, and 60 is one and a half times 40.
    let (frame, population) = few(&[40, 0, 0, 0, 0, 7, 0, 13], &[["A", "x"]]);
    let release = protected(&frame, &population, &[reader(5)]).unwrap();
    assert_eq!(shown(&frame, &release, &frame.cell(0, &["T", "T"]).unwrap()), Shown::Published(60));
}

#[test]
fn of_too_few_alone_nothing_is_published_and_nothing_refused() {
    let (frame, population) =
        few(&[40, 0, 0, 0, 0, 0, 0, 0], &[["A", "x"], ["A", "T"], ["T", "x"], ["T", "T"]]);
    assert_eq!(protected(&frame, &population, &[reader(5)]).unwrap().published(), 0);
}

#[test]
fn a_grand_total_goes_where_nothing_else_helps() {
    // Too few have 40 by x; the 21 of y are published with their parts of 7 each; 61 is enough for 60, and
    // with y's 21 it is not. One of the two has to go, and it is y.
    let (frame, population) = few(&[20, 7, 20, 7, 0, 7, 0, 0], &[["T", "x"]]);
    let release = protected(&frame, &population, &[reader(5)]).unwrap();
    let of = |codes: [&str; 2]| shown(&frame, &release, &frame.cell(0, &codes).unwrap());
    assert_eq!((of(["T", "T"]), of(["T", "y"])), (Shown::Published(61), Shown::Withheld));
}
