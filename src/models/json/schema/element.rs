//! Elements and complex types.

use serde_json::{Map, Value, json};

use crate::schema::shape::{Shape, ShapeContent, prefixed};
use crate::schema::simple::{NoScope, SimpleId};
use crate::schema::{ComplexType, Content, ContentModel, ElementId, TypeDef, TypeId};

use super::Builder;
use super::parts::{Members, Presence, any_of};
use super::scalar::escaped;

/// What an object of a type that is read may have besides: it means nothing.
const BESIDES: &str = "^(#prefixes|@xsi:(noNamespaceS|s)chemaLocation)$";

/// Attributes, but for those of `xsi`; not every validator can look ahead.
const OTHER_ATTRIBUTES: &str = "^@(?:[^x]|x$|x[^s]|xs$|xs[^i]|xsi$|xsi[^:])";

impl Builder<'_> {
    /// What may stand for an element.
    pub(super) fn element(&mut self, id: ElementId) -> Value {
        let schema = self.schema;
        let element = schema.element(id);
        let declared = element.type_id;
        let mut all = Vec::new();
        let mut blocked = element.block;
        let mut is_abstract = false;
        if let TypeDef::Complex(complex) = schema.type_def(declared) {
            blocked = blocked.union(complex.block);
            is_abstract = complex.abstract_;
        }
        if let Some(value) = &element.value {
            // An empty element has the value by default.
            all.push(json!({ "const": "" }));
            let text = schema.type_def(declared).text_type().filter(|_| value.fixed);
            match (text, schema.type_def(declared)) {
                (Some(simple), TypeDef::Simple { .. }) => {
                    let exact = self.fixed(simple, value);
                    all.push(exact.clone());
                    if self.lenient() {
                        all.push(self.bare_object(exact, true));
                    } else if simple == SimpleId::ANY_SIMPLE_TYPE {
                        all.push(typed_text(exact));
                    }
                }
                (_, TypeDef::Complex(complex)) if declared != TypeId::ANY_TYPE => {
                    all.push(self.type_reference(declared));
                    // The same without its text.
                    let shape = Shape::of(schema, declared);
                    if let ShapeContent::Text(simple) = shape.content {
                        all.push(self.text_object(declared, complex, simple, true));
                    }
                }
                _ => all.push(self.type_reference(declared)),
            }
        } else if !is_abstract {
            all.push(self.type_reference(declared));
        }
        // The type of a text is not kept, so what is written has none.
        let is_text = matches!(schema.type_def(declared), TypeDef::Simple { .. });
        if declared != TypeId::ANY_TYPE && (self.lenient() || !is_text) {
            for derived in self.derived(declared) {
                let TypeDef::Complex(complex) = schema.type_def(derived) else { continue };
                let allowed = schema.derivation(derived, declared).is_some_and(|methods| !methods.meets(blocked));
                if complex.name.is_some() && !complex.abstract_ && allowed {
                    let mut reference = self.type_reference(derived);
                    if let Some(object) = reference.as_object_mut() {
                        object.insert("required".to_owned(), json!(["@xsi:type"]));
                    }
                    all.push(reference);
                }
            }
        }
        if element.nillable {
            all.push(self.nil(declared));
        }
        any_of(all)
    }

    /// A type, by reference.
    pub(super) fn type_reference(&mut self, id: TypeId) -> Value {
        let schema = self.schema;
        let lenient = self.lenient();
        match schema.type_def(id) {
            TypeDef::Simple { simple, .. } => {
                if !lenient && *simple != SimpleId::ANY_SIMPLE_TYPE {
                    return self.scalar(*simple);
                }
                if !lenient {
                    let text = self.scalar(*simple);
                    return any_of(vec![text.clone(), typed_text(text)]);
                }
                // What is named once may be referred to often.
                let name = match schema.type_def(id).name() {
                    Some(_) if self.any_nillable => format!("{}.nillable", self.names.of(id)),
                    Some(_) => format!("{}.element", self.names.of(id)),
                    None => self.names.of(id).to_owned(),
                };
                if self.begin(&name) {
                    let empty = schema.simple_types().check(*simple, "", &NoScope).is_ok();
                    let value = self.scalar(*simple);
                    let object = self.bare_object(value.clone(), empty);
                    self.define(name.clone(), any_of(vec![value, object]));
                }
                self.reference(&name)
            }
            TypeDef::Complex(_) => {
                let name = self.names.of(id).to_owned();
                if self.begin(&name) {
                    // Types lead to types, so deep that a stack would not do.
                    self.pending.push(id);
                }
                self.reference(&name)
            }
        }
    }

    /// Makes the definitions of all types that were referred to.
    pub(super) fn make_pending(&mut self) {
        while let Some(id) = self.pending.pop() {
            let TypeDef::Complex(complex) = self.schema.type_def(id) else { continue };
            let value = self.complex(id, complex);
            self.define(self.names.of(id).to_owned(), value);
        }
    }

    fn complex(&mut self, id: TypeId, complex: &ComplexType) -> Value {
        let shape = Shape::of(self.schema, id);
        let empty = ContentModel::default();
        let model = match complex.content {
            Content::Elements { model, .. } => self.schema.content_model(model),
            _ => &empty,
        };
        let of = (&shape, model);
        let mut members = Members::default();
        let mut presence = Presence::default();
        match &shape.content {
            ShapeContent::Text(simple) => return self.text(id, complex, *simple),
            ShapeContent::Any => return self.any_content(),
            ShapeContent::Empty => {}
            ShapeContent::Mixed(parts) => {
                let mut inner = Members::default();
                // As in a repeated group: what is read may hold an array.
                self.in_groups += 1;
                for part in parts {
                    self.members(of, std::slice::from_ref(part), false, &mut inner);
                }
                self.in_groups -= 1;
                let item = json!({
                    "type": "object", "properties": inner.into_map(), "additionalProperties": false,
                });
                let text = if self.lenient() { json!(["string", "number", "boolean"]) } else { json!("string") };
                let item = any_of(vec![json!({ "type": text }), item]);
                members.add("#mixed".to_owned(), self.or_null(json!({ "type": "array", "items": item })));
            }
            ShapeContent::Sequence(parts) | ShapeContent::All(parts) => {
                self.members(of, parts, true, &mut members);
                presence = self.presence(of, parts);
            }
        }
        // In an array, null is an element without anything in it.
        let nullable = model.nodes.is_empty() || model.nullable(0);
        let may_be_null = self.lenient() && nullable && !complex.attributes.iter().any(|attribute| attribute.required);
        self.object(id, complex, members, presence, may_be_null)
    }

    /// An object with the attributes of a type before its other members.
    fn object(
        &mut self,
        id: TypeId,
        complex: &ComplexType,
        content: Members,
        content_presence: Presence,
        may_be_null: bool,
    ) -> Value {
        let mut members = Members::default();
        let mut presence = Presence::default();
        self.attributes(complex, &mut members, &mut presence);
        self.instance_attributes(id, &mut members);
        members.properties.extend(content.properties);
        presence.required.extend(content_presence.required);
        presence.all_of.extend(content_presence.all_of);
        // Rules for members must not be asked about null.
        let in_one = may_be_null && presence.all_of.is_empty();
        let kind = if in_one { json!(["object", "null"]) } else { json!("object") };
        let mut rules = Map::from_iter([("type".to_owned(), kind)]);
        rules.insert("properties".to_owned(), Value::Object(members.into_map()));
        let others = self.other_members(complex.any_attribute.is_some());
        if !others.is_empty() {
            rules.insert("patternProperties".to_owned(), Value::Object(others));
        }
        presence.write(&mut rules);
        rules.insert("additionalProperties".to_owned(), json!(false));
        if may_be_null && !in_one { self.or_null(Value::Object(rules)) } else { Value::Object(rules) }
    }

    fn attributes(&mut self, complex: &ComplexType, members: &mut Members, presence: &mut Presence) {
        for attribute in &complex.attributes {
            let value = match &attribute.value {
                Some(value) if value.fixed => self.fixed(attribute.simple, value),
                _ => self.scalar(attribute.simple),
            };
            let key = format!("@{}", prefixed(self.schema, attribute.name));
            if attribute.required {
                presence.required.push(key.clone());
                members.add(key, value);
            } else {
                members.add(key, self.or_null(value));
            }
        }
    }

    /// `@xsi:type` with the name of the type itself, and an `@xsi:nil` that says no.
    fn instance_attributes(&self, id: TypeId, members: &mut Members) {
        if let Some(name) = self.schema.type_def(id).name() {
            let name = prefixed(self.schema, name);
            let value = if self.lenient() {
                json!({ "type": ["string", "null"], "pattern": format!(r"^[ \t\n\r]*{}[ \t\n\r]*$", escaped(&name)) })
            } else {
                json!({ "const": name })
            };
            if self.lenient() || self.is_derived(id) {
                members.add("@xsi:type".to_owned(), value);
            }
        }
        if self.lenient() && self.any_nillable {
            members.add("@xsi:nil".to_owned(), json!({ "enum": [false, "false", "0", 0, null] }));
        }
    }

    /// Members that are known by the form of their names.
    fn other_members(&self, any_attribute: bool) -> Map<String, Value> {
        let mut others = Map::new();
        if self.lenient() {
            others.insert(BESIDES.to_owned(), json!(true));
        }
        if any_attribute {
            let mut kinds = vec!["string", "number", "boolean"];
            if self.lenient() {
                kinds.push("null");
            }
            others.insert(OTHER_ATTRIBUTES.to_owned(), json!({ "type": kinds }));
        }
        others
    }

    /// A type of text: the text alone, or an object with attributes.
    fn text(&mut self, id: TypeId, complex: &ComplexType, simple: SimpleId) -> Value {
        let bare = complex.attributes.is_empty() && complex.any_attribute.is_none();
        let object = self.text_object(id, complex, simple, false);
        let has_required = complex.attributes.iter().any(|attribute| attribute.required);
        if bare && !self.lenient() && !self.is_derived(id) {
            return self.scalar(simple);
        }
        if bare || (self.lenient() && !has_required) {
            return any_of(vec![self.scalar(simple), object]);
        }
        object
    }

    fn text_object(&mut self, id: TypeId, complex: &ComplexType, simple: SimpleId, may_be_empty: bool) -> Value {
        let mut content = Members::default();
        let mut presence = Presence::default();
        let empty = may_be_empty || self.schema.simple_types().check(simple, "", &NoScope).is_ok();
        let mut value = self.scalar(simple);
        if may_be_empty {
            value = any_of(vec![value, json!({ "const": "" })]);
        }
        if empty {
            value = self.or_null(value);
        }
        // What is written has its text, though it be empty.
        if !empty || !self.lenient() {
            presence.required.push("#text".to_owned());
        }
        content.add("#text".to_owned(), value);
        self.object(id, complex, content, presence, false)
    }

    /// The object that is read where a text would do.
    fn bare_object(&self, text: Value, may_be_empty: bool) -> Value {
        let mut rules = Map::from_iter([("type".to_owned(), json!("object"))]);
        let text = if may_be_empty { self.or_null(text) } else { text };
        let mut properties = Map::from_iter([("#text".to_owned(), text)]);
        properties.insert("@xsi:type".to_owned(), json!({ "type": ["string", "null"] }));
        if self.any_nillable {
            properties.insert("@xsi:nil".to_owned(), json!({ "enum": [false, "false", "0", 0, null] }));
        }
        rules.insert("properties".to_owned(), Value::Object(properties));
        rules.insert("patternProperties".to_owned(), json!({ BESIDES: true }));
        if !may_be_empty {
            rules.insert("required".to_owned(), json!(["#text"]));
        }
        rules.insert("additionalProperties".to_owned(), json!(false));
        Value::Object(rules)
    }

    /// An element that is nil: attributes, and nothing else.
    fn nil(&mut self, declared: TypeId) -> Value {
        let mut members = Members::default();
        let mut presence = Presence::default();
        let is = if self.lenient() { json!({ "enum": [true, "true", "1", 1] }) } else { json!({ "const": true }) };
        members.add("@xsi:nil".to_owned(), is);
        presence.required.push("@xsi:nil".to_owned());
        // An actual type is not looked into: its attributes may be others.
        members.add("@xsi:type".to_owned(), json!({ "type": ["string", "null"] }));
        let mut any_attribute = !self.derived(declared).is_empty();
        if let TypeDef::Complex(complex) = self.schema.type_def(declared) {
            any_attribute |= complex.any_attribute.is_some() || declared == TypeId::ANY_TYPE;
            for attribute in &complex.attributes {
                let key = format!("@{}", prefixed(self.schema, attribute.name));
                members.add(key, self.or_null(json!({ "type": ["string", "number", "boolean"] })));
            }
        }
        let mut rules = Map::from_iter([("type".to_owned(), json!("object"))]);
        rules.insert("properties".to_owned(), Value::Object(members.into_map()));
        let others = self.other_members(any_attribute);
        if !others.is_empty() {
            rules.insert("patternProperties".to_owned(), Value::Object(others));
        }
        presence.write(&mut rules);
        rules.insert("additionalProperties".to_owned(), json!(false));
        Value::Object(rules)
    }

    /// On reading, null is as good as nothing.
    pub(super) fn or_null(&self, value: Value) -> Value {
        if self.lenient() { any_of(vec![value, json!({ "type": "null" })]) } else { value }
    }
}

/// A text of `xs:anySimpleType` as it is written with an actual type, and with what that type adds.
fn typed_text(text: Value) -> Value {
    json!({
        "type": "object",
        "properties": {
            "#text": text,
            "#prefixes": { "type": "object", "additionalProperties": { "type": "string" } },
            "@xsi:type": { "type": "string" },
        },
        "patternProperties": { "^@": { "type": "string" } },
        "required": ["#text", "@xsi:type"],
        "additionalProperties": false,
    })
}
