//! The flags that every command takes.

use super::values;
use carnet::message::Language;
use chrono::NaiveDate;
use clap::{ArgAction, Args, ValueEnum};
use std::path::PathBuf;

/// The flags that every command takes; one meaning each.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Globals {
    /// Folder of the store.
    #[arg(short, long, global = true, env = "CARNET_STORE", value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    /// File whose first line is the passphrase; `-` is standard input.
    #[arg(long, global = true, value_name = "FILE", group = "opening")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Open file descriptor whose first line is the passphrase.
    #[arg(long, global = true, value_name = "N", group = "opening")]
    pub(crate) passphrase_fd: Option<u32>,
    /// File with an age identity that opens the store.
    #[arg(long, global = true, value_name = "FILE", group = "opening")]
    pub(crate) identity: Option<PathBuf>,
    /// Language of everything said.
    #[arg(long, global = true, value_name = "LANG", value_parser = values::language())]
    pub(crate) lang: Option<Language>,
    /// Never ask; name the missing flag instead.
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub(crate) color: Option<Colour>,
    /// Shape of the data on standard output.
    #[arg(long, global = true, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<Asked>,
    /// Short for `--format json`.
    #[arg(long, global = true, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Answer yes to every question that can be answered so.
    #[arg(short, long, global = true)]
    pub(crate) yes: bool,
    /// Say what would be done, do nothing.
    #[arg(short = 'n', long, global = true)]
    pub(crate) dry_run: bool,
    /// Only data and errors.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Causes of errors too.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// The date to count from instead of the device's.
    #[arg(long, global = true, value_name = "DATE", value_parser = values::day)]
    pub(crate) today: Option<NaiveDate>,
    /// What the terminal is; `dumb` knows no lines and colours.
    #[arg(long, global = true, hide = true, env = "TERM", value_name = "TERM")]
    pub(crate) term: Option<String>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

impl Globals {
    /// The flags of one line among several: what it does not say, `all` says, the flags that stand for every line.
    pub(crate) fn within(self, all: &Self) -> Self {
        let has_format = self.json || self.format.is_some();
        Self {
            store: all.store.clone(),
            passphrase_file: self.passphrase_file,
            passphrase_fd: self.passphrase_fd,
            identity: self.identity,
            lang: self.lang.or(all.lang),
            no_input: self.no_input || all.no_input,
            color: self.color.or(all.color),
            format: if has_format { self.format } else { all.format },
            json: if has_format { self.json } else { all.json },
            yes: self.yes || all.yes,
            dry_run: self.dry_run || all.dry_run,
            quiet: self.quiet || all.quiet && !self.verbose,
            verbose: self.verbose || all.verbose && !self.quiet,
            today: self.today.or(all.today),
            term: all.term.clone(),
            help: None,
            version: None,
        }
    }

    /// The shape asked for, where one is.
    pub(crate) fn asked(&self) -> Option<Asked> {
        if self.json { Some(Asked::Json) } else { self.format }
    }

    /// The shape asked for; where that is a document, what is said besides is said as a table.
    pub(crate) fn format(&self) -> Format {
        self.asked().map_or(Format::Table, Asked::format)
    }

    /// The document asked for, which other programs open.
    pub(crate) fn document(&self) -> Option<Document> {
        self.asked().and_then(Asked::document)
    }

    /// The files that these flags name, for the guard to grant: everything else stays shut.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let named = [&self.passphrase_file, &self.identity];
        let mut files: Vec<PathBuf> = named.into_iter().flatten().cloned().collect();
        files.retain(|file| file.as_os_str() != "-");
        files.extend(self.passphrase_fd.map(super::session::descriptor));
        files
    }
}

/// A value of `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Asked {
    Table,
    Plain,
    Csv,
    Json,
    Md,
    Html,
    Xlsx,
    Geojson,
    AttackJson,
}

impl Asked {
    /// The value of `--format`.
    pub(crate) fn code(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The shape of data and words; of a document, of the words besides.
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Plain => Format::Plain,
            Self::Csv => Format::Csv,
            Self::Json => Format::Json,
            Self::Md => Format::Md,
            Self::Table | Self::Html | Self::Xlsx | Self::Geojson | Self::AttackJson => Format::Table,
        }
    }

    /// The document, where it is one.
    pub(crate) fn document(self) -> Option<Document> {
        match self {
            Self::Html => Some(Document::Html),
            Self::Xlsx => Some(Document::Xlsx),
            Self::Geojson => Some(Document::GeoJson),
            Self::AttackJson => Some(Document::AttackJson),
            _ => None,
        }
    }
}

/// What other programs open, and only some commands make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Document {
    /// One page for a browser.
    Html,
    /// A workbook.
    Xlsx,
    /// Places for a program that draws maps.
    GeoJson,
    /// Tables for a program that attacks their protection.
    AttackJson,
}

impl Document {
    /// The value of `--format`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::GeoJson => "geojson",
            Self::AttackJson => "attack-json",
        }
    }
}

/// Shape of the data on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Table,
    Plain,
    Csv,
    Json,
    Md,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// The choice of a value of `--color`.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::from_str(code, false).ok()
    }

    /// Makes every stream of the process follow; without it they go by `NO_COLOR`, `TERM` and the terminal.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
