//! JUnit, GitHub, GitLab and SARIF: what their public descriptions demand, checked with readers that are not ours.

use std::collections::BTreeSet;

use quick_xml::events::Event;
use serde_json::Value;

use crate::suites::{TWO, check_in, message, repository};
use crate::support::{Folder, Run, command};

/// A run with one file of each kind: valid, with a warning, invalid, as expected, not checkable.
fn mixed() -> Folder {
    let folder = repository(&format!(
        "rules = {{ \"cvc-attribute.4\" = \"warning\" }}\n{TWO}[[expect]]\nfiles = \"1/proben/falsch.xml\"\nrule = \"cvc-datatype-valid\"\n"
    ));
    folder.file("1/proben/falsch.xml", message("1.0", &["eins"]));
    folder.file("2/proben/a & b, 50%: <1>.xml", message("2.0", &["1", "zwei"]));
    folder.file("2/proben/fremd.xml", "<a xmlns='urn:fremd'/>");
    folder
}

/// An element of the document: its name, attributes, text, and how deep it lies.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    depth: usize,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_else(|| panic!("{name} is missing: {self:?}"))
    }

    fn count(&self, name: &str) -> usize {
        self.get(name).parse().unwrap()
    }
}

/// Reads XML with quick-xml; a character that XML 1.0 forbids fails.
fn elements(xml: &str) -> Vec<Element> {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(allowed), "a character that XML forbids: {xml:?}");
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_owned();
                    let raw = attribute.value.clone().into_owned();
                    assert!(!raw.contains('<'), "{raw}");
                    (name, quick_xml::escape::unescape(&raw).unwrap().into_owned())
                });
                let (attributes, depth) = (attributes.collect(), open.len());
                open.push(found.len());
                let name = tag.name().as_ref().to_owned();
                found.push(Element { name, attributes, text: String::new(), depth });
            }
            Event::Empty(_) => panic!("expanded by the configuration"),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].text.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let raw = format!("&{};", &*reference);
                found[*open.last().unwrap()].text.push_str(&quick_xml::escape::unescape(&raw).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    found
}

/// What every reader of JUnit XML relies on: the nesting, names, and counts that are those of the cases.
fn junit(run: &Run) -> Vec<Element> {
    let empty = |xml: &str| xml.replace("/>", "></x>");
    // Empty tags are written out, so that one kind of event is left.
    let mut xml = String::new();
    for part in run.out.split_inclusive("/>") {
        match part.strip_suffix("/>") {
            Some(head) => {
                let name: String =
                    head[head.rfind('<').unwrap() + 1..].chars().take_while(|c| c.is_alphabetic()).collect();
                xml.push_str(&format!("{head}></{name}>"));
            }
            None => xml.push_str(part),
        }
    }
    assert!(!empty(&xml).contains("/>"));
    let all = elements(&xml);
    assert_eq!((all[0].name.as_str(), all[0].depth), ("testsuites", 0));
    let of = |name: &str, depth: usize| all.iter().filter(|e| e.name == name && e.depth == depth).count();
    let sum = |name: &str| all.iter().filter(|e| e.name == "testsuite").map(|e| e.count(name)).sum::<usize>();
    for (attribute, element, depth) in [("tests", "testcase", 2), ("failures", "failure", 3), ("errors", "error", 3)] {
        assert_eq!(all[0].count(attribute), of(element, depth), "{attribute}");
        assert_eq!(sum(attribute), of(element, depth), "{attribute}");
    }
    for element in &all {
        match (element.name.as_str(), element.depth) {
            ("testsuites", 0) | ("testsuite", 1) => assert!(!element.get("name").is_empty()),
            ("testcase", 2) => assert!(!element.get("name").is_empty() && !element.get("classname").is_empty()),
            ("failure" | "error", 3) => assert!(!element.get("message").is_empty() && !element.get("type").is_empty()),
            ("system-out", 3) => assert!(!element.text.is_empty()),
            other => panic!("{other:?} has no place in JUnit XML"),
        }
    }
    all
}

#[test]
fn junit_has_a_suite_for_each_suite_and_a_case_for_each_file() {
    let folder = mixed();
    let run = check_in(folder.path(), &["--format", "junit"]);
    assert_eq!(run.code, Some(2));
    let all = junit(&run);
    assert_eq!((all[0].count("tests"), all[0].count("failures"), all[0].count("errors")), (5, 1, 1));
    let names: Vec<_> =
        all.iter().filter(|e| e.name == "testsuite").map(|e| (e.get("name"), e.count("tests"))).collect();
    assert_eq!(names, [("norm-1", 2), ("norm-2", 2), ("xefa", 1)]);
    let failure = all.iter().position(|e| e.name == "failure").unwrap();
    assert_eq!(all[failure - 1].get("name"), "2/proben/a & b, 50%: <1>.xml");
    assert_eq!(all[failure].get("type"), "cvc-datatype-valid");
    assert!(all[failure].text.starts_with("2/proben/a & b, 50%: <1>.xml:4:9: error: "), "{}", all[failure].text);
    let error = all.iter().find(|e| e.name == "error").unwrap();
    assert_eq!(error.get("type"), "xefa-suite-keine");
    let out = all.iter().find(|e| e.name == "system-out").unwrap();
    assert!(out.text.starts_with("invalid as expected:\n1/proben/falsch.xml:3:9: "), "{}", out.text);
}

#[cfg(unix)]
#[test]
fn junit_is_xml_whatever_a_file_is_called() {
    use std::os::unix::ffi::OsStrExt;
    let folder = repository(TWO);
    for name in [&b"\x01\x1b[2J\r\n\t\"'<&>]]>.xml"[..], b"\xff\xfe.xml", b"\xef\xbf\xbe\xef\xbf\xbf.xml", b"--.xml"] {
        let path = folder.path().join("2/proben").join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(path, message("2.0", &["zwei"])).unwrap();
    }
    for format in ["junit", "gitlab", "sarif", "github"] {
        let run = check_in(folder.path(), &["--format", format]);
        assert_eq!(run.code, Some(1));
        match format {
            "junit" => assert_eq!(junit(&run)[0].count("failures"), 4),
            "gitlab" => assert_eq!(gitlab(&run).len(), 4),
            "sarif" => assert_eq!(sarif(&run).len(), 4),
            _ => assert_eq!(github(&run).len(), 4),
        }
    }
}

/// A workflow command: name, properties and message, unescaped.
type Command = (String, Vec<(String, String)>, String);

/// All of them.
fn github(run: &Run) -> Vec<Command> {
    let unescaped = |text: &str, property: bool| {
        let mut text = text.replace("%0D", "\r").replace("%0A", "\n");
        if property {
            text = text.replace("%3A", ":").replace("%2C", ",");
        }
        text.replace("%25", "%")
    };
    let command = |line: &str| {
        let (head, message) = line.strip_prefix("::").expect("a command").split_once("::").expect("its end");
        let (name, properties) = head.split_once(' ').expect("properties");
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let known = ["file", "line", "col", "endLine", "endColumn", "title"];
        let properties = properties.split(',').map(|property| {
            let (key, value) = property.split_once('=').expect("a value");
            assert!(known.contains(&key) && !value.contains(':'), "{line}");
            (key.to_owned(), unescaped(value, true))
        });
        (name.to_owned(), properties.collect(), unescaped(message, false))
    };
    run.out.lines().map(command).collect()
}

#[test]
fn github_annotates_files() {
    let folder = mixed();
    let run = check_in(folder.path(), &["--format", "github"]);
    let all = github(&run);
    assert_eq!(all.len(), 2, "{}", run.out);
    let (name, properties, message) = &all[0];
    assert_eq!((name.as_str(), message.contains("/meldung/zahl[2]")), ("error", true), "{message}");
    let expected =
        [("file", "2/proben/a & b, 50%: <1>.xml"), ("line", "4"), ("col", "9"), ("title", "cvc-datatype-valid")];
    assert_eq!(*properties, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    assert!(run.out.starts_with("::error file=2/proben/a & b%2C 50%25%3A <1>.xml,line=4,col=9,title="), "{}", run.out);
    let (_, properties, _) = &all[1];
    assert_eq!(properties.last().unwrap().1, "xefa-suite-keine (not checked)");
    let run = check_in(folder.path(), &["--format", "github", "--suite", "norm-1", "2/proben/gut.xml"]);
    assert_eq!((run.code, github(&run)[0].0.as_str()), (Some(0), "warning"));
}

/// What GitLab demands of a Code Quality report: an array, and in each issue these members, the fingerprint unique.
fn gitlab(run: &Run) -> Vec<Value> {
    let Value::Array(issues) = serde_json::from_str(&run.out).unwrap() else { panic!("no array: {}", run.out) };
    let mut fingerprints = BTreeSet::new();
    for issue in &issues {
        let text = |name: &str| {
            issue[name].as_str().filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("{name}: {issue}"))
        };
        let _ = (text("description"), text("check_name"));
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&text("severity")), "{issue}");
        assert!(fingerprints.insert(text("fingerprint").to_owned()), "twice: {issue}");
        let path = issue["location"]["path"].as_str().unwrap();
        assert!(!path.is_empty() && !path.starts_with("./"), "{issue}");
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1, "{issue}");
    }
    issues
}

#[test]
fn gitlab_recognises_a_finding_again() {
    let folder = mixed();
    folder.file("2/proben/viele.xml", message("2.0", &["x", "y", "1"]));
    let issues = gitlab(&check_in(folder.path(), &["--format", "gitlab"]));
    assert_eq!(issues.len(), 4);
    assert_eq!((&issues[0]["severity"], &issues[0]["location"]["lines"]["begin"]), (&"major".into(), &4.into()));
    assert_eq!(issues[1]["severity"], "critical");
    let prints = |issues: &[Value]| -> Vec<Value> { issues.iter().map(|issue| issue["fingerprint"].clone()).collect() };
    // Lines above, another language, a folder from which it is called otherwise: still the same finding.
    folder.file("2/proben/viele.xml", format!("<!-- neu -->\n\n{}", message("2.0", &["x", "y", "1"])));
    let again = gitlab(&check_in(folder.path(), &["--format", "gitlab", "--lang", "de"]));
    assert_eq!(prints(&issues), prints(&again));
    assert_ne!(issues[2]["location"], again[2]["location"]);
    let dotted = gitlab(&check_in(folder.path(), &["--format", "gitlab", "./2/proben/viele.xml"]));
    assert_eq!(prints(&dotted), prints(&issues[2..]));
}

/// What SARIF 2.1.0 demands of what we write (3.13, 3.14, 3.18–3.20, 3.27–3.30 of the specification).
fn sarif(run: &Run) -> Vec<Value> {
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let [only] = log["runs"].as_array().unwrap().as_slice() else { panic!("one run: {log}") };
    let driver = &only["tool"]["driver"];
    assert_eq!(driver["name"], "xefa");
    let rules = driver["rules"].as_array().unwrap();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rules.len(), "a rule twice");
    for rule in rules {
        assert!(!rule["fullDescription"]["text"].as_str().unwrap().is_empty());
        assert!(
            ["none", "note", "warning", "error"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    for invocation in only["invocations"].as_array().unwrap() {
        assert!(invocation["executionSuccessful"].is_boolean());
    }
    let results = only["results"].as_array().unwrap();
    for result in results {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        for location in result["locations"].as_array().unwrap() {
            let physical = &location["physicalLocation"];
            let uri = physical["artifactLocation"]["uri"].as_str().unwrap();
            let legal = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
            assert!(uri.chars().all(legal) && (uri.starts_with("file:///") || !uri.contains(':')), "{uri}");
            if let Some(region) = physical.get("region") {
                assert!(region["startLine"].as_u64().unwrap() >= 1 && region["startColumn"].as_u64().unwrap() >= 1);
            }
        }
    }
    results.clone()
}

#[test]
fn sarif_for_code_scanning() {
    let folder = mixed();
    let run = check_in(folder.path(), &["--format", "sarif"]);
    let results = sarif(&run);
    assert_eq!(results.len(), 2);
    let place = &results[0]["locations"][0];
    assert_eq!(
        place["physicalLocation"]["artifactLocation"]["uri"],
        "2/proben/a%20%26%20b%2C%2050%25%3A%20%3C1%3E.xml"
    );
    assert_eq!(place["physicalLocation"]["region"], serde_json::json!({ "startLine": 4, "startColumn": 9 }));
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "/meldung/zahl[2]");
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false, "something could not be checked");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn documents_are_whole_with_nothing_in_them_and_when_nothing_was_checked() {
    let folder = repository(TWO);
    let run = |format: &str| check_in(folder.path(), &["--format", format]);
    assert_eq!(junit(&run("junit"))[0].count("tests"), 2);
    assert!(gitlab(&run("gitlab")).is_empty());
    assert!(sarif(&run("sarif")).is_empty());
    assert!(github(&run("github")).is_empty());
    // A broken configuration and a broken schema are errors of the document, too.
    for broken in [("xefa.toml", "[[suite]]\n"), ("2/norm.xsd", "<keins/>")] {
        folder.file(broken.0, broken.1);
        for format in ["junit", "gitlab", "sarif", "github"] {
            let run = check_in(folder.path(), &["--format", format]);
            assert_eq!(run.code, Some(2), "{format}");
            match format {
                "junit" => assert_eq!(junit(&run)[0].count("errors"), 1),
                "gitlab" => assert!(!gitlab(&run).is_empty()),
                "sarif" => assert!(!sarif(&run).is_empty()),
                _ => assert!(!github(&run).is_empty()),
            }
        }
        folder.file("xefa.toml", TWO);
    }
}

#[test]
fn left_out_findings_are_mentioned() {
    let folder = repository(TWO);
    folder.file("2/proben/viele.xml", message("2.0", &["x"; 9]));
    let run = |format: &str| check_in(folder.path(), &["--format", format, "--max-findings", "2"]);
    for format in ["junit", "gitlab", "sarif", "github"] {
        assert!(run(format).out.contains("further findings not shown"), "{format}");
    }
    assert_eq!((gitlab(&run("gitlab")).len(), sarif(&run("sarif")).len(), github(&run("github")).len()), (3, 2, 3));
}

#[test]
fn values_only_when_asked_for() {
    let folder = repository(TWO);
    folder.file("2/proben/geheim.xml", message("2.0", &["Kanarienvogel"]));
    for format in ["text", "jsonl", "junit", "github", "gitlab", "sarif"] {
        let silent = check_in(folder.path(), &["--format", format]);
        assert!(silent.code == Some(1) && !(silent.out + &silent.err).contains("Kanarienvogel"), "{format}");
        let shown = check_in(folder.path(), &["--format", format, "--show-values"]);
        assert!(shown.out.contains("Kanarienvogel"), "{format}: {}", shown.out);
    }
}

#[test]
fn the_formats_work_without_suites() {
    for format in ["junit", "gitlab", "sarif", "github"] {
        let output = command().args(["check", "--no-config", "--format", format, "fehlt.xml"]).output().unwrap();
        let run =
            Run { code: output.status.code(), out: String::from_utf8(output.stdout).unwrap(), err: String::new() };
        assert_eq!(run.code, Some(2));
        match format {
            "junit" => assert_eq!(junit(&run)[0].count("errors"), 1),
            "gitlab" => assert_eq!(gitlab(&run)[0]["check_name"], "xefa-datei"),
            "sarif" => assert!(sarif(&run)[0]["locations"][0]["physicalLocation"].get("region").is_none()),
            _ => {
                assert!(run.out.starts_with("::error file=fehlt.xml,title=xefa-datei (not checked)::file not readable"))
            }
        }
    }
}
