//! Words that findings carry as arguments, in German and English: what is counted, which piece of XML is broken, which kind of
//! declaration is meant.

use super::super::Lang;

/// The word for an argument's value; none where the value stands for itself (a name, a number).
pub(in super::super) fn word(lang: Lang, argument: &str, value: &str) -> Option<&'static str> {
    let table = match argument {
        "unit" => UNITS,
        "what" => PIECES,
        "kind" => KINDS,
        "actual" => ENCODINGS,
        "reason" => REASONS,
        "bare" => BARE,
        "other_bare" => OTHER_BARE,
        "form" => FORMS,
        _ => return None,
    };
    let (_, german, english) = table.iter().find(|(key, ..)| *key == value)?;
    Some(match lang {
        Lang::De => german,
        Lang::En => english,
    })
}

/// What a key of a configuration needs.
const FORMS: Words = &[
    ("string", "einen Text", "a string"),
    ("strings", "einen Text oder eine Liste von Texten", "a string or a list of strings"),
    ("table", "einen Abschnitt", "a table"),
    ("tables", "Abschnitte wie [[suite]]", "tables such as [[suite]]"),
    ("line", "eine Zeilennummer ab 1", "a line number, 1 or more"),
    ("severity", "error, warning oder, mit reason, ignore", "error, warning or, with reason, ignore"),
    ("unknown", "unchecked, warn oder accept", "unchecked, warn or accept"),
    ("policy", "reject, warn oder accept", "reject, warn or accept"),
    ("pattern", "einen Pfad oder ein Muster wie samples/**/*.xml", "a path or a pattern such as samples/**/*.xml"),
    ("version-place", "eine Stelle wie @version oder kopf/@version", "a place such as @version or kopf/@version"),
    ("not-empty", "einen Text, der nicht leer ist", "a string that is not empty"),
];

type Words = &'static [(&'static str, &'static str, &'static str)];

const UNITS: Words =
    &[("characters", "Zeichen", "characters"), ("octets", "Bytes", "bytes"), ("items", "Einträge", "items")];

pub(super) const PIECES: Words = &[
    ("attribute-equals", "nach einem Attributnamen fehlt „=“", "“=” is missing behind an attribute's name"),
    ("attribute-gap", "zwischen zwei Attributen fehlt ein Leerzeichen", "a blank is missing between two attributes"),
    (
        "attribute-quote",
        "um einen Attributwert fehlen Anführungszeichen",
        "quotes are missing around an attribute value",
    ),
    ("attribute-value", "Attributwert endet nicht oder enthält „<“", "an attribute value does not end or holds “<”"),
    ("byte", "ein Byte, das es darin nicht gibt", "a byte that does not exist in it"),
    ("cdata-end", "„]]>“ im Text", "“]]>” in text"),
    ("comment", "Kommentar mit „--“ darin oder ohne Ende", "a comment with “--” inside or without end"),
    ("contradiction", "die Angabe widerspricht den Bytes", "the declaration contradicts the bytes"),
    ("declaration", "XML-Deklaration ist fehlerhaft", "the XML declaration is wrong"),
    (
        "declaration-not-first",
        "XML-Deklaration steht nicht ganz am Anfang",
        "the XML declaration is not at the very beginning",
    ),
    ("empty-tag", "„/“ steht nicht unmittelbar vor „>“", "“/” does not stand directly before “>”"),
    ("encoding-name", "unzulässiger Name einer Kodierung", "an encoding's name is not legal"),
    ("end-tag", "End-Tag ist fehlerhaft", "an end tag is wrong"),
    (
        "instruction-target",
        "Verarbeitungsanweisung ohne zulässiges Ziel",
        "a processing instruction without legal target",
    ),
    ("markup", "Auszeichnung ist fehlerhaft", "broken markup"),
    ("markup-declaration", "unbekannte Deklaration „<!…“", "an unknown declaration “<!…”"),
    ("namespace-declaration", "unzulässige Namensraum-Deklaration", "a namespace declaration that is not legal"),
    ("not-xml", "die Datei ist kein XML", "the file is no XML"),
    ("reference", "„&“ ohne Namen und Strichpunkt; schreiben Sie &amp;", "“&” without name and semicolon; write &amp;"),
    ("reserved-target", "Verarbeitungsanweisung mit dem Ziel „xml“", "a processing instruction with the target “xml”"),
    (
        "start-tag",
        "Start-Tag ist fehlerhaft; ein „<“ im Text heißt &lt;",
        "a start tag is wrong; a “<” in text is &lt;",
    ),
    ("unknown", "die Kodierung ist nicht bekannt", "the encoding is not known"),
    ("unsupported", "die Kodierung wird nicht gelesen", "the encoding is not read"),
    ("version", "die Angabe der XML-Version", "the XML version"),
];

const KINDS: Words = &[
    ("type definition", "Typ", "type definition"),
    ("simple type definition", "einfacher Typ", "simple type definition"),
    ("element declaration", "Element", "element declaration"),
    ("attribute declaration", "Attribut", "attribute declaration"),
    ("model group definition", "Gruppe", "model group definition"),
    ("attribute group definition", "Attributgruppe", "attribute group definition"),
    ("notation declaration", "Notation", "notation declaration"),
    ("identity constraint", "Schlüssel", "identity constraint"),
];

/// In no namespace.
const BARE: Words = &[("none", "keinem", "no")];
/// Into no namespace.
const OTHER_BARE: Words = &[("none", "keinen", "no")];

const ENCODINGS: Words = &[("8-bit", "8 Bit je Zeichen", "8 bits a character")];

const REASONS: Words = &[
    ("entity not found", "nicht gefunden", "not found"),
    ("is a directory", "ist ein Ordner", "is a folder"),
    ("not a directory", "ein Teil des Pfades ist kein Ordner", "a part of the path is no folder"),
    ("not an object", "kein Objekt", "not an object"),
    ("permission denied", "keine Berechtigung", "permission denied"),
    ("syntax", "fehlerhafte Syntax", "wrong syntax"),
    ("unexpected end", "endet zu früh", "ends too early"),
];
