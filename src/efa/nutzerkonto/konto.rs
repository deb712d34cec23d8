//! Where attributes come from: the trait for accounts, and an account that holds a plain map.

use std::collections::HashMap;
use std::fmt;

use super::staaten;
use super::{Attributtabelle, Feld};
use crate::models::v2_0::{Kontoart, Quelle, Vertrauensniveau};

/// An account after a login: whatever knows the attributes that it delivered. Reading the login itself (SAML, OpenID Connect) is not
/// done here.
pub trait Kontoquelle {
    /// What kind of account it is.
    fn kontoart(&self) -> Kontoart;

    /// Which attribute means what.
    fn tabelle(&self) -> &Attributtabelle;

    /// The attributes, each with all its values, as the account delivered them.
    fn attribute(&self) -> &HashMap<String, Vec<String>>;

    /// Whether an account of this kind belongs to an organisation: then a person's data may be missing without a finding.
    fn ist_organisation(&self) -> bool {
        self.kontoart() == Kontoart::Muk
    }

    /// Whether the account has confirmed a field, or the person has typed it in; none where that is not known.
    ///
    /// By default an e-mail address is typed in, and so is everything in an account with a user name and a password alone (level basis).
    /// From level niedrig on the account has confirmed the rest. Without a level nothing is known.
    fn quelle(&self, feld: Feld, niveau: Option<Vertrauensniveau>) -> Option<Quelle> {
        match (feld, niveau) {
            (Feld::Email, _) | (_, Some(Vertrauensniveau::Basis)) => Some(Quelle::Eingabe),
            (_, Some(_)) => Some(Quelle::Konto),
            (_, None) => None,
        }
    }

    /// The nationality that letters of a passport (ICAO) mean: the version of the list of destatis, and the key. By default a table of
    /// the library; a newer list is given here.
    fn staatsangehoerigkeit(&self, icao: &str) -> Option<(String, String)> {
        staaten::schluessel(icao).map(|key| (staaten::LISTE.to_owned(), key.to_owned()))
    }
}

/// An account with a plain map of attributes. `Debug` tells their names, never their values.
#[derive(Clone, PartialEq, Eq)]
pub struct Konto {
    kontoart: Kontoart,
    tabelle: Attributtabelle,
    attribute: HashMap<String, Vec<String>>,
}

impl Konto {
    /// An account with a table of its own, such as one of a Land or of the federation of accounts (FINK).
    #[must_use]
    pub fn new(kontoart: Kontoart, tabelle: Attributtabelle, attribute: HashMap<String, Vec<String>>) -> Self {
        Self { kontoart, tabelle, attribute }
    }

    /// A BundID, with its attributes by OID.
    #[must_use]
    pub fn bundid(attribute: HashMap<String, Vec<String>>) -> Self {
        Self::new(Kontoart::Bundid, Attributtabelle::bundid(), attribute)
    }

    /// Mein Unternehmenskonto, with names of the [unverified table](Attributtabelle::muk).
    #[must_use]
    pub fn muk(attribute: HashMap<String, Vec<String>>) -> Self {
        Self::new(Kontoart::Muk, Attributtabelle::muk(), attribute)
    }
}

impl Kontoquelle for Konto {
    fn kontoart(&self) -> Kontoart {
        self.kontoart
    }

    fn tabelle(&self) -> &Attributtabelle {
        &self.tabelle
    }

    fn attribute(&self) -> &HashMap<String, Vec<String>> {
        &self.attribute
    }
}

impl fmt::Debug for Konto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<_> = self.attribute.keys().collect();
        names.sort();
        f.debug_struct("Konto").field("kontoart", &self.kontoart).field("attribute", &names).finish_non_exhaustive()
    }
}
