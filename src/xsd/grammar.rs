//! Checks a schema document against the [table](super::table) of `xs:` elements and rejects what does not belong there, so that
//! whoever reads the tree afterwards sees only what is allowed.

use std::collections::HashSet;

use super::faults::Faults;
use super::node::{Attr, Child, Node, XML, XSD, collapse};
use super::table::{self, Row, Slot};
use super::token::Token;
use super::version;
use crate::report::{Finding, Place};

/// What XSD 1.1 added: known by name, but not read.
const XSD_1_1: [&str; 8] = [
    "alternative",
    "assert",
    "assertion",
    "defaultOpenContent",
    "explicitTimezone",
    "maxScale",
    "openContent",
    "override",
];

/// Checks a document from its root, which has to be `xs:schema`. Says whether it is one.
pub(crate) fn check(root: &mut Node, document: u32, faults: &mut Faults) -> bool {
    if !root.is("schema") {
        let finding = Finding::new("s4s-elt-schema-ns", root.place).arg("element", display(root));
        faults.push(document, finding.expecting(vec![format!("{{{XSD}}}schema")]));
        return false;
    }
    version::select(root);
    Checker { document, faults, ids: HashSet::new() }.element(root, &table::SCHEMA);
    true
}

/// The path of a place in a document: the elements around it, with an index where they may repeat, and the attribute.
pub(crate) fn path(root: &Node, place: Place) -> String {
    let mut out = format!("/{}", root.local);
    let (mut node, mut row) = (root, Some(&table::SCHEMA));
    'down: loop {
        let mut seen: Vec<&str> = Vec::new();
        for child in node.all_elements() {
            seen.push(&child.local);
            let end = child.place.end.max(child.end.offset + 1);
            if child.place.offset <= place.offset && place.offset < end {
                let found = row.and_then(|row| slot_of(row, child, 0));
                out.push('/');
                out.push_str(&child.local);
                if found.is_none_or(|(slot, _)| slot.many) {
                    let index = seen.iter().filter(|local| **local == &*child.local).count();
                    out.push_str(&format!("[{index}]"));
                }
                (node, row) = (child, found.map(|(_, row)| row));
                continue 'down;
            }
        }
        break;
    }
    if let Some(attr) = node.attributes.iter().find(|attr| attr.place == place || attr.value_place == place) {
        out.push_str("/@");
        out.push_str(&attr.local);
    }
    out
}

fn display(node: &Node) -> String {
    match (&node.namespace, node.in_xsd()) {
        (_, true) => format!("xs:{}", node.local),
        (Some(namespace), false) => format!("{{{namespace}}}{}", node.local),
        (None, false) => node.local.to_string(),
    }
}

fn slot_of<'s>(row: &'s Row, node: &Node, from: usize) -> Option<(&'s Slot, &'static Row)> {
    row.slots[from..].iter().find_map(|slot| row_of(slot, node).map(|row| (*slot, row)))
}

fn row_of(slot: &Slot, node: &Node) -> Option<&'static Row> {
    slot.rows.iter().copied().find(|row| node.is(row.element))
}

struct Checker<'a> {
    document: u32,
    faults: &'a mut Faults,
    ids: HashSet<String>,
}

impl Checker<'_> {
    fn push(&mut self, finding: Finding) {
        self.faults.push(self.document, finding);
    }

    fn element(&mut self, node: &mut Node, row: &'static Row) {
        self.attributes(node, row);
        if !row.open {
            self.children(node, row);
        }
    }

    fn attributes(&mut self, node: &mut Node, row: &'static Row) {
        let name = display(node);
        let mut named = HashSet::new();
        for attr in &mut node.attributes {
            let rule = match attr.namespace.as_deref() {
                None => row.attributes.iter().find(|rule| *rule.name == *attr.local),
                Some(XSD) => None,
                Some(namespace) => {
                    if namespace == XML && &*attr.local == "lang" {
                        attr.rejected = !self.value(attr, table::LANG);
                    }
                    continue;
                }
            };
            let Some(rule) = rule else {
                let finding = Finding::new("s4s-att-not-allowed", attr.place)
                    .arg("attribute", &*attr.local)
                    .arg("element", name.as_str())
                    .expecting(row.attributes.iter().map(|rule| rule.name.to_owned()).collect());
                self.push(finding);
                attr.rejected = true;
                continue;
            };
            named.insert(rule.name);
            attr.rejected = !self.value(attr, rule.token);
        }
        for rule in row.attributes.iter().filter(|rule| rule.required && !named.contains(rule.name)) {
            let finding = Finding::new("s4s-att-must-appear", node.place);
            self.push(finding.arg("attribute", rule.name).arg("element", name.as_str()));
        }
    }

    /// Whether a value is of its type; collapses it where the type does.
    fn value(&mut self, attr: &mut Attr, token: Token) -> bool {
        if token.collapses() {
            attr.value = collapse(&attr.value);
        }
        let value = if token.collapses() { attr.value.clone() } else { collapse(&attr.value) };
        let unique = token != Token::Id || self.ids.insert(value.clone());
        if unique && token.admits(&value) {
            return true;
        }
        let finding = Finding::new("s4s-att-invalid-value", attr.value_place)
            .arg("attribute", &*attr.local)
            .arg("type", token.name())
            .arg("found", value)
            .expecting(token.words());
        self.push(finding);
        false
    }

    fn children(&mut self, node: &mut Node, row: &'static Row) {
        let mut at = 0;
        let mut filled = false;
        // Whether something wrong was taken for what is missing: one mistake, one finding.
        let mut excused = false;
        let parent = display(node);
        for child in &mut node.children {
            let child = match child {
                Child::Text(text, place) => {
                    if text.contains(|c| !matches!(c, ' ' | '\t' | '\n' | '\r')) {
                        let finding = Finding::new("s4s-elt-character", *place);
                        self.push(finding.arg("element", parent.as_str()));
                    }
                    continue;
                }
                Child::Node(child) if child.rejected => continue,
                Child::Node(child) => child,
            };
            let from = at + usize::from(filled && row.slots.get(at).is_some_and(|slot| !slot.many));
            let Some((index, found)) =
                (from..row.slots.len()).find_map(|at| row_of(row.slots[at], child).map(|row| (at, row)))
            else {
                child.rejected = true;
                self.misplaced(child, row, from, &parent);
                excused = true;
                continue;
            };
            let first_open = at + usize::from(filled);
            let skipped = row.slots.get(first_open..index).filter(|_| !excused);
            if let Some(missing) = skipped.and_then(|slots| slots.iter().find(|slot| slot.required)) {
                let finding = Finding::new("s4s-elt-must-match", child.place)
                    .arg("element", display(child))
                    .arg("parent", parent.as_str())
                    .expecting(names(missing));
                self.push(finding);
            }
            (at, filled) = (index, true);
            if row.slots[index].last {
                (at, filled) = (row.slots.len(), false);
            }
            self.element(child, found);
        }
        let first_open = at + usize::from(filled);
        let rest = row.slots.get(first_open..).filter(|_| !excused);
        if let Some(missing) = rest.and_then(|slots| slots.iter().find(|slot| slot.required)) {
            let finding = Finding::new("s4s-elt-must-match", node.end).arg("parent", parent);
            self.push(finding.expecting(names(missing)));
        }
    }

    fn misplaced(&mut self, child: &Node, row: &Row, from: usize, parent: &str) {
        let finding = if child.in_xsd() && XSD_1_1.contains(&&*child.local) {
            Finding::new("xefa-nicht-unterstuetzt", child.place).arg("construct", display(child))
        } else {
            let open = &row.slots[from.min(row.slots.len())..];
            Finding::new("s4s-elt-must-match", child.place)
                .arg("element", display(child))
                .arg("parent", parent)
                .expecting(open.iter().flat_map(|slot| names(slot)).collect())
        };
        self.push(finding);
    }
}

fn names(slot: &Slot) -> Vec<String> {
    slot.rows.iter().map(|row| format!("xs:{}", row.element)).collect()
}
