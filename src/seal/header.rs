//! Bounds on a sealed file before age sees it.
//!
//! age's parser takes minutes over a header of some hundred stanzas or of one long line, and a header
//! can be made by anybody. Ours hold one stanza for each recipient and one of noise, so a small bound
//! costs nothing. The check reads at most [`MAX_HEADER`] bytes and knows no keys.

/// Most bytes of a header, its last line included.
pub(crate) const MAX_HEADER: usize = 16 * 1024;
/// Most stanzas of a header.
pub(crate) const MAX_STANZAS: usize = 64;

const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1\n";
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// Characters of the header's MAC: 32 bytes in base64 without padding.
const MAC: usize = 43;
/// What follows a header at least: a nonce of 16 bytes and the tag of an empty last chunk.
const LEAST_PAYLOAD: usize = 32;

/// What a header tells without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Bytes up to and including the header's last line.
    pub(crate) length: usize,
    /// Stanzas, noise included.
    pub(crate) stanzas: usize,
    /// Whether a stanza is for a passphrase.
    pub(crate) passphrase: bool,
}

/// Why a file's beginning is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// Not an age file.
    #[error("not an age file")]
    NotAge,
    /// An age file in its text form, which we neither write nor read.
    #[error("an armored age file, only the binary form is read")]
    Armored,
    /// An age file of another version than 1.
    #[error("an age file of an unknown version")]
    Version,
    /// The file ends inside its header or before its content.
    #[error("the file is cut short")]
    Truncated,
    /// The header is longer than ours ever are.
    #[error("the header is longer than {limit} bytes")]
    TooLarge {
        /// Most bytes accepted.
        limit: usize,
    },
    /// The header has more stanzas than ours ever have.
    #[error("the header has more than {limit} stanzas")]
    TooManyStanzas {
        /// Most stanzas accepted.
        limit: usize,
    },
    /// The header is not laid out as age's version 1 is.
    #[error("the header is malformed")]
    Malformed,
}

/// Checks the beginning of a sealed file held whole, or at least its first [`MAX_HEADER`] bytes and
/// [`LEAST_PAYLOAD`] more.
///
/// # Errors
/// [`HeaderError`], one kind for each reason.
pub(crate) fn check(bytes: &[u8]) -> Result<Header, HeaderError> {
    if bytes.starts_with(ARMOR) {
        return Err(HeaderError::Armored);
    }
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(HeaderError::NotAge);
    };
    if !rest.starts_with(VERSION) {
        let cut = VERSION.starts_with(rest);
        return Err(if cut { HeaderError::Truncated } else { HeaderError::Version });
    }
    let mut at = MAGIC.len() + VERSION.len();
    let mut header = Header { length: 0, stanzas: 0, passphrase: false };
    loop {
        let window = &bytes[at..bytes.len().min(MAX_HEADER)];
        let Some(length) = window.iter().position(|&byte| byte == b'\n') else {
            let too_large = bytes.len() > MAX_HEADER;
            return Err(if too_large {
                HeaderError::TooLarge { limit: MAX_HEADER }
            } else {
                HeaderError::Truncated
            });
        };
        let line = &window[..length];
        at += length + 1;
        if let Some(arguments) = line.strip_prefix(b"-> ") {
            header.stanzas += 1;
            if header.stanzas > MAX_STANZAS {
                return Err(HeaderError::TooManyStanzas { limit: MAX_STANZAS });
            }
            header.passphrase |= arguments.split(|&byte| byte == b' ').next() == Some(b"scrypt");
        } else if let Some(mac) = line.strip_prefix(b"---") {
            let whole = mac.len() == MAC + 1 && mac[0] == b' ' && mac[1..].iter().all(is_base64);
            if !whole || header.stanzas == 0 {
                return Err(HeaderError::Malformed);
            }
            header.length = at;
            break;
        } else if header.stanzas == 0 || line.len() > 64 || !line.iter().all(is_base64) {
            return Err(HeaderError::Malformed);
        }
    }
    if bytes.len() - header.length < LEAST_PAYLOAD {
        return Err(HeaderError::Truncated);
    }
    Ok(header)
}

/// Bytes that [`check`] needs of a file that is read as a stream.
pub(crate) const NEEDED: usize = MAX_HEADER + LEAST_PAYLOAD;

fn is_base64(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::{Identity, wrap_for};

    fn header_of(stanzas: usize) -> Vec<u8> {
        let mut bytes = b"age-encryption.org/v1\n".to_vec();
        for _ in 0..stanzas {
            bytes.extend_from_slice(b"-> X25519 AAAA\nAAAA\n");
        }
        bytes.extend_from_slice(b"--- ");
        bytes.extend_from_slice(&[b'A'; MAC]);
        bytes.push(b'\n');
        bytes.extend_from_slice(&[0; LEAST_PAYLOAD]);
        bytes
    }

    #[test]
    fn a_sealed_file_of_ours_passes() {
        let sealed = wrap_for(b"content", &[Identity::generate().recipient()]).unwrap();
        let header = check(&sealed).unwrap();
        assert_eq!((header.stanzas, header.passphrase), (2, false));
        assert_eq!(sealed.len() - header.length, 16 + 7 + 16);
    }

    #[test]
    fn each_reason_has_its_own_error() {
        let long_line = {
            let mut bytes = b"age-encryption.org/v1\n-> X25519 ".to_vec();
            bytes.extend(std::iter::repeat_n(b'A', 1 << 20));
            bytes
        };
        let mut many_lines = b"age-encryption.org/v1\n-> X25519 AAAA\n".to_vec();
        for _ in 0..400 {
            many_lines.extend_from_slice(&[b'A'; 64]);
            many_lines.push(b'\n');
        }
        for (bytes, expected) in [
            (&b""[..], HeaderError::NotAge),
            (b"a", HeaderError::NotAge),
            (b"\x85\x02\x0cOpenPGP", HeaderError::NotAge),
            (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", HeaderError::Armored),
            (b"age-encryption.org/v2\n", HeaderError::Version),
            (b"age-encryption.org/v", HeaderError::Truncated),
            (b"age-encryption.org/v1\n", HeaderError::Truncated),
            (b"age-encryption.org/v1\n-> X25519 AAAA\nAA", HeaderError::Truncated),
            (b"age-encryption.org/v1\nAAAA\n", HeaderError::Malformed),
            (b"age-encryption.org/v1\n-> X25519 AAAA\n\x1b]0;x\n", HeaderError::Malformed),
            (b"age-encryption.org/v1\n-> X25519 AAAA\n\n--- short\n", HeaderError::Malformed),
            (&header_of(0), HeaderError::Malformed),
            (&header_of(MAX_STANZAS + 1), HeaderError::TooManyStanzas { limit: MAX_STANZAS }),
            (&header_of(10_000), HeaderError::TooManyStanzas { limit: MAX_STANZAS }),
            (&long_line, HeaderError::TooLarge { limit: MAX_HEADER }),
            (&many_lines, HeaderError::TooLarge { limit: MAX_HEADER }),
        ] {
            assert_eq!(check(bytes), Err(expected));
        }
        assert_eq!(check(&header_of(MAX_STANZAS)).map(|header| header.stanzas), Ok(MAX_STANZAS));
    }

    #[test]
    fn a_file_cut_at_any_length_is_refused() {
        let whole = header_of(3);
        assert!(check(&whole).is_ok());
        for length in 0..whole.len() {
            assert!(check(&whole[..length]).is_err(), "accepted {length} bytes of {}", whole.len());
        }
    }
}
