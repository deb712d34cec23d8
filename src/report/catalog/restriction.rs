//! Restriction of complex types in a schema: constraints of XML Schema Part 1.

use super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "derivation-ok-restriction.1",
        ["Basistyp verbietet die Einschränkung (final)", "the base type forbids restriction (final)"],
        [
            "Der Basistyp ist mit final=\"restriction\" oder \"#all\" deklariert.",
            "The base type is declared with final=\"restriction\" or \"#all\".",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.2.1.1",
        [
            "Attribut {name} ist im Basistyp Pflicht und darf hier nicht optional sein",
            "attribute {name} is required in the base type and must not be optional here",
        ],
        [
            "Eine Einschränkung darf nichts erlauben, was der Basistyp verbietet.",
            "A restriction must not allow what the base type forbids.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.2.1.2",
        [
            "Typ des Attributs {name} ist nicht aus dem im Basistyp abgeleitet",
            "the type of attribute {name} is not derived from that in the base type",
        ],
        [
            "Eine Einschränkung darf den Typ eines Attributs nur enger machen.",
            "A restriction may only make the type of an attribute narrower.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.2.1.3",
        [
            "Attribut {name} muss den festen Wert des Basistyps behalten",
            "attribute {name} must keep the fixed value of the base type",
        ],
        [
            "Was der Basistyp festlegt, bleibt in der Einschränkung fest.",
            "What the base type fixes stays fixed in the restriction.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.2.2",
        ["Attribut {name} hat der Basistyp nicht", "the base type has no attribute {name}"],
        [
            "Eine Einschränkung kann keine Attribute hinzufügen, außer der Basistyp lässt sie mit xs:anyAttribute zu. Verwenden Sie xs:extension.",
            "A restriction cannot add attributes, unless the base type admits them with xs:anyAttribute. Use xs:extension.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.3",
        [
            "Attribut {name} ist im Basistyp Pflicht und darf nicht verboten werden",
            "attribute {name} is required in the base type and must not be prohibited",
        ],
        [
            "Eine Einschränkung kann ein Pflichtattribut nicht streichen.",
            "A restriction cannot strike a required attribute.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.4.1",
        ["Basistyp lässt keine weiteren Attribute zu", "the base type admits no further attributes"],
        [
            "xs:anyAttribute in einer Einschränkung setzt eines im Basistyp voraus.",
            "xs:anyAttribute in a restriction presupposes one in the base type.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.4.2",
        [
            "Attribut-Wildcard lässt mehr Namensräume zu als der Basistyp",
            "the attribute wildcard admits more namespaces than the base type",
        ],
        [
            "Die Namensräume der Wildcard müssen eine Teilmenge derer im Basistyp sein.",
            "The namespaces of the wildcard have to be a subset of those in the base type.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.4.3",
        [
            "Attribut-Wildcard prüft weniger streng als der Basistyp",
            "the attribute wildcard checks less strictly than the base type",
        ],
        [
            "processContents darf in der Einschränkung nur gleich oder strenger sein: skip, lax, strict.",
            "In a restriction, processContents may only be the same or stricter: skip, lax, strict.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.5.2.2.1",
        [
            "einfacher Inhalt ist nicht aus dem des Basistyps abgeleitet",
            "the simple content is not derived from that of the base type",
        ],
        [
            "Die Einschränkung eines Typs mit einfachem Inhalt darf dessen Werte nur weiter begrenzen.",
            "The restriction of a type with simple content may only limit its values further.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.5.3.2",
        [
            "Inhalt darf nicht leer sein: der Basistyp verlangt Elemente",
            "the content must not be empty: the base type demands elements",
        ],
        [
            "Eine Einschränkung kann nur weglassen, was im Basistyp fehlen darf.",
            "A restriction can only leave out what may be missing in the base type.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.5.4.1",
        ["Elementinhalt passt nicht zum Basistyp", "element content does not suit the base type"],
        [
            "Der Basistyp hat einfachen oder leeren Inhalt; eine Einschränkung kann keine Elemente hinzufügen.",
            "The base type has simple or empty content; a restriction cannot add elements.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.5.4.1.2",
        ["gemischter Inhalt ist im Basistyp nicht erlaubt", "mixed content is not allowed in the base type"],
        [
            "Eine Einschränkung kann keinen Text zwischen Elementen einführen.",
            "A restriction cannot introduce text between elements.",
        ],
        ["", ""],
    ),
    error(
        "derivation-ok-restriction.5.4.2",
        [
            "Inhalt ist keine Einschränkung des Basistyps[: {=details}]",
            "the content is no restriction of the base type[: {=details}]",
        ],
        [
            "Jede Folge von Elementen, die der eingeschränkte Typ erlaubt, muss auch der Basistyp erlauben. Häufig ist ein Element hinzugekommen, öfter erlaubt oder hat einen Typ, der nicht aus dem früheren abgeleitet ist.",
            "Every sequence of elements that the restricted type allows has to be allowed by the base type too. Often an element was added, is allowed more often, or has a type that is not derived from the former one.",
        ],
        ["", ""],
    ),
    error(
        "cos-particle-restrict",
        [
            "Inhalt ist keine Einschränkung des Basistyps[: {name}][ ({=details})]",
            "the content is no restriction of the base type[: {name}][ ({=details})]",
        ],
        [
            "Jedes Teilchen der Einschränkung muss zu einem des Basistyps passen (Particle Valid (Restriction)).",
            "Every particle of the restriction has to correspond to one of the base type (Particle Valid (Restriction)).",
        ],
        ["", ""],
    ),
    error(
        "cos-particle-restrict.2",
        [
            "Gruppe passt nicht zu der Gruppe des Basistyps[ ({=details})]",
            "the group does not correspond to that of the base type[ ({=details})]",
        ],
        [
            "Eine Auswahl kann nicht eine Folge einschränken, und eine Folge kein Element. Schreiben Sie die Einschränkung in derselben Form wie den Basistyp.",
            "A choice cannot restrict a sequence, and a sequence no element. Write the restriction in the same form as the base type.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.1",
        ["Element {name} heißt im Basistyp anders", "element {name} has another name in the base type"],
        [
            "Eine Einschränkung behält Namen und Namensraum der Elemente.",
            "A restriction keeps names and namespaces of the elements.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.2",
        [
            "Element {name} darf nicht nillable sein: im Basistyp ist es das nicht",
            "element {name} must not be nillable: in the base type it is not",
        ],
        ["Eine Einschränkung kann xsi:nil nicht neu erlauben.", "A restriction cannot newly allow xsi:nil."],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.3",
        [
            "Element {name} darf öfter oder seltener vorkommen als im Basistyp",
            "element {name} may occur more or less often than in the base type",
        ],
        [
            "minOccurs und maxOccurs müssen innerhalb derer des Basistyps liegen.",
            "minOccurs and maxOccurs have to lie within those of the base type.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.4",
        [
            "Element {name} muss den festen Wert des Basistyps behalten",
            "element {name} must keep the fixed value of the base type",
        ],
        [
            "Was der Basistyp festlegt, bleibt in der Einschränkung fest.",
            "What the base type fixes stays fixed in the restriction.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.5",
        ["Bedingungen von {name} hat der Basistyp nicht", "the base type lacks the constraints of {name}"],
        [
            "Eine Einschränkung kann keine xs:key, xs:unique oder xs:keyref hinzufügen.",
            "A restriction cannot add xs:key, xs:unique or xs:keyref.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.6",
        [
            "Element {name} muss dieselben Ableitungen sperren wie im Basistyp",
            "element {name} must block the same derivations as in the base type",
        ],
        ["block darf in der Einschränkung nicht kleiner werden.", "In a restriction, block must not become smaller."],
        ["", ""],
    ),
    error(
        "rcase-NameAndTypeOK.7",
        [
            "Typ von {name} ist nicht aus dem im Basistyp abgeleitet",
            "the type of {name} is not derived from that in the base type",
        ],
        [
            "Ein Element der Einschränkung hat denselben Typ wie im Basistyp oder einen, der daraus durch Einschränkung abgeleitet ist.",
            "An element of the restriction has the same type as in the base type, or one that is derived from it by restriction.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NSCompat.1",
        [
            "Wildcard des Basistyps lässt den Namensraum von {name} nicht zu",
            "the wildcard of the base type does not admit the namespace of {name}",
        ],
        [
            "Ein Element kann eine Wildcard nur einschränken, wenn sie seinen Namensraum zulässt.",
            "An element can restrict a wildcard only if that admits its namespace.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NSCompat.2",
        [
            "Element {name} darf öfter oder seltener vorkommen als die Wildcard des Basistyps",
            "element {name} may occur more or less often than the wildcard of the base type",
        ],
        [
            "minOccurs und maxOccurs müssen innerhalb derer der Wildcard liegen.",
            "minOccurs and maxOccurs have to lie within those of the wildcard.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NSRecurseCheckCardinality",
        ["Gruppe passt nicht zur Wildcard des Basistyps", "the group does not suit the wildcard of the base type"],
        [
            "Alle Elemente der Gruppe müssen von der Wildcard zugelassen sein, und ihre Zahl muss passen.",
            "All elements of the group have to be admitted by the wildcard, and their number has to fit.",
        ],
        ["", ""],
    ),
    error(
        "rcase-NSSubset",
        ["Wildcard ist keine Teilmenge derer im Basistyp", "the wildcard is no subset of that in the base type"],
        [
            "Namensräume, Häufigkeit und processContents der Wildcard müssen enger oder gleich sein.",
            "Namespaces, occurrence and processContents of the wildcard have to be narrower or the same.",
        ],
        ["", ""],
    ),
    error(
        "rcase-Recurse",
        ["Folge passt nicht zu der des Basistyps", "the sequence does not correspond to that of the base type"],
        [
            "Die Elemente der Einschränkung müssen in der Reihenfolge des Basistyps stehen; weggelassen werden darf nur, was dort fehlen darf.",
            "The elements of the restriction have to stand in the order of the base type; left out may only be what may be missing there.",
        ],
        ["", ""],
    ),
    error(
        "rcase-RecurseLax",
        ["Auswahl passt nicht zu der des Basistyps", "the choice does not correspond to that of the base type"],
        [
            "Jede Alternative der Einschränkung muss einer des Basistyps entsprechen, in derselben Reihenfolge.",
            "Every alternative of the restriction has to correspond to one of the base type, in the same order.",
        ],
        ["", ""],
    ),
    error(
        "rcase-RecurseUnordered",
        [
            "Folge passt nicht zum xs:all des Basistyps",
            "the sequence does not correspond to the xs:all of the base type",
        ],
        [
            "Jedes Element der Folge muss genau einem des xs:all entsprechen; weggelassen werden darf nur, was dort fehlen darf.",
            "Every element of the sequence has to correspond to exactly one of the xs:all; left out may only be what may be missing there.",
        ],
        ["", ""],
    ),
    error(
        "rcase-MapAndSum",
        [
            "Folge passt nicht zur Auswahl des Basistyps",
            "the sequence does not correspond to the choice of the base type",
        ],
        [
            "Jedes Element der Folge muss einer Alternative entsprechen, und die Auswahl muss sich oft genug wiederholen.",
            "Every element of the sequence has to correspond to an alternative, and the choice has to repeat often enough.",
        ],
        ["", ""],
    ),
    error(
        "range-ok",
        [
            "Häufigkeit liegt nicht innerhalb der des Basistyps",
            "the occurrence does not lie within that of the base type",
        ],
        [
            "minOccurs und maxOccurs müssen innerhalb derer des Basistyps liegen.",
            "minOccurs and maxOccurs have to lie within those of the base type.",
        ],
        ["", ""],
    ),
];
