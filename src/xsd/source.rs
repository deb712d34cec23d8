//! Where schema documents come from: local files, or a map in memory. Nothing is ever fetched from a network.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Where a document lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// What makes it this document and no other.
    pub key: PathBuf,
    /// How messages call it.
    pub name: Arc<str>,
    /// The URL in whose place the catalog gave it, if it did.
    pub url: Option<String>,
    /// Whether it lies outside of the folder in which documents have to lie.
    pub outside: bool,
}

/// Why a document cannot be had.
#[derive(Debug)]
pub(crate) enum Missing {
    /// It is not there, or not readable; the system's word for it.
    Unreadable(String),
    /// It is larger than the limit.
    TooLarge,
}

/// The documents that can be had.
#[derive(Debug, Clone)]
pub(crate) enum Sources {
    /// Local files; where there is a folder, only those that lie in it, links followed.
    Files(Option<PathBuf>),
    /// Names and bytes.
    Memory(BTreeMap<String, Vec<u8>>),
}

impl Sources {
    /// The document at a path, if there is one.
    pub fn locate(&self, path: &Path) -> Option<Origin> {
        let path = normalised(path);
        let name: Arc<str> = path.to_string_lossy().into();
        match self {
            Self::Files(folder) => {
                let key = std::fs::canonicalize(&path).ok()?;
                let outside = folder.as_ref().is_some_and(|folder| !key.starts_with(folder));
                key.is_file().then_some(Origin { key, name, url: None, outside })
            }
            Self::Memory(documents) => {
                documents.contains_key(&*name).then_some(Origin { key: path, name, url: None, outside: false })
            }
        }
    }

    /// The document that a relative or absolute path means, seen from another document.
    pub fn relative(&self, base: &Origin, location: &str) -> Option<Origin> {
        let location = location.split('#').next().unwrap_or_default();
        if is_network_path(location) {
            return None;
        }
        let folder = Path::new(&*base.name).parent().unwrap_or(Path::new(""));
        self.locate(&folder.join(percent_decoded(location))).or_else(|| self.locate(&folder.join(location)))
    }

    /// The bytes of a document.
    pub fn load(&self, origin: &Origin, limit: usize) -> Result<Vec<u8>, Missing> {
        match self {
            Self::Files(_) => read_file(&origin.key, limit),
            Self::Memory(documents) => match documents.get(&*origin.name) {
                Some(bytes) if bytes.len() > limit => Err(Missing::TooLarge),
                Some(bytes) => Ok(bytes.clone()),
                None => Err(Missing::Unreadable("not found".to_owned())),
            },
        }
    }
}

/// The bytes of a file, if they are not more than `limit`. Whatever is no file – a pipe, a device – is not even opened.
pub(crate) fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, Missing> {
    let unreadable = |error: std::io::Error| Missing::Unreadable(error.kind().to_string());
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Missing::Unreadable("no file".to_owned()));
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit { Err(Missing::TooLarge) } else { Ok(bytes) }
}

/// Whether a location names another computer, as `//host/share` or `\\\\host\\share` do: opening it would use the network on some
/// systems.
pub(crate) fn is_network_path(location: &str) -> bool {
    let path = percent_decoded(location);
    matches!(path.as_bytes(), [b'/' | b'\\', b'/' | b'\\', ..])
}

/// Whether a location is none of a file on this computer.
pub(crate) fn is_remote(location: &str) -> bool {
    match scheme(location) {
        Some(scheme) if scheme.eq_ignore_ascii_case("file") => file_path(location).is_none(),
        Some(_) => true,
        None => is_network_path(location),
    }
}

/// The scheme of a URL; none for a path. A single letter is a drive, not a scheme.
pub(crate) fn scheme(location: &str) -> Option<&str> {
    let (scheme, _) = location.split_once(':')?;
    let mut bytes = scheme.bytes();
    let legal = bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (legal && scheme.len() > 1).then_some(scheme)
}

/// The path of a `file:` URL; none where that names another computer.
pub(crate) fn file_path(url: &str) -> Option<PathBuf> {
    let rest = url.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("file:")).and(url.get(5..))?;
    let path = match rest.strip_prefix("//") {
        Some(with_host) => {
            let (host, path) = with_host.split_at(with_host.find('/')?);
            (host.is_empty() || host == "localhost").then_some(path)?
        }
        None => rest,
    };
    let path = path.split('#').next().unwrap_or_default();
    (!is_network_path(path)).then(|| PathBuf::from(percent_decoded(path)))
}

/// `%20` and its like as characters; as it is where that gives no text.
pub(crate) fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// The path without `.` and, as far as it goes, without `..`.
pub(crate) fn normalised(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            _ => out.push(part),
        }
    }
    out
}

/// A reference resolved against a URL (RFC 3986, as far as locations of schema documents need it).
pub(crate) fn join_url(base: &str, reference: &str) -> String {
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let after_scheme = base.find("://").map_or(0, |at| at + 3);
    let path_start = base[after_scheme..].find('/').map_or(base.len(), |at| after_scheme + at);
    if reference.starts_with('/') {
        return format!("{}{reference}", &base[..path_start]);
    }
    let folder = base[path_start..].rfind('/').map_or(base.len(), |at| path_start + at);
    let mut parts: Vec<&str> = base[path_start..folder].split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    format!("{}/{}", &base[..path_start], parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations() {
        assert_eq!(scheme("http://a/b"), Some("http"));
        assert_eq!(scheme("C:/a.xsd"), None);
        assert_eq!(scheme("../a.xsd"), None);
        assert_eq!(file_path("file:///a%20b/c.xsd"), Some(PathBuf::from("/a b/c.xsd")));
        assert_eq!(file_path("file:/a"), Some(PathBuf::from("/a")));
        assert_eq!(file_path("file://server/a"), None);
        assert_eq!(file_path("file:////server/a"), None);
        assert_eq!(percent_decoded("100%25%zz%"), "100%%zz%");
        assert_eq!(normalised(Path::new("./a/../../b/./c")), PathBuf::from("../b/c"));
        assert_eq!(join_url("http://x/a/b.xsd", "../c.xsd"), "http://x/c.xsd");
        assert_eq!(join_url("http://x/a/b.xsd", "/c.xsd"), "http://x/c.xsd");
        assert_eq!(join_url("http://x/a/b.xsd", "http://y/"), "http://y/");
    }
}
