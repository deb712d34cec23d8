//! What each step between neighbouring releases may lose, ask, and stumble over: known before any message is converted.

use super::conversion::Obstacle;
use super::decisions::Question;
use crate::report::Reason;

/// A step from one release to a neighbouring one.
#[derive(Debug)]
pub struct Step {
    /// The version of the release it starts from.
    pub from: &'static str,
    /// The version of the release it leads to.
    pub to: &'static str,
    /// Everything it may lose.
    pub reasons: &'static [&'static Reason],
    /// Everything it may ask.
    pub questions: &'static [&'static Question],
    /// Everything that may stand in the way.
    pub obstacles: &'static [&'static Obstacle],
}

static STEPS: &[&Step] = &[
    #[cfg(all(feature = "v1_0", feature = "v1_1"))]
    &super::v1_0_v1_1::UP,
    #[cfg(all(feature = "v1_0", feature = "v1_1"))]
    &super::v1_0_v1_1::DOWN,
    #[cfg(all(feature = "v1_1", feature = "v2_0"))]
    &super::v1_1_v2_0::UP,
    #[cfg(all(feature = "v1_1", feature = "v2_0"))]
    &super::v1_1_v2_0::DOWN,
];

/// All steps that are compiled in.
pub fn steps() -> impl Iterator<Item = &'static Step> {
    STEPS.iter().copied()
}

/// The steps from one release to another, in order; none where there is no way.
///
/// ```
/// assert_eq!(xefa::map::way("1.1", "1.1").map(|steps| steps.len()), Some(0));
/// assert!(xefa::map::way("1.1", "9.9").is_none());
/// ```
#[must_use]
pub fn way(from: &str, to: &str) -> Option<Vec<&'static Step>> {
    fn go(from: &str, to: &str, seen: &mut Vec<&'static str>) -> Option<Vec<&'static Step>> {
        if from == to {
            return Some(Vec::new());
        }
        steps().filter(|step| step.from == from).find_map(|step| {
            if seen.contains(&step.to) {
                return None;
            }
            seen.push(step.to);
            let mut rest = go(step.to, to, seen)?;
            rest.insert(0, step);
            Some(rest)
        })
    }
    go(from, to, &mut Vec::new())
}

/// All questions that conversions may ask.
pub fn questions() -> impl Iterator<Item = &'static Question> {
    steps().flat_map(|step| step.questions.iter().copied())
}

/// The question with an id.
#[must_use]
pub fn question(id: &str) -> Option<&'static Question> {
    questions().find(|question| question.id == id)
}
