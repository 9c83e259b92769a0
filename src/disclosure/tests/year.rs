//! Releases of a year, read together.

use super::sequence::{Dice, Ledger, Period, Scheme, records, small};
use super::*;

/// Releases each period to each of the audiences; the cells published of each.
fn year(seed: u64, number: usize, audiences: &[Audience], last: Period) -> Vec<usize> {
    let scheme = small();
    let records = records(&scheme, &mut Dice(seed), number, 3);
    let mut ledger = Ledger::default();
    let mut published = Vec::new();
    for period in Period::all() {
        let framed = scheme.framed(period, &records);
        for &audience in audiences {
            let readers = ledger.readers(&framed, audience);
            let audited = ledger.release(&framed, audience, &mut |_| {});
            let audited = audited.unwrap_or_else(|fault| panic!("{period:?} {audience:?}: {fault:?}"));
            let release = audited.release();
            audited.proof().check(&framed.frame, &framed.population, &readers, release).unwrap();
            // Found again by an audit that starts from nothing.
            if matches!(period, Period::Quarter(_)) {
                audit_tables(&framed.frame, &framed.population, &readers, release.clone(), &mut |_| {})
                    .unwrap();
            }
            published.push(release.published());
        }
        if period == last {
            break;
        }
    }
    published
}

#[test]
fn each_release_of_a_year_is_protected_against_all_before() {
    let published = year(0, 500, &[Audience::Partners], Period::Year);
    assert!(published.iter().sum::<usize>() > 200, "{published:?}");
}

#[test]
fn nested_readers_are_all_protected_in_every_release_of_a_year() {
    let published = year(10, 250, &[Audience::Partners, Audience::Public], Period::Year);
    assert!(published.iter().sum::<usize>() > 100, "{published:?}");
}

#[test]
fn readers_are_protected_in_whatever_order_they_are_served() {
    for audiences in [[Audience::Public, Audience::Partners], [Audience::Donor, Audience::Public]] {
        let published = year(11, 400, &audiences, Period::Quarter(0));
        assert!(published.iter().sum::<usize>() > 30, "{published:?}");
    }
}

/// Twelve months and the year protected each alone: the cells of which readers of all come to know too much. Checks
/// that protected jointly they stand.
fn fallen(seed: u64) -> usize {
    let places = Dimension::new(
        "place",
        [
            ("T", None),
            ("n", Some("T")),
            ("n1", Some("n")),
            ("n2", Some("n")),
            ("n3", Some("n")),
            ("s", Some("T")),
        ]
        .into_iter()
        .chain(["s1", "s2", "s3"].map(|code| (code, Some("s")))),
    );
    let scheme = Scheme {
        facts: 1,
        dimensions: vec![places.unwrap(), flat("actor", &["a", "b", "c", "d", "e"])],
        tables: vec![(0, vec![0, 1])],
        at_most: Vec::new(),
    };
    let mut records = records(&scheme, &mut Dice(seed), 1000, 3);
    records.iter_mut().for_each(|record| record.facts = vec![0]);
    let whole = |period: &Period| !matches!(period, Period::Quarter(_));
    let (mut alone, mut jointly) = (Ledger::default(), Ledger::default());
    let mut fallen = 0;
    for period in Period::all().into_iter().filter(whole) {
        let framed = scheme.framed(period, &records);
        let release = Ledger::default().release(&framed, Audience::Partners, &mut |_| {}).unwrap();
        if period == Period::Year {
            let readers = alone.readers(&framed, Audience::Partners);
            let release = release.release().clone();
            match audit_tables(&framed.frame, &framed.population, &readers, release, &mut |_| {}) {
                Ok(_) => {}
                Err(Fault::Refused { too_narrow, in_the_way }) => {
                    assert!(!in_the_way.is_empty());
                    fallen = too_narrow.len();
                }
                Err(fault) => panic!("{fault:?}"),
            }
        }
        alone.write(&framed, Audience::Partners, release.release());
        jointly.release(&framed, Audience::Partners, &mut |_| {}).unwrap();
    }
    fallen
}

#[test]
fn twelve_months_and_their_year_protected_each_alone_fall_together() {
    let fallen: Vec<usize> = [0, 3].map(fallen).to_vec();
    assert!(fallen.iter().all(|&cells| cells > 0), "{fallen:?}");
}

#[test]
fn a_release_to_the_public_is_audited_for_partners_too() {
    // Partners were told of A's 40 records and of 33 by y; told that x and y have 40, they can say that x has 7:
    // harmless to them, not to the public, who has read nothing.
    let (mut frame, population) =
        table(vec![flat("row", &["A", "B"]), flat("col", &["x", "y"])], &[3, 37, 60, 50]);
    frame.show(0, 0, &[1]).unwrap();
    let told = frame.cell(0, &["A", "y"]).unwrap();
    let partner = Reader { earlier: vec![Earlier::cell(told, Shown::Published(37))], ..reader(5) };
    let of = |readers: &[Reader]| {
        let release = protected(&frame, &population, readers).unwrap();
        frame.cells(0).map(|cell| shown(&frame, &release, &cell)).collect::<Vec<_>>()
    };
    // The public alone may be told of either A or A/y; with the partners among the readers, of A/y only.
    assert_eq!(of(&[reader(10)]), [Shown::Published(40), Shown::Withheld, Shown::Withheld]);
    let both = of(&[reader(10), partner]);
    assert_eq!(both, [Shown::Withheld, Shown::Withheld, Shown::Published(37)]);
}
