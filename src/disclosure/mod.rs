//! Disclosure control: which cells of a table of counts may leave, and the proof that they may.
//!
//! A [`FlatTable`] counts records by one dimension and has no totals, so its cells are linked by nothing:
//! what one cell shows says nothing about another. [`protect`] withholds every count below the threshold
//! k, zeros included, under one marker; [`audit`] checks a protected table against its true counts, and
//! is the only way to an [`Audited`] one, which is the only table that may be sealed. The audit knows
//! nothing of how the table was protected.
//!
//! ```
//! use carnet::disclosure::{FlatTable, Layout, Shown, Threshold, audit, protect};
//!
//! let layout = Layout::new("answer", ["yes", "no", "none"])?;
//! let table = FlatTable::new(layout, vec![31, 4, 0])?;
//! let k = Threshold::new(10)?;
//! let protected = protect(&table, k);
//! assert_eq!(protected.cells(), [Shown::Published(31), Shown::Withheld, Shown::Withheld]);
//! let audited = audit(&table, protected, k)?;
//! assert!(audited.proof().holds(audited.protected()));
//! # Ok::<(), carnet::disclosure::Finding>(())
//! ```
//!
//! Words, as in the literature: a *cell* is one category of the dimension; *small* is 1 <= count < k;
//! *withheld* is not published, for whatever reason; the *interval* of a withheld cell runs from the
//! least to the greatest count that it can have given all that is published. The guarantee is *strict*:
//! for every small cell the interval contains 0 and k, so that absence stays plausible and so does a
//! harmless count.
//!
//! Absent here: tables with margins or several dimensions, several tables over one population, what was
//! published before (all three would link cells, and need more than this audit); the store, humanitarian
//! work, files, clocks, randomness.

mod atoms;
mod attack_json;
mod audience;
mod audit;
mod audited;
mod bounds;
mod classes;
mod elastic;
mod eliminate;
mod exact;
mod examine;
mod fault;
mod frame;
mod lp;
mod modular;
mod nearby;
mod population;
mod proof;
mod protect;
mod reduce;
mod release;
mod restore;
mod system;
mod table;
mod tree;
mod union;
mod view;

#[cfg(test)]
mod tests;

pub use attack_json::attack_json;
pub use audience::{Audience, Threshold};
pub use audit::{Audited, Finding, Proof, Releasable, audit, protect};
pub use audited::{AuditedRelease, Utility, audit_tables};
pub use examine::{Examined, examine};
pub use fault::Fault;
pub use frame::{Cell, Frame, Table};
pub use population::Population;
pub use proof::{Move, Proof as TablesProof};
pub use protect::{Progress, protect_tables};
pub use release::{Earlier, Reader, Release};
pub use table::{FlatTable, Layout, Protected, Shown};
pub use tree::Dimension;
