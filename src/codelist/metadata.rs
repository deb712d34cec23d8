//! What a published list must say of itself: the check of `xefa codelist check`.

use super::list::Identification;
use super::read::{Places, run};
use super::scan::Scan;
use crate::limits::Limits;
use crate::report::Report;

/// The greatest length of a version (`listVersionID`) by XÖV's naming rules.
const VERSION_LENGTH: usize = 16;

/// Checks a list by itself: everything that [`read`](super::read()) checks, and the rules for the metadata of published lists.
#[must_use]
pub fn check(bytes: &[u8], limits: &Limits) -> Report {
    run(bytes, limits, true).1
}

pub(super) fn judge(id: &Identification, places: &Places, scan: &mut Scan<'_>) {
    let find = |scan: &mut Scan<'_>, rule, part: &str, name: &str, args: &[(&'static str, &str)]| {
        let folder = if NOTES.contains(&part) { "Annotation/Description" } else { "Identification" };
        let path = format!("/CodeList/{folder}/{name}");
        scan.find_at(rule, places.of(part), path, args);
    };
    let required: &[(&str, &str, bool)] = &[
        ("long_name", "LongName", !id.long_name.is_empty()),
        ("agency", "Agency", !id.agency.is_empty()),
        ("display_name", "shortName", id.display_name.is_some()),
        ("description", "codelistDescription", id.description.is_some()),
        ("handbook", "versionHandbook", id.handbook.is_some()),
    ];
    for (part, name, there) in required {
        // What the dialect has no word for cannot be missing.
        let expected = id.dialect.is_complete() || *part != "display_name" && *part != "handbook";
        if !there && expected {
            find(scan, "xefa-codeliste-metadaten", part, name, &[("name", name)]);
        }
    }
    if !id.uri.is_empty() {
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':');
        if let Some(character) = id.uri.chars().find(|c| !legal(*c)) {
            let character = character.to_string();
            find(scan, "xefa-codeliste-kennung", "uri", "CanonicalUri", &[("character", &character)]);
        }
    }
    if !id.version.is_empty() {
        let length = id.version.chars().count();
        if length > VERSION_LENGTH {
            let (count, limit) = (length.to_string(), VERSION_LENGTH.to_string());
            find(scan, "xefa-codeliste-version", "version", "Version", &[("count", &count), ("limit", &limit)]);
        }
    }
    let expected = format!("{}_{}", id.uri, id.version);
    if !id.uri.is_empty() && !id.version_uri.is_empty() && id.version_uri != expected {
        find(
            scan,
            "xefa-codeliste-versionskennung",
            "version_uri",
            "CanonicalVersionUri",
            &[("found", &id.version_uri), ("expected", &expected)],
        );
    }
    if let Some(date) = &id.valid_from
        && !is_date(date)
    {
        find(scan, "xefa-codeliste-datum", "valid_from", "validFrom", &[("value", date)]);
    }
}

const NOTES: [&str; 4] = ["display_name", "description", "handbook", "valid_from"];

/// `YYYY-MM-DD`, a day that there is.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() });
    shape && text.parse::<chrono::NaiveDate>().is_ok()
}
