//! What each `xs:` element may carry and contain, as the schema for schemas has it (Part 1, appendix A).
//!
//! An element whose rules depend on where it stands, such as a global and a local `xs:element`, has one row for each place.

use super::token::Token;
use super::token::Token::{
    Boolean, Bound, Count, Id, Language, Namespace, Namespaces, NcName, OneOf, Positive, QName, QNames, Raw, SetOf,
    Text, Uri, Value,
};

/// The rules of one element at one place.
pub(crate) struct Row {
    /// Its local name.
    pub element: &'static str,
    /// The unqualified attributes it may have.
    pub attributes: &'static [Rule],
    /// What may stand in it, in this order.
    pub slots: &'static [&'static Slot],
    /// Whether it may contain anything (`xs:appinfo`, `xs:documentation`).
    pub open: bool,
}

/// An attribute that an element may have.
pub(crate) struct Rule {
    /// Its name.
    pub name: &'static str,
    /// The type of its value.
    pub token: Token,
    /// Whether it must be there.
    pub required: bool,
}

/// A place for child elements.
pub(crate) struct Slot {
    /// What may stand there.
    pub rows: &'static [&'static Row],
    /// Whether something must.
    pub required: bool,
    /// Whether more than one may.
    pub many: bool,
    /// Whether nothing may follow.
    pub last: bool,
}

const fn a(name: &'static str, token: Token) -> Rule {
    Rule { name, token, required: false }
}

const fn r(name: &'static str, token: Token) -> Rule {
    Rule { name, token, required: true }
}

const ID: Rule = a("id", Id);
const MIN: Rule = a("minOccurs", Count);
const MAX: Rule = a("maxOccurs", Bound);
const FORM: Token = OneOf(&["qualified", "unqualified"]);
const COMPLEX: Token = SetOf(&["extension", "restriction"]);
const SIMPLE: Token = SetOf(&["list", "union", "restriction"]);
const BLOCK: Token = SetOf(&["extension", "restriction", "substitution"]);
const FINAL: Token = SetOf(&["extension", "restriction", "list", "union"]);

// Macros, not functions: a reference to a static in an argument of a function would not live long enough.
macro_rules! slot {
    ($rows:expr, $required:expr, $many:expr) => {
        Slot { rows: $rows, required: $required, many: $many, last: false }
    };
}

macro_rules! opt {
    ($rows:expr) => {
        slot!($rows, false, false)
    };
}

macro_rules! any {
    ($rows:expr) => {
        slot!($rows, false, true)
    };
}

macro_rules! one {
    ($rows:expr) => {
        slot!($rows, true, false)
    };
}

macro_rules! row {
    ($element:expr, $attributes:expr, $slots:expr $(,)?) => {
        Row { element: $element, attributes: $attributes, slots: $slots, open: false }
    };
}

macro_rules! facet {
    ($element:expr, $attributes:expr) => {
        row!($element, $attributes, &[&NOTE])
    };
}

static NOTE: Slot = opt!(&[&ANNOTATION]);
static ATTRIBUTES: Slot = any!(&[&ATTRIBUTE, &ATTRIBUTE_GROUP_REF]);
static ANY_ATTRIBUTES: Slot = opt!(&[&ANY_ATTRIBUTE]);
static MODEL: Slot = opt!(&[&GROUP_REF, &ALL, &CHOICE, &SEQUENCE]);
static PARTICLES: Slot = any!(&[&ELEMENT, &GROUP_REF, &CHOICE, &SEQUENCE, &ANY]);
static FACETS: Slot = any!(&[
    &MIN_EXCLUSIVE,
    &MIN_INCLUSIVE,
    &MAX_EXCLUSIVE,
    &MAX_INCLUSIVE,
    &TOTAL_DIGITS,
    &FRACTION_DIGITS,
    &LENGTH,
    &MIN_LENGTH,
    &MAX_LENGTH,
    &ENUMERATION,
    &WHITE_SPACE,
    &PATTERN,
]);

/// `xs:schema`, the row with which a document begins.
pub(crate) static SCHEMA: Row = row!(
    "schema",
    &[
        a("targetNamespace", Namespace),
        a("version", Text),
        a("finalDefault", FINAL),
        a("blockDefault", BLOCK),
        a("attributeFormDefault", FORM),
        a("elementFormDefault", FORM),
        ID,
    ],
    &[
        &any!(&[&INCLUDE, &IMPORT, &REDEFINE, &ANNOTATION]),
        &any!(&[
            &SIMPLE_TYPE_TOP,
            &COMPLEX_TYPE_TOP,
            &GROUP_TOP,
            &ATTRIBUTE_GROUP_TOP,
            &ELEMENT_TOP,
            &ATTRIBUTE_TOP,
            &NOTATION,
            &ANNOTATION,
        ]),
    ],
);
static INCLUDE: Row = row!("include", &[r("schemaLocation", Uri), ID], &[&NOTE]);
static IMPORT: Row = row!("import", &[a("namespace", Uri), a("schemaLocation", Uri), ID], &[&NOTE]);
static REDEFINE: Row = row!(
    "redefine",
    &[r("schemaLocation", Uri), ID],
    &[&any!(&[&ANNOTATION, &SIMPLE_TYPE_TOP, &COMPLEX_TYPE_TOP, &GROUP_TOP, &ATTRIBUTE_GROUP_TOP])],
);
static ANNOTATION: Row = row!("annotation", &[ID], &[&any!(&[&APPINFO, &DOCUMENTATION])]);
static APPINFO: Row = Row { element: "appinfo", attributes: &[a("source", Uri)], slots: &[], open: true };
static DOCUMENTATION: Row = Row { element: "documentation", attributes: &[a("source", Uri)], slots: &[], open: true };
static NOTATION: Row = row!("notation", &[r("name", NcName), r("public", Text), a("system", Uri), ID], &[&NOTE]);

static SIMPLE_TYPE_TOP: Row = row!(
    "simpleType",
    &[r("name", NcName), a("final", SIMPLE), ID],
    &[&NOTE, &one!(&[&SIMPLE_RESTRICTION, &LIST, &UNION])],
);
static SIMPLE_TYPE: Row = row!("simpleType", &[ID], &[&NOTE, &one!(&[&SIMPLE_RESTRICTION, &LIST, &UNION])]);
static SIMPLE_RESTRICTION: Row =
    row!("restriction", &[a("base", QName), ID], &[&NOTE, &opt!(&[&SIMPLE_TYPE]), &FACETS]);
static LIST: Row = row!("list", &[a("itemType", QName), ID], &[&NOTE, &opt!(&[&SIMPLE_TYPE])]);
static UNION: Row = row!("union", &[a("memberTypes", QNames), ID], &[&NOTE, &any!(&[&SIMPLE_TYPE])]);

const FIXED: Rule = a("fixed", Boolean);
static MIN_EXCLUSIVE: Row = facet!("minExclusive", &[r("value", Value), FIXED, ID]);
static MIN_INCLUSIVE: Row = facet!("minInclusive", &[r("value", Value), FIXED, ID]);
static MAX_EXCLUSIVE: Row = facet!("maxExclusive", &[r("value", Value), FIXED, ID]);
static MAX_INCLUSIVE: Row = facet!("maxInclusive", &[r("value", Value), FIXED, ID]);
static TOTAL_DIGITS: Row = facet!("totalDigits", &[r("value", Positive), FIXED, ID]);
static FRACTION_DIGITS: Row = facet!("fractionDigits", &[r("value", Count), FIXED, ID]);
static LENGTH: Row = facet!("length", &[r("value", Count), FIXED, ID]);
static MIN_LENGTH: Row = facet!("minLength", &[r("value", Count), FIXED, ID]);
static MAX_LENGTH: Row = facet!("maxLength", &[r("value", Count), FIXED, ID]);
static ENUMERATION: Row = facet!("enumeration", &[r("value", Value), ID]);
static WHITE_SPACE: Row = facet!("whiteSpace", &[r("value", OneOf(&["preserve", "replace", "collapse"])), FIXED, ID]);
static PATTERN: Row = facet!("pattern", &[r("value", Raw), ID]);

static COMPLEX_TYPE_TOP: Row = row!(
    "complexType",
    &[r("name", NcName), a("mixed", Boolean), a("abstract", Boolean), a("final", COMPLEX), a("block", COMPLEX), ID,],
    &COMPLEX_CHILDREN,
);
static COMPLEX_TYPE: Row = row!("complexType", &[a("mixed", Boolean), ID], &COMPLEX_CHILDREN);
static COMPLEX_CHILDREN: [&Slot; 5] = [
    &NOTE,
    &Slot { rows: &[&SIMPLE_CONTENT, &COMPLEX_CONTENT], required: false, many: false, last: true },
    &MODEL,
    &ATTRIBUTES,
    &ANY_ATTRIBUTES,
];
static SIMPLE_CONTENT: Row =
    row!("simpleContent", &[ID], &[&NOTE, &one!(&[&SIMPLE_CONTENT_RESTRICTION, &SIMPLE_CONTENT_EXTENSION])]);
static COMPLEX_CONTENT: Row = row!(
    "complexContent",
    &[a("mixed", Boolean), ID],
    &[&NOTE, &one!(&[&COMPLEX_CONTENT_RESTRICTION, &COMPLEX_CONTENT_EXTENSION])],
);
static SIMPLE_CONTENT_RESTRICTION: Row = row!(
    "restriction",
    &[r("base", QName), ID],
    &[&NOTE, &opt!(&[&SIMPLE_TYPE]), &FACETS, &ATTRIBUTES, &ANY_ATTRIBUTES],
);
static SIMPLE_CONTENT_EXTENSION: Row =
    row!("extension", &[r("base", QName), ID], &[&NOTE, &ATTRIBUTES, &ANY_ATTRIBUTES]);
static COMPLEX_CONTENT_RESTRICTION: Row =
    row!("restriction", &[r("base", QName), ID], &[&NOTE, &MODEL, &ATTRIBUTES, &ANY_ATTRIBUTES]);
static COMPLEX_CONTENT_EXTENSION: Row =
    row!("extension", &[r("base", QName), ID], &[&NOTE, &MODEL, &ATTRIBUTES, &ANY_ATTRIBUTES]);

static GROUP_TOP: Row =
    row!("group", &[r("name", NcName), ID], &[&NOTE, &one!(&[&GROUP_ALL, &GROUP_CHOICE, &GROUP_SEQUENCE])]);
static GROUP_REF: Row = row!("group", &[r("ref", QName), MIN, MAX, ID], &[&NOTE]);
static GROUP_ALL: Row = row!("all", &[ID], &[&NOTE, &any!(&[&ALL_ELEMENT])]);
static GROUP_CHOICE: Row = row!("choice", &[ID], &[&NOTE, &PARTICLES]);
static GROUP_SEQUENCE: Row = row!("sequence", &[ID], &[&NOTE, &PARTICLES]);
static ALL: Row = row!(
    "all",
    &[a("minOccurs", OneOf(&["0", "1"])), a("maxOccurs", OneOf(&["1"])), ID],
    &[&NOTE, &any!(&[&ALL_ELEMENT])],
);
static CHOICE: Row = row!("choice", &[MIN, MAX, ID], &[&NOTE, &PARTICLES]);
static SEQUENCE: Row = row!("sequence", &[MIN, MAX, ID], &[&NOTE, &PARTICLES]);
static ANY: Row = row!("any", &[a("namespace", Namespaces), a("processContents", PROCESS), MIN, MAX, ID], &[&NOTE]);
static ANY_ATTRIBUTE: Row =
    row!("anyAttribute", &[a("namespace", Namespaces), a("processContents", PROCESS), ID], &[&NOTE]);
const PROCESS: Token = OneOf(&["strict", "lax", "skip"]);

static ELEMENT_TOP: Row = row!(
    "element",
    &[
        r("name", NcName),
        a("type", QName),
        a("substitutionGroup", QName),
        a("default", Raw),
        a("fixed", Raw),
        a("nillable", Boolean),
        a("abstract", Boolean),
        a("final", COMPLEX),
        a("block", BLOCK),
        ID,
    ],
    &ELEMENT_CHILDREN,
);
static ELEMENT: Row = row!(
    "element",
    &[
        a("name", NcName),
        a("ref", QName),
        a("type", QName),
        MIN,
        MAX,
        a("default", Raw),
        a("fixed", Raw),
        a("nillable", Boolean),
        a("block", BLOCK),
        a("form", FORM),
        ID,
    ],
    &ELEMENT_CHILDREN,
);
static ALL_ELEMENT: Row = row!(
    "element",
    &[
        a("name", NcName),
        a("ref", QName),
        a("type", QName),
        a("minOccurs", OneOf(&["0", "1"])),
        a("maxOccurs", OneOf(&["0", "1"])),
        a("default", Raw),
        a("fixed", Raw),
        a("nillable", Boolean),
        a("block", BLOCK),
        a("form", FORM),
        ID,
    ],
    &ELEMENT_CHILDREN,
);
static ELEMENT_CHILDREN: [&Slot; 3] = [&NOTE, &opt!(&[&SIMPLE_TYPE, &COMPLEX_TYPE]), &any!(&[&UNIQUE, &KEY, &KEYREF])];

static UNIQUE: Row = row!("unique", &[r("name", NcName), ID], &KEY_CHILDREN);
static KEY: Row = row!("key", &[r("name", NcName), ID], &KEY_CHILDREN);
static KEYREF: Row = row!("keyref", &[r("name", NcName), r("refer", QName), ID], &KEY_CHILDREN);
static KEY_CHILDREN: [&Slot; 3] = [&NOTE, &one!(&[&SELECTOR]), &slot!(&[&FIELD], true, true)];
static SELECTOR: Row = row!("selector", &[r("xpath", Text), ID], &[&NOTE]);
static FIELD: Row = row!("field", &[r("xpath", Text), ID], &[&NOTE]);

static ATTRIBUTE_TOP: Row = row!(
    "attribute",
    &[r("name", NcName), a("type", QName), a("default", Raw), a("fixed", Raw), ID],
    &[&NOTE, &opt!(&[&SIMPLE_TYPE])],
);
static ATTRIBUTE: Row = row!(
    "attribute",
    &[
        a("name", NcName),
        a("ref", QName),
        a("type", QName),
        a("use", OneOf(&["optional", "required", "prohibited"])),
        a("default", Raw),
        a("fixed", Raw),
        a("form", FORM),
        ID,
    ],
    &[&NOTE, &opt!(&[&SIMPLE_TYPE])],
);
static ATTRIBUTE_GROUP_TOP: Row =
    row!("attributeGroup", &[r("name", NcName), ID], &[&NOTE, &ATTRIBUTES, &ANY_ATTRIBUTES]);
static ATTRIBUTE_GROUP_REF: Row = row!("attributeGroup", &[r("ref", QName), ID], &[&NOTE]);

/// The token type of `xml:lang`.
pub(crate) const LANG: Token = Language;
