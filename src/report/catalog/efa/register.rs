//! Why a register is not asked, or does not answer.

use super::super::{Rule, error, unchecked};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-register-wunsch",
        ["die Person hat den Abruf nicht gewünscht", "the person has not wished for the request"],
        [
            "Ein Nachweis wird nur abgerufen, wenn die betroffene Person das möchte. Fragen Sie sie, oder lassen Sie sie den Nachweis selbst vorlegen.",
            "Evidence is requested only if the person concerned wants it. Ask them, or let them bring the evidence themselves.",
        ],
        ["<xefa:ja>false</xefa:ja>", "<xefa:ja>true</xefa:ja>"],
    ),
    error(
        "xefa-register-wunsch-zeitpunkt",
        ["der Wunsch der Person liegt nach der Anfrage", "the wish of the person lies after the request"],
        [
            "Die Person muss sich geäußert haben, bevor angefragt wird. Vermutlich geht eine Uhr falsch, oder der Zeitpunkt ist der des Absendens.",
            "The person must have told their wish before the request is made. Probably a clock is wrong, or the time is that of sending.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-zweck",
        ["der Zweck des Abrufs sagt nichts", "the purpose of the request says nothing"],
        [
            "Der Zweck nennt in Worten, wofür der Nachweis gebraucht wird, so wie es in der Tabelle der erlaubten Abrufe steht.",
            "The purpose tells in words what the evidence is needed for, as it stands in the table of allowed requests.",
        ],
        ["<xefa:zweck>-</xefa:zweck>", "<xefa:zweck>Prüfung eines Antrags auf Wohngeld</xefa:zweck>"],
    ),
    error(
        "xefa-register-rechtsgrundlage",
        [
            "die Rechtsgrundlage hat nicht die Form einer Vorschrift",
            "the legal basis does not have the form of a provision",
        ],
        [
            "Eine Rechtsgrundlage nennt Paragraf oder Artikel, eine Nummer und das Gesetz in seiner Abkürzung.",
            "A legal basis names a paragraph or article, a number, and the law by its abbreviation.",
        ],
        ["Einwilligung", "§ 5 Abs. 2 EGovG"],
    ),
    error(
        "xefa-register-nicht-erlaubt",
        [
            "der Abruf[ des Nachweises {type}][ aus dem Register {name}] ist nicht erlaubt: {=why}",
            "the request[ of evidence {type}][ from the register {name}] is not allowed: {=why}",
        ],
        [
            "Die Tabelle der erlaubten Abrufe hat keine Zeile mit diesem Register, diesem Nachweis, diesem Zweck und dieser Rechtsgrundlage. Prüfen Sie die Angaben; die Tabelle legt fest, wer das Verfahren verantwortet.",
            "The table of allowed requests has no row with this register, this evidence, this purpose and this legal basis. Check what is given; the table is laid down by whoever is responsible for the procedure.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-idnr",
        [
            "die Identifikationsnummer ist keine: ihre Prüfziffer passt nicht",
            "the Identifikationsnummer is none: its check digit does not fit",
        ],
        [
            "Eine Ziffer ist falsch, oder zwei sind vertauscht. Mit einer falschen Nummer würde nach einer anderen Person gefragt.",
            "A digit is wrong, or two are swapped. With a wrong number another person would be asked for.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-falsch",
        ["die Anfrage gilt einem anderen Register[ ({found})]", "the request is for another register[ ({found})]"],
        [
            "Die Anfrage nennt ein Register, das diese Stelle nicht führt. Sie wurde vermutlich an die falsche Stelle gesendet.",
            "The request names a register that this authority does not keep. It was probably sent to the wrong authority.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-bezug",
        ["die Antwort gehört zu einer anderen Anfrage", "the answer belongs to another request"],
        [
            "Die Antwort nennt nicht die UUID dieser Anfrage. Ordnen Sie sie der richtigen zu; ihr Inhalt kann eine andere Person betreffen.",
            "The answer does not name the UUID of this request. Assign it to the right one; its content may concern another person.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-vorgang",
        [
            "die Antwort liegt in einem anderen Vorgang als die Anfrage",
            "the answer lies in another case than the request",
        ],
        [
            "Alle Nachrichten eines Vorgangs tragen dieselbe vorgangsUUID. Das Register muss sie aus der Anfrage übernehmen.",
            "All messages of a case carry the same vorgangsUUID. The register has to take it over from the request.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-autor",
        [
            "die Antwort kommt nicht von der gefragten Stelle[ {expected}, sondern von {found}]",
            "the answer does not come from the authority that was asked[, {expected}, but from {found}]",
        ],
        [
            "Gefragt wurde eine andere Behörde. Nehmen Sie den Nachweis nicht an, bevor geklärt ist, wer geantwortet hat.",
            "Another authority was asked. Do not accept the evidence before it is clear who has answered.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-nachweistyp",
        [
            "die Daten sind nicht der Nachweis, nach dem gefragt wurde[ ({expected})]",
            "the data are not the evidence that was asked for[ ({expected})]",
        ],
        [
            "Die Antwort enthält Daten eines anderen Fachmoduls. Nur was angefragt war, darf verarbeitet werden.",
            "The answer holds data of another Fachmodul. Only what was requested may be processed.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-register-nachweistyp-unbekannt",
        [
            "ob die Daten der gefragte Nachweis sind[ ({expected})], konnte nicht geprüft werden",
            "whether the data are the evidence that was asked for[ ({expected})] could not be checked",
        ],
        [
            "Die Daten stammen aus einem Fachmodul, das hier nicht bekannt ist.",
            "The data are of a Fachmodul that is not known here.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-register-dokument-fehlt",
        [
            "das Dokument fehlt, Hash und Größe konnten nicht geprüft werden",
            "the document is missing, hash and size could not be checked",
        ],
        [
            "Die Nachricht nennt das Dokument, das neben ihr übermittelt wird. Ohne seinen Inhalt ist nicht bekannt, ob es unverändert ist.",
            "The message names the document that is transmitted beside it. Without its content nobody knows whether it is unchanged.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-dokument-groesse",
        [
            "das Dokument hat nicht die Größe, die die Nachricht nennt",
            "the document does not have the size that the message names",
        ],
        [
            "Das Dokument wurde abgeschnitten, verändert oder verwechselt. Fordern Sie es erneut an.",
            "The document was cut off, changed or mistaken for another. Request it again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-dokument-hash",
        [
            "das Dokument hat nicht den Hashwert, den die Nachricht nennt",
            "the document does not have the hash that the message names",
        ],
        [
            "Der Inhalt ist ein anderer als der, den das Register gesendet hat. Fordern Sie das Dokument erneut an.",
            "The content is another one than the register has sent. Request the document again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-register-datei",
        ["die Datei des Registers ist nicht lesbar", "the file of the register cannot be read"],
        [
            "Hier ist die Datei kein JSON, oder ein Eintrag fehlt, ist unbekannt oder hat eine andere Form. Die Meldung zeigt nichts aus der Datei.",
            "Here the file is no JSON, or a member is missing, unknown or has another form. The message shows nothing of the file.",
        ],
        ["{ \"person\": [] }", "{ \"personen\": [] }"],
    ),
    error(
        "xefa-register-datei-wert",
        ["der Wert passt in keine Nachricht", "the value does not fit into a message"],
        [
            "Der Pfad nennt den Eintrag der Datei. Eine Identifikationsnummer hat ihre Prüfziffer, ein Tag die Form 1984-07-03, ein Dokument einen Namen ohne Pfad und einen MIME-Type.",
            "The path names the member of the file. An Identifikationsnummer has its check digit, a day the form 1984-07-03, a document a name without a path and a MIME type.",
        ],
        ["", ""],
    ),
];
