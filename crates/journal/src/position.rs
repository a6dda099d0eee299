//! Where a replay is.

use scorm::rte::Session;

/// A session after some of its entries.
#[derive(Debug, Clone)]
pub(crate) struct Position {
    /// The number of the last entry, 0 before the first.
    pub(crate) seq: u32,
    /// Its state.
    pub(crate) session: Session,
    /// The number of the last LMSCommit or LMSFinish, 0 before the first.
    pub(crate) last_commit: u32,
    /// The number of the last LMSSetValue of `cmi.suspend_data` that was accepted, 0 before the first.
    pub(crate) suspend_data_set_by: u32,
}

impl Position {
    pub(crate) fn from_session(session: Session) -> Self {
        Self {
            seq: 0,
            session,
            last_commit: 0,
            suspend_data_set_by: 0,
        }
    }
}
