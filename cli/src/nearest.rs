//! The known word that is nearest to one that does not exist.

/// The nearest known word, if it is near enough to have been meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let limit = (word.chars().count() / 3).max(2);
    let near = known.into_iter().map(|known| (distance(word, known), known));
    near.filter(|(edits, _)| *edits <= limit).min().map(|(_, known)| known)
}

/// Edits between two texts.
fn distance(a: &str, b: &str) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, edits) in [("", "", 0), ("abc", "abd", 1), ("abc", "ac", 1), ("kitten", "sitting", 3), ("", "xy", 2)]
        {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn only_what_was_meant() {
        assert_eq!(nearest("shema", ["catalog", "schema", "name"]), Some("schema"));
        assert_eq!(nearest("irgendwas", ["catalog", "schema", "name"]), None);
    }
}
