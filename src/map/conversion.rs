//! One run of a conversion: where it is, what it may ask, and what it has lost.

use uuid::Uuid;

use crate::error::Error;
use crate::report::{Finding, Loss, Place, Reason, Report};
use crate::value::Many;

use super::decisions::{Answer, Decisions, Question};
use super::store::AttachmentStore;
use super::trail::Trail;
use super::{Convert, Converted, Mapped, Stop};

/// Why a value has no counterpart at all: an error, not a loss.
#[derive(Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// A stable id, such as `anlage-ohne-ablage`.
    pub id: &'static str,
    /// What stands in the way and what to do, in German.
    pub de: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// A part of a path: a name (`@name` for an attribute), and which occurrence, 1-based; 0 where the element may not repeat.
pub type Segment = (&'static str, usize);

/// One run of a conversion.
///
/// Conversions of types call [`field`](Self::field) and its neighbours for their parts, so that whatever is lost further down is
/// reported with its path in both messages.
#[derive(Default)]
pub struct Conversion<'a> {
    decisions: Option<&'a Decisions>,
    store: Option<&'a mut dyn AttachmentStore>,
    case: Option<Uuid>,
    source: Trail,
    target: Trail,
    /// Both depths of a place that only the result has, while the conversion is there.
    new_at: Option<(usize, usize)>,
    losses: Vec<Loss>,
    warnings: Report,
    failures: Report,
    follow: Option<Vec<(String, String)>>,
    trace: Option<Vec<(String, String)>>,
}

impl<'a> Conversion<'a> {
    /// A run with decisions and, where the target keeps attachments beside the message, a store for them.
    #[must_use]
    pub fn new(decisions: &'a Decisions, store: Option<&'a mut (dyn AttachmentStore + 'a)>) -> Self {
        Self { decisions: Some(decisions), store, ..Self::default() }
    }

    /// A part that has the same name on both sides; an empty name is a group, which has no element of its own.
    ///
    /// # Errors
    /// What the part's conversion gives.
    #[inline]
    pub fn field<T: Convert<U>, U>(&mut self, name: &'static str, value: T) -> Mapped<U> {
        if value.is_absent() {
            return value.convert(self);
        }
        self.source.push(name);
        self.target.push(name);
        self.note_trace();
        let converted = value.convert(self);
        self.source.pop();
        self.target.pop();
        converted
    }

    /// A part that is called something else in the result.
    ///
    /// # Errors
    /// What the part's conversion gives.
    pub fn renamed<T: Convert<U>, U>(&mut self, from: &'static str, to: &'static str, value: T) -> Mapped<U> {
        self.place(&[(from, 0)], &[(to, 0)], |run| value.convert(run))
    }

    /// A part that stands elsewhere in the result: both ways, from the value at hand down. An empty way is a place that only one side
    /// has: what is in it stays where it is.
    pub fn place<R>(&mut self, from: &[Segment], to: &[Segment], convert: impl FnOnce(&mut Self) -> R) -> R {
        self.walk(from, to, !from.is_empty() && !to.is_empty() && from != to, convert)
    }

    /// Parts of an element that the result does not have: they stand in its parent there.
    pub fn dissolved<R>(&mut self, from: &'static str, convert: impl FnOnce(&mut Self) -> R) -> R {
        self.walk(&[(from, 0)], &[], true, convert)
    }

    /// Parts that stand in an element of their own in the result.
    pub fn wrapped<R>(&mut self, to: &'static str, convert: impl FnOnce(&mut Self) -> R) -> R {
        self.walk(&[], &[(to, 0)], true, convert)
    }

    fn walk<R>(&mut self, from: &[Segment], to: &[Segment], moves: bool, convert: impl FnOnce(&mut Self) -> R) -> R {
        walk(&mut self.source, from);
        walk(&mut self.target, to);
        if moves && let Some(follow) = &mut self.follow {
            follow.push((self.source.path(), self.target.path()));
        }
        self.note_trace();
        let is_new = from.is_empty() && !to.is_empty() && !moves;
        let here = is_new.then(|| self.depths());
        let outer = std::mem::replace(&mut self.new_at, here);
        let converted = convert(self);
        self.new_at = outer;
        from.iter().for_each(|_| self.source.pop());
        to.iter().for_each(|_| self.target.pop());
        converted
    }

    fn depths(&self) -> (usize, usize) {
        (self.source.depth(), self.target.depth())
    }

    /// Says which occurrence of the part at hand is meant, counted from 0.
    #[inline]
    pub fn occurrence(&mut self, index: usize) {
        self.source.occurrence(index);
        self.target.occurrence(index);
        if self.trace.is_some() {
            self.note_trace();
        }
    }

    /// Notes a loss of the value at hand, which stands in the result all the same.
    pub fn lost(&mut self, reason: &'static Reason) {
        let loss = Loss::new(reason).source(self.source.path()).target(self.target.path());
        self.losses.push(loss);
    }

    /// Notes that the result holds something at this place that the source does not hold.
    pub fn added(&mut self, name: &'static str, reason: &'static Reason) {
        self.target.push(name);
        self.losses.push(Loss::new(reason).target(self.target.path()));
        self.target.pop();
    }

    /// Notes that a part has no place in the result: nothing for what is not there, a loss for each occurrence.
    pub fn dropped<T: Part>(&mut self, name: &'static str, part: T, reason: &'static Reason) {
        let (count, repeats) = part.occurrences();
        for index in 0..count {
            self.source.push(name);
            if repeats {
                self.source.occurrence(index);
            }
            self.losses.push(Loss::new(reason).source(self.source.path()));
            self.source.pop();
        }
    }

    /// Notes that the value at hand has no place in the result.
    pub fn gone(&mut self, reason: &'static Reason) {
        self.losses.push(Loss::new(reason).source(self.source.path()));
    }

    /// Notes a warning of a rule of the catalog about the value at hand: it costs no data.
    pub fn warn(&mut self, rule: &'static str) {
        self.warnings.push(Finding::new(rule, Place::default()).path(self.source.path()));
    }

    /// The answer to a question that need not be answered, where there is one that can be read.
    pub fn decided<T>(&mut self, question: &'static Question, read: impl FnOnce(&Answer) -> Option<T>) -> Option<T> {
        let path = self.source.path();
        let answer = self.decisions.and_then(|decisions| decisions.answer(question.id, &path))?;
        match read(answer) {
            Some(value) => {
                let loss = Loss::new(&question.answered).target(self.target.path());
                // What only the result has stood nowhere in the source; the path that was asked about is the place around it.
                self.losses.push(if self.new_at == Some(self.depths()) { loss } else { loss.source(path) });
                Some(value)
            }
            None => {
                self.ask("xefa-entscheidung-ungueltig", question, path);
                None
            }
        }
    }

    /// The answer to a question that only a person can answer. Without one the conversion goes on with a stand-in, to find whatever
    /// else is missing, and fails in the end.
    pub fn decide<T>(
        &mut self,
        question: &'static Question,
        read: impl FnOnce(&Answer) -> Option<T>,
        stand_in: impl FnOnce() -> T,
    ) -> T {
        let path = self.source.path();
        match self.decisions.and_then(|decisions| decisions.answer(question.id, &path)) {
            Some(_) => self.decided(question, read).unwrap_or_else(stand_in),
            None => {
                self.ask("xefa-entscheidung-fehlt", question, path);
                stand_in()
            }
        }
    }

    fn ask(&mut self, rule: &'static str, question: &'static Question, path: String) {
        let parts = question.parts.iter().map(|part| (*part).to_owned()).collect();
        self.failures.push(
            Finding::new(rule, Place::default())
                .path(path)
                .arg("name", question.id)
                .text("why", [question.de, question.en])
                .expecting(parts),
        );
    }

    /// Notes that the value at hand cannot be given in the other release.
    #[must_use = "the conversion has no value"]
    pub fn impossible(&mut self, obstacle: &'static Obstacle) -> Stop {
        self.failures.push(
            Finding::new("xefa-umwandlung", Place::default())
                .path(self.source.path())
                .text("why", [obstacle.de, obstacle.en]),
        );
        Stop
    }

    /// Notes that a conversion met what it cannot meet: a defect of the program.
    #[must_use = "the conversion has no value"]
    pub fn internal(&mut self) -> Stop {
        self.failures.push(Finding::new("xefa-intern", Place::default()).path(self.source.path()));
        Stop
    }

    /// The store for attachments, if there is one.
    pub fn store(&mut self) -> Option<&mut (dyn AttachmentStore + 'a)> {
        self.store.as_deref_mut()
    }

    /// Says to which Vorgang the message belongs: ids that are made for it are the same in all its messages.
    pub fn set_case(&mut self, case: Uuid) {
        self.case = Some(case);
    }

    /// The UUID of the Vorgang, once known.
    #[must_use]
    pub fn case(&self) -> Option<Uuid> {
        self.case
    }

    /// Follows where parts go, for a conversion of several steps.
    #[cfg(any(all(feature = "v1_0", feature = "v1_1"), all(feature = "v1_1", feature = "v2_0")))]
    pub(super) fn follow(&mut self) {
        self.follow = Some(Vec::new());
    }

    /// Notes every part that is carried over, with both paths. For tables of what goes where; it costs a text for each part.
    pub fn trace(&mut self) {
        self.trace = Some(Vec::new());
    }

    /// Every part that was carried over, with both paths.
    pub fn take_trace(&mut self) -> Vec<(String, String)> {
        self.trace.take().unwrap_or_default()
    }

    fn note_trace(&mut self) {
        if let Some(trace) = &mut self.trace {
            trace.push((self.source.path(), self.target.path()));
        }
    }

    /// Ends the run.
    ///
    /// # Errors
    /// All questions without an answer, and whatever else stood in the way.
    pub fn finish<T>(self, value: Mapped<T>) -> Result<Converted<T>, Error> {
        let Self { losses, warnings, failures, follow, .. } = self;
        match value {
            Ok(value) if failures.findings().is_empty() => {
                Ok(Converted { value, losses, warnings, moved: follow.unwrap_or_default() })
            }
            Err(Stop) if failures.findings().is_empty() => Err(Error::internal()),
            _ => Err(Error::unconvertible(failures)),
        }
    }
}

fn walk(trail: &mut Trail, way: &[Segment]) {
    for (name, occurrence) in way {
        trail.push(name);
        if let Some(index) = occurrence.checked_sub(1) {
            trail.occurrence(index);
        }
    }
}

/// A part of a value that may be left behind: an optional or a repeated one, or one that is always there.
pub trait Part {
    /// How many there are, and whether the element may repeat.
    fn occurrences(&self) -> (usize, bool);
}

impl<T> Part for Option<T> {
    fn occurrences(&self) -> (usize, bool) {
        (usize::from(self.is_some()), false)
    }
}

impl<T> Part for Vec<T> {
    fn occurrences(&self) -> (usize, bool) {
        (self.len(), true)
    }
}

impl<T> Part for Many<T> {
    fn occurrences(&self) -> (usize, bool) {
        (self.len(), true)
    }
}

impl<T> Part for &T {
    fn occurrences(&self) -> (usize, bool) {
        (1, false)
    }
}
