//! Payment: the transaction in an application, held against the fee of the directory.
//!
//! [`pruefe`] says whether the fee is paid: the right amount in the right currency, by a transaction that has been carried out and that
//! pays no other application. A fee that the directory does not lay down is not known, which is not the same as free of charge. No
//! finding holds an amount that somebody paid.
//!
//! ```
//! use xefa::efa::zahlung::{Transaktionen, bezahlung, pruefe};
//! use xefa::efa::zustaendigkeit::Gebuehr;
//! use xefa::v2_0::Zahlungsstatus;
//!
//! let gebuehr = Gebuehr::cent(2650);
//! let paid = bezahlung("zahlung-1", Zahlungsstatus::Ausgefuehrt, gebuehr, "2027-06-01T09:00:00.000+02:00")?;
//! let mut bekannt = Transaktionen::default();
//! assert!(pruefe(Some(&paid), Some(gebuehr), "vorgang-1", &mut bekannt).findings().is_empty());
//! // The same transaction for another application.
//! assert!(!pruefe(Some(&paid), Some(gebuehr), "vorgang-2", &mut bekannt).is_valid());
//! assert!(!pruefe(None, Some(gebuehr), "vorgang-3", &mut bekannt).is_valid());
//! # Ok::<(), xefa::models::ValueError>(())
//! ```

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;

use crate::efa::zustaendigkeit::{Eintrag, Gebuehr};
use crate::models::ValueError;
use crate::models::v2_0::{AntragEinreichung, Bezahlung, BezahlungRequired, Zahlungsstatus};
use crate::report::{Finding, Place, Report, Severity};
use crate::value::Integer;

/// Which application each transaction pays: kept by the caller over all applications. `Debug` shows their number alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Transaktionen {
    vorgaenge: HashMap<Box<str>, Box<str>>,
}

impl Transaktionen {
    /// How many transactions are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vorgaenge.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vorgaenge.is_empty()
    }

    /// All transactions with the case that each pays, to store them; in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.vorgaenge.iter().map(|(transaktion, vorgang)| (&**transaktion, &**vorgang))
    }

    /// Notes that a transaction pays a case. Whether it does: not where it pays another one already.
    fn merke(&mut self, transaktion: &str, vorgang: &str) -> bool {
        match self.vorgaenge.get(transaktion) {
            Some(known) => **known == *vorgang,
            None => {
                self.vorgaenge.insert(transaktion.into(), vorgang.into());
                true
            }
        }
    }
}

impl<T: Into<Box<str>>, V: Into<Box<str>>> FromIterator<(T, V)> for Transaktionen {
    fn from_iter<I: IntoIterator<Item = (T, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter().map(|(transaktion, vorgang)| (transaktion.into(), vorgang.into()));
        Self { vorgaenge: pairs.collect() }
    }
}

impl fmt::Debug for Transaktionen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Transaktionen({})", self.len())
    }
}

/// Whether a status means that the money has been paid and not given back.
#[must_use]
pub fn ist_bezahlt(status: Zahlungsstatus) -> bool {
    status == Zahlungsstatus::Ausgefuehrt
}

/// The block of an application for a payment of a fee.
///
/// # Errors
/// A transaction with white space or without a character, or a time without time zone or milliseconds.
pub fn bezahlung(
    transaktion: &str,
    status: Zahlungsstatus,
    betrag: Gebuehr,
    zeitpunkt: &str,
) -> Result<Bezahlung, ValueError> {
    Ok(Bezahlung::new(BezahlungRequired {
        transaktions_id: transaktion.parse()?,
        status: status.into(),
        betrag: betrag.betrag()?,
        zeitpunkt: zeitpunkt.parse()?,
    }))
}

fn befund(rule: &str, field: &str) -> Finding {
    Finding::new(rule, Place::default()).path(format!("/antrag.einreichung.0100/bezahlung{field}"))
}

/// Holds a payment against a fee. `vorgang` names the application (its `vorgangsUUID`): a resend of the same one is no duplicate.
///
/// `gebuehr` is what the directory lays down: `None` where it lays down nothing, so that a payment cannot be checked; a fee of 0 where the
/// service is free. A transaction is noted in `bekannt` once it is carried out.
#[must_use]
pub fn pruefe(
    bezahlung: Option<&Bezahlung>,
    gebuehr: Option<Gebuehr>,
    vorgang: &str,
    bekannt: &mut Transaktionen,
) -> Report {
    let mut report = Report::new();
    let Some(bezahlung) = bezahlung else {
        if let Some(gebuehr) = gebuehr.filter(|gebuehr| !gebuehr.ist_frei()) {
            report.push(befund("xefa-zahlung-fehlt", "").arg("expected", gebuehr.to_string()));
        }
        return report;
    };
    let status = bezahlung.status.code;
    let paid = ist_bezahlt(status);
    if paid && !bekannt.merke(bezahlung.transaktions_id.as_str(), vorgang) {
        report.push(befund("xefa-zahlung-doppelt", "/transaktionsId"));
    }
    let Some(gebuehr) = gebuehr else {
        report.push(befund("xefa-zahlung-ungeprueft", ""));
        return report;
    };
    if !paid && !gebuehr.ist_frei() {
        let finding = befund("xefa-zahlung-nicht-bezahlt", "/status").arg("found", status.as_str());
        // What is still open may be paid by the time somebody looks.
        let waits = status == Zahlungsstatus::Offen;
        report.push(if waits { finding.weighing(Severity::Unchecked) } else { finding });
    }
    if !paid && gebuehr.ist_frei() {
        return report;
    }
    if bezahlung.betrag.waehrung.code != "EUR" {
        report.push(befund("xefa-zahlung-waehrung", "/betrag/waehrung"));
        return report;
    }
    let demanded: Option<Integer> = gebuehr.in_cent().to_string().parse().ok();
    let rule = match demanded.map(|demanded| bezahlung.betrag.cent.get().cmp(&demanded)) {
        Some(Ordering::Equal) => return report,
        Some(Ordering::Less) => "xefa-zahlung-zu-wenig",
        Some(Ordering::Greater) if gebuehr.ist_frei() => "xefa-zahlung-trotz-freiheit",
        Some(Ordering::Greater) => "xefa-zahlung-zu-viel",
        None => "xefa-zahlung-ungeprueft",
    };
    report.push(befund(rule, "/betrag").arg("expected", gebuehr.to_string()));
    report
}

/// Holds the payment of an application against the fee of the entry of the directory that is competent for it.
#[must_use]
pub fn pruefe_antrag(antrag: &AntragEinreichung, eintrag: &Eintrag, bekannt: &mut Transaktionen) -> Report {
    let vorgang = antrag.nachrichtenkopf.vorgang.vorgangs_uuid.as_str();
    match eintrag.gebuehr() {
        Ok(gebuehr) => pruefe(antrag.bezahlung.as_ref(), gebuehr, vorgang, bekannt),
        // A fee that cannot be read is not known: whatever was paid stays unchecked, and the directory has to be mended.
        Err(mut report) => {
            report.append(pruefe(antrag.bezahlung.as_ref(), None, vorgang, bekannt));
            if antrag.bezahlung.is_none() {
                report.push(befund("xefa-zahlung-ungeprueft", ""));
            }
            report
        }
    }
}
