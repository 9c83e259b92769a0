//! What the store knows of slips: which wait in the folder, which were taken in or dropped, and whether the public key
//! that they are sealed to is still its own.

use chrono::Days;
use hmac::{Hmac, Mac};
use rusqlite::Connection;
use secrecy::SecretString;
use sha2::Sha256;

use super::{Alarm, Change, Folder, Store, StoreError, history};
use crate::file;
use crate::model::Uid;
use crate::seal::{Identity, Recipient};

/// Most bytes of the file `inbox/key`.
pub(crate) const KEY_BYTES: u64 = 1024;
/// A line about a slip is kept so many days: a later twin is no twin.
const KEPT: u64 = 90;

/// The number of a slip in the folder, from the name of its file.
pub(crate) fn slip_number(name: &str) -> Option<u32> {
    let number: u32 = name.strip_suffix(".slip")?.parse().ok().filter(|number| *number > 0)?;
    // `01` and `+1` are numbers too, and would be a second name of the same slip.
    (format!("{number}.slip") == name).then_some(number)
}

impl Store {
    /// The numbers of the slips that wait, in order. What they are is not looked at.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn slips(&self) -> Result<Vec<u32>, StoreError> {
        let folder = self.folder.inbox();
        let failed = |source| file::FileError::new(&folder, source);
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            found.extend(name.to_str().and_then(slip_number));
        }
        found.sort_unstable();
        Ok(found)
    }

    /// The four words of the public key that slips are to be sealed to.
    ///
    /// # Errors
    /// When the database fails.
    pub fn inbox_words(&self) -> Result<Vec<&'static str>, StoreError> {
        Ok(self.own_identity()?.recipient().words())
    }

    /// Puts the store's public key back into the folder.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_inbox_key_back(&mut self) -> Result<(), StoreError> {
        let line = format!("{}\n", self.own_identity()?.recipient());
        file::replace(&self.folder.inbox_key(), line.as_bytes())?;
        self.alarms.retain(|alarm| *alarm != Alarm::OtherInboxKey);
        Ok(())
    }

    /// Compares the public key in the folder with the store's own: whoever can write the folder could swap it, and read
    /// what is posted from then on.
    pub(super) fn check_inbox_key(&self) -> Result<Option<Alarm>, StoreError> {
        let is_own = is_inbox_key_own(&self.connection, &self.folder)?;
        Ok((!is_own).then_some(Alarm::OtherInboxKey))
    }

    /// Whether the same slip, or one that says the same, was taken in or dropped.
    pub(crate) fn is_slip_done(&self, uid: Uid, said: &[u8]) -> Result<bool, StoreError> {
        is_done(&self.connection, uid, &digest(&history::chain_key(&self.key), said))
    }
}

impl Change<'_> {
    /// Notes that a slip is dealt with; `false` where it was before, and nothing is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn note_slip(&mut self, uid: Uid, said: &[u8]) -> Result<bool, StoreError> {
        let digest = digest(&self.chain_key, said);
        if is_done(self.connection, uid, &digest)? {
            return Ok(false);
        }
        let today = self.stamp.today;
        let before = today.checked_sub_days(Days::new(KEPT)).unwrap_or(today);
        self.connection.execute("DELETE FROM slip WHERE done_on < ?1", [before.to_string()])?;
        self.connection.execute(
            "INSERT INTO slip (uid, digest, done_on) VALUES (?1, ?2, ?3)",
            rusqlite::params![uid.0, digest, today.to_string()],
        )?;
        Ok(true)
    }
}

/// Whether the public key in the folder is the one of the identity in the database.
pub(super) fn is_inbox_key_own(connection: &Connection, folder: &Folder) -> Result<bool, StoreError> {
    let found = file::read_unlinked(&folder.inbox_key(), KEY_BYTES).ok();
    let found = found.and_then(|bytes| String::from_utf8(bytes).ok()?.parse::<Recipient>().ok());
    let line: String =
        connection.query_row("SELECT identity FROM store WHERE id = 1", [], |row| row.get(0))?;
    let own = Identity::parse_file(&SecretString::from(line))?;
    Ok(found.is_some_and(|found| own.iter().any(|own| own.recipient() == found)))
}

fn is_done(connection: &Connection, uid: Uid, digest: &[u8; 32]) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM slip WHERE uid = ?1 OR digest = ?2";
    Ok(connection.prepare_cached(sql)?.exists(rusqlite::params![uid.0, digest])?)
}

/// A keyed hash, so that what is kept of a slip tells nothing of what it said.
fn digest(key: &[u8; 32], said: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(b"carnet/slip/1\0");
    mac.update(said);
    mac.finalize().into_bytes().into()
}
