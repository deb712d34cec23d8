//! The head of a message of any release, read without reading the message.

use std::fmt;

use super::fehler::befund;
use super::rollen::Stelle;
use crate::limits::Limits;
use crate::report::Report;
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};
use crate::xml::{self, Reader, Token};

/// What a transport has to know of a message. It is read from the bytes, also from those of a message that is invalid further down: who
/// sent it has to be told.
///
/// ```
/// use xefa::efa::transport::Kopf;
///
/// let bytes = include_bytes!("../../../schemas/xefa/1.0/samples/antrag.einreichung.0100-minimal.xml");
/// let kopf = Kopf::lies(bytes, &xefa::Limits::default())?;
/// assert_eq!((kopf.version.as_str(), kopf.nachrichtentyp.as_str()), ("1.0", "0100"));
/// assert_eq!(kopf.leser.kennung.as_str(), "ags:02000000");
/// assert_eq!(kopf.leistung.as_ref().unwrap().0, "99115005104000");
/// # Ok::<(), xefa::report::Report>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Kopf {
    /// The namespace of the root element.
    pub namensraum: String,
    /// The local name of the root element.
    pub element: String,
    /// The version that the message names.
    pub version: String,
    /// The UUID of the message.
    pub nachrichten_uuid: NachrichtUuid,
    /// The number of the message.
    pub nachrichtentyp: String,
    /// When it was made.
    pub erstellungszeitpunkt: String,
    /// Who wrote it.
    pub autor: Stelle,
    /// For whom it is.
    pub leser: Stelle,
    /// The case.
    pub vorgangs_uuid: VorgangUuid,
    /// The Autor's reference.
    pub aktenzeichen_autor: Option<String>,
    /// The Leser's reference.
    pub aktenzeichen_leser: Option<String>,
    /// Whether it bears the mark of a test.
    pub test: bool,
    /// The key and name of the service, in an application.
    pub leistung: Option<(String, String)>,
}

/// Without the references of the case.
impl fmt::Debug for Kopf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kopf")
            .field("element", &self.element)
            .field("version", &self.version)
            .field("nachrichten_uuid", &self.nachrichten_uuid)
            .field("autor", &self.autor)
            .field("leser", &self.leser)
            .finish_non_exhaustive()
    }
}

/// The texts that are collected, by their paths below the root.
#[derive(Default)]
struct Texte(Vec<(String, String)>);

impl Texte {
    fn get(&self, path: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == path).map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    }

    /// `präfix:kennung` of one element, as in 2.0, or of two, as before.
    fn stelle(&self, role: &str) -> Option<Stelle> {
        let text = |name| self.get(&format!("nachrichtenkopf/{role}/{name}"));
        let kennung = match text("praefix") {
            Some(praefix) => format!("{praefix}:{}", text("kennung")?),
            None => text("kennung")?.to_owned(),
        };
        Stelle::new(&kennung, text("name")?).ok()
    }
}

impl Kopf {
    /// Reads the head of a message.
    ///
    /// # Errors
    /// Bytes that are no XML as far as the head goes, or a head in which something is missing.
    pub fn lies(bytes: &[u8], limits: &Limits) -> Result<Self, Report> {
        // What is wrong with the encoding further on does not matter here.
        let (text, _) = xml::decode_prefix(bytes);
        let mut reader = Reader::new(&text, limits);
        let mut texte = Texte::default();
        let (mut path, mut root): (Vec<String>, _) = (Vec::new(), None);
        loop {
            match reader.next() {
                Ok(Token::Start) => {
                    let name = reader.name();
                    if root.is_none() {
                        let of = |local: &str| {
                            let own = |a: &xml::Attribute<'_>| a.name.prefix.is_empty() && a.name.local == local;
                            reader.attributes().iter().find(own).map(|a| a.value.to_owned())
                        };
                        let namespace = reader.namespace_uri(name.ns).to_owned();
                        root = Some((namespace, name.local.to_owned(), of("version"), of("test").is_some()));
                    }
                    path.push(name.local.to_owned());
                }
                Ok(Token::Text) => {
                    let below = path.get(1..).unwrap_or_default();
                    if matches!(below.first().map(String::as_str), Some("nachrichtenkopf" | "leistung")) {
                        let below = below.join("/");
                        match texte.0.last_mut() {
                            Some((known, text)) if *known == below => text.push_str(reader.text()),
                            _ => texte.0.push((below, reader.text().to_owned())),
                        }
                    }
                }
                Ok(Token::End) => {
                    let is_application = path.first().is_some_and(|root| root.starts_with("antrag.einreichung."));
                    let ends = match path.get(1).map(String::as_str) {
                        Some("nachrichtenkopf") => !is_application,
                        Some("leistung") => true,
                        _ => false,
                    };
                    if path.len() == 2 && ends {
                        break;
                    }
                    path.pop();
                }
                Ok(Token::Eof) => break,
                Err(fault) if root.is_none() => {
                    return Err(crate::validate::fault_finding(&fault, "/".to_owned()).into());
                }
                // The head may have been whole before.
                Err(_) => break,
            }
        }
        let missing = |field: &str| Report::from(befund("xefa-transport-kopf", format!("/nachrichtenkopf/{field}")));
        let (namensraum, element, version, test) = root.ok_or_else(|| missing(""))?;
        let need = |field: &str| texte.get(&format!("nachrichtenkopf/{field}")).ok_or_else(|| missing(field));
        let uuid = "identifikation/nachrichtenUUID";
        let vorgang = "vorgang/vorgangsUUID";
        let owned = |path: &str| texte.get(path).map(str::to_owned);
        Ok(Self {
            namensraum,
            element,
            version: version.unwrap_or_default(),
            nachrichten_uuid: NachrichtUuid::parse(need(uuid)?).map_err(|_| missing(uuid))?,
            nachrichtentyp: need("identifikation/nachrichtentyp/code")?.to_owned(),
            erstellungszeitpunkt: need("identifikation/erstellungszeitpunkt")?.to_owned(),
            autor: texte.stelle("autor").ok_or_else(|| missing("autor"))?,
            leser: texte.stelle("leser").ok_or_else(|| missing("leser"))?,
            vorgangs_uuid: VorgangUuid::parse(need(vorgang)?).map_err(|_| missing(vorgang))?,
            aktenzeichen_autor: owned("nachrichtenkopf/vorgang/aktenzeichenAutor"),
            aktenzeichen_leser: owned("nachrichtenkopf/vorgang/aktenzeichenLeser"),
            test,
            leistung: owned("leistung/leistungsschluessel")
                .map(|key| (key, owned("leistung/bezeichnung").unwrap_or_default())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_from_a_message_that_breaks_later() {
        let bytes = include_str!("../../../schemas/xefa/2.0/samples/verfahren.statusmitteilung.0210-reich.xml");
        let cut = &bytes[..bytes.find("<xefa:zeitpunkt>").unwrap()];
        for text in [bytes, cut] {
            let kopf = Kopf::lies(text.as_bytes(), &Limits::default()).unwrap();
            assert_eq!(kopf.nachrichten_uuid.as_str(), "0e9b611b-a79c-4bd7-90cc-0f959976c048");
            assert_eq!(kopf.autor.name, "Wohngeldstelle Musterbrück (Beispiel)");
            assert_eq!(kopf.leser.kennung.as_str(), "efa:onlinedienste.beispiel");
            assert_eq!(kopf.aktenzeichen_autor.as_deref(), Some("WG-2026/00123"));
            assert!(!kopf.test && kopf.leistung.is_none());
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let bytes = include_str!("../../../schemas/xefa/2.0/samples/verfahren.statusmitteilung.0210-reich.xml");
        let without = bytes.replace("<xefa:vorgangsUUID>e6ef3498-b527-46d7-8473-00fdff0e6ec9</xefa:vorgangsUUID>", "");
        let report = Kopf::lies(without.as_bytes(), &Limits::default()).unwrap_err();
        let finding = &report.findings()[0];
        let expected = ("xefa-transport-kopf", "/nachrichtenkopf/vorgang/vorgangsUUID");
        assert_eq!((finding.rule().id(), finding.element_path()), expected);
        assert!(Kopf::lies(b"no XML", &Limits::default()).is_err());
    }
}
