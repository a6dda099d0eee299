//! The sentences of the report for what the journal names.

use journal::LaunchWindow;
use locale::{Language, Text, quote, report, verdict as verdict_text};
use scorm::{
    cmi::{Score, decimal},
    rte::{LessonMode, StatusReason},
};

use super::{Mastery, MasteryOutcome, Moment, MomentKind, NothingRecorded, Verdict, Why};
use crate::trace::{Decision, Note};

/// What people call a `lesson_status`; the word itself where it is none of the six.
#[must_use]
pub fn status(status: &str, language: Language) -> &str {
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

/// What people call a `lesson_mode`.
pub(super) fn mode(mode: LessonMode, language: Language) -> &'static str {
    let text = match mode {
        LessonMode::Normal => verdict_text::MODE_NORMAL,
        LessonMode::Browse => verdict_text::MODE_BROWSE,
        LessonMode::Review => verdict_text::MODE_REVIEW,
    };
    text.in_language(language)
}

/// What happened at a moment.
pub(super) fn moment(moment: &Moment, language: Language) -> String {
    let plain = |text: Text| text.in_language(language).to_owned();
    let what = match &moment.what {
        MomentKind::Initialized => plain(report::MOMENT_INITIALIZED),
        MomentKind::Status { value } => report::moment_status(language, value),
        MomentKind::Score { value } => report::moment_score(language, value),
        MomentKind::Committed => plain(report::MOMENT_COMMITTED),
        MomentKind::Finished => plain(report::MOMENT_FINISHED),
        MomentKind::NotSaved => plain(report::MOMENT_NOT_SAVED),
        MomentKind::Noted { note } => plain(self::note(*note)),
        MomentKind::Validated { automatic } => plain(validated(*automatic)),
    };
    match moment.count {
        1 => what,
        count => report::moment_times(language, &what, &language.number(count.into())),
    }
}

/// What the workbench did.
pub(super) fn note(note: Note) -> Text {
    match note {
        Note::Closing => report::NOTE_CLOSING,
        Note::ConnectionLost => report::NOTE_CONNECTION_LOST,
        Note::Reconnected => report::NOTE_RECONNECTED,
        Note::Stayed => report::NOTE_STAYED,
        Note::CloseTimedOut => report::NOTE_CLOSE_TIMED_OUT,
        Note::EntriesMissing => report::NOTE_ENTRIES_MISSING,
        Note::RecordingStopped => report::NOTE_RECORDING_STOPPED,
        Note::Interrupted => report::NOTE_INTERRUPTED,
        Note::ClientRefused => report::NOTE_CLIENT_REFUSED,
    }
}

/// That the LMS closed a session that was left open.
pub(super) fn validated(automatic: bool) -> Text {
    if automatic {
        report::MOMENT_CLOSED
    } else {
        report::MOMENT_VALIDATED
    }
}

/// Where the player was shown.
pub(super) fn window(window: LaunchWindow, language: Language) -> &'static str {
    let text = match window {
        LaunchWindow::Embedded => report::WINDOW_EMBEDDED,
        LaunchWindow::Own => report::WINDOW_OWN,
        LaunchWindow::Browser => report::WINDOW_BROWSER,
    };
    text.in_language(language)
}

/// What people call a type of interaction; the word itself where it is none of the standard's.
pub(super) fn interaction_type(word: &str, language: Language) -> &str {
    let text = match word {
        "true-false" => report::TYPE_TRUE_FALSE,
        "choice" => report::TYPE_CHOICE,
        "fill-in" => report::TYPE_FILL_IN,
        "matching" => report::TYPE_MATCHING,
        "performance" => report::TYPE_PERFORMANCE,
        "sequencing" => report::TYPE_SEQUENCING,
        "likert" => report::TYPE_LIKERT,
        "numeric" => report::TYPE_NUMERIC,
        _ => return word,
    };
    text.in_language(language)
}

/// What people call the result of an interaction; a number, or any other word, as it is.
pub(super) fn result(word: &str, language: Language) -> &str {
    let text = match word {
        "correct" => report::RESULT_CORRECT,
        "wrong" => report::RESULT_WRONG,
        "unanticipated" => report::RESULT_UNANTICIPATED,
        "neutral" => report::RESULT_NEUTRAL,
        _ => return word,
    };
    text.in_language(language)
}

/// Why the recorded status is not the one that was sent: a clause.
pub(super) fn status_reason(reason: &StatusReason, profile: &str, language: Language) -> String {
    match reason {
        StatusReason::CarriedOver => verdict_text::REASON_CARRIED_OVER.in_language(language).to_owned(),
        StatusReason::Mode { mode: of } => verdict_text::reason_mode(language, profile, mode(*of, language)),
        StatusReason::CompletionIsFinal => verdict_text::reason_completion_is_final(language, profile),
        StatusReason::Mastery { score, mastery_score } => {
            let is_reached = decimal(score) >= decimal(mastery_score);
            let (score, mastery_score) = (quote(score), quote(mastery_score));
            if is_reached {
                verdict_text::reason_reaches_mastery(language, &score, &mastery_score)
            } else {
                verdict_text::reason_below_mastery(language, &score, &mastery_score)
            }
        }
        StatusReason::SetByLms => verdict_text::reason_set_by_lms(language, profile),
        StatusReason::NotAStatus => verdict_text::REASON_NOT_A_STATUS.in_language(language).to_owned(),
        StatusReason::NotFinished => verdict_text::reason_not_finished(language, profile),
    }
}

/// What the LMS recorded of a session, and why, in one sentence.
pub(super) fn verdict(verdict: &Verdict, profile: &str, language: Language) -> String {
    match verdict {
        Verdict::Running { sent: None } => verdict_text::RUNNING.in_language(language).to_owned(),
        Verdict::Running { sent: Some(sent) } => verdict_text::running_sent(language, &quote(sent)),
        Verdict::Nothing { cause, status: before } => {
            let end = before.as_deref().map_or_else(String::new, |before| {
                verdict_text::status_unchanged(language, &quote(status(before, language)))
            });
            verdict_text::nothing(language, &nothing_recorded(*cause, language), &end)
        }
        Verdict::Recorded {
            status: recorded,
            score,
            why,
            without_finish,
            validated,
        } => {
            let status = quote(status(recorded, language));
            let result = with_score(&status, score.as_ref(), language);
            let is_said = matches!(
                why,
                Why::Other {
                    reason: StatusReason::NotFinished,
                    ..
                }
            );
            let end = match (validated, without_finish) {
                (true, _) => verdict_text::VALIDATED.in_language(language),
                (false, true) if !is_said => verdict_text::WITHOUT_FINISH.in_language(language),
                _ => "",
            };
            let Some(because) = because(why, score.is_some(), profile, language) else {
                return verdict_text::recorded_unexplained(language, &result, end);
            };
            match why {
                Why::SentNone
                | Why::Other {
                    reason: StatusReason::CarriedOver | StatusReason::CompletionIsFinal | StatusReason::Mode { .. },
                    ..
                } => verdict_text::unchanged(language, &status, &because, end),
                _ => verdict_text::recorded(language, &result, &because, end),
            }
        }
    }
}

fn nothing_recorded(cause: NothingRecorded, language: Language) -> String {
    match cause {
        NothingRecorded::NotOpened => verdict_text::NOT_OPENED.in_language(language).to_owned(),
        NothingRecorded::NeverInitialized { calls: 0 } => {
            verdict_text::NEVER_INITIALIZED.in_language(language).to_owned()
        }
        NothingRecorded::NeverInitialized { calls } => {
            verdict_text::without_initialize(language, &verdict_text::OTHER_CALLS.count(language, calls.into()))
        }
        NothingRecorded::InitializeRefused { error } => verdict_text::initialize_refused(language, error),
        NothingRecorded::PartMissing => verdict_text::PART_MISSING.in_language(language).to_owned(),
    }
}

/// The clause that says why the status is the recorded one, unless nothing explains it.
fn because(why: &Why, has_score: bool, profile: &str, language: Language) -> Option<String> {
    Some(match why {
        Why::Unexplained => return None,
        Why::SentNone => verdict_text::SENT_NONE.in_language(language).to_owned(),
        Why::Sent { sent, mastery } => {
            let sent = quote(sent);
            match mastery {
                None if has_score => verdict_text::sent_with_score(language, &sent),
                None => verdict_text::sent(language, &sent),
                Some(Mastery { score, outcome }) => {
                    let score = quote(score);
                    match outcome {
                        MasteryOutcome::Reached => verdict_text::sent_reaching(language, &sent, &score),
                        MasteryOutcome::Below => verdict_text::sent_below(language, &sent, &score),
                        MasteryOutcome::NotApplied => verdict_text::sent_not_compared(language, &sent, &score, profile),
                    }
                }
            }
        }
        Why::Other { sent: None, reason } => status_reason(reason, profile, language),
        Why::Other {
            sent: Some(sent),
            reason,
        } => {
            let reason = match reason {
                StatusReason::SetByLms => verdict_text::reason_set_for_none(language, profile),
                other => status_reason(other, profile, language),
            };
            verdict_text::sent_but(language, &quote(sent), &reason)
        }
    })
}

/// A status with the score that was recorded with it: "Passed with 85 of 100".
pub(super) fn with_score(status: &str, score: Option<&Score>, language: Language) -> String {
    match score {
        None => status.to_owned(),
        Some(score) if score.max.is_empty() => verdict_text::with_raw_score(language, status, &quote(&score.raw)),
        Some(score) => verdict_text::with_score(language, status, &quote(&score.raw), &quote(&score.max)),
    }
}

/// What became of an attempt to reach something outside the session.
pub(super) fn decision(decision: Decision) -> Text {
    match decision {
        Decision::Blocked => report::BLOCKED,
        Decision::Allowed => report::ALLOWED,
    }
}
