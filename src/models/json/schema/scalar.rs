//! Simple types: what a JSON value of a text may be.

use serde_json::{Map, Number, Value, json};

use crate::schema::simple::{Builtin, Facets, NoScope, SimpleId, SimpleTypes, Variety, WhiteSpace};
use crate::schema::{Schema, ValueConstraint};

use super::Builder;
use super::lexical::{lexical, times};
use super::parts::any_of;

/// Items of an enumeration that are written into the pattern of a list.
const LISTED: usize = 200;

/// The kinds of JSON values that a text of a type becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Boolean,
    Integer,
    Float,
    Text,
}

fn kind(types: &SimpleTypes, id: SimpleId) -> Kind {
    if *types.variety(id) != Variety::Atomic || types.keeps_text(id) {
        return Kind::Text;
    }
    match types.builtin_of(id) {
        Builtin::Boolean => Kind::Boolean,
        Builtin::Byte
        | Builtin::Short
        | Builtin::Int
        | Builtin::UnsignedByte
        | Builtin::UnsignedShort
        | Builtin::UnsignedInt => Kind::Integer,
        Builtin::Float | Builtin::Double => Kind::Float,
        _ => Kind::Text,
    }
}

/// Whether two values of a type are equal only if their texts are.
fn texts_decide(types: &SimpleTypes, id: SimpleId) -> bool {
    match types.variety(id) {
        Variety::Atomic => matches!(types.primitive(id), Some(Builtin::String | Builtin::AnyUri)),
        Variety::Union { members } => members.iter().all(|member| *member < id && texts_decide(types, *member)),
        Variety::List { .. } => false,
    }
}

impl Builder<'_> {
    /// A value of a simple type: by reference where the type has a name and says something.
    pub(super) fn scalar(&mut self, id: SimpleId) -> Value {
        let types = self.schema.simple_types();
        let plain = *types.variety(id) == Variety::Atomic && Builtin::from_id(id).is_some();
        let says_little =
            plain && (kind(types, id) != Kind::Text || lexical(types.builtin_of(id), &types.facets(id)).is_none());
        match self.names.of_simple(id).map(str::to_owned) {
            Some(name) if !says_little => {
                if self.begin(&name) {
                    let value = self.scalar_rules(id);
                    self.define(name.clone(), value);
                }
                self.reference(&name)
            }
            _ => self.scalar_rules(id),
        }
    }

    /// A value that is fixed; where texts do not decide whether two values are equal, any value of the type.
    pub(super) fn fixed(&mut self, id: SimpleId, value: &ValueConstraint) -> Value {
        let types = self.schema.simple_types();
        let text = &*value.lexical;
        let own = super::super::scalar::to_json(self.schema, id, text);
        let exact = match kind(types, id) {
            Kind::Boolean | Kind::Integer => !own.is_string(),
            Kind::Float => false,
            Kind::Text => texts_decide(types, id),
        };
        if !exact {
            let mut value = self.scalar(id);
            if let Some(object) = value.as_object_mut() {
                object.insert("$comment".to_owned(), Value::String(format!("fixed: {text}")));
            }
            return value;
        }
        if !self.lenient() {
            return json!({ "const": own });
        }
        match kind(types, id) {
            Kind::Text => self.spaced(types.facets(id).white_space, json!({ "enum": spellings(text) })),
            // A number or a boolean may be written as a text in more ways than one.
            Kind::Boolean => {
                any_of(vec![json!({ "const": own }), json!({ "type": "string" }), json!({ "enum": [0, 1] })])
            }
            _ => any_of(vec![json!({ "const": own }), json!({ "type": "string" })]),
        }
    }

    fn scalar_rules(&mut self, id: SimpleId) -> Value {
        let types = self.schema.simple_types();
        let facets = types.facets(id);
        let mut rules = Map::new();
        match (kind(types, id), self.lenient()) {
            (Kind::Boolean, false) => {
                rules.insert("type".to_owned(), json!("boolean"));
            }
            (Kind::Boolean, true) => {
                rules.insert("enum".to_owned(), json!([true, false, "true", "false", "1", "0", 1, 0]));
            }
            (Kind::Integer, lenient) => {
                rules.insert("type".to_owned(), if lenient { json!(["integer", "string"]) } else { json!("integer") });
                bounds(&facets, &mut rules);
                let listed = facets.enumeration.as_deref().unwrap_or_default();
                let numbers: Option<Vec<i64>> = listed.iter().map(|text| text.parse().ok()).collect();
                match numbers {
                    Some(numbers) if !lenient && !numbers.is_empty() => {
                        drop(rules.insert("enum".into(), json!(numbers)))
                    }
                    _ => {}
                }
                if lenient {
                    self.text_rules(id, &mut rules);
                }
            }
            (Kind::Float, false) => {
                let mut number = Map::from_iter([("type".to_owned(), json!("number"))]);
                if types.primitive(id) == Some(Builtin::Double) {
                    bounds(&facets, &mut number);
                }
                return any_of(vec![Value::Object(number), json!({ "enum": ["INF", "-INF", "NaN"] })]);
            }
            (Kind::Float, true) => {
                rules.insert("type".to_owned(), json!(["number", "string"]));
                // What is rounded to 32 bits may keep a bound that it breaks before.
                if types.primitive(id) == Some(Builtin::Double) {
                    bounds(&facets, &mut rules);
                }
                self.text_rules(id, &mut rules);
            }
            (Kind::Text, false) => {
                rules.insert("type".to_owned(), json!("string"));
                self.text_rules(id, &mut rules);
            }
            (Kind::Text, true) => {
                let mut kinds = vec!["string"];
                if may_be_number(types, id) {
                    kinds.push("number");
                    if types.primitive(id) == Some(Builtin::Decimal) {
                        bounds(&facets, &mut rules);
                    }
                }
                if ["true", "false"].iter().any(|text| types.check(id, text, &NoScope).is_ok()) {
                    kinds.push("boolean");
                }
                rules.insert("type".to_owned(), if kinds.len() == 1 { json!("string") } else { json!(kinds) });
                self.text_rules(id, &mut rules);
            }
        }
        if !self.lenient() || rules.keys().all(|key| key == "type") {
            return Value::Object(rules);
        }
        self.spaced(facets.white_space, Value::Object(rules))
    }

    /// What holds for texts whose white space is normalised; for others nothing is said.
    fn spaced(&mut self, white_space: WhiteSpace, rules: Value) -> Value {
        let (name, pattern) = match white_space {
            WhiteSpace::Preserve => return rules,
            WhiteSpace::Replace => ("xs:whiteSpace.replace", r"[\t\n\r]"),
            WhiteSpace::Collapse => ("xs:whiteSpace.collapse", r"[\t\n\r]|^ | $|  "),
        };
        if self.begin(name) {
            let value = json!({
                "$comment": "A text whose white space is not normalised: its facets are checked on reading only.",
                "type": "string",
                "pattern": pattern,
            });
            self.define(name.to_owned(), value);
        }
        any_of(vec![rules, self.reference(name)])
    }

    /// The rules for the text itself.
    fn text_rules(&mut self, id: SimpleId, rules: &mut Map<String, Value>) {
        let types = self.schema.simple_types();
        let facets = types.facets(id);
        let mut patterns = Vec::new();
        let mut unsaid: Vec<String> = Vec::new();
        let listed = facets.enumeration.as_ref().filter(|_| texts_decide(types, id));
        match types.variety(id) {
            Variety::Atomic => {
                if listed.is_none() {
                    patterns.extend(lexical(types.builtin_of(id), &facets));
                }
                if matches!(types.primitive(id), Some(Builtin::String | Builtin::AnyUri)) && listed.is_none() {
                    lengths(&facets, rules);
                }
                if types.primitive(id) == Some(Builtin::Base64Binary) {
                    unsaid.extend(
                        [facets.length, facets.max_length].into_iter().flatten().map(|n| format!("at most {n} octets")),
                    );
                }
            }
            Variety::List { item } => patterns.push(list_pattern(self.schema, *item, &facets)),
            Variety::Union { members } => {
                if listed.is_none() {
                    let members = members.iter().map(|member| {
                        let mut own = Map::from_iter([("type".to_owned(), json!("string"))]);
                        self.text_rules(*member, &mut own);
                        let space = types.facets(*member).white_space;
                        self.spaced(if own.len() > 1 { space } else { WhiteSpace::Preserve }, Value::Object(own))
                    });
                    let members: Vec<Value> = members.collect();
                    if members.iter().all(|member| {
                        member.as_object().is_none_or(|rules| rules.len() > 1 || !rules.contains_key("type"))
                    }) {
                        rules.insert("anyOf".to_owned(), json!(self.of_texts(members)));
                    }
                }
            }
        }
        match listed {
            Some(texts) if self.lenient() => {
                let all: Vec<Value> = texts.iter().flat_map(|text| spellings(text)).collect();
                rules.insert("enum".to_owned(), Value::Array(all));
            }
            Some(texts) => drop(rules.insert("enum".to_owned(), json!(texts))),
            None if facets.enumeration.is_some() && kind(types, id) == Kind::Text => {
                unsaid.push("one of the values that are listed".to_owned());
            }
            None => {}
        }
        for pattern in types.ecma_patterns(id) {
            match pattern {
                // A listed text matches, or is none of the values.
                Some(_) if listed.is_some() => {}
                Some(pattern) => patterns.push(pattern),
                None => unsaid.push("a pattern".to_owned()),
            }
        }
        unsaid.extend(unsaid_bounds(types, id, &facets));
        match patterns.as_slice() {
            [] => {}
            [one] => drop(rules.insert("pattern".to_owned(), json!(anchored(one)))),
            several => {
                let all: Vec<Value> = several.iter().map(|pattern| json!({ "pattern": anchored(pattern) })).collect();
                rules.insert("allOf".to_owned(), Value::Array(all));
            }
        }
        if !unsaid.is_empty() {
            rules.insert("$comment".to_owned(), json!(format!("checked on reading only: {}", unsaid.join(", "))));
        }
    }

    /// Where numbers and booleans may stand for texts, the rules of the texts are no rules for them.
    fn of_texts(&self, mut members: Vec<Value>) -> Vec<Value> {
        if self.lenient() {
            members.push(json!({ "type": ["number", "boolean"] }));
        }
        members
    }
}

fn anchored(pattern: &str) -> String {
    format!("^{pattern}$")
}

/// A text, and the number or boolean that is read as the same text.
fn spellings(text: &str) -> Vec<Value> {
    let mut all = vec![json!(text)];
    if let Ok(number) = serde_json::from_str::<Number>(text)
        && number.to_string() == text
    {
        all.push(Value::Number(number));
    }
    if let Ok(boolean) = text.parse::<bool>() {
        all.push(Value::Bool(boolean));
    }
    all
}

/// Whether some number could be a text of the type.
fn may_be_number(types: &SimpleTypes, id: SimpleId) -> bool {
    match types.variety(id) {
        Variety::Atomic => {
            if let Some(listed) = types.facets(id).enumeration.filter(|_| texts_decide(types, id)) {
                return listed.iter().any(|text| spellings(text).iter().any(Value::is_number));
            }
            !matches!(
                types.primitive(id),
                Some(
                    Builtin::Date
                        | Builtin::DateTime
                        | Builtin::Time
                        | Builtin::Duration
                        | Builtin::GYearMonth
                        | Builtin::GMonthDay
                        | Builtin::GMonth
                        | Builtin::GDay
                        | Builtin::QName
                        | Builtin::Notation
                )
            )
        }
        _ => true,
    }
}

fn lengths(facets: &Facets<'_>, rules: &mut Map<String, Value>) {
    for (key, limit) in [
        ("minLength", facets.length.or(facets.min_length).filter(|least| *least > 0)),
        ("maxLength", facets.length.or(facets.max_length)),
    ] {
        if let Some(limit) = limit {
            rules.insert(key.to_owned(), json!(limit));
        }
    }
}

/// Bounds, as far as a JSON number holds them exactly.
fn bounds(facets: &Facets<'_>, rules: &mut Map<String, Value>) {
    for (key, bound) in [
        ("minimum", facets.min_inclusive),
        ("exclusiveMinimum", facets.min_exclusive),
        ("maximum", facets.max_inclusive),
        ("exclusiveMaximum", facets.max_exclusive),
    ] {
        let number = bound.and_then(|text| text.trim_start_matches('+').parse::<i64>().ok());
        if let Some(number) = number.filter(|number| number.unsigned_abs() < 1 << 53) {
            rules.insert(key.to_owned(), json!(number));
        }
    }
}

/// The bounds that neither a number nor a pattern says.
fn unsaid_bounds(types: &SimpleTypes, id: SimpleId, facets: &Facets<'_>) -> Vec<String> {
    let of_schema = Builtin::from_id(id).is_none() && kind(types, id) == Kind::Text;
    let bounds = [
        ("minInclusive", facets.min_inclusive),
        ("minExclusive", facets.min_exclusive),
        ("maxInclusive", facets.max_inclusive),
        ("maxExclusive", facets.max_exclusive),
    ];
    let said = |bound: &(&str, Option<&str>)| bound.1.map(|value| format!("{} {value}", bound.0));
    bounds.iter().filter(|_| of_schema).filter_map(said).collect()
}

/// Items with one blank between them.
fn list_pattern(schema: &Schema, item: SimpleId, facets: &Facets<'_>) -> String {
    let types = schema.simple_types();
    let own = types.facets(item);
    let listed = own.enumeration.as_ref().filter(|listed| texts_decide(types, item) && listed.len() <= LISTED);
    let form = if *types.variety(item) == Variety::Atomic { lexical(types.builtin_of(item), &own) } else { None };
    let item = match (listed, form) {
        (Some(listed), _) => format!("(?:{})", listed.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("|")),
        (None, Some(form)) if !form.contains(' ') => form,
        _ => "[^ ]+".to_owned(),
    };
    let least = facets.length.or(facets.min_length).unwrap_or(0);
    let more = Facets {
        length: facets.length.map(|n| n.saturating_sub(1)),
        min_length: facets.min_length.map(|n| n.saturating_sub(1)),
        max_length: facets.max_length.map(|n| n.saturating_sub(1)),
        ..own
    };
    if facets.length.or(facets.max_length) == Some(0) {
        return String::new();
    }
    let some = format!("{item}(?: {item}){}", times(&more));
    if least == 0 { format!("(?:{some})?") } else { some }
}

/// A text that stands for itself in a pattern.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
