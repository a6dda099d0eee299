//! The state of a recorded session.

use scorm::rte::{ApiState, Session};
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
    /// LMSFinish returned `true`.
    Finished,
    /// Its player is gone, no LMSFinish came, and the LMS has closed it: somebody validated it, or it was open for too long.
    Validated,
}

impl SessionState {
    /// The state of a session whose player is gone.
    #[must_use]
    pub fn at_end(session: &Session) -> Self {
        match session.state() {
            ApiState::Terminated => Self::Finished,
            ApiState::NotInitialized | ApiState::Running => Self::Open,
        }
    }
}
