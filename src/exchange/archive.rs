//! A backup: the store's folder as one plain tar, in a fixed order and with a closed list of names.
//!
//! Everything in it is sealed or encrypted already, but for the format's number and the history's head;
//! it opens with the store's own passphrases and recipients. It is written and read as a stream.

use std::fmt;
use std::io::{self, Read, Write};
use std::str::FromStr;

use super::members::{MAX_MEMBER, Reader, TarError, Writer};

/// Most members: keys, slips and the files that every store has.
pub const MAX_MEMBERS: usize = 10_100;

/// A file of the store's folder. The order of the variants is the order in the archive: what is small and
/// tells whether the rest can be used comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// `format`: the store's format version.
    Format,
    /// `head`: the head of the history.
    Head,
    /// `keys/passphrase-N.age`: the data key under a passphrase.
    Passphrase(u32),
    /// `keys/recipients.age`: the data key for recipients.
    Recipients,
    /// `inbox/key`: the public key that slips are sealed to.
    InboxKey,
    /// `inbox/N.slip`: a slip that was not taken in yet.
    Slip(u32),
    /// `store.db`: the encrypted database.
    Database,
}

impl Entry {
    /// Most bytes of the file.
    pub fn limit(self) -> u64 {
        match self {
            Self::Format | Self::InboxKey => 1024,
            Self::Head => 4 * 1024,
            Self::Passphrase(_) | Self::Recipients => 64 * 1024,
            Self::Slip(_) => 1024 * 1024,
            Self::Database => MAX_MEMBER,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => f.write_str("format"),
            Self::Head => f.write_str("head"),
            Self::Passphrase(number) => write!(f, "keys/passphrase-{number}.age"),
            Self::Recipients => f.write_str("keys/recipients.age"),
            Self::InboxKey => f.write_str("inbox/key"),
            Self::Slip(number) => write!(f, "inbox/{number}.slip"),
            Self::Database => f.write_str("store.db"),
        }
    }
}

/// Not a name of the closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a file of a store")]
pub struct NotAnEntry;

impl FromStr for Entry {
    type Err = NotAnEntry;

    fn from_str(name: &str) -> Result<Self, NotAnEntry> {
        let between = |start: &str, end: &str| {
            name.strip_prefix(start)?.strip_suffix(end)?.parse().ok().filter(|number| *number > 0)
        };
        let entry = match name {
            "format" => Self::Format,
            "head" => Self::Head,
            "keys/recipients.age" => Self::Recipients,
            "inbox/key" => Self::InboxKey,
            "store.db" => Self::Database,
            _ => between("keys/passphrase-", ".age")
                .map(Self::Passphrase)
                .or_else(|| between("inbox/", ".slip").map(Self::Slip))
                .ok_or(NotAnEntry)?,
        };
        // `+1` and `01` are numbers too, and would be a second name of the same file.
        if entry.to_string() == name { Ok(entry) } else { Err(NotAnEntry) }
    }
}

/// Writes an archive; entries must come in their order, each with its exact size.
///
/// # Errors
/// [`TarError::OutOfOrder`], [`TarError::Duplicate`], [`TarError::TooLarge`], [`TarError::TooManyMembers`],
/// [`TarError::Missing`], [`TarError::SourceChanged`], [`TarError::Io`]. What was written is of use only
/// after `Ok`.
pub fn write_archive<W: Write, R: Read>(
    output: W,
    entries: impl IntoIterator<Item = Result<(Entry, u64, R), TarError>>,
) -> Result<(), TarError> {
    let mut writer = Writer::new(output);
    let mut seen = Seen::default();
    for entry in entries {
        let (entry, size, content) = entry?;
        seen.add(entry, size)?;
        writer.member(&entry.to_string(), size, content)?;
    }
    seen.complete()?;
    writer.finish(|length| length)?;
    Ok(())
}

/// Reads an archive and hands each entry's content to `take`, in order. The contents are encrypted files
/// that prove themselves; that the archive is whole is known at its end: put what `take` gets in a new
/// folder, and use it only after `Ok`.
///
/// # Errors
/// [`TarError`]; an error of `take` comes back as [`TarError::Io`].
pub fn read_archive(
    input: impl Read,
    mut take: impl FnMut(Entry, &mut dyn Read) -> io::Result<()>,
) -> Result<Vec<Entry>, TarError> {
    let mut reader = Reader::new(input);
    let mut seen = Seen::default();
    while let Some(head) = reader.next()? {
        let entry: Entry = head.name.parse().map_err(|_| TarError::UnknownName { member: head.member })?;
        seen.add(entry, head.size)?;
        let mut content = reader.content();
        take(entry, &mut content).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => TarError::Truncated,
            _ => TarError::Io(error),
        })?;
    }
    reader.end()?;
    seen.complete()?;
    Ok(seen.0)
}

#[derive(Default)]
struct Seen(Vec<Entry>);

impl Seen {
    fn add(&mut self, entry: Entry, size: u64) -> Result<(), TarError> {
        let member = self.0.len() + 1;
        if member > MAX_MEMBERS {
            return Err(TarError::TooManyMembers { limit: MAX_MEMBERS });
        }
        // In strict order a name that stood before is found without looking through all of them.
        match self.0.last() {
            Some(last) if *last == entry => return Err(TarError::Duplicate { member }),
            Some(last) if *last > entry => {
                let stood = self.0.binary_search(&entry).is_ok();
                return Err(if stood {
                    TarError::Duplicate { member }
                } else {
                    TarError::OutOfOrder { member }
                });
            }
            _ => {}
        }
        if size > entry.limit() {
            return Err(TarError::TooLarge { member, limit: entry.limit() });
        }
        self.0.push(entry);
        Ok(())
    }

    fn complete(&self) -> Result<(), TarError> {
        let key = |entry: &Entry| matches!(entry, Entry::Passphrase(_) | Entry::Recipients);
        for (name, there) in [
            ("format", self.0.contains(&Entry::Format)),
            ("head", self.0.contains(&Entry::Head)),
            ("keys/", self.0.iter().any(key)),
            ("inbox/key", self.0.contains(&Entry::InboxKey)),
            ("store.db", self.0.contains(&Entry::Database)),
        ] {
            if !there {
                return Err(TarError::Missing { name: name.to_owned() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::OtherKind;

    const DATABASE: &[u8] = &[0xdb; 5000];

    fn files() -> Vec<(Entry, &'static [u8])> {
        vec![
            (Entry::Format, b"1\n"),
            (Entry::Head, b"head"),
            (Entry::Passphrase(1), b"first"),
            (Entry::Passphrase(12), b"twelfth"),
            (Entry::Recipients, b"recipients"),
            (Entry::InboxKey, b"age1"),
            (Entry::Slip(2), b"slip"),
            (Entry::Slip(10), b""),
            (Entry::Database, DATABASE),
        ]
    }

    fn written(files: &[(Entry, &[u8])]) -> Result<Vec<u8>, TarError> {
        let mut archive = Vec::new();
        write_archive(
            &mut archive,
            files.iter().map(|(entry, content)| Ok((*entry, content.len() as u64, *content))),
        )?;
        Ok(archive)
    }

    fn refusal(archive: &[u8]) -> &'static str {
        read_archive(archive, |_, content| io::copy(content, &mut io::sink()).map(drop)).unwrap_err().name()
    }

    #[test]
    fn an_archive_comes_back_as_it_was() {
        let archive = written(&files()).unwrap();
        let mut found = Vec::new();
        let entries = read_archive(&archive[..], |entry, content| {
            let mut bytes = Vec::new();
            content.read_to_end(&mut bytes)?;
            found.push((entry, bytes));
            Ok(())
        });
        let expected: Vec<(Entry, Vec<u8>)> =
            files().iter().map(|(entry, content)| (*entry, content.to_vec())).collect();
        assert_eq!(found, expected);
        assert_eq!(entries.unwrap(), expected.iter().map(|(entry, _)| *entry).collect::<Vec<_>>());
        // Whoever does not read a content skips it.
        assert_eq!(read_archive(&archive[..], |_, _| Ok(())).unwrap().len(), 9);
        assert_eq!(archive, written(&files()).unwrap());
    }

    #[test]
    fn names_have_one_spelling() {
        for (entry, _) in files() {
            assert_eq!(entry.to_string().parse(), Ok(entry));
        }
        for name in [
            "",
            "store.db ",
            "Store.db",
            "keys/",
            "keys/passphrase-.age",
            "keys/passphrase-0.age",
            "keys/passphrase-01.age",
            "keys/passphrase-+1.age",
            "keys/passphrase-4294967296.age",
            "keys/passphrase-1.AGE",
            "inbox/../store.db",
            "inbox/a.slip",
            "inbox/1.slip/",
            "lock",
            "keys/passphrase-١.age",
        ] {
            assert_eq!(name.parse::<Entry>(), Err(NotAnEntry), "{name}");
        }
    }

    #[test]
    fn a_cut_or_altered_archive_is_refused() {
        let archive = written(&files()).unwrap();
        for length in (0..archive.len() - 1024).step_by(101) {
            assert_eq!(refusal(&archive[..length]), "tar-truncated", "{length}");
        }
        assert_eq!(refusal(&archive[..archive.len() - 512]), "tar-truncated");
        let mut longer = archive.clone();
        longer.extend_from_slice(&[0; 8192]);
        assert!(read_archive(&longer[..], |_, _| Ok(())).is_ok(), "tape programs add empty blocks");
        *longer.last_mut().unwrap() = 1;
        assert_eq!(refusal(&longer), "tar-hidden-bytes");
        let mut header = 0;
        for (_, content) in files() {
            let mut altered = archive.clone();
            altered[header + 100] ^= 1;
            assert_eq!(refusal(&altered), "tar-header", "{header}");
            header += 512 + content.len().next_multiple_of(512);
        }
    }

    #[test]
    fn the_list_is_closed_ordered_and_bounded() {
        let without = |skipped: fn(&Entry) -> bool| {
            let files: Vec<_> = files().into_iter().filter(|(entry, _)| !skipped(entry)).collect();
            written(&files).unwrap_err().to_string()
        };
        assert_eq!(without(|entry| *entry == Entry::Format), "format is missing");
        assert_eq!(without(|entry| *entry == Entry::Head), "head is missing");
        assert_eq!(without(|entry| *entry == Entry::InboxKey), "inbox/key is missing");
        assert_eq!(without(|entry| *entry == Entry::Database), "store.db is missing");
        let key = |entry: &Entry| matches!(entry, Entry::Passphrase(_) | Entry::Recipients);
        assert_eq!(without(key), "keys/ is missing");
        let twice = [files()[0], files()[0]];
        assert_eq!(written(&twice).unwrap_err().name(), "tar-duplicate");
        let later = [files()[0], files()[1], files()[0]];
        assert_eq!(written(&later).unwrap_err().name(), "tar-duplicate");
        let turned = [files()[1], files()[0]];
        assert_eq!(written(&turned).unwrap_err().name(), "tar-order");
        let long = [(Entry::Format, &[b'1'; 1025][..])];
        assert_eq!(written(&long).unwrap_err().name(), "tar-too-large");
        let mut many = files();
        many.truncate(6);
        many.extend((1..=10_100).map(|number| (Entry::Slip(number), &b""[..])));
        assert_eq!(written(&many).unwrap_err().name(), "tar-too-many-members");
    }

    #[test]
    fn a_source_that_changes_while_it_is_read_is_noticed() {
        for size in [4_u64, 6] {
            let entries = [Ok((Entry::Format, size, &b"1234\n"[..]))];
            assert_eq!(write_archive(io::sink(), entries).unwrap_err().name(), "tar-source-changed");
        }
    }

    /// The archive with its first header altered and its checksum made to fit.
    fn with_first_header(alter: impl FnOnce(&mut [u8])) -> Vec<u8> {
        let mut archive = written(&files()).unwrap();
        alter(&mut archive[..512]);
        archive[148..156].fill(b' ');
        let sum: u32 = archive[..512].iter().map(|byte| u32::from(*byte)).sum();
        archive[148..156].copy_from_slice(format!("{sum:07o}\0").as_bytes());
        archive
    }

    #[test]
    fn what_the_reader_finds_before_the_end_stops_it() {
        let called = |name: &'static [u8]| {
            refusal(&with_first_header(move |header| header[..name.len()].copy_from_slice(name)))
        };
        assert_eq!(called(b"keys/../../.profile"), "tar-parent-path");
        assert_eq!(called(b"/etc/crontab"), "tar-absolute-path");
        assert_eq!(called(b"notes.txt"), "tar-unknown-name");
        let link = with_first_header(|header| header[156] = b'2');
        let refused = read_archive(&link[..], |_, _| Ok(())).unwrap_err();
        assert!(matches!(refused, TarError::NotAFile { member: 1, kind: OtherKind::SymbolicLink }));
        let owned = with_first_header(|header| header[265..269].copy_from_slice(b"jean"));
        assert_eq!(refusal(&owned), "tar-form");
        let failing = read_archive(&written(&files()).unwrap()[..], |_, _| Err(io::Error::other("full")));
        assert_eq!(failing.unwrap_err().name(), "tar-io");
    }
}
