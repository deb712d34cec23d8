//! Which fields need a box: those by which a type contains itself, and those that would make it very large.

use xefa::schema::shape::Occurs;

use crate::plan::{Item, Kind, Ref};

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

/// The size of a text, roughly that of all leaves.
const LEAF: usize = 16;

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
    // The types of what it holds in place, and whether that may be boxed.
    let held: Vec<(Ref, bool, bool)> = match &items[number].kind {
        Kind::Struct { fields, .. } => fields
            .iter()
            .map(|field| {
                (field.ty.clone(), field.boxed || field.occurs == Occurs::Many, field.occurs == Occurs::Optional)
            })
            .collect(),
        Kind::Choice { variants, .. } | Kind::Mixed { variants } => {
            variants.iter().map(|variant| (variant.ty.clone(), variant.boxed || variant.many, true)).collect()
        }
        Kind::Variants { variants, .. } | Kind::Payloads { variants } => {
            variants.iter().map(|variant| (variant.ty.clone(), variant.boxed, true)).collect()
        }
        Kind::Codes { .. } => return *sizes[number].insert(1),
        Kind::Simple { .. } | Kind::Reserved => return *sizes[number].insert(LEAF),
    };
    let mut parts = Vec::with_capacity(held.len());
    let mut large = Vec::new();
    for (at, (ty, elsewhere, may)) in held.iter().enumerate() {
        let size = match inline(ty) {
            _ if *elsewhere => 24,
            Some(item) => measure(items, sizes, item, most),
            None => LEAF,
        };
        let boxed = *may && size > most;
        if boxed {
            large.push(at);
        }
        parts.push(if boxed { 8 } else { size });
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
