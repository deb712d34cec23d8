//! Identity constraints while a document goes by: `xs:unique`, `xs:key`, `xs:keyref` (cvc-identity-constraint).
//!
//! XPaths of the schema subset look down only, so whether an element lies on one can be told from the open elements alone. As long
//! as no constrained element is open, nothing is done.

use std::collections::{HashMap, HashSet};

use crate::report::Finding;
use crate::schema::simple::{Scope, SimpleId, Value};
use crate::schema::{ElementId, IdentityKind, NameId, NameTest, Way};

use super::engine::{Engine, place};
use super::frame::{Frame, Label};

/// A key: a value for each field.
type Key = Vec<Value>;

/// All open constraints, and the elements of which keys are being collected.
#[derive(Debug, Default)]
pub(super) struct Identities {
    scopes: Vec<Scoped>,
    nodes: Vec<Node>,
    /// The tables of constraints whose element has ended, for key references around it: number, depth, keys.
    ended: Vec<(u32, usize, HashSet<Key>)>,
    /// How many keys and references are kept in all of them.
    kept: usize,
    /// Whether there were too many: no constraint is checked any more.
    full: bool,
}

/// A constraint of an open element.
#[derive(Debug)]
struct Scoped {
    number: u32,
    /// The constrained element, by its place among the open ones.
    depth: usize,
    keys: HashSet<Key>,
    references: Vec<Reference>,
    /// How many tables had ended before.
    ended: usize,
}

#[derive(Debug)]
struct Reference {
    key: Key,
    span: (usize, usize),
    path: String,
}

/// An element that a selector found.
#[derive(Debug)]
struct Node {
    scope: usize,
    depth: usize,
    fields: Vec<Field>,
}

#[derive(Debug, Clone)]
enum Field {
    Missing,
    Found(Value),
    /// Found twice, or not a simple value, or in error: reported, and the key is not used.
    Broken,
}

impl Identities {
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.scopes.is_empty()
    }
}

impl Engine<'_> {
    /// An element with a declaration has been opened: its constraints begin, and it may be what a selector looks for.
    #[inline]
    pub(super) fn begin_identities(&mut self, element: Option<ElementId>) {
        let schema = self.schema;
        let own = element.map_or(&[][..], |element| &schema.element(element).constraints);
        if !own.is_empty() || !self.identities.is_idle() {
            self.begin_constraints(own);
        }
    }

    fn begin_constraints(&mut self, own: &[u32]) {
        let schema = self.schema;
        let depth = self.frames.len() - 1;
        for number in own {
            self.identities.scopes.push(Scoped {
                number: *number,
                depth,
                keys: HashSet::new(),
                references: Vec::new(),
                ended: self.identities.ended.len(),
            });
        }
        for (at, scope) in self.identities.scopes.iter().enumerate() {
            let identity = schema.identity(scope.number);
            if identity.selector.iter().any(|way| lies_on(schema, &self.frames, way, scope.depth, depth)) {
                let fields = vec![Field::Missing; identity.fields.len()];
                self.identities.nodes.push(Node { scope: at, depth, fields });
            }
        }
    }

    /// An attribute with a valid value may be a field; `simple` is none where it has no type.
    #[inline]
    pub(super) fn field_attribute(
        &mut self,
        name: Option<NameId>,
        simple: Option<SimpleId>,
        text: &str,
        scope: &dyn Scope,
    ) {
        if self.identities.nodes.is_empty() {
            return;
        }
        self.field(Some(name), simple, text, scope);
    }

    /// An element that ends may be a field; `simple` is none where its type is not simple.
    #[inline]
    pub(super) fn field_element(&mut self, simple: Option<SimpleId>, text: &str, scope: &dyn Scope) {
        if self.identities.nodes.is_empty() {
            return;
        }
        self.field(None, simple, text, scope);
    }

    fn field(&mut self, attribute: Option<Option<NameId>>, simple: Option<SimpleId>, text: &str, scope: &dyn Scope) {
        let schema = self.schema;
        let depth = self.frames.len() - 1;
        let mut value = None;
        let mut broken = Vec::new();
        for node in &mut self.identities.nodes {
            let identity = schema.identity(self.identities.scopes[node.scope].number);
            for (field, ways) in node.fields.iter_mut().zip(&identity.fields) {
                let found = ways.iter().any(|way| {
                    let here = match (way.attribute, attribute) {
                        (None, None) => true,
                        (Some(test), Some(name)) => admits_attribute(schema, test, name),
                        _ => false,
                    };
                    here && lies_on(schema, &self.frames, way, node.depth, depth)
                });
                if !found {
                    continue;
                }
                let value = value.get_or_insert_with(|| {
                    simple.and_then(|simple| schema.simple_types().value(simple, text, scope).ok())
                });
                *field = match (&*field, value) {
                    (Field::Missing, Some(value)) => Field::Found(value.clone()),
                    (Field::Broken, _) => Field::Broken,
                    _ => {
                        broken.push((identity.name, self.frames[node.depth].span));
                        Field::Broken
                    }
                };
            }
        }
        for (name, span) in broken {
            let finding = Finding::new("cvc-identity-constraint.3", place(span)).arg("name", schema.local(name));
            self.report(finding);
        }
    }

    /// An element ends: its key is complete, and its own constraints are.
    pub(super) fn end_identities(&mut self) {
        if self.identities.is_idle() {
            return;
        }
        let depth = self.frames.len() - 1;
        while self.identities.nodes.last().is_some_and(|node| node.depth == depth) {
            if let Some(node) = self.identities.nodes.pop() {
                self.end_node(node);
            }
        }
        let first = self.identities.scopes.iter().position(|scope| scope.depth == depth);
        let Some(first) = first else { return };
        let own = self.identities.scopes.split_off(first);
        let (references, keys): (Vec<_>, Vec<_>) = own
            .into_iter()
            .partition(|scope| matches!(self.schema.identity(scope.number).kind, IdentityKind::KeyRef(_)));
        for scope in keys {
            self.identities.ended.push((scope.number, depth, scope.keys));
        }
        for scope in references {
            self.identities.kept -= scope.references.len();
            if !self.identities.full {
                self.end_references(scope, depth);
            }
        }
        let wanted = |scope: &Scoped| matches!(self.schema.identity(scope.number).kind, IdentityKind::KeyRef(_));
        if !self.identities.scopes.iter().any(wanted) {
            let ended = self.identities.ended.drain(..).map(|(_, _, keys)| keys.len()).sum::<usize>();
            self.identities.kept -= ended;
        }
    }

    /// Whether there is room for another key or reference; said once if not.
    fn keep_key(&mut self, span: (usize, usize)) -> bool {
        let limit = self.options.limits.keys;
        if self.identities.kept < limit {
            self.identities.kept += 1;
            return true;
        }
        self.identities.full = true;
        self.report(Finding::new("limit-keys", place(span)).arg("limit", limit.to_string()));
        false
    }

    fn end_node(&mut self, node: Node) {
        let schema = self.schema;
        let number = self.identities.scopes[node.scope].number;
        let identity = schema.identity(number);
        let span = self.frames[node.depth].span;
        if self.identities.full || node.fields.iter().any(|field| matches!(field, Field::Broken)) {
            return;
        }
        let total = node.fields.len();
        let key: Key = node
            .fields
            .into_iter()
            .filter_map(|field| match field {
                Field::Found(value) => Some(value),
                _ => None,
            })
            .collect();
        let complete = key.len() == total;
        let name = schema.local(identity.name);
        match identity.kind {
            IdentityKind::Key if !complete => {
                self.report(Finding::new("cvc-identity-constraint.4.2.1", place(span)).arg("name", name));
            }
            _ if !complete => {}
            IdentityKind::Unique | IdentityKind::Key => {
                if !self.identities.scopes[node.scope].keys.contains(&key) {
                    if self.keep_key(span) {
                        self.identities.scopes[node.scope].keys.insert(key);
                    }
                } else {
                    let rule = match identity.kind {
                        IdentityKind::Unique => "cvc-identity-constraint.4.1",
                        _ => "cvc-identity-constraint.4.2.2",
                    };
                    self.report(Finding::new(rule, place(span)).arg("name", name));
                }
            }
            IdentityKind::KeyRef(_) => {
                if !self.keep_key(span) {
                    return;
                }
                let path = self.path();
                self.identities.scopes[node.scope].references.push(Reference { key, span, path });
            }
        }
    }

    fn end_references(&mut self, scope: Scoped, depth: usize) {
        let schema = self.schema;
        let identity = schema.identity(scope.number);
        let IdentityKind::KeyRef(refer) = identity.kind else { return };
        // A key of the element itself counts; of keys below it those that only one of them has (Part 1, 3.11.4).
        let mut below: HashMap<&Key, usize> = HashMap::new();
        let mut own = HashSet::new();
        for (number, at, keys) in &self.identities.ended[scope.ended.min(self.identities.ended.len())..] {
            if *number == refer {
                if *at == depth {
                    own.extend(keys);
                } else {
                    keys.iter().for_each(|key| *below.entry(key).or_default() += 1);
                }
            }
        }
        let mut findings = Vec::new();
        for reference in &scope.references {
            if !own.contains(&reference.key) && below.get(&reference.key) != Some(&1) {
                let refer = schema.local(schema.identity(refer).name);
                let finding = Finding::new("cvc-identity-constraint.4.3", place(reference.span));
                let finding = finding.path(reference.path.clone());
                findings.push(finding.arg("name", schema.local(identity.name)).arg("refer", refer));
            }
        }
        findings.into_iter().for_each(|finding| self.report_at_path(finding));
    }

    /// A key's field must not be an element that may be nil (cvc-identity-constraint.4.2.3).
    pub(super) fn field_nillable(&mut self, element: Option<ElementId>) {
        if self.identities.nodes.is_empty() || !element.is_some_and(|element| self.schema.element(element).nillable) {
            return;
        }
        let schema = self.schema;
        let depth = self.frames.len() - 1;
        let mut found = Vec::new();
        for node in &mut self.identities.nodes {
            let identity = schema.identity(self.identities.scopes[node.scope].number);
            if identity.kind != IdentityKind::Key {
                continue;
            }
            for (field, ways) in node.fields.iter_mut().zip(&identity.fields) {
                let ways = ways.iter().filter(|way| way.attribute.is_none());
                if ways.into_iter().any(|way| lies_on(schema, &self.frames, way, node.depth, depth)) {
                    *field = Field::Broken;
                    found.push((identity.name, self.frames[node.depth].span));
                }
            }
        }
        for (name, span) in found {
            let finding = Finding::new("cvc-identity-constraint.4.2.3", place(span)).arg("name", schema.local(name));
            self.report(finding);
        }
    }
}

/// Whether the open element at `to` lies on a way that begins at the one at `from`.
fn lies_on(schema: &crate::schema::Schema, frames: &[Frame], way: &Way, from: usize, to: usize) -> bool {
    let length = way.steps.len();
    let distance = to - from;
    if distance < length || !way.anywhere && distance != length {
        return false;
    }
    let last = &frames[to + 1 - length..=to];
    way.steps.iter().zip(last).all(|(test, frame)| match (test, frame.label) {
        (NameTest::Any, _) => true,
        (NameTest::Name(name), Label::Known(label)) => *name == label,
        (NameTest::Namespace(namespace), Label::Known(label)) => schema.namespace_of(label) == *namespace,
        (_, Label::Unknown(..)) => false,
    })
}

fn admits_attribute(schema: &crate::schema::Schema, test: NameTest, name: Option<NameId>) -> bool {
    match (test, name) {
        (NameTest::Any, _) => true,
        (NameTest::Name(test), Some(name)) => test == name,
        (NameTest::Namespace(namespace), Some(name)) => schema.namespace_of(name) == namespace,
        (_, None) => false,
    }
}
