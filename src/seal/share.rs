//! Shares: a private key divided among several holders, so that some of them together give it back and fewer give nothing.
//!
//! The division is Shamir's (blahaj). By itself it gives *some* secret for whatever is put in: one wrong byte, or a share too
//! few, and the secret is wrong without a word. So every line of a share carries a check, the share another, and the secret
//! a third that is divided with it: what comes out is the key that went in, or an error.
//!
//! A share is read off paper and typed, on any keyboard: 32 digits and letters in groups of six, five lines. What is easily
//! taken for another sign is read as that one (docs/formats/store.md, *Shares*).

use blahaj::Sharks;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::random::{Unfailing, random};
use super::{Identity, SealError, ShareError};

/// Version of a share's layout.
const VERSION: u8 = 1;
/// Most holders of one secret, and most of them who can be needed.
pub(crate) const MOST_SHARES: u8 = 15;
/// Lines of a share.
pub(crate) const LINES: usize = 5;
/// Bytes that a line stands for.
const LINE: usize = 10;
/// Signs of a line: its bytes, and two that check it.
const SIGNS: usize = LINE * 8 / 5 + 2;
/// Of a private key.
const SECRET: usize = 32;
/// The check that is divided with the secret.
const WHOLE: usize = 6;
/// Most bytes of a text of shares.
const MOST_TEXT: usize = 64 * 1024;

/// Crockford's signs: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// One share of a private key.
#[derive(Clone)]
pub(crate) struct Share {
    set: [u8; 5],
    needed: u8,
    of: u8,
    number: u8,
    points: Zeroizing<[u8; SECRET + WHOLE]>,
}

/// Divides a private key among `of` holders, of whom `needed` give it back.
///
/// # Errors
/// [`SealError::Randomness`].
///
/// # Panics
/// Where `needed` is below 2 or above `of`, or `of` above [`MOST_SHARES`].
pub(crate) fn split(identity: &Identity, needed: u8, of: u8) -> Result<Vec<Share>, SealError> {
    assert!((2..=of).contains(&needed) && of <= MOST_SHARES, "checked by whoever asks");
    let set: [u8; 5] = random()?;
    let mut secret = Zeroizing::new([0_u8; SECRET + WHOLE]);
    secret[..SECRET].copy_from_slice(&*identity.to_bytes());
    let check = check_of_whole(&set, &secret[..SECRET]);
    secret[SECRET..].copy_from_slice(&check);
    let mut randomness = Unfailing::default();
    let dealt: Vec<blahaj::Share> =
        Sharks(needed).dealer_rng(secret.as_slice(), &mut randomness).take(of.into()).collect();
    randomness.check()?;
    let shares = dealt.iter().map(|share| {
        let bytes = Zeroizing::new(Vec::from(share));
        let mut points = Zeroizing::new([0; SECRET + WHOLE]);
        points.copy_from_slice(&bytes[1..]);
        Share { set, needed, of, number: bytes[0], points }
    });
    Ok(shares.collect())
}

/// The private key of which these are shares. One that is given twice counts once.
///
/// # Errors
/// [`ShareError::OtherSet`], [`ShareError::TooFew`], [`ShareError::WrongSecret`].
pub(crate) fn combine(shares: &[Share]) -> Result<Identity, ShareError> {
    let mut given: Vec<&Share> = Vec::new();
    for share in shares {
        match given.iter().find(|other| other.number == share.number) {
            Some(same) if *same.points == *share.points => {}
            Some(_) => return Err(ShareError::OtherSet),
            None => given.push(share),
        }
    }
    let first = given.first().ok_or(ShareError::Empty)?;
    if given.iter().any(|share| !share.is_of_one_set_with(first)) {
        return Err(ShareError::OtherSet);
    }
    if given.len() < usize::from(first.needed) {
        return Err(ShareError::TooFew { needed: first.needed.into(), found: given.len() });
    }
    let points: Vec<blahaj::Share> = given
        .iter()
        .map(|share| {
            let mut bytes = Zeroizing::new(vec![share.number]);
            bytes.extend_from_slice(share.points.as_slice());
            blahaj::Share::try_from(bytes.as_slice()).expect("a number and points")
        })
        .collect();
    let secret = Zeroizing::new(Sharks(first.needed).recover(&points).map_err(|_| ShareError::WrongSecret)?);
    let (secret, check) = secret.split_at_checked(SECRET).ok_or(ShareError::WrongSecret)?;
    if check != check_of_whole(&first.set, secret) {
        return Err(ShareError::WrongSecret);
    }
    Identity::from_bytes(secret).ok_or(ShareError::WrongSecret)
}

/// Reads shares as they were printed, one after the other. Empty lines, and lines that begin with `#`, are left out.
///
/// # Errors
/// [`ShareError`]; one share that is not understood, and none is given.
pub(crate) fn read(text: &SecretString) -> Result<Vec<Share>, ShareError> {
    let text = text.expose_secret();
    if text.len() > MOST_TEXT {
        return Err(ShareError::TooLarge { limit: MOST_TEXT });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut shares, mut head, mut bytes) = (Vec::new(), None, Zeroizing::new(Vec::new()));
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let share = shares.len() + 1;
        if is_head(line) {
            if !bytes.is_empty() || head.is_some() {
                return Err(ShareError::Cut { share });
            }
            head = Some(line);
            continue;
        }
        let n = bytes.len() / LINE + 1;
        let read = read_line(n, line).filter(|_| line.starts_with(&n.to_string()));
        bytes.extend_from_slice(&*read.ok_or(ShareError::Mistyped { share, line: n })?);
        if bytes.len() == LINES * LINE {
            let read = Share::from_bytes(&bytes)?;
            if head.take().is_some_and(|head| !head.eq_ignore_ascii_case(&read.head())) {
                return Err(ShareError::Mistyped { share, line: 0 });
            }
            shares.push(read);
            bytes = Zeroizing::new(Vec::new());
        }
    }
    match (bytes.is_empty() && head.is_none(), shares.is_empty()) {
        (false, _) => Err(ShareError::Cut { share: shares.len() + 1 }),
        (true, true) => Err(ShareError::Empty),
        (true, false) => Ok(shares),
    }
}

/// Whether a line is the one above a share's numbered lines, which says which share it is.
pub(crate) fn is_head(line: &str) -> bool {
    line.trim().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("share"))
}

/// Reads the `n`-th line of a share, from 1 on; its number may stand before it.
///
/// None where its check does not fit: always where one sign is wrong, or two beside each other.
pub(crate) fn read_line(n: usize, line: &str) -> Option<Zeroizing<[u8; LINE]>> {
    let mut values = Zeroizing::new(Vec::with_capacity(SIGNS + 1));
    for sign in line.chars().filter(|sign| !matches!(sign, ' ' | '-')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        };
        let value = LETTERS.iter().position(|letter| char::from(*letter) == sign)?;
        values.push(value);
        if values.len() > SIGNS + 1 {
            return None;
        }
    }
    let values = match values.len() {
        SIGNS => &values[..],
        length if length == SIGNS + 1 && values[0] == n => &values[1..],
        _ => return None,
    };
    let mut bytes = Zeroizing::new([0_u8; LINE]);
    for (at, value) in values[..SIGNS - 2].iter().enumerate() {
        for bit in (0..5).filter(|bit| value >> (4 - bit) & 1 == 1) {
            let place = at * 5 + bit;
            bytes[place / 8] |= 1 << (7 - place % 8);
        }
    }
    let check = usize::from(check_of_line(n, &*bytes));
    if values[SIGNS - 2..] != [check >> 5, check & 31] {
        return None;
    }
    Some(bytes)
}

impl Share {
    /// The set that it belongs to, as people say it.
    pub(crate) fn set(&self) -> String {
        let mut letters = Zeroizing::new(String::new());
        write_letters(&self.set, &mut letters);
        format!("{}-{}", &letters[..4], &letters[4..])
    }

    /// Which it is, from 1 on.
    pub(crate) fn number(&self) -> u8 {
        self.number
    }

    /// How many are needed.
    pub(crate) fn needed(&self) -> u8 {
        self.needed
    }

    /// Whether both say that they are of one set.
    pub(crate) fn is_of_one_set_with(&self, other: &Self) -> bool {
        (self.set, self.needed, self.of) == (other.set, other.needed, other.of)
    }

    /// Its first line: which share of which set it is, and how many are needed.
    fn head(&self) -> String {
        format!("share {} of {}, {} needed, set {}", self.number, self.of, self.needed, self.set())
    }

    /// The share as it is printed.
    pub(crate) fn text(&self) -> SecretString {
        let bytes = self.to_bytes();
        // Room for all, so that no copy is left behind by a text that grows.
        let mut text = Zeroizing::new(String::with_capacity(512));
        text.push_str(&self.head());
        text.push('\n');
        for (at, line) in bytes.chunks(LINE).enumerate() {
            write_line(at + 1, line, &mut text);
        }
        SecretString::from(text.as_str())
    }

    fn to_bytes(&self) -> Zeroizing<[u8; LINES * LINE]> {
        let mut bytes = Zeroizing::new([0; LINES * LINE]);
        bytes[0] = VERSION;
        bytes[1..6].copy_from_slice(&self.set);
        bytes[6] = self.needed << 4 | self.of;
        bytes[7] = self.number;
        bytes[8..8 + SECRET + WHOLE].copy_from_slice(self.points.as_slice());
        let check = check_of_share(&bytes[..8 + SECRET + WHOLE]);
        bytes[8 + SECRET + WHOLE..].copy_from_slice(&check);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, ShareError> {
        let (content, check) = bytes.split_at(8 + SECRET + WHOLE);
        if check != check_of_share(content) {
            return Err(ShareError::Altered);
        }
        if content[0] != VERSION {
            return Err(ShareError::Newer);
        }
        let (needed, of, number) = (content[6] >> 4, content[6] & 15, content[7]);
        if needed < 2 || needed > of || !(1..=of).contains(&number) {
            return Err(ShareError::Altered);
        }
        let mut share = Self { set: [0; 5], needed, of, number, points: Zeroizing::new([0; SECRET + WHOLE]) };
        share.set.copy_from_slice(&content[1..6]);
        share.points.copy_from_slice(&content[8..]);
        Ok(share)
    }
}

/// A line as it is printed: its number, three groups of six.
pub(crate) fn write_line(n: usize, bytes: &[u8], text: &mut String) {
    let mut letters = Zeroizing::new(String::with_capacity(SIGNS));
    write_letters(bytes, &mut letters);
    let check = usize::from(check_of_line(n, bytes));
    letters.extend([check >> 5, check & 31].map(|value| char::from(LETTERS[value])));
    text.push_str(&n.to_string());
    for (mark, group) in [(' ', 0), ('-', 6), ('-', 12)] {
        text.push(mark);
        text.push_str(&letters[group..group + 6]);
    }
    text.push('\n');
}

/// Five bits a sign, from the first bit on; the bytes are a multiple of five.
fn write_letters(bytes: &[u8], letters: &mut String) {
    for five in bytes.chunks(5) {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for at in (0..8).rev() {
            letters.push(char::from(LETTERS[(bits >> (at * 5) & 31) as usize]));
        }
    }
}

/// The remainder of a line, its number before it, by x^10 + x^9 + x^5 + x^4 + x + 1 (CRC-10 of ATM): no run of up to ten wrong
/// bits passes, which is one sign or two neighbours.
fn check_of_line(n: usize, bytes: &[u8]) -> u16 {
    let number = u8::try_from(n).unwrap_or(u8::MAX);
    let mut rest = 0_u16;
    for byte in std::iter::once(&number).chain(bytes) {
        for bit in (0..8).rev() {
            let top = (rest >> 9 & 1) ^ u16::from(byte >> bit & 1);
            rest = rest << 1 & 0x3ff;
            if top == 1 {
                rest ^= 0x233;
            }
        }
    }
    rest
}

fn check_of_share(content: &[u8]) -> [u8; 4] {
    first(&Sha256::new_with_prefix(b"carnet/share/1\0").chain_update(content).finalize())
}

fn check_of_whole(set: &[u8], secret: &[u8]) -> [u8; WHOLE] {
    first(&Sha256::new_with_prefix(b"carnet/shared/1\0").chain_update(set).chain_update(secret).finalize())
}

fn first<const N: usize>(hash: &[u8]) -> [u8; N] {
    hash[..N].try_into().expect("a hash has 32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(needed: u8, of: u8) -> (Identity, Vec<String>) {
        let identity = Identity::generate();
        let shares = split(&identity, needed, of).unwrap();
        let texts = shares.iter().map(|share| share.text().expose_secret().to_owned()).collect();
        (identity, texts)
    }

    fn joined(texts: &[&String]) -> Result<Identity, ShareError> {
        let text: String = texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join("\n");
        combine(&read(&SecretString::from(text))?)
    }

    #[test]
    fn enough_shares_in_any_order_give_the_key_and_fewer_give_nothing() {
        for (needed, of) in [(2, 2), (2, 3), (3, 5), (15, 15)] {
            let (identity, texts) = texts(needed, of);
            let texts: Vec<&String> = texts.iter().collect();
            for start in 0..texts.len() {
                let mut some: Vec<&String> =
                    texts.iter().copied().cycle().skip(start).take(needed.into()).collect();
                assert_eq!(joined(&some).unwrap().recipient(), identity.recipient());
                some.push(some[0]);
                assert_eq!(joined(&some).unwrap().recipient(), identity.recipient(), "one is given twice");
                some.truncate(usize::from(needed) - 1);
                some.push(some[0]);
                let too_few = ShareError::TooFew { needed: needed.into(), found: usize::from(needed) - 1 };
                assert_eq!(joined(&some).unwrap_err(), too_few);
            }
            assert_eq!(joined(&texts).unwrap().recipient(), identity.recipient());
        }
    }

    #[test]
    fn a_share_is_five_lines_that_say_which_it_is() {
        let (_, texts) = texts(2, 3);
        let lines: Vec<&str> = texts[1].lines().collect();
        assert_eq!(lines.len(), 1 + LINES);
        assert!(lines[0].starts_with("share 2 of 3, 2 needed, set "), "{}", lines[0]);
        assert!(lines[1..].iter().all(|line| line.len() == 2 + 18 + 2), "{lines:?}");
        // The line for people stays as it is; the others may be typed in small letters.
        let (head, signs) = texts[1].split_once('\n').unwrap();
        let typed = format!("{head}\n{}", signs.to_lowercase().replace('-', " "));
        assert!(joined(&[&typed, &texts[0]]).is_ok());
    }

    /// Every sign of a share, put at every other that is not read as the same.
    #[test]
    fn one_wrong_sign_is_an_error_wherever_it_is() {
        let (_, texts) = texts(2, 3);
        let same = |a: u8, b: u8| {
            let read = |sign: u8| match sign.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                b' ' => b'-',
                sign => sign,
            };
            read(a) == read(b)
        };
        let head = texts[0].find('\n').unwrap();
        for at in 0..texts[0].len() {
            for wrong in (b' '..=b'~').filter(|wrong| *wrong != b'#') {
                let was = texts[0].as_bytes()[at];
                // A line may be typed without its number.
                let signs = texts[0].as_bytes();
                let is_number = |at: usize| at > head && signs[at - 1] == b'\n';
                // Also where the first sign after it is the same: then that one is taken for it.
                let is_first_like_it = at > head + 2 && is_number(at - 2) && signs[at] == signs[at - 2];
                let drops_number = (is_number(at) || is_first_like_it) && same(wrong, b' ');
                // Small letters will do, above the numbered lines too.
                let is_same = if at > head { same(was, wrong) } else { was.eq_ignore_ascii_case(&wrong) };
                if is_same || was == b'\n' || drops_number {
                    continue;
                }
                let mut altered = texts[0].clone().into_bytes();
                altered[at] = wrong;
                let altered = String::from_utf8(altered).unwrap();
                let read = joined(&[&altered, &texts[1]]);
                assert!(read.is_err(), "{altered:?} at {at}");
            }
        }
    }

    #[test]
    fn two_neighbours_that_are_exchanged_and_lines_out_of_order_are_errors() {
        let (_, texts) = texts(2, 2);
        let line = texts[0].lines().nth(3).unwrap();
        let signs: Vec<char> = line[2..].chars().filter(|sign| *sign != '-').collect();
        for at in 1..signs.len() {
            let mut exchanged = signs.clone();
            exchanged.swap(at - 1, at);
            let text: String = exchanged.iter().collect();
            assert_eq!(read_line(3, &text).is_some(), exchanged == signs, "{text}");
        }
        assert!(read_line(3, line).is_some() && read_line(3, &line[2..]).is_some());
        assert!(read_line(2, line).is_none() && read_line(2, &line[2..]).is_none());
        for length in 0..line.len() {
            assert!(read_line(3, &line[..length]).is_none());
        }
    }

    #[test]
    fn shares_of_different_sets_are_not_taken_together() {
        let ((_, one), (_, other)) = (texts(2, 3), texts(2, 3));
        assert_eq!(joined(&[&one[0], &other[1]]).unwrap_err(), ShareError::OtherSet);
        assert_eq!(joined(&[&one[0], &other[0]]).unwrap_err(), ShareError::OtherSet);
        // Not even where somebody made them say the same set.
        let identity = Identity::generate();
        let mut forged = split(&identity, 2, 3).unwrap();
        let genuine = read(&SecretString::from(one[0].as_str())).unwrap();
        forged[1].set = genuine[0].set;
        assert_eq!(combine(&[genuine[0].clone(), forged[1].clone()]).unwrap_err(), ShareError::WrongSecret);
    }

    #[test]
    fn what_is_no_share_is_refused() {
        let (_, texts) = texts(2, 3);
        let read = |text: &str| read(&SecretString::from(text)).map(|shares| shares.len());
        assert_eq!(read(""), Err(ShareError::Empty));
        assert_eq!(read("# nothing\n\n"), Err(ShareError::Empty));
        assert_eq!(read("AGE-SECRET-KEY-1"), Err(ShareError::Mistyped { share: 1, line: 1 }));
        assert_eq!(read(&"#".repeat(MOST_TEXT + 1)), Err(ShareError::TooLarge { limit: MOST_TEXT }));
        assert_eq!(read(&format!("# of the safe\r\n\r\n{}", texts[0].replace('\n', "\r\n"))), Ok(1));
        // Without the last line feed it is whole; cut anywhere else it is not.
        for length in 1..texts[0].len() - 1 {
            assert!(read(&texts[0][..length]).is_err(), "{length}");
        }
        assert_eq!(read(&texts[0][..texts[0].len() - 1]), Ok(1));
        assert_eq!(read(&format!("{}{}", texts[0], texts[1])), Ok(2));
        let without_one =
            texts[0].lines().filter(|line| !line.starts_with("4 ")).collect::<Vec<_>>().join("\n");
        assert!(read(&without_one).is_err());
    }

    proptest::proptest! {
        /// Whatever is typed is a share or an error, and what is a share is printed as it was read.
        #[test]
        fn whatever_is_typed_ends_in_a_sentence(text in "(share .{0,40}\n)?([1-6 ]{0,2}[0-9A-Z -]{17,22}\n){0,7}.{0,40}") {
            for share in read(&SecretString::from(text.as_str())).unwrap_or_default() {
                proptest::prop_assert!(text.contains(share.text().expose_secret()));
            }
            for n in 1..=LINES {
                proptest::prop_assert!(read_line(n, &text).is_none_or(|_| text.len() >= SIGNS));
            }
        }
    }

    /// The example of docs/formats/store.md.
    #[test]
    fn the_example_on_the_page_is_these_bytes() {
        let page = include_str!("../../docs/formats/store.md");
        let example = |start: &str| {
            let from = page.find(start).unwrap_or_else(|| panic!("{start} on the page"));
            page[from..].lines().take(1 + LINES).collect::<Vec<_>>().join("\n")
        };
        let (one, three) = (example("share 1 of 3, 2 needed"), example("share 3 of 3, 2 needed"));
        let identity = joined(&[&one, &three]).unwrap();
        let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
        assert_eq!(identity.to_line().expose_secret(), secret);
    }
}
