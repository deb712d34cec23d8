//! The rules of wohnsitz.

use xefa::regeln::Fachmodul;

use super::{Fall, pruefe};

macro_rules! hier {
    ($rest:literal) => {
        concat!(
            "neueWohnung/anschrift/strasse=Weg; neueWohnung/anschrift/hausnummer=1; ",
            "!neueWohnung/anschrift/hausnummerZusatz; neueWohnung/anschrift/plz=20099; ",
            "neueWohnung/anschrift/ort=Hamburg; neueWohnung/anschrift/staat=DE; ",
            "bisherigeWohnung/anschrift/strasse=WEG; bisherigeWohnung/anschrift/hausnummer=1; ",
            "!bisherigeWohnung/anschrift/hausnummerZusatz; bisherigeWohnung/anschrift/plz=20099; ",
            "bisherigeWohnung/anschrift/ort=Hamburg; bisherigeWohnung/anschrift/staat=DE; ",
            $rest
        )
    };
}

const FAELLE: &[Fall] = &[
    Fall {
        regel: "xefa-ws-einzug-kuenftig",
        verletzt: ("heute=2026-03-01; einzugsdatum=2026-03-02", &["einzugsdatum"]),
        erfuellt: &["heute=2026-03-01; einzugsdatum=2026-03-01"],
        offen: ("heute=2026-03-01", &["einzugsdatum"]),
    },
    Fall {
        regel: "xefa-ws-anmeldefrist",
        // Fifteen days; the fourteenth is the last.
        verletzt: ("heute=2026-03-16; einzugsdatum=2026-03-01", &["einzugsdatum"]),
        erfuellt: &["heute=2026-03-15; einzugsdatum=2026-03-01"],
        offen: ("einzugsdatum=2026-03-01", &["stichtag"]),
    },
    Fall {
        regel: "xefa-ws-auszug-kuenftig",
        verletzt: ("heute=2026-03-01; bisherigeWohnung/auszugsdatum=2026-03-09", &["bisherigeWohnung/auszugsdatum"]),
        erfuellt: &["heute=2026-03-01; bisherigeWohnung/auszugsdatum=2026-03-08", "!bisherigeWohnung"],
        offen: ("heute=2026-03-01", &["bisherigeWohnung/auszugsdatum"]),
    },
    Fall {
        regel: "xefa-ws-alleinige-wohnung",
        verletzt: (
            "wohnungsstatus/code=alleinig; bisherigeWohnung/kuenftigerStatus/code=neben; !bisherigeWohnung/auszugsdatum",
            &["wohnungsstatus"],
        ),
        erfuellt: &[
            "wohnungsstatus/code=alleinig; bisherigeWohnung/auszugsdatum=2026-03-01",
            "wohnungsstatus/code=alleinig; !bisherigeWohnung",
            "wohnungsstatus/code=neben",
        ],
        offen: ("wohnungsstatus/code=alleinig; bisherigeWohnung/lage=links", &["bisherigeWohnung/auszugsdatum"]),
    },
    Fall {
        regel: "xefa-ws-hauptwohnung",
        verletzt: (
            "wohnungsstatus/code=haupt; bisherigeWohnung/kuenftigerStatus/code=haupt",
            &["bisherigeWohnung/kuenftigerStatus"],
        ),
        erfuellt: &[
            "wohnungsstatus/code=haupt; bisherigeWohnung/kuenftigerStatus/code=neben",
            "wohnungsstatus/code=neben; bisherigeWohnung/kuenftigerStatus/code=haupt",
            "wohnungsstatus/code=haupt; !bisherigeWohnung",
            // Another rule's business.
            "wohnungsstatus/code=alleinig; bisherigeWohnung/kuenftigerStatus/code=neben",
        ],
        offen: ("wohnungsstatus/code=haupt", &["bisherigeWohnung/kuenftigerStatus"]),
    },
    Fall {
        regel: "xefa-ws-kuenftiger-status",
        verletzt: (
            "bisherigeWohnung/auszugsdatum=2026-03-01; bisherigeWohnung/kuenftigerStatus/code=neben",
            &["bisherigeWohnung"],
        ),
        erfuellt: &[
            "bisherigeWohnung/auszugsdatum=2026-03-01; !bisherigeWohnung/kuenftigerStatus",
            "!bisherigeWohnung/auszugsdatum; bisherigeWohnung/kuenftigerStatus/code=neben",
            "!bisherigeWohnung",
        ],
        offen: ("!bisherigeWohnung/auszugsdatum", &["bisherigeWohnung/kuenftigerStatus"]),
    },
    Fall {
        regel: "xefa-ws-nebenwohnung",
        verletzt: ("wohnungsstatus/code=neben; !bisherigeWohnung", &["wohnungsstatus"]),
        erfuellt: &[
            "wohnungsstatus/code=neben; bisherigeWohnung/lage=links; !bisherigeWohnung/auszugsdatum",
            "wohnungsstatus/code=haupt",
        ],
        offen: ("wohnungsstatus/code=neben", &["bisherigeWohnung"]),
    },
    Fall {
        regel: "xefa-ws-geburtsdatum",
        verletzt: (
            "heute=2026-01-01; person/geburtsdatum/tag=2026-01-01; person[2]/geburtsdatum/monat=2026-02",
            &["person[2]/geburtsdatum"],
        ),
        erfuellt: &[
            "heute=2026-01-31; person/geburtsdatum/monat=2026-01",
            "heute=2026-01-31; person/geburtsdatum/unbekannt=",
        ],
        offen: ("heute=2026-01-01; person/geburtsort=Ulm", &["person[1]/geburtsdatum"]),
    },
    Fall {
        regel: "xefa-ws-ausweis-abgelaufen",
        verletzt: ("heute=2026-01-02; person/ausweis[2]/gueltigBis=2026-01-01", &["person[1]/ausweis[2]/gueltigBis"]),
        erfuellt: &["heute=2026-01-01; person/ausweis/gueltigBis=2026-01-01", "person/geburtsort=Ulm"],
        offen: ("heute=2026-01-01; person/ausweis/seriennummer=L01", &["person[1]/ausweis[1]/gueltigBis"]),
    },
    Fall {
        regel: "xefa-ws-person-doppelt",
        verletzt: (
            "person/name/vornamen/vorname=Änne; person/name/familienname=Öz; person/geburtsdatum/tag=2000-01-01; person[2]/name/vornamen/vorname=änne; person[2]/name/familienname=ÖZ; person[2]/geburtsdatum/tag=2000-01-01",
            &["person[2]"],
        ),
        erfuellt: &[
            "person/name/vornamen/vorname=Änne; person/name/familienname=Öz; person/geburtsdatum/tag=2000-01-01; person[2]/name/vornamen/vorname=Änne; person[2]/name/familienname=Öz; person[2]/geburtsdatum/tag=2000-01-02",
        ],
        offen: (
            "person/name/vornamen/vorname=Änne; person/geburtsdatum/tag=2000-01-01",
            &["person[1]/name/familienname"],
        ),
    },
    Fall {
        regel: "xefa-ws-nachweis-anlage",
        verletzt: ("!wohnungsgeberbestaetigung/nachweis", &[]),
        erfuellt: &[
            "wohnungsgeberbestaetigung/nachweis=5f2a1111-0000-4000-8000-000000000001; anlage=5F2A1111-0000-4000-8000-000000000001",
            "eigennutzung/erklaert=true",
        ],
        offen: ("eigennutzung/nachweis=5f2a1111-0000-4000-8000-000000000001", &["anlagen"]),
    },
    Fall {
        regel: "xefa-ws-eigennutzung",
        verletzt: ("eigennutzung/erklaert=false", &["eigennutzung/erklaert"]),
        erfuellt: &["eigennutzung/erklaert=true", "wohnungsgeberbestaetigung/nachweis=x", "!eigennutzung"],
        offen: ("", &["eigennutzung"]),
    },
    Fall {
        regel: "xefa-ws-gleiche-wohnung",
        verletzt: (hier!("!neueWohnung/lage; !bisherigeWohnung/lage"), &["bisherigeWohnung/anschrift"]),
        erfuellt: &[
            hier!("neueWohnung/lage=links; bisherigeWohnung/lage=rechts"),
            hier!("!neueWohnung/lage; !bisherigeWohnung/lage; bisherigeWohnung/anschrift/hausnummer=2"),
            "!bisherigeWohnung",
        ],
        offen: (hier!("neueWohnung/lage=links"), &["bisherigeWohnung/lage"]),
    },
    Fall {
        regel: "xefa-ws-wohnung-inland",
        verletzt: ("neueWohnung/anschrift/staat=AT", &["neueWohnung/anschrift/staat"]),
        erfuellt: &["neueWohnung/anschrift/staat=DE"],
        offen: ("neueWohnung/anschrift/ort=Wien", &["neueWohnung/anschrift/staat"]),
    },
    Fall {
        regel: "xefa-ws-zuzug-ausland",
        verletzt: ("zuzugAusAusland/staat=DE", &["zuzugAusAusland/staat"]),
        erfuellt: &["zuzugAusAusland/staat=AT", "!zuzugAusAusland", "bisherigeWohnung/lage=links"],
        offen: ("", &["zuzugAusAusland"]),
    },
];

#[test]
fn each_rule_is_broken_fulfilled_and_open() {
    pruefe(Fachmodul::Wohnsitz, FAELLE);
}
