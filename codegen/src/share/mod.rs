//! Types that another crate has already.
//!
//! The documents of the other set are read first, so its global types and elements have the same numbers in the whole set. Then both
//! sets are planned, and each type is compared with the other crate's: its parts, where they stand, all numbers that the generated
//! code matches, and everything that is in them. What is the same is taken from the other crate; what is not, and all that contains
//! it, is made again.

mod compare;
mod fingerprint;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use xefa::schema::Schema;

use crate::plan::{Kind, Origin, Plan, parts};
use crate::{Config, Error, External, ident};

pub(crate) use fingerprint::fingerprint;

/// What was done with the types of another crate. Its `Display` is a line and one for each type that is made again for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sharing {
    /// The Rust path of the other crate's models.
    pub path: String,
    /// How many types are taken from it.
    pub shared: usize,
    /// The types that both have and that are made again: their names here, and why.
    pub again: Vec<Again>,
    /// What tells the other crate's models from all others.
    pub fingerprint: u64,
}

/// A type that two crates have, and that is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Again {
    /// Its name in Rust.
    pub name: String,
    /// Why it is made again.
    pub why: String,
    /// Whether it is because of what it contains.
    pub inherited: bool,
}

/// `xbildung: 312 types are shared, 14 are made again`
impl fmt::Display for Sharing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let are = |count: usize| if count == 1 { "is" } else { "are" };
        let types = if self.shared == 1 { "type" } else { "types" };
        let (path, shared, again) = (&self.path, self.shared, self.again.len());
        write!(f, "{path}: {shared} {types} {} shared, {again} {} made again", are(shared), are(again))?;
        for again in self.again.iter().filter(|again| !again.inherited) {
            write!(f, "\n{path}: {} is made again: {}", again.name, again.why)?;
        }
        Ok(())
    }
}

/// Where a type is, if another crate has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shared {
    /// The path of its module.
    pub module: String,
    pub name: String,
    /// Whether there is a struct of what it must have beside it.
    pub required: bool,
}

/// Another set and its plan.
pub(crate) struct Other<'o> {
    pub external: &'o External,
    pub schema: Schema,
    pub plan: Plan,
}

/// Marks what is the same in another crate.
pub(crate) fn share(plan: &mut Plan, schema: &Schema, other: &Other<'_>) -> Sharing {
    let mut keys = HashMap::new();
    for (number, item) in other.plan.items.iter().enumerate().filter(|(_, item)| item.origin != Origin::Part) {
        keys.insert((&item.namespace, &item.origin), number);
    }
    let own = plan.items.iter().enumerate();
    let mut pairs: BTreeMap<usize, usize> =
        own.filter_map(|(number, item)| Some((number, *keys.get(&(&item.namespace, &item.origin))?))).collect();
    let mut differ: BTreeMap<usize, (String, bool)> = BTreeMap::new();
    let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut open: Vec<(usize, usize)> = pairs.iter().map(|(ours, theirs)| (*ours, *theirs)).collect();
    while let Some((ours, theirs)) = open.pop() {
        match compare::compare((plan, schema), (&other.plan, &other.schema), ours, theirs) {
            Ok(held) => {
                for (part, counterpart) in held {
                    holders.entry(part).or_default().push(ours);
                    match pairs.get(&part) {
                        Some(known) if *known == counterpart => {}
                        Some(_) => {
                            let why = format!("its {} is another type there", plan.items[part].name);
                            differ.insert(ours, (why, false));
                        }
                        None => {
                            pairs.insert(part, counterpart);
                            open.push((part, counterpart));
                        }
                    }
                }
            }
            Err(why) => {
                differ.insert(ours, (why, false));
            }
        }
    }
    spread(plan, &mut differ, &holders);
    for ours in pairs.keys().filter(|item| plan.items[**item].root.is_some()) {
        if !differ.contains_key(ours) && has_wildcard(plan, *ours) {
            let why = "it is a message with a wildcard, and what that admits is for the schema of its own crate to say";
            differ.insert(*ours, (why.to_owned(), false));
        }
    }
    spread(plan, &mut differ, &holders);
    let fingerprint = fingerprint(&other.plan, &other.schema, &other.external.config);
    let mut sharing = Sharing { path: other.external.path.clone(), fingerprint, ..Sharing::default() };
    for (ours, theirs) in pairs {
        // What an earlier one has, is that one's.
        if plan.items[ours].shared.is_some() {
            continue;
        }
        if let Some((why, inherited)) = differ.remove(&ours) {
            sharing.again.push(Again { name: plan.items[ours].name.clone(), why, inherited });
            continue;
        }
        plan.items[ours].shared = Some(place(other, theirs));
        sharing.shared += 1;
    }
    sharing
}

/// What contains something that is made again is made again too.
fn spread(plan: &Plan, differ: &mut BTreeMap<usize, (String, bool)>, holders: &HashMap<usize, Vec<usize>>) {
    let mut open: Vec<usize> = differ.keys().copied().collect();
    while let Some(part) = open.pop() {
        let why = format!("it contains {}, which is made again", plan.items[part].name);
        for holder in holders.get(&part).into_iter().flatten() {
            if !differ.contains_key(holder) {
                differ.insert(*holder, (why.clone(), true));
                open.push(*holder);
            }
        }
    }
}

/// Where an item of another set is.
fn place(other: &Other<'_>, item: usize) -> Shared {
    let item = &other.plan.items[item];
    let module = format!("{}::{}", other.external.path, other.plan.modules[item.module].name);
    Shared { module, name: item.name.clone(), required: item.has_required() }
}

/// Whether anything in an item may be what no model describes.
fn has_wildcard(plan: &Plan, item: usize) -> bool {
    let mut seen = vec![false; plan.items.len()];
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        if std::mem::replace(&mut seen[item], true) {
            continue;
        }
        let kind = &plan.items[item].kind;
        let any = |ty: &crate::plan::Ref| ty.leaf().is_some_and(|leaf| leaf.starts_with("Any"));
        if matches!(kind, Kind::Payloads { .. }) || parts(kind).iter().any(|part| any(part.ty)) {
            return true;
        }
        open.extend(parts(kind).iter().filter_map(|part| part.ty.item()));
    }
    false
}

/// The path has to be one that Rust takes.
pub(crate) fn check(config: &Config) -> Result<(), Error> {
    for external in &config.external {
        let path = external.path.trim_start_matches("::");
        if !path.split("::").all(|part| ident::is_identifier(part) && part != "self" && part != "super") {
            let why = "it must be the path of the other crate's models, such as xbildung or xefa::v2_0".to_owned();
            return Err(Error::External { path: external.path.clone(), why });
        }
    }
    Ok(())
}
