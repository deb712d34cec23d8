//! A registration of residence from the login to the Bescheid in the mailbox, over all systems in between.
//!
//! Hamburg runs the service, Uder in Thuringia is competent and takes an older release. Everything is local: two folders carry the
//! messages, a folder is the mailbox, a table is the directory. `cargo run --example efa --features efa,v1_1`

#![allow(clippy::print_stdout, reason = "an example tells its story")]

use std::cell::Cell;
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, FixedOffset, NaiveDate};
use xefa::efa::anlagen::{Angaben, Grenzen, Manifest, Verweis};
use xefa::efa::nutzerkonto::{Konto, lies};
use xefa::efa::postfach::{LokalesPostfach, OrdnerPostfach, Postfach, Postsendung, Statusmeldung, Zustellangaben};
use xefa::efa::register::{Abrufregeln, Beispielregister, Register, anfrage};
use xefa::efa::transport::{
    Abholung, Adressierung, Nutzdaten, OrdnerTransport, Rollen, Sendung, Stelle, Transport, Umschlagart,
};
use xefa::efa::vorgang::{Betrieb, Folge, Merkmale, Phase, Vorgang};
use xefa::efa::zustaendigkeit::{Verzeichnis, Zustaendigkeitsfinder};
use xefa::map::{AttachmentStore, Decisions, MemoryStore, Options, Receiver, plan_message};
use xefa::models::Context;
use xefa::regeln::{self, Fachmodul, Stand};
use xefa::report::Lang;
use xefa::v2_0::wohnsitz::*;
use xefa::v2_0::*;
use xefa::value::schluessel::{Ars, Leistungsschluessel as Leistungskey};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const TODAY: &str = "2028-06-05";
const NOW: &str = "2028-06-05T10:15:00.000+02:00";
const WOHNSITZ: &str = "99115005104000";
const UDER: &str = "160615051097";
const MAILBOX: &str = "7d1f6a52-2f0b-4c8e-9a57-3c1d5e2b9f10";

/// The directory, as a Land exports it. Uder takes XEfA 1.1 only.
const DIRECTORY: &str = "\
behoerde.kennung;behoerde.name;leistungsschluessel;ars;gueltigVon;gueltigBis;transport;adresse;versionen;fachmodule;gebuehr
ags:16061000;Landratsamt Eichsfeld (Beispiel);99115005104000;16061;2027-05-01;;ordner;landratsamt;XEfA 2.0;;0
ags:16061119;Gemeinde Uder (Beispiel);99115005104000;160615051097;2027-11-01;;ordner;uder;XEfA 1.1;urn:xefa:fachmodul:wohnsitz:1.1;0
";

/// A register of a former municipality, with one invented person.
const REGISTER: &str = r#"{
    "register": "melderegister", "stelle": { "kennung": "ags:99999000", "name": "Beispielstadt, Melderegister" }, "stand": "2028-06-04",
    "regeln": [{ "nachweistyp": "01", "zweck": "Anmeldung einer Wohnung", "rechtsgrundlage": "§ 23 Abs. 3 BMG" }],
    "personen": [{ "idnr": "86095742719", "vornamen": ["Mira"], "familienname": "Beispiel", "geburtsdatum": "1984-07-03",
        "dokumente": { "01": { "dateiname": "Meldebescheinigung.txt", "mimeType": "text/plain", "text": "gemeldet" } } }]
}"#;

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    for line in erzaehle(folder.path())? {
        println!("{line}");
    }
    Ok(())
}

/// One of the two sides: who it is, what it takes, how it sends, and what it knows of the case.
struct Seite<'f> {
    name: &'static str,
    stelle: Stelle,
    ctx: Context,
    takes: Receiver,
    inbox: &'f Path,
    store: MemoryStore,
    vorgang: Option<Vorgang>,
}

impl<'f> Seite<'f> {
    fn new(name: &'static str, stelle: Stelle, product: &str, takes: Receiver, inbox: &'f Path) -> Result<Self> {
        let (number, first) = (Arc::new(AtomicU32::new(1)), name.len());
        let ctx = Context::new(product, "Beispielhaus GmbH")
            .with_uuids(move || format!("{first:08x}-0000-4000-8000-{:012x}", number.fetch_add(1, Ordering::Relaxed)))
            .with_clock(|| NOW.parse().expect("a time"));
        Ok(Self { name, stelle, ctx, takes, inbox, store: MemoryStore::default(), vorgang: None })
    }

    /// Notes a message in the case: whether it may come now, and from its author.
    fn merke(&mut self, message: &xefa::Message) -> Result<()> {
        let merkmale = Merkmale::of(message)?;
        let before = self.vorgang.take().unwrap_or_else(|| Vorgang::neu(merkmale.vorgang().clone(), Betrieb::Echt));
        match before.nimm(&merkmale)? {
            Folge::Neu(next) => self.vorgang = Some(next),
            Folge::Wiederholung => self.vorgang = Some(before),
        }
        Ok(())
    }
}

/// The road between two sides, and the story so far.
struct Strecke {
    story: Vec<String>,
    carried: Cell<usize>,
}

impl Strecke {
    fn sage(&mut self, line: impl Into<String>) {
        self.story.push(line.into());
    }

    /// Sends a message: planned for the receiver, converted, put into an envelope, carried, fetched, checked, and noted on both sides.
    fn sende(&mut self, from: &mut Seite<'_>, to: &mut Seite<'_>, message: xefa::Message) -> Result<xefa::Message> {
        from.merke(&message)?;
        let decisions = Decisions::none();
        let trial = plan_message(&message, day(), &to.takes, Options::new(&decisions).with_store(&mut from.store))?;
        if let Some(failure) = trial.failure() {
            return Err(failure.to_string().into());
        }
        let number = message.element_name();
        let sent = trial.carry_out(message, Options::new(&decisions).with_store(&mut from.store))?;
        let version = sent.value.version();
        self.sage(format!("  {} → {}: {number} in XEfA {version}, Umschlag XTA", from.name, to.name));
        for loss in sent.losses() {
            self.sage(format!("      {}: {}", loss.kind().word(Lang::De), loss.reason().de));
        }

        let nutzdaten = Nutzdaten::nachricht(&sent.value)?;
        let kopf = nutzdaten.kopf().ok_or("a message has a head")?;
        let rollen = Rollen {
            autor: kopf.autor.clone(),
            sender: Stelle::new("efa:sender.beispiel", "Versandstelle")?,
            empfaenger: Stelle::new("efa:empfaenger.beispiel", "Empfangsstelle")?,
            leser: kopf.leser.clone(),
        };
        let mut manifest = Manifest::new();
        // From 2.0 on attachments travel beside the message.
        for verweis in Verweis::in_xml(sent.value.to_xml()?.as_bytes(), &xefa::Limits::default())? {
            manifest = Manifest::aus(manifest.eintraege().iter().cloned().chain([verweis.eintrag()?]).collect())?;
        }
        let sendung = Sendung::new(nutzdaten, Adressierung::new(rollen), Umschlagart::Xta).mit_anlagen(manifest);
        let mut transport = OrdnerTransport::new(to.inbox)?;
        transport.sende(&sendung, &mut from.store)?;

        // The other side, perhaps in another process.
        let mut transport = OrdnerTransport::new(to.inbox)?;
        let Some(Abholung::Empfangen(mut came)) = transport.hole_ab()? else { return Err("nothing arrived".into()) };
        let arrived = came.sendung.nutzdaten.lies()?;
        for eintrag in came.sendung.anlagen.eintraege().to_vec() {
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut came.inhalte().oeffne(eintrag.id)?, &mut content)?;
            to.store.put(eintrag.id, &content)?;
        }
        assert!(to.takes.takes(arrived.version(), day()), "it arrives in a release that the receiver takes");
        to.merke(&arrived)?;
        transport.bestaetige(&came.id)?;
        self.carried.set(self.carried.get() + 1);
        Ok(arrived)
    }
}

fn day() -> NaiveDate {
    TODAY.parse().expect("a day")
}

/// The whole story, in a folder that is empty at the beginning.
pub fn erzaehle(folder: &Path) -> Result<Vec<String>> {
    let mut road = Strecke { story: Vec::new(), carried: Cell::new(0) };
    let (to_service, to_authority) = (folder.join("dienst"), folder.join("uder"));
    let hamburg = Stelle::new("efa:onlinedienste.hamburg", "Onlinedienste Hamburg (Beispiel)")?;
    let all = Receiver::new().accepting("1.1", None, None).accepting("2.0", None, None);
    let mut service = Seite::new("Onlinedienst", hamburg, "Beispieldienst", all, &to_service)?;

    road.sage("1. Mira meldet sich mit der BundID an.");
    let login = lies(&Konto::bundid(attribute()));
    login.verlange(Vertrauensniveau::Substanziell)?;
    road.sage(format!("  Vertrauensniveau {}, verlangt ist substanziell", login.niveau().ok_or("no level")?.as_str()));

    road.sage("2. Das Formular ist vorbefüllt; was fehlt, trägt sie ein.");
    let prefill = login.vorbefuellung().ok_or("the account says nothing of the person")?;
    let mut person = prefill.person().clone();
    person.name.vornamen = Vornamen::new(["Mira".parse::<Vorname>()?]);
    person.name.familienname = "Beispiel".parse()?;
    person.geburtsort = Some("Beispielstadt (Harz)".parse()?);
    road.sage(format!("  geändert: {}", prefill.geaendert(&person).join(", ")));
    for moved_in in ["2028-07-01", "2028-06-01"] {
        let form = regeln::Angaben::teilweise(Fachmodul::Wohnsitz).mit_stichtag(day()).mit("einzugsdatum", moved_in);
        let said = form.report().findings().first().map(|finding| finding.message(Lang::De));
        let open = form.urteile().iter().filter(|urteil| urteil.stand() == Stand::NochOffen).count();
        let said = said.unwrap_or_else(|| format!("in Ordnung, {open} Regeln warten auf weitere Angaben"));
        road.sage(format!("  Einzug am {moved_in}: {said}"));
    }

    road.sage("3. Wer ist zuständig?");
    let mut directory = Verzeichnis::new();
    directory.lies("verzeichnis.csv", DIRECTORY.as_bytes())?;
    let uder = Ars::parse(UDER)?;
    let found = directory.suche(&Leistungskey::parse(WOHNSITZ)?, &uder, day());
    let entry = found.eintrag().ok_or("nobody is competent")?;
    let question = ZustaendigkeitAnfrage::new(
        &service.ctx,
        ZustaendigkeitAnfrageRequired {
            leser: Behoerde::new("efa:verzeichnis.beispiel", "Verzeichnis")?,
            autor: service.stelle.behoerde()?,
            leistungsschluessel: WOHNSITZ.parse()?,
            gebiet: Gebietsauswahl::Ars(UDER.parse()?),
            stichtag: TODAY.parse()?,
        },
    )?;
    let answer = directory.antworte(&service.ctx, &question)?;
    // Writing checks: what the schema does not allow is not written.
    question.to_xml()?;
    answer.to_xml()?;
    let authority = &answer.verzeichniseintrag.first().ok_or("nobody")?.behoerde;
    let fee = entry.gebuehr()?.map_or_else(|| "nicht festgelegt".to_owned(), |fee| format!("{} Cent", fee.in_cent()));
    road.sage(format!("  {}, Gebühr: {fee}", authority.name.as_str()));
    let stelle = Stelle::new(authority.kennung.as_str(), authority.name.as_str())?;
    let mut office = Seite::new("Uder", stelle, "Beispielverfahren", entry.empfaenger(), &to_authority)?;

    road.sage("4. Der Antrag geht in dem Release hinaus, das Uder annimmt.");
    let mut antrag = antrag(&service, &office, person.clone())?;
    antrag.nutzerkonto = Some(login.nutzerkonto()?);
    let findings = regeln::pruefe(&xefa::Message::V2_0(antrag.clone().into()));
    road.sage(format!("  Regeln des Fachs: {} Hinweise", findings.findings().len()));
    assert!(findings.is_valid());
    let vorgang = antrag.nachrichtenkopf.vorgang.vorgangs_uuid.clone();
    let antrag_uuid = antrag.nachrichtenkopf.identifikation.nachrichten_uuid.clone();
    road.sende(&mut service, &mut office, Message::from(antrag).into())?;

    road.sage("5. Uder quittiert, fordert nach und bekommt, was fehlt.");
    let quittung = quittung(&office, &service, &antrag_uuid, &vorgang)?;
    road.sende(&mut office, &mut service, quittung.into())?;
    let nachforderung = nachforderung(&office, &service, &vorgang)?;
    let demand = nachforderung.nachrichtenkopf.identifikation.nachrichten_uuid.clone();
    road.sende(&mut office, &mut service, Message::from(nachforderung).into())?;
    let nachlieferung = nachlieferung(&mut service, &office, &vorgang, &antrag_uuid, &demand)?;
    road.sende(&mut service, &mut office, nachlieferung.into())?;

    road.sage("6. Der Stand kommt ins Postfach, und das Register wird nur einmal gefragt.");
    let mut mailbox = OrdnerPostfach::new(folder.join("postfach"))?;
    let status = status(&office, &service, &vorgang)?;
    let angaben = Zustellangaben { dienst: "Wohnsitz anmelden".into(), ..Zustellangaben::default() };
    mailbox.melde(&Statusmeldung::aus(&status, &angaben)?.status)?;
    road.sende(&mut office, &mut service, Message::from(status).into())?;
    let (evidence, question) = nachweis(&office, &vorgang)?;
    office.merke(&Message::from(question).into())?;
    office.merke(&evidence)?;
    road.sage(format!("  Melderegister → Uder: {}", evidence.element_name()));

    road.sage("7. Der Bescheid liegt im Postfach; der Abruf wird bestätigt.");
    let (bescheid, document) = bescheid(&mut office, &service, &vorgang)?;
    let bescheid_uuid = bescheid.nachrichtenkopf.identifikation.nachrichten_uuid.clone();
    let post = Postsendung::bescheid(&bescheid, &angaben)?;
    mailbox.stelle_zu(&post, &mut office.store)?;
    road.sende(&mut office, &mut service, Message::from(bescheid).into())?;
    let time: DateTime<FixedOffset> = "2028-06-05T18:40:00+02:00".parse()?;
    let mut text = String::new();
    let uuid = bescheid_uuid.as_str().parse()?;
    std::io::Read::read_to_string(&mut mailbox.rufe_ab(uuid, document, 3, time)?, &mut text)?;
    road.sage(format!("  Mira liest: {text}"));
    for abruf in mailbox.abrufe()? {
        let confirmed =
            abruf.bestaetigung(&service.ctx, &Stelle::new("efa:postfach.beispiel", "Postfach (Beispiel)")?)?;
        road.sende(&mut service, &mut office, Message::from(confirmed).into())?;
        mailbox.erledige(abruf.id)?;
    }

    for side in [&service, &office] {
        let phase = side.vorgang.as_ref().map(Vorgang::phase).ok_or("no case")?;
        assert_eq!(phase, Phase::Beschieden);
        road.sage(format!("{}: der Vorgang ist {}.", side.name, phase.text(Lang::De)));
    }
    let carried = road.carried.get();
    road.sage(format!("{carried} Nachrichten, jede gültig in dem Release, das ihr Empfänger annimmt."));
    Ok(road.story)
}

/// What the BundID says of Mira at her login, by the OIDs of its attributes.
fn attribute() -> HashMap<String, Vec<String>> {
    let says = [
        ("2.5.4.42", "MIRA"),
        ("2.5.4.4", "BEISPIEL"),
        ("1.2.40.0.10.2.1.1.55", "1984-07-03"),
        ("1.3.6.1.5.5.7.9.2", "BEISPIELSTADT"),
        ("1.2.40.0.10.2.1.1.225577", "D"),
        ("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-4"),
        ("1.3.6.1.4.1.25484.494450.2", "eID"),
        ("1.3.6.1.4.1.25484.494450.3", "ein-pseudonym"),
        ("2.5.4.18", MAILBOX),
    ];
    says.map(|(oid, value)| (format!("urn:oid:{oid}"), vec![value.to_owned()])).into()
}

fn antrag(service: &Seite<'_>, office: &Seite<'_>, person: Person) -> Result<AntragEinreichung> {
    let name = person.name.clone();
    let new_home = Anschrift::new("Dorfstraße", "Uder", "DE")?.with_hausnummer("7".parse::<Hausnummer>()?);
    let old_home = Anschrift::new("Alte Musterstraße", "Beispielstadt", "DE")?;
    let left = BisherigeWohnung::new(old_home).with_auszugsdatum("2028-06-01".parse::<Datum>()?);
    let anmeldung = Anmeldung::new(AnmeldungRequired {
        einzugsdatum: "2028-06-01".parse()?,
        neue_wohnung: Wohnung::new(new_home).into(),
        wohnungsstatus: CodeWohnungsstatus::new(Wohnungsstatus::Alleinig),
        person: vec![Meldeperson::new(MeldepersonRequired {
            name,
            geburtsdatum: Teildatum::Tag("1984-07-03".parse()?),
            geburtsort: "Beispielstadt".parse()?,
            geschlecht: CodeGeschlecht::new("1", "w"),
            familienstand: CodeFamilienstand::new("2", "LD"),
            staatsangehoerigkeit: vec![CodeStaatsangehoerigkeit::new("2023-02-24", "000")],
        })],
        auswahl_2: Eigennutzung::new(true).into(),
    })
    .with_auswahl(left);
    Ok(AntragEinreichung::new(
        &service.ctx,
        AntragEinreichungRequired {
            leser: office.stelle.behoerde()?,
            autor: service.stelle.behoerde()?,
            leistung: Leistung::new(WOHNSITZ, "Wohnsitz anmelden")?,
            gebiet: Gebiet::new(UDER)?,
            rechtsgrundlage_verarbeitung: RechtsgrundlageVerarbeitung::OeffentlicheAufgabe.into(),
            beteiligte: Beteiligte::new([Beteiligter::new(Rolle::Antragstellend, person)]),
            fachdaten: anmeldung.into(),
            erklaerungen: Erklaerungen::new([Erklaerung::new(CodeErklaerung::new("01"), true)]),
        },
    )?)
}

fn in_case(kopf: &mut Nachrichtenkopf, vorgang: &Uuid) {
    kopf.vorgang.vorgangs_uuid = vorgang.clone();
}

fn quittung(office: &Seite<'_>, service: &Seite<'_>, antrag: &Uuid, vorgang: &Uuid) -> Result<Message> {
    let mut message = AdministrationQuittung::new(
        &office.ctx,
        AdministrationQuittungRequired {
            leser: service.stelle.behoerde()?,
            autor: office.stelle.behoerde()?,
            quittierte_nachricht: antrag.clone(),
            eingangszeitpunkt: NOW.parse()?,
            ergebnis: CodeQuittungsart::new(Quittungsart::Entgegengenommen),
        },
    )?;
    in_case(&mut message.nachrichtenkopf, vorgang);
    Ok(message.into())
}

fn nachforderung(office: &Seite<'_>, service: &Seite<'_>, vorgang: &Uuid) -> Result<VerfahrenNachforderung> {
    let position =
        Nachforderungsposition::new(CodeNachweisart::new("1.0", "07"), "Ein Nachweis über das Eigentum.", true)?;
    let demand = Nachforderung::new(
        Nachforderungspositionen::new([position]),
        "2028-06-19",
        "Ohne den Nachweis wird die Wohnung nicht eingetragen.",
    )?;
    let mut message = VerfahrenNachforderung::new(
        &office.ctx,
        VerfahrenNachforderungRequired {
            leser: service.stelle.behoerde()?,
            autor: office.stelle.behoerde()?,
            nachforderung: demand,
        },
    )?;
    in_case(&mut message.nachrichtenkopf, vorgang);
    Ok(message)
}

/// A document that flows into the store, and what a message says of it.
fn document(seite: &mut Seite<'_>, id: &str, name: &str, text: &str) -> Result<Manifest> {
    let mut manifest = Manifest::new();
    let angaben = Angaben { id: id.parse()?, dateiname: name, medientyp: "text/plain" };
    manifest.aufnehmen(&angaben, &mut text.as_bytes(), &mut seite.store, &Grenzen::default())?;
    Ok(manifest)
}

fn nachlieferung(
    service: &mut Seite<'_>,
    office: &Seite<'_>,
    vorgang: &Uuid,
    antrag: &Uuid,
    demand: &Uuid,
) -> Result<Message> {
    let manifest = document(service, "5d0c1f0a-3b7e-4c57-9b9e-1f2a3b4c5d6e", "Grundbuchauszug.txt", "Eigentum: ja")?;
    let mut message = AntragNachlieferung::new(
        &service.ctx,
        AntragNachlieferungRequired {
            leser: office.stelle.behoerde()?,
            autor: service.stelle.behoerde()?,
            bezug_antrag: antrag.clone(),
        },
    )?
    .with_bezug_nachforderung(demand.clone());
    let anlage = manifest.eintraege()[0].anlage()?;
    message.anlagen = Some(Anlagen::new([anlage]));
    in_case(&mut message.nachrichtenkopf, vorgang);
    Ok(message.into())
}

fn status(office: &Seite<'_>, service: &Seite<'_>, vorgang: &Uuid) -> Result<VerfahrenStatusmitteilung> {
    let mut message = VerfahrenStatusmitteilung::new(
        &office.ctx,
        VerfahrenStatusmitteilungRequired {
            leser: service.stelle.behoerde()?,
            autor: office.stelle.behoerde()?,
            antragsstatus: CodeAntragsstatus::new(Antragsstatus::InBearbeitung),
            zeitpunkt: NOW.parse()?,
            statusdetails: vec![Statusdetails::new("de", "Ihre Anmeldung wird bearbeitet.")?],
        },
    )?;
    in_case(&mut message.nachrichtenkopf, vorgang);
    Ok(message)
}

/// The evidence that a register gives, and the question.
fn nachweis(office: &Seite<'_>, vorgang: &Uuid) -> Result<(xefa::Message, RegisterNachweisanfrage)> {
    let register = Beispielregister::aus_json(REGISTER.as_bytes())?;
    let rules = Abrufregeln::new().erlaube("melderegister", "01", "Anmeldung einer Wohnung", "§ 23 Abs. 3 BMG");
    let mut question = anfrage(
        &office.ctx,
        RegisterNachweisanfrageRequired {
            leser: Behoerde::new("ags:99999000", "Beispielstadt, Melderegister")?,
            autor: office.stelle.behoerde()?,
            register: CodeRegister::new("melderegister"),
            nachweistyp: CodeNachweistyp::new("01"),
            betroffene_person: BetroffenePerson::Idnr("86095742719".parse()?),
            zweck: "Anmeldung einer Wohnung".parse()?,
            rechtsgrundlage: "§ 23 Abs. 3 BMG".parse()?,
            abruf_gewuenscht: Abrufwunsch::new(true, "2028-06-05T10:00:00.000+02:00")?,
        },
        None,
        &rules,
    )?;
    in_case(&mut question.nachrichtenkopf, vorgang);
    let answer = register.beantworte(&office.ctx, &question)?;
    assert!(answer.pruefe(&question).is_valid());
    let xefa::efa::register::Antwort::Nachweis(evidence) = answer else { return Err("no evidence".into()) };
    Ok((Message::from(*evidence).into(), question))
}

fn bescheid(office: &mut Seite<'_>, service: &Seite<'_>, vorgang: &Uuid) -> Result<(BescheidZustellung, uuid::Uuid)> {
    let manifest = document(
        office,
        "0b6d2f8e-7c1a-4e35-8f90-6a5b4c3d2e1f",
        "Meldebestätigung.txt",
        "Meldebestätigung: Dorfstraße 7, Uder",
    )?;
    let document = &manifest.eintraege()[0];
    let signature = CodeSignaturart::new(Signaturart::Keine);
    let mut message = BescheidZustellung::new(
        &office.ctx,
        BescheidZustellungRequired {
            leser: service.stelle.behoerde()?,
            autor: office.stelle.behoerde()?,
            bescheidart: CodeBescheidart::new(Bescheidart::Bestaetigung),
            tenor: Tenor::new(CodeEntscheidung::new(Entscheidung::Bewilligt)),
            rechtsbehelfsbelehrung: "Gegen diesen Bescheid ist innerhalb eines Monats der Widerspruch zulässig."
                .parse()?,
            dokument: vec![document.dokument("de", true, signature)?],
            empfaenger_postfach: EmpfaengerPostfach::new(CodePostfachart::new(Postfachart::Zbp), MAILBOX)?,
            bereitstellungszeitpunkt: NOW.parse()?,
            elektronische_bekanntgabe_ausgeschlossen: false,
            vertrauensniveau_mindest: CodeVertrauensniveau::new(Vertrauensniveau::Substanziell),
        },
    )?;
    in_case(&mut message.nachrichtenkopf, vorgang);
    Ok((message, document.id))
}
