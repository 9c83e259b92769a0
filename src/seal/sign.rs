//! Signatures inside the seal: any recipient of an age file could seal altered content again.

use ed25519_dalek::{Signature, Signer};
use zeroize::Zeroizing;

use super::{SealError, SignatureError, random, words};

/// A store's signing key (Ed25519). Its memory is cleared when it is dropped.
pub(crate) struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// A fresh key.
    ///
    /// # Errors
    /// [`SealError::Randomness`].
    pub(crate) fn generate() -> Result<Self, SealError> {
        let seed = Zeroizing::new(random()?);
        Ok(Self::from_bytes(&seed))
    }

    /// The key of a seed kept in the store.
    pub(crate) fn from_bytes(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The seed, to be kept in the store.
    pub(crate) fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    pub(crate) fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The signature of a text. The same text gives the same signature.
    pub(crate) fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.0.sign(text).to_bytes()
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(hidden)")
    }
}

/// The public half of a signing key: a point of the curve, not of small order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// The key of its 32 bytes.
    ///
    /// # Errors
    /// [`SignatureError::Key`], [`SignatureError::WeakKey`].
    pub(crate) fn from_bytes(bytes: &[u8; 32]) -> Result<Self, SignatureError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| SignatureError::Key)?;
        if key.is_weak() {
            return Err(SignatureError::WeakKey);
        }
        // A second writing of one point would be a second signer to whoever compares bytes.
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(SignatureError::Key);
        }
        Ok(Self(key))
    }

    /// The key's bytes.
    pub(crate) fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether the signature is this key's over this text, by the strict rule: plain `verify` lets a
    /// forged signature of a small-order point pass.
    ///
    /// # Errors
    /// [`SignatureError::Mismatch`].
    pub(crate) fn verify(&self, text: &[u8], signature: &[u8; 64]) -> Result<(), SignatureError> {
        self.0.verify_strict(text, &Signature::from_bytes(signature)).map_err(|_| SignatureError::Mismatch)
    }

    /// The four words of the key that people compare.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        words(self.0.as_bytes(), 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_text_and_key_only() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = key.sign(b"text");
        assert_eq!(signature, key.sign(b"text"));
        assert_eq!(key.public().verify(b"text", &signature), Ok(()));
        assert_eq!(key.public().verify(b"Text", &signature), Err(SignatureError::Mismatch));
        let other = SigningKey::generate().unwrap();
        assert_eq!(other.public().verify(b"text", &signature), Err(SignatureError::Mismatch));
        for at in 0..64 {
            let mut altered = signature;
            altered[at] ^= 1;
            assert_eq!(key.public().verify(b"text", &altered), Err(SignatureError::Mismatch));
        }
    }

    #[test]
    fn a_key_survives_its_bytes() {
        let key = SigningKey::generate().unwrap();
        assert_eq!(SigningKey::from_bytes(&key.to_bytes()).public(), key.public());
        assert_eq!(PublicKey::from_bytes(&key.public().to_bytes()), Ok(key.public()));
        assert_eq!(format!("{key:?}"), "SigningKey(hidden)");
        assert_eq!(key.public().words().len(), 4);
    }

    #[test]
    fn weak_keys_and_no_keys_are_refused() {
        let mut identity_point = [0; 32];
        identity_point[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity_point), Err(SignatureError::WeakKey));
        assert_eq!(PublicKey::from_bytes(&[0; 32]), Err(SignatureError::WeakKey));
        let mut no_point = [0; 32];
        no_point[0] = 2;
        assert_eq!(PublicKey::from_bytes(&no_point), Err(SignatureError::Key));
    }

    #[test]
    fn a_point_has_one_writing() {
        // y + p for the y that leave room in 255 bits.
        let others = (2..19).map(|y| {
            let mut bytes = [0xff; 32];
            (bytes[0], bytes[31]) = (0xed + y, 0x7f);
            bytes
        });
        let points = others.filter(|bytes| ed25519_dalek::VerifyingKey::from_bytes(bytes).is_ok());
        let found: Vec<_> = points.map(|bytes| PublicKey::from_bytes(&bytes)).collect();
        assert!(!found.is_empty() && found.iter().all(|key| *key == Err(SignatureError::Key)));
    }

    #[test]
    fn the_known_answer_of_rfc_8032_comes_out() {
        // RFC 8032, 7.1, TEST 1: an empty text.
        let seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let key = SigningKey::from_bytes(&seed.try_into().unwrap());
        let public = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assert_eq!(key.public().to_bytes().to_vec(), public);
        let signature = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac\
             c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
        assert_eq!(key.sign(b"").to_vec(), hex(signature));
    }

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    }
}
