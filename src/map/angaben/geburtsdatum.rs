//! A date of birth with unknown parts, as a text and as parts (change b).

use chrono::NaiveDate;

/// What is known of a date of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::map) enum Teil {
    Tag(NaiveDate),
    Monat { jahr: i32, monat: u32 },
    Jahr(i32),
    Unbekannt,
}

/// Reads `TT.MM.JJJJ` with `00` for what is unknown; none for a day that does not exist.
pub(in crate::map) fn parse(text: &str) -> Option<Teil> {
    let mut parts = text.split('.');
    let (tag, monat, jahr) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str| text.parse::<u32>().ok();
    let (tag, monat, jahr) = (number(tag)?, number(monat)?, i32::try_from(number(jahr)?).ok()?);
    match (tag, monat, jahr) {
        (0, 0, 0) => Some(Teil::Unbekannt),
        (0, 0, jahr) => Some(Teil::Jahr(jahr)),
        (0, monat @ 1..=12, jahr) if jahr != 0 => Some(Teil::Monat { jahr, monat }),
        _ => NaiveDate::from_ymd_opt(jahr, monat, tag).filter(|_| jahr != 0).map(Teil::Tag),
    }
}

/// Writes `TT.MM.JJJJ`.
pub(in crate::map) fn format(teil: Teil) -> String {
    match teil {
        Teil::Tag(tag) => tag.format("%d.%m.%Y").to_string(),
        Teil::Monat { jahr, monat } => format!("00.{monat:02}.{jahr:04}"),
        Teil::Jahr(jahr) => format!("00.00.{jahr:04}"),
        Teil::Unbekannt => "00.00.0000".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of `docs/xefa.md`, b.
    #[test]
    fn texts() {
        assert_eq!(parse("07.03.1984"), NaiveDate::from_ymd_opt(1984, 3, 7).map(Teil::Tag));
        assert_eq!(parse("00.00.1960"), Some(Teil::Jahr(1960)));
        assert_eq!(parse("00.11.1960"), Some(Teil::Monat { jahr: 1960, monat: 11 }));
        assert_eq!(parse("00.00.0000"), Some(Teil::Unbekannt));
        for wrong in ["31.02.1990", "29.02.1900", "07.00.1984", "07.13.1984", "00.11.0000", "1984", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert_eq!(format(Teil::Jahr(1960)), "00.00.1960");
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_again(tag in 0u32..=31, monat in 0u32..=12, jahr in prop_oneof![Just(0), 1800..=2099]) {
            let text = format!("{tag:02}.{monat:02}.{jahr:04}");
            if let Some(teil) = parse(&text) {
                prop_assert_eq!(format(teil), text);
            }
        }
    }
}
