//! Code types: complex types that hold a code of a code list, recognised by their shape.

use super::{ComplexType, NameId};
use crate::schema::stored::stored;

/// That a complex type holds a code, and where: its attributes `listURI` and `listVersionID` name list and version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeUse {
    /// How much of it the schema fixes.
    pub kind: CodeKind,
    /// The attribute `listURI`, by its place among the type's.
    pub list_uri: u32,
    /// The attribute `listVersionID`, by its place among the type's.
    pub list_version: u32,
    /// The child that holds the code; none where it is the text of the element itself.
    pub code: Option<NameId>,
    /// The child that holds the name, where there is one.
    pub name: Option<NameId>,
}

stored!(struct CodeUse { kind, list_uri, list_version, code, name });

/// The four code types of XÖV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Code type 1: list, version and codes are fixed by the schema.
    One,
    /// Code type 2: list and version are fixed.
    Two,
    /// Code type 3: the list is fixed, the message names the version.
    Three,
    /// Code type 4: the message names both.
    Four,
}

stored!(names CodeKind { One, Two, Three, Four });

impl CodeKind {
    /// The number: 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}

impl ComplexType {
    /// The list that the schema fixes, where it is a code type of the kinds 1 to 3.
    #[must_use]
    pub fn fixed_list_uri(&self) -> Option<&str> {
        self.fixed(self.code?.list_uri)
    }

    /// The list version that the schema fixes, where it is a code type of the kinds 1 and 2.
    #[must_use]
    pub fn fixed_list_version(&self) -> Option<&str> {
        self.fixed(self.code?.list_version)
    }

    fn fixed(&self, attribute: u32) -> Option<&str> {
        let value = self.attributes.get(attribute as usize)?.value.as_ref()?;
        value.fixed.then_some(&*value.lexical)
    }
}
