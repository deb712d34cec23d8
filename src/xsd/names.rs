//! The names of a set: which global declaration a QName in a schema document means (`src-resolve`, Part 1, 3.15.3).

use std::collections::HashMap;
use std::sync::Arc;

use super::component::QName;
use super::document::Document;
use super::faults::Faults;
use super::node::{Node, XML, XSD, XSI};
use crate::report::{Finding, Place};
use crate::schema::simple::Builtin;

/// A symbol space (Part 1, 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    Type,
    Element,
    Attribute,
    Group,
    AttributeGroup,
    Notation,
    Key,
}

impl Space {
    /// The space in which an element of `xs:schema` declares something.
    pub fn of(node: &Node) -> Option<Self> {
        Some(match &*node.local {
            "simpleType" | "complexType" => Self::Type,
            "element" => Self::Element,
            "attribute" => Self::Attribute,
            "group" => Self::Group,
            "attributeGroup" => Self::AttributeGroup,
            "notation" => Self::Notation,
            _ => return None,
        })
    }

    /// What messages call a component of it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Type => "type definition",
            Self::Element => "element declaration",
            Self::Attribute => "attribute declaration",
            Self::Group => "model group definition",
            Self::AttributeGroup => "attribute group definition",
            Self::Notation => "notation declaration",
            Self::Key => "identity constraint",
        }
    }
}

/// A global declaration, by its place in [`Names::declarations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct DeclarationId(pub u32);

impl DeclarationId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A global declaration.
#[derive(Debug)]
pub(crate) struct Declaration<'a> {
    pub space: Space,
    /// The document in which it stands.
    pub document: u32,
    pub node: &'a Node,
    pub name: QName,
    /// The declaration that it redefines.
    pub redefined: Option<DeclarationId>,
}

/// The names of one namespace.
type Local<'a> = HashMap<(Space, &'a str), DeclarationId>;

/// All global declarations of a set.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    pub declarations: Vec<Declaration<'a>>,
    namespaces: HashMap<Option<Arc<str>>, Local<'a>>,
}

impl<'a> Names<'a> {
    /// Collects what the documents declare; two declarations of one name are a finding.
    pub fn collect(documents: &'a [Document], faults: &mut Faults) -> Self {
        let mut names = Self::default();
        let mut clashes: HashMap<(u32, u32), u32> = HashMap::new();
        // The library's own declarations stand at the end, and count before those of other documents for their namespaces.
        let own = (0u32..).zip(documents).filter(|(_, document)| document.built_in);
        let others = (0u32..).zip(documents).filter(|(_, document)| !document.built_in);
        for (number, document) in own.chain(others) {
            names.namespaces.entry(document.target.clone()).or_default();
            for node in document.tree.elements() {
                if let (Some(space), Some(name)) = (Space::of(node), node.get("name")) {
                    names.declare(documents, number, node, space, name, &mut clashes, faults);
                }
            }
        }
        names.redefine(documents, faults);
        names
    }

    #[expect(clippy::too_many_arguments, reason = "one call, and all of it is needed")]
    fn declare(
        &mut self,
        documents: &'a [Document],
        number: u32,
        node: &'a Node,
        space: Space,
        name: &'a str,
        clashes: &mut HashMap<(u32, u32), u32>,
        faults: &mut Faults,
    ) {
        let document = &documents[number as usize];
        if document.target.as_deref() == Some(XSD) && (space == Space::Type && builtin_type(name)) {
            return;
        }
        let known = self.namespaces.get(&document.target).and_then(|names| names.get(&(space, name))).copied();
        let Some(known) = known else {
            self.add(document, number, node, space, name, None);
            return;
        };
        let first = &self.declarations[known.index()];
        if documents[first.document as usize].built_in {
            return;
        }
        let count = clashes.entry((first.document, number)).or_default();
        *count += 1;
        // Two versions of one document clash in everything: once is enough.
        if first.document != number && *count > 1 {
            return;
        }
        let other = &documents[first.document as usize].name;
        let finding = Finding::new("sch-props-correct.2", node.place_of("name"))
            .arg("name", name)
            .arg("kind", space.kind())
            .arg("other", format!("{other}:{}", first.node.place.line));
        faults.push(number, finding);
    }

    fn add(
        &mut self,
        document: &Document,
        number: u32,
        node: &'a Node,
        space: Space,
        name: &'a str,
        redefined: Option<DeclarationId>,
    ) -> DeclarationId {
        let id = DeclarationId(u32::try_from(self.declarations.len()).unwrap_or(u32::MAX));
        let name_of = document.global_name(name);
        self.declarations.push(Declaration { space, document: number, node, name: name_of, redefined });
        self.namespaces.entry(document.target.clone()).or_default().insert((space, name), id);
        id
    }

    /// Applies `xs:redefine`, from the inside out.
    fn redefine(&mut self, documents: &'a [Document], faults: &mut Faults) {
        for number in inside_out(documents) {
            let document = &documents[number as usize];
            for element in document.tree.elements().filter(|node| node.is("redefine")) {
                let targets: Vec<u32> =
                    document.redefines.iter().filter(|(place, _)| *place == element.place).map(|(_, to)| *to).collect();
                let reach = reachable(documents, &targets, |document| document.includes.clone());
                let redefined = |document: &Document| document.redefines.iter().map(|(_, to)| *to).collect();
                if reachable(documents, &targets, redefined).contains(&number) {
                    let finding = Finding::new("src-redefine", element.place_of("schemaLocation"));
                    faults.push(number, finding.arg("name", element.get("schemaLocation").unwrap_or_default()));
                    continue;
                }
                for node in element.elements() {
                    let (Some(space), Some(name)) = (Space::of(node), node.get("name")) else { continue };
                    let known =
                        self.namespaces.get(&document.target).and_then(|names| names.get(&(space, name))).copied();
                    let Some(known) = known.filter(|known| {
                        let at = self.declarations[known.index()].document;
                        reach.contains(&at)
                    }) else {
                        let rule = if known.is_some() { "sch-props-correct.2" } else { "src-redefine" };
                        let mut finding =
                            Finding::new(rule, node.place_of("name")).arg("name", name).arg("kind", space.kind());
                        if let Some(known) = known {
                            let first = &self.declarations[known.index()];
                            let other = &documents[first.document as usize].name;
                            finding = finding.arg("other", format!("{other}:{}", first.node.place.line));
                        }
                        if !targets.is_empty() {
                            faults.push(number, finding);
                        }
                        continue;
                    };
                    self.add(document, number, node, space, name, Some(known));
                }
            }
        }
    }

    /// The declaration of a name, if there is one.
    pub fn find(&self, space: Space, namespace: Option<&Arc<str>>, local: &str) -> Option<DeclarationId> {
        self.namespaces.get(&namespace.cloned())?.get(&(space, local)).copied()
    }

    /// Whether any document is for this namespace.
    pub fn has_namespace(&self, namespace: Option<&Arc<str>>) -> bool {
        self.namespaces.contains_key(&namespace.cloned())
    }

    /// The known names of a space in a namespace that are like a name.
    pub fn like(&self, space: Space, namespace: Option<&Arc<str>>, local: &str) -> Option<&str> {
        let known = self.namespaces.get(&namespace.cloned())?;
        known
            .keys()
            .filter(|(of, _)| *of == space)
            .map(|(_, name)| (distance(local, name), *name))
            .filter(|(distance, _)| *distance <= local.chars().count().div_ceil(3))
            .min()
            .map(|(_, name)| name)
    }
}

/// Whether XML Schema itself defines a type of that name.
pub(crate) fn builtin_type(local: &str) -> bool {
    local == "anyType" || Builtin::from_local(local).is_some()
}

/// What a QName in a document means, before anything is looked up.
pub(crate) struct Reference<'n> {
    pub namespace: Option<Arc<str>>,
    pub local: &'n str,
}

/// Resolves the prefix of a QName; a finding where it is not bound or its namespace is not imported.
pub(crate) fn reference<'n>(
    document: &Document,
    node: &Node,
    value: &'n str,
    place: Place,
) -> Result<Reference<'n>, Box<Finding>> {
    let (prefix, local) = value.split_once(':').unwrap_or(("", value));
    let namespace: Option<Arc<str>> = match node.namespace_of(prefix) {
        Some(namespace) => Some(Arc::from(namespace)),
        None if prefix.is_empty() => None,
        None => return Err(Box::new(Finding::new("src-qname", place).arg("name", value).arg("prefix", prefix))),
    };
    let namespace = if namespace.is_none() && document.chameleon { document.target.clone() } else { namespace };
    let visible = namespace == document.target
        || matches!(namespace.as_deref(), Some(XSD | XSI))
        || document.imports.contains(&namespace)
        || (document.built_in && namespace.as_deref() == Some(XML));
    if visible {
        return Ok(Reference { namespace, local });
    }
    let finding = match &namespace {
        None => Finding::new("src-resolve.4.1", place),
        Some(namespace) => Finding::new("src-resolve.4.2", place).arg("namespace", &**namespace),
    };
    Err(Box::new(finding.arg("name", value)))
}

/// The documents so that what one includes stands before it.
fn inside_out(documents: &[Document]) -> Vec<u32> {
    let mut out = Vec::with_capacity(documents.len());
    let mut seen = vec![false; documents.len()];
    for root in 0..documents.len() {
        let mut stack = vec![(root, 0)];
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        while let Some((at, next)) = stack.pop() {
            match documents[at].includes.get(next) {
                Some(&child) => {
                    stack.push((at, next + 1));
                    let child = child as usize;
                    if !std::mem::replace(&mut seen[child], true) {
                        stack.push((child, 0));
                    }
                }
                None => out.push(u32::try_from(at).unwrap_or(u32::MAX)),
            }
        }
    }
    out
}

/// The documents to which these lead, directly or not, and they themselves.
fn reachable(documents: &[Document], from: &[u32], next: impl Fn(&Document) -> Vec<u32>) -> Vec<u32> {
    let mut seen = from.to_vec();
    let mut at = 0;
    while let Some(&number) = seen.get(at) {
        for child in next(&documents[number as usize]) {
            if !seen.contains(&child) {
                seen.push(child);
            }
        }
        at += 1;
    }
    seen
}

/// How many characters have to be put in, left out or replaced.
fn distance(a: &str, b: &str) -> usize {
    if a.eq_ignore_ascii_case(b) {
        return 0;
    }
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("Adresse", "adresse"), 0);
        assert_eq!(distance("Adrese", "Adresse"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "acb"), 2);
    }
}
