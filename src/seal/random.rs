//! Random bytes from the system, for keys, aliases and passphrases.
#![expect(clippy::disallowed_methods, reason = "the one source of random bytes")]

use std::convert::Infallible;

use rand_core::{TryCryptoRng, TryRng};

use super::SealError;

/// Fresh random bytes.
///
/// # Errors
/// [`SealError::Randomness`] when the system gives none; there is no fallback.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// Fresh random numbers of 16 bytes, drawn many at a time: to ask the system takes longer than to make what is drawn.
#[derive(Debug, Default)]
pub(crate) struct Drawn(Vec<[u8; 16]>);

impl Drawn {
    /// The next one.
    ///
    /// # Errors
    /// As [`random`].
    pub(crate) fn next(&mut self) -> Result<[u8; 16], SealError> {
        const AT_ONCE: usize = 64;
        if self.0.is_empty() {
            let drawn: [u8; 16 * AT_ONCE] = random()?;
            self.0.extend_from_slice(drawn.as_chunks().0);
        }
        self.0.pop().ok_or(SealError::Randomness)
    }
}

/// Random bytes where a secret is to lie.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), SealError> {
    getrandom::fill(bytes).map_err(|_| SealError::Randomness)
}

/// A number below `bound`, each equally likely: values of an incomplete last round are thrown away.
pub(super) fn below(bound: u16) -> Result<u16, SealError> {
    let rounds = u16::MAX / bound * bound;
    loop {
        let value = u16::from_le_bytes(random()?);
        if value < rounds {
            return Ok(value % bound);
        }
    }
}

/// The same for a crate that takes randomness which cannot fail: what it made of it counts only after [`Unfailing::check`].
#[derive(Default)]
pub(super) struct Unfailing {
    failed: bool,
}

impl Unfailing {
    /// # Errors
    /// [`SealError::Randomness`] where the system gave none once.
    pub(super) fn check(self) -> Result<(), SealError> {
        if self.failed { Err(SealError::Randomness) } else { Ok(()) }
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        random().unwrap_or_else(|_| {
            self.failed = true;
            [0; N]
        })
    }
}

impl TryRng for Unfailing {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.take()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.take()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            [*byte] = self.take();
        }
        Ok(())
    }
}

impl TryCryptoRng for Unfailing {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_below_their_bound_and_reach_it() {
        let mut seen = [false; 10];
        for _ in 0..1_000 {
            seen[usize::from(below(10).unwrap())] = true;
        }
        assert_eq!(seen, [true; 10]);
    }
}
