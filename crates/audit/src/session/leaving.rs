//! The rules about what is saved only as the page is left. Browsers give it no time there, and LMSs lose some of it.

use journal::{PageState, Step};
use locale::rules::session::leaving as texts;
use scorm::{
    cmi::{LessonStatus, element_names as names},
    rte::{ApiState, Attempt},
};

use super::{
    calls::{is_dismissal, is_finished, is_saved, setting},
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// A result that only a call while the page is left has saved.
    SavedOnLeaving {} = "session/saved-on-leaving", Warning, Recording, &texts::SAVED_ON_LEAVING, EXIT;
    /// LMSFinish in `unload`.
    FinishedInUnload {} = "session/finished-in-unload", Warning, Recording, &texts::FINISHED_IN_UNLOAD, EXIT;
    /// LMSFinish in `beforeunload` or `pagehide`, with the result saved before.
    FinishedOnLeaving {} = "session/finished-on-leaving", Info, Recording, &texts::FINISHED_ON_LEAVING, EXIT;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Leaving>::default()]
}

#[derive(Debug, Default)]
struct Leaving {
    /// The final status, if it is not saved yet.
    status: Evidence,
    /// The score, if it is not saved yet.
    score: Evidence,
    /// What was saved only as the page was left.
    saved: Evidence,
    /// The LMSFinish that succeeded, and where the page was.
    finish: Option<(Evidence, PageState)>,
}

impl Detector for Leaving {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        if let Some(set) = setting(step).filter(|set| set.is_accepted) {
            let saved = step.session.attempt();
            match set.element {
                names::CORE_LESSON_STATUS => {
                    let status = LessonStatus::parse(set.value);
                    let is_final = status.is_some_and(|status| status.is_done() || status == LessonStatus::Failed);
                    self.status = unsaved(step, is_final && saved.status.as_str() != set.value);
                }
                names::CORE_SCORE_RAW => self.score = unsaved(step, saved.score.raw != set.value),
                _ => {}
            }
        }
        if is_saved(step) {
            let (status, score) = (std::mem::take(&mut self.status), std::mem::take(&mut self.score));
            let result = if score.entries < status.entries {
                score.followed_by(status)
            } else {
                status.followed_by(score)
            };
            if is_dismissal(step.entry.phase) {
                let saved = std::mem::take(&mut self.saved);
                self.saved = saved.followed_by(result);
            }
        }
        if is_finished(step) {
            self.finish = Some((Evidence::of(step.entry), step.entry.phase));
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        if judged.may_lack_calls() || !judged.is_normal() {
            return;
        }
        findings.add_shown(&self.saved, SavedOnLeaving {});
        let finish = self.finish.as_ref().filter(|_| judged.api() == ApiState::Terminated);
        match finish {
            Some((finish, PageState::Unload)) => findings.add(finish.clone(), FinishedInUnload {}),
            Some((finish, phase)) if is_dismissal(*phase) && self.saved.is_empty() => {
                findings.add(finish.clone(), FinishedOnLeaving {});
            }
            _ => {}
        }
    }
}

fn unsaved(step: &Step<'_>, is_new: bool) -> Evidence {
    if is_new {
        Evidence::of(step.entry)
    } else {
        Evidence::default()
    }
}
