//! How messages of 2.0 refer to attachments: entries as references, and references held against entries.

use std::borrow::Cow;

use uuid::Uuid;

use super::dateiname::Dateiname;
use super::manifest::{Eintrag, Manifest};
use super::medientyp::Medientyp;
use super::strom::Pruefsumme;
use crate::limits::Limits;
use crate::models::ValueError;
use crate::models::v2_0::{Anlage, AnlageRequired, AnlageVariante, CodeSignaturart, Dokument, DokumentRequired};
use crate::report::{Finding, Place, Report};
use crate::value::{Integer, Leaf, Str};
use crate::xml::{self, Fault, Locator, Reader, Token};

/// What a message says of one attachment, wherever in it that stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Verweis<'m> {
    /// `dokumentId`.
    pub dokument_id: Cow<'m, str>,
    /// `dateiname`.
    pub dateiname: Cow<'m, str>,
    /// `mimeType`.
    pub mime_type: Cow<'m, str>,
    /// `groesse`.
    pub groesse: Cow<'m, str>,
    /// `sha512`.
    pub sha512: Cow<'m, str>,
    /// The path in the message, where it is known.
    pub pfad: String,
    /// The place in the message, where it is known.
    pub place: Place,
}

/// Without the file name.
impl std::fmt::Debug for Verweis<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verweis")
            .field("dokument_id", &self.dokument_id)
            .field("pfad", &self.pfad)
            .finish_non_exhaustive()
    }
}

macro_rules! verweis {
    ($ty:ident) => {
        impl<'m> From<&'m $ty> for Verweis<'m> {
            fn from(of: &'m $ty) -> Self {
                Self {
                    dokument_id: of.dokument_id.as_str().into(),
                    dateiname: of.dateiname.as_str().into(),
                    mime_type: of.mime_type.as_str().into(),
                    groesse: of.groesse.as_str().into(),
                    sha512: of.sha512.as_str().into(),
                    pfad: String::new(),
                    place: Place::default(),
                }
            }
        }
    };
}
verweis!(Anlage);
verweis!(Dokument);

impl<'m> From<&'m AnlageVariante> for Verweis<'m> {
    fn from(of: &'m AnlageVariante) -> Self {
        match of {
            AnlageVariante::Anlage(anlage) => anlage.into(),
            AnlageVariante::Dokument(dokument) => dokument.into(),
        }
    }
}

impl Eintrag {
    /// The entry as a message of 2.0 has it.
    ///
    /// # Errors
    /// None that is known: an entry keeps to the types of messages.
    pub fn anlage(&self) -> Result<Anlage, ValueError> {
        Ok(Anlage::new(AnlageRequired {
            dokument_id: self.id.hyphenated().to_string().parse()?,
            dateiname: self.dateiname.as_str().parse()?,
            mime_type: self.medientyp.as_str().parse()?,
            groesse: Integer::from_lexical(&self.groesse.to_string())?,
            sha512: self.sha512.to_string().parse()?,
        }))
    }
}

impl Eintrag {
    /// The entry as a document of a Bescheid.
    ///
    /// # Errors
    /// None that is known: an entry keeps to the types of messages.
    pub fn dokument(
        &self,
        sprache: impl Into<Str>,
        barrierefrei: bool,
        signaturart: impl Into<CodeSignaturart>,
    ) -> Result<Dokument, ValueError> {
        let Anlage { dokument_id, dateiname, mime_type, groesse, sha512 } = self.anlage()?;
        Ok(Dokument::new(DokumentRequired {
            sprache: sprache.into(),
            dokument_id,
            dateiname,
            mime_type,
            groesse,
            sha512,
            barrierefrei,
            signaturart: signaturart.into(),
        }))
    }
}

impl Verweis<'_> {
    fn finding(&self, rule: &str, field: &str) -> Finding {
        Finding::new(rule, self.place).path(format!("{}/{field}", self.pfad))
    }

    /// The id, where it is a UUID.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        Uuid::try_parse(&self.dokument_id).ok()
    }

    /// The reference as an entry.
    ///
    /// # Errors
    /// A file name that is not safe, or what no valid message has.
    pub fn eintrag(&self) -> Result<Eintrag, Report> {
        let mut report = Report::new();
        let mut need = |field: &str| report.push(self.finding("xefa-anlage-verweis", field));
        let id = self.id().or_else(|| (need("dokumentId"), None).1);
        let medientyp = Medientyp::parse(&self.mime_type).or_else(|| (need("mimeType"), None).1);
        let groesse = self.groesse.trim_start_matches('+').parse().ok().or_else(|| (need("groesse"), None).1);
        let sha512 = Pruefsumme::parse(&self.sha512).or_else(|| (need("sha512"), None).1);
        let dateiname = Dateiname::pruefe(&self.dateiname);
        if let Err(fehler) = &dateiname {
            let mut wrong = fehler.befunde(&format!("{}/dateiname", self.pfad));
            wrong.findings_mut().iter_mut().for_each(|finding| finding.set_place(self.place));
            report.append(wrong);
        }
        match (id, dateiname, medientyp, groesse, sha512) {
            (Some(id), Ok(dateiname), Some(medientyp), Some(groesse), Some(sha512)) => {
                Ok(Eintrag { id, dateiname, medientyp, groesse, sha512 })
            }
            _ => Err(report),
        }
    }

    /// Holds the reference against an entry of the manifest.
    #[must_use]
    pub fn vergleiche(&self, eintrag: &Eintrag) -> Report {
        let mut report = Report::new();
        let mut differs = |is: bool, field: &str| {
            if is {
                report.push(self.finding("xefa-anlage-verweis-anders", field));
            }
        };
        differs(self.id() != Some(eintrag.id), "dokumentId");
        differs(self.dateiname != eintrag.dateiname.as_str(), "dateiname");
        differs(self.mime_type != eintrag.medientyp.as_str(), "mimeType");
        differs(self.groesse.trim_start_matches('+').parse() != Ok(eintrag.groesse), "groesse");
        differs(self.sha512 != eintrag.sha512.to_string(), "sha512");
        report
    }

    /// All references of a message in XML, in order: every element that has a `dokumentId` and a `sha512`. The message is read as XML
    /// and not validated.
    ///
    /// ```
    /// use xefa::efa::anlagen::Verweis;
    ///
    /// let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/bescheid.zustellung.0300-reich.xml");
    /// let verweise = Verweis::in_xml(bytes, &xefa::Limits::default())?;
    /// assert_eq!(verweise.len(), 2);
    /// assert_eq!(verweise[1].pfad, "/bescheid.zustellung.0300/dokument[2]");
    /// # Ok::<(), xefa::report::Report>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong with the XML.
    pub fn in_xml(bytes: &[u8], limits: &Limits) -> Result<Vec<Verweis<'static>>, Report> {
        let finding = |fault: &Fault| Report::from(crate::validate::fault_finding(fault, "/".to_owned()));
        let text = xml::decode(bytes).map_err(|fault| finding(&fault))?;
        scan(&text, limits).map_err(|fault| finding(&fault))
    }
}

const FIELDS: [&str; 5] = ["dokumentId", "dateiname", "mimeType", "groesse", "sha512"];

/// An element that is open.
#[derive(Default)]
struct Open {
    step: String,
    start: usize,
    end: usize,
    children: Vec<(String, u32)>,
    fields: [Option<String>; 5],
}

fn scan(text: &str, limits: &Limits) -> Result<Vec<Verweis<'static>>, Fault> {
    let mut reader = Reader::new(text, limits);
    let mut locator = Locator::new(text);
    let (mut open, mut found): (Vec<Open>, Vec<Verweis<'static>>) = (Vec::new(), Vec::new());
    let mut field = None;
    loop {
        match reader.next()? {
            Token::Start => {
                let name = reader.name().local.to_owned();
                let span = reader.span();
                let step = match open.last_mut() {
                    Some(parent) => {
                        let at = match parent.children.iter_mut().find(|(known, _)| *known == name) {
                            Some((_, count)) => {
                                *count += 1;
                                *count
                            }
                            None => {
                                parent.children.push((name.clone(), 1));
                                1
                            }
                        };
                        field = FIELDS.iter().position(|known| *known == name);
                        if let Some(field) = field {
                            parent.fields[field].get_or_insert_default();
                        }
                        if matches!(name.as_str(), "anlage" | "dokument") || at > 1 {
                            format!("{name}[{at}]")
                        } else {
                            name
                        }
                    }
                    None => name,
                };
                open.push(Open { step, start: span.start, end: span.end, ..Open::default() });
            }
            Token::Text => {
                let depth = open.len();
                if let (Some(field), Some(parent)) = (field, depth.checked_sub(2).and_then(|at| open.get_mut(at))) {
                    parent.fields[field].get_or_insert_default().push_str(reader.text());
                }
            }
            Token::End => {
                field = None;
                let pfad = || open.iter().fold(String::new(), |path, open| path + "/" + &open.step);
                if let Some(Open { fields: [Some(id), name, mime, size, Some(sum)], start, end, .. }) = open.last() {
                    let at = locator.place(*start);
                    let text =
                        |text: &Option<String>| Cow::Owned(text.as_deref().unwrap_or_default().trim().to_owned());
                    found.push(Verweis {
                        dokument_id: id.trim().to_owned().into(),
                        dateiname: name.clone().unwrap_or_default().into(),
                        mime_type: text(mime),
                        groesse: text(size),
                        sha512: sum.trim().to_owned().into(),
                        pfad: pfad(),
                        place: Place { offset: *start, end: *end, line: at.line, column: at.column },
                    });
                }
                open.pop();
            }
            Token::Eof => return Ok(found),
        }
    }
}

impl Manifest {
    /// Holds the references of a message against the manifest: each has its entry and says the same, and each entry is referred to.
    #[must_use]
    pub fn vergleiche(&self, verweise: &[Verweis<'_>]) -> Report {
        let mut report = Report::new();
        for verweis in verweise {
            match verweis.id().and_then(|id| self.eintrag(id)) {
                Some(eintrag) => report.append(verweis.vergleiche(eintrag)),
                None => report.push(verweis.finding("xefa-anlage-ohne-eintrag", "dokumentId")),
            }
        }
        for (at, eintrag) in self.eintraege().iter().enumerate() {
            if !verweise.iter().any(|verweis| verweis.id() == Some(eintrag.id)) {
                let path = super::manifest::pfad(at);
                report.push(Finding::new("xefa-anlage-ohne-verweis", Place::default()).path(path));
            }
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eintrag() -> Eintrag {
        Eintrag {
            id: Uuid::from_u128(5),
            dateiname: Dateiname::pruefe("a.pdf").unwrap(),
            medientyp: Medientyp::parse("application/pdf").unwrap(),
            groesse: 3,
            sha512: Pruefsumme::von(b"abc"),
        }
    }

    #[test]
    fn an_entry_becomes_a_reference_and_an_entry_again() {
        let anlage = eintrag().anlage().unwrap();
        assert_eq!(anlage.dokument_id.as_str(), "00000000-0000-0000-0000-000000000005");
        let verweis = Verweis::from(&anlage);
        assert_eq!(verweis.eintrag().unwrap(), eintrag());
        assert!(verweis.vergleiche(&eintrag()).findings().is_empty());
    }

    #[test]
    fn each_difference_is_named() {
        let anlage = eintrag().anlage().unwrap();
        let verweis = Verweis::from(&anlage);
        for (other, field) in [
            (Eintrag { dateiname: Dateiname::pruefe("b.pdf").unwrap(), ..eintrag() }, "/dateiname"),
            (Eintrag { groesse: 4, ..eintrag() }, "/groesse"),
            (Eintrag { sha512: Pruefsumme::von(b"abd"), ..eintrag() }, "/sha512"),
            (Eintrag { medientyp: Medientyp::parse("text/plain").unwrap(), ..eintrag() }, "/mimeType"),
        ] {
            let report = verweis.vergleiche(&other);
            let [only] = report.findings() else { panic!("{report:?}") };
            assert_eq!((only.rule().id(), only.element_path()), ("xefa-anlage-verweis-anders", field));
        }
    }

    #[test]
    fn references_and_entries_belong_together() {
        let manifest = Manifest::aus(vec![eintrag()]).unwrap();
        let other = Eintrag { id: Uuid::from_u128(6), ..eintrag() }.anlage().unwrap();
        let report = manifest.vergleiche(&[Verweis::from(&other)]);
        let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        assert_eq!(rules, ["xefa-anlage-ohne-eintrag", "xefa-anlage-ohne-verweis"]);
    }

    #[test]
    fn a_message_is_searched_for_references() {
        let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/bescheid.zustellung.0300-reich.xml");
        let found = Verweis::in_xml(bytes, &Limits::default()).unwrap();
        // Read off the sample by eye.
        let first = &found[0];
        assert_eq!(first.dokument_id, "e564f95f-cf57-5e59-99e1-84986e8f5930");
        assert_eq!(
            (first.dateiname.as_ref(), first.groesse.as_ref(), first.place.line),
            ("Wohngeldbescheid.pdf", "561", 77)
        );
        assert_eq!(found[1].eintrag().unwrap().medientyp.as_str(), "text/plain");
        assert!(Verweis::in_xml(b"<a>", &Limits::default()).is_err());
    }
}
