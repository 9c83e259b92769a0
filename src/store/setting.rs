//! Settings: declared once, with default and bounds.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use crate::model::read::nearest;
use crate::text::digits;

/// A setting of a store. Its description is the message `setting-<name>` with underscores as dashes.
#[derive(Debug)]
pub struct Setting {
    /// Name, as on the command line.
    pub name: &'static str,
    /// Value where nothing is set.
    pub default: u64,
    /// Least and greatest value.
    pub bounds: (u64, u64),
}

/// Every setting that there is.
pub const SETTINGS: &[Setting] = &[
    // How many nodes that nobody has met a store may hold: the log must not be an order of battle.
    Setting { name: "unmet_limit", default: 60, bounds: (0, 10_000) },
    // Days after which an office that was asked and has not answered owes its answer.
    Setting { name: "overdue_days", default: 14, bounds: (1, 365) },
    // An answer is never owed sooner after the request was handed in than so many days.
    Setting { name: "overdue_grace", default: 3, bounds: (0, 60) },
    // Hours late from which a trip counts as delayed.
    Setting { name: "delay_hours", default: 4, bounds: (1, 48) },
    // Days without a trip after which a place counts as not visited.
    Setting { name: "gap_days", default: 60, bounds: (7, 365) },
    // Minutes without a key after which the shell and the screens lock.
    Setting { name: "idle_minutes", default: 5, bounds: (1, 60) },
];

/// The setting of a name.
///
/// # Errors
/// [`StoreError::NoSuchSetting`].
pub fn setting(name: &str) -> Result<&'static Setting, StoreError> {
    let wanted = name.trim().replace('-', "_");
    SETTINGS.iter().find(|setting| setting.name == wanted).ok_or_else(|| StoreError::NoSuchSetting {
        near: nearest(&wanted, SETTINGS.iter().map(|setting| setting.name)),
    })
}

/// Its value.
pub(super) fn value(connection: &Connection, setting: &Setting) -> Result<u64, StoreError> {
    let set = text(connection, setting.name)?;
    Ok(set.and_then(|text| text.parse().ok()).unwrap_or(setting.default))
}

/// Sets it; gives the value set.
pub(super) fn set(
    connection: &Connection,
    setting: &'static Setting,
    typed: &str,
) -> Result<u64, StoreError> {
    let bad = || StoreError::BadSetting { name: setting.name };
    let value: u64 = digits::to_ascii(typed.trim()).parse().map_err(|_| bad())?;
    if !(setting.bounds.0..=setting.bounds.1).contains(&value) {
        return Err(bad());
    }
    put(connection, setting.name, Some(&value.to_string()))?;
    Ok(value)
}

/// What is set under a name, as it is kept; `None` where the default holds.
pub(super) fn text(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    Ok(connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
        .optional()?)
}

/// Puts a setting to what was kept of it; `None` goes back to the default.
pub(super) fn put(connection: &Connection, name: &str, value: Option<&str>) -> Result<(), StoreError> {
    match value {
        Some(value) => connection.execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )?,
        None => connection.execute("DELETE FROM setting WHERE name = ?1", [name])?,
    };
    Ok(())
}
