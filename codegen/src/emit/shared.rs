//! What is taken from other crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::plan::{Item, Module, Ref};
use crate::share::Sharing;

use super::Emit;
use super::lines::{hex, sort_into, use_line};

impl Emit<'_> {
    /// `pub use xbildung::basis::{Person, PersonRequired};`
    pub(super) fn reexports(&self, out: &mut String, module: &Module) {
        let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for Item { name, shared, .. } in module.items.iter().map(|item| &self.plan.items[*item]) {
            let Some(shared) = shared else { continue };
            let names = names.entry(&shared.module).or_default();
            let mut add = |end: &str| {
                let own = format!("{}{end}", shared.name);
                names.insert(if shared.name == *name { own } else { format!("{own} as {name}{end}") });
            };
            add("");
            if shared.required {
                add("Required");
            }
        }
        let lines = names.into_iter().map(|(path, names)| {
            let names = names.iter().map(String::as_str).collect();
            use_line("pub use", path, &names)
        });
        let mut lines: Vec<String> = lines.collect();
        if !lines.is_empty() {
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
            sort_into(out, &mut lines);
        }
    }

    /// What these models are known by, and that the other crates' models are those that were meant.
    pub(super) fn fingerprints(&self, out: &mut String, own: u64, sharing: &[Sharing]) {
        let _ = write!(
            out,
            "\n/// Woran Modelle, die Typen von diesen übernehmen, erkennen, dass es dieselben geblieben sind.\n\
             pub const FINGERPRINT: u64 = {};\n",
            hex(own)
        );
        for Sharing { path, fingerprint, .. } in sharing.iter().filter(|sharing| sharing.shared > 0) {
            let _ = write!(
                out,
                "\nconst _: () = assert!(\n    {path}::FINGERPRINT == {},\n    \"the models at {path} are not those that these take \
                 types from; generate both anew: {}\"\n);\n",
                hex(*fingerprint),
                self.config.command.escape_default()
            );
        }
    }

    /// Messages that are taken from other crates.
    pub(super) fn shared_messages(&self) -> Vec<(String, &str)> {
        let messages = self.plan.messages.iter().filter_map(|message| {
            let Ref::Item(item) = message.ty else { return None };
            let item = &self.plan.items[item];
            (item.shared.is_some() && item.root.is_some()).then(|| (self.above(&message.ty), message.variant.as_str()))
        });
        messages.collect()
    }
}
