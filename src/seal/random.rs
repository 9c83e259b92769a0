//! Random bytes from the system, for keys, aliases and passphrases.
#![expect(clippy::disallowed_methods, reason = "the one source of random bytes")]

use super::SealError;

/// Fresh random bytes.
///
/// # Errors
/// [`SealError::Randomness`] when the system gives none; there is no fallback.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| SealError::Randomness)?;
    Ok(bytes)
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
