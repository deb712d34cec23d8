//! Schema documents to a schema that can validate.

use xefa::schema::Schema;

use crate::engine::{Engine, Kind};
use crate::input::{Corpus, Standard};
use crate::stats::{Sample, rounds, time};

/// Prints what compiling costs, and what loading the stored form costs.
pub fn table(corpus: &Corpus) {
    println!("| schema | engine | ms, median (least–greatest) | stored form: KiB, ms to load |\n|---|---|---|---|");
    for standard in Standard::ALL {
        for kind in [Kind::Xefa, Kind::XsdSchema, Kind::Fastxml] {
            let mut times = Sample::default();
            let mut last = None;
            for _ in 0..rounds(7) {
                let (took, engine) = time(|| kind.compile(corpus, standard));
                times.push(took.as_secs_f64() * 1e3);
                last = Some(engine);
            }
            let (times, stored) = match last {
                Some(Ok(Engine::Xefa(schema))) => (times.spread(1), load(&schema)),
                Some(Ok(_)) => (times.spread(1), "–".to_owned()),
                Some(Err(error)) => {
                    let error = error.replace(&*corpus.catalog().with_file_name("").to_string_lossy(), "");
                    (format!("refused: {}", error.chars().take(160).collect::<String>()), "–".to_owned())
                }
                None => continue,
            };
            println!("| {} | {} | {times} | {stored} |", standard.name(), kind.name());
        }
    }
}

fn load(schema: &Schema) -> String {
    let bytes = schema.to_bytes();
    let mut times = Sample::default();
    for _ in 0..rounds(15) {
        let (took, schema) = time(|| Schema::from_bytes(&bytes));
        times.push(took.as_secs_f64() * 1e3);
        assert!(schema.is_ok(), "what was stored can be loaded");
    }
    format!("{} KiB, {}", bytes.len() / 1024, times.spread(2))
}
