//! Code lists: real ones are read, and codes of messages are looked up with the policy that was asked for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use xefa::Limits;
use xefa::codelist::{self, CodeCheck, CodeList, CodeLists, CodePolicy, NewerVersion, UnknownList};
use xefa::releases::{Detected, detect};
use xefa::report::{Report, Severity, Verdict};
use xefa::schema::{CodeKind, Schema, TypeDef, TypeId};
use xefa::validate::{Options, UnknownNamespace, check_codes};
use xefa::xsd::Loader;

use crate::{conformance, material, samples};

#[test]
fn real_lists_are_read_or_stand_in_the_ledger() {
    let Some(corpus) = material::corpus() else { return };
    let ledger = material::table(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/codelists-ledger.tsv"));
    let mut ledger: BTreeMap<String, String> = ledger.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let folder = corpus.join("codelists-genericode");
    let (mut wrong, mut read) = (Vec::new(), 0);
    for file in samples::xml_files(&folder) {
        let name = file.strip_prefix(&folder).expect("below").to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).expect("a list");
        let found = codelist::read(&bytes, &Limits::default());
        let rule = found.as_ref().err().map(|report| report.findings()[0].rule().id());
        match (rule, ledger.remove(&name)) {
            (None, None) => {}
            (Some(rule), Some(expected)) if rule == expected => continue,
            (found, expected) => wrong.push(format!("{name}: {found:?}, the ledger says {expected:?}")),
        }
        if let Ok(reading) = found {
            read += 1;
            assert!(!reading.list.is_empty(), "{name}");
            let lost = reading.list.codes().filter(|code| reading.list.get(code.code()).is_none()).count();
            assert_eq!(lost, 0, "{name}: every code is found");
            let named = reading.list.codes().filter(|code| code.name().is_some()).count();
            assert!(named * 2 > reading.list.len(), "{name}: most codes have a name");
        }
    }
    wrong.extend(ledger.into_keys().map(|name| format!("{name}: in the ledger, but not there")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= 115, "{read} lists");
}

#[test]
fn code_types_of_real_standards_are_recognised() {
    let Some(corpus) = material::corpus() else { return };
    let count = |schema: &str| {
        let schema = conformance::compile(&corpus, schema);
        let mut kinds = [0; 4];
        for id in (0..u32::try_from(schema.type_count()).expect("few")).map(TypeId) {
            if let TypeDef::Complex(complex) = schema.type_def(id)
                && let Some(code) = complex.code
                && complex.name.is_some_and(|name| {
                    schema.name(name).0.contains(NAMESPACE[0]) || schema.name(name).0.contains(NAMESPACE[1])
                })
            {
                kinds[usize::from(code.kind.number()) - 1] += 1;
                assert_eq!(complex.fixed_list_uri().is_some(), code.kind != CodeKind::Four);
                assert_eq!(complex.fixed_list_version().is_some(), code.kind.number() <= 2);
            }
        }
        kinds
    };
    let instances = material::table(&corpus.join("instances.tsv"));
    let schema = instances.iter().find(|row| row[0].starts_with("xwasser/1.0.0")).expect("a sample")[2].clone();
    assert_eq!(count(&schema), [32, 13, 27, 4], "XWasser 1.0.0");
}

/// What the namespaces of the standards that are counted hold.
const NAMESPACE: [&str; 2] = ["xwasser", "xbau"];

const XSD: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="Code"><xs:sequence><xs:element name="code" type="xs:token"/><xs:element name="name" type="xs:string" minOccurs="0"/></xs:sequence>
<xs:attribute name="listURI" type="xs:anyURI"/><xs:attribute name="listVersionID" type="xs:normalizedString"/></xs:complexType>
<xs:complexType name="Typ1"><xs:complexContent><xs:restriction base="Code"><xs:sequence><xs:element name="code"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="99"/></xs:restriction></xs:simpleType></xs:element></xs:sequence>
<xs:attribute name="listURI" type="xs:anyURI" fixed="urn:l"/><xs:attribute name="listVersionID" type="xs:normalizedString" fixed="2"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Typ2"><xs:complexContent><xs:restriction base="Code"><xs:sequence><xs:element name="code" type="xs:token"/><xs:element name="name" type="xs:string" minOccurs="0"/></xs:sequence>
<xs:attribute name="listURI" type="xs:anyURI" fixed="urn:l"/><xs:attribute name="listVersionID" type="xs:normalizedString" fixed="2"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Typ3"><xs:complexContent><xs:restriction base="Code"><xs:sequence><xs:element name="code" type="xs:token"/><xs:element name="name" type="xs:string" minOccurs="0"/></xs:sequence>
<xs:attribute name="listURI" type="xs:anyURI" fixed="urn:l"/><xs:attribute name="listVersionID" type="xs:normalizedString" use="required"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Typ3b"><xs:complexContent><xs:restriction base="Code"><xs:sequence><xs:element name="code" type="xs:token"/></xs:sequence>
<xs:attribute name="listURI" type="xs:anyURI" fixed="urn:unbekannt"/><xs:attribute name="listVersionID" type="xs:normalizedString" use="required"/></xs:restriction></xs:complexContent></xs:complexType>
<xs:complexType name="Text"><xs:simpleContent><xs:extension base="xs:normalizedString"><xs:attribute name="name" type="xs:string"/><xs:attribute name="listURI" type="xs:anyURI"/><xs:attribute name="listVersionID" type="xs:normalizedString"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:element name="r"><xs:complexType><xs:choice maxOccurs="unbounded"><xs:element name="c1" type="Typ1"/><xs:element name="c2" type="Typ2"/><xs:element name="c3" type="Typ3"/><xs:element name="c3b" type="Typ3b"/><xs:element name="c4" type="Code"/><xs:element name="t" type="Text"/></xs:choice></xs:complexType></xs:element>
</xs:schema>"#;

fn schema() -> Schema {
    let set = Loader::new().document("a.xsd", XSD).read(&["a.xsd".into()]).expect("a schema document");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

fn list(version: &str, rows: &[(&str, &str)]) -> CodeList {
    let column = |id: &str| {
        format!("<Column Id='{id}' Use='required'><ShortName>{id}</ShortName><Data Type='string'/></Column>")
    };
    let value = |id: &str, text: &str| format!("<Value ColumnRef='{id}'><SimpleValue>{text}</SimpleValue></Value>");
    let rows: String =
        rows.iter().map(|(code, name)| format!("<Row>{}{}</Row>", value("code", code), value("name", name))).collect();
    let text = format!(
        "<g:CodeList xmlns:g='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'><Identification><ShortName>l</ShortName>\
         <Version>{version}</Version><CanonicalUri>urn:l</CanonicalUri><CanonicalVersionUri>urn:l_{version}</CanonicalVersionUri>\
         </Identification><ColumnSet>{}{}<Key Id='k'><ShortName>k</ShortName><ColumnRef Ref='code'/></Key></ColumnSet>\
         <SimpleCodeList>{rows}</SimpleCodeList></g:CodeList>",
        column("code"),
        column("name")
    );
    CodeList::read(text.as_bytes(), &Limits::default()).expect("a list")
}

/// Version 2 has lost 03, which is called 13 now.
fn lists() -> CodeLists {
    let mut lists = CodeLists::new();
    lists.insert(list("1.9", &[("01", "rot"), ("03", "blau")])).expect("new");
    lists.insert(list("2", &[("01", "rot"), ("02", "grün"), ("13", "blau")])).expect("new");
    lists
}

const ALL_POLICIES: [NewerVersion; 3] = [NewerVersion::Reject, NewerVersion::Warn, NewerVersion::Accept];

fn look_up(message: &str, policy: CodePolicy) -> Report {
    let lists = lists();
    check_codes(&schema(), message.as_bytes(), &Options::default(), CodeCheck::new(&lists, policy))
}

fn found(report: &Report) -> Vec<(&str, Severity, u32, u32, &str)> {
    let findings = report.findings().iter();
    findings.map(|f| (f.rule().id(), f.severity(), f.place().line, f.place().column, f.element_path())).collect()
}

#[test]
fn a_code_that_is_not_in_its_list() {
    let report = look_up("<r>\n<c2><code>\n  04</code></c2></r>", CodePolicy::default());
    assert_eq!(found(&report), [("xefa-code-unbekannt", Severity::Error, 3, 3, "/r/c2[1]/code")]);
    assert_eq!(report.findings()[0].expected(), ["01", "02", "13"], "all of a short list");
    assert_eq!(report.findings()[0].offending_value(), None);

    let report = look_up("<r><c3 listVersionID='2'><code>03</code></c3></r>", CodePolicy::default());
    assert_eq!(found(&report), [("xefa-code-unbekannt", Severity::Error, 1, 32, "/r/c3[1]/code")]);
    let finding = &report.findings()[0];
    assert_eq!((finding.argument("version"), finding.argument("other")), (Some("2"), Some("1.9")));
    assert_eq!(finding.expected()[0], "13", "the code that has the name now comes first");

    let report = look_up("<r><c3 listVersionID='1.9'><code>02</code></c3></r>", CodePolicy::default());
    assert_eq!(report.findings()[0].argument("other"), Some("2"), "made for a newer version");

    let report = look_up("<r><c4 listURI='urn:l' listVersionID='2'><code>x</code></c4></r>", CodePolicy::default());
    assert_eq!(report.verdict(), Verdict::Invalid, "type 4, too, where the list is at hand");

    let report = look_up("<r><t listURI='urn:l' listVersionID='2'> 09</t></r>", CodePolicy::default());
    assert_eq!(found(&report), [("xefa-code-unbekannt", Severity::Error, 1, 42, "/r/t[1]")]);

    let report = look_up(
        "<r><c4 listURI='urn:l'><code>03</code></c4><c4 listURI='urn:l'><code>04</code></c4></r>",
        CodePolicy::default(),
    );
    assert_eq!(
        found(&report),
        [("xefa-code-unbekannt", Severity::Error, 1, 70, "/r/c4[2]/code")],
        "any version without one"
    );
}

#[test]
fn what_is_in_its_list_or_enumerated_gives_nothing() {
    for message in [
        "<r><c1><code>99</code></c1></r>",
        "<r><c2><code> 01 </code><name>rot</name></c2></r>",
        "<r><c2 listURI='urn:l' listVersionID='2'><code>13</code></c2></r>",
        "<r><c3 listURI='urn:l' listVersionID='1.9'><code>03</code><name>blau</name></c3></r>",
        "<r><c4><code>x</code></c4><t>y</t></r>",
    ] {
        assert_eq!(found(&look_up(message, CodePolicy::default())), [], "{message}");
    }
}

#[test]
fn one_mistake_is_one_finding() {
    for (message, rule) in [
        ("<r><c3><code>99</code></c3></r>", "cvc-complex-type.4"),
        ("<r><c2 listVersionID='7'><code>99</code></c2></r>", "cvc-attribute.4"),
        ("<r><c3 listURI='urn:x' listVersionID='7'><code>99</code></c3></r>", "cvc-attribute.4"),
        ("<r><c1><code>01</code></c1></r>", "cvc-enumeration-valid"),
    ] {
        let report = look_up(message, CodePolicy::default());
        let rules: Vec<_> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        assert_eq!(rules, [rule], "{message}");
    }
}

#[test]
fn a_name_that_is_not_the_codes() {
    let report = look_up("<r><c2><code>01</code><name>gelb</name></c2></r>", CodePolicy::default());
    assert_eq!(found(&report), [("xefa-code-name", Severity::Warning, 1, 29, "/r/c2[1]/name")]);
    assert_eq!(report.findings()[0].expected(), ["rot"]);
    assert!(report.is_valid());
}

#[test]
fn policies_for_newer_versions() {
    let known = "<r><c3 listVersionID='3'><code>01</code></c3><c3 listVersionID='3'><code>02</code></c3></r>";
    let new = "<r><c3 listVersionID='3'><code>77</code></c3></r>";
    let version = |severity| ("xefa-listenversion-unbekannt", severity, 1, 23, "/r/c3[1]/@listVersionID");
    let code = ("xefa-code-unbekannt", Severity::Warning, 1, 32, "/r/c3[1]/code");
    for newer in ALL_POLICIES {
        let policy = CodePolicy { newer, ..CodePolicy::default() };
        let (first, second) = (look_up(known, policy), look_up(new, policy));
        match newer {
            NewerVersion::Reject => {
                assert_eq!(found(&first), [version(Severity::Error)], "once for each list and version");
                assert_eq!(found(&second), [version(Severity::Error)]);
                assert_eq!(first.verdict(), Verdict::Invalid);
            }
            NewerVersion::Warn => {
                assert_eq!(found(&first), [version(Severity::Warning)]);
                assert_eq!(found(&second), [version(Severity::Warning), code]);
                assert!(first.is_valid() && second.is_valid());
            }
            NewerVersion::Accept => assert!(found(&first).is_empty() && found(&second).is_empty()),
        }
    }
}

#[test]
fn a_version_that_is_not_newer_cannot_be_checked() {
    for newer in ALL_POLICIES {
        let policy = CodePolicy { newer, ..CodePolicy::default() };
        let report = look_up("<r><c3 listVersionID='1.10'><code>01</code></c3></r>", policy);
        let expected = ("xefa-listenversion-unbekannt", Severity::Unchecked, 1, 23, "/r/c3[1]/@listVersionID");
        assert_eq!(found(&report), [expected]);
        assert_eq!(report.findings()[0].argument("made"), Some("1.10"));
        assert_eq!(report.findings()[0].argument("version"), Some("1.9, 2"));
    }
    let report = look_up("<r><c3 listVersionID='Erika Mustermann'><code>01</code></c3></r>", CodePolicy::default());
    assert!(!format!("{report:?}").contains("Erika"), "what is no version is not shown");
}

#[test]
fn policies_for_unknown_lists() {
    let message = "<r><c3b listVersionID='1'><code>x</code></c3b><c3b listVersionID='2'><code>x</code></c3b></r>";
    for (unknown_list, verdict) in [
        (UnknownList::Unchecked, Verdict::Error),
        (UnknownList::Warn, Verdict::Valid),
        (UnknownList::Ignore, Verdict::Valid),
    ] {
        let policy = CodePolicy { unknown_list, ..CodePolicy::default() };
        let report = look_up(message, policy);
        assert_eq!(report.verdict(), verdict);
        let expected = usize::from(unknown_list != UnknownList::Ignore);
        assert_eq!(report.findings().len(), expected, "once for each list");
        if let [only] = report.findings() {
            assert_eq!(
                (only.rule().id(), only.element_path(), only.place().column),
                ("xefa-liste-unbekannt", "/r/c3b[1]", 4)
            );
        }
        let free = look_up("<r><c4 listURI='urn:frei' listVersionID='1'><code>x</code></c4></r>", policy);
        assert_eq!(found(&free), [], "a list that only the message names is not missed");
    }
}

fn case() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = path.join("schemas/xefa/1.0/samples/fall-wohnsitz/01-antrag.einreichung.0100.xml");
    std::fs::read_to_string(path).expect("a sample")
}

#[test]
fn messages_of_xefa_use_the_bundled_lists() {
    let options = Options { unknown_namespace: UnknownNamespace::Unchecked, ..Options::default() };
    for file in samples::xml_files(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa")) {
        let bytes = std::fs::read(&file).expect("a sample");
        let Detected::Known { release, .. } = detect(&bytes) else { panic!("{} is of no release", file.display()) };
        let report = check_codes(release.schema(), &bytes, &options, CodeCheck::BUNDLED);
        assert!(report.findings().is_empty(), "{}: {:#?}", file.display(), report.findings());
    }
    let wrong = case().replacen(
        "<code>03</code>\n            <name>Reisepass",
        "<code>39</code>\n            <name>Reisepass",
        1,
    );
    assert_ne!(wrong, case());
    let report = check_codes(
        xefa::releases::of_version("1.0.1").expect("a release").schema(),
        wrong.as_bytes(),
        &options,
        CodeCheck::BUNDLED,
    );
    let [finding] = report.findings() else { panic!("{:#?}", report.findings()) };
    assert_eq!((finding.rule().id(), finding.place().line, finding.place().column), ("xefa-code-unbekannt", 152, 19));
    let error = xefa::read(wrong.as_bytes()).expect_err("an invalid message");
    assert!(error.is_invalid() && error.report().findings().len() == 1, "typed reading, too: {error:?}");
}

/// A schema with codes of the types 2 and 3 of a real list.
fn schema_of(list: &CodeList) -> Schema {
    let text = XSD.replace("\"urn:l\"", &format!("\"{}\"", list.uri()));
    let text = text.replace("fixed=\"2\"", &format!("fixed=\"{}\"", list.version()));
    let set = Loader::new().document("a.xsd", text).read(&["a.xsd".into()]).expect("a schema document");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

#[test]
fn codes_are_looked_up_in_real_lists_of_every_dialect() {
    let Some(corpus) = material::corpus() else { return };
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut dialects: BTreeMap<String, usize> = BTreeMap::new();
    for file in samples::xml_files(&corpus.join("codelists-genericode")) {
        let bytes = std::fs::read(&file).expect("a list");
        let Ok(list) = CodeList::read(&bytes, &Limits::default()) else { continue };
        let dialect = format!("{:?}", list.identification().dialect);
        let Some(code) = list.codes().next().map(|code| escaped(code.code())) else { continue };
        if dialects.get(&dialect).is_some_and(|tried| *tried >= 8) || list.uri().is_empty() {
            continue;
        }
        let schema = schema_of(&list);
        let version = escaped(list.version());
        let mut lists = CodeLists::new();
        lists.insert(list).expect("the only one");
        let look = |element: &str, version: &str, code: &str| {
            let message = format!("<r><{element}{version}><code>{code}</code></{element}></r>");
            let check = CodeCheck::new(&lists, CodePolicy::default());
            let report = check_codes(&schema, message.as_bytes(), &Options::default(), check);
            report.findings().iter().map(|finding| finding.rule().id()).collect::<Vec<_>>()
        };
        let said = format!(" listVersionID='{version}'");
        let name = file.display();
        assert!(look("c2", "", &code).is_empty() && look("c3", &said, &code).is_empty(), "{name}: {code}");
        assert_eq!(look("c2", "", "keiner-von-denen"), ["xefa-code-unbekannt"], "{name}");
        assert_eq!(look("c3", &said, "keiner-von-denen"), ["xefa-code-unbekannt"], "{name}");
        assert_eq!(look("c2", " listVersionID='andere'", &code), ["cvc-attribute.4"], "{name}");
        *dialects.entry(dialect).or_default() += 1;
    }
    let tried: Vec<_> = dialects.keys().map(String::as_str).collect();
    for dialect in ["Xoev2", "Xoev3", "Xoev4"] {
        assert!(tried.contains(&dialect), "no list in the dialect {dialect}: {dialects:?}");
    }
}

/// Change x of `docs/xefa.md`: nachweisart 2.0 adds 09 and retires 04, under unchanged schemas of XEfA 2.0.
#[test]
fn a_code_list_moves_alone() {
    let release = xefa::releases::of_version("2.0").expect("a release");
    let path = "schemas/xefa/2.0/samples/verfahren.nachforderung.0200-minimal.xml";
    let sample = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a sample");
    for (version, code, known) in
        [("1.0", "04", true), ("2.0", "04", false), ("2.0", "09", true), ("1.0", "09", false), ("2.0", "07", true)]
    {
        let from = "<xefa:nachweisart listVersionID=\"1.0\">\n          <code>07</code>";
        let to = format!("<xefa:nachweisart listVersionID=\"{version}\">\n          <code>{code}</code>");
        let message = sample.replacen(from, &to, 1);
        assert!(message.contains(&to));
        let report = check_codes(release.schema(), message.as_bytes(), &Options::default(), CodeCheck::BUNDLED);
        let rules: Vec<&str> = report.findings().iter().map(|finding| finding.rule().id()).collect();
        assert_eq!(rules, if known { vec![] } else { vec!["xefa-code-unbekannt"] }, "{version} {code}");
    }
}
