//! Whole messages: bytes to value and back.

use crate::error::Error;
use crate::report::{Finding, Place, Report, Verdict};
use crate::schema::{ElementId, Schema};
use crate::validate::{Options, UnknownNamespace, fault_finding, place_findings};
use crate::xml;

use super::Model;
use super::decode::{Decoded, Decoder, Open, Stop};
use super::encode::{Encoded, Encoder};
use super::source::{Source, XmlSource};
use super::write::XmlSink;

/// A message that was read, and what there is to say about it.
///
/// The report of a value is never one of errors; but it may say that something
/// [could not be checked](crate::report::Verdict::Error).
#[derive(Debug, Clone, PartialEq)]
pub struct Read<T> {
    /// The message.
    pub message: T,
    /// Warnings, and what could not be checked.
    pub report: Report,
}

impl<T> Read<T> {
    /// The message, if everything in it was checked.
    ///
    /// # Errors
    /// What could not be checked.
    pub fn checked(self) -> Result<T, Error> {
        if self.report.is_valid() { Ok(self.message) } else { Err(Error::unchecked(self.report)) }
    }
}

/// A message of one kind, or of any kind of one schema.
pub trait Root: Into<Self::Message> {
    /// All messages of the schema.
    type Message;

    /// The message, if it is of this kind.
    ///
    /// # Errors
    /// The message, which is of another kind.
    fn from_message(message: Self::Message) -> Result<Self, Self::Message>;
}

/// Pulls a value out of a source, and the verdict on all of it.
pub(super) fn decode<T>(
    schema: &Schema,
    source: Box<dyn Source + '_>,
    options: &Options,
    decode: impl FnOnce(&mut Decoder<'_>, Open) -> Decoded<T>,
) -> Result<Read<T>, Error> {
    let options = Options { unknown_namespace: UnknownNamespace::Unchecked, ..*options };
    let mut decoder = Decoder::new(schema, source, &options);
    let decoded = match decoder.root() {
        Ok(open) => decode(&mut decoder, open),
        Err(stop) => Err(stop),
    };
    let refusal = decoder.refusal.take();
    let mut report = decoder.finish();
    match (decoded, report.verdict()) {
        (_, Verdict::Invalid) => Err(Error::invalid(report)),
        (Ok(message), _) => Ok(Read { message, report }),
        (Err(Stop), Verdict::Error) => Err(Error::unchecked(report)),
        (Err(Stop), Verdict::Valid) => {
            report.push(refusal.unwrap_or_else(|| Finding::new("xefa-intern", Place::default()).path("/")));
            if report.verdict() == Verdict::Invalid {
                Err(Error::invalid(report))
            } else {
                Err(Error::unchecked(report))
            }
        }
    }
}

fn read<T>(
    schema: &Schema,
    bytes: &[u8],
    options: &Options,
    decode: impl FnOnce(&mut Decoder<'_>, Open) -> Decoded<T>,
) -> Result<Read<T>, Error> {
    match xml::decode(bytes) {
        Ok(text) => self::decode(schema, Box::new(XmlSource::new(&text, &options.limits)), options, decode),
        Err(fault) => {
            let mut report = Report::from(fault_finding(&fault, "/".to_owned()));
            place_findings(&mut report, &xml::decode_prefix(bytes).0);
            Err(Error::invalid(report))
        }
    }
}

/// Reads a message of one kind.
///
/// # Errors
/// What is wrong with it, or why it could not be checked.
pub fn read_root<T: Model>(schema: &Schema, element: u32, bytes: &[u8]) -> Result<T, Error> {
    read(schema, bytes, &Options::default(), |decoder, open| decode_root(decoder, element, open))?.checked()
}

pub(super) fn decode_root<T: Model>(decoder: &mut Decoder<'_>, element: u32, open: Open) -> Decoded<T> {
    if open.element() == element { decoder.value(open) } else { Err(decoder.other_root(open, ElementId(element))) }
}

/// Reads a message of any kind.
///
/// # Errors
/// What is wrong with it, or why it could not be checked.
pub fn read_any_root<T: Model>(schema: &Schema, bytes: &[u8]) -> Result<T, Error> {
    read_any_root_with(schema, bytes, &Options::default())?.checked()
}

/// Reads a message of any kind, with what could not be checked in it.
///
/// # Errors
/// What is wrong with it, or why there is no value.
pub fn read_any_root_with<T: Model>(schema: &Schema, bytes: &[u8], options: &Options) -> Result<Read<T>, Error> {
    read(schema, bytes, options, |decoder, open| decoder.value(open))
}

fn write(
    schema: &Schema,
    options: Option<&Options>,
    encode: impl FnOnce(&mut Encoder<'_>) -> Encoded,
) -> Result<String, Error> {
    let mut sink = XmlSink::new(schema, options, None);
    let encoded = encode(&mut Encoder::new(schema, &mut sink));
    let (text, report) = sink.finish(encoded);
    match (text, report.verdict()) {
        (Some(text), Verdict::Valid) => Ok(text),
        (None, Verdict::Valid) => Err(Error::unchecked(Finding::new("xefa-intern", Place::default()).path("/").into())),
        (_, Verdict::Invalid) => Err(Error::invalid(report)),
        (_, Verdict::Error) => Err(Error::unchecked(report)),
    }
}

/// Writes a message of one kind, checked.
///
/// # Errors
/// What is wrong with it.
pub fn write_root<T: Model>(schema: &Schema, element: u32, value: &T) -> Result<String, Error> {
    write(schema, Some(&Options::default()), |encoder| encoder.root(ElementId(element), value))
}

/// Writes a message of one kind without checking it.
///
/// # Errors
/// When it holds a character or a name that XML does not have.
pub fn write_root_unchecked<T: Model>(schema: &Schema, element: u32, value: &T) -> Result<String, Error> {
    write(schema, None, |encoder| encoder.root(ElementId(element), value))
}

/// Writes a message that knows its element, checked.
///
/// # Errors
/// What is wrong with it.
pub fn write_any_root<T: Model>(schema: &Schema, value: &T) -> Result<String, Error> {
    let element = value.opening().element.ok_or_else(Error::internal)?;
    write(schema, Some(&Options::default()), |encoder| encoder.root(element, value))
}

/// Writes a message that knows its element without checking it.
///
/// # Errors
/// When it holds a character or a name that XML does not have.
pub fn write_any_root_unchecked<T: Model>(schema: &Schema, value: &T) -> Result<String, Error> {
    let element = value.opening().element.ok_or_else(Error::internal)?;
    write(schema, None, |encoder| encoder.root(element, value))
}

/// The name of the element of a message.
pub fn element_name<'s, T: Model>(schema: &'s Schema, value: &T) -> &'s str {
    value.opening().element.map_or("", |element| schema.local(schema.element(element).name))
}

/// Loads the schema that generated models carry with them.
///
/// # Panics
/// When the bytes are not what this version of the library stores: the models have to be generated anew. That is a mistake of
/// the build, not of any input.
#[must_use]
pub fn embedded(bytes: &[u8], hash: u64, made_by: &str) -> Schema {
    match Schema::from_bytes(bytes) {
        Ok(schema) if schema.hash() == hash => schema,
        Ok(_) => panic!("the embedded schema is not the one these models were generated from; run: {made_by}"),
        Err(error) => panic!("the embedded schema cannot be loaded ({error}); run: {made_by}"),
    }
}
