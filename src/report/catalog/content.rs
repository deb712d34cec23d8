//! Elements, attributes and references: validation rules of XML Schema Part 1.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "cvc-elt.1",
        [
            "Element {name} ist nicht deklariert[; es steht im Namensraum {namespace}][; es steht in {=bare} Namensraum][, gehört aber in den Namensraum {other}][, gehört aber in {=other_bare} Namensraum][; die Nachricht ist für Release {=made} gemacht, das Schema ist das von {=release}][; gemeint ist wohl {hint}]",
            "element {name} is not declared[; it is in namespace {namespace}][; it is in {=bare} namespace][ but belongs in namespace {other}][ but belongs in {=other_bare} namespace][; the message was made for release {=made}, the schema is that of {=release}][; did you mean {hint}?]",
        ],
        [
            "Das Schema kennt dieses Element nicht. Ist es die Wurzel, so gehört die Nachricht zu einem anderen Standard oder Release, oder die Namensraum-Deklaration fehlt oder ist verschrieben. Vergleichen Sie Name und Namensraum mit dem Schema, auch Groß- und Kleinschreibung.",
            "The schema does not know this element. If it is the root, the message belongs to another standard or release, or the namespace declaration is missing or misspelt. Compare name and namespace with the schema, upper and lower case too.",
        ],
        ["<antrag/>", "<antrag xmlns=\"urn:xoev-de:beispiel\"/>"],
    ),
    error(
        "cvc-elt.2",
        [
            "Element {name} ist abstrakt und kann nicht selbst stehen; verwenden Sie eines seiner Ersatzelemente",
            "element {name} is abstract and cannot stand itself; use one of its substitutes",
        ],
        [
            "Ein abstraktes Element ist nur der Platzhalter seiner Ersetzungsgruppe. An seiner Stelle steht eines der Elemente, die sich im Schema mit substitutionGroup darauf beziehen.",
            "An abstract element is just the placeholder of its substitution group. In its place stands one of the elements that refer to it with substitutionGroup in the schema.",
        ],
        ["<fahrzeug/>", "<pkw/>"],
    ),
    error(
        "cvc-elt.3.1",
        [
            "xsi:nil ist an {name} nicht erlaubt; lassen Sie das Element weg, wenn es keinen Wert hat",
            "xsi:nil is not allowed on {name}; leave the element out if it has no value",
        ],
        [
            "Nur Elemente, die das Schema mit nillable=\"true\" deklariert, dürfen xsi:nil tragen. XÖV-Standards verwenden es nicht: ein Element ohne Wert wird weggelassen, sofern es optional ist.",
            "Only elements that the schema declares with nillable=\"true\" may carry xsi:nil. XÖV standards do not use it: an element without a value is left out if it is optional.",
        ],
        ["<ort xsi:nil=\"true\"/>", ""],
    ),
    error(
        "cvc-elt.3.2.1",
        [
            "Element[ {parent}] mit xsi:nil=\"true\" muss leer sein[; {name} kann hier nicht stehen]",
            "an element[, {parent},] with xsi:nil=\"true\" must be empty[; {name} cannot stand here]",
        ],
        [
            "xsi:nil=\"true\" sagt, dass das Element keinen Wert hat; dann darf es weder Text noch Kinder haben, auch keinen Leerraum. Entfernen Sie den Inhalt oder das Attribut.",
            "xsi:nil=\"true\" says that the element has no value; then it may have neither text nor children, nor white space. Remove the content or the attribute.",
        ],
        ["<ort xsi:nil=\"true\">Kiel</ort>", "<ort>Kiel</ort>"],
    ),
    error(
        "cvc-elt.3.2.2",
        [
            "Element {name} hat einen festen Wert und darf nicht xsi:nil=\"true\" tragen",
            "element {name} has a fixed value and may not carry xsi:nil=\"true\"",
        ],
        [
            "Das Schema legt den Wert des Elements fest; es kann also nicht ohne Wert sein. Entfernen Sie xsi:nil.",
            "The schema fixes the value of the element, so it cannot be without one. Remove xsi:nil.",
        ],
        ["<version xsi:nil=\"true\"/>", "<version>1.0</version>"],
    ),
    error(
        "cvc-elt.4.1",
        ["Präfix {prefix} in xsi:type ist nicht gebunden", "prefix {prefix} in xsi:type is not bound"],
        [
            "xsi:type nennt einen Typ mit einem Präfix, zu dem keine Namensraum-Deklaration gehört, oder ist kein QName. Ergänzen Sie die Deklaration; das Präfix darf anders heißen als im Schema, der Namensraum muss derselbe sein.",
            "xsi:type names a type with a prefix that no namespace declaration binds, or it is no QName. Add the declaration; the prefix may differ from that of the schema, the namespace has to be the same.",
        ],
        ["<person xsi:type=\"x:Organisation\"/>", "<person xmlns:x=\"urn:beispiel\" xsi:type=\"x:Organisation\"/>"],
    ),
    error(
        "cvc-elt.4.2",
        [
            "Typ {type} aus xsi:type gibt es im Schema nicht; gehört das Präfix zum richtigen Namensraum?",
            "the schema has no type {type} as named in xsi:type; does the prefix belong to the right namespace?",
        ],
        [
            "Der Typ, den xsi:type nennt, ist in keinem der geladenen Schemadokumente definiert. Ohne Präfix gilt der Standard-Namensraum der Nachricht, der selten der des Typs ist. Prüfen Sie Präfix und Namen, und ob das Schema mit dem Typ geladen ist.",
            "The type that xsi:type names is defined in none of the schema documents loaded. Without a prefix the default namespace of the message counts, which is rarely that of the type. Check prefix and name, and whether the schema with the type is loaded.",
        ],
        ["<person xsi:type=\"Organisation\"/>", "<person xsi:type=\"x:Organisation\"/>"],
    ),
    error(
        "cvc-elt.4.3",
        [
            "Typ {type} aus xsi:type kann hier nicht stehen[; er ist nicht aus {declared} abgeleitet oder die Ableitung ist gesperrt]",
            "type {type} named in xsi:type cannot stand here[; it is not derived from {declared}, or the derivation is blocked]",
        ],
        [
            "xsi:type darf nur einen Typ nennen, der aus dem deklarierten Typ des Elements abgeleitet ist, und das Schema darf diese Art der Ableitung nicht mit block sperren. Wählen Sie einen abgeleiteten Typ oder lassen Sie xsi:type weg.",
            "xsi:type may only name a type that is derived from the declared type of the element, and the schema must not block that kind of derivation. Choose a derived type or leave xsi:type out.",
        ],
        ["<person xsi:type=\"xs:string\"/>", "<person xsi:type=\"x:NatuerlichePerson\"/>"],
    ),
    error(
        "cvc-elt.5",
        [
            "Inhalt von {name} ist nicht der feste Wert {fixed}[; die Nachricht ist für Release {=made} gemacht, das Schema ist das von {=release}]",
            "the content of {name} is not the fixed value {fixed}[; the message was made for release {=made}, the schema is that of {=release}]",
        ],
        [
            "Das Schema legt den Inhalt des Elements fest. Schreiben Sie genau diesen Wert oder lassen Sie das Element leer; dann gilt er von selbst.",
            "The schema fixes the content of the element. Write exactly this value or leave the element empty; then it holds by itself.",
        ],
        ["<version>2</version>", "<version>1</version>"],
    ),
    error(
        "cvc-type.2",
        [
            "Typ[ {type}] ist abstrakt; nennen Sie mit xsi:type einen abgeleiteten Typ",
            "type[ {type}] is abstract; name a derived type with xsi:type",
        ],
        [
            "Das Element hat einen abstrakten Typ: welche Felder es hat, entscheidet erst ein abgeleiteter Typ. Nennen Sie diesen am Element mit xsi:type.",
            "The element has an abstract type: only a derived type decides which fields it has. Name it on the element with xsi:type.",
        ],
        ["<beteiligter/>", "<beteiligter xsi:type=\"x:Organisation\"/>"],
    ),
    error(
        "cvc-type.3.1.1",
        [
            "Attribut {name} ist nicht erlaubt: das Element hat einen einfachen Typ",
            "attribute {name} is not allowed: the element has a simple type",
        ],
        [
            "Ein Element mit einfachem Typ besteht nur aus Text und trägt außer den xsi-Attributen keine Attribute. Entfernen Sie das Attribut.",
            "An element of simple type is nothing but text and carries no attributes except the xsi ones. Remove the attribute.",
        ],
        ["<ort lang=\"de\">Kiel</ort>", "<ort>Kiel</ort>"],
    ),
    error(
        "cvc-type.3.1.2",
        [
            "Element {name} kann hier nicht stehen: erlaubt ist nur Text",
            "element {name} cannot stand here: only text is allowed",
        ],
        [
            "Das umgebende Element hat einen einfachen Typ, also nur Text. Oft wurde ein Feld in einem neueren Release zu einer Struktur gemacht, oder umgekehrt. Schreiben Sie den Wert unmittelbar hinein.",
            "The surrounding element has a simple type, that is: text only. Often a newer release made a structure of a field, or the other way round. Write the value directly into it.",
        ],
        ["<ort><name>Kiel</name></ort>", "<ort>Kiel</ort>"],
    ),
    error(
        "cvc-complex-type.2.1",
        [
            "Element[ {parent}] muss leer sein[; {name} kann hier nicht stehen]",
            "the element[ {parent}] must be empty[; {name} cannot stand here]",
        ],
        [
            "Der Typ des Elements hat keinen Inhalt: weder Text noch Kinder, auch keinen Leerraum oder Zeilenumbruch zwischen Start- und End-Tag. Entfernen Sie den Inhalt.",
            "The type of the element has no content: neither text nor children, nor white space or a line break between start and end tag. Remove the content.",
        ],
        ["<leer>\n</leer>", "<leer/>"],
    ),
    error(
        "cvc-complex-type.2.2",
        [
            "Element {name} kann hier nicht stehen: erlaubt sind nur Text und Attribute",
            "element {name} cannot stand here: only text and attributes are allowed",
        ],
        [
            "Das umgebende Element trägt einen Wert und Attribute, aber keine Kinder. Schreiben Sie den Wert unmittelbar hinein.",
            "The surrounding element carries a value and attributes, but no children. Write the value directly into it.",
        ],
        ["<betrag waehrung=\"EUR\"><wert>5</wert></betrag>", "<betrag waehrung=\"EUR\">5</betrag>"],
    ),
    error(
        "cvc-complex-type.2.3",
        [
            "Text zwischen den Elementen von {parent} ist nicht erlaubt",
            "text between the elements of {parent} is not allowed",
        ],
        [
            "Das Element besteht nur aus Kindelementen; dazwischen darf nur Leerraum stehen. Oft ist ein Zeichen beim Bearbeiten stehen geblieben, oder der Wert gehört in eines der Kinder.",
            "The element consists of children only; nothing but white space may stand between them. Often a character was left over from editing, or the value belongs into one of the children.",
        ],
        ["<anschrift>Kiel<ort/></anschrift>", "<anschrift><ort>Kiel</ort></anschrift>"],
    ),
    error(
        "cvc-complex-type.2.4",
        [
            "[Element {name} kann hier nicht stehen][; davor fehlt {missing}][; {late} gehört davor, steht aber dahinter][; es gehört vor {before}][; es steht anstelle von {instead}, nicht daneben][; höchstens {=limit}× erlaubt][; es gehört in {inside}][; es steht im Namensraum {namespace}][; es steht in {=bare} Namensraum][, gehört aber in den Namensraum {other}][, gehört aber in {=other_bare} Namensraum][; die Nachricht ist für Release {=made} gemacht, das Schema ist das von {=release}][; gemeint ist wohl {hint}][Inhalt von {parent} endet zu früh][; es fehlt {lacking}]",
            "[element {name} cannot stand here][; before it {missing} is missing][; {late} belongs before it but stands behind it][; it belongs before {before}][; it stands instead of {instead}, not beside it][; allowed at most {=limit}×][; it belongs inside {inside}][; it is in namespace {namespace}][; it is in {=bare} namespace][ but belongs in namespace {other}][ but belongs in {=other_bare} namespace][; the message was made for release {=made}, the schema is that of {=release}][; did you mean {hint}?][content of {parent} ends too early][; {lacking} is missing]",
        ],
        [
            "Die Kindelemente stehen nicht so da, wie das Schema es verlangt: eines fehlt, ist überzählig, verschrieben oder steht an falscher Stelle. In XÖV-Nachrichten ist die Reihenfolge fast immer festgelegt, auch wo sie fachlich gleichgültig wäre. Vergleichen Sie mit der Liste der erwarteten Elemente; steht der Name darunter, so ist sein Namensraum oder seine Anzahl falsch.",
            "The children do not stand as the schema demands: one is missing, surplus, misspelt or misplaced. In XÖV messages the order is nearly always fixed, even where it would mean nothing. Compare with the list of expected elements; if the name is among them, its namespace or its number is wrong.",
        ],
        ["<name><vorname/><familienname/></name>", "<name><familienname/><vorname/></name>"],
    ),
    error(
        "cvc-complex-type.3",
        [
            "Attribut {name} ist hier nicht erlaubt[; es steht im Namensraum {namespace}][; es steht in {=bare} Namensraum][, gehört aber in den Namensraum {other}][, gehört aber in {=other_bare} Namensraum][; gemeint ist wohl {hint}][; es gehört an {inside}]",
            "attribute {name} is not allowed here[; it is in namespace {namespace}][; it is in {=bare} namespace][ but belongs in namespace {other}][ but belongs in {=other_bare} namespace][; did you mean {hint}?][; it belongs on {inside}]",
        ],
        [
            "Der Typ des Elements kennt dieses Attribut nicht. Häufig ist es verschrieben oder trägt ein Präfix zu viel: Attribute ohne Präfix haben keinen Namensraum. Entfernen oder berichtigen Sie es.",
            "The type of the element does not know this attribute. Often it is misspelt or carries a prefix too many: attributes without a prefix have no namespace. Remove or correct it.",
        ],
        ["<code listVersionId=\"3\"/>", "<code listVersionID=\"3\"/>"],
    ),
    error(
        "cvc-complex-type.3.2.2",
        [
            "Attribut {name} ist in keinem geladenen Schema deklariert",
            "attribute {name} is not declared in any schema loaded",
        ],
        [
            "Das Element lässt Attribute anderer Namensräume zu, verlangt aber ihre Deklaration. Laden Sie das Schema mit der Deklaration, oder entfernen Sie das Attribut.",
            "The element admits attributes of other namespaces but demands their declaration. Load the schema with the declaration, or remove the attribute.",
        ],
        ["", ""],
    ),
    error(
        "cvc-complex-type.4",
        [
            "Attribut {name} fehlt[; sein Wert ist immer {fixed}][ (Version der Codeliste {list})]",
            "attribute {name} is missing[; its value is always {fixed}][ (version of the code list {list})]",
        ],
        [
            "Ein Attribut, das das Schema verlangt, steht nicht im Start-Tag. In XÖV-Nachrichten sind das oft listVersionID an Codes und version oder standard an der Wurzel. Ergänzen Sie es.",
            "An attribute that the schema requires is not in the start tag. In XÖV messages these are often listVersionID on codes and version or standard on the root. Add it.",
        ],
        ["<code><code>01</code></code>", "<code listVersionID=\"3\"><code>01</code></code>"],
    ),
    error(
        "cvc-complex-type.5.1",
        ["Attribut {name} ist ein zweites vom Typ xs:ID", "attribute {name} is a second one of type xs:ID"],
        [
            "Ein Element trägt höchstens ein Attribut vom Typ xs:ID, auch wenn xs:anyAttribute mehrere zulässt.",
            "An element bears at most one attribute of type xs:ID, even where xs:anyAttribute admits several.",
        ],
        ["<eintrag x:id=\"a\" y:id=\"b\"/>", "<eintrag x:id=\"a\"/>"],
    ),
    error(
        "cvc-complex-type.5.2",
        [
            "Attribut {name} ist vom Typ xs:ID, und der Typ des Elements deklariert schon ein solches",
            "attribute {name} is of type xs:ID, and the type of the element declares such a one already",
        ],
        [
            "Ein Element trägt höchstens ein Attribut vom Typ xs:ID. Deklariert sein Typ eines, darf xs:anyAttribute kein weiteres bringen.",
            "An element bears at most one attribute of type xs:ID. Where its type declares one, xs:anyAttribute must not bring another.",
        ],
        ["<eintrag id=\"a\" x:id=\"b\"/>", "<eintrag id=\"a\"/>"],
    ),
    error(
        "cvc-attribute.4",
        [
            "Attribut {name} hat nicht den festen Wert {fixed}[; die Nachricht ist für Release {=made} gemacht, das Schema ist das von {=release}][; die Nachricht ist für Version {=version} der Codeliste {list} gemacht, das Schema für Version {=expected}]",
            "attribute {name} does not have the fixed value {fixed}[; the message was made for release {=made}, the schema is that of {=release}][; the message was made for version {=version} of the code list {list}, the schema for version {=expected}]",
        ],
        [
            "Das Schema legt den Wert des Attributs fest, etwa die Kennung einer Codeliste oder die Version. Ein anderer Wert deutet darauf hin, dass die Nachricht zu einem anderen Release gehört. Schreiben Sie genau diesen Wert.",
            "The schema fixes the value of the attribute, such as the URI of a code list or the version. Another value hints that the message belongs to another release. Write exactly this value.",
        ],
        ["<nachricht version=\"2.0\"/>", "<nachricht version=\"1.0\"/>"],
    ),
    error(
        "cvc-id.1",
        [
            "Verweis ohne Ziel: zu diesem IDREF gibt es keine ID in der Nachricht",
            "dangling reference: the message has no ID for this IDREF",
        ],
        [
            "Der Wert verweist auf eine ID, die in der Nachricht nicht vorkommt. Oft wurde das Ziel (eine Person, eine Anlage) gelöscht oder umbenannt, der Verweis aber nicht. Berichtigen Sie den Verweis oder ergänzen Sie das Ziel.",
            "The value refers to an ID that does not occur in the message. Often the target (a person, an attachment) was deleted or renamed, but the reference was not. Correct the reference or add the target.",
        ],
        ["<anlage id=\"a1\"/><verweis ref=\"a2\"/>", "<anlage id=\"a1\"/><verweis ref=\"a1\"/>"],
    ),
    error(
        "cvc-id.2",
        [
            "diese ID kommt in der Nachricht schon vor; jede ID darf nur einmal stehen",
            "this ID occurs in the message already; every ID may stand only once",
        ],
        [
            "Werte vom Typ ID sind in einer Nachricht eindeutig, gleich an welchem Element. Oft entsteht der Fehler beim Kopieren eines Abschnitts oder beim Zusammenfügen zweier Vorgänge. Vergeben Sie neue IDs und ziehen Sie die Verweise nach.",
            "Values of type ID are unique in a message, whichever element bears them. The mistake often arises when a section is copied or two cases are joined. Assign new IDs and adapt the references.",
        ],
        ["<anlage id=\"a1\"/><anlage id=\"a1\"/>", "<anlage id=\"a1\"/><anlage id=\"a2\"/>"],
    ),
    error(
        "cvc-identity-constraint.3",
        [
            "ein Feld der Bedingung {name} trifft mehr als einen Wert oder ein Element ohne einfachen Wert",
            "a field of the constraint {name} hits more than one value, or an element without a simple value",
        ],
        [
            "Ein Schlüsselfeld (xs:field) muss je ausgewähltem Element höchstens einen Knoten mit einfachem Wert treffen. Meist ist der Pfad im Schema zu weit gefasst.",
            "A key field (xs:field) has to hit at most one node with a simple value for each selected element. Mostly the path in the schema is too wide.",
        ],
        ["", ""],
    ),
    error(
        "cvc-identity-constraint.4.1",
        [
            "Wert kommt doppelt vor; nach der Bedingung {name} muss er eindeutig sein",
            "the value occurs twice; by the constraint {name} it has to be unique",
        ],
        [
            "Das Schema verlangt mit xs:unique, dass diese Angaben innerhalb des umgebenden Elements verschieden sind. Entfernen Sie die Wiederholung oder berichtigen Sie den Wert.",
            "With xs:unique the schema demands that these values differ within the surrounding element. Remove the repetition or correct the value.",
        ],
        ["<pos nr=\"1\"/><pos nr=\"1\"/>", "<pos nr=\"1\"/><pos nr=\"2\"/>"],
    ),
    error(
        "cvc-identity-constraint.4.2.1",
        ["Schlüssel {name} ist unvollständig: ein Feld fehlt", "key {name} is incomplete: a field is missing"],
        [
            "Das Schema verlangt mit xs:key, dass jedes ausgewählte Element alle Schlüsselfelder hat. Ergänzen Sie das fehlende Feld.",
            "With xs:key the schema demands that every selected element has all fields of the key. Add the missing field.",
        ],
        ["<pos/>", "<pos nr=\"1\"/>"],
    ),
    error(
        "cvc-identity-constraint.4.2.2",
        ["Schlüssel {name} kommt doppelt vor", "key {name} occurs twice"],
        [
            "Das Schema verlangt mit xs:key, dass dieser Schlüssel innerhalb des umgebenden Elements nur einmal vorkommt. Entfernen Sie die Wiederholung oder berichtigen Sie den Wert.",
            "With xs:key the schema demands that this key occurs only once within the surrounding element. Remove the repetition or correct the value.",
        ],
        ["<pos nr=\"1\"/><pos nr=\"1\"/>", "<pos nr=\"1\"/><pos nr=\"2\"/>"],
    ),
    error(
        "cvc-identity-constraint.4.2.3",
        [
            "ein Feld des Schlüssels {name} ist als nillable deklariert",
            "a field of the key {name} is declared nillable",
        ],
        [
            "Elemente, die zu einem xs:key gehören, dürfen im Schema nicht nillable sein. Das ist ein Fehler des Schemas, nicht der Nachricht.",
            "Elements that belong to an xs:key must not be nillable in the schema. This is a mistake of the schema, not of the message.",
        ],
        ["", ""],
    ),
    error(
        "cvc-identity-constraint.4.3",
        [
            "Verweis ohne Ziel: zu {name} gibt es keinen passenden Schlüssel[ {refer}]",
            "dangling reference: for {name} there is no matching key[ {refer}]",
        ],
        [
            "Das Schema verlangt mit xs:keyref, dass der Wert auf einen vorhandenen Schlüssel verweist. Berichtigen Sie den Verweis oder ergänzen Sie das Ziel.",
            "With xs:keyref the schema demands that the value refers to an existing key. Correct the reference or add the target.",
        ],
        ["<pos nr=\"1\"/><verweis nr=\"2\"/>", "<pos nr=\"1\"/><verweis nr=\"1\"/>"],
    ),
];
