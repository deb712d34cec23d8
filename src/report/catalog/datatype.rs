//! Values: lexical forms and facets, validation rules of XML Schema Part 2.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "cvc-datatype-valid",
        [
            "Wert hat nicht die Form eines {=lexical}[; {=form}][ (Typ {=type})][; zulässig ist einer der Typen {=members}][, Eintrag {=item} der Liste]",
            "the value does not have the form of {=lexical}[; {=form}][ (type {=type})][; one of the types {=members} is allowed][, item {=item} of the list]",
        ],
        [
            "Der Text entspricht nicht der Schreibweise, die der eingebaute Typ von XML Schema vorschreibt. Ein Datum heißt 2024-05-31 und nicht 31.05.2024, eine Zahl 1234.50 und nicht 1.234,50, ein Wahrheitswert true oder false und nicht ja oder J. Ein leeres Element ist kein Datum und keine Zahl: lassen Sie es weg, wenn nichts bekannt ist.",
            "The text is not written as the built-in type of XML Schema demands. A date is 2024-05-31 and not 31.05.2024, a number 1234.50 and not 1.234,50, a truth value true or false and not yes or Y. An empty element is no date and no number: leave it out if nothing is known.",
        ],
        ["<geburtsdatum>31.05.1980</geburtsdatum>", "<geburtsdatum>1980-05-31</geburtsdatum>"],
    ),
    error(
        "cvc-pattern-valid",
        [
            "Wert passt nicht zum Muster[ {=pattern}][ von {=type}][; Stelle {=at}][ ist {=character}][, Eintrag {=item} der Liste]",
            "the value does not match the pattern[ {=pattern}][ of {=type}][; position {=at}][ is {=character}][, item {=item} of the list]",
        ],
        [
            "Das Schema schreibt die Form des Wertes mit einem regulären Ausdruck vor, der auf den ganzen Wert passen muss. Prüfen Sie Länge, führende Nullen, Leer- und Trennzeichen. Bei den Texten nach DIN SPEC 91379 nennt die Meldung das erste Zeichen, das nicht zum Zeichensatz gehört: häufig typografische Zeichen aus einer Textverarbeitung.",
            "The schema prescribes the form of the value with a regular expression, which has to match the whole value. Check length, leading zeros, blanks and separators. For texts by DIN SPEC 91379 the message names the first character outside the set: often typographic characters from a word processor.",
        ],
        ["<ags>2000000</ags>", "<ags>02000000</ags>"],
    ),
    error(
        "cvc-length-valid",
        [
            "Länge {=actual}, verlangt {=limit}[ {=unit}][ ({=type})][, Eintrag {=item} der Liste]",
            "length {=actual}, required {=limit}[ {=unit}][ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert muss genau die Länge haben, die das Schema mit xs:length vorgibt. Gezählt werden bei Texten Zeichen, bei binären Daten Bytes, bei Listen Einträge. Führende Nullen von Schlüsseln gehen in Tabellenkalkulationen leicht verloren.",
            "The value must have exactly the length that the schema sets with xs:length. Counted are characters of texts, bytes of binary data, items of lists. Leading zeros of keys easily get lost in spreadsheets.",
        ],
        ["<schluessel>123</schluessel>", "<schluessel>00123</schluessel>"],
    ),
    error(
        "cvc-minLength-valid",
        [
            "zu kurz: Länge {=actual}, mindestens {=limit}[ {=unit}][ ({=type})][, Eintrag {=item} der Liste]",
            "too short: length {=actual}, at least {=limit}[ {=unit}][ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert ist kürzer, als das Schema mit xs:minLength erlaubt. Meist ist das Element leer: viele Verfahren schreiben leere Elemente, wo nichts bekannt ist. Lassen Sie das Element weg, wenn es optional ist.",
            "The value is shorter than the schema allows with xs:minLength. Mostly the element is empty: many systems write empty elements where nothing is known. Leave the element out if it is optional.",
        ],
        ["<vorname></vorname>", "<vorname>Jörg</vorname>"],
    ),
    error(
        "cvc-maxLength-valid",
        [
            "zu lang: Länge {=actual}, höchstens {=limit}[ {=unit}][ ({=type})][, Eintrag {=item} der Liste]",
            "too long: length {=actual}, at most {=limit}[ {=unit}][ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert ist länger, als das Schema mit xs:maxLength erlaubt. Gezählt werden Zeichen, nicht Bytes; ein Buchstabe mit einem kombinierenden Zeichen zählt als zwei. Kürzen Sie erst nach fachlicher Prüfung, und begrenzen Sie die Eingabe schon im Formular.",
            "The value is longer than the schema allows with xs:maxLength. Counted are characters, not bytes; a letter with a combining mark counts as two. Shorten only after somebody looked at it, and limit the input in the form already.",
        ],
        ["<plz>24103 Kiel</plz>", "<plz>24103</plz>"],
    ),
    error(
        "cvc-minInclusive-valid",
        [
            "Wert muss mindestens {=limit} sein[ ({=type})][, Eintrag {=item} der Liste]",
            "the value must be at least {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert liegt unter der Grenze, die das Schema mit xs:minInclusive setzt; die Grenze selbst ist erlaubt. Bei Datum und Uhrzeit sind Werte mit und ohne Zeitzone nicht immer vergleichbar und gelten dann als verletzt.",
            "The value lies below the bound that the schema sets with xs:minInclusive; the bound itself is allowed. Dates and times with and without time zone cannot always be compared and then count as broken.",
        ],
        ["<anzahl>0</anzahl>", "<anzahl>1</anzahl>"],
    ),
    error(
        "cvc-minExclusive-valid",
        [
            "Wert muss größer als {=limit} sein[ ({=type})][, Eintrag {=item} der Liste]",
            "the value must be greater than {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert muss über der Grenze liegen, die das Schema mit xs:minExclusive setzt; die Grenze selbst ist nicht erlaubt.",
            "The value has to lie above the bound that the schema sets with xs:minExclusive; the bound itself is not allowed.",
        ],
        ["<anzahl>0</anzahl>", "<anzahl>1</anzahl>"],
    ),
    error(
        "cvc-maxInclusive-valid",
        [
            "Wert darf höchstens {=limit} sein[ ({=type})][, Eintrag {=item} der Liste]",
            "the value must be at most {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert liegt über der Grenze, die das Schema mit xs:maxInclusive setzt; die Grenze selbst ist erlaubt. Bei Datum und Uhrzeit sind Werte mit und ohne Zeitzone nicht immer vergleichbar und gelten dann als verletzt.",
            "The value lies above the bound that the schema sets with xs:maxInclusive; the bound itself is allowed. Dates and times with and without time zone cannot always be compared and then count as broken.",
        ],
        ["<monat>13</monat>", "<monat>12</monat>"],
    ),
    error(
        "cvc-maxExclusive-valid",
        [
            "Wert muss kleiner als {=limit} sein[ ({=type})][, Eintrag {=item} der Liste]",
            "the value must be less than {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Der Wert muss unter der Grenze liegen, die das Schema mit xs:maxExclusive setzt; die Grenze selbst ist nicht erlaubt.",
            "The value has to lie below the bound that the schema sets with xs:maxExclusive; the bound itself is not allowed.",
        ],
        ["<anteil>100</anteil>", "<anteil>99.9</anteil>"],
    ),
    error(
        "cvc-totalDigits-valid",
        [
            "zu viele Ziffern: {=actual}, höchstens {=limit}[ ({=type})][, Eintrag {=item} der Liste]",
            "too many digits: {=actual}, at most {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Die Zahl hat mehr Ziffern, als das Schema mit xs:totalDigits erlaubt; führende Nullen und Nullen am Ende hinter dem Punkt zählen nicht.",
            "The number has more digits than the schema allows with xs:totalDigits; leading zeros and trailing zeros behind the point do not count.",
        ],
        ["<betrag>123456.78</betrag>", "<betrag>12345.78</betrag>"],
    ),
    error(
        "cvc-fractionDigits-valid",
        [
            "zu viele Nachkommastellen: {=actual}, höchstens {=limit}[ ({=type})][, Eintrag {=item} der Liste]",
            "too many fraction digits: {=actual}, at most {=limit}[ ({=type})][, item {=item} of the list]",
        ],
        [
            "Die Zahl hat mehr Stellen hinter dem Punkt, als das Schema mit xs:fractionDigits erlaubt; Nullen am Ende zählen nicht. Geldbeträge haben meist höchstens zwei. Runden Sie, bevor Sie die Nachricht schreiben.",
            "The number has more places behind the point than the schema allows with xs:fractionDigits; trailing zeros do not count. Amounts of money mostly have at most two. Round before you write the message.",
        ],
        ["<betrag>12.345</betrag>", "<betrag>12.35</betrag>"],
    ),
    error(
        "cvc-enumeration-valid",
        [
            "Wert ist keiner der [{=count} ]erlaubten[ von {=type}][, Eintrag {=item} der Liste][; er ist aus Fassung {=made}, erlaubt sind Werte aus {=release}][; gemeint ist wohl {hint}]",
            "the value is none of the [{=count} ]allowed ones[ of {=type}][, item {=item} of the list][; it is of version {=made}, allowed are values of {=release}][; did you mean {hint}?]",
        ],
        [
            "Das Schema zählt die erlaubten Werte auf, meist die Schlüssel einer Codeliste. Häufig ist ein alter oder neuer Schlüssel aus einer anderen Version der Liste, ein Klartext statt des Schlüssels oder eine verlorene führende Null. Groß- und Kleinschreibung zählt.",
            "The schema enumerates the allowed values, mostly the keys of a code list. Frequent are an old or new key from another version of the list, a plain text instead of the key, or a lost leading zero. Upper and lower case count.",
        ],
        ["<code>1</code>", "<code>01</code>"],
    ),
];
