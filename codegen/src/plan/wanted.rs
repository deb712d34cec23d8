//! A rename as somebody wrote it.

use crate::Error;
use crate::ident::{is_identifier, is_keyword, raw, tail};

/// `{namespace}type/part`.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    /// As it was given, for messages.
    pub given: String,
    pub namespace: Option<String>,
    pub ty: String,
    pub part: Option<String>,
    pub to: String,
}

impl Wanted {
    pub fn parse(given: &str, to: &str) -> Result<Self, Error> {
        let (namespace, rest) = match given.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((namespace, rest)) => (Some(namespace.to_owned()), rest),
            None => (None, given),
        };
        let (ty, part) = match rest.split_once('/') {
            Some((ty, part)) => (ty, Some(part.to_owned())),
            None => (rest, None),
        };
        let wanted =
            Self { given: given.to_owned(), namespace, ty: ty.to_owned(), part: part.clone(), to: to.to_owned() };
        if ty.is_empty() || part.is_some_and(|part| part.is_empty()) {
            return Err(wanted.fault("it must be TYPE or TYPE/PART, by the names of the schema"));
        }
        Ok(wanted)
    }

    pub fn fault(&self, why: impl Into<String>) -> Error {
        Error::Rename { name: self.given.clone(), why: why.into() }
    }

    pub fn is_in(&self, namespace: Option<&str>) -> bool {
        self.namespace.as_deref().is_none_or(|wanted| wanted == namespace.unwrap_or_default())
    }

    /// The new name as the name of a type or a variant.
    pub fn as_type(&self) -> Result<String, Error> {
        if !is_identifier(&self.to) {
            return Err(
                self.fault(format!("{:?} is no Rust identifier: letters, digits and _, no digit first", self.to))
            );
        }
        if is_keyword(&self.to) {
            return Err(self.fault(format!("{} is a keyword of Rust: choose another name", self.to)));
        }
        Ok(self.to.clone())
    }

    /// The new name as the name of a field: a keyword is written as a raw identifier, where Rust has one.
    pub fn as_field(&self) -> Result<String, Error> {
        match tail(&self.to) {
            "self" | "Self" | "super" | "crate" => {
                Err(self.fault(format!("{} is a keyword of Rust that cannot be a field: choose another name", self.to)))
            }
            name if is_keyword(name) => Ok(raw(name)),
            name if name == self.to && is_identifier(name) => Ok(name.to_owned()),
            _ => Err(self.fault(format!("{:?} is no Rust identifier: letters, digits and _, no digit first", self.to))),
        }
    }
}

/// What to say of a name that is not there: which one is near, or which there are.
pub(super) fn nearest<'n>(wanted: &str, known: impl Iterator<Item = &'n str>) -> String {
    let mut known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    let near = known.iter().map(|name| (distance(wanted, name), *name)).min();
    match near {
        Some((distance, name)) if distance <= 1 + wanted.chars().count() / 3 => format!("; is {name} meant?"),
        _ if known.is_empty() => String::new(),
        _ if known.len() <= 20 => format!("; there are: {}", known.join(", ")),
        _ => format!("; there are: {} and {} more", known[..20].join(", "), known.len() - 20),
    }
}

/// How many letters have to be changed, added or left out, without regard to upper and lower case.
fn distance(a: &str, b: &str) -> usize {
    strsim::levenshtein(&a.to_lowercase(), &b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Wanted, distance, nearest};

    #[test]
    fn parts_of_a_rename() {
        let wanted = Wanted::parse("{http://x/y=z}PersonType/@id", "kennung").unwrap();
        assert_eq!(wanted.namespace.as_deref(), Some("http://x/y=z"));
        assert_eq!((wanted.ty.as_str(), wanted.part.as_deref()), ("PersonType", Some("@id")));
        for wrong in ["", "/a", "A/", "{urn:x}"] {
            assert!(Wanted::parse(wrong, "b").is_err(), "{wrong}");
        }
        let named = |to: &str| Wanted::parse("A/b", to).unwrap().as_field().ok();
        assert_eq!(named("type").as_deref(), Some("r#type"));
        assert_eq!(named("r#type").as_deref(), Some("r#type"));
        assert_eq!(named("größe").as_deref(), Some("größe"));
        for wrong in ["self", "crate", "r#self", "r#ort", "_", "1a", "a b", "a-b", ""] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
        for wrong in ["type", "Self", "a.b"] {
            assert!(Wanted::parse("A", wrong).unwrap().as_type().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_nearest_name() {
        assert_eq!((distance("kitten", "sitting"), distance("", "abc"), distance("A", "a")), (3, 3, 0));
        assert_eq!(nearest("PersonTyp", ["PersonType", "Ort"].into_iter()), "; is PersonType meant?");
        assert_eq!(nearest("x", ["Person", "Ort"].into_iter()), "; there are: Ort, Person");
        assert_eq!(nearest("x", [].into_iter()), "");
    }
}
