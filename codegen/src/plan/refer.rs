//! What a field refers to, and the items that this calls for.

use std::collections::{HashMap, HashSet};

use xefa::schema::simple::{Builtin, SimpleId, Variety};
use xefa::schema::{ElementId, TypeDef, TypeId};
use xefa::xsd::component::{Location, Type};

use crate::docs;
use crate::ident::{Names, camel};

use super::name::*;
use super::*;

impl Planner<'_> {
    /// A new item, named in the namespace of its document.
    pub(super) fn reserve(&mut self, at: Location, type_id: Option<u32>, candidates: &[String], doc: String) -> usize {
        let module = self.module_of(at);
        let document = self.set.documents.get(at.document as usize);
        let namespace = document.and_then(|document| document.namespace.as_deref()).map(str::to_owned);
        let names = self.names.entry(self.scope_of(at)).or_insert_with(Names::types);
        let name = names.claim(candidates);
        let number = self.items.len();
        let order = (at.document, at.line, at.column, number);
        self.claims.push(candidates.first().cloned().unwrap_or_default());
        let (origin, kind) = (Origin::Part, Kind::Reserved);
        self.items.push(Item {
            module,
            namespace,
            name,
            doc,
            type_id,
            origin,
            kind,
            derives: Vec::new(),
            shared: None,
            root: None,
            order,
        });
        number
    }

    /// What stands for an element, `Variante`s and members of substitution groups included.
    pub(super) fn element_ref(&mut self, element: ElementId, owner: Option<usize>) -> Ref {
        let members: Vec<ElementId> = self.schema.substitution_members(element).to_vec();
        if owner.is_some() && !members.is_empty() {
            return self.substitution_ref(element, members);
        }
        self.plain_element_ref(element, owner)
    }

    pub(super) fn plain_element_ref(&mut self, element: ElementId, owner: Option<usize>) -> Ref {
        let declaration = self.schema.element(element);
        let local = self.schema.local(declaration.name).to_owned();
        let ty = self.type_ref(declaration.type_id, owner, &local, true);
        if declaration.nillable { Ref::Nillable(Box::new(ty)) } else { ty }
    }

    pub(super) fn substitution_ref(&mut self, head: ElementId, members: Vec<ElementId>) -> Ref {
        if let Some(item) = self.substitutions.get(&head) {
            return Ref::Item(*item);
        }
        let declaration = self.schema.element(head);
        let local = self.schema.local(declaration.name).to_owned();
        let at = self.set.elements[head.index()].at;
        let doc = format!("Was für `{local}` stehen kann.");
        let item = self.reserve(at, None, &[format!("{}Mitglied", camel(&local))], doc);
        self.items[item].origin = Origin::Members(local);
        self.substitutions.insert(head, item);
        let mut names = Names::types();
        let mut variants = Vec::new();
        for id in std::iter::once(head).chain(members) {
            if self.schema.element(id).abstract_ {
                continue;
            }
            let name = self.schema.local(self.schema.element(id).name).to_owned();
            let ty = self.plain_element_ref(id, None);
            let doc = or_name(self.element_doc(id), &name);
            let claimed = names.claim(&[camel(&name)]);
            variants.push(Numbered { xml: name, number: id.0, name: claimed, ty, boxed: false, doc });
        }
        self.items[item].kind = Kind::Variants { by: "element", variants };
        Ref::Item(item)
    }

    /// What stands for a type; `local` and `owner` name it where it has no name itself.
    pub(super) fn type_ref(&mut self, id: TypeId, owner: Option<usize>, local: &str, polymorphic: bool) -> Ref {
        if id == TypeId::ANY_TYPE {
            return Ref::Model("AnyContent");
        }
        match self.schema.type_def(id) {
            TypeDef::Simple { simple: SimpleId::ANY_SIMPLE_TYPE, .. } => Ref::Model("AnySimple"),
            TypeDef::Simple { .. } => self.simple_ref(id, owner, local),
            TypeDef::Complex(complex) => {
                let derived = self.derived.get(&id).cloned().unwrap_or_default();
                let derived: Vec<TypeId> = derived
                    .into_iter()
                    .filter(|derived| {
                        self.schema.derivation(*derived, id).is_some_and(|methods| !methods.meets(complex.block))
                    })
                    .collect();
                if polymorphic && (complex.abstract_ || !derived.is_empty()) {
                    return self.variants_ref(id, derived);
                }
                Ref::Item(self.complex_item(id, owner, local))
            }
        }
    }

    pub(super) fn complex_item(&mut self, id: TypeId, owner: Option<usize>, local: &str) -> usize {
        if let Some(item) = self.complex.get(&id) {
            return *item;
        }
        let at = self.type_at(id);
        let (origin, candidates) = match self.schema.type_def(id).name() {
            Some(name) => (Origin::Type(self.schema.local(name).to_owned()), type_names(self.schema.local(name))),
            None => match owner {
                Some(owner) => (Origin::Part, vec![format!("{}{}", self.items[owner].name, camel(local))]),
                None => (Origin::Element(local.to_owned()), vec![camel(without_number(local)), camel(local)]),
            },
        };
        let doc = self.type_doc(id);
        let item = self.reserve(at, Some(id.0), &self.renamed(id, candidates), doc);
        self.items[item].origin = origin;
        self.complex.insert(id, item);
        self.queue.push((id, item));
        item
    }

    /// The candidates for the name of a type, or the one that is wanted.
    fn renamed(&self, id: TypeId, candidates: Vec<String>) -> Vec<String> {
        self.renames.of(id).map_or(candidates, |to| vec![to.to_owned()])
    }

    pub(super) fn variants_ref(&mut self, id: TypeId, derived: Vec<TypeId>) -> Ref {
        if let Some(item) = self.variants.get(&id) {
            return Ref::Item(*item);
        }
        let local = self.schema.type_def(id).name().map_or(String::new(), |name| self.schema.local(name).to_owned());
        let stem = self.renamed(id, type_names(&local)).swap_remove(0);
        let at = self.type_at(id);
        let doc = format!("Ein `{local}` oder einer der Typen, die davon abgeleitet sind (`xsi:type`).");
        let item = self.reserve(at, None, &[format!("{stem}Variante")], doc);
        self.items[item].origin = Origin::Derived(local);
        self.variants.insert(id, item);
        let mut names = Names::types();
        let mut variants = Vec::new();
        let base = matches!(self.schema.type_def(id), TypeDef::Complex(complex) if !complex.abstract_);
        for id in base.then_some(id).into_iter().chain(derived) {
            let item = self.complex_item(id, None, "");
            let local =
                self.schema.type_def(id).name().map_or(String::new(), |name| self.schema.local(name).to_owned());
            let doc = or_name(self.type_doc(id), &local);
            let name = names.claim(&[self.items[item].name.clone()]);
            variants.push(Numbered { xml: local, number: id.0, name, ty: Ref::Item(item), boxed: false, doc });
        }
        self.items[item].kind = Kind::Variants { by: "type_id", variants };
        Ref::Item(item)
    }

    pub(super) fn simple_ref(&mut self, id: TypeId, owner: Option<usize>, local: &str) -> Ref {
        if let Some(item) = self.simple.get(&id) {
            return Ref::Item(*item);
        }
        let (Type::Simple(component), TypeDef::Simple { name, base, simple }) =
            (&self.set.types[id.index()], self.schema.type_def(id))
        else {
            return Ref::Value("Str");
        };
        let types = self.schema.simple_types();
        if let Some(builtin) = Builtin::from_id(*simple) {
            return builtin_ref(builtin);
        }
        let variety = types.variety(*simple).clone();
        let own_facets = !component.facets.is_empty();
        let enumerates =
            component.facets.iter().any(|facet| facet.kind == xefa::schema::simple::FacetKind::Enumeration);
        let texts = matches!(types.primitive(*simple), Some(Builtin::String | Builtin::AnyUri));
        if enumerates && texts && variety == Variety::Atomic {
            return Ref::Item(self.codes_item(id, *simple, owner, local));
        }
        let is_restriction = matches!(component.kind, xefa::xsd::component::SimpleKind::Restriction);
        let repr = match &variety {
            // What a pattern tells apart is kept as it was written.
            Variety::Atomic if own_facets && types.keeps_text(*simple) => match types.primitive(*simple) {
                Some(Builtin::Decimal) => Ref::Value("Integer"),
                _ => Ref::Value("Str"),
            },
            Variety::List { .. } if types.keeps_text(*simple) => Ref::List(Box::new(Ref::Value("Str"))),
            Variety::Atomic if is_restriction => match self.simple_ref(*base, owner, local) {
                // A newtype of a newtype would be of no use: the facets of both are checked anyway.
                Ref::Item(item) if name.is_some() && own_facets => match &self.items[item].kind {
                    Kind::Simple { repr, .. } => repr.clone(),
                    _ => Ref::Value("Str"),
                },
                other => other,
            },
            Variety::Atomic => Ref::Value("Str"),
            Variety::List { item } => {
                let item = self.simple_type_of(*item).map_or(Ref::Value("Str"), |id| self.simple_ref(id, owner, local));
                Ref::List(Box::new(item))
            }
            Variety::Union { .. } => Ref::Value("Str"),
        };
        if name.is_none() || !own_facets && is_restriction {
            return repr;
        }
        let doc = or_name(self.type_doc(id), name.map_or("", |name| self.schema.local(name)));
        let candidates = name.map_or_else(Vec::new, |name| type_names(self.schema.local(name)));
        let item = self.reserve(self.type_at(id), None, &self.renamed(id, candidates), doc);
        self.items[item].origin = name.map_or(Origin::Part, |name| Origin::Type(self.schema.local(name).to_owned()));
        self.items[item].kind = Kind::Simple { repr, simple: simple.0 };
        self.simple.insert(id, item);
        Ref::Item(item)
    }

    pub(super) fn simple_type_of(&self, simple: SimpleId) -> Option<TypeId> {
        (0..self.schema.type_count())
            .filter_map(|number| u32::try_from(number).ok())
            .map(TypeId)
            .find(|id| matches!(self.schema.type_def(*id), TypeDef::Simple { simple: at, .. } if *at == simple))
    }

    pub(super) fn codes_item(&mut self, id: TypeId, simple: SimpleId, owner: Option<usize>, local: &str) -> usize {
        let Type::Simple(component) = &self.set.types[id.index()] else { return 0 };
        let types = self.schema.simple_types();
        let values: Vec<String> =
            types.facets(simple).enumeration.unwrap_or_default().into_iter().map(str::to_owned).collect();
        let texts: HashMap<String, String> = component
            .facets
            .iter()
            .filter_map(|facet| {
                let value = types.normalize(simple, &facet.value).into_owned();
                docs::code_name(&facet.annotation).map(|name| (value, name))
            })
            .collect();
        let mut names = Names::types();
        let mut seen = HashSet::new();
        let codes = values
            .into_iter()
            .filter(|code| seen.insert(code.clone()))
            .map(|code| {
                let text = texts.get(&code);
                let name = names.claim(&code_names(&code, text.map(String::as_str)));
                let doc = text.cloned().unwrap_or_else(|| format!("`{code}`"));
                Code { name, code, doc }
            })
            .collect();
        let candidates = match (self.schema.type_def(id).name(), owner) {
            (Some(name), _) => type_names(self.schema.local(name)),
            (None, Some(owner)) => {
                let owner = &self.items[owner].name;
                let long = format!("{owner}{}", camel(local));
                let list = owner.strip_prefix("Code").filter(|rest| rest.starts_with(|c: char| c.is_uppercase()));
                match list.or_else(|| owner.strip_suffix("Code").filter(|rest| !rest.is_empty())) {
                    Some(list) if local == "code" => vec![list.to_owned(), long],
                    _ => vec![long],
                }
            }
            (None, None) => vec![camel(local)],
        };
        let doc = or_name(self.type_doc(id), local);
        let item = self.reserve(self.type_at(id), None, &self.renamed(id, candidates), doc);
        if let Some(name) = self.schema.type_def(id).name() {
            self.items[item].origin = Origin::Type(self.schema.local(name).to_owned());
        }
        self.items[item].kind = Kind::Codes { codes };
        self.simple.insert(id, item);
        item
    }
}
