//! `carnet import`: records from tables of other hands.

mod borders;
mod mending;
mod page;

use super::globals::Format;
use super::usage::UsageError;
use super::{Failure, Session};
use crate::cli::progress::Progress;
use carnet::file;
use carnet::guard::Reach;
use carnet::import::{self, DateOrder, Guess, ImportError, MapFrom, Request, What};
use carnet::message::{Exit, Explain, Message};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// `carnet import`
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What the file holds.
    #[arg(value_enum, value_name = "WHAT", required_unless_present_any = ["mend", "drop", "write_xlsform"])]
    what: Option<Kinds>,
    /// The table.
    #[arg(value_name = "FILE", required_unless_present_any = ["mend", "drop", "write_xlsform"])]
    file: Option<PathBuf>,
    /// More slips, or the tables of what was asked several times.
    #[arg(value_name = "FILE")]
    more: Vec<PathBuf>,
    /// Which column fills which field.
    #[arg(long, value_name = "MAP")]
    map: Option<PathBuf>,
    /// Propose a map from the headers, and import by it.
    #[arg(long, conflicts_with = "map", requires = "file")]
    guess: bool,
    /// Where to save the map that was proposed.
    #[arg(long, value_name = "FILE", requires = "guess")]
    save_map: Option<PathBuf>,
    /// Outlines of places that are there, as GeoJSON.
    #[arg(long, requires = "file")]
    borders: bool,
    /// In which order the parts of a date stand.
    #[arg(long, value_enum, value_name = "ORDER")]
    date_order: Option<Order>,
    /// Store nothing where any row is refused.
    #[arg(long)]
    all_or_nothing: bool,
    /// Rows that were refused: all of them, or one.
    #[arg(long, value_name = "ROW", num_args = 0..=1, conflicts_with_all = ["what", "file"])]
    mend: Option<Option<i64>>,
    /// What a cell of the row says now.
    #[arg(long, value_name = "CELL", value_parser = mending::set_pair, requires = "mend")]
    set: Vec<(String, String)>,
    /// A refused row to let go.
    #[arg(long, value_name = "ROW", conflicts_with_all = ["what", "file"])]
    drop: Vec<i64>,
    /// A form for KoboToolbox and ODK whose answers import without a map.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["what", "file", "mend", "drop"])]
    write_xlsform: Option<PathBuf>,
    /// Mended rows in a file.
    #[arg(long, value_name = "FILE", requires = "mend")]
    input: Option<PathBuf>,
}

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kinds {
    Actors,
    Places,
    Incidents,
    Records,
    Slips,
}

impl Kinds {
    /// The word on the command line.
    fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Places => "places",
            Self::Incidents => "incidents",
            Self::Records => "records",
            Self::Slips => "slips",
        }
    }
}

/// In which order day, month and year stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    Dmy,
    Mdy,
    Ymd,
}

impl Args {
    /// The files that the command reads, and the store.
    pub(super) fn reach(&self, session: &Session) -> Result<Reach, Failure> {
        let mut reach = match self.write_xlsform {
            Some(_) => session.reach_of_flags(),
            None => session.reach_of_store()?,
        };
        let input = self.input.as_ref().filter(|input| input.as_os_str() != "-");
        reach.inputs.extend([self.file.as_ref(), self.map.as_ref(), input].into_iter().flatten().cloned());
        reach.outputs.extend(self.save_map.clone());
        reach.outputs.extend(self.write_xlsform.clone());
        reach.inputs.extend(self.more.iter().cloned());
        Ok(reach)
    }
}

/// Imports the file and says what came of it, or mends what was refused.
pub(crate) fn run(args: &Args, session: &Session) -> Result<(), Failure> {
    if let Some(form) = &args.write_xlsform {
        file::write_new(form, &import::xlsform().map_err(ImportError::from)?)?;
        return session
            .say(&Message::new("import-form-written").with("path", form.as_path()))
            .map_err(Failure::from);
    }
    let (Some(what), Some(path)) = (args.what, &args.file) else { return mending::run(args, session) };
    if borders::is_meant(args, path) && args.more.is_empty() {
        return borders::run(args, path, session);
    }
    let what = match what {
        Kinds::Slips if args.map.is_some() => {
            return Err(UsageError::UnknownArgument { word: "--map".into(), near: None }.into());
        }
        Kinds::Slips => {
            let files: Vec<&Path> = std::iter::once(path).chain(&args.more).map(PathBuf::as_path).collect();
            return super::inbox::take_in(&files, session);
        }
        Kinds::Actors => What::Actors,
        Kinds::Places => What::Places,
        Kinds::Incidents => What::Incidents,
        Kinds::Records => What::Records,
    };
    if let Some(word) = args.more.first().filter(|_| what != What::Records) {
        let word = word.to_string_lossy().into_owned();
        return Err(UsageError::UnknownArgument { word, near: None }.into());
    }
    let mut progress = Progress::new(session, is_long(path));
    let guessed = if args.guess {
        progress.begin(session, Message::new("import-progress-reading"));
        let guess = import::guess(what, path, &args.more);
        progress.clear();
        Some(guessed(guess?, args, session)?)
    } else {
        None
    };
    let mut store = session.open_store()?;
    session.heed_interrupts(&mut store)?;
    let request = Request {
        what,
        file: path,
        beside: &args.more,
        map: match &guessed {
            Some(guess) => Some(MapFrom::Text(&guess.map)),
            None => args.map.as_deref().map(MapFrom::File),
        },
        dry_run: session.dry_run(),
        all_or_nothing: args.all_or_nothing,
        date_order: args.date_order.map(|order| match order {
            Order::Dmy => DateOrder::Dmy,
            Order::Mdy => DateOrder::Mdy,
            Order::Ymd => DateOrder::Ymd,
        }),
    };
    let mut progress = Progress::new(session, is_long(path));
    progress.begin(session, Message::new("import-progress-reading"));
    let outcome = import::import(&mut store, &session.stamp(), &request, &mut |rows, percent| {
        progress
            .tell(session, || Message::new("import-progress").with("count", rows).with("percent", percent));
    });
    progress.clear();
    let outcome = outcome.map_err(|error: ImportError| Failure::from(error))?;
    if session.format() == Format::Json {
        let mut object = page::as_object(&outcome, path, session);
        if let (Some(guess), Some(object)) = (&guessed, object.as_object_mut()) {
            object.insert("guess".into(), page::guess_object(guess));
        }
        session.write(|out| writeln!(out, "{object}"))?;
    } else {
        if let Some(guess) = &guessed {
            session.print(&page::guess_page(guess, session))?;
        }
        session.print(&page::page(&outcome, path, session))?;
    }
    if outcome.refused == 0 {
        return Ok(());
    }
    let (refused, rows) = (outcome.refused, outcome.rows);
    Err(RowsRefused { refused, rows, kept: outcome.kept }.into())
}

/// The map that the file's headers propose: saved where that is wanted, and refused where fields are missing.
fn guessed(mut guess: Guess, args: &Args, session: &Session) -> Result<Guess, Failure> {
    if args.date_order.is_some() {
        // Nobody is asked to say what was said.
        guess.open_dates.clear();
    }
    if let Some(save) = &args.save_map {
        file::write_new(save, guess.map.as_bytes())?;
        session.say(&Message::new("import-map-saved").with("path", save.as_path()))?;
    }
    let Some((kind, _)) = guess.missing.first().copied() else { return Ok(guess) };
    if session.format() != Format::Json {
        session.print(&page::guess_page(&guess, session))?;
    }
    let of_kind = guess.missing.iter().filter(|(of, _)| *of == kind);
    Err(ImportError::NotGuessed { kind, fields: of_kind.map(|(_, field)| *field).collect() }.into())
}

/// Rows were refused; the outcome has said which.
#[derive(Debug, thiserror::Error)]
#[error("{refused} of {rows} rows were refused")]
struct RowsRefused {
    refused: usize,
    rows: usize,
    kept: bool,
}

impl Explain for RowsRefused {
    fn message(&self) -> Message {
        let message = if self.kept { "import-some-refused" } else { "import-all-refused" };
        Message::new(message).with("refused", self.refused).with("rows", self.rows)
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new(if self.kept { "import-some-refused.hint" } else { "import-all-refused.hint" }))
    }
    fn code(&self) -> u16 {
        match self.kept {
            true => 440,
            false => 441,
        }
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// Files from this size on take longer than a second on a slow laptop.
const LONG: u64 = 128 * 1024;

fn is_long(file: &Path) -> bool {
    file.metadata().is_ok_and(|file| file.len() >= LONG)
}
