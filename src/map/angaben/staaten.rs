//! Nationalities: two letters of ISO 3166-1, and the three digits of destatis.
//!
//! Facts from the list `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat`, version 2024-08-01 (Statistisches Bundesamt):
//! the key of a state and its two letters. The Cook Islands and Niue are left out, because they have no nationality of their own; `XK`
//! is the European Commission's provisional code for Kosovo.

/// The version of the list of nationalities that conversions name: the keys below are in it.
pub(in crate::map) const LIST_VERSION: &str = "2023-02-24";

/// The key of a nationality.
pub(in crate::map) fn key(letters: &str) -> Option<&'static str> {
    STAATEN.binary_search_by_key(&letters, |(letters, _)| letters).ok().map(|at| STAATEN[at].1)
}

/// The two letters of a nationality.
pub(in crate::map) fn letters(key: &str) -> Option<&'static str> {
    STAATEN.iter().find(|(_, known)| *known == key).map(|(letters, _)| *letters)
}

/// Ordered by letters.
#[rustfmt::skip]
const STAATEN: &[(&str, &str)] = &[
    ("AD", "123"), ("AE", "469"), ("AF", "423"), ("AG", "320"), ("AL", "121"), ("AM", "422"), ("AO", "223"),
    ("AR", "323"), ("AT", "151"), ("AU", "523"), ("AZ", "425"), ("BA", "122"), ("BB", "322"), ("BD", "460"),
    ("BE", "124"), ("BF", "258"), ("BG", "125"), ("BH", "424"), ("BI", "291"), ("BJ", "229"), ("BN", "429"),
    ("BO", "326"), ("BR", "327"), ("BS", "324"), ("BT", "426"), ("BW", "227"), ("BY", "169"), ("BZ", "330"),
    ("CA", "348"), ("CD", "246"), ("CF", "289"), ("CG", "245"), ("CH", "158"), ("CI", "231"), ("CL", "332"),
    ("CM", "262"), ("CN", "479"), ("CO", "349"), ("CR", "334"), ("CU", "351"), ("CV", "242"), ("CY", "181"),
    ("CZ", "164"), ("DE", "000"), ("DJ", "230"), ("DK", "126"), ("DM", "333"), ("DO", "335"), ("DZ", "221"),
    ("EC", "336"), ("EE", "127"), ("EG", "287"), ("ER", "224"), ("ES", "161"), ("ET", "225"), ("FI", "128"),
    ("FJ", "526"), ("FM", "545"), ("FR", "129"), ("GA", "236"), ("GB", "168"), ("GD", "340"), ("GE", "430"),
    ("GH", "238"), ("GM", "237"), ("GN", "261"), ("GQ", "274"), ("GR", "134"), ("GT", "345"), ("GW", "259"),
    ("GY", "328"), ("HN", "347"), ("HR", "130"), ("HT", "346"), ("HU", "165"), ("ID", "437"), ("IE", "135"),
    ("IL", "441"), ("IN", "436"), ("IQ", "438"), ("IR", "439"), ("IS", "136"), ("IT", "137"), ("JM", "355"),
    ("JO", "445"), ("JP", "442"), ("KE", "243"), ("KG", "450"), ("KH", "446"), ("KI", "530"), ("KM", "244"),
    ("KN", "370"), ("KP", "434"), ("KR", "467"), ("KW", "448"), ("KZ", "444"), ("LA", "449"), ("LB", "451"),
    ("LC", "366"), ("LI", "141"), ("LK", "431"), ("LR", "247"), ("LS", "226"), ("LT", "142"), ("LU", "143"),
    ("LV", "139"), ("LY", "248"), ("MA", "252"), ("MC", "147"), ("MD", "146"), ("ME", "140"), ("MG", "249"),
    ("MH", "544"), ("MK", "144"), ("ML", "251"), ("MM", "427"), ("MN", "457"), ("MR", "239"), ("MT", "145"),
    ("MU", "253"), ("MV", "454"), ("MW", "256"), ("MX", "353"), ("MY", "482"), ("MZ", "254"), ("NA", "267"),
    ("NE", "255"), ("NG", "232"), ("NI", "354"), ("NL", "148"), ("NO", "149"), ("NP", "458"), ("NR", "531"),
    ("NZ", "536"), ("OM", "456"), ("PA", "357"), ("PE", "361"), ("PG", "538"), ("PH", "462"), ("PK", "461"),
    ("PL", "152"), ("PT", "153"), ("PW", "537"), ("PY", "359"), ("QA", "447"), ("RO", "154"), ("RS", "170"),
    ("RU", "160"), ("RW", "265"), ("SA", "472"), ("SB", "524"), ("SC", "271"), ("SD", "277"), ("SE", "157"),
    ("SG", "474"), ("SI", "131"), ("SK", "155"), ("SL", "272"), ("SM", "156"), ("SN", "269"), ("SO", "273"),
    ("SR", "364"), ("SS", "278"), ("ST", "268"), ("SV", "337"), ("SY", "475"), ("SZ", "281"), ("TD", "284"),
    ("TG", "283"), ("TH", "476"), ("TJ", "470"), ("TL", "483"), ("TM", "471"), ("TN", "285"), ("TO", "541"),
    ("TR", "163"), ("TT", "371"), ("TV", "540"), ("TZ", "282"), ("UA", "166"), ("UG", "286"), ("US", "368"),
    ("UY", "365"), ("UZ", "477"), ("VA", "167"), ("VC", "369"), ("VE", "367"), ("VN", "432"), ("VU", "532"),
    ("WS", "543"), ("XK", "150"), ("YE", "421"), ("ZA", "263"), ("ZM", "257"), ("ZW", "233"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered_and_one_to_one() {
        assert!(STAATEN.is_sorted_by(|a, b| a.0 < b.0));
        for (two, three) in STAATEN {
            assert!(two.len() == 2 && two.bytes().all(|b| b.is_ascii_uppercase()), "{two}");
            assert!(three.len() == 3 && three.bytes().all(|b| b.is_ascii_digit()), "{three}");
            assert_eq!((key(two), letters(three)), (Some(*three), Some(*two)));
        }
    }

    /// As `docs/xefa.md`, g, has them.
    #[test]
    fn some_states() {
        assert_eq!(key("DE"), Some("000"));
        assert_eq!(key("TR"), Some("163"));
        for gone in ["YU", "SU", "DD", "CK", "de", ""] {
            assert_eq!(key(gone), None, "{gone}");
        }
        for none in ["997", "998", "999"] {
            assert_eq!(letters(none), None, "{none}");
        }
    }
}
