//! Lists as generated models of types with many of them hold them.

use std::fmt;
use std::ops::{Deref, DerefMut};

use thin_vec::ThinVec;

/// A list that takes no more room than a pointer, where a `Vec` takes three.
///
/// A type of a large standard may have twenty parts that may repeat, and a message of it two that do: this is what they are held in.
/// It is used as a `Vec` is, derefs to a slice, and turns into a `Vec` and back with `into`.
///
/// ```
/// use xefa::value::Many;
///
/// let mut zeilen: Many<&str> = Many::from(["Hafenstraße 3"]);
/// zeilen.push("Hinterhaus");
/// assert_eq!(zeilen.len(), 2);
/// assert_eq!(zeilen, ["Hafenstraße 3", "Hinterhaus"]);
/// for zeile in &zeilen {
///     assert!(zeile.starts_with('H'));
/// }
/// assert_eq!(Vec::from(zeilen), vec!["Hafenstraße 3", "Hinterhaus"]);
/// assert_eq!(size_of::<Many<[u64; 100]>>(), 8);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Many<T>(ThinVec<T>);

impl<T> Many<T> {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self(ThinVec::new())
    }

    /// Appends an item.
    pub fn push(&mut self, item: T) {
        self.0.push(item);
    }

    /// Takes the last item.
    pub fn pop(&mut self) -> Option<T> {
        self.0.pop()
    }

    /// Puts an item at an index, and what stands there and behind it one further.
    ///
    /// # Panics
    /// When the index is greater than the length.
    pub fn insert(&mut self, index: usize, item: T) {
        self.0.insert(index, item);
    }

    /// Takes the item at an index, and what stands behind it one back.
    ///
    /// # Panics
    /// When the index is not less than the length.
    pub fn remove(&mut self, index: usize) -> T {
        self.0.remove(index)
    }

    /// Keeps the items that are wanted.
    pub fn retain(&mut self, wanted: impl FnMut(&T) -> bool) {
        self.0.retain(wanted);
    }

    /// Keeps at most so many items.
    pub fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Takes all items out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Room for exactly so many items more.
    pub(crate) fn reserve_exact(&mut self, more: usize) {
        self.0.reserve_exact(more);
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Many<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for Many<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> AsRef<[T]> for Many<T> {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T, const N: usize> From<[T; N]> for Many<T> {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T> From<Many<T>> for Vec<T> {
    fn from(items: Many<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> Extend<T> for Many<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.0.extend(items);
    }
}

impl<T> IntoIterator for Many<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self.0.into_iter())
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Many<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

/// The items of a [`Many`], taken out one by one.
pub struct IntoIter<T>(thin_vec::IntoIter<T>);

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.0.next_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

macro_rules! equal {
    ($([$($of:tt)*] $other:ty),+) => {$(
        impl<T: PartialEq<U>, U $($of)*> PartialEq<$other> for Many<T> {
            fn eq(&self, other: &$other) -> bool {
                **self == other[..]
            }
        }
    )+};
}

equal!([] Vec<U>, [] [U], [] &[U], [, const N: usize] [U; N]);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn from_both_ends() {
        let mut items = Many::from([1, 2, 3]).into_iter();
        assert_eq!(items.len(), 3);
        assert_eq!((items.next(), items.next_back(), items.next(), items.next()), (Some(1), Some(3), Some(2), None));
        assert!(Many::<String>::default().is_empty());
        assert_eq!(format!("{:?}", Many::from(["a"])), r#"["a"]"#);
    }

    proptest! {
        /// It does what a `Vec` does.
        #[test]
        fn like_a_vec(first: Vec<String>, more: Vec<(u8, String)>) {
            let (mut many, mut vec) = (Many::from(first.clone()), first);
            for (what, item) in more {
                let at = usize::from(what) % (vec.len() + 1);
                match what % 6 {
                    0 | 1 => {
                        many.push(item.clone());
                        vec.push(item);
                    }
                    2 => {
                        many.insert(at, item.clone());
                        vec.insert(at, item);
                    }
                    3 if at < vec.len() => prop_assert_eq!(many.remove(at), vec.remove(at)),
                    4 => {
                        many.retain(|other| *other < item);
                        vec.retain(|other| *other < item);
                    }
                    5 => {
                        many.truncate(at);
                        vec.truncate(at);
                    }
                    _ => prop_assert_eq!(many.pop(), vec.pop()),
                }
                prop_assert_eq!(&many, &vec);
            }
            many.iter_mut().for_each(|item| item.push('!'));
            vec.iter_mut().for_each(|item| item.push('!'));
            prop_assert_eq!(Vec::from(many), vec);
        }
    }
}
