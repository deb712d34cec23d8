//! `xefa from-json`: a message in JSON as XML, checked.

use std::io;

use xefa::report::Lang;

use crate::args::CodecArgs;
use crate::codec;
use crate::exit::Exit;

/// Translates one message.
///
/// # Errors
/// When the result cannot be written.
pub fn run(args: &CodecArgs, lang: Lang) -> io::Result<Exit> {
    super::translate(args, lang, codec::from_json)
}
