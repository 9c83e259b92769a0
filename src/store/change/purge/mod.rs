//! Destroying what is not to be kept any more: what is due by the rules of [`crate::model::retention`], or what somebody
//! says. First a plan, which anybody can look at; then the deed, for the plan's code alone.
//!
//! What goes, goes from the record, from every version of it in the history, from the full-text index and from the file,
//! which is written anew. The history's chain stays whole, for it is over commitments; the ledger gets a line that says
//! that something was destroyed, of which kind and why, and not what it was. Nothing before is undone after it.

mod destroy;
mod nodes;
mod reduce;
mod select;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::Change;
use crate::model::retention::{Act, Rule};
use crate::model::{Kind, RecordId};
use crate::store::ledger::Door;
use crate::store::{Stamp, Store, StoreError, full_text, head, migration, rewrite};
use crate::vocabulary::{ActorType, Level};

/// What is to be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purge {
    /// What is due by the rules.
    Due,
    /// Everything that is over before this day, but for actors and places.
    OlderThan(NaiveDate),
    /// A negotiation with its requests, meetings, decisions, asks and promises; its trips and incidents are reduced.
    Negotiation(RecordId),
    /// The nodes that nobody met, whatever their age.
    Unmet,
}

impl Purge {
    /// The word in the ledger: why, and not what.
    fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::OlderThan(_) => "older-than",
            Self::Negotiation(_) => "negotiation",
            Self::Unmet => "unmet",
        }
    }
}

/// What a purge is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// Records of a kind.
    Record(Kind),
    /// Drafts.
    Draft,
    /// Rows of files that wait for mending.
    RefusedRow,
    /// Versions of a record that was undone, which the history keeps for redo; by the number of the first.
    Undone,
}

impl Thing {
    /// The word in the plan's table.
    fn code(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.name(),
            Self::Draft => "draft",
            Self::RefusedRow => "refused_row",
            Self::Undone => "undone",
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.iter().copied().map(Self::Record).chain([Self::Draft, Self::RefusedRow, Self::Undone])
    }
}

/// One line of a plan: so many of one kind, what becomes of them, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Why.
    pub rule: Rule,
    /// What becomes of them.
    pub act: Act,
    /// What they are.
    pub thing: Thing,
    /// Which, by number.
    pub numbers: Vec<i64>,
}

/// What a purge would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PurgePlan {
    /// What is destroyed, reduced, forgotten.
    pub matters: Vec<Matter>,
    /// So many records have a retention date that is still to come, and stay whole.
    pub held: u64,
    /// What a person gives to have it done: it stands for this plan in this state of the store, and for no other.
    pub code: String,
}

impl PurgePlan {
    /// Whether nothing would be done.
    pub fn is_empty(&self) -> bool {
        self.matters.is_empty()
    }

    /// The ledger's words: kinds and numbers, nothing of what they said.
    fn what(&self, purge: Purge) -> String {
        let matters = self
            .matters
            .iter()
            .map(|matter| format!("{} {} {}", matter.act.code(), matter.thing.code(), matter.numbers.len()));
        format!("{}: {}", purge.code(), matters.collect::<Vec<_>>().join(", "))
    }
}

/// What an author is called of whom only type and level are kept.
pub type NameOf<'n> = &'n dyn Fn(ActorType, Level) -> String;

/// Characters of a code.
const CODE: usize = 6;

impl Store {
    /// What a purge would do today. Nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] for a negotiation that is not there; [`StoreError::Held`] where it, or what belongs to
    /// it, is to be kept until later.
    pub fn purge_plan(&mut self, stamp: &Stamp, purge: Purge) -> Result<PurgePlan, StoreError> {
        self.rehearse(stamp, |change| change.plan(purge))
    }

    /// Destroys what [`Store::purge_plan`] showed under this code, and writes the file anew. `name_of` names the authors
    /// of whom only type and level are kept.
    ///
    /// # Errors
    /// [`StoreError::OtherPurge`] where the code stands for something else; [`StoreError::NotRewritten`] where all is
    /// destroyed, but the file could not be written anew: then there is nothing to see in it, and the next purge does it.
    pub fn purge(
        &mut self,
        stamp: &Stamp,
        purge: Purge,
        code: &str,
        name_of: NameOf<'_>,
    ) -> Result<PurgePlan, StoreError> {
        let plan = self.change(stamp, |change| {
            let plan = change.plan(purge)?;
            if !plan.code.eq_ignore_ascii_case(code.trim()) {
                return Err(StoreError::OtherPurge);
            }
            change.carry_out(purge, &plan, name_of)?;
            Ok(plan)
        })?;
        // After the commit: another state of the pages must not be in the copy, nor in one made before an upgrade.
        self.rewritten().map_err(|error| StoreError::NotRewritten(Box::new(error)))?;
        Ok(plan)
    }

    fn rewritten(&mut self) -> Result<(), StoreError> {
        self.folder.remove_copies_of_before(migration::VERSION)?;
        rewrite::rewrite(self)
    }
}

impl Change<'_> {
    /// Fills the plan's table and reads it.
    fn plan(&self, purge: Purge) -> Result<PurgePlan, StoreError> {
        let connection = self.connection;
        let today = self.stamp.today;
        select::begin(connection)?;
        match purge {
            Purge::Due => {
                select::due(connection, today)?;
                nodes::select_unmet(connection, Rule::Unmet, Rule::Unmet.last_due(today))?;
                nodes::select_past_retention(connection, today)?;
            }
            Purge::OlderThan(day) => select::older_than(connection, today, day)?,
            Purge::Negotiation(id) => {
                self.read(id)?;
                select::negotiation(connection, id)?;
                if let Some((id, until)) = select::first_held(connection, today)? {
                    return Err(StoreError::Held { id, until });
                }
            }
            Purge::Unmet => nodes::select_unmet(connection, Rule::Asked, None)?,
        }
        let mut matters = Vec::new();
        for rule in Rule::ALL {
            for act in Act::ALL {
                for thing in Thing::all() {
                    let numbers = select::numbers(connection, *rule, *act, thing)?;
                    if !numbers.is_empty() {
                        matters.push(Matter { rule: *rule, act: *act, thing, numbers });
                    }
                }
            }
        }
        let code = self.code_of(purge, &matters)?;
        Ok(PurgePlan { matters, held: select::held(connection, today)?, code })
    }

    fn code_of(&self, purge: Purge, matters: &[Matter]) -> Result<String, StoreError> {
        let (n, hash) = head::last_entry(self.connection)?;
        let mut digest = Sha256::new_with_prefix(b"carnet/purge/1\0");
        digest.update(n.to_be_bytes());
        digest.update(hash);
        digest.update(purge.code());
        for matter in matters {
            digest.update(matter.rule.code());
            digest.update(matter.act.code());
            digest.update(matter.thing.code());
            for number in &matter.numbers {
                digest.update(number.to_be_bytes());
            }
        }
        let mut code = head::hex(&digest.finalize());
        code.truncate(CODE);
        Ok(code.to_uppercase())
    }

    fn carry_out(&mut self, purge: Purge, plan: &PurgePlan, name_of: NameOf<'_>) -> Result<(), StoreError> {
        // A record may go before what names it does.
        self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        for act in [Act::Forget, Act::Reduce] {
            for matter in plan.matters.iter().filter(|matter| matter.act == act) {
                let Thing::Record(kind) = matter.thing else { continue };
                for number in &matter.numbers {
                    let id = RecordId { kind, number: *number };
                    match act {
                        Act::Forget => self.forget_words(id)?,
                        _ => self.reduce(id, name_of)?,
                    }
                }
            }
        }
        self.detach_doomed()?;
        self.hang_children_higher()?;
        for matter in plan.matters.iter().filter(|matter| matter.act == Act::Destroy) {
            for number in &matter.numbers {
                match matter.thing {
                    Thing::Record(kind) => self.destroy(RecordId { kind, number: *number })?,
                    Thing::Undone => self.empty_undone(*number)?,
                    thing => {
                        let sql = format!("DELETE FROM {} WHERE id = ?1", thing.code());
                        self.connection.prepare_cached(&sql)?.execute([number])?;
                    }
                }
            }
        }
        select::end(self.connection)?;
        // Counts say by themselves what they counted.
        self.touched.all();
        self.connection.execute("DELETE FROM kept_month", [])?;
        self.leave(Door::Purge, &[], &plan.what(purge), None)?;
        // Written first, so that what is merged is the index as it will be.
        self.full_text.write(self.connection)?;
        full_text::optimise(self.connection)
    }
}
