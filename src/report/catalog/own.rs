//! Rules of our own.

use super::{Rule, error, unchecked};

pub(super) const INTERNAL: Rule = unchecked(
    "xefa-intern",
    [
        "interner Fehler der Prüfung; bitte melden Sie den Fall",
        "internal defect of the checker; please report the case",
    ],
    [
        "Die Prüfung ist auf etwas gestoßen, das sie nicht benennen kann. Das ist ein Fehler des Programms, nicht der Nachricht; sie gilt deshalb als nicht geprüft. Bitte melden Sie den Fall mit dem Schema und, wenn möglich, einem Beispiel ohne personenbezogene Daten.",
        "The checker met something that it cannot name. This is a defect of the program, not of the message, which therefore counts as not checked. Please report the case with the schema and, if possible, a sample without personal data.",
    ],
    ["", ""],
);

pub(super) const RULES: &[Rule] = &[
    INTERNAL,
    unchecked(
        "xefa-nicht-geprueft",
        [
            "{name} konnte nicht geprüft werden: der Namensraum[ {namespace}] ist nicht bekannt",
            "{name} could not be checked: the namespace[ {namespace}] is not known",
        ],
        [
            "An einer offenen Stelle der Nachricht (meist fachdaten) steht ein Fachmodul, dessen Schema hier nicht vorliegt. Alles andere wurde geprüft, dieser Teil nicht; deshalb gilt die Nachricht weder als gültig noch als ungültig. Prüfen Sie den Namensraum, oder geben Sie das Schema des Fachmoduls mit --schema an.",
            "In an open place of the message (mostly fachdaten) stands a Fachmodul whose schema is not at hand here. Everything else was checked, this part was not; so the message counts neither as valid nor as invalid. Look at the namespace, or give the schema of the Fachmodul with --schema.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-nicht-unterstuetzt",
        ["{=construct} wird noch nicht unterstützt[ ({name})]", "{=construct} is not supported yet[ ({name})]"],
        [
            "Das Schema verwendet etwas, das diese Version nicht auswerten kann (etwa ein Mittel von XSD 1.1). Es wird nicht stillschweigend übergangen: ein Schema, das nicht vollständig verstanden ist, wird nicht verwendet. Drücken Sie die Regel mit XSD 1.0 aus, oder melden Sie den Fall.",
            "The schema uses something that this version cannot evaluate (such as a means of XSD 1.1). It is not passed over silently: a schema that is not understood completely is not used. Express the rule in XSD 1.0, or report the case.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-regeln-release",
        [
            "die Fachregeln konnten nicht geprüft werden: sie gelten für Nachrichten von Release {=release}; wandeln Sie die Nachricht vorher um",
            "the rules of the trade could not be checked: they are for messages of release {=release}; convert the message before",
        ],
        [
            "Die Fachregeln sehen mehrere Felder zugleich an und kennen nur die Felder des neuesten Releases. Diese Nachricht gehört zu einem anderen, oder ihr Fachmodul hat eine andere Version. Wandeln Sie sie in das neueste Release um und prüfen Sie das Ergebnis.",
            "The rules of the trade look at several fields at once and know the fields of the newest release only. This message belongs to another one, or its Fachmodul has another version. Convert it to the newest release and check what comes out.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-unbekannter-standard",
        [
            "Nachricht gehört zu keinem bekannten Standard: Wurzel[ {name}][ im Namensraum {namespace}][; am nächsten liegt {nearest}]; geben Sie das Schema mit --schema an",
            "the message belongs to no known standard: root[ {name}][ in namespace {namespace}][; the nearest is {nearest}]; give its schema with --schema",
        ],
        [
            "Am Namensraum der Wurzel wird erkannt, zu welchem Standard und Release eine Nachricht gehört. Diesen kennt das Programm nicht. Entweder ist der Namensraum verschrieben, oder die Nachricht gehört zu einem anderen Standard; dann geben Sie dessen XSD-Dateien mit --schema an.",
            "The namespace of the root tells to which standard and release a message belongs. The program does not know this one. Either the namespace is misspelt, or the message belongs to another standard; then give its XSD files with --schema.",
        ],
        ["<antrag xmlns=\"urn:xoev-de:xefx\"/>", "<antrag xmlns=\"urn:xoev-de:xefa\"/>"],
    ),
    unchecked(
        "xefa-unbekanntes-release",
        [
            "Release[ {release}] von {=standard} ist nicht bekannt[; am nächsten liegt {nearest}]",
            "release[ {release}] of {=standard} is not known[; the nearest is {nearest}]",
        ],
        [
            "Die Nachricht nennt ein Release des Standards, dessen Schema dieses Programm nicht mitbringt: es ist neuer als das Programm, wurde nie veröffentlicht oder ist verschrieben. Es wird nicht gegen ein anderes Release geprüft. Aktualisieren Sie das Programm oder geben Sie das Schema mit --schema an.",
            "The message names a release of the standard whose schema this program does not bring along: it is newer than the program, was never published or is misspelt. It is not checked against another release. Update the program or give the schema with --schema.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-schema-nicht-gefunden",
        [
            "Schemadokument {location} ist nicht da oder nicht lesbar[ (Namensraum {namespace})][: {=reason}]",
            "schema document {location} is not there or not readable[ (namespace {namespace})][: {=reason}]",
        ],
        [
            "Eine XSD-Datei, die angegeben ist oder auf die ein anderes Dokument mit schemaLocation verweist, wurde nicht gefunden. Pfade gelten vom verweisenden Dokument aus. Legen Sie die Datei dorthin oder nennen Sie ihren Ort in einem Katalog (--catalog).",
            "An XSD file that was named, or to which another document refers with schemaLocation, was not found. Paths count from the referring document. Put the file there or name its place in a catalog (--catalog).",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-schema-ausserhalb",
        [
            "Schemadokument {location} liegt außerhalb des Ordners und wird nicht gelesen",
            "schema document {location} lies outside of the folder and is not read",
        ],
        [
            "Die Schemata sollen nur in einem Ordner gelesen werden, weil sie von anderen stammen. Eine schemaLocation, ein Katalog oder ein symbolischer Verweis führt aus ihm hinaus. Legen Sie die Datei in den Ordner, oder lesen Sie die Schemata ohne diese Beschränkung (Loader::within), wenn Sie ihnen trauen.",
            "The schemas are to be read in one folder only, because they come from others. A schemaLocation, a catalog or a symbolic link leads out of it. Put the file into the folder, or read the schemas without this restriction (Loader::within) if you trust them.",
        ],
        ["<xs:include schemaLocation=\"../../geheim.xsd\"/>", "<xs:include schemaLocation=\"typen.xsd\"/>"],
    ),
    unchecked(
        "xefa-schema-entfernt",
        [
            "Schemadokument {location} liegt im Netz und wird nicht geladen; nennen Sie eine örtliche Kopie mit --catalog[ (Namensraum {namespace})]",
            "schema document {location} is remote and is not fetched; name a local copy with --catalog[ (namespace {namespace})]",
        ],
        [
            "Schemata werden nie aus dem Netz geladen: das wäre langsam, nicht wiederholbar und ein Weg für Angriffe. Laden Sie die Datei einmal herunter und schreiben Sie einen OASIS-Katalog, der die Adresse auf die Kopie abbildet; geben Sie ihn mit --catalog an.",
            "Schemas are never fetched from the network: this would be slow, not repeatable and a way for attacks. Download the file once and write an OASIS catalog that maps the address to the copy; give it with --catalog.",
        ],
        [
            "<xs:import schemaLocation=\"https://www.xoev.de/…\"/>",
            "<system systemId=\"https://www.xoev.de/…\" uri=\"xsd/…\"/>",
        ],
    ),
    unchecked(
        "xefa-schema-gespeichert",
        [
            "gespeichertes Schema[ {location}] ist nicht verwendbar[: {=reason}]",
            "the stored schema[ {location}] cannot be used[: {=reason}]",
        ],
        [
            "Die Datei ist ein übersetztes Schema, aber beschädigt oder aus einer anderen Version des Programms. Übersetzen Sie es neu aus den XSD-Dateien.",
            "The file is a compiled schema, but damaged or from another version of the program. Compile it again from its XSD files.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-katalog",
        [
            "Katalog {location} ist nicht lesbar oder kein OASIS-Katalog[: {=reason}]",
            "catalog {location} is not readable or no OASIS catalog[: {=reason}]",
        ],
        [
            "Ein Katalog ist eine XML-Datei mit der Wurzel catalog im Namensraum urn:oasis:names:tc:entity:xmlns:xml:catalog. Sie sagt, welche örtliche Datei für welche Adresse steht. Prüfen Sie den Pfad und die Wurzel.",
            "A catalog is an XML file with the root catalog in the namespace urn:oasis:names:tc:entity:xmlns:xml:catalog. It says which local file stands for which address. Look at the path and the root.",
        ],
        ["<katalog/>", "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\"/>"],
    ),
    unchecked(
        "xefa-datei",
        ["Datei nicht lesbar[: {=reason}]", "file not readable[: {=reason}]"],
        [
            "Die Datei gibt es nicht, sie darf nicht gelesen werden, oder das Lesen brach ab. Prüfen Sie Pfad und Rechte. Was nicht gelesen wurde, gilt nie als gültig.",
            "The file does not exist, must not be read, or reading it broke off. Look at path and permissions. What was not read never counts as valid.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-keine-dateien",
        ["Ordner enthält keine XML-Datei", "folder holds no XML file"],
        [
            "Unter dem angegebenen Ordner liegt keine Datei mit der Endung .xml. Ein leerer Lauf gilt nicht als bestanden: meist ist der Pfad falsch, oder ein Schritt davor hat nichts erzeugt.",
            "There is no file ending in .xml below the folder that was given. An empty run does not count as passed: mostly the path is wrong, or a step before made nothing.",
        ],
        ["", ""],
    ),
    error(
        "xefa-json",
        ["JSON ist keine gültige Nachricht[: {=reason}]", "the JSON is no valid message[: {=reason}]"],
        [
            "Die Datei ist kein JSON, nicht das einer Nachricht, oder die Nachricht verletzt das Schema. Eine Nachricht ist ein Objekt mit einem Eintrag, der wie ihr Wurzelelement heißt; die Namen darin sind die der XML-Elemente. Die genaue Form beschreibt docs/shapes.md; xefa to-json zeigt sie an einem Beispiel.",
            "The file is no JSON, not that of a message, or the message breaks the schema. A message is an object with one member, named like its root element; the names inside are those of the XML elements. docs/shapes.md describes the exact form; xefa to-json shows it with an example.",
        ],
        ["{\"code\": \"01\"}", "{\"administration.quittung.0020\": {…}}"],
    ),
];
