//! Attachments: the content goes out of the message, its size and hash come in (change l).

use sha2::{Digest, Sha512};
use uuid::Uuid;

use crate::map::{Conversion, Convert, Mapped, Obstacle, StoreError};
use crate::value::Base64;

use super::{alt, neu};

pub(super) static NO_STORE: Obstacle = Obstacle {
    id: "anlage-ohne-ablage",
    de: "der Inhalt von Anlagen steht in einem der beiden Releases nicht in der Nachricht; geben Sie eine Ablage an (--attachments)",
    en: "in one of the two releases the content of attachments does not stand in the message; give a store (--attachments)",
};

pub(super) static MISSING: Obstacle = Obstacle {
    id: "anlage-fehlt",
    de: "die Ablage hat keinen Inhalt zu dieser Anlage",
    en: "the store has no content for this attachment",
};

pub(super) static TAKEN: Obstacle = Obstacle {
    id: "anlage-doppelt",
    de: "die Ablage hat zu dieser dokumentId schon einen anderen Inhalt",
    en: "the store has another content for this dokumentId already",
};

pub(super) static FAILED: Obstacle = Obstacle {
    id: "ablage-gestoert",
    de: "die Ablage der Anlagen hat nicht gearbeitet",
    en: "the store of attachments failed",
};

pub(super) static DIFFERENT: Obstacle = Obstacle {
    id: "anlage-anders",
    de: "der Inhalt in der Ablage hat eine andere Größe oder einen anderen Hashwert, als die Nachricht nennt",
    en: "the content in the store has another size or hash than the message names",
};

fn failed(run: &mut Conversion<'_>, error: &StoreError) -> super::Stop {
    run.impossible(match error {
        StoreError::Missing => &MISSING,
        StoreError::Taken => &TAKEN,
        _ => &FAILED,
    })
}

fn id(run: &mut Conversion<'_>, id: &str) -> Mapped<Uuid> {
    Uuid::try_parse(id).map_err(|_| run.internal())
}

fn hash(content: &[u8]) -> String {
    Sha512::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gives a content to the store; its size and hash.
fn out(run: &mut Conversion<'_>, dokument: &str, content: &Base64) -> Mapped<(String, neu::Sha512)> {
    let id = id(run, dokument)?;
    let kept = match run.store() {
        Some(store) => store.put(id, &content.0),
        None => return Err(run.impossible(&NO_STORE)),
    };
    kept.map_err(|error| failed(run, &error))?;
    let hash = hash(&content.0).parse().map_err(|_| run.internal())?;
    Ok((content.0.len().to_string(), hash))
}

/// Takes a content from the store, if it is the one that the message names.
fn back(run: &mut Conversion<'_>, dokument: &str, size: &str, wanted: &str) -> Mapped<Base64> {
    let id = id(run, dokument)?;
    let content = match run.store() {
        Some(store) => store.get(id),
        None => return Err(run.impossible(&NO_STORE)),
    };
    let content = content.map_err(|error| failed(run, &error))?;
    let same_size = size.parse::<usize>().is_ok_and(|size| size == content.len());
    if !same_size || hash(&content) != wanted {
        return Err(run.impossible(&DIFFERENT));
    }
    Ok(Base64(content))
}

impl Convert<neu::Anlage> for alt::Anlage {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Anlage> {
        let Self { dokument_id, dateiname, mime_type, inhalt } = self;
        let (size, sha512) =
            run.place(&[("inhalt", 0)], &[("sha512", 0)], |run| out(run, dokument_id.as_str(), &inhalt))?;
        Ok(neu::Anlage {
            dokument_id: run.field("dokumentId", dokument_id)?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            groesse: size.parse().map_err(|_| run.internal())?,
            sha512,
        })
    }
}

impl Convert<alt::Anlage> for neu::Anlage {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Anlage> {
        let Self { dokument_id, dateiname, mime_type, groesse, sha512 } = self;
        let inhalt = run.place(&[("sha512", 0)], &[("inhalt", 0)], |run| {
            back(run, dokument_id.as_str(), groesse.as_str(), sha512.as_str())
        })?;
        Ok(alt::Anlage {
            dokument_id: run.field("dokumentId", dokument_id)?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt,
        })
    }
}

impl Convert<neu::Dokument> for alt::Dokument {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Dokument> {
        let Self { sprache, dokument_id, dateiname, mime_type, inhalt, barrierefrei, signaturart } = self;
        let (size, sha512) =
            run.place(&[("inhalt", 0)], &[("sha512", 0)], |run| out(run, dokument_id.as_str(), &inhalt))?;
        Ok(neu::Dokument {
            sprache: run.field("@sprache", sprache)?,
            dokument_id: run.field("dokumentId", dokument_id)?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            groesse: size.parse().map_err(|_| run.internal())?,
            sha512,
            barrierefrei: run.field("barrierefrei", barrierefrei)?,
            signaturart: run.field("signaturart", signaturart)?,
        })
    }
}

impl Convert<alt::Dokument> for neu::Dokument {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Dokument> {
        let Self { sprache, dokument_id, dateiname, mime_type, groesse, sha512, barrierefrei, signaturart } = self;
        let inhalt = run.place(&[("sha512", 0)], &[("inhalt", 0)], |run| {
            back(run, dokument_id.as_str(), groesse.as_str(), sha512.as_str())
        })?;
        Ok(alt::Dokument {
            sprache: run.field("@sprache", sprache)?,
            dokument_id: run.field("dokumentId", dokument_id)?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt,
            barrierefrei: run.field("barrierefrei", barrierefrei)?,
            signaturart: run.field("signaturart", signaturart)?,
        })
    }
}
