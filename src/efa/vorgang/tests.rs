//! Every order of two messages, by hand; who may send them; and what a refusal does to a case.

use super::ablehnung::Grund;
use super::merkmale::Merkmale;
use super::*;
use crate::value::schluessel::{NachrichtUuid, VorgangUuid};

const AM: &str = "efa:antragsmanagement";
const BEHOERDE: &str = "ags:02000000";
const ANDERE: &str = "ags:05315000";
const POSTFACH: &str = "efa:postfach";
const REGISTER: &str = "reg:melderegister";
const VERZEICHNIS: &str = "efa:verzeichnis";

fn case() -> VorgangUuid {
    VorgangUuid::parse("5b0f0c57-6d0e-4f5c-9a53-0f6c1f5a2e11").expect("a UUID")
}

fn plain(art: Art, autor: &str, leser: &str) -> Merkmale {
    let uuid = NachrichtUuid::neu();
    Merkmale {
        art,
        element: "nachricht",
        release: "2.0",
        vorgang: case(),
        erstellt: "2028-06-01T08:00:00.000+02:00".to_owned(),
        autor: autor.to_owned(),
        leser: leser.to_owned(),
        test: false,
        bezug: None,
        nachforderung: None,
        teil: None,
        akzeptiert: false,
        neue_stelle: None,
        inhalt: uuid.as_str().to_owned(),
        uuid,
    }
}

/// A case with all its messages so far, to which the next one is written as somebody would who follows the rules as far as that goes.
struct Fall {
    vorgang: Vorgang,
    nachrichten: Vec<Merkmale>,
}

impl Fall {
    fn neu() -> Self {
        Self { vorgang: Vorgang::neu(case(), Betrieb::Echt), nachrichten: Vec::new() }
    }

    fn nach(arten: &[Art]) -> Self {
        let mut fall = Self::neu();
        for art in arten {
            let next = fall.naechste(*art);
            fall.weiter(next);
        }
        fall
    }

    fn weiter(&mut self, next: Merkmale) {
        match self.vorgang.nimm(&next) {
            Ok(Folge::Neu(vorgang)) => self.vorgang = vorgang,
            other => panic!("{:?}: {other:?}", next.art),
        }
        self.nachrichten.push(next);
    }

    fn letzte(&self, art: Art) -> Option<&Merkmale> {
        self.nachrichten.iter().rev().find(|one| one.art == art)
    }

    /// The next message of a kind, with reference to the last one of the kind that it speaks of, or to one that nobody knows.
    fn naechste(&self, art: Art) -> Merkmale {
        let behoerde = self.vorgang.behoerde().unwrap_or(BEHOERDE).to_owned();
        let known = |art| Some(self.letzte(art).map_or_else(NachrichtUuid::neu, |one| one.uuid.clone()));
        let from_am = |art| plain(art, AM, &behoerde);
        let from_authority = |art| plain(art, &behoerde, AM);
        let answer = |asked: Art, by: &str| {
            let to = self.letzte(asked).map_or(AM, |one| &one.autor);
            Merkmale { bezug: known(asked), ..plain(art, by, to) }
        };
        match art {
            Art::Rueckweisung | Art::Quittung => match self.nachrichten.last() {
                Some(last) => Merkmale { bezug: Some(last.uuid.clone()), ..plain(art, &last.leser, &last.autor) },
                None => Merkmale { bezug: Some(NachrichtUuid::neu()), ..plain(art, AM, BEHOERDE) },
            },
            Art::Weiterleitung => {
                Merkmale { bezug: known(Art::Einreichung), neue_stelle: Some(ANDERE.to_owned()), ..from_authority(art) }
            }
            Art::Nichtzustaendigkeit => Merkmale { bezug: known(Art::Einreichung), ..from_authority(art) },
            Art::Einreichung => plain(art, AM, BEHOERDE),
            Art::Anlagenlieferung => {
                let part = if self.letzte(art).is_some() { 2 } else { 1 };
                Merkmale { bezug: known(Art::Einreichung), teil: Some((part, 2)), ..from_am(art) }
            }
            Art::Nachlieferung => Merkmale {
                bezug: known(Art::Einreichung),
                nachforderung: self.letzte(Art::Nachforderung).map(|one| one.uuid.clone()),
                ..from_am(art)
            },
            Art::Ruecknahme => Merkmale { bezug: known(Art::Einreichung), ..from_am(art) },
            Art::Ruecknahmebestaetigung => {
                Merkmale { bezug: known(Art::Ruecknahme), akzeptiert: true, ..from_authority(art) }
            }
            Art::Antwort => Merkmale { bezug: known(Art::Rueckfrage), ..from_am(art) },
            Art::Nachforderung | Art::Statusmitteilung | Art::Rueckfrage | Art::Gebuehrenbescheid => {
                from_authority(art)
            }
            Art::Bescheid => plain(art, &behoerde, POSTFACH),
            Art::Abrufbestaetigung => Merkmale { bezug: known(Art::Bescheid), ..plain(art, POSTFACH, &behoerde) },
            Art::Nachweisanfrage => {
                let at_work = matches!(self.vorgang.phase(), Phase::Eingereicht | Phase::InBearbeitung);
                plain(art, if at_work { &behoerde } else { AM }, REGISTER)
            }
            Art::Nachweisantwort | Art::Nachweisfehler => answer(Art::Nachweisanfrage, REGISTER),
            Art::Zustaendigkeitsanfrage => plain(art, AM, VERZEICHNIS),
            Art::Zustaendigkeitsantwort => answer(Art::Zustaendigkeitsanfrage, VERZEICHNIS),
            Art::Verzeichniseintrag => plain(art, AM, VERZEICHNIS),
        }
    }
}

/// A letter for each reason.
fn letter(grund: Grund) -> char {
    match grund {
        Grund::OhneAntrag => 'o',
        Grund::AntragVorhanden => 'a',
        Grund::Reihenfolge => 'r',
        Grund::RuecknahmeLaeuft => 'w',
        Grund::BezugUnbekannt => 'u',
        Grund::BezugFalsch => 'f',
        Grund::Erledigt => 'e',
        Grund::Quittungskette => 'q',
        Grund::OhneVorgang => 'k',
        other => panic!("{other:?} is no matter of order"),
    }
}

/// For each kind the shortest case that ends with it, and what may follow: a point, or the letter of the reason why not. The columns
/// are 0010 0020 0030 0031, 0100 0101 0110 0120 0121, 0200 0210 0220 0221, 0300 0301 0310, 0400 0401 0402, 0500 0501 0510.
/// Worked out from the rules in `docs/vorgang.md`, not from the code.
#[rustfmt::skip]
const FOLGEN: &[(&[Art], &str)] = {
    use Art::*;
    &[
        (&[],                                                "uuoo .oooo oooo ouo .uu .uk"),
        (&[Einreichung, Rueckweisung],                       "qqrr .rrrr rrrr rur .uu .uk"),
        (&[Einreichung, Quittung],                           "qq.. a...u ...u .u. .uu .uk"),
        (&[Einreichung, Weiterleitung],                      ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Nichtzustaendigkeit],                "..rr arrrr rrrr rur .uu .uk"),
        (&[Einreichung],                                     ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Anlagenlieferung],                   ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Nachlieferung],                      ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Ruecknahme],                         ".... awww. ...w .u. .uu .uk"),
        (&[Einreichung, Ruecknahme, Ruecknahmebestaetigung], "..rr arrrr r.rr .u. ruu ruk"),
        (&[Einreichung, Nachforderung],                      ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Statusmitteilung],                   ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Rueckfrage],                         ".... a...u .... .u. .uu .uk"),
        (&[Einreichung, Rueckfrage, Antwort],                ".... a...u ...e .u. .uu .uk"),
        (&[Einreichung, Bescheid],                           "..rr arrrr r.rr ... ruu ruk"),
        (&[Einreichung, Bescheid, Abrufbestaetigung],        "..rr arrrr r.rr ... ruu ruk"),
        (&[Einreichung, Gebuehrenbescheid],                  ".... a...u ...u .u. .uu .uk"),
        (&[Einreichung, Nachweisanfrage],                    ".... a...u ...u .u. ... .uk"),
        (&[Einreichung, Nachweisanfrage, Nachweisantwort],   ".... a...u ...u .u. .ee .uk"),
        (&[Einreichung, Nachweisanfrage, Nachweisfehler],    ".... a...u ...u .u. .ee .uk"),
        (&[Zustaendigkeitsanfrage],                          "..oo .oooo oooo ouo .uu ..k"),
        (&[Zustaendigkeitsanfrage, Zustaendigkeitsantwort],  "..oo .oooo oooo ouo .uu .ek"),
        (&[Nachweisanfrage],                                 "..oo .oooo oooo ouo ... .uk"),
    ]
};

#[test]
fn every_order_of_two_messages() {
    for (before, expected) in FOLGEN {
        let fall = Fall::nach(before);
        let found: String = Art::ALL
            .into_iter()
            .map(|art| match fall.vorgang.nimm(&fall.naechste(art)) {
                Ok(Folge::Neu(_)) => '.',
                Ok(Folge::Wiederholung) => panic!("it is new"),
                Err(refused) => letter(refused.grund()),
            })
            .collect();
        assert_eq!(found, expected.replace(' ', ""), "after {before:?}");
    }
    // Each kind that may be in a case is the last one of some row.
    let last: Vec<_> = FOLGEN.iter().filter_map(|(before, _)| before.last()).collect();
    assert!(Art::ALL.iter().all(|art| *art == Art::Verzeichniseintrag || last.contains(&art)));
}

/// Wherever a message may come, a stranger may not send it, and nobody may send it to a stranger; but an application goes to whom it
/// goes, a decision into any mailbox, and a question to whoever may know.
#[test]
fn strangers_take_no_part() {
    let mut tried = 0;
    for (before, expected) in FOLGEN {
        let fall = Fall::nach(before);
        for (art, may) in Art::ALL.into_iter().zip(expected.replace(' ', "").chars()) {
            if may != '.' {
                continue;
            }
            let stranger = Merkmale { autor: "zzz:fremd".to_owned(), ..fall.naechste(art) };
            let begins = fall.vorgang.lage().antragsmanagement.is_none();
            let asks = matches!(art, Art::Einreichung | Art::Nachweisanfrage | Art::Zustaendigkeitsanfrage);
            let found = fall.vorgang.nimm(&stranger).map_err(|refused| refused.grund());
            // Who begins a case is known by nobody yet; and mailboxes are no side of a case.
            if (begins && asks) || art == Art::Abrufbestaetigung {
                assert!(found.is_ok(), "{before:?} {art:?}");
            } else {
                assert_eq!(found.err(), Some(Grund::Rolle), "{before:?} {art:?}");
            }
            let stray = Merkmale { leser: "zzz:fremd".to_owned(), ..fall.naechste(art) };
            let found = fall.vorgang.nimm(&stray).map_err(|refused| refused.grund());
            if asks || matches!(art, Art::Bescheid | Art::Gebuehrenbescheid) {
                assert!(found.is_ok(), "{before:?} {art:?}");
            } else {
                assert_eq!(found.err(), Some(Grund::Irrlaeufer), "{before:?} {art:?}");
            }
            tried += 1;
        }
    }
    let dots = FOLGEN.iter().map(|(_, row)| row.matches('.').count()).sum::<usize>();
    assert_eq!(tried, dots);
}

#[test]
fn an_application_that_reached_the_wrong_authority_goes_to_another_one() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Nichtzustaendigkeit]);
    let elsewhere = plain(Art::Einreichung, AM, ANDERE);
    let Ok(Folge::Neu(vorgang)) = fall.vorgang.nimm(&elsewhere) else { panic!("another authority") };
    assert_eq!((vorgang.phase(), vorgang.behoerde()), (Phase::Eingereicht, Some(ANDERE)));
}

/// After 0030 the new authority speaks, and the old one no longer does.
#[test]
fn a_case_that_was_handed_on_has_another_authority() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Weiterleitung]);
    assert_eq!(fall.vorgang.behoerde(), Some(ANDERE));
    let old = plain(Art::Statusmitteilung, BEHOERDE, AM);
    assert_eq!(fall.vorgang.nimm(&old).expect_err("the old one").grund(), Grund::Rolle);
    // It is the new one that acknowledges the application now, although the old one was its reader.
    let antrag = fall.letzte(Art::Einreichung).expect("it").uuid.clone();
    let receipt = Merkmale { bezug: Some(antrag), ..plain(Art::Quittung, ANDERE, AM) };
    assert!(fall.vorgang.nimm(&receipt).is_ok());
}

/// What was sent back counts as not arrived.
#[test]
fn sending_back_undoes_what_a_message_did() {
    // The decision is refused by the mailbox: the case is open again, and a delivery may come.
    let mut fall = Fall::nach(&[Art::Einreichung, Art::Nachforderung, Art::Bescheid]);
    assert_eq!(fall.vorgang.phase(), Phase::Beschieden);
    let late = fall.naechste(Art::Nachlieferung);
    assert_eq!(fall.vorgang.nimm(&late).expect_err("decided").grund(), Grund::Reihenfolge);
    let refusal = fall.naechste(Art::Rueckweisung);
    fall.weiter(refusal);
    assert_eq!(fall.vorgang.phase(), Phase::InBearbeitung);
    assert!(fall.vorgang.nimm(&late).is_ok());
    // A withdrawal that was refused does not stand in the way of the next.
    let mut fall = Fall::nach(&[Art::Einreichung, Art::Ruecknahme, Art::Rueckweisung]);
    let again = fall.naechste(Art::Ruecknahme);
    fall.weiter(again);
    // An answer that was refused leaves the question open.
    let fall = Fall::nach(&[Art::Einreichung, Art::Rueckfrage, Art::Antwort, Art::Rueckweisung]);
    assert_eq!(fall.vorgang.offen().count(), 1);
    assert!(fall.vorgang.nimm(&fall.naechste(Art::Antwort)).is_ok());
    // A corrected application has a UUID of its own.
    let fall = Fall::nach(&[Art::Einreichung, Art::Rueckweisung, Art::Einreichung]);
    assert_eq!(fall.vorgang.phase(), Phase::Eingereicht);
}

/// What somebody has dealt with cannot be sent back any more; a receipt says nothing of the content.
#[test]
fn sending_back_may_come_too_late() {
    let back = |fall: &Fall, art: Art| {
        let target = fall.letzte(art).expect("it");
        let back =
            Merkmale { bezug: Some(target.uuid.clone()), ..plain(Art::Rueckweisung, &target.leser, &target.autor) };
        fall.vorgang.nimm(&back).map(drop).map_err(|refused| refused.grund())
    };
    assert_eq!(back(&Fall::nach(&[Art::Einreichung, Art::Quittung]), Art::Einreichung), Ok(()));
    assert_eq!(back(&Fall::nach(&[Art::Einreichung, Art::Statusmitteilung]), Art::Einreichung), Err(Grund::Erledigt));
    assert_eq!(
        back(&Fall::nach(&[Art::Einreichung, Art::Rueckfrage, Art::Antwort]), Art::Rueckfrage),
        Err(Grund::Erledigt)
    );
    // Twice.
    assert_eq!(back(&Fall::nach(&[Art::Einreichung, Art::Rueckweisung]), Art::Einreichung), Err(Grund::BezugUnbekannt));
}

#[test]
fn receipts_come_once_and_from_the_other_side() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Quittung]);
    let antrag = fall.letzte(Art::Einreichung).expect("it");
    let again = Merkmale { bezug: Some(antrag.uuid.clone()), ..plain(Art::Quittung, BEHOERDE, AM) };
    assert_eq!(fall.vorgang.nimm(&again).expect_err("twice").grund(), Grund::Erledigt);
    let own = Merkmale { bezug: Some(antrag.uuid.clone()), ..plain(Art::Quittung, AM, BEHOERDE) };
    assert_eq!(fall.vorgang.nimm(&own).expect_err("one's own").grund(), Grund::BezugFalsch);
}

/// The decision and the withdrawal crossed: the authority may still say that it came too late, and only that.
#[test]
fn a_withdrawal_after_the_decision() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Ruecknahme, Art::Bescheid]);
    let accepted = fall.naechste(Art::Ruecknahmebestaetigung);
    assert_eq!(fall.vorgang.nimm(&accepted).expect_err("decided").grund(), Grund::Reihenfolge);
    let refused = Merkmale { akzeptiert: false, ..accepted };
    let Ok(Folge::Neu(after)) = fall.vorgang.nimm(&refused) else { panic!("it came too late") };
    assert_eq!(after.phase(), Phase::Beschieden);
}

#[test]
fn parts_of_a_delivery() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Anlagenlieferung]);
    let next = fall.naechste(Art::Anlagenlieferung);
    for wrong in [Some((1, 2)), Some((2, 3)), Some((3, 2)), None] {
        let refused = fall.vorgang.nimm(&Merkmale { teil: wrong, ..next.clone() }).expect_err("it does not fit");
        assert_eq!(refused.grund(), Grund::Teil, "{wrong:?}");
    }
    assert!(fall.vorgang.nimm(&next).is_ok());
}

#[test]
fn references_to_the_wrong_kind() {
    let fall = Fall::nach(&[Art::Einreichung, Art::Nachforderung, Art::Rueckfrage]);
    let (demand, question) = (fall.letzte(Art::Nachforderung).expect("it"), fall.letzte(Art::Rueckfrage).expect("it"));
    let wrong = [
        Merkmale { bezug: Some(demand.uuid.clone()), ..fall.naechste(Art::Antwort) },
        Merkmale { bezug: Some(demand.uuid.clone()), ..fall.naechste(Art::Nachlieferung) },
        Merkmale { nachforderung: Some(question.uuid.clone()), ..fall.naechste(Art::Nachlieferung) },
        Merkmale { bezug: Some(demand.uuid.clone()), ..fall.naechste(Art::Gebuehrenbescheid) },
        Merkmale { bezug: Some(demand.uuid.clone()), ..fall.naechste(Art::Abrufbestaetigung) },
    ];
    for wrong in wrong {
        assert_eq!(
            fall.vorgang.nimm(&wrong).expect_err("the wrong kind").grund(),
            Grund::BezugFalsch,
            "{:?}",
            wrong.art
        );
    }
    let unknown = Merkmale { nachforderung: Some(NachrichtUuid::neu()), ..fall.naechste(Art::Nachlieferung) };
    assert_eq!(fall.vorgang.nimm(&unknown).expect_err("no such demand").grund(), Grund::BezugUnbekannt);
}

#[test]
fn the_same_message_again_and_another_one_with_its_uuid() {
    let fall = Fall::nach(&[Art::Einreichung]);
    let antrag = fall.nachrichten[0].clone();
    assert_eq!(fall.vorgang.nimm(&antrag), Ok(Folge::Wiederholung));
    let changed = Merkmale { inhalt: "anders".to_owned(), ..antrag.clone() };
    assert_eq!(fall.vorgang.nimm(&changed).expect_err("another content").grund(), Grund::UuidVergeben);
    // In another release the text differs, and it is the same message all the same.
    let older = Merkmale { release: "1.1", ..changed };
    assert_eq!(fall.vorgang.nimm(&older), Ok(Folge::Wiederholung));
    let later = Merkmale { erstellt: "2028-06-01T08:00:00.001+02:00".to_owned(), ..older };
    assert_eq!(fall.vorgang.nimm(&later).expect_err("another time").grund(), Grund::UuidVergeben);
}

#[test]
fn tests_and_other_cases_stay_apart() {
    let antrag = plain(Art::Einreichung, AM, BEHOERDE);
    let refused = |vorgang: &Vorgang, one: &Merkmale| vorgang.nimm(one).expect_err("refused").grund();
    let (echt, test) = (Vorgang::neu(case(), Betrieb::Echt), Vorgang::neu(case(), Betrieb::Test));
    let marked = Merkmale { test: true, ..antrag.clone() };
    assert_eq!(refused(&echt, &marked), Grund::Test);
    assert_eq!(refused(&test, &antrag), Grund::Echt);
    assert!(echt.nimm(&antrag).is_ok() && test.nimm(&marked).is_ok());
    assert_eq!(refused(&Vorgang::neu(VorgangUuid::neu(), Betrieb::Echt), &antrag), Grund::FremderVorgang);
}

/// Every reason has a rule of its own, and a code of the list.
#[test]
fn reasons_have_rules_and_codes() {
    let mut rules: Vec<_> = Grund::ALL.iter().map(|grund| grund.regel()).collect();
    rules.sort_unstable();
    rules.dedup();
    assert_eq!(rules.len(), Grund::ALL.len());
    for grund in Grund::ALL {
        assert!(crate::report::Rule::of(grund.regel()).is_some(), "{grund:?}");
        assert!(grund.code().parse::<crate::models::v2_0::CodeRueckweisungsgrundCode>().is_ok(), "{grund:?}");
    }
}
