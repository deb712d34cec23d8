//! Who writes messages, with what, and when.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, SecondsFormat};

/// What every message says of its sender's software, and where its identifiers and its time come from.
///
/// ```
/// use xefa::models::Context;
///
/// let ctx = Context::new("Beispieldienst", "Beispielhaus GmbH").with_version("4.2");
/// assert_eq!(ctx.product(), "Beispieldienst");
/// assert_eq!(ctx.uuid().len(), 36);
///
/// // In a test everything can be fixed.
/// let ctx = ctx
///     .with_uuids(|| "60787e00-8713-43e1-9498-629c95b1b566".to_owned())
///     .with_clock(|| "2026-03-02T09:14:58.000+01:00".parse().unwrap());
/// assert_eq!(ctx.now(), "2026-03-02T09:14:58.000+01:00");
/// ```
#[derive(Clone)]
pub struct Context {
    product: String,
    manufacturer: String,
    version: Option<String>,
    test: Option<String>,
    uuids: Arc<dyn Fn() -> String + Send + Sync>,
    clock: Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>,
}

impl Context {
    /// A context with random UUIDs and the system's clock.
    #[must_use]
    pub fn new(product: impl Into<String>, manufacturer: impl Into<String>) -> Self {
        Self {
            product: product.into(),
            manufacturer: manufacturer.into(),
            version: None,
            test: None,
            uuids: Arc::new(|| uuid::Uuid::new_v4().to_string()),
            clock: Arc::new(|| Local::now().fixed_offset()),
        }
    }

    /// Names the version of the product.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// Marks all messages as test messages.
    #[must_use]
    pub fn as_test(mut self, mark: impl Into<String>) -> Self {
        self.test = Some(mark.into());
        self
    }

    /// Takes UUIDs from somewhere else.
    #[must_use]
    pub fn with_uuids(mut self, uuids: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.uuids = Arc::new(uuids);
        self
    }

    /// Takes the time from somewhere else.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> DateTime<FixedOffset> + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The product.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// Its manufacturer.
    #[must_use]
    pub fn manufacturer(&self) -> &str {
        &self.manufacturer
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// The mark of test messages.
    #[must_use]
    pub fn test(&self) -> Option<&str> {
        self.test.as_deref()
    }

    /// A new UUID.
    #[must_use]
    pub fn uuid(&self) -> String {
        (self.uuids)()
    }

    /// The time as an `xs:dateTime` with milliseconds and time zone.
    #[must_use]
    pub fn now(&self) -> String {
        (self.clock)().to_rfc3339_opts(SecondsFormat::Millis, false)
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("product", &self.product)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}
