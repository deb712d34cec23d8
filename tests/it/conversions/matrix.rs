//! `docs/umwandlung.md` says for every pair of releases what a conversion may lose: made from the steps themselves.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use xefa::map::{Step, steps, way};
use xefa::report::{Lang, LossKind};

const FILE: &str = "docs/umwandlung.md";
const BEGIN: &str = "<!-- made by: UPDATE_GOLDEN=1 cargo test --all-features matrix -->\n";
const END: &str = "<!-- end -->\n";

fn releases() -> Vec<&'static str> {
    xefa::releases::all().iter().map(|release| release.version()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn kinds(way: &[&Step]) -> String {
    let found: BTreeSet<LossKind> = way.iter().flat_map(|step| step.reasons).map(|reason| reason.kind).collect();
    let mut words: Vec<&str> = found.into_iter().map(LossKind::as_str).collect();
    if way.iter().any(|step| !step.questions.is_empty()) {
        words.push("**decisions**");
    }
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

fn tables() -> String {
    let releases = releases();
    let mut out = String::new();
    let _ = writeln!(out, "| from \\ to | {} |", releases.join(" | "));
    let _ = writeln!(out, "|---|{}", "---|".repeat(releases.len()));
    for from in &releases {
        let cells: Vec<String> = releases
            .iter()
            .map(|to| match way(from, to) {
                Some(way) if way.is_empty() => "–".to_owned(),
                Some(way) => kinds(&way),
                None => "no way".to_owned(),
            })
            .collect();
        let _ = writeln!(out, "| **{from}** | {} |", cells.join(" | "));
    }
    for step in steps() {
        let _ = writeln!(out, "\n### From {} to {}\n", step.from, step.to);
        if !step.reasons.is_empty() {
            out.push_str("| change | kind | id | why |\n|---|---|---|---|\n");
            for reason in step.reasons {
                let kind = reason.kind.as_str();
                let _ = writeln!(out, "| {} | {kind} | `{}` | {} |", reason.change, reason.id, reason.text(Lang::En));
            }
        }
        if !step.questions.is_empty() {
            out.push_str("\n| decision | parts | what is asked |\n|---|---|---|\n");
            for question in step.questions {
                let parts = if question.parts.is_empty() { "one text".to_owned() } else { question.parts.join(", ") };
                let _ = writeln!(out, "| `{}` | {parts} | {} |", question.id, question.en);
            }
        }
        if !step.obstacles.is_empty() {
            out.push_str("\n| obstacle | what stands in the way |\n|---|---|\n");
            for obstacle in step.obstacles {
                let _ = writeln!(out, "| `{}` | {} |", obstacle.id, obstacle.en);
            }
        }
    }
    out
}

#[test]
fn matrix_of_losses_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let text = std::fs::read_to_string(&path).expect("the page");
    let (head, rest) = text.split_once(BEGIN).expect("the mark before the tables");
    let (_, tail) = rest.split_once(END).expect("the mark behind the tables");
    let wanted = format!("{head}{BEGIN}\n{}\n{END}{tail}", tables());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &wanted).expect("the page");
        return;
    }
    assert!(
        text == wanted,
        "{FILE} is not what the conversions say; run: UPDATE_GOLDEN=1 cargo test --all-features matrix"
    );
}

/// Every reason, question and obstacle that the code of a step names is in its lists: else the plan would promise too much.
#[test]
fn lists_of_steps_are_complete() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/map");
    let mut checked = 0;
    for step in steps() {
        let (low, high) = if step.from < step.to { (step.from, step.to) } else { (step.to, step.from) };
        let folder = root.join(format!("v{}_v{}", low.replace('.', "_"), high.replace('.', "_")));
        let listed: BTreeSet<&str> = steps()
            .filter(|other| (other.from, other.to) == (low, high) || (other.from, other.to) == (high, low))
            .flat_map(|step| {
                let reasons = step.reasons.iter().map(|reason| reason.id);
                reasons
                    .chain(step.questions.iter().map(|question| question.id))
                    .chain(step.obstacles.iter().map(|obstacle| obstacle.id))
            })
            .collect();
        for entry in std::fs::read_dir(&folder).expect("the folder of the step") {
            let path = entry.expect("an entry").path();
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            for (at, _) in source.match_indices("pub(super) static ") {
                let item = &source[at..];
                let Some(id) = item.split("id: \"").nth(1).and_then(|rest| rest.split('"').next()) else { continue };
                if item.find("id: \"").is_some_and(|id| item[..id].contains(";\n")) {
                    continue;
                }
                checked += 1;
                assert!(listed.contains(id), "{}: {id} is in no list of a step", path.display());
            }
        }
    }
    assert!(checked > 20, "the scan finds {checked}");
}
