//! `carnet setting`: what a team decides for its store.

use super::globals::Format;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::{SETTINGS, Setting, setting};
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

/// Lists, sets, or goes back to the default.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let mut store = session.open_store()?;
    let (name, value) = match &args.verb {
        Verb::List => {
            let mut values = Vec::new();
            for setting in SETTINGS {
                values.push((setting, store.setting(setting)?));
            }
            return list(&values, session);
        }
        Verb::Set { name, value } => (setting(name)?, Some(value.as_str())),
        Verb::Unset { name } => (setting(name)?, None),
    };
    let stamp = session.stamp();
    if session.dry_run() {
        store.rehearse(&stamp, |change| change.set(name, value))?;
        return Ok(session.say(&Message::new("record-dry-run"))?);
    }
    let value = store.change(&stamp, |change| change.set(name, value))?;
    list(&[(name, value)], session)
}

fn list(values: &[(&Setting, u64)], session: &Session) -> Result<(), Failure> {
    if session.format() == Format::Json {
        return session.write(|out| {
            values.iter().try_for_each(|(setting, value)| {
                let object = json!({ "name": setting.name, "value": value, "default": setting.default });
                writeln!(out, "{object}")
            })
        });
    }
    if matches!(session.format(), Format::Plain | Format::Csv) {
        let separator = if session.format() == Format::Csv { "," } else { "\t" };
        return session.write(|out| {
            values.iter().try_for_each(|(setting, value)| writeln!(out, "{}{separator}{value}", setting.name))
        });
    }
    let mut page = String::new();
    for (setting, value) in values {
        let key = format!("setting-{}", setting.name.replace('_', "-"));
        page.push_str(&format!(
            "{}  {}  {}\n",
            pad_end(setting.name, 16),
            pad_end(&value.to_string(), 6),
            session.catalogue().label(&key)
        ));
    }
    session.print(&page)
}
