//! Every limit of `limits.rs` that is not one of reading XML (those are tested beside the reader): at N it is fine, at N + 1 it is not.

use std::path::Path;

use xefa::Limits;
use xefa::codelist::{CodeList, CodeLists};
use xefa::limits::{
    PATTERN_CHARS, PATTERN_DEPTH, PATTERN_RANGES, PATTERN_STATES, PATTERN_STATES_TOGETHER, UNION_DEPTH, UNION_MEMBERS,
};
use xefa::report::Report;
use xefa::schema::simple::{Builtin, Facet, FacetKind, NoScope, SimpleId, SimpleTypes, Step, StepKind};
use xefa::validate::{Options, check, check_reader};
use xefa::xsd::{Catalog, Loader};

use super::{XS, compile_with, rules, schema};

/// The limit and the rule that it gives.
fn over(report: &Report, rule: &str, limit: usize) {
    assert_eq!(rules(report), [rule], "{report:?}");
    assert_eq!(report.findings()[0].argument("limit"), Some(limit.to_string().as_str()));
}

fn with(set: impl FnOnce(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    set(&mut limits);
    limits
}

#[test]
fn findings() {
    let schema = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='n' type='xs:int' maxOccurs='9'/></xs:sequence></xs:complexType></xs:element>",
    );
    let options = Options { limits: with(|limits| limits.findings = 3), ..Options::default() };
    for (count, cut) in [(3, false), (4, true)] {
        let report = check(&schema, format!("<a>{}</a>", "<n>x</n>".repeat(count)).as_bytes(), &options);
        assert_eq!((report.findings().len(), report.is_truncated(), report.is_valid()), (3, cut, false));
    }
}

#[test]
fn ids() {
    let schema = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element name='e' maxOccurs='unbounded'><xs:complexType><xs:attribute name='i' type='xs:ID'/><xs:attribute name='r' type='xs:IDREFS'/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>",
    );
    let options = Options { limits: with(|limits| limits.ids = 4), ..Options::default() };
    let both = |message: &str| {
        let report = check(&schema, message.as_bytes(), &options);
        let streamed = check_reader(&schema, message.as_bytes(), &options);
        assert_eq!(report, streamed);
        report
    };
    assert!(
        both("<a><e i='i1'/><e i='i2'/><e i='i3'/><e i='i4' r='i1 i2 i3 i4 i1'/></a>").is_valid(),
        "references to what was are not kept"
    );
    let report = both("<a><e i='i1'/><e i='i2'/><e i='i3'/><e i='i4'/><e i='i5'/><e i='i6'/></a>");
    over(&report, "limit-ids", 4);
    assert_eq!((report.verdict().as_str(), report.findings()[0].element_path()), ("error", "/a/e[5]/@i"));
    assert!(both("<a><e r='i1 i2'/><e i='i1'/><e i='i2'/></a>").is_valid());
    over(&both("<a><e r='i1 i2 i3'/><e i='i1'/><e i='i2'/></a>"), "limit-ids", 4);
    // What is wrong before the limit stays said; what might be wrong behind it is not guessed.
    assert_eq!(
        rules(&both("<a><e i='i1'/><e i='i1'/><e i='i2'/><e i='i3'/><e i='i4'/><e i='i5'/><e i='i5' r='i9'/></a>")),
        ["cvc-id.2", "limit-ids"]
    );
}

#[test]
fn keys() {
    let schema = schema(
        "<xs:element name='a'><xs:complexType><xs:sequence><xs:element ref='b' maxOccurs='unbounded'/></xs:sequence></xs:complexType></xs:element>
        <xs:element name='b'><xs:complexType><xs:sequence><xs:element name='e' minOccurs='0' maxOccurs='unbounded'><xs:complexType><xs:attribute name='k' type='xs:int'/><xs:attribute name='f' type='xs:int'/></xs:complexType></xs:element></xs:sequence></xs:complexType>
        <xs:unique name='k'><xs:selector xpath='e'/><xs:field xpath='@k'/></xs:unique><xs:keyref name='f' refer='k'><xs:selector xpath='e'/><xs:field xpath='@f'/></xs:keyref></xs:element>",
    );
    let options = Options { limits: with(|limits| limits.keys = 4), ..Options::default() };
    let both = |message: &str| {
        let report = check(&schema, message.as_bytes(), &options);
        let streamed = check_reader(&schema, message.as_bytes(), &options);
        assert_eq!(report, streamed);
        report
    };
    let b = "<b><e k='1'/><e k='2'/><e k='3' f='2'/></b>";
    assert!(both(&format!("<a>{}</a>", b.repeat(100))).is_valid(), "what has ended is not kept");
    over(&both(&b.replace("</b>", "<e k='4'/><e k='5'/></b>")), "limit-keys", 4);
    over(&both("<b><e f='1'/><e f='1'/><e f='1'/><e f='1'/><e k='1'/></b>"), "limit-keys", 4);
    assert_eq!(
        rules(&both("<b><e k='1'/><e k='1'/><e k='2'/><e k='3'/><e k='4'/><e k='5'/><e k='5' f='9'/></b>")),
        ["cvc-identity-constraint.4.1", "limit-keys"]
    );
}

#[test]
fn schema_documents() {
    let limits = with(|limits| limits.schema_documents = 3);
    let include = |to: usize| format!("<xs:include schemaLocation='{to}.xsd'/>");
    let read = |count: usize| {
        let loader = (1..count).fold(Loader::new().limits(&limits), |loader, n| {
            loader.document(format!("{n}.xsd"), format!("{XS}<xs:annotation id='a{n}'/></xs:schema>"))
        });
        let includes: String = (1..count).map(include).collect();
        loader.document("0.xsd", format!("{XS}{includes}</xs:schema>")).read(&["0.xsd".into()])
    };
    assert_eq!(read(3).expect("three documents").documents.len(), 3);
    over(&read(4).expect_err("four documents"), "limit-schema-documents", 3);
}

#[test]
fn schema_bytes() {
    let text = format!("{XS}<xs:element name='a'/></xs:schema>");
    assert!(compile_with(&text, &with(|limits| limits.schema_bytes = text.len())).is_ok());
    over(
        &compile_with(&text, &with(|limits| limits.schema_bytes = text.len() - 1)).expect_err("a byte less"),
        "limit-schema-bytes",
        text.len() - 1,
    );
}

#[test]
fn schema_elements() {
    let with_elements = |elements: usize| with(|limits| limits.schema_elements = elements);
    // The root with its one namespace, and two more.
    let text = format!("{XS}<xs:element name='a'/><xs:element name='b'/></xs:schema>");
    assert!(compile_with(&text, &with_elements(4)).is_ok());
    over(&compile_with(&text, &with_elements(3)).expect_err("one less"), "limit-schema-elements", 3);
    // One that declares two namespaces beside the one in scope.
    let text = format!("{XS}<xs:element name='a' xmlns:p='p' xmlns:q='q'/></xs:schema>");
    assert!(compile_with(&text, &with_elements(2 + 4)).is_ok());
    over(&compile_with(&text, &with_elements(5)).expect_err("one less"), "limit-schema-elements", 5);
    // All documents count together.
    let two = |limits: Limits| {
        let first = format!("{XS}<xs:include schemaLocation='b.xsd'/></xs:schema>");
        Loader::new()
            .limits(&limits)
            .document("a.xsd", first)
            .document("b.xsd", format!("{XS}<xs:element name='b'/></xs:schema>"))
            .read(&["a.xsd".into()])
    };
    assert!(two(with_elements(6)).is_ok());
    over(&two(with_elements(5)).expect_err("one less"), "limit-schema-elements", 5);
}

#[test]
fn catalogs() {
    let folder = std::env::temp_dir().join(format!("xefa-limits-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, content: &str| {
        let path = folder.join(name);
        std::fs::write(
            &path,
            format!("<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>{content}</catalog>"),
        )
        .expect("a file");
        path
    };
    let path = write("a.xml", "<nextCatalog catalog='b.xml'/><nextCatalog catalog='c.xml'/>");
    let (_, size) = (
        write("b.xml", ""),
        std::fs::metadata(write("c.xml", "<nextCatalog catalog='a.xml'/>")).expect("a file").len(),
    );
    assert!(Catalog::read_with(&path, &with(|limits| limits.catalogs = 3)).is_ok());
    over(&Catalog::read_with(&path, &with(|limits| limits.catalogs = 2)).expect_err("one less"), "limit-catalogs", 2);
    let size = usize::try_from(size).expect("a small file");
    let single = write("d.xml", "<uri name='urn:x' uri='x'/>");
    let length = usize::try_from(std::fs::metadata(&single).expect("a file").len()).expect("a small file");
    assert!(size > 0 && Catalog::read_with(&single, &with(|limits| limits.schema_bytes = length)).is_ok());
    over(
        &Catalog::read_with(&single, &with(|limits| limits.schema_bytes = length - 1)).expect_err("a byte less"),
        "limit-schema-bytes",
        length - 1,
    );
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn automaton_edges() {
    // One edge to each of two alternatives.
    let text = format!(
        "{XS}<xs:element name='a'><xs:complexType><xs:choice><xs:element name='b'/><xs:element name='c'/></xs:choice></xs:complexType></xs:element></xs:schema>"
    );
    let compiled = |edges: usize| compile_with(&text, &with(|limits| limits.automaton_edges = edges));
    let least = (1..100).find(|edges| compiled(*edges).is_ok()).expect("some number is enough");
    assert!((2..=4).contains(&least), "{least}");
    over(&compiled(least - 1).expect_err("one less"), "limit-automaton", least - 1);
}

#[test]
fn depth_of_a_schema() {
    let nested = |depth: usize| {
        format!(
            "{XS}<xs:complexType name='T'>{}{}</xs:complexType></xs:schema>",
            "<xs:sequence>".repeat(depth),
            "</xs:sequence>".repeat(depth)
        )
    };
    let limits = with(|limits| limits.depth = 6);
    assert!(compile_with(&nested(4), &limits).is_ok());
    over(&compile_with(&nested(5), &limits).expect_err("one more"), "limit-depth", 6);
}

#[test]
fn code_lists() {
    let list = |version: &str, columns: usize, rows: usize| {
        let more: String = (1..columns)
            .map(|n| format!("<Column Id='c{n}' Use='optional'><ShortName>S</ShortName><Data Type='string'/></Column>"))
            .collect();
        let rows: String = (0..rows)
            .map(|n| format!("<Row><Value ColumnRef='c'><SimpleValue>{n}</SimpleValue></Value></Row>"))
            .collect();
        format!(
            "<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'><Identification><ShortName>L</ShortName><Version>{version}</Version><CanonicalUri>urn:l</CanonicalUri><CanonicalVersionUri>urn:l_{version}</CanonicalVersionUri></Identification>
            <ColumnSet><Column Id='c' Use='required'><ShortName>S</ShortName><Data Type='string'/></Column>{more}<Key Id='k'><ShortName>K</ShortName><ColumnRef Ref='c'/></Key></ColumnSet><SimpleCodeList>{rows}</SimpleCodeList></gc:CodeList>"
        )
    };
    let read = |text: &str, limits: &Limits| CodeList::read(text.as_bytes(), limits);
    // Three columns, one key of one part.
    let limits = with(|limits| limits.code_list_columns = 5);
    assert!(read(&list("1", 3, 1), &limits).is_ok());
    over(&read(&list("1", 4, 1), &limits).expect_err("one more"), "limit-code-list-columns", 5);
    // Each row has two values, and is looked at for one key.
    let limits = with(|limits| limits.code_list_values = 9);
    assert_eq!(read(&list("1", 2, 3), &limits).expect("three rows").codes().count(), 3);
    over(&read(&list("1", 2, 4), &limits).expect_err("one more"), "limit-code-list-values", 9);

    let folder = std::env::temp_dir().join(format!("xefa-lists-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let text = list("1", 1, 1);
    std::fs::write(folder.join("1.gc"), &text).expect("a file");
    std::fs::write(folder.join("2.gc"), list("2", 1, 1)).expect("a file");
    let read = |limits: &Limits| CodeLists::read_folder(Path::new(&folder), limits);
    let (lists, report) = read(&with(|limits| limits.code_lists = 2));
    assert_eq!((lists.len(), rules(&report)), (2, vec![]));
    let (lists, report) = read(&with(|limits| limits.code_lists = 1));
    over(&report, "limit-code-lists", 1);
    assert!(lists.is_empty());
    assert!(read(&with(|limits| limits.code_list_bytes = text.len())).1.is_valid());
    let (_, report) = read(&with(|limits| limits.code_list_bytes = text.len() - 1));
    assert_eq!(rules(&report), ["limit-code-list-bytes", "limit-code-list-bytes"]);
    let _ = std::fs::remove_dir_all(folder);
}

fn pattern(types: &mut SimpleTypes, pattern: &str) -> Result<SimpleId, &'static str> {
    let facets = [Facet { kind: FacetKind::Pattern, value: pattern, fixed: false, scope: &NoScope }];
    let step = Step { name: None, base: Builtin::String.id(), kind: StepKind::Restriction, facets: &facets };
    types.push(step).map_err(|fault| fault.rule)
}

#[test]
fn patterns() {
    let rule = |text: &str| pattern(&mut SimpleTypes::new(), text).err();
    let deep = |depth: usize| "(".repeat(depth) + "a" + &")".repeat(depth);
    assert_eq!((rule(&deep(PATTERN_DEPTH)), rule(&deep(PATTERN_DEPTH + 1))), (None, Some("limit-pattern")));
    let long = |count: usize| "a".repeat(count);
    assert_eq!((rule(&long(PATTERN_CHARS)), rule(&long(PATTERN_CHARS + 1))), (None, Some("limit-pattern")));
    // `\s` is three ranges: tab and line feed, carriage return, blank.
    let sets = |count: usize| format!("[{}]", r"\s".repeat(count));
    let most = PATTERN_RANGES / 3;
    assert!(
        most > PATTERN_CHARS / 2,
        "a pattern of such sets is too long before it has too many ranges: so it is one of larger sets"
    );
    let larger = |count: usize| r"\w".repeat(count);
    assert_eq!(
        (rule(&sets(1_000)), rule(&larger(100)), rule(&larger(PATTERN_RANGES / 500))),
        (None, None, Some("limit-pattern"))
    );
    // Two states for the letters, one for them together, one more a time.
    let times = |count: u64| format!("(ab){{{count}}}");
    assert_eq!((rule(&times(PATTERN_STATES / 4)), rule(&times(PATTERN_STATES / 4 + 1))), (None, Some("limit-pattern")));
    let each = PATTERN_STATES / 4;
    let mut types = SimpleTypes::new();
    for _ in 0..PATTERN_STATES_TOGETHER / (each * 4) {
        pattern(&mut types, &times(each)).expect("together they are at the limit");
    }
    assert_eq!(pattern(&mut types, "(ab)*(cd|ce)"), Err("limit-pattern"));
    assert!(pattern(&mut types, "[a-z]{1,9}").is_ok(), "what needs no automaton is not counted");
}

#[test]
fn unions() {
    let mut types = SimpleTypes::new();
    let union = |types: &mut SimpleTypes, members: &[SimpleId]| {
        let kind = StepKind::Union { members: members.to_vec() };
        types.push(Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind, facets: &[] }).map_err(|fault| fault.rule)
    };
    let members: Vec<SimpleId> = (0..=UNION_MEMBERS)
        .map(|_| {
            types
                .push(Step { name: None, base: Builtin::Int.id(), kind: StepKind::Restriction, facets: &[] })
                .expect("a restriction")
        })
        .collect();
    assert!(union(&mut types, &members[1..]).is_ok());
    assert_eq!(union(&mut types, &members), Err("limit-union"));
    let mut types = SimpleTypes::new();
    let mut at = Builtin::Int.id();
    let mut depth = 0;
    let stopped = loop {
        let made = union(&mut types, &[at]);
        let Ok(id) = made else { break made };
        depth += 1;
        assert!(depth <= UNION_DEPTH + 1, "unions inside each other");
        let facets = [Facet { kind: FacetKind::Pattern, value: ".*", fixed: false, scope: &NoScope }];
        at = types
            .push(Step { name: None, base: id, kind: StepKind::Restriction, facets: &facets })
            .expect("a restriction");
    };
    assert_eq!((stopped, depth), (Err("limit-union"), UNION_DEPTH));
}
