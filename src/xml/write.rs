//! Deterministic XML from events.
use super::chars::{is_char, is_qualified_name};
use std::fmt;
use std::ops::Range;

/// How the content of an element is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Only elements inside: each on a line of its own when the writer indents.
    Block,
    /// Text, or text and elements: nothing is added, neither here nor further inside.
    Inline,
}

/// What the writer refuses. It never contains text of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteError {
    /// A character that XML cannot hold.
    Character(u32),
    /// A name that is not legal.
    Name,
    /// An attribute that the element has already.
    DuplicateAttribute,
    /// A call that does not fit here.
    Order(&'static str),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character(code) => write!(f, "XML cannot hold the character U+{code:04X}"),
            Self::Name => f.write_str("not a legal XML name"),
            Self::DuplicateAttribute => f.write_str("the attribute stands there already"),
            Self::Order(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for WriteError {}

/// An element that is not closed yet.
#[derive(Debug, Clone)]
struct Open {
    /// Its name in the output.
    name: Range<usize>,
    layout: Layout,
    /// Whether it stands on a line of its own, so that its children can.
    block: bool,
    filled: bool,
}

/// Writes XML into a string: UTF-8, LF line ends, attributes in the given order, `<a/>` for what is empty.
///
/// What XML would change on reading is written as references: CR in text; TAB, LF and CR in attributes. So reading gives back
/// what was written. Names are written as they are given; whoever writes a prefix declares it, with
/// [`namespace`](Self::namespace).
///
/// ```
/// use xefa::xml::{Layout, Writer};
///
/// let mut writer = Writer::with_indent(2);
/// writer.declaration()?;
/// writer.start_element("x:person", Layout::Block)?;
/// writer.namespace("x", "urn:person")?;
/// writer.start_element("x:name", Layout::Inline)?;
/// writer.attribute("art", "\"alt\"")?;
/// writer.text("Müller & Söhne")?;
/// writer.end_element()?;
/// writer.end_element()?;
/// assert_eq!(
///     writer.finish()?,
///     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
///      <x:person xmlns:x=\"urn:person\">\n  \
///        <x:name art=\"&quot;alt&quot;\">Müller &amp; Söhne</x:name>\n\
///      </x:person>\n"
/// );
/// # Ok::<(), xefa::xml::WriteError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Writer {
    out: String,
    indent: Option<usize>,
    open: Vec<Open>,
    /// Names of the attributes of the tag that is being written.
    attributes: Vec<Range<usize>>,
    /// Whether the `>` of the last start tag is still to be written.
    in_tag: bool,
    root_seen: bool,
}

impl Writer {
    /// A writer that adds no white space.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer that indents [`Layout::Block`] content by `blanks` per level and ends with a line end.
    #[must_use]
    pub fn with_indent(blanks: usize) -> Self {
        Self { indent: Some(blanks), ..Self::default() }
    }

    /// Makes room for `bytes` of output.
    pub fn reserve(&mut self, bytes: usize) {
        self.out.reserve(bytes);
    }

    /// Writes the XML declaration and a line end.
    ///
    /// # Errors
    /// If something has been written already.
    pub fn declaration(&mut self) -> Result<(), WriteError> {
        if !self.out.is_empty() {
            return Err(WriteError::Order("the declaration must come first"));
        }
        self.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Ok(())
    }

    /// Opens an element; the name is written as it is given.
    ///
    /// # Errors
    /// If the name is not legal, or after the root.
    pub fn start_element(&mut self, name: &str, layout: Layout) -> Result<(), WriteError> {
        if !is_qualified_name(name) {
            return Err(WriteError::Name);
        }
        self.close_tag();
        let level = self.open.len();
        let own_line = match self.open.last_mut() {
            Some(parent) => {
                parent.filled = true;
                parent.block
            }
            None if self.root_seen => return Err(WriteError::Order("there is a root element already")),
            None => true,
        };
        if own_line && level > 0 {
            self.break_line(level);
        }
        self.out.push('<');
        let start = self.out.len();
        self.out.push_str(name);
        let block = own_line && layout == Layout::Block;
        self.open.push(Open { name: start..self.out.len(), layout, block, filled: false });
        self.attributes.clear();
        self.in_tag = true;
        self.root_seen = true;
        Ok(())
    }

    /// Writes an attribute of the element just opened.
    ///
    /// # Errors
    /// If the name is not legal or stands there already, the value holds a character that XML cannot, or content has been
    /// written.
    pub fn attribute(&mut self, name: &str, value: &str) -> Result<(), WriteError> {
        if !is_qualified_name(name) {
            return Err(WriteError::Name);
        }
        self.write_attribute("", name, value)
    }

    /// Declares a prefix for the element just opened; the empty prefix is the default namespace.
    ///
    /// # Errors
    /// As [`Self::attribute`], and if the prefix may not be declared so.
    pub fn namespace(&mut self, prefix: &str, uri: &str) -> Result<(), WriteError> {
        match prefix {
            "" => self.write_attribute("", "xmlns", uri),
            "xml" | "xmlns" => Err(WriteError::Order("this prefix is not to be declared")),
            _ if uri.is_empty() => Err(WriteError::Order("a prefix cannot be undeclared")),
            _ if prefix.contains(':') || !is_qualified_name(prefix) => Err(WriteError::Name),
            _ => self.write_attribute("xmlns:", prefix, uri),
        }
    }

    fn write_attribute(&mut self, before: &str, name: &str, value: &str) -> Result<(), WriteError> {
        if !self.in_tag {
            return Err(WriteError::Order("an attribute must follow its start tag"));
        }
        let back = self.out.len();
        self.out.push(' ');
        let start = self.out.len();
        self.out.push_str(before);
        self.out.push_str(name);
        let written = start..self.out.len();
        let twice = self.attributes.iter().any(|known| self.out.get(known.clone()) == self.out.get(written.clone()));
        let done = if twice {
            Err(WriteError::DuplicateAttribute)
        } else {
            self.out.push_str("=\"");
            escape(value, &mut self.out, &ATTRIBUTE)
        };
        match done {
            Ok(()) => {
                self.out.push('"');
                self.attributes.push(written);
            }
            Err(_) => self.out.truncate(back),
        }
        done
    }

    /// Writes text.
    ///
    /// # Errors
    /// If it holds a character that XML cannot, or the open element is none for text.
    pub fn text(&mut self, text: &str) -> Result<(), WriteError> {
        let Some(open) = self.open.last_mut() else {
            return Err(WriteError::Order("text must stand in an element"));
        };
        if text.is_empty() {
            return Ok(());
        }
        if open.layout == Layout::Block {
            return Err(WriteError::Order("this element has been opened for elements only"));
        }
        open.filled = true;
        self.close_tag();
        let back = self.out.len();
        let done = escape(text, &mut self.out, &TEXT);
        if done.is_err() {
            self.out.truncate(back);
        }
        done
    }

    /// Closes the innermost open element.
    ///
    /// # Errors
    /// If none is open.
    pub fn end_element(&mut self) -> Result<(), WriteError> {
        let Some(open) = self.open.pop() else { return Err(WriteError::Order("no element is open")) };
        if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
            return Ok(());
        }
        if open.block && open.filled {
            self.break_line(self.open.len());
        }
        self.out.push_str("</");
        self.out.extend_from_within(open.name);
        self.out.push('>');
        Ok(())
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The document.
    ///
    /// # Errors
    /// If there is no root or an element is still open.
    pub fn finish(mut self) -> Result<String, WriteError> {
        if !self.root_seen || !self.open.is_empty() {
            return Err(WriteError::Order("the document is not complete"));
        }
        if self.indent.is_some() {
            self.out.push('\n');
        }
        Ok(self.out)
    }

    #[inline]
    fn close_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    #[inline]
    fn break_line(&mut self, level: usize) {
        if let Some(indent) = self.indent {
            const BLANKS: &str = "                                                                ";
            self.out.push('\n');
            let mut missing = indent.saturating_mul(level);
            while missing > 0 {
                let some = missing.min(BLANKS.len());
                self.out.push_str(&BLANKS[..some]);
                missing -= some;
            }
        }
    }
}

/// Bytes that text cannot hold as they are; the first byte of U+FFFE is one of them because it needs a look.
static TEXT: [bool; 256] = escaped(false);
/// The same for attribute values.
static ATTRIBUTE: [bool; 256] = escaped(true);

const fn escaped(attribute: bool) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'&' | b'<' | 0xEF => true,
            b'>' => !attribute,
            b'"' | b'\t' | b'\n' => attribute,
            0..0x20 => true,
            _ => false,
        };
        byte += 1;
    }
    table
}

fn escape(text: &str, out: &mut String, table: &[bool; 256]) -> Result<(), WriteError> {
    let bytes = text.as_bytes();
    let mut run = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&byte| table[usize::from(byte)]) {
        at += found;
        let reference = match bytes[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\t' => "&#9;",
            b'\n' => "&#10;",
            b'\r' => "&#13;",
            _ => match text[at..].chars().next() {
                Some(c) if !is_char(c) => return Err(WriteError::Character(u32::from(c))),
                _ => {
                    at += 1;
                    continue;
                }
            },
        };
        out.push_str(&text[run..at]);
        out.push_str(reference);
        at += 1;
        run = at;
    }
    out.push_str(&text[run..]);
    Ok(())
}
