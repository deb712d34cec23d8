//! Payments against fees: every combination that has a meaning of its own, worked out by hand.

use xefa::efa::zahlung::{Transaktionen, bezahlung, ist_bezahlt, pruefe, pruefe_antrag};
use xefa::efa::zustaendigkeit::{Eintrag, Gebuehr, Herkunft};
use xefa::report::{Lang, Report, Verdict};
use xefa::v2_0::{
    AntragEinreichung, Bezahlung, CodeWaehrung, Landesparameter, Zahlungsstatus, ZustaendigkeitVerzeichniseintrag,
};

const ZEIT: &str = "2027-06-01T09:00:00.000+02:00";

fn zahlung(status: Zahlungsstatus, cent: u64) -> Bezahlung {
    bezahlung("transaktion-4711", status, Gebuehr::cent(cent), ZEIT).expect("a payment")
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.rule().id()).collect()
}

fn gegen(bezahlung: Option<&Bezahlung>, gebuehr: Option<u64>) -> Vec<&'static str> {
    rules(&pruefe(bezahlung, gebuehr.map(Gebuehr::cent), "vorgang", &mut Transaktionen::default()))
}

#[test]
fn amounts() {
    let paid = zahlung(Zahlungsstatus::Ausgefuehrt, 2650);
    assert_eq!(gegen(Some(&paid), Some(2650)), [""; 0]);
    assert_eq!(gegen(Some(&paid), Some(2651)), ["xefa-zahlung-zu-wenig"]);
    assert_eq!(gegen(Some(&paid), Some(2649)), ["xefa-zahlung-zu-viel"]);
    assert_eq!(gegen(Some(&paid), Some(0)), ["xefa-zahlung-trotz-freiheit"]);
    assert_eq!(gegen(Some(&paid), None), ["xefa-zahlung-ungeprueft"]);
    assert_eq!(gegen(None, Some(2650)), ["xefa-zahlung-fehlt"]);
    assert_eq!(gegen(None, Some(0)), [""; 0]);
    assert_eq!(gegen(None, None), [""; 0]);
    assert_eq!(gegen(Some(&zahlung(Zahlungsstatus::Ausgefuehrt, 0)), Some(0)), [""; 0]);
    let most = 999_999_999_999;
    assert!(Gebuehr::cent(most + 1).betrag().is_err(), "more than the schema allows");
    let huge = Bezahlung { betrag: Gebuehr::cent(most).betrag().expect("an amount"), ..paid };
    assert_eq!(gegen(Some(&huge), Some(most - 1)), ["xefa-zahlung-zu-viel"]);
}

#[test]
fn states() {
    for status in Zahlungsstatus::ALL {
        let expected = *status == Zahlungsstatus::Ausgefuehrt;
        assert_eq!(ist_bezahlt(*status), expected);
        let found = gegen(Some(&zahlung(*status, 2650)), Some(2650));
        assert_eq!(found.is_empty(), expected, "{status:?}: {found:?}");
        // What was not paid for a free service is no matter.
        assert_eq!(gegen(Some(&zahlung(*status, 2650)), Some(0)).is_empty(), !expected, "{status:?}");
    }
    let open = pruefe(
        Some(&zahlung(Zahlungsstatus::Offen, 2650)),
        Some(Gebuehr::cent(2650)),
        "vorgang",
        &mut Transaktionen::default(),
    );
    assert_eq!(open.verdict(), Verdict::Error, "what is open is not known yet");
    assert_eq!(
        gegen(Some(&zahlung(Zahlungsstatus::Erstattet, 1)), Some(2)),
        ["xefa-zahlung-nicht-bezahlt", "xefa-zahlung-zu-wenig"]
    );
}

#[test]
fn currency() {
    let mut paid = zahlung(Zahlungsstatus::Ausgefuehrt, 2650);
    paid.betrag.waehrung = CodeWaehrung::new("3", "CHF");
    assert_eq!(gegen(Some(&paid), Some(2650)), ["xefa-zahlung-waehrung"]);
}

#[test]
fn one_transaction_pays_one_application() {
    let paid = zahlung(Zahlungsstatus::Ausgefuehrt, 2650);
    let fee = Some(Gebuehr::cent(2650));
    let mut known = Transaktionen::default();
    assert!(pruefe(Some(&zahlung(Zahlungsstatus::Offen, 2650)), fee, "a", &mut known).findings().len() == 1);
    assert!(known.is_empty(), "what is open is not noted");
    assert!(pruefe(Some(&paid), fee, "a", &mut known).is_valid());
    assert!(pruefe(Some(&paid), fee, "a", &mut known).is_valid(), "the same application again");
    assert_eq!(rules(&pruefe(Some(&paid), fee, "b", &mut known)), ["xefa-zahlung-doppelt"]);
    assert_eq!(known.iter().collect::<Vec<_>>(), [("transaktion-4711", "a")]);
    assert_eq!(format!("{known:?}"), "Transaktionen(1)");
    let mut again: Transaktionen = known.iter().collect();
    assert_eq!(rules(&pruefe(Some(&paid), fee, "c", &mut again)), ["xefa-zahlung-doppelt"]);
}

#[test]
fn no_finding_shows_what_was_paid() {
    let paid = zahlung(Zahlungsstatus::Ausgefuehrt, 987_654);
    let mut known = Transaktionen::from_iter([("transaktion-4711", "anderer-vorgang")]);
    let report = pruefe(Some(&paid), Some(Gebuehr::cent(2650)), "vorgang", &mut known);
    assert_eq!(rules(&report), ["xefa-zahlung-doppelt", "xefa-zahlung-zu-viel"]);
    for finding in report.findings() {
        let text = format!("{finding:?} {finding} {}", finding.message(Lang::De));
        assert!(!["4711", "9876", "9.876"].iter().any(|value| text.contains(value)), "{text}");
    }
    assert!(report.findings()[1].message(Lang::De).contains("26,50 €"), "the fee is public");
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/schemas/xefa/2.0/samples/{name}.xml", env!("CARGO_MANIFEST_DIR"))).expect("a sample")
}

#[test]
fn an_application_against_an_entry() {
    // The sample pays 12,50 €.
    let antrag = AntragEinreichung::from_xml(sample("antrag.einreichung.0100-reich")).expect("an application");
    let entry = ZustaendigkeitVerzeichniseintrag::from_xml(sample("zustaendigkeit.verzeichniseintrag.0510-minimal"));
    let entry = entry.expect("an entry").verzeichniseintrag;
    let with = |fees: &[&str]| {
        let mut entry = entry.clone();
        for fee in fees {
            entry.landesparameter.push(Landesparameter::new("gebuehr", *fee).expect("a parameter"));
        }
        let entry = Eintrag::new(entry, Herkunft::default()).expect("an entry");
        rules(&pruefe_antrag(&antrag, &entry, &mut Transaktionen::default()))
    };
    assert_eq!(with(&["12,50 €"]), [""; 0]);
    assert_eq!(with(&["12,51 €"]), ["xefa-zahlung-zu-wenig"]);
    assert_eq!(with(&[]), ["xefa-zahlung-ungeprueft"]);
    assert_eq!(with(&["etwa 12 Euro"]), ["xefa-landesparameter-gebuehr", "xefa-zahlung-ungeprueft"]);
    // A payment that was made here is valid in a message.
    let mut written = antrag.clone();
    written.bezahlung = Some(zahlung(Zahlungsstatus::Ausgefuehrt, 1250));
    let again = AntragEinreichung::from_xml(written.to_xml().expect("valid")).expect("valid");
    assert_eq!(again.bezahlung, written.bezahlung);
}
