//! Which type of the new set is which of the old one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::evidence::{Case, Evidence, settle};
use super::field::fields;
use super::fields::pair as pair_fields;
use super::letters::Letters;
use super::likeness::{documentation, share};
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
    /// Further pairs, where one set has several versions of a namespace side by side and the other has fewer.
    pub(super) more_types: BTreeSet<(TypeId, TypeId)>,
    pub(super) more_elements: BTreeSet<(ElementId, ElementId)>,
    /// The old and the new types of those.
    more_old: HashSet<TypeId>,
    more_new: HashSet<TypeId>,
}

/// How much has to speak for a renaming.
const ENOUGH: u32 = 60;
/// How many names of one kind are compared with how many.
const PRODUCT: usize = 100_000;

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
        self.types.get(&old).is_some_and(|(found, _)| *found == new) || self.more_types.contains(&(old, new))
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

    fn add_more(&mut self, old: TypeId, new: TypeId) -> bool {
        self.more_old.insert(old);
        self.more_new.insert(new);
        self.more_types.insert((old, new))
    }

    /// Whether a type of the old set has a partner.
    pub(super) fn has_old(&self, id: TypeId) -> bool {
        self.types.contains_key(&id) || self.more_old.contains(&id)
    }

    /// Whether a type of the new set has a partner.
    pub(super) fn has_new(&self, id: TypeId) -> bool {
        self.old_types.contains_key(&id) || self.more_new.contains(&id)
    }

    /// Whether an element of the old set has a partner.
    pub(super) fn has_old_element(&self, id: ElementId) -> bool {
        self.elements.contains_key(&id) || self.more_elements.iter().any(|(old, _)| *old == id)
    }

    /// Whether an element of the new set has a partner.
    pub(super) fn has_new_element(&self, id: ElementId) -> bool {
        self.old_elements.contains_key(&id) || self.more_elements.iter().any(|(_, new)| *new == id)
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
        let (letters, old_set, new_set) = (self.letters, self.old, self.new);
        // Those whose own namespace has the partner come first, other versions of it after them.
        for (at, by_uri) in [(0, false), (1, false), (2, true)] {
            for (name, old) in &old_set.type_names {
                let wanted = if by_uri { name.clone() } else { letters.renamed(name) };
                if (letters.is_first(name) == (at == 0) || by_uri)
                    && let Some(new) = new_set.type_names.get(&wanted)
                {
                    self.add_named(*old, *new);
                }
            }
            for (name, old) in &old_set.element_names {
                let wanted = if by_uri { name.clone() } else { letters.renamed(name) };
                if (letters.is_first(name) == (at == 0) || by_uri)
                    && let Some(new) = new_set.element_names.get(&wanted)
                {
                    self.add_named_element(*old, *new);
                }
            }
        }
        // Versions that only the new set has, beside the partner.
        for (name, new) in &new_set.type_names {
            if new.index() >= built_in()
                && !self.pairs.has_new(*new)
                && let Some(old) = letters.earlier(name).find_map(|name| old_set.type_names.get(&name))
            {
                self.add_named(*old, *new);
            }
        }
        for (name, new) in &new_set.element_names {
            if !self.pairs.has_new_element(*new)
                && let Some(old) = letters.earlier(name).find_map(|name| old_set.element_names.get(&name))
            {
                self.add_named_element(*old, *new);
            }
        }
        let same_kind = |a: TypeId, b: TypeId| self.kind(a, b);
        let olds = by_local(&self.old.type_names, |id| id.index() >= built_in() && !self.pairs.has_old(id));
        let news = by_local(&self.new.type_names, |id| id.index() >= built_in() && !self.pairs.has_new(id));
        let moved: Vec<(TypeId, TypeId)> = olds
            .iter()
            .filter_map(|(name, old)| Some((*old, *news.get(name)?)))
            .filter(|(a, b)| same_kind(*a, *b))
            .collect();
        let olds = by_local(&self.old.element_names, |id| !self.pairs.has_old_element(id));
        let news = by_local(&self.new.element_names, |id| !self.pairs.has_new_element(id));
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

    fn add_named(&mut self, old: TypeId, new: TypeId) {
        if old.index() < built_in() || self.pairs.is_pair(old, new) {
            return;
        }
        if self.pairs.add_type(old, new, Vec::new()) || self.pairs.add_more(old, new) {
            self.open.push((old, new));
        }
    }

    fn add_named_element(&mut self, old: ElementId, new: ElementId) {
        if self.pairs.elements.get(&old).is_some_and(|(found, _)| *found == new) {
            return;
        }
        let types = (self.old.elements[old.index()].type_id, self.new.elements[new.index()].type_id);
        if self.pairs.add_element(old, new, Vec::new()) {
            self.met(types.0, types.1);
        } else if self.pairs.more_elements.insert((old, new)) {
            self.met_beside(types.0, types.1);
        }
    }

    /// Two types stand in one place of a further pair.
    fn met_beside(&mut self, a: TypeId, b: TypeId) {
        let anonymous = self.old.types[a.index()].name().is_none() && self.new.types[b.index()].name().is_none();
        if anonymous && self.kind(a, b) && !self.pairs.is_pair(a, b) && self.pairs.add_more(a, b) {
            self.open.push((a, b));
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
            let beside = self.pairs.more_types.contains(&types);
            for pair in &fields.pairs {
                match beside {
                    true => self.met_beside(pair.old.type_id, pair.new.type_id),
                    false => self.met(pair.old.type_id, pair.new.type_id),
                }
            }
            if !beside {
                self.bases(types);
            }
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
        let old = left(self.old, &|id| self.pairs.has_old(id));
        let new = left(self.new, &|id| self.pairs.has_new(id));
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
        let old = left(self.old, &|id| self.pairs.has_old_element(id));
        let new = left(self.new, &|id| self.pairs.has_new_element(id));
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
        let mut case = Case::of_texts((&self.name, &self.text), (&other.name, &other.text), places > 0);
        if places > 0 {
            case.add(Evidence::SamePlace, 15 + places.min(5) * 3);
        }
        match (&self.list, &other.list) {
            (Some(a), Some(b)) if a == b => case.add(Evidence::SameCodeList, 50),
            // Two lists are two types, whatever else they share.
            (Some(_), Some(_)) => return Case::default(),
            _ => {}
        }
        let shared = |a: &HashSet<String>, b: &HashSet<String>| {
            let both = a.intersection(b).count();
            share(both, a.len() + b.len() - both)
        };
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
