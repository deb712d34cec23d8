//! Stored schemas that lie: about lengths, numbers and what they lead to. Anybody can compute the hash.

use proptest::prelude::*;
use xefa::report::Verdict;
use xefa::schema::{Schema, StoreError};
use xefa::validate::{Options, check};

use super::schema;

/// Magic, format version and hash.
const HEADER: usize = 10 + 4 + 8;

/// The bytes with the right hash.
fn forged(mut bytes: Vec<u8>) -> Vec<u8> {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let body = &bytes[HEADER..];
    let hash = body.chunks(8).fold(0xcbf2_9ce4_8422_2325_u64 ^ body.len() as u64, |hash, chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^ hash >> 32
    });
    bytes[HEADER - 8..HEADER].copy_from_slice(&hash.to_le_bytes());
    bytes
}

const MESSAGE: &[u8] = b"<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' i='x' r='x'><b>1</b><c>2024-01-01 1</c><b xsi:type='T'>2</b><d xsi:nil='true'/><e>rot</e><x xmlns='urn:x'/></a>";

fn sample() -> Schema {
    schema(
        r#"<xs:simpleType name="T"><xs:restriction base="xs:int"><xs:minInclusive value="-3"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="U"><xs:list><xs:simpleType><xs:union memberTypes="T xs:date"/></xs:simpleType></xs:list></xs:simpleType>
        <xs:simpleType name="E"><xs:restriction base="xs:token"><xs:enumeration value="rot"/><xs:pattern value="r.t|(gr.n)*x"/><xs:pattern value="[a-z]{3}"/></xs:restriction></xs:simpleType>
        <xs:element name="a"><xs:complexType><xs:sequence>
            <xs:choice maxOccurs="unbounded"><xs:element name="b" type="xs:int" maxOccurs="2"/><xs:element name="c" type="U"/></xs:choice>
            <xs:element name="d" type="xs:date" nillable="true"/><xs:element ref="h" minOccurs="0"/><xs:any namespace="&#35;#other" processContents="lax" minOccurs="0" maxOccurs="3"/></xs:sequence>
            <xs:attribute name="i" type="xs:ID"/><xs:attribute name="r" type="xs:IDREF" default="x"/></xs:complexType>
            <xs:key name="k"><xs:selector xpath="b|.//c"/><xs:field xpath="."/></xs:key><xs:keyref name="f" refer="k"><xs:selector xpath="b"/><xs:field xpath="."/></xs:keyref></xs:element>
        <xs:element name="h" abstract="true" type="E"/><xs:element name="e" substitutionGroup="h" type="E"/><xs:attribute name="g" type="xs:boolean"/>"#,
    )
}

/// Loads bytes whose hash is right, and checks a message with what came of it.
fn load(bytes: Vec<u8>) -> Result<Schema, StoreError> {
    let schema = Schema::from_bytes(&forged(bytes))?;
    let _ = check(&schema, MESSAGE, &Options::default());
    Ok(schema)
}

#[test]
fn the_sample_is_what_it_should_be() {
    let schema = load(sample().to_bytes()).expect("as it was stored");
    let report = check(&schema, MESSAGE, &Options::default());
    assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
}

#[test]
fn damage_of_any_kind_is_told() {
    let bytes = sample().to_bytes();
    assert_eq!(Schema::from_bytes(b"").err(), Some(StoreError::NotASchema));
    assert_eq!(Schema::from_bytes(b"XEFASCHEMB").err(), Some(StoreError::NotASchema));
    for cut in 10..bytes.len() {
        assert_eq!(Schema::from_bytes(&bytes[..cut]).err(), Some(StoreError::Damaged), "cut at {cut}");
    }
    for at in (HEADER - 8..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        assert_eq!(Schema::from_bytes(&damaged).err(), Some(StoreError::Damaged), "byte {at}");
    }
    let mut newer = bytes.clone();
    newer[10] = 0xFF;
    assert!(matches!(Schema::from_bytes(&newer), Err(StoreError::Format { .. })));
}

/// A length of 2^60 is no reason to take that much memory; a number that points nowhere is no reason to go there.
#[test]
fn lies_in_every_place() {
    let bytes = sample().to_bytes();
    let mut refused = 0;
    for at in HEADER..bytes.len() {
        for lie in [
            &[0xFF, 0xFF, 0xFF, 0xFF, 0x0F][..],
            &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            &[0x80, 0x40],
            &[0x00],
            &[0x01],
            &[0x7F],
        ] {
            let mut lying = bytes.clone();
            lying.splice(at..=at, lie.iter().copied());
            refused += usize::from(load(lying).is_err());
        }
    }
    assert!(refused > bytes.len(), "{refused} lies were seen through");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_loaded_or_refused(body in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut bytes = sample_header();
        bytes.extend(body);
        let _ = load(bytes);
    }

    #[test]
    fn changed_in_a_few_places(changes in prop::collection::vec((0_usize..100_000, any::<u8>()), 1..6)) {
        let mut bytes = SAMPLE.clone();
        let length = bytes.len() - HEADER;
        for (at, byte) in changes {
            bytes[HEADER + at % length] = byte;
        }
        let _ = load(bytes);
    }
}

static SAMPLE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| sample().to_bytes());

fn sample_header() -> Vec<u8> {
    SAMPLE[..HEADER].to_vec()
}
