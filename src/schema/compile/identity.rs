//! Identity constraints of a schema set.

use std::collections::HashMap;

use crate::schema::identity::{Identity, IdentityKind};
use crate::xsd::component::{self, QName};

use super::{Compiler, xpath};

impl Compiler<'_> {
    /// Compiles all constraints; for each element the numbers of its own.
    pub(super) fn identities(&mut self) -> (Vec<Identity>, Vec<Vec<u32>>) {
        let set = self.set;
        let mut numbers: HashMap<&QName, u32> = HashMap::new();
        let mut of_element = Vec::with_capacity(set.elements.len());
        let mut all = Vec::new();
        for element in &set.elements {
            let mut own = Vec::new();
            for constraint in &element.constraints {
                let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
                numbers.insert(&constraint.name, number);
                own.push(number);
                all.push(constraint);
            }
            of_element.push(own);
        }
        let compiled = all.iter().map(|constraint| self.identity(constraint, &numbers, &all)).collect();
        (compiled, of_element)
    }

    fn identity(
        &mut self,
        constraint: &component::IdentityConstraint,
        numbers: &HashMap<&QName, u32>,
        all: &[&component::IdentityConstraint],
    ) -> Identity {
        let name = constraint.name.to_string();
        let kind = match &constraint.kind {
            component::IdentityKind::Unique => IdentityKind::Unique,
            component::IdentityKind::Key => IdentityKind::Key,
            component::IdentityKind::KeyRef(refer) => {
                let number = numbers.get(refer).copied();
                let referred = number.and_then(|number| all.get(number as usize));
                let is_key =
                    referred.is_some_and(|referred| !matches!(referred.kind, component::IdentityKind::KeyRef(_)));
                let refer_name = refer.to_string();
                if !is_key {
                    let args = [("name", refer_name.as_str()), ("kind", "xs:key")];
                    self.find("src-resolve", constraint.at, &args);
                } else if referred.is_some_and(|referred| referred.fields.len() != constraint.fields.len()) {
                    self.find("c-props-correct.2", constraint.at, &[("name", &name), ("refer", &refer_name)]);
                }
                IdentityKind::KeyRef(number.unwrap_or(u32::MAX))
            }
        };
        let selector = self.xpath(&constraint.selector, false, constraint);
        let fields = constraint.fields.iter().map(|field| self.xpath(field, true, constraint)).collect();
        Identity { name: self.interner.name(&constraint.name), kind, selector, fields }
    }

    fn xpath(
        &mut self,
        expression: &component::XPath,
        field: bool,
        constraint: &component::IdentityConstraint,
    ) -> Vec<crate::schema::Way> {
        xpath::parse(expression, field, &mut self.interner).unwrap_or_else(|problem| {
            let rule = if field { "c-fields-xpaths" } else { "c-selector-xpath" };
            let name = constraint.name.to_string();
            let args = [("name", name.as_str()), ("xpath", expression.text.as_str()), ("problem", problem.as_str())];
            self.find(rule, constraint.at, &args);
            Vec::new()
        })
    }
}
