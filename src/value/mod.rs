//! Leaf values: what generated models hold and what XML and JSON print.
//!
//! Every type keeps the exact lexical form it was read with, so that writing gives back what was read.
//!
//! ```
//! use xefa::value::Leaf;
//!
//! assert_eq!(i32::from_lexical("+07").unwrap(), 7);
//! assert_eq!(f64::from_lexical("-INF").unwrap(), f64::NEG_INFINITY);
//! assert_eq!(true.to_lexical(), "true");
//! ```

mod binary;
mod calendar;
mod decimal;
mod duration;
mod leaf;
mod many;
mod moment;
mod qname;
pub mod schluessel;
mod str;
pub mod text;

pub use self::str::Str;
pub use binary::{Base64, Hex};
pub use calendar::{Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time};
pub use decimal::{Decimal, Digits, Integer};
pub use duration::{Duration, Span};
pub use leaf::{Leaf, LeafError};
pub use many::{IntoIter, Many};
pub use moment::{Fields, Moment, MomentKind};
pub use qname::QName;

#[cfg(test)]
mod tests {
    use std::hash::{DefaultHasher, Hash, Hasher};

    use proptest::prelude::*;

    use super::*;

    fn hash(value: &impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }

    /// Values that are equal by Part 2, and others beside them: two texts, and whether they are one value.
    fn agree<T: Leaf + Hash + PartialEq>(pairs: &[(&str, &str, bool)]) {
        for (a, b, equal) in pairs {
            let (x, y) = (T::from_lexical(a).unwrap(), T::from_lexical(b).unwrap());
            assert_eq!(x == y, *equal, "{a} {b}");
            assert!(!*equal || hash(&x) == hash(&y), "{a} {b}");
        }
    }

    #[test]
    fn equal_values_have_one_hash() {
        agree::<Decimal>(&[("12.5", "+012.500", true), ("-0", "0.0", true), (".5", "0.5", true), ("1", "10", false)]);
        agree::<Integer>(&[("007", "7", true), ("-0", "+0", true), ("7", "-7", false)]);
        agree::<DateTime>(&[
            ("2024-05-28T24:00:00Z", "2024-05-29T02:00:00.000+02:00", true),
            ("2024-05-28T12:00:00", "2024-05-28T12:00:00Z", false),
        ]);
        agree::<Date>(&[
            ("2024-05-28+00:00", "2024-05-28-00:00", true),
            ("2000-02-29+14:00", "2000-02-28-10:00", true),
            ("2024-05-28", "2024-05-28Z", false),
        ]);
        agree::<Time>(&[("12:00:00.10", "12:00:00.1", true), ("12:00:00Z", "13:00:00Z", false)]);
        agree::<GYear>(&[("2004Z", "2004+00:00", true), ("2004", "2005", false)]);
        agree::<Duration>(&[
            ("P1Y", "P12M", true),
            ("P14D", "PT336H", true),
            ("-P0D", "PT0S", true),
            ("P1M", "P30D", false),
        ]);
        agree::<Hex>(&[("0a", "0A", true), ("0a", "0b", false)]);
        agree::<Base64>(&[("QQ==", "Q Q = =", true), ("QQ==", "QUE=", false)]);
    }

    proptest! {
        /// Of texts in which equal values are frequent.
        #[test]
        fn no_equal_values_of_two_hashes(a in "[-+]?0{0,2}[0-2]{1,2}(\\.[01]?0{0,2})?", b in "[-+]?0{0,2}[0-2]{1,2}(\\.[01]?0{0,2})?") {
            let (a, b) = (Decimal::from_lexical(&a).unwrap(), Decimal::from_lexical(&b).unwrap());
            prop_assert!(a != b || hash(&a) == hash(&b));
            prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        }

        #[test]
        fn no_equal_dates_of_two_hashes(
            a in "2024-02-2[89](T(00|12|24):00:00(\\.0)?)", b in "2024-0(2-28|3-01)(T(00|12|24):00:00)",
            x in "(Z|[-+](00|12|14):00)?", y in "(Z|[-+](00|12|14):00)?",
        ) {
            let (a, b) = (DateTime::from_lexical(&format!("{a}{x}")).unwrap(), DateTime::from_lexical(&format!("{b}{y}")).unwrap());
            prop_assert!(a != b || hash(&a) == hash(&b));
            prop_assert_eq!(a == b, a.partial_cmp(&b) == Some(std::cmp::Ordering::Equal));
        }
    }
}
