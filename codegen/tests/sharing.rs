//! Types of other crates: what is the same is taken from them, what is not is made again, and who has another version is told.
//! `golden/fach.xsd` builds on `golden/grund.xsd`; the models of the one take types from those of the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::{Path, PathBuf};

use xefa_codegen::{Config, Error, External, Models, generate};

#[path = "golden/teilen/fach/mod.rs"]
#[allow(dead_code, missing_docs, unused_imports, unused_qualifications, clippy::module_inception)]
mod fach;
#[path = "golden/teilen/grund/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications, clippy::module_inception)]
mod grund;

const COMMAND: &str = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen";

fn grund_config() -> Config {
    Config {
        command: COMMAND.to_owned(),
        derives: vec!["PersonType:Hash".to_owned()],
        ..Config::new(["tests/golden/grund.xsd"])
    }
}

fn fach_config() -> Config {
    Config {
        command: COMMAND.to_owned(),
        external: vec![External::new("crate::grund", grund_config())],
        ..Config::new(["tests/golden/fach.xsd"])
    }
}

fn text(models: &Models, file: &str) -> String {
    let (_, bytes) = models.files.iter().find(|(name, _)| name == file).unwrap_or_else(|| panic!("no {file}"));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn generated_models_are_current() {
    for (folder, config) in [("grund", grund_config()), ("fach", fach_config())] {
        let (models, folder) = (generate(&config).unwrap(), Path::new("tests/golden/teilen").join(folder));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            models.write(&folder).unwrap();
        }
        assert_eq!(models.differences(&folder), Vec::<PathBuf>::new(), "run: {COMMAND}");
    }
}

const NAMESPACES: &str =
    r#"xmlns:f="urn:xefa:fach:1.0" xmlns:g="urn:xefa:grund:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;
const PERSON: &str = r#"<g:name>N</g:name><g:vorname>V</g:vorname><g:geburtsdatum>2000-02-29</g:geburtsdatum><g:status>02</g:status><g:anschrift><g:ort>O</g:ort><g:plz>10115</g:plz></g:anschrift><g:mail>m</g:mail>"#;
const HUND: &str = r#"<g:rufname>Kuno</g:rufname><g:chip>276098100000015</g:chip><g:schulter>50.5</g:schulter>"#;

fn auskunft() -> String {
    format!(
        r#"<g:auskunft {NAMESPACES}><g:person id="p" art="natuerlich">{PERSON}</g:person><g:tier><g:rufname>Mia</g:rufname><g:marke>7</g:marke></g:tier><g:tier xsi:type="g:HundType">{HUND}</g:tier></g:auskunft>"#
    )
}

fn anmeldung(more: &str) -> String {
    format!(
        r#"<f:anmeldung {NAMESPACES}><f:person id="p">{PERSON}</f:person><f:tier xsi:type="g:HundType">{HUND}</f:tier>{more}</f:anmeldung>"#
    )
}

/// XML, and JSON, and back.
fn there_and_back(message: &fach::Message) -> String {
    let xml = message.to_xml().unwrap();
    assert!(fach::Message::from_xml(&xml).unwrap() == *message, "{xml}");
    let json = serde_json::to_string(message).unwrap();
    assert!(serde_json::from_str::<fach::Message>(&json).unwrap() == *message, "{json}");
    xml
}

/// A message that only has shared types is one value for both.
#[test]
fn a_message_of_the_core_is_that_of_the_core() {
    let own = grund::Auskunft::from_xml(auskunft()).unwrap();
    let fach::Message::Auskunft(read) = fach::Message::from_xml(auskunft()).unwrap() else { panic!("another message") };
    assert!(read == own);
    let xml = there_and_back(&fach::Message::from(own.clone()));
    assert!(grund::Auskunft::from_xml(xml).unwrap() == own);
    assert_eq!(
        serde_json::to_value(fach::Message::from(own.clone())).unwrap(),
        serde_json::to_value(grund::Message::from(own)).unwrap()
    );
}

/// Values of the core go into the messages that build on it, and come out of them.
#[test]
fn values_of_the_core_are_parts_of_other_messages() {
    let core = grund::Auskunft::from_xml(auskunft()).unwrap();
    let person: grund::Person = core.person.clone();
    let mut anmeldung = fach::Anmeldung::new(person.clone());
    // The derived type and the member of the substitution group: their numbers are matched.
    anmeldung.tier = Some(core.tier[1].clone());
    anmeldung.plz = person.anschrift[0].plz.clone();
    anmeldung.status = Some(grund::Status::Code02);
    anmeldung.zustellung = Some(fach::Anschrift::new(["Z"]));
    let xml = there_and_back(&anmeldung.clone().into());
    let fach::Message::Anmeldung(read) = fach::Message::from_xml(&xml).unwrap() else { panic!("another message") };
    assert!(matches!(&read.tier, Some(grund::TierVariante::Hund(hund)) if hund.schulter == "50.50".parse().unwrap()));
    let chip = read.tier.as_ref().and_then(|tier| match tier {
        grund::TierVariante::Hund(hund) => hund.kennung.clone(),
        grund::TierVariante::Tier(tier) => tier.kennung.clone(),
    });
    assert!(matches!(chip, Some(grund::KennungMitglied::Chip(chip)) if chip.as_str() == "276098100000015"));
    // And back into a message of the core.
    let again = grund::Auskunft::new(grund::AuskunftRequired { person: read.person, tier: vec![read.tier.unwrap()] });
    assert!(again.person == person && grund::Auskunft::from_xml(again.to_xml().unwrap()).unwrap() == again);
    // Shown as everywhere, without what is in it.
    assert_eq!(format!("{:?}", anmeldung.person), format!("{person:?}"));
    assert!(!format!("{person:?}").contains("10115"));
}

/// What is made again reads what only the larger set has; and all is validated by that.
#[test]
fn what_the_core_does_not_know_is_made_again() {
    let halter = r#"<f:beteiligter xsi:type="f:HalterType"><g:anschrift><g:ort>O</g:ort></g:anschrift><f:seit>2020-01-01</f:seit></f:beteiligter><f:rasse>Mops</f:rasse>"#;
    let message = fach::Message::from_xml(anmeldung(halter)).unwrap();
    there_and_back(&message);
    let fach::Message::Anmeldung(read) = message else { panic!("another message") };
    let Some(fach::grund::BeteiligterVariante::Halter(halter)) = &read.beteiligter else { panic!("another type") };
    let _: &grund::Anschrift = &halter.anschrift;
    assert!(matches!(&read.merkmal[0], fach::grund::MerkmalMitglied::Rasse(rasse) if rasse == "Mops"));
    let error = fach::Message::from_xml(anmeldung("<f:plz>1011</f:plz>")).unwrap_err();
    assert_eq!(error.report().findings()[0].rule().id(), "cvc-pattern-valid");
}

#[test]
fn what_is_shared_is_told() {
    let models = generate(&fach_config()).unwrap();
    let [sharing] = models.sharing.as_slice() else { panic!("{:?}", models.sharing) };
    // Person with its choice and group, Anschrift, Plz, Status, Beteiligter; Tier, Hund and both together, Chip, its group; Auskunft.
    assert_eq!((sharing.path.as_str(), sharing.shared), ("crate::grund", 13));
    assert_eq!(
        sharing.to_string(),
        "crate::grund: 13 types are shared, 2 are made again\n\
         crate::grund: Vorgang is made again: its beteiligter is a BeteiligterVariante here, and a Beteiligter there\n\
         crate::grund: MerkmalMitglied is made again: Rasse is not there"
    );
    assert_eq!(sharing.fingerprint, grund::FINGERPRINT);
    // Read the other way round, the core would have other numbers than it has alone.
    let alone = generate(&Config::new(["tests/golden/fach.xsd"])).unwrap();
    let variants = |models: &Models| text(models, "grund.rs").contains("9 => Chip(Chip)");
    assert!(variants(&alone) && !variants(&generate(&grund_config()).unwrap()));
}

/// The models at the path are others than those that were meant: nothing of them may be used.
#[test]
fn another_version_has_another_fingerprint() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("teilen-andere");
    std::fs::create_dir_all(&folder).unwrap();
    let schema = std::fs::read_to_string("tests/golden/grund.xsd").unwrap();
    let fingerprint = |config: &Config| {
        let root = text(&generate(config).unwrap(), "mod.rs");
        root.lines().find(|line| line.starts_with("pub const FINGERPRINT")).unwrap().to_owned()
    };
    let changed = |right: &str, wrong: &str| {
        assert_eq!(schema.matches(right).count(), 1, "{right}");
        let path = folder.join("grund.xsd");
        std::fs::write(&path, schema.replace(right, wrong)).unwrap();
        fingerprint(&Config { schemas: vec![path], ..grund_config() })
    };
    let meant = fingerprint(&grund_config());
    // Comments, titles and the command that makes them are no part of it, nor is where the documents lie.
    assert_eq!(changed("Nothing in it is known otherwise", "Nobody knows it otherwise"), meant);
    let command = Config { command: "x".to_owned(), title: Some("T".to_owned()), ..grund_config() };
    assert_eq!(fingerprint(&command), meant);
    // A facet alone, which no line of the modules has; an order; a name that only Rust has; a trait.
    assert_ne!(changed("[0-9]{5}", "[0-9]{4,5}"), meant);
    assert_ne!(changed(r#"<xs:enumeration value="02"/>"#, r#"<xs:enumeration value="03"/>"#), meant);
    let renames = vec![("PersonType/name".to_owned(), "vorname_".to_owned())];
    assert_ne!(fingerprint(&Config { renames, ..grund_config() }), meant);
    assert_ne!(fingerprint(&Config { derives: Vec::new(), ..grund_config() }), meant);
    // The number stands in the models that take the types, and is looked at when they are compiled.
    let root = text(&generate(&fach_config()).unwrap(), "mod.rs");
    let number = meant.trim_end_matches(';').rsplit(' ').next().unwrap();
    assert!(root.contains(&format!("const _: () = assert!(\n    crate::grund::FINGERPRINT == {number},\n")), "{root}");
}

/// A type whose facets are redefined has the same text, and is not the same.
#[test]
fn what_is_redefined_is_made_again() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("teilen-redefine");
    std::fs::create_dir_all(&folder).unwrap();
    let grund = folder.join("grund.xsd");
    std::fs::copy("tests/golden/grund.xsd", &grund).unwrap();
    let narrow = folder.join("eng.xsd");
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:g="urn:xefa:grund:1.0" targetNamespace="urn:xefa:grund:1.0">
  <xs:redefine schemaLocation="grund.xsd">
    <xs:simpleType name="PlzType"><xs:restriction base="g:PlzType"><xs:pattern value="1.*"/></xs:restriction></xs:simpleType>
  </xs:redefine>
</xs:schema>"#;
    std::fs::write(&narrow, schema).unwrap();
    let external = vec![External::new("grund", Config::new([grund]))];
    let models = generate(&Config { external, ..Config::new([narrow]) }).unwrap();
    let again = |name: &str| {
        let found = models.sharing[0].again.iter().find(|again| again.name == name);
        found.map(|again| (again.why.as_str(), again.inherited))
    };
    assert_eq!(again("Plz"), Some(("it has other facets", false)));
    assert_eq!(again("Anschrift"), Some(("it contains Plz, which is made again", true)));
    assert_eq!(again("Auskunft"), Some(("it contains Person, which is made again", true)));
    assert_eq!(again("Hund"), None);
    assert_eq!(models.sharing[0].shared, 8, "Tier, Hund, both, Chip, its group; Merkmal; Status, the choice");
}

#[test]
fn a_trait_that_the_other_crate_does_not_derive() {
    let mut config = fach_config();
    config.derives = vec!["{urn:xefa:grund:1.0}AnschriftType:Hash".to_owned(), "HundType:Hash".to_owned()];
    let models = generate(&config).unwrap();
    let why =
        |name: &str| models.sharing[0].again.iter().find(|again| again.name == name).map(|again| again.why.as_str());
    // Of the core, a person has it with all that is in it: an address too, but not a dog.
    assert_eq!((why("Anschrift"), why("Hund")), (None, Some("it is to derive Hash")));
    assert!(models.sharing[0].again.iter().any(|again| again.name == "TierVariante" && again.inherited));
}

/// A type with another name here is that type; a part with another name makes another one of it.
#[test]
fn names_of_ones_own() {
    let renamed = |name: &str, to: &str| {
        let renames = vec![(name.to_owned(), to.to_owned())];
        generate(&Config { renames, ..fach_config() }).unwrap()
    };
    let models = renamed("PersonType", "Mensch");
    assert_eq!((models.sharing[0].shared, models.sharing[0].again.len()), (13, 2));
    let grund = text(&models, "grund.rs");
    for name in [" Person as Mensch,", " PersonRequired as MenschRequired,", " PersonAuswahl as MenschAuswahl,"] {
        assert!(grund.contains(name), "{name} {grund}");
    }
    assert!(text(&models, "fach.rs").contains("element(0) person: Mensch,"));
    let models = renamed("PersonType/name", "familienname");
    let why = |name: &str| models.sharing[0].again.iter().find(|again| again.name == name).unwrap().why.clone();
    assert_eq!(why("Person"), "familienname is not there");
    assert_eq!(why("Auskunft"), "it contains Person, which is made again");
}

/// What gets a box is for the crate to say that has the type.
#[test]
fn boxes_are_no_difference() {
    let sharing = |box_above| generate(&Config { box_above, ..fach_config() }).unwrap().sharing.remove(0);
    assert_eq!(sharing(8), sharing(4096));
    assert_eq!(sharing(8).shared, 13);
    // But they are one of the code, so the other crate's have to be known.
    let mut config = fach_config();
    config.external[0].config.box_above = 8;
    assert_ne!(generate(&config).unwrap().sharing[0].fingerprint, grund::FINGERPRINT);
}

/// A third set builds on both: each type comes from the crate that made it.
#[test]
fn sharing_goes_on() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("teilen-dritte");
    std::fs::create_dir_all(&folder).unwrap();
    for file in ["grund.xsd", "fach.xsd"] {
        std::fs::copy(Path::new("tests/golden").join(file), folder.join(file)).unwrap();
    }
    let third = folder.join("dritte.xsd");
    let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:xefa:fach:1.0" targetNamespace="urn:xefa:dritte:1.0">
  <xs:import namespace="urn:xefa:fach:1.0" schemaLocation="fach.xsd"/>
  <xs:element name="dritte"><xs:complexType><xs:sequence><xs:element name="anmeldung" type="f:AnmeldungType"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>"#;
    std::fs::write(&third, schema).unwrap();
    let grund = External::new("grund", Config::new([folder.join("grund.xsd")]));
    let fach = Config { external: vec![grund.clone()], ..Config::new([folder.join("fach.xsd")]) };
    let fach = External::new("fach", fach);
    let both = Config { external: vec![grund.clone(), fach.clone()], ..Config::new([&third]) };
    let models = generate(&both).unwrap();
    let [from_grund, from_fach] = models.sharing.as_slice() else { panic!("{:?}", models.sharing) };
    // Vorgang, Merkmal and Beteiligter of the core are those of fach, which made them again, and so is Erweiterung.
    assert_eq!((from_grund.shared, from_grund.again.len()), (13, 2));
    let names = text(&models, "grund.rs");
    assert!(
        names.contains("pub use grund::grund::{\n    Anschrift,")
            && names.contains("pub use fach::grund::{BeteiligterVariante, ")
    );
    assert!(text(&models, "fach.rs").contains("pub use fach::fach::{"));
    assert_eq!(from_fach.again.len(), 1, "{from_fach}");
    assert_eq!(from_fach.again[0].name, "Anmeldung");
    // By way of fach alone, its names for the types of the core are taken.
    let models = generate(&Config { external: vec![fach], ..Config::new([&third]) }).unwrap();
    assert!(text(&models, "grund.rs").contains("pub use fach::grund::{\n    Anschrift,"));
}

#[test]
fn a_path_that_is_none() {
    for path in ["", "x-bildung", "a::", "self::a", "a b"] {
        let external = vec![External::new(path, grund_config())];
        let error = generate(&Config { external, ..fach_config() }).unwrap_err();
        assert!(matches!(&error, Error::External { path: told, .. } if told == path), "{error}");
    }
}
