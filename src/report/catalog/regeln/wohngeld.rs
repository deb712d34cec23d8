//! Rules of the trade: the Fachmodul wohngeld.

use super::super::{Rule, error, warning};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-wg-antragstellende-person",
        [
            "genau ein Haushaltsmitglied muss die antragstellende Person sein",
            "exactly one member of the household must be the one who applies",
        ],
        [
            "Die antragstellende Person gehört zum Haushalt (§ 5 WoGG) und steht unter seinen Mitgliedern, mit dem Verhältnis 01. Alle anderen Verhältnisse sind von ihr aus gesehen; ohne sie, oder mit zweien, sagen sie nichts.",
            "Who applies belongs to the household (§ 5 WoGG) and stands among its members, with the relation 01. All other relations are seen from there; without it, or with two of them, they say nothing.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-ein-partner",
        ["die antragstellende Person hat mehr als einen Partner", "the one who applies has more than one partner"],
        [
            "Ehegatte, Lebenspartner und Partner in einer Lebensgemeinschaft: von diesen gibt es in einem Haushalt (§ 5 WoGG) in der Regel höchstens einen. Prüfen Sie das Verhältnis zur antragstellenden Person.",
            "Husband or wife, civil partner and partner in a common life: of these a household (§ 5 WoGG) as a rule has at most one. Look at the relation to the one who applies.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-familienstand",
        [
            "Verhältnis und Familienstand passen nicht zusammen",
            "the relation and the marital status do not go together",
        ],
        [
            "Ist ein Haushaltsmitglied Ehegatte der antragstellenden Person, sind beide verheiratet (VH); ist es Lebenspartner, leben beide in einer Lebenspartnerschaft (LP).",
            "If a member is the husband or wife of the one who applies, both are married (VH); if it is the civil partner, both live in a civil partnership (LP).",
        ],
        ["", ""],
    ),
    error(
        "xefa-wg-kosten-ueber-miete",
        ["die enthaltenen Kosten sind höher als die Gesamtmiete", "the included costs are higher than the whole rent"],
        [
            "Unter enthalteneKosten stehen Teile der Gesamtmiete, etwa die Heizkosten (§ 9 WoGG). Zusammen können sie nicht höher sein als die Miete, in der sie enthalten sind. Was neben der Miete gezahlt wird, gehört nicht hierher.",
            "enthalteneKosten holds parts of the whole rent, such as heating (§ 9 WoGG). Together they cannot be more than the rent that includes them. What is paid beside the rent does not belong here.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-kostenart-doppelt",
        ["diese Kostenart steht schon da", "this kind of costs is there already"],
        [
            "Zu jeder Kostenart genügt eine Angabe; bei zweien ist nicht klar, ob sie zusammenzählen oder sich ersetzen.",
            "One entry for each kind of costs is enough; with two it is not clear whether they add up or replace each other.",
        ],
        ["", ""],
    ),
    error(
        "xefa-wg-untervermietung",
        [
            "die untervermietete Fläche ist nicht kleiner als die Wohnfläche",
            "the sublet area is not smaller than the whole area",
        ],
        [
            "Untervermietet ist ein Teil der Wohnung. Ist alles untervermietet, wohnt der Haushalt nicht darin, und Wohngeld gibt es dafür nicht. Meist sind die beiden Flächen vertauscht.",
            "Sublet is a part of the dwelling. If all of it is, the household does not live there, and there is no benefit for it. Mostly the two areas are swapped.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-bezug-nach-beginn",
        [
            "Wohngeld ist ab einem Monat beantragt, in dem die Wohnung noch nicht bezogen ist",
            "the benefit is applied for from a month in which nobody lives in the dwelling yet",
        ],
        [
            "Wohngeld gibt es für Wohnraum, der selbst genutzt wird (§ 3 Abs. 1 WoGG). Beantragen Sie es ab dem Monat des Bezugs, oder für die bisherige Wohnung.",
            "The benefit is for a dwelling in which one lives (§ 3 Abs. 1 WoGG). Apply for it from the month of moving in, or for the dwelling so far.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-beginn-vor-antrag",
        [
            "Wohngeld ist für einen Monat vor dem Antrag beantragt",
            "the benefit is applied for from a month before the application",
        ],
        [
            "Der Bewilligungszeitraum beginnt in der Regel am Ersten des Monats, in dem der Antrag gestellt ist (§ 25 Abs. 2 WoGG). Rückwirkend wird Wohngeld nur in besonderen Fällen bewilligt.",
            "As a rule the period begins on the first of the month in which one applies (§ 25 Abs. 2 WoGG). For earlier months the benefit is granted in special cases only.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-transferleistung",
        [
            "wer diese Leistung empfängt, kann vom Wohngeld ausgeschlossen sein",
            "who receives this benefit may be excluded from housing benefit",
        ],
        [
            "Wer Bürgergeld, Grundsicherung, Hilfe zum Lebensunterhalt oder Leistungen nach dem Asylbewerberleistungsgesetz empfängt, bei denen Unterkunftskosten berücksichtigt sind, ist vom Wohngeld ausgeschlossen (§ 7 WoGG). Die anderen Mitglieder des Haushalts sind es deshalb nicht.",
            "Who receives Bürgergeld, Grundsicherung, Hilfe zum Lebensunterhalt or benefits for asylum seekers in which the cost of housing is counted is excluded (§ 7 WoGG). The other members of the household are not excluded for that.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-wohngeldnummer",
        [
            "zu diesem Antrag gehört die Wohngeldnummer eines früheren Bescheids",
            "to this application belongs the number of an earlier decision",
        ],
        [
            "Wer weiterhin Wohngeld, mehr Wohngeld oder eine Änderung beantragt, hat schon einen Bescheid. Seine Wohngeldnummer findet die Akte; ohne sie sucht die Behörde nach dem Namen.",
            "Who applies for a continuation, for more, or for a change already has a decision. Its number finds the file; without it the authority searches by name.",
        ],
        ["", ""],
    ),
    error(
        "xefa-wg-geburtsdatum",
        ["das Geburtsdatum liegt in der Zukunft", "the date of birth lies in the future"],
        [
            "Zum Haushalt zählen nur Menschen, die geboren sind. Meist ist das Jahr verschrieben.",
            "Only people who are born count for a household. Mostly the year is mistyped.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-kind-alter",
        [
            "das Kind ist nicht jünger als die antragstellende Person",
            "the child is not younger than the one who applies",
        ],
        [
            "Ein Kind der antragstellenden Person ist in aller Regel jünger als sie. Vielleicht ist das Verhältnis umgekehrt gemeint (06 Elternteil), oder ein Geburtsdatum ist verschrieben.",
            "A child of the one who applies is nearly always younger. Perhaps the relation is meant the other way round (06 parent), or a date of birth is mistyped.",
        ],
        ["", ""],
    ),
    error(
        "xefa-wg-wohnraum-inland",
        ["der Wohnraum liegt nicht in Deutschland", "the dwelling is not in Germany"],
        [
            "Wohngeld gibt es für Wohnraum in Deutschland. Der Vermieter darf im Ausland wohnen.",
            "The benefit is for dwellings in Germany. The landlord may live abroad.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-wg-baujahr",
        ["das Haus wurde nach dem Bezug fertig", "the house was finished after people had moved in"],
        [
            "Das Baujahr ist das Jahr, in dem das Haus fertig wurde; bezogen wird es selten vorher. Meist ist eine der beiden Zahlen verschrieben.",
            "baujahr is the year in which the house was finished; people seldom move in before that. Mostly one of the two is mistyped.",
        ],
        ["", ""],
    ),
];
