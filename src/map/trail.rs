//! Where a conversion is: the elements from the root, as `docs/positions.md` writes paths.

use std::fmt::Write;

/// The way from the root to the element or attribute at hand.
///
/// Nothing is allocated on the way down once the trail has been as deep before; a text is made only of what is reported.
#[derive(Debug, Default)]
pub(super) struct Trail {
    segments: Vec<Segment>,
}

#[derive(Debug)]
struct Segment {
    /// The local name, `@name` for an attribute, empty for a group.
    name: &'static str,
    /// 1-based, where the element may repeat; 0 where it may not.
    index: u32,
    /// For a group that repeats: how often each name was met in it.
    met: Option<Vec<(&'static str, u32)>>,
}

impl Trail {
    /// Goes down to an element, an attribute (`@name`) or into a group (an empty name).
    #[inline]
    pub fn push(&mut self, name: &'static str) {
        let index = if name.is_empty() { 0 } else { self.count(name) };
        self.segments.push(Segment { name, index, met: None });
    }

    /// Goes back up.
    #[inline]
    pub fn pop(&mut self) {
        self.segments.pop();
    }

    /// How many parts the way has.
    #[inline]
    pub fn depth(&self) -> usize {
        self.segments.len()
    }

    /// Says which occurrence of the element is meant, or that a group repeats.
    #[inline]
    pub fn occurrence(&mut self, index: usize) {
        if let Some(top) = self.segments.last_mut() {
            if top.name.is_empty() {
                top.met.get_or_insert_default();
            } else {
                top.index = u32::try_from(index + 1).unwrap_or(u32::MAX);
            }
        }
    }

    /// The number of an element inside repeated groups: the outermost one counts, since all stand in one parent.
    #[inline]
    fn count(&mut self, name: &'static str) -> u32 {
        let groups = self.segments.iter().rev().take_while(|segment| segment.name.is_empty()).count();
        if groups == 0 {
            return 0;
        }
        let from = self.segments.len() - groups;
        let Some(met) = self.segments[from..].iter_mut().find_map(|segment| segment.met.as_mut()) else { return 0 };
        match met.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                met.push((name, 1));
                1
            }
        }
    }

    /// The path, such as `/antrag/person[2]/@id`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.segments.iter().filter(|segment| !segment.name.is_empty()) {
            path.push('/');
            path.push_str(segment.name);
            if segment.index > 0 {
                let _ = write!(path, "[{}]", segment.index);
            }
        }
        if path.is_empty() {
            path.push('/');
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;

    #[test]
    fn elements_and_occurrences() {
        let mut trail = Trail::default();
        assert_eq!(trail.path(), "/");
        trail.push("antrag");
        trail.push("person");
        trail.occurrence(0);
        trail.push("@id");
        assert_eq!(trail.path(), "/antrag/person[1]/@id");
        trail.pop();
        trail.occurrence(1);
        assert_eq!(trail.path(), "/antrag/person[2]");
    }

    #[test]
    fn repeated_groups_count_by_name() {
        let mut trail = Trail::default();
        trail.push("kosten");
        trail.push("");
        let mut seen = Vec::new();
        for round in 0..2 {
            trail.occurrence(round);
            for name in ["kostenart", "betrag"] {
                if round == 0 && name == "betrag" {
                    continue;
                }
                trail.push(name);
                seen.push(trail.path());
                trail.pop();
            }
        }
        assert_eq!(seen, ["/kosten/kostenart[1]", "/kosten/kostenart[2]", "/kosten/betrag[1]"]);
    }

    #[test]
    fn a_group_that_occurs_once_gives_no_index() {
        let mut trail = Trail::default();
        trail.push("person");
        trail.push("");
        trail.push("tag");
        assert_eq!(trail.path(), "/person/tag");
    }
}
