//! Codes looked up in code lists, while the message goes by.

use std::collections::HashSet;

use crate::codelist::{Code, CodeCheck, CodeList, CodeLists, NewerVersion, Resolved, UnknownList};
use crate::report::{Finding, Place, Severity};
use crate::schema::{AttributeUse, CodeKind, CodeUse, ComplexType};

use super::engine::{Engine, place};
use super::frame::Label;
use super::release::looks_like_version;
use super::{Tag, TagAttribute};

/// Codes that are offered where one is unknown.
const OFFERED: usize = 5;
/// A list of up to so many codes is offered as a whole.
const SHORT: usize = 12;

/// The check of codes of one message.
#[derive(Debug)]
pub(super) struct Codes<'s> {
    check: CodeCheck<'s>,
    open: Vec<Open<'s>>,
    /// Lists and versions of which it was said that they are not at hand: once for each message.
    told: HashSet<(String, Option<String>)>,
}

/// An open element of a code type.
#[derive(Debug)]
struct Open<'s> {
    /// Its place among the open elements, from one.
    depth: usize,
    code: CodeUse,
    lists: Lists<'s>,
    /// The row of its code, once that was read.
    row: Option<Code<'s>>,
}

/// Where a code may be found.
#[derive(Debug, Clone, Copy)]
enum Lists<'s> {
    /// In the version that the message names.
    Exact(&'s CodeList),
    /// In the newest version, or in the newer one that the message names.
    Newest(&'s CodeList),
    /// In any version: the message names none, and need not.
    Any(&'s [std::sync::Arc<CodeList>]),
}

impl<'s> Codes<'s> {
    pub fn new(check: CodeCheck<'s>) -> Self {
        Self { check, open: Vec::new(), told: HashSet::new() }
    }
}

/// What the message says in an attribute, or the schema for it.
struct Said<'a> {
    value: &'a str,
    /// Where it stands, if it does.
    at: Option<Place>,
}

impl<'s> Engine<'s> {
    /// Looks codes up in code lists, too.
    ///
    /// Codes of the types 2, 3 and 4 are looked up, those of type 1 are enumerated in the schema. Nothing is looked up for a code
    /// that breaks a rule of the schema itself.
    #[must_use]
    pub fn with_code_lists(mut self, check: CodeCheck<'s>) -> Self {
        self.codes = Some(Box::new(Codes::new(check)));
        self
    }

    /// An element of a code type has begun; its attributes have been checked.
    pub(super) fn begin_code<T: Tag>(&mut self, tag: &T, complex: &'s ComplexType, code: CodeUse) {
        let depth = self.frames.len();
        let Some(uri_use) = complex.attributes.get(code.list_uri as usize) else { return };
        let Some(version_use) = complex.attributes.get(code.list_version as usize) else { return };
        let (Ok(uri), Ok(version)) = (said(tag, uri_use), said(tag, version_use)) else { return };
        let Some(uri) = uri else { return };
        if version.is_none() && version_use.required {
            return;
        }
        let Some(codes) = &self.codes else { return };
        let check = codes.check;
        let all: &'s CodeLists = check.lists();
        let list_uri = uri.value.trim();
        let here = place(tag.span());
        let lists = match &version {
            None => match all.versions(list_uri) {
                [] => return self.list_unknown(list_uri, code.kind, uri.at, here),
                versions => Lists::Any(versions),
            },
            Some(version) => match all.resolve(list_uri, version.value) {
                Resolved::Known(list) => Lists::Exact(list),
                Resolved::Unknown => return self.list_unknown(list_uri, code.kind, uri.at, here),
                Resolved::Newer(newest) => {
                    let severity = match check.policy.newer {
                        NewerVersion::Reject => Some(Severity::Error),
                        NewerVersion::Warn => Some(Severity::Warning),
                        NewerVersion::Accept => None,
                    };
                    if let Some(severity) = severity {
                        self.version_unknown(list_uri, version, severity, here);
                    }
                    if check.policy.newer == NewerVersion::Reject {
                        return;
                    }
                    Lists::Newest(newest)
                }
                Resolved::Other(_) => return self.version_unknown(list_uri, version, Severity::Unchecked, here),
            },
        };
        if let Some(codes) = &mut self.codes {
            codes.open.push(Open { depth, code, lists, row: None });
        }
    }

    fn list_unknown(&mut self, uri: &str, kind: CodeKind, at: Option<Place>, here: Place) {
        let full = self.is_full();
        let Some(codes) = &mut self.codes else { return };
        // A list that only the message names may be anybody's.
        let severity = match codes.check.policy.unknown_list {
            _ if kind == CodeKind::Four => return,
            UnknownList::Ignore => return,
            UnknownList::Unchecked => Severity::Unchecked,
            UnknownList::Warn => Severity::Warning,
        };
        let told = (uri.to_owned(), None);
        if codes.told.contains(&told) {
            return;
        }
        // Where the report has no room for it, what it would have said need not be remembered.
        if !full {
            codes.told.insert(told);
        }
        let path = if at.is_some() { self.attribute_path("listURI") } else { self.path() };
        let finding = Finding::new("xefa-liste-unbekannt", at.unwrap_or(here)).path(path).arg("list", uri);
        self.report(finding.weighing(severity));
    }

    fn version_unknown(&mut self, uri: &str, version: &Said<'_>, severity: Severity, here: Place) {
        let full = self.is_full();
        let Some(codes) = &mut self.codes else { return };
        let told = (uri.to_owned(), Some(version.value.to_owned()));
        if codes.told.contains(&told) {
            return;
        }
        // Where the report has no room for it, what it would have said need not be remembered.
        if !full {
            codes.told.insert(told);
        }
        let known: Vec<&str> = codes.check.lists().versions(uri).iter().map(|list| list.version()).collect();
        let known = known.join(", ");
        let path = if version.at.is_some() { self.attribute_path("listVersionID") } else { self.path() };
        let mut finding = Finding::new("xefa-listenversion-unbekannt", version.at.unwrap_or(here))
            .path(path)
            .arg("list", uri)
            .arg("version", known);
        if looks_like_version(version.value) {
            finding = finding.arg("made", version.value);
        }
        let finding = self.with_value(finding, version.value);
        self.report(finding.weighing(severity));
    }

    /// The text of an element that breaks no rule of the schema: it may be the code or the name of an open code.
    pub(super) fn code_text(&mut self, text: &str, span: (usize, usize)) {
        let depth = self.frames.len();
        let Some(label) = self.frames.last().map(|frame| frame.label) else { return };
        let Some(codes) = &mut self.codes else { return };
        let Some(open) = codes.open.last_mut() else { return };
        let is = |name| open.depth + 1 == depth && matches!(label, Label::Known(id) if Some(id) == name);
        let is_code = is(open.code.code) || open.code.code.is_none() && open.depth == depth;
        if !is_code && !is(open.code.name) {
            return;
        }
        if is_code {
            open.row = match open.lists {
                Lists::Exact(list) | Lists::Newest(list) => list.get(text),
                Lists::Any(versions) => versions.iter().rev().find_map(|list| list.get(text)),
            };
            if open.row.is_none() {
                let (lists, newer) = (open.lists, codes.check.policy.newer);
                self.code_unknown(text, span, lists, newer);
            }
        } else if let Some(row) = open.row
            && row.name().is_some()
            && !text.trim().is_empty()
            && !row.is_called(text)
        {
            let list = row.list();
            let mut finding = Finding::new("xefa-code-name", place(span))
                .arg("list", list.uri())
                .arg("version", list.version())
                .expecting(row.name().map(|name| name.trim().to_owned()).into_iter().collect());
            finding = self.with_value(finding, text);
            self.report(finding);
        }
    }

    fn code_unknown(&mut self, text: &str, span: (usize, usize), lists: Lists<'s>, newer: NewerVersion) {
        let Some(codes) = &self.codes else { return };
        let (list, severity) = match lists {
            Lists::Exact(list) => (list, Severity::Error),
            Lists::Newest(list) if newer == NewerVersion::Warn => (list, Severity::Warning),
            // A newer version was accepted: the code may be a new one.
            Lists::Newest(_) => return,
            Lists::Any(versions) => match versions.last() {
                Some(newest) => (newest.as_ref(), Severity::Error),
                None => return,
            },
        };
        let versions = codes.check.lists().versions(list.uri());
        let other = versions.iter().rev().find_map(|known| known.get(text));
        let mut finding = Finding::new("xefa-code-unbekannt", place(span))
            .arg("list", list.uri())
            .arg("version", list.version())
            .expecting(offer(list, text, other));
        if let Some(other) = other {
            finding = finding.arg("other", other.list().version());
        }
        finding = self.with_value(finding, text);
        self.report(finding.weighing(severity));
    }

    /// An element ends.
    pub(super) fn end_code(&mut self) {
        let depth = self.frames.len();
        if let Some(codes) = &mut self.codes
            && codes.open.last().is_some_and(|open| open.depth >= depth)
        {
            codes.open.pop();
        }
    }
}

/// What a tag says in an attribute; an error where it contradicts the fixed value, which has been reported.
fn said<'a, T: Tag>(tag: &'a T, declared: &'a AttributeUse) -> Result<Option<Said<'a>>, ()> {
    let found =
        (0..tag.attribute_count()).map(|at| tag.attribute(at)).find(|found| found.name.id == Some(declared.name));
    let stored = declared.value.as_ref();
    Ok(match (found, stored) {
        (Some(found), Some(stored)) if stored.fixed => {
            if found.value.trim() != stored.lexical.trim() {
                return Err(());
            }
            Some(Said { value: &stored.lexical, at: Some(value_place(&found)) })
        }
        (Some(found), _) => Some(Said { value: found.value, at: Some(value_place(&found)) }),
        (None, Some(stored)) => Some(Said { value: &stored.lexical, at: None }),
        (None, None) => None,
    })
}

fn value_place(attribute: &TagAttribute<'_>) -> Place {
    place((attribute.value_at, attribute.end))
}

/// Codes of a list that may have been meant: the one that has the name of the unknown code where another version has that code, then
/// the nearest ones; all of a short list.
fn offer(list: &CodeList, text: &str, other: Option<Code<'_>>) -> Vec<String> {
    let mut offered: Vec<String> = Vec::new();
    if let Some(name) = other.and_then(Code::name) {
        offered
            .extend(list.codes().filter(|code| code.is_called(name)).take(OFFERED).map(|code| code.code().to_owned()));
    }
    if list.len() <= SHORT {
        let missing = list.codes().map(Code::code).filter(|code| !offered.iter().any(|known| known == code));
        let missing: Vec<String> = missing.map(str::to_owned).collect();
        offered.extend(missing);
        return offered;
    }
    let mut near: Vec<(usize, &str)> = list
        .codes()
        .map(|code| (super::likeness::edits(text, code.code()), code.code()))
        .filter(|(edits, _)| *edits < usize::MAX)
        .collect();
    near.sort_by_key(|(edits, _)| *edits);
    for (_, code) in near {
        if offered.len() >= OFFERED {
            break;
        }
        if !offered.iter().any(|known| known == code) {
            offered.push(code.to_owned());
        }
    }
    offered
}
