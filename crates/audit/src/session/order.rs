//! The rules about calls that come at the wrong time, and about errors that the module does not look at.

use journal::{EntryData, Step};
use locale::rules::session::order as texts;
use scorm::{
    cmi::element_names as names,
    rte::{ApiState, Attempt, Function},
};

use super::{
    calls::{describe, setting},
    detector::{Detector, Judged, Told},
    evidence::{Evidence, Named},
    finding::SessionFindings,
};
use crate::rule::{Severity, rules};

rules! {
    /// Calls before LMSInitialize.
    CallBeforeInitialize { call: String } = "session/call-before-initialize", Warning, Recording, &texts::CALL_BEFORE_INITIALIZE;
    /// LMSInitialize while the session runs.
    InitializedTwice {} = "session/initialized-twice", Warning, Recording, &texts::INITIALIZED_TWICE;
    /// LMSInitialize after LMSFinish.
    InitializedAfterFinish {} = "session/initialized-after-finish", Warning, Recording, &texts::INITIALIZED_AFTER_FINISH;
    /// Values that were set after LMSFinish. Less where they are no result.
    SetAfterFinish { element: String } = "session/set-after-finish", Error, Recording, &texts::SET_AFTER_FINISH;
    /// Other calls after LMSFinish.
    CallAfterFinish { call: String } = "session/call-after-finish", Info, Other, &texts::CALL_AFTER_FINISH;
    /// Calls that were refused, none of which the module asked about.
    ErrorsIgnored {} = "session/errors-ignored", Info, Recording, &texts::ERRORS_IGNORED;
}

/// How many calls must be refused before it is said that the module does not look at errors: one that fails once, and is not
/// tried again, may have been noticed by what it returned.
const IGNORED: u32 = 5;

pub(super) fn detectors(_: &Attempt) -> Vec<Box<dyn Detector>> {
    vec![Box::<Order>::default(), Box::<Errors>::default()]
}

/// The order of calls.
#[derive(Debug, Default)]
struct Order {
    /// Whether LMSInitialize has succeeded.
    initialized: bool,
    before_initialize: Named,
    initialized_twice: Evidence,
    initialized_after_finish: Evidence,
    /// Values set after LMSFinish that the LMS does not have.
    set_after_finish: Named,
    /// Whether the status or the score is among them.
    results_after_finish: bool,
    other_after_finish: Named,
}

impl Detector for Order {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let (EntryData::Call { function, .. }, Some(returned)) = (&step.entry.data, step.returned) else {
            return Told::No;
        };
        if function.asks_about_errors() {
            return Told::No;
        }
        let is_refused = returned.error.is_error();
        match (function, step.session.state()) {
            (Function::Initialize, ApiState::Terminated) => self.initialized_after_finish.add(step.entry),
            (Function::Initialize, ApiState::Running) if self.initialized => self.initialized_twice.add(step.entry),
            (Function::Initialize, ApiState::Running) if !is_refused => self.initialized = true,
            (Function::Initialize, _) => return Told::No,
            // What ended the session is not after its end.
            (_, ApiState::Terminated) if is_refused => self.add_after_finish(*function, step),
            // Some LMSs take any call: that it comes before LMSInitialize is no less so.
            (_, ApiState::NotInitialized | ApiState::Running) if !self.initialized => {
                self.before_initialize
                    .add(step.entry, 1, || describe(*function, &step.entry.data));
            }
            _ => return Told::No,
        }
        if is_refused { Told::Yes } else { Told::No }
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        // The call that began or ended the session may be among those that are missing.
        if judged.may_lack_calls() {
            return;
        }
        let Named { entries, first } = &self.before_initialize;
        findings.add_shown(entries, CallBeforeInitialize { call: first.clone() });
        findings.add_shown(&self.initialized_twice, InitializedTwice {});
        findings.add_shown(&self.initialized_after_finish, InitializedAfterFinish {});
        let Named { entries, first } = &self.set_after_finish;
        let severity = if self.results_after_finish {
            Severity::Error
        } else {
            Severity::Warning
        };
        findings.add_shown_as(severity, entries, SetAfterFinish { element: first.clone() });
        let Named { entries, first } = &self.other_after_finish;
        findings.add_shown(entries, CallAfterFinish { call: first.clone() });
    }
}

impl Order {
    fn add_after_finish(&mut self, function: Function, step: &Step<'_>) {
        let new_value = setting(step).filter(|set| step.session.data().value(set.element) != Some(set.value));
        match new_value.map(|set| set.element) {
            // Handlers of several events send these again and again as a page is left.
            None | Some(names::CORE_SESSION_TIME | names::CORE_EXIT) => {
                self.other_after_finish
                    .add(step.entry, 1, || describe(function, &step.entry.data));
            }
            Some(element) => {
                self.results_after_finish |= matches!(element, names::CORE_LESSON_STATUS | names::CORE_SCORE_RAW);
                self.set_after_finish.add(step.entry, 1, || locale::quote(element));
            }
        }
    }
}

/// What the module makes of errors.
#[derive(Debug, Default)]
struct Errors {
    /// Calls that were refused while the session ran. Those before and after it have rules of their own.
    refused: Evidence,
    /// Whether the module ever asked about an error.
    asked: bool,
}

impl Detector for Errors {
    fn observe(&mut self, step: &Step<'_>) -> Told {
        let (Some(function), Some(returned)) = (step.entry.data.function(), step.returned) else {
            return Told::No;
        };
        if function.asks_about_errors() {
            self.asked = true;
        } else if returned.error.is_error() && step.session.state() == ApiState::Running {
            self.refused.add(step.entry);
        }
        Told::No
    }

    fn report(&self, judged: &Judged<'_>, findings: &mut SessionFindings) {
        let is_ignored = !self.asked && self.refused.count >= IGNORED;
        if is_ignored && !judged.is_running() && !judged.may_lack_calls() {
            findings.add(self.refused.clone(), ErrorsIgnored {});
        }
    }
}
