//! Limits on what is recorded.

use serde::{Deserialize, Serialize};

/// Limits on what is recorded of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordingLimits {
    /// Sustained entries per second. Above it, observations are counted instead of recorded; calls are always recorded.
    pub entries_per_second: u32,
    /// Maximum size of a session in the library, in MiB. Observations use at most half of it. Recording stops when it is
    /// reached.
    pub session_mib: u32,
}

impl Default for RecordingLimits {
    fn default() -> Self {
        Self {
            entries_per_second: 5_000,
            session_mib: 512,
        }
    }
}
