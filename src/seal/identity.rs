//! The private halves: X25519 identities and the files that hold them.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{IdentityError, Recipient};

/// A private key that opens what was sealed to its [`Recipient`]. Its memory is cleared when it is
/// dropped, and it never shows itself.
#[derive(Clone)]
pub(crate) struct Identity(pub(super) age::x25519::Identity);

impl Identity {
    /// Most bytes of an identity file.
    pub(crate) const MAX_FILE: usize = 64 * 1024;

    /// A fresh identity.
    pub(crate) fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// The public half.
    pub(crate) fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The identity as one line `AGE-SECRET-KEY-1…`, to be kept in the store or handed to its holder.
    pub(crate) fn to_line(&self) -> SecretString {
        self.0.to_string()
    }

    /// The 32 bytes of the private key.
    pub(super) fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        let line = self.to_line();
        let (_, decoded) = bech32::decode(line.expose_secret()).expect("age writes Bech32");
        let decoded = Zeroizing::new(decoded);
        Zeroizing::new(decoded.as_slice().try_into().expect("a key of 32 bytes"))
    }

    /// The private key of 32 bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let kind = bech32::Hrp::parse("AGE-SECRET-KEY-").expect("a name that Bech32 takes");
        let line = Zeroizing::new(bech32::encode_upper::<bech32::Bech32>(kind, bytes).ok()?);
        line.parse().ok().map(Self)
    }

    /// The identities of a file as `age-keygen` writes it: one a line, `#` begins a comment line, blank
    /// lines and CRLF are fine.
    ///
    /// # Errors
    /// [`IdentityError`] with the line; a file with any line that is not understood gives no identity.
    pub(crate) fn parse_file(text: &SecretString) -> Result<Vec<Self>, IdentityError> {
        let text = text.expose_secret();
        if text.len() > Self::MAX_FILE {
            return Err(IdentityError::TooLarge { limit: Self::MAX_FILE });
        }
        if text.starts_with("age-encryption.org/") || text.starts_with("-----BEGIN AGE") {
            return Err(IdentityError::Encrypted);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().map(str::trim).enumerate().map(|(at, line)| (at + 1, line));
        let identities: Vec<Self> = lines
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .map(|(number, line)| Self::parse_line(number, line))
            .collect::<Result<_, _>>()?;
        if identities.is_empty() { Err(IdentityError::Empty) } else { Ok(identities) }
    }

    fn parse_line(line: usize, text: &str) -> Result<Self, IdentityError> {
        if let Ok(identity) = text.parse() {
            return Ok(Self(identity));
        }
        let starts = |kind: &str| text.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind));
        Err(if starts("age1") || starts("ssh-") {
            IdentityError::PublicKey { line }
        } else if starts("AGE-PLUGIN-") || starts("AGE-SECRET-KEY-PQ-") || starts("-----BEGIN") {
            IdentityError::Plugin { line }
        } else {
            IdentityError::Invalid { line }
        })
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    fn parse(text: &str) -> Result<Vec<Identity>, IdentityError> {
        Identity::parse_file(&SecretString::from(text))
    }

    #[test]
    fn a_file_as_age_keygen_writes_it_is_read() {
        let other = Identity::generate();
        let line = other.to_line();
        let text = format!(
            "\u{feff}# created: 2026-10-02\r\n# public key: {PUBLIC}\r\n{SECRET}\r\n\r\n  {}  \n",
            line.expose_secret()
        );
        let recipients: Vec<Recipient> = parse(&text).unwrap().iter().map(Identity::recipient).collect();
        assert_eq!(recipients, [PUBLIC.parse().unwrap(), other.recipient()]);
        assert_eq!(format!("{other:?}"), "Identity(hidden)");
    }

    #[test]
    fn what_is_not_an_identity_is_named_by_its_line() {
        for (text, expected) in [
            ("", IdentityError::Empty),
            ("# nothing\n\n", IdentityError::Empty),
            (PUBLIC, IdentityError::PublicKey { line: 1 }),
            ("AGE-PLUGIN-YUBIKEY-1QQQ", IdentityError::Plugin { line: 1 }),
            ("-----BEGIN OPENSSH PRIVATE KEY-----", IdentityError::Plugin { line: 1 }),
            ("age-encryption.org/v1\n-> scrypt", IdentityError::Encrypted),
            ("-----BEGIN AGE ENCRYPTED FILE-----", IdentityError::Encrypted),
            (&format!("{SECRET}\nhello"), IdentityError::Invalid { line: 2 }),
            (&SECRET.replace("GQ97", "GQ79"), IdentityError::Invalid { line: 1 }),
            (&"#".repeat(Identity::MAX_FILE + 1), IdentityError::TooLarge { limit: Identity::MAX_FILE }),
        ] {
            assert_eq!(parse(text).map(|found| found.len()), Err(expected));
        }
    }
}
