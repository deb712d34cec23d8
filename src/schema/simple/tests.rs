//! Tests of types as a whole.
