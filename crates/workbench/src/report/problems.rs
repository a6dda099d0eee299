//! What went wrong in a session, in order of weight.

use audit::Severity;
use journal::{Entry, SessionState};
use scorm::{
    cmi::{LessonStatus, Score},
    rte::{ApiState, StatusReason},
};
use serde::{Deserialize, Serialize};

use super::{
    Counts, Loss,
    verdict::{NothingRecorded, Verdict, Why},
};

/// Something that went wrong in a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What.
    #[serde(flatten)]
    pub kind: ProblemKind,
    /// How grave it is.
    pub severity: Severity,
    /// The first entry that shows it, its texts cut.
    pub entry: Option<Entry>,
}

/// What can go wrong in a session. The order is that of weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ProblemKind {
    /// Entries of the session are missing from its timeline, or were refused: [`Report::losses`](super::Report::losses).
    EntriesLost,
    /// LMSFinish could not be stored.
    FinishNotSaved,
    /// LMSCommits could not be stored.
    CommitsNotSaved {
        /// How many.
        count: u32,
    },
    /// The module was never opened.
    NotOpened,
    /// LMSInitialize was refused.
    InitializeRefused {
        /// The error code.
        error: u16,
    },
    /// There was no LMSInitialize.
    NeverInitialized,
    /// LMSFinish was refused.
    FinishRefused {
        /// The error code.
        error: u16,
    },
    /// The session ended without LMSFinish.
    NoFinish,
    /// Values were set and never committed.
    ValuesLost {
        /// How many LMSSetValue calls.
        count: u32,
    },
    /// The score that the module sent was not recorded.
    ScoreNotRecorded {
        /// The score that it sent.
        score: Score,
    },
    /// The module sent no status, and none was there.
    NoStatus,
    /// Calls were refused.
    RefusedCalls {
        /// How many.
        count: u32,
    },
    /// the page and the replay returned different values.
    Mismatches {
        /// How many.
        count: u32,
    },
    /// Script errors and rejections.
    ScriptErrors {
        /// How many.
        count: u32,
    },
    /// Requests of the module failed.
    FailedRequests {
        /// How many.
        count: u32,
    },
    /// Media files were not played.
    Unplayable {
        /// How many.
        count: u32,
    },
    /// The workbench blocked what the module tried to reach: [`Report::accesses`](super::Report::accesses).
    Blocked,
}

impl ProblemKind {
    /// The tag in the serialized form.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::EntriesLost => "entriesLost",
            Self::FinishNotSaved => "finishNotSaved",
            Self::CommitsNotSaved { .. } => "commitsNotSaved",
            Self::NotOpened => "notOpened",
            Self::InitializeRefused { .. } => "initializeRefused",
            Self::NeverInitialized => "neverInitialized",
            Self::FinishRefused { .. } => "finishRefused",
            Self::NoFinish => "noFinish",
            Self::ValuesLost { .. } => "valuesLost",
            Self::ScoreNotRecorded { .. } => "scoreNotRecorded",
            Self::NoStatus => "noStatus",
            Self::RefusedCalls { .. } => "refusedCalls",
            Self::Mismatches { .. } => "mismatches",
            Self::ScriptErrors { .. } => "scriptErrors",
            Self::FailedRequests { .. } => "failedRequests",
            Self::Unplayable { .. } => "unplayable",
            Self::Blocked => "blocked",
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::EntriesLost
            | Self::FinishNotSaved
            | Self::CommitsNotSaved { .. }
            | Self::NotOpened
            | Self::InitializeRefused { .. }
            | Self::NeverInitialized
            | Self::FinishRefused { .. }
            | Self::NoFinish
            | Self::ValuesLost { .. } => Severity::Error,
            Self::ScoreNotRecorded { .. }
            | Self::NoStatus
            | Self::RefusedCalls { .. }
            | Self::Mismatches { .. }
            | Self::ScriptErrors { .. }
            | Self::FailedRequests { .. } => Severity::Warning,
            Self::Unplayable { .. } | Self::Blocked => Severity::Info,
        }
    }
}

/// What the problems of a session are computed from.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    pub(super) state: SessionState,
    pub(super) api: ApiState,
    pub(super) verdict: &'a Verdict,
    pub(super) losses: &'a [Loss],
    pub(super) sent_score: &'a Score,
    pub(super) recorded_score: &'a Score,
    pub(super) failed_calls: u32,
    pub(super) counts: &'a Counts,
}

/// The problems of a session, the gravest first.
pub(super) fn problems(evidence: &Evidence<'_>) -> Vec<Problem> {
    let Evidence { counts, verdict, .. } = *evidence;
    let calls = &counts.calls;
    let has_ended = evidence.state != SessionState::Running;
    let mut found = Found::default();
    found.when(!evidence.losses.is_empty(), ProblemKind::EntriesLost, None);
    found.tally(&calls.finish_not_saved, |_| ProblemKind::FinishNotSaved);
    found.tally(&calls.commits_not_saved, |count| ProblemKind::CommitsNotSaved { count });
    if let Verdict::Nothing { cause, .. } = verdict {
        let (kind, entry) = match *cause {
            NothingRecorded::NotOpened => (ProblemKind::NotOpened, None),
            NothingRecorded::InitializeRefused { error } => (
                ProblemKind::InitializeRefused { error },
                calls.initialize_refused.first.as_ref(),
            ),
            NothingRecorded::NeverInitialized { .. } | NothingRecorded::PartMissing => {
                (ProblemKind::NeverInitialized, None)
            }
        };
        found.when(true, kind, entry);
    }
    if has_ended && evidence.api == ApiState::Running {
        match &calls.finish_refused.first {
            Some(entry) => {
                let error = entry.data.error_code().unwrap_or_default();
                found.when(true, ProblemKind::FinishRefused { error }, Some(entry));
            }
            None => found.when(true, ProblemKind::NoFinish, None),
        }
        found.tally(&calls.uncommitted, |count| ProblemKind::ValuesLost { count });
    }
    let sent = evidence.sent_score;
    let is_dropped = !sent.raw.is_empty() && sent.raw != evidence.recorded_score.raw;
    let score = ProblemKind::ScoreNotRecorded { score: sent.clone() };
    found.when(has_ended && is_dropped, score, None);
    found.when(lacks_status(verdict), ProblemKind::NoStatus, None);
    let first_refused = counts.refused.first();
    let refused = ProblemKind::RefusedCalls {
        count: evidence.failed_calls,
    };
    found.when(evidence.failed_calls > 0, refused, first_refused);
    found.tally(&counts.mismatches, |count| ProblemKind::Mismatches { count });
    found.tally(&counts.script_errors, |count| ProblemKind::ScriptErrors { count });
    found.tally(&counts.failed_requests, |count| ProblemKind::FailedRequests { count });
    found.tally(&counts.unplayable, |count| ProblemKind::Unplayable { count });
    found.tally(&counts.blocked, |_| ProblemKind::Blocked);
    found.0
}

/// Whether the module sent no status and none was there before.
fn lacks_status(verdict: &Verdict) -> bool {
    let Verdict::Recorded { why, status, .. } = verdict else {
        return false;
    };
    match why {
        Why::SentNone => status == LessonStatus::NotAttempted.as_str(),
        Why::Other { sent: None, reason } => *reason == StatusReason::SetByLms,
        _ => false,
    }
}

#[derive(Debug, Default)]
struct Found(Vec<Problem>);

impl Found {
    fn when(&mut self, is_so: bool, kind: ProblemKind, entry: Option<&Entry>) {
        if is_so {
            self.0.push(Problem {
                severity: kind.severity(),
                kind,
                entry: entry.cloned(),
            });
        }
    }

    fn tally(&mut self, tally: &super::calls::Tally, kind: impl FnOnce(u32) -> ProblemKind) {
        self.when(tally.count > 0, kind(tally.count), tally.first.as_ref());
    }
}
