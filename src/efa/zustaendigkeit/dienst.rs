//! What a service of an authority takes: for [`map::plan`](crate::map::plan).

use super::Eintrag;
use crate::map::Receiver;
use crate::models::v2_0::{Dienst, Transportart};
use crate::releases;

/// The receiver that a service is: the versions of XEfA and the Fachmodule that it takes. A service that names no Fachmodul takes all.
///
/// Directories name editions: `1.0.1` is an edition of version 1.0, whose messages name 1.0. Other standards are left out. An edition
/// that is not known stays as it is, and no plan leads there.
///
/// ```
/// use xefa::efa::zustaendigkeit::empfaenger;
/// use xefa::v2_0::{Dienst, DienstRequired, Standardversion, Transportart};
///
/// let dienst = Dienst::new(DienstRequired {
///     transport: Transportart::Ordner.into(),
///     adresse: "eingang/wohngeld".parse()?,
///     version: vec![Standardversion::new("XEfA", "2.0"), Standardversion::new("XGewerbeanzeige", "2.3")],
/// });
/// let receiver = empfaenger(&dienst);
/// assert!(receiver.takes("2.0", "2028-06-01".parse()?) && !receiver.takes("2.3", "2028-06-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn empfaenger(dienst: &Dienst) -> Receiver {
    let mut receiver = Receiver::new();
    let mut known: Vec<&str> = Vec::new();
    for version in dienst.version.iter().filter(|version| version.standard == "XEfA") {
        let version = version_of(&version.version);
        if !known.contains(&version) {
            known.push(version);
            receiver = receiver.accepting(version, None, None);
        }
    }
    dienst.fachmodul.iter().fold(receiver, |receiver, fachmodul| receiver.with_fachmodul(fachmodul.as_str()))
}

/// The version whose messages an edition has.
fn version_of(edition: &str) -> &str {
    let known = releases::all().iter().find(|release| release.edition() == edition);
    match (known, edition) {
        (Some(release), _) => release.version(),
        // Also where the models of 1.0 are not compiled in.
        (None, "1.0.1") => "1.0",
        (None, other) => other,
    }
}

impl Eintrag {
    /// The transport and the address of the service that the authority prefers.
    #[must_use]
    pub fn anschluss(&self) -> Option<(Transportart, &str)> {
        self.bevorzugter_dienst().map(|dienst| (dienst.transport.code, dienst.adresse.as_str()))
    }

    /// The service that the authority prefers among those of a transport.
    #[must_use]
    pub fn dienst_mit(&self, transport: Transportart) -> Option<&Dienst> {
        self.inhalt().dienst.iter().find(|dienst| dienst.transport.code == transport)
    }

    /// The receiver that the authority is through the service that it prefers: see [`empfaenger`].
    #[must_use]
    pub fn empfaenger(&self) -> Receiver {
        self.bevorzugter_dienst().map(empfaenger).unwrap_or_default()
    }
}
