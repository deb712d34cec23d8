//! How two types relate: whether what one admits, the other admits as well, judged by what a message shows.

use std::cell::RefCell;
use std::collections::HashMap;

use super::content::Namespaces;
use super::letters::{Letter, Letters};
use super::view::Side;
use crate::schema::{ElementId, TypeId};
use crate::xsd::component::{
    AttributeUse, Element, IdentityConstraint, IdentityKind, ProcessContents, QName, ValueConstraint, XPath,
};

/// How what the old component admits relates to what the new one admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Both admit the same.
    Equal,
    /// The new one admits all that the old one admits, and more.
    Widened,
    /// The old one admits all that the new one admits, and more.
    Narrowed,
    /// Each admits what the other does not, or it could not be shown otherwise.
    Changed,
}

impl Relation {
    /// From the two directions: whether old is within new, and new within old.
    #[must_use]
    pub fn of(old_within_new: bool, new_within_old: bool) -> Self {
        match (old_within_new, new_within_old) {
            (true, true) => Self::Equal,
            (true, false) => Self::Widened,
            (false, true) => Self::Narrowed,
            (false, false) => Self::Changed,
        }
    }

    /// Whether what is valid in the old set stays valid in the new one.
    #[must_use]
    pub fn old_within_new(self) -> bool {
        matches!(self, Self::Equal | Self::Widened)
    }

    /// Whether what is valid in the new set was valid in the old one.
    #[must_use]
    pub fn new_within_old(self) -> bool {
        matches!(self, Self::Equal | Self::Narrowed)
    }
}

/// Both directions of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::xsd) struct Ways {
    /// The old one is within the new one.
    pub(in crate::xsd) forward: bool,
    /// The new one is within the old one.
    pub(in crate::xsd) backward: bool,
}

impl Ways {
    pub(in crate::xsd) const BOTH: Self = Self { forward: true, backward: true };

    pub(in crate::xsd) fn and(self, other: Self) -> Self {
        Self { forward: self.forward && other.forward, backward: self.backward && other.backward }
    }

    pub(in crate::xsd) fn relation(self) -> Relation {
        Relation::of(self.forward, self.backward)
    }
}

/// A type of the old set and one of the new set.
type Two = (TypeId, TypeId);

/// A pair of types that another pair rests on, and for which directions.
#[derive(Debug, Clone, Copy)]
pub(in crate::xsd) struct Edge {
    pub(in crate::xsd) to: Two,
    pub(in crate::xsd) needs: Ways,
}

/// What a pair of types says of itself, the types of its elements left aside.
#[derive(Debug, Clone)]
pub(in crate::xsd) struct Own {
    pub(in crate::xsd) ways: Ways,
    pub(in crate::xsd) edges: Vec<Edge>,
}

/// Relates types of the two sets.
#[derive(Debug)]
pub(in crate::xsd) struct Relator<'s> {
    pub(in crate::xsd) old: Side<'s>,
    pub(in crate::xsd) new: Side<'s>,
    pub(in crate::xsd) letters: Letters,
    own: RefCell<HashMap<Two, Own>>,
    deep: RefCell<HashMap<Two, Ways>>,
}

impl<'s> Relator<'s> {
    pub(in crate::xsd) fn new(old: Side<'s>, new: Side<'s>, letters: Letters) -> Self {
        Self { old, new, letters, own: RefCell::default(), deep: RefCell::default() }
    }

    /// How two types relate with all that is below them.
    pub(in crate::xsd) fn deep(&self, pair: Two) -> Ways {
        if let Some(known) = self.deep.borrow().get(&pair) {
            return *known;
        }
        // All pairs below; each is taken to be good until something says otherwise, so that circles end.
        let mut nodes: HashMap<Two, (Ways, Vec<Edge>)> = HashMap::new();
        let mut users: HashMap<Two, Vec<(Two, Ways)>> = HashMap::new();
        let mut open = vec![pair];
        while let Some(at) = open.pop() {
            if nodes.contains_key(&at) {
                continue;
            }
            if let Some(known) = self.deep.borrow().get(&at) {
                nodes.insert(at, (*known, Vec::new()));
                continue;
            }
            let own = self.own(at);
            for edge in &own.edges {
                users.entry(edge.to).or_default().push((at, edge.needs));
                open.push(edge.to);
            }
            nodes.insert(at, (own.ways, own.edges));
        }
        let mut wrong: Vec<Two> =
            nodes.iter().filter(|(_, (ways, _))| *ways != Ways::BOTH).map(|(at, _)| *at).collect();
        while let Some(at) = wrong.pop() {
            let below = nodes.get(&at).map_or(Ways::BOTH, |(ways, _)| *ways);
            for (user, needs) in users.get(&at).into_iter().flatten() {
                let Some((ways, _)) = nodes.get_mut(user) else { continue };
                let next = Ways {
                    forward: ways.forward && (below.forward || !needs.forward),
                    backward: ways.backward && (below.backward || !needs.backward),
                };
                if next != *ways {
                    *ways = next;
                    wrong.push(*user);
                }
            }
        }
        let mut deep = self.deep.borrow_mut();
        deep.extend(nodes.into_iter().map(|(at, (ways, _))| (at, ways)));
        deep.get(&pair).copied().unwrap_or(Ways { forward: false, backward: false })
    }

    /// How two types relate in themselves.
    pub(in crate::xsd) fn own(&self, pair: Two) -> Own {
        if let Some(known) = self.own.borrow().get(&pair) {
            return known.clone();
        }
        let own = self.compare(pair.0, pair.1);
        self.own.borrow_mut().insert(pair, own.clone());
        own
    }

    fn compare(&self, old: TypeId, new: TypeId) -> Own {
        let mut edges = Vec::new();
        let ways = self.content(old, new, &mut edges).and(self.attributes(old, new));
        Own { ways, edges }
    }

    /// How two simple types relate.
    pub(in crate::xsd) fn simple(&self, old: TypeId, new: TypeId) -> Ways {
        let (x, y) = (self.old.simple_id(old), self.new.simple_id(new));
        if old == new && old.index() < crate::schema::simple::Builtin::ALL.len() + 1 {
            return Ways::BOTH;
        }
        Ways {
            forward: self.old.simple.is_within(x, &self.new.simple, y),
            backward: self.new.simple.is_within(y, &self.old.simple, x),
        }
    }

    fn content(&self, old: TypeId, new: TypeId, edges: &mut Vec<Edge>) -> Ways {
        let (a, b) = (&self.old.models[old.index()], &self.new.models[new.index()]);
        match (self.old.text(old), self.new.text(new)) {
            (Some(x), Some(y)) => self.simple(x, y),
            // Any text is valid in mixed content that may be without elements; nothing is the text "".
            (Some(x), None) => Ways {
                forward: self.new.mixed(new) && b.expr.nullable(),
                backward: b.expr == super::content::Expr::Empty && !self.new.mixed(new) && takes_nothing(&self.old, x),
            },
            (None, Some(y)) => Ways {
                forward: a.expr == super::content::Expr::Empty && !self.old.mixed(old) && takes_nothing(&self.new, y),
                backward: self.old.mixed(old) && a.expr.nullable(),
            },
            (None, None) => {
                let mixed = (self.old.mixed(old), self.new.mixed(new));
                Ways { forward: !mixed.0 || mixed.1, backward: !mixed.1 || mixed.0 }
                    .and(self.names(old, new))
                    .and(self.elements(old, new, edges))
            }
        }
    }

    /// Whether the sequences of names are the same.
    pub(in crate::xsd) fn names(&self, old: TypeId, new: TypeId) -> Ways {
        let (a, b) = (&self.old.models[old.index()], &self.new.models[new.index()]);
        Ways {
            forward: a.is_within(b, &self.letters).unwrap_or(false),
            backward: b.is_within(a, &self.letters).unwrap_or(false),
        }
    }

    /// How the elements that both have are grouped and ordered, their number left aside; `renamed` has letters of old names with those
    /// of the new ones.
    pub(in crate::xsd) fn grouping(&self, old: TypeId, new: TypeId, renamed: &[(ElementId, ElementId)]) -> Ways {
        let (a, b) = (&self.old.models[old.index()], &self.new.models[new.index()]);
        if renamed.is_empty() && a.expr == b.expr {
            return Ways::BOTH;
        }
        let (olds, news) = (self.letters.of_side(true), self.letters.of_side(false));
        let mut of_a: HashMap<u32, u32> = HashMap::new();
        let mut of_b: HashMap<u32, u32> = HashMap::new();
        for (letter, _) in &a.elements {
            if b.elements.binary_search_by_key(letter, |(letter, _)| *letter).is_ok() {
                of_a.insert(*letter, *letter);
                of_b.insert(*letter, *letter);
            }
        }
        for (x, y) in renamed {
            let (x, y) = (olds.elements[x.index()], news.elements[y.index()]);
            of_a.insert(x, y);
            of_b.insert(y, y);
        }
        let model = |of: &super::content::Model, keep: &HashMap<u32, u32>| super::content::Model {
            expr: of.expr.grouping(keep),
            elements: keep.values().map(|letter| (*letter, ElementId(0))).collect(),
            wildcards: Vec::new(),
        };
        let (a, b) = (model(a, &of_a), model(b, &of_b));
        Ways {
            forward: a.is_within(&b, &self.letters).unwrap_or(false),
            backward: b.is_within(&a, &self.letters).unwrap_or(false),
        }
    }

    /// What stands under the same names.
    fn elements(&self, old: TypeId, new: TypeId, edges: &mut Vec<Edge>) -> Ways {
        let (a, b) = (&self.old.models[old.index()], &self.new.models[new.index()]);
        let mut ways = self.wildcards(old, new);
        let find = |of: &[(u32, ElementId)], letter: u32| {
            of.binary_search_by_key(&letter, |(letter, _)| *letter).ok().map(|at| of[at].1)
        };
        for (letter, x) in &a.elements {
            match find(&b.elements, *letter) {
                Some(y) => ways = ways.and(self.declarations(*x, y, Ways::BOTH, edges)),
                None => ways.forward &= self.by_wildcard(*letter, *x, true, new, edges),
            }
        }
        for (letter, y) in &b.elements {
            if find(&a.elements, *letter).is_none() {
                ways.backward &= self.by_wildcard(*letter, *y, false, old, edges);
            }
        }
        ways
    }

    /// Whether what an element declaration admits is admitted where only wildcards of the other set take it. That the name has a place
    /// there is another question.
    pub(in crate::xsd) fn by_wildcard(
        &self,
        letter: u32,
        id: ElementId,
        is_old: bool,
        there: TypeId,
        edges: &mut Vec<Edge>,
    ) -> bool {
        let other = if is_old { &self.new } else { &self.old };
        let namespace = self.letters.namespace_of(Letter::Name(letter));
        let wildcards = &other.models[there.index()].wildcards;
        let Some(process) =
            wildcards.iter().filter(|(of, _)| of.admits(namespace)).map(|(_, process)| *process).max_by_key(strictness)
        else {
            // The names say so already.
            return true;
        };
        match (process, self.letters.of_side(!is_old).globals.get(&letter)) {
            (ProcessContents::Skip, _) | (ProcessContents::Lax, None) => true,
            (ProcessContents::Strict, None) => false,
            (_, Some(global)) => {
                let (x, y) = if is_old { (id, *global) } else { (*global, id) };
                let needs = Ways { forward: is_old, backward: !is_old };
                let ways = self.declarations(x, y, needs, edges);
                if is_old { ways.forward } else { ways.backward }
            }
        }
    }

    /// How strictly wildcards look; and elements that are declared now, where a wildcard took anything.
    pub(in crate::xsd) fn wildcards(&self, old: TypeId, new: TypeId) -> Ways {
        let (a, b) = (&self.old.models[old.index()], &self.new.models[new.index()]);
        let meets =
            |x: &Namespaces, y: &Namespaces| self.letters.all_namespaces().any(|ns| x.admits(ns) && y.admits(ns));
        let mut ways = Ways::BOTH;
        for (x, process) in &a.wildcards {
            for (y, other) in b.wildcards.iter().filter(|(y, _)| meets(x, y)) {
                debug_assert!(meets(y, x));
                ways.forward &= strictness(other) <= strictness(process);
                ways.backward &= strictness(process) <= strictness(other);
            }
        }
        let declared = |of: &super::content::Model, among: &super::content::Model| {
            of.elements.iter().any(|(letter, _)| {
                let namespace = self.letters.namespace_of(Letter::Name(*letter));
                among.elements.binary_search_by_key(letter, |(letter, _)| *letter).is_err()
                    && among.wildcards.iter().any(|(any, _)| any.admits(namespace))
            })
        };
        ways.forward &= !declared(b, a);
        ways.backward &= !declared(a, b);
        ways
    }

    /// Whether a wildcard of the other type takes an element that this type has, in its place.
    pub(in crate::xsd) fn taken(&self, id: ElementId, is_old: bool, there: TypeId) -> bool {
        let (side, other) = (self.letters.of_side(is_old), if is_old { &self.new } else { &self.old });
        let letter = side.elements[id.index()];
        let namespace = self.letters.namespace_of(Letter::Name(letter));
        let admitted = other.models[there.index()].wildcards.iter().any(|(of, _)| of.admits(namespace));
        admitted && {
            let mut edges = Vec::new();
            let fits = self.by_wildcard(letter, id, is_old, there, &mut edges);
            fits && edges.iter().all(|edge| {
                let below = self.deep(edge.to);
                (below.forward || !edge.needs.forward) && (below.backward || !edge.needs.backward)
            })
        }
    }

    /// Whether the attribute wildcard of the other type takes an attribute that this type has.
    pub(in crate::xsd) fn attribute_taken(&self, name: &QName, is_old: bool, there: TypeId) -> bool {
        let other = if is_old { &self.new } else { &self.old };
        other.attribute_wildcard(there).is_some_and(|any| {
            let namespace = self.letters.namespace(&name.namespace, is_old);
            Namespaces::of(&any.namespaces, &self.letters, !is_old).admits(namespace)
        })
    }

    /// How the wildcards of two content models relate: strictness, namespaces, and whether they met elements that are declared now.
    pub(in crate::xsd) fn wildcards_with_namespaces(&self, old: TypeId, new: TypeId) -> Ways {
        let (a, b) = (&self.old.models[old.index()].wildcards, &self.new.models[new.index()].wildcards);
        let within = |of: &[(Namespaces, ProcessContents)], others: &[(Namespaces, ProcessContents)]| {
            of.iter().all(|(x, _)| others.iter().any(|(y, _)| x.is_within(y, &self.letters)))
        };
        self.wildcards(old, new).and(Ways { forward: within(a, b), backward: within(b, a) })
    }

    /// How two attribute wildcards relate.
    pub(in crate::xsd) fn attribute_wildcards(&self, old: TypeId, new: TypeId) -> Ways {
        let any = |side: &Side<'_>, id| {
            side.attribute_wildcard(id)
                .map(|any| (Namespaces::of(&any.namespaces, &self.letters, side.is_old), strictness(&any.process)))
        };
        let within = |a: &Option<(Namespaces, u8)>, b: &Option<(Namespaces, u8)>| match (a, b) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, p)), Some((b, q))) => a.is_within(b, &self.letters) && q <= p,
        };
        let (a, b) = (any(&self.old, old), any(&self.new, new));
        Ways { forward: within(&a, &b), backward: within(&b, &a) }
    }

    /// Two element declarations under one name.
    pub(in crate::xsd) fn declarations(&self, x: ElementId, y: ElementId, needs: Ways, edges: &mut Vec<Edge>) -> Ways {
        let (a, b) = (&self.old.set.elements[x.index()], &self.new.set.elements[y.index()]);
        self.element(a, b).and(self.element_types(a, b, needs, edges))
    }

    /// Two element declarations, their types left aside.
    pub(in crate::xsd) fn element(&self, a: &Element, b: &Element) -> Ways {
        let constraints = Ways {
            forward: b.constraints.iter().all(|one| self.implied(one, false, &a.constraints)),
            backward: a.constraints.iter().all(|one| self.implied(one, true, &b.constraints)),
        };
        Ways { forward: !a.nillable || b.nillable, backward: !b.nillable || a.nillable }
            .and(fixed(a.value.as_ref(), b.value.as_ref()))
            .and(constraints)
    }

    /// The types of two element declarations, and those that may stand in their place.
    fn element_types(&self, a: &Element, b: &Element, needs: Ways, edges: &mut Vec<Edge>) -> Ways {
        let pair = (a.type_id, b.type_id);
        let (of_a, of_b) = (self.old.is_abstract(pair.0), self.new.is_abstract(pair.1));
        let mut ways = Ways { forward: of_a || !of_b, backward: of_b || !of_a };
        let itself = Ways { forward: needs.forward && !of_a, backward: needs.backward && !of_b };
        if itself.forward || itself.backward {
            edges.push(Edge { to: pair, needs: itself });
        }
        let none = Vec::new();
        let old = self.old.derived.get(&pair.0).unwrap_or(&none);
        let new = self.new.derived.get(&pair.1).unwrap_or(&none);
        if old.is_empty() && new.is_empty() {
            return ways;
        }
        let named = |id: &TypeId| {
            let name = self.old.set.types[id.index()].name()?;
            // Its next version, or itself where both stand side by side.
            let names = [&self.letters.renamed(name), name];
            let found = names.into_iter().filter_map(|name| self.new.set.type_names.get(name).copied());
            found.into_iter().find(|found| new.contains(found) || *found == pair.1)
        };
        let mut met = Vec::new();
        for id in old {
            match named(id) {
                Some(found) => {
                    met.push(found);
                    edges.push(Edge { to: (*id, found), needs });
                }
                None => ways.forward = false,
            }
        }
        ways.backward &= new.iter().all(|id| met.contains(id));
        ways
    }

    /// Whether an identity constraint asks for nothing that the others do not ask for.
    pub(in crate::xsd) fn implied(
        &self,
        one: &IdentityConstraint,
        is_old: bool,
        others: &[IdentityConstraint],
    ) -> bool {
        let paths = |of: &IdentityConstraint, is_old| {
            let fields: Vec<String> = of.fields.iter().map(|field| self.path(field, is_old)).collect();
            (self.path(&of.selector, is_old), fields)
        };
        others.iter().any(|other| {
            let kinds = match (&one.kind, &other.kind) {
                (IdentityKind::Unique, IdentityKind::Unique | IdentityKind::Key)
                | (IdentityKind::Key, IdentityKind::Key) => true,
                (IdentityKind::KeyRef(a), IdentityKind::KeyRef(b)) => a.local == b.local,
                _ => false,
            };
            kinds && paths(one, is_old) == paths(other, !is_old)
        })
    }

    /// An XPath with the namespaces in the place of prefixes.
    pub(in crate::xsd) fn path(&self, path: &XPath, is_old: bool) -> String {
        let mut text = String::new();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let mut rest = path.text.as_str();
        while let Some(c) = rest.chars().next() {
            let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
            if end == 0 || !(c.is_alphabetic() || c == '_') {
                text.extend((!c.is_whitespace()).then_some(c));
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let (word, more) = rest.split_at(end);
            let prefixed = more.strip_prefix(':').filter(|more| !more.starts_with(':'));
            match prefixed {
                Some(more) => {
                    let uri = path.scope.iter().find(|(prefix, _)| prefix == word).map(|(_, uri)| uri.as_str().into());
                    text.push_str(&format!("{{{}}}", self.letters.namespace(&uri, is_old)));
                    rest = more;
                }
                None => {
                    text.push_str(word);
                    rest = more;
                }
            }
        }
        text
    }

    fn attributes(&self, old: TypeId, new: TypeId) -> Ways {
        let mut ways = Ways::BOTH;
        let letter = |use_: &AttributeUse, is_old| {
            self.letters.of_side(is_old).attributes.get(use_.attribute.index()).copied().unwrap_or(u32::MAX)
        };
        let (ours, theirs) = (self.old.attributes(old), self.new.attributes(new));
        let any = |side: &Side<'_>, id| {
            side.attribute_wildcard(id).map(|any| Namespaces::of(&any.namespaces, &self.letters, side.is_old))
        };
        let (any_old, any_new) = (any(&self.old, old), any(&self.new, new));
        for a in ours {
            let name = letter(a, true);
            match theirs.iter().find(|b| letter(b, false) == name) {
                Some(b) => ways = ways.and(self.attribute(a, b)),
                None => {
                    let namespace = self.letters.namespace_of(Letter::Name(name));
                    ways.forward &= any_new.as_ref().is_some_and(|any| any.admits(namespace));
                    ways.backward &= !a.required;
                    // What was any text has a type here.
                    ways.backward &= !any_new.as_ref().is_some_and(|any| any.admits(namespace));
                }
            }
        }
        for b in theirs {
            let name = letter(b, false);
            if !ours.iter().any(|a| letter(a, true) == name) {
                let namespace = self.letters.namespace_of(Letter::Name(name));
                ways.backward &= any_old.as_ref().is_some_and(|any| any.admits(namespace));
                ways.forward &= !b.required;
                ways.forward &= !any_old.as_ref().is_some_and(|any| any.admits(namespace));
            }
        }
        ways.and(self.attribute_wildcards(old, new))
    }

    /// Two attributes under one name.
    pub(in crate::xsd) fn attribute(&self, a: &AttributeUse, b: &AttributeUse) -> Ways {
        let types = (
            self.old.set.attributes[a.attribute.index()].type_id,
            self.new.set.attributes[b.attribute.index()].type_id,
        );
        Ways { forward: a.required || !b.required, backward: b.required || !a.required }
            .and(fixed(a.value.as_ref(), b.value.as_ref()))
            .and(self.simple(types.0, types.1))
    }
}

/// Two fixed values; a default changes nothing that a message may say.
pub(in crate::xsd) fn fixed(old: Option<&ValueConstraint>, new: Option<&ValueConstraint>) -> Ways {
    let value = |of: Option<&ValueConstraint>| of.filter(|value| value.fixed).map(|value| value.lexical.clone());
    match (value(old), value(new)) {
        (None, None) => Ways::BOTH,
        (None, Some(_)) => Ways { forward: false, backward: true },
        (Some(_), None) => Ways { forward: true, backward: false },
        (Some(a), Some(b)) => Ways { forward: a == b, backward: a == b },
    }
}

fn strictness(process: &ProcessContents) -> u8 {
    match process {
        ProcessContents::Skip => 0,
        ProcessContents::Lax => 1,
        ProcessContents::Strict => 2,
    }
}

/// Whether a simple type takes the empty text.
fn takes_nothing(side: &Side<'_>, id: TypeId) -> bool {
    side.simple.check(side.simple_id(id), "", &crate::schema::simple::NoScope).is_ok()
}
