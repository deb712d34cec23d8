//! What an account does not say, or says wrongly.

use super::super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "xefa-konto-niveau-fehlt",
        ["das Nutzerkonto nennt kein Vertrauensniveau", "the account tells no level of assurance"],
        [
            "Ohne Vertrauensniveau ist nicht bekannt, wie sicher die Anmeldung war, und keins wird angenommen. Fordern Sie das Attribut beim Nutzerkonto an, oder lassen Sie die Person sich erneut anmelden.",
            "Without a level nobody knows how safe the login was, and none is assumed. Request the attribute from the account, or let the person log in again.",
        ],
        ["", "STORK-QAA-Level-3"],
    ),
    unchecked(
        "xefa-konto-niveau-unbekannt",
        [
            "das Vertrauensniveau des Nutzerkontos ist unbekannt[ (Attribut {name})]",
            "the level of assurance of the account is unknown[ (attribute {name})]",
        ],
        [
            "Bekannt sind STORK-QAA-Level-1 (basis), -2 (niedrig), -3 (substanziell) und -4 (hoch) und die Wörter der Codeliste. Ein anderes Wort wird keinem Niveau zugeordnet.",
            "Known are STORK-QAA-Level-1 (basis), -2 (niedrig), -3 (substanziell) and -4 (hoch), and the words of the code list. Another word is put to no level.",
        ],
        ["STORK-QAA-Level-5", "STORK-QAA-Level-4"],
    ),
    error(
        "xefa-konto-niveau",
        [
            "das Vertrauensniveau[ {found}] reicht nicht, verlangt ist[ {expected}]",
            "the level of assurance[ {found}] is not enough, demanded is[ {expected}]",
        ],
        [
            "Die Leistung verlangt eine sicherere Anmeldung, als die Person benutzt hat. Bitten Sie sie, sich mit einem Mittel anzumelden, das das verlangte Niveau erreicht, etwa mit dem Online-Ausweis.",
            "The service demands a safer login than the person has used. Ask them to log in with means that reach the demanded level, such as the Online-Ausweis.",
        ],
        ["STORK-QAA-Level-1", "STORK-QAA-Level-4"],
    ),
    unchecked(
        "xefa-konto-mittel",
        [
            "das Mittel der Anmeldung fehlt oder ist unbekannt[ (Attribut {name})]",
            "the means of the login is missing or unknown[ (attribute {name})]",
        ],
        [
            "Eine Nachricht nennt, womit sich die Person angemeldet hat: benutzername, eid, eidas, elster oder fink. Für ein anderes Mittel hat die Codeliste kein Wort.",
            "A message tells with what the person has logged in: benutzername, eid, eidas, elster or fink. The code list has no word for another means.",
        ],
        ["", "eID"],
    ),
    warning(
        "xefa-konto-attribut",
        [
            "das Attribut[ {name}] des Nutzerkontos ist unbekannt; es bleibt aufgehoben",
            "the attribute[ {name}] of the account is unknown; it is kept",
        ],
        [
            "Die Tabelle der Attribute kennt den Namen nicht. Seine Werte stehen bei den weiteren Attributen. Ordnen Sie es zu (Attributtabelle::with), wenn Sie es brauchen.",
            "The table of attributes lacks the name. Its values stand among the other attributes. Assign it (Attributtabelle::with) if you need it.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-konto-mehrere-werte",
        [
            "das Attribut[ {name}] hat mehrere Werte[ ({count})] und wird nicht übernommen",
            "the attribute[ {name}] has several values[ ({count})] and is not taken over",
        ],
        [
            "Das Feld der Nachricht fasst einen Wert. Welcher der gelieferten gilt, ist nicht zu erkennen. Alle stehen bei den weiteren Attributen.",
            "The field of the message holds one value. Which of the delivered ones holds cannot be told. All stand among the other attributes.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-konto-wert",
        [
            "der Wert des Attributs[ {name}] wird nicht übernommen: {=why}",
            "the value of the attribute[ {name}] is not taken over: {=why}",
        ],
        [
            "Der Wert passt nicht in das Feld der Nachricht. Er wird nicht zurechtgebogen und steht bei den weiteren Attributen. Die Person kann die Angabe eingeben.",
            "The value does not fit into the field of the message. It is not bent into shape and stands among the other attributes. The person can type it in.",
        ],
        ["31.02.1984", "1984-02-00"],
    ),
    warning(
        "xefa-konto-staatsangehoerigkeit",
        [
            "die Staatsangehörigkeit im Attribut[ {name}] hat keinen Schlüssel in der Liste und wird nicht übernommen",
            "the nationality in the attribute[ {name}] has no key in the list and is not taken over",
        ],
        [
            "Ausweise nennen Staaten mit ein bis drei Buchstaben; die Nachricht verlangt den Schlüssel der amtlichen Statistik. Zu diesen Buchstaben gibt es keinen, etwa bei früheren Staaten oder Staatenlosen. Die Person kann die Angabe machen.",
            "Identity documents name states by one to three letters; the message demands the key of the official statistics. There is none for these letters, for instance for former states or stateless people. The person can tell it.",
        ],
        ["YUG", "SRB"],
    ),
    warning(
        "xefa-konto-unvollstaendig",
        [
            "die Angaben zur Person fehlen in der Nachricht: das Nutzerkonto liefert nicht alle, die dazugehören[ ({missing})]",
            "the data of the person are not in the message: the account does not deliver all that belong to them[ ({missing})]",
        ],
        [
            "Der Block einer Nachricht nennt eine Person mit Vornamen, Familiennamen und Geburtsdatum oder gar nicht. Was das Nutzerkonto geliefert hat, steht bei den weiteren Attributen.",
            "The block of a message names a person with given names, family name and date of birth, or not at all. What the account delivered stands among the other attributes.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-konto-kennung",
        [
            "die Kennung des Kontos ist verlangt, das Nutzerkonto liefert aber keine",
            "the pseudonym of the account is demanded, but the account delivers none",
        ],
        [
            "Die Leistung will die Person über mehrere Anträge wiedererkennen. Fordern Sie die Kennung beim Nutzerkonto an, oder verzichten Sie auf sie.",
            "The service wants to recognise the person over several applications. Request the pseudonym from the account, or do without it.",
        ],
        ["", ""],
    ),
    error(
        "xefa-konto-geaendert",
        [
            "das Feld[ {name}] darf bei diesem Vertrauensniveau[ ({found})] nicht geändert werden",
            "the field[ {name}] must not be changed at this level of assurance[ ({found})]",
        ],
        [
            "Das Nutzerkonto hat die Angabe bestätigt, und der Dienst hat festgelegt, dass sie dann so bleibt. Stimmt sie nicht, muss sie dort berichtigt werden, wo das Nutzerkonto sie her hat.",
            "The account has confirmed what is said, and the service has laid down that it then stays so. If it is wrong it has to be corrected where the account has it from.",
        ],
        ["", ""],
    ),
];
