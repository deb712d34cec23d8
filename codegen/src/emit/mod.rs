//! Rust text from a plan.

mod constructor;
mod conversion;
mod item;
mod lines;
mod shared;
mod stored;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::config::Config;
use crate::docs::comment;
use crate::plan::{Message, Module, Plan, Ref};
use crate::share::Sharing;

use lines::{sort_into, use_line};
pub(crate) use stored::Stored;
use text::{Text, derives};

/// Writes modules.
pub(crate) struct Emit<'a> {
    pub plan: &'a Plan,
    pub config: &'a Config,
    pub header: &'a str,
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
        for item in module.items.iter().map(|item| &self.plan.items[*item]).filter(|item| item.shared.is_none()) {
            text.item(item);
        }
        let mut out = self.begin(&module.doc);
        let runtime = &self.config.runtime;
        let mut lines = vec![
            use_line("use", &format!("{runtime}::models"), &text.models),
            use_line("use", &format!("{runtime}::value"), &text.values),
            use_line("use", runtime, &text.macros),
        ];
        sort_into(&mut out, &mut lines);
        let siblings: BTreeSet<&str> = text.siblings.iter().map(String::as_str).collect();
        let mut modules: Vec<usize> = text.imports.values().copied().collect();
        modules.sort_unstable();
        modules.dedup();
        let mut lines = vec![use_line("use", "super", &siblings)];
        for module in modules {
            let names: BTreeSet<&str> =
                text.imports.iter().filter(|(_, from)| **from == module).map(|(name, _)| name.as_str()).collect();
            lines.push(use_line("use", &format!("super::{}", self.plan.modules[module].name), &names));
        }
        if lines.iter().any(|line| !line.is_empty()) {
            out.push('\n');
            sort_into(&mut out, &mut lines);
        }
        self.reexports(&mut out, module);
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
    pub fn root(&self, title: &str, stored: &[Stored], fingerprint: u64, sharing: &[Sharing]) -> String {
        let mut out = self.begin(title);
        let runtime = &self.config.runtime;
        let _ = writeln!(out, "use std::sync::LazyLock;\n");
        let shared = self.shared_messages();
        let mut macros = BTreeSet::new();
        if !shared.is_empty() {
            macros.insert("from");
        }
        if !self.plan.messages.is_empty() {
            macros.insert("messages");
        }
        let mut lines = [
            use_line("use", runtime, &macros),
            format!("use {runtime}::models::embedded;\n"),
            format!("use {runtime}::schema::Schema;\n"),
        ];
        sort_into(&mut out, &mut lines);
        out.push('\n');
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
        self.fingerprints(&mut out, fingerprint, sharing);
        // Of a set of types alone there is nothing to read.
        if !self.plan.messages.is_empty() {
            out.push_str("\nmessages! {\n    /// Alle Nachrichten.\n");
            derives(&mut out, &self.plan.derives);
            out.push_str("    pub enum Message {\n");
            for message in &self.plan.messages {
                self.message(&mut out, message);
            }
            out.push_str("    }\n}\n");
        }
        if !shared.is_empty() {
            out.push_str("\nfrom! {\n");
            for (ty, variant) in shared {
                let _ = writeln!(out, "    {ty} => Message::{variant},");
            }
            out.push_str("}\n");
        }
        out
    }

    fn message(&self, out: &mut String, message: &Message) {
        let doc = if message.doc.is_empty() { &message.variant } else { &message.doc };
        comment(out, "///", 8, doc);
        let _ = writeln!(out, "        {} => {}({}),", message.element, message.variant, self.above(&message.ty));
    }

    /// A type as it is written above all modules.
    fn above(&self, ty: &Ref) -> String {
        match ty {
            Ref::Item(item) if self.plan.modules[self.plan.items[*item].module].main => {
                self.plan.items[*item].name.clone()
            }
            ty => self.path(ty, None),
        }
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
