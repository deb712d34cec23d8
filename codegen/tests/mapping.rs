//! Conversions between two releases: what is the same is generated, what changed is not, and both together convert.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::path::Path;

use xefa::map::{Answer, Conversion, Convert, Decisions, Mapped, Question};
use xefa::report::{LossKind, Reason};
use xefa_codegen::{Config, MappingConfig, generate, mapping};

#[path = "golden/wandel/mod.rs"]
#[allow(dead_code, missing_docs, unused_qualifications, clippy::module_inception)]
mod wandel;

use wandel::{alt, neu};

const COMMAND: &str = "UPDATE_GOLDEN=1 cargo test -p xefa-codegen";

fn config(name: &str) -> Config {
    let mut config = Config::new([format!("tests/golden/{name}.xsd")]);
    COMMAND.clone_into(&mut config.command);
    config
}

fn wandel_config() -> MappingConfig {
    MappingConfig {
        old: config("alt"),
        new: config("neu"),
        old_path: "super::alt".to_owned(),
        new_path: "super::neu".to_owned(),
        namespaces: Vec::new(),
        by_hand: Vec::new(),
        runtime: "xefa".to_owned(),
        command: COMMAND.to_owned(),
    }
}

#[test]
fn generated_conversions_are_current() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    for name in ["alt", "neu"] {
        let folder = Path::new("tests/golden/wandel").join(name);
        let models = generate(&config(name)).unwrap();
        if update {
            models.write(&folder).unwrap();
        }
        assert_eq!(models.differences(&folder), Vec::<std::path::PathBuf>::new(), "run: {COMMAND}");
    }
    let file = Path::new("tests/golden/wandel/same.rs");
    let module = mapping(&wandel_config()).unwrap().module;
    if update {
        std::fs::write(file, &module).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), module, "run: {COMMAND}");
}

/// Statuses may become more without a loss, a text may not become shorter, and a person lost a field: worked out from the schemas.
#[test]
fn what_changed_is_left_to_a_person() {
    let todo = mapping(&wandel_config()).unwrap().todo;
    let pairs: Vec<(&str, &str)> = todo.iter().map(|todo| (todo.from.as_str(), todo.to.as_str())).collect();
    assert_eq!(
        pairs,
        [
            ("alt::Zweck", "neu::Zweck"),
            ("neu::Status", "alt::Status"),
            ("alt::Person", "neu::Person"),
            ("neu::Person", "alt::Person"),
        ]
    );
    assert_eq!(todo[2].why, ["“telefax” is only in the old one"]);
}

#[test]
fn a_schema_and_itself_leave_nothing() {
    let mut config = wandel_config();
    config.new = config.old.clone();
    assert_eq!(mapping(&config).unwrap().todo, []);
}

#[test]
fn skeletons_name_what_is_gone_and_what_is_new() {
    let skeletons = mapping(&wandel_config()).unwrap().skeletons;
    let person = skeletons.split("impl ").find(|part| part.contains("for alt::Person")).unwrap();
    assert!(person.contains("let Self { name, telefax } = self;"), "{person}");
    assert!(person.contains("// gone: telefax (`telefax`)"), "{person}");
    let back = skeletons.split("impl ").find(|part| part.contains("for neu::Person")).unwrap();
    assert!(back.contains("// new: telefax (`telefax`)"), "{back}");
}

/// Worked out from the schemas: a fax number has no place in the new one and may be missing in the old one; a text that is too long is
/// refused by the other type; a status is looked up by its code.
#[test]
fn stubs_convert_what_needs_no_thought() {
    let stubs = mapping(&wandel_config()).unwrap().stubs;
    let part = |head: &str| stubs.split("impl ").find(|part| part.contains(head)).unwrap();
    let person = part("Convert<neu::Person> for alt::Person");
    assert!(person.contains("run.none(\"telefax\", &telefax)?;"), "{person}");
    assert!(person.contains("name: run.field(\"name\", name)?,"), "{person}");
    assert!(part("Convert<alt::Person> for neu::Person").contains("telefax: None,"));
    assert!(part("Convert<neu::Zweck> for alt::Zweck").contains("run.reread(\"\", &self)"));
    assert!(part("Convert<alt::Status> for neu::Status").contains("run.reread(\"\", &self)"));
    assert_eq!(stubs.matches("impl ").count(), 4);
}

static TELEFAX: Reason =
    Reason { id: "telefax", change: "", kind: LossKind::Dropped, de: "Ohne Telefax.", en: "No fax." };
static STATUS: Reason = Reason { id: "status", change: "", kind: LossKind::Folded, de: "Gefaltet.", en: "Folded." };
static ZWECK: Question = Question {
    id: "zweck",
    parts: &[],
    de: "ein kürzerer Zweck",
    en: "a shorter Zweck",
    answered: Reason { id: "zweck", change: "", kind: LossKind::Defaulted, de: "Entschieden.", en: "Decided." },
};

impl Convert<neu::Person> for alt::Person {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Person> {
        let Self { name, telefax } = self;
        run.dropped("telefax", telefax, &TELEFAX);
        Ok(neu::Person { name: run.field("name", name)? })
    }
}

impl Convert<alt::Person> for neu::Person {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Person> {
        let Self { name } = self;
        Ok(alt::Person { name: run.field("name", name)?, telefax: None })
    }
}

impl Convert<alt::Status> for neu::Status {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Status> {
        Ok(match self.as_str() {
            "01" => "01".parse().unwrap(),
            "02" => "02".parse().unwrap(),
            _ => {
                run.lost(&STATUS);
                "01".parse().unwrap()
            }
        })
    }
}

impl Convert<neu::Zweck> for alt::Zweck {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Zweck> {
        match self.as_str().parse() {
            Ok(zweck) => Ok(zweck),
            Err(_) => Ok(run.decide(&ZWECK, |answer: &Answer| answer.text()?.parse().ok(), || "-".parse().unwrap())),
        }
    }
}

const ALT: &str = r#"<w:wandel xmlns:w="urn:xefa:wandel:1.0" version="1.0">
  <w:gleich id="a"><w:ort>Ulm</w:ort><w:a>1</w:a><w:teil><w:ort>O</w:ort><w:b>x</w:b></w:teil></w:gleich>
  <w:status>02</w:status><w:zweck>ZWECK</w:zweck>
  <w:person><w:name>Öz</w:name></w:person><w:person><w:name>Jörg</w:name><w:telefax>1</w:telefax></w:person>
  <w:kosten><w:art>x</w:art><w:art>y</w:art><w:betrag>1.50</w:betrag></w:kosten>
</w:wandel>"#;

fn up(zweck: &str, decisions: &Decisions) -> Result<xefa::map::Converted<neu::Wandel>, xefa::Error> {
    let old = alt::Wandel::from_xml(ALT.replace("ZWECK", zweck)).unwrap();
    let mut run = Conversion::new(decisions, None);
    let value = run.field("wandel", old);
    run.finish(value)
}

#[test]
fn up_and_down() {
    let up = up("kurz", &Decisions::none()).unwrap();
    let losses: Vec<String> = up.losses().iter().map(ToString::to_string).collect();
    assert_eq!(losses, ["dropped: /wandel/person[2]/telefax: No fax. [telefax]"]);
    let written = up.value.to_xml().unwrap();
    assert!(written.contains("urn:xefa:wandel:1.1") && written.contains("version=\"1.1\""), "{written}");
    let mut run = Conversion::default();
    let value = run.field::<_, alt::Wandel>("wandel", up.value);
    let down = run.finish(value).unwrap();
    assert!(down.is_lossless());
    let without = ALT.replace("ZWECK", "kurz").replace("<w:telefax>1</w:telefax>", "");
    assert!(down.value == alt::Wandel::from_xml(without).unwrap());
}

#[test]
fn what_only_a_person_can_decide_is_asked_for() {
    let long = "z".repeat(150);
    let error = up(&long, &Decisions::none()).unwrap_err();
    assert!(error.is_unconvertible() && !error.is_invalid());
    let finding = &error.report().findings()[0];
    assert_eq!((finding.rule().id(), finding.element_path()), ("xefa-entscheidung-fehlt", "/wandel/zweck"));
    let decided = up(&long, &Decisions::none().with("zweck", "kurz")).unwrap();
    assert_eq!(decided.value.zweck.as_str(), "kurz");
    assert_eq!(decided.losses()[0].kind(), LossKind::Defaulted);
    let wrong = up(&long, &Decisions::none().with("zweck", &*long)).unwrap_err();
    assert_eq!(wrong.report().findings()[0].rule().id(), "xefa-entscheidung-ungueltig");
}
