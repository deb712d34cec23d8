//! The search form of DIN 91379: letters as A to Z.
//!
//! The facts for Latin letters are those of the norm's table of search forms (published in the list `latin_list_search_form_1.3` of the
//! String-Latin project, CC BY 4.0). What the table does not have follows the rules of the transliteration; digits stay; marks that
//! stand in or behind a letter (apostrophes, accents without a letter) are left out, as in machine-readable travel documents (ICAO
//! Doc 9303); everything else separates words.

use std::ops::Range;

use super::transliterate::{Umfang, letters, transliterate_in};

/// Letters that the table treats otherwise than the transliteration to ASCII does. The first stands for all that are composed of it.
const OTHERWISE: &[(&str, &str)] = &[("ÅåǺǻ", "AA"), ("ØøǾǿ", "OE"), ("Ŋŋ", "N"), ("ŉ", "N")];

/// Marks that are part of a word.
const WITHIN: &str = "'’‘‛`´¨ʹʺʻʼʾʿˈˌ·˜~ˆ^¯¸′″‡";

/// What a letter is in the search form: capitals and digits; a space where it separates words; nothing where it is part of a word without a
/// letter of its own. None where no rule helps.
pub(super) fn of(text: &str, letter: Range<usize>) -> Option<String> {
    let this = text.get(letter.clone())?;
    let first = this.chars().next()?;
    if first.is_ascii_alphanumeric() && this.len() == 1 {
        return Some(first.to_ascii_uppercase().to_string());
    }
    // Ring above a: the composed letter has it whether or not it is written so.
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(this).collect();
    let mut chars = composed.chars();
    let base = chars.next()?;
    if let Some((_, known)) = OTHERWISE.iter().find(|(letters, _)| letters.contains(base)) {
        return Some((*known).to_owned());
    }
    if WITHIN.contains(base) {
        return Some(String::new());
    }
    if !base.is_alphanumeric() {
        return Some(" ".to_owned());
    }
    let ascii = transliterate_in(text, letter, Umfang::Alles, &|c| c.is_ascii() && !c.is_control())?;
    // A fraction is two numbers, and apostrophes stand for no letter.
    if ascii.chars().any(|c| !c.is_ascii_alphanumeric() && c != '\'') {
        return Some(" ".to_owned());
    }
    Some(ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect())
}

/// What a whole letter of the norm is in the search form: of KH, a sequence of two letters, each.
pub(super) fn of_all(text: &str) -> Option<String> {
    let mut end = 0;
    letters(text)
        .map(|(_, letter)| {
            let start = end;
            end += letter.len();
            of(text, start..end)
        })
        .collect()
}
