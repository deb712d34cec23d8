//! Leaf values: what generated models hold and what XML and JSON print.
//!
//! Every type keeps the exact lexical form it was read with, so that writing gives back what was read.
//!
//! ```
//! use xefa::value::Leaf;
//!
//! assert_eq!(i32::from_lexical("+07").unwrap(), 7);
//! assert_eq!(f64::from_lexical("-INF").unwrap(), f64::NEG_INFINITY);
//! assert_eq!(true.to_lexical(), "true");
//! ```

mod binary;
mod calendar;
mod decimal;
mod duration;
mod leaf;
mod moment;
pub mod schluessel;
mod str;
pub mod text;

pub use self::str::Str;
pub use binary::{Base64, Hex};
pub use calendar::{Date, DateTime, GDay, GMonth, GMonthDay, GYear, GYearMonth, Time};
pub use decimal::{Decimal, Digits, Integer};
pub use duration::{Duration, Span};
pub use leaf::{Leaf, LeafError};
pub use moment::{Fields, Moment, MomentKind};
