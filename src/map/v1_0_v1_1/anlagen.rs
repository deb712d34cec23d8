//! Attachments and what refers to them: ids within a message become UUIDs (change h).

use uuid::Uuid;

use super::{alt, neu};
use crate::map::{Conversion, Convert, Mapped};

use crate::map::angaben::dokument::{id, uuid};
use crate::value::Str;

/// The UUID of the attachment that the id at hand names.
pub(super) fn up(run: &mut Conversion<'_>, id: &str) -> Mapped<neu::Uuid> {
    let case = run.case().ok_or_else(|| run.internal())?;
    uuid(id, case).hyphenated().to_string().parse().map_err(|_| run.internal())
}

/// The id of the attachment that the UUID at hand names.
pub(super) fn down(run: &mut Conversion<'_>, dokument: &neu::Uuid) -> Mapped<Str> {
    Uuid::try_parse(dokument.as_str()).map(|uuid| Str::from(id(uuid))).map_err(|_| run.internal())
}

/// A reference of optional presence.
pub(super) fn reference_up(run: &mut Conversion<'_>, reference: Option<Str>) -> Mapped<Option<neu::Uuid>> {
    let convert = |id: Str| run.place(&[("nachweis", 0)], &[("nachweis", 0)], |run| up(run, &id));
    reference.map(convert).transpose()
}

/// A reference of optional presence.
pub(super) fn reference_down(run: &mut Conversion<'_>, reference: Option<neu::Uuid>) -> Mapped<Option<Str>> {
    let convert = |id: neu::Uuid| run.place(&[("nachweis", 0)], &[("nachweis", 0)], |run| down(run, &id));
    reference.map(convert).transpose()
}

/// What holds the case keeps it for all that follows.
impl Convert<neu::Vorgang> for alt::Vorgang {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Vorgang> {
        let Self { vorgangs_uuid, aktenzeichen_autor, aktenzeichen_leser, bezug_nachricht } = self;
        let case = Uuid::try_parse(vorgangs_uuid.as_str()).map_err(|_| run.internal())?;
        run.set_case(case);
        Ok(neu::Vorgang {
            vorgangs_uuid: run.field("vorgangsUUID", vorgangs_uuid)?,
            aktenzeichen_autor: run.field("aktenzeichenAutor", aktenzeichen_autor)?,
            aktenzeichen_leser: run.field("aktenzeichenLeser", aktenzeichen_leser)?,
            bezug_nachricht: run.field("bezugNachricht", bezug_nachricht)?,
        })
    }
}

impl Convert<alt::Vorgang> for neu::Vorgang {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Vorgang> {
        let Self { vorgangs_uuid, aktenzeichen_autor, aktenzeichen_leser, bezug_nachricht } = self;
        Ok(alt::Vorgang {
            vorgangs_uuid: run.field("vorgangsUUID", vorgangs_uuid)?,
            aktenzeichen_autor: run.field("aktenzeichenAutor", aktenzeichen_autor)?,
            aktenzeichen_leser: run.field("aktenzeichenLeser", aktenzeichen_leser)?,
            bezug_nachricht: run.field("bezugNachricht", bezug_nachricht)?,
        })
    }
}

const OLD: [(&str, usize); 1] = [("@id", 0)];
const NEW: [(&str, usize); 1] = [("dokumentId", 0)];

impl Convert<neu::Anlage> for alt::Anlage {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Anlage> {
        let Self { id, dateiname, mime_type, inhalt } = self;
        Ok(neu::Anlage {
            dokument_id: run.place(&OLD, &NEW, |run| up(run, &id))?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt: run.field("inhalt", inhalt)?,
        })
    }
}

impl Convert<alt::Anlage> for neu::Anlage {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Anlage> {
        let Self { dokument_id, dateiname, mime_type, inhalt } = self;
        Ok(alt::Anlage {
            id: run.place(&NEW, &OLD, |run| down(run, &dokument_id))?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt: run.field("inhalt", inhalt)?,
        })
    }
}

impl Convert<neu::Dokument> for alt::Dokument {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Dokument> {
        let Self { id, sprache, dateiname, mime_type, inhalt, barrierefrei, signaturart } = self;
        Ok(neu::Dokument {
            sprache: run.field("@sprache", sprache)?,
            dokument_id: run.place(&OLD, &NEW, |run| up(run, &id))?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt: run.field("inhalt", inhalt)?,
            barrierefrei: run.field("barrierefrei", barrierefrei)?,
            signaturart: run.field("signaturart", signaturart)?,
        })
    }
}

impl Convert<alt::Dokument> for neu::Dokument {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Dokument> {
        let Self { sprache, dokument_id, dateiname, mime_type, inhalt, barrierefrei, signaturart } = self;
        Ok(alt::Dokument {
            id: run.place(&NEW, &OLD, |run| down(run, &dokument_id))?,
            sprache: run.field("@sprache", sprache)?,
            dateiname: run.field("dateiname", dateiname)?,
            mime_type: run.field("mimeType", mime_type)?,
            inhalt: run.field("inhalt", inhalt)?,
            barrierefrei: run.field("barrierefrei", barrierefrei)?,
            signaturart: run.field("signaturart", signaturart)?,
        })
    }
}

/// The ids of documents in another message.
pub(super) fn ids_up(run: &mut Conversion<'_>, ids: Vec<Str>) -> Mapped<Vec<neu::Uuid>> {
    let place = |index: usize| [("dokumentId", index + 1)];
    ids.iter().enumerate().map(|(index, id)| run.place(&place(index), &place(index), |run| up(run, id))).collect()
}

/// The ids of documents in another message.
pub(super) fn ids_down(run: &mut Conversion<'_>, ids: Vec<neu::Uuid>) -> Mapped<Vec<Str>> {
    let place = |index: usize| [("dokumentId", index + 1)];
    ids.iter().enumerate().map(|(index, id)| run.place(&place(index), &place(index), |run| down(run, id))).collect()
}
