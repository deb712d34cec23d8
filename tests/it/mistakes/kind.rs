//! The kinds of mistakes: where one can be made, what it makes of the text, and the one finding that it must give.

use super::tree::Tree;

/// A text with one mistake in it.
pub struct Mistake {
    pub text: String,
    pub rule: &'static str,
    /// Where the finding stands.
    pub offset: usize,
    /// What is meant, where the finding has to say so: argument and value.
    pub says: Option<(&'static str, String)>,
    /// A piece of the sample that is gone or doubled: IDs in it may dangle or occur twice, and keys may.
    pub touched: String,
}

/// A kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Deleted,
    Inserted,
    Doubled,
    Misspelt,
    Swapped,
    MovedBehind,
    MovedBefore,
    WrongNamespace,
    AttributeDropped,
    AttributeMisspelt,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Deleted,
        Self::Inserted,
        Self::Doubled,
        Self::Misspelt,
        Self::Swapped,
        Self::MovedBehind,
        Self::MovedBefore,
        Self::WrongNamespace,
        Self::AttributeDropped,
        Self::AttributeMisspelt,
    ];

    /// The mistake of this kind at an element, if there can be one.
    pub fn make(self, tree: &Tree<'_>, at: usize, seed: usize) -> Option<Mistake> {
        match self {
            Self::Deleted => deleted(tree, at),
            Self::Inserted => inserted(tree, at),
            Self::Doubled => doubled(tree, at),
            Self::Misspelt => misspelt(tree, at, seed),
            Self::Swapped => swapped(tree, at),
            Self::MovedBehind => moved(tree, at, true),
            Self::MovedBefore => moved(tree, at, false),
            Self::WrongNamespace => wrong_namespace(tree, at),
            Self::AttributeDropped => attribute_dropped(tree, at, seed),
            Self::AttributeMisspelt => attribute_misspelt(tree, at, seed),
        }
    }
}

const CONTENT: &str = "cvc-complex-type.2.4";

fn splice(text: &str, from: usize, to: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..from], &text[to..])
}

/// Where the missing element is missed: at the next sibling of another particle, or at the parent's end tag; offsets of the sample.
fn missed_at(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let parent = &tree.nodes[tree.nodes[at].parent?];
    let behind = parent.children.iter().skip_while(|child| **child != at).skip(1);
    let mut other = behind.filter(|child| tree.nodes[**child].leaf != tree.nodes[at].leaf);
    Some(other.next().map_or(parent.end.start, |child| tree.nodes[*child].start.start))
}

/// Whether the sample has just as many of these elements as there must be.
fn is_needed(tree: &Tree<'_>, at: usize) -> Option<bool> {
    let parent = tree.nodes[at].parent?;
    let model = tree.flat(parent)?;
    let (min, _) = tree.occurs(model, tree.nodes[at].leaf?);
    Some(min > 0 && tree.alike(at).len() == min as usize)
}

fn deleted(tree: &Tree<'_>, at: usize) -> Option<Mistake> {
    if !is_needed(tree, at)? {
        return None;
    }
    let range = tree.nodes[at].range();
    Some(Mistake {
        text: splice(tree.text, range.start, range.end, ""),
        rule: CONTENT,
        offset: missed_at(tree, at)? - range.len(),
        says: None,
        touched: tree.text[range].to_owned(),
    })
}

fn inserted(tree: &Tree<'_>, at: usize) -> Option<Mistake> {
    tree.closed(tree.nodes[at].parent?)?;
    let offset = tree.nodes[at].start.start;
    Some(Mistake {
        text: splice(tree.text, offset, offset, "<fremdesQuux/>"),
        rule: CONTENT,
        offset,
        says: None,
        touched: String::new(),
    })
}

fn doubled(tree: &Tree<'_>, at: usize) -> Option<Mistake> {
    let model = tree.flat(tree.nodes[at].parent?)?;
    let (_, max) = tree.occurs(model, tree.nodes[at].leaf?);
    if max != Some(1) {
        return None;
    }
    let range = tree.nodes[at].range();
    let piece = &tree.text[range.clone()];
    Some(Mistake {
        text: splice(tree.text, range.end, range.end, piece),
        rule: CONTENT,
        offset: range.end,
        says: Some(("limit", "1".to_owned())),
        touched: piece.to_owned(),
    })
}

/// A slip of the pen in a name; none where the name is too short.
fn slip(name: &str, seed: usize) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < 5 {
        return None;
    }
    let at = 1 + seed / 4 % (letters.len() - 2);
    let mut new = letters.clone();
    match seed % 4 {
        0 => new.swap(at, at + 1),
        1 => drop(new.remove(at)),
        2 => new.insert(at, letters[at]),
        _ => {
            let first = letters[0];
            new[0] = if first.is_lowercase() { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        }
    }
    Some(new.into_iter().collect()).filter(|new| new != name)
}

fn misspelt(tree: &Tree<'_>, at: usize, seed: usize) -> Option<Mistake> {
    let parent = tree.nodes[at].parent?;
    let model = tree.closed(parent)?;
    let node = &tree.nodes[at];
    let new = slip(&node.local, seed)?;
    let taken = |leaf: &xefa::schema::Leaf| match leaf.term {
        xefa::schema::LeafTerm::Element(id) => tree.schema.local(tree.schema.element(id).name) == new,
        xefa::schema::LeafTerm::Wildcard(_) => false,
    };
    if model.leaves.iter().any(taken) {
        return None;
    }
    let raw = tree.text[node.start.start + 1..node.start.end].find(&node.local)? + node.start.start + 1;
    let text = if node.is_empty_tag() {
        splice(tree.text, raw, raw + node.local.len(), &new)
    } else {
        let end = tree.text[node.end.clone()].find(&node.local)? + node.end.start;
        let text = splice(tree.text, end, end + node.local.len(), &new);
        splice(&text, raw, raw + node.local.len(), &new)
    };
    Some(Mistake {
        text,
        rule: CONTENT,
        offset: node.start.start,
        says: Some(("hint", node.local.clone())),
        touched: String::new(),
    })
}

fn swapped(tree: &Tree<'_>, at: usize) -> Option<Mistake> {
    let parent = tree.nodes[at].parent?;
    let model = tree.flat(parent)?;
    let siblings = &tree.nodes[parent].children;
    let next = *siblings.get(siblings.iter().position(|child| *child == at)? + 1)?;
    let (first, second) = (tree.nodes[at].leaf?, tree.nodes[next].leaf?);
    if first == second {
        return None;
    }
    let (a, b) = (tree.nodes[at].range(), tree.nodes[next].range());
    let between = &tree.text[a.end..b.start];
    let text = format!(
        "{}{}{between}{}{}",
        &tree.text[..a.start],
        &tree.text[b.clone()],
        &tree.text[a.clone()],
        &tree.text[b.end..]
    );
    let (min, _) = tree.occurs(model, first);
    let before = tree.alike(at).len() - 1;
    let offset = if (before as u32) < min { a.start } else { a.start + b.len() + between.len() };
    Some(Mistake { text, rule: CONTENT, offset, says: None, touched: String::new() })
}

/// A child cut out and put beside its parent.
fn moved(tree: &Tree<'_>, at: usize, behind: bool) -> Option<Mistake> {
    let parent = tree.nodes[at].parent?;
    tree.flat(parent)?;
    let grand = tree.nodes[parent].parent?;
    let model = tree.flat(grand)?;
    let node = &tree.nodes[at];
    let known = |leaf: &xefa::schema::Leaf| match leaf.term {
        xefa::schema::LeafTerm::Element(id) => tree.schema.local(tree.schema.element(id).name) == node.local,
        xefa::schema::LeafTerm::Wildcard(_) => false,
    };
    if model.leaves.iter().any(known) {
        return None;
    }
    // A prefix that the parent declares does not reach its new place.
    if tree.text[tree.nodes[parent].start.clone()].contains("xmlns") {
        return None;
    }
    let (range, around) = (node.range(), tree.nodes[parent].range());
    let piece = &tree.text[range.clone()];
    let needed = is_needed(tree, at)?;
    let (text, offset) = if behind {
        let text = splice(tree.text, around.end, around.end, piece);
        let text = splice(&text, range.start, range.end, "");
        (text, if needed { missed_at(tree, at)? } else { around.end } - range.len())
    } else {
        let text = splice(tree.text, range.start, range.end, "");
        (splice(&text, around.start, around.start, piece), around.start)
    };
    Some(Mistake { text, rule: CONTENT, offset, says: None, touched: String::new() })
}

fn wrong_namespace(tree: &Tree<'_>, at: usize) -> Option<Mistake> {
    tree.closed(tree.nodes[at].parent?)?;
    let node = &tree.nodes[at];
    let piece = &tree.text[node.range()];
    // Where a prefix stands in a value it means the namespace too, and a declaration of its own hides the new one.
    if piece.contains(":type=") || piece.contains("xmlns") {
        return None;
    }
    let raw = &tree.text[node.start.start + 1..node.start.end];
    let declaration = match raw.split_once(':') {
        Some((prefix, rest)) if rest.starts_with(&node.local) => {
            if node.attributes.iter().any(|attribute| !attribute.uri.is_empty()) {
                return None;
            }
            format!(" xmlns:{prefix}=\"urn:fremd\"")
        }
        _ => " xmlns=\"urn:fremd\"".to_owned(),
    };
    let name_end = node.start.start + 1 + raw.find(&node.local)? + node.local.len();
    let says = if node.uri.is_empty() { ("other_bare", "none".to_owned()) } else { ("other", node.uri.clone()) };
    Some(Mistake {
        text: splice(tree.text, name_end, name_end, &declaration),
        rule: CONTENT,
        offset: node.start.start,
        says: Some(says),
        touched: String::new(),
    })
}

fn attribute_dropped(tree: &Tree<'_>, at: usize, seed: usize) -> Option<Mistake> {
    let complex = tree.complex(at)?;
    let node = &tree.nodes[at];
    let required: Vec<_> = node
        .attributes
        .iter()
        .filter(|attribute| {
            let mut declared = complex.attributes.iter();
            declared.any(|declared| {
                declared.required
                    && tree.schema.name(declared.name) == (attribute.uri.as_str(), attribute.local.as_str())
            })
        })
        .collect();
    let attribute = required.get(seed % required.len().max(1))?;
    let range = attribute.range.clone();
    Some(Mistake {
        text: splice(tree.text, range.start, range.end, ""),
        rule: "cvc-complex-type.4",
        offset: node.start.start,
        says: Some(("name", attribute.local.clone())),
        touched: tree.text[range].to_owned(),
    })
}

fn attribute_misspelt(tree: &Tree<'_>, at: usize, seed: usize) -> Option<Mistake> {
    let complex = tree.complex(at)?;
    let node = &tree.nodes[at];
    let plain: Vec<_> = node.attributes.iter().filter(|attribute| attribute.uri.is_empty()).collect();
    let attribute = plain.get(seed % plain.len().max(1))?;
    let new = slip(&attribute.local, seed)?;
    if complex.any_attribute.is_some()
        || complex.attributes.iter().any(|declared| tree.schema.local(declared.name) == new)
    {
        return None;
    }
    Some(Mistake {
        text: splice(tree.text, attribute.name_at, attribute.name_at + attribute.local.len(), &new),
        rule: "cvc-complex-type.3",
        offset: attribute.name_at,
        says: Some(("hint", attribute.local.clone())),
        touched: String::new(),
    })
}
