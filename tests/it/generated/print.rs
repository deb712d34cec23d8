//! An element as XML text, in one of the many ways in which it can be written.

use xefa::schema::simple::WhiteSpace;
use xefa::schema::{NameId, Schema};
use xefa::xml::{XML_URI, XSI_URI};

use super::random::Random;
use super::tree::{Element, Inside, Piece, Text};

const XS_URI: &str = "http://www.w3.org/2001/XMLSchema";

/// Writes a message; its IDs are what references choose from.
pub fn print(schema: &Schema, root: &Element, ids: &[String], random: &mut Random) -> String {
    let uris = schema.namespaces().map(|id| schema.namespace_uri(id)).chain([XS_URI, XSI_URI]);
    let mut prefixes: Vec<(String, String)> = Vec::new();
    for uri in uris.filter(|uri| !uri.is_empty() && *uri != XML_URI) {
        if prefixes.iter().all(|(_, known)| known != uri) {
            let prefix = format!("{}{}", random.word(&["n", "_", "präfix-", "xefa.", "X"]), prefixes.len());
            prefixes.push((prefix, uri.to_owned()));
        }
    }
    let mut printer = Printer { schema, ids, random, prefixes, out: String::new() };
    printer.out.push_str(printer.random.word(&[
        "",
        "\u{FEFF}",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<?xml version='1.0'?>\r\n<!-- Kopf -->",
    ]));
    printer.element(root, "", true);
    printer.out
}

struct Printer<'a> {
    schema: &'a Schema,
    ids: &'a [String],
    random: &'a mut Random,
    /// Prefixes and their namespaces, all declared at the root.
    prefixes: Vec<(String, String)>,
    out: String,
}

impl Printer<'_> {
    fn qualified(&self, name: NameId) -> String {
        let (uri, local) = self.schema.name(name);
        match self.prefixes.iter().find(|(_, known)| known == uri) {
            Some((prefix, _)) => format!("{prefix}:{local}"),
            None if uri == XML_URI => format!("xml:{local}"),
            None => {
                assert_eq!(uri, "", "a namespace without prefix");
                local.to_owned()
            }
        }
    }

    fn element(&mut self, element: &Element, default: &str, root: bool) {
        let (uri, local) = self.schema.name(element.name);
        let mut declarations: Vec<(String, String)> = Vec::new();
        if root {
            declarations.extend(self.prefixes.iter().map(|(prefix, uri)| (format!("xmlns:{prefix}"), uri.clone())));
        }
        let plain = uri == default || uri.is_empty() || self.random.chance(10);
        if plain && uri != default {
            declarations.push(("xmlns".to_owned(), uri.to_owned()));
        }
        let default = if plain { uri } else { default };
        let name = if plain { local.to_owned() } else { self.qualified(element.name) };
        for (attribute, text) in &element.attributes {
            let value = self.value(text);
            declarations.push((self.qualified(*attribute), value));
        }
        if let Some(name) = element.xsi_type {
            let prefix =
                self.prefixes.iter().find(|(_, uri)| uri == XSI_URI).map(|(prefix, _)| format!("{prefix}:type"));
            declarations.push((prefix.unwrap_or_default(), self.qualified(name)));
        }
        if let Some(uri) = &element.foreign {
            let prefix = if uri.is_empty() { "" } else { "fremd:" };
            if !uri.is_empty() {
                declarations.push(("xmlns:fremd".to_owned(), uri.clone()));
            }
            declarations.push((format!("{prefix}mehr"), "ein Wert".to_owned()));
        }
        self.out.push('<');
        self.out.push_str(&name);
        while !declarations.is_empty() {
            let at = usize::try_from(self.random.below(declarations.len() as u64)).expect("an index");
            let (name, value) = declarations.swap_remove(at);
            self.attribute(&name, &value);
        }
        match &element.inside {
            Inside::Elements(children) if children.is_empty() && self.random.chance(50) => {
                self.out.push_str("/>");
                return;
            }
            Inside::Elements(children) => {
                self.out.push('>');
                for child in children {
                    self.between();
                    self.piece(child, default);
                }
                if !children.is_empty() {
                    self.between();
                }
            }
            Inside::Mixed(children) => {
                self.out.push('>');
                children.iter().for_each(|child| self.piece(child, default));
            }
            Inside::Text(text) => {
                self.out.push('>');
                let value = self.value(text);
                let collapses = match text {
                    Text::Plain { simple, .. } => {
                        self.schema.simple_types().facets(*simple).white_space == WhiteSpace::Collapse
                    }
                    Text::References(_) => true,
                };
                if collapses && self.random.chance(10) {
                    self.out.push_str(" \n\t");
                }
                self.text(&value);
                if collapses && self.random.chance(10) {
                    self.out.push_str("\r\n ");
                }
            }
        }
        self.out.push_str("</");
        self.out.push_str(&name);
        self.out.push_str(self.random.word(&[">", ">", " >"]));
    }

    fn piece(&mut self, piece: &Piece, default: &str) {
        match piece {
            Piece::Element(element) => self.element(element, default, false),
            Piece::Text(text) => self.text(text),
            Piece::Foreign(uri) if uri.is_empty() => {
                self.out.push_str("<fremdes xmlns=\"\" a=\"1\"> <b>t</b>u</fremdes>")
            }
            Piece::Foreign(uri) => {
                self.out.push_str("<fremd:fremdes xmlns:fremd=\"");
                self.out.push_str(uri);
                self.out.push_str("\" a=\"1\" fremd:a=\"2\">t <fremd:b/>\n<fremd:b>u</fremd:b></fremd:fremdes>");
            }
        }
    }

    fn value(&self, text: &Text) -> String {
        match text {
            Text::Plain { text, .. } => text.clone(),
            Text::References(numbers) => {
                let ids: Vec<&str> = numbers.iter().map(|number| Random(*number).pick(self.ids).as_str()).collect();
                ids.join(" ")
            }
        }
    }

    /// What means nothing between elements.
    fn between(&mut self) {
        self.out.push_str(self.random.word(&["", "", "\n  ", "\r\n\t", "<!-- & < -->", " <?pi x?> ", "<![CDATA[ ]]>"]));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let quote = *self.random.pick(&['"', '\'']);
        self.out.push_str(self.random.word(&[" ", "\n", "  "]));
        self.out.push_str(name);
        self.out.push_str(self.random.word(&["=", " = "]));
        self.out.push(quote);
        for c in value.chars() {
            if matches!(c, '<' | '&' | '\t' | '\n' | '\r') || c == quote {
                self.reference(c);
            } else {
                self.out.push(c);
            }
        }
        self.out.push(quote);
    }

    fn text(&mut self, text: &str) {
        if self.random.chance(10) && !text.contains("]]>") && !text.contains('\r') {
            self.out.push_str("<![CDATA[");
            self.out.push_str(text);
            self.out.push_str("]]>");
            return;
        }
        for c in text.chars() {
            if self.random.chance(1) {
                self.out.push_str(self.random.word(&["<!---->", "<?p?>", "<![CDATA[]]>"]));
            }
            match c {
                '<' | '&' | '>' | '\r' => self.reference(c),
                '\n' => self.out.push_str(self.random.word(&["\n", "\r\n", "&#10;"])),
                _ if self.random.chance(2) => self.reference(c),
                _ => self.out.push(c),
            }
        }
    }

    fn reference(&mut self, c: char) {
        let named = match c {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&quot;",
            '\'' => "&apos;",
            _ => "",
        };
        if !named.is_empty() && self.random.chance(60) {
            self.out.push_str(named);
        } else if self.random.chance(50) {
            self.out.push_str(&format!("&#{};", u32::from(c)));
        } else {
            self.out.push_str(&format!("&#x{:04x};", u32::from(c)));
        }
    }
}
