//! Which fields need a box: those by which a type contains itself, and those that would make it very large.

use xefa::schema::shape::Occurs;

use crate::plan::{Field, Item, Kind, Ref};

/// Boxes the fields and variants by which an item contains itself.
pub(crate) fn box_cycles(items: &mut [Item]) {
    let edges: Vec<Vec<usize>> = items.iter().map(edges).collect();
    let component = components(&edges);
    for number in 0..items.len() {
        let cyclic =
            |ty: &Ref| inline(ty).is_some_and(|to| component[to] == component[number] && reaches(&edges, to, number));
        match &mut items[number].kind {
            Kind::Struct { fields, .. } => {
                for field in fields.iter_mut().filter(|field| field.occurs != Occurs::Many) {
                    field.boxed = cyclic(&field.ty);
                }
            }
            Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
                for variant in variants.iter_mut().filter(|variant| !variant.many) {
                    variant.boxed = cyclic(&variant.ty);
                }
            }
            Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
                for variant in variants {
                    variant.boxed = cyclic(&variant.ty);
                }
            }
            Kind::Codes { .. } | Kind::Simple { .. } | Kind::Reserved => {}
        }
    }
}

/// Makes the lists of every struct that has more than `most` thin ones. Whole contents (mixed, what a wildcard admits) are not meant.
pub(crate) fn thin_lists(items: &mut [Item], most: usize) {
    let is_list = |field: &Field| {
        field.occurs == Occurs::Many && ["element(", "group("].iter().any(|kind| field.at.starts_with(kind))
    };
    for item in items {
        if let Kind::Struct { fields, .. } = &mut item.kind
            && fields.iter().filter(|field| is_list(field)).count() > most
        {
            fields.iter_mut().filter(|field| is_list(field)).for_each(|field| field.thin = true);
        }
    }
}

/// The size of a text, roughly that of all leaves.
const LEAF: usize = 16;
/// The size of a `Vec`.
const LIST: usize = 24;
/// The size of a box, and of a thin list.
const POINTER: usize = 8;

/// Boxes optional fields and variants of more bytes than `most`. It comes after [`box_cycles`], so that no type contains itself in place.
pub(crate) fn box_large(items: &mut [Item], most: usize) {
    let mut sizes = vec![None; items.len()];
    for number in 0..items.len() {
        measure(items, &mut sizes, number, most);
    }
}

/// The size of an item in bytes, roughly, with all that is large in it boxed.
fn measure(items: &mut [Item], sizes: &mut [Option<usize>], number: usize, most: usize) -> usize {
    if let Some(size) = sizes[number] {
        return size;
    }
    // The types of what it holds, what that takes where it is held elsewhere, and whether it may be boxed.
    let elsewhere = |elsewhere: bool, thin: bool| elsewhere.then_some(if thin { POINTER } else { LIST });
    let held: Vec<(Ref, Option<usize>, bool)> = match &items[number].kind {
        Kind::Struct { fields, .. } => fields
            .iter()
            .map(|field| {
                let list = field.occurs == Occurs::Many;
                (
                    field.ty.clone(),
                    elsewhere(field.boxed || list, field.boxed || field.thin),
                    field.occurs == Occurs::Optional,
                )
            })
            .collect(),
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => variants
            .iter()
            .map(|variant| (variant.ty.clone(), elsewhere(variant.boxed || variant.many, variant.boxed), true))
            .collect(),
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            variants.iter().map(|variant| (variant.ty.clone(), elsewhere(variant.boxed, true), true)).collect()
        }
        Kind::Codes { .. } => return *sizes[number].insert(1),
        Kind::Simple { .. } | Kind::Reserved => return *sizes[number].insert(LEAF),
    };
    let mut parts = Vec::with_capacity(held.len());
    let mut large = Vec::new();
    for (at, (ty, elsewhere, may)) in held.iter().enumerate() {
        let size = match (elsewhere, inline(ty)) {
            (Some(size), _) => *size,
            (None, Some(item)) => measure(items, sizes, item, most),
            (None, None) => LEAF,
        };
        let boxed = *may && size > most;
        if boxed {
            large.push(at);
        }
        parts.push(if boxed { POINTER } else { size });
    }
    let size = match &mut items[number].kind {
        Kind::Struct { fields, .. } => {
            large.iter().for_each(|at| fields[*at].boxed = true);
            parts.iter().sum()
        }
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
            large.iter().for_each(|at| variants[*at].boxed = true);
            parts.iter().max().copied().unwrap_or(0) + 8
        }
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            large.iter().for_each(|at| variants[*at].boxed = true);
            parts.iter().max().copied().unwrap_or(0) + 8
        }
        Kind::Codes { .. } | Kind::Simple { .. } | Kind::Reserved => LEAF,
    };
    *sizes[number].insert(size)
}

/// The item that a type holds in place.
fn inline(ty: &Ref) -> Option<usize> {
    match ty {
        Ref::Item(item) => Some(*item),
        Ref::Nillable(ty) => inline(ty),
        _ => None,
    }
}

fn edges(item: &Item) -> Vec<usize> {
    match &item.kind {
        Kind::Struct { fields, .. } => {
            fields.iter().filter(|field| field.occurs != Occurs::Many).filter_map(|field| inline(&field.ty)).collect()
        }
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
            variants.iter().filter(|variant| !variant.many).filter_map(|variant| inline(&variant.ty)).collect()
        }
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            variants.iter().filter_map(|variant| inline(&variant.ty)).collect()
        }
        Kind::Codes { .. } | Kind::Simple { .. } | Kind::Reserved => Vec::new(),
    }
}

/// Whether there is a way.
fn reaches(edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; edges.len()];
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        if at == to {
            return true;
        }
        if !std::mem::replace(&mut seen[at], true) {
            stack.extend(&edges[at]);
        }
    }
    false
}

/// The strongly connected component of each item (Tarjan's algorithm, with a stack of its own).
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let count = edges.len();
    let (mut index, mut low, mut component) = (vec![NONE; count], vec![0; count], vec![NONE; count]);
    let (mut stack, mut next, mut found) = (Vec::new(), 0, 0);
    for root in 0..count {
        if index[root] != NONE {
            continue;
        }
        let mut calls = vec![(root, 0)];
        while let Some((at, edge)) = calls.last_mut() {
            let at = *at;
            if *edge == 0 && index[at] == NONE {
                index[at] = next;
                low[at] = next;
                next += 1;
                stack.push(at);
            }
            if let Some(&to) = edges[at].get(*edge) {
                *edge += 1;
                if index[to] == NONE {
                    calls.push((to, 0));
                } else if component[to] == NONE {
                    low[at] = low[at].min(index[to]);
                }
                continue;
            }
            if low[at] == index[at] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == at {
                        break;
                    }
                }
                found += 1;
            }
            calls.pop();
            if let Some((parent, _)) = calls.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
        }
    }
    component
}
