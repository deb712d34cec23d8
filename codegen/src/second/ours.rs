//! The census of what the library read.

use std::collections::HashSet;
use std::sync::Arc;

use xefa::schema::{AttributeId, ElementId, TypeId};
use xefa::xsd::{
    AttributeUse, ComplexType, Compositor, Content, Derivation, Derivations, Element, Facet, IdentityKind, Location,
    ModelGroup, NamespaceConstraint, Particle, ProcessContents, SchemaSet, SimpleKind, SimpleType, Term, Type,
    ValueConstraint, Wildcard,
};

use super::census::{ANONYMOUS, Aspect, Census, Component, INHERITED, Item, Key, Kind, Name, collapsed, occurs};

/// The census, and the components that no document of the set declares.
pub(crate) fn census(set: &SchemaSet) -> (Census, HashSet<Key>) {
    let ours = Ours { set };
    let mut census = Census::default();
    let mut built_in = HashSet::new();
    let mut add = |kind, name, at: Location, item| {
        let key = Key { kind, name: Name::from(name) };
        if at.line == 0 || is_built_in(set, at.document as usize) {
            built_in.insert(key);
        } else {
            census.components.insert(key, Component { document: at.document as usize, item });
        }
    };
    for (name, id) in &set.element_names {
        add(Kind::Element, name, set.elements[id.index()].at, ours.element(*id));
    }
    for (name, id) in &set.attribute_names {
        let attribute = &set.attributes[id.index()];
        add(Kind::Attribute, name, attribute.at, Item::new(Aspect::Attribute, "", "").with(ours.attribute(*id)));
    }
    for (name, id) in &set.type_names {
        let (at, value) = match &set.types[id.index()] {
            Type::Simple(simple) => (simple.at, "simple"),
            Type::Complex(complex) => (complex.at, "complex"),
        };
        add(Kind::Type, name, at, Item::new(Aspect::Type, "", value).with(ours.definition(*id)));
    }
    for (name, group) in &set.groups {
        // A group does not say where it is written; its particles do.
        let at = group.particles.first().map(|particle| particle.at);
        let document = at.map_or_else(|| ours.document_of(name.namespace.as_deref()), |at| at.document);
        let at = Location { document, line: 1, column: 1 };
        add(Kind::Group, name, at, Item::new(Aspect::Group, "", compositor(group)).with(ours.particles(group)));
    }
    (census, built_in)
}

/// Whether a document is one that the library brings along.
pub(crate) fn is_built_in(set: &SchemaSet, document: usize) -> bool {
    let document = &set.documents[document];
    document.namespace.as_deref().is_some_and(|namespace| *document.path == format!("{namespace} (built in)"))
}

struct Ours<'s> {
    set: &'s SchemaSet,
}

impl Ours<'_> {
    fn document_of(&self, namespace: Option<&str>) -> u32 {
        let found = self.set.documents.iter().position(|document| document.namespace.as_deref() == namespace);
        u32::try_from(found.unwrap_or_default()).unwrap_or_default()
    }

    fn element(&self, id: ElementId) -> Item {
        let element = &self.set.elements[id.index()];
        let mut items = vec![self.type_of_element(element)];
        Item::flag(&mut items, "nillable", element.nillable);
        Item::flag(&mut items, "abstract", element.abstract_);
        value(&mut items, element.value.as_ref());
        control(&mut items, "block", element.block);
        control(&mut items, "final", element.final_);
        if let Some(head) = element.substitution_head {
            let head = Name::from(&self.set.elements[head.index()].name).to_string();
            items.push(Item::new(Aspect::Substitution, "head", head));
        }
        for constraint in &element.constraints {
            let kind = match &constraint.kind {
                IdentityKind::Unique => "unique".to_owned(),
                IdentityKind::Key => "key".to_owned(),
                IdentityKind::KeyRef(refer) => format!("keyref to {}", Name::from(refer)),
            };
            let mut parts = vec![Item::new(Aspect::Constraint, "selector", collapsed(&constraint.selector.text))];
            parts.extend(
                constraint.fields.iter().map(|field| Item::new(Aspect::Constraint, "field", collapsed(&field.text))),
            );
            let name = Name::from(&constraint.name).to_string();
            items.push(Item::new(Aspect::Constraint, name, kind).with(parts));
        }
        Item::new(Aspect::Element, "", "").with(items)
    }

    fn type_of_element(&self, element: &Element) -> Item {
        let head = element.substitution_head.map(|head| self.set.elements[head.index()].type_id);
        let inherited = head == Some(element.type_id);
        self.type_item(Aspect::Type, "type", element.type_id, inherited)
    }

    /// A type by its name, or else by its definition.
    fn type_item(&self, aspect: Aspect, what: &str, id: TypeId, inherited: bool) -> Item {
        match self.set.types[id.index()].name() {
            Some(name) => Item::new(aspect, what, Name::from(name).to_string()),
            None if inherited => Item::new(aspect, what, INHERITED),
            None => Item::new(aspect, what, ANONYMOUS).with(self.definition(id)),
        }
    }

    fn definition(&self, id: TypeId) -> Vec<Item> {
        match &self.set.types[id.index()] {
            Type::Simple(simple) => self.simple(simple, None),
            Type::Complex(complex) => self.complex(complex),
        }
    }

    fn simple(&self, simple: &SimpleType, inherited: Option<TypeId>) -> Vec<Item> {
        let mut items = match &simple.kind {
            SimpleKind::Restriction => {
                vec![self.type_item(Aspect::Base, "restriction", simple.base, inherited == Some(simple.base))]
            }
            SimpleKind::List(item) => vec![self.type_item(Aspect::Base, "list", *item, false)],
            SimpleKind::Union(members) => {
                members.iter().map(|member| self.type_item(Aspect::Base, "member", *member, false)).collect()
            }
        };
        control(&mut items, "final", simple.final_);
        items.extend(simple.facets.iter().map(facet));
        items
    }

    fn complex(&self, complex: &ComplexType) -> Vec<Item> {
        let extension = complex.derivation == Derivation::Extension;
        let derived = if extension { "extension" } else { "restriction" };
        let mut items = vec![self.type_item(Aspect::Base, derived, complex.base, false)];
        Item::flag(&mut items, "abstract", complex.abstract_);
        control(&mut items, "block", complex.block);
        control(&mut items, "final", complex.final_);
        let base = match &self.set.types[complex.base.index()] {
            Type::Complex(base) => Some(base),
            Type::Simple(_) => None,
        };
        items.push(self.content(complex, base, extension));
        items.extend(self.attributes(complex, base));
        items.extend(
            complex.attribute_wildcard.as_ref().map(|any| Item::new(Aspect::Wildcard, "anyAttribute", wildcard(any))),
        );
        items
    }

    fn content(&self, complex: &ComplexType, base: Option<&ComplexType>, extension: bool) -> Item {
        let inherited = base.map(|base| &base.content);
        let told = |value: &str| Item::new(Aspect::Content, "content", value);
        match &complex.content {
            Content::Empty => told("empty"),
            Content::Simple(id) => {
                let inherited = match inherited {
                    Some(Content::Simple(inherited)) => Some(*inherited),
                    _ => None,
                };
                let step = match &self.set.types[id.index()] {
                    Type::Simple(step) if step.name.is_none() && inherited != Some(*id) => {
                        Item::new(Aspect::Type, "type", ANONYMOUS).with(self.simple(step, inherited))
                    }
                    _ => self.type_item(Aspect::Type, "type", *id, inherited == Some(*id)),
                };
                told("simple").with(vec![step])
            }
            Content::Elements { mixed, particle } => {
                let mut items = Vec::new();
                let own = match inherited {
                    Some(Content::Elements { particle: base, .. }) if extension => {
                        own_particle(particle, base, &mut items)
                    }
                    _ => Some(particle),
                };
                items.extend(own.filter(|own| !is_nothing(own)).map(|own| self.particle(own)));
                told(if *mixed { "mixed" } else { "elements" }).with(items)
            }
        }
    }

    fn particle(&self, particle: &Particle) -> Item {
        let often = occurs(particle.min.into(), particle.max.map(u64::from));
        match &particle.term {
            Term::Element(id) if self.set.elements[id.index()].global => {
                let name = Name::from(&self.set.elements[id.index()].name);
                Item::new(Aspect::Element, format!("ref {name}"), often)
            }
            Term::Element(id) => {
                let Item { items, .. } = self.element(*id);
                Item::new(Aspect::Element, Name::from(&self.set.elements[id.index()].name).to_string(), often)
                    .with(items)
            }
            Term::Wildcard(any) => Item::new(Aspect::Wildcard, "any", format!("{often} {}", wildcard(any))),
            Term::Group(group) => match &group.name {
                Some(name) => Item::new(Aspect::Group, Name::from(name).to_string(), often),
                None => Item::new(Aspect::Group, compositor(group), often).with(self.particles(group)),
            },
        }
    }

    fn particles(&self, group: &ModelGroup) -> Vec<Item> {
        group.particles.iter().map(|particle| self.particle(particle)).collect()
    }

    /// What is said of an attribute apart from its use.
    fn attribute(&self, id: AttributeId) -> Vec<Item> {
        let attribute = &self.set.attributes[id.index()];
        let mut items = vec![self.type_item(Aspect::Type, "type", attribute.type_id, false)];
        value(&mut items, attribute.value.as_ref());
        items
    }

    fn attributes(&self, complex: &ComplexType, base: Option<&ComplexType>) -> Vec<Item> {
        let inherited: HashSet<AttributeId> = base
            .into_iter()
            .flat_map(|base| &base.attributes)
            .map(|attribute| attribute.attribute)
            .filter(|id| !self.set.attributes[id.index()].global)
            .collect();
        let mut items: Vec<Item> = complex
            .attributes
            .iter()
            .map(|attribute| self.attribute_use(attribute, inherited.contains(&attribute.attribute)))
            .collect();
        items.sort_by(|a, b| a.name.cmp(&b.name));
        items
    }

    fn attribute_use(&self, attribute: &AttributeUse, inherited: bool) -> Item {
        let declared = &self.set.attributes[attribute.attribute.index()];
        let mut items = Vec::new();
        if !declared.global {
            items.push(self.type_item(Aspect::Type, "type", declared.type_id, inherited));
        }
        value(&mut items, attribute.value.as_ref());
        let use_ = if attribute.required { "required" } else { "optional" };
        let reference = if declared.global { "ref " } else { "" };
        Item::new(Aspect::Attribute, format!("{reference}{}", Name::from(&declared.name)), use_).with(items)
    }
}

/// What an extension adds to the content of its base, if that is how its content is made; that it inherits is told in `items`.
fn own_particle<'p>(particle: &'p Particle, base: &Particle, items: &mut Vec<Item>) -> Option<&'p Particle> {
    let is_base = |particle: &Particle| match (&particle.term, &base.term) {
        (Term::Group(a), Term::Group(b)) => Arc::ptr_eq(a, b) && (particle.min, particle.max) == (base.min, base.max),
        _ => false,
    };
    let inherits = Item::new(Aspect::Content, "of the base", "");
    if is_base(particle) {
        items.push(inherits);
        return None;
    }
    if let (1, Some(1), Term::Group(group)) = (particle.min, particle.max, &particle.term)
        && let (Compositor::Sequence, [first, second]) = (group.compositor, group.particles.as_slice())
        && is_base(first)
    {
        items.push(inherits);
        return Some(second);
    }
    Some(particle)
}

/// The particle that stands for mixed content without elements.
fn is_nothing(particle: &Particle) -> bool {
    match &particle.term {
        Term::Group(group) => {
            group.name.is_none() && group.compositor == Compositor::Sequence && group.particles.is_empty()
        }
        _ => false,
    }
}

fn compositor(group: &ModelGroup) -> &'static str {
    match group.compositor {
        Compositor::Sequence => "sequence",
        Compositor::Choice => "choice",
        Compositor::All => "all",
    }
}

fn facet(facet: &Facet) -> Item {
    let mut items = Vec::new();
    Item::flag(&mut items, "fixed", facet.fixed);
    let kind = facet.kind.local_name();
    if kind == "enumeration" {
        return Item::new(Aspect::Enumeration, &facet.value, "").with(items);
    }
    Item::new(Aspect::Facet, kind, &facet.value).with(items)
}

fn value(items: &mut Vec<Item>, value: Option<&ValueConstraint>) {
    items.extend(value.map(|value| {
        let kind = if value.fixed { "fixed" } else { "default" };
        Item::new(Aspect::Value, kind, &value.lexical)
    }));
}

fn control(items: &mut Vec<Item>, name: &str, set: Derivations) {
    let words = [
        ("extension", set.extension),
        ("restriction", set.restriction),
        ("substitution", set.substitution),
        ("list", set.list),
        ("union", set.union),
    ];
    Item::control(items, name, &words);
}

fn wildcard(any: &Wildcard) -> String {
    let name = |namespace: &Option<Arc<str>>| namespace.as_deref().unwrap_or("##local").to_owned();
    let namespaces = match &any.namespaces {
        NamespaceConstraint::Any => "##any".to_owned(),
        NamespaceConstraint::Not(other) => format!("not {}", name(other)),
        NamespaceConstraint::Set(set) => {
            let mut set: Vec<String> = set.iter().map(name).collect();
            set.sort();
            set.join(" ")
        }
    };
    let process = match any.process {
        ProcessContents::Strict => "strict",
        ProcessContents::Lax => "lax",
        ProcessContents::Skip => "skip",
    };
    format!("{namespaces} {process}")
}
