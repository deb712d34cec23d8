//! Tests of patterns against the specification, and of the tables against the automaton.

use super::*;
use crate::limits::{PATTERN_CHARS, PATTERN_DEPTH, PATTERN_RANGES};
use proptest::prelude::*;

fn matches(pattern: &str, text: &str) -> bool {
    Pattern::new(pattern, None).unwrap_or_else(|fault| panic!("{pattern}: {fault}")).check(text).is_ok()
}

/// The same answer, but always from the automaton.
fn by_automaton(pattern: &str, text: &str) -> bool {
    let regex = compile(&parse::parse(pattern).unwrap()).unwrap();
    regex.is_match(Input::new(text).anchored(Anchored::Yes))
}

#[test]
fn meaning() {
    let table = [
        ("", "", true),
        ("", "a", false),
        ("a|", "", true),
        ("^a$", "^a$", true),
        ("^a$", "a", false),
        (".", "\n", false),
        (".", "\r", false),
        (".", "\u{2028}", true),
        (".", "😀", true),
        (r"\d", "٣", true),
        (r"\w", "_", false),
        (r"\w", "ä", true),
        (r"\w", "€", true),
        (r"\s", "\u{A0}", false),
        (r"\i\c*", "a-1:ü", true),
        (r"\i\c*", "1a", false),
        (r"[\i-[:]][\c-[:]]*", "a:b", false),
        ("[a-z-[aeiou]]+", "xyz", true),
        ("[a-z-[aeiou]]+", "xaz", false),
        ("[^a-z-[A-Z]]", "A", false),
        ("[^a-z-[A-Z]]", "1", true),
        ("[a-z-[a-y-[m]]]*", "mz", true),
        ("[-a]*", "-a", true),
        ("[a-]*", "-a", true),
        ("[a--[a]]*", "--", true),
        ("[+,^]*", "+^,", true),
        ("[^^]", "^", false),
        (r"[\-\]\[\\]*", r"-[]\", true),
        (r"[,-\.]*", ",-.", true),
        (r"\p{Lu}\P{Lu}", "Aa", true),
        (r"\p{Zl}", "\u{2028}", true),
        (r"\p{Cn}", "\u{378}", true),
        (r"\p{IsBasicLatin}+", "abc", true),
        (r"\p{IsBasicLatin}+", "abä", false),
        (r"\P{IsBasicLatin}+", "ä", true),
        (r"\p{IsPrivateUse}", "\u{10FFFD}", true),
        (r"\p{IsHighSurrogates}", "a", false),
        ("(ab){2,3}", "abab", true),
        ("(ab){2,3}", "abababab", false),
        ("a{0}b", "b", true),
        ("a{2,}", "aaaaa", true),
        ("a{2,}", "a", false),
        ("(a|ab)(c|bcd)", "abcd", true),
        ("(a*)*", "aaaa", true),
        ("(a{0,2}){3}", "aaaaaa", true),
        (r"\d{2}|\d{3}|\d{5}|\d{9}|\d{12}", "12345", true),
        (r"\d{2}|\d{3}|\d{5}|\d{9}|\d{12}", "1234", false),
        (r"\d{4}((-\d{2}){0,1}-\d{2}){0,1}", "2024-05-28", true),
        (r"\d{4}((-\d{2}){0,1}-\d{2}){0,1}", "2024-", false),
        ("[a-z]{0,100000}", "abc", true),
        ("[a-z]{1,3}[0-9]*x?", "abc12x", true),
        ("$", "$", true),
    ];
    for (pattern, text, expected) in table {
        assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        if pattern != "[a-z]{0,100000}" {
            assert_eq!(by_automaton(pattern, text), expected, "{pattern} on {text} by automaton");
        }
    }
}

#[test]
fn not_regular_expressions_of_xsd() {
    for pattern in [
        "(",
        ")",
        "a)",
        "[",
        "]",
        "[]",
        "[^]",
        "a{",
        "a}",
        "{1}",
        "*",
        "a**",
        "a{1",
        "a{,2}",
        "a{2,1}",
        "a{x}",
        r"\",
        r"\b",
        r"\$",
        r"\u0041",
        r"\x41",
        r"\1",
        r"\A",
        r"\Z",
        "(?:a)",
        "(?i)a",
        "a??",
        "a+?",
        "[a",
        "[b-a]",
        "[a[b]]",
        "[a-z-9]",
        r"[a-\d]",
        r"[\d-a]",
        "[-[a]]",
        "[a-[b]c]",
        r"\p",
        r"\pL",
        r"\p{}",
        r"\p{Xx}",
        r"\p{IsNoBlock}",
        r"\p{Is}",
        r"\p{L",
        r"\p{Greek}",
        r"\p{^L}",
        "|*",
    ] {
        let fault = Pattern::new(pattern, Some(3)).map(|_| ()).unwrap_err();
        assert_eq!((fault.rule, fault.facet), ("xsd-pattern", Some(3)), "{pattern}");
    }
}

#[test]
fn limits() {
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(matches(&deep(PATTERN_DEPTH), "a"));
    for pattern in [
        deep(PATTERN_DEPTH + 1),
        "[a-".repeat(PATTERN_DEPTH + 1),
        "a".repeat(PATTERN_CHARS + 1),
        r"\i".repeat(PATTERN_RANGES / NAME_START.len() + 1),
        format!("(ab){{{}}}", PATTERN_STATES / 4 + 1),
        "a{4294967296}".into(),
        "(ab){4294967295}".into(),
        "((((((ab{1,99}){1,99}){1,99}){1,99}){1,99}){1,99}){1,99}".into(),
    ] {
        let fault = Pattern::new(&pattern, None).map(|_| ()).unwrap_err();
        assert!(fault.rule == "limit-pattern" || pattern.starts_with('['), "{}", fault.rule);
    }
    for pattern in [
        "a".repeat(PATTERN_CHARS),
        format!("(ab){{{}}}", PATTERN_STATES / 4),
        r"(\w{1,255},)*x".into(),
        "(ab|b){2000}".into(),
    ] {
        assert!(Pattern::new(&pattern, None).is_ok());
    }
    // Long, but not slow.
    for pattern in
        [r"\w".repeat(1_000), "a|".repeat(30_000), "[ab]|".repeat(13_000), format!("[{}]", "ac".repeat(30_000))]
    {
        assert!(Pattern::new(&pattern, None).is_ok());
    }
}

#[test]
fn first_character_that_cannot_stand() {
    let table = [
        (r"\d{3}", "12a", 3, Some('a')),
        (r"\d{3}", "12", 3, None),
        (r"\d{3}", "1234", 4, Some('4')),
        ("[a-zä]*", "aäöa", 3, Some('ö')),
        ("[a-z]+", "", 1, None),
        ("(a|A\u{30B}|K\u{35F}H)*", "aA\u{30B}x", 4, Some('x')),
        ("(a|A\u{30B}|K\u{35F}H)*", "aK\u{35F}a", 4, Some('a')),
        ("(a|A\u{30B}|K\u{35F}H)*", "aA", 3, None),
        ("(a|b|a\u{30B})*", "ab\u{30B}", 3, Some('\u{30B}')),
        (r"\d{2}|\d{4}", "123x", 4, Some('x')),
        (r"\d{2}|\d{4}", "123", 4, None),
    ];
    for (pattern, text, index, found) in table {
        match Pattern::new(pattern, None).unwrap().check(text) {
            Err(Mismatch::At(place)) => assert_eq!(place, Some(Place { index, found }), "{pattern} on {text}"),
            _ => panic!("{pattern} on {text}"),
        }
    }
}

#[test]
fn which_patterns_need_no_automaton() {
    for pattern in [
        r"\d{14}",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ".{1,100}",
        "(a|b|c\u{308})*",
        r"\d{2}|\d{3}|\d{5}|\d{9}|\d{12}",
        r"\i\c*",
        "L(\u{325}|\u{325}\u{304}|\u{326})*",
        "([a-zL]|L(\u{325}|\u{325}\u{304}|\u{326})|K\u{35F}H)*",
    ] {
        let pattern = Pattern::new(pattern, None).unwrap();
        let simple = !matches!(pattern.plan, Plan::Automaton);
        assert!(simple || pattern.text().starts_with(r"\i") || pattern.text().starts_with('L'), "{pattern:?}");
    }
    for pattern in ["[a-z]*a", "(ab|a|b)*", "(ab|ac|a|bd)*"] {
        assert!(matches!(Pattern::new(pattern, None).unwrap().plan, Plan::Automaton), "{pattern}");
    }
}

/// Patterns in the two forms that have tables, and some nearby that do not.
fn near_the_tables() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(vec!["a", "b", "[ab]", "[c-e]", "ä", "\u{308}", "\u{304}", "[^a]", r"\d", "."]);
    let sequence = prop::collection::vec(letter.clone(), 1..4).prop_map(|v| v.concat());
    let group = (letter.clone(), prop::collection::vec(sequence.clone(), 1..3))
        .prop_map(|(head, tails)| format!("{head}({})", tails.join("|")));
    let unit = prop_oneof![letter.clone().prop_map(str::to_owned), sequence, group];
    let star = (prop::collection::vec(unit.clone(), 1..5), prop::sample::select(vec!["*", "+"]))
        .prop_map(|(units, sign)| format!("({}){sign}", units.join("|")));
    let count = prop::sample::select(vec!["", "?", "*", "+", "{2}", "{1,2}", "{0,3}", "{2,}"]);
    let row =
        prop::collection::vec((unit, count).prop_map(|(u, c)| format!("({u}){c}")), 1..5).prop_map(|v| v.concat());
    prop_oneof![star, row.clone(), prop::collection::vec(row, 1..3).prop_map(|v| v.join("|"))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn tables_and_automaton_agree(pattern in near_the_tables(), texts in prop::collection::vec("[abcdeä\u{308}\u{304}1\n]{0,7}", 12)) {
        let fast = Pattern::new(&pattern, None).unwrap();
        let slow = compile(&parse::parse(&pattern).unwrap()).unwrap();
        for text in texts {
            let expected = slow.is_match(Input::new(&text).anchored(Anchored::Yes));
            match fast.check(&text) {
                Ok(()) => prop_assert!(expected, "{} on {:?}", pattern, text),
                Err(Mismatch::At(place)) => {
                    prop_assert!(!expected, "{} on {:?}", pattern, text);
                    if let Some(place) = place {
                        prop_assert_eq!(text.chars().nth(place.index - 1), place.found);
                    }
                }
                Err(Mismatch::Damaged) => prop_assert!(false),
            }
        }
    }

    #[test]
    fn no_input_panics(pattern in r"[\\(\[\]\)a-c{}0-2,|*+?^.\-pPdwsiLI]{0,16}", text in "[a-c\\-^]{0,8}") {
        if let Ok(pattern) = Pattern::new(&pattern, None) {
            let _ = pattern.check(&text);
        }
    }
}
