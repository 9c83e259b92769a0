//! Exact arithmetic modulo the prime 2^61 - 1, and sparse vectors over it.
//!
//! Whether a vector of small whole numbers is a linear combination of others is asked modulo a prime
//! instead of in fractions. The answer can differ only where the prime divides one of the determinants, and
//! then the audit, which is exact otherwise, still stands behind.

/// 2^61 - 1, a Mersenne prime.
pub(super) const PRIME: u64 = (1 << 61) - 1;

pub(super) fn add(one: u64, other: u64) -> u64 {
    let sum = one + other;
    if sum >= PRIME { sum - PRIME } else { sum }
}

pub(super) fn negative(one: u64) -> u64 {
    if one == 0 { 0 } else { PRIME - one }
}

pub(super) fn times(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    add((product & u128::from(PRIME)) as u64, (product >> 61) as u64)
}

/// The inverse, by Fermat's little theorem; of 0 it is 0.
pub(super) fn inverse(one: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, one, PRIME - 2);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

/// The residue of a whole number.
pub(super) fn residue(number: i64) -> u64 {
    number.rem_euclid(PRIME as i64) as u64
}

/// A fraction of a given residue, if there is one of a size that is read (Wang 1981): the extended Euclidean algorithm,
/// stopped where the numerator is small enough. Its denominator is at most `most`, its numerator at most the prime
/// over twice that, in size; there is at most one.
pub(super) fn fraction(residue: u64, most: i64) -> Option<(i64, i64)> {
    let numerators = i128::from(PRIME / 2) / i128::from(most);
    let (mut above, mut below) = ((i128::from(PRIME), 0_i128), (i128::from(residue), 1_i128));
    while below.0 > numerators {
        let quotient = above.0 / below.0;
        let next = (above.0 - quotient * below.0, above.1 - quotient * below.1);
        above = below;
        below = next;
    }
    let (numerator, denominator) = if below.1 < 0 { (-below.0, -below.1) } else { below };
    (denominator != 0 && denominator <= i128::from(most)).then_some((numerator as i64, denominator as i64))
}

/// A sparse vector: (place, entry) pairs with ascending places and no entry 0.
pub(super) type Sparse = Vec<(u32, u64)>;

/// The entry at a place.
pub(super) fn entry(vector: &Sparse, place: u32) -> u64 {
    vector.binary_search_by_key(&place, |&(at, _)| at).map_or(0, |found| vector[found].1)
}

/// Every entry times a factor other than 0.
pub(super) fn scale(vector: &mut Sparse, factor: u64) {
    vector.iter_mut().for_each(|(_, entry)| *entry = times(*entry, factor));
}

/// `vector + factor * other`.
pub(super) fn combine(vector: &Sparse, factor: u64, other: &Sparse) -> Sparse {
    let mut sum = Vec::with_capacity(vector.len() + other.len());
    let (mut left, mut right) = (vector.iter().peekable(), other.iter().peekable());
    loop {
        let (place, value) = match (left.peek(), right.peek()) {
            (Some(&&(l, value)), Some(&&(r, with))) if l == r => {
                left.next();
                right.next();
                (l, add(value, times(factor, with)))
            }
            (Some(&&(l, value)), Some(&&(r, _))) if l < r => {
                left.next();
                (l, value)
            }
            (Some(&&(l, value)), None) => {
                left.next();
                (l, value)
            }
            (_, Some(&&(r, with))) => {
                right.next();
                (r, times(factor, with))
            }
            (None, None) => return sum,
        };
        if value != 0 {
            sum.push((place, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_field_is_one(a in 0..PRIME, b in 1..PRIME) {
            prop_assert_eq!(add(a, negative(a)), 0);
            prop_assert_eq!(times(times(a, b), inverse(b)), a);
            let wide = (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64;
            prop_assert_eq!(times(a, b), wide);
        }

        #[test]
        fn a_fraction_is_found_by_its_residue(
            n in -1_000_000_i64..1_000_000, d in 1_i64..1_000_000, most in 20_u32..40,
        ) {
            let residue = times(residue(n), inverse(residue(d)));
            let (numerator, denominator) = fraction(residue, 1 << most).unwrap();
            prop_assert_eq!(i128::from(numerator) * i128::from(d), i128::from(n) * i128::from(denominator));
        }

        #[test]
        fn combining_is_entry_by_entry(
            one in prop::collection::vec(0_u64..5, 9), other in prop::collection::vec(0_u64..5, 9), f in 0..PRIME,
        ) {
            let sparse = |dense: &[u64]| -> Sparse {
                dense.iter().enumerate().filter(|&(_, &e)| e != 0).map(|(at, &e)| (at as u32, e)).collect()
            };
            let sum: Vec<u64> = one.iter().zip(&other).map(|(&a, &b)| add(a, times(f, b))).collect();
            prop_assert_eq!(combine(&sparse(&one), f, &sparse(&other)), sparse(&sum));
        }
    }
}
