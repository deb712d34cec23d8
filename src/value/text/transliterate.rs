//! What becomes of a letter that a character set lacks.
//!
//! The rules, in this order:
//! 1. a base and its marks become the one letter that they make, where the character set has it;
//! 2. marks are taken off; of several, the first one that the character set can show on the base stays (`ệ` becomes `ê` in ISO 8859-15);
//! 3. `ä`, `ö`, `ü` become `ae`, `oe`, `ue` (DIN 5007, variant 2) where not even they can be shown;
//! 4. a letter that is composed of nothing, and a punctuation mark, follows the table [`OTHERS`]: `ß` becomes `ss`, `Ø` `O`, `Đ` `D`, `Ł` `L`, `Þ` `TH`.

use super::compose::{composed, decomposed};

/// Letters and other characters without a canonical decomposition. Nothing here is a quotation mark or a sign that the type of
/// names (datatype A of DIN 91379) would refuse, where the character itself may stand in a name.
#[rustfmt::skip]
const OTHERS: &[(char, &str)] = &[
    // Letters.
    ('Æ', "AE"), ('æ', "ae"), ('Ð', "D"), ('ð', "d"), ('Ø', "O"), ('ø', "o"), ('Þ', "TH"), ('þ', "th"), ('ß', "ss"), ('ẞ', "SS"),
    ('Đ', "D"), ('đ', "d"), ('Ħ', "H"), ('ħ', "h"), ('ı', "i"), ('ĸ', "k"), ('Ł', "L"), ('ł', "l"), ('ŉ', "'n"), ('Ŋ', "NG"), ('ŋ', "ng"),
    ('Œ', "OE"), ('œ', "oe"), ('Ŧ', "T"), ('ŧ', "t"), ('Ƈ', "C"), ('ƈ', "c"), ('Ə', "E"), ('ə', "e"), ('ƒ', "f"), ('Ɨ', "I"), ('ɨ', "i"),
    ('Ǥ', "G"), ('ǥ', "g"), ('Ʒ', "Z"), ('ʒ', "z"), ('Ĳ', "IJ"), ('ĳ', "ij"), ('Ŀ', "L"), ('ŀ', "l"), ('ẚ', "a"),
    // Modifier letters and the punctuation of names.
    ('ʹ', "'"), ('ʺ', "''"), ('ʾ', "'"), ('ʿ', "'"), ('ˈ', "'"), ('ˌ', ","), ('’', "'"), ('‡', "-"), ('´', "'"), ('¨', "'"),
    // Other punctuation and signs.
    ('‘', "'"), ('‚', ","), ('“', "\""), ('”', "\""), ('„', "\""), ('‹', "<"), ('›', ">"), ('«', "\""), ('»', "\""), ('′', "'"), ('″', "\""),
    ('‐', "-"), ('‑', "-"), ('–', "-"), ('—', "-"), ('…', "..."), ('†', "+"), ('‰', "o/oo"), ('€', "EUR"), ('™', "TM"), ('≤', "<="), ('≥', ">="),
    ('¸', ","), ('¦', "|"), ('¼', "1/4"), ('½', "1/2"), ('¾', "3/4"), ('\u{a0}', " "), ('\t', " "), ('\n', " "), ('\r', " "),
    ('⁰', "0"), ('¹', "1"), ('²', "2"), ('³', "3"), ('⁴', "4"), ('⁵', "5"), ('⁶', "6"), ('⁷', "7"), ('⁸', "8"), ('⁹', "9"), ('⁻', "-"), ('ⁿ', "n"),
    ('₀', "0"), ('₁', "1"), ('₂', "2"), ('₃', "3"), ('₄', "4"), ('₅', "5"), ('₆', "6"), ('₇', "7"), ('₈', "8"), ('₉', "9"),
];

/// Whether a character is a combining mark that belongs to the letter before it.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The letters of a text with their places: 1-based, in characters. A base and the marks behind it are one letter.
pub fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut rest, mut at) = (text, 1);
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let marks = &rest[first.len_utf8()..];
        let end = marks.find(|c| !is_mark(c)).map_or(rest.len(), |end| first.len_utf8() + end);
        let (letter, behind) = rest.split_at(end);
        rest = behind;
        let place = at;
        at += letter.chars().count();
        Some((place, letter))
    })
}

/// What a letter becomes where `has` says which characters there are; none where no rule helps.
#[must_use]
pub fn transliterate(letter: &str, has: &dyn Fn(char) -> bool) -> Option<String> {
    let mut chars = letter.chars();
    let first = chars.next()?;
    if is_mark(first) {
        // A mark without a base says nothing.
        return Some(String::new());
    }
    let whole = chars.clone().try_fold(first, composed);
    if let Some(whole) = whole.filter(|whole| has(*whole)) {
        return Some(whole.to_string());
    }
    let mut marks: Vec<char> = Vec::new();
    let mut base = first;
    while let Some((inner, mark)) = decomposed(base) {
        marks.insert(0, mark);
        base = inner;
    }
    marks.extend(chars);
    if let Some(kept) = marks.iter().filter_map(|mark| composed(base, *mark)).find(|letter| has(*letter)) {
        return Some(kept.to_string());
    }
    if marks.contains(&'\u{308}') && matches!(base, 'A' | 'O' | 'U' | 'a' | 'o' | 'u') && has('e') {
        let capital = base.is_uppercase();
        return Some(format!("{base}{}", if capital && has('E') { 'E' } else { 'e' }));
    }
    if has(base) {
        return Some(base.to_string());
    }
    let (_, other) = OTHERS.iter().find(|(from, _)| *from == base)?;
    let mut out = String::new();
    for c in other.chars() {
        out.push(Some(c).filter(|c| has(*c))?);
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
        assert_eq!(transliterate("α", &ascii), None);
    }

    #[test]
    fn every_latin_letter_of_din_91379_has_a_rule() {
        let mut count = 0;
        for text in din_91379() {
            for (_, letter) in letters(&text).filter(|(_, letter)| !letter.chars().all(latin9)) {
                let first = letter.chars().next().unwrap_or_default();
                let latin = first.is_alphabetic()
                    && !matches!(first, '\u{2b0}'..='\u{2ff}' | '\u{370}'..='\u{4ff}' | '\u{1d00}'..='\u{1dbf}');
                let other = transliterate(letter, &latin9);
                assert!(
                    !latin || other.as_ref().is_some_and(|other| other.chars().all(latin9)),
                    "{letter:?}: {other:?}"
                );
                count += usize::from(latin);
            }
        }
        assert!(count > 300, "{count}");
    }
}
