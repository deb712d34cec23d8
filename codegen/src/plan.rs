//! What is generated: modules with items, every name decided.

use std::collections::HashMap;

use xefa::schema::shape::{Occurs, Part, PartTerm, Shape, ShapeContent};
use xefa::schema::simple::{Builtin, SimpleId, Variety};
use xefa::schema::{Content, ElementId, LeafTerm, ProcessContents, Schema, TypeDef, TypeId, Wildcard};
use xefa::xsd::component::{Location, SchemaSet, Type};

use crate::config::{Config, Supply};
use crate::docs;
use crate::graph;
use crate::ident::{Names, camel, snake, tail};

/// Everything that is generated.
#[derive(Debug)]
pub(crate) struct Plan {
    pub modules: Vec<Module>,
    pub items: Vec<Item>,
    /// All global elements that are messages: number, variant, type, documentation.
    pub messages: Vec<Message>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Module {
    pub name: String,
    pub doc: String,
    /// Numbers of items, in the order of the schema.
    pub items: Vec<usize>,
    /// Whether its items are seen from above without its name.
    pub main: bool,
}

/// A message.
#[derive(Debug)]
pub(crate) struct Message {
    pub element: u32,
    pub variant: String,
    pub ty: Ref,
    pub doc: String,
}

/// A type as a field names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Ref {
    /// One of Rust's.
    Rust(&'static str),
    /// One of the runtime's: of `value` or of `models`.
    Value(&'static str),
    Model(&'static str),
    /// An item: its number.
    Item(usize),
    List(Box<Ref>),
    Nillable(Box<Ref>),
}

/// An item of a module.
#[derive(Debug)]
pub(crate) struct Item {
    pub module: usize,
    pub name: String,
    pub doc: String,
    pub type_id: Option<u32>,
    pub kind: Kind,
    /// For a message: the variant and the number of its element.
    pub root: Option<(String, u32)>,
    /// Where it was written: items stand in the order of the schema.
    pub order: (u32, u32, usize),
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// Not planned yet.
    Reserved,
    Struct {
        all: bool,
        fields: Vec<Field>,
        supply: Option<(Supply, String)>,
    },
    Choice {
        node: Option<u32>,
        variants: Vec<Variant>,
    },
    Mixed {
        variants: Vec<Variant>,
    },
    Variants {
        by: &'static str,
        variants: Vec<Numbered>,
    },
    Payloads {
        variants: Vec<Numbered>,
    },
    Codes {
        codes: Vec<Code>,
    },
    Simple {
        repr: Ref,
        simple: u32,
    },
}

#[derive(Debug)]
pub(crate) struct Field {
    /// `element(3)` and its like.
    pub at: String,
    /// The name in XML; `@name` for an attribute.
    pub xml: String,
    pub name: String,
    pub ty: Ref,
    pub occurs: Occurs,
    pub fixed: bool,
    pub required: bool,
    pub boxed: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub at: String,
    pub name: String,
    pub ty: Ref,
    pub many: bool,
    pub boxed: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Numbered {
    pub number: u32,
    pub name: String,
    pub ty: Ref,
    pub boxed: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Code {
    pub name: String,
    pub code: String,
    pub doc: String,
}

/// Plans the models of a schema set.
pub(crate) struct Planner<'a> {
    pub set: &'a SchemaSet,
    pub schema: &'a Schema,
    config: &'a Config,
    pub items: Vec<Item>,
    modules: Vec<Module>,
    /// The module of each document.
    documents: Vec<usize>,
    names: HashMap<Option<String>, Names>,
    complex: HashMap<TypeId, usize>,
    simple: HashMap<TypeId, usize>,
    variants: HashMap<TypeId, usize>,
    substitutions: HashMap<ElementId, usize>,
    /// For each complex type those derived from it that have a name and are not abstract.
    derived: HashMap<TypeId, Vec<TypeId>>,
    /// The complex type around a group.
    groups: HashMap<usize, TypeId>,
    queue: Vec<(TypeId, usize)>,
}

impl<'a> Planner<'a> {
    pub fn new(set: &'a SchemaSet, schema: &'a Schema, config: &'a Config) -> Self {
        let mut planner = Self {
            set,
            schema,
            config,
            items: Vec::new(),
            modules: Vec::new(),
            documents: Vec::new(),
            names: HashMap::new(),
            complex: HashMap::new(),
            simple: HashMap::new(),
            variants: HashMap::new(),
            substitutions: HashMap::new(),
            derived: HashMap::new(),
            groups: HashMap::new(),
            queue: Vec::new(),
        };
        planner.plan_modules();
        planner.plan_derived();
        planner
    }

    pub fn plan(mut self) -> Plan {
        let roots = self.roots();
        // Global elements give their name to the type that only they have, before anything else is named.
        let mut messages = Vec::new();
        let mut variant_names = Names::types();
        for (element, message) in roots {
            let declaration = self.schema.element(element);
            let ty = self.element_ref(element, None);
            if !message {
                continue;
            }
            let local = self.schema.local(declaration.name).to_owned();
            let variant = variant_names.claim(&[camel(without_number(&local)), camel(&local)]);
            let doc = self.element_doc(element);
            if let Ref::Item(item) = ty {
                let only = self
                    .schema
                    .global_elements()
                    .filter(|id| self.schema.element(*id).type_id == declaration.type_id)
                    .count()
                    == 1;
                if only && self.complex.get(&declaration.type_id) == Some(&item) {
                    self.items[item].root = Some((variant.clone(), element.0));
                    if self.items[item].doc.is_empty() || self.schema.type_def(declaration.type_id).name().is_none() {
                        self.items[item].doc.clone_from(&doc);
                    }
                }
            }
            messages.push(Message { element: element.0, variant, ty, doc });
        }
        while let Some((type_id, item)) = self.queue.pop() {
            self.plan_complex(type_id, item);
        }
        graph::box_cycles(&mut self.items);
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        order.sort_by_key(|item| self.items[*item].order);
        for item in order {
            self.modules[self.items[item].module].items.push(item);
        }
        Plan { modules: self.modules, items: self.items, messages }
    }

    /// Global elements that are planned for: messages, and payloads.
    fn roots(&self) -> Vec<(ElementId, bool)> {
        let mut referenced = vec![false; self.set.elements.len()];
        for number in 0..self.schema.type_count() {
            let Ok(number) = u32::try_from(number) else { break };
            if let TypeDef::Complex(complex) = self.schema.type_def(TypeId(number))
                && let Content::Elements { model, .. } = complex.content {
                    for leaf in &self.schema.content_model(model).leaves {
                        if let LeafTerm::Element(element) = leaf.term {
                            referenced[element.index()] = true;
                        }
                    }
                }
        }
        for element in self.schema.global_elements() {
            for member in self.schema.substitution_members(element) {
                referenced[member.index()] = true;
            }
        }
        let candidates: Vec<ElementId> =
            self.schema.global_elements().filter(|id| !self.schema.element(*id).abstract_).collect();
        // A namespace with an element of its own that nothing refers to has messages, and then all its elements may be some.
        let namespace = |id: ElementId| self.schema.namespace_of(self.schema.element(id).name);
        let free: Vec<_> = candidates
            .iter()
            .filter(|id| !referenced[id.index()] && !self.is_payload(**id))
            .map(|id| namespace(*id))
            .collect();
        candidates
            .into_iter()
            .filter(|id| free.is_empty() || free.contains(&namespace(*id)) || self.is_payload(*id))
            .map(|id| (id, !self.is_payload(id)))
            .collect()
    }

    fn is_payload(&self, element: ElementId) -> bool {
        let uri = self.schema.name(self.schema.element(element).name).0;
        self.config.payloads.iter().any(|start| uri.starts_with(start.as_str()))
    }

    fn plan_modules(&mut self) {
        let stems: Vec<String> = self
            .set
            .documents
            .iter()
            .map(|document| {
                let file = document.path.rsplit(['/', '\\']).next().unwrap_or("schema");
                file.strip_suffix(".xsd").unwrap_or(file).to_owned()
            })
            .collect();
        let common = common_prefix(&stems);
        let mut names = Names::default();
        for module in &self.config.modules {
            names.claim(std::slice::from_ref(module));
        }
        let main = self.main_namespace();
        for (document, stem) in self.set.documents.iter().zip(&stems) {
            let start = self
                .config
                .strip
                .iter()
                .find(|start| stem.starts_with(start.as_str()))
                .map_or(common.as_str(), |start| start);
            let short = stem.strip_prefix(start).filter(|short| !short.is_empty()).unwrap_or(stem);
            let name = names.claim_with(&[snake(short), snake(stem)], "_");
            let doc = docs::text(&document.annotation).unwrap_or_else(|| format!("Die Typen aus `{stem}.xsd`."));
            self.documents.push(self.modules.len());
            self.modules.push(Module {
                name,
                doc,
                items: Vec::new(),
                main: document.namespace.as_deref().map(str::to_owned) == main,
            });
        }
        if self.modules.is_empty() {
            self.modules.push(Module {
                name: "typen".to_owned(),
                doc: "Die Typen.".to_owned(),
                items: Vec::new(),
                main: true,
            });
        }
    }

    /// The namespace of the first message.
    fn main_namespace(&self) -> Option<String> {
        let (element, _) = self.roots().into_iter().find(|(_, message)| *message)?;
        let uri = self.schema.name(self.schema.element(element).name).0;
        (!uri.is_empty()).then(|| uri.to_owned())
    }

    fn plan_derived(&mut self) {
        for number in 1..self.schema.type_count() {
            let Ok(number) = u32::try_from(number) else { break };
            let id = TypeId(number);
            let TypeDef::Complex(complex) = self.schema.type_def(id) else { continue };
            if complex.name.is_none() || complex.abstract_ {
                continue;
            }
            let mut at = complex.base;
            while at != TypeId::ANY_TYPE {
                let TypeDef::Complex(base) = self.schema.type_def(at) else { break };
                self.derived.entry(at).or_default().push(id);
                if base.base == at {
                    break;
                }
                at = base.base;
            }
        }
    }

    fn module_of(&self, at: Location) -> usize {
        self.documents.get(at.document as usize).copied().unwrap_or(0)
    }

    fn type_at(&self, id: TypeId) -> Location {
        match &self.set.types[id.index()] {
            Type::Simple(simple) => simple.at,
            Type::Complex(complex) => complex.at,
        }
    }

    fn type_doc(&self, id: TypeId) -> String {
        let annotation = match &self.set.types[id.index()] {
            Type::Simple(simple) => &simple.annotation,
            Type::Complex(complex) => &complex.annotation,
        };
        docs::text(annotation).unwrap_or_default()
    }

    fn element_doc(&self, id: ElementId) -> String {
        docs::text(&self.set.elements[id.index()].annotation).unwrap_or_default()
    }

    /// A new item, named in the namespace of its document.
    fn reserve(&mut self, at: Location, type_id: Option<u32>, candidates: &[String], doc: String) -> usize {
        let module = self.module_of(at);
        let namespace = self.set.documents.get(at.document as usize).and_then(|document| document.namespace.as_deref());
        let names = self.names.entry(namespace.map(str::to_owned)).or_insert_with(Names::types);
        let name = names.claim(candidates);
        let number = self.items.len();
        let order = (at.line, at.column, number);
        self.items.push(Item { module, name, doc, type_id, kind: Kind::Reserved, root: None, order });
        number
    }

    /// What stands for an element, `Variante`s and members of substitution groups included.
    fn element_ref(&mut self, element: ElementId, owner: Option<usize>) -> Ref {
        let members: Vec<ElementId> = self.schema.substitution_members(element).to_vec();
        if owner.is_some() && !members.is_empty() {
            return self.substitution_ref(element, members);
        }
        self.plain_element_ref(element, owner)
    }

    fn plain_element_ref(&mut self, element: ElementId, owner: Option<usize>) -> Ref {
        let declaration = self.schema.element(element);
        let local = self.schema.local(declaration.name).to_owned();
        let ty = self.type_ref(declaration.type_id, owner, &local, true);
        if declaration.nillable { Ref::Nillable(Box::new(ty)) } else { ty }
    }

    fn substitution_ref(&mut self, head: ElementId, members: Vec<ElementId>) -> Ref {
        if let Some(item) = self.substitutions.get(&head) {
            return Ref::Item(*item);
        }
        let declaration = self.schema.element(head);
        let local = self.schema.local(declaration.name).to_owned();
        let at = self.set.elements[head.index()].at;
        let doc = format!("Was für `{local}` stehen kann.");
        let item = self.reserve(at, None, &[format!("{}Mitglied", camel(&local))], doc);
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
            variants.push(Numbered { number: id.0, name: names.claim(&[camel(&name)]), ty, boxed: false, doc });
        }
        self.items[item].kind = Kind::Variants { by: "element", variants };
        Ref::Item(item)
    }

    /// What stands for a type; `local` and `owner` name it where it has no name itself.
    fn type_ref(&mut self, id: TypeId, owner: Option<usize>, local: &str, polymorphic: bool) -> Ref {
        if id == TypeId::ANY_TYPE {
            return Ref::Model("AnyContent");
        }
        match self.schema.type_def(id) {
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

    fn complex_item(&mut self, id: TypeId, owner: Option<usize>, local: &str) -> usize {
        if let Some(item) = self.complex.get(&id) {
            return *item;
        }
        let at = self.type_at(id);
        let candidates = match self.schema.type_def(id).name() {
            Some(name) => type_names(self.schema.local(name)),
            None => match owner {
                Some(owner) => vec![format!("{}{}", self.items[owner].name, camel(local))],
                None => vec![camel(without_number(local)), camel(local)],
            },
        };
        let doc = self.type_doc(id);
        let item = self.reserve(at, Some(id.0), &candidates, doc);
        self.complex.insert(id, item);
        self.queue.push((id, item));
        item
    }

    fn variants_ref(&mut self, id: TypeId, derived: Vec<TypeId>) -> Ref {
        if let Some(item) = self.variants.get(&id) {
            return Ref::Item(*item);
        }
        let local = self.schema.type_def(id).name().map_or(String::new(), |name| self.schema.local(name).to_owned());
        let stem = type_names(&local).swap_remove(0);
        let at = self.type_at(id);
        let doc = format!("Ein `{local}` oder einer der Typen, die davon abgeleitet sind (`xsi:type`).");
        let item = self.reserve(at, None, &[format!("{stem}Variante")], doc);
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
            variants.push(Numbered { number: id.0, name, ty: Ref::Item(item), boxed: false, doc });
        }
        self.items[item].kind = Kind::Variants { by: "type_id", variants };
        Ref::Item(item)
    }

    fn simple_ref(&mut self, id: TypeId, owner: Option<usize>, local: &str) -> Ref {
        if let Some(item) = self.simple.get(&id) {
            return Ref::Item(*item);
        }
        let (Type::Simple(component), TypeDef::Simple { name, base, simple }) =
            (&self.set.types[id.index()], self.schema.type_def(id))
        else {
            return Ref::Rust("String");
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
            Variety::Atomic if is_restriction => match self.simple_ref(*base, owner, local) {
                // A newtype of a newtype would be of no use: the facets of both are checked anyway.
                Ref::Item(item) if name.is_some() && own_facets => match &self.items[item].kind {
                    Kind::Simple { repr, .. } => repr.clone(),
                    _ => Ref::Rust("String"),
                },
                other => other,
            },
            Variety::Atomic => Ref::Rust("String"),
            Variety::List { item } => {
                let item =
                    self.simple_type_of(*item).map_or(Ref::Rust("String"), |id| self.simple_ref(id, owner, local));
                Ref::List(Box::new(item))
            }
            Variety::Union { .. } => Ref::Rust("String"),
        };
        if name.is_none() || !own_facets && is_restriction {
            return repr;
        }
        let doc = or_name(self.type_doc(id), name.map_or("", |name| self.schema.local(name)));
        let candidates = name.map_or_else(Vec::new, |name| type_names(self.schema.local(name)));
        let item = self.reserve(self.type_at(id), None, &candidates, doc);
        self.items[item].kind = Kind::Simple { repr, simple: simple.0 };
        self.simple.insert(id, item);
        Ref::Item(item)
    }

    fn simple_type_of(&self, simple: SimpleId) -> Option<TypeId> {
        (0..self.schema.type_count())
            .filter_map(|number| u32::try_from(number).ok())
            .map(TypeId)
            .find(|id| matches!(self.schema.type_def(*id), TypeDef::Simple { simple: at, .. } if *at == simple))
    }

    fn codes_item(&mut self, id: TypeId, simple: SimpleId, owner: Option<usize>, local: &str) -> usize {
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
        let mut seen = std::collections::HashSet::new();
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
        let item = self.reserve(self.type_at(id), None, &candidates, doc);
        self.items[item].kind = Kind::Codes { codes };
        self.simple.insert(id, item);
        item
    }

    fn plan_complex(&mut self, id: TypeId, item: usize) {
        let TypeDef::Complex(complex) = self.schema.type_def(id) else { return };
        let shape = Shape::of(self.schema, id);
        if self.items[item].doc.is_empty() {
            let name =
                complex.name.map_or_else(|| self.items[item].name.clone(), |name| self.schema.local(name).to_owned());
            self.items[item].doc = format!("`{name}`");
        }
        if complex.attributes.is_empty() && complex.any_attribute.is_none()
            && let Some(kind) = self.plan_bare(&shape, item) {
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
                doc: "Weitere Attribute.".to_owned(),
            });
        }
        let mut all = false;
        match &shape.content {
            ShapeContent::Empty => {}
            ShapeContent::Any => {}
            ShapeContent::Text(simple) => {
                let ty = self
                    .text_type(id, *simple)
                    .map_or(Ref::Rust("String"), |id| self.simple_ref(id, Some(item), "wert"));
                fields.push(Field {
                    at: "text(0)".to_owned(),
                    xml: "#text".to_owned(),
                    name: names.claim_with(&["wert".to_owned()], "_"),
                    ty,
                    occurs: Occurs::One,
                    fixed: false,
                    required: true,
                    boxed: false,
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
    fn text_type(&self, id: TypeId, simple: SimpleId) -> Option<TypeId> {
        let mut at = id;
        while let TypeDef::Complex(complex) = self.schema.type_def(at) {
            if let Type::Complex(component) = &self.set.types[at.index()]
                && let xefa::xsd::component::Content::Simple(text) = component.content {
                    return Some(text);
                }
            if complex.base == at {
                break;
            }
            at = complex.base;
        }
        self.simple_type_of(simple)
    }

    fn supply_of(&self, id: TypeId) -> Option<(Supply, String)> {
        let supply = self.config.supply.as_ref()?;
        let name = self.schema.find(self.schema.namespace(&supply.namespace)?, &supply.base)?;
        let base = self.schema.named_type(name)?;
        self.schema.derivation(id, base)?;
        let element = self.schema.global_elements().find(|element| self.schema.element(*element).type_id == id)?;
        let local = self.schema.local(self.schema.element(element).name);
        Some((supply.clone(), local[without_number(local).len()..].trim_start_matches('.').to_owned()))
    }

    /// A type without attributes that is nothing but a choice, or nothing but a payload.
    fn plan_bare(&mut self, shape: &Shape, item: usize) -> Option<Kind> {
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
                        at: format!("payload({leaf}, {})", payload.number),
                        name: payload.name,
                        ty: payload.ty,
                        many: false,
                        boxed: false,
                        doc: payload.doc,
                    })
                    .collect();
                variants.push(Variant {
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
    fn payloads(&mut self, item: usize, leaf: u32) -> Vec<Numbered> {
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
            payloads.push(Numbered { number: element.0, name: names.claim(&[camel(&local)]), ty, boxed: false, doc });
        }
        payloads
    }

    fn wildcard(&self, item: usize, leaf: u32) -> Option<Wildcard> {
        let id = self.type_of(item)?;
        let TypeDef::Complex(complex) = self.schema.type_def(id) else { return None };
        let Content::Elements { model, .. } = complex.content else { return None };
        match &self.schema.content_model(model).leaves.get(leaf as usize)?.term {
            LeafTerm::Wildcard(wildcard) => Some(wildcard.clone()),
            LeafTerm::Element(_) => None,
        }
    }

    /// The complex type that an item, or the item around a group, was made from.
    fn type_of(&self, item: usize) -> Option<TypeId> {
        self.items[item].type_id.map(TypeId).or_else(|| self.groups.get(&item).copied())
    }

    fn any_ref(&mut self, item: usize, leaf: u32) -> Ref {
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

    fn mixed_ref(&mut self, item: usize, parts: &[Part]) -> Ref {
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

    fn group_item(&mut self, owner: usize, at: Location, name: String, doc: String) -> usize {
        let item = self.reserve(at, None, &[name], doc);
        if let Some(id) = self.type_of(owner) {
            self.groups.insert(item, id);
        }
        item
    }

    fn plan_parts(&mut self, item: usize, parts: &[Part], fields: &mut Vec<Field>, names: &mut Names) {
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
                doc,
            });
        }
    }

    fn plan_variants(&mut self, item: usize, parts: &[Part]) -> Vec<Variant> {
        let mut names = Names::types();
        parts
            .iter()
            .map(|part| {
                let (at, _, name, ty, doc) = self.plan_part(item, part);
                let name = names.claim(&[camel(tail(&name))]);
                Variant { at, name, ty, many: part.occurs == Occurs::Many, boxed: false, doc }
            })
            .collect()
    }

    /// Where a part stands, its XML name, a name for a field, its type and its documentation.
    fn plan_part(&mut self, item: usize, part: &Part) -> (String, String, String, Ref, String) {
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

fn or_name(doc: String, name: &str) -> String {
    if doc.is_empty() { format!("`{name}`") } else { doc }
}

/// Candidates for the name of a type: without `Type` at its end, and with it.
fn type_names(local: &str) -> Vec<String> {
    let full = camel(local);
    match local.strip_suffix("Type").map(|stem| stem.trim_end_matches(['.', '_', '-'])).filter(|stem| !stem.is_empty())
    {
        Some(stem) => vec![camel(stem), full],
        None => vec![full],
    }
}

/// A message's name without its number.
pub(crate) fn without_number(local: &str) -> &str {
    match local.rsplit_once('.') {
        Some((stem, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => stem,
        _ => local,
    }
}

/// A code that is a word names itself; one that begins with a digit is named by its text, if that is short.
fn code_names(code: &str, text: Option<&str>) -> Vec<String> {
    let mut names = Vec::new();
    let word = code.starts_with(|c: char| c.is_alphabetic())
        && code.chars().all(|c| c.is_alphanumeric() || ".-_/ ".contains(c));
    if word && code.chars().count() <= 60 {
        names.push(camel(code));
    } else if let Some(text) = text {
        let name = camel(text);
        if name.len() > 1 && name.len() <= 48 {
            names.push(name);
        }
    }
    let mut fallback = format!("Code{}", camel(&format!("x{code}")).trim_start_matches('X'));
    if fallback == "Code" {
        fallback.push_str("Leer");
    }
    names.push(fallback);
    names
}

fn builtin_ref(builtin: Builtin) -> Ref {
    match builtin {
        Builtin::Boolean => Ref::Rust("bool"),
        Builtin::Byte => Ref::Rust("i8"),
        Builtin::Short => Ref::Rust("i16"),
        Builtin::Int => Ref::Rust("i32"),
        Builtin::Long => Ref::Rust("i64"),
        Builtin::UnsignedByte => Ref::Rust("u8"),
        Builtin::UnsignedShort => Ref::Rust("u16"),
        Builtin::UnsignedInt => Ref::Rust("u32"),
        Builtin::UnsignedLong => Ref::Rust("u64"),
        Builtin::Float => Ref::Rust("f32"),
        Builtin::Double => Ref::Rust("f64"),
        Builtin::Integer
        | Builtin::NonNegativeInteger
        | Builtin::NonPositiveInteger
        | Builtin::NegativeInteger
        | Builtin::PositiveInteger => Ref::Value("Integer"),
        Builtin::Decimal => Ref::Value("Decimal"),
        Builtin::Date => Ref::Value("Date"),
        Builtin::DateTime => Ref::Value("DateTime"),
        Builtin::Time => Ref::Value("Time"),
        Builtin::Duration => Ref::Value("Duration"),
        Builtin::GYear => Ref::Value("GYear"),
        Builtin::GYearMonth => Ref::Value("GYearMonth"),
        Builtin::GMonth => Ref::Value("GMonth"),
        Builtin::GMonthDay => Ref::Value("GMonthDay"),
        Builtin::GDay => Ref::Value("GDay"),
        Builtin::HexBinary => Ref::Value("Hex"),
        Builtin::Base64Binary => Ref::Value("Base64"),
        Builtin::Nmtokens | Builtin::Idrefs | Builtin::Entities => Ref::List(Box::new(Ref::Rust("String"))),
        _ => Ref::Rust("String"),
    }
}

/// What all stems begin with, up to a separator; a stem without one does not count.
fn common_prefix(stems: &[String]) -> String {
    let mut parted = stems.iter().filter(|stem| stem.contains(['-', '_', '.']));
    let Some(first) = parted.next() else { return String::new() };
    let length = parted.fold(if stems.len() < 2 { 0 } else { first.len() }, |length, stem| {
        first.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count().min(length)
    });
    let common = &first[..first.floor_char_boundary(length)];
    common.rfind(['-', '_', '.']).map_or_else(String::new, |at| common[..=at].to_owned())
}
