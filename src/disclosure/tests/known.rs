//! What is withheld for another reason than its count, and readers who know a part of the records themselves.

use super::*;

#[test]
fn a_cell_to_be_withheld_is_withheld_and_no_more() {
    let (frame, mut population) = table(vec![flat("row", &["A", "B", "C"])], &[30, 20, 40]);
    let open = protected(&frame, &population, &[reader(5)]).unwrap();
    assert_eq!(open.published(), 4);
    let cell = frame.cell(0, &["A"]).unwrap();
    population.withhold(&frame, cell.clone()).unwrap();
    // Its count can be subtracted: nothing says that it must not be.
    let release = protected(&frame, &population, &[reader(5)]).unwrap();
    assert_eq!(release.published(), 3);
    assert_eq!(shown(&frame, &release, &cell), Shown::Withheld);
    let refused = audit_tables(&frame, &population, &[reader(5)], open, &mut |_| {});
    assert_eq!(refused.unwrap_err(), Fault::BelowThreshold { cell });
    let nowhere = Cell { table: 0, nodes: vec![9] };
    assert_eq!(population.withhold(&frame, nowhere), Err(Fault::Unknown));
}

#[test]
fn a_cell_to_be_withheld_is_so_in_every_table_where_it_stands() {
    let mut frame = Frame::new();
    let fact = frame.fact("records");
    let [a, b] = ["a", "b"].map(|name| frame.dimension(flat(name, &["1", "2"])));
    let (one, both) = (frame.table("one", fact, &[a]).unwrap(), frame.table("both", fact, &[a, b]).unwrap());
    let mut population = Population::new(&frame);
    for (at, count) in [20, 30, 40, 50].into_iter().enumerate() {
        population.add(&frame, &inner(&frame, both)[at], count).unwrap();
        population.add(&frame, &inner(&frame, one)[at / 2], count).unwrap();
    }
    population.withhold(&frame, frame.cell(one, &["1"]).unwrap()).unwrap();
    let release = protected(&frame, &population, &[reader(5)]).unwrap();
    assert_eq!(shown(&frame, &release, &frame.cell(both, &["1", "T"]).unwrap()), Shown::Withheld);
    assert_eq!(shown(&frame, &release, &frame.cell(one, &["2"]).unwrap()), Shown::Published(90));
}

/// A table of offices by kinds, and what one contributor sent of it.
fn pool() -> (Frame, Population, [u64; 9], Population) {
    let counts = [12, 8, 20, 15, 9, 30, 40, 22, 18];
    let (frame, population) =
        table(vec![flat("row", &["A", "B", "C"]), flat("col", &["x", "y", "z"])], &counts);
    // All but 2 of A/x, and nothing of most others.
    let own = counted(&frame, 0, &[10, 0, 5, 0, 0, 0, 20, 0, 0]);
    (frame, population, counts, own)
}

#[test]
fn who_knows_a_part_is_told_little_of_the_others() {
    let (frame, population, counts, own) = pool();
    let insider = Reader { own: Some(own), ..reader(5) };
    // To everybody else nothing is small.
    assert_eq!(protected(&frame, &population, &[reader(5)]).unwrap().withheld(), 0);
    let readers = [reader(5), insider];
    let release = protected(&frame, &population, &readers).unwrap();
    let small = frame.cell(0, &["A", "x"]).unwrap();
    assert_eq!(shown(&frame, &release, &small), Shown::Withheld);
    assert!((8..15).contains(&release.published()), "{release:?}");
    // Published it would leave him 2; withheld alone, he could subtract it.
    let all = all_but(&frame, &counts, &[], 5).unwrap();
    let found = audit_tables(&frame, &population, &readers, all, &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::BelowThreshold { cell: small.clone() });
    let alone = all_but(&frame, &counts, std::slice::from_ref(&small), 5).unwrap();
    let found = audit_tables(&frame, &population, &readers, alone.clone(), &mut |_| {});
    assert!(matches!(found, Err(Fault::Refused { too_narrow, .. }) if too_narrow == [small]));
    // Without him the same release is clean, and its proof is none to him.
    let audited = audit_tables(&frame, &population, &readers[..1], alone, &mut |_| {}).unwrap();
    let mistaken = audited.proof().check(&frame, &population, &readers[1..], audited.release());
    assert_eq!(mistaken, Err(Fault::NotProven));
}

#[test]
fn what_he_knows_is_subtracted_for_the_attack_too() {
    let (frame, population, counts, own) = pool();
    let insider = Reader { own: Some(own), ..reader(5) };
    let release = all_but(&frame, &counts, &[frame.cell(0, &["A", "x"]).unwrap()], 5).unwrap();
    let seen = attack_json(&frame, &insider, &release, Some(&population)).unwrap();
    let cell = |id: &str| {
        let found = seen["cells"].as_array().unwrap().iter().find(|cell| cell["id"] == id).unwrap();
        (found["value"].as_u64(), found["truth"].as_u64())
    };
    assert_eq!(cell("records|row=A|col=x"), (None, Some(2)));
    assert_eq!(cell("records|row=C|col=x"), (Some(20), Some(20)));
    assert_eq!(cell("records"), (Some(139), Some(139)));
}

#[test]
fn who_says_to_know_more_than_there_is_is_told_so() {
    let (frame, population, ..) = pool();
    let insider = Reader { own: Some(counted(&frame, 0, &[13])), ..reader(5) };
    let found = protect_tables(&frame, &population, &[reader(5), insider], &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::NotAPart { reader: 1 });
    let other = Reader { own: Some(Population::new(&Frame::new())), ..reader(5) };
    let found = protect_tables(&frame, &population, &[other], &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::OtherCells);
}

#[test]
fn unions_are_small_to_him_by_what_the_others_have() {
    // Two withheld cells of 6 and 7 under a published total: to everybody 13, to him 4.
    let counts = [6, 7, 30];
    let (frame, mut population) = table(vec![flat("row", &["A", "B", "C"])], &counts);
    let [a, b] = ["A", "B"].map(|code| frame.cell(0, &[code]).unwrap());
    for cell in [&a, &b] {
        population.withhold(&frame, cell.clone()).unwrap();
    }
    let own = counted(&frame, 0, &[4, 5, 0]);
    let readers = [reader(5), Reader { own: Some(own), ..reader(5) }];
    let release = all_but(&frame, &counts, &[a, b], 5).unwrap();
    audit_tables(&frame, &population, &readers[..1], release.clone(), &mut |_| {}).unwrap();
    let found = audit_tables(&frame, &population, &readers, release, &mut |_| {});
    // He knows that each is at most 4.
    assert!(matches!(found, Err(Fault::Refused { .. })), "{found:?}");
    let release = protected(&frame, &population, &readers).unwrap();
    assert_eq!(release.published(), 1, "{release:?}");
    // Nothing of the others in one of the two, so the union alone is small: 0 and 4 is still one of them.
    let own = counted(&frame, 0, &[6, 3, 0]);
    let readers = [reader(5), Reader { own: Some(own), ..reader(5) }];
    assert_eq!(protected(&frame, &population, &readers).unwrap().published(), 1);
}
