//! Rules of the trade: the Fachmodul wohnsitz.

use super::super::{Rule, error, warning};

pub(super) const RULES: &[Rule] = &[
    warning(
        "xefa-ws-einzug-kuenftig",
        ["das Einzugsdatum liegt in der Zukunft", "the day of moving in lies in the future"],
        [
            "Angemeldet wird, wer eine Wohnung bezogen hat, innerhalb von zwei Wochen nach dem Einzug (§ 17 Abs. 1 BMG). Vor dem Einzug nehmen Meldebehörden die Anmeldung in der Regel nicht an.",
            "Who has moved into a dwelling registers within two weeks after that (§ 17 Abs. 1 BMG). Before that day the authorities as a rule do not take the registration.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-anmeldefrist",
        ["der Einzug liegt mehr als zwei Wochen zurück", "moving in was more than two weeks ago"],
        [
            "Wer eine Wohnung bezieht, hat sich innerhalb von zwei Wochen anzumelden (§ 17 Abs. 1 BMG). Die Anmeldung bleibt möglich und nötig; die Behörde kann nach dem Grund der Verspätung fragen.",
            "Who moves into a dwelling has two weeks to register (§ 17 Abs. 1 BMG). Registering is still possible and necessary; the authority may ask why it comes late.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-auszug-kuenftig",
        ["der Auszug liegt mehr als eine Woche in der Zukunft", "moving out lies more than a week in the future"],
        [
            "Eine Abmeldung ist frühestens eine Woche vor dem Auszug möglich (§ 17 Abs. 2 BMG). Lassen Sie das Auszugsdatum weg und geben Sie den künftigen Status der Wohnung an, oder melden Sie den Auszug später.",
            "A dwelling can be given up at the register at most a week before moving out (§ 17 Abs. 2 BMG). Leave out the day and give the future status of the dwelling, or report moving out later.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-alleinige-wohnung",
        [
            "die Wohnung ist als alleinige angegeben, aber die bisherige wird beibehalten",
            "the dwelling is given as the only one, but the one so far is kept",
        ],
        [
            "Eine alleinige Wohnung ist die einzige im Inland. Wird die bisherige Wohnung beibehalten, ist eine von beiden Hauptwohnung und die andere Nebenwohnung (§ 21 BMG). Wird sie aufgegeben, fehlt das Auszugsdatum.",
            "An only dwelling is the only one in Germany. If the dwelling so far is kept, one of the two is the main dwelling and the other a secondary one (§ 21 BMG). If it is given up, the day of moving out is missing.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-hauptwohnung",
        [
            "von den beiden Wohnungen ist nicht genau eine die Hauptwohnung",
            "of the two dwellings not exactly one is the main one",
        ],
        [
            "Wer mehrere Wohnungen im Inland hat, hat genau eine Hauptwohnung: die vorwiegend benutzte. Jede weitere ist Nebenwohnung (§ 21 Abs. 1 bis 3 BMG).",
            "Who has several dwellings in Germany has exactly one main dwelling: the one that is mainly used. Every other one is a secondary dwelling (§ 21 Abs. 1 to 3 BMG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-kuenftiger-status",
        [
            "zur bisherigen Wohnung gehört entweder ein Auszugsdatum oder ein künftiger Status",
            "to the dwelling so far belongs either a day of moving out or a future status",
        ],
        [
            "Wird die bisherige Wohnung aufgegeben, steht dort das Auszugsdatum. Wird sie beibehalten, steht dort, was sie künftig ist: bei jeder Anmeldung ist mitzuteilen, welche weiteren Wohnungen es gibt und welche die Hauptwohnung ist (§ 21 Abs. 4 BMG).",
            "If the dwelling so far is given up, the day of moving out stands there. If it is kept, what it will be stands there: with every registration one has to say which other dwellings there are and which is the main one (§ 21 Abs. 4 BMG).",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-nebenwohnung",
        [
            "zur Nebenwohnung ist keine Wohnung angegeben, die Hauptwohnung sein könnte",
            "a secondary dwelling is given, but no dwelling that could be the main one",
        ],
        [
            "Nebenwohnung ist jede weitere Wohnung im Inland (§ 21 Abs. 3 BMG); es muss also eine Hauptwohnung geben. Geben Sie sie als bisherige Wohnung an, ohne Auszugsdatum, oder prüfen Sie den Wohnungsstatus.",
            "A secondary dwelling is any further one in Germany (§ 21 Abs. 3 BMG); so there must be a main one. Give it as the dwelling so far, without a day of moving out, or look at the status of the dwelling.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-geburtsdatum",
        ["das Geburtsdatum liegt in der Zukunft", "the date of birth lies in the future"],
        [
            "Angemeldet werden nur Menschen, die geboren sind. Meist ist das Jahr verschrieben.",
            "Only people who are born are registered. Mostly the year is mistyped.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-ausweis-abgelaufen",
        ["der Ausweis ist abgelaufen", "the identity document has expired"],
        [
            "Ein abgelaufener Ausweis belegt die Identität nicht mehr. Geben Sie einen gültigen an, wenn es ihn gibt; die Anmeldung wird trotzdem angenommen.",
            "An expired document no longer proves identity. Give a valid one if there is one; the registration is taken all the same.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-person-doppelt",
        ["diese Person ist zweimal angegeben", "this person is given twice"],
        [
            "Zwei Personen haben dieselben Namen und dasselbe Geburtsdatum. Fast immer ist das ein Versehen beim Ausfüllen.",
            "Two people have the same names and the same date of birth. Nearly always this happened by mistake when the form was filled in.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-nachweis-anlage",
        ["der Nachweis verweist auf keine Anlage der Nachricht", "the evidence refers to no attachment of the message"],
        [
            "Die Bestätigung des Wohnungsgebers (§ 19 BMG) wird mit der Anmeldung vorgelegt. nachweis nennt die dokumentId der Anlage, in der sie steht; eine Anlage mit dieser Kennung hat die Nachricht nicht.",
            "The confirmation of who gives the dwelling (§ 19 BMG) is handed in with the registration. nachweis names the dokumentId of the attachment that holds it; the message has no attachment with that id.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-eigennutzung",
        ["die Eigennutzung ist nicht erklärt", "the own use is not declared"],
        [
            "Wer die eigene Wohnung bezieht, legt keine Bestätigung eines Wohnungsgebers vor, sondern erklärt, dass er selbst Eigentümer ist (§ 19 BMG). Ohne diese Erklärung fehlt die Bestätigung.",
            "Who moves into a dwelling of his or her own hands in no confirmation by somebody else, but declares to be the owner (§ 19 BMG). Without that declaration the confirmation is missing.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-ws-gleiche-wohnung",
        [
            "neue und bisherige Wohnung haben dieselbe Anschrift",
            "the new dwelling and the one so far have the same address",
        ],
        [
            "Ein Umzug im selben Haus ist möglich; dann unterscheidet die Lage die beiden Wohnungen. Sind Anschrift und Lage gleich, ist eine von beiden falsch angegeben.",
            "Moving within a house is possible; then the position in the house tells the two dwellings apart. If address and position are the same, one of the two is wrong.",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-wohnung-inland",
        ["die neue Wohnung liegt nicht in Deutschland", "the new dwelling is not in Germany"],
        [
            "Bei einer deutschen Meldebehörde wird eine Wohnung in Deutschland angemeldet. Wer ins Ausland zieht, meldet sich ab (§ 17 Abs. 2 BMG).",
            "With a German authority a dwelling in Germany is registered. Who moves abroad gives up the registration (§ 17 Abs. 2 BMG).",
        ],
        ["", ""],
    ),
    error(
        "xefa-ws-zuzug-ausland",
        [
            "als Staat des Zuzugs aus dem Ausland ist Deutschland angegeben",
            "Germany is given as the country of moving in from abroad",
        ],
        [
            "zuzugAusAusland nennt den Staat, aus dem jemand kommt. Wer aus einer Wohnung in Deutschland kommt, gibt sie als bisherige Wohnung an.",
            "zuzugAusAusland names the country from which somebody comes. Who comes from a dwelling in Germany gives it as the dwelling so far.",
        ],
        ["", ""],
    ),
];
