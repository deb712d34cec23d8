//! Constructors.

use std::fmt::Write;

use xefa::schema::shape::Occurs;

use crate::config::Supply;
use crate::docs::comment;
use crate::plan::{Field, Item, takes_required};

use super::lines::wrap;
use super::text::Text;

impl Text<'_> {
    pub(super) fn constructor(&mut self, item: &Item, fields: &[Field]) {
        let required: Vec<&Field> = fields.iter().filter(|field| field.required && !field.fixed).collect();
        let rest: Vec<&str> =
            fields.iter().filter(|field| !field.required || field.fixed).map(|field| field.name.as_str()).collect();
        let rest = if rest.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", rest.join(", ")) };
        self.macros.insert("new");
        let lists = required.iter().any(|field| field.occurs == Occurs::Many);
        let mut line = format!("\nnew! {{ {}(", item.name);
        match required.as_slice() {
            [only] if lists => {
                let (_, inner) = self.field_type(only);
                let _ = write!(line, "list {}: {inner}", only.name);
            }
            [only] if self.is_checked(&only.ty) && !only.boxed => {
                let (outer, _) = self.field_type(only);
                let _ = write!(line, "parse {}: {outer}", only.name);
            }
            few if !takes_required(fields) => {
                let checked = few.iter().any(|field| self.is_checked(&field.ty));
                let how = if checked && few.len() > 1 { "try" } else { "into" };
                for (at, field) in few.iter().enumerate() {
                    let (outer, _) = self.field_type(field);
                    let comma = if at == 0 { "" } else { ", " };
                    let _ = write!(line, "{comma}{how} {}: {outer}", field.name);
                }
            }
            many => {
                self.out.push_str("\nnew! {\n");
                let _ = writeln!(self.out, "    {}(required {}Required {{", item.name, item.name);
                for field in many {
                    let (outer, _) = self.field_type(field);
                    self.doc(8, &field.doc);
                    let _ = writeln!(self.out, "        {}: {outer},", field.name);
                }
                self.wrapped_rest(&rest);
                return;
            }
        }
        let _ = writeln!(line, ") {rest} }}");
        if line.trim().chars().count() <= 120 {
            self.out.push_str(&line);
            return;
        }
        let inner = line.trim().strip_prefix("new! { ").and_then(|line| line.strip_suffix(" }")).unwrap_or("");
        let (head, rest) = inner.split_once(") {").unwrap_or((inner, "}"));
        self.out.push_str("\nnew! {\n");
        wrap(&mut self.out, 4, &format!("{head}) {{"), rest);
        self.out.push_str("}\n");
    }

    pub(super) fn wrapped_rest(&mut self, rest: &str) {
        wrap(&mut self.out, 4, "}) {", rest.strip_prefix('{').unwrap_or("}"));
        self.out.push_str("}\n");
    }

    /// The constructor of a message whose head a context supplies.
    pub(super) fn supplied(&mut self, item: &Item, fields: &[Field], supply: &Supply, number: &str) {
        let supplied = |field: &Field| supply.fields.iter().find(|(name, _)| *name == field.xml).map(|(_, rust)| rust);
        self.models.insert("Context");
        self.models.insert("ValueError");
        let name = &item.name;
        let mut out = String::new();
        let _ = writeln!(out, "\n/// Was eine [`{name}`] haben muss.\n#[derive(Clone)]\npub struct {name}Required {{");
        for (argument, ty, doc) in &supply.arguments {
            comment(&mut out, "///", 4, doc);
            let ty = self.named(ty);
            let _ = writeln!(out, "    pub {argument}: {ty},");
        }
        for field in fields.iter().filter(|field| field.required && supplied(field).is_none()) {
            comment(&mut out, "///", 4, &field.doc);
            let (outer, _) = self.field_type(field);
            let _ = writeln!(out, "    pub {}: {outer},", field.name);
        }
        let _ = write!(
            out,
            "}}\n\nimpl {name} {{\n    /// Eine Nachricht mit dem Kopf, den der Kontext und `required` ergeben.\n    ///\n    /// # Errors\n    \
             /// Wenn eine Angabe des Kontexts hier nicht erlaubt ist.\n    \
             pub fn new(ctx: &Context, required: {name}Required) -> Result<Self, ValueError> {{\n        Ok(Self {{\n"
        );
        for field in fields {
            match supplied(field) {
                Some(rust) => {
                    let rust = rust.replace("{number}", number);
                    let _ = writeln!(out, "            {}: {rust},", field.name);
                }
                None if field.required => {
                    let _ = writeln!(out, "            {0}: required.{0},", field.name);
                }
                None => {
                    let _ = writeln!(out, "            {}: Default::default(),", field.name);
                }
            }
        }
        out.push_str("        })\n    }\n}\n");
        for module in &self.emit.config.modules {
            if supply.fields.iter().any(|(_, rust)| rust.contains(&format!("{module}::"))) {
                self.siblings.insert(module.clone());
            }
        }
        self.out.push_str(&out);
    }
}
