//! Tests of types as a whole: derivation, checking, values, storing.

use super::*;
use crate::schema::stored::{Bytes, Stored as _};
use proptest::prelude::*;
use quick_xml::{XmlVersion, events::Event};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

struct Prefixes(HashMap<&'static str, &'static str>);

impl Scope for Prefixes {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.get(prefix).copied()
    }
}

fn facet<'a>(kind: FacetKind, value: &'a str) -> Facet<'a> {
    Facet { kind, value, fixed: false, scope: &NoScope }
}

fn push(types: &mut SimpleTypes, base: SimpleId, facets: &[(FacetKind, &str)]) -> Result<SimpleId, SchemaFault> {
    let facets: Vec<Facet<'_>> = facets.iter().map(|(kind, value)| facet(*kind, value)).collect();
    types.push(Step { name: None, base, kind: StepKind::Restriction, facets: &facets })
}

fn list(types: &mut SimpleTypes, item: SimpleId) -> SimpleId {
    let kind = StepKind::List { item };
    types.push(Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind, facets: &[] }).unwrap()
}

fn union(types: &mut SimpleTypes, members: &[SimpleId]) -> SimpleId {
    let kind = StepKind::Union { members: members.to_vec() };
    types.push(Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind, facets: &[] }).unwrap()
}

fn rule(types: &SimpleTypes, id: SimpleId, text: &str) -> &'static str {
    types.check(id, text, &NoScope).map_or_else(|violation| violation.rule, |()| "valid")
}

use FacetKind::*;

#[test]
fn built_in_types() {
    let types = SimpleTypes::new();
    let table: &[(Builtin, &[&str], &[&str])] = &[
        (Builtin::AnySimpleType, &["", " x "], &[]),
        (Builtin::String, &["", " \t"], &[]),
        (Builtin::Boolean, &["true", " 1 "], &["TRUE", "", "2"]),
        (Builtin::Byte, &["-128", "+127", "0000127", " 1\n"], &["128", "-129", "1.0", "", "1e1"]),
        (Builtin::UnsignedLong, &["18446744073709551615", "-0"], &["18446744073709551616", "-1"]),
        (Builtin::NegativeInteger, &["-1", "-99999999999999999999999"], &["0", "-0"]),
        (Builtin::PositiveInteger, &["1"], &["0", "-1"]),
        (Builtin::NonPositiveInteger, &["0"], &["1"]),
        (Builtin::Float, &["1e400", "NaN"], &["+INF", "nan"]),
        (Builtin::Date, &["2024-02-29"], &["2023-02-29", "2024-2-29"]),
        (Builtin::HexBinary, &["", "0aF1"], &["0", "0g"]),
        (Builtin::Base64Binary, &["", "AA =="], &["A", "AB=="]),
        (Builtin::AnyUri, &["", "a b"], &[":a"]),
        (Builtin::QName, &["a", "xml:lang"], &["p:a", ":a", ""]),
        (Builtin::Language, &["de-DE"], &["", "de_DE"]),
        (Builtin::Nmtokens, &["a 1"], &["", " "]),
        (Builtin::Idrefs, &["a b"], &["", "a 1"]),
        (Builtin::Id, &["a-1"], &["a:b", "1"]),
        (Builtin::Duration, &["P1D"], &["P"]),
    ];
    for (builtin, good, bad) in table {
        for text in *good {
            assert_eq!(rule(&types, builtin.id(), text), "valid", "{builtin:?} {text:?}");
        }
        for text in *bad {
            assert_ne!(rule(&types, builtin.id(), text), "valid", "{builtin:?} {text:?}");
        }
    }
    assert_eq!(rule(&types, Builtin::Byte.id(), "128"), "cvc-maxInclusive-valid");
    let far = types.check(Builtin::Byte.id(), "99999", &NoScope).unwrap_err();
    assert_eq!(far.simple, Builtin::Short.id(), "the base's step first");
    assert_eq!(rule(&types, Builtin::Byte.id(), "1.0"), "cvc-datatype-valid");
    assert_eq!(rule(&types, Builtin::Idrefs.id(), ""), "cvc-minLength-valid");
    assert_eq!(rule(&types, SimpleId(9_999), "x"), "cvc-datatype-valid");
}

#[test]
fn order_of_broken_rules() {
    let mut types = SimpleTypes::new();
    let code =
        push(&mut types, SimpleId::STRING, &[(Enumeration, "ab"), (Enumeration, "abc"), (MaxLength, "3")]).unwrap();
    let short = push(&mut types, code, &[(MaxLength, "2"), (Pattern, "[a-c]*")]).unwrap();
    for (text, expected, stage) in [
        ("abcd", "cvc-maxLength-valid", code),
        ("xx", "cvc-enumeration-valid", code),
        ("abc", "cvc-maxLength-valid", short),
        ("ab", "valid", short),
    ] {
        assert_eq!(rule(&types, short, text), expected, "{text}");
        if let Err(violation) = types.check(short, text, &NoScope) {
            assert_eq!(violation.simple, stage);
        }
    }
    let ident = push(&mut types, SimpleId::STRING, &[(Pattern, r"\d*"), (Length, "3"), (Enumeration, "123")]).unwrap();
    assert_eq!(rule(&types, ident, "x"), "cvc-pattern-valid");
    assert_eq!(rule(&types, ident, "1"), "cvc-length-valid");
    assert_eq!(rule(&types, ident, "124"), "cvc-enumeration-valid");
    let money = push(&mut types, Builtin::Decimal.id(), &[(FractionDigits, "2"), (MaxExclusive, "100")]).unwrap();
    assert_eq!(rule(&types, money, "100.001"), "cvc-maxExclusive-valid");
    assert_eq!(rule(&types, money, "99.001"), "cvc-fractionDigits-valid");
    assert_eq!(rule(&types, money, "99.100"), "valid");
    assert_eq!(rule(&types, money, "x"), "cvc-datatype-valid");
}

#[test]
fn patterns_of_one_step_are_alternatives() {
    let mut types = SimpleTypes::new();
    let first = push(&mut types, Builtin::Token.id(), &[(Pattern, "a+"), (Pattern, "b+")]).unwrap();
    let second = push(&mut types, first, &[(Pattern, ".{2}")]).unwrap();
    assert_eq!(rule(&types, second, " bb "), "valid");
    assert_eq!(rule(&types, second, "aaa"), "cvc-pattern-valid");
    assert_eq!(rule(&types, second, "ab"), "cvc-pattern-valid");
    assert_eq!(types.facets(second).patterns, vec![vec!["a+", "b+"], vec![".{2}"]]);
    let violation = types.check(first, "aac", &NoScope).unwrap_err();
    let place = Some(Place { index: 3, found: Some('c') });
    assert_eq!(violation.detail, Detail::Pattern { patterns: vec!["a+".into(), "b+".into()], place });
}

#[test]
fn lengths_by_type() {
    let mut types = SimpleTypes::new();
    let name = push(&mut types, SimpleId::STRING, &[(MaxLength, "4")]).unwrap();
    assert_eq!(rule(&types, name, "Jörg"), "valid");
    let detail = Detail::Length { facet: MaxLength, limit: 4, actual: 5, unit: LengthUnit::Characters };
    assert_eq!(types.check(name, "Jörg😀", &NoScope).unwrap_err().detail, detail);
    let hash = push(&mut types, Builtin::HexBinary.id(), &[(Length, "2")]).unwrap();
    assert_eq!((rule(&types, hash, "abcd"), rule(&types, hash, "ab")), ("valid", "cvc-length-valid"));
    let bytes = push(&mut types, Builtin::Base64Binary.id(), &[(MaxLength, "1")]).unwrap();
    assert_eq!((rule(&types, bytes, "AA=="), rule(&types, bytes, "AAA=")), ("valid", "cvc-maxLength-valid"));
    let qname = push(&mut types, Builtin::QName.id(), &[(Length, "1")]).unwrap();
    assert_eq!(rule(&types, qname, "abc"), "valid");
    let ints = list(&mut types, Builtin::Int.id());
    let two = push(&mut types, ints, &[(Length, "2")]).unwrap();
    assert_eq!(rule(&types, two, " 1\n22 "), "valid");
    assert_eq!(rule(&types, two, "1"), "cvc-length-valid");
    let item = types.check(two, "1 x 2", &NoScope).unwrap_err();
    assert!(matches!(item.detail, Detail::Item { index: 2, .. }) && item.rule == "cvc-datatype-valid");
}

#[test]
fn bounds_that_cannot_be_compared_are_broken() {
    let mut types = SimpleTypes::new();
    let since = push(&mut types, Builtin::DateTime.id(), &[(MinInclusive, "2024-01-01T00:00:00Z")]).unwrap();
    assert_eq!(rule(&types, since, "2024-01-01T01:00:00+01:00"), "valid");
    assert_eq!(rule(&types, since, "2024-01-01T14:00:01"), "valid");
    let violation = types.check(since, "2024-01-01T05:00:00", &NoScope).unwrap_err();
    assert!(matches!(violation.detail, Detail::Bound { incomparable: true, .. }));
    let month = push(&mut types, Builtin::Duration.id(), &[(MaxInclusive, "P1M")]).unwrap();
    assert_eq!(rule(&types, month, "P30D"), "cvc-maxInclusive-valid");
    assert_eq!(rule(&types, month, "P28D"), "cvc-maxInclusive-valid");
    assert_eq!(rule(&types, month, "P27D"), "valid");
    let number = push(&mut types, Builtin::Double.id(), &[(MinInclusive, "0")]).unwrap();
    assert_eq!((rule(&types, number, "NaN"), rule(&types, number, "-0")), ("cvc-minInclusive-valid", "valid"));
    let nan = push(&mut types, Builtin::Double.id(), &[(MinInclusive, "NaN")]).unwrap();
    assert_eq!((rule(&types, nan, "NaN"), rule(&types, nan, "1")), ("valid", "cvc-minInclusive-valid"));
    // Both steps count where neither bound is the tighter one.
    let days = push(&mut types, Builtin::Duration.id(), &[(MaxInclusive, "P31D")]).unwrap();
    assert_eq!(push(&mut types, days, &[(MaxInclusive, "P1M")]).unwrap_err().rule, "maxInclusive-valid-restriction");
}

#[test]
fn enumerations_by_value() {
    let mut types = SimpleTypes::new();
    let rates = push(&mut types, Builtin::Decimal.id(), &[(Enumeration, "7"), (Enumeration, "19.0")]).unwrap();
    assert_eq!(rule(&types, rates, "+07.00"), "valid");
    assert_eq!(rule(&types, rates, "8"), "cvc-enumeration-valid");
    assert_eq!(types.facets(rates).enumeration, Some(vec!["7", "19.0"]));
    let noon = push(&mut types, Builtin::Time.id(), &[(Enumeration, "12:00:00Z")]).unwrap();
    assert_eq!(rule(&types, noon, "13:00:00+01:00"), "valid");
    let text = push(&mut types, SimpleId::STRING, &[(Enumeration, " a ")]).unwrap();
    assert_eq!((rule(&types, text, " a "), rule(&types, text, "a")), ("valid", "cvc-enumeration-valid"));
    let numbers = list(&mut types, Builtin::Decimal.id());
    let pair = push(&mut types, numbers, &[(Enumeration, "1  2")]).unwrap();
    assert_eq!((rule(&types, pair, "1.0 2"), rule(&types, pair, "2 1")), ("valid", "cvc-enumeration-valid"));
    let either = union(&mut types, &[Builtin::Int.id(), Builtin::String.id()]);
    let one = push(&mut types, either, &[(Enumeration, "1")]).unwrap();
    assert_eq!((rule(&types, one, "01"), rule(&types, one, "1.0")), ("valid", "cvc-enumeration-valid"));
}

#[test]
fn names_by_namespace() {
    let mut types = SimpleTypes::new();
    let here = Prefixes([("p", "urn:a"), ("", "urn:d")].into());
    let there = Prefixes([("q", "urn:a"), ("p", "urn:b")].into());
    let facets = [Facet { kind: Enumeration, value: "p:gif", fixed: false, scope: &here }];
    let restriction = StepKind::Restriction;
    let step = Step { name: Some("format"), base: Builtin::Notation.id(), kind: restriction, facets: &facets };
    let format = types.push(step).unwrap();
    assert!(types.check(format, "q:gif", &there).is_ok());
    assert_eq!(types.check(format, "p:gif", &there).unwrap_err().rule, "cvc-enumeration-valid");
    assert_eq!(types.check(format, "x:gif", &there).unwrap_err().detail, Detail::Prefix);
    let qname = Builtin::QName.id();
    assert_eq!(types.equal(qname, "p:a", "q:a", &here, &there), Ok(true));
    assert_eq!(types.equal(qname, "a", "a", &here, &there), Ok(false));
    assert_eq!(types.special(format), Special::Notation);
    assert_eq!(types.name(format), Some("format"));
    assert_eq!(push(&mut types, Builtin::Notation.id(), &[]).unwrap_err().rule, "enumeration-required-notation");
}

#[test]
fn unions_and_what_is_special_in_them() {
    let mut types = SimpleTypes::new();
    let ids = list(&mut types, Builtin::Idref.id());
    let inner = union(&mut types, &[Builtin::Date.id(), ids]);
    let outer = union(&mut types, &[Builtin::Int.id(), inner, Builtin::Id.id()]);
    assert_eq!(
        (types.special(ids), types.special(inner), types.special(outer)),
        (Special::IdRefs, Special::Union, Special::Union)
    );
    let mut seen = Vec::new();
    for text in ["12", "2024-05-28", " a  b ", "c"] {
        types.for_each_special(outer, text, &NoScope, &mut |special, text| seen.push((special, text.to_owned())));
    }
    let expected = [(Special::IdRef, "a"), (Special::IdRef, "b"), (Special::IdRef, "c")];
    assert_eq!(seen, expected.map(|(special, text)| (special, text.to_owned())));
    assert!(
        matches!(types.check(inner, "1", &NoScope).unwrap_err().detail, Detail::Union { members } if members.len() == 2)
    );
    assert!(types.is_derived_from(Builtin::Date.id(), outer));
    assert!(types.is_derived_from(Builtin::Byte.id(), outer));
    assert!(!types.is_derived_from(outer, Builtin::Date.id()));
    assert!(types.is_derived_from(outer, SimpleId::ANY_SIMPLE_TYPE));
    assert_eq!(types.normalize(outer, " 1 "), "1");
    let filtered = push(&mut types, outer, &[(Pattern, ".{2}")]).unwrap();
    assert_eq!((rule(&types, filtered, " 12 "), rule(&types, filtered, "1")), ("valid", "cvc-pattern-valid"));
}

#[test]
fn schema_faults() {
    let string = SimpleId::STRING;
    let decimal = Builtin::Decimal.id();
    type Facets<'a> = &'a [(FacetKind, &'a str)];
    let table: &[(SimpleId, Facets<'_>, Facets<'_>, &str, Option<usize>)] = &[
        (string, &[], &[(TotalDigits, "1")], "cos-applicable-facets", Some(0)),
        (Builtin::Boolean.id(), &[], &[(Enumeration, "true")], "cos-applicable-facets", Some(0)),
        (Builtin::Idrefs.id(), &[], &[(MinInclusive, "a")], "cos-applicable-facets", Some(0)),
        (SimpleId::ANY_SIMPLE_TYPE, &[], &[], "cos-st-restricts.1.1", None),
        (SimpleId(9_999), &[], &[], "src-resolve", None),
        (string, &[], &[(MaxLength, "2"), (MaxLength, "2")], "src-single-facet-value", Some(1)),
        (string, &[], &[(MaxLength, "-1")], "xsd-facet-value", Some(0)),
        (string, &[], &[(MaxLength, "many")], "xsd-facet-value", Some(0)),
        (decimal, &[], &[(TotalDigits, "0")], "xsd-facet-value", Some(0)),
        (string, &[], &[(WhiteSpace, "trim")], "xsd-facet-value", Some(0)),
        (string, &[], &[(Pattern, "[")], "xsd-pattern", Some(0)),
        (string, &[(Length, "2")], &[(Length, "3")], "length-valid-restriction", Some(0)),
        (string, &[(MinLength, "2")], &[(MinLength, "1")], "minLength-valid-restriction", Some(0)),
        (string, &[(MaxLength, "2")], &[(MaxLength, "3")], "maxLength-valid-restriction", Some(0)),
        (string, &[(MinLength, "3")], &[(MaxLength, "2")], "minLength-less-than-equal-to-maxLength", Some(0)),
        (string, &[], &[(MinLength, "1"), (Length, "2")], "length-minLength-maxLength", Some(0)),
        (string, &[(MinLength, "3")], &[(Length, "2")], "length-minLength-maxLength", None),
        (Builtin::Token.id(), &[], &[(WhiteSpace, "replace")], "whiteSpace-valid-restriction", Some(0)),
        (decimal, &[], &[(Enumeration, "1"), (Enumeration, "x")], "enumeration-valid-restriction", Some(1)),
        (decimal, &[(MaxInclusive, "5")], &[(Enumeration, "6")], "enumeration-valid-restriction", Some(0)),
        (decimal, &[], &[(MinInclusive, "x")], "minInclusive-valid-restriction", Some(0)),
        (decimal, &[], &[(MinInclusive, "1"), (MinExclusive, "1")], "minInclusive-minExclusive", Some(1)),
        (decimal, &[], &[(MaxInclusive, "1"), (MaxExclusive, "1")], "maxInclusive-maxExclusive", Some(1)),
        (
            decimal,
            &[],
            &[(MinInclusive, "2"), (MaxInclusive, "1")],
            "minInclusive-less-than-equal-to-maxInclusive",
            Some(1),
        ),
        (
            decimal,
            &[],
            &[(MinExclusive, "2"), (MaxExclusive, "1")],
            "minExclusive-less-than-equal-to-maxExclusive",
            Some(1),
        ),
        (decimal, &[], &[(MinExclusive, "1"), (MaxInclusive, "1")], "minExclusive-less-than-maxInclusive", Some(1)),
        (decimal, &[], &[(MinInclusive, "1"), (MaxExclusive, "1")], "minInclusive-less-than-maxExclusive", Some(1)),
        (decimal, &[(MaxInclusive, "5")], &[(MaxInclusive, "6")], "maxInclusive-valid-restriction", Some(0)),
        (decimal, &[(MaxExclusive, "5")], &[(MaxInclusive, "5")], "maxInclusive-valid-restriction", Some(0)),
        (decimal, &[(MinInclusive, "5")], &[(MinExclusive, "4")], "minExclusive-valid-restriction", Some(0)),
        (decimal, &[(MaxExclusive, "5")], &[(MaxExclusive, "6")], "maxExclusive-valid-restriction", Some(0)),
        (Builtin::Byte.id(), &[], &[(MaxInclusive, "128")], "maxInclusive-valid-restriction", Some(0)),
        (decimal, &[(TotalDigits, "2")], &[(TotalDigits, "3")], "totalDigits-valid-restriction", Some(0)),
        (decimal, &[(FractionDigits, "2")], &[(FractionDigits, "3")], "fractionDigits-valid-restriction", Some(0)),
        (decimal, &[], &[(TotalDigits, "2"), (FractionDigits, "3")], "fractionDigits-totalDigits", Some(1)),
        (Builtin::Integer.id(), &[], &[(FractionDigits, "1")], "st-restrict-facets", Some(0)),
    ];
    for (base, first, second, rule, at) in table {
        let mut types = SimpleTypes::new();
        let base = if first.is_empty() { *base } else { push(&mut types, *base, first).unwrap() };
        let count = types.len();
        let fault = push(&mut types, base, second).unwrap_err();
        assert_eq!((fault.rule, fault.facet), (*rule, *at), "{fault}");
        assert_eq!(types.len(), count);
    }
}

#[test]
fn what_stays_allowed() {
    let mut types = SimpleTypes::new();
    let decimal = Builtin::Decimal.id();
    for (base, first, second) in [
        (decimal, vec![(MaxExclusive, "5")], vec![(MaxExclusive, "5.0")]),
        (decimal, vec![(MaxInclusive, "5")], vec![(MaxExclusive, "5")]),
        (decimal, vec![(MinInclusive, "5")], vec![(MinInclusive, "5"), (MaxInclusive, "5")]),
        (SimpleId::STRING, vec![(MinLength, "1")], vec![(MinLength, "1"), (Length, "2")]),
        (SimpleId::STRING, vec![(MaxLength, "99999999999999999999999")], vec![(MaxLength, "1")]),
        (Builtin::Integer.id(), vec![(FractionDigits, "0")], vec![(MinExclusive, "-1")]),
    ] {
        let base = push(&mut types, base, &first).unwrap();
        push(&mut types, base, &second).unwrap();
    }
}

#[test]
fn fixed_facets() {
    let mut types = SimpleTypes::new();
    for (kind, value, other) in [(MaxLength, "5", "4"), (WhiteSpace, "replace", "collapse")] {
        let facets = [Facet { fixed: true, ..facet(kind, value) }];
        let step = Step { name: None, base: SimpleId::STRING, kind: StepKind::Restriction, facets: &facets };
        let base = types.push(step).unwrap();
        assert!(push(&mut types, base, &[(kind, value)]).is_ok());
        assert_eq!(push(&mut types, base, &[(kind, other)]).unwrap_err().rule, "st-restrict-facets");
    }
    let facets = [Facet { fixed: true, ..facet(MinInclusive, "1.0") }];
    let step = Step { name: None, base: Builtin::Decimal.id(), kind: StepKind::Restriction, facets: &facets };
    let base = types.push(step).unwrap();
    assert!(push(&mut types, base, &[(MinInclusive, "1")]).is_ok());
    assert_eq!(push(&mut types, base, &[(MinInclusive, "2")]).unwrap_err().rule, "st-restrict-facets");
}

#[test]
fn lists_and_unions_that_cannot_be() {
    let mut types = SimpleTypes::new();
    let lists = list(&mut types, Builtin::Int.id());
    let with_list = union(&mut types, &[lists, Builtin::Date.id()]);
    for item in [lists, with_list, SimpleId::ANY_SIMPLE_TYPE] {
        let step = Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind: StepKind::List { item }, facets: &[] };
        assert_eq!(types.push(step).unwrap_err().rule, "cos-st-restricts.2.1");
    }
    // Unions that double with each level are as good as their members, and restricted ones meet the limit.
    let mut top = union(&mut types, &[Builtin::Int.id(), Builtin::Date.id()]);
    for _ in 0..200 {
        top = union(&mut types, &[top, top]);
    }
    assert_eq!(rule(&types, top, "x"), "cvc-datatype-valid");
    let fault = (0..200).find_map(|_| {
        let a = push(&mut types, top, &[(Pattern, ".*")]).unwrap();
        let b = push(&mut types, top, &[(Pattern, ".*")]).unwrap();
        let kind = StepKind::Union { members: vec![a, b] };
        match types.push(Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind, facets: &[] }) {
            Ok(next) => {
                top = next;
                None
            }
            Err(fault) => Some(fault),
        }
    });
    assert_eq!(fault.unwrap().rule, "limit-union");
}

#[test]
fn members_of_a_union() {
    let mut types = SimpleTypes::new();
    let members: Vec<SimpleId> =
        (0..=crate::limits::UNION_MEMBERS).map(|_| push(&mut types, Builtin::Int.id(), &[]).unwrap()).collect();
    let all = union(&mut types, &members[1..]);
    assert_eq!(rule(&types, all, "1"), "valid");
    let kind = StepKind::Union { members };
    let fault = types.push(Step { name: None, base: SimpleId::ANY_SIMPLE_TYPE, kind, facets: &[] }).unwrap_err();
    assert_eq!(fault.rule, "limit-union");
}

#[test]
fn values_of_the_same_and_of_other_types() {
    let types = SimpleTypes::new();
    let value = |builtin: Builtin, text: &str| types.value(builtin.id(), text, &NoScope).unwrap();
    for (a, x, b, y, same) in [
        (Builtin::Decimal, "1.0", Builtin::Byte, "+01", true),
        (Builtin::Decimal, "1", Builtin::Float, "1", false),
        (Builtin::Float, "1", Builtin::Double, "1", false),
        (Builtin::Double, "NaN", Builtin::Double, "NaN", true),
        (Builtin::Double, "0", Builtin::Double, "-0", true),
        (Builtin::Boolean, "1", Builtin::Boolean, "true", true),
        (Builtin::HexBinary, "0a", Builtin::HexBinary, "0A", true),
        (Builtin::Base64Binary, "QUI=", Builtin::Base64Binary, "Q U I =", true),
        (Builtin::Base64Binary, "QUI=", Builtin::HexBinary, "4142", false),
        (Builtin::Token, " a ", Builtin::String, "a", true),
        (Builtin::String, "a", Builtin::AnyUri, "a", false),
        (Builtin::Date, "2024-01-01", Builtin::Date, "2024-01-01Z", false),
        (Builtin::Duration, "P1Y", Builtin::Duration, "P12M", true),
        (Builtin::Nmtokens, "a b", Builtin::Nmtokens, " a  b", true),
        (Builtin::Nmtokens, "a", Builtin::Nmtoken, "a", false),
    ] {
        assert_eq!(value(a, x) == value(b, y), same, "{a:?} {x} {b:?} {y}");
    }
    let secret = value(Builtin::String, "Geheim");
    assert!(!format!("{secret:?}").contains("Geheim"));
}

#[test]
fn stored_and_loaded() {
    let mut types = SimpleTypes::new();
    let key = push(&mut types, Builtin::Token.id(), &[(Pattern, r"\d{3}|[a-c]*b"), (Enumeration, "123")]).unwrap();
    let late = push(&mut types, Builtin::Date.id(), &[(MinExclusive, "2024-01-01")]).unwrap();
    let mut bytes = Vec::new();
    types.store(&mut bytes);
    let mut stored = Bytes::new(&bytes);
    let loaded = SimpleTypes::load(&mut stored).unwrap();
    assert!(stored.is_empty());
    assert_eq!(rule(&loaded, key, " 123 "), "valid");
    assert_eq!(rule(&loaded, key, "aab"), "cvc-enumeration-valid");
    assert_eq!(rule(&loaded, key, "aac"), "cvc-pattern-valid");
    assert_eq!(rule(&loaded, late, "2024-01-01"), "cvc-minExclusive-valid");
    assert_eq!(loaded.facets(late).min_exclusive, Some("2024-01-01"));
    let mut again = Vec::new();
    loaded.store(&mut again);
    assert_eq!(again, bytes);
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&loaded);
}

fn schemas_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            schemas_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "xsd") {
            found.push(path);
        }
    }
}

#[test]
#[allow(clippy::print_stderr)]
fn patterns_of_real_standards() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("XEFA_CORPUS").map_or(beside, PathBuf::from);
    let mut found = Vec::new();
    schemas_below(&folder, &mut found);
    if found.is_empty() {
        assert!(std::env::var_os("CI").is_none(), "the corpus of schemas is missing: {}", folder.display());
        eprintln!("SKIPPED: no corpus of schemas at {}", folder.display());
        return;
    }
    let mut patterns = std::collections::BTreeSet::new();
    for path in found {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let mut reader = quick_xml::Reader::from_str(&text);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if event == Event::Eof {
                    break;
                }
                continue;
            };
            let value = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == "value");
            if let (true, Some(value)) = (tag.local_name().as_ref() == "pattern", value) {
                patterns.insert(value.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned());
            }
        }
    }
    assert!(patterns.len() > 20, "{}", patterns.len());
    let mut types = SimpleTypes::new();
    for pattern in patterns {
        let id =
            push(&mut types, SimpleId::STRING, &[(Pattern, &pattern)]).unwrap_or_else(|f| panic!("{pattern}: {f}"));
        // The last character is in none of these patterns but those that take everything; no pattern may be damaged.
        if let Err(violation) = types.check(id, "abc 123 \u{10FFFE}", &NoScope) {
            assert_eq!(violation.rule, "cvc-pattern-valid");
            assert_ne!(violation.detail, Detail::Damaged);
        }
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,20}", near in "[-+0-9TZ:.PYMDHSeE INFa=/?#\\[\\]%]{0,16}") {
        let types = SimpleTypes::new();
        for builtin in Builtin::ALL {
            for text in [&text, &near] {
                let checked = types.check(builtin.id(), text, &NoScope);
                prop_assert_eq!(checked.is_ok(), types.value(builtin.id(), text, &NoScope).is_ok());
            }
        }
    }

    #[test]
    fn no_facet_panics(kind in 0usize..12, base in 0usize..45, value in "[-+0-9TZ:.PYMDHSeEINFa ]{0,12}") {
        let mut types = SimpleTypes::new();
        let _ = push(&mut types, Builtin::ALL[base].id(), &[(FacetKind::ALL[kind], &value)]);
    }
}
