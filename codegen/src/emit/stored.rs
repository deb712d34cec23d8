//! Compiled schemas beside the modules.

use std::fmt::Write;

use xefa::schema::Schema;

use crate::config::Edition;
use crate::docs::comment;

use super::Emit;
use super::lines::hex;

/// A compiled schema beside the modules.
pub(crate) struct Stored {
    /// The function that gives it.
    pub name: String,
    pub file: String,
    pub bytes: Vec<u8>,
    pub hash: u64,
    pub doc: String,
}

impl Stored {
    pub fn main(schema: &Schema) -> Self {
        Self::of("schema", "Das Schema, nach dem diese Modelle lesen und schreiben.", schema)
    }

    pub fn edition(edition: &Edition, schema: &Schema) -> Self {
        Self::of(&edition.name, &edition.doc, schema)
    }

    fn of(name: &str, doc: &str, schema: &Schema) -> Self {
        let (file, bytes) = (format!("{name}.bin"), schema.to_bytes());
        Self { name: name.to_owned(), file, bytes, hash: schema.hash(), doc: doc.to_owned() }
    }
}

impl Emit<'_> {
    /// A compiled schema, loaded when it is first asked for.
    pub(super) fn stored(&self, out: &mut String, stored: &Stored) {
        let Stored { name, file, hash, doc, .. } = stored;
        let upper = name.to_uppercase();
        let lenient = if self.config.lenient_references { ".with_lenient_references()" } else { "" };
        let load =
            format!("embedded(include_bytes!(\"{file}\"), {}, \"{}\"){lenient}", hex(*hash), self.config.command);
        // As rustfmt breaks it.
        let _ = if load.len() <= 120 - "    LazyLock::new(|| );".len() {
            write!(out, "\nstatic {upper}: LazyLock<Schema> =\n    LazyLock::new(|| {load});\n\n")
        } else {
            write!(out, "\nstatic {upper}: LazyLock<Schema> = LazyLock::new(|| {{\n    {load}\n}});\n\n")
        };
        comment(out, "///", 0, doc);
        let _ = write!(out, "#[must_use]\npub fn {name}() -> &'static Schema {{\n    &{upper}\n}}\n");
    }
}
