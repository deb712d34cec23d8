//! The dialects in which XÖV has annotated genericode over the years. They differ in namespace and words, not in meaning.

/// Which annotations a list carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Dialect {
    /// None: plain genericode.
    #[default]
    Plain,
    /// `…/genericode/4`, English words: `shortName`, `validFrom`, `versionHandbook`.
    Xoev4,
    /// `…/genericode/3`, German words: `nameKurz`, `datumGueltigkeitAb`, `versionCodelistenHandbuch`.
    Xoev3,
    /// `xoev-cl-2`, German words; the version of the XÖV handbook instead of that for code lists.
    Xoev2,
    /// The first ones: `beschreibung` and `datumgueltigkeitab` only.
    Xoev1,
}

impl Dialect {
    /// The dialect of a namespace of annotations.
    pub(super) fn of(namespace: &str) -> Option<Self> {
        if !namespace.contains("xoev") {
            return None;
        }
        Some(match namespace.trim_end_matches('/').rsplit('/').next().unwrap_or_default() {
            "4" => Self::Xoev4,
            "3" => Self::Xoev3,
            "2" => Self::Xoev2,
            _ => Self::Xoev1,
        })
    }

    /// Whether the short names, the handbook version and the like have a place in it.
    pub(super) fn is_complete(self) -> bool {
        matches!(self, Self::Xoev4 | Self::Xoev3 | Self::Xoev2)
    }
}

/// What an annotation of a list says, whatever the dialect calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    ShortName,
    Description,
    VersionDescription,
    AgencyShortName,
    ValidFrom,
    Handbook,
    Changes,
}

impl Note {
    pub fn of(local: &str) -> Option<Self> {
        Some(match local {
            "shortName" | "nameKurz" => Self::ShortName,
            "codelistDescription" | "beschreibung-codeliste" | "beschreibung" => Self::Description,
            "versionDescription" | "beschreibung-versionCodeliste" => Self::VersionDescription,
            "agencyShortName" | "herausgebernameKurz" => Self::AgencyShortName,
            "validFrom" | "datumGueltigkeitAb" | "datumgueltigkeitab" => Self::ValidFrom,
            "versionHandbook" | "versionCodelistenHandbuch" | "versionXOEVHandbuch" => Self::Handbook,
            "changes" | "aenderungZurVorversion" => Self::Changes,
            _ => return None,
        })
    }
}
