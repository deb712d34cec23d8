//! Reading from a stream: whatever the window and however the bytes come, the report is that of the whole message.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use xefa::Limits;
use xefa::report::{Finding, Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, UnknownNamespace, check, check_reader, check_stream};
use xefa::xml::Stream;
use xefa::xsd::{Catalog, Loader};

use super::material;
use super::samples::xml_files;

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let set = Loader::new().read(&[root().join("schemas/xefa/1.0/xefa-alle.xsd")]).expect("our own schema documents");
    Schema::compile(&set, &Limits::default()).expect("our own schema")
});

/// Gives bytes in portions.
struct Portions<'b> {
    bytes: &'b [u8],
    size: usize,
}

impl Read for Portions<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.size.min(into.len()).min(self.bytes.len());
        let (now, later) = self.bytes.split_at(length);
        into[..length].copy_from_slice(now);
        self.bytes = later;
        Ok(length)
    }
}

const SIZES: [usize; 7] = [1, 2, 3, 7, 64, 4096, 100_000];

fn streamed(schema: &Schema, bytes: &[u8], size: usize, options: &Options) -> Report {
    let mut stream = Stream::new(Portions { bytes, size }, &options.limits).with_window(size);
    check_stream(schema, &mut stream, options)
}

fn options() -> Options {
    Options { unknown_namespace: UnknownNamespace::Unchecked, show_values: true, ..Options::default() }
}

/// `Debug` leaves out offsets; equality does not.
fn same(name: &str, schema: &Schema, bytes: &[u8], sizes: &[usize], options: &Options) {
    let whole = check(schema, bytes, options);
    for &size in sizes {
        let report = streamed(schema, bytes, size, options);
        if report != whole {
            let places = |report: &Report| report.findings().iter().map(Finding::place).collect::<Vec<_>>();
            let (expected, found) = (places(&whole), places(&report));
            panic!("{name}, window {size}:\n{whole:#?}\n{report:#?}\n{expected:?}\n{found:?}");
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn our_samples() -> Vec<(String, Vec<u8>)> {
    let folders = ["schemas/xefa/1.0/samples", "tests/samples/invalid/1.0"];
    let files = folders.iter().flat_map(|folder| xml_files(&root().join(folder)));
    files.map(|file| (file.display().to_string(), std::fs::read(file).expect("a sample"))).collect()
}

#[test]
fn samples_read_from_a_stream_give_the_same_report() {
    for (name, bytes) in our_samples() {
        same(&name, &SCHEMA, &bytes, &SIZES, &options());
        let few = Options { limits: Limits { findings: 1, ..Limits::default() }, ..Options::default() };
        same(&name, &SCHEMA, &bytes, &[1, 64], &few);
    }
}

#[test]
fn samples_in_every_encoding_give_the_same_report() {
    for (name, bytes) in our_samples().into_iter().step_by(5) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        let declared = |name: &str| text.replace("UTF-8", name);
        let latin: Vec<u8> = declared("ISO-8859-15").chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
        let wide: Vec<u8> = declared("UTF-16").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat();
        for bytes in [latin, [&b"\xFE\xFF"[..], &wide].concat(), marked] {
            same(&name, &SCHEMA, &bytes, &[1, 2, 3, 7, 64, 4096], &options());
        }
    }
}

/// What happens to messages on their way.
fn damage(mut bytes: Vec<u8>, kind: u8, at: usize, other: usize) -> Vec<u8> {
    let at = at % bytes.len();
    let pieces: [&[u8]; 20] = [
        b"<",
        b">",
        b"&",
        b"\"",
        b"]]>",
        b"<!--",
        b"<?x ",
        b"<![CDATA[",
        b"\0",
        b"\xFF",
        b"\xC3",
        b"\r",
        b"\r\n",
        b"</x>",
        b"<x:y/>",
        b"&amp;",
        b"<!-- \r\n -->",
        b"<x a='1' a='2'/>",
        b"<!DOCTYPE html>",
        b"\xEF\xBF\xBE",
    ];
    match kind {
        0 => bytes.truncate(at),
        1 => {
            bytes.splice(at..at, pieces[other % pieces.len()].iter().copied());
        }
        2 => {
            let end = (at + other % 60).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let end = (at + other % 200).min(bytes.len());
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        _ => bytes[at] = pieces[other % pieces.len()][0],
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn damaged_messages_give_the_same_report(
        sample in any::<prop::sample::Index>(),
        damages in prop::collection::vec((0..5_u8, any::<usize>(), any::<usize>()), 1..4),
        size in prop_oneof![1..20_usize, 20..300_usize, 300..9000_usize],
    ) {
        let samples = our_samples();
        let (name, bytes) = &samples[sample.index(samples.len())];
        let bytes = damages.into_iter().fold(bytes.clone(), |bytes, (kind, at, other)| {
            if bytes.is_empty() { bytes } else { damage(bytes, kind, at, other) }
        });
        same(name, &SCHEMA, &bytes, &[size], &options());
    }
}

fn compile(xsd: &str) -> Schema {
    let set = Loader::new().document("test.xsd", xsd).read(&["test.xsd".into()]).expect("a schema document");
    Schema::compile(&set, &Limits::default()).expect("a schema")
}

#[test]
fn late_findings_stand_where_their_mistake_was() {
    let schema = compile(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:element name="r">
            <xs:complexType><xs:choice maxOccurs="unbounded">
                <xs:element name="ref" type="xs:IDREF"/>
                <xs:element name="num" type="xs:integer"/>
                <xs:element name="key"><xs:complexType><xs:attribute name="id" type="xs:ID"/><xs:attribute name="to" type="xs:IDREF"/></xs:complexType></xs:element>
                <xs:element name="k" type="xs:string"/><xs:element name="l" type="xs:string"/>
                <xs:element name="s"><xs:complexType><xs:sequence><xs:element name="ref" type="xs:IDREF" minOccurs="0"/><xs:element name="must" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
            </xs:choice></xs:complexType>
            <xs:key name="K"><xs:selector xpath="k"/><xs:field xpath="."/></xs:key>
            <xs:keyref name="L" refer="K"><xs:selector xpath="l"/><xs:field xpath="."/></xs:keyref>
        </xs:element></xs:schema>"#,
    );
    let mut text = String::from("<?xml version='1.0'?>\n<r>\r\n");
    for n in 0..200 {
        text += &format!("<ref>\n  ä{n}</ref> <key id='i{n}' to='ö{n}'/>\n<k>k{n}</k>\r<l>\n k{}</l>\n", n % 7 * 40);
        text += &format!("<num> <!-- ü\n -->\n x{n} </num><s>\n\n\n<ref>i{}</ref> </s>\n", n * 2);
    }
    text += "</r>";
    let options = Options { limits: Limits { findings: 10_000, ..Limits::default() }, ..Options::default() };
    let report = check(&schema, text.as_bytes(), &options);
    for rule in ["cvc-id.1", "cvc-identity-constraint.4.3", "cvc-datatype-valid", "cvc-complex-type.2.4"] {
        assert!(report.findings().iter().any(|finding| finding.rule().id() == rule), "no {rule}");
    }
    same("late", &schema, text.as_bytes(), &SIZES, &options);
}

#[test]
fn a_message_of_a_real_standard_gives_the_same_report() {
    let Some(corpus) = material::corpus() else { return };
    let folder = corpus.join("xdomea/3.0.0");
    let catalog = Catalog::read(corpus.join("catalog.xml")).expect("the catalog");
    let set = Loader::new().catalog(catalog).read(&[folder.join("xdomea.xsd")]).expect("schema documents");
    let schema = Schema::compile(&set, &Limits::default()).expect("a schema");
    let files: Vec<_> = std::fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    let files = files.iter().filter(|path| path.is_dir()).flat_map(|folder| xml_files(folder));
    for file in files {
        same(
            &file.display().to_string(),
            &schema,
            &std::fs::read(&file).expect("a sample"),
            &[1, 7, 4096, 100_000],
            &options(),
        );
    }
}

/// A message that is made while it is read.
struct Endless {
    head: Vec<u8>,
    record: Vec<u8>,
    tail: Vec<u8>,
    /// How many records are still to come.
    left: u64,
    now: Vec<u8>,
    at: usize,
}

impl Endless {
    fn new(head: &str, record: &str, tail: &str, size: u64) -> Self {
        let left = size / record.len() as u64;
        let [head, record, tail] = [head, record, tail].map(|part| part.as_bytes().to_vec());
        Self { now: head.clone(), head, record, tail, left, at: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.now.len() {
            self.at = 0;
            if self.left > 0 {
                self.left -= 1;
                self.now.clone_from(&self.record);
            } else {
                self.now = std::mem::take(&mut self.tail);
            }
        }
        let length = into.len().min(self.now.len() - self.at);
        into[..length].copy_from_slice(&self.now[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

fn simple_schema() -> Schema {
    compile(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence>
            <xs:element name="e" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="n" type="xs:int"/><xs:element name="t" type="xs:string" maxOccurs="unbounded"/>
            </xs:sequence><xs:attribute name="a"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element></xs:schema>"#,
    )
}

const RECORD: &str = "<e a='1'>\r\n  <n>17</n>\n  <t>Jörg &amp; Söhne</t><!-- c --><t><![CDATA[x]]></t>\n</e>\n";

#[test]
fn the_window_stays_small() {
    let schema = simple_schema();
    let size = if cfg!(debug_assertions) { 16 << 20 } else { 64 << 20 };
    let input = Endless::new("<r>", RECORD, "<e/></r>", size);
    let length = (input.head.len() + input.record.len() * input.left as usize) as u64;
    let lines = 4 * input.left + 1;
    let mut stream = Stream::new(input, &Limits::default());
    let report = check_stream(&schema, &mut stream, &Options::default());
    let place = report.findings().first().expect("the last record is not complete").place();
    assert_eq!((place.offset as u64, u64::from(place.line), place.column), (length, lines, 1));
    assert!(stream.window_capacity() < 1 << 20, "{} bytes", stream.window_capacity());
}

#[test]
fn the_window_grows_for_one_text_and_no_further_than_its_limit() {
    let schema = simple_schema();
    let limits = Limits { text_bytes: 1 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let pieces = [
        ("<r><e><n>1</n><t>", "xyz ", "</t></e></r>"),
        ("<r><e><n>1</n><t>", "&#120;", "</t></e></r>"),
        ("<r><e><n>1</n><t><![CDATA[", "xyz\r\n", "]]></t></e></r>"),
        ("<r><e a='", "xyz ", "'><n>1</n><t/></e></r>"),
        ("<r><!--", "xyz ", "--><e><n>1</n><t/></e></r>"),
    ];
    for (head, record, tail) in pieces {
        for (size, valid) in [(500_000, true), (1 << 20, true), (3 << 20, false)] {
            let size = if record.starts_with('&') { size / 2 * 6 } else { size };
            let mut stream = Stream::new(Endless::new(head, record, tail, size), &limits);
            let report = check_stream(&schema, &mut stream, &options);
            assert_eq!(report.is_valid(), valid, "{head} {size}: {report:?}");
            if !valid {
                let finding = &report.findings()[0];
                assert_eq!(finding.rule().id(), "limit-text", "{head}: {report:?}");
                let mut whole = Vec::new();
                Endless::new(head, record, tail, size).read_to_end(&mut whole).expect("it never fails");
                assert_eq!(check(&schema, &whole, &options), report, "{head}");
            }
            assert!(stream.window_capacity() < 6 << 20, "{head} {size}: {} bytes", stream.window_capacity());
        }
    }
    // Comments, references and blanks without end take no room.
    for (head, record, tail) in
        [("<r><e><n>", "<!-- - -->", "1</n><t/></e></r>"), ("  ", "\r\n", "<r/>"), ("<r/>", "\r\n", "<!-- -->")]
    {
        let mut stream = Stream::new(Endless::new(head, record, tail, 8 << 20), &limits);
        let report = check_stream(&schema, &mut stream, &options);
        assert!(report.findings().iter().all(|finding| finding.rule().id() == "cvc-complex-type.2.4"), "{report:?}");
        assert!(stream.window_capacity() < 1 << 20, "{head}: {} bytes", stream.window_capacity());
    }
}

#[test]
fn a_stream_beyond_the_limit_fails_where_it_crosses_it() {
    let schema = simple_schema();
    for (limit, offset) in [(100_000, 100_000), (RECORD.len() * 50 + 31, RECORD.len() * 50 + 31)] {
        let options = Options { limits: Limits { total_bytes: limit, ..Limits::default() }, ..Options::default() };
        let report = check_reader(&schema, Endless::new("<r>", RECORD, "</r>", 1 << 20), &options);
        let finding = report.findings().last().expect("a finding");
        assert_eq!((finding.rule().id(), report.findings().len()), ("limit-size", 1));
        assert!(finding.place().offset <= offset && finding.place().offset + 1 >= offset);
        assert!(finding.element_path().starts_with("/r/e["), "{finding:?}");
    }
    let exact = Endless::new("<r>", RECORD, "</r>", 1 << 20);
    let size = 7 + exact.left as usize * RECORD.len();
    for (limit, valid) in [(size, true), (size - 1, false)] {
        let options = Options { limits: Limits { total_bytes: limit, ..Limits::default() }, ..Options::default() };
        let report = check_reader(&schema, Endless::new("<r>", RECORD, "</r>", 1 << 20), &options);
        assert_eq!(report.is_valid(), valid);
    }
}

/// Fails behind its bytes.
struct Failing<'b>(&'b [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into)? {
            0 => Err(io::Error::new(io::ErrorKind::ConnectionReset, "a name that must not be shown")),
            length => Ok(length),
        }
    }
}

#[test]
fn an_input_that_fails_is_not_checked() {
    let schema = simple_schema();
    let text = "<r><e><n>x</n><t/></e></r>";
    for length in 0..=text.len() {
        let report = check_reader(&schema, Failing(&text.as_bytes()[..length]), &Options::default());
        assert_eq!(report.verdict(), Verdict::Error);
        let (last, others) = report.findings().split_last().expect("a finding");
        assert_eq!((last.rule().id(), last.place().offset), ("xefa-datei", length));
        assert_eq!((last.place().line, last.place().column as usize), (1, length + 1));
        assert_eq!(last.argument("reason"), Some("connection reset"));
        // As soon as an end tag begins, the text before it is known to be all of it.
        assert_eq!(others.len(), usize::from(length >= "<r><e><n>x</".len()), "the finding before is kept");
    }
}

/// `cargo test --release --features xsd --test it -- --ignored --nocapture a_gigabyte` shows what 1 GB takes, in a process of its own.
#[test]
#[ignore = "takes a while"]
#[expect(clippy::print_stderr, reason = "the figure is what it is for")]
fn a_gigabyte_in_bounded_memory() {
    /// The peak of the memory of this process in KiB.
    fn peak() -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }
    let schema = simple_schema();
    let before = peak();
    let start = std::time::Instant::now();
    let mut stream = Stream::new(Endless::new("<r>", RECORD, "</r>", 1 << 30), &Limits::default());
    let report = check_stream(&schema, &mut stream, &Options::default());
    assert!(report.is_valid(), "{report:?}");
    let seconds = start.elapsed().as_secs_f64();
    let window = stream.window_capacity();
    eprintln!("1 GB in {seconds:.1} s; peak {before:?} KiB before, {:?} KiB after; window {window} bytes", peak());
    // Where the system does not tell, the window says the same.
    let grown = before.zip(peak()).map_or(0, |(before, after)| after - before);
    assert!(grown <= 8 << 10 && window < 1 << 20, "{grown} KiB more than before, a window of {window} bytes");
}
