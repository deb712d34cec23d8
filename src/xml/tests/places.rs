//! Lines and columns.
use super::super::{Locator, Place};

/// Slow and obvious.
fn by_hand(text: &str, offset: usize) -> Place {
    let (mut line, mut column) = (1, 1);
    for (at, c) in text.char_indices().take_while(|(at, c)| at + c.len_utf8() <= offset) {
        let ends = c == '\n' || c == '\r' && !text[at + 1..].starts_with('\n');
        (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
    }
    Place { offset, line, column }
}

#[test]
fn every_line_end_counts_once() {
    let text = "a\nb\r\nc\rd\r\r\n\n\re\u{301}😀ä\tx\u{85}\u{2028}y";
    let offsets: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut ascending = Locator::new(text);
    let mut descending = Locator::new(text);
    for &offset in &offsets {
        assert_eq!(ascending.place(offset), by_hand(text, offset), "{offset}");
    }
    for &offset in offsets.iter().rev() {
        assert_eq!(descending.place(offset), by_hand(text, offset), "{offset}");
    }
    let last = Locator::new(text).place(usize::MAX);
    assert_eq!((last.offset, last.line, last.column), (text.len(), 8, 10));
}

#[test]
fn long_texts_are_searched_from_the_nearest_mark() {
    let text = "eine Zeile mit \u{E4}\u{F6}\u{FC}\r\n".repeat(20_000);
    let mut locator = Locator::new(&text);
    for line in [19_999, 3, 10_000, 9_999, 15_000, 0, 19_999] {
        let place = locator.place(line * 23 + 16);
        assert_eq!((place.line as usize, place.column), (line + 1, 16));
        let place = locator.place(line * 23 + 21);
        assert_eq!((place.line as usize, place.column), (line + 1, 19));
    }
}
