//! Which item is meant by a name.

use super::wanted::nearest;
use super::{Item, Origin, Plan};

impl Item {
    /// The name in the schema, or the one of Rust where it has none.
    pub fn known_as(&self) -> &str {
        match &self.origin {
            Origin::Type(name) | Origin::Element(name) => name,
            _ => &self.name,
        }
    }

    /// The same with its namespace.
    fn qualified(&self) -> String {
        format!("{{{}}}{}", self.namespace.as_deref().unwrap_or_default(), self.known_as())
    }
}

impl Plan {
    /// The item that is meant: by the name of a type in the schema, of an element, or by the name that Rust has.
    pub fn find(&self, namespace: Option<&str>, name: &str) -> Result<usize, String> {
        let within =
            |item: &Item| namespace.is_none_or(|wanted| wanted == item.namespace.as_deref().unwrap_or_default());
        let by_type = |item: &Item| matches!(&item.origin, Origin::Type(of) if of == name);
        let by_element = |item: &Item| matches!(&item.origin, Origin::Element(of) if of == name);
        let by_rust = |item: &Item| !matches!(item.origin, Origin::Type(_) | Origin::Element(_)) && item.name == name;
        for by in [&by_type as &dyn Fn(&Item) -> bool, &by_element, &by_rust] {
            let found: Vec<usize> =
                (0..self.items.len()).filter(|item| within(&self.items[*item]) && by(&self.items[*item])).collect();
            match found.as_slice() {
                [] => {}
                [only] => return Ok(*only),
                several => {
                    let names: Vec<String> = several.iter().map(|item| self.items[*item].qualified()).collect();
                    return Err(format!("there are several; say which: {}", names.join(", ")));
                }
            }
        }
        let known = self.items.iter().filter(|item| within(item)).map(Item::known_as);
        Err(format!("there is no such type{}", nearest(name, known)))
    }
}
