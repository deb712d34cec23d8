//! What an attribute of an account means, and the tables that say so.

use std::collections::BTreeMap;

/// What an attribute says of the person or of the login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Feld {
    /// All given names, with blanks between them.
    Vornamen,
    /// The family name.
    Familienname,
    /// The family name at birth.
    Geburtsname,
    /// The date of birth, perhaps with unknown parts.
    Geburtsdatum,
    /// The place of birth.
    Geburtsort,
    /// Street and number in one line.
    Strasse,
    /// The postal code.
    Plz,
    /// The place of the address.
    Ort,
    /// The state of the address.
    Staat,
    /// The nationality: one to three letters as passports have them.
    Staatsangehoerigkeit,
    /// The e-mail address.
    Email,
    /// The level of the login.
    Niveau,
    /// The means of the login.
    Mittel,
    /// The address of the mailbox.
    PostfachHandle,
    /// What the account calls the person: a pseudonym. It goes into a message only when asked for.
    Pseudonym,
    /// Known, but without a place in the block: kept among the [other attributes](super::Anmeldung::weitere), without a finding.
    Sonstiges,
}

/// Which attribute of an account means what. Names that the table lacks are kept and reported.
///
/// ```
/// use xefa::efa::nutzerkonto::{Attributtabelle, Feld};
///
/// let table = Attributtabelle::bundid();
/// assert_eq!(table.feld("2.5.4.42"), Some(Feld::Vornamen));
/// assert_eq!(table.feld("urn:oid:2.5.4.42"), Some(Feld::Vornamen));
/// let own = Attributtabelle::leer().with("vorname", Feld::Vornamen);
/// assert_eq!(own.feld("2.5.4.42"), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributtabelle {
    felder: BTreeMap<String, Feld>,
}

/// The attributes of the BundID by OID, as public implementations of service providers name them.
const BUNDID: &[(&str, Feld)] = &[
    ("2.5.4.42", Feld::Vornamen),
    ("2.5.4.4", Feld::Familienname),
    ("1.2.40.0.10.2.1.1.225566", Feld::Geburtsname),
    ("1.2.40.0.10.2.1.1.55", Feld::Geburtsdatum),
    ("1.3.6.1.5.5.7.9.2", Feld::Geburtsort),
    ("2.5.4.16", Feld::Strasse),
    ("2.5.4.17", Feld::Plz),
    ("2.5.4.7", Feld::Ort),
    ("1.2.40.0.10.2.1.1.225599", Feld::Staat),
    ("1.2.40.0.10.2.1.1.225577", Feld::Staatsangehoerigkeit),
    ("0.9.2342.19200300.100.1.3", Feld::Email),
    ("1.2.40.0.10.2.1.1.261.94", Feld::Niveau),
    ("1.3.6.1.4.1.25484.494450.2", Feld::Mittel),
    ("2.5.4.18", Feld::PostfachHandle),
    ("1.3.6.1.4.1.25484.494450.3", Feld::Pseudonym),
    // Title, gender, telephone, De-Mail, kind of document, issuing state, and what the account says of itself.
    ("0.9.2342.19200300.100.1.40", Feld::Sonstiges),
    ("1.3.6.1.4.1.33592.1.3.5", Feld::Sonstiges),
    ("2.5.4.20", Feld::Sonstiges),
    ("1.3.6.1.4.1.55605.70737875.1.1.1.7.1", Feld::Sonstiges),
    ("1.2.40.0.10.2.1.1.552255", Feld::Sonstiges),
    ("1.3.6.1.4.1.25484.494450.10.1", Feld::Sonstiges),
    ("1.3.6.1.4.1.25484.494450.5", Feld::Sonstiges),
    ("1.3.6.1.4.1.25484.494450.1", Feld::Sonstiges),
    ("1.3.6.1.4.1.25484.494450.4", Feld::Sonstiges),
    ("1.2.40.0.10.2.1.1.226699", Feld::Sonstiges),
];

/// Names for Mein Unternehmenskonto. **Not verified**: its interface description is not public; correct them with
/// [`Attributtabelle::with`].
const MUK: &[(&str, Feld)] = &[
    ("Postfachhandle", Feld::PostfachHandle),
    ("AccountId", Feld::Pseudonym),
    ("Vertrauensniveau", Feld::Niveau),
    ("Authentifizierungsmittel", Feld::Mittel),
    ("Personentyp", Feld::Sonstiges),
];

impl Attributtabelle {
    /// A table without attributes.
    #[must_use]
    pub fn leer() -> Self {
        Self::default()
    }

    /// The attributes of the BundID, by OID.
    #[must_use]
    pub fn bundid() -> Self {
        Self::of(BUNDID)
    }

    /// A proposal for Mein Unternehmenskonto. The names are **not verified**: hold them against what your account delivers, and correct
    /// them with [`with`](Self::with).
    #[must_use]
    pub fn muk() -> Self {
        Self::of(MUK)
    }

    fn of(rows: &[(&str, Feld)]) -> Self {
        Self { felder: rows.iter().map(|(name, feld)| ((*name).to_owned(), *feld)).collect() }
    }

    /// With an attribute, or with another meaning of one. An OID is given without `urn:oid:`.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, feld: Feld) -> Self {
        self.felder.insert(name.into(), feld);
        self
    }

    /// What an attribute means. An OID may have `urn:oid:` before it.
    #[must_use]
    pub fn feld(&self, name: &str) -> Option<Feld> {
        self.felder.get(name.strip_prefix("urn:oid:").unwrap_or(name)).copied()
    }
}
