//! `carnet setting`: what a team decides for its store.

use super::globals::Format;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::model::{Kind, Uid};
use carnet::store::{
    AnySetting, Holds, SETTINGS, Setting, Store, StoreError, TEXT_SETTINGS, TextSetting, find_setting,
};
use carnet::text::clean::for_terminal;
use carnet::text::width::pad_end;
use clap::Subcommand;
use serde_json::json;

/// `carnet setting`
#[derive(clap::Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List,
    Set {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "VALUE")]
        value: String,
    },
    Unset {
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// The store and nothing else.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    Ok(session.reach_of_store()?)
}

/// A setting with its value.
enum Shown {
    Number(&'static Setting, u64),
    Text(&'static TextSetting, Option<String>),
}

/// Lists, sets, or goes back to the default.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let (name, typed) = match &args.verb {
        Verb::List => {
            let mut values = Vec::new();
            for setting in SETTINGS {
                values.push(Shown::Number(setting, store.setting(setting)?));
            }
            for setting in TEXT_SETTINGS {
                values.push(Shown::Text(setting, store.text_setting(setting)?));
            }
            return list(&values, &store, session);
        }
        Verb::Set { name, value } => (find_setting(name)?, Some(value.as_str())),
        Verb::Unset { name } => (find_setting(name)?, None),
    };
    let stamp = session.stamp();
    let work = |change: &mut carnet::store::Change<'_>| -> Result<Shown, StoreError> {
        Ok(match name {
            AnySetting::Number(setting) => Shown::Number(setting, change.set(setting, typed)?),
            AnySetting::Text(setting) => Shown::Text(setting, change.set_text(setting, typed)?),
        })
    };
    if session.dry_run() {
        store.rehearse(&stamp, work)?;
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    let shown = store.change(&stamp, work)?;
    list(&[shown], &store, session)
}

/// What is kept of words and places, as people and programs read it: places by their ids.
fn words(setting: &TextSetting, kept: &str, store: &Store) -> Result<Vec<String>, StoreError> {
    let separator = if setting.holds == Holds::Lines { '\n' } else { ',' };
    let word = |text: &str| -> Result<String, StoreError> {
        match text.parse::<Uid>() {
            Ok(uid) if setting.holds != Holds::Lines => {
                Ok(store.id_of(Kind::Place, uid)?.map_or_else(|| text.to_owned(), |id| id.to_string()))
            }
            _ => Ok(text.to_owned()),
        }
    };
    kept.split(separator).map(word).collect()
}

fn list(values: &[Shown], store: &Store, session: &Session) -> Result<(), Failure> {
    let mut rows = Vec::new();
    for shown in values {
        rows.push(match shown {
            Shown::Number(setting, value) => {
                let object = json!({ "name": setting.name, "value": value, "default": setting.default });
                (setting.name, value.to_string(), object)
            }
            Shown::Text(setting, value) => {
                let words = match value {
                    Some(kept) => words(setting, kept, store)?,
                    None => Vec::new(),
                };
                let value = match (setting.holds, words.first()) {
                    (_, None) => serde_json::Value::Null,
                    (Holds::Country | Holds::OneOf(_), Some(word)) => word.as_str().into(),
                    _ => words.clone().into(),
                };
                let object = json!({ "name": setting.name, "value": value, "default": null });
                (setting.name, words.join("; "), object)
            }
        });
    }
    if session.format() == Format::Json {
        return session.write(|out| rows.iter().try_for_each(|(.., object)| writeln!(out, "{object}")));
    }
    if matches!(session.format(), Format::Plain | Format::Csv) {
        let separator = if session.format() == Format::Csv { "," } else { "\t" };
        return session.write(|out| {
            rows.iter().try_for_each(|(name, value, _)| writeln!(out, "{name}{separator}{value}"))
        });
    }
    let mut page = String::new();
    for (name, value, _) in &rows {
        let key = format!("setting-{}", name.replace('_', "-"));
        let value = if value.is_empty() { "–" } else { value };
        page.push_str(&format!(
            "{}  {}  {}\n",
            pad_end(name, 17),
            pad_end(value, 6),
            session.catalogue().label(&key)
        ));
    }
    session.print(&for_terminal(&page))
}
