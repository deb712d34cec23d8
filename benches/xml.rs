//! How fast the strict reader is beside a bare quick-xml loop over the same bytes in the same round.
//!
//! `cargo bench --bench xml` reads messages of XEfA and, with `../shared/corpus` beside the checkout, a 60 MB xdomea message; each
//! also with CR LF, and from a stream. quick-xml checks none of what the reader checks: names, characters, namespaces,
//! duplicates.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use quick_xml::events::Event;
use xefa::Limits;
use xefa::xml::{Reader, Stream, Token, decode};

const ROUNDS: usize = 15;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut messages = Vec::new();
    for entry in std::fs::read_dir(root.join("schemas/xefa/1.0/samples")).into_iter().flatten().flatten() {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            messages.push(bytes);
        }
    }
    messages.sort();
    let messages: Vec<Vec<u8>> = messages.iter().cycle().take(2_000).cloned().collect();
    measure("2,000 XEfA samples", &messages);
    measure("2,000 XEfA samples, CR LF", &messages.iter().map(|bytes| returns(bytes)).collect::<Vec<_>>());
    let sample = "../shared/corpus/xdomea/3.0.0/samples-lavnrw/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml";
    match std::fs::read_to_string(root.join(sample)) {
        Ok(sample) => {
            let large = enlarge(&sample, 60_000_000).into_bytes();
            measure("60 MB xdomea 3.0.0, CR LF", &[returns(&large)]);
            measure("60 MB xdomea 3.0.0", &[large]);
        }
        Err(error) => println!("SKIPPED xdomea: {error}"),
    }
}

fn returns(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\n', "\r\n");
    text.into_bytes()
}

/// Repeats the first record of an Aussonderung until the message has the size.
fn enlarge(sample: &str, size: usize) -> String {
    let tag = "Schriftgutobjekt>";
    let (Some(from), Some(to)) = (sample.find(&format!("<xdomea:{tag}")), sample.find(&format!("</xdomea:{tag}")))
    else {
        return sample.to_owned();
    };
    let to = to + tag.len() + "</xdomea:".len();
    let mut out = String::with_capacity(size + sample.len());
    out.push_str(&sample[..from]);
    while out.len() < size {
        out.push_str(&sample[from..to]);
        out.push('\n');
    }
    out.push_str(&sample[to..]);
    out
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

fn ours(bytes: &[u8]) -> usize {
    let text = decode(bytes).expect("text");
    let mut reader = Reader::new(&text, &Limits::default());
    let mut tokens = 0;
    loop {
        match reader.next() {
            Ok(Token::Eof) => return tokens,
            Ok(Token::Start) => {
                black_box((reader.name(), reader.attributes().len()));
            }
            Ok(Token::Text) => {
                black_box((reader.text(), reader.text_first_non_blank()));
            }
            Ok(Token::End) => {
                black_box(reader.span());
            }
            Err(fault) => panic!("{fault}"),
        }
        tokens += 1;
    }
}

fn streamed(bytes: &[u8]) -> usize {
    let mut stream = Stream::new(bytes, &Limits::default());
    let mut tokens = 0;
    loop {
        match stream.next() {
            Ok(Token::Eof) => return tokens,
            Ok(Token::Start) => {
                black_box((stream.view().name(), stream.view().attributes().len()));
            }
            Ok(Token::Text) => {
                black_box((stream.view().text(), stream.view().text_first_non_blank()));
            }
            Ok(Token::End) => {
                black_box(stream.view().span());
            }
            Err(fault) => panic!("{fault}"),
        }
        tokens += 1;
    }
}

fn measure(name: &str, messages: &[Vec<u8>]) {
    let time = |run: fn(&[u8]) -> usize| {
        let start = Instant::now();
        for bytes in messages {
            black_box(run(bytes));
        }
        start.elapsed().as_secs_f64()
    };
    let rounds: Vec<[f64; 3]> = (0..ROUNDS).map(|_| [time(bare), time(ours), time(streamed)]).collect();
    let median = |value: &dyn Fn(&[f64; 3]) -> f64| {
        let mut values: Vec<f64> = rounds.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[ROUNDS / 2]
    };
    let size: usize = messages.iter().map(Vec::len).sum();
    let per = |seconds: f64| seconds * 1e6 / messages.len() as f64;
    println!(
        "{name}: bare {:.1} µs, reader {:.1} µs ({:.0} MB/s), stream {:.1} µs a message; {:.2} and {:.2} of the bare loop",
        per(median(&|round| round[0])),
        per(median(&|round| round[1])),
        size as f64 / median(&|round| round[1]) / 1e6,
        per(median(&|round| round[2])),
        median(&|round| round[0] / round[1]),
        median(&|round| round[0] / round[2]),
    );
}
