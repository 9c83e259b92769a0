//! The one form of tar that we write, and a reader that takes no other.
//!
//! Every header is compared byte for byte with the one that we would have written for that name and size:
//! mode 0600, owner 0, time 0, no links, no extensions. So two archives with the same members are the
//! same bytes, nothing rides along in unused fields, and any tar program reads them. Nothing here touches
//! a file; a name is a key to a closed list, never a path.

use std::io::{self, Read, Write};

/// tar's block, in bytes.
pub(super) const BLOCK: u64 = 512;
/// Longest name, in bytes: what fits in the header's first field.
const MAX_NAME: usize = 100;
/// Most bytes of a member: eleven octal digits, which every tar program reads.
pub(crate) const MAX_MEMBER: u64 = 0o777_7777_7777;

/// What a member is, where it is not a plain file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherKind {
    /// A hard link to an earlier member.
    HardLink,
    /// A symbolic link.
    SymbolicLink,
    /// A character or block device.
    Device,
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A file with holes, which can claim any size.
    Sparse,
    /// A header that changes the meaning of the next one (long names, PAX).
    Extension,
    /// Anything else.
    Unknown,
}

/// Why an archive is refused. Members are numbered from 1; their names are not repeated, for whoever made
/// the archive chose them.
#[derive(Debug, thiserror::Error)]
pub enum TarError {
    /// Not a tar archive from this block on.
    #[error("member {member}: not a tar header")]
    NotTar {
        /// The member.
        member: usize,
    },
    /// The archive ends before it should.
    #[error("the archive is cut short")]
    Truncated,
    /// A link, device, folder or other thing that is not a plain file.
    #[error("member {member}: not a plain file ({kind:?})")]
    NotAFile {
        /// The member.
        member: usize,
        /// What it is.
        kind: OtherKind,
    },
    /// A name that begins at the root or on a drive.
    #[error("member {member}: an absolute path")]
    AbsolutePath {
        /// The member.
        member: usize,
    },
    /// A name that climbs out of the folder.
    #[error("member {member}: a path with '..'")]
    ParentPath {
        /// The member.
        member: usize,
    },
    /// A name outside the closed list.
    #[error("member {member}: an unknown name")]
    UnknownName {
        /// The member.
        member: usize,
    },
    /// A name that stood before.
    #[error("member {member}: a name for the second time")]
    Duplicate {
        /// The second of the two.
        member: usize,
    },
    /// A known name in another place than the format gives it.
    #[error("member {member}: out of order")]
    OutOfOrder {
        /// The member.
        member: usize,
    },
    /// More members than the format allows.
    #[error("more than {limit} members")]
    TooManyMembers {
        /// Most members.
        limit: usize,
    },
    /// A member larger than its kind may be.
    #[error("member {member}: larger than {limit} bytes")]
    TooLarge {
        /// The member.
        member: usize,
        /// Most bytes.
        limit: u64,
    },
    /// A header with owner, time, mode or anything else that we never write.
    #[error("member {member}: not in our form")]
    OtherForm {
        /// The member.
        member: usize,
    },
    /// Bytes other than zero where padding is due.
    #[error("padding that is not empty")]
    HiddenBytes,
    /// A member that the format demands is not there.
    #[error("{name} is missing")]
    Missing {
        /// Its name.
        name: String,
    },
    /// A source gave more or fewer bytes than it had announced.
    #[error("a source changed while it was archived")]
    SourceChanged,
    /// Reading or writing failed underneath.
    #[error("reading or writing failed")]
    Io(#[from] io::Error),
}

impl TarError {
    /// The stable name of the reason, as docs/formats and the test vectors use it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotTar { .. } => "tar-header",
            Self::Truncated => "tar-truncated",
            Self::NotAFile { kind, .. } => match kind {
                OtherKind::HardLink => "tar-hard-link",
                OtherKind::SymbolicLink => "tar-symbolic-link",
                OtherKind::Device => "tar-device",
                OtherKind::Folder => "tar-folder",
                OtherKind::Pipe => "tar-pipe",
                OtherKind::Sparse => "tar-sparse",
                OtherKind::Extension => "tar-extension",
                OtherKind::Unknown => "tar-unknown-kind",
            },
            Self::AbsolutePath { .. } => "tar-absolute-path",
            Self::ParentPath { .. } => "tar-parent-path",
            Self::UnknownName { .. } => "tar-unknown-name",
            Self::Duplicate { .. } => "tar-duplicate",
            Self::OutOfOrder { .. } => "tar-order",
            Self::TooManyMembers { .. } => "tar-too-many-members",
            Self::TooLarge { .. } => "tar-too-large",
            Self::OtherForm { .. } => "tar-form",
            Self::HiddenBytes => "tar-hidden-bytes",
            Self::Missing { .. } => "tar-missing",
            Self::SourceChanged => "tar-source-changed",
            Self::Io(_) => "tar-io",
        }
    }
}

/// The header of a plain file of this name and size.
fn header(name: &str, size: u64) -> tar::Header {
    assert!(name.len() <= MAX_NAME && size <= MAX_MEMBER, "names and sizes of our formats fit a header");
    let mut header = tar::Header::new_ustar();
    header.set_path(name).expect("a short relative name");
    header.set_size(size);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    header
}

/// Bytes from the end of a content to the next block.
fn to_next_block(size: u64) -> u64 {
    size.next_multiple_of(BLOCK) - size
}

/// Writes members one after the other.
pub(crate) struct Writer<W> {
    output: W,
    length: u64,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(output: W) -> Self {
        Self { output, length: 0 }
    }

    /// Writes a member that has exactly `size` bytes, at most [`MAX_MEMBER`].
    pub(crate) fn member(&mut self, name: &str, size: u64, content: impl Read) -> Result<(), TarError> {
        self.output.write_all(header(name, size).as_bytes())?;
        // One byte more shows a source that grew.
        let mut source = content.take(size + 1);
        let mut rest = size;
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = source.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            rest = rest.checked_sub(read as u64).ok_or(TarError::SourceChanged)?;
            self.output.write_all(&chunk[..read])?;
        }
        if rest > 0 {
            return Err(TarError::SourceChanged);
        }
        self.length += BLOCK + size;
        self.zeros(to_next_block(size))
    }

    /// Ends the archive: two empty blocks, and as many more as `padded` asks for the whole length.
    pub(crate) fn finish(mut self, padded: impl Fn(u64) -> u64) -> Result<W, TarError> {
        let least = self.length + 2 * BLOCK;
        self.zeros(padded(least).max(least) - self.length)?;
        self.output.flush()?;
        Ok(self.output)
    }

    fn zeros(&mut self, count: u64) -> Result<(), TarError> {
        io::copy(&mut io::repeat(0).take(count), &mut self.output)?;
        self.length += count;
        Ok(())
    }
}

/// Reads members one after the other, as a stream.
pub(crate) struct Reader<R> {
    input: R,
    member: usize,
    /// Bytes of the member's content not read yet.
    rest: u64,
    /// Empty bytes that follow it.
    padding: u64,
    length: u64,
}

/// A member's header, after all checks but that of the closed list.
pub(crate) struct Head {
    /// Its number, from 1.
    pub(crate) member: usize,
    /// Its name.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) size: u64,
}

impl<R: Read> Reader<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, member: 0, rest: 0, padding: 0, length: 0 }
    }

    /// The next member's header; what is left of the content before is skipped.
    pub(crate) fn next(&mut self) -> Result<Option<Head>, TarError> {
        io::copy(&mut self.content(), &mut io::sink()).map_err(cut_short)?;
        self.empty(self.padding)?;
        self.padding = 0;
        let mut block = [0; BLOCK as usize];
        self.exact(&mut block)?;
        if block == [0; BLOCK as usize] {
            return Ok(None);
        }
        self.member += 1;
        let head = self.check(tar::Header::from_byte_slice(&block))?;
        self.rest = head.size;
        self.padding = to_next_block(head.size);
        Ok(Some(head))
    }

    /// What is left of the current member's content. An archive that ends inside it is an error.
    pub(crate) fn content(&mut self) -> Content<'_, R> {
        Content { reader: self }
    }

    /// The current member's content whole, where its kind allows so many bytes.
    pub(crate) fn whole(&mut self, limit: u64) -> Result<Vec<u8>, TarError> {
        if self.rest > limit {
            return Err(TarError::TooLarge { member: self.member, limit });
        }
        let mut content = Vec::with_capacity(usize::try_from(self.rest).unwrap_or(0));
        self.content().read_to_end(&mut content).map_err(cut_short)?;
        Ok(content)
    }

    /// Reads on to the end of the input after the last member: a second empty block at least, and nothing
    /// but zeros. Gives the archive's whole length.
    pub(crate) fn end(mut self) -> Result<u64, TarError> {
        self.empty(BLOCK)?;
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = self.input.read(&mut chunk)?;
            if read == 0 {
                return Ok(self.length);
            }
            self.length += read as u64;
            if chunk[..read].iter().any(|byte| *byte != 0) {
                return Err(TarError::HiddenBytes);
            }
        }
    }

    fn check(&self, found: &tar::Header) -> Result<Head, TarError> {
        let member = self.member;
        let bytes = found.as_bytes();
        let sum: u32 = bytes.iter().map(|byte| u32::from(*byte)).sum();
        let kept: u32 = bytes[148..156].iter().map(|byte| u32::from(*byte)).sum();
        if found.cksum().ok() != Some(sum - kept + 8 * u32::from(b' ')) {
            return Err(TarError::NotTar { member });
        }
        if let Some(kind) = other_kind(bytes[156]) {
            return Err(TarError::NotAFile { member, kind });
        }
        let path = found.path_bytes();
        let climbs = path.split(|byte| matches!(byte, b'/' | b'\\')).any(|part| part == b"..");
        if path.first().is_some_and(|byte| matches!(byte, b'/' | b'\\')) || path.get(1) == Some(&b':') {
            return Err(TarError::AbsolutePath { member });
        }
        if climbs {
            return Err(TarError::ParentPath { member });
        }
        let name = std::str::from_utf8(&path).ok().filter(|name| !name.is_empty() && name.len() <= MAX_NAME);
        let name = name.ok_or(TarError::UnknownName { member })?.to_owned();
        let size = found.entry_size().ok().filter(|size| *size <= MAX_MEMBER);
        let size = size.ok_or(TarError::TooLarge { member, limit: MAX_MEMBER })?;
        if tar::Header::new_ustar().set_path(&name).is_err() {
            return Err(TarError::UnknownName { member });
        }
        if header(&name, size).as_bytes() != bytes {
            return Err(TarError::OtherForm { member });
        }
        Ok(Head { member, name, size })
    }

    fn empty(&mut self, count: u64) -> Result<(), TarError> {
        debug_assert!(count <= BLOCK, "padding ends with its block");
        let mut bytes = [0; BLOCK as usize];
        let bytes = &mut bytes[..usize::try_from(count.min(BLOCK)).unwrap_or(BLOCK as usize)];
        self.exact(bytes)?;
        if bytes.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(TarError::HiddenBytes) }
    }

    fn exact(&mut self, bytes: &mut [u8]) -> Result<(), TarError> {
        self.input.read_exact(bytes).map_err(cut_short)?;
        self.length += bytes.len() as u64;
        Ok(())
    }
}

fn cut_short(error: io::Error) -> TarError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => TarError::Truncated,
        _ => TarError::Io(error),
    }
}

fn other_kind(byte: u8) -> Option<OtherKind> {
    Some(match byte {
        // NUL is a plain file too, in archives of before 1988; it is told by its form.
        b'0' | 0 => return None,
        b'1' => OtherKind::HardLink,
        b'2' => OtherKind::SymbolicLink,
        b'3' | b'4' => OtherKind::Device,
        b'5' => OtherKind::Folder,
        b'6' => OtherKind::Pipe,
        b'S' => OtherKind::Sparse,
        b'x' | b'g' | b'L' | b'K' | b'X' => OtherKind::Extension,
        _ => OtherKind::Unknown,
    })
}

/// A member's content, which ends where its header says.
pub(crate) struct Content<'a, R> {
    reader: &'a mut Reader<R>,
}

impl<R: Read> Read for Content<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.reader.rest).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.reader.input.read(&mut buffer[..most])?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.reader.rest -= read as u64;
        self.reader.length += read as u64;
        Ok(read)
    }
}
