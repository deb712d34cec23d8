//! Texts of an account as typed values: dates of birth with unknown parts, streets with numbers, levels and means.

use crate::models::v2_0::{Authentifizierungsmittel, Hausnummer, NameOrt, Teildatum, Unbekannt, Vertrauensniveau};

/// A level: `STORK-QAA-Level-1` to `-4`, or a code of the list vertrauensniveau.
pub(super) fn niveau(text: &str) -> Option<Vertrauensniveau> {
    match text {
        "STORK-QAA-Level-1" => Some(Vertrauensniveau::Basis),
        "STORK-QAA-Level-2" => Some(Vertrauensniveau::Niedrig),
        "STORK-QAA-Level-3" => Some(Vertrauensniveau::Substanziell),
        "STORK-QAA-Level-4" => Some(Vertrauensniveau::Hoch),
        word => word.parse().ok(),
    }
}

/// A means of login: a word of the BundID or a code of the list authentifizierungsmittel; capital letters do not count.
pub(super) fn mittel(text: &str) -> Option<Authentifizierungsmittel> {
    text.to_ascii_lowercase().parse().ok()
}

/// A date of birth: `1984-07-03`, `19840703` or `03.07.1984`, with `00` and `0000` for what is unknown, and `1984-07` or `1984`. None for
/// a day that does not exist, and where a part is unknown but a smaller one is not.
pub(super) fn geburtsdatum(text: &str) -> Option<Teildatum> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = if text.contains('.') {
        text.split('.').rev().collect()
    } else if text.len() == 8 && digits(text) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split('-').collect()
    };
    let (year, month, day) = match parts[..] {
        [year] => (year, "00", "00"),
        [year, month] if !text.contains('.') => (year, month, "00"),
        [year, month, day] => (year, month, day),
        _ => return None,
    };
    if (year.len(), month.len(), day.len()) != (4, 2, 2) || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    match (year, month, day) {
        ("0000", "00", "00") => Some(Teildatum::Unbekannt(Unbekannt::new())),
        ("0000", ..) => None,
        (year, "00", "00") => year.parse().ok().map(Teildatum::Jahr),
        (_, "00", _) => None,
        (year, month, "00") => format!("{year}-{month}").parse().ok().map(Teildatum::Monat),
        (year, month, day) => format!("{year}-{month}-{day}").parse().ok().map(Teildatum::Tag),
    }
}

/// A street apart from its number and the letter behind it; a line that does not end so stays whole.
pub(super) fn strasse(line: &str) -> Option<(NameOrt, Option<Hausnummer>, Option<Hausnummer>)> {
    let whole = || Some((line.parse().ok()?, None, None));
    let Some((street, number)) = line.split_once(|c: char| c.is_ascii_digit()).map(|(street, _)| {
        let street_end = street.len();
        (street, &line[street_end..])
    }) else {
        return whole();
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let letter = number[digits..].trim_start();
    let is_letter = letter.is_empty() || (letter.len() == 1 && letter.as_bytes()[0].is_ascii_alphabetic());
    if !street.ends_with(' ') || street.trim().is_empty() || digits > 4 || !is_letter {
        return whole();
    }
    let suffix = if letter.is_empty() { None } else { Some(letter.parse().ok()?) };
    Some((street.trim().parse().ok()?, Some(number[..digits].parse().ok()?), suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match geburtsdatum(text) {
            Some(Teildatum::Tag(day)) => day.get().as_str().to_owned(),
            Some(Teildatum::Monat(month)) => month.get().as_str().to_owned(),
            Some(Teildatum::Jahr(year)) => year.get().as_str().to_owned(),
            Some(Teildatum::Unbekannt(_)) => "?".to_owned(),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn dates_of_birth() {
        for (text, expected) in [
            ("1984-07-03", "1984-07-03"),
            ("19840703", "1984-07-03"),
            ("03.07.1984", "1984-07-03"),
            ("1984-07-00", "1984-07"),
            ("1984-07", "1984-07"),
            ("00.07.1984", "1984-07"),
            ("19840000", "1984"),
            ("1984", "1984"),
            ("00.00.0000", "?"),
            ("2000-02-29", "2000-02-29"),
            ("1900-02-29", "-"),
            ("1984-00-03", "-"),
            ("0000-07-03", "-"),
            ("1984-13-01", "-"),
            ("07.1984", "-"),
            ("84-07-03", "-"),
            ("3.7.1984", "-"),
            ("1799-01-01", "-"),
            ("", "-"),
            ("-", "-"),
            ("ä984", "-"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn streets() {
        let apart = |line: &str| {
            let (street, number, suffix) = strasse(line).expect("a street");
            let text = |part: Option<Hausnummer>| part.map(|part| part.as_str().to_owned()).unwrap_or_default();
            [street.as_str().to_owned(), text(number), text(suffix)].join("|")
        };
        assert_eq!(apart("Beispieltwiete 12"), "Beispieltwiete|12|");
        assert_eq!(apart("Am Alten Weg 3b"), "Am Alten Weg|3|b");
        assert_eq!(apart("Am Alten Weg 3 b"), "Am Alten Weg|3|b");
        for whole in
            ["Beispieltwiete", "Straße des 17. Juni 135", "Q 7", "Weg 12-14", "Weg 12345", "Weg3", "12 Elm Street"]
        {
            let expected = if whole == "Q 7" { "Q|7|".to_owned() } else { format!("{whole}||") };
            assert_eq!(apart(whole), expected);
        }
    }

    #[test]
    fn levels_and_means() {
        assert_eq!(niveau("STORK-QAA-Level-3"), Some(Vertrauensniveau::Substanziell));
        assert_eq!(niveau("hoch"), Some(Vertrauensniveau::Hoch));
        assert_eq!(niveau("STORK-QAA-Level-5"), None);
        assert_eq!(mittel("eID"), Some(Authentifizierungsmittel::Eid));
        assert_eq!(mittel("Benutzername"), Some(Authentifizierungsmittel::Benutzername));
        assert_eq!(mittel("Diia"), None);
        let all = [
            Vertrauensniveau::Basis,
            Vertrauensniveau::Niedrig,
            Vertrauensniveau::Substanziell,
            Vertrauensniveau::Hoch,
        ];
        assert!(all.is_sorted() && all == Vertrauensniveau::ALL, "levels are ordered from the lowest");
    }
}
