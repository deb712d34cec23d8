//! `xefa to-json`: a message as JSON, checked.

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
    super::translate(args, lang, codec::to_json)
}
