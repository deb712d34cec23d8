//! Why a message does not fit the state of its case.

use super::super::{Rule, error};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-vorgang-fremd",
        ["Nachricht {message} gehört zu einem anderen Vorgang", "message {message} belongs to another case"],
        [
            "Die Vorgangs-UUID im Kopf ist nicht die des Vorgangs, dem die Nachricht zugeordnet wurde. Suchen Sie den Vorgang nach der Vorgangs-UUID der Nachricht.",
            "The UUID of the case in the head is not that of the case to which the message was assigned. Look for the case by the UUID in the message.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-test",
        ["Testnachricht in einem echten Vorgang", "a test message in a case that is meant"],
        [
            "Die Nachricht trägt das Attribut test; schon sein Vorhandensein kennzeichnet sie. Im Echtbetrieb wird sie nicht angenommen. Senden Sie sie ohne das Kennzeichen oder an die Testumgebung.",
            "The message has the attribute test; that it is there is the mark. Where messages are meant it is not accepted. Send it without the mark, or to the test environment.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-echt",
        ["echte Nachricht in einer Testumgebung", "a message that is meant in a test environment"],
        [
            "Die Nachricht trägt kein Testkennzeichen, der Vorgang ist aber ein Test. Sie würde hier verloren gehen. Prüfen Sie, an welche Umgebung der Absender sendet.",
            "The message bears no mark of a test, but the case is a test. It would be lost here. Look at where the sender sends to.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-uuid",
        [
            "die Nachrichten-UUID ist schon vergeben, der Inhalt ist ein anderer",
            "the UUID of the message is taken, and the content is another",
        ],
        [
            "Eine UUID bezeichnet eine Nachricht mit genau einem Inhalt. Wer dieselbe Nachricht nochmals sendet, behält die UUID bei; eine berichtigte Nachricht bekommt eine neue.",
            "A UUID stands for a message with exactly one content. Whoever sends the same message again keeps the UUID; a corrected message gets a new one.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-ohne-antrag",
        ["Nachricht {message} kommt vor dem Antrag", "message {message} comes before the application"],
        [
            "Ein Vorgang beginnt mit dem Antrag (0100). Vorher sind nur Fragen an Verzeichnisse und Register möglich. Vielleicht ist der Antrag noch unterwegs, oder die Vorgangs-UUID ist falsch.",
            "A case begins with the application (0100). Before it only questions to directories and registers are possible. The application may still be on its way, or the UUID of the case is wrong.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-antrag-vorhanden",
        ["zu diesem Vorgang gibt es schon einen Antrag", "there is an application in this case already"],
        [
            "Ein Vorgang hat einen Antrag. Ein zweiter ist nur möglich, wenn der erste zurückgewiesen wurde oder bei einer unzuständigen Behörde lag und nun an eine andere geht. Änderungen gehören in eine Nachlieferung (0110), ein neues Anliegen in einen neuen Vorgang.",
            "A case has one application. A second one is possible only if the first was sent back, or lay with an authority that is not competent and now goes to another. Changes belong into a later delivery (0110), a new matter into a new case.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-rolle",
        [
            "der Autor darf Nachricht {message} in diesem Vorgang nicht senden",
            "the author may not send message {message} in this case",
        ],
        [
            "Anträge, Nachlieferungen und Antworten kommen von der Stelle, die den Antrag gestellt hat, alles Übrige von der Behörde, bei der die Sache liegt; nach einer Weiterleitung ist das die neue Stelle. Antworten kommen von der Stelle, die gefragt wurde.",
            "Applications, later deliveries and answers come from whoever wrote the application, everything else from the authority that has the case; after it was handed on, that is the new one. Answers come from whoever was asked.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-irrlaeufer",
        [
            "Nachricht {message} nennt einen anderen Leser als den Beteiligten",
            "message {message} names another reader than the one who takes part",
        ],
        [
            "Der Leser im Kopf ist nicht die Stelle, die in diesem Vorgang die Gegenseite ist. Nach einer Weiterleitung (0030) ist das die neue Stelle. Nehmen Sie deren Kennung.",
            "The reader in the head is not the other side of this case. After it was handed on (0030), that is the new authority. Take its key.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-reihenfolge",
        [
            "Nachricht {message} kann jetzt nicht kommen: der Vorgang ist {=phase}",
            "message {message} cannot come now: the case is {=phase}",
        ],
        [
            "Welche Nachricht wann kommen kann, steht in docs/vorgang.md. Ist das Verfahren zu Ende, gehört ein neues Anliegen in einen neuen Vorgang.",
            "docs/vorgang.md says which message may come when. Once the case is over, a new matter belongs into a new one.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-ruecknahme",
        [
            "Nachricht {message} kann nicht kommen, solange der Antrag zurückgenommen wird",
            "message {message} cannot come while the application is being withdrawn",
        ],
        [
            "Der Antrag wurde zurückgenommen (0120), und die Behörde hat noch nicht gesagt, ob das noch möglich war (0121). Bis dahin wird nichts nachgeliefert, beantwortet oder nochmals zurückgenommen.",
            "The application was withdrawn (0120), and the authority has not said yet whether that was still possible (0121). Until then nothing is delivered, answered or withdrawn again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-bezug-unbekannt",
        [
            "die Nachricht, auf die sich {message} bezieht, ist nicht bekannt",
            "the message to which {message} refers is not known",
        ],
        [
            "Die UUID, auf die Bezug genommen wird, gehört zu keiner Nachricht dieses Vorgangs, oder sie fehlt, oder die Nachricht wurde zurückgewiesen und gilt als nicht eingegangen.",
            "The UUID that is referred to belongs to no message of this case, or it is missing, or that message was sent back and counts as not arrived.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-bezug-falsch",
        ["{message} bezieht sich auf eine Nachricht anderer Art", "{message} refers to a message of another kind"],
        [
            "Eine Antwort nennt die Rückfrage, eine Nachlieferung den Antrag und die Nachforderung, eine Abrufbestätigung den Bescheid, eine Quittung eine Nachricht der Gegenseite. Die genannte Nachricht ist keine solche.",
            "An answer names the question, a later delivery the application and the demand, a confirmation of retrieval the decision, a receipt a message of the other side. The message that is named is no such one.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-erledigt",
        ["worauf sich {message} bezieht, ist schon erledigt", "what {message} refers to has been dealt with already"],
        [
            "Die Rückfrage ist schon beantwortet, die Nachricht schon quittiert, oder auf sie wurde schon reagiert, so dass sie nicht mehr zurückgewiesen werden kann.",
            "The question has been answered, the message has been acknowledged, or somebody has dealt with it, so that it can no longer be sent back.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-quittungskette",
        [
            "eine Quittung oder Rückweisung wird nicht quittiert oder zurückgewiesen",
            "a receipt or a refusal is neither acknowledged nor refused",
        ],
        [
            "Sonst antworteten zwei Systeme einander ohne Ende. Ist eine Rückweisung unverständlich, klären Menschen das.",
            "Otherwise two systems would answer each other without end. If a refusal makes no sense, people sort it out.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-teil",
        [
            "der Teil der Anlagenlieferung passt nicht zu den übrigen",
            "the part of the delivery of attachments does not fit the others",
        ],
        [
            "Alle Teile nennen dieselbe Gesamtzahl, jeder eine eigene Nummer von 1 bis zur Gesamtzahl. Ein Teil, der nochmals gesendet wird, behält seine Nachrichten-UUID.",
            "All parts name the same total, each a number of its own from 1 to the total. A part that is sent again keeps its UUID.",
        ],
        ["", ""],
    ),
    error(
        "xefa-vorgang-keiner",
        ["Nachricht {message} gehört zu keinem Vorgang", "message {message} belongs to no case"],
        [
            "Ein Verzeichniseintrag (0510) wird einem Verzeichnis gemeldet. Er ist keine Nachricht eines Antragsverfahrens.",
            "An entry of a directory (0510) is reported to a directory. It is no message of a case.",
        ],
        ["", ""],
    ),
];
