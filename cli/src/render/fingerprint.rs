//! What a finding is recognised by in the next run: the same as long as file, rule, path and message are, wherever the line moves.

use std::collections::HashMap;

use xefa::report::{Finding, Lang};

/// Gives every finding a number of its own.
#[derive(Debug, Default)]
pub struct Fingerprints {
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// The fingerprint of a finding: 32 hexadecimal digits, unique in a run. Findings that are alike are counted in their order.
    pub fn of(&mut self, file: &str, finding: &Finding) -> String {
        // The message of one language, whichever is shown, and never a value of the document.
        let message = finding.message(Lang::En);
        let alike = hash(&[file, finding.rule().id(), finding.element_path(), &message]);
        let count = self.seen.entry(alike).or_insert(0);
        *count += 1;
        let own = if *count == 1 { alike } else { hash(&[&format!("{alike:032x}"), &count.to_string()]) };
        format!("{own:032x}")
    }
}

/// FNV-1a of 128 bits: the same on every machine and in every version. It identifies, it protects nothing.
fn hash(parts: &[&str]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xefa::report::Place;

    #[test]
    fn the_published_values_of_fnv() {
        // http://www.isthe.com/chongo/tech/comp/fnv: the empty input gives the offset basis; each part here ends in one zero byte.
        let basis: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        assert_eq!(hash(&[]), basis);
        assert_eq!(hash(&[""]), basis.wrapping_mul((1 << 88) + 0x13b));
    }

    #[test]
    fn lines_do_not_matter_and_twins_differ() {
        let finding = |line| {
            let place = Place { line, column: 1, ..Place::default() };
            Finding::new("cvc-complex-type.4", place).path("/a").arg("name", "version")
        };
        let (mut one, mut two) = (Fingerprints::default(), Fingerprints::default());
        let first = one.of("a.xml", &finding(3));
        assert_eq!(first, two.of("a.xml", &finding(7)));
        assert_ne!(first, one.of("a.xml", &finding(3)));
        assert_ne!(first, two.of("b.xml", &finding(3)));
        assert_eq!(one.of("a.xml", &finding(5)).len(), 32);
    }
}
