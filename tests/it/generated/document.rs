//! Whether two texts are the same document: names, attributes in any order, elements in order, texts by the values of their types.

use xefa::Limits;
use xefa::schema::simple::{Builtin, Scope, SimpleId, SimpleTypes};
use xefa::schema::{Content, ElementId, LeafTerm, NodeKind, Schema, TypeDef, TypeId, ValueConstraint};
use xefa::xml::{self, Reader, Token, XSI_URI};

/// A name with its namespace.
type Name = (String, String);

/// An element as it was read.
struct Node {
    name: Name,
    xsi_type: Option<Name>,
    nil: bool,
    attributes: Vec<(Name, String)>,
    children: Vec<Node>,
    /// What stands before the first child, between two, and behind the last one.
    texts: Vec<String>,
    /// Prefixes in scope, the innermost first.
    bindings: Vec<(String, String)>,
}

/// Prefixes with their namespaces.
struct Bindings<'a>(&'a [(String, String)]);

impl Scope for Bindings<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        let bound = self.0.iter().find(|(bound, _)| bound == prefix).map(|(_, uri)| uri.as_str());
        bound.filter(|uri| !uri.is_empty())
    }
}

impl Node {
    fn text(&self) -> String {
        self.texts.concat()
    }
}

fn parse(text: &str) -> Node {
    let text = xml::decode(text.as_bytes()).expect("UTF-8");
    let limits = Limits { attributes: 10_000, ..Limits::default() };
    let mut reader = Reader::new(&text, &limits);
    let mut open: Vec<Node> = Vec::new();
    loop {
        match reader.next().expect("well-formed XML") {
            Token::Start => open.push(start(&reader)),
            Token::Text => {
                let node = open.last_mut().expect("an open element");
                node.texts.last_mut().expect("a text").push_str(reader.text());
            }
            Token::End => {
                let node = open.pop().expect("an open element");
                let Some(parent) = open.last_mut() else { return node };
                parent.children.push(node);
                parent.texts.push(String::new());
            }
            Token::Eof => panic!("a document without a root"),
        }
    }
}

fn start(reader: &Reader<'_>) -> Node {
    let uri = |ns| reader.namespace_uri(ns).to_owned();
    let name = reader.name();
    let (mut xsi_type, mut nil, mut attributes) = (None, false, Vec::new());
    for attribute in reader.attributes().iter() {
        let own = (uri(attribute.name.ns), attribute.name.local.to_owned());
        match own.1.as_str() {
            _ if own.0 != XSI_URI => attributes.push((own, attribute.value.to_owned())),
            "type" => {
                let (prefix, local) = attribute.value.trim().rsplit_once(':').unwrap_or(("", attribute.value.trim()));
                xsi_type = Some((reader.namespace_of_prefix(prefix).unwrap_or("").to_owned(), local.to_owned()));
            }
            "nil" => nil = matches!(attribute.value.trim(), "true" | "1"),
            // Where schemas may lie is no part of the document.
            _ => {}
        }
    }
    attributes.sort();
    Node {
        name: (uri(name.ns), name.local.to_owned()),
        xsi_type,
        nil,
        attributes,
        children: Vec::new(),
        texts: vec![String::new()],
        bindings: reader.bindings().map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned())).collect(),
    }
}

/// Where two documents differ; none where they are the same.
pub fn difference(schema: &Schema, left: &str, right: &str) -> Option<String> {
    let (left, right) = (parse(left), parse(right));
    let element = global(schema, &left.name);
    let type_id = element.map_or(TypeId::ANY_TYPE, |element| schema.element(element).type_id);
    let value = element.and_then(|element| schema.element(element).value.as_ref());
    nodes(schema, type_id, value, &left, &right).err()
}

fn global(schema: &Schema, name: &Name) -> Option<ElementId> {
    schema.global_element(schema.find(schema.namespace(&name.0)?, &name.1)?)
}

/// The actual type of an element; where nothing is checked (`skip`) the declared one if `xsi:type` names none that there is.
fn type_of(schema: &Schema, declared: TypeId, node: &Node) -> TypeId {
    let named = node.xsi_type.as_ref().and_then(|name| {
        let id = schema.namespace(&name.0).and_then(|namespace| schema.find(namespace, &name.1));
        id.and_then(|id| schema.named_type(id))
    });
    named.unwrap_or(declared)
}

/// Two elements of one declaration; an empty one has its default or fixed value.
fn nodes(
    schema: &Schema,
    declared: TypeId,
    value: Option<&ValueConstraint>,
    left: &Node,
    right: &Node,
) -> Result<(), String> {
    let at = |what: String| format!("{}: {what}", left.name.1);
    if left.name != right.name {
        return Err(at(format!("the name {:?} against {:?}", left.name, right.name)));
    }
    if left.nil != right.nil {
        return Err(at(format!("nil {} against {}", left.nil, right.nil)));
    }
    let text = |node: &Node| {
        let text = node.text();
        let written = !text.is_empty() || node.nil || !node.children.is_empty();
        value.filter(|_| !written).map_or(text, |value| value.lexical.to_string())
    };
    let simple_texts = |simple| {
        let bindings = |node: &Node| match value {
            Some(value) if node.text().is_empty() => {
                value.scope.iter().map(|(prefix, uri)| (prefix.to_string(), uri.to_string())).collect()
            }
            _ => node.bindings.clone(),
        };
        texts(schema, simple, (&text(left), &bindings(left)), (&text(right), &bindings(right))).map_err(at)
    };
    if schema.is_any_simple(declared) && left.xsi_type != right.xsi_type {
        return Err(at(format!("the type {:?} against {:?}", left.xsi_type, right.xsi_type)));
    }
    // An `xsi:type` that says nothing new, and one on another element of a simple type, need not be kept.
    let (own, other) = (type_of(schema, declared, left), type_of(schema, declared, right));
    let complex = match schema.type_def(own) {
        TypeDef::Simple { .. } if left.nil => return Ok(()),
        TypeDef::Simple { simple, .. } => return simple_texts(*simple),
        TypeDef::Complex(complex) => complex,
    };
    if own != other {
        return Err(at(format!("the type {:?} against {:?}", left.xsi_type, right.xsi_type)));
    }
    if left.attributes.len() != right.attributes.len() {
        return Err(at(format!("attributes {:?} against {:?}", left.attributes, right.attributes)));
    }
    for ((name, own_text), (other, other_text)) in left.attributes.iter().zip(&right.attributes) {
        if name != other {
            return Err(at(format!("the attribute {name:?} against {other:?}")));
        }
        let named = |id| {
            let (uri, local) = schema.name(id);
            uri == name.0 && local == name.1
        };
        let same = match complex.attributes.iter().find(|attribute| named(attribute.name)) {
            Some(used) => texts(schema, used.simple, (own_text, &left.bindings), (other_text, &right.bindings)),
            // A wildcard admits it.
            None if own_text == other_text => Ok(()),
            None => Err(format!("{own_text:?} against {other_text:?}")),
        };
        same.map_err(|what| at(format!("@{}: {what}", name.1)))?;
    }
    match complex.content {
        _ if left.nil => Ok(()),
        Content::Empty => Ok(()),
        Content::Simple(simple) => simple_texts(simple),
        Content::Elements { mixed, model } => {
            if left.children.len() != right.children.len() {
                return Err(at(format!("{} children against {}", left.children.len(), right.children.len())));
            }
            if mixed && (text(left) != text(right) || left.texts != right.texts && !left.children.is_empty()) {
                return Err(at(format!("texts {:?} against {:?}", left.texts, right.texts)));
            }
            // The elements of an `xs:all` have no order.
            let all =
                matches!(schema.content_model(model).nodes.first().map(|node| &node.kind), Some(NodeKind::All(_)));
            let mut rest: Vec<&Node> = right.children.iter().collect();
            for child in &left.children {
                let found = rest.iter().position(|other| !all || other.name == child.name);
                let other = rest.remove(found.ok_or_else(|| at(format!("no {:?}", child.name)))?);
                let named = |id: ElementId| {
                    let (uri, local) = schema.name(schema.element(id).name);
                    uri == child.name.0 && local == child.name.1
                };
                let leaves = schema.content_model(model).leaves.iter().filter_map(|leaf| match leaf.term {
                    LeafTerm::Element(element) => Some(element),
                    LeafTerm::Wildcard(_) => None,
                });
                let admitted = leaves
                    .flat_map(|head| std::iter::once(head).chain(schema.substitution_members(head).iter().copied()));
                let mut elements: Vec<_> = admitted.filter(|id| named(*id)).map(Some).collect();
                // At a wildcard stands a global element; whether it is one or the local one of the same name is not asked here.
                let global = global(schema, &child.name);
                if elements.is_empty() || global.is_some() {
                    elements.push(global);
                }
                // Declarations of one name have one type, but each may have a default value of its own.
                let mut outcomes = elements.into_iter().map(|element| {
                    let type_id = element.map_or(TypeId::ANY_TYPE, |element| schema.element(element).type_id);
                    let value = element.and_then(|element| schema.element(element).value.as_ref());
                    nodes(schema, type_id, value, child, other).map_err(|what| format!("{}/{what}", left.name.1))
                });
                let first = outcomes.next().unwrap_or(Ok(()));
                if first.is_err() && !outcomes.any(|outcome| outcome.is_ok()) {
                    return first;
                }
            }
            Ok(())
        }
    }
}

/// Whether a text of the type comes back as it was, not just as one of the same value.
fn is_kept(types: &SimpleTypes, id: SimpleId) -> bool {
    let builtin = types.builtin_of(id);
    match types.primitive(id) {
        Some(Builtin::Boolean | Builtin::Base64Binary | Builtin::HexBinary | Builtin::Float | Builtin::Double) => false,
        // Prefixes may change.
        Some(Builtin::QName | Builtin::Notation) => false,
        // The integers with bounds are machine numbers.
        Some(Builtin::Decimal) => matches!(builtin, Builtin::Decimal | Builtin::Integer),
        Some(_) => true,
        // Lists and unions: their items may be such.
        None => false,
    }
}

type InScope<'a> = (&'a str, &'a [(String, String)]);

fn texts(schema: &Schema, id: SimpleId, left: InScope<'_>, right: InScope<'_>) -> Result<(), String> {
    let types = schema.simple_types();
    let same = if is_kept(types, id) {
        types.normalize(id, left.0) == types.normalize(id, right.0)
    } else {
        let value = |(text, bindings)| types.value(id, text, &Bindings(bindings)).ok();
        // Under a wildcard that skips a text need not be one of the type; then it is kept as it was.
        value(left) == value(right) && (value(left).is_some() || left.0 == right.0)
    };
    if same { Ok(()) } else { Err(format!("the text {:?} against {:?}", left.0, right.0)) }
}

#[cfg(all(test, feature = "v1_0"))]
mod tests {
    use super::difference;

    #[test]
    fn differences_are_found() {
        let schema = xefa::v1_0::schema();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/xefa/1.0/samples/antrag.einreichung.0100-reich.xml");
        let sample = std::fs::read_to_string(path).expect("the sample");
        assert_eq!(difference(schema, &sample, &sample), None);
        for (from, to) in [
            ("Zoë Šārā", "Zoë  Šārā"),
            ("<xefa:telefax>0221 0000001</xefa:telefax>", ""),
            ("test=\"Beispielnachricht\"", "test=\"Beispiel\""),
            (" test=\"Beispielnachricht\"", ""),
            ("listVersionID=\"1.0\"", ""),
            ("18:30:12.345+02:00", "16:30:12.345Z"),
            ("xefa:geburtsort", "xefa:geburtsname"),
            ("urn:xefa:fachmodul:wohngeld:1.0", "urn:xefa:fachmodul:wohngeld:1.1"),
        ] {
            let changed = sample.replace(from, to);
            assert_ne!(changed, sample, "{from}");
            assert!(difference(schema, &sample, &changed).is_some(), "{from}");
        }
    }
}
