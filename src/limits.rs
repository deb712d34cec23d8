//! Every limit of the library and its default.
//!
//! What a caller may want to change are the fields of [`Limits`]. What a pattern and a union may cost is fixed: a schema that the
//! library compiles once, it compiles everywhere.

/// Groups and classes inside each other in one pattern (`limit-pattern`).
pub const PATTERN_DEPTH: usize = 128;
/// Characters of one pattern (`limit-pattern`).
pub const PATTERN_CHARS: usize = 1 << 16;
/// Ranges of characters in all sets of one pattern together; `\w` has some seven hundred (`limit-pattern`).
pub const PATTERN_RANGES: usize = 1 << 20;
/// States that the automaton of one pattern may need, repetitions multiplied out, estimated (`limit-pattern`).
pub const PATTERN_STATES: u64 = 1_000_000;
/// Bytes that the automaton of one pattern may take (`limit-pattern`).
pub const PATTERN_BYTES: usize = 64 << 20;
/// States that the automata of all patterns of one schema may need together, estimated (`limit-pattern`).
pub const PATTERN_STATES_TOGETHER: u64 = 5_000_000;
/// Member types that one union may make a check try, unions inside unions multiplied out (`limit-union`).
pub const UNION_MEMBERS: u32 = 65_536;
/// Restricted unions inside each other (`limit-union`).
pub const UNION_DEPTH: u32 = 64;
/// Bytes of one file of a directory of authorities (`xefa-verzeichnis-datei`).
pub const VERZEICHNIS_BYTES: u64 = 256 << 20;

/// Bytes of the name of an attachment in UTF-8: what the common file systems keep (`xefa-anlage-dateiname`).
pub const FILE_NAME_BYTES: usize = 255;

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
    /// Different namespaces and prefixes that one document declares, counted together (`limit-namespaces`).
    pub namespaces: usize,
    /// Bytes of the text of one element or of one attribute value (`limit-text`).
    pub text_bytes: usize,
    /// Bytes of a whole message after decoding (`limit-size`).
    pub total_bytes: usize,
    /// Findings that one report keeps; the report says when there were more.
    pub findings: usize,
    /// IDs of a message, with its references to IDs that come later (`limit-ids`).
    pub ids: usize,
    /// Keys of a message that identity constraints keep at one time, with the references to them (`limit-keys`).
    pub keys: usize,
    /// Documents of one schema set (`limit-schema-documents`).
    pub schema_documents: usize,
    /// Bytes of one schema document (`limit-schema-bytes`).
    pub schema_bytes: usize,
    /// Elements of all documents of one schema set together; one that declares namespaces counts for each that is in its scope
    /// (`limit-schema-elements`).
    pub schema_elements: usize,
    /// Catalogs that lead to one another (`limit-catalogs`). Each may have [`Self::schema_bytes`].
    pub catalogs: usize,
    /// Edges of all content automata of one schema together, and particles looked at where restrictions are compared with their
    /// bases (`limit-automaton`).
    pub automaton_edges: usize,
    /// Counter configurations that a content model with nested counters may need at one time (`limit-configurations`).
    pub configurations: usize,
    /// Code lists of one bundle that are read from files (`limit-code-lists`).
    pub code_lists: usize,
    /// Bytes of the file of one code list (`limit-code-list-bytes`).
    pub code_list_bytes: usize,
    /// Columns of one code list (`limit-code-list-columns`).
    pub code_list_columns: usize,
    /// Values of one code list: its rows times its columns (`limit-code-list-values`).
    pub code_list_values: usize,
    /// Bytes of the values that are read inside each other, each as large as its Rust type (`limit-values`): a typed read goes down
    /// with the stack of its thread, and this keeps it within 2 MiB.
    pub value_bytes: usize,
    /// Bytes of one attachment (`limit-anlage`).
    pub attachment_bytes: u64,
    /// Bytes of all attachments of one delivery together (`limit-anlagen-bytes`).
    pub attachments_bytes: u64,
    /// Attachments of one delivery (`limit-anlagen`).
    pub attachments: usize,
    /// Bytes of the envelope of a delivery, and of what a transport writes beside it (`limit-umschlag`).
    pub envelope_bytes: usize,
}

impl Limits {
    /// The documented defaults.
    pub const DEFAULT: Self = Self {
        depth: 256,
        attributes: 1_024,
        name_bytes: 1_024,
        namespaces: 10_000,
        text_bytes: 128 << 20,
        total_bytes: 4 << 30,
        findings: 100,
        ids: 5_000_000,
        keys: 5_000_000,
        schema_documents: 2_000,
        schema_bytes: 64 << 20,
        schema_elements: 2_000_000,
        catalogs: 100,
        automaton_edges: 2_000_000,
        configurations: 256,
        code_lists: 10_000,
        code_list_bytes: 256 << 20,
        code_list_columns: 256,
        code_list_values: 10_000_000,
        value_bytes: 256 << 10,
        attachment_bytes: 2 << 30,
        attachments_bytes: 8 << 30,
        attachments: 1_000,
        envelope_bytes: 16 << 20,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
