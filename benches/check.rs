//! How fast a check is, as a share of a bare quick-xml loop over the same bytes in the same round.
//!
//! `cargo bench --bench check --features xsd` measures messages of XEfA; with real standards in `../shared/corpus` also a 60 MB xdomea
//! message, made by repeating a record of a real sample. Each round runs both, so that the machine's mood cancels out.

#![allow(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use quick_xml::events::Event;
use xefa::Limits;
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::{Catalog, Loader};

const ROUNDS: usize = 9;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let xefa = compile(&root.join("schemas/xefa/1.0/xefa-alle.xsd"), None);
    let mut messages = Vec::new();
    for entry in std::fs::read_dir(root.join("schemas/xefa/1.0/samples")).into_iter().flatten().flatten() {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            messages.push(bytes);
        }
    }
    messages.sort();
    let messages: Vec<Vec<u8>> = messages.iter().cycle().take(2_000).cloned().collect();
    measure("2,000 XEfA samples", &xefa, &messages);

    let corpus = root.join("../shared/corpus");
    if corpus.is_dir() {
        let schema = compile(&corpus.join("xdomea/3.0.0/xdomea.xsd"), Some(&corpus.join("catalog.xml")));
        let sample = corpus.join(
            "xdomea/3.0.0/samples-lavnrw/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
        );
        match std::fs::read_to_string(sample) {
            Ok(sample) => measure("60 MB xdomea 3.0.0", &schema, &[enlarge(&sample, 60_000_000).into_bytes()]),
            Err(error) => println!("SKIPPED xdomea: {error}"),
        }
    } else {
        println!("SKIPPED xdomea: ../shared/corpus is missing");
    }
}

/// Repeats the first record of an Aussonderung until the message has the size.
fn enlarge(sample: &str, size: usize) -> String {
    let tag = "Schriftgutobjekt>";
    let (Some(from), Some(to)) = (sample.find(&format!("<xdomea:{tag}")), sample.find(&format!("</xdomea:{tag}")))
    else {
        return sample.to_owned();
    };
    let to = to + tag.len() + "</xdomea:".len();
    let record = &sample[from..to];
    let mut out = String::with_capacity(size + sample.len());
    out.push_str(&sample[..from]);
    while out.len() < size {
        out.push_str(record);
        out.push('\n');
    }
    out.push_str(&sample[to..]);
    out
}

fn compile(path: &Path, catalog: Option<&Path>) -> Schema {
    let mut loader = Loader::new();
    if let Some(catalog) = catalog {
        loader = loader.catalog(Catalog::read(catalog).expect("the catalog"));
    }
    let set = loader.read(&[path.to_owned()]).expect("schema documents");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

fn bare(bytes: &[u8]) -> usize {
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(bytes).expect("UTF-8"));
    let mut events = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return events,
            Ok(event) => {
                black_box(&event);
                events += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

fn measure(name: &str, schema: &Schema, messages: &[Vec<u8>]) {
    let options = Options::default();
    let report = check(schema, &messages[0], &options);
    if !report.is_valid() {
        println!("{name}: not valid, the figure would mean nothing: {:?}", report.findings().first());
        return;
    }
    let size: usize = messages.iter().map(Vec::len).sum();
    let mut shares = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..ROUNDS {
        let time = |run: &dyn Fn(&[u8])| -> Duration {
            let start = Instant::now();
            messages.iter().for_each(|bytes| run(bytes));
            start.elapsed()
        };
        let base = time(&|bytes| {
            black_box(bare(bytes));
        });
        let checked = time(&|bytes| {
            black_box(check(schema, bytes, &options));
        });
        shares.push(base.as_secs_f64() / checked.as_secs_f64());
        ours.push(checked);
    }
    shares.sort_by(f64::total_cmp);
    ours.sort();
    let median = ours[ROUNDS / 2].as_secs_f64();
    println!(
        "{name}: {:.0} MB/s, {:.1} µs a message, {:.2} of the bare loop ({:.2} to {:.2})",
        size as f64 / median / 1e6,
        median * 1e6 / messages.len() as f64,
        shares[ROUNDS / 2],
        shares[0],
        shares[ROUNDS - 1],
    );
}
