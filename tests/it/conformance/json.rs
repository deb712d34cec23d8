//! The valid messages of the W3C XML Schema test suite as JSON and back, in the forms that the compiled tables give, and beside their
//! JSON Schemas. What generated types make of them is `codegen/tests/suite.rs`.

use xefa::models::json::untyped;
use xefa::report::Verdict;
use xefa::schema::Schema;
use xefa::validate::{Options, check};

use super::cases::{Case, cases, compile, documents};
use crate::generated::document;
use crate::material;

/// The valid messages of each set of documents, with the compiled schema. There is JSON for a root that is declared; the suite has a
/// few whose root gives its type itself.
fn each_valid(mut look: impl FnMut(&Schema, &Case, &[u8])) -> bool {
    let Some(suite) = material::shared("xsts") else { return false };
    let mut known: Option<(_, Schema)> = None;
    for case in cases(&suite) {
        let (Some(instance), Some(true)) = (&case.instance, case.expected) else { continue };
        let paths = documents(&case);
        if paths.is_empty() || case.schema_valid == Some(false) {
            continue;
        }
        if known.as_ref().is_none_or(|(of, _)| *of != paths) {
            let Ok(schema) = compile(&paths) else { continue };
            known = Some((paths, schema));
        }
        let Some((_, schema)) = &known else { continue };
        let bytes = std::fs::read(instance).expect("a message");
        if check(schema, &bytes, &Options::default()).verdict() == Verdict::Valid {
            look(schema, &case, &bytes);
        }
    }
    true
}

fn tell(error: &xefa::Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{finding} {}", finding.element_path())).collect::<Vec<_>>().join(", ")
}

fn round(schema: &Schema, bytes: &[u8]) -> Result<(), String> {
    let json = untyped::to_json(schema, bytes).map_err(|error| format!("unread {}", tell(&error)))?;
    let xml = untyped::to_xml(schema, &json).map_err(|error| format!("JSON not read {} {json}", tell(&error)))?;
    let before = xefa::xml::decode(bytes).expect("valid");
    document::difference(schema, &before, &xml).map_or(Ok(()), |difference| Err(format!("{difference} {json}")))
}

/// Tests whose root is not declared.
const WITHOUT_DECLARATION: usize = 3;

#[test]
fn every_message_comes_back() {
    let (mut count, mut undeclared, mut wrong) = (0, 0, Vec::new());
    let there = each_valid(|schema, case, bytes| {
        count += 1;
        match round(schema, bytes) {
            Ok(()) => {}
            Err(told) if told.starts_with("unread") && told.contains("cvc-elt.1]") => undeclared += 1,
            Err(told) => wrong.push(format!("{}: {told}", case.id)),
        }
    });
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    if there {
        assert!(count > 3_000 && undeclared == WITHOUT_DECLARATION, "{count} messages, {undeclared} undeclared");
    }
}

/// The JSON Schema of what is written accepts it, and so does that of what is read.
#[cfg(feature = "json-schema")]
#[test]
fn json_schemas_accept_every_message() {
    use jsonschema::PatternOptions;
    use xefa::models::json::schema::{Contract, message_schema};

    let contracts = [Contract::Serialize, Contract::Deserialize];
    let mut known: Option<(u64, [jsonschema::Validator; 2])> = None;
    let (mut count, mut wrong) = (0, Vec::new());
    let there = each_valid(|schema, case, bytes| {
        let Ok(json) = untyped::to_json(schema, bytes) else { return };
        count += 1;
        // Many tests have one schema.
        if known.as_ref().is_none_or(|(of, _)| *of != schema.hash()) {
            let all: Vec<_> = schema.global_elements().collect();
            let built = contracts.each_ref().map(|contract| {
                let made = message_schema(schema, &all, contract);
                let patterns = PatternOptions::fancy_regex().size_limit(1 << 28).backtrack_limit(10_000_000);
                jsonschema::options()
                    .with_pattern_options(patterns)
                    .build(made.as_value())
                    .map_err(|error| error.to_string())
            });
            match built {
                [Ok(written), Ok(read)] => known = Some((schema.hash(), [written, read])),
                [Err(error), _] | [_, Err(error)] => {
                    known = None;
                    wrong.push(format!("{}: no JSON Schema: {error}", case.id));
                }
            }
        }
        let Some((_, validators)) = &known else { return };
        for (validator, how) in validators.iter().zip(["written", "read"]) {
            let Some(error) = validator.iter_errors(&json).next() else { continue };
            let text = json.to_string();
            wrong.push(format!("{}: {how}: {error} at {} of {text}", case.id, error.instance_path));
        }
    });
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(!there || count > 3_000, "{count} messages");
}
