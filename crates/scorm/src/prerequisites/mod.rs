//! `adlcp:prerequisites`, the AICC script that says what a learner must have done before an item (SCORM 1.2 CAM §2.3.2,
//! AICC CMI001). Which items there are, and how they stand, is the caller's to say.

mod judge;
mod parse;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::cmi::LessonStatus;

pub use judge::{Condition, Requirement};
pub use parse::parse;

/// The longest script that is read, in characters.
pub const MAX_LENGTH: usize = 16 * 1024;
/// How deep parentheses and sets may stand in each other.
pub const MAX_DEPTH: usize = 64;

/// A script, as its operators bind: `~` before `=` and `<>`, these before `&`, and `&` before `|`. The AICC text gives no
/// order beyond parentheses; this is the one that its examples need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Script {
    /// `A1`: the item is completed or passed.
    Done(String),
    /// `A1 = passed`
    Is(String, LessonStatus),
    /// `A1 <> passed`
    IsNot(String, LessonStatus),
    /// `~ X`
    Not(Box<Script>),
    /// `X & Y`, and `{X, Y}` without a number: all of them.
    All(Vec<Script>),
    /// `X | Y`
    Any(Vec<Script>),
    /// `2*{X, Y, Z}`
    AtLeast(u32, Vec<Script>),
}

/// Why a text is not a script. Positions are characters, counted from 1. Its sentences are in the catalogue; `Display` shows the
/// data.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{self:?}")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ScriptError {
    /// Longer than [`MAX_LENGTH`].
    TooLong {
        /// The limit.
        limit: u32,
    },
    /// Deeper than [`MAX_DEPTH`].
    TooDeep {
        /// Where.
        at: u32,
        /// The limit.
        limit: u32,
    },
    /// The text ends where something must follow.
    Ends,
    /// Something stands where it cannot.
    Unexpected {
        /// Where.
        at: u32,
        /// What.
        found: String,
    },
    /// What follows `=` or `<>` is no status.
    UnknownStatus {
        /// Where.
        at: u32,
        /// As written.
        found: String,
    },
}

impl Script {
    /// The items that it names, in order, each as often as it stands there.
    #[must_use]
    pub fn items(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(script) = open.pop() {
            match script {
                Self::Done(item) | Self::Is(item, _) | Self::IsNot(item, _) => found.push(item.as_str()),
                Self::Not(inner) => open.push(inner),
                Self::All(of) | Self::Any(of) | Self::AtLeast(_, of) => open.extend(of.iter().rev()),
            }
        }
        found
    }

    /// The items that must have been launched before it can be met; not those that one of several ways asks for.
    #[must_use]
    pub fn needs(&self) -> Vec<&str> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(script) = open.pop() {
            match script {
                Self::Is(_, LessonStatus::NotAttempted) | Self::IsNot(..) | Self::Not(_) => {}
                Self::Done(item) | Self::Is(item, _) => found.push(item.as_str()),
                Self::All(of) => open.extend(of.iter().rev()),
                Self::AtLeast(count, of) if *count as usize >= of.len() => open.extend(of.iter().rev()),
                Self::Any(_) | Self::AtLeast(..) => {}
            }
        }
        found
    }
}
