//! Every limit of the library and its default.

/// What a reader accepts before it stops with a `limit-…` finding.
///
/// The defaults are far above what real messages need and far below what hurts a server.
///
/// ```
/// use xefa::Limits;
///
/// let limits = Limits { depth: 64, ..Limits::default() };
/// assert_eq!(limits.attributes, Limits::default().attributes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Elements inside each other, the root counted as one (`limit-depth`).
    pub depth: usize,
    /// Attributes of one element, namespace declarations included (`limit-attributes`).
    pub attributes: usize,
    /// Bytes of one name, prefix included (`limit-name`).
    pub name_bytes: usize,
    /// Bytes of the text of one element or of one attribute value (`limit-text`).
    pub text_bytes: usize,
    /// Bytes of a whole message after decoding (`limit-size`).
    pub total_bytes: usize,
    /// Findings that one report keeps; the report says when there were more.
    pub findings: usize,
    /// Documents of one schema set (`limit-schema-documents`).
    pub schema_documents: usize,
    /// Bytes of one schema document (`limit-schema-bytes`).
    pub schema_bytes: usize,
    /// Edges of all content automata of one schema together, and particles looked at where restrictions are compared with their
    /// bases (`limit-automaton`).
    pub automaton_edges: usize,
    /// Counter configurations that a content model with nested counters may need at one time (`limit-configurations`).
    pub configurations: usize,
}

impl Limits {
    /// The documented defaults.
    pub const DEFAULT: Self = Self {
        depth: 256,
        attributes: 1_024,
        name_bytes: 1_024,
        text_bytes: 128 << 20,
        total_bytes: 4 << 30,
        findings: 100,
        schema_documents: 2_000,
        schema_bytes: 64 << 20,
        automaton_edges: 4_000_000,
        configurations: 256,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
