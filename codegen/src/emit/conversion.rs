//! `From` for what an enum is made of.

use std::fmt::Write;

use crate::plan::{Item, Kind, Numbered, Ref};

use super::text::Text;

impl Text<'_> {
    /// The payloads of a choice's variants.
    pub(super) fn choice_sources(&self, item: &Item) -> Vec<(Ref, String)> {
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
    pub(super) fn numbered_sources(&self, variants: &[Numbered]) -> Vec<(Ref, String)> {
        let mut sources: Vec<(Ref, String)> =
            variants.iter().map(|variant| (variant.ty.clone(), variant.name.clone())).collect();
        if let Some(Numbered { ty: Ref::Item(item), name, .. }) = variants.first() {
            let inner = self.choice_sources(&self.emit.plan.items[*item]);
            sources.extend(inner.into_iter().map(|(ty, _)| (ty, name.clone())));
        }
        sources
    }

    /// `From` for every source that occurs just once.
    pub(super) fn conversions(&mut self, item: &Item, sources: Vec<(Ref, String)>) {
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
