//! The command line of XEfA.
fn main() {}
