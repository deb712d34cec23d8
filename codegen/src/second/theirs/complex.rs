//! Complex types: what they are derived from, and their content.

use super::item::{control, facet, often};
use super::own::{Effective, Model, Own};
use super::*;

impl<'d> Theirs<'d> {
    pub(super) fn complex(&self, at: At<'_>, node: &ComplexBaseType) -> Vec<Item> {
        let own = Own::of(node);
        let mut items = vec![match own.base {
            Some(base) if own.extension => self.base(at, "extension", base),
            Some(base) => self.base(at, "restriction", base),
            None => Item::new(Aspect::Base, "restriction", format!("{{{XSD}}}anyType")),
        }];
        Item::flag(&mut items, "abstract", node.abstract_);
        let block = match (&node.block, &at.schema.block_default) {
            (Some(DerivationSetType::All), _) | (None, BlockSetType::All) => None,
            (Some(DerivationSetType::BlockSetItemList(list)), _) | (None, BlockSetType::BlockSetItemList(list)) => {
                Some(list)
            }
        };
        control(&mut items, "block", block, &["extension", "restriction"]);
        control(&mut items, "final", at.final_set(node.final_.as_ref()), &["extension", "restriction"]);
        items.push(self.content(at, node, &own));
        let mut attributes: Vec<Item> = self.attributes(at, node, 0).into_values().collect();
        attributes.sort_by(|a, b| a.name.cmp(&b.name));
        items.extend(attributes);
        items.extend(self.wildcard(at, node, 0).map(|any| Item::new(Aspect::Wildcard, "anyAttribute", any)));
        items
    }

    pub(super) fn content(&self, at: At<'_>, node: &ComplexBaseType, own: &Own<'_>) -> Item {
        let told = |value: &str| Item::new(Aspect::Content, "content", value);
        match self.effective(at, node, 0) {
            Effective::Empty => told("empty"),
            Effective::Simple(name) => {
                let of_base = |what, aspect| match self.base_content(at, own, 0) {
                    Effective::Simple(Some(name)) => Item::new(aspect, what, name.to_string()),
                    _ => Item::new(aspect, what, INHERITED),
                };
                let step = if let Some(name) = name {
                    Item::new(Aspect::Type, "type", name.to_string())
                } else if own.extension || (own.inline.is_none() && own.facets.is_empty()) {
                    of_base("type", Aspect::Type)
                } else if own.facets.is_empty() {
                    self.simple_item(at, Aspect::Type, "type", None, own.inline)
                } else {
                    let base = match own.inline {
                        Some(_) => self.simple_item(at, Aspect::Base, "restriction", None, own.inline),
                        None => of_base("restriction", Aspect::Base),
                    };
                    let facets = own.facets.iter().copied().filter_map(facet);
                    let items = std::iter::once(base).chain(facets).collect();
                    Item::new(Aspect::Type, "type", ANONYMOUS).with(items)
                };
                told("simple").with(vec![step])
            }
            Effective::Elements { mixed } => {
                let mut items = Vec::new();
                if own.extension && matches!(self.base_content(at, own, 0), Effective::Elements { .. }) {
                    items.push(Item::new(Aspect::Content, "of the base", ""));
                }
                let model = own.model.filter(|model| !model.is_empty());
                items.extend(model.map(|model| self.model(at, model)));
                told(if mixed { "mixed" } else { "elements" }).with(items)
            }
        }
    }

    /// What the content of a complex type is in the end (Part 1, 3.4.2).
    pub(super) fn effective(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> Effective {
        let own = Own::of(node);
        if own.simple {
            let named = match self.base_content(at, &own, depth) {
                Effective::Simple(name) if own.extension || (own.inline.is_none() && own.facets.is_empty()) => name,
                _ => None,
            };
            return Effective::Simple(named);
        }
        let explicit = match own.model.filter(|model| !model.is_empty()) {
            None if !own.mixed => Effective::Empty,
            _ => Effective::Elements { mixed: own.mixed },
        };
        if !own.extension {
            return explicit;
        }
        match (self.base_content(at, &own, depth), explicit) {
            (base, Effective::Empty) => base,
            (Effective::Empty, explicit) => explicit,
            (base, _) => base,
        }
    }

    /// The content of the base; of a simple type the type itself.
    pub(super) fn base_content(&self, at: At<'_>, own: &Own<'_>, depth: usize) -> Effective {
        let Some(base) = own.base else { return Effective::Elements { mixed: true } };
        let name = at.name(base);
        match self.base_type(at, &name, depth) {
            Some((at, TypeNode::Complex(base))) => self.effective(at, base, depth + 1),
            Some((_, TypeNode::Simple(_))) => Effective::Simple(Some(name)),
            None if name.namespace.as_deref() == Some(XSD) && name.local != "anyType" => Effective::Simple(Some(name)),
            None => Effective::Elements { mixed: true },
        }
    }

    pub(super) fn base_type<'s>(&'s self, at: At<'s>, name: &Name, depth: usize) -> Option<(At<'s>, TypeNode<'d>)> {
        if depth > MOST_BASES {
            return None;
        }
        if name.namespace.as_deref() == Some(XSD) && !self.types.contains_key(name) {
            return None;
        }
        self.find(&self.types, at, name)
    }

    pub(super) fn model(&self, at: At<'_>, model: Model<'_>) -> Item {
        let often = often(model.group.min_occurs, model.group.max_occurs);
        match &model.group.ref_ {
            Some(name) => Item::new(Aspect::Group, at.name(name).to_string(), often),
            None => Item::new(Aspect::Group, model.compositor, often).with(self.particles(at, model.group)),
        }
    }

    pub(super) fn particles(&self, at: At<'_>, group: &GroupType) -> Vec<Item> {
        let mut items = Vec::new();
        for content in &group.content {
            match content {
                GroupTypeContent::Element(element) if element.max_occurs != MaxOccurs::Bounded(0) => {
                    let often = often(element.min_occurs, element.max_occurs);
                    items.push(match &element.ref_ {
                        Some(name) => Item::new(Aspect::Element, format!("ref {}", at.name(name)), often),
                        None => {
                            let name = at.local(element.name.as_ref(), element.form, at.schema.element_form_default);
                            let told = self.element(at, element, false);
                            Item::new(Aspect::Element, name.to_string(), often).with(told)
                        }
                    });
                }
                GroupTypeContent::Any(any) if any.max_occurs != MaxOccurs::Bounded(0) => items.push(at.any(any)),
                _ => {
                    let model = model_of_group(content).filter(|model| model.group.max_occurs != MaxOccurs::Bounded(0));
                    items.extend(model.map(|model| self.model(at, model)));
                }
            }
        }
        items
    }
}
