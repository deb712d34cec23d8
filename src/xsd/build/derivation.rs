//! What a type may be derived from, and how (Part 1, 3.4.6 and 3.14.6).

use std::collections::HashSet;
use std::sync::Arc;

use super::attribute_group::AttributeSet;
use super::complex::{Own, OwnContent, finding};
use super::{Builder, particle, wildcard};
use crate::report::{Finding, Place};
use crate::schema::TypeId;
use crate::schema::simple::{Builtin, FacetKind};
use crate::xsd::builtin;
use crate::xsd::component::{
    AttributeUse, Content, Derivation, Derivations, Location, ProcessContents, QName, SimpleKind, SimpleType, Type,
};
use crate::xsd::names::Space;
use crate::xsd::node::collapse;

impl Builder<'_> {
    /// A type and all that it is derived from. Circles end it.
    fn chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> + '_ {
        self.set.chain(id)
    }

    /// Whether a type is, or is derived from, another.
    pub(super) fn is_derived_from(&self, id: TypeId, from: TypeId) -> bool {
        self.set.is_derived_from(id, from)
    }

    /// Whether a simple type may stand where another is expected (`cos-st-derived-ok`, without exclusions).
    pub(super) fn simple_derived_ok(&self, id: TypeId, from: TypeId) -> bool {
        self.set.derived_ok(id, from, Derivations::default())
    }

    /// `final` of the base and the kinds of content on both sides.
    pub(super) fn check_derivation(&mut self, own: &Own, base: TypeId, derivation: Derivation, content: &Content) {
        let document = own.context.document;
        let rule = match (&self.set.types[base.index()], derivation) {
            (Type::Complex(base), Derivation::Extension) if base.final_.extension => Some("cos-ct-extends.1.1"),
            (Type::Complex(base), Derivation::Restriction) if base.final_.restriction => {
                Some("derivation-ok-restriction.1")
            }
            (Type::Simple(_), _) if matches!(own.content, OwnContent::Complex { .. }) => Some("src-ct.1"),
            _ => None,
        };
        if let Some(rule) = rule {
            self.push(document, finding(rule, own));
            return;
        }
        let Type::Complex(base_type) = &self.set.types[base.index()] else { return };
        if derivation == Derivation::Extension || base == TypeId::ANY_TYPE {
            return;
        }
        let rule = match (content, &base_type.content) {
            (Content::Simple(_), _) | (Content::Empty, Content::Empty) => None,
            (Content::Empty, Content::Elements { particle, .. }) if particle::is_emptiable(particle) => None,
            (Content::Empty, _) => Some("derivation-ok-restriction.5.3.2"),
            (Content::Elements { mixed: true, .. }, Content::Elements { mixed: false, .. }) => {
                Some("derivation-ok-restriction.5.4.1.2")
            }
            (Content::Elements { .. }, Content::Elements { .. }) => None,
            (Content::Elements { particle, .. }, _) if particle::is_nothing(particle) => None,
            (Content::Elements { .. }, _) => Some("derivation-ok-restriction.5.4.1"),
        };
        if let Some(rule) = rule {
            self.push(document, finding(rule, own));
        }
    }

    /// A restriction may not loosen what its base says of attributes (`derivation-ok-restriction`, 2 to 4).
    /// The place is that of the restriction itself.
    pub(super) fn check_restricted_attributes(&mut self, at: (u32, Place), own: &AttributeSet, base: &AttributeSet) {
        let mut found: Vec<Finding> = Vec::new();
        let (document, place) = at;
        let finding = |rule: &str| Finding::new(rule, place);
        let wildcard = base.wildcard.as_ref();
        let base: Vec<&AttributeUse> = base.uses.iter().map(|(attribute, _)| attribute).collect();
        let name = |attribute: &AttributeUse| &self.set.attributes[attribute.attribute.index()].name;
        for (attribute, place) in &own.uses {
            let rule = match base.iter().find(|known| name(known) == name(attribute)) {
                Some(known) => {
                    let type_of = |a: &AttributeUse| self.set.attributes[a.attribute.index()].type_id;
                    let fixed = |a: &AttributeUse| a.value.as_ref().is_some_and(|value| value.fixed);
                    if known.required && !attribute.required {
                        "derivation-ok-restriction.2.1.1"
                    } else if !self.simple_derived_ok(type_of(attribute), type_of(known)) {
                        "derivation-ok-restriction.2.1.2"
                    } else if fixed(known) && !fixed(attribute) {
                        "derivation-ok-restriction.2.1.3"
                    } else {
                        continue;
                    }
                }
                None => {
                    let namespace = &name(attribute).namespace;
                    if wildcard.is_some_and(|wildcard| wildcard::admits(&wildcard.namespaces, namespace)) {
                        continue;
                    }
                    "derivation-ok-restriction.2.2"
                }
            };
            found.push(Finding::new(rule, *place).arg("name", name(attribute).to_string()));
        }
        for known in base.iter().filter(|known| known.required && own.prohibited.contains(name(known))) {
            found.push(finding("derivation-ok-restriction.3").arg("name", name(known).to_string()));
        }
        if let Some(more) = &own.wildcard {
            let strength = |process| match process {
                ProcessContents::Skip => 0,
                ProcessContents::Lax => 1,
                ProcessContents::Strict => 2,
            };
            let rule = match wildcard {
                None => Some("derivation-ok-restriction.4.1"),
                Some(base) if !wildcard::is_subset(&more.namespaces, &base.namespaces) => {
                    Some("derivation-ok-restriction.4.2")
                }
                Some(base) if strength(more.process) < strength(base.process) => Some("derivation-ok-restriction.4.3"),
                Some(_) => None,
            };
            found.extend(rule.map(finding));
        }
        for finding in found {
            self.push(document, finding);
        }
    }

    /// What simple types may be made of (`st-props-correct`, `cos-st-restricts`).
    fn check_simple(&self, simple: &SimpleType) -> Option<&'static str> {
        let final_of = |id: TypeId| match &self.set.types[id.index()] {
            Type::Simple(simple) => simple.final_,
            Type::Complex(_) => Derivations::default(),
        };
        match &simple.kind {
            SimpleKind::Restriction if final_of(simple.base).restriction => Some("st-props-correct.3"),
            SimpleKind::Restriction => None,
            SimpleKind::List(item) if final_of(*item).list => Some("cos-st-restricts.2.3.1.1"),
            SimpleKind::List(item) if self.holds_list(*item, &mut HashSet::new()) => Some("cos-st-restricts.2.1"),
            SimpleKind::List(_) => None,
            SimpleKind::Union(members) if members.iter().any(|member| final_of(*member).union) => {
                Some("cos-st-restricts.3.3.1.1")
            }
            SimpleKind::Union(_) => None,
        }
    }

    /// Whether a type is a list, or a union with a list among its members.
    fn holds_list(&self, id: TypeId, seen: &mut HashSet<TypeId>) -> bool {
        if !seen.insert(id) {
            return false;
        }
        for ancestor in self.chain(id) {
            if let Type::Simple(simple) = &self.set.types[ancestor.index()] {
                match &simple.kind {
                    SimpleKind::List(_) => return true,
                    SimpleKind::Union(members) => return members.iter().any(|member| self.holds_list(*member, seen)),
                    SimpleKind::Restriction => {}
                }
            }
        }
        false
    }

    /// Checks what can be said when all components are there.
    pub(super) fn check(&mut self) {
        let mut found = Vec::new();
        for definition in &self.set.types {
            if let Type::Simple(simple) = definition
                && simple.at.line > 0
                && let Some(rule) = self.check_simple(simple)
            {
                let finding = Finding::new(rule, place(simple.at));
                let finding = match &simple.name {
                    Some(name) => finding.arg("name", name.to_string()),
                    None => finding,
                };
                found.push((simple.at, finding));
            }
        }
        self.check_notations(&mut found);
        for element in &self.set.elements {
            if let Some(head) = element.substitution_head {
                let head = &self.set.elements[head.index()];
                if !self.set.derived_ok(element.type_id, head.type_id, head.final_) {
                    let finding = Finding::new("e-props-correct.4", place(element.at))
                        .arg("name", element.name.to_string())
                        .arg("head", head.name.to_string());
                    found.push((element.at, finding));
                }
            }
            if element.value.is_some()
                && let Some(rule) = self.check_default(element.type_id)
            {
                found.push((element.at, Finding::new(rule, place(element.at)).arg("name", element.name.to_string())));
            }
        }
        for (at, finding) in found {
            self.push(at.document, finding);
        }
        self.check_consistency();
    }

    /// `xs:NOTATION` is only used with an enumeration, and of declared notations (Part 2, 3.2.19).
    fn check_notations(&self, found: &mut Vec<(Location, Finding)>) {
        let notation = builtin::type_id(Builtin::Notation);
        let elements = self.set.elements.iter().map(|element| (element.type_id, element.at));
        let attributes = self.set.attributes.iter().map(|attribute| (attribute.type_id, attribute.at));
        for (_, at) in elements.chain(attributes).filter(|(id, _)| *id == notation) {
            found.push((at, Finding::new("enumeration-required-notation", place(at))));
        }
        for (number, definition) in (0u32..).zip(&self.set.types) {
            let Type::Simple(simple) = definition else { continue };
            let enumerated = simple.facets.iter().filter(|facet| facet.kind == FacetKind::Enumeration);
            for facet in enumerated.filter(|_| self.is_derived_from(TypeId(number), notation)) {
                let value = collapse(&facet.value);
                let (prefix, local) = value.split_once(':').unwrap_or(("", &value));
                let namespace = facet.scope.iter().find(|(bound, _)| bound == prefix).map(|(_, uri)| Arc::from(&**uri));
                let name = QName { namespace, local: local.into() };
                if !self.set.notations.contains(&name) {
                    let finding = Finding::new("src-resolve", place(facet.at)).arg("name", name.to_string());
                    found.push((facet.at, finding.arg("kind", Space::Notation.kind())));
                }
            }
        }
    }

    /// Whether an element of a type may have a default at all (`cos-valid-default`, `e-props-correct.5`).
    fn check_default(&self, type_id: TypeId) -> Option<&'static str> {
        let simple = match &self.set.types[type_id.index()] {
            Type::Simple(_) => type_id,
            Type::Complex(complex) => match &complex.content {
                Content::Simple(simple) => *simple,
                Content::Elements { mixed: true, particle } => {
                    return (!particle::is_emptiable(particle)).then_some("cos-valid-default.2.2.2");
                }
                _ => return Some("cos-valid-default.2.1"),
            },
        };
        self.is_derived_from(simple, builtin::type_id(Builtin::Id)).then_some("e-props-correct.5")
    }
}

fn place(at: Location) -> Place {
    Place { line: at.line, column: at.column, ..Place::default() }
}
