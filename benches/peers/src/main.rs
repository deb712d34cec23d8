//! XEfA beside other validators: the same bytes, in the same run, against the same schema documents.
//!
//! `cargo run --release` prints the tables that `benches/README.md` explains. The binary starts itself again, with an argument, for
//! whatever needs a process of its own: peak memory, cold starts, a profile.

mod child;
mod cold;
mod compile;
mod engine;
mod input;
mod speed;
mod stats;

use input::Corpus;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((task, rest)) = arguments.split_first() {
        return child::run(task, rest);
    }
    let Some(corpus) = Corpus::find() else {
        println!("SKIPPED EVERYTHING: no corpus of real standards in ../shared/corpus (or where XEFA_CORPUS points)");
        return;
    };
    println!("## Cold start: process start to verdict on one message, warm file cache\n");
    cold::table(&corpus);
    println!("\n## Schema: from XSD files, and from the stored form\n");
    compile::table(&corpus);
    println!("\n## Validation\n");
    speed::tables(&corpus);
}
