//! Where in a CSV text a cell and a character of it stand.

use crate::report::Place;

/// A text of CSV with `;` and `"`.
#[derive(Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t str);

impl Text<'_> {
    /// The place of a byte: line and column from 1, the column in characters.
    pub(super) fn place(self, at: usize) -> Place {
        let before = &self.0[..at];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before[start..].chars().count() + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let end = at + self.0[at..].chars().next().map_or(0, char::len_utf8);
        Place { offset: at, end, line: number(line), column: number(column) }
    }

    /// The place of a row, from that of an earlier one: what lies between is looked at, and no more. Empty lines before a row count to it.
    pub(super) fn row(self, row: usize, earlier: Place) -> Place {
        let bytes = self.0.as_bytes();
        let at = row + bytes[row..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let lines = bytes[earlier.offset..at].iter().filter(|byte| **byte == b'\n').count();
        let line = earlier.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        let end = at + self.0[at..].chars().next().map_or(0, char::len_utf8);
        Place { offset: at, end, line, column: 1 }
    }

    /// The place of the character with a number, from 0, of the cell with a number, from 0, in the row that begins at a byte. Without such a
    /// character the end of the cell, without such a cell the end of the row.
    pub(super) fn cell(self, row: usize, cell: usize, character: usize) -> Place {
        let (mut cell, mut character) = (cell, character);
        let bytes = self.0.as_bytes();
        let mut at = row + bytes[row..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let mut quoted = false;
        let mut chars = self.0[at..].char_indices().peekable();
        let start = at;
        let mut fresh = true;
        while let Some((offset, c)) = chars.next() {
            at = start + offset;
            match c {
                '"' if fresh => {
                    quoted = true;
                    fresh = false;
                    // A cell in quotes that is wrong as a whole is told at its quote.
                    if cell == 0 && character == 0 {
                        return self.place(at);
                    }
                    continue;
                }
                '"' if quoted => match chars.peek() {
                    Some((_, '"')) => {
                        if cell == 0 && character == 0 {
                            return self.place(at);
                        }
                        chars.next();
                    }
                    _ => {
                        quoted = false;
                        continue;
                    }
                },
                ';' | '\n' | '\r' if !quoted => {
                    if cell == 0 || c != ';' {
                        return self.place(at);
                    }
                    cell -= 1;
                    fresh = true;
                    continue;
                }
                _ => {
                    if cell == 0 && character == 0 {
                        return self.place(at);
                    }
                }
            }
            fresh = false;
            if cell == 0 {
                character -= 1;
            }
        }
        self.place(self.0.len())
    }

    /// The first quote that makes no sense: one that is never closed, or text behind a closing one. A reader would take them somehow.
    pub(super) fn falsches_anfuehrungszeichen(self) -> Option<(usize, [&'static str; 2])> {
        let mut opened = None;
        let mut fresh = true;
        let mut chars = self.0.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match (c, opened) {
                ('"', None) if fresh => opened = Some(at),
                ('"', Some(_)) => match chars.peek() {
                    Some((_, '"')) => {
                        chars.next();
                    }
                    Some((_, ';' | '\n' | '\r')) | None => opened = None,
                    Some((next, _)) => {
                        let why = [
                            "hinter dem schließenden Anführungszeichen endet die Zelle nicht; verdoppeln Sie Anführungszeichen im Text",
                            "the cell does not end behind the closing quote; double quotes inside a text",
                        ];
                        return Some((*next, why));
                    }
                },
                _ => {}
            }
            fresh = opened.is_none() && matches!(c, ';' | '\n' | '\r');
        }
        let why = ["dieses Anführungszeichen wird nicht geschlossen", "this quote is never closed"];
        opened.map(|at| (at, why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, row: usize, cell: usize, character: usize) -> (u32, u32) {
        let place = Text(text).cell(row, cell, character);
        (place.line, place.column)
    }

    /// Columns counted by hand.
    #[test]
    fn places_of_cells() {
        let text = "ä;b\n\n\"x\ny\";\"p\"\"q\";z";
        assert_eq!(at(text, 0, 0, 0), (1, 1));
        assert_eq!(at(text, 0, 1, 0), (1, 3));
        // The row begins behind the end of the one before; the empty line is skipped.
        let row = "ä;b\n".len();
        assert_eq!(at(text, row, 0, 0), (3, 1));
        assert_eq!(at(text, row, 0, 2), (4, 1), "the y behind the line break");
        assert_eq!(at(text, row, 1, 0), (4, 4));
        assert_eq!(at(text, row, 1, 2), (4, 8), "the q behind a doubled quote");
        assert_eq!(at(text, row, 2, 0), (4, 11));
        let first = Text(text).row(0, Place { line: 1, column: 1, ..Place::default() });
        let second = Text(text).row(row, first);
        assert_eq!((first.line, second.line, second.offset), (1, 3, row + 1));
        assert_eq!(second, Text(text).cell(row, 0, 0));
        assert_eq!(at(text, 0, 1, 5), (1, 4), "the end of the cell");
        assert_eq!(at(text, 0, 7, 0), (1, 4), "the end of the row");
        assert_eq!(at(text, row, 7, 0), (4, 12), "the end of the text");
    }

    #[test]
    fn quotes_that_make_no_sense() {
        let wrong = |text: &str| Text(text).falsches_anfuehrungszeichen().map(|(at, _)| at);
        assert_eq!(wrong("a;\"b\";c\n\"\"\"x\"\"\"\n"), None);
        assert_eq!(wrong("a;b\"c\"d"), None, "a quote inside a cell without quotes is a character");
        assert_eq!(wrong("a;\"b;c\n"), Some(2));
        assert_eq!(wrong("a;\"b\"c;d"), Some(5));
    }
}
