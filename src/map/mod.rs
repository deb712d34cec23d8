//! Messages of one release as messages of another, with a proof of what was lost.
//!
//! Types that are the same in two releases are converted by generated code; what changed is written by hand, in a folder for each
//! pair of neighbouring releases, and does not compile as long as nobody has written it. A [`Conversion`] knows where it is in both
//! messages, so that every [`Loss`](crate::report::Loss) names both paths. What only a person can decide is asked for, never
//! assumed: [`Decisions`] hold the answers.
//!
//! ```
//! use xefa::map::{Conversion, Convert, Decisions, Mapped};
//! use xefa::report::{LossKind, Reason};
//!
//! struct Alt { ort: String, telefax: Option<String> }
//! struct Neu { ort: String }
//!
//! static TELEFAX: Reason = Reason {
//!     id: "telefax",
//!     change: "",
//!     kind: LossKind::Dropped,
//!     de: "Telefaxnummern gibt es nicht mehr.",
//!     en: "There are no fax numbers any more.",
//! };
//!
//! impl Convert<Neu> for Alt {
//!     fn convert(self, run: &mut Conversion<'_>) -> Mapped<Neu> {
//!         let Self { ort, telefax } = self;
//!         run.dropped("telefax", telefax, &TELEFAX);
//!         Ok(Neu { ort: run.field("ort", ort)? })
//!     }
//! }
//!
//! let decisions = Decisions::none();
//! let mut run = Conversion::new(&decisions, None);
//! let value = run.field("stelle", Alt { ort: "Ulm".into(), telefax: Some("0731 1".into()) });
//! let converted = run.finish::<Neu>(value)?;
//! assert_eq!(converted.value.ort, "Ulm");
//! assert_eq!(converted.losses()[0].source_path(), Some("/stelle/telefax"));
//! # Ok::<(), xefa::Error>(())
//! ```

#[cfg(feature = "v1_1")]
#[cfg_attr(not(all(feature = "v1_0", feature = "v2_0")), allow(dead_code, reason = "some steps only need some of it"))]
mod angaben;
mod conversion;
mod convert;
mod converted;
mod decisions;
mod fachmodul;
mod macros;
#[cfg(feature = "v1_1")]
#[cfg_attr(not(all(feature = "v1_0", feature = "v2_0")), allow(dead_code, reason = "some steps only need some of it"))]
mod pfade;
mod plan;
mod receiver;
mod route;
mod steps;
mod store;
mod trail;
mod trial;
mod unwritten;
#[cfg(all(feature = "v1_0", feature = "v1_1"))]
#[deny(unused_variables, reason = "a field that is taken out is carried over or reported")]
mod v1_0_v1_1;
#[cfg(feature = "v1_1")]
#[deny(unused_variables, reason = "a field that is taken out is carried over or reported")]
mod v1_1;
#[cfg(all(feature = "v1_1", feature = "v2_0"))]
#[deny(unused_variables, reason = "a field that is taken out is carried over or reported")]
mod v1_1_v2_0;

pub use conversion::{Conversion, Obstacle, Part, Segment};
pub use convert::{Convert, Mapped, Stop};
pub use converted::Converted;
pub use decisions::{Answer, Decisions, Question};
pub use plan::{Exclusion, NoRelease, Plan, plan};
pub use receiver::Receiver;
pub use route::{OfRelease, Options};
pub use steps::{Step, question, questions, steps, way};
pub use store::{AttachmentStore, FolderStore, MemoryStore, StoreError};
pub use trial::{Trial, plan_message};
