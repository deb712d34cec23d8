//! The rules of gewerbe.

use xefa::regeln::Fachmodul;

use super::{Fall, pruefe};

macro_rules! gleich {
    ($rest:literal) => {
        concat!(
            "betriebsstaette/strasse=Weg; betriebsstaette/hausnummer=1; !betriebsstaette/hausnummerZusatz; ",
            "betriebsstaette/plz=20099; betriebsstaette/ort=Hamburg; betriebsstaette/staat=DE; ",
            "hauptniederlassung/strasse=Weg; hauptniederlassung/hausnummer=1; !hauptniederlassung/hausnummerZusatz; ",
            "hauptniederlassung/plz=20099; hauptniederlassung/ort=Hamburg; ",
            $rest
        )
    };
}

const FAELLE: &[Fall] = &[
    Fall {
        regel: "xefa-gw-handwerkskarte",
        verletzt: ("art/code=handel; art[2]/code=handwerk; !handwerkskarte", &[""]),
        erfuellt: &["art/code=handwerk; handwerkskarte/datum=2020-01-01"],
        // A craft may still be added.
        offen: ("art/code=handel; !handwerkskarte", &["art"]),
    },
    Fall {
        regel: "xefa-gw-vertreter",
        verletzt: ("betriebsinhaber/organisation/name=G; !gesetzlicherVertreter", &["betriebsinhaber"]),
        erfuellt: &[
            "betriebsinhaber/organisation/name=G; gesetzlicherVertreter/geburtsort=Ulm",
            "betriebsinhaber/person/geburtsort=Ulm",
        ],
        offen: ("betriebsinhaber/organisation/name=G", &["gesetzlicherVertreter"]),
    },
    Fall {
        regel: "xefa-gw-register",
        verletzt: (
            "betriebsinhaber/organisation/rechtsform/code=GmbH; !betriebsinhaber/organisation/registereintrag",
            &["betriebsinhaber/organisation"],
        ),
        erfuellt: &[
            "betriebsinhaber/organisation/rechtsform/code=GmbH; betriebsinhaber/organisation/registereintrag/registernummer=HRB 1",
            "betriebsinhaber/organisation/rechtsform/code=x; betriebsinhaber/organisation/rechtsform/name=Gesellschaft bürgerlichen Rechts",
            "betriebsinhaber/organisation/name=V; !betriebsinhaber/organisation/rechtsform",
            "betriebsinhaber/person/geburtsort=Ulm",
        ],
        offen: ("betriebsinhaber/organisation/rechtsform/code=GmbH", &["betriebsinhaber/organisation/registereintrag"]),
    },
    Fall {
        regel: "xefa-gw-beginn",
        verletzt: ("heute=2026-05-02; beginn=2026-05-01", &["beginn"]),
        erfuellt: &["heute=2026-05-01; beginn=2026-05-01"],
        offen: ("heute=2026-05-02", &["beginn"]),
    },
    Fall {
        regel: "xefa-gw-verlegung",
        verletzt: ("anlass/code=03; !fruehereBetriebsstaette", &["anlass"]),
        erfuellt: &["anlass/code=03; fruehereBetriebsstaette/ort=Ulm", "anlass/code=01"],
        offen: ("anlass/code=03", &["fruehereBetriebsstaette"]),
    },
    Fall {
        regel: "xefa-gw-neugruendung",
        verletzt: ("anlass/code=01; fruehereBetriebsstaette/ort=Ulm", &["fruehereBetriebsstaette"]),
        erfuellt: &["anlass/code=02; fruehereBetriebsstaette/ort=Ulm", "!fruehereBetriebsstaette"],
        offen: ("fruehereBetriebsstaette/ort=Ulm", &["anlass"]),
    },
    Fall {
        regel: "xefa-gw-umwandlung",
        verletzt: ("anlass/code=04; betriebsinhaber/person/geburtsort=Ulm", &["betriebsinhaber"]),
        erfuellt: &["anlass/code=04; betriebsinhaber/organisation/name=G", "anlass/code=02"],
        offen: ("anlass/code=04", &["betriebsinhaber/organisation"]),
    },
    Fall {
        regel: "xefa-gw-minderjaehrig",
        verletzt: (
            "betriebsinhaber/person/geburtsdatum/tag=2008-06-02; beginn=2026-06-01; !gesetzlicherVertreter",
            &["betriebsinhaber/person/geburtsdatum"],
        ),
        erfuellt: &[
            "betriebsinhaber/person/geburtsdatum/tag=2008-06-01; beginn=2026-06-01; !gesetzlicherVertreter",
            "betriebsinhaber/person/geburtsdatum/jahr=2008; beginn=2026-06-01",
            "betriebsinhaber/person/geburtsdatum/tag=2010-01-01; beginn=2026-06-01; gesetzlicherVertreter/geburtsort=Ulm",
            "betriebsinhaber/person/geburtsdatum/unbekannt=",
            "betriebsinhaber/organisation/name=G",
        ],
        offen: ("betriebsinhaber/person/geburtsdatum/tag=2010-01-01; beginn=2026-06-01", &["gesetzlicherVertreter"]),
    },
    Fall {
        regel: "xefa-gw-aufenthaltstitel",
        verletzt: (
            "betriebsinhaber/person/staatsangehoerigkeit/code=166; !aufenthaltstitel",
            &["betriebsinhaber/person"],
        ),
        erfuellt: &[
            "betriebsinhaber/person/staatsangehoerigkeit/code=166; aufenthaltstitel/datum=2025-01-01",
            // One of several is enough.
            "betriebsinhaber/person/staatsangehoerigkeit/code=163; betriebsinhaber/person/staatsangehoerigkeit[2]/code=152",
            "betriebsinhaber/person/geburtsort=Ulm; !betriebsinhaber/person/staatsangehoerigkeit",
            "betriebsinhaber/organisation/name=G",
        ],
        offen: ("betriebsinhaber/person/staatsangehoerigkeit/code=166", &["aufenthaltstitel"]),
    },
    Fall {
        regel: "xefa-gw-bescheinigung-datum",
        verletzt: (
            "heute=2026-01-01; erlaubnis/datum=2026-01-02; handwerkskarte/datum=2026-01-01; aufenthaltstitel/datum=2027-01-01",
            &["erlaubnis/datum", "aufenthaltstitel/datum"],
        ),
        erfuellt: &["heute=2026-01-01; erlaubnis/datum=2026-01-01; !handwerkskarte; !aufenthaltstitel"],
        offen: (
            "heute=2026-01-01; erlaubnis/datum=2026-01-01; handwerkskarte/ausstellendeStelle=K",
            &["aufenthaltstitel", "handwerkskarte/datum"],
        ),
    },
    Fall {
        regel: "xefa-gw-inland",
        verletzt: ("betriebsstaette/staat=FR", &["betriebsstaette/staat"]),
        erfuellt: &["betriebsstaette/staat=DE"],
        offen: ("betriebsstaette/ort=Lyon", &["betriebsstaette/staat"]),
    },
    Fall {
        regel: "xefa-gw-hauptniederlassung",
        verletzt: (gleich!("hauptniederlassung/staat=DE"), &["hauptniederlassung"]),
        erfuellt: &[gleich!("hauptniederlassung/staat=AT"), "!hauptniederlassung"],
        offen: (gleich!(""), &["hauptniederlassung/staat"]),
    },
    Fall {
        regel: "xefa-gw-doppelt",
        verletzt: (
            "art/code=handel; art[2]/code=handel; wzCode=46; wzCode[2]=46.3; wzCode[3]=46",
            &["art[2]", "wzCode[3]"],
        ),
        erfuellt: &["art/code=handel; art[2]/code=handwerk; wzCode=46; wzCode[2]=46.3"],
        offen: ("wzCode=46", &["art"]),
    },
];

#[test]
fn each_rule_is_broken_fulfilled_and_open() {
    pruefe(Fachmodul::Gewerbe, FAELLE);
}
