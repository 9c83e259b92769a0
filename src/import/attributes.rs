//! Numbers in the attributes of markup by which its reader reserves memory or reckons places, watched piece by piece before
//! that reader sees them.
//!
//! calamine 0.38 makes room for as many shared texts as `uniqueCount` says, and for formulas up to the number of `si`; it
//! adds up the letters and digits of `r` and `ref` without looking whether they fit. What is found is found in any spelling
//! that XML allows (either quote, white space around the sign), wherever it stands: also in a text that says the same, for
//! to tell the two apart would take a parser of our own.

use super::table::TableFault;

/// Longest name that is looked for.
const NAME: usize = 11;
/// Letters and digits of a cell's place that still fit: `XFD1048576` has three and seven.
const LETTERS: u8 = 6;
const DIGITS: u8 = 9;

/// What is watched, and where in the markup it stands.
#[derive(Debug)]
pub(super) struct Attributes {
    /// Most of what may be counted up to.
    limits: Limits,
    /// The last letters, and how many there were.
    name: [u8; NAME],
    length: usize,
    at: At,
}

/// Bounds of what an attribute may say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Of `uniqueCount`.
    pub(super) strings: usize,
    /// Of `si`.
    pub(super) shared: usize,
    /// Whether `r` and `ref` are places of cells here.
    pub(super) has_places: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    /// In or behind a name.
    Name,
    /// In the white space behind it.
    Behind,
    /// Behind the equals sign.
    Equals,
    /// In a number of at most so much.
    Number { so_far: usize, limit: usize },
    /// In the place of a cell.
    Place { letters: u8, digits: u8 },
}

impl Attributes {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, name: [0; NAME], length: 0, at: At::Name }
    }

    /// Reads on.
    pub(super) fn see(&mut self, piece: &[u8]) -> Result<(), TableFault> {
        piece.iter().try_for_each(|byte| self.step(*byte))
    }

    fn step(&mut self, byte: u8) -> Result<(), TableFault> {
        self.at = match self.at {
            At::Name | At::Behind | At::Equals if byte == b'=' => {
                if self.at == At::Equals {
                    self.length = 0;
                }
                At::Equals
            }
            At::Name if byte.is_ascii_whitespace() => At::Behind,
            At::Behind if byte.is_ascii_whitespace() => At::Behind,
            At::Equals if byte.is_ascii_whitespace() => At::Equals,
            At::Equals if matches!(byte, b'"' | b'\'') => self.value(),
            At::Number { so_far, limit } if byte.is_ascii_digit() => {
                let so_far = so_far.saturating_mul(10).saturating_add(usize::from(byte - b'0'));
                if so_far > limit {
                    return Err(TableFault::TooLargeUnpacked);
                }
                At::Number { so_far, limit }
            }
            At::Place { letters, digits } if byte.is_ascii_alphanumeric() => {
                let (letters, digits) = match byte.is_ascii_digit() {
                    true => (letters, digits.saturating_add(1)),
                    false => (letters.saturating_add(1), digits),
                };
                if letters > LETTERS || digits > DIGITS {
                    return Err(TableFault::Damaged);
                }
                At::Place { letters, digits }
            }
            At::Place { .. } if matches!(byte, b':' | b'$' | b' ') => At::Place { letters: 0, digits: 0 },
            at => {
                // Behind anything but a letter of its own, a letter begins a name.
                if at != At::Name || !byte.is_ascii_alphabetic() {
                    self.length = 0;
                }
                if byte.is_ascii_alphabetic() {
                    if let Some(place) = self.name.get_mut(self.length) {
                        *place = byte;
                    }
                    self.length = self.length.saturating_add(1);
                }
                At::Name
            }
        };
        Ok(())
    }

    /// What the value of the attribute is watched for.
    fn value(&mut self) -> At {
        let name = self.name.get(..self.length).unwrap_or_default();
        let at = match name {
            b"uniqueCount" => At::Number { so_far: 0, limit: self.limits.strings },
            b"si" => At::Number { so_far: 0, limit: self.limits.shared },
            b"r" | b"ref" if self.limits.has_places => At::Place { letters: 0, digits: 0 },
            _ => At::Name,
        };
        self.length = 0;
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<bool> {
        let limits = Limits { strings: 1000, shared: 100, has_places: true };
        // Whole, and byte by byte as pieces may fall.
        let whole = Attributes::new(limits).see(text.as_bytes());
        let mut watched = Attributes::new(limits);
        let pieces = text.bytes().try_for_each(|byte| watched.see(&[byte]));
        vec![whole.is_ok(), pieces.is_ok()]
    }

    #[test]
    fn numbers_that_are_too_large_are_found_in_any_spelling() {
        for bad in [
            "<sst uniqueCount=\"1001\">",
            "<sst count='1' uniqueCount='99999999999999999999999'>",
            "<sst uniqueCount \n=\t \"1001\"/>",
            "<t>it's a = \"</t></si><sst uniqueCount='5000'>",
            "<!-- a=' --><sst uniqueCount='5000'>",
            "<f t=\"shared\" si=\"101\"/>",
            "<f si\n=\n'101'/>",
            "<c r=\"AAAAAAA1\">",
            "<row r='1234567890'>",
            "<dimension ref=\"A1:AAAAAAA9\"/>",
        ] {
            assert_eq!(seen(bad), [false, false], "{bad}");
        }
    }

    #[test]
    fn what_fits_is_let_through() {
        for good in [
            "<sst count=\"4000\" uniqueCount=\"1000\">",
            "<f t=\"shared\" si=\"100\" ref=\"A1:XFD1048576 $B$2\"/>",
            "<c r=\"XFD1048576\" s=\"123456789012\"><v>123456789012</v></c>",
            "<a x:uniqueCountry=\"5000\" basi=\"5000\" href=\"abcdefghijk\"/>",
            "<c t=\"r\"><v>uniqueCount 5000</v></c>",
        ] {
            assert_eq!(seen(good), [true, true], "{good}");
        }
    }
}
