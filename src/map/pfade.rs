//! Paths inside messages, which name places of other messages: a conversion translates them, too.

/// One part of a path: a name (`@name` for an attribute) and its index, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Teil {
    pub name: String,
    pub index: Option<usize>,
}

impl Teil {
    /// A part without an index.
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), index: None }
    }

    /// The same place under another name.
    pub fn named(&self, name: &str) -> Self {
        Self { name: name.to_owned(), index: self.index }
    }

    /// The same name with another index, or without one.
    pub fn indexed(&self, index: Option<usize>) -> Self {
        Self { name: self.name.clone(), index }
    }
}

/// The parts of a path as `docs/positions.md` writes it; none for what is no such path.
pub(super) fn parts(path: &str) -> Option<Vec<Teil>> {
    let rest = path.strip_prefix('/')?;
    rest.split('/')
        .map(|part| match part.split_once('[') {
            Some((name, index)) => {
                Some(Teil { name: name.to_owned(), index: Some(index.strip_suffix(']')?.parse().ok()?) })
            }
            None => (!part.is_empty()).then(|| Teil::of(part)),
        })
        .collect()
}

/// The path of parts.
pub(super) fn path(parts: &[Teil]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push('/');
        out.push_str(&part.name);
        if let Some(index) = part.index {
            out.push_str(&format!("[{index}]"));
        }
    }
    out
}

/// Translates a path part by part: the rule sees the parts before and the part at hand, and gives what stands in its place; none
/// where the place has no counterpart. A path that is not in the form of paths stays as it is: nobody knows what it names.
pub(super) fn translate(text: &str, rule: impl Fn(&[Teil], &Teil) -> Option<Vec<Teil>>) -> Option<String> {
    let Some(parts) = parts(text) else { return Some(text.to_owned()) };
    let mut out = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        out.extend(rule(&parts[..at], part)?);
    }
    Some(path(&out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for text in ["/a", "/a/b[2]/@id", "/antrag.einreichung.0100/fachdaten"] {
            assert_eq!(path(&parts(text).unwrap()), text);
        }
        for none in ["", "a", "/", "/a//b", "/a[x]", "/a[1"] {
            assert_eq!(parts(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_path_stays() {
        assert_eq!(translate("siehe Seite 3", |_, _| None), Some("siehe Seite 3".to_owned()));
        assert_eq!(translate("/a/b", |_, part| (part.name != "b").then(|| vec![part.clone()])), None);
    }
}
