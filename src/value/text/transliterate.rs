//! What becomes of a letter that a character set lacks.
//!
//! The rules, in this order:
//! 1. a base and its marks become the one letter that they make, where the character set has it;
//! 2. marks are taken off; of several, the first one that the character set can show on the base stays (`ệ` becomes `ê` in ISO 8859-15);
//! 3. `ä`, `ö`, `ü` become `ae`, `oe`, `ue` (DIN 5007, variant 2) where not even they can be shown;
//! 4. a letter that is composed of nothing, and a punctuation mark, follows the [tables](super::tabelle): `ß` becomes `ss`, `Ø` `O`, `Đ` `D`,
//!    `Ł` `L`, `Þ` `TH`; Greek and Cyrillic letters become Latin ones, for which rules 1 to 3 hold again;
//! 5. a compatibility character becomes what Unicode says that it is a form of (`ﬁ` becomes `fi`).
//!
//! In a text the neighbours count too: where a small letter follows, only the first of several letters stays large (`Ärger`, `Aerger`);
//! a Greek upsilon behind α, ε or ο is a `u` (ISO 843); a Bulgarian word that ends in `ия` ends in `ia` (transliteration act).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, decompose_canonical};

use super::tabelle::{greek, other};

/// Whether a character is a combining mark that belongs to the letter before it.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// How many bytes of marks a text begins with.
pub(super) fn marks_at(text: &str) -> usize {
    text.find(|c| !is_mark(c)).unwrap_or(text.len())
}

/// The letters of a text with their places: 1-based, in characters. A base and the marks behind it are one letter.
pub fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut rest, mut at) = (text, 1);
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (letter, behind) = rest.split_at(first.len_utf8() + marks_at(&rest[first.len_utf8()..]));
        rest = behind;
        let place = at;
        at += letter.chars().count();
        Some((place, letter))
    })
}

/// What a letter becomes where `has` says which characters there are; none where no rule helps.
#[must_use]
pub fn transliterate(letter: &str, has: &dyn Fn(char) -> bool) -> Option<String> {
    between(None, letter, None, has)
}

/// What a letter of a text becomes, as [`transliterate`] says, with a look at its neighbours. `letter` is where it stands, in bytes.
#[must_use]
pub fn transliterate_in(text: &str, letter: Range<usize>, has: &dyn Fn(char) -> bool) -> Option<String> {
    let before = text.get(..letter.start)?.chars().next_back();
    let after = text.get(letter.end..)?.chars().next();
    between(before, text.get(letter)?, after, has)
}

fn between(before: Option<char>, letter: &str, after: Option<char>, has: &dyn Fn(char) -> bool) -> Option<String> {
    let first = letter.chars().next()?;
    let mut out = alone(before, letter, after, has)?;
    let small_follows = after.is_some_and(char::is_lowercase);
    // The Dutch letter IJ is large as a whole or not at all.
    if first.is_uppercase() && first != 'Ĳ' && small_follows {
        let rest = out.chars().next().map_or(0, char::len_utf8);
        let lower = out[rest..].to_lowercase();
        if lower.chars().all(has) {
            out.replace_range(rest.., &lower);
        }
    }
    Some(out)
}

fn alone(before: Option<char>, letter: &str, after: Option<char>, has: &dyn Fn(char) -> bool) -> Option<String> {
    let mut chars = letter.chars();
    let first = chars.next()?;
    if is_mark(first) {
        // A mark without a base says nothing.
        return Some(String::new());
    }
    let all_of = |text: &str| text.chars().all(has).then(|| text.to_owned());
    let whole = chars.clone().try_fold(first, compose);
    if let Some(whole) = whole {
        if has(whole) {
            return Some(whole.to_string());
        }
        let at_end = matches!(before, Some('и' | 'И')) && !after.is_some_and(char::is_alphabetic);
        let known = match whole {
            'я' if at_end => Some("a"),
            'Я' if at_end => Some("A"),
            _ => other(whole),
        };
        if let Some(known) = known {
            return all_of(known);
        }
    }
    let mut bases = Vec::with_capacity(1);
    let mut marks: Vec<char> = Vec::new();
    decompose_canonical(first, |c| if is_mark(c) { marks.push(c) } else { bases.push(c) });
    marks.extend(chars);
    let [base] = bases[..] else { return None };
    // A stroke through a sign says the contrary: ≠ is not =.
    if !base.is_alphabetic() && marks.iter().any(|mark| matches!(mark, '\u{335}'..='\u{338}')) {
        return None;
    }
    if let Some(latin) = greek(base) {
        let digraph = matches!(before, Some('α' | 'ε' | 'ο' | 'Α' | 'Ε' | 'Ο')) && !marks.contains(&'\u{308}');
        let latin = match base {
            'υ' if digraph => "u",
            'Υ' if digraph => "U",
            _ => latin,
        };
        return latin_of(latin, &marks, has);
    }
    if let Some(kept) = marks.iter().filter_map(|mark| compose(base, *mark)).find(|letter| has(*letter)) {
        return Some(kept.to_string());
    }
    if marks.contains(&'\u{308}') && matches!(base, 'A' | 'O' | 'U' | 'a' | 'o' | 'u') && has('e') {
        let capital = base.is_uppercase();
        return Some(format!("{base}{}", if capital && has('E') { 'E' } else { 'e' }));
    }
    if has(base) {
        return Some(base.to_string());
    }
    match other(base) {
        Some(known) => all_of(known),
        None => all_of(&base.nfkc().collect::<String>()),
    }
}

/// Latin letters for a Greek one; the accents of the Greek one belong to the first.
fn latin_of(latin: &str, marks: &[char], has: &dyn Fn(char) -> bool) -> Option<String> {
    let mut out = String::new();
    for (at, c) in latin.chars().enumerate() {
        let mut letter = String::from(c);
        if at == 0 {
            letter.extend(marks);
        }
        out.push_str(&alone(None, &letter, None, has)?);
    }
    Some(out)
}
#[cfg(test)]
mod tests {
    use super::super::din_91379;
    use super::*;

    /// ISO 8859-15, near enough.
    fn latin9(c: char) -> bool {
        !c.is_control() && (u32::from(c) < 0x100 && !"¤¦¨´¸¼½¾".contains(c) || "€ŠšŽžŒœŸ".contains(c))
    }

    #[test]
    fn each_rule() {
        let cases = [
            // One letter that the set has.
            ("a\u{308}", "ä"),
            ("s\u{30c}", "š"),
            // Marks off; the first that can be shown stays.
            ("ł", "l"),
            ("ş", "s"),
            ("ǟ", "ä"),
            ("ệ", "ê"),
            ("Ǻ", "Å"),
            ("c\u{300}", "c"),
            ("Ž\u{326}", "Ž"),
            ("L\u{325}\u{304}", "L"),
            // The table, also below marks.
            ("ẞ", "SS"),
            ("Ǿ", "Ø"),
            ("Đ", "D"),
            ("ŉ", "'n"),
            ("’", "'"),
            ("\n", " "),
            // A mark alone.
            ("\u{300}", ""),
        ];
        for (letter, expected) in cases {
            assert_eq!(transliterate(letter, &latin9).as_deref(), Some(expected), "{letter}");
        }
        let ascii = |c: char| c.is_ascii();
        for (letter, expected) in
            [("ä", "ae"), ("Ö", "OE"), ("ß", "ss"), ("Ǿ", "O"), ("ǟ", "ae"), ("é", "e"), ("Þ", "TH")]
        {
            assert_eq!(transliterate(letter, &ascii).as_deref(), Some(expected), "{letter}");
        }
        assert_eq!(transliterate("漢", &ascii), None);
    }

    #[test]
    fn every_letter_of_din_91379_has_a_rule() {
        let mut count = 0;
        for text in din_91379() {
            for (_, letter) in letters(&text).filter(|(_, letter)| !letter.chars().all(latin9)) {
                let other = transliterate(letter, &latin9);
                assert!(other.as_ref().is_some_and(|other| other.chars().all(latin9)), "{letter:?}: {other:?}");
                count += 1;
            }
        }
        assert!(count > 700, "{count}");
    }
}
