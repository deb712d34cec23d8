//! Numbers for names and namespaces while a schema is compiled.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::schema::tables::{Name, Namespace};
use crate::schema::{NameId, NamespaceId, NamespaceSet, ProcessContents, Wildcard};
use crate::xsd::component::{self, QName, SchemaSet};

/// Gives each name and namespace one number.
pub(super) struct Interner {
    namespaces: Vec<Namespace>,
    namespace_ids: HashMap<Box<str>, NamespaceId>,
    names: Vec<Name>,
    name_ids: HashMap<(NamespaceId, Arc<str>), NameId>,
}

impl Interner {
    /// Knows "no namespace" as number 0, and the namespaces of the set with the prefixes that its documents use.
    pub fn new(set: &SchemaSet) -> Self {
        let mut interner =
            Self { namespaces: Vec::new(), namespace_ids: HashMap::new(), names: Vec::new(), name_ids: HashMap::new() };
        interner.namespace(None);
        for namespace in &set.namespaces {
            let id = interner.namespace(namespace.as_ref());
            interner.namespaces[id.index()].declared = true;
        }
        interner.choose_prefixes(set);
        interner
    }

    /// For each namespace the first prefix that a document binds to it and that no other namespace has got yet.
    fn choose_prefixes(&mut self, set: &SchemaSet) {
        let mut taken: HashSet<Box<str>> = HashSet::from(["xml".into(), "xmlns".into(), "xsi".into(), "".into()]);
        for namespace in self.namespaces.iter_mut().skip(1) {
            if &*namespace.uri == "http://www.w3.org/XML/1998/namespace" {
                namespace.prefix = "xml".into();
                continue;
            }
            let bound = set.documents.iter().flat_map(|document| &document.prefixes);
            let own = bound.filter(|(prefix, uri)| **uri == *namespace.uri && !taken.contains(prefix.as_str()));
            let prefix: Box<str> = match own.map(|(prefix, _)| prefix).next() {
                Some(prefix) => prefix.as_str().into(),
                None => (1u32..)
                    .map(|n| format!("ns{n}").into_boxed_str())
                    .find(|prefix| !taken.contains(prefix))
                    .unwrap_or_default(),
            };
            taken.insert(prefix.clone());
            namespace.prefix = prefix;
        }
    }

    pub fn namespace(&mut self, uri: Option<&Arc<str>>) -> NamespaceId {
        let uri = uri.map_or("", |uri| &**uri);
        if let Some(id) = self.namespace_ids.get(uri) {
            return *id;
        }
        let id = NamespaceId(u32::try_from(self.namespaces.len()).unwrap_or(u32::MAX));
        self.namespaces.push(Namespace { uri: uri.into(), prefix: "".into(), declared: false });
        self.namespace_ids.insert(uri.into(), id);
        id
    }

    pub fn name(&mut self, name: &QName) -> NameId {
        let namespace = self.namespace(name.namespace.as_ref());
        let names = &mut self.names;
        *self.name_ids.entry((namespace, name.local.clone())).or_insert_with(|| {
            names.push(Name { namespace, local: (&*name.local).into() });
            NameId(u32::try_from(names.len() - 1).unwrap_or(u32::MAX))
        })
    }

    pub fn namespace_of(&self, name: NameId) -> NamespaceId {
        self.names[name.index()].namespace
    }

    pub fn wildcard(&mut self, wildcard: &component::Wildcard) -> Wildcard {
        let namespaces = match &wildcard.namespaces {
            component::NamespaceConstraint::Any => NamespaceSet::Any,
            component::NamespaceConstraint::Not(namespace) => NamespaceSet::Not(self.namespace(namespace.as_ref())),
            component::NamespaceConstraint::Set(set) => {
                let mut set: Vec<_> = set.iter().map(|namespace| self.namespace(namespace.as_ref())).collect();
                set.sort_unstable();
                set.dedup();
                NamespaceSet::Set(set)
            }
        };
        let process = match wildcard.process {
            component::ProcessContents::Strict => ProcessContents::Strict,
            component::ProcessContents::Lax => ProcessContents::Lax,
            component::ProcessContents::Skip => ProcessContents::Skip,
        };
        Wildcard { namespaces, process }
    }

    pub fn finish(&mut self) -> (Vec<Namespace>, Vec<Name>) {
        (std::mem::take(&mut self.namespaces), std::mem::take(&mut self.names))
    }
}
