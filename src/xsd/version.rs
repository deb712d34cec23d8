//! Conditional inclusion: what a schema document marks as meant for other versions of XML Schema is left out, as XSD 1.1 (Part 1,
//! 4.2.2) asks of processors of every version.

use super::names::builtin_type;
use super::node::{Child, Node, XSD};
use super::token::count;
use crate::schema::simple::FacetKind;

const NAMESPACE: &str = "http://www.w3.org/2007/XMLSchema-versioning";

/// Rejects the elements below a node that are not meant for XSD 1.0.
pub(crate) fn select(node: &mut Node) {
    for child in &mut node.children {
        if let Child::Node(child) = child {
            if child.in_xsd() && is_excluded(child) {
                child.rejected = true;
            } else {
                select(child);
            }
        }
    }
}

fn is_excluded(node: &Node) -> bool {
    node.attributes.iter().filter(|attr| attr.namespace.as_deref() == Some(NAMESPACE)).any(|attr| {
        let all = |known: fn(&str) -> bool| {
            attr.value.split_whitespace().all(|name| {
                let (prefix, local) = name.split_once(':').unwrap_or(("", name));
                node.namespace_of(prefix) == Some(XSD) && known(local)
            })
        };
        let facet: fn(&str) -> bool = |name| FacetKind::from_local(name).is_some();
        match &*attr.local {
            "minVersion" => version(&attr.value).is_some_and(|min| min > (1, 0)),
            "maxVersion" => version(&attr.value).is_some_and(|max| max <= (1, 0)),
            "typeAvailable" => !all(builtin_type),
            "typeUnavailable" => all(builtin_type),
            "facetAvailable" => !all(facet),
            "facetUnavailable" => all(facet),
            _ => false,
        }
    })
}

/// A version number, its fraction in millionths.
fn version(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = if whole.is_empty() { Some(0) } else { count(whole) }?;
    let digits: String = fraction.chars().chain(std::iter::repeat('0')).take(6).collect();
    Some((whole, count(&digits)?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions() {
        assert_eq!(version("1.0"), Some((1, 0)));
        assert_eq!(version(" 1.1 "), Some((1, 100_000)));
        assert_eq!(version("1"), Some((1, 0)));
        assert_eq!(version("2.05"), Some((2, 50_000)));
        assert_eq!(version("x"), None);
    }
}
