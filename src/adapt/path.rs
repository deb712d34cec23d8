//! Paths of a layout, looked up in a schema: which members of a message's JSON they lead through.
//!
//! A path names elements by their local names and attributes with `@`, as a finding does, without index. Three forms are added:
//! `.` is the value itself, `#group` a repeated group (an element of it stands behind), and `[child/code=01]` behind a name or group
//! the one in which that child has that value.

use crate::schema::shape::{Occurs, Part, PartTerm, Shape, ShapeContent, prefixed};
use crate::schema::simple::SimpleId;
use crate::schema::{ElementId, LeafTerm, NameId, ProcessContents, Schema, TypeDef, TypeId, Wildcard};

/// A member of a message's JSON on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub key: String,
    /// Its value is an array.
    pub many: bool,
    /// Which one of the array.
    pub select: Option<Box<Select>>,
}

/// The one for which a value below is this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Select {
    pub steps: Vec<Step>,
    pub value: String,
}

/// Where a path has led to.
#[derive(Debug, Clone)]
pub(super) enum Cursor {
    /// An element of this type.
    Type(TypeId),
    /// A turn of a repeated group of a type.
    Group(TypeId, Vec<Part>),
    /// An attribute, or the text of an element.
    Simple(SimpleId),
}

/// Why a path leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lost {
    /// The step that there is not.
    pub step: String,
    /// What there is.
    pub known: Vec<String>,
}

/// A path that has been looked up.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub steps: Vec<Step>,
    pub cursor: Cursor,
    /// The declarations on the way that are required where their parent is.
    pub required: bool,
}

/// Looks a path up from a place.
pub(super) fn resolve(schema: &Schema, from: &Cursor, path: &str) -> Result<Found, Lost> {
    let mut found = Found { steps: Vec::new(), cursor: from.clone(), required: true };
    for token in tokens(path) {
        if token == "." {
            continue;
        }
        let (name, select) = match token.strip_suffix(']').and_then(|token| token.split_once('[')) {
            Some((name, select)) => (name, Some(select)),
            None => (token, None),
        };
        let mut step = step(schema, &found.cursor, name)?;
        if let Some(select) = select {
            let lost = || Lost { step: token.to_owned(), known: vec![format!("{name}[…=…]")] };
            let (below, value) = select.split_once('=').ok_or_else(lost)?;
            let last = step.steps.last_mut().filter(|last| last.many).ok_or_else(lost)?;
            let below = text_of(schema, resolve(schema, &step.cursor, below)?).ok_or_else(lost)?;
            last.select = Some(Box::new(Select { steps: below.0, value: value.to_owned() }));
        }
        found.steps.append(&mut step.steps);
        found.required &= step.required;
        found.cursor = step.cursor;
    }
    Ok(found)
}

/// The steps of a path; a slash in brackets divides nothing.
fn tokens(path: &str) -> Vec<&str> {
    let (mut depth, mut from, mut tokens) = (0, 0, Vec::new());
    for (at, c) in path.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            '/' if depth == 0 => {
                tokens.push(&path[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    tokens.push(&path[from..]);
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// The steps to the text of what a path leads to, and its type; none where there is no text.
pub(super) fn text_of(schema: &Schema, found: Found) -> Option<(Vec<Step>, SimpleId)> {
    let Found { mut steps, cursor, .. } = found;
    match cursor {
        Cursor::Simple(simple) => Some((steps, simple)),
        Cursor::Group(..) => None,
        Cursor::Type(type_id) => {
            let type_def = schema.type_def(type_id);
            let simple = type_def.text_type()?;
            // With attributes, the text is a member of its own.
            if let TypeDef::Complex(complex) = type_def
                && !(complex.attributes.is_empty() && complex.any_attribute.is_none())
            {
                steps.push(Step { key: "#text".to_owned(), many: false, select: None });
            }
            Some((steps, simple))
        }
    }
}

fn step(schema: &Schema, cursor: &Cursor, name: &str) -> Result<Found, Lost> {
    let lost = |known: Vec<String>| Lost { step: name.to_owned(), known };
    let (type_id, parts) = match cursor {
        Cursor::Simple(_) => return Err(lost(Vec::new())),
        Cursor::Type(type_id) => (*type_id, None),
        Cursor::Group(type_id, parts) => (*type_id, Some(parts)),
    };
    if let Some(attribute) = name.strip_prefix('@') {
        let TypeDef::Complex(complex) = schema.type_def(type_id) else { return Err(lost(Vec::new())) };
        let named = |id: NameId| prefixed(schema, id) == attribute || schema.local(id) == attribute;
        let Some(found) = complex.attributes.iter().find(|found| named(found.name)) else {
            let known = complex.attributes.iter().map(|found| format!("@{}", prefixed(schema, found.name)));
            return Err(lost(known.collect()));
        };
        let key = format!("@{}", prefixed(schema, found.name));
        let steps = vec![Step { key, many: false, select: None }];
        return Ok(Found { steps, cursor: Cursor::Simple(found.simple), required: found.required });
    }
    let shape = Shape::of(schema, type_id);
    let mut known = Vec::new();
    let level = Level { schema, type_id, shape: &shape };
    let own = match &shape.content {
        ShapeContent::Sequence(parts) | ShapeContent::All(parts) => parts.as_slice(),
        // What is mixed with text has no place of its own.
        _ => &[],
    };
    level.find(parts.map_or(own, Vec::as_slice), name, true, &mut known).ok_or_else(|| lost(known))
}

/// The content of a type in which a name is looked for.
struct Level<'s> {
    schema: &'s Schema,
    type_id: TypeId,
    shape: &'s Shape,
}

impl Level<'_> {
    fn find(&self, parts: &[Part], name: &str, required: bool, known: &mut Vec<String>) -> Option<Found> {
        let mut wildcards = Vec::new();
        for part in parts {
            let required = required && part.required;
            match &part.term {
                PartTerm::Element { leaf, .. }
                    if part.occurs == Occurs::Many
                        && let Some(key) = self.shape.members_key(*leaf) =>
                {
                    if key == name {
                        let steps = vec![Step { key: key.to_owned(), many: true, select: None }];
                        let one = Part { occurs: Occurs::One, ..part.clone() };
                        return Some(Found { steps, cursor: Cursor::Group(self.type_id, vec![one]), required });
                    }
                    known.push(key.to_owned());
                }
                PartTerm::Element { leaf, element } => {
                    let found = self.element(part, *leaf, *element, name, required, known);
                    if found.is_some() {
                        return found;
                    }
                }
                PartTerm::Any { leaf } => wildcards.push((part, *leaf, required)),
                PartTerm::Sequence { node, parts } | PartTerm::Choice { node, parts }
                    if part.occurs == Occurs::Many =>
                {
                    let key = self.shape.group_key(*node).unwrap_or_default();
                    if key == name {
                        let steps = vec![Step { key: key.to_owned(), many: true, select: None }];
                        return Some(Found { steps, cursor: Cursor::Group(self.type_id, parts.clone()), required });
                    }
                    known.push(key.to_owned());
                }
                PartTerm::Sequence { parts, .. } => {
                    let found = self.find(parts, name, required, known);
                    if found.is_some() {
                        return found;
                    }
                }
                PartTerm::Choice { parts, .. } => {
                    let found = self.find(parts, name, false, known);
                    if found.is_some() {
                        return found;
                    }
                }
            }
        }
        wildcards.into_iter().find_map(|(part, leaf, required)| self.payload(part, leaf, name, required, known))
    }

    fn element(
        &self,
        part: &Part,
        leaf: u32,
        declared: ElementId,
        name: &str,
        required: bool,
        known: &mut Vec<String>,
    ) -> Option<Found> {
        let members = self.schema.substitution_members(declared);
        for element in std::iter::once(declared).chain(members.iter().copied()) {
            let declaration = self.schema.element(element);
            let key = self.shape.element_key(self.schema, leaf, element);
            if key == name
                || self.schema.local(declaration.name) == name
                || prefixed(self.schema, declaration.name) == name
            {
                let steps = vec![Step { key, many: part.occurs == Occurs::Many, select: None }];
                return Some(Found { steps, cursor: Cursor::Type(declaration.type_id), required });
            }
            known.push(key);
        }
        None
    }

    /// A global element at a wildcard.
    fn payload(&self, part: &Part, leaf: u32, name: &str, required: bool, known: &mut Vec<String>) -> Option<Found> {
        let wildcard = wildcard_of(self.schema, self.type_id, leaf)?;
        let admitted = |element: &ElementId| {
            let namespace = self.schema.namespace_of(self.schema.element(*element).name);
            wildcard.process != ProcessContents::Skip && wildcard.namespaces.admits(Some(namespace))
        };
        let named = |element: &ElementId| {
            let id = self.schema.element(*element).name;
            prefixed(self.schema, id) == name || self.schema.local(id) == name
        };
        let mut candidates: Vec<ElementId> = self.schema.global_elements().filter(admitted).collect();
        known.extend(candidates.iter().map(|element| prefixed(self.schema, self.schema.element(*element).name)));
        candidates.retain(named);
        // Two of one name: the layout must give the prefix.
        let [element] = candidates.as_slice() else { return None };
        let declaration = self.schema.element(*element);
        let any = Step { key: self.shape.any_key(leaf), many: part.occurs == Occurs::Many, select: None };
        let payload = Step { key: prefixed(self.schema, declaration.name), many: false, select: None };
        Some(Found { steps: vec![any, payload], cursor: Cursor::Type(declaration.type_id), required })
    }
}

fn wildcard_of(schema: &Schema, type_id: TypeId, leaf: u32) -> Option<&Wildcard> {
    let TypeDef::Complex(complex) = schema.type_def(type_id) else { return None };
    let crate::schema::Content::Elements { model, .. } = complex.content else { return None };
    match &schema.content_model(model).leaves.get(leaf as usize)?.term {
        LeafTerm::Wildcard(wildcard) => Some(wildcard),
        LeafTerm::Element(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn a_slash_in_brackets_divides_nothing() {
        assert_eq!(tokens("/a/#group[b/code=01]/c"), ["a", "#group[b/code=01]", "c"]);
        assert_eq!(tokens("."), ["."]);
        assert!(tokens("/").is_empty());
    }
}
