//! Typed values that compare as the value spaces of XSD demand.

use serde::{Deserialize, Serialize};

/// A value of a simple type.
///
/// Equal and hashed by value space (XSD 1.0 Part 2, 2.2 and 4.2.1): values of different primitive types are never equal.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Hash)]
pub struct Value(pub(crate) Box<str>);

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value(..)")
    }
}
