//! Why a message could not be given in another release.

use super::{Rule, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "xefa-entscheidung-fehlt",
        [
            "das muss ein Mensch entscheiden: {=why}[ (Entscheidung {name})]",
            "this needs a person's decision: {=why}[ (decision {name})]",
        ],
        [
            "Das Zielrelease verlangt eine Angabe, die aus der Nachricht nicht sicher folgt. Es wird nichts angenommen. Geben Sie die Entscheidung im Code oder in einer Datei (--decisions) unter dem genannten Namen an, für alle Stellen oder mit „pfad“ für eine.",
            "The target release demands something that does not follow from the message with certainty. Nothing is assumed. Give the decision in code or in a file (--decisions) under the name that is told, for all places or with “pfad” for one.",
        ],
        ["", "rechtsgrundlage-verarbeitung = \"6-1-e\""],
    ),
    unchecked(
        "xefa-entscheidung-ungueltig",
        ["die Entscheidung[ {name}] passt nicht: {=why}", "the decision[ {name}] does not fit: {=why}"],
        [
            "Zu dieser Frage wurde eine Entscheidung angegeben, aber ihr Wert ist an dieser Stelle nicht erlaubt: er ist kein Code der Liste, zu lang, oder ein Teil fehlt. Die Meldung zeigt den Wert nicht. Prüfen Sie ihn in der Datei mit den Entscheidungen.",
            "A decision was given for this question, but its value is not allowed at this place: it is no code of the list, too long, or a part is missing. The message does not show the value. Look at it in the file with the decisions.",
        ],
        ["rechtsgrundlage-verarbeitung = \"immer\"", "rechtsgrundlage-verarbeitung = \"6-1-e\""],
    ),
    unchecked(
        "xefa-entscheidung-unbekannt",
        [
            "eine Entscheidung {name} fragt keine Umwandlung[; am nächsten liegt {nearest}]",
            "no conversion asks for a decision {name}[; the nearest is {nearest}]",
        ],
        [
            "Die Datei mit den Entscheidungen beantwortet eine Frage, die es nicht gibt. Wahrscheinlich ist ihr Name verschrieben; die gemeinte Frage bliebe sonst unbeantwortet.",
            "The file with the decisions answers a question that does not exist. Its name is probably misspelt; the question that is meant would stay without an answer.",
        ],
        ["rechtsgrundlage = \"6-1-e\"", "rechtsgrundlage-verarbeitung = \"6-1-e\""],
    ),
    unchecked(
        "xefa-entscheidungen",
        ["die Datei mit Entscheidungen ist nicht lesbar", "the file with decisions cannot be read"],
        [
            "Die Datei ist kein TOML, oder eine Antwort darin hat eine andere Form: ein Text, eine Tabelle von Texten, oder eine Liste von Tabellen mit „pfad“. Die Meldung zeigt nichts aus der Datei, denn sie kann personenbezogene Daten enthalten.",
            "The file is no TOML, or an answer in it has another form: a text, a table of texts, or a list of tables with “pfad”. The message shows nothing of the file, because it may hold personal data.",
        ],
        ["verwendungszweck = 7", "verwendungszweck = \"Gebühr\""],
    ),
    unchecked(
        "xefa-umwandlung",
        ["lässt sich nicht umwandeln: {=why}", "cannot be converted: {=why}"],
        [
            "Ein Wert der Nachricht hat im Zielrelease keinen Platz, und ihn wegzulassen würde die Nachricht verfälschen. Deshalb gibt es kein Ergebnis. Die Meldung sagt, was im Weg steht und was zu tun ist.",
            "A value of the message has no place in the target release, and leaving it out would falsify the message. So there is no result. The message says what stands in the way and what to do.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-umwandlung-art",
        [
            "die Nachricht ist im Zielrelease von anderer Art als verlangt",
            "in the target release the message is of another kind than was asked for",
        ],
        [
            "Im Code ist eine bestimmte Art von Nachricht als Ziel genannt; die Nachricht wird aber zu einer anderen. Wandeln Sie sie in die Message des Releases um und unterscheiden Sie dort.",
            "The code names a certain kind of message as its target, but the message becomes another one. Convert it to the Message of the release and tell them apart there.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-umwandlung-fachmodul",
        [
            "in Release[ {release}] führt kein Weg zum Fachmodul {namespace}",
            "in release[ {release}] no way leads to the Fachmodul {namespace}",
        ],
        [
            "Innerhalb eines Release lässt sich ein Fachmodul nur in eine andere Fassung desselben Fachmoduls umwandeln, die dieses Release auch trägt. Die Nachricht enthält ein anderes Fachmodul oder keines, oder die verlangte Fassung gehört zu einem anderen Release; dann hilft die Umwandlung in dieses Release.",
            "Within a release a Fachmodul can only be given in another version of the same Fachmodul that this release carries too. The message has another Fachmodul or none, or the version that is wanted belongs to another release; then converting to that release helps.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-umwandlung-weg",
        [
            "vom Release[ {release}] führt kein Weg weiter: ein Release dazwischen ist nicht eingebaut",
            "there is no way on from release[ {release}]: a release in between is not compiled in",
        ],
        [
            "Umwandlungen gehen von Release zu Release. Das Programm wurde ohne eines der Releases gebaut, die auf dem Weg liegen. Bauen Sie es mit den Features aller Releases dazwischen.",
            "Conversions go from release to release. The program was built without one of the releases on the way. Build it with the features of all releases in between.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-r13",
        [
            "veraltet: im nächsten Hauptrelease gibt es dieses Element nicht mehr",
            "deprecated: the next major release does not have this element any more",
        ],
        [
            "Das Element ist im Zielrelease noch erlaubt, aber als veraltet gekennzeichnet. Es steht unverändert im Ergebnis. Neue Nachrichten sollten es nicht mehr füllen; eine Umwandlung in das nächste Hauptrelease lässt es weg und sagt es.",
            "The element is still allowed in the target release, but marked as deprecated. It stands unchanged in the result. New messages should not fill it any more; a conversion to the next major release drops it and says so.",
        ],
        ["<titel>Dr.</titel>", ""],
    ),
    unchecked(
        "xefa-verlust",
        ["Verlust bei strenger Umwandlung ({=kind}): {=why}", "loss in a strict conversion ({=kind}): {=why}"],
        [
            "Bei der strengen Umwandlung gibt es nur ein Ergebnis, wenn nichts verloren geht, nichts zusammengefasst und nichts vorbelegt wird. Ohne --strict entsteht die Nachricht, und der Bericht nennt dieselben Stellen.",
            "A strict conversion has a result only if nothing is dropped, folded or defaulted. Without --strict the message is made, and the report names the same places.",
        ],
        ["", ""],
    ),
];
