//! Traits that are derived for types beside those that all have.

use std::collections::HashSet;

use xefa::schema::shape::Occurs;

use crate::Error;

use super::{Item, Kind, Plan, Ref};

/// A trait of the standard library that a type can only have if all its parts have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Trait {
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Copy,
}

impl Trait {
    const ALL: [Self; 5] = [Self::Eq, Self::Hash, Self::PartialOrd, Self::Ord, Self::Copy];

    fn name(self) -> &'static str {
        match self {
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::PartialOrd => "PartialOrd",
            Self::Ord => "Ord",
            Self::Copy => "Copy",
        }
    }

    /// What the compiler wants to be derived with it.
    fn with(self) -> &'static [Self] {
        match self {
            Self::Ord => &[Self::Eq, Self::PartialOrd, Self::Ord],
            Self::Eq => &[Self::Eq],
            Self::Hash => &[Self::Hash],
            Self::PartialOrd => &[Self::PartialOrd],
            Self::Copy => &[Self::Copy],
        }
    }

    /// Whether one of Rust's types has it, or one of the library's.
    fn is_of(self, ty: &str) -> bool {
        match ty {
            "f32" | "f64" => matches!(self, Self::PartialOrd | Self::Copy),
            "Str" | "Decimal" | "Integer" | "Hex" | "Base64" => self != Self::Copy,
            // Two dates of which one has no time zone need not be in any order.
            "Date" | "DateTime" | "Time" | "Duration" | "GYear" | "GYearMonth" | "GMonth" | "GMonthDay" | "GDay" => {
                !matches!(self, Self::Copy | Self::Ord)
            }
            "AnyElement" | "AnyContent" | "AnySimple" | "AnyAttribute" => matches!(self, Self::Eq | Self::Hash),
            // Numbers, bool, Fixed.
            _ => true,
        }
    }
}

/// `PersonType:Hash`, `my_crate::Trait` for all types, or `Hash?` for all that can have it.
struct Wanted<'c> {
    given: &'c str,
    namespace: Option<&'c str>,
    ty: Option<&'c str>,
    path: &'c str,
    /// Types that cannot have it go without.
    where_possible: bool,
}

impl<'c> Wanted<'c> {
    fn parse(given: &'c str) -> Result<Self, Error> {
        let (namespace, rest) = match given.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((namespace, rest)) => (Some(namespace), rest),
            None => (None, given),
        };
        // A colon that is not one of two.
        let bytes = rest.as_bytes();
        let alone = |at: &usize| bytes.get(at + 1) != Some(&b':') && (*at == 0 || bytes[at - 1] != b':');
        let (ty, path) = match rest.match_indices(':').map(|(at, _)| at).find(alone) {
            Some(at) => (Some(rest[..at].trim()), rest[at + 1..].trim()),
            None => (None, rest.trim()),
        };
        let (path, where_possible) = path.strip_suffix('?').map_or((path, false), |path| (path, true));
        let wanted = Self { given, namespace, ty, path, where_possible };
        let named = path.trim_start_matches("::").split("::").all(crate::ident::is_identifier);
        if !named || namespace.is_some() && ty.is_none() || ty == Some("") {
            return Err(wanted.fault("it must be TRAIT or TYPE:TRAIT, such as Hash or PersonType:my_crate::Trait"));
        }
        if where_possible && (ty.is_some() || wanted.by_parts().is_none()) {
            return Err(wanted.fault(
                "where it is possible can only be said of Eq, Hash, PartialOrd, Ord and Copy, and of all types",
            ));
        }
        Ok(wanted)
    }

    fn fault(&self, why: impl Into<String>) -> Error {
        Error::Derive { name: self.given.to_owned(), why: why.into() }
    }

    /// The trait, if it is one that a type has by its parts.
    fn by_parts(&self) -> Option<Trait> {
        let std = ["std::", "core::", "::std::", "::core::"].iter().any(|start| self.path.starts_with(start));
        let last = self.path.rsplit("::").next().filter(|last| std || *last == self.path)?;
        Trait::ALL.into_iter().find(|known| known.name() == last)
    }

    /// Traits that every type has its own way.
    fn refuse(&self) -> Result<(), Error> {
        match self.path.rsplit("::").next().unwrap_or_default() {
            "Debug" => Err(self.fault("every type has it, and its own shows no personal data")),
            "Clone" | "PartialEq" => Err(self.fault("every type has it")),
            "Default" => Err(self.fault("a type that needs nothing has it, and no other one can be made of nothing")),
            "Serialize" | "Deserialize" | "JsonSchema" => Err(self.fault(
                "messages have it with the features json and json-schema, by the schema; a derived one would not agree",
            )),
            _ => Ok(()),
        }
    }
}

/// Notes the traits that are wanted, where they can be derived.
pub(super) fn derive(plan: &mut Plan, wanted: &[String]) -> Result<(), Error> {
    for given in wanted {
        let wanted = Wanted::parse(given)?;
        wanted.refuse()?;
        let mut message = wanted.ty.is_none_or(|ty| ty == "Message");
        let mut items: Vec<usize> = match wanted.ty {
            None => (0..plan.items.len()).collect(),
            Some("Message") => plan.messages.iter().filter_map(|message| message.ty.item()).collect(),
            Some(ty) => vec![plan.find(wanted.namespace, ty).map_err(|why| wanted.fault(why))?],
        };
        let Some(by_parts) = wanted.by_parts() else {
            items.into_iter().for_each(|item| note(&mut plan.items[item].derives, wanted.path));
            if message {
                note(&mut plan.derives, wanted.path);
            }
            continue;
        };
        if wanted.ty.is_some() {
            items = with_parts(plan, items);
        }
        if wanted.where_possible {
            let able = able(plan, by_parts);
            let has = |ty: &Ref| holds_all(ty, by_parts) && ty.item().is_none_or(|item| able[item]);
            message = plan.messages.iter().all(|message| has(&message.ty));
            items.retain(|item| able[*item]);
        }
        for each in by_parts.with() {
            let prevented = items.iter().find_map(|item| prevents(plan, *item, *each));
            let loose = plan.messages.iter().filter(|_| message).find(|message| !holds(&message.ty, *each));
            let prevented = prevented.or_else(|| loose.map(|loose| format!("the message {}", loose.variant)));
            if let Some(part) = prevented {
                let way = match wanted.ty {
                    Some(_) => "name other types, without it".to_owned(),
                    None => format!("say {0}? for all types that can have it, or name them, as TYPE:{0}", wanted.path),
                };
                return Err(wanted.fault(format!("{part} has no {}; {way}", each.name())));
            }
            for item in &items {
                if !matches!(plan.items[*item].kind, Kind::Codes { .. }) {
                    note(&mut plan.items[*item].derives, each.name());
                }
            }
            if message {
                note(&mut plan.derives, each.name());
            }
        }
    }
    Ok(())
}

/// Which items can have a trait: those in which nothing keeps them from it, and no item that cannot have it.
fn able(plan: &Plan, wanted: Trait) -> Vec<bool> {
    let prevented = |item| wanted.with().iter().any(|each| prevents(plan, item, *each).is_some());
    let mut able: Vec<bool> = (0..plan.items.len()).map(|item| !prevented(item)).collect();
    loop {
        let contains = |item: &usize| {
            able[*item]
                && parts(&plan.items[*item].kind).iter().any(|part| part.ty.item().is_some_and(|part| !able[part]))
        };
        let found: Vec<usize> = (0..able.len()).filter(contains).collect();
        if found.is_empty() {
            return able;
        }
        found.into_iter().for_each(|item| able[item] = false);
    }
}

fn holds_all(ty: &Ref, wanted: Trait) -> bool {
    wanted.with().iter().all(|each| holds(ty, *each))
}

fn note(derives: &mut Vec<String>, path: &str) {
    if !derives.iter().any(|known| known == path) {
        derives.push(path.to_owned());
    }
}

/// Items, and all that is in them.
fn with_parts(plan: &Plan, items: Vec<usize>) -> Vec<usize> {
    let mut seen: HashSet<usize> = items.iter().copied().collect();
    let mut open: Vec<usize> = seen.iter().copied().collect();
    while let Some(item) = open.pop() {
        for part in parts(&plan.items[item].kind) {
            open.extend(part.ty.item().filter(|item| seen.insert(*item)));
        }
    }
    let mut found: Vec<usize> = seen.into_iter().collect();
    found.sort_unstable();
    found
}

/// A field or a variant.
pub(crate) struct Part<'p> {
    pub name: &'p str,
    pub ty: &'p Ref,
    /// Whether it lies elsewhere: in a list or a box.
    pub elsewhere: bool,
}

/// What an item is made of.
pub(crate) fn parts(kind: &Kind) -> Vec<Part<'_>> {
    match kind {
        Kind::Struct { fields, .. } => fields
            .iter()
            .map(|part| Part { name: &part.name, ty: &part.ty, elsewhere: part.boxed || part.occurs == Occurs::Many })
            .collect(),
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => variants
            .iter()
            .map(|part| Part { name: &part.name, ty: &part.ty, elsewhere: part.boxed || part.many })
            .collect(),
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            variants.iter().map(|part| Part { name: &part.name, ty: &part.ty, elsewhere: part.boxed }).collect()
        }
        Kind::Simple { repr, .. } => vec![Part { name: "0", ty: repr, elsewhere: false }],
        Kind::Codes { .. } | Kind::Reserved => Vec::new(),
    }
}

/// Whether a type has a trait if all items have it.
fn holds(ty: &Ref, wanted: Trait) -> bool {
    match ty {
        Ref::Rust(name) | Ref::Value(name) | Ref::Model(name) => wanted.is_of(name),
        Ref::Item(_) => true,
        Ref::List(ty) => wanted != Trait::Copy && holds(ty, wanted),
        Ref::Nillable(ty) => matches!(wanted, Trait::Eq | Trait::Hash) && holds(ty, wanted),
    }
}

/// What in an item keeps it from having a trait, other items aside.
fn prevents(plan: &Plan, item: usize, wanted: Trait) -> Option<String> {
    let Item { name, kind, .. } = &plan.items[item];
    let always = match kind {
        Kind::Mixed { .. } => Some(("Text", "Str")),
        Kind::Payloads { .. } => Some(("Other", "AnyElement")),
        _ => None,
    };
    if let Some((part, ty)) = always.filter(|(_, ty)| !wanted.is_of(ty)) {
        return Some(format!("{name}::{part} holds a {ty}, which"));
    }
    let part =
        parts(kind).into_iter().find(|part| part.elsewhere && wanted == Trait::Copy || !holds(part.ty, wanted))?;
    let holds = shown(plan, part.ty);
    Some(match kind {
        Kind::Struct { .. } | Kind::Simple { .. } => format!("{name}.{} is a {holds}, which", part.name),
        _ => format!("{name}::{} holds a {holds}, which", part.name),
    })
}

/// A type as a reader knows it.
pub(crate) fn shown(plan: &Plan, ty: &Ref) -> String {
    match ty {
        Ref::Rust(name) | Ref::Value(name) | Ref::Model(name) => (*name).to_owned(),
        Ref::Item(item) => plan.items[*item].name.clone(),
        Ref::List(ty) => format!("List<{}>", shown(plan, ty)),
        Ref::Nillable(ty) => format!("Nillable<{}>", shown(plan, ty)),
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn types_and_traits() {
        let parsed = |given| Wanted::parse(given).map(|wanted| (wanted.namespace, wanted.ty, wanted.path)).ok();
        assert_eq!(parsed("Hash"), Some((None, None, "Hash")));
        assert_eq!(parsed("my_crate::Trait"), Some((None, None, "my_crate::Trait")));
        assert_eq!(parsed("PersonType:my_crate::Trait"), Some((None, Some("PersonType"), "my_crate::Trait")));
        assert_eq!(parsed("{urn:x}PersonType: ::a::T"), Some((Some("urn:x"), Some("PersonType"), "::a::T")));
        for wrong in ["", "A:", ":Hash", "{urn:x}Hash", "a b", "A:b:c", "a::", "?", "A:Hash?", "a::T?"] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
    }
}
