//! How the tables of a schema are stored: a type as its fields one after the other, a choice as its number and its fields.
//!
//! Numbers are varints (seven bits a byte, the lowest first; signed ones with the sign in the lowest bit), texts and lists begin
//! with their length, what is optional with 0 or 1. The form has no names and no types: only [`store`](super::store), which knows
//! its version, writes and reads it.

/// What can be stored.
pub(super) trait Stored: Sized {
    /// Appends the stored form.
    fn store(&self, to: &mut Vec<u8>);

    /// Reads what was stored; none where the bytes are something else.
    fn load(from: &mut Bytes<'_>) -> Option<Self>;
}

/// The bytes that are still to be read.
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
    /// How many lists are being read inside each other.
    depth: u8,
}

/// No tables have more lists inside each other; bytes that are no tables shall not use up the stack.
const DEPTH: u8 = 16;
/// Room for so many items is made before they are read; a length may lie.
const ROOM: usize = 1024;

impl<'a> Bytes<'a> {
    /// All of some bytes.
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest, depth: 0 }
    }

    /// Whether all have been read.
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    #[inline]
    fn number(&mut self) -> Option<u128> {
        match self.byte()? {
            // Nearly all.
            byte if byte < 0x80 => Some(byte.into()),
            byte => self.longer(byte),
        }
    }

    fn longer(&mut self, first: u8) -> Option<u128> {
        let mut number = u128::from(first & 0x7F);
        let mut shift = 7;
        loop {
            let byte = self.byte()?;
            let bits = u128::from(byte & 0x7F);
            if shift >= u128::BITS || (bits << shift) >> shift != bits {
                return None;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn octets(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (octets, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(octets)
    }
}

fn store_number(mut number: u128, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn store_octets(octets: &[u8], to: &mut Vec<u8>) {
    store_number(octets.len() as u128, to);
    to.extend_from_slice(octets);
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Stored for $number {
            fn store(&self, to: &mut Vec<u8>) {
                store_number(u128::from(*self), to);
            }

            fn load(from: &mut Bytes<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )+};
}

numbers!(u16, u32, u64);

impl Stored for i128 {
    fn store(&self, to: &mut Vec<u8>) {
        store_number(((*self << 1) ^ (*self >> 127)) as u128, to);
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        let number = from.number()?;
        Some((number >> 1) as Self ^ -((number & 1) as Self))
    }
}

impl Stored for bool {
    fn store(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

macro_rules! texts {
    ($($text:ty),+) => {$(
        impl Stored for $text {
            fn store(&self, to: &mut Vec<u8>) {
                store_octets(self.as_bytes(), to);
            }

            fn load(from: &mut Bytes<'_>) -> Option<Self> {
                str::from_utf8(from.octets()?).ok().map(Into::into)
            }
        }
    )+};
}

texts!(Box<str>, String);

impl Stored for Box<[u8]> {
    fn store(&self, to: &mut Vec<u8>) {
        store_octets(self, to);
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        from.octets().map(Into::into)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, to: &mut Vec<u8>) {
        to.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.store(to);
        }
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        if bool::load(from)? { T::load(from).map(Some) } else { Some(None) }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, to: &mut Vec<u8>) {
        store_number(self.len() as u128, to);
        for item in self {
            item.store(to);
        }
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        let length = usize::try_from(from.number()?).ok()?;
        // Each item has at least a byte.
        if length > from.rest.len() || from.depth >= DEPTH {
            return None;
        }
        from.depth += 1;
        let mut items = Self::with_capacity(length.min(ROOM));
        for _ in 0..length {
            items.push(T::load(from)?);
        }
        from.depth -= 1;
        Some(items)
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self, to: &mut Vec<u8>) {
        (**self).store(to);
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        T::load(from).map(Self::new)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, to: &mut Vec<u8>) {
        self.0.store(to);
        self.1.store(to);
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        Some((A::load(from)?, B::load(from)?))
    }
}

impl<A: Stored, B: Stored, C: Stored> Stored for (A, B, C) {
    fn store(&self, to: &mut Vec<u8>) {
        self.0.store(to);
        self.1.store(to);
        self.2.store(to);
    }

    fn load(from: &mut Bytes<'_>) -> Option<Self> {
        Some((A::load(from)?, B::load(from)?, C::load(from)?))
    }
}

/// Says how a type of the tables is stored. Each field is named, or it does not compile; those behind a semicolon are not stored and
/// begin with their default.
macro_rules! stored {
    (struct $name:ident { $($field:ident),+ $(; $($left:ident),+)? }) => {
        $crate::schema::stored::stored!(impl $name, self to from {
            let Self { $($field,)+ $($($left: _,)+)? } = self;
            $($crate::schema::stored::Stored::store($field, to);)+
        } {
            $(let $field = $crate::schema::stored::Stored::load(from)?;)+
            Some(Self { $($field,)+ $($($left: Default::default(),)+)? })
        });
    };
    (newtype $name:ident) => {
        $crate::schema::stored::stored!(impl $name, self to from {
            $crate::schema::stored::Stored::store(&self.0, to);
        } {
            $crate::schema::stored::Stored::load(from).map(Self)
        });
    };
    // What is stored as another type.
    (through $stored:ident: $name:ident) => {
        $crate::schema::stored::stored!(impl $name, self to from {
            $crate::schema::stored::Stored::store(&$stored::from(self), to);
        } {
            <$stored as $crate::schema::stored::Stored>::load(from).map(Self::from)
        });
    };
    // Choices without fields; the number is that of the declaration.
    (names $name:ident { $($variant:ident),+ }) => {
        $crate::schema::stored::stored!(impl $name, self to from {
            match self { $(Self::$variant => $crate::schema::stored::Stored::store(&(Self::$variant as u32), to),)+ }
        } {
            let number = <u32 as $crate::schema::stored::Stored>::load(from)?;
            [$(Self::$variant),+].into_iter().find(|variant| *variant as u32 == number)
        });
    };
    // Choices with fields, each with its number.
    (enum $name:ident { $($number:literal $variant:ident $(($only:ident))? $({ $($field:ident),+ })?),+ }) => {
        $crate::schema::stored::stored!(impl $name, self to from {
            match self {
                $(Self::$variant $(($only))? $({ $($field),+ })? => {
                    <u32 as $crate::schema::stored::Stored>::store(&$number, to);
                    $($crate::schema::stored::Stored::store($only, to);)?
                    $($($crate::schema::stored::Stored::store($field, to);)+)?
                })+
            }
        } {
            match <u32 as $crate::schema::stored::Stored>::load(from)? {
                $($number => {
                    $(let $only = $crate::schema::stored::Stored::load(from)?;)?
                    $($(let $field = $crate::schema::stored::Stored::load(from)?;)+)?
                    Some(Self::$variant $(($only))? $({ $($field),+ })?)
                })+
                _ => None,
            }
        });
    };
    (impl $name:ident, $self:ident $to:ident $from:ident $store:block $load:block) => {
        impl $crate::schema::stored::Stored for $name {
            fn store(&$self, $to: &mut Vec<u8>) {
                $store
            }

            fn load($from: &mut $crate::schema::stored::Bytes<'_>) -> Option<Self> {
                $load
            }
        }
    };
}

pub(super) use stored;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stored<T: Stored>(value: &T) -> Vec<u8> {
        let mut bytes = Vec::new();
        value.store(&mut bytes);
        bytes
    }

    fn loaded<T: Stored>(bytes: &[u8]) -> Option<T> {
        let mut from = Bytes::new(bytes);
        let value = T::load(&mut from)?;
        from.is_empty().then_some(value)
    }

    /// Worked out by hand from the description above.
    #[test]
    fn bytes_of_values() {
        assert_eq!(stored(&127_u32), [0x7F]);
        assert_eq!(stored(&128_u32), [0x80, 0x01]);
        assert_eq!(stored(&300_u16), [0xAC, 0x02]);
        assert_eq!(stored(&-1_i128), [0x01]);
        assert_eq!(stored(&1_i128), [0x02]);
        assert_eq!(stored(&-64_i128), [0x7F]);
        assert_eq!(stored(&Some(Box::<str>::from("ä"))), [1, 2, 0xC3, 0xA4]);
        assert_eq!(stored(&None::<u32>), [0]);
        assert_eq!(stored(&vec![(1_u32, true), (2, false)]), [2, 1, 1, 2, 0]);
    }

    #[test]
    fn what_nothing_stored() {
        assert_eq!(loaded::<u16>(&[0x80, 0x80, 0x04]), None, "65536");
        assert_eq!(loaded::<u16>(&[0xFF, 0xFF, 0x03]), Some(u16::MAX));
        assert_eq!(loaded::<u64>(&[0x80; 40]), None, "no end");
        assert_eq!(loaded::<i128>(&[[0xFF; 18].as_slice(), &[0x7F]].concat()), None, "more bits than there are");
        assert_eq!(loaded::<bool>(&[2]), None);
        assert_eq!(loaded::<Option<u32>>(&[2, 1]), None);
        assert_eq!(loaded::<Box<str>>(&[3, b'a']), None, "too short");
        assert_eq!(loaded::<Box<str>>(&[1, 0xC3]), None, "not UTF-8");
        assert_eq!(loaded::<Vec<u32>>(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1]), None, "a length that lies");
        assert_eq!(loaded::<u32>(&[1, 1]), None, "more behind it");
    }

    /// A list in a list in a list, deeper than any stack: refused, and not by an overflow.
    #[test]
    fn lists_without_end() {
        struct Nested(Vec<Self>);
        stored!(newtype Nested);
        assert!(loaded::<Nested>(&[1; 1_000_000]).is_none());
        assert!(loaded::<Nested>(&[1, 2, 0, 0]).is_some_and(|list| list.0.len() == 1));
    }

    proptest! {
        #[test]
        fn there_and_back(a: u64, b: i128, c: Vec<Option<(u32, u16, bool)>>, d: String, e: Vec<u8>) {
            let value = ((a, b), (c, (d.clone().into_boxed_str(), e.into_boxed_slice())));
            prop_assert_eq!(loaded(&stored(&value)), Some(value));
            prop_assert_eq!(loaded::<String>(&stored(&d)), Some(d));
        }

        /// Bytes that nobody stored are refused, or are a value that is stored and loaded as any other.
        #[test]
        fn any_bytes(bytes: Vec<u8>) {
            if let Some(value) = loaded::<Vec<Option<(Box<str>, i128)>>>(&bytes) {
                prop_assert_eq!(loaded(&stored(&value)), Some(value));
            }
        }
    }
}
