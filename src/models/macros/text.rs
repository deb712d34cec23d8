//! Enumerations and simple types with facets.

/// A code list or another enumeration of texts.
#[macro_export]
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident = $code:literal,
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                $variant,
            )*
        }

        impl $name {
            /// All codes, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::value::LeafError;

            fn from_str(code: &str) -> Result<Self, $crate::value::LeafError> {
                const SORTED: bool = {
                    let (mut sorted, mut at) = (true, 1);
                    while at < $name::ALL.len() {
                        sorted = sorted && $crate::models::is_before($name::ALL[at - 1].as_str(), $name::ALL[at].as_str());
                        at += 1;
                    }
                    sorted
                };
                fn text(at: usize) -> &'static str {
                    $name::ALL[at].as_str()
                }
                match $crate::models::position(Self::ALL.len(), SORTED, text, code) {
                    Some(at) => Ok(Self::ALL[at]),
                    None => Err($crate::value::LeafError::new("token")),
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::value::LeafError;

            fn try_from(code: &str) -> Result<Self, $crate::value::LeafError> {
                <Self as std::str::FromStr>::from_str(code)
            }
        }

        impl $crate::value::Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, $crate::value::LeafError> {
                <Self as std::str::FromStr>::from_str(text)
            }

            fn to_lexical(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Borrowed(self.as_str())
            }
        }

        $crate::__leaf!($name);
        $crate::__json_schema!($name codes(Self::ALL, Self::as_str));
    };
}

/// `Result::map(Self)`, without a function more for every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __made {
    ($value:expr) => {
        match $value {
            Ok(value) => Ok(Self(value)),
            Err(error) => Err(error),
        }
    };
}

/// A simple type with facets, as a newtype. Its number is that of the simple type in the schema of the module above.
#[macro_export]
macro_rules! simple {
    ($(#[$meta:meta])* pub struct $name:ident(Str): $simple:literal;) => {
        $crate::simple! { @ $(#[$meta])* pub struct $name(Str): $simple; }

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
    ($(#[$meta:meta])* pub struct $name:ident($repr:ty): $simple:literal;) => {
        $crate::simple! { @ $(#[$meta])* pub struct $name($repr): $simple; }
    };
    (@ $(#[$meta:meta])* pub struct $name:ident($repr:ty): $simple:literal;) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name($repr);

        impl $name {
            /// A value, if it keeps to the facets of the type.
            ///
            /// # Errors
            /// The rule that it breaks.
            pub fn new(value: impl Into<$repr>) -> Result<Self, $crate::models::ValueError> {
                let value = value.into();
                $crate::models::check_leaf(super::schema(), $simple, &value)?;
                Ok(Self(value))
            }

            /// A value of which it is known that it keeps to the facets: for generated conversions.
            #[doc(hidden)]
            #[must_use]
            pub fn __valid(value: $repr) -> Self {
                Self(value)
            }

            /// The value.
            #[must_use]
            pub fn get(&self) -> &$repr {
                &self.0
            }

            /// The value.
            #[must_use]
            pub fn into_inner(self) -> $repr {
                self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::models::ValueError;

            fn from_str(text: &str) -> Result<Self, $crate::models::ValueError> {
                $crate::__made!($crate::models::parse_simple(super::schema(), $simple, text))
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::models::ValueError;

            fn try_from(text: &str) -> Result<Self, $crate::models::ValueError> {
                <Self as std::str::FromStr>::from_str(text)
            }
        }

        impl $crate::value::Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, $crate::value::LeafError> {
                $crate::__made!(<$repr as $crate::value::Leaf>::from_lexical(text))
            }

            fn to_lexical(&self) -> std::borrow::Cow<'_, str> {
                $crate::value::Leaf::to_lexical(&self.0)
            }

            fn from_prefixed(
                text: &str,
                namespace: &dyn Fn(&str) -> Option<String>,
            ) -> Result<Self, $crate::value::LeafError> {
                $crate::__made!(<$repr as $crate::value::Leaf>::from_prefixed(text, namespace))
            }

            fn to_prefixed(&self, prefix: &mut dyn FnMut(&str) -> String) -> std::borrow::Cow<'_, str> {
                $crate::value::Leaf::to_prefixed(&self.0, prefix)
            }
        }

        $crate::__leaf!($name);
        $crate::__debug!($name);
        $crate::__json_schema!($name simple(super::schema(), $simple));
    };
}
