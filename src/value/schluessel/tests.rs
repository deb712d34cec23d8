//! Published keys, and what check digits find: worked out by hand in `pruefziffer`, tried here exhaustively and on made-up keys.

use super::pruefziffer::check_11_10;
use super::*;
use proptest::prelude::*;

/// Examples: the registry of ISO 13616 (SWIFT) for DE, GB, FR, CH and AT, and for two countries whose entry is younger than many
/// tables: Costa Rica got longer, Honduras joined.
const IBANS: [&str; 7] = [
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "FR1420041010050500013M02606",
    "CH9300762011623852957",
    "AT611904300234573201",
    "CR05015202001026284066",
    "HN88CABF00000000000250005469",
];

/// Examples: the tax offices' own paper on the check of the number (ELSTER), with digits twice and three times.
const STEUER: [&str; 5] = ["86095742719", "47036892816", "65929970489", "57549285017", "25768131411"];

#[test]
fn published_examples() {
    for iban in IBANS {
        let read = Iban::parse(iban).expect("a published IBAN");
        assert_eq!(Iban::parse(&read.in_gruppen()).expect("its paper form"), read);
    }
    for id in STEUER {
        let read = SteuerId::parse(id).expect("a published number");
        assert_eq!(SteuerId::parse(&read.in_gruppen()).expect("its paper form"), read);
    }
    // The specification of the Leitweg-ID.
    assert_eq!(
        Leitwegkennung::parse("04011000-1234512345-06").map(|id| id.fein().map(str::to_owned)),
        Ok(Some("1234512345".into()))
    );
    // ISO/IEC 7064: 794 has the check digit 5 in MOD 11,10 (its example 0794).
    assert_eq!(check_11_10(b"0794"), b'5');
}

#[test]
fn every_wrong_digit_of_the_examples_is_found() {
    let mut tried = 0;
    for (key, wrong) in IBANS.iter().flat_map(|key| wrong_digits(key).map(move |wrong| (key, wrong))) {
        assert!(Iban::parse(&wrong).is_err(), "{key}: {wrong}");
        tried += 1;
    }
    for wrong in wrong_digits("04011000-1234512345-06") {
        assert!(Leitwegkennung::parse(&wrong).is_err(), "{wrong}");
        tried += 1;
    }
    for wrong in STEUER.iter().flat_map(|key| wrong_digits(key)) {
        assert!(SteuerId::parse(&wrong).is_err(), "{wrong}");
        tried += 1;
    }
    assert!(tried > 1000, "{tried}");
}

#[test]
fn every_two_digits_that_changed_places_are_found_by_mod_97_10() {
    for key in IBANS {
        for wrong in swaps(key, 34) {
            assert!(Iban::parse(&wrong).is_err(), "{key}: {wrong}");
        }
    }
    for wrong in swaps("04011000-1234512345-06", 34) {
        assert!(Leitwegkennung::parse(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_letter_and_a_digit_that_mod_97_10_cannot_tell_apart() {
    let missed: Vec<String> = (b'A'..=b'Z')
        .flat_map(|letter| (b'0'..=b'9').map(move |digit| (char::from(letter), char::from(digit))))
        .filter(|(letter, digit)| {
            let id = Leitwegkennung::new("04", Some(&format!("{letter}{digit}"))).expect("an address");
            Leitwegkennung::parse(&format!("04-{digit}{letter}-{}", id.pruefziffern())).is_ok()
        })
        .map(|(letter, digit)| format!("{digit}{letter}"))
        .collect();
    assert_eq!(missed, ["1B", "2M", "3X"]);
}

#[test]
fn mod_11_10_misses_one_pair_of_neighbours_in_45_for_each_state() {
    // Two digits before lead to every state; the pair stands behind them, then the check digit.
    for before in 0..100 {
        let mut missed = Vec::new();
        for a in b'0'..=b'9' {
            for b in a + 1..=b'9' {
                let [tens, ones] = [b'0' + before / 10, b'0' + before % 10];
                if check_11_10(&[tens, ones, a, b]) == check_11_10(&[tens, ones, b, a]) {
                    missed.push((a - b'0', b - b'0'));
                }
            }
        }
        let [(a, b)] = missed[..] else { panic!("{before}: {missed:?}") };
        assert!(b - a == 1 || (a, b) == (0, 9), "{before}: {missed:?}");
    }
}

#[test]
fn repetitions_of_the_steuer_idnr() {
    let with_check = |ten: &str| format!("{ten}{}", char::from(check_11_10(ten.as_bytes())));
    let cases = [
        ("1234567890", None, Ursache::KeineWiederholung),
        ("1123345678", Some(5), Ursache::ZweiteWiederholung),
        ("1213141567", Some(7), Ursache::ZuOft),
        ("1112345678", Some(3), Ursache::DreiGleiche),
        ("0112345678", Some(1), Ursache::Testnummer),
    ];
    for (ten, position, ursache) in cases {
        let error = SteuerId::parse(&with_check(ten)).expect_err(ten);
        assert_eq!((error.position, error.ursache), (position, ursache), "{ten}");
    }
    assert!(SteuerId::parse(&with_check("1213415678")).is_ok(), "three times, not in a row");
}

#[test]
fn places_count_in_the_text_as_given() {
    let place = |error: SchluesselError| (error.position, error.ursache);
    assert_eq!(place(SteuerId::parse("86 095 74x 719").unwrap_err()), (Some(10), Ursache::Ziffer));
    assert_eq!(place(SteuerId::parse("86 095 742 718").unwrap_err()), (Some(14), Ursache::Pruefziffer));
    assert_eq!(place(Iban::parse("DE88 3704 0044 0532 0130 00").unwrap_err()), (Some(3), Ursache::Pruefziffer));
    assert_eq!(
        place(Iban::parse("DE8937040044053201300").unwrap_err()).1,
        Ursache::Laenge { ist: 21, von: 22, bis: 22 }
    );
    assert_eq!(place(Iban::parse("ED89370400440532013000").unwrap_err()), (Some(1), Ursache::Staat));
    assert_eq!(place(Leistungsschluessel::parse("98050012104000").unwrap_err()), (Some(2), Ursache::Festwert("99")));
    assert_eq!(
        place(Leistungsschluessel::from_urn("urn:de:fim:leika:leistung:9905001210400x").unwrap_err()).0,
        Some(40)
    );
    assert_eq!(place(Ars::parse("17061").unwrap_err()), (Some(1), Ursache::Land));
    assert_eq!(place(Ags::parse("1606").unwrap_err()).1, Ursache::Stufe { ist: 4, soll: &[2, 3, 5, 8] });
    assert_eq!(place(Leitwegkennung::parse("04011000--06").unwrap_err()).0, Some(10));
    assert_eq!(place(Leitwegkennung::parse("04011000").unwrap_err()).0, Some(10));
    assert_eq!(place(Behoerdenkennung::parse("psw:0100 3110").unwrap_err()), (Some(9), Ursache::Unzulaessig));
    assert!(Behoerdenkennung::parse("ag:D1234").is_ok(), "prefixes of two letters are in the list");
    let uuid = NachrichtUuid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430cg");
    assert_eq!(place(uuid.unwrap_err()), (Some(36), Ursache::Hexziffer));
    assert!(NachrichtUuid::parse("6ba7b8109dad11d180b400c04fd430c8").is_err());
}

#[test]
fn ambiguous_and_missing_in_the_list() {
    let rows = [("160615051097", "16061119"), ("160615051097", "16061119"), ("160615051098", "16061119")];
    let list = Gebietsliste::from_rows(rows).expect("keys");
    let (uder, other) = (Ars::parse("160615051097").expect("a key"), Ars::parse("160615051099").expect("a key"));
    assert_eq!(list.ags(&uder).map(Ags::as_str), Ok("16061119"), "a row that is there twice counts once");
    assert_eq!(list.ars(&Ags::parse("16061119").expect("a key")), Err(ZuordnungError::Mehrdeutig(2)));
    assert_eq!(list.ags(&other), Err(ZuordnungError::Fehlt));
    assert_eq!(Gebietsliste::from_rows([("16", "16"), ("1x", "16")]).map(|_| ()).map_err(|error| error.row), Err(2));
}

#[test]
fn personal_keys_do_not_show_themselves() {
    for id in STEUER {
        assert_eq!(format!("{:?}", SteuerId::parse(id)), "Ok(SteuerId(***))");
        let error = SteuerId::parse(&format!("{id}1")).unwrap_err();
        assert!(![format!("{error:?}"), error.deutsch(), error.english()].concat().contains(id));
    }
}

#[test]
fn json_is_the_text_and_is_checked() {
    let json = serde_json::to_string(&Ars::parse("02").expect("a key")).expect("JSON");
    assert_eq!(json, "\"02\"");
    assert_eq!(serde_json::from_str::<Ars>(&json).expect("a key").as_str(), "02");
    assert!(serde_json::from_str::<Iban>("\"DE88370400440532013000\"").is_err());
}

/// The key with each digit replaced by each other digit.
fn wrong_digits(key: &str) -> impl Iterator<Item = String> {
    let digits = key.char_indices().filter(|(_, c)| c.is_ascii_digit());
    digits.flat_map(move |(at, c)| {
        (b'0'..=b'9').map(char::from).filter(move |other| *other != c).map(move |other| {
            let mut wrong = key.to_owned();
            wrong.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
            wrong
        })
    })
}

/// The key with each two different digits up to `apart` characters apart in each other's place.
fn swaps(key: &str, apart: usize) -> impl Iterator<Item = String> {
    let bytes = key.as_bytes();
    (0..bytes.len()).flat_map(move |a| {
        (a + 1..bytes.len().min(a + apart + 1)).filter_map(move |b| {
            let different = bytes[a].is_ascii_digit() && bytes[b].is_ascii_digit() && bytes[a] != bytes[b];
            let mut wrong = bytes.to_vec();
            wrong.swap(a, b);
            different.then(|| wrong.into_iter().map(char::from).collect())
        })
    })
}

proptest! {
    #[test]
    fn made_up_leitweg_ids(coarse in "[0-9]{2,12}", fine in proptest::option::of("[A-Z0-9]{1,30}")) {
        let id = Leitwegkennung::new(&coarse, fine.as_deref()).expect("an address");
        prop_assert_eq!((id.grob(), id.fein()), (coarse.as_str(), fine.as_deref()));
        for wrong in wrong_digits(id.as_str()).chain(swaps(id.as_str(), 46)) {
            prop_assert!(Leitwegkennung::parse(&wrong).is_err(), "{}", wrong);
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,40}") {
        let _ = (Iban::parse(&text), SteuerId::parse(&text), Leitwegkennung::parse(&text), Behoerdenkennung::parse(&text));
        let _ = (Ars::parse(&text), Ags::parse(&text), Leistungsschluessel::from_urn(&text), AnlageId::parse(&text));
        let _ = NachrichtUuid::parse(&text);
    }
}
