//! The pieces of a text as quick-xml finds them, each with its span.
use quick_xml::events::Event;

/// A kind of piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Start,
    Empty,
    End,
    Text,
    Reference,
    CData,
    Comment,
    /// A processing instruction or the XML declaration.
    Instruction,
    DocType,
    Eof,
    /// quick-xml refused it; the span goes on to the end of the text.
    Broken,
}

/// quick-xml's reader over a slice with all its own checks of content off: they are ours.
#[derive(Debug, Clone)]
pub(super) struct Source<'i> {
    inner: quick_xml::Reader<&'i [u8]>,
    at: usize,
    len: usize,
}

impl<'i> Source<'i> {
    pub fn new(text: &'i str) -> Self {
        let mut inner = quick_xml::Reader::from_str(text);
        let config = inner.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.trim_markup_names_in_closing_tags = false;
        Self { inner, at: 0, len: text.len() }
    }

    /// The next piece and its bytes.
    #[inline]
    pub fn next_piece(&mut self) -> (Piece, usize, usize) {
        let start = self.at;
        let piece = match self.inner.read_event() {
            Ok(Event::Start(_)) => Piece::Start,
            Ok(Event::Empty(_)) => Piece::Empty,
            Ok(Event::End(_)) => Piece::End,
            Ok(Event::Text(_)) => Piece::Text,
            Ok(Event::GeneralRef(_)) => Piece::Reference,
            Ok(Event::CData(_)) => Piece::CData,
            Ok(Event::Comment(_)) => Piece::Comment,
            Ok(Event::PI(_) | Event::Decl(_)) => Piece::Instruction,
            Ok(Event::DocType(_)) => Piece::DocType,
            Ok(Event::Eof) => Piece::Eof,
            Err(_) => return (Piece::Broken, start, self.len),
        };
        self.at = usize::try_from(self.inner.buffer_position()).unwrap_or(self.len).clamp(start, self.len);
        (piece, start, self.at)
    }
}
