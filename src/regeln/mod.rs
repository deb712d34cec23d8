//! Rules of the trade: what a schema cannot say, the same for every online service and every Fachverfahren.
//!
//! A [`Regel`] looks at several fields at once. It is asked about a message, or about a form that is only filled in half: then it
//! may say that it [cannot tell yet](Stand::NochOffen), and for which fields it waits. Findings stand in the same
//! [report](crate::report::Report) as those of the schema, with the same kind of path; `xefa explain` knows the rules too.
//!
//! Rules are careful: what the law forbids without exception is an error, everything else a warning. They speak of the newest
//! release; an older message is converted before.
//!
//! ```
//! use xefa::regeln::{Angaben, Fachmodul, Stand};
//!
//! let form = Angaben::teilweise(Fachmodul::Wohngeld)
//!     .mit("wohnraum/mieteGesamt/cent", "41250")
//!     .mit("wohnraum/enthalteneKosten/betrag/cent", "50000");
//! let urteile = form.urteile();
//! let kosten = urteile.iter().find(|urteil| urteil.regel().id() == "xefa-wg-kosten-ueber-miete").unwrap();
//! assert_eq!(kosten.stand(), Stand::Verletzt);
//! assert_eq!(form.report().findings()[0].element_path(), "/mietzuschuss/wohnraum/enthalteneKosten");
//! // Most other rules wait for more.
//! assert!(urteile.iter().any(|urteil| urteil.stand() == Stand::NochOffen));
//! ```

mod angaben;
mod elterngeld;
mod gewerbe;
mod knoten;
mod nachricht;
mod probe;
mod pruefen;
mod sicht;
mod wohngeld;
mod wohnsitz;

use std::fmt;

use crate::report::{Finding, Place, Rule};

pub use angaben::Angaben;
use probe::{Lage, Probe};
pub use pruefen::{Pruefbar, pruefe, pruefe_geprueftes, pruefe_xml};
use sicht::{Frage, Sicht};

/// A Fachmodul whose rules are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fachmodul {
    /// Registration of a dwelling.
    Wohnsitz,
    /// Housing benefit for tenants.
    Wohngeld,
    /// Notification of a trade.
    Gewerbe,
    /// Parental allowance.
    Elterngeld,
}

impl Fachmodul {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Wohnsitz, Self::Wohngeld, Self::Gewerbe, Self::Elterngeld];

    /// The local name of its element: `mietzuschuss`.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Self::Wohnsitz => "anmeldung",
            Self::Wohngeld => "mietzuschuss",
            Self::Gewerbe => "anzeige",
            Self::Elterngeld => "antrag",
        }
    }

    /// Its name in namespaces: `wohngeld`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wohnsitz => "wohnsitz",
            Self::Wohngeld => "wohngeld",
            Self::Gewerbe => "gewerbe",
            Self::Elterngeld => "elterngeld",
        }
    }

    /// Its rules, in a fixed order.
    #[must_use]
    pub fn regeln(self) -> &'static [Regel] {
        match self {
            Self::Wohnsitz => wohnsitz::REGELN,
            Self::Wohngeld => wohngeld::REGELN,
            Self::Gewerbe => gewerbe::REGELN,
            Self::Elterngeld => elterngeld::REGELN,
        }
    }
}

/// The rules of every message, whatever Fachmodul is in it.
#[must_use]
pub fn regeln_der_nachricht() -> &'static [Regel] {
    nachricht::REGELN
}

/// A rule of the trade.
pub struct Regel {
    id: &'static str,
    pfad: &'static str,
    rechtsgrundlage: &'static str,
    frage: fn(&Lage<'_>, &mut Probe),
}

impl Regel {
    const fn neu(
        id: &'static str,
        pfad: &'static str,
        rechtsgrundlage: &'static str,
        frage: fn(&Lage<'_>, &mut Probe),
    ) -> Self {
        Self { id, pfad, rechtsgrundlage, frage }
    }

    /// The stable id, such as `xefa-wg-kosten-ueber-miete`.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The field that it is about, below the element of the Fachmodul, without indices.
    #[must_use]
    pub fn pfad(&self) -> &'static str {
        self.pfad
    }

    /// Where a law says so, and it is certain.
    #[must_use]
    pub fn rechtsgrundlage(&self) -> Option<&'static str> {
        (!self.rechtsgrundlage.is_empty()).then_some(self.rechtsgrundlage)
    }

    /// Its entry in the catalog: severity, message and explanation in German and English.
    #[must_use]
    pub fn eintrag(&self) -> &'static Rule {
        Finding::new(self.id, Place::default()).rule()
    }

    fn urteil(&'static self, lage: &Lage<'_>) -> Urteil {
        let mut probe = Probe::default();
        (self.frage)(lage, &mut probe);
        let Probe { verletzt, mut offen } = probe;
        offen.sort();
        offen.dedup();
        Urteil { regel: self, verletzt, offen }
    }
}

impl fmt::Debug for Regel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Regel").field(&self.id).finish()
    }
}

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stand {
    /// It holds, or does not concern what is there.
    Erfuellt,
    /// It is broken, and no further field can mend that.
    Verletzt,
    /// It cannot be told yet: fields are missing.
    NochOffen,
}

/// What one rule says of one message or form.
#[derive(Debug, Clone)]
pub struct Urteil {
    regel: &'static Regel,
    verletzt: Vec<(String, Place)>,
    offen: Vec<String>,
}

impl Urteil {
    /// The rule.
    #[must_use]
    pub fn regel(&self) -> &'static Regel {
        self.regel
    }

    /// What it says. One place that is broken counts, even where other fields are missing.
    #[must_use]
    pub fn stand(&self) -> Stand {
        match (self.verletzt.is_empty(), self.offen.is_empty()) {
            (false, _) => Stand::Verletzt,
            (true, false) => Stand::NochOffen,
            (true, true) => Stand::Erfuellt,
        }
    }

    /// The paths at which it is broken.
    pub fn verletzt(&self) -> impl Iterator<Item = &str> {
        self.verletzt.iter().map(|(pfad, _)| pfad.as_str())
    }

    /// The paths of fields that it waits for, of a form `stichtag` and `anlagen` too.
    pub fn offen(&self) -> impl Iterator<Item = &str> {
        self.offen.iter().map(String::as_str)
    }

    /// A finding for each place.
    pub(crate) fn befunde(&self) -> impl Iterator<Item = Finding> {
        self.verletzt.iter().map(|(pfad, ort)| Finding::new(self.regel.id, *ort).path(pfad.clone()))
    }
}

/// What tells an address from another one.
fn anschrift(hier: &Sicht<'_>) -> Frage<Vec<String>> {
    let teile = ["strasse", "hausnummer", "hausnummerZusatz", "plz", "ort", "staat"].map(|name| {
        let teil = hier.kind(name);
        Ok(if teil.ist_da()? { teil.text()?.to_lowercase() } else { String::new() })
    });
    teile.into_iter().collect()
}

/// What tells a person from another one: names and birth.
fn kennzeichen(hier: &Sicht<'_>) -> Frage<(Vec<String>, String, (chrono::NaiveDate, chrono::NaiveDate))> {
    let vornamen = hier.feld("name/vornamen").alle("vorname");
    let vornamen: Vec<_> = vornamen.iter().map(|name| name.text().map(str::to_lowercase)).collect::<Frage<_>>()?;
    let familienname = hier.feld("name/familienname").text()?.to_lowercase();
    let geburt = hier.kind("geburtsdatum");
    // Two of whom nobody knows when they were born are not the same person for that.
    let Some(geburt) = geburt.teildatum()? else { return Err(sicht::Offen(geburt.pfad)) };
    Ok((vornamen, familienname, geburt))
}

/// A decimal number with up to two digits behind its point, in hundredths.
fn hundertstel(hier: &Sicht<'_>) -> Frage<i64> {
    let text = hier.text()?;
    let (ganze, teile) = text.split_once('.').unwrap_or((text, ""));
    let passt = teile.len() <= 2 && format!("{ganze}{teile}").bytes().all(|byte| byte.is_ascii_digit());
    let zahl = format!("{ganze}{teile:0<2}").parse().ok().filter(|_| passt);
    zahl.ok_or_else(|| sicht::Offen(hier.pfad.clone()))
}
