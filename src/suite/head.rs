//! What a message says of itself: its root element, and what stands at given places.

use super::VersionPlace;
use crate::limits::Limits;
use crate::report::{Finding, Place, Report};
use crate::xml::{Attribute, Fault, Locator, Reader, Token};

/// Elements that are looked through for a version. It stands in the head of a message, not behind its content.
const SEARCHED: usize = 4096;

/// The root element of a message.
#[derive(Debug)]
pub(super) struct Root {
    pub namespace: String,
    pub name: String,
    pub version: Option<String>,
    pub place: Place,
}

/// The root element.
///
/// # Errors
/// What is wrong with a text that has none.
pub(super) fn root(text: &str, fault: Option<Fault>) -> Result<Root, Report> {
    let mut reader = Reader::new(text, &Limits::default());
    let fault = match reader.next() {
        Ok(Token::Start) => {
            let name = reader.name();
            let span = reader.span();
            let at = Locator::new(text).place(span.start);
            return Ok(Root {
                namespace: reader.namespace_uri(name.ns).to_owned(),
                name: name.local.to_owned(),
                version: attribute(&reader, "version"),
                place: Place { offset: span.start, end: span.end, line: at.line, column: at.column },
            });
        }
        Ok(_) => fault,
        Err(error) => fault.or(Some(error)),
    };
    Err(match fault {
        Some(fault) => {
            let mut report = Report::from(crate::validate::fault_finding(&fault, "/".to_owned()));
            crate::validate::place_findings(&mut report, text);
            report
        }
        None => Finding::new("xml-empty", Place::default()).path("/").into(),
    })
}

/// What a message says at these places, white space around it left out; none where there is nothing.
pub(super) fn values(text: &str, places: &[&VersionPlace]) -> Vec<Option<String>> {
    let mut found = vec![None; places.len()];
    let deepest = places.iter().map(|place| place.steps.len()).max().unwrap_or(0);
    let mut reader = Reader::new(text, &Limits::default());
    let mut path: Vec<String> = Vec::new();
    let mut elements = 0;
    while elements <= SEARCHED && found.contains(&None) {
        let Ok(token) = reader.next() else { break };
        match token {
            Token::Start => {
                elements += 1;
                path.push(reader.name().local.to_owned());
                for (place, found) in places.iter().zip(&mut found) {
                    if let (Some(name), None) = (&place.attribute, &found)
                        && place.steps == path[1..]
                    {
                        *found = attribute(&reader, name);
                    }
                }
                if deepest == 0 {
                    break;
                }
            }
            Token::Text => {
                for (place, found) in places.iter().zip(&mut found) {
                    if place.attribute.is_none() && found.is_none() && !path.is_empty() && place.steps == path[1..] {
                        *found = Some(reader.text().trim().to_owned());
                    }
                }
            }
            Token::End => drop(path.pop()),
            Token::Eof => break,
        }
    }
    found
}

fn attribute(reader: &Reader<'_>, local: &str) -> Option<String> {
    let own = |attribute: &Attribute<'_>| attribute.name.prefix.is_empty() && attribute.name.local == local;
    reader.attributes().iter().find(own).map(|attribute| attribute.value.trim().to_owned())
}
