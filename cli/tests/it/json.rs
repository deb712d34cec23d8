//! Messages as JSON and back.

use std::fs;

use crate::support::{broken, quittung, root, xefa, xefa_with};

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
