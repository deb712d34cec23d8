//! The page of findings beside those of others (`docs/findings.md`): what it says of us is what we say.

use std::path::Path;

use xefa::report::Lang;
use xefa::validate::{Options, check};

use crate::conformance::Schemas;
use crate::material;

/// The texts between single backquotes of a line.
fn quoted(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_page_says_what_we_say() {
    let Some(corpus) = material::corpus() else { return };
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md")).expect("the page");
    let schemas = Schemas::default();
    let (mut current, mut compared, mut sections) = (None, 0, 0);
    for line in page.lines() {
        if line.starts_with("## ") {
            sections += 1;
        } else if let [sample, schema] = quoted(line)[..]
            && line.starts_with('`')
            && line.contains("` against `")
        {
            current = Some((sample.to_owned(), schema.to_owned()));
        } else if let Some(ours) = line.strip_prefix("| `xefa` | ") {
            let (sample, schema) = current.clone().expect("a sample before the finding");
            let ours = ours.strip_suffix(" |").expect("the end of a row");
            let report = check(
                &schemas.get(&corpus, &schema),
                &std::fs::read(corpus.join(&sample)).expect("a sample"),
                &Options::default(),
            );
            let said: Vec<String> = report
                .findings()
                .iter()
                .map(|finding| {
                    let place = finding.place();
                    let message = finding.message(Lang::En);
                    format!("{}:{} `{}` {message}", place.line, place.column, finding.rule().id())
                })
                .collect();
            let line = ours.split(':').next().unwrap_or_default();
            let near: Vec<_> = said.iter().filter(|one| one.starts_with(&format!("{line}:"))).collect();
            assert!(said.iter().any(|one| one == ours), "{sample}: the page says\n{ours}\nwe say\n{near:#?}");
            compared += 1;
        }
    }
    assert_eq!(compared, sections, "each section has its finding");
    assert!(sections >= 10);
}
