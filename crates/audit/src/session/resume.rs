//! The rules about what the module resumes from.

use journal::Step;
use locale::rules::session::resume as texts;
use scorm::{
    cmi::{LessonStatus, element_names as names, entry_words::RESUME},
    rte::{ApiState, Attempt, Function, Session},
};

use super::{
    calls::setting,
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// A session that was left incomplete with data to resume from, and did not say that it is suspended.
    ExitNotSuspend {} = "session/exit-not-suspend", Warning, Recording, &texts::EXIT_NOT_SUSPEND;
    /// A session that was resumed, whose module looked at nothing to resume from.
    NeverResumes {} = "session/never-resumes", Warning, Recording, &texts::NEVER_RESUMES;
}

/// What a module resumes from.
const DATA: [&str; 2] = [names::CORE_LESSON_LOCATION, names::SUSPEND_DATA];

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Resuming>::default()]
}

#[derive(Debug, Default)]
struct Resuming {
    /// The last accepted `cmi.core.exit`.
    exit: Evidence,
    /// Whether the module asked for its entry or for data to resume from.
    looked: bool,
}

impl Detector for Resuming {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let data = &step.entry.data;
        if data.function() == Some(Function::GetValue) {
            let element = data.element().unwrap_or_default();
            self.looked |= element == names::CORE_ENTRY || DATA.contains(&element);
        }
        if setting(step).is_some_and(|set| set.is_accepted && set.element == names::CORE_EXIT) {
            self.exit = Evidence::of(step.entry);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let session = judged.ending.session;
        if !judged.is_normal() || !judged.is_over() || judged.may_lack_calls() {
            return;
        }
        let before = [&judged.before.location, &judged.before.suspend_data];
        let was_suspended = value(session, names::CORE_ENTRY) == RESUME && before.iter().any(|data| !data.is_empty());
        if was_suspended && !self.looked {
            findings.add(Evidence::default(), NeverResumes {});
        }
        let is_incomplete = value(session, names::CORE_LESSON_STATUS) == LessonStatus::Incomplete.as_str();
        let has_data = DATA.iter().any(|element| !value(session, element).is_empty());
        let is_finished = judged.api() == ApiState::Terminated;
        if is_finished && is_incomplete && has_data && judged.ending.after.entry() != RESUME {
            findings.add(self.exit.clone(), ExitNotSuspend {});
        }
    }
}

fn value<'a>(session: &'a Session, element: &str) -> &'a str {
    session.data().value(element).unwrap_or_default()
}
