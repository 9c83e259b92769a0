//! Padmé: lengths that tell little.

/// Least padded length: below it all bundles look alike.
const FLOOR: u64 = 64 * 1024;

/// The padded length of a content, in bytes: Padmé over a floor of 64 KiB.
///
/// The mantissa of the length keeps as many bits as its exponent needs, so at most 12 % is added and a
/// length tells O(log log L) bits (Nikitin, Barman et al., *Reducing Metadata Leakage from Encrypted
/// Files and Communication with PURBs*, PETS 2019, algorithm 1). Above the floor every result is a
/// multiple of 2,048, hence of tar's blocks.
pub(crate) fn padded_length(length: u64) -> u64 {
    let length = length.max(FLOOR);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - kept)) - 1;
    length.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_contents_share_one_length() {
        assert_eq!(padded_length(0), FLOOR);
        assert_eq!(padded_length(3), FLOOR);
        assert_eq!(padded_length(FLOOR), FLOOR);
        assert_eq!(padded_length(FLOOR + 1), FLOOR + 2048);
        // The paper's example of the bound: 1 MB falls on a multiple of 2^14.
        assert_eq!(padded_length(1_000_000), 1_015_808);
    }

    proptest! {
        #[test]
        fn padding_adds_at_most_an_eighth(length in FLOOR..1_u64 << 40) {
            let padded = padded_length(length);
            prop_assert!(padded >= length && padded.is_multiple_of(512));
            prop_assert!((padded - length) as f64 <= 0.12 * length as f64);
            prop_assert_eq!(padded_length(padded), padded);
        }
    }
}
