//! What can be said of particles without an automaton (Part 1, 3.8.6 and 3.9.6).

use std::collections::HashMap;
use std::sync::Arc;

use crate::xsd::component::{Compositor, ModelGroup, Particle, Term};

/// Whether it is an `xs:all` group.
pub(super) fn is_all(particle: &Particle) -> bool {
    matches!(&particle.term, Term::Group(group) if group.compositor == Compositor::All && !group.particles.is_empty())
}

/// Whether it may match nothing at all (`cos-group-emptiable`).
pub(super) fn is_emptiable(particle: &Particle) -> bool {
    emptiable(particle, &mut HashMap::new())
}

/// Groups that are shared are looked at once.
fn emptiable(particle: &Particle, seen: &mut HashMap<*const ModelGroup, bool>) -> bool {
    if particle.min == 0 {
        return true;
    }
    let Term::Group(group) = &particle.term else { return false };
    if let Some(known) = seen.get(&Arc::as_ptr(group)) {
        return *known;
    }
    let result = match group.compositor {
        Compositor::Choice => group.particles.is_empty() || group.particles.iter().any(|part| emptiable(part, seen)),
        _ => group.particles.iter().all(|part| emptiable(part, seen)),
    };
    seen.insert(Arc::as_ptr(group), result);
    result
}

/// Whether there is nothing in it that could match.
pub(super) fn is_nothing(particle: &Particle) -> bool {
    matches!(&particle.term, Term::Group(group) if group.compositor != Compositor::Choice && group.particles.is_empty())
}
