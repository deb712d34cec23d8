//! Broken files: each mistake with its record (line) and column, worked out from the layout by hand.
//!
//! The file is the golden one of the case: 01, 10, member 1 (line 3), income, member 2 (line 5), income, members 3 and 4, 40, 99;
//! 256 characters a line.

use proptest::prelude::*;
use xefa::report::Verdict;

use super::support::*;

fn lines() -> Vec<Vec<u8>> {
    let bytes = std::fs::read(root().join("tests/samples/bridge/fall-wohngeld.txt")).expect("the golden file");
    let lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    assert_eq!(lines.len(), 10);
    assert!(lines.iter().all(|line| line.len() == 258));
    lines
}

/// Puts bytes at a line and column.
fn with(line: usize, column: usize, bytes: &[u8]) -> Vec<u8> {
    let mut lines = lines();
    lines[line - 1][column - 1..column - 1 + bytes.len()].copy_from_slice(bytes);
    lines.concat()
}

fn changed(change: impl FnOnce(&mut Vec<Vec<u8>>)) -> Vec<u8> {
    let mut lines = lines();
    change(&mut lines);
    lines.concat()
}

#[track_caller]
fn assert_found(what: &str, bytes: &[u8], expected: &[&str]) {
    let fetched = layout().read(bytes);
    assert_eq!(places(&fetched.report), expected, "{what}");
    let refused = fetched.message::<xefa::v1_0::Message>();
    let errors = fetched.report.verdict() != Verdict::Valid;
    assert_eq!(refused.is_err(), errors, "{what}: {refused:?}");
}

#[test]
fn the_file_itself_is_fine() {
    assert_found("nothing", &lines().concat(), &[]);
}

#[test]
fn lengths() {
    assert_found(
        "too short",
        &changed(|lines| {
            lines[4].remove(100);
        }),
        &["5:256 xefa-satz-laenge"],
    );
    assert_found("too long", &changed(|lines| lines[2].insert(100, b' ')), &["3:257 xefa-satz-laenge"]);
    assert_found("an empty line", &changed(|lines| lines.push(b"\r\n".to_vec())), &["11:1 xefa-satz-laenge"]);
    assert_found(
        "only LF",
        &changed(|lines| lines.iter_mut().for_each(|line| line.retain(|byte| *byte != b'\r'))),
        &["1:257 xefa-satz-zeilenende"],
    );
}

#[test]
fn cut_in_the_middle() {
    let whole = lines().concat();
    assert_found("in a record", &whole[..258 * 7 + 100], &["8:101 xefa-satz-abgeschnitten"]);
    assert_found("in the kind of a record", &whole[..258 * 7 + 1], &["8:2 xefa-satz-abgeschnitten"]);
    assert_found("between records", &whole[..258 * 9], &["10:1 xefa-satz-fehlt"]);
    assert_found("before the line end", &whole[..258 * 9 - 2], &["9:257 xefa-satz-zeilenende", "10:1 xefa-satz-fehlt"]);
    assert_found("at once", b"", &["1:1 xefa-satz-fehlt"]);
}

#[test]
fn characters() {
    assert_found("no character of the set", &with(5, 7, b"\x80"), &["5:7 xefa-satz-zeichen"]);
    assert_found("a tab", &with(9, 10, b"\t"), &["9:10 xefa-satz-zeichen"]);
    // The whole file in UTF-8: the first umlaut is the ü of Musterbrück, 23 characters behind column 39.
    let utf8: Vec<u8> = lines().concat().iter().flat_map(|byte| char::from(*byte).to_string().into_bytes()).collect();
    assert_found("UTF-8", &utf8, &["1:62 xefa-satz-utf8"]);
}

#[test]
fn records() {
    assert_found("an unknown kind", &with(9, 1, b"41"), &["9:1 xefa-satz-art"]);
    let moved = changed(|lines| {
        let line = lines.remove(8);
        lines.insert(2, line);
    });
    assert_found("40 before 20", &moved, &["4:1 xefa-satz-reihenfolge"]);
    // Without member 1 its income belongs to nobody, and counts are wrong: 9 records, 3 members.
    let stray = changed(|lines| drop(lines.remove(2)));
    assert_found(
        "income without member",
        &stray,
        &["3:1 xefa-satz-reihenfolge", "9:3 xefa-satz-anzahl", "9:9 xefa-satz-anzahl"],
    );
    let twice = changed(|lines| lines.insert(1, lines[1].clone()));
    assert_found("10 twice", &twice, &["3:1 xefa-satz-zuviel", "11:3 xefa-satz-anzahl"]);
    let none = changed(|lines| drop(lines.remove(8)));
    assert_found("no 40", &none, &["9:3 xefa-satz-anzahl", "9:251 xefa-satz-zaehler", "10:1 xefa-satz-fehlt"]);
}

#[test]
fn what_the_file_says_of_itself() {
    assert_found("a record's number", &with(4, 251, b"000009"), &["4:251 xefa-satz-zaehler"]);
    assert_found("a member's number", &with(6, 3, b"001"), &["6:3 xefa-satz-zaehler"]);
    assert_found("the number of records", &with(10, 3, b"000011"), &["10:3 xefa-satz-anzahl"]);
    assert_found("the number of members", &with(10, 9, b"005"), &["10:9 xefa-satz-anzahl"]);
    assert_found("the sum", &with(10, 12, b"+00000000174001"), &["10:12 xefa-satz-summe"]);
    assert_found("the format", &with(1, 3, b"X"), &["1:3 xefa-satz-konstante"]);
}

#[test]
fn values() {
    assert_found("a letter among digits", &with(4, 15, b"O"), &["4:15 xefa-satz-ziffern"]);
    assert_found("no sign", &with(4, 8, b"x"), &["4:8 xefa-satz-ziffern"]);
    assert_found("a letter in the sum", &with(10, 20, b"O"), &["10:20 xefa-satz-ziffern"]);
    assert_found("a day", &with(3, 81, b"32"), &["3:81 xefa-satz-datum"]);
    assert_found("a month that must be known", &with(2, 24, b"00"), &["2:24 xefa-satz-datum"]);
    assert_found("a day that the calendar lacks", &with(9, 60, b"30022019"), &["9:60 xefa-satz-wert"]);
    assert_found("a code", &with(3, 89, b"7"), &["3:89 xefa-satz-code"]);
    assert_found("neither yes nor no", &with(9, 87, b"?"), &["9:87 xefa-satz-code"]);
    assert_found("a name", &with(3, 31, &[b' '; 25]), &["3:31 xefa-satz-pflicht"]);
    assert_found("a postcode", &with(9, 28, b"5099A"), &["9:28 xefa-satz-wert"]);
    assert_found("text in a filler", &with(2, 170, b"x"), &["2:170 xefa-satz-fuellung"]);
    // Several at once, in the order of their places.
    let mut several = with(3, 81, b"32");
    several[258 * 8 + 27..258 * 8 + 32].copy_from_slice(b"5099A");
    assert_found("two values", &several, &["3:81 xefa-satz-datum", "9:28 xefa-satz-wert"]);
}

#[test]
fn findings_name_field_and_way_out_and_no_value() {
    let report = layout().read(&with(9, 28, b"5099A")).report;
    let finding = &report.findings()[0];
    assert_eq!(finding.element_path(), "/40/plz");
    assert_eq!(
        finding.to_string(),
        "9:28: the value of field “plz” breaks the rule cvc-pattern-valid of the schema [xefa-satz-wert]"
    );
    assert!(!format!("{report:?}").contains("5099A"));
    // The byte places are those of the file.
    assert_eq!((finding.place().offset, finding.place().end), (258 * 8 + 27, 258 * 8 + 32));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a file: no panic, and a change that is not noticed changes the message or a filler only.
    #[test]
    fn any_byte_may_change(at in 0usize..2580, byte in any::<u8>(), cut in prop::option::of(0usize..2580)) {
        let mut bytes = lines().concat();
        bytes[at] = byte;
        if let Some(cut) = cut {
            bytes.truncate(cut);
        }
        let fetched = layout().read(&bytes);
        // A file without its last line end is whole all the same.
        if cut.is_some_and(|cut| cut < 2580 - 2) {
            prop_assert!(!fetched.report.is_valid());
        }
        for finding in fetched.report.findings() {
            prop_assert!(finding.place().line >= 1 && finding.place().column >= 1);
            prop_assert!(finding.place().offset <= bytes.len());
        }
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(!layout().read(&bytes).report.is_valid());
    }
}
