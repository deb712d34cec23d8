//! The code lists of XEfA itself, read when the first code is looked up. Lists of other publishers are not bundled: they are theirs to
//! give out.

use std::sync::LazyLock;

use super::CodeLists;
use crate::limits::Limits;

#[cfg(any(feature = "v1_0", feature = "v1_1", feature = "v2_0"))]
macro_rules! lists {
    ($($name:literal),* $(,)?) => {
        &[$(include_bytes!(concat!("../../schemas/xefa/codelists/xefa-codeliste-", $name, ".gc"))),*]
    };
}

#[cfg(any(feature = "v1_0", feature = "v1_1", feature = "v2_0"))]
pub(super) const FILES: &[&[u8]] = lists![
    "antragsstatus-1.0",
    "antragsstatus-1.1",
    "ausweisart-1.0",
    "authentifizierungsmittel-1.0",
    "beschaeftigung-1.0",
    "bescheidart-1.0",
    "einkommensart-1.0",
    "einwilligungszweck-1.0",
    "elterngeldart-1.0",
    "entscheidung-1.0",
    "erklaerung-1.0",
    "familienstand-1.0",
    "gewerbeanlass-1.0",
    "gewerbeart-1.0",
    "haushaltsverhaeltnis-1.0",
    "kontoart-1.0",
    "kostenart-1.0",
    "lebenspartnerschaft-1.0",
    "legacyformat-1.0",
    "mitteilungsart-1.0",
    "nachrichtentyp-1.0",
    "nachrichtentyp-2.0",
    "nachweisart-1.0",
    "nachweisart-2.0",
    "nachweisfehler-1.0",
    "nachweistyp-1.0",
    "naechster-schritt-1.0",
    "postfachart-1.0",
    "quittungsart-1.0",
    "rechtsgrundlage-verarbeitung-1.0",
    "register-1.0",
    "rolle-1.0",
    "ruecknahmegrund-1.0",
    "rueckweisungsgrund-1.0",
    "signaturart-1.0",
    "taetigkeit-1.0",
    "transferleistung-1.0",
    "transferleistung-1.1",
    "transportart-1.0",
    "turnus-1.0",
    "vertrauensniveau-1.0",
    "vollmachtsumfang-1.0",
    "wohngeld-antragsart-1.0",
    "wohnungsstatus-1.0",
    "zahlungsstatus-1.0",
    "zustellweg-1.0",
];
#[cfg(not(any(feature = "v1_0", feature = "v1_1", feature = "v2_0")))]
pub(super) const FILES: &[&[u8]] = &[];

static BUNDLED: LazyLock<CodeLists> = LazyLock::new(|| {
    let mut lists = CodeLists::new();
    for bytes in FILES {
        // A test reads each of them; one that cannot be read would be missing here, never half read.
        if let Ok(list) = super::CodeList::read(bytes, &Limits::DEFAULT) {
            let _ = lists.insert(list);
        }
    }
    lists
});

impl CodeLists {
    /// The code lists of XEfA.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }
}
