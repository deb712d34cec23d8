//! The rules of wohngeld.

use xefa::regeln::Fachmodul;

use super::{Fall, pruefe};

macro_rules! m {
    ($nummer:literal $rest:literal) => {
        concat!("haushaltsmitglieder/haushaltsmitglied[", $nummer, "]/", $rest)
    };
}

macro_rules! form {
    ($($teil:expr),* $(,)?) => { concat!($($teil, ";"),*) };
}

const FAELLE: &[Fall] = &[
    Fall {
        regel: "xefa-wg-antragstellende-person",
        verletzt: (
            form!(m!(1 "verhaeltnis/code=01"), m!(2 "verhaeltnis/code=05"), m!(3 "verhaeltnis/code=01")),
            &[m!(3 "verhaeltnis")],
        ),
        erfuellt: &[form!(m!(1 "verhaeltnis/code=02"), m!(2 "verhaeltnis/code=01"))],
        offen: (m!(1 "verhaeltnis/code=02"), &["haushaltsmitglieder"]),
    },
    Fall {
        regel: "xefa-wg-ein-partner",
        verletzt: (form!(m!(1 "verhaeltnis/code=02"), m!(2 "verhaeltnis/code=04")), &[m!(2 "verhaeltnis")]),
        erfuellt: &[form!(m!(1 "verhaeltnis/code=02"), m!(2 "verhaeltnis/code=05"))],
        offen: (form!(m!(1 "verhaeltnis/code=02"), m!(2 "taetigkeit/code=01")), &[m!(2 "verhaeltnis")]),
    },
    Fall {
        regel: "xefa-wg-familienstand",
        verletzt: (
            form!(
                m!(1 "verhaeltnis/code=01"),
                m!(1 "familienstand/code=LD"),
                m!(2 "verhaeltnis/code=02"),
                m!(2 "familienstand/code=VH"),
            ),
            &[m!(1 "familienstand")],
        ),
        erfuellt: &[
            form!(
                m!(1 "verhaeltnis/code=01"),
                m!(1 "familienstand/code=LP"),
                m!(2 "verhaeltnis/code=03"),
                m!(2 "familienstand/code=NB"),
            ),
            form!(m!(1 "verhaeltnis/code=01"), m!(1 "familienstand/code=LD"), m!(2 "verhaeltnis/code=04")),
        ],
        offen: (
            form!(m!(1 "verhaeltnis/code=01"), m!(1 "familienstand/code=VH"), m!(2 "verhaeltnis/code=02")),
            &[m!(2 "familienstand")],
        ),
    },
    Fall {
        regel: "xefa-wg-kosten-ueber-miete",
        verletzt: (
            "wohnraum/mieteGesamt/cent=41250; wohnraum/enthalteneKosten/betrag/cent=41200; wohnraum/enthalteneKosten/betrag[2]/cent=51",
            &["wohnraum/enthalteneKosten"],
        ),
        erfuellt: &[
            "wohnraum/mieteGesamt/cent=41250; wohnraum/enthalteneKosten/betrag/cent=41200; wohnraum/enthalteneKosten/betrag[2]/cent=50",
            "wohnraum/mieteGesamt/cent=0; !wohnraum/enthalteneKosten",
        ],
        offen: ("wohnraum/mieteGesamt/cent=41250", &["wohnraum/enthalteneKosten"]),
    },
    Fall {
        regel: "xefa-wg-kostenart-doppelt",
        verletzt: (
            "wohnraum/enthalteneKosten/kostenart[1]/code=01; wohnraum/enthalteneKosten/kostenart[2]/code=01",
            &["wohnraum/enthalteneKosten/kostenart[2]"],
        ),
        erfuellt: &[
            "wohnraum/enthalteneKosten/kostenart[1]/code=01; wohnraum/enthalteneKosten/kostenart[2]/code=02",
            "!wohnraum/enthalteneKosten",
        ],
        offen: ("wohnraum/enthalteneKosten/kostenart/name=Heizkosten", &["wohnraum/enthalteneKosten/kostenart[1]"]),
    },
    Fall {
        regel: "xefa-wg-untervermietung",
        verletzt: (
            "wohnraum/wohnflaeche=93.2; wohnraum/untervermietung/wohnflaeche=93.20",
            &["wohnraum/untervermietung/wohnflaeche"],
        ),
        erfuellt: &[
            "wohnraum/wohnflaeche=93.2; wohnraum/untervermietung/wohnflaeche=93.19",
            "!wohnraum/untervermietung",
        ],
        offen: ("wohnraum/untervermietung/wohnflaeche=14.5", &["wohnraum/wohnflaeche"]),
    },
    Fall {
        regel: "xefa-wg-bezug-nach-beginn",
        verletzt: ("wohnraum/bezugsdatum=2026-05-01; beantragtAb=2026-04", &["wohnraum/bezugsdatum"]),
        erfuellt: &["wohnraum/bezugsdatum=2026-04-30; beantragtAb=2026-04"],
        offen: ("wohnraum/bezugsdatum=2026-05-01", &["beantragtAb"]),
    },
    Fall {
        regel: "xefa-wg-beginn-vor-antrag",
        verletzt: ("heute=2026-05-01; beantragtAb=2026-04", &["beantragtAb"]),
        erfuellt: &["heute=2026-04-30; beantragtAb=2026-04"],
        offen: ("beantragtAb=2026-04", &["stichtag"]),
    },
    Fall {
        regel: "xefa-wg-transferleistung",
        verletzt: (form!(m!(1 "taetigkeit/code=01"), m!(2 "transferleistung/code=04")), &[m!(2 "transferleistung")]),
        erfuellt: &[m!(1 "transferleistung/code=05"), concat!("!", m!(1 "transferleistung"))],
        offen: (m!(1 "taetigkeit/code=01"), &[m!(1 "transferleistung")]),
    },
    Fall {
        regel: "xefa-wg-wohngeldnummer",
        verletzt: ("antragsart/code=weiter; !wohngeldnummer", &["antragsart"]),
        erfuellt: &["antragsart/code=weiter; wohngeldnummer=MB 12", "antragsart/code=erst"],
        offen: ("antragsart/code=aenderung", &["wohngeldnummer"]),
    },
    Fall {
        regel: "xefa-wg-geburtsdatum",
        verletzt: (concat!("heute=2026-01-01;", m!(1 "geburtsdatum/jahr=2027")), &[m!(1 "geburtsdatum")]),
        erfuellt: &[concat!("heute=2026-01-01;", m!(1 "geburtsdatum/jahr=2026"))],
        offen: (concat!("heute=2026-01-01;", m!(1 "taetigkeit/code=05")), &[m!(1 "geburtsdatum")]),
    },
    Fall {
        regel: "xefa-wg-kind-alter",
        verletzt: (
            form!(
                m!(1 "verhaeltnis/code=01"),
                m!(1 "geburtsdatum/jahr=1990"),
                m!(2 "verhaeltnis/code=05"),
                m!(2 "geburtsdatum/tag=1989-12-31"),
            ),
            &[m!(2 "geburtsdatum")],
        ),
        erfuellt: &[
            form!(
                m!(1 "verhaeltnis/code=01"),
                m!(1 "geburtsdatum/jahr=1990"),
                m!(2 "verhaeltnis/code=05"),
                m!(2 "geburtsdatum/jahr=1990"),
            ),
            form!(
                m!(1 "verhaeltnis/code=01"),
                m!(1 "geburtsdatum/unbekannt="),
                m!(2 "verhaeltnis/code=05"),
                m!(2 "geburtsdatum/jahr=1990"),
            ),
        ],
        offen: (
            form!(m!(1 "verhaeltnis/code=01"), m!(1 "geburtsdatum/jahr=1990"), m!(2 "verhaeltnis/code=05")),
            &[m!(2 "geburtsdatum")],
        ),
    },
    Fall {
        regel: "xefa-wg-wohnraum-inland",
        verletzt: ("wohnraum/anschrift/staat=BE", &["wohnraum/anschrift/staat"]),
        erfuellt: &["wohnraum/anschrift/staat=DE"],
        offen: ("", &["wohnraum/anschrift/staat"]),
    },
    Fall {
        regel: "xefa-wg-baujahr",
        verletzt: ("wohnraum/baujahr=2020; wohnraum/bezugsdatum=2019-12-31", &["wohnraum/baujahr"]),
        erfuellt: &["wohnraum/baujahr=2019; wohnraum/bezugsdatum=2019-01-01", "!wohnraum/baujahr"],
        offen: ("wohnraum/baujahr=2020", &["wohnraum/bezugsdatum"]),
    },
];

#[test]
fn each_rule_is_broken_fulfilled_and_open() {
    pruefe(Fachmodul::Wohngeld, FAELLE);
}
