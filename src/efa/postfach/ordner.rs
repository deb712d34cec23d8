//! A mailbox in a folder: messages and documents stay, and so do retrievals until they are told.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::abruf::Abruf;
use super::fehler::{PostfachFehler, befund};
use super::speicher::{darf, geprueft, schon_da};
use super::umsetzen::{Bezug, Postsendung};
use super::zbp::{ZbpNachricht, ZbpStatus};
use super::{LokalesPostfach, Postfach};
use crate::efa::anlagen::{
    Anlagenablage, Anlagenquelle, Dateiname, Eintrag, Grenzen, Manifest, Medientyp, OrdnerAblage, Pruefsumme,
    sichere_ordner,
};
use crate::efa::transport::Stelle;
use crate::report::{Report, Verdict};
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};

const ENTWURF: &str = "entwurf";
const POST: &str = "post";
const STATUS: &str = "status";
const ABRUFE: &str = "abrufe";
const GEMELDET: &str = "gemeldet";

/// A mailbox in a folder: `post/UUID/` has a message and its documents, `status/` a file for each state, `abrufe/` the retrievals that
/// nobody was told of yet, `gemeldet/` the others. Everything is written beside its place, in `entwurf/`, brought to the disk and renamed
/// then; what a crash leaves in `entwurf/` may be deleted while nobody writes.
///
/// A document is handed out behind the note of its retrieval: a crash in between gives a note too many, never one too few.
#[derive(Debug)]
pub struct OrdnerPostfach {
    root: PathBuf,
}

/// What lies beside a message.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Akte {
    nachricht: String,
    vorgang: String,
    kennung: String,
    name: String,
    test: bool,
    dokumente: Vec<Dokument>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dokument {
    id: String,
    medientyp: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbrufJson {
    nachricht: String,
    zeitpunkt: String,
    dokumente: Vec<String>,
}

fn kaputt() -> Report {
    befund("xefa-postfach-format", "/").into()
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, Report> {
    serde_json::to_vec_pretty(value).map_err(|_| kaputt())
}

fn aus_json<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, Report> {
    serde_json::from_slice(bytes).map_err(|_| kaputt())
}

fn schreibe(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

impl OrdnerPostfach {
    /// A mailbox in a folder, which is made.
    ///
    /// # Errors
    /// Why it could not be made.
    pub fn new(folder: impl Into<PathBuf>) -> Result<Self, PostfachFehler> {
        let root = folder.into();
        for place in [ENTWURF, POST, STATUS, ABRUFE, GEMELDET] {
            fs::create_dir_all(root.join(place))?;
        }
        Ok(Self { root })
    }

    fn path(&self, place: &str, name: impl AsRef<Path>) -> PathBuf {
        self.root.join(place).join(name)
    }

    /// Writes a file whole or not at all.
    fn lege_hin(&self, place: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        let draft = self.path(ENTWURF, format!("{}.json", Uuid::new_v4()));
        schreibe(&draft, bytes)?;
        fs::rename(draft, self.path(place, name))?;
        sichere_ordner(&self.root.join(place))
    }

    fn entwirf(&self, draft: &Path, post: &Postsendung, quelle: &mut dyn Anlagenquelle) -> Result<(), PostfachFehler> {
        fs::create_dir(draft)?;
        let mut store = OrdnerAblage::new(draft.join("dokumente"));
        for eintrag in post.anlagen.eintraege() {
            store.lege_ab(eintrag.id, &mut *quelle.oeffne(eintrag.id)?, eintrag.groesse)?;
        }
        let dokumente = post.anlagen.eintraege().iter().map(|eintrag| Dokument {
            id: eintrag.id.hyphenated().to_string(),
            medientyp: eintrag.medientyp.as_str().to_owned(),
        });
        let akte = Akte {
            nachricht: post.bezug.nachricht.as_str().to_owned(),
            vorgang: post.bezug.vorgang.as_str().to_owned(),
            kennung: post.bezug.autor.kennung.as_str().to_owned(),
            name: post.bezug.autor.name.clone(),
            test: post.bezug.test,
            dokumente: dokumente.collect(),
        };
        schreibe(&draft.join("akte.json"), &json(&akte)?)?;
        schreibe(&draft.join("nachricht.json"), post.nachricht.schreibe()?.as_bytes())?;
        sichere_ordner(draft)?;
        Ok(())
    }

    fn post(&self, id: Uuid) -> Result<Option<Postsendung>, PostfachFehler> {
        let folder = self.path(POST, id.hyphenated().to_string());
        if !folder.is_dir() {
            return Ok(None);
        }
        let nachricht = ZbpNachricht::lies(&fs::read(folder.join("nachricht.json"))?)?;
        let akte: Akte = aus_json(&fs::read(folder.join("akte.json"))?)?;
        let bezug = Bezug {
            nachricht: NachrichtUuid::parse(&akte.nachricht).map_err(|_| kaputt())?,
            vorgang: VorgangUuid::parse(&akte.vorgang).map_err(|_| kaputt())?,
            autor: Stelle::new(&akte.kennung, akte.name).map_err(|_| kaputt())?,
            test: akte.test,
        };
        let documents = nachricht.attachments.iter().zip(&akte.dokumente).map(|(anlage, dokument)| {
            Some(Eintrag {
                id: Uuid::try_parse(&dokument.id).ok()?,
                dateiname: Dateiname::pruefe(&anlage.filename).ok()?,
                medientyp: Medientyp::parse(&dokument.medientyp)?,
                groesse: anlage.content_length,
                sha512: Pruefsumme::parse(&anlage.sha512sum)?,
            })
        });
        let anlagen = Manifest::aus(documents.collect::<Option<_>>().ok_or_else(kaputt)?)?;
        Ok(Some(Postsendung { nachricht, bezug, anlagen, verluste: Vec::new() }))
    }

    fn lies_abruf(&self, name: &str, bytes: &[u8]) -> Result<Abruf, PostfachFehler> {
        let note: AbrufJson = aus_json(bytes)?;
        let uuid = |text: &str| Uuid::try_parse(text).map_err(|_| kaputt());
        let post = self.post(uuid(&note.nachricht)?)?.ok_or_else(kaputt)?;
        Ok(Abruf {
            id: uuid(name.trim_end_matches(".json"))?,
            bezug: post.bezug,
            zeitpunkt: DateTime::parse_from_rfc3339(&note.zeitpunkt).map_err(|_| kaputt())?,
            dokumente: note.dokumente.iter().map(|id| uuid(id)).collect::<Result<_, _>>()?,
        })
    }

    /// The states that were told of a case.
    ///
    /// # Errors
    /// Why they could not be read.
    pub fn status(&self, vorgang: Uuid) -> Result<Vec<ZbpStatus>, PostfachFehler> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(STATUS))? {
            let status = ZbpStatus::lies(&fs::read(entry?.path())?)?;
            if Uuid::try_parse(&status.application_id) == Ok(vorgang) {
                found.push(status);
            }
        }
        found.sort_by_key(|status| DateTime::parse_from_rfc3339(&status.created_date).ok());
        Ok(found)
    }
}

impl Postfach for OrdnerPostfach {
    fn stelle_zu(&mut self, post: &Postsendung, quelle: &mut dyn Anlagenquelle) -> Result<bool, PostfachFehler> {
        geprueft(post)?;
        let id = post.bezug.nachricht.uuid();
        if let Some(known) = self.post(id)? {
            return schon_da(&known, post);
        }
        let report = post.anlagen.pruefe(quelle, &Grenzen::default());
        if report.verdict() != Verdict::Valid {
            return Err(report.into());
        }
        let draft = self.path(ENTWURF, Uuid::new_v4().to_string());
        if let Err(error) = self.entwirf(&draft, post, quelle) {
            // Half a message stays nowhere; what is to be told is why it failed.
            let _ = fs::remove_dir_all(&draft);
            return Err(error);
        }
        fs::rename(&draft, self.path(POST, id.hyphenated().to_string()))?;
        sichere_ordner(&self.root.join(POST))?;
        Ok(false)
    }

    fn melde(&mut self, status: &ZbpStatus) -> Result<(), PostfachFehler> {
        let report = status.pruefe();
        if report.verdict() != Verdict::Valid {
            return Err(report.into());
        }
        self.lege_hin(STATUS, &format!("{}.json", Uuid::new_v4()), status.schreibe()?.as_bytes())?;
        Ok(())
    }

    fn abrufe(&mut self) -> Result<Vec<Abruf>, PostfachFehler> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(ABRUFE))? {
            let entry = entry?;
            found.push(self.lies_abruf(&entry.file_name().to_string_lossy(), &fs::read(entry.path())?)?);
        }
        found.sort_by_key(|abruf| (abruf.zeitpunkt, abruf.id));
        Ok(found)
    }

    fn erledige(&mut self, abruf: Uuid) -> Result<(), PostfachFehler> {
        let name = format!("{}.json", abruf.hyphenated());
        match fs::rename(self.path(ABRUFE, &name), self.path(GEMELDET, &name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        sichere_ordner(&self.root.join(GEMELDET))?;
        sichere_ordner(&self.root.join(ABRUFE))?;
        Ok(())
    }
}

impl LokalesPostfach for OrdnerPostfach {
    fn nachrichten(&mut self, mailbox: Uuid) -> Result<Vec<(Uuid, ZbpNachricht)>, PostfachFehler> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(POST))? {
            let entry = entry?;
            let Ok(id) = Uuid::try_parse(&entry.file_name().to_string_lossy()) else { continue };
            let nachricht = ZbpNachricht::lies(&fs::read(entry.path().join("nachricht.json"))?)?;
            if Uuid::try_parse(&nachricht.mailbox_uuid) == Ok(mailbox) {
                found.push((id, nachricht));
            }
        }
        found.sort_by_key(|(id, _)| *id);
        Ok(found)
    }

    fn rufe_ab(
        &mut self,
        nachricht: Uuid,
        dokument: Uuid,
        niveau: u8,
        zeitpunkt: DateTime<FixedOffset>,
    ) -> Result<Box<dyn Read + '_>, PostfachFehler> {
        let post = self.post(nachricht)?.ok_or_else(|| befund("xefa-postfach-unbekannt", "/"))?;
        darf(&post, dokument, niveau)?;
        let folder = self.path(POST, nachricht.hyphenated().to_string()).join("dokumente");
        let file = File::open(folder.join(dokument.hyphenated().to_string()))?;
        let note = AbrufJson {
            nachricht: nachricht.hyphenated().to_string(),
            zeitpunkt: zeitpunkt.to_rfc3339_opts(SecondsFormat::Millis, false),
            dokumente: vec![dokument.hyphenated().to_string()],
        };
        self.lege_hin(ABRUFE, &format!("{}.json", Uuid::new_v4()), &json(&note)?)?;
        Ok(Box::new(file))
    }
}
