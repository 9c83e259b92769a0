//! `carnet import places --borders`: where districts are, from a file of outlines.

use super::super::globals::Format;
use super::super::usage::UsageError;
use super::{Args, Failure, Kinds, Progress, Session};
use carnet::import::{self, Borders, BordersError};
use carnet::message::Message;
use serde_json::json;
use std::path::Path;

/// Whether the file is one of borders: it is called so, or its name says it.
pub(super) fn is_meant(args: &Args, path: &Path) -> bool {
    let is_geojson = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("geojson"));
    args.borders || args.what == Some(Kinds::Places) && is_geojson
}

/// Keeps the borders of places that are there, and says of how many.
pub(super) fn run(args: &Args, path: &Path, session: &Session) -> Result<(), Failure> {
    let conflict =
        |argument: &str| UsageError::Conflict { argument: argument.into(), other: "--borders".into() };
    if args.what != Some(Kinds::Places) {
        let what = args.what.map_or("WHAT", Kinds::name);
        return Err(conflict(what).into());
    }
    let given = [
        ("--map", args.map.is_some()),
        ("--guess", args.guess),
        ("--date-order", args.date_order.is_some()),
        ("--all-or-nothing", args.all_or_nothing),
    ];
    if let Some((flag, _)) = given.into_iter().find(|(_, given)| *given) {
        return Err(conflict(flag).into());
    }
    let mut store = session.open_store()?;
    let mut progress = Progress::new(session, super::is_long(path));
    progress.begin(session, Message::new("import-progress-reading"));
    let kept = import::borders(&mut store, &session.stamp(), path, session.dry_run());
    progress.clear();
    let kept = kept.map_err(|error: BordersError| Failure::from(error))?;
    if session.format() == Format::Json {
        let object = object(&kept, session.dry_run());
        return session.write(|out| writeln!(out, "{object}"));
    }
    session.print(&page(&kept, session))
}

fn object(kept: &Borders, dry_run: bool) -> serde_json::Value {
    json!({
        "borders": kept.kept,
        "unmatched": kept.unmatched,
        "unmatched_pcodes": kept.unmatched_codes,
        "left_out": kept.left_out,
        "positions_before": kept.positions_before,
        "positions": kept.positions,
        "metres": kept.metres,
        "kept": !dry_run,
    })
}

fn page(kept: &Borders, session: &Session) -> String {
    let say = |message: Message| session.catalogue().say(&message);
    let done = if session.dry_run() { "import-borders-would" } else { "import-borders-kept" };
    let mut lines = vec![say(Message::new(done)
        .with("count", kept.kept)
        .with("before", kept.positions_before)
        .with("after", kept.positions)
        .with("metres", kept.metres))];
    if kept.unmatched > 0 {
        lines.push(say(Message::new("import-borders-unmatched")
            .with("count", kept.unmatched)
            .with("codes", kept.unmatched_codes.join(", "))
            .with("more", if kept.unmatched > kept.unmatched_codes.len() { "yes" } else { "no" })));
    }
    if kept.left_out > 0 {
        lines.push(say(Message::new("import-borders-left-out").with("count", kept.left_out)));
    }
    if !session.dry_run() {
        lines.push(say(Message::new("import-borders-next")));
    }
    lines.push(String::new());
    lines.join("\n")
}
