//! Readers of several audiences, with what each has read before.

use super::*;

/// Two readers, of whom the first had a cell published and both had it withheld in another release.
fn history(first_published: bool) -> Vec<Earlier> {
    let cell = Cell { table: 0, nodes: vec![1, 0] };
    let published = Earlier::cell(cell.clone(), Shown::Published(40));
    let withheld = Earlier::cell(cell, Shown::Withheld);
    if first_published { vec![published, withheld] } else { vec![withheld, published] }
}

#[test]
fn published_once_is_known_however_often_it_is_withheld() {
    // A's total was published to partners, and withheld from the public; both had all else withheld. Now
    // A/x and A/y are to be withheld, 1 and 2 of A's 40.
    let dimensions = || vec![flat("row", &["A", "B"]), flat("col", &["x", "y", "z"])];
    let counts = [0, 2, 38, 60, 70, 80];
    for published_first in [true, false] {
        let (mut frame, mut population) = table(dimensions(), &counts);
        frame.show(0, 0, &[0, 1]).unwrap();
        for code in ["x", "y"] {
            population.withhold(&frame, frame.cell(0, &["A", code]).unwrap()).unwrap();
        }
        let partner = Reader { earlier: history(published_first), ..reader(5) };
        let readers = [partner, reader(10)];
        let shows = |cell: Cell| match cell.nodes[..] {
            [1, 3] => Shown::Published(38),
            _ => Shown::Withheld,
        };
        let release =
            Release::new(&frame, Threshold::new(10).unwrap(), vec![frame.cells(0).map(shows).collect()]);
        let found = audit_tables(&frame, &population, &readers, release.unwrap(), &mut |_| {});
        assert!(matches!(found, Err(Fault::Refused { .. })), "{found:?}");
        let release = protected(&frame, &population, &readers).unwrap();
        let z = frame.cell(0, &["A", "z"]).unwrap();
        assert_eq!(shown(&frame, &release, &z), Shown::Withheld, "published first: {published_first}");
    }
}
