//! Attributes: those of a type in the end, with what it inherits and what groups bring.

use super::item::value;
use super::own::Own;
use super::*;

impl<'d> Theirs<'d> {
    /// What is said of an attribute apart from its use.
    pub(super) fn attribute(&self, at: At<'_>, attribute: &AttributeType) -> Vec<Item> {
        let inline = attribute.simple_type.as_ref();
        let mut items = vec![self.simple_item(at, Aspect::Type, "type", attribute.type_.as_ref(), inline)];
        value(&mut items, attribute.default.as_deref(), attribute.fixed.as_deref());
        items
    }

    /// The attributes that a complex type has in the end.
    pub(super) fn attributes(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> BTreeMap<Name, Item> {
        let own = Own::of(node);
        let mut all = BTreeMap::new();
        if let Some(base) = own.base
            && let Some((at, TypeNode::Complex(base))) = self.base_type(at, &at.name(base), depth)
        {
            all = self.attributes(at, base, depth + 1);
            for item in all.values_mut() {
                // The definition of the type was told where it stands.
                let types = item.items.iter_mut().filter(|item| item.aspect == Aspect::Type && item.value == ANONYMOUS);
                types.for_each(|item| *item = Item::new(Aspect::Type, "type", INHERITED));
            }
        }
        let mut seen = HashSet::new();
        for attribute in &own.attributes {
            self.attribute_use(at, attribute, true, &mut all);
        }
        for group in &own.groups {
            self.attribute_group(at, group, &mut seen, &mut all);
        }
        all
    }

    pub(super) fn attribute_group<'s>(
        &'s self,
        at: At<'s>,
        group: &AttributeGroupType,
        seen: &mut HashSet<*const AttributeGroupType>,
        all: &mut BTreeMap<Name, Item>,
    ) {
        let Some(name) = &group.ref_ else { return };
        let Some((at, group)) = self.find(&self.attribute_groups, at, &at.name(name)) else { return };
        if !seen.insert(group) {
            return;
        }
        for content in &group.content {
            match content {
                AttributeGroupTypeContent::Attribute(attribute) => self.attribute_use(at, attribute, false, all),
                AttributeGroupTypeContent::AttributeGroup(group) => self.attribute_group(at, group, seen, all),
                _ => {}
            }
        }
    }

    pub(super) fn attribute_use(
        &self,
        at: At<'_>,
        attribute: &AttributeType,
        direct: bool,
        all: &mut BTreeMap<Name, Item>,
    ) {
        let (name, told, mut items) = match &attribute.ref_ {
            Some(name) => {
                let name = at.name(name);
                let mut items = Vec::new();
                value(&mut items, attribute.default.as_deref(), attribute.fixed.as_deref());
                if items.is_empty() {
                    let declared = self.attributes.get(&name).map(|(_, declared)| *declared);
                    if let Some(declared) = declared {
                        value(&mut items, declared.default.as_deref(), declared.fixed.as_deref());
                    }
                }
                let told = format!("ref {name}");
                (name, told, items)
            }
            None => {
                let name = at.local(attribute.name.as_ref(), attribute.form, at.schema.attribute_form_default);
                let told = name.to_string();
                (name, told, self.attribute(at, attribute))
            }
        };
        let use_ = match attribute.use_ {
            AttributeUseType::Required => "required",
            AttributeUseType::Optional => "optional",
            AttributeUseType::Prohibited => {
                // In a group it says nothing (Part 1, 3.6.2).
                if direct {
                    all.remove(&name);
                }
                return;
            }
        };
        items.sort_by_key(|item| item.aspect);
        all.insert(name, Item::new(Aspect::Attribute, told, use_).with(items));
    }

    /// The attribute wildcard that a complex type has in the end. What becomes of two is not told.
    pub(super) fn wildcard(&self, at: At<'_>, node: &ComplexBaseType, depth: usize) -> Option<String> {
        let own = Own::of(node);
        let mut found: Vec<String> = own.any.map(|any| at.any_attribute(any)).into_iter().collect();
        let mut seen = HashSet::new();
        for group in &own.groups {
            self.wildcards_of_group(at, group, &mut seen, &mut found);
        }
        if own.extension {
            let name = own.base.map(|base| at.name(base));
            match name.as_ref().map(|name| (name, self.base_type(at, name, depth))) {
                Some((_, Some((at, TypeNode::Complex(base))))) => found.extend(self.wildcard(at, base, depth + 1)),
                Some((name, None)) if name.local == "anyType" => found.push("##any lax".to_owned()),
                _ => {}
            }
        }
        if found.len() > 1 { Some(UNTOLD.to_owned()) } else { found.pop() }
    }

    pub(super) fn wildcards_of_group<'s>(
        &'s self,
        at: At<'s>,
        group: &AttributeGroupType,
        seen: &mut HashSet<*const AttributeGroupType>,
        found: &mut Vec<String>,
    ) {
        let Some(name) = &group.ref_ else { return };
        let Some((at, group)) = self.find(&self.attribute_groups, at, &at.name(name)) else { return };
        if !seen.insert(group) {
            return;
        }
        for content in &group.content {
            match content {
                AttributeGroupTypeContent::AnyAttribute(any) => found.push(at.any_attribute(any)),
                AttributeGroupTypeContent::AttributeGroup(group) => self.wildcards_of_group(at, group, seen, found),
                _ => {}
            }
        }
    }
}
