//! Code lists: what is wrong with a list, and with a code of a message.

use super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    error(
        "xefa-code-unbekannt",
        [
            "Code steht nicht in Version {=version} der Codeliste {list}[; angegeben ist Version {=made}][; er steht in Version {=other}]",
            "code is not in version {=version} of the code list {list}[; the message names version {=made}][; it is in version {=other}]",
        ],
        [
            "Die Nachricht nennt Codeliste und Version; darin gibt es diesen Code nicht. Steht er in einer älteren Version, so wurde er inzwischen gestrichen oder umbenannt; steht er in einer neueren, so ist listVersionID veraltet. Ist die angegebene Version neuer als die vorliegenden, so ist das nur eine Warnung: der Code kann neu sein.",
            "The message names a code list and a version, which does not have this code. If an older version has it, it has been withdrawn or renamed since; if a newer one has it, listVersionID is out of date. If the version named is newer than those at hand, this is only a warning: the code may be new.",
        ],
        [
            "<ausweisart listVersionID=\"1.0\"><code>99</code></ausweisart>",
            "<ausweisart listVersionID=\"1.0\"><code>01</code></ausweisart>",
        ],
    ),
    warning(
        "xefa-code-name",
        [
            "Bezeichnung neben dem Code ist nicht die der Codeliste {list} in Version {=version}",
            "the name beside the code is not that of the code list {list} in version {=version}",
        ],
        [
            "Maßgeblich ist der Code; die Bezeichnung dient nur dem Lesen. Weicht sie von allen ab, die die Liste für diesen Code hat, meinte der Absender vielleicht einen anderen Code, oder er hat die Bezeichnung einer anderen Version der Liste.",
            "The code counts; the name is there to be read only. If it differs from all that the list has for this code, the sender may have meant another code, or has the name from another version of the list.",
        ],
        ["<code>01</code><name>Reisepass</name>", "<code>01</code><name>Personalausweis</name>"],
    ),
    unchecked(
        "xefa-listenversion-unbekannt",
        [
            "Version[ {made}] der Codeliste {list} liegt nicht vor[; vorhanden: {=version}]",
            "version[ {made}] of the code list {list} is not at hand[; there is: {=version}]",
        ],
        [
            "Die Liste ist bekannt, aber nicht in der Version, die die Nachricht nennt. Ist sie neuer als die vorliegenden, entscheidet --codelist-policy: reject macht die Nachricht ungültig, warn (die Voreinstellung) warnt und prüft gegen die neueste vorliegende Version, accept nimmt sie hin. Eine andere Version, die fehlt, lässt sich nicht prüfen; legen Sie sie zu den übrigen Listen.",
            "The list is known, but not in the version that the message names. If that is newer than those at hand, --codelist-policy decides: reject makes the message invalid, warn (the default) warns and checks against the newest version at hand, accept takes it as it is. Another version that is missing cannot be checked; put it beside the other lists.",
        ],
        ["listVersionID=\"1.O\"", "listVersionID=\"1.0\""],
    ),
    unchecked(
        "xefa-liste-unbekannt",
        [
            "Codeliste {list} liegt nicht vor; ihre Codes wurden nicht geprüft",
            "the code list {list} is not at hand; its codes were not checked",
        ],
        [
            "Das Schema nennt eine Codeliste (Code-Typ 2 oder 3), die unter den angegebenen nicht ist. Was nicht geprüft wurde, gilt nie als gültig. Legen Sie die Liste in den Ordner, den Sie mit --codelists angeben; veröffentlichte Listen gibt es im XRepository. Listen, die nur die Nachricht nennt (Code-Typ 4), werden nicht vermisst.",
            "The schema names a code list (code type 2 or 3) that is not among those given. What was not checked never counts as valid. Put the list into the folder that you give with --codelists; published lists are in the XRepository. Lists that only the message names (code type 4) are not missed.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-codelisten-keine",
        ["Ordner enthält keine Codeliste (.gc oder .xml)", "folder holds no code list (.gc or .xml)"],
        [
            "Unter dem angegebenen Ordner liegt keine Datei mit der Endung .gc oder .xml. Meist ist der Pfad falsch.",
            "There is no file ending in .gc or .xml below the folder that was given. Mostly the path is wrong.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codelisten-lock-geaendert",
        [
            "Datei ist nicht mehr die Codeliste {list} in Version[ {version}], die festgeschrieben ist",
            "the file is no longer the code list {list} in version[ {version}] that is locked",
        ],
        [
            "Die Datei codelisten.lock nennt für jede Codeliste URI, Version und SHA-256. Diese Datei hat jetzt einen anderen Inhalt. Stellen Sie die alte Datei wieder her; ist die Änderung gewollt, sehen Sie sie mit „xefa codelist diff“ an und schreiben die Listen mit „xefa codelist lock ORDNER“ neu fest.",
            "The file codelisten.lock names URI, version and SHA-256 of each code list. This file has another content now. Put the old file back; if the change is meant, look at it with “xefa codelist diff” and lock the lists again with “xefa codelist lock FOLDER”.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codelisten-lock-fehlt",
        [
            "Codeliste {list} in Version[ {version}] ist festgeschrieben, aber nicht da",
            "the code list {list} in version[ {version}] is locked, but not there",
        ],
        [
            "Die Datei codelisten.lock nennt eine Codeliste, die nicht mehr im Ordner liegt. Nachrichten, die sie brauchen, ließen sich nicht prüfen. Legen Sie sie zurück oder schreiben Sie die Listen mit „xefa codelist lock ORDNER“ neu fest.",
            "The file codelisten.lock names a code list that is no longer in the folder. Messages that need it could not be checked. Put it back or lock the lists again with “xefa codelist lock FOLDER”.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codelisten-lock-zusaetzlich",
        [
            "Codeliste {list} in Version[ {version}] ist da, aber nicht festgeschrieben",
            "the code list {list} in version[ {version}] is there, but not locked",
        ],
        [
            "Im Ordner liegt eine Codeliste, die die Datei codelisten.lock nicht nennt. Eine neuere Version kann das Urteil über Nachrichten ändern. Nehmen Sie sie heraus oder schreiben Sie die Listen mit „xefa codelist lock ORDNER“ neu fest.",
            "There is a code list in the folder that the file codelisten.lock does not name. A newer version may change the verdict on messages. Take it out or lock the lists again with “xefa codelist lock FOLDER”.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codelisten-lock",
        ["Zeile ist kein Eintrag einer Lockdatei für Codelisten", "the line is no entry of a lock of code lists"],
        [
            "Die erste Zeile heißt „# xefa codelist lock 1“. Danach steht in jeder Zeile eine Codeliste: SHA-256 mit 64 Hexadezimalziffern, URI, Version und Datei, durch Tabulatoren getrennt. Leere Zeilen und solche mit # sind erlaubt. Schreiben Sie die Datei mit „xefa codelist lock ORDNER“ neu.",
            "The first line is “# xefa codelist lock 1”. After it each line holds a code list: SHA-256 with 64 hexadecimal digits, URI, version and file, divided by tabs. Empty lines and lines with # are allowed. Write the file again with “xefa codelist lock FOLDER”.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codelisten-lock-name",
        [
            "der Name der Datei lässt sich nicht in die Lockdatei schreiben",
            "the name of the file cannot be written into the lock",
        ],
        [
            "In der Lockdatei trennt ein Tabulator die Angaben, und sie ist in UTF-8. Der Name dieser Datei enthält einen Tabulator oder Zeilenumbruch oder ist kein UTF-8. Benennen Sie die Datei um.",
            "In the lock a tab divides the parts, and it is in UTF-8. The name of this file has a tab or a line break in it or is no UTF-8. Rename the file.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codeliste-wurzel",
        [
            "keine Codeliste in Genericode 1.0: die Wurzel ist {name}[ im Namensraum {namespace}]",
            "no code list in genericode 1.0: the root is {name}[ in namespace {namespace}]",
        ],
        [
            "Eine Codeliste hat die Wurzel CodeList im Namensraum http://docs.oasis-open.org/codelist/ns/genericode/1.0/. Heißt die Wurzel Fehler, so hat das XRepository statt der Liste eine Fehlermeldung geliefert, etwa weil es die Version nicht gibt.",
            "A code list has the root CodeList in the namespace http://docs.oasis-open.org/codelist/ns/genericode/1.0/. If the root is called Fehler, the XRepository delivered an error message instead of the list, because there is no such version, for example.",
        ],
        ["<CodeList>", "<gc:CodeList xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\">"],
    ),
    error(
        "xefa-codeliste-element",
        ["hier ist nichts vorgesehen[: {name}]", "nothing is foreseen here[: {name}]"],
        [
            "Genericode 1.0 kennt an dieser Stelle kein solches Element und keinen Text. Die Kinder von CodeList stehen in keinem Namensraum; oft fehlt nur xmlns=\"\".",
            "Genericode 1.0 has no such element and no text in this place. The children of CodeList are in no namespace; often just xmlns=\"\" is missing.",
        ],
        ["<SimpleCodeList><Zeile/></SimpleCodeList>", "<SimpleCodeList><Row/></SimpleCodeList>"],
    ),
    error(
        "xefa-codeliste-fehlt",
        ["{name} fehlt in {parent} oder ist leer", "{name} is missing in {parent} or empty"],
        [
            "Ohne diese Angabe ist die Liste nicht verwendbar: CanonicalUri und Version sagen, welche Liste es ist, ColumnSet und Key, in welcher Spalte der Code steht.",
            "Without this the list cannot be used: CanonicalUri and Version say which list it is, ColumnSet and Key in which column the code stands.",
        ],
        ["<Identification><Version/></Identification>", "<Identification><Version>1.0</Version>…</Identification>"],
    ),
    unchecked(
        "xefa-codeliste-verweis",
        [
            "{name}: Teile einer Liste, die anderswo stehen oder zusammengesetzt sind, werden nicht gelesen",
            "{name}: parts of a list that stand elsewhere or are composed are not read",
        ],
        [
            "Die Liste verweist auf Spalten in einer anderen Datei oder hat Werte, die selbst XML sind. Solche Listen kommen bei XÖV nicht vor und werden nicht halb gelesen. Schreiben Sie die Spalten in die Liste.",
            "The list refers to columns in another file, or has values that are XML themselves. XÖV has no such lists, and they are not half read. Write the columns into the list.",
        ],
        ["<ColumnSetRef>", "<ColumnSet>"],
    ),
    error(
        "xefa-codeliste-spalte-doppelt",
        ["Spalte {name} gibt es zweimal", "there are two columns {name}"],
        [
            "Die Id einer Spalte muss in der Liste eindeutig sein, denn Schlüssel und Werte beziehen sich auf sie.",
            "The Id of a column must be unique in the list, because keys and values refer to it.",
        ],
        ["<Column Id=\"code\"/><Column Id=\"code\"/>", "<Column Id=\"code\"/><Column Id=\"name\"/>"],
    ),
    error(
        "xefa-codeliste-spalte-unbekannt",
        ["Spalte {name} gibt es nicht[; es gibt: {=members}]", "there is no column {name}[; there are: {=members}]"],
        [
            "Ein Schlüssel oder ein Wert bezieht sich auf eine Spalte, die die Liste nicht hat. Groß- und Kleinschreibung zählt.",
            "A key or a value refers to a column that the list does not have. Case counts.",
        ],
        ["<Value ColumnRef=\"Code\">", "<Value ColumnRef=\"code\">"],
    ),
    error(
        "xefa-codeliste-verwendung",
        ["Use ist {value}; zulässig sind required und optional", "Use is {value}; required and optional are legal"],
        [
            "Das Attribut Use einer Spalte sagt, ob jede Zeile einen Wert haben muss.",
            "The attribute Use of a column says whether each row must have a value.",
        ],
        ["<Column Id=\"code\" Use=\"yes\">", "<Column Id=\"code\" Use=\"required\">"],
    ),
    error(
        "xefa-codeliste-schluessel-optional",
        ["Spalte {name} eines Schlüssels ist optional", "column {name} of a key is optional"],
        [
            "Was einen Schlüssel bildet, muss in jeder Zeile stehen; die Spalte muss Use=\"required\" haben.",
            "What makes a key must be there in each row; the column must have Use=\"required\".",
        ],
        ["<Column Id=\"code\" Use=\"optional\">", "<Column Id=\"code\" Use=\"required\">"],
    ),
    error(
        "xefa-codeliste-wert-fehlt",
        ["Wert der Spalte {name} fehlt in dieser Zeile", "the value of column {name} is missing in this row"],
        [
            "Die Spalte ist als required angegeben, die Zeile hat aber keinen Wert dafür, oder der Schlüssel ist leer.",
            "The column is declared as required, but the row has no value for it, or the key is empty.",
        ],
        ["<Row/>", "<Row><Value ColumnRef=\"code\"><SimpleValue>01</SimpleValue></Value></Row>"],
    ),
    error(
        "xefa-codeliste-wert-doppelt",
        ["Zeile hat zwei Werte für die Spalte {name}", "the row has two values for column {name}"],
        [
            "Je Zeile und Spalte gibt es höchstens einen Wert. Meist ist ColumnRef nach dem Kopieren nicht angepasst worden.",
            "There is at most one value for each row and column. Mostly ColumnRef was not changed after copying.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codeliste-code-doppelt",
        [
            "Code {value} steht schon in Zeile {=line} der Datei (Schlüssel {name})",
            "code {value} stands already in line {=line} of the file (key {name})",
        ],
        [
            "Ein Code darf in einer Liste nur einmal vorkommen; sonst ist nicht bestimmt, was er bedeutet.",
            "A code may occur in a list only once; otherwise it is not settled what it means.",
        ],
        ["01 ja, 01 nein", "01 ja, 02 nein"],
    ),
    warning(
        "xefa-codeliste-schluessel-doppelt",
        [
            "Wert {value} des Schlüssels {name} steht schon in Zeile {=line} der Datei",
            "value {value} of the key {name} stands already in line {=line} of the file",
        ],
        [
            "Ein Schlüssel soll die Zeilen unterscheiden. Hier trifft es einen, der nicht der des Codes ist (in alten Listen etwa den der Bezeichnung); der Code bleibt eindeutig.",
            "A key should tell the rows apart. This one is not that of the code (in old lists it is that of the name, for example); the code stays unique.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-codeliste-leerraum",
        [
            "Code in Spalte {name} hat überflüssigen Leerraum; verglichen wird ohne ihn",
            "the code in column {name} has surplus white space; it is compared without",
        ],
        [
            "Codes sind vom Typ xs:token: Leerraum am Rand zählt nicht, mehrfacher gilt als einer. In einer Nachricht kann der Code so, wie er in der Liste steht, gar nicht vorkommen.",
            "Codes are of type xs:token: white space at the ends does not count, and a run of it is one blank. A message cannot hold the code the way the list has it.",
        ],
        ["<SimpleValue>01 </SimpleValue>", "<SimpleValue>01</SimpleValue>"],
    ),
    warning(
        "xefa-codeliste-leer",
        ["Codeliste hat keinen Code", "the code list has no code"],
        [
            "Eine Liste ohne Zeilen ist erlaubt, aber kein Wert einer Nachricht kann in ihr stehen.",
            "A list without rows is legal, but no value of a message can be in it.",
        ],
        ["<SimpleCodeList/>", "<SimpleCodeList><Row>…</Row></SimpleCodeList>"],
    ),
    error(
        "xefa-codeliste-widerspruch",
        [
            "Version {=version} der Codeliste {list} gibt es hier schon, mit anderen Zeilen",
            "version {=version} of the code list {list} is here already, with other rows",
        ],
        [
            "Zwei Dateien geben sich als dieselbe Version derselben Liste aus und unterscheiden sich. Welche gilt, ist nicht zu erkennen; entfernen Sie die falsche.",
            "Two files claim to be the same version of the same list and differ. Which of them counts cannot be told; remove the wrong one.",
        ],
        ["", ""],
    ),
    error(
        "xefa-codeliste-metadaten",
        ["Angabe {name} fehlt oder ist leer", "{name} is missing or empty"],
        [
            "Wer eine Codeliste veröffentlicht, muss Name, Kurzname, Beschreibung, Herausgeber, Kennung, Version und Version des Handbuchs angeben (MUSS-Regeln für XÖV-Codelisten).",
            "Whoever publishes a code list must give name, short name, description, publisher, URI, version and version of the handbook (mandatory rules for XÖV code lists).",
        ],
        ["<LongName/>", "<LongName>Ausweisart</LongName>"],
    ),
    error(
        "xefa-codeliste-kennung",
        [
            "Kennung enthält das Zeichen {character}; zulässig sind a–z, 0–9, Punkt, Bindestrich und Doppelpunkt",
            "the URI holds the character {character}; a–z, 0–9, full stop, hyphen and colon are legal",
        ],
        [
            "Die Kennung einer Codeliste besteht nach den MUSS-Regeln für XÖV-Codelisten nur aus Kleinbuchstaben, Ziffern, Punkt, Bindestrich und Doppelpunkt. Nach der Veröffentlichung darf sie nicht mehr geändert werden.",
            "By the mandatory rules for XÖV code lists, the URI of a list consists of lower-case letters, digits, full stop, hyphen and colon only. Once published it must not be changed.",
        ],
        ["urn:xefa:codeliste:Ausweis_Art", "urn:xefa:codeliste:ausweisart"],
    ),
    error(
        "xefa-codeliste-versionskennung",
        ["CanonicalVersionUri ist {found} statt {expected}", "CanonicalVersionUri is {found} instead of {expected}"],
        [
            "Die Kennung der Version ist die der Liste, ein Unterstrich und die Version.",
            "The URI of the version is that of the list, an underscore and the version.",
        ],
        ["urn:xefa:codeliste:ausweisart-1.0", "urn:xefa:codeliste:ausweisart_1.0"],
    ),
    warning(
        "xefa-codeliste-version",
        [
            "Version hat {=count} Zeichen; mehr als {=limit} sollen es nicht sein",
            "the version has {=count} characters; it should not be more than {=limit}",
        ],
        [
            "listVersionID soll höchstens 16 Zeichen haben (NDR-4, Stufe SOLL).",
            "listVersionID should have at most 16 characters (NDR-4, level SOLL).",
        ],
        ["2026-11-23T10:00:00", "2026-11-23"],
    ),
    error(
        "xefa-codeliste-datum",
        ["{value} ist kein Datum der Form JJJJ-MM-TT", "{value} is no date of the form YYYY-MM-DD"],
        [
            "validFrom (früher datumGueltigkeitAb) nennt den Tag, von dem an die Version gilt.",
            "validFrom (formerly datumGueltigkeitAb) gives the day from which on the version is valid.",
        ],
        ["01.05.2026", "2026-05-01"],
    ),
];
