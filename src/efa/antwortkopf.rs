//! The head of a message that answers another one.

use crate::models::v2_0::{DatentypC, Nachrichtenkopf};
use crate::models::{Context, ValueError};
use crate::report::{Finding, Place, Report};

/// Puts an answer into the case of its question: the same case, the file references the other way round, and the question as the message
/// that it refers to.
pub(super) fn in_den_vorgang(kopf: &mut Nachrichtenkopf, frage: &Nachrichtenkopf) {
    kopf.vorgang.vorgangs_uuid = frage.vorgang.vorgangs_uuid.clone();
    kopf.vorgang.aktenzeichen_autor = frage.vorgang.aktenzeichen_leser.clone();
    kopf.vorgang.aktenzeichen_leser = frage.vorgang.aktenzeichen_autor.clone();
    kopf.vorgang.bezug_nachricht = vec![frage.identifikation.nachrichten_uuid.clone()];
}

/// The mark of a test: that of the context, else that of the question. The answer to a test is a test.
pub(super) fn testmarke(ctx: &Context, own: Option<DatentypC>, frage: &Option<DatentypC>) -> Option<DatentypC> {
    if ctx.test().is_some() { own } else { frage.clone() }
}

/// What the context says is not allowed in a message.
pub(super) fn unzulaessig(error: &ValueError) -> Report {
    Finding::new("xefa-efa-angabe", Place::default()).path("/").arg("name", error.rule()).into()
}
