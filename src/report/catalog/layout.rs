//! Layouts of bridges: what is wrong with a layout, or may go wrong with it.

use super::{Rule, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "xefa-layout-syntax",
        ["Layout ist kein TOML[: {=details}]", "the layout is no TOML[: {=details}]"],
        [
            "Ein Layout ist eine Datei in TOML 1.0. Die Stelle ist die, an der das Lesen nicht weiterging; oft fehlt kurz davor ein Anführungszeichen oder eine Klammer.",
            "A layout is a file in TOML 1.0. The place is where reading could not go on; often a quote or a bracket is missing shortly before.",
        ],
        ["name = Wohngeld", "name = \"Wohngeld\""],
    ),
    unchecked(
        "xefa-layout-schluessel",
        ["Schlüssel {name} ist hier nicht bekannt", "key {name} is not known here"],
        [
            "Was das Layout sagt und niemand versteht, ist meist ein Schreibfehler; es wird nicht übergangen. docs/adapter.md nennt alle Schlüssel.",
            "What the layout says and nobody understands is mostly a typing mistake; it is not passed over. docs/adapter.md names all keys.",
        ],
        ["lenght = 25", "length = 25"],
    ),
    unchecked(
        "xefa-layout-fehlt",
        ["Angabe {name} fehlt", "{name} is missing"],
        [
            "Ohne diese Angabe ist das Layout nicht verwendbar. docs/adapter.md sagt, was sie bedeutet.",
            "Without it the layout cannot be used. docs/adapter.md says what it means.",
        ],
        ["", "charset = \"ISO-8859-15\""],
    ),
    unchecked(
        "xefa-layout-wert",
        ["Wert von {name} ist hier nicht möglich", "the value of {name} is not possible here"],
        [
            "Die Angabe hat einen anderen Typ oder ein anderes Wort als vorgesehen, oder ein fester Text hat im Feld keinen Platz.",
            "It has another type or is another word than foreseen, or a fixed text has no room in its field.",
        ],
        ["length = \"25\"", "length = 25"],
    ),
    unchecked(
        "xefa-layout-verweis",
        ["{name} gibt es in diesem Layout nicht", "there is no {name} in this layout"],
        [
            "Das Layout verweist auf eine Satzart, ein Feld oder eine Codetabelle, die es nicht hat. Eine Satzart, zu der eine andere gehört (in), steht vor ihr; eine Summe nennt Satzart und Zahlenfeld, etwa 30.betrag.",
            "The layout refers to a record, a field or a table of codes that it does not have. A record to which another one belongs (in) stands before it; a sum names a record and a number field, such as 30.betrag.",
        ],
        ["of = \"31.betrag\"", "of = \"30.betrag\""],
    ),
    unchecked(
        "xefa-layout-doppelt",
        ["{name} steht zweimal im Layout", "{name} stands twice in the layout"],
        [
            "Eine Satzart, ein Feld eines Satzes, ein Code oder die Stelle der Nachricht, die ein Feld trägt, darf nur einmal vorkommen; sonst ist beim Lesen nicht bestimmt, was gilt.",
            "A record, a field of a record, a code or the place of the message that a field carries may occur only once; otherwise it is not settled what counts when a file is read.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-layout-ueberlappung",
        [
            "Feld {name} beginnt in Spalte {=column}, wo {other} noch nicht endet",
            "field {name} begins in column {=column}, where {other} has not ended yet",
        ],
        [
            "Zwei Felder eines Satzes teilen sich Stellen: beim Schreiben überschreibt das eine das andere. Prüfen Sie start und length beider Felder.",
            "Two fields of a record share places: when a file is written, one overwrites the other. Look at start and length of both fields.",
        ],
        ["start = 27, length = 30; start = 52", "start = 27, length = 25; start = 52"],
    ),
    unchecked(
        "xefa-layout-luecke",
        [
            "Spalten {=first} bis {=second} gehören zu keinem Feld (bei {name})",
            "columns {=first} to {=second} belong to no field (at {name})",
        ],
        [
            "Jede Stelle eines Satzes gehört zu einem Feld, damit ein Zahlendreher in start oder length auffällt. Was leer bleibt, ist ein Feld der Art filler.",
            "Every place of a record belongs to a field, so that a wrong digit in start or length is noticed. What stays empty is a field of the kind filler.",
        ],
        ["", "{ name = \"frei\", start = 180, length = 21, kind = \"filler\" }"],
    ),
    unchecked(
        "xefa-layout-satzende",
        [
            "Feld {name} reicht bis Spalte {=count}, der Satz bis {=limit}",
            "field {name} reaches to column {=count}, the record to {=limit}",
        ],
        [
            "Das Feld endet hinter dem Ende des Satzes. Entweder ist record_length zu klein, oder start und length des Feldes stimmen nicht.",
            "The field ends behind the end of the record. Either record_length is too small, or start and length of the field are wrong.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-layout-nachricht",
        [
            "Nachricht {name}[ im Namensraum {namespace}] gibt es in diesem Schema nicht oder nicht eindeutig",
            "there is no message {name}[ in namespace {namespace}] in this schema, or more than one",
        ],
        [
            "message nennt das Wurzelelement der Nachricht ohne Präfix. Haben mehrere Namensräume ein Element dieses Namens, so sagt namespace, welches gemeint ist; passt der Namensraum nicht, so ist das Layout für ein anderes Release gemacht.",
            "message names the root element of the message without prefix. If several namespaces have an element of this name, namespace says which is meant; if the namespace does not fit, the layout is made for another release.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-layout-pfad",
        [
            "Element oder Attribut {name} gibt es hier nicht (Pfad {location})",
            "there is no element or attribute {name} here (path {location})",
        ],
        [
            "Ein Pfad nennt Elemente von der Stelle des Satzes an, mit / am Anfang von der Wurzel an. Was es an der Stelle gibt, steht hinter „erwartet“. Attribute beginnen mit @, eine wiederholte Gruppe heißt #group; gibt es einen Namen in mehreren Namensräumen, so gehört das Präfix dazu.",
            "A path names elements from the place of the record on, with / at its beginning from the root on. What there is in that place stands behind “expected”. Attributes begin with @, a repeated group is called #group; if several namespaces have a name, the prefix belongs to it.",
        ],
        ["path = \"nachname\"", "path = \"name/familienname\""],
    ),
    unchecked(
        "xefa-layout-wiederholung",
        [
            "{name} kann mehrfach vorkommen; das Feld hält einen Wert",
            "{name} may occur several times; the field holds one value",
        ],
        [
            "Was sich wiederholt, braucht einen Satz je Wert (each), ein Feld je Wert (nth = 1, nth = 2), ein Feld für alle (join = \" \") oder eine Auswahl ([kind=wert]). Ein Satz mit each wiederholt sich nur einmal; was sich darin wiederholt, ist ein eigener Satz mit in.",
            "What repeats needs a record for each value (each), a field for each value (nth = 1, nth = 2), one field for all (join = \" \") or a choice ([child=value]). A record with each repeats in one place only; what repeats within is a record of its own with in.",
        ],
        ["path = \"staatsangehoerigkeit\"", "path = \"staatsangehoerigkeit\", nth = 1"],
    ),
    unchecked(
        "xefa-layout-art",
        ["Feld {name}: {kind} passt nicht", "field {name}: {kind} does not suit"],
        [
            "Die Art des Feldes passt nicht zu dem, was an der Stelle der Nachricht steht: eine Zahl zu einem Datum, ein Text zu einem Element mit Kindern. Gekürzt werden nur Texte, nie Zahlen. Ein Datum, dessen Form der Typ nicht sagt, braucht message = \"TT.MM.JJJJ\".",
            "The kind of the field does not suit what stands in that place of the message: a number a date, a text an element with children. Only texts are cut, never numbers. A date whose form the type does not say needs message = \"TT.MM.JJJJ\".",
        ],
        ["", ""],
    ),
    warning(
        "xefa-layout-laenge",
        [
            "Feld {name} hat {=limit} Stellen[, der Wert bis zu {=max}]; ein längerer wird beim Schreiben abgelehnt",
            "field {name} has {=limit} places[, the value up to {=max}]; a longer one is refused when a file is written",
        ],
        [
            "Das Schema erlaubt längere Werte, als das Feld fasst. Ohne weitere Angabe wird eine Nachricht mit einem solchen Wert nicht geschrieben. Mit too_long = \"cut\" wird ein Text gekürzt und der Verlust gemeldet.",
            "The schema allows longer values than the field can hold. Without further word a message with such a value is not written. With too_long = \"cut\" a text is cut, and the loss is reported.",
        ],
        ["", "too_long = \"cut\""],
    ),
    warning(
        "xefa-layout-zeichen",
        [
            "Feld {name}: {=count} Zeichen des Typs fehlen in {=other}[, etwa {=character}]; Werte damit werden beim Schreiben abgelehnt",
            "field {name}: {=other} lacks {=count} characters of the type[, such as {=character}]; values with them are refused when a file is written",
        ],
        [
            "Der Typ des Feldes erlaubt Zeichen, die der Zeichensatz der Datei nicht hat. Mit foreign = \"transliterate\" werden lateinische Buchstaben umschrieben und der Verlust gemeldet; replacement nennt, was für Zeichen ohne Umschrift steht.",
            "The type of the field allows characters that the character set of the file lacks. With foreign = \"transliterate\" Latin letters are transliterated, and the loss is reported; replacement says what stands for characters without transliteration.",
        ],
        ["", "foreign = \"transliterate\""],
    ),
    warning(
        "xefa-layout-vorzeichen",
        [
            "Feld {name} hat kein Vorzeichen; negative Werte werden beim Schreiben abgelehnt",
            "field {name} has no sign; negative values are refused when a file is written",
        ],
        [
            "Das Schema erlaubt negative Zahlen. sign = \"leading\" oder sign = \"trailing\" gibt dem Vorzeichen eine Stelle des Feldes.",
            "The schema allows negative numbers. sign = \"leading\" or sign = \"trailing\" gives the sign a place of the field.",
        ],
        ["", "sign = \"leading\""],
    ),
    warning(
        "xefa-layout-pflicht",
        [
            "{name} muss in der Nachricht stehen, und kein Feld trägt es",
            "{name} must be in the message, and no field carries it",
        ],
        [
            "Aus der Datei allein entsteht keine gültige Nachricht. Ein Feld kann den Wert tragen, [[fill]] kann ihn beim Lesen einsetzen (fest oder mit supply vom Aufrufer), oder die Datei wird nur zusammen mit ihrem Beipack gelesen.",
            "The file alone makes no valid message. A field can carry the value, [[fill]] can fill it in when a file is read (fixed, or with supply by the caller), or the file is read only together with its sidecar.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-layout-code-unbekannt",
        [
            "Code {name} der Tabelle {other} lässt das Schema nicht zu",
            "code {name} of the table {other} is not allowed by the schema",
        ],
        [
            "Die Tabelle ordnet dem Wert der Datei einen Code zu, den die Nachricht an dieser Stelle nie hat. Meist ist er verschrieben oder gehört zu einer anderen Version der Codeliste.",
            "The table maps the value of the file to a code that the message never has in that place. Mostly it is misspelt or belongs to another version of the code list.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-layout-code-fehlt",
        [
            "Tabelle {name} hat keinen Wert für {=members}; Nachrichten damit werden nicht geschrieben",
            "table {name} has no value for {=members}; messages with them are not written",
        ],
        [
            "Das Schema kennt Codes, zu denen die Tabelle nichts sagt. other = \"9\" nennt einen Wert für alle übrigen; der Verlust wird dann gemeldet.",
            "The schema knows codes of which the table says nothing. other = \"9\" gives a value for all others; the loss is then reported.",
        ],
        ["", "other = \"9\""],
    ),
    warning(
        "xefa-layout-mehrdeutig",
        [
            "Code {name} hat in der Datei denselben Wert wie {other}; gelesen wird {other}",
            "code {name} has the same value in the file as {other}; {other} is read",
        ],
        [
            "Mehrere Codes der Nachricht werden in der Datei ein Wert. Beim Lesen gilt die erste Zeile der Tabelle; beim Schreiben der anderen wird der Verlust gemeldet.",
            "Several codes of the message become one value in the file. When it is read, the first row of the table counts; when one of the others is written, the loss is reported.",
        ],
        ["", ""],
    ),
];
