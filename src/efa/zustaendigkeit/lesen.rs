//! Directories from files: messages as XML or JSON, tables as CSV, folders of them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::{Eintrag, Herkunft, Verzeichnis, csv};
use crate::limits;
use crate::map::Options;
use crate::message::Message;
use crate::models::json;
use crate::models::v2_0::{self, Verzeichniseintrag};
use crate::report::{Finding, Place, Report};

impl Verzeichnis {
    /// Takes everything of a file or of all files of a folder (`.xml`, `.json` and `.csv`, by name; other files are left alone, folders
    /// below too). Returns how many entries came.
    ///
    /// # Errors
    /// All that is wrong with the files, each finding with its file. A file that is wrong gives no entry; those before it have been taken.
    pub fn lies_pfad(&mut self, path: &Path) -> Result<usize, Report> {
        if !path.is_dir() {
            return self.lies_datei(path);
        }
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(|_| nicht_lesbar(path, UNLESBAR))?;
        let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
        files.retain(|file| file.is_file() && art(&file.to_string_lossy()).is_some());
        files.sort();
        let (mut count, mut report) = (0, Report::new());
        for file in files {
            match self.lies_datei(&file) {
                Ok(read) => count += read,
                Err(wrong) => report.append(wrong),
            }
        }
        if report.findings().is_empty() { Ok(count) } else { Err(report) }
    }

    fn lies_datei(&mut self, path: &Path) -> Result<usize, Report> {
        let size = fs::metadata(path).map_err(|_| nicht_lesbar(path, UNLESBAR))?.len();
        if size > limits::VERZEICHNIS_BYTES {
            return Err(nicht_lesbar(path, ZU_GROSS).arg("limit", limits::VERZEICHNIS_BYTES.to_string()).into());
        }
        let bytes = fs::read(path).map_err(|_| nicht_lesbar(path, UNLESBAR))?;
        self.lies(&path.to_string_lossy(), &bytes)
    }

    /// Takes everything of a file that is in memory. Its name says what it is: `.xml`, `.json` or `.csv`. Returns how many entries came.
    ///
    /// - XML: one message 0510 or 0501, of any release that is compiled in; an older one is converted.
    /// - JSON: one such message of XEfA 2.0, in the form of its model, or an array of them.
    /// - CSV: a table, see [`SPALTEN`](super::SPALTEN).
    ///
    /// ```
    /// use xefa::efa::zustaendigkeit::Verzeichnis;
    ///
    /// let mut verzeichnis = Verzeichnis::new();
    /// let bytes = include_bytes!("../../../schemas/xefa/2.0/samples/zustaendigkeit.antwort.0501-reich.xml");
    /// assert_eq!(verzeichnis.lies("antwort.xml", bytes)?, 2);
    /// let report = verzeichnis.lies("falsch.csv", b"a;b\n").unwrap_err();
    /// assert_eq!(report.findings()[0].source_name(), Some("falsch.csv"));
    /// # Ok::<(), xefa::report::Report>(())
    /// ```
    ///
    /// # Errors
    /// All that is wrong, with line and column; in JSON with line and column where it is no JSON, else with the path. Nothing of the file is
    /// taken then.
    pub fn lies(&mut self, name: &str, bytes: &[u8]) -> Result<usize, Report> {
        let quelle: Arc<str> = name.into();
        let read = match art(name) {
            Some(Art::Xml) => xml(bytes).and_then(|message| aus_nachricht(message, &quelle, "")),
            Some(Art::Json) => aus_json(bytes, &quelle),
            Some(Art::Csv) => csv::lies(bytes, &quelle),
            None => Err(nicht_lesbar(Path::new(name), UNBEKANNT).into()),
        };
        let mut read = read.map_err(|mut report| {
            for finding in report.findings_mut() {
                *finding = finding.clone().source(quelle.clone());
            }
            report
        })?;
        let count = read.len();
        read.drain(..).for_each(|eintrag| self.push(eintrag));
        Ok(count)
    }
}

enum Art {
    Xml,
    Json,
    Csv,
}

fn art(name: &str) -> Option<Art> {
    let extension = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "xml" => Some(Art::Xml),
        "json" => Some(Art::Json),
        "csv" => Some(Art::Csv),
        _ => None,
    }
}

const UNLESBAR: [&str; 2] = ["sie ist nicht da oder nicht lesbar", "it is not there, or cannot be read"];
const ZU_GROSS: [&str; 2] = ["sie ist zu groß; teilen Sie sie auf", "it is too large; divide it"];
const UNBEKANNT: [&str; 2] =
    ["die Endung ist keine von .xml, .json und .csv", "its extension is none of .xml, .json and .csv"];

fn nicht_lesbar(path: &Path, why: [&'static str; 2]) -> Finding {
    let finding = Finding::new("xefa-verzeichnis-datei", Place::default()).path("/").text("why", why);
    finding.source(&*path.to_string_lossy())
}

fn xml(bytes: &[u8]) -> Result<v2_0::Message, Report> {
    match crate::message::read(bytes).map_err(crate::Error::into_report)? {
        Message::V2_0(message) => Ok(message),
        #[allow(unreachable_patterns, reason = "it may be the only release")]
        older => {
            let converted = older.convert::<v2_0::Message>(Options::default());
            converted.map(|converted| converted.value).map_err(crate::Error::into_report)
        }
    }
}

/// The entries of one message; `vor` stands before the path.
fn aus_nachricht(message: v2_0::Message, quelle: &Arc<str>, vor: &str) -> Result<Vec<Eintrag>, Report> {
    let element = message.element_name();
    let (entries, numbered): (Vec<Verzeichniseintrag>, bool) = match message {
        v2_0::Message::ZustaendigkeitVerzeichniseintrag(message) => (vec![message.verzeichniseintrag], false),
        v2_0::Message::ZustaendigkeitAntwort(message) => (message.verzeichniseintrag, true),
        _ => {
            let finding = Finding::new("xefa-verzeichnis-nachricht", Place::default());
            return Err(finding.path(format!("{vor}/{element}")).arg("name", element).into());
        }
    };
    let mut report = Report::new();
    let mut read = Vec::with_capacity(entries.len());
    for (at, inhalt) in entries.into_iter().enumerate() {
        let number = if numbered { format!("[{}]", at + 1) } else { String::new() };
        let pfad = format!("{vor}/{element}/verzeichniseintrag{number}");
        match Eintrag::new(inhalt, Herkunft { quelle: Some(quelle.clone()), place: Place::default(), pfad }) {
            Ok(eintrag) => read.push(eintrag),
            Err(wrong) => report.append(wrong),
        }
    }
    if report.findings().is_empty() { Ok(read) } else { Err(report) }
}

fn falsches_json(place: Place, path: String, why: [&'static str; 2]) -> Finding {
    Finding::new("xefa-verzeichnis-json", place).path(path).text("why", why)
}

fn aus_json(bytes: &[u8], quelle: &Arc<str>) -> Result<Vec<Eintrag>, Report> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let tree: Value = serde_json::from_slice(bytes).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        let column = u32::try_from(error.column()).unwrap_or(u32::MAX);
        let place = Place { line, column, ..Place::default() };
        falsches_json(place, "/".to_owned(), ["hier ist es kein JSON", "it is no JSON here"])
    })?;
    let Value::Array(messages) = &tree else { return eine_nachricht(&tree, quelle, "") };
    let (mut read, mut report) = (Vec::new(), Report::new());
    for (at, message) in messages.iter().enumerate() {
        match eine_nachricht(message, quelle, &format!("/[{}]", at + 1)) {
            Ok(entries) => read.extend(entries),
            Err(wrong) => report.append(wrong),
        }
    }
    if report.findings().is_empty() { Ok(read) } else { Err(report) }
}

fn eine_nachricht(tree: &Value, quelle: &Arc<str>, vor: &str) -> Result<Vec<Eintrag>, Report> {
    let schema = v2_0::schema();
    let mut members = tree.as_object().into_iter().flatten();
    let (Some((key, content)), None) = (members.next(), members.next()) else {
        let why = [
            "eine Nachricht ist ein Objekt mit einem Eintrag, der wie ihr Element heißt",
            "a message is an object with one member, named like its element",
        ];
        return Err(falsches_json(Place::default(), format!("{vor}/"), why).into());
    };
    let Some(element) = schema.global_elements().find(|id| json::message_key(schema, *id) == *key) else {
        let why = ["so heißt keine Nachricht von XEfA 2.0", "no message of XEfA 2.0 has this name"];
        return Err(falsches_json(Place::default(), format!("{vor}/{key}"), why).into());
    };
    let message: Result<v2_0::Message, _> = json::from_value(schema, element, content);
    let message = message.map_err(|error| {
        let mut report = error.into_report();
        for finding in report.findings_mut() {
            let path = format!("{vor}{}", finding.element_path());
            *finding = finding.clone().path(path);
        }
        report
    })?;
    aus_nachricht(message, quelle, vor)
}
