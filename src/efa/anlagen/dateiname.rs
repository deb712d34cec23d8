//! Names of files that are safe on every system, what is wrong with others, and a safe one for each.

use std::fmt;

use crate::limits::FILE_NAME_BYTES;
use crate::models::v2_0;
use crate::report::{Finding, Lang, Place, Report};
use crate::value::text::{letters, transliterate};

/// The name of a file without a path that every common system takes, and XEfA's type of that name too.
///
/// A name may tell of a person (`Attest Beispiel.pdf`), so it has no `Display` and `Debug` hides it; its text comes from
/// [`as_str`](Self::as_str) alone.
///
/// ```
/// use xefa::efa::anlagen::{Dateiname, Mangel};
///
/// assert_eq!(Dateiname::pruefe("Mietvertrag.pdf").unwrap().as_str(), "Mietvertrag.pdf");
///
/// let fehler = Dateiname::pruefe("../../etc/passwd").unwrap_err();
/// assert_eq!(fehler.maengel()[0], Mangel::Pfad(3));
/// assert_eq!(fehler.vorschlag().as_str(), "passwd");
/// assert_eq!(Dateiname::bereinigt("CON.txt").as_str(), "_CON.txt");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dateiname(Box<str>);

/// What is wrong with a name. Places are those of characters, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mangel {
    /// There is none, or nothing but blanks.
    Leer,
    /// More bytes than [`FILE_NAME_BYTES`].
    ZuLang,
    /// A separator of paths, or the colon of a drive.
    Pfad(usize),
    /// Nothing but dots: the folder itself, or the one above it.
    NurPunkte,
    /// It begins with a dot, which hides a file.
    Versteckt,
    /// It begins or ends with a blank, or ends with a dot: some systems cut that off.
    Rand,
    /// The name of a device of Windows, whatever its extension.
    Geraet,
    /// A control character.
    Steuerzeichen(usize),
    /// A character that turns the direction of the text, so that a person reads another extension than the system.
    Schreibrichtung(usize),
    /// A character that nobody sees.
    Unsichtbar(usize),
    /// A character that Windows refuses.
    Verboten(usize),
    /// A character that is not among those of names in XEfA (DIN 91379, type B).
    Zeichenvorrat(usize),
}

impl Mangel {
    /// The character, from 1, where it is one.
    #[must_use]
    pub fn zeichen(self) -> Option<usize> {
        match self {
            Self::Pfad(at)
            | Self::Steuerzeichen(at)
            | Self::Schreibrichtung(at)
            | Self::Unsichtbar(at)
            | Self::Verboten(at)
            | Self::Zeichenvorrat(at) => Some(at),
            _ => None,
        }
    }

    /// What is wrong and what to do, in a language.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        self.texts()[usize::from(lang == Lang::En)]
    }

    const fn texts(self) -> [&'static str; 2] {
        match self {
            Self::Leer => ["er ist leer; geben Sie der Datei einen Namen", "it is empty; give the file a name"],
            Self::ZuLang => [
                "er hat mehr als 255 Bytes in UTF-8; kürzen Sie ihn vor der Endung",
                "it has more than 255 bytes in UTF-8; shorten it before its extension",
            ],
            Self::Pfad(_) => [
                "er enthält einen Pfad („/“, „\\“ oder „:“); nur der Name der Datei selbst ist erlaubt",
                "it holds a path (“/”, “\\” or “:”); only the name of the file itself is allowed",
            ],
            Self::NurPunkte => [
                "er besteht nur aus Punkten und meint einen Ordner; geben Sie der Datei einen Namen",
                "it is nothing but dots and means a folder; give the file a name",
            ],
            Self::Versteckt => [
                "er beginnt mit einem Punkt und versteckt die Datei; lassen Sie den Punkt weg",
                "it begins with a dot, which hides the file; leave the dot out",
            ],
            Self::Rand => [
                "am Anfang oder Ende steht ein Leerzeichen oder am Ende ein Punkt; lassen Sie das weg",
                "it begins or ends with a blank, or ends with a dot; leave that out",
            ],
            Self::Geraet => [
                "unter Windows ist er der Name eines Geräts; stellen Sie ein Zeichen davor",
                "on Windows it is the name of a device; put a character before it",
            ],
            Self::Steuerzeichen(_) => ["ein Steuerzeichen; lassen Sie es weg", "a control character; leave it out"],
            Self::Schreibrichtung(_) => [
                "ein Zeichen kehrt die Schreibrichtung um und täuscht eine andere Endung vor; lassen Sie es weg",
                "a character turns the direction of the text and feigns another extension; leave it out",
            ],
            Self::Unsichtbar(_) => {
                ["ein unsichtbares Zeichen; lassen Sie es weg", "an invisible character; leave it out"]
            }
            Self::Verboten(_) => [
                "ein Zeichen, das Windows in Namen verbietet; ersetzen Sie es",
                "a character that Windows forbids in names; replace it",
            ],
            Self::Zeichenvorrat(_) => [
                "ein Zeichen, das in Namen von XEfA nicht vorkommt (DIN 91379, Typ B); ersetzen Sie es",
                "a character that names in XEfA do not have (DIN 91379, type B); replace it",
            ],
        }
    }
}

/// Why a name is not taken: everything that is wrong with it, and a safe one. It never shows a name by itself.
#[derive(Clone, PartialEq, Eq)]
pub struct DateinameFehler {
    maengel: Vec<Mangel>,
    vorschlag: Dateiname,
}

impl DateinameFehler {
    /// Everything that is wrong; never empty.
    #[must_use]
    pub fn maengel(&self) -> &[Mangel] {
        &self.maengel
    }

    /// A safe name as near to it as can be.
    #[must_use]
    pub fn vorschlag(&self) -> &Dateiname {
        &self.vorschlag
    }

    /// A finding for each thing that is wrong, without the name.
    #[must_use]
    pub fn befunde(&self, pfad: &str) -> Report {
        let mut report = Report::new();
        for mangel in &self.maengel {
            let mut finding =
                Finding::new("xefa-anlage-dateiname", Place::default()).path(pfad).text("why", mangel.texts());
            if let Some(at) = mangel.zeichen() {
                finding = finding.arg("at", at.to_string());
            }
            report.push(finding);
        }
        report
    }
}

impl fmt::Display for DateinameFehler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file name is not safe: ")?;
        f.write_str(self.maengel.first().map_or("", |mangel| mangel.text(Lang::En)))
    }
}

impl fmt::Debug for DateinameFehler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DateinameFehler").field("maengel", &self.maengel).finish_non_exhaustive()
    }
}

impl std::error::Error for DateinameFehler {}

impl Dateiname {
    /// Takes a name that is safe as it is.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn pruefe(text: &str) -> Result<Self, DateinameFehler> {
        let maengel = maengel(text);
        if maengel.is_empty() {
            return Ok(Self(text.into()));
        }
        Err(DateinameFehler { maengel, vorschlag: Self::bereinigt(text) })
    }

    /// A safe name as near to a text as can be: what stands behind the last separator, letters that names do not have written as others,
    /// and what is left replaced by `_`; `anlage` where nothing is left.
    #[must_use]
    pub fn bereinigt(text: &str) -> Self {
        let last = text.rsplit(['/', '\\', ':']).find(|part| !part.trim_matches(['.', ' ']).is_empty()).unwrap_or("");
        let mut clean = String::with_capacity(last.len());
        for (_, letter) in letters(last) {
            if letter.chars().any(|c| ist_steuernd(c) || ist_richtung(c) || ist_unsichtbar(c)) {
                continue;
            }
            match letter {
                _ if letter.contains(UNTAUGLICH) => clean.push('_'),
                _ if ist_im_vorrat(letter) => clean.push_str(letter),
                _ => match transliterate(letter, &|c| ist_im_vorrat(c.encode_utf8(&mut [0; 4]))) {
                    Some(other) if ist_im_vorrat(&other) && !other.contains(UNTAUGLICH) => clean.push_str(&other),
                    _ => clean.push('_'),
                },
            }
        }
        let clean = clean.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
        let mut clean = if clean.is_empty() { "anlage".to_owned() } else { clean.to_owned() };
        if ist_geraet(&clean) {
            clean.insert(0, '_');
        }
        Self(gekuerzt(&clean).into())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Dateiname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dateiname(***)")
    }
}

/// What Windows refuses, and separators.
const UNTAUGLICH: [char; 9] = ['*', '?', '"', '<', '>', '|', '/', '\\', ':'];

/// Everything that is wrong, each kind once.
fn maengel(text: &str) -> Vec<Mangel> {
    if text.trim().is_empty() {
        return vec![Mangel::Leer];
    }
    if text.bytes().all(|b| b == b'.') {
        return vec![Mangel::NurPunkte];
    }
    let mut found = Vec::new();
    let first = |is: &dyn Fn(char) -> bool| text.chars().position(is).map(|at| at + 1);
    found.extend(first(&|c| matches!(c, '/' | '\\' | ':')).map(Mangel::Pfad));
    found.extend(first(&ist_steuernd).map(Mangel::Steuerzeichen));
    found.extend(first(&ist_richtung).map(Mangel::Schreibrichtung));
    found.extend(first(&ist_unsichtbar).map(Mangel::Unsichtbar));
    found.extend(first(&|c| matches!(c, '*' | '?' | '"' | '<' | '>' | '|')).map(Mangel::Verboten));
    if found.is_empty() {
        found.extend(letters(text).find(|(_, letter)| !ist_im_vorrat(letter)).map(|(at, _)| Mangel::Zeichenvorrat(at)));
    }
    if text.starts_with('.') && !matches!(found.first(), Some(Mangel::Pfad(_))) {
        found.push(Mangel::Versteckt);
    }
    if text.starts_with(' ') || text.ends_with([' ', '.']) {
        found.push(Mangel::Rand);
    }
    if ist_geraet(text) {
        found.push(Mangel::Geraet);
    }
    if text.len() > FILE_NAME_BYTES {
        found.push(Mangel::ZuLang);
    }
    // The schema has the last word, for letters that are right one by one and wrong together.
    if found.is_empty() && text.parse::<v2_0::Dateiname>().is_err() {
        found.push(Mangel::Zeichenvorrat(1));
    }
    found
}

fn ist_steuernd(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn ist_richtung(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn ist_unsichtbar(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a letter is one of names in XEfA.
fn ist_im_vorrat(letter: &str) -> bool {
    letter.parse::<v2_0::DatentypB>().is_ok()
}

/// `CON`, `NUL.txt`, `com1.tar.gz`: Windows looks at what stands before the first dot.
fn ist_geraet(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or_default().trim_end_matches(' ').to_ascii_uppercase();
    let numbered = |prefix| {
        let rest = stem.strip_prefix(prefix).map(|rest| rest.chars().collect::<Vec<_>>());
        rest.is_some_and(|rest: Vec<char>| matches!(rest.as_slice(), ['0'..='9' | '¹' | '²' | '³']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

/// Shortened before the extension, at a letter.
fn gekuerzt(text: &str) -> String {
    if text.len() <= FILE_NAME_BYTES {
        return text.to_owned();
    }
    const EXTENSION: usize = 16;
    let (stem, extension) = match text.rfind('.') {
        Some(dot) if text.len() - dot <= EXTENSION => text.split_at(dot),
        _ => (text, ""),
    };
    let mut short = String::new();
    for (_, letter) in letters(stem) {
        if short.len() + letter.len() + extension.len() > FILE_NAME_BYTES {
            break;
        }
        short.push_str(letter);
    }
    short.truncate(short.trim_end_matches(['.', ' ']).len());
    short + extension
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrong(text: &str) -> Vec<Mangel> {
        Dateiname::pruefe(text).map_or_else(|fehler| fehler.maengel().to_vec(), |_| Vec::new())
    }

    #[test]
    fn each_kind_of_harm_is_named() {
        use Mangel::*;
        for (text, expected) in [
            ("", vec![Leer]),
            ("  ", vec![Leer]),
            (".", vec![NurPunkte]),
            ("..", vec![NurPunkte]),
            ("a/b.pdf", vec![Pfad(2)]),
            ("..\\b.pdf", vec![Pfad(3)]),
            ("C:b.pdf", vec![Pfad(2)]),
            (".htaccess", vec![Versteckt]),
            ("a.pdf.", vec![Rand]),
            (" a.pdf", vec![Rand]),
            ("nul", vec![Geraet]),
            ("Com1.tar.gz", vec![Geraet]),
            ("LPT².txt", vec![Geraet]),
            ("a\u{0}b", vec![Steuerzeichen(2)]),
            ("a\nb", vec![Steuerzeichen(2)]),
            ("Rechnung\u{202e}fdp.exe", vec![Schreibrichtung(9)]),
            ("a\u{200b}.pdf", vec![Unsichtbar(2)]),
            ("was?.pdf", vec![Verboten(4)]),
            ("\u{1f600}.pdf", vec![Zeichenvorrat(1)]),
            ("данные.pdf", vec![Zeichenvorrat(1)]),
        ] {
            assert_eq!(wrong(text), expected, "{text:?}");
        }
        for good in ["a", "Decyzja - przykład.txt", "COM10.txt", "console.log", "a..b", "Straße 7 (2).PDF", "C̀.pdf"]
        {
            assert_eq!(wrong(good), [], "{good:?}");
        }
    }

    #[test]
    fn the_limit_is_in_bytes() {
        let name = |letters: usize| format!("{}.pdf", "a".repeat(letters));
        assert_eq!(wrong(&name(251)), []);
        assert_eq!(wrong(&name(252)), [Mangel::ZuLang]);
        // 126 letters of two bytes and the extension are 256 bytes.
        let umlauts = format!("{}.pdf", "ü".repeat(126));
        assert_eq!(wrong(&umlauts), [Mangel::ZuLang]);
        assert_eq!(Dateiname::bereinigt(&umlauts).as_str(), format!("{}.pdf", "ü".repeat(125)));
    }

    #[test]
    fn suggestions_are_near() {
        for (text, expected) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Beispiel\\Attest.pdf", "Attest.pdf"),
            ("..", "anlage"),
            ("", "anlage"),
            ("nul", "_nul"),
            ("Rechnung\u{202e}fdp.exe", "Rechnungfdp.exe"),
            ("was?.pdf", "was_.pdf"),
            // Decomposed letters, as some systems write them.
            ("Mu\u{308}ller.pdf", "Müller.pdf"),
            ("\u{1f600}.pdf", "_.pdf"),
            // What is written like a forbidden character does not become one.
            ("a¦b", "a_b"),
        ] {
            assert_eq!(Dateiname::bereinigt(text).as_str(), expected, "{text:?}");
        }
    }

    #[test]
    fn nothing_shows_a_name() {
        let fehler = Dateiname::pruefe("Attest Beispiel?.pdf").unwrap_err();
        let report = fehler.befunde("/anlagen/anlage[1]/dateiname");
        let shown = format!("{fehler:?} {fehler} {:?} {report} {report:?}", fehler.vorschlag());
        assert!(!shown.contains("Attest"), "{shown}");
        assert_eq!(report.findings()[0].argument("at"), Some("16"));
    }

    proptest! {
        #[test]
        fn a_suggestion_is_always_safe(text in any::<String>()) {
            let name = Dateiname::bereinigt(&text);
            prop_assert!(Dateiname::pruefe(name.as_str()).is_ok(), "{:?} from {:?}", name.as_str(), text);
        }

        #[test]
        fn a_safe_name_stays(text in "[a-zA-ZäöüßłŽ0-9 ._-]{1,40}") {
            if let Ok(name) = Dateiname::pruefe(&text) {
                prop_assert_eq!(Dateiname::bereinigt(&text), name);
            }
        }
    }
}
