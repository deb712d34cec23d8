//! From the attributes of an account to a login.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Anmeldung, Feld, Kontoquelle, NIVEAU_FEHLT, NIVEAU_UNBEKANNT, befund, ist_ohne_niveau, werte};
use crate::models::v2_0::{
    Kontoanschrift, Kontoattribute, Kontoemail, Kontogeburtsdatum, KontogeburtsdatumAuswahl, Kontogeburtsort,
    Kontoname, Kontostaatsangehoerigkeit, Kontovornamen, NamePerson, Quelle, StaatIso2, Teildatum, Vertrauensniveau,
};
use crate::report::Report;

/// Reads what an account delivered. Always gives a login; what does not fit is kept and reported.
///
/// Empty attributes count as absent. An attribute with several different values is not taken over: which one holds is not for the
/// library to decide.
#[must_use]
pub fn lies(konto: &dyn Kontoquelle) -> Anmeldung {
    let mut leser = Leser::new(konto);
    let niveau = leser.nimm(Feld::Niveau).and_then(|(name, text)| {
        let niveau = werte::niveau(&text);
        if niveau.is_none() {
            leser.zurueck(NIVEAU_UNBEKANNT, "vertrauensniveau", [(name, text)], None);
        }
        niveau
    });
    if niveau.is_none() && !leser.report.findings().iter().any(ist_ohne_niveau) {
        leser.report.push(befund(NIVEAU_FEHLT, "vertrauensniveau"));
    }
    let mittel = leser.nimm(Feld::Mittel).and_then(|(name, text)| {
        let mittel = werte::mittel(&text);
        if mittel.is_none() {
            leser.zurueck("xefa-konto-mittel", "authentifizierungsmittel", [(name, text)], None);
        }
        mittel
    });
    let postfach = leser.wert(Feld::PostfachHandle, "postfachHandle");
    let pseudonym = leser.wert(Feld::Pseudonym, "kontoId");
    let angaben = leser.angaben(niveau);
    let Leser { weitere, report, .. } = leser;
    Anmeldung { kontoart: konto.kontoart(), niveau, mittel, postfach, pseudonym, angaben, weitere, report }
}

/// Name and value of an attribute.
type Attribut = (String, String);

struct Leser<'k> {
    konto: &'k dyn Kontoquelle,
    /// Attributes with one value that have not been read yet.
    felder: BTreeMap<Feld, Attribut>,
    weitere: BTreeMap<String, Vec<String>>,
    report: Report,
}

const WERT: [&str; 2] = [
    "er hat eine andere Form oder Zeichen, die hier nicht erlaubt sind",
    "it has another form, or characters that are not allowed here",
];

impl<'k> Leser<'k> {
    fn new(konto: &'k dyn Kontoquelle) -> Self {
        let mut leser = Self { konto, felder: BTreeMap::new(), weitere: BTreeMap::new(), report: Report::new() };
        let mut names: Vec<&String> = konto.attribute().keys().collect();
        names.sort();
        for name in names {
            let all = &konto.attribute()[name];
            let mut values: Vec<&str> =
                all.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
            values.dedup();
            let feld = konto.tabelle().feld(name);
            match (feld, values.as_slice()) {
                (Some(_), []) => {}
                (Some(feld), [only]) if feld != Feld::Sonstiges => leser.eines(feld, name, only),
                (Some(Feld::Sonstiges), _) => leser.behalte(name, all),
                (Some(_), _) => {
                    leser.behalte(name, all);
                    let finding = befund("xefa-konto-mehrere-werte", "attribute");
                    leser.report.push(finding.arg("name", name).arg("count", values.len().to_string()));
                }
                (None, _) => {
                    leser.behalte(name, all);
                    leser.report.push(befund("xefa-konto-attribut", "attribute").arg("name", name));
                }
            }
        }
        leser
    }

    fn behalte(&mut self, name: &str, values: &[String]) {
        self.weitere.entry(name.to_owned()).or_default().extend(values.iter().cloned());
    }

    /// An attribute with one value. Two attributes of one meaning have to agree.
    fn eines(&mut self, feld: Feld, name: &str, value: &str) {
        if let Some((known, text)) = self.felder.get(&feld).cloned() {
            if text != value {
                self.felder.remove(&feld);
                let finding = befund("xefa-konto-mehrere-werte", "attribute");
                self.report.push(finding.arg("name", format!("{known}, {name}")).arg("count", "2"));
                self.behalte(&known, &[text]);
            }
            self.behalte(name, &[value.to_owned()]);
            return;
        }
        self.felder.insert(feld, (name.to_owned(), value.to_owned()));
    }

    fn nimm(&mut self, feld: Feld) -> Option<Attribut> {
        self.felder.remove(&feld)
    }

    /// Keeps attributes that do not fit, and says so for each.
    fn zurueck(
        &mut self,
        rule: &str,
        field: &str,
        attributes: impl IntoIterator<Item = Attribut>,
        why: Option<[&'static str; 2]>,
    ) {
        for (name, value) in attributes {
            let finding = befund(rule, field).arg("name", name.as_str());
            self.report.push(match why {
                Some(why) => finding.text("why", why),
                None => finding,
            });
            self.behalte(&name, &[value]);
        }
    }

    /// The value of a field, or none with a finding where it does not fit.
    fn wert<T: FromStr>(&mut self, feld: Feld, field: &str) -> Option<T> {
        let (name, text) = self.nimm(feld)?;
        let value = text.parse().ok();
        if value.is_none() {
            self.zurueck("xefa-konto-wert", field, [(name, text)], Some(WERT));
        }
        value
    }

    fn angaben(&mut self, niveau: Option<Vertrauensniveau>) -> Option<Kontoattribute> {
        let konto = self.konto;
        let quelle = |feld| konto.quelle(feld, niveau);
        let vornamen = self.vornamen(quelle(Feld::Vornamen));
        let familienname = self.name(Feld::Familienname, "attribute/familienname", quelle(Feld::Familienname));
        let geburtsname = self.name(Feld::Geburtsname, "attribute/geburtsname", quelle(Feld::Geburtsname));
        let geburtsdatum = self.geburtsdatum(quelle(Feld::Geburtsdatum));
        let geburtsort = self.wert(Feld::Geburtsort, "attribute/geburtsort");
        let geburtsort = geburtsort.map(|wert| Kontogeburtsort { quelle: quelle(Feld::Geburtsort), wert });
        let anschrift = self.anschrift(quelle(Feld::Strasse));
        let staatsangehoerigkeit = self.staatsangehoerigkeit(quelle(Feld::Staatsangehoerigkeit));
        let email = self.wert(Feld::Email, "attribute/email");
        let email = email.map(|wert| Kontoemail { quelle: quelle(Feld::Email), wert });
        let missing = [
            ("vornamen", vornamen.is_none()),
            ("familienname", familienname.is_none()),
            ("geburtsdatum", geburtsdatum.is_none()),
        ];
        let (Some(vornamen), Some(familienname), Some(geburtsdatum)) = (vornamen, familienname, geburtsdatum) else {
            // What was read stays readable in the source; the block has no place for a part of a person.
            let nothing = missing.iter().all(|(_, missing)| *missing);
            if !nothing || !konto.ist_organisation() {
                let names: Vec<_> = missing.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect();
                self.report.push(befund("xefa-konto-unvollstaendig", "attribute").arg("missing", names.join(", ")));
            }
            self.alles_zurueck();
            return None;
        };
        let mut angaben = Kontoattribute::new(vornamen, familienname, geburtsdatum);
        angaben.geburtsname = geburtsname;
        angaben.geburtsort = geburtsort;
        angaben.anschrift = anschrift;
        angaben.staatsangehoerigkeit = staatsangehoerigkeit;
        angaben.email = email;
        Some(angaben)
    }

    /// Without the block, the attributes of the person go among the others.
    fn alles_zurueck(&mut self) {
        let konto = self.konto;
        for (name, values) in konto.attribute() {
            let person = konto.tabelle().feld(name).is_some_and(|feld| feld <= Feld::Email);
            let filled = values.iter().any(|value| !value.trim().is_empty());
            if person && filled && !self.weitere.contains_key(name) {
                self.behalte(name, values);
            }
        }
    }

    fn vornamen(&mut self, quelle: Option<Quelle>) -> Option<Kontovornamen> {
        let (name, text) = self.nimm(Feld::Vornamen)?;
        let names: Result<Vec<NamePerson>, _> = text.split_whitespace().map(str::parse).collect();
        match names {
            Ok(vorname) => Some(Kontovornamen { quelle, vorname }),
            Err(_) => {
                self.zurueck("xefa-konto-wert", "attribute/vornamen", [(name, text)], Some(WERT));
                None
            }
        }
    }

    fn name(&mut self, feld: Feld, field: &str, quelle: Option<Quelle>) -> Option<Kontoname> {
        self.wert(feld, field).map(|wert| Kontoname { quelle, wert })
    }

    fn geburtsdatum(&mut self, quelle: Option<Quelle>) -> Option<Kontogeburtsdatum> {
        let (name, text) = self.nimm(Feld::Geburtsdatum)?;
        let Some(date) = werte::geburtsdatum(&text) else {
            let why = [
                "das ist kein Datum wie 1984-07-03 oder 1984-07-00",
                "this is no date such as 1984-07-03 or 1984-07-00",
            ];
            self.zurueck("xefa-konto-wert", "attribute/geburtsdatum", [(name, text)], Some(why));
            return None;
        };
        let auswahl = match date {
            Teildatum::Tag(day) => KontogeburtsdatumAuswahl::Tag(day),
            Teildatum::Monat(month) => KontogeburtsdatumAuswahl::Monat(month),
            Teildatum::Jahr(year) => KontogeburtsdatumAuswahl::Jahr(year),
            Teildatum::Unbekannt(unknown) => KontogeburtsdatumAuswahl::Unbekannt(unknown),
        };
        Some(Kontogeburtsdatum { quelle, auswahl })
    }

    fn staatsangehoerigkeit(&mut self, quelle: Option<Quelle>) -> Option<Kontostaatsangehoerigkeit> {
        let (name, text) = self.nimm(Feld::Staatsangehoerigkeit)?;
        let Some((version, code)) = self.konto.staatsangehoerigkeit(&text) else {
            self.zurueck("xefa-konto-staatsangehoerigkeit", "attribute/staatsangehoerigkeit", [(name, text)], None);
            return None;
        };
        let mut nationality = Kontostaatsangehoerigkeit::new(version, code);
        nationality.quelle = quelle;
        Some(nationality)
    }

    /// The address is taken over as a whole or not at all: a street without a place is none, and no state is assumed.
    fn anschrift(&mut self, quelle: Option<Quelle>) -> Option<Kontoanschrift> {
        let parts = [Feld::Strasse, Feld::Plz, Feld::Ort, Feld::Staat].map(|feld| self.nimm(feld));
        if parts.iter().all(Option::is_none) {
            return None;
        }
        let text = |at: usize| parts[at].as_ref().map(|(_, text)| text.as_str());
        let (Some(line), Some(place), Some(state)) = (text(0), text(2), text(3)) else {
            let why = [
                "die Anschrift ist unvollständig: Straße, Ort und Staat gehören dazu",
                "the address is incomplete: street, place and state belong to it",
            ];
            self.zurueck("xefa-konto-wert", "attribute/anschrift", parts.into_iter().flatten(), Some(why));
            return None;
        };
        // Passports and identity cards have letters of their own for Germany.
        let state = if matches!(state, "D" | "DEU") { "DE" } else { state };
        let abroad = state != "DE";
        let place = match text(1) {
            // A foreign postal code stands before the place.
            Some(code) if abroad => format!("{code} {place}"),
            _ => place.to_owned(),
        };
        let read = || {
            let (strasse, hausnummer, hausnummer_zusatz) = werte::strasse(line)?;
            let plz = match text(1) {
                Some(code) if !abroad => Some(code.parse().ok()?),
                _ => None,
            };
            let staat: StaatIso2 = state.parse().ok()?;
            let ort = place.parse().ok()?;
            Some(Kontoanschrift { quelle, strasse, hausnummer, hausnummer_zusatz, plz, ort, staat })
        };
        let address = read();
        if address.is_none() {
            self.zurueck("xefa-konto-wert", "attribute/anschrift", parts.into_iter().flatten(), Some(WERT));
        }
        address
    }
}
