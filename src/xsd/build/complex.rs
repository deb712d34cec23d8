//! What complex type definitions say themselves (Part 1, 3.4).

use super::annotation;
use super::attribute_group::AttributeSet;
use super::group::Nested;
use super::{Builder, Context};
use crate::report::{Finding, Place};
use crate::schema::TypeId;
use crate::xsd::component::{
    Annotation, ComplexType, Compositor, Content, Derivation, Derivations, Facet, Location, QName, Term, Type,
};
use crate::xsd::document::COMPLEX;
use crate::xsd::node::Node;

/// What a complex type says itself, before it is put together with what it inherits.
#[derive(Debug)]
pub(super) struct Own {
    pub context: Context,
    /// The name of the type, for messages.
    pub name: Option<QName>,
    /// The place of `base`, or of the type.
    pub place: Place,
    pub content: OwnContent,
    pub attributes: AttributeSet,
}

/// The content that a complex type declares.
#[derive(Debug)]
pub(super) enum OwnContent {
    /// `xs:simpleContent`: for a restriction the inline type and the facets.
    Simple { inline: Option<TypeId>, facets: Vec<Facet> },
    /// Elements, perhaps none.
    Complex { mixed: bool, particle: Option<Nested> },
}

/// A complex type of which nothing is known yet.
pub(super) fn empty(at: Location) -> Type {
    Type::Complex(ComplexType {
        name: None,
        base: TypeId::ANY_TYPE,
        derivation: Derivation::Restriction,
        abstract_: false,
        block: Derivations::default(),
        final_: Derivations::default(),
        content: Content::Empty,
        attributes: Vec::new(),
        attribute_wildcard: None,
        annotation: Annotation::default(),
        at,
    })
}

impl<'a> Builder<'a> {
    /// Reads an `xs:complexType`.
    pub(super) fn complex_type(&mut self, context: Context, node: &'a Node, id: TypeId, name: Option<QName>) {
        let document = self.document(context);
        let block = document.derivations(node, "block", "blockDefault", COMPLEX);
        let final_ = document.derivations(node, "final", "finalDefault", COMPLEX);
        let wrapper = node.child_of(&["simpleContent", "complexContent"]);
        let step = wrapper.and_then(|wrapper| wrapper.child_of(&["restriction", "extension"]));
        let body = step.unwrap_or(node);
        let derivation = if body.is("extension") { Derivation::Extension } else { Derivation::Restriction };
        let base = step.and_then(|step| self.type_of(context, step, "base"));
        if context.redefining.is_some() {
            self.must_redefine_itself(context, step, node);
        }
        let content = match wrapper {
            Some(wrapper) if wrapper.is("simpleContent") => {
                let inline = body.child("simpleType").map(|inline| self.anonymous_simple(context, inline));
                OwnContent::Simple { inline, facets: self.facets(context, body) }
            }
            _ => {
                let mixed = match wrapper.filter(|wrapper| wrapper.attr("mixed").is_some()) {
                    Some(wrapper) => wrapper.flag("mixed"),
                    None => node.flag("mixed"),
                };
                let particle = self.own_particle(context, body);
                OwnContent::Complex { mixed, particle }
            }
        };
        let attributes = self.attribute_set(context, body);
        let Type::Complex(made) = &mut self.set.types[id.index()] else { return };
        made.name = name.clone();
        made.base = base.unwrap_or(TypeId::ANY_TYPE);
        // An extension of nobody knows what is taken for what it says itself: one mistake, one finding.
        made.derivation = if base.is_some() { derivation } else { Derivation::Restriction };
        made.abstract_ = node.flag("abstract");
        made.block = block;
        made.final_ = final_;
        made.annotation = annotation::of(node);
        if let Some(wrapper) = wrapper {
            // Notes on the inner elements belong to the type as well.
            for inner in [wrapper, body] {
                let inner = annotation::of(inner);
                made.annotation.documentation.extend(inner.documentation);
                made.annotation.appinfo.extend(inner.appinfo);
                made.annotation.foreign.extend(inner.foreign);
            }
        }
        let resolved = base.is_some() || matches!(content, OwnContent::Complex { .. });
        if resolved {
            let place = step.map_or(node.place, |step| step.place_of("base"));
            self.own[id.index()] = Some(Own { context, name, place, content, attributes });
        }
    }

    /// The particle of the content as it is written; none where it is empty (3.4.2, effective content).
    fn own_particle(&mut self, context: Context, body: &'a Node) -> Option<Nested> {
        let model = body.child_of(&["group", "all", "choice", "sequence"])?;
        let nested = self.particle(context, model, true)?;
        if let Term::Group(group) = &nested.particle.term
            && !model.is("group")
            && model.elements().all(|child| child.is("annotation"))
            && (group.compositor != Compositor::Choice || nested.particle.min == 0)
        {
            return None;
        }
        Some(nested)
    }
}

/// A finding about a type and its base.
pub(super) fn finding(rule: &str, own: &Own) -> Finding {
    let finding = Finding::new(rule, own.place);
    match &own.name {
        Some(name) => finding.arg("name", name.to_string()),
        None => finding,
    }
}
