//! Modules: a file each, for a document, for a namespace, or for everything.

use std::collections::HashMap;

use xefa::xsd::component::Location;

use crate::config::Layout;
use crate::docs;
use crate::ident::{Names, snake, tail};

use super::name::common_prefix;
use super::{Module, Planner, name};

impl Planner<'_> {
    pub(super) fn plan_modules(&mut self) {
        let mut names = Names::default();
        for module in &self.config.modules {
            names.claim(std::slice::from_ref(module));
        }
        let main = self.main_namespace();
        match self.config.layout {
            Layout::Document => self.module_per_document(&mut names, main.as_deref()),
            Layout::Namespace => self.module_per_namespace(&mut names, main.as_deref()),
            Layout::One => self.documents = vec![0; self.set.documents.len()],
        }
        if self.modules.is_empty() {
            let name = names.claim(&["typen".to_owned()]);
            self.modules.push(Module { name, doc: "Die Typen.".to_owned(), items: Vec::new(), main: true });
        }
    }

    fn module_per_document(&mut self, names: &mut Names, main: Option<&str>) {
        let stems: Vec<String> = self
            .set
            .documents
            .iter()
            .map(|document| {
                let file = document.path.rsplit(['/', '\\']).next().unwrap_or("schema");
                file.strip_suffix(".xsd").unwrap_or(file).to_owned()
            })
            .collect();
        let common = common_prefix(&stems);
        for (document, stem) in self.set.documents.iter().zip(&stems) {
            let start = self
                .config
                .strip
                .iter()
                .find(|start| stem.starts_with(start.as_str()))
                .map_or(common.as_str(), |start| start);
            let short = stem.strip_prefix(start).filter(|short| !short.is_empty()).unwrap_or(stem);
            let mut candidates = vec![snake(short)];
            // Two versions side by side: the first has the plain name, the other says which one it is.
            if let Some(version) = document.namespace.as_deref().and_then(name::version) {
                candidates.push(format!("{}_{}", tail(&candidates[0]), version.replace('.', "_")));
            }
            candidates.push(snake(stem));
            let name = names.claim_with(&candidates, "_");
            let doc = docs::text(&document.annotation).unwrap_or_else(|| format!("Die Typen aus `{stem}.xsd`."));
            self.documents.push(self.modules.len());
            self.modules.push(Module { name, doc, items: Vec::new(), main: document.namespace.as_deref() == main });
        }
    }

    fn module_per_namespace(&mut self, names: &mut Names, main: Option<&str>) {
        let mut known: HashMap<Option<&str>, usize> = HashMap::new();
        for document in &self.set.documents {
            let namespace = document.namespace.as_deref();
            let module = *known.entry(namespace).or_insert_with(|| {
                let name = names.claim_with(&namespace.map_or_else(|| vec!["typen".to_owned()], module_names), "_");
                let doc = match namespace {
                    Some(uri) => format!("Die Typen des Namensraums `{uri}`."),
                    None => "Die Typen ohne Namensraum.".to_owned(),
                };
                self.modules.push(Module { name, doc, items: Vec::new(), main: namespace == main });
                self.modules.len() - 1
            });
            self.documents.push(module);
        }
    }

    /// The namespace of the first message, of one that no other crate has if there is any; without messages that of the first document.
    fn main_namespace(&self) -> Option<String> {
        let messages = self.roots().into_iter().filter(|(_, message)| *message).map(|(element, _)| {
            let uri = self.schema.name(self.schema.element(element).name).0;
            (!uri.is_empty()).then(|| uri.to_owned())
        });
        let namespaces: Vec<Option<String>> = messages.collect();
        let own = namespaces.iter().find(|namespace| !self.foreign.contains(*namespace));
        match own.or(namespaces.first()) {
            Some(namespace) => namespace.clone(),
            None => self.set.documents.first()?.namespace.as_deref().map(str::to_owned),
        }
    }

    pub(super) fn module_of(&self, at: Location) -> usize {
        self.documents.get(at.document as usize).copied().unwrap_or(0)
    }

    /// The namespace in which names have to be unique: where all types are in one module, there is one for all.
    pub(super) fn scope_of(&self, at: Location) -> Option<String> {
        let document = self.set.documents.get(at.document as usize).filter(|_| self.config.layout != Layout::One);
        document.and_then(|document| document.namespace.as_deref()).map(str::to_owned)
    }
}

/// What says nothing of what a namespace is about.
const GENERIC: &[&str] = &[
    "-",
    "datatypes",
    "def",
    "main",
    "namespace",
    "namespaces",
    "ns",
    "raw",
    "schema",
    "schemas",
    "schemata",
    "specification",
    "standard",
    "standards",
    "xsd",
];

/// Names for the module of a namespace: its last part that says something, the same with the version, and with the part before.
fn module_names(uri: &str) -> Vec<String> {
    let (host, path) = match uri.split_once("://") {
        Some((_, rest)) => rest.split_once(['/', '#']).unwrap_or((rest, "")),
        None => ("", uri.strip_prefix("urn:").unwrap_or(uri)),
    };
    // `www.xjustiz.de`: what stands before the top-level domain.
    let host = host.rsplit('.').nth(1).unwrap_or(host);
    let parts = std::iter::once(host).chain(path.split(['/', ':', '#'])).filter(|part| !part.is_empty());
    let mut versions = Vec::new();
    let mut telling = Vec::new();
    for part in parts.collect::<Vec<_>>().into_iter().rev() {
        if is_version(part) {
            if telling.is_empty() {
                versions.push(part.trim_start_matches(['v', 'V']));
            }
        } else if !GENERIC.contains(&part.to_lowercase().as_str()) {
            telling.push(part);
        }
    }
    let last = telling.first().copied().unwrap_or("typen");
    let short = without_version(last);
    if let Some(version) = last.get(short.len() + 1..) {
        versions.push(version);
    }
    versions.reverse();
    let plain = module(short);
    let mut names = vec![plain.clone()];
    if !versions.is_empty() {
        names.push(format!("{plain}_{}", tail(&snake(&versions.join("_"))).trim_start_matches("n_")));
    }
    names.push(match telling.get(1) {
        Some(before) => format!("{}_{plain}", module(without_version(before))),
        None => module(last),
    });
    names
}

/// A name for a file too: no raw identifier.
fn module(name: &str) -> String {
    let name = snake(name);
    name.strip_prefix("r#").map_or_else(|| name.clone(), |keyword| format!("{keyword}_"))
}

/// `1_0`, `V1_0_0`, `2.1`, `2022-08`.
fn is_version(part: &str) -> bool {
    let digits = part.trim_start_matches(['v', 'V']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
}

/// `Invoice-2` is `Invoice`; numbers of five digits, such as that of a norm, are no version.
fn without_version(part: &str) -> &str {
    let mut rest = part;
    while let Some((stem, end)) = rest.rsplit_once(['-', '_', '.'])
        && !stem.is_empty()
        && end.len() < 5
        && is_version(end)
    {
        rest = stem;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::module_names;

    #[test]
    fn names_of_namespaces() {
        for (uri, names) in [
            ("http://xschule.digital/def/xschule/1.2/xsd", ["xschule", "xschule_1_2", "xschule_xschule"]),
            ("urn:xefa:schema:2.0", ["xefa", "xefa_2_0", "xefa"]),
            ("urn:xefa:fachmodul:wohngeld:1.1", ["wohngeld", "wohngeld_1_1", "fachmodul_wohngeld"]),
            (
                "http://xoev.de/schemata/basisnachricht/behoerde/1_0",
                ["behoerde", "behoerde_1_0", "basisnachricht_behoerde"],
            ),
            ("http://www.xleitstelle.de/xbau/kernmodul/1/3/0", ["kernmodul", "kernmodul_1_3_0", "xbau_kernmodul"]),
            (
                "urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08",
                ["din_91379", "din_91379_2022_08", "datentyp_din_91379"],
            ),
            (
                "https://gitlab.opencode.de/akdb/xoev/xwasser/-/raw/main/V1_0_0",
                ["xwasser", "xwasser_1_0_0", "xoev_xwasser"],
            ),
            ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", ["invoice", "invoice_2", "ubl_invoice"]),
        ] {
            assert_eq!(module_names(uri), names, "{uri}");
        }
        assert_eq!(module_names("http://www.xjustiz.de"), ["xjustiz", "xjustiz"]);
        assert_eq!(module_names("http://www.w3.org/XML/1998/namespace")[0], "xml");
        assert_eq!(module_names("http://www.w3.org/2000/09/xmldsig#")[0], "xmldsig");
        assert_eq!(module_names("urn:x:type")[0], "type_");
        assert_eq!(module_names("1.0")[0], "typen");
    }
}
