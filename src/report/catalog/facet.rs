//! Simple types and facets of a schema: constraints of XML Schema Part 1 and 2.

use super::{Rule, error, unchecked};

pub(super) const RULES: &[Rule] = &[
    error(
        "src-simple-type.2",
        [
            "xs:restriction braucht entweder base oder einen eigenen Typ",
            "xs:restriction needs either base or a type of its own",
        ],
        [
            "Der Basistyp steht im Attribut base oder als xs:simpleType darin, nicht beides und nicht keines.",
            "The base type stands in the attribute base or inside as xs:simpleType, not both and not neither.",
        ],
        ["", ""],
    ),
    error(
        "src-simple-type.3",
        [
            "xs:list braucht entweder itemType oder einen eigenen Typ",
            "xs:list needs either itemType or a type of its own",
        ],
        [
            "Der Typ der Einträge steht im Attribut itemType oder als xs:simpleType darin.",
            "The type of the items stands in the attribute itemType or inside as xs:simpleType.",
        ],
        ["", ""],
    ),
    error(
        "src-simple-type.4",
        ["xs:union hat keine Mitglieder", "xs:union has no members"],
        [
            "Nennen Sie die Typen in memberTypes oder als xs:simpleType darin.",
            "Name the types in memberTypes or inside as xs:simpleType.",
        ],
        ["", ""],
    ),
    error(
        "src-union-memberTypes-or-simpleTypes",
        [
            "xs:union hat keine Mitglieder[ (Typ {=type})][: {=details}]",
            "xs:union has no members[ (type {=type})][: {=details}]",
        ],
        [
            "Nennen Sie die Typen in memberTypes oder als xs:simpleType darin.",
            "Name the types in memberTypes or inside as xs:simpleType.",
        ],
        ["", ""],
    ),
    error(
        "src-single-facet-value",
        ["Facette[ {facet}] steht zweimal[: {=details}]", "the facet[ {facet}] stands twice[: {=details}]"],
        [
            "Außer xs:pattern und xs:enumeration steht jede Facette je Ableitungsschritt höchstens einmal.",
            "Except xs:pattern and xs:enumeration, every facet stands at most once in each step of derivation.",
        ],
        ["", ""],
    ),
    error(
        "st-props-correct.2",
        ["Typ[ {name}] ist aus sich selbst abgeleitet", "the type[ {name}] is derived from itself"],
        [
            "Die Kette der Basis-, Eintrags- oder Mitgliedstypen führt im Kreis. Brechen Sie sie auf.",
            "The chain of base, item or member types runs in a circle. Break it.",
        ],
        ["", ""],
    ),
    error(
        "st-props-correct.3",
        [
            "Basistyp verbietet die Einschränkung (final)[: {name}]",
            "the base type forbids restriction (final)[: {name}]",
        ],
        [
            "Der Basistyp ist mit final=\"restriction\" oder \"#all\" deklariert.",
            "The base type is declared with final=\"restriction\" or \"#all\".",
        ],
        ["", ""],
    ),
    error(
        "st-restrict-facets",
        [
            "Facette ist im Basistyp fest und darf nicht geändert werden[ (Typ {=type})][: {=details}]",
            "the facet is fixed in the base type and must not be changed[ (type {=type})][: {=details}]",
        ],
        [
            "fixed=\"true\" an einer Facette verbietet abgeleiteten Typen, sie zu ändern.",
            "fixed=\"true\" on a facet forbids derived types to change it.",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts",
        [
            "einfacher Typ ist nicht so abgeleitet, wie XML Schema es erlaubt[ (Typ {=type})][: {=details}]",
            "the simple type is not derived in a way that XML Schema allows[ (type {=type})][: {=details}]",
        ],
        [
            "Listen und Vereinigungen leiten sich unmittelbar aus xs:anySimpleType ab.",
            "Lists and unions are derived directly from xs:anySimpleType.",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts.1.1",
        [
            "xs:anySimpleType kann nicht eingeschränkt werden[ (Typ {=type})][: {=details}]",
            "xs:anySimpleType cannot be restricted[ (type {=type})][: {=details}]",
        ],
        [
            "Wählen Sie einen bestimmten Typ zur Basis, etwa xs:string oder xs:token.",
            "Choose a definite type as base, such as xs:string or xs:token.",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts.2.1",
        [
            "Einträge einer Liste können nicht selbst Listen sein[ (Typ {=type})][: {=details}]",
            "the items of a list cannot be lists themselves[ (type {=type})][: {=details}]",
        ],
        [
            "Der Typ der Einträge muss atomar sein oder eine Vereinigung ohne Listen. Zwischen Listen in Listen könnte niemand unterscheiden.",
            "The type of the items has to be atomic, or a union without lists. Nobody could tell lists within lists apart.",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts.2.3.1.1",
        [
            "Typ der Einträge verbietet Listen (final)[ (Typ {=type})][: {=details}]",
            "the type of the items forbids lists (final)[ (type {=type})][: {=details}]",
        ],
        [
            "Der Typ ist mit final=\"list\" oder \"#all\" deklariert.",
            "The type is declared with final=\"list\" or \"#all\".",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts.3.1",
        [
            "dieser Typ kann nicht Mitglied einer Vereinigung sein[ (Typ {=type})][: {=details}]",
            "this type cannot be a member of a union[ (type {=type})][: {=details}]",
        ],
        [
            "Mitglieder einer Vereinigung sind atomare Typen, Listen oder Vereinigungen, nicht aber xs:anySimpleType.",
            "Members of a union are atomic types, lists or unions, but not xs:anySimpleType.",
        ],
        ["", ""],
    ),
    error(
        "cos-st-restricts.3.3.1.1",
        [
            "ein Mitgliedstyp verbietet Vereinigungen (final)[ (Typ {=type})][: {=details}]",
            "a member type forbids unions (final)[ (type {=type})][: {=details}]",
        ],
        [
            "Der Typ ist mit final=\"union\" oder \"#all\" deklariert.",
            "The type is declared with final=\"union\" or \"#all\".",
        ],
        ["", ""],
    ),
    error(
        "cos-applicable-facets",
        [
            "Facette gibt es bei diesem Typ nicht[ (Typ {=type})][: {=details}]",
            "the facet does not exist for this type[ (type {=type})][: {=details}]",
        ],
        [
            "Nicht jede Facette passt zu jedem Typ: maxLength zu Texten und Listen, totalDigits zu Zahlen, Grenzen zu geordneten Werten.",
            "Not every facet suits every type: maxLength suits texts and lists, totalDigits numbers, bounds ordered values.",
        ],
        [
            "<xs:restriction base=\"xs:date\"><xs:maxLength value=\"10\"/></xs:restriction>",
            "<xs:restriction base=\"xs:date\"/>",
        ],
    ),
    error(
        "xsd-facet-value",
        [
            "Wert der Facette hat nicht die verlangte Form[ (Typ {=type})][: {=details}]",
            "the value of the facet does not have the form it needs[ (type {=type})][: {=details}]",
        ],
        [
            "Längen und Stellenzahlen sind nicht negative ganze Zahlen, totalDigits mindestens 1, whiteSpace eines von preserve, replace und collapse.",
            "Lengths and digits are integers that are not negative, totalDigits at least 1, whiteSpace one of preserve, replace and collapse.",
        ],
        ["", ""],
    ),
    error(
        "xsd-pattern",
        [
            "Muster ist kein regulärer Ausdruck von XML Schema[ (Typ {=type})][: {=details}]",
            "the pattern is no regular expression of XML Schema[ (type {=type})][: {=details}]",
        ],
        [
            "Die Muster von XML Schema kennen keine Anker (^ $), kein Vorausschauen und keine Rückbezüge; sie passen immer auf den ganzen Wert. Ein ^ am Anfang oder $ am Ende ist dort ein gewöhnliches Zeichen.",
            "Patterns of XML Schema have no anchors (^ $), no look-ahead and no back references; they always match the whole value. A ^ at the beginning or $ at the end is an ordinary character there.",
        ],
        ["<xs:pattern value=\"[0-9\"/>", "<xs:pattern value=\"[0-9]\"/>"],
    ),
    unchecked(
        "limit-simple-types",
        [
            "Schema hat mehr einfache Typen, als gelesen werden[ (Typ {=type})][: {=details}]",
            "the schema has more simple types than are read[ (type {=type})][: {=details}]",
        ],
        [
            "Das kommt in echten Schemata nicht vor. Teilen Sie das Schema auf.",
            "This does not happen in real schemas. Split the schema.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-union",
        [
            "Vereinigung hat zu viele oder zu tief verschachtelte Mitglieder[ (Typ {=type})][: {=details}]",
            "the union has too many members, or they are nested too deeply[ (type {=type})][: {=details}]",
        ],
        [
            "Die Zahl der Mitglieder aller Ebenen ist begrenzt, damit jede Prüfung schnell bleibt. Fassen Sie Mitglieder zusammen.",
            "The number of members of all levels is limited so that every check stays fast. Combine members.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-enumeration",
        [
            "Aufzählung hat mehr Werte, als gelesen werden[ (Typ {=type})][: {=details}]",
            "the enumeration has more values than are read[ (type {=type})][: {=details}]",
        ],
        [
            "Sehr große Codelisten gehören in eine Genericode-Datei neben dem Schema (Codelisten vom Typ 3), nicht in das Schema.",
            "Very large code lists belong into a genericode file beside the schema (code lists of type 3), not into the schema.",
        ],
        ["", ""],
    ),
    error(
        "enumeration-required-notation",
        [
            "ein Typ aus xs:NOTATION braucht xs:enumeration[ (Typ {=type})][: {=details}]",
            "a type derived from xs:NOTATION needs xs:enumeration[ (type {=type})][: {=details}]",
        ],
        [
            "xs:NOTATION kann nicht unmittelbar verwendet werden; der Typ zählt die Notationen auf.",
            "xs:NOTATION cannot be used directly; the type enumerates the notations.",
        ],
        ["", ""],
    ),
    error(
        "enumeration-valid-restriction",
        [
            "aufgezählter Wert ist für den Basistyp nicht gültig[ (Typ {=type})][: {=details}]",
            "the enumerated value is not valid for the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "length-valid-restriction",
        [
            "length weicht vom Basistyp ab[ (Typ {=type})][: {=details}]",
            "length differs from the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "minLength-valid-restriction",
        [
            "minLength ist kleiner als im Basistyp[ (Typ {=type})][: {=details}]",
            "minLength is less than in the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "maxLength-valid-restriction",
        [
            "maxLength ist größer als im Basistyp[ (Typ {=type})][: {=details}]",
            "maxLength is greater than in the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "minInclusive-valid-restriction",
        [
            "minInclusive liegt außerhalb des Basistyps[ (Typ {=type})][: {=details}]",
            "minInclusive lies outside the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "minExclusive-valid-restriction",
        [
            "minExclusive liegt außerhalb des Basistyps[ (Typ {=type})][: {=details}]",
            "minExclusive lies outside the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "maxInclusive-valid-restriction",
        [
            "maxInclusive liegt außerhalb des Basistyps[ (Typ {=type})][: {=details}]",
            "maxInclusive lies outside the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "maxExclusive-valid-restriction",
        [
            "maxExclusive liegt außerhalb des Basistyps[ (Typ {=type})][: {=details}]",
            "maxExclusive lies outside the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "totalDigits-valid-restriction",
        [
            "totalDigits ist größer als im Basistyp[ (Typ {=type})][: {=details}]",
            "totalDigits is greater than in the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "fractionDigits-valid-restriction",
        [
            "fractionDigits ist größer als im Basistyp[ (Typ {=type})][: {=details}]",
            "fractionDigits is greater than in the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "whiteSpace-valid-restriction",
        [
            "whiteSpace ist schwächer als im Basistyp[ (Typ {=type})][: {=details}]",
            "whiteSpace is weaker than in the base type[ (type {=type})][: {=details}]",
        ],
        [
            "Ein abgeleiteter Typ darf die Werte seines Basistyps nur weiter einschränken. Genannt sind die Facette, der neue und der Wert der Basis.",
            "A derived type may only narrow the values of its base type. Named are the facet, the new value and that of the base.",
        ],
        ["", ""],
    ),
    error(
        "minLength-less-than-equal-to-maxLength",
        [
            "minLength ist größer als maxLength[ (Typ {=type})][: {=details}]",
            "minLength is greater than maxLength[ (type {=type})][: {=details}]",
        ],
        [
            "Untere und obere Grenze schließen einander aus: kein Wert wäre gültig.",
            "Lower and upper bound exclude each other: no value would be valid.",
        ],
        ["", ""],
    ),
    error(
        "length-minLength-maxLength",
        [
            "length verträgt sich nicht mit minLength oder maxLength[ (Typ {=type})][: {=details}]",
            "length does not go with minLength or maxLength[ (type {=type})][: {=details}]",
        ],
        [
            "Wer length angibt, gibt daneben keine Grenzen der Länge an, außer der Basistyp hat sie schon.",
            "Whoever sets length sets no bounds of the length beside it, unless the base type has them already.",
        ],
        ["", ""],
    ),
    error(
        "fractionDigits-totalDigits",
        [
            "fractionDigits ist größer als totalDigits[ (Typ {=type})][: {=details}]",
            "fractionDigits is greater than totalDigits[ (type {=type})][: {=details}]",
        ],
        ["Es kann nicht mehr Nachkommastellen als Ziffern geben.", "There cannot be more fraction digits than digits."],
        ["", ""],
    ),
    error(
        "minInclusive-less-than-equal-to-maxInclusive",
        [
            "minInclusive muss höchstens so groß wie maxInclusive sein[ (Typ {=type})][: {=details}]",
            "minInclusive must be at most maxInclusive[ (type {=type})][: {=details}]",
        ],
        [
            "Untere und obere Grenze schließen einander aus: kein Wert wäre gültig.",
            "Lower and upper bound exclude each other: no value would be valid.",
        ],
        ["", ""],
    ),
    error(
        "minExclusive-less-than-equal-to-maxExclusive",
        [
            "minExclusive muss höchstens so groß wie maxExclusive sein[ (Typ {=type})][: {=details}]",
            "minExclusive must be at most maxExclusive[ (type {=type})][: {=details}]",
        ],
        [
            "Untere und obere Grenze schließen einander aus: kein Wert wäre gültig.",
            "Lower and upper bound exclude each other: no value would be valid.",
        ],
        ["", ""],
    ),
    error(
        "minExclusive-less-than-maxInclusive",
        [
            "minExclusive muss kleiner als maxInclusive sein[ (Typ {=type})][: {=details}]",
            "minExclusive must be less than maxInclusive[ (type {=type})][: {=details}]",
        ],
        [
            "Untere und obere Grenze schließen einander aus: kein Wert wäre gültig.",
            "Lower and upper bound exclude each other: no value would be valid.",
        ],
        ["", ""],
    ),
    error(
        "minInclusive-less-than-maxExclusive",
        [
            "minInclusive muss kleiner als maxExclusive sein[ (Typ {=type})][: {=details}]",
            "minInclusive must be less than maxExclusive[ (type {=type})][: {=details}]",
        ],
        [
            "Untere und obere Grenze schließen einander aus: kein Wert wäre gültig.",
            "Lower and upper bound exclude each other: no value would be valid.",
        ],
        ["", ""],
    ),
    error(
        "minInclusive-minExclusive",
        [
            "minInclusive und minExclusive stehen zugleich[ (Typ {=type})][: {=details}]",
            "minInclusive and minExclusive stand together[ (type {=type})][: {=details}]",
        ],
        [
            "Eine untere Grenze ist entweder eingeschlossen oder ausgeschlossen.",
            "A lower bound is either included or excluded.",
        ],
        ["", ""],
    ),
    error(
        "maxInclusive-maxExclusive",
        [
            "maxInclusive und maxExclusive stehen zugleich[ (Typ {=type})][: {=details}]",
            "maxInclusive and maxExclusive stand together[ (type {=type})][: {=details}]",
        ],
        [
            "Eine obere Grenze ist entweder eingeschlossen oder ausgeschlossen.",
            "An upper bound is either included or excluded.",
        ],
        ["", ""],
    ),
];
