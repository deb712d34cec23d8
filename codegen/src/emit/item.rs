//! One item: the table that a macro turns into a type.

use std::fmt::Write;

use xefa::schema::shape::Occurs;

use crate::ident::tail;
use crate::plan::{Field, Item, Kind, Numbered, Variant};

use super::text::Text;

impl Text<'_> {
    pub(super) fn item(&mut self, item: &Item) {
        let of_type = item.type_id.map_or(String::new(), |id| format!(": {id}"));
        match &item.kind {
            Kind::Reserved => {}
            Kind::Struct { all, fields, supply } => {
                self.open(if *all { "model_all" } else { "model" }, item);
                let _ = writeln!(self.out, "    pub struct {}{of_type} {{", item.name);
                if *all {
                    self.out.push_str("        attributes {\n");
                }
                let attribute = |field: &Field| field.at.starts_with("attribute(");
                for field in fields.iter().filter(|field| !all || attribute(field)) {
                    self.field(field);
                }
                if *all {
                    self.out.push_str("        }\n        elements {\n");
                    for field in fields.iter().filter(|field| field.at.starts_with("element(")) {
                        self.field(field);
                    }
                    self.out.push_str("        }\n");
                }
                self.out.push_str("    }\n}\n");
                match supply {
                    Some((supply, number)) => self.supplied(item, fields, supply, number),
                    None => self.constructor(item, fields),
                }
            }
            Kind::Choice { node, variants } => {
                self.open("choice", item);
                let node = node.map_or(String::new(), |node| format!(" in {node}"));
                let _ = writeln!(self.out, "    pub enum {}{of_type}{node} {{", item.name);
                self.variants(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.choice_sources(item);
                self.conversions(item, sources);
            }
            Kind::Mixed { variants } => {
                self.open("mixed", item);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                self.variants(variants);
                self.out.push_str("    }\n}\n");
            }
            Kind::Variants { by, variants } => {
                self.open("variants", item);
                let _ = writeln!(self.out, "    pub enum {} by {by} {{", item.name);
                self.numbered(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.numbered_sources(variants);
                self.conversions(item, sources);
            }
            Kind::Payloads { variants } => {
                self.open("payloads", item);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                self.numbered(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.numbered_sources(variants);
                self.conversions(item, sources);
            }
            Kind::Codes { codes } => {
                self.open("codes", item);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                for code in codes {
                    self.doc(8, &code.doc);
                    let _ = writeln!(self.out, "        {} = {:?},", code.name, code.code);
                }
                self.out.push_str("    }\n}\n");
            }
            Kind::Simple { repr, simple } => {
                self.open("simple", item);
                let repr = self.ty(repr);
                let _ = write!(self.out, "    pub struct {}({repr}): {simple};\n}}\n", item.name);
            }
        }
        if let Some((variant, element)) = &item.root {
            self.macros.insert("root");
            let _ = write!(self.out, "\nroot! {{ {} as {variant}: {element} }}\n", item.name);
        }
    }

    pub(super) fn field_type(&mut self, field: &Field) -> (String, String) {
        let mut inner = self.ty(&field.ty);
        if field.boxed {
            inner = format!("Box<{inner}>");
        }
        let outer = match field.occurs {
            Occurs::One => inner.clone(),
            Occurs::Optional => format!("Option<{inner}>"),
            Occurs::Many if field.thin => {
                self.values.insert("Many");
                format!("Many<{inner}>")
            }
            Occurs::Many => format!("Vec<{inner}>"),
        };
        (outer, inner)
    }

    pub(super) fn field(&mut self, field: &Field) {
        self.doc(8, &field.doc);
        let (outer, inner) = self.field_type(field);
        let setter = match field.occurs {
            _ if field.fixed => String::new(),
            Occurs::One => String::new(),
            Occurs::Optional => format!(" => set with_{}({inner})", tail(&field.name)),
            Occurs::Many => format!(" => list with_{}({inner})", tail(&field.name)),
        };
        let _ = writeln!(self.out, "        {} {}: {outer}{setter},", field.at, field.name);
    }

    pub(super) fn variants(&mut self, variants: &[Variant]) {
        for variant in variants {
            self.doc(8, &variant.doc);
            let mut ty = self.ty(&variant.ty);
            if variant.boxed {
                ty = format!("Box<{ty}>");
            }
            if variant.many {
                ty = format!("Vec<{ty}>");
            }
            let _ = writeln!(self.out, "        {} {}({ty}),", variant.at, variant.name);
        }
    }

    pub(super) fn numbered(&mut self, variants: &[Numbered]) {
        for variant in variants {
            self.doc(8, &variant.doc);
            let mut ty = self.ty(&variant.ty);
            if variant.boxed {
                ty = format!("Box<{ty}>");
            }
            let _ = writeln!(self.out, "        {} => {}({ty}),", variant.number, variant.name);
        }
    }
}
