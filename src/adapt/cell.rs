//! A value of a message as the text of a field, and back.

use crate::report::Reason;
use crate::value::text::{Umfang, letters, transliterate_in};

use super::bind::BoundField;
use super::layout::{Field, Foreign, Kind, Layout, Sign};
use super::lint::code_points;
use super::reasons;

/// The text of a field, and what it does not hold of the value.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub text: String,
    pub notes: Vec<Note>,
}

/// Why a field does not hold a value exactly.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub reason: &'static Reason,
    pub facts: Vec<(&'static str, String)>,
}

/// Why a value cannot stand in a field: a rule, and the arguments of its message.
#[derive(Debug)]
pub(super) struct Trouble {
    pub rule: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// Where in the field: 0-based, in characters.
    pub at: usize,
}

impl Trouble {
    pub fn new(rule: &'static str) -> Self {
        Self { rule, args: Vec::new(), at: 0 }
    }

    fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// What stands in a field without a value.
pub(super) fn absent(field: &Field) -> String {
    let mut chars = field.absent.as_deref().unwrap_or(" ").chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => std::iter::repeat_n(only, field.length).collect(),
        _ => field.absent.clone().unwrap_or_default(),
    }
}

/// The text of a field for a value.
pub(super) fn write(layout: &Layout, field: &Field, place: &BoundField, value: &str) -> Result<Content, Trouble> {
    let plain = |text: String| Content { text, notes: Vec::new() };
    match &field.kind {
        Kind::Text => write_text(layout, field, value),
        Kind::Number { scale, sign } => number(value, *scale).and_then(|n| signed(n, *sign, field.length)).map(plain),
        Kind::Date { file, partial, .. } => {
            let parts = place.forms.iter().find_map(|form| Some((form.read(value)?, form)));
            let Some((parts, _)) = parts else { return Err(Trouble::new("xefa-feld-datum")) };
            if parts.is_partial(file) && !partial {
                return Err(Trouble::new("xefa-feld-datum"));
            }
            Ok(plain(file.write(&parts)))
        }
        Kind::Code(table) => {
            let table = &layout.codes[*table];
            let note = |reason| vec![Note { reason, facts: Vec::new() }];
            match (table.of_code(value), &table.other) {
                (Some(row), _) => {
                    let back = table.of_file(&row.file).is_some_and(|back| back.code == row.code);
                    let notes = if back { Vec::new() } else { note(&reasons::CODES) };
                    Ok(Content { text: row.file.clone(), notes })
                }
                (None, Some(other)) => Ok(Content { text: other.clone(), notes: note(&reasons::OTHER_CODE) }),
                (None, None) => Err(Trouble::new("xefa-feld-code").arg("other", table.name.clone())),
            }
        }
        // Their texts do not come from a value.
        Kind::Presence { .. }
        | Kind::Constant(_)
        | Kind::Sequence(_)
        | Kind::Count(_)
        | Kind::Sum { .. }
        | Kind::Filler => Ok(Content::default()),
    }
}

fn write_text(layout: &Layout, field: &Field, value: &str) -> Result<Content, Trouble> {
    let charset = layout.charset;
    let has = |c: char| charset.has(c);
    let mut text = String::with_capacity(value.len());
    let mut replaced = Vec::new();
    let mut end = 0;
    for (at, letter) in letters(value) {
        let start = end;
        end += letter.len();
        if letter.chars().all(has) {
            text.push_str(letter);
            continue;
        }
        let new = match &field.foreign {
            Foreign::Error => None,
            Foreign::Transliterate(None) => transliterate_in(value, start..end, Umfang::Alles, &has),
            Foreign::Transliterate(Some(other)) => {
                transliterate_in(value, start..end, Umfang::Latein, &has).or_else(|| Some(other.clone()))
            }
        };
        let Some(new) = new.filter(|new| new.chars().all(has)) else {
            let trouble = Trouble { at: at - 1, ..Trouble::new("xefa-feld-zeichen") };
            return Err(trouble
                .arg("character", code_points(letter))
                .arg("at", at.to_string())
                .arg("other", charset.name()));
        };
        text.push_str(&new);
        replaced.push(format!("{at}: {}", code_points(letter)));
    }
    let mut notes = Vec::new();
    if !replaced.is_empty() {
        notes.push(Note { reason: &reasons::TRANSLITERATED, facts: vec![("characters", replaced.join("; "))] });
    }
    let length = text.chars().count();
    if length > field.length {
        if !field.cut {
            let trouble = Trouble::new("xefa-feld-zu-lang").arg("count", length.to_string());
            return Err(trouble.arg("limit", field.length.to_string()));
        }
        let mut kept = String::new();
        let mut room = field.length;
        for (_, letter) in letters(&text) {
            // A base does not stay without its marks.
            let size = letter.chars().count();
            if size > room {
                break;
            }
            room -= size;
            kept.push_str(letter);
        }
        text = kept;
        let facts = vec![("length", length.to_string()), ("room", field.length.to_string())];
        notes.push(Note { reason: &reasons::CUT, facts });
    }
    Ok(Content { text, notes })
}

/// A decimal number in units of its last digit.
fn number(value: &str, scale: usize) -> Result<i128, Trouble> {
    let wrong = || Trouble::new("xefa-feld-zahl");
    let value = value.trim();
    let (negative, digits) = match value.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, value.strip_prefix('+').unwrap_or(value)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() || !(whole.bytes().chain(fraction.bytes())).all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale {
        let trouble = Trouble::new("xefa-feld-nachkommastellen").arg("count", fraction.len().to_string());
        return Err(trouble.arg("limit", scale.to_string()));
    }
    let all = format!("{whole}{fraction:0<scale$}");
    let all = all.trim_start_matches('0');
    let number: i128 = if all.is_empty() { 0 } else { all.parse().map_err(|_| wrong())? };
    Ok(if negative { -number } else { number })
}

/// A number with its sign in its place, zeros in front.
pub(super) fn signed(number: i128, sign: Sign, length: usize) -> Result<String, Trouble> {
    if number < 0 && sign == Sign::None {
        return Err(Trouble::new("xefa-feld-vorzeichen"));
    }
    let room = length - usize::from(sign != Sign::None).min(length);
    let digits = number.unsigned_abs().to_string();
    if digits.len() > room {
        let trouble = Trouble::new("xefa-feld-zu-lang").arg("count", (digits.len() + length - room).to_string());
        return Err(trouble.arg("limit", length.to_string()));
    }
    let mark = if number < 0 { '-' } else { '+' };
    Ok(match sign {
        // Padded by the field's own rule.
        Sign::None => digits,
        Sign::Leading => format!("{mark}{digits:0>room$}"),
        Sign::Trailing => format!("{digits:0>room$}{mark}"),
    })
}

/// The number of a field, in units of its last digit.
pub(super) fn unsigned(text: &str, sign: Sign, pad: char) -> Result<i128, Trouble> {
    let all = text.chars().count();
    let digits_at = |at: usize| Trouble { at, ..Trouble::new("xefa-satz-ziffern") };
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    let (mark, digits, from) = match sign {
        Sign::None => ("+", text, 0),
        Sign::Leading => (text.get(..1).unwrap_or(""), text.get(1..).unwrap_or(""), 1),
        Sign::Trailing => (&text[last..], &text[..last], 0),
    };
    let negative = match mark {
        "-" => true,
        "+" | " " => false,
        _ => return Err(digits_at(if sign == Sign::Trailing { all.saturating_sub(1) } else { 0 })),
    };
    let trimmed = digits.trim_start_matches(pad);
    let skipped = digits.chars().count() - trimmed.chars().count();
    if let Some(wrong) = trimmed.chars().position(|c| !c.is_ascii_digit()) {
        return Err(digits_at(from + skipped + wrong));
    }
    let trimmed = trimmed.trim_start_matches('0');
    let number: i128 = if trimmed.is_empty() { 0 } else { trimmed.parse().map_err(|_| digits_at(0))? };
    Ok(if negative { -number } else { number })
}

/// What a field says when it is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Value(String),
    /// A code that has no value of its own.
    Other,
}

/// The value of a field.
pub(super) fn read(layout: &Layout, field: &Field, place: &BoundField, text: &str) -> Result<Said, Trouble> {
    let blank = text.chars().all(|c| c == ' ');
    if !matches!(field.kind, Kind::Presence { .. }) && (blank || text == absent(field)) {
        return Ok(Said::Nothing);
    }
    let stripped = if field.right { text.trim_start_matches(field.pad) } else { text.trim_end_matches(field.pad) };
    match &field.kind {
        Kind::Text if stripped.is_empty() => Ok(Said::Nothing),
        Kind::Text => Ok(Said::Value(stripped.to_owned())),
        Kind::Number { scale, sign } => {
            let number = unsigned(text, *sign, field.pad)?;
            let digits = format!("{:0>width$}", number.unsigned_abs().to_string(), width = scale + 1);
            let (whole, fraction) = digits.split_at(digits.len() - scale);
            let mark = if number < 0 { "-" } else { "" };
            let point = if *scale > 0 { "." } else { "" };
            Ok(Said::Value(format!("{mark}{whole}{point}{fraction}")))
        }
        Kind::Date { file, partial, .. } => {
            let wrong = || Trouble::new("xefa-satz-datum");
            let parts = file.read(text).ok_or_else(wrong)?;
            let exact = place.forms.iter().find(|form| form.fits(&parts));
            let form = match exact {
                Some(form) => form,
                // Zeros for what is unknown, if the message knows such dates; for the rest of a moment in any case.
                None if *partial || !parts.is_partial(file) => place.forms.first().ok_or_else(wrong)?,
                None => return Err(wrong()),
            };
            Ok(Said::Value(form.write(&parts)))
        }
        Kind::Code(table) => {
            let table = &layout.codes[*table];
            let found = table.of_file(stripped).or_else(|| table.of_file(text));
            match found {
                Some(row) => Ok(Said::Value(row.code.clone())),
                None if table.other.as_deref().is_some_and(|other| other == stripped || other == text) => {
                    Ok(Said::Other)
                }
                None => Err(Trouble::new("xefa-satz-code").arg("other", table.name.clone())),
            }
        }
        Kind::Presence { yes, no } => {
            let trimmed = text.trim_end_matches(field.pad);
            match trimmed {
                word if word == yes.trim_end_matches(field.pad) => Ok(Said::Value(String::new())),
                word if word == no.trim_end_matches(field.pad) || blank => Ok(Said::Nothing),
                _ => Err(Trouble::new("xefa-satz-code").arg("other", field.name.clone())),
            }
        }
        Kind::Constant(_) | Kind::Sequence(_) | Kind::Count(_) | Kind::Sum { .. } | Kind::Filler => Ok(Said::Nothing),
    }
}
