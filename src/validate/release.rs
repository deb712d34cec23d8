//! Of which release a namespace, a version or a value speaks: a message that was made for another one is told so.

use std::ops::Range;

/// Two texts that differ in nothing but a version, and which versions they are: `…/V0_9_5/` and `…/V1_0_0` are `0.9.5` and `1.0.0`.
pub(super) fn versions(found: &str, known: &str) -> Option<(String, String)> {
    let (found, known) = (found.trim_end_matches('/'), known.trim_end_matches('/'));
    let (here, there) = (different(found, known)?, different(known, found)?);
    let (here, there) = (version(&found[here])?, version(&known[there])?);
    (here != there).then_some((here, there))
}

/// The same for values, where a number alone is a value and no version.
pub(super) fn versions_in_value(found: &str, known: &str) -> Option<(String, String)> {
    let (here, there) = versions(found, known)?;
    let told = |version: &str| version.contains(['.', '-']);
    let much = found.chars().filter(|c| c.is_alphabetic()).count() >= 8;
    (much && told(&here) && told(&there)).then_some((here, there))
}

/// Digits, dots and hyphens: such a version is shown, others may be anything that strayed into the attribute.
pub(super) fn looks_like_version(version: &str) -> bool {
    (1..=16).contains(&version.len())
        && version.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'))
        && version.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether an attribute or element of this name says for which release a message was made.
pub(super) fn is_version_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("version") || name.ends_with("Version") && !name.starts_with("list")
}

/// The releases of which the text of an element and the one that is fixed for it speak.
pub(super) fn of_element<'a>(name: &str, text: &'a str, fixed: &'a str) -> Option<(&'a str, &'a str)> {
    let both = looks_like_version(text) && looks_like_version(fixed);
    (both && is_version_name(name)).then_some((text, fixed))
}

/// The part of a text in which it differs from another, as far as it may belong to a version.
fn different(text: &str, other: &str) -> Option<Range<usize>> {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let mut from = same(&mut text.chars(), &mut other.chars());
    let behind = same(&mut text.chars().rev(), &mut other.chars().rev());
    let mut to = text.len().checked_sub(behind)?;
    let bytes = text.as_bytes();
    let of_version = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-');
    while from > 0 && of_version(bytes[from - 1]) {
        from -= 1;
    }
    while to < text.len() && of_version(bytes[to]) {
        to += 1;
    }
    (from < to).then_some(from..to)
}

fn version(text: &str) -> Option<String> {
    let text = text.trim_matches(['.', '_', '-']).replace('_', ".");
    looks_like_version(&text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{versions, versions_in_value};

    fn told(found: &str, known: &str) -> Option<(String, String)> {
        versions(found, known)
    }

    fn pair(a: &str, b: &str) -> Option<(String, String)> {
        Some((a.to_owned(), b.to_owned()))
    }

    #[test]
    fn namespaces_of_releases() {
        assert_eq!(told("https://example.org/x/V0_9_5/", "https://example.org/x/V1_0_0"), pair("0.9.5", "1.0.0"));
        assert_eq!(told("urn:beispiel:schema:1.0", "urn:beispiel:schema:2.0"), pair("1.0", "2.0"));
        assert_eq!(told("urn:beispiel:1.2:kern", "urn:beispiel:1.10:kern"), pair("1.2", "1.10"));
        assert_eq!(told("urn:beispiel:2024-05-31", "urn:beispiel:2025-11-13"), pair("2024-05-31", "2025-11-13"));
        assert_eq!(told("urn:beispiel:kern:1.0", "urn:beispiel:dach:1.0"), None);
        assert_eq!(told("urn:beispiel:1.0", "urn:beispiel:1.0"), None);
        assert_eq!(told("urn:beispiel", "urn:beispiel:1.0"), None);
        assert_eq!(told("", "1"), None);
    }

    #[test]
    fn values_of_releases() {
        let told = versions_in_value("http://beispiel/2025-11-01/ja", "http://beispiel/2025-11-13/ja");
        assert_eq!(told, pair("2025-11-01", "2025-11-13"));
        assert_eq!(versions_in_value("01", "02"), None, "a code, and no version");
        assert_eq!(versions_in_value("kapitel-01", "kapitel-02"), None);
    }
}
