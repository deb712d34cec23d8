//! Whether two texts are the same document: names, attributes in any order, elements in order, texts by the values of their types.

use xefa::Limits;
use xefa::schema::simple::{Builtin, NoScope, SimpleId, SimpleTypes};
use xefa::schema::{Content, ElementId, LeafTerm, Schema, TypeDef, TypeId};
use xefa::xml::{self, Reader, Token, XSI_URI};

/// A name with its namespace.
type Name = (String, String);

/// An element as it was read.
struct Node {
    name: Name,
    xsi_type: Option<Name>,
    attributes: Vec<(Name, String)>,
    children: Vec<Node>,
    /// All texts, one after the other.
    text: String,
    /// How long the text is before each child.
    text_before: Vec<usize>,
}

fn parse(text: &str) -> Node {
    let text = xml::decode(text.as_bytes()).expect("UTF-8");
    let mut reader = Reader::new(&text, &Limits::default());
    let name = (String::new(), String::new());
    let mut open = vec![Node {
        name,
        xsi_type: None,
        attributes: Vec::new(),
        children: Vec::new(),
        text: String::new(),
        text_before: Vec::new(),
    }];
    loop {
        match reader.next().expect("well-formed XML") {
            Token::Start => open.push(start(&reader)),
            Token::Text => open.last_mut().expect("an open element").text.push_str(reader.text()),
            Token::End => {
                let node = open.pop().expect("an open element");
                let parent = open.last_mut().expect("an open element");
                parent.text_before.push(parent.text.len());
                parent.children.push(node);
            }
            Token::Eof => return open.remove(0).children.remove(0),
        }
    }
}

fn start(reader: &Reader<'_>) -> Node {
    let uri = |ns| reader.namespace_uri(ns).to_owned();
    let name = reader.name();
    let (mut xsi_type, mut attributes) = (None, Vec::new());
    for attribute in reader.attributes().iter() {
        let own = (uri(attribute.name.ns), attribute.name.local.to_owned());
        if own.0 != XSI_URI {
            attributes.push((own, attribute.value.to_owned()));
        } else if own.1 == "type" {
            let (prefix, local) = attribute.value.trim().rsplit_once(':').unwrap_or(("", attribute.value.trim()));
            xsi_type = Some((reader.namespace_of_prefix(prefix).unwrap_or("").to_owned(), local.to_owned()));
        }
    }
    attributes.sort();
    Node {
        name: (uri(name.ns), name.local.to_owned()),
        xsi_type,
        attributes,
        children: Vec::new(),
        text: String::new(),
        text_before: Vec::new(),
    }
}

/// Where two documents differ; none where they are the same.
pub fn difference(schema: &Schema, left: &str, right: &str) -> Option<String> {
    let (left, right) = (parse(left), parse(right));
    let element = global(schema, &left.name).expect("a global element");
    nodes(schema, schema.element(element).type_id, None, &left, &right).err()
}

fn global(schema: &Schema, name: &Name) -> Option<ElementId> {
    schema.global_element(schema.find(schema.namespace(&name.0)?, &name.1)?)
}

fn type_of(schema: &Schema, declared: TypeId, node: &Node) -> TypeId {
    let named = node.xsi_type.as_ref().map(|name| {
        let id = schema.namespace(&name.0).and_then(|namespace| schema.find(namespace, &name.1));
        id.and_then(|id| schema.named_type(id)).expect("a type that there is")
    });
    named.unwrap_or(declared)
}

/// Two elements of one declaration; an empty one has its default or fixed value.
fn nodes(schema: &Schema, declared: TypeId, value: Option<&str>, left: &Node, right: &Node) -> Result<(), String> {
    let text = |node: &Node| if node.text.is_empty() { value.unwrap_or("").to_owned() } else { node.text.clone() };
    let at = |what: String| format!("{}: {what}", left.name.1);
    if left.name != right.name {
        return Err(at(format!("the name {:?} against {:?}", left.name, right.name)));
    }
    // An `xsi:type` that says nothing new, and one on an element of a simple type, need not be kept.
    let (own, other) = (type_of(schema, declared, left), type_of(schema, declared, right));
    let complex = match schema.type_def(own) {
        TypeDef::Simple { simple, .. } => return texts(schema, *simple, &text(left), &text(right)).map_err(at),
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
        match complex.attributes.iter().find(|attribute| named(attribute.name)) {
            Some(used) => {
                texts(schema, used.simple, own_text, other_text).map_err(|what| at(format!("@{}: {what}", name.1)))?;
            }
            // One that a wildcard admits.
            None if own_text == other_text => {}
            None => return Err(at(format!("@{}: {own_text:?} against {other_text:?}", name.1))),
        }
    }
    match complex.content {
        Content::Empty => Ok(()),
        Content::Simple(simple) => texts(schema, simple, &text(left), &text(right)).map_err(at),
        Content::Elements { mixed, model } => {
            if left.children.len() != right.children.len() {
                return Err(at(format!("{} children against {}", left.children.len(), right.children.len())));
            }
            if mixed && (&left.text, &left.text_before) != (&right.text, &right.text_before) {
                return Err(at(format!("{:?} between the children against {:?}", left.text, right.text)));
            }
            for (child, other) in left.children.iter().zip(&right.children) {
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
                // At a wildcard stands a global element; whether it is one or the local one of the same name is not asked here.
                let mut elements: Vec<ElementId> = admitted.filter(|id| named(*id)).collect();
                elements.extend(global(schema, &child.name));
                let same = |element: Option<ElementId>| {
                    let type_id = element.map_or(TypeId::ANY_TYPE, |element| schema.element(element).type_id);
                    let value = element.and_then(|element| schema.element(element).value.as_ref());
                    let value = value.map(|value| &*value.lexical);
                    nodes(schema, type_id, value, child, other)
                };
                let told = same(elements.first().copied());
                if let Err(what) = told
                    && !elements.iter().skip(1).any(|element| same(Some(*element)).is_ok())
                {
                    return Err(format!("{}/{what}", left.name.1));
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
        // The integers with bounds are machine numbers.
        Some(Builtin::Decimal) => matches!(builtin, Builtin::Decimal | Builtin::Integer),
        Some(_) => true,
        // Lists and unions: their items may be such.
        None => false,
    }
}

fn texts(schema: &Schema, id: SimpleId, left: &str, right: &str) -> Result<(), String> {
    let types = schema.simple_types();
    let same = if is_kept(types, id) {
        types.normalize(id, left) == types.normalize(id, right)
    } else {
        let value = |text| types.value(id, text, &NoScope).ok();
        value(left).is_some() && value(left) == value(right)
    };
    if same { Ok(()) } else { Err(format!("the text {left:?} against {right:?}")) }
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
