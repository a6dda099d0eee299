//! The rules about results that were not sent, or not recorded.

use journal::{EntryData, Observer, Progress, Step};
use locale::{quote, rules::session::results as texts};
use scorm::{
    cmi::{LessonStatus, element_names as names},
    rte::{Attempt, Function},
};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// Values that were set and never committed.
    ValuesLost {} = "session/values-lost", Error, Recording, &texts::VALUES_LOST;
    /// The score that was sent was not recorded.
    ScoreNotRecorded { score: String } = "session/score-not-recorded", Warning, Recording, &texts::SCORE_NOT_RECORDED;
    /// No status was sent.
    NoStatus {} = "session/no-status", Warning, Recording, &texts::NO_STATUS;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Saving>::default(), Box::<Result>::default()]
}

/// What was set and is saved, or is not.
#[derive(Debug, Default)]
struct Saving {
    /// Accepted LMSSetValue calls since the last LMSCommit or LMSFinish that was stored. That of the status is not among them:
    /// leaving a session may record it all the same.
    uncommitted: Evidence,
    /// What the last LMSCommit or LMSFinish saved, until it is known to be stored.
    committed: Evidence,
}

impl Detector for Saving {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let entry = step.entry;
        match (&entry.data, step.returned) {
            (EntryData::Call { function, .. }, Some(returned)) if !returned.error.is_error() => match function {
                Function::Commit | Function::Finish => self.committed = std::mem::take(&mut self.uncommitted),
                Function::SetValue if entry.data.element() != Some(names::CORE_LESSON_STATUS) => {
                    self.uncommitted.add(entry);
                }
                _ => {}
            },
            (EntryData::Unconfirmed { returned, .. }, _) if returned != "true" => {
                let later = std::mem::take(&mut self.uncommitted);
                self.uncommitted = std::mem::take(&mut self.committed).followed_by(later);
            }
            _ => {}
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if judged.is_unfinished() && !judged.may_lack_calls() {
            findings.add_shown(&self.uncommitted, ValuesLost {});
        }
    }
}

/// The result that was sent.
#[derive(Debug, Default)]
struct Result {
    progress: Progress,
    score: Evidence,
}

impl Detector for Result {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        self.progress.observe(step);
        let is_accepted = step.returned.is_some_and(|returned| !returned.error.is_error());
        let is_set = step.entry.data.function() == Some(Function::SetValue);
        if is_set && is_accepted && step.entry.data.element() == Some(names::CORE_SCORE_RAW) {
            self.score = Evidence::of(step.entry);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if !judged.is_over() || judged.may_lack_calls() {
            return;
        }
        let sent = &self.progress.sent;
        let score = &sent.score.raw;
        if !score.is_empty() && *score != judged.ending.after.score.raw {
            findings.add(self.score.clone(), ScoreNotRecorded { score: quote(score) });
        }
        if sent.status.is_none() && judged.before.status == LessonStatus::NotAttempted {
            findings.add(Evidence::default(), NoStatus {});
        }
    }
}
