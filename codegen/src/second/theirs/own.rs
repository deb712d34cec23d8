//! What a complex type says itself, and what it has in the end.

use super::*;

/// `sequence`, `choice`, `all`, or a reference to a group.
#[derive(Clone, Copy)]
pub(super) struct Model<'d> {
    pub(super) compositor: &'static str,
    pub(super) group: &'d GroupType,
}

/// What a complex type has in the end.
#[derive(Clone)]
pub(super) enum Effective {
    Empty,
    Elements {
        mixed: bool,
    },
    /// A simple type, by its name if it has one.
    Simple(Option<Name>),
}

/// What a complex type says itself.
#[derive(Default)]
pub(super) struct Own<'d> {
    pub(super) base: Option<&'d QName>,
    pub(super) extension: bool,
    pub(super) simple: bool,
    pub(super) mixed: bool,
    pub(super) model: Option<Model<'d>>,
    pub(super) inline: Option<&'d SimpleBaseType>,
    pub(super) facets: Vec<&'d Facet>,
    pub(super) attributes: Vec<&'d AttributeType>,
    pub(super) groups: Vec<&'d AttributeGroupType>,
    pub(super) any: Option<&'d AnyAttribute>,
}

impl Model<'_> {
    /// Whether nothing can stand there (Part 1, 3.4.2, explicit content).
    pub(super) fn is_empty(self) -> bool {
        let none = self.group.content.iter().all(|content| matches!(content, GroupTypeContent::Annotation(_)));
        let nothing = none && self.group.ref_.is_none() && (self.compositor != "choice" || self.group.min_occurs == 0);
        nothing || self.group.max_occurs == MaxOccurs::Bounded(0)
    }
}

impl<'d> Own<'d> {
    pub(super) fn of(node: &'d ComplexBaseType) -> Self {
        let mut own = Self { mixed: node.mixed == Some(true), ..Self::default() };
        for content in &node.content {
            match content {
                ComplexBaseTypeContent::SimpleContent(content) => {
                    own.simple = true;
                    for content in &content.content {
                        match content {
                            SimpleContentContent::Restriction(step) => own.restriction(&step.base, &step.content),
                            SimpleContentContent::Extension(step) => own.extension(&step.base, &step.content),
                            SimpleContentContent::Annotation(_) => {}
                        }
                    }
                }
                ComplexBaseTypeContent::ComplexContent(content) => {
                    own.mixed = content.mixed.unwrap_or(own.mixed);
                    for content in &content.content {
                        match content {
                            ComplexContentContent::Restriction(step) => own.restriction(&step.base, &step.content),
                            ComplexContentContent::Extension(step) => own.extension(&step.base, &step.content),
                            ComplexContentContent::Annotation(_) => {}
                        }
                    }
                }
                ComplexBaseTypeContent::Group(group) => own.model("group", group),
                ComplexBaseTypeContent::All(group) => own.model("all", group),
                ComplexBaseTypeContent::Choice(group) => own.model("choice", group),
                ComplexBaseTypeContent::Sequence(group) => own.model("sequence", group),
                ComplexBaseTypeContent::Attribute(attribute) => own.attributes.push(attribute),
                ComplexBaseTypeContent::AttributeGroup(group) => own.groups.push(group),
                ComplexBaseTypeContent::AnyAttribute(any) => own.any = Some(any),
                _ => {}
            }
        }
        own
    }

    pub(super) fn model(&mut self, compositor: &'static str, group: &'d GroupType) {
        self.model = Some(Model { compositor, group });
    }

    pub(super) fn restriction(&mut self, base: &'d QName, content: &'d [RestrictionTypeContent]) {
        self.base = Some(base);
        for content in content {
            match content {
                RestrictionTypeContent::Group(group) => self.model("group", group),
                RestrictionTypeContent::All(group) => self.model("all", group),
                RestrictionTypeContent::Choice(group) => self.model("choice", group),
                RestrictionTypeContent::Sequence(group) => self.model("sequence", group),
                RestrictionTypeContent::SimpleType(inline) => self.inline = Some(inline),
                RestrictionTypeContent::Facet(facet) => self.facets.push(facet),
                RestrictionTypeContent::Attribute(attribute) => self.attributes.push(attribute),
                RestrictionTypeContent::AttributeGroup(group) => self.groups.push(group),
                RestrictionTypeContent::AnyAttribute(any) => self.any = Some(any),
                _ => {}
            }
        }
    }

    pub(super) fn extension(&mut self, base: &'d QName, content: &'d [ExtensionTypeContent]) {
        self.base = Some(base);
        self.extension = true;
        for content in content {
            match content {
                ExtensionTypeContent::Group(group) => self.model("group", group),
                ExtensionTypeContent::All(group) => self.model("all", group),
                ExtensionTypeContent::Choice(group) => self.model("choice", group),
                ExtensionTypeContent::Sequence(group) => self.model("sequence", group),
                ExtensionTypeContent::Attribute(attribute) => self.attributes.push(attribute),
                ExtensionTypeContent::AttributeGroup(group) => self.groups.push(group),
                ExtensionTypeContent::AnyAttribute(any) => self.any = Some(any),
                _ => {}
            }
        }
    }
}

pub(super) fn model_of_group(content: &GroupTypeContent) -> Option<Model<'_>> {
    let (compositor, group) = match content {
        GroupTypeContent::Group(group) => ("group", group),
        GroupTypeContent::All(group) => ("all", group),
        GroupTypeContent::Choice(group) => ("choice", group),
        GroupTypeContent::Sequence(group) => ("sequence", group),
        _ => return None,
    };
    Some(Model { compositor, group })
}
