//! Entries that were not recorded.

use serde::{Deserialize, Serialize};

/// Why entries were not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum LossCause {
    /// The page counted them as sent, but they never arrived.
    NotReceived,
    /// The session ended without the page's count of sent entries. Derived by reports, without a count.
    EndUnknown,
    /// They came after recording had stopped: see [`Note::RecordingStopped`](crate::Note::RecordingStopped).
    Full,
    /// Observations above the rate limit, or above half of the session's maximum size.
    TooMany,
    /// Refused: entries before them are missing, or they are forged.
    OutOfOrder,
    /// Refused: other entries had the same numbers. Some are forged.
    Conflict,
    /// Refused: they could not be read.
    Unreadable,
    /// They were recorded, and are damaged in the library's database. Derived by reads; never recorded.
    Damaged,
}

/// The kinds of observations that a page may count in [`EntryData::NotRecorded`](crate::EntryData::NotRecorded).
pub(crate) const OBSERVED: [&str; 11] = [
    "hunt",
    "page",
    "console",
    "error",
    "rejection",
    "resource",
    "unplayable",
    "window",
    "observerError",
    "access",
    "requestBody",
];

impl LossCause {
    /// Whether the entries were refused. They may be forged, so they do not count as lost.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::OutOfOrder | Self::Conflict | Self::Unreadable)
    }

    /// Whether calls may be among them, not observations alone.
    #[must_use]
    pub fn may_be_calls(self) -> bool {
        self != Self::TooMany
    }
}
