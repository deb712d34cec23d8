//! How fast the strict reader is beside a bare quick-xml loop over the same bytes in the same round.
//!
//! `cargo bench --bench xml --features xsd` reads messages of XEfA and, with `../shared/corpus` beside the checkout, of real standards;
//! each also with CR LF, and from a stream. quick-xml checks none of what the reader checks: names, characters, namespaces,
//! duplicates.

mod support;

use std::hint::black_box;

use support::input::{self, Input, Standard};
use xefa::Limits;
use xefa::xml::{Reader, Stream, Token, View, decode};

fn main() {
    measure(&input::own());
    let Some(corpus) = input::corpus() else { return };
    for standard in [Standard::Ubl, Standard::Xdomea] {
        input::messages(&corpus, standard).iter().for_each(measure);
    }
}

fn measure(input: &Input) {
    let returns: Vec<Vec<u8>> = input.messages.iter().map(|bytes| returns(bytes)).collect();
    let mut ways: [support::Way<'_>; 3] = [
        ("Reader", Box::new(|| input.messages.iter().for_each(|bytes| read(bytes)))),
        ("Stream", Box::new(|| input.messages.iter().for_each(|bytes| stream(bytes)))),
        ("Reader, CR LF", Box::new(|| returns.iter().for_each(|bytes| read(bytes)))),
    ];
    support::compare(input.name, &input.messages, input.bytes(), &mut ways);
}

fn returns(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}

fn read(bytes: &[u8]) {
    let text = decode(bytes).expect("text");
    let mut reader = Reader::new(&text, &Limits::default());
    loop {
        match reader.next().expect("well-formed") {
            Token::Eof => return,
            token => look(token, reader.view()),
        }
    }
}

fn stream(bytes: &[u8]) {
    let mut stream = Stream::new(bytes, &Limits::default());
    loop {
        match stream.next().expect("well-formed") {
            Token::Eof => return,
            token => look(token, stream.view()),
        }
    }
}

/// What a validator has to look at.
fn look(token: Token, view: View<'_>) {
    match token {
        Token::Start => drop(black_box((view.local_name(), view.attributes().len()))),
        Token::Text => drop(black_box((view.text(), view.text_first_non_blank()))),
        Token::End | Token::Eof => drop(black_box(view.span())),
    }
}
