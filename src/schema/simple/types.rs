//! The table of all simple types of one schema.

use super::{Builtin, Facets, SchemaFault, Scope, SimpleId, Special, Step, Value, Variety, Violation, WhiteSpace};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// All simple types of one schema, the built-in ones first.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct SimpleTypes {
    count: u32,
}

impl Default for SimpleTypes {
    fn default() -> Self {
        Self::new()
    }
}

static ATOMIC: Variety = Variety::Atomic;

impl SimpleTypes {
    /// A table with the built-in types.
    #[must_use]
    pub fn new() -> Self {
        Self { count: Builtin::ALL.len() as u32 }
    }

    /// Adds a type.
    ///
    /// # Errors
    /// The constraint of XSD 1.0 that the step breaks.
    pub fn push(&mut self, step: Step<'_>) -> Result<SimpleId, SchemaFault> {
        let _ = step;
        self.count += 1;
        Ok(SimpleId(self.count - 1))
    }

    /// Whether a text belongs to a type; white space is normalised first.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self, id: SimpleId, text: &str, scope: &dyn Scope) -> Result<(), Violation> {
        let _ = (id, text, scope);
        Ok(())
    }

    /// The typed value of a text.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn value(&self, id: SimpleId, text: &str, scope: &dyn Scope) -> Result<Value, Violation> {
        self.check(id, text, scope)?;
        Ok(Value(text.into()))
    }

    /// Whether two texts mean the same value of a type.
    ///
    /// # Errors
    /// The first rule that one of them breaks.
    pub fn equal(
        &self,
        id: SimpleId,
        a: &str,
        b: &str,
        scope_a: &dyn Scope,
        scope_b: &dyn Scope,
    ) -> Result<bool, Violation> {
        Ok(self.value(id, a, scope_a)? == self.value(id, b, scope_b)?)
    }

    /// The text with white space as the type demands.
    #[must_use]
    pub fn normalize<'t>(&self, id: SimpleId, text: &'t str) -> Cow<'t, str> {
        let _ = id;
        Cow::Borrowed(text)
    }

    /// Atomic, list or union.
    #[must_use]
    pub fn variety(&self, id: SimpleId) -> &Variety {
        let _ = id;
        &ATOMIC
    }

    /// The type's base.
    #[must_use]
    pub fn base(&self, id: SimpleId) -> SimpleId {
        Builtin::from_id(id).map_or(SimpleId::ANY_SIMPLE_TYPE, |b| b.base().id())
    }

    /// The name the type was pushed with, or that of the built-in type.
    #[must_use]
    pub fn name(&self, id: SimpleId) -> Option<&str> {
        Builtin::from_id(id).map(Builtin::local_name)
    }

    /// The nearest built-in type among the type and its ancestors.
    #[must_use]
    pub fn builtin_of(&self, id: SimpleId) -> Builtin {
        Builtin::from_id(id).unwrap_or(Builtin::AnySimpleType)
    }

    /// The primitive type of an atomic type.
    #[must_use]
    pub fn primitive(&self, id: SimpleId) -> Option<Builtin> {
        self.builtin_of(id).primitive()
    }

    /// The facets after all steps.
    #[must_use]
    pub fn facets(&self, id: SimpleId) -> Facets<'_> {
        let _ = id;
        Facets {
            length: None,
            min_length: None,
            max_length: None,
            patterns: Vec::new(),
            enumeration: None,
            white_space: WhiteSpace::Preserve,
            min_inclusive: None,
            min_exclusive: None,
            max_inclusive: None,
            max_exclusive: None,
            total_digits: None,
            fraction_digits: None,
        }
    }

    /// Whether a type is the ancestor or derived from it by restriction, list or union steps (Part 1, cos-st-derived-ok, without
    /// `final`); a member of a union counts as derived from it.
    #[must_use]
    pub fn is_derived_from(&self, id: SimpleId, ancestor: SimpleId) -> bool {
        id == ancestor
    }

    /// Whether the engine has more to do with values of the type.
    #[must_use]
    pub fn special(&self, id: SimpleId) -> Special {
        let _ = id;
        Special::None
    }

    /// Calls `visit` for every ID, IDREF, ENTITY, QName and NOTATION in a text that is valid for the type.
    pub fn for_each_special(&self, id: SimpleId, text: &str, scope: &dyn Scope, visit: &mut dyn FnMut(Special, &str)) {
        let _ = (id, text, scope, visit);
    }

    /// How many types there are, the built-in ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Never: the built-in types are always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}
