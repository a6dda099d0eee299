//! The status of a session that is stored with each of its transactions.

use chrono::{DateTime, FixedOffset};
use scorm::{
    cmi::{Score, element_names as names},
    rte::Session,
};

use crate::{Progress, SessionState};

/// What a session has come to, as its replay says.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionProgress {
    /// The session's state.
    pub state: SessionState,
    /// `cmi.core.lesson_status` as the LMS has recorded it: of the attempt, with what earlier sessions left in it.
    pub status: String,
    /// `cmi.core.score` as the LMS has recorded it.
    pub score: Score,
    /// `cmi.core.session_time` as sent; empty where none was.
    pub session_time: String,
    /// The counts of its entries, and what the module has sent in it.
    pub counts: Progress,
    /// When the player page was requested, if it was.
    pub page_opened_at: Option<DateTime<FixedOffset>>,
}

impl SessionProgress {
    /// The progress of a running session.
    #[must_use]
    pub fn running(session: &Session, counts: Progress, page_opened_at: Option<DateTime<FixedOffset>>) -> Self {
        let value = |element: &str| session.data().value(element).unwrap_or_default().to_owned();
        Self {
            state: SessionState::Running,
            status: session.attempt().status.as_str().to_owned(),
            score: session.attempt().score.clone(),
            session_time: value(names::CORE_SESSION_TIME),
            counts,
            page_opened_at,
        }
    }
}
