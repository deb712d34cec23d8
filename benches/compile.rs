//! How long it takes from schema documents, and from the stored form, to something that can validate.
//!
//! `cargo bench --bench compile --features xsd` measures XEfA's own schema and, with `../shared/corpus`, those of UBL, xdomea and XBau.
//! There is no bare loop beside it: the figures are milliseconds of processor time, the files in the cache.

mod support;

use std::hint::black_box;

use support::input::{self, Standard};
use support::milliseconds;
use xefa::schema::Schema;

fn main() {
    measure("XEfA 1.0", &input::own_schema);
    let Some(corpus) = input::corpus() else { return };
    for (name, standard) in
        [("UBL 2.1 Invoice", Standard::Ubl), ("xdomea 3.0.0", Standard::Xdomea), ("XBau 2.6", Standard::Xbau)]
    {
        measure(name, &|| input::schema(&corpus, standard));
    }
}

fn measure(name: &str, compile: &dyn Fn() -> Schema) {
    milliseconds(&format!("{name} from XSD"), || drop(black_box(compile())));
    let stored = compile().to_bytes();
    let name = format!("{name} from the stored form, {} KiB", stored.len() >> 10);
    milliseconds(&name, || drop(black_box(Schema::from_bytes(&stored).expect("a stored schema"))));
}
