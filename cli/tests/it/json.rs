//! Messages as JSON and back.

use std::fs;

use crate::support::{Folder, SMALL, broken, quittung, root, xefa, xefa_with};

#[test]
fn every_sample_comes_back() {
    for sample in [
        "1.0/samples/administration.quittung.0020-minimal.xml",
        "1.0/samples/antrag.einreichung.0100-reich.xml",
        "1.1/samples/antrag.einreichung.0100-reich.xml",
        "2.0/samples/antrag.einreichung.0100-reich.xml",
        "2.0/samples/verfahren.statusmitteilung.0210-reich.xml",
    ] {
        let file = root().join("schemas/xefa").join(sample);
        let json = xefa(["to-json".as_ref(), file.as_os_str()]);
        assert_eq!((json.code, json.err.as_str()), (Some(0), ""), "{sample}");
        let xml = xefa_with(["from-json", "-"], json.out.as_bytes());
        assert_eq!((xml.code, xml.err.as_str()), (Some(0), ""), "{sample}");
        let again = xefa_with(["to-json", "-"], xml.out.as_bytes());
        assert_eq!(again.out, json.out, "{sample}");
        assert!(fs::read_to_string(&file).unwrap().len() > 500);
    }
}

#[test]
fn an_invalid_message_gives_findings_and_no_result() {
    let run = xefa_with(["to-json", "-"], broken().as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("[cvc-complex-type.2.4]"), "{}", run.err);
    let foreign = xefa_with(["to-json", "--format", "jsonl", "-"], b"<a/>");
    assert_eq!((foreign.code, foreign.out.as_str()), (Some(2), ""));
    assert!(foreign.err.contains("\"xefa-unbekannter-standard\""), "{}", foreign.err);
}

#[test]
fn json_that_is_no_message() {
    for (text, place) in
        [("{\"a\": ", "-:1:6: "), ("[1]", "-:1:"), ("{}", "-: "), ("{\"a\": 1}", "-: "), ("x", "-:1:1: ")]
    {
        let run = xefa_with(["from-json", "-"], text.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{text}");
        assert!(run.err.starts_with(place) && run.err.contains("[xefa-json]"), "{text}: {}", run.err);
    }
    let json = xefa_with(["to-json", "-"], quittung().as_bytes()).out;
    let run = xefa_with(["from-json", "-"], json.replace("\"01\"", "\"99\"").as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("cvc-enumeration-valid"), "{}", run.err);
}

#[test]
fn messages_of_ones_own_schema() {
    let folder = Folder::new();
    let file = folder.file("a.xsd", SMALL);
    let schema = ["--schema", file.to_str().unwrap()];
    let with = |command: &str, input: &str| xefa_with([command, schema[0], schema[1], "-"], input.as_bytes());
    let json = with("to-json", r#"<zahl xmlns="urn:beispiel">12</zahl>"#);
    assert_eq!((json.code, json.err.as_str()), (Some(0), ""));
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), ["zahl"]);
    let xml = with("from-json", &json.out);
    assert_eq!(xml.code, Some(0), "{}", xml.err);
    assert!(xml.out.contains("urn:beispiel") && xml.out.contains(">12</"), "{}", xml.out);
    // What does not fit is refused both ways, and a schema that is none is not taken for a fault of the message.
    assert_eq!(with("to-json", r#"<zahl xmlns="urn:beispiel">zwölf</zahl>"#).code, Some(1));
    let wrong = with("from-json", r#"{"zahl": "zwölf"}"#);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), ""));
    assert_eq!(with("from-json", r#"{"antrag": 1}"#).code, Some(1));
    assert_eq!(xefa_with(["to-json", "--schema", "nowhere.xsd", "-"], b"<zahl>12</zahl>").code, Some(2));
}
