//! What a refused file, map or row says to the person who wants it in.

use super::children::ParentFault;
use super::error::ImportError;
use super::map::{MapFault, MapReason};
use super::outcome::Refused;
use super::table::{CELL_BYTES, COLUMNS, NAME_BYTES, ROWS, RowFault, TableFault};
use crate::message::{Exit, Explain, Message};

impl Explain for ImportError {
    fn message(&self) -> Message {
        match self {
            Self::File(error) => error.message(),
            Self::Table { path, fault } => {
                Message::new("import-table").with("path", path.as_path()).with("fault", table_message(fault))
            }
            Self::Map(fault) => fault.message(),
            Self::MapNeeded { path } => Message::new("import-map-needed").with("path", path.as_path()),
            Self::Form(_) => Message::new("import-form-failed"),
            Self::NotGuessed { kind, fields } => Message::new("import-not-guessed")
                .with("kind", Message::new(format!("{}.plural", kind.label_key())))
                .with("fields", fields.join(", ")),
            Self::NotMendings { line } => Message::new("import-not-mendings").with("line", *line),
            Self::NoSuchRow { id } => Message::new("import-no-such-row").with("id", *id),
            Self::NoSuchColumn { id, column, .. } => {
                Message::new("import-no-such-column").with("id", *id).with("column", column)
            }
            Self::Store(error) => error.message(),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::File(error) => error.hint(),
            Self::Table { fault, .. } => Some(match fault {
                TableFault::NotText { .. } | TableFault::NoSuchEncoding => {
                    Message::new("import-not-text.hint")
                }
                TableFault::DuplicateColumn { .. } => Message::new("import-duplicate-column.hint"),
                TableFault::Locked => Message::new("import-locked.hint"),
                TableFault::OldWorkbook => Message::new("import-old-workbook.hint"),
                TableFault::OtherArchive => Message::new("import-other-archive.hint"),
                TableFault::TooLargeUnpacked | TableFault::Entities | TableFault::StrayMember => {
                    Message::new("import-unpacks-too-large.hint")
                }
                TableFault::NoSheet => Message::new("import-no-sheet.hint"),
                TableFault::LongName => Message::new("import-long-name.hint"),
                TableFault::NoHeader => Message::new("import-no-header.hint"),
                TableFault::NoRow { .. } => Message::new("import-table.hint"),
                TableFault::Damaged => Message::new("import-table.hint"),
                TableFault::TooManyColumns | TableFault::TooManyRows => {
                    Message::new("import-too-many-rows.hint")
                }
                TableFault::Empty | TableFault::Nul { .. } => Message::new("import-table.hint"),
            }),
            Self::Map(fault) => fault.hint(),
            Self::MapNeeded { .. } => Some(Message::new("import-map-needed.hint")),
            Self::Form(_) => None,
            Self::NotGuessed { .. } => Some(Message::new("import-not-guessed.hint")),
            Self::NotMendings { .. } => Some(Message::new("import-not-mendings.hint")),
            Self::NoSuchRow { .. } => Some(Message::new("import-no-such-row.hint")),
            Self::NoSuchColumn { near: Some(near), .. } => {
                Some(Message::new("errors-cli-near").with("near", near))
            }
            Self::NoSuchColumn { .. } => Some(Message::new("import-no-such-column.hint")),
            Self::Store(error) => error.hint(),
        }
    }

    fn code(&self) -> u16 {
        match self {
            Self::File(error) => error.code(),
            Self::Table { fault, .. } => match fault {
                TableFault::Empty => 400,
                TableFault::Locked => 810,
                TableFault::OldWorkbook => 811,
                TableFault::OtherArchive => 812,
                TableFault::TooLargeUnpacked => 813,
                TableFault::Damaged => 814,
                TableFault::Entities => 815,
                TableFault::StrayMember => 816,
                TableFault::NoSheet => 817,
                TableFault::LongName => 818,
                TableFault::NoRow { .. } => 821,
                TableFault::NoHeader => 822,
                TableFault::NoSuchEncoding => 401,
                TableFault::NotText { .. } => 402,
                TableFault::Nul { .. } => 403,
                TableFault::DuplicateColumn { .. } => 404,
                TableFault::TooManyColumns => 405,
                TableFault::TooManyRows => 406,
            },
            Self::Map(fault) => fault.code(),
            Self::MapNeeded { .. } => 410,
            Self::Form(_) => 809,
            Self::NotGuessed { .. } => 808,
            Self::NotMendings { .. } => 807,
            Self::NoSuchRow { .. } => 805,
            Self::NoSuchColumn { .. } => 806,
            Self::Store(error) => error.code(),
        }
    }

    fn exit(&self) -> Exit {
        match self {
            Self::File(error) => error.exit(),
            Self::Form(_) => Exit::Failed,
            Self::Table { .. }
            | Self::Map(_)
            | Self::MapNeeded { .. }
            | Self::NotGuessed { .. }
            | Self::NotMendings { .. }
            | Self::NoSuchRow { .. }
            | Self::NoSuchColumn { .. } => Exit::Input,
            Self::Store(error) => error.exit(),
        }
    }
}

fn table_message(fault: &TableFault) -> Message {
    match fault {
        TableFault::Empty => Message::new("import-empty"),
        TableFault::Locked => Message::new("import-locked"),
        TableFault::OldWorkbook => Message::new("import-old-workbook"),
        TableFault::OtherArchive => Message::new("import-other-archive"),
        TableFault::TooLargeUnpacked => Message::new("import-unpacks-too-large"),
        TableFault::Damaged => Message::new("import-damaged-workbook"),
        TableFault::Entities => Message::new("import-entities"),
        TableFault::StrayMember => Message::new("import-stray-member"),
        TableFault::NoSheet => Message::new("import-no-sheet"),
        TableFault::LongName => Message::new("import-long-name").with("limit", NAME_BYTES),
        TableFault::NoHeader => Message::new("import-no-header"),
        TableFault::NoRow { line, fault } => Message::new("import-no-row")
            .with("line", *line)
            .with("reason", Refused::Row(fault.clone()).message()),
        TableFault::NoSuchEncoding => Message::new("import-no-such-encoding"),
        TableFault::NotText { line } => Message::new("import-not-text").with("line", *line),
        TableFault::Nul { line } => Message::new("import-nul").with("line", *line),
        TableFault::DuplicateColumn { column } => {
            Message::new("import-duplicate-column").with("column", column)
        }
        TableFault::TooManyColumns => Message::new("import-too-many-columns").with("limit", COLUMNS),
        TableFault::TooManyRows => Message::new("import-too-many-rows").with("limit", ROWS),
    }
}

impl Explain for MapFault {
    fn message(&self) -> Message {
        match self {
            Self::Form { line, word: Some(word), .. } => {
                Message::new("import-map-word").with("line", *line).with("word", word)
            }
            Self::Form { line, word: None, .. } => Message::new("import-map-form").with("line", *line),
            Self::NotText => Message::new("import-map-not-text"),
            Self::Key { key, line, reason } => Message::new("import-map-key")
                .with("line", *line)
                .with("key", key)
                .with("reason", reason_message(reason)),
        }
    }

    fn hint(&self) -> Option<Message> {
        let near = match self {
            Self::Key { reason: MapReason::NoSuchKind(_, near), .. } => *near,
            Self::Key { reason: MapReason::NoSuchField(near), .. }
            | Self::Key { reason: MapReason::NoSuchColumn(_, near), .. }
            | Self::Key { reason: MapReason::NotATerm(_, near), .. } => near.as_deref(),
            _ => None,
        };
        Some(match near {
            Some(near) => Message::new("errors-cli-near").with("near", near),
            None => Message::new("import-map.hint"),
        })
    }

    fn code(&self) -> u16 {
        match self {
            Self::Form { .. } => 411,
            Self::NotText => 412,
            Self::Key { reason, .. } => match reason {
                MapReason::Version(_) => 413,
                MapReason::OtherKind => 414,
                MapReason::NoSuchField(_) => 415,
                MapReason::NoSuchColumn(..) => 416,
                MapReason::NotATerm(..) => 417,
                MapReason::Needs(_) => 418,
                MapReason::NotWith(_) => 419,
                MapReason::WrongSort => 420,
                MapReason::NotADatePattern(_) => 421,
                MapReason::NotKept => 422,
                MapReason::NoSuchKind(..) => 803,
                MapReason::NoSuchSheet(_) => 853,
            },
        }
    }

    fn exit(&self) -> Exit {
        Exit::Input
    }
}

fn reason_message(reason: &MapReason) -> Message {
    match reason {
        MapReason::Version(found) => Message::new("import-map-version").with("found", *found),
        MapReason::OtherKind => Message::new("import-map-other-kind"),
        MapReason::NoSuchKind(name, _) => Message::new("import-map-no-such-kind").with("word", name),
        MapReason::NoSuchField(_) => Message::new("import-map-no-such-field"),
        MapReason::NoSuchColumn(column, _) => {
            Message::new("import-map-no-such-column").with("column", column)
        }
        MapReason::NotATerm(word, _) => Message::new("import-map-not-a-term").with("word", word),
        MapReason::Needs(key) => Message::new("import-map-needs").with("other", *key),
        MapReason::NotWith(key) => Message::new("import-map-not-with").with("other", *key),
        MapReason::WrongSort => Message::new("import-map-wrong-sort"),
        MapReason::NotADatePattern(pattern) => Message::new("import-map-pattern").with("pattern", pattern),
        MapReason::NotKept => Message::new("import-map-not-kept"),
        MapReason::NoSuchSheet(name) => Message::new("import-map-no-such-sheet").with("word", name),
    }
}

fn mark_message(mark: char) -> Message {
    Message::new(match mark {
        ';' => "import-mark-semicolon",
        '\t' => "import-mark-tab",
        _ => "import-mark-comma",
    })
}

/// A row that was refused, under the error that the whole command ends with.
impl Explain for Refused {
    fn message(&self) -> Message {
        match self {
            Self::Row(RowFault::Ragged { found, expected }) => {
                Message::new("import-row-ragged").with("found", *found).with("expected", *expected)
            }
            Self::Row(RowFault::LongCell { .. }) => {
                Message::new("import-row-long-cell").with("limit", CELL_BYTES)
            }
            Self::Row(RowFault::OtherSeparator { header, row }) => Message::new("import-row-other-separator")
                .with("header", mark_message(*header))
                .with("row", mark_message(*row)),
            Self::Row(RowFault::OpenQuote) => Message::new("import-row-open-quote"),
            Self::Row(RowFault::TagsAgain) => Message::new("import-row-tags"),
            Self::Row(RowFault::NoKind) => Message::new("import-row-no-kind"),
            Self::Row(RowFault::MapGone) => Message::new("import-row-map-gone"),
            Self::Row(RowFault::NoResult { .. }) => Message::new("import-row-no-result"),
            Self::Row(RowFault::ErrorCell { .. }) => Message::new("import-row-error-cell"),
            Self::Field(fault) => fault.message(),
            Self::Repeats { line } => Message::new("import-row-repeats").with("line", *line),
            Self::Void(id) => Message::new("import-row-void").with("id", id.to_string()),
            Self::Parent(ParentFault::Missing) => Message::new("import-row-parent-missing"),
            Self::Parent(ParentFault::Refused) => Message::new("import-row-parent-refused"),
            Self::Parent(ParentFault::OtherKind) => Message::new("import-row-parent-other"),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::Row(RowFault::LongCell { .. }) => Some(Message::new("import-row-long-cell.hint")),
            Self::Row(RowFault::NoResult { .. }) => Some(Message::new("import-row-no-result.hint")),
            Self::Field(fault) => fault.hint(),
            _ => None,
        }
    }

    fn code(&self) -> u16 {
        match self {
            Self::Row(RowFault::Ragged { .. }) => 430,
            Self::Row(RowFault::LongCell { .. }) => 431,
            Self::Row(RowFault::OtherSeparator { .. }) => 819,
            Self::Row(RowFault::OpenQuote) => 820,
            Self::Row(RowFault::TagsAgain) => 432,
            Self::Row(RowFault::NoKind) => 800,
            Self::Row(RowFault::MapGone) => 804,
            Self::Row(RowFault::NoResult { .. }) => 801,
            Self::Row(RowFault::ErrorCell { .. }) => 802,
            Self::Field(fault) => fault.code(),
            Self::Repeats { .. } => 433,
            Self::Void(_) => 434,
            Self::Parent(ParentFault::Missing) => 850,
            Self::Parent(ParentFault::Refused) => 851,
            Self::Parent(ParentFault::OtherKind) => 852,
        }
    }

    fn exit(&self) -> Exit {
        Exit::Input
    }
}
