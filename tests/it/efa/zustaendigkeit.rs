//! Look-ups, checks and answers of a directory, held against cases worked out by hand and against a slow look-up.

use chrono::NaiveDate;
use proptest::prelude::*;
use xefa::efa::zustaendigkeit::{
    Auskunft, Herkunft, Ortsliste, Verzeichnis, Zustaendigkeitsfinder, auskunft, nicht_erreichbar,
};
use xefa::map::plan;
use xefa::models::Context;
use xefa::report::Lang;
use xefa::v2_0::{
    Behoerde, Dienst, DienstRequired, Gebietsauswahl, Landesparameter, Ortsangabe, Standardversion, Transportart,
    Verzeichniseintrag, VerzeichniseintragRequired, ZustaendigkeitAnfrage, ZustaendigkeitAntwort,
};
use xefa::value::schluessel::{Ags, Ars, Gebietsliste, Leistungsschluessel};

const WOHNSITZ: &str = "99115005104000";
const GEWERBE: &str = "99050012104000";
const UDER: &str = "160615051097";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An entry `kennung ars,ars von bis`; `-` for an open end.
fn eintrag(leistung: &str, text: &str) -> Verzeichniseintrag {
    let [kennung, ars, von, bis] = text.split(' ').collect::<Vec<_>>()[..] else { panic!("{text}") };
    let mut eintrag = Verzeichniseintrag::new(VerzeichniseintragRequired {
        behoerde: Behoerde::new(format!("ags:{kennung}").as_str(), kennung).expect("an authority"),
        leistungsschluessel: vec![leistung.parse().expect("a service")],
        ars: ars.split(',').map(|ars| ars.parse().expect("an area")).collect(),
        gueltig_von: von.parse().expect("a day"),
        dienst: vec![Dienst::new(DienstRequired {
            transport: Transportart::Ordner.into(),
            adresse: "eingang".parse().expect("an address"),
            version: vec![Standardversion::new("XEfA", "2.0")],
        })],
    });
    eintrag.gueltig_bis = (bis != "-").then(|| bis.parse().expect("a day"));
    eintrag
}

fn verzeichnis(leistung: &str, entries: &[&str]) -> Verzeichnis {
    let mut verzeichnis = Verzeichnis::new();
    for text in entries {
        verzeichnis.aufnehmen(eintrag(leistung, text), Herkunft::default()).expect("an entry");
    }
    verzeichnis
}

/// Who is found: names, `+` between several, `-` for nobody.
fn wer(verzeichnis: &Verzeichnis, leistung: &str, ars: &str, tag: &str) -> String {
    let leistung = Leistungsschluessel::parse(leistung).expect("a service");
    let auskunft = verzeichnis.suche(&leistung, &Ars::parse(ars).expect("an area"), day(tag));
    let names: Vec<_> = auskunft.eintraege().iter().map(|eintrag| &eintrag.behoerdenkennung()[4..]).collect();
    assert_eq!(matches!(auskunft, Auskunft::Eindeutig(_)), names.len() == 1);
    assert_eq!(auskunft.finding().is_none(), names.len() == 1);
    if names.is_empty() { "-".to_owned() } else { names.join("+") }
}

#[test]
fn from_the_municipality_up_to_the_land() {
    let levels = ["160615051097", "160615051", "16061", "160", "16"];
    for top in 0..levels.len() {
        // Only the levels from `top` up have an entry; each is named after its level.
        let entries: Vec<String> =
            (top..levels.len()).map(|at| format!("stufe{at} {} 2027-01-01 -", levels[at])).collect();
        let verzeichnis = verzeichnis(WOHNSITZ, &entries.iter().map(String::as_str).collect::<Vec<_>>());
        for (at, asked) in levels.iter().enumerate() {
            assert_eq!(wer(&verzeichnis, WOHNSITZ, asked, "2027-01-01"), format!("stufe{}", top.max(at)));
        }
        assert_eq!(wer(&verzeichnis, WOHNSITZ, "150", "2027-01-01"), "-", "another Land");
        assert_eq!(wer(&verzeichnis, GEWERBE, UDER, "2027-01-01"), "-", "another service");
    }
}

#[test]
fn the_first_and_the_last_day_count() {
    let verzeichnis = verzeichnis(WOHNSITZ, &["alt 16061 2027-05-01 2027-12-31", "neu 16061 2028-01-01 -"]);
    for (tag, expected) in [
        ("2027-04-30", "-"),
        ("2027-05-01", "alt"),
        ("2027-12-31", "alt"),
        ("2028-01-01", "neu"),
        ("9999-12-31", "neu"),
    ] {
        assert_eq!(wer(&verzeichnis, WOHNSITZ, UDER, tag), expected, "{tag}");
    }
}

#[test]
fn several_that_are_equally_specific_are_all_named() {
    let verzeichnis = verzeichnis(
        WOHNSITZ,
        &[
            "a 16061 2027-01-01 2027-06-30",
            "b 16061,15 2027-06-30 -",
            "land 16 2027-01-01 -",
            "a 16061 2027-01-01 2027-06-30",
        ],
    );
    assert_eq!(wer(&verzeichnis, WOHNSITZ, UDER, "2027-06-29"), "a", "an entry that is there twice counts once");
    assert_eq!(wer(&verzeichnis, WOHNSITZ, UDER, "2027-06-30"), "a+b");
    assert_eq!(wer(&verzeichnis, WOHNSITZ, UDER, "2027-07-01"), "b");
    let leistung = Leistungsschluessel::parse(WOHNSITZ).expect("a service");
    let finding = verzeichnis.suche(&leistung, &Ars::parse(UDER).expect("an area"), day("2027-06-30")).finding();
    assert_eq!(
        finding.expect("a finding").message(Lang::De),
        "für die Leistung „99115005104000“ sind im Gebiet „16061“ mehrere eingetragen: „ags:a, ags:b“"
    );
}

#[test]
fn a_gap_says_what_came_nearest() {
    let mut verzeichnis = verzeichnis(
        WOHNSITZ,
        &[
            "alt 16061 2026-01-01 2026-12-31",
            "aelter 16 2020-01-01 2025-12-31",
            "spaet 16 2027-03-01 -",
            "spaeter 16061 2027-04-01 -",
            "teil 160615051097 2027-01-01 -",
            "fern 01 2027-01-01 -",
        ],
    );
    verzeichnis.aufnehmen(eintrag(GEWERBE, "gewerbe 16061 2027-01-01 -"), Herkunft::default()).expect("an entry");
    let leistung = Leistungsschluessel::parse(WOHNSITZ).expect("a service");
    let gap = verzeichnis.suche(&leistung, &Ars::parse("16061").expect("an area"), day("2027-02-01"));
    let Auskunft::Luecke(gap) = gap else { panic!("{gap:?}") };
    let named = |found: &Option<(_, NaiveDate)>| found.as_ref().map(|(_, day)| day.to_string());
    assert_eq!(named(&gap.frueher).as_deref(), Some("2026-12-31"));
    assert_eq!(named(&gap.spaeter).as_deref(), Some("2027-03-01"));
    assert_eq!(gap.nur_teile.iter().map(|eintrag| eintrag.behoerdenkennung()).collect::<Vec<_>>(), ["ags:teil"]);
    assert_eq!(gap.andere_leistungen.iter().map(Leistungsschluessel::as_str).collect::<Vec<_>>(), [GEWERBE]);
    assert!(gap.leistung_bekannt);
    assert_eq!(
        gap.finding().message(Lang::En),
        "for the service “99115005104000” in the area “16061” nobody is entered on “2027-02-01”; an entry was valid until \
         “2026-12-31 (ags:alt)”; an entry is valid from “2027-03-01 (ags:spaet)”; only for parts of the area: “ags:teil”; in the \
         area there are entries for “99050012104000”"
    );
    let unknown = Leistungsschluessel::parse("99000000000000").expect("a service");
    let Auskunft::Luecke(gap) = verzeichnis.suche(&unknown, &Ars::parse("16").expect("an area"), day("2027-02-01"))
    else {
        panic!("nobody knows it")
    };
    assert!(!gap.leistung_bekannt && gap.frueher.is_none() && gap.spaeter.is_none());
}

fn ags(text: &str) -> Gebietsauswahl {
    Gebietsauswahl::Ags(text.parse().expect("an AGS"))
}

#[test]
fn uder_is_found_by_its_ags_through_the_list_alone() {
    // By arithmetic the AGS 16061119 would be the ARS 16061…119, and Uder's ARS the AGS 16061097.
    let plain = verzeichnis(WOHNSITZ, &["uder 160615051097 2027-01-01 -", "rest 16061 2027-01-01 -"]);
    let refused = plain.gebiet(&ags("16061119")).expect_err("no list");
    assert_eq!(refused.findings()[0].rule().id(), "xefa-zustaendigkeit-gebiet");
    assert!(!refused.is_valid() && refused.findings()[0].message(Lang::En).contains("with_gebietsliste"));

    let mut list = Gebietsliste::default();
    list.insert(Ars::parse(UDER).expect("an ARS"), Ags::parse("16061119").expect("an AGS"));
    let with_list = plain.with_gebietsliste(list);
    let leistung = Leistungsschluessel::parse(WOHNSITZ).expect("a service");
    let found = with_list.finde(&leistung, &ags("16061119"), day("2027-01-01")).expect("an answer");
    assert_eq!(found.eintrag().expect("one").behoerdenkennung(), "ags:uder");
    for unknown in ["16061097", "16061"] {
        let refused = with_list.finde(&leistung, &ags(unknown), day("2027-01-01")).expect_err("not in the list");
        assert!(refused.findings()[0].message(Lang::De).contains("hat den AGS nicht"), "{unknown}");
    }
}

#[test]
fn a_place_is_decided_by_a_list_alone() {
    let ort = |plz: &str, ort: &str| Gebietsauswahl::Ortsangabe(Ortsangabe::new(plz, ort).expect("a place"));
    let plain = verzeichnis(WOHNSITZ, &["uder 160615051097 2027-01-01 -"]);
    let message = |verzeichnis: &Verzeichnis, gebiet: &Gebietsauswahl| {
        let report = verzeichnis.gebiet(gebiet).expect_err("not decided");
        assert_eq!(report.findings()[0].element_path(), "/gebiet/ortsangabe");
        report.findings()[0].message(Lang::En)
    };
    assert!(message(&plain, &ort("37318", "Uder")).contains("with_ortsliste"));
    let mut list = Ortsliste::default();
    for (name, ars) in [("Uder", UDER), ("Doppelt", "160615051001"), ("Doppelt", "160615051002")] {
        list.insert("37318", name, Ars::parse(ars).expect("an ARS"));
    }
    let known = plain.with_ortsliste(list);
    assert_eq!(known.gebiet(&ort("37318", "Uder")).expect("decided").as_str(), UDER);
    assert!(message(&known, &ort("37319", "Uder")).contains("does not have"));
    assert!(message(&known, &ort("37318", "Doppelt")).contains("160615051001, 160615051002"));
}

/// Rule, first day and last day of each finding.
fn befunde(verzeichnis: &Verzeichnis) -> Vec<(&'static str, String)> {
    let report = verzeichnis.pruefe();
    let told = |finding: &xefa::report::Finding| {
        let of = |name| finding.argument(name).unwrap_or("").to_owned();
        (finding.rule().id(), format!("{} {} {}", of("item"), of("first"), of("late")).trim().to_owned())
    };
    report.findings().iter().map(told).collect()
}

#[test]
fn a_whole_directory_is_checked() {
    // Nobody on the second of January in Kreis 16061; the Land steps in for 15.
    let gap = verzeichnis(WOHNSITZ, &["a 16061 2027-01-01 2027-01-01", "b 16061 2027-01-03 -"]);
    assert_eq!(befunde(&gap), [("xefa-zustaendigkeit-zeitluecke", "16061 2027-01-02 2027-01-02".to_owned())]);

    let fallback = verzeichnis(
        WOHNSITZ,
        &["a 16061 2027-01-01 2027-01-31", "b 16061 2027-03-01 -", "land 16 2027-02-10 2027-02-20"],
    );
    assert_eq!(
        befunde(&fallback),
        [
            ("xefa-zustaendigkeit-zeitluecke", "16061 2027-02-01 2027-02-09".to_owned()),
            ("xefa-zustaendigkeit-zeitluecke", "16061 2027-02-21 2027-02-28".to_owned()),
            ("xefa-zustaendigkeit-rueckfall", "16061 2027-02-10 2027-02-20".to_owned()),
        ]
    );

    let overlap =
        verzeichnis(WOHNSITZ, &["b 16061 2027-06-30 -", "a 16061,15 2027-01-01 2027-06-30", "land 16 2027-01-01 -"]);
    assert_eq!(befunde(&overlap), [("xefa-zustaendigkeit-ueberschneidung", "16061 2027-06-30 2027-06-30".to_owned())]);
    let open = verzeichnis(WOHNSITZ, &["a 16061 2027-01-01 -", "b 16061 2027-06-30 -"]);
    assert_eq!(befunde(&open), [("xefa-zustaendigkeit-ueberschneidung", "16061 2027-06-30".to_owned())]);

    let twice = verzeichnis(WOHNSITZ, &["a 16061 2027-01-01 -", "a 16061 2027-01-01 -"]);
    assert_eq!(befunde(&twice), [("xefa-verzeichnis-doppelt", String::new())]);
    assert!(twice.pruefe().is_valid() && !overlap.pruefe().is_valid());
    assert_eq!(befunde(&verzeichnis(WOHNSITZ, &["a 16061 2027-01-01 2027-06-30", "b 16061 2027-07-01 -"])), []);
}

#[test]
fn entries_that_make_no_sense_are_refused() {
    let wrong = |entry: Verzeichniseintrag| {
        let report = Verzeichnis::new().aufnehmen(entry, Herkunft::default()).expect_err("refused");
        report
            .findings()
            .iter()
            .map(|finding| (finding.rule().id(), finding.element_path().to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        wrong(eintrag(WOHNSITZ, "a 16061,99 2027-02-01 2027-01-31")),
        [
            ("xefa-verzeichnis-schluessel", "/verzeichniseintrag/ars[2]".to_owned()),
            ("xefa-verzeichnis-zeitraum", "/verzeichniseintrag/gueltigBis".to_owned()),
        ]
    );
    let mut without = eintrag(WOHNSITZ, "a 16061 2027-01-01 2027-01-01");
    without.ars.clear();
    assert_eq!(wrong(without), [("xefa-verzeichnis-schluessel", "/verzeichniseintrag/ars".to_owned())]);
}

#[test]
fn fee_evidence_and_receiver() {
    let mut entry = eintrag(WOHNSITZ, "a 16061 2027-01-01 -");
    for (name, wert) in [("gebuehr", "26,50 €"), ("nachweis", "02"), ("nachweis", "Kopie genügt"), ("frist", "14")] {
        entry.landesparameter.push(Landesparameter::new(name, wert).expect("a parameter"));
    }
    entry.dienst[0].version = vec![
        Standardversion::new("XGewerbeanzeige", "2.0"),
        Standardversion::new("XEfA", "1.0.1"),
        Standardversion::new("XEfA", "1.0"),
    ];
    let mut verzeichnis = Verzeichnis::new();
    verzeichnis.aufnehmen(entry.clone(), Herkunft::default()).expect("an entry");
    let read = &verzeichnis.eintraege()[0];
    assert_eq!(read.gebuehr().expect("plain").map(|fee| fee.in_cent()), Some(2650));
    assert_eq!(read.nachweise(), ["02", "Kopie genügt"]);
    assert_eq!(read.parameter("frist").collect::<Vec<_>>(), ["14"]);
    assert_eq!(read.anschluss(), Some((Transportart::Ordner, "eingang")));
    assert!(read.dienst_mit(Transportart::Osci).is_none());
    let receiver = read.empfaenger();
    assert!(receiver.takes("1.0", day("2027-06-01")), "1.0.1 is an edition of 1.0");
    assert!(!receiver.takes("2.0", day("2027-06-01")) && !receiver.takes("1.0.1", day("2027-06-01")));
    if cfg!(all(feature = "v1_0", feature = "v1_1")) {
        let plan = plan("2.0", day("2027-06-01"), &receiver).expect("a way down");
        assert_eq!(plan.release().version(), "1.0");
    }

    assert!(receiver.takes_fachmodul("urn:xefa:fachmodul:wohnsitz:1.0"), "none is named");
    entry.dienst[0].fachmodul.push("urn:xefa:fachmodul:wohngeld:1.0".into());
    let named = xefa::efa::zustaendigkeit::empfaenger(&entry.dienst[0]);
    assert!(named.takes_fachmodul("urn:xefa:fachmodul:wohngeld:1.0"));
    assert!(!named.takes_fachmodul("urn:xefa:fachmodul:wohnsitz:1.0"));

    entry.landesparameter.push(Landesparameter::new("gebuehr", "26,50 €").expect("a parameter"));
    let mut twice = Verzeichnis::new();
    twice.aufnehmen(entry, Herkunft::default()).expect("an entry");
    let refused = twice.eintraege()[0].gebuehr().expect_err("two fees");
    assert_eq!(refused.findings()[0].rule().id(), "xefa-landesparameter-gebuehr");
}

fn frage(sample: &str) -> ZustaendigkeitAnfrage {
    let path =
        format!("{}/schemas/xefa/2.0/samples/zustaendigkeit.anfrage.0500-{sample}.xml", env!("CARGO_MANIFEST_DIR"));
    ZustaendigkeitAnfrage::from_xml(std::fs::read(path).expect("a sample")).expect("a question")
}

#[test]
fn answers_are_valid_and_lie_in_the_case_of_the_question() {
    let ctx = Context::new("Verzeichnis", "Beispielhaus GmbH");
    let mut question = frage("reich-ags");
    question.gebiet = Gebietsauswahl::Ars("020000000000".parse().expect("an ARS"));
    question.stichtag = "2027-07-01".parse().expect("a day");
    let service = question.leistungsschluessel.as_str().to_owned();
    for (entries, count) in [
        (&["hh 02 2027-01-01 -"][..], 1),
        (&["hh 02 2027-01-01 -", "zwei 02 2027-07-01 2027-07-01"][..], 2),
        (&["hh 02 2027-07-02 -"][..], 0),
    ] {
        let answer = verzeichnis(&service, entries).antworte(&ctx, &question).expect("an answer");
        assert_eq!(answer.verzeichniseintrag.len(), count);
        let again = ZustaendigkeitAntwort::from_xml(answer.to_xml().expect("valid")).expect("valid");
        assert_eq!(again, answer);
        let (kopf, asked) = (&answer.nachrichtenkopf, &question.nachrichtenkopf);
        assert_eq!(answer.bezug_anfrage, asked.identifikation.nachrichten_uuid);
        assert_eq!(kopf.vorgang.vorgangs_uuid, asked.vorgang.vorgangs_uuid);
        assert_eq!(kopf.vorgang.aktenzeichen_leser, asked.vorgang.aktenzeichen_autor);
        assert_eq!((&kopf.leser, &kopf.autor), (&asked.autor, &asked.leser));
        assert_eq!(answer.test, question.test, "the answer to a test is one");
    }
    let refused = verzeichnis(&service, &[]).antworte(&ctx, &frage("reich-ags")).expect_err("an AGS without a list");
    assert_eq!(refused.findings()[0].rule().id(), "xefa-zustaendigkeit-gebiet");
}

/// A directory somewhere else, which does not answer on Sundays.
struct Online(Verzeichnis);

impl Zustaendigkeitsfinder for Online {
    fn finde(
        &self,
        leistung: &Leistungsschluessel,
        gebiet: &Gebietsauswahl,
        tag: NaiveDate,
    ) -> Result<Auskunft, xefa::report::Report> {
        if tag == day("2027-08-01") { Err(nicht_erreichbar("pvog")) } else { self.0.finde(leistung, gebiet, tag) }
    }
}

#[test]
fn an_online_directory_answers_in_messages_too() {
    let mut question = frage("reich-ags");
    question.gebiet = Gebietsauswahl::Ars("020000000000".parse().expect("an ARS"));
    question.stichtag = "2027-07-31".parse().expect("a day");
    let online = Online(verzeichnis(question.leistungsschluessel.as_str(), &["hh 02 2027-01-01 -"]));
    let online: &dyn Zustaendigkeitsfinder = &online;
    let ctx = Context::new("Verzeichnis", "Beispielhaus GmbH");
    assert_eq!(online.antworte(&ctx, &question).expect("an answer").verzeichniseintrag.len(), 1);
    question.stichtag = "2027-08-01".parse().expect("a day");
    let report = online.antworte(&ctx, &question).expect_err("no answer");
    assert_eq!(report.findings()[0].message(Lang::En), "the directory “pvog” does not answer");
    assert!(!report.is_valid());
}

#[test]
fn an_answer_is_held_against_its_question() {
    let ctx = Context::new("Verzeichnis", "Beispielhaus GmbH");
    let mut question = frage("reich-ags");
    question.gebiet = Gebietsauswahl::Ars("020000000000".parse().expect("an ARS"));
    question.stichtag = "2027-07-01".parse().expect("a day");
    let hamburg = Ars::parse("020000000000").expect("an ARS");
    let service = question.leistungsschluessel.as_str().to_owned();
    let directory = verzeichnis(&service, &["hh 02 2027-01-01 -"]);
    let answer = directory.antworte(&ctx, &question).expect("an answer");
    let said = auskunft(&question, &answer, &hamburg).expect("it fits");
    assert_eq!(said.eintrag().expect("one").behoerdenkennung(), "ags:hh");
    let empty = verzeichnis(&service, &[]).antworte(&ctx, &question).expect("an answer");
    assert!(matches!(auskunft(&question, &empty, &hamburg), Ok(Auskunft::Luecke(_))));

    let rule = |question: &ZustaendigkeitAnfrage, answer: &ZustaendigkeitAntwort| {
        let report = auskunft(question, answer, &hamburg).expect_err("it does not fit");
        (report.findings()[0].rule().id(), report.findings()[0].element_path().to_owned())
    };
    assert_eq!(rule(&frage("minimal"), &answer).0, "xefa-zustaendigkeit-bezug");
    for wrong in [
        eintrag(&service, "hh 02 2027-07-02 -"),
        eintrag(&service, "hh 02 2027-01-01 2027-06-30"),
        eintrag(&service, "hh 01 2027-01-01 -"),
        eintrag("99000000000000", "hh 02 2027-01-01 -"),
    ] {
        let mut other = answer.clone();
        other.verzeichniseintrag.push(wrong);
        let path = "/zustaendigkeit.antwort.0501/verzeichniseintrag[2]".to_owned();
        assert_eq!(rule(&question, &other), ("xefa-zustaendigkeit-unpassend", path));
    }
}

#[test]
fn an_entry_replaces_those_that_it_is_about() {
    let mut verzeichnis = verzeichnis(
        WOHNSITZ,
        &["a 16061,15 2027-01-01 2027-06-30", "a 16061 2027-07-01 -", "b 16061 2027-01-01 -", "a 16 2027-01-01 -"],
    );
    verzeichnis.aufnehmen(eintrag(GEWERBE, "a 16061 2027-01-01 -"), Herkunft::default()).expect("an entry");
    let mut replaced = |text: &str| {
        let out = verzeichnis.ersetzen(eintrag(WOHNSITZ, text), Herkunft::default()).expect("an entry");
        out.iter().map(|eintrag| eintrag.von().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(replaced("a 16061 2026-01-01 2026-12-31"), [""; 0], "no day in common");
    assert_eq!(replaced("a 15 2027-06-30 2027-07-15"), ["2027-01-01"], "the last day is one");
    assert_eq!(replaced("a 16061 2028-01-01 -"), ["2027-07-01"]);
    assert_eq!(verzeichnis.eintraege().len(), 6);
    assert_eq!(wer(&verzeichnis, WOHNSITZ, "15", "2027-07-01"), "a");
    assert_eq!(wer(&verzeichnis, WOHNSITZ, "15", "2027-06-29"), "-");
    assert_eq!(wer(&verzeichnis, WOHNSITZ, UDER, "2028-01-01"), "b+a");
    assert_eq!(wer(&verzeichnis, GEWERBE, UDER, "2028-01-01"), "a");
}

/// What the rules of the look-up say, as slowly and plainly as can be: all entries, filtered, and the longest key that fits.
fn langsam(entries: &[String], asked: &str, tag: &str) -> String {
    let mut best: Vec<&str> = Vec::new();
    let mut longest = 0;
    for entry in entries {
        let [kennung, ars, von, bis] = entry.split(' ').collect::<Vec<_>>()[..] else { panic!("{entry}") };
        if von > tag || (bis != "-" && bis < tag) {
            continue;
        }
        let fits = ars.split(',').filter(|ars| asked.starts_with(ars)).map(str::len).max().unwrap_or(0);
        if fits > longest {
            (longest, best) = (fits, Vec::new());
        }
        if fits == longest && fits > 0 {
            best.push(kennung);
        }
    }
    if best.is_empty() { "-".to_owned() } else { best.join("+") }
}

fn gebiet() -> impl Strategy<Value = String> {
    let digits = (1u32..=2, 0u32..=1, 1u32..=2, 0u32..=1, 0u32..=1, prop::sample::select(vec![2usize, 3, 5, 9, 12]));
    digits.prop_map(|(land, rb, kreis, verband, gemeinde, length)| {
        format!("{land:02}{rb}{kreis:02}{verband:04}{gemeinde:03}")[..length].to_owned()
    })
}

proptest! {
    #[test]
    fn a_look_up_finds_what_a_slow_one_finds(
        entries in prop::collection::vec((prop::collection::vec(gebiet(), 1..4), 1u32..=9, prop::option::of(0u32..=5)), 0..12),
        asked in gebiet(),
        tag in 1u32..=12,
    ) {
        let entries: Vec<String> = entries.iter().enumerate().map(|(at, (areas, from, length))| {
            let until = length.map_or("-".to_owned(), |length| format!("2027-01-{:02}", from + length));
            format!("n{at} {} 2027-01-{from:02} {until}", areas.join(","))
        }).collect();
        let verzeichnis = verzeichnis(WOHNSITZ, &entries.iter().map(String::as_str).collect::<Vec<_>>());
        let tag = format!("2027-01-{tag:02}");
        prop_assert_eq!(wer(&verzeichnis, WOHNSITZ, &asked, &tag), langsam(&entries, &asked, &tag));
        // A directory that is checked without an overlap is never ambiguous.
        if befunde(&verzeichnis).iter().all(|(rule, _)| *rule != "xefa-zustaendigkeit-ueberschneidung") {
            prop_assert!(!wer(&verzeichnis, WOHNSITZ, &asked, &tag).contains('+'));
        }
    }
}
