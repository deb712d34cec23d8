//! The code generator of XEfA as a command.
fn main() {}
