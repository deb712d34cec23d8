//! Code lists that were made to do harm, and messages that ask for lists without end.

use xefa::Limits;
use xefa::codelist::{CodeCheck, CodeList, CodeLists, CodePolicy};
use xefa::report::Verdict;
use xefa::validate::{Options, check_codes};

use super::{rules, schema};

const HEAD: &str = r#"<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification><ShortName>L</ShortName><Version>1</Version>
<CanonicalUri>urn:beispiel:l</CanonicalUri><CanonicalVersionUri>urn:beispiel:l_1</CanonicalVersionUri></Identification>
<ColumnSet><Column Id="code" Use="required"><ShortName>Code</ShortName><Data Type="string"/></Column><Column Id="name" Use="optional"><ShortName>Name</ShortName><Data Type="string"/></Column>
<Key Id="k"><ShortName>K</ShortName><ColumnRef Ref="code"/></Key></ColumnSet><SimpleCodeList>"#;
const TAIL: &str = "</SimpleCodeList></gc:CodeList>";

fn list(rows: impl Iterator<Item = (String, String)>) -> String {
    let row = |(code, name): (String, String)| {
        format!(
            "<Row><Value ColumnRef=\"code\"><SimpleValue>{code}</SimpleValue></Value><Value ColumnRef=\"name\"><SimpleValue>{name}</SimpleValue></Value></Row>"
        )
    };
    format!("{HEAD}{}{TAIL}", rows.map(row).collect::<String>())
}

fn read(text: &str, limits: &Limits) -> Result<CodeList, Vec<&'static str>> {
    CodeList::read(text.as_bytes(), limits).map_err(|report| rules(&report))
}

#[test]
fn a_list_of_very_many_rows() {
    let count = 200_000;
    let text = list((0..count).map(|n| (format!("c{n}"), format!("Eintrag {n}"))));
    let all = read(&text, &Limits::default()).expect("a list");
    assert_eq!(all.codes().count(), count);
    assert!(all.get("c199999").is_some() && all.get("c200000").is_none());
    // The same code again and again is a finding for each, up to the limit.
    let twins = list((0..count).map(|_| ("x".to_owned(), String::new())));
    assert_eq!(read(&twins, &Limits::default()).expect_err("the same code again").len(), 100);
}

#[test]
fn a_code_of_very_many_characters() {
    let long = "x".repeat(5 << 20);
    let all = read(&list([(long.clone(), long.clone())].into_iter()), &Limits::default()).expect("a list");
    assert!(all.get(&long).is_some());
    let limits = Limits { text_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(read(&list([(long.clone(), long)].into_iter()), &limits).err(), Some(vec!["limit-text"]));
}

#[test]
fn what_is_no_list() {
    for (text, rule) in [
        ("", "xml-empty"),
        ("<a/>", "xefa-codeliste-wurzel"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "xml-doctype"),
        (&HEAD.replace("ColumnSet>", "x>"), "xml-unexpected-end"),
        (&"<gc:CodeList xmlns:gc='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>".repeat(300), "limit-depth"),
    ] {
        let found = read(text, &Limits::default()).expect_err("no list");
        assert!(found.contains(&rule), "{text:.50}: {found:?}");
    }
}

/// A message may name as many versions as it likes; it is told of each once, and no search goes over all that were named.
#[test]
fn versions_that_nobody_knows() {
    let code = |n: usize| format!("<c listVersionID='0.{n}'><code xmlns=''>1</code></c>");
    let schema = schema(
        r#"<xs:complexType name="Code"><xs:sequence><xs:element name="code" type="xs:token"/></xs:sequence><xs:attribute name="listURI" type="xs:anyURI" fixed="urn:beispiel:l"/><xs:attribute name="listVersionID" type="xs:normalizedString" use="required"/></xs:complexType>
        <xs:element name="a"><xs:complexType><xs:sequence><xs:element name="c" type="Code" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>"#,
    );
    let mut lists = CodeLists::new();
    lists
        .insert(read(&list([("1".to_owned(), String::new())].into_iter()), &Limits::default()).expect("a list"))
        .expect("the first list");
    let message = format!("<a>{}</a>", (0..100_000).map(code).collect::<String>());
    let report =
        check_codes(&schema, message.as_bytes(), &Options::default(), CodeCheck::new(&lists, CodePolicy::default()));
    assert_eq!((report.verdict(), report.findings().len(), report.is_truncated()), (Verdict::Error, 100, true));
    assert!(rules(&report).iter().all(|rule| *rule == "xefa-listenversion-unbekannt"));
}
