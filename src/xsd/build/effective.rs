//! Complex types with everything they inherit: effective content, attributes and wildcard (Part 1, 3.4.2).

use std::sync::Arc;

use super::attribute_group::AttributeSet;
use super::complex::{Own, OwnContent, finding};
use super::group::Nested;
use super::{Builder, order, particle, wildcard};
use crate::report::{Finding, Place};
use crate::schema::TypeId;
use crate::schema::simple::Builtin;
use crate::xsd::builtin;
use crate::xsd::component::{
    Annotation, AttributeUse, ComplexType, Compositor, Content, Derivation, Derivations, Facet, ModelGroup, Particle,
    SimpleKind, SimpleType, Term, Type, Wildcard,
};

impl Builder<'_> {
    /// Puts every complex type together, the base before what is derived from it.
    pub(super) fn effective(&mut self) {
        let order = self.types_in_order();
        let mut depths = vec![1_usize; self.set.types.len()];
        let mut steps = vec![0_usize; self.set.types.len()];
        for at in order {
            let Some(own) = self.own.get_mut(at).and_then(Option::take) else { continue };
            let Ok(id) = u32::try_from(at).map(TypeId) else { continue };
            let Type::Complex(made) = &self.set.types[at] else { continue };
            let (mut base, derivation) = (made.base, made.derivation);
            steps[at] = steps[base.index()] + 1;
            if steps[at] > self.limits.depth {
                let limit = self.limits.depth.to_string();
                self.push(own.context.document, finding("limit-depth", &own).arg("limit", limit));
                (steps[at], base) = (1, TypeId::ANY_TYPE);
            }
            let base_depth = depths.get(base.index()).copied().unwrap_or(1);
            let (content, depth) = self.content(&own, base, derivation, base_depth);
            let (attributes, wildcard) = self.attributes(&own, base, derivation);
            self.check_derivation(&own, base, derivation, &content);
            depths[at] = depth;
            if let Type::Complex(made) = &mut self.set.types[id.index()] {
                made.content = content;
                made.attributes = attributes;
                made.attribute_wildcard = wildcard;
            }
        }
    }

    /// All types, each behind its base. A circle is a finding and is cut.
    pub(super) fn types_in_order(&mut self) -> Vec<usize> {
        let mut circles = Vec::new();
        let types = &self.set.types;
        let needs = |at: usize| match &types[at] {
            Type::Complex(_) if at == TypeId::ANY_TYPE.index() => Vec::new(),
            Type::Complex(complex) => vec![complex.base.index()],
            Type::Simple(simple) => {
                let mut needs = vec![simple.base.index()];
                match &simple.kind {
                    SimpleKind::Restriction => {}
                    SimpleKind::List(item) => needs.push(item.index()),
                    SimpleKind::Union(members) => needs.extend(members.iter().map(|member| member.index())),
                }
                needs
            }
        };
        let order = order::inside_out(types.len(), needs, |from, to| circles.push((from, to)));
        for (from, to) in circles {
            let any_simple = builtin::type_id(Builtin::AnySimpleType);
            let (rule, name, at) = match &mut self.set.types[from] {
                Type::Complex(complex) => {
                    complex.base = TypeId::ANY_TYPE;
                    complex.derivation = Derivation::Restriction;
                    ("ct-props-correct.3", &complex.name, complex.at)
                }
                Type::Simple(simple) => {
                    let to = |id: &TypeId| id.index() == to;
                    if to(&simple.base) {
                        simple.base = any_simple;
                    }
                    match &mut simple.kind {
                        SimpleKind::Restriction => {}
                        SimpleKind::List(item) if to(item) => *item = any_simple,
                        SimpleKind::List(_) => {}
                        SimpleKind::Union(members) => members.retain(|member| !to(member)),
                    }
                    ("st-props-correct.2", &simple.name, simple.at)
                }
            };
            let place = Place { line: at.line, column: at.column, ..Place::default() };
            let mut finding = Finding::new(rule, place);
            if let Some(name) = name {
                finding = finding.arg("name", name.to_string());
            }
            self.push(at.document, finding);
        }
        order
    }

    fn content(&mut self, own: &Own, base: TypeId, derivation: Derivation, base_depth: usize) -> (Content, usize) {
        match &own.content {
            OwnContent::Simple { inline, facets } => (self.simple_content(own, base, derivation, *inline, facets), 1),
            OwnContent::Complex { mixed, particle } => {
                let (explicit, depth) = explicit(own, *mixed, particle.as_ref());
                if derivation == Derivation::Restriction {
                    return (explicit, depth);
                }
                let inherited = match &self.set.types[base.index()] {
                    Type::Complex(base) => base.content.clone(),
                    Type::Simple(_) => return (explicit, depth),
                };
                self.extended(own, inherited, explicit, (base_depth, depth))
            }
        }
    }

    fn extended(&mut self, own: &Own, base: Content, explicit: Content, depths: (usize, usize)) -> (Content, usize) {
        let (first, second, mixed) = match (base, explicit) {
            (base, Content::Empty) => return (base, depths.0),
            (Content::Empty, explicit) => return (explicit, depths.1),
            (
                Content::Elements { mixed: base_mixed, particle: first },
                Content::Elements { mixed: own_mixed, particle: second },
            ) => {
                if base_mixed != own_mixed {
                    self.push(own.context.document, finding("cos-ct-extends.1.4.3.2.2.1", own));
                }
                (first, second, base_mixed)
            }
            (base, _) => {
                self.push(own.context.document, finding("cos-ct-extends.1.4", own));
                return (base, depths.0);
            }
        };
        if particle::is_all(&first) || particle::is_all(&second) {
            self.push(own.context.document, finding("cos-all-limited.1.2", own));
        }
        let depth = depths.0.max(depths.1) + 1;
        if depth > self.limits.depth {
            let limit = self.limits.depth.to_string();
            self.push(own.context.document, finding("limit-depth", own).arg("limit", limit));
            return (Content::Elements { mixed, particle: second }, depths.1);
        }
        let at = second.at;
        let group = ModelGroup {
            name: None,
            compositor: Compositor::Sequence,
            particles: vec![first, second],
            annotation: Annotation::default(),
        };
        let term = Term::Group(Arc::new(group));
        let particle = Particle { min: 1, max: Some(1), term, annotation: Annotation::default(), at };
        (Content::Elements { mixed, particle }, depth)
    }

    fn simple_content(
        &mut self,
        own: &Own,
        base: TypeId,
        derivation: Derivation,
        inline: Option<TypeId>,
        facets: &[Facet],
    ) -> Content {
        let inherited = match &self.set.types[base.index()] {
            Type::Simple(_) if derivation == Derivation::Extension => return Content::Simple(base),
            Type::Complex(ComplexType { content: Content::Simple(simple), .. }) => Some(*simple),
            Type::Complex(ComplexType { content: Content::Elements { mixed: true, particle }, .. })
                if derivation == Derivation::Restriction && inline.is_some() && particle::is_emptiable(particle) =>
            {
                None
            }
            _ => {
                self.push(own.context.document, finding("src-ct.2", own));
                return Content::Simple(inline.unwrap_or(builtin::type_id(Builtin::AnySimpleType)));
            }
        };
        if let (Some(inline), Some(inherited)) = (inline, inherited)
            && !self.simple_derived_ok(inline, inherited)
        {
            self.push(own.context.document, finding("derivation-ok-restriction.5.2.2.1", own));
        }
        let Some(step_base) = inline.or(inherited) else { return Content::Empty };
        if derivation == Derivation::Extension || (inline.is_none() && facets.is_empty()) {
            return Content::Simple(step_base);
        }
        let at = super::location(own.context.document, own.place);
        let restricted = self.new_type(false, at);
        self.set.types[restricted.index()] = Type::Simple(SimpleType {
            name: None,
            base: step_base,
            kind: SimpleKind::Restriction,
            facets: facets.to_vec(),
            final_: Derivations::default(),
            annotation: Annotation::default(),
            at,
        });
        Content::Simple(restricted)
    }

    fn attributes(&mut self, own: &Own, base: TypeId, derivation: Derivation) -> (Vec<AttributeUse>, Option<Wildcard>) {
        let (mut uses, base_wildcard) = match &self.set.types[base.index()] {
            Type::Complex(base) => (base.attributes.clone(), base.attribute_wildcard.clone()),
            Type::Simple(_) => (Vec::new(), None),
        };
        let document = own.context.document;
        let with_place = |uses: &[AttributeUse]| uses.iter().map(|attribute| (attribute.clone(), own.place)).collect();
        self.distinct(own.context, &own.attributes, "ct-props-correct.4");
        if derivation == Derivation::Extension {
            let mut all = AttributeSet { uses: with_place(&uses), ..AttributeSet::default() };
            all.uses.extend(own.attributes.uses.iter().cloned());
            if !uses.is_empty() && !own.attributes.uses.is_empty() {
                self.distinct(own.context, &all, "ct-props-correct.4");
            }
            uses.extend(own.attributes.uses.iter().map(|(attribute, _)| attribute.clone()));
            let wildcard = match (&own.attributes.wildcard, base_wildcard) {
                (None, base) => base,
                (Some(own), None) => Some(own.clone()),
                (Some(more), Some(base)) => match wildcard::union(&more.namespaces, &base.namespaces) {
                    Some(namespaces) => Some(Wildcard { namespaces, process: more.process }),
                    None => {
                        self.push(document, finding("src-ct.5", own));
                        Some(base)
                    }
                },
            };
            return (uses, wildcard);
        }
        if base != TypeId::ANY_TYPE {
            let base = AttributeSet { uses: with_place(&uses), wildcard: base_wildcard, ..AttributeSet::default() };
            self.check_restricted_attributes((document, own.place), &own.attributes, &base);
        }
        let set = &self.set;
        let name = |attribute: &AttributeUse| &set.attributes[attribute.attribute.index()].name;
        uses.retain(|attribute| !own.attributes.prohibited.contains(name(attribute)));
        for (attribute, _) in &own.attributes.uses {
            match uses.iter_mut().find(|known| name(known) == name(attribute)) {
                Some(known) => *known = attribute.clone(),
                None => uses.push(attribute.clone()),
            }
        }
        (uses, own.attributes.wildcard.clone())
    }
}

/// The content as it is written (3.4.2, "explicit content"), with its depth.
fn explicit(own: &Own, mixed: bool, particle: Option<&Nested>) -> (Content, usize) {
    match particle {
        Some(nested) => (Content::Elements { mixed, particle: nested.particle.clone() }, nested.depth),
        None if mixed => {
            let group = ModelGroup {
                name: None,
                compositor: Compositor::Sequence,
                particles: Vec::new(),
                annotation: Annotation::default(),
            };
            let particle = Particle {
                min: 1,
                max: Some(1),
                term: Term::Group(Arc::new(group)),
                annotation: Annotation::default(),
                at: super::location(own.context.document, own.place),
            };
            (Content::Elements { mixed, particle }, 1)
        }
        None => (Content::Empty, 1),
    }
}
