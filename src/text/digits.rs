//! Digits and numbers as people type them, in Arabic or Persian digits, with a comma or a point.

use std::borrow::Cow;

/// The text with Arabic-Indic, Persian and full-width digits written in ASCII; all else as it was.
pub fn to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    text.chars().map(|character| ascii_digit(character).unwrap_or(character)).collect()
}

/// The ASCII digit that an Arabic-Indic, Persian or full-width digit stands for.
pub(super) fn ascii_digit(character: char) -> Option<char> {
    let zero = match character {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        _ => return None,
    };
    char::from_digit(u32::from(character) - zero, 10)
}

/// A number as typed, or none where it is no number or could be read in two ways.
///
/// A point is a decimal point (`1.234` is a little more than one, as in every file), a comma is a decimal
/// comma. `1,234` is refused: to some it is a thousand, to others a little more than one. Groups of three
/// may be parted by spaces, apostrophes, or whichever of comma and point is not the decimal mark: `1 234,5`,
/// `1,234.5`, `1.234,5`, `1.234.567`. Exponents, `inf` and `nan` are no numbers of the field.
pub fn number(text: &str) -> Option<f64> {
    const LONGEST: usize = 64;
    // So many digits are a number without rounding.
    const PLAIN: usize = 15;
    if text.len() > LONGEST {
        return None;
    }
    if (1..=PLAIN).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<u64>().ok().map(|whole| whole as f64);
    }
    let ascii = to_ascii(text.trim());
    let (negative, unsigned) = match ascii.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, ascii.strip_prefix('+').unwrap_or(&ascii)),
    };
    let (whole, fraction) = split_at_decimal_mark(unsigned)?;
    let whole = without_groups(whole)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value: f64 = format!("{whole}.{fraction}0").parse().ok()?;
    Some(if negative && value != 0.0 { -value } else { value })
}

fn split_at_decimal_mark(unsigned: &str) -> Option<(&str, &str)> {
    let (commas, points) = (unsigned.matches(',').count(), unsigned.matches('.').count());
    let grouped_otherwise = unsigned.contains(is_space_or_apostrophe);
    let mark = if unsigned.contains('\u{66b}') {
        '\u{66b}'
    } else {
        match (commas, points) {
            (0, 1) => '.',
            (1, 0) if grouped_otherwise || !reads_as_thousands(unsigned) => ',',
            (1, 0) => return None,
            (1, 1) if unsigned.find(',') > unsigned.find('.') => ',',
            (1, 1) => '.',
            (1, _) => ',',
            (_, 1) => '.',
            _ => return Some((unsigned, "")),
        }
    };
    let (whole, fraction) = unsigned.split_once(mark)?;
    // `5.` and `.5` are slips of the hand, not numbers.
    (!whole.is_empty() && !fraction.is_empty()).then_some((whole, fraction))
}

/// `1,234`, but not `0,234` or `12345,678`: those leave one reading.
fn reads_as_thousands(unsigned: &str) -> bool {
    unsigned.split_once(',').is_some_and(|(whole, rest)| {
        rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
    })
}

/// The digits of `1 234 567`; none unless every group but the first has three, parted by one same mark.
fn without_groups(whole: &str) -> Option<String> {
    let is_mark =
        |character: char| is_space_or_apostrophe(character) || matches!(character, ',' | '.' | '\u{66c}');
    let mut marks = whole.chars().filter(|character| is_mark(*character));
    let Some(mark) = marks.next() else {
        return (!whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| whole.to_owned());
    };
    if marks.any(|other| other != mark) {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let well_formed = groups.iter().enumerate().all(|(index, group)| {
        let length_fits = if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        length_fits && group.bytes().all(|byte| byte.is_ascii_digit())
    });
    well_formed.then(|| groups.concat())
}

/// Space, no-break space, narrow no-break space, thin space, apostrophes.
fn is_space_or_apostrophe(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_of_three_scripts_are_the_same_digits() {
        assert_eq!(to_ascii("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１９"), "0123456789 0123456789 019");
        assert_eq!(to_ascii("٢٠٢٦-١٠-٠٣"), "2026-10-03");
    }

    #[test]
    fn numbers_with_one_reading_are_read() {
        for (typed, value) in [
            ("0", 0.0),
            ("-0", 0.0),
            ("007", 7.0),
            (" 1234 ", 1234.0),
            ("1,5", 1.5),
            ("1.5", 1.5),
            ("1.234", 1.234),
            ("13.8860781236", 13.8860781236),
            ("0,234", 0.234),
            ("12345,678", 12345.678),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("1,234,567.25", 1_234_567.25),
            ("1.234.567,25", 1_234_567.25),
            ("1 234,567", 1234.567),
            ("1\u{202f}234\u{a0}567", f64::NAN),
            ("1\u{202f}234,5", 1234.5),
            ("1’234.5", 1234.5),
            ("-2,5", -2.5),
            ("\u{2212}3", -3.0),
            ("+3", 3.0),
            ("١٢٣", 123.0),
            ("۱۲٫۵", 12.5),
            ("١٬٢٣٤٫٥", 1234.5),
            ("9223372036854775808", 9_223_372_036_854_775_808.0),
        ] {
            if value.is_nan() {
                assert_eq!(number(typed), None, "{typed}");
            } else {
                assert_eq!(number(typed), Some(value), "{typed}");
                assert!(number(typed).is_some_and(|read| read != 0.0 || read.is_sign_positive()));
            }
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_refused() {
        for typed in [
            "",
            " ",
            "-",
            ".",
            ",",
            "5.",
            ".5",
            ",5",
            "1,234",
            "999,000",
            "1e3",
            "1e400",
            "NaN",
            "inf",
            "-inf",
            "1,23,456",
            "12,34.5",
            "1234,567.8",
            "1.2.3",
            "1,2,3",
            "1 23",
            "1--2",
            "--1",
            "1a",
            "a",
            "1_000",
            "0x10",
            "1,234 567",
            "$5",
            "1/2",
            "٫",
            "१२",
        ] {
            assert_eq!(number(typed), None, "{typed:?}");
        }
        assert_eq!(number(&"1".repeat(65)), None);
    }

    /// Any characters, controls and noncharacters among them.
    fn anything() -> impl Strategy<Value = String> {
        proptest::collection::vec(any::<char>(), 0..60).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn whole_numbers_are_read_in_any_dress(value in -1_000_000_000i64..1_000_000_000) {
            let plain = value.to_string();
            let arabic: String = plain
                .chars()
                .map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c))
                .collect();
            prop_assert_eq!(number(&plain), Some(value as f64));
            prop_assert_eq!(number(&arabic), Some(value as f64));
        }

        #[test]
        fn nothing_typed_makes_it_fail(text in anything()) {
            prop_assert!(number(&text).is_none_or(f64::is_finite));
        }
    }
}
