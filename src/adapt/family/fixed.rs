//! Fixed width: a record is a line, a field has a first character and a length.

use crate::adapt::charset::Decoded;
use crate::adapt::layout::{Layout, Record};
use crate::report::{Place, Report};

use super::{Cell, Family, Line, Row, finding};

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::adapt) enum LineEnd {
    CrLf,
    Lf,
    /// One record follows the other without anything in between.
    None,
}

impl LineEnd {
    fn as_str(self) -> &'static str {
        match self {
            Self::CrLf => "\r\n",
            Self::Lf => "\n",
            Self::None => "",
        }
    }
}

/// What a layout says of a file with records of fixed width.
#[derive(Debug)]
pub(in crate::adapt) struct FixedWidth {
    /// Characters of each record, without the line's end.
    pub length: usize,
    /// Where the kind of the record stands: first character, 1-based, and length.
    pub kind: (usize, usize),
    pub line_end: LineEnd,
}

/// A line of the file as characters.
struct Raw<'c> {
    chars: &'c [Decoded],
    /// How it ends; none where the file ends before.
    end: Option<&'static str>,
    /// The offset behind its last character.
    behind: usize,
}

impl Family for FixedWidth {
    fn lint(&self, layout: &Layout, report: &mut Report) {
        for record in &layout.records {
            let (start, length) = self.kind;
            if record.kind.chars().count() != length {
                let finding = layout.finding("xefa-layout-wert", &record.at).arg("name", "type");
                report.push(finding.expecting(vec![format!("{length}")]));
            }
            // Fields by their places; the kind of the record is one of them.
            let mut places: Vec<(usize, usize, Option<usize>)> = vec![(start, length, None)];
            places.extend(record.fields.iter().enumerate().map(|(at, field)| (field.start, field.length, Some(at))));
            places.sort_unstable();
            let name = |at: Option<usize>| at.map_or("type", |at| record.fields[at].name.as_str());
            let span = |at: Option<usize>| at.map_or(&record.at, |at| &record.fields[at].at);
            let (mut next, mut last) = (1, None);
            for (start, length, at) in places {
                if start < next {
                    let finding = layout.finding("xefa-layout-ueberlappung", span(at)).arg("name", name(at));
                    report.push(finding.arg("other", name(last)).arg("column", start.to_string()));
                } else if start > next {
                    let finding = layout.finding("xefa-layout-luecke", span(at)).arg("name", name(at));
                    report.push(finding.arg("first", next.to_string()).arg("second", (start - 1).to_string()));
                }
                if start + length > next {
                    (next, last) = (start + length, at);
                }
            }
            if next > self.length + 1 {
                let finding = layout.finding("xefa-layout-satzende", span(last)).arg("name", name(last));
                report.push(finding.arg("limit", self.length.to_string()).arg("count", (next - 1).to_string()));
            } else if next <= self.length {
                let finding = layout.finding("xefa-layout-luecke", &record.at).arg("name", record.kind.clone());
                report.push(finding.arg("first", next.to_string()).arg("second", self.length.to_string()));
            }
        }
    }

    fn write(&self, layout: &Layout, rows: &[Row]) -> Vec<u8> {
        let mut out = Vec::with_capacity(rows.len() * (self.length + 2));
        let mut line: Vec<char> = Vec::with_capacity(self.length);
        for row in rows {
            let record = &layout.records[row.record];
            line.clear();
            line.resize(self.length, ' ');
            put(&mut line, self.kind.0, &record.kind);
            for (field, cell) in record.fields.iter().zip(&row.cells) {
                let missing = field.length.saturating_sub(cell.chars().count());
                let pad = std::iter::repeat_n(field.pad, missing);
                let padded: String =
                    if field.right { pad.chain(cell.chars()).collect() } else { cell.chars().chain(pad).collect() };
                put(&mut line, field.start, &padded);
            }
            let text: String = line.iter().collect();
            layout.charset.encode(&text, &mut out);
            out.extend_from_slice(self.line_end.as_str().as_bytes());
        }
        out
    }

    fn read(&self, layout: &Layout, bytes: &[u8], report: &mut Report) -> Vec<Line> {
        let chars = layout.charset.decode(bytes);
        let raws = self.split(&chars, bytes.len());
        if let Some(place) = self.looks_like_utf8(layout, bytes, &raws) {
            let finding = finding("xefa-satz-utf8", place, "/").arg("other", layout.charset.name());
            report.push(finding);
            return Vec::new();
        }
        let mut lines = Vec::new();
        let mut strange_end = false;
        for (number, raw) in (1u32..).zip(&raws) {
            let last = number as usize == raws.len();
            let place = |first: usize, length: usize| {
                let offset = |at: usize| raw.chars.get(at).map_or(raw.behind, |c| c.offset);
                let column = u32::try_from(first + 1).unwrap_or(u32::MAX);
                Place { offset: offset(first), end: offset(first + length), line: number, column }
            };
            let found = raw.chars.len();
            let text = |start: usize, length: usize| -> Option<String> {
                raw.chars.get(start - 1..start - 1 + length)?.iter().map(|c| c.char.ok()).collect()
            };
            let Some(kind) = text(self.kind.0, self.kind.1) else {
                let rule = if last && raw.end.is_none() { "xefa-satz-abgeschnitten" } else { "xefa-satz-laenge" };
                report.push(length_finding(rule, place(found, 0), self.length, found, ""));
                continue;
            };
            let Some(record) = layout.records.iter().position(|record| record.kind == kind) else {
                let finding = finding("xefa-satz-art", place(self.kind.0 - 1, self.kind.1), "/");
                report.push(finding.expecting(layout.records.iter().map(|record| record.kind.clone()).collect()));
                continue;
            };
            let of = &layout.records[record];
            if found < self.length {
                let rule = if last && raw.end.is_none() { "xefa-satz-abgeschnitten" } else { "xefa-satz-laenge" };
                report.push(length_finding(rule, place(found, 0), self.length, found, &of.kind));
            } else if found > self.length {
                let surplus = place(self.length, found - self.length);
                report.push(length_finding("xefa-satz-laenge", surplus, self.length, found, &of.kind));
            }
            let wrong_length = found != self.length;
            let cells = self.cells(of, raw, wrong_length, &place, report);
            let expected = self.line_end.as_str();
            if !strange_end && !wrong_length && raw.end.unwrap_or("") != expected {
                strange_end = true;
                let finding = finding("xefa-satz-zeilenende", place(found, 0), format!("/{}", of.kind));
                report.push(finding.expecting(vec![expected.escape_default().to_string()]));
            }
            lines.push(Line { record, place: place(0, found), cells });
        }
        lines
    }
}

impl FixedWidth {
    fn split<'c>(&self, chars: &'c [Decoded], behind: usize) -> Vec<Raw<'c>> {
        let mut raws = Vec::new();
        if self.line_end == LineEnd::None {
            raws.extend(chars.chunks(self.length.max(1)).map(|chars| Raw {
                chars,
                end: (chars.len() == self.length).then_some(""),
                behind: chars.last().map_or(behind, |c| c.end),
            }));
            return raws;
        }
        let mut rest = chars;
        while !rest.is_empty() {
            let Some(at) = rest.iter().position(|c| c.char == Ok('\n')) else {
                raws.push(Raw { chars: rest, end: None, behind });
                break;
            };
            let cr = at > 0 && rest[at - 1].char == Ok('\r');
            let (end, length) = if cr { ("\r\n", at - 1) } else { ("\n", at) };
            raws.push(Raw { chars: &rest[..length], end: Some(end), behind: rest[length].offset });
            rest = &rest[at + 1..];
        }
        raws
    }

    /// The place of a line that has the right length only if the file is read as UTF-8.
    fn looks_like_utf8(&self, layout: &Layout, bytes: &[u8], raws: &[Raw<'_>]) -> Option<Place> {
        if !layout.charset.is_single_byte() || self.line_end == LineEnd::None || std::str::from_utf8(bytes).is_err() {
            return None;
        }
        let number = raws.iter().position(|raw| raw.chars.len() != self.length)?;
        let raw = &raws[number];
        let first = raw.chars.first()?.offset;
        let text = std::str::from_utf8(&bytes[first..raw.behind]).ok()?;
        let at = text.chars().position(|c| !c.is_ascii())?;
        let offset = first + text.chars().take(at).map(char::len_utf8).sum::<usize>();
        let one_based = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        let place = Place { offset, end: offset + 1, line: one_based(number), column: one_based(at) };
        (text.chars().count() == self.length).then_some(place)
    }

    /// The cells of a record. In one of the wrong length nobody knows where the fields begin: none is read.
    fn cells(
        &self,
        record: &Record,
        raw: &Raw<'_>,
        wrong_length: bool,
        place: &dyn Fn(usize, usize) -> Place,
        report: &mut Report,
    ) -> Vec<Option<Cell>> {
        let cell = |at: usize, report: &mut Report| {
            let field = &record.fields[at];
            let first = field.start - 1;
            let chars = raw.chars.get(first..first + field.length)?;
            let mut text = String::with_capacity(field.length);
            for (at, c) in chars.iter().enumerate() {
                match c.char {
                    Ok(c) if c != '\r' => text.push(c),
                    Ok(_) | Err(_) => {
                        let byte = c.char.err().unwrap_or(b'\r');
                        let path = format!("/{}/{}", record.kind, field.name);
                        let finding = finding("xefa-satz-zeichen", place(first + at, 1), path);
                        report.push(finding.arg("character", format!("0x{byte:02X}")));
                        return None;
                    }
                }
            }
            Some(Cell { text, place: place(first, field.length) })
        };
        if wrong_length {
            return vec![None; record.fields.len()];
        }
        (0..record.fields.len()).map(|at| cell(at, report)).collect()
    }
}

fn length_finding(rule: &str, place: Place, limit: usize, count: usize, kind: &str) -> crate::report::Finding {
    let path = if kind.is_empty() { "/".to_owned() } else { format!("/{kind}") };
    finding(rule, place, path).arg("limit", limit.to_string()).arg("count", count.to_string())
}

/// Puts a text at a place of a line, 1-based.
fn put(line: &mut [char], start: usize, text: &str) {
    for (at, c) in text.chars().enumerate() {
        if let Some(place) = line.get_mut(start - 1 + at) {
            *place = c;
        }
    }
}
