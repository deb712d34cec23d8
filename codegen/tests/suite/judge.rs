//! Reads a message and writes it again, directly and by way of JSON. It is compiled into the program that the test makes.

use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xefa::Error;

fn tell(error: &Error) -> String {
    let findings = error.report().findings().iter();
    findings.map(|finding| format!("{finding} {}", finding.element_path())).collect::<Vec<_>>().join(", ")
}

/// How reading and writing went; what was written goes into `out`, and what was written after JSON into `out` with `.json`.
pub fn one<M: Serialize + DeserializeOwned + PartialEq + Debug>(
    read: fn(&[u8]) -> Result<M, Error>,
    write: fn(&M) -> Result<String, Error>,
    bytes: &[u8],
    out: &str,
) -> String {
    catch_unwind(AssertUnwindSafe(|| round(read, write, bytes, out)))
        .map_or_else(|_| "a panic".to_owned(), |outcome| outcome.err().unwrap_or_else(|| "same".to_owned()))
}

fn round<M: Serialize + DeserializeOwned + PartialEq + Debug>(
    read: fn(&[u8]) -> Result<M, Error>,
    write: fn(&M) -> Result<String, Error>,
    bytes: &[u8],
    out: &str,
) -> Result<(), String> {
    let message = read(bytes).map_err(|error| {
        format!("{} {}", if error.is_unchecked() { "unchecked" } else { "refused" }, tell(&error))
    })?;
    let _ = format!("{message:?}");
    let xml = write(&message).map_err(|error| format!("unwritten {}", tell(&error)))?;
    std::fs::write(out, &xml).map_err(|error| error.to_string())?;
    let again = read(xml.as_bytes()).map_err(|error| format!("what was written is refused {}", tell(&error)))?;
    // A number that is none (NaN) is not even equal to itself; the text below tells.
    #[allow(clippy::eq_op)]
    let comparable = message == message;
    if comparable && again != message {
        return Err("what was written reads as another value".to_owned());
    }
    let json = serde_json::to_string(&message).map_err(|error| format!("no JSON {error}"))?;
    let again: M = serde_json::from_str(&json).map_err(|error| format!("JSON not read {error} {json}"))?;
    if comparable && again != message {
        return Err(format!("JSON reads as another value {json}"));
    }
    let xml = write(&again).map_err(|error| format!("unwritten after JSON {} {json}", tell(&error)))?;
    std::fs::write(format!("{out}.json"), &xml).map_err(|error| error.to_string())
}

/// All messages of the list that the program is given: crate, module, message and where to write it, with tabs between.
pub fn all(of: fn(&str) -> fn(&str, &[u8], &str) -> String) {
    let list = std::fs::read_to_string(std::env::args().nth(1).expect("a list")).expect("a list");
    for line in list.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let bytes = std::fs::read(parts[2]).expect("a message");
        println!("{}", of(parts[0])(parts[1], &bytes, parts[3]).replace(['\n', '\t'], " "));
    }
}
