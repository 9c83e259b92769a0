//! Settings: declared once, with default and bounds.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use crate::model::field::LINE_CHARS;
use crate::model::{Fault, Kind, Lookup, Uid};
use crate::seal::Recipient;
use crate::text::clean::check_input;
use crate::text::digits;
use crate::text::fold::nearest;

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

/// A setting of words or places. Its description is the message `setting-<name>` with underscores as dashes.
#[derive(Debug)]
pub struct TextSetting {
    /// Name, as on the command line.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// What a setting that is no number holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A country, by its three letters (ISO 3166-1 alpha-3) or as a place.
    Country,
    /// Provinces (adm1), with commas between.
    Provinces,
    /// One of these codes.
    OneOf(&'static [&'static str]),
    /// Lines of words, with semicolons between.
    Lines,
    /// One line of words.
    Line,
    /// A recipient, age1...
    Recipient,
}

/// Most lines or provinces in one setting.
const LONGEST_LIST: usize = 50;

/// Every setting of words or places.
pub const TEXT_SETTINGS: &[TextSetting] = &[
    // The country that the store is about.
    TextSetting { name: "country", holds: Holds::Country },
    // Where the organisation works: outside, nothing is counted as missing.
    TextSetting { name: "coverage", holds: Holds::Provinces },
    // What the organisation is to others who count together with it.
    TextSetting {
        name: "organisation_type",
        holds: Holds::OneOf(&[
            "un",
            "international-ngo",
            "national-ngo",
            "red-cross-red-crescent",
            "women-led-organisation",
            "community-based",
            "government",
            "other",
        ]),
    },
    // What the organisation will not do, beside the common red lines.
    TextSetting { name: "red_lines", holds: Holds::Lines },
    // The one who may be given exact counts, and the signed protocol under which.
    TextSetting { name: "trusted_recipient", holds: Holds::Recipient },
    TextSetting { name: "trusted_protocol", holds: Holds::Line },
];

/// A setting of either sort.
#[derive(Clone, Copy, Debug)]
pub enum Any {
    /// A number.
    Number(&'static Setting),
    /// Words or places.
    Text(&'static TextSetting),
}

/// The setting of a name, of either sort.
///
/// # Errors
/// [`StoreError::NoSuchSetting`].
pub fn find(name: &str) -> Result<Any, StoreError> {
    let wanted = name.trim().replace('-', "_");
    if let Some(text) = TEXT_SETTINGS.iter().find(|setting| setting.name == wanted) {
        return Ok(Any::Text(text));
    }
    let names = SETTINGS.iter().map(|setting| setting.name);
    SETTINGS.iter().find(|setting| setting.name == wanted).map(Any::Number).ok_or_else(|| {
        let names = names.chain(TEXT_SETTINGS.iter().map(|setting| setting.name));
        StoreError::NoSuchSetting { near: nearest(&wanted, names) }
    })
}

impl TextSetting {
    fn bad(&self) -> StoreError {
        StoreError::BadSetting { name: self.name }
    }

    /// What is kept of what was typed: places by their uid, lines by line feeds.
    pub(super) fn kept(
        &self,
        connection: &Connection,
        typed: &str,
        names: &dyn Lookup,
    ) -> Result<String, StoreError> {
        let place = |text: &str, kinds: &[&str]| -> Result<String, StoreError> {
            let id = names
                .record(Kind::Place, text.trim())
                .map_err(|reason| StoreError::fault(Kind::Place, None, Fault::new(self.name, reason)))?;
            let (uid, kind): ([u8; 16], String) =
                connection.query_row("SELECT uid, kind FROM place WHERE id = ?1", [id.number], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
            if kinds.contains(&kind.as_str()) { Ok(Uid(uid).to_string()) } else { Err(self.bad()) }
        };
        let typed = typed.trim();
        let kept = match self.holds {
            Holds::Country => {
                let code = typed.to_uppercase();
                if is_iso3(&code) { code } else { place(typed, &["country"])? }
            }
            Holds::Provinces => {
                let uids = typed.split([',', '،']).map(|text| place(text, &["adm1"]));
                uids.collect::<Result<Vec<_>, _>>()?.join(",")
            }
            Holds::OneOf(codes) => {
                let wanted = typed.replace([' ', '_'], "-").to_lowercase();
                codes.iter().find(|code| **code == wanted).ok_or_else(|| self.bad())?.to_string()
            }
            Holds::Lines => {
                let lines = typed.split([';', '؛', '\n']).map(str::trim).filter(|line| !line.is_empty());
                lines.collect::<Vec<_>>().join("\n")
            }
            Holds::Line | Holds::Recipient => typed.to_owned(),
        };
        self.check_kept(&kept)?;
        Ok(kept)
    }

    /// Whether this can be what is kept of it.
    pub(super) fn check_kept(&self, kept: &str) -> Result<(), StoreError> {
        let is_uid = |text: &str| text.parse::<Uid>().is_ok();
        let fits = match self.holds {
            Holds::Country => is_iso3(kept) || is_uid(kept),
            Holds::Provinces => kept.split(',').count() <= LONGEST_LIST && kept.split(',').all(is_uid),
            Holds::OneOf(codes) => codes.contains(&kept),
            Holds::Lines => {
                let is_line = |line: &str| check_input(line, LINE_CHARS).is_ok_and(|clean| clean == line);
                kept.lines().count() <= LONGEST_LIST && !kept.is_empty() && kept.lines().all(is_line)
            }
            Holds::Line => !kept.is_empty() && check_input(kept, LINE_CHARS).is_ok_and(|clean| clean == kept),
            Holds::Recipient => {
                kept.parse::<Recipient>().is_ok_and(|recipient| recipient.to_string() == kept)
            }
        };
        if fits { Ok(()) } else { Err(self.bad()) }
    }
}

fn is_iso3(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

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
