//! The lexical forms of the built-in types as regular expressions of ECMA-262, without anchors.
//!
//! Never stricter than the types themselves; looser where a regular expression would be unreadable (leap years, the groups of four
//! of base 64).

use crate::schema::simple::{Builtin, Facets, ecma_pattern};

const YEAR: &str = "-?(?:[1-9][0-9]{3,17}|0(?:[1-9][0-9][0-9]|0[1-9][0-9]|00[1-9]))";
const MONTH: &str = "(?:0[1-9]|1[0-2])";
const DAY: &str = "(?:0[1-9]|[12][0-9]|3[01])";
const MONTH_DAY: &str =
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
const TIME: &str = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)";
const ZONE: &str = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
const FLOAT: &str = r"(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)";

/// The form of a text of an atomic type, with white space normalised; none where every text has it.
pub(super) fn lexical(builtin: Builtin, facets: &Facets<'_>) -> Option<String> {
    let primitive = builtin.primitive().unwrap_or(Builtin::AnySimpleType);
    Some(match primitive {
        Builtin::Boolean => "(?:true|false|0|1)".to_owned(),
        Builtin::Decimal => decimal(builtin, facets),
        Builtin::Float | Builtin::Double => FLOAT.to_owned(),
        Builtin::Duration => duration(),
        Builtin::DateTime => format!("{YEAR}-{MONTH_DAY}T{TIME}{ZONE}"),
        Builtin::Time => format!("{TIME}{ZONE}"),
        Builtin::Date => format!("{YEAR}-{MONTH_DAY}{ZONE}"),
        Builtin::GYearMonth => format!("{YEAR}-{MONTH}{ZONE}"),
        Builtin::GYear => format!("{YEAR}{ZONE}"),
        Builtin::GMonthDay => format!("--{MONTH_DAY}{ZONE}"),
        Builtin::GDay => format!("---{DAY}{ZONE}"),
        Builtin::GMonth => format!("--{MONTH}{ZONE}"),
        Builtin::HexBinary => format!("(?:[0-9A-Fa-f]{{2}}){}", times(facets)),
        Builtin::Base64Binary => "[A-Za-z0-9+/ ]*(?:= ?){0,2}".to_owned(),
        // With a prefix of the schema's, or the namespace itself.
        Builtin::QName | Builtin::Notation => ecma_pattern(r"([\i-[:]][\c-[:]]*:|\{[^{}]*\})?[\i-[:]][\c-[:]]*")?,
        _ => match builtin {
            Builtin::Language => "[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*".to_owned(),
            Builtin::Nmtoken => ecma_pattern(r"\c+")?,
            Builtin::Name => ecma_pattern(r"\i\c*")?,
            Builtin::NcName | Builtin::Id | Builtin::Idref | Builtin::Entity => ecma_pattern(r"[\i-[:]][\c-[:]]*")?,
            _ => return None,
        },
    })
}

/// The length facets as a quantifier.
pub(super) fn times(facets: &Facets<'_>) -> String {
    match (facets.length.or(facets.min_length).unwrap_or(0), facets.length.or(facets.max_length)) {
        (0, None) => "*".to_owned(),
        (min, None) => format!("{{{min},}}"),
        (min, Some(max)) if min == max => format!("{{{min}}}"),
        (min, Some(max)) => format!("{{{min},{max}}}"),
    }
}

/// Leading zeros, and those at the end of a fraction, do not count as digits. Of bounds the sign and the number of digits are told.
fn decimal(builtin: Builtin, facets: &Facets<'_>) -> String {
    let lower = facets.min_inclusive.or(facets.min_exclusive);
    let upper = facets.max_inclusive.or(facets.max_exclusive);
    let not_below = lower.is_some_and(|bound| is_zero(bound) || !bound.starts_with('-'));
    let not_above = upper.is_some_and(|bound| is_zero(bound) || bound.starts_with('-'));
    let least = if not_below { Some(1) } else { lower.map(whole_digits) };
    let most = if not_above { Some(1) } else { upper.map(whole_digits) };
    let whole = facets.total_digits.into_iter().chain(least.zip(most).map(|(a, b)| a.max(b))).min();
    let digits = |least: u64, most: Option<u64>| match most {
        Some(most) => format!("[0-9]{{{least},{}}}", most.max(least)),
        None if least == 0 => "[0-9]*".to_owned(),
        None => "[0-9]+".to_owned(),
    };
    // Zero alone is one digit, whatever is allowed.
    let zeros = if whole.is_some() { "0*" } else { "" };
    let mut body = format!("{zeros}{}", digits(1, whole));
    let mut zero = "0+".to_owned();
    if builtin == Builtin::Decimal {
        let part = facets.fraction_digits.or(facets.total_digits);
        let more = if part.is_some() { "0*" } else { "" };
        body = format!(r"(?:{body}(?:\.{}{more})?|\.{}{more})", digits(0, part), digits(1, part));
        zero = r"(?:0+(?:\.0*)?|\.0+)".to_owned();
    }
    // Zero may have either sign.
    let has_zero = |inclusive: Option<&str>| inclusive.is_some_and(is_zero);
    match (not_below, not_above) {
        (true, false) if has_zero(facets.min_inclusive) => format!(r"(?:\+?{body}|-{zero})"),
        (true, false) => format!(r"\+?{body}"),
        (false, true) if has_zero(facets.max_inclusive) => format!(r"(?:-{body}|\+?{zero})"),
        (false, true) => format!("-{body}"),
        _ => format!("[+-]?{body}"),
    }
}

fn is_zero(bound: &str) -> bool {
    bound.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'+' | b'-'))
}

/// The digits before the point of a bound.
fn whole_digits(bound: &str) -> u64 {
    let unsigned = bound.trim_start_matches(['+', '-']).trim_start_matches('0');
    let whole = unsigned.split('.').next().unwrap_or_default();
    u64::try_from(whole.len()).unwrap_or(u64::MAX).max(1)
}

fn duration() -> String {
    // A number, and one more where it is told what follows.
    let days = "[0-9]+D";
    let seconds = r"[0-9]+(?:\.[0-9]+)?S";
    let date = format!("(?:[0-9]+Y(?:[0-9]+M)?(?:{days})?|[0-9]+M(?:{days})?|{days})");
    let time = format!("T(?:[0-9]+H(?:[0-9]+M)?(?:{seconds})?|[0-9]+M(?:{seconds})?|{seconds})");
    format!("-?P(?:{date}(?:{time})?|{time})")
}
