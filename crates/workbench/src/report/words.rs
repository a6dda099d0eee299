//! The sentences of the report for what the journal names.

use locale::{Language, Plural, Text, report};

use scorm::rte::StatusReason;

use super::AccessCount;
use crate::trace::{AccessKind, Decision, LossCause};

/// Why entries were not recorded.
pub(super) fn loss(cause: LossCause) -> Text {
    match cause {
        LossCause::NotReceived => report::LOST_NOT_RECEIVED,
        LossCause::EndUnknown => report::LOST_END_UNKNOWN,
        LossCause::Full => report::LOST_FULL,
        LossCause::TooMany => report::LOST_TOO_MANY,
        LossCause::OutOfOrder => report::LOST_OUT_OF_ORDER,
        LossCause::Conflict => report::LOST_CONFLICT,
        LossCause::Unreadable => report::LOST_UNREADABLE,
        LossCause::Damaged => report::LOST_DAMAGED,
    }
}

/// What people call a `lesson_status`; the word itself where it is none of the six.
pub(super) fn status(status: &str, language: Language) -> &str {
    let text = match status {
        "not attempted" => report::STATUS_NOT_ATTEMPTED,
        "incomplete" => report::STATUS_INCOMPLETE,
        "completed" => report::STATUS_COMPLETED,
        "passed" => report::STATUS_PASSED,
        "failed" => report::STATUS_FAILED,
        "browsed" => report::STATUS_BROWSED,
        _ => return status,
    };
    text.in_language(language)
}

/// Why the recorded status is not the one that was sent.
pub(super) fn status_reason(reason: &StatusReason, profile: &str, language: Language) -> String {
    match reason {
        StatusReason::CarriedOver => report::REASON_CARRIED_OVER.in_language(language).to_owned(),
        StatusReason::Mode { mode } => report::reason_mode(language, profile, mode.as_str()),
        StatusReason::CompletionIsFinal => report::reason_completion_is_final(language, profile),
        StatusReason::Mastery { score, mastery_score } => report::reason_mastery(language, score, mastery_score),
        StatusReason::SetByLms => report::reason_set_by_lms(language, profile),
        StatusReason::NotAStatus => report::REASON_NOT_A_STATUS.in_language(language).to_owned(),
        StatusReason::NotFinished => report::reason_not_finished(language, profile),
    }
}

/// What attempts to reach `kind` are called.
pub(super) fn access(kind: AccessKind) -> Plural {
    match kind {
        AccessKind::Ipc => report::ACCESS_IPC,
        AccessKind::Navigation => report::ACCESS_NAVIGATION,
        AccessKind::Popup => report::ACCESS_POPUP,
        AccessKind::Request => report::ACCESS_REQUEST,
        AccessKind::ServiceWorker => report::ACCESS_SERVICE_WORKER,
        AccessKind::Download => report::ACCESS_DOWNLOAD,
        AccessKind::Camera => report::ACCESS_CAMERA,
        AccessKind::Microphone => report::ACCESS_MICROPHONE,
        AccessKind::Location => report::ACCESS_LOCATION,
        AccessKind::Notifications => report::ACCESS_NOTIFICATIONS,
        AccessKind::Clipboard => report::ACCESS_CLIPBOARD,
        AccessKind::ClipboardWrite => report::ACCESS_CLIPBOARD_WRITE,
        AccessKind::Fullscreen => report::ACCESS_FULLSCREEN,
        AccessKind::PointerLock => report::ACCESS_POINTER_LOCK,
    }
}

/// What a module tried to reach outside its session: "3 requests to other hosts, 1 download".
pub(super) fn accesses(counts: &[AccessCount], decision: Decision, language: Language) -> String {
    let counts = counts.iter().filter(|one| one.decision == decision);
    let words: Vec<_> = counts
        .map(|one| access(one.access).count(language, one.count.into()))
        .collect();
    words.join(", ")
}

/// What became of an attempt to reach something outside the session.
pub(super) fn decision(decision: Decision) -> Text {
    match decision {
        Decision::Blocked => report::BLOCKED,
        Decision::Allowed => report::ALLOWED,
    }
}
