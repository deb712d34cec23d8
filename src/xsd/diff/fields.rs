//! What changed in a pair of types: attributes, elements, their order and grouping, wildcards.

use super::change::{Aspect, Impact};
use super::declaration;
use super::draft::Draft;
use super::names::{Names, label, occurs, wildcard};
use super::reason::Reason;
use crate::schema::{ElementId, TypeId};
use crate::xsd::compare::relate::Ways;
use crate::xsd::compare::view::wildcards_of;
use crate::xsd::compare::{Comparison, Field, FieldKind, FieldPair, Fields, Relation};
use crate::xsd::component::{ComplexType, Content, Type};

/// Both sets with their names.
pub(super) struct Two<'c, 's> {
    pub(super) comparison: &'c Comparison<'s>,
    pub(super) old: &'c Names<'s>,
    pub(super) new: &'c Names<'s>,
}

impl Two<'_, '_> {
    /// The changes of the fields of two types.
    pub(super) fn fields(&self, old: TypeId, new: TypeId, fields: &Fields) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for field in &fields.removed {
            drafts.push(self.removed(field, new));
        }
        for pair in &fields.pairs {
            self.pair(pair, (old, new), &mut drafts);
        }
        for field in &fields.added {
            drafts.push(self.added(field, old));
        }
        if let (Type::Complex(a), Type::Complex(b)) =
            (&self.old.set.types[old.index()], &self.new.set.types[new.index()])
        {
            self.complex((a, b), (old, new), fields, &mut drafts);
        }
        drafts
    }

    fn removed(&self, field: &Field, new: TypeId) -> Draft {
        let relator = self.comparison.relator();
        // What a wildcard of the new type takes is valid all the same.
        let taken = match field.kind {
            FieldKind::Element(id) => relator.taken(id, true, new),
            _ => field.name.as_ref().is_some_and(|name| relator.attribute_taken(name, true, new)),
        };
        let impact = Impact::when(!taken, Reason::NameGone, field.min > 0, Reason::NotRequired);
        Draft::new(Aspect::FieldRemoved, impact)
            .steps(Some(label(field)), None)
            .values(Some(self.summary(self.old, field)), None)
            .at(Some(field.at), None)
    }

    fn added(&self, field: &Field, old: TypeId) -> Draft {
        let relator = self.comparison.relator();
        let taken = match field.kind {
            FieldKind::Element(id) => relator.taken(id, false, old),
            _ => field.name.as_ref().is_some_and(|name| relator.attribute_taken(name, false, old)),
        };
        let impact = Impact::when(field.min > 0, Reason::Required, !taken, Reason::NameNew);
        Draft::new(Aspect::FieldAdded, impact)
            .steps(None, Some(label(field)))
            .values(None, Some(self.summary(self.new, field)))
            .at(None, Some(field.at))
    }

    /// `0..1 PlzType`.
    fn summary(&self, names: &Names<'_>, field: &Field) -> String {
        format!("{} {}", occurs(field.min, field.max), names.type_name(field.type_id))
    }

    fn pair(&self, pair: &FieldPair, types: (TypeId, TypeId), drafts: &mut Vec<Draft>) {
        let (a, b) = (&pair.old, &pair.new);
        let start = |aspect, impact| {
            Draft::new(aspect, impact).steps(Some(label(a)), Some(label(b))).at(Some(a.at), Some(b.at))
        };
        let both = Impact::both(Reason::NameGone, Reason::NameNew);
        if pair.is_renamed() {
            let mut draft = start(Aspect::FieldRenamed, both).values(Some(label(a)), Some(label(b)));
            draft.evidence.clone_from(&pair.evidence);
            drafts.push(draft);
        } else if !pair.evidence.is_empty() {
            let place = |names: &Names<'_>, field: &Field| match (&field.name, field.kind) {
                (Some(name), FieldKind::Attribute(_)) => format!("@{name}"),
                (Some(name), _) => name.to_string(),
                (None, _) => names.type_name(field.type_id),
            };
            drafts.push(start(Aspect::FieldMoved, both).values(Some(place(self.old, a)), Some(place(self.new, b))));
        }
        if (a.min, a.max) != (b.min, b.max) {
            let more = |x: Option<u32>, y: Option<u32>| x.is_none_or(|x| y.is_some_and(|y| x > y)) && x != y;
            let impact = Impact {
                senders: (b.min > a.min).then_some(Reason::Required).or(more(a.max, b.max).then_some(Reason::Fewer)),
                receivers: (b.min < a.min)
                    .then_some(Reason::NotRequired)
                    .or(more(b.max, a.max).then_some(Reason::More)),
            };
            let values = (Some(occurs(a.min, a.max)), Some(occurs(b.min, b.max)));
            drafts.push(start(Aspect::Occurrence, impact).values(values.0, values.1));
        }
        if !self.comparison.is_pair(a.type_id, b.type_id) && !self.same_text(a, b, types) {
            let relation = self.comparison.relation(a.type_id, b.type_id);
            let impact = values(relation);
            let (from, to) = self.type_names(a.type_id, b.type_id);
            let mut draft = start(Aspect::FieldType, impact).values(Some(from), Some(to));
            let named = |names: &Names<'_>, id: TypeId| names.set.types[id.index()].name().is_some();
            if relation == Relation::Equal && named(self.old, a.type_id) != named(self.new, b.type_id) {
                draft.aspect = Aspect::TypeNamed;
            }
            draft.evidence.extend(pair.evidence.iter().filter(|why| **why == crate::xsd::compare::Evidence::Wrapped));
            drafts.push(draft);
        }
        match (a.kind, b.kind) {
            (FieldKind::Element(x), FieldKind::Element(y)) => {
                let (x, y) = (&self.old.set.elements[x.index()], &self.new.set.elements[y.index()]);
                // A global element is told of by itself.
                if !x.global && !y.global {
                    let more = declaration::element(self.comparison, x, y);
                    drafts.extend(more.into_iter().map(|draft| draft.steps(Some(label(a)), Some(label(b)))));
                }
            }
            (FieldKind::Attribute(x), FieldKind::Attribute(y)) => {
                let (x, y) = (
                    crate::xsd::compare::attribute(self.old.set, types.0, x),
                    crate::xsd::compare::attribute(self.new.set, types.1, y),
                );
                let (Some(x), Some(y)) = (x, y) else { return };
                let name = a.local();
                drafts.extend(
                    declaration::value(x.value.as_ref(), y.value.as_ref(), name)
                        .map(|draft| draft.steps(Some(label(a)), Some(label(b))).at(Some(a.at), Some(b.at))),
                );
                let (x, y) =
                    (&self.old.set.attributes[x.attribute.index()], &self.new.set.attributes[y.attribute.index()]);
                let more = declaration::annotations(&x.annotation, &y.annotation, (x.at, y.at));
                drafts.extend(more.into_iter().map(|draft| draft.steps(Some(label(a)), Some(label(b)))));
            }
            _ => {}
        }
    }

    /// The names of two types, with their namespaces where they have one local name.
    pub(super) fn type_names(&self, old: TypeId, new: TypeId) -> (String, String) {
        let (from, to) = (self.old.type_name(old), self.new.type_name(new));
        let full = |names: &Names<'_>, id: TypeId| names.set.types[id.index()].name().map(ToString::to_string);
        match (full(self.old, old), full(self.new, new)) {
            (Some(a), Some(b)) if from == to => (a, b),
            _ => (from, to),
        }
    }

    /// The text of simple types is compared facet by facet.
    fn same_text(&self, a: &Field, b: &Field, types: (TypeId, TypeId)) -> bool {
        (a.kind, b.kind) == (FieldKind::Text, FieldKind::Text) && (a.type_id, b.type_id) == types
    }

    fn complex(
        &self,
        (a, b): (&ComplexType, &ComplexType),
        (old, new): (TypeId, TypeId),
        fields: &Fields,
        drafts: &mut Vec<Draft>,
    ) {
        let start = |aspect, impact| Draft::new(aspect, impact).at(Some(a.at), Some(b.at));
        let said = |yes: bool| Some(if yes { "true" } else { "false" }.to_owned());
        let relator = self.comparison.relator();
        if a.abstract_ != b.abstract_ {
            // Whether somebody used it directly is seen where it is used.
            let impact = Impact::when(b.abstract_, Reason::ValuesGone, a.abstract_, Reason::ValuesNew);
            drafts.push(start(Aspect::Abstract, impact).values(said(a.abstract_), said(b.abstract_)));
        }
        let mixed = |of: &ComplexType| matches!(of.content, Content::Elements { mixed: true, .. });
        if mixed(a) != mixed(b) {
            let impact = Impact::when(mixed(a), Reason::ContentGone, mixed(b), Reason::ContentNew);
            drafts.push(start(Aspect::Mixed, impact).values(said(mixed(a)), said(mixed(b))));
        }
        let texts = |all: Vec<&crate::xsd::component::Wildcard>| all.into_iter().map(wildcard).collect::<Vec<_>>();
        let (x, y) = (texts(wildcards_of(a)), texts(wildcards_of(b)));
        let ways = relator.wildcards_with_namespaces(old, new);
        if x != y || ways != Ways::BOTH {
            let text = |all: &[String]| (!all.is_empty()).then(|| all.join(", "));
            let mut impact = content(ways);
            // With the wildcard goes what it took; a new one takes what was not known.
            if x.len() > y.len() {
                impact.senders = Some(Reason::ContentGone);
            }
            if y.len() > x.len() {
                impact.receivers = Some(Reason::ContentNew);
            }
            drafts.push(start(Aspect::Wildcard, impact).values(text(&x), text(&y)));
        }
        let ways = relator.attribute_wildcards(old, new);
        let texts = (a.attribute_wildcard.as_ref().map(wildcard), b.attribute_wildcard.as_ref().map(wildcard));
        if texts.0 != texts.1 || ways != Ways::BOTH {
            drafts.push(start(Aspect::AttributeWildcard, content(ways)).values(texts.0, texts.1));
        }
        self.grouping((old, new), fields, &start, drafts);
    }

    /// Order and grouping.
    fn grouping(
        &self,
        (old, new): (TypeId, TypeId),
        fields: &Fields,
        start: &dyn Fn(Aspect, Impact) -> Draft,
        drafts: &mut Vec<Draft>,
    ) {
        let relator = self.comparison.relator();
        let renamed: Vec<(ElementId, ElementId)> = fields
            .pairs
            .iter()
            .filter_map(|pair| match (pair.old.kind, pair.new.kind) {
                (FieldKind::Element(x), FieldKind::Element(y)) if !pair.evidence.is_empty() => Some((x, y)),
                _ => None,
            })
            .collect();
        let grouping = relator.grouping(old, new, &renamed);
        let models = || (Some(self.old.model(old)), Some(self.new.model(new)));
        let mut told = Ways::BOTH;
        if grouping != Ways::BOTH {
            let moved = moved(&fields.pairs);
            // One order instead of another breaks both sides; what is freer or stricter is another grouping.
            let (aspect, impact) = if moved.is_empty() || grouping.forward || grouping.backward {
                (Aspect::Content, content(grouping))
            } else {
                let (gone, added) = (Reason::OrderGone, Reason::OrderNew);
                (Aspect::Order, Impact::when(!grouping.forward, gone, !grouping.backward, added))
            };
            let (from, to) = models();
            let mut draft = start(aspect, impact);
            if aspect == Aspect::Content {
                draft = draft.values(from, to);
            } else {
                draft.items = moved;
            }
            drafts.push(draft);
        }
        // The names say more than all that has been told: whether a group may be left out, for example.
        let names = relator.names(old, new);
        for draft in drafts.iter().filter(|draft| !draft.old_step.as_deref().unwrap_or("").starts_with('@')) {
            let about_names = matches!(
                draft.aspect,
                Aspect::FieldAdded
                    | Aspect::FieldRemoved
                    | Aspect::FieldRenamed
                    | Aspect::FieldMoved
                    | Aspect::Occurrence
                    | Aspect::Order
                    | Aspect::Content
                    | Aspect::Wildcard
            );
            if about_names {
                told.forward &= draft.impact.senders.is_none();
                told.backward &= draft.impact.receivers.is_none();
            }
        }
        let missing = Ways { forward: names.forward || !told.forward, backward: names.backward || !told.backward };
        if missing != Ways::BOTH {
            let (from, to) = models();
            drafts.push(start(Aspect::Content, content(missing)).values(from, to));
        }
    }
}

/// Whom a relation of values breaks.
pub(super) fn values(relation: Relation) -> Impact {
    Impact::when(!relation.old_within_new(), Reason::ValuesGone, !relation.new_within_old(), Reason::ValuesNew)
}

fn content(ways: Ways) -> Impact {
    Impact::when(!ways.forward, Reason::ContentGone, !ways.backward, Reason::ContentNew)
}

/// The elements that stand at another place among those that both types have: all but a longest sequence that is still in order.
fn moved(pairs: &[FieldPair]) -> Vec<String> {
    let mut elements: Vec<&FieldPair> = pairs
        .iter()
        .filter(|pair| matches!((pair.old.kind, pair.new.kind), (FieldKind::Element(_), FieldKind::Element(_))))
        .collect();
    let mut order: Vec<usize> = (0..elements.len()).collect();
    order.sort_by_key(|at| (elements[*at].new.at.document, elements[*at].new.order));
    let mut place = vec![0; elements.len()];
    for (to, at) in order.iter().enumerate() {
        place[*at] = to;
    }
    // Longest increasing subsequence, quadratic: types have few elements.
    let (mut length, mut previous) = (vec![1usize; place.len()], vec![None; place.len()]);
    for at in 0..place.len() {
        for before in 0..at {
            if place[before] < place[at] && length[before] + 1 > length[at] {
                length[at] = length[before] + 1;
                previous[at] = Some(before);
            }
        }
    }
    let mut kept = std::collections::HashSet::new();
    let mut at = (0..place.len()).max_by_key(|at| (length[*at], std::cmp::Reverse(*at)));
    while let Some(one) = at {
        kept.insert(one);
        at = previous[one];
    }
    let mut number = 0..;
    elements.retain(|_| number.next().is_some_and(|at| !kept.contains(&at)));
    elements.iter().map(|pair| label(&pair.new)).collect()
}
