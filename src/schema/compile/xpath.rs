//! The XPath subset of selectors and fields (Part 1, 3.11.6), parsed and resolved.

use crate::schema::identity::{NameTest, Way};
use crate::xsd::component::{QName, XPath};

use super::intern::Interner;

/// The alternatives of an expression; an error is a short word on what is wrong.
pub(super) fn parse(xpath: &XPath, field: bool, interner: &mut Interner) -> Result<Vec<Way>, String> {
    let tokens = tokens(&xpath.text)?;
    tokens.split(|token| *token == Token::Or).map(|tokens| way(tokens, xpath, field, interner)).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Or,
    Slash,
    Descend,
    Dot,
    At,
    Name(&'a str),
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '|' => (Token::Or, 1),
            '@' => (Token::At, 1),
            '.' => (Token::Dot, 1),
            '/' if rest.starts_with("//") => (Token::Descend, 2),
            '/' => (Token::Slash, 1),
            '*' => (Token::Name("*"), 1),
            _ => {
                let length = name_length(rest);
                if length == 0 {
                    return Err(format!("“{first}”"));
                }
                (Token::Name(&rest[..length]), length)
            }
        };
        rest = rest[length..].trim_start_matches(is_blank);
        // An axis: `child::` goes without saying, `attribute::` is `@`.
        if let Token::Name(axis) = token
            && let Some(behind) = rest.strip_prefix("::")
        {
            match axis {
                "child" => {}
                "attribute" => tokens.push(Token::At),
                _ => return Err(format!("{axis}::")),
            }
            rest = behind.trim_start_matches(is_blank);
            continue;
        }
        tokens.push(token);
    }
    Ok(tokens)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The length of a QName or `prefix:*` at the beginning of a text.
fn name_length(text: &str) -> usize {
    let part = |text: &str| {
        let first = text.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let end =
            text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}')) && c.is_ascii());
        if first { end.unwrap_or(text.len()) } else { 0 }
    };
    let prefix = part(text);
    match text[prefix..].strip_prefix(':') {
        Some(local) if prefix > 0 && local.starts_with('*') => prefix + 2,
        Some(local) if prefix > 0 && !local.starts_with(':') && part(local) > 0 => prefix + 1 + part(local),
        _ => prefix,
    }
}

fn way(tokens: &[Token<'_>], xpath: &XPath, field: bool, interner: &mut Interner) -> Result<Way, String> {
    let mut way = Way { anywhere: false, steps: Vec::new(), attribute: None };
    let mut rest = tokens;
    if let [Token::Dot, Token::Descend, behind @ ..] = rest {
        way.anywhere = true;
        rest = behind;
    }
    loop {
        match rest {
            [Token::At, Token::Name(name), behind @ ..] if field => {
                way.attribute = Some(name_test(name, xpath, interner)?);
                return if behind.is_empty() { Ok(way) } else { Err("@".to_owned()) };
            }
            [Token::Dot, behind @ ..] => rest = behind,
            [Token::Name(name), behind @ ..] => {
                way.steps.push(name_test(name, xpath, interner)?);
                rest = behind;
            }
            _ => return Err(xpath.text.trim().to_owned()),
        }
        match rest {
            [] => return Ok(way),
            [Token::Slash, behind @ ..] if !behind.is_empty() => rest = behind,
            _ => return Err(xpath.text.trim().to_owned()),
        }
    }
}

/// A name without prefix is in no namespace, whatever the default namespace is.
fn name_test(name: &str, xpath: &XPath, interner: &mut Interner) -> Result<NameTest, String> {
    if name == "*" {
        return Ok(NameTest::Any);
    }
    let Some((prefix, local)) = name.split_once(':') else {
        return Ok(NameTest::Name(interner.name(&QName { namespace: None, local: name.into() })));
    };
    let bound = xpath.scope.iter().find(|(known, _)| known == prefix);
    let Some((_, uri)) = bound else { return Err(format!("{prefix}:")) };
    let namespace = Some(uri.as_str().into());
    Ok(if local == "*" {
        NameTest::Namespace(interner.namespace(namespace.as_ref()))
    } else {
        NameTest::Name(interner.name(&QName { namespace, local: local.into() }))
    })
}
