//! The manifest of a delivery's attachments: made while contents flow in, and held against contents later.

use std::io::Read;

use uuid::Uuid;

use super::ablage::{AblageFehler, Anlagenablage, Anlagenquelle};
use super::dateiname::Dateiname;
use super::medientyp::{Erkannt, Medientyp, Vergleich};
use super::strom::{Messung, Pruefsumme, StromFehler, messe};
use crate::limits::Limits;
use crate::map::StoreError;
use crate::report::{Finding, Place, Report, Severity, Verdict};

/// One attachment: what a message or an envelope says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eintrag {
    /// The id, the same in all messages of a case.
    pub id: Uuid,
    /// The name of the file.
    pub dateiname: Dateiname,
    /// The declared media type.
    pub medientyp: Medientyp,
    /// Bytes.
    pub groesse: u64,
    /// The SHA-512 of the content.
    pub sha512: Pruefsumme,
}

/// What a delivery may carry.
///
/// ```
/// use xefa::Limits;
/// use xefa::efa::anlagen::{Grenzen, Medientyp};
///
/// let grenzen = Grenzen::aus(&Limits { attachment_bytes: 10 << 20, ..Limits::default() })
///     .nur([Medientyp::parse("application/pdf").unwrap()]);
/// assert_eq!(grenzen.bytes, 10 << 20);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grenzen {
    /// Bytes of one attachment.
    pub bytes: u64,
    /// Bytes of all together.
    pub bytes_zusammen: u64,
    /// How many there may be.
    pub anzahl: usize,
    /// The types that are taken; all where there is no list. A type that stands here is taken also where its bytes are not known.
    pub medientypen: Option<Vec<Medientyp>>,
}

impl Grenzen {
    /// The limits of the library, and every media type.
    #[must_use]
    pub fn aus(limits: &Limits) -> Self {
        Self {
            bytes: limits.attachment_bytes,
            bytes_zusammen: limits.attachments_bytes,
            anzahl: limits.attachments,
            medientypen: None,
        }
    }

    /// Takes these media types only.
    #[must_use]
    pub fn nur(mut self, typen: impl IntoIterator<Item = Medientyp>) -> Self {
        self.medientypen = Some(typen.into_iter().collect());
        self
    }

    /// Whether the list has a type; none where there is no list.
    fn nimmt(&self, typ: &Medientyp) -> Option<bool> {
        self.medientypen.as_ref().map(|list| list.contains(typ))
    }

    fn nicht_gelistet(&self, typ: &Medientyp, pfad: &str) -> Finding {
        let list = self.medientypen.iter().flatten().map(|typ| typ.as_str().to_owned()).collect();
        let finding = Finding::new("xefa-anlage-medientyp-liste", Place::default()).path(format!("{pfad}/mimeType"));
        finding.arg("type", typ.as_str()).expecting(list)
    }

    /// What the type and the bytes have against each other, and the list against the type.
    fn typ(&self, typ: &Medientyp, erkannt: Erkannt, pfad: &str, report: &mut Report) {
        let listed = self.nimmt(typ);
        let finding = |rule| Finding::new(rule, Place::default()).path(format!("{pfad}/mimeType"));
        if listed == Some(false) {
            report.push(self.nicht_gelistet(typ, pfad));
        }
        match typ.vergleiche(erkannt) {
            Vergleich::Passt => {}
            _ if erkannt == Erkannt::Leer => report.push(finding("xefa-anlage-leer")),
            Vergleich::Widerspruch => {
                report.push(
                    finding("xefa-anlage-medientyp").arg("declared", typ.as_str()).text("found", erkannt.worte()),
                );
            }
            Vergleich::NichtVergleichbar => {
                let open = finding("xefa-anlage-medientyp-offen").arg("type", typ.as_str());
                report.push(if listed == Some(true) { open.weighing(Severity::Warning) } else { open });
            }
        }
    }
}

impl Default for Grenzen {
    fn default() -> Self {
        Self::aus(&Limits::DEFAULT)
    }
}

/// What an attachment is called and said to be, before its content is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Angaben<'t> {
    /// The id.
    pub id: Uuid,
    /// The name of the file as it was uploaded.
    pub dateiname: &'t str,
    /// The media type as it was declared.
    pub medientyp: &'t str,
}

/// All attachments of a delivery, in order, each id once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    eintraege: Vec<Eintrag>,
}

impl Manifest {
    /// A manifest of no attachments.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A manifest of entries.
    ///
    /// # Errors
    /// An id that is there twice.
    pub fn aus(eintraege: Vec<Eintrag>) -> Result<Self, Report> {
        let mut manifest = Self::new();
        for eintrag in eintraege {
            manifest.nimm(eintrag)?;
        }
        Ok(manifest)
    }

    /// The entries, in order.
    #[must_use]
    pub fn eintraege(&self) -> &[Eintrag] {
        &self.eintraege
    }

    /// The entry with an id.
    #[must_use]
    pub fn eintrag(&self, id: Uuid) -> Option<&Eintrag> {
        self.eintraege.iter().find(|eintrag| eintrag.id == id)
    }

    /// Bytes of all together.
    #[must_use]
    pub fn groesse(&self) -> u64 {
        self.eintraege.iter().fold(0, |sum, eintrag| sum.saturating_add(eintrag.groesse))
    }

    fn nimm(&mut self, eintrag: Eintrag) -> Result<(), Report> {
        let pfad = pfad(self.eintraege.len());
        if self.eintrag(eintrag.id).is_some() {
            return Err(Finding::new("xefa-anlage-doppelt", Place::default())
                .path(format!("{pfad}/dokumentId"))
                .into());
        }
        self.eintraege.push(eintrag);
        Ok(())
    }

    /// Takes an attachment in: its content flows into the store, and is counted, hashed and compared with its media type on the way. An
    /// attachment that is refused leaves neither entry nor content.
    ///
    /// Gives warnings.
    ///
    /// # Errors
    /// Everything that is wrong with it. A safe name for one that is not comes from [`Dateiname::bereinigt`].
    pub fn aufnehmen(
        &mut self,
        angaben: &Angaben<'_>,
        quelle: &mut dyn Read,
        ablage: &mut dyn Anlagenablage,
        grenzen: &Grenzen,
    ) -> Result<Report, Report> {
        self.fuehre(angaben, grenzen, |limit, typ| {
            // What the first bytes say must be known before the store keeps anything.
            let mut head = Vec::new();
            quelle
                .take(super::medientyp::KOPF as u64)
                .read_to_end(&mut head)
                .map_err(|error| AblageFehler::Strom(StromFehler::Lesen(error)))?;
            if typ.vergleiche(Erkannt::aus_kopf(&head)) == Vergleich::Widerspruch {
                let mut rest = head.as_slice().chain(quelle);
                return Ok(messe(&mut rest, limit)?);
            }
            ablage.lege_ab(angaben.id, &mut head.as_slice().chain(quelle), limit)
        })
    }

    /// Takes an attachment in whose content lies somewhere already; it is read once and not kept.
    ///
    /// # Errors
    /// As [`Self::aufnehmen`].
    pub fn erfassen(
        &mut self,
        angaben: &Angaben<'_>,
        quelle: &mut dyn Read,
        grenzen: &Grenzen,
    ) -> Result<Report, Report> {
        self.fuehre(angaben, grenzen, |limit, _| Ok(messe(quelle, limit)?))
    }

    fn fuehre(
        &mut self,
        angaben: &Angaben<'_>,
        grenzen: &Grenzen,
        stroeme: impl FnOnce(u64, &Medientyp) -> Result<Messung, AblageFehler>,
    ) -> Result<Report, Report> {
        let pfad = pfad(self.eintraege.len());
        let mut report = Report::new();
        if self.eintraege.len() >= grenzen.anzahl {
            let limit = grenzen.anzahl.to_string();
            return Err(Finding::new("limit-anlagen", Place::default()).path(pfad).arg("limit", limit).into());
        }
        if self.eintrag(angaben.id).is_some() {
            return Err(Finding::new("xefa-anlage-doppelt", Place::default())
                .path(format!("{pfad}/dokumentId"))
                .into());
        }
        let dateiname = Dateiname::pruefe(angaben.dateiname);
        if let Err(fehler) = &dateiname {
            report.append(fehler.befunde(&format!("{pfad}/dateiname")));
        }
        let medientyp = Medientyp::parse(angaben.medientyp);
        if medientyp.is_none() {
            report.push(Finding::new("xefa-anlage-medientyp-form", Place::default()).path(format!("{pfad}/mimeType")));
        }
        if let Some(typ) = medientyp.as_ref().filter(|typ| grenzen.nimmt(typ) == Some(false)) {
            report.push(grenzen.nicht_gelistet(typ, &pfad));
        }
        // Nothing of what is refused already flows anywhere.
        if report.verdict() == Verdict::Invalid {
            return Err(report);
        }
        let (Ok(dateiname), Some(medientyp)) = (dateiname, medientyp) else { return Err(report) };
        let left = grenzen.bytes_zusammen.saturating_sub(self.groesse());
        let messung = stroeme(left.min(grenzen.bytes), &medientyp)
            .map_err(|error| befund(&error, &pfad, left < grenzen.bytes, grenzen))?;
        grenzen.typ(&medientyp, messung.erkannt, &pfad, &mut report);
        if report.verdict() == Verdict::Invalid {
            return Err(report);
        }
        let Messung { groesse, sha512, .. } = messung;
        self.eintraege.push(Eintrag { id: angaben.id, dateiname, medientyp, groesse, sha512 });
        Ok(report)
    }

    /// Holds the manifest against the contents: each there, of that size, with that hash, of that type. Nothing is held in memory, and
    /// no content is read further than its entry says it goes.
    #[must_use]
    pub fn pruefe(&self, quelle: &mut dyn Anlagenquelle, grenzen: &Grenzen) -> Report {
        let mut report = self.pruefe_grenzen(grenzen);
        if report.verdict() != Verdict::Valid {
            return report;
        }
        for (at, eintrag) in self.eintraege.iter().enumerate() {
            let pfad = pfad(at);
            match quelle.oeffne(eintrag.id) {
                Ok(content) => match messe(content, eintrag.groesse) {
                    Ok(messung) => eintrag.vergleiche(&messung, grenzen, &pfad, &mut report),
                    Err(StromFehler::ZuGross(_)) => report.push(groesse(eintrag, None, &pfad)),
                    Err(_) => report.push(Finding::new("xefa-anlage-unlesbar", Place::default()).path(pfad)),
                },
                Err(StoreError::Missing) => report.push(Finding::new("xefa-anlage-fehlt", Place::default()).path(pfad)),
                Err(_) => report.push(Finding::new("xefa-anlage-unlesbar", Place::default()).path(pfad)),
            }
        }
        report
    }

    /// What an entry and what was measured of its content have against each other.
    pub(crate) fn vergleiche_messung(eintrag: &Eintrag, messung: &Messung, grenzen: &Grenzen, at: usize) -> Report {
        let mut report = Report::new();
        eintrag.vergleiche(messung, grenzen, &pfad(at), &mut report);
        report
    }

    /// Holds number and sizes against limits, without looking at contents.
    #[must_use]
    pub fn pruefe_grenzen(&self, grenzen: &Grenzen) -> Report {
        let mut report = Report::new();
        let mut over = |rule, pfad: String, limit: String| {
            report.push(Finding::new(rule, Place::default()).path(pfad).arg("limit", limit));
        };
        if self.eintraege.len() > grenzen.anzahl {
            over("limit-anlagen", "/anlagen".to_owned(), grenzen.anzahl.to_string());
        }
        for (at, eintrag) in self.eintraege.iter().enumerate() {
            if eintrag.groesse > grenzen.bytes {
                over("limit-anlage", pfad(at), grenzen.bytes.to_string());
            }
        }
        if self.groesse() > grenzen.bytes_zusammen {
            over("limit-anlagen-bytes", "/anlagen".to_owned(), grenzen.bytes_zusammen.to_string());
        }
        report
    }
}

impl Eintrag {
    fn vergleiche(&self, messung: &Messung, grenzen: &Grenzen, pfad: &str, report: &mut Report) {
        if messung.groesse != self.groesse {
            report.push(groesse(self, Some(messung.groesse), pfad));
        } else if messung.sha512 != self.sha512 {
            report.push(Finding::new("xefa-anlage-hash", Place::default()).path(format!("{pfad}/sha512")));
        }
        grenzen.typ(&self.medientyp, messung.erkannt, pfad, report);
    }
}

fn groesse(eintrag: &Eintrag, found: Option<u64>, pfad: &str) -> Finding {
    let finding = Finding::new("xefa-anlage-groesse", Place::default()).path(format!("{pfad}/groesse"));
    let finding = finding.arg("expected", eintrag.groesse.to_string());
    match found {
        Some(found) => finding.arg("found", found.to_string()),
        None => finding,
    }
}

fn befund(error: &AblageFehler, pfad: &str, together: bool, grenzen: &Grenzen) -> Report {
    let finding = |rule| Finding::new(rule, Place::default()).path(pfad);
    match error {
        AblageFehler::Strom(StromFehler::ZuGross(_)) if together => {
            finding("limit-anlagen-bytes").arg("limit", grenzen.bytes_zusammen.to_string()).into()
        }
        AblageFehler::Strom(StromFehler::ZuGross(limit)) => {
            finding("limit-anlage").arg("limit", limit.to_string()).into()
        }
        AblageFehler::Ablage(StoreError::Taken) => finding("xefa-anlage-anderer-inhalt").into(),
        _ => finding("xefa-anlage-unlesbar").into(),
    }
}

/// The path of an entry, from 0.
pub(crate) fn pfad(at: usize) -> String {
    format!("/anlagen/anlage[{}]", at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::efa::anlagen::OhneAnlagen;
    use crate::map::{AttachmentStore, MemoryStore};
    use std::io;

    fn rules(report: &Report) -> Vec<&'static str> {
        report.findings().iter().map(|finding| finding.rule().id()).collect()
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn pdf(number: u128) -> Angaben<'static> {
        Angaben { id: id(number), dateiname: "a.pdf", medientyp: "application/pdf" }
    }

    #[test]
    fn an_attachment_is_taken_in_and_held_against_its_content() {
        let (mut manifest, mut store) = (Manifest::new(), MemoryStore::default());
        let report = manifest.aufnehmen(&pdf(1), &mut &b"%PDF-1.7"[..], &mut store, &Grenzen::default()).unwrap();
        assert!(report.findings().is_empty());
        assert_eq!(manifest.eintraege()[0].groesse, 8);
        assert!(manifest.pruefe(&mut store, &Grenzen::default()).findings().is_empty());
        assert_eq!(rules(&manifest.pruefe(&mut OhneAnlagen, &Grenzen::default())), ["xefa-anlage-fehlt"]);

        let mut other = MemoryStore::default();
        other.put(id(1), b"%PDF-1.6").unwrap();
        assert_eq!(rules(&manifest.pruefe(&mut other, &Grenzen::default())), ["xefa-anlage-hash"]);
        for content in [b"%PDF-1.".as_slice(), b"%PDF-1.77"] {
            let mut other = MemoryStore::default();
            other.put(id(1), content).unwrap();
            assert_eq!(rules(&manifest.pruefe(&mut other, &Grenzen::default())), ["xefa-anlage-groesse"]);
        }
    }

    #[test]
    fn what_is_refused_is_not_kept() {
        let grenzen = Grenzen::default();
        for (angaben, content, rule) in [
            (pdf(1), b"MZ\x90\0".as_slice(), "xefa-anlage-medientyp"),
            (Angaben { dateiname: "../a.pdf", ..pdf(1) }, b"%PDF-", "xefa-anlage-dateiname"),
            (Angaben { medientyp: "pdf", ..pdf(1) }, b"%PDF-", "xefa-anlage-medientyp-form"),
        ] {
            let (mut manifest, mut store) = (Manifest::new(), MemoryStore::default());
            let report = manifest.aufnehmen(&angaben, &mut &content[..], &mut store, &grenzen).unwrap_err();
            assert_eq!(rules(&report), [rule]);
            assert!(manifest.eintraege().is_empty() && store.get(id(1)).is_err());
        }
        let (mut manifest, mut store) = (Manifest::new(), MemoryStore::default());
        let pictures = Grenzen::default().nur([Medientyp::parse("image/png").unwrap()]);
        let report = manifest.aufnehmen(&pdf(1), &mut &b"%PDF-1.7"[..], &mut store, &pictures).unwrap_err();
        assert_eq!(rules(&report), ["xefa-anlage-medientyp-liste"]);
        assert!(manifest.eintraege().is_empty() && store.get(id(1)).is_err());
    }

    #[test]
    fn limits_at_n_and_at_n_and_one() {
        let grenzen = Grenzen { bytes: 1000, bytes_zusammen: 1500, anzahl: 3, medientypen: None };
        let text = |number| Angaben { id: id(number), dateiname: "a.txt", medientyp: "text/plain" };
        let take = |manifest: &mut Manifest, number, bytes| {
            let mut zeros = io::repeat(b'a').take(bytes);
            manifest.erfassen(&text(number), &mut zeros, &grenzen).map_err(|report| rules(&report))
        };
        let mut manifest = Manifest::new();
        assert_eq!(take(&mut manifest, 1, 1001).unwrap_err(), ["limit-anlage"]);
        take(&mut manifest, 1, 1000).unwrap();
        assert_eq!(take(&mut manifest, 1, 1).unwrap_err(), ["xefa-anlage-doppelt"]);
        assert_eq!(take(&mut manifest, 2, 501).unwrap_err(), ["limit-anlagen-bytes"]);
        take(&mut manifest, 2, 499).unwrap();
        take(&mut manifest, 3, 1).unwrap();
        assert_eq!(take(&mut manifest, 4, 0).unwrap_err(), ["limit-anlagen"]);
        assert!(manifest.pruefe_grenzen(&grenzen).findings().is_empty());
        let less = Grenzen { bytes: 999, bytes_zusammen: 1499, anzahl: 2, medientypen: None };
        let found = rules(&manifest.pruefe_grenzen(&less));
        assert_eq!(found, ["limit-anlagen", "limit-anlage", "limit-anlagen-bytes"]);
    }

    #[test]
    fn three_gigabytes_are_refused_by_default() {
        let mut zeros = io::repeat(b'a').take(3_000_000_000);
        let angaben = Angaben { id: id(1), dateiname: "a.txt", medientyp: "text/plain" };
        let grenzen = Grenzen::aus(&Limits { attachment_bytes: 1 << 20, ..Limits::default() });
        let report = Manifest::new().erfassen(&angaben, &mut zeros, &grenzen).unwrap_err();
        assert_eq!(rules(&report), ["limit-anlage"]);
        assert!(zeros.limit() > 2_900_000_000, "almost nothing was read");
        const { assert!(Limits::DEFAULT.attachment_bytes < 3_000_000_000) };
    }

    #[test]
    fn an_unknown_type_is_never_called_checked() {
        let angaben = Angaben { id: id(1), dateiname: "a.mp4", medientyp: "video/mp4" };
        let mut manifest = Manifest::new();
        let report = manifest.erfassen(&angaben, &mut &b"\0\0\0\x18ftyp"[..], &Grenzen::default()).unwrap();
        assert_eq!(report.verdict(), Verdict::Error);
        let listed = Grenzen::default().nur([Medientyp::parse("video/mp4").unwrap()]);
        let report = Manifest::new().erfassen(&angaben, &mut &b"\0\0\0\x18ftyp"[..], &listed).unwrap();
        assert_eq!((report.verdict(), rules(&report)), (Verdict::Valid, vec!["xefa-anlage-medientyp-offen"]));
        let report = Manifest::new().erfassen(&pdf(1), &mut &b"%PDF-1.7"[..], &listed).unwrap_err();
        assert_eq!(rules(&report), ["xefa-anlage-medientyp-liste"]);
    }
}
