//! The numbers by which components refer to one another, in the component model and in the compiled schema alike.
use crate::schema::stored::stored;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        stored!(newtype $name);

        impl $name {
            /// The number as an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A type definition. 0 is `xs:anyType`; `n` from 1 on is the built-in simple type with the number `n - 1` in
    /// [`SimpleTypes`](super::simple::SimpleTypes); then come the types of the schema documents.
    TypeId
);
id!(
    /// An element declaration, global or local.
    ElementId
);
id!(
    /// An attribute declaration, global or local.
    AttributeId
);
id!(
    /// An expanded name that the schema knows.
    NameId
);
id!(
    /// A namespace that the schema knows; 0 is "no namespace".
    NamespaceId
);

impl TypeId {
    /// `xs:anyType`.
    pub const ANY_TYPE: Self = Self(0);
}
