//! The pull reader over what comes bit by bit, in bounded memory.
use super::core::{Core, State, View};
use super::decode::{Decoder, HEAD};
use super::fault::{Fault, rule};
use super::place::Place;
use super::reader::Token;
use crate::limits::Limits;
use std::io::{self, Read};

/// How much text the window holds, if no piece of it is longer, …
const WINDOW: usize = 128 << 10;

/// … and how many bytes are read at a time.
const PORTION: usize = 64 << 10;

/// How much of the text behind a fault must be known, so that the whole text would give the same fault.
const LOOKAHEAD: usize = 4 << 10;

/// Reads a document from an [`io::Read`], token by token, as [`Reader`](super::Reader) reads it from a text.
///
/// It keeps a window of the text that moves on with the reading. The window grows only where a single tag, comment or text does
/// not fit; how long one may be is what [`Limits::text_bytes`] says. The encodings are those of [`decode`](super::decode());
/// a character may be cut in two by what one call of [`Read::read`] gives.
///
/// ```
/// use xefa::Limits;
/// use xefa::xml::{Stream, Token};
///
/// let input: &[u8] = b"<?xml version='1.0' encoding='ISO-8859-1'?><name>J\xF6rg</name>";
/// let mut stream = Stream::new(input, &Limits::default());
/// assert_eq!(stream.next()?, Token::Start);
/// assert_eq!(stream.next()?, Token::Text);
/// assert_eq!(stream.view().text(), "Jörg");
/// # Ok::<(), xefa::xml::Fault>(())
/// ```
#[derive(Debug)]
pub struct Stream<R> {
    input: R,
    core: Core,
    /// The names of the open elements, as far as they have left the text, one behind the other; then text.
    window: String,
    /// Where the text begins in the window, …
    head: usize,
    /// … and the place of that.
    place: Place,
    /// Places of a text that is being put together.
    pinned: Vec<Place>,
    /// What was read and not decoded.
    raw: Vec<u8>,
    /// None before the first bytes have come.
    decoder: Option<Decoder>,
    /// Whether there is no more to read.
    exhausted: bool,
    size: usize,
    /// Scratch for names.
    names: String,
    error: Option<io::Error>,
}

impl<R: Read> Stream<R> {
    /// A reader over a byte stream.
    pub fn new(input: R, limits: &Limits) -> Self {
        let mut core = Core::new(limits);
        core.complete = false;
        Self {
            input,
            core,
            window: String::new(),
            head: 0,
            place: Place::START,
            pinned: Vec::new(),
            raw: Vec::new(),
            decoder: None,
            exhausted: false,
            size: WINDOW,
            names: String::new(),
            error: None,
        }
    }

    /// Makes the window hold about that many bytes, instead of 128 KiB, where no piece of text is longer.
    #[must_use]
    pub fn with_window(mut self, bytes: usize) -> Self {
        self.size = bytes.max(1);
        self
    }

    /// The next token. After [`Token::Eof`] and after a fault it is always [`Token::Eof`].
    ///
    /// # Errors
    /// The first breach of XML, of the namespace rules, of the encoding or of a limit; [`rule::READING`] if the input fails.
    #[expect(clippy::should_implement_trait, reason = "what a token is read from is borrowed, so it is no iterator")]
    pub fn next(&mut self) -> Result<Token, Fault> {
        loop {
            match self.step()? {
                Some(token) => return Ok(token),
                None => self.refill(),
            }
        }
    }

    /// The next token, if the window holds it; otherwise [`refill`](Self::refill) it and ask again. Before that is the last
    /// chance to [`locate`](Self::locate) what the window holds.
    ///
    /// # Errors
    /// As [`Self::next`].
    #[inline]
    pub fn step(&mut self) -> Result<Option<Token>, Fault> {
        match self.core.advance(&self.window) {
            Ok(token) => Ok(Some(token)),
            Err(fault) => self.stumble(*fault),
        }
    }

    /// A fault may mean just that the window is too small.
    #[cold]
    fn stumble(&mut self, fault: Fault) -> Result<Option<Token>, Fault> {
        let known = self.window.len();
        let unsure = fault.rule == rule::UNEXPECTED_END || known < fault.end.saturating_add(LOOKAHEAD);
        let room = known.saturating_sub(self.core.at) <= self.core.longest_piece();
        if !self.core.complete && unsure && room {
            self.core.rewind();
            return Ok(None);
        }
        Err(self.core.stop(&self.window, fault))
    }

    /// Moves the window on and fills it.
    pub fn refill(&mut self) {
        self.shift();
        let pending = self.window.len() - self.head;
        let wanted = self.size.max(2 * pending);
        while !self.core.complete && self.window.len() - self.head < wanted {
            if wanted > self.size {
                self.window.reserve_exact((self.head + wanted + PORTION).saturating_sub(self.window.len()));
            }
            self.read();
        }
    }

    /// Forgets the text that has been read, but for the names of the open elements.
    fn shift(&mut self) {
        let cut = self.core.at;
        if self.core.state == State::Text {
            self.pin();
        } else {
            self.pinned.clear();
        }
        if cut <= self.head {
            return;
        }
        self.place = self.place.behind(self.window.as_bytes(), self.head, cut);
        self.names.clear();
        for open in &self.core.open {
            self.names.push_str(open.name.raw(&self.window));
        }
        self.head = self.names.len();
        self.window.replace_range(..cut, &self.names);
        self.core.moved(self.head);
    }

    /// Remembers the places of a text that is being put together: it will be told of when they have left the window.
    fn pin(&mut self) {
        let mut wanted = [Some(self.core.collected.start), self.core.collected.first].map(|offset| {
            let offset = offset?;
            let known = self.pinned.iter().find(|place| place.offset == offset);
            Some(known.copied().unwrap_or(Place { offset, line: 0, column: 0 }))
        });
        self.pinned.clear();
        for place in wanted.iter_mut().flatten() {
            self.locate(std::slice::from_mut(place));
            self.pinned.push(*place);
        }
    }

    /// Reads and decodes the next bytes.
    fn read(&mut self) {
        let portion = self.size.clamp(4, PORTION);
        let wanted = if self.decoder.is_none() { HEAD } else { portion };
        if !self.exhausted && self.raw.len() < wanted {
            let missing = (wanted - self.raw.len()) as u64;
            self.error = self.input.by_ref().take(missing).read_to_end(&mut self.raw).err();
            self.exhausted = self.raw.len() < wanted || self.error.is_some();
        }
        let decoder = self.decoder.get_or_insert_with(|| {
            let decoder = Decoder::new(&self.raw);
            self.raw.drain(..decoder.mark());
            decoder
        });
        let bytes = self.raw.get(..portion).unwrap_or(&self.raw);
        let last = self.exhausted && bytes.len() == self.raw.len();
        let ending = match decoder.decode(bytes, last && self.error.is_none(), &mut self.window) {
            Ok(consumed) => {
                self.raw.drain(..consumed);
                let end = self.offset_of_end();
                let reason = self.error.as_ref().filter(|_| last).map(|error| error.kind().to_string());
                reason.map(|reason| Fault::new(rule::READING, end, end).with("reason", reason))
            }
            Err(fault) => Some(fault),
        };
        self.core.complete = last || ending.is_some();
        self.core.ending = ending.map(Box::new);
        let offset = self.offset_of_end();
        let limit = self.core.limits.total_bytes;
        if offset > limit {
            let keep = self.window.len().saturating_sub(offset - limit);
            self.window.truncate(self.window.floor_char_boundary(keep));
            self.core.ending = Some(Fault::limit(rule::LIMIT_SIZE, self.offset_of_end(), limit).into());
            self.core.complete = true;
        }
    }

    fn offset_of_end(&self) -> usize {
        self.core.base + self.window.len()
    }

    /// The current token.
    #[inline]
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View { text: &self.window, core: &self.core }
    }

    /// Finds line and column of offsets, which must come in ascending order. Those that lie before the window stay as they are.
    pub fn locate(&self, places: &mut [Place]) {
        let mut last = self.place;
        let mut at = self.head;
        for place in places {
            if place.offset < self.place.offset {
                // Where the document begins is known without its text: a file that is empty or no XML is told of there.
                let begin = (place.offset == 0).then_some(&Place::START);
                if let Some(known) = begin.or_else(|| self.pinned.iter().find(|pinned| pinned.offset == place.offset)) {
                    *place = *known;
                }
                continue;
            }
            let to = self.window.floor_char_boundary((self.head + (place.offset - self.place.offset)).max(at));
            last = last.behind(self.window.as_bytes(), at, to);
            at = to;
            (place.line, place.column) = (last.line, last.column);
        }
    }

    /// How much memory the window takes, with what has been read and not decoded.
    #[must_use]
    pub fn window_capacity(&self) -> usize {
        self.window.capacity() + self.raw.capacity() + self.names.capacity()
    }

    /// Why the input failed, once [`next`](Self::next) has given [`rule::READING`].
    pub fn take_error(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}
