//! Street and house number in one text, and apart (change a).

/// A street with its house number, apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) struct Getrennt<'t> {
    pub strasse: &'t str,
    pub hausnummer: Option<&'t str>,
    pub zusatz: Option<&'t str>,
}

/// Takes a text apart at the last blank that is followed by a digit; none where it does not have the form.
pub(in crate::map) fn split(text: &str) -> Option<Getrennt<'_>> {
    let at = text
        .char_indices()
        .rev()
        .find(|(at, c)| *c == ' ' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit()))?;
    let (strasse, rest) = (text[..at.0].trim_end(), &text[at.0 + 1..]);
    if strasse.is_empty() || strasse.ends_with(['-', '/']) {
        return None;
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(rest);
    if rest[end..].starts_with(['-', '/']) {
        match digits(&rest[end + 1..]) {
            0 => return None,
            more => end += 1 + more,
        }
    }
    let (hausnummer, zusatz) = (&rest[..end], rest[end..].trim_start_matches(' '));
    if rest[end..].chars().count() - zusatz.chars().count() > 1 {
        return None;
    }
    let letters = zusatz.chars().count() <= 4 && zusatz.chars().all(char::is_alphabetic);
    letters.then_some(Getrennt {
        strasse,
        hausnummer: Some(hausnummer),
        zusatz: (!zusatz.is_empty()).then_some(zusatz),
    })
}

/// Puts the parts together; `true` where [`split`] would not give the same parts again.
pub(in crate::map) fn join(strasse: &str, hausnummer: Option<&str>, zusatz: Option<&str>) -> (String, bool) {
    let mut text = strasse.to_owned();
    if let Some(hausnummer) = hausnummer {
        text.push(' ');
        text.push_str(hausnummer);
    }
    text.push_str(zusatz.unwrap_or(""));
    let same = match split(&text) {
        Some(parts) => (parts.strasse, parts.hausnummer, parts.zusatz) == (strasse, hausnummer, zusatz),
        None => hausnummer.is_none() && zusatz.is_none(),
    };
    (text, !same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of `docs/xefa.md`, a, and what its rule says of neighbouring cases.
    #[test]
    fn texts_taken_apart() {
        type Parts = Option<(&'static str, &'static str, Option<&'static str>)>;
        let cases: &[(&str, Parts)] = &[
            ("Am Sande 12b", Some(("Am Sande", "12", Some("b")))),
            ("Am Sande 12 b", Some(("Am Sande", "12", Some("b")))),
            ("Straße des 17. Juni 135", Some(("Straße des 17. Juni", "135", None))),
            ("Q 7, 24", Some(("Q 7,", "24", None))),
            ("Deichweg 3", Some(("Deichweg", "3", None))),
            ("Ring 12-14", Some(("Ring", "12-14", None))),
            ("Ring 12/14a", Some(("Ring", "12/14", Some("a")))),
            ("Hof Schulze-Althoff", None),
            ("Ring 12 - 14", None),
            ("Ring 12-", None),
            ("Weg 7 hinten links", None),
            ("Weg 7 abcde", None),
            (" 7", None),
            ("7", None),
            ("", None),
        ];
        for (text, parts) in cases {
            let got = split(text).map(|got| (got.strasse, got.hausnummer.unwrap_or(""), got.zusatz));
            assert_eq!(got, *parts, "{text}");
        }
    }

    #[test]
    fn parts_put_together() {
        assert_eq!(join("Deichweg", Some("3"), None), ("Deichweg 3".to_owned(), false));
        assert_eq!(join("Am Sande", Some("12"), Some("b")), ("Am Sande 12b".to_owned(), false));
        assert_eq!(join("Hof Schulze-Althoff", None, None), ("Hof Schulze-Althoff".to_owned(), false));
        // The street itself ends like a house number: the border is lost.
        assert_eq!(join("Platz 7", None, None), ("Platz 7".to_owned(), true));
        assert_eq!(join("Weg", Some("3"), Some("1/2")), ("Weg 31/2".to_owned(), true));
    }

    proptest! {
        #[test]
        fn what_is_taken_apart_goes_together_again(text in "[A-Za-zäöß .,0-9/-]{0,30}") {
            if let Some(parts) = split(&text) {
                let (again, folded) = join(parts.strasse, parts.hausnummer, parts.zusatz);
                prop_assert!(!folded, "{text} → {again}");
                // Nothing but blanks between the parts may differ.
                prop_assert_eq!(text.replace(' ', ""), again.replace(' ', ""));
            }
        }
    }
}
