//! Target `verdict`: a message is valid or not, and another engine says the same.
//!
//! The other engine is `xsd-schema`, which shares no code with ours but quick-xml. Where the two are known to differ, a row of
//! `verdict-ledger.tsv` says in what and who is right; what no row covers is a find.

use std::path::Path;
use std::sync::LazyLock;

use xefa::Limits;
use xefa::report::{Report, Verdict};
use xefa::schema::Schema;
use xefa::validate::{Options, check};
use xefa::xsd::Loader;
use xsd_schema::validation::{
    CollectingValidationSink, SchemaValidator, SchemaValidity, ValidationFlags, drive_quick_xml,
};
use xsd_schema::{SchemaSet, SchemaSetBuilder};

/// Two engines with the same schema.
struct Pair {
    ours: Schema,
    theirs: &'static SchemaSet,
}

thread_local! {
    static XEFA: Pair = Pair::new("../schemas/xefa/1.0/xefa-alle.xsd");
    static VIELFALT: Pair = Pair::new("schemas/vielfalt.xsd");
}

impl Pair {
    fn new(path: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let set = Loader::new().read(&[path.clone()]).expect("correct documents");
        let ours = Schema::compile(&set, &Limits::default()).expect("a correct schema");
        let builder = SchemaSetBuilder::new().add("", &path.to_string_lossy()).expect("readable documents");
        let set = builder.compile().expect("a correct schema");
        assert!(set.directive_failures().is_empty(), "documents that were not found");
        Self { ours, theirs: Box::leak(Box::new(set.into_schema_set())) }
    }

    /// What the other engine finds; none where nothing is wrong.
    fn theirs(&self, bytes: &[u8]) -> Option<String> {
        let validator = SchemaValidator::new(self.theirs, ValidationFlags::default() - ValidationFlags::BUILD_PSVI_TYPED_VALUES);
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        let mut run = validator.start_run(CollectingValidationSink { errors: &mut errors, warnings: &mut warnings });
        let outcome = drive_quick_xml(bytes, &mut run, self.theirs);
        drop(run);
        match outcome {
            Ok(outcome) if errors.is_empty() && outcome.root_validity == Some(SchemaValidity::Valid) => None,
            Ok(outcome) => Some(format!("{:?} {errors:?}", outcome.root_validity)),
            Err(error) => Some(error.to_string()),
        }
    }
}

/// A way in which the two are known to differ.
struct Known {
    /// `ours` or `theirs`: who alone calls the message invalid.
    strict: String,
    /// The rule of one of our findings (`strict` is `ours`), or a part of what the other engine says.
    says: String,
    /// A part of the message; empty where it does not matter.
    has: String,
}

static LEDGER: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("verdict-ledger.tsv");
    let text = std::fs::read_to_string(path).expect("the ledger");
    let rows = text.lines().skip(1).filter(|line| !line.is_empty());
    rows.map(|row| {
        let fields: Vec<&str> = row.split('\t').collect();
        assert!(fields.len() == 4 && !fields[3].is_empty(), "a row without a reason: {row}");
        Known { strict: fields[0].into(), says: fields[1].into(), has: fields[2].into() }
    })
    .collect()
});

fn is_known(bytes: &[u8], ours: &Report, theirs: Option<&str>) -> bool {
    let text = String::from_utf8_lossy(bytes);
    LEDGER.iter().filter(|known| text.contains(&known.has)).any(|known| match known.strict.as_str() {
        "ours" => theirs.is_none() && ours.findings().iter().all(|finding| finding.rule().id().starts_with(&known.says)),
        _ => ours.is_valid() && theirs.is_some_and(|theirs| theirs.contains(&known.says)),
    })
}

/// One run.
pub fn run(bytes: &[u8]) {
    // Our readers refuse what is no text; what another makes of it says nothing.
    if std::str::from_utf8(bytes).is_err() {
        return;
    }
    let pair = if bytes.windows(8).any(|part| part == b"vielfalt") { &VIELFALT } else { &XEFA };
    pair.with(|pair| {
        let ours = check(&pair.ours, bytes, &Options::default());
        assert!(ours.verdict() != Verdict::Error || ours.findings().iter().any(|f| f.rule().id().starts_with("limit-")), "{ours:?}");
        let theirs = pair.theirs(bytes);
        if ours.is_valid() != theirs.is_none() && !is_known(bytes, &ours, theirs.as_deref()) {
            panic!("we say {:?} {:#?}\nthey say {theirs:?}\n{}", ours.verdict(), ours.findings(), String::from_utf8_lossy(bytes));
        }
    });
}
