//! Every limit at N and at N + 1.
use super::super::{Fault, rule};
use super::fault;
use crate::limits::Limits;

/// What goes over the limit stands at `offset` of `over`.
fn check(limits: &Limits, at: &str, over: &str, rule: &str, limit: usize, offset: usize) -> Fault {
    assert_eq!(fault(at, limits), None, "{rule} at its limit");
    let fault = fault(over, limits).expect("a fault");
    assert_eq!((fault.rule, fault.offset), (rule, offset));
    assert_eq!(fault.arg("limit"), Some(limit.to_string().as_str()));
    fault
}

#[test]
fn depth() {
    let limits = Limits { depth: 2, ..Limits::default() };
    let fault = check(&limits, "<a><b/><b/></a>", "<a><b><x:c/></b></a>", rule::LIMIT_DEPTH, 2, 6);
    assert_eq!(fault.in_start_tag.as_deref(), Some("c"));
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    check(&Limits::default(), &nested(256), &nested(257), rule::LIMIT_DEPTH, 256, 256 * 3);
}

#[test]
fn attributes() {
    let limits = Limits { attributes: 2, ..Limits::default() };
    check(&limits, "<a xmlns:p='u' b=''/>", "<a xmlns:p='u' b='' c=''/>", rule::LIMIT_ATTRIBUTES, 2, 20);
    check(&limits, "<a b='' c=''/>", "<a b='' c='' xmlns='u'/>", rule::LIMIT_ATTRIBUTES, 2, 13);
}

#[test]
fn names() {
    let limits = Limits { name_bytes: 4, ..Limits::default() };
    check(&limits, "<abcd/>", "<a><abcde/></a>", rule::LIMIT_NAME, 4, 4);
    check(&limits, "<a äbc=''/>", "<a äöb=''/>", rule::LIMIT_NAME, 4, 3);
}

#[test]
fn texts() {
    let limits = Limits { text_bytes: 4, ..Limits::default() };
    check(&limits, "<a>abcd</a>", "<a>abcde</a>", rule::LIMIT_TEXT, 4, 3);
    check(&limits, "<a>ab<!-- long -->cd</a>", "<a>ab<!-- -->cde</a>", rule::LIMIT_TEXT, 4, 3);
    check(&limits, "<a>&#65;bc<![CDATA[d]]></a>", "<a>&#65;&#65;&#65;&#65;&#65;</a>", rule::LIMIT_TEXT, 4, 3);
    check(&limits, "<a b='abcd'/>", "<a b='abcde'/>", rule::LIMIT_TEXT, 4, 6);
    check(&limits, "<a b='&amp;bcd'/>", "<a b='&amp;bcde'/>", rule::LIMIT_TEXT, 4, 6);
}

#[test]
fn size() {
    let limits = Limits { total_bytes: 6, ..Limits::default() };
    check(&limits, "<abc/>", "<abcd/>", rule::LIMIT_SIZE, 6, 6);
    // The limit lies inside a character.
    let limits = Limits { total_bytes: 7, ..Limits::default() };
    check(&limits, "<abcd/>", "<a b='ä'/>", rule::LIMIT_SIZE, 7, 6);
}
