//! Which complex types hold a code.
//!
//! Two shapes occur: XÖV's, with a child `code` (and often `name`) and the attributes `listURI` and `listVersionID`; and that of
//! UN/CEFACT's core components, where the code is the text and the attributes are the same. The names are those of no namespace: XÖV
//! demands unqualified children, but a standard that qualifies them means the same.

use crate::schema::{AttributeUse, CodeKind, CodeUse, Content, ContentModel, LeafTerm, NameId, TypeId};
use crate::xsd::component;

use super::Compiler;

impl Compiler<'_> {
    /// What makes a type a code type, if it is one.
    pub(super) fn code_use(
        &mut self,
        content: Content,
        contents: &[ContentModel],
        attributes: &[AttributeUse],
    ) -> Option<CodeUse> {
        let attribute = |local: &str| {
            attributes.iter().position(|attribute| {
                let name = &self.set.attributes[attribute.attribute.index()].name;
                *name.local == *local && name.namespace.as_deref().unwrap_or_default().is_empty()
            })
        };
        let list_uri = attribute("listURI")?;
        let list_version = attribute("listVersionID")?;
        let (code, name, enumerated) = match content {
            Content::Empty => return None,
            Content::Simple(simple) => (None, None, self.simple.facets(simple).enumeration.is_some()),
            Content::Elements { mixed: true, .. } => return None,
            Content::Elements { model, .. } => {
                let model = contents.get(model as usize)?;
                let (code, type_id) = self.child(model, "code")?;
                let name = self.child(model, "name");
                if model.leaves.len() != 1 + usize::from(name.is_some()) {
                    return None;
                }
                let simple = self.simple_id(type_id);
                let enumerated = self.simple.facets(simple).enumeration.is_some();
                (Some(code), name.map(|(name, _)| name), enumerated)
            }
        };
        let is_fixed = |at: usize| attributes[at].value.as_ref().is_some_and(|value| value.fixed);
        let kind = match (is_fixed(list_uri), is_fixed(list_version)) {
            (true, true) if enumerated => CodeKind::One,
            (true, true) => CodeKind::Two,
            (true, false) => CodeKind::Three,
            (false, _) => CodeKind::Four,
        };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Some(CodeUse { kind, list_uri: number(list_uri), list_version: number(list_version), code, name })
    }

    /// The child of a name that is text only.
    fn child(&mut self, model: &ContentModel, local: &str) -> Option<(NameId, TypeId)> {
        let set = self.set;
        let element = model.leaves.iter().find_map(|leaf| match leaf.term {
            LeafTerm::Element(id) => Some(&set.elements[id.index()]).filter(|element| *element.name.local == *local),
            LeafTerm::Wildcard(_) => None,
        })?;
        let is_simple = matches!(set.types[element.type_id.index()], component::Type::Simple(_));
        is_simple.then(|| (self.interner.name(&element.name), element.type_id))
    }
}
