//! `carnet dump` and `carnet load`: every record as one stream, and back.

use crate::cli::session::SessionError;
use crate::cli::{Failure, Session};
use carnet::file::{self, FileError};
use carnet::guard::Reach;
use carnet::import::{LoadError, load as load_dump};
use carnet::message::{Exit, Explain, Message};
use carnet::store::{Store, StoreError};
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};

/// Largest dump in a file.
const FILE_BYTES: u64 = 16 * 1024 * 1024 * 1024;
/// Largest dump on standard input, which is held in memory.
const INPUT_BYTES: u64 = 512 * 1024 * 1024;

/// `carnet dump`
#[derive(clap::Args)]
pub(crate) struct DumpArgs {
    /// The new file.
    #[arg(long, value_name = "FILE")]
    plaintext_output: Option<PathBuf>,
}

/// `carnet load`
#[derive(clap::Args)]
pub(crate) struct LoadArgs {
    /// The dump.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Records keep their numbers.
    #[arg(long)]
    keep_ids: bool,
}

/// The store, and the file that is written.
pub(crate) fn reach_of_dump(args: &DumpArgs, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.outputs.extend(args.plaintext_output.clone());
    Ok(reach)
}

/// The store, and the file that is read.
pub(crate) fn reach_of_load(args: &LoadArgs, session: &Session) -> Result<Reach, Failure> {
    let mut reach = session.reach_of_store()?;
    reach.inputs.extend(Some(args.file.clone()).filter(|path| path.as_os_str() != "-"));
    Ok(reach)
}

/// Writes every record in clear, after one warning.
pub(crate) fn dump(args: &DumpArgs, session: &Session) -> Result<(), Failure> {
    let output = args.plaintext_output.as_deref();
    if let Some(path) = output {
        file::check_new(path)?;
    }
    let mut store = session.open_store()?;
    let stamp = session.stamp();
    if session.dry_run() {
        return Ok(session.say(&Message::new("mend-dump-dry-run"))?);
    }
    let warning = match output {
        Some(path) => Message::new("mend-dump-warning").with("path", path),
        None => Message::new("mend-dump-warning-output"),
    };
    session.say(&warning)?;
    if !session.confirm(&Message::new("mend-dump-ask"))? {
        return Err(Declined.into());
    }
    let lines = match output {
        Some(path) => {
            let mut lines = 0;
            file::write_new_with(path, |out: &mut dyn Write| -> Result<(), DumpFailure> {
                lines = store.dump(&stamp, |value| {
                    writeln!(out, "{value}").map_err(|error| DumpFailure::Output(error, path.to_owned()))
                })?;
                Ok(())
            })
            .map_err(Failure::from)?;
            lines
        }
        None => {
            let (mut lines, mut failed) = (0, None);
            session.write(|out| {
                let dumped = store.dump(&stamp, |value| writeln!(out, "{value}").map_err(ToOutput::Output));
                match dumped {
                    Ok(count) => lines = count,
                    Err(ToOutput::Output(error)) => return Err(error),
                    Err(ToOutput::Store(error)) => failed = Some(error),
                }
                Ok(())
            })?;
            failed.map_or(Ok(lines), |error| Err(Failure::from(error)))?
        }
    };
    Ok(session.say(&Message::new("mend-dumped").with("lines", lines))?)
}

/// Takes a dump into a store without records.
pub(crate) fn load(args: &LoadArgs, session: &Session) -> Result<(), Failure> {
    let folder = session.store_folder()?;
    if matches!(Store::look(&folder), Err(StoreError::Missing { .. } | StoreError::NotAStore { .. })) {
        return Err(NowhereToLoad { folder }.into());
    }
    let from_input = args.file.as_os_str() == "-";
    let held = if from_input { Some(standard_input(session)?) } else { None };
    let mut store = session.open_store()?;
    session.heed_interrupts(&mut store)?;
    let taken = load_dump(&mut store, &session.stamp(), args.keep_ids, session.dry_run(), || {
        Ok(match &held {
            Some(bytes) => Box::new(Cursor::new(bytes.as_slice())) as Box<dyn Read>,
            None => Box::new(opened(&args.file)?),
        })
    })?;
    let said = if session.dry_run() { "mend-would-load" } else { "mend-loaded" };
    let said = Message::new(said).with("records", taken.records).with("settings", taken.settings);
    Ok(session.say(&said)?)
}

fn opened(path: &Path) -> Result<file::Bounded, LoadError> {
    file::open(path, FILE_BYTES).map_err(|error| LoadError::Store(error.into()))
}

fn standard_input(session: &Session) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = session.standard_input()?.take(INPUT_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(LoadError::Unreadable)?;
    if bytes.len() as u64 > INPUT_BYTES {
        let path = PathBuf::from("-");
        return Err(FileError::TooLarge { path, limit: INPUT_BYTES }.into());
    }
    Ok(bytes)
}

/// There is no store to load into.
#[derive(Debug, thiserror::Error)]
#[error("no store in {}", folder.display())]
pub(crate) struct NowhereToLoad {
    folder: PathBuf,
}

impl Explain for NowhereToLoad {
    fn message(&self) -> Message {
        Message::new("mend-load-nowhere").with("path", self.folder.as_path())
    }
    fn hint(&self) -> Option<Message> {
        Some(Message::new("mend-load-nowhere.hint"))
    }
    fn code(&self) -> u16 {
        854
    }
    fn exit(&self) -> Exit {
        Exit::Input
    }
}

/// Why the dump is not on standard output.
enum ToOutput {
    Output(io::Error),
    Store(StoreError),
}

impl From<StoreError> for ToOutput {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Why the dump is not in its file.
#[derive(Debug, thiserror::Error)]
enum DumpFailure {
    #[error("cannot write to {}", .1.display())]
    Output(#[source] io::Error, PathBuf),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    File(#[from] FileError),
}

impl Explain for DumpFailure {
    fn message(&self) -> Message {
        match self {
            Self::Output(error, _) => SessionError::Output(io::Error::from(error.kind())).message(),
            Self::Store(error) => error.message(),
            Self::File(error) => error.message(),
        }
    }
    fn hint(&self) -> Option<Message> {
        match self {
            Self::Output(error, _) => SessionError::Output(io::Error::from(error.kind())).hint(),
            Self::Store(error) => error.hint(),
            Self::File(error) => error.hint(),
        }
    }
    fn code(&self) -> u16 {
        match self {
            Self::Output(error, _) => SessionError::Output(io::Error::from(error.kind())).code(),
            Self::Store(error) => error.code(),
            Self::File(error) => error.code(),
        }
    }
    fn exit(&self) -> Exit {
        match self {
            Self::Output(..) => Exit::Failed,
            Self::Store(error) => error.exit(),
            Self::File(error) => error.exit(),
        }
    }
}

/// The person did not agree that everything is written in clear.
#[derive(Debug, thiserror::Error)]
#[error("not agreed to")]
struct Declined;

impl Explain for Declined {
    fn message(&self) -> Message {
        Message::new("mend-declined")
    }
    fn code(&self) -> u16 {
        731
    }
    fn exit(&self) -> Exit {
        Exit::Interrupted
    }
}
