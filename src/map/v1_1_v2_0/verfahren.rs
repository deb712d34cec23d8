//! The message 0205 becomes 0200 and 0210, and back (change o).

use crate::map::{Conversion, Convert, Mapped, Question};
use crate::report::{LossKind, Reason};

use super::{alt, neu};

pub(super) static LANGUAGE: Question = Question {
    id: "statusdetails-sprache",
    parts: &[],
    de: "in welcher Sprache der Text des Status steht (ein Kürzel wie de)",
    en: "in which language the text of the status is written (a tag such as de)",
    answered: Reason {
        id: "statusdetails-sprache-entschieden",
        change: "o",
        kind: LossKind::Defaulted,
        de: "Die Sprache des Textes stammt aus einer Entscheidung.",
        en: "The language of the text comes from a decision.",
    },
};

pub(super) static GERMAN: Question = Question {
    id: "status-text",
    parts: &[],
    de: "der Status hat keinen deutschen Text; welcher Text gilt (höchstens 50 Zeichen)",
    en: "the status has no German text; which text holds (at most 50 characters)",
    answered: Reason {
        id: "status-text-entschieden",
        change: "o",
        kind: LossKind::Defaulted,
        de: "Der Text des Status stammt aus einer Entscheidung.",
        en: "The text of the status comes from a decision.",
    },
};

pub(super) static OTHER_LANGUAGE: Reason = Reason {
    id: "statusdetails-sprachen",
    change: "o",
    kind: LossKind::Dropped,
    de: "Die ältere Form hat nur Platz für einen Text in einer Sprache.",
    en: "The older form has room for one text in one language only.",
};

pub(super) static MORE: Reason = Reason {
    id: "statusmitteilung-weiteres",
    change: "o",
    kind: LossKind::Dropped,
    de: "Diese Angabe zum Status kennt die ältere Form nicht.",
    en: "The older form does not know this detail of the status.",
};

pub(super) static NAME: Reason = Reason {
    id: "nachrichtentyp-bezeichnung",
    change: "o",
    kind: LossKind::Dropped,
    de: "Die Bezeichnung gehörte zur Nummer einer anderen Nachricht.",
    en: "The name belonged to the number of another message.",
};

pub(super) static KIND: Reason = Reason {
    id: "mitteilungsart-bezeichnung",
    change: "o",
    kind: LossKind::Dropped,
    de: "Die Art der Mitteilung sagt nun die Nachricht selbst; die Bezeichnung der Art entfällt.",
    en: "The message itself now tells the kind of the notice; the name of the kind goes.",
};

pub(super) static LANGUAGE_GONE: Reason = Reason {
    id: "statusdetails-sprache",
    change: "o",
    kind: LossKind::Dropped,
    de: "In welcher Sprache der Text steht, sagt die ältere Form nicht.",
    en: "The older form does not say in which language the text is written.",
};

impl Convert<neu::Nachrichtentyp> for alt::Nachrichtentyp {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Nachrichtentyp> {
        match self {
            // Which of the two it becomes is told by the message around it.
            Self::VerfahrenMitteilung => Ok(neu::Nachrichtentyp::VerfahrenNachforderung),
            other => other.as_str().parse().map_err(|_| run.internal()),
        }
    }
}

impl Convert<alt::Nachrichtentyp> for neu::Nachrichtentyp {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Nachrichtentyp> {
        match self {
            Self::VerfahrenNachforderung | Self::VerfahrenStatusmitteilung => {
                Ok(alt::Nachrichtentyp::VerfahrenMitteilung)
            }
            other => other.as_str().parse().map_err(|_| run.internal()),
        }
    }
}

/// The path of the number's name in the head.
const NUMBER: [(&str, usize); 3] = [("nachrichtenkopf", 0), ("identifikation", 0), ("nachrichtentyp", 0)];

/// The message 0205 as one of its two successors.
pub(super) fn up(run: &mut Conversion<'_>, message: alt::VerfahrenMitteilung) -> Mapped<neu::Message> {
    let alt::VerfahrenMitteilung { produkt, produkthersteller, produktversion, test, nachrichtenkopf, art, auswahl } =
        message;
    let (root, number) = match &auswahl {
        alt::VerfahrenMitteilungAuswahl::Nachforderung(_) => {
            ("verfahren.nachforderung.0200", neu::Nachrichtentyp::VerfahrenNachforderung)
        }
        alt::VerfahrenMitteilungAuswahl::Status(_) => {
            ("verfahren.statusmitteilung.0210", neu::Nachrichtentyp::VerfahrenStatusmitteilung)
        }
    };
    run.place(&[("verfahren.mitteilung.0205", 0)], &[(root, 0)], |run| {
        let mut kopf: neu::Nachrichtenkopf = run.field("nachrichtenkopf", nachrichtenkopf)?;
        let name = kopf.identifikation.nachrichtentyp.name.take();
        run.place(&NUMBER, &NUMBER, |run| run.dropped("name", name, &NAME));
        kopf.identifikation.nachrichtentyp.code = number;
        run.place(&[("art", 0)], &[], |run| run.dropped("name", art.name, &KIND));
        let produkt = run.field("@produkt", produkt)?;
        let produkthersteller = run.field("@produkthersteller", produkthersteller)?;
        let produktversion = run.field("@produktversion", produktversion)?;
        let test = run.field("@test", test)?;
        Ok(match auswahl {
            alt::VerfahrenMitteilungAuswahl::Nachforderung(nachforderung) => neu::VerfahrenNachforderung {
                produkt,
                produkthersteller,
                produktversion,
                test,
                nachrichtenkopf: kopf,
                nachforderung: run.field("nachforderung", nachforderung)?,
            }
            .into(),
            alt::VerfahrenMitteilungAuswahl::Status(status) => {
                let alt::Status { antragsstatus, zeitpunkt, text } = status;
                run.dissolved("status", |run| {
                    let antragsstatus = run.field("antragsstatus", antragsstatus)?;
                    let zeitpunkt = run.field("zeitpunkt", zeitpunkt)?;
                    let details = run.place(&[("text", 0)], &[("statusdetails", 1)], |run| {
                        let tag =
                            |answer: &crate::map::Answer| answer.text().filter(|text| is_tag(text)).map(str::to_owned);
                        let lang = run.decide(&LANGUAGE, tag, || "de".to_owned());
                        Ok(neu::Statusdetails { lang: lang.into(), wert: text.convert(run)? })
                    })?;
                    Ok(neu::VerfahrenStatusmitteilung {
                        produkt,
                        produkthersteller,
                        produktversion,
                        test,
                        nachrichtenkopf: kopf,
                        antragsstatus,
                        zeitpunkt,
                        statusdetails: vec![details],
                        zusatzinformation: Vec::new(),
                        naechster_schritt: None,
                        frist: None,
                    }
                    .into())
                })?
            }
        })
    })
}

/// Whether a text has the form of `xs:language`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(|first| part(first) && first.bytes().all(|b| b.is_ascii_alphabetic())) && parts.all(part)
}

/// The message 0200 as 0205.
pub(super) fn nachforderung(
    run: &mut Conversion<'_>,
    message: neu::VerfahrenNachforderung,
) -> Mapped<alt::VerfahrenMitteilung> {
    let neu::VerfahrenNachforderung {
        produkt,
        produkthersteller,
        produktversion,
        test,
        nachrichtenkopf,
        nachforderung,
    } = message;
    run.place(&[("verfahren.nachforderung.0200", 0)], &[("verfahren.mitteilung.0205", 0)], |run| {
        Ok(alt::VerfahrenMitteilung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: head(run, nachrichtenkopf)?,
            art: alt::CodeMitteilungsart::new(alt::Mitteilungsart::Nachforderung),
            auswahl: alt::VerfahrenMitteilungAuswahl::Nachforderung(run.field("nachforderung", nachforderung)?),
        })
    })
}

/// The message 0210 as 0205.
pub(super) fn statusmitteilung(
    run: &mut Conversion<'_>,
    message: neu::VerfahrenStatusmitteilung,
) -> Mapped<alt::VerfahrenMitteilung> {
    let neu::VerfahrenStatusmitteilung {
        produkt,
        produkthersteller,
        produktversion,
        test,
        nachrichtenkopf,
        antragsstatus,
        zeitpunkt,
        statusdetails,
        zusatzinformation,
        naechster_schritt,
        frist,
    } = message;
    run.place(&[("verfahren.statusmitteilung.0210", 0)], &[("verfahren.mitteilung.0205", 0)], |run| {
        run.dropped("zusatzinformation", zusatzinformation, &MORE);
        run.dropped("naechsterSchritt", naechster_schritt, &MORE);
        run.dropped("frist", frist, &MORE);
        let kopf = head(run, nachrichtenkopf)?;
        let status = run.wrapped("status", |run| {
            Ok(alt::Status {
                antragsstatus: run.field("antragsstatus", antragsstatus)?,
                zeitpunkt: run.field("zeitpunkt", zeitpunkt)?,
                text: text(run, statusdetails)?,
            })
        })?;
        Ok(alt::VerfahrenMitteilung {
            produkt: run.field("@produkt", produkt)?,
            produkthersteller: run.field("@produkthersteller", produkthersteller)?,
            produktversion: run.field("@produktversion", produktversion)?,
            test: run.field("@test", test)?,
            nachrichtenkopf: kopf,
            art: alt::CodeMitteilungsart::new(alt::Mitteilungsart::Status),
            auswahl: alt::VerfahrenMitteilungAuswahl::Status(status),
        })
    })
}

fn head(run: &mut Conversion<'_>, kopf: neu::Nachrichtenkopf) -> Mapped<alt::Nachrichtenkopf> {
    let mut kopf: alt::Nachrichtenkopf = run.field("nachrichtenkopf", kopf)?;
    let name = kopf.identifikation.nachrichtentyp.name.take();
    run.place(&NUMBER, &NUMBER, |run| run.dropped("name", name, &NAME));
    Ok(kopf)
}

/// The German text among texts in several languages: `de`, else the first `de-…`, else a decision.
fn text(run: &mut Conversion<'_>, details: Vec<neu::Statusdetails>) -> Mapped<alt::Statustext> {
    let german = |details: &neu::Statusdetails| details.lang.to_ascii_lowercase();
    let chosen = details
        .iter()
        .position(|details| german(details) == "de")
        .or_else(|| details.iter().position(|details| german(details).starts_with("de-")));
    let mut found = None;
    for (index, details) in details.into_iter().enumerate() {
        let neu::Statusdetails { lang, wert } = details;
        let from = [("statusdetails", index + 1)];
        if chosen == Some(index) {
            found = Some(run.place(&from, &[("text", 0)], |run| {
                run.dropped("@lang", &lang, &LANGUAGE_GONE);
                wert.convert(run)
            })?);
        } else {
            run.place(&from, &[], |run| run.gone(&OTHER_LANGUAGE));
        }
    }
    match found {
        Some(text) => Ok(text),
        None => {
            let stand_in = "-".parse().map_err(|_| run.internal())?;
            Ok(run.place(&[], &[("text", 0)], |run| {
                run.decide(&GERMAN, |answer| answer.text()?.parse().ok(), || stand_in)
            }))
        }
    }
}

macro_rules! messages {
    ($($variant:ident $name:literal)+) => {
        impl Convert<neu::Message> for alt::Message {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<neu::Message> {
                match self {
                    $(Self::$variant(message) => Ok(neu::Message::$variant(run.field($name, message)?)),)+
                    Self::VerfahrenMitteilung(message) => up(run, message),
                }
            }
        }

        impl Convert<alt::Message> for neu::Message {
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<alt::Message> {
                match self {
                    $(Self::$variant(message) => Ok(alt::Message::$variant(run.field($name, message)?)),)+
                    Self::VerfahrenNachforderung(message) => nachforderung(run, message).map(Into::into),
                    Self::VerfahrenStatusmitteilung(message) => statusmitteilung(run, message).map(Into::into),
                }
            }
        }
    };
}

messages! {
    AdministrationRueckweisung "administration.rueckweisung.0010"
    AdministrationQuittung "administration.quittung.0020"
    AdministrationWeiterleitung "administration.weiterleitung.0030"
    AdministrationNichtzustaendigkeit "administration.nichtzustaendigkeit.0031"
    AntragEinreichung "antrag.einreichung.0100"
    AntragAnlagenlieferung "antrag.anlagenlieferung.0101"
    AntragNachlieferung "antrag.nachlieferung.0110"
    AntragRuecknahme "antrag.ruecknahme.0120"
    AntragRuecknahmebestaetigung "antrag.ruecknahmebestaetigung.0121"
    VerfahrenRueckfrage "verfahren.rueckfrage.0220"
    VerfahrenAntwort "verfahren.antwort.0221"
    BescheidZustellung "bescheid.zustellung.0300"
    BescheidAbrufbestaetigung "bescheid.abrufbestaetigung.0301"
    BescheidGebuehrenbescheid "bescheid.gebuehrenbescheid.0310"
    RegisterNachweisanfrage "register.nachweisanfrage.0400"
    RegisterNachweisantwort "register.nachweisantwort.0401"
    RegisterNachweisfehler "register.nachweisfehler.0402"
    ZustaendigkeitAnfrage "zustaendigkeit.anfrage.0500"
    ZustaendigkeitAntwort "zustaendigkeit.antwort.0501"
    ZustaendigkeitVerzeichniseintrag "zustaendigkeit.verzeichniseintrag.0510"
}
