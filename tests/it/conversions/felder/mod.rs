//! `docs/felder/`: every field of a release, where it goes in the next one and what happens to it, as the conversions do it.
//!
//! All samples and messages made from the schemas are converted with a trace. What the trace, the losses and both documents say is
//! laid over the list of fields: the table says what happens, not what somebody believes.

mod spur;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use xefa::report::{Lang, LossKind, Reason};
use xefa::schema::{ElementId, Schema};
use xefa::xsd::{Datenkategorie, FieldKind, SchemaSet, published};

use self::spur::{Met, Seen, around, name};
use super::{generated, golden, root};

/// What `docs/xefa.md` says of some fields: release, message, path, target and fate. A table that is made cannot judge itself.
const KNOWN: [(&str, &str, &str, &str, &str); 7] = [
    ("1.0", "antrag.einreichung.0100", "/antragsteller", "/antragsteller", "bleibt;"),
    (
        "1.0",
        "antrag.einreichung.0100",
        "/antragsteller/person/anschrift/strasseHausnummer",
        "/antragsteller/person/anschrift/strasse",
        "zieht um, aufgeteilt",
    ),
    ("1.0", "antrag.einreichung.0100", "/antragsteller/person/telefax", "/antragsteller/person/telefax", "bleibt;"),
    ("1.1", "antrag.einreichung.0100", "/antragsteller", "/beteiligte/beteiligter", "zieht um;"),
    ("1.1", "antrag.einreichung.0100", "/antragsteller/person/telefax", "", "entfallen;telefax;"),
    ("1.1", "antrag.einreichung.0100", "/antragsteller/person/beruf", "", "entfallen;beruf;"),
    ("1.1", "administration.quittung.0020", "/hinweis", "/hinweis", "bleibt;"),
];

/// A field as the tables need it.
struct Row {
    path: String,
    label: String,
    type_name: String,
    /// The type of the element around it; the name of the message where that has none, and for the message itself.
    owner: String,
    required: bool,
    category: &'static str,
    fim: String,
}

/// How far the fate of a field was tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    Here,
    InType,
    Nowhere,
}

struct Fate {
    targets: Vec<String>,
    /// What happens, but for what is lost.
    base: &'static str,
    reasons: Vec<&'static Reason>,
    tried: Tried,
}

/// The fields of all messages of a release; what a wildcard lets in is listed as far as it was seen there.
fn rows<'s>(version: &str, schema: &'static Schema, seen: impl Iterator<Item = &'s String>) -> Vec<Row> {
    let set = published(version).expect("a release");
    let namespace = format!("urn:xefa:schema:{version}");
    let messages: BTreeSet<&str> =
        generated::messages(schema, &namespace).into_iter().map(|id| schema.local(schema.element(id).name)).collect();
    let mut inside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in seen {
        inside.entry(around(path).next().unwrap_or_default()).or_default().insert(name(path));
    }
    let mut found = Vec::new();
    for message in set.global_elements() {
        let top = set.fields(message).next().expect("the root").path;
        if messages.contains(name(&top)) {
            list(&set, message, "", &inside, &mut found);
        }
    }
    // An element that a content model names twice is one field to people.
    let mut known = BTreeSet::new();
    found.retain(|row| known.insert(row.path.clone()));
    found
}

fn list(set: &SchemaSet, root: ElementId, before: &str, inside: &BTreeMap<&str, BTreeSet<&str>>, found: &mut Vec<Row>) {
    let mut types: BTreeMap<String, String> = BTreeMap::new();
    for field in set.fields(root) {
        let path = format!("{before}{}", field.path);
        let top = field.path.split('/').nth(1).unwrap_or_default();
        let parent = around(&path).next().unwrap_or_default();
        let within = inside.get(parent).filter(|_| field.kind == FieldKind::AnyElement);
        if let Some(names) = within {
            for content in set.global_elements() {
                let top = set.fields(content).next().expect("the root").path;
                if names.contains(name(&top)) {
                    list(set, content, parent, inside, found);
                }
            }
            continue;
        }
        let type_name = field.type_name.map_or(String::new(), |name| name.local.to_string());
        let owner = types.get(parent).cloned().unwrap_or_else(|| top.to_owned());
        if field.kind == FieldKind::Element {
            types.insert(path.clone(), if type_name.is_empty() { top.to_owned() } else { type_name.clone() });
        }
        found.push(Row {
            path,
            label: field.label.unwrap_or_default().to_owned(),
            type_name,
            owner,
            required: field.required,
            category: match field.category {
                None => "",
                Some(Datenkategorie::Keine) => "keine",
                Some(Datenkategorie::Personenbezogen) => "personenbezogen",
                Some(Datenkategorie::Besonders) => "besonders",
                Some(_) => "unbekannt",
            },
            fim: field.fim.unwrap_or_default().to_owned(),
        });
    }
}

impl Seen {
    fn fate(&self, row: &Row, types: &BTreeSet<(&str, &str)>) -> Fate {
        let gone = |met: &&Met| met.targets.is_empty() && met.reasons.values().any(|r| r.kind == LossKind::Dropped);
        let Some(met) = self.sources.get(&row.path) else {
            let with = around(&row.path).find_map(|outer| self.sources.get(outer).filter(gone));
            let (base, tried) = match with {
                Some(_) => ("entfällt mit dem Element darüber", Tried::Here),
                None if types.contains(&(row.owner.as_str(), name(&row.path))) => {
                    ("wie an anderen Stellen desselben Typs", Tried::InType)
                }
                None => ("nicht erprobt", Tried::Nowhere),
            };
            return Fate { targets: Vec::new(), base, reasons: Vec::new(), tried };
        };
        let reasons: Vec<_> = met.reasons.values().copied().collect();
        let targets = if met.targets.is_empty() { &met.within } else { &met.targets };
        let into_outer = || met.targets.iter().all(|path| self.relative(&row.path, path) == ".");
        let base = match (met.targets.is_empty(), met.within.is_empty()) {
            (true, false) => "geht im Element darüber auf",
            (true, true) if met.dropped => "entfällt mit dem Element darüber",
            (true, true) => "",
            (false, _) if met.targets.iter().all(|path| *path == row.path) => "bleibt",
            (false, _) if into_outer() => "geht im Element darüber auf",
            (false, _) => "zieht um",
        };
        Fate { targets: targets.iter().cloned().collect(), base, reasons, tried: Tried::Here }
    }
}

/// A text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell of a list for a spreadsheet: in quotes where it must be.
fn cell(text: &str) -> String {
    let text = one_line(text);
    if text.contains([';', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A cell of a table for people.
fn md(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { one_line(text).replace('|', "\\|") }
}

/// What happens, with what is lost by it.
fn told(base: &str, reasons: &BTreeMap<&str, &Reason>) -> String {
    let kinds: BTreeSet<LossKind> = reasons.values().map(|reason| reason.kind).collect();
    let kinds = kinds.into_iter().map(|kind| kind.word(Lang::De));
    Some(base).filter(|base| !base.is_empty()).into_iter().chain(kinds).collect::<Vec<_>>().join(", ")
}

/// A row for people, the same in all places of a type: the type, whether it is new, the field and where it goes.
type Place = (String, bool, String, String);

/// What happens there, in all its places.
struct Change {
    /// The first row of its kind.
    at: usize,
    places: usize,
    base: &'static str,
    reasons: BTreeMap<&'static str, &'static Reason>,
}

impl Change {
    fn new(at: usize, base: &'static str) -> Self {
        Self { at, places: 0, base, reasons: BTreeMap::new() }
    }
}

struct Tables {
    csv: String,
    changes: BTreeMap<Place, Change>,
    counts: BTreeMap<String, usize>,
    untried: BTreeSet<(String, String)>,
}

/// What is said of new fields; where places differ, the first that is true of one.
const NEW: [&str; 3] = ["neu, vorbelegt", "neu, wird befüllt", "neu, im Versuch leer"];

const HEAD: [&str; 12] = [
    "Nachricht",
    "Pfad",
    "Bezeichnung",
    "Typ",
    "Pflicht",
    "Datenkategorie",
    "FIM-Id",
    "Ziel",
    "Was geschieht",
    "Gründe",
    "Erläuterung",
    "Erprobt",
];

fn line(csv: &mut String, cells: [&str; 12]) {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    let _ = writeln!(csv, "{}", cells.join(";"));
}

/// The message of a path, and what stands behind it.
fn parts(path: &str) -> (&str, &str) {
    let rest = &path[1..];
    rest.find('/').map_or((rest, "/"), |at| rest.split_at(at))
}

fn tables(seen: &Seen, old: &[Row], new: &[Row]) -> Tables {
    let mut out = Tables {
        csv: "\u{feff}".to_owned(),
        changes: BTreeMap::new(),
        counts: BTreeMap::new(),
        untried: BTreeSet::new(),
    };
    line(&mut out.csv, HEAD);
    let types: BTreeSet<(&str, &str)> = old
        .iter()
        .filter(|row| seen.sources.contains_key(&row.path))
        .map(|row| (row.owner.as_str(), name(&row.path)))
        .collect();
    let mut unmet = BTreeSet::new();
    for (at, row) in old.iter().enumerate() {
        let fate = seen.fate(row, &types);
        let (message, path) = parts(&row.path);
        // A target in the message of the same name is told as the path is.
        let short = |target: &String| match parts(target) {
            (of, rest) if of == message => rest.to_owned(),
            _ => target.clone(),
        };
        let reasons: BTreeMap<&'static str, &'static Reason> =
            fate.reasons.iter().map(|reason| (reason.id, *reason)).collect();
        let what = told(fate.base, &reasons);
        let ids: Vec<&str> = reasons.keys().copied().collect();
        let texts: Vec<&str> = fate.reasons.iter().map(|reason| reason.text(Lang::De)).collect();
        let tried = match fate.tried {
            Tried::Here => "ja",
            Tried::InType => "am Typ",
            Tried::Nowhere => "nein",
        };
        let targets = fate.targets.iter().map(short).collect::<Vec<_>>().join(" + ");
        line(
            &mut out.csv,
            [
                message,
                path,
                &row.label,
                &row.type_name,
                if row.required { "ja" } else { "nein" },
                row.category,
                &row.fim,
                &targets,
                &what,
                &ids.join(", "),
                &texts.join(" "),
                tried,
            ],
        );
        *out.counts.entry(what).or_default() += 1;
        if fate.tried != Tried::Here {
            unmet.insert(row.path.as_str());
        }
        if fate.tried == Tried::Nowhere {
            out.untried.insert((row.owner.clone(), name(&row.path).to_owned()));
        }
        let relative: BTreeSet<String> = fate.targets.iter().map(|target| seen.relative(&row.path, target)).collect();
        let same = relative.len() == 1 && relative.contains(name(&row.path)) || !row.path[1..].contains('/');
        let follows = fate.base.starts_with("entfällt mit") || fate.tried == Tried::InType;
        if !follows && (!same || !ids.is_empty()) {
            // Seen from the element around it, what only moves with that stays.
            let base = if same && fate.base == "zieht um" { "bleibt" } else { fate.base };
            let target = relative.into_iter().collect::<Vec<_>>().join(" + ");
            let place = (row.owner.clone(), false, name(&row.path).to_owned(), target);
            let change = out.changes.entry(place).or_insert(Change::new(at, base));
            change.places += 1;
            change.reasons.extend(reasons);
        }
    }
    let mut unreached: BTreeSet<&str> = BTreeSet::new();
    let filled: BTreeSet<(&str, &str)> = new
        .iter()
        .filter(|row| seen.present.contains(&row.path))
        .map(|row| (row.owner.as_str(), name(&row.path)))
        .collect();
    for (at, row) in new.iter().enumerate() {
        if seen.reached.contains_key(&row.path) || unmet.contains(row.path.as_str()) {
            continue;
        }
        // Where something came to the element around it that could not be tried, this is no news.
        let known = around(&row.path).find_map(|outer| seen.reached.get(outer).map(|from| (outer.len(), from)));
        if known.is_some_and(|(length, from)| {
            from.iter().any(|from| unmet.contains(format!("{from}{}", &row.path[length..]).as_str()))
        }) {
            continue;
        }
        unreached.insert(&row.path);
        let reasons = seen.added.get(&row.path);
        let ids: Vec<&'static str> = reasons.into_iter().flatten().map(|(id, _)| *id).collect();
        let texts: Vec<&str> = reasons.into_iter().flatten().map(|(_, reason)| reason.text(Lang::De)).collect();
        let (what, tried) = match (reasons.is_some(), seen.present.contains(&row.path)) {
            (true, _) => (NEW[0], "ja"),
            (false, true) => (NEW[1], "ja"),
            (false, false) if filled.contains(&(row.owner.as_str(), name(&row.path))) => (NEW[1], "am Typ"),
            (false, false) => (NEW[2], "ja"),
        };
        let (message, path) = parts(&row.path);
        line(
            &mut out.csv,
            [
                message,
                "",
                &row.label,
                &row.type_name,
                if row.required { "ja" } else { "nein" },
                row.category,
                &row.fim,
                path,
                what,
                &ids.join(", "),
                &texts.join(" "),
                tried,
            ],
        );
        *out.counts.entry(what.to_owned()).or_default() += 1;
        if around(&row.path).next().is_none_or(|outer| !unreached.contains(outer)) {
            let place = (row.owner.clone(), true, String::new(), name(&row.path).to_owned());
            let change = out.changes.entry(place).or_insert(Change::new(at, what));
            change.places += 1;
            change.base = NEW.into_iter().find(|known| [change.base, what].contains(known)).unwrap_or(what);
            change.reasons.extend(reasons.into_iter().flatten().map(|(id, reason)| (*id, *reason)));
        }
    }
    out
}

fn page(from: &str, to: &str, tables: &Tables, old: &[Row], new: &[Row]) -> String {
    let mut out = format!("# Felder von {from} nach {to}\n\n");
    out.push_str(
        "<!-- made by: UPDATE_GOLDEN=1 cargo test --all-features felder -->\n\n\
         Was beim Übergang mit jedem Feld geschieht, aus den Umsetzungen selbst gewonnen: Beispielnachrichten und aus dem Schema\n\
         erzeugte Nachrichten wurden umgesetzt und dabei verfolgt. Diese Seite zeigt nur, was sich ändert, je Typ einmal; *Stellen* sagt,\n\
         an wie vielen Stellen der Nachrichten das so ist. Was in einem Element liegt, das entfällt oder neu ist, steht nicht eigens da.\n",
    );
    let _ = writeln!(
        out,
        "Alle Felder aller Nachrichten stehen in [{from}-{to}.csv]({from}-{to}.csv) (UTF-8, Trennzeichen Semikolon).\n\n\
         *Wohin* ist vom umgebenden Element aus gesehen: `../x` liegt eine Ebene höher, `.` ist das Element selbst. *am Typ* erprobt heißt\n\
         in der Liste, dass keine Nachricht das Feld an dieser Stelle trägt, wohl aber an anderen Stellen desselben Typs. Von einem Fachmodul\n\
         können zwei Fassungen nebeneinander stehen, deren Felder gleich heißen: dann steht da, was mit beiden geschieht. Was nur `xsi:type`\n\
         hereinbringt und was ein Typ in sich selbst wiederholt, hat keine eigene Zeile.\n"
    );
    out.push_str("| Was geschieht | Felder |\n|---|---:|\n");
    for (what, count) in &tables.counts {
        let _ = writeln!(out, "| {what} | {count} |");
    }
    let mut reasons: BTreeSet<&str> = BTreeSet::new();
    let mut owner = None;
    for ((of, is_new, field, target), change) in &tables.changes {
        if owner != Some(of) {
            let _ = writeln!(
                out,
                "\n## {}\n\n| Feld | Bezeichnung | Kategorie | FIM | Wohin | Was geschieht | Grund | Stellen |\n|---|---|---|---|---|---|---|---:|",
                of
            );
            owner = Some(of);
        }
        reasons.extend(change.reasons.keys().copied());
        let row = if *is_new { &new[change.at] } else { &old[change.at] };
        let code = |text: &str| if text.is_empty() { "–".to_owned() } else { format!("`{}`", md(text)) };
        let ids = change.reasons.keys().map(|id| code(id)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            code(field),
            md(&row.label),
            md(row.category),
            md(&row.fim),
            code(target),
            if *is_new { change.base.to_owned() } else { told(change.base, &change.reasons) },
            if ids.is_empty() { "–" } else { &ids },
            change.places
        );
    }
    out.push_str("\n## Gründe\n\n| Grund | Änderung | Art | Erläuterung |\n|---|---|---|---|\n");
    let step = xefa::map::steps().find(|step| (step.from, step.to) == (from, to)).expect("a step");
    let answered = step.questions.iter().map(|question| &question.answered);
    let all: BTreeMap<&str, &Reason> = step.reasons.iter().copied().chain(answered).map(|r| (r.id, r)).collect();
    for id in reasons {
        let reason = all.get(id).unwrap_or_else(|| panic!("{id} is in no list of the step"));
        let _ = writeln!(
            out,
            "| `{id}` | {} | {} | {} |",
            md(reason.change),
            reason.kind.word(Lang::De),
            md(reason.text(Lang::De))
        );
    }
    out
}

#[test]
fn felder_say_where_everything_goes() {
    let mut wrong = Vec::new();
    for (from, to, schema, next) in [
        ("1.0", "1.1", xefa::v1_0::schema(), xefa::v1_1::schema()),
        ("1.1", "2.0", xefa::v1_1::schema(), xefa::v2_0::schema()),
    ] {
        let seen = Seen::all(from, schema);
        let (old, new) = (rows(from, schema, seen.sources.keys()), rows(to, next, seen.present.iter()));
        let tables = tables(&seen, &old, &new);
        println!(
            "{from} → {to}: {} fields, {} in {to}; {} messages, {} refused; {:?}; list of {} bytes; untried: {:?}; elsewhere: {}",
            old.len(),
            new.len(),
            seen.messages,
            seen.refused,
            tables.counts,
            tables.csv.len(),
            tables.untried,
            seen.sources.keys().filter(|path| !old.iter().any(|row| row.path == **path)).count()
        );
        assert!(old.len() > 1000 && seen.messages > 100, "{from}: {} fields, {} messages", old.len(), seen.messages);
        // Nothing of a message that was converted may be without a fate.
        for (path, met) in &seen.sources {
            let told = !met.targets.is_empty() || !met.within.is_empty() || !met.reasons.is_empty() || met.dropped;
            if !told {
                wrong.push(format!("{from}: what becomes of {path} is not told"));
            }
        }
        for (owner, field) in &tables.untried {
            wrong.push(format!("{from}: {field} of {owner} is in no message: add a sample, or make more"));
        }
        for (_, message, path, target, what) in KNOWN.iter().filter(|known| known.0 == from) {
            let row = tables.csv.lines().find(|row| row.starts_with(&format!("{message};{path};")));
            let told = row.is_some_and(|row| row.contains(&format!(";{target};{what}")));
            if !told {
                wrong.push(format!("{from}, {message}{path}: to {target}, {what}; the table says: {row:?}"));
            }
        }
        let file = |end: &str| root().join(format!("docs/felder/{from}-{to}.{end}"));
        golden(&file("csv"), &tables.csv);
        golden(&file("md"), &page(from, to, &tables, &old, &new));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
