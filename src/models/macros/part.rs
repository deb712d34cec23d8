//! What the other macros share.

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
        pub fn $setter(mut self, $field: impl IntoIterator<Item: Into<$item>>) -> Self {
            self.$field.extend($field.into_iter().map(Into::into));
            self
        }
    };
}

/// The value, or the end of what is being done: `?` would be two more functions for every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __go_on {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(stop) => return Err(stop),
        }
    };
}

/// Reads a part.
#[doc(hidden)]
#[macro_export]
macro_rules! __part {
    ($decoder:ident element($leaf:literal)) => {
        $crate::__go_on!($crate::models::Field::decode_field($decoder, $crate::models::Key::element($leaf)))
    };
    ($decoder:ident $kind:ident($($at:tt)*)) => {
        $crate::__go_on!($decoder.$kind($($at)*))
    };
}

/// Writes a part.
#[doc(hidden)]
#[macro_export]
macro_rules! __write {
    ($encoder:ident element($leaf:literal) $value:expr) => {
        $crate::models::Field::encode_field($value, $encoder, $crate::models::Key::element($leaf))?
    };
    ($encoder:ident $kind:ident($($at:tt)*) $value:expr) => {
        $encoder.$kind($($at)*, $value)?
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

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "json-schema")]
macro_rules! __json_schema {
    ($name:ident $with:ident($($argument:expr),*)) => {
        impl $crate::models::schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(concat!(module_path!(), "::", stringify!($name)))
            }

            fn json_schema(
                generator: &mut $crate::models::schemars::SchemaGenerator,
            ) -> $crate::models::schemars::Schema {
                $crate::models::json::schema::$with($($argument,)* generator)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "json-schema"))]
macro_rules! __json_schema {
    ($name:ident $with:ident($($argument:expr),*)) => {};
}
