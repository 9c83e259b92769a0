//! What waits in a store's inbox: opened, shown, taken in, dropped, or kept aside.
//!
//! Whoever can write the folder can put anything there, in any number. A slip is read only when its turn comes, at most
//! [`AT_ONCE`] of them; a file that is none is renamed into `inbox/aside/`, never removed; there is room for
//! [`ASIDE`] files, and after that they stay where they are.

use std::path::Path;

use serde_json::Value;

use super::SlipError;
use super::slip::{Entry, MAX_SLIP, SLIP_SIZES, Slip};
use crate::file;
use crate::model::{Kind, Values};
use crate::seal::{self, Identity};
use crate::store::{Change, Folder, Stamp, Store, StoreError, Stored};

/// Most slips that are opened at once.
pub const AT_ONCE: usize = 500;
/// What is for ever said of a record that came through the inbox.
pub const PROVENANCE: &str = "inbox";
/// Most files that are kept aside.
pub const ASIDE: usize = 1000;

/// What waits.
#[derive(Debug, Default)]
pub struct Waiting {
    /// Slips that opened, by their numbers.
    pub slips: Vec<(u32, Slip)>,
    /// Numbers of slips that were there before, taken in or dropped: they are removed.
    pub again: Vec<u32>,
    /// Numbers of files that are no slips of this store, and why: they are kept aside.
    pub refused: Vec<(u32, SlipError)>,
    /// Whether all of them could be moved: there may be no more room, and links and pipes stay where they are.
    pub all_moved: bool,
    /// How many more wait that were not looked at.
    pub more: usize,
}

/// Opens what waits. Twins and files that are no slips leave the inbox, unless it is a `rehearsal`.
///
/// # Errors
/// When the store or its folder fails.
pub fn waiting(store: &Store, rehearsal: bool) -> Result<Waiting, SlipError> {
    let identities = [store.own_identity()?];
    let numbers = store.slips()?;
    let mut waiting =
        Waiting { all_moved: true, more: numbers.len().saturating_sub(AT_ONCE), ..Waiting::default() };
    for number in numbers.into_iter().take(AT_ONCE) {
        let path = path_of(store.folder(), number);
        match open(&path, &identities) {
            Ok(slip) => {
                let twin = waiting
                    .slips
                    .iter()
                    .any(|(_, other)| other.uid == slip.uid || other.said() == slip.said());
                if twin || store.is_slip_done(slip.uid, &slip.said())? {
                    waiting.again.push(number);
                    if !rehearsal {
                        file::remove(&path)?;
                    }
                } else {
                    waiting.slips.push((number, slip));
                }
            }
            Err(error) if error.is_of_the_file() => {
                waiting.all_moved &= rehearsal || keep_aside(store.folder(), number)?;
                waiting.refused.push((number, error));
            }
            // Taken away meanwhile, or of a later version: it waits.
            Err(error) => waiting.refused.push((number, error)),
        }
    }
    Ok(waiting)
}

/// The slip of a number.
///
/// # Errors
/// [`SlipError::NoSuchSlip`], [`SlipError::Again`], and why it cannot be read.
pub fn slip(store: &Store, number: u32) -> Result<Slip, SlipError> {
    let path = path_of(store.folder(), number);
    if path.symlink_metadata().is_err() {
        return Err(SlipError::NoSuchSlip { number });
    }
    let slip = open(&path, &[store.own_identity()?])?;
    if store.is_slip_done(slip.uid, &slip.said())? { Err(SlipError::Again) } else { Ok(slip) }
}

/// Takes a slip in, as the record that it is, or as one of the kind that is given. The patch is laid over what it says;
/// an empty value (`null`) takes a field away. What is rehearsed is not kept.
///
/// # Errors
/// As [`slip`], and what does not fit the store.
pub fn accept(
    store: &mut Store,
    stamp: &Stamp,
    number: u32,
    kind: Option<Kind>,
    patch: &Values,
    rehearsal: bool,
) -> Result<Stored, SlipError> {
    let (kind, mut values) = as_record(&slip(store, number)?, kind);
    for (name, value) in patch {
        match value {
            Value::Null => values.remove(name),
            value => values.insert(name.clone(), value.clone()),
        };
    }
    accept_as(store, stamp, number, rehearsal, |change| {
        let id = change.make(kind, &values, PROVENANCE)?;
        change.read(id)
    })
}

/// Takes a slip in by the work of one command, which writes down what its reader made of it.
///
/// # Errors
/// As [`slip`], and what does not fit the store.
pub fn accept_as<T>(
    store: &mut Store,
    stamp: &Stamp,
    number: u32,
    rehearsal: bool,
    work: impl FnOnce(&mut Change<'_>) -> Result<T, StoreError>,
) -> Result<T, SlipError> {
    let slip = slip(store, number)?;
    let work = |change: &mut Change<'_>| -> Result<Option<T>, StoreError> {
        if !change.note_slip(slip.uid, &slip.said())? {
            return Ok(None);
        }
        work(change).map(Some)
    };
    let made = if rehearsal { store.rehearse(stamp, work)? } else { store.change(stamp, work)? };
    let made = made.ok_or(SlipError::Again)?;
    if !rehearsal {
        // Where it cannot be removed, it is known again.
        let _ = file::remove(&path_of(store.folder(), number));
    }
    Ok(made)
}

/// Drops a slip: it goes, and so does its twin when one comes.
///
/// # Errors
/// As [`slip`], or when it cannot be removed.
pub fn drop_slip(store: &mut Store, stamp: &Stamp, number: u32) -> Result<(), SlipError> {
    let slip = slip(store, number)?;
    store.change(stamp, |change| change.note_slip(slip.uid, &slip.said()))?;
    Ok(file::remove(&path_of(store.folder(), number))?)
}

/// Takes a carried or mailed slip into the inbox and gives its number there. The file stays where it is.
///
/// # Errors
/// Why it is no slip of this store; [`SlipError::Again`] when it was there before or waits already.
pub fn take_in(store: &Store, path: &Path, rehearsal: bool) -> Result<Option<u32>, SlipError> {
    let bytes = file::read(path, MAX_SLIP)?;
    let identities = [store.own_identity()?];
    let slip = opened(&bytes, &identities)?;
    if store.is_slip_done(slip.uid, &slip.said())? {
        return Err(SlipError::Again);
    }
    for number in store.slips()?.into_iter().take(AT_ONCE) {
        if open(&path_of(store.folder(), number), &identities).is_ok_and(|other| other.uid == slip.uid) {
            return Err(SlipError::Again);
        }
    }
    if rehearsal {
        return Ok(None);
    }
    put(store.folder(), &bytes).map(Some)
}

/// Puts a sealed slip into an inbox under a random number, which tells neither how many there were nor in which order
/// they came.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn put(folder: &Folder, sealed: &[u8]) -> Result<u32, SlipError> {
    // Six digits are read aloud; where they are crowded, all are taken.
    for range in [999_999_u32; 16].into_iter().chain([u32::MAX - 1; 16]) {
        let number = u32::from_le_bytes(seal::random()?) % range + 1;
        match file::write_new(&path_of(folder, number), sealed) {
            Ok(()) => return Ok(number),
            Err(file::FileError::Exists { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(file::FileError::Exists { path: folder.inbox() }.into())
}

/// The kind and the values of the record that a slip becomes. A note becomes an event unless a kind is given.
pub fn as_record(slip: &Slip, kind: Option<Kind>) -> (Kind, Values) {
    let Entry::Note = slip.entry else {
        let Entry::Record(own) = slip.entry else { unreachable!("an entry is a record or a note") };
        return (kind.unwrap_or(own), slip.values.clone());
    };
    let kind = kind.unwrap_or(Kind::Event);
    let words = match kind {
        Kind::Incident => "what_happened",
        Kind::Meeting => "topics",
        Kind::Trip => "notes",
        Kind::Directive => "what",
        _ => "text",
    };
    let mut values = Values::new();
    values.insert("date".into(), slip.written_on.to_string().into());
    values.extend(slip.values.get("text").map(|text| (words.to_owned(), text.clone())));
    if kind == Kind::Event {
        values.insert("kind".into(), "other".into());
    }
    (kind, values)
}

fn path_of(folder: &Folder, number: u32) -> std::path::PathBuf {
    folder.inbox().join(format!("{number}.slip"))
}

fn open(path: &Path, identities: &[Identity]) -> Result<Slip, SlipError> {
    opened(&file::read_unlinked(path, MAX_SLIP)?, identities)
}

fn opened(sealed: &[u8], identities: &[Identity]) -> Result<Slip, SlipError> {
    let content =
        seal::open_with_identities(sealed, identities, SLIP_SIZES[2] as u64).map_err(SlipError::opening)?;
    Slip::from_bytes(&content)
}

/// Moves a file out of the way; `false` where there is no room, and it stays.
fn keep_aside(folder: &Folder, number: u32) -> Result<bool, SlipError> {
    let aside = folder.aside();
    match aside.symlink_metadata() {
        Err(_) => file::create_private_folder(&aside)?,
        // Somebody put a link or a file in its place: nothing is moved through it.
        Ok(found) if !found.is_dir() => return Ok(false),
        Ok(_) => {}
    }
    let failed = |source| file::FileError::new(&aside, source);
    if std::fs::read_dir(&aside).map_err(failed)?.take(ASIDE).count() >= ASIDE {
        return Ok(false);
    }
    match file::move_new(&path_of(folder, number), &aside.join(format!("{number}.slip"))) {
        Ok(()) => Ok(true),
        // The program denies itself the making of links and pipes, and with it their moving.
        Err(file::FileError::Exists { .. } | file::FileError::Denied { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
