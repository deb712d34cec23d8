//! Rules of runs over a repository: suites, their configuration, and what is expected of samples.

use super::{Rule, error, unchecked, warning};

pub(super) const RULES: &[Rule] = &[
    unchecked(
        "xefa-suite-keine",
        [
            "Nachricht gehört zu keiner Suite: Wurzel {name}[ im Namensraum {namespace}][, Version {version}][; Suiten: {=members}]",
            "the message belongs to no suite: root {name}[ in namespace {namespace}][, version {version}][; suites: {=members}]",
        ],
        [
            "Welches Schema prüft, entscheidet der Namensraum der Wurzel, und wo mehrere Releases denselben haben, die Version. Keine Suite der xefa.toml passt. Entweder ist Namensraum oder Version der Nachricht falsch, oder es fehlt eine Suite. Genannt sind die Suiten dieses Namensraums mit ihren Versionen, sonst die mit den ähnlichsten Namensräumen.",
            "The namespace of the root decides which schema checks, and where several releases share one, the version. No suite of xefa.toml fits. Either namespace or version of the message is wrong, or a suite is missing. Named are the suites of this namespace with their versions, else those with the most similar namespaces.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-suite-mehrdeutig",
        [
            "Nachricht passt zu mehreren Suiten: Wurzel {name}[ im Namensraum {namespace}][, Version {version}][; Suiten: {=members}]",
            "the message fits several suites: root {name}[ in namespace {namespace}][, version {version}][; suites: {=members}]",
        ],
        [
            "Mehrere Suiten der xefa.toml nehmen Nachrichten dieses Namensraums an, und die Nachricht sagt nicht, welche gemeint ist: die Version fehlt ihr, oder die Suiten nennen keine. Geben Sie den Suiten version und, wo sie steht, version-at; oder nehmen Sie einer den Namensraum mit namespace; oder wählen Sie mit --suite.",
            "Several suites of xefa.toml take messages of this namespace, and the message does not say which one is meant: it lacks a version, or the suites name none. Give the suites version and, where it stands, version-at; or take the namespace from one of them with namespace; or choose with --suite.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-suite-doppelt",
        [
            "Suite {name} gibt es schon[; sie steht in Zeile {=line}]",
            "there is a suite {name} already[; it stands in line {=line}]",
        ],
        [
            "Zwei Suiten einer xefa.toml haben denselben Namen. Der Name unterscheidet sie in --suite und in den Ergebnissen; geben Sie jeder einen eigenen.",
            "Two suites of an xefa.toml have the same name. The name tells them apart in --suite and in the results; give each its own.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-konfiguration-syntax",
        ["Datei ist kein TOML[: {=reason}]", "the file is no TOML[: {=reason}]"],
        [
            "Die Konfiguration ist eine TOML-Datei (https://toml.io) in UTF-8. An der genannten Stelle ist die Schreibweise falsch; oft fehlen Anführungszeichen um einen Text oder einen Schlüssel mit Punkt, oder ein Schlüssel steht zweimal da.",
            "The configuration is a TOML file (https://toml.io) in UTF-8. The notation is wrong at the place named; often the quotes around a string or a key with a dot are missing, or a key stands twice.",
        ],
        ["cvc-id.1 = \"warning\"", "\"cvc-id.1\" = \"warning\""],
    ),
    unchecked(
        "xefa-konfiguration-schluessel",
        [
            "Schlüssel {name} gibt es hier nicht[; gemeint ist wohl {hint}]",
            "there is no key {name} here[; did you mean {hint}?]",
        ],
        [
            "Die xefa.toml kennt diesen Schlüssel an dieser Stelle nicht. Er wird nicht übergangen: eine Angabe, die nichts bewirkt, wiegt nur in Sicherheit. Prüfen Sie die Schreibweise und, in welchem Abschnitt er steht; docs/check.md nennt alle.",
            "xefa.toml does not know this key in this place. It is not passed over: something that has no effect only gives a false sense of safety. Look at its spelling and at the section in which it stands; docs/check.md names them all.",
        ],
        ["shema = \"standard.xsd\"", "schema = \"standard.xsd\""],
    ),
    unchecked(
        "xefa-konfiguration-wert",
        ["{name} verlangt {=form}[; gefunden: {=found}]", "{name} needs {=form}[; found: {=found}]"],
        [
            "Der Wert eines Schlüssels der xefa.toml hat nicht die Art oder die Form, die er braucht. docs/check.md nennt sie für jeden Schlüssel.",
            "The value of a key of xefa.toml is not of the kind or form that it needs. docs/check.md names it for each key.",
        ],
        ["line = \"44\"", "line = 44"],
    ),
    unchecked(
        "xefa-konfiguration-fehlt",
        ["in {=parent} fehlt {name}", "{=parent} lacks {name}"],
        [
            "Ein Abschnitt der xefa.toml braucht diesen Schlüssel. Wer einen Befund übergeht, muss den Grund nennen (reason), damit die Nächsten ihn prüfen können.",
            "A section of xefa.toml needs this key. Whoever ignores a finding has to say why (reason), so that those who come later can examine it.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-konfiguration-regel",
        [
            "die Regel {name} gibt es nicht[; gemeint ist wohl {hint}]",
            "there is no rule {name}[; did you mean {hint}?]",
        ],
        [
            "Die xefa.toml nennt eine Regel, die das Programm nicht kennt. Alle Regeln nennt xefa explain.",
            "xefa.toml names a rule that the program does not know. xefa explain lists all rules.",
        ],
        ["rule = \"cvc-patern-valid\"", "rule = \"cvc-pattern-valid\""],
    ),
    unchecked(
        "xefa-konfiguration-gewicht",
        [
            "Befunde der Regel {name} lassen sich nicht herabstufen: sie sagen, dass etwas nicht geprüft werden konnte",
            "findings of the rule {name} cannot be made lighter: they say that something could not be checked",
        ],
        [
            "Was nicht geprüft werden konnte, gilt nie als gültig, auch nicht auf Wunsch. Beheben Sie den Grund (xefa explain nennt ihn), oder nennen Sie die Dateien mit dieser Regel unter expect, wenn genau das erwartet ist.",
            "What could not be checked never counts as valid, not even if asked for. Remove the cause (xefa explain names it), or name the files with this rule under expect if this is just what is expected.",
        ],
        ["", ""],
    ),
    unchecked(
        "xefa-muster-ohne-datei",
        ["keine Datei entspricht dem Muster {pattern}", "no file matches the pattern {pattern}"],
        [
            "Ein Muster unter paths findet nichts. Ein leerer Lauf gilt nicht als bestanden: meist ist der Pfad falsch, oder ein Schritt davor hat nichts erzeugt. Pfade gelten von dem Ordner aus, in dem die xefa.toml liegt.",
            "A pattern of paths finds nothing. An empty run does not count as passed: mostly the path is wrong, or a step before made nothing. Paths count from the folder in which xefa.toml lies.",
        ],
        ["", ""],
    ),
    error(
        "xefa-erwartung-gueltig",
        [
            "Datei soll die Regel {name} verletzen[ (Zeile {=line})], ist aber gültig",
            "the file should break the rule {name}[ (line {=line})], but is valid",
        ],
        [
            "Die xefa.toml nennt diese Datei unter expect als Beispiel für einen Verstoß. Sie ist jetzt gültig: entweder wurde die Datei berichtigt, dann gehört der Eintrag gestrichen; oder das Schema lässt zu, was es verbieten soll.",
            "xefa.toml names this file under expect as a sample of a breach. It is valid now: either the file was corrected, then strike the entry; or the schema admits what it should forbid.",
        ],
        ["", ""],
    ),
    error(
        "xefa-erwartung-anders",
        [
            "Datei soll die Regel {name} verletzen[ (Zeile {=line})], verletzt aber andere[: {=other}]",
            "the file should break the rule {name}[ (line {=line})], but breaks others[: {=other}]",
        ],
        [
            "Die xefa.toml nennt diese Datei unter expect mit einer Regel (und vielleicht einer Zeile), die sie verletzen soll. Sie ist ungültig, aber aus anderem Grund; sie belegt also nicht mehr, was sie belegen soll. Berichtigen Sie die Datei oder den Eintrag.",
            "xefa.toml names this file under expect with a rule (and maybe a line) that it should break. It is invalid, but for another reason; so it no longer shows what it should show. Mend the file or the entry.",
        ],
        ["", ""],
    ),
    warning(
        "xefa-eintrag-ohne-treffer",
        [
            "Eintrag {name} trifft nichts mehr[: {=members}]; streichen oder berichtigen Sie ihn",
            "the entry {name} meets nothing any more[: {=members}]; strike or mend it",
        ],
        [
            "Ein Eintrag unter expect passt auf keine geprüfte Datei, oder einer unter ignore oder rules übergeht keinen Befund. Solche Einträge verdecken den nächsten Fehler an derselben Stelle. Gemeldet werden sie nur, wenn alle Dateien der xefa.toml geprüft werden.",
            "An entry under expect fits no file that was checked, or one under ignore or rules ignores no finding. Such entries hide the next mistake in the same place. They are reported only where all files of xefa.toml are checked.",
        ],
        ["", ""],
    ),
];
