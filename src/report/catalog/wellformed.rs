//! XML itself: rules of the reader.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "xml-empty",
        ["Datei ist leer", "file is empty"],
        [
            "Die Datei hat keinen Inhalt außer Leerraum. Meist ist ein Export oder eine Übertragung abgebrochen, bevor etwas geschrieben wurde. Erzeugen Sie die Nachricht neu und senden Sie sie noch einmal.",
            "The file holds nothing but white space. Usually an export or a transfer broke off before anything was written. Make the message again and send it once more.",
        ],
        ["", "<nachricht>…</nachricht>"],
    ),
    error(
        "xml-unexpected-end",
        ["Datei endet zu früh[; Element {open} ist noch offen]", "file ends too early[; element {open} is still open]"],
        [
            "Die Datei hört auf, während ein Element, ein Tag, ein Kommentar oder ein CDATA-Abschnitt noch offen ist. Meist wurde sie abgeschnitten: volle Festplatte, abgebrochene Übertragung, Größengrenze eines Puffers. Übertragen Sie die Datei noch einmal und vergleichen Sie die Länge.",
            "The file stops while an element, a tag, a comment or a CDATA section is still open. Usually it was cut off: a full disk, a broken transfer, a buffer of limited size. Transfer the file again and compare its length.",
        ],
        ["<a><b>1</b>", "<a><b>1</b></a>"],
    ),
    error(
        "xml-end-tag",
        [
            "End-Tag[ {found}] passt nicht zum Start-Tag[; offen ist {expected}]",
            "end tag[ {found}] does not match[; the open element is {expected}]",
        ],
        [
            "Ein End-Tag schließt ein anderes Element als das, das zuletzt geöffnet wurde, oder es ist gar keines offen. XML unterscheidet Groß- und Kleinschreibung, und auch das Präfix muss gleich sein. Schreiben Sie Nachrichten mit einem XML-Werkzeug statt mit Textbausteinen, dann kann das nicht vorkommen.",
            "An end tag closes another element than the one that was opened last, or none is open at all. XML distinguishes upper and lower case, and the prefix has to be the same too. Write messages with an XML tool instead of text templates; then this cannot happen.",
        ],
        ["<name>Meier</Name>", "<name>Meier</name>"],
    ),
    error(
        "xml-doctype",
        [
            "DOCTYPE ist in einer Nachricht nicht erlaubt; entfernen Sie die Zeile[; die Datei sieht nach {=looks_like} aus]",
            "a DOCTYPE is not allowed in a message; remove the line[; the file looks like {=looks_like}]",
        ],
        [
            "Nachrichten tragen keine Dokumenttyp-Deklaration: sie wird von XÖV-Standards nicht gebraucht und ist der Weg bekannter Angriffe (externe Entitäten, „Milliarden Lacher“). Sie wird deshalb nie ausgewertet. Entfernen Sie die Zeile; eigene Entitäten ersetzen Sie durch die Zeichen selbst.",
            "Messages carry no document type declaration: XÖV standards do not need it, and it is the way of well-known attacks (external entities, the billion laughs). It is therefore never evaluated. Remove the line; replace entities of your own by the characters themselves.",
        ],
        ["<!DOCTYPE a SYSTEM \"a.dtd\"><a/>", "<a/>"],
    ),
    error(
        "xml-outside-root",
        ["Inhalt außerhalb des Wurzelelements", "content outside the root element"],
        [
            "Eine XML-Datei hat genau ein Wurzelelement; davor und dahinter dürfen nur Kommentare, Verarbeitungsanweisungen und Leerraum stehen. Oft sind zwei Nachrichten aneinandergehängt worden, oder ein Programm hat Protokolltext mit in die Datei geschrieben. Trennen Sie die Nachrichten oder entfernen Sie den Text.",
            "An XML file has exactly one root element; before and behind it only comments, processing instructions and white space may stand. Often two messages have been appended to each other, or a program wrote log text into the file. Split the messages or remove the text.",
        ],
        ["<a/><a/>", "<a/>"],
    ),
    error(
        "xml-unbound-prefix",
        [
            "Präfix {name} ist nicht gebunden; die Deklaration xmlns:{=name}=\"…\" fehlt",
            "prefix {name} is not bound; its declaration xmlns:{=name}=\"…\" is missing",
        ],
        [
            "Ein Name trägt ein Präfix, zu dem im umgebenden Element keine Namensraum-Deklaration steht. Das geschieht oft, wenn ein Ausschnitt aus einer größeren Nachricht kopiert wurde. Ergänzen Sie die Deklaration am Element oder an einem seiner Vorfahren.",
            "A name carries a prefix for which no namespace declaration is in scope. This often happens when a piece was copied out of a larger message. Add the declaration to the element or to one of its ancestors.",
        ],
        ["<x:a/>", "<x:a xmlns:x=\"urn:example\"/>"],
    ),
    error(
        "xml-duplicate-attribute",
        ["Attribut {name} steht zweimal im selben Tag", "attribute {name} stands twice in one tag"],
        [
            "Ein Start-Tag nennt ein Attribut mehrfach. Auch zwei Präfixe desselben Namensraums mit gleichem lokalem Namen zählen als dasselbe Attribut. Behalten Sie eines davon.",
            "A start tag names an attribute more than once. Two prefixes of one namespace with the same local name count as the same attribute too. Keep one of them.",
        ],
        ["<a x=\"1\" x=\"2\"/>", "<a x=\"1\"/>"],
    ),
    error(
        "xml-character",
        ["Zeichen {=character} ist in XML verboten", "character {=character} is forbidden in XML"],
        [
            "XML 1.0 erlaubt außer Tabulator und Zeilenende keine Steuerzeichen, auch nicht als Zeichenreferenz. Sie geraten meist aus Textfeldern, Druckaufbereitungen oder Datenbanken alter Verfahren hinein. Entfernen Sie das Zeichen, bevor Sie die Nachricht schreiben.",
            "XML 1.0 allows no control characters but tab and line end, not even as character references. Mostly they come from text fields, print streams or databases of old systems. Remove the character before you write the message.",
        ],
        ["<a>&#x1;</a>", "<a></a>"],
    ),
    error(
        "xml-entity",
        [
            "unbekannte Entität[ {entity}]; schreiben Sie das Zeichen selbst, ein „&“ als &amp;",
            "unknown entity[ {entity}]; write the character itself, an “&” as &amp;",
        ],
        [
            "XML kennt ohne DOCTYPE nur &lt; &gt; &amp; &apos; und &quot;. Entitäten aus HTML wie &uuml; oder &nbsp; gibt es nicht. Schreiben Sie das Zeichen selbst (die Datei ist UTF-8) oder eine Zeichenreferenz wie &#252;.",
            "Without a DOCTYPE, XML knows just &lt; &gt; &amp; &apos; and &quot;. Entities of HTML such as &uuml; or &nbsp; do not exist. Write the character itself (the file is UTF-8) or a character reference such as &#252;.",
        ],
        ["<a>M&uuml;ller</a>", "<a>Müller</a>"],
    ),
    error(
        "xml-name",
        ["kein zulässiger Name[: {name}]", "not a legal name[: {name}]"],
        [
            "Namen von Elementen und Attributen beginnen mit einem Buchstaben oder Unterstrich und haben höchstens einen Doppelpunkt; Leerzeichen, Ziffern am Anfang und die meisten Satzzeichen sind verboten. Das Präfix xmlns ist vergeben. Verwenden Sie den Namen so, wie das Schema ihn schreibt.",
            "Names of elements and attributes begin with a letter or an underscore and have at most one colon; blanks, digits at the beginning and most punctuation are forbidden. The prefix xmlns is taken. Use the name as the schema writes it.",
        ],
        ["<1a/>", "<a1/>"],
    ),
    error(
        "xml-syntax",
        [
            "kein gültiges XML[: {=what}][ ({=name})][; XML-Version {version} wird nicht gelesen][; die Datei sieht nach {=looks_like} aus]",
            "not well-formed XML[: {=what}][ ({=name})][; XML version {version} is not read][; the file looks like {=looks_like}]",
        ],
        [
            "Die Datei bricht die Grammatik von XML 1.0 und kann von keinem XML-Werkzeug gelesen werden. Häufig sind ein „<“ oder „&“ im Text, die als &lt; und &amp; geschrieben sein müssten, fehlende Anführungszeichen um Attributwerte oder eine Datei ganz anderer Art (PDF, ZIP, JSON). Schreiben Sie Nachrichten mit einem XML-Werkzeug.",
            "The file breaks the grammar of XML 1.0 and no XML tool can read it. Frequent are a “<” or “&” in text that should be written &lt; and &amp;, missing quotes around attribute values, or a file of quite another kind (PDF, ZIP, JSON). Write messages with an XML tool.",
        ],
        ["<a x=1/>", "<a x=\"1\"/>"],
    ),
    error(
        "xml-encoding",
        [
            "Zeichenkodierung stimmt nicht[: {=what}][; angegeben: {=declared}][; tatsächlich: {=actual}]",
            "the character encoding is wrong[: {=what}][; declared: {=declared}][; actual: {=actual}]",
        ],
        [
            "Die Bytes der Datei sind kein Text in der Kodierung, die in der XML-Deklaration steht (ohne Angabe: UTF-8). Meist schreibt ein altes Verfahren ISO-8859-15 oder Windows-1252 und erklärt die Datei zu UTF-8. Schreiben Sie UTF-8 oder geben Sie die wirkliche Kodierung an.",
            "The bytes of the file are not text in the encoding that the XML declaration names (UTF-8 if it names none). Usually an old system writes ISO-8859-15 or Windows-1252 and declares the file to be UTF-8. Write UTF-8 or declare the real encoding.",
        ],
        ["<?xml version=\"1.0\" encoding=\"UTF-8\"?> … E4 …", "<?xml version=\"1.0\" encoding=\"UTF-8\"?> … C3 A4 …"],
    ),
];
