//! How a session ends.

use journal::SessionState;
use serde::Serialize;

/// What came of closing a session's player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Closing {
    /// The session has ended.
    Ended(Closed),
    /// The module asked whether to leave it, and the learner stayed: the session goes on.
    Stayed,
    /// The module has not left yet: it shows a message that waits for an answer, or hangs. It is still asked to leave.
    Waiting,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Closed {
    /// Where the session stands now.
    pub state: SessionState,
    /// Whether the page confirmed that it had unloaded the module and sent everything.
    pub confirmed: bool,
}
