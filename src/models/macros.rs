//! What generated modules are made of. Each macro takes a table that reads like the type it makes.

/// A complex type, or a group of one, as a struct.
///
/// Every field says where its value stands: `attribute(use)`, `any_attribute(0)`, `text(0)`, `mixed(0)`, `element(leaf)`,
/// `any(leaf)` or `group(node)`. Behind it may stand the setter: `set` for an optional field, `list` for a repeated one.
#[macro_export]
macro_rules! model {
    (
        $(#[$meta:meta])*
        pub struct $name:ident$(: $type_id:literal)? {
            $(
                $(#[$field_meta:meta])*
                $kind:ident($($at:tt)*) $field:ident: $ty:ty $(=> $how:ident $setter:ident($item:ty))?,
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                pub $field: $ty,
            )*
        }

        impl $name {
            $($($crate::__setter!($how $setter $field $item);)?)*
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                _: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                let _ = &decoder;
                Ok(Self { $($field: decoder.$kind($($at)*)?,)* })
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                let _ = &encoder;
                $(encoder.$kind($($at)*, &self.$field)?;)*
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
    };
}

/// A complex type whose content is an `xs:all` group, as a struct: like [`model!`](crate::model), but elements may come in any
/// order.
#[macro_export]
macro_rules! model_all {
    (
        $(#[$meta:meta])*
        pub struct $name:ident$(: $type_id:literal)? {
            attributes {$(
                $(#[$attribute_meta:meta])*
                attribute($index:literal) $attribute:ident: $attribute_ty:ty $(=> $attribute_how:ident $attribute_setter:ident($attribute_item:ty))?,
            )*}
            elements {$(
                $(#[$field_meta:meta])*
                element($leaf:literal) $field:ident: $ty:ty $(=> $how:ident $setter:ident($item:ty))?,
            )*}
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name {
            $($(#[$attribute_meta])* pub $attribute: $attribute_ty,)*
            $($(#[$field_meta])* pub $field: $ty,)*
        }

        impl $name {
            $($($crate::__setter!($attribute_how $attribute_setter $attribute $attribute_item);)?)*
            $($($crate::__setter!($how $setter $field $item);)?)*
        }

        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                _: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                $(let $attribute = decoder.attribute($index)?;)*
                $(let mut $field = None;)*
                loop {
                    $(
                        if decoder.is_at($crate::models::Key::element($leaf))? {
                            $field = Some(decoder.element($leaf)?);
                            continue;
                        }
                    )*
                    break;
                }
                Ok(Self { $($attribute,)* $($field: $crate::models::Field::from_slot($field)?,)* })
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                $(encoder.attribute($index, &self.$attribute)?;)*
                $(encoder.element($leaf, &self.$field)?;)*
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
    };
}

/// A choice as an enum. Behind the name stands the node of the choice where it is the whole content of a complex type.
#[macro_export]
macro_rules! choice {
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
                $(decoder.enter($node)?;)?
                let value = 'found: {
                    $(
                        if decoder.is_at($crate::models::Key::$kind($($at)*))? {
                            break 'found Self::$variant(decoder.$kind($($at)*)?);
                        }
                    )*
                    return Err(decoder.unexpected());
                };
                $(decoder.leave($node)?;)?
                Ok(value)
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                $(encoder.enter($node)?;)?
                match self {
                    $(Self::$variant(value) => encoder.$kind($($at)*, value)?,)*
                }
                $(encoder.leave($node)?;)?
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
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
            Text(String),
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
                if let Some(text) = decoder.mixed_text()? {
                    return Ok(Self::Text(text));
                }
                $(
                    if decoder.is_at($crate::models::Key::$kind($($at)*))? {
                        return Ok(Self::$variant(decoder.$kind($($at)*)?));
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
                Self::Text(text.to_owned())
            }
        }

        $crate::__debug!($name);
    };
}

/// What one element may be: the members of a substitution group (`by element`), or the types derived from its declared one
/// (`by type_id`).
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
                match self {
                    $(Self::$variant(value) => $crate::models::Model::encode(value, encoder),)*
                }
            }

            fn opening(&self) -> $crate::models::Opening<'_> {
                match self {
                    $(Self::$variant(value) => $crate::models::Model::opening(value).$by($number),)*
                }
            }
        }

        $crate::__debug!($name);
    };
}

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

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                $crate::models::code(Self::ALL, Self::as_str, code)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::value::LeafError;

            fn try_from(code: &str) -> Result<Self, Self::Error> {
                code.parse()
            }
        }

        impl $crate::value::Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, $crate::value::LeafError> {
                text.parse()
            }

            fn to_lexical(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Borrowed(self.as_str())
            }
        }

        $crate::__leaf!($name);
    };
}

/// A simple type with facets, as a newtype. Its number is that of the simple type in the schema of the module above.
#[macro_export]
macro_rules! simple {
    ($(#[$meta:meta])* pub struct $name:ident(String): $simple:literal;) => {
        $crate::simple! { @ $(#[$meta])* pub struct $name(String): $simple; }

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
                $crate::models::check_simple(super::schema(), $simple, &$crate::value::Leaf::to_lexical(&value))?;
                Ok(Self(value))
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

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::models::parse_simple(super::schema(), $simple, text).map(Self)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::models::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl $crate::value::Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, $crate::value::LeafError> {
                <$repr as $crate::value::Leaf>::from_lexical(text).map(Self)
            }

            fn to_lexical(&self) -> std::borrow::Cow<'_, str> {
                $crate::value::Leaf::to_lexical(&self.0)
            }
        }

        $crate::__leaf!($name);
        $crate::__debug!($name);
    };
}

/// A message: a type that is the content of one global element.
#[macro_export]
macro_rules! root {
    ($name:ident as $variant:ident: $element:literal) => {
        impl $name {
            /// Reads and validates a message of this kind.
            ///
            /// # Errors
            /// What is wrong with it, or why it could not be checked.
            pub fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, $crate::Error> {
                $crate::models::read_root(super::schema(), $element, xml.as_ref())
            }

            /// Writes the message, checked: what the schema does not allow is not written.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn to_xml(&self) -> Result<String, $crate::Error> {
                $crate::models::write_root(super::schema(), $element, self)
            }

            /// Writes the message without checking it.
            ///
            /// # Errors
            /// When it holds a character or a name that XML does not have.
            pub fn to_xml_unchecked(&self) -> Result<String, $crate::Error> {
                $crate::models::write_root_unchecked(super::schema(), $element, self)
            }
        }

        impl From<$name> for super::Message {
            fn from(value: $name) -> Self {
                Self::$variant(value)
            }
        }

        $crate::__json_root!($name $element);
    };
}

/// All messages of a schema.
#[macro_export]
macro_rules! messages {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $number:literal => $variant:ident($ty:ty),
            )*
        }
    ) => {
        $crate::variants! {
            $(#[$meta])*
            pub enum $name by element {
                $(
                    $(#[$variant_meta])*
                    $number => $variant($ty),
                )*
            }
        }

        impl $name {
            /// Reads and validates a message.
            ///
            /// # Errors
            /// What is wrong with it, or why it could not be checked.
            pub fn from_xml(xml: impl AsRef<[u8]>) -> Result<Self, $crate::Error> {
                $crate::models::read_any_root(schema(), xml.as_ref())
            }

            /// Writes the message, checked: what the schema does not allow is not written.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn to_xml(&self) -> Result<String, $crate::Error> {
                $crate::models::write_any_root(schema(), self)
            }

            /// Writes the message without checking it.
            ///
            /// # Errors
            /// When it holds a character or a name that XML does not have.
            pub fn to_xml_unchecked(&self) -> Result<String, $crate::Error> {
                $crate::models::write_any_root_unchecked(schema(), self)
            }

            /// The name of its element, without prefix.
            #[must_use]
            pub fn element_name(&self) -> &'static str {
                $crate::models::element_name(schema(), self)
            }
        }

        $crate::__json_message!($name);
    };
}

/// The constructor of a struct: its required fields in parentheses, the others in braces.
///
/// `into` takes whatever turns into the field, `try` what may fail to, `list` many of them. A struct with one required field is
/// also made with `From`, and parsed from a text where the field is.
#[macro_export]
macro_rules! new {
    ($name:ident(required $required:ident { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) { $($rest:ident),* $(,)? }) => {
        #[doc = concat!("What a [`", stringify!($name), "`] must have.")]
        #[derive(Clone, PartialEq)]
        pub struct $required {
            $($(#[$meta])* pub $field: $ty,)*
        }

        $crate::__debug!($required);

        impl $name {
            /// Makes one of what it must have.
            #[must_use]
            pub fn new(required: $required) -> Self {
                Self { $($field: required.$field,)* $($rest: Default::default(),)* }
            }
        }

        impl From<$required> for $name {
            fn from(required: $required) -> Self {
                Self::new(required)
            }
        }
    };
    ($name:ident() { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one without anything in it.
            #[must_use]
            pub fn new() -> Self {
                Self { $($rest: Default::default(),)* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident(into $field:ident: $ty:ty) { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one of what it must have.
            #[must_use]
            pub fn new($field: impl Into<$ty>) -> Self {
                Self { $field: $field.into(), $($rest: Default::default(),)* }
            }
        }

        impl From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self::new(value)
            }
        }
    };
    ($name:ident(parse $field:ident: $ty:ty) { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one of what it must have.
            ///
            /// # Errors
            /// When the value is not one of the field's type.
            pub fn new($field: impl TryInto<$ty, Error: Into<$crate::models::ValueError>>) -> Result<Self, $crate::models::ValueError> {
                Ok(Self::from($field.try_into().map_err(Into::into)?))
            }
        }

        impl From<$ty> for $name {
            fn from(value: $ty) -> Self {
                Self { $field: value, $($rest: Default::default(),)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::models::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }
    };
    ($name:ident(list $field:ident: $ty:ty) { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one of what it must have.
            #[must_use]
            pub fn new<I: Into<$ty>>($field: impl IntoIterator<Item = I>) -> Self {
                Self { $field: $field.into_iter().map(Into::into).collect(), $($rest: Default::default(),)* }
            }
        }

        impl From<Vec<$ty>> for $name {
            fn from(value: Vec<$ty>) -> Self {
                Self { $field: value, $($rest: Default::default(),)* }
            }
        }
    };
    ($name:ident($(into $field:ident: $ty:ty),+) { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one of what it must have.
            #[must_use]
            pub fn new($($field: impl Into<$ty>),+) -> Self {
                Self { $($field: $field.into(),)+ $($rest: Default::default(),)* }
            }
        }
    };
    ($name:ident($($how:ident $field:ident: $ty:ty),+) { $($rest:ident),* $(,)? }) => {
        impl $name {
            /// Makes one of what it must have.
            ///
            /// # Errors
            /// When a value is not one of its field's type.
            pub fn new(
                $($field: impl $crate::models::Argument<$ty>),+
            ) -> Result<Self, $crate::models::ValueError> {
                Ok(Self { $($field: $field.argument()?,)+ $($rest: Default::default(),)* })
            }
        }
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

#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    (set $setter:ident $field:ident $item:ty) => {
        #[doc = concat!("Sets `", stringify!($field), "`.")]
        #[must_use]
        pub fn $setter(mut self, $field: impl Into<$item>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (list $setter:ident $field:ident $item:ty) => {
        #[doc = concat!("Adds to `", stringify!($field), "`.")]
        #[must_use]
        pub fn $setter<I: Into<$item>>(mut self, $field: impl IntoIterator<Item = I>) -> Self {
            self.$field.extend($field.into_iter().map(Into::into));
            self
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __leaf {
    ($name:ident) => {
        impl $crate::models::Model for $name {
            fn decode(
                decoder: &mut $crate::models::Decoder<'_>,
                open: $crate::models::Open,
            ) -> $crate::models::Decoded<Self> {
                decoder.leaf(open)
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                encoder.text(0, self)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __debug {
    ($name:ident $type_id:literal) => {
        /// Names and structure; texts are shown as `…`.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::models::debug(super::schema(), $type_id, stringify!($name), self, f)
            }
        }
    };
    ($name:ident) => {
        /// The name of the type only.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), " { … }"))
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "json")]
macro_rules! __json_root {
    ($name:ident $element:literal) => {
        impl $crate::models::serde::Serialize for $name {
            fn serialize<S: $crate::models::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::models::json::serialize(super::schema(), $element, self, serializer)
            }
        }

        impl<'de> $crate::models::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::models::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::models::json::deserialize(super::schema(), $element, deserializer)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "json"))]
macro_rules! __json_root {
    ($name:ident $element:literal) => {};
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "json")]
macro_rules! __json_message {
    ($name:ident) => {
        impl $crate::models::serde::Serialize for $name {
            fn serialize<S: $crate::models::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::models::json::serialize_message(schema(), self, serializer)
            }
        }

        impl<'de> $crate::models::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::models::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::models::json::deserialize_message(schema(), deserializer)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "json"))]
macro_rules! __json_message {
    ($name:ident) => {};
}
