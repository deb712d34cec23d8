//! Complex types as structs, and their constructors.

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
                Ok(Self { $($field: $crate::__part!(decoder $kind($($at)*)),)* })
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                let _ = &encoder;
                $($crate::__write!(encoder $kind($($at)*) &self.$field);)*
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
        $($crate::__json_schema!($name typed(super::schema(), $type_id));)?
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
                $(let $attribute = $crate::__part!(decoder attribute($index));)*
                $(let mut $field = None;)*
                loop {
                    $(
                        if $crate::__go_on!(decoder.is_at($crate::models::Key::element($leaf))) {
                            $field = Some($crate::__part!(decoder element($leaf)));
                            continue;
                        }
                    )*
                    break;
                }
                Ok(Self { $($attribute,)* $($field: $crate::__go_on!($crate::models::Field::from_slot($field)),)* })
            }

            fn encode(&self, encoder: &mut $crate::models::Encoder<'_>) -> $crate::models::Encoded {
                $(encoder.attribute($index, &self.$attribute)?;)*
                $($crate::__write!(encoder element($leaf) &self.$field);)*
                Ok(())
            }
        }

        $crate::__debug!($name $($type_id)?);
        $($crate::__json_schema!($name typed(super::schema(), $type_id));)?
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
            pub fn new($field: impl IntoIterator<Item: Into<$ty>>) -> Self {
                Self { $field: $field.into_iter().map(Into::into).collect(), $($rest: Default::default(),)* }
            }
        }

        impl From<Vec<$ty>> for $name {
            fn from(value: Vec<$ty>) -> Self {
                Self { $field: value.into(), $($rest: Default::default(),)* }
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
