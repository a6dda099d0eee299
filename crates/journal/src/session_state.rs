//! The state of a recorded session.

use serde::{Deserialize, Serialize};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// Its player is open.
    Running,
    /// Its player is gone and no LMSFinish came.
    Open,
    /// LMSFinish was answered `true`.
    Finished,
}
