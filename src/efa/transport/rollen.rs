//! The four corners: who writes, who sends, who receives, who reads.

use crate::models::ValueError;
use crate::models::v2_0;
use crate::value::schluessel::{Behoerdenkennung, SchluesselError};

/// One corner: an authority, or whoever operates a component for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stelle {
    /// Its identifier in the DVDV, `präfix:kennung`.
    pub kennung: Behoerdenkennung,
    /// Its name.
    pub name: String,
}

impl Stelle {
    /// A corner of its identifier and name.
    ///
    /// # Errors
    /// An identifier that is none.
    pub fn new(kennung: &str, name: impl Into<String>) -> Result<Self, SchluesselError> {
        Ok(Self { kennung: Behoerdenkennung::parse(kennung)?, name: name.into() })
    }

    /// The corner as messages of 2.0 have it.
    ///
    /// # Errors
    /// A name that messages do not take: empty, too long, or with other letters.
    pub fn behoerde(&self) -> Result<v2_0::Behoerde, ValueError> {
        v2_0::Behoerde::new(self.kennung.as_str(), self.name.as_str())
    }
}

impl TryFrom<&v2_0::Behoerde> for Stelle {
    type Error = SchluesselError;

    fn try_from(behoerde: &v2_0::Behoerde) -> Result<Self, SchluesselError> {
        Self::new(behoerde.kennung.as_str(), behoerde.name.as_str())
    }
}

/// The four corners of a delivery. Autor and Leser stand in the head of the message; Sender and Empfänger stand in the envelope only, for
/// the message stays the same whoever carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollen {
    /// Who is responsible for the content.
    pub autor: Stelle,
    /// Who hands the delivery to the transport for the Autor.
    pub sender: Stelle,
    /// Who takes it from the transport for the Leser.
    pub empfaenger: Stelle,
    /// For whom the content is.
    pub leser: Stelle,
}

impl Rollen {
    /// Autor and Leser of a message that they carry themselves: two corners in four roles.
    #[must_use]
    pub fn direkt(autor: Stelle, leser: Stelle) -> Self {
        Self { sender: autor.clone(), empfaenger: leser.clone(), autor, leser }
    }

    /// The way back: who read writes, who received sends.
    #[must_use]
    pub fn zurueck(&self) -> Self {
        Self {
            autor: self.leser.clone(),
            sender: self.empfaenger.clone(),
            empfaenger: self.sender.clone(),
            leser: self.autor.clone(),
        }
    }
}

/// Where a delivery goes: the corners, and what a transport needs besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adressierung {
    /// The four corners.
    pub rollen: Rollen,
    /// The address in the transport, from the directory: a FIT-Connect destination, an XTA service, a folder.
    pub ziel: Option<String>,
    /// Who was the Leser before the delivery was forwarded, the first one first: the message still names that one.
    pub weitergeleitet: Vec<Stelle>,
}

impl Adressierung {
    /// A delivery that goes straight to its Leser.
    #[must_use]
    pub fn new(rollen: Rollen) -> Self {
        Self { rollen, ziel: None, weitergeleitet: Vec::new() }
    }

    /// Names the address in the transport.
    #[must_use]
    pub fn mit_ziel(mut self, ziel: impl Into<String>) -> Self {
        self.ziel = Some(ziel.into());
        self
    }

    /// The Leser that the message names.
    #[must_use]
    pub fn erster_leser(&self) -> &Stelle {
        self.weitergeleitet.first().unwrap_or(&self.rollen.leser)
    }
}
