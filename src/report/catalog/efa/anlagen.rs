//! What is wrong with an attachment.

use super::super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "limit-anlage",
        ["die Anlage hat mehr als {=limit} Bytes", "the attachment has more than {=limit} bytes"],
        [
            "Die Anlage ist größer, als eine Lieferung sie mitnimmt; gelesen wurde sie nur bis zur Grenze. Verkleinern Sie sie, teilen Sie sie auf, oder heben Sie die Grenze Limits::attachment_bytes an, wenn der Empfänger mehr nimmt.",
            "The attachment is larger than a delivery carries; it was read up to the limit only. Make it smaller, split it, or raise the limit Limits::attachment_bytes if the receiver takes more.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-anlagen-bytes",
        [
            "alle Anlagen zusammen haben mehr als {=limit} Bytes",
            "all attachments together have more than {=limit} bytes",
        ],
        [
            "Zusammen sind die Anlagen größer, als eine Lieferung mitnimmt. Schicken Sie einen Teil mit einer Anlagenlieferung (0101) nach, oder heben Sie die Grenze Limits::attachments_bytes an.",
            "Together the attachments are larger than a delivery carries. Send a part of them after it with an antrag.anlagenlieferung (0101), or raise the limit Limits::attachments_bytes.",
        ],
        ["", ""],
    ),
    unchecked(
        "limit-anlagen",
        ["mehr als {=limit} Anlagen", "more than {=limit} attachments"],
        [
            "Eine Lieferung hat mehr Anlagen, als sie mitnimmt. Fassen Sie einzelne Seiten zu einer Datei zusammen, schicken Sie einen Teil nach, oder heben Sie die Grenze Limits::attachments an.",
            "A delivery has more attachments than it carries. Join single pages to one file, send a part of them later, or raise the limit Limits::attachments.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-dateiname",
        ["Dateiname[, Zeichen {=at}]: {=why}", "file name[, character {=at}]: {=why}"],
        [
            "Dateinamen kommen von fremden Rechnern und werden auf anderen gespeichert. Ein Pfad, ein Gerätename oder ein unsichtbares Zeichen darin kann eine andere Datei treffen als gemeint oder Menschen täuschen. Die Meldung zeigt den Namen nicht; Dateiname::bereinigt schlägt einen sicheren vor.",
            "File names come from other people's machines and are kept on others. A path, the name of a device or an invisible character in them can hit another file than is meant, or deceive people. The message does not show the name; Dateiname::bereinigt suggests a safe one.",
        ],
        ["../../etc/passwd", "passwd"],
    ),
    error(
        "xefa-anlage-medientyp",
        [
            "der Medientyp {declared} passt nicht zum Inhalt, der {=found} ist",
            "the media type {declared} does not fit the content, which is {=found}",
        ],
        [
            "Die ersten Bytes der Datei gehören zu einem anderen Format als dem angegebenen. Meist wurde nur die Endung geändert; es kann aber auch ein Programm sein, das sich als Dokument ausgibt. Geben Sie den wirklichen Medientyp an oder wandeln Sie die Datei um.",
            "The first bytes of the file belong to another format than the declared one. Mostly only the extension was changed; but it can be a program, too, that calls itself a document. Declare the real media type, or convert the file.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-medientyp-form",
        ["das ist kein Medientyp wie application/pdf", "this is no media type such as application/pdf"],
        [
            "Erwartet wird Typ und Untertyp in kleinen Buchstaben, ohne Parameter wie charset. Geben Sie ihn so an, wie IANA ihn führt.",
            "A type and a subtype in small letters is expected, without parameters such as charset. Give it as IANA lists it.",
        ],
        ["pdf", "application/pdf"],
    ),
    error(
        "xefa-anlage-medientyp-liste",
        ["der Medientyp {type} wird nicht angenommen", "the media type {type} is not taken"],
        [
            "Der Empfänger nimmt nur bestimmte Dateiformate an. Wandeln Sie die Datei in eines davon um, etwa in PDF.",
            "The receiver takes certain file formats only. Convert the file to one of them, PDF for example.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-anlage-medientyp-offen",
        [
            "ob der Inhalt zum Medientyp {type} passt, ist nicht feststellbar",
            "whether the content fits the media type {type} cannot be told",
        ],
        [
            "Die ersten Bytes dieses Formats sind hier nicht bekannt, oder viele Formate beginnen so. Wer solche Anlagen annehmen will, nennt den Medientyp in Grenzen::medientypen; dann ist dies ein Hinweis.",
            "The first bytes of this format are not known here, or many formats begin like this. Who wants to take such attachments names the media type in Grenzen::medientypen; then this is a warning.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-anlage-leer",
        ["die Anlage ist leer", "the attachment is empty"],
        [
            "Die Datei hat kein einziges Byte. Meist ist beim Hochladen etwas schiefgegangen. Laden Sie sie erneut hoch.",
            "The file has not a single byte. Mostly something went wrong when it was uploaded. Upload it again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-doppelt",
        ["eine Anlage mit dieser Id gibt es schon", "there is an attachment with this id already"],
        [
            "Die Id einer Anlage ist in einer Lieferung eindeutig; andere Felder verweisen auf sie. Vergeben Sie für jede Anlage eine eigene UUID.",
            "The id of an attachment is unique in a delivery; other fields refer to it. Give each attachment a UUID of its own.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-anderer-inhalt",
        [
            "unter dieser Id liegt in der Ablage schon ein anderer Inhalt",
            "the store has another content with this id already",
        ],
        [
            "Die Id einer Anlage bleibt in allen Nachrichten eines Vorgangs gleich und meint immer denselben Inhalt. Eine geänderte Datei ist eine neue Anlage und erhält eine neue UUID.",
            "The id of an attachment stays the same in all messages of a case and always means the same content. A changed file is a new attachment and gets a new UUID.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-fehlt",
        ["der Inhalt der Anlage fehlt", "the content of the attachment is missing"],
        [
            "Das Verzeichnis nennt die Anlage, ihr Inhalt wurde aber nicht mitgeliefert. Fordern Sie die Lieferung erneut an.",
            "The manifest names the attachment, but its content was not delivered. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-groesse",
        [
            "die Anlage hat nicht {=expected} Bytes[, sondern {=found}]",
            "the attachment does not have {=expected} bytes[, but {=found}]",
        ],
        [
            "Die Größe des Inhalts ist eine andere als angegeben. Entweder wurde er auf dem Weg abgeschnitten oder verändert, oder die Angabe war falsch. Fordern Sie die Lieferung erneut an.",
            "The size of the content is another than the one that is told. Either it was cut off or changed on its way, or the figure was wrong. Ask for the delivery again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-hash",
        ["der Inhalt der Anlage hat einen anderen SHA-512", "the content of the attachment has another SHA-512"],
        [
            "Die Größe stimmt, der Inhalt aber nicht: er wurde nach dem Erzeugen des Verzeichnisses verändert oder vertauscht. Verarbeiten Sie ihn nicht und fordern Sie die Lieferung erneut an.",
            "The size is right, but the content is not: it was changed or swapped after the manifest had been made. Do not process it, and ask for the delivery again.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-anlage-unlesbar",
        ["die Anlage ließ sich nicht lesen oder ablegen", "the attachment could not be read or kept"],
        [
            "Die Ablage oder die Quelle hat versagt; über den Inhalt ist damit nichts gesagt. Prüfen Sie Rechte und Speicherplatz und versuchen Sie es erneut.",
            "The store or the source failed; this says nothing about the content. Look at permissions and space, and try again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-verweis",
        ["diese Angabe zur Anlage ist nicht brauchbar", "what is said of the attachment here is of no use"],
        [
            "Id, Medientyp, Größe oder Hashwert der Anlage haben nicht die Form, die das Schema verlangt. Prüfen Sie die Nachricht gegen das Schema.",
            "The id, media type, size or hash of the attachment do not have the form that the schema demands. Check the message against the schema.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-verweis-anders",
        [
            "die Nachricht sagt von der Anlage etwas anderes als das Verzeichnis",
            "the message says something else of the attachment than the manifest",
        ],
        [
            "Nachricht und Verzeichnis der Anlagen müssen Id, Name, Medientyp, Größe und Hashwert gleich angeben. Meist wurde die Anlage nach dem Erzeugen der Nachricht ersetzt. Erzeugen Sie den Verweis aus dem Eintrag (Eintrag::anlage).",
            "A message and the manifest of its attachments must tell id, name, media type, size and hash alike. Mostly the attachment was replaced after the message had been made. Make the reference from the entry (Eintrag::anlage).",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-ohne-eintrag",
        [
            "die Nachricht nennt eine Anlage, die nicht dabei ist",
            "the message names an attachment that does not come with it",
        ],
        [
            "Jede Anlage, auf die eine Nachricht verweist, wird mit ihr übermittelt. Nehmen Sie den Inhalt in die Sendung auf, oder den Verweis aus der Nachricht.",
            "Each attachment that a message refers to is transmitted with it. Take the content into the delivery, or the reference out of the message.",
        ],
        ["", ""],
    ),
    error(
        "xefa-anlage-ohne-verweis",
        ["auf diese Anlage verweist die Nachricht nicht", "the message does not refer to this attachment"],
        [
            "Eine Anlage ohne Verweis findet beim Empfänger niemand, oder sie gehört nicht hierher. Nennen Sie sie in der Nachricht, oder nehmen Sie sie aus der Sendung.",
            "Nobody finds an attachment without a reference at the receiver's, or it does not belong here. Name it in the message, or take it out of the delivery.",
        ],
        ["", ""],
    ),
];
