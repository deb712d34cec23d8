//! XEfA's own releases: each change that is told is one of the changes a–z of `docs/xefa.md`, and each of these is told.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::{Aspect, Change, Class, Diff, Kind};
use crate::xsd::compare::Comparison;
use crate::xsd::{Loader, SchemaSet};

fn read(release: &str) -> SchemaSet {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/xefa").join(release).join("xefa-alle.xsd");
    match Loader::new().read(&[path]) {
        Ok(set) => set,
        Err(report) => panic!("{release}: {:#?}", report.findings()),
    }
}

/// Which letter a path belongs to: the first row that fits. `*` at one end stands for anything; `-` is what every release changes: its
/// namespace, its version and the numbers of its messages.
type Rows = &'static [(&'static str, &'static str)];

const ERRATUM: Rows = &[("administration.nichtzustaendigkeit.0031*", "z")];

const TO_1_1: Rows = &[
    ("Nachricht.XEfAType/@version", "-"),
    ("administration.nichtzustaendigkeit.0031*", "z"),
    ("WohnraumType/baujahr", "y"),
    ("BaujahrType", "y"),
    ("Code.TransferleistungType*", "y"),
    ("AnschriftType/*", "a"),
    ("HausnummerType", "a"),
    ("KontoattributeType/*", "f"),
    ("Konto*", "f"),
    ("QuelleType", "f"),
    ("ZustellwunschType", "f"),
    ("Code.ZustellwegType", "f"),
    ("antrag.einreichung.0100/zustellwunsch", "f"),
    ("antrag.einreichung.0100/bevollmaechtigter", "d"),
    ("*/geburtsdatum", "b"),
    ("Teildatum*", "b"),
    ("JahrType", "b"),
    ("UnbekanntType", "b"),
    ("*/telefon", "c"),
    ("*/email", "c"),
    ("*/kommunikation", "c"),
    ("Code.AntragsstatusType*", "e"),
    ("*/staatsangehoerigkeit", "g"),
    ("Code.StaatsangehoerigkeitType", "g"),
    ("*/nachweis", "h"),
    ("AnlageType/*", "h"),
    ("bescheid.abrufbestaetigung.0301/dokumentId", "h"),
];

const TO_2_0: Rows = &[
    ("Nachricht.XEfAType/@version", "-"),
    ("verfahren.*", "o"),
    ("Code.NachrichtentypType*", "o"),
    ("Status*", "o"),
    ("Zusatz*", "o"),
    ("Code.MitteilungsartType", "o"),
    ("Code.NaechsterSchrittType", "o"),
    ("antrag.einreichung.0100/antragsteller", "i"),
    ("antrag.einreichung.0100/weitereAntragsteller", "i"),
    ("antrag.einreichung.0100/beteiligte", "i"),
    ("BeteiligterType/rolle", "i"),
    ("BeteiligteType", "i"),
    ("Code.RolleType", "i"),
    ("antrag.einreichung.0100/rechtsgrundlageVerarbeitung", "r"),
    ("antrag.einreichung.0100/einwilligung", "r"),
    ("Code.RechtsgrundlageVerarbeitungType", "r"),
    ("Code.EinwilligungszweckType", "r"),
    ("EinwilligungType", "r"),
    ("antrag.einreichung.0100", "u"),
    ("BevollmaechtigterType", "u"),
    ("*/vornamen", "j"),
    ("Vorname*", "j"),
    ("KontovornamenType", "j"),
    ("*/lebenspartnerschaft", "k"),
    ("Code.LebenspartnerschaftType", "k"),
    ("Code.FamilienstandType*", "k"),
    ("AnlageType/*", "l"),
    ("Sha512Type", "l"),
    ("*/einkommen", "t"),
    ("*/einkommenMonatlich", "t"),
    ("EinkommenType", "t"),
    ("Code.TurnusType", "t"),
    ("Code.EinkommensartType", "t"),
    ("*/betrag", "m"),
    ("*/betragJeTag", "m"),
    ("*/summe", "m"),
    ("*/miete", "m"),
    ("*/mieteGesamt", "m"),
    ("Betrag*", "m"),
    ("Geldbetrag*", "m"),
    ("Cent*", "m"),
    ("Code.WaehrungType", "m"),
    ("BehoerdeType/*", "n"),
    ("Behoerdenkennung*", "n"),
    ("Behoerdenpraefix*", "n"),
    ("*/vertrauensniveau", "p"),
    ("*/vertrauensniveauMindest", "p"),
    ("VertrauensniveauType", "p"),
    ("Code.VertrauensniveauType", "p"),
    ("*/telefax", "q"),
    ("*/beruf", "q"),
    ("Code.NachweisartType*", "s"),
    ("*/titel", "v"),
    ("VerwendungszweckType", "w"),
    // wohngeld and what it uses come from the building blocks of 1.0 in one step: a to h, too.
    ("AnschriftType/*", "a"),
    ("*/geburtsdatum", "b"),
    ("GeburtsdatumType", "b"),
    ("*/telefon", "c"),
    ("*/email", "c"),
    ("*/kommunikation", "c"),
    ("Telefon*", "c"),
    ("Code.AntragsstatusType*", "e"),
    ("*/staatsangehoerigkeit", "g"),
    ("*/nachweis", "h"),
    ("*/@id", "h"),
    ("*/dokumentId", "h"),
    ("WohnraumType/baujahr", "y"),
    ("Code.TransferleistungType*", "y"),
];

fn fits(pattern: &str, path: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(end), _) => path.ends_with(end),
        (_, Some(start)) => path.starts_with(start),
        _ => path == pattern,
    }
}

fn letter(change: &Change, rows: Rows) -> Option<&'static str> {
    if change.kind == Kind::Namespace || matches!(change.aspect, Aspect::NamespaceAdded | Aspect::NamespaceRemoved) {
        return Some("-");
    }
    // References to attachments are held by keys from 1.1 on.
    if change.aspect == Aspect::Identity {
        return Some("h");
    }
    let path = change.path();
    rows.iter().find(|(pattern, _)| fits(pattern, path)).map(|(_, letter)| *letter)
}

/// The letters that are told between two releases; what belongs to none is wrong.
fn letters(old: &str, new: &str, rows: Rows) -> BTreeSet<&'static str> {
    let (old, new) = (read(old), read(new));
    let diff = Diff::of(&Comparison::of(&old, &new));
    let mut told = BTreeSet::new();
    let mut strange = Vec::new();
    for change in diff.changes.iter().filter(|change| change.kind != Kind::Documentation) {
        match letter(change, rows) {
            Some(letter) => {
                told.insert(letter);
            }
            None => strange.push(format!("{:?} {} {:?} → {:?}", change.aspect, change.path(), change.from, change.to)),
        }
    }
    assert!(strange.is_empty(), "belong to no letter:\n{}", strange.join("\n"));
    told.remove("-");
    told
}

fn set(letters: &'static str) -> BTreeSet<&'static str> {
    letters.split_whitespace().collect()
}

#[test]
fn every_change_is_a_letter_and_every_letter_is_told() {
    assert_eq!(letters("1.0", "1.0.1", ERRATUM), set("z"));
    // z is in 1.1, too; y is a Fachmodul that stands beside its old version.
    assert_eq!(letters("1.0", "1.1", TO_1_1), set("a b c d e f g h y z"));
    // Whatever uses the building blocks of 1.0 under 1.1 takes a to h in the same step. x moves a code list alone, under unchanged
    // schemas: no schema says it.
    let told = letters("1.1", "2.0", TO_2_0);
    let expected = set("i j k l m n o p q r s t u v w");
    assert!(expected.is_subset(&told), "{told:?}");
    let others: BTreeSet<&str> = told.difference(&expected).copied().collect();
    assert!(others.is_subset(&set("a b c e g h y")), "{others:?}");
}

/// A change as `docs/xefa.md` has it: letter, aspect, path, from, to, and whom it has to break.
type Row = (char, Aspect, &'static str, Option<&'static str>, Option<&'static str>, Class);

/// Each row was worked out from the text of its letter: what is gone or must be there breaks senders, what is new or wider receivers.
const ROWS_1_1: &[Row] = {
    use Aspect::{CodesAdded, FieldAdded, FieldRemoved, FieldType, Fixed, ListVersion, Occurrence};
    use Class::{BreaksBoth, BreaksReceivers, BreaksSenders};
    &[
        ('a', FieldRemoved, "AnschriftType/strasseHausnummer", Some("1..1 NameOrtType"), None, BreaksBoth),
        ('a', FieldAdded, "AnschriftType/strasse", None, Some("1..1 NameOrtType"), BreaksBoth),
        ('a', FieldAdded, "AnschriftType/hausnummer", None, Some("0..1 HausnummerType"), BreaksReceivers),
        ('a', FieldAdded, "AnschriftType/hausnummerZusatz", None, Some("0..1 HausnummerType"), BreaksReceivers),
        ('b', FieldType, "PersonType/geburtsdatum", Some("GeburtsdatumType"), Some("TeildatumType"), BreaksBoth),
        (
            'b',
            FieldType,
            "BetroffenePersonType/geburtsdatum",
            Some("GeburtsdatumType"),
            Some("TeildatumType"),
            BreaksBoth,
        ),
        ('c', FieldRemoved, "PersonType/telefon", Some("0..1 TelefonnummerType"), None, BreaksSenders),
        ('c', FieldRemoved, "OrganisationType/email", Some("0..1 EMailType"), None, BreaksSenders),
        ('c', FieldAdded, "PersonType/kommunikation", None, Some("0..n KommunikationType"), BreaksReceivers),
        ('d', Occurrence, "antrag.einreichung.0100/bevollmaechtigter", Some("0..1"), Some("0..n"), BreaksReceivers),
        ('e', CodesAdded, "Code.AntragsstatusType/code", None, None, BreaksReceivers),
        ('e', ListVersion, "Code.AntragsstatusType/@listVersionID", Some("1.0"), Some("1.1"), BreaksBoth),
        (
            'f',
            FieldAdded,
            "antrag.einreichung.0100/zustellwunsch",
            None,
            Some("0..1 ZustellwunschType"),
            BreaksReceivers,
        ),
        // The same text with an attribute more.
        (
            'f',
            FieldType,
            "KontoattributeType/familienname",
            Some("NamePersonType"),
            Some("KontonameType"),
            BreaksReceivers,
        ),
        (
            'g',
            FieldType,
            "PersonType/staatsangehoerigkeit",
            Some("StaatISO2Type"),
            Some("Code.StaatsangehoerigkeitType"),
            BreaksBoth,
        ),
        ('h', FieldRemoved, "AnlageType/@id", Some("1..1 xs:ID"), None, BreaksBoth),
        ('h', FieldAdded, "AnlageType/dokumentId", None, Some("1..1 UUIDType"), BreaksBoth),
        ('y', FieldAdded, "WohnraumType/baujahr", None, Some("0..1 BaujahrType"), BreaksReceivers),
        ('y', ListVersion, "Code.TransferleistungType/@listVersionID", Some("1.0"), Some("1.1"), BreaksBoth),
        ('z', Fixed, "administration.nichtzustaendigkeit.0031/@version", Some("0.9"), Some("1.1"), BreaksBoth),
    ]
};

const ROWS_2_0: &[Row] = {
    use Aspect::{
        Base, Facet, FieldAdded, FieldRemoved, FieldRenamed, FieldType, ListUri, ListVersion, MessageAdded,
        MessageRemoved, Occurrence, Order,
    };
    use Class::{BreaksBoth, BreaksReceivers, BreaksSenders};
    &[
        ('i', FieldRemoved, "antrag.einreichung.0100/antragsteller", Some("1..1 BeteiligterType"), None, BreaksBoth),
        (
            'i',
            FieldRemoved,
            "antrag.einreichung.0100/weitereAntragsteller",
            Some("0..n BeteiligterType"),
            None,
            BreaksSenders,
        ),
        ('i', FieldAdded, "antrag.einreichung.0100/beteiligte", None, Some("1..1 BeteiligteType"), BreaksBoth),
        ('i', FieldAdded, "BeteiligterType/rolle", None, Some("1..1 Code.RolleType"), BreaksBoth),
        ('j', FieldRenamed, "NameType/vornamen", Some("vorname"), Some("vornamen"), BreaksBoth),
        ('j', FieldType, "NameType/vornamen", Some("NamePersonType"), Some("VornamenType"), BreaksBoth),
        (
            'k',
            FieldRemoved,
            "PersonType/lebenspartnerschaft",
            Some("0..1 Code.LebenspartnerschaftType"),
            None,
            BreaksSenders,
        ),
        (
            'k',
            ListUri,
            "Code.FamilienstandType/@listURI",
            Some("urn:xefa:codeliste:familienstand"),
            Some("urn:de:dsmeld:schluesseltabelle:familienstand"),
            BreaksBoth,
        ),
        ('l', FieldRemoved, "AnlageType/inhalt", Some("1..1 xs:base64Binary"), None, BreaksBoth),
        ('l', FieldAdded, "AnlageType/sha512", None, Some("1..1 Sha512Type"), BreaksBoth),
        ('l', FieldAdded, "AnlageType/groesse", None, Some("1..1 xs:nonNegativeInteger"), BreaksBoth),
        (
            'm',
            FieldType,
            "BezahlungType/betrag",
            Some("BetragNichtNegativType"),
            Some("GeldbetragNichtNegativType"),
            BreaksBoth,
        ),
        (
            'm',
            FieldType,
            "bescheid.gebuehrenbescheid.0310/summe",
            Some("BetragType"),
            Some("GeldbetragType"),
            BreaksBoth,
        ),
        (
            'm',
            FieldType,
            "WohnraumType/mieteGesamt",
            Some("BetragNichtNegativType"),
            Some("GeldbetragNichtNegativType"),
            BreaksBoth,
        ),
        ('n', FieldRemoved, "BehoerdeType/praefix", Some("1..1 BehoerdenpraefixType"), None, BreaksBoth),
        // Nothing without a colon is valid any more, and nothing with one was.
        (
            'n',
            Facet,
            "BehoerdenkennungType",
            Some("pattern [0-9A-Za-z._\\-]+"),
            Some("pattern [a-z]{2,3}:[0-9A-Za-z._\\-]+"),
            BreaksBoth,
        ),
        ('o', MessageRemoved, "verfahren.mitteilung.0205", None, None, BreaksSenders),
        ('o', MessageAdded, "verfahren.nachforderung.0200", None, None, BreaksReceivers),
        ('o', MessageAdded, "verfahren.statusmitteilung.0210", None, None, BreaksReceivers),
        (
            'p',
            FieldType,
            "NutzerkontoType/vertrauensniveau",
            Some("VertrauensniveauType"),
            Some("Code.VertrauensniveauType"),
            BreaksBoth,
        ),
        ('q', FieldRemoved, "PersonType/telefax", Some("0..1 TelefonnummerType"), None, BreaksSenders),
        ('q', FieldRemoved, "PersonType/beruf", Some("0..1 BezeichnungType"), None, BreaksSenders),
        (
            'r',
            FieldAdded,
            "antrag.einreichung.0100/rechtsgrundlageVerarbeitung",
            None,
            Some("1..1 Code.RechtsgrundlageVerarbeitungType"),
            BreaksBoth,
        ),
        ('r', FieldAdded, "antrag.einreichung.0100/einwilligung", None, Some("0..n EinwilligungType"), BreaksReceivers),
        // The version was fixed and could be left out; now it has to be named, and any is right.
        ('s', Occurrence, "Code.NachweisartType/@listVersionID", Some("0..1"), Some("1..1"), BreaksSenders),
        ('s', ListVersion, "Code.NachweisartType/@listVersionID", Some("1.0"), None, BreaksReceivers),
        ('t', FieldRemoved, "HaushaltsmitgliedType/einkommenMonatlich", Some("0..1 BetragType"), None, BreaksSenders),
        ('t', FieldAdded, "HaushaltsmitgliedType/einkommen", None, Some("0..n EinkommenType"), BreaksReceivers),
        ('u', Order, "antrag.einreichung.0100", None, None, BreaksBoth),
        // Where a Beteiligter stood, xsi:type could name a Bevollmaechtigter.
        ('u', Base, "BevollmaechtigterType", Some("BeteiligterType"), Some("xs:anyType"), BreaksSenders),
        ('v', FieldRemoved, "NameType/titel", Some("0..1 NamePersonType"), None, BreaksSenders),
        ('w', Facet, "VerwendungszweckType", Some("maxLength 160"), Some("maxLength 140"), BreaksSenders),
    ]
};

#[test]
fn each_letter_is_told_as_the_standard_tells_it() {
    for (old, new, rows, wanted) in
        [("1.0", "1.1", ROWS_1_1, "abcdefghyz"), ("1.1", "2.0", ROWS_2_0, "ijklmnopqrstuvw")]
    {
        let (older, newer) = (read(old), read(new));
        let diff = Diff::of(&Comparison::of(&older, &newer));
        for (letter, aspect, path, from, to, class) in rows {
            let found: Vec<_> = (diff.changes.iter())
                .filter(|change| change.aspect == *aspect && change.path() == *path)
                .map(|change| (change.from.as_deref(), change.to.as_deref(), change.class))
                .collect();
            assert!(found.contains(&(*from, *to, *class)), "{letter}: {aspect:?} {path}: {found:?}");
        }
        let letters: BTreeSet<char> = rows.iter().map(|row| row.0).collect();
        assert_eq!(letters.into_iter().collect::<String>(), wanted);
    }
}
