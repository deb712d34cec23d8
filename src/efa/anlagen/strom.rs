//! Contents that flow: counted, hashed and looked at on the way, in constant memory, and stopped at a limit.

use std::fmt;
use std::io::{self, Read, Write};

use sha2::{Digest, Sha512};

use super::medientyp::{Erkannt, KOPF};

/// A SHA-512, written as 128 hexadecimal digits with small letters.
///
/// ```
/// use xefa::efa::anlagen::Pruefsumme;
///
/// let sum = Pruefsumme::von(b"abc");
/// assert!(sum.to_string().starts_with("ddaf35a193617abacc417349ae204131"));
/// assert_eq!(Pruefsumme::parse(&sum.to_string()), Some(sum));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pruefsumme([u8; 64]);

impl Pruefsumme {
    /// The sum of bytes in memory.
    #[must_use]
    pub fn von(bytes: &[u8]) -> Self {
        Self(Sha512::digest(bytes).into())
    }

    /// Reads 128 hexadecimal digits; none where it is something else. Capital letters are not taken: messages and envelopes have small ones.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let mut sum = [0; 64];
        if text.len() != 128 {
            return None;
        }
        for (at, pair) in text.as_bytes().chunks_exact(2).enumerate() {
            sum[at] = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(sum))
    }

    /// The 64 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 64] {
        &self.0
    }

    pub(crate) fn aus_summe(sum: Sha512) -> Self {
        Self(sum.finalize().into())
    }
}

impl fmt::Display for Pruefsumme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Pruefsumme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pruefsumme({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

/// What was found out about a content while it flowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Messung {
    /// Bytes.
    pub groesse: u64,
    /// The SHA-512.
    pub sha512: Pruefsumme,
    /// What the first bytes look like.
    pub erkannt: Erkannt,
}

/// Why a content did not come through.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StromFehler {
    /// It has more bytes than the limit.
    #[error("the content has more than {0} bytes")]
    ZuGross(u64),
    /// It could not be read.
    #[error("the content could not be read")]
    Lesen(#[source] io::Error),
    /// It could not be written.
    #[error("the content could not be written")]
    Schreiben(#[source] io::Error),
}

/// Bytes that are held at one time.
const PUFFER: usize = 64 << 10;

/// Measures a content without keeping it. Memory does not depend on its size.
///
/// ```
/// use std::io::Read;
/// use xefa::efa::anlagen::{StromFehler, messe};
///
/// // Three gigabytes that are made while they are read; none is kept, and reading ends at the limit.
/// let zeros = std::io::repeat(0).take(3_000_000_000);
/// assert!(matches!(messe(zeros, 1_000_000), Err(StromFehler::ZuGross(1_000_000))));
/// ```
///
/// # Errors
/// [`StromFehler::ZuGross`] as soon as one byte more than `grenze` has been seen, or why it could not be read.
pub fn messe(quelle: impl Read, grenze: u64) -> Result<Messung, StromFehler> {
    leite(quelle, io::sink(), grenze)
}

/// Measures a content on its way from a source to a target. What has been written when it fails is for the caller to throw away.
///
/// # Errors
/// As [`messe`], or why it could not be written.
pub fn leite(mut quelle: impl Read, mut ziel: impl Write, grenze: u64) -> Result<Messung, StromFehler> {
    let mut buffer = vec![0; PUFFER];
    let mut head = Vec::with_capacity(KOPF);
    let mut sum = Sha512::new();
    let mut groesse: u64 = 0;
    loop {
        let count = match quelle.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(StromFehler::Lesen(error)),
        };
        let piece = &buffer[..count];
        groesse = groesse.saturating_add(count as u64);
        if groesse > grenze {
            return Err(StromFehler::ZuGross(grenze));
        }
        if head.len() < KOPF {
            head.extend_from_slice(&piece[..count.min(KOPF - head.len())]);
        }
        sum.update(piece);
        ziel.write_all(piece).map_err(StromFehler::Schreiben)?;
    }
    ziel.flush().map_err(StromFehler::Schreiben)?;
    Ok(Messung { groesse, sha512: Pruefsumme::aus_summe(sum), erkannt: Erkannt::aus_kopf(&head) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Zeros, made while they are read, that remember how many were asked for.
    struct Nullen<'c> {
        rest: u64,
        gelesen: &'c mut u64,
        groesster_puffer: &'c mut usize,
    }

    impl Read for Nullen<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = (buffer.len() as u64).min(self.rest) as usize;
            buffer[..count].fill(0);
            self.rest -= count as u64;
            *self.gelesen += count as u64;
            *self.groesster_puffer = buffer.len().max(*self.groesster_puffer);
            Ok(count)
        }
    }

    #[test]
    fn the_limit_holds_at_n_and_not_at_n_and_one() {
        assert_eq!(messe(io::repeat(7).take(1000), 1000).unwrap().groesse, 1000);
        assert!(matches!(messe(io::repeat(7).take(1001), 1000), Err(StromFehler::ZuGross(1000))));
    }

    #[test]
    fn three_gigabytes_are_refused_at_the_limit_and_never_in_memory() {
        let (mut gelesen, mut puffer) = (0, 0);
        let quelle = Nullen { rest: 3_000_000_000, gelesen: &mut gelesen, groesster_puffer: &mut puffer };
        let limit = 5_000_000;
        assert!(matches!(messe(quelle, limit), Err(StromFehler::ZuGross(_))));
        assert!(gelesen > limit && gelesen <= limit + PUFFER as u64, "{gelesen} were read");
        assert_eq!(puffer, PUFFER);
    }

    #[test]
    fn published_sums() {
        // FIPS 180-2, appendix C.3: a million times "a"; and the empty message.
        let million = messe(io::repeat(b'a').take(1_000_000), u64::MAX).unwrap();
        assert!(million.sha512.to_string().starts_with("e718483d0ce769644e2e42c7bc15b4638e1f98b13b204428"));
        let empty = messe(io::empty(), 0).unwrap();
        assert!(empty.sha512.to_string().starts_with("cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc"));
        assert_eq!((empty.groesse, empty.erkannt), (0, Erkannt::Leer));
    }

    #[test]
    fn a_source_that_breaks_is_no_short_content() {
        struct Bricht;
        impl Read for Bricht {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("weg"))
            }
        }
        assert!(matches!(messe((&b"abc"[..]).chain(Bricht), 10), Err(StromFehler::Lesen(_))));
    }

    #[test]
    fn a_sum_is_read_strictly() {
        let text = Pruefsumme::von(b"abc").to_string();
        assert_eq!(Pruefsumme::parse(&text).unwrap().to_string(), text);
        assert_eq!(Pruefsumme::parse(&text.to_uppercase()), None);
        assert_eq!(Pruefsumme::parse(&text[1..]), None);
        assert_eq!(Pruefsumme::parse(&format!("g{}", &text[1..])), None);
    }
}
