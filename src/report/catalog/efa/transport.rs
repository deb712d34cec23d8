//! What is wrong with an envelope, and what a transport could not do.

use super::super::{Rule, error, unchecked};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "limit-umschlag",
        [
            "der Umschlag ist größer als {=limit} Bytes oder Elemente",
            "the envelope is larger than {=limit} bytes or elements",
        ],
        [
            "Ein Umschlag sagt, was in einer Sendung ist; er ist klein. Gehören Nutzdaten oder Anlagen hinein, ist es der falsche Platz dafür. Die Grenze ist Limits::envelope_bytes.",
            "An envelope says what is in a delivery; it is small. If payload or attachments are in it, it is the wrong place for them. The limit is Limits::envelope_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-transport-ausfall",
        ["der Transport hat versagt", "the transport failed"],
        [
            "Lesen, Schreiben oder Umbenennen ist misslungen; über die Sendung ist damit nichts gesagt. Prüfen Sie Rechte und Speicherplatz und versuchen Sie es erneut: doppelt wird dabei nichts.",
            "Reading, writing or renaming failed; this says nothing about the delivery. Look at permissions and space and try again: nothing is doubled by that.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-transport-belegt",
        ["ein anderer Empfänger liest diesen Ordner gerade", "another receiver is reading this folder"],
        [
            "Aus einem Ordner liest immer nur ein Empfänger, damit keine Sendung zweimal verarbeitet wird. Beenden Sie den anderen, oder geben Sie jedem einen eigenen Ordner.",
            "Only one receiver reads from a folder at a time, so that no delivery is processed twice. End the other one, or give each a folder of its own.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-kopf",
        [
            "im Kopf der Nachricht fehlt diese Angabe oder ist nicht brauchbar",
            "in the head of the message this is missing or of no use",
        ],
        [
            "Ein Transport braucht UUID, Nummer, Vorgang, Autor und Leser der Nachricht. Prüfen Sie die Nachricht gegen das Schema.",
            "A transport needs the UUID, number, case, Autor and Leser of the message. Check the message against the schema.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-ohne-kopf",
        [
            "ohne Kopf der Nachricht gibt es keine Antwort darauf",
            "without the head of the message there is no answer to it",
        ],
        [
            "Die Sendung ist eine Datei eines Altverfahrens oder eine Nachricht, deren Kopf nicht lesbar ist; an wen eine Antwort ginge und worauf sie sich bezieht, ist nicht bekannt. Antworten Sie dem Sender auf anderem Weg.",
            "The delivery is a file of an old system, or a message whose head cannot be read; to whom an answer would go and what it refers to is not known. Answer the Sender in another way.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-transport-keine-nachricht",
        [
            "die Nutzdaten sind eine Datei eines Altverfahrens und keine Nachricht",
            "the payload is a file of an old system and no message",
        ],
        [
            "Eine solche Datei liest die Brücke ihres Formats. Unterscheiden Sie vor dem Lesen nach Nutzdaten::art.",
            "Such a file is read by the bridge of its format. Look at Nutzdaten::art before reading.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-rolle",
        [
            "Umschlag und Nachricht nennen hier nicht dieselbe Stelle",
            "envelope and message do not name the same authority here",
        ],
        [
            "Autor und Leser stehen im Kopf der Nachricht, und der Umschlag muss sie ebenso nennen. Wurde die Sendung weitergeleitet, steht der erste Leser in Adressierung::weitergeleitet.",
            "Autor and Leser stand in the head of the message, and the envelope must name the same. If the delivery was forwarded, the first Leser stands in Adressierung::weitergeleitet.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-hash",
        ["der Inhalt passt nicht zum Hashwert im Umschlag", "the content does not fit the hash in the envelope"],
        [
            "Nutzdaten oder Anlage sind andere als beim Versand. Verarbeiten Sie die Sendung nicht und fordern Sie sie erneut an; wiederholt sich das, verändert etwas auf dem Weg die Bytes.",
            "Payload or attachment are others than when they were sent. Do not process the delivery, and ask for it again; if it happens again, something on the way changes bytes.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-andere-uuid",
        ["Umschlag und Nachricht haben nicht dieselbe UUID", "envelope and message do not have the same UUID"],
        [
            "Der Umschlag gehört zu einer anderen Nachricht. Fordern Sie die Sendung erneut an.",
            "The envelope belongs to another message. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-anderer-inhalt",
        [
            "eine Nachricht mit dieser UUID und anderem Inhalt gibt es schon",
            "there is a message with this UUID and another content already",
        ],
        [
            "Nur wer dieselbe Nachricht nochmals sendet, behält ihre UUID bei. Eine geänderte oder berichtigte Nachricht ist eine neue und erhält eine neue UUID.",
            "Only who sends the same message again keeps its UUID. A changed or corrected message is a new one and gets a new UUID.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-umschlag-unbekannt",
        ["diese Art von Umschlag ist nicht bekannt", "this kind of envelope is not known"],
        [
            "Der Begleitzettel nennt eine Art von Umschlag, die dieses Programm nicht lesen kann. Fragen Sie beim Sender nach, oder verwenden Sie eine neuere Fassung.",
            "The note names a kind of envelope that this program cannot read. Ask the Sender, or use a newer version.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-umschlag-fehlt",
        ["der Umschlag fehlt", "the envelope is missing"],
        [
            "Der Begleitzettel nennt eine Art von Umschlag, aber die Datei dazu ist nicht da. Fordern Sie die Sendung erneut an.",
            "The note names a kind of envelope, but its file is not there. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-umschlag-nutzdaten",
        [
            "FIT-Connect nimmt als Fachdaten nur XML und JSON, nicht {type}",
            "FIT-Connect takes XML and JSON only as data, not {type}",
        ],
        [
            "Das Schema der Metadaten kennt für Fachdaten zwei Medientypen. Senden Sie die Nachricht selbst statt der Datei für das Altverfahren, oder wählen Sie einen anderen Umschlag.",
            "The schema of the metadata knows two media types for data. Send the message itself instead of the file for the old system, or choose another envelope.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-metadaten",
        ["Metadaten von FIT-Connect: {=why}", "metadata of FIT-Connect: {=why}"],
        [
            "Die Metadaten einer Einreichung müssen ihrem veröffentlichten Schema entsprechen. Die Meldung zeigt keinen Wert. Wenden Sie sich mit dem Pfad an den Sender.",
            "The metadata of a submission must keep to its published schema. The message shows no value. Turn to the Sender with the path.",
        ],
        ["\"type\": \"sha256\"", "\"type\": \"sha512\""],
    ),
    error(
        "xefa-transport-xta",
        ["Metadaten von XTA: {=why}", "meta data of XTA: {=why}"],
        [
            "Die Metadaten von XTA und OSCI haben nicht die Form, die hier bekannt ist. Die Meldung zeigt keinen Wert. Wenden Sie sich mit dem Pfad an den Sender.",
            "The meta data of XTA and OSCI does not have the form that is known here. The message shows no value. Turn to the Sender with the path.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-begleitzettel",
        ["der Begleitzettel ist nicht lesbar", "the note of the delivery cannot be read"],
        [
            "Die Datei begleitzettel.json ist kein JSON, oder darin fehlt etwas, ist etwas zu viel oder hat nicht die verlangte Form. Sie gehört dem Ordnertransport und wird nicht von Hand geschrieben. Fordern Sie die Sendung erneut an.",
            "The file begleitzettel.json is no JSON, or something in it is missing, too much or not of the form that is demanded. It belongs to the folder transport and is not written by hand. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-begleitzettel-fehlt",
        ["der Begleitzettel fehlt", "the note of the delivery is missing"],
        [
            "In bereit liegt nur, was ein Sender fertig geschrieben hat. Ein Ordner ohne Begleitzettel wurde von Hand hineingelegt oder beschädigt. Legen Sie Sendungen nur mit OrdnerTransport hinein.",
            "In bereit there is only what a sender has written to the end. A folder without a note was put there by hand, or damaged. Put deliveries there with OrdnerTransport only.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-nutzdaten-fehlen",
        ["die Nutzdaten fehlen", "the payload is missing"],
        [
            "Eine Sendung ohne Nachricht oder Datei sagt niemandem, worum es geht. Fordern Sie sie erneut an.",
            "A delivery without a message or file tells nobody what it is about. Ask for it again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-ordnername",
        ["der Ordner heißt nicht nach der UUID einer Nachricht", "the folder is not named by the UUID of a message"],
        [
            "In bereit liegt je Sendung ein Ordner, der wie die UUID ihrer Nachricht heißt. Etwas anderes gehört nicht dorthin und wurde beiseitegelegt.",
            "In bereit there is a folder for each delivery, named by the UUID of its message. Anything else does not belong there and was put aside.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-fremde-datei",
        ["hier liegt etwas, das nicht zur Sendung gehört", "something lies here that does not belong to the delivery"],
        [
            "Eine Datei, die weder Umschlag noch Begleitzettel nennt, ein Verweis auf eine andere Stelle, oder eine Datei, die zu groß ist. Nichts davon wurde gelesen; die Sendung wurde beiseitegelegt.",
            "A file that neither envelope nor note names, a link to another place, or a file that is too large. None of it was read; the delivery was put aside.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-anlage-fehlt",
        ["der Umschlag nennt eine Anlage, die nicht dabei ist", "the envelope names an attachment that is not there"],
        [
            "Jede Anlage, die der Umschlag nennt, gehört zur Sendung. Fordern Sie die Sendung erneut an.",
            "Each attachment that the envelope names belongs to the delivery. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-anlage-fremd",
        ["diese Anlage nennt der Umschlag nicht", "the envelope does not name this attachment"],
        [
            "Was der Umschlag nicht nennt, hat keinen Hashwert und gehört nicht zur Sendung. Fordern Sie die Sendung erneut an.",
            "What the envelope does not name has no hash and does not belong to the delivery. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-anlage-anders",
        ["der Umschlag sagt von der Anlage etwas anderes", "the envelope says something else of the attachment"],
        [
            "Name, Medientyp oder Größe der Anlage sind im Umschlag andere als im Verzeichnis. Fordern Sie die Sendung erneut an.",
            "The name, media type or size of the attachment are others in the envelope than in the manifest. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-transport-nicht-in-arbeit",
        ["diese Sendung wurde nicht ausgehändigt", "this delivery was not handed out"],
        [
            "Bestätigen lässt sich nur, was abgeholt wurde, und nur mit demselben Inhalt. Bestätigen Sie mit der Kennung, die beim Abholen dabei war.",
            "Only what was fetched can be confirmed, and only with the same content. Confirm with the id that came when it was fetched.",
        ],
        ["", ""],
    ),
];
