//! A plan for one message: tried, so that its own losses and questions are known, and nothing has happened yet.

use chrono::NaiveDate;
use uuid::Uuid;

use super::plan::{Candidates, Exclusion, NoRelease, Plan, candidates};
use super::{AttachmentStore, Converted, MemoryStore, Options, Receiver, StoreError};
use crate::error::Error;
use crate::message::Message;
use crate::releases::{self, Fachmodul};
use crate::report::{Loss, LossKind};

/// What sending one message to a receiver would mean.
#[derive(Debug, Clone)]
pub struct Trial {
    plan: Plan,
    fachmodul: Option<&'static Fachmodul>,
    outcome: Result<Vec<Loss>, Error>,
}

impl Trial {
    /// The plan that it belongs to: the release, and what any message may lose on the way.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The version of the Fachmodul that the message will carry; none where it carries none, or one of somebody else.
    #[must_use]
    pub fn fachmodul(&self) -> Option<&'static Fachmodul> {
        self.fachmodul
    }

    /// What this message loses, in the order of the steps; empty too where it cannot be sent yet.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        self.outcome.as_deref().unwrap_or_default()
    }

    /// Why it cannot be sent yet: all decisions that are missing, what stands in the way, or what would be invalid.
    #[must_use]
    pub fn failure(&self) -> Option<&Error> {
        self.outcome.as_ref().err()
    }

    /// How many losses of each kind there are, the worst kind first.
    fn weights(&self) -> Vec<usize> {
        let count = |kind: LossKind| self.losses().iter().filter(|loss| loss.kind() == kind).count();
        LossKind::ALL.into_iter().map(count).collect()
    }

    /// Does what was tried.
    ///
    /// # Errors
    /// As [`Message::convert_to`] and [`Message::with_fachmodul`].
    pub fn carry_out(&self, message: Message, options: Options<'_>) -> Result<Converted<Message>, Error> {
        let version = self.plan.release().version();
        match self.fachmodul {
            Some(fachmodul) => message.convert_to_with(version, fachmodul.namespace(), options),
            None => message.convert_to(version, options),
        }
    }
}

/// Tries to send a message to a receiver on a day: every release that may be sent is tried, with the decisions and, for attachments,
/// over the store, in which nothing changes. The best is the one in which the message can be sent at all; of several the one that
/// loses least (first what is dropped, then what is folded, and so on), then the one with fewer steps, then the newer one.
///
/// ```
/// # #[cfg(all(feature = "v1_0", feature = "v1_1", feature = "v2_0"))] {
/// use xefa::map::{Options, Receiver, plan_message};
///
/// let bytes = include_bytes!("../../schemas/xefa/2.0/samples/administration.quittung.0020-reich.xml");
/// let message = xefa::read(bytes)?;
/// let receiver = Receiver::new().accepting("1.1", None, None);
/// let trial = plan_message(&message, "2028-06-01".parse()?, &receiver, Options::default())?;
/// assert!(trial.failure().is_none());
/// let sent = trial.carry_out(message, Options::default())?;
/// assert_eq!(sent.losses(), trial.losses());
/// assert_eq!(sent.value.version(), "1.1");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// That no release fits, with the reasons for each. A release that fits but lacks decisions is no such error: the trial says what is
/// missing.
pub fn plan_message(
    message: &Message,
    on: NaiveDate,
    receiver: &Receiver,
    mut options: Options<'_>,
) -> Result<Trial, NoRelease> {
    let Candidates { plans, mut excluded } = candidates(message.version(), on, receiver);
    let mut trials = Vec::new();
    for plan in plans {
        match Versions::of(message, &plan, receiver) {
            Versions::None => excluded.push((plan.release(), vec![Exclusion::NoFachmodul])),
            versions => trials.push(tried(message, plan, &versions, &mut options)),
        }
    }
    // The plans come in their order, so of two that are equally good the first one stays.
    let best =
        trials.into_iter().min_by_key(|trial| (trial.outcome.is_err(), trial.weights(), trial.plan.steps().len()));
    best.ok_or_else(|| NoRelease::of(excluded))
}

/// In which versions a message may carry its Fachmodul.
enum Versions {
    /// It carries none, or one of somebody else that the receiver takes.
    Any,
    /// Only in these.
    Only(Vec<&'static Fachmodul>),
    /// In none.
    None,
}

impl Versions {
    fn of(message: &Message, plan: &Plan, receiver: &Receiver) -> Self {
        let Some(namespace) = message.fachmodul() else { return Self::Any };
        let Some(own) = releases::fachmodule().iter().find(|known| known.namespace() == namespace) else {
            return if receiver.takes_fachmodul(namespace) { Self::Any } else { Self::None };
        };
        let same = plan.fachmodule().iter().copied().filter(|known| known.name() == own.name());
        let same: Vec<_> = same.collect();
        if same.is_empty() { Self::None } else { Self::Only(same) }
    }

    /// The version that a converted message is to carry: the one it has, or else the newest.
    fn chosen(&self, namespace: Option<&str>) -> Option<&'static Fachmodul> {
        let Self::Only(versions) = self else { return None };
        let own = versions.iter().find(|version| Some(version.namespace()) == namespace);
        own.or(versions.last()).copied()
    }
}

#[cfg_attr(
    not(any(feature = "v1_0", feature = "v1_1", feature = "v2_0")),
    allow(unreachable_code, unused_variables, unused_mut, reason = "without any release there is no message")
)]
fn tried(message: &Message, plan: Plan, versions: &Versions, options: &mut Options<'_>) -> Trial {
    let Options { decisions, store } = options.again();
    // Without a store the message may not be sendable, and that is to be told.
    let mut overlay = store.map(|below| Overlay { below, kept: MemoryStore::default() });
    let store = overlay.as_mut().map(|overlay| overlay as &mut dyn AttachmentStore);
    let mut dry = Options { decisions, store };
    let converted = message.clone().convert_to(plan.release().version(), dry.again());
    let fachmodul = versions.chosen(converted.as_ref().ok().and_then(|converted| converted.value.fachmodul()));
    let outcome = converted.and_then(|converted| {
        let converted = match fachmodul {
            Some(version) => converted.and_then(|message| message.with_fachmodul(version.namespace(), dry.again()))?,
            None => converted,
        };
        // What a decision or a table put there may be wrong all the same.
        converted.value.to_xml()?;
        Ok(converted.losses().to_vec())
    });
    Trial { plan, fachmodul, outcome }
}

/// A store over another one: what is put stays here.
struct Overlay<'a> {
    below: &'a mut dyn AttachmentStore,
    kept: MemoryStore,
}

impl AttachmentStore for Overlay<'_> {
    fn put(&mut self, id: Uuid, content: &[u8]) -> Result<(), StoreError> {
        match self.below.get(id) {
            Ok(known) if known != content => Err(StoreError::Taken),
            Ok(_) | Err(StoreError::Missing) => self.kept.put(id, content),
            Err(failed) => Err(failed),
        }
    }

    fn get(&mut self, id: Uuid) -> Result<Vec<u8>, StoreError> {
        match self.kept.get(id) {
            Err(StoreError::Missing) => self.below.get(id),
            kept => kept,
        }
    }
}
