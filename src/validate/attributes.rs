//! Attributes of a start tag: `xsi:` ones, declared ones, and those a wildcard admits.

use crate::report::Finding;
use crate::schema::simple::{Builtin, SimpleId, Special};
use crate::schema::{AttributeUse, ComplexType, ElementDecl, ProcessContents, TypeDef, TypeId};
use crate::xml::XSI_URI;

use super::engine::{Engine, StoredScope, place};
use super::likeness::nearest;
use super::release::{self, looks_like_version};
use super::{Step, Tag, TagAttribute};

/// What the `xsi:` attributes say.
pub(super) struct Instance {
    pub type_id: TypeId,
    pub nil: bool,
}

impl Engine<'_> {
    /// Reads `xsi:type` and `xsi:nil` (cvc-elt.3 and cvc-elt.4).
    pub(super) fn instance_attributes<T: Tag>(
        &mut self,
        tag: &T,
        declaration: Option<&ElementDecl>,
        declared: TypeId,
    ) -> Instance {
        let mut instance = Instance { type_id: declared, nil: false };
        for index in 0..tag.attribute_count() {
            let attribute = tag.attribute(index);
            if attribute.name.uri != XSI_URI {
                continue;
            }
            match attribute.name.local {
                "type" => {
                    if let Some(type_id) = self.instance_type(tag, &attribute, declaration, declared) {
                        instance.type_id = type_id;
                    }
                }
                "nil" => match attribute.value.trim() {
                    "true" | "1" if declaration.is_none_or(|declaration| declaration.nillable) => instance.nil = true,
                    "false" | "0" if declaration.is_none_or(|declaration| declaration.nillable) => {}
                    "true" | "1" | "false" | "0" => {
                        let finding =
                            Finding::new("cvc-elt.3.1", value_place(&attribute)).arg("name", self.path_label());
                        self.report(finding);
                    }
                    _ => {
                        let finding = Finding::new("cvc-datatype-valid", value_place(&attribute))
                            .path(self.attribute_path("xsi:nil"))
                            .arg("type", "boolean");
                        let finding = self.with_value(finding, attribute.value);
                        self.report(finding);
                    }
                },
                _ => {}
            }
        }
        instance
    }

    fn instance_type<T: Tag>(
        &mut self,
        tag: &T,
        attribute: &TagAttribute<'_>,
        declaration: Option<&ElementDecl>,
        declared: TypeId,
    ) -> Option<TypeId> {
        let value = attribute.value.trim();
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        let uri = match (tag.namespace(prefix), prefix) {
            (Some(uri), _) => uri,
            (None, "") => "",
            (None, _) => {
                let finding = Finding::new("cvc-elt.4.1", value_place(attribute)).arg("prefix", prefix);
                self.report(finding);
                return None;
            }
        };
        let named = if uri == "http://www.w3.org/2001/XMLSchema" {
            match local {
                "anyType" => Some(TypeId::ANY_TYPE),
                _ => Builtin::from_local(local).map(|builtin| TypeId(builtin.id().0 + 1)),
            }
        } else {
            let name = self.schema.namespace(uri).and_then(|namespace| self.schema.find(namespace, local));
            name.and_then(|name| self.schema.named_type(name))
        };
        let Some(type_id) = named else {
            let finding = Finding::new("cvc-elt.4.2", value_place(attribute)).arg("type", local);
            self.report(finding);
            return None;
        };
        let mut blocked = declaration.map_or_else(Default::default, |declaration| declaration.block);
        if let TypeDef::Complex(complex) = self.schema.type_def(declared) {
            blocked = blocked.union(complex.block);
        }
        let admitted = match self.schema.derivation(type_id, declared) {
            Some(methods) => !methods.meets(blocked),
            None => !blocked.restriction && self.is_union_member(type_id, declared),
        };
        if !admitted {
            let finding = Finding::new("cvc-elt.4.3", value_place(attribute))
                .arg("type", local)
                .arg("declared", self.type_name(declared));
            self.report(finding);
            return None;
        }
        Some(type_id)
    }

    /// A member type of a union may stand for it (Type Derivation OK (Simple), 2.2.4).
    fn is_union_member(&self, type_id: TypeId, declared: TypeId) -> bool {
        let (TypeDef::Simple { simple, .. }, TypeDef::Simple { simple: declared, .. }) =
            (self.schema.type_def(type_id), self.schema.type_def(declared))
        else {
            return false;
        };
        self.schema.simple_types().is_derived_from(*simple, *declared)
    }

    /// The attributes of an element of simple type: only `xsi:` ones (cvc-type.3.1.1).
    pub(super) fn no_attributes<T: Tag>(&mut self, tag: &T) {
        for index in 0..tag.attribute_count() {
            let attribute = tag.attribute(index);
            if !is_instance_attribute(&attribute) {
                let path = self.attribute_path(attribute.name.local);
                let finding =
                    Finding::new("cvc-type.3.1.1", name_place(&attribute)).path(path).arg("name", attribute.name.local);
                self.report(finding);
            }
        }
    }

    /// The attributes of an element of complex type (cvc-complex-type.3 and .4).
    pub(super) fn attributes<T: Tag>(&mut self, tag: &T, complex: &ComplexType) {
        let mut seen = Seen::new(complex.attributes.len());
        let mut wild_id = false;
        for index in 0..tag.attribute_count() {
            let attribute = tag.attribute(index);
            let declared =
                attribute.name.id.and_then(|name| complex.attributes.iter().position(|declared| declared.name == name));
            match declared {
                Some(at) => {
                    seen.insert(at);
                    self.declared_attribute(tag, &attribute, &complex.attributes[at]);
                    self.step(Step::Attribute { index: number(at), tag_index: number(index) });
                }
                None if is_instance_attribute(&attribute) => {}
                None => self.other_attribute(tag, &attribute, index, complex, (&mut seen, &mut wild_id)),
            }
        }
        for (at, declared) in complex.attributes.iter().enumerate() {
            if (declared.required || declared.value.is_some()) && !seen.has(at) {
                self.absent_attribute(tag, complex, at);
            }
        }
    }

    /// A declared attribute that does not stand there.
    fn absent_attribute<T: Tag>(&mut self, tag: &T, complex: &ComplexType, at: usize) {
        let declared = &complex.attributes[at];
        let name = self.schema.local(declared.name);
        if declared.required {
            let mut finding = Finding::new("cvc-complex-type.4", place(tag.span())).arg("name", name);
            if let Some(fixed) = declared.value.as_ref().filter(|value| value.fixed) {
                finding = finding.arg("fixed", &*fixed.lexical);
            }
            if complex.code.is_some_and(|code| code.list_version as usize == at) {
                finding = finding.arg("list", complex.fixed_list_uri().unwrap_or_default());
            }
            self.report(finding);
        } else if let Some(value) = &declared.value {
            // A value by default is there for references and identity constraints.
            let scope = StoredScope(&value.scope);
            self.note_references(declared.simple, &value.lexical, tag.span(), Some(name), &scope);
            self.field_attribute(Some(declared.name), Some(declared.simple), &value.lexical, &scope);
        }
    }

    fn other_attribute<T: Tag>(
        &mut self,
        tag: &T,
        attribute: &TagAttribute<'_>,
        index: usize,
        complex: &ComplexType,
        (seen, wild_id): (&mut Seen, &mut bool),
    ) {
        let namespace = self.schema.namespace(attribute.name.uri);
        let admitted = complex.any_attribute.as_ref().filter(|wildcard| wildcard.namespaces.admits(namespace));
        let Some(wildcard) = admitted else { return self.misfit_attribute(tag, attribute, complex, seen) };
        let global = attribute.name.id.and_then(|name| self.schema.global_attribute(name));
        match (wildcard.process, global) {
            // What is skipped has no type, so no constraint can rest on it.
            (ProcessContents::Skip, _) => self.field_attribute(attribute.name.id, None, attribute.value, tag),
            (ProcessContents::Lax, None) => {
                let any = SimpleId::ANY_SIMPLE_TYPE;
                self.field_attribute(attribute.name.id, Some(any), attribute.value, tag);
            }
            (_, Some(declared)) => {
                self.declared_attribute(tag, attribute, declared);
                if self.schema.simple_types().special(declared.simple) == Special::Id {
                    self.another_id(attribute, complex, std::mem::replace(wild_id, true));
                }
            }
            (ProcessContents::Strict, None) => {
                let finding = Finding::new("cvc-complex-type.3.2.2", name_place(attribute))
                    .path(self.attribute_path(attribute.name.local))
                    .arg("name", attribute.name.local);
                self.report(finding);
            }
        }
        self.step(Step::Attribute { index: Step::WILDCARD, tag_index: number(index) });
    }

    /// At most one attribute of type `xs:ID`, those that a wildcard admits counted (cvc-complex-type.5).
    fn another_id(&mut self, attribute: &TagAttribute<'_>, complex: &ComplexType, wild: bool) {
        let types = self.schema.simple_types();
        let declared = complex.attributes.iter().any(|own| types.special(own.simple) == Special::Id);
        if wild || declared {
            let rule = if wild { "cvc-complex-type.5.1" } else { "cvc-complex-type.5.2" };
            let finding = Finding::new(rule, name_place(attribute))
                .path(self.attribute_path(attribute.name.local))
                .arg("name", attribute.name.local);
            self.report(finding);
        }
    }

    /// An attribute with a declaration (cvc-attribute).
    fn declared_attribute<T: Tag>(&mut self, tag: &T, attribute: &TagAttribute<'_>, declared: &AttributeUse) {
        let types = self.schema.simple_types();
        let name = attribute.name.local;
        if let Err(violation) = types.check(declared.simple, attribute.value, tag) {
            let finding = self
                .violation(&violation, declared.simple, value_place(attribute), attribute.value)
                .path(self.attribute_path(name));
            self.report(finding);
            return;
        }
        if let Some(fixed) = declared.value.as_ref().filter(|value| value.fixed)
            && !self.equals(declared.simple, attribute.value, tag, fixed)
        {
            let finding = Finding::new("cvc-attribute.4", value_place(attribute))
                .path(self.attribute_path(name))
                .arg("name", name)
                .arg("fixed", &*fixed.lexical);
            let finding = self.other_version(finding, attribute, &fixed.lexical);
            let finding = self.with_value(finding, attribute.value);
            self.report(finding);
        }
        if types.is_reference(declared.simple) {
            let span = (attribute.value_at, attribute.end);
            self.note_references(declared.simple, attribute.value, span, Some(name), tag);
        }
        self.field_attribute(attribute.name.id, Some(declared.simple), attribute.value, tag);
    }

    /// A fixed value that tells for which release, or which version of a code list, a message was made.
    fn other_version(&self, finding: Finding, attribute: &TagAttribute<'_>, fixed: &str) -> Finding {
        let said = attribute.value.trim();
        let both = looks_like_version(said) && looks_like_version(fixed);
        let complex = self.frames.last().and_then(|frame| match self.schema.type_def(frame.type_id) {
            TypeDef::Complex(complex) => Some(complex),
            TypeDef::Simple { .. } => None,
        });
        let of_list = complex.and_then(|complex| {
            let version = complex.attributes.get(complex.code?.list_version as usize)?;
            (Some(version.name) == attribute.name.id).then(|| complex.fixed_list_uri())
        });
        match of_list {
            Some(list) if both => {
                finding.arg("version", said).arg("expected", fixed).arg("list", list.unwrap_or_default())
            }
            Some(_) => finding,
            None if both && release::is_version_name(attribute.name.local) => {
                finding.arg("made", said).arg("release", fixed)
            }
            None => match release::versions_in_value(said, fixed) {
                Some((made, release)) => finding.arg("made", made).arg("release", release),
                None => finding,
            },
        }
    }

    /// An attribute that neither the type nor a wildcard admits: perhaps misspelt, or with a prefix too many or too few.
    fn misfit_attribute<T: Tag>(
        &mut self,
        tag: &T,
        attribute: &TagAttribute<'_>,
        complex: &ComplexType,
        seen: &mut Seen,
    ) {
        let local = attribute.name.local;
        let finding = Finding::new("cvc-complex-type.3", name_place(attribute))
            .path(self.attribute_path(local))
            .arg("name", local);
        let on_tag = |declared: &AttributeUse| {
            (0..tag.attribute_count()).any(|index| tag.attribute(index).name.id == Some(declared.name))
        };
        let absent: Vec<usize> =
            (0..complex.attributes.len()).filter(|at| !seen.has(*at) && !on_tag(&complex.attributes[*at])).collect();
        let name = |at: usize| self.schema.name(complex.attributes[at].name);
        let same = absent.iter().copied().find(|at| name(*at).1 == local);
        let like = || {
            let hint = nearest(local, absent.iter().map(|at| name(*at).1))?;
            absent.iter().copied().find(|at| name(*at).1 == hint)
        };
        let (finding, meant) = match same {
            Some(at) => (self.about_namespaces(finding, attribute.name.uri, name(at).0), Some(at)),
            None => match like() {
                Some(at) => (finding.arg("hint", name(at).1), Some(at)),
                None => (self.belongs_on(finding, attribute), None),
            },
        };
        self.report(finding);
        // Checked as what is meant, and then it is not missing either.
        if let Some(at) = meant {
            seen.insert(at);
            self.declared_attribute(tag, attribute, &complex.attributes[at]);
        }
    }

    /// Elements around that an attribute belongs on.
    fn belongs_on(&self, finding: Finding, attribute: &TagAttribute<'_>) -> Finding {
        let (Some(name), Some((_, around))) = (attribute.name.id, self.frames.split_last()) else { return finding };
        let on = around.iter().rev().find(|frame| match self.schema.type_def(frame.type_id) {
            TypeDef::Complex(complex) => complex.attributes.iter().any(|declared| declared.name == name),
            TypeDef::Simple { .. } => false,
        });
        match on.and_then(|frame| frame.element) {
            Some(element) => finding.arg("inside", self.local(element)),
            None => finding,
        }
    }

    /// The path of an attribute of the innermost open element.
    pub(super) fn attribute_path(&self, name: &str) -> String {
        let mut path = self.path();
        path.push_str("/@");
        path.push_str(name);
        path
    }
}

/// Which attribute uses of a type have been seen; there are seldom more than fit one word.
struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    #[inline]
    fn new(uses: usize) -> Self {
        Self { first: 0, more: if uses > 64 { vec![0; uses / 64] } else { Vec::new() } }
    }

    #[inline]
    fn insert(&mut self, at: usize) {
        match at.checked_sub(64) {
            None => self.first |= 1 << at,
            Some(at) => self.more[at / 64] |= 1 << (at % 64),
        }
    }

    #[inline]
    fn has(&self, at: usize) -> bool {
        match at.checked_sub(64) {
            None => self.first >> at & 1 == 1,
            Some(at) => self.more[at / 64] >> (at % 64) & 1 == 1,
        }
    }
}

/// Whether a start tag bears `xsi:type`.
pub(super) fn says_type<T: Tag>(tag: &T) -> bool {
    (0..tag.attribute_count())
        .map(|index| tag.attribute(index).name)
        .any(|name| name.uri == XSI_URI && name.local == "type")
}

/// The four attributes that every element may bear (Part 1, 2.6).
fn is_instance_attribute(attribute: &TagAttribute<'_>) -> bool {
    attribute.name.uri == XSI_URI
        && matches!(attribute.name.local, "type" | "nil" | "schemaLocation" | "noNamespaceSchemaLocation")
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn name_place(attribute: &TagAttribute<'_>) -> crate::report::Place {
    place((attribute.name_at, attribute.end))
}

fn value_place(attribute: &TagAttribute<'_>) -> crate::report::Place {
    place((attribute.value_at, attribute.end))
}
