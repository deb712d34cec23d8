//! No value of a message leaves by accident: not in any output of any command, unless it was asked for.

use std::fs;

use crate::support::{Folder, Run, root, xefa, xefa_with};

const CANARY: &str = "Kanarienvogel";

/// Puts the canary into the text of every element and into every attribute value, one way of breaking a message after the other.
fn broken(message: &str) -> Vec<(&'static str, String)> {
    let everywhere = map_values(message, |_| format!("{CANARY}ä"));
    let long = map_values(message, |_| CANARY.repeat(400));
    let behind = map_values(message, |value| format!("{value}{CANARY}"));
    let lines = map_values(message, |value| format!("{CANARY}\n{value}"));
    let control = map_values(message, |value| format!("{value}{CANARY}&#x9;"));
    let mixed = everywhere.replace("><", &format!(">{CANARY}<"));
    let cut = everywhere[..everywhere.rfind(CANARY).unwrap() + 4].to_owned();
    let unclosed = everywhere.replacen("</", "<", 1);
    let forbidden = everywhere.replacen(CANARY, &format!("{CANARY}\u{1}{CANARY}"), 3);
    let entity = everywhere.replacen(CANARY, &format!("&{CANARY};{CANARY}"), 1);
    let ampersand = everywhere.replacen(CANARY, &format!("{CANARY}&{CANARY}"), 1);
    let less = map_values(message, |value| format!("{value}<{CANARY}"));
    let comment = message.replacen("?>", &format!("?><!--{CANARY}--{CANARY}-->"), 1);
    let cdata = everywhere.replacen(CANARY, &format!("{CANARY}]]>{CANARY}"), 1);
    let outside = format!("{message}{CANARY}");
    let doctype =
        message.replacen("?>", &format!("?><!DOCTYPE {CANARY} SYSTEM \"{CANARY}\" [<!ENTITY a \"{CANARY}\">]>"), 1);
    let instruction = message.replacen("?>", &format!("?><?xml {CANARY}?>"), 1);
    let quotes = everywhere.replacen('"', &format!("\"{CANARY}"), 5);
    vec![
        ("everywhere", everywhere),
        ("long", long),
        ("behind", behind),
        ("lines", lines),
        ("control", control),
        ("mixed", mixed),
        ("cut", cut),
        ("unclosed", unclosed),
        ("forbidden", forbidden),
        ("entity", entity),
        ("ampersand", ampersand),
        ("less", less),
        ("comment", comment),
        ("cdata", cdata),
        ("outside", outside),
        ("doctype", doctype),
        ("instruction", instruction),
        ("quotes", quotes),
    ]
}

/// Changes every text and attribute value; names, namespaces and the XML declaration stay.
fn map_values(message: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some(open) = rest.find('<') {
        let (text, tail) = rest.split_at(open);
        if text.trim().is_empty() {
            out.push_str(text)
        } else {
            out.push_str(&change(text))
        }
        let close = tail.find('>').unwrap() + 1;
        let (tag, tail) = tail.split_at(close);
        if tag.starts_with("<?") {
            out.push_str(tag);
        } else {
            let mut parts = tag.split('"');
            let mut name = parts.next().unwrap_or_default();
            out.push_str(name);
            while let (Some(value), Some(next)) = (parts.next(), parts.next()) {
                let keep = name.contains("xmlns") || name.contains("xsi:");
                out.push('"');
                out.push_str(&if keep { value.to_owned() } else { change(value) });
                out.push('"');
                out.push_str(next);
                name = next;
            }
        }
        rest = tail;
    }
    out + rest
}

fn assert_silent(run: &Run, how: &str) {
    for output in [&run.out, &run.err] {
        assert!(!output.contains("anarienvog"), "{how}: {output}");
    }
}

#[test]
fn no_value_in_any_output() {
    let samples = root().join("schemas/xefa/1.0/samples");
    let folder = Folder::new();
    let mut files = Vec::new();
    for sample in ["antrag.einreichung.0100-reich", "bescheid.zustellung.0300-reich"] {
        let message = fs::read_to_string(samples.join(format!("{sample}.xml"))).unwrap();
        for (way, message) in broken(&message) {
            files.push(folder.file(&format!("{sample}-{way}.xml"), message));
        }
    }
    for args in [
        &["check"][..],
        &["check", "--lang", "de"],
        &["check", "--format", "jsonl"],
        &["check", "--format", "junit"],
        &["check", "--format", "github"],
        &["check", "--format", "gitlab"],
        &["check", "--format", "sarif"],
        &["check", "--max-findings", "100000", "--lang", "de"],
        &["detect"],
        &["detect", "--format", "jsonl"],
    ] {
        let run = xefa(args.iter().map(AsRef::as_ref).chain([folder.path().as_os_str()]));
        assert_silent(&run, &format!("{args:?}"));
    }
    let all = xefa(["check".as_ref(), "--format".as_ref(), "jsonl".as_ref(), folder.path().as_os_str()]).json();
    assert_eq!(all.len(), files.len());
    assert!(all.iter().all(|file| file["verdict"] != "valid"), "nothing was wrong: {all:?}");
    for file in files.iter().step_by(5) {
        for args in [&["to-json"][..], &["from-json"], &["to-json", "--format", "jsonl"]] {
            let run = xefa(args.iter().map(AsRef::as_ref).chain([file.as_os_str()]));
            assert_silent(&run, &format!("{args:?} {file:?}"));
        }
    }
}

#[test]
fn no_value_in_messages_about_broken_json() {
    let json = format!("{{\"{CANARY}\": \"{CANARY}\", \"b\": {CANARY}}}");
    for lang in ["de", "en"] {
        assert_silent(&xefa_with(["from-json", "--lang", lang, "-"], json.as_bytes()), "from-json");
    }
}

#[test]
fn no_value_against_a_schema_of_ones_own() {
    let folder = Folder::new();
    let facets = [
        "<xs:length value='3'/>",
        "<xs:maxLength value='3'/>",
        "<xs:minLength value='99'/>",
        "<xs:pattern value='[0-9]+'/>",
        "<xs:enumeration value='ja'/>",
    ];
    let mut schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>".to_owned();
    let mut names = Vec::new();
    for (number, facet) in facets.iter().enumerate() {
        schema += &format!(
            "<xs:element name='f{number}'><xs:simpleType><xs:restriction base='xs:string'>{facet}</xs:restriction></xs:simpleType></xs:element>"
        );
        names.push(format!("f{number}"));
    }
    for name in [
        "date",
        "integer",
        "boolean",
        "QName",
        "ID",
        "IDREF",
        "IDREFS",
        "anyURI",
        "hexBinary",
        "double",
        "NMTOKENS",
        "language",
        "duration",
    ] {
        schema += &format!("<xs:element name='t{name}' type='xs:{name}'/>");
        names.push(format!("t{name}"));
    }
    schema += "<xs:element name='fest' type='xs:string' fixed='x'/></xs:schema>";
    names.push("fest".to_owned());
    let schema = folder.file("a.xsd", schema);
    for name in names {
        for value in [
            CANARY.to_owned(),
            format!("{CANARY}:{CANARY}"),
            format!("1 {CANARY} {CANARY}"),
            format!("%{CANARY}<!-- -->{CANARY}"),
        ] {
            let message = format!("<{name}>{value}</{name}>");
            for format in ["text", "jsonl"] {
                let args = [
                    "check".as_ref(),
                    "--format".as_ref(),
                    format.as_ref(),
                    "--schema".as_ref(),
                    schema.as_os_str(),
                    "-".as_ref(),
                ];
                assert_silent(&xefa_with(args, message.as_bytes()), &message);
            }
        }
    }
}

#[test]
fn values_are_shown_where_they_were_asked_for() {
    let message =
        fs::read_to_string(root().join("schemas/xefa/1.0/samples/antrag.einreichung.0100-reich.xml")).unwrap();
    let (_, message) = &broken(&message)[0];
    let run = xefa_with(["check", "--show-values", "-"], message.as_bytes());
    assert!(run.out.contains(CANARY));
}
