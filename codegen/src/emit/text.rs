//! The text of one module, and what it uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::docs::comment;
use crate::plan::{Item, Kind, Ref};

use super::Emit;

/// The text of one module, and what it uses.
pub(super) struct Text<'a> {
    pub(super) emit: &'a Emit<'a>,
    pub(super) module: usize,
    pub(super) out: String,
    pub(super) values: BTreeSet<&'static str>,
    pub(super) models: BTreeSet<&'static str>,
    pub(super) macros: BTreeSet<&'static str>,
    /// Modules beside this one that are named in paths.
    pub(super) siblings: BTreeSet<String>,
    /// Types of other modules that are named without a path, and their modules.
    pub(super) imports: BTreeMap<String, usize>,
}

impl Text<'_> {
    pub(super) fn ty(&mut self, ty: &Ref) -> String {
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

    pub(super) fn note(&mut self, ty: &Ref) {
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

    pub(super) fn doc(&mut self, indent: usize, doc: &str) {
        comment(&mut self.out, "///", indent, doc);
    }

    pub(super) fn open(&mut self, name: &'static str, item: &Item) {
        self.macros.insert(name);
        let _ = write!(self.out, "\n{name}! {{\n");
        self.doc(4, &item.doc);
        derives(&mut self.out, &item.derives);
    }

    /// A type of the plan by its name.
    pub(super) fn named(&mut self, name: &str) -> String {
        match self.emit.plan.items.iter().position(|item| item.name == name) {
            Some(item) => self.ty(&Ref::Item(item)),
            None => name.to_owned(),
        }
    }

    /// Whether values of a type are checked when they are made.
    pub(super) fn is_checked(&self, ty: &Ref) -> bool {
        matches!(ty, Ref::Item(item) if matches!(self.emit.plan.items[*item].kind, Kind::Simple { .. }))
    }
}

/// The attribute by which traits are derived.
pub(super) fn derives(out: &mut String, derives: &[String]) {
    if !derives.is_empty() {
        let _ = writeln!(out, "    #[derive({})]", derives.join(", "));
    }
}
