//! What followers of a session hear.

use serde::Serialize;

use crate::{LiveState, SessionState};

/// How far the module of a running session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ModuleStage {
    /// The player page has not connected yet: its window or browser is still opening, or never opened.
    Awaited,
    /// The player page is connected, and no LMSInitialize has succeeded yet.
    Connected,
    /// The module has initialized the API.
    Initialized,
}

/// News of a session that is being followed: how far its trace has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraceNews {
    /// How many rows the trace has: entries and exchanges.
    pub rows: u32,
    /// The session's state.
    pub state: SessionState,
    /// How far its module has come. None once the session has ended, and where another process runs it.
    pub stage: Option<ModuleStage>,
    /// Where its module stands. None where another process runs it.
    pub live: Option<LiveState>,
}
