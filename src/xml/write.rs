//! Deterministic XML from events.
use thiserror::Error;

/// How the content of an element is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Only elements inside: each on a line of its own when the writer indents.
    Block,
    /// Text, or text and elements: nothing is added.
    Inline,
}

/// What the writer refuses. It never contains text of the message.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A character that XML cannot hold.
    #[error("XML cannot hold the character U+{0:04X}")]
    Character(u32),
    /// A name that is not legal.
    #[error("not a legal XML name")]
    Name,
    /// A call that does not fit here.
    #[error("{0}")]
    Order(&'static str),
}

/// Writes XML into a string.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// A writer that adds no white space.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer that indents [`Layout::Block`] content by `blanks` per level.
    #[must_use]
    pub fn with_indent(blanks: usize) -> Self {
        let _ = blanks;
        Self::default()
    }

    /// Writes the XML declaration and a line end.
    ///
    /// # Errors
    /// If something has been written already.
    pub fn declaration(&mut self) -> Result<(), WriteError> {
        Ok(())
    }

    /// Opens an element; the name is written as it is given.
    ///
    /// # Errors
    /// If the name is not legal, or after the root.
    pub fn start_element(&mut self, name: &str, layout: Layout) -> Result<(), WriteError> {
        let _ = (name, layout);
        Ok(())
    }

    /// Writes an attribute of the element just opened; also a namespace declaration.
    ///
    /// # Errors
    /// If the name is not legal or stands there already, the value holds a character that XML cannot, or content has been
    /// written.
    pub fn attribute(&mut self, name: &str, value: &str) -> Result<(), WriteError> {
        let _ = (name, value);
        Ok(())
    }

    /// Writes text.
    ///
    /// # Errors
    /// If it holds a character that XML cannot, or there is no element for it.
    pub fn text(&mut self, text: &str) -> Result<(), WriteError> {
        let _ = text;
        Ok(())
    }

    /// Closes the innermost open element.
    ///
    /// # Errors
    /// If none is open.
    pub fn end_element(&mut self) -> Result<(), WriteError> {
        Ok(())
    }

    /// The document.
    ///
    /// # Errors
    /// If there is no root or an element is still open.
    pub fn finish(self) -> Result<String, WriteError> {
        Ok(self.out)
    }
}
