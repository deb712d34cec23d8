//! Complex types: fields, groups and variants.

use xefa::schema::shape::{Occurs, Part, PartTerm, Shape, ShapeContent};
use xefa::schema::simple::SimpleId;
use xefa::schema::{Content, ElementId, LeafTerm, ProcessContents, TypeDef, TypeId, Wildcard};
use xefa::xsd::component::{Location, Type};

use crate::config::Supply;
use crate::docs;
use crate::ident::{Names, camel, snake, tail};

use super::name::*;
use super::*;

impl Planner<'_> {
    pub(super) fn plan_complex(&mut self, id: TypeId, item: usize) {
        let TypeDef::Complex(complex) = self.schema.type_def(id) else { return };
        let shape = Shape::of(self.schema, id);
        if self.items[item].doc.is_empty() {
            let name =
                complex.name.map_or_else(|| self.items[item].name.clone(), |name| self.schema.local(name).to_owned());
            self.items[item].doc = format!("`{name}`");
        }
        if complex.attributes.is_empty()
            && complex.any_attribute.is_none()
            && let Some(kind) = self.plan_bare(&shape, item)
        {
            self.items[item].kind = kind;
            return;
        }
        let mut fields = Vec::new();
        let mut names = Names::default();
        let mut attributes: Vec<(u32, &xefa::schema::AttributeUse)> = (0..).zip(&complex.attributes).collect();
        attributes.retain(|(_, attribute)| {
            !(attribute.required && attribute.value.as_ref().is_some_and(|value| value.fixed))
        });
        for (index, attribute) in attributes {
            let local = self.schema.local(attribute.name).to_owned();
            let component = &self.set.attributes[attribute.attribute.index()];
            let fixed = attribute.value.as_ref().is_some_and(|value| value.fixed);
            let ty = if fixed { Ref::Model("Fixed") } else { self.simple_ref(component.type_id, Some(item), &local) };
            let doc = or_name(docs::text(&component.annotation).unwrap_or_default(), &local);
            let occurs = if attribute.required || fixed { Occurs::One } else { Occurs::Optional };
            fields.push(Field {
                at: format!("attribute({index})"),
                xml: format!("@{local}"),
                name: names.claim_with(&[snake(&local)], "_"),
                ty,
                occurs,
                fixed,
                required: attribute.required,
                boxed: false,
                thin: false,
                doc,
            });
        }
        if complex.any_attribute.is_some() {
            fields.push(Field {
                at: "any_attribute(0)".to_owned(),
                xml: String::new(),
                name: names.claim_with(&["weitere_attribute".to_owned()], "_"),
                ty: Ref::Model("AnyAttribute"),
                occurs: Occurs::Many,
                fixed: false,
                required: false,
                boxed: false,
                thin: false,
                doc: "Weitere Attribute.".to_owned(),
            });
        }
        let mut all = false;
        match &shape.content {
            ShapeContent::Empty => {}
            ShapeContent::Any => {}
            ShapeContent::Text(simple) => {
                let ty =
                    self.text_type(id, *simple).map_or(Ref::Value("Str"), |id| self.simple_ref(id, Some(item), "wert"));
                fields.push(Field {
                    at: "text(0)".to_owned(),
                    xml: "#text".to_owned(),
                    name: names.claim_with(&["wert".to_owned()], "_"),
                    ty,
                    occurs: Occurs::One,
                    fixed: false,
                    required: true,
                    boxed: false,
                    thin: false,
                    doc: "Der Wert.".to_owned(),
                });
            }
            ShapeContent::Mixed(parts) => {
                let ty = self.mixed_ref(item, parts);
                fields.push(Field {
                    at: "mixed(0)".to_owned(),
                    xml: "#mixed".to_owned(),
                    name: names.claim_with(&["inhalt".to_owned()], "_"),
                    ty,
                    occurs: Occurs::Many,
                    fixed: false,
                    required: false,
                    boxed: false,
                    thin: false,
                    doc: "Texte und Elemente in ihrer Reihenfolge.".to_owned(),
                });
            }
            ShapeContent::Sequence(parts) => self.plan_parts(item, parts, &mut fields, &mut names),
            ShapeContent::All(parts) => {
                all = !parts.is_empty();
                self.plan_parts(item, parts, &mut fields, &mut names);
            }
        }
        let supply = self.supply_of(id);
        self.items[item].kind = Kind::Struct { all, fields, supply };
    }

    /// The type of the text of a simple content: the simple type among the ancestors, or inside the derivation.
    pub(super) fn text_type(&self, id: TypeId, simple: SimpleId) -> Option<TypeId> {
        let mut at = id;
        while let TypeDef::Complex(complex) = self.schema.type_def(at) {
            if let Type::Complex(component) = &self.set.types[at.index()]
                && let xefa::xsd::component::Content::Simple(text) = component.content
            {
                return Some(text);
            }
            if complex.base == at {
                break;
            }
            at = complex.base;
        }
        self.simple_type_of(simple)
    }

    pub(super) fn supply_of(&self, id: TypeId) -> Option<(Supply, String)> {
        let supply = self.config.supply.as_ref()?;
        let name = self.schema.find(self.schema.namespace(&supply.namespace)?, &supply.base)?;
        let base = self.schema.named_type(name)?;
        self.schema.derivation(id, base)?;
        let element = self.schema.global_elements().find(|element| self.schema.element(*element).type_id == id)?;
        let local = self.schema.local(self.schema.element(element).name);
        Some((supply.clone(), local[without_number(local).len()..].trim_start_matches('.').to_owned()))
    }

    /// A type without attributes that is nothing but a choice, or nothing but a payload.
    pub(super) fn plan_bare(&mut self, shape: &Shape, item: usize) -> Option<Kind> {
        let ShapeContent::Sequence(parts) = &shape.content else { return None };
        let [part] = parts.as_slice() else { return None };
        match &part.term {
            PartTerm::Choice { node, parts } if part.occurs == Occurs::One => {
                let variants = self.plan_variants(item, parts);
                Some(Kind::Choice { node: Some(*node), variants })
            }
            PartTerm::Any { leaf } if part.occurs == Occurs::One => {
                let payloads = self.payloads(item, *leaf);
                if payloads.is_empty() {
                    return None;
                }
                let mut variants: Vec<Variant> = payloads
                    .into_iter()
                    .map(|payload| Variant {
                        xml: payload.xml,
                        at: format!("payload({leaf}, {})", payload.number),
                        name: payload.name,
                        ty: payload.ty,
                        many: false,
                        boxed: false,
                        doc: payload.doc,
                    })
                    .collect();
                variants.push(Variant {
                    xml: "#any".to_owned(),
                    at: format!("any({leaf})"),
                    name: "Other".to_owned(),
                    ty: Ref::Model("AnyElement"),
                    many: false,
                    boxed: false,
                    doc: "Ein Element, das diese Modelle nicht kennen.".to_owned(),
                });
                Some(Kind::Choice { node: None, variants })
            }
            _ => None,
        }
    }

    /// The known payloads that a wildcard admits.
    pub(super) fn payloads(&mut self, item: usize, leaf: u32) -> Vec<Numbered> {
        let Some(wildcard) = self.wildcard(item, leaf) else { return Vec::new() };
        if wildcard.process == ProcessContents::Skip {
            return Vec::new();
        }
        let mut names = Names::types();
        names.claim(&["Other".to_owned()]);
        let roots: Vec<ElementId> = self
            .schema
            .global_elements()
            .filter(|id| self.is_payload(*id) && !self.schema.element(*id).abstract_)
            .filter(|id| wildcard.namespaces.admits(Some(self.schema.namespace_of(self.schema.element(*id).name))))
            .collect();
        let mut payloads = Vec::new();
        for element in roots {
            let local = self.schema.local(self.schema.element(element).name).to_owned();
            let ty = self.plain_element_ref(element, None);
            let doc = or_name(self.element_doc(element), &local);
            let mut candidates = vec![camel(&local)];
            if let Some(version) = version(self.schema.name(self.schema.element(element).name).0) {
                candidates.push(format!("{}V{}", candidates[0], version.replace('.', "_")));
            }
            let name = names.claim(&candidates);
            payloads.push(Numbered { xml: local, number: element.0, name, ty, boxed: false, doc });
        }
        payloads
    }

    pub(super) fn wildcard(&self, item: usize, leaf: u32) -> Option<Wildcard> {
        let id = self.type_of(item)?;
        let TypeDef::Complex(complex) = self.schema.type_def(id) else { return None };
        let Content::Elements { model, .. } = complex.content else { return None };
        match &self.schema.content_model(model).leaves.get(leaf as usize)?.term {
            LeafTerm::Wildcard(wildcard) => Some(wildcard.clone()),
            LeafTerm::Element(_) => None,
        }
    }

    /// The complex type that an item, or the item around a group, was made from.
    pub(super) fn type_of(&self, item: usize) -> Option<TypeId> {
        self.items[item].type_id.map(TypeId).or_else(|| self.groups.get(&item).copied())
    }

    pub(super) fn any_ref(&mut self, item: usize, leaf: u32) -> Ref {
        let variants = self.payloads(item, leaf);
        if variants.is_empty() {
            return Ref::Model("AnyElement");
        }
        let name = format!("{}Inhalt", self.items[item].name);
        let at = self.type_of(item).map_or_else(Location::default, |id| self.type_at(id));
        let payloads = self.reserve(at, None, &[name], "Was hier stehen kann.".to_owned());
        self.items[payloads].kind = Kind::Payloads { variants };
        Ref::Item(payloads)
    }

    pub(super) fn mixed_ref(&mut self, item: usize, parts: &[Part]) -> Ref {
        let name = format!("{}Inhalt", self.items[item].name);
        let at = self.type_of(item).map_or_else(Location::default, |id| self.type_at(id));
        let doc = format!("Ein Text oder ein Element in `{}`.", self.items[item].name);
        let mixed = self.group_item(item, at, name, doc);
        let mut variants = self.plan_variants(mixed, parts);
        for variant in &mut variants {
            if variant.name == "Text" {
                variant.name = "TextElement".to_owned();
            }
        }
        self.items[mixed].kind = Kind::Mixed { variants };
        Ref::Item(mixed)
    }

    pub(super) fn group_item(&mut self, owner: usize, at: Location, name: String, doc: String) -> usize {
        let item = self.reserve(at, None, &[name], doc);
        if let Some(id) = self.type_of(owner) {
            self.groups.insert(item, id);
        }
        item
    }

    pub(super) fn plan_parts(&mut self, item: usize, parts: &[Part], fields: &mut Vec<Field>, names: &mut Names) {
        for part in parts {
            let (at, xml, name, ty, doc) = self.plan_part(item, part);
            fields.push(Field {
                at,
                xml,
                name: names.claim_with(&[name], "_"),
                ty,
                occurs: part.occurs,
                fixed: false,
                required: part.required && part.occurs != Occurs::Optional,
                boxed: false,
                thin: false,
                doc,
            });
        }
    }

    pub(super) fn plan_variants(&mut self, item: usize, parts: &[Part]) -> Vec<Variant> {
        let mut names = Names::types();
        parts
            .iter()
            .map(|part| {
                let (at, xml, name, ty, doc) = self.plan_part(item, part);
                let name = names.claim(&[camel(tail(&name))]);
                Variant { xml, at, name, ty, many: part.occurs == Occurs::Many, boxed: false, doc }
            })
            .collect()
    }

    /// Where a part stands, its XML name, a name for a field, its type and its documentation.
    pub(super) fn plan_part(&mut self, item: usize, part: &Part) -> (String, String, String, Ref, String) {
        match &part.term {
            PartTerm::Element { leaf, element } => {
                let local = self.schema.local(self.schema.element(*element).name).to_owned();
                let ty = self.element_ref(*element, Some(item));
                let doc = or_name(self.element_doc(*element), &local);
                (format!("element({leaf})"), local.clone(), snake(&local), ty, doc)
            }
            PartTerm::Any { leaf } => {
                let ty = self.any_ref(item, *leaf);
                (format!("any({leaf})"), "#any".to_owned(), "inhalt".to_owned(), ty, "Weitere Elemente.".to_owned())
            }
            PartTerm::Choice { node, parts } => {
                let name = format!("{}Auswahl", self.items[item].name);
                let at = self.type_of(item).map_or_else(Location::default, |id| self.type_at(id));
                let doc = format!("Eine Auswahl in `{}`.", self.items[item].name);
                let group = self.group_item(item, at, name, doc);
                let variants = self.plan_variants(group, parts);
                self.items[group].kind = Kind::Choice { node: None, variants };
                let doc = "Genau eines von mehreren Elementen.".to_owned();
                (format!("group({node})"), "#choice".to_owned(), "auswahl".to_owned(), Ref::Item(group), doc)
            }
            PartTerm::Sequence { node, parts } => {
                let name = format!("{}Gruppe", self.items[item].name);
                let at = self.type_of(item).map_or_else(Location::default, |id| self.type_at(id));
                let doc = format!("Eine Gruppe von Elementen in `{}`.", self.items[item].name);
                let group = self.group_item(item, at, name, doc);
                let mut fields = Vec::new();
                self.plan_parts(group, parts, &mut fields, &mut Names::default());
                self.items[group].kind = Kind::Struct { all: false, fields, supply: None };
                let doc = "Elemente, die zusammengehören.".to_owned();
                (format!("group({node})"), "#group".to_owned(), "gruppe".to_owned(), Ref::Item(group), doc)
            }
        }
    }
}
