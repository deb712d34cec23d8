//! The types of attribute values in schema documents (the schema for schemas, Part 1, appendix A).

/// The type of an attribute of an `xs:` element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// Any text, taken as it is.
    Raw,
    /// Any text, white space collapsed.
    Text,
    /// `xs:NCName`.
    NcName,
    /// `xs:ID`: a name that is unique in its document.
    Id,
    /// `xs:QName`.
    QName,
    /// A list of `xs:QName`.
    QNames,
    /// `xs:anyURI`.
    Uri,
    /// `xs:anyURI`, not empty.
    Namespace,
    /// `xs:boolean`.
    Boolean,
    /// `xs:language`.
    Language,
    /// `xs:nonNegativeInteger`.
    Count,
    /// `xs:nonNegativeInteger` or `unbounded`.
    Bound,
    /// `xs:positiveInteger`.
    Positive,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// `#all` or a list of these words.
    SetOf(&'static [&'static str]),
    /// `##any`, `##other` or a list of namespaces, `##targetNamespace` and `##local`.
    Namespaces,
    /// A decimal number as a facet has it; checked where its simple type is known.
    Value,
}

impl Token {
    /// What a message calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raw | Self::Text | Self::Value => "xs:string",
            Self::NcName => "xs:NCName",
            Self::Id => "xs:ID",
            Self::QName => "xs:QName",
            Self::QNames => "list of xs:QName",
            Self::Uri | Self::Namespace => "xs:anyURI",
            Self::Boolean => "xs:boolean",
            Self::Language => "xs:language",
            Self::Count => "xs:nonNegativeInteger",
            Self::Bound => "xs:allNNI",
            Self::Positive => "xs:positiveInteger",
            Self::OneOf(_) => "xs:NMTOKEN",
            Self::SetOf(_) => "list of xs:NMTOKEN",
            Self::Namespaces => "xs:namespaceList",
        }
    }

    /// The words that may stand there, where they can be counted.
    pub fn words(self) -> Vec<String> {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::OneOf(words) => own(words),
            Self::SetOf(words) => {
                let mut all = vec!["#all".to_owned()];
                all.extend(words.iter().map(|word| (*word).to_owned()));
                all
            }
            Self::Boolean => own(&["true", "false", "1", "0"]),
            _ => Vec::new(),
        }
    }

    /// Whether white space around and within the value does not count.
    pub fn collapses(self) -> bool {
        !matches!(self, Self::Raw | Self::Value)
    }

    /// Whether a value, collapsed where it has to be, is of this type.
    pub fn admits(self, value: &str) -> bool {
        match self {
            Self::Raw | Self::Text | Self::Value | Self::Uri => true,
            Self::NcName | Self::Id => is_nc_name(value),
            Self::QName => is_qname(value),
            Self::QNames => value.split(' ').all(|word| word.is_empty() || is_qname(word)),
            Self::Namespace => !value.is_empty(),
            Self::Boolean => matches!(value, "true" | "false" | "1" | "0"),
            Self::Language => is_language(value),
            Self::Count => count(value).is_some(),
            Self::Bound => value == "unbounded" || count(value).is_some(),
            Self::Positive => count(value).is_some_and(|count| count > 0),
            Self::OneOf(words) => words.contains(&value),
            Self::SetOf(words) => {
                value == "#all" || value.split(' ').all(|word| word.is_empty() || words.contains(&word))
            }
            Self::Namespaces => {
                matches!(value, "##any" | "##other")
                    || value
                        .split(' ')
                        .all(|word| !word.starts_with("##") || matches!(word, "##targetNamespace" | "##local"))
            }
        }
    }
}

/// A number of `xs:nonNegativeInteger`; what exceeds `u32` becomes its greatest value.
pub(crate) fn count(value: &str) -> Option<u32> {
    let digits = value.strip_prefix('+').unwrap_or(value);
    if let Some(zeros) = value.strip_prefix('-') {
        return (!zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0')).then_some(0);
    }
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u32::MAX))
}

/// Whether it is an `xs:NCName` (XML 1.0, second edition and later agree on all names in use; this follows the fifth).
pub(crate) fn is_nc_name(value: &str) -> bool {
    let mut chars = value.chars();
    chars.next().is_some_and(is_name_start) && chars.all(is_name_char)
}

fn is_qname(value: &str) -> bool {
    match value.split_once(':') {
        Some((prefix, local)) => is_nc_name(prefix) && is_nc_name(local),
        None => is_nc_name(value),
    }
}

fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    (1..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(count("0"), Some(0));
        assert_eq!(count("+007"), Some(7));
        assert_eq!(count("-0"), Some(0));
        assert_eq!(count("99999999999"), Some(u32::MAX));
        for bad in ["", "-", "+", "-1", "1.0", "unbounded", " 1"] {
            assert_eq!(count(bad), None, "{bad}");
        }
    }

    #[test]
    fn words() {
        let derivations = Token::SetOf(&["extension", "restriction"]);
        for good in ["#all", "", "extension", "extension restriction"] {
            assert!(derivations.admits(good), "{good}");
        }
        for bad in ["#all extension", "list", "Extension"] {
            assert!(!derivations.admits(bad), "{bad}");
        }
        assert!(Token::Namespaces.admits("##local urn:a ##targetNamespace"));
        assert!(!Token::Namespaces.admits("##any urn:a"));
        assert!(Token::QName.admits("a:b") && !Token::QName.admits("a:b:c") && !Token::QName.admits(":b"));
        assert!(Token::Language.admits("de-DE") && !Token::Language.admits("deutschland-"));
    }
}
