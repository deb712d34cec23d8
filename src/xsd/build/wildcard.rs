//! Wildcards and what becomes of two of them (Part 1, 3.10).

use std::sync::Arc;

use crate::xsd::component::{NamespaceConstraint, ProcessContents, Wildcard};
use crate::xsd::document::Document;
use crate::xsd::node::Node;

use NamespaceConstraint::{Any, Not, Set};

/// The wildcard that `xs:any` or `xs:anyAttribute` stands for.
pub(super) fn read(document: &Document, node: &Node) -> Wildcard {
    let namespaces = match node.get("namespace") {
        None | Some("##any") => Any,
        Some("##other") => Not(document.target.clone()),
        Some(list) => {
            let mut set: Vec<Option<Arc<str>>> = Vec::new();
            for word in list.split(' ').filter(|word| !word.is_empty()) {
                let namespace = match word {
                    "##targetNamespace" => document.target.clone(),
                    "##local" => None,
                    uri => Some(Arc::from(uri)),
                };
                if !set.contains(&namespace) {
                    set.push(namespace);
                }
            }
            Set(set)
        }
    };
    let process = match node.get("processContents") {
        Some("lax") => ProcessContents::Lax,
        Some("skip") => ProcessContents::Skip,
        _ => ProcessContents::Strict,
    };
    Wildcard { namespaces, process }
}

/// Whether a wildcard admits a namespace (3.10.4).
pub(super) fn admits(constraint: &NamespaceConstraint, namespace: &Option<Arc<str>>) -> bool {
    match constraint {
        Any => true,
        Not(other) => namespace.is_some() && namespace != other,
        Set(set) => set.contains(namespace),
    }
}

/// What both admit (`cos-aw-intersect`); none where no wildcard can say so.
pub(super) fn intersection(a: &NamespaceConstraint, b: &NamespaceConstraint) -> Option<NamespaceConstraint> {
    Some(match (a, b) {
        (Any, other) | (other, Any) => other.clone(),
        (Set(set), other) | (other, Set(set)) => {
            Set(set.iter().filter(|namespace| admits(other, namespace)).cloned().collect())
        }
        (Not(a), Not(b)) if a == b => Not(a.clone()),
        (Not(None), Not(other)) | (Not(other), Not(None)) => Not(other.clone()),
        (Not(_), Not(_)) => return None,
    })
}

/// What one of them admits (`cos-aw-union`); none where no wildcard can say so.
pub(super) fn union(a: &NamespaceConstraint, b: &NamespaceConstraint) -> Option<NamespaceConstraint> {
    Some(match (a, b) {
        (Any, _) | (_, Any) => Any,
        (Set(a), Set(b)) => {
            let mut both = a.clone();
            both.extend(b.iter().filter(|namespace| !a.contains(namespace)).cloned());
            Set(both)
        }
        (Not(a), Not(b)) if a == b => Not(a.clone()),
        (Not(_), Not(_)) => Not(None),
        (Not(None), Set(set)) | (Set(set), Not(None)) => {
            if set.contains(&None) {
                Any
            } else {
                Not(None)
            }
        }
        (Not(not), Set(set)) | (Set(set), Not(not)) => match (set.contains(not), set.contains(&None)) {
            (true, true) => Any,
            (true, false) => Not(None),
            (false, true) => return None,
            (false, false) => Not(not.clone()),
        },
    })
}

/// Whether all that `sub` admits is admitted by `base`, as the specification counts it (`cos-ns-subset`).
pub(super) fn is_subset(sub: &NamespaceConstraint, base: &NamespaceConstraint) -> bool {
    match (sub, base) {
        (_, Any) => true,
        (Any, _) | (Not(_), Set(_)) => false,
        (Not(a), Not(b)) => a == b,
        (Set(set), base) => set.iter().all(|namespace| admits(base, namespace)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ns(name: &str) -> Option<Arc<str>> {
        if name.is_empty() { None } else { Some(name.into()) }
    }

    fn set(names: &[&str]) -> NamespaceConstraint {
        Set(names.iter().map(|name| ns(name)).collect())
    }

    #[test]
    fn unions() {
        assert_eq!(union(&set(&["a", ""]), &set(&["b", "a"])), Some(set(&["a", "", "b"])));
        assert_eq!(union(&Not(ns("a")), &Not(ns("b"))), Some(Not(None)));
        assert_eq!(union(&Not(ns("a")), &set(&["a", ""])), Some(Any));
        assert_eq!(union(&Not(ns("a")), &set(&["a", "b"])), Some(Not(None)));
        assert_eq!(union(&Not(ns("a")), &set(&["", "b"])), None);
        assert_eq!(union(&set(&["b"]), &Not(ns("a"))), Some(Not(ns("a"))));
        assert_eq!(union(&set(&[""]), &Not(None)), Some(Any));
    }

    #[test]
    fn intersections() {
        assert_eq!(intersection(&Any, &Not(ns("a"))), Some(Not(ns("a"))));
        assert_eq!(intersection(&Not(ns("a")), &set(&["a", "", "b"])), Some(set(&["b"])));
        assert_eq!(intersection(&Not(ns("a")), &Not(ns("b"))), None);
        assert_eq!(intersection(&Not(ns("a")), &Not(None)), Some(Not(ns("a"))));
        assert_eq!(intersection(&set(&["a", "b"]), &set(&["b", "c"])), Some(set(&["b"])));
    }

    #[test]
    fn subsets() {
        assert!(is_subset(&set(&["a"]), &Not(ns("b"))));
        assert!(!is_subset(&set(&[""]), &Not(ns("b"))));
        assert!(!is_subset(&Any, &Not(None)));
        assert!(is_subset(&Not(ns("a")), &Not(ns("a"))));
    }
}
