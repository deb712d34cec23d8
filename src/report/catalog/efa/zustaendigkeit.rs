//! What is wrong with a directory, and what it does not know.

use super::super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "xefa-verzeichnis-datei",
        [
            "die Datei des Verzeichnisses wurde nicht gelesen: {=why}[ (höchstens {limit} Byte)]",
            "the file of the directory was not read: {=why}[ (at most {limit} bytes)]",
        ],
        [
            "Ein Verzeichnis wird aus Dateien mit den Endungen .xml, .json und .csv gelesen. Solange eine Datei fehlt, ist eine Auskunft aus dem Verzeichnis vielleicht unvollständig.",
            "A directory is read from files with the extensions .xml, .json and .csv. As long as a file is missing, what the directory says may be incomplete.",
        ],
        ["verzeichnis.xlsx", "verzeichnis.csv"],
    ),
    error(
        "xefa-verzeichnis-nachricht",
        [
            "die Nachricht[ {name}] enthält keine Verzeichniseinträge",
            "the message[ {name}] holds no entries of a directory",
        ],
        [
            "Verzeichniseinträge stehen in den Nachrichten zustaendigkeit.verzeichniseintrag.0510 und zustaendigkeit.antwort.0501. Nehmen Sie andere Nachrichten aus dem Ordner.",
            "Entries stand in the messages zustaendigkeit.verzeichniseintrag.0510 and zustaendigkeit.antwort.0501. Take other messages out of the folder.",
        ],
        ["<xefa:antrag.einreichung.0100 …>", "<xefa:zustaendigkeit.verzeichniseintrag.0510 …>"],
    ),
    error(
        "xefa-verzeichnis-json",
        ["das Verzeichnis ist nicht lesbar: {=why}", "the directory cannot be read: {=why}"],
        [
            "Ein Verzeichnis in JSON ist eine Nachricht 0510 oder 0501 von XEfA 2.0 in der Form ihres Modells, oder eine Liste solcher Nachrichten.",
            "A directory in JSON is one message 0510 or 0501 of XEfA 2.0 in the form of its model, or an array of such messages.",
        ],
        ["[ 1 ]", "[ { \"zustaendigkeit.verzeichniseintrag.0510\": { … } } ]"],
    ),
    error(
        "xefa-verzeichnis-csv",
        ["die Tabelle ist nicht lesbar: {=why}", "the table cannot be read: {=why}"],
        [
            "Ein Verzeichnis in CSV ist eine Tabelle in UTF-8. Die erste Zeile nennt die Spalten, zwischen den Zellen steht ein Semikolon. Zellen mit Semikolon, Anführungszeichen oder Zeilenwechsel stehen in doppelten Anführungszeichen.",
            "A directory in CSV is a table in UTF-8. Its first row names the columns, a semicolon stands between cells. Cells with a semicolon, a quote or a line break stand in double quotes.",
        ],
        ["\"Amt \"Mitte\"\";…", "\"Amt \"\"Mitte\"\"\";…"],
    ),
    error(
        "xefa-verzeichnis-spalte",
        [
            "mit der Spalte[ {column}] stimmt etwas nicht: {=why}",
            "something is wrong with the column[ {column}]: {=why}",
        ],
        [
            "Die Namen der Spalten stehen in der Beschreibung des Verzeichnisses (docs/zustaendigkeit.md). Groß- und Kleinschreibung zählt, die Reihenfolge ist frei, jede Spalte kommt einmal vor.",
            "The names of the columns stand in the description of the directory (docs/zustaendigkeit.md). Capital letters count, the order is free, each column is there once.",
        ],
        ["Leistung;…", "leistungsschluessel;…"],
    ),
    error(
        "xefa-verzeichnis-zellen",
        [
            "die Zeile hat[ {count}] Zellen, die erste Zeile hat[ {expected}]",
            "the row has[ {count}] cells, the first row has[ {expected}]",
        ],
        [
            "Jede Zeile braucht so viele Zellen wie die erste, auch wenn die letzten leer sind. Oft fehlt ein Semikolon, oder ein Text mit Semikolon steht nicht in Anführungszeichen.",
            "Each row needs as many cells as the first one, even where the last ones are empty. Often a semicolon is missing, or a text with a semicolon does not stand in quotes.",
        ],
        ["Amt; Mitte;05", "\"Amt; Mitte\";05"],
    ),
    error(
        "xefa-verzeichnis-wert",
        [
            "der Wert in der Spalte[ {column}] ist nicht erlaubt[, Zeichen {at}]: {=why}",
            "the value in the column[ {column}] is not allowed[, character {at}]: {=why}",
        ],
        [
            "Die Meldung nennt die Zelle mit Zeile und Spalte, in einer Zelle mit mehreren Werten den Anfang des falschen. Nichts aus der Datei wird übernommen, bis alle Werte stimmen.",
            "The message names the cell with line and column, in a cell with several values the beginning of the wrong one. Nothing of the file is taken until all values are right.",
        ],
        ["99115005104", "99115005104000"],
    ),
    error(
        "xefa-verzeichnis-schluessel",
        ["das ist kein Schlüssel[, Zeichen {at}]: {=why}", "this is no key[, character {at}]: {=why}"],
        [
            "Ein Eintrag nennt mindestens eine Leistung (14 Ziffern, vorn 99) und mindestens ein Gebiet (ARS mit 2, 3, 5, 9 oder 12 Ziffern, vorn das Land 01 bis 16).",
            "An entry names at least one service (14 digits, beginning with 99) and at least one area (ARS of 2, 3, 5, 9 or 12 digits, beginning with the Land 01 to 16).",
        ],
        ["<xefa:ars>99</xefa:ars>", "<xefa:ars>02</xefa:ars>"],
    ),
    error(
        "xefa-verzeichnis-zeitraum",
        [
            "der Eintrag endet[ am {late}], bevor er beginnt[ (am {first})]",
            "the entry ends[ on {late}] before it begins[ (on {first})]",
        ],
        [
            "Ein Eintrag gilt vom ersten bis zum letzten Tag, beide eingeschlossen. Vermutlich sind die Tage vertauscht, oder ein Jahr ist verschrieben.",
            "An entry is valid from its first to its last day, both included. Probably the days are swapped, or a year is misspelt.",
        ],
        ["gueltigVon 2028-01-01, gueltigBis 2027-12-31", "gueltigVon 2027-01-01, gueltigBis 2027-12-31"],
    ),
    warning(
        "xefa-verzeichnis-doppelt",
        ["der Eintrag[ von {name}] steht zweimal im Verzeichnis", "the entry[ of {name}] is twice in the directory"],
        [
            "Zwei Einträge gleichen sich in allem. Eine Auskunft nennt sie einmal; wird aber nur einer geändert, widersprechen sie sich. Streichen Sie einen.",
            "Two entries are equal in everything. An answer names them once; but when only one of them is changed they contradict each other. Take one out.",
        ],
        ["", ""],
    ),
    error(
        "xefa-zustaendigkeit-ueberschneidung",
        [
            "für die Leistung[ {name}] im Gebiet[ {item}] gelten[ ab {first}][ bis {late}] mehrere Einträge[: {members}]",
            "for the service[ {name}] in the area[ {item}] several entries are valid[ from {first}][ until {late}][: {members}]",
        ],
        [
            "An diesen Tagen kann das Verzeichnis nicht sagen, welche Behörde zuständig ist. Beenden Sie den einen Eintrag am Tag, bevor der andere beginnt, oder beschränken Sie einen auf einen Teil des Gebiets.",
            "On these days the directory cannot say which authority is competent. End the one entry on the day before the other begins, or restrict one to a part of the area.",
        ],
        ["bis 2027-12-31 und ab 2027-12-01", "bis 2027-12-31 und ab 2028-01-01"],
    ),
    error(
        "xefa-zustaendigkeit-zeitluecke",
        [
            "für die Leistung[ {name}] im Gebiet[ {item}] ist[ von {first}][ bis {late}] niemand zuständig[ (zwischen {members})]",
            "for the service[ {name}] in the area[ {item}] nobody is competent[ from {first}][ until {late}][ (between {members})]",
        ],
        [
            "Zwischen zwei Einträgen liegen Tage, an denen keiner gilt, auch keiner für ein größeres Gebiet. Verlängern Sie den früheren, oder lassen Sie den späteren eher beginnen.",
            "Between two entries lie days on which none is valid, and none for a larger area either. Extend the earlier one, or let the later one begin sooner.",
        ],
        ["bis 2027-12-30 und ab 2028-01-01", "bis 2027-12-31 und ab 2028-01-01"],
    ),
    warning(
        "xefa-zustaendigkeit-rueckfall",
        [
            "für die Leistung[ {name}] im Gebiet[ {item}] ist[ von {first}][ bis {late}] nur eine Behörde eines größeren Gebiets zuständig[ (zwischen {members})]",
            "for the service[ {name}] in the area[ {item}] only an authority of a larger area is competent[ from {first}][ until {late}][ (between {members})]",
        ],
        [
            "Zwischen zwei Einträgen liegen Tage, an denen keiner gilt. Eine Auskunft nennt dann die Behörde des größeren Gebiets. Das kann gewollt sein; oft ist ein Tag verschrieben.",
            "Between two entries lie days on which none is valid. An answer then names the authority of the larger area. That may be meant; often a day is misspelt.",
        ],
        ["bis 2027-12-30 und ab 2028-01-01", "bis 2027-12-31 und ab 2028-01-01"],
    ),
    error(
        "xefa-zustaendigkeit-luecke",
        [
            "für die Leistung[ {name}] im Gebiet[ {item}] ist[ am {first}] niemand eingetragen[; {=hint}][; ein Eintrag galt bis {before}][; ein Eintrag gilt ab {late}][; nur für Teile des Gebiets: {inside}][; im Gebiet gibt es Einträge zu {other}]",
            "for the service[ {name}] in the area[ {item}] nobody is entered[ on {first}][; {=hint}][; an entry was valid until {before}][; an entry is valid from {late}][; only for parts of the area: {inside}][; in the area there are entries for {other}]",
        ],
        [
            "Kein Eintrag gilt an diesem Tag für die Leistung und das Gebiet oder ein größeres. Die Meldung sagt, was am nächsten liegt: Einträge anderer Tage, für Teile des Gebiets, oder andere Leistungen. Fragen Sie genauer, oder ergänzen Sie das Verzeichnis.",
            "No entry is valid on this day for the service and the area or a larger one. The message says what came nearest: entries of other days, for parts of the area, or other services. Ask more precisely, or complete the directory.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-zustaendigkeit-mehrdeutig",
        [
            "für die Leistung[ {name}] sind im Gebiet[ {item}] mehrere eingetragen[: {members}]",
            "for the service[ {name}] several are entered in the area[ {item}][: {members}]",
        ],
        [
            "Mehrere Einträge gelten am selben Tag für dasselbe Gebiet. Es wird keiner gewählt. Entscheiden Sie, oder bereinigen Sie das Verzeichnis.",
            "Several entries are valid on the same day for the same area. None is chosen. Decide, or clear up the directory.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-zustaendigkeit-gebiet",
        [
            "aus der Angabe folgt kein Gebiet[, Zeichen {at}]: {=why}[ ({members})]",
            "no area follows from what is given[, character {at}]: {=why}[ ({members})]",
        ],
        [
            "Zuständigkeiten sind nach Regionalschlüsseln (ARS) verzeichnet. Aus einem Gemeindeschlüssel (AGS) oder aus Postleitzahl und Ort folgt ein ARS nur mit einer Liste; gerechnet oder geraten wird nicht.",
            "Competences are listed by Regionalschlüssel (ARS). From a Gemeindeschlüssel (AGS), or from postal code and place, an ARS follows only with a list; nothing is computed or guessed.",
        ],
        ["<xefa:ags>16061119</xefa:ags>", "<xefa:ars>160615051097</xefa:ars>"],
    ),
    error(
        "xefa-zustaendigkeit-bezug",
        ["die Antwort gehört zu einer anderen Anfrage", "the answer belongs to another question"],
        [
            "Die Antwort des Verzeichnisses nennt nicht die UUID dieser Anfrage. Ordnen Sie sie der richtigen zu, oder fragen Sie noch einmal.",
            "The answer of the directory does not name the UUID of this question. Assign it to the right one, or ask again.",
        ],
        ["", ""],
    ),
    error(
        "xefa-zustaendigkeit-unpassend",
        [
            "der Eintrag[ von {name}] passt nicht zur Anfrage: Leistung, Gebiet oder Tag sind andere",
            "the entry[ of {name}] does not fit the question: service, area or day are others",
        ],
        [
            "Das Verzeichnis nennt eine Behörde, die nach ihrem eigenen Eintrag nicht zuständig ist. Verlassen Sie sich nicht auf die Antwort; melden Sie den Fehler dem Verzeichnis.",
            "The directory names an authority that is not competent by its own entry. Do not rely on the answer; tell the directory of the mistake.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-zustaendigkeit-verzeichnis",
        ["das Verzeichnis[ {name}] antwortet nicht", "the directory[ {name}] does not answer"],
        [
            "Ob und wer zuständig ist, ist nicht bekannt. Das ist etwas anderes als eine Lücke im Verzeichnis. Fragen Sie später noch einmal.",
            "Whether and who is competent is not known. That is something else than a gap in the directory. Ask again later.",
        ],
        ["", ""],
    ),
    error(
        "xefa-landesparameter-gebuehr",
        ["die Gebühr im Verzeichnis ist nicht eindeutig: {=why}", "the fee of the directory is not plain: {=why}"],
        [
            "Eine Gebühr ist ein Betrag in Euro wie „26,50 €“, „26 EUR“ oder „0“, und es gibt sie höchstens einmal. Anderes wird nicht gedeutet, damit niemand zu viel zahlt.",
            "A fee is an amount of euros such as “26,50 €”, “26 EUR” or “0”, and there is at most one. Nothing else is interpreted, so that nobody pays too much.",
        ],
        ["<xefa:wert>26.50</xefa:wert>", "<xefa:wert>26,50 €</xefa:wert>"],
    ),
    unchecked(
        "xefa-efa-angabe",
        [
            "die Nachricht entsteht nicht: eine Angabe zu Produkt oder Zeit ist darin nicht erlaubt[ ({name})]",
            "the message is not made: what is said of product or time is not allowed in it[ ({name})]",
        ],
        [
            "Name, Hersteller und Version des Produkts, Testmarke, UUID und Zeit kommen aus dem Kontext, mit dem Nachrichten geschrieben werden. Eine davon passt nicht in eine Nachricht, etwa weil sie leer ist.",
            "Name, manufacturer and version of the product, mark of a test, UUID and time come from the context with which messages are written. One of them does not fit into a message, perhaps because it is empty.",
        ],
        ["Context::new(\"\", \"\")", "Context::new(\"Beispieldienst\", \"Beispielhaus GmbH\")"],
    ),
];
