//! A small tree of an envelope in XML, read with the strict reader.

use super::fehler::befund;
use super::rollen::Stelle;
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::xml::{self, Fault, Locator, Reader, Token};

/// An element with its texts together.
#[derive(Default)]
pub(super) struct Knoten {
    pub name: String,
    pub pfad: String,
    pub text: String,
    pub kinder: Vec<Knoten>,
    attribute: Vec<(String, String)>,
    place: Place,
}

/// Elements that an envelope may have: eight for each of a thousand attachments, and some.
const ELEMENTE: usize = 20_000;

/// Reads an envelope; every element has to be in one of the namespaces.
pub(super) fn baum(bytes: &[u8], namespaces: &[&str]) -> Result<Knoten, Report> {
    let limits = Limits { total_bytes: Limits::DEFAULT.envelope_bytes, depth: 16, ..Limits::default() };
    if bytes.len() > limits.total_bytes {
        return Err(befund("limit-umschlag", "/").arg("limit", limits.total_bytes.to_string()).into());
    }
    let finding = |fault: &Fault, text: &str| {
        let mut report = Report::from(crate::validate::fault_finding(fault, "/".to_owned()));
        crate::validate::place_findings(&mut report, text);
        report
    };
    let text = xml::decode(bytes).map_err(|fault| finding(&fault, ""))?;
    let mut reader = Reader::new(&text, &limits);
    let mut locator = Locator::new(&text);
    let mut open: Vec<Knoten> = Vec::new();
    for _ in 0..ELEMENTE * 3 {
        match reader.next().map_err(|fault| finding(&fault, &text))? {
            Token::Start => {
                let name = reader.name();
                let span = reader.span();
                let at = locator.place(span.start);
                let parent = open.last().map_or("", |parent| parent.pfad.as_str());
                let node = Knoten {
                    name: name.local.to_owned(),
                    pfad: format!("{parent}/{}", name.local),
                    attribute: reader
                        .attributes()
                        .iter()
                        .map(|a| (a.name.local.to_owned(), a.value.to_owned()))
                        .collect(),
                    place: Place { offset: span.start, end: span.end, line: at.line, column: at.column },
                    ..Knoten::default()
                };
                if !namespaces.contains(&reader.namespace_uri(name.ns)) {
                    return Err(node.unbekannt());
                }
                open.push(node);
            }
            Token::Text => {
                if let Some(node) = open.last_mut() {
                    node.text.push_str(reader.text());
                }
            }
            Token::End => {
                let Some(node) = open.pop() else { continue };
                match open.last_mut() {
                    Some(parent) => parent.kinder.push(node),
                    None => {
                        // Nothing but white space and comments may follow.
                        let rest = reader.next().map_err(|fault| finding(&fault, &text))?;
                        return if rest == Token::Eof { Ok(node) } else { Err(node.unbekannt()) };
                    }
                }
            }
            Token::Eof => break,
        }
    }
    Err(befund("limit-umschlag", "/").arg("limit", ELEMENTE.to_string()).into())
}

impl Knoten {
    fn finding(&self, why: [&'static str; 2]) -> Finding {
        Finding::new("xefa-transport-xta", self.place).path(self.pfad.clone()).text("why", why)
    }

    pub fn unbekannt(&self) -> Report {
        self.finding(["dieses Element gehört nicht hierher", "this element does not belong here"]).into()
    }

    pub fn falsch(&self) -> Report {
        self.finding(["der Inhalt hat nicht die verlangte Form", "the content does not have the form that is demanded"])
            .into()
    }

    pub fn fehlt(&self, name: &str) -> Report {
        self.finding(["ein Element fehlt", "an element is missing"]).expecting(vec![name.to_owned()]).into()
    }

    pub fn attribut(&self, name: &str) -> Option<&str> {
        self.attribute.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn vielleicht(&self, name: &str) -> Option<&Self> {
        self.kinder.iter().find(|child| child.name == name)
    }

    pub fn kind(&self, name: &str) -> Result<&Self, Report> {
        self.vielleicht(name).ok_or_else(|| self.fehlt(name))
    }

    /// Every child has one of these names, and each of them but properties is there once.
    pub fn nur(&self, names: &[&str]) -> Result<(), Report> {
        for (at, child) in self.kinder.iter().enumerate() {
            let again = child.name != "Property" && self.kinder[..at].iter().any(|other| other.name == child.name);
            if again || !names.contains(&child.name.as_str()) {
                return Err(child.unbekannt());
            }
        }
        Ok(())
    }

    /// The value of a property.
    pub fn wert(&self) -> &str {
        self.vielleicht("Value").map_or("", |value| value.text.as_str())
    }

    pub fn stelle(&self) -> Result<Stelle, Report> {
        self.stelle_mit(self.attribut("name").unwrap_or_default())
    }

    pub fn stelle_mit(&self, name: &str) -> Result<Stelle, Report> {
        Stelle::new(self.text.trim(), name).map_err(|_| self.falsch())
    }
}
