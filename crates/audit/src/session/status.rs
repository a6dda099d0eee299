//! The rules about the status that the module sends. In browse and review mode nothing counts, so they say nothing there.

use journal::Step;
use locale::rules::session::status as texts;
use scorm::{
    cmi::{LessonStatus, decimal, element_names as names},
    rte::{Attempt, Credit, LessonMode},
};

use super::{
    calls::{is_initialized, is_saved, setting},
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::{
    finding::Said,
    rule::{Severity, rules},
};

rules! {
    /// A status that says less than the one before. Less where the module sets it right again.
    StatusSetBack { before: String, after: String } = "session/status-set-back", Error, Recording, &texts::STATUS_SET_BACK;
    /// `failed` after `passed`.
    FailedAfterPassed {} = "session/failed-after-passed", Warning, Recording, &texts::FAILED_AFTER_PASSED;
    /// `completed` or `passed` as soon as the module is opened.
    DoneAtLaunch { status: String } = "session/done-at-launch", Info, Recording, &texts::DONE_AT_LAUNCH, COMPLETION;
    /// `failed` before an answer or a score.
    FailedBeforeAnswer {} = "session/failed-before-answer", Warning, Recording, &texts::FAILED_BEFORE_ANSWER, COMPLETION;
    /// `passed` or `failed` without score.
    StatusWithoutScore { status: String } = "session/status-without-score", Info, Recording, &texts::STATUS_WITHOUT_SCORE, COMPLETION;
    /// A status that the mastery score contradicts.
    AgainstMastery { status: String, score: Said, mastery: Said } = "session/status-against-mastery", Warning, Recording, &texts::AGAINST_MASTERY, COMPLETION;
}

/// Seconds after LMSInitialize in which no learner can have done what a course is completed for.
const AT_LAUNCH: f64 = 3.0;

pub(super) fn detectors(before: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::new(Statuses {
        now: before.status,
        is_first: !before.launched,
        is_answered: !before.score.raw.is_empty() || before.interactions > 0,
        ..Statuses::default()
    })]
}

/// The statuses that the module sends.
#[derive(Debug, Default)]
struct Statuses {
    /// The last one, or that of the attempt before.
    now: LessonStatus,
    /// The last one that the module sent.
    sent: Option<(LessonStatus, Evidence)>,
    /// Whether nobody has opened the module before in this attempt.
    is_first: bool,
    /// Seconds since the launch at which LMSInitialize succeeded.
    began: f64,
    /// The first `completed` or `passed`, where it came at once.
    done_at_launch: Option<(LessonStatus, Evidence)>,
    set_back: Evidence,
    /// From which to which it was first set back.
    first_set_back: Option<(LessonStatus, LessonStatus)>,
    failed_after_passed: Evidence,
    /// Whether there was a score or an interaction, ever.
    is_answered: bool,
    /// `failed` before that, which is not saved yet.
    failed_unsaved: Evidence,
    failed_before_answer: Evidence,
}

impl Detector for Statuses {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        if step.session.launched_with().lesson_mode != LessonMode::Normal {
            return Told::No;
        }
        if is_initialized(step) {
            self.began = step.entry.at.as_seconds();
        }
        if let Some(set) = setting(step).filter(|set| set.is_accepted) {
            if set.element == names::CORE_LESSON_STATUS {
                if let Some(status) = LessonStatus::parse(set.value) {
                    self.sent(status, step);
                }
            } else if is_answer(set.element) && !set.value.is_empty() {
                self.is_answered = true;
                self.failed_unsaved = Evidence::default();
            }
        }
        // A score that follows before anything is saved is in time.
        if is_saved(step) {
            let failed = std::mem::take(&mut self.failed_unsaved);
            self.failed_before_answer = std::mem::take(&mut self.failed_before_answer).followed_by(failed);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if let Some((before, after)) = self.first_set_back {
            let severity = if self.now.is_done() {
                Severity::Warning
            } else {
                Severity::Error
            };
            let (before, after) = (before.as_str().to_owned(), after.as_str().to_owned());
            findings.add_shown_as(severity, &self.set_back, StatusSetBack { before, after });
        }
        if let Some((status, entry)) = &self.done_at_launch {
            let status = status.as_str().to_owned();
            findings.add(entry.clone(), DoneAtLaunch { status });
        }
        findings.add_shown(&self.failed_after_passed, FailedAfterPassed {});
        findings.add_shown(&self.failed_before_answer, FailedBeforeAnswer {});
        if judged.is_over() && !judged.may_lack_calls() {
            self.report_result(judged, findings);
        }
    }
}

impl Statuses {
    fn sent(&mut self, status: LessonStatus, step: &Step<'_>) {
        match (self.now, status) {
            (LessonStatus::Passed, LessonStatus::Failed) => self.failed_after_passed.add(step.entry),
            // A course that is completed may still be failed by its quiz.
            (before, after) if before.is_done() && !after.is_done() && after != LessonStatus::Failed => {
                self.first_set_back.get_or_insert((before, after));
                self.set_back.add(step.entry);
            }
            _ => {}
        }
        let is_untouched = self.is_first && status.is_done() && !self.is_answered;
        if is_untouched && step.entry.at.as_seconds() - self.began < AT_LAUNCH {
            let shown = || (status, Evidence::of(step.entry));
            self.done_at_launch.get_or_insert_with(shown);
        }
        if status == LessonStatus::Failed && !self.is_answered {
            self.failed_unsaved.add(step.entry);
        }
        self.now = status;
        self.sent = Some((status, Evidence::of(step.entry)));
    }

    /// The last status and the score.
    fn report_result(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let Some((status, entry)) = &self.sent else {
            return;
        };
        let session = judged.ending.session;
        let is_verdict = matches!(status, LessonStatus::Passed | LessonStatus::Failed);
        let score = session.data().value(names::CORE_SCORE_RAW).unwrap_or_default();
        if is_verdict && score.is_empty() && self.failed_before_answer.is_empty() {
            let status = status.as_str().to_owned();
            findings.add(entry.clone(), StatusWithoutScore { status });
        }
        let launch = session.launched_with();
        let (Some(raw), Some(mastery)) = (decimal(score), decimal(&launch.mastery_score)) else {
            return;
        };
        let is_against = match status {
            LessonStatus::Passed | LessonStatus::Completed => raw < mastery,
            LessonStatus::Failed => raw >= mastery,
            _ => false,
        };
        if is_against && launch.credit == Credit::Credit {
            findings.add(
                entry.clone(),
                AgainstMastery {
                    status: status.as_str().to_owned(),
                    score: Said::quoted(score),
                    mastery: Said::quoted(&launch.mastery_score),
                },
            );
        }
    }
}

/// Whether an element holds the score, or something of an interaction.
fn is_answer(element: &str) -> bool {
    let of_interaction = element.strip_prefix(names::INTERACTIONS);
    element == names::CORE_SCORE_RAW || of_interaction.is_some_and(|rest| rest.starts_with('.'))
}
