//! What generated beginnings of conversions do: convert what needs no thought, and refuse the rest.

use std::str::FromStr;

use super::{Conversion, Convert, Mapped, Obstacle, Part, Stop};
use crate::models::Fixed;
use crate::value::Leaf;

/// Nobody has written what becomes of this value.
static UNWRITTEN: Obstacle = Obstacle {
    id: "umwandlung-offen",
    de: "Für diesen Teil ist die Umwandlung noch nicht geschrieben.",
    en: "For this part nobody has written the conversion yet.",
};

/// For generated beginnings. They never lose a value and never invent one: what would need a decision stops the conversion.
///
/// ```
/// use xefa::map::{Conversion, Convert, Decisions, Mapped};
///
/// struct Alt { ort: String, telefax: Option<String> }
/// struct Neu { ort: String }
///
/// impl Convert<Neu> for Alt {
///     fn convert(self, run: &mut Conversion<'_>) -> Mapped<Neu> {
///         let Self { ort, telefax } = self;
///         run.none("telefax", &telefax)?;
///         Ok(Neu { ort: run.field("ort", ort)? })
///     }
/// }
/// let decisions = Decisions::none();
/// let convert = |alt: Alt| {
///     let mut run = Conversion::new(&decisions, None);
///     let value = run.field("stelle", alt);
///     run.finish::<Neu>(value)
/// };
/// assert!(convert(Alt { ort: "Ulm".into(), telefax: None }).is_ok());
/// let error = convert(Alt { ort: "Ulm".into(), telefax: Some("0731 1".into()) }).err().unwrap();
/// assert_eq!(error.report().findings()[0].element_path(), "/stelle/telefax");
/// ```
impl Conversion<'_> {
    /// Refuses the value at hand: nobody has written its conversion.
    #[must_use = "the conversion has no value"]
    pub fn unwritten(&mut self) -> Stop {
        self.impossible(&UNWRITTEN)
    }

    /// Refuses a part that has no place in the result; that it is not there is well.
    ///
    /// # Errors
    /// [`Stop`], if it is there.
    pub fn none<T: Part>(&mut self, name: &'static str, part: &T) -> Mapped<()> {
        match part.occurrences().0 {
            0 => Ok(()),
            _ => Err(self.place(&[(name, 0)], &[], |run| run.unwritten())),
        }
    }

    /// A part that may be left out or repeated, where the result has it once.
    ///
    /// # Errors
    /// [`Stop`], if there is none or more than one, and what its conversion gives.
    pub fn once<T: Convert<U>, U>(&mut self, name: &'static str, part: impl IntoIterator<Item = T>) -> Mapped<U> {
        let mut part = part.into_iter();
        match (part.next(), part.next()) {
            (Some(value), None) => self.field(name, value),
            _ => Err(self.place(&[(name, 0)], &[(name, 0)], |run| run.unwritten())),
        }
    }

    /// A part of which the result has one at most.
    ///
    /// # Errors
    /// [`Stop`], if there are more, and what its conversion gives.
    pub fn at_most_once<T: Convert<U>, U>(
        &mut self,
        name: &'static str,
        part: impl IntoIterator<Item = T>,
    ) -> Mapped<Option<U>> {
        let mut part = part.into_iter().peekable();
        if part.peek().is_none() { Ok(None) } else { self.once(name, part).map(Some) }
    }

    /// The text of a part, read as another simple type.
    ///
    /// # Errors
    /// [`Stop`], if the other type does not take the text.
    pub fn reread<T: Leaf, U: FromStr>(&mut self, name: &'static str, value: &T) -> Mapped<U> {
        let text = value.to_lexical();
        text.parse().map_err(|_| match name {
            "" => self.unwritten(),
            name => self.place(&[(name, 0)], &[(name, 0)], |run| run.unwritten()),
        })
    }
}

/// An attribute with a fixed value is there or not.
impl Part for Fixed {
    fn occurrences(&self) -> (usize, bool) {
        (usize::from(*self == Self::Present), false)
    }
}
