//! Sealing to recipients and opening with identities, whole or as a stream.

use std::io::{self, BufRead, BufReader, Cursor, Read, Write};

use age::{DecryptError, Decryptor, Encryptor};
use zeroize::{Zeroize, Zeroizing};

use super::{Identity, Recipient, SealError, header};

/// Most recipients of a file: age adds one stanza of noise.
pub(crate) const MAX_RECIPIENTS: usize = header::MAX_STANZAS - 1;

/// Seals a content to recipients; one who is named twice is sealed to once.
///
/// # Errors
/// [`SealError::NoRecipient`], [`SealError::TooManyRecipients`].
pub(crate) fn wrap_for(content: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let mut sealed = Vec::with_capacity(content.len() + header::MAX_HEADER);
    wrap_stream(content, &mut sealed, recipients)?;
    Ok(sealed)
}

/// Seals what `content` gives to recipients, as it comes. What was written is of use only after `Ok`.
///
/// # Errors
/// [`SealError::NoRecipient`], [`SealError::TooManyRecipients`], [`SealError::Io`].
pub(crate) fn wrap_stream(
    content: impl Read,
    sealed: impl Write,
    recipients: &[Recipient],
) -> Result<(), SealError> {
    let mut distinct: Vec<&Recipient> = Vec::with_capacity(recipients.len());
    for recipient in recipients {
        if !distinct.contains(&recipient) {
            distinct.push(recipient);
        }
    }
    if distinct.is_empty() {
        return Err(SealError::NoRecipient);
    }
    if distinct.len() > MAX_RECIPIENTS {
        return Err(SealError::TooManyRecipients { found: distinct.len(), limit: MAX_RECIPIENTS });
    }
    encrypt(content, sealed, distinct.iter().map(|recipient| &recipient.0 as &dyn age::Recipient))
}

pub(super) fn encrypt<'a>(
    mut content: impl Read,
    sealed: impl Write,
    recipients: impl Iterator<Item = &'a dyn age::Recipient>,
) -> Result<(), SealError> {
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| SealError::Recipient)?;
    let mut writer = encryptor.wrap_output(sealed)?;
    io::copy(&mut content, &mut writer)?;
    writer.finish()?.flush()?;
    Ok(())
}

/// Opens a sealed file whole: nothing is given out before its last byte is authenticated.
///
/// # Errors
/// [`SealError::NoKeyFits`], [`SealError::Damaged`], [`SealError::TooLarge`] when the content has more
/// than `limit` bytes, [`SealError::Header`].
pub(crate) fn open_with_identities(
    sealed: &[u8],
    identities: &[Identity],
    limit: u64,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let room = usize::try_from(limit).unwrap_or(usize::MAX).min(sealed.len());
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    open_stream(sealed, &mut *content, identities, limit)?;
    Ok(content)
}

/// Opens a sealed file as it comes and gives the content's length. age hands out each 64 KiB once they
/// are authenticated, and a later one may fail: what was written is of use only after `Ok`.
///
/// # Errors
/// As [`open_with_identities`], and [`SealError::Io`] when the output cannot be written.
pub(crate) fn open_stream(
    mut sealed: impl Read,
    mut content: impl Write,
    identities: &[Identity],
    limit: u64,
) -> Result<u64, SealError> {
    let mut start = Vec::with_capacity(header::NEEDED);
    sealed.by_ref().take(header::NEEDED as u64).read_to_end(&mut start)?;
    header::check(&start)?;
    let whole = BufReader::new(Cursor::new(start).chain(sealed));
    let keys = identities.iter().map(|identity| &identity.0 as &dyn age::Identity);
    let mut reader = opening(whole, keys)?;
    let mut chunk = Zeroizing::new([0_u8; 16 * 1024]);
    let mut length = 0_u64;
    loop {
        let read = match reader.read(&mut *chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(content_error(error)),
        };
        length += read as u64;
        if length > limit {
            return Err(SealError::TooLarge { limit });
        }
        content.write_all(&chunk[..read])?;
    }
    chunk.zeroize();
    content.flush()?;
    Ok(length)
}

/// age tells a damaged content by the error's kind; every other kind comes from the reader underneath.
fn content_error(error: io::Error) -> SealError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => SealError::Damaged,
        _ => SealError::Io(error),
    }
}

/// The content's reader, once a key fits. The header must have been checked before.
pub(super) fn opening<'a, R: BufRead>(
    sealed: R,
    keys: impl Iterator<Item = &'a dyn age::Identity>,
) -> Result<age::stream::StreamReader<R>, SealError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(key_error)?;
    decryptor.decrypt(keys).map_err(key_error)
}

fn key_error(error: DecryptError) -> SealError {
    match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            SealError::NoKeyFits
        }
        DecryptError::ExcessiveWork { required, .. } => {
            SealError::TooMuchWork { asked: required, limit: super::passphrase::MAX_WORK }
        }
        DecryptError::Io(error) => content_error(error),
        // Header, MAC and version, and whatever age may tell apart later.
        _ => SealError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 1 << 20;

    #[test]
    fn each_recipient_opens_and_nobody_else() {
        let (first, second, stranger) = (Identity::generate(), Identity::generate(), Identity::generate());
        let sealed = wrap_for(b"content", &[first.recipient(), second.recipient()]).unwrap();
        for keys in [vec![first.clone()], vec![second.clone()], vec![stranger.clone(), second]] {
            assert_eq!(open_with_identities(&sealed, &keys, LIMIT).unwrap().as_slice(), b"content");
        }
        assert!(matches!(open_with_identities(&sealed, &[stranger], LIMIT), Err(SealError::NoKeyFits)));
        assert!(matches!(open_with_identities(&sealed, &[], LIMIT), Err(SealError::NoKeyFits)));
    }

    #[test]
    fn recipients_are_counted_once_and_bounded() {
        let recipient = Identity::generate().recipient();
        assert!(matches!(wrap_for(b"", &[]), Err(SealError::NoRecipient)));
        let twice = wrap_for(b"", &[recipient.clone(), recipient]).unwrap();
        assert_eq!(header::check(&twice).unwrap().stanzas, 2);
        let many: Vec<Recipient> = (0..64).map(|_| Identity::generate().recipient()).collect();
        assert!(wrap_for(b"", &many[..63]).is_ok_and(|sealed| header::check(&sealed).is_ok()));
        let refused = wrap_for(b"", &many);
        assert!(matches!(refused, Err(SealError::TooManyRecipients { found: 64, limit: 63 })));
    }

    #[test]
    fn nothing_is_given_out_of_a_file_that_fails_late() {
        let identity = Identity::generate();
        let content = vec![7_u8; 200 * 1024];
        let sealed = wrap_for(&content, &[identity.recipient()]).unwrap();
        let keys = [identity];
        assert_eq!(open_with_identities(&sealed, &keys, LIMIT).unwrap().as_slice(), content);
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert!(matches!(open_with_identities(&altered, &keys, LIMIT), Err(SealError::Damaged)));
        let mut longer = sealed.clone();
        longer.push(0);
        assert!(matches!(open_with_identities(&longer, &keys, LIMIT), Err(SealError::Damaged)));
        // Cut at a chunk's end: 64 KiB and a tag of 16 bytes behind header and nonce.
        let chunk = header::check(&sealed).unwrap().length + 16 + 64 * 1024 + 16;
        assert!(matches!(open_with_identities(&sealed[..chunk], &keys, LIMIT), Err(SealError::Damaged)));
    }

    #[test]
    fn a_content_over_the_limit_is_refused() {
        let identity = Identity::generate();
        let sealed = wrap_for(&[0; 1000], &[identity.recipient()]).unwrap();
        let keys = [identity];
        assert!(open_with_identities(&sealed, &keys, 1000).is_ok());
        let refused = open_with_identities(&sealed, &keys, 999);
        assert!(matches!(refused, Err(SealError::TooLarge { limit: 999 })));
    }

    #[test]
    fn every_flipped_byte_and_every_cut_is_an_error() {
        let identity = Identity::generate();
        let sealed = wrap_for(b"sixteen bytes...", &[identity.recipient()]).unwrap();
        let keys = [identity];
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open_with_identities(&altered, &keys, LIMIT).is_err(), "byte {at}");
            assert!(open_with_identities(&sealed[..at], &keys, LIMIT).is_err(), "length {at}");
        }
    }
}
