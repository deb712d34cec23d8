//! Der Kopf einer Nachricht, wie ihn der Kontext ergibt.

use crate::models::{Context, ValueError};

use super::baukasten::{Behoerde, Identifikation, Nachrichtenkopf, NachrichtenkopfRequired, Vorgang};
use super::codes::Nachrichtentyp;

/// Ein Kopf mit neuer UUID, der jetzigen Zeit und einem neuen Vorgang.
pub(super) fn kopf(
    ctx: &Context,
    number: &str,
    leser: Behoerde,
    autor: Behoerde,
) -> Result<Nachrichtenkopf, ValueError> {
    let nachrichtentyp: Nachrichtentyp = number.parse()?;
    let identifikation = Identifikation::new(ctx.uuid().as_str(), nachrichtentyp, ctx.now().as_str())?;
    let vorgang = Vorgang::new(ctx.uuid().as_str())?;
    Ok(Nachrichtenkopf::new(NachrichtenkopfRequired { identifikation, leser, autor, vorgang }))
}
