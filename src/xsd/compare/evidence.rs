//! Why two components with different names are taken for one.

use serde::Serialize;

/// A reason to take two components with different names for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Evidence {
    /// They stand in the same place: between the same neighbours, or under the same fields.
    SamePlace,
    /// They have the same type.
    SameType,
    /// Their names are alike: how much, in percent (edit distance, umlauts written out).
    SimilarName(u8),
    /// Their documentation is the same.
    SameDocumentation,
    /// Their documentation shares words: how many of all, in percent.
    SimilarDocumentation(u8),
    /// They have enumeration values in common: how many of all, in percent.
    SharedCodes(u8),
    /// They fix the same code list.
    SameCodeList,
    /// They have fields in common: how many of all, in percent.
    SharedFields(u8),
    /// The type of the new one has the old one inside, or the other way round.
    Wrapped,
}

/// Evidence and how much it weighs.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    pub(super) evidence: Vec<Evidence>,
    pub(super) weight: u32,
}

impl Case {
    pub(super) fn add(&mut self, evidence: Evidence, weight: u32) {
        self.evidence.push(evidence);
        self.weight += weight;
    }

    /// Whether something beyond the surroundings speaks for it.
    pub(super) fn is_founded(&self) -> bool {
        self.evidence.iter().any(|evidence| match evidence {
            Evidence::SimilarName(percent) => *percent >= 55,
            Evidence::SharedCodes(percent) | Evidence::SharedFields(percent) => *percent >= 60,
            Evidence::SameDocumentation | Evidence::SameCodeList => true,
            Evidence::SimilarDocumentation(percent) => *percent >= 70,
            Evidence::SamePlace | Evidence::SameType | Evidence::Wrapped => false,
        })
    }

    /// The evidence of names and texts; where names have nothing in common, texts are compared word by word only if asked for.
    pub(super) fn of_texts(old: (&str, &str), new: (&str, &str), thorough: bool) -> Self {
        let mut case = Self::default();
        let name = super::likeness::names(old.0, new.0);
        if name >= 40 {
            case.add(Evidence::SimilarName(name), u32::from(name) / 2);
        }
        if !old.1.is_empty() && !new.1.is_empty() {
            if old.1 == new.1 {
                case.add(Evidence::SameDocumentation, 35);
            } else if thorough || name >= 40 {
                let alike = super::likeness::texts(old.1, new.1);
                if alike >= 50 {
                    case.add(Evidence::SimilarDocumentation(alike), u32::from(alike) / 4);
                }
            }
        }
        case
    }
}

/// The best of competing cases: the weightiest first, each old and each new component once.
pub(super) fn settle<A, B>(mut cases: Vec<(A, B, Case)>, least: u32) -> Vec<(A, B, Case)>
where
    A: Copy + Eq + std::hash::Hash,
    B: Copy + Eq + std::hash::Hash,
{
    cases.retain(|(_, _, case)| case.weight >= least && case.is_founded());
    cases.sort_by_key(|(_, _, case)| std::cmp::Reverse(case.weight));
    let (mut old, mut new) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    cases.retain(|(a, b, _)| {
        let free = !old.contains(a) && !new.contains(b);
        if free {
            old.insert(*a);
            new.insert(*b);
        }
        free
    });
    cases
}
