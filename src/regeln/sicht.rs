//! A place in what is to be judged, and the questions that a rule asks there.

use chrono::{Datelike, Months, NaiveDate};

use super::knoten::Knoten;
use crate::report::Place;

/// An answer that is still missing: the path of what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offen(pub String);

/// An answer, or what it waits for.
pub(super) type Frage<T> = Result<T, Offen>;

/// An element, or the place where it would stand.
#[derive(Debug, Clone)]
pub(super) struct Sicht<'a> {
    knoten: Option<&'a Knoten>,
    pub pfad: String,
    /// The place of the element, or of the nearest one around it.
    pub ort: Place,
    /// Whether what is missing may still come.
    teilweise: bool,
}

impl<'a> Sicht<'a> {
    pub fn neu(knoten: &'a Knoten, pfad: String, teilweise: bool) -> Self {
        Self { knoten: Some(knoten), pfad, ort: knoten.ort, teilweise }
    }

    fn unter(&self, knoten: Option<&'a Knoten>, pfad: String) -> Self {
        // A form that says of an element that there is none says so of all that would be in it.
        let leer = knoten.is_some_and(|knoten| knoten.leer);
        let knoten = knoten.filter(|knoten| !knoten.leer);
        Self { knoten, pfad, ort: knoten.map_or(self.ort, |knoten| knoten.ort), teilweise: self.teilweise && !leer }
    }

    /// The child of a name that occurs at most once.
    pub fn kind(&self, name: &str) -> Self {
        self.unter(self.knoten.and_then(|knoten| knoten.kind(name)), format!("{}/{name}", self.pfad))
    }

    /// A descendant, by names that each occur at most once.
    pub fn feld(&self, namen: &str) -> Self {
        namen.split('/').fold(self.clone(), |sicht, name| sicht.kind(name))
    }

    /// The only child.
    pub fn einziges(&self) -> Option<Self> {
        match self.knoten?.kinder.as_slice() {
            [kind] => Some(self.unter(Some(kind), format!("{}/{}", self.pfad, kind.name))),
            _ => None,
        }
    }

    /// All children of a name that may repeat.
    pub fn alle(&self, name: &str) -> Vec<Self> {
        let kinder = self.knoten.into_iter().flat_map(|knoten| &knoten.kinder);
        let kinder = kinder.filter(|kind| kind.name == name && !kind.leer).enumerate();
        kinder.map(|(nummer, kind)| self.unter(Some(kind), format!("{}/{name}[{}]", self.pfad, nummer + 1))).collect()
    }

    /// Every element below, itself included, with the paths of elements that occur once.
    pub fn ueberall(&self) -> Vec<Self> {
        let mut gefunden = vec![self.clone()];
        let mut stelle = 0;
        while let Some(sicht) = gefunden.get(stelle).cloned() {
            stelle += 1;
            let Some(knoten) = sicht.knoten else { continue };
            for (nummer, kind) in knoten.kinder.iter().enumerate().filter(|(_, kind)| !kind.name.starts_with('@')) {
                let gleiche = |kinder: &[Knoten]| kinder.iter().filter(|other| other.name == kind.name).count();
                let pfad = match gleiche(&knoten.kinder) {
                    1 => format!("{}/{}", sicht.pfad, kind.name),
                    _ => format!("{}/{}[{}]", sicht.pfad, kind.name, gleiche(&knoten.kinder[..nummer]) + 1),
                };
                let kind = sicht.unter(Some(kind), pfad);
                gefunden.push(kind);
            }
        }
        gefunden
    }

    /// The local name.
    pub fn name(&self) -> &str {
        self.knoten.map_or("", |knoten| &knoten.name)
    }

    /// The namespace, where it is another one than that of the element around it.
    pub fn namensraum(&self) -> Option<&'a str> {
        self.knoten?.namensraum.as_deref()
    }

    /// Whether more may still come here.
    pub fn kann_wachsen(&self) -> bool {
        self.teilweise
    }

    fn offen<T>(&self) -> Frage<T> {
        Err(Offen(self.pfad.clone()))
    }

    /// Whether the element is there.
    pub fn ist_da(&self) -> Frage<bool> {
        match self.knoten {
            Some(_) => Ok(true),
            None if self.teilweise => self.offen(),
            None => Ok(false),
        }
    }

    /// Whether the element is there now, whatever may come.
    pub fn ist_schon_da(&self) -> bool {
        self.knoten.is_some()
    }

    /// The text without white space around it.
    pub fn text(&self) -> Frage<&'a str> {
        match self.knoten.map(|knoten| knoten.text.trim()) {
            Some(text) if !text.is_empty() => Ok(text),
            _ => self.offen(),
        }
    }

    /// The code of a code element.
    pub fn code(&self) -> Frage<&'a str> {
        self.kind("code").text().or_else(|_| self.offen())
    }

    /// Whether the code is one of these.
    pub fn ist(&self, codes: &[&str]) -> Frage<bool> {
        self.code().map(|code| codes.contains(&code))
    }

    /// A text that has a form; any other one is not yet an answer, and the schema's business.
    pub fn wert<T: std::str::FromStr>(&self) -> Frage<T> {
        self.text()?.parse().or_else(|_| self.offen())
    }

    /// A day of a year that has four digits.
    pub fn datum(&self) -> Frage<NaiveDate> {
        self.tag_aus(self.text()?)
    }

    /// The first day of a month.
    pub fn monat(&self) -> Frage<NaiveDate> {
        self.tag_aus(&format!("{}-01", self.text()?))
    }

    fn tag_aus(&self, text: &str) -> Frage<NaiveDate> {
        let tag = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        tag.filter(|tag| (1..=9999).contains(&tag.year())).ok_or_else(|| Offen(self.pfad.clone()))
    }

    /// The first and the last day that a date of which only a part is known may be; none for an unknown one.
    pub fn teildatum(&self) -> Frage<Option<(NaiveDate, NaiveDate)>> {
        let bis = |von: NaiveDate, monate: u32| {
            let ende = von.checked_add_months(Months::new(monate)).and_then(|ende| ende.pred_opt());
            Ok(ende.map(|ende| (von, ende)))
        };
        let [tag, monat, jahr] = ["tag", "monat", "jahr"].map(|teil| self.kind(teil));
        if tag.ist_schon_da() {
            let tag = tag.datum()?;
            return Ok(Some((tag, tag)));
        }
        if monat.ist_schon_da() {
            return bis(monat.monat()?, 1);
        }
        if jahr.ist_schon_da() {
            return bis(self.tag_aus(&format!("{}-01-01", jahr.text()?))?, 12);
        }
        if self.kind("unbekannt").ist_schon_da() { Ok(None) } else { self.offen() }
    }

    /// An amount in hundredths.
    pub fn cent(&self) -> Frage<i64> {
        self.kind("cent").wert()
    }
}

/// The full years between two days, as a birthday counts them.
pub(super) fn jahre(von: NaiveDate, bis: NaiveDate) -> i32 {
    let noch_nicht = (bis.month(), bis.day()) < (von.month(), von.day());
    bis.year() - von.year() - i32::from(noch_nicht)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_missing_field_is_open_in_a_form_and_absent_in_a_message() {
        let wurzel = Knoten::aus_xml("<a><b/></a>").unwrap();
        let form = Sicht::neu(&wurzel, "/a".to_owned(), true);
        assert_eq!(form.feld("b/c").ist_da(), Err(Offen("/a/b/c".to_owned())));
        let nachricht = Sicht::neu(&wurzel, "/a".to_owned(), false);
        assert_eq!(nachricht.feld("b/c").ist_da(), Ok(false));
    }

    #[test]
    fn a_partial_date_is_a_span() {
        let teil = |xml: &str| {
            let wurzel = Knoten::aus_xml(xml).unwrap();
            Sicht::neu(&wurzel, "/g".to_owned(), false).teildatum()
        };
        assert_eq!(teil("<g><tag>1990-02-03</tag></g>"), Ok(Some((tag("1990-02-03"), tag("1990-02-03")))));
        assert_eq!(teil("<g><monat>2024-02</monat></g>"), Ok(Some((tag("2024-02-01"), tag("2024-02-29")))));
        assert_eq!(teil("<g><jahr>1960</jahr></g>"), Ok(Some((tag("1960-01-01"), tag("1960-12-31")))));
        assert_eq!(teil("<g><unbekannt/></g>"), Ok(None));
        assert!(teil("<g/>").is_err());
        assert!(teil("<g><tag>1990-02-31</tag></g>").is_err());
    }

    #[test]
    fn years_are_full_on_the_birthday() {
        assert_eq!(jahre(tag("2000-05-10"), tag("2018-05-09")), 17);
        assert_eq!(jahre(tag("2000-05-10"), tag("2018-05-10")), 18);
        // Who is born on a 29 February is a year older on 1 March (§ 188 BGB).
        assert_eq!(jahre(tag("2000-02-29"), tag("2018-02-28")), 17);
    }
}
