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

/// The steps from one release to another, in order, as few as there are; none where there is no way.
///
/// ```
/// assert_eq!(xefa::map::way("1.1", "1.1").map(|steps| steps.len()), Some(0));
/// assert!(xefa::map::way("1.1", "9.9").is_none());
/// # #[cfg(all(feature = "v1_0", feature = "v1_1", feature = "v2_0"))]
/// assert_eq!(xefa::map::way("1.1", "2.0").map(|steps| steps.len()), Some(1));
/// ```
#[must_use]
pub fn way(from: &str, to: &str) -> Option<Vec<&'static Step>> {
    // The ways that have been found, the shorter ones first; no release is reached twice.
    let mut ways = vec![(from, Vec::new())];
    let mut next = 0;
    while next < ways.len() {
        let (reached, way): (&str, Vec<&'static Step>) = ways[next].clone();
        if reached == to {
            return Some(way);
        }
        for step in steps().filter(|step| step.from == reached) {
            if ways.iter().all(|(known, _)| *known != step.to) {
                ways.push((step.to, way.iter().copied().chain([step]).collect()));
            }
        }
        next += 1;
    }
    None
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
