//! What a mailbox would not take.

use super::super::{Rule, error, unchecked};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-postfach-zu-lang",
        [
            "das Postfach nimmt hier höchstens {=limit} Zeichen[, es sind {=count}]",
            "the mailbox takes {=limit} characters here at most[, there are {=count}]",
        ],
        [
            "Das Format des Postfachs begrenzt diesen Text. Er wird nie stillschweigend gekürzt. Geben Sie einen kürzeren an (etwa Zustellangaben::titel), oder erlauben Sie das Kürzen mit Zustellangaben::kuerzen; dann wird es als Verlust vermerkt. Adressen und Aktenzeichen werden nie gekürzt, denn ein Teil davon ist nichts wert.",
            "The mailbox's format limits this text. It is never cut in silence. Give a shorter one (Zustellangaben::titel, for example), or allow cutting with Zustellangaben::kuerzen; then it is noted as a loss. Addresses and references are never cut, because a part of one is worth nothing.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-leer",
        ["das Postfach verlangt hier einen Text", "the mailbox demands a text here"],
        [
            "Dieses Feld darf im Postfach nicht leer sein. Geben Sie einen Text an, etwa den Namen der Leistung in Zustellangaben::dienst.",
            "This field must not be empty in the mailbox. Give a text, for example the name of the service in Zustellangaben::dienst.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-uuid",
        ["das ist keine UUID", "this is no UUID"],
        [
            "Das Zentrale Bürgerpostfach wird mit einer UUID adressiert, und so sind auch Vorgänge benannt. Ein Handle anderer Form gehört zu einem anderen Postfach.",
            "The Zentrales Bürgerpostfach is addressed by a UUID, and so are cases. A handle of another form belongs to another mailbox.",
        ],
        ["", "9d2f4c1e-3b5a-4c6d-8e7f-0a1b2c3d4e5f"],
    ),
    error(
        "xefa-postfach-art",
        ["der Bescheid ist für ein Postfach anderer Art bestimmt", "the Bescheid is for a mailbox of another kind"],
        [
            "Dieses Format ist das des Zentralen Bürgerpostfachs (Postfachart zbp). Stellen Sie den Bescheid über das Postfach zu, das er nennt, oder nennen Sie ein anderes.",
            "This format is that of the Zentrales Bürgerpostfach (postfachart zbp). Deliver the Bescheid by the mailbox that it names, or name another one.",
        ],
        ["<code>land</code>", "<code>zbp</code>"],
    ),
    error(
        "xefa-postfach-niveau-form",
        ["das Vertrauensniveau ist eine Zahl von 1 bis 4", "the level of trust is a number from 1 to 4"],
        [
            "Das Postfach zählt die Niveaus nach STORK: 1 Basisregistrierung, 2 niedrig, 3 substanziell, 4 hoch.",
            "The mailbox counts levels as STORK does: 1 basic, 2 low, 3 substantial, 4 high.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-niveau",
        [
            "für den Abruf ist mindestens das Vertrauensniveau {=min} nötig",
            "retrieving needs the level of trust {=min} at least",
        ],
        [
            "Der Bescheid verlangt eine stärkere Anmeldung als die, mit der er abgerufen werden soll. Melden Sie sich mit einem stärkeren Mittel an.",
            "The Bescheid demands a stronger login than the one with which it is to be retrieved. Log in by a stronger means.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-sprache",
        ["dieser Text steht nicht auf Deutsch da", "this text is not there in German"],
        [
            "Das Postfach zeigt den Stand eines Vorgangs auf Deutsch. Geben Sie ihn auch auf Deutsch an (xml:lang=\"de\").",
            "The mailbox shows the state of a case in German. Give it in German too (xml:lang=\"de\").",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-dateiname-doppelt",
        ["zwei Anlagen haben denselben Dateinamen", "two attachments have the same file name"],
        [
            "Das Postfach erkennt Anlagen an ihrem Dateinamen; Groß- und Kleinschreibung zählt dabei nicht. Geben Sie jeder einen eigenen, etwa mit der Sprache darin.",
            "The mailbox knows attachments by their file names; capital and small letters are the same. Give each a name of its own, with the language in it for example.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-hash-form",
        ["das ist kein SHA-512 in kleinen hexadezimalen Ziffern", "this is no SHA-512 in small hexadecimal digits"],
        [
            "Erwartet werden 128 Ziffern 0–9 und a–f. Bilden Sie den Hashwert über den Inhalt der Anlage.",
            "128 digits 0–9 and a–f are expected. Make the hash over the content of the attachment.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-datum",
        ["das ist kein Zeitpunkt mit Zeitzone", "this is no point in time with a time zone"],
        [
            "Erwartet wird ein Zeitpunkt nach RFC 3339 mit Zeitzone.",
            "A point in time by RFC 3339 with its time zone is expected.",
        ],
        ["20.04.2026", "2026-04-20T16:45:00.000+02:00"],
    ),
    error(
        "xefa-postfach-format",
        ["das hat nicht das Format des Postfachs", "this does not have the mailbox's format"],
        [
            "Es ist kein JSON, oder ein Feld fehlt, ist unbekannt oder von anderer Art. Die Meldung zeigt keinen Wert.",
            "It is no JSON, or a field is missing, unknown or of another kind. The message shows no value.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-bezug",
        [
            "der Kopf der Nachricht nennt Nachricht, Vorgang oder Autor nicht brauchbar",
            "the head of the message does not name message, case or Autor in a form of use",
        ],
        [
            "Ohne sie lässt sich ein Abruf später nicht bestätigen. Prüfen Sie die Nachricht gegen das Schema.",
            "Without them a retrieval cannot be confirmed later. Check the message against the schema.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-unbekannt",
        ["das liegt nicht im Postfach", "this is not in the mailbox"],
        [
            "Eine Nachricht oder ein Dokument mit dieser UUID wurde nie zugestellt. Fragen Sie nach den Nachrichten des Postfachs.",
            "A message or document with this UUID was never delivered. Ask for the messages of the mailbox.",
        ],
        ["", ""],
    ),
    error(
        "xefa-postfach-anderer-inhalt",
        [
            "eine Nachricht mit dieser UUID und anderem Inhalt liegt schon im Postfach",
            "a message with this UUID and another content is in the mailbox already",
        ],
        [
            "Was zugestellt ist, ändert sich nicht mehr. Ein berichtigter Bescheid ist eine neue Nachricht mit einer neuen UUID.",
            "What has been delivered does not change any more. A corrected Bescheid is a new message with a new UUID.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-postfach-ausfall",
        ["das Postfach hat versagt", "the mailbox failed"],
        [
            "Lesen, Schreiben oder Signieren ist misslungen; über die Nachricht ist damit nichts gesagt. Versuchen Sie es erneut.",
            "Reading, writing or signing failed; this says nothing about the message. Try again.",
        ],
        ["", ""],
    ),
];
