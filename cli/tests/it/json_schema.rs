//! JSON Schemas, held against what `to-json` writes.

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{Folder, SMALL, root, xefa};

fn judge(text: &str) -> Validator {
    let schema: Value = serde_json::from_str(text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let patterns = jsonschema::PatternOptions::fancy_regex().size_limit(1 << 28);
    jsonschema::options().with_pattern_options(patterns).build(&schema).unwrap()
}

#[test]
fn what_to_json_writes_is_accepted() {
    let all = xefa(["json-schema", "2.0"]);
    let written = xefa(["json-schema", "2.0", "--written", "--message", "antrag.einreichung.0100"]);
    assert_eq!((all.code, all.err.as_str(), written.code), (Some(0), "", Some(0)));
    assert!(written.out.len() < all.out.len());
    let judges = [judge(&all.out), judge(&written.out)];
    let sample = |name: &str| {
        let file = root().join("schemas/xefa/2.0/samples").join(name);
        let run = xefa(["to-json".as_ref(), file.as_os_str()]);
        serde_json::from_str::<Value>(&run.out).unwrap()
    };
    let message = sample("antrag.einreichung.0100-reich.xml");
    assert!(judges.iter().all(|judge| judge.is_valid(&message)));
    let mut broken = message.clone();
    broken["antrag.einreichung.0100"]["zuviel"] = Value::Bool(true);
    assert!(!judges.iter().any(|judge| judge.is_valid(&broken)));
    // Another message is one of all, and not the one.
    let other = sample("administration.quittung.0020-reich.xml");
    assert_eq!(judges.each_ref().map(|judge| judge.is_valid(&other)), [true, false]);
}

#[test]
fn a_schema_of_ones_own() {
    let folder = Folder::new();
    let file = folder.file("a.xsd", SMALL);
    let file = file.to_str().unwrap();
    let run = xefa(["json-schema", "--schema", file]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let schema: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema["oneOf"].as_array().map(Vec::len), Some(2));
    let judge = judge(&run.out);
    assert!(judge.is_valid(&serde_json::json!({ "zahl": "12" })));
    assert!(!judge.is_valid(&serde_json::json!({ "zahl": "zwölf" })));
    let one = xefa(["json-schema", "--schema", file, "--root", "text"]);
    assert_eq!(serde_json::from_str::<Value>(&one.out).unwrap()["title"], "text");
}

#[test]
fn what_there_is_not() {
    let run = xefa(["--lang", "en", "json-schema", "3.0"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("there is no release “3.0”") && run.err.contains("2.0"), "{}", run.err);
    let run = xefa(["--lang", "en", "json-schema", "2.0", "--message", "antrag.einreichung.100"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("did you mean antrag.einreichung.0100"), "{}", run.err);
    let folder = Folder::new();
    let broken = folder.file("b.xsd", "<a/>");
    let run = xefa(["json-schema", "--schema", broken.to_str().unwrap()]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("b.xsd"), "{}", run.err);
    // The one or the other has to be said.
    assert_eq!(xefa(["json-schema"]).code, Some(2));
}
