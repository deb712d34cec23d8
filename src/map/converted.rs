//! The result of a conversion: a value and what was lost on the way to it.

use crate::error::Error;
use crate::report::{Finding, Loss, LossKind, Place, Report};

/// A value of another release, and what was lost on the way to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted<T> {
    /// The value. Whether it is valid is told when it is written.
    pub value: T,
    pub(super) losses: Vec<Loss>,
    pub(super) warnings: Report,
    /// Where parts went that stand elsewhere now.
    pub(super) moved: Vec<(String, String)>,
}

impl<T> Converted<T> {
    /// A value that nothing had to be done to.
    pub(super) fn unchanged(value: T) -> Self {
        Self { value, losses: Vec::new(), warnings: Report::new(), moved: Vec::new() }
    }

    /// Everything that was lost, in the order in which the conversion met it: step by step, each mostly from top to bottom.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// Warnings that cost no data, such as of deprecated elements.
    #[must_use]
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }

    /// Whether nothing was lost.
    #[must_use]
    pub fn is_lossless(&self) -> bool {
        self.losses.is_empty()
    }

    /// The value, if nothing was lost.
    ///
    /// # Errors
    /// All losses, each as a finding.
    pub fn strict(self) -> Result<T, Error> {
        if self.losses.is_empty() {
            return Ok(self.value);
        }
        let mut report = Report::new();
        for loss in &self.losses {
            let path = loss.source_path().or(loss.target_path()).unwrap_or("/");
            report.push(
                Finding::new("xefa-verlust", Place::default())
                    .path(path)
                    .arg("kind", loss.kind().as_str())
                    .text("why", [loss.reason().de, loss.reason().en]),
            );
        }
        Err(Error::unconvertible(report))
    }

    /// The same with another value.
    pub(super) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Converted<U> {
        let Self { value, losses, warnings, moved } = self;
        Converted { value: convert(value), losses, warnings, moved }
    }

    /// The step after this one, and both as one.
    pub(super) fn and_then<U>(
        self,
        next: impl FnOnce(T) -> Result<Converted<U>, Error>,
    ) -> Result<Converted<U>, Error> {
        let Self { value, losses, warnings, moved } = self;
        Ok(Converted { value: (), losses, warnings, moved }.then(next(value)?))
    }

    /// This step and the one after it as one: paths in the source of the first, and in the result of the second.
    pub(super) fn then<U>(self, next: Converted<U>) -> Converted<U> {
        let Self { mut losses, warnings, mut moved, .. } = self;
        let gone: Vec<&str> = next
            .losses
            .iter()
            .filter(|loss| loss.kind() == LossKind::Dropped && loss.target_path().is_none())
            .filter_map(Loss::source_path)
            .collect();
        let onward = |path: &str| {
            let dropped = gone.iter().any(|gone| below(path, gone).is_some());
            (!dropped).then(|| replaced(path, next.moved.iter().map(|(from, to)| (from.as_str(), to.as_str()))))
        };
        for loss in &mut losses {
            loss.map_paths(str::to_owned, onward);
        }
        let back = |path: &str| replaced(path, moved.iter().map(|(from, to)| (to.as_str(), from.as_str())));
        let mut later = next.losses.clone();
        for loss in &mut later {
            loss.map_paths(back, |path| Some(path.to_owned()));
        }
        losses.append(&mut later);
        // What the next step drops need not be warned of: the report names it as a loss.
        let dropped: Vec<String> = gone.iter().map(|path| back(path)).collect();
        let mut kept = Report::new();
        for warning in
            warnings.findings().iter().filter(|warning| !dropped.iter().any(|path| warning.element_path() == path))
        {
            kept.push(warning.clone());
        }
        let mut warnings = kept;
        let further: Vec<(String, String)> = next.moved.iter().map(|(from, to)| (back(from), to.clone())).collect();
        for (_, to) in &mut moved {
            *to = replaced(to, next.moved.iter().map(|(from, to)| (from.as_str(), to.as_str())));
        }
        moved.extend(further);
        warnings.append(next.warnings);
        Converted { value: next.value, losses, warnings, moved }
    }
}

/// What stands behind a path's beginning, which ends where a part does.
fn below<'p>(path: &'p str, start: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(start)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// A path with the longest known beginning replaced.
fn replaced<'m>(path: &str, moved: impl Iterator<Item = (&'m str, &'m str)>) -> String {
    let best = moved
        .filter_map(|(from, to)| below(path, from).map(|rest| (from.len(), to, rest)))
        .max_by_key(|(length, ..)| *length);
    best.map_or_else(|| path.to_owned(), |(_, to, rest)| format!("{to}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Reason;

    static REASON: Reason = Reason { id: "probe", change: "", kind: LossKind::Folded, de: "Probe.", en: "Probe." };
    static DROPPED: Reason = Reason { id: "weg", change: "", kind: LossKind::Dropped, de: "Weg.", en: "Gone." };

    fn step(losses: Vec<Loss>, moved: &[(&str, &str)]) -> Converted<()> {
        let moved = moved.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        Converted { value: (), losses, warnings: Report::new(), moved }
    }

    #[test]
    fn paths_of_two_steps_meet() {
        let first = step(
            vec![Loss::new(&REASON).source("/a/strasseHausnummer").target("/a/strasse")],
            &[("/a/strasseHausnummer", "/a/strasse")],
        );
        let second =
            step(vec![Loss::new(&REASON).source("/a/strasse").target("/b/s")], &[("/a", "/b"), ("/a/strasse", "/b/s")]);
        let both = first.then(second);
        let paths: Vec<_> = both.losses().iter().map(|loss| (loss.source_path(), loss.target_path())).collect();
        assert_eq!(paths, [(Some("/a/strasseHausnummer"), Some("/b/s")); 2]);
    }

    #[test]
    fn what_the_second_step_drops_has_no_target() {
        let first = step(vec![Loss::new(&REASON).source("/a/x/y").target("/a/x/y")], &[]);
        let second = step(vec![Loss::new(&DROPPED).source("/a/x")], &[]);
        let both = first.then(second);
        assert_eq!(both.losses()[0].target_path(), None);
        assert_eq!(both.losses()[1].source_path(), Some("/a/x"));
    }

    #[test]
    fn a_beginning_ends_where_a_part_does() {
        assert_eq!(below("/ab", "/a"), None);
        assert_eq!(below("/a[1]", "/a"), None);
        assert_eq!(below("/a/b", "/a"), Some("/b"));
    }

    #[test]
    fn strict_refuses_any_loss() {
        let error = step(vec![Loss::new(&REASON).source("/a")], &[]).strict().unwrap_err();
        assert!(error.is_unconvertible());
        assert_eq!(error.report().findings()[0].element_path(), "/a");
        assert!(step(Vec::new(), &[]).strict().is_ok());
    }
}
