//! How a value becomes one of another release.

use crate::models::{AnyAttribute, AnyContent, AnyElement, AnySimple, Fixed, List, Nillable};
use crate::value::{
    Base64, Date, DateTime, Decimal, Duration, GDay, GMonth, GMonthDay, GYear, GYearMonth, Hex, Integer, Many, Str,
    Time,
};

use super::Conversion;

/// There is no value: what was missing, or cannot be, stands in the conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop;

/// A value of another release, or none.
pub type Mapped<T> = Result<T, Stop>;

/// A value that can be given as one of another release.
///
/// For a type that is the same in two releases the generator writes this; for what changed somebody does, by taking the source
/// apart without `..`: a field that was forgotten does not compile.
///
/// ```
/// use xefa::map::{Conversion, Convert, Mapped};
///
/// struct Alt { ort: String }
/// struct Neu { gemeinde: String }
///
/// impl Convert<Neu> for Alt {
///     fn convert(self, run: &mut Conversion<'_>) -> Mapped<Neu> {
///         let Self { ort } = self;
///         Ok(Neu { gemeinde: run.renamed("ort", "gemeinde", ort)? })
///     }
/// }
/// let run = &mut Conversion::default();
/// assert_eq!(Alt { ort: "Ulm".into() }.convert(run).unwrap().gemeinde, "Ulm");
/// ```
pub trait Convert<T>: Sized {
    /// Gives the value as one of the other release, and tells the conversion what is lost.
    ///
    /// # Errors
    /// [`Stop`], when there is no such value; the conversion says why.
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<T>;

    /// Whether nothing is there: an optional part that is left out is not counted among the elements of its name.
    fn is_absent(&self) -> bool {
        false
    }
}

macro_rules! same {
    ($($leaf:ty),+ $(,)?) => {$(
        impl Convert<Self> for $leaf {
            #[inline]
            fn convert(self, _: &mut Conversion<'_>) -> Mapped<Self> {
                Ok(self)
            }
        }
    )+};
}

same! {
    String, Str, bool, i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, Decimal, Integer, Date, DateTime, Time, GDay, GMonth, GMonthDay,
    GYear, GYearMonth, Duration, Hex, Base64, Fixed, AnyElement, AnyAttribute, AnyContent, AnySimple,
}

impl<T: Convert<U>, U> Convert<Option<U>> for Option<T> {
    #[inline]
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<Option<U>> {
        self.map(|value| value.convert(run)).transpose()
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

macro_rules! lists {
    ($($from:ident $to:ident),+ $(,)?) => {$(
        impl<T: Convert<U>, U> Convert<$to<U>> for $from<T> {
            #[inline]
            fn convert(self, run: &mut Conversion<'_>) -> Mapped<$to<U>> {
                let mut values = $to::new();
                values.reserve_exact(self.len());
                for (index, value) in self.into_iter().enumerate() {
                    run.occurrence(index);
                    values.push(value.convert(run)?);
                }
                Ok(values)
            }

            #[inline]
            fn is_absent(&self) -> bool {
                self.is_empty()
            }
        }
    )+};
}

lists! { Vec Vec, Vec Many, Many Vec, Many Many }

impl<T: Convert<U>, U> Convert<Box<U>> for Box<T> {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<Box<U>> {
        Ok(Box::new((*self).convert(run)?))
    }
}

impl<T: Convert<U>, U> Convert<List<U>> for List<T> {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<List<U>> {
        Ok(List(self.0.into_iter().map(|value| value.convert(run)).collect::<Result<_, _>>()?))
    }
}

impl<T: Convert<U>, U> Convert<Nillable<U>> for Nillable<T> {
    fn convert(self, run: &mut Conversion<'_>) -> Mapped<Nillable<U>> {
        Ok(match self {
            Self::Value(value) => Nillable::Value(value.convert(run)?),
            Self::Nil(attributes) => Nillable::Nil(attributes),
        })
    }
}
