//! From messages of 2.0 to the mailbox's format: Bescheid, Gebührenbescheid and Statusmitteilung.

use std::fmt;

use super::feld::{Fueller, KEIN_FELD, SPRACHE, STATUS_GEFALTET};
use super::zbp::{self, Deutsch, ZbpAnlage, ZbpNachricht, ZbpStand, ZbpStatus};
use crate::efa::anlagen::{Manifest, Verweis};
use crate::efa::transport::Stelle;
use crate::models::v2_0::{
    Antragsstatus, BescheidGebuehrenbescheid, BescheidZustellung, Geldbetrag, Nachrichtenkopf, Postfachart,
    VerfahrenStatusmitteilung, Vertrauensniveau,
};
use crate::report::{Finding, Loss, Place, Report, Verdict};
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};

/// What the mailbox wants to know and a message does not say.
#[derive(Clone, Default)]
pub struct Zustellangaben {
    /// The name of the service, as people know it.
    pub dienst: String,
    /// The title, where it is not to be made from the message.
    pub titel: Option<String>,
    /// The text, where it is not to be made from the message.
    pub inhalt: Option<String>,
    /// Where a retrieval is confirmed.
    pub abrufadresse: Option<String>,
    /// Where an answer goes.
    pub antwortadresse: Option<String>,
    /// A page of the authority.
    pub url: Option<String>,
    /// Whether texts that are too long are cut, which is noted as a loss. Addresses and references never are.
    pub kuerzen: bool,
}

/// Without texts, which may tell of a person.
impl fmt::Debug for Zustellangaben {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zustellangaben")
            .field("dienst", &self.dienst)
            .field("kuerzen", &self.kuerzen)
            .finish_non_exhaustive()
    }
}

/// What a message refers to, to confirm its retrieval later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bezug {
    /// The message with the Bescheid.
    pub nachricht: NachrichtUuid,
    /// The case.
    pub vorgang: VorgangUuid,
    /// Who wrote it, and is told.
    pub autor: Stelle,
    /// Whether it is a test message.
    pub test: bool,
}

/// A message for a mailbox, with what the mailbox's format has no place for.
#[derive(Debug, Clone, PartialEq)]
pub struct Postsendung {
    /// The message.
    pub nachricht: ZbpNachricht,
    /// What it refers to.
    pub bezug: Bezug,
    /// The documents; the mailbox knows them by their file names, messages by their ids.
    pub anlagen: Manifest,
    /// What was cut.
    pub verluste: Vec<Loss>,
}

/// A state for a mailbox, and what it does not show.
#[derive(Debug, Clone, PartialEq)]
pub struct Statusmeldung {
    /// The state.
    pub status: ZbpStatus,
    /// What is lost.
    pub verluste: Vec<Loss>,
}

/// The level of trust as the mailbox counts it: STORK QAA 1 to 4.
#[must_use]
pub fn stork(niveau: Vertrauensniveau) -> u8 {
    match niveau {
        Vertrauensniveau::Basis => 1,
        Vertrauensniveau::Niedrig => 2,
        Vertrauensniveau::Substanziell => 3,
        Vertrauensniveau::Hoch => 4,
    }
}

/// The state of an application as the mailbox knows it, and whether that is exactly it.
#[must_use]
pub fn stand(status: Antragsstatus) -> (ZbpStand, bool) {
    match status {
        Antragsstatus::Angelegt => (ZbpStand::Initiated, true),
        Antragsstatus::Uebermittelt => (ZbpStand::Submitted, true),
        Antragsstatus::Eingegangen => (ZbpStand::Received, true),
        Antragsstatus::InBearbeitung => (ZbpStand::Processing, true),
        Antragsstatus::MitwirkungErforderlich => (ZbpStand::ActionRequired, true),
        Antragsstatus::Abgeschlossen => (ZbpStand::Completed, true),
        Antragsstatus::Ruht => (ZbpStand::Processing, false),
        Antragsstatus::Abgegeben => (ZbpStand::Completed, false),
    }
}

fn finding(rule: &str, path: &str) -> Finding {
    Finding::new(rule, Place::default()).path(path)
}

/// What the two kinds of messages have in common.
struct Inhalt<'m> {
    kopf: &'m Nachrichtenkopf,
    test: bool,
    mailbox: &'m str,
    niveau: Vertrauensniveau,
    titel: String,
    text: String,
    anlagen: Manifest,
}

fn setze_um(inhalt: Inhalt<'_>, angaben: &Zustellangaben, mut fueller: Fueller) -> Result<Postsendung, Report> {
    let Inhalt { kopf, test, mailbox, niveau, titel, text, anlagen } = inhalt;
    let attachments = anlagen.eintraege().iter().map(|eintrag| ZbpAnlage {
        filename: eintrag.dateiname.as_str().to_owned(),
        sha512sum: eintrag.sha512.to_string(),
        content_length: eintrag.groesse,
    });
    let autor = "/nachrichtenkopf/autor/name";
    let reference = kopf.vorgang.aktenzeichen_autor.as_ref().map(|text| text.as_str());
    let nachricht = ZbpNachricht {
        mailbox_uuid: mailbox.to_owned(),
        stork_qaa_level: stork(niveau),
        sender: fueller.text(&zbp::SENDER, Some(autor), kopf.autor.name.as_str()),
        title: fueller.text(&zbp::TITLE, None, angaben.titel.as_deref().unwrap_or(&titel)),
        content: fueller.text(&zbp::CONTENT, None, angaben.inhalt.as_deref().unwrap_or(&text)),
        service: fueller.text(&zbp::SERVICE, None, &angaben.dienst),
        application_id: Some(kopf.vorgang.vorgangs_uuid.as_str().to_owned()),
        retrieval_confirmation_address: fueller.vielleicht(&zbp::RETRIEVAL, None, angaben.abrufadresse.as_deref()),
        reply_address: fueller.vielleicht(&zbp::REPLY, None, angaben.antwortadresse.as_deref()),
        reference: fueller.vielleicht(&zbp::REFERENCE, Some("/nachrichtenkopf/vorgang/aktenzeichenAutor"), reference),
        sender_url: fueller.vielleicht(&zbp::SENDER_URL, None, angaben.url.as_deref()),
        attachments: attachments.collect(),
    };
    let Fueller { mut report, verluste, .. } = fueller;
    // What the fields have found already is not said twice.
    let said: Vec<_> = report.findings().iter().map(|known| known.element_path().to_owned()).collect();
    for more in nachricht.pruefe().findings() {
        if !said.iter().any(|path| path == more.element_path()) {
            report.push(more.clone());
        }
    }
    let bezug = bezug(kopf, test, &mut report);
    match bezug {
        Some(bezug) if report.verdict() == Verdict::Valid => Ok(Postsendung { nachricht, bezug, anlagen, verluste }),
        _ => Err(report),
    }
}

fn bezug(kopf: &Nachrichtenkopf, test: bool, report: &mut Report) -> Option<Bezug> {
    let nachricht = NachrichtUuid::parse(kopf.identifikation.nachrichten_uuid.as_str());
    let vorgang = VorgangUuid::parse(kopf.vorgang.vorgangs_uuid.as_str());
    match (nachricht, vorgang, Stelle::try_from(&kopf.autor)) {
        (Ok(nachricht), Ok(vorgang), Ok(autor)) => Some(Bezug { nachricht, vorgang, autor, test }),
        _ => {
            report.push(finding("xefa-postfach-bezug", "/nachrichtenkopf"));
            None
        }
    }
}

impl Postsendung {
    /// A Bescheid (0300) for the Zentrales Bürgerpostfach.
    ///
    /// ```
    /// use xefa::efa::postfach::{Postsendung, Zustellangaben};
    ///
    /// let text = include_str!("../../../schemas/xefa/2.0/samples/bescheid.zustellung.0300-reich.xml");
    /// let text = text.replace("<code>land</code>", "<code>zbp</code>").replace("Postfach eines Landeskontos", "Zentrales Bürgerpostfach");
    /// let text = text.replace("beispiel-postfach-4711", "9d2f4c1e-3b5a-4c6d-8e7f-0a1b2c3d4e5f");
    /// let xefa::v2_0::Message::BescheidZustellung(bescheid) = xefa::v2_0::Message::from_xml(text.as_bytes())? else { panic!() };
    ///
    /// let angaben = Zustellangaben { dienst: "Wohngeld".into(), ..Zustellangaben::default() };
    /// let post = Postsendung::bescheid(&bescheid, &angaben)?;
    /// assert_eq!(post.nachricht.stork_qaa_level, 3);
    /// assert_eq!(post.nachricht.title, "Änderungsbescheid: teilweise bewilligt");
    /// assert_eq!(post.nachricht.attachments.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A mailbox of another kind, or what its format does not take.
    pub fn bescheid(bescheid: &BescheidZustellung, angaben: &Zustellangaben) -> Result<Self, Report> {
        let mut fueller = Fueller::new(angaben.kuerzen);
        if bescheid.empfaenger_postfach.postfachart.code != Postfachart::Zbp {
            fueller.report.push(finding("xefa-postfach-art", "/empfaengerPostfach/postfachart"));
        }
        let mut eintraege = Vec::new();
        for (at, dokument) in bescheid.dokument.iter().enumerate() {
            let verweis = Verweis { pfad: format!("/dokument[{}]", at + 1), ..Verweis::from(dokument) };
            match verweis.eintrag() {
                Ok(eintrag) => eintraege.push(eintrag),
                Err(report) => fueller.report.append(report),
            }
        }
        let anlagen = Manifest::aus(eintraege).unwrap_or_else(|report| {
            fueller.report.append(report);
            Manifest::new()
        });
        let entscheidung = wort(bescheid.tenor.entscheidung.code);
        let mut text = format!("Entscheidung: {entscheidung}.");
        for more in bescheid.begruendung.iter().chain([&bescheid.rechtsbehelfsbelehrung]) {
            text.push_str("\n\n");
            text.push_str(more.as_str());
        }
        let inhalt = Inhalt {
            kopf: &bescheid.nachrichtenkopf,
            test: bescheid.test.is_some(),
            mailbox: bescheid.empfaenger_postfach.postfach_handle.as_str(),
            niveau: bescheid.vertrauensniveau_mindest.code,
            titel: format!("{}: {entscheidung}", art(bescheid.bescheidart.code)),
            text,
            anlagen,
        };
        setze_um(inhalt, angaben, fueller)
    }

    /// A Gebührenbescheid (0310). The message names neither a mailbox nor a level, so the caller does: as a rule those of the Bescheid
    /// to which it belongs.
    ///
    /// # Errors
    /// What the mailbox's format does not take.
    pub fn gebuehrenbescheid(
        bescheid: &BescheidGebuehrenbescheid,
        mailbox: uuid::Uuid,
        niveau: Vertrauensniveau,
        angaben: &Zustellangaben,
    ) -> Result<Self, Report> {
        let mut text = String::from("Gebühren:\n");
        for position in &bescheid.positionen.position {
            text.push_str(&format!("{}: {}\n", position.tatbestand.as_str(), betrag(&position.betrag)));
        }
        let due = bescheid.faelligkeit.get().as_str();
        let due = match due.split('-').collect::<Vec<_>>()[..] {
            [year, month, day] => format!("{day}.{month}.{year}"),
            _ => due.to_owned(),
        };
        text.push_str(&format!(
            "Summe: {}\n\nZahlbar bis {due} an {}, IBAN {}, Verwendungszweck: {}",
            betrag(&bescheid.summe),
            bescheid.zahlungsempfaenger.as_str(),
            bescheid.iban.as_str(),
            bescheid.verwendungszweck.as_str(),
        ));
        let mailbox = mailbox.hyphenated().to_string();
        let inhalt = Inhalt {
            kopf: &bescheid.nachrichtenkopf,
            test: bescheid.test.is_some(),
            mailbox: &mailbox,
            niveau,
            titel: "Gebührenbescheid".to_owned(),
            text,
            anlagen: Manifest::new(),
        };
        setze_um(inhalt, angaben, Fueller::new(angaben.kuerzen))
    }
}

impl Statusmeldung {
    /// A Statusmitteilung (0210) for the mailbox. States that it does not know are shown as the nearest one, other languages, the next
    /// step and its day are not shown; each of these is noted as a loss.
    ///
    /// # Errors
    /// A text that is too long, or none in German.
    pub fn aus(mitteilung: &VerfahrenStatusmitteilung, angaben: &Zustellangaben) -> Result<Self, Report> {
        let mut fueller = Fueller::new(angaben.kuerzen);
        let kopf = &mitteilung.nachrichtenkopf;
        let (status, exact) = stand(mitteilung.antragsstatus.code);
        if !exact {
            fueller.verlust(&STATUS_GEFALTET, "/antragsstatus");
        }
        let details: Vec<_> =
            mitteilung.statusdetails.iter().map(|text| (text.lang.as_str(), text.wert.as_str())).collect();
        let zusatz: Vec<_> =
            mitteilung.zusatzinformation.iter().map(|text| (text.lang.as_str(), text.wert.as_str())).collect();
        let status_details = deutsch(&details, "/statusdetails", &mut fueller);
        let additional_information = deutsch(&zusatz, "/zusatzinformation", &mut fueller);
        let status_details =
            status_details.map(|text| fueller.text(&zbp::STATUS_DETAILS, Some("/statusdetails"), text));
        let additional_information =
            additional_information.map(|text| fueller.text(&zbp::ADDITIONAL, Some("/zusatzinformation"), text));
        if mitteilung.naechster_schritt.is_some() {
            fueller.verlust(&KEIN_FELD, "/naechsterSchritt");
        }
        if mitteilung.frist.is_some() {
            fueller.verlust(&KEIN_FELD, "/frist");
        }
        let reference = kopf.vorgang.aktenzeichen_autor.as_ref().map(|text| text.as_str());
        let status = ZbpStatus {
            application_id: kopf.vorgang.vorgangs_uuid.as_str().to_owned(),
            status,
            public_service_name: Deutsch { de: fueller.text(&zbp::PUBLIC_SERVICE_NAME, None, &angaben.dienst) },
            sender_name: fueller.text(&zbp::SENDER_NAME, Some("/nachrichtenkopf/autor/name"), kopf.autor.name.as_str()),
            status_details: status_details.map(|de| Deutsch { de }),
            additional_information: additional_information.map(|de| Deutsch { de }),
            reference: fueller.vielleicht(
                &zbp::STATUS_REFERENCE,
                Some("/nachrichtenkopf/vorgang/aktenzeichenAutor"),
                reference,
            ),
            created_date: mitteilung.zeitpunkt.get().as_str().to_owned(),
        };
        let Fueller { report, verluste, .. } = fueller;
        if report.verdict() == Verdict::Valid { Ok(Self { status, verluste }) } else { Err(report) }
    }
}

/// The text in German: `de` before `de-DE` and the like; plain language is not what is looked for, and is better than nothing.
fn deutsch<'m>(texts: &[(&str, &'m str)], path: &str, fueller: &mut Fueller) -> Option<&'m str> {
    let rank = |lang: &str| match lang.to_ascii_lowercase() {
        de if de == "de" => Some(0),
        de if de.starts_with("de-") && !de.contains("-x-leicht") => Some(1),
        de if de.starts_with("de-") => Some(2),
        _ => None,
    };
    let best = texts.iter().filter_map(|(lang, text)| Some((rank(lang)?, *text))).min_by_key(|(rank, _)| *rank);
    if best.is_none() && !texts.is_empty() {
        fueller.report.push(finding("xefa-postfach-sprache", path));
    } else if texts.len() > 1 {
        fueller.verlust(&SPRACHE, path);
    }
    best.map(|(_, text)| text)
}

fn wort(entscheidung: crate::models::v2_0::Entscheidung) -> &'static str {
    use crate::models::v2_0::Entscheidung as E;
    match entscheidung {
        E::Bewilligt => "bewilligt",
        E::Teilbewilligt => "teilweise bewilligt",
        E::Abgelehnt => "abgelehnt",
        E::Eingestellt => "eingestellt",
    }
}

fn art(art: crate::models::v2_0::Bescheidart) -> &'static str {
    use crate::models::v2_0::Bescheidart as B;
    match art {
        B::Erstbescheid => "Bescheid",
        B::Aenderungsbescheid => "Änderungsbescheid",
        B::Aufhebungsbescheid => "Aufhebungsbescheid",
        B::Widerspruchsbescheid => "Widerspruchsbescheid",
        B::Bestaetigung => "Bestätigung",
    }
}

/// Hundredths as an amount: `-2,65 EUR`.
fn betrag(betrag: &Geldbetrag) -> String {
    let cent = betrag.cent.get().digits().canonical();
    let (sign, digits) = cent.strip_prefix('-').map_or(("", cent.as_str()), |digits| ("-", digits));
    let digits = format!("{digits:0>3}");
    let (whole, part) = digits.split_at(digits.len() - 2);
    format!("{sign}{whole},{part} {}", betrag.waehrung.code)
}
