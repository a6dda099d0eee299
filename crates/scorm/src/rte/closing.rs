//! What an LMS makes of a session at its end (SCORM 1.2 RTE §3.4.4, Conformance Requirements p. 2-19).

use super::attempt::Attempt;
use super::launch::Launch;
use crate::cmi::{LessonStatus, decimal};
use crate::profile::{Leaving, LmsProfile, MasteryRule};

impl Attempt {
    /// Closes the open session with what was committed: the effects of `LMSFinish`, which an LMS also gives to a session
    /// that somebody validates. An attempt without an open session comes back as it is.
    #[must_use]
    pub fn closed(mut self, profile: &LmsProfile, launch: &Launch) -> Self {
        if !self.open {
            return self;
        }
        self.open = false;
        self.count_session_time();
        self.status = final_status(profile, launch, &self);
        if profile.reinitializes_location && matches!(self.status, LessonStatus::Completed | LessonStatus::Passed) {
            self.location.clear();
        }
        self
    }
}

/// The attempt once the window of its running session was closed.
pub(super) fn left(mut attempt: Attempt, profile: &LmsProfile, launch: &Launch) -> Attempt {
    match profile.leaving {
        Leaving::Finish => attempt.closed(profile, launch),
        Leaving::KeepOpen => attempt,
        Leaving::Abandon => {
            attempt.open = false;
            attempt.session_time.clear();
            attempt
        }
    }
}

/// The attempt as a new launch finds it, and its `cmi.core.entry`.
pub(super) fn relaunched(profile: &LmsProfile, launch: &Launch, attempt: Attempt) -> (Attempt, &'static str) {
    // A session that is still open was left without the host being told: a crash.
    let mut attempt = if attempt.open {
        left(attempt, profile, launch)
    } else {
        attempt
    };
    if attempt.open {
        attempt.count_session_time();
        return (attempt, "resume");
    }
    let entry = attempt.entry();
    (attempt, entry)
}

/// The status that the LMS records: its own word where the SCO gave none, then the mastery score's.
fn final_status(profile: &LmsProfile, launch: &Launch, attempt: &Attempt) -> LessonStatus {
    let given = match (attempt.status, launch.lesson_mode.as_str()) {
        (LessonStatus::NotAttempted, "browse") => LessonStatus::Browsed,
        (LessonStatus::NotAttempted, _) => LessonStatus::Completed,
        (status, _) => status,
    };
    let applies = match profile.mastery {
        MasteryRule::UnlessIncomplete => given != LessonStatus::Incomplete,
        MasteryRule::Always => true,
        MasteryRule::OnlyCompleted => given == LessonStatus::Completed,
        MasteryRule::Never => false,
    };
    if !applies || launch.credit != "credit" || launch.lesson_mode != "normal" {
        return given;
    }
    match (decimal(&attempt.score.raw), decimal(&launch.mastery_score)) {
        (Some(raw), Some(mastery)) if raw >= mastery => LessonStatus::Passed,
        (Some(_), Some(_)) => LessonStatus::Failed,
        _ => given,
    }
}
