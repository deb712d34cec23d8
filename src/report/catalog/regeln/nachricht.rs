//! Rules of the trade: every message, whatever Fachmodul is in it.

use super::super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-r01",
        [
            "nachrichtentyp nennt nicht die Nummer der Nachricht",
            "nachrichtentyp does not name the number of the message",
        ],
        [
            "Die Nummer steht zweimal in einer Nachricht: am Ende des Namens der Wurzel und im Kopf. Beide müssen gleich sein, denn Empfänger richten sich nach einer von beiden. Schreiben Sie in den Kopf die Nummer aus dem Namen der Wurzel.",
            "The number stands in a message twice: at the end of the root's name and in the head. Both must be the same, for receivers go by one of them. Write the number of the root's name into the head.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r02",
        [
            "es muss genau einen Beteiligten mit der Rolle 01 geben",
            "there must be exactly one participant with the role 01",
        ],
        [
            "Wer den Antrag stellt, trägt die Rolle 01, wer ihn mit stellt, die Rolle 02. Steht 01 bei niemandem oder bei mehreren, ist nicht klar, wer Ansprechpartner ist und an wen der Bescheid geht.",
            "Who applies has the role 01, who applies together with that one has 02. If nobody or several have 01, it is not clear whom to turn to and to whom the decision goes.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r03",
        ["mehr als ein Vorname ist als Rufname gekennzeichnet", "more than one given name is marked as the one in use"],
        [
            "Eine Person hat höchstens einen Rufnamen. Lassen Sie die Kennzeichnung bei allen anderen Vornamen weg, oder bei allen, wenn er nicht bekannt ist.",
            "A person has at most one given name in use. Leave out the mark at all the others, or at all of them if it is not known.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r04",
        ["diese Sprache steht schon einmal da", "this language is there already"],
        [
            "Jede Sprache darf in statusdetails und in zusatzinformation einmal vorkommen; sonst weiß das Postfach nicht, welchen Text es zeigen soll.",
            "Each language may occur once in statusdetails and once in zusatzinformation; else the Postfach does not know which text to show.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r05",
        [
            "die Nachlieferung enthält weder Anlagen noch geänderte Fachdaten",
            "the delivery has neither attachments nor changed data",
        ],
        [
            "Eine Nachlieferung (0110) bringt Anlagen oder geänderte Fachdaten oder beides. Eine leere erledigt keine Nachforderung.",
            "A further delivery (0110) brings attachments or changed data or both. An empty one answers no demand.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r06",
        ["Summe und Positionen passen nicht zusammen", "the sum and the positions do not go together"],
        [
            "Die Summe eines Gebührenbescheids (0310) ist die Summe seiner Positionen, auf den Cent, und alle Beträge haben dieselbe Währung.",
            "The sum of a decision on fees (0310) is that of its positions, to the cent, and all amounts have the same currency.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r07",
        ["der Zeitraum endet, bevor er beginnt", "the period ends before it begins"],
        [
            "bis ist der letzte Tag des Zeitraums und liegt nicht vor von; für gueltigBis und gueltigVon gilt dasselbe. Meist sind die Tage vertauscht.",
            "bis is the last day of the period and not before von; the same holds for gueltigBis and gueltigVon. Mostly the days are swapped.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r10",
        ["die Prüfziffer stimmt nicht", "the check digit is not right"],
        [
            "IBAN und Identifikationsnummer enthalten Prüfziffern, an denen sich die meisten Schreibfehler erkennen lassen. Vergleichen Sie die Nummer mit dem Beleg. Ob es das Konto oder die Person gibt, sagt die Ziffer nicht.",
            "An IBAN and an Identifikationsnummer hold check digits by which most typing errors are seen. Compare the number with its source. Whether the account or the person exists the digit does not say.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r14",
        ["zu diesem Zweck steht schon eine Einwilligung da", "there is already a consent for this purpose"],
        [
            "Zu jedem Zweck gibt es höchstens eine Einwilligung, erteilt oder nicht. Zwei könnten sich widersprechen.",
            "For each purpose there is at most one consent, given or not. Two could contradict each other.",
        ],
        ["", ""],
    ),
    error(
        "xefa-r15",
        [
            "die Nachricht nennt nicht, auf welche Nachricht sie sich bezieht",
            "the message does not say to which message it refers",
        ],
        [
            "Wer weiterleitet (0030) oder nicht zuständig ist (0031), nennt im Kopf unter bezugNachricht die UUID der Nachricht, um die es geht.",
            "Who forwards (0030) or is not competent (0031) names in the head, in bezugNachricht, the UUID of the message in question.",
        ],
        ["", ""],
    ),
];
