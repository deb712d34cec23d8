//! The path of an open element: `/a/b[2]/@c`.

use std::fmt::Write;

use crate::schema::Schema;

use super::frame::{Frame, Label};

/// The path of the innermost of the frames.
pub(super) fn of(schema: &Schema, frames: &[Frame], unknown: &str) -> String {
    let mut path = String::new();
    for frame in frames {
        push(&mut path, label(schema, frame.label, unknown), frame.index);
    }
    if path.is_empty() {
        path.push('/');
    }
    path
}

/// Adds an element.
pub(super) fn push(path: &mut String, name: &str, index: u32) {
    if path == "/" {
        path.clear();
    }
    path.push('/');
    path.push_str(name);
    if index > 0 {
        let _ = write!(path, "[{index}]");
    }
}

pub(super) fn label<'a>(schema: &'a Schema, label: Label, unknown: &'a str) -> &'a str {
    match label {
        Label::Known(name) => schema.local(name),
        Label::Unknown(from, to) => unknown.get(from as usize..to as usize).unwrap_or(""),
    }
}
