//! Verdicts on real standards, beside those of other processors.

mod cases;
mod compile;
mod corpus;
#[cfg(feature = "json")]
mod json;
mod mutants;
mod xsts;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::{Catalog, Loader};

/// Compiles a schema of the corpus, through the catalog.
pub fn compile(corpus: &Path, schema: &str) -> Schema {
    let catalog = Catalog::read(corpus.join("catalog.xml")).expect("the catalog");
    let set = Loader::new().catalog(catalog).read(&[corpus.join(schema)]);
    let set = set.unwrap_or_else(|report| panic!("{schema}: {:?}", report.findings()));
    Schema::compile(&set, &Limits::default()).unwrap_or_else(|report| panic!("{schema}: {:?}", report.findings()))
}

/// Compiles each schema once.
#[derive(Default)]
pub struct Schemas(Mutex<HashMap<PathBuf, Arc<Schema>>>);

impl Schemas {
    pub fn get(&self, corpus: &Path, schema: &str) -> Arc<Schema> {
        let mut known = self.0.lock().expect("no panic before");
        known.entry(schema.into()).or_insert_with(|| Arc::new(compile(corpus, schema))).clone()
    }
}
