//! What has been told of elements in a wrong place or namespace, so that one mistake is told once.
//!
//! Entries are few, one a finding at most, and are looked at only where a child does not fit. Elements are known by the byte offset
//! of their start tag.

use crate::schema::{NameId, NamespaceId};

use super::frame::Frame;

/// What has been told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Elements in a wrong namespace: what stands below them in the same one is read as if it were in the right one.
    mistaken: Vec<Mistaken>,
    /// Elements that were found in a place that is not theirs.
    strays: Vec<Stray>,
    /// Elements that were missing in their place.
    missing: Vec<Missing>,
    /// Elements before which others were missing.
    early: Vec<Early>,
}

#[derive(Debug)]
struct Mistaken {
    /// The place of the element among the open ones.
    depth: usize,
    at: usize,
    uri: String,
    meant: NamespaceId,
}

#[derive(Debug)]
struct Stray {
    name: NameId,
    at: usize,
    /// The element in which it was found.
    parent: usize,
}

#[derive(Debug)]
struct Missing {
    name: NameId,
    /// The element in which it was missing.
    parent: usize,
}

#[derive(Debug)]
struct Early {
    /// The element in which it stands.
    parent: usize,
    /// Where it was told.
    at: usize,
    /// What was missing before it and has not turned up since.
    missing: Vec<NameId>,
    /// What has turned up since.
    late: Vec<NameId>,
}

impl Told {
    /// The next element to be opened is in a wrong namespace.
    pub fn mistaken(&mut self, frames: &[Frame], at: usize, uri: &str, meant: NamespaceId) {
        self.mistaken.retain(|known| is_open(frames, known));
        self.mistaken.push(Mistaken { depth: frames.len(), at, uri: uri.to_owned(), meant });
    }

    /// The namespace that is meant by one that was wrong in an element around.
    pub fn meant(&self, frames: &[Frame], uri: &str) -> Option<NamespaceId> {
        let around = self.mistaken.iter().rev().filter(|known| is_open(frames, known));
        around.filter(|known| known.uri == uri).map(|known| known.meant).next()
    }

    /// An element of this name is in a place that is not its own; whether that needs no finding, because it was told as missing in
    /// its own place nearby.
    pub fn stray(&mut self, frames: &[Frame], name: NameId, at: usize) -> bool {
        let parent = frames.last().map_or(0, |frame| frame.span.0);
        let near = |missing: &Missing| missing.name == name && is_near(frames, parent, missing.parent);
        if let Some(found) = self.missing.iter().position(near) {
            self.missing.swap_remove(found);
            return true;
        }
        self.strays.push(Stray { name, at, parent });
        false
    }

    /// Elements are missing in the innermost open element; whether that needs no finding, because all of them stand nearby in a
    /// wrong place.
    pub fn missing(&mut self, frames: &[Frame], names: &[NameId]) -> bool {
        let Some(frame) = frames.last() else { return false };
        let here = frame.span.0;
        let near = |stray: &Stray, name: NameId| {
            stray.name == name && (stray.at > here || is_near(frames, here, stray.parent))
        };
        let told = |strays: &[Stray], name: NameId| strays.iter().position(|stray| near(stray, name));
        if !names.is_empty() && names.iter().all(|name| told(&self.strays, *name).is_some()) {
            for name in names {
                if let Some(found) = told(&self.strays, *name) {
                    self.strays.swap_remove(found);
                }
            }
            return true;
        }
        self.missing.extend(names.iter().map(|name| Missing { name: *name, parent: here }));
        false
    }

    /// Elements were told as missing before the one at `at`.
    pub fn early(&mut self, frames: &[Frame], at: usize, missing: Vec<NameId>) {
        let parent = frames.last().map_or(0, |frame| frame.span.0);
        self.early.push(Early { parent, at, missing, late: Vec::new() });
    }

    /// An element of this name turns up late. Where the finding stands that called it missing, what is still missing by it, and what
    /// has turned up.
    pub fn late(&mut self, frames: &[Frame], name: NameId) -> Option<(usize, Vec<NameId>, Vec<NameId>)> {
        let parent = frames.last()?.span.0;
        let mut known = self.early.iter_mut().rev().filter(|early| early.parent == parent);
        let early = known.find(|early| early.missing.contains(&name))?;
        early.missing.retain(|missing| *missing != name);
        early.late.push(name);
        Some((early.at, early.missing.clone(), early.late.clone()))
    }
}

fn is_open(frames: &[Frame], known: &Mistaken) -> bool {
    frames.get(known.depth).is_some_and(|frame| frame.span.0 == known.at)
}

/// Whether an element stands in one of the two innermost open ones around `here`, or is one of them, or began inside `here`.
fn is_near(frames: &[Frame], here: usize, other: usize) -> bool {
    other > here || frames.iter().rev().take(3).any(|frame| frame.span.0 == other)
}
