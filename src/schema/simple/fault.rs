//! What is wrong with a derivation step of a schema.

use std::fmt;

/// A derivation step that XSD 1.0 does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaFault {
    /// The constraint by its name in the specification, such as `cos-applicable-facets` or `maxLength-valid-restriction`;
    /// `limit-pattern` where a pattern is larger than the library compiles.
    pub rule: &'static str,
    /// The place of the facet in [`Step::facets`](super::Step::facets), where one is to blame.
    pub facet: Option<usize>,
    /// What a message may want to name, in an order that is fixed per rule: facet name, its value, the limit of the base ….
    pub args: Vec<String>,
}

impl fmt::Display for SchemaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.args.join(", "))
    }
}

impl std::error::Error for SchemaFault {}

impl SchemaFault {
    /// A fault without arguments.
    pub(crate) fn new(rule: &'static str, facet: Option<usize>) -> Self {
        Self { rule, facet, args: Vec::new() }
    }

    /// Adds an argument.
    pub(crate) fn arg(mut self, arg: impl ToString) -> Self {
        self.args.push(arg.to_string());
        self
    }
}
