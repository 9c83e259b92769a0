//! Pooled tables, and each contributor who knows his own part.

use super::sequence::Dice;
use super::*;

/// What each of some organisations sent of a table.
fn contributions(dice: &mut Dice, organisations: usize, records: usize) -> Vec<[u64; 20]> {
    let mut sent = vec![[0; 20]; organisations];
    for _ in 0..records {
        // Each organisation works mostly in districts of its own.
        let organisation = dice.zipf(organisations);
        let place = (organisation + dice.zipf(5)) % 5;
        sent[organisation][place * 4 + dice.zipf(4)] += 1;
    }
    sent
}

/// The pooled table with what must be withheld in it: cells of fewer than three contributors, or of which all but
/// fewer than k are one's; and the readers: partners, and each contributor.
fn pooled(sent: &[[u64; 20]], k: u64) -> (Frame, Population, Vec<Reader>) {
    let all: Vec<u64> = (0..20).map(|at| sent.iter().map(|one| one[at]).sum()).collect();
    let dimensions = || vec![flat("place", &["a", "b", "c", "d", "e"]), flat("kind", &["w", "x", "y", "z"])];
    let (frame, mut population) = table(dimensions(), &all);
    for cell in frame.cells(0) {
        let of: Vec<u64> = sent.iter().map(|one| count(&frame, &cell, one)).collect();
        let (sum, largest) = (of.iter().sum::<u64>(), of.iter().max().copied().unwrap());
        if of.iter().filter(|&&count| count > 0).count() < 3 || sum - largest < k {
            population.withhold(&frame, cell).unwrap();
        }
    }
    let insider = |one: &[u64; 20]| Reader { own: Some(counted(&frame, 0, one)), ..reader(k) };
    let readers = std::iter::once(reader(k)).chain(sent.iter().map(insider)).collect();
    (frame, population, readers)
}

#[test]
fn no_contributor_comes_near_what_the_others_have() {
    let mut dice = Dice(3);
    let (mut outside_only, mut published) = (0, 0);
    for _ in 0..12 {
        let sent = contributions(&mut dice, 6, 250);
        let (frame, population, readers) = pooled(&sent, 5);
        let release = protected(&frame, &population, &readers).unwrap();
        published += release.published();
        for (own, insider) in sent.iter().zip(&readers[1..]) {
            for cell in frame.cells(0) {
                let all: u64 = sent.iter().map(|one| count(&frame, &cell, one)).sum();
                let others = all - count(&frame, &cell, own);
                if (1..5).contains(&others) {
                    let (low, high) = interval(&frame, &population, insider, &release, &cell);
                    assert!(low == 0.0 && high.is_none_or(|high| high >= 5.0), "[{low}, {high:?}]");
                }
            }
        }
        // Protected from those outside alone, it is not protected from contributors.
        let alone = protected(&frame, &population, &readers[..1]).unwrap();
        let found = audit_tables(&frame, &population, &readers, alone, &mut |_| {});
        outside_only += usize::from(found.is_err());
    }
    assert!(published > 120 && outside_only > 0, "{published}, {outside_only}");
}

#[test]
fn five_of_which_four_are_one_contributors_are_withheld() {
    let mut sent = vec![[10; 20]; 3];
    for (one, count) in sent.iter_mut().zip([4, 1, 0]) {
        one[0] = count;
    }
    let (frame, population, readers) = pooled(&sent, 5);
    let release = protected(&frame, &population, &readers).unwrap();
    let cell = frame.cell(0, &["a", "w"]).unwrap();
    assert_eq!(shown(&frame, &release, &cell), Shown::Withheld);
    // He who sent the 4 may think that there is nothing else, or much.
    let (low, high) = interval(&frame, &population, &readers[1], &release, &cell);
    assert!(low == 0.0 && high.is_none_or(|high| high >= 5.0), "[{low}, {high:?}]");
    // Published it is refused, even if nobody had asked for it to be withheld.
    let counts: Vec<u64> = (0..20).map(|at| sent.iter().map(|one| one[at]).sum()).collect();
    let plain = counted(&frame, 0, &counts);
    let all = all_but(&frame, &counts, &[], 5).unwrap();
    let found = audit_tables(&frame, &plain, &readers, all, &mut |_| {});
    assert_eq!(found.unwrap_err(), Fault::BelowThreshold { cell });
}
