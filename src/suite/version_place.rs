//! Where in a message its version stands.

use std::fmt;
use std::str::FromStr;

/// Where in a message its version stands: child elements from the root on, by local name, and at the end an attribute without
/// namespace or the text of the last element.
///
/// ```
/// use xefa::suite::VersionPlace;
///
/// for place in ["@version", "nachrichtenkopf/@xjustizVersion", "kopf/version"] {
///     assert_eq!(place.parse::<VersionPlace>().unwrap().to_string(), place);
/// }
/// for wrong in ["", "@", "/kopf", "kopf//@a", "kopf/@a/b", "x:kopf/@a", "kopf[1]", ".."] {
///     assert!(wrong.parse::<VersionPlace>().is_err(), "{wrong}");
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionPlace {
    /// Elements below the root.
    pub(super) steps: Vec<String>,
    /// The attribute; without one, the text of the last element.
    pub(super) attribute: Option<String>,
}

/// A text that is no [`VersionPlace`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadVersionPlace;

impl fmt::Display for BadVersionPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a version stands at @attribute, element/@attribute or element/element")
    }
}

impl std::error::Error for BadVersionPlace {}

impl VersionPlace {
    pub(super) fn root_attribute(name: &str) -> Self {
        Self { steps: Vec::new(), attribute: Some(name.to_owned()) }
    }

    pub(super) fn child_attribute(child: &str, name: &str) -> Self {
        Self { steps: vec![child.to_owned()], attribute: Some(name.to_owned()) }
    }

    /// Whether it is the place of a version, and not of the standard's name.
    pub(super) fn is_version(&self) -> bool {
        self.attribute.as_deref() != Some("standard")
    }
}

impl FromStr for VersionPlace {
    type Err = BadVersionPlace;

    fn from_str(text: &str) -> Result<Self, BadVersionPlace> {
        let (elements, attribute) = match text.rsplit_once('@') {
            Some(("", attribute)) => ("", Some(attribute)),
            Some((elements, attribute)) => (elements.strip_suffix('/').ok_or(BadVersionPlace)?, Some(attribute)),
            None => (text, None),
        };
        let steps: Vec<String> = match (elements, attribute) {
            ("", Some(_)) => Vec::new(),
            (elements, _) => elements.split('/').map(str::to_owned).collect(),
        };
        let legal = |name: &str| {
            let first = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
            first && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{b7}'))
        };
        if steps.iter().map(String::as_str).chain(attribute).all(legal) {
            Ok(Self { steps, attribute: attribute.map(str::to_owned) })
        } else {
            Err(BadVersionPlace)
        }
    }
}

impl fmt::Display for VersionPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.steps.join("/"))?;
        match &self.attribute {
            Some(attribute) if self.steps.is_empty() => write!(f, "@{attribute}"),
            Some(attribute) => write!(f, "/@{attribute}"),
            None => Ok(()),
        }
    }
}
