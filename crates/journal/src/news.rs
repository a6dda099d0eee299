//! What followers of a session hear.

use serde::Serialize;

use crate::SessionState;

/// News of a session that is being followed: how far its trace has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceNews {
    /// How many rows the trace has: entries and exchanges.
    pub rows: u32,
    /// The session's state.
    pub state: SessionState,
}
