//! Tests of the XML layer.
