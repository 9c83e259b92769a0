//! `carnet destroy`: destroys a store. First it says what that means; then it takes a code.

use super::globals::Format;
use super::purge::NotConfirmed;
use super::{Failure, Session};
use carnet::guard::Reach;
use carnet::message::Message;
use carnet::store::Store;
use serde_json::json;
use std::path::Path;

/// `carnet destroy`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The code that the dry run showed.
    #[arg(long, value_name = "CODE")]
    confirm: Option<String>,
}

/// The store's folder, and the one that it lies in: it goes too.
pub(super) fn reach(session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    let folder = session.store_folder()?;
    let parent = folder.parent().filter(|parent| *parent != Path::new(""));
    reach.folders.push(parent.unwrap_or(Path::new(".")).to_owned());
    Ok(reach)
}

/// Says what would be destroyed and, for its code, destroys it.
pub(super) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    let code = Store::destroy_code(&folder)?;
    let is_json = session.format() == Format::Json;
    let show = |done: bool| {
        let object = json!({ "done": done, "code": code, "store": folder.display().to_string() });
        session.write(|output| writeln!(output, "{object}"))
    };
    let given = match &args.confirm {
        Some(given) if !session.dry_run() => given.clone(),
        _ => {
            if is_json {
                show(false)?;
            } else {
                let page = Message::new("destroy-plan").with("path", folder.as_path());
                session.print(&format!("{}\n", session.catalogue().say(&page)))?;
            }
            if session.dry_run() {
                return Ok(session.say(&Message::new("destroy-dry-run").with("code", &code))?);
            }
            if !session.can_ask() {
                return Err(NotConfirmed { code }.into());
            }
            let typed = session.ask("--confirm", &Message::new("destroy-ask").with("code", &code))?;
            if !typed.trim().eq_ignore_ascii_case(&code) {
                return Err(NotConfirmed { code }.into());
            }
            typed
        }
    };
    let destroyed = Store::destroy(&folder, &given)?;
    if is_json && args.confirm.is_some() {
        show(true)?;
    }
    session.say(&Message::new("destroy-done"))?;
    if destroyed.leaves_folder {
        session.say(&Message::new("destroy-leaves-folder").with("path", folder.as_path()))?;
    }
    Ok(session.say(&Message::new("destroy-survives"))?)
}
