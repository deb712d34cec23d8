//! Names that somebody wants otherwise than the generator would have them.

use std::collections::HashMap;

use xefa::schema::TypeId;

use crate::Error;
use crate::ident::{RESERVED, tail};

use super::wanted::{Wanted, nearest};
use super::{Kind, Message, Plan, Planner};

/// The renames of types that have a name in the schema, or are those of an element, and all others.
#[derive(Debug, Default)]
pub(super) struct Renames {
    types: HashMap<TypeId, Wanted>,
    /// Of messages, by the number of their element.
    messages: Vec<(u32, Wanted)>,
    /// What has no name in the schema, by the names of Rust, and parts.
    rest: Vec<Wanted>,
}

impl Renames {
    pub fn of(&self, id: TypeId) -> Option<&str> {
        self.types.get(&id).map(|wanted| wanted.to.as_str())
    }
}

impl Planner<'_> {
    /// Finds out what is meant, before anything has a name.
    pub(super) fn plan_renames(&mut self) -> Result<(), Error> {
        let mut renames = Renames::default();
        for (given, to) in &self.config.renames {
            let wanted = Wanted::parse(given, to)?;
            if wanted.part.is_some() {
                renames.rest.push(wanted);
                continue;
            }
            wanted.as_type()?;
            let types = self.named_types(&wanted);
            let elements = self.named_elements(&wanted);
            let known = |names: &[(String, TypeId)]| {
                let names: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
                wanted.fault(format!("there are several; say which: {}", names.join(", ")))
            };
            let twice = |before: Option<&Wanted>| match before {
                Some(before) => Err(wanted.fault(format!("it is renamed to {} too: say so once", before.to))),
                None => Ok(()),
            };
            match types.as_slice() {
                [(_, id)] => twice(renames.types.insert(*id, wanted.clone()).as_ref())?,
                [] => match elements.as_slice() {
                    [(_, element, id)] => {
                        if self.schema.type_def(*id).name().is_none() {
                            twice(renames.types.insert(*id, wanted.clone()).as_ref())?;
                        }
                        renames.messages.push((*element, wanted));
                    }
                    [] => renames.rest.push(wanted),
                    several => {
                        return Err(known(
                            &several.iter().map(|(name, _, id)| (name.clone(), *id)).collect::<Vec<_>>(),
                        ));
                    }
                },
                several => return Err(known(several)),
            }
        }
        self.renames = renames;
        Ok(())
    }

    fn named_types(&self, wanted: &Wanted) -> Vec<(String, TypeId)> {
        let ids = (0..self.schema.type_count()).filter_map(|number| u32::try_from(number).ok()).map(TypeId);
        ids.filter_map(|id| {
            let (namespace, local) = self.schema.name(self.schema.type_def(id).name()?);
            (local == wanted.ty && wanted.is_in(Some(namespace))).then(|| (format!("{{{namespace}}}{local}"), id))
        })
        .collect()
    }

    fn named_elements(&self, wanted: &Wanted) -> Vec<(String, u32, TypeId)> {
        self.schema
            .global_elements()
            .filter_map(|id| {
                let element = self.schema.element(id);
                let (namespace, local) = self.schema.name(element.name);
                let fits = local == wanted.ty && wanted.is_in(Some(namespace));
                fits.then(|| (format!("{{{namespace}}}{local}"), id.0, element.type_id))
            })
            .collect()
    }

    /// Renames what could not be renamed while it was named, and sees that all renames were made and nothing else has their names.
    pub(super) fn rename(&self, plan: &mut Plan) -> Result<(), Error> {
        for (id, wanted) in &self.renames.types {
            let item = self.complex.get(id).or_else(|| self.simple.get(id));
            let Some(item) = item.copied() else {
                return Err(wanted.fault("no type is made of it: it is not needed, or it is one of Rust's own"));
            };
            self.only_name(plan, item, wanted)?;
        }
        for (element, wanted) in &self.renames.messages {
            match plan.messages.iter_mut().find(|message| message.element == *element) {
                Some(message) => message.variant = wanted.as_type()?,
                None if self.renames.types.values().any(|other| other.given == wanted.given) => {}
                None => return Err(wanted.fault("it is no message: rename its type")),
            }
            for item in &mut plan.items {
                if let Some((variant, _)) = item.root.as_mut().filter(|(_, number)| number == element) {
                    variant.clone_from(&wanted.to);
                }
            }
        }
        let (types, parts): (Vec<&Wanted>, Vec<&Wanted>) =
            self.renames.rest.iter().partition(|wanted| wanted.part.is_none());
        for wanted in types {
            let item = plan.find(wanted.namespace.as_deref(), &wanted.ty).map_err(|why| wanted.fault(why))?;
            plan.items[item].name = wanted.as_type()?;
            self.only_name(plan, item, wanted)?;
        }
        let mut touched = Vec::new();
        for wanted in &parts {
            let part = wanted.part.as_deref().unwrap_or_default();
            if wanted.ty == "Message" {
                rename_message(&mut plan.messages, &mut plan.items, self, wanted, part)?;
                continue;
            }
            let place = part_of(plan, wanted, part)?;
            if touched.contains(&place) {
                return Err(wanted.fault("it is renamed twice: say so once"));
            }
            let kind = &mut plan.items[place.0].kind;
            let to = if matches!(kind, Kind::Struct { .. }) { wanted.as_field()? } else { wanted.as_type()? };
            match name_at(kind, place.1) {
                Some(name) => *name = to,
                None => return Err(wanted.fault("it has this name everywhere")),
            }
            touched.push(place);
        }
        for ((item, part), wanted) in touched.into_iter().zip(parts.iter().filter(|wanted| wanted.ty != "Message")) {
            let names = names(&plan.items[item].kind);
            let same =
                |(number, other): (usize, &(String, String))| number != part && tail(&other.1) == tail(&names[part].1);
            if names.iter().enumerate().any(same) {
                return Err(
                    wanted.fault(format!("{} has a part with the name {} already", plan.items[item].name, wanted.to))
                );
            }
        }
        let mut variants: Vec<&str> = plan.messages.iter().map(|message| message.variant.as_str()).collect();
        variants.sort_unstable();
        if let Some(twice) = variants.windows(2).find(|pair| pair[0] == pair[1])
            && let Some((name, _)) = self.config.renames.iter().find(|(_, to)| to == twice[0])
        {
            let why = format!("there is a message with the name {} already", twice[0]);
            return Err(Error::Rename { name: name.clone(), why });
        }
        Ok(())
    }

    /// A renamed type has the name that was wanted, and no other one wanted it too.
    fn only_name(&self, plan: &Plan, item: usize, wanted: &Wanted) -> Result<(), Error> {
        if RESERVED.contains(&wanted.to.as_str()) {
            return Err(
                wanted.fault(format!("generated modules use the name {} themselves: choose another one", wanted.to))
            );
        }
        let scope =
            |number: usize| (self.config.layout != crate::config::Layout::One).then(|| &plan.items[number].namespace);
        let to = wanted.to.as_str();
        // The struct of what a type must have is named after it.
        let required = |number: usize, name: &str, other: &str| {
            plan.items[number].has_required() && other.strip_suffix("Required") == Some(name)
        };
        let other = (0..plan.items.len()).find(|other| {
            let name = plan.items[*other].name.as_str();
            let taken =
                name == to || self.claims[*other] == to || required(*other, name, to) || required(item, to, name);
            *other != item && taken && scope(*other) == scope(item)
        });
        match other {
            Some(other) => {
                let name = plan.items[other].known_as();
                Err(wanted.fault(format!("{name} has the name {to} already: rename that too, or choose another one")))
            }
            None => Ok(()),
        }
    }
}

/// The item and the number of its part that are meant: of the type itself, or of a group in it.
fn part_of(plan: &Plan, wanted: &Wanted, part: &str) -> Result<(usize, usize), Error> {
    let mut known = Vec::new();
    let item = plan.find(wanted.namespace.as_deref(), &wanted.ty).map_err(|why| wanted.fault(why))?;
    let owner = plan.items[item].type_id.map(TypeId);
    let groups = plan.groups.iter().filter(|(_, id)| Some(**id) == owner).map(|(group, _)| *group);
    let mut groups: Vec<usize> = groups.collect();
    groups.sort_unstable();
    for item in std::iter::once(item).chain(groups) {
        let names = names(&plan.items[item].kind);
        let all = |fits: &dyn Fn(&(String, String)) -> bool| -> Vec<usize> {
            (0..names.len()).filter(|number| fits(&names[*number])).collect()
        };
        let by_xml = all(&|(xml, _)| xml == part);
        let by_rust = all(&|(_, rust)| tail(rust) == tail(part));
        match (by_xml.as_slice(), by_rust.as_slice()) {
            ([only], _) | (_, [only]) => return Ok((item, *only)),
            (several @ [_, _, ..], _) => {
                let names: Vec<&str> = several.iter().map(|number| names[*number].1.as_str()).collect();
                return Err(wanted.fault(format!("there are several; say which: {}", names.join(", "))));
            }
            _ => {}
        }
        known.extend(names.into_iter().flat_map(|(xml, rust)| [xml, rust]));
    }
    Err(wanted.fault(format!("{} has no such part{}", wanted.ty, nearest(part, known.iter().map(String::as_str)))))
}

fn rename_message(
    messages: &mut [Message],
    items: &mut [super::Item],
    planner: &Planner<'_>,
    wanted: &Wanted,
    part: &str,
) -> Result<(), Error> {
    let local = |message: &Message| {
        let name = planner.schema.element(xefa::schema::ElementId(message.element)).name;
        planner.schema.local(name).to_owned()
    };
    let known: Vec<String> = messages.iter().map(local).collect();
    let by_xml = known.iter().position(|name| name == part);
    let Some(at) = by_xml.or_else(|| messages.iter().position(|message| message.variant == part)) else {
        return Err(
            wanted.fault(format!("there is no such message{}", nearest(part, known.iter().map(String::as_str))))
        );
    };
    messages[at].variant = wanted.as_type()?;
    for item in items {
        if let Some((variant, _)) = item.root.as_mut().filter(|(_, number)| *number == messages[at].element) {
            variant.clone_from(&messages[at].variant);
        }
    }
    Ok(())
}

/// The names of the parts, of the schema and of Rust.
fn names(kind: &Kind) -> Vec<(String, String)> {
    let own = |name: &str| (String::new(), name.to_owned());
    match kind {
        Kind::Struct { fields, .. } => fields.iter().map(|field| (field.xml.clone(), field.name.clone())).collect(),
        Kind::Choice { variants, .. } => variants.iter().map(|part| (part.xml.clone(), part.name.clone())).collect(),
        Kind::Mixed { variants } => {
            let parts = variants.iter().map(|part| (part.xml.clone(), part.name.clone()));
            parts.chain([own("Text")]).collect()
        }
        Kind::Variants { variants, .. } => variants.iter().map(|part| (part.xml.clone(), part.name.clone())).collect(),
        Kind::Payloads { variants } => {
            let parts = variants.iter().map(|part| (part.xml.clone(), part.name.clone()));
            parts.chain([own("Other")]).collect()
        }
        Kind::Codes { codes } => codes.iter().map(|code| (code.code.clone(), code.name.clone())).collect(),
        Kind::Simple { .. } | Kind::Reserved => Vec::new(),
    }
}

/// The name of a part; none of those that every such type has.
fn name_at(kind: &mut Kind, part: usize) -> Option<&mut String> {
    match kind {
        Kind::Struct { fields, .. } => fields.get_mut(part).map(|field| &mut field.name),
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
            variants.get_mut(part).map(|variant| &mut variant.name)
        }
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            variants.get_mut(part).map(|variant| &mut variant.name)
        }
        Kind::Codes { codes } => codes.get_mut(part).map(|code| &mut code.name),
        Kind::Simple { .. } | Kind::Reserved => None,
    }
}
