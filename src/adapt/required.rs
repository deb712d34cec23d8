//! What a message must have and a layout does not give it: without it, a file alone never makes a message.

use std::collections::BTreeSet;

use crate::schema::shape::{Occurs, Part, PartTerm, Shape, ShapeContent, prefixed};
use crate::schema::{Schema, TypeDef, TypeId};

use super::bind::{Binder, CodeSteps, Plan};
use super::path::Step;

type Keys = Vec<String>;
type Fixed = Vec<(Keys, String, String)>;

/// Reports what is required and not carried; gives the fixed attributes that the schema requires on the way to what is carried.
pub(super) fn look(binder: &mut Binder<'_>, plan: &Plan, root: TypeId) -> Fixed {
    let mut walk =
        Walk { schema: binder.schema, carried: carried(binder, plan), missing: Vec::new(), fixed: Vec::new() };
    walk.element(root, &mut Vec::new(), &format!("/{}", binder.layout.message.value));
    for path in walk.missing {
        let finding = binder.layout.finding("xefa-layout-pflicht", &binder.layout.message.at);
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        binder.report.push(finding.path(path).arg("name", name));
    }
    walk.fixed
}

/// The members that fields and fills give a message.
fn carried(binder: &Binder<'_>, plan: &Plan) -> BTreeSet<Keys> {
    let mut found = BTreeSet::new();
    let bases: Vec<Keys> = {
        let mut bases: Vec<Keys> = Vec::new();
        for (number, record) in plan.records.iter().enumerate() {
            let parent = binder.layout.records[number].parent.filter(|_| !record.absolute);
            let mut keys = parent.map_or_else(Vec::new, |parent| bases[parent].clone());
            keys.extend(record.steps.iter().map(|step| step.key.clone()));
            bases.push(keys);
        }
        bases
    };
    let mut add = |base: &[String], steps: &[Step], code: Option<&CodeSteps>| {
        let mut keys = base.to_vec();
        for step in steps {
            keys.push(step.key.clone());
            if let Some(select) = &step.select {
                found.insert(keys.iter().cloned().chain(select.steps.iter().map(|step| step.key.clone())).collect());
            }
        }
        if let Some(code) = code {
            let parts = [&code.list, &code.version].into_iter().chain(&code.name);
            for part in parts {
                found.insert(keys.iter().chain([&part.key]).cloned().collect());
            }
            keys.extend(code.code.iter().map(|step| step.key.clone()));
        }
        found.insert(keys);
    };
    for (record, base) in plan.records.iter().zip(&bases) {
        for place in record.fields.iter().flatten() {
            add(if place.absolute { &[] } else { base }, &place.steps, place.code.as_ref());
        }
    }
    for fill in &plan.fills {
        let record = binder.layout.fills[fill.number].record.filter(|_| !fill.absolute);
        add(record.map_or(&[][..], |record| &bases[record]), &fill.steps, fill.code.as_ref());
    }
    found
}

struct Walk<'s> {
    schema: &'s Schema,
    carried: BTreeSet<Keys>,
    missing: Vec<String>,
    fixed: Fixed,
}

impl Walk<'_> {
    /// Whether something at or below a place is carried.
    fn touched(&self, keys: &Keys) -> bool {
        self.carried.range(keys.clone()..).next().is_some_and(|found| found.starts_with(keys))
    }

    fn with(&self, keys: &Keys, key: &str) -> Keys {
        keys.iter().map(String::as_str).chain([key]).map(str::to_owned).collect()
    }

    /// An element that is there.
    fn element(&mut self, type_id: TypeId, keys: &mut Keys, path: &str) {
        if let TypeDef::Complex(complex) = self.schema.type_def(type_id) {
            for attribute in complex.attributes.iter().filter(|attribute| attribute.required) {
                let key = format!("@{}", prefixed(self.schema, attribute.name));
                match &attribute.value {
                    _ if self.touched(&self.with(keys, &key)) => {}
                    Some(value) if value.fixed => self.fixed.push((keys.clone(), key, value.lexical.to_string())),
                    _ => self.missing.push(format!("{path}/{key}")),
                }
            }
        }
        let shape = Shape::of(self.schema, type_id);
        if let ShapeContent::Sequence(parts) | ShapeContent::All(parts) = &shape.content {
            parts.iter().for_each(|part| self.part(&shape, part, true, keys, path));
        }
    }

    fn part(&mut self, shape: &Shape, part: &Part, required: bool, keys: &mut Keys, path: &str) {
        let required = required && part.required;
        match &part.term {
            PartTerm::Element { leaf, .. }
                if part.occurs == Occurs::Many
                    && let Some(key) = shape.members_key(*leaf) =>
            {
                keys.push(key.to_owned());
                let one = Part { occurs: Occurs::One, ..part.clone() };
                if self.touched(keys) || required {
                    self.part(shape, &one, true, keys, path);
                }
                keys.pop();
            }
            PartTerm::Element { leaf, element } => {
                let members = self.schema.substitution_members(*element);
                let candidates: Vec<_> = std::iter::once(*element).chain(members.iter().copied()).collect();
                let mut any = false;
                for candidate in candidates {
                    let key = shape.element_key(self.schema, *leaf, candidate);
                    keys.push(key);
                    if self.touched(keys) {
                        any = true;
                        let declaration = self.schema.element(candidate);
                        let below = format!("{path}/{}", self.schema.local(declaration.name));
                        self.element(declaration.type_id, keys, &below);
                    }
                    keys.pop();
                }
                if required && !any {
                    self.missing.push(format!("{path}/{}", self.schema.local(self.schema.element(*element).name)));
                }
            }
            PartTerm::Any { leaf } => {
                keys.push(shape.any_key(*leaf));
                let any = self.touched(keys);
                if any {
                    self.payloads(keys, path);
                } else if required {
                    self.missing.push(format!("{path}/*"));
                }
                keys.pop();
            }
            PartTerm::Sequence { node, parts } | PartTerm::Choice { node, parts } if part.occurs == Occurs::Many => {
                let choice = matches!(part.term, PartTerm::Choice { .. });
                keys.push(shape.group_key(*node).unwrap_or_default().to_owned());
                if self.touched(keys) {
                    parts.iter().for_each(|part| self.part(shape, part, !choice, keys, path));
                } else if required {
                    self.missing.push(path.to_owned());
                }
                keys.pop();
            }
            PartTerm::Sequence { parts, .. } => {
                parts.iter().for_each(|part| self.part(shape, part, required, keys, path));
            }
            PartTerm::Choice { parts, .. } => {
                let before = self.missing.len();
                let mut any = false;
                for part in parts {
                    if self.is_touched(shape, part, keys) {
                        any = true;
                        self.part(shape, part, false, keys, path);
                    }
                }
                if required && !any && self.missing.len() == before {
                    self.missing.push(path.to_owned());
                }
            }
        }
    }

    /// Whether a part of a choice is carried.
    fn is_touched(&self, shape: &Shape, part: &Part, keys: &Keys) -> bool {
        match &part.term {
            PartTerm::Element { leaf, .. }
                if part.occurs == Occurs::Many
                    && let Some(key) = shape.members_key(*leaf) =>
            {
                self.touched(&self.with(keys, key))
            }
            PartTerm::Element { leaf, element } => {
                let members = self.schema.substitution_members(*element).iter();
                let mut all = std::iter::once(element).chain(members);
                all.any(|id| self.touched(&self.with(keys, &shape.element_key(self.schema, *leaf, *id))))
            }
            PartTerm::Any { leaf } => self.touched(&self.with(keys, &shape.any_key(*leaf))),
            PartTerm::Sequence { node, .. } | PartTerm::Choice { node, .. } if part.occurs == Occurs::Many => {
                shape.group_key(*node).is_some_and(|key| self.touched(&self.with(keys, key)))
            }
            PartTerm::Sequence { parts, .. } | PartTerm::Choice { parts, .. } => {
                parts.iter().any(|part| self.is_touched(shape, part, keys))
            }
        }
    }

    /// Known elements at a wildcard.
    fn payloads(&mut self, keys: &mut Keys, path: &str) {
        let elements: Vec<_> = self.schema.global_elements().collect();
        for element in elements {
            let declaration = self.schema.element(element);
            keys.push(prefixed(self.schema, declaration.name));
            if self.touched(keys) {
                let below = format!("{path}/{}", self.schema.local(declaration.name));
                self.element(declaration.type_id, keys, &below);
            }
            keys.pop();
        }
    }
}
