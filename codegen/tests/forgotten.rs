//! What a conversion forgets does not compile: a field that is not carried over, one that is left out without a word, and one that a new
//! schema has brought.
//!
//! It runs a compiler, so it is not among the everyday tests: `cargo test --release -p xefa-codegen --test forgotten -- --ignored`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What of the repository the library is compiled from.
const PARTS: [&str; 4] = ["Cargo.lock", "README.md", "src", "schemas"];

/// An error of the compiler: its code, the file and the line it begins in, and its text.
#[derive(Debug)]
struct Refusal {
    code: String,
    file: String,
    line: usize,
    text: String,
}

/// A copy of the library that may be spoilt.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("forgotten-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
        for part in PARTS {
            copy(&root.join(part), &folder.join(part));
        }
        let copied = Self { folder };
        copied.write("Cargo.toml", &alone(&std::fs::read_to_string(root.join("Cargo.toml")).unwrap()));
        copied
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.folder.join(file)).unwrap()
    }

    fn write(&self, file: &str, text: &str) {
        std::fs::write(self.folder.join(file), text).unwrap();
    }

    /// What the compiler refuses in it, with the models of all releases.
    fn check(&self) -> Vec<Refusal> {
        let mut run = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        run.args(["check", "--offline", "--quiet", "--lib", "--message-format=json"]);
        run.args(["--no-default-features", "--features", "json,v1_0,v1_1,v2_0"]).current_dir(&self.folder);
        // One for all copies: what the library depends on is built once.
        run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("forgotten"));
        run.env("CARGO_INCREMENTAL", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
        let output = run.env_remove("RUSTFLAGS").output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let messages = told.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let errors = messages.filter(|message| message["message"]["level"] == "error");
        let refusals: Vec<Refusal> = errors.filter_map(|message| Refusal::new(&message["message"])).collect();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), refusals.is_empty(), "{refusals:#?}\n{errors}");
        refusals
    }

    /// Adds an element that may be left out to the end of a complex type, and generates models and conversions again.
    fn add(&self, schema: &str, complex_type: &str, element: &str) {
        let text = self.read(schema);
        let start = text.find(&format!("<xs:complexType name=\"{complex_type}\"")).unwrap();
        let end = start + text[start..].find("</xs:complexType>").unwrap();
        let place = start + text[start..end].rfind("</xs:sequence>").unwrap();
        let element = format!("<xs:element name=\"{element}\" type=\"xs:boolean\" minOccurs=\"0\"/>");
        self.write(schema, &format!("{}{element}{}", &text[..place], &text[place..]));
        let mut generate = Command::new(env!("CARGO_BIN_EXE_xefa-codegen"));
        let output = generate.arg("generate").current_dir(&self.folder).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

impl Refusal {
    /// Nothing for the closing line, which has no code.
    fn new(message: &Value) -> Option<Self> {
        let span = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
        Some(Self {
            code: message["code"]["code"].as_str().unwrap_or_default().to_owned(),
            file: span["file_name"].as_str()?.to_owned(),
            line: usize::try_from(span["line_start"].as_u64()?).ok()?,
            text: message["message"].as_str()?.to_owned(),
        })
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        std::fs::write(to, std::fs::read(from).unwrap()).unwrap();
    }
}

/// The manifest without the other members, and without tests, benches and examples.
fn alone(manifest: &str) -> String {
    let mut kept = String::new();
    let mut within = true;
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = !line.starts_with("[[");
        }
        let name = line.split(" = ").next().unwrap();
        match name {
            "members" | "default-members" => kept.push_str(&format!("{name} = [\".\"]\n")),
            _ if within => kept.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    kept
}

/// How a line that is missed is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It names a field of a model, where one is taken apart or put together.
    Field,
    /// It reports that a part has no place in the target.
    Dropped,
}

/// A line of a conversion without which something would be forgotten.
#[derive(Debug)]
struct Carried {
    file: String,
    kind: Kind,
    /// The line, and that of the pattern, literal or function that it is in; both from 1.
    line: usize,
    block: usize,
    name: String,
}

impl Carried {
    /// Whether the compiler misses this line, in its place.
    fn is_missed(&self, refusals: &[Refusal]) -> bool {
        let name = format!("`{}`", self.name);
        refusals.iter().filter(|refusal| refusal.file == self.file).any(|refusal| match self.kind {
            // In a macro the field of a pattern is not named; but only one is taken out of it at a time.
            Kind::Field if refusal.line == self.block => match refusal.code.as_str() {
                "E0027" | "E0063" => refusal.text.contains(&name),
                _ => refusal.text.starts_with("pattern requires `..`"),
            },
            Kind::Field => false,
            Kind::Dropped => {
                let inside = (self.block..self.line).contains(&refusal.line);
                inside && refusal.code == "unused_variables" && refusal.text.contains(&name)
            }
        })
    }
}

/// Whether a line opens a pattern or a literal of a model.
fn opens_model(line: &str) -> bool {
    let Some(head) = line.trim().strip_suffix(" {") else { return false };
    let path = head.rsplit([' ', '(']).next().unwrap();
    let model = path == "Self" || path.split_once("::").is_some_and(|(module, _)| module != "crate");
    model && !head.starts_with("impl") && !head.starts_with("match ")
}

/// The name at the start of a text, if nothing else is there before one of these ends.
fn name_before(text: &str, ends: &[char]) -> Option<String> {
    let (name, _) = text.split_once(ends)?;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    plain.then(|| name.to_owned())
}

/// The brackets of a line, and the line without its comment. A text may go on in the next line.
fn brackets<'a>(line: &'a str, quoted: &mut bool) -> (Vec<char>, &'a str) {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        match c {
            '\\' => step += rest[step..].chars().next().map_or(0, char::len_utf8),
            '"' => *quoted = !*quoted,
            _ if *quoted => {}
            '/' if rest.starts_with("//") => return (found, &line[..line.len() - rest.len()]),
            // A character; else it is a lifetime.
            '\'' => {
                let length = rest.char_indices().skip(2).find(|(_, c)| *c == '\'').map_or(0, |(end, _)| end + 1);
                let inner = rest.get(1..length.saturating_sub(1)).unwrap_or_default();
                if inner.starts_with('\\') || inner.chars().count() == 1 {
                    step = length;
                }
            }
            '{' | '(' | '[' | '}' | ')' | ']' => found.push(c),
            _ => {}
        }
        rest = &rest[step..];
    }
    (found, line)
}

/// All lines of a file that carry one field, or drop one.
fn carried(file: &str, text: &str) -> Vec<Carried> {
    let mut found = Vec::new();
    // The lines of the brackets that are open.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut quoted = false;
    for (line, number) in text.lines().zip(1..) {
        let (whole, before) = (!quoted, open.len());
        let (brackets, code) = brackets(line, &mut quoted);
        let mut lowest = before;
        for bracket in brackets {
            if matches!(bracket, '{' | '(' | '[') {
                open.push((number, line));
            } else {
                open.pop().unwrap_or_else(|| panic!("{file}:{number}: nothing is open"));
                lowest = lowest.min(open.len());
            }
        }
        if !whole || quoted || lowest < before || open.len() > before {
            continue;
        }
        let Some(&(start, opener)) = open.last() else { continue };
        let mut keep = |kind, block, name| {
            found.push(Carried { file: file.to_owned(), kind, line: number, block, name });
        };
        let code = code.trim();
        if code.ends_with(',') && opens_model(opener) {
            if let Some(name) = name_before(code, &[',', ':']) {
                keep(Kind::Field, start, name);
            }
        } else if let Some((_, rest)) = code.strip_prefix("run.dropped(").and_then(|rest| rest.split_once(", "))
            && let Some(name) = name_before(rest, &[','])
            // In a branch the compiler cannot tell: the other one uses the variable too.
            && !opener.contains("if ")
            && !opener.contains("else ")
        {
            // Of a long head of a function, the last line opens the body.
            let head = |line: &str| line.contains("fn ") || line.trim_start().starts_with(") -> ");
            let function = open.iter().rev().find(|(_, line)| head(line)).map_or(open[0].0, |(number, _)| *number);
            keep(Kind::Dropped, function, name);
        }
    }
    assert!(open.is_empty(), "{file}: something stays open");
    found
}

/// The files of hand-written conversions.
fn by_hand(folder: &Path) -> Vec<String> {
    let mut open = vec![PathBuf::from("src/map")];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(folder.join(&path)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = path.join(&name);
            if folder.join(&path).is_dir() {
                open.push(path);
            } else if path.starts_with("src/map") && path.to_string_lossy().contains("/v") && name != "same.rs" {
                files.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    files.sort();
    files
}

/// Each line is taken out once. As many are taken out together as cannot stand for each other: one of each pattern, literal or function,
/// since the compiler names the field and the place where it is missing.
#[test]
#[ignore = "runs a compiler"]
fn a_line_of_a_conversion() {
    let copy = Copy::new("line");
    assert!(copy.check().is_empty(), "it compiles as it is");
    let texts: BTreeMap<String, String> =
        by_hand(&copy.folder).into_iter().map(|file| (file.clone(), copy.read(&file))).collect();
    // Lints are told when nothing else is wrong: what drops a field has runs of its own.
    let mut rounds: BTreeMap<(bool, usize), Vec<Carried>> = BTreeMap::new();
    let mut count = BTreeMap::new();
    for line in texts.iter().flat_map(|(file, text)| carried(file, text)) {
        let place: &mut usize = count.entry((line.file.clone(), line.block, line.kind == Kind::Dropped)).or_default();
        rounds.entry((line.kind == Kind::Dropped, *place)).or_default().push(line);
        *place += 1;
    }
    for lines in rounds.values() {
        let mut spoilt: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in lines {
            let text = spoilt.entry(&line.file).or_insert_with(|| texts[&line.file].lines().collect());
            // An empty one in its place, so that the others keep their numbers.
            text[line.line - 1] = "";
        }
        for (file, text) in &spoilt {
            copy.write(file, &text.join("\n"));
        }
        let refusals = copy.check();
        let unnoticed: Vec<&Carried> = lines.iter().filter(|line| !line.is_missed(&refusals)).collect();
        assert!(unnoticed.is_empty(), "{unnoticed:#?}\n{refusals:#?}");
        for file in spoilt.keys() {
            copy.write(file, &texts[*file]);
        }
    }
    // So many there are at least; a rule that finds none would hold for all.
    let count = |kind| {
        let lines = rounds.values().flatten().filter(|line| line.kind == kind);
        let files: BTreeSet<&str> = lines.clone().map(|line| line.file.as_str()).collect();
        (files.len(), lines.count())
    };
    let ((files, lines), (_, dropped)) = (count(Kind::Field), count(Kind::Dropped));
    assert!(files >= 15 && lines >= 600 && dropped >= 15, "{lines} lines in {files} files, {dropped} that drop");
}

/// The conversion that a person wrote names the fields of both sides, so it has to name the new one too.
#[test]
#[ignore = "runs a compiler"]
fn a_new_field_of_what_is_converted_by_hand() {
    let copy = Copy::new("by-hand");
    copy.add("schemas/xefa/2.0/xefa-baukasten.xsd", "PersonType", "spitzname");
    let refusals = copy.check();
    let file = "src/map/v1_1_v2_0/person.rs";
    for code in ["E0027", "E0063"] {
        let told =
            |refusal: &Refusal| refusal.code == code && refusal.file == file && refusal.text.contains("`spitzname`");
        assert!(refusals.iter().any(told), "{code}: {refusals:#?}");
    }
}

/// The generated conversion is gone, and a person has to write one.
#[test]
#[ignore = "runs a compiler"]
fn a_new_field_of_what_was_the_same() {
    let copy = Copy::new("same");
    let same = "src/map/v1_1_v2_0/same.rs";
    assert!(copy.read(same).contains("v1_1::Zeitraum = v2_0::Zeitraum {"));
    copy.add("schemas/xefa/2.0/xefa-baukasten.xsd", "ZeitraumType", "offen");
    let regenerated = copy.read(same);
    assert!(regenerated.contains("//! - `v1_1::Zeitraum` and `v2_0::Zeitraum`\n"), "it is a person's now");
    let refusals = copy.check();
    for text in ["v1_1::baukasten::Zeitraum: Convert<v2_0::", "v2_0::baukasten::Zeitraum: Convert<"] {
        // How much of a path the compiler prints is its own business.
        let told = |refusal: &Refusal| refusal.code == "E0277" && refusal.text.replace("models::", "").contains(text);
        assert!(refusals.iter().any(told), "{text}: {refusals:#?}");
    }
}
