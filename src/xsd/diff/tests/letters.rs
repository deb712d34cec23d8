//! XEfA's own releases: each change that is told is one of the changes a–z of `docs/xefa.md`, and each of these is told.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::{Aspect, Change, Diff, Kind};
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
