//! Tests of the XML layer.
mod corpus;
mod encodings;
mod faults;
mod limits;
mod places;
mod random;
mod tokens;
mod writing;

use super::{Fault, Reader, Token};
use crate::limits::Limits;

/// Everything that a text holds, in a form that is easy to compare.
fn events(text: &str) -> Result<Vec<String>, Fault> {
    let mut reader = Reader::new(text, &Limits::default());
    let mut events = Vec::new();
    loop {
        match reader.next()? {
            Token::Start => {
                let name = reader.name();
                let mut event = format!("<{{{}}}{}", reader.namespace_uri(name.ns), name.local);
                for attribute in reader.attributes().iter() {
                    let uri = reader.namespace_uri(attribute.name.ns);
                    event += &format!(" {{{uri}}}{}={:?}", attribute.name.local, attribute.value);
                }
                events.push(event);
            }
            Token::Text => events.push(format!("{:?}", reader.text())),
            Token::End => events.push(format!("/{}", reader.name().raw)),
            Token::Eof => return Ok(events),
        }
    }
}

/// The fault in a text, read to the end.
fn fault(text: &str, limits: &Limits) -> Option<Fault> {
    let mut reader = Reader::new(text, limits);
    let fault = reader.read_all().err();
    assert_eq!(reader.next(), Ok(Token::Eof), "the reader goes on after the end of {text:?}");
    fault
}
