//! How alike two names or two texts are.

use std::collections::HashSet;

use crate::xsd::component::Annotation;

/// A name as names are compared: in lower case, umlauts written out, only letters and digits, the endings `Type` and `Typ` gone.
pub(in crate::xsd) fn folded(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'ä' | 'Ä' => text.push_str("ae"),
            'ö' | 'Ö' => text.push_str("oe"),
            'ü' | 'Ü' => text.push_str("ue"),
            'ß' | 'ẞ' => text.push_str("ss"),
            c if c.is_alphanumeric() => text.extend(c.to_lowercase()),
            _ => {}
        }
    }
    for ending in ["type", "typ"] {
        if let Some(rest) = text.strip_suffix(ending)
            && rest.len() > 2
        {
            text.truncate(rest.len());
            break;
        }
    }
    text
}

/// How alike two names are, in percent: by the edits between them, or because one holds most of the other.
pub(in crate::xsd) fn names(old: &str, new: &str) -> u8 {
    let (a, b) = (folded(old), folded(new));
    let longer = a.chars().count().max(b.chars().count());
    if longer == 0 {
        return 0;
    }
    let shorter = a.chars().count().min(b.chars().count());
    // As many letters as one name is longer have to go in any case.
    if shorter * 10 < longer * 4 {
        return u8::try_from(shorter * 100 / longer).unwrap_or(0);
    }
    let edits = distance(&a, &b);
    let mut percent = (longer.saturating_sub(edits)) * 100 / longer;
    // `verlinkung` in `uriVerlinkung`; but not `strasse` in `strasseHausnummer`, which is only a part of it.
    if shorter >= 4 && shorter * 10 >= longer * 6 && (a.contains(&b) || b.contains(&a)) {
        percent = percent.max(50 + 50 * shorter / longer);
    }
    u8::try_from(percent.min(100)).unwrap_or(100)
}

/// Edits between two texts, of which the first 200 characters count.
pub(in crate::xsd) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(200).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().take(200).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// The documentation of a component, white space collapsed.
pub(in crate::xsd) fn documentation(annotation: &Annotation) -> String {
    let mut text = String::new();
    for part in &annotation.documentation {
        for word in part.text.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
    text
}

/// How alike two texts are, in percent: the words that both have among the words that one of them has.
pub(in crate::xsd) fn texts(old: &str, new: &str) -> u8 {
    let (a, b): (HashSet<&str>, HashSet<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    share(a.intersection(&b).count(), a.union(&b).count())
}

/// A share in percent; of nothing, nothing.
pub(in crate::xsd) fn share(part: usize, whole: usize) -> u8 {
    let percent = (part * 100).checked_div(whole).unwrap_or(0);
    u8::try_from(percent.min(100)).unwrap_or(100)
}

/// The trailing number of a name, as XÖV numbers its messages: `0205` of `verfahren.mitteilung.0205`.
pub(in crate::xsd) fn number(name: &str) -> Option<&str> {
    let digits = name.len() - name.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = &name[digits..];
    (number.len() >= 3).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded() {
        assert_eq!(folded("GebäudeTyp"), "gebaeude");
        assert_eq!(folded("Code.StaatsangehörigkeitType"), "codestaatsangehoerigkeit");
        assert_eq!(folded("Type"), "type");
    }

    #[test]
    fn likeness_of_names() {
        assert_eq!(names("anschrift", "Anschrift"), 100);
        assert_eq!(names("gebäude", "gebaeude"), 100);
        // 10 of 13 letters, and contained.
        assert_eq!(names("uriVerlinkung", "verlinkung"), 88);
        // Contained, but much the shorter: 10 of 17 letters have to go.
        assert_eq!(names("strasseHausnummer", "strasse"), 41);
        assert_eq!(names("abc", "xyz"), 0);
        assert_eq!(names("", ""), 0);
    }

    #[test]
    fn numbers_of_messages() {
        assert_eq!(number("verfahren.mitteilung.0205"), Some("0205"));
        assert_eq!(number("adresse2"), None);
    }
}
