//! Parts of other messages: paths are translated, and documents are named by UUIDs (change h).

use crate::map::{Conversion, Convert, Mapped};

use super::{alt, anlagen, neu, pfade};

/// A path of another message in the other release; it is dropped where the place does not exist there.
fn path<T: AsRef<str>, U: std::str::FromStr>(
    run: &mut Conversion<'_>,
    name: &'static str,
    path: Option<T>,
    (translate, back): (Way, Way),
) -> Option<U> {
    let path = path?;
    let text = translate(path.as_ref());
    let translated = text.as_deref().and_then(|path| path.parse().ok());
    match text {
        Some(text) if translated.is_some() => {
            if back(&text).as_deref() != Some(path.as_ref()) {
                run.place(&[(name, 0)], &[(name, 0)], |run| run.lost(&pfade::COARSE));
            }
        }
        _ => run.dropped(name, Some(()), &pfade::GONE),
    }
    translated
}

/// How a path is translated.
type Way = fn(&str) -> Option<String>;

macro_rules! paths {
    ($($type:ident $field:ident $xml:literal { $($other:ident $name:literal),+ };)+) => {$(
        impl Convert<neu::$type> for alt::$type {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::$type> {
                let Self { $field, $($other),+ } = self;
                Ok(neu::$type {
                    $field: path(run, $xml, $field, (pfade::up, pfade::down)),
                    $($other: run.field($name, $other)?),+
                })
            }
        }

        impl Convert<alt::$type> for neu::$type {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::$type> {
                let Self { $field, $($other),+ } = self;
                Ok(alt::$type {
                    $field: path(run, $xml, $field, (pfade::down, pfade::up)),
                    $($other: run.field($name, $other)?),+
                })
            }
        }
    )+};
}

paths! {
    Rueckweisungsgrund pfad "pfad" { grund "grund", text "text" };
    Nachforderungsposition feldpfad "feldpfad" {
        nachweisart "nachweisart", beschreibung "beschreibung", pflicht "pflicht"
    };
}

impl Convert<neu::BescheidAbrufbestaetigung> for alt::BescheidAbrufbestaetigung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::BescheidAbrufbestaetigung> {
        let Self {
            produkt,
            produkthersteller,
            produktversion,
            test,
            nachrichtenkopf,
            bezug_bescheid,
            abrufzeitpunkt,
            dokument_id,
        } = self;
        Ok(neu::BescheidAbrufbestaetigung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            bezug_bescheid: run.field("bezugBescheid", bezug_bescheid)?,
            abrufzeitpunkt: run.field("abrufzeitpunkt", abrufzeitpunkt)?,
            dokument_id: anlagen::ids_up(run, dokument_id)?,
        })
    }
}

impl Convert<alt::BescheidAbrufbestaetigung> for neu::BescheidAbrufbestaetigung {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::BescheidAbrufbestaetigung> {
        let Self {
            produkt,
            produkthersteller,
            produktversion,
            test,
            nachrichtenkopf,
            bezug_bescheid,
            abrufzeitpunkt,
            dokument_id,
        } = self;
        Ok(alt::BescheidAbrufbestaetigung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: run.field("nachrichtenkopf", nachrichtenkopf)?,
            bezug_bescheid: run.field("bezugBescheid", bezug_bescheid)?,
            abrufzeitpunkt: run.field("abrufzeitpunkt", abrufzeitpunkt)?,
            dokument_id: anlagen::ids_down(run, dokument_id)?,
        })
    }
}
