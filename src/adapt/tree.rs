//! A message's JSON as a tree: places in it, what differs between two, and the paths by which people know the places.

use serde_json::{Map, Value};

use super::path::{Select, Step};

/// A member or an item on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Seg {
    Key(String),
    Index(usize),
}

/// A place in a message.
pub(super) type Pointer = Vec<Seg>;

/// The value at a place.
pub(super) fn get<'v>(value: &'v Value, pointer: &[Seg]) -> Option<&'v Value> {
    pointer.iter().try_fold(value, |value, seg| match seg {
        Seg::Key(key) => value.get(key),
        Seg::Index(at) => value.get(*at),
    })
}

/// The text of a value that is one.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Puts a value at a place and makes the way to it. An item behind the end of an array is added to it.
pub(super) fn set(value: &mut Value, pointer: &[Seg], new: Value) {
    let Some((first, rest)) = pointer.split_first() else {
        *value = new;
        return;
    };
    match first {
        Seg::Key(key) => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            if let Value::Object(object) = value {
                set(object.entry(key.clone()).or_insert(Value::Null), rest, new);
            }
        }
        Seg::Index(at) => {
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            if let Value::Array(items) = value {
                let at = (*at).min(items.len());
                if at == items.len() {
                    items.push(Value::Null);
                }
                set(&mut items[at], rest, new);
            }
        }
    }
}

/// Takes away what stands at a place.
pub(super) fn remove(value: &mut Value, pointer: &[Seg]) {
    let Some((last, parents)) = pointer.split_last() else { return };
    let parent = parents.iter().try_fold(value, |value, seg| match seg {
        Seg::Key(key) => value.get_mut(key),
        Seg::Index(at) => value.get_mut(*at),
    });
    match (parent, last) {
        (Some(Value::Object(object)), Seg::Key(key)) => {
            object.shift_remove(key);
        }
        (Some(Value::Array(items)), Seg::Index(at)) if *at < items.len() => {
            items.remove(*at);
        }
        _ => {}
    }
}

/// All places to which steps lead from a place, the arrays on the way item by item.
pub(super) fn expand(value: &Value, from: &[Seg], steps: &[Step]) -> Vec<Pointer> {
    let mut places = vec![from.to_vec()];
    for step in steps {
        let mut next = Vec::new();
        for mut place in places {
            place.push(Seg::Key(step.key.clone()));
            match get(value, &place) {
                None | Some(Value::Null) => {}
                Some(Value::Array(items)) => {
                    let chosen = |item: &Value| step.select.as_ref().is_none_or(|select| is_selected(item, select));
                    let indices = items.iter().enumerate().filter(|(_, item)| chosen(item)).map(|(at, _)| at);
                    next.extend(indices.map(|at| {
                        let mut item = place.clone();
                        item.push(Seg::Index(at));
                        item
                    }));
                }
                Some(_) => next.push(place),
            }
        }
        places = next;
    }
    places
}

/// Whether an item is the one that is looked for.
pub(super) fn is_selected(item: &Value, select: &Select) -> bool {
    expand(item, &[], &select.steps)
        .iter()
        .any(|place| get(item, place).and_then(text).is_some_and(|found| found == select.value))
}

/// The place to which steps lead for writing: of an array the item with this index, or the one that is selected, which is made
/// if there is none.
pub(super) fn place_for(value: &mut Value, from: &[Seg], steps: &[Step], index: usize) -> Pointer {
    let mut place = from.to_vec();
    let last_many = steps.iter().rposition(|step| step.many);
    for (at, step) in steps.iter().enumerate() {
        place.push(Seg::Key(step.key.clone()));
        if !step.many {
            continue;
        }
        let items = get(value, &place).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let Some(select) = &step.select else {
            place.push(Seg::Index(if Some(at) == last_many { index } else { 0 }));
            continue;
        };
        let found = items.iter().position(|item| is_selected(item, select));
        place.push(Seg::Index(found.unwrap_or(items.len())));
        if found.is_none() {
            let chosen = place_for(value, &place, &select.steps, 0);
            set(value, &chosen, Value::String(select.value.clone()));
        }
    }
    place
}

/// What differs at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    pub place: Pointer,
    /// What stands there in the first tree.
    pub left: Option<Value>,
    /// What stands there in the second.
    pub right: Option<Value>,
}

/// Where two trees differ, the deepest common places; scalars are compared as texts. Surplus items of an array come last first,
/// so that they can be taken away one by one.
pub(super) fn differences(left: &Value, right: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(left, right, &mut Vec::new(), &mut found);
    found
}

fn compare(left: &Value, right: &Value, place: &mut Pointer, found: &mut Vec<Difference>) {
    let mut add = |place: &Pointer, left: Option<&Value>, right: Option<&Value>| {
        found.push(Difference { place: place.clone(), left: left.cloned(), right: right.cloned() });
    };
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, left) in a.iter().filter(|(_, value)| !value.is_null()) {
                place.push(Seg::Key(key.clone()));
                match (left, b.get(key).filter(|value| !value.is_null())) {
                    (left, Some(right)) => compare(left, right, place, found),
                    (Value::Array(items), None) => {
                        compare(&Value::Array(items.clone()), &Value::Array(Vec::new()), place, found);
                    }
                    (left, None) => {
                        found.push(Difference { place: place.clone(), left: Some(left.clone()), right: None });
                    }
                }
                place.pop();
            }
            for (key, right) in b.iter().filter(|(key, value)| !value.is_null() && !there(a, key)) {
                place.push(Seg::Key(key.clone()));
                match right {
                    Value::Array(items) => {
                        compare(&Value::Array(Vec::new()), &Value::Array(items.clone()), place, found);
                    }
                    right => found.push(Difference { place: place.clone(), left: None, right: Some(right.clone()) }),
                }
                place.pop();
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for (at, left) in a.iter().enumerate() {
                place.push(Seg::Index(at));
                match b.get(at) {
                    Some(right) => compare(left, right, place, found),
                    None => found.push(Difference { place: place.clone(), left: Some(left.clone()), right: None }),
                }
                place.pop();
            }
            for at in (a.len()..b.len()).rev() {
                place.push(Seg::Index(at));
                found.push(Difference { place: place.clone(), left: None, right: b.get(at).cloned() });
                place.pop();
            }
        }
        (left, right) => {
            if text(left).is_none() || text(left) != text(right) {
                add(place, Some(left), Some(right));
            }
        }
    }
}

fn there(object: &Map<String, Value>, key: &str) -> bool {
    object.get(key).is_some_and(|value| !value.is_null())
}

/// The path of a place as findings write it: elements by local name from the root, an index where an element may repeat.
///
/// `tree` is a message in which the place exists: elements of repeated groups are counted in it.
pub(super) fn element_path(root: &str, tree: &Value, place: &[Seg]) -> String {
    let mut path = format!("/{root}");
    let mut at = 0;
    while let Some(Seg::Key(key)) = place.get(at) {
        let index = match place.get(at + 1) {
            Some(Seg::Index(index)) => Some(*index),
            _ => None,
        };
        let next = at + 1 + usize::from(index.is_some());
        if key.starts_with("#group") {
            at = next;
            // An element of a group: those of its name in the turns before count.
            let (Some(index), Some(Seg::Key(inner))) = (index, place.get(at)) else { break };
            let within = match place.get(at + 1) {
                Some(Seg::Index(within)) => Some(*within),
                _ => None,
            };
            let turns = get(tree, &place[..next - 1]).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let count = |turn: &Value| match turn.get(inner) {
                None | Some(Value::Null) => 0,
                Some(Value::Array(items)) => items.len(),
                Some(_) => 1,
            };
            let before: usize = turns.iter().take(index).map(count).sum();
            path.push_str(&format!("/{}[{}]", local(inner), before + within.unwrap_or(0) + 1));
            at += 1 + usize::from(within.is_some());
            continue;
        }
        if key.starts_with("#any") {
            let payload = get(tree, &place[..next]).and_then(|any| any.get("#name")).and_then(Value::as_str);
            if let Some(name) = payload {
                path.push_str(&format!("/{name}"));
                break;
            }
            at = next;
            continue;
        }
        if key.starts_with('#') {
            // Text and mixed content belong to the element.
            break;
        }
        path.push('/');
        path.push_str(&local(key));
        if let Some(index) = index {
            path.push_str(&format!("[{}]", index + 1));
        }
        at = next;
    }
    path
}

/// The local name of a member.
fn local(key: &str) -> String {
    if key.starts_with('@') {
        return key.to_owned();
    }
    let (name, ordinal) = key.split_once('#').map_or((key, None), |(name, ordinal)| (name, Some(ordinal)));
    let name = name.rsplit(':').next().unwrap_or(name);
    ordinal.map_or_else(|| name.to_owned(), |ordinal| format!("{name}[{ordinal}]"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn paths(left: &Value, right: &Value) -> Vec<String> {
        differences(left, right)
            .iter()
            .map(|difference| {
                let tree = if difference.left.is_some() { left } else { right };
                element_path("r", tree, &difference.place)
            })
            .collect()
    }

    #[test]
    fn differences_are_named_like_elements() {
        let left = json!({"@v": "1", "a": {"#any": {"p:b": {"c": ["1", "2", "3"]}}}, "d": {"#text": "x", "@y": "z"},
            "g": {"#group": [{"k": "1"}, {"k": "2", "l": "3"}]}, "n": true});
        assert!(paths(&left, &left).is_empty());
        let right = json!({"a": {"#any": {"p:b": {"c": ["1"]}}}, "d": {"#text": "w", "@y": "z", "@q": "1"},
            "g": {"#group": [{"k": "1"}, {"k": "9"}]}, "n": "true", "e": [{"f": 1}]});
        let expected = ["/r/@v", "/r/a/b/c[2]", "/r/a/b/c[3]", "/r/d", "/r/d/@q", "/r/g/k[2]", "/r/g/l[1]", "/r/e[1]"];
        assert_eq!(paths(&left, &right), expected);
    }

    #[test]
    fn applying_the_differences_gives_the_first_tree() {
        let left = json!({"a": [1, 2], "b": {"c": "x"}, "d": []});
        let right = json!({"a": [1, 3, 4, 5], "b": {"e": "y"}, "f": [7, 8]});
        let mut tree = right.clone();
        for difference in differences(&left, &right) {
            match difference.left {
                Some(value) => set(&mut tree, &difference.place, value),
                None => remove(&mut tree, &difference.place),
            }
        }
        assert!(differences(&left, &tree).is_empty(), "{tree}");
    }
}
