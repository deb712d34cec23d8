//! The steps behind which a process may die.

/// A step of a folder transport, in the order of a delivery's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Schritt {
    /// The folder of the draft is made.
    EntwurfAngelegt,
    /// The payload is written.
    NutzdatenGeschrieben,
    /// An attachment is written.
    AnlageGeschrieben,
    /// The envelope is written, or there is none.
    UmschlagGeschrieben,
    /// The note is written, and everything is on the disk.
    EntwurfFertig,
    /// The draft is renamed: the delivery is visible.
    Sichtbar,
    /// That it is visible is on the disk; the sender is about to be told.
    Gesendet,
    /// The receiver has renamed it and taken it over.
    Uebernommen,
    /// It is checked and about to be handed out.
    Ausgehaendigt,
    /// The note of its confirmation is written beside its place.
    VermerkGeschrieben,
    /// The note is in its place.
    Vermerkt,
    /// The delivery is in the bin.
    ImPapierkorb,
    /// It is deleted; the receiver is about to be told.
    Bestaetigt,
}

impl Schritt {
    /// The steps of a sender.
    pub const VERSAND: [Self; 7] = [
        Self::EntwurfAngelegt,
        Self::NutzdatenGeschrieben,
        Self::AnlageGeschrieben,
        Self::UmschlagGeschrieben,
        Self::EntwurfFertig,
        Self::Sichtbar,
        Self::Gesendet,
    ];
    /// The steps of a receiver.
    pub const EMPFANG: [Self; 6] = [
        Self::Uebernommen,
        Self::Ausgehaendigt,
        Self::VermerkGeschrieben,
        Self::Vermerkt,
        Self::ImPapierkorb,
        Self::Bestaetigt,
    ];
}

/// Somebody who is told of each step.
pub trait Beobachter: Send + Sync {
    /// A step is done.
    fn schritt(&self, schritt: Schritt);
}

impl<F: Fn(Schritt) + Send + Sync> Beobachter for F {
    fn schritt(&self, schritt: Schritt) {
        self(schritt);
    }
}
