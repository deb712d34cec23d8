//! What changed in a declaration besides its type and its place: values, `xsi:nil`, identity constraints, annotations.

use super::change::{Aspect, Impact};
use super::draft::Draft;
use super::reason::Reason;
use crate::xsd::compare::Comparison;
use crate::xsd::compare::likeness::documentation;
use crate::xsd::component::{Annotation, Element, IdentityConstraint, IdentityKind, Location, Node, ValueConstraint};

/// Two declarations of one element.
pub(super) fn element(comparison: &Comparison<'_>, a: &Element, b: &Element) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let said = |yes: bool| Some(if yes { "true" } else { "false" }.to_owned());
    if a.nillable != b.nillable {
        let impact = Impact::when(a.nillable, Reason::ValuesGone, b.nillable, Reason::ValuesNew);
        drafts.push(Draft::new(Aspect::Nillable, impact).values(said(a.nillable), said(b.nillable)));
    }
    if a.abstract_ != b.abstract_ {
        let impact = Impact::when(b.abstract_, Reason::NameGone, a.abstract_, Reason::NameNew);
        drafts.push(Draft::new(Aspect::Abstract, impact).values(said(a.abstract_), said(b.abstract_)));
    }
    drafts.extend(value(a.value.as_ref(), b.value.as_ref(), &a.name.local));
    let relator = comparison.relator();
    let left = |of: &Element, is_old: bool, others: &Element| -> Vec<IdentityConstraint> {
        of.constraints.iter().filter(|one| !relator.implied(one, is_old, &others.constraints)).cloned().collect()
    };
    let (gone, added) = (left(a, true, b), left(b, false, a));
    if !gone.is_empty() || !added.is_empty() {
        let text = |all: &[IdentityConstraint]| {
            (!all.is_empty()).then(|| all.iter().map(constraint).collect::<Vec<_>>().join("; "))
        };
        let impact = Impact::when(!added.is_empty(), Reason::ConstraintNew, !gone.is_empty(), Reason::ConstraintGone);
        drafts.push(Draft::new(Aspect::Identity, impact).values(text(&gone), text(&added)));
    }
    for draft in &mut drafts {
        (draft.old_at, draft.new_at) = (Some(a.at), Some(b.at));
    }
    drafts.extend(annotations(&a.annotation, &b.annotation, (a.at, b.at)));
    drafts
}

/// `key vorgang: ./a (@id)`.
fn constraint(one: &IdentityConstraint) -> String {
    let kind = match &one.kind {
        IdentityKind::Unique => "unique",
        IdentityKind::Key => "key",
        IdentityKind::KeyRef(_) => "keyref",
    };
    let fields: Vec<&str> = one.fields.iter().map(|field| field.text.as_str()).collect();
    format!("{kind} {}: {} ({})", one.name.local, one.selector.text, fields.join(", "))
}

/// Two default or fixed values. Those of `listURI` and `listVersionID` name a code list.
pub(super) fn value(a: Option<&ValueConstraint>, b: Option<&ValueConstraint>, name: &str) -> Option<Draft> {
    let text = |of: Option<&ValueConstraint>| of.map(|value| value.lexical.clone());
    let is_fixed = |of: Option<&ValueConstraint>| of.is_some_and(|value| value.fixed);
    if text(a) == text(b) && is_fixed(a) == is_fixed(b) {
        return None;
    }
    let ways = crate::xsd::compare::relate::fixed(a, b);
    let impact = Impact::when(!ways.forward, Reason::ValuesGone, !ways.backward, Reason::ValuesNew);
    let aspect = match name {
        "listURI" => Aspect::ListUri,
        "listVersionID" => Aspect::ListVersion,
        _ if is_fixed(a) || is_fixed(b) => Aspect::Fixed,
        _ => Aspect::Default,
    };
    Some(Draft::new(aspect, impact).values(text(a), text(b)))
}

/// Documentation and `appinfo` of two components.
pub(super) fn annotations(a: &Annotation, b: &Annotation, at: (Location, Location)) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let texts = (documentation(a), documentation(b));
    if texts.0 != texts.1 {
        let text = |text: String| (!text.is_empty()).then_some(text);
        drafts.push(Draft::new(Aspect::Documentation, Impact::NONE).values(text(texts.0), text(texts.1)));
    }
    let (x, y) = (leaves(&a.appinfo), leaves(&b.appinfo));
    if x != y {
        let only = |of: &[(String, String)], other: &[(String, String)]| -> Vec<(String, String)> {
            of.iter().filter(|leaf| !other.contains(leaf)).cloned().collect()
        };
        let (gone, added) = (only(&x, &y), only(&y, &x));
        let is_list = |leaf: &(String, String)| leaf.0.contains("odeliste");
        for (aspect, of_list) in [(Aspect::ListMetadata, true), (Aspect::Appinfo, false)] {
            let text = |all: &[(String, String)]| {
                let parts: Vec<String> = all
                    .iter()
                    .filter(|leaf| is_list(leaf) == of_list)
                    .map(|(path, text)| format!("{} {text}", path.rsplit('/').next().unwrap_or(path)))
                    .collect();
                (!parts.is_empty()).then(|| parts.join("; "))
            };
            let (from, to) = (text(&gone), text(&added));
            if from.is_some() || to.is_some() {
                drafts.push(Draft::new(aspect, Impact::NONE).values(from, to));
            }
        }
    }
    drafts.into_iter().map(|draft| draft.at(Some(at.0), Some(at.1))).collect()
}

/// The texts of an annotation, each with the names above it.
fn leaves(nodes: &[Node]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<(String, &Node)> = nodes.iter().rev().map(|node| (String::new(), node)).collect();
    while let Some((path, node)) = open.pop() {
        let path = format!("{path}/{}", node.name.local);
        let text = node.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            found.push((path.clone(), text));
        }
        for (name, value) in &node.attributes {
            found.push((format!("{path}/@{}", name.local), value.clone()));
        }
        open.extend(node.children.iter().rev().map(|child| (path.clone(), child)));
    }
    found
}
