//! What tells models from all others: the numbers of their schema, and every line of code.

use xefa::schema::Schema;

use crate::Config;
use crate::emit::Emit;
use crate::plan::Plan;

/// A number that changes with the compiled schema and with every line of the modules but comments.
pub(crate) fn fingerprint(plan: &Plan, schema: &Schema, config: &Config) -> u64 {
    // The library generates its own models with another path to itself.
    let config = Config { runtime: "xefa".to_owned(), ..config.clone() };
    let emit = Emit { plan, config: &config, header: "" };
    let mut hash = Fnv::default();
    hash.add(&schema.hash().to_le_bytes());
    let mut modules: Vec<usize> = (0..plan.modules.len()).collect();
    modules.retain(|number| !plan.modules[*number].items.is_empty());
    modules.sort_by_key(|number| &plan.modules[*number].name);
    for number in modules {
        hash.add(plan.modules[number].name.as_bytes());
        for line in emit.module(number).lines().map(str::trim).filter(|line| !line.starts_with("//")) {
            hash.add(line.as_bytes());
            hash.add(b"\n");
        }
    }
    hash.0
}

/// FNV-1a: against mix-ups, not against forgery.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
