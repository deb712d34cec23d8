//! Elements, attributes, complex types and groups of a schema: constraints of XML Schema Part 1.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "src-attribute.1",
        ["Attribut hat default und fixed zugleich", "the attribute has both default and fixed"],
        [
            "Ein Attribut hat entweder einen Vorgabewert oder einen festen Wert. Streichen Sie eines von beiden.",
            "An attribute has either a default or a fixed value. Strike one of the two.",
        ],
        ["", ""],
    ),
    error(
        "src-attribute.2",
        [
            "ein Attribut mit default muss use=\"optional\" haben",
            "an attribute with a default must have use=\"optional\"",
        ],
        [
            "Ein Vorgabewert gilt nur, wenn das Attribut fehlen darf.",
            "A default only counts where the attribute may be missing.",
        ],
        ["", ""],
    ),
    error(
        "src-attribute.3.1",
        ["ein lokales Attribut hat entweder name oder ref", "a local attribute has either name or ref"],
        [
            "Mit name wird ein Attribut deklariert, mit ref auf eine globale Deklaration verwiesen. Genau eines davon steht.",
            "With name an attribute is declared, with ref a global declaration is referred to. Exactly one of them stands.",
        ],
        ["", ""],
    ),
    error(
        "src-attribute.3.2",
        [
            "neben ref steht etwas, das die Deklaration schon festlegt[: {attribute}]",
            "beside ref stands something that the declaration fixes already[: {attribute}]",
        ],
        [
            "Ein Verweis übernimmt Typ und Form von der globalen Deklaration.",
            "A reference takes type and form from the global declaration.",
        ],
        ["", ""],
    ),
    error(
        "src-attribute.4",
        [
            "Attribut hat zugleich einen genannten und einen eigenen Typ[ ({attribute})]",
            "the attribute has both a type by name and one of its own[ ({attribute})]",
        ],
        [
            "Der Typ steht entweder im Attribut type oder als xs:simpleType darin.",
            "The type stands either in the attribute type or inside as xs:simpleType.",
        ],
        ["", ""],
    ),
    error(
        "src-attribute_group.3",
        ["Attributgruppe[ {name}] enthält sich selbst", "the attribute group[ {name}] contains itself"],
        [
            "Außerhalb von xs:redefine darf sich eine Attributgruppe nicht, auch nicht über andere, auf sich selbst beziehen.",
            "Outside xs:redefine an attribute group must not refer to itself, not even through others.",
        ],
        ["", ""],
    ),
    error(
        "src-element.1",
        ["Element hat default und fixed zugleich", "the element has both default and fixed"],
        [
            "Ein Element hat entweder einen Vorgabewert oder einen festen Wert. Streichen Sie eines von beiden.",
            "An element has either a default or a fixed value. Strike one of the two.",
        ],
        ["", ""],
    ),
    error(
        "src-element.2.1",
        ["ein lokales Element hat entweder name oder ref", "a local element has either name or ref"],
        [
            "Mit name wird ein Element deklariert, mit ref auf eine globale Deklaration verwiesen. Genau eines davon steht.",
            "With name an element is declared, with ref a global declaration is referred to. Exactly one of them stands.",
        ],
        ["<xs:element name=\"a\" ref=\"x:a\"/>", "<xs:element ref=\"x:a\"/>"],
    ),
    error(
        "src-element.2.2",
        [
            "neben ref steht etwas, das die Deklaration schon festlegt[: {attribute}]",
            "beside ref stands something that the declaration fixes already[: {attribute}]",
        ],
        [
            "Ein Verweis übernimmt alles außer minOccurs, maxOccurs und id von der globalen Deklaration.",
            "A reference takes everything but minOccurs, maxOccurs and id from the global declaration.",
        ],
        ["", ""],
    ),
    error(
        "src-element.3",
        ["Element hat type und einen eigenen Typ zugleich", "the element has both type and a type of its own"],
        [
            "Der Typ steht entweder im Attribut type oder als xs:simpleType oder xs:complexType darin.",
            "The type stands either in the attribute type or inside as xs:simpleType or xs:complexType.",
        ],
        ["", ""],
    ),
    error(
        "src-ct.1",
        [
            "die Basis eines xs:complexContent muss ein komplexer Typ sein",
            "the base of an xs:complexContent must be a complex type",
        ],
        [
            "Ein einfacher Typ wird mit xs:simpleContent um Attribute erweitert.",
            "A simple type is extended by attributes with xs:simpleContent.",
        ],
        [
            "<xs:complexContent><xs:extension base=\"xs:string\"/></xs:complexContent>",
            "<xs:simpleContent><xs:extension base=\"xs:string\"/></xs:simpleContent>",
        ],
    ),
    error(
        "src-ct.2",
        ["die Basis passt nicht zu xs:simpleContent", "the base does not suit xs:simpleContent"],
        [
            "xs:simpleContent braucht einen Typ mit einfachem Inhalt: erweitert wird ein einfacher oder ein solcher komplexer Typ, eingeschränkt nur ein komplexer.",
            "xs:simpleContent needs a type with simple content: extended is a simple or such a complex type, restricted only a complex one.",
        ],
        ["", ""],
    ),
    error(
        "src-ct.4",
        [
            "die Attribut-Wildcards lassen sich nicht zu einer verbinden",
            "the attribute wildcards cannot be combined into one",
        ],
        [
            "Die Schnittmenge der xs:anyAttribute dieses Typs und seiner Attributgruppen ist nicht ausdrückbar. Geben Sie an einer Stelle an, was gelten soll.",
            "The intersection of the xs:anyAttribute of this type and its attribute groups cannot be expressed. Say in one place what shall hold.",
        ],
        ["", ""],
    ),
    error(
        "src-ct.5",
        [
            "die Attribut-Wildcard lässt sich nicht mit der des Basistyps verbinden",
            "the attribute wildcard cannot be combined with that of the base type",
        ],
        [
            "Die Vereinigung der xs:anyAttribute beider Typen ist nicht ausdrückbar.",
            "The union of the xs:anyAttribute of the two types cannot be expressed.",
        ],
        ["", ""],
    ),
    error(
        "a-props-correct.3",
        [
            "ein Attribut vom Typ ID hat keinen Vorgabe- und keinen festen Wert",
            "an attribute of type ID has neither default nor fixed value",
        ],
        [
            "Eine ID ist in jeder Nachricht eindeutig; ein Wert aus dem Schema wäre es nicht.",
            "An ID is unique in every message; a value from the schema would not be.",
        ],
        ["", ""],
    ),
    error(
        "au-props-correct.2",
        [
            "Attribut {name} muss den festen Wert seiner Deklaration behalten",
            "the attribute {name} must keep the fixed value of its declaration",
        ],
        [
            "Die globale Deklaration legt den Wert fest; ein Verweis darf ihn nicht ändern.",
            "The global declaration fixes the value; a reference must not change it.",
        ],
        ["", ""],
    ),
    error(
        "ag-props-correct.2",
        ["Attribut {name} kommt in der Gruppe zweimal vor", "attribute {name} occurs twice in the group"],
        [
            "Eine Attributgruppe nennt ein Attribut mehrfach, vielleicht über eine andere Gruppe.",
            "An attribute group names an attribute more than once, perhaps through another group.",
        ],
        ["", ""],
    ),
    error(
        "ag-props-correct.3",
        [
            "zwei Attribute vom Typ ID in einer Gruppe: {name}[ und {other}]",
            "two attributes of type ID in one group: {name}[ and {other}]",
        ],
        ["Ein Element trägt höchstens eine ID.", "An element carries at most one ID."],
        ["", ""],
    ),
    error(
        "ct-props-correct.3",
        ["Typ[ {name}] ist aus sich selbst abgeleitet", "the type[ {name}] is derived from itself"],
        [
            "Die Kette der Basistypen führt im Kreis. Brechen Sie sie auf.",
            "The chain of base types runs in a circle. Break it.",
        ],
        ["", ""],
    ),
    error(
        "ct-props-correct.4",
        ["Attribut {name} kommt im Typ zweimal vor", "attribute {name} occurs twice in the type"],
        [
            "Ein Typ nennt ein Attribut, das er selbst, sein Basistyp oder eine Attributgruppe schon hat.",
            "A type names an attribute that it has already, itself, from its base type or from an attribute group.",
        ],
        ["", ""],
    ),
    error(
        "ct-props-correct.5",
        ["zwei Attribute vom Typ ID: {name}[ und {other}]", "two attributes of type ID: {name}[ and {other}]"],
        ["Ein Element trägt höchstens eine ID.", "An element carries at most one ID."],
        ["", ""],
    ),
    error(
        "e-props-correct.4",
        [
            "Typ von {name} ist nicht aus dem von {head} abgeleitet",
            "the type of {name} is not derived from that of {head}",
        ],
        [
            "Ein Element kann nur ein anderes ersetzen (substitutionGroup), wenn sein Typ aus dessen Typ abgeleitet ist und final es nicht verbietet.",
            "An element can substitute another one (substitutionGroup) only if its type is derived from that one's type and final does not forbid it.",
        ],
        ["", ""],
    ),
    error(
        "e-props-correct.5",
        [
            "ein Element vom Typ ID hat keinen Vorgabe- und keinen festen Wert",
            "an element of type ID has neither default nor fixed value",
        ],
        [
            "Eine ID ist in jeder Nachricht eindeutig; ein Wert aus dem Schema wäre es nicht.",
            "An ID is unique in every message; a value from the schema would not be.",
        ],
        ["", ""],
    ),
    error(
        "e-props-correct.6",
        ["Element {name} ersetzt sich selbst", "element {name} substitutes itself"],
        [
            "Die Kette der substitutionGroup führt im Kreis. Brechen Sie sie auf.",
            "The chain of substitutionGroup runs in a circle. Break it.",
        ],
        ["", ""],
    ),
    error(
        "mg-props-correct.2",
        ["Gruppe[ {name}] enthält sich selbst", "the group[ {name}] contains itself"],
        [
            "Eine Modellgruppe darf sich nicht, auch nicht über andere, auf sich selbst beziehen. Rekursion ist über Elemente möglich.",
            "A model group must not refer to itself, not even through others. Recursion is possible through elements.",
        ],
        ["", ""],
    ),
    error(
        "p-props-correct.2.1",
        ["minOccurs {=min} ist größer als maxOccurs {=max}", "minOccurs {=min} is greater than maxOccurs {=max}"],
        [
            "Wer minOccurs über 1 setzt, muss maxOccurs mit angeben; ohne Angabe ist es 1.",
            "Whoever sets minOccurs above 1 has to set maxOccurs too; without it, it is 1.",
        ],
        ["<xs:element name=\"a\" minOccurs=\"2\"/>", "<xs:element name=\"a\" minOccurs=\"2\" maxOccurs=\"2\"/>"],
    ),
    error(
        "w-props-correct",
        ["Wildcard ist fehlerhaft", "the wildcard is wrong"],
        [
            "xs:any und xs:anyAttribute haben namespace und processContents in der vorgeschriebenen Form.",
            "xs:any and xs:anyAttribute have namespace and processContents in the prescribed form.",
        ],
        ["", ""],
    ),
    error(
        "cos-all-limited.1.2",
        ["xs:all steht nicht allein oder wiederholt sich", "xs:all does not stand alone, or it repeats"],
        [
            "xs:all muss der ganze Inhalt eines Typs sein, mit maxOccurs 1; es lässt sich nicht in andere Gruppen setzen und nicht erweitern.",
            "xs:all has to be the whole content of a type, with maxOccurs 1; it cannot be put into other groups and not be extended.",
        ],
        ["", ""],
    ),
    error(
        "cos-all-limited.2",
        ["in xs:all kommt jedes Element höchstens einmal vor", "in xs:all every element occurs at most once"],
        [
            "In XSD 1.0 ist maxOccurs in xs:all 0 oder 1. Verwenden Sie xs:sequence.",
            "In XSD 1.0, maxOccurs within xs:all is 0 or 1. Use xs:sequence.",
        ],
        [
            "<xs:all><xs:element name=\"a\" maxOccurs=\"2\"/></xs:all>",
            "<xs:sequence><xs:element name=\"a\" maxOccurs=\"2\"/></xs:sequence>",
        ],
    ),
    error(
        "cos-element-consistent",
        [
            "Element {name} kommt im selben Inhalt mit verschiedenen Typen vor",
            "element {name} occurs with different types in one content",
        ],
        [
            "Zwei Elemente gleichen Namens im Inhalt eines Typs müssen denselben benannten Typ haben; sonst wüsste kein Programm, welches gemeint ist.",
            "Two elements of one name in the content of a type must have the same named type; otherwise no program would know which one is meant.",
        ],
        ["", ""],
    ),
    error(
        "cos-nonambig",
        [
            "Inhaltsmodell[ von {type}] ist mehrdeutig: {first} und {second} können auf dasselbe Element passen",
            "the content model[ of {type}] is ambiguous: {first} and {second} can match the same element",
        ],
        [
            "Beim Lesen muss ohne Vorausschau feststehen, zu welcher Stelle des Modells ein Element gehört (Unique Particle Attribution). Fassen Sie die gemeinsamen Anfänge der Alternativen zusammen oder schränken Sie die Wildcard ein.",
            "While reading it has to be clear without looking ahead to which place of the model an element belongs (Unique Particle Attribution). Factor out the common beginning of the alternatives, or narrow the wildcard.",
        ],
        [
            "<xs:choice><xs:element name=\"a\"/><xs:sequence><xs:element name=\"a\"/><xs:element name=\"b\"/></xs:sequence></xs:choice>",
            "<xs:sequence><xs:element name=\"a\"/><xs:element name=\"b\" minOccurs=\"0\"/></xs:sequence>",
        ],
    ),
    error(
        "cos-valid-default",
        [
            "Vorgabe- oder fester Wert[ {value}] ist für den Typ nicht gültig[ ({=cause})]",
            "the default or fixed value[ {value}] is not valid for the type[ ({=cause})]",
        ],
        [
            "Ein Wert, den das Schema selbst einsetzt, muss dem Typ genügen. Berichtigen Sie Wert oder Typ.",
            "A value that the schema itself fills in has to satisfy the type. Correct the value or the type.",
        ],
        ["", ""],
    ),
    error(
        "cos-valid-default.2.1",
        [
            "Element[ {name}] hat einen Vorgabewert, aber keinen Text als Inhalt",
            "the element[ {name}] has a default but no text as content",
        ],
        [
            "Nur Elemente mit einfachem oder gemischtem Inhalt können einen Vorgabe- oder festen Wert haben.",
            "Only elements with simple or mixed content can have a default or fixed value.",
        ],
        ["", ""],
    ),
    error(
        "cos-valid-default.2.2.2",
        [
            "Element[ {name}] hat einen Vorgabewert, aber Kinder, die nicht fehlen dürfen",
            "the element[ {name}] has a default but children that may not be missing",
        ],
        [
            "Bei gemischtem Inhalt gilt der Vorgabewert nur, wenn alle Kinder fehlen dürfen.",
            "With mixed content the default counts only if all children may be missing.",
        ],
        ["", ""],
    ),
    error(
        "cos-ct-extends.1.1",
        ["Basistyp verbietet die Erweiterung (final)", "the base type forbids extension (final)"],
        [
            "Der Basistyp ist mit final=\"extension\" oder \"#all\" deklariert.",
            "The base type is declared with final=\"extension\" or \"#all\".",
        ],
        ["", ""],
    ),
    error(
        "cos-ct-extends.1.4",
        ["Inhalt der Erweiterung passt nicht zum Basistyp", "the content of the extension does not suit the base type"],
        [
            "Ein Typ mit einfachem Inhalt kann nur um Attribute erweitert werden, einer mit Elementinhalt nur um Elemente und Attribute.",
            "A type with simple content can be extended by attributes only, one with element content by elements and attributes only.",
        ],
        ["", ""],
    ),
    error(
        "cos-ct-extends.1.4.3.2.2.1",
        [
            "Erweiterung und Basistyp müssen beide gemischt sein oder beide nicht",
            "the extension and its base must both be mixed, or both not",
        ],
        [
            "mixed=\"true\" lässt sich durch eine Erweiterung weder einführen noch aufheben.",
            "An extension can neither introduce nor lift mixed=\"true\".",
        ],
        ["", ""],
    ),
];
