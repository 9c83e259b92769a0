//! The command line: one file per noun, with its clap arguments and one `run(args, session)`.
//!
//! A command reads its flags, calls one function of the library and gives the result to the session's
//! output. Its help stands in the catalogue (`i18n/<language>/cli.ftl`, see [`help`]).
//!
//! Absent here: SQL, rules of the field, sentences.

mod agenda;
mod asked;
mod backup;
mod demo;
mod destroy;
mod doctor;
mod draft;
mod early;
mod failure;
mod globals;
mod help;
mod import;
mod inbox;
mod init;
mod kept;
mod key;
mod licences;
mod mend;
mod output;
mod pool;
mod printer;
mod progress;
mod purge;
mod recipients;
mod record;
mod report;
mod session;
mod setting;
mod shell;
mod summary;
mod terminal;
mod tomorrow;
mod usage;
mod values;
mod verify;
mod void;

pub(crate) use early::Early;
pub(crate) use failure::Failure;
pub(crate) use globals::Globals;
pub(crate) use session::Session;

use carnet::guard::Reach;
use carnet::message::{Catalogue, Language};
use carnet::store::Store;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use usage::Ended;

#[derive(Parser)]
#[command(name = "carnet", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

/// Everything that `carnet` can be told to do, in the order of the help.
#[derive(Subcommand)]
pub(crate) enum Command {
    Demo(demo::Args),
    Init(init::Args),
    Tomorrow(tomorrow::Args),
    #[command(flatten)]
    Record(record::Given),
    Find(record::find::Args),
    Draft(draft::Args),
    Void(void::Args),
    Agenda(agenda::Args),
    Undo,
    Redo,
    History(mend::HistoryArgs),
    Dump(mend::DumpArgs),
    Load(mend::LoadArgs),
    Inbox(inbox::Args),
    Import(import::Args),
    Report(report::Args),
    Summary(summary::Args),
    Pool(pool::Args),
    Backup(backup::BackupArgs),
    Restore(backup::RestoreArgs),
    Verify(verify::Args),
    Doctor(doctor::Args),
    Purge(purge::Args),
    Destroy(destroy::Args),
    Key(key::Args),
    Setting(setting::Args),
    Shell(shell::Args),
    Licences(licences::Args),
    Help(help::Args),
}

impl Command {
    /// Whether it makes or opens a store by itself, and so has no place in a shell, which keeps one open.
    fn needs_the_store_shut(&self) -> bool {
        match self {
            Self::Destroy(_) | Self::Doctor(_) => true,
            Self::Shell(_) | Self::Demo(_) | Self::Init(_) | Self::Restore(_) | Self::Verify(_) => true,
            Self::Key(args) => args.replaces_the_data_key(),
            _ => false,
        }
    }

    /// Whether it makes such a document.
    fn makes(&self, document: globals::Document) -> bool {
        match self {
            Self::Report(_) => true,
            Self::Summary(args) => args.makes(document),
            Self::Pool(args) => args.makes(document),
            Self::Record(given) => document == globals::Document::Xlsx && given.is_list(),
            _ => false,
        }
    }
}

/// The files that the command needs; every other one is out of its reach from then on.
///
/// A command that reads or writes a file which its flags name adds it here.
pub(crate) fn reach(command: &Command, session: &Session) -> Result<Reach, Failure> {
    if let Some(document) = session.document()
        && !command.makes(document)
    {
        return Err(output::OutputError::NotHere { format: document.code() }.into());
    }
    let reach = files_of(command, session)?;
    reach.outputs.iter().try_for_each(|output| Store::check_outside(output))?;
    Ok(reach)
}

fn files_of(command: &Command, session: &Session) -> Result<Reach, Failure> {
    match command {
        Command::Demo(args) => Ok(demo::reach(args, session)),
        Command::Record(given) => given.reach(session),
        Command::Find(_) => record::find::reach(session),
        Command::Draft(_) => draft::reach(session),
        Command::Void(_) => void::reach(session),
        Command::Undo | Command::Redo | Command::History(_) => mend::reach(session),
        Command::Dump(args) => mend::reach_of_dump(args, session),
        Command::Load(args) => mend::reach_of_load(args, session),
        Command::Doctor(_) => Ok(doctor::reach(session)),
        Command::Purge(_) => purge::reach(session),
        Command::Destroy(_) => destroy::reach(session),
        Command::Verify(_) => verify::reach(session),
        Command::Key(args) => key::reach(args, session),
        Command::Setting(_) => setting::reach(session),
        Command::Tomorrow(_) => tomorrow::reach(session),
        Command::Init(args) => init::reach(args, session),
        Command::Agenda(args) => agenda::reach(args, session),
        Command::Inbox(args) => inbox::reach(args, session),
        Command::Import(args) => args.reach(session),
        Command::Report(args) => report::reach(args, session),
        Command::Summary(args) => summary::reach(args, session),
        Command::Pool(args) => pool::reach(args, session),
        Command::Backup(args) => backup::reach_of_backup(args, session),
        Command::Restore(args) => backup::reach_of_restore(args, session),
        Command::Shell(args) => shell::reach(args, session),
        Command::Licences(_) | Command::Help(_) => Ok(session.reach_of_flags()),
    }
}

/// What a person reads when the program stops by an error in itself. Nothing of the error is in it, for that
/// may hold what they wrote; the language is the system's, for the flags may not have been read yet.
pub(crate) fn panic_sentence() -> String {
    let language = Language::choose(None, sys_locale::get_locales());
    Catalogue::new(language).label("errors-panic")
}

/// Does what the command says.
pub(crate) fn run(command: Command, session: &Session) -> Result<(), Failure> {
    match command {
        Command::Demo(args) => demo::run(&args, session),
        Command::Record(given) => record::run(&given, session),
        Command::Find(args) => record::find::run(&args, session),
        Command::Tomorrow(args) => tomorrow::run(&args, session),
        Command::Draft(args) => draft::run(&args, session),
        Command::Void(args) => void::run(&args, session),
        Command::Undo => mend::undo(session),
        Command::Redo => mend::redo(session),
        Command::History(args) => mend::history(&args, session),
        Command::Dump(args) => mend::dump(&args, session),
        Command::Load(args) => mend::load(&args, session),
        Command::Doctor(args) => doctor::run(&args, session),
        Command::Purge(args) => purge::run(&args, session),
        Command::Destroy(args) => destroy::run(&args, session),
        Command::Key(args) => key::run(&args, session),
        Command::Setting(args) => setting::run(&args, session),
        Command::Init(args) => init::run(&args, session),
        Command::Agenda(args) => agenda::run(&args, session),
        Command::Inbox(args) => inbox::run(&args, session),
        Command::Import(args) => import::run(&args, session),
        Command::Report(args) => report::run(&args, session),
        Command::Summary(args) => summary::run(&args, session),
        Command::Pool(args) => pool::run(&args, session),
        Command::Backup(args) => backup::back_up(&args, session),
        Command::Restore(args) => backup::restore(&args, session),
        Command::Verify(args) => verify::run(&args, session),
        Command::Shell(args) => shell::run(&args, session),
        Command::Licences(args) => licences::run(&args, session),
        Command::Help(args) => help::run(&args, session),
    }
}

/// All commands and flags.
fn tree() -> clap::Command {
    Cli::command()
}

/// Reads the command line, or says how it ended instead: with help, or with what is wrong in it.
pub(crate) fn parse(words: Vec<OsString>, early: &Early) -> Result<(Globals, Command), Ended> {
    parse_by(Cli::command, words, early)
}

/// Reads a line of a shell as the words of a command line. Its store is the shell's: where the environment names
/// another, that is not said by the line.
pub(crate) fn parse_line(words: Vec<OsString>, early: &Early) -> Result<(Globals, Command), Ended> {
    let tree = || Cli::command().mut_arg("store", |arg| arg.env(clap::builder::Resettable::Reset));
    parse_by(tree, words, early)
}

fn parse_by(
    tree: impl Fn() -> clap::Command,
    words: Vec<OsString>,
    early: &Early,
) -> Result<(Globals, Command), Ended> {
    let parsed = |tree: clap::Command| {
        tree.try_get_matches_from(words.clone()).and_then(|found| Cli::from_arg_matches(&found))
    };
    // The words of help and errors are given to the tree where one is shown: that takes longer than all else of starting.
    let Cli { globals, command } = match parsed(tree()) {
        Ok(line) => line,
        Err(_) => {
            let tree = help::dressed(tree(), &early.catalogue);
            parsed(tree.clone()).map_err(|error| Ended::new(error, tree))?
        }
    };
    Ok((globals, command))
}
