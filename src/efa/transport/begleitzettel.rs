//! The note that a folder has beside a delivery: addressing, what the payload is, the manifest, and the kind of the envelope.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::fehler::befund;
use super::nutzdaten::{Nutzdaten, Nutzdatenart};
use super::rollen::{Adressierung, Rollen, Stelle};
use super::sendung::{Sendung, SendungsId};
use crate::efa::anlagen::{Dateiname, Eintrag, Manifest, Medientyp, Pruefsumme, pfad};
use crate::report::{Finding, Place, Report};

/// The note, as it stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Begleitzettel {
    begleitzettel: u32,
    nachricht: String,
    inhalt: String,
    pub umschlag: String,
    nutzdaten: NutzdatenJson,
    adressierung: AdressierungJson,
    anlagen: Vec<AnlageJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NutzdatenJson {
    sha512: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    altdatei: Option<AltdateiJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AltdateiJson {
    format: String,
    dateiname: String,
    medientyp: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct StelleJson {
    kennung: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AdressierungJson {
    autor: StelleJson,
    sender: StelleJson,
    empfaenger: StelleJson,
    leser: StelleJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    ziel: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    weitergeleitet: Vec<StelleJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AnlageJson {
    id: String,
    dateiname: String,
    medientyp: String,
    groesse: u64,
    sha512: String,
}

/// The version of the note.
const VERSION: u32 = 1;

/// A UUID in the form with hyphens.
fn uuid(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|_| text.len() == 36)
}

fn wrong(path: &str) -> Report {
    befund("xefa-transport-begleitzettel", path).into()
}

impl Begleitzettel {
    pub fn fuer(sendung: &Sendung, id: &SendungsId) -> Self {
        let stelle = |of: &Stelle| StelleJson { kennung: of.kennung.as_str().to_owned(), name: of.name.clone() };
        let Adressierung { rollen, ziel, weitergeleitet } = &sendung.adressierung;
        let anlagen = sendung.anlagen.eintraege().iter().map(|eintrag| AnlageJson {
            id: eintrag.id.hyphenated().to_string(),
            dateiname: eintrag.dateiname.as_str().to_owned(),
            medientyp: eintrag.medientyp.as_str().to_owned(),
            groesse: eintrag.groesse,
            sha512: eintrag.sha512.to_string(),
        });
        Self {
            begleitzettel: VERSION,
            nachricht: id.uuid.hyphenated().to_string(),
            inhalt: id.inhalt.to_string(),
            umschlag: sendung.umschlagart.name().to_owned(),
            nutzdaten: NutzdatenJson {
                sha512: sendung.nutzdaten.sha512().to_string(),
                altdatei: match sendung.nutzdaten.art() {
                    Nutzdatenart::Nachricht => None,
                    Nutzdatenart::Altdatei { format, dateiname, medientyp } => Some(AltdateiJson {
                        format: format.clone(),
                        dateiname: dateiname.as_str().to_owned(),
                        medientyp: medientyp.as_str().to_owned(),
                    }),
                },
            },
            adressierung: AdressierungJson {
                autor: stelle(&rollen.autor),
                sender: stelle(&rollen.sender),
                empfaenger: stelle(&rollen.empfaenger),
                leser: stelle(&rollen.leser),
                ziel: ziel.clone(),
                weitergeleitet: weitergeleitet.iter().map(stelle).collect(),
            },
            anlagen: anlagen.collect(),
        }
    }

    pub fn schreibe(&self) -> Result<Vec<u8>, Report> {
        serde_json::to_vec_pretty(self).map_err(|_| wrong("/"))
    }

    pub fn lies(bytes: &[u8]) -> Result<Self, Report> {
        let note: Self = serde_json::from_slice(bytes).map_err(|error| {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            let column = u32::try_from(error.column()).unwrap_or(u32::MAX);
            Finding::new("xefa-transport-begleitzettel", Place { line, column, ..Place::default() }).path("/")
        })?;
        if note.begleitzettel == VERSION { Ok(note) } else { Err(wrong("/begleitzettel")) }
    }

    /// By what the delivery is known again, as the note claims.
    pub fn id(&self) -> Result<SendungsId, Report> {
        let inhalt = Pruefsumme::parse(&self.inhalt).ok_or_else(|| wrong("/inhalt"))?;
        Ok(SendungsId { uuid: self.uuid()?, inhalt })
    }

    fn uuid(&self) -> Result<Uuid, Report> {
        uuid(&self.nachricht).ok_or_else(|| wrong("/nachricht"))
    }

    pub fn manifest(&self) -> Result<Manifest, Report> {
        let eintraege = self.anlagen.iter().enumerate().map(|(at, anlage)| {
            let of = |field: &str| wrong(&format!("{}/{field}", pfad(at)));
            Ok(Eintrag {
                id: uuid(&anlage.id).ok_or_else(|| of("id"))?,
                dateiname: Dateiname::pruefe(&anlage.dateiname)
                    .map_err(|fehler| fehler.befunde(&format!("{}/dateiname", pfad(at))))?,
                medientyp: Medientyp::parse(&anlage.medientyp).ok_or_else(|| of("medientyp"))?,
                groesse: anlage.groesse,
                sha512: Pruefsumme::parse(&anlage.sha512).ok_or_else(|| of("sha512"))?,
            })
        });
        Manifest::aus(eintraege.collect::<Result<_, Report>>()?)
    }

    pub fn adressierung(&self) -> Result<Adressierung, Report> {
        let stelle = |of: &StelleJson, role: &str| {
            Stelle::new(&of.kennung, of.name.as_str()).map_err(|_| wrong(&format!("/adressierung/{role}/kennung")))
        };
        let json = &self.adressierung;
        let rollen = Rollen {
            autor: stelle(&json.autor, "autor")?,
            sender: stelle(&json.sender, "sender")?,
            empfaenger: stelle(&json.empfaenger, "empfaenger")?,
            leser: stelle(&json.leser, "leser")?,
        };
        let weitergeleitet =
            json.weitergeleitet.iter().map(|of| stelle(of, "weitergeleitet")).collect::<Result<_, _>>()?;
        Ok(Adressierung { rollen, ziel: json.ziel.clone(), weitergeleitet })
    }

    /// The payload of the bytes that lie beside the note.
    pub fn nutzdaten(&self, bytes: Vec<u8>) -> Result<Nutzdaten, Report> {
        if Pruefsumme::parse(&self.nutzdaten.sha512) != Some(Pruefsumme::von(&bytes)) {
            return Err(befund("xefa-transport-hash", "/nutzdaten").into());
        }
        let art = match &self.nutzdaten.altdatei {
            None => Nutzdatenart::Nachricht,
            Some(alt) => Nutzdatenart::Altdatei {
                format: alt.format.clone(),
                dateiname: Dateiname::pruefe(&alt.dateiname)
                    .map_err(|fehler| fehler.befunde("/nutzdaten/altdatei/dateiname"))?,
                medientyp: Medientyp::parse(&alt.medientyp).ok_or_else(|| wrong("/nutzdaten/altdatei/medientyp"))?,
            },
        };
        Nutzdaten::eingegangen(self.uuid()?, art, bytes)
    }
}
