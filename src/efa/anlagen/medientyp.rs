//! Media types: what is declared, what the first bytes say, and whether the two agree.

use std::fmt;

use crate::models::v2_0;

/// A media type as XEfA's messages have it: type and subtype in small letters, without parameters.
///
/// ```
/// use xefa::efa::anlagen::{Erkannt, Medientyp, Vergleich};
///
/// let pdf = Medientyp::parse("Application/PDF").unwrap();
/// assert_eq!(pdf.as_str(), "application/pdf");
/// assert_eq!(pdf.vergleiche(Erkannt::aus_kopf(b"%PDF-1.7\n")), Vergleich::Passt);
/// assert_eq!(pdf.vergleiche(Erkannt::aus_kopf(b"MZ\x90\0")), Vergleich::Widerspruch);
/// assert!(Medientyp::parse("pdf").is_none());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Medientyp(Box<str>);

impl Medientyp {
    /// Reads a type such as `application/pdf`; capital letters become small ones. None where it is not one of XEfA's, with parameters
    /// for example.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let small = text.trim().to_ascii_lowercase();
        small.parse::<v2_0::MimeType>().ok().map(|_| Self(small.into()))
    }

    /// The type.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares it with what the first bytes say.
    #[must_use]
    pub fn vergleiche(&self, erkannt: Erkannt) -> Vergleich {
        let expected = self.erwartet();
        match erkannt {
            Erkannt::Leer => Vergleich::NichtVergleichbar,
            Erkannt::Programm => Vergleich::Widerspruch,
            // Every ZIP may be what its name in the directory says; containers of signatures and books are ZIPs too.
            Erkannt::Zip if expected.is_none() => Vergleich::NichtVergleichbar,
            _ => match expected {
                Some(expected) if expected.contains(&erkannt) => Vergleich::Passt,
                Some(_) => Vergleich::Widerspruch,
                None if matches!(erkannt, Erkannt::Text | Erkannt::Unbekannt | Erkannt::Xml) => {
                    Vergleich::NichtVergleichbar
                }
                // A type that is not known here, but bytes that are one of those that are.
                None if self.as_str() == "application/octet-stream" => Vergleich::NichtVergleichbar,
                None => Vergleich::Widerspruch,
            },
        }
    }

    /// What the bytes must look like, for the types that are known here.
    fn erwartet(&self) -> Option<&'static [Erkannt]> {
        Some(match self.as_str() {
            "application/pdf" => &[Erkannt::Pdf],
            "image/png" => &[Erkannt::Png],
            "image/jpeg" => &[Erkannt::Jpeg],
            "image/gif" => &[Erkannt::Gif],
            "image/tiff" => &[Erkannt::Tiff],
            "text/html" | "application/xhtml+xml" => &[Erkannt::Html, Erkannt::Xml],
            "application/xml" | "text/xml" => &[Erkannt::Xml],
            "application/json" => &[Erkannt::Text],
            "application/zip" => &[Erkannt::Zip],
            "application/msword" | "application/vnd.ms-excel" | "application/vnd.ms-powerpoint" => &[Erkannt::Ole],
            office if office.starts_with("application/vnd.openxmlformats-officedocument.") => &[Erkannt::Zip],
            office if office.starts_with("application/vnd.oasis.opendocument.") => &[Erkannt::Zip],
            xml if xml.ends_with("+xml") => &[Erkannt::Xml],
            json if json.ends_with("+json") => &[Erkannt::Text],
            text if text.starts_with("text/") => &[Erkannt::Text, Erkannt::Xml],
            _ => return None,
        })
    }
}

impl fmt::Display for Medientyp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Medientyp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Medientyp({})", self.0)
    }
}

/// How a declared type and the first bytes go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vergleich {
    /// The bytes look like the type.
    Passt,
    /// The bytes are something else.
    Widerspruch,
    /// The bytes of that type are not known here, so nobody knows.
    NichtVergleichbar,
}

/// What the first bytes of a content look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Erkannt {
    /// There are none.
    Leer,
    /// `%PDF-`.
    Pdf,
    /// The eight bytes of PNG.
    Png,
    /// A JPEG.
    Jpeg,
    /// A GIF.
    Gif,
    /// A TIFF of either byte order, BigTIFF included.
    Tiff,
    /// XML: a declaration, or an element at the beginning.
    Xml,
    /// HTML.
    Html,
    /// A ZIP, and so a document of today's office software.
    Zip,
    /// A compound file, and so a document of yesterday's office software.
    Ole,
    /// A program: Windows, Linux, macOS, Java, or a script with an interpreter line.
    Programm,
    /// Text: no control characters but those of lines and pages.
    Text,
    /// Something else.
    Unbekannt,
}

/// How many of the first bytes are looked at.
pub(super) const KOPF: usize = 1024;

impl Erkannt {
    /// Looks at the first bytes of a content; 1024 are enough.
    #[must_use]
    pub fn aus_kopf(kopf: &[u8]) -> Self {
        let kopf = &kopf[..kopf.len().min(KOPF)];
        const MAGIC: &[(&[u8], Erkannt)] = &[
            (b"%PDF-", Erkannt::Pdf),
            (b"\x89PNG\r\n\x1a\n", Erkannt::Png),
            (b"\xff\xd8\xff", Erkannt::Jpeg),
            (b"GIF87a", Erkannt::Gif),
            (b"GIF89a", Erkannt::Gif),
            (b"II*\0", Erkannt::Tiff),
            (b"MM\0*", Erkannt::Tiff),
            (b"II+\0", Erkannt::Tiff),
            (b"MM\0+", Erkannt::Tiff),
            (b"PK\x03\x04", Erkannt::Zip),
            (b"PK\x05\x06", Erkannt::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Erkannt::Ole),
            (b"\x7fELF", Erkannt::Programm),
            (b"\xca\xfe\xba\xbe", Erkannt::Programm),
            (b"\xcf\xfa\xed\xfe", Erkannt::Programm),
            (b"#!", Erkannt::Programm),
        ];
        if kopf.is_empty() {
            return Self::Leer;
        }
        if let Some((_, found)) = MAGIC.iter().find(|(magic, _)| kopf.starts_with(magic)) {
            return *found;
        }
        if kopf.starts_with(b"MZ") && !ist_text(kopf) {
            return Self::Programm;
        }
        // UTF-16 says so itself; what it says needs no looking into here.
        if kopf.starts_with(b"\xff\xfe") || kopf.starts_with(b"\xfe\xff") {
            let ascii: Vec<u8> = kopf[2..].iter().copied().filter(|b| *b != 0).collect();
            return if ist_text(&ascii) { markup(&ascii) } else { Self::Unbekannt };
        }
        if !ist_text(kopf) {
            return Self::Unbekannt;
        }
        markup(kopf.strip_prefix(b"\xef\xbb\xbf").unwrap_or(kopf))
    }

    /// The word for it in findings, in German and English.
    pub(super) const fn worte(self) -> [&'static str; 2] {
        match self {
            Self::Leer => ["leer", "empty"],
            Self::Pdf => ["PDF"; 2],
            Self::Png => ["PNG"; 2],
            Self::Jpeg => ["JPEG"; 2],
            Self::Gif => ["GIF"; 2],
            Self::Tiff => ["TIFF"; 2],
            Self::Xml => ["XML"; 2],
            Self::Html => ["HTML"; 2],
            Self::Zip => ["ZIP"; 2],
            Self::Ole => ["ein altes Office-Dokument", "an old office document"],
            Self::Programm => ["ein Programm", "a program"],
            Self::Text => ["Text", "text"],
            Self::Unbekannt => ["etwas Unbekanntes", "something unknown"],
        }
    }
}

/// No control characters but those of lines, pages and terminals.
fn ist_text(kopf: &[u8]) -> bool {
    kopf.iter().all(|b| *b >= 0x20 && *b != 0x7f || matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
}

/// Text that is one of the markup languages.
fn markup(text: &[u8]) -> Erkannt {
    let text = text.trim_ascii_start();
    let begins = |with: &[u8]| text.len() >= with.len() && text[..with.len()].eq_ignore_ascii_case(with);
    if begins(b"<!doctype html") || begins(b"<html") {
        return Erkannt::Html;
    }
    let is_element =
        matches!(text, [b'<', first, ..] if first.is_ascii_alphabetic() || matches!(first, b'_' | b'!' | b'?'));
    if is_element { Erkannt::Xml } else { Erkannt::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The first bytes are those of the published formats: ISO 32000 (PDF), RFC 2083 (PNG), ITU T.81 (JPEG), TIFF 6.0, APPNOTE (ZIP).
    #[test]
    fn published_magic_bytes() {
        for (head, expected) in [
            (b"%PDF-1.4".as_slice(), Erkannt::Pdf),
            (&[137, 80, 78, 71, 13, 10, 26, 10, 0], Erkannt::Png),
            (&[0xff, 0xd8, 0xff, 0xe0, 0, 16], Erkannt::Jpeg),
            (&[0x49, 0x49, 42, 0], Erkannt::Tiff),
            (&[0x4d, 0x4d, 0, 42], Erkannt::Tiff),
            (b"PK\x03\x04\x14\0", Erkannt::Zip),
            (b"<?xml version=\"1.0\"?>", Erkannt::Xml),
            (b"\xef\xbb\xbf \n<a:b/>", Erkannt::Xml),
            (b"\xff\xfe<\0a\0/\0>\0", Erkannt::Xml),
            (b"<!DOCTYPE html>", Erkannt::Html),
            (b"Hallo Welt\r\n", Erkannt::Text),
            ("Grüße".as_bytes(), Erkannt::Text),
            (b"Gr\xfc\xdfe", Erkannt::Text),
            (b"MZ\x90\0\x03", Erkannt::Programm),
            (b"MZ ist ein Autokennzeichen", Erkannt::Text),
            (b"#!/bin/sh\n", Erkannt::Programm),
            (b"", Erkannt::Leer),
            (b"\0\x01\x02", Erkannt::Unbekannt),
        ] {
            assert_eq!(Erkannt::aus_kopf(head), expected, "{head:?}");
        }
    }

    #[test]
    fn declared_and_found_are_compared() {
        use Vergleich::*;
        for (declared, found, expected) in [
            ("application/pdf", Erkannt::Pdf, Passt),
            ("application/pdf", Erkannt::Jpeg, Widerspruch),
            ("application/pdf", Erkannt::Text, Widerspruch),
            ("application/pdf", Erkannt::Unbekannt, Widerspruch),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Erkannt::Zip, Passt),
            ("application/vnd.oasis.opendocument.text", Erkannt::Pdf, Widerspruch),
            ("text/csv", Erkannt::Text, Passt),
            ("text/plain", Erkannt::Html, Widerspruch),
            ("image/svg+xml", Erkannt::Xml, Passt),
            ("application/vnd.etsi.asic-e+zip", Erkannt::Zip, NichtVergleichbar),
            ("video/mp4", Erkannt::Unbekannt, NichtVergleichbar),
            ("video/mp4", Erkannt::Pdf, Widerspruch),
            ("application/octet-stream", Erkannt::Pdf, NichtVergleichbar),
            ("application/octet-stream", Erkannt::Programm, Widerspruch),
            ("application/pdf", Erkannt::Leer, NichtVergleichbar),
        ] {
            assert_eq!(Medientyp::parse(declared).unwrap().vergleiche(found), expected, "{declared} {found:?}");
        }
    }
}
