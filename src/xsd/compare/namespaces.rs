//! Which namespace of the new set is which of the old one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::likeness::share;
use crate::xsd::component::{Node, SchemaSet};

/// A namespace of the old set and its counterpart in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamespacePair {
    /// In the old set; none for "no namespace".
    pub old: Option<Arc<str>>,
    /// In the new set.
    pub new: Option<Arc<str>>,
    /// The share of names of components that both have, in percent.
    pub shared: u8,
}

impl NamespacePair {
    /// Whether the URI is another one.
    #[must_use]
    pub fn renamed(&self) -> bool {
        self.old != self.new
    }
}

/// Namespaces whose components are the same in all sets.
const BUILT_IN: [&str; 3] = [
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema-instance",
];

/// How strong the likeness must be.
const ENOUGH: u32 = 40;

/// One name for all versions of a namespace, by set (old or not) and URI.
pub(super) type Versions = HashMap<(bool, Option<Arc<str>>), Option<Arc<str>>>;

/// The pairs, and what is left in the old and in the new set.
pub(super) struct Pairing {
    pub(super) pairs: Vec<NamespacePair>,
    pub(super) removed: Vec<Option<Arc<str>>>,
    pub(super) added: Vec<Option<Arc<str>>>,
    /// One name for all namespaces that are versions of one, by set (old or not) and URI.
    pub(super) stands_for: Versions,
}

/// Pairs the namespaces of two sets; those that are given continue each other, whatever is known of them.
pub(super) fn pair(old: &SchemaSet, new: &SchemaSet, given: &[(&str, &str)]) -> Pairing {
    let is_given = |a: &Profile, b: &Profile| {
        given.iter().any(|(from, to)| a.uri.as_deref() == Some(*from) && b.uri.as_deref() == Some(*to))
    };
    let (old, new) = (profiles(old), profiles(new));
    let counts: Vec<Vec<usize>> =
        old.iter().map(|a| new.iter().map(|b| a.names.intersection(&b.names).count()).collect()).collect();
    let mut candidates = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let shared = a.shared(b);
            let most = counts[i].iter().chain(counts.iter().map(|row| &row[j])).max().copied().unwrap_or(0);
            let score = if is_given(a, b) {
                // Before all others.
                candidates.push((true, u32::MAX, i, j, shared));
                continue;
            } else if a.uri == b.uri && !is_left_behind(&old, &new, &counts, i, j) {
                u32::MAX
            } else if a.uri == b.uri {
                0
            } else {
                a.likeness(b, shared)
            };
            // Where several versions of one namespace stand side by side, the one with most in common is meant.
            if score >= ENOUGH {
                let more = u32::from(share(counts[i][j], most)) / 3;
                candidates.push((false, score.saturating_add(more), i, j, shared));
            }
        }
    }
    // The strongest first; among equals the earlier ones.
    candidates.sort_by_key(|(is_given, score, i, j, _)| (!is_given, u32::MAX - score, *i, *j));
    let (mut old_done, mut new_done) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, _, i, j, shared) in candidates {
        if old_done.contains(&i) || new_done.contains(&j) {
            continue;
        }
        old_done.insert(i);
        new_done.insert(j);
        pairs.push((i, j, shared));
    }
    pairs.sort_unstable();
    let left = |all: &[Profile], done: &HashSet<usize>, others: &[Profile]| {
        all.iter()
            .enumerate()
            .filter(|(at, profile)| !done.contains(at) && others.iter().all(|other| other.uri != profile.uri))
            .map(|(_, profile)| profile.uri.clone())
            .collect()
    };
    Pairing {
        removed: left(&old, &old_done, &new),
        added: left(&new, &new_done, &old),
        stands_for: {
            let mut names = versions(&old, &new, &pairs);
            for (from, to) in given {
                let key = |is_old, uri: &str| (is_old, Some(Arc::<str>::from(uri)));
                let name = names.get(&key(false, to)).cloned().unwrap_or_else(|| Some((*to).into()));
                names.insert(key(true, from), name);
            }
            names
        },
        pairs: pairs
            .into_iter()
            .map(|(i, j, shared)| NamespacePair { old: old[i].uri.clone(), new: new[j].uri.clone(), shared })
            .collect(),
    }
}

/// Whether a namespace that both sets have is not the next version of itself: the new set has another version beside it, which the old
/// one lacks, with more of its names.
fn is_left_behind(old: &[Profile], new: &[Profile], counts: &[Vec<usize>], i: usize, j: usize) -> bool {
    let later = new.iter().enumerate().any(|(other, b)| {
        b.stem == old[i].stem && old.iter().all(|a| a.uri != b.uri) && counts[i][other] > counts[i][j]
    });
    let earlier = old.iter().enumerate().any(|(other, a)| {
        a.stem == new[j].stem && new.iter().all(|b| b.uri != a.uri) && counts[other][j] > counts[i][j]
    });
    later || earlier
}

/// One name for each namespace and its other versions, in both sets: that of the pair, as the new set has it.
fn versions(old: &[Profile], new: &[Profile], pairs: &[(usize, usize, u8)]) -> Versions {
    let mut names = Versions::new();
    for (i, j, _) in pairs {
        names.insert((true, old[*i].uri.clone()), new[*j].uri.clone());
        names.insert((false, new[*j].uri.clone()), new[*j].uri.clone());
    }
    for (is_old, all) in [(true, old), (false, new)] {
        for profile in all.iter().filter(|profile| profile.uri.is_some()) {
            // A namespace that has no partner, or only itself, beside another version of itself.
            let known = names.get(&(is_old, profile.uri.clone()));
            if known.is_some() {
                continue;
            }
            let (ours, theirs) = if is_old { (old, new) } else { (new, old) };
            let same = theirs.iter().find(|other| other.uri == profile.uri);
            let beside = ours
                .iter()
                .filter(|other| other.uri != profile.uri && other.stem == profile.stem && other.shared(profile) >= 30)
                .max_by_key(|other| other.names.intersection(&profile.names).count());
            let name = same
                .and_then(|same| names.get(&(!is_old, same.uri.clone())))
                .or_else(|| beside.and_then(|beside| names.get(&(is_old, beside.uri.clone()))))
                .cloned();
            if let Some(name) = name {
                names.insert((is_old, profile.uri.clone()), name);
            }
        }
    }
    names
}

/// The names of components, each with a number for its kind.
type Names = HashSet<(u8, Arc<str>)>;

/// What is known of a namespace.
struct Profile {
    uri: Option<Arc<str>>,
    /// The URI without what tells versions apart.
    stem: String,
    names: Names,
    prefixes: HashSet<String>,
    /// The `kennung` of the standard, as XÖV writes it into `appinfo`.
    keys: HashSet<String>,
}

impl Profile {
    fn shared(&self, other: &Self) -> u8 {
        let both = self.names.intersection(&other.names).count();
        // What a version adds says nothing against it.
        share(both, self.names.len().min(other.names.len()))
    }

    fn likeness(&self, other: &Self, shared: u8) -> u32 {
        let mut score = u32::from(shared) / 2;
        if self.uri.is_some() && other.uri.is_some() && self.stem == other.stem {
            score += 40;
        }
        if self.keys.intersection(&other.keys).next().is_some() {
            score += 20;
        }
        if self.prefixes.intersection(&other.prefixes).next().is_some() {
            score += 10;
        }
        score
    }
}

fn profiles(set: &SchemaSet) -> Vec<Profile> {
    let mut names: HashMap<&Option<Arc<str>>, Names> = HashMap::new();
    let types = set.type_names.keys().map(|name| (0, name));
    let elements = set.element_names.keys().map(|name| (1, name));
    let attributes = set.attribute_names.keys().map(|name| (2, name));
    for (kind, name) in types.chain(elements).chain(attributes) {
        names.entry(&name.namespace).or_default().insert((kind, Arc::clone(&name.local)));
    }
    let mut profiles: Vec<Profile> = set
        .namespaces
        .iter()
        .filter(|uri| !uri.as_deref().is_some_and(|uri| BUILT_IN.contains(&uri)))
        .map(|uri| Profile {
            uri: uri.clone(),
            stem: stem(uri.as_deref().unwrap_or_default()),
            names: names.remove(uri).unwrap_or_default(),
            prefixes: HashSet::new(),
            keys: HashSet::new(),
        })
        .collect();
    for document in &set.documents {
        for profile in &mut profiles {
            let bound = document
                .prefixes
                .iter()
                .filter(|(prefix, uri)| !prefix.is_empty() && Some(uri.as_str()) == profile.uri.as_deref());
            profile.prefixes.extend(bound.map(|(prefix, _)| prefix.clone()));
            if document.namespace == profile.uri {
                document.annotation.appinfo.iter().for_each(|node| keys(node, &mut profile.keys));
            }
        }
    }
    profiles
}

fn keys(node: &Node, into: &mut HashSet<String>) {
    if &*node.name.local == "kennung" {
        into.insert(node.text.trim().to_owned());
    }
    node.children.iter().for_each(|child| keys(child, into));
}

/// A URI without digits and what joins them: `urn:xoev-de:x:standard:xx_1.2` and `…:xx_1.3` have one stem.
fn stem(uri: &str) -> String {
    uri.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, '.' | '_' | '-' | '/' | ':')).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn versions_do_not_count() {
        assert_eq!(stem("urn:xoev-de:x:standard:xx_1.2"), stem("urn:xoev-de:x:standard:xx_1.3.0"));
        assert_eq!(stem("http://www.example.org/xx/2_5"), stem("http://www.example.org/xx/2_6/1"));
        assert_ne!(stem("urn:a:fachmodul:wohngeld:1.0"), stem("urn:a:fachmodul:gewerbe:1.0"));
    }
}
