//! Namespaces: interned URIs and the prefixes in scope.
use std::borrow::Cow;
use std::collections::HashMap;

/// The namespace of `xml:lang` and its like.
pub const XML_URI: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xsi:type` and its like.
pub const XSI_URI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of the namespace declarations themselves.
pub const XMLNS_URI: &str = "http://www.w3.org/2000/xmlns/";

/// A namespace URI, interned within one reader: equal numbers are equal URIs. The fixed ones are the same in every reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ns(u32);

impl Ns {
    /// No namespace.
    pub const NONE: Self = Self(0);
    /// `http://www.w3.org/XML/1998/namespace`.
    pub const XML: Self = Self(1);
    /// `http://www.w3.org/2001/XMLSchema-instance`.
    pub const XSI: Self = Self(2);
    /// `http://www.w3.org/2000/xmlns/`.
    pub const XMLNS: Self = Self(3);

    /// The number, counted up from zero in the order in which the namespaces occur: an index for caches.
    #[inline]
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Up to how many entries a linear search is faster than a hash.
const FEW: usize = 16;
const UNBOUND: u32 = u32::MAX;

#[derive(Debug, Clone)]
struct Prefix {
    name: Box<str>,
    key: Key,
    /// Its innermost binding, or `UNBOUND`.
    top: u32,
}

/// A prefix of up to seven bytes with its length; what is longer is told apart by its name.
type Key = u64;
const LONG: Key = Key::MAX;

/// One comparison instead of a call: prefixes are short, and looked up for every tag.
#[inline]
fn key(prefix: &str) -> Key {
    let bytes = prefix.as_bytes();
    let length = bytes.len();
    // The first and the last bytes, which overlap where the length is no power of two.
    let packed = match (bytes.first_chunk(), bytes.last_chunk(), bytes.first_chunk(), bytes.last_chunk()) {
        _ if length > 7 => return LONG,
        (Some(first), Some(last), ..) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4))
        }
        (.., Some(first), Some(last)) => {
            u64::from(u16::from_le_bytes(*first)) | u64::from(u16::from_le_bytes(*last)) << (8 * (length - 2))
        }
        _ => bytes.first().map_or(0, |byte| u64::from(*byte)),
    };
    packed | (length as u64) << 56
}

#[derive(Debug, Clone, Copy)]
struct Binding {
    prefix: u32,
    ns: Ns,
    /// The binding of the same prefix that this one hides.
    hidden: u32,
}

/// What is wrong with a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// The same prefix twice in one tag.
    Twice,
    /// A binding that "Namespaces in XML" forbids.
    Reserved,
    /// More URIs and prefixes than the limit.
    TooMany,
}

/// The bindings in scope. Every prefix and URI is stored once, so a lookup costs the same however deep the declarations are
/// nested.
#[derive(Debug, Clone)]
pub(super) struct Namespaces {
    uris: Vec<Cow<'static, str>>,
    /// Empty as long as there are few.
    uri_index: HashMap<Box<str>, u32>,
    prefixes: Vec<Prefix>,
    /// Likewise.
    prefix_index: HashMap<Box<str>, u32>,
    bindings: Vec<Binding>,
    /// How many URIs and prefixes there may be.
    limit: usize,
}

impl Namespaces {
    pub fn new(limit: usize) -> Self {
        let mut new = Self {
            uris: ["", XML_URI, XSI_URI, XMLNS_URI].map(Cow::Borrowed).to_vec(),
            uri_index: HashMap::new(),
            prefixes: Vec::new(),
            prefix_index: HashMap::new(),
            bindings: Vec::new(),
            // Its own are not counted.
            limit: limit.saturating_add(5),
        };
        new.bind("xml", Ns::XML);
        new
    }

    #[inline]
    pub fn uri(&self, ns: Ns) -> &str {
        self.uris.get(ns.index()).map_or("", |uri| uri)
    }

    /// How many bindings there are now; [`Self::leave`] goes back to it.
    #[inline]
    pub fn mark(&self) -> u32 {
        self.bindings.len() as u32
    }

    /// Forgets the bindings made since `mark`.
    #[inline]
    pub fn leave(&mut self, mark: u32) {
        while self.bindings.len() as u32 > mark {
            if let Some(gone) = self.bindings.pop()
                && let Some(prefix) = self.prefixes.get_mut(gone.prefix as usize)
            {
                prefix.top = gone.hidden;
            }
        }
    }

    /// Takes up the declaration of `prefix` (empty: the default namespace) in an element whose bindings begin at `mark`.
    pub fn declare(&mut self, mark: u32, prefix: &str, uri: &str) -> Result<(), Refused> {
        let ns = self.intern(uri);
        let legal = match prefix {
            "xmlns" => false,
            "xml" => ns == Ns::XML,
            "" => ns != Ns::XML && ns != Ns::XMLNS,
            _ => ns != Ns::XML && ns != Ns::XMLNS && ns != Ns::NONE,
        };
        if !legal {
            return Err(Refused::Reserved);
        }
        if let Some(found) = self.find(prefix)
            && let top = self.prefixes[found].top
            && top != UNBOUND
            && top >= mark
        {
            return Err(Refused::Twice);
        }
        self.bind(prefix, ns);
        if self.uris.len() + self.prefixes.len() > self.limit { Err(Refused::TooMany) } else { Ok(()) }
    }

    /// The namespace of a prefix; of the empty one if no default is declared: [`Ns::NONE`].
    #[inline]
    pub fn resolve(&self, prefix: &str) -> Option<Ns> {
        match self.find(prefix).and_then(|found| self.bindings.get(self.prefixes[found].top as usize)) {
            Some(binding) => Some(binding.ns),
            None if prefix.is_empty() => Some(Ns::NONE),
            None if prefix == "xmlns" => Some(Ns::XMLNS),
            None => None,
        }
    }

    /// Prefixes and namespaces in scope, innermost first.
    pub fn in_scope(&self) -> impl Iterator<Item = (&str, Ns)> {
        self.bindings.iter().enumerate().rev().filter_map(|(at, binding)| {
            let prefix = self.prefixes.get(binding.prefix as usize)?;
            (prefix.top as usize == at && binding.ns != Ns::NONE).then_some((&*prefix.name, binding.ns))
        })
    }

    #[inline]
    fn find(&self, prefix: &str) -> Option<usize> {
        if self.prefixes.len() <= FEW {
            let key = key(prefix);
            self.prefixes.iter().position(|known| known.key == key && (key != LONG || *known.name == *prefix))
        } else {
            self.prefix_index.get(prefix).map(|&found| found as usize)
        }
    }

    fn bind(&mut self, prefix: &str, ns: Ns) {
        let index = self.find(prefix).unwrap_or_else(|| {
            let index = self.prefixes.len();
            self.prefixes.push(Prefix { name: prefix.into(), key: key(prefix), top: UNBOUND });
            if index >= FEW {
                let known = if index == FEW { 0 } else { index };
                let new = self.prefixes[known..].iter().zip(known as u32..);
                self.prefix_index.extend(new.map(|(prefix, index)| (prefix.name.clone(), index)));
            }
            index
        });
        let at = self.bindings.len() as u32;
        let hidden = std::mem::replace(&mut self.prefixes[index].top, at);
        self.bindings.push(Binding { prefix: index as u32, ns, hidden });
    }

    fn intern(&mut self, uri: &str) -> Ns {
        let found = if self.uris.len() <= FEW {
            self.uris.iter().position(|known| *known == uri).map(|found| found as u32)
        } else {
            self.uri_index.get(uri).copied()
        };
        Ns(found.unwrap_or_else(|| {
            let index = self.uris.len();
            self.uris.push(Cow::Owned(uri.to_owned()));
            if index >= FEW {
                let known = if index == FEW { 0 } else { index };
                let new = self.uris[known..].iter().zip(known as u32..);
                self.uri_index.extend(new.map(|(uri, index)| (Box::from(&**uri), index)));
            }
            index as u32
        }))
    }
}
