//! Validation: events against a compiled schema, giving steps and findings.
//!
//! There is one implementation of XML Schema's rules, the [`Engine`]. [`check`] drives it with the bytes of a message and keeps
//! just the findings; typed reading and checked writing drive the same engine and use its [steps](Step).

mod attributes;
mod codes;
mod content;
mod engine;
mod facet;
mod frame;
mod identity;
mod likeness;
mod open;
mod options;
mod path;
mod recover;
mod references;
mod release;
mod root;
mod step;
mod tag;
mod text;
mod told;
mod whereabouts;
mod xml;

pub use engine::Engine;
pub use options::{Options, UnknownNamespace};
pub use step::Step;
pub use tag::{Tag, TagAttribute, TagName};
pub(crate) use xml::push;
pub use xml::{
    Namespaces, Prefixes, XmlTag, check, check_codes, check_reader, check_stream, check_text, fault_finding,
    place_findings,
};
