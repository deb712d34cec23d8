//! From the component model to a compiled schema.

mod automaton;
mod codes;
mod identity;
mod intern;
mod particle;
mod restriction;
mod types;
mod xpath;

use std::collections::HashMap;

use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::xsd::component::{self, Location, SchemaSet};
use crate::xsd::simple::Prefixes;

use super::simple::{SimpleId, SimpleTypes, Special};
use super::tables::Tables;
use super::{
    AttributeId, AttributeUse, ComplexType, Content, Derivation, ElementDecl, ElementId, NameId, NamespaceId, Schema,
    TypeDef, TypeId, ValueConstraint, Wildcard,
};
use automaton::AutomatonFault;
use intern::Interner;

impl Schema {
    /// Compiles a schema set.
    ///
    /// # Errors
    /// A report with a finding for everything that is wrong with the schema, or that the engine does not know yet
    /// (`xefa-nicht-unterstuetzt`): a schema that was not understood completely is never half used.
    pub fn compile(set: &SchemaSet, limits: &Limits) -> Result<Self, Report> {
        let mut compiler = Compiler::new(set, limits);
        let tables = compiler.run();
        if compiler.report.findings().is_empty() { Ok(Self::from_compiled(tables)) } else { Err(compiler.report) }
    }
}

/// What is left of the limit on content models, for all of them together.
struct Budget {
    particles: usize,
    edges: usize,
}

struct Compiler<'a> {
    set: &'a SchemaSet,
    limits: &'a Limits,
    interner: Interner,
    simple: SimpleTypes,
    simple_ids: HashMap<TypeId, SimpleId>,
    report: Report,
}

impl<'a> Compiler<'a> {
    fn new(set: &'a SchemaSet, limits: &'a Limits) -> Self {
        Self {
            set,
            limits,
            interner: Interner::new(set),
            simple: SimpleTypes::new(),
            simple_ids: HashMap::new(),
            report: Report::new(),
        }
    }

    fn run(&mut self) -> Tables {
        self.push_simple_types();
        let substitutions = self.substitutions();
        self.check_restrictions(&substitutions);
        let (identities, of_element) = self.identities();
        let elements: Vec<ElementDecl> =
            self.set.elements.iter().zip(of_element).map(|(element, own)| self.element(element, own)).collect();
        let mut contents = Vec::new();
        let mut budget = Budget { particles: self.limits.automaton_edges, edges: self.limits.automaton_edges };
        let mut types = Vec::with_capacity(self.set.types.len());
        for (id, definition) in (0u32..).zip(&self.set.types) {
            types.push(match definition {
                component::Type::Simple(simple) => TypeDef::Simple {
                    name: simple.name.as_ref().map(|name| self.interner.name(name)),
                    base: simple.base,
                    simple: self.simple_id(TypeId(id)),
                },
                component::Type::Complex(complex) => {
                    let definition = self.complex_type(complex, &elements, &substitutions, &mut contents, &mut budget);
                    TypeDef::Complex(definition)
                }
            });
        }
        let global_attributes = (0u32..)
            .zip(&self.set.attributes)
            .filter(|(_, attribute)| attribute.global)
            .map(|(id, attribute)| self.attribute(AttributeId(id), false, attribute.value.as_ref()))
            .collect();
        let (namespaces, names) = self.interner.finish();
        let simple = std::mem::take(&mut self.simple);
        Tables { namespaces, names, simple, types, elements, global_attributes, contents, identities, substitutions }
    }

    fn find(&mut self, rule: &str, at: Location, args: &[(&'static str, &str)]) {
        let place = Place { line: at.line, column: at.column, ..Place::default() };
        let mut finding = Finding::new(rule, place);
        for (name, value) in args {
            finding = finding.arg(name, *value);
        }
        if let Some(document) = self.set.documents.get(at.document as usize).filter(|_| at.line > 0) {
            finding = finding.source(document.path.clone());
        }
        self.report.push(finding);
    }

    fn element(&mut self, element: &component::Element, constraints: Vec<u32>) -> ElementDecl {
        let text_type = match &self.set.types[element.type_id.index()] {
            component::Type::Simple(_) => Some(element.type_id),
            component::Type::Complex(complex) => match complex.content {
                component::Content::Simple(id) => Some(id),
                component::Content::Elements { mixed: true, .. } => Some(TypeId(1)),
                _ => None,
            },
        };
        let value = match (&element.value, text_type) {
            (Some(value), Some(text_type)) => Some(self.value(value, text_type, element.at)),
            (Some(_), None) => {
                let name = element.name.local.to_string();
                self.find("cos-valid-default.2.1", element.at, &[("name", &name)]);
                None
            }
            (None, _) => None,
        };
        ElementDecl {
            name: self.interner.name(&element.name),
            type_id: element.type_id,
            global: element.global,
            nillable: element.nillable,
            abstract_: element.abstract_,
            block: derivations(element.block),
            value,
            constraints,
        }
    }

    /// A default or fixed value, checked against its type (cos-valid-default, a-props-correct.2).
    fn value(&mut self, value: &component::ValueConstraint, type_id: TypeId, at: Location) -> ValueConstraint {
        let simple = self.simple_id(type_id);
        let scope = Prefixes(&value.scope);
        if let Err(violation) = self.simple.check(simple, &value.lexical, &scope) {
            self.find("cos-valid-default", at, &[("cause", violation.rule), ("value", &value.lexical)]);
        }
        let lexical = self.simple.normalize(simple, &value.lexical).into();
        let special = self.simple.special(simple);
        let scope = if matches!(special, Special::QName | Special::Notation | Special::List | Special::Union) {
            value.scope.iter().map(|(prefix, uri)| (prefix.as_str().into(), uri.as_str().into())).collect()
        } else {
            Vec::new()
        };
        ValueConstraint { fixed: value.fixed, lexical, scope }
    }

    fn attribute(
        &mut self,
        id: AttributeId,
        required: bool,
        value: Option<&component::ValueConstraint>,
    ) -> AttributeUse {
        let declaration = &self.set.attributes[id.index()];
        if let (Some(own), Some(declared)) = (value, &declaration.value)
            && declared.fixed
            && own.fixed
            && !self.same_value(declaration.type_id, own, declared)
        {
            self.find("au-props-correct.2", declaration.at, &[("name", &declaration.name.to_string())]);
        }
        AttributeUse {
            name: self.interner.name(&declaration.name),
            attribute: id,
            simple: self.simple_id(declaration.type_id),
            required,
            value: value.map(|value| self.value(value, declaration.type_id, declaration.at)),
        }
    }

    /// Whether two default or fixed values mean the same.
    fn same_value(&self, type_id: TypeId, a: &component::ValueConstraint, b: &component::ValueConstraint) -> bool {
        if a.lexical == b.lexical && a.scope == b.scope {
            return true;
        }
        let simple = self.simple_id(type_id);
        self.simple.equal(simple, &a.lexical, &b.lexical, &Prefixes(&a.scope), &Prefixes(&b.scope)).unwrap_or(false)
    }

    fn complex_type(
        &mut self,
        complex: &component::ComplexType,
        elements: &[ElementDecl],
        substitutions: &[(ElementId, Vec<ElementId>)],
        contents: &mut Vec<super::ContentModel>,
        budget: &mut Budget,
    ) -> ComplexType {
        let attributes: Vec<AttributeUse> = complex
            .attributes
            .iter()
            .map(|attribute| self.attribute(attribute.attribute, attribute.required, attribute.value.as_ref()))
            .collect();
        let content = match &complex.content {
            component::Content::Empty => Content::Empty,
            component::Content::Simple(id) => Content::Simple(self.simple_id(*id)),
            component::Content::Elements { mixed, particle } => {
                let model = self.content_model(complex, particle, elements, substitutions, budget);
                if model.nodes.is_empty() && !mixed {
                    Content::Empty
                } else {
                    contents.push(model);
                    let model = u32::try_from(contents.len() - 1).unwrap_or(u32::MAX);
                    Content::Elements { mixed: *mixed, model }
                }
            }
        };
        let code = self.code_use(content, contents, &attributes);
        ComplexType {
            name: complex.name.as_ref().map(|name| self.interner.name(name)),
            base: complex.base,
            extension: complex.derivation == component::Derivation::Extension,
            abstract_: complex.abstract_,
            block: derivations(complex.block),
            content,
            attributes,
            any_attribute: complex.attribute_wildcard.as_ref().map(|any| self.interner.wildcard(any)),
            code,
        }
    }

    fn content_model(
        &mut self,
        complex: &component::ComplexType,
        particle: &component::Particle,
        elements: &[ElementDecl],
        substitutions: &[(ElementId, Vec<ElementId>)],
        budget: &mut Budget,
    ) -> super::ContentModel {
        if budget.edges == 0 {
            // It was said once, of the type that took the last of it.
            return super::ContentModel::default();
        }
        let type_name = complex.name.as_ref().map_or_else(String::new, ToString::to_string);
        let limit = self.limits.automaton_edges.to_string();
        let interner = &mut self.interner;
        let tree = particle::tree(particle, &mut budget.particles, &mut |any| -> Wildcard { interner.wildcard(any) });
        let members = Members { interner: &self.interner, elements, substitutions };
        let built = tree.map_err(|_| AutomatonFault::TooLarge).and_then(|mut model| {
            let fault = automaton::build(&mut model, &members, &mut budget.edges).err();
            if fault == Some(AutomatonFault::TooLarge) { Err(AutomatonFault::TooLarge) } else { Ok((model, fault)) }
        });
        let Ok((model, fault)) = built else {
            budget.edges = 0;
            self.find("limit-automaton", complex.at, &[("type", &type_name), ("limit", &limit)]);
            return super::ContentModel::default();
        };
        if let Some(AutomatonFault::Ambiguous(a, b)) = fault {
            let label = |leaf: u32| match &model.leaves[leaf as usize].term {
                super::LeafTerm::Element(id) => self.set.elements[id.index()].name.local.to_string(),
                super::LeafTerm::Wildcard(_) => "xs:any".to_owned(),
            };
            let (a, b) = (label(a), label(b));
            self.find("cos-nonambig", complex.at, &[("type", &type_name), ("first", &a), ("second", &b)]);
        }
        model
    }
}

/// The elements that may stand for one another.
struct Members<'a> {
    interner: &'a Interner,
    elements: &'a [ElementDecl],
    substitutions: &'a [(ElementId, Vec<ElementId>)],
}

impl automaton::Elements for Members<'_> {
    fn namespace(&self, name: NameId) -> NamespaceId {
        self.interner.namespace_of(name)
    }

    fn admitted(&self, id: ElementId, found: &mut Vec<(NameId, ElementId)>) {
        found.push((self.elements[id.index()].name, id));
        if !self.elements[id.index()].global {
            return;
        }
        if let Ok(at) = self.substitutions.binary_search_by_key(&id, |(head, _)| *head) {
            found.extend(self.substitutions[at].1.iter().map(|member| (self.elements[member.index()].name, *member)));
        }
    }
}

fn derivations(set: component::Derivations) -> Derivation {
    Derivation { extension: set.extension, restriction: set.restriction, substitution: set.substitution }
}
