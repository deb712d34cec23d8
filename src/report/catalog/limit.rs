//! Limits of the library: what goes over one was not checked to the end.

use super::{Rule, unchecked};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "limit-depth",
        ["mehr als {=limit} Elemente ineinander", "more than {=limit} elements inside each other"],
        [
            "Die Schachtelung überschreitet die Grenze. Echte Nachrichten sind selten tiefer als 30 Ebenen; was darüber liegt, ist meist ein Angriff oder ein Fehler beim Erzeugen. Die Grenze ist Limits::depth.",
            "The nesting exceeds the limit. Real messages are rarely deeper than 30 levels; what goes beyond is mostly an attack or a mistake in making the message. The limit is Limits::depth.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-values",
        [
            "zu tief für die Typen: die Werte ineinander sind größer als {=limit} Bytes",
            "too deep for the types: the values inside each other are larger than {=limit} bytes",
        ],
        [
            "Beim Einlesen in Rust-Typen liegt jeder Wert, in dem gerade gelesen wird, auf dem Stack. Damit der nicht überläuft, gibt es eine Grenze. Prüfen lässt sich die Nachricht trotzdem. Wer tiefere Nachrichten einlesen muss, erhöht Limits::value_bytes und liest in einem Thread mit größerem Stack, etwa dem Achtfachen.",
            "When a message is read into Rust types, each value that is being read lies on the stack. So that it does not overflow there is a limit. The message can be checked all the same. Whoever has to read deeper messages raises Limits::value_bytes and reads in a thread with a larger stack, some eight times as much.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-attributes",
        ["mehr als {=limit} Attribute in einem Tag", "more than {=limit} attributes in one tag"],
        [
            "Ein Start-Tag hat mehr Attribute und Namensraum-Deklarationen, als gelesen werden. Das kommt in echten Nachrichten nicht vor. Die Grenze ist Limits::attributes.",
            "A start tag has more attributes and namespace declarations than are read. This does not happen in real messages. The limit is Limits::attributes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-name",
        ["Name ist länger als {=limit} Bytes", "name is longer than {=limit} bytes"],
        [
            "Der Name eines Elements oder Attributs ist länger, als gelesen wird. Das kommt in echten Nachrichten nicht vor; meist fehlt ein „>“ oder ein Leerzeichen. Die Grenze ist Limits::name_bytes.",
            "The name of an element or attribute is longer than is read. This does not happen in real messages; mostly a “>” or a blank is missing. The limit is Limits::name_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-namespaces",
        ["mehr als {=limit} Namensräume und Präfixe", "more than {=limit} namespaces and prefixes"],
        [
            "Die Datei deklariert mehr verschiedene Namensräume und Präfixe, als behalten werden. Echte Nachrichten haben selten mehr als zehn. Meist erzeugt ein Programm für jedes Element ein neues Präfix. Die Grenze ist Limits::namespaces.",
            "The file declares more different namespaces and prefixes than are kept. Real messages rarely have more than ten. Mostly a program makes a new prefix for each element. The limit is Limits::namespaces.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-text",
        [
            "Text ist länger als {=limit} Bytes; legen Sie große Anlagen neben die Nachricht",
            "text is longer than {=limit} bytes; put large attachments beside the message",
        ],
        [
            "Der Text eines Elements oder ein Attributwert ist länger, als gelesen wird. Meist ist eine große Anlage als Base64 eingebettet. Übermitteln Sie solche Anlagen neben der Nachricht und nennen Sie sie darin, oder heben Sie die Grenze Limits::text_bytes an.",
            "The text of an element or an attribute value is longer than is read. Mostly a large attachment is embedded as Base64. Transmit such attachments beside the message and name them in it, or raise the limit Limits::text_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-size",
        ["Nachricht ist größer als {=limit} Bytes", "message is larger than {=limit} bytes"],
        [
            "Die Datei ist größer, als gelesen wird. Teilen Sie die Lieferung auf mehrere Nachrichten auf, oder heben Sie die Grenze Limits::total_bytes an.",
            "The file is larger than is read. Split the delivery into several messages, or raise the limit Limits::total_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-configurations",
        [
            "verschachtelte Wiederholungen im Inhaltsmodell brauchen mehr als {=limit} Zählerstände; nicht geprüft",
            "nested repetitions in the content model need more than {=limit} counter states; not checked",
        ],
        [
            "Das Schema schachtelt Wiederholungen so, dass diese Nachricht auf sehr viele Arten gelesen werden kann. Die Prüfung hört auf, bevor sie zu viel Speicher braucht, und sagt nichts über den Rest. Vereinfachen Sie das Inhaltsmodell oder heben Sie die Grenze Limits::configurations an.",
            "The schema nests repetitions in such a way that this message can be read in very many ways. The check stops before it needs too much memory and says nothing about the rest. Simplify the content model or raise the limit Limits::configurations.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-schema-documents",
        ["Schema besteht aus mehr als {=limit} Dokumenten", "schema consists of more than {=limit} documents"],
        [
            "Die XSD-Dateien, die einander einbinden, sind mehr, als gelesen werden. Prüfen Sie, ob ein import oder include auf einen falschen Ordner zeigt, oder heben Sie die Grenze Limits::schema_documents an.",
            "The XSD files that include and import each other are more than are read. Look whether an import or include points to a wrong folder, or raise the limit Limits::schema_documents.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-schema-bytes",
        [
            "Schemadokument[ {location}] ist größer als {=limit} Bytes",
            "schema document[ {location}] is larger than {=limit} bytes",
        ],
        [
            "Eine XSD-Datei ist größer, als gelesen wird. Meist zeigt eine schemaLocation auf eine Datei, die kein Schema ist. Die Grenze ist Limits::schema_bytes.",
            "An XSD file is larger than is read. Mostly a schemaLocation points to a file that is no schema. The limit is Limits::schema_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-automaton",
        [
            "Inhaltsmodell[ von {type}] braucht zusammen mehr als {=limit} Übergänge",
            "the content models[, with that of {type},] need more than {=limit} edges",
        ],
        [
            "Die Inhaltsmodelle des Schemas werden zu groß, etwa durch tief verschachtelte Auswahlen mit sehr vielen Alternativen. Teilen Sie den Typ auf oder heben Sie die Grenze Limits::automaton_edges an.",
            "The content models of the schema become too large, for example through deeply nested choices of very many alternatives. Split the type or raise the limit Limits::automaton_edges.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-pattern",
        [
            "Muster[ von {type}] ist zu groß, um es zu übersetzen[ ({=details})]",
            "the pattern[ of {type}] is too large to be compiled[ ({=details})]",
        ],
        [
            "Ein regulärer Ausdruck des Schemas wiederholt zu viel, etwa a{1,9999} in mehreren Stufen. Muster werden so übersetzt, dass jede Prüfung in linearer Zeit läuft; dafür ist ihre Größe begrenzt. Ersetzen Sie große Zähler durch die Facetten minLength und maxLength.",
            "A regular expression of the schema repeats too much, such as a{1,9999} in several levels. Patterns are compiled so that every check runs in linear time; therefore their size is limited. Replace large counters by the facets minLength and maxLength.",
        ],
        ["<xs:pattern value=\"[a-z]{1,99999}\"/>", "<xs:pattern value=\"[a-z]+\"/><xs:maxLength value=\"99999\"/>"],
    ),
    unchecked(
        "limit-ids",
        ["mehr als {=limit} IDs und Verweise auf spätere IDs", "more than {=limit} IDs and references to later IDs"],
        [
            "Damit jede ID nur einmal vorkommt und jeder Verweis sein Ziel hat, werden die IDs einer Nachricht bis zu ihrem Ende behalten. Von hier an wird das nicht mehr geprüft. Teilen Sie die Lieferung auf mehrere Nachrichten auf, oder heben Sie die Grenze Limits::ids an.",
            "So that no ID comes twice and every reference has its target, the IDs of a message are kept to its end. From here on this is not checked any more. Split the delivery into several messages, or raise the limit Limits::ids.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-keys",
        ["mehr als {=limit} Schlüssel und Verweise auf Schlüssel", "more than {=limit} keys and references to keys"],
        [
            "Für xs:key, xs:unique und xs:keyref werden die Schlüssel behalten, solange das Element offen ist, für das sie gelten. Von hier an werden sie nicht mehr geprüft. Teilen Sie die Lieferung auf mehrere Nachrichten auf, oder heben Sie die Grenze Limits::keys an.",
            "For xs:key, xs:unique and xs:keyref the keys are kept as long as the element is open for which they hold. From here on they are not checked any more. Split the delivery into several messages, or raise the limit Limits::keys.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-schema-elements",
        [
            "Schemadokumente haben zusammen mehr als {=limit} Elemente",
            "schema documents have more than {=limit} elements together",
        ],
        [
            "Die XSD-Dateien sind zusammen größer, als gelesen wird. Ein Element, das Namensräume deklariert, zählt dabei so oft, wie Namensräume für es gelten. Sehr große Codelisten gehören in Genericode-Dateien neben dem Schema. Die Grenze ist Limits::schema_elements.",
            "The XSD files are larger together than is read. An element that declares namespaces counts as often as namespaces are in its scope. Very large code lists belong into genericode files beside the schema. The limit is Limits::schema_elements.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-catalogs",
        ["mehr als {=limit} Kataloge nennen einander", "more than {=limit} catalogs name one another"],
        [
            "Ein Katalog nennt mit nextCatalog oder delegateURI weitere Kataloge, und diese wieder weitere. So viele werden nicht gelesen. Fassen Sie die Einträge in einem Katalog zusammen, oder heben Sie die Grenze Limits::catalogs an.",
            "A catalog names further catalogs with nextCatalog or delegateURI, and those name further ones. So many are not read. Put the entries together into one catalog, or raise the limit Limits::catalogs.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-code-lists",
        ["mehr als {=limit} Codelisten", "more than {=limit} code lists"],
        [
            "Der Ordner hat mehr Codelisten, als gelesen werden. Prüfen Sie, ob er der richtige ist, oder heben Sie die Grenze Limits::code_lists an.",
            "The folder has more code lists than are read. Look whether it is the right one, or raise the limit Limits::code_lists.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-code-list-bytes",
        ["Codeliste ist größer als {=limit} Bytes", "code list is larger than {=limit} bytes"],
        [
            "Die Datei ist größer, als gelesen wird. Meist ist sie keine Codeliste. Die Grenze ist Limits::code_list_bytes.",
            "The file is larger than is read. Mostly it is no code list. The limit is Limits::code_list_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-code-list-columns",
        ["Codeliste hat mehr als {=limit} Spalten", "code list has more than {=limit} columns"],
        [
            "Eine Codeliste hat wenige Spalten: Code, Name, vielleicht einige Zusätze. Die Grenze ist Limits::code_list_columns.",
            "A code list has few columns: code, name, perhaps some additions. The limit is Limits::code_list_columns.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-code-list-values",
        ["Codeliste hat mehr als {=limit} Werte", "code list has more than {=limit} values"],
        [
            "Zeilen mal Spalten der Codeliste sind mehr, als behalten werden. Solche Datenmengen sind ein Register und keine Codeliste. Die Grenze ist Limits::code_list_values.",
            "Rows times columns of the code list are more than are kept. Such amounts of data are a register and no code list. The limit is Limits::code_list_values.",
        ],
        ["", ""],
    ),
];
