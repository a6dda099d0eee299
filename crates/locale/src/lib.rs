//! Every sentence that the Rust side shows to people, in every language of the workbench, side by side.
//!
//! A sentence is a [`Text`], or a function of its values that the macro `messages!` declares: neither exists without each
//! language, so a translation that is missing does not compile. A word with a number is a [`Plural`].
//!
//! The crate knows nothing of what the sentences are about: it is given numbers and names. The interface has a catalogue
//! of its own (`ui/messages/`).

#[macro_use]
mod macros;

pub mod check;
pub mod cli;
pub mod comparison;
pub mod errors;
mod language;
pub mod menu;
pub mod needs;
pub mod problems;
pub mod profiles;
mod quote;
pub mod recovery;
pub mod reference;
pub mod report;
pub mod rules;
mod sentence;
pub mod suspend;
mod tag;
mod text;
pub mod tools;
pub mod verdict;
pub mod window;

pub use language::Language;
pub use quote::quote;
pub use sentence::sentence;
pub use tag::{LanguageTag, NotALanguageTag};
pub use text::{Plural, Text};
