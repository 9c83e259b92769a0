//! The level of a node at the date of each record that names it, as believed when it was written.

use rusqlite::Connection;

use super::StoreError;
use crate::model::{Kind, RecordId};

/// The level of a node on a day, as `fact_decision` reads it.
macro_rules! level_at {
    ($node:literal, $day:literal) => {
        concat!(
            "coalesce((SELECT l.level FROM actor_level l WHERE l.actor = ",
            $node,
            " AND coalesce(l.since_first, '0000') <= ",
            $day,
            " AND coalesce(l.until_last, '9999') >= ",
            $day,
            " ORDER BY coalesce(l.since_first, '0000') DESC, l.n DESC LIMIT 1), 'unknown')"
        )
    };
}

/// Keeps the level of every node that a record names, at the record's date, as believed now: once.
pub(super) fn keep_levels(connection: &Connection, id: RecordId) -> Result<(), StoreError> {
    let statements: &[&str] = match id.kind {
        Kind::Decision => &[concat!(
            "UPDATE decision SET node_level = ",
            level_at!("decision.node", "decision.date_first"),
            " WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Promise => &[concat!(
            "UPDATE promise SET node_level = ",
            level_at!("promise.node", "promise.made_on_first"),
            " WHERE id = ?1 AND node_level IS NULL AND node IS NOT NULL"
        )],
        Kind::Ask => &[concat!(
            "UPDATE ask SET node_level = (SELECT ",
            level_at!("ask.node", "o.day"),
            " FROM (SELECT date_first AS day FROM meeting WHERE id = ask.meeting
                    UNION ALL SELECT date_first FROM incident WHERE id = ask.incident) o LIMIT 1)
             WHERE id = ?1 AND node_level IS NULL"
        )],
        Kind::Meeting => &[concat!(
            "UPDATE meeting_participant SET node_level = (SELECT ",
            level_at!("meeting_participant.node", "m.date_first"),
            " FROM meeting m WHERE m.id = meeting_participant.meeting) WHERE meeting = ?1 AND node_level IS NULL"
        )],
        Kind::Incident => &[concat!(
            "UPDATE incident_actor SET node_level = (SELECT ",
            level_at!("incident_actor.node", "i.date_first"),
            " FROM incident i WHERE i.id = incident_actor.incident) WHERE incident = ?1 AND node_level IS NULL"
        )],
        _ => &[],
    };
    for statement in statements {
        connection.prepare_cached(statement)?.execute([id.number])?;
    }
    Ok(())
}
