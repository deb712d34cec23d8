//! Messages.

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

        impl $crate::models::Root for $name {
            type Message = super::Message;

            fn from_message(message: super::Message) -> Result<Self, super::Message> {
                match message {
                    super::Message::$variant(value) => Ok(value),
                    #[allow(unreachable_patterns, reason = "it may be the only message")]
                    other => Err(other),
                }
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

        impl $crate::models::Root for $name {
            type Message = Self;

            fn from_message(message: Self) -> Result<Self, Self> {
                Ok(message)
            }
        }

        $crate::__json_message!($name);
        $crate::__json_schema!($name message(schema(), &[$($number),*]));
    };
}
