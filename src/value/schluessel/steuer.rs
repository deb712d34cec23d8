//! The Steuer-IdNr: the tax identification number of a person (§ 139b AO).

use super::pruefziffer::check_11_10;
use super::{SchluesselError, Ursache, common, digits};

/// A steuerliche Identifikationsnummer of 11 digits. Of the first ten, one digit stands there twice or three times (not three times in a
/// row), all others once at most; the last is a check digit of ISO/IEC 7064 MOD 11,10.
///
/// The check digit finds every wrong digit. Of two different neighbours that changed places it misses one pair of the 45 in each place: two
/// digits that are one apart (0 and 9 count as such).
///
/// ```
/// use xefa::value::schluessel::SteuerId;
///
/// let id = SteuerId::parse("86 095 742 719")?;
/// assert_eq!((id.as_str(), id.in_gruppen().as_str()), ("86095742719", "86 095 742 719"));
/// assert_eq!(format!("{id:?}"), "SteuerId(***)");
/// # Ok::<(), xefa::value::schluessel::SchluesselError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SteuerId(Box<str>);

impl SteuerId {
    const NAME: &str = "Steuer-IdNr";

    /// Reads 11 digits, or the groups of 2, 3, 3 and 3 that letters of the tax office print.
    ///
    /// # Errors
    /// Another length, a character that is no digit, a first digit 0 (only numbers for tests have it), a repetition that may not be, or
    /// a check digit that does not fit. Places count in the text as given.
    pub fn parse(text: &str) -> Result<Self, SchluesselError> {
        let grouped = text.len() == 14 && text.is_ascii() && [2, 6, 10].iter().all(|at| text.as_bytes()[*at] == b' ');
        let plain =
            if grouped { [&text[..2], &text[3..6], &text[7..10], &text[11..]].concat() } else { text.to_owned() };
        let place = |at: usize| at + if grouped { (at + 1) / 3 } else { 0 } + 1;
        let wrong = |at: usize, why| Err(SchluesselError::new(Self::NAME, Some(place(at)), why));
        digits(Self::NAME, &plain, &[11])
            .map_err(|error| SchluesselError { position: error.position.map(|at| place(at - 1)), ..error })?;
        let all = plain.as_bytes();
        if all[0] == b'0' {
            return wrong(0, Ursache::Testnummer);
        }
        if check_11_10(&all[..10]) != all[10] {
            return wrong(10, Ursache::Pruefziffer);
        }
        let mut repeated = None;
        for at in 1..10 {
            let before = all[..at].iter().filter(|digit| **digit == all[at]).count();
            if before > 0 && repeated.is_some_and(|digit| digit != all[at]) {
                return wrong(at, Ursache::ZweiteWiederholung);
            }
            if before > 2 {
                return wrong(at, Ursache::ZuOft);
            }
            if at > 1 && all[at - 1] == all[at] && all[at - 2] == all[at] {
                return wrong(at, Ursache::DreiGleiche);
            }
            if before > 0 {
                repeated = Some(all[at]);
            }
        }
        if repeated.is_none() {
            return Err(SchluesselError::new(Self::NAME, None, Ursache::KeineWiederholung));
        }
        Ok(Self(plain.into()))
    }

    /// The form in groups, as on paper: `86 095 742 719`.
    #[must_use]
    pub fn in_gruppen(&self) -> String {
        [&self.0[..2], &self.0[2..5], &self.0[5..8], &self.0[8..]].join(" ")
    }
}

common!(SteuerId, masked);
