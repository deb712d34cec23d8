//! The characters of DIN 91379: what every system that takes part in German public data exchange must be able to handle.
//!
//! The facts are those of the five datatypes of DIN 91379:2022-08: single characters, and 149 sequences of a base and combining
//! marks, which all five have. A is a part of B, B of C and of D, C and D of E; C has four characters that D lacks (TAB, LF, CR
//! and the no-break space).

/// The bit of each datatype.
pub(super) const A: u8 = 1;
pub(super) const B: u8 = 2;
pub(super) const C: u8 = 4;
pub(super) const D: u8 = 8;
pub(super) const E: u8 = 16;

/// Single characters, as ranges of code points: those which A has and with it all others, those which begin with B, and so on.
#[rustfmt::skip]
const SINGLE: &[(u8, &[(usize, usize)])] = &[
    // The letters of Europe and the marks of names.
    (A | B | C | D | E, &[
        (0x20, 0x20), (0x27, 0x27), (0x2C, 0x2E), (0x41, 0x5A), (0x60, 0x7A), (0x7E, 0x7E), (0xA8, 0xA8), (0xB4, 0xB4), (0xB7, 0xB7),
        (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17E), (0x187, 0x188), (0x18F, 0x18F), (0x197, 0x197), (0x1A0, 0x1A1), (0x1AF, 0x1B0),
        (0x1B7, 0x1B7), (0x1CD, 0x1DC), (0x1DE, 0x1DF), (0x1E2, 0x1F0), (0x1F4, 0x1F5), (0x1F8, 0x1FF), (0x212, 0x213), (0x218, 0x21B),
        (0x21E, 0x21F), (0x227, 0x233), (0x259, 0x259), (0x268, 0x268), (0x292, 0x292), (0x2B9, 0x2BA), (0x2BE, 0x2BF), (0x2C8, 0x2C8),
        (0x2CC, 0x2CC), (0x1E02, 0x1E03), (0x1E06, 0x1E07), (0x1E0A, 0x1E11), (0x1E17, 0x1E17), (0x1E1C, 0x1E2B), (0x1E2F, 0x1E37),
        (0x1E3A, 0x1E3B), (0x1E40, 0x1E49), (0x1E52, 0x1E5B), (0x1E5E, 0x1E63), (0x1E6A, 0x1E6F), (0x1E80, 0x1E87), (0x1E8C, 0x1E97),
        (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2019, 0x2019), (0x2021, 0x2021),
    ]),
    // Digits, signs, the euro.
    (B | C | D | E, &[
        (0x21, 0x26), (0x28, 0x2B), (0x2F, 0x40), (0x5B, 0x5F), (0x7B, 0x7D), (0xA1, 0xA3), (0xA5, 0xA5), (0xA7, 0xA7), (0xA9, 0xAC),
        (0xAE, 0xB3), (0xB5, 0xB6), (0xB9, 0xBB), (0xBF, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x20AC, 0x20AC),
    ]),
    (C | D | E, &[(0xA4, 0xA4), (0xA6, 0xA6), (0xB8, 0xB8), (0xBC, 0xBE)]),
    // Tabulator, ends of lines, no-break space.
    (C | E, &[(0x09, 0x0A), (0x0D, 0x0D), (0xA0, 0xA0)]),
    // Greek, and what typesetters use.
    (D | E, &[
        (0x192, 0x192), (0x2B0, 0x2B0), (0x2B3, 0x2B3), (0x2C6, 0x2C6), (0x2DC, 0x2DC), (0x2E2, 0x2E2), (0x386, 0x386), (0x388, 0x38A),
        (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE), (0x1D48, 0x1D48), (0x1D57, 0x1D57), (0x2018, 0x2018), (0x201A, 0x201A),
        (0x201C, 0x201E), (0x2020, 0x2020), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2070, 0x2070),
        (0x2074, 0x2079), (0x207F, 0x2089), (0x2122, 0x2122), (0x221E, 0x221E), (0x2264, 0x2265),
    ]),
    // Cyrillic: the letters of Bulgarian.
    (E, &[
        (0x40D, 0x40D), (0x410, 0x42A), (0x42C, 0x42C), (0x42E, 0x44A), (0x44C, 0x44C), (0x44E, 0x44F), (0x45D, 0x45D),
    ]),
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

/// The two stretches of Unicode in which all single characters lie.
const LOW: usize = 0x460;
const HIGH: std::ops::Range<usize> = 0x1D00..0x2280;

static LOW_MASKS: [u8; LOW] = masks(0);
static HIGH_MASKS: [u8; HIGH.end - HIGH.start] = masks(HIGH.start);

const fn masks<const N: usize>(from: usize) -> [u8; N] {
    let mut out = [0; N];
    let mut group = 0;
    while group < SINGLE.len() {
        let (mask, ranges) = SINGLE[group];
        let mut range = 0;
        while range < ranges.len() {
            let (first, last) = ranges[range];
            let mut c = first;
            while c <= last {
                if from <= c && c < from + N {
                    out[c - from] = mask;
                }
                c += 1;
            }
            range += 1;
        }
        group += 1;
    }
    out
}

/// The datatypes that have a single character.
pub(super) fn mask(c: char) -> u8 {
    match u32::from(c) as usize {
        c if c < LOW => LOW_MASKS[c],
        c if HIGH.contains(&c) => HIGH_MASKS[c - HIGH.start],
        _ => 0,
    }
}

/// The datatypes that have an ASCII character; for any other byte none.
pub(super) fn ascii_mask(byte: u8) -> u8 {
    if byte < 0x80 { LOW_MASKS[usize::from(byte)] } else { 0 }
}

/// All single characters, in the order of their code points.
pub(super) fn singles() -> impl Iterator<Item = char> {
    ('\0'..='\u{2280}').filter(|c| mask(*c) != 0)
}

/// All sequences; every datatype has them.
pub(super) fn sequences() -> impl Iterator<Item = String> {
    SEQUENCES.iter().flat_map(|(tail, bases)| bases.chars().map(move |base| format!("{base}{tail}")))
}

/// How many bytes of `rest` make a sequence with the base in front of it, none where they make none. `marks` is how much of `rest` are
/// marks; all of them have to belong to the sequence.
pub(super) fn sequence(base: char, rest: &str, marks: usize) -> Option<usize> {
    SEQUENCES
        .iter()
        .find(|(tail, bases)| tail.len() >= marks && rest.starts_with(tail) && bases.contains(base))
        .map(|(tail, _)| tail.len())
}

/// All letters and other characters of DIN 91379: single characters first, then sequences.
pub fn din_91379() -> impl Iterator<Item = String> {
    singles().map(String::from).chain(sequences())
}
