//! What a receiver answers: Quittung, Weiterleitung, Nichtzuständigkeit, and a delivery on its way back or on.

use chrono::SecondsFormat;

use super::fehler::{TransportFehler, befund};
use super::kopf::Kopf;
use super::nutzdaten::Nutzdaten;
use super::rollen::{Adressierung, Rollen, Stelle};
use super::sendung::{Empfangen, Sendung};
use super::umschlag::Umschlagart;
use crate::models::v2_0::{
    AdministrationNichtzustaendigkeit, AdministrationNichtzustaendigkeitRequired, AdministrationQuittung,
    AdministrationQuittungRequired, AdministrationWeiterleitung, AdministrationWeiterleitungRequired, Behoerde,
    CodeQuittungsart, DatentypC, Nachrichtenkopf, Quittungsart, Vorgang,
};
use crate::models::{Context, ValueError};

impl Empfangen {
    fn kopf(&self) -> Result<&Kopf, TransportFehler> {
        let kopf = self.sendung.nutzdaten.kopf();
        kopf.ok_or_else(|| befund("xefa-transport-ohne-kopf", "/nachrichtenkopf").into())
    }

    /// Who answers: the Leser, or whoever has it now.
    fn hier(&self) -> Result<Behoerde, ValueError> {
        self.sendung.adressierung.rollen.leser.behoerde()
    }

    /// The Quittung (0020): it came in, whatever is in it.
    ///
    /// # Errors
    /// A delivery without a head that could be read, or a name in it that messages of 2.0 do not take.
    pub fn quittung(&self, ctx: &Context, ergebnis: Quittungsart) -> Result<AdministrationQuittung, TransportFehler> {
        let kopf = self.kopf()?;
        let mut quittung = AdministrationQuittung::new(
            ctx,
            AdministrationQuittungRequired {
                leser: kopf.autor.behoerde()?,
                autor: self.hier()?,
                quittierte_nachricht: kopf.nachrichten_uuid.as_str().parse()?,
                eingangszeitpunkt: self.eingang.to_rfc3339_opts(SecondsFormat::Millis, false).parse()?,
                ergebnis: CodeQuittungsart::new(ergebnis),
            },
        )?;
        beziehe(&mut quittung.nachrichtenkopf, kopf)?;
        quittung.test = testmarke(quittung.test, kopf.test)?;
        Ok(quittung)
    }

    /// The Weiterleitung (0030), which tells the Autor that it lies with another authority now. The delivery itself goes on by
    /// [`Self::weitergeleitet`].
    ///
    /// # Errors
    /// As [`Self::quittung`].
    pub fn weiterleitung(&self, ctx: &Context, neue: &Stelle) -> Result<AdministrationWeiterleitung, TransportFehler> {
        let kopf = self.kopf()?;
        let mut weiterleitung = AdministrationWeiterleitung::new(
            ctx,
            AdministrationWeiterleitungRequired {
                leser: kopf.autor.behoerde()?,
                autor: self.hier()?,
                weiterleitende_stelle: self.hier()?,
                zeitpunkt: ctx.now().parse()?,
                neue_stelle: neue.behoerde()?,
            },
        )?;
        beziehe(&mut weiterleitung.nachrichtenkopf, kopf)?;
        weiterleitung.test = testmarke(weiterleitung.test, kopf.test)?;
        Ok(weiterleitung)
    }

    /// The Nichtzuständigkeit (0031): not ours, and not forwarded; who is competent is said where it is known.
    ///
    /// # Errors
    /// As [`Self::quittung`].
    pub fn nichtzustaendigkeit(
        &self,
        ctx: &Context,
        zustaendig: Option<&Stelle>,
    ) -> Result<AdministrationNichtzustaendigkeit, TransportFehler> {
        let kopf = self.kopf()?;
        let mut message = AdministrationNichtzustaendigkeit::new(
            ctx,
            AdministrationNichtzustaendigkeitRequired {
                leser: kopf.autor.behoerde()?,
                autor: self.hier()?,
                weiterleitende_stelle: self.hier()?,
                zeitpunkt: ctx.now().parse()?,
            },
        )?;
        message.neue_stelle = zustaendig.map(Stelle::behoerde).transpose()?;
        beziehe(&mut message.nachrichtenkopf, kopf)?;
        message.test = testmarke(message.test, kopf.test)?;
        Ok(message)
    }

    /// An answer on its way back: a Quittung, a Rückweisung (0010), whatever message it is. It gets an envelope of the same kind; what
    /// FIT-Connect's metadata said of the delivery is not repeated.
    #[must_use]
    pub fn antwort(&self, nutzdaten: Nutzdaten) -> Sendung {
        let umschlagart = match &self.sendung.umschlagart {
            Umschlagart::FitConnect(angaben) => Umschlagart::FitConnect(super::fit_connect::FitConnectAngaben {
                schema: angaben.schema,
                ..Default::default()
            }),
            other => other.clone(),
        };
        Sendung::new(nutzdaten, Adressierung::new(self.sendung.adressierung.rollen.zurueck()), umschlagart)
    }

    /// The delivery on its way on: the message stays as it is, byte for byte, and still names its first Leser; the addressing says who it
    /// is for now.
    #[must_use]
    pub fn weitergeleitet(&self, empfaenger: Stelle, leser: Stelle) -> Sendung {
        let Adressierung { rollen, weitergeleitet, .. } = &self.sendung.adressierung;
        let mut chain = weitergeleitet.clone();
        chain.push(rollen.leser.clone());
        Sendung {
            adressierung: Adressierung {
                rollen: Rollen { autor: rollen.autor.clone(), sender: rollen.empfaenger.clone(), empfaenger, leser },
                ziel: None,
                weitergeleitet: chain,
            },
            ..self.sendung.clone()
        }
    }
}

/// The answer to a test is a test.
pub(in crate::efa) fn testmarke(own: Option<DatentypC>, is_test: bool) -> Result<Option<DatentypC>, ValueError> {
    match own {
        None if is_test => Ok(Some("Test".parse()?)),
        own => Ok(own),
    }
}

/// The same case, the message that is answered, and its references the other way round.
fn beziehe(answer: &mut Nachrichtenkopf, kopf: &Kopf) -> Result<(), ValueError> {
    let mut vorgang = Vorgang::new(kopf.vorgangs_uuid.as_str())?;
    vorgang.aktenzeichen_autor = kopf.aktenzeichen_leser.as_deref().map(str::parse).transpose()?;
    vorgang.aktenzeichen_leser = kopf.aktenzeichen_autor.as_deref().map(str::parse).transpose()?;
    vorgang.bezug_nachricht = vec![kopf.nachrichten_uuid.as_str().parse()?];
    answer.vorgang = vorgang;
    Ok(())
}
