//! Model groups, their definitions and particles (Part 1, 3.7 to 3.9).

use std::collections::HashMap;
use std::sync::Arc;

use super::annotation;
use super::{Builder, Context, order, wildcard};
use crate::report::Finding;
use crate::xsd::component::{Annotation, Compositor, GroupRestriction, ModelGroup, Particle, QName, Term};
use crate::xsd::names::{DeclarationId, Space};
use crate::xsd::node::Node;
use crate::xsd::token::count;

/// A group as it was built, with the depth to which groups are nested in it.
#[derive(Debug, Clone)]
pub(super) struct Built {
    pub group: Arc<ModelGroup>,
    pub depth: usize,
}

/// A particle with the depth to which groups are nested in it.
#[derive(Debug, Clone)]
pub(super) struct Nested {
    pub particle: Particle,
    pub depth: usize,
}

const MODELS: [&str; 3] = ["sequence", "choice", "all"];

impl<'a> Builder<'a> {
    /// Reads all named groups, those that others refer to first.
    pub(super) fn define_groups(&mut self) {
        let names = self.names;
        let groups: Vec<DeclarationId> = (0u32..)
            .zip(&names.declarations)
            .filter(|(_, declaration)| declaration.space == Space::Group)
            .map(|(id, _)| DeclarationId(id))
            .collect();
        let place_of: HashMap<DeclarationId, usize> = groups.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let needs = |at: usize| {
            let mut references = Vec::new();
            group_references(names.declarations[groups[at].index()].node, &mut references);
            references.into_iter().filter_map(|node| place_of.get(&self.peek(groups[at], node)?).copied()).collect()
        };
        let mut circles = Vec::new();
        let order = order::inside_out(groups.len(), needs, |from, _| circles.push(from));
        for at in circles {
            let declaration = &names.declarations[groups[at].index()];
            let finding = Finding::new("mg-props-correct.2", declaration.node.place_of("name"));
            self.push(declaration.document, finding.arg("name", declaration.name.to_string()));
        }
        for at in order {
            let id = groups[at];
            let declaration = &names.declarations[id.index()];
            let redefining = declaration.redefined.map(|_| id);
            let context = Context { document: declaration.document, redefining };
            let Some(model) = declaration.node.child_of(&MODELS) else { continue };
            let (mut group, depth) = self.model_group(context, model);
            group.name = Some(declaration.name.clone());
            let mut annotation = annotation::of(declaration.node);
            let inner = std::mem::take(&mut group.annotation);
            annotation.documentation.extend(inner.documentation);
            annotation.appinfo.extend(inner.appinfo);
            annotation.foreign.extend(inner.foreign);
            group.annotation = annotation;
            let group = Arc::new(group);
            self.set.groups.insert(declaration.name.clone(), Arc::clone(&group));
            if let Some(redefined) = declaration.redefined {
                self.check_redefined_group(context, declaration.node, (id, redefined), &group);
            }
            self.groups.insert(id, Built { group, depth });
        }
    }

    /// A redefinition contains what it redefines, exactly once, or restricts it (`src-redefine`, 6).
    fn check_redefined_group(
        &mut self,
        context: Context,
        node: &Node,
        (id, redefined): (DeclarationId, DeclarationId),
        group: &Arc<ModelGroup>,
    ) {
        let mut references = Vec::new();
        group_references(node, &mut references);
        references.retain(|reference| self.peek(id, reference) == Some(redefined));
        match references.as_slice() {
            [] => {
                if let Some(base) = self.groups.get(&redefined) {
                    let base = Arc::clone(&base.group);
                    let at = Self::at(context, node);
                    self.set.group_restrictions.push(GroupRestriction { group: Arc::clone(group), base, at });
                }
            }
            [once] => {
                let one = |attribute: &str| once.get(attribute).and_then(count).is_none_or(|count| count == 1);
                if !one("minOccurs") || !one("maxOccurs") || once.get("maxOccurs") == Some("unbounded") {
                    self.push(context.document, Finding::new("src-redefine.6.1.2", once.place));
                }
            }
            [_, second, ..] => self.push(context.document, Finding::new("src-redefine.6.1.1", second.place)),
        }
    }

    /// `sequence`, `choice` or `all`, and how deep groups are nested in it.
    fn model_group(&mut self, context: Context, node: &'a Node) -> (ModelGroup, usize) {
        let compositor = match &*node.local {
            "choice" => Compositor::Choice,
            "all" => Compositor::All,
            _ => Compositor::Sequence,
        };
        let mut particles = Vec::new();
        let mut depth = 0;
        for child in node.elements() {
            if let Some(nested) = self.particle(context, child, false) {
                depth = depth.max(nested.depth);
                particles.push(nested.particle);
            }
        }
        let group = ModelGroup { name: None, compositor, particles, annotation: annotation::of(node) };
        (group, depth + 1)
    }

    /// The particle that an element of a content model stands for; none if it may not occur. `top` says that it is the whole
    /// content of a type.
    pub(super) fn particle(&mut self, context: Context, node: &'a Node, top: bool) -> Option<Nested> {
        let min = node.get("minOccurs").and_then(count).unwrap_or(1);
        let max = match node.get("maxOccurs") {
            Some("unbounded") => None,
            Some(max) => Some(count(max).unwrap_or(1)),
            None => Some(1),
        };
        // What does not fit into 32 bits is as good as unbounded.
        let max = max.filter(|max| *max < u32::MAX);
        if max.is_some_and(|max| max < min) {
            let place =
                if node.attr("maxOccurs").is_some() { node.place_of("maxOccurs") } else { node.place_of("minOccurs") };
            let finding = Finding::new("p-props-correct.2.1", place).arg("min", min.to_string());
            self.push(context.document, finding.arg("max", max.unwrap_or_default().to_string()));
        }
        let (term, annotation, depth) = match &*node.local {
            "element" => {
                let (element, annotation) = self.element_particle(context, node)?;
                (Term::Element(element), annotation, 0)
            }
            "any" => (Term::Wildcard(wildcard::read(self.document(context), node)), annotation::of(node), 0),
            "group" => {
                let built = self.referred_group(context, node)?;
                if built.group.compositor == Compositor::All && !(top && max == Some(1)) && max != Some(0) {
                    self.push(context.document, Finding::new("cos-all-limited.1.2", node.place));
                }
                (Term::Group(built.group), annotation::of(node), built.depth)
            }
            "sequence" | "choice" | "all" => {
                let (group, depth) = self.model_group(context, node);
                (Term::Group(Arc::new(group)), Annotation::default(), depth)
            }
            _ => return None,
        };
        if max == Some(0) {
            return None;
        }
        if depth > self.limits.depth {
            let finding = Finding::new("limit-depth", node.place);
            self.push(context.document, finding.arg("limit", self.limits.depth.to_string()));
            return None;
        }
        let particle = Particle { min, max, term, annotation, at: Self::at(context, node) };
        Some(Nested { particle, depth })
    }

    fn referred_group(&mut self, context: Context, node: &'a Node) -> Option<Built> {
        let attr = node.attr("ref")?;
        let id = self.find(Space::Group, context, node, &attr.value, attr.value_place)?;
        self.groups.get(&id).cloned()
    }

    /// The name of a global component, or of a local one of that form.
    pub(super) fn local_name(&self, context: Context, node: &Node, name: &str, default: &str) -> QName {
        let namespace = self.document(context).local_namespace(node, default);
        QName { namespace, local: name.into() }
    }
}

/// References to groups in a group's content, those in types of its elements left out.
fn group_references<'n>(node: &'n Node, out: &mut Vec<&'n Node>) {
    for child in node.elements() {
        match &*child.local {
            "group" => out.push(child),
            "sequence" | "choice" | "all" => group_references(child, out),
            _ => {}
        }
    }
}
