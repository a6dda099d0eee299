//! What an LMS makes of a session: at its launch, at a commit and at its end (SCORM 1.2 RTE §3.4.4, Conformance
//! Requirements p. 2-19), each as its profile says.

use super::attempt::Attempt;
use super::launch::{Credit, Launch, LessonMode};
use crate::cmi::{CmiData, LessonStatus, decimal, element_names as names, entry_words::RESUME};
use crate::profile::{
    CompletedRelaunch, EntryRule, ExitWithoutFinish, LmsProfile, MasteryRule, Recording, UnsetStatus,
};

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
        if *profile.reinitializes_location && self.status.is_done() {
            self.location.clear();
        }
        self
    }
}

/// What lasts of a running session once it is committed.
pub(super) fn committed(profile: &LmsProfile, launch: &Launch, before: &Attempt, data: &CmiData) -> Attempt {
    if *profile.recording == Recording::NormalMode && launch.lesson_mode == LessonMode::Browse {
        return before.clone();
    }
    let mut attempt = before.updated(data);
    if *profile.completion_is_final && before.status.is_done() && !attempt.status.is_done() {
        attempt.status = before.status;
    }
    attempt
}

/// Whether what a SCO sets is accepted and dropped in this launch.
pub(super) fn drops(profile: &LmsProfile, launch: &Launch, element: &str) -> bool {
    *profile.recording == Recording::NormalMode
        && launch.lesson_mode == LessonMode::Review
        && (element == names::CORE_LESSON_STATUS || is_of_score(element))
}

fn is_of_score(element: &str) -> bool {
    let rest = element.strip_prefix(names::CORE_SCORE);
    rest.is_some_and(|rest| rest.starts_with('.'))
}

/// The attempt after the window of its running session was closed. `status` is the one that the SCO set last, committed
/// or not.
pub(super) fn left(mut attempt: Attempt, status: LessonStatus, profile: &LmsProfile, launch: &Launch) -> Attempt {
    // It was validated: nothing of it is open.
    if !attempt.open {
        return attempt;
    }
    match *profile.exit_without_finish {
        ExitWithoutFinish::Finish => Attempt { status, ..attempt }.closed(profile, launch),
        ExitWithoutFinish::KeepOpen => attempt,
        ExitWithoutFinish::Abandon => {
            attempt.open = false;
            attempt.session_time.clear();
            attempt
        }
    }
}

/// The attempt as a new launch finds it, that launch as it is for what the learner has done, and its `cmi.core.entry`.
pub(super) fn relaunched(profile: &LmsProfile, launch: Launch, attempt: Attempt) -> (Attempt, Launch, &'static str) {
    let mut launch = launch.with_profile();
    // A session that is still open was left without the host being told: a crash.
    let mut attempt = if attempt.open {
        let status = attempt.status;
        left(attempt, status, profile, &launch)
    } else {
        attempt
    };
    if attempt.open {
        attempt.count_session_time();
        return (attempt, launch, RESUME);
    }
    let mut entry = attempt.entry();
    let has_data = !attempt.location.is_empty() || !attempt.suspend_data.is_empty();
    if *profile.entry == EntryRule::HasData && attempt.launched && has_data {
        entry = RESUME;
    }
    if attempt.status.is_done() && launch.lesson_mode == LessonMode::Normal {
        match *profile.completed_relaunch {
            CompletedRelaunch::AsBefore => {}
            CompletedRelaunch::NoCredit => launch.credit = Credit::NoCredit,
            CompletedRelaunch::Review => launch.lesson_mode = LessonMode::Review,
        }
    }
    if *profile.completed_relaunch == CompletedRelaunch::Review && launch.lesson_mode == LessonMode::Review {
        entry = "";
    }
    (attempt, launch.with_profile(), entry)
}

/// The status that the LMS records: its own word where the SCO gave none, then the mastery score's.
fn final_status(profile: &LmsProfile, launch: &Launch, attempt: &Attempt) -> LessonStatus {
    let unset = attempt.status == LessonStatus::NotAttempted;
    let browse = launch.lesson_mode == LessonMode::Browse;
    let given = match *profile.unset_status {
        _ if !unset => attempt.status,
        UnsetStatus::CompletedOrBrowsed | UnsetStatus::IncompleteOrBrowsed if browse => LessonStatus::Browsed,
        UnsetStatus::CompletedOrBrowsed | UnsetStatus::Completed => LessonStatus::Completed,
        UnsetStatus::IncompleteOrBrowsed => LessonStatus::Incomplete,
    };
    let applies = match *profile.mastery {
        MasteryRule::UnlessIncomplete => given != LessonStatus::Incomplete,
        MasteryRule::Always => true,
        MasteryRule::OnlyCompleted => given == LessonStatus::Completed,
        MasteryRule::OnlyUnset => unset,
        MasteryRule::Never => false,
    };
    if !applies || launch.credit != Credit::Credit || launch.lesson_mode != LessonMode::Normal {
        return given;
    }
    match (decimal(&attempt.score.raw), decimal(&launch.mastery_score)) {
        (Some(raw), Some(mastery)) if raw >= mastery => LessonStatus::Passed,
        (Some(_), Some(_)) => LessonStatus::Failed,
        _ => given,
    }
}
