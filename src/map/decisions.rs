//! What only a person can decide: answers to the questions that a conversion asks.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::report::Reason;

/// A question that a conversion may ask.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id, as decisions name it: `rechtsgrundlage-verarbeitung`.
    pub id: &'static str,
    /// The parts of an answer; empty where it is one text.
    pub parts: &'static [&'static str],
    /// What is asked, in German and English.
    pub de: &'static str,
    /// What is asked, in English.
    pub en: &'static str,
    /// What the report says where an answer was used.
    pub answered: Reason,
}

/// An answer: one text, or a text for each part of it.
///
/// `Debug` does not show it: an answer may be personal data.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Answer {
    parts: BTreeMap<String, String>,
}

impl Answer {
    /// The text of an answer that has no parts.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.part("")
    }

    /// A part of an answer; none where it was left out.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    /// The names of its parts; that of the only text is empty.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self { parts: BTreeMap::from([(String::new(), text.to_owned())]) }
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Answer {
    fn from(parts: [(&str, &str); N]) -> Self {
        Self { parts: parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect() }
    }
}

/// The names only.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.parts.keys()).finish()
    }
}

/// Answers to the questions of conversions: for all places, or for one.
///
/// As a file (TOML, JSON, whatever serde reads) each question is a key; its value is an answer for all places, or a list of answers
/// with their places. A place is a path in the message that is converted and holds for all below it; one without indices stands for
/// all occurrences.
///
/// ```
/// use xefa::map::Decisions;
///
/// let decisions = Decisions::none()
///     .with("rechtsgrundlage-verarbeitung", "6-1-e")
///     .at("anschrift", "/antrag/person[2]/anschrift", [("strasse", "Q 7"), ("hausnummer", "24")]);
/// let same: Decisions = serde_json::from_str(r#"{
///     "rechtsgrundlage-verarbeitung": "6-1-e",
///     "anschrift": [{"pfad": "/antrag/person[2]/anschrift", "strasse": "Q 7", "hausnummer": "24"}]
/// }"#)?;
/// assert_eq!(decisions, same);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    answers: BTreeMap<String, Answers>,
}

/// The answers to one question, each with its place; an empty one stands for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Answers(Vec<(String, Answer)>);

impl Decisions {
    /// No answers: a conversion that has to ask fails.
    #[must_use]
    pub const fn none() -> Self {
        Self { answers: BTreeMap::new() }
    }

    /// With an answer for all places.
    #[must_use]
    pub fn with(self, question: &str, answer: impl Into<Answer>) -> Self {
        self.at(question, "", answer)
    }

    /// With an answer for one place: the path in the message that is converted.
    #[must_use]
    pub fn at(mut self, question: &str, path: &str, answer: impl Into<Answer>) -> Self {
        let answers = &mut self.answers.entry(question.to_owned()).or_default().0;
        answers.retain(|(at, _)| at != path);
        answers.push((path.to_owned(), answer.into()));
        self
    }

    /// The answer for a place: that of the very path, else of the path without indices, else of the nearest place above it, else the
    /// one for all places.
    #[must_use]
    pub fn answer(&self, question: &str, path: &str) -> Option<&Answer> {
        let answers = &self.answers.get(question)?.0;
        let of = |wanted: &str| answers.iter().find(|(at, _)| at == wanted).map(|(_, answer)| answer);
        let mut at = path;
        while !at.is_empty() {
            if let Some(answer) = of(at).or_else(|| of(&without_indices(at))) {
                return Some(answer);
            }
            at = &at[..at.rfind('/').unwrap_or(0)];
        }
        of("")
    }

    /// The ids of the questions that are answered.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.answers.keys().map(String::as_str)
    }

    /// Whether nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }
}

/// A path without its indices.
fn without_indices(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '[' => inside = true,
            ']' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

impl<'de> Deserialize<'de> for Decisions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|answers| Self { answers })
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;

        impl<'de> Visitor<'de> for Visit {
            type Value = Answers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a table of texts, or a list of such tables with “pfad”")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Answers, E> {
                Ok(Answers(vec![(String::new(), text.into())]))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answers, A::Error> {
                let (path, answer) = entry(map)?;
                Ok(Answers(vec![(path, answer)]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Answers, A::Error> {
                let mut answers: Vec<(String, Answer)> = Vec::new();
                while let Some(Entry(path, answer)) = seq.next_element()? {
                    if answers.iter().any(|(at, _)| *at == path) {
                        return Err(de::Error::custom("two answers for one place"));
                    }
                    answers.push((path, answer));
                }
                Ok(Answers(answers))
            }
        }

        deserializer.deserialize_any(Visit)
    }
}

/// One answer of a list.
struct Entry(String, Answer);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;

        impl<'de> Visitor<'de> for Visit {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of texts with “pfad”")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                entry(map).map(|(path, answer)| Entry(path, answer))
            }
        }

        deserializer.deserialize_map(Visit)
    }
}

/// A table: `pfad` is the place, `wert` the text of an answer without parts, everything else a part.
fn entry<'de, A: MapAccess<'de>>(mut map: A) -> Result<(String, Answer), A::Error> {
    let mut path = String::new();
    let mut answer = Answer::default();
    while let Some((key, text)) = map.next_entry::<String, String>()? {
        match key.as_str() {
            "pfad" => path = text,
            "wert" => drop(answer.parts.insert(String::new(), text)),
            _ => drop(answer.parts.insert(key, text)),
        }
    }
    Ok((path, answer))
}

#[cfg(test)]
mod tests {
    use super::Decisions;

    #[test]
    fn the_nearest_place_wins() {
        let decisions = Decisions::none().with("q", "all").at("q", "/a/b/c", "each").at("q", "/a/b[2]/c", "second");
        let text = |path: &str| decisions.answer("q", path).and_then(|answer| answer.text());
        assert_eq!(text("/a/b[2]/c"), Some("second"));
        assert_eq!(text("/a/b[1]/c"), Some("each"));
        assert_eq!(text("/a/b[2]/c/d[3]/@e"), Some("second"));
        assert_eq!(text("/a/b[2]/cd"), Some("all"));
        assert_eq!(text("/x"), Some("all"));
        assert_eq!(decisions.answer("other", "/x"), None);
    }

    #[test]
    fn a_later_answer_replaces_an_earlier_one() {
        let decisions = Decisions::none().with("q", "a").with("q", "b");
        assert_eq!(decisions.answer("q", "/").and_then(|answer| answer.text()), Some("b"));
    }

    #[test]
    fn files_with_two_answers_for_one_place_are_refused() {
        let twice = r#"{"q": [{"pfad": "/a", "wert": "1"}, {"pfad": "/a", "wert": "2"}]}"#;
        assert!(serde_json::from_str::<Decisions>(twice).is_err());
        assert!(serde_json::from_str::<Decisions>(r#"{"q": 3}"#).is_err());
    }

    #[test]
    fn an_answer_is_not_shown() {
        assert!(!format!("{:?}", Decisions::none().with("q", "geheim")).contains("geheim"));
    }
}
