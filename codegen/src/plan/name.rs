//! Names of types, codes and built-in types.

use xefa::schema::simple::Builtin;

use crate::ident::camel;

use super::*;

pub(super) fn or_name(doc: String, name: &str) -> String {
    if doc.is_empty() { format!("`{name}`") } else { doc }
}

/// Candidates for the name of a type: without `Type` at its end, and with it.
pub(super) fn type_names(local: &str) -> Vec<String> {
    let full = camel(local);
    match local.strip_suffix("Type").map(|stem| stem.trim_end_matches(['.', '_', '-'])).filter(|stem| !stem.is_empty())
    {
        Some(stem) => vec![camel(stem), full],
        None => vec![full],
    }
}

/// A message's name without its number.
pub(crate) fn without_number(local: &str) -> &str {
    match local.rsplit_once('.') {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => local,
    }
}

/// The version at the end of a namespace: `1.0` of `urn:example:1.0`.
pub(super) fn version(namespace: &str) -> Option<&str> {
    let start = namespace.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let version = namespace[start..].trim_matches('.');
    (!version.is_empty()).then_some(version)
}

/// A code that is a word names itself; one that begins with a digit is named by its text, if that is short.
pub(super) fn code_names(code: &str, text: Option<&str>) -> Vec<String> {
    let mut names = Vec::new();
    let word = code.starts_with(|c: char| c.is_alphabetic())
        && code.chars().all(|c| c.is_alphanumeric() || ".-_/ ".contains(c));
    if word && code.chars().count() <= 60 {
        names.push(camel(code));
    } else if let Some(text) = text {
        let name = camel(text);
        if name.len() > 1 && name.len() <= 48 {
            names.push(name);
        }
    }
    let mut fallback = format!("Code{}", camel(&format!("x{code}")).trim_start_matches('X'));
    if fallback == "Code" {
        fallback.push_str("Leer");
    }
    names.push(fallback);
    names
}

pub(super) fn builtin_ref(builtin: Builtin) -> Ref {
    match builtin {
        Builtin::Boolean => Ref::Rust("bool"),
        Builtin::Byte => Ref::Rust("i8"),
        Builtin::Short => Ref::Rust("i16"),
        Builtin::Int => Ref::Rust("i32"),
        Builtin::Long => Ref::Rust("i64"),
        Builtin::UnsignedByte => Ref::Rust("u8"),
        Builtin::UnsignedShort => Ref::Rust("u16"),
        Builtin::UnsignedInt => Ref::Rust("u32"),
        Builtin::UnsignedLong => Ref::Rust("u64"),
        Builtin::Float => Ref::Rust("f32"),
        Builtin::Double => Ref::Rust("f64"),
        Builtin::Integer
        | Builtin::NonNegativeInteger
        | Builtin::NonPositiveInteger
        | Builtin::NegativeInteger
        | Builtin::PositiveInteger => Ref::Value("Integer"),
        Builtin::Decimal => Ref::Value("Decimal"),
        Builtin::Date => Ref::Value("Date"),
        Builtin::DateTime => Ref::Value("DateTime"),
        Builtin::Time => Ref::Value("Time"),
        Builtin::Duration => Ref::Value("Duration"),
        Builtin::GYear => Ref::Value("GYear"),
        Builtin::GYearMonth => Ref::Value("GYearMonth"),
        Builtin::GMonth => Ref::Value("GMonth"),
        Builtin::GMonthDay => Ref::Value("GMonthDay"),
        Builtin::GDay => Ref::Value("GDay"),
        Builtin::HexBinary => Ref::Value("Hex"),
        Builtin::Base64Binary => Ref::Value("Base64"),
        Builtin::QName | Builtin::Notation => Ref::Value("QName"),
        Builtin::Nmtokens | Builtin::Idrefs | Builtin::Entities => Ref::List(Box::new(Ref::Value("Str"))),
        _ => Ref::Value("Str"),
    }
}

/// What all stems begin with, up to a separator; a stem without one does not count.
pub(super) fn common_prefix(stems: &[String]) -> String {
    let mut parted = stems.iter().filter(|stem| stem.contains(['-', '_', '.']));
    let Some(first) = parted.next() else { return String::new() };
    let length = parted.fold(if stems.len() < 2 { 0 } else { first.len() }, |length, stem| {
        first.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count().min(length)
    });
    let common = &first[..first.floor_char_boundary(length)];
    common.rfind(['-', '_', '.']).map_or_else(String::new, |at| common[..=at].to_owned())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions() {
        assert_eq!(version("urn:xefa:fachmodul:wohngeld:1.0"), Some("1.0"));
        assert_eq!(version("http://example.org/V3.0.0"), Some("3.0.0"));
        assert_eq!(version("http://example.org/gml/3.2"), Some("3.2"));
        assert_eq!(version("http://example.org/"), None);
        assert_eq!(version("urn:example:"), None);
    }
}
