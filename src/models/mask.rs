//! `Debug` of generated types: structure without texts.

use std::fmt;

use crate::schema::{AttributeUse, Schema, TypeId};

use super::Model;
use super::any::{AnyAttribute, AnyElement};
use super::encode::{Encoded, Encoder};
use super::sink::{Begin, Sink};

/// A value of a generated type, whichever.
pub trait Encode {
    /// Writes the attributes and the content.
    ///
    /// # Errors
    /// When the message cannot be written.
    fn encode_value(&self, encoder: &mut Encoder<'_>) -> Encoded;
}

impl<T: Model> Encode for T {
    fn encode_value(&self, encoder: &mut Encoder<'_>) -> Encoded {
        self.encode(encoder)
    }
}

/// Prints the elements and attributes of a value by name, and `…` for every text; it is one of the type with this number.
///
/// # Errors
/// When the formatter fails.
pub fn debug(schema: &Schema, type_id: u32, name: &str, value: &dyn Encode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut sink = Mask { schema, out: name.to_owned(), open: vec![false] };
    let mut encoder = Encoder::new(schema, &mut sink);
    encoder.within(TypeId(type_id));
    value.encode_value(&mut encoder).map_err(|_| fmt::Error)?;
    sink.end();
    f.write_str(&sink.out)
}

struct Mask<'s> {
    schema: &'s Schema,
    out: String,
    /// For every open element, whether it has a brace yet.
    open: Vec<bool>,
}

impl Mask<'_> {
    fn item(&mut self, prefix: &str, name: &str) {
        match self.open.last_mut() {
            Some(brace @ false) => {
                *brace = true;
                self.out.push_str(" { ");
            }
            _ => self.out.push_str(", "),
        }
        self.out.push_str(prefix);
        self.out.push_str(name);
    }

    fn end(&mut self) {
        if self.open.pop() == Some(true) {
            self.out.push_str(" }");
        }
    }
}

impl Sink for Mask<'_> {
    fn open(&mut self, begin: Begin) -> Encoded {
        let schema = self.schema;
        self.item("", schema.local(schema.element(begin.element).name));
        self.open.push(false);
        Ok(())
    }

    fn open_any(&mut self, _: Option<u32>, element: &AnyElement) -> Encoded {
        self.item("", &element.local);
        self.open.push(false);
        Ok(())
    }

    fn attribute(&mut self, attribute: &AttributeUse, _: &str) -> Encoded {
        let schema = self.schema;
        self.item("@", schema.local(attribute.name));
        self.out.push_str(": …");
        Ok(())
    }

    fn any_attribute(&mut self, attribute: &AnyAttribute) -> Encoded {
        self.item("@", &attribute.local);
        self.out.push_str(": …");
        Ok(())
    }

    fn prefixes(&mut self, _: &[(String, String)]) -> Encoded {
        Ok(())
    }

    fn prefix(&mut self, _: &str) -> String {
        String::new()
    }

    fn text(&mut self, _: &str) -> Encoded {
        self.out.push_str(": …");
        Ok(())
    }

    fn close(&mut self) -> Encoded {
        self.end();
        Ok(())
    }

    fn enter(&mut self, _: u32) -> Encoded {
        Ok(())
    }

    fn next(&mut self, _: u32) -> Encoded {
        Ok(())
    }

    fn leave(&mut self, _: u32) -> Encoded {
        Ok(())
    }
}
