//! The rules: which message may follow, by whom, and with reference to what.

use super::Art;
use super::ablehnung::Grund;
use super::lage::{Lage, Phase};
use super::merkmale::Merkmale;
use super::zustand::{Bekannt, Vorgang};

/// Whether a message that is new may come now.
pub(super) fn pruefe(vorgang: &Vorgang, lage: &Lage<'_>, neu: &Merkmale) -> Result<(), Grund> {
    phase(lage, neu)?;
    rolle(lage, neu)?;
    bezug(vorgang, lage, neu)
}

/// Which message may come in which phase.
fn phase(lage: &Lage<'_>, neu: &Merkmale) -> Result<(), Grund> {
    use Phase::{
        Beschieden, Eingereicht, InBearbeitung, NichtZustaendig, Vorbereitung, Zurueckgenommen, Zurueckgewiesen,
    };
    let phases: &[Phase] = match neu.art {
        Art::Verzeichniseintrag => return Err(Grund::OhneVorgang),
        // What they refer to decides.
        Art::Rueckweisung
        | Art::Quittung
        | Art::Abrufbestaetigung
        | Art::Nachweisantwort
        | Art::Nachweisfehler
        | Art::Zustaendigkeitsantwort => return Ok(()),
        Art::Einreichung => {
            let anew = matches!(lage.phase, Vorbereitung | Zurueckgewiesen)
                // To another authority than the one that is not competent.
                || lage.phase == NichtZustaendig && lage.behoerde != Some(&neu.leser);
            return if anew { Ok(()) } else { Err(Grund::AntragVorhanden) };
        }
        Art::Nachweisanfrage | Art::Zustaendigkeitsanfrage => {
            &[Vorbereitung, Eingereicht, InBearbeitung, Zurueckgewiesen, NichtZustaendig]
        }
        _ if lage.phase == Vorbereitung => return Err(Grund::OhneAntrag),
        Art::Weiterleitung | Art::Nichtzustaendigkeit | Art::Nachforderung | Art::Rueckfrage => {
            &[Eingereicht, InBearbeitung]
        }
        Art::Anlagenlieferung | Art::Nachlieferung | Art::Antwort | Art::Ruecknahme => {
            if lage.ruecknahme.is_some() && matches!(lage.phase, Eingereicht | InBearbeitung) {
                return Err(Grund::RuecknahmeLaeuft);
            }
            &[Eingereicht, InBearbeitung]
        }
        // The decision and the withdrawal may have crossed: then it came too late.
        Art::Ruecknahmebestaetigung if neu.akzeptiert => &[Eingereicht, InBearbeitung],
        Art::Ruecknahmebestaetigung => &[Eingereicht, InBearbeitung, Beschieden],
        Art::Statusmitteilung | Art::Bescheid | Art::Gebuehrenbescheid => {
            &[Eingereicht, InBearbeitung, Beschieden, Zurueckgenommen]
        }
    };
    if phases.contains(&lage.phase) { Ok(()) } else { Err(Grund::Reihenfolge) }
}

/// Who may send what to whom. Messages that answer another one go back to where that came from, see [`bezug`].
fn rolle(lage: &Lage<'_>, neu: &Merkmale) -> Result<(), Grund> {
    let is = |side: Option<&str>, key: &str| side.is_none_or(|side| side == key);
    let (by, to) = match neu.art {
        Art::Anlagenlieferung | Art::Nachlieferung | Art::Ruecknahme | Art::Antwort => {
            (is(lage.antragsmanagement, &neu.autor), is(lage.behoerde, &neu.leser))
        }
        Art::Weiterleitung
        | Art::Nichtzustaendigkeit
        | Art::Ruecknahmebestaetigung
        | Art::Nachforderung
        | Art::Statusmitteilung
        | Art::Rueckfrage => (is(lage.behoerde, &neu.autor), is(lage.antragsmanagement, &neu.leser)),
        // A decision may go to a mailbox directly.
        Art::Bescheid | Art::Gebuehrenbescheid => (is(lage.behoerde, &neu.autor), lage.behoerde != Some(&neu.leser)),
        Art::Abrufbestaetigung => (lage.behoerde != Some(&neu.autor), true),
        Art::Nachweisanfrage | Art::Zustaendigkeitsanfrage => {
            let at_work = matches!(lage.phase, Phase::Eingereicht | Phase::InBearbeitung);
            let takes_part = is(lage.antragsmanagement, &neu.autor) || at_work && lage.behoerde == Some(&neu.autor);
            (takes_part, neu.leser != neu.autor)
        }
        _ => (true, true),
    };
    match (by, to) {
        (false, _) => Err(Grund::Rolle),
        (_, false) => Err(Grund::Irrlaeufer),
        _ => Ok(()),
    }
}

/// What a message refers to, and what must not have happened to that.
fn bezug(vorgang: &Vorgang, lage: &Lage<'_>, neu: &Merkmale) -> Result<(), Grund> {
    // A message that was sent back counts as not arrived.
    let known = || {
        let known = neu.bezug.as_ref().and_then(|uuid| vorgang.bekannt(uuid));
        known.filter(|known| !known.zurueckgewiesen).ok_or(Grund::BezugUnbekannt)
    };
    let answers = |kind: Art| {
        let known = known()?;
        if known.art != kind {
            return Err(Grund::BezugFalsch);
        }
        if vorgang.beantwortet(&known.uuid) { Err(Grund::Erledigt) } else { Ok(known) }
    };
    match neu.art {
        Art::Rueckweisung | Art::Quittung => {
            let known = known()?;
            if matches!(known.art, Art::Rueckweisung | Art::Quittung) {
                return Err(Grund::Quittungskette);
            }
            gegenseite(known, lage, neu)?;
            if neu.art == Art::Rueckweisung && behandelt(vorgang, known, &neu.autor) {
                return Err(Grund::Erledigt);
            }
            let again = |one: &Bekannt| one.art == Art::Quittung && one.bezug == neu.bezug && !one.zurueckgewiesen;
            if neu.art == Art::Quittung && vorgang.nachrichten().iter().any(again) {
                return Err(Grund::Erledigt);
            }
            Ok(())
        }
        Art::Weiterleitung | Art::Nichtzustaendigkeit => {
            // The head may name several messages, or none; what it names first must be of this case.
            if neu.bezug.is_some() { known().map(drop) } else { Ok(()) }
        }
        Art::Anlagenlieferung | Art::Nachlieferung | Art::Ruecknahme => {
            if known()?.art != Art::Einreichung {
                return Err(Grund::BezugFalsch);
            }
            if let Some(demand) = &neu.nachforderung {
                let demand = vorgang.bekannt(demand).filter(|demand| !demand.zurueckgewiesen);
                let demand = demand.ok_or(Grund::BezugUnbekannt)?;
                if demand.art != Art::Nachforderung {
                    return Err(Grund::BezugFalsch);
                }
            }
            if neu.art == Art::Anlagenlieferung { teil(vorgang, neu) } else { Ok(()) }
        }
        Art::Ruecknahmebestaetigung => answers(Art::Ruecknahme).map(drop),
        Art::Antwort => answers(Art::Rueckfrage).map(drop),
        Art::Nachweisantwort | Art::Nachweisfehler => zurueck(answers(Art::Nachweisanfrage)?, neu),
        Art::Zustaendigkeitsantwort => zurueck(answers(Art::Zustaendigkeitsanfrage)?, neu),
        Art::Abrufbestaetigung => match known()? {
            known if known.art != Art::Bescheid => Err(Grund::BezugFalsch),
            known if known.autor != neu.leser => Err(Grund::Irrlaeufer),
            _ => Ok(()),
        },
        Art::Gebuehrenbescheid if neu.bezug.is_some() => {
            if known()?.art == Art::Bescheid {
                Ok(())
            } else {
                Err(Grund::BezugFalsch)
            }
        }
        _ => Ok(()),
    }
}

/// An answer goes from where the question went to where it came from.
fn zurueck(asked: &Bekannt, neu: &Merkmale) -> Result<(), Grund> {
    match (asked.leser == neu.autor, asked.autor == neu.leser) {
        (false, _) => Err(Grund::Rolle),
        (_, false) => Err(Grund::Irrlaeufer),
        _ => Ok(()),
    }
}

/// A receipt or a refusal comes from the reader of a message, or from the authority to which the case was handed on.
fn gegenseite(known: &Bekannt, lage: &Lage<'_>, neu: &Merkmale) -> Result<(), Grund> {
    let handed_on = lage.antragsmanagement == Some(&known.autor) && lage.behoerde == Some(&neu.autor);
    if known.leser != neu.autor && !handed_on {
        return Err(if known.autor == neu.autor { Grund::BezugFalsch } else { Grund::Rolle });
    }
    if known.autor == neu.leser { Ok(()) } else { Err(Grund::Irrlaeufer) }
}

/// Whether somebody has dealt with a message, so that sending it back comes too late.
fn behandelt(vorgang: &Vorgang, known: &Bekannt, by: &str) -> bool {
    let acted = |one: &Bekannt| {
        let receipt =
            matches!(one.art, Art::Quittung | Art::Rueckweisung | Art::Zustaendigkeitsanfrage | Art::Nachweisanfrage);
        one.autor == by && !receipt && !one.zurueckgewiesen
    };
    match known.art {
        // Whatever an authority sends rests on the application that it has.
        Art::Einreichung => {
            let since = vorgang.nachrichten().iter().skip_while(|one| one.uuid != known.uuid);
            since.skip(1).any(acted)
        }
        _ => vorgang.nachrichten().iter().any(|one| acted(one) && one.bezug.as_ref() == Some(&known.uuid)),
    }
}

/// A part of a delivery: each once, and as many as all of them say.
fn teil(vorgang: &Vorgang, neu: &Merkmale) -> Result<(), Grund> {
    let Some((part, of)) = neu.teil else { return Err(Grund::Teil) };
    let of_the_same = vorgang
        .nachrichten()
        .iter()
        .filter(|one| one.art == Art::Anlagenlieferung && !one.zurueckgewiesen && one.bezug == neu.bezug);
    let fits = of_the_same.filter_map(|one| one.teil).all(|(other, total)| total == of && other != part);
    if fits && part <= of { Ok(()) } else { Err(Grund::Teil) }
}
