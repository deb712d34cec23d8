//! The rules of elterngeld.

use xefa::regeln::Fachmodul;

use super::{Fall, pruefe};

const FAELLE: &[Fall] = &[
    Fall {
        regel: "xefa-eg-mindestbezug",
        // A form may still get a second month.
        verletzt: ("bezug=1:1:basis", &[]),
        erfuellt: &["bezug=1:1:basis; bezug=4:1:plus; bezug=2-3:2:basis"],
        offen: ("bezug=1-2:1:basis; bezug=3:2:plus", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-ohne-bezug",
        verletzt: ("elternteil/@nr=1; elternteil[2]/@nr=2; bezug=1-2:1:basis", &[]),
        erfuellt: &["elternteil/@nr=1; elternteil[2]/@nr=2; bezug=1-2:1:basis; bezug=3:2:plus"],
        offen: ("elternteil/@nr=1; elternteil[2]/@nr=2; bezug=1-2:1:basis", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-basis-nach-14",
        verletzt: ("bezug=14-15:1:basis; bezug=18:2:basis; bezug=19:2:basis", &["bezug[2]", "bezug[3]"]),
        erfuellt: &["bezug=13-14:1:basis; bezug=15:1:plus"],
        offen: ("bezug/lebensmonat=15; bezug/elternteil=1", &["bezug[1]/art"]),
    },
    Fall {
        regel: "xefa-eg-basis-nach-18",
        verletzt: ("bezug=18-19:1:basis", &["bezug[2]"]),
        erfuellt: &["bezug=17-18:1:basis; bezug=19-20:1:plus"],
        offen: ("", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-hoechstzahl",
        // 12 + 2 + 1 half; two halves make a month.
        verletzt: ("bezug=1-12:1:basis; bezug=13-14:2:basis; bezug=15:2:plus", &[""]),
        erfuellt: &[
            "bezug=1-12:1:basis; bezug=13-14:2:basis",
            "bezug=1-14:1:plus; bezug=15-28:2:plus; bezug=29-32:1:bonus; bezug=29-32:2:bonus",
            // More than 18 is another rule's business.
            "bezug=1-12:1:basis; bezug=1-12:2:basis",
        ],
        offen: ("", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-hoechstzahl-fruehgeburt",
        verletzt: ("bezug=1-12:1:basis; bezug=1-6:2:basis; bezug=15:2:plus", &[""]),
        erfuellt: &["bezug=1-12:1:basis; bezug=1-6:2:basis"],
        offen: ("bezug/lebensmonat=1", &["bezug[1]/elternteil"]),
    },
    Fall {
        regel: "xefa-eg-hoechstzahl-elternteil",
        verletzt: ("elternteil/@nr=2; elternteil[2]/@nr=1; bezug=1-12:1:basis; bezug=13:1:plus", &["elternteil[2]"]),
        erfuellt: &["elternteil/@nr=1; bezug=1-12:1:basis", "elternteil/@nr=1; bezug=1-24:1:plus; bezug=25-28:1:bonus"],
        offen: ("bezug=1-2:1:basis", &["elternteil"]),
    },
    Fall {
        regel: "xefa-eg-luecke",
        // A form may still fill the gap.
        verletzt: ("bezug=13-14:1:basis; bezug=16:1:plus", &[]),
        erfuellt: &[
            "bezug=1-2:1:basis; bezug=15:2:plus; bezug=17:2:plus; bezug=16:1:plus",
            "bezug=3:1:basis; bezug=9:1:plus",
        ],
        offen: ("bezug=13-14:1:basis; bezug=16:1:plus", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-ende",
        verletzt: ("bezug=32-33:1:plus", &["bezug[2]"]),
        erfuellt: &["bezug=31-32:1:plus"],
        offen: ("", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-bonus-gemeinsam",
        verletzt: ("elternteil/@nr=1; elternteil[2]/@nr=2; bezug=15-16:1:bonus; bezug=15:2:bonus", &[]),
        erfuellt: &[
            "elternteil/@nr=1; elternteil[2]/@nr=2; bezug=15-16:1:bonus; bezug=15-16:2:bonus",
            // § 4c BEEG
            "elternteil/@nr=1; bezug=15-16:1:bonus",
        ],
        offen: ("elternteil/@nr=1; elternteil[2]/@nr=2; bezug=15-16:1:bonus; bezug=15:2:bonus", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-bonus-dauer",
        verletzt: ("bezug=15-16:1:bonus; bezug=19:1:bonus; bezug=3:2:bonus", &["bezug[3]"]),
        erfuellt: &["bezug=15-18:1:bonus; bezug=15-16:2:bonus", "bezug=1-2:1:basis"],
        offen: ("bezug=15:1:bonus; bezug=17:1:bonus", &["bezug"]),
    },
    Fall {
        regel: "xefa-eg-gleichzeitig",
        verletzt: (
            "kind/geburtsdatum/tag=2024-04-01; bezug=1-3:1:basis; bezug=1-2:2:basis; bezug=13:1:basis; bezug=13:2:basis",
            &["bezug[5]", "bezug[7]"],
        ),
        erfuellt: &[
            "kind/geburtsdatum/tag=2024-04-01; bezug=1-3:1:basis; bezug=2:2:basis; bezug=3:2:plus",
            "kind/geburtsdatum/tag=2024-03-31; bezug=1-3:1:basis; bezug=1-2:2:basis",
            "kind/geburtsdatum/tag=2026-01-01; kind[2]/geburtsdatum/tag=2026-01-01; bezug=1-3:1:basis; bezug=1-2:2:basis",
        ],
        offen: ("bezug=1-3:1:basis; bezug=1-2:2:basis", &["kind"]),
    },
    Fall {
        regel: "xefa-eg-mutterschaft",
        // The second month of life is 15 February to 14 March.
        verletzt: (
            "kind/geburtsdatum/tag=2026-01-15; elternteil/@nr=1; elternteil/mutterschaftsleistung/zeitraum/von=2026-01-15; elternteil/mutterschaftsleistung/zeitraum/bis=2026-03-14; bezug=1:1:basis; bezug=2-3:1:plus; bezug=2:2:plus",
            &["bezug[2]"],
        ),
        erfuellt: &[
            "kind/geburtsdatum/tag=2026-01-15; elternteil/@nr=1; elternteil/mutterschaftsleistung/zeitraum/von=2025-12-04; elternteil/mutterschaftsleistung/zeitraum/bis=2026-02-14; bezug=1:1:basis; bezug=2-3:1:plus",
            "elternteil/@nr=1; bezug=1-2:1:plus",
        ],
        offen: (
            "kind/geburtsdatum/tag=2026-01-15; elternteil/@nr=1; elternteil/mutterschaftsleistung/zeitraum/von=2026-01-15; bezug=1:1:basis",
            &["elternteil[1]/mutterschaftsleistung[1]/zeitraum/bis"],
        ),
    },
    Fall {
        regel: "xefa-eg-geboren",
        verletzt: ("heute=2026-01-14; kind/geburtsdatum/tag=2026-01-15", &["kind[1]/geburtsdatum"]),
        erfuellt: &["heute=2026-01-15; kind/geburtsdatum/tag=2026-01-15"],
        offen: ("kind/geburtsdatum/tag=2026-01-15", &["stichtag"]),
    },
    Fall {
        regel: "xefa-eg-rueckwirkung",
        // On 15 June the sixth month of life begins: the third, fourth and fifth may be paid for.
        verletzt: ("heute=2026-06-15; kind/geburtsdatum/tag=2026-01-15; bezug=2-3:1:basis", &["bezug[1]"]),
        erfuellt: &["heute=2026-06-14; kind/geburtsdatum/tag=2026-01-15; bezug=2-3:1:basis"],
        offen: ("kind/geburtsdatum/tag=2026-01-15; bezug=2-3:1:basis", &["stichtag"]),
    },
    Fall {
        regel: "xefa-eg-bemessung",
        verletzt: (
            "kind/geburtsdatum/tag=2026-01-15; elternteil/einkommenVorGeburt/monat=2025-12; elternteil/einkommenVorGeburt[2]/monat=2026-01; elternteil/einkommenVorGeburt[3]/monat=2025-12",
            &["elternteil[1]/einkommenVorGeburt[2]/monat", "elternteil[1]/einkommenVorGeburt[3]/monat"],
        ),
        erfuellt: &[
            "kind/geburtsdatum/tag=2026-01-15; elternteil/einkommenVorGeburt/monat=2025-12; elternteil[2]/einkommenVorGeburt/monat=2025-12",
            "elternteil/@nr=1",
        ],
        offen: ("elternteil/einkommenVorGeburt/monat=2025-12", &["kind"]),
    },
    Fall {
        regel: "xefa-eg-mehrlinge",
        verletzt: (
            "kind/geburtsdatum/tag=2026-01-15; kind[2]/geburtsdatum/tag=2026-01-17; kind[3]/geburtsdatum/jahr=2025",
            &["kind[2]/geburtsdatum", "kind[3]/geburtsdatum"],
        ),
        erfuellt: &[
            "kind/geburtsdatum/tag=2026-01-15; kind[2]/geburtsdatum/tag=2026-01-16; kind[3]/geburtsdatum/jahr=2026",
            "kind/geburtsdatum/tag=2026-01-15",
        ],
        offen: ("kind/geburtsdatum/tag=2026-01-15; kind[2]/name/familienname=X", &["kind[2]/geburtsdatum"]),
    },
    Fall {
        regel: "xefa-eg-eltern-verschieden",
        verletzt: ("elternteil/idnr=86095742719; elternteil[2]/idnr=86095742719", &["elternteil[2]/idnr"]),
        erfuellt: &["elternteil/idnr=86095742719; elternteil[2]/idnr=47036892816", "elternteil/@nr=1"],
        offen: ("elternteil/@nr=1; elternteil[2]/idnr=47036892816", &["elternteil[1]/idnr"]),
    },
    Fall {
        regel: "xefa-eg-eltern-alter",
        verletzt: (
            "kind/geburtsdatum/tag=2026-01-15; elternteil/person/geburtsdatum/tag=2026-01-15",
            &["elternteil[1]/person/geburtsdatum"],
        ),
        erfuellt: &[
            "kind/geburtsdatum/tag=2026-01-15; elternteil/person/geburtsdatum/monat=2026-01",
            "elternteil/person/geschlecht/code=w; !elternteil/person/geburtsdatum",
        ],
        offen: ("elternteil/person/geburtsdatum/tag=1990-01-01", &["kind"]),
    },
];

#[test]
fn each_rule_is_broken_fulfilled_and_open() {
    pruefe(Fachmodul::Elterngeld, FAELLE);
}
