//! What a plan is made of: modules, items, fields and variants.

use std::collections::HashMap;

use xefa::schema::TypeId;
use xefa::schema::shape::Occurs;

use crate::config::Supply;
use crate::share::Shared;

/// Everything that is generated.
#[derive(Debug)]
pub(crate) struct Plan {
    pub modules: Vec<Module>,
    pub items: Vec<Item>,
    /// All global elements that are messages: number, variant, type, documentation.
    pub messages: Vec<Message>,
    /// Traits that are derived for the enum of all messages.
    pub derives: Vec<String>,
    /// The complex type around a group.
    pub groups: HashMap<usize, TypeId>,
}

impl Plan {
    /// The complex type that an item, or the item around a group, was made from.
    pub fn owner(&self, item: usize) -> Option<TypeId> {
        self.items[item].type_id.map(TypeId).or_else(|| self.groups.get(&item).copied())
    }
}

/// One file.
#[derive(Debug)]
pub(crate) struct Module {
    pub name: String,
    pub doc: String,
    /// Numbers of items, in the order of the schema.
    pub items: Vec<usize>,
    /// Whether its items are seen from above without its name.
    pub main: bool,
}

/// A message.
#[derive(Debug)]
pub(crate) struct Message {
    pub element: u32,
    pub variant: String,
    pub ty: Ref,
    pub doc: String,
}

/// A type as a field names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Ref {
    /// One of Rust's.
    Rust(&'static str),
    /// One of the runtime's: of `value` or of `models`.
    Value(&'static str),
    Model(&'static str),
    /// An item: its number.
    Item(usize),
    List(Box<Ref>),
    Nillable(Box<Ref>),
}

impl Ref {
    /// The item that it is, or is made of.
    pub fn item(&self) -> Option<usize> {
        match self {
            Self::Item(item) => Some(*item),
            Self::List(ty) | Self::Nillable(ty) => ty.item(),
            Self::Rust(_) | Self::Value(_) | Self::Model(_) => None,
        }
    }

    /// The type that it is, or is made of, if that is no item.
    pub fn leaf(&self) -> Option<&'static str> {
        match self {
            Self::Rust(name) | Self::Value(name) | Self::Model(name) => Some(name),
            Self::List(ty) | Self::Nillable(ty) => ty.leaf(),
            Self::Item(_) => None,
        }
    }
}

impl Item {
    /// Whether its constructor takes a struct of what it must have: for more than three fields, or where one of several is a list.
    pub fn has_required(&self) -> bool {
        let Kind::Struct { fields, supply, .. } = &self.kind else { return false };
        supply.is_some() || takes_required(fields)
    }
}

/// The same, for the fields of a struct.
pub(crate) fn takes_required(fields: &[Field]) -> bool {
    let required: Vec<&Field> = fields.iter().filter(|field| field.required && !field.fixed).collect();
    required.len() > 3 || required.len() > 1 && required.iter().any(|field| field.occurs == Occurs::Many)
}

/// An item of a module.
#[derive(Debug)]
pub(crate) struct Item {
    pub module: usize,
    /// The namespace of its document.
    pub namespace: Option<String>,
    pub name: String,
    pub doc: String,
    pub type_id: Option<u32>,
    /// What of the schema it was made from.
    pub origin: Origin,
    pub kind: Kind,
    /// Traits that are derived beside those that every such type has.
    pub derives: Vec<String>,
    /// Where it is, if another crate has it.
    pub shared: Option<Shared>,
    /// For a message: the variant and the number of its element.
    pub root: Option<(String, u32)>,
    /// Where it was written: items stand in the order of the schema.
    pub order: (u32, u32, u32, usize),
}

/// What of a schema an item was made from, with the local name that this has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    /// A type with a name.
    Type(String),
    /// The type without a name of a global element.
    Element(String),
    /// A type, and those derived from it.
    Derived(String),
    /// The members of the substitution group of an element.
    Members(String),
    /// Something within another item.
    Part,
}

#[derive(Debug)]
pub(crate) enum Kind {
    /// Not planned yet.
    Reserved,
    Struct {
        all: bool,
        fields: Vec<Field>,
        supply: Option<(Supply, String)>,
    },
    Choice {
        node: Option<u32>,
        variants: Vec<Variant>,
    },
    Mixed {
        variants: Vec<Variant>,
    },
    Variants {
        by: &'static str,
        variants: Vec<Numbered>,
    },
    Payloads {
        variants: Vec<Numbered>,
    },
    Codes {
        codes: Vec<Code>,
    },
    Simple {
        repr: Ref,
        simple: u32,
    },
}

#[derive(Debug)]
pub(crate) struct Field {
    /// `element(3)` and its like.
    pub at: String,
    /// The name in XML; `@name` for an attribute.
    pub xml: String,
    pub name: String,
    pub ty: Ref,
    pub occurs: Occurs,
    pub fixed: bool,
    pub required: bool,
    pub boxed: bool,
    /// A list that is a [`Many`](xefa::value::Many).
    pub thin: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Variant {
    /// The name in XML.
    pub xml: String,
    pub at: String,
    pub name: String,
    pub ty: Ref,
    pub many: bool,
    pub boxed: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Numbered {
    /// The name in XML.
    pub xml: String,
    pub number: u32,
    pub name: String,
    pub ty: Ref,
    pub boxed: bool,
    pub doc: String,
}

#[derive(Debug)]
pub(crate) struct Code {
    pub name: String,
    pub code: String,
    pub doc: String,
}
