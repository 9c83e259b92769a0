//! Disclosure control: which cells of tables of counts may leave, and the proof that they may.
//!
//! A [`Frame`] says what tables there are: dimensions (trees of categories, the total on top), facts, tables
//! that count one fact by some dimensions, links between facts. A [`Population`] holds the true counts. A
//! [`Reader`] is somebody who may read the release: his threshold k, all that he has read before, and the
//! records that he knows himself. [`protect_tables`] makes the release that may leave to all of them, with
//! its proof; [`audit_tables`] checks any release in the same way without having made it. They are the only
//! ways to an [`AuditedRelease`], the only thing that may be sealed.
//!
//! ```
//! use carnet::disclosure::{Dimension, Frame, Population, Reader, Shown, Threshold, protect_tables};
//!
//! let mut frame = Frame::new();
//! let trips = frame.fact("trips");
//! let place = frame.dimension(Dimension::flat("place", "all", ["north", "south", "west"])?);
//! let table = frame.table("trips", trips, &[place])?;
//! let mut population = Population::new(&frame);
//! for (code, count) in [("north", 31), ("south", 3), ("west", 12)] {
//!     population.add(&frame, &frame.cell(table, &[code])?, count)?;
//! }
//! let readers = [Reader::new(Threshold::new(5).expect("5 is at least 2"))];
//! let audited = protect_tables(&frame, &population, &readers, &mut |_| {})?;
//! // South's 3 are withheld, and another with them, or they could be subtracted.
//! let shown: Vec<Shown> = audited.release().cells(table).collect();
//! let withheld = Shown::Withheld;
//! assert_eq!(shown, [Shown::Published(46), Shown::Published(31), withheld, withheld]);
//! audited.proof().check(&frame, &population, &readers, audited.release())?;
//! # Ok::<(), carnet::disclosure::Fault>(())
//! ```
//!
//! # Words
//!
//! As in the literature. A *cell* is one node of each dimension, margins included; an *inner cell* is one of
//! leaves alone, and an unknown of the attacker. A *number* is what stands in a cell, the same one wherever
//! tables of one fact share a margin. *Small* is 1 <= count < k. *Withheld* is not published, with one marker for
//! small, for nothing and for what protects others. An *atom* is all inner cells that no known number tells
//! apart. The *interval* of a withheld cell runs from the least to the greatest count that it can have, given
//! every known number and that no count is negative.
//!
//! # The guarantee
//!
//! *Strict*: for every reader the interval of every small cell contains 0 and his k, so that absence stays
//! plausible and so does a harmless count; where too few nodes make up a cell
//! ([`Population::too_few`]), half of its count and one and a half times it. Small cells are those of all trees,
//! shown or not, and of all sums that an earlier release had. And the withheld parts of a published number
//! never sum to 1..k-1. To a reader who knows a part of the records himself ([`Reader::own`]) everything is less
//! that part: what is small among the records of the others is protected from him. The guarantee holds for
//! whoever reckons in real numbers; that counts are whole may say more, though no table was found where it does.
//!
//! # How: eliminate, audit, repair, restore, or refuse
//!
//! 1. *Elimination*, exact, modulo the prime 2^61 - 1: candidates (count >= k) from the grand total downwards, the
//!    larger first; one is published only if no small number becomes a linear combination of what is (Langsrud
//!    2024). Totals that by themselves show too much of a cell which too few make up are left out.
//! 2. *Audit*: for every small number a table in which it is nothing and one in which it is harmless, both equal
//!    to the true one in all that is known. The rows are first made shorter and fall into parts that share no
//!    atom; a table found for one number is tried on all others; what is left is asked of linear programs: by how
//!    little can the true table change. Their answers are floating point and only hints: each is made a table in
//!    fractions that fits exactly, and that there is none is shown in whole numbers. Those tables, as differences from the true one, are the *proof*, which is checked in whole
//!    numbers by code that solves nothing.
//! 3. *Repair*: where a number cannot go as far as it must, the cheapest published numbers that would let it (one
//!    linear program with deviations at a price) are withheld, and all is audited again. The deeper and smaller,
//!    the cheaper; a grand total goes only where nothing else helps.
//! 4. *Restore*: what has become needless is published again, the largest first, as long as the audit stays clean.
//! 5. *Refuse*: what earlier releases expose together nothing can protect; the fault names the cells in the way.
//!
//! # Time
//!
//! Releases of a year are linked by their time dimension: its leaves are months as frozen by one release or
//! another, and an earlier cell covers several where it was a sum over them ([`Earlier::parts`]). Leaves that no
//! published number tells apart cost nothing: margins and links are said once for all of them.
//!
//! Absent here: the store, humanitarian work, files, clocks, randomness. Equal tables and readers give equal
//! releases and proofs.

mod atoms;
mod attack_json;
mod audience;
mod audited;
mod bounds;
mod classes;
mod elastic;
mod eliminate;
mod exact;
mod examine;
mod factor;
mod fault;
mod frame;
mod grid;
mod implied;
mod least;
mod lp;
mod modular;
mod population;
mod proof;
mod protect;
mod reduce;
mod release;
mod restore;
mod shown;
mod system;
mod threads;
mod tree;
mod union;
mod view;

#[cfg(test)]
mod tests;

pub use attack_json::attack_json;
pub use audience::{Audience, Threshold};
pub use audited::{AuditedRelease, Utility, audit_tables};
pub use examine::{Examined, examine};
pub use fault::Fault;
pub use frame::{Cell, Frame, Table};
pub use population::Population;
pub use proof::{Move, Proof as TablesProof};
pub use protect::{Progress, protect_tables};
pub use release::{Earlier, Reader, Release};
pub use shown::Shown;
pub use tree::Dimension;
