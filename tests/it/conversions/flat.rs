//! A document as a list of paths and values, read without any code of the library.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// What stands at each place: elements with an index behind every name, attributes without namespace declarations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    /// An element's own text without white space around it, an attribute's value.
    pub places: BTreeMap<String, String>,
}

impl Flat {
    pub fn of(xml: &str) -> Self {
        let mut places = BTreeMap::new();
        let mut reader = Reader::from_str(xml);
        let mut open: Vec<(String, BTreeMap<String, usize>)> = vec![(String::new(), BTreeMap::new())];
        loop {
            match reader.read_event().expect("a document") {
                Event::Eof => break,
                Event::Start(tag) => {
                    let path = enter(&mut places, &mut open, &tag);
                    open.push((path, BTreeMap::new()));
                }
                Event::Empty(tag) => drop(enter(&mut places, &mut open, &tag)),
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => add(&mut places, &open, &text.xml10_content()),
                Event::CData(text) => add(&mut places, &open, &text.xml10_content()),
                Event::GeneralRef(name) => {
                    let text = match name.resolve_char_ref().expect("a reference") {
                        Some(character) => character.to_string(),
                        None => quick_xml::escape::resolve_predefined_entity(&name).expect("one of five").to_owned(),
                    };
                    add(&mut places, &open, &text);
                }
                _ => {}
            }
        }
        Self { places: places.into_iter().map(|(path, text)| (path, text.trim().to_owned())).collect() }
    }

    /// Whether there is a place with this path; a name without an index is the first of its kind.
    pub fn has(&self, path: &str) -> bool {
        self.places.contains_key(&indexed(path))
    }

    /// The places at which two documents differ.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (path, text) in &self.places {
            if other.places.get(path).map(|other| canonical(other)) != Some(canonical(text)) {
                found.push(path.clone());
            }
        }
        found.extend(other.places.keys().filter(|path| !self.places.contains_key(*path)).cloned());
        found.sort();
        found
    }
}

/// A text by its value: white space collapsed, booleans as words, numbers without surplus digits, UUIDs in small letters.
fn canonical(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.as_str() {
        "1" => return "true".to_owned(),
        "0" => return "false".to_owned(),
        _ => {}
    }
    let is_uuid = text.len() == 36 && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    if is_uuid {
        return text.to_lowercase();
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') || digits.matches('.').count() > 1
    {
        return text;
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if text.starts_with('-') && !(whole.is_empty() && fraction.is_empty()) { "-" } else { "" };
    match format!("{sign}{whole}.{fraction}").as_str() {
        "." => "false".to_owned(),
        "1." => "true".to_owned(),
        number => number.to_owned(),
    }
}

/// A path with an index behind every element.
pub fn indexed(path: &str) -> String {
    path.split('/')
        .map(|part| {
            if part.is_empty() || part.starts_with('@') || part.ends_with(']') {
                part.to_owned()
            } else {
                format!("{part}[1]")
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn enter(
    places: &mut BTreeMap<String, String>,
    open: &mut [(String, BTreeMap<String, usize>)],
    tag: &BytesStart<'_>,
) -> String {
    let local = tag.local_name().as_ref().to_owned();
    let (parent, met) = open.last_mut().expect("the document");
    let count = met.entry(local.clone()).or_default();
    *count += 1;
    let path = format!("{parent}/{local}[{count}]");
    places.insert(path.clone(), String::new());
    for attribute in tag.attributes() {
        let attribute = attribute.expect("an attribute");
        let name = attribute.key;
        // A type that is named on top of the declared one says nothing more.
        let is_type = name.prefix().is_some() && name.local_name().as_ref() == "type";
        if name.as_namespace_binding().is_none() && !is_type {
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value").into_owned();
            places.insert(format!("{path}/@{}", name.local_name().as_ref()), value);
        }
    }
    path
}

fn add(places: &mut BTreeMap<String, String>, open: &[(String, BTreeMap<String, usize>)], text: &str) {
    let path = &open.last().expect("the document").0;
    if let Some(place) = places.get_mut(path) {
        place.push_str(text);
    }
}
