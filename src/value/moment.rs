//! The lexical forms and the time line of the eight date and time types.

use std::cmp::Ordering;

/// Which of the eight date and time types (XSD 1.0 Part 2, 3.2.7 to 3.2.14).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MomentKind {
    /// `xs:dateTime`
    DateTime,
    /// `xs:time`
    Time,
    /// `xs:date`
    Date,
    /// `xs:gYearMonth`
    GYearMonth,
    /// `xs:gYear`
    GYear,
    /// `xs:gMonthDay`
    GMonthDay,
    /// `xs:gDay`
    GDay,
    /// `xs:gMonth`
    GMonth,
}

impl MomentKind {
    /// The name in the schema namespace.
    #[must_use]
    pub const fn local_name(self) -> &'static str {
        match self {
            Self::DateTime => "dateTime",
            Self::Time => "time",
            Self::Date => "date",
            Self::GYearMonth => "gYearMonth",
            Self::GYear => "gYear",
            Self::GMonthDay => "gMonthDay",
            Self::GDay => "gDay",
            Self::GMonth => "gMonth",
        }
    }

    const fn has_year(self) -> bool {
        matches!(self, Self::DateTime | Self::Date | Self::GYearMonth | Self::GYear)
    }

    const fn has_month(self) -> bool {
        !matches!(self, Self::GYear | Self::GDay | Self::Time)
    }

    const fn has_day(self) -> bool {
        matches!(self, Self::DateTime | Self::Date | Self::GMonthDay | Self::GDay)
    }

    const fn has_time(self) -> bool {
        matches!(self, Self::DateTime | Self::Time)
    }
}

/// The parts of a date or time as written. What the kind lacks is that of 1972-12-01T00:00:00 (a leap year, a month of 31 days).
///
/// Years have up to 18 digits (XSD 1.0 asks a processor for four, Part 2, 3.2.7); there is no year 0000.
///
/// ```
/// use xefa::value::{Fields, MomentKind};
///
/// let fields = Fields::parse(MomentKind::DateTime, "-0044-03-15T24:00:00.0Z").unwrap();
/// assert_eq!((fields.year, fields.hour, fields.zone), (-44, 24, Some(0)));
/// assert!(Fields::parse(MomentKind::Date, "2023-02-29").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fields<'t> {
    /// The year as written: never 0; −1 is the year before 1.
    pub year: i64,
    /// 1 to 12
    pub month: u8,
    /// 1 to 31
    pub day: u8,
    /// 0 to 24
    pub hour: u8,
    /// 0 to 59
    pub minute: u8,
    /// 0 to 59
    pub second: u8,
    /// The digits behind the point of the second, without trailing zeros.
    pub fraction: &'t str,
    /// Minutes east of UTC, −840 to 840; none without time zone.
    pub zone: Option<i16>,
}

/// The rest of a text that is still to be read.
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.0.as_bytes().first() == Some(&byte)).then(|| self.0 = &self.0[1..])
    }

    fn two(&mut self, min: u8, max: u8) -> Option<u8> {
        let [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] = self.0.as_bytes() else { return None };
        let number = (a - b'0') * 10 + (b - b'0');
        self.0 = &self.0[2..];
        (min..=max).contains(&number).then_some(number)
    }

    fn digits(&mut self) -> &'t str {
        let end = self.0.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits
    }

    fn year(&mut self) -> Option<i64> {
        let negative = self.take(b'-').is_some();
        let digits = self.digits();
        if digits.len() < 4 || digits.len() > 18 || (digits.len() > 4 && digits.starts_with('0')) {
            return None;
        }
        let year: i64 = digits.parse().ok()?;
        (year != 0).then_some(if negative { -year } else { year })
    }

    fn zone(&mut self) -> Option<Option<i16>> {
        let sign = match self.0.as_bytes().first() {
            None => return Some(None),
            Some(b'Z') if self.0.len() == 1 => return Some(Some(0)),
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return None,
        };
        self.0 = &self.0[1..];
        let hours = i16::from(self.two(0, 14)?);
        self.take(b':')?;
        let minutes = i16::from(self.two(0, if hours == 14 { 0 } else { 59 })?);
        self.0.is_empty().then_some(Some(sign * (hours * 60 + minutes)))
    }
}

/// The year of the astronomers: XSD 1.0 has no year 0, so −1 is 0.
const fn astronomical(year: i64) -> i64 {
    if year < 0 { year + 1 } else { year }
}

const fn days_in(year: i64, month: u8) -> u8 {
    let year = astronomical(year);
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar, the year counted with a year 0.
pub(crate) const fn days_from_civil(year: i128, month: i128, day: i128) -> i128 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl<'t> Fields<'t> {
    /// Reads a text with white space collapsed.
    #[must_use]
    pub fn parse(kind: MomentKind, text: &'t str) -> Option<Self> {
        let mut rest = Rest(text);
        let mut fields =
            Self { year: 1972, month: 12, day: 1, hour: 0, minute: 0, second: 0, fraction: "", zone: None };
        if kind.has_year() {
            fields.year = rest.year()?;
        } else if kind != MomentKind::Time {
            rest.take(b'-')?;
        }
        if kind.has_month() {
            rest.take(b'-')?;
            fields.month = rest.two(1, 12)?;
        } else if kind == MomentKind::GDay {
            rest.take(b'-')?;
        }
        if kind.has_day() {
            rest.take(b'-')?;
            fields.day = rest.two(1, days_in(fields.year, fields.month))?;
        }
        if kind == MomentKind::DateTime {
            rest.take(b'T')?;
        }
        if kind.has_time() {
            fields.hour = rest.two(0, 24)?;
            rest.take(b':')?;
            let most = if fields.hour == 24 { 0 } else { 59 };
            fields.minute = rest.two(0, most)?;
            rest.take(b':')?;
            fields.second = rest.two(0, most)?;
            if rest.take(b'.').is_some() {
                let digits = rest.digits();
                fields.fraction = digits.trim_end_matches('0');
                if digits.is_empty() || (fields.hour == 24 && !fields.fraction.is_empty()) {
                    return None;
                }
            }
        }
        fields.zone = rest.zone()?;
        Some(fields)
    }

    /// Where the value lies on the time line.
    #[must_use]
    pub fn moment(&self, kind: MomentKind) -> Moment<'t> {
        // 24:00:00 of `time` is its 00:00:00 (3.2.8); of `dateTime` it begins the next day, which the sum does by itself.
        let hour = if kind == MomentKind::Time && self.hour == 24 { 0 } else { self.hour };
        let month = if kind == MomentKind::GYear { 1 } else { self.month };
        let days = days_from_civil(i128::from(astronomical(self.year)), i128::from(month), i128::from(self.day));
        let clock = i128::from(hour) * 3600 + i128::from(self.minute) * 60 + i128::from(self.second);
        let zone = i128::from(self.zone.unwrap_or(0)) * 60;
        Moment { seconds: days * 86_400 + clock - zone, fraction: self.fraction, zoned: self.zone.is_some() }
    }
}

/// A point on the time line of UTC, or on that of an unknown time zone (Part 2, 3.2.7.3). Equal means the same value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment<'t> {
    /// Seconds from 1970-01-01T00:00:00.
    pub seconds: i128,
    /// The digits of the fraction of a second that is added, without trailing zeros.
    pub fraction: &'t str,
    /// Whether the value has a time zone.
    pub zoned: bool,
}

impl Moment<'_> {
    fn shifted(&self, other: &Self, seconds: i128) -> Ordering {
        (self.seconds + seconds).cmp(&other.seconds).then_with(|| self.fraction.cmp(other.fraction))
    }
}

impl PartialOrd for Moment<'_> {
    /// The order relation of 3.2.7.4: a value with and one without time zone compare only if they are more than 14 hours apart.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        const FOURTEEN_HOURS: i128 = 14 * 3600;
        if self.zoned == other.zoned {
            return Some(self.shifted(other, 0));
        }
        // The unzoned one lies somewhere within 14 hours around its face value.
        let (earliest, latest) = (self.shifted(other, -FOURTEEN_HOURS), self.shifted(other, FOURTEEN_HOURS));
        (earliest == latest && earliest != Ordering::Equal).then_some(earliest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(kind: MomentKind, text: &str) -> Moment<'_> {
        Fields::parse(kind, text).unwrap_or_else(|| panic!("{text}")).moment(kind)
    }

    #[test]
    fn lexical_spaces() {
        use MomentKind::*;
        let good = [
            (DateTime, "2002-10-10T12:00:00.000-05:00"),
            (DateTime, "12002-10-10T24:00:00"),
            (DateTime, "-0001-01-01T00:00:00+14:00"),
            (Date, "2000-02-29Z"),
            (Date, "0001-01-01"),
            (Time, "23:59:59.999999999999999999999"),
            (GYearMonth, "2004-12-14:00"),
            (GYear, "-2004Z"),
            (GYear, "123456789012345678"),
            (GMonthDay, "--02-29"),
            (GDay, "---31+01:00"),
            (GMonth, "--12Z"),
        ];
        for (kind, text) in good {
            assert!(Fields::parse(kind, text).is_some(), "{text}");
        }
        let bad = [
            (DateTime, "2002-10-10"),
            (DateTime, "2002-10-10T12:00"),
            (DateTime, "2002-10-10T24:00:01"),
            (DateTime, "2002-10-10T24:00:00.1"),
            (DateTime, "2002-10-10T12:00:60"),
            (DateTime, "2002-10-10T12:00:00."),
            (DateTime, "2002-10-10t12:00:00"),
            (Date, "0000-01-01"),
            (Date, "1900-02-29"),
            (Date, "02004-01-01"),
            (Date, "+2004-01-01"),
            (Date, "2004-1-01"),
            (Date, "2004-01-01+14:01"),
            (Date, "2004-01-01+15:00"),
            (Date, "2004-01-01+1:00"),
            (Date, "2004-01-01ZZ"),
            (Date, "2004-13-01"),
            (Date, "ä"),
            (Time, "1:00:00"),
            (Time, "-1:00:00"),
            (GYear, "99"),
            (GYear, "2004-"),
            (GMonthDay, "--02-30"),
            (GMonthDay, "-02-03"),
            (GDay, "---32"),
            (GDay, "--31"),
            (GMonth, "--12--"),
            (GMonth, "--13"),
            (GMonth, ""),
        ];
        for (kind, text) in bad {
            assert!(Fields::parse(kind, text).is_none(), "{text}");
        }
    }

    #[test]
    fn values_of_the_time_line() {
        use MomentKind::*;
        assert_eq!(at(DateTime, "1970-01-02T00:00:00Z").seconds, 86_400);
        assert_eq!(at(DateTime, "2002-10-10T12:00:00-05:00"), at(DateTime, "2002-10-10T17:00:00.00Z"));
        assert_eq!(at(DateTime, "1999-12-31T24:00:00"), at(DateTime, "2000-01-01T00:00:00"));
        assert_eq!(at(Date, "2002-10-10+13:00"), at(Date, "2002-10-09-11:00"));
        assert_eq!(at(Time, "24:00:00"), at(Time, "00:00:00"));
        assert_ne!(at(Time, "00:00:00"), at(Time, "00:00:00Z"));
        assert_eq!(at(DateTime, "0001-01-01T00:00:00").seconds - at(DateTime, "-0001-12-31T00:00:00").seconds, 86_400);
    }

    #[test]
    fn order_of_the_specification() {
        use MomentKind::DateTime;
        // The table of 3.2.7.4.
        for (a, b, order) in [
            ("2000-01-15T00:00:00", "2000-02-15T00:00:00", Some(Ordering::Less)),
            ("2000-01-15T12:00:00", "2000-01-16T12:00:00Z", Some(Ordering::Less)),
            ("2000-01-01T12:00:00", "1999-12-31T23:00:00Z", None),
            ("2000-01-16T12:00:00", "2000-01-16T12:00:00Z", None),
            ("2000-01-16T00:00:00", "2000-01-16T12:00:00Z", None),
        ] {
            assert_eq!(at(DateTime, a).partial_cmp(&at(DateTime, b)), order, "{a} {b}");
            assert_eq!(at(DateTime, b).partial_cmp(&at(DateTime, a)), order.map(Ordering::reverse), "{b} {a}");
        }
        assert!(at(DateTime, "2000-01-01T00:00:00.5") > at(DateTime, "2000-01-01T00:00:00.49"));
    }
}
