//! The check characters of ISO/IEC 7064: MOD 97-10 (IBAN, Leitweg-ID) and MOD 11,10 (Steuer-IdNr).
//!
//! What they promise, worked out:
//!
//! **MOD 97-10.** The characters become one number, a letter two of its digits (A = 10 … Z = 35), which leaves 1 modulo 97. One wrong
//! digit changes the number by `d · 10^k` with `0 < |d| < 10`, one letter for another by less than 26 times a power of ten: neither is a
//! multiple of the prime 97, so both are found. Two digits that change places `n` apart change it by `(a − b) · 10^k · (10^n − 1)`; 10 has
//! the order 96 modulo 97, so every such swap is found up to 95 digits apart. A neighbouring letter `l` and digit `d` change it by
//! `9 · (l − 11 · d)`: not found are 1 and B, 2 and M, 3 and X alone, which give the same digits either way. A letter in the place of a
//! digit moves all digits before it, and slips through once in 97 times.
//!
//! **MOD 11,10.** From state to state leads a permutation, so every single wrong digit is found. Of two different neighbours a
//! swap is not found where `P + a` and `P + b` are 5 and 6 modulo 10 (0 counts as 10): for each state `P` this is one pair of the 45,
//! and its digits are one apart (0 and 9 count as such).

/// The remainder modulo 97 of the number that digits and capital letters make. Other characters are passed over.
pub(super) fn mod_97(characters: impl Iterator<Item = u8>) -> u32 {
    characters.fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        b'A'..=b'Z' => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
        _ => rest,
    })
}

/// The two check digits behind these characters: 02 to 98.
pub(super) fn check_97(characters: impl Iterator<Item = u8>) -> u32 {
    98 - mod_97(characters.chain(*b"00"))
}

/// The check digit of MOD 11,10 behind these ASCII digits.
pub(super) fn check_11_10(digits: &[u8]) -> u8 {
    let state = digits.iter().fold(10, |state: u8, digit| {
        let sum = (digit - b'0' + state) % 10;
        (2 * if sum == 0 { 10 } else { sum }) % 11
    });
    b'0' + (11 - state) % 10
}
