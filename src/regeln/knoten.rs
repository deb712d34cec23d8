//! What rules look at: names and texts in a tree, whether they come from a message, from a typed value or from a form.

use crate::limits::Limits;
use crate::report::Place;
use crate::xml::{Locator, Reader, Token};

/// An element, or an attribute, which is a child whose name begins with `@`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Knoten {
    pub name: String,
    pub text: String,
    pub kinder: Vec<Knoten>,
    pub ort: Place,
    /// A form says that there is nothing here, and that it will stay so.
    pub leer: bool,
    /// The namespace, where it is another one than that of the element around it.
    pub namensraum: Option<String>,
}

impl Knoten {
    pub fn neu(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The first child of a name.
    pub fn kind(&self, name: &str) -> Option<&Self> {
        self.kinder.iter().find(|kind| kind.name == name)
    }

    /// The child of a name that stands `nummer` places behind the first one, made with all before it if need be.
    pub fn kind_mut(&mut self, name: &str, nummer: usize) -> &mut Self {
        let mut gesehen = 0;
        let mut stelle = self.kinder.iter().position(|kind| {
            gesehen += usize::from(kind.name == name);
            kind.name == name && gesehen > nummer
        });
        while stelle.is_none() {
            self.kinder.push(Self::neu(name));
            gesehen += 1;
            if gesehen > nummer {
                stelle = Some(self.kinder.len() - 1);
            }
        }
        let letzter = self.kinder.len() - 1;
        &mut self.kinder[stelle.unwrap_or(letzter)]
    }

    /// The tree of a text that was read before; what comes behind a breach of XML is left out.
    pub fn aus_xml(text: &str) -> Option<Self> {
        let mut leser = Reader::new(text, &Limits::default());
        let mut orte = Locator::new(text);
        let mut offen: Vec<Self> = Vec::new();
        let mut namensraeume = vec![String::new()];
        loop {
            match leser.next().ok()? {
                Token::Start => {
                    let spanne = leser.span();
                    let mut knoten = Self::neu(leser.name().local);
                    let ort = orte.place(spanne.start);
                    knoten.ort = Place { offset: spanne.start, end: spanne.end, line: ort.line, column: ort.column };
                    for attribut in leser.attributes().iter() {
                        let mut kind = Self::neu(&format!("@{}", attribut.name.local));
                        kind.text = attribut.value.to_owned();
                        kind.ort = knoten.ort;
                        knoten.kinder.push(kind);
                    }
                    let namensraum = leser.namespace_uri(leser.name().ns);
                    if namensraeume.last().is_none_or(|um| um != namensraum) {
                        knoten.namensraum = Some(namensraum.to_owned());
                    }
                    namensraeume.push(namensraum.to_owned());
                    offen.push(knoten);
                }
                Token::Text => {
                    if let Some(knoten) = offen.last_mut() {
                        knoten.text.push_str(leser.text());
                    }
                }
                Token::End => {
                    let knoten = offen.pop()?;
                    namensraeume.pop();
                    match offen.last_mut() {
                        Some(eltern) => eltern.kinder.push(knoten),
                        None => return Some(knoten),
                    }
                }
                Token::Eof => return None,
            }
        }
    }

    /// The members of a JSON object as children, in the forms of `docs/shapes.md`; `null` says that there is nothing.
    #[cfg(feature = "json")]
    pub fn mit_json(mut self, wert: &serde_json::Value) -> Self {
        use serde_json::Value;
        match wert {
            Value::Null => self.leer = true,
            Value::Bool(wert) => self.text = wert.to_string(),
            Value::Number(wert) => self.text = wert.to_string(),
            Value::String(wert) => self.text.clone_from(wert),
            Value::Array(werte) => {
                for wert in werte {
                    self = self.mit_json(wert);
                }
            }
            Value::Object(teile) => {
                for (name, wert) in teile {
                    match name.as_str() {
                        "#text" => self = self.mit_json(wert),
                        // Groups and payloads have no element of their own.
                        "#group" | "#any" | "#mixed" => self = self.mit_json(wert),
                        name => {
                            let (at, name) = name.strip_prefix('@').map_or(("", name), |name| ("@", name));
                            let name = name.rsplit(':').next().unwrap_or(name);
                            let name = format!("{at}{name}");
                            match wert {
                                Value::Array(werte) => {
                                    self.kinder.extend(werte.iter().map(|wert| Self::neu(&name).mit_json(wert)));
                                }
                                wert => self.kinder.push(Self::neu(&name).mit_json(wert)),
                            }
                        }
                    }
                }
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Knoten;

    #[test]
    fn children_are_made_in_order() {
        let mut wurzel = Knoten::neu("a");
        wurzel.kind_mut("b", 1).text = "zwei".to_owned();
        wurzel.kind_mut("b", 0).text = "eins".to_owned();
        let texte: Vec<_> = wurzel.kinder.iter().map(|kind| kind.text.as_str()).collect();
        assert_eq!(texte, ["eins", "zwei"]);
    }

    #[test]
    fn a_text_has_places() {
        let wurzel = Knoten::aus_xml("<a>\n <x:b xmlns:x='u' c='1'>t</x:b></a>").unwrap();
        let b = wurzel.kind("b").unwrap();
        assert_eq!((b.text.as_str(), b.ort.line, b.ort.column), ("t", 2, 2));
        assert_eq!(b.kind("@c").unwrap().text, "1");
        assert!(Knoten::aus_xml("<a>").is_none());
    }
}
