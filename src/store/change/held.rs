//! A new record held to its rules and laid out, before it is written: what needs the store only where the record names
//! something in it, so that an import does it while earlier rows are written.

use serde_json::Value;

use super::inside::{self, Embedded};
use super::{bad, rules};
use crate::model::{Kind, Lookup, Values, caution, declaration, read};
use crate::store::StoreError;
use crate::store::laid::{self, Laid};

/// A new record that can be written.
#[derive(Debug)]
pub struct Held {
    pub(super) kind: Kind,
    pub(super) values: Values,
    /// What stands in the columns of its table; none where the store has to be asked for it.
    pub(super) laid: Option<Laid>,
    /// The records that stand inside it.
    pub(super) embedded: Vec<Embedded>,
}

impl Held {
    /// Holds a record to the rules of its fields, and to those among them. What is left are the rules that need the day or
    /// the store.
    pub(super) fn to_its_fields(
        kind: Kind,
        mut raw: Values,
        provenance: &str,
        lookup: &dyn Lookup,
    ) -> Result<Self, StoreError> {
        let declaration = declaration(kind);
        let mut embedded: Vec<Embedded> = Vec::new();
        for (field, kind, link) in declaration.embedded() {
            if let Some(value) = raw.remove(*field) {
                embedded.push((*field, *kind, *link, value));
            }
        }
        if kind == Kind::Caution && raw.get("until").is_none_or(Value::is_null) {
            let until = lookup.today() + chrono::Days::new(u64::from(caution::DAYS));
            raw.insert("until".into(), until.format("%Y-%m-%d").to_string().into());
        }
        rules::nothing_reduced_by_hand(kind, None, &raw)?;
        let values = read(declaration, raw, lookup).map_err(|faults| bad(kind, None, faults))?;
        if !provenance.starts_with("import:") {
            rules::no_coordinates_by_hand(kind, None, &values)?;
        }
        let values = declaration.complete(values).map_err(|faults| bad(kind, None, faults))?;
        let laid = laid::out_ahead(declaration, &values);
        Ok(Self { kind, values, laid, embedded })
    }

    /// Whether nothing else is made or changed with it: then it can be written without anything being at fault.
    pub fn stands_alone(&self) -> bool {
        self.embedded.is_empty() && !inside::follows(self.kind, &self.values)
    }

    /// Holds a record of an import to all of its rules without the store: `lookup` finds what it names. None where that
    /// cannot be, or where something is wrong with it: then the store is asked, and says what.
    pub fn ahead(kind: Kind, raw: Values, provenance: &str, lookup: &dyn Lookup) -> Option<Self> {
        if !rules::need_no_store(kind) || raw.contains_key("id") || raw.contains_key("uid") {
            return None;
        }
        let held = Self::to_its_fields(kind, raw, provenance, lookup).ok()?;
        let has_faults = !rules::of_the_day(kind, &held.values, lookup.today()).is_empty();
        (!has_faults && held.laid.is_some()).then_some(held)
    }
}
