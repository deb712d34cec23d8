//! What the order of messages depends on: who writes to whom, to which case, with reference to what.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Art;
use crate::error::Error;
use crate::limits::Limits;
use crate::message::Message;
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};
use crate::xml::{Reader, Token};

/// The facts of one message that its case looks at. They hold no content: no names, no data of the application.
///
/// ```
/// use xefa::efa::vorgang::{Art, Merkmale};
///
/// let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
/// let merkmale = Merkmale::of(&xefa::read(bytes)?)?;
/// assert_eq!(merkmale.art(), Art::Einreichung);
/// assert!(!merkmale.ist_test());
/// # Ok::<(), xefa::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merkmale {
    pub(super) art: Art,
    pub(super) element: &'static str,
    pub(super) release: &'static str,
    pub(super) uuid: NachrichtUuid,
    pub(super) vorgang: VorgangUuid,
    pub(super) erstellt: String,
    pub(super) autor: String,
    pub(super) leser: String,
    pub(super) test: bool,
    /// The message that it answers or speaks of.
    pub(super) bezug: Option<NachrichtUuid>,
    /// The demand that a later delivery answers.
    pub(super) nachforderung: Option<NachrichtUuid>,
    /// Which part of how many.
    pub(super) teil: Option<(u64, u64)>,
    pub(super) akzeptiert: bool,
    pub(super) neue_stelle: Option<String>,
    /// SHA-256 over the message as the library writes it.
    pub(super) inhalt: String,
}

impl Merkmale {
    /// The facts of a message of any release.
    ///
    /// # Errors
    /// What is wrong with the message: it is written, checked, to compare its content with that of others.
    pub fn of(message: &Message) -> Result<Self, Error> {
        let text = message.to_xml()?;
        let angaben = angaben(&text);
        let one = |path: &str| angaben.get(path).and_then(|texts| texts.first()).map(String::as_str);
        let uuid = |path: &str| one(path).and_then(|text| NachrichtUuid::parse(text).ok());
        let kennung = |path: &str| {
            let kennung = one(&format!("{path}/kennung"))?;
            // Until 1.1 the prefix is an element of its own.
            Some(match one(&format!("{path}/praefix")) {
                Some(praefix) => format!("{praefix}:{kennung}"),
                None => kennung.to_owned(),
            })
        };
        let nummer = message.element_name().rsplit('.').next().unwrap_or_default();
        let art = match nummer {
            "0205" if angaben.contains_key("nachforderung") => Some(Art::Nachforderung),
            "0205" => Some(Art::Statusmitteilung),
            nummer => Art::mit_nummer(nummer),
        };
        let art = art.ok_or_else(Error::internal)?;
        let vorgang = one("nachrichtenkopf/vorgang/vorgangsUUID").and_then(|text| VorgangUuid::parse(text).ok());
        let number = |path: &str| one(path).and_then(|text| text.trim_start_matches('+').parse::<u64>().ok());
        Ok(Self {
            art,
            element: message.element_name(),
            release: message.version(),
            uuid: uuid("nachrichtenkopf/identifikation/nachrichtenUUID").ok_or_else(Error::internal)?,
            vorgang: vorgang.ok_or_else(Error::internal)?,
            erstellt: one("nachrichtenkopf/identifikation/erstellungszeitpunkt").unwrap_or_default().to_owned(),
            autor: kennung("nachrichtenkopf/autor").ok_or_else(Error::internal)?,
            leser: kennung("nachrichtenkopf/leser").ok_or_else(Error::internal)?,
            test: angaben.contains_key("@test"),
            bezug: bezug(art).and_then(uuid),
            nachforderung: uuid("bezugNachforderung"),
            teil: number("teil").zip(number("teileGesamt")),
            akzeptiert: matches!(one("akzeptiert"), Some("true" | "1")),
            neue_stelle: kennung("neueStelle"),
            inhalt: Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    /// The kind of message.
    #[must_use]
    pub fn art(&self) -> Art {
        self.art
    }

    /// Its UUID.
    #[must_use]
    pub fn uuid(&self) -> &NachrichtUuid {
        &self.uuid
    }

    /// The case that it belongs to.
    #[must_use]
    pub fn vorgang(&self) -> &VorgangUuid {
        &self.vorgang
    }

    /// Who wrote it, as prefix and key: `psw:01003110`.
    #[must_use]
    pub fn autor(&self) -> &str {
        &self.autor
    }

    /// For whom it is.
    #[must_use]
    pub fn leser(&self) -> &str {
        &self.leser
    }

    /// Whether it bears the mark of a test.
    #[must_use]
    pub fn ist_test(&self) -> bool {
        self.test
    }

    /// The message that it answers or speaks of.
    #[must_use]
    pub fn bezug(&self) -> Option<&NachrichtUuid> {
        self.bezug.as_ref()
    }
}

/// Where a message says which other one it answers or speaks of.
pub(super) fn bezug(art: Art) -> Option<&'static str> {
    Some(match art {
        Art::Rueckweisung => "bezugNachricht",
        Art::Quittung => "quittierteNachricht",
        Art::Weiterleitung | Art::Nichtzustaendigkeit => "nachrichtenkopf/vorgang/bezugNachricht",
        Art::Anlagenlieferung | Art::Nachlieferung | Art::Ruecknahme => "bezugAntrag",
        Art::Ruecknahmebestaetigung => "bezugRuecknahme",
        Art::Antwort => "bezugRueckfrage",
        Art::Abrufbestaetigung | Art::Gebuehrenbescheid => "bezugBescheid",
        Art::Nachweisantwort | Art::Nachweisfehler | Art::Zustaendigkeitsantwort => "bezugAnfrage",
        _ => return None,
    })
}

/// How deep what is looked for stands below the root element.
const DEPTH: usize = 3;

/// Texts by the names of the elements below the root, divided by slashes; attributes of the root with an `@`.
fn angaben(text: &str) -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    let mut reader = Reader::new(text, &Limits::default());
    let mut path: Vec<String> = Vec::new();
    let mut depth = 0;
    while let Ok(token) = reader.next() {
        match token {
            Token::Start => {
                if depth == 0 {
                    for attribute in reader.attributes().iter().filter(|attribute| attribute.name.prefix.is_empty()) {
                        found.insert(format!("@{}", attribute.name.local), vec![attribute.value.to_owned()]);
                    }
                } else if depth <= DEPTH {
                    path.push(reader.name().local.to_owned());
                    found.entry(path.join("/")).or_default();
                }
                depth += 1;
            }
            Token::Text if (2..=DEPTH + 1).contains(&depth) => {
                let text = reader.text().trim();
                if !text.is_empty() {
                    found.entry(path.join("/")).or_default().push(text.to_owned());
                }
            }
            Token::Text => {}
            Token::End => {
                depth -= 1;
                if (1..=DEPTH).contains(&depth) {
                    path.pop();
                }
            }
            Token::Eof => break,
        }
    }
    found
}
