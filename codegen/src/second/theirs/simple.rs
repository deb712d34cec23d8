//! Simple types, and what a type is derived from.

use super::item::{control, facet};
use super::*;

impl Theirs<'_> {
    pub(super) fn definition(&self, at: At<'_>, node: TypeNode<'_>) -> Vec<Item> {
        match node {
            TypeNode::Simple(node) => self.simple(at, node),
            TypeNode::Complex(node) => self.complex(at, node),
        }
    }

    /// A type by its name, or by the definition that stands in its place.
    pub(super) fn simple_item(
        &self,
        at: At<'_>,
        aspect: Aspect,
        what: &str,
        name: Option<&QName>,
        inline: Option<&SimpleBaseType>,
    ) -> Item {
        match (name, inline) {
            (Some(name), _) => Item::new(aspect, what, at.name(name).to_string()),
            (None, Some(inline)) => Item::new(aspect, what, ANONYMOUS).with(self.simple(at, inline)),
            (None, None) => Item::new(aspect, what, format!("{{{XSD}}}anySimpleType")),
        }
    }

    /// The base of a derivation; a redefinition's is what it redefines, which has lost its name.
    pub(super) fn base(&self, at: At<'_>, what: &str, base: &QName) -> Item {
        let name = at.name(base);
        if at.itself.is_some_and(|(itself, _)| *itself == name)
            && let Some((at, node)) = self.find(&self.types, at, &name)
        {
            return Item::new(Aspect::Base, what, ANONYMOUS).with(self.definition(at, node));
        }
        Item::new(Aspect::Base, what, name.to_string())
    }

    pub(super) fn simple(&self, at: At<'_>, node: &SimpleBaseType) -> Vec<Item> {
        let mut items = Vec::new();
        let mut facets = Vec::new();
        for content in &node.content {
            match content {
                SimpleBaseTypeContent::Restriction(step) => {
                    let inline = step.content.iter().find_map(|content| match content {
                        RestrictionContent::SimpleType(inline) => Some(inline),
                        _ => None,
                    });
                    items.push(match &step.base {
                        Some(base) => self.base(at, "restriction", base),
                        None => self.simple_item(at, Aspect::Base, "restriction", None, inline),
                    });
                    facets.extend(step.content.iter().filter_map(|content| match content {
                        RestrictionContent::Facet(node) => facet(node),
                        _ => None,
                    }));
                }
                SimpleBaseTypeContent::List(list) => {
                    let inline = list.simple_type.as_deref();
                    items.push(self.simple_item(at, Aspect::Base, "list", list.item_type.as_ref(), inline));
                }
                SimpleBaseTypeContent::Union(union) => {
                    let named = union.member_types.iter().flat_map(|types| &types.0);
                    items.extend(named.map(|name| self.simple_item(at, Aspect::Base, "member", Some(name), None)));
                    let inline = union.simple_type.iter();
                    items.extend(inline.map(|node| self.simple_item(at, Aspect::Base, "member", None, Some(node))));
                }
                SimpleBaseTypeContent::Annotation(_) => {}
            }
        }
        let set = match &node.final_ {
            Some(SimpleDerivationSetType::All) => None,
            Some(SimpleDerivationSetType::BlockSetItemList(list)) => Some(list),
            None => at.final_default(),
        };
        control(&mut items, "final", set, &["restriction", "list", "union"]);
        items.extend(facets);
        items
    }
}
