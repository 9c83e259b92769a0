//! In which shape a report is made: as `--format` says, or as the name of the file does.

use super::Args;
use crate::cli::Session;
use crate::cli::globals::{Asked, Document, Format};
use crate::cli::output::OutputError;
use std::path::Path;

/// What is made of the reports.
#[derive(Clone, Copy)]
pub(super) struct Shape(Asked);

impl Shape {
    /// The shape that flag and file name ask for together.
    ///
    /// # Errors
    /// [`OutputError::Contradicts`]: a workbook in a file that calls itself a table of text opens nowhere.
    pub(super) fn of(args: &Args, session: &Session) -> Result<Self, OutputError> {
        let path = args.plaintext_output.as_deref();
        match (session.asked(), path.and_then(ending)) {
            (Some(asked), Some((ending, _, may_be))) if !may_be.contains(&asked) => {
                Err(OutputError::Contradicts { format: asked.code(), ending })
            }
            (Some(asked), _) | (None, Some((_, asked, _))) => Ok(Self(asked)),
            (None, None) => Ok(Self(Asked::Table)),
        }
    }

    /// The document, where it is one.
    pub(super) fn document(self) -> Option<Document> {
        self.0.document()
    }

    /// The shape of the text, where it is no document.
    pub(super) fn format(self) -> Format {
        self.0.format()
    }
}

/// An ending that says what is in the file, the shape that it means, and all that it may hold.
fn ending(path: &Path) -> Option<(&'static str, Asked, &'static [Asked])> {
    let of_path = path.extension()?;
    ENDINGS.iter().copied().find(|(ending, ..)| of_path.eq_ignore_ascii_case(ending))
}

const ENDINGS: &[(&str, Asked, &[Asked])] = &[
    ("xlsx", Asked::Xlsx, &[Asked::Xlsx]),
    ("csv", Asked::Csv, &[Asked::Csv]),
    ("html", Asked::Html, &[Asked::Html]),
    ("htm", Asked::Html, &[Asked::Html]),
    ("md", Asked::Md, &[Asked::Md]),
    ("geojson", Asked::Geojson, &[Asked::Geojson]),
    // What draws maps takes features under either name.
    ("json", Asked::Json, &[Asked::Json, Asked::Geojson]),
];
