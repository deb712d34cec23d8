//! The engine driven by the bytes of a message.

use std::io::Read;

use crate::codelist::CodeCheck;
use crate::report::{Finding, Place, Report};
use crate::schema::simple::{Builtin, Scope};
use crate::schema::{IdentityKind, NameId, NameTest, NamespaceId, Schema};
use crate::xml::{self, Fault, Locator, Ns, Reader, Stream, Token, View};

use super::{Engine, Options, Tag, TagAttribute, TagName};

/// Checks a message against a schema. Lines and columns are filled in.
///
/// The bytes may be UTF-8, UTF-16 or a legacy encoding that the XML declaration names; a DOCTYPE is refused.
#[must_use]
pub fn check(schema: &Schema, bytes: &[u8], options: &Options) -> Report {
    check_bytes(schema, bytes, options, None)
}

/// The same, and codes are looked up in code lists.
#[must_use]
pub fn check_codes(schema: &Schema, bytes: &[u8], options: &Options, codes: CodeCheck<'_>) -> Report {
    check_bytes(schema, bytes, options, Some(codes))
}

fn check_bytes(schema: &Schema, bytes: &[u8], options: &Options, codes: Option<CodeCheck<'_>>) -> Report {
    let (text, fault) = xml::decode_prefix(bytes);
    run(schema, &text, fault, options, codes)
}

/// Checks a message that is text already.
#[must_use]
pub fn check_text(schema: &Schema, text: &str, options: &Options) -> Report {
    run(schema, text, None, options, None)
}

fn run<'a>(
    schema: &'a Schema,
    text: &str,
    ending: Option<Fault>,
    options: &Options,
    codes: Option<CodeCheck<'a>>,
) -> Report {
    let mut reader = Reader::new(text, &options.limits).ending_with(ending);
    let mut engine = Engine::new(schema, options);
    if let Some(codes) = codes {
        engine = engine.with_code_lists(codes);
    }
    let mut namespaces = Namespaces::default();
    let mut report = loop {
        match reader.next() {
            Ok(Token::Eof) => break engine.finish(),
            Ok(token) => push(&mut engine, token, reader.view(), &mut namespaces),
            Err(fault) => {
                let finding = fault_finding(&fault, engine.path());
                engine.report_at_path(finding);
                break engine.abandon();
            }
        }
    };
    place_findings(&mut report, text);
    report
}

/// Checks a message while it is read, in bounded memory: however long it is, what is kept is a window of its text, the findings,
/// and the IDs and keys of which it speaks. The report is that of [`check`] on the whole message, with two exceptions: a message
/// beyond [`Limits::total_bytes`](crate::Limits::total_bytes) fails where it crosses the limit, not at once; and if the input
/// fails, the last finding says so (`xefa-datei`: could not check) behind those that were made before.
///
/// The input need not be buffered.
///
/// ```no_run
/// # fn schema() -> xefa::schema::Schema { unimplemented!() }
/// use xefa::validate::{Options, check_reader};
///
/// let report = check_reader(&schema(), std::io::stdin().lock(), &Options::default());
/// println!("{}", report.verdict().as_str());
/// ```
#[must_use]
pub fn check_reader(schema: &Schema, input: impl Read, options: &Options) -> Report {
    check_stream(schema, &mut Stream::new(input, &options.limits), options)
}

/// As [`check_reader`], with a stream that the caller has set up and can look at afterwards. Its limits are those of reading, the
/// options' ones those of the report.
#[must_use]
pub fn check_stream<R: Read>(schema: &Schema, stream: &mut Stream<R>, options: &Options) -> Report {
    let mut engine = Engine::new(schema, options);
    let mut namespaces = Namespaces::default();
    let mut places = Places::default();
    loop {
        match stream.step() {
            Ok(None) => {
                places.keep(&mut engine, stream);
                stream.refill();
            }
            Ok(Some(Token::Eof)) => {
                places.keep(&mut engine, stream);
                places.resolve(&mut engine, options);
                return engine.finish();
            }
            Ok(Some(token)) => {
                push(&mut engine, token, stream.view(), &mut namespaces);
                match token {
                    Token::Start => places.opened(&engine, stream.view().span().start),
                    _ => places.closed(&engine),
                }
            }
            Err(fault) => {
                let finding = fault_finding(&fault, engine.path());
                engine.report_at_path(finding);
                places.keep(&mut engine, stream);
                return engine.abandon();
            }
        }
    }
}

/// Hands a token on. Left to itself the compiler calls it, which costs a check 5 %.
#[inline(always)]
pub(crate) fn push(engine: &mut Engine<'_>, token: Token, view: View<'_>, namespaces: &mut Namespaces) {
    match token {
        Token::Start => {
            let schema = engine.schema();
            engine.start(&XmlTag::of(view, schema, namespaces));
        }
        Token::Text if view.ends_content() => {
            engine.last_text(view.text(), view.text_first_non_blank(), &Prefixes(view));
        }
        Token::Text => engine.text(view.text(), view.text_first_non_blank()),
        Token::End => {
            let span = view.span();
            engine.end((span.start, span.end), &Prefixes(view));
        }
        Token::Eof => {}
    }
}

/// Lines and columns of a stream: of what a finding may speak of when its text has gone.
///
/// A finding stands within the current token, at the tag or the text of an open element, at a reference whose ID has not come yet,
/// or at the tag of an element that a key reference has selected. When the window moves on, the places of all these are kept.
#[derive(Debug, Default)]
struct Places {
    /// Those of open elements, in ascending order.
    kept: Vec<xml::Place>,
    /// References that had no ID yet.
    open: Vec<Dangling>,
    /// Open elements with key references: how many elements were open, and the constraint.
    scopes: Vec<(usize, u32)>,
    /// Tags of elements that they have selected: those in the window, …
    selected: Vec<usize>,
    /// … and those that have left it.
    lasting: Vec<xml::Place>,
}

#[derive(Debug)]
struct Dangling {
    id: String,
    place: Place,
    path: String,
}

impl Places {
    /// Keeps what has to be kept of the window; all findings get their places.
    fn keep<R: Read>(&mut self, engine: &mut Engine<'_>, stream: &Stream<R>) {
        let first = self.open.len();
        for finding in engine.references.dangling(true) {
            let id = finding.offending_value().unwrap_or_default().to_owned();
            self.open.push(Dangling { id, place: finding.place(), path: finding.element_path().to_owned() });
        }
        let unplaced = |finding: &&mut Finding| finding.place().line == 0;
        let selected = std::mem::take(&mut self.selected);
        let mut selected = self.located(selected, stream);
        self.lasting.append(&mut selected);
        let mut wanted = Vec::new();
        wanted.extend(engine.frames.iter().flat_map(|frame| [Some(frame.span.0), frame.text_at]).flatten());
        wanted.extend(self.open[first..].iter().map(|reference| reference.place.offset));
        wanted.extend(engine.findings_mut().iter_mut().filter(unplaced).map(|finding| finding.place().offset));
        wanted.sort_unstable();
        wanted.dedup();
        self.kept = self.located(wanted, stream);
        for reference in &mut self.open[first..] {
            reference.place = placed(&self.kept, reference.place);
        }
        for finding in engine.findings_mut().iter_mut().filter(unplaced) {
            finding.set_place(placed(&self.kept, finding.place()));
        }
        if self.scopes.is_empty() {
            self.lasting.clear();
        }
    }

    /// The places of ascending offsets: known from before, or in the window.
    fn located<R: Read>(&self, offsets: Vec<usize>, stream: &Stream<R>) -> Vec<xml::Place> {
        let unknown = |offset| xml::Place { offset, line: 0, column: 0 };
        let known = |offset| found(&self.kept, offset).or_else(|| found(&self.lasting, offset));
        let mut places: Vec<_> = offsets.into_iter().map(|at| known(at).unwrap_or(unknown(at))).collect();
        stream.locate(&mut places);
        places
    }

    /// An element has been opened; its tag begins at `at`.
    #[inline]
    fn opened(&mut self, engine: &Engine<'_>, at: usize) {
        let Some(frame) = engine.frames.last() else { return };
        if !self.scopes.is_empty() {
            let name = match frame.label {
                super::frame::Label::Known(name) => Some(name),
                super::frame::Label::Unknown(..) => None,
            };
            if self.scopes.iter().any(|(_, number)| selects(engine.schema(), *number, name)) {
                self.selected.push(at);
            }
        }
        let Some(element) = frame.element else { return };
        for number in &engine.schema().element(element).constraints {
            if matches!(engine.schema().identity(*number).kind, IdentityKind::KeyRef(_)) {
                self.scopes.push((engine.frames.len(), *number));
                if self.selected.last() != Some(&at) {
                    self.selected.push(at);
                }
            }
        }
    }

    /// An element may have been closed.
    #[inline]
    fn closed(&mut self, engine: &Engine<'_>) {
        while self.scopes.last().is_some_and(|(depth, _)| *depth > engine.frames.len()) {
            self.scopes.pop();
        }
    }

    /// At the end all IDs are known.
    fn resolve(&mut self, engine: &mut Engine<'_>, options: &Options) {
        for Dangling { id, place, path } in std::mem::take(&mut self.open) {
            engine.note_references(Builtin::Idref.id(), &id, (place.offset, place.end), None, &NoPrefixes);
            for mut finding in engine.references.dangling(options.show_values) {
                finding.set_place(place);
                engine.report_at_path(finding.path(path.clone()));
            }
        }
    }
}

fn found(known: &[xml::Place], offset: usize) -> Option<xml::Place> {
    let at = known.binary_search_by_key(&offset, |place| place.offset).ok()?;
    known.get(at).copied()
}

/// The place with its line and column.
fn placed(known: &[xml::Place], place: Place) -> Place {
    found(known, place.offset).map_or(place, |found| Place { line: found.line, column: found.column, ..place })
}

/// Whether the selector of a constraint may find an element of that name.
fn selects(schema: &Schema, number: u32, name: Option<NameId>) -> bool {
    schema.identity(number).selector.iter().any(|way| match (way.steps.last(), name) {
        (None | Some(NameTest::Any), _) => true,
        (Some(NameTest::Name(test)), Some(name)) => *test == name,
        (Some(NameTest::Namespace(namespace)), Some(name)) => schema.namespace_of(name) == *namespace,
        (Some(_), None) => false,
    })
}

/// No prefixes at all.
struct NoPrefixes;

impl Scope for NoPrefixes {
    fn namespace(&self, _: &str) -> Option<&str> {
        None
    }
}

/// A breach of XML as a finding.
#[must_use]
pub fn fault_finding(fault: &Fault, mut path: String) -> Finding {
    if let Some(attribute) = &fault.on_attribute {
        path.push_str("/@");
        path.push_str(attribute);
    }
    let place = Place { offset: fault.offset, end: fault.end, line: 0, column: 0 };
    let mut finding = Finding::new(fault.rule, place).path(path);
    for (name, value) in &fault.args {
        finding = finding.arg(name, value.clone());
    }
    finding
}

/// Fills in lines and columns.
pub fn place_findings(report: &mut Report, text: &str) {
    let mut locator = Locator::new(text);
    for finding in report.findings_mut() {
        let place = finding.place();
        let found = locator.place(place.offset);
        finding.set_place(Place { line: found.line, column: found.column, ..place });
    }
}

/// The namespaces of a reader as the schema numbers them, looked up once each.
#[derive(Debug, Default)]
pub struct Namespaces {
    known: Vec<Option<Option<NamespaceId>>>,
}

impl Namespaces {
    #[inline]
    fn find(&mut self, schema: &Schema, view: View<'_>, ns: Ns) -> Option<NamespaceId> {
        let at = ns.index();
        if at >= self.known.len() {
            self.known.resize(at + 1, None);
        }
        *self.known[at].get_or_insert_with(|| schema.namespace(view.namespace_uri(ns)))
    }
}

/// The start tag at which a reader stands.
pub struct XmlTag<'r> {
    view: View<'r>,
    schema: &'r Schema,
    namespaces: std::cell::RefCell<&'r mut Namespaces>,
}

impl<'r> XmlTag<'r> {
    /// The current start tag of a reader.
    pub fn new(reader: &'r Reader<'_>, schema: &'r Schema, namespaces: &'r mut Namespaces) -> Self {
        Self::of(reader.view(), schema, namespaces)
    }

    /// The start tag that is the current token of a reader or a stream.
    pub fn of(view: View<'r>, schema: &'r Schema, namespaces: &'r mut Namespaces) -> Self {
        Self { view, schema, namespaces: std::cell::RefCell::new(namespaces) }
    }

    #[inline]
    fn resolve<'a>(&'a self, local: &'a str, ns: Ns) -> TagName<'a> {
        let namespace = self.namespaces.borrow_mut().find(self.schema, self.view, ns);
        TagName {
            id: namespace.and_then(|namespace| self.schema.find(namespace, local)),
            uri: self.view.namespace_uri(ns),
            local,
        }
    }
}

impl Scope for XmlTag<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.view.namespace_of_prefix(prefix)
    }
}

impl Tag for XmlTag<'_> {
    fn name(&self) -> TagName<'_> {
        let (local, ns) = self.view.local_name();
        self.resolve(local, ns)
    }

    fn attribute_count(&self) -> usize {
        self.view.attributes().len()
    }

    fn may_bear_instance_attributes(&self) -> bool {
        self.view.attributes().any_in(Ns::XSI)
    }

    fn attribute(&self, index: usize) -> TagAttribute<'_> {
        // The engine asks only for attributes that are there.
        let Some(attribute) = self.view.attributes().get(index) else {
            let name = TagName { id: None, uri: "", local: "" };
            return TagAttribute { name, value: "", name_at: 0, value_at: 0, end: 0 };
        };
        TagAttribute {
            name: self.resolve(attribute.name.local, attribute.name.ns),
            value: attribute.value,
            name_at: attribute.name_offset,
            value_at: attribute.value_offset,
            end: attribute.end,
        }
    }

    fn span(&self) -> (usize, usize) {
        let span = self.view.span();
        (span.start, span.end)
    }
}

/// The prefixes in scope at a token.
pub struct Prefixes<'r>(pub View<'r>);

impl Scope for Prefixes<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.namespace_of_prefix(prefix)
    }
}
