//! Patterns that make a backtracking engine work without end, and patterns that would need endless tables.

use xefa::schema::simple::{Builtin, Facet, FacetKind, NoScope, SchemaFault, SimpleId, SimpleTypes, Step, StepKind};

fn push(types: &mut SimpleTypes, patterns: &[&str]) -> Result<SimpleId, SchemaFault> {
    let facets: Vec<Facet<'_>> =
        patterns.iter().map(|value| Facet { kind: FacetKind::Pattern, value, fixed: false, scope: &NoScope }).collect();
    types.push(Step { name: None, base: Builtin::String.id(), kind: StepKind::Restriction, facets: &facets })
}

fn matches(pattern: &str, text: &str) -> bool {
    let mut types = SimpleTypes::new();
    let id = push(&mut types, &[pattern]).unwrap_or_else(|fault| panic!("{pattern}: {fault}"));
    types.check(id, text, &NoScope).is_ok()
}

fn rule(pattern: &str) -> Option<&'static str> {
    push(&mut SimpleTypes::new(), &[pattern]).err().map(|fault| fault.rule)
}

/// With backtracking, the time for these doubles with every character.
#[test]
fn matching_takes_linear_time() {
    let a = "a".repeat(100_000);
    for pattern in [
        "(a+)+b",
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+b",
        "((a?){30}a{30})*b",
        "(a*a*a*a*a*)*b",
        "(.*.*.*.*)*b",
        "([a-z]+|a|aa)*b",
        "(((((a+)+)+)+)+)+b",
    ] {
        assert!(!matches(pattern, &a), "{pattern}");
        assert!(matches(pattern, &format!("{a}{}", "b")), "{pattern}");
    }
    let x = "x".repeat(30);
    assert!(matches("(x+x+)+y|x*", &x));
    assert!(matches(r"(\w+\s?)*", &"wort ".repeat(20_000)));
    assert!(!matches(r"(\w+\s?)*", &format!("{}!", "wort ".repeat(20_000))));
    assert!(matches(r"(\p{L}|\p{M})*", &"a\u{308}".repeat(50_000)));
}

/// Compiling has limits of its own: what would need endless tables is refused when the schema is compiled, never later.
#[test]
fn counts_without_end_are_refused() {
    for pattern in [
        "(a{1,1000}){1,1000}b|c",
        "((a{1,100}){1,100}){1,100}b|c",
        "(((((a{9}){9}){9}){9}){9}){9}{9}",
        "(a|b{1,4294967295})*",
        "(ab){99999999}",
        r"(\w{1,1000}\s){1,1000}",
        r"(\p{L}{2000}|x){50}",
        "(a|b){4294967296}",
    ] {
        let rule = rule(pattern);
        assert!(matches!(rule, Some("limit-pattern" | "xsd-pattern")), "{pattern}: {rule:?}");
    }
    // A count of one set is no table: it is counted.
    assert!(matches("[a-z]{1,4294967295}", "abc"));
    assert!(!matches("[a-z]{4294967295}", "abc"));
    assert!(matches("a{0,1000000}", &"a".repeat(1_000_000)));
    assert!(!matches("a{0,1000000}", &"a".repeat(1_000_001)));
    assert!(matches("(a{0,100}b?){0,100}", &"a".repeat(10_000)));
}

#[test]
fn nesting_and_length_are_limited() {
    assert_eq!(rule(&format!("{}a{}", "(".repeat(128), ")".repeat(128))), None);
    assert_eq!(rule(&format!("{}a{}", "(".repeat(129), ")".repeat(129))), Some("limit-pattern"));
    assert_eq!(rule(&"(".repeat(1_000_000)), Some("limit-pattern"));
    assert_eq!(rule(&format!("{}a{}", "[a-z-".repeat(1_000), "]".repeat(1_000))), Some("limit-pattern"));
    assert_eq!(rule(&"a".repeat(1 << 16)), None);
    assert_eq!(rule(&"a".repeat((1 << 16) + 1)), Some("limit-pattern"));
    assert_eq!(rule(&"ä".repeat((1 << 16) + 1)), Some("limit-pattern"));
    assert_eq!(rule(&"a|".repeat(30_000)), None);
    assert_eq!(rule(&r"\w".repeat(30_000)), Some("limit-pattern"));
    assert_eq!(rule(&r"[\w-[\d-[\p{Nd}]]]".repeat(3_000)), Some("limit-pattern"));
    assert_eq!(rule(&r"\p{L}*\P{L}*[^\p{L}]*".repeat(2_000)), Some("limit-pattern"));
}

/// One huge pattern is limited, and so are many together.
#[test]
fn many_patterns() {
    let mut types = SimpleTypes::new();
    let patterns: Vec<String> = (0..2_000).map(|n| format!("(a{{1,40}}|b{n}){{1,20}}")).collect();
    let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
    let id = push(&mut types, &patterns).expect("no single one is too large");
    assert!(types.check(id, "b1999", &NoScope).is_ok());
    assert!(types.check(id, "c", &NoScope).is_err());
}
