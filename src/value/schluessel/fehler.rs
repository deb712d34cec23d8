//! What is wrong with a key: which character, and why; in German and English, and never the key itself.

use std::fmt;

/// Why a text is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ursache {
    /// Nothing is there.
    Leer,
    /// The number of characters is not one of those that the key may have.
    Laenge {
        /// How many there are.
        ist: usize,
        /// The least number.
        von: usize,
        /// The greatest number.
        bis: usize,
    },
    /// The number of digits is not one of a few that the key may have.
    Stufe {
        /// How many there are.
        ist: usize,
        /// Those that are possible.
        soll: &'static [usize],
    },
    /// A digit belongs here.
    Ziffer,
    /// A capital letter or a digit belongs here.
    ZifferOderBuchstabe,
    /// A capital letter belongs here.
    Buchstabe,
    /// A small letter belongs here.
    Kleinbuchstabe,
    /// A hexadecimal digit belongs here.
    Hexziffer,
    /// This character belongs here.
    Zeichen(char),
    /// The character may not stand here.
    Unzulaessig,
    /// These digits belong here.
    Festwert(&'static str),
    /// There is no Land with these two digits.
    Land,
    /// The country takes no part in the scheme.
    Staat,
    /// The check digits are none that the scheme can compute.
    Pruefbereich,
    /// The check digits do not fit the rest: some character is wrong, or two are swapped.
    Pruefziffer,
    /// The first digit is 0, as only numbers for tests have it.
    Testnummer,
    /// No digit of the first ten stands there more than once.
    KeineWiederholung,
    /// A second digit is repeated, where only one may be.
    ZweiteWiederholung,
    /// A digit stands there more than three times.
    ZuOft,
    /// The same digit stands there three times in a row.
    DreiGleiche,
}

/// A text that is not a key of the kind. Never contains the text.
///
/// ```
/// use xefa::value::schluessel::{Iban, Ursache};
///
/// let error = Iban::parse("DE89 3704 0044 O532 0130 00").unwrap_err();
/// assert_eq!((error.position, error.ursache), (Some(16), Ursache::Ziffer));
/// assert_eq!(error.english(), "IBAN: character 16: a digit belongs here");
/// assert_eq!(error.deutsch(), "IBAN: Zeichen 16: hier gehört eine Ziffer hin");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SchluesselError {
    /// The kind of key, by its German name.
    pub schluessel: &'static str,
    /// The character of the text as given, 1-based, where one can be named.
    pub position: Option<usize>,
    /// What is wrong.
    pub ursache: Ursache,
}

impl SchluesselError {
    pub(super) const fn new(schluessel: &'static str, position: Option<usize>, ursache: Ursache) -> Self {
        Self { schluessel, position, ursache }
    }

    /// The message in German.
    #[must_use]
    pub fn deutsch(&self) -> String {
        let why = match self.ursache {
            Ursache::Leer => "es steht nichts da".to_owned(),
            Ursache::Laenge { ist, von, bis } if von == bis => format!("{ist} Zeichen statt {von}"),
            Ursache::Laenge { ist, von, bis } => format!("{ist} Zeichen statt {von} bis {bis}"),
            Ursache::Stufe { ist, soll } => format!("{ist} Ziffern, möglich sind {}", list(soll, "oder")),
            Ursache::Ziffer => "hier gehört eine Ziffer hin".to_owned(),
            Ursache::ZifferOderBuchstabe => "hier gehört eine Ziffer oder ein Großbuchstabe hin".to_owned(),
            Ursache::Buchstabe => "hier gehört ein Großbuchstabe hin".to_owned(),
            Ursache::Kleinbuchstabe => "hier gehört ein Kleinbuchstabe hin".to_owned(),
            Ursache::Hexziffer => "hier gehört eine Hexadezimalziffer hin (0–9, a–f)".to_owned(),
            Ursache::Zeichen(c) => format!("hier gehört „{c}“ hin"),
            Ursache::Unzulaessig => "dieses Zeichen darf hier nicht stehen".to_owned(),
            Ursache::Festwert(digits) => format!("hier gehört „{digits}“ hin"),
            Ursache::Land => "ein Land mit diesen zwei Ziffern gibt es nicht (01 bis 16)".to_owned(),
            Ursache::Staat => "der Staat nimmt am Verfahren nicht teil".to_owned(),
            Ursache::Pruefbereich => "Prüfziffern liegen zwischen 02 und 98".to_owned(),
            Ursache::Pruefziffer => {
                "die Prüfziffer passt nicht: ein Zeichen ist falsch, oder zwei sind vertauscht".to_owned()
            }
            Ursache::Testnummer => "mit 0 beginnen nur Nummern für Tests".to_owned(),
            Ursache::KeineWiederholung => "von den ersten zehn Ziffern muss eine mehrfach vorkommen".to_owned(),
            Ursache::ZweiteWiederholung => {
                "von den ersten zehn Ziffern darf nur eine mehrfach vorkommen, hier wiederholt sich eine zweite"
                    .to_owned()
            }
            Ursache::ZuOft => "diese Ziffer kommt mehr als dreimal vor".to_owned(),
            Ursache::DreiGleiche => "dieselbe Ziffer steht dreimal hintereinander".to_owned(),
        };
        self.with_place("Zeichen", &why)
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self) -> String {
        let why = match self.ursache {
            Ursache::Leer => "nothing is there".to_owned(),
            Ursache::Laenge { ist, von, bis } if von == bis => format!("{ist} characters instead of {von}"),
            Ursache::Laenge { ist, von, bis } => format!("{ist} characters instead of {von} to {bis}"),
            Ursache::Stufe { ist, soll } => format!("{ist} digits, possible are {}", list(soll, "or")),
            Ursache::Ziffer => "a digit belongs here".to_owned(),
            Ursache::ZifferOderBuchstabe => "a digit or a capital letter belongs here".to_owned(),
            Ursache::Buchstabe => "a capital letter belongs here".to_owned(),
            Ursache::Kleinbuchstabe => "a small letter belongs here".to_owned(),
            Ursache::Hexziffer => "a hexadecimal digit belongs here (0–9, a–f)".to_owned(),
            Ursache::Zeichen(c) => format!("“{c}” belongs here"),
            Ursache::Unzulaessig => "this character may not stand here".to_owned(),
            Ursache::Festwert(digits) => format!("“{digits}” belongs here"),
            Ursache::Land => "no Land has these two digits (01 to 16)".to_owned(),
            Ursache::Staat => "the country takes no part in the scheme".to_owned(),
            Ursache::Pruefbereich => "check digits lie between 02 and 98".to_owned(),
            Ursache::Pruefziffer => "the check digit does not fit: a character is wrong, or two are swapped".to_owned(),
            Ursache::Testnummer => "only numbers for tests begin with 0".to_owned(),
            Ursache::KeineWiederholung => "one of the first ten digits must be there more than once".to_owned(),
            Ursache::ZweiteWiederholung => {
                "only one of the first ten digits may be there more than once, here a second one repeats".to_owned()
            }
            Ursache::ZuOft => "this digit is there more than three times".to_owned(),
            Ursache::DreiGleiche => "the same digit stands here three times in a row".to_owned(),
        };
        self.with_place("character", &why)
    }

    fn with_place(&self, character: &str, why: &str) -> String {
        match self.position {
            Some(at) => format!("{}: {character} {at}: {why}", self.schluessel),
            None => format!("{}: {why}", self.schluessel),
        }
    }
}

impl fmt::Display for SchluesselError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for SchluesselError {}

fn list(numbers: &[usize], or: &str) -> String {
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} {or} {last}", first.join(", ")),
        None => String::new(),
    }
}
