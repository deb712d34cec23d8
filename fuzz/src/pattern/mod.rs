//! Target `pattern`: a regular expression of XSD, a line end, and a text that may match it.
//!
//! Whatever they are: the pattern is compiled or refused, matching ends soon, and the answer is that of an [`oracle`] which reads
//! and matches in a way of its own, as far as that one knows the pattern.

pub mod oracle;

use oracle::Oracle;
use xefa::schema::simple::{Builtin, Facet, FacetKind, NoScope, SimpleTypes, Step, StepKind};

/// One run.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (pattern, text) = text.split_once('\n').unwrap_or((text, ""));
    let mut types = SimpleTypes::new();
    let step = Step {
        name: None,
        base: Builtin::String.id(),
        kind: StepKind::Restriction,
        facets: &[Facet { kind: FacetKind::Pattern, value: pattern, fixed: false, scope: &NoScope }],
    };
    let known = oracle::parse(pattern);
    let id = match types.push(step) {
        Ok(id) => id,
        Err(fault) => {
            let limited = fault.rule == "limit-pattern";
            return assert!(limited || !matches!(known, Oracle::Known(_)), "{pattern:?} is refused: {fault}");
        }
    };
    assert!(!matches!(known, Oracle::Wrong), "{pattern:?} is no regular expression");
    let matches = types.check(id, text, &NoScope).is_ok();
    if let Oracle::Known(node) = &known
        && let Some(expected) = oracle::matches(node, text)
    {
        assert_eq!(matches, expected, "{pattern:?} on {text:?}");
    }
    // A long text of the same kind: what is linear is done at once, what is not meets the clock of the engine.
    let _ = types.check(id, &text.repeat(64), &NoScope);
}
