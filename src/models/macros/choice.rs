//! Choices, mixed contents, payloads of wildcards and variants of types as enums.

/// A choice as an enum. Behind the name stands the node of the choice where it is the whole content of a complex type.
///
/// A choice without alternatives has no value.
#[macro_export]
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident$(: $type_id:literal)? $(in $node:literal)? {}
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub enum $name {}

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                _: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                Err(decoder.unexpected())
            }

            fn encode(&self, _: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                match *self {}
            }
        }

        $crate::__debug!($name $($type_id)?);
        $($crate::__json_schema!($name typed(super::schema(), $type_id));)?
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident$(: $type_id:literal)? $(in $node:literal)? {
            $(
                $(#[$variant_meta:meta])*
                $kind:ident($($at:tt)*) $variant:ident($ty:ty),
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "a box would cost every reader of a message an allocation")]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                $variant($ty),
            )*
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                _: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                $($crate::__go_on!(decoder.enter($node));)?
                let value = 'found: {
                    $(
                        if $crate::__go_on!(decoder.is_at($crate::models::Key::$kind($($at)*))) {
                            break 'found Self::$variant($crate::__part!(decoder $kind($($at)*)));
                        }
                    )*
                    return Err(decoder.unexpected());
                };
                $($crate::__go_on!(decoder.leave($node));)?
                Ok(value)
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                $(encoder.enter($node)?;)?
                match self {
                    $(Self::$variant(value) => $crate::__write!(encoder $kind($($at)*) value),)*
                }
                $(encoder.leave($node)?;)?
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
        $($crate::__json_schema!($name typed(super::schema(), $type_id));)?
    };
}

/// The items of a mixed content: texts, and elements in between.
#[macro_export]
macro_rules! mixed {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $kind:ident($($at:tt)*) $variant:ident($ty:ty),
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub enum $name {
            /// Text between the elements.
            Text($crate::value::Str),
            $(
                $(#[$variant_meta])*
                $variant($ty),
            )*
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                _: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                if let Some(text) = $crate::__go_on!(decoder.mixed_text()) {
                    return Ok(Self::Text(text));
                }
                $(
                    if $crate::__go_on!(decoder.is_at($crate::models::Key::$kind($($at)*))) {
                        return Ok(Self::$variant($crate::__part!(decoder $kind($($at)*))));
                    }
                )*
                Err(decoder.unexpected())
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                match self {
                    Self::Text(text) => encoder.mixed_text(text),
                    $(Self::$variant(value) => encoder.$kind($($at)*, value),)*
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::Text(text.into())
            }
        }

        $crate::__debug!($name);
    };
}

/// What one element may be: the members of a substitution group (`by element`), or the types derived from its declared one
/// (`by type_id`). There may be none at all: a schema without messages, an abstract type that nothing is derived from.
#[macro_export]
macro_rules! variants {
    (
        $(#[$meta:meta])*
        pub enum $name:ident by $by:ident {
            $(
                $(#[$variant_meta:meta])*
                $number:literal => $variant:ident($ty:ty),
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "a box would cost every reader of a message an allocation")]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                $variant($ty),
            )*
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                open: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                match open.$by() {
                    $($number => <$ty as $crate::models::Model>::decode(decoder, open).map(Self::$variant),)*
                    _ => Err(decoder.unexpected()),
                }
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                let _ = &encoder;
                match *self {
                    $(Self::$variant(ref value) => $crate::models::Model::encode(value, encoder),)*
                }
            }

            fn opening(&self) -> $crate::models::Opening<'_> {
                match *self {
                    $(Self::$variant(ref value) => $crate::models::Model::opening(value).$by($number),)*
                }
            }
        }

        $crate::__debug!($name);
    };
}

/// The payloads that a wildcard is known to admit, and any other element.
#[macro_export]
macro_rules! payloads {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $number:literal => $variant:ident($ty:ty),
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "a box would cost every reader of a message an allocation")]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                $variant($ty),
            )*
            /// An element that these models do not know.
            Other($crate::models::AnyElement),
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                open: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                match open.element() {
                    $($number => <$ty as $crate::models::Model>::decode(decoder, open).map(Self::$variant),)*
                    _ => $crate::models::Model::decode(decoder, open).map(Self::Other),
                }
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                match self {
                    $(Self::$variant(value) => $crate::models::Model::encode(value, encoder),)*
                    Self::Other(value) => $crate::models::Model::encode(value, encoder),
                }
            }

            fn opening(&self) -> $crate::models::Opening<'_> {
                match self {
                    $(Self::$variant(value) => $crate::models::Model::opening(value).element($number),)*
                    Self::Other(value) => $crate::models::Model::opening(value),
                }
            }
        }

        $crate::__debug!($name);
    };
}

/// `From` for the variants of an enum that differ by their type.
#[macro_export]
macro_rules! from {
    ($($ty:ty => $name:ident::$variant:ident),* $(,)?) => {$(
        impl From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}
