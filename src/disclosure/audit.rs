//! Protecting a flat table, and the audit that lets one leave.

use serde::{Deserialize, Serialize};

use super::{FlatTable, Protected, Shown, Threshold};

/// Why a table may not leave. Cells are numbered from 0 in the layout's order; no count is named, for a
/// finding may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// A threshold below 2.
    #[error("a threshold below 2 protects nobody")]
    NoThreshold,
    /// A layout without cells.
    #[error("a table needs a cell")]
    NoCells,
    /// Two cells of one name: a reader could not tell which count is whose.
    #[error("cell {cell} has the name of another")]
    NamedTwice {
        /// The second of the two.
        cell: usize,
    },
    /// The protected table has other cells than the true one.
    #[error("the tables have different cells")]
    OtherCells,
    /// The table was protected with another threshold than its audience's.
    #[error("the table is protected with another threshold")]
    OtherThreshold,
    /// A count below the threshold is published.
    #[error("cell {cell} is published below the threshold")]
    BelowThreshold {
        /// The cell.
        cell: usize,
    },
    /// A published count is not the true one.
    #[error("cell {cell} does not show its true count")]
    Altered {
        /// The cell.
        cell: usize,
    },
    /// The two tables of the proof do not show what they must.
    #[error("the proof does not hold")]
    NotProven,
}

/// Withholds every count below the threshold, zeros included.
///
/// In a table without totals this is all that is needed: no published cell says anything about a withheld
/// one. A function of the published counts alone, so two populations that differ only in withheld cells
/// give equal tables.
pub fn protect(table: &FlatTable, threshold: Threshold) -> Protected {
    let show = |&count: &u64| {
        if count < threshold.k() { Shown::Withheld } else { Shown::Published(count) }
    };
    let cells = table.counts().iter().map(show).collect();
    Protected::new(table.layout().clone(), threshold, cells)
        .expect("one cell for each count, and none below the threshold is shown")
}

/// Two tables that a reader cannot tell from the true one: they are equal in every published cell, one
/// has nothing in the withheld cells, the other at least k in each.
///
/// They put 0 and k into the interval of every withheld cell, which is the strict guarantee, for small
/// cells and beyond. Checking them takes comparisons only, no linear program: in a flat table every cell
/// is an unknown of its own, and the published cells are all the equations there are.
///
/// The interval is that of a reader who uses what is published. One who also reasons from *why* a cell is
/// withheld (in a flat table only counts below k are) narrows it to 0..k-1: absence stays plausible to him
/// too, a harmless count does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Nothing happened in any withheld cell.
    absent: Vec<u64>,
    /// A harmless number in each withheld cell.
    harmless: Vec<u64>,
}

impl Proof {
    /// The two tables for a protected one.
    fn of(protected: &Protected) -> Self {
        let with = |withheld: u64| {
            let count = |shown: &Shown| match shown {
                Shown::Published(count) => *count,
                Shown::Withheld => withheld,
            };
            protected.cells().iter().map(count).collect()
        };
        Self { absent: with(0), harmless: with(protected.threshold().k()) }
    }

    /// Whether the proof is one for this table. Needs no true counts, so that a proof from the ledger can
    /// be checked again at any time.
    pub fn holds(&self, protected: &Protected) -> bool {
        let k = protected.threshold().k();
        let agrees = |counts: &[u64], withheld: &dyn Fn(u64) -> bool| {
            counts.len() == protected.cells().len()
                && protected.cells().iter().zip(counts).all(|(shown, &count)| match shown {
                    Shown::Published(published) => *published == count,
                    Shown::Withheld => withheld(count),
                })
        };
        agrees(&self.absent, &|count| count == 0) && agrees(&self.harmless, &|count| count >= k)
    }
}

/// A protected table that has passed the audit, with its proof. Only [`audit`] makes one.
///
/// ```compile_fail,E0451
/// use carnet::disclosure::{Audited, Proof, Protected};
/// fn forge(protected: Protected, proof: Proof) -> Audited {
///     Audited { protected, proof }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    protected: Protected,
    proof: Proof,
}

impl Audited {
    /// The table as its readers will see it.
    pub fn protected(&self) -> &Protected {
        &self.protected
    }

    /// The proof, to be kept in the ledger; it never leaves with the table.
    pub fn proof(&self) -> &Proof {
        &self.proof
    }
}

/// Why a table may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Releasable {
    /// It passed the audit.
    Audited(Audited),
}

/// Checks a protected table against its true counts, for the threshold of its audience: the same cells in
/// the same order, each withheld or true and not below the threshold, and the strict guarantee proven.
///
/// # Errors
/// The first [`Finding`].
pub fn audit(table: &FlatTable, protected: Protected, threshold: Threshold) -> Result<Audited, Finding> {
    if protected.layout() != table.layout() {
        return Err(Finding::OtherCells);
    }
    if protected.threshold() != threshold {
        return Err(Finding::OtherThreshold);
    }
    for (cell, (&count, shown)) in table.counts().iter().zip(protected.cells()).enumerate() {
        match *shown {
            Shown::Withheld => {}
            Shown::Published(published) if published != count => return Err(Finding::Altered { cell }),
            Shown::Published(_) if count < threshold.k() => return Err(Finding::BelowThreshold { cell }),
            Shown::Published(_) => {}
        }
    }
    let proof = Proof::of(&protected);
    if !proof.holds(&protected) {
        return Err(Finding::NotProven);
    }
    Ok(Audited { protected, proof })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::{Audience, Layout};
    use proptest::prelude::*;

    fn layout(cells: usize) -> Layout {
        Layout::new("colour", (0..cells).map(|cell| format!("c{cell}"))).unwrap()
    }

    fn table(counts: &[u64]) -> FlatTable {
        FlatTable::new(layout(counts.len()), counts.to_vec()).unwrap()
    }

    fn ten() -> Threshold {
        Audience::Public.least_threshold()
    }

    #[test]
    fn small_counts_and_zeros_have_one_marker() {
        let protected = protect(&table(&[0, 1, 9, 10, 11]), ten());
        use Shown::{Published, Withheld};
        assert_eq!(protected.cells(), [Withheld, Withheld, Withheld, Published(10), Published(11)]);
        assert_eq!((protected.published(), protected.withheld()), (2, 3));
    }

    #[test]
    fn each_fault_has_its_finding() {
        let truth = table(&[3, 40]);
        let shown = |cells: &[Shown]| Protected::new(layout(2), ten(), cells.to_vec());
        use Shown::{Published, Withheld};
        assert_eq!(shown(&[Published(3), Withheld]), Err(Finding::BelowThreshold { cell: 0 }));
        assert_eq!(shown(&[Withheld]), Err(Finding::OtherCells));
        let altered = shown(&[Withheld, Published(41)]).unwrap();
        assert_eq!(audit(&truth, altered, ten()), Err(Finding::Altered { cell: 1 }));
        let inflated = shown(&[Published(10), Published(40)]).unwrap();
        assert_eq!(audit(&truth, inflated, ten()), Err(Finding::Altered { cell: 0 }));
        let other = Protected::new(layout(3), ten(), vec![Withheld; 3]).unwrap();
        assert_eq!(audit(&truth, other, ten()), Err(Finding::OtherCells));
        let lowered = protect(&truth, Threshold::new(3).unwrap());
        assert_eq!(audit(&truth, lowered, ten()), Err(Finding::OtherThreshold));
        let everything = shown(&[Withheld, Withheld]).unwrap();
        assert!(audit(&truth, everything, ten()).is_ok());
        assert_eq!(Threshold::new(1), Err(Finding::NoThreshold));
        assert_eq!(Layout::new("colour", ["a", "b", "a"]), Err(Finding::NamedTwice { cell: 2 }));
        assert_eq!(Layout::new("colour", [""; 0]), Err(Finding::NoCells));
        assert_eq!(FlatTable::new(layout(2), vec![1]), Err(Finding::OtherCells));
    }

    #[test]
    fn a_proof_of_another_table_does_not_hold() {
        let audited = audit(&table(&[3, 40]), protect(&table(&[3, 40]), ten()), ten()).unwrap();
        let proof = audited.proof();
        assert!(proof.holds(audited.protected()));
        for counts in [&[3, 41][..], &[30, 40], &[3], &[40, 3]] {
            assert!(!proof.holds(&protect(&table(counts), ten())), "{counts:?}");
        }
        let kept = serde_json::to_string(proof).unwrap();
        assert_eq!(serde_json::from_str::<Proof>(&kept).unwrap(), *proof);
    }

    #[test]
    fn thresholds_are_the_audiences() {
        let least = Audience::ALL.map(|audience| audience.least_threshold().k());
        assert_eq!(least, [5, 10, 10]);
        for audience in Audience::ALL {
            assert_eq!(Audience::from_code(audience.code()), Some(audience));
        }
        assert_eq!(Audience::from_code("Public"), None);
    }

    fn counts() -> impl Strategy<Value = Vec<u64>> {
        prop::collection::vec(prop_oneof![0_u64..12, 0_u64..200], 1..12)
    }

    proptest! {
        #[test]
        fn what_is_protected_passes_the_audit(counts in counts(), k in 2_u64..20) {
            let k = Threshold::new(k).unwrap();
            let truth = table(&counts);
            let audited = audit(&truth, protect(&truth, k), k).unwrap();
            prop_assert!(audited.proof().holds(audited.protected()));
            for (&count, shown) in counts.iter().zip(audited.protected().cells()) {
                let expected = if count >= k.k() { Shown::Published(count) } else { Shown::Withheld };
                prop_assert_eq!(*shown, expected);
            }
        }

        /// A reader tries every population of up to 2k records a cell against what is published.
        #[test]
        fn an_attacker_finds_zero_and_k_in_every_withheld_cell(
            counts in prop::collection::vec(0_u64..7, 1..5), k in 2_u64..4,
        ) {
            let k = Threshold::new(k).unwrap();
            let seen = protect(&table(&counts), k);
            let most = 7;
            let mut possible = vec![std::collections::BTreeSet::new(); counts.len()];
            let mut by_the_rule = possible.clone();
            for population in 0..u64::pow(most, counts.len() as u32) {
                let guess: Vec<u64> =
                    (0..counts.len()).map(|cell| population / most.pow(cell as u32) % most).collect();
                let consistent = guess.iter().zip(seen.cells()).all(|(count, shown)| match shown {
                    Shown::Published(published) => count == published,
                    Shown::Withheld => true,
                });
                let note = |sets: &mut Vec<std::collections::BTreeSet<u64>>| {
                    guess.iter().zip(sets).for_each(|(count, set)| { set.insert(*count); });
                };
                if consistent {
                    note(&mut possible);
                }
                if protect(&table(&guess), k) == seen {
                    note(&mut by_the_rule);
                }
            }
            for (cell, shown) in seen.cells().iter().enumerate() {
                if *shown == Shown::Withheld {
                    prop_assert!(possible[cell].contains(&0) && possible[cell].contains(&k.k()));
                    // Who knows that nothing else is withheld still cannot tell whether anything happened.
                    prop_assert_eq!(by_the_rule[cell].iter().copied().collect::<Vec<_>>(),
                        (0..k.k()).collect::<Vec<_>>());
                }
            }
        }

        #[test]
        fn populations_with_equal_published_cells_give_equal_tables(
            counts in counts(), other in prop::collection::vec(0_u64..10, 12),
        ) {
            let changed: Vec<u64> = counts.iter().zip(&other)
                .map(|(&count, &other)| if count < ten().k() { other } else { count }).collect();
            prop_assert_eq!(protect(&table(&counts), ten()), protect(&table(&changed), ten()));
        }

        #[test]
        fn publishing_any_withheld_cell_fails_the_audit(counts in counts(), at in 0_usize..12) {
            let truth = table(&counts);
            let mut cells = protect(&truth, ten()).cells().to_vec();
            let at = at % cells.len();
            prop_assume!(cells[at] == Shown::Withheld);
            cells[at] = Shown::Published(counts[at]);
            let made = Protected::new(truth.layout().clone(), ten(), cells.clone());
            prop_assert_eq!(made, Err(Finding::BelowThreshold { cell: at }));
            // Even where a lower threshold lets such a table be made, its audience's audit refuses it.
            if let Ok(lowered) = Threshold::new(counts[at]) {
                let made = Protected::new(truth.layout().clone(), lowered, cells).unwrap();
                prop_assert_eq!(audit(&truth, made, ten()), Err(Finding::OtherThreshold));
            }
        }
    }
}
