//! Changes for people: as text, and as Markdown.

use std::fmt::Write;

use super::change::{Aspect, Change, Class, Kind};
use super::{Diff, Summary};
use crate::report::Lang;

fn pick(lang: Lang, german: &'static str, english: &'static str) -> &'static str {
    match lang {
        Lang::De => german,
        Lang::En => english,
    }
}

/// How many messages are named.
const MESSAGES: usize = 5;

impl Diff {
    /// The changes as text: what concerns the whole set first, then type by type; who breaks stands before each change (`S` senders,
    /// `R` receivers, in German `E`).
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        for (owner, changes) in self.groups() {
            let _ = match owner {
                "" => writeln!(out, "{}", pick(lang, "Alle", "All")),
                owner => writeln!(out, "{owner}{}", self.reach(changes[0], lang, " – ")),
            };
            for change in changes.iter().filter(|change| change.kind != Kind::Documentation) {
                let receivers = pick(lang, "E", "R");
                let (senders, receivers) = match change.class {
                    Class::Compatible => (" ", " "),
                    Class::BreaksSenders => ("S", " "),
                    Class::BreaksReceivers => (" ", receivers),
                    Class::BreaksBoth => ("S", receivers),
                };
                let place = change.new_at.as_ref().or(change.old_at.as_ref());
                let place =
                    place.map_or_else(String::new, |at| format!("  ({}:{}:{})", name(&at.file), at.line, at.column));
                let what = change.what(lang);
                let _ = writeln!(out, "  {senders}{receivers} {}{what}{place}", within(change, owner));
            }
            if let Some(line) = documentation(owner, &changes, lang) {
                let _ = writeln!(out, "     {line}");
            }
        }
        for line in self.plain(lang) {
            let _ = writeln!(out, "{line}");
        }
        let _ = writeln!(out, "{}", self.summary().text(lang));
        out
    }

    /// The changes as Markdown: a table for each type.
    #[must_use]
    pub fn to_markdown(&self, lang: Lang) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}\n", self.summary().text(lang));
        for (owner, changes) in self.groups() {
            let title = if owner.is_empty() { pick(lang, "Alle", "All") } else { owner };
            let _ = writeln!(out, "## {}{}\n", escaped(title), escaped(&self.reach(changes[0], lang, " – ")));
            let told: Vec<&&Change> = changes.iter().filter(|change| change.kind != Kind::Documentation).collect();
            if !told.is_empty() {
                let head = pick(lang, "| wo | was | Folge |", "| where | what | consequence |");
                let _ = writeln!(out, "{head}\n|---|---|---|");
                for change in told {
                    let place = within(change, owner);
                    let place = place.trim_end_matches(": ");
                    let (what, verdict) = (change.what(lang), change.verdict(lang));
                    let _ = writeln!(out, "| {} | {} | {} |", escaped(place), escaped(&what), escaped(&verdict));
                }
                out.push('\n');
            }
            if let Some(line) = documentation(owner, &changes, lang) {
                let _ = writeln!(out, "{}\n", escaped(&line));
            }
        }
        for line in self.plain(lang) {
            let _ = writeln!(out, "{}\n", escaped(&line));
        }
        out
    }

    /// What needs only to be listed: types and inner elements that came or went without breaking anybody, and documentation.
    fn plain(&self, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        for (aspect, german, english) in [
            (Aspect::TypeAdded, "neue Typen", "new types"),
            (Aspect::TypeRemoved, "Typen entfallen", "types removed"),
            (Aspect::MessageAdded, "neue globale Elemente innerhalb anderer", "new global elements inside others"),
            (
                Aspect::MessageRemoved,
                "globale Elemente innerhalb anderer entfallen",
                "global elements inside others removed",
            ),
        ] {
            let of = self.changes.iter().filter(|change| change.aspect == aspect && is_plain(change));
            let names: Vec<&str> = of.map(Change::path).collect();
            if !names.is_empty() {
                lines.push(format!("{}: {}", pick(lang, german, english), names.join(", ")));
            }
        }
        let owners: Vec<&str> = self
            .by_owner()
            .into_iter()
            .filter(|(_, changes)| changes.iter().all(|change| change.kind == Kind::Documentation))
            .map(|(owner, _)| owner)
            .collect();
        if !owners.is_empty() {
            let word = pick(lang, "nur Dokumentation geändert", "only documentation changed");
            lines.push(format!("{word}: {}", owners.join(", ")));
        }
        lines
    }

    /// The groups that have more to tell than what is only listed.
    fn groups(&self) -> Vec<(&str, Vec<&Change>)> {
        let mut groups = self.by_owner();
        groups.retain(|(_, changes)| changes.iter().any(|change| change.kind != Kind::Documentation));
        groups
    }

    /// The changes by owner: those without one first, then in the order in which they were found.
    fn by_owner(&self) -> Vec<(&str, Vec<&Change>)> {
        let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
        let mut places: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for change in self.changes.iter().filter(|change| !is_plain(change)) {
            let at = *places.entry(&change.owner).or_insert_with(|| {
                groups.push((&change.owner, Vec::new()));
                groups.len() - 1
            });
            groups[at].1.push(change);
        }
        groups
    }

    /// The messages that a change reaches, in short.
    fn reach(&self, change: &Change, lang: Lang, before: &str) -> String {
        let count = change.messages.len();
        let all = self.messages.len();
        if change.owner.is_empty() || count == 0 || (count == 1 && *change.messages[0] == *change.owner) {
            return String::new();
        }
        let text = if count == all && all > 1 {
            match lang {
                Lang::De => format!("alle {all} Nachrichten"),
                Lang::En => format!("all {all} messages"),
            }
        } else if count > MESSAGES {
            match lang {
                Lang::De => format!("{count} von {all} Nachrichten"),
                Lang::En => format!("{count} of {all} messages"),
            }
        } else {
            let names: Vec<&str> = change.messages.iter().map(|name| &**name).collect();
            names.join(", ")
        };
        format!("{before}{text}")
    }
}

/// Whether a change is only listed.
fn is_plain(change: &Change) -> bool {
    let listed = [Aspect::TypeAdded, Aspect::TypeRemoved, Aspect::MessageAdded, Aspect::MessageRemoved];
    listed.contains(&change.aspect) && change.class == Class::Compatible
}

/// Where documentation changed, in one line.
fn documentation(owner: &str, changes: &[&Change], lang: Lang) -> Option<String> {
    let mut places: Vec<String> = Vec::new();
    for change in changes.iter().filter(|change| change.kind == Kind::Documentation) {
        let place = within(change, owner).trim_end_matches(": ").to_owned();
        let place = if place.is_empty() { owner.to_owned() } else { place };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let word = pick(lang, "Dokumentation geändert", "documentation changed");
    (!places.is_empty()).then(|| format!("{word}: {}", places.join(", ")))
}

/// The path of a change within its owner, with a colon behind it.
fn within(change: &Change, owner: &str) -> String {
    let path = change.path();
    // A version of a namespace beside another one is named behind the owner.
    let owner = owner.split(' ').next().unwrap_or(owner);
    let inner = path.strip_prefix(owner).unwrap_or(path).trim_start_matches('/');
    if inner.is_empty() { String::new() } else { format!("{inner}: ") }
}

/// The name of a file without its folders.
fn name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*").replace('\n', " ")
}

impl Summary {
    /// The summary in one line.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        if self.changes() == 0 {
            return pick(lang, "keine Änderung", "no change").to_owned();
        }
        let count = self.changes();
        match lang {
            Lang::De => format!(
                "{count} {}: {} verträglich, {} brechen Sender, {} Empfänger, {} beide",
                if count == 1 { "Änderung" } else { "Änderungen" },
                self.compatible,
                self.senders,
                self.receivers,
                self.both
            ),
            Lang::En => format!(
                "{count} {}: {} compatible, {} break senders, {} receivers, {} both",
                if count == 1 { "change" } else { "changes" },
                self.compatible,
                self.senders,
                self.receivers,
                self.both
            ),
        }
    }
}
