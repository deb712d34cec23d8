//! Files of bridges: what of a message cannot stand in one, and what is wrong with one.

use super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-feld-nachricht",
        [
            "Nachricht {name} ist es nicht, für die das Layout gemacht ist",
            "it is not the message {name} for which the layout is made",
        ],
        [
            "Ein Layout gehört zu einer Nachricht. Diese hat ein anderes Wurzelelement.",
            "A layout belongs to one message. This one has another root element.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-zu-lang",
        [
            "Wert hat {=count} Zeichen; Feld {name} hat Platz für {=limit}",
            "the value has {=count} characters; field {name} has room for {=limit}",
        ],
        [
            "Nichts wird stillschweigend gekürzt. Soll der Text gekürzt und der Verlust gemeldet werden, so sagt das Layout too_long = \"cut\"; Zahlen werden nie gekürzt.",
            "Nothing is cut silently. If the text shall be cut and the loss be reported, the layout says too_long = \"cut\"; numbers are never cut.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-zeichen",
        [
            "Zeichen {=character} an Stelle {=at} gibt es in {=other} nicht (Feld {name})",
            "{=other} lacks the character {=character} at position {=at} (field {name})",
        ],
        [
            "Nichts wird stillschweigend ersetzt. Soll das Zeichen umschrieben und der Verlust gemeldet werden, so sagt das Layout foreign = \"transliterate\"; für Zeichen ohne Umschrift steht, was replacement nennt.",
            "Nothing is replaced silently. If the character shall be transliterated and the loss be reported, the layout says foreign = \"transliterate\"; for characters without transliteration stands what replacement says.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-vorzeichen",
        ["Zahl ist negativ; Feld {name} hat kein Vorzeichen", "the number is negative; field {name} has no sign"],
        [
            "Das Dateiformat kennt an dieser Stelle keine negativen Zahlen. Hat es ein Vorzeichen, so sagt das Layout sign = \"leading\" oder sign = \"trailing\".",
            "The file format knows no negative numbers in this place. If it has a sign, the layout says sign = \"leading\" or sign = \"trailing\".",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-nachkommastellen",
        [
            "Zahl hat {=count} Nachkommastellen; Feld {name} hält {=limit}",
            "the number has {=count} fraction digits; field {name} holds {=limit}",
        ],
        [
            "Eine Zahl wird nicht gerundet. scale sagt, wie viele Nachkommastellen das Feld hält.",
            "A number is not rounded. scale says how many fraction digits the field holds.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-zahl",
        ["Wert ist keine Zahl (Feld {name})", "the value is no number (field {name})"],
        [
            "Das Feld hält eine Dezimalzahl; der Wert der Nachricht ist keine.",
            "The field holds a decimal number; the value of the message is none.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-datum",
        ["Wert hat keine der Formen, die Feld {name} kennt", "the value has none of the forms that field {name} knows"],
        [
            "Die Form des Datums in der Nachricht passt zu keiner in message, oder ein Teil ist unbekannt und partial fehlt.",
            "The form of the date in the message is none of those in message, or a part is unknown and partial is missing.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-code",
        [
            "Code steht nicht in der Tabelle {other} (Feld {name})",
            "the code is not in the table {other} (field {name})",
        ],
        [
            "Das Layout sagt nicht, welcher Wert der Datei zu diesem Code gehört. Ergänzen Sie die Zeile, oder mit other einen Wert für alle übrigen.",
            "The layout does not say which value of the file belongs to this code. Add the row, or with other a value for all others.",
        ],
        ["", ""],
    ),
    error(
        "xefa-feld-pflicht",
        [
            "Wert für {name} fehlt in der Nachricht; das Dateiformat verlangt ihn",
            "the message has no value for {name}; the file format requires it",
        ],
        [
            "Das Feld ist im Layout als required angegeben, oder ein Satz verlangt ein Element, das fehlt. Es wird nichts erfunden.",
            "The field is declared as required in the layout, or a record requires an element that is missing. Nothing is invented.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-laenge",
        ["Satz hat {=count} Zeichen statt {=limit}", "the record has {=count} characters instead of {=limit}"],
        [
            "Jeder Satz hat dieselbe Länge. Ist einer kürzer oder länger, so weiß niemand, wo seine Felder beginnen; er wird nicht gelesen. Häufig hat ein Editor Leerzeichen am Ende entfernt oder ein Zeichen verdoppelt.",
            "Every record has the same length. If one is shorter or longer, nobody knows where its fields begin; it is not read. Often an editor has removed blanks at the end or a character was doubled.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-abgeschnitten",
        [
            "Datei bricht ab: der letzte Satz hat {=count} Zeichen statt {=limit}",
            "the file breaks off: the last record has {=count} characters instead of {=limit}",
        ],
        [
            "Die Datei endet mitten in einem Satz; die Übertragung ist unvollständig. Fordern Sie die Datei neu an.",
            "The file ends in the middle of a record; the transfer is incomplete. Ask for the file again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-utf8",
        ["Datei ist in UTF-8 geschrieben statt in {=other}", "the file is written in UTF-8 instead of {=other}"],
        [
            "Die Sätze haben die richtige Länge, wenn man die Datei als UTF-8 liest. Jemand hat sie umgewandelt; so gelesen, würden aus Umlauten falsche Zeichen. Wandeln Sie die Datei in den Zeichensatz des Layouts zurück.",
            "The records have the right length if the file is read as UTF-8. Somebody has converted it; read as it is, umlauts would become wrong characters. Convert it back into the character set of the layout.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-zeichen",
        [
            "Byte {=character} ist in diesem Zeichensatz kein Zeichen[ (Feld {name})]",
            "byte {=character} is no character in this character set[ (field {name})]",
        ],
        [
            "Das Feld enthält ein Byte, das der Zeichensatz nicht hat, oder ein Steuerzeichen. Oft ist die Datei in einem anderen Zeichensatz geschrieben: 0x80 ist in windows-1252 das Eurozeichen.",
            "The field holds a byte that the character set does not have, or a control character. Often the file is written in another character set: 0x80 is the euro sign in windows-1252.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-art",
        ["Satzart ist nicht bekannt", "the kind of the record is not known"],
        [
            "An der Stelle der Satzart steht etwas, das das Layout nicht kennt. Entweder ist die Datei von einer anderen Version des Formats, oder eine Stelle ist verrutscht.",
            "In the place of the kind of the record stands something that the layout does not know. Either the file is of another version of the format, or a place has slipped.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-reihenfolge",
        [
            "Satz {name} steht an falscher Stelle, nämlich hinter oder ohne {other}",
            "record {name} stands in the wrong place: behind or without {other}",
        ],
        [
            "Die Sätze stehen in der Reihenfolge des Layouts; ein Satz, der zu einem anderen gehört, folgt ihm unmittelbar. Welchem Mitglied ein versprengtes Einkommen gehört, ist nicht zu erkennen.",
            "Records stand in the order of the layout; a record that belongs to another one follows it directly. To which member a stray income belongs cannot be told.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-zuviel",
        ["Satz {name} darf hier nur einmal vorkommen", "record {name} may occur only once here"],
        [
            "Das Layout sieht an dieser Stelle einen Satz vor. Womöglich sind zwei Dateien aneinandergehängt.",
            "The layout foresees one record in this place. Perhaps two files have been put together.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-fehlt",
        ["Satz {name} fehlt", "record {name} is missing"],
        [
            "Ein Satz, den es geben muss, ist nicht da. Fehlt der Endesatz, so ist die Datei womöglich unvollständig.",
            "A record that must be there is not. If it is the last one, the file may be incomplete.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-ziffern",
        ["Feld {name} enthält etwas anderes als Ziffern", "field {name} holds something other than digits"],
        [
            "Eine Zahl besteht aus Ziffern mit führenden Nullen, das Vorzeichen steht an der Stelle, die das Layout nennt. Die Spalte ist die des ersten anderen Zeichens.",
            "A number consists of digits with leading zeros, the sign stands in the place that the layout names. The column is that of the first other character.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-datum",
        ["Feld {name} enthält kein Datum der vorgesehenen Form", "field {name} holds no date of the form foreseen"],
        [
            "Das Datum hat eine andere Form, einen Monat über 12 oder einen Tag über 31; oder ein Teil ist unbekannt (Nullen), und die Nachricht kennt hier keine unvollständigen Daten.",
            "The date has another form, a month above 12 or a day above 31; or a part is unknown (zeros), and the message knows no partial dates here.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-code",
        [
            "Wert im Feld {name} steht nicht in der Tabelle[ {other}]",
            "the value of field {name} is not in the table[ {other}]",
        ],
        [
            "Das Layout sagt nicht, welcher Code der Nachricht zu diesem Wert gehört. Es wird keiner geraten.",
            "The layout does not say which code of the message belongs to this value. None is guessed.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-konstante",
        ["Feld {name} enthält nicht den festen Wert", "field {name} does not hold the fixed value"],
        [
            "An dieser Stelle steht in jeder Datei dasselbe, meist die Kennung oder Version des Formats. Ein anderer Wert deutet auf ein anderes Format.",
            "In this place every file has the same, mostly the name or version of the format. Another value points to another format.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-zaehler",
        ["Zähler {name} ist {=found} statt {=count}", "counter {name} is {=found} instead of {=count}"],
        [
            "Die laufende Nummer passt nicht zur Stelle des Satzes: es fehlt ein Satz, einer ist doppelt, oder die Reihenfolge ist verändert.",
            "The running number does not fit the place of the record: a record is missing, one is there twice, or the order has been changed.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-anzahl",
        ["Anzahl {name} ist {=found} statt {=count}", "count {name} is {=found} instead of {=count}"],
        [
            "Die Datei enthält mehr oder weniger Sätze, als sie selbst sagt. Sie ist unvollständig oder verändert.",
            "The file holds more or fewer records than it says itself. It is incomplete or has been changed.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-summe",
        ["Summe {name} stimmt nicht mit den Sätzen überein", "the sum {name} does not agree with the records"],
        [
            "Die Summe der Beträge ist eine andere, als die Datei selbst sagt. Ein Betrag ist verändert, oder es fehlt ein Satz.",
            "The sum of the amounts is another one than the file says itself. An amount has been changed, or a record is missing.",
        ],
        ["", ""],
    ),
    error(
        "xefa-satz-pflicht",
        ["Feld {name} ist leer", "field {name} is empty"],
        ["Das Dateiformat verlangt hier einen Wert.", "The file format requires a value here."],
        ["", ""],
    ),
    error(
        "xefa-satz-wert",
        [
            "Wert im Feld {name} verletzt die Regel {=other} des Schemas",
            "the value of field {name} breaks the rule {=other} of the schema",
        ],
        [
            "Das Feld ist richtig gelesen, aber die Nachricht lässt den Wert nicht zu. xefa explain mit der genannten Regel sagt, was sie bedeutet.",
            "The field was read correctly, but the message does not allow the value. xefa explain with that rule says what it means.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-satz-fuellung",
        [
            "Füllfeld {name} ist nicht leer; sein Inhalt wird nicht gelesen",
            "filler {name} is not empty; what it holds is not read",
        ],
        [
            "In einem freien Bereich des Satzes steht etwas. Womöglich nutzt das Altsystem ihn für Angaben, die das Layout nicht kennt.",
            "Something stands in a free part of the record. Perhaps the old system uses it for what the layout does not know.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-satz-zeilenende",
        ["Satz endet anders als vorgesehen", "the record ends in another way than foreseen"],
        [
            "Die Zeilen enden mit LF statt CR LF oder umgekehrt, oder hinter dem letzten Satz fehlt das Zeilenende. Gelesen wird die Datei trotzdem.",
            "Lines end with LF instead of CR LF or the other way round, or the last record has no line end. The file is read nevertheless.",
        ],
        ["", ""],
    ),
    error(
        "xefa-angabe-fehlt",
        [
            "Angabe {name} fehlt; das Layout verlangt sie vom Aufrufer",
            "{name} is missing; the layout wants it from the caller",
        ],
        [
            "Die Datei enthält diesen Wert nicht, und er lässt sich nicht erraten. Geben Sie ihn mit --supply NAME=WERT an, in Rust mit ReadOptions::supply.",
            "The file does not hold this value, and it cannot be guessed. Give it with --supply NAME=VALUE, in Rust with ReadOptions::supply.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-beipack-fremd",
        ["Beipack gehört nicht zu dieser Datei", "the sidecar does not belong to this file"],
        [
            "Ein Beipack ergänzt genau die Datei, mit der er geschrieben wurde. Diese ist eine andere oder seither verändert; Werte einer anderen Fassung werden nicht hineingemischt. Lesen Sie die Datei ohne Beipack.",
            "A sidecar completes exactly the file with which it was written. This is another one or has been changed since; values of another version are not mixed in. Read the file without the sidecar.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-beipack-form",
        ["Datei ist kein Beipack", "the file is no sidecar"],
        [
            "Ein Beipack ist JSON, das beim Schreiben einer Datei mit --sidecar entstanden ist.",
            "A sidecar is JSON that was made when a file was written with --sidecar.",
        ],
        ["", ""],
    ),
];
