//! Nodes that nobody met and that nothing names: fact 6 keeps them short.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde_json::Value;

use crate::model::retention::Rule;
use crate::model::{Kind, RecordId, declaration};
use crate::store::change::Change;
use crate::store::history::Action;
use crate::store::references::{self, Reference};
use crate::store::{StoreError, record};

/// Takes the unmet nodes into the plan that no record names and under which no named node hangs: those written down on
/// `last` or before, or all.
pub(super) fn select_unmet(
    connection: &Connection,
    rule: Rule,
    last: Option<NaiveDate>,
) -> Result<(), StoreError> {
    let named = named_by_records(connection)?;
    let mut statement = connection.prepare(
        // Certain or only possible, of any day: a node that is named needs its way up.
        "WITH RECURSIVE stays (id) AS (
            SELECT a.id FROM actor a WHERE a.id NOT IN (SELECT id FROM unmet_actor)
            UNION SELECT value FROM json_each(:named)
            UNION SELECT p.parent FROM actor_parent p JOIN stays ON p.actor = stays.id)
         SELECT u.id FROM unmet_actor u JOIN actor a ON a.id = u.id
         WHERE u.id NOT IN (SELECT id FROM stays)
            AND (:last IS NULL OR (
                SELECT substr(min(h.at), 1, 10) FROM history h WHERE h.uid = a.uid AND h.kind = 'actor') <= :last)
         ORDER BY u.id",
    )?;
    let named = Value::from(named.into_iter().collect::<Vec<i64>>()).to_string();
    let last = last.map(|day| day.to_string());
    let mut rows = statement.query(named_params! { ":named": named, ":last": last })?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        connection
            .prepare_cached("INSERT OR IGNORE INTO temp.purging VALUES ('actor', ?1, 'destroy', ?2)")?
            .execute(rusqlite::params![id, rule.code()])?;
    }
    Ok(())
}

/// Takes actors and places whose own retention date is over into the plan, where nothing names them.
pub(super) fn select_past_retention(connection: &Connection, today: NaiveDate) -> Result<(), StoreError> {
    for (kind, named, above) in [
        (Kind::Actor, named_by_records(connection)?, "actor_parent WHERE parent"),
        (Kind::Place, named(connection, Kind::Place, &[])?, "place WHERE parent"),
    ] {
        let sql = format!(
            "INSERT OR IGNORE INTO temp.purging
             SELECT '{0}', id, 'destroy', ?1 FROM {0} WHERE retain_until < ?2
                AND id NOT IN (SELECT value FROM json_each(?3)) AND NOT EXISTS (SELECT 1 FROM {above} = {0}.id)",
            kind.name()
        );
        let named = Value::from(named.into_iter().collect::<Vec<i64>>()).to_string();
        connection.prepare(&sql)?.execute(rusqlite::params![
            Rule::RetentionDate.code(),
            today.to_string(),
            named
        ])?;
    }
    Ok(())
}

/// The nodes that a record of another kind names anywhere.
fn named_by_records(connection: &Connection) -> Result<BTreeSet<i64>, StoreError> {
    named(connection, Kind::Actor, &[Kind::Actor])
}

/// The records of a kind that others name, those of some kinds left out.
fn named(connection: &Connection, named: Kind, but: &[Kind]) -> Result<BTreeSet<i64>, StoreError> {
    let mut found = BTreeSet::new();
    for kind in Kind::ALL.iter().filter(|kind| !but.contains(kind)) {
        for Reference { table, column, .. } in references::of(*kind).into_iter().filter(|r| r.named == named)
        {
            let sql = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL");
            let mut statement = connection.prepare(&sql)?;
            for number in statement.query_map([], |row| row.get(0))? {
                found.insert(number?);
            }
        }
    }
    Ok(found)
}

impl Change<'_> {
    /// What hung under a node that goes hangs on the next one up that stays, with the days of its own link.
    pub(super) fn hang_children_higher(&mut self) -> Result<(), StoreError> {
        let goes: BTreeSet<i64> = self.going_actors()?;
        let mut above: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for number in &goes {
            let values = self.read(actor(*number))?.values;
            let parents = values.get("parents").and_then(Value::as_array).into_iter().flatten();
            let parents = parents.filter_map(|row| Some(row.get("parent")?.as_str()?.to_owned()));
            above.insert(*number, parents.collect());
        }
        let mut statement =
            self.connection.prepare("SELECT DISTINCT actor FROM actor_parent WHERE parent = ?1")?;
        let mut children = BTreeSet::new();
        for number in &goes {
            for child in statement.query_map([number], |row| row.get::<_, i64>(0))? {
                children.insert(child?);
            }
        }
        for child in children.difference(&goes) {
            let id = actor(*child);
            let stored = self.read(id)?;
            let mut values = stored.values.clone();
            let rows = values.get("parents").and_then(Value::as_array).cloned().unwrap_or_default();
            let hung = hung_higher(rows, &above);
            if hung.is_empty() {
                values.remove("parents");
            } else {
                values.insert("parents".into(), hung.into());
            }
            record::update(self.connection, declaration(Kind::Actor), id, &values)?;
            self.keep_what_follows(id, Some(&stored.values), &values)?;
            self.write_history(id, Action::Purged)?;
        }
        Ok(())
    }

    fn going_actors(&self) -> Result<BTreeSet<i64>, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT id FROM temp.purging WHERE kind = 'actor' AND act = 'destroy'")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

fn actor(number: i64) -> RecordId {
    RecordId { kind: Kind::Actor, number }
}

/// The links with each node that goes replaced by the ones above it, as often as it takes; none twice.
fn hung_higher(rows: Vec<Value>, above: &BTreeMap<i64, Vec<String>>) -> Vec<Value> {
    let number = |row: &Value| row.get("parent")?.as_str()?.parse::<RecordId>().ok().map(|id| id.number);
    let (mut waiting, mut hung, mut seen) = (rows, Vec::<Value>::new(), BTreeSet::new());
    while let Some(row) = waiting.pop() {
        match number(&row).and_then(|parent| Some((parent, above.get(&parent)?))) {
            Some((parent, higher)) => {
                // The hierarchy has no circles on any one day; over all days a row could come by again.
                if seen.insert((parent, row.get("n").cloned().map(|n| n.to_string()))) {
                    for parent in higher {
                        let mut row = row.clone();
                        row["parent"] = parent.as_str().into();
                        // Several come from one: each is a row of its own.
                        row.as_object_mut().map(|row| row.remove("n"));
                        waiting.push(row);
                    }
                }
            }
            None if hung.contains(&row) => {}
            None => hung.push(row),
        }
    }
    hung.reverse();
    hung
}
