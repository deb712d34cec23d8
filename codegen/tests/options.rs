//! What a generator can be told: which modules there are, and which names. `golden/fach.xsd` builds on `golden/grund.xsd`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::Path;

use xefa_codegen::{Config, Error, Generator, Layout, Models, generate};

#[path = "golden/wahl/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications)]
mod wahl;

const ANMELDUNG: &str = r#"<f:anmeldung xmlns:f="urn:xefa:fach:1.0" xmlns:g="urn:xefa:grund:1.0"><f:person id="p"><g:name>N</g:name><g:vorname>V</g:vorname><g:geburtsdatum>2000-02-29</g:geburtsdatum><g:status>02</g:status><g:anschrift><g:ort>O</g:ort></g:anschrift><g:mail>m</g:mail></f:person><f:zustellung><f:zeile>Z</f:zeile></f:zustellung></f:anmeldung>"#;

/// All types in one module, some of them with other names.
fn config() -> Config {
    let mut config = Config::new(["tests/golden/fach.xsd"]);
    config.command = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen".to_owned();
    config.layout = Layout::One;
    for (name, to) in [
        ("PersonType", "NatuerlichePerson"),
        ("PersonType/geburtsdatum", "geboren"),
        ("PersonType/@id", "type"),
        // Within its choice, which has no name in the schema.
        ("PersonType/mail", "Post"),
        ("NatuerlichePersonGehoert", "Gehoert"),
        ("{urn:xefa:grund:1.0}AnschriftType", "Kernanschrift"),
        ("{urn:xefa:fach:1.0}AnschriftType", "Zustellanschrift"),
        ("StatusType/02", "Erledigt"),
        // A message, and its type, which has no name of its own.
        ("abmeldung", "Ende"),
        ("Message/anmeldung", "Anfang"),
    ] {
        config.renames.push((name.to_owned(), to.to_owned()));
    }
    config.derives = ["PersonType:Hash", "PersonType:Eq", "HundType:std::cmp::Ord"].map(str::to_owned).into();
    config
}

fn text(models: &Models, file: &str) -> String {
    let (_, bytes) = models.files.iter().find(|(name, _)| name == file).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

fn files(models: &Models) -> Vec<&str> {
    models.files.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn generated_models_are_current() {
    let models = generate(&config()).unwrap();
    let folder = Path::new("tests/golden/wahl");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        models.write(folder).unwrap();
    }
    assert_eq!(models.differences(folder), Vec::<std::path::PathBuf>::new(), "run: {}", config().command);
}

#[test]
fn a_rename_is_one_of_rust_alone() {
    let message = wahl::Message::from_xml(ANMELDUNG).unwrap();
    let wahl::Message::Anfang(anmeldung) = &message else { panic!("another message") };
    let person: &wahl::NatuerlichePerson = &anmeldung.person;
    assert_eq!((person.geboren.as_str(), person.r#type.as_deref()), ("2000-02-29", Some("p")));
    assert_eq!(person.status, wahl::Status::Erledigt);
    assert!(matches!(&person.auswahl, Some(wahl::NatuerlichePersonAuswahl::Post(mail)) if mail == "m"));
    let _: &[wahl::Kernanschrift] = &person.anschrift;
    let _: &Option<wahl::Zustellanschrift> = &anmeldung.zustellung;
    // Of the schema are all names in XML and JSON.
    assert_eq!(wahl::Message::from_xml(message.to_xml().unwrap()).unwrap(), message);
    let json = serde_json::to_value(&message).unwrap();
    assert_eq!(json["anmeldung"]["person"]["@id"], "p");
    assert_eq!(json["anmeldung"]["person"]["geburtsdatum"], "2000-02-29");
    assert_eq!(json["anmeldung"]["person"]["mail"], "m");
    assert_eq!(serde_json::from_value::<wahl::Message>(json).unwrap(), message);
    let ende = wahl::Ende::new("Umzug");
    assert_eq!(wahl::Message::from(ende).element_name(), "abmeldung");
}

#[test]
fn modules_are_documents_namespaces_or_one() {
    let of = |layout| {
        let config = Config { layout, ..Config::new(["tests/golden/fach.xsd"]) };
        generate(&config).unwrap()
    };
    let (document, namespace, one) = (of(Layout::Document), of(Layout::Namespace), of(Layout::One));
    assert_eq!(files(&document), ["mod.rs", "fach.rs", "grund.rs", "schema.bin"]);
    assert_eq!(files(&namespace), ["mod.rs", "fach.rs", "grund.rs", "schema.bin"]);
    assert_eq!(files(&one), ["mod.rs", "typen.rs", "schema.bin"]);
    // Each namespace may have an `Anschrift`; in one module one of them is called as its type is.
    let count = |models: &Models, file: &str, what: &str| text(models, file).matches(what).count();
    assert_eq!(count(&namespace, "grund.rs", "pub struct Anschrift:"), 1);
    assert_eq!(count(&namespace, "fach.rs", "pub struct Anschrift:"), 1);
    assert_eq!(count(&one, "typen.rs", "pub struct Anschrift:"), 1);
    assert_eq!(count(&one, "typen.rs", "pub struct AnschriftType:"), 1);
    // Wherever they stand, there are as many types.
    let types = |models: &Models| {
        let modules = models.files.iter().filter(|(name, _)| name.ends_with(".rs") && name != "mod.rs");
        modules
            .map(|(name, _)| count(models, name, "    pub struct ") + count(models, name, "    pub enum "))
            .sum::<usize>()
    };
    assert_eq!((types(&document), types(&namespace)), (types(&one), types(&one)));
}

/// The documents of a namespace share a module; two versions of one say which they are.
#[test]
fn a_namespace_of_many_documents_is_one_module() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/xefa/1.1/xefa-alle.xsd");
    let generator = Generator::new(schema).payload("urn:xefa:fachmodul:").modules(Layout::Namespace);
    let models = generate(generator.config()).unwrap();
    let mut modules: Vec<&str> = files(&models).into_iter().filter(|name| name.ends_with(".rs")).collect();
    modules.sort_unstable();
    // Two releases of the Baukasten and of wohngeld, and one each of what else there is.
    let expected = [
        "elterngeld.rs",
        "gewerbe.rs",
        "mod.rs",
        "wohngeld.rs",
        "wohngeld_1_1.rs",
        "wohnsitz.rs",
        "xefa.rs",
        "xefa_1_0.rs",
    ];
    assert_eq!(modules, expected);
}

fn refused(name: &str, to: &str) -> String {
    match Generator::new("tests/golden/fach.xsd").rename(name, to).generate() {
        Err(error @ Error::Rename { .. }) => error.to_string(),
        other => panic!("{name}={to}: {:?}", other.map(|models| files(&models).join(" "))),
    }
}

#[test]
fn a_rename_that_cannot_be_made_is_told_with_a_way_out() {
    for (name, to, told) in [
        ("PersonTyp", "Mensch", "there is no such type; is PersonType meant?"),
        ("PersonType/geburtsdatun", "geboren", "PersonType has no such part; is geburtsdatum meant?"),
        (
            "AnschriftType",
            "Adresse",
            "there are several; say which: {urn:xefa:fach:1.0}AnschriftType, {urn:xefa:grund:1.0}AnschriftType",
        ),
        ("{urn:x}PersonType", "Mensch", "there is no such type"),
        (
            "PersonType",
            "Natürliche Person",
            "\"Natürliche Person\" is no Rust identifier: letters, digits and _, no digit first",
        ),
        ("PersonType", "1a", "\"1a\" is no Rust identifier: letters, digits and _, no digit first"),
        ("PersonType", "Self", "Self is a keyword of Rust: choose another name"),
        ("PersonType/name", "self", "self is a keyword of Rust that cannot be a field: choose another name"),
        ("PersonType", "Option", "generated modules use the name Option themselves: choose another one"),
        ("PersonType", "Tier", "TierType has the name Tier already: rename that too, or choose another one"),
        (
            "{urn:xefa:grund:1.0}AnschriftType",
            "PersonRequired",
            "PersonType has the name PersonRequired already: rename that too, or choose another one",
        ),
        ("PersonType/name", "vorname", "Person has a part with the name vorname already"),
        ("StatusType/01", "Code02", "Status has a part with the name Code02 already"),
        ("Message/anmeldungen", "X", "there is no such message; is anmeldung meant?"),
        ("Message/anmeldung", "Abmeldung", "there is a message with the name Abmeldung already"),
        ("PersonType/", "x", "it must be TYPE or TYPE/PART, by the names of the schema"),
    ] {
        assert_eq!(refused(name, to), format!("rename {name}: {told}"));
    }
    let twice = Generator::new("tests/golden/fach.xsd").rename("PersonType", "A").rename("PersonType", "B").generate();
    assert_eq!(twice.unwrap_err().to_string(), "rename PersonType: it is renamed to A too: say so once");
    // Names may be exchanged.
    let exchanged = Generator::new("tests/golden/fach.xsd").rename("PersonType", "Tier").rename("TierType", "Person");
    assert!(exchanged.generate().is_ok());
}

#[test]
fn a_file_of_renames() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("umbenennungen.txt");
    std::fs::write(&path, "# Namen\n\nPersonType = Mensch # wie bei uns\nPersonType/geburtsdatum=geboren\n").unwrap();
    let config = Config::new(["tests/golden/fach.xsd"]).with_renames(&path).unwrap();
    let expected = [("PersonType", "Mensch"), ("PersonType/geburtsdatum", "geboren")];
    assert_eq!(config.renames, expected.map(|(name, to)| (name.to_owned(), to.to_owned())));
    assert!(text(&generate(&config).unwrap(), "grund.rs").contains("element(2) geboren: Date,"));
    std::fs::write(&path, "# Namen\nPersonType\n").unwrap();
    let error = Config::new(["tests/golden/fach.xsd"]).with_renames(&path).unwrap_err().to_string();
    assert!(error.contains("umbenennungen.txt:2: NAME=NEW is expected"), "{error}");
}

fn hash(value: &impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Equal by value, whatever the text: one person, and one hash.
#[test]
fn a_derived_hash_agrees_with_equality() {
    let person = |born: &str| {
        let wahl::Message::Anfang(anmeldung) = wahl::Message::from_xml(ANMELDUNG.replace("2000-02-29", born)).unwrap()
        else {
            panic!("another message")
        };
        anmeldung.person
    };
    let (plus, minus, other) = (person("2000-02-29+14:00"), person("2000-02-28-10:00"), person("2000-02-29-10:00"));
    // Both days begin at 2000-02-28T10:00Z.
    assert!(plus == minus && hash(&plus) == hash(&minus));
    assert!(plus != other);
    let persons = std::collections::HashSet::from([plus, minus, other]);
    assert_eq!(persons.len(), 2);
    let hund = |schulter: &str| wahl::Hund::new("Kuno", schulter.parse::<xefa::value::Decimal>().unwrap());
    assert!(hund("9.5") < hund("10") && hund("10") == hund("10.0"));
}

#[test]
fn derives_go_where_they_can() {
    let derived = |wanted: &[&str], module: &str| {
        let config = Config {
            derives: wanted.iter().map(|&wanted| wanted.to_owned()).collect(),
            ..Config::new(["tests/golden/fach.xsd"])
        };
        text(&generate(&config).unwrap(), module)
    };
    let before = |text: &str, head: &str| {
        let at = text.find(head).unwrap_or_else(|| panic!("{head}"));
        text[..at].lines().next_back().unwrap().trim().to_owned()
    };
    // A trait of the standard library goes to all parts, but not to what has it already, nor to others.
    let grund = derived(&["PersonType:Hash"], "grund.rs");
    for head in
        ["    pub struct Person:", "    pub enum PersonAuswahl", "    pub struct PersonGehoert:", "    pub struct Plz("]
    {
        let at = grund.find(head).unwrap();
        assert_eq!(before(&grund, &grund[at..at + head.len()]), "#[derive(Hash)]", "{head}");
    }
    assert_eq!(grund.matches("#[derive(Hash)]").count(), 5, "Person, its choice and group, Anschrift, Plz");
    // All that can have it: not what has an f64, nor what contains that, nor then the enum of all messages.
    let where_possible = |module| derived(&["Hash?", "Ord?"], module);
    let fach = where_possible("fach.rs");
    for (head, line) in
        [("Halter:", "#[derive(Hash)]"), ("Anschrift:", "#[derive(Hash, Eq, PartialOrd, Ord)]"), ("Anmeldung:", "///")]
    {
        let before = before(&fach, &format!("    pub struct {head}"));
        assert!(before.starts_with(line), "{head} {before}");
    }
    assert!(!where_possible("mod.rs").contains("#[derive"));
    // Any other trait goes to the type that is named, or to all.
    let grund = derived(&["PersonType:my::Trait", "PersonType:my::Other"], "grund.rs");
    assert_eq!(grund.matches("#[derive(").count(), 1);
    assert!(grund.contains("    #[derive(my::Trait, my::Other)]\n    pub struct Person:"));
    let all = derived(&["my::Trait"], "mod.rs") + &derived(&["my::Trait"], "fach.rs");
    assert!(all.contains("    #[derive(my::Trait)]\n    pub enum Message {"));
    assert!(all.contains("    #[derive(my::Trait)]\n    pub struct Halter:"));
}

#[test]
fn a_derive_that_cannot_hold_is_told_with_what_prevents_it() {
    let (all, one) =
        ("say Hash? for all types that can have it, or name them, as TYPE:Hash", "name other types, without it");
    for (wanted, told) in [
        ("Hash", format!("Erweiterung.masse is a f64, which has no Hash; {all}")),
        ("ErweiterungType:Eq", format!("Erweiterung.masse is a f64, which has no Eq; {one}")),
        ("AnmeldungType:Hash", format!("Erweiterung.masse is a f64, which has no Hash; {one}")),
        ("HalterType:Ord", format!("Halter.seit is a Date, which has no Ord; {one}")),
        ("AnschriftTyp:Hash", "there is no such type; is AnschriftType meant?".to_owned()),
        ("Debug", "every type has it, and its own shows no personal data".to_owned()),
        ("Clone", "every type has it".to_owned()),
        ("Default", "a type that needs nothing has it, and no other one can be made of nothing".to_owned()),
        ("a b", "it must be TRAIT or TYPE:TRAIT, such as Hash or PersonType:my_crate::Trait".to_owned()),
    ] {
        let error = Generator::new("tests/golden/fach.xsd").derive(wanted).generate().unwrap_err();
        assert_eq!(error.to_string(), format!("derive {wanted}: {told}"));
    }
    // A person is not less than another one, for dates are not in one order.
    assert!(Generator::new("tests/golden/fach.xsd").derive("PersonType:PartialOrd").generate().is_ok());
    assert!(Generator::new("tests/golden/fach.xsd").derive("PersonType:Copy").generate().is_err());
}

/// The commands of docs/generator.md, with the folder of the models elsewhere.
#[test]
fn commands_of_the_documentation_run() {
    let page = std::fs::read_to_string("../docs/generator.md").unwrap();
    let mut commands = page.split("```console\n").skip(1).filter_map(|block| block.split("```").next());
    let command = commands.next().unwrap().replace("\\\n", " ");
    assert!(commands.next().is_none(), "one block");
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("options-command");
    let _ = std::fs::remove_dir_all(&out);
    let arguments = command.trim().strip_prefix("$ cargo codegen ").unwrap().split_whitespace();
    let arguments = arguments.map(|argument| if argument == "src/fach" { out.to_str().unwrap() } else { argument });
    let run = |arguments: &[&str]| {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_xefa-codegen")).args(arguments).output().unwrap();
        (ran.status.success(), String::from_utf8(ran.stderr).unwrap())
    };
    let arguments: Vec<&str> = arguments.collect();
    let (fine, told) = run(&arguments);
    assert!(fine, "{told}");
    assert!(std::fs::read_to_string(out.join("grund.rs")).unwrap().contains("#[derive(Hash)]\n    pub struct Mensch:"));
    // Another set of models, and what the command says of it.
    let shared = [
        "generate",
        "--schema",
        "tests/golden/fach.xsd",
        "--external",
        "grund=tests/golden/grund.xsd",
        "--out",
        out.to_str().unwrap(),
    ];
    let (fine, told) = run(&shared);
    assert!(fine && told.contains("grund: 13 types are shared, 2 are made again\n"), "{told}");
    // Room: with lists and optional parts as they come.
    let formen = ["generate", "--schema", "tests/golden/formen.xsd", "--out", out.to_str().unwrap()];
    let models = |more: &[&str]| {
        let (fine, told) = run(&[&formen, more].concat());
        assert!(fine, "{told}");
        std::fs::read_to_string(out.join("formen.rs")).unwrap()
    };
    let (usual, plain) = (models(&[]), models(&["--thin-above", "5", "--box-above", "4096"]));
    assert!(usual.contains("betrag: Many<Betrag>") && usual.contains("zeichnung: Option<Box<Zeichnung>>"));
    assert!(plain.contains("betrag: Vec<Betrag>") && plain.contains("zeichnung: Option<Zeichnung>"));
    assert!(plain.contains("links: Option<Box<Baum>>"), "a type in itself");
    // What is an error for the generator is one for the command; models without a folder are none of the library's.
    let (fine, told) = run(&[
        "generate",
        "--schema",
        "tests/golden/fach.xsd",
        "--out",
        out.to_str().unwrap(),
        "--rename",
        "PersonTyp=M",
    ]);
    assert!(!fine && told.contains("rename PersonTyp: there is no such type; is PersonType meant?"), "{told}");
    let (fine, told) = run(&["generate", "--schema", "tests/golden/fach.xsd"]);
    assert!(!fine && told.contains("--schema needs --out"), "{told}");
}
