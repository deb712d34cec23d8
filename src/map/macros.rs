//! What generated conversions are made of. Each macro takes what two types have in common: `A = B` for both ways, `A => B` for one.

/// Structs with the same parts: the field and its name in XML (`@name` for an attribute, empty for a group or the text).
///
/// ```
/// # mod alt { pub struct Zeitraum { pub von: String, pub bis: Option<String> } }
/// # mod neu { pub struct Zeitraum { pub von: String, pub bis: Option<String> } }
/// use xefa::map::{Conversion, Convert};
///
/// xefa::convert! { alt::Zeitraum = neu::Zeitraum { von "von", bis "bis" } }
///
/// let run = &mut Conversion::default();
/// let neu: neu::Zeitraum = alt::Zeitraum { von: "2027-05-01".into(), bis: None }.convert(run).unwrap();
/// assert_eq!(neu.von, "2027-05-01");
/// ```
#[macro_export]
macro_rules! convert {
    ($from:path = $to:path { $($parts:tt)* }) => {
        $crate::convert! { $from => $to { $($parts)* } }
        $crate::convert! { $to => $from { $($parts)* } }
    };
    ($from:path => $to:path { $($field:ident $xml:literal),* $(,)? }) => {
        impl $crate::map::Convert<$to> for $from {
            fn convert(self, run: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$to> {
                use $from as From;
                use $to as To;
                let _ = &run;
                let From { $($field),* } = self;
                Ok(To { $($field: run.field($xml, $field)?),* })
            }
        }
    };
}

/// Enums with the same variants: choices, payloads, members of a substitution group, derived types. The name is the element's; it is
/// empty where the variant has none of its own.
#[macro_export]
macro_rules! convert_choice {
    ($from:path = $to:path { $($parts:tt)* }) => {
        $crate::convert_choice! { $from => $to { $($parts)* } }
        $crate::convert_choice! { $to => $from { $($parts)* } }
    };
    ($from:path => $to:path { $($variant:ident $xml:literal),* $(,)? }) => {
        impl $crate::map::Convert<$to> for $from {
            fn convert(self, run: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$to> {
                use $from as From;
                use $to as To;
                match self {
                    $(From::$variant(value) => Ok(To::$variant(run.field($xml, value)?)),)*
                    // Enums of another crate may be non-exhaustive.
                    #[allow(unreachable_patterns)]
                    _ => Err(run.internal()),
                }
            }
        }
    };
}

/// Code lists and other enumerations: the codes of the first, which the second has too.
#[macro_export]
macro_rules! convert_codes {
    ($from:path = $to:path { $($code:ident),* $(,)? }) => {
        $crate::convert_codes! { $from => $to { $($code),* } }
        $crate::convert_codes! { $to => $from { $($code),* } }
    };
    ($from:path => $to:path { $($code:ident),* $(,)? }) => {
        impl $crate::map::Convert<$to> for $from {
            fn convert(self, run: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$to> {
                use $from as From;
                use $to as To;
                let _ = &run;
                match self {
                    $(From::$code => Ok(To::$code),)*
                    #[allow(unreachable_patterns)]
                    _ => Err(run.internal()),
                }
            }
        }
    };
}

/// Simple types with facets: every value of the first is one of the second, so that nothing has to be checked.
#[macro_export]
macro_rules! convert_simple {
    ($from:path = $to:path) => {
        $crate::convert_simple! { $from => $to }
        $crate::convert_simple! { $to => $from }
    };
    ($from:path => $to:path) => {
        impl $crate::map::Convert<$to> for $from {
            #[inline]
            fn convert(self, run: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$to> {
                use $to as To;
                let _ = &run;
                Ok(To::__valid(self.into_inner()))
            }
        }
    };
}

/// Code lists with the same codes whose Rust names differ: by the text of the code.
#[macro_export]
macro_rules! convert_renamed_codes {
    ($from:path = $to:path) => {
        $crate::convert_renamed_codes! { $from => $to }
        $crate::convert_renamed_codes! { $to => $from }
    };
    ($from:path => $to:path) => {
        impl $crate::map::Convert<$to> for $from {
            fn convert(self, run: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$to> {
                self.as_str().parse().map_err(|_| run.internal())
            }
        }
    };
}

/// A type that is the same on both sides.
#[macro_export]
macro_rules! convert_same {
    ($same:path) => {
        impl $crate::map::Convert<$same> for $same {
            #[inline]
            fn convert(self, _: &mut $crate::map::Conversion<'_>) -> $crate::map::Mapped<$same> {
                Ok(self)
            }
        }
    };
}
