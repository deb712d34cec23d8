//! Accounts: what becomes of their attributes, what is said of those that do not fit, and what a person changed. All people are invented.

use std::collections::HashMap;

use proptest::prelude::*;
use xefa::efa::nutzerkonto::{Abweichung, Anmeldung, Attributtabelle, Feld, Konto, Kontoquelle, Sperren, lies};
use xefa::report::{Finding, Lang, Report};
use xefa::v2_0::{
    AntragEinreichung, Authentifizierungsmittel, Kontoart, KontogeburtsdatumAuswahl, Nutzerkonto, Quelle,
    Vertrauensniveau,
};

/// The BundID of an invented person, at level 4.
const ALEX: &[(&str, &str)] = &[
    ("2.5.4.42", "ZOË ŠĀRĀ"),
    ("2.5.4.4", "BEISPIEL-MÜLLER"),
    ("1.2.40.0.10.2.1.1.225566", "ALTNAM"),
    ("1.2.40.0.10.2.1.1.55", "1984-07-00"),
    ("1.3.6.1.5.5.7.9.2", "ŁÓDŹ"),
    ("2.5.4.16", "GRÖSSENWEG 3b"),
    ("2.5.4.17", "50999"),
    ("2.5.4.7", "MUSTERBRÜCK"),
    ("1.2.40.0.10.2.1.1.225599", "DE"),
    ("1.2.40.0.10.2.1.1.225577", "D"),
    ("0.9.2342.19200300.100.1.3", "zoe@beispiel.example"),
    ("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-4"),
    ("1.3.6.1.4.1.25484.494450.2", "eID"),
    ("2.5.4.18", "beispiel-postfach-4711"),
    ("1.3.6.1.4.1.25484.494450.3", "geheimes-pseudonym-4711"),
    ("1.3.6.1.4.1.25484.494450.1", "2022.2"),
];

fn attribute(pairs: &[(&str, &str)]) -> HashMap<String, Vec<String>> {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for (name, value) in pairs {
        all.entry(format!("urn:oid:{name}")).or_default().push((*value).to_owned());
    }
    all
}

/// The account with attributes replaced; an empty value takes one out.
fn alex(changes: &[(&str, &str)]) -> Anmeldung {
    let mut all = attribute(ALEX);
    for (name, value) in changes {
        all.insert(format!("urn:oid:{name}"), vec![(*value).to_owned()]);
    }
    lies(&Konto::bundid(all))
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.rule().id()).collect()
}

/// An application with the block in it, written and read again, checked both ways.
fn in_einem_antrag(block: Nutzerkonto) -> Nutzerkonto {
    let path = format!("{}/schemas/xefa/2.0/samples/antrag.einreichung.0100-reich.xml", env!("CARGO_MANIFEST_DIR"));
    let mut antrag = AntragEinreichung::from_xml(std::fs::read(path).expect("a sample")).expect("an application");
    antrag.nutzerkonto = Some(block);
    let xml = antrag.to_xml().expect("the block is valid");
    AntragEinreichung::from_xml(xml).expect("valid").nutzerkonto.expect("a block")
}

#[test]
fn a_bundid_becomes_a_block() {
    let login = alex(&[]);
    assert_eq!(rules(login.report()), [""; 0]);
    let block = in_einem_antrag(login.nutzerkonto().expect("a block"));
    assert_eq!(block, login.nutzerkonto().expect("a block"));
    assert_eq!(block.kontoart.code, Kontoart::Bundid);
    assert_eq!(block.vertrauensniveau.code, Vertrauensniveau::Hoch);
    assert_eq!(block.authentifizierungsmittel.code, Authentifizierungsmittel::Eid);
    assert_eq!(block.postfach_handle.as_ref().map(|handle| handle.as_str()), Some("beispiel-postfach-4711"));
    assert!(block.konto_id.is_none(), "the pseudonym stays out");
    let person = block.attribute.expect("a person");
    let names: Vec<_> = person.vornamen.vorname.iter().map(|name| name.as_str()).collect();
    assert_eq!(names, ["ZOË", "ŠĀRĀ"]);
    let KontogeburtsdatumAuswahl::Monat(month) = &person.geburtsdatum.auswahl else { panic!("a month") };
    assert_eq!(month.get().as_str(), "1984-07");
    let address = person.anschrift.expect("an address");
    assert_eq!((address.strasse.as_str(), address.ort.as_str()), ("GRÖSSENWEG", "MUSTERBRÜCK"));
    assert_eq!(address.hausnummer.map(|number| number.as_str().to_owned()).as_deref(), Some("3"));
    assert_eq!(address.hausnummer_zusatz.map(|letter| letter.as_str().to_owned()).as_deref(), Some("b"));
    let nationality = person.staatsangehoerigkeit.expect("a nationality");
    assert_eq!((nationality.list_version_id.as_str(), nationality.code.as_str()), ("2023-02-24", "000"));
    // The account has confirmed everything but the e-mail address.
    assert_eq!(person.familienname.quelle, Some(Quelle::Konto));
    assert_eq!(person.geburtsdatum.quelle, Some(Quelle::Konto));
    assert_eq!(person.email.expect("an address").quelle, Some(Quelle::Eingabe));
    assert_eq!(login.weitere().keys().collect::<Vec<_>>(), ["urn:oid:1.3.6.1.4.1.25484.494450.1"]);
}

#[test]
fn the_pseudonym_comes_only_when_asked_for() {
    let login = alex(&[]);
    assert!(!format!("{:?}", login.nutzerkonto().expect("a block")).contains("geheim"));
    let block = in_einem_antrag(login.nutzerkonto_mit_kennung().expect("a block"));
    assert_eq!(block.konto_id.expect("a pseudonym").as_str(), "geheimes-pseudonym-4711");
    let without = alex(&[("1.3.6.1.4.1.25484.494450.3", "")]);
    assert_eq!(rules(&without.nutzerkonto_mit_kennung().expect_err("none")), ["xefa-konto-kennung"]);
}

#[test]
fn a_level_is_never_assumed() {
    let missing = alex(&[("1.2.40.0.10.2.1.1.261.94", "")]);
    assert_eq!(missing.niveau(), None);
    assert_eq!(rules(missing.report()), ["xefa-konto-niveau-fehlt"]);
    assert!(!missing.report().is_valid(), "unchecked, not valid");
    assert_eq!(rules(&missing.nutzerkonto().expect_err("no block")), ["xefa-konto-niveau-fehlt"]);
    assert_eq!(rules(&missing.verlange(Vertrauensniveau::Basis).expect_err("not known")), ["xefa-konto-niveau-fehlt"]);
    let person = missing.angaben().expect("the person is known all the same");
    assert_eq!(person.familienname.quelle, None, "where it comes from is not known");

    let unknown = alex(&[("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-5")]);
    assert_eq!(rules(unknown.report()), ["xefa-konto-niveau-unbekannt"]);
    assert_eq!(
        rules(&unknown.verlange(Vertrauensniveau::Basis).expect_err("not known")),
        ["xefa-konto-niveau-unbekannt"]
    );
    assert_eq!(unknown.weitere()["urn:oid:1.2.40.0.10.2.1.1.261.94"], ["STORK-QAA-Level-5"]);
}

#[test]
fn every_level_against_every_demand() {
    let levels =
        [Vertrauensniveau::Basis, Vertrauensniveau::Niedrig, Vertrauensniveau::Substanziell, Vertrauensniveau::Hoch];
    for (at, reached) in levels.into_iter().enumerate() {
        let login = alex(&[("1.2.40.0.10.2.1.1.261.94", &format!("STORK-QAA-Level-{}", at + 1))]);
        assert_eq!(login.niveau(), Some(reached));
        for (needed, demanded) in levels.into_iter().enumerate() {
            let verdict = login.verlange(demanded);
            assert_eq!(verdict.is_ok(), at >= needed, "{reached:?} for {demanded:?}");
            if let Err(report) = verdict {
                let message = report.findings()[0].message(Lang::De);
                assert!(message.contains(reached.as_str()) && message.contains(demanded.as_str()), "{message}");
            }
        }
    }
    let basis = alex(&[("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-1")]);
    let person = basis.angaben().expect("a person");
    assert_eq!(person.familienname.quelle, Some(Quelle::Eingabe), "nobody has confirmed it");
}

#[test]
fn what_does_not_fit_is_kept_and_told() {
    let oid = |name: &str| format!("urn:oid:{name}");
    for (name, value, rule, path) in [
        ("1.2.3.4", "wert-4711", "xefa-konto-attribut", "/nutzerkonto/attribute"),
        (
            "1.2.40.0.10.2.1.1.225577",
            "YUG",
            "xefa-konto-staatsangehoerigkeit",
            "/nutzerkonto/attribute/staatsangehoerigkeit",
        ),
        ("1.3.6.1.5.5.7.9.2", "Ort\u{7}", "xefa-konto-wert", "/nutzerkonto/attribute/geburtsort"),
        ("0.9.2342.19200300.100.1.3", "keine adresse", "xefa-konto-wert", "/nutzerkonto/attribute/email"),
        ("2.5.4.18", "mit leerraum", "xefa-konto-wert", "/nutzerkonto/postfachHandle"),
        ("1.3.6.1.4.1.25484.494450.2", "Diia", "xefa-konto-mittel", "/nutzerkonto/authentifizierungsmittel"),
        ("2.5.4.17", "ABC", "xefa-konto-wert", "/nutzerkonto/attribute/anschrift"),
    ] {
        let login = alex(&[(name, value)]);
        let found: Vec<&Finding> = login.report().findings().iter().collect();
        assert!(
            found.iter().all(|finding| finding.rule().id() == rule && finding.element_path() == path),
            "{name}: {found:?}"
        );
        assert!(found.iter().any(|finding| finding.argument("name") == Some(&oid(name))), "{name}: {found:?}");
        assert_eq!(login.weitere()[&oid(name)], [value], "{name}");
        for finding in found {
            let text = format!("{finding:?} {finding} {}", finding.message(Lang::De));
            assert!(!text.contains(value), "a finding shows no value: {text}");
        }
        assert!(!format!("{login:?}").contains(value));
    }
    // Without a means there is no block, since the schema demands it.
    let login = alex(&[("1.3.6.1.4.1.25484.494450.2", "Diia")]);
    assert_eq!(rules(&login.nutzerkonto().expect_err("no block")), ["xefa-konto-mittel"]);
}

#[test]
fn two_values_of_one_attribute_are_not_chosen_from() {
    let mut all = attribute(ALEX);
    all.get_mut("urn:oid:1.3.6.1.5.5.7.9.2").expect("a place").push("WARSCHAU".to_owned());
    // The same value twice is one.
    all.get_mut("urn:oid:2.5.4.4").expect("a name").push("BEISPIEL-MÜLLER".to_owned());
    let login = lies(&Konto::bundid(all.clone()));
    assert_eq!(rules(login.report()), ["xefa-konto-mehrere-werte"]);
    assert!(login.angaben().expect("a person").geburtsort.is_none());
    assert_eq!(login.weitere()["urn:oid:1.3.6.1.5.5.7.9.2"], ["ŁÓDŹ", "WARSCHAU"]);

    // Two attributes that mean the same.
    let table = Attributtabelle::bundid().with("geburtsort", Feld::Geburtsort);
    let mut twice = attribute(ALEX);
    twice.insert("geburtsort".to_owned(), vec!["WARSCHAU".to_owned()]);
    let login = lies(&Konto::new(Kontoart::Fink, table, twice));
    assert_eq!(rules(login.report()), ["xefa-konto-mehrere-werte"]);
    assert!(login.angaben().expect("a person").geburtsort.is_none());
    assert_eq!(login.weitere()["geburtsort"], ["WARSCHAU"]);
    assert_eq!(login.weitere()["urn:oid:1.3.6.1.5.5.7.9.2"], ["ŁÓDŹ"]);
}

/// Whatever is missing or broken, each attribute is in the block or among the others.
#[test]
fn nothing_is_lost() {
    for (gone, _) in ALEX {
        let login = alex(&[(gone, "")]);
        let kept: Vec<&str> = login.weitere().values().flatten().map(String::as_str).collect();
        let block = login.nutzerkonto_mit_kennung().map(|block| xml_text(&block)).unwrap_or_default();
        for (name, value) in ALEX.iter().filter(|(name, _)| name != gone) {
            // What became a code or was taken apart is there in another form.
            let whole = [
                "2.5.4.42",
                "1.2.40.0.10.2.1.1.55",
                "2.5.4.16",
                "1.2.40.0.10.2.1.1.225577",
                "1.2.40.0.10.2.1.1.261.94",
                "1.3.6.1.4.1.25484.494450.2",
            ];
            let in_block = block.contains(value) || whole.contains(name) && login.angaben().is_some();
            let level_or_means = ["1.2.40.0.10.2.1.1.261.94", "1.3.6.1.4.1.25484.494450.2"].contains(name);
            let read = login.postfach().is_some_and(|handle| handle.as_str() == *value);
            let no_block = block.is_empty() && (login.angaben().is_some() || *name == "1.3.6.1.4.1.25484.494450.3");
            assert!(in_block || kept.contains(value) || level_or_means || read || no_block, "without {gone}: {name}");
        }
    }
}

fn xml_text(block: &Nutzerkonto) -> String {
    let path = format!("{}/schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml", env!("CARGO_MANIFEST_DIR"));
    let mut antrag = AntragEinreichung::from_xml(std::fs::read(path).expect("a sample")).expect("an application");
    antrag.nutzerkonto = Some(block.clone());
    antrag.to_xml().expect("valid")
}

#[test]
fn an_address_is_whole_or_not_there() {
    let no_state = alex(&[("1.2.40.0.10.2.1.1.225599", "")]);
    assert!(no_state.angaben().expect("a person").anschrift.is_none(), "no state is assumed");
    assert_eq!(rules(no_state.report()), ["xefa-konto-wert"; 3], "street, postal code and place");
    let passport = alex(&[("1.2.40.0.10.2.1.1.225599", "D")]);
    let address = passport.angaben().expect("a person").anschrift.clone().expect("an address");
    assert_eq!(
        (address.staat.as_str(), address.plz.map(|plz| plz.as_str().to_owned()).as_deref()),
        ("DE", Some("50999"))
    );
    let abroad = alex(&[("1.2.40.0.10.2.1.1.225599", "PL"), ("2.5.4.17", "00-950"), ("2.5.4.7", "WARSZAWA")]);
    let address = abroad.angaben().expect("a person").anschrift.clone().expect("an address");
    assert_eq!((address.plz, address.ort.as_str()), (None, "00-950 WARSZAWA"));
}

#[test]
fn half_a_person_is_none() {
    let login = alex(&[("2.5.4.4", "")]);
    assert!(login.angaben().is_none() && login.vorbefuellung().is_none());
    assert_eq!(rules(login.report()), ["xefa-konto-unvollstaendig"]);
    assert_eq!(login.report().findings()[0].argument("missing"), Some("familienname"));
    assert_eq!(login.weitere()["urn:oid:2.5.4.42"], ["ZOË ŠĀRĀ"]);
    assert!(login.nutzerkonto().expect("level and means are there").attribute.is_none());
}

#[test]
fn an_organisation_has_no_person() {
    let table = Attributtabelle::muk().with("niveau", Feld::Niveau).with("mittel", Feld::Mittel);
    let all = [
        ("niveau", "STORK-QAA-Level-3"),
        ("mittel", "Elster"),
        ("Postfachhandle", "handle-1"),
        ("Personentyp", "NNatPers"),
    ];
    let all = all.into_iter().map(|(name, value)| (name.to_owned(), vec![value.to_owned()])).collect();
    let login = lies(&Konto::new(Kontoart::Muk, table, all));
    assert_eq!(rules(login.report()), [""; 0]);
    let block = in_einem_antrag(login.nutzerkonto().expect("a block"));
    assert_eq!(block.authentifizierungsmittel.code, Authentifizierungsmittel::Elster);
    assert!(block.attribute.is_none() && block.postfach_handle.is_some());
}

/// An account of a Land with words of its own and a newer list of states.
struct Landeskonto {
    tabelle: Attributtabelle,
    attribute: HashMap<String, Vec<String>>,
}

impl Kontoquelle for Landeskonto {
    fn kontoart(&self) -> Kontoart {
        Kontoart::Landeskonto
    }

    fn tabelle(&self) -> &Attributtabelle {
        &self.tabelle
    }

    fn attribute(&self) -> &HashMap<String, Vec<String>> {
        &self.attribute
    }

    fn staatsangehoerigkeit(&self, icao: &str) -> Option<(String, String)> {
        (icao == "NEU").then(|| ("2024-08-01".to_owned(), "150".to_owned()))
    }
}

#[test]
fn another_account_brings_its_own_table() {
    let fields = [
        ("vn", Feld::Vornamen, "Mika"),
        ("nn", Feld::Familienname, "Beispiel"),
        ("gd", Feld::Geburtsdatum, "00.00.1960"),
        ("st", Feld::Staatsangehoerigkeit, "NEU"),
        ("lv", Feld::Niveau, "substanziell"),
        ("am", Feld::Mittel, "eidas"),
    ];
    let tabelle = fields.iter().fold(Attributtabelle::leer(), |table, (name, feld, _)| table.with(*name, *feld));
    let attribute = fields.iter().map(|(name, _, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
    let login = lies(&Landeskonto { tabelle, attribute });
    assert_eq!(rules(login.report()), [""; 0]);
    let person = login.angaben().expect("a person");
    assert_eq!(person.staatsangehoerigkeit.as_ref().map(|state| state.code.as_str()), Some("150"));
    assert!(
        matches!(&person.geburtsdatum.auswahl, KontogeburtsdatumAuswahl::Jahr(year) if year.get().as_str() == "1960")
    );
}

#[test]
fn what_the_person_changed() {
    let login = alex(&[]);
    let prefill = login.vorbefuellung().expect("a person");
    assert_eq!(prefill.abweichungen(prefill.person()), []);
    let mut person = prefill.person().clone();
    person.name.familienname = "Beispiel-Müller".parse().expect("a name");
    person.name.geburtsname = None;
    person.geburtsdatum = Some(xefa::v2_0::Teildatum::Tag("1984-07-03".parse().expect("a day")));
    person.name.vornamen.vorname[1].rufname = Some(true);
    let address = person.anschrift.as_mut().expect("an address");
    address.ort = "Hamburg".parse().expect("a place");
    address.hausnummer_zusatz = None;
    person.geschlecht = Some(xefa::v2_0::CodeGeschlecht::new("1", "x"));
    assert_eq!(
        prefill.abweichungen(&person),
        [
            ("name/familienname", Abweichung::Schreibweise),
            ("name/geburtsname", Abweichung::Entfernt),
            ("geburtsdatum", Abweichung::Geaendert),
            ("anschrift/hausnummerZusatz", Abweichung::Entfernt),
            ("anschrift/ort", Abweichung::Geaendert),
        ]
    );
    assert_eq!(
        prefill.geaendert(&person),
        ["name/geburtsname", "geburtsdatum", "anschrift/hausnummerZusatz", "anschrift/ort"]
    );
    let sperren = Sperren::new().ab(Vertrauensniveau::Substanziell, ["name", "geburtsdatum"]);
    let report = prefill.pruefe(&person, &sperren);
    let paths: Vec<_> = report.findings().iter().map(Finding::element_path).collect();
    assert_eq!(paths, ["/person/name/geburtsname", "/person/geburtsdatum"]);
    assert!(!report.to_string().contains("1984"));
    let low = alex(&[("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-2")]).vorbefuellung().expect("a person");
    assert!(low.pruefe(&person, &sperren).is_valid(), "not locked at this level");

    let without = alex(&[("1.2.40.0.10.2.1.1.225566", "")]).vorbefuellung().expect("a person");
    let mut person = without.person().clone();
    person.name.geburtsname = Some("Neu".parse().expect("a name"));
    assert_eq!(without.abweichungen(&person), [("name/geburtsname", Abweichung::Ergaenzt)]);
    assert!(without.geaendert(&person).is_empty());
}

#[test]
fn debug_shows_no_value() {
    let account = Konto::bundid(attribute(ALEX));
    let login = lies(&account);
    let prefill = login.vorbefuellung().expect("a person");
    let shown = format!("{account:?} {login:?} {prefill:?} {:?}", login.nutzerkonto());
    for (name, value) in ALEX.iter().filter(|(_, value)| value.len() > 2) {
        let level_or_means = value.starts_with("STORK") || *value == "eID";
        assert!(level_or_means || !shown.contains(value), "{name}");
    }
    assert!(shown.contains("familienname"));
}

proptest! {
    /// Whatever an account delivers: no panic, a block that is valid as it stands, and no value in what is said about it.
    #[test]
    fn any_attributes_are_read_or_told(
        values in prop::collection::vec(prop_oneof![
            3 => Just(None),
            2 => "\\PC{1,12}".prop_map(Some),
            1 => "[0-9.-]{1,10}".prop_map(Some),
            1 => "[A-ZÄ]{1,3}[ 0-9a-z]{0,6}".prop_map(Some),
        ], ALEX.len()),
    ) {
        let mut all = attribute(ALEX);
        for ((name, _), value) in ALEX.iter().zip(&values) {
            if let Some(value) = value {
                all.insert(format!("urn:oid:{name}"), vec![value.clone()]);
            }
        }
        let login = lies(&Konto::bundid(all));
        prop_assert_eq!(login.nutzerkonto().is_ok(), login.niveau().is_some() && login.mittel().is_some());
        if let Ok(block) = login.nutzerkonto() {
            prop_assert_eq!(&in_einem_antrag(block.clone()), &block);
        }
        if let Some(prefill) = login.vorbefuellung() {
            prop_assert!(prefill.geaendert(prefill.person()).is_empty());
        }
        let said: Vec<_> = login.report().findings().iter().map(|finding| finding.argument("name").unwrap_or("")).collect();
        prop_assert!(said.iter().all(|name| name.is_empty() || name.starts_with("urn:oid:")));
    }
}
