//! An application filled from the account, and what the person made of it.

use std::fmt;

use super::{Anmeldung, befund};
use crate::models::v2_0::{
    Anschrift, CodeKommunikationKanal, CodeStaatsangehoerigkeit, Kommunikation, KontogeburtsdatumAuswahl, Name, Person,
    Teildatum, Vertrauensniveau, Vorname, Vornamen,
};
use crate::report::Report;
use crate::value::Leaf;

/// The version of the list erreichbarkeit, and its code of e-mail.
const EMAIL: (&str, &str) = ("3", "01");

/// A person as the account has them: what a form shows before anybody has typed. `Debug` shows no value.
#[derive(Clone, PartialEq)]
pub struct Vorbefuellung {
    person: Person,
    niveau: Option<Vertrauensniveau>,
}

/// How a field differs from what the account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abweichung {
    /// Another value.
    Geaendert,
    /// The account has a value, the person none.
    Entfernt,
    /// The account has none, the person one.
    Ergaenzt,
    /// The same letters, small ones for capital ones or the other way round: identity cards have names in capitals only.
    Schreibweise,
}

/// Which fields may not be changed from which level on: a policy of the service. Paths are those of [`Vorbefuellung::abweichungen`].
///
/// ```
/// use xefa::efa::nutzerkonto::Sperren;
/// use xefa::v2_0::Vertrauensniveau;
///
/// let sperren = Sperren::new().ab(Vertrauensniveau::Substanziell, ["name/familienname", "geburtsdatum"]);
/// assert!(sperren.gilt("geburtsdatum", Some(Vertrauensniveau::Hoch)));
/// assert!(!sperren.gilt("geburtsdatum", Some(Vertrauensniveau::Niedrig)));
/// assert!(!sperren.gilt("anschrift/ort", Some(Vertrauensniveau::Hoch)));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sperren {
    ab: Vec<(Vertrauensniveau, String)>,
}

impl Sperren {
    /// Nothing is locked.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These fields may not be changed from a level on. A path locks everything below it: `name` locks `name/familienname`.
    #[must_use]
    pub fn ab<P: Into<String>>(mut self, niveau: Vertrauensniveau, pfade: impl IntoIterator<Item = P>) -> Self {
        self.ab.extend(pfade.into_iter().map(|pfad| (niveau, pfad.into())));
        self
    }

    /// Whether a field is locked at a level. Without a level nothing is: then the account has confirmed nothing.
    #[must_use]
    pub fn gilt(&self, pfad: &str, niveau: Option<Vertrauensniveau>) -> bool {
        let below =
            |locked: &str| pfad.strip_prefix(locked).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        niveau.is_some_and(|reached| self.ab.iter().any(|(ab, locked)| reached >= *ab && below(locked)))
    }
}

impl Anmeldung {
    /// The person as the account has them, to fill an application; none where the account says nothing of a person.
    #[must_use]
    pub fn vorbefuellung(&self) -> Option<Vorbefuellung> {
        let angaben = self.angaben.as_ref()?;
        let vornamen = angaben.vornamen.vorname.iter().cloned().map(Vorname::from);
        let name = Name {
            vornamen: Vornamen::new(vornamen),
            familienname: angaben.familienname.wert.clone(),
            geburtsname: angaben.geburtsname.as_ref().map(|name| name.wert.clone()),
        };
        let mut person = Person::new(name);
        person.geburtsdatum = Some(match angaben.geburtsdatum.auswahl.clone() {
            KontogeburtsdatumAuswahl::Tag(day) => Teildatum::Tag(day),
            KontogeburtsdatumAuswahl::Monat(month) => Teildatum::Monat(month),
            KontogeburtsdatumAuswahl::Jahr(year) => Teildatum::Jahr(year),
            KontogeburtsdatumAuswahl::Unbekannt(unknown) => Teildatum::Unbekannt(unknown),
        });
        person.geburtsort = angaben.geburtsort.as_ref().map(|ort| ort.wert.clone());
        person.staatsangehoerigkeit = angaben
            .staatsangehoerigkeit
            .iter()
            .map(|state| CodeStaatsangehoerigkeit::new(state.list_version_id.clone(), state.code.clone()))
            .collect();
        person.anschrift = angaben.anschrift.clone().map(|address| Anschrift {
            strasse: address.strasse,
            hausnummer: address.hausnummer,
            hausnummer_zusatz: address.hausnummer_zusatz,
            plz: address.plz,
            ort: address.ort,
            staat: address.staat,
        });
        let email = angaben.email.as_ref().and_then(|email| email.wert.as_str().parse().ok());
        person.kommunikation.extend(email.map(|kennung| {
            let kanal = CodeKommunikationKanal::new(EMAIL.0, EMAIL.1);
            Kommunikation { kanal, kennung, zusatz: None }
        }));
        Some(Vorbefuellung { person, niveau: self.niveau })
    }
}

impl Vorbefuellung {
    /// The person, to go into a form or a message.
    #[must_use]
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The level of the login.
    #[must_use]
    pub fn niveau(&self) -> Option<Vertrauensniveau> {
        self.niveau
    }

    /// Every field that differs in what the person submitted, by its path below the person, in the order of the schema. Fields that no
    /// account fills (gender, family status) are not looked at.
    #[must_use]
    pub fn abweichungen(&self, eingereicht: &Person) -> Vec<(&'static str, Abweichung)> {
        let (konto, eingabe) = (felder(&self.person), felder(eingereicht));
        let differ = |((path, before), (_, after)): ((&'static str, String), (&'static str, String))| {
            let how = match (before.is_empty(), after.is_empty()) {
                _ if before == after => return None,
                (true, _) => Abweichung::Ergaenzt,
                (_, true) => Abweichung::Entfernt,
                _ if before.to_lowercase() == after.to_lowercase() => Abweichung::Schreibweise,
                _ => Abweichung::Geaendert,
            };
            Some((path, how))
        };
        konto.into_iter().zip(eingabe).filter_map(differ).collect()
    }

    /// The paths of the fields that the account had and the person changed or took out.
    #[must_use]
    pub fn geaendert(&self, eingereicht: &Person) -> Vec<&'static str> {
        let changed = |how| matches!(how, Abweichung::Geaendert | Abweichung::Entfernt);
        let all = self.abweichungen(eingereicht).into_iter();
        all.filter(|(_, how)| changed(*how)).map(|(path, _)| path).collect()
    }

    /// Whether the person changed what may not be changed at the level of the login: a finding `xefa-konto-geaendert` for each field. A
    /// change between capital and small letters is none.
    #[must_use]
    pub fn pruefe(&self, eingereicht: &Person, sperren: &Sperren) -> Report {
        let mut report = Report::new();
        for path in self.geaendert(eingereicht).into_iter().filter(|path| sperren.gilt(path, self.niveau)) {
            let level = self.niveau.map_or("", Vertrauensniveau::as_str);
            let finding = befund("xefa-konto-geaendert", "").path(format!("/person/{path}"));
            report.push(finding.arg("name", path).arg("found", level));
        }
        report
    }
}

/// The fields that an account may fill, as texts; an empty one is not there.
fn felder(person: &Person) -> Vec<(&'static str, String)> {
    let text = |value: Option<&dyn AsText>| value.map(AsText::as_text).unwrap_or_default();
    let names: Vec<&str> = person.name.vornamen.vorname.iter().map(|name| name.wert.as_str()).collect();
    let states: Vec<&str> = person.staatsangehoerigkeit.iter().map(|state| state.code.as_str()).collect();
    let born = match &person.geburtsdatum {
        None => String::new(),
        Some(Teildatum::Tag(day)) => day.as_text(),
        Some(Teildatum::Monat(month)) => month.as_text(),
        Some(Teildatum::Jahr(year)) => year.as_text(),
        Some(Teildatum::Unbekannt(_)) => "unbekannt".to_owned(),
    };
    let address = person.anschrift.as_ref();
    let email = person.kommunikation.iter().find(|way| way.kanal.code == EMAIL.1);
    fn some<T: AsText>(value: Option<&T>) -> Option<&dyn AsText> {
        value.map(|value| value as &dyn AsText)
    }
    vec![
        ("name/vornamen", names.join("\n")),
        ("name/familienname", person.name.familienname.as_text()),
        ("name/geburtsname", text(some(person.name.geburtsname.as_ref()))),
        ("geburtsdatum", born),
        ("geburtsort", text(some(person.geburtsort.as_ref()))),
        ("staatsangehoerigkeit", states.join("\n")),
        ("anschrift/strasse", text(some(address.map(|address| &address.strasse)))),
        ("anschrift/hausnummer", text(some(address.and_then(|address| address.hausnummer.as_ref())))),
        ("anschrift/hausnummerZusatz", text(some(address.and_then(|address| address.hausnummer_zusatz.as_ref())))),
        ("anschrift/plz", text(some(address.and_then(|address| address.plz.as_ref())))),
        ("anschrift/ort", text(some(address.map(|address| &address.ort)))),
        ("anschrift/staat", text(some(address.map(|address| &address.staat)))),
        ("kommunikation", text(some(email.map(|way| &way.kennung)))),
    ]
}

/// A leaf as the text that stands in a message.
trait AsText {
    fn as_text(&self) -> String;
}

impl<T: Leaf> AsText for T {
    fn as_text(&self) -> String {
        self.to_lexical().into_owned()
    }
}

impl fmt::Debug for Vorbefuellung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled: Vec<_> =
            felder(&self.person).into_iter().filter(|(_, text)| !text.is_empty()).map(|(path, _)| path).collect();
        f.debug_struct("Vorbefuellung").field("niveau", &self.niveau).field("felder", &filled).finish()
    }
}
