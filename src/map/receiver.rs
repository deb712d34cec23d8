//! What a receiver says it takes.

use chrono::NaiveDate;

/// What a receiver says it takes: releases by the version that messages name, each with its days where the receiver sets any, and
/// Fachmodule by their namespaces. A receiver that names no Fachmodul takes all that its releases carry.
///
/// ```
/// use xefa::map::Receiver;
///
/// let receiver = Receiver::new().accepting("1.1", None, None).with_fachmodul("urn:xefa:fachmodul:wohngeld:1.0");
/// assert!(receiver.takes("1.1", "2028-02-01".parse()?));
/// assert!(!receiver.takes_fachmodul("urn:xefa:fachmodul:wohngeld:1.1"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receiver {
    accepted: Vec<Accepted>,
    fachmodule: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Accepted {
    version: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Receiver {
    /// A receiver that takes no release yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// It also takes this version, from the first day until the last one, both included; without a day that side is open.
    #[must_use]
    pub fn accepting(mut self, version: impl Into<String>, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Self {
        self.accepted.push(Accepted { version: version.into(), from, until });
        self
    }

    /// It takes the Fachmodul with this namespace, which says the version too; and then only those that are named.
    #[must_use]
    pub fn with_fachmodul(mut self, namespace: impl Into<String>) -> Self {
        self.fachmodule.push(namespace.into());
        self
    }

    /// Whether it takes a version on a day.
    #[must_use]
    pub fn takes(&self, version: &str, on: NaiveDate) -> bool {
        let open = |accepted: &Accepted| {
            let begun = accepted.from.into_iter().all(|from| from <= on);
            begun && accepted.until.into_iter().all(|until| on <= until)
        };
        self.accepted.iter().any(|accepted| accepted.version == version && open(accepted))
    }

    /// Whether it takes a Fachmodul, by its namespace.
    #[must_use]
    pub fn takes_fachmodul(&self, namespace: &str) -> bool {
        self.fachmodule.is_empty() || self.fachmodule.iter().any(|named| named == namespace)
    }
}
