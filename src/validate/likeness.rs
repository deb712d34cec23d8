//! Which of several names a misspelt one most likely means.

/// The candidate that is nearest to a name: the same but for case, umlauts, separators or an ending of the plural, or a few edits
/// away. `*` stands for a wildcard and is never meant.
pub(super) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(name);
    let limit = limit(&folded);
    candidates
        .filter(|candidate| *candidate != "*")
        .map(|candidate| (far(&folded, &fold(candidate), limit), candidate))
        .filter(|(far, _)| *far <= limit)
        .min_by_key(|(far, _)| *far)
        .map(|(_, candidate)| candidate)
}

/// Edits between two short names, as [`nearest`] counts them; infinite where they have little in common.
pub(super) fn edits(a: &str, b: &str) -> usize {
    let (a, b) = (fold(a), fold(b));
    let limit = limit(&a);
    Some(far(&a, &b, limit)).filter(|far| *far <= limit).unwrap_or(usize::MAX)
}

/// How many edits may lie between a name and what it means: none for names of one or two letters, which differ by nature.
fn limit(name: &[char]) -> usize {
    match name.len() {
        0..=2 => 0,
        length => (length / 3).clamp(1, 4),
    }
}

/// The letters and digits of a name as one compares them by eye: small, umlauts in two letters, accents and separators gone.
fn fold(name: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.extend(['a', 'e']),
            'ö' => folded.extend(['o', 'e']),
            'ü' => folded.extend(['u', 'e']),
            'ß' => folded.extend(['s', 's']),
            'á' | 'à' | 'â' | 'å' => folded.push('a'),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ç' => folded.push('c'),
            '_' | '-' | '.' => {}
            other => folded.push(other),
        }
    }
    if folded.is_empty() {
        folded.extend(name.chars());
    }
    folded
}

/// Endings that tell one from many, in German and English.
const ENDINGS: [&str; 7] = ["e", "n", "s", "en", "er", "es", "ern"];

/// The distance of two folded names; an ending of the plural counts as one edit. More than `limit` counts as infinite.
fn far(a: &[char], b: &[char], limit: usize) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let plural = || ENDINGS.iter().any(|ending| long[short.len()..].iter().copied().eq(ending.chars()));
    if short.len() >= 3 && long.starts_with(short) && short.len() < long.len() && plural() {
        return 1;
    }
    distance(a, b, limit)
}

/// Edits (insert, delete, replace, swap); more than `limit` counts as infinite.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) > limit || a.len() > 256 || b.len() > 256 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = replaced.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen() {
        let names = ["familienname", "vorname", "geburtsdatum", "straße", "anlagen", "kind", "listVersionID"];
        let meant = |name| nearest(name, names.iter().copied());
        assert_eq!(meant("famileinname"), Some("familienname"));
        assert_eq!(meant("Vorname"), Some("vorname"));
        assert_eq!(meant("geburts_datum"), Some("geburtsdatum"));
        assert_eq!(meant("strasse"), Some("straße"));
        assert_eq!(meant("anlage"), Some("anlagen"));
        assert_eq!(meant("kinder"), Some("kind"));
        assert_eq!(meant("listVersionId"), Some("listVersionID"));
        assert_eq!(meant("name"), None);
        assert_eq!(meant("*"), None);
    }

    #[test]
    fn the_nearest_of_several() {
        assert_eq!(nearest("vornamen", ["nachname", "vorname", "vornamens"].into_iter()), Some("vorname"));
        assert_eq!(nearest("GRÖSSE", ["groesse", "größe"].into_iter()), Some("groesse"));
        assert_eq!(nearest("ab", ["ac", "AB"].into_iter()), Some("AB"), "two letters differ by nature");
        assert_eq!(nearest("ab", ["ac"].into_iter()), None);
    }
}
