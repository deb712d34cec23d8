//! Types for which it matters how a value is written: a pattern may take `007` and not `7`, `1` and not `true`; a name has a prefix.

use super::pattern::inclusion::all_within;
use super::{Builtin, NoScope, SimpleId, SimpleTypes, Variety};

/// Integers as a number is printed.
const INTEGER: &str = r"0|-?[1-9]\d*";
const HEX: &str = r"[0-9A-F]*";
const BASE64: &str = r"\S*";

impl SimpleTypes {
    /// Whether a value of the type has to be kept as it was written, because a pattern sees more than the value: for types that are
    /// else held as machine numbers, truth values or bytes, and for lists of them.
    ///
    /// `false` is a proof, for integers by comparing languages: what the pattern takes is written as a number is printed.
    ///
    /// ```
    /// use xefa::schema::simple::{Builtin, Facet, FacetKind, NoScope, SimpleTypes, Step, StepKind};
    ///
    /// let mut types = SimpleTypes::new();
    /// let mut of = |base: Builtin, value| {
    ///     let facets = &[Facet { kind: FacetKind::Pattern, value, fixed: false, scope: &NoScope }];
    ///     types.push(Step { name: None, base: base.id(), kind: StepKind::Restriction, facets })
    /// };
    /// let (padded, plain) = (of(Builtin::Int, "[0-9]{5}")?, of(Builtin::Int, "[1-9][0-9]{4}")?);
    /// assert!(types.keeps_text(padded) && !types.keeps_text(plain));
    /// # Ok::<(), xefa::schema::simple::SchemaFault>(())
    /// ```
    #[must_use]
    pub fn keeps_text(&self, id: SimpleId) -> bool {
        let Some(at) = self.get(id).and_then(|simple| simple.patterned) else { return false };
        let Some(own) = self.get(at).and_then(|simple| simple.own.as_ref()) else { return false };
        *own.spelling.get_or_init(|| self.pattern_sees_spelling(at))
    }

    /// Whether values of the type are names with a namespace, or lists of them: `xs:QName`, `xs:NOTATION` and what is derived from
    /// them. Their texts mean something only with the prefixes in scope. Of unions nothing is said.
    #[must_use]
    pub fn holds_names(&self, id: SimpleId) -> bool {
        match self.variety(id) {
            Variety::Atomic => matches!(self.primitive(id), Some(Builtin::QName | Builtin::Notation)),
            Variety::List { item } => *item < id && *self.variety(*item) == Variety::Atomic && self.holds_names(*item),
            Variety::Union { .. } => false,
        }
    }

    fn pattern_sees_spelling(&self, id: SimpleId) -> bool {
        let facets = self.facets(id);
        let within = |all: &str| facets.patterns.iter().any(|stage| all_within(stage, &[all]));
        match self.variety(id) {
            Variety::Atomic => match self.primitive(id) {
                Some(Builtin::Boolean) => [("1", "true"), ("0", "false")].into_iter().any(|(digit, word)| {
                    self.check(id, digit, &NoScope).is_ok() && self.check(id, word, &NoScope).is_err()
                }),
                Some(Builtin::Decimal) => self.is_machine(id) && !within(INTEGER),
                Some(Builtin::HexBinary) => !within(HEX),
                Some(Builtin::Base64Binary) => !within(BASE64),
                _ => self.is_machine(id),
            },
            Variety::List { item } => *item < id && self.is_machine(*item),
            Variety::Union { .. } => false,
        }
    }

    /// Whether values are held without the text they were read from.
    fn is_machine(&self, id: SimpleId) -> bool {
        *self.variety(id) == Variety::Atomic
            && match self.primitive(id) {
                Some(Builtin::Decimal) => self.is_bounded(id),
                Some(primitive) => matches!(
                    primitive,
                    Builtin::Boolean | Builtin::Float | Builtin::Double | Builtin::HexBinary | Builtin::Base64Binary
                ),
                None => false,
            }
    }

    /// Whether a number is held in one of the machine's integers.
    fn is_bounded(&self, id: SimpleId) -> bool {
        matches!(
            self.builtin_of(id),
            Builtin::Byte
                | Builtin::Short
                | Builtin::Int
                | Builtin::Long
                | Builtin::UnsignedByte
                | Builtin::UnsignedShort
                | Builtin::UnsignedInt
                | Builtin::UnsignedLong
        )
    }
}
