//! What becomes of letters, punctuation and signs that are composed of nothing: the tables of the transliteration.
//!
//! Sources: for Latin letters DIN 5007 and ICAO Doc 9303 part 3; for Greek ISO 843:1997, type 1 (letter for letter); for Cyrillic, of
//! which DIN 91379 has the Bulgarian alphabet, the Bulgarian transliteration act of 2009 (also that of the United Nations since 2012),
//! after which names are written in Bulgarian passports. It needs no letter beyond A to Z, so the result is the same in every
//! character set.

use std::collections::HashMap;
use std::sync::LazyLock;

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

/// Signs that a word or another sign stands for, and letters of other scripts.
#[rustfmt::skip]
const FARTHER: &[(char, &str)] = &[
    // Modifier letters and accents that stand alone.
    ('·', "."), ('ʰ', "h"), ('ʳ', "r"), ('ˢ', "s"), ('ᵈ', "d"), ('ᵗ', "t"), ('ª', "a"), ('º', "o"), ('ˆ', "^"), ('˜', "~"), ('¯', "-"),
    ('ʻ', "'"), ('ʼ', "'"), ('ſ', "s"),
    // Signs.
    ('¡', "!"), ('¿', "?"), ('¢', "Cent"), ('£', "GBP"), ('¤', "*"), ('¥', "Yen"), ('§', "Par."), ('¶', "Abs."), ('©', "(C)"), ('®', "(R)"),
    ('¬', "nicht"), ('°', "Grad"), ('±', "+/-"), ('×', "x"), ('÷', ":"), ('µ', "u"),
    ('∞', "unendlich"), ('‛', "'"), ('‟', "\""), ('‒', "-"), ('―', "-"), ('−', "-"), ('•', "*"), ('⁄', "/"),
    // Cyrillic.
    ('А', "A"), ('Б', "B"), ('В', "V"), ('Г', "G"), ('Д', "D"), ('Е', "E"), ('Ж', "ZH"), ('З', "Z"), ('И', "I"), ('Ѝ', "I"), ('Й', "Y"),
    ('К', "K"), ('Л', "L"), ('М', "M"), ('Н', "N"), ('О', "O"), ('П', "P"), ('Р', "R"), ('С', "S"), ('Т', "T"), ('У', "U"), ('Ф', "F"),
    ('Х', "H"), ('Ц', "TS"), ('Ч', "CH"), ('Ш', "SH"), ('Щ', "SHT"), ('Ъ', "A"), ('Ь', "Y"), ('Ю', "YU"), ('Я', "YA"),
    ('а', "a"), ('б', "b"), ('в', "v"), ('г', "g"), ('д', "d"), ('е', "e"), ('ж', "zh"), ('з', "z"), ('и', "i"), ('ѝ', "i"), ('й', "y"),
    ('к', "k"), ('л', "l"), ('м', "m"), ('н', "n"), ('о', "o"), ('п', "p"), ('р', "r"), ('с', "s"), ('т', "t"), ('у', "u"), ('ф', "f"),
    ('х', "h"), ('ц', "ts"), ('ч', "ch"), ('ш', "sh"), ('щ', "sht"), ('ъ', "a"), ('ь', "y"), ('ю', "yu"), ('я', "ya"),
];

/// Greek letters without their accents, which stay. A letter with a macron loses it where the character set has none.
#[rustfmt::skip]
const GREEK: &[(char, &str)] = &[
    ('Α', "A"), ('Β', "V"), ('Γ', "G"), ('Δ', "D"), ('Ε', "E"), ('Ζ', "Z"), ('Η', "Ī"), ('Θ', "TH"), ('Ι', "I"), ('Κ', "K"), ('Λ', "L"),
    ('Μ', "M"), ('Ν', "N"), ('Ξ', "X"), ('Ο', "O"), ('Π', "P"), ('Ρ', "R"), ('Σ', "S"), ('Τ', "T"), ('Υ', "Y"), ('Φ', "F"), ('Χ', "CH"),
    ('Ψ', "PS"), ('Ω', "Ō"),
    ('α', "a"), ('β', "v"), ('γ', "g"), ('δ', "d"), ('ε', "e"), ('ζ', "z"), ('η', "ī"), ('θ', "th"), ('ι', "i"), ('κ', "k"), ('λ', "l"),
    ('μ', "m"), ('ν', "n"), ('ξ', "x"), ('ο', "o"), ('π', "p"), ('ρ', "r"), ('σ', "s"), ('ς', "s"), ('τ', "t"), ('υ', "y"), ('φ', "f"),
    ('χ', "ch"), ('ψ', "ps"), ('ω', "ō"),
];

/// What stands for a Latin letter or for punctuation.
pub(super) fn near(c: char) -> Option<&'static str> {
    static ALL: LazyLock<HashMap<char, &str>> = LazyLock::new(|| OTHERS.iter().copied().collect());
    ALL.get(&c).copied()
}

/// What stands for another sign, or for a Cyrillic letter.
pub(super) fn far(c: char) -> Option<&'static str> {
    static ALL: LazyLock<HashMap<char, &str>> = LazyLock::new(|| FARTHER.iter().copied().collect());
    ALL.get(&c).copied()
}

/// What stands for a Greek letter without its accents.
pub(super) fn greek(c: char) -> Option<&'static str> {
    GREEK.iter().find(|(from, _)| *from == c).map(|(_, to)| *to)
}
