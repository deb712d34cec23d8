//! Conversions between the models of two releases: written for every type that is the same in both, listed for all others.
//!
//! What belongs together and what is the same is told by [`xefa::xsd::compare`], as for `xefa diff`: namespaces that continue each other,
//! types, elements and fields that were renamed, with the evidence, and simple types of which one takes all that the other takes. On top
//! of it only the Rust shape counts: which field is an option, a list or a box. A conversion is written for a direction only if nothing
//! can be lost in it. For what changed nothing is written, so that a
//! program with a missing conversion does not compile; [`Mapping::skeletons`] is a beginning for whoever writes it.

mod emit;
mod pairs;
mod same;
mod stubs;

use crate::config::Config;
use xefa::schema::Schema;
use xefa::xsd::SchemaSet;
use xefa::xsd::compare::Comparison;
use xefa::xsd::component::QName;

use crate::plan::{Plan, Planner};
use crate::{Error, load};

/// Between which models conversions are written.
#[derive(Debug, Clone)]
pub struct MappingConfig {
    /// The models that exist already.
    pub old: Config,
    /// The newer ones.
    pub new: Config,
    /// The Rust path of the old models: `crate::models::v1_0`.
    pub old_path: String,
    /// The Rust path of the new models.
    pub new_path: String,
    /// Which namespace continues which, old and new. The others are paired as [`Comparison::of`] pairs them: by their URIs, else by
    /// likeness.
    pub namespaces: Vec<(String, String)>,
    /// Rust names of types whose conversions are written by hand although nothing in them differs.
    pub by_hand: Vec<String>,
    /// The path to the runtime: `xefa`, or `crate` within the library itself.
    pub runtime: String,
    /// The command that writes the conversions again, for the header.
    pub command: String,
}

/// Conversions, and what is left to a person.
#[derive(Debug)]
pub struct Mapping {
    /// A Rust module with a conversion for every pair of types that is the same.
    pub module: String,
    /// How many conversions that are: one for each direction.
    pub written: usize,
    /// What a person has to write, in the order of the schema.
    pub todo: Vec<Todo>,
    /// A beginning for each of them: the source taken apart, the target put together as far as names agree. It does not compile
    /// until somebody has thought about the rest.
    pub skeletons: String,
    /// A Rust module that compiles in their place: it converts what needs no thought (a part that is gone and not there, a new one that
    /// may be left out, a text that the other type takes) and refuses everything else with a finding of the rule `xefa-umwandlung`.
    pub stubs: String,
}

/// A conversion that a person has to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// The Rust path of the source.
    pub from: String,
    /// The Rust path of the target.
    pub to: String,
    /// What differs.
    pub why: Vec<String>,
}

/// A schema set, read and compiled.
struct Set {
    components: SchemaSet,
    schema: Schema,
}

impl Set {
    fn read(config: &Config) -> Result<Self, Error> {
        let (components, schema) = load(config, &config.schemas)?;
        Ok(Self { components, schema })
    }

    fn plan(&self, config: &Config) -> Result<Plan, Error> {
        Planner::new(&self.components, &self.schema, config).plan()
    }
}

/// One side: a schema set and its planned models.
struct Side<'a> {
    set: &'a Set,
    plan: Plan,
    path: &'a str,
}

/// Both sides, and the one comparison that says what belongs together and what is the same.
struct Sides<'a> {
    old: Side<'a>,
    new: Side<'a>,
    comparison: Comparison<'a>,
}

impl Sides<'_> {
    /// Whether a global name of the new set is that of the old one, or continues it.
    fn same(&self, old: (&str, &str), new: (&str, &str)) -> bool {
        let name = |(namespace, local): (&str, &str)| QName {
            namespace: (!namespace.is_empty()).then(|| namespace.into()),
            local: local.into(),
        };
        self.comparison.is_version(&name(old), &name(new))
    }
}

impl Side<'_> {
    /// The last part of the path of its models.
    fn last(&self) -> &str {
        self.path.rsplit("::").next().unwrap_or(self.path)
    }

    /// The Rust path of an item.
    fn path_of(&self, item: usize) -> String {
        let item = &self.plan.items[item];
        let module = &self.plan.modules[item.module];
        let last = self.last();
        if module.main { format!("{last}::{}", item.name) } else { format!("{last}::{}::{}", module.name, item.name) }
    }
}

/// Whether a type continues another one, and is not the very same.
fn from_other_namespace(old: &Side<'_>, new: &Side<'_>, from: usize, to: usize) -> bool {
    let namespace = |side: &Side<'_>, item: usize| side.plan.items[item].namespace.clone().unwrap_or_default();
    namespace(old, from) != namespace(new, to)
}

/// Writes the conversions between two models.
///
/// # Errors
/// What is wrong with the schema documents.
pub fn mapping(config: &MappingConfig) -> Result<Mapping, Error> {
    let (old_set, new_set) = (Set::read(&config.old)?, Set::read(&config.new)?);
    let old = Side { plan: old_set.plan(&config.old)?, set: &old_set, path: &config.old_path };
    let new = Side { plan: new_set.plan(&config.new)?, set: &new_set, path: &config.new_path };
    let within = config.old_path == config.new_path;
    let given: Vec<(&str, &str)> = config.namespaces.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let comparison = Comparison::continuing(&old_set.components, &new_set.components, &given);
    let sides = Sides { old, new, comparison };
    let (old, new) = (&sides.old, &sides.new);
    let mut judged = Vec::new();
    let mut open = pairs::seeds(&sides, within.then_some(given.as_slice()));
    let mut seen: std::collections::HashSet<(usize, usize)> = open.iter().copied().collect();
    while let Some((from, to)) = open.pop() {
        let mut judgement =
            if within && from == to { same::Judgement::identical() } else { same::judge(&sides, from, to) };
        if config.by_hand.contains(&old.plan.items[from].name) && from_other_namespace(old, new, from, to) {
            judgement.leave_to_a_person();
        }
        for pair in &judgement.parts {
            if seen.insert(*pair) {
                open.push(*pair);
            }
        }
        judged.push(((from, to), judgement));
    }
    let place = |((from, to), _): &((usize, usize), same::Judgement)| {
        let (_, line, column, number) = old.plan.items[*from].order;
        (new.plan.items[*to].module, new.plan.items[*to].order, (line, column, number))
    };
    judged.sort_by_key(place);
    let messages = (!within).then(|| same::messages(&sides));
    Ok(emit::mapping(config, old, new, &judged, messages))
}
