//! The order of list versions: `1.9` before `1.10`, `2016-11-30` before `2025-03-31`.

use std::cmp::Ordering;

/// Compares two versions part by part: numbers by their value, other parts as text. A version that goes on is the later one.
///
/// ```
/// use std::cmp::Ordering;
/// use xefa::codelist::compare_versions;
///
/// assert_eq!(compare_versions("1.9", "1.10"), Ordering::Less);
/// assert_eq!(compare_versions("2025-03-31", "2016-11-30"), Ordering::Greater);
/// assert_eq!(compare_versions("1", "1.0"), Ordering::Less);
/// ```
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (parts(a), parts(b));
    loop {
        let order = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => compare_parts(a, b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn parts(version: &str) -> impl Iterator<Item = &str> {
    version.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn compare_parts(a: &str, b: &str) -> Ordering {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match (digits(a), digits(b)) {
        (true, true) => {
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        }
        // A word is before a number: `alpha` comes before `1`.
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) => a.cmp(b),
    }
}
