//! Whom a file is sealed to: age's X25519 recipients and no other kind.

use std::fmt;
use std::str::FromStr;

use super::RecipientError;

/// A public key that files are sealed to, written `age1…`. Its stanza shows no key, so files to the same
/// recipient cannot be linked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Recipient(pub(super) age::x25519::Recipient);

/// Points of small order and the other writings of them, last bit clear (Bernstein, Lange: *Curve25519:
/// new Diffie–Hellman speed records*; the list as libsodium has it). With such a point the shared secret
/// is zero for everybody: age would stop the whole program when sealing to it.
const SMALL_ORDER: [[u8; 32]; 7] = {
    const fn number(first: u8, middle: u8, last: u8) -> [u8; 32] {
        let mut bytes = [middle; 32];
        bytes[0] = first;
        bytes[31] = last;
        bytes
    }
    [
        number(0, 0, 0),
        number(1, 0, 0),
        [
            0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a,
            0xda, 0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
        ],
        [
            0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b,
            0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
        ],
        number(0xec, 0xff, 0x7f),
        number(0xed, 0xff, 0x7f),
        number(0xee, 0xff, 0x7f),
    ]
};

impl Recipient {
    /// The 32 bytes of the public key.
    pub(crate) fn to_bytes(&self) -> [u8; 32] {
        const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        let text = self.0.to_string();
        // `age1`, then five bits a letter, then a checksum of six letters.
        let letters = &text.as_bytes()["age1".len()..text.len() - 6];
        let mut bytes = [0_u8; 32];
        for (at, letter) in letters.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter).unwrap_or_default();
            for bit in (0..5).filter(|bit| value >> (4 - bit) & 1 == 1) {
                // The 52 letters hold 260 bits; the last four are always zero.
                let place = at * 5 + bit;
                bytes[place / 8] |= 1 << (7 - place % 8);
            }
        }
        bytes
    }

    fn is_weak(&self) -> bool {
        let mut bytes = self.to_bytes();
        bytes[31] &= 0x7f;
        SMALL_ORDER.contains(&bytes)
    }

    /// The four words of the key that people compare.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        super::words(&self.to_bytes(), 4)
    }
}

impl FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let lower = text.get(..32).unwrap_or(text).to_ascii_lowercase();
        if lower.starts_with("age-secret-key-") || lower.starts_with("age-plugin-") {
            return Err(RecipientError::PrivateKey);
        }
        if ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"].iter().any(|kind| lower.starts_with(kind)) {
            return Err(RecipientError::Ssh);
        }
        match text.parse::<age::x25519::Recipient>() {
            Ok(recipient) => {
                let recipient = Self(recipient);
                if recipient.is_weak() { Err(RecipientError::Weak) } else { Ok(recipient) }
            }
            // `age1name1…` is a plugin's or a newer kind: Bech32's last `1` ends the name.
            Err(_) if lower.starts_with("age1") && text.matches('1').count() > 1 => {
                Err(RecipientError::Plugin)
            }
            Err(_) => Err(RecipientError::Invalid),
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Identity;

    const KNOWN: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    /// Bech32 of a public key, for points that no key pair has.
    fn written(bytes: [u8; 32]) -> String {
        const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        let mut values: Vec<u8> = (0..52)
            .map(|letter| {
                (0..5).fold(0, |value, bit| {
                    let place: usize = letter * 5 + bit;
                    let set = bytes.get(place / 8).is_some_and(|byte| byte >> (7 - place % 8) & 1 == 1);
                    value << 1 | u8::from(set)
                })
            })
            .collect();
        let prefix = b"age";
        let mut checked: Vec<u8> = prefix.iter().map(|c| c >> 5).collect();
        checked.push(0);
        checked.extend(prefix.iter().map(|c| c & 31));
        checked.extend(&values);
        checked.extend([0; 6]);
        let generators = [0x3b6a_57b2_u32, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let sum = checked.iter().fold(1_u32, |sum, value| {
            let top = sum >> 25;
            let start = (sum & 0x01ff_ffff) << 5 ^ u32::from(*value);
            (0..5).filter(|bit| top >> bit & 1 == 1).fold(start, |sum, bit| sum ^ generators[bit])
        }) ^ 1;
        values.extend((0..6).map(|at| (sum >> (5 * (5 - at)) & 31) as u8));
        let letters = values.iter().map(|value| char::from(LETTERS[usize::from(*value)]));
        format!("age1{}", letters.collect::<String>())
    }

    #[test]
    fn a_recipient_is_written_as_it_was_read() {
        let recipient: Recipient = KNOWN.parse().unwrap();
        assert_eq!(recipient.to_string(), KNOWN);
        assert_eq!(written(recipient.to_bytes()), KNOWN);
        let fresh = Identity::generate().recipient();
        assert_eq!(fresh.to_string().parse(), Ok(fresh.clone()));
        assert_eq!(written(fresh.to_bytes()), fresh.to_string());
        assert_eq!(recipient.words().len(), 4);
    }

    #[test]
    fn everything_else_is_refused_by_its_kind() {
        let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
        let mistyped = KNOWN.replace("t7rx", "t7xr");
        for (text, expected) in [
            (secret, RecipientError::PrivateKey),
            ("AGE-PLUGIN-YUBIKEY-1QQQ", RecipientError::PrivateKey),
            (
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN",
                RecipientError::Ssh,
            ),
            ("age1yubikey1q0n3tqzcl7xpe2m", RecipientError::Plugin),
            ("age1pq1qqqqqqqq", RecipientError::Plugin),
            (&mistyped, RecipientError::Invalid),
            ("", RecipientError::Invalid),
            ("coordinator", RecipientError::Invalid),
            ("é".repeat(40).as_str(), RecipientError::Invalid),
        ] {
            assert_eq!(text.parse::<Recipient>(), Err(expected), "{text}");
        }
    }

    #[test]
    fn points_of_small_order_are_refused() {
        for mut point in SMALL_ORDER {
            assert_eq!(written(point).parse::<Recipient>(), Err(RecipientError::Weak));
            point[31] |= 0x80;
            assert_eq!(written(point).parse::<Recipient>(), Err(RecipientError::Weak));
        }
    }
}
