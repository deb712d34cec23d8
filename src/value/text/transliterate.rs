//! What becomes of a letter that a character set lacks.
//!
//! The rules, in this order:
//! 1. a base and its marks become the one letter that they make, where the character set has it;
//! 2. marks are taken off; of several, the first one that the character set can show on the base stays (`ệ` becomes `ê` in ISO 8859-15);
//! 3. `ä`, `ö`, `ü` become `ae`, `oe`, `ue` (DIN 5007, variant 2) where not even they can be shown;
//! 4. a letter that is composed of nothing, and a punctuation mark, follows the [tables](super::tabelle): `ß` becomes `ss`, `Ø` `O`, `Đ` `D`,
//!    `Ł` `L`, `Þ` `TH`; Greek and Cyrillic letters become Latin ones, for which rules 1 to 3 hold again;
//! 5. a compatibility character becomes what Unicode says that it is a form of (`ﬁ` becomes `fi`), by these rules again;
//! 6. what nobody sees (a soft hyphen, a zero-width space) becomes nothing.
//!
//! In a text the neighbours count too: where a small letter follows, only the first of several letters stays large (`Ärger`, `Aerger`);
//! a Greek upsilon behind α, ε or ο is a `u` (ISO 843); a Bulgarian word that ends in `ия` ends in `ia` (transliteration act).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{compose, decompose_canonical};

use super::tabelle::{far, greek, near};

/// Whether a character is a combining mark that belongs to the letter before it.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Characters without a shape of their own that come in with copied text.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
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

/// Which letters are transliterated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Umfang {
    /// Latin letters and punctuation: what stays readable as the letter that it was.
    Latein,
    /// All: also letters of other scripts, signs that a word stands for, forms of other letters, and what nobody sees.
    Alles,
}

/// What a letter becomes where `has` says which characters there are; none where no rule helps.
#[must_use]
pub fn transliterate(letter: &str, has: &dyn Fn(char) -> bool) -> Option<String> {
    Rules { has, umfang: Umfang::Alles }.between(None, letter, None)
}

/// What a letter of a text becomes, as [`transliterate`] says, with a look at its neighbours. `letter` is where it stands, in bytes.
#[must_use]
pub fn transliterate_in(
    text: &str,
    letter: Range<usize>,
    umfang: Umfang,
    has: &dyn Fn(char) -> bool,
) -> Option<String> {
    let before = text.get(..letter.start)?.chars().next_back();
    let after = text.get(letter.end..)?.chars().next();
    Rules { has, umfang }.between(before, text.get(letter)?, after)
}

/// The rules for one character set.
#[derive(Clone, Copy)]
struct Rules<'a> {
    has: &'a dyn Fn(char) -> bool,
    umfang: Umfang,
}

impl Rules<'_> {
    /// A letter between its neighbours.
    fn between(self, before: Option<char>, letter: &str, after: Option<char>) -> Option<String> {
        let first = letter.chars().next()?;
        let mut out = self.letter(before, letter, after)?;
        let small_follows = after.is_some_and(char::is_lowercase);
        // The Dutch letter IJ is large as a whole or not at all.
        if first.is_uppercase() && !first.is_numeric() && first != 'Ĳ' && small_follows {
            let rest = out.chars().next().map_or(0, char::len_utf8);
            if let Some(lower) = self.all_of(&out[rest..].to_lowercase()) {
                out.replace_range(rest.., &lower);
            }
        }
        Some(out)
    }

    fn letter(self, before: Option<char>, letter: &str, after: Option<char>) -> Option<String> {
        let has = self.has;
        let mut chars = letter.chars();
        let first = chars.next()?;
        if is_mark(first) {
            // A mark without a base says nothing.
            return Some(String::new());
        }
        if let Some(whole) = chars.clone().try_fold(first, compose) {
            if has(whole) {
                return Some(whole.to_string());
            }
            let at_end = matches!(before, Some('и' | 'И')) && !after.is_some_and(char::is_alphabetic);
            let known = match whole {
                'я' if at_end => self.farther(Some("a")),
                'Я' if at_end => self.farther(Some("A")),
                _ => self.other(whole),
            };
            if let Some(known) = known {
                return self.all_of(known);
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
        if let Some(latin) = self.farther(greek(base)) {
            let digraph = matches!(before, Some('α' | 'ε' | 'ο' | 'Α' | 'Ε' | 'Ο')) && !marks.contains(&'\u{308}');
            return self.greek(digraph, base, latin, &marks);
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
        match (self.other(base), self.umfang) {
            (Some(known), _) => self.all_of(known),
            (None, Umfang::Latein) => None,
            (None, Umfang::Alles) if is_invisible(base) => Some(String::new()),
            (None, Umfang::Alles) => {
                // A form of other letters; what comes of it is no such form again.
                let plain: String = base.nfkc().collect();
                let is_form = plain.chars().ne([base]);
                is_form.then(|| letters(&plain).map(|(_, letter)| self.letter(None, letter, None)).collect())?
            }
        }
    }

    /// Latin letters for a Greek one; the accents of the Greek one belong to the first.
    fn greek(self, digraph: bool, base: char, latin: &str, marks: &[char]) -> Option<String> {
        let latin = match base {
            'υ' if digraph => "u",
            'Υ' if digraph => "U",
            _ => latin,
        };
        let mut out = String::new();
        for (at, c) in latin.chars().enumerate() {
            let mut letter = String::from(c);
            if at == 0 {
                letter.extend(marks);
            }
            out.push_str(&self.letter(None, &letter, None)?);
        }
        Some(out)
    }

    fn other(self, c: char) -> Option<&'static str> {
        near(c).or_else(|| self.farther(far(c)))
    }

    /// What stands in a table that only [`Umfang::Alles`] looks into.
    fn farther(self, found: Option<&'static str>) -> Option<&'static str> {
        found.filter(|_| self.umfang == Umfang::Alles)
    }

    /// A text of which the set has every character.
    fn all_of(self, text: &str) -> Option<String> {
        text.chars().all(self.has).then(|| text.to_owned())
    }
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
            // Forms of other letters.
            ("ﬁ", "fi"),
            ("ǆ", "dž"),
            ("㎏", "kg"),
            ("\u{202f}", " "),
            // A mark alone, and what nobody sees.
            ("\u{300}", ""),
            ("\u{200b}", ""),
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
        // Where a replacement is given, it goes before other scripts and words.
        for (letter, expected) in
            [("é", Some("e")), ("Þ", Some("TH")), ("Ά", None), ("я", None), ("∞", None), ("ﬁ", None)]
        {
            let near = transliterate_in(letter, 0..letter.len(), Umfang::Latein, &ascii);
            assert_eq!(near.as_deref(), expected, "{letter}");
        }
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
