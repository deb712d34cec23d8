//! Annotations (Part 1, 3.13).

use crate::xsd::component::{Annotation, Documentation, Node as AppinfoNode, QName};
use crate::xsd::node::{Attr, Child, Node, XML};

/// The annotation of an element: its `xs:annotation` and its own attributes of other namespaces.
pub(super) fn of(node: &Node) -> Annotation {
    let mut annotation = Annotation { foreign: foreign(node), ..Annotation::default() };
    if let Some(child) = node.child("annotation") {
        add(child, &mut annotation);
    }
    annotation
}

/// All annotations of `xs:schema`.
pub(super) fn of_schema(root: &Node) -> Annotation {
    let mut annotation = Annotation { foreign: foreign(root), ..Annotation::default() };
    for child in root.elements().filter(|child| child.is("annotation")) {
        add(child, &mut annotation);
    }
    annotation
}

fn add(node: &Node, annotation: &mut Annotation) {
    annotation.foreign.extend(foreign(node));
    for child in node.elements() {
        if child.is("documentation") {
            let lang =
                child.attributes.iter().find(|attr| &*attr.local == "lang" && attr.namespace.as_deref() == Some(XML));
            let lang = lang.map(|attr| attr.value.clone());
            annotation.documentation.push(Documentation { lang, text: child.deep_text() });
        } else if child.is("appinfo") {
            annotation.appinfo.extend(child.all_elements().map(appinfo));
        }
    }
}

fn foreign(node: &Node) -> Vec<(QName, String)> {
    node.attributes.iter().filter(|attr| attr.namespace.is_some() && !attr.rejected).map(named).collect()
}

fn named(attr: &Attr) -> (QName, String) {
    (QName { namespace: attr.namespace.clone(), local: attr.local.clone() }, attr.value.clone())
}

fn appinfo(node: &Node) -> AppinfoNode {
    let text = node.children.iter().filter_map(|child| match child {
        Child::Text(text, _) => Some(text.as_str()),
        Child::Node(_) => None,
    });
    AppinfoNode {
        name: QName { namespace: node.namespace.clone(), local: node.local.clone() },
        attributes: node.attributes.iter().map(named).collect(),
        text: text.collect(),
        children: node.all_elements().map(appinfo).collect(),
    }
}
