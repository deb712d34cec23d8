//! Where something is written, and what names mean there.

use super::item::{often, process};
use super::*;

/// Where something is written: the document, and what it redefines.
#[derive(Clone, Copy)]
pub(super) struct At<'d> {
    pub(super) number: usize,
    pub(super) schema: &'d Schema,
    pub(super) target: Option<&'d str>,
    /// Within a redefinition its name, and how many definitions of it lie below.
    pub(super) itself: Option<(&'d Name, usize)>,
}

impl<'d> At<'d> {
    pub(super) fn global(self, name: Option<&String>) -> Name {
        Name { namespace: self.target.map(str::to_owned), local: name.cloned().unwrap_or_default() }
    }

    pub(super) fn local(self, name: Option<&String>, form: Option<FormChoiceType>, default: FormChoiceType) -> Name {
        let qualified = form.unwrap_or(default) == FormChoiceType::Qualified;
        Name { namespace: None, ..self.global(name) }.in_namespace(self.target.filter(|_| qualified))
    }

    /// The name that a reference means. In a document without a target namespace that was taken under one, names in no
    /// namespace are names in that one.
    pub(super) fn name(self, name: &QName) -> Name {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let namespace = match name.namespace() {
            Some(namespace) => Some(text(namespace.as_ref())),
            None if self.schema.target_namespace.is_none() => self.target.map(str::to_owned),
            None => None,
        };
        Name { namespace: namespace.filter(|namespace| !namespace.is_empty()), local: text(name.local_name()) }
    }

    pub(super) fn final_default(self) -> Option<&'d BlockSetItemList> {
        match &self.schema.final_default {
            FullDerivationSetType::All => None,
            FullDerivationSetType::BlockSetItemList(list) => Some(list),
        }
    }

    /// None stands for all.
    pub(super) fn final_set(self, own: Option<&'d DerivationSetType>) -> Option<&'d BlockSetItemList> {
        match own {
            Some(DerivationSetType::All) => None,
            Some(DerivationSetType::BlockSetItemList(list)) => Some(list),
            None => self.final_default(),
        }
    }

    pub(super) fn any(self, any: &Any) -> Item {
        let often = often(any.min_occurs, any.max_occurs);
        let admits = self.namespaces(any.namespace.as_ref());
        Item::new(Aspect::Wildcard, "any", format!("{often} {admits} {}", process(&any.process_contents)))
    }

    pub(super) fn any_attribute(self, any: &AnyAttribute) -> String {
        format!("{} {}", self.namespaces(any.namespace.as_ref()), process(&any.process_contents))
    }

    pub(super) fn namespaces(self, list: Option<&NamespaceListType>) -> String {
        let target = self.target.unwrap_or("##local");
        match list {
            None | Some(NamespaceListType::Any) => "##any".to_owned(),
            Some(NamespaceListType::Other) => format!("not {target}"),
            Some(NamespaceListType::BasicNamespaceList(list)) => {
                let word = |item: &BasicNamespaceListItemType| match item {
                    BasicNamespaceListItemType::String(uri) => uri.clone(),
                    BasicNamespaceListItemType::TargetNamespace => target.to_owned(),
                    BasicNamespaceListItemType::Local => "##local".to_owned(),
                };
                let mut words: Vec<String> = list.0.iter().map(word).collect();
                words.sort();
                words.dedup();
                words.join(" ")
            }
        }
    }
}

impl Name {
    pub(super) fn in_namespace(self, namespace: Option<&str>) -> Self {
        Self { namespace: namespace.map(str::to_owned), ..self }
    }
}
