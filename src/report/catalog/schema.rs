//! Schema documents: their grammar, how they refer to each other, and names.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "s4s-elt-schema-ns",
        [
            "Datei ist kein Schemadokument: die Wurzel ist {element}",
            "the file is no schema document: its root is {element}",
        ],
        [
            "Die Datei beginnt nicht mit xs:schema im Namensraum http://www.w3.org/2001/XMLSchema. Oft ist eine Nachricht, eine WSDL- oder eine Genericode-Datei als Schema angegeben. Nennen Sie die XSD-Datei.",
            "The file does not begin with xs:schema in the namespace http://www.w3.org/2001/XMLSchema. Often a message, a WSDL or a genericode file is given as schema. Name the XSD file.",
        ],
        ["<schema/>", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>"],
    ),
    error(
        "s4s-elt-must-match",
        ["[{=element} kann hier nicht stehen][ (in {=parent})]", "[{=element} cannot stand here][ (in {=parent})]"],
        [
            "Ein Schemadokument hat seine eigene Grammatik: welche xs:-Elemente wo und in welcher Reihenfolge stehen. Häufig steht xs:annotation nicht an erster Stelle, oder ein Attribut steht vor dem Inhaltsmodell. Fehlt ein Element, so endet der Inhalt zu früh.",
            "A schema document has a grammar of its own: which xs: elements stand where and in which order. Often xs:annotation is not the first child, or an attribute stands before the content model. Where an element is missing, the content ends too early.",
        ],
        [
            "<xs:complexType><xs:attribute name=\"a\"/><xs:sequence/></xs:complexType>",
            "<xs:complexType><xs:sequence/><xs:attribute name=\"a\"/></xs:complexType>",
        ],
    ),
    error(
        "s4s-elt-character",
        ["Text in {=element} ist nicht erlaubt", "text in {=element} is not allowed"],
        [
            "Zwischen den Elementen eines Schemadokuments steht kein Text; er gehört in xs:documentation. Entfernen oder verschieben Sie ihn.",
            "No text stands between the elements of a schema document; it belongs into xs:documentation. Remove or move it.",
        ],
        [
            "<xs:sequence>Name<xs:element name=\"name\"/></xs:sequence>",
            "<xs:sequence><xs:element name=\"name\"/></xs:sequence>",
        ],
    ),
    error(
        "s4s-att-not-allowed",
        ["Attribut {attribute} ist an {=element} nicht erlaubt", "attribute {attribute} is not allowed on {=element}"],
        [
            "Dieses Attribut gibt es an diesem xs:-Element nicht. Häufig steht minOccurs an einer globalen Deklaration oder ein Attribut von XSD 1.1 in einem Schema der Version 1.0. Eigene Angaben gehören in xs:appinfo oder in Attribute eines anderen Namensraums.",
            "This xs: element has no such attribute. Often minOccurs stands on a global declaration, or an attribute of XSD 1.1 in a schema of version 1.0. Information of your own belongs into xs:appinfo or into attributes of another namespace.",
        ],
        ["", ""],
    ),
    error(
        "s4s-att-must-appear",
        ["Attribut {attribute} fehlt an {=element}", "attribute {attribute} is missing on {=element}"],
        ["Dieses xs:-Element braucht das Attribut. Ergänzen Sie es.", "This xs: element needs the attribute. Add it."],
        ["<xs:complexType/>", "<xs:complexType name=\"Person\"/>"],
    ),
    error(
        "s4s-att-invalid-value",
        ["Wert von {attribute} ist kein {=type}[: {found}]", "the value of {attribute} is no {=type}[: {found}]"],
        [
            "Das Attribut des Schemadokuments hat nicht die vorgeschriebene Form, etwa ein Name mit Leerzeichen, ein Wort, das es hier nicht gibt, oder eine xs:ID, die im Dokument schon steht.",
            "The attribute of the schema document does not have the form that is prescribed: a name with a blank, a word that does not exist here, or an xs:ID that stands in the document already.",
        ],
        ["<xs:element name=\"ein name\"/>", "<xs:element name=\"einName\"/>"],
    ),
    error(
        "src-import.1.1",
        [
            "import des eigenen Namensraums; verwenden Sie include",
            "import of the document's own namespace; use include",
        ],
        [
            "xs:import holt einen anderen Namensraum. Dokumente desselben Namensraums werden mit xs:include eingebunden.",
            "xs:import brings in another namespace. Documents of the same namespace are brought in with xs:include.",
        ],
        ["", ""],
    ),
    error(
        "src-import.1.2",
        [
            "import ohne namespace in einem Schema ohne targetNamespace",
            "import without namespace in a schema without targetNamespace",
        ],
        [
            "Beide Dokumente haben keinen Namensraum; dann ist xs:include das richtige Mittel.",
            "Both documents have no namespace; then xs:include is the right means.",
        ],
        ["", ""],
    ),
    error(
        "src-import.3.1",
        [
            "importiertes Dokument[ {location}] hat nicht den Namensraum des Imports[; gefunden: {namespace}][; verlangt: {expected}]",
            "the imported document[ {location}] does not have the namespace of the import[; found: {namespace}][; demanded: {expected}]",
        ],
        [
            "xs:import nennt einen Namensraum, die Datei hinter schemaLocation hat einen anderen als targetNamespace. Meist wurde bei einem neuen Release nur eines von beiden angepasst.",
            "xs:import names a namespace, but the file behind schemaLocation has another targetNamespace. Mostly just one of the two was adapted for a new release.",
        ],
        ["", ""],
    ),
    error(
        "src-import.3.2",
        [
            "importiertes Dokument[ {location}] hat einen Namensraum, erwartet war keiner",
            "the imported document[ {location}] has a namespace, expected was none",
        ],
        [
            "xs:import ohne namespace holt ein Dokument ohne targetNamespace. Ergänzen Sie das Attribut namespace.",
            "xs:import without namespace brings in a document without targetNamespace. Add the attribute namespace.",
        ],
        ["", ""],
    ),
    error(
        "src-include.2.1",
        [
            "eingebundenes Dokument[ {location}] hat einen anderen Namensraum[; gefunden: {namespace}][; verlangt: {expected}]",
            "the included document[ {location}] has another namespace[; found: {namespace}][; demanded: {expected}]",
        ],
        [
            "xs:include holt Dokumente desselben Namensraums (oder ohne einen). Für andere Namensräume ist xs:import da.",
            "xs:include brings in documents of the same namespace (or of none). For other namespaces there is xs:import.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine",
        [
            "redefine von {name} trifft nichts, was es ändern könnte[ ({=kind})]",
            "the redefinition of {name} meets nothing that it could change[ ({=kind})]",
        ],
        [
            "xs:redefine ändert nur, was das genannte Dokument selbst definiert. Prüfen Sie den Namen und die schemaLocation.",
            "xs:redefine changes only what the named document defines itself. Look at the name and the schemaLocation.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.3.1",
        [
            "redefiniertes Dokument[ {location}] hat einen anderen Namensraum[; gefunden: {namespace}][; verlangt: {expected}]",
            "the redefined document[ {location}] has another namespace[; found: {namespace}][; demanded: {expected}]",
        ],
        [
            "xs:redefine wirkt nur auf Dokumente desselben Namensraums (oder ohne einen).",
            "xs:redefine works only on documents of the same namespace (or of none).",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.5",
        [
            "redefinierter Typ[ {name}] muss sich selbst zur Basis haben",
            "a redefined type[, {name},] must have itself as base",
        ],
        [
            "Ein Typ in xs:redefine leitet sich aus seiner früheren Fassung ab: base nennt denselben Namen.",
            "A type in xs:redefine is derived from its former self: base names the same name.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.6.1.1",
        [
            "redefinierte Gruppe[ {name}] bezieht sich mehrfach auf sich selbst",
            "the redefined group[ {name}] refers to itself more than once",
        ],
        [
            "Eine Gruppe in xs:redefine darf ihre frühere Fassung höchstens einmal verwenden.",
            "A group in xs:redefine may use its former self at most once.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.6.1.2",
        [
            "Verweis der redefinierten Gruppe[ {name}] auf sich selbst muss genau einmal vorkommen",
            "the reference of the redefined group[ {name}] to itself must occur exactly once",
        ],
        [
            "Verwendet eine Gruppe in xs:redefine ihre frühere Fassung, so mit minOccurs und maxOccurs 1.",
            "Where a group in xs:redefine uses its former self, it does so with minOccurs and maxOccurs 1.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.6.2.2",
        [
            "redefinierte Gruppe[ {name}] ist keine Einschränkung der früheren",
            "the redefined group[ {name}] is no restriction of the former one",
        ],
        [
            "Verwendet eine Gruppe in xs:redefine ihre frühere Fassung nicht, so muss sie diese einschränken.",
            "Where a group in xs:redefine does not use its former self, it has to restrict it.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.7.1",
        [
            "redefinierte Attributgruppe[ {name}] bezieht sich mehrfach auf sich selbst",
            "the redefined attribute group[ {name}] refers to itself more than once",
        ],
        [
            "Eine Attributgruppe in xs:redefine darf ihre frühere Fassung höchstens einmal verwenden.",
            "An attribute group in xs:redefine may use its former self at most once.",
        ],
        ["", ""],
    ),
    error(
        "src-redefine.7.2.2",
        [
            "redefinierte Attributgruppe[ {name}] ist keine Einschränkung der früheren",
            "the redefined attribute group[ {name}] is no restriction of the former one",
        ],
        [
            "Verwendet eine Attributgruppe in xs:redefine ihre frühere Fassung nicht, so muss sie diese einschränken.",
            "Where an attribute group in xs:redefine does not use its former self, it has to restrict it.",
        ],
        ["", ""],
    ),
    error(
        "src-qname",
        ["Präfix {prefix} von {name} ist nicht gebunden", "prefix {prefix} of {name} is not bound"],
        [
            "Ein Verweis im Schema trägt ein Präfix ohne Namensraum-Deklaration. Ergänzen Sie xmlns:… an xs:schema.",
            "A reference in the schema carries a prefix without a namespace declaration. Add xmlns:… to xs:schema.",
        ],
        ["<xs:element name=\"a\" type=\"x:T\"/>", "<xs:element xmlns:x=\"urn:beispiel\" name=\"a\" type=\"x:T\"/>"],
    ),
    error(
        "src-resolve",
        [
            "{name} gibt es nicht[ ({=kind})][; gemeint ist wohl {hint}]",
            "{name} does not exist[ ({=kind})][; did you mean {hint}?]",
        ],
        [
            "Ein Verweis im Schema (type, ref, base …) nennt etwas, das kein geladenes Dokument definiert. Prüfen Sie Schreibweise und Präfix, und ob das Dokument mit der Definition eingebunden ist.",
            "A reference in the schema (type, ref, base …) names something that no document loaded defines. Look at spelling and prefix, and whether the document with the definition is brought in.",
        ],
        ["<xs:element name=\"a\" type=\"xs:strin\"/>", "<xs:element name=\"a\" type=\"xs:string\"/>"],
    ),
    error(
        "src-resolve.4.1",
        [
            "{name} hat keinen Namensraum, und das Dokument importiert keinen solchen",
            "{name} has no namespace, and the document imports none such",
        ],
        [
            "Ein Verweis ohne Präfix meint hier etwas ohne Namensraum. Meist fehlt das Präfix des targetNamespace oder xmlns=\"…\" an xs:schema.",
            "A reference without prefix means something without namespace here. Mostly the prefix of the targetNamespace or xmlns=\"…\" on xs:schema is missing.",
        ],
        ["", ""],
    ),
    error(
        "src-resolve.4.2",
        [
            "Namensraum {namespace} von {name} ist in diesem Dokument nicht importiert",
            "the namespace {namespace} of {name} is not imported in this document",
        ],
        [
            "Jedes Schemadokument muss die Namensräume, auf die es verweist, selbst mit xs:import nennen; der Import eines anderen Dokuments gilt nicht mit. Ergänzen Sie xs:import.",
            "Every schema document has to name the namespaces that it refers to with an xs:import of its own; that of another document does not count. Add xs:import.",
        ],
        ["", ""],
    ),
    error(
        "sch-props-correct.2",
        [
            "{name} ist zweimal definiert[ ({=kind})][; auch in {=other}]",
            "{name} is defined twice[ ({=kind})][; also in {=other}]",
        ],
        [
            "Zwei Deklarationen derselben Art haben denselben Namen und Namensraum. Oft ist dasselbe Dokument in zwei Fassungen geladen: einmal über einen Katalog, einmal über einen Pfad.",
            "Two declarations of one kind have the same name and namespace. Often the same document is loaded in two versions: once through a catalog and once through a path.",
        ],
        ["", ""],
    ),
    error(
        "no-xmlns",
        ["Attribut darf nicht „xmlns“ heißen", "an attribute must not be called “xmlns”"],
        [
            "xmlns ist in XML für Namensraum-Deklarationen vergeben.",
            "xmlns is taken for namespace declarations in XML.",
        ],
        ["", ""],
    ),
    error(
        "no-xsi",
        ["im Namensraum xsi darf kein Schema etwas deklarieren", "no schema may declare anything in the namespace xsi"],
        [
            "Der Namensraum http://www.w3.org/2001/XMLSchema-instance hat genau vier Attribute, die XML Schema selbst festlegt.",
            "The namespace http://www.w3.org/2001/XMLSchema-instance has exactly four attributes, which XML Schema itself fixes.",
        ],
        ["", ""],
    ),
    error(
        "n-props-correct",
        ["Notation[ {name}] ist fehlerhaft", "the notation[ {name}] is wrong"],
        [
            "Eine xs:notation braucht einen Namen und public oder system.",
            "An xs:notation needs a name and public or system.",
        ],
        ["", ""],
    ),
    error(
        "an-props-correct",
        ["Anmerkung ist fehlerhaft", "the annotation is wrong"],
        [
            "xs:annotation enthält nur xs:documentation und xs:appinfo.",
            "xs:annotation holds only xs:documentation and xs:appinfo.",
        ],
        ["", ""],
    ),
    error(
        "src-identity-constraint",
        ["Bedingung[ {name}] ist fehlerhaft[: {=details}]", "the constraint[ {name}] is wrong[: {=details}]"],
        [
            "xs:unique, xs:key und xs:keyref haben einen xs:selector und mindestens ein xs:field.",
            "xs:unique, xs:key and xs:keyref have one xs:selector and at least one xs:field.",
        ],
        ["", ""],
    ),
    error(
        "c-selector-xpath",
        [
            "Pfad von xs:selector ist nicht zulässig[: {=details}]",
            "the path of xs:selector is not allowed[: {=details}]",
        ],
        [
            "xs:selector versteht nur einen kleinen Teil von XPath: Kindschritte, „.//“ am Anfang und „|“.",
            "xs:selector understands just a small part of XPath: child steps, “.//” at the beginning and “|”.",
        ],
        ["<xs:selector xpath=\"/a/b\"/>", "<xs:selector xpath=\"a/b\"/>"],
    ),
    error(
        "c-fields-xpaths",
        ["Pfad von xs:field ist nicht zulässig[: {=details}]", "the path of xs:field is not allowed[: {=details}]"],
        [
            "xs:field versteht nur einen kleinen Teil von XPath: Kindschritte, „.//“ am Anfang, „|“ und zuletzt ein Attribut.",
            "xs:field understands just a small part of XPath: child steps, “.//” at the beginning, “|”, and an attribute at the end.",
        ],
        ["<xs:field xpath=\"a[1]\"/>", "<xs:field xpath=\"a\"/>"],
    ),
    error(
        "c-props-correct.2",
        [
            "Verweis {name} hat {=fields} Felder, der Schlüssel {=expected}",
            "the reference {name} has {=fields} fields, the key has {=expected}",
        ],
        [
            "Ein xs:keyref muss ebenso viele xs:field haben wie der Schlüssel, auf den er verweist.",
            "An xs:keyref has to have as many xs:field as the key to which it refers.",
        ],
        ["", ""],
    ),
];
