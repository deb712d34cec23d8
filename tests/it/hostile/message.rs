//! Messages that were made to do harm.

use xefa::Limits;
use xefa::report::Verdict::{self, Error, Invalid, Valid};
use xefa::schema::Schema;
use xefa::validate::{Options, check, check_reader};

use super::{judge, rules, schema};

/// Anything inside anything.
fn tree() -> Schema {
    schema(
        r#"<xs:element name="a"><xs:complexType mixed="true"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>
        <xs:anyAttribute processContents="lax"/></xs:complexType></xs:element>"#,
    )
}

fn both(schema: &Schema, message: &[u8]) -> (Verdict, Vec<&'static str>) {
    let streamed = check_reader(schema, message, &Options::default());
    let whole = judge(schema, message);
    assert_eq!((streamed.verdict(), rules(&streamed)), whole, "the stream says the same");
    whole
}

#[test]
fn nesting_meets_its_limit() {
    let tree = tree();
    let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert_eq!(both(&tree, nested(256).as_bytes()), (Valid, vec![]));
    assert_eq!(both(&tree, nested(257).as_bytes()), (Error, vec!["limit-depth"]));
    assert_eq!(both(&tree, "<a>".repeat(1_000_000).as_bytes()), (Error, vec!["limit-depth"]));
    assert_eq!(both(&tree, "<a ".repeat(100_000).as_bytes()), (Invalid, vec!["xml-syntax"]));
}

#[test]
fn a_million_attributes_meet_their_limit() {
    let tree = tree();
    let many = |count: usize| (0..count).fold(String::from("<a"), |tag, n| tag + &format!(" a{n}='{n}'")) + "/>";
    assert_eq!(both(&tree, many(1_024).as_bytes()), (Valid, vec![]));
    assert_eq!(both(&tree, many(1_025).as_bytes()), (Error, vec!["limit-attributes"]));
    assert_eq!(both(&tree, many(1_000_000).as_bytes()), (Error, vec!["limit-attributes"]));
    // The same name again and again is found without comparing each with each.
    assert_eq!(
        both(&tree, format!("<a{}/>", " b=''".repeat(1_024)).as_bytes()),
        (Invalid, vec!["xml-duplicate-attribute"])
    );
    let twins = format!("<a {}/>", (0..1_024).map(|n| format!("xmlns:p{n}='urn:same' ")).collect::<String>());
    assert_eq!(both(&tree, twins.as_bytes()), (Valid, vec![]));
}

#[test]
fn namespaces_without_end() {
    let tree = tree();
    // The same namespace declared again and again, and ever new ones.
    let many =
        |count: usize, declare: fn(usize) -> String| format!("<a>{}</a>", (0..count).map(declare).collect::<String>());
    let same = many(100_000, |_| "<a xmlns:p='urn:same' xmlns='urn:same'/>".to_owned());
    assert_eq!(both(&tree, same.as_bytes()), (Valid, vec![]));
    for declare in [|n: usize| format!("<a xmlns:p='urn:{n}'/>"), |n: usize| format!("<a xmlns:p{n}='urn:x'/>")] {
        // One prefix, or one namespace, and all the others.
        assert_eq!(both(&tree, many(9_999, declare).as_bytes()), (Valid, vec![]));
        assert_eq!(both(&tree, many(10_000, declare).as_bytes()), (Error, vec!["limit-namespaces"]));
        assert_eq!(both(&tree, many(1_000_000, declare).as_bytes()), (Error, vec!["limit-namespaces"]));
    }
    let deep: String = (0..255).map(|n| format!("<a xmlns:p{n}='urn:{n}' xmlns='urn:{n}'>")).collect();
    assert_eq!(both(&tree, format!("<a>{deep}{}</a>", "</a>".repeat(255)).as_bytes()), (Valid, vec![]));
    for (message, rule) in [
        ("<a xmlns:xml='urn:x'/>", "xml-syntax"),
        ("<a xmlns:xmlns='urn:x'/>", "xml-syntax"),
        ("<a xmlns:p=''/>", "xml-syntax"),
        ("<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "xml-syntax"),
        ("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "xml-syntax"),
        ("<p:a/>", "xml-unbound-prefix"),
        ("<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", "xml-duplicate-attribute"),
    ] {
        assert_eq!(both(&tree, message.as_bytes()), (Invalid, vec![rule]), "{message}");
    }
}

#[test]
fn names_and_texts_of_any_length() {
    let tree = tree();
    let long = "x".repeat(1_000_000);
    for message in
        [format!("<a><{long}/></a>"), format!("<a {long}=''/>"), format!("<{long}>"), format!("<a></{long}>")]
    {
        let (verdict, found) = both(&tree, message.as_bytes());
        let expected = if message.starts_with("<a></") { (Invalid, "xml-end-tag") } else { (Error, "limit-name") };
        assert_eq!((verdict, found.as_slice()), (expected.0, &[expected.1][..]), "{:.20}", message);
    }
    let text = "x".repeat(10 << 20);
    assert_eq!(both(&tree, format!("<a b='{text}'/>").as_bytes()), (Valid, vec![]));
    assert_eq!(both(&tree, format!("<a>{text}</a>").as_bytes()), (Valid, vec![]));
    let options = Options { limits: Limits { text_bytes: text.len() - 1, ..Limits::default() }, ..Options::default() };
    for message in [format!("<a b='{text}'/>"), format!("<a>{text}</a>"), format!("<a><![CDATA[{text}]]></a>")] {
        assert_eq!(rules(&check(&tree, message.as_bytes(), &options)), ["limit-text"]);
        assert_eq!(rules(&check_reader(&tree, message.as_bytes(), &options)), ["limit-text"]);
    }
    // A message without any end of what it began.
    for begin in ["<a b='", "<a>", "<!--", "<?p ", "<a><![CDATA[", "<a b", "<a><!", "<a>&#", "<a>&#x", "<a>&a", "</a"] {
        let (verdict, found) = both(&tree, format!("{begin}{}", "x".repeat(1 << 20)).as_bytes());
        assert!(verdict != Valid && found.len() == 1, "{begin}: {found:?}");
    }
}

/// No DTD is ever looked into: what it would declare means nothing, whatever it is.
#[test]
fn a_doctype_is_refused() {
    let laughs: String =
        (1..30).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    for doctype in [
        format!("<!DOCTYPE a [<!ENTITY l0 \"ha\">{laughs}]><a>&l29;</a>"),
        format!("<!DOCTYPE a [<!ENTITY big \"{}\">]><a>{}</a>", "x".repeat(100_000), "&big;".repeat(10_000)),
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>".into(),
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://192.0.2.1/x\">]><a>&x;</a>".into(),
        "<!DOCTYPE a SYSTEM \"http://192.0.2.1/a.dtd\"><a/>".into(),
        "<!DOCTYPE a PUBLIC \"-//X//Y\" \"\\\\192.0.2.1\\share\\a.dtd\"><a/>".into(),
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]><a/>".into(),
        "<!DOCTYPE a [<!ENTITY % a \"<!ENTITY &#37; b '&#37;a;'>\">%a;]><a/>".into(),
        "<!DOCTYPE a [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><a>&a;</a>".into(),
        "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>".into(),
        "<!DOCTYPE".into(),
    ] {
        for text in [doctype.clone(), format!("<?xml version='1.0'?>\n{doctype}"), format!("\u{feff}<!-- -->{doctype}")]
        {
            assert_eq!(both(&tree(), text.as_bytes()), (Invalid, vec!["xml-doctype"]), "{text:.60}");
            assert!(xefa::read(text.as_bytes()).is_err());
        }
    }
    // Without a DOCTYPE an entity is unknown; a DOCTYPE inside the root is none.
    assert_eq!(both(&tree(), b"<a>&x;</a>"), (Invalid, vec!["xml-entity"]));
    assert_eq!(both(&tree(), b"<a b='&x;'/>"), (Invalid, vec!["xml-entity"]));
    assert_eq!(both(&tree(), b"<a><!DOCTYPE a></a>").0, Invalid);
    assert_eq!(both(&tree(), b"<a/><!DOCTYPE a>").0, Invalid);
}

#[test]
fn references_to_characters() {
    for (reference, fine) in [
        ("&#0;", false),
        ("&#x0;", false),
        ("&#xD800;", false),
        ("&#xDFFF;", false),
        ("&#xFFFE;", false),
        ("&#x110000;", false),
        ("&#4294967361;", false),
        ("&#x100000041;", false),
        ("&#99999999999999999999999999999999999999999;", false),
        ("&#;", false),
        ("&#x;", false),
        ("&#-1;", false),
        ("&# 65;", false),
        ("&#x10FFFF;", true),
        ("&#0000000000000000000000000000000000000000065;", true),
    ] {
        for message in [format!("<a>{reference}</a>"), format!("<a b='{reference}'/>")] {
            assert_eq!(both(&tree(), message.as_bytes()).0 == Valid, fine, "{message}");
        }
    }
}

/// The bytes are what they say they are, in one way only.
#[test]
fn encodings_that_deceive() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let mut cases: Vec<(&str, Vec<u8>, Verdict)> = vec![
        ("UTF-7", b"<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>".to_vec(), Invalid),
        ("an unknown one", b"<?xml version='1.0' encoding='x-none'?><a/>".to_vec(), Invalid),
        ("EBCDIC", b"\x4C\x6F\xA7\x94\x93\x40".to_vec(), Invalid),
        ("UTF-32", b"\0\0\0<\0\0\0a\0\0\0/\0\0\0>".to_vec(), Invalid),
        ("UTF-32 with a mark", b"\xFF\xFE\0\0<\0\0\0a\0\0\0/\0\0\0>\0\0\0".to_vec(), Invalid),
        ("says UTF-16 and is none", b"<?xml version='1.0' encoding='UTF-16'?><a/>".to_vec(), Invalid),
        ("says UTF-8 and is UTF-16", utf16("<?xml version='1.0' encoding='UTF-8'?><a/>", false), Invalid),
        ("UTF-16 without a mark", utf16("<?xml version='1.0' encoding='UTF-16'?><a/>", true), Valid),
        ("half a character", [&utf16("\u{feff}<a/>", false)[..], b"\n"].concat(), Invalid),
        ("a long form of <", b"<a>\xC0\xBCb/></a>".to_vec(), Invalid),
        ("a long form of NUL", b"<a>\xC0\x80</a>".to_vec(), Invalid),
        ("a long form of /", b"<a>\xE0\x80\xAF</a>".to_vec(), Invalid),
        ("half a pair in UTF-8", b"<a>\xED\xA0\x80</a>".to_vec(), Invalid),
        ("a pair in UTF-8", b"<a>\xED\xA0\xBD\xED\xB8\x80</a>".to_vec(), Invalid),
        ("beyond Unicode", b"<a>\xF4\x90\x80\x80</a>".to_vec(), Invalid),
        ("a lone byte", b"<a>\x80</a>".to_vec(), Invalid),
        ("a character that breaks off", b"<a>\xE2\x82</a>".to_vec(), Invalid),
        ("NUL", b"<a>\0</a>".to_vec(), Invalid),
        ("a mark in the middle", b"<a>\xEF\xBB\xBF</a>".to_vec(), Valid),
        ("two marks", b"\xEF\xBB\xBF\xEF\xBB\xBF<a/>".to_vec(), Invalid),
        (
            "a byte that Windows-1252 lacks",
            b"<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>".to_vec(),
            Invalid,
        ),
        ("a second declaration", b"<?xml version='1.0'?><?xml version='1.0'?><a/>".to_vec(), Invalid),
    ];
    for (big, unit) in [(false, 0xD800), (true, 0xD800), (false, 0xDC00), (true, 0xDC00)] {
        let mut bytes = utf16("\u{feff}<a>", big);
        bytes.extend(if big { u16::to_be_bytes(unit) } else { u16::to_le_bytes(unit) });
        bytes.extend(utf16("</a>", big));
        cases.push(("half a pair in UTF-16", bytes, Invalid));
    }
    for (what, bytes, expected) in cases {
        assert_eq!(both(&tree(), &bytes).0, expected, "{what}");
    }
}

#[test]
fn numbers_and_dates_of_any_size() {
    let schema = schema(
        r#"<xs:element name="a"><xs:complexType><xs:choice maxOccurs="unbounded"><xs:element name="d" type="xs:decimal"/><xs:element name="i" type="xs:integer"/>
        <xs:element name="f" type="xs:double"/><xs:element name="l" type="xs:long"/><xs:element name="t" type="xs:dateTime"/><xs:element name="y" type="xs:gYear"/>
        <xs:element name="p" type="xs:duration"/><xs:element name="b"><xs:simpleType><xs:restriction base="xs:date"><xs:minInclusive value="2000-01-01"/></xs:restriction></xs:simpleType></xs:element>
        </xs:choice></xs:complexType><xs:unique name="u"><xs:selector xpath="*"/><xs:field xpath="."/></xs:unique></xs:element>"#,
    );
    let nines = "9".repeat(1_000_000);
    let zeros = "0".repeat(1_000_000);
    for (text, fine) in [
        (format!("<d>{nines}.{nines}</d>"), true),
        (format!("<d>1{zeros}</d><d>1{zeros}.{zeros}</d>"), false),
        (format!("<i>-{nines}</i>"), true),
        (format!("<f>{nines}</f>"), true),
        (format!("<f>1e{nines}</f>"), true),
        (format!("<f>1e-{nines}</f>"), true),
        (format!("<f>0.{zeros}1</f>"), true),
        (format!("<l>{zeros}1</l>"), true),
        (format!("<l>{nines}</l>"), false),
        ("<y>999999999999999999</y>".into(), true),
        ("<y>-999999999999999999</y>".into(), true),
        ("<t>999999999999999999-12-31T24:00:00-14:00</t>".into(), true),
        ("<t>999999999999999999-12-31T24:00:00.999-14:00</t>".into(), false),
        (format!("<t>2024-01-01T00:00:00.{nines}Z</t>"), true),
        ("<b>999999999999999999-12-31</b>".into(), true),
        ("<b>-999999999999999999-12-31</b>".into(), false),
        ("<p>P999999999999999999Y999999999999999999M999999999999999999DT999999999999999999S</p>".into(), true),
        (format!("<p>PT0.{nines}S</p>"), true),
    ] {
        let (verdict, found) = both(&schema, format!("<a>{text}</a>").as_bytes());
        assert_eq!(verdict, if fine { Valid } else { Invalid }, "{text:.60}: {found:?}");
    }
    // What the library cannot hold is never a wrong value: it is refused.
    for text in [
        format!("<y>{nines}</y>"),
        format!("<t>{nines}-01-01T00:00:00</t>"),
        format!("<p>P{nines}Y</p>"),
        format!("<p>PT{nines}S</p>"),
    ] {
        let (verdict, found) = both(&schema, format!("<a>{text}</a>").as_bytes());
        assert!(verdict != Valid, "{text:.20}: {found:?}");
    }
}

#[test]
fn ids_and_keys_by_the_hundred_thousand() {
    let schema = schema(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="e" maxOccurs="unbounded"><xs:complexType><xs:attribute name="i" type="xs:ID"/>
        <xs:attribute name="r" type="xs:IDREF"/><xs:attribute name="k" type="xs:int"/><xs:attribute name="f" type="xs:int"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
        <xs:key name="k"><xs:selector xpath="e"/><xs:field xpath="@k"/></xs:key>
        <xs:keyref name="f" refer="k"><xs:selector xpath="e"/><xs:field xpath="@f"/></xs:keyref></xs:element>"#,
    );
    let count = 100_000;
    let message = |one: &dyn Fn(usize) -> String| format!("<a>{}</a>", (0..count).map(one).collect::<String>());
    let right = message(&|n| format!("<e i='i{n}' r='i{}' k='{n}' f='{}'/>", count - 1 - n, count - 1 - n));
    assert_eq!(both(&schema, right.as_bytes()), (Valid, vec![]));
    let dangling = message(&|n| format!("<e r='i{n}' k='{n}' f='-1'/>"));
    let report = check(&schema, dangling.as_bytes(), &Options::default());
    assert_eq!((report.verdict(), report.findings().len(), report.is_truncated()), (Invalid, 100, true));
    let twins = message(&|_| "<e i='i' k='1'/>".to_owned());
    let report = check_reader(&schema, twins.as_bytes(), &Options::default());
    assert_eq!((report.verdict(), report.findings().len(), report.is_truncated()), (Invalid, 100, true));
}

/// A table for each element, and a reference around them all: what is kept is looked up, not searched.
#[test]
fn constraints_inside_constraints() {
    let schema = schema(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="b" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="c" maxOccurs="unbounded" type="xs:int"/></xs:sequence>
        <xs:attribute name="f" type="xs:int"/></xs:complexType><xs:key name="k"><xs:selector xpath="c"/><xs:field xpath="."/></xs:key></xs:element></xs:sequence></xs:complexType>
        <xs:keyref name="f" refer="k"><xs:selector xpath="b"/><xs:field xpath="@f"/></xs:keyref></xs:element>"#,
    );
    let message = format!("<a>{}</a>", (0..50_000).map(|n| format!("<b f='{n}'><c>{n}</c></b>")).collect::<String>());
    assert_eq!(both(&schema, message.as_bytes()), (Valid, vec![]));
    let recursive = super::schema(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element ref="a" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="k" type="xs:int"/></xs:complexType>
        <xs:unique name="k"><xs:selector xpath=".//a|.//*|a/a/a"/><xs:field xpath="@k|a/@k"/></xs:unique></xs:element>"#,
    );
    let deep = format!("{}{}", "<a>".repeat(250), "</a>".repeat(250));
    assert_eq!(both(&recursive, format!("<a>{}</a>", deep.repeat(20)).as_bytes()), (Valid, vec![]));
}

#[test]
fn findings_without_end_are_cut() {
    let message = format!(
        "<a>{}</a>",
        "<b xmlns='urn:x' xsi:type='y' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>".repeat(100_000)
    );
    let strict = schema(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="c" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>"#,
    );
    let report = check(&strict, message.as_bytes(), &Options::default());
    assert_eq!(report.verdict(), Invalid);
    assert!(report.findings().len() <= 100);
    let values = format!("<a>{}</a>", "<c n='x'/>".repeat(100_000));
    let typed = schema(
        r#"<xs:element name="a"><xs:complexType><xs:sequence><xs:element name="c" maxOccurs="unbounded"><xs:complexType><xs:attribute name="n" type="xs:int"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>"#,
    );
    for (limit, kept) in [(100, 100), (1, 1), (1_000_000, 100_000)] {
        let options = Options { limits: Limits { findings: limit, ..Limits::default() }, ..Options::default() };
        let report = check(&typed, values.as_bytes(), &options);
        assert_eq!(
            (report.verdict(), report.findings().len(), report.is_truncated()),
            (Invalid, kept, limit < 100_000)
        );
    }
}

/// What a message says of its types changes what it is checked against and nothing else.
#[test]
fn types_named_by_the_message() {
    let chain: String = (1..=200)
        .map(|n| format!("<xs:complexType name='T{n}'><xs:complexContent><xs:extension base='T{}'><xs:attribute name='a{n}'/></xs:extension></xs:complexContent></xs:complexType>", n - 1))
        .collect();
    let schema = schema(&format!(
        "<xs:complexType name='T0'><xs:sequence><xs:element name='a' type='T0' minOccurs='0'/></xs:sequence></xs:complexType>{chain}<xs:element name='a' type='T0'/>"
    ));
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    let nested = (1..=200).rev().fold(String::new(), |inner, n| format!("<a xsi:type='T{n}' a{n}=''>{inner}</a>"));
    assert_eq!(both(&schema, format!("<a {xsi}>{nested}</a>").as_bytes()), (Valid, vec![]));
    for (attributes, rule) in [
        ("xsi:type='T201'", "cvc-elt.4.2"),
        ("xsi:type='xs:string' xmlns:xs='http://www.w3.org/2001/XMLSchema'", "cvc-elt.4.3"),
        ("xsi:nil='true'", "cvc-elt.3.1"),
        ("xsi:schemaLocation='urn:x http://192.0.2.1/x.xsd' xsi:noNamespaceSchemaLocation='file:///dev/zero'", ""),
    ] {
        let (_, found) = both(&schema, format!("<a {xsi} {attributes}/>").as_bytes());
        assert_eq!(found.first().copied().unwrap_or_default(), rule, "{attributes}");
    }
}

/// Two readers must not see two messages in the same bytes.
#[test]
fn what_lax_readers_let_pass() {
    for message in [
        "<a/><a/>",
        "<a/>x",
        "x<a/>",
        "<a/>&#65;",
        "<a><b></a></b>",
        "<a b=c/>",
        "<a b/>",
        "<a b='<'/>",
        "<a b='c'd='e'/>",
        "<a b='1' b='2'/>",
        "< a/>",
        "<a/ >",
        "<a></ a>",
        "<1/>",
        "<-a/>",
        "<a:/>",
        "<:a/>",
        "<a:b:c xmlns:a='u'/>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a><!---></a>",
        "<a><?xml version='1.0'?></a>",
        "<a><?XML ?></a>",
        "<a>&lt</a>",
        "<a>&</a>",
        "<a>& </a>",
        "<a>&LT;</a>",
        "<a b='&nbsp;'/>",
        "<a>\u{1}</a>",
        "<a>\u{FFFE}</a>",
        "<a\u{3000}b=''/>",
        "<?xml version='1.1'?><a/>",
        "<?xml?><a/>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' standalone='maybe'?><a/>",
        "<?xml encoding='UTF-8'?><a/>",
        "<a",
        "<a>",
        "</a>",
        "<a/",
        "<!-- -->",
        "<a><![CDATA[</a>",
        "<a><![cdata[]]></a>",
        "<![CDATA[x]]><a/>",
    ] {
        assert_eq!(both(&tree(), message.as_bytes()).0, Invalid, "{message}");
    }
}

/// A message as the typed door sees it: refused as a whole, whatever was right in it.
#[test]
#[cfg(feature = "v1_0")]
fn nothing_is_handed_out_of_a_broken_message() {
    use xefa::v1_0;

    let sample = include_str!("../../../schemas/xefa/1.0/samples/administration.quittung.0020-minimal.xml");
    v1_0::Message::from_xml(sample).expect("our own sample");
    for (from, to) in [("</", "<!-- "), ("<?xml", "<!DOCTYPE a><?xml"), ("UTF-8", "UTF-7"), ("?>", "?><a/>")] {
        let broken = sample.replacen(from, to, 1);
        assert!(v1_0::Message::from_xml(&broken).is_err_and(|error| !error.report().findings().is_empty()), "{to}");
    }
    for cut in 0..sample.trim_end().len() {
        assert!(v1_0::Message::from_xml(&sample.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
}
