//! Elements.

use super::item::{control, value};
use super::*;

impl Theirs<'_> {
    pub(super) fn element(&self, at: At<'_>, element: &ElementType, global: bool) -> Vec<Item> {
        let mut items = vec![self.type_of_element(at, element)];
        Item::flag(&mut items, "nillable", element.nillable == Some(true));
        Item::flag(&mut items, "abstract", element.abstract_);
        value(&mut items, element.default.as_deref(), element.fixed.as_deref());
        let block = match element.block.as_ref().unwrap_or(&at.schema.block_default) {
            BlockSetType::All => None,
            BlockSetType::BlockSetItemList(list) => Some(list),
        };
        control(&mut items, "block", block, &["extension", "restriction", "substitution"]);
        if global {
            control(&mut items, "final", at.final_set(element.final_.as_ref()), &["extension", "restriction"]);
        }
        if let Some(head) = element.substitution_group.as_ref().and_then(|heads| heads.0.first()) {
            items.push(Item::new(Aspect::Substitution, "head", at.name(head).to_string()));
        }
        for content in &element.content {
            let (name, kind, parts) = match content {
                ElementTypeContent::Unique(key) | ElementTypeContent::Key(key) => {
                    let kind = if matches!(content, ElementTypeContent::Key(_)) { "key" } else { "unique" };
                    let parts = key.content.as_ref().map(|content| (&content.selector, &content.field));
                    (key.name.as_ref(), kind.to_owned(), parts)
                }
                ElementTypeContent::Keyref(key) => {
                    let refer = key.refer.as_ref().map(|refer| at.name(refer).to_string()).unwrap_or_default();
                    let parts = key.content.as_ref().map(|content| (&content.selector, &content.field));
                    (key.name.as_ref(), format!("keyref to {refer}"), parts)
                }
                _ => continue,
            };
            let mut told = Vec::new();
            if let Some((selector, fields)) = parts {
                told.push(Item::new(Aspect::Constraint, "selector", collapsed(&selector.xpath)));
                told.extend(fields.iter().map(|field| Item::new(Aspect::Constraint, "field", collapsed(&field.xpath))));
            }
            items.push(Item::new(Aspect::Constraint, at.global(name).to_string(), kind).with(told));
        }
        items
    }

    pub(super) fn type_of_element(&self, at: At<'_>, element: &ElementType) -> Item {
        let told = |value: &str| Item::new(Aspect::Type, "type", value);
        if let Some(name) = &element.type_ {
            return told(&at.name(name).to_string());
        }
        for content in &element.content {
            match content {
                ElementTypeContent::SimpleType(node) => return told(ANONYMOUS).with(self.simple(at, node)),
                ElementTypeContent::ComplexType(node) => return told(ANONYMOUS).with(self.complex(at, node)),
                _ => {}
            }
        }
        let Some(head) = element.substitution_group.as_ref().and_then(|heads| heads.0.first()) else {
            return told(&format!("{{{XSD}}}anyType"));
        };
        let head = at.name(head);
        match self.elements.get(&head) {
            Some((at, head)) => match self.type_of_element(*at, head) {
                item if item.value == ANONYMOUS => told(INHERITED),
                item => item,
            },
            None => {
                self.miss(&head);
                told(INHERITED)
            }
        }
    }
}
