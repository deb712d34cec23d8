//! Whether an item is the same in two plans, what is in it aside.

use xefa::schema::Schema;
use xefa::schema::simple::SimpleId;

use crate::plan::{Item, Kind, Plan, Ref, shown};

/// What has to be the same of a part: its names, and where it stands and how often. Boxes are for the crate to choose that has the type.
type Shape<'p> = (&'p str, &'p str, String);

/// The items in both that have to be the same for these to be.
///
/// # Errors
/// Why they are not the same.
pub(super) fn compare(
    (our_plan, our_schema): (&Plan, &Schema),
    (their_plan, their_schema): (&Plan, &Schema),
    ours: usize,
    theirs: usize,
) -> Result<Vec<(usize, usize)>, String> {
    let (our, their) = (&our_plan.items[ours], &their_plan.items[theirs]);
    if our.origin != their.origin || our.namespace != their.namespace {
        return Err("it is another type there".to_owned());
    }
    if our.root.is_some() && their.root.is_none() {
        return Err("it is a message here, and none there".to_owned());
    }
    if let Some(missing) = our.derives.iter().find(|wanted| !their.derives.contains(wanted)) {
        return Err(format!("it is to derive {missing}"));
    }
    if let (Kind::Simple { simple, .. }, Kind::Simple { simple: other, .. }) = (&our.kind, &their.kind) {
        let (ours, theirs) = (our_schema.simple_types(), their_schema.simple_types());
        let (simple, other) = (SimpleId(*simple), SimpleId(*other));
        if ours.facets(simple) != theirs.facets(other) || ours.primitive(simple) != theirs.primitive(other) {
            return Err("it has other facets".to_owned());
        }
    }
    let (our_head, our_parts) = shape(our);
    let (their_head, their_parts) = shape(their);
    if our_head != their_head {
        return Err(format!("it is a {our_head} here, and a {their_head} there"));
    }
    let mut held = Vec::new();
    for ((our_shape, our_type), (their_shape, their_type)) in our_parts.iter().zip(&their_parts) {
        if our_shape != their_shape {
            let (name, other) = (our_shape.0, their_shape.0);
            let known = their_parts.iter().any(|(shape, _)| shape.0 == name);
            return Err(if name == other {
                format!("{name} stands elsewhere there")
            } else if known {
                format!("{other} is not here")
            } else {
                format!("{name} is not there")
            });
        }
        if !pair(our_plan, their_plan, our_type, their_type, &mut held)? {
            let (here, there) = (shown(our_plan, our_type), shown(their_plan, their_type));
            return Err(format!("its {} is a {here} here, and a {there} there", our_shape.0));
        }
    }
    match (our_parts.len(), their_parts.len()) {
        (ours, theirs) if ours > theirs => Err(format!("{} is not there", our_parts[theirs].0.0)),
        (ours, theirs) if ours < theirs => Err(format!("{} is not here", their_parts[ours].0.0)),
        _ => Ok(held),
    }
}

/// What an item is, and its parts: the names, where they stand and how often, and their types.
fn shape(item: &Item) -> (String, Vec<(Shape<'_>, &Ref)>) {
    const CODE: &Ref = &Ref::Rust("code");
    match &item.kind {
        Kind::Struct { all, fields, .. } => (
            if *all { "struct in any order" } else { "struct" }.to_owned(),
            fields
                .iter()
                .map(|field| {
                    let how = format!("{} {:?} {} {}", field.at, field.occurs, field.fixed, field.required);
                    ((field.name.as_str(), field.xml.as_str(), how), &field.ty)
                })
                .collect(),
        ),
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
            let head = match &item.kind {
                Kind::Choice { node: Some(node), .. } => format!("choice in {node}"),
                Kind::Choice { .. } => "choice".to_owned(),
                _ => "mixed content".to_owned(),
            };
            let parts = variants.iter().map(|part| {
                let how = format!("{} {}", part.at, part.many);
                ((part.name.as_str(), part.xml.as_str(), how), &part.ty)
            });
            (head, parts.collect())
        }
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            let head = match &item.kind {
                Kind::Variants { by, .. } => format!("choice by {by}"),
                _ => "choice of payloads".to_owned(),
            };
            let parts = variants
                .iter()
                .map(|part| ((part.name.as_str(), part.xml.as_str(), part.number.to_string()), &part.ty));
            (head, parts.collect())
        }
        Kind::Codes { codes } => {
            let parts = codes.iter().map(|code| ((code.name.as_str(), code.code.as_str(), String::new()), CODE));
            ("list of codes".to_owned(), parts.collect())
        }
        Kind::Simple { repr, .. } => ("simple type".to_owned(), vec![(("0", "", String::new()), repr)]),
        Kind::Reserved => ("nothing".to_owned(), Vec::new()),
    }
}

/// Whether two types are the same if the items in them are.
fn pair(
    our_plan: &Plan,
    their_plan: &Plan,
    ours: &Ref,
    theirs: &Ref,
    held: &mut Vec<(usize, usize)>,
) -> Result<bool, String> {
    match (ours, theirs) {
        (Ref::Item(ours), Ref::Item(theirs)) => {
            let (our, their) = (&our_plan.items[*ours], &their_plan.items[*theirs]);
            match (&our.shared, &their.shared) {
                // Both have it from a third crate.
                (Some(one), Some(other)) if one == other => Ok(true),
                (Some(one), _) => Err(format!("its {} is that of {}", our.name, one.module)),
                (None, _) if our.origin != their.origin => Ok(false),
                (None, _) => {
                    held.push((*ours, *theirs));
                    Ok(true)
                }
            }
        }
        (Ref::List(ours), Ref::List(theirs)) | (Ref::Nillable(ours), Ref::Nillable(theirs)) => {
            pair(our_plan, their_plan, ours, theirs, held)
        }
        (ours, theirs) => Ok(ours == theirs),
    }
}
