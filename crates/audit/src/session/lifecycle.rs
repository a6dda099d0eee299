//! The rules about the order of calls: how a session begins and ends.

use journal::{EntryData, Step};
use locale::rules::session::lifecycle as texts;
use scorm::rte::{ApiState, Attempt, Function};

use super::{
    detector::{Detector, Judged, Told},
    evidence::Evidence,
    finding::SessionFindings,
};
use crate::rule::rules;

rules! {
    /// No LMSInitialize.
    NeverInitialized {} = "session/never-initialized", Error, Recording, &texts::NEVER_INITIALIZED;
    /// LMSInitialize was refused.
    InitializeRefused { error: u64 } = "session/initialize-refused", Error, Recording, &texts::INITIALIZE_REFUSED;
    /// No LMSFinish.
    NeverFinished {} = "session/never-finished", Error, Recording, &texts::NEVER_FINISHED;
    /// LMSFinish was refused.
    FinishRefused { error: u64 } = "session/finish-refused", Error, Recording, &texts::FINISH_REFUSED;
}

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Ends>::default()]
}

/// How a session begins and ends.
#[derive(Debug, Default)]
struct Ends {
    initialize_refused: Refusals,
    finish_refused: Refusals,
}

/// Calls that were refused, and the error of the first.
#[derive(Debug, Default)]
struct Refusals {
    calls: Evidence,
    error: u64,
}

impl Refusals {
    fn add(&mut self, step: &Step<'_>) {
        if self.calls.is_empty() {
            self.error = step.entry.data.error_code().unwrap_or_default().into();
        }
        self.calls.add(step.entry);
    }
}

impl Detector for Ends {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let (EntryData::Call { function, .. }, Some(returned)) = (&step.entry.data, step.returned) else {
            return Told::No;
        };
        match function {
            Function::Initialize if returned.error.is_error() && step.session.state() == ApiState::NotInitialized => {
                self.initialize_refused.add(step);
                Told::Yes
            }
            Function::Finish if returned.error.is_error() && step.session.state() == ApiState::Running => {
                self.finish_refused.add(step);
                Told::Yes
            }
            _ => Told::No,
        }
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let Self {
            initialize_refused: initialize,
            finish_refused: finish,
        } = self;
        let error = initialize.error;
        findings.add_shown(&initialize.calls, InitializeRefused { error });
        let error = finish.error;
        findings.add_shown(&finish.calls, FinishRefused { error });
        if judged.is_running() || judged.may_lack_calls() {
            return;
        }
        let is_silent = judged.api() == ApiState::NotInitialized && judged.ending.opened;
        if is_silent && initialize.calls.is_empty() {
            findings.add(Evidence::default(), NeverInitialized {});
        }
        if judged.is_unfinished() && finish.calls.is_empty() {
            findings.add(Evidence::default(), NeverFinished {});
        }
    }
}
