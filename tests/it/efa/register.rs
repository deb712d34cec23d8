//! Evidence requests: made or refused, answered by a register of invented people, and held against each other.

use std::io::{self, Read};

use xefa::efa::register::{
    Abrufregeln, Antwort, Beispielregister, Nachweis, Register, Registerperson, anfrage, pruefe_dokument,
};
use xefa::models::Context;
use xefa::report::{Finding, Lang, Report, Verdict};
use xefa::v2_0::{
    Abrufwunsch, AntragEinreichung, Behoerde, BetroffenePerson, BetroffenePersonGruppe, CodeNachweistyp, CodeRegister,
    Message, Nachweisdaten, Nachweisfehler, Name, RegisterNachweisanfrage, RegisterNachweisanfrageRequired,
    RegisterNachweisantwort, RegisterNachweisantwortAuswahl, Teildatum, Vorname, Vornamen,
};
use xefa::value::schluessel::SteuerId;

const ZWECK: &str = "Prüfung eines Antrags auf Wohngeld";
const GRUNDLAGE: &str = "§ 23 Abs. 1 WoGG";
/// A published example of a Steuer-IdNr.
const IDNR: &str = "86095742719";
/// What `printf 'wohnt hier' | sha512sum` begins with.
const SHA512_BEGIN: &str = "8e7f34771f06626d";

const DATEI: &str = r#"{
  "register": "melderegister",
  "stelle": { "kennung": "ags:99999000", "name": "Melderegister Beispielstadt" },
  "stand": "2027-05-31",
  "regeln": [
    { "nachweistyp": "01", "zweck": "Prüfung eines Antrags auf Wohngeld", "rechtsgrundlage": "§ 23 Abs. 1 WoGG" },
    { "nachweistyp": "02", "zweck": "Prüfung eines Antrags auf Wohngeld", "rechtsgrundlage": "§ 23 Abs. 1 WoGG" }
  ],
  "personen": [
    { "idnr": "86095742719", "vornamen": ["Alex", "Mira"], "familienname": "Beispiel", "geburtsname": "Altnam",
      "geburtsdatum": "1984-07-03", "geburtsort": "Musterstadt",
      "dokumente": { "01": { "dateiname": "Meldebescheinigung.txt", "mimeType": "text/plain", "text": "wohnt hier" } } },
    { "vornamen": ["Kim"], "familienname": "Doppelt", "geburtsdatum": "1990-01-01", "geburtsort": "Adorf" },
    { "vornamen": ["Kim"], "familienname": "Doppelt", "geburtsdatum": "1990-01-02", "geburtsort": "Bdorf" },
    { "vornamen": ["Sam"], "familienname": "Geschützt", "geburtsdatum": "1970-12-31", "auskunftssperre": true,
      "dokumente": { "01": { "dateiname": "x.txt", "mimeType": "text/plain", "text": "geheim" } } }
  ]
}"#;

fn register() -> Beispielregister {
    Beispielregister::aus_json(DATEI.as_bytes()).expect("a register")
}

fn regeln() -> Abrufregeln {
    let rules = Abrufregeln::new().erlaube("melderegister", "01", ZWECK, GRUNDLAGE);
    rules.erlaube("melderegister", "02", ZWECK, GRUNDLAGE)
}

fn ctx() -> Context {
    Context::new("Beispieldienst", "Beispielhaus GmbH")
        .with_clock(|| "2027-06-03T09:00:00+02:00".parse().expect("a time"))
}

fn name(given: &str, family: &str) -> Name {
    let given = given.split(' ').map(|name| name.parse::<Vorname>().expect("a name"));
    Name::new(Vornamen::new(given), family).expect("a name")
}

fn tag(text: &str) -> Teildatum {
    Teildatum::Tag(text.parse().expect("a day"))
}

fn person(given: &str, family: &str, born: Teildatum) -> BetroffenePerson {
    BetroffenePersonGruppe::new(name(given, family), born).into()
}

fn required(person: BetroffenePerson) -> RegisterNachweisanfrageRequired {
    RegisterNachweisanfrageRequired {
        leser: Behoerde::new("ags:99999000", "Melderegister Beispielstadt").expect("an authority"),
        autor: Behoerde::new("efa:onlinedienste.beispiel", "Onlinedienste").expect("an authority"),
        register: CodeRegister::new("melderegister"),
        nachweistyp: CodeNachweistyp::new("01"),
        betroffene_person: person,
        zweck: ZWECK.parse().expect("a purpose"),
        rechtsgrundlage: GRUNDLAGE.parse().expect("a legal basis"),
        abruf_gewuenscht: Abrufwunsch::new(true, "2027-06-03T08:59:00.000+02:00").expect("a wish"),
    }
}

fn by_idnr() -> BetroffenePerson {
    BetroffenePerson::Idnr(IDNR.parse().expect("a number"))
}

fn frage(person: BetroffenePerson) -> RegisterNachweisanfrage {
    anfrage(&ctx(), required(person), None, &regeln()).expect("a request")
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.rule().id()).collect()
}

/// The answer, which is valid as a message.
fn antwort(question: &RegisterNachweisanfrage) -> Antwort {
    let answer = register().beantworte(&ctx(), question).expect("an answer");
    let message = Message::from(answer.clone());
    assert_eq!(Message::from_xml(message.to_xml().expect("valid")).expect("valid"), message);
    assert_eq!(rules(&answer.pruefe(question)), [""; 0]);
    answer
}

#[test]
fn a_request_that_may_not_be_made_is_not_made() {
    let refused = |change: &dyn Fn(&mut RegisterNachweisanfrageRequired)| {
        let mut required = required(by_idnr());
        change(&mut required);
        let report = anfrage(&ctx(), required, None, &regeln()).expect_err("refused");
        let path = |finding: &Finding| {
            assert!(!format!("{finding:?} {finding}").contains(IDNR));
            (finding.rule().id(), finding.element_path().replace("/register.nachweisanfrage.0400/", ""))
        };
        report.findings().iter().map(path).collect::<Vec<_>>()
    };
    let told = |rule: &'static str, path: &str| vec![(rule, path.to_owned())];
    assert_eq!(refused(&|r| r.abruf_gewuenscht.ja = false), told("xefa-register-wunsch", "abrufGewuenscht/ja"));
    assert_eq!(
        refused(&|r| r.abruf_gewuenscht.zeitpunkt = "2027-06-03T07:00:00.001Z".parse().expect("a time")),
        told("xefa-register-wunsch-zeitpunkt", "abrufGewuenscht/zeitpunkt")
    );
    assert_eq!(refused(&|r| r.zweck = "--".parse().expect("a line")), told("xefa-register-zweck", "zweck"));
    assert_eq!(
        refused(&|r| r.rechtsgrundlage = "Einwilligung".parse().expect("a line")),
        told("xefa-register-rechtsgrundlage", "rechtsgrundlage")
    );
    type Change = fn(&mut RegisterNachweisanfrageRequired);
    let changes: [Change; 4] = [
        |r| r.zweck = "Neugier der Behörde".parse().expect("a line"),
        |r| r.rechtsgrundlage = "§ 1 BMG".parse().expect("a line"),
        |r| r.nachweistyp = CodeNachweistyp::new("03"),
        |r| r.register = CodeRegister::new("handelsregister"),
    ];
    for change in changes {
        assert_eq!(refused(&change), told("xefa-register-nicht-erlaubt", "zweck"));
    }
    let wrong = |r: &mut RegisterNachweisanfrageRequired| {
        r.betroffene_person = BetroffenePerson::Idnr("86095742791".parse().expect("digits"));
    };
    assert_eq!(refused(&wrong), told("xefa-register-idnr", "betroffenePerson/idnr"));
}

#[test]
fn a_request_lies_in_the_case_of_its_application() {
    let path = format!("{}/schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml", env!("CARGO_MANIFEST_DIR"));
    let antrag = AntragEinreichung::from_xml(std::fs::read(path).expect("a sample")).expect("an application");
    let question = anfrage(&ctx(), required(by_idnr()), Some(&antrag.nachrichtenkopf), &regeln()).expect("a request");
    let again = RegisterNachweisanfrage::from_xml(question.to_xml().expect("valid")).expect("valid");
    assert_eq!(again, question);
    assert_eq!(question.nachrichtenkopf.vorgang.vorgangs_uuid, antrag.nachrichtenkopf.vorgang.vorgangs_uuid);
    let answer = antwort(&question);
    let Antwort::Nachweis(answer) = answer else { panic!("evidence") };
    assert_eq!(answer.nachrichtenkopf.vorgang.vorgangs_uuid, antrag.nachrichtenkopf.vorgang.vorgangs_uuid);
}

#[test]
fn the_register_finds_or_says_why_not() {
    let code = |person| antwort(&frage(person)).fehler();
    assert_eq!(code(by_idnr()), None);
    assert_eq!(code(person("Alex Mira", "Beispiel", tag("1984-07-03"))), None);
    assert_eq!(code(person("ALEX MIRA", "beispiel", tag("1984-07-03"))), None);
    let month = Teildatum::Monat("1984-07".parse().expect("a month"));
    assert_eq!(code(person("Alex Mira", "Beispiel", month)), None);
    let nobody = Some(Nachweisfehler::KeinePersonGefunden);
    assert_eq!(code(person("Alex", "Beispiel", tag("1984-07-03"))), nobody);
    assert_eq!(code(person("Alex Mira", "Beispiel", tag("1984-07-04"))), nobody);
    assert_eq!(code(person("Alex Mira", "Anders", tag("1984-07-03"))), nobody);
    assert_eq!(code(BetroffenePerson::Idnr("47036892816".parse().expect("a number"))), nobody);
    // Two people of one name; a day tells them apart, a year does not, a place of birth does.
    let year = || Teildatum::Jahr("1990".parse().expect("a year"));
    let several = Some(Nachweisfehler::MehrerePersonenGefunden);
    assert_eq!(code(person("Kim", "Doppelt", year())), several);
    assert_eq!(code(person("Kim", "Doppelt", Teildatum::Unbekannt(xefa::v2_0::Unbekannt::new()))), several);
    let without = Some(Nachweisfehler::NachweisNichtVorhanden);
    assert_eq!(code(person("Kim", "Doppelt", tag("1990-01-02"))), without);
    let at = BetroffenePersonGruppe::new(name("Kim", "Doppelt"), year())
        .with_geburtsort("Adorf".parse::<xefa::v2_0::NameOrt>().expect("a place"));
    assert_eq!(code(at.into()), without);
    assert_eq!(code(person("Sam", "Geschützt", tag("1970-12-31"))), Some(Nachweisfehler::Auskunftssperre));
}

#[test]
fn the_register_checks_for_itself() {
    // A request that somebody made without asking the rules.
    let mut question = frage(by_idnr());
    question.zweck = "Neugier der Behörde".parse().expect("a line");
    assert_eq!(antwort(&question).fehler(), Some(Nachweisfehler::AbrufNichtZulaessig));
    assert_eq!(rules(&register().einwaende(&question)), ["xefa-register-nicht-erlaubt"]);
    let mut elsewhere = frage(by_idnr());
    elsewhere.register = CodeRegister::new("handelsregister");
    assert!(rules(&register().einwaende(&elsewhere)).contains(&"xefa-register-falsch"));
    assert_eq!(antwort(&elsewhere).fehler(), Some(Nachweisfehler::AbrufNichtZulaessig));
}

#[test]
fn an_answer_to_something_else_is_told() {
    let question = frage(by_idnr());
    let other = frage(by_idnr());
    let Antwort::Nachweis(answer) = antwort(&question) else { panic!("evidence") };
    assert_eq!(
        rules(&Antwort::Nachweis(answer.clone()).pruefe(&other)),
        ["xefa-register-bezug", "xefa-register-vorgang"]
    );
    let mut foreign = answer.clone();
    foreign.nachrichtenkopf.autor = Behoerde::new("ags:00000000", "Fremde").expect("an authority");
    assert_eq!(rules(&Antwort::Nachweis(foreign).pruefe(&question)), ["xefa-register-autor"]);

    // Data of the sample: a registration of a residence, which is evidence 01.
    let path =
        format!("{}/schemas/xefa/2.0/samples/register.nachweisantwort.0401-reich.xml", env!("CARGO_MANIFEST_DIR"));
    let sample = RegisterNachweisantwort::from_xml(std::fs::read(path).expect("a sample")).expect("an answer");
    let mut data = answer.clone();
    data.auswahl = sample.auswahl.clone();
    assert_eq!(rules(&Antwort::Nachweis(data.clone()).pruefe(&question)), [""; 0]);
    let mut birth = question.clone();
    birth.nachweistyp = CodeNachweistyp::new("02");
    assert_eq!(rules(&Antwort::Nachweis(data).pruefe(&birth)), ["xefa-register-nachweistyp"]);
    let mut unknown = answer;
    let other = Nachweisdaten::Other(xefa::models::AnyElement::new("urn:example", "urkunde"));
    unknown.auswahl = RegisterNachweisantwortAuswahl::Strukturiert(other);
    let report = Antwort::Nachweis(unknown).pruefe(&question);
    assert_eq!((rules(&report), report.verdict()), (vec!["xefa-register-nachweistyp-unbekannt"], Verdict::Error));
}

#[test]
fn a_register_gives_data_too() {
    let path =
        format!("{}/schemas/xefa/2.0/samples/register.nachweisantwort.0401-reich.xml", env!("CARGO_MANIFEST_DIR"));
    let sample = RegisterNachweisantwort::from_xml(std::fs::read(path).expect("a sample")).expect("an answer");
    let RegisterNachweisantwortAuswahl::Strukturiert(data) = sample.auswahl else { panic!("data") };
    let person = Registerperson {
        idnr: Some(SteuerId::parse(IDNR).expect("a number")),
        vornamen: vec!["Alex".to_owned()],
        familienname: "Beispiel".to_owned(),
        geburtsname: None,
        geburtsdatum: "1984-07-03".parse().expect("a day"),
        geburtsort: None,
        auskunftssperre: false,
        nachweise: [("01".to_owned(), Nachweis::Daten(Box::new(data)))].into(),
    };
    assert!(!format!("{person:?}").contains("Alex"));
    let stelle = Behoerde::new("ags:99999000", "Beispielstadt").expect("an authority");
    let register = Beispielregister::new("melderegister", stelle, "2027-05-31".parse().expect("a day"), regeln());
    let register = register.with_person(person);
    let question = frage(by_idnr());
    let answer = register.beantworte(&ctx(), &question).expect("an answer");
    assert!(answer.fehler().is_none() && answer.pruefe(&question).is_valid());
    assert!(Message::from(answer).to_xml().is_ok());
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("broken"))
    }
}

#[test]
fn a_document_against_its_hash() {
    let Antwort::Nachweis(answer) = antwort(&frage(by_idnr())) else { panic!("evidence") };
    let RegisterNachweisantwortAuswahl::Dokument(named) = &answer.auswahl else { panic!("a document") };
    let xefa::v2_0::AnlageVariante::Anlage(anlage) = named else { panic!("an attachment") };
    let register = register();
    let content = register.inhalt(anlage.dokument_id.as_str()).expect("a content");
    assert_eq!(content, b"wohnt hier");
    assert_eq!(&anlage.sha512.as_str()[..16], SHA512_BEGIN);
    let check = |content: Option<&[u8]>| rules(&pruefe_dokument(named, content).expect("readable"));
    assert_eq!(check(Some(content)), [""; 0]);
    assert_eq!(check(Some(b"wohnt hieR")), ["xefa-register-dokument-hash"]);
    assert_eq!(check(Some(b"wohnt")), ["xefa-register-dokument-groesse", "xefa-register-dokument-hash"]);
    assert_eq!(check(None), ["xefa-register-dokument-fehlt"]);
    assert!(pruefe_dokument(named, Some(Broken)).is_err());
    assert!(register.inhalt("60787e00-8713-43e1-9498-629c95b1b566").is_none());
}

#[test]
fn a_file_that_is_wrong() {
    let wrong = |text: &str| {
        let report = Beispielregister::aus_json(text.as_bytes()).expect_err("it is wrong");
        let told = |finding: &Finding| {
            let place = finding.place();
            (finding.rule().id(), place.line, place.column, finding.element_path().to_owned())
        };
        report.findings().iter().map(told).collect::<Vec<_>>()
    };
    let file = "xefa-register-datei";
    assert_eq!(wrong("{\n  \"register\": 7\n}"), [(file, 2, 15, "/".to_owned())]);
    assert_eq!(wrong(&DATEI.replacen("\"stand\"", "\"Stand\"", 1)), [(file, 4, 9, "/".to_owned())]);
    let value = "xefa-register-datei-wert";
    let idnr = DATEI.replacen("86095742719", "86095742791", 1).replacen("1990-01-02", "02.01.1990", 1);
    assert_eq!(
        wrong(&idnr),
        [(value, 0, 0, "/personen[1]/idnr".to_owned()), (value, 0, 0, "/personen[3]/geburtsdatum".to_owned())]
    );
    let name = DATEI.replacen("Meldebescheinigung.txt", "../x.txt", 1).replacen("ags:99999000", "99999000", 1);
    assert_eq!(
        wrong(&name),
        [(value, 0, 0, "/personen[1]/dokumente/01".to_owned()), (value, 0, 0, "/stelle".to_owned())]
    );
    assert!(Finding::new(value, xefa::report::Place::default()).message(Lang::De).contains("Wert"));
}
