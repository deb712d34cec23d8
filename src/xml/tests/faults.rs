//! Hostile inputs, each with its rule and its place, worked out by hand from `docs/positions.md`.
use super::super::{Locator, rule};
use super::fault;
use crate::limits::Limits;

/// Input, rule, line, column.
type Case = (&'static str, &'static str, u32, u32);

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for &(text, rule, line, column) in cases {
        let found = fault(text, &Limits::default()).map(|fault| {
            assert!(rule::ALL.contains(&fault.rule), "{fault}");
            assert!(fault.offset <= fault.end && fault.end <= text.len(), "{fault} in {text:?}");
            let place = Locator::new(text).place(fault.offset);
            (fault.rule, place.line, place.column)
        });
        if found != Some((rule, line, column)) {
            wrong.push(format!("{text:?}: expected {rule} at {line}:{column}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn documents() {
    check(&[
        ("", rule::EMPTY, 1, 1),
        (" \r\n\t ", rule::EMPTY, 1, 1),
        ("<?xml version='1.0'?>", rule::UNEXPECTED_END, 1, 22),
        ("<!-- nothing -->\n", rule::UNEXPECTED_END, 2, 1),
        ("<a/><b/>", rule::OUTSIDE_ROOT, 1, 5),
        ("<a></a>\n  <b>", rule::OUTSIDE_ROOT, 2, 3),
        ("<a/>\n x", rule::OUTSIDE_ROOT, 2, 2),
        ("  hello", rule::OUTSIDE_ROOT, 1, 3),
        ("ä<a/>", rule::OUTSIDE_ROOT, 1, 1),
        ("<!-- c -->x<a/>", rule::OUTSIDE_ROOT, 1, 11),
        ("<a/>&amp;", rule::OUTSIDE_ROOT, 1, 5),
        ("<a/>&", rule::OUTSIDE_ROOT, 1, 5),
        ("<a/><![CDATA[ ]]>", rule::OUTSIDE_ROOT, 1, 5),
        ("<a/></a>", rule::END_TAG, 1, 5),
        ("</a>", rule::END_TAG, 1, 1),
        ("<a/>\u{0}", rule::CHARACTER, 1, 5),
        ("<a/>\n<", rule::UNEXPECTED_END, 2, 2),
        ("\u{FEFF}<a/>", rule::OUTSIDE_ROOT, 1, 1),
        ("{\"a\": 1}", rule::SYNTAX, 1, 1),
        ("\n[{}]", rule::SYNTAX, 1, 1),
        ("%PDF-1.7\n", rule::SYNTAX, 1, 1),
        ("<!DOCTYPE a><a/>", rule::DOCTYPE, 1, 1),
        ("<?xml version='1.0'?>\n <!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", rule::DOCTYPE, 2, 2),
        ("<!DOCTYPE a [<!ENTITY x '", rule::DOCTYPE, 1, 1),
        ("<!DOCTYPE", rule::DOCTYPE, 1, 1),
        ("<a><!DOCTYPE a></a>", rule::DOCTYPE, 1, 4),
        ("<a>x<!DOCTYPE a></a>", rule::DOCTYPE, 1, 5),
        ("<a/><!DOCTYPE a>", rule::DOCTYPE, 1, 5),
        ("<!doctype html><html></html>", rule::SYNTAX, 1, 1),
        ("<!DOCTYP", rule::UNEXPECTED_END, 1, 9),
        ("<!ELEMENT a EMPTY><a/>", rule::SYNTAX, 1, 1),
    ]);
}

#[test]
fn declarations() {
    check(&[
        (" <?xml version='1.0'?><a/>", rule::SYNTAX, 1, 2),
        ("<!-- --><?xml version='1.0'?><a/>", rule::SYNTAX, 1, 9),
        ("<a><?xml version='1.0'?></a>", rule::SYNTAX, 1, 4),
        ("<?xml?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml ?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml encoding='UTF-8'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml encoding='UTF-8' version='1.0'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' standalone='maybe'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' version='1.0'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0'encoding='UTF-8'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' encoding='8-bit'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' encoding=''?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version=1.0?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0\"?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.1'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='2.0'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0' other='1'?><a/>", rule::SYNTAX, 1, 1),
        ("<?XML version='1.0'?><a/>", rule::SYNTAX, 1, 1),
        ("<?xml version='1.0'", rule::UNEXPECTED_END, 1, 20),
        ("<??><a/>", rule::SYNTAX, 1, 1),
        ("<?><a/>", rule::SYNTAX, 1, 1),
        ("<a><?1?></a>", rule::SYNTAX, 1, 4),
        ("<a><? x?></a>", rule::SYNTAX, 1, 4),
        ("<a><?x:y z?></a>", rule::SYNTAX, 1, 4),
        ("<a><?x+ z?></a>", rule::SYNTAX, 1, 4),
        ("<a><?x \u{1}?></a>", rule::CHARACTER, 1, 8),
        ("<a><?x y</a>", rule::UNEXPECTED_END, 1, 13),
        ("<a><!-- a -- b --></a>", rule::SYNTAX, 1, 4),
        ("<a><!-- a ---></a>", rule::SYNTAX, 1, 4),
        ("<a><!--->--</a>", rule::SYNTAX, 1, 4),
        ("<a>\n<!-- a -- b", rule::SYNTAX, 2, 1),
        ("<a><!-- a", rule::UNEXPECTED_END, 1, 10),
        ("<a><!-- a --", rule::UNEXPECTED_END, 1, 13),
        ("<a><!-", rule::UNEXPECTED_END, 1, 7),
        ("<a><!- x --></a>", rule::SYNTAX, 1, 4),
        ("<a><!--\n\u{C}--></a>", rule::CHARACTER, 2, 1),
        ("<a>\u{FFFF}</a>", rule::CHARACTER, 1, 4),
    ]);
}

#[test]
fn tags() {
    check(&[
        ("<a></b>", rule::END_TAG, 1, 4),
        ("<a>\n <b></a>\n</b>", rule::END_TAG, 2, 5),
        ("<a></A>", rule::END_TAG, 1, 4),
        ("<a></ab>", rule::END_TAG, 1, 4),
        ("<ab></a>", rule::END_TAG, 1, 5),
        ("<a></1>", rule::END_TAG, 1, 4),
        ("<x:a xmlns:x='u' xmlns:y='u'></y:a>", rule::END_TAG, 1, 30),
        ("<a></ a>", rule::SYNTAX, 1, 4),
        ("<a></>", rule::SYNTAX, 1, 4),
        ("<a></a b='1'>", rule::SYNTAX, 1, 4),
        ("<a></a\">", rule::SYNTAX, 1, 4),
        ("<a></a/>", rule::SYNTAX, 1, 4),
        ("<a></a <b/>", rule::SYNTAX, 1, 4),
        ("<a>", rule::UNEXPECTED_END, 1, 4),
        ("<a>ä\r\nb", rule::UNEXPECTED_END, 2, 2),
        ("<a></a", rule::UNEXPECTED_END, 1, 7),
        ("<a></", rule::UNEXPECTED_END, 1, 6),
        ("<a><", rule::UNEXPECTED_END, 1, 5),
        ("<a", rule::UNEXPECTED_END, 1, 3),
        ("<a b", rule::UNEXPECTED_END, 1, 5),
        ("<a b=", rule::UNEXPECTED_END, 1, 6),
        ("<a b='1", rule::UNEXPECTED_END, 1, 8),
        ("<a b='1'", rule::UNEXPECTED_END, 1, 9),
        ("<a/", rule::UNEXPECTED_END, 1, 4),
        ("<1a/>", rule::NAME, 1, 2),
        ("<a><-b/></a>", rule::NAME, 1, 5),
        ("<a$b/>", rule::NAME, 1, 2),
        ("<a\u{D7}/>", rule::NAME, 1, 2),
        ("<a:b:c xmlns:a='u'/>", rule::NAME, 1, 2),
        ("<:a/>", rule::NAME, 1, 2),
        ("<a:/>", rule::NAME, 1, 2),
        ("<a:1 xmlns:a='u'/>", rule::NAME, 1, 2),
        ("<a 1b='2'/>", rule::NAME, 1, 4),
        ("<a b$='2'/>", rule::NAME, 1, 4),
        ("<a b:='2'/>", rule::NAME, 1, 4),
        ("<a\u{1}/>", rule::CHARACTER, 1, 3),
        ("<a b\u{1}='1'/>", rule::CHARACTER, 1, 5),
        ("<a \u{1}/>", rule::CHARACTER, 1, 4),
        ("<a><\u{1}/></a>", rule::CHARACTER, 1, 5),
        ("< a/>", rule::SYNTAX, 1, 1),
        ("<a>1 < 2</a>", rule::SYNTAX, 1, 6),
        ("<a><></a>", rule::SYNTAX, 1, 4),
        ("<a><<b/></a>", rule::SYNTAX, 1, 4),
        ("<a / >", rule::SYNTAX, 1, 1),
        ("<a/b>", rule::SYNTAX, 1, 1),
        ("<a'b'/>", rule::SYNTAX, 1, 1),
        ("<a=b/>", rule::SYNTAX, 1, 1),
        ("<a\n<b/>", rule::SYNTAX, 1, 1),
        ("<a b/>", rule::SYNTAX, 1, 1),
        ("<a b c='1'/>", rule::SYNTAX, 1, 1),
        ("<a b=1/>", rule::SYNTAX, 1, 1),
        ("<a b='1'c='2'/>", rule::SYNTAX, 1, 1),
        ("<a b='1''/>", rule::SYNTAX, 1, 1),
        ("<a ='1'/>", rule::SYNTAX, 1, 1),
        ("<a>\n<b x='<'/></a>", rule::SYNTAX, 2, 1),
        ("<a b='x><c/></a>", rule::SYNTAX, 1, 1),
    ]);
}

#[test]
fn attributes_and_namespaces() {
    check(&[
        ("<a b='1' b='2'/>", rule::DUPLICATE_ATTRIBUTE, 1, 10),
        ("<a b='1'\n c='' b='1'/>", rule::DUPLICATE_ATTRIBUTE, 2, 7),
        ("<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>", rule::DUPLICATE_ATTRIBUTE, 1, 36),
        ("<a xmlns:x='u' xmlns:x='v'/>", rule::DUPLICATE_ATTRIBUTE, 1, 16),
        ("<a xmlns='u' xmlns='v'/>", rule::DUPLICATE_ATTRIBUTE, 1, 14),
        (
            "<a a='' b='' c='' d='' e='' f='' g='' h='' i='' j='' k='' l='' m='' k='' a=''/>",
            rule::DUPLICATE_ATTRIBUTE,
            1,
            69,
        ),
        ("<x:a/>", rule::UNBOUND_PREFIX, 1, 2),
        ("<a>\n <b x:c='1'/></a>", rule::UNBOUND_PREFIX, 2, 5),
        ("<a><b xmlns:x='u'/><x:c/></a>", rule::UNBOUND_PREFIX, 1, 21),
        ("<a b='1' x:c='1' b='2'/>", rule::UNBOUND_PREFIX, 1, 10),
        ("<a xmlns:x=''/>", rule::SYNTAX, 1, 1),
        ("<a xmlns:xml='u'/>", rule::SYNTAX, 1, 1),
        ("<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>", rule::SYNTAX, 1, 1),
        ("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", rule::SYNTAX, 1, 1),
        ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", rule::SYNTAX, 1, 1),
        ("<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>", rule::SYNTAX, 1, 1),
        ("<xmlns:a/>", rule::NAME, 1, 2),
        ("<a xmlns:='u'/>", rule::NAME, 1, 4),
        ("<a b='&#1;'/>", rule::CHARACTER, 1, 7),
        ("<a b='x\u{1F}'/>", rule::CHARACTER, 1, 8),
        ("<a b='x\u{FFFE}'/>", rule::CHARACTER, 1, 8),
        ("<a b='&nbsp;'/>", rule::ENTITY, 1, 7),
        ("<a b='x & y'/>", rule::SYNTAX, 1, 9),
        ("<a b='&lt'/>", rule::SYNTAX, 1, 7),
    ]);
}

#[test]
fn text() {
    check(&[
        ("<a>M\u{FC}ller & S\u{F6}hne</a>", rule::SYNTAX, 1, 11),
        ("<a>AT&T</a>", rule::SYNTAX, 1, 6),
        ("<a>&nbsp;</a>", rule::ENTITY, 1, 4),
        ("<a>x&M\u{FC}ller;</a>", rule::ENTITY, 1, 5),
        ("<a>&AMP;</a>", rule::ENTITY, 1, 4),
        ("<a>&lt</a>", rule::SYNTAX, 1, 4),
        ("<a>&;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#x;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#X41;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#4 1;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#xG;</a>", rule::SYNTAX, 1, 4),
        ("<a>&# 65;</a>", rule::SYNTAX, 1, 4),
        ("<a>&#0;</a>", rule::CHARACTER, 1, 4),
        ("<a>&#xD800;</a>", rule::CHARACTER, 1, 4),
        ("<a>&#xFFFE;</a>", rule::CHARACTER, 1, 4),
        ("<a>&#1114112;</a>", rule::CHARACTER, 1, 4),
        ("<a>&#99999999999999999999;</a>", rule::CHARACTER, 1, 4),
        ("<a>&#4294967361;</a>", rule::CHARACTER, 1, 4),
        ("<a>&am", rule::UNEXPECTED_END, 1, 7),
        ("<a>&#6", rule::UNEXPECTED_END, 1, 7),
        ("<a>&", rule::UNEXPECTED_END, 1, 5),
        ("<a>x\u{8}y</a>", rule::CHARACTER, 1, 5),
        ("<a><![CDATA[\u{0}]]></a>", rule::CHARACTER, 1, 13),
        ("<a>\u{FFFD}\u{FFFE}</a>", rule::CHARACTER, 1, 5),
        ("<a>x]]>y</a>", rule::SYNTAX, 1, 5),
        ("<a>]]]></a>", rule::SYNTAX, 1, 5),
        ("<a>x<!-- -->]]></a>", rule::SYNTAX, 1, 13),
        ("<a><![CDATA[x]]></b>", rule::END_TAG, 1, 17),
        ("<a><![CDATA[x", rule::UNEXPECTED_END, 1, 14),
        ("<a><![CDAT", rule::UNEXPECTED_END, 1, 11),
        ("<a><![cdata[x]]></a>", rule::SYNTAX, 1, 4),
        ("<a><![CDATA]]></a>", rule::SYNTAX, 1, 4),
        ("<a>x<!-- -- --></a>", rule::SYNTAX, 1, 5),
        ("<a>x<?xml version='1.0'?></a>", rule::SYNTAX, 1, 5),
    ]);
}

#[test]
fn arguments_name_things_and_never_quote_text() {
    let fault = |text| fault(text, &Limits::default()).expect("a fault");
    let wrong = fault("<a><b></c></a>");
    assert_eq!((wrong.arg("expected"), wrong.arg("found")), (Some("b"), Some("c")));
    assert_eq!(fault("<a><x:b>").arg("name"), Some("x"));
    assert_eq!(fault("<a><b>").arg("open"), Some("b"));
    assert_eq!(fault("<a>&nbsp;</a>").arg("entity"), Some("nbsp"));
    assert_eq!(fault("<a>Meier&Schmidt;</a>").args, []);
    assert_eq!(fault("<a>\u{B}</a>").arg("character"), Some("U+000B"));
    assert_eq!(fault("<?xml version='1.1'?><a/>").arg("version"), Some("1.1"));
    assert_eq!(fault("{\"name\": \"M\u{FC}ller\"}").arg("looks_like"), Some("JSON"));
    assert_eq!(fault("<!DOCTYPE html><html/>").arg("looks_like"), Some("HTML"));
    assert_eq!(fault("<!doctype html><html/>").arg("looks_like"), Some("HTML"));
    assert_eq!(fault("<a b='1' b='2'/>").on_attribute.as_deref(), Some("b"));
    assert_eq!(fault("<a><b x:c='2'/></a>").on_attribute.as_deref(), Some("c"));
    assert_eq!(fault("<a><b x='&#1;'/></a>").in_start_tag.as_deref(), Some("b"));
    assert_eq!(fault("<a><x:b/></a>").in_start_tag.as_deref(), Some("b"));
    assert_eq!(fault("<a><1/></a>").in_start_tag, None);
    assert_eq!(fault("<a>&#1;</a>").to_string(), "byte 3: xml-character character=U+0001");
}
