//! The kinds of messages of a case, whatever the release calls them.

/// A kind of message. 0205 of the 1.x releases is a [`Nachforderung`](Self::Nachforderung) or a
/// [`Statusmitteilung`](Self::Statusmitteilung), as it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Art {
    /// 0010: a message is sent back.
    Rueckweisung,
    /// 0020: a message has arrived.
    Quittung,
    /// 0030: another authority has the case now.
    Weiterleitung,
    /// 0031: the authority is not competent.
    Nichtzustaendigkeit,
    /// 0100: the application.
    Einreichung,
    /// 0101: attachments that did not travel with it.
    Anlagenlieferung,
    /// 0110: what was demanded, or has changed.
    Nachlieferung,
    /// 0120: the application is withdrawn.
    Ruecknahme,
    /// 0121: whether that was still possible.
    Ruecknahmebestaetigung,
    /// 0200, or 0205 of 1.x: the authority demands something.
    Nachforderung,
    /// 0210, or 0205 of 1.x: how the case stands.
    Statusmitteilung,
    /// 0220: a question in free text.
    Rueckfrage,
    /// 0221: the answer to it.
    Antwort,
    /// 0300: the decision.
    Bescheid,
    /// 0301: the decision was fetched from the mailbox.
    Abrufbestaetigung,
    /// 0310: fees are due.
    Gebuehrenbescheid,
    /// 0400: evidence is asked for.
    Nachweisanfrage,
    /// 0401: the evidence.
    Nachweisantwort,
    /// 0402: why there is none.
    Nachweisfehler,
    /// 0500: who is competent?
    Zustaendigkeitsanfrage,
    /// 0501: the answer of the directory.
    Zustaendigkeitsantwort,
    /// 0510: an entry of a directory.
    Verzeichniseintrag,
}

impl Art {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 22] = [
        Self::Rueckweisung,
        Self::Quittung,
        Self::Weiterleitung,
        Self::Nichtzustaendigkeit,
        Self::Einreichung,
        Self::Anlagenlieferung,
        Self::Nachlieferung,
        Self::Ruecknahme,
        Self::Ruecknahmebestaetigung,
        Self::Nachforderung,
        Self::Statusmitteilung,
        Self::Rueckfrage,
        Self::Antwort,
        Self::Bescheid,
        Self::Abrufbestaetigung,
        Self::Gebuehrenbescheid,
        Self::Nachweisanfrage,
        Self::Nachweisantwort,
        Self::Nachweisfehler,
        Self::Zustaendigkeitsanfrage,
        Self::Zustaendigkeitsantwort,
        Self::Verzeichniseintrag,
    ];

    /// The number in the newest release, such as `0100`.
    #[must_use]
    pub fn nummer(self) -> &'static str {
        match self {
            Self::Rueckweisung => "0010",
            Self::Quittung => "0020",
            Self::Weiterleitung => "0030",
            Self::Nichtzustaendigkeit => "0031",
            Self::Einreichung => "0100",
            Self::Anlagenlieferung => "0101",
            Self::Nachlieferung => "0110",
            Self::Ruecknahme => "0120",
            Self::Ruecknahmebestaetigung => "0121",
            Self::Nachforderung => "0200",
            Self::Statusmitteilung => "0210",
            Self::Rueckfrage => "0220",
            Self::Antwort => "0221",
            Self::Bescheid => "0300",
            Self::Abrufbestaetigung => "0301",
            Self::Gebuehrenbescheid => "0310",
            Self::Nachweisanfrage => "0400",
            Self::Nachweisantwort => "0401",
            Self::Nachweisfehler => "0402",
            Self::Zustaendigkeitsanfrage => "0500",
            Self::Zustaendigkeitsantwort => "0501",
            Self::Verzeichniseintrag => "0510",
        }
    }

    /// The kind with a number; none for a number that no release has, and for 0205, whose kind depends on its content.
    #[must_use]
    pub fn mit_nummer(nummer: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|art| art.nummer() == nummer)
    }
}

/// The number, as the state of a case is stored.
impl serde::Serialize for Art {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.nummer())
    }
}

impl<'de> serde::Deserialize<'de> for Art {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let nummer = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::mit_nummer(&nummer).ok_or_else(|| serde::de::Error::custom("not the number of a message"))
    }
}
