//! What looks at the entries of a session for some rules.

use std::fmt::Debug;

use journal::{Loss, SessionState, Step};
use scorm::rte::{ApiState, Attempt, LessonMode, Session};

use super::finding::SessionFindings;

/// Where a session stands when it is judged.
#[derive(Debug, Clone, Copy)]
pub struct Ending<'a> {
    /// Its state.
    pub state: SessionState,
    /// Its run-time after the last entry.
    pub session: &'a Session,
    /// Whether the player page was requested.
    pub opened: bool,
    /// What the LMS has of its attempt after it.
    pub after: &'a Attempt,
}

/// What detectors report by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged<'a> {
    pub(super) ending: &'a Ending<'a>,
    /// The attempt before the session.
    pub(super) before: &'a Attempt,
    /// What is missing from the timeline.
    pub(super) losses: &'a [Loss],
}

/// Whether a detector will say of a refused call why it was refused, so that the general rule need not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Yes,
    No,
}

/// Looks at the entries of a session for some rules, each in constant time and memory.
pub(super) trait Detector: Debug + Send {
    /// Looks at the next entry.
    fn observe(&mut self, step: &Step<'_>) -> Told;

    /// Adds what it has found.
    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings);
}

impl Told {
    pub(super) fn is_told(self) -> bool {
        self == Self::Yes
    }
}

impl Judged<'_> {
    /// Whether the session goes on: what has not come may come.
    pub(super) fn is_running(&self) -> bool {
        self.ending.state == SessionState::Running
    }

    /// Where its API stands.
    pub(super) fn api(&self) -> ApiState {
        self.ending.session.state()
    }

    /// Whether it has ended without LMSFinish.
    pub(super) fn is_unfinished(&self) -> bool {
        !self.is_running() && self.api() == ApiState::Running
    }

    /// Whether it has ended, and its LMSInitialize succeeded: what it did not send will not come.
    pub(super) fn is_over(&self) -> bool {
        !self.is_running() && self.api() != ApiState::NotInitialized
    }

    /// Whether it was launched in normal mode: in browse and review mode nothing counts.
    pub(super) fn is_normal(&self) -> bool {
        self.ending.session.launched_with().lesson_mode == LessonMode::Normal
    }

    /// Whether calls may be missing from the timeline: what is not there may have happened.
    pub(super) fn may_lack_calls(&self) -> bool {
        self.losses.iter().any(|loss| loss.cause.may_be_calls())
    }
}
