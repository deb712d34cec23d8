//! The characters of DIN 91379: what every system that takes part in German public data exchange must be able to handle.
//!
//! The facts are those of datatype E of DIN 91379:2022-08, which holds all the others: single characters, and sequences of a
//! base and combining marks.

/// Single characters, as ranges.
#[rustfmt::skip]
const SINGLE: &[(char, char)] = &[
    ('\t', '\t'), ('\n', '\n'), ('\r', '\r'), (' ', '~'), ('\u{a0}', '¬'), ('®', 'ž'), ('Ƈ', 'Ƈ'), ('ƈ', 'ƈ'), ('Ə', 'Ə'), ('ƒ', 'ƒ'),
    ('Ɨ', 'Ɨ'), ('Ơ', 'Ơ'), ('ơ', 'ơ'), ('Ư', 'Ư'), ('ư', 'ư'), ('Ʒ', 'Ʒ'), ('Ǎ', 'ǜ'), ('Ǟ', 'Ǟ'), ('ǟ', 'ǟ'), ('Ǣ', 'ǰ'), ('Ǵ', 'Ǵ'),
    ('ǵ', 'ǵ'), ('Ǹ', 'ǿ'), ('Ȓ', 'Ȓ'), ('ȓ', 'ȓ'), ('Ș', 'ț'), ('Ȟ', 'Ȟ'), ('ȟ', 'ȟ'), ('ȧ', 'ȳ'), ('ə', 'ə'), ('ɨ', 'ɨ'), ('ʒ', 'ʒ'),
    ('ʰ', 'ʰ'), ('ʳ', 'ʳ'), ('ʹ', 'ʹ'), ('ʺ', 'ʺ'), ('ʾ', 'ʾ'), ('ʿ', 'ʿ'), ('ˆ', 'ˆ'), ('ˈ', 'ˈ'), ('ˌ', 'ˌ'), ('˜', '˜'), ('ˢ', 'ˢ'),
    ('Ά', 'Ά'), ('Έ', 'Ί'), ('Ό', 'Ό'), ('Ύ', 'Ρ'), ('Σ', 'ώ'), ('Ѝ', 'Ѝ'), ('А', 'Ъ'), ('Ь', 'Ь'), ('Ю', 'ъ'), ('ь', 'ь'), ('ю', 'ю'),
    ('я', 'я'), ('ѝ', 'ѝ'), ('ᵈ', 'ᵈ'), ('ᵗ', 'ᵗ'), ('Ḃ', 'Ḃ'), ('ḃ', 'ḃ'), ('Ḇ', 'Ḇ'), ('ḇ', 'ḇ'), ('Ḋ', 'ḑ'), ('ḗ', 'ḗ'), ('Ḝ', 'ḫ'),
    ('ḯ', 'ḷ'), ('Ḻ', 'Ḻ'), ('ḻ', 'ḻ'), ('Ṁ', 'ṉ'), ('Ṓ', 'ṛ'), ('Ṟ', 'ṣ'), ('Ṫ', 'ṯ'), ('Ẁ', 'ẇ'), ('Ẍ', 'ẗ'), ('ẞ', 'ẞ'), ('Ạ', 'ỹ'),
    ('‘', '‚'), ('“', '„'), ('†', '†'), ('‡', '‡'), ('…', '…'), ('‰', '‰'), ('′', '′'), ('″', '″'), ('‹', '‹'), ('›', '›'), ('⁰', '⁰'),
    ('⁴', '⁹'), ('ⁿ', '₉'), ('€', '€'), ('™', '™'), ('∞', '∞'), ('≤', '≤'), ('≥', '≥'),
];

/// Sequences: for each what stands behind the base, and the bases.
#[rustfmt::skip]
const SEQUENCES: &[(&str, &str)] = &[
    ("\u{300}", "CFGKMPSTZcfgkmpstz"),
    ("\u{301}", "JjÿĪī"),
    ("\u{302}", "DKLMNdklmn"),
    ("\u{304}", "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ"),
    ("\u{306}", "CMNRZcmnrzÇç"),
    ("\u{307}", "KUku"),
    ("\u{308}", "CTZczẠạỌọỤụ"),
    ("\u{30b}", "Aa"),
    ("\u{30c}", "J"),
    ("\u{30d}", "ēō"),
    ("\u{310}", "Mm"),
    ("\u{315}", "CKPTckptČč"),
    ("\u{31b}", "KTkt"),
    ("\u{323}", "CPcpČč"),
    ("\u{325}", "LRlr"),
    ("\u{326}", "CHKLNchklnŽž"),
    ("\u{327}", "ZzŽž"),
    ("\u{331}", "HSs"),
    ("\u{31b}\u{304}", "Ss"),
    ("\u{325}\u{304}", "LRlr"),
    ("\u{328}\u{306}", "Cc"),
    ("\u{35f}H", "K"),
    ("\u{35f}h", "Kk"),
];

/// All letters and other characters of DIN 91379: single characters first, then sequences.
pub fn din_91379() -> impl Iterator<Item = String> {
    let single = SINGLE.iter().flat_map(|(first, last)| (*first..=*last).map(String::from));
    let sequences = SEQUENCES.iter().flat_map(|(tail, bases)| bases.chars().map(move |base| format!("{base}{tail}")));
    single.chain(sequences)
}
