//! Attribute group definitions and the attributes that a type declares itself (Part 1, 3.6 and 3.4.2).

use std::collections::{HashMap, HashSet};

use super::{Builder, Context, order, wildcard};
use crate::report::{Finding, Place};
use crate::xsd::component::{AttributeUse, QName, Wildcard};
use crate::xsd::names::{DeclarationId, Space};
use crate::xsd::node::Node;

/// Attribute uses and a wildcard.
#[derive(Debug, Clone, Default)]
pub(super) struct AttributeSet {
    /// The uses in the order of the document, each with the place where it was written or referred to.
    pub uses: Vec<(AttributeUse, Place)>,
    /// The names of prohibited attributes.
    pub prohibited: Vec<QName>,
    /// The wildcard, groups included.
    pub wildcard: Option<Wildcard>,
}

impl<'a> Builder<'a> {
    /// Reads all attribute groups, those that others refer to first.
    pub(super) fn define_attribute_groups(&mut self) {
        let names = self.names;
        let mut place_of = HashMap::new();
        let groups: Vec<DeclarationId> = (0u32..)
            .zip(&names.declarations)
            .filter(|(_, declaration)| declaration.space == Space::AttributeGroup)
            .map(|(id, _)| DeclarationId(id))
            .collect();
        for (at, id) in groups.iter().enumerate() {
            place_of.insert(*id, at);
        }
        let needs = |at: usize| {
            let node = names.declarations[groups[at].index()].node;
            let references = node.elements().filter(|child| child.is("attributeGroup"));
            references.filter_map(|child| place_of.get(&self.peek(groups[at], child)?).copied()).collect()
        };
        let mut circles = Vec::new();
        let order = order::inside_out(groups.len(), needs, |from, _| circles.push(from));
        for at in circles {
            let declaration = &names.declarations[groups[at].index()];
            let finding = Finding::new("src-attribute_group.3", declaration.node.place_of("name"));
            self.push(declaration.document, finding.arg("name", declaration.name.to_string()));
        }
        for at in order {
            let id = groups[at];
            let declaration = &names.declarations[id.index()];
            let redefining = declaration.redefined.map(|_| id);
            let context = Context { document: declaration.document, redefining };
            let mut set = self.attribute_set(context, declaration.node);
            self.distinct(context, &set, "ag-props-correct.2");
            // Groups that refer to one twice would double with every level.
            let mut seen = HashSet::new();
            set.uses.retain(|(attribute, _)| seen.insert(attribute.attribute));
            if let Some(redefined) = declaration.redefined {
                self.check_redefined_attributes(context, declaration.node, id, redefined, &set);
            }
            self.attribute_groups.insert(id, set);
        }
    }

    /// A redefinition contains what it redefines, once, or restricts it (`src-redefine`, 7).
    fn check_redefined_attributes(
        &mut self,
        context: Context,
        node: &Node,
        id: DeclarationId,
        redefined: DeclarationId,
        set: &AttributeSet,
    ) {
        let groups = node.elements().filter(|child| child.is("attributeGroup"));
        let itself: Vec<&Node> = groups.filter(|child| self.peek(id, child) == Some(redefined)).collect();
        match itself.as_slice() {
            [] => {
                let base = self.attribute_groups.get(&redefined).cloned().unwrap_or_default();
                let missing: Vec<String> = (base.uses.iter().filter(|(attribute, _)| attribute.required))
                    .map(|(attribute, _)| &self.set.attributes[attribute.attribute.index()].name)
                    .filter(|name| {
                        !set.uses.iter().any(|(own, _)| self.set.attributes[own.attribute.index()].name == **name)
                    })
                    .map(ToString::to_string)
                    .collect();
                for name in missing {
                    let finding = Finding::new("derivation-ok-restriction.3", node.place);
                    self.push(context.document, finding.arg("name", name));
                }
                self.check_restricted_attributes((context.document, node.place), set, &base);
            }
            [_] => {}
            [_, second, ..] => self.push(context.document, Finding::new("src-redefine.7.1", second.place)),
        }
    }

    /// The declaration that a `ref` in a definition means, without findings.
    pub(super) fn peek(&self, inside: DeclarationId, node: &Node) -> Option<DeclarationId> {
        let declaration = &self.names.declarations[inside.index()];
        let document = &self.documents[declaration.document as usize];
        let attr = node.attr("ref")?;
        let found = super::reference(document, node, &attr.value, attr.value_place).ok()?;
        let itself = found.namespace == declaration.name.namespace && found.local == &*declaration.name.local;
        if itself && declaration.redefined.is_some() {
            return declaration.redefined;
        }
        self.names.find(declaration.space, found.namespace.as_ref(), found.local)
    }

    /// The attributes that a type or a group declares itself.
    pub(super) fn attribute_set(&mut self, context: Context, node: &'a Node) -> AttributeSet {
        let mut set = AttributeSet::default();
        let mut of_groups: Vec<(Wildcard, Place)> = Vec::new();
        for child in node.elements() {
            match &*child.local {
                "attribute" => match self.attribute_use(context, child) {
                    Some(Ok(attribute)) => set.uses.push((attribute, child.place)),
                    Some(Err(prohibited)) => set.prohibited.push(prohibited),
                    None => {}
                },
                "attributeGroup" => {
                    let Some(attr) = child.attr("ref") else { continue };
                    let found = self.find(Space::AttributeGroup, context, child, &attr.value, attr.value_place);
                    let Some(group) = found.and_then(|id| self.attribute_groups.get(&id)) else { continue };
                    set.uses.extend(group.uses.iter().map(|(attribute, _)| (attribute.clone(), child.place)));
                    of_groups.extend(group.wildcard.clone().map(|wildcard| (wildcard, child.place)));
                }
                _ => {}
            }
        }
        let own = node.child("anyAttribute");
        let own = own.map(|child| (wildcard::read(self.document(context), child), child.place));
        for (next, place) in own.into_iter().chain(of_groups) {
            set.wildcard = Some(match set.wildcard.take() {
                None => next,
                Some(so_far) => match wildcard::intersection(&so_far.namespaces, &next.namespaces) {
                    Some(namespaces) => Wildcard { namespaces, process: so_far.process },
                    None => {
                        self.push(context.document, Finding::new("src-ct.4", place));
                        so_far
                    }
                },
            });
        }
        set
    }

    /// No attribute twice, and not two of type `xs:ID`.
    pub(super) fn distinct(&mut self, context: Context, set: &AttributeSet, rule: &str) {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        let mut id: Option<String> = None;
        for (attribute, place) in &set.uses {
            let declaration = &self.set.attributes[attribute.attribute.index()];
            let name = declaration.name.to_string();
            if !seen.insert(name.clone()) {
                found.push(Finding::new(rule, *place).arg("name", name));
            } else if self.is_id(declaration.type_id) {
                if let Some(other) = &id {
                    let rule = if rule == "ag-props-correct.2" { "ag-props-correct.3" } else { "ct-props-correct.5" };
                    found.push(Finding::new(rule, *place).arg("name", name).arg("other", other.as_str()));
                } else {
                    id = Some(name);
                }
            }
        }
        for finding in found {
            self.push(context.document, finding);
        }
    }
}
