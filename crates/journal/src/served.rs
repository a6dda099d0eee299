//! Files that the session's server sent.

use serde::{Deserialize, Serialize};

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ByteRange {
    /// Position of the first byte.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub first: u64,
    /// Position of the last byte.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub last: u64,
}
