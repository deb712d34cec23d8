//! Dates and times that keep their text, with chrono at the surface.

use super::moment::{Fields, Moment, MomentKind};
use super::{Leaf, LeafError, Str};
use chrono::{
    DateTime as Instant, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// Nanoseconds of the digits of a fraction, where nine digits are enough.
pub(crate) fn nanoseconds(fraction: &str) -> Option<u32> {
    if fraction.len() > 9 {
        return None;
    }
    let digits = fraction.bytes().fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
    Some(digits * 10u32.pow(9 - fraction.len() as u32))
}

macro_rules! moment_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Str);

        impl $name {
            const KIND: MomentKind = MomentKind::$name;

            /// The text as it was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The parts as written.
            #[must_use]
            pub fn fields(&self) -> Fields<'_> {
                // The text was checked when the value was made; the fallback is never reached.
                Fields::parse(Self::KIND, &self.0).unwrap_or(Fields {
                    year: 1972,
                    month: 12,
                    day: 1,
                    hour: 0,
                    minute: 0,
                    second: 0,
                    fraction: "",
                    zone: None,
                })
            }

            /// The place on the time line, which makes two values equal or ordered.
            #[must_use]
            pub fn moment(&self) -> Moment<'_> {
                self.fields().moment(Self::KIND)
            }

            /// The time zone, if one is written.
            #[must_use]
            pub fn offset(&self) -> Option<FixedOffset> {
                FixedOffset::east_opt(i32::from(self.fields().zone?) * 60)
            }
        }

        impl FromStr for $name {
            type Err = LeafError;

            fn from_str(text: &str) -> Result<Self, LeafError> {
                match Fields::parse(Self::KIND, text) {
                    Some(_) => Ok(Self(text.into())),
                    None => Err(LeafError::new(Self::KIND.local_name())),
                }
            }
        }

        impl Leaf for $name {
            fn from_lexical(text: &str) -> Result<Self, LeafError> {
                text.parse()
            }

            fn to_lexical(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.moment() == other.moment()
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.moment().hash(state);
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.moment().partial_cmp(&other.moment())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

moment_type! {
    /// An `xs:dateTime` (XSD 1.0 Part 2, 3.2.7). Keeps its text; equal and hashed by value.
    ///
    /// ```
    /// use xefa::value::DateTime;
    ///
    /// let sent: DateTime = "2024-05-28T24:00:00+02:00".parse().unwrap();
    /// assert_eq!(sent, "2024-05-28T22:00:00Z".parse().unwrap());
    /// let chrono = chrono::DateTime::<chrono::FixedOffset>::try_from(&sent).unwrap();
    /// assert_eq!(chrono.to_rfc3339(), "2024-05-29T00:00:00+02:00");
    /// ```
    DateTime
}

moment_type! {
    /// An `xs:date` (XSD 1.0 Part 2, 3.2.9), with or without time zone. Keeps its text; equal and hashed by value.
    ///
    /// ```
    /// use xefa::value::Date;
    ///
    /// let date: Date = "2024-05-28Z".parse().unwrap();
    /// assert_eq!(chrono::NaiveDate::try_from(&date).unwrap().to_string(), "2024-05-28");
    /// assert!("2024-5-28".parse::<Date>().is_err());
    /// ```
    Date
}

moment_type! {
    /// An `xs:time` (XSD 1.0 Part 2, 3.2.8). Keeps its text; equal and hashed by value.
    Time
}

moment_type! {
    /// An `xs:gYearMonth` (XSD 1.0 Part 2, 3.2.10). Keeps its text; equal and hashed by value.
    GYearMonth
}

moment_type! {
    /// An `xs:gYear` (XSD 1.0 Part 2, 3.2.11). Keeps its text; equal and hashed by value.
    GYear
}

moment_type! {
    /// An `xs:gMonthDay` (XSD 1.0 Part 2, 3.2.12). Keeps its text; equal and hashed by value.
    GMonthDay
}

moment_type! {
    /// An `xs:gDay` (XSD 1.0 Part 2, 3.2.13). Keeps its text; equal and hashed by value.
    GDay
}

moment_type! {
    /// An `xs:gMonth` (XSD 1.0 Part 2, 3.2.14). Keeps its text; equal and hashed by value.
    GMonth
}

/// The year as XSD 1.0 writes it: it has no year 0.
fn year_text(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("-{:04}", 1 - i64::from(year)) }
}

fn date_text(date: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year_text(date.year()), date.month(), date.day())
}

fn time_text(time: NaiveTime) -> String {
    // A leap second is a second 59 with more than 10⁹ nanoseconds in chrono; XSD 1.0 has none.
    let fraction = format!(".{:09}", time.nanosecond() % 1_000_000_000);
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    format!("{:02}:{:02}:{:02}{fraction}", time.hour(), time.minute(), time.second())
}

fn naive_date(fields: &Fields<'_>) -> Option<NaiveDate> {
    let year = if fields.year < 0 { fields.year + 1 } else { fields.year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, fields.month.into(), fields.day.into())
}

/// The time of day, and whether it was 24:00:00.
fn naive_time(fields: &Fields<'_>) -> Option<(NaiveTime, bool)> {
    let (hour, over) = if fields.hour == 24 { (0, true) } else { (fields.hour, false) };
    let nanos = nanoseconds(fields.fraction)?;
    let time = NaiveTime::from_hms_nano_opt(hour.into(), fields.minute.into(), fields.second.into(), nanos)?;
    Some((time, over))
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(date_text(date).into())
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = LeafError;

    /// The day as written; a time zone is left out ([`Date::offset`] has it). Fails beyond chrono's years.
    fn try_from(date: &Date) -> Result<Self, LeafError> {
        naive_date(&date.fields()).ok_or(LeafError::new("date"))
    }
}

impl From<NaiveTime> for Time {
    /// A leap second becomes the second 59 with the same fraction.
    fn from(time: NaiveTime) -> Self {
        Self(time_text(time).into())
    }
}

impl TryFrom<&Time> for NaiveTime {
    type Error = LeafError;

    /// The time as written; a time zone is left out ([`Time::offset`] has it). Fails where a fraction is finer than a nanosecond.
    fn try_from(time: &Time) -> Result<Self, LeafError> {
        naive_time(&time.fields()).map(|(time, _)| time).ok_or(LeafError::new("time"))
    }
}

impl From<NaiveDateTime> for DateTime {
    /// A leap second becomes the second 59 with the same fraction.
    fn from(moment: NaiveDateTime) -> Self {
        Self(format!("{}T{}", date_text(moment.date()), time_text(moment.time())).into())
    }
}

impl From<Instant<Utc>> for DateTime {
    /// A leap second becomes the second 59 with the same fraction.
    fn from(moment: Instant<Utc>) -> Self {
        Self(format!("{}Z", Self::from(moment.naive_utc()).0).into())
    }
}

impl TryFrom<Instant<FixedOffset>> for DateTime {
    type Error = LeafError;

    /// Fails for offsets that XSD cannot write: beyond 14 hours, or not of whole minutes.
    fn try_from(moment: Instant<FixedOffset>) -> Result<Self, LeafError> {
        let seconds = moment.offset().local_minus_utc();
        if seconds % 60 != 0 || seconds.abs() > 14 * 3600 {
            return Err(LeafError::new("dateTime"));
        }
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
        let local = Self::from(moment.naive_local());
        Ok(Self(format!("{}{sign}{:02}:{:02}", local.0, minutes / 60, minutes % 60).into()))
    }
}

impl TryFrom<&DateTime> for NaiveDateTime {
    type Error = LeafError;

    /// Date and time as written; a time zone is left out ([`DateTime::offset`] has it). 24:00:00 is the next day's 00:00:00.
    /// Fails beyond chrono's years and where a fraction is finer than a nanosecond.
    fn try_from(moment: &DateTime) -> Result<Self, LeafError> {
        let fields = moment.fields();
        let joined = naive_date(&fields).zip(naive_time(&fields)).and_then(|(date, (time, over))| {
            let day = TimeDelta::days(i64::from(over));
            date.and_time(time).checked_add_signed(day)
        });
        joined.ok_or(LeafError::new("dateTime"))
    }
}

impl TryFrom<&DateTime> for Instant<FixedOffset> {
    type Error = LeafError;

    /// Fails without time zone, beyond chrono's years and where a fraction is finer than a nanosecond.
    fn try_from(moment: &DateTime) -> Result<Self, LeafError> {
        let offset = moment.offset().ok_or(LeafError::new("dateTime"))?;
        NaiveDateTime::try_from(moment)?.and_local_timezone(offset).single().ok_or(LeafError::new("dateTime"))
    }
}

impl From<i32> for GYear {
    /// The year as astronomers count it: 0 is the year before 1.
    fn from(year: i32) -> Self {
        Self(year_text(year).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_around_zero() {
        let date = NaiveDate::from_ymd_opt(0, 2, 29).unwrap();
        assert_eq!(Date::from(date).as_str(), "-0001-02-29");
        assert_eq!(NaiveDate::try_from(&Date::from(date)).unwrap(), date);
        assert_eq!(GYear::from(12_024).as_str(), "12024");
        assert!(NaiveDate::try_from(&"999999999-01-01".parse::<Date>().unwrap()).is_err());
    }

    #[test]
    fn what_chrono_cannot_hold() {
        let fine: Time = "12:00:00.1234567891".parse().unwrap();
        assert!(NaiveTime::try_from(&fine).is_err());
        let local: DateTime = "2024-05-28T12:00:00".parse().unwrap();
        assert!(Instant::<FixedOffset>::try_from(&local).is_err());
        assert!(NaiveDateTime::try_from(&local).is_ok());
        let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
        assert_eq!(Time::from(leap).as_str(), "23:59:59.5");
        assert_eq!("2024-05Z".parse::<GYearMonth>().unwrap().offset(), FixedOffset::east_opt(0));
    }

    #[test]
    fn errors_do_not_tell_the_value() {
        let error = "1961-13-01".parse::<Date>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("1961"));
    }

    proptest! {
        #[test]
        fn chrono_round_trip(seconds in -90_000_000_000i64..90_000_000_000, nanos in 0u32..1_000_000_000, zone in -840i32..=840) {
            let utc = Instant::<Utc>::from_timestamp(seconds, nanos).unwrap();
            let there = utc.with_timezone(&FixedOffset::east_opt(zone * 60).unwrap());
            let ours = DateTime::try_from(there).unwrap();
            prop_assert_eq!(Instant::<FixedOffset>::try_from(&ours).unwrap(), there);
            prop_assert_eq!(&ours, &DateTime::from(utc));
            prop_assert_eq!(ours.moment().seconds, i128::from(seconds));
            prop_assert_eq!(DateTime::from_lexical(&ours.to_lexical()).unwrap(), ours);
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}", near in "-?[0-9T:.Z+-]{0,24}") {
            for text in [&text, &near] {
                let _ = (text.parse::<DateTime>(), text.parse::<Date>(), text.parse::<Time>(), text.parse::<GYearMonth>());
                let _ = (text.parse::<GYear>(), text.parse::<GMonthDay>(), text.parse::<GDay>(), text.parse::<GMonth>());
            }
        }
    }
}
