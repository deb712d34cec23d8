//! References: the five entities and the numbers.
use super::chars::{is_char, scan_name};
use super::fault::{Fault, rule};

/// Entities of HTML that people write into XML. Others are not named in a fault: `Meier&Schmidt;` is no entity but a text.
const WELL_KNOWN: [&str; 24] = [
    "nbsp", "auml", "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig", "euro", "copy", "reg", "sect", "shy", "eacute",
    "egrave", "agrave", "ccedil", "ndash", "mdash", "bdquo", "ldquo", "rdquo", "hellip", "deg",
];

/// The character that the reference at `at` stands for, and where it ends.
pub(super) fn resolve(text: &str, at: usize) -> Result<(char, usize), Fault> {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    match rest {
        [b'&', b'a', b'm', b'p', b';', ..] => Ok(('&', at + 5)),
        [b'&', b'l', b't', b';', ..] => Ok(('<', at + 4)),
        [b'&', b'g', b't', b';', ..] => Ok(('>', at + 4)),
        [b'&', b'q', b'u', b'o', b't', b';', ..] => Ok(('"', at + 6)),
        [b'&', b'a', b'p', b'o', b's', b';', ..] => Ok(('\'', at + 6)),
        [b'&', b'#', b'x', ..] => number(text, at, at + 3, 16),
        [b'&', b'#', ..] => number(text, at, at + 2, 10),
        _ => Err(refuse(text, at)),
    }
}

fn number(text: &str, at: usize, digits: usize, radix: u32) -> Result<(char, usize), Fault> {
    let mut value = 0_u32;
    let rest = text.as_bytes().get(digits..).unwrap_or_default();
    for (end, &byte) in (digits..).zip(rest) {
        let Some(digit) = char::from(byte).to_digit(radix) else {
            if byte == b';' && end > digits {
                return match char::from_u32(value) {
                    Some(c) if is_char(c) => Ok((c, end + 1)),
                    _ => Err(Fault::new(rule::CHARACTER, at, end + 1).with("character", format!("U+{value:04X}"))),
                };
            }
            return Err(Fault::syntax(at, end, "reference"));
        };
        // Far beyond Unicode it does not matter by how much.
        value = value.saturating_mul(radix).saturating_add(digit);
    }
    Err(Fault::new(rule::UNEXPECTED_END, text.len(), text.len()))
}

#[cold]
fn refuse(text: &str, at: usize) -> Fault {
    let name = scan_name(text, at + 1);
    match text.as_bytes().get(name.end) {
        None => Fault::new(rule::UNEXPECTED_END, text.len(), text.len()),
        Some(b';') if name.legal => {
            let fault = Fault::new(rule::ENTITY, at, name.end + 1);
            match text.get(at + 1..name.end) {
                Some(known) if WELL_KNOWN.contains(&known) => fault.with("entity", known),
                _ => fault,
            }
        }
        Some(_) => Fault::syntax(at, at + 1, "reference"),
    }
}
