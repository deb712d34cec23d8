//! The case: which message may follow which, by whom, and what is only sent again.
//!
//! A [`Vorgang`] is a value over the messages of one case. [`Vorgang::nimm`] takes the [`Merkmale`] of a message and says what it
//! means, or why it is refused; the refusal has a rule of the catalog and the code with which it is sent back. All releases speak of
//! one case: a message that comes again in another release is known.
//!
//! The rules: a case begins with an application; questions to directories and registers may come before it. There is one application,
//! unless it was sent back or reached an authority that is not competent. The author of the application and the authority that has it
//! speak to each other; when it is handed on (0030), the new authority takes over. Demands, questions, deliveries and answers come
//! while the case is open, status and further decisions also after a decision. A message that was sent back counts as not arrived, and
//! what somebody has answered cannot be sent back any more. `docs/vorgang.md` has the table.
//!
//! ```
//! use xefa::efa::vorgang::{Betrieb, Folge, Merkmale, Phase, Vorgang};
//!
//! let folder = "schemas/xefa/2.0/samples/fall-wohngeld";
//! let mut files: Vec<_> = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
//! files.sort();
//! let mut vorgang: Option<Vorgang> = None;
//! for file in files {
//!     let merkmale = Merkmale::of(&xefa::read(&std::fs::read(file)?)?)?;
//!     let before = vorgang.unwrap_or_else(|| Vorgang::neu(merkmale.vorgang().clone(), Betrieb::Echt));
//!     let Folge::Neu(after) = before.nimm(&merkmale)? else { panic!("each comes once") };
//!     vorgang = Some(after);
//! }
//! assert_eq!(vorgang.unwrap().phase(), Phase::Beschieden);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ablage;
mod ablehnung;
mod art;
mod folge;
mod lage;
mod merkmale;
mod rueckweisung;
#[cfg(test)]
mod tests;
mod zustand;

pub use ablage::{Ablage, AblageError, OrdnerAblage};
pub use ablehnung::{Ablehnung, Grund};
pub use art::Art;
pub use lage::Phase;
pub use merkmale::Merkmale;
pub use rueckweisung::{Absender, RueckweisungError, rueckweisung};
pub use zustand::{Betrieb, Folge, Vorgang};
