//! Asking the rules about a whole message: a typed value, or its bytes.

use super::Angaben;
use crate::error::Error;
use crate::report::{Place, Report};
use crate::validate::Options;
use crate::xml;

mod versiegelt {
    /// Only messages of the library can be asked about.
    pub trait Versiegelt {}
}

/// A typed message of which [`pruefe`] can be asked: that of any known release, or of the newest one.
pub trait Pruefbar: versiegelt::Versiegelt {
    /// The message as XML, checked against the schema.
    #[doc(hidden)]
    fn geprueftes_xml(&self) -> Result<String, Error>;
}

impl versiegelt::Versiegelt for crate::Message {}

impl Pruefbar for crate::Message {
    fn geprueftes_xml(&self) -> Result<String, Error> {
        self.to_xml()
    }
}

#[cfg(feature = "v2_0")]
impl versiegelt::Versiegelt for crate::models::v2_0::Message {}

#[cfg(feature = "v2_0")]
impl Pruefbar for crate::models::v2_0::Message {
    fn geprueftes_xml(&self) -> Result<String, Error> {
        self.to_xml()
    }
}

/// Asks all rules about a typed message of the newest release.
///
/// Findings have a path, but no line and column: nobody has read a text. A message that its schema refuses gives the findings of
/// the schema and none of a rule. One of an older release gives `xefa-regeln-release`: it is not checked; convert it before.
///
/// ```
/// # #[cfg(feature = "v1_0")] {
/// use xefa::regeln::pruefe;
/// use xefa::report::Verdict;
///
/// let bytes = include_bytes!("../../schemas/xefa/1.0/samples/administration.quittung.0020-minimal.xml");
/// let report = pruefe(&xefa::read(bytes)?);
/// assert_eq!(report.verdict(), Verdict::Error);
/// assert_eq!(report.findings()[0].rule().id(), "xefa-regeln-release");
/// # }
/// # Ok::<(), xefa::Error>(())
/// ```
#[must_use]
pub fn pruefe(message: &impl Pruefbar) -> Report {
    let mut report = match message.geprueftes_xml() {
        Ok(text) => fachlich(&text),
        Err(error) => error.report().clone(),
    };
    // The text that was written for this has no places that anybody could look up.
    report.findings_mut().iter_mut().for_each(|finding| finding.set_place(Place::default()));
    report
}

/// Checks a message against its schema and, if that finds no mistake, asks all rules: one report, with line and column.
///
/// Rules are not asked about what the schema refuses; mend that first.
#[must_use]
pub fn pruefe_xml(bytes: &[u8], options: &Options) -> Report {
    let mut report = match crate::message::read_with(bytes, options) {
        Ok(read) => read.report,
        Err(error) => return error.report().clone(),
    };
    report.append(pruefe_geprueftes(bytes));
    report.sort();
    report
}

/// Asks all rules about a message that the schema has found valid: only their findings, with line and column.
///
/// ```
/// let bytes = include_bytes!("../../schemas/xefa/2.0/samples/antrag.einreichung.0100-minimal.xml");
/// assert!(xefa::regeln::pruefe_geprueftes(bytes).is_valid());
/// ```
#[must_use]
pub fn pruefe_geprueftes(bytes: &[u8]) -> Report {
    match xml::decode(bytes) {
        Ok(text) => fachlich(&text),
        Err(fault) => crate::validate::fault_finding(&fault, "/".to_owned()).into(),
    }
}

fn fachlich(text: &str) -> Report {
    Angaben::aus_xml(text).map_or_else(|report| report, |angaben| angaben.report())
}
