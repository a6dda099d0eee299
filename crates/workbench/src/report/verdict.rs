//! What a session came to: what the LMS recorded, and why.

use journal::{Sent, SessionState};
use scorm::{
    cmi::{LessonStatus, Score, decimal},
    rte::{ApiState, StatusReason},
};
use serde::{Deserialize, Serialize};

/// What the LMS recorded of a session, and why. `words::verdict` renders it as one sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Verdict {
    /// The session is running: nothing is final.
    Running {
        /// The status that the module has sent so far.
        sent: Option<String>,
    },
    /// The module made no session of it.
    Nothing {
        /// Why.
        cause: NothingRecorded,
        /// The status that earlier sessions left, unless the attempt has none.
        status: Option<String>,
    },
    /// The LMS recorded a status, or left it as it was.
    Recorded {
        /// `cmi.core.lesson_status` as recorded.
        status: String,
        /// The score as recorded, if the module sent it in this session.
        score: Option<Score>,
        /// Why it is this status.
        why: Why,
        /// Whether the session ended without LMSFinish.
        without_finish: bool,
        /// Whether the LMS closed it all the same.
        validated: bool,
    },
}

/// Why nothing was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NothingRecorded {
    /// The player page was never requested.
    NotOpened,
    /// There was no LMSInitialize.
    NeverInitialized {
        /// How many other calls the module made.
        calls: u32,
    },
    /// LMSInitialize was refused.
    InitializeRefused {
        /// The error code.
        error: u16,
    },
    /// There was no LMSInitialize among the entries, some of which are missing.
    PartMissing,
}

/// Why the recorded status is the one that it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Why {
    /// The module sent it.
    Sent {
        /// As the module wrote it.
        sent: String,
        /// How the score compares with the mastery score, if both exist and decide between passed and failed.
        mastery: Option<Mastery>,
    },
    /// The module sent no status, and the attempt had none.
    SentNone,
    /// It is another status than the one that the module sent, if it sent one.
    Other {
        /// The status that the module sent.
        sent: Option<String>,
        /// Why the LMS recorded another.
        reason: StatusReason,
    },
    /// Nothing explains it: an earlier version of the workbench recorded it.
    Unexplained,
}

/// A mastery score beside a status that the module sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Mastery {
    /// The item's mastery score.
    pub score: String,
    /// How it compares.
    pub outcome: MasteryOutcome,
}

/// How the score and the mastery score agree with the recorded status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum MasteryOutcome {
    /// The score reaches it, and the status is passed.
    Reached,
    /// The score is below it, and the status is failed.
    Below,
    /// They would have made it the other status.
    NotApplied,
}

/// How good a verdict is for the learner's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Completed or passed.
    Good,
    /// Failed, or nothing was recorded.
    Bad,
    /// Not done yet.
    Open,
}

/// What a verdict is computed from.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    /// The session's state.
    pub(super) state: SessionState,
    /// The API's state at the end.
    pub(super) api: ApiState,
    /// Whether the player page was requested.
    pub(super) opened: bool,
    /// How many calls there were.
    pub(super) calls: u32,
    /// The error of the last LMSInitialize that was refused.
    pub(super) initialize_refused: Option<u16>,
    /// Whether calls may be missing.
    pub(super) part_missing: bool,
    /// What the module sent.
    pub(super) sent: &'a Sent,
    /// The status as recorded.
    pub(super) status: &'a str,
    /// The score as recorded.
    pub(super) score: &'a Score,
    /// Whether the replay leaves the status that was recorded.
    pub(super) is_explained: bool,
    /// Why the recorded status is not the one that was sent.
    pub(super) reason: Option<&'a StatusReason>,
    /// The item's mastery score.
    pub(super) mastery_score: &'a str,
}

impl Verdict {
    pub(super) fn new(evidence: &Evidence<'_>) -> Self {
        if evidence.state == SessionState::Running {
            return Self::Running {
                sent: evidence.sent.status.clone(),
            };
        }
        if evidence.api == ApiState::NotInitialized {
            let status = evidence.status;
            return Self::Nothing {
                cause: evidence.nothing(),
                status: (status != LessonStatus::NotAttempted.as_str()).then(|| status.to_owned()),
            };
        }
        Self::Recorded {
            status: evidence.status.to_owned(),
            score: evidence.recorded_score(),
            why: evidence.why(),
            without_finish: matches!(evidence.state, SessionState::Open | SessionState::Validated),
            validated: evidence.state == SessionState::Validated,
        }
    }

    /// Whether the session goes on.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// How good it is.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self {
            Self::Running { .. } => Tone::Open,
            Self::Nothing { .. } => Tone::Bad,
            Self::Recorded { status, .. } => match LessonStatus::parse(status) {
                Some(LessonStatus::Completed | LessonStatus::Passed) => Tone::Good,
                Some(LessonStatus::Failed) => Tone::Bad,
                _ => Tone::Open,
            },
        }
    }
}

impl Evidence<'_> {
    fn nothing(&self) -> NothingRecorded {
        match self.initialize_refused {
            _ if !self.opened => NothingRecorded::NotOpened,
            Some(error) => NothingRecorded::InitializeRefused { error },
            None if self.part_missing => NothingRecorded::PartMissing,
            None => NothingRecorded::NeverInitialized { calls: self.calls },
        }
    }

    /// What the attempt had before is not shown as earned in this session.
    fn recorded_score(&self) -> Option<Score> {
        let sent = &self.sent.score;
        (!sent.raw.is_empty() && sent.raw == self.score.raw).then(|| self.score.clone())
    }

    fn why(&self) -> Why {
        if !self.is_explained {
            return Why::Unexplained;
        }
        match (self.reason, &self.sent.status) {
            (Some(reason), sent) => Why::Other {
                sent: sent.clone(),
                reason: reason.clone(),
            },
            (None, Some(sent)) => Why::Sent {
                sent: sent.clone(),
                mastery: self.mastery(),
            },
            (None, None) => Why::SentNone,
        }
    }

    fn mastery(&self) -> Option<Mastery> {
        let passed = match LessonStatus::parse(self.status)? {
            LessonStatus::Passed => true,
            LessonStatus::Failed => false,
            _ => return None,
        };
        let score = decimal(&self.recorded_score()?.raw)?;
        let reached = score >= decimal(self.mastery_score)?;
        let outcome = match (passed, reached) {
            (true, true) => MasteryOutcome::Reached,
            (false, false) => MasteryOutcome::Below,
            _ => MasteryOutcome::NotApplied,
        };
        Some(Mastery {
            score: self.mastery_score.to_owned(),
            outcome,
        })
    }
}
