//! What does not fit between a payment and the fee.

use super::super::{Rule, error, unchecked};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-zahlung-fehlt",
        [
            "die Gebühr[ von {expected}] ist nicht bezahlt: der Antrag nennt keine Zahlung",
            "the fee[ of {expected}] is not paid: the application names no payment",
        ],
        [
            "Das Verzeichnis nennt für die Leistung eine Gebühr, die mit dem Antrag fällig ist. Lassen Sie die Person zahlen, bevor der Antrag abgeht, oder fordern Sie die Zahlung nach.",
            "The directory names a fee for the service that is due with the application. Let the person pay before the application leaves, or demand the payment afterwards.",
        ],
        ["", "<xefa:bezahlung>…</xefa:bezahlung>"],
    ),
    error(
        "xefa-zahlung-nicht-bezahlt",
        ["die Zahlung ist nicht erfolgt[ (Stand {found})]", "the payment has not been made[ (status {found})]"],
        [
            "Nur der Stand „ausgefuehrt“ bedeutet, dass bezahlt ist. Bei „offen“ ist der Ausgang noch nicht bekannt; fragen Sie den Zahlungsdienst noch einmal. Bei „fehlgeschlagen“, „abgebrochen“ und „erstattet“ muss neu gezahlt werden.",
            "Only the status “ausgefuehrt” means that it is paid. With “offen” the outcome is not known yet; ask the payment service again. With “fehlgeschlagen”, “abgebrochen” and “erstattet” a new payment is needed.",
        ],
        ["fehlgeschlagen", "ausgefuehrt"],
    ),
    error(
        "xefa-zahlung-zu-wenig",
        ["es ist weniger gezahlt als die Gebühr[ von {expected}]", "less is paid than the fee[ of {expected}]"],
        [
            "Der Betrag der Zahlung liegt unter der Gebühr des Verzeichnisses. Vielleicht galt beim Ausfüllen noch eine andere Gebühr. Die Meldung zeigt den gezahlten Betrag nicht.",
            "The amount of the payment lies below the fee of the directory. Perhaps another fee was valid when the form was filled in. The message does not show the amount that was paid.",
        ],
        ["", ""],
    ),
    error(
        "xefa-zahlung-zu-viel",
        ["es ist mehr gezahlt als die Gebühr[ von {expected}]", "more is paid than the fee[ of {expected}]"],
        [
            "Der Betrag der Zahlung liegt über der Gebühr des Verzeichnisses; der Unterschied ist zu erstatten. Die Meldung zeigt den gezahlten Betrag nicht.",
            "The amount of the payment lies above the fee of the directory; the difference has to be given back. The message does not show the amount that was paid.",
        ],
        ["", ""],
    ),
    error(
        "xefa-zahlung-trotz-freiheit",
        [
            "für die Leistung ist nichts zu zahlen, es ist aber gezahlt[ (Gebühr {expected})]",
            "nothing is to be paid for the service, but it is paid[ (fee {expected})]",
        ],
        [
            "Das Verzeichnis nennt die Gebühr 0. Der gezahlte Betrag ist zu erstatten.",
            "The directory names the fee 0. What was paid has to be given back.",
        ],
        ["", ""],
    ),
    error(
        "xefa-zahlung-waehrung",
        ["die Zahlung ist nicht in Euro", "the payment is not in euros"],
        [
            "Gebühren sind in Euro festgelegt; umgerechnet wird nicht. Ob der Betrag reicht, muss ein Mensch klären.",
            "Fees are laid down in euros; nothing is converted. Whether the amount is enough has to be cleared up by a person.",
        ],
        ["<code>CHF</code>", "<code>EUR</code>"],
    ),
    error(
        "xefa-zahlung-doppelt",
        ["die Zahlung gehört schon zu einem anderen Antrag", "the payment belongs to another application already"],
        [
            "Dieselbe Kennung einer Zahlung steht in zwei Anträgen. Mit einer Zahlung wird nur ein Antrag bezahlt. Wird derselbe Antrag noch einmal gesendet, behält er seinen Vorgang und fällt hier nicht auf.",
            "The same transaction stands in two applications. One payment pays only one of them. When the same application is sent again it keeps its case and is not told here.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-zahlung-ungeprueft",
        [
            "die Zahlung konnte nicht geprüft werden: das Verzeichnis nennt keine Gebühr[ ({expected})]",
            "the payment could not be checked: the directory names no fee[ ({expected})]",
        ],
        [
            "Ohne Gebühr im Verzeichnis ist nicht bekannt, ob und wie viel zu zahlen war. Keine Angabe bedeutet nicht gebührenfrei; dafür steht dort 0. Ergänzen Sie den Landesparameter „gebuehr“.",
            "Without a fee in the directory nobody knows whether and how much had to be paid. No entry does not mean free of charge; for that 0 stands there. Add the Landesparameter “gebuehr”.",
        ],
        ["", "<xefa:name>gebuehr</xefa:name><xefa:wert>0</xefa:wert>"],
    ),
];
