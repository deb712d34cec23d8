//! Nationalities: three letters of a passport, and the three digits of destatis.
//!
//! The letters are those of ISO 3166-1 alpha-3, which ICAO Doc 9303 (part 3, section 5) takes over, with `D` for Germany. The digits are
//! those of the list `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat`, version 2024-08-01 (Statistisches Bundesamt). Left
//! out are states without a nationality of their own, codes that ICAO has for parts of a nationality (`GBD`), for organisations (`UNO`)
//! and for people without one (`XXA`): they are no plain nationality, and a person decides.

/// The version of the list of nationalities that is named: the keys below are in it.
pub(super) const LISTE: &str = "2023-02-24";

/// The key of a nationality.
pub(super) fn schluessel(icao: &str) -> Option<&'static str> {
    // The machine-readable zone of a passport fills up with `<`.
    let letters = match icao.trim_end_matches('<') {
        "D" => "DEU",
        letters => letters,
    };
    STAATEN.binary_search_by_key(&letters, |(letters, _)| letters).ok().map(|at| STAATEN[at].1)
}

/// Ordered by letters.
#[rustfmt::skip]
const STAATEN: &[(&str, &str)] = &[
    ("AFG", "423"), ("AGO", "223"), ("ALB", "121"), ("AND", "123"), ("ARE", "469"), ("ARG", "323"), ("ARM", "422"),
    ("ATG", "320"), ("AUS", "523"), ("AUT", "151"), ("AZE", "425"), ("BDI", "291"), ("BEL", "124"), ("BEN", "229"),
    ("BFA", "258"), ("BGD", "460"), ("BGR", "125"), ("BHR", "424"), ("BHS", "324"), ("BIH", "122"), ("BLR", "169"),
    ("BLZ", "330"), ("BOL", "326"), ("BRA", "327"), ("BRB", "322"), ("BRN", "429"), ("BTN", "426"), ("BWA", "227"),
    ("CAF", "289"), ("CAN", "348"), ("CHE", "158"), ("CHL", "332"), ("CHN", "479"), ("CIV", "231"), ("CMR", "262"),
    ("COD", "246"), ("COG", "245"), ("COL", "349"), ("COM", "244"), ("CPV", "242"), ("CRI", "334"), ("CUB", "351"),
    ("CYP", "181"), ("CZE", "164"), ("DEU", "000"), ("DJI", "230"), ("DMA", "333"), ("DNK", "126"), ("DOM", "335"),
    ("DZA", "221"), ("ECU", "336"), ("EGY", "287"), ("ERI", "224"), ("ESP", "161"), ("EST", "127"), ("ETH", "225"),
    ("FIN", "128"), ("FJI", "526"), ("FRA", "129"), ("FSM", "545"), ("GAB", "236"), ("GBR", "168"), ("GEO", "430"),
    ("GHA", "238"), ("GIN", "261"), ("GMB", "237"), ("GNB", "259"), ("GNQ", "274"), ("GRC", "134"), ("GRD", "340"),
    ("GTM", "345"), ("GUY", "328"), ("HND", "347"), ("HRV", "130"), ("HTI", "346"), ("HUN", "165"), ("IDN", "437"),
    ("IND", "436"), ("IRL", "135"), ("IRN", "439"), ("IRQ", "438"), ("ISL", "136"), ("ISR", "441"), ("ITA", "137"),
    ("JAM", "355"), ("JOR", "445"), ("JPN", "442"), ("KAZ", "444"), ("KEN", "243"), ("KGZ", "450"), ("KHM", "446"),
    ("KIR", "530"), ("KNA", "370"), ("KOR", "467"), ("KWT", "448"), ("LAO", "449"), ("LBN", "451"), ("LBR", "247"),
    ("LBY", "248"), ("LCA", "366"), ("LIE", "141"), ("LKA", "431"), ("LSO", "226"), ("LTU", "142"), ("LUX", "143"),
    ("LVA", "139"), ("MAR", "252"), ("MCO", "147"), ("MDA", "146"), ("MDG", "249"), ("MDV", "454"), ("MEX", "353"),
    ("MHL", "544"), ("MKD", "144"), ("MLI", "251"), ("MLT", "145"), ("MMR", "427"), ("MNE", "140"), ("MNG", "457"),
    ("MOZ", "254"), ("MRT", "239"), ("MUS", "253"), ("MWI", "256"), ("MYS", "482"), ("NAM", "267"), ("NER", "255"),
    ("NGA", "232"), ("NIC", "354"), ("NLD", "148"), ("NOR", "149"), ("NPL", "458"), ("NRU", "531"), ("NZL", "536"),
    ("OMN", "456"), ("PAK", "461"), ("PAN", "357"), ("PER", "361"), ("PHL", "462"), ("PLW", "537"), ("PNG", "538"),
    ("POL", "152"), ("PRK", "434"), ("PRT", "153"), ("PRY", "359"), ("QAT", "447"), ("ROU", "154"), ("RUS", "160"),
    ("RWA", "265"), ("SAU", "472"), ("SDN", "277"), ("SEN", "269"), ("SGP", "474"), ("SLB", "524"), ("SLE", "272"),
    ("SLV", "337"), ("SMR", "156"), ("SOM", "273"), ("SRB", "170"), ("SSD", "278"), ("STP", "268"), ("SUR", "364"),
    ("SVK", "155"), ("SVN", "131"), ("SWE", "157"), ("SWZ", "281"), ("SYC", "271"), ("SYR", "475"), ("TCD", "284"),
    ("TGO", "283"), ("THA", "476"), ("TJK", "470"), ("TKM", "471"), ("TLS", "483"), ("TON", "541"), ("TTO", "371"),
    ("TUN", "285"), ("TUR", "163"), ("TUV", "540"), ("TZA", "282"), ("UGA", "286"), ("UKR", "166"), ("URY", "365"),
    ("USA", "368"), ("UZB", "477"), ("VAT", "167"), ("VCT", "369"), ("VEN", "367"), ("VNM", "432"), ("VUT", "532"),
    ("WSM", "543"), ("YEM", "421"), ("ZAF", "263"), ("ZMB", "257"), ("ZWE", "233"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered_and_one_to_one() {
        assert!(STAATEN.is_sorted_by(|a, b| a.0 < b.0));
        let mut keys: Vec<_> = STAATEN.iter().map(|(_, key)| key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), STAATEN.len());
        for (three, key) in STAATEN {
            assert!(three.len() == 3 && three.bytes().all(|b| b.is_ascii_uppercase()), "{three}");
            assert!(key.len() == 3 && key.bytes().all(|b| b.is_ascii_digit()), "{key}");
        }
    }

    /// Keys as the sample messages and `docs/xefa.md` (g) have them.
    #[test]
    fn some_states() {
        for (icao, key) in
            [("D", "000"), ("D<<", "000"), ("DEU", "000"), ("TUR", "163"), ("POL", "152"), ("AUT", "151")]
        {
            assert_eq!(schluessel(icao), Some(key), "{icao}");
        }
        for none in ["XXA", "UNO", "GBD", "DDR", "YUG", "DE", "deu", ""] {
            assert_eq!(schluessel(none), None, "{none}");
        }
    }
}
