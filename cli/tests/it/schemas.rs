//! Checking against schemas of one's own.

use std::ffi::OsStr;
use std::path::Path;

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::Loader;

use crate::support::{Folder, Run, SMALL, root, xefa};

fn check(schema: &Path, file: &Path, extra: &[&OsStr]) -> Run {
    let args = ["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), "--schema".as_ref(), schema.as_os_str()];
    xefa(args.into_iter().chain(extra.iter().copied()).chain([file.as_os_str()]))
}

#[test]
fn one_file_several_files_and_a_folder() {
    let folder = Folder::new();
    let schema = folder.file("xsd/klein.xsd", SMALL);
    let other = folder.file("xsd/anderes.xsd", SMALL.replace("urn:beispiel", "urn:anderes"));
    let message = folder.file("a.xml", "<zahl xmlns='urn:anderes'>7</zahl>");
    assert_eq!(check(&schema, &message, &[]).code, Some(1));
    assert_eq!(check(&schema, &message, &["--schema".as_ref(), other.as_os_str()]).code, Some(0));
    assert_eq!(check(&folder.path().join("xsd"), &message, &[]).code, Some(0));
    let wrong = folder.file("b.xml", "<zahl xmlns='urn:beispiel'>sieben</zahl>");
    let run = check(&schema, &wrong, &[]);
    assert_eq!((run.code, run.json()[0]["findings"][0]["rule"].as_str()), (Some(1), Some("cvc-datatype-valid")));
    assert!(run.json()[0].get("release").is_none());
}

#[test]
fn the_schema_of_xefa_as_files() {
    let samples = root().join("schemas/xefa/1.0/samples");
    let run = check(&root().join("schemas/xefa/1.0/xefa-alle.xsd"), &samples, &[]);
    assert_eq!(run.code, Some(0), "{}", run.out);
}

#[test]
fn a_stored_schema() {
    let folder = Folder::new();
    let set = Loader::new().document("a.xsd", SMALL).read(&["a.xsd".into()]).unwrap();
    let bytes = Schema::compile(&set, &Limits::default()).unwrap().to_bytes();
    let stored = folder.file("klein.schema", &bytes);
    let message = folder.file("a.xml", "<zahl xmlns='urn:beispiel'>7</zahl>");
    assert_eq!(check(&stored, &message, &[]).code, Some(0));
    let damaged = folder.file("kaputt.schema", &bytes[..bytes.len() - 1]);
    let run = check(&damaged, &message, &[]);
    assert_eq!((run.code, run.json()[0]["findings"][0]["rule"].as_str()), (Some(2), Some("xefa-schema-gespeichert")));
}

#[test]
fn a_broken_schema_checks_nothing() {
    let folder = Folder::new();
    let schema = folder.file("klein.xsd", SMALL.replace("xs:integer", "xs:integr"));
    let message = folder.file("a.xml", "<zahl xmlns='urn:beispiel'>7</zahl>");
    let run = check(&schema, &message, &[]);
    assert_eq!(run.code, Some(2));
    let [only] = run.json().try_into().unwrap();
    assert_eq!(only["file"], *schema.to_string_lossy());
    assert_eq!(only["verdict"], "error");
    let finding = &only["findings"][0];
    assert_eq!((finding["rule"].as_str(), finding["line"].as_u64()), (Some("src-resolve"), Some(2)));
    assert_eq!(finding["source"], *schema.to_string_lossy());
    let text = xefa(["check".as_ref(), "--schema".as_ref(), schema.as_os_str(), message.as_os_str()]);
    assert!(text.out.starts_with(&format!("{}:2:33: error: ", schema.display())), "{}", text.out);
}

#[test]
fn what_is_no_schema_at_all() {
    let folder = Folder::new();
    let message = folder.file("a.xml", "<zahl xmlns='urn:beispiel'>7</zahl>");
    let cases = [
        ("leer.xsd", "", "xml-empty"),
        ("nachricht.xsd", "<a/>", "s4s-elt-schema-ns"),
        ("kaputt.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>", "xml-unexpected-end"),
    ];
    for (name, text, rule) in cases {
        let run = check(&folder.file(name, text), &message, &[]);
        assert_eq!((run.code, run.json()[0]["findings"][0]["rule"].as_str()), (Some(2), Some(rule)), "{name}");
    }
    let run = check(&folder.path().join("fehlt.xsd"), &message, &[]);
    assert_eq!(
        (run.code, run.json()[0]["findings"][0]["rule"].as_str()),
        (Some(2), Some("xefa-schema-nicht-gefunden"))
    );
}

#[test]
fn a_remote_import_wants_a_catalog() {
    let folder = Folder::new();
    let schema = folder.file(
        "a.xsd",
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:beispiel">
        <xs:import namespace="urn:beispiel" schemaLocation="https://beispiel.invalid/klein.xsd"/>
        <xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="b:zahl"/></xs:sequence></xs:complexType></xs:element>
        </xs:schema>"#,
    );
    folder.file("klein.xsd", SMALL);
    let message = folder.file("a.xml", "<a><zahl xmlns='urn:beispiel'>7</zahl></a>");
    let run = check(&schema, &message, &[]);
    assert_eq!(run.code, Some(2));
    let finding = &run.json()[0]["findings"][0];
    assert_eq!(finding["rule"], "xefa-schema-entfernt");
    assert!(finding["message"].as_str().unwrap().contains("--catalog"), "{finding}");

    let catalog = folder.file(
        "katalog.xml",
        r#"<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
        <system systemId="https://beispiel.invalid/klein.xsd" uri="klein.xsd"/></catalog>"#,
    );
    let run = check(&schema, &message, &["--catalog".as_ref(), catalog.as_os_str()]);
    assert_eq!(run.code, Some(0), "{}", run.out);

    let missing = folder.path().join("fehlt.xml");
    let run = check(&schema, &message, &["--catalog".as_ref(), missing.as_os_str()]);
    assert_eq!((run.code, run.json()[0]["findings"][0]["rule"].as_str()), (Some(2), Some("xefa-katalog")));
    assert_eq!(run.json()[0]["file"], *missing.to_string_lossy());
}
