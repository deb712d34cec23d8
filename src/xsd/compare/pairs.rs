//! Which type of the new set is which of the old one.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::evidence::{Case, Evidence, settle};
use super::field::fields;
use super::fields::pair as pair_fields;
use super::letters::Letters;
use super::likeness::{documentation, names, share};
use crate::schema::simple::{Builtin, FacetKind};
use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{Annotation, QName, SchemaSet, Type};

/// Types and global elements in pairs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) types: BTreeMap<TypeId, (TypeId, Vec<Evidence>)>,
    pub(super) old_types: HashMap<TypeId, TypeId>,
    pub(super) elements: BTreeMap<ElementId, (ElementId, Vec<Evidence>)>,
    pub(super) old_elements: HashMap<ElementId, ElementId>,
}

/// How much has to speak for a renaming.
const ENOUGH: u32 = 60;
/// How many names of one kind are compared with how many.
const PRODUCT: usize = 250_000;

/// The number of built-in types, `xs:anyType` included.
pub(super) fn built_in() -> usize {
    Builtin::ALL.len() + 1
}

impl Pairs {
    pub(super) fn new(old: &SchemaSet, new: &SchemaSet, letters: &Letters) -> Self {
        let mut walk = Walk { old, new, letters, pairs: Self::default(), open: Vec::new(), places: HashMap::new() };
        walk.by_name();
        walk.follow();
        walk.rename_elements();
        // A renaming may show more pairs of types, and these more renamings.
        for _ in 0..4 {
            walk.follow();
            if !walk.rename_types() {
                break;
            }
        }
        walk.follow();
        walk.by_renamed_fields();
        walk.pairs
    }

    /// Whether two types are one.
    pub(super) fn is_pair(&self, old: TypeId, new: TypeId) -> bool {
        if old.index() < built_in() || new.index() < built_in() {
            return old == new;
        }
        self.types.get(&old).is_some_and(|(found, _)| *found == new)
    }

    fn add_type(&mut self, old: TypeId, new: TypeId, evidence: Vec<Evidence>) -> bool {
        let free = old.index() >= built_in()
            && new.index() >= built_in()
            && !self.types.contains_key(&old)
            && !self.old_types.contains_key(&new);
        if free {
            self.types.insert(old, (new, evidence));
            self.old_types.insert(new, old);
        }
        free
    }

    fn add_element(&mut self, old: ElementId, new: ElementId, evidence: Vec<Evidence>) -> bool {
        let free = !self.elements.contains_key(&old) && !self.old_elements.contains_key(&new);
        if free {
            self.elements.insert(old, (new, evidence));
            self.old_elements.insert(new, old);
        }
        free
    }
}

struct Walk<'w> {
    old: &'w SchemaSet,
    new: &'w SchemaSet,
    letters: &'w Letters,
    pairs: Pairs,
    /// Pairs whose fields have not been looked at.
    open: Vec<(TypeId, TypeId)>,
    /// In how many places a type stands where another stood.
    places: HashMap<(TypeId, TypeId), u32>,
}

/// The components of a map that are the only ones with their local name.
fn by_local<I: Copy>(map: &HashMap<QName, I>, free: impl Fn(I) -> bool) -> HashMap<&str, I> {
    let mut found: HashMap<&str, Option<I>> = HashMap::new();
    for (name, id) in map.iter().filter(|(_, id)| free(**id)) {
        found.entry(&name.local).and_modify(|twice| *twice = None).or_insert(Some(*id));
    }
    found.into_iter().filter_map(|(name, id)| Some((name, id?))).collect()
}

impl Walk<'_> {
    /// Those with one name; then those that moved to another namespace.
    fn by_name(&mut self) {
        for (name, old) in &self.old.type_names {
            if let Some(new) = self.new.type_names.get(&self.letters.renamed(name)) {
                self.add_type(*old, *new, Vec::new());
            }
        }
        for (name, old) in &self.old.element_names {
            if let Some(new) = self.new.element_names.get(&self.letters.renamed(name)) {
                self.add_element(*old, *new, Vec::new());
            }
        }
        let same_kind = |a: TypeId, b: TypeId| self.kind(a, b);
        let olds = by_local(&self.old.type_names, |id| id.index() >= built_in() && !self.pairs.types.contains_key(&id));
        let news =
            by_local(&self.new.type_names, |id| id.index() >= built_in() && !self.pairs.old_types.contains_key(&id));
        let moved: Vec<(TypeId, TypeId)> = olds
            .iter()
            .filter_map(|(name, old)| Some((*old, *news.get(name)?)))
            .filter(|(a, b)| same_kind(*a, *b))
            .collect();
        let olds = by_local(&self.old.element_names, |id| !self.pairs.elements.contains_key(&id));
        let news = by_local(&self.new.element_names, |id| !self.pairs.old_elements.contains_key(&id));
        let moved_elements: Vec<(ElementId, ElementId)> =
            olds.iter().filter_map(|(name, old)| Some((*old, *news.get(name)?))).collect();
        for (a, b) in moved {
            self.add_type(a, b, vec![Evidence::SimilarName(100)]);
        }
        for (a, b) in moved_elements {
            self.add_element(a, b, vec![Evidence::SimilarName(100)]);
        }
    }

    fn kind(&self, a: TypeId, b: TypeId) -> bool {
        matches!(
            (&self.old.types[a.index()], &self.new.types[b.index()]),
            (Type::Simple(_), Type::Simple(_)) | (Type::Complex(_), Type::Complex(_))
        )
    }

    fn add_type(&mut self, old: TypeId, new: TypeId, evidence: Vec<Evidence>) {
        if self.pairs.add_type(old, new, evidence) {
            self.open.push((old, new));
        }
    }

    fn add_element(&mut self, old: ElementId, new: ElementId, evidence: Vec<Evidence>) {
        if self.pairs.add_element(old, new, evidence) {
            let types = (self.old.elements[old.index()].type_id, self.new.elements[new.index()].type_id);
            self.met(types.0, types.1);
        }
    }

    /// Two types stand in one place: if they have no partners, and one of them has no name, they are one.
    fn met(&mut self, a: TypeId, b: TypeId) {
        if a.index() < built_in() || b.index() < built_in() {
            return;
        }
        if self.pairs.types.contains_key(&a) || self.pairs.old_types.contains_key(&b) {
            return;
        }
        let named = (self.old.types[a.index()].name().is_some(), self.new.types[b.index()].name().is_some());
        if named == (true, true) {
            *self.places.entry((a, b)).or_default() += 1;
        } else if self.kind(a, b) {
            self.add_type(a, b, Vec::new());
        }
    }

    /// The types of fields with one name, from all pairs that are new.
    fn follow(&mut self) {
        // In a fixed order, so that the outcome is one.
        self.open.sort_unstable();
        while let Some(types) = self.open.pop() {
            let fields = pair_fields((self.old, self.new), self.letters, &self.pairs, types, false);
            for pair in &fields.pairs {
                self.met(pair.old.type_id, pair.new.type_id);
            }
            self.bases(types);
        }
    }

    fn bases(&mut self, types: (TypeId, TypeId)) {
        let bases = (self.old.types[types.0.index()].base(), self.new.types[types.1.index()].base());
        self.met(bases.0, bases.1);
    }

    /// The types of fields that were renamed, where they have no names.
    fn by_renamed_fields(&mut self) {
        let mut done: HashSet<(TypeId, TypeId)> = HashSet::new();
        loop {
            let next: Vec<(TypeId, TypeId)> = self
                .pairs
                .types
                .iter()
                .map(|(old, (new, _))| (*old, *new))
                .filter(|types| !done.contains(types))
                .collect();
            if next.is_empty() {
                return;
            }
            for types in next {
                done.insert(types);
                let fields = pair_fields((self.old, self.new), self.letters, &self.pairs, types, true);
                for pair in fields.pairs.iter().filter(|pair| !pair.evidence.is_empty()) {
                    self.met(pair.old.type_id, pair.new.type_id);
                }
                self.follow();
            }
        }
    }

    fn rename_types(&mut self) -> bool {
        let left = |set: &SchemaSet, done: &dyn Fn(TypeId) -> bool| -> Vec<Subject> {
            let ids = (0u32..).map(TypeId).zip(&set.types).skip(built_in());
            ids.filter(|(id, definition)| definition.name().is_some() && !done(*id))
                .map(|(id, definition)| Subject::of_type(set, id, definition))
                .collect()
        };
        let old = left(self.old, &|id| self.pairs.types.contains_key(&id));
        let new = left(self.new, &|id| self.pairs.old_types.contains_key(&id));
        let all = old.len() * new.len() <= PRODUCT;
        let mut cases = Vec::new();
        for a in &old {
            for b in new.iter().filter(|b| self.kind(a.id, b.id)) {
                let places = self.places.get(&(a.id, b.id)).copied().unwrap_or(0);
                if places == 0 && !all {
                    continue;
                }
                let case = a.case(b, places);
                if !case.evidence.is_empty() {
                    cases.push((a.id, b.id, case));
                }
            }
        }
        let settled = settle(cases, ENOUGH);
        let found = !settled.is_empty();
        for (a, b, case) in settled {
            self.add_type(a, b, case.evidence);
        }
        found
    }

    fn rename_elements(&mut self) {
        let left = |set: &SchemaSet, done: &dyn Fn(ElementId) -> bool| -> Vec<ElementId> {
            let ids = (0u32..).map(ElementId).zip(&set.elements);
            ids.filter(|(id, element)| element.global && !done(*id)).map(|(id, _)| id).collect()
        };
        let old = left(self.old, &|id| self.pairs.elements.contains_key(&id));
        let new = left(self.new, &|id| self.pairs.old_elements.contains_key(&id));
        if old.len() * new.len() > PRODUCT {
            return;
        }
        let subjects: Vec<(ElementId, Subject)> =
            new.iter().map(|id| (*id, Subject::of_element(self.new, *id))).collect();
        let mut cases = Vec::new();
        for x in old {
            let a = Subject::of_element(self.old, x);
            for (y, b) in &subjects {
                // XÖV numbers its messages, and a number is never used for another one.
                let numbers = (super::likeness::number(&a.name), super::likeness::number(&b.name));
                if numbers.0 != numbers.1 && numbers.0.is_some() && numbers.1.is_some() {
                    continue;
                }
                let mut case = a.case(b, 0);
                if self.pairs.is_pair(a.id, b.id) {
                    case.add(Evidence::SameType, 20);
                }
                cases.push((x, *y, case));
            }
        }
        for (x, y, case) in settle(cases, ENOUGH) {
            self.add_element(x, y, case.evidence);
        }
    }
}

/// What is known of a type or an element whose partner is looked for.
struct Subject {
    id: TypeId,
    name: String,
    text: String,
    codes: HashSet<String>,
    list: Option<String>,
    fields: HashSet<String>,
}

impl Subject {
    fn of_type(set: &SchemaSet, id: TypeId, definition: &Type) -> Self {
        let annotation = match definition {
            Type::Simple(simple) => &simple.annotation,
            Type::Complex(complex) => &complex.annotation,
        };
        let name = definition.name().map(|name| name.local.to_string()).unwrap_or_default();
        Self::of(set, id, name, annotation)
    }

    fn of_element(set: &SchemaSet, id: ElementId) -> Self {
        let element = &set.elements[id.index()];
        Self::of(set, element.type_id, element.name.local.to_string(), &element.annotation)
    }

    fn of(set: &SchemaSet, id: TypeId, name: String, annotation: &Annotation) -> Self {
        let inner = fields(set, id);
        let mut codes = codes(set, id);
        for field in inner.iter().filter(|field| field.local() == "code") {
            codes.extend(self::codes(set, field.type_id));
        }
        let list = match &set.types[id.index()] {
            Type::Complex(complex) => complex.attributes.iter().find_map(|use_| {
                let name = &set.attributes[use_.attribute.index()].name.local;
                let value = use_.value.as_ref().filter(|value| value.fixed && &**name == "listURI")?;
                Some(value.lexical.clone())
            }),
            Type::Simple(_) => None,
        };
        let fields = inner.iter().filter(|field| field.name.is_some()).map(|field| field.local().to_owned()).collect();
        Self { id, name, text: documentation(annotation), codes, list, fields }
    }

    fn case(&self, other: &Self, places: u32) -> Case {
        // What has nothing in common is not looked at closely.
        let alike = names(&self.name, &other.name);
        let mut case =
            if alike < 40 && places == 0 && self.list.is_none() && self.codes.is_empty() && self.fields.is_empty() {
                return Case::default();
            } else {
                Case::of_texts((&self.name, &self.text), (&other.name, &other.text))
            };
        if places > 0 {
            case.add(Evidence::SamePlace, 15 + places.min(5) * 3);
        }
        match (&self.list, &other.list) {
            (Some(a), Some(b)) if a == b => case.add(Evidence::SameCodeList, 50),
            // Two lists are two types, whatever else they share.
            (Some(_), Some(_)) => return Case::default(),
            _ => {}
        }
        let shared = |a: &HashSet<String>, b: &HashSet<String>| share(a.intersection(b).count(), a.union(b).count());
        let codes = shared(&self.codes, &other.codes);
        if codes >= 30 && self.codes.len() > 1 {
            case.add(Evidence::SharedCodes(codes), u32::from(codes) / 2);
        }
        let fields = shared(&self.fields, &other.fields);
        if fields >= 30 && self.fields.len() > 1 {
            case.add(Evidence::SharedFields(fields), u32::from(fields) * 2 / 5);
        }
        case
    }
}

/// The enumeration of a simple type.
fn codes(set: &SchemaSet, id: TypeId) -> HashSet<String> {
    match &set.types[id.index()] {
        Type::Simple(simple) => simple
            .facets
            .iter()
            .filter(|facet| facet.kind == FacetKind::Enumeration)
            .map(|facet| facet.value.clone())
            .collect(),
        Type::Complex(_) => HashSet::new(),
    }
}
