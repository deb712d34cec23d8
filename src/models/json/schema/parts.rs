//! Parts of a content: which members an object may have, and which must stand together.

use serde_json::{Map, Value, json};

use crate::schema::shape::{Occurs, Part, PartTerm, Shape};
use crate::schema::{ContentModel, ElementId, LeafTerm};

use super::Builder;

/// How many names an exclusion may list; beyond it is left out, or a large choice would become a schema of square size.
const EXCLUDED: usize = 4_096;

/// The members of an object.
#[derive(Default)]
pub(super) struct Members {
    /// What each may be; a name stands several times where several alternatives have it.
    pub properties: Vec<(String, Value)>,
}

impl Members {
    pub fn add(&mut self, key: String, value: Value) {
        if !self.properties.iter().any(|(own, old)| *own == key && *old == value) {
            self.properties.push((key, value));
        }
    }

    /// The properties; what may be one thing or another under one name is either.
    pub fn into_map(self) -> Map<String, Value> {
        let mut map: Map<String, Value> = Map::new();
        let mut several: Vec<(String, Vec<Value>)> = Vec::new();
        for (key, value) in self.properties {
            match several.iter_mut().find(|(own, _)| *own == key) {
                Some((_, values)) => values.push(value),
                None => several.push((key, vec![value])),
            }
        }
        map.extend(several.into_iter().map(|(key, values)| (key, any_of(values))));
        map
    }
}

/// Which members must be there.
#[derive(Default)]
pub(super) struct Presence {
    /// All members that the parts may have.
    keys: Vec<String>,
    pub required: Vec<String>,
    pub all_of: Vec<Value>,
}

impl Presence {
    fn of_key(key: String, required: bool) -> Self {
        Self { required: if required { vec![key.clone()] } else { Vec::new() }, keys: vec![key], all_of: Vec::new() }
    }

    fn join(&mut self, other: Self) {
        for key in other.keys {
            if !self.keys.contains(&key) {
                self.keys.push(key);
            }
        }
        self.required.extend(other.required);
        self.all_of.extend(other.all_of);
    }

    fn says_nothing(&self) -> bool {
        self.required.is_empty() && self.all_of.is_empty()
    }

    /// As a schema of its own.
    fn into_rules(self) -> Map<String, Value> {
        let mut rules = Map::new();
        self.write(&mut rules);
        rules
    }

    pub fn write(self, rules: &mut Map<String, Value>) {
        if !self.required.is_empty() {
            rules.insert("required".to_owned(), json!(self.required));
        }
        if !self.all_of.is_empty() {
            rules.insert("allOf".to_owned(), Value::Array(self.all_of));
        }
    }
}

impl Builder<'_> {
    /// The members of parts.
    pub(super) fn members(
        &mut self,
        (shape, model): (&Shape, &ContentModel),
        parts: &[Part],
        certain: bool,
        members: &mut Members,
    ) {
        for part in parts {
            let of = (shape, model);
            let certain = certain && part.required && part.occurs != Occurs::Optional && !self.is_loose(of, part);
            match &part.term {
                PartTerm::Element { leaf, element } if let Some(key) = shape.members_key(*leaf) => {
                    let value = self.member_group(of, part, *leaf, *element);
                    let node = model.leaves.get(*leaf as usize).map_or(0, |leaf| leaf.node);
                    members.add(key.to_owned(), self.occurring(value, part, of, node, certain));
                }
                PartTerm::Element { leaf, element } => {
                    let several = self.keys(shape, *leaf, *element);
                    let certain = certain && several.len() == 1;
                    for (id, key) in several {
                        let value = self.element(id);
                        let node = model.leaves.get(*leaf as usize).map_or(0, |leaf| leaf.node);
                        members.add(key, self.occurring(value, part, of, node, certain));
                    }
                }
                PartTerm::Any { leaf } => {
                    let value = self.wildcard(model, *leaf);
                    let node = model.leaves.get(*leaf as usize).map_or(0, |leaf| leaf.node);
                    members.add(shape.any_key(*leaf), self.occurring(value, part, of, node, certain));
                }
                PartTerm::Sequence { node, parts } | PartTerm::Choice { node, parts }
                    if part.occurs == Occurs::Many =>
                {
                    let choice = matches!(part.term, PartTerm::Choice { .. });
                    let value = self.group(of, *node, parts, choice);
                    let key = shape.group_key(*node).unwrap_or("#group").to_owned();
                    members.add(key, self.occurring(value, part, of, *node, certain));
                }
                PartTerm::Sequence { parts, .. } => self.members(of, parts, certain, members),
                PartTerm::Choice { parts, .. } => self.members(of, parts, false, members),
            }
        }
    }

    /// One occurrence of a repeated group.
    fn group(&mut self, of: (&Shape, &ContentModel), node: u32, parts: &[Part], choice: bool) -> Value {
        self.in_groups += 1;
        let mut members = Members::default();
        self.members(of, parts, !choice, &mut members);
        let presence = if choice { self.choice(of, node, parts, self.lenient()) } else { self.presence(of, parts) };
        self.in_groups -= 1;
        let mut rules = Map::from_iter([("type".to_owned(), json!("object"))]);
        rules.insert("properties".to_owned(), Value::Object(members.into_map()));
        presence.write(&mut rules);
        rules.insert("additionalProperties".to_owned(), json!(false));
        Value::Object(rules)
    }

    /// One of several members of a substitution group, where they repeat.
    fn member_group(&mut self, of: (&Shape, &ContentModel), part: &Part, leaf: u32, element: ElementId) -> Value {
        let one = Part { occurs: Occurs::One, ..part.clone() };
        let mut members = Members::default();
        self.in_groups += 1;
        for (id, key) in self.keys(of.0, leaf, element) {
            let value = self.element(id);
            members.add(key, self.occurring(value, &one, of, u32::MAX, false));
        }
        self.in_groups -= 1;
        let keys: Vec<&String> = members.properties.iter().map(|(key, _)| key).collect();
        let mut one_of: Vec<Value> = keys.iter().map(|key| self.present(key)).collect();
        if self.lenient() {
            let keys: Vec<String> = keys.into_iter().cloned().collect();
            one_of.push(self.none(&keys));
        }
        json!({
            "type": "object", "properties": members.into_map(), "oneOf": one_of, "additionalProperties": false,
        })
    }

    /// Whether reading does not count a part by itself. All members become one sequence of elements, so what is missing under one
    /// name may stand under another: in another occurrence of a repeated group, under a second name of the element, at a wildcard.
    fn is_loose(&self, of: (&Shape, &ContentModel), part: &Part) -> bool {
        if !self.lenient() {
            return false;
        }
        match &part.term {
            _ if self.in_groups > 0 => true,
            // An object of the group may hold an array.
            PartTerm::Element { leaf, .. } if of.0.members_key(*leaf).is_some() => true,
            PartTerm::Element { leaf, element } => self.stands_elsewhere(of.1, *leaf, *element),
            PartTerm::Any { leaf } => {
                let others = (0u32..).zip(&of.1.leaves).filter(|(at, _)| at != leaf);
                others.into_iter().any(|(_, other)| matches!(other.term, LeafTerm::Wildcard(_)))
            }
            PartTerm::Sequence { .. } | PartTerm::Choice { .. } if part.occurs == Occurs::Many => true,
            PartTerm::Sequence { parts, .. } | PartTerm::Choice { parts, .. } => {
                parts.iter().any(|part| self.is_loose(of, part))
            }
        }
    }

    fn stands_elsewhere(&self, model: &ContentModel, leaf: u32, element: ElementId) -> bool {
        let schema = self.schema;
        let names = |element: ElementId| {
            let members = schema.substitution_members(element).iter().copied();
            std::iter::once(element).chain(members).map(|id| schema.element(id).name)
        };
        (0u32..).zip(&model.leaves).filter(|(at, _)| *at != leaf).any(|(_, other)| match &other.term {
            LeafTerm::Element(other) => names(*other).any(|name| names(element).any(|own| own == name)),
            LeafTerm::Wildcard(wildcard) => {
                names(element).any(|name| wildcard.namespaces.admits(Some(schema.namespace_of(name))))
            }
        })
    }

    /// What stands at a part as often as it may.
    fn occurring(&self, value: Value, part: &Part, of: (&Shape, &ContentModel), node: u32, certain: bool) -> Value {
        let many = part.occurs == Occurs::Many;
        let (min, max) = of.1.nodes.get(node as usize).map_or((0, None), |node| (node.min, node.max));
        if !self.lenient() {
            // Where repetitions may be counted in several ways, the one that is written need not be the one that is allowed.
            let least = if of.1.ambiguous { 1 } else { min.max(1) };
            return if many { array(value, least, max) } else { value };
        }
        let loose = self.is_loose(of, part);
        let (least, most) = match (loose, many) {
            (true, _) => (0, None),
            (false, true) => (if certain { min } else { 0 }, max),
            (false, false) => (u32::from(certain), Some(1)),
        };
        let mut all = vec![array(value.clone(), least, most)];
        if least <= 1 {
            all.push(value);
        }
        if !certain {
            all.push(json!({ "type": "null" }));
        }
        any_of(all)
    }

    /// The elements that may stand at a leaf, with the names of their members.
    pub(super) fn keys(&self, shape: &Shape, leaf: u32, element: ElementId) -> Vec<(ElementId, String)> {
        let members = self.schema.substitution_members(element).iter().copied();
        std::iter::once(element)
            .chain(members)
            .filter(|id| !self.schema.element(*id).abstract_)
            .map(|id| (id, shape.element_key(self.schema, leaf, id)))
            .collect()
    }

    /// Which members of parts must be there.
    pub(super) fn presence(&self, of: (&Shape, &ContentModel), parts: &[Part]) -> Presence {
        let mut all = Presence::default();
        for part in parts {
            // A repeated group has to be there, whatever is in it.
            let group = part.occurs == Occurs::Many
                && self.in_groups == 0
                && match &part.term {
                    PartTerm::Element { leaf, element } => {
                        of.0.members_key(*leaf).is_some() && !self.stands_elsewhere(of.1, *leaf, *element)
                    }
                    PartTerm::Any { .. } => false,
                    PartTerm::Sequence { .. } | PartTerm::Choice { .. } => true,
                };
            let required = part.required && part.occurs != Occurs::Optional && (group || !self.is_loose(of, part));
            all.join(self.presence_of(of, part, required));
        }
        all
    }

    fn presence_of(&self, of: (&Shape, &ContentModel), part: &Part, required: bool) -> Presence {
        let shape = of.0;
        match &part.term {
            PartTerm::Element { leaf, .. } if let Some(key) = shape.members_key(*leaf) => {
                Presence::of_key(key.to_owned(), required)
            }
            PartTerm::Element { leaf, element } => {
                let mut keys: Vec<String> = self.keys(shape, *leaf, *element).into_iter().map(|(_, key)| key).collect();
                keys.dedup();
                match keys.as_slice() {
                    // Nothing can stand there: what demands it cannot be met.
                    [] if required => Presence { all_of: vec![json!(false)], ..Presence::default() },
                    [] => Presence::default(),
                    [one] => Presence::of_key(one.clone(), required),
                    several => {
                        let mut one_of: Vec<Value> = several.iter().map(|key| self.present(key)).collect();
                        let many = part.occurs == Occurs::Many;
                        let all_of = match (required, many) {
                            (true, true) => vec![json!({ "anyOf": one_of })],
                            (false, true) => Vec::new(),
                            (true, false) => vec![json!({ "oneOf": one_of })],
                            (false, false) => {
                                one_of.push(self.none(several));
                                vec![json!({ "oneOf": one_of })]
                            }
                        };
                        Presence { keys, required: Vec::new(), all_of }
                    }
                }
            }
            PartTerm::Any { leaf } => Presence::of_key(shape.any_key(*leaf), required),
            PartTerm::Sequence { node, .. } | PartTerm::Choice { node, .. } if part.occurs == Occurs::Many => {
                Presence::of_key(shape.group_key(*node).unwrap_or("#group").to_owned(), required)
            }
            PartTerm::Sequence { parts, .. } => {
                let inner = self.presence(of, parts);
                if required || part.occurs == Occurs::One || inner.says_nothing() {
                    return inner;
                }
                let keys = inner.keys.clone();
                let none = self.none(&keys);
                Presence { keys, required: Vec::new(), all_of: vec![json!({ "anyOf": [inner.into_rules(), none] })] }
            }
            PartTerm::Choice { node, parts } => self.choice(of, *node, parts, !required),
        }
    }

    /// One of several alternatives, or, where it is optional, none.
    fn choice(&self, of: (&Shape, &ContentModel), node: u32, parts: &[Part], optional: bool) -> Presence {
        let optional = optional || of.1.nullable(node);
        if parts.is_empty() {
            // There is nothing to choose.
            let all_of = if optional { Vec::new() } else { vec![json!({ "not": {} })] };
            return Presence { keys: Vec::new(), required: Vec::new(), all_of };
        }
        let made: Vec<Presence> = parts.iter().map(|part| self.presence_of(of, part, true)).collect();
        let mut keys: Vec<String> = Vec::new();
        for key in made.iter().flat_map(|presence| &presence.keys) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        let single = |presence: &Presence| {
            presence.keys.len() == 1 && presence.required.len() == 1 && presence.all_of.is_empty()
        };
        if made.iter().all(single) {
            if let ([one], false) = (keys.as_slice(), optional) {
                return Presence::of_key(one.clone(), true);
            }
            let mut one_of: Vec<Value> = keys.iter().map(|key| self.present(key)).collect();
            if optional {
                one_of.push(self.none(&keys));
            }
            let all_of = if keys.len() == 1 && optional { Vec::new() } else { vec![json!({ "oneOf": one_of })] };
            return Presence { keys, required: Vec::new(), all_of };
        }
        let excludes = keys.len() * made.len() <= EXCLUDED;
        let mut branches: Vec<Value> = Vec::new();
        for presence in made {
            let others: Vec<String> = keys.iter().filter(|key| !presence.keys.contains(key)).cloned().collect();
            let mut rules = presence.into_rules();
            if excludes && !others.is_empty() {
                let absent = others.into_iter().map(|key| (key, self.absent())).collect();
                rules.insert("properties".to_owned(), Value::Object(absent));
            }
            branches.push(Value::Object(rules));
        }
        if optional {
            branches.push(self.none(&keys));
        }
        Presence { keys, required: Vec::new(), all_of: vec![json!({ "anyOf": branches })] }
    }

    /// A member is there.
    fn present(&self, key: &str) -> Value {
        if self.lenient() {
            json!({ "required": [key], "properties": { key: { "not": { "type": "null" } } } })
        } else {
            json!({ "required": [key] })
        }
    }

    /// What a member is that is not there.
    fn absent(&self) -> Value {
        if self.lenient() { json!({ "type": "null" }) } else { json!(false) }
    }

    /// None of the members is there.
    fn none(&self, keys: &[String]) -> Value {
        let absent: Map<String, Value> = keys.iter().map(|key| (key.clone(), self.absent())).collect();
        json!({ "properties": absent })
    }
}

fn array(items: Value, least: u32, most: Option<u32>) -> Value {
    let mut rules = Map::from_iter([("type".to_owned(), json!("array")), ("items".to_owned(), items)]);
    if least > 0 {
        rules.insert("minItems".to_owned(), json!(least));
    }
    if let Some(most) = most {
        rules.insert("maxItems".to_owned(), json!(most));
    }
    Value::Object(rules)
}

/// Either of several schemas, each once.
pub(super) fn any_of(all: Vec<Value>) -> Value {
    let mut flat: Vec<Value> = Vec::new();
    for value in all {
        match value {
            Value::Object(mut rules) if rules.len() == 1 && rules.get("anyOf").is_some_and(Value::is_array) => {
                if let Some(Value::Array(inner)) = rules.remove("anyOf") {
                    flat.extend(inner);
                }
            }
            other => flat.push(other),
        }
    }
    let mut once: Vec<Value> = Vec::new();
    for value in flat {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    if once.len() == 1 { once.swap_remove(0) } else { json!({ "anyOf": once }) }
}
