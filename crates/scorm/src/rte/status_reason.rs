//! Why an LMS records another status than the SCO sent.

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::launch::{Credit, LessonMode};
use super::session::{ApiState, Session};
use crate::cmi::{LessonStatus, decimal};
use crate::profile::{MasteryRule, Recording};

/// Why the status that an LMS recorded is not the one that the SCO sent (SCORM 1.2 RTE §3.4.4, `cmi.core.lesson_status`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StatusReason {
    /// The SCO sent no status in this session: the attempt has one from an earlier session.
    CarriedOver,
    /// The LMS records nothing in this lesson mode.
    Mode {
        /// The mode.
        mode: LessonMode,
    },
    /// The LMS does not take back a status of completed or passed.
    CompletionIsFinal,
    /// The score and the mastery score decide.
    Mastery {
        /// `cmi.core.score.raw`
        score: String,
        /// The item's mastery score.
        mastery_score: String,
    },
    /// The SCO sent no status: the LMS sets one when the session ends.
    SetByLms,
    /// What the SCO sent is none of the six words of the standard, which this LMS accepts all the same.
    NotAStatus,
    /// The session has not ended, or was left without LMSFinish: what was not committed is not recorded.
    NotFinished,
}

impl Session {
    /// Why the status that the LMS recorded differs from `sent`, the last one that the SCO sent in this session. `before` is the
    /// attempt at the launch, `after` the one that the session leaves. `None` if they are the same.
    #[must_use]
    pub fn status_reason(&self, sent: Option<&str>, before: &Attempt, after: &Attempt) -> Option<StatusReason> {
        let (profile, launch) = (self.profile(), self.launched_with());
        let recorded = after.status;
        let word = sent.and_then(LessonStatus::parse);
        if word == Some(recorded) {
            return None;
        }
        if sent.is_none() && recorded == before.status {
            return (recorded != LessonStatus::NotAttempted).then_some(StatusReason::CarriedOver);
        }
        if *profile.recording == Recording::NormalMode && launch.lesson_mode != LessonMode::Normal {
            return Some(StatusReason::Mode {
                mode: launch.lesson_mode,
            });
        }
        if *profile.completion_is_final && before.status.is_done() && recorded == before.status {
            return Some(StatusReason::CompletionIsFinal);
        }
        let numbers = decimal(&after.score.raw).zip(decimal(&launch.mastery_score));
        let by_mastery = numbers.map(|(raw, mastery)| match raw >= mastery {
            true => LessonStatus::Passed,
            false => LessonStatus::Failed,
        });
        if by_mastery == Some(recorded)
            && *profile.mastery != MasteryRule::Never
            && launch.credit == Credit::Credit
            && launch.lesson_mode == LessonMode::Normal
        {
            return Some(StatusReason::Mastery {
                score: after.score.raw.clone(),
                mastery_score: launch.mastery_score.clone(),
            });
        }
        if self.state() != ApiState::Terminated && after.open {
            return Some(StatusReason::NotFinished);
        }
        Some(match (sent, word) {
            (Some(_), None) => StatusReason::NotAStatus,
            (None | Some(_), None | Some(LessonStatus::NotAttempted)) => StatusReason::SetByLms,
            _ => StatusReason::NotFinished,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::LmsProfile;
    use crate::rte::Launch;

    /// A session with these values set and, if `finish`, ended; the reason for what the LMS recorded.
    fn reason(launch: Launch, before: Attempt, values: &[(&str, &str)], finish: bool) -> Option<StatusReason> {
        let mut session = Session::launch(LmsProfile::strict(), launch, before.clone());
        session.initialize("");
        let mut sent = None;
        for (element, value) in values {
            assert_eq!(session.set_value(element, value).value, "true", "{element}");
            if *element == "cmi.core.lesson_status" {
                sent = Some(*value);
            }
        }
        if finish {
            session.finish("");
        }
        let after = if finish {
            session.attempt().clone()
        } else {
            session.clone().leave()
        };
        session.status_reason(sent, &before, &after)
    }

    fn with_mastery(score: &str) -> Launch {
        Launch {
            mastery_score: score.into(),
            ..Launch::default()
        }
    }

    #[test]
    fn the_same_status_needs_no_reason() {
        let sent = [("cmi.core.lesson_status", "completed")];
        assert_eq!(reason(Launch::default(), Attempt::default(), &sent, true), None);
        assert_eq!(reason(Launch::default(), Attempt::default(), &sent, false), None);
    }

    #[test]
    fn the_mastery_score_decides() {
        let sent = [("cmi.core.lesson_status", "completed"), ("cmi.core.score.raw", "40")];
        assert_eq!(
            reason(with_mastery("80"), Attempt::default(), &sent, true),
            Some(StatusReason::Mastery {
                score: "40".into(),
                mastery_score: "80".into()
            })
        );
    }

    #[test]
    fn the_lms_sets_a_status_that_was_never_sent() {
        assert_eq!(
            reason(Launch::default(), Attempt::default(), &[], true),
            Some(StatusReason::SetByLms)
        );
    }

    #[test]
    fn an_earlier_session_left_the_status() {
        let before = Attempt {
            launched: true,
            status: LessonStatus::Passed,
            ..Attempt::default()
        };
        assert_eq!(
            reason(Launch::default(), before, &[], true),
            Some(StatusReason::CarriedOver)
        );
    }
}
