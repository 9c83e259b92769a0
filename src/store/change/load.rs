//! Records that come back from a dump, as they stood: id, uid, revision, void or not, levels as believed.

use serde_json::Value;

use super::{Change, bad, rules};
use crate::model::read::value_of;
use crate::model::{Fault, Kind, Lookup, Reason, RecordId, RowId, Shape, Uid, Values, declaration, read};
use crate::store::history::Action;
use crate::store::level::{self, NODE_LEVEL};
use crate::store::version::{self, KnownAs};
use crate::store::{StoreError, lookup, record, setting};
use crate::vocabulary::{Level, Term};

/// A record as a dump has it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The id that it will have.
    pub id: RecordId,
    /// Its uid.
    pub uid: Uid,
    /// How often it was changed.
    pub revision: i64,
    /// Where it is from.
    pub provenance: String,
    /// Its fields, references by uid; `node_level` where it names a node.
    pub fields: Values,
    /// The day on which it was taken out of every figure, and why.
    pub voided: Option<(String, String)>,
    /// What other systems call it: source, id, digest of what the source said last.
    pub known_as: Vec<(String, String, Option<[u8; 32]>)>,
}

impl Change<'_> {
    /// Lets records name others that are still to come in this command.
    ///
    /// # Errors
    /// When the database fails.
    pub fn begin_load(&mut self) -> Result<(), StoreError> {
        crate::store::release::made_by_load(self.connection)?;
        Ok(self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?)
    }

    /// Writes a record as a dump has it. `lookup` knows the uids of the whole dump; a request must come before the
    /// decisions that answer its addressees. Rules that need other records are [`Change::finish_load`]'s.
    ///
    /// # Errors
    /// [`StoreError::Faults`], with every fault.
    pub fn load(&mut self, loaded: &Loaded, lookup: &dyn Lookup) -> Result<(), StoreError> {
        let id = loaded.id;
        let declaration = declaration(id.kind);
        let faults = |faults| bad(id.kind, None, faults);
        let mut fields = loaded.fields.clone();
        let levels = level::take_levels(id.kind, &mut fields);
        if levels
            .iter()
            .any(|(_, level)| level.as_deref().is_some_and(|code| Level::from_code(code).is_none()))
        {
            return Err(faults(vec![Fault::new(NODE_LEVEL, Reason::NotATerm(Level::VOCABULARY.name, None))]));
        }
        let line = |name: &'static str, text: &str| match value_of(&Shape::Line, name, &text.into(), lookup) {
            Ok(Some(value)) if value == text => Ok(()),
            Ok(_) => Err(faults(vec![Fault::new(name, Reason::Missing)])),
            Err(found) => Err(faults(found)),
        };
        line("provenance", &loaded.provenance)?;
        if let Some((on, reason)) = &loaded.voided {
            line("reason", reason)?;
            value_of(&Shape::Day, "on", &on.as_str().into(), lookup).map_err(faults)?;
        }
        let values = read(declaration, fields, lookup).map_err(faults)?;
        if !loaded.provenance.starts_with("import:") {
            rules::no_coordinates_by_hand(id.kind, None, &values)?;
        }
        let values = declaration.complete(values).map_err(faults)?;
        self.check_rows(id, &values)?;
        record::insert(
            self.connection,
            declaration,
            loaded.uid,
            Some(id.number),
            &values,
            &loaded.provenance,
        )?;
        record::set_state(self.connection, id, loaded.revision, loaded.voided.as_ref())?;
        level::put_levels(self.connection, id, &levels)?;
        let known_as: Vec<KnownAs> = loaded
            .known_as
            .iter()
            .map(|(source, value, digest)| KnownAs {
                source: source.clone(),
                value: value.clone(),
                digest: digest.map(Vec::from),
            })
            .collect();
        version::put_known_as(self.connection, id, &known_as)?;
        self.keep_what_follows(id, None, &values)?;
        if loaded.voided.is_some() {
            self.index(id, Some(&values), &values, true)?;
        }
        self.write_history(id, Action::Imported)
    }

    /// A row that is named must be there; the store keeps its key, not its number.
    fn check_rows(&self, id: RecordId, values: &Values) -> Result<(), StoreError> {
        for field in declaration(id.kind).fields {
            let Shape::Row(part) = field.shape else { continue };
            let row =
                values.get(field.name).and_then(Value::as_str).and_then(|row| row.parse::<RowId>().ok());
            if let Some(row) = row
                && lookup::row_number(self.connection, part, row)?.is_none()
            {
                let fault = Fault::new(field.name, Reason::NoSuchRow);
                return Err(StoreError::fault(id.kind, Some(id), fault));
            }
        }
        Ok(())
    }

    /// Sets a setting as a dump has it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSetting`], [`StoreError::BadSetting`].
    pub fn load_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        match setting::find(name)? {
            setting::Any::Number(setting) => self.set(setting, Some(value)).map(drop),
            setting::Any::Text(setting) => {
                // Places are named by uid, and may come after.
                setting.check_kept(value)?;
                self.put_setting(setting.name, Some(value))
            }
        }
    }

    /// Holds the rules that need other records, once all of them are there.
    ///
    /// # Errors
    /// [`StoreError::Faults`] of the first record that breaks one.
    pub fn finish_load(&mut self) -> Result<(), StoreError> {
        for kind in [Kind::Caution, Kind::Negotiation, Kind::Promise] {
            let mut statement =
                self.connection.prepare(&format!("SELECT id FROM {} ORDER BY id", kind.name()))?;
            let ids = statement.query_map([], |row| Ok(RecordId { kind, number: row.get(0)? }))?;
            for id in ids {
                let id = id?;
                let values = self.read(id)?.values;
                let mut found: Vec<Fault> = self.child_release_fault(kind, &values)?.into_iter().collect();
                if kind == Kind::Caution {
                    found.extend(self.fine_area_fault(&values)?);
                }
                if !found.is_empty() {
                    return Err(bad(kind, Some(id), found));
                }
            }
        }
        (self.actors_touched, self.places_touched) = (true, true);
        Ok(())
    }
}
