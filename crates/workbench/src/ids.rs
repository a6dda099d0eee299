//! The identities of what a library holds, and of what is under way.

use serde::{Deserialize, Serialize};

pub use store::ids::*;

/// An import, named by whoever begins it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct ImportId(pub String);
