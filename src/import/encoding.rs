//! Bytes as text: UTF-8, UTF-16 in both orders, windows-1252 where it is neither, or what a map names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::table::{TableFault, line_ends};

/// A file as text.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    /// The text, without a byte-order mark.
    pub(super) text: Cow<'b, str>,
    /// The encoding, where it is not UTF-8.
    pub(super) encoding: Option<&'static str>,
}

/// Reads bytes as text, in the encoding that is named, else in the one that they show.
///
/// # Errors
/// [`TableFault::NotText`], [`TableFault::NoSuchEncoding`].
pub(super) fn decode<'b>(bytes: &'b [u8], named: Option<&str>) -> Result<Decoded<'b>, TableFault> {
    let encoding = match named {
        Some(named) => Encoding::for_label(named.as_bytes()).ok_or(TableFault::NoSuchEncoding)?,
        None => shown(bytes),
    };
    let (text, encoding, had_errors) = encoding.decode(bytes);
    // Five bytes have no sign in windows-1252: where one stands, the file is in something else.
    let hole = (encoding == WINDOWS_1252)
        .then(|| bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)))
        .flatten();
    if had_errors || hole.is_some() {
        let line = match hole {
            Some(at) => 1 + line_ends(&bytes[..at]),
            None => 1 + line_ends(text[..text.find('\u{fffd}').unwrap_or(0)].as_bytes()),
        };
        return Err(TableFault::NotText { line });
    }
    Ok(Decoded { text, encoding: (encoding != UTF_8).then(|| encoding.name()) })
}

fn shown(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // UTF-16 without a mark has a NUL beside every letter of its first word.
    match bytes {
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => UTF_16LE,
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_in_every_encoding() {
        let text = "nom,où\nNdélé,«été»\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).expect("latin")).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), None),
            (with(b"\xef\xbb\xbf", text.as_bytes().to_vec()), None),
            (with(b"\xff\xfe", utf16(u16::to_le_bytes)), Some("UTF-16LE")),
            (with(b"\xfe\xff", utf16(u16::to_be_bytes)), Some("UTF-16BE")),
            (utf16(u16::to_le_bytes), Some("UTF-16LE")),
            (utf16(u16::to_be_bytes), Some("UTF-16BE")),
            (latin, Some("windows-1252")),
        ] {
            let decoded = decode(&bytes, None).expect("text");
            assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding));
        }
        let arabic = decode(b"\xe3\xcd\xc7\xdd\xd9\xc9", Some("windows-1256")).expect("text");
        assert_eq!(arabic.text, "محافعة".replace('ع', "ظ"));
    }

    #[test]
    fn what_is_no_text_names_its_line() {
        assert_eq!(decode(b"a\nb\n\x81\xfe", None).unwrap_err(), TableFault::NotText { line: 3 });
        assert_eq!(decode(b"\xff\xfea\0\n\0\0\xd8a\0", None).unwrap_err(), TableFault::NotText { line: 2 });
        assert_eq!(decode(b"a\n\xe9", Some("utf-8")).unwrap_err(), TableFault::NotText { line: 2 });
        assert_eq!(decode(b"a", Some("klingon")).unwrap_err(), TableFault::NoSuchEncoding);
    }
}
