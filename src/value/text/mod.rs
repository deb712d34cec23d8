//! Text of the character set of DIN 91379: its letters, which may be a base and combining marks, and what they become where a
//! character set lacks them.
//!
//! ```
//! use xefa::value::text::{letters, transliterate};
//!
//! let latin1 = |c: char| u32::from(c) < 0x100;
//! assert_eq!(letters("C̀a").map(|(at, letter)| (at, letter.chars().count())).collect::<Vec<_>>(), [(1, 2), (3, 1)]);
//! assert_eq!(transliterate("ł", &latin1).as_deref(), Some("l"));
//! assert_eq!(transliterate("ệ", &latin1).as_deref(), Some("ê"));
//! ```

mod compose;
mod repertoire;
mod transliterate;

pub use repertoire::din_91379;
pub use transliterate::{is_mark, letters, transliterate};
