//! What is told agrees with what the comparison decides, over real standards; and small pairs by hand.

mod corpus;
mod letters;
mod written;

use std::path::{Path, PathBuf};

use super::fields::Two;
use super::names::Names;
use super::{Aspect, Class, Diff, Kind, Reason};
use crate::report::Lang;
use crate::xsd::compare::Comparison;
use crate::xsd::{Catalog, Loader, SchemaSet, Type};

fn read(namespace: &str, body: &str) -> SchemaSet {
    let text = format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{namespace}" targetNamespace="{namespace}" elementFormDefault="qualified">{body}</xs:schema>"#
    );
    match Loader::new().document("a.xsd", text).read(&["a.xsd".into()]) {
        Ok(set) => set,
        Err(report) => panic!("{body}\n{:#?}", report.findings()),
    }
}

/// Aspect, path and class of each change but that of the namespace.
fn changes(old: &str, new: &str) -> Vec<(Aspect, String, Class)> {
    let (old, new) = (read("urn:a:1.0", old), read("urn:a:1.1", new));
    let diff = Diff::of(&Comparison::of(&old, &new));
    let told = diff.changes.iter().filter(|change| change.kind != Kind::Namespace);
    told.map(|change| (change.aspect, change.path().to_owned(), change.class)).collect()
}

/// A message with this content.
fn message(content: &str) -> String {
    format!(r#"<xs:element name="m"><xs:complexType>{content}</xs:complexType></xs:element>"#)
}

#[test]
fn whom_it_breaks() {
    use Class::{BreaksBoth, BreaksReceivers, BreaksSenders, Compatible};
    let a = r#"<xs:element name="a" type="xs:string"/>"#;
    let optional = r#"<xs:element name="a" type="xs:string" minOccurs="0"/>"#;
    let b = r#"<xs:element name="b" type="xs:int"/>"#;
    let maybe_b = r#"<xs:element name="b" type="xs:int" minOccurs="0"/>"#;
    let seq = |inner: &str| message(&format!("<xs:sequence>{inner}</xs:sequence>"));
    let choice = |inner: &str| message(&format!("<xs:choice>{inner}</xs:choice>"));
    for (old, new, expected) in [
        (seq(a), seq(a), vec![]),
        (seq(a), seq(optional), vec![(Aspect::Occurrence, "m/a", BreaksReceivers)]),
        (seq(optional), seq(a), vec![(Aspect::Occurrence, "m/a", BreaksSenders)]),
        (seq(a), seq(&format!("{a}{maybe_b}")), vec![(Aspect::FieldAdded, "m/b", BreaksReceivers)]),
        (seq(a), seq(&format!("{a}{b}")), vec![(Aspect::FieldAdded, "m/b", BreaksBoth)]),
        (seq(&format!("{a}{maybe_b}")), seq(a), vec![(Aspect::FieldRemoved, "m/b", BreaksSenders)]),
        (seq(&format!("{a}{b}")), seq(a), vec![(Aspect::FieldRemoved, "m/b", BreaksBoth)]),
        (seq(&format!("{a}{b}")), seq(&format!("{b}{a}")), vec![(Aspect::Order, "m", BreaksBoth)]),
        (
            seq(&format!("{a}{b}")),
            message(&format!("<xs:all>{b}{a}</xs:all>")),
            vec![(Aspect::Content, "m", BreaksReceivers)],
        ),
        // A branch that is new breaks who does not know it; one that is gone, who used it.
        (choice(a), choice(&format!("{a}{b}")), vec![
            (Aspect::Occurrence, "m/a", BreaksReceivers),
            (Aspect::FieldAdded, "m/b", BreaksReceivers),
        ]),
        (choice(&format!("{a}{b}")), choice(a), vec![
            (Aspect::FieldRemoved, "m/b", BreaksSenders),
            (Aspect::Occurrence, "m/a", BreaksSenders),
        ]),
        (
            choice(&format!("{a}{b}")),
            message(&format!(r#"<xs:choice minOccurs="0">{a}{b}</xs:choice>"#)),
            vec![(Aspect::Content, "m", BreaksReceivers)],
        ),
        (seq(a), seq(&a.replace("/>", r#" nillable="true"/>"#)), vec![(Aspect::Nillable, "m/a", BreaksReceivers)]),
        (seq(a), seq(&a.replace("/>", r#" fixed="x"/>"#)), vec![(Aspect::Fixed, "m/a", BreaksSenders)]),
        (seq(a), seq(&a.replace("/>", r#" default="x"/>"#)), vec![(Aspect::Default, "m/a", Compatible)]),
        (seq(a), seq(&a.replace("xs:string", "xs:token")), vec![(Aspect::FieldType, "m/a", Compatible)]),
        (seq(a), seq(&a.replace("xs:string", "xs:int")), vec![(Aspect::FieldType, "m/a", BreaksSenders)]),
        (
            seq(a),
            message(&format!(r#"<xs:sequence>{a}</xs:sequence><xs:attribute name="c"/>"#)),
            vec![(Aspect::FieldAdded, "m/@c", BreaksReceivers)],
        ),
        (
            message(&format!(r#"<xs:sequence>{a}</xs:sequence><xs:attribute name="c"/>"#)),
            message(&format!(r#"<xs:sequence>{a}</xs:sequence><xs:attribute name="c" use="required"/>"#)),
            vec![(Aspect::Occurrence, "m/@c", BreaksSenders)],
        ),
        (
            seq(a),
            message(&format!(r#"<xs:sequence>{a}</xs:sequence><xs:anyAttribute namespace="urn:x"/>"#)),
            vec![(Aspect::AttributeWildcard, "m", BreaksReceivers)],
        ),
        // What a wildcard took may be anything; now it has a type.
        (
            seq(r#"<xs:any namespace="urn:x" processContents="lax"/>"#),
            seq(r#"<xs:any namespace="urn:x" processContents="strict"/>"#),
            vec![(Aspect::Wildcard, "m", BreaksSenders)],
        ),
        (seq(a), message(&format!(r#"<xs:sequence>{a}</xs:sequence>"#)).replace("<xs:complexType>", r#"<xs:complexType mixed="true">"#), vec![
            (Aspect::Mixed, "m", BreaksReceivers),
        ]),
        (
            seq(a),
            seq(a).replace(
                "</xs:complexType></xs:element>",
                r#"</xs:complexType><xs:unique name="u"><xs:selector xpath="a"/><xs:field xpath="."/></xs:unique></xs:element>"#,
            ),
            vec![(Aspect::Identity, "m", BreaksSenders)],
        ),
        (seq(a), format!("{}{}", seq(a), seq(b).replace(r#"name="m""#, r#"name="n""#)), vec![
            (Aspect::MessageAdded, "n", BreaksReceivers),
        ]),
    ] {
        let told = changes(&old, &new);
        let expected: Vec<_> = expected.into_iter().map(|(aspect, path, class)| (aspect, path.to_owned(), class)).collect();
        assert_eq!(told, expected, "{old}\n{new}");
    }
}

#[test]
fn what_is_shared_is_told_once() {
    let body = |plz: &str| {
        format!(
            r#"<xs:complexType name="Ort"><xs:sequence><xs:element name="plz" type="xs:{plz}"/></xs:sequence></xs:complexType>
            <xs:complexType name="Kreis"><xs:complexContent><xs:extension base="Ort"><xs:attribute name="k"/></xs:extension></xs:complexContent></xs:complexType>
            <xs:complexType name="Teil"><xs:complexContent><xs:restriction base="Ort"><xs:sequence><xs:element name="plz" type="xs:{plz}"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
            <xs:element name="eins" type="Ort"/><xs:element name="zwei" type="Kreis"/><xs:element name="drei" type="Teil"/>"#
        )
    };
    let (old, new) = (read("urn:a:1.0", &body("int")), read("urn:a:1.0", &body("long")));
    let diff = Diff::of(&Comparison::of(&old, &new));
    let [change] = diff.changes.as_slice() else { panic!("{:#?}", diff.changes) };
    assert_eq!((change.path(), change.class), ("Ort/plz", Class::BreaksReceivers));
    let messages: Vec<&str> = change.messages.iter().map(|name| &**name).collect();
    assert_eq!(messages, ["drei", "eins", "zwei"]);
}

fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        assert!(std::env::var_os("CI").is_none(), "the corpus is missing");
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), "SKIPPED: no corpus at {}", corpus.display());
        return None;
    }
    Some(corpus)
}

const PAIRS: [(&str, &str); 13] = [
    ("xwasser/0.7.0/xsd", "xwasser/0.8.0/xsd"),
    ("xwasser/0.8.0/xsd", "xwasser/0.9.5/xsd"),
    ("xwasser/0.9.5/xsd", "xwasser/1.0.0/xsd"),
    ("xschule/0.7/xsd", "xschule/1.0/xsd"),
    ("xschule/1.0/xsd", "xschule/1.2/xsd"),
    ("xdomea/2.3.0", "xdomea/2.4.0"),
    ("xdomea/2.4.0", "xdomea/3.0.0"),
    ("xbildung/0.95/xsd", "xbildung/1.0/xsd"),
    ("xbildung/1.0/xsd", "xbildung/1.2/xsd"),
    ("xbau/2.5/xsd", "xbau/2.6/xsd"),
    ("xbau-kernmodul/1.1/xsd", "xbau-kernmodul/1.2.1.1/xsd"),
    ("xbau-kernmodul/1.2.1.1/xsd", "xbau-kernmodul/1.2.2/xsd"),
    ("xbau-kernmodul/1.2.2/xsd", "xbau-kernmodul/1.3.0/xsd"),
];

/// What the drafts of a pair of types say together must be what the comparison of the types says, which does not know them.
fn disagreements(comparison: &Comparison<'_>) -> Vec<String> {
    let (old, new) = (Names::new(comparison.older()), Names::new(comparison.newer()));
    let two = Two { comparison, old: &old, new: &new };
    let subtypes = named_by_xsi_type(comparison);
    let mut wrong = Vec::new();
    for pair in comparison.types() {
        let drafts = match (&old.set.types[pair.old.index()], &new.set.types[pair.new.index()]) {
            (Type::Simple(_), Type::Simple(_)) => two.simple(pair.old, pair.new),
            _ => two.fields(pair.old, pair.new, &pair.fields),
        };
        // Where an abstract type is used is judged there.
        let counted = || drafts.iter().filter(|draft| draft.aspect != Aspect::Abstract);
        let senders = counted().any(|draft| draft.impact.senders.is_some());
        let receivers = counted().any(|draft| draft.impact.receivers.is_some());
        // A type that xsi:type may name no longer, or newly, is told of by itself, not wherever it may stand.
        let relator = comparison.relator();
        let by_type = pair.fields.pairs.iter().any(|field| {
            relator.old.derived.contains_key(&field.old.type_id) || relator.new.derived.contains_key(&field.new.type_id)
        });
        if by_type && subtypes {
            continue;
        }
        if (senders, receivers) != (!pair.own.old_within_new(), !pair.own.new_within_old()) {
            let told: Vec<String> = drafts
                .iter()
                .map(|draft| format!("{:?} {:?} {:?} {:?}", draft.aspect, draft.old_step, draft.new_step, draft.impact))
                .collect();
            wrong.push(format!("{}: {:?}, told {told:#?}", old.path(pair.old).1, pair.own));
        }
    }
    wrong
}

/// Whether a change says that xsi:type may name other types.
fn named_by_xsi_type(comparison: &Comparison<'_>) -> bool {
    Diff::of(comparison).changes.iter().any(|change| {
        change.impact.senders == Some(Reason::SubtypeGone) || change.impact.receivers == Some(Reason::SubtypeNew)
    })
}

#[test]
fn real_standards() {
    let Some(corpus) = corpus() else { return };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let read = |path: &str| loader.read(&[corpus.join(path)]).expect("a set that is read elsewhere");
    for (older, newer) in PAIRS {
        let (old, new) = (read(older), read(newer));
        let comparison = Comparison::of(&old, &new);
        let wrong = disagreements(&comparison);
        assert!(wrong.is_empty(), "{older} → {newer}: {} disagree\n{}", wrong.len(), wrong.join("\n"));
        let diff = Diff::of(&comparison);
        assert!(!diff.is_empty(), "{older} → {newer}");
        for pair in comparison.elements() {
            let name = &new.elements[pair.new.index()].name.local;
            if !diff.messages.contains(name) {
                continue;
            }
            let reaching = || {
                diff.changes.iter().filter(|change| change.kind != Kind::Namespace && change.messages.contains(name))
            };
            if !pair.deep.old_within_new() {
                assert!(reaching().any(|change| change.impact.senders.is_some()), "{newer} {name}: nothing told");
            }
            if !pair.deep.new_within_old() {
                assert!(reaching().any(|change| change.impact.receivers.is_some()), "{newer} {name}: nothing told");
            }
        }
        let same = Comparison::of(&new, &new);
        assert!(Diff::of(&same).is_empty(), "{newer} with itself");
        let itself = |pair: &crate::xsd::compare::TypePair| pair.old == pair.new;
        assert!(same.types().all(itself), "{newer} with itself");
    }
}

#[test]
fn kernmodul_of_xbau() {
    let Some(corpus) = corpus() else { return };
    let loader = Loader::new().catalog(Catalog::read(corpus.join("catalog.xml")).expect("the catalog"));
    let read = |path: &str| loader.read(&[corpus.join("xbau-kernmodul").join(path)]).expect("a correct set");
    let (old, new) = (read("1.2.1.1/xsd"), read("1.3.0/xsd"));
    let diff = Diff::of(&Comparison::of(&old, &new));
    // Found by reading both versions; each with whom it breaks.
    for (aspect, path, from, to, class) in [
        (Aspect::FieldType, "Organisation/id", "xs:ID", "UUID", Class::BreaksBoth),
        (Aspect::Occurrence, "Organisation/id", "0..1", "1..1", Class::BreaksSenders),
        (Aspect::FieldRenamed, "AnhangOderVerlinkung/verlinkung", "uriVerlinkung", "verlinkung", Class::BreaksBoth),
        (Aspect::FieldType, "AnhangOderVerlinkung/verlinkung", "xs:anyURI", "UriVerlinkung", Class::BreaksBoth),
        (Aspect::FieldType, "MetadatenAnhang/dateiname", "datatypeC", "Dateiname", Class::BreaksSenders),
    ] {
        let found = diff.changes.iter().find(|change| change.aspect == aspect && change.path() == path);
        let found = found.map(|change| (change.from.as_deref(), change.to.as_deref(), change.class));
        assert_eq!(found, Some((Some(from), Some(to), class)), "{aspect:?} {path}");
    }
    let bezeichnung = diff.changes.iter().find(|change| change.path() == "MetadatenAnlage/bezeichnung");
    let bezeichnung = bezeichnung.expect("datatypeC became datatypeD");
    assert_eq!((bezeichnung.from.as_deref(), bezeichnung.to.as_deref()), (Some("datatypeC"), Some("datatypeD")));
    // The wrapper of the polygon got a name: no message shows it.
    let polygon =
        diff.changes.iter().find(|change| change.aspect == Aspect::TypeNamed && change.path() == "GeometriePolygon");
    assert_eq!(polygon.map(|change| change.class), Some(Class::Compatible));
    let added: Vec<&str> = (diff.changes.iter())
        .filter(|change| change.aspect == Aspect::MessageAdded)
        .map(|change| change.path())
        .collect();
    assert!(added.contains(&"universellerAntrag.antrag.1200") && added.len() == 8, "{added:?}");
}

/// The two versions of an invented standard that have each sort of change once; what is told of them has been read against the schemas.
#[test]
fn golden() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/diff");
    let read = |version: &str| Loader::new().read(&[folder.join(version)]).expect("a correct schema");
    let (old, new) = (read("1.0"), read("1.1"));
    let diff = Diff::of(&Comparison::of(&old, &new));
    for (file, told) in [("erwartet.en.txt", diff.to_text(Lang::En)), ("erwartet.de.md", diff.to_markdown(Lang::De))] {
        let expected = std::fs::read_to_string(folder.join(file)).expect("a golden file");
        assert_eq!(told, expected, "{file}");
    }
    // Each sort of change is there.
    let kinds: std::collections::BTreeSet<Kind> = diff.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds.len(), 15, "{kinds:?}");
}
