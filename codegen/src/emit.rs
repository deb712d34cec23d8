//! Rust text from a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use xefa::schema::Schema;
use xefa::schema::shape::Occurs;

use crate::config::{Config, Edition};
use crate::docs::comment;
use crate::ident::tail;
use crate::plan::{Field, Item, Kind, Message, Module, Numbered, Plan, Ref, Variant};

/// Writes modules.
pub(crate) struct Emit<'a> {
    pub plan: &'a Plan,
    pub config: &'a Config,
    pub header: &'a str,
}

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

/// The text of one module, and what it uses.
struct Text<'a> {
    emit: &'a Emit<'a>,
    module: usize,
    out: String,
    values: BTreeSet<&'static str>,
    models: BTreeSet<&'static str>,
    macros: BTreeSet<&'static str>,
    /// Modules beside this one that are named in paths.
    siblings: BTreeSet<String>,
    /// Types of other modules that are named without a path, and their modules.
    imports: BTreeMap<String, usize>,
}

impl Emit<'_> {
    /// The file of a module.
    pub fn module(&self, number: usize) -> String {
        let module = &self.plan.modules[number];
        let mut text = Text {
            emit: self,
            module: number,
            out: String::new(),
            values: BTreeSet::new(),
            models: BTreeSet::new(),
            macros: BTreeSet::new(),
            siblings: BTreeSet::new(),
            imports: BTreeMap::new(),
        };
        for item in &module.items {
            text.item(&self.plan.items[*item]);
        }
        let mut out = self.begin(&module.doc);
        let runtime = &self.config.runtime;
        let mut lines = vec![
            use_line(&format!("{runtime}::models"), &text.models),
            use_line(&format!("{runtime}::value"), &text.values),
            use_line(runtime, &text.macros),
        ];
        sort_into(&mut out, &mut lines);
        let siblings: BTreeSet<&str> = text.siblings.iter().map(String::as_str).collect();
        let mut modules: Vec<usize> = text.imports.values().copied().collect();
        modules.sort_unstable();
        modules.dedup();
        let mut lines = vec![use_line("super", &siblings)];
        for module in modules {
            let names: BTreeSet<&str> =
                text.imports.iter().filter(|(_, from)| **from == module).map(|(name, _)| name.as_str()).collect();
            lines.push(use_line(&format!("super::{}", self.plan.modules[module].name), &names));
        }
        if lines.iter().any(|line| !line.is_empty()) {
            out.push('\n');
            sort_into(&mut out, &mut lines);
        }
        out.push_str(&text.out);
        out
    }

    fn begin(&self, doc: &str) -> String {
        let mut out = String::new();
        comment(&mut out, "//!", 0, doc);
        out.push_str("//!\n");
        for line in self.header.lines() {
            let _ = writeln!(out, "//! {line}");
        }
        out.push('\n');
        out
    }

    /// `mod.rs`.
    pub fn root(&self, title: &str, stored: &[Stored]) -> String {
        let mut out = self.begin(title);
        let runtime = &self.config.runtime;
        let _ = writeln!(out, "use std::sync::LazyLock;\n");
        let _ = writeln!(out, "use {runtime}::messages;");
        let _ = writeln!(out, "use {runtime}::models::embedded;");
        let _ = writeln!(out, "use {runtime}::schema::Schema;\n");
        let used: Vec<&Module> = self.plan.modules.iter().filter(|module| !module.items.is_empty()).collect();
        let mut names: Vec<(&str, &str)> = used.iter().map(|module| (module.name.as_str(), "pub mod")).collect();
        names.extend(self.config.modules.iter().map(|name| (name.as_str(), "mod")));
        names.sort_unstable();
        for (name, keyword) in names {
            let _ = writeln!(out, "{keyword} {name};");
        }
        out.push('\n');
        let mut main: Vec<&str> = used.iter().filter(|module| module.main).map(|module| module.name.as_str()).collect();
        main.sort_unstable();
        for name in &main {
            let _ = writeln!(out, "pub use {name}::*;");
        }
        for stored in stored {
            self.stored(&mut out, stored);
        }
        out.push('\n');
        out.push_str("messages! {\n    /// Alle Nachrichten.\n    pub enum Message {\n");
        for message in &self.plan.messages {
            self.message(&mut out, message);
        }
        out.push_str("    }\n}\n");
        out
    }

    /// A compiled schema, loaded when it is first asked for.
    fn stored(&self, out: &mut String, stored: &Stored) {
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

    fn message(&self, out: &mut String, message: &Message) {
        let doc = if message.doc.is_empty() { &message.variant } else { &message.doc };
        comment(out, "///", 8, doc);
        let main = matches!(message.ty, Ref::Item(item) if self.plan.modules[self.plan.items[item].module].main);
        let ty = match &message.ty {
            Ref::Item(item) if main => self.plan.items[*item].name.clone(),
            ty => self.path(ty, None),
        };
        let _ = writeln!(out, "        {} => {}({ty}),", message.element, message.variant);
    }

    /// A type as it is written in a module, or above all of them.
    fn path(&self, ty: &Ref, from: Option<usize>) -> String {
        let runtime = &self.config.runtime;
        match ty {
            Ref::Rust(name) => (*name).to_owned(),
            Ref::Value(name) if from.is_none() => format!("{runtime}::value::{name}"),
            Ref::Model(name) if from.is_none() => format!("{runtime}::models::{name}"),
            Ref::Value(name) | Ref::Model(name) => (*name).to_owned(),
            Ref::List(ty) if from.is_none() => format!("{runtime}::models::List<{}>", self.path(ty, from)),
            Ref::Nillable(ty) if from.is_none() => format!("{runtime}::models::Nillable<{}>", self.path(ty, from)),
            Ref::List(ty) => format!("List<{}>", self.path(ty, from)),
            Ref::Nillable(ty) => format!("Nillable<{}>", self.path(ty, from)),
            Ref::Item(item) => {
                let item = &self.plan.items[*item];
                if Some(item.module) == from {
                    item.name.clone()
                } else {
                    format!("{}::{}", self.plan.modules[item.module].name, item.name)
                }
            }
        }
    }
}

/// `0x1234_5678_…`.
fn hex(number: u64) -> String {
    let digits = format!("{number:016x}");
    format!("0x{}_{}_{}_{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..])
}

/// `head` and the names of `rest`, which ends with a brace, in lines of at most 120 columns.
fn wrap(out: &mut String, indent: usize, head: &str, rest: &str) {
    let blanks = " ".repeat(indent);
    let rest = rest.trim();
    if indent + head.len() + 1 + rest.len() <= 120 {
        let blank = if rest == "}" { "" } else { " " };
        let _ = writeln!(out, "{blanks}{head}{blank}{rest}");
        return;
    }
    let _ = writeln!(out, "{blanks}{head}");
    let mut line = format!("{blanks}   ");
    for name in rest.trim_end_matches([' ', '}']).split(", ").filter(|name| !name.is_empty()) {
        if line.len() + name.len() + 2 > 120 {
            let _ = writeln!(out, "{line}");
            line = format!("{blanks}   ");
        }
        let _ = write!(line, " {name},");
    }
    if !line.trim().is_empty() {
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "{blanks}}}");
}

/// A `use` line as rustfmt writes it at 120 columns.
fn use_line(path: &str, names: &BTreeSet<&str>) -> String {
    let mut out = String::new();
    let mut names: Vec<&str> = names.iter().copied().collect();
    // rustfmt orders lower case before upper case.
    names.sort_by_key(|name| (name.starts_with(|c: char| c.is_uppercase()), *name));
    match names.as_slice() {
        [] => {}
        [name] => {
            let _ = writeln!(out, "use {path}::{name};");
        }
        names => {
            let line = format!("use {path}::{{{}}};", names.join(", "));
            // rustfmt leaves room for one more character here.
            if line.len() < 119 {
                return format!("{line}\n");
            }
            let _ = writeln!(out, "use {path}::{{");
            let mut line = String::from("   ");
            for name in names {
                if line.len() + name.len() + 2 > 120 {
                    let _ = writeln!(out, "{line}");
                    line = String::from("   ");
                }
                let _ = write!(line, " {name},");
            }
            let _ = writeln!(out, "{line}\n}};");
        }
    }
    out
}

/// `use` lines in the order of rustfmt.
fn sort_into(out: &mut String, lines: &mut [String]) {
    lines.sort();
    lines.iter().for_each(|line| out.push_str(line));
}

impl Text<'_> {
    fn ty(&mut self, ty: &Ref) -> String {
        self.note(ty);
        match ty {
            Ref::List(ty) => format!("List<{}>", self.ty(ty)),
            Ref::Nillable(ty) => format!("Nillable<{}>", self.ty(ty)),
            Ref::Item(item) => {
                let item = &self.emit.plan.items[*item];
                if item.module == self.module || self.imports.get(&item.name) == Some(&item.module) {
                    item.name.clone()
                } else {
                    self.emit.path(ty, Some(self.module))
                }
            }
            _ => self.emit.path(ty, Some(self.module)),
        }
    }

    fn note(&mut self, ty: &Ref) {
        match ty {
            Ref::Rust(_) => {}
            Ref::Value(name) => {
                self.values.insert(name);
            }
            Ref::Model(name) => {
                self.models.insert(name);
            }
            Ref::List(ty) => {
                self.models.insert("List");
                self.note(ty);
            }
            Ref::Nillable(ty) => {
                self.models.insert("Nillable");
                self.note(ty);
            }
            Ref::Item(item) => {
                let Item { module, name, .. } = &self.emit.plan.items[*item];
                if *module == self.module || self.imports.get(name) == Some(module) {
                    return;
                }
                let own = self.emit.plan.modules[self.module].items.iter().any(|own| {
                    let own = &self.emit.plan.items[*own].name;
                    own == name
                        || own.strip_suffix("Required") == Some(name)
                        || name.strip_suffix("Required") == Some(own)
                });
                if own || self.imports.contains_key(name) {
                    self.siblings.insert(self.emit.plan.modules[*module].name.clone());
                } else {
                    self.imports.insert(name.clone(), *module);
                }
            }
        }
    }

    fn doc(&mut self, indent: usize, doc: &str) {
        comment(&mut self.out, "///", indent, doc);
    }

    fn open(&mut self, name: &'static str, doc: &str) {
        self.macros.insert(name);
        let _ = write!(self.out, "\n{name}! {{\n");
        self.doc(4, doc);
    }

    fn item(&mut self, item: &Item) {
        let of_type = item.type_id.map_or(String::new(), |id| format!(": {id}"));
        match &item.kind {
            Kind::Reserved => {}
            Kind::Struct { all, fields, supply } => {
                self.open(if *all { "model_all" } else { "model" }, &item.doc);
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
                self.open("choice", &item.doc);
                let node = node.map_or(String::new(), |node| format!(" in {node}"));
                let _ = writeln!(self.out, "    pub enum {}{of_type}{node} {{", item.name);
                self.variants(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.choice_sources(item);
                self.conversions(item, sources);
            }
            Kind::Mixed { variants } => {
                self.open("mixed", &item.doc);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                self.variants(variants);
                self.out.push_str("    }\n}\n");
            }
            Kind::Variants { by, variants } => {
                self.open("variants", &item.doc);
                let _ = writeln!(self.out, "    pub enum {} by {by} {{", item.name);
                self.numbered(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.numbered_sources(variants);
                self.conversions(item, sources);
            }
            Kind::Payloads { variants } => {
                self.open("payloads", &item.doc);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                self.numbered(variants);
                self.out.push_str("    }\n}\n");
                let sources = self.numbered_sources(variants);
                self.conversions(item, sources);
            }
            Kind::Codes { codes } => {
                self.open("codes", &item.doc);
                let _ = writeln!(self.out, "    pub enum {} {{", item.name);
                for code in codes {
                    self.doc(8, &code.doc);
                    let _ = writeln!(self.out, "        {} = {:?},", code.name, code.code);
                }
                self.out.push_str("    }\n}\n");
            }
            Kind::Simple { repr, simple } => {
                self.open("simple", &item.doc);
                let repr = self.ty(repr);
                let _ = write!(self.out, "    pub struct {}({repr}): {simple};\n}}\n", item.name);
            }
        }
        if let Some((variant, element)) = &item.root {
            self.macros.insert("root");
            let _ = write!(self.out, "\nroot! {{ {} as {variant}: {element} }}\n", item.name);
        }
    }

    fn field_type(&mut self, field: &Field) -> (String, String) {
        let mut inner = self.ty(&field.ty);
        if field.boxed {
            inner = format!("Box<{inner}>");
        }
        let outer = match field.occurs {
            Occurs::One => inner.clone(),
            Occurs::Optional => format!("Option<{inner}>"),
            Occurs::Many => format!("Vec<{inner}>"),
        };
        (outer, inner)
    }

    fn field(&mut self, field: &Field) {
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

    /// A type of the plan by its name.
    fn named(&mut self, name: &str) -> String {
        match self.emit.plan.items.iter().position(|item| item.name == name) {
            Some(item) => self.ty(&Ref::Item(item)),
            None => name.to_owned(),
        }
    }

    /// Whether values of a type are checked when they are made.
    fn is_checked(&self, ty: &Ref) -> bool {
        matches!(ty, Ref::Item(item) if matches!(self.emit.plan.items[*item].kind, Kind::Simple { .. }))
    }

    fn constructor(&mut self, item: &Item, fields: &[Field]) {
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
            few if few.len() <= 3 && !lists => {
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

    fn wrapped_rest(&mut self, rest: &str) {
        wrap(&mut self.out, 4, "}) {", rest.strip_prefix('{').unwrap_or("}"));
        self.out.push_str("}\n");
    }

    /// The constructor of a message whose head a context supplies.
    fn supplied(&mut self, item: &Item, fields: &[Field], supply: &crate::config::Supply, number: &str) {
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

    fn variants(&mut self, variants: &[Variant]) {
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

    fn numbered(&mut self, variants: &[Numbered]) {
        for variant in variants {
            self.doc(8, &variant.doc);
            let mut ty = self.ty(&variant.ty);
            if variant.boxed {
                ty = format!("Box<{ty}>");
            }
            let _ = writeln!(self.out, "        {} => {}({ty}),", variant.number, variant.name);
        }
    }

    /// The payloads of a choice's variants.
    fn choice_sources(&self, item: &Item) -> Vec<(Ref, String)> {
        match &item.kind {
            Kind::Choice { variants, .. } => variants
                .iter()
                .filter(|variant| !variant.many)
                .map(|variant| (variant.ty.clone(), variant.name.clone()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The payloads of variants, and what the first one itself is made from: a base type that is a choice.
    fn numbered_sources(&self, variants: &[Numbered]) -> Vec<(Ref, String)> {
        let mut sources: Vec<(Ref, String)> =
            variants.iter().map(|variant| (variant.ty.clone(), variant.name.clone())).collect();
        if let Some(Numbered { ty: Ref::Item(item), name, .. }) = variants.first() {
            let inner = self.choice_sources(&self.emit.plan.items[*item]);
            sources.extend(inner.into_iter().map(|(ty, _)| (ty, name.clone())));
        }
        sources
    }

    /// `From` for every source that occurs just once.
    fn conversions(&mut self, item: &Item, sources: Vec<(Ref, String)>) {
        let once: Vec<&(Ref, String)> = sources
            .iter()
            .filter(|(ty, _)| matches!(ty, Ref::Item(_) | Ref::Model("AnyElement")))
            .filter(|(ty, _)| sources.iter().filter(|(other, _)| other == ty).count() == 1)
            .collect();
        if once.is_empty() {
            return;
        }
        self.macros.insert("from");
        self.out.push_str("\nfrom! {\n");
        for (ty, variant) in once {
            let ty = self.ty(ty);
            let _ = writeln!(self.out, "    {ty} => {}::{variant},", item.name);
        }
        self.out.push_str("}\n");
    }
}
