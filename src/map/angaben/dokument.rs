//! The identity of attachments: ids within a message, and UUIDs (change h).

use uuid::Uuid;

/// What transports put before a UUID, because an `xs:ID` may not begin with a digit.
const PREFIX: &str = "urn_uuid_";

/// The UUID of an attachment: the one that stands in the id, else one made of the Vorgang and the id, so that it is the same in every
/// message of the Vorgang (UUID version 5, RFC 9562).
pub(in crate::map) fn uuid(id: &str, vorgang: Uuid) -> Uuid {
    id.strip_prefix(PREFIX)
        .filter(|rest| rest.len() == 36)
        .and_then(|rest| Uuid::try_parse(rest).ok())
        .unwrap_or_else(|| Uuid::new_v5(&vorgang, id.as_bytes()))
}

/// The id of an attachment within a message.
pub(in crate::map) fn id(uuid: Uuid) -> String {
    format!("{PREFIX}{}", uuid.hyphenated())
}

#[cfg(test)]
mod tests {
    use super::*;

    const VORGANG: Uuid = Uuid::from_u128(0x5f2a_0c1e_0d5c_4f0e_9d4e_0a7e_6c1b_2a3f);

    #[test]
    fn an_id_with_a_uuid_is_that_uuid() {
        let id = "urn_uuid_5F2A0C1E-0D5C-4F0E-9D4E-0A7E6C1B2A3F";
        assert_eq!(uuid(id, Uuid::nil()), VORGANG);
        assert_eq!(super::id(VORGANG), id.to_lowercase().replace("urn_uuid_", PREFIX));
    }

    #[test]
    fn other_ids_give_the_same_uuid_in_the_whole_vorgang() {
        assert_eq!(uuid("A1", VORGANG), uuid("A1", VORGANG));
        assert_ne!(uuid("A1", VORGANG), uuid("A2", VORGANG));
        assert_ne!(uuid("A1", VORGANG), uuid("A1", Uuid::nil()));
        assert_eq!(uuid("A1", VORGANG).get_version_num(), 5);
        // 32 digits without hyphens are a UUID to some parsers; the form here has hyphens.
        assert_eq!(uuid("urn_uuid_5f2a0c1e0d5c4f0e9d4e0a7e6c1b2a3f", VORGANG).get_version_num(), 5);
    }

    /// A known value: the UUID of version 5 of the RFC's name space for DNS and a name, as RFC 9562, A.4, gives it.
    #[test]
    fn version_5_as_the_rfc_has_it() {
        let expected = Uuid::from_u128(0x2ed6_657d_e927_568b_95e1_2665_a8ae_a6a2);
        assert_eq!(uuid("www.example.com", Uuid::NAMESPACE_DNS), expected);
    }
}
