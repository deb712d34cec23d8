//! Amounts as decimal numbers of euros and as whole cents (changes m and t). Everything is exact; nothing goes through a float.

/// The cents of an amount such as `412.50`, and whether it had to be rounded (half away from zero); none for what is no amount.
pub(in crate::map) fn cents(amount: &str) -> Option<(i64, bool)> {
    let (negative, digits) = match amount.as_bytes() {
        [b'-', ..] => (true, &amount[1..]),
        [b'+', ..] => (false, &amount[1..]),
        _ => (false, amount),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !only_digits(whole) || !only_digits(fraction) {
        return None;
    }
    let (kept, rest) = fraction.split_at(fraction.len().min(2));
    let euros: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut cents = euros.checked_mul(100)?.checked_add(format!("{kept:0<2}").parse().ok()?)?;
    if rest.starts_with(|c: char| ('5'..='9').contains(&c)) {
        cents = cents.checked_add(1)?;
    }
    let rounded = rest.bytes().any(|b| b != b'0');
    Some((if negative { -cents } else { cents }, rounded))
}

/// An amount of cents as a decimal number with two digits behind the point.
pub(in crate::map) fn euros(cents: i64) -> String {
    let (sign, absolute) = (if cents < 0 { "-" } else { "" }, cents.unsigned_abs());
    format!("{sign}{}.{:02}", absolute / 100, absolute % 100)
}

/// The monthly sum of amounts in cents, each for as many months as stand beside it, rounded once, half away from zero.
pub(in crate::map) fn monthly(amounts: impl IntoIterator<Item = (i64, i64)>) -> i64 {
    // Months are 1, 3 or 12: everything is a whole number of twelfths.
    let twelfths: i128 =
        amounts.into_iter().map(|(cents, months)| i128::from(cents) * 12 / i128::from(months.max(1))).sum();
    let rounded = (twelfths.abs() * 2 + 12) / 24 * twelfths.signum();
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts() {
        assert_eq!(cents("412.50"), Some((41250, false)));
        assert_eq!(cents("-0.05"), Some((-5, false)));
        assert_eq!(cents("7"), Some((700, false)));
        assert_eq!(cents(".5"), Some((50, false)));
        assert_eq!(cents("1.005"), Some((101, true)));
        assert_eq!(cents("-1.005"), Some((-101, true)));
        assert_eq!(cents("1.004"), Some((100, true)));
        assert_eq!(cents("1.000"), Some((100, false)));
        for wrong in ["", ".", "-", "1,00", "1e2", "99999999999999999999"] {
            assert_eq!(cents(wrong), None, "{wrong}");
        }
    }

    /// The example of `docs/xefa.md`, t, and quarters.
    #[test]
    fn monthly_sums() {
        assert_eq!(monthly([(180_000, 1), (60_000, 12)]), 185_000);
        assert_eq!(monthly([(100, 3)]), 33);
        assert_eq!(monthly([(200, 3)]), 67);
        assert_eq!(monthly([(6, 12)]), 1);
        assert_eq!(monthly([(-6, 12)]), -1);
        assert_eq!(monthly([(5, 12)]), 0);
        // A third and a twelfth of a cent are added before they are rounded.
        assert_eq!(monthly([(1, 3), (2, 12)]), 1);
        assert_eq!(monthly([]), 0);
    }

    proptest! {
        #[test]
        fn there_and_back(amount in -999_999_999_999i64..=999_999_999_999) {
            prop_assert_eq!(cents(&euros(amount)), Some((amount, false)));
        }

        #[test]
        fn a_month_is_itself(amount in -999_999_999_999i64..=999_999_999_999) {
            prop_assert_eq!(monthly([(amount, 1)]), amount);
        }
    }
}
