//! Content models against a second implementation: random particles, random words, a matcher that tries everything.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use xefa::Limits;
use xefa::schema::Schema;
use xefa::schema::simple::Scope;
use xefa::validate::{Engine, Options, Step, Tag, TagAttribute, TagName};
use xefa::xsd::Loader;

/// A particle as the test understands it.
#[derive(Debug, Clone)]
enum Particle {
    Element(char, u32, Option<u32>),
    Sequence(Vec<Particle>, u32, Option<u32>),
    Choice(Vec<Particle>, u32, Option<u32>),
}

fn occurs() -> impl Strategy<Value = (u32, Option<u32>)> {
    prop_oneof![
        4 => Just((1, Some(1))),
        2 => Just((0, Some(1))),
        1 => Just((0, None)),
        1 => Just((1, None)),
        1 => Just((2, Some(2))),
        1 => Just((1, Some(2))),
        1 => Just((2, Some(3))),
        1 => Just((0, Some(2))),
    ]
}

fn particle() -> impl Strategy<Value = Particle> {
    let leaf = (prop::sample::select(vec!['a', 'b', 'c', 'd', 'e']), occurs())
        .prop_map(|(name, (min, max))| Particle::Element(name, min, max));
    leaf.prop_recursive(3, 8, 3, |inner| {
        (any::<bool>(), prop::collection::vec(inner, 1..4), occurs()).prop_map(|(sequence, members, (min, max))| {
            if sequence { Particle::Sequence(members, min, max) } else { Particle::Choice(members, min, max) }
        })
    })
}

fn write(particle: &Particle, out: &mut String) {
    let occurs = |min: &u32, max: &Option<u32>| {
        format!(r#"minOccurs="{min}" maxOccurs="{}""#, max.map_or("unbounded".to_owned(), |max| max.to_string()))
    };
    match particle {
        Particle::Element(name, min, max) => {
            let _ = write!(out, r#"<xs:element name="{name}" type="xs:string" {}/>"#, occurs(min, max));
        }
        Particle::Sequence(members, min, max) | Particle::Choice(members, min, max) => {
            let tag = if matches!(particle, Particle::Sequence(..)) { "sequence" } else { "choice" };
            let _ = write!(out, "<xs:{tag} {}>", occurs(min, max));
            members.iter().for_each(|member| write(member, out));
            let _ = write!(out, "</xs:{tag}>");
        }
    }
}

/// All places where a particle may end that begins at `from`.
fn ends(particle: &Particle, word: &[char], from: usize) -> BTreeSet<usize> {
    let (min, max) = match particle {
        Particle::Element(_, min, max) | Particle::Sequence(_, min, max) | Particle::Choice(_, min, max) => {
            (*min, *max)
        }
    };
    let mut found = BTreeSet::new();
    let mut current = BTreeSet::from([from]);
    let mut count = 0;
    loop {
        if count >= min {
            found.extend(current.iter().copied());
        }
        if max == Some(count) || current.is_empty() {
            return found;
        }
        let next: BTreeSet<usize> = current.iter().flat_map(|at| once(particle, word, *at)).collect();
        count += 1;
        if count > min && next.is_subset(&found) {
            return found;
        }
        current = next;
    }
}

fn once(particle: &Particle, word: &[char], from: usize) -> BTreeSet<usize> {
    match particle {
        Particle::Element(name, ..) if word.get(from) == Some(name) => BTreeSet::from([from + 1]),
        Particle::Element(..) => BTreeSet::new(),
        Particle::Sequence(members, ..) => members
            .iter()
            .fold(BTreeSet::from([from]), |at, member| at.iter().flat_map(|at| ends(member, word, *at)).collect()),
        Particle::Choice(members, ..) => members.iter().flat_map(|member| ends(member, word, from)).collect(),
    }
}

fn compile(particle: &Particle) -> Option<Schema> {
    let mut xsd = String::from(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence>"#,
    );
    write(particle, &mut xsd);
    xsd.push_str("</xs:sequence></xs:complexType></xs:element></xs:schema>");
    let set = Loader::new().document("test.xsd", xsd).read(&["test.xsd".into()]).expect("a schema document");
    match Schema::compile(&set, &Limits::default()) {
        Ok(schema) => Some(schema),
        Err(report) => {
            assert!(
                report
                    .findings()
                    .iter()
                    .all(|finding| finding.rule().id() == "cos-nonambig"
                        || finding.argument("rule") == Some("cos-nonambig")),
                "{report:?}"
            );
            None
        }
    }
}

struct Named<'s>(&'s Schema, String);

impl Scope for Named<'_> {
    fn namespace(&self, _: &str) -> Option<&str> {
        None
    }
}

impl Tag for Named<'_> {
    fn name(&self) -> TagName<'_> {
        let id = self.0.namespace("").and_then(|namespace| self.0.find(namespace, &self.1));
        TagName { id, uri: "", local: &self.1 }
    }
    fn attribute_count(&self) -> usize {
        0
    }
    fn attribute(&self, _: usize) -> TagAttribute<'_> {
        unreachable!("there are no attributes")
    }
    fn span(&self) -> (usize, usize) {
        (0, 0)
    }
}

/// Whether the engine accepts a word; the steps of a valid one are well nested.
fn accepts(schema: &Schema, word: &[char]) -> bool {
    let mut engine = Engine::recording(schema, &Options::default());
    let mut steps = Vec::new();
    engine.start(&Named(schema, "r".to_owned()));
    steps.extend_from_slice(engine.steps());
    for name in word {
        engine.start(&Named(schema, name.to_string()));
        steps.extend_from_slice(engine.steps());
        engine.end((0, 0), &Named(schema, String::new()));
        steps.extend_from_slice(engine.steps());
    }
    engine.end((0, 0), &Named(schema, String::new()));
    steps.extend_from_slice(engine.steps());
    let valid = engine.finish().is_valid();
    if valid {
        let mut open = Vec::new();
        for step in &steps {
            match step {
                Step::Open { .. } => open.push(None),
                Step::Close => assert_eq!(open.pop(), Some(None), "{steps:?}"),
                Step::Enter(node) => open.push(Some(*node)),
                Step::Next(node) => assert_eq!(open.last(), Some(&Some(*node)), "{steps:?}"),
                Step::Leave(node) => assert_eq!(open.pop(), Some(Some(*node)), "{steps:?}"),
                Step::Text | Step::Attribute { .. } => {}
            }
        }
        assert!(open.is_empty(), "{steps:?}");
    }
    valid
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_accepts_what_the_particles_accept(
        particle in particle(),
        words in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!['a', 'b', 'c', 'd', 'e']), 0..9), 24),
    ) {
        let Some(schema) = compile(&particle) else { return Err(TestCaseError::reject("ambiguous")) };
        for word in words {
            let expected = ends(&particle, &word, 0).contains(&word.len());
            prop_assert_eq!(accepts(&schema, &word), expected, "{:?} on {:?}", particle, word);
        }
    }

    #[test]
    fn words_made_from_the_particles_are_accepted(particle in particle(), seed in any::<u64>()) {
        let Some(schema) = compile(&particle) else { return Err(TestCaseError::reject("ambiguous")) };
        let mut seed = seed;
        for _ in 0..16 {
            let mut word = Vec::new();
            make(&particle, &mut seed, &mut word);
            if word.len() <= 40 {
                prop_assert!(accepts(&schema, &word), "{:?} on {:?}", particle, word);
            }
        }
    }
}

/// A random word of a particle.
fn make(particle: &Particle, seed: &mut u64, word: &mut Vec<char>) {
    let mut random = |below: u32| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(*seed >> 33).unwrap_or(0) % below
    };
    let (min, max) = match particle {
        Particle::Element(_, min, max) | Particle::Sequence(_, min, max) | Particle::Choice(_, min, max) => {
            (*min, *max)
        }
    };
    let count = min + random(max.unwrap_or(min + 2) - min + 1);
    let picks: Vec<u32> = (0..count).map(|_| random(1_000)).collect();
    for pick in picks {
        match particle {
            Particle::Element(name, ..) => word.push(*name),
            Particle::Sequence(members, ..) => members.iter().for_each(|member| make(member, seed, word)),
            Particle::Choice(members, ..) => make(&members[pick as usize % members.len()], seed, word),
        }
    }
}

#[test]
fn nested_counts_are_kept_apart() {
    // (a{1,2}){2} must accept two, three and four, and nothing else.
    let particle = Particle::Sequence(vec![Particle::Element('a', 1, Some(2))], 2, Some(2));
    let schema = compile(&particle).expect("not ambiguous");
    for n in 0..7 {
        assert_eq!(accepts(&schema, &vec!['a'; n]), (2..=4).contains(&n), "{n}");
    }
    // (a{2,3}){2}: four to six. (a{3}){0,2}: none, three, six.
    let particle = Particle::Sequence(vec![Particle::Element('a', 3, Some(3))], 0, Some(2));
    let schema = compile(&particle).expect("not ambiguous");
    for n in 0..8 {
        assert_eq!(accepts(&schema, &vec!['a'; n]), [0, 3, 6].contains(&n), "{n}");
    }
    // ((a, b?){1,2}, c?){2}: the inner and the outer count differ, several configurations live.
    let inner =
        Particle::Sequence(vec![Particle::Element('a', 1, Some(1)), Particle::Element('b', 0, Some(1))], 1, Some(2));
    let particle = Particle::Sequence(vec![inner, Particle::Element('c', 0, Some(1))], 2, Some(2));
    let schema = compile(&particle).expect("not ambiguous");
    for (word, expected) in [
        ("a", false),
        ("aa", true),
        ("aaa", true),
        ("aaaa", true),
        ("aaaaa", false),
        ("acaa", true),
        ("aaca", true),
        ("aaac", true),
        ("acaaa", false),
    ] {
        assert_eq!(accepts(&schema, &word.chars().collect::<Vec<_>>()), expected, "{word}");
    }
}

#[test]
fn large_counts_are_not_unrolled() {
    let particle = Particle::Element('a', 3, Some(99_999));
    let schema = compile(&particle).expect("not ambiguous");
    assert!(accepts(&schema, &vec!['a'; 99_999]));
    assert!(!accepts(&schema, &vec!['a'; 100_000]));
    assert!(!accepts(&schema, &['a', 'a']));
}
