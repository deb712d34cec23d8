//! Forms of dates: `TTMMJJJJ` in a file, `JJJJ-MM-TT` in a message, and dates of which a part is unknown.

/// A form of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateForm {
    tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Part(Part),
    Literal(char),
    /// Written as it stands; when read, whatever there is.
    Rest(String),
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

const NAMES: [(&str, Part); 6] = [
    ("JJJJ", Part::Year),
    ("MM", Part::Month),
    ("TT", Part::Day),
    ("HH", Part::Hour),
    ("MI", Part::Minute),
    ("SS", Part::Second),
];

impl Part {
    fn digits(self) -> usize {
        if self == Self::Year { 4 } else { 2 }
    }

    fn max(self) -> u16 {
        match self {
            Self::Year => 9999,
            Self::Month => 12,
            Self::Day => 31,
            Self::Hour => 24,
            Self::Minute => 59,
            Self::Second => 60,
        }
    }

    /// Whether zero says that the part is unknown.
    fn has_unknown(self) -> bool {
        matches!(self, Self::Year | Self::Month | Self::Day)
    }
}

/// The parts of a date that are known, in the order of `NAMES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parts([Option<u16>; 6]);

impl Parts {
    /// Whether year, month or day is one of the form and yet unknown.
    pub fn is_partial(&self, form: &DateForm) -> bool {
        form.parts().any(|part| part.has_unknown() && self.0[part as usize].is_none())
    }
}

impl DateForm {
    /// A form: `JJJJ`, `MM`, `TT`, `HH`, `MI` and `SS` are parts, letters in apostrophes and everything that is no letter stand
    /// for themselves, and `[…]` at the end is written as it stands and skipped when read.
    pub fn parse(text: &str) -> Option<Self> {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some((name, part)) = NAMES.iter().find(|(name, _)| rest.starts_with(name)) {
                if tokens.contains(&Token::Part(*part)) {
                    return None;
                }
                tokens.push(Token::Part(*part));
                rest = &rest[name.len()..];
            } else if first == '\'' {
                let (literal, behind) = rest[1..].split_once('\'')?;
                tokens.extend(literal.chars().map(Token::Literal));
                rest = behind;
            } else if first == '[' {
                tokens.push(Token::Rest(rest[1..].strip_suffix(']')?.to_owned()));
                rest = "";
            } else if first.is_alphabetic() {
                return None;
            } else {
                tokens.push(Token::Literal(first));
                rest = &rest[first.len_utf8()..];
            }
        }
        let any = tokens.iter().any(|token| matches!(token, Token::Part(_)));
        any.then_some(Self { tokens })
    }

    fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.tokens.iter().filter_map(|token| match token {
            Token::Part(part) => Some(*part),
            _ => None,
        })
    }

    /// How many characters a date has in this form.
    pub fn len(&self) -> usize {
        let token = |token: &Token| match token {
            Token::Part(part) => part.digits(),
            Token::Literal(_) => 1,
            Token::Rest(text) => text.chars().count(),
        };
        self.tokens.iter().map(token).sum()
    }

    /// The parts of a date; none if the text has another form or a part is out of range.
    pub fn read(&self, text: &str) -> Option<Parts> {
        let mut rest = text;
        let mut parts = Parts::default();
        for token in &self.tokens {
            match token {
                Token::Part(part) => {
                    let digits =
                        rest.get(..part.digits()).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
                    rest = &rest[part.digits()..];
                    let number: u16 = digits.parse().ok().filter(|number| *number <= part.max())?;
                    parts.0[*part as usize] = (number > 0 || !part.has_unknown()).then_some(number);
                }
                Token::Literal(c) => rest = rest.strip_prefix(*c)?,
                Token::Rest(_) => rest = "",
            }
        }
        rest.is_empty().then_some(parts)
    }

    /// The date in this form; unknown parts are zeros.
    pub fn write(&self, parts: &Parts) -> String {
        let mut out = String::new();
        for token in &self.tokens {
            match token {
                Token::Part(part) => {
                    let number = parts.0[*part as usize].unwrap_or(0);
                    out.push_str(&format!("{number:0width$}", width = part.digits()));
                }
                Token::Literal(c) => out.push(*c),
                Token::Rest(text) => out.push_str(text),
            }
        }
        out
    }

    /// Whether the form has a part for every part that is known, and no other one.
    pub fn fits(&self, parts: &Parts) -> bool {
        let own: Vec<Part> = self.parts().collect();
        NAMES.iter().all(|(_, part)| own.contains(part) == parts.0[*part as usize].is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_to_another() {
        let turned = |from: &str, to: &str, text: &str| {
            let (from, to) = (DateForm::parse(from).unwrap(), DateForm::parse(to).unwrap());
            from.read(text).map(|parts| (to.write(&parts), parts.is_partial(&from), to.fits(&parts)))
        };
        assert_eq!(turned("JJJJ-MM-TT", "TTMMJJJJ", "2019-08-01"), Some(("01082019".to_owned(), false, true)));
        assert_eq!(turned("TTMMJJJJ", "TT.MM.JJJJ", "00091999"), Some(("00.09.1999".to_owned(), true, false)));
        assert_eq!(turned("TTMMJJJJ", "JJJJ-MM", "00091999"), Some(("1999-09".to_owned(), true, true)));
        assert_eq!(turned("TTMMJJJJ", "JJJJ", "00000000"), Some(("0000".to_owned(), true, false)));
        let moment = "JJJJ-MM-TT'T'HH:MI:SS[.000+01:00]";
        let got = turned(moment, "TTMMJJJJHHMISS", "2026-06-01T00:05:09.123+02:00");
        assert_eq!(got, Some(("01062026000509".to_owned(), false, true)));
        assert_eq!(turned("TTMMJJJJHHMISS", moment, "01062026000509").unwrap().0, "2026-06-01T00:05:09.000+01:00");
        for bad in ["32082019", "01132019", "0108201", "010820199", "01a82019", "", "ä1082019"] {
            assert_eq!(turned("TTMMJJJJ", "JJJJ", bad), None, "{bad}");
        }
        assert!(["", "JJJJJJJJ", "TTX", "[x", "'T", "--"].iter().all(|form| DateForm::parse(form).is_none()));
        assert_eq!(DateForm::parse("TT.MM.JJJJ").unwrap().len(), 10);
    }
}
