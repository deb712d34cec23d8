//! Marital status: two lists of our own, and the one of DSMeld (change k).

/// What two codes of 1.x are in DSMeld's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) enum Dsmeld {
    /// Neither is given.
    Absent,
    /// This code.
    Code(&'static str),
    /// This code; the difference between two questions is folded.
    Folded(&'static str),
    /// The two contradict each other.
    Contradiction,
}

/// The version of DSMeld's list that conversions name.
pub(in crate::map) const LIST_VERSION: &str = "2";

/// Codes of `familienstand` 1–6 and `lebenspartnerschaft` 1–4 as one of DSMeld's.
pub(in crate::map) fn up(familienstand: Option<&str>, lebenspartnerschaft: Option<&str>) -> Dsmeld {
    let marriage = |code: &str| MARRIAGE.iter().find(|(own, _)| *own == code).map(|(_, dsmeld)| *dsmeld);
    let partnership = |code: &str| PARTNERSHIP.iter().find(|(own, _)| *own == code).map(|(_, dsmeld)| *dsmeld);
    match (familienstand, lebenspartnerschaft.and_then(partnership)) {
        (None, None) => Dsmeld::Absent,
        (Some(code), None) => marriage(code).map_or(Dsmeld::Contradiction, Dsmeld::Code),
        (None | Some("6"), Some(dsmeld)) => Dsmeld::Code(dsmeld),
        (Some("1"), Some(dsmeld)) => Dsmeld::Folded(dsmeld),
        (Some(_), Some(_)) => Dsmeld::Contradiction,
    }
}

/// A code of DSMeld's list in 1.x's two: the familienstand, and the lebenspartnerschaft where it is one.
pub(in crate::map) fn down(dsmeld: &str) -> Option<(Option<&'static str>, Option<&'static str>)> {
    let own =
        |table: &[(&'static str, &'static str)]| table.iter().find(|(_, code)| *code == dsmeld).map(|(own, _)| *own);
    match (own(MARRIAGE), own(PARTNERSHIP)) {
        (None, None) => None,
        both => Some(both),
    }
}

const MARRIAGE: &[(&str, &str)] = &[("1", "LD"), ("2", "VH"), ("3", "VW"), ("4", "GS"), ("5", "EA"), ("6", "NB")];
const PARTNERSHIP: &[(&str, &str)] = &[("1", "LP"), ("2", "LV"), ("3", "LA"), ("4", "LE")];

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of `docs/xefa.md`, k.
    #[test]
    fn all_pairs() {
        assert_eq!(up(None, None), Dsmeld::Absent);
        for (own, dsmeld) in [("1", "LD"), ("2", "VH"), ("3", "VW"), ("4", "GS"), ("5", "EA"), ("6", "NB")] {
            assert_eq!(up(Some(own), None), Dsmeld::Code(dsmeld));
            assert_eq!(down(dsmeld), Some((Some(own), None)));
        }
        for (own, dsmeld) in [("1", "LP"), ("2", "LV"), ("3", "LA"), ("4", "LE")] {
            assert_eq!(up(None, Some(own)), Dsmeld::Code(dsmeld));
            assert_eq!(up(Some("6"), Some(own)), Dsmeld::Code(dsmeld));
            assert_eq!(up(Some("1"), Some(own)), Dsmeld::Folded(dsmeld));
            for married in ["2", "3", "4", "5"] {
                assert_eq!(up(Some(married), Some(own)), Dsmeld::Contradiction);
            }
            assert_eq!(down(dsmeld), Some((None, Some(own))));
        }
        assert_eq!(down("XX"), None);
    }
}
