//! The metadata from JSON, strictly, with a finding and its path for everything that the schema forbids.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Anlagenangabe, Fachdaten, FitConnectMetadaten, Metadatenschema, Rueckkanal, Verwaltungsleistung, Zweck};
use crate::efa::anlagen::Pruefsumme;
use crate::efa::transport::fehler::befund;
use crate::limits::Limits;
use crate::report::{Report, Verdict};

/// An object that is being read: members are taken out, and what is left is kept.
struct Objekt<'r> {
    members: Map<String, Value>,
    path: String,
    report: &'r mut Report,
}

const FEHLT: [&str; 2] = ["die Angabe fehlt", "it is missing"];
const TEXT: [&str; 2] = ["hier steht kein Text", "this is no string"];
const OBJEKT: [&str; 2] = ["hier steht kein Objekt", "this is no object"];
const LISTE: [&str; 2] = ["hier steht keine Liste", "this is no array"];
const FORM: [&str; 2] = ["der Text hat nicht die verlangte Form", "the string does not have the form that is demanded"];
const CODE: [&str; 2] = ["diesen Wert gibt es hier nicht", "there is no such value here"];
const LAENGE: [&str; 2] = ["der Text ist zu lang", "the string is too long"];
const EINER: [&str; 2] = ["genau ein Rückkanal ist erlaubt", "exactly one reply channel is allowed"];

impl Objekt<'_> {
    fn wrong(&mut self, name: &str, why: [&'static str; 2]) {
        let path = format!("{}/{name}", self.path);
        self.report.push(befund("xefa-transport-metadaten", path).text("why", why));
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.members.shift_remove(name)
    }

    fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::String(text) => Some(text),
            _ => (self.wrong(name, TEXT), None).1,
        }
    }

    fn need(&mut self, name: &str) -> Option<String> {
        if !self.members.contains_key(name) {
            self.wrong(name, FEHLT);
        }
        self.text(name)
    }

    /// A text that becomes something else.
    fn parse<T>(&mut self, name: &str, why: [&'static str; 2], parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.need(name)?;
        let value = parse(&text);
        if value.is_none() {
            self.wrong(name, why);
        }
        value
    }

    /// A text, if it is there and keeps to a rule.
    fn ruled(&mut self, name: &str, why: [&'static str; 2], keeps: impl Fn(&str) -> bool) -> Option<String> {
        let text = self.text(name)?;
        if !keeps(&text) {
            self.wrong(name, why);
        }
        Some(text)
    }

    fn inner<T>(&mut self, name: &str, read: impl FnOnce(&mut Objekt<'_>) -> Option<T>) -> Option<T> {
        match self.take(name)? {
            Value::Object(members) => {
                read(&mut Objekt { members, path: format!("{}/{name}", self.path), report: &mut *self.report })
            }
            _ => (self.wrong(name, OBJEKT), None).1,
        }
    }

    fn needed<T>(&mut self, name: &str, read: impl FnOnce(&mut Objekt<'_>) -> Option<T>) -> Option<T> {
        if !self.members.contains_key(name) {
            self.wrong(name, FEHLT);
        }
        self.inner(name, read)
    }

    fn hash(&mut self) -> Option<Pruefsumme> {
        self.needed("hash", |hash| {
            let kind = hash.parse("type", CODE, |text| (text == "sha512").then_some(()));
            let sum = hash.parse("content", FORM, Pruefsumme::parse);
            kind.and(sum)
        })
    }

    fn rest(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.members)
    }
}

impl FitConnectMetadaten {
    /// Reads metadata by the schema of 1.0.0. What stands in it besides is kept.
    ///
    /// # Errors
    /// Everything that the schema forbids, with its path; never a value.
    pub fn lies(bytes: &[u8]) -> Result<Self, Report> {
        let limit = Limits::DEFAULT.envelope_bytes;
        if bytes.len() > limit {
            return Err(befund("limit-umschlag", "/").arg("limit", limit.to_string()).into());
        }
        let wrong = |why| Report::from(befund("xefa-transport-metadaten", "/").text("why", why));
        let value = serde_json::from_slice(bytes).map_err(|_| wrong(["das ist kein JSON", "this is no JSON"]))?;
        let Value::Object(members) = value else { return Err(wrong(OBJEKT)) };
        let mut report = Report::new();
        let read = root(Objekt { members, path: String::new(), report: &mut report });
        match read {
            Some(metadaten) if report.verdict() == Verdict::Valid => Ok(metadaten),
            _ => Err(report),
        }
    }
}

fn root(mut root: Objekt<'_>) -> Option<FitConnectMetadaten> {
    // Metadata of 1.0.0 need not name their schema.
    let schema = match root.ruled("$schema", CODE, |uri| version(uri).is_some()) {
        Some(uri) => version(&uri).unwrap_or_default(),
        None => Metadatenschema::V1_0_0,
    };
    let leistung = root.inner("publicServiceType", |leistung| {
        let urn = leistung.parse("identifier", FORM, |text| ist_urn(text).then(|| text.to_owned()));
        let (name, beschreibung) = (leistung.text("name"), leistung.text("description"));
        Some(Verwaltungsleistung { urn: urn?, name, beschreibung })
    });
    let content = root.needed("contentStructure", |content| {
        let data = content.inner("data", |data| {
            let sum = data.hash();
            let schema = data.needed("submissionSchema", |schema| {
                let uri = schema.parse("schemaUri", FORM, |text| ist_uri(text).then(|| text.to_owned()));
                let known =
                    |text: &str| matches!(text, "application/json" | "application/xml").then(|| text.to_owned());
                let mime = schema.parse("mimeType", CODE, known);
                Some((uri?, mime?))
            });
            let weitere = data.rest();
            let (schema_uri, mime_type) = schema?;
            Some(Fachdaten { sha512: sum?, schema_uri, mime_type, weitere })
        });
        if !content.members.contains_key("attachments") {
            content.wrong("attachments", FEHLT);
        }
        let list = match content.take("attachments") {
            Some(Value::Array(list)) => list,
            None => Vec::new(),
            Some(_) => (content.wrong("attachments", LISTE), Vec::new()).1,
        };
        let anlagen: Vec<_> =
            list.into_iter().enumerate().filter_map(|(at, value)| anlage(content, at, value)).collect();
        Some((data, anlagen))
    });
    let rueckkanal = root.inner("replyChannel", rueckkanal);
    let reference = root.inner("additionalReferenceInfo", |reference| {
        let day = reference.ruled("applicationDate", FORM, |text| tag(text).is_some());
        Some((reference.text("senderReference"), day.as_deref().and_then(tag)))
    });
    let (referenz, antragsdatum) = reference.unwrap_or_default();
    let weitere = root.rest();
    let (fachdaten, anlagen) = content?;
    Some(FitConnectMetadaten { schema, leistung, fachdaten, anlagen, rueckkanal, referenz, antragsdatum, weitere })
}

/// The version of a URI `https://schema.fitko.de/fit-connect/metadata/1.….…/metadata.schema.json`; none for others, and for 2 and later.
fn version(uri: &str) -> Option<Metadatenschema> {
    let number = uri.strip_prefix("https://schema.fitko.de/fit-connect/metadata/1.")?;
    let number = number.strip_suffix("/metadata.schema.json")?;
    let (minor, patch) = number.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match (minor, digits(minor) && digits(patch)) {
        (_, false) => None,
        ("0", _) => Some(Metadatenschema::V1_0_0),
        _ => Some(Metadatenschema::V1_3_0),
    }
}

fn anlage(content: &mut Objekt<'_>, at: usize, value: Value) -> Option<Anlagenangabe> {
    let name = format!("attachments[{}]", at + 1);
    let Value::Object(members) = value else { return (content.wrong(&name, OBJEKT), None).1 };
    let path = format!("{}/{name}", content.path);
    let mut object = Objekt { members, path, report: &mut *content.report };
    let sum = object.hash();
    let zweck = object.parse("purpose", CODE, |text| Zweck::ALL.into_iter().find(|zweck| zweck.as_str() == text));
    let mime = object.parse("mimeType", FORM, |text| ist_medientyp(text).then(|| text.to_owned()));
    let id = object.parse("attachmentId", FORM, |text| Uuid::try_parse(text).ok().filter(|_| text.len() == 36));
    let dateiname = object.text("filename");
    let weitere = object.rest();
    Some(Anlagenangabe { id: id?, sha512: sum?, zweck: zweck?, dateiname, mime_type: mime?, weitere })
}

fn rueckkanal(channel: &mut Objekt<'_>) -> Option<Rueckkanal> {
    if channel.members.len() != 1 {
        return (channel.wrong("", EINER), None).1;
    }
    let name = channel.members.keys().next().cloned().unwrap_or_default();
    match name.as_str() {
        "eMail" => channel.inner("eMail", |mail| {
            let adresse = mail.parse("address", FORM, |text| ist_adresse(text).then(|| text.to_owned()));
            let begins = |text: &str| text.starts_with("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n");
            let pgp = mail.ruled("pgpPublicKey", FORM, begins);
            Some(Rueckkanal::EMail { adresse: adresse?, pgp })
        }),
        "deMail" => channel.inner("deMail", |mail| {
            mail.parse("address", FORM, |text| ist_adresse(text).then(|| Rueckkanal::DeMail(text.to_owned())))
        }),
        "fink" => channel.inner("fink", |fink| {
            let may =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_' | '~' | '/');
            let keeps = |text: &str| text.len() <= 150 && text.chars().all(may);
            let postfach = fink.parse("finkPostfachRef", FORM, |text| keeps(text).then(|| text.to_owned()));
            let host = fink.ruled("host", FORM, ist_uri);
            Some(Rueckkanal::Fink { postfach: postfach?, host })
        }),
        "elster" => channel.inner("elster", |elster| {
            let digits = |text: &str| text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit());
            let konto = elster.parse("accountId", FORM, |text| digits(text).then(|| text.to_owned()));
            let lieferticket = elster.text("lieferTicket");
            let geschaeftszeichen = elster.ruled("geschaeftszeichen", LAENGE, |text| text.chars().count() <= 10);
            Some(Rueckkanal::Elster { konto: konto?, lieferticket, geschaeftszeichen })
        }),
        _ => Some(Rueckkanal::Anderer(channel.rest())),
    }
}

fn tag(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10)
}

/// `^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9()+,.:=@;$_!*'%/?#-]+$`, of 7 to 255 characters.
fn ist_urn(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let Some((space, rest)) = text.strip_prefix("urn:").and_then(|rest| rest.split_once(':')) else { return false };
    (7..=255).contains(&text.len())
        && (1..=32).contains(&space.len())
        && space.starts_with(small)
        && space.chars().all(|c| small(c) || c == '-')
        && !rest.is_empty()
        && rest.chars().all(|c| small(c) || "()+,.:=@;$_!*'%/?#-".contains(c))
}

/// Roughly RFC 3986: a scheme, a colon, and no blank.
fn ist_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            && !rest.is_empty()
            && rest
                .chars()
                .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
    })
}

/// `^[-\w.]+/[-\w.+]+$`.
fn ist_medientyp(text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.split_once('/').is_some_and(|(kind, sub)| {
        !kind.is_empty() && !sub.is_empty() && kind.chars().all(word) && sub.chars().all(|c| word(c) || c == '+')
    })
}

/// Roughly RFC 5321: something, an at sign, a host.
fn ist_adresse(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(local, host)| {
        !local.is_empty()
            && !host.is_empty()
            && !text.contains(char::is_whitespace)
            && !host.starts_with('.')
            && !host.ends_with('.')
    })
}
