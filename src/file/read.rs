//! Bounded reads of regular files.
#![expect(
    clippy::disallowed_methods,
    reason = "bounded reads open files themselves: links and devices are refused at the opening"
)]

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use super::{FileError, Kind, require};

/// The bytes of a regular file, of which there are at most `limit`. Symbolic links are followed.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    read_all(path, open(path, limit)?)
}

/// A regular file of at most `limit` bytes, to be read piece by piece. Symbolic links are followed.
pub fn open(path: &Path, limit: u64) -> Result<Bounded, FileError> {
    // Opening a device can already do something (a tape rewinds), so look before.
    let found = fs::metadata(path).map_err(|source| FileError::new(path, source))?;
    require(path, &found, Kind::File)?;
    open_with(path, limit, 0)
}

/// What a person named to be read to its end: a regular file, or what an open descriptor leads to, by the path that names it
/// (`/dev/fd/63`, as shells hand over what a command prints). Whatever else has a name is refused: a pipe that nobody
/// writes to would hold the program for ever.
pub fn open_given(path: &Path) -> Result<Box<dyn Read>, FileError> {
    if is_descriptor(path) {
        let file = File::open(path).map_err(|source| FileError::new(path, source))?;
        return match file.metadata() {
            Ok(found) if found.is_dir() => {
                Err(FileError::WrongKind { path: path.to_owned(), kind: Kind::Folder })
            }
            _ => Ok(Box::new(file)),
        };
    }
    Ok(Box::new(open(path, u64::MAX)?))
}

/// Whether a path names a descriptor that is open already.
fn is_descriptor(path: &Path) -> bool {
    let is_number = |name: &std::ffi::OsStr| name.to_str().is_some_and(|name| name.parse::<u32>().is_ok());
    let folders = ["/dev/fd", "/proc/self/fd"].map(Path::new);
    let in_folder = path.parent().is_some_and(|parent| folders.contains(&parent));
    path == Path::new("/dev/stdin") || in_folder && path.file_name().is_some_and(is_number)
}

/// Opens, and judges what was opened: what the path names may have changed since it was looked at.
pub(super) fn open_with(path: &Path, limit: u64, flags: i32) -> Result<Bounded, FileError> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // Without the first, a pipe that took the file's place would hold the program for ever; without the second, a
        // terminal could become the one that rules it.
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | flags);
    }
    #[cfg(not(unix))]
    let _ = flags;
    let file = options.open(path).map_err(|source| FileError::new(path, source))?;
    let found = file.metadata().map_err(|source| FileError::new(path, source))?;
    require(path, &found, Kind::File)?;
    if found.len() > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), limit });
    }
    Ok(Bounded { file, length: found.len(), written: found.modified().ok(), limit, left: limit })
}

pub(super) fn read_all(path: &Path, mut file: Bounded) -> Result<Vec<u8>, FileError> {
    // A file that grows while it is read is held back by `Bounded`; the length is but a good guess.
    let mut bytes = Vec::with_capacity(usize::try_from(file.length).unwrap_or(0));
    match file.read_to_end(&mut bytes) {
        Ok(_) if file.is_as_it_was(bytes.len()) => Ok(bytes),
        Ok(_) => Err(FileError::Changed { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Err(FileError::TooLarge { path: path.to_owned(), limit: file.limit })
        }
        Err(source) => Err(FileError::new(path, source)),
    }
}

/// An open regular file that gives an error of the kind [`io::ErrorKind::FileTooLarge`], and not more bytes, where it
/// grew past its limit after it was opened.
#[derive(Debug)]
pub struct Bounded {
    file: File,
    length: u64,
    /// When it was written last before it was opened, where the system knows.
    written: Option<SystemTime>,
    limit: u64,
    left: u64,
}

impl Bounded {
    /// The bytes that the file had when it was opened.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Whether so many bytes are all of it, and nobody wrote to it since it was opened.
    fn is_as_it_was(&self, read: usize) -> bool {
        self.length == read as u64
            && self
                .file
                .metadata()
                .is_ok_and(|now| now.len() == self.length && now.modified().ok() == self.written)
    }

    /// What is known of the file that was opened, whatever its path stands for by now.
    pub(super) fn metadata(&self, path: &Path) -> Result<Metadata, FileError> {
        self.file.metadata().map_err(|source| FileError::new(path, source))
    }
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            // The limit is reached; whether it is passed, one more byte tells.
            return match self.file.read(&mut [0])? {
                0 => Ok(0),
                _ if buffer.is_empty() => Ok(0),
                _ => Err(io::ErrorKind::FileTooLarge.into()),
            };
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.file.read(&mut buffer[..most])?;
        self.left -= count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_refused(path: &Path) -> Option<Kind> {
        match read(path, 1 << 20) {
            Err(FileError::WrongKind { kind, path: named }) if named == path => Some(kind),
            _ => None,
        }
    }

    #[test]
    fn the_limit_counts_every_byte() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, [7; 1000]).expect("a file");
        assert_eq!(read(&path, 1000).expect("as large as allowed"), [7; 1000]);
        assert!(matches!(read(&path, 999), Err(FileError::TooLarge { limit: 999, .. })));
        fs::write(&path, "").expect("a file");
        assert_eq!(read(&path, 0).expect("an empty file"), b"");
    }

    #[test]
    fn a_file_that_grows_is_held_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        fs::write(&path, "1234").expect("a file");
        let file = open(&path, 4).expect("a small file");
        assert_eq!(file.length(), 4);
        fs::write(&path, "12345").expect("a longer file");
        assert!(matches!(read_all(&path, file), Err(FileError::TooLarge { limit: 4, .. })));
    }

    /// Within its limit too: the last line of a file that somebody is still writing ends anywhere.
    #[test]
    fn a_file_that_is_written_while_it_is_read_is_refused() {
        use std::io::Write;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        for (before, after) in [("1234", "12345"), ("1234", "123"), ("1234", "4321")] {
            fs::write(&path, before).expect("a file");
            let file = open(&path, 100).expect("a small file");
            std::thread::sleep(std::time::Duration::from_millis(20));
            let mut writes = OpenOptions::new().write(true).truncate(true).open(&path).expect("the file");
            writes.write_all(after.as_bytes()).expect("written");
            drop(writes);
            assert!(matches!(read_all(&path, file), Err(FileError::Changed { .. })), "{after}");
        }
        assert_eq!(read(&path, 100).expect("nobody writes any more"), b"4321");
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        assert!(matches!(read(&missing, 10), Err(FileError::Missing { path }) if path == missing));
    }

    #[test]
    fn folders_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(kind_refused(folder.path()), Some(Kind::Folder));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_sockets_and_devices_are_refused_behind_a_link_too() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        use std::process::Command;

        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        assert!(Command::new("mkfifo").arg(at("pipe")).status().expect("mkfifo").success());
        let _socket = UnixListener::bind(at("socket")).expect("a socket");
        symlink("/dev/zero", at("zero")).expect("a link");
        symlink(at("pipe"), at("link")).expect("a link");
        fs::write(at("file"), "x").expect("a file");
        symlink(at("file"), at("good")).expect("a link");

        assert_eq!(kind_refused(&at("pipe")), Some(Kind::Pipe));
        assert_eq!(kind_refused(&at("link")), Some(Kind::Pipe));
        assert_eq!(kind_refused(&at("socket")), Some(Kind::Socket));
        assert_eq!(kind_refused(&at("zero")), Some(Kind::Device));
        assert_eq!(kind_refused(Path::new("/dev/null")), Some(Kind::Device));
        assert_eq!(read(&at("good"), 1).expect("a link to a file"), b"x");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_given_is_a_file_or_open_already() {
        use std::os::fd::AsRawFd;
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().expect("mkfifo").success());
        fs::write(at("file"), "secret").expect("a file");
        let all = |path: &Path| {
            let mut text = String::new();
            open_given(path).map(|mut file| file.read_to_string(&mut text).map(|_| text))
        };
        assert_eq!(all(&at("file")).expect("a file").expect("text"), "secret");
        for (name, kind) in [("pipe", Kind::Pipe), ("", Kind::Folder)] {
            assert!(matches!(all(&at(name)), Err(FileError::WrongKind { kind: found, .. }) if found == kind));
        }
        let (reads, mut writes) = io::pipe().expect("a pipe");
        io::Write::write_all(&mut writes, b"printed").expect("written");
        drop(writes);
        let given = format!("/dev/fd/{}", reads.as_raw_fd());
        assert_eq!(all(Path::new(&given)).expect("open already").expect("text"), "printed");
        assert!(!is_descriptor(Path::new("/dev/fd/../zero")) && !is_descriptor(Path::new("/dev/fd")));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_took_the_place_of_a_file_does_not_hold_us() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let refused = open_with(&pipe, 10, 0);
        assert!(matches!(refused, Err(FileError::WrongKind { kind: Kind::Pipe, .. })));
    }
}
