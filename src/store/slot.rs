//! The files in which the data key lies sealed.

use super::StoreError;
use super::folder::Folder;
use super::key::{PASSPHRASES, SLOT_BYTES};
use crate::file;
use crate::seal::header;

/// Bytes of a slot after its header: a nonce, the data key, a tag.
const PAYLOAD: usize = 16 + 32 + 16;

/// A file that can hold the data key.
#[derive(Debug)]
pub(super) struct Slot {
    /// Its name in the folder `keys`.
    pub(super) name: String,
    /// Whether it has the form of a slot: what does not, nothing opens.
    pub(super) is_whole: bool,
}

/// The slots of a store, those of passphrases first, by number.
pub(super) fn all(folder: &Folder) -> Result<Vec<Slot>, StoreError> {
    let passphrases = (1..=PASSPHRASES).map(|n| (Some(n), folder.passphrase_slot(n)));
    let paths = passphrases.chain([(None, folder.recipients_slot())]);
    let mut slots = Vec::new();
    for (passphrase, path) in paths {
        // A link to nowhere is there too, and is no slot.
        if path.symlink_metadata().is_err() {
            continue;
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let header = file::read(&path, SLOT_BYTES).ok().and_then(|slot| {
            let header = header::check(&slot).ok()?;
            (header.passphrase == passphrase.is_some() && slot.len() == header.length + PAYLOAD)
                .then_some(header)
        });
        slots.push(Slot { name, is_whole: header.is_some() });
    }
    Ok(slots)
}
