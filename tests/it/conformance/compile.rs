//! What other processors take for a schema, we do: every schema of the corpus that is marked so compiles.

use std::path::Path;

use xefa::Limits;
use xefa::schema::Schema;
use xefa::xsd::{Catalog, Loader};

use crate::material;

fn refusal(corpus: &Path, catalog: &Catalog, schema: &str) -> Option<String> {
    let set = Loader::new().catalog(catalog.clone()).read(&[corpus.join(schema)]);
    let refused = set.and_then(|set| Schema::compile(&set, &Limits::default())).err()?;
    Some(format!("{schema}: {:?}", refused.findings().first()))
}

#[test]
fn every_schema_of_the_corpus() {
    let Some(corpus) = material::corpus() else { return };
    let catalog = Catalog::read(corpus.join("catalog.xml")).expect("the catalog");
    let rows = material::table(&corpus.join("xsd-compile.tsv"));
    let schemas: Vec<&str> = rows.iter().filter(|row| row[1] == "ok").map(|row| row[0].as_str()).collect();
    let halves = schemas.split_at(schemas.len() / 2);
    let check = |half: &[&str]| half.iter().filter_map(|schema| refusal(&corpus, &catalog, schema)).collect::<Vec<_>>();
    let refused = std::thread::scope(|scope| {
        let first = scope.spawn(|| check(halves.0));
        let mut refused = check(halves.1);
        refused.extend(first.join().expect("no panic"));
        refused
    });
    println!("compile {}/{}", schemas.len() - refused.len(), schemas.len());
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(schemas.len() > 100, "the corpus is there");
}
