//! Start and end tags, strictly.
use super::attribute::{Record, Stored};
use super::chars::{Scanned, is_blank, is_char, scan_name};
use super::core::{Broken, Core, Open};
use super::fault::{Fault, rule};
use super::name::NameSpan;
use super::namespaces::{Ns, Refused};
use super::reference;

/// Bytes of attribute values that are more than themselves: quotes, `<`, `&`, white space other than blanks, control
/// characters, and the first byte of U+FFFE.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'"' | b'\'' | b'<' | b'&' | 0xEF | 0..0x20);
        byte += 1;
    }
    table
};

/// Up to how many attributes comparing each with each is faster than sorting.
const FEW: usize = 12;

impl Core {
    /// Reads the start tag at `at` and opens its element: name, attributes, namespaces. Gives its end, and whether it is like
    /// `<a/>`.
    #[inline]
    pub(super) fn start_tag(&mut self, text: &str, at: usize) -> Result<(usize, bool), Broken> {
        let scanned = scan_name(text, at + 1);
        self.records.clear();
        self.arena.clear();
        let mark = self.namespaces.mark();
        self.tag_content(text, at, scanned, mark).map_err(|fault| self.broken_tag(text, scanned, mark, fault))
    }

    #[cold]
    fn broken_tag(&mut self, text: &str, name: Scanned, mark: u32, mut fault: Broken) -> Broken {
        if name.legal && fault.in_start_tag.is_none() {
            fault.in_start_tag = text.get(name.local..name.end).map(Box::from);
        }
        self.namespaces.leave(mark);
        fault
    }

    #[inline]
    fn tag_content(&mut self, text: &str, tag: usize, name: Scanned, mark: u32) -> Result<(usize, bool), Broken> {
        let bytes = text.as_bytes();
        self.check_name(text, tag, tag + 1, name)?;
        let mut at = name.end;
        let mut count = 0;
        let (end, empty) = loop {
            let gap = at;
            at = blanks(bytes, at);
            match bytes.get(at) {
                Some(b'>') => break (at + 1, false),
                Some(b'/') if bytes.get(at + 1) == Some(&b'>') => break (at + 2, true),
                Some(b'/') => return Err(self.unexpected(text, tag, at + 1, "empty-tag")),
                None => return Err(self.unexpected(text, tag, at, "start-tag")),
                // Names that are not legal look like this.
                Some(_) if at == gap && count == 0 => return Err(self.bad_name(text, tag, tag + 1, "start-tag")),
                Some(_) if at == gap => return Err(self.unexpected(text, tag, at, "attribute-gap")),
                Some(_) => {}
            }
            let name = scan_name(text, at);
            self.check_name(text, tag, at, name)?;
            count += 1;
            if count > self.limits.attributes {
                return Err(Fault::limit(rule::LIMIT_ATTRIBUTES, at, self.limits.attributes).into());
            }
            let equals = blanks(bytes, name.end);
            match bytes.get(equals) {
                Some(b'=') => {}
                Some(_) if equals == name.end => return Err(self.bad_name(text, tag, at, "attribute-equals")),
                _ => return Err(self.unexpected(text, tag, equals, "attribute-equals")),
            }
            let open = blanks(bytes, equals + 1);
            let quote = match bytes.get(open) {
                Some(&quote @ (b'"' | b'\'')) => quote,
                _ => return Err(self.unexpected(text, tag, open, "attribute-quote")),
            };
            let (end, stored) = self.attribute_value(text, tag, open + 1, quote)?;
            if end - (open + 1) > self.limits.text_bytes {
                self.check_value(open + 1, end, stored)?;
            }
            let span = NameSpan { start: at, local: name.local, end: name.end, ns: Ns::NONE };
            let record = Record { name: span, value_offset: open + 1, end, stored };
            if is_declaration(bytes, &record.name) {
                self.declare(text, tag, mark, &record)?;
            } else {
                self.records.push(record);
            }
            at = end + 1;
        };
        // Built here and stored twice: reading back what was just stored in parts would stall.
        let mut span = NameSpan { start: tag + 1, local: name.local, end: name.end, ns: Ns::NONE };
        span.ns = self.resolve_names(text, &span, mark)?;
        if end - tag > self.longest_piece() {
            return Err(Fault::limit(rule::LIMIT_TEXT, tag, self.limits.text_bytes).into());
        }
        self.current = span;
        self.open.push(Open { name: span, mark });
        Ok((end, empty))
    }

    /// The value from `from` to its closing quote, normalised: where the quote is, and where the value is stored.
    #[inline]
    fn attribute_value(&mut self, text: &str, tag: usize, from: usize, quote: u8) -> Result<(usize, Stored), Broken> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            match bytes.get(at) {
                Some(&byte) if !SPECIAL[usize::from(byte)] => at += 1,
                Some(&byte) if byte == quote => return Ok((at, Stored::Input)),
                Some(b'"' | b'\'') => at += 1,
                _ => return self.special_value(text, tag, from, quote),
            }
        }
    }

    fn special_value(&mut self, text: &str, tag: usize, from: usize, quote: u8) -> Result<(usize, Stored), Broken> {
        let bytes = text.as_bytes();
        let start = self.arena.len();
        let (mut run, mut at) = (from, from);
        loop {
            let Some(&byte) = bytes.get(at) else {
                self.check_value(from, at, Stored::Arena { start: 0, end: 0 })?;
                return Err(self.end_of(text));
            };
            if !SPECIAL[usize::from(byte)] || matches!(byte, b'"' | b'\'') && byte != quote {
                at += 1;
                continue;
            }
            if byte == 0xEF && forbidden_at(text, at).is_none() {
                at += 1;
                continue;
            }
            self.arena.push_str(text.get(run..at).unwrap_or_default());
            match byte {
                b'"' | b'\'' => return Ok((at, Stored::Arena { start, end: self.arena.len() })),
                b'<' => return Err(Fault::syntax(tag, at + 1, "attribute-value").into()),
                b'&' => {
                    let (c, end) = reference::resolve(text, at)?;
                    self.arena.push(c);
                    at = end;
                }
                b'\t' | b'\n' | b'\r' => {
                    self.arena.push(' ');
                    at += if byte == b'\r' && bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                }
                _ => {
                    let fault = self.forbidden(text, at);
                    return Err(fault.unwrap_or_else(|| Fault::syntax(tag, at, "attribute-value")).into());
                }
            }
            run = at;
        }
    }

    /// A value that is long as it is written may still be short enough.
    #[cold]
    fn check_value(&self, from: usize, to: usize, stored: Stored) -> Result<(), Broken> {
        let size = match stored {
            Stored::Input => to - from,
            Stored::Arena { start, end } => end - start,
        };
        if size > self.limits.text_bytes || to - from > self.longest_piece() {
            return Err(Fault::limit(rule::LIMIT_TEXT, from, self.limits.text_bytes).into());
        }
        Ok(())
    }

    /// Takes up a namespace declaration.
    fn declare(&mut self, text: &str, tag: usize, mark: u32, record: &Record) -> Result<(), Broken> {
        let name = &record.name;
        let prefix = if name.local == name.start { "" } else { name.local(text) };
        let uri = match record.stored {
            Stored::Input => text.get(record.value_offset..record.end),
            Stored::Arena { start, end } => self.arena.get(start..end),
        };
        match self.namespaces.declare(mark, prefix, uri.unwrap_or_default()) {
            Ok(()) => Ok(()),
            Err(Refused::Twice) => Err(self.duplicate(text, name)),
            Err(Refused::Reserved) => {
                Err(Fault::syntax(tag, record.end, "namespace-declaration").with("name", name.raw(text)).into())
            }
            Err(Refused::TooMany) => {
                Err(Fault::limit(rule::LIMIT_NAMESPACES, name.start, self.limits.namespaces).into())
            }
        }
    }

    /// Finds the namespaces of the element and its attributes, and attributes that stand there twice.
    #[inline]
    fn resolve_names(&mut self, text: &str, element: &NameSpan, mark: u32) -> Result<Ns, Broken> {
        let prefix = element.prefix(text);
        // Most elements have the prefix of their parent and declare nothing.
        let inherited = match self.open.last() {
            Some(parent) if self.namespaces.mark() == mark && parent.name.prefix(text) == prefix => {
                Some(parent.name.ns)
            }
            _ => self.namespaces.resolve(prefix),
        };
        let ns = match inherited {
            Some(Ns::XMLNS) => {
                return Err(Fault::new(rule::NAME, element.start, element.end).with("name", "xmlns").into());
            }
            Some(ns) => ns,
            None => return Err(self.unbound(text, element)),
        };
        let mut unbound = None;
        for (index, record) in self.records.iter_mut().enumerate() {
            if record.name.local != record.name.start {
                match self.namespaces.resolve(record.name.prefix(text)) {
                    Some(ns) => record.name.ns = ns,
                    None => {
                        unbound = Some(index);
                        break;
                    }
                }
            }
        }
        let resolved = unbound.unwrap_or(self.records.len());
        if resolved > 1
            && let Some(second) = self.first_duplicate(text, resolved)
        {
            return Err(self.duplicate(text, &self.records[second].name));
        }
        match unbound {
            None => Ok(ns),
            Some(index) => {
                let name = &self.records[index].name;
                let mut fault = self.unbound(text, name);
                fault.on_attribute = Some(name.local(text).to_owned());
                Err(fault)
            }
        }
    }

    /// The first of the first `count` attributes that repeats an earlier one.
    fn first_duplicate(&mut self, text: &str, count: usize) -> Option<usize> {
        let key = |record: &Record| (record.name.ns, record.name.local(text));
        let records = self.records.get(..count)?;
        if count <= FEW {
            return (1..count).find(|&second| {
                let (ns, local) = key(&records[second]);
                records[..second].iter().any(|first| first.name.ns == ns && first.name.local(text) == local)
            });
        }
        self.order.clear();
        self.order.extend(0..count);
        self.order.sort_unstable_by(|&a, &b| (key(&records[a]), a).cmp(&(key(&records[b]), b)));
        let twice = |pair: &&[usize]| key(&records[pair[0]]) == key(&records[pair[1]]);
        self.order.windows(2).filter(twice).map(|pair| pair[1]).min()
    }

    /// Checks the end tag at `at` against the open element. Gives its end.
    #[inline]
    pub(super) fn end_tag(&mut self, text: &str, at: usize) -> Result<usize, Broken> {
        let bytes = text.as_bytes();
        if let Some(open) = self.open.last() {
            let behind = at + 2 + (open.name.end - open.name.start);
            if bytes.get(at + 2..behind) == Some(&bytes[open.name.start..open.name.end]) {
                let close = blanks(bytes, behind);
                if bytes.get(close) == Some(&b'>') {
                    self.current = open.name;
                    return Ok(close + 1);
                }
            }
        }
        Err(self.bad_end_tag(text, at))
    }

    #[cold]
    fn bad_end_tag(&self, text: &str, at: usize) -> Broken {
        let found = scan_name(text, at + 2);
        let raw = text.get(at + 2..found.end).unwrap_or_default();
        let behind = blanks(text.as_bytes(), found.end);
        if behind >= text.len() {
            return self.unexpected(text, at, behind, "end-tag");
        }
        if found.end == at + 2 {
            return self.unexpected(text, at, at + 2, "end-tag");
        }
        match self.open.last() {
            Some(open) if open.name.raw(text) == raw => self.unexpected(text, at, behind, "end-tag"),
            open => {
                let mut fault = Fault::new(rule::END_TAG, at, text.len().min(behind + 1));
                if let Some(open) = open {
                    fault = fault.with("expected", open.name.raw(text));
                }
                (if found.legal { fault.with("found", raw) } else { fault }).into()
            }
        }
    }

    /// A name must be there, be legal, and be short enough.
    #[inline]
    fn check_name(&self, text: &str, tag: usize, at: usize, name: Scanned) -> Result<(), Broken> {
        if name.end - at > self.limits.name_bytes {
            return Err(Fault::limit(rule::LIMIT_NAME, at, self.limits.name_bytes).into());
        }
        if name.legal { Ok(()) } else { Err(self.bad_name(text, tag, at, "name")) }
    }

    /// What is wrong where a name should be: a name that is not legal, or something else, for which `what` is the word.
    #[cold]
    fn bad_name(&self, text: &str, tag: usize, at: usize, what: &'static str) -> Broken {
        let rest = text.get(at..).unwrap_or_default();
        let delimiter = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '/' | '>' | '=' | '<' | '&' | '"' | '\'');
        let length = rest.find(delimiter).unwrap_or(rest.len());
        let end = at + length;
        if let Some((offset, _)) = super::chars::first_forbidden(&rest[..length]) {
            return self.forbidden(text, at + offset).unwrap_or_else(|| Fault::syntax(tag, end, what)).into();
        }
        if end >= text.len() {
            return self.unexpected(text, tag, end, what);
        }
        let scanned = scan_name(text, at);
        if length == 0 || scanned.legal && scanned.end == end {
            return self.unexpected(text, tag, end, what);
        }
        Fault::new(rule::NAME, at, end).into()
    }

    /// What is wrong where the grammar of a tag wants something else than what stands at `at`.
    #[cold]
    pub(super) fn unexpected(&self, text: &str, tag: usize, at: usize, what: &'static str) -> Broken {
        if at >= text.len() {
            return self.end_of(text);
        }
        self.forbidden(text, at).unwrap_or_else(|| Fault::syntax(tag, at, what)).into()
    }

    /// The fault for the character at `at`, if XML forbids it.
    #[cold]
    pub(super) fn forbidden(&self, text: &str, at: usize) -> Option<Fault> {
        let c = forbidden_at(text, at)?;
        let fault = Fault::new(rule::CHARACTER, at, at + c.len_utf8());
        Some(fault.with("character", format!("U+{:04X}", u32::from(c))))
    }

    #[cold]
    fn unbound(&self, text: &str, name: &NameSpan) -> Broken {
        Fault::new(rule::UNBOUND_PREFIX, name.start, name.end).with("name", name.prefix(text)).into()
    }

    #[cold]
    fn duplicate(&self, text: &str, name: &NameSpan) -> Broken {
        let mut fault = Fault::new(rule::DUPLICATE_ATTRIBUTE, name.start, name.end).with("name", name.raw(text));
        fault.on_attribute = Some(name.local(text).to_owned());
        fault.into()
    }
}

#[inline]
fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|&byte| is_blank(byte)) {
        at += 1;
    }
    at
}

#[inline]
fn is_declaration(bytes: &[u8], name: &NameSpan) -> bool {
    let raw = bytes.get(name.start..name.end).unwrap_or_default();
    raw.starts_with(b"xmlns") && (raw.len() == 5 || raw[5] == b':')
}

fn forbidden_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next().filter(|&c| !is_char(c))
}
