//! What came of a session's attempt after it.

use serde::{Deserialize, Serialize};

/// What came of a session's attempt after the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum FollowUp {
    /// Nothing: it is the attempt's last session.
    None,
    /// A later session continued it.
    Continued,
    /// It was reset: no session continues it.
    Reset,
}
