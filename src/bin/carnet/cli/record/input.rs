//! Records given as JSON in a file or on standard input, bounded in bytes.

use super::RecordError;
use crate::cli::{Failure, Session};
use carnet::file;
use carnet::import::records_from_json;
use carnet::model::{Kind, Values};
use std::io::Read;
use std::path::Path;

/// Most bytes that are read.
const BYTES: u64 = 16 * 1024 * 1024;

/// Reads the records of a kind from a file, or from standard input with `-`.
pub(crate) fn records(path: &Path, kind: Kind, session: &Session) -> Result<Vec<Values>, Failure> {
    let bytes =
        if path.as_os_str() == "-" { from_standard_input(session, BYTES)? } else { file::read(path, BYTES)? };
    Ok(records_from_json(&bytes, kind).map_err(RecordError::from)?)
}

/// All of standard input, at most so many bytes.
pub(crate) fn from_standard_input(session: &Session, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    session.standard_input()?.take(limit + 1).read_to_end(&mut bytes).map_err(RecordError::Unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(RecordError::TooLarge { limit }.into());
    }
    Ok(bytes)
}
